//! Readings and events: made from reports and decisions, and thrown away when something better can be made.

use rusqlite::{OptionalExtension, params};

use super::Sqlite;
use crate::brief::Brief;
use crate::error::Error;
use crate::query::NO_DAY;
use crate::rows::{Derived, EventRow, NewReading, State};
use crate::store::{EachBrief, EachReading};

impl Sqlite {
    pub(super) fn how_far(&mut self) -> Result<State, Error> {
        self.connection
            .query_row(
                "SELECT reader, reports, decisions, (SELECT coalesce(max(number), 0) FROM report),
                        (SELECT coalesce(max(number), 0) FROM decision), events, marked FROM state",
                [],
                |row| {
                    Ok(State {
                        reader: row.get(0)?,
                        reports: row.get(1)?,
                        decisions: row.get(2)?,
                        all_reports: row.get(3)?,
                        all_decisions: row.get(4)?,
                        events: row.get(5)?,
                        marked: row.get(6)?,
                    })
                },
            )
            .map_err(|e| self.failed(e))
    }

    pub(super) fn come_so_far(&mut self, state: &State) -> Result<(), Error> {
        self.connection
            .execute(
                "UPDATE state SET reader = ?1, reports = ?2, decisions = ?3, events = ?4, marked = ?5 WHERE only = 1",
                params![state.reader, state.reports, state.decisions, state.events, state.marked],
            )
            .map(drop)
            .map_err(|e| self.failed(e))
    }

