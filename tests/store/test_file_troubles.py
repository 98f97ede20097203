"""Bad days: each has its name and its sentence, nothing is written, what was there can be read."""

import os
import resource
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.store.bench import copy_of, dump, forked, furnished, log
from workbench.store import opening, rows
from workbench.store.file import Store
from workbench.store.trouble import (
    Busy,
    Damaged,
    Foreign,
    Full,
    Gone,
    Missing,
    Newer,
    ReadOnly,
    Trouble,
)


def other_program(path: Path) -> None:
    path.unlink()
    file = sqlite3.connect(path)
    file.execute("CREATE TABLE bookmark (url TEXT)")
    file.close()


def from_the_future(path: Path) -> None:
    file = sqlite3.connect(path)
    file.execute("PRAGMA user_version = 99")
    file.close()


def renamed_by_another_program(path: Path) -> None:
    file = sqlite3.connect(path)
    file.execute("PRAGMA application_id = 7")
    file.close()


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def scratched_at_the_beginning(path: Path) -> None:
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])


def made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


BAD_FILES: list[tuple[Callable[[Path], object], type[Trouble]]] = [
    (Path.unlink, Missing),
    (lambda path: path.write_bytes(b""), Damaged),
    (lambda path: path.write_text("dear diary"), Foreign),
    (lambda path: path.write_bytes(b"SQLite format 3\0"), Foreign),
    (other_program, Foreign),
    (renamed_by_another_program, Foreign),
    (made_a_folder, Foreign),
    (scratched_at_the_beginning, Foreign),
    (from_the_future, Newer),
    (cut, Damaged),
]


@pytest.mark.parametrize(("spoil", "trouble"), BAD_FILES)
@pytest.mark.parametrize("door", ["open", "reader"])
def test_a_file_that_is_not_ours_or_not_whole_is_refused_and_left_as_it_is(path, now, spoil, trouble, door):
    spoil(path)
    before = contents(path.parent)
    with pytest.raises(trouble, match=r"bench\.db") as told:
        Store.open(path, now=now, create=False) if door == "open" else Store.reader(path)
    assert type(told.value) is trouble
    assert contents(path.parent) == before


def contents(folder: Path) -> dict[str, bytes | None]:
    return {each.name: each.read_bytes() if each.is_file() else None for each in folder.iterdir()}


def test_an_empty_file_is_refused_though_a_new_one_may_be_made(path, now):
    path.write_bytes(b"")
    with pytest.raises(Damaged, match="empty"):
        Store.open(path, now=now, create=True)
    assert path.read_bytes() == b""


def test_a_wal_without_its_file_is_not_mixed_into_a_new_one(path, now):
    store = Store.open(path, now=now)
    furnished(store)
    path.unlink()
    with pytest.raises(Damaged, match="-wal"):
        Store.open(path, now=now)
    assert not path.exists()
    store.close()


def test_a_newer_schema_that_is_in_the_wal_only(path, now):
    other = sqlite3.connect(path)
    other.execute("PRAGMA user_version = 99")
    with pytest.raises(Newer):
        Store.open(path, now=now)
    other.close()


def test_a_file_brought_up_to_date_by_another_while_open_is_written_no_more(store, path):
    from_the_future(path)
    with pytest.raises(Newer), store.step("x"):
        pass
    assert store.value("SELECT count(*) FROM client") == 0


def test_a_page_that_was_scratched_is_told_when_it_is_read(path, now):
    store = Store.open(path, now=now)
    furnished(store)
    page = store.value("SELECT rootpage FROM sqlite_master WHERE name = 'contact'")
    store.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    store = Store.open(path, now=now)
    with pytest.raises(Damaged, match="restore a backup"):
        store.rows("SELECT * FROM contact")
    assert store.value("SELECT name FROM client") == "Kronos Bank"
    store.close()
    assert path.read_bytes() == bytes(content)


def delete(path: Path) -> None:
    path.unlink()


def replace(path: Path) -> None:
    copy_of(path, path.with_name("other")).replace(path)


def delete_its_wal(path: Path) -> None:
    Path(f"{path}-wal").unlink()


def replace_its_wal(path: Path) -> None:
    copy_of(Path(f"{path}-wal"), path.with_name("other")).replace(f"{path}-wal")


@pytest.mark.parametrize("happens", [delete, replace, delete_its_wal, replace_its_wal])
def test_a_file_that_goes_while_it_is_open_takes_no_more(path, now, happens):
    store = Store.open(path, now=now)
    bench = furnished(store)
    happens(path)
    assert not store.here()
    with pytest.raises(Gone, match="deleted or replaced"), store.step("lost") as step:
        rows.bin(step, bench.ana)
    assert [contact.name for contact in rows.find(store, type(bench.ana))] == ["Ana Pop", "Bo"]
    store.close()


def test_who_waits_too_long_for_another_workbench_is_told(store, bench, path, now):
    other = Store.open(path, now=now, patience=0)
    with store.step("long") as step:
        rows.bin(step, bench.ana)
        with pytest.raises(Busy, match="moment"), other.step("short"):
            pass
        assert other.value("SELECT count(*) FROM contact WHERE deleted_at IS NULL") == 2
    with other.step("short") as step:
        rows.bin(step, bench.bo)
    other.close()


