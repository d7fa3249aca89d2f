//! Reports and decisions: only ever added.

use ::postgres::Row;
use bilan::model::Decision;
use rustc_hash::FxHashMap;

use super::words::indexed;
use super::{AT_ONCE, Postgres, Values, plain};
use crate::error::Error;
use crate::rows::{About, Appended, NewReport, Sighting, Stored, body_hash};
use crate::store::Which;

/// So many bytes of text go into one statement, or one report where that is larger.
const BYTES_AT_ONCE: usize = 8 << 20;

impl Postgres {
    pub(super) fn append_reports(&mut self, reports: &[NewReport<'_>]) -> Result<Vec<Appended>, Error> {
        let mut last: i64 = self.rows("SELECT coalesce(max(number), 0) FROM report", &[])?.first().map_or(0, |row| row.get(0));
        let mut out = Vec::with_capacity(reports.len());
        let mut rest = reports;
        while !rest.is_empty() {
            let mut bytes = 0;
            let fits = rest.iter().take(AT_ONCE).take_while(|new| {
                bytes += new.report.text.len();
                bytes <= BYTES_AT_ONCE
            });
            let (some, after) = rest.split_at(fits.count().max(1));
            self.append_some(some, &mut last, &mut out)?;
            rest = after;
        }
        Ok(out)
    }

    fn append_some(&mut self, some: &[NewReport<'_>], last: &mut i64, out: &mut Vec<Appended>) -> Result<(), Error> {
        let ids: Vec<&str> = some.iter().map(|new| &*new.report.id).collect();
        let there = self.rows("SELECT id, number, text, bytes FROM report WHERE id = ANY($1)", &[&ids])?;
        let mut there: FxHashMap<String, (i64, String)> =
            there.iter().map(|row| Ok((row.get(0), (row.get(1), text(row, 2)?)))).collect::<Result<_, Error>>()?;
        let mut new: Vec<(i64, &NewReport<'_>)> = Vec::new();
        for one in some {
            out.push(match there.get(&one.report.id) {
                Some((number, text)) if *text == one.report.text => Appended::Known(*number),
                Some(_) => Appended::Clash,
                None => {
                    *last += 1;
                    there.insert(one.report.id.clone(), (*last, one.report.text.clone()));
                    new.push((*last, one));
                    Appended::New(*last)
                }
            });
        }
        self.insert(&new)
    }

    fn insert(&mut self, new: &[(i64, &NewReport<'_>)]) -> Result<(), Error> {
        if new.is_empty() {
            return Ok(());
        }
        let reports = || new.iter().map(|(_, new)| new.report);
        let numbers: Vec<i64> = new.iter().map(|(number, _)| *number).collect();
        let ids: Vec<&str> = reports().map(|r| &*r.id).collect();
        let bodies: Vec<String> = reports().map(body_hash).collect();
        let added: Vec<&str> = new.iter().map(|(_, new)| new.added).collect();
        let titles: Vec<_> = reports().map(|r| r.metadata.title.as_deref().map(plain)).collect();
        let about: Vec<String> = reports().map(|r| About::of(r).written()).collect::<Result<_, _>>()?;
        let texts: Vec<_> = reports().map(|r| plain(&r.text)).collect();
        let bytes: Vec<Option<&[u8]>> = reports().map(|r| r.text.contains('\0').then_some(r.text.as_bytes())).collect();
        self.run(
            "INSERT INTO report (number, id, body, added, title, about, text, bytes)
             SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bytea[])",
            &[&numbers, &ids, &bodies, &added, &titles, &about, &texts, &bytes],
        )?;
        let title = |r: &'_ bilan::Report| r.metadata.title.clone().unwrap_or_default();
        let words: Vec<String> = new.iter().map(|(n, new)| indexed(*n, &title(new.report), &new.report.text)).collect();
        self.run(
            "INSERT INTO report_text (number, words) SELECT n, w::tsvector FROM unnest($1::bigint[], $2::text[]) t (n, w)",
            &[&numbers, &words],
        )?;
        self.written += new.len();
        Ok(())
    }

    pub(super) fn append_decision(&mut self, decision: &Decision) -> Result<(), Error> {
        let written = serde_json::to_string(decision).map_err(|e| Error::Damaged(e.to_string()))?;
        self.run(
            "INSERT INTO decision (number, id, at, decision)
             SELECT (SELECT coalesce(max(number), 0) + 1 FROM decision), $1, $2, $3 ON CONFLICT (id) DO NOTHING",
            &[&decision.id, &decision.at, &written],
        )
    }

    pub(super) fn all_decisions(&mut self) -> Result<Vec<Decision>, Error> {
        let rows = self.rows("SELECT decision FROM decision ORDER BY at, id", &[])?;
        let parse = |text: &str| serde_json::from_str(text).map_err(|e| Error::Damaged(format!("a decision does not read: {e}")));
        rows.iter().map(|row| parse(row.get(0))).collect()
    }

    pub(super) fn some_sightings(&mut self, which: &str, values: &Values<'_>) -> Result<Vec<Sighting>, Error> {
        let rows = self.rows(&format!("SELECT number, id, body, added, about FROM report {which}"), values)?;
        let sighting = |row: &Row| {
            let about = About::parse(row.get(4))?;
            Ok(Sighting { number: row.get(0), id: row.get(1), body: row.get(2), added: row.get(3), about })
        };
        rows.iter().map(sighting).collect()
    }

    pub(super) fn some_reports(
        &mut self,
        which: Which<'_>,
        each: &mut dyn FnMut(Stored) -> Result<(), Error>,
    ) -> Result<(), Error> {
        const COLUMNS: &str = "report.number, report.added, report.id, report.about, report.text, report.bytes";
        match which {
            Which::Numbers(numbers) => {
                let sql = format!(
                    "SELECT {COLUMNS} FROM unnest($1::bigint[]) WITH ORDINALITY w (number, n) JOIN report USING (number) ORDER BY n"
                );
                for some in numbers.chunks(AT_ONCE) {
                    self.rows(&sql, &[&some])?.iter().try_for_each(|row| each(stored(row)?))?;
                }
                Ok(())
            }
            Which::Unread(reader, most) => {
                let sql = format!(
                    "SELECT {COLUMNS} FROM report LEFT JOIN reading ON reading.number = report.number AND reading.reader = $1
                     WHERE reading.number IS NULL
                       AND report.number > (SELECT CASE WHEN reader = $1 THEN reports ELSE 0 END FROM state) ORDER BY report.number LIMIT $2"
                );
                let most = i64::try_from(most).unwrap_or(i64::MAX);
                self.rows(&sql, &[&reader, &most])?.iter().try_for_each(|row| each(stored(row)?))
            }
        }
    }
}

fn stored(row: &Row) -> Result<Stored, Error> {
    let report = About::parse(row.get(3))?.report(row.get(2), text(row, 4)?)?;
    Ok(Stored { number: row.get(0), added: row.get(1), report })
}

/// A report's text, which stands in this column or, where it does not fit there, as bytes in the next.
fn text(row: &Row, at: usize) -> Result<String, Error> {
    match row.get::<_, Option<Vec<u8>>>(at + 1) {
        None => Ok(row.get(at)),
        Some(bytes) => String::from_utf8(bytes).map_err(|e| Error::Damaged(format!("the text of a report does not read: {e}"))),
    }
}
