//! Questions to the register.

use ::postgres::types::ToSql;

use super::words::{RANGE, condition, excerpt, in_ranges};
use super::{AT_ONCE, Postgres};
use crate::error::Error;
use crate::query::{Hit, Page, Query};
use crate::rows::About;

/// An identifier may have changed so many times; a ring of them would be a fault.
const STEPS: i32 = 64;
/// So many words around what was found.
const EXCERPT: usize = 24;
/// How many ranges of the newest reports are searched before all others. Words that stand in many reports are found in few of
/// them; words that are rare are found fast in all.
const NEWEST: [i64; 2] = [1, 16];

impl Postgres {
    pub(super) fn page(&mut self, query: &Query) -> Result<Page, Error> {
        let (sql, values) = query.sql('$');
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        let rows = self.client.query(&sql, &values).map_err(|e| self.failed(&e))?;
        Ok(query.page(rows.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect()))
    }

    pub(super) fn one_event(&mut self, id: &str) -> Result<Option<Vec<u8>>, Error> {
        let row = self.row("SELECT w.wire FROM event e JOIN event_wire w ON w.event = e.number WHERE e.id = $1", &[&id])?;
        Ok(row.map(|row| row.get(0)))
    }

    pub(super) fn identifiers(&mut self, wanted: &str) -> Result<Vec<String>, Error> {
        // What is no text of the server is no identifier.
        if wanted.contains('\0') {
            return Ok(Vec::new());
        }
        let asked = [
            "SELECT e.id FROM incident i JOIN event e ON e.number = i.event WHERE i.id = $1".to_owned(),
            "SELECT id FROM event WHERE id >= $1 AND id < $1 || '~' ORDER BY id LIMIT 10".to_owned(),
            format!(
                "WITH RECURSIVE led (id, step) AS (
                     SELECT $1::text COLLATE \"C\", 0
                     UNION ALL SELECT r.becomes, step + 1 FROM led JOIN redirect r ON r.id = led.id WHERE step < {STEPS}
                 )
                 SELECT id FROM event WHERE id = (SELECT id FROM led ORDER BY step DESC LIMIT 1)"
            ),
        ];
        for sql in asked {
            let found = self.rows(&sql, &[&wanted])?;
            if !found.is_empty() {
                return Ok(found.iter().map(|row| row.get(0)).collect());
            }
        }
        Ok(Vec::new())
    }

    pub(super) fn full_text(&mut self, words: &str, limit: usize) -> Result<Vec<Hit>, Error> {
        let numbers = self.numbers_with_words(words, limit)?;
        let mut out = Vec::with_capacity(numbers.len());
        for some in numbers.chunks(AT_ONCE) {
            self.hits(some, words, &mut out)?;
        }
        Ok(out)
    }

    pub(super) fn numbers_with_words(&mut self, words: &str, limit: usize) -> Result<Vec<i64>, Error> {
        let asked = condition(words);
        if asked.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        let mut out = Vec::new();
        // Reports with a number below this one were not searched yet.
        let mut below: i64 =
            self.rows("SELECT coalesce(max(number), 0) + 1 FROM report", &[])?.first().map_or(1, |row| row.get(0));
        for ranges in NEWEST {
            let from = (below / RANGE).saturating_sub(ranges) * RANGE;
            self.some_numbers(&format!("{} & {asked}", in_ranges(from, below)), (from, below), limit, &mut out)?;
            if out.len() >= limit || from <= 0 {
                return Ok(out);
            }
            below = from;
        }
        self.some_numbers(&asked, (0, below), limit, &mut out)?;
        Ok(out)
    }

    /// Adds the newest reports in which the condition holds and whose numbers lie from the first to below the second.
    fn some_numbers(
        &mut self,
        condition: &str,
        (from, below): (i64, i64),
        limit: usize,
        out: &mut Vec<i64>,
    ) -> Result<(), Error> {
        let most = i64::try_from(limit - out.len()).unwrap_or(i64::MAX);
        // What the index finds is found before it is put in order: going through all reports by number until enough are found
        // would take long for rare words.
        let rows = self.rows(
            "WITH found AS MATERIALIZED (SELECT number FROM report_text WHERE words @@ $1::text::tsquery)
             SELECT number FROM found WHERE number >= $2 AND number < $3 ORDER BY number DESC LIMIT $4",
            &[&condition, &from, &below, &most],
        )?;
        out.extend(rows.iter().map(|row| row.get::<_, i64>(0)));
        Ok(())
    }

    /// Adds these reports with what is shown of them.
    fn hits(&mut self, numbers: &[i64], words: &str, out: &mut Vec<Hit>) -> Result<(), Error> {
        let rows = self.rows(
            "SELECT r.id, r.title, r.about, r.text,
                    ARRAY(SELECT DISTINCT e.id FROM incident i JOIN event e ON e.number = i.event
                          WHERE i.id >= r.id || '#' AND i.id < r.id || '$' ORDER BY e.id)
             FROM report r WHERE number = ANY($1) ORDER BY number DESC",
            &[&numbers],
        )?;
        for row in &rows {
            let metadata = About::parse(row.get(2))?.metadata;
            let published = metadata.published.map(|p| p.edtf());
            let excerpt = excerpt(row.get(3), words, EXCERPT);
            let title = row.get(1);
            out.push(Hit { report: row.get(0), title, outlet: metadata.outlet, published, excerpt, events: row.get(4) });
        }
        Ok(())
    }
}
