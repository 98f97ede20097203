CREATE TABLE "day_off" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "day" TEXT NOT NULL CHECK (date("day", '+0 days') IS "day"),
  "note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "day_off_once" ON "day_off" ("day") WHERE "deleted_at" IS NULL;
