//! What new reports find others by.

use super::{AT_ONCE, Postgres};
use crate::error::Error;
use crate::marks::{EachMark, Mark, Marks, incident};
use crate::rows::Derived;

/// So many short rows are written or asked for at once.
const MANY_AT_ONCE: usize = AT_ONCE * 8;

impl Marks for Postgres {
    fn put_marks(&mut self, marks: &[Mark]) -> Result<(), Error> {
        for some in marks.chunks(AT_ONCE) {
            let reports: Vec<i64> = some.iter().map(|m| m.report).collect();
            let families: Vec<&str> = some.iter().map(|m| &*m.family).collect();
            let runs: Vec<&[u8]> = some.iter().map(|m| &*m.runs).collect();
            let keys: Vec<&[u8]> = some.iter().map(|m| &*m.keys).collect();
            self.run(
                "INSERT INTO mark (report, family, runs, keys) SELECT * FROM unnest($1::bigint[], $2::text[], $3::bytea[], $4::bytea[])
                 ON CONFLICT (report) DO UPDATE SET family = excluded.family, runs = excluded.runs, keys = excluded.keys",
                &[&reports, &families, &runs, &keys],
            )?;
        }
        Ok(())
    }

    fn marks(&mut self, each: &mut EachMark<'_>) -> Result<(), Error> {
        let mut after = i64::MIN;
        loop {
            let sql = "SELECT report, family, runs, keys FROM mark WHERE report > $1 ORDER BY report LIMIT 8192";
            let rows = self.rows(sql, &[&after])?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = last.get(0);
            rows.iter().for_each(|row| each(row.get(0), row.get(1), row.get(2), row.get(3)));
        }
    }

    fn families_of(&mut self, reports: &[i64]) -> Result<Vec<(i64, String)>, Error> {
        let rows = self.rows("SELECT report, family FROM mark WHERE report = ANY($1)", &[&reports])?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
    }

    fn carriers(&mut self, family: &str) -> Result<Vec<i64>, Error> {
        let rows = self.rows("SELECT report FROM mark WHERE family = $1", &[&family])?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }

    fn join_families(&mut self, from: &str, to: &str) -> Result<(), Error> {
        self.run("UPDATE mark SET family = $2 WHERE family = $1", &[&from, &to])
    }

    fn put_groups(&mut self, groups: &[(i64, i64)]) -> Result<(), Error> {
        for some in groups.chunks(MANY_AT_ONCE) {
            let (incidents, groups): (Vec<i64>, Vec<i64>) = some.iter().copied().unzip();
            self.run(
                "INSERT INTO grouped (incident, grp) SELECT DISTINCT ON (i) i, g FROM unnest($1::bigint[], $2::bigint[]) t (i, g)
                 ON CONFLICT (incident) DO UPDATE SET grp = excluded.grp",
                &[&incidents, &groups],
            )?;
        }
        Ok(())
    }

    fn join_groups(&mut self, from: i64, to: i64) -> Result<(), Error> {
        self.run("UPDATE grouped SET grp = $2 WHERE grp = $1", &[&from, &to])
    }

    fn groups_of(&mut self, reports: &[i64]) -> Result<Vec<(i64, i64)>, Error> {
        let first: Vec<i64> = reports.iter().map(|r| incident(*r, 0)).collect();
        let last: Vec<i64> = reports.iter().map(|r| incident(*r, u32::MAX)).collect();
        let rows = self.rows(
            "SELECT g.incident, g.grp FROM unnest($1::bigint[], $2::bigint[]) r (a, b)
             JOIN grouped g ON g.incident BETWEEN r.a AND r.b",
            &[&first, &last],
        )?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
    }

    fn grouped_in(&mut self, groups: &[i64]) -> Result<Vec<i64>, Error> {
        let rows = self.rows("SELECT incident FROM grouped WHERE grp = ANY($1)", &[&groups])?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }

    fn put_beside(&mut self, pairs: &[(i64, i64)]) -> Result<(), Error> {
        for some in pairs.chunks(MANY_AT_ONCE) {
            let (a, b): (Vec<i64>, Vec<i64>) = some.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]).unzip();
            self.run(
                "INSERT INTO beside (a, b) SELECT * FROM unnest($1::bigint[], $2::bigint[]) ON CONFLICT DO NOTHING",
                &[&a, &b],
            )?;
        }
        Ok(())
    }

    fn groups_beside(&mut self, groups: &[i64]) -> Result<Vec<i64>, Error> {
        let rows = self.rows(
            "SELECT DISTINCT o.grp FROM grouped g JOIN beside b ON b.a = g.incident JOIN grouped o ON o.incident = b.b
             WHERE g.grp = ANY($1)",
            &[&groups],
        )?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }

    fn beside(&mut self) -> Result<Vec<(i64, i64)>, Error> {
        Ok(self.rows("SELECT a, b FROM beside", &[])?.iter().map(|row| (row.get(0), row.get(1))).collect())
    }

    fn forget_marks(&mut self) -> Result<(), Error> {
        self.batch("DELETE FROM mark; DELETE FROM grouped; DELETE FROM beside")
    }

    fn derived_of(&mut self, incidents: &[String]) -> Result<Vec<Derived>, Error> {
        let rows = self.rows(
            "SELECT e.id, e.digest, ARRAY(SELECT id FROM incident WHERE event = e.number ORDER BY id) FROM event e
             WHERE e.number IN (SELECT event FROM incident WHERE id = ANY($1)) ORDER BY e.number",
            &[&incidents],
        )?;
        Ok(rows.iter().map(|row| Derived { id: row.get(0), digest: row.get(1), incidents: row.get(2) }).collect())
    }

    fn decided_after(&mut self, count: i64) -> Result<Vec<String>, Error> {
        let rows = self.rows("SELECT id FROM decision WHERE number > $1 ORDER BY number", &[&count])?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }
}
