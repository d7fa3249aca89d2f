//! What keeps the register sound: looking for faults, and copying it.

use std::path::Path;

use ::postgres::Row;
use ::postgres::types::Type;

use super::words::indexed;
use super::{AT_ONCE, Postgres};
use crate::columns::{Table, Value};
use crate::error::Error;
use crate::register::copy;
use crate::sqlite::Sqlite;
use crate::store::{Store, Which};

/// Rows that must not be there, each question with what is wrong.
const FAULTS: [(&str, &str); 9] = [
    ("SELECT number::text FROM reading WHERE number NOT IN (SELECT number FROM report)", "a reading without its report"),
    ("SELECT id FROM incident WHERE event NOT IN (SELECT number FROM event)", "an incident without its event"),
    ("SELECT DISTINCT event::text FROM toll WHERE event NOT IN (SELECT number FROM event)", "a toll without its event"),
    ("SELECT DISTINCT event::text FROM line WHERE event NOT IN (SELECT number FROM event)", "a line without its event"),
    ("SELECT DISTINCT event::text FROM event_actor WHERE event NOT IN (SELECT number FROM event)", "an actor without its event"),
    ("SELECT id FROM event WHERE number NOT IN (SELECT event FROM event_wire)", "an event without its content"),
    ("SELECT id FROM event WHERE number NOT IN (SELECT event FROM event_tally)", "an event without what it is counted by"),
    (
        "SELECT 'report' WHERE (SELECT count(*) <> coalesce(max(number), 0) FROM report)
         UNION ALL SELECT 'decision' WHERE (SELECT count(*) <> coalesce(max(number), 0) FROM decision)",
        "rows were taken out of table",
    ),
    (
        "SELECT t || ', ' || n FROM (VALUES ('report', 'stays'), ('report', 'kept'), ('decision', 'stays'), ('decision', 'kept')) w (t, n)
         WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_trigger
                           WHERE tgrelid = to_regclass('bilan.' || t) AND tgname = n AND tgenabled IN ('O', 'A'))",
        "what keeps reports and decisions from being changed is switched off: table and trigger",
    ),
];
/// So many of one fault are named.
const NAMED: usize = 20;

impl Postgres {
    pub(super) fn faults(&mut self) -> Result<Vec<String>, Error> {
        let mut out = Vec::new();
        for (sql, what) in FAULTS {
            let rows = self.rows(&format!("SELECT * FROM ({sql}) f (v) LIMIT {NAMED}"), &[])?;
            out.extend(rows.iter().map(|row| format!("{what}: {}", row.get::<_, String>(0))));
        }
        self.decisions_differ(&mut out)?;
        self.words_differ(&mut out)?;
        Ok(out)
    }

    /// A decision's columns against its text. What is no text of a decision is said where decisions are read.
    fn decisions_differ(&mut self, out: &mut Vec<String>) -> Result<(), Error> {
        let rows = self.rows("SELECT id, at, decision FROM decision ORDER BY number", &[])?;
        let differ = rows.iter().filter_map(|row| {
            let [id, at, text]: [String; 3] = [row.get(0), row.get(1), row.get(2)];
            let told: serde_json::Value = serde_json::from_str(&text).ok()?;
            (told["id"] != id || told["at"] != at).then_some(id)
        });
        out.extend(differ.take(NAMED).map(|id| format!("the columns of a decision are not those of its text: {id}")));
        Ok(())
    }

    /// Whether the index of words is that of the reports.
    fn words_differ(&mut self, out: &mut Vec<String>) -> Result<(), Error> {
        let numbers: Vec<i64> =
            self.rows("SELECT number FROM report ORDER BY number", &[])?.iter().map(|row| row.get(0)).collect();
        for some in numbers.chunks(AT_ONCE) {
            let mut words: Vec<String> = Vec::with_capacity(some.len());
            self.some_reports(Which::Numbers(some), &mut |stored| {
                let title = stored.report.metadata.title.as_deref().unwrap_or_default();
                words.push(indexed(stored.number, title, &stored.report.text));
                Ok(())
            })?;
            let differ = self.rows(
                "SELECT r.id FROM unnest($1::bigint[], $2::text[]) w (number, words) JOIN report r USING (number)
                 LEFT JOIN report_text t USING (number) WHERE t.words IS DISTINCT FROM w.words::tsvector ORDER BY number",
                &[&some, &words],
            )?;
            let what = |id: String| format!("the index of words does not agree with report {id}");
            out.extend(differ.iter().map(|row| what(row.get(0))));
            if out.len() > NAMED {
                break;
            }
        }
        Ok(())
    }

    pub(super) fn some_columns(&mut self, table: &Table, of: &[String]) -> Result<Vec<(String, Vec<Value>)>, Error> {
        let sql = table.sql("= ANY($1)");
        let row = |row: &Row| (row.get(0), (0..table.columns.len()).map(|n| column(row, n + 1)).collect());
        let mut out = Vec::new();
        for some in of.chunks(AT_ONCE) {
            out.extend(self.rows(&sql, &[&some])?.iter().map(row));
        }
        Ok(out)
    }

    /// Everything as it stood at one moment, as a register in one file.
    pub(super) fn copy(&mut self, to: &Path) -> Result<(), Error> {
        let mut target = Sqlite::open(to, true, Box::new(|_| ()))?;
        self.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
        let done = target.transaction(&mut |target| copy(self, target));
        let closed = self.batch("COMMIT");
        done.and(closed)
    }
}

fn column(row: &Row, n: usize) -> Value {
    match *row.columns()[n].type_() {
        Type::INT4 => row.get::<_, Option<i32>>(n).map(|n| Value::Integer(i64::from(n))),
        Type::INT8 => row.get::<_, Option<i64>>(n).map(Value::Integer),
        Type::BOOL => row.get::<_, Option<bool>>(n).map(|yes| Value::Integer(i64::from(yes))),
        Type::FLOAT8 => row.get::<_, Option<f64>>(n).map(Value::Real),
        Type::BYTEA => row.get::<_, Option<Vec<u8>>>(n).map(Value::Bytes),
        _ => row.get::<_, Option<String>>(n).map(Value::Text),
    }
    .into()
}
