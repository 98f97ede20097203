"""The file has the tables that the nouns ask for, and the triggers that its tables ask for."""

import re
import sqlite3
from datetime import date, timedelta

import pytest

from workbench.model.catalogue import KINDS, noun
from workbench.model.noun import traits
from workbench.store import migrate, opening, schema, triggers


def described(file: sqlite3.Connection) -> dict[str, object]:
    """What the tables and indexes of a file are, whatever the order in which columns were added."""
    found: dict[str, object] = {}
    for name, sql in file.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql <> ''"):
        if not name.startswith(("sqlite_", "_sqlite", "idx__sqlite", "search_")):
            head, _, body = " ".join(sql.split()).replace(" )", ")").partition("(")
            columns, _, rest = body.rpartition(")")
            found[name] = (f"{head}({rest}", frozenset(parts(columns)))
    return found


def parts(body: str) -> list[str]:
    """The parts of a definition between the commas that stand in no parentheses."""
    depth, found = 0, [""]
    for letter in body:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            found.append("")
        else:
            found[-1] += letter
    return [part.strip() for part in found]


def test_the_migrated_schema_is_the_nouns_schema(store):
    living = sqlite3.connect(":memory:")
    for statement in schema.wanted():
        living.execute(statement)
    assert store.lent_to(described) == described(living)
    living.close()


def test_every_table_of_nouns_and_links_has_its_three_triggers(store):
    wanted = set(KINDS) | {f"{kind}_{trait.name}" for kind in KINDS for trait in traits(noun(kind)) if trait.many}
    assert set(store.lent_to(triggers.journaled)) == wanted
    present = {name for (name,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert {f"journal_{table}_{event}" for table in wanted for event in ("insert", "update", "delete")} <= present


def test_the_triggers_are_those_of_this_code(store):
    present = {sql for (sql,) in store.rows("SELECT sql FROM sqlite_master WHERE type = 'trigger'")}
    assert present == set(store.lent_to(triggers.wanted))


def test_every_table_is_strict(store):
    loose = store.rows(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
        " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_sqlite_%'"
    )
    assert loose == []


def test_the_version_is_the_number_of_the_last_migration():
    numbers = [int(name[:4]) for name in migrate.migrations()]
    assert numbers == list(range(1, opening.VERSION + 1))


@pytest.mark.parametrize("year", range(1999, 2041))
def test_the_week_is_the_iso_week_at_the_edges_of_a_year(store, year):
    days = [date(year, 1, 1) + timedelta(days=shift) for shift in range(-7, 8)]
    sql = f'SELECT {schema.WEEK} FROM (SELECT ? AS "on")'
    assert [store.value(sql, (day.isoformat(),)) for day in days] == [day.strftime("%G-W%V") for day in days]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("client", {"name": "x", "kind": "enemy"}),
        ("client", {"name": "x", "cadence_days": 0}),
        ("client", {"name": None}),
        ("client", {"name": "x", "cadence_days": "soon"}),
        ("contact", {"name": "x", "reports_to_me": 2}),
        ("contact", {"name": "x", "left_on": "2026-02-30"}),
        ("contact", {"name": "x", "left_on": "tomorrow"}),
        ("work", {"on": "2026-11-25", "minutes": 1441}),
        ("work", {"on": "2026-11-25", "minutes": 60, "at": "25:00"}),
        ("work", {"on": "2026-11-25", "minutes": 60, "week": "2026-W01"}),
    ],
)
def test_the_file_itself_refuses_what_no_noun_can_be(store, table, row):
    names = ", ".join(f'"{name}"' for name in ("uid", "created_at", "changed_at", *row))
    sql = f"INSERT INTO {table} ({names}) VALUES ('u', '', ''{', ?' * len(row)})"
    with pytest.raises(Exception, match=r"CHECK|NOT NULL|cannot (store|INSERT)"), store.step("bad") as step:
        step.run(sql, tuple(row.values()))


QUERIES = {
    "latest of a project": (
        'SELECT id FROM session WHERE deleted_at IS NULL AND project = 1 ORDER BY "on" DESC, at DESC, id DESC LIMIT 50',
        "session_project",
    ),
    "latest of all": (
        'SELECT id FROM session WHERE deleted_at IS NULL ORDER BY "on" DESC, at DESC, id DESC LIMIT 50',
        "session_by_day",
    ),
    "work of a project": ("SELECT sum(minutes) FROM work WHERE deleted_at IS NULL AND project = 1", "work_project"),
    "evidence of a person": (
        'SELECT * FROM observation WHERE deleted_at IS NULL AND contact = 1 AND skill = 1 ORDER BY "on"',
        "observation_by_learner",
    ),
    "evidence of a session": ("SELECT * FROM observation WHERE session = 1", "observation_session"),
    "sessions of a learner": ("SELECT owner FROM session_learners WHERE target = 1", "session_learners_target"),
    "open promises": (
        "SELECT * FROM commitment WHERE deleted_at IS NULL AND done_on IS NULL AND released_on IS NULL"
        " AND dropped_on IS NULL AND due <= '2026-11-25' ORDER BY due",
        "commitment_open_by_due",
    ),
    "a contact by name": (
        "SELECT * FROM contact WHERE deleted_at IS NULL AND name = 'ana pop' COLLATE NOCASE",
        "contact_by_name",
    ),
}


@pytest.mark.parametrize("query", QUERIES)
def test_the_usual_queries_go_by_an_index_and_sort_nothing(store, query):
    sql, index = QUERIES[query]
    plan = " ".join(row[3] for row in store.rows(f"EXPLAIN QUERY PLAN {sql}"))
    assert re.search(rf"USING (COVERING )?INDEX {index}\b", plan), plan
    assert "TEMP B-TREE" not in plan
