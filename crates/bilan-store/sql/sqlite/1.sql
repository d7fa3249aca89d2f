-- Reports and decisions: only ever added.
CREATE TABLE report (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id     TEXT NOT NULL UNIQUE,
    body   TEXT NOT NULL,             -- hash of what it says; the same for all that say the same
    added  TEXT NOT NULL,
    title  TEXT,
    about  TEXT NOT NULL,             -- metadata as JSON
    text   TEXT NOT NULL
) STRICT;
CREATE INDEX report_body ON report (body);
CREATE TABLE decision (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    id       TEXT NOT NULL UNIQUE,
    at       TEXT NOT NULL,
    decision TEXT NOT NULL            -- as JSON
) STRICT;
CREATE TRIGGER report_stays   BEFORE UPDATE ON report   BEGIN SELECT RAISE(ABORT, 'a report is never changed'); END;
CREATE TRIGGER report_kept    BEFORE DELETE ON report   BEGIN SELECT RAISE(ABORT, 'a report is never removed'); END;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
CREATE TRIGGER decision_kept  BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'a decision is never removed'); END;

-- Full text: accents do not matter, elided words are words of their own.
CREATE VIRTUAL TABLE report_text USING fts5 (
    title, text, content = 'report', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

-- Derived: can be thrown away and made again.
CREATE TABLE reading (
    number  INTEGER PRIMARY KEY REFERENCES report (number),
    reader  TEXT NOT NULL,
    sketch  BLOB NOT NULL,
    reading BLOB NOT NULL
) STRICT;
-- Pairs of reports whose texts were compared word by word, by their numbers.
CREATE TABLE compared (
    a    INTEGER NOT NULL,
    b    INTEGER NOT NULL,
    same INTEGER NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE TABLE event (
    number    INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    first_day INTEGER NOT NULL,       -- days since 1970-01-01; the largest 32-bit number where open
    last_day  INTEGER NOT NULL,
    country   TEXT,
    admin1    TEXT,
    place     TEXT,
    kind      TEXT NOT NULL,
    status    TEXT NOT NULL,
    killed    INTEGER,
    digest    BLOB NOT NULL,
    wire      BLOB NOT NULL
) STRICT;
CREATE INDEX event_day     ON event (first_day, id);
CREATE INDEX event_country ON event (country, first_day, id);
CREATE INDEX event_admin1  ON event (admin1, first_day, id);
CREATE INDEX event_place   ON event (place, first_day, id);
CREATE INDEX event_killed  ON event (killed);
CREATE TABLE event_actor (
    actor     TEXT NOT NULL,
    first_day INTEGER NOT NULL,
    event     INTEGER NOT NULL REFERENCES event (number) ON DELETE CASCADE,
    PRIMARY KEY (actor, first_day, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actor_event ON event_actor (event);
CREATE TABLE incident (
    id    TEXT PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_event ON incident (event);
CREATE TABLE toll (
    event   INTEGER NOT NULL REFERENCES event (number) ON DELETE CASCADE,
    policy  TEXT NOT NULL,
    effect  TEXT NOT NULL,
    victims TEXT NOT NULL,
    side    TEXT,
    low     INTEGER,
    best    INTEGER,
    high    INTEGER,
    joint   INTEGER NOT NULL          -- 1: of several events together
) STRICT;
CREATE INDEX toll_event ON toll (event);
CREATE TABLE line (
    event        INTEGER NOT NULL REFERENCES event (number) ON DELETE CASCADE,
    statement    TEXT NOT NULL,
    incident     TEXT NOT NULL,
    effect       TEXT NOT NULL,
    victims      TEXT NOT NULL,
    side         TEXT,
    low          INTEGER NOT NULL,
    high         INTEGER,
    speaker      TEXT,
    speaker_name TEXT,
    stance       TEXT NOT NULL,
    losses       TEXT NOT NULL,       -- admission, claim or account
    superseded   INTEGER NOT NULL,
    quote        TEXT NOT NULL
) STRICT;
CREATE INDEX line_event ON line (event);
-- Identifiers that were shown once lead to what they became.
CREATE TABLE redirect (
    id      TEXT PRIMARY KEY,
    becomes TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- How far the derived rows have come.
CREATE TABLE state (
    only      INTEGER PRIMARY KEY CHECK (only = 1),
    reader    TEXT NOT NULL,
    reports   INTEGER NOT NULL,
    decisions INTEGER NOT NULL
) STRICT;
INSERT INTO state VALUES (1, '', 0, 0);
