ALTER TABLE "project" ADD COLUMN "invoiced_until" TEXT CHECK (date("invoiced_until", '+0 days') IS "invoiced_until");
ALTER TABLE "project" ADD COLUMN "decisions_handed_on" TEXT CHECK (date("decisions_handed_on", '+0 days') IS "decisions_handed_on");
ALTER TABLE "contact" ADD COLUMN "may_be_named" INTEGER NOT NULL DEFAULT 0 CHECK ("may_be_named" IN (0, 1));
CREATE TABLE "risk" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "project" INTEGER NOT NULL REFERENCES "project" ("id"),
  "text" TEXT NOT NULL,
  "owner" INTEGER REFERENCES "contact" ("id"),
  "closed_on" TEXT CHECK (date("closed_on", '+0 days') IS "closed_on")
) STRICT;
CREATE TABLE "asset" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "project" INTEGER NOT NULL REFERENCES "project" ("id"),
  "text" TEXT NOT NULL,
  "place" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "access" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "project" INTEGER NOT NULL REFERENCES "project" ("id"),
  "text" TEXT NOT NULL,
  "ends_on" TEXT CHECK (date("ends_on", '+0 days') IS "ends_on"),
  "removed_on" TEXT CHECK (date("removed_on", '+0 days') IS "removed_on")
) STRICT;
CREATE TABLE "dry_run" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "project" INTEGER NOT NULL REFERENCES "project" ("id"),
  "begun_on" TEXT NOT NULL CHECK (date("begun_on", '+0 days') IS "begun_on"),
  "ended_on" TEXT CHECK (date("ended_on", '+0 days') IS "ended_on"),
  "text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "sign_off" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "project" INTEGER NOT NULL REFERENCES "project" ("id"),
  "on" TEXT NOT NULL CHECK (date("on", '+0 days') IS "on"),
  "by" INTEGER REFERENCES "contact" ("id"),
  "text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "review" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "week" TEXT NOT NULL,
  "begun_on" TEXT CHECK (date("begun_on", '+0 days') IS "begun_on"),
  "finished_on" TEXT CHECK (date("finished_on", '+0 days') IS "finished_on"),
  "away" INTEGER NOT NULL DEFAULT 0 CHECK ("away" IN (0, 1)),
  "business" TEXT CHECK ("business" IN ('tasks', 'an experience', 'a change')),
  "question" TEXT NOT NULL DEFAULT '',
  "answer" TEXT NOT NULL DEFAULT '',
  "step" TEXT NOT NULL DEFAULT '',
  "figures" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "intention" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "review" INTEGER NOT NULL REFERENCES "review" ("id"),
  "text" TEXT NOT NULL,
  "done_on" TEXT CHECK (date("done_on", '+0 days') IS "done_on")
) STRICT;
CREATE TABLE "question" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "text" TEXT NOT NULL,
  "place" INTEGER NOT NULL DEFAULT 0 CHECK ("place" >= 0)
) STRICT;
CREATE INDEX "risk_project" ON "risk" ("project");
CREATE INDEX "risk_owner" ON "risk" ("owner");
CREATE INDEX "asset_project" ON "asset" ("project");
CREATE INDEX "access_project" ON "access" ("project");
CREATE INDEX "dry_run_project" ON "dry_run" ("project");
CREATE INDEX "sign_off_project" ON "sign_off" ("project");
CREATE INDEX "sign_off_by" ON "sign_off" ("by");
CREATE UNIQUE INDEX "review_once" ON "review" ("week") WHERE "deleted_at" IS NULL;
CREATE INDEX "intention_review" ON "intention" ("review");
