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
