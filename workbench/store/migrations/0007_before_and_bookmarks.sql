INSERT OR IGNORE INTO "ui" ("key", "value") SELECT 'review.' || "week", "step" FROM "review" WHERE "deleted_at" IS NULL AND "finished_on" IS NULL AND "step" <> '';
ALTER TABLE "review" DROP COLUMN "step";
ALTER TABLE "aspiration" ADD COLUMN "before" INTEGER;
