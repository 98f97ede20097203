"""The keys: without conflict, safe, known; the user's own checked; one source for bar, help and table."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import working
from workbench.ui import keys


def bindings() -> list[tuple[str, str, str]]:
    """Place, id and key of every declared binding, one by one."""
    return [
        (where, binding.id or "", key.strip())
        for where, declared in keys.declared().items()
        for binding in declared
        for key in binding.key.split(",")
    ]


@pytest.mark.parametrize("together", keys.TOGETHER, ids=" + ".join)
def test_no_key_is_bound_twice_where_both_would_work(together: tuple[str, ...]) -> None:
    found: dict[str, str] = {}
    for where, name, key in bindings():
        if where in together:
            full = keys._full(key)
            assert full not in found, f"{key}: {name} and {found[full]}"
            found[full] = name


def test_every_place_is_in_some_context() -> None:
    assert {place for places in keys.TOGETHER for place in places} == set(keys.declared())


@pytest.mark.parametrize(("where", "name"), sorted({(where, name) for where, name, _ in bindings()}))
def test_nothing_is_on_an_unsafe_key_alone(where: str, name: str) -> None:
    assert any(keys.safe(keys._full(key)) for place, other, key in bindings() if (place, other) == (where, name))


@pytest.mark.parametrize("key", sorted({key for _, _, key in bindings()}))
def test_every_key_is_a_key(key: str) -> None:
    assert keys.known(key)


def test_every_binding_tells_in_a_sentence_what_it_does() -> None:
    for where, declared in keys.declared().items():
        for binding in declared:
            assert binding.description, (where, binding)
            assert len(binding.tooltip) > 3, (where, binding)


@pytest.mark.parametrize(
    "key", ["ctrl+b", "ctrl+i", "ctrl+m", "ctrl+left_square_bracket", "ctrl+space", "alt+enter", "alt+3", "f10", "f11",
            "ctrl+enter", "ctrl+shift+x", "circumflex_accent"],
)  # fmt: skip
def test_keys_that_terminals_keep_are_unsafe(key: str) -> None:
    assert not keys.safe(key)


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({"no.such": "x"}, "'no.such' is no binding"),
        ({"entry.log": "banana"}, "'banana' for entry.log is no key"),
        ({"entry.log": ""}, "'' for entry.log is no key"),
        ({"entry.log": "n"}, "'n' for entry.log is the key of noun.new already"),
        ({"entry.log": "j"}, "'j' for entry.log is the key of list.down already"),
        ({"entry.log": "ctrl+b"}, "may never arrive"),
    ],
)
def test_a_key_that_can_not_be_used_is_told_and_left_out(wanted: dict[str, str], sentence: str) -> None:
    taken, problems = keys.rebound(wanted)
    assert taken == {}
    assert len(problems) == 1
    assert sentence in problems[0]


def test_keys_can_be_swapped_when_the_first_is_freed() -> None:
    taken, problems = keys.rebound({"noun.new": "ctrl+n", "entry.log": "n,f2"})
    assert problems == ()
    assert taken == {"noun.new": "ctrl+n", "entry.log": "n,f2"}


async def test_a_key_of_the_users_own_works_and_the_bar_and_help_show_it(file: Path) -> None:
    async with working(file, keys={"pane.zoom": "Z", "entry.log": "f2"}) as hands:
        assert hands.seen()[-1].startswith(" f2 log")
        await hands.press("Z")
        assert [pane.id for pane in hands.work.query(".pane") if pane.display] == ["projects"]
        await hands.press("z")
        assert [pane.id for pane in hands.work.query(".pane") if pane.display] == ["projects"]


async def test_a_bad_key_is_one_notice_and_ours_stays(file: Path) -> None:
    async with working(file, keys={"entry.log": "n"}) as hands:
        assert "the key of noun.new already" in hands.told


def test_the_table_has_every_binding() -> None:
    assert {(line.where, line.id) for line in keys.table()} == {(where, name) for where, name, _ in bindings()}
