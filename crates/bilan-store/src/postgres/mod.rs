//! The register in a team's database: PostgreSQL 15 or later, in the schema `bilan` of a database of their own.
//!
//! The tables mean what those of SQLite mean. Writers exclude each other by an advisory lock that a transaction holds until its
//! end, so that numbers are given without gaps; readers never wait. Rows go in as arrays, some hundreds in one statement.

mod ask;
mod care;
mod connect;
mod derived;
mod marks;
mod primary;
mod tls;
mod words;

use std::borrow::Cow;
use std::path::Path;
use std::time::Duration;

use ::postgres::types::ToSql;
use ::postgres::{Client, Row, Statement};
use bilan::model::Decision;
use rustc_hash::FxHashMap;

use crate::columns::{Table, Value};
use crate::error::Error;
use crate::query::{Hit, Page, Part, Query};
use crate::rows::{Appended, Derived, EventRow, NewReading, NewReport, Sighting, State, Stored};
use crate::store::{EachBrief, EachReading, PATIENCE, SAYS_SO, Store, Tell, Which, Work};

/// So many rows are asked for or written at once.
const AT_ONCE: usize = 512;
/// After so many new rows in one transaction, the server counts anew what it plans queries by.
const MANY: usize = 4096;
/// How long the lock is waited for by who can do without.
const AT_MOST: Duration = Duration::from_millis(20);
/// The lock that a writer holds: the letters `biln`.
const LOCK: i64 = 0x6269_6c6e;

pub struct Postgres {
    /// As it may be shown.
    name: String,
    client: Client,
    statements: FxHashMap<String, Statement>,
    inside: bool,
    written: usize,
    tell: Tell,
}

/// Values of a statement.
type Values<'v> = [&'v (dyn ToSql + Sync)];

impl Postgres {
    /// The rows that a statement gives; it is prepared once in the life of a connection.
    fn rows(&mut self, sql: &str, values: &Values<'_>) -> Result<Vec<Row>, Error> {
        let statement = self.statement(sql)?;
        self.client.query(&statement, values).map_err(|e| self.failed(&e))
    }

    fn row(&mut self, sql: &str, values: &Values<'_>) -> Result<Option<Row>, Error> {
        let statement = self.statement(sql)?;
        self.client.query_opt(&statement, values).map_err(|e| self.failed(&e))
    }

    fn run(&mut self, sql: &str, values: &Values<'_>) -> Result<(), Error> {
        let statement = self.statement(sql)?;
        self.client.execute(&statement, values).map(drop).map_err(|e| self.failed(&e))
    }

