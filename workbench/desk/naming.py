"""What is called what: the index for the capture line, and names to ids and back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from workbench.desk.kept import Found, Ref
from workbench.desk.trouble import Unknown
from workbench.model.catalogue import KINDS, noun
from workbench.model.noun import Noun, one
from workbench.model.noun import kind as kind_of
from workbench.model.text import fold
from workbench.practice.names import Known, Names
from workbench.store.file import Store

_WITH_NAMES = ("client", "contact", "project", "skill")
"""The kinds that have a name: looked up without loading their classes, since each line that is logged does it."""

_NAMED = """
SELECT 'contact', id, name, client FROM contact WHERE deleted_at IS NULL
UNION ALL SELECT 'skill', id, name, NULL FROM skill WHERE deleted_at IS NULL
UNION ALL SELECT 'project', id, name, client FROM project WHERE deleted_at IS NULL
UNION ALL SELECT 'client', id, name, NULL FROM client WHERE deleted_at IS NULL
UNION ALL SELECT 'criterion', id, text, contact FROM criterion WHERE deleted_at IS NULL
"""

_NEAR = {
    "contact": """
SELECT 1 FROM role WHERE project = :project AND contact = :id AND deleted_at IS NULL
UNION ALL SELECT 1 FROM contact JOIN project ON project.client = contact.client
WHERE contact.id = :id AND project.id = :project LIMIT 1""",
    "skill": """
SELECT 1 FROM needed_skill WHERE project = :project AND skill = :id AND deleted_at IS NULL
UNION ALL SELECT 1 FROM session_skills l JOIN session s ON s.id = l.owner
WHERE l.target = :id AND s.project = :project AND s.deleted_at IS NULL LIMIT 1""",
}

_RECENT = {
    "contact": 'SELECT max(s."on") FROM session_learners l JOIN session s ON s.id = l.owner WHERE l.target = :id',
    "skill": 'SELECT max(s."on") FROM session_skills l JOIN session s ON s.id = l.owner WHERE l.target = :id',
    "project": 'SELECT max("on") FROM session WHERE project = :id AND deleted_at IS NULL',
}


def names(store: Store) -> Names:
    """All that can be named on a line. Ties ask the file, and only once: a line is read anew at each of its letters."""

    @cache
    def near(project: int, known: Known) -> bool:
        query = _NEAR.get(known.kind)
        return bool(query and store.value(query, {"project": project, "id": known.id}))

    @cache
    def recent(known: Known) -> str:
        query = _RECENT.get(known.kind)
        return str((query and store.value(query, {"id": known.id})) or "")

    return Names((Known._make(row) for row in store.rows(_NAMED)), near=near, recent=recent)


def called(store: Store, kind: str, ref: int) -> str:
    """The name or first words of a noun, also of one in the bin; empty where it is gone."""
    column = "name" if kind in _WITH_NAMES else noun(kind).TITLE
    return str(store.value(f'SELECT "{column}" FROM {kind} WHERE id = ?', (ref,)) or "")


def resolve(store: Store, kind: str, text: str) -> int:
    """The id of the noun of that kind that `text` means: its uid, its name, or the beginning of just one name.

    Raises `Unknown` where there is none, or more than one.
    """
    if kind not in KINDS:
        raise Unknown(f"there is nothing called {kind!r} here; there are {', '.join(KINDS)}")
    if found := store.value(f"SELECT id FROM {kind} WHERE uid = ?", (text.upper(),)):
        return int(found)
    column, wanted = noun(kind).TITLE, fold(text).replace("-", " ").replace("_", " ").strip()
    listed = [
        (int(ref), str(title))
        for ref, title in store.rows(f'SELECT id, "{column}" FROM {kind} WHERE deleted_at IS NULL')
        if wanted
    ]
    plain = {ref: fold(title).replace("-", " ").replace("_", " ") for ref, title in listed}
    for fits in (_same, _begins, _words_begin):
        hits = [(ref, title) for ref, title in listed if fits(plain[ref], wanted)]
        if len(hits) == 1:
            return hits[0][0]
        if hits:
            several = ", ".join(sorted(title for _, title in hits)[:5])
            raise Unknown(f"{text!r} could be {several}: say more of the name")
    raise Unknown(f"no {one(noun(kind))} is called {text!r}: see the list, or add it first")


def _same(title: str, wanted: str) -> bool:
    return title == wanted


def _begins(title: str, wanted: str) -> bool:
    return title.startswith(wanted)


def _words_begin(title: str, wanted: str) -> bool:
    words = title.split()
    return all(any(word.startswith(typed) for word in words) for typed in wanted.split())


_BESIDE = {
    "contact": "SELECT c.id, coalesce(o.name, c.title) FROM contact c LEFT JOIN client o ON o.id = c.client",
    "project": "SELECT p.id, coalesce(o.name, '') FROM project p LEFT JOIN client o ON o.id = p.client",
    "skill": "SELECT id, replace(family, '_', ' ') FROM skill",
}


def find(store: Store, index: Names, kind: str, typed: str, limit: int) -> tuple[Found, ...]:
    """Things of a kind for a finder, best first, each with words beside its name."""
    beside = dict(store.rows(_BESIDE[kind])) if kind in _BESIDE else {}
    found = index.complete(kind, typed)[:limit]
    return tuple(Found(Ref(kind, each.id), each.name, str(beside.get(each.id, ""))) for each in found)


def namesakes(store: Store, made: Noun) -> Iterator[str]:
    """Warns of others with the name of something new: a line that names them can't tell which is meant."""
    if kind_of(type(made)) not in _WITH_NAMES:
        return
    name = str(getattr(made, "name", ""))
    for (other,) in store.rows(f'SELECT name FROM "{kind_of(type(made))}" WHERE deleted_at IS NULL'):
        if fold(str(other)) == fold(name):
            yield f"there is another {name} now: say more of the name, or give one of them another"
            return
