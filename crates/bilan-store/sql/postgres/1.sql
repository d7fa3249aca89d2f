-- The meaning of each table is that of sql/sqlite/1.sql; everything lies in one schema, `bilan`.
CREATE TABLE about (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    program TEXT NOT NULL,
    version BIGINT NOT NULL
);

-- Reports and decisions: only ever added.
CREATE TABLE report (
    number BIGINT PRIMARY KEY,          -- without gaps from 1: there is one writer at a time
    id     TEXT COLLATE "C" NOT NULL UNIQUE,
    body   TEXT NOT NULL,
    added  TEXT NOT NULL,
    title  TEXT,
    about  TEXT NOT NULL,
    text   TEXT NOT NULL,
    bytes  BYTEA                        -- the text, where it holds the one character that TEXT cannot hold
);
CREATE INDEX report_body ON report (body);
CREATE TABLE decision (
    number   BIGINT PRIMARY KEY,
    id       TEXT COLLATE "C" NOT NULL UNIQUE,
    at       TEXT COLLATE "C" NOT NULL,
    decision TEXT NOT NULL
);
CREATE FUNCTION stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a % is never changed or removed', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON report   FOR EACH ROW EXECUTE FUNCTION stays();
CREATE TRIGGER kept  BEFORE TRUNCATE         ON report   FOR EACH STATEMENT EXECUTE FUNCTION stays();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON decision FOR EACH ROW EXECUTE FUNCTION stays();
CREATE TRIGGER kept  BEFORE TRUNCATE         ON decision FOR EACH STATEMENT EXECUTE FUNCTION stays();

-- Full text: words in lower case without accents, in their order, and one mark for the range of numbers that the report lies
-- in, so that the newest reports can be asked before all others.
CREATE TABLE report_text (
    number BIGINT PRIMARY KEY REFERENCES report (number),
    words  TSVECTOR NOT NULL
);
CREATE INDEX report_words ON report_text USING gin (words);

-- Derived: can be thrown away and made again.
CREATE TABLE reading (
    number  BIGINT PRIMARY KEY REFERENCES report (number),
    reader  TEXT NOT NULL,
    sketch  BYTEA NOT NULL,
    reading BYTEA NOT NULL
);
CREATE TABLE compared (
    a    BIGINT NOT NULL,
    b    BIGINT NOT NULL,
    same BOOLEAN NOT NULL,
    PRIMARY KEY (a, b)
);
CREATE TABLE event (
    number    BIGINT PRIMARY KEY,
    id        TEXT COLLATE "C" NOT NULL UNIQUE,
    first_day INTEGER NOT NULL,         -- days since 1970-01-01; the largest 32-bit number where open
    last_day  INTEGER NOT NULL,
    country   TEXT COLLATE "C",
    admin1    TEXT COLLATE "C",
    place     TEXT COLLATE "C",
    kind      TEXT NOT NULL,
    status    TEXT NOT NULL,
    killed    BIGINT,
    digest    BYTEA NOT NULL
);
CREATE INDEX event_day     ON event (first_day, id);
CREATE INDEX event_country ON event (country, first_day, id);
CREATE INDEX event_admin1  ON event (admin1, first_day, id);
CREATE INDEX event_place   ON event (place, first_day, id);
CREATE INDEX event_killed  ON event (killed);
-- Events that may have lasted over a day.
CREATE INDEX event_span    ON event USING gist (int8range(first_day, last_day, '[]')) WHERE first_day < last_day;
-- Beside the event, so that what is looked through to find events stays small.
CREATE TABLE event_wire (
    event BIGINT PRIMARY KEY REFERENCES event (number) ON DELETE CASCADE,
    wire  BYTEA NOT NULL
);
ALTER TABLE event_wire ALTER COLUMN wire SET STORAGE EXTERNAL;
CREATE TABLE event_actor (
    actor     TEXT COLLATE "C" NOT NULL,
    first_day INTEGER NOT NULL,         -- days and deaths of the event: of one actor there may be very many
    last_day  INTEGER NOT NULL,
    killed    BIGINT,
    event     BIGINT NOT NULL REFERENCES event (number) ON DELETE CASCADE,
    PRIMARY KEY (actor, first_day, event)
);
CREATE INDEX event_actor_killed ON event_actor (actor, killed);
CREATE INDEX event_actor_span   ON event_actor (actor, last_day) WHERE first_day < last_day;
CREATE INDEX event_actor_event ON event_actor (event);
CREATE TABLE incident (
    id    TEXT COLLATE "C" PRIMARY KEY,
    event BIGINT NOT NULL REFERENCES event (number) ON DELETE CASCADE
);
CREATE INDEX incident_event ON incident (event);
CREATE TABLE toll (
    event   BIGINT NOT NULL REFERENCES event (number) ON DELETE CASCADE,
    policy  TEXT NOT NULL,
    effect  TEXT NOT NULL,
    victims TEXT NOT NULL,
    side    TEXT,
    low     BIGINT,
    best    BIGINT,
    high    BIGINT,
    joint   BOOLEAN NOT NULL            -- true: of several events together
);
CREATE INDEX toll_event ON toll (event);
CREATE TABLE line (
    event        BIGINT NOT NULL REFERENCES event (number) ON DELETE CASCADE,
    statement    TEXT NOT NULL,
    incident     TEXT NOT NULL,
    effect       TEXT NOT NULL,
    victims      TEXT NOT NULL,
    side         TEXT,
    low          BIGINT NOT NULL,
    high         BIGINT,
    speaker      TEXT,
    speaker_name TEXT,
    stance       TEXT NOT NULL,
    losses       TEXT NOT NULL,         -- admission, claim or account
    superseded   BOOLEAN NOT NULL,
    quote        TEXT NOT NULL
);
CREATE INDEX line_event ON line (event);
-- Identifiers that were shown once lead to what they became.
CREATE TABLE redirect (
    id      TEXT COLLATE "C" PRIMARY KEY,
    becomes TEXT COLLATE "C" NOT NULL
);
-- How far the derived rows have come.
CREATE TABLE state (
    one       INTEGER PRIMARY KEY CHECK (one = 1),
    reader    TEXT NOT NULL,
    reports   BIGINT NOT NULL,
    decisions BIGINT NOT NULL
);
INSERT INTO state VALUES (1, '', 0, 0);
INSERT INTO about VALUES (1, 'bilan', 1);
