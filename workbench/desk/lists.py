"""The long lists: projects, sessions by page, contacts, promises, what is in the bin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, time, timedelta

from workbench.desk.shown import ContactRow, Found, ProjectRow, Ref, Section
from workbench.model.catalogue import KINDS, noun
from workbench.model.text import fold
from workbench.store.file import Store

_PROJECTS = """
SELECT p.id, p.name, coalesce(c.name, ''), p.phase, coalesce(t.sessions, 0),
       coalesce(t.session_minutes + t.work_minutes, 0), p.budget_minutes, t.last_on
FROM project p LEFT JOIN client c ON c.id = p.client LEFT JOIN tally t ON t.project = p.id
WHERE p.deleted_at IS NULL ORDER BY p.closed_on IS NOT NULL, p.phase = 'closed', p.name COLLATE NOCASE, p.id
"""

_CONTACTS = """
SELECT c.id, c.name, c.title, coalesce(o.name, ''), t.last_on, c.cadence_days, c.left_on
FROM contact c LEFT JOIN client o ON o.id = c.client LEFT JOIN touch_tally t ON t.contact = c.id
WHERE c.deleted_at IS NULL {scope} ORDER BY c.left_on IS NOT NULL, c.name COLLATE NOCASE, c.id
"""

_ON_PROJECT = """
AND c.id IN (
  SELECT id FROM contact WHERE client = (SELECT client FROM project WHERE id = :project)
  UNION SELECT contact FROM role WHERE project = :project AND deleted_at IS NULL
  UNION SELECT l.target FROM session s JOIN session_learners l ON l.owner = s.id
  WHERE s.project = :project AND s.deleted_at IS NULL)
