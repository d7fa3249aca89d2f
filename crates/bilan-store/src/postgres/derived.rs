//! Readings and events: made from reports and decisions, and thrown away when something better can be made.

use rustc_hash::FxHashMap;

use super::{AT_ONCE, Postgres, plain};
use crate::brief::Brief;
use crate::error::Error;
use crate::query::NO_DAY;
use crate::rows::{Derived, EventRow, LineRow, NewReading, State, TollRow};
use crate::store::{EachBrief, EachReading};

impl Postgres {
    pub(super) fn how_far(&mut self) -> Result<State, Error> {
        let row = self.row(
            "SELECT reader, reports, decisions, (SELECT coalesce(max(number), 0) FROM report),
                    (SELECT coalesce(max(number), 0) FROM decision), events, marked FROM state",
            &[],
        )?;
        let row = row.ok_or_else(|| Error::Damaged(format!("{} has no row in table state", self.name)))?;
        Ok(State {
            reader: row.get(0),
            reports: row.get(1),
            decisions: row.get(2),
            all_reports: row.get(3),
            all_decisions: row.get(4),
            events: row.get(5),
            marked: row.get(6),
        })
    }

    pub(super) fn come_so_far(&mut self, state: &State) -> Result<(), Error> {
        self.run(
            "UPDATE state SET reader = $1, reports = $2, decisions = $3, events = $4, marked = $5 WHERE one = 1",
            &[&state.reader, &state.reports, &state.decisions, &state.events, &state.marked],
        )
    }

    pub(super) fn keep_readings(&mut self, readings: &[NewReading<'_>]) -> Result<(), Error> {
        for some in readings.chunks(AT_ONCE) {
            let numbers: Vec<i64> = some.iter().map(|new| new.number).collect();
            let readers: Vec<&str> = some.iter().map(|new| new.reader).collect();
            let sketches: Vec<&[u8]> = some.iter().map(|new| &*new.sketch).collect();
            let bytes: Vec<&[u8]> = some.iter().map(|new| &*new.reading).collect();
            self.run(
                "INSERT INTO reading (number, reader, sketch, reading)
                 SELECT * FROM unnest($1::bigint[], $2::text[], $3::bytea[], $4::bytea[])
                 ON CONFLICT (number) DO UPDATE SET reader = excluded.reader, sketch = excluded.sketch, reading = excluded.reading",
                &[&numbers, &readers, &sketches, &bytes],
            )?;
        }
        self.written += readings.len();
        Ok(())
    }

    pub(super) fn some_readings(&mut self, of: &[i64], each: &mut EachReading<'_>) -> Result<(), Error> {
        for some in of.chunks(AT_ONCE) {
            let rows = self.rows(
                "SELECT number, sketch, reading FROM unnest($1::bigint[]) WITH ORDINALITY w (number, n) JOIN reading USING (number)
                 ORDER BY n",
                &[&some],
            )?;
            rows.iter().try_for_each(|row| each(row.get(0), row.get(1), row.get(2)))?;
        }
        Ok(())
    }

    pub(super) fn all_compared(&mut self) -> Result<Vec<(i64, i64, bool)>, Error> {
        let rows = self.rows("SELECT a, b, same FROM compared", &[])?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect())
    }

    pub(super) fn keep_compared(&mut self, pairs: &[(i64, i64, bool)]) -> Result<(), Error> {
        // One statement may touch a row once.
        let mut pairs = pairs.to_vec();
        pairs.sort_unstable();
        pairs.dedup_by_key(|(a, b, _)| (*a, *b));
        for some in pairs.chunks(AT_ONCE * 8) {
            let a: Vec<i64> = some.iter().map(|pair| pair.0).collect();
            let b: Vec<i64> = some.iter().map(|pair| pair.1).collect();
            let same: Vec<bool> = some.iter().map(|pair| pair.2).collect();
            self.run(
                "INSERT INTO compared (a, b, same) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::boolean[])
                 ON CONFLICT (a, b) DO UPDATE SET same = excluded.same",
                &[&a, &b, &same],
            )?;
        }
        Ok(())
    }

    pub(super) fn all_digests(&mut self) -> Result<Vec<Derived>, Error> {
        let rows = self.rows("SELECT number, id, digest FROM event ORDER BY number", &[])?;
        let mut at: FxHashMap<i64, usize> = FxHashMap::default();
        let mut out: Vec<Derived> = Vec::with_capacity(rows.len());
        for row in &rows {
            at.insert(row.get(0), out.len());
            out.push(Derived { id: row.get(1), digest: row.get(2), incidents: Vec::new() });
        }
        for row in self.rows("SELECT event, id FROM incident ORDER BY event, id", &[])? {
            if let Some(event) = at.get(&row.get(0)).and_then(|n| out.get_mut(*n)) {
                event.incidents.push(row.get(1));
            }
        }
        Ok(out)
    }

