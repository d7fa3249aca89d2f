-- By what new reports find those that they touch; the meaning of each table is that of sql/sqlite/3.sql.
CREATE TABLE mark (
    report BIGINT PRIMARY KEY REFERENCES report (number),
    family TEXT COLLATE "C" NOT NULL,
    runs   BYTEA NOT NULL,
    keys   BYTEA NOT NULL
);
CREATE INDEX mark_family ON mark (family);
CREATE TABLE grouped (
    incident BIGINT PRIMARY KEY,
    grp      BIGINT NOT NULL
);
CREATE INDEX grouped_grp ON grouped (grp);
CREATE TABLE beside (
    a BIGINT NOT NULL,
    b BIGINT NOT NULL,
    PRIMARY KEY (a, b)
);
ALTER TABLE state ADD COLUMN marked BOOLEAN NOT NULL DEFAULT false;