    pub(super) fn keep_readings(&mut self, readings: &[NewReading<'_>]) -> Result<(), Error> {
        let keep = || {
            let mut insert = self
                .connection
                .prepare_cached("INSERT OR REPLACE INTO reading (number, reader, sketch, reading) VALUES (?1, ?2, ?3, ?4)")?;
            for new in readings {
                insert.execute(params![new.number, new.reader, new.sketch, new.reading])?;
            }
            Ok(())
        };
        keep().map_err(|e| self.failed(e))
    }

    pub(super) fn some_readings(&mut self, of: &[i64], each: &mut EachReading<'_>) -> Result<(), Error> {
        let mut select = self
            .connection
            .prepare_cached("SELECT sketch, reading FROM reading WHERE number = ?1")
            .map_err(|e| self.failed(e))?;
        for number in of {
            let mut rows = select.query([number]).map_err(|e| self.failed(e))?;
            if let Some(row) = rows.next().map_err(|e| self.failed(e))? {
                let blob = |n: usize| row.get_ref(n)?.as_blob().map_err(rusqlite::Error::from);
                let (sketch, reading) = blob(0).and_then(|s| Ok((s, blob(1)?))).map_err(|e| self.failed(e))?;
                each(*number, sketch, reading)?;
            }
        }
        Ok(())
    }

    pub(super) fn all_compared(&mut self) -> Result<Vec<(i64, i64, bool)>, Error> {
        let all = || {
            let mut select = self.connection.prepare_cached("SELECT a, b, same FROM compared")?;
            select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()
        };
        all().map_err(|e| self.failed(e))
    }

    pub(super) fn keep_compared(&mut self, pairs: &[(i64, i64, bool)]) -> Result<(), Error> {
        let keep = || {
            let mut insert =
                self.connection.prepare_cached("INSERT OR REPLACE INTO compared (a, b, same) VALUES (?1, ?2, ?3)")?;
            pairs.iter().try_for_each(|pair| insert.execute(params![pair.0, pair.1, pair.2]).map(|_| ()))
        };
        keep().map_err(|e| self.failed(e))
    }

    pub(super) fn all_digests(&mut self) -> Result<Vec<Derived>, Error> {
        let all = || {
            let mut out: Vec<(i64, Derived)> = self
                .connection
                .prepare_cached("SELECT number, id, digest FROM event ORDER BY number")?
                .query_map([], |row| Ok((row.get(0)?, Derived { id: row.get(1)?, digest: row.get(2)?, incidents: Vec::new() })))?
                .collect::<Result<_, _>>()?;
            let mut select = self.connection.prepare_cached("SELECT event, id FROM incident ORDER BY event, id")?;
            let mut rows = select.query([])?;
            let mut at = 0;
            while let Some(row) = rows.next()? {
                let event: i64 = row.get(0)?;
                while at < out.len() && out[at].0 < event {
                    at += 1;
                }
                if at < out.len() && out[at].0 == event {
                    out[at].1.incidents.push(row.get(1)?);
                }
            }
            Ok(out.into_iter().map(|(_, d)| d).collect())
        };
        all().map_err(|e| self.failed(e))
    }

    pub(super) fn keep_event(&mut self, e: &EventRow) -> Result<(), Error> {
        let keep = || {
            let first = e.first_day.unwrap_or(NO_DAY);
            self.connection
                .prepare_cached(
                    "INSERT INTO event (id, first_day, last_day, country, admin1, place, kind, status, killed, digest, name, lat, lon,
                                        precision, parties, review)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
                )?
                .execute(params![
                    e.id,
                    first,
                    e.last_day.unwrap_or(NO_DAY),
                    e.country,
                    e.admin1,
                    e.place,
                    e.kind,
                    e.status,
                    e.killed,
                    e.digest,
                    e.name,
                    e.point.map(|p| p.0),
                    e.point.map(|p| p.1),
                    e.precision,
                    e.parties,
                    e.review
                ])?;
            let number = self.connection.last_insert_rowid();
            self.connection
                .prepare_cached("INSERT INTO event_wire (event, wire) VALUES (?1, ?2)")?
                .execute(params![number, e.wire])?;
            self.connection
                .prepare_cached("INSERT INTO event_tally (event, tally) VALUES (?1, ?2)")?
                .execute(params![number, e.tally])?;
            let mut insert = self.connection.prepare_cached(
                "INSERT OR IGNORE INTO event_actor (actor, first_day, last_day, killed, event) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?;
            for actor in &e.actors {
                insert.execute(params![actor, first, e.last_day.unwrap_or(NO_DAY), e.killed, number])?;
            }
            let mut insert = self.connection.prepare_cached("INSERT INTO incident (id, event) VALUES (?1, ?2)")?;
            for incident in &e.incidents {
                insert.execute(params![incident, number])?;
            }
            let mut insert = self.connection.prepare_cached(
                "INSERT INTO toll (event, policy, effect, victims, side, low, best, high, joint)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?;
            for t in &e.tolls {
                insert.execute(params![number, t.policy, t.effect, t.victims, t.of, t.low, t.best, t.high, t.joint])?;
            }
            let mut insert = self.connection.prepare_cached(
                "INSERT INTO line (event, statement, incident, effect, victims, side, low, high, speaker, speaker_name, stance,
                 losses, superseded, quote) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?;
            for l in &e.lines {
                insert.execute(params![
                    number,
                    l.statement,
                    l.incident,
                    l.effect,
                    l.victims,
                    l.of,
                    l.low,
                    l.high,
                    l.speaker,
                    l.speaker_name,
                    l.stance,
                    l.side,
                    l.superseded,
                    l.quote
                ])?;
            }
            Ok(())
        };
        keep().map_err(|e| self.failed(e))
    }

    pub(super) fn all_briefs(&mut self, each: &mut EachBrief<'_>) -> Result<(), Error> {
        let mut all = || {
            let mut select = self.connection.prepare_cached(
                "SELECT id, first_day, last_day, country, admin1, place, name, lat, lon, precision, kind, status, killed, parties,
                        review FROM event",
            )?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                let text = |n: usize| row.get_ref(n)?.as_str().map_err(rusqlite::Error::from);
                let optional = |n: usize| row.get_ref(n)?.as_str_or_null().map_err(rusqlite::Error::from);
                let day = |n: usize| Ok::<_, rusqlite::Error>(Some(row.get::<_, i32>(n)?).filter(|day| *day != NO_DAY));
                each(&Brief {
                    id: text(0)?,
                    first_day: day(1)?,
                    last_day: day(2)?,
                    country: optional(3)?,
                    admin1: optional(4)?,
                    place: optional(5)?,
                    name: optional(6)?,
                    point: row.get::<_, Option<f64>>(7)?.zip(row.get(8)?),
                    precision: optional(9)?,
                    kind: text(10)?,
                    status: text(11)?,
                    killed: row.get(12)?,
                    parties: text(13)?,
                    review: text(14)?,
                });
            }
            Ok(())
        };
        all().map_err(|e| self.failed(e))
    }

    pub(super) fn drop_events(&mut self, ids: &[String]) -> Result<(), Error> {
        let drop = || {
            let mut delete = self.connection.prepare_cached("DELETE FROM event WHERE id = ?1")?;
            ids.iter().try_for_each(|id| delete.execute([id]).map(|_| ()))
        };
        drop().map_err(|e| self.failed(e))
    }

    pub(super) fn keep_redirect(&mut self, from: &str, to: &str) -> Result<(), Error> {
        self.connection
            .prepare_cached("INSERT INTO redirect (id, becomes) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET becomes = ?2")
            .and_then(|mut s| s.execute([from, to]))
            .map(drop)
            .map_err(|e| self.failed(e))
    }

    pub(super) fn all_redirects(&mut self) -> Result<Vec<(String, String)>, Error> {
        let all = || {
            let mut select = self.connection.prepare_cached("SELECT id, becomes FROM redirect ORDER BY id")?;
            select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()
        };
        all().map_err(|e| self.failed(e))
    }

    /// Where an old identifier leads, in one step.
    pub(super) fn led_to(&self, id: &str) -> Result<Option<String>, Error> {
        self.connection
            .prepare_cached("SELECT becomes FROM redirect WHERE id = ?1")
            .and_then(|mut s| s.query_row([id], |row| row.get(0)).optional())
            .map_err(|e| self.failed(e))
    }
}
