-- By what new reports find those that they touch.
CREATE TABLE mark (
    report INTEGER PRIMARY KEY REFERENCES report (number),
    family TEXT NOT NULL,             -- the first report that carries the same text
    runs   BLOB NOT NULL,             -- a sample of the text's runs of words
    keys   BLOB NOT NULL              -- the blocks in which its incidents stand
) STRICT;
CREATE INDEX mark_family ON mark (family);
-- Incidents that are resolved together: the number of the report and, in the last 20 bits, that of the incident in it.
CREATE TABLE grouped (
    incident INTEGER PRIMARY KEY,
    grp      INTEGER NOT NULL         -- one of them
) STRICT;
CREATE INDEX grouped_grp ON grouped (grp);
-- Incidents of different groups of which the events of the one name the events of the other, both ways round.
CREATE TABLE beside (
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
-- Whether these tables are complete.
ALTER TABLE state ADD COLUMN marked INTEGER NOT NULL DEFAULT 0;
