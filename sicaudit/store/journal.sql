CREATE TABLE IF NOT EXISTS meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Every URL that is or will be asked for; `verdict` is null as long as it waits. `signs` holds,
-- as JSON, (kind, text) of what spoke for the verdict; `before` the reason that an earlier asking
-- in the same run gave.
CREATE TABLE IF NOT EXISTS target (
    id           INTEGER PRIMARY KEY,
    url          TEXT NOT NULL,
    purpose      TEXT NOT NULL,
    site         TEXT,
    depth        INTEGER NOT NULL,
    verdict      TEXT,
    reason       TEXT,
    certainty    TEXT,
    status       INTEGER,
    failure      TEXT,
    location     TEXT,
    attempts     INTEGER NOT NULL DEFAULT 0,
    detail       TEXT NOT NULL DEFAULT '',
    content_type TEXT,
    length       INTEGER,
    signs        TEXT NOT NULL DEFAULT '',
    before       TEXT
) STRICT;

-- Pages of the family and their style sheets; `targets` holds the numbers of what they point to,
-- four bytes each, in the order of the facts; the first `follow` of them are links to pages.
-- `mails` holds their mailto URLs, a line each.
-- `marks` holds four bytes for each URL with a fragment. `unseen` holds, as JSON, (index, place,
-- URL as written) of those that no reader sees. `body` is there to look up places again.
CREATE TABLE IF NOT EXISTS page (
    id        INTEGER PRIMARY KEY,
    site      TEXT NOT NULL,
    title     TEXT NOT NULL,
    is_page   INTEGER NOT NULL,
    links     INTEGER NOT NULL,
    malformed INTEGER NOT NULL,
    text_hash TEXT NOT NULL,
    best      TEXT,
    basis     TEXT,
    targets   BLOB NOT NULL,
    follow    INTEGER NOT NULL,
    marks     BLOB NOT NULL,
    unseen    TEXT NOT NULL,
    mails     TEXT NOT NULL,
    body      BLOB NOT NULL
) STRICT;

-- What a document says, the family's and those elsewhere, to be compared with others and with
-- what it said in earlier runs.
CREATE TABLE IF NOT EXISTS document (
    id          INTEGER PRIMARY KEY,
    title       TEXT NOT NULL,
    language    TEXT,
    canonical   TEXT,
    words       INTEGER NOT NULL,
    scripted    INTEGER NOT NULL,
    fingerprint BLOB NOT NULL
) STRICT;

-- What a fragment can point to in a document, NUL between the names.
CREATE TABLE IF NOT EXISTS anchors (
    id       INTEGER PRIMARY KEY,
    names    TEXT NOT NULL,
    scripted INTEGER NOT NULL
) STRICT;

-- Fragments that some link wants, text directives as `:~:text=words`.
CREATE TABLE IF NOT EXISTS wanted (
    target   INTEGER NOT NULL,
    fragment TEXT NOT NULL,
    PRIMARY KEY (target, fragment)
) STRICT, WITHOUT ROWID;

-- Text directives that a document was looked through for in vain.
CREATE TABLE IF NOT EXISTS unsaid (
    target   INTEGER NOT NULL,
    fragment TEXT NOT NULL,
    PRIMARY KEY (target, fragment)
) STRICT, WITHOUT ROWID;

-- What pages say of the topics they are about, and where they send people, both as JSON; pages
-- with neither have no row.
CREATE TABLE IF NOT EXISTS signposted (
    id        INTEGER PRIMARY KEY,
    topics    TEXT NOT NULL,
    signposts TEXT NOT NULL
) STRICT;

-- Blocks of pages with signposts or words of topics that may be a template's, by their marks.
CREATE TABLE IF NOT EXISTS marked (
    id   INTEGER NOT NULL,
    mark INTEGER NOT NULL,
    PRIMARY KEY (id, mark)
) STRICT, WITHOUT ROWID;

-- All that the judgement of a page on a topic asks for, as JSON: to judge it again with its site.
CREATE TABLE IF NOT EXISTS topical (
    id    INTEGER PRIMARY KEY,
    facts TEXT NOT NULL
) STRICT;

-- When pages say they were written and changed: `said` what their sources say, source by source,
-- `dates` all of their evidence as it was judged page by page, both as JSON.
CREATE TABLE IF NOT EXISTS dated (
    id    INTEGER PRIMARY KEY,
    said  TEXT NOT NULL,
    dates TEXT NOT NULL
) STRICT;

-- Days that sitemaps give to pages.
CREATE TABLE IF NOT EXISTS lastmod (
    id      INTEGER PRIMARY KEY,
    lastmod TEXT NOT NULL
) STRICT;

-- Pages whose date is another one in the light of their whole site and of earlier runs.
CREATE TABLE IF NOT EXISTS aged (
    id    INTEGER PRIMARY KEY,
    best  TEXT,
    basis TEXT
) STRICT;

-- The telephone numbers that pages show, with the services they stand beside (ids with spaces) and
-- the words before them.
CREATE TABLE IF NOT EXISTS shown (
    page   INTEGER NOT NULL,
    number TEXT NOT NULL,
    raw    TEXT NOT NULL,
    beside TEXT NOT NULL,
    words  TEXT NOT NULL,
    PRIMARY KEY (page, number)
) STRICT, WITHOUT ROWID;

-- What page checks found, as JSON.
CREATE TABLE IF NOT EXISTS finding (
    page INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS finding_by_page ON finding (page);

-- Pages that a sitemap lists.
CREATE TABLE IF NOT EXISTS listed (
    page    INTEGER PRIMARY KEY,
    sitemap TEXT NOT NULL
) STRICT;

-- What kept us from seeing everything, as far as it was counted.
CREATE TABLE IF NOT EXISTS limited (
    site    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    count   INTEGER NOT NULL,
    example TEXT,
    detail  TEXT NOT NULL,
    PRIMARY KEY (site, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS batch (
    host     TEXT NOT NULL,
    number   INTEGER NOT NULL,
    site     TEXT,
    requests INTEGER NOT NULL,
    bytes    INTEGER NOT NULL,
    PRIMARY KEY (host, number)
) STRICT, WITHOUT ROWID;

-- What secure hosts of ours showed, the days as ISO 8601.
CREATE TABLE IF NOT EXISTS certificate (
    host    TEXT PRIMARY KEY,
    site    TEXT NOT NULL,
    issued  TEXT NOT NULL,
    expires TEXT NOT NULL,
    issuer  TEXT NOT NULL,
    serial  TEXT NOT NULL
) STRICT;

-- What servers call the versions of pages of ours that they sent.
CREATE TABLE IF NOT EXISTS version (
    id        INTEGER PRIMARY KEY,
    etag      TEXT,
    modified  TEXT,
    unchanged INTEGER NOT NULL
) STRICT;
