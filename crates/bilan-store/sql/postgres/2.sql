-- What is shown of an event in lists and on maps.
ALTER TABLE event ADD COLUMN name      TEXT;                     -- of the place, as it is shown
ALTER TABLE event ADD COLUMN lat       DOUBLE PRECISION;
ALTER TABLE event ADD COLUMN lon       DOUBLE PRECISION;
ALTER TABLE event ADD COLUMN precision TEXT;
ALTER TABLE event ADD COLUMN parties   TEXT NOT NULL DEFAULT ''; -- one a line: identifier, tab, name
ALTER TABLE event ADD COLUMN review    TEXT NOT NULL DEFAULT ''; -- what a person should look at, one a line
ALTER TABLE state ADD COLUMN events BIGINT NOT NULL DEFAULT 0;
-- The events are drawn up anew, with these columns.
UPDATE state SET reader = '', reports = 0, decisions = 0, events = (SELECT count(*) FROM event);
