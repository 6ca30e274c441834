-- Schema 3: what was seen of pages over the runs, and what reviewers read over.

ALTER TABLE page ADD COLUMN said TEXT NOT NULL DEFAULT '';  -- JSON: what its sources said of its dates when this text was first seen

ALTER TABLE page ADD COLUMN changed TEXT;        -- start of the run that last saw another text than before

ALTER TABLE page ADD COLUMN changed_after TEXT;  -- start of the run that had seen the page before that

CREATE TABLE confirmed (
    number     INTEGER PRIMARY KEY,
    site       TEXT NOT NULL,
    url        TEXT NOT NULL,
    day        TEXT NOT NULL CHECK (day GLOB '????-??-??'),  -- on which the page was read over
    reviewer   TEXT NOT NULL,
    note       TEXT NOT NULL,
    decided_at TEXT NOT NULL CHECK (decided_at GLOB '????-??-??T*Z')
) STRICT;

CREATE INDEX confirmed_by_page ON confirmed (site, url);
