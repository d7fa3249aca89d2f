-- An event's content stands beside it, so that what is looked through to find, count and draw events stays small.
CREATE TABLE event_wire (
    event INTEGER PRIMARY KEY REFERENCES event (number) ON DELETE CASCADE,
    wire  BLOB NOT NULL
) STRICT;
INSERT INTO event_wire SELECT number, wire FROM event;
ALTER TABLE event DROP COLUMN wire;
ALTER TABLE event ADD COLUMN name      TEXT;                     -- of the place, as it is shown
ALTER TABLE event ADD COLUMN lat       REAL;
ALTER TABLE event ADD COLUMN lon       REAL;
ALTER TABLE event ADD COLUMN precision TEXT;
ALTER TABLE event ADD COLUMN parties   TEXT NOT NULL DEFAULT ''; -- one a line: identifier, tab, name
ALTER TABLE event ADD COLUMN review    TEXT NOT NULL DEFAULT ''; -- what a person should look at, one a line
-- Events that may have lasted over a day.
CREATE INDEX event_span ON event (last_day, first_day, id) WHERE first_day < last_day;
-- Days and deaths of the event stand beside an actor: of one actor there may be very many.
CREATE TABLE actor_of_event (
    actor     TEXT NOT NULL,
    first_day INTEGER NOT NULL,
    last_day  INTEGER NOT NULL,
    killed    INTEGER,
    event     INTEGER NOT NULL REFERENCES event (number) ON DELETE CASCADE,
    PRIMARY KEY (actor, first_day, event)
) STRICT, WITHOUT ROWID;
INSERT INTO actor_of_event SELECT a.actor, a.first_day, e.last_day, e.killed, a.event FROM event_actor a JOIN event e ON e.number = a.event;
DROP TABLE event_actor;
ALTER TABLE actor_of_event RENAME TO event_actor;
CREATE INDEX event_actor_event  ON event_actor (event);
CREATE INDEX event_actor_killed ON event_actor (actor, killed);
CREATE INDEX event_actor_span   ON event_actor (actor, last_day) WHERE first_day < last_day;
ALTER TABLE state ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
-- The events are drawn up anew, with these columns.
UPDATE state SET reader = '', reports = 0, decisions = 0, events = (SELECT count(*) FROM event);
