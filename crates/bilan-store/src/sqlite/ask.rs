//! Questions to the register.

use rusqlite::{OptionalExtension, params, params_from_iter};

use super::Sqlite;
use crate::error::Error;
use crate::query::{Hit, Page, Part, Query};
use crate::rows::About;

/// An identifier may have changed so many times; a ring of them would be a fault.
const STEPS: usize = 64;

impl Sqlite {
    pub(super) fn page(&mut self, query: &Query) -> Result<Page, Error> {
        let (sql, values) = query.sql('?');
        let ask = || {
            let mut select = self.connection.prepare_cached(&sql)?;
            let rows = select.query_map(params_from_iter(values), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            rows.collect::<Result<Vec<(i32, String, Vec<u8>)>, _>>()
        };
        Ok(query.page(ask().map_err(|e| self.failed(e))?))
    }

    pub(super) fn one_event(&mut self, id: &str) -> Result<Option<Vec<u8>>, Error> {
        self.connection
            .prepare_cached("SELECT w.wire FROM event e JOIN event_wire w ON w.event = e.number WHERE e.id = ?1")
            .and_then(|mut s| s.query_row([id], |row| row.get(0)).optional())
            .map_err(|e| self.failed(e))
    }

    pub(super) fn some_events(&mut self, ids: &[String], part: Part) -> Result<Vec<Vec<u8>>, Error> {
        let (table, column) = part.column();
        let sql = format!("SELECT w.{column} FROM event e JOIN {table} w ON w.event = e.number WHERE e.id = ?1");
        let ask = || {
            let mut select = self.connection.prepare_cached(&sql)?;
            let mut out = Vec::with_capacity(ids.len());
            for id in ids {
                out.extend(select.query_row([id], |row| row.get(0)).optional()?);
            }
            Ok(out)
        };
        ask().map_err(|e| self.failed(e))
    }

    pub(super) fn identifiers(&mut self, wanted: &str) -> Result<Vec<String>, Error> {
        let ask = |sql: &str, value: &str| -> Result<Vec<String>, Error> {
            let ask = || {
                let mut select = self.connection.prepare_cached(sql)?;
                select.query_map([value], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()
            };
            ask().map_err(|e| self.failed(e))
        };
        let of_incident = ask("SELECT e.id FROM incident i JOIN event e ON e.number = i.event WHERE i.id = ?1", wanted)?;
        if !of_incident.is_empty() {
            return Ok(of_incident);
        }
        let begins = ask("SELECT id FROM event WHERE id >= ?1 AND id < ?1 || '~' ORDER BY id LIMIT 10", wanted)?;
        if !begins.is_empty() {
            return Ok(begins);
        }
        let mut id = wanted.to_owned();
        for _ in 0..STEPS {
            let Some(next) = self.led_to(&id)? else { break };
            id = next;
        }
        Ok(if self.one_event(&id)?.is_some() { vec![id] } else { Vec::new() })
    }

    pub(super) fn events_told_in(&mut self, reports: &[i64]) -> Result<Vec<String>, Error> {
        let ask = || {
            // Incidents bear the identifier of their report.
            let mut select = self.connection.prepare_cached(
                "SELECT DISTINCT e.id FROM report r JOIN incident i ON i.id >= r.id || '#' AND i.id < r.id || '$'
                 JOIN event e ON e.number = i.event WHERE r.number = ?1",
            )?;
            let mut out: Vec<String> = Vec::new();
            for number in reports {
                for id in select.query_map([number], |row| row.get(0))? {
                    out.push(id?);
                }
            }
            Ok(out)
        };
        let mut out = ask().map_err(|e| self.failed(e))?;
        out.sort_unstable();
        out.dedup();
        Ok(out)
    }

    pub(super) fn numbers_with_words(&mut self, words: &str, limit: usize) -> Result<Vec<i64>, Error> {
        let query = match_expression(words);
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let ask = || {
            let mut select = self
                .connection
                .prepare_cached("SELECT rowid FROM report_text WHERE report_text MATCH ?1 ORDER BY rowid DESC LIMIT ?2")?;
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            select.query_map(params![query, limit], |row| row.get(0))?.collect::<rusqlite::Result<_>>()
        };
        ask().map_err(|e| self.failed(e))
    }

    pub(super) fn full_text(&mut self, words: &str, limit: usize) -> Result<Vec<Hit>, Error> {
        let query = match_expression(words);
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let ask = || {
            let mut select = self.connection.prepare_cached(
                "SELECT r.id, r.title, r.about, snippet(report_text, 1, '', '', ' … ', 24)
                 FROM report_text JOIN report r ON r.number = report_text.rowid
                 WHERE report_text MATCH ?1 ORDER BY report_text.rowid DESC LIMIT ?2",
            )?;
            let rows = select.query_map(params![query, limit as i64], |row| {
                Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, String>(2)?, row.get(3)?))
            })?;
            rows.collect::<Result<Vec<_>, _>>()
        };
        let rows = ask().map_err(|e| self.failed(e))?;
        let mut out = Vec::new();
        for (report, title, about, excerpt) in rows {
            let metadata = About::parse(&about)?.metadata;
            let events = self.events_of(&report)?;
            let published = metadata.published.map(|p| p.edtf());
            out.push(Hit { events, report, title, outlet: metadata.outlet, published, excerpt });
        }
        Ok(out)
    }

    fn events_of(&self, report: &str) -> Result<Vec<String>, Error> {
        let ask = || {
            let mut select = self.connection.prepare_cached(
                "SELECT DISTINCT e.id FROM incident i JOIN event e ON e.number = i.event
                 WHERE i.id >= ?1 || '#' AND i.id < ?1 || '$' ORDER BY e.id",
            )?;
            select.query_map([report], |row| row.get(0))?.collect::<rusqlite::Result<_>>()
        };
        ask().map_err(|e| self.failed(e))
    }
}

/// Words and phrases in quotation marks as an expression of the index: all of them must be there.
fn match_expression(words: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (n, piece) in words.split('"').enumerate() {
        if n % 2 == 1 {
            parts.push(piece.trim().to_owned());
        } else {
            parts.extend(piece.split_whitespace().map(str::to_owned));
        }
    }
    parts.retain(|p| p.contains(char::is_alphanumeric));
    parts.iter().map(|p| format!("\"{p}\"")).collect::<Vec<_>>().join(" ")
}
