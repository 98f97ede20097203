ALTER TABLE "skill" ADD COLUMN "half_life_pct" INTEGER NOT NULL DEFAULT 100 CHECK ("half_life_pct" >= 10 AND "half_life_pct" <= 1000);
CREATE TABLE "plan_word" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "project" INTEGER NOT NULL REFERENCES "project" ("id"),
  "on" TEXT NOT NULL CHECK (date("on", '+0 days') IS "on"),
  "state" TEXT NOT NULL CHECK ("state" IN ('on_plan', 'watch', 'red')),
  "text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "follow_up" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "project" INTEGER NOT NULL REFERENCES "project" ("id"),
  "due" TEXT CHECK (date("due", '+0 days') IS "due"),
  "on" TEXT CHECK (date("on", '+0 days') IS "on"),
  "still_so" TEXT CHECK ("still_so" IN ('yes', 'partly', 'no')),
  "said_by" INTEGER REFERENCES "contact" ("id"),
  "text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "routine" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "project" INTEGER NOT NULL REFERENCES "project" ("id"),
  "text" TEXT NOT NULL,
  "rhythm" TEXT NOT NULL DEFAULT '',
  "owner" INTEGER REFERENCES "contact" ("id"),
  "begun_on" TEXT CHECK (date("begun_on", '+0 days') IS "begun_on"),
  "next_on" TEXT CHECK (date("next_on", '+0 days') IS "next_on"),
  "ran_on" TEXT CHECK (date("ran_on", '+0 days') IS "ran_on")
) STRICT;
CREATE TABLE "confidence" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "contact" INTEGER NOT NULL REFERENCES "contact" ("id"),
  "skill" INTEGER NOT NULL REFERENCES "skill" ("id"),
  "on" TEXT NOT NULL CHECK (date("on", '+0 days') IS "on"),
  "level" INTEGER NOT NULL CHECK ("level" >= 1 AND "level" <= 5),
  "words" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "plan_word_project" ON "plan_word" ("project");
CREATE UNIQUE INDEX "plan_word_once" ON "plan_word" ("project", "on") WHERE "deleted_at" IS NULL;
CREATE INDEX "follow_up_project" ON "follow_up" ("project");
CREATE INDEX "follow_up_said_by" ON "follow_up" ("said_by");
CREATE INDEX "routine_project" ON "routine" ("project");
CREATE INDEX "routine_owner" ON "routine" ("owner");
CREATE INDEX "confidence_contact" ON "confidence" ("contact");
CREATE INDEX "confidence_skill" ON "confidence" ("skill");
CREATE UNIQUE INDEX "confidence_once" ON "confidence" ("contact", "skill", "on") WHERE "deleted_at" IS NULL;
CREATE INDEX "observation_taught" ON "observation" ("session", "skill") WHERE "deleted_at" IS NULL AND "mode" = 'taught';
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
CREATE TABLE "stale" (
  "contact" INTEGER NOT NULL,
  "skill" INTEGER NOT NULL,
  PRIMARY KEY ("contact", "skill")
) STRICT, WITHOUT ROWID;
CREATE TABLE "standing_rule" (
  "id" INTEGER PRIMARY KEY CHECK ("id" = 1),
  "text" TEXT NOT NULL
) STRICT;
