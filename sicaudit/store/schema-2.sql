-- Schema 2: what pages and targets said, so that a later run can tell what changed.

ALTER TABLE page ADD COLUMN fingerprint BLOB NOT NULL DEFAULT x'';

ALTER TABLE page ADD COLUMN signposts TEXT NOT NULL DEFAULT '';  -- JSON: topic to services to run

ALTER TABLE page ADD COLUMN date_since TEXT;  -- start of the run that first saw this best_date

CREATE TABLE target (
    url         TEXT PRIMARY KEY,
    last_seen   TEXT NOT NULL,
    last_worked TEXT,                      -- NULL: never
    final       TEXT NOT NULL,             -- where its redirects ended when it last worked
    title       TEXT NOT NULL,
    language    TEXT,
    fingerprint BLOB NOT NULL
) STRICT, WITHOUT ROWID;
