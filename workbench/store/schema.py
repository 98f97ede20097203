"""The tables that the living nouns ask for. `python -m workbench.store.schema` prints them, to freeze in a migration.

Migrations are never derived from this: it is their measure (a test compares the two).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from enum import StrEnum

from workbench.model.catalogue import KINDS, noun
from workbench.model.noun import Event, Noun, Trait, kind, traits

WEEK_DAY = "date(\"on\", '-3 days', 'weekday 4')"
"""The Thursday of the day's ISO week, whose year and week of the year are the ISO week's (ISO 8601)."""
WEEK = f"strftime('%Y', {WEEK_DAY}) || '-W' || substr('0' || ((strftime('%j', {WEEK_DAY}) - 1) / 7 + 1), -2)"

_MORE_INDEXES = """
CREATE INDEX "client_by_name" ON "client" ("name" COLLATE NOCASE) WHERE "deleted_at" IS NULL
CREATE INDEX "contact_by_name" ON "contact" ("name" COLLATE NOCASE) WHERE "deleted_at" IS NULL
CREATE INDEX "project_by_name" ON "project" ("name" COLLATE NOCASE) WHERE "deleted_at" IS NULL
CREATE INDEX "skill_by_name" ON "skill" ("name" COLLATE NOCASE) WHERE "deleted_at" IS NULL
CREATE INDEX "session_by_day" ON "session" ("on", "at") WHERE "deleted_at" IS NULL
CREATE INDEX "work_by_day" ON "work" ("on", "at") WHERE "deleted_at" IS NULL
CREATE INDEX "touchpoint_by_day" ON "touchpoint" ("on", "at") WHERE "deleted_at" IS NULL
CREATE INDEX "observation_by_learner" ON "observation" ("contact", "skill", "on") WHERE "deleted_at" IS NULL
CREATE INDEX "observation_taught" ON "observation" ("session", "skill") WHERE "deleted_at" IS NULL AND "mode" = 'taught'
CREATE INDEX "session_planned" ON "session" ("on") WHERE "deleted_at" IS NULL AND "planned"
CREATE INDEX "commitment_open_by_due" ON "commitment" ("due") \
WHERE "deleted_at" IS NULL AND "done_on" IS NULL AND "released_on" IS NULL AND "dropped_on" IS NULL
"""

_OTHER_TABLES = """
CREATE TABLE "step" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "at" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL DEFAULT '',
  "ref" INTEGER NOT NULL DEFAULT 0,
  "undone" INTEGER NOT NULL DEFAULT 0 CHECK ("undone" IN (0, 1))
) STRICT;
CREATE INDEX "step_undone" ON "step" ("id") WHERE "undone" = 1;
CREATE TABLE "op" (
  "id" INTEGER PRIMARY KEY,
  "step" INTEGER NOT NULL REFERENCES "step" ("id"),
  "tbl" TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  "act" TEXT NOT NULL CHECK ("act" IN ('I', 'U', 'D')),
  "old" TEXT,
  "new" TEXT
) STRICT;
CREATE INDEX "op_step" ON "op" ("step");
CREATE TABLE "journal" (
  "id" INTEGER PRIMARY KEY CHECK ("id" = 1),
  "step" INTEGER,
  "muted" INTEGER NOT NULL DEFAULT 0 CHECK ("muted" IN (0, 1)),
  "mark" INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO "journal" ("id") VALUES (1);
CREATE TABLE "unsent" (
  "slot" TEXT PRIMARY KEY,
  "text" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL
) STRICT;
CREATE TABLE "said" (
  "id" INTEGER PRIMARY KEY,
  "text" TEXT NOT NULL,
  "on" TEXT NOT NULL
) STRICT;
CREATE TABLE "ui" (
  "key" TEXT PRIMARY KEY,
  "value" TEXT NOT NULL
) STRICT;
CREATE TABLE "tally" (
  "project" INTEGER PRIMARY KEY,
  "listed" INTEGER NOT NULL DEFAULT 0,
  "sessions" INTEGER NOT NULL DEFAULT 0,
  "session_minutes" INTEGER NOT NULL DEFAULT 0,
  "works" INTEGER NOT NULL DEFAULT 0,
  "work_minutes" INTEGER NOT NULL DEFAULT 0,
  "last_on" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "touch_tally" (
  "contact" INTEGER PRIMARY KEY,
  "sessions" INTEGER NOT NULL DEFAULT 0,
  "touches" INTEGER NOT NULL DEFAULT 0,
  "last_on" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "standing" (
  "contact" INTEGER NOT NULL,
  "skill" INTEGER NOT NULL,
  "since" TEXT NOT NULL,
  "until" TEXT,
  "level" INTEGER NOT NULL,
  "unreported_level" INTEGER NOT NULL,
  "shaky" INTEGER NOT NULL,
  "baseline" INTEGER,
  "last_on" TEXT,
  "seen_on" TEXT,
  "due_on" TEXT,
  "lapsed_on" TEXT,
  "raised_on" TEXT,
  "jump" INTEGER NOT NULL,
  "successes" INTEGER NOT NULL,
  "solo_count" INTEGER NOT NULL,
  "solo_lacks" TEXT NOT NULL,
  "unaided" TEXT NOT NULL,
  PRIMARY KEY ("contact", "skill", "since")
) STRICT, WITHOUT ROWID;
CREATE INDEX "standing_by_skill" ON "standing" ("skill", "contact");
CREATE INDEX "standing_ended" ON "standing" ("until") WHERE "until" IS NOT NULL;
CREATE INDEX "standing_now" ON "standing" ("until", "raised_on", "seen_on", "due_on", "lapsed_on") \
WHERE "until" IS NULL;
CREATE TABLE "stale" (
  "contact" INTEGER NOT NULL,
  "skill" INTEGER NOT NULL,
  PRIMARY KEY ("contact", "skill")
) STRICT, WITHOUT ROWID;
CREATE TABLE "standing_rule" (
  "id" INTEGER PRIMARY KEY CHECK ("id" = 1),
  "text" TEXT NOT NULL
) STRICT;
CREATE TABLE "judged" (
  "project" INTEGER NOT NULL,
  "day" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  PRIMARY KEY ("project", "day")
) STRICT, WITHOUT ROWID;
CREATE TABLE "judged_until" (
  "id" INTEGER PRIMARY KEY CHECK ("id" = 1),
  "mark" INTEGER NOT NULL,
  "op" INTEGER NOT NULL,
  "rules" TEXT NOT NULL
) STRICT;
CREATE TABLE "document" (
  "id" INTEGER PRIMARY KEY,
  "kind" TEXT NOT NULL,
  "ref" INTEGER NOT NULL,
  "body" TEXT NOT NULL,
  UNIQUE ("kind", "ref")
) STRICT;
CREATE VIRTUAL TABLE "search" USING fts5(
  body, content="document", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);
"""


def wanted() -> list[str]:
    """The statements, without semicolons, that make the file of these nouns: tables, then indexes, then the rest."""
    nouns = [noun(each) for each in KINDS]
    tables = [statement for each in nouns for statement in (table(each), *links(each))]
    indexes = [statement for each in nouns for statement in indexes_of(each)]
    named = _MORE_INDEXES.strip().splitlines()
    others = [statement.strip() for statement in _OTHER_TABLES.split(";") if statement.strip()]
    return [*tables, *indexes, *named, *others]


def table(cls: type[Noun]) -> str:
    """The table of the nouns `cls`."""
    columns = [
        '"id" INTEGER PRIMARY KEY',
        '"uid" TEXT NOT NULL UNIQUE',
        '"created_at" TEXT NOT NULL',
        '"changed_at" TEXT NOT NULL',
        '"deleted_at" TEXT',
        *(_column(trait) for trait in traits(cls) if not trait.many),
    ]
    if issubclass(cls, Event):
        columns.append(f'"week" TEXT GENERATED ALWAYS AS ({WEEK}) VIRTUAL')
    return f'CREATE TABLE "{kind(cls)}" (\n  ' + ",\n  ".join(columns) + "\n) STRICT"


def links(cls: type[Noun]) -> Iterator[str]:
    """A table for each field of `cls` that holds several ids, in their order (`place`)."""
    for trait in traits(cls):
        if trait.many:
            yield (
                f'CREATE TABLE "{kind(cls)}_{trait.name}" (\n'
                '  "id" INTEGER PRIMARY KEY,\n'
                f'  "owner" INTEGER NOT NULL REFERENCES "{kind(cls)}" ("id"),\n'
                f'  "target" INTEGER NOT NULL REFERENCES "{trait.refers}" ("id"),\n'
                '  "place" INTEGER NOT NULL,\n'
                '  UNIQUE ("owner", "target")\n'
                ") STRICT"
            )


def indexes_of(cls: type[Noun]) -> Iterator[str]:
    """An index for each reference of `cls`, by day where it has one, and one for what may be there only once.

    What can be a draft has an index of its drafts, by the day that they are of: they are few.

    References are indexed whole, binned rows too: the check that nothing refers to a row that an undo
    takes away can't use a partial index.
    """
    name = kind(cls)
    days = ', "on", "at"' if issubclass(cls, Event) else ""
    for trait in traits(cls):
        if trait.many:
            yield f'CREATE INDEX "{name}_{trait.name}_target" ON "{name}_{trait.name}" ("target", "owner")'
        elif trait.refers:
            yield f'CREATE INDEX "{name}_{trait.name}" ON "{name}" ("{trait.name}"{days})'
    names = [trait.name for trait in traits(cls)]
    if "draft" in names:
        day = next(each for each in names if each in _HAPPENED)
        yield f'CREATE INDEX "{name}_drafts" ON "{name}" ("{day}") WHERE "deleted_at" IS NULL AND "draft" <> \'\''
    if cls.UNIQUE:
        once = ", ".join(f'"{each}"' for each in cls.UNIQUE)
        yield f'CREATE UNIQUE INDEX "{name}_once" ON "{name}" ({once}) WHERE "deleted_at" IS NULL'


_HAPPENED = ("on", "made_on", "decided_on")
"""The fields that tell the day on which something took place."""


def _column(trait: Trait) -> str:
    name = f'"{trait.name}"'
    parts = [name, "INTEGER" if issubclass(trait.type, int) else "TEXT"]
    if not trait.optional:
        parts.append("NOT NULL")
    if not trait.needed and trait.default is not None:
        parts.append(f"DEFAULT {_literal(trait.default)}")
    if rule := _rule(trait, name):
        parts.append(f"CHECK ({rule})")
    if trait.refers:
        parts.append(f'REFERENCES "{trait.refers}" ("id")')
    return " ".join(parts)


def _rule(trait: Trait, name: str) -> str:
    if issubclass(trait.type, bool):
        return f"{name} IN (0, 1)"
    if issubclass(trait.type, StrEnum):
        return f"{name} IN ({', '.join(_literal(each) for each in trait.choices)})"
    if issubclass(trait.type, date):
        return f"date({name}, '+0 days') IS {name}"  # adding nothing turns 30 February into 2 March
    if issubclass(trait.type, time):
        return f"strftime('%H:%M', {name}) IS {name} OR time({name}) IS {name}"
    bounds = [
        f"{name} {sign} {bound}" for sign, bound in ((">=", trait.least), ("<=", trait.most)) if bound is not None
    ]
    return " AND ".join(bounds)


def _literal(value: object) -> str:
    return str(int(value)) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


if __name__ == "__main__":
    print(";\n".join(wanted()) + ";")
