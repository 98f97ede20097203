"""Counts that are kept by triggers, so that a list asks for them at any size of the file for nothing.

`tally` has a row for each project that has sessions or work (0: for none): what the list holds, the sessions and
minutes that count, the last day. `touch_tally` has one for each contact: sessions, touches, the last day.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

_LISTED = "{row}.deleted_at IS NULL"
_COUNTED = {
    "session": _LISTED + " AND {row}.planned = 0 AND {row}.draft = ''",
    "work": _LISTED + " AND {row}.draft = ''",
    "touchpoint": _LISTED + " AND {row}.draft = ''",
}
"""What counts: neither in the bin, nor to come, nor a draft."""

_SUMS = {
    "session": {
        "listed": "({listed})",
        "sessions": "({counted})",
        "session_minutes": "({counted}) * ifnull({row}.minutes, 0)",
    },
    "work": {"works": "({counted})", "work_minutes": "({counted}) * ifnull({row}.minutes, 0)"},
}
_ROWS = ("OLD", "NEW")
_LINKS = {"session": ("session_learners", "sessions"), "touchpoint": ("touchpoint_contacts", "touches")}

TRUE_TALLY = f"""
SELECT project, sum(listed), sum(sessions), sum(session_minutes), sum(works), sum(work_minutes), max(last_on) FROM (
  SELECT ifnull(project, 0) AS project, 1 AS listed, {_COUNTED["session"].format(row="s")} AS sessions,
    ({_COUNTED["session"].format(row="s")}) * ifnull(minutes, 0) AS session_minutes, 0 AS works, 0 AS work_minutes,
    iif({_COUNTED["session"].format(row="s")}, "on", '') AS last_on
  FROM session s WHERE {_LISTED.format(row="s")}
  UNION ALL SELECT ifnull(project, 0), 0, 0, 0, 1, ifnull(minutes, 0), "on"
  FROM work w WHERE {_COUNTED["work"].format(row="w")}
) GROUP BY project"""
"""What `tally` should hold, worked out from the rows."""

TRUE_TOUCHES = (
    """
SELECT contact, sum(sessions), sum(touches), max(last_on) FROM (
"""
    + "\n  UNION ALL ".join(
        f"SELECT l.target AS contact, {int(table == 'session')} AS sessions, {int(table != 'session')} AS touches, "
        f'o."on" AS last_on FROM {link} l JOIN {table} o ON o.id = l.owner WHERE {_COUNTED[table].format(row="o")}'
        for table, (link, _) in _LINKS.items()
    )
    + "\n) GROUP BY contact"
)
"""What `touch_tally` should hold, worked out from the rows."""


def fill(file: sqlite3.Connection) -> None:
    """Counts everything anew. The transaction is the caller's."""
    for table, true in (("tally", TRUE_TALLY), ("touch_tally", TRUE_TOUCHES)):
        file.execute(f"DELETE FROM {table}")
        file.execute(f"INSERT INTO {table} {true}")


def triggers() -> Iterator[str]:
    """The triggers that keep both tallies true."""
    for table in _SUMS:
        touched = '"deleted_at", "draft", "project", "minutes", "on"' + (', "planned"' if table == "session" else "")
        old, new = _project_minus(table), _project_plus(table)
        yield _trigger("tally", table, "INSERT", new)
        yield _trigger("tally", table, f"UPDATE OF {touched}", old + new)
        yield _trigger("tally", table, "DELETE", old)
    for table, (link, count) in _LINKS.items():
        yield from _touches(table, link, count)


def _touches(table: str, link: str, count: str) -> Iterator[str]:
    touched = '"deleted_at", "draft", "on"' + (', "planned"' if table == "session" else "")
    old, new = (
        f"SELECT target FROM {link} WHERE owner = NEW.id AND {_COUNTED[table].format(row=row)}" for row in _ROWS
    )
    again = _contact_minus(count, old, 'OLD."on"') + _contact_plus(count, new, 'NEW."on"')
    yield _trigger("touch_tally", table, f"UPDATE OF {touched}", again)
    for event, row, change in (("INSERT", "NEW", _contact_plus), ("DELETE", "OLD", _contact_minus)):
        owner = f"FROM {table} o WHERE o.id = {row}.owner AND {_COUNTED[table].format(row='o')}"
        does = change(count, f"SELECT {row}.target {owner}", f'(SELECT o."on" {owner})')
        yield _trigger("touch_tally", link, event, does)


def _trigger(tally: str, table: str, event: str, does: str) -> str:
    return f'CREATE TRIGGER "{tally}_{table}_{event.split()[0].lower()}" AFTER {event} ON "{table}" BEGIN\n{does}END'


def _project_plus(table: str) -> str:
    counted = _COUNTED[table].format(row="NEW")
    listed = _LISTED.format(row="NEW") if table == "session" else counted
    return (
        f"  INSERT INTO tally (project) SELECT ifnull(NEW.project, 0) WHERE {listed} ON CONFLICT DO NOTHING;\n"
        f"  UPDATE tally SET {_sums(table, 'NEW', '+')}, last_on = max(last_on, iif({counted}, NEW.\"on\", '')) "
        "WHERE project = ifnull(NEW.project, 0);\n"
    )


def _project_minus(table: str) -> str:
    latest = ", ".join(
        f'ifnull((SELECT "on" FROM "{each}" WHERE project IS OLD.project AND {_COUNTED[each].format(row=each)} '
        "ORDER BY \"on\" DESC LIMIT 1), '')"
        for each in _SUMS
    )
    return (
        f"  UPDATE tally SET {_sums(table, 'OLD', '-')} WHERE project = ifnull(OLD.project, 0);\n"
        f"  UPDATE tally SET last_on = max({latest}) "
        'WHERE project = ifnull(OLD.project, 0) AND last_on = OLD."on";\n'
        "  DELETE FROM tally WHERE project = ifnull(OLD.project, 0) AND listed = 0 AND works = 0;\n"
    )


def _sums(table: str, row: str, sign: str) -> str:
    words = {"row": row, "counted": _COUNTED[table].format(row=row), "listed": _LISTED.format(row=row)}
    return ", ".join(f"{name} = {name} {sign} {sum_.format(**words)}" for name, sum_ in _SUMS[table].items())


def _contact_plus(count: str, who: str, day: str) -> str:
    return (
        f"  INSERT INTO touch_tally (contact) {who} ON CONFLICT DO NOTHING;\n"
        f"  UPDATE touch_tally SET {count} = {count} + 1, last_on = max(last_on, {day}) WHERE contact IN ({who});\n"
    )


def _contact_minus(count: str, who: str, day: str) -> str:
    latest = ", ".join(
        f'ifnull((SELECT max(o."on") FROM {link} l JOIN {table} o ON o.id = l.owner '
        f"WHERE l.target = touch_tally.contact AND {_COUNTED[table].format(row='o')}), '')"
        for table, (link, _) in _LINKS.items()
    )
    return (
        f"  UPDATE touch_tally SET {count} = {count} - 1 WHERE contact IN ({who});\n"
        f"  UPDATE touch_tally SET last_on = max({latest}) WHERE contact IN ({who}) AND last_on = {day};\n"
        f"  DELETE FROM touch_tally WHERE contact IN ({who}) AND sessions = 0 AND touches = 0;\n"
    )
