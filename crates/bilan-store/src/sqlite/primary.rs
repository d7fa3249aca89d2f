//! Reports and decisions: only ever added.

use bilan::model::Decision;
use rusqlite::{OptionalExtension, Row, ToSql, params};

use super::Sqlite;
use crate::error::Error;
use crate::rows::{About, Appended, NewReport, Sighting, Stored, body_hash};
use crate::store::Which;

impl Sqlite {
    pub(super) fn append_report(&mut self, new: &NewReport<'_>) -> Result<Appended, Error> {
        let report = new.report;
        let there = self
            .connection
            .prepare_cached("SELECT number, text FROM report WHERE id = ?1")
            .and_then(|mut s| s.query_row([&report.id], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))).optional())
            .map_err(|e| self.failed(e))?;
        match there {
            Some((number, text)) if text == report.text => return Ok(Appended::Known(number)),
            Some(_) => return Ok(Appended::Clash),
            None => {}
        }
        let about = About::of(report).written()?;
        let title = report.metadata.title.as_deref();
        let insert = || {
            self.connection
                .prepare_cached("INSERT INTO report (id, body, added, title, about, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
                .execute(params![report.id, body_hash(report), new.added, title, about, report.text])?;
            let number = self.connection.last_insert_rowid();
            self.connection
                .prepare_cached("INSERT INTO report_text (rowid, title, text) VALUES (?1, ?2, ?3)")?
                .execute(params![number, title, report.text])?;
            Ok(number)
        };
        insert().map(Appended::New).map_err(|e| self.failed(e))
    }

    pub(super) fn append_decision(&mut self, decision: &Decision) -> Result<(), Error> {
        let written = serde_json::to_string(decision).map_err(|e| Error::Damaged(e.to_string()))?;
        self.connection
            .execute(
                "INSERT INTO decision (id, at, decision) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO NOTHING",
                params![decision.id, decision.at, written],
            )
            .map(drop)
            .map_err(|e| self.failed(e))
    }

    pub(super) fn all_decisions(&mut self) -> Result<Vec<Decision>, Error> {
        let all = || {
            let mut select = self.connection.prepare_cached("SELECT decision FROM decision ORDER BY at, id")?;
            select.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<String>, _>>()
        };
        let written = all().map_err(|e| self.failed(e))?;
        let parse =
            |text: &String| serde_json::from_str(text).map_err(|e| Error::Damaged(format!("a decision does not read: {e}")));
        written.iter().map(parse).collect()
    }

    pub(super) fn all_sightings(&mut self) -> Result<Vec<Sighting>, Error> {
        self.some_sightings("ORDER BY id", params![])
    }

    pub(super) fn sightings_of(&mut self, ids: &[String]) -> Result<Vec<Sighting>, Error> {
        let mut out = Vec::new();
        for id in ids {
            out.extend(self.some_sightings("WHERE body = (SELECT body FROM report WHERE id = ?1)", params![id])?);
        }
        out.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        out.dedup_by(|b, a| a.number == b.number);
        Ok(out)
    }

    pub(super) fn latest_sightings(&mut self, before: Option<i64>, limit: usize) -> Result<Vec<Sighting>, Error> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let before = before.unwrap_or(i64::MAX);
        self.some_sightings("WHERE number < ?1 ORDER BY number DESC LIMIT ?2", params![before, limit])
    }

    fn some_sightings(&self, which: &str, values: &[&dyn ToSql]) -> Result<Vec<Sighting>, Error> {
        let mut select = self
            .connection
            .prepare_cached(&format!("SELECT number, id, body, added, about FROM report {which}"))
            .map_err(|e| self.failed(e))?;
        let rows = select
            .query_map(values, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get::<_, String>(4)?)))
            .map_err(|e| self.failed(e))?;
        rows.map(|row| {
            let (number, id, body, added, about) = row.map_err(|e| self.failed(e))?;
            Ok(Sighting { number, id, body, added, about: About::parse(&about)? })
        })
        .collect()
    }

    pub(super) fn some_reports(
        &mut self,
        which: Which<'_>,
        each: &mut dyn FnMut(Stored) -> Result<(), Error>,
    ) -> Result<(), Error> {
        const COLUMNS: &str = "report.number, report.added, report.id, report.about, report.text";
        match which {
            Which::Numbers(numbers) => {
                let mut select = self
                    .connection
                    .prepare_cached(&format!("SELECT {COLUMNS} FROM report WHERE number = ?1"))
                    .map_err(|e| self.failed(e))?;
                for number in numbers {
                    let row = select.query_row([number], parts).optional().map_err(|e| self.failed(e))?;
                    if let Some(row) = row {
                        each(stored(row)?)?;
                    }
                }
            }
            Which::Unread(reader, most) => {
                let sql = format!(
                    "SELECT {COLUMNS} FROM report LEFT JOIN reading ON reading.number = report.number AND reading.reader = ?1
                     WHERE reading.number IS NULL AND report.number > (SELECT iif(reader = ?1, reports, 0) FROM state) ORDER BY report.number LIMIT ?2"
                );
                let mut select = self.connection.prepare_cached(&sql).map_err(|e| self.failed(e))?;
                let rows = select.query_map(params![reader, most as i64], parts).map_err(|e| self.failed(e))?;
                for row in rows {
                    each(stored(row.map_err(|e| self.failed(e))?)?)?;
                }
            }
        }
        Ok(())
    }
}

type Parts = (i64, String, String, String, String);

fn parts(row: &Row<'_>) -> rusqlite::Result<Parts> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}

fn stored((number, added, id, about, text): Parts) -> Result<Stored, Error> {
    Ok(Stored { number, added, report: About::parse(&about)?.report(id, text)? })
}
