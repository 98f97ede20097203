CREATE TABLE "client" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL DEFAULT 'client' CHECK ("kind" IN ('client', 'own_firm', 'partner')),
  "relation" TEXT NOT NULL DEFAULT 'unknown' CHECK ("relation" IN ('consultant', 'vendor', 'mixed', 'unknown')),
  "vision" TEXT NOT NULL DEFAULT '',
  "business" TEXT NOT NULL DEFAULT '',
  "risk" TEXT NOT NULL DEFAULT '',
  "trust_line" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT 'active' CHECK ("state" IN ('lead', 'active', 'dormant', 'declined', 'left')),
  "cadence_days" INTEGER CHECK ("cadence_days" >= 1)
) STRICT;
CREATE TABLE "contact" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "name" TEXT NOT NULL,
  "client" INTEGER REFERENCES "client" ("id"),
  "title" TEXT NOT NULL DEFAULT '',
  "audience" TEXT NOT NULL DEFAULT 'other' CHECK ("audience" IN ('business_analyst', 'project_lead', 'vendor', 'executive', 'other')),
  "email" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "cadence_days" INTEGER CHECK ("cadence_days" >= 1),
  "left_on" TEXT CHECK (date("left_on", '+0 days') IS "left_on"),
  "motivations" TEXT NOT NULL DEFAULT '',
  "priorities" TEXT NOT NULL DEFAULT '',
  "worries" TEXT NOT NULL DEFAULT '',
  "function" TEXT CHECK ("function" IN ('development', 'creative', 'testing', 'analysis', 'account_management', 'other')),
  "reports_to_me" INTEGER NOT NULL DEFAULT 0 CHECK ("reports_to_me" IN (0, 1))
) STRICT;
CREATE TABLE "project" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "name" TEXT NOT NULL,
  "client" INTEGER REFERENCES "client" ("id"),
  "phase" TEXT NOT NULL DEFAULT 'build' CHECK ("phase" IN ('lead', 'diagnosis', 'proposal', 'build', 'implement', 'handover', 'follow-up', 'closed', 'sell', 'install')),
  "goal" TEXT NOT NULL DEFAULT '',
  "target_stage" TEXT CHECK ("target_stage" IN ('services', 'experience', 'transformation')),
  "business_problem" TEXT NOT NULL DEFAULT '',
  "benefit" TEXT NOT NULL DEFAULT '',
  "success_statement" TEXT NOT NULL DEFAULT '',
  "fee_basis" TEXT CHECK ("fee_basis" IN ('product', 'hours', 'day rate', 'fixed', 'retainer', 'programme time', 'outcome')),
  "budget_minutes" INTEGER CHECK ("budget_minutes" >= 0),
  "start" TEXT CHECK (date("start", '+0 days') IS "start"),
  "planned_end" TEXT CHECK (date("planned_end", '+0 days') IS "planned_end"),
  "closed_on" TEXT CHECK (date("closed_on", '+0 days') IS "closed_on"),
  "code" TEXT NOT NULL DEFAULT '',
  "budget_minor" INTEGER CHECK ("budget_minor" >= 0),
  "currency" TEXT NOT NULL DEFAULT 'EUR',
  "hourly_minor" INTEGER CHECK ("hourly_minor" >= 0),
  "rounding" TEXT NOT NULL DEFAULT 'none' CHECK ("rounding" IN ('none', 'up 5', 'up 6', 'up 10', 'up 15', 'up 30', 'nearest 5', 'nearest 6', 'nearest 10', 'nearest 15', 'nearest 30')),
  "origin" TEXT NOT NULL DEFAULT '',
  "competitors" TEXT NOT NULL DEFAULT '',
  "expertise_advantage" TEXT NOT NULL DEFAULT '',
  "conviction" INTEGER CHECK ("conviction" >= 1 AND "conviction" <= 5),
  "gate_date" TEXT CHECK (date("gate_date", '+0 days') IS "gate_date"),
  "tolerance_days" INTEGER CHECK ("tolerance_days" >= 0),
  "tolerance_pct" INTEGER CHECK ("tolerance_pct" >= 0),
  "diagnosis" TEXT NOT NULL DEFAULT '',
  "my_view" TEXT CHECK ("my_view" IN ('services', 'experience', 'transformation')),
  "my_view_reason" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "role" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "project" INTEGER NOT NULL REFERENCES "project" ("id"),
  "contact" INTEGER NOT NULL REFERENCES "contact" ("id"),
  "role" TEXT NOT NULL CHECK ("role" IN ('sponsor', 'customer', 'end_user', 'resource_provider', 'expert', 'stakeholder', 'supplier', 'team')),
  "gets_benefit" TEXT CHECK ("gets_benefit" IN ('yes', 'partly', 'no')),
  "stance" TEXT CHECK ("stance" IN ('unaware', 'resistant', 'neutral', 'supportive', 'leading')),
  "stance_wanted" TEXT CHECK ("stance_wanted" IN ('unaware', 'resistant', 'neutral', 'supportive', 'leading')),
  "decision_right" TEXT CHECK ("decision_right" IN ('decides', 'advises', 'informed')),
  "power" INTEGER CHECK ("power" >= 1 AND "power" <= 5),
  "interest" INTEGER CHECK ("interest" >= 1 AND "interest" <= 5),
  "belief" INTEGER CHECK ("belief" >= 1 AND "belief" <= 5),
  "seconded_until" TEXT CHECK (date("seconded_until", '+0 days') IS "seconded_until"),
  "label" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "aspiration" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "project" INTEGER NOT NULL REFERENCES "project" ("id"),
  "from_state" TEXT NOT NULL,
  "to_state" TEXT NOT NULL,
  "kind" TEXT NOT NULL DEFAULT 'outlook' CHECK ("kind" IN ('outlook', 'organisation')),
  "beneficiary" TEXT NOT NULL DEFAULT '',
  "measure" TEXT NOT NULL DEFAULT '',
  "target" INTEGER,
  "now" INTEGER,
  "agreed_by" INTEGER REFERENCES "contact" ("id"),
  "agreed_on" TEXT CHECK (date("agreed_on", '+0 days') IS "agreed_on"),
  "reached_on" TEXT CHECK (date("reached_on", '+0 days') IS "reached_on"),
  "stated_by" INTEGER REFERENCES "contact" ("id")
) STRICT;
CREATE TABLE "milestone" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "project" INTEGER NOT NULL REFERENCES "project" ("id"),
  "text" TEXT NOT NULL,
  "planned" TEXT CHECK (date("planned", '+0 days') IS "planned"),
  "accepted_on" TEXT CHECK (date("accepted_on", '+0 days') IS "accepted_on"),
  "accepted_by" INTEGER REFERENCES "contact" ("id"),
  "rejected_on" TEXT CHECK (date("rejected_on", '+0 days') IS "rejected_on"),
  "weight" INTEGER NOT NULL DEFAULT 1 CHECK ("weight" >= 0),
  "problem" TEXT NOT NULL DEFAULT '',
  "owner" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "terms_item" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "project" INTEGER NOT NULL REFERENCES "project" ("id"),
  "item" TEXT NOT NULL CHECK ("item" IN ('relation', 'business_problem', 'deliverables', 'revisions', 'decision_rights', 'freedom_of_solution', 'channels', 'scope_change', 'fee_basis', 'recourse', 'exit', 'knowledge_transfer')),
  "state" TEXT NOT NULL DEFAULT 'open' CHECK ("state" IN ('open', 'agreed', 'disputed', 'not_applicable')),
  "on" TEXT CHECK (date("on", '+0 days') IS "on"),
  "text" TEXT NOT NULL DEFAULT '',
  "where" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "work" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "on" TEXT NOT NULL CHECK (date("on", '+0 days') IS "on"),
  "at" TEXT CHECK (strftime('%H:%M', "at") IS "at" OR time("at") IS "at"),
  "part" TEXT CHECK ("part" IN ('am', 'pm', 'eve')),
  "zone" TEXT NOT NULL DEFAULT '',
  "minutes" INTEGER CHECK ("minutes" >= 1 AND "minutes" <= 1440),
  "project" INTEGER REFERENCES "project" ("id"),
  "kind" TEXT NOT NULL DEFAULT 'delivery' CHECK ("kind" IN ('delivery', 'relation', 'sales', 'internal')),
  "billable" INTEGER NOT NULL DEFAULT 1 CHECK ("billable" IN (0, 1)),
  "note" TEXT NOT NULL DEFAULT '',
  "private_note" TEXT NOT NULL DEFAULT '',
  "draft" TEXT NOT NULL DEFAULT '',
  "raw" TEXT NOT NULL DEFAULT '',
  "week" TEXT GENERATED ALWAYS AS (strftime('%Y', date("on", '-3 days', 'weekday 4')) || '-W' || substr('0' || ((strftime('%j', date("on", '-3 days', 'weekday 4')) - 1) / 7 + 1), -2)) VIRTUAL
) STRICT;
CREATE TABLE "timer" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "on" TEXT NOT NULL CHECK (date("on", '+0 days') IS "on"),
  "at" TEXT NOT NULL CHECK (strftime('%H:%M', "at") IS "at" OR time("at") IS "at"),
  "project" INTEGER REFERENCES "project" ("id"),
  "line" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "skill" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "name" TEXT NOT NULL,
  "family" TEXT NOT NULL DEFAULT 'other' CHECK ("family" IN ('analyse', 'manage', 'lead_change', 'other')),
  "statement" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "needed_skill" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "project" INTEGER NOT NULL REFERENCES "project" ("id"),
  "skill" INTEGER NOT NULL REFERENCES "skill" ("id"),
  "weight" INTEGER NOT NULL DEFAULT 2 CHECK ("weight" >= 1 AND "weight" <= 3),
  "required_level" INTEGER NOT NULL DEFAULT 4 CHECK ("required_level" >= 1 AND "required_level" <= 5),
  "required_people" INTEGER CHECK ("required_people" >= 1),
  "confirmed_by" INTEGER REFERENCES "contact" ("id"),
  "confirmed_on" TEXT CHECK (date("confirmed_on", '+0 days') IS "confirmed_on")
) STRICT;
CREATE TABLE "session" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "on" TEXT NOT NULL CHECK (date("on", '+0 days') IS "on"),
  "at" TEXT CHECK (strftime('%H:%M', "at") IS "at" OR time("at") IS "at"),
  "part" TEXT CHECK ("part" IN ('am', 'pm', 'eve')),
  "zone" TEXT NOT NULL DEFAULT '',
  "minutes" INTEGER CHECK ("minutes" >= 1 AND "minutes" <= 1440),
  "project" INTEGER REFERENCES "project" ("id"),
  "setting" TEXT CHECK ("setting" IN ('real_work', 'exercise', 'classroom')),
  "preparation" TEXT NOT NULL DEFAULT '',
  "debrief" TEXT NOT NULL DEFAULT '',
  "next_use" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "private_note" TEXT NOT NULL DEFAULT '',
  "planned" INTEGER NOT NULL DEFAULT 0 CHECK ("planned" IN (0, 1)),
  "draft" TEXT NOT NULL DEFAULT '',
  "raw" TEXT NOT NULL DEFAULT '',
  "week" TEXT GENERATED ALWAYS AS (strftime('%Y', date("on", '-3 days', 'weekday 4')) || '-W' || substr('0' || ((strftime('%j', date("on", '-3 days', 'weekday 4')) - 1) / 7 + 1), -2)) VIRTUAL
) STRICT;
CREATE TABLE "session_learners" (
  "id" INTEGER PRIMARY KEY,
  "owner" INTEGER NOT NULL REFERENCES "session" ("id"),
  "target" INTEGER NOT NULL REFERENCES "contact" ("id"),
  "place" INTEGER NOT NULL,
  UNIQUE ("owner", "target")
) STRICT;
CREATE TABLE "session_skills" (
  "id" INTEGER PRIMARY KEY,
  "owner" INTEGER NOT NULL REFERENCES "session" ("id"),
  "target" INTEGER NOT NULL REFERENCES "skill" ("id"),
  "place" INTEGER NOT NULL,
  UNIQUE ("owner", "target")
) STRICT;
CREATE TABLE "observation" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "session" INTEGER REFERENCES "session" ("id"),
  "contact" INTEGER NOT NULL REFERENCES "contact" ("id"),
  "skill" INTEGER NOT NULL REFERENCES "skill" ("id"),
  "on" TEXT NOT NULL CHECK (date("on", '+0 days') IS "on"),
  "mode" TEXT NOT NULL CHECK ("mode" IN ('show', 'together', 'coached', 'solo', 'taught')),
  "result" TEXT NOT NULL DEFAULT 'clean' CHECK ("result" IN ('clean', 'helped', 'not_yet')),
  "source" TEXT NOT NULL DEFAULT 'observed' CHECK ("source" IN ('observed', 'artefact', 'client', 'learner', 'self')),
  "whole_task" INTEGER NOT NULL DEFAULT 1 CHECK ("whole_task" IN (0, 1)),
  "artefact" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "baseline" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "contact" INTEGER NOT NULL REFERENCES "contact" ("id"),
  "skill" INTEGER NOT NULL REFERENCES "skill" ("id"),
  "level" INTEGER NOT NULL CHECK ("level" >= 0 AND "level" <= 5),
  "on" TEXT NOT NULL CHECK (date("on", '+0 days') IS "on"),
  "source" TEXT NOT NULL DEFAULT 'observed' CHECK ("source" IN ('observed', 'artefact', 'client', 'learner', 'self'))
) STRICT;
CREATE TABLE "memory" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "contact" INTEGER REFERENCES "contact" ("id"),
  "on" TEXT NOT NULL CHECK (date("on", '+0 days') IS "on"),
  "text" TEXT NOT NULL DEFAULT '',
  "project" INTEGER REFERENCES "project" ("id"),
  "consent" INTEGER NOT NULL DEFAULT 0 CHECK ("consent" IN (0, 1)),
  "draft" TEXT NOT NULL DEFAULT '',
  "raw" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "touchpoint" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "on" TEXT NOT NULL CHECK (date("on", '+0 days') IS "on"),
  "at" TEXT CHECK (strftime('%H:%M', "at") IS "at" OR time("at") IS "at"),
  "part" TEXT CHECK ("part" IN ('am', 'pm', 'eve')),
  "zone" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT 'meeting' CHECK ("kind" IN ('meeting', 'call', 'mail', 'message', 'workshop', 'demo', 'resolved', 'doc')),
  "minutes" INTEGER CHECK ("minutes" >= 1 AND "minutes" <= 1440),
  "project" INTEGER REFERENCES "project" ("id"),
  "direction" TEXT CHECK ("direction" IN ('in', 'out')),
  "topic" TEXT NOT NULL DEFAULT '',
  "ask" TEXT CHECK ("ask" IN ('order', 'problem', 'advice', 'information', 'none')),
  "impression" INTEGER CHECK ("impression" >= -2 AND "impression" <= 2),
  "from_our_side" TEXT NOT NULL DEFAULT '',
  "briefed" INTEGER NOT NULL DEFAULT 0 CHECK ("briefed" IN (0, 1)),
  "value_added" TEXT NOT NULL DEFAULT '',
  "said_no" INTEGER NOT NULL DEFAULT 0 CHECK ("said_no" IN (0, 1)),
  "went_extra" INTEGER NOT NULL DEFAULT 0 CHECK ("went_extra" IN (0, 1)),
  "confided" INTEGER NOT NULL DEFAULT 0 CHECK ("confided" IN (0, 1)),
  "note" TEXT NOT NULL DEFAULT '',
  "private_note" TEXT NOT NULL DEFAULT '',
  "draft" TEXT NOT NULL DEFAULT '',
  "raw" TEXT NOT NULL DEFAULT '',
  "week" TEXT GENERATED ALWAYS AS (strftime('%Y', date("on", '-3 days', 'weekday 4')) || '-W' || substr('0' || ((strftime('%j', date("on", '-3 days', 'weekday 4')) - 1) / 7 + 1), -2)) VIRTUAL
) STRICT;
CREATE TABLE "touchpoint_contacts" (
  "id" INTEGER PRIMARY KEY,
  "owner" INTEGER NOT NULL REFERENCES "touchpoint" ("id"),
  "target" INTEGER NOT NULL REFERENCES "contact" ("id"),
  "place" INTEGER NOT NULL,
  UNIQUE ("owner", "target")
) STRICT;
CREATE TABLE "commitment" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "text" TEXT NOT NULL DEFAULT '',
  "by" INTEGER REFERENCES "contact" ("id"),
  "to" INTEGER REFERENCES "contact" ("id"),
  "due" TEXT CHECK (date("due", '+0 days') IS "due"),
  "project" INTEGER REFERENCES "project" ("id"),
  "made_on" TEXT NOT NULL CHECK (date("made_on", '+0 days') IS "made_on"),
  "session" INTEGER REFERENCES "session" ("id"),
  "touchpoint" INTEGER REFERENCES "touchpoint" ("id"),
  "done_on" TEXT CHECK (date("done_on", '+0 days') IS "done_on"),
  "released_on" TEXT CHECK (date("released_on", '+0 days') IS "released_on"),
  "dropped_on" TEXT CHECK (date("dropped_on", '+0 days') IS "dropped_on"),
  "draft" TEXT NOT NULL DEFAULT '',
  "raw" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "move" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "commitment" INTEGER NOT NULL REFERENCES "commitment" ("id"),
  "agreed_on" TEXT NOT NULL CHECK (date("agreed_on", '+0 days') IS "agreed_on"),
  "new_due" TEXT NOT NULL CHECK (date("new_due", '+0 days') IS "new_due"),
  "told_before" INTEGER NOT NULL DEFAULT 1 CHECK ("told_before" IN (0, 1))
) STRICT;
CREATE TABLE "criterion" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "project" INTEGER REFERENCES "project" ("id"),
  "contact" INTEGER NOT NULL REFERENCES "contact" ("id"),
  "text" TEXT NOT NULL,
  "kind" TEXT NOT NULL DEFAULT 'service' CHECK ("kind" IN ('service', 'deliverable')),
  "weight" INTEGER NOT NULL DEFAULT 2 CHECK ("weight" >= 1 AND "weight" <= 3),
  "nine" TEXT NOT NULL DEFAULT '',
  "goal" TEXT NOT NULL DEFAULT '',
  "since" TEXT CHECK (date("since", '+0 days') IS "since"),
  "until" TEXT CHECK (date("until", '+0 days') IS "until")
) STRICT;
CREATE TABLE "score" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "criterion" INTEGER REFERENCES "criterion" ("id"),
  "on" TEXT NOT NULL CHECK (date("on", '+0 days') IS "on"),
  "score" INTEGER CHECK ("score" >= 1 AND "score" <= 10),
  "source" TEXT NOT NULL DEFAULT 'customer' CHECK ("source" IN ('customer', 'proxy')),
  "words" TEXT NOT NULL DEFAULT '',
  "answer" INTEGER REFERENCES "commitment" ("id"),
  "draft" TEXT NOT NULL DEFAULT '',
  "raw" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "decision" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "choice" TEXT NOT NULL DEFAULT '',
  "project" INTEGER REFERENCES "project" ("id"),
  "decided_on" TEXT NOT NULL CHECK (date("decided_on", '+0 days') IS "decided_on"),
  "question" TEXT NOT NULL DEFAULT '',
  "options" TEXT NOT NULL DEFAULT '',
  "advice" TEXT NOT NULL DEFAULT '',
  "rights" TEXT CHECK ("rights" IN ('client', 'joint', 'consultant')),
  "decided_by" INTEGER REFERENCES "contact" ("id"),
  "review_on" TEXT CHECK (date("review_on", '+0 days') IS "review_on"),
  "turned_out" TEXT NOT NULL DEFAULT '',
  "draft" TEXT NOT NULL DEFAULT '',
  "raw" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "heard" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "decision" INTEGER NOT NULL REFERENCES "decision" ("id"),
  "contact" INTEGER NOT NULL REFERENCES "contact" ("id"),
  "view" TEXT NOT NULL DEFAULT '',
  "outcome" TEXT CHECK ("outcome" IN ('adopted', 'partly', 'set_aside')),
  "told_on" TEXT CHECK (date("told_on", '+0 days') IS "told_on")
) STRICT;
CREATE TABLE "need" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "created_at" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL,
  "deleted_at" TEXT,
  "client" INTEGER REFERENCES "client" ("id"),
  "heard_from" INTEGER REFERENCES "contact" ("id"),
  "on" TEXT NOT NULL CHECK (date("on", '+0 days') IS "on"),
  "text" TEXT NOT NULL DEFAULT '',
  "how" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT 'heard' CHECK ("state" IN ('heard', 'explored', 'offered', 'won', 'lost', 'referred', 'dropped')),
  "first_call" TEXT NOT NULL DEFAULT 'unknown' CHECK ("first_call" IN ('yes', 'no', 'unknown')),
  "draft" TEXT NOT NULL DEFAULT '',
  "raw" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "contact_client" ON "contact" ("client");