def test_who_waits_too_long_for_another_program_is_told(store, path):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy), store.step("short"):
        pass
    other.close()
    with store.step("short"):
        pass


def test_a_database_that_may_not_grow(store, bench):
    before = dump(store)
    pages = store.value("PRAGMA page_count")
    store.rows(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(Full, match="room"):
        log(store, "long " * 10_000)
    assert dump(store) == before
    store.rows(f"PRAGMA max_page_count = {pages + 1000}")
    log(store, "long " * 10_000)
    assert store.value("SELECT count(*) FROM session") == 1


def test_a_disk_that_takes_no_more(path, now):
    """The limit on a file's size stands for it: the write fails where the disk would fail, in the middle of a step."""

    def work(say: Callable[[str], None]) -> None:
        store = Store.open(path, now=now)
        furnished(store)
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        for kilobytes in range(8, 264, 16):
            before = dump(store)
            size = Path(f"{path}-wal").stat().st_size
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + kilobytes * 1024, hard))
            try:
                log(store, "long " * 8_000)
            except Full:
                say("full")
                assert dump(store) == before
            else:
                say("kept")
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
            log(store, f"after {kilobytes}")
        store.close()

    status, said = forked(work)
    assert status == 0, said
    assert {"full", "kept"} == set(said)
    store = Store.open(path, now=now)
    assert store.value("SELECT count(*) FROM session WHERE note LIKE 'after %'") == 16
    store.close()


@pytest.fixture
def shared(empty: Path) -> Iterator[Path]:
    """A file in a folder that anybody may look into."""
    with tempfile.TemporaryDirectory() as folder:
        path = copy_of(empty, Path(folder, "bench.db"))
        yield path
        path.parent.chmod(0o700)


def as_nobody(work: Callable[[Callable[[str], None]], None]) -> list[str]:
    """Does `work` without the rights of root, to whom nothing is read-only; what it said."""

    def dropped(say: Callable[[str], None]) -> None:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        work(say)

    status, said = forked(dropped)
    assert status == 0, said
    return said


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
def test_what_cannot_be_written_opens_for_reading(shared, now, file, folder):
    store = Store.open(shared, now=now)
    furnished(store)
    store.close()
    Path(f"{shared}.lock").unlink()
    shared.chmod(file)
    shared.parent.chmod(folder)

    def work(say: Callable[[str], None]) -> None:
        for opened in (Store.open(shared, now=now), Store.reader(shared)):
            say(f"{opened.read_only} {opened.value('SELECT count(*) FROM contact')}")
            try:
                furnished(opened)
            except ReadOnly as told:
                say(str(told))
            opened.close()

    said = as_nobody(work)
    assert said[0::2] == ["True 2", "True 2"]
    assert all("can only be read. Allow writing" in line for line in said[1::2])


def test_last_changes_that_a_read_only_folder_hides_are_told_of(shared, now):
    store = Store.open(shared, now=now)
    furnished(store)
    aside = shared.parent / "aside"
    aside.mkdir()
    for name in ("bench.db", "bench.db-wal"):
        copy_of(shared.with_name(name), aside / name)
    store.close()
    shared.parent.chmod(0o755)
    aside.chmod(0o555)

    def work(say: Callable[[str], None]) -> None:
        with pytest.raises(ReadOnly, match=r"its last changes are in bench\.db-wal"):
            Store.open(aside / "bench.db", now=now)
        say("told")

    assert as_nobody(work) == ["told"]
    aside.chmod(0o700)


def test_a_folder_that_takes_no_new_file(shared, now):
    shared.parent.chmod(0o555)

    def work(say: Callable[[str], None]) -> None:
        with pytest.raises(ReadOnly, match="choose another place"):
            Store.open(shared.with_name("new.db"), now=now)
        say("told")

    assert as_nobody(work) == ["told"]


def test_a_file_that_may_not_be_read(shared, now):
    shared.chmod(0o000)
    shared.parent.chmod(0o755)

    def work(say: Callable[[str], None]) -> None:
        with pytest.raises(Trouble, match=r"bench\.db"):
            Store.open(shared, now=now)
        say("told")

    assert as_nobody(work) == ["told"]


def test_a_folder_that_may_not_be_looked_into(shared, now):
    shared.parent.chmod(0o700)

    def work(say: Callable[[str], None]) -> None:
        with pytest.raises(ReadOnly, match="Allow writing, or choose another place"):
            Store.open(shared, now=now)
        say("told")

    assert as_nobody(work) == ["told"]


def test_a_path_with_any_letters_in_it(tmp_path, now):
    path = tmp_path / "a b?c#d%20é'\"\udce9" / "bench.db"
    store = Store.open(path, now=now)
    furnished(store)
    store.close()
    again = Store.open(path, now=now)
    assert again.value("SELECT count(*) FROM client") == 1
    again.close()


def test_versions_are_what_the_header_says(path):
    header = path.read_bytes()[:100]
    assert int.from_bytes(header[60:64], "big") == opening.VERSION
    assert header[68:72] == b"WkBe"