    /// All rows, some thousands at a time: together they may be too many to be held.
    pub(super) fn all_briefs(&mut self, each: &mut EachBrief<'_>) -> Result<(), Error> {
        let mut after = i64::MIN;
        loop {
            let rows = self.rows(
                "SELECT id, first_day, last_day, country, admin1, place, name, lat, lon, precision, kind, status, killed, parties,
                        review, number FROM event WHERE number > $1 ORDER BY number LIMIT 8192",
                &[&after],
            )?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = last.get(15);
            for row in &rows {
                let day = |n: usize| Some(row.get::<_, i32>(n)).filter(|day| *day != NO_DAY);
                each(&Brief {
                    id: row.get(0),
                    first_day: day(1),
                    last_day: day(2),
                    country: row.get(3),
                    admin1: row.get(4),
                    place: row.get(5),
                    name: row.get(6),
                    point: row.get::<_, Option<f64>>(7).zip(row.get(8)),
                    precision: row.get(9),
                    kind: row.get(10),
                    status: row.get(11),
                    killed: row.get::<_, Option<i64>>(12).map(|n| u32::try_from(n).unwrap_or(u32::MAX)),
                    parties: row.get(13),
                    review: row.get(14),
                });
            }
        }
    }

    pub(super) fn keep_events(&mut self, events: &[EventRow]) -> Result<(), Error> {
        for some in events.chunks(AT_ONCE) {
            let last: i64 = self.rows("SELECT coalesce(max(number), 0) FROM event", &[])?.first().map_or(0, |row| row.get(0));
            let numbered: Vec<(i64, &EventRow)> = (last + 1..).zip(some).collect();
            self.keep_own(&numbered)?;
            self.keep_found_by(&numbered)?;
            self.keep_tolls(&numbered)?;
            self.keep_lines(&numbered)?;
        }
        self.written += events.len();
        Ok(())
    }

    fn keep_own(&mut self, events: &[(i64, &EventRow)]) -> Result<(), Error> {
        let e = || events.iter().map(|(_, e)| *e);
        let optional = |of: fn(&EventRow) -> &Option<String>| e().map(|e| of(e).as_deref().map(plain)).collect::<Vec<_>>();
        let numbers: Vec<i64> = events.iter().map(|(n, _)| *n).collect();
        let ids: Vec<&str> = e().map(|e| &*e.id).collect();
        let first: Vec<i32> = e().map(|e| e.first_day.unwrap_or(NO_DAY)).collect();
        let last: Vec<i32> = e().map(|e| e.last_day.unwrap_or(NO_DAY)).collect();
        let (country, admin1, place) = (optional(|e| &e.country), optional(|e| &e.admin1), optional(|e| &e.place));
        let kinds: Vec<&str> = e().map(|e| e.kind).collect();
        let statuses: Vec<&str> = e().map(|e| &*e.status).collect();
        let killed: Vec<Option<i64>> = e().map(|e| e.killed.map(i64::from)).collect();
        let digests: Vec<&[u8]> = e().map(|e| &*e.digest).collect();
        let wires: Vec<&[u8]> = e().map(|e| &*e.wire).collect();
        let name = optional(|e| &e.name);
        let lat: Vec<Option<f64>> = e().map(|e| e.point.map(|p| p.0)).collect();
        let lon: Vec<Option<f64>> = e().map(|e| e.point.map(|p| p.1)).collect();
        let precision = optional(|e| &e.precision);
        let parties: Vec<_> = e().map(|e| plain(&e.parties)).collect();
        let review: Vec<_> = e().map(|e| plain(&e.review)).collect();
        self.run(
            "INSERT INTO event (number, id, first_day, last_day, country, admin1, place, kind, status, killed, digest, name, lat, lon,
                                precision, parties, review)
             SELECT * FROM unnest($1::bigint[], $2::text[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[],
                                  $9::text[], $10::bigint[], $11::bytea[], $12::text[], $13::float8[], $14::float8[], $15::text[],
                                  $16::text[], $17::text[])",
            &[
                &numbers, &ids, &first, &last, &country, &admin1, &place, &kinds, &statuses, &killed, &digests, &name, &lat, &lon,
                &precision, &parties, &review,
            ],
        )?;
        self.run("INSERT INTO event_wire (event, wire) SELECT * FROM unnest($1::bigint[], $2::bytea[])", &[&numbers, &wires])?;
        let tallies: Vec<&[u8]> = e().map(|e| &*e.tally).collect();
        self.run("INSERT INTO event_tally (event, tally) SELECT * FROM unnest($1::bigint[], $2::bytea[])", &[&numbers, &tallies])
    }

