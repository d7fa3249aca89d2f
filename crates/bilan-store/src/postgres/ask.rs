//! Questions to the register.

use ::postgres::types::ToSql;

use super::Postgres;
use super::words::{RANGE, condition, excerpt, in_ranges};
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

/// Conditions with their values.
#[derive(Default)]
struct Conditions {
    all: Vec<String>,
    values: Vec<Box<dyn ToSql + Sync>>,
}

impl Conditions {
    /// A condition in which `?` stands for the value.
    fn add(&mut self, condition: &str, value: impl ToSql + Sync + 'static) {
        self.values.push(Box::new(value));
        self.all.push(condition.replace('?', &format!("${}", self.values.len())));
    }

    fn written(&self, and: &str) -> String {
        let all: Vec<&str> = self.all.iter().map(String::as_str).chain((!and.is_empty()).then_some(and)).collect();
        if all.is_empty() { String::new() } else { format!("WHERE {}", all.join(" AND ")) }
    }
}

impl Postgres {
    pub(super) fn page(&mut self, query: &Query) -> Result<Page, Error> {
        let mut conditions = Conditions::default();
        // With an actor, the days and deaths of its events stand beside it.
        let t = if query.actor.is_some() { "a" } else { "e" };
        let first = &format!("{t}.first_day");
        if let Some(actor) = &query.actor {
            conditions.add("a.actor = ?", actor.clone());
        }
        if let Some(until) = query.until {
            conditions.add(&format!("{first} <= ?"), until);
        }
        let columns = [
            ("e.country = ?", &query.country),
            ("e.admin1 = ?", &query.admin1),
            ("e.place = ?", &query.place),
            ("e.kind = ?", &query.kind),
            ("e.status = ?", &query.status),
        ];
        for (condition, value) in columns {
            if let Some(value) = value {
                conditions.add(condition, value.clone());
            }
        }
        if let Some(killed) = query.killed {
            conditions.add(&format!("{t}.killed >= ?"), i64::from(killed));
        }
        if let Some((day, id)) = &query.after {
            // The day alone is what an index is entered by.
            conditions.add(&format!("{first} >= {day} AND ({first} > {day} OR e.id > ?)"), id.clone());
        }
        let from = if query.actor.is_some() { "event_actor a JOIN event e ON e.number = a.event" } else { "event e" };
        let limit = query.limit.map_or_else(String::new, |n| format!("LIMIT {}", n.saturating_add(1)));
        let some = |and: &str| {
            let which = conditions.written(and);
            format!("(SELECT {first} AS day, e.id, e.number FROM {from} {which} ORDER BY {first}, e.id {limit})")
        };
        // Events that began earlier and may have lasted until that day are few, and found by another index than those that
        // began later; each index is entered where its answer begins.
        let found = match query.from {
            None => some(""),
            Some(day) => {
                let before = day.saturating_sub(1);
                let in_index = format!(" AND int8range(e.first_day, e.last_day, '[]') @> {before}::bigint");
                let lasting = format!(
                    "{first} < {day} AND {first} < {t}.last_day AND {t}.last_day >= {day}{}",
                    if query.actor.is_some() { "" } else { &in_index }
                );
                format!("{} UNION ALL {}", some(&lasting), some(&format!("{first} >= {day} AND {t}.last_day >= {day}")))
            }
        };
        let sql = format!(
            "SELECT f.day, f.id, w.wire FROM (SELECT * FROM ({found}) u ORDER BY day, id {limit}) f
             JOIN event_wire w ON w.event = f.number ORDER BY f.day, f.id"
        );
        let values: Vec<&(dyn ToSql + Sync)> = conditions.values.iter().map(|value| &**value).collect();
        let mut rows = self.client.query(&sql, &values).map_err(|e| self.failed(&e))?;
        let mut page = Page::default();
        if let Some(limit) = query.limit.filter(|limit| rows.len() > *limit) {
            rows.truncate(limit);
            page.next = rows.last().map(|row| (row.get(0), row.get(1)));
        }
        page.events = rows.iter().map(|row| row.get(2)).collect();
        Ok(page)
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
            self.some_hits(&format!("{} & {asked}", in_ranges(from, below)), words, (from, below), limit, &mut out)?;
            if out.len() >= limit || from <= 0 {
                return Ok(out);
            }
            below = from;
        }
        self.some_hits(&asked, words, (0, below), limit, &mut out)?;
        Ok(out)
    }

    /// Adds the newest reports in which the condition holds and whose numbers lie from the first to below the second.
    fn some_hits(
        &mut self,
        condition: &str,
        words: &str,
        (from, below): (i64, i64),
        limit: usize,
        out: &mut Vec<Hit>,
    ) -> Result<(), Error> {
        let most = i64::try_from(limit - out.len()).unwrap_or(i64::MAX);
        // What the index finds is found before it is put in order: going through all reports by number until enough are found
        // would take long for rare words.
        let rows = self.rows(
            "WITH found AS MATERIALIZED (SELECT number FROM report_text WHERE words @@ $1::text::tsquery),
                  newest AS MATERIALIZED (SELECT number FROM found WHERE number >= $2 AND number < $3 ORDER BY number DESC LIMIT $4)
             SELECT r.id, r.title, r.about, r.text,
                    ARRAY(SELECT DISTINCT e.id FROM incident i JOIN event e ON e.number = i.event
                          WHERE i.id >= r.id || '#' AND i.id < r.id || '$' ORDER BY e.id)
             FROM newest JOIN report r USING (number) ORDER BY number DESC",
            &[&condition, &from, &below, &most],
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