"""

_WITH_CADENCE = "AND c.cadence_days IS NOT NULL AND c.left_on IS NULL"


def projects(store: Store, words: str = "") -> tuple[ProjectRow, ...]:
    """All projects, open ones first, by name; those that hold every one of `words`."""
    return tuple(
        ProjectRow(ref, name, client, phase, sessions, minutes, budget, _date(last))
        for ref, name, client, phase, sessions, minutes, budget, last in store.rows(_PROJECTS)
        if holds(f"{name} {client} {phase}", words)
    )


def contacts(
    store: Store, project: int | None, words: str, today: date, *, with_cadence: bool = False
) -> tuple[ContactRow, ...]:
    """The people of a project (by role, client, or taught on it), or all; those who left come last.

    `with_cadence` gives only those whom one wants to be in touch with every so many days.
    """
    scope = (_ON_PROJECT if project else "") + (_WITH_CADENCE if with_cadence else "")
    roles = _roles(store, project)
    found = []
    for ref, name, title, client, last, cadence, left in store.rows(
        _CONTACTS.format(scope=scope), {"project": project} if project else {}
    ):
        held = tuple(dict.fromkeys(roles[ref]))
        if holds(f"{name} {title} {client} {' '.join(held)}", words):
            last_on = _date(last)
            days = (today - last_on).days if last_on else None
            quiet = bool(cadence and left is None and (days is None or days > cadence))
            found.append(ContactRow(ref, name, title, client, held, last_on, days, quiet, left is not None))
    return tuple(found)


def _roles(store: Store, project: int | None) -> dict[int, list[str]]:
    where, params = (" AND project = ?", (project,)) if project else ("", ())
    found = defaultdict(list)
    for contact, role, label in store.rows(
        f"SELECT contact, role, label FROM role WHERE deleted_at IS NULL{where} ORDER BY id", params
    ):
        found[contact].append(label or role.replace("_", " "))
    return found


def holds(text: str, words: str) -> bool:
    """Whether `text` holds every one of `words`, without case and accents."""
    plain = fold(text)
    return all(word in plain for word in fold(words).split())


def _scope(project: int | None) -> tuple[str, list[object]]:
    """The condition, with its parameters, that picks the sessions of a project, or all."""
    return ("s.deleted_at IS NULL AND s.project = ?", [project]) if project else ("s.deleted_at IS NULL", [])


def session_sections(store: Store, project: int | None, today: date) -> tuple[Section, ...]:
    """How the sessions of a scope are divided."""
    where, params = _scope(project)

    def since(day: date) -> int:
        count = f'SELECT count(*) FROM session s WHERE {where} AND s."on" >= ?'
        return int(store.value(count, (*params, day.isoformat())))

    of = ("WHERE project = ?", (project,)) if project else ("", ())
    return divided(since, int(store.value(f"SELECT coalesce(sum(listed), 0) FROM tally {of[0]}", of[1])), today)


def divided(since: Callable[[date], int], total: int, today: date) -> tuple[Section, ...]:
    """The sections of sessions, newest first: coming, this week, last week, earlier; empty ones left out.

    `since` tells how many of the `total` are of a day or later.
    """
    monday = today - timedelta(days=today.weekday())
    starts = (("Coming", today + timedelta(days=1)), ("This week", monday), ("Last week", monday - timedelta(days=7)))
    ends = [*((title, since(day)) for title, day in starts), ("Earlier", total)]
    earlier = (0, *(end for _, end in ends))
    sections = (Section(title, end - before) for (title, end), before in zip(ends, earlier, strict=False))
    return tuple(section for section in sections if section.rows)


def session_ids(store: Store, project: int | None, first: int, count: int, rows: int | None = None) -> list[int]:
    """The ids of one page, newest first. With `rows`, the number there are, the far half is read from the end."""
    where, params = _scope(project)
    if rows is not None and first > rows // 2:
        last = max(0, rows - first - count)
        order, first, count = "ASC", last, min(count, rows - first)
    else:
        order = "DESC"
    found = store.rows(
        f'SELECT s.id FROM session s WHERE {where} ORDER BY s."on" {order}, s.at {order}, s.id {order}'
        " LIMIT ? OFFSET ?",
        (*params, max(0, count), first),
    )
    ids = [ref for (ref,) in found]
    return ids if order == "DESC" else ids[::-1]


def session_place(store: Store, project: int | None, ref: int) -> int | None:
    """How many sessions of the scope come before this one in the list; None where it is not among them."""
    where, params = _scope(project)
    mine = store.rows(f"SELECT s.\"on\", coalesce(s.at, '') FROM session s WHERE {where} AND s.id = ?", (*params, ref))
    if not mine:
        return None
    on, at = mine[0]
    return int(
        store.value(
            f'SELECT count(*) FROM session s WHERE {where} AND s."on" >= ?'
            " AND (s.\"on\" > ? OR (coalesce(s.at, '') > ? OR (coalesce(s.at, '') = ? AND s.id > ?)))",
            (*params, on, on, at, at, ref),
        )
    )


def binned(store: Store) -> tuple[Found, ...]:
    """What is in the bin, the last one first; what went there with its owner is not listed."""
    from workbench.desk.words import headline
    from workbench.store import rows

    found = []
    for kind in KINDS:
        if noun(kind).OWNER:
            continue
        for each in rows.find(store, noun(kind), order="deleted_at DESC", limit=200, binned=True):
            found.append((each.deleted_at or "", Found(Ref(kind, each.id), headline(store, each), kind)))
    return tuple(entry for _, entry in sorted(found, key=lambda pair: pair[0], reverse=True))


def first_day(store: Store) -> date | None:
    """The first day of which anything was logged: nothing is asked of the time before, and no week compared with it."""
    days = [
        store.value(f'SELECT "on" FROM {kind} WHERE deleted_at IS NULL ORDER BY "on" LIMIT 1')
        for kind in ("session", "work", "touchpoint")
    ]
    return min((day for text in days if (day := _date(text))), default=None)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def clock(text: str | None) -> time | None:
    """A stored time of day."""
    return time.fromisoformat(text) if text else None
