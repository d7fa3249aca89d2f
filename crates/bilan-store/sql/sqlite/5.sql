-- What an event is counted by, apart from the rest of its content: a sum over all events reads no more than that.
CREATE TABLE event_tally (
    event INTEGER PRIMARY KEY REFERENCES event (number) ON DELETE CASCADE,
    tally BLOB NOT NULL
) STRICT;
-- The events are drawn up anew, with it.
UPDATE event SET digest = x'';
UPDATE state SET reader = '', reports = 0, decisions = 0, events = (SELECT count(*) FROM event);
