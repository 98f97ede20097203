"""What is kept of who can do what, so that hundreds of projects are judged without reading the whole log.

`standing` holds the last periods of each pair of a person and a skill, as the rules of competence gave them under
`standing_rule`. Here are only the triggers that mark a pair `stale` in the transaction of every change that may
move it; who reads leaves stale pairs aside, and the desk works them out again. Nothing of it is journaled or
exported: it all follows from the log. A migration that changes evidence empties `standing_rule`, and all begins anew.
"""

from __future__ import annotations

from collections.abc import Iterator

_TEACHERS = "SELECT contact, skill FROM observation WHERE mode = 'taught' AND deleted_at IS NULL AND"


TAUGHT_BY = """
SELECT t.contact, t.skill FROM json_each(?) s
  CROSS JOIN observation a ON a.contact = s.value ->> 0 AND a.skill = s.value ->> 1 AND a.deleted_at IS NULL
  CROSS JOIN observation t ON t.session = a.session AND t.skill = a.skill AND t.mode = 'taught' AND t.deleted_at IS NULL
UNION SELECT t.contact, t.skill FROM json_each(?) s CROSS JOIN session_learners l ON l.target = s.value ->> 0
  CROSS JOIN observation t
    ON t.session = l.owner AND t.skill = s.value ->> 1 AND t.mode = 'taught' AND t.deleted_at IS NULL
"""
"""Who taught these pairs of a person and a skill: their level 5 rests on those whom they taught."""


def triggers() -> Iterator[str]:
    """The triggers that mark what is stale."""
    for table in ("observation", "baseline"):
        for event, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
            marks = [f"SELECT {row}.contact, {row}.skill" for row in rows]
            if table == "observation":
                marks += [f"{_TEACHERS} session = {row}.session AND skill = {row}.skill" for row in rows]
            yield _trigger(table, event, marks)
    for table in ("session_learners", "session_skills"):
        for event, row in (("INSERT", "NEW"), ("DELETE", "OLD")):
            yield _trigger(table, event, [f"{_TEACHERS} session = {row}.owner"])
    yield _trigger("session", 'UPDATE OF "setting"', ["SELECT contact, skill FROM observation WHERE session = NEW.id"])
    yield _trigger(
        "skill", 'UPDATE OF "half_life_pct"', ["SELECT contact, skill FROM observation WHERE skill = NEW.id"]
    )


def _trigger(table: str, event: str, marks: list[str]) -> str:
    does = "".join(f"  INSERT OR IGNORE INTO stale {mark};\n" for mark in marks)
    return f'CREATE TRIGGER "stale_{table}_{event.split()[0].lower()}" AFTER {event} ON "{table}" BEGIN\n{does}END'
