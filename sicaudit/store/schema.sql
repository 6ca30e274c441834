-- Schema 1 of the history. What is stored once stays: a problem is never deleted, a run's
-- row neither; only a run's entries are pruned. Foreign keys are documentation: enforcing
-- them would scan `entry` for every content that pruning drops.

CREATE TABLE run (
    number   INTEGER PRIMARY KEY,          -- order of beginning, whatever the clock said
    id       TEXT NOT NULL UNIQUE,
    started  TEXT NOT NULL CHECK (started GLOB '????-??-??T*Z'),
    finished TEXT CHECK (finished GLOB '????-??-??T*Z'),
    status   TEXT NOT NULL CHECK (status IN ('under-way', 'complete', 'incomplete', 'interrupted')),
    version  TEXT NOT NULL,                -- of the sicaudit that made it
    asked    TEXT NOT NULL,                -- JSON: ids of the sites it set out for
    sites    TEXT NOT NULL,                -- JSON: what was done for each
    counts   TEXT NOT NULL,                -- JSON: findings by severity and by state
    pruned   INTEGER NOT NULL DEFAULT 0 CHECK (pruned IN (0, 1))
) STRICT;

-- Packed JSON, each stored once however many runs and findings share it.
CREATE TABLE content (
    number INTEGER PRIMARY KEY,
    hash   BLOB NOT NULL UNIQUE CHECK (length(hash) = 16),
    body   BLOB NOT NULL
) STRICT;

-- A finding over all runs, as it was last seen.
CREATE TABLE problem (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE CHECK (id GLOB replace('????????????????', '?', '[0-9a-f]')),
    site       TEXT NOT NULL,
    first_seen INTEGER NOT NULL REFERENCES run (number),
    last_seen  INTEGER NOT NULL REFERENCES run (number),
    is_fixed   INTEGER NOT NULL CHECK (is_fixed IN (0, 1)),
    facts      INTEGER REFERENCES content (number),     -- NULL: fixed, and pruned since
    sightings  INTEGER REFERENCES content (number)
) STRICT;

CREATE INDEX problem_by_site ON problem (site);

-- What a run said about a problem, before reviewers' decisions.
CREATE TABLE entry (
    run       INTEGER NOT NULL REFERENCES run (number),
    problem   INTEGER NOT NULL REFERENCES problem (number),
    state     TEXT NOT NULL CHECK (state IN ('new', 'open', 'returned', 'fixed', 'unchecked')),
    last_seen INTEGER NOT NULL REFERENCES run (number),
    facts     INTEGER NOT NULL REFERENCES content (number),
    sightings INTEGER NOT NULL REFERENCES content (number),
    PRIMARY KEY (run, problem)
) STRICT, WITHOUT ROWID;

CREATE TABLE page (
    site       TEXT NOT NULL,
    url        TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen  TEXT NOT NULL,
    title      TEXT NOT NULL,
    text_hash  TEXT,
    text_since TEXT NOT NULL,              -- start of the run that first saw this text
    best_date  TEXT CHECK (best_date GLOB '????-??-??'),
    basis      TEXT,
    PRIMARY KEY (site, url)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,       -- hash of all the rest: the same decision twice is one
    finding    TEXT NOT NULL,
    kind       TEXT NOT NULL
               CHECK (kind IN ('accept', 'false-alarm', 'snooze', 'assign', 'fix', 'reopen')),
    reviewer   TEXT NOT NULL,
    reason     TEXT NOT NULL,
    note       TEXT NOT NULL,
    until      TEXT CHECK (until GLOB '????-??-??'),
    owner      TEXT,
    decided_at TEXT NOT NULL CHECK (decided_at GLOB '????-??-??T*Z')
) STRICT;

CREATE INDEX decision_by_finding ON decision (finding);

CREATE TRIGGER decisions_are_not_rewritten BEFORE UPDATE ON decision
BEGIN
    SELECT RAISE (ABORT, 'decisions are only ever added');
END;

CREATE TRIGGER decisions_are_not_deleted BEFORE DELETE ON decision
BEGIN
    SELECT RAISE (ABORT, 'decisions are only ever added');
END;
