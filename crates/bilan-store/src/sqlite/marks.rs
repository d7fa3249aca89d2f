//! What new reports find others by.

use rusqlite::types::ToSql;
use rusqlite::{Row, params};

use super::Sqlite;
use crate::error::Error;
use crate::marks::{EachMark, Mark, Marks, incident};
use crate::rows::Derived;

impl Sqlite {
    /// What a statement gives for each of some values.
    fn for_each<V: ToSql, T>(&self, sql: &str, of: &[V], get: impl Fn(&Row<'_>) -> rusqlite::Result<T>) -> Result<Vec<T>, Error> {
        let ask = || {
            let mut select = self.connection.prepare_cached(sql)?;
            let mut out = Vec::new();
            for value in of {
                for row in select.query_map([value], &get)? {
                    out.push(row?);
                }
            }
            Ok(out)
        };
        ask().map_err(|e| self.failed(e))
    }

    /// Runs a statement for each of some rows.
    fn run_each<R>(
        &self,
        sql: &str,
        rows: &[R],
        run: impl Fn(&mut rusqlite::Statement<'_>, &R) -> rusqlite::Result<()>,
    ) -> Result<(), Error> {
        let all = || {
            let mut statement = self.connection.prepare_cached(sql)?;
            rows.iter().try_for_each(|row| run(&mut statement, row))
        };
        all().map_err(|e| self.failed(e))
    }
}

impl Marks for Sqlite {
    fn put_marks(&mut self, marks: &[Mark]) -> Result<(), Error> {
        let sql = "INSERT OR REPLACE INTO mark (report, family, runs, keys) VALUES (?1, ?2, ?3, ?4)";
        self.run_each(sql, marks, |s, m| s.execute(params![m.report, m.family, m.runs, m.keys]).map(drop))
    }

    fn marks(&mut self, each: &mut EachMark<'_>) -> Result<(), Error> {
        let mut all = || {
            let mut select = self.connection.prepare_cached("SELECT report, family, runs, keys FROM mark")?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                let blob = |n: usize| row.get_ref(n)?.as_blob().map_err(rusqlite::Error::from);
                each(row.get(0)?, row.get_ref(1)?.as_str()?, blob(2)?, blob(3)?);
            }
            Ok(())
        };
        all().map_err(|e| self.failed(e))
    }

    fn families_of(&mut self, reports: &[i64]) -> Result<Vec<(i64, String)>, Error> {
        self.for_each("SELECT report, family FROM mark WHERE report = ?1", reports, |row| Ok((row.get(0)?, row.get(1)?)))
    }

    fn carriers(&mut self, family: &str) -> Result<Vec<i64>, Error> {
        self.for_each("SELECT report FROM mark WHERE family = ?1", &[family], |row| row.get(0))
    }

    fn join_families(&mut self, from: &str, to: &str) -> Result<(), Error> {
        self.run_each("UPDATE mark SET family = ?2 WHERE family = ?1", &[(from, to)], |s, (from, to)| {
            s.execute([from, to]).map(drop)
        })
    }

    fn put_groups(&mut self, groups: &[(i64, i64)]) -> Result<(), Error> {
        let sql = "INSERT OR REPLACE INTO grouped (incident, grp) VALUES (?1, ?2)";
        self.run_each(sql, groups, |s, (incident, group)| s.execute([incident, group]).map(drop))
    }

    fn join_groups(&mut self, from: i64, to: i64) -> Result<(), Error> {
        self.run_each("UPDATE grouped SET grp = ?2 WHERE grp = ?1", &[(from, to)], |s, (from, to)| {
            s.execute([from, to]).map(drop)
        })
    }

    fn groups_of(&mut self, reports: &[i64]) -> Result<Vec<(i64, i64)>, Error> {
        let get = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let mut out = Vec::new();
        for report in reports {
            let (first, last) = (incident(*report, 0), incident(*report, u32::MAX));
            let sql = format!("SELECT incident, grp FROM grouped WHERE incident >= ?1 AND incident <= ?1 + {}", last - first);
            out.extend(self.for_each(&sql, &[first], get)?);
        }
        Ok(out)
    }

    fn grouped_in(&mut self, groups: &[i64]) -> Result<Vec<i64>, Error> {
        self.for_each("SELECT incident FROM grouped WHERE grp = ?1", groups, |row| row.get(0))
    }

    fn put_beside(&mut self, pairs: &[(i64, i64)]) -> Result<(), Error> {
        let sql = "INSERT OR IGNORE INTO beside (a, b) VALUES (?1, ?2), (?2, ?1)";
        self.run_each(sql, pairs, |s, (a, b)| s.execute([a, b]).map(drop))
    }

    fn groups_beside(&mut self, groups: &[i64]) -> Result<Vec<i64>, Error> {
        let sql = "SELECT DISTINCT o.grp FROM grouped g JOIN beside b ON b.a = g.incident JOIN grouped o ON o.incident = b.b
                   WHERE g.grp = ?1";
        self.for_each(sql, groups, |row| row.get(0))
    }

    fn beside(&mut self) -> Result<Vec<(i64, i64)>, Error> {
        self.for_each("SELECT a, b FROM beside WHERE ?1", &[true], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    fn forget_marks(&mut self) -> Result<(), Error> {
        self.batch("DELETE FROM mark; DELETE FROM grouped; DELETE FROM beside;")
    }

    fn derived_of(&mut self, incidents: &[String]) -> Result<Vec<Derived>, Error> {
        let mut numbers = self.for_each("SELECT event FROM incident WHERE id = ?1", incidents, |row| row.get::<_, i64>(0))?;
        numbers.sort_unstable();
        numbers.dedup();
        let mut out = self.for_each("SELECT id, digest FROM event WHERE number = ?1", &numbers, |row| {
            Ok(Derived { id: row.get(0)?, digest: row.get(1)?, incidents: Vec::new() })
        })?;
        for (derived, number) in out.iter_mut().zip(&numbers) {
            derived.incidents =
                self.for_each("SELECT id FROM incident WHERE event = ?1 ORDER BY id", &[number], |row| row.get(0))?;
        }
        Ok(out)
    }

    fn decided_after(&mut self, count: i64) -> Result<Vec<String>, Error> {
        self.for_each("SELECT id FROM decision WHERE number > ?1 ORDER BY number", &[count], |row| row.get(0))
    }
}