CREATE INDEX "project_client" ON "project" ("client");
CREATE INDEX "role_project" ON "role" ("project");
CREATE INDEX "role_contact" ON "role" ("contact");
CREATE UNIQUE INDEX "role_once" ON "role" ("project", "contact", "role") WHERE "deleted_at" IS NULL;
CREATE INDEX "aspiration_project" ON "aspiration" ("project");
CREATE INDEX "aspiration_agreed_by" ON "aspiration" ("agreed_by");
CREATE INDEX "aspiration_stated_by" ON "aspiration" ("stated_by");
CREATE INDEX "milestone_project" ON "milestone" ("project");
CREATE INDEX "milestone_accepted_by" ON "milestone" ("accepted_by");
CREATE INDEX "terms_item_project" ON "terms_item" ("project");
CREATE UNIQUE INDEX "terms_item_once" ON "terms_item" ("project", "item") WHERE "deleted_at" IS NULL;
CREATE INDEX "work_project" ON "work" ("project", "on", "at");
CREATE INDEX "timer_project" ON "timer" ("project");
CREATE INDEX "needed_skill_project" ON "needed_skill" ("project");
CREATE INDEX "needed_skill_skill" ON "needed_skill" ("skill");
CREATE INDEX "needed_skill_confirmed_by" ON "needed_skill" ("confirmed_by");
CREATE UNIQUE INDEX "needed_skill_once" ON "needed_skill" ("project", "skill") WHERE "deleted_at" IS NULL;
CREATE INDEX "session_learners_target" ON "session_learners" ("target", "owner");
CREATE INDEX "session_skills_target" ON "session_skills" ("target", "owner");
CREATE INDEX "session_project" ON "session" ("project", "on", "at");
CREATE INDEX "observation_session" ON "observation" ("session");
CREATE INDEX "observation_contact" ON "observation" ("contact");
CREATE INDEX "observation_skill" ON "observation" ("skill");
CREATE UNIQUE INDEX "observation_once" ON "observation" ("session", "contact", "skill") WHERE "deleted_at" IS NULL;
CREATE INDEX "baseline_contact" ON "baseline" ("contact");
CREATE INDEX "baseline_skill" ON "baseline" ("skill");
CREATE UNIQUE INDEX "baseline_once" ON "baseline" ("contact", "skill") WHERE "deleted_at" IS NULL;
CREATE INDEX "memory_contact" ON "memory" ("contact");
CREATE INDEX "memory_project" ON "memory" ("project");
CREATE INDEX "touchpoint_contacts_target" ON "touchpoint_contacts" ("target", "owner");
CREATE INDEX "touchpoint_project" ON "touchpoint" ("project", "on", "at");
CREATE INDEX "commitment_by" ON "commitment" ("by");
CREATE INDEX "commitment_to" ON "commitment" ("to");
CREATE INDEX "commitment_project" ON "commitment" ("project");
CREATE INDEX "commitment_session" ON "commitment" ("session");
CREATE INDEX "commitment_touchpoint" ON "commitment" ("touchpoint");
CREATE INDEX "move_commitment" ON "move" ("commitment");
CREATE INDEX "criterion_project" ON "criterion" ("project");
CREATE INDEX "criterion_contact" ON "criterion" ("contact");
CREATE INDEX "score_criterion" ON "score" ("criterion");
CREATE INDEX "score_answer" ON "score" ("answer");
CREATE INDEX "decision_project" ON "decision" ("project");
CREATE INDEX "decision_decided_by" ON "decision" ("decided_by");
CREATE INDEX "heard_decision" ON "heard" ("decision");
CREATE INDEX "heard_contact" ON "heard" ("contact");
CREATE UNIQUE INDEX "heard_once" ON "heard" ("decision", "contact") WHERE "deleted_at" IS NULL;
CREATE INDEX "need_client" ON "need" ("client");
CREATE INDEX "need_heard_from" ON "need" ("heard_from");
CREATE INDEX "client_by_name" ON "client" ("name" COLLATE NOCASE) WHERE "deleted_at" IS NULL;
CREATE INDEX "contact_by_name" ON "contact" ("name" COLLATE NOCASE) WHERE "deleted_at" IS NULL;
CREATE INDEX "project_by_name" ON "project" ("name" COLLATE NOCASE) WHERE "deleted_at" IS NULL;
CREATE INDEX "skill_by_name" ON "skill" ("name" COLLATE NOCASE) WHERE "deleted_at" IS NULL;
CREATE INDEX "session_by_day" ON "session" ("on", "at") WHERE "deleted_at" IS NULL;
CREATE INDEX "work_by_day" ON "work" ("on", "at") WHERE "deleted_at" IS NULL;
CREATE INDEX "touchpoint_by_day" ON "touchpoint" ("on", "at") WHERE "deleted_at" IS NULL;
CREATE INDEX "observation_by_learner" ON "observation" ("contact", "skill", "on") WHERE "deleted_at" IS NULL;
CREATE INDEX "commitment_open_by_due" ON "commitment" ("due") WHERE "deleted_at" IS NULL AND "done_on" IS NULL AND "released_on" IS NULL AND "dropped_on" IS NULL;
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
