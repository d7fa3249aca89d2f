//! What keeps the register sound: looking for faults, and copying it.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::Backup;
use rusqlite::types::Value;

use super::{STEPS, Sqlite};
use crate::columns::{Table, Value as Column};
use crate::error::Error;

/// What was taken out of a table whose rows are only ever added. The last number that was given stands beside it.
const TAKEN_OUT: &str = "
    SELECT 'report' WHERE (SELECT count(*) FROM report) <> coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'report'), 0)
    UNION ALL
    SELECT 'decision' WHERE (SELECT count(*) FROM decision) <> coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'decision'), 0)";
/// A decision's columns against its text.
const DECISION: &str = "
    SELECT id FROM decision WHERE json_valid(decision) AND (id <> decision ->> 'id' OR at <> decision ->> 'at')";

impl Sqlite {
    pub(super) fn faults(&mut self) -> Result<Vec<String>, Error> {
        let look = || {
            let mut out: Vec<String> = Vec::new();
            let mut rows = |sql: &str, sound: &str, what: &str| -> rusqlite::Result<()> {
                let mut select = self.connection.prepare(sql)?;
                let found = select.query_map([], |row| row.get::<_, Value>(0))?.collect::<Result<Vec<_>, _>>()?;
                let wrong = found.into_iter().filter(|v| !matches!(v, Value::Text(text) if text == sound));
                out.extend(wrong.take(20).map(|v| format!("{what}: {}", written(&v))));
                Ok(())
            };
            rows("PRAGMA integrity_check(20)", "ok", "the file")?;
            rows("SELECT \"table\" FROM pragma_foreign_key_check", "", "a row without what it belongs to, in table")?;
            rows(TAKEN_OUT, "", "rows were taken out of table")?;
            rows(DECISION, "", "the columns of a decision are not those of its text")?;
            out.extend(self.schema_differs()?);
            Ok(out)
        };
        let mut out = look().map_err(|e| self.failed(e))?;
        if self.read_only.is_none()
            && let Err(error) =
                self.connection.execute_batch("INSERT INTO report_text (report_text, rank) VALUES ('integrity-check', 1)")
        {
            out.push(format!("the index of words does not agree with the reports: {error}"));
        }
        Ok(out)
    }

    /// Tables, indices and triggers against those of a new register: what keeps reports from being changed is among them.
    fn schema_differs(&self) -> rusqlite::Result<Vec<String>> {
        let new = Connection::open_in_memory()?;
        STEPS.iter().try_for_each(|step| new.execute_batch(step))?;
        let schema = |connection: &Connection| {
            let mut select = connection.prepare("SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema")?;
            select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<BTreeSet<(String, String)>>>()
        };
        let (wanted, there) = (schema(&new)?, schema(&self.connection)?);
        Ok(wanted.difference(&there).map(|(name, _)| format!("missing, or not what it was: {name}")).collect())
    }

    pub(super) fn some_columns(&self, table: &Table, of: &[String]) -> Result<Vec<(String, Vec<Column>)>, Error> {
        let sql = table.sql("= ?1");
        let get = |row: &rusqlite::Row<'_>| {
            let column = |n: usize| row.get(n + 1).map(column);
            Ok((row.get(0)?, (0..table.columns.len()).map(column).collect::<rusqlite::Result<_>>()?))
        };
        let ask = || {
            let mut select = self.connection.prepare_cached(&sql)?;
            let mut out = Vec::new();
            for id in of {
                for row in select.query_map([id], get)? {
                    out.push(row?);
                }
            }
            Ok(out)
        };
        ask().map_err(|e| self.failed(e))
    }

    pub(super) fn copy(&mut self, to: &Path) -> Result<(), Error> {
        let made = std::fs::OpenOptions::new().write(true).create_new(true).open(to);
        made.map_err(|error| Error::File { action: "write the copy", path: to.to_owned(), error })?;
        let copied = Connection::open(to).and_then(|mut target| {
            // All in one step, so that the copy is of one moment; a writer meanwhile goes on beside it.
            Backup::new(&self.connection, &mut target)?.step(-1).map(drop)
        });
        copied.map_err(|error| {
            // Half a copy is none.
            let _ = std::fs::remove_file(to);
            super::failed(to, error)
        })
    }
}

fn written(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Integer(n) => n.to_string(),
        Value::Real(n) => n.to_string(),
        Value::Blob(bytes) => format!("{} bytes", bytes.len()),
        Value::Null => "nothing".to_owned(),
    }
}

fn column(value: Value) -> Column {
    match value {
        Value::Null => Column::Null,
        Value::Integer(n) => Column::Integer(n),
        Value::Real(n) => Column::Real(n),
        Value::Text(text) => Column::Text(text.replace('\0', "\u{FFFD}")),
        Value::Blob(bytes) => Column::Bytes(bytes),
    }
}