    fn statement(&mut self, sql: &str) -> Result<Statement, Error> {
        if let Some(there) = self.statements.get(sql) {
            return Ok(there.clone());
        }
        let statement = self.client.prepare(sql).map_err(|e| self.failed(&e))?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    fn batch(&mut self, sql: &str) -> Result<(), Error> {
        self.client.batch_execute(sql).map_err(|e| self.failed(&e))
    }

    /// Becomes the only writer, waiting for another one.
    fn begin(&mut self) -> Result<(), Error> {
        if self.locked(SAYS_SO)? {
            return Ok(());
        }
        (self.tell)(&format!("waiting for another process that is writing to {}", self.name));
        if self.locked(PATIENCE)? {
            Ok(())
        } else {
            Err(Error::Busy { register: self.name.clone(), seconds: PATIENCE.as_secs() })
        }
    }

    /// Begins a transaction with the lock, or none where the lock cannot be had in time. The server lets writers in by turns.
    fn locked(&mut self, patience: Duration) -> Result<bool, Error> {
        // What is read is read after the lock is held: each statement sees what was there when it began.
        let begin = format!(
            "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = {}; SELECT pg_advisory_xact_lock({LOCK}); SET LOCAL lock_timeout = 0",
            patience.as_millis()
        );
        let Err(error) = self.client.batch_execute(&begin) else { return Ok(true) };
        let error =
            if error.code() == Some(&::postgres::error::SqlState::LOCK_NOT_AVAILABLE) { None } else { Some(self.failed(&error)) };
        // Where the connection is lost, there is nothing to take back.
        let _ = self.client.batch_execute("ROLLBACK");
        error.map_or(Ok(false), Err)
    }

    fn end(&mut self, done: Result<(), Error>) -> Result<(), Error> {
        let done = done.and_then(|()| self.batch("COMMIT"));
        if done.is_err() {
            // The server forgets what was not acknowledged, with or without being told.
            let _ = self.client.batch_execute("ROLLBACK");
        } else if std::mem::take(&mut self.written) >= MANY {
            // Helps queries to be fast; nothing depends on it, and it may not be allowed.
            let _ = self.client.batch_execute(
                "ANALYZE report, report_text, reading, event, event_actor, incident, mark, grouped, beside; SELECT gin_clean_pending_list('report_words')",
            );
        }
        done
    }

    /// Runs what writes as the only writer, within the transaction where one is open.
    fn as_writer<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, Error>) -> Result<T, Error> {
        if self.inside {
            return work(self);
        }
        self.begin()?;
        let done = work(self);
        let (out, done) = match done {
            Ok(out) => (Some(out), Ok(())),
            Err(error) => (None, Err(error)),
        };
        self.end(done)?;
        out.ok_or_else(|| Error::Damaged(self.name.clone()))
    }

    fn failed(&self, error: &::postgres::Error) -> Error {
        connect::failed(&self.name, error)
    }
}

/// A text as a column holds it: without the one character that it cannot hold.
fn plain(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { Cow::Owned(text.replace('\0', "\u{FFFD}")) } else { Cow::Borrowed(text) }
}

impl Store for Postgres {
    fn transaction(&mut self, work: &mut Work<'_>) -> Result<(), Error> {
        if self.inside {
            return work(self);
        }
        self.begin()?;
        self.inside = true;
        let done = work(self);
        self.inside = false;
        self.end(done)
    }

