-- Events that may have lasted over a day, by how long they may have lasted: those that reach to a day began within that span of
-- it, and are found in the order of their days.
DROP INDEX event_span;
CREATE INDEX event_span ON event (
    (CASE WHEN CAST(last_day AS BIGINT) - first_day <= 7 THEN 7
          WHEN CAST(last_day AS BIGINT) - first_day <= 62 THEN 62
          WHEN CAST(last_day AS BIGINT) - first_day <= 366 THEN 366 ELSE 0 END),
    first_day, id
) WHERE first_day < last_day;