    fn keep_found_by(&mut self, events: &[(i64, &EventRow)]) -> Result<(), Error> {
        let actors = || events.iter().flat_map(|(n, e)| e.actors.iter().map(move |actor| (*n, *e, actor)));
        let names: Vec<_> = actors().map(|(_, _, actor)| plain(actor)).collect();
        let days: Vec<i32> = actors().map(|(_, e, _)| e.first_day.unwrap_or(NO_DAY)).collect();
        let last: Vec<i32> = actors().map(|(_, e, _)| e.last_day.unwrap_or(NO_DAY)).collect();
        let killed: Vec<Option<i64>> = actors().map(|(_, e, _)| e.killed.map(i64::from)).collect();
        let of: Vec<i64> = actors().map(|(n, ..)| n).collect();
        self.run(
            "INSERT INTO event_actor (actor, first_day, last_day, killed, event)
             SELECT * FROM unnest($1::text[], $2::int[], $3::int[], $4::bigint[], $5::bigint[]) ON CONFLICT DO NOTHING",
            &[&names, &days, &last, &killed, &of],
        )?;
        let incidents = || events.iter().flat_map(|(n, e)| e.incidents.iter().map(move |id| (*n, id)));
        let ids: Vec<&str> = incidents().map(|(_, id)| &**id).collect();
        let of: Vec<i64> = incidents().map(|(n, _)| n).collect();
        self.run("INSERT INTO incident (id, event) SELECT * FROM unnest($1::text[], $2::bigint[])", &[&ids, &of])
    }

    fn keep_tolls(&mut self, events: &[(i64, &EventRow)]) -> Result<(), Error> {
        let tolls = || events.iter().flat_map(|(n, e)| e.tolls.iter().map(move |toll| (*n, toll)));
        let number = |of: fn(&TollRow) -> Option<u32>| tolls().map(|(_, t)| of(t).map(i64::from)).collect::<Vec<_>>();
        let events: Vec<i64> = tolls().map(|(n, _)| n).collect();
        let policies: Vec<&str> = tolls().map(|(_, t)| &*t.policy).collect();
        let effects: Vec<&str> = tolls().map(|(_, t)| t.effect).collect();
        let victims: Vec<&str> = tolls().map(|(_, t)| t.victims).collect();
        let sides: Vec<_> = tolls().map(|(_, t)| t.of.as_deref().map(plain)).collect();
        let (low, best, high) = (number(|t| t.low), number(|t| t.best), number(|t| t.high));
        let joint: Vec<bool> = tolls().map(|(_, t)| t.joint).collect();
        self.run(
            "INSERT INTO toll (event, policy, effect, victims, side, low, best, high, joint)
             SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[],
                                  $8::bigint[], $9::boolean[])",
            &[&events, &policies, &effects, &victims, &sides, &low, &best, &high, &joint],
        )
    }

    fn keep_lines(&mut self, events: &[(i64, &EventRow)]) -> Result<(), Error> {
        let lines = || events.iter().flat_map(|(n, e)| e.lines.iter().map(move |line| (*n, line)));
        let text = |of: fn(&LineRow) -> &str| lines().map(|(_, l)| plain(of(l))).collect::<Vec<_>>();
        let optional = |of: fn(&LineRow) -> Option<&str>| lines().map(|(_, l)| of(l).map(plain)).collect::<Vec<_>>();
        let events: Vec<i64> = lines().map(|(n, _)| n).collect();
        let low: Vec<i64> = lines().map(|(_, l)| i64::from(l.low)).collect();
        let high: Vec<Option<i64>> = lines().map(|(_, l)| l.high.map(i64::from)).collect();
        let superseded: Vec<bool> = lines().map(|(_, l)| l.superseded).collect();
        self.run(
            "INSERT INTO line (event, statement, incident, effect, victims, side, low, high, speaker, speaker_name, stance, losses,
                               superseded, quote)
             SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[],
                                  $8::bigint[], $9::text[], $10::text[], $11::text[], $12::text[], $13::boolean[], $14::text[])",
            &[
                &events,
                &text(|l| &l.statement),
                &text(|l| &l.incident),
                &text(|l| l.effect),
                &text(|l| l.victims),
                &optional(|l| l.of.as_deref()),
                &low,
                &high,
                &optional(|l| l.speaker),
                &optional(|l| l.speaker_name.as_deref()),
                &text(|l| l.stance),
                &text(|l| &l.side),
                &superseded,
                &text(|l| &l.quote),
            ],
        )
    }
}