    fn append(&mut self, reports: &[NewReport<'_>]) -> Result<Vec<Appended>, Error> {
        self.as_writer(|store| store.append_reports(reports))
    }

    fn decide(&mut self, decision: &Decision) -> Result<(), Error> {
        self.as_writer(|store| store.append_decision(decision))
    }

    fn decisions(&mut self) -> Result<Vec<Decision>, Error> {
        self.all_decisions()
    }

    fn sightings(&mut self) -> Result<Vec<Sighting>, Error> {
        self.some_sightings("ORDER BY id", &[])
    }

    fn sighted(&mut self, ids: &[String]) -> Result<Vec<Sighting>, Error> {
        self.some_sightings("WHERE body IN (SELECT body FROM report WHERE id = ANY($1)) ORDER BY id", &[&ids])
    }

    fn latest(&mut self, before: Option<i64>, limit: usize) -> Result<Vec<Sighting>, Error> {
        let (before, limit) = (before.unwrap_or(i64::MAX), i64::try_from(limit).unwrap_or(i64::MAX));
        self.some_sightings("WHERE number < $1 ORDER BY number DESC LIMIT $2", &[&before, &limit])
    }

    fn reports(&mut self, which: Which<'_>, each: &mut dyn FnMut(Stored) -> Result<(), Error>) -> Result<(), Error> {
        self.some_reports(which, each)
    }

    fn state(&mut self) -> Result<State, Error> {
        self.how_far()
    }

    fn set_state(&mut self, state: &State) -> Result<(), Error> {
        self.as_writer(|store| store.come_so_far(state))
    }

    fn put_readings(&mut self, readings: &[NewReading<'_>]) -> Result<(), Error> {
        self.as_writer(|store| store.keep_readings(readings))
    }

    fn readings(&mut self, of: &[i64], each: &mut EachReading<'_>) -> Result<(), Error> {
        self.some_readings(of, each)
    }

    fn compared(&mut self) -> Result<Vec<(i64, i64, bool)>, Error> {
        self.all_compared()
    }

    fn put_compared(&mut self, pairs: &[(i64, i64, bool)]) -> Result<(), Error> {
        if self.inside || pairs.is_empty() {
            return self.keep_compared(pairs);
        }
        // Who only asks does not wait for a writer; what is not kept now is compared again.
        if !self.locked(AT_MOST)? {
            return Ok(());
        }
        let done = self.keep_compared(pairs);
        self.end(done)
    }

    fn digests(&mut self) -> Result<Vec<Derived>, Error> {
        self.all_digests()
    }

    fn put_events(&mut self, events: &[EventRow]) -> Result<(), Error> {
        self.as_writer(|store| store.keep_events(events))
    }

    fn remove_events(&mut self, ids: &[String]) -> Result<(), Error> {
        self.as_writer(|store| store.run("DELETE FROM event WHERE id = ANY($1)", &[&ids]))
    }

    fn redirect(&mut self, from: &str, to: &str) -> Result<(), Error> {
        self.as_writer(|store| {
            store.run(
                "INSERT INTO redirect (id, becomes) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET becomes = excluded.becomes",
                &[&from, &to],
            )
        })
    }

    fn forget_readings(&mut self) -> Result<(), Error> {
        self.as_writer(|store| {
            store.batch(
                "DELETE FROM reading; DELETE FROM compared; UPDATE state SET reader = '', reports = 0, decisions = 0, marked = false WHERE one = 1",
            )
        })
    }

    fn find(&mut self, query: &Query) -> Result<Page, Error> {
        self.page(query)
    }

    fn event(&mut self, id: &str) -> Result<Option<Vec<u8>>, Error> {
        self.one_event(id)
    }

    fn events(&mut self, ids: &[String], part: Part) -> Result<Vec<Vec<u8>>, Error> {
        let (table, column) = part.column();
        let sql = format!(
            "SELECT w.{column} FROM unnest($1::text[]) WITH ORDINALITY wanted (id, n) JOIN event e ON e.id = wanted.id COLLATE \"C\"
             JOIN {table} w ON w.event = e.number ORDER BY n"
        );
        let rows = self.rows(&sql, &[&ids])?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }

    fn briefs(&mut self, each: &mut EachBrief<'_>) -> Result<(), Error> {
        self.all_briefs(each)
    }

    fn told_in(&mut self, reports: &[i64]) -> Result<Vec<String>, Error> {
        let rows = self.rows(
            "SELECT DISTINCT e.id FROM report r JOIN incident i ON i.id >= r.id || '#' AND i.id < r.id || '$'
             JOIN event e ON e.number = i.event WHERE r.number = ANY($1) ORDER BY e.id",
            &[&reports],
        )?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }

    fn identify(&mut self, wanted: &str) -> Result<Vec<String>, Error> {
        self.identifiers(wanted)
    }

    fn with_words(&mut self, words: &str, limit: usize) -> Result<Vec<i64>, Error> {
        self.numbers_with_words(words, limit)
    }

    fn search(&mut self, words: &str, limit: usize) -> Result<Vec<Hit>, Error> {
        self.full_text(words, limit)
    }

    fn redirects(&mut self) -> Result<Vec<(String, String)>, Error> {
        let rows = self.rows("SELECT id, becomes FROM redirect ORDER BY id", &[])?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
    }

    fn columns(&mut self, table: &Table, of: &[String]) -> Result<Vec<(String, Vec<Value>)>, Error> {
        self.some_columns(table, of)
    }

    fn check(&mut self) -> Result<Vec<String>, Error> {
        self.faults()
    }

    fn backup(&mut self, to: &Path) -> Result<(), Error> {
        self.copy(to)
    }

    fn name(&self) -> String {
        self.name.clone()
    }
}
