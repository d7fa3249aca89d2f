//! The first view: how many events, when, where, of which kind, and the points of a map, in one pass over what is held in
//! memory. What was counted is kept while the register is the same.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bilan::model::Kind;
use bilan::resolve::day_of;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;

use crate::app::App;
use crate::asked::{Asked, Sieve};
use crate::index::{Index, NO_DAY, NO_NUMBER, PRECISIONS, Row, STATUSES};
use crate::params::Params;
use crate::problem::Problem;

/// So many points are given at most.
const POINTS: usize = 5000;
/// So many bars a time line has about, where its unit is chosen for it.
const BARS: i32 = 120;
/// So many bars it has at most; the last ones are kept.
const MOST_BARS: usize = 5000;
/// So many parties and divisions are counted at most, those with most events first.
const MOST_NAMES: usize = 200;

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Overview {
    /// Events of the register.
    pub total: usize,
    /// Those that the filter keeps.
    pub shown: usize,
    pub reports: i64,
    pub policy: String,
    /// Of those shown.
    pub without_place: usize,
    pub without_date: usize,
    pub killed: Killed,
    pub by_time: TimeLine,
    pub by_country: Vec<OfCountry>,
    pub by_division: Vec<OfDivision>,
    pub by_kind: Vec<OfKind>,
    pub by_status: Vec<OfStatus>,
    pub by_actor: Vec<OfActor>,
    pub points: Vec<Point>,
    /// Events at points that are not given.
    pub points_left_out: usize,
}

/// Deaths by the policy `acled`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Killed {
    pub sum: u64,
    /// Events for which there is a number.
    pub events: usize,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TimeLine {
    pub unit: Unit,
    /// In order, without those that are empty. An event counts on its first possible day.
    pub bars: Vec<Bar>,
    /// Events with a first day before the bars that are given.
    pub earlier: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Bar {
    pub from: String,
    pub until: String,
    pub events: usize,
    pub killed: u64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OfCountry {
    pub country: Option<String>,
    pub events: usize,
    pub killed: u64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OfDivision {
    pub country: Option<String>,
    pub division: String,
    pub events: usize,
    pub killed: u64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OfKind {
    pub kind: Kind,
    pub events: usize,
    pub killed: u64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OfStatus {
    pub status: String,
    pub events: usize,
    pub killed: u64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OfActor {
    pub actor: Option<String>,
    pub name: String,
    pub events: usize,
    pub killed: u64,
}

/// All events at the same coordinates, known as precisely.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Point {
    pub lat: f64,
    pub lon: f64,
    pub precision: String,
    pub events: usize,
    pub killed: u64,
    pub name: Option<String>,
    /// The event, where it is one alone.
    pub event: Option<String>,
}

pub async fn overview(State(app): State<Arc<App>>, RawQuery(query): RawQuery, mut params: Params) -> Result<Response, Problem> {
    let asked = Asked::take(&mut params)?;
    let unit = params.read("by", "day, week, month, year or auto", unit)?.flatten();
    params.finish()?;
    let view = app.view(&asked.moment).await?;
    // Many look at the same at once, above all at everything: it is counted once.
    let key = format!("{} {}", view.known.version, query.unwrap_or_default());
    let counted = app.answers.get(key, || {
        app.pool.ask(move |register| {
            let index = view.index();
            let mut overview = Counted::of(index, &view.sieve(register, &asked)?).overview(index, unit);
            overview.reports = view.known.reports;
            overview.policy = asked.policy.name().to_owned();
            serde_json::to_vec(&overview).map(Bytes::from).map_err(Problem::internal)
        })
    });
    Ok(([(header::CONTENT_TYPE, "application/json")], counted.await?).into_response())
}

fn unit(text: &str) -> Option<Option<Unit>> {
    Some(match text {
        "auto" => None,
        "day" => Some(Unit::Day),
        "week" => Some(Unit::Week),
        "month" => Some(Unit::Month),
        "year" => Some(Unit::Year),
        _ => return None,
    })
}

/// Events and their deaths.
#[derive(Clone, Copy, Default)]
struct Sum {
    events: usize,
    killed: u64,
}

impl Sum {
    fn add(&mut self, row: &Row) {
        self.events += 1;
        self.killed += killed(row);
    }
}

fn killed(row: &Row) -> u64 {
    if row.killed == NO_NUMBER { 0 } else { u64::from(row.killed) }
}

/// Sums by the numbers of an index, so that a row costs a few additions.
struct Counted {
    shown: usize,
    without_place: usize,
    without_date: usize,
    killed: Killed,
    /// From the first day that any event has.
    days: Vec<Sum>,
    first: i32,
    countries: Vec<Sum>,
    divisions: Vec<Sum>,
    kinds: [Sum; 32],
    statuses: [Sum; 8],
    parties: Vec<Sum>,
    /// With the row of one of its events.
    points: Vec<(Sum, u32)>,
}

/// Days that lie further apart than this are not drawn: centuries of a mistaken year.
const DAYS: i32 = 366 * 500;

impl Counted {
    fn of(index: &Index, sieve: &Sieve) -> Self {
        // Rows stand in the order of their first days.
        let dated = index.rows.partition_point(|r| r.first != NO_DAY);
        let (first, last) = (index.rows.first().map_or(0, |r| r.first), index.rows[..dated].last().map_or(0, |r| r.first));
        let first = first.max(last.saturating_sub(DAYS));
        let mut c = Self {
            shown: 0,
            without_place: 0,
            without_date: 0,
            killed: Killed::default(),
            days: vec![Sum::default(); last.saturating_sub(first).max(0) as usize + 1],
            first,
            countries: vec![Sum::default(); index.texts()],
            divisions: vec![Sum::default(); index.divisions.len()],
            kinds: Default::default(),
            statuses: Default::default(),
            parties: vec![Sum::default(); index.known.len()],
            points: vec![(Sum::default(), 0); index.points.len()],
        };
        for (n, row) in index.rows.iter().enumerate().filter(|(_, row)| sieve.keeps(index, row)) {
            c.add(index, n, row);
        }
        c
    }

    fn add(&mut self, index: &Index, n: usize, row: &Row) {
        self.shown += 1;
        if row.killed != NO_NUMBER {
            self.killed.sum += u64::from(row.killed);
            self.killed.events += 1;
        }
        if row.first == NO_DAY {
            self.without_date += 1;
        } else {
            self.days[row.first.saturating_sub(self.first).max(0) as usize].add(row);
        }
        self.countries[row.country as usize].add(row);
        if let Some(sum) = self.divisions.get_mut(row.division as usize) {
            sum.add(row);
        }
        self.kinds[usize::from(row.kind)].add(row);
        self.statuses[usize::from(row.status)].add(row);
        index.parties_of(row).iter().for_each(|p| self.parties[*p as usize].add(row));
        match self.points.get_mut(row.point as usize) {
            Some((sum, one)) => {
                sum.add(row);
                *one = n as u32;
            }
            None => self.without_place += 1,
        }
    }

    fn overview(self, index: &Index, unit: Option<Unit>) -> Overview {
        let mut by_country: Vec<OfCountry> = self
            .countries
            .iter()
            .enumerate()
            .filter(|(_, s)| s.events > 0)
            .map(|(c, s)| OfCountry { country: index.text(c as u32).map(str::to_owned), events: s.events, killed: s.killed })
            .collect();
        by_country.sort_by(|a, b| (b.events, &a.country).cmp(&(a.events, &b.country)));
        let mut by_division: Vec<OfDivision> = self
            .divisions
            .iter()
            .zip(&index.divisions)
            .filter(|(s, _)| s.events > 0)
            .map(|(s, (c, d))| OfDivision {
                country: index.text(*c).map(str::to_owned),
                division: index.text(*d).unwrap_or_default().to_owned(),
                events: s.events,
                killed: s.killed,
            })
            .collect();
        by_division.sort_by(|a, b| (b.events, &a.country, &a.division).cmp(&(a.events, &b.country, &b.division)));
        by_division.truncate(MOST_NAMES);
        let (points, points_left_out) = self.points(index);
        Overview {
            total: index.rows.len(),
            shown: self.shown,
            reports: 0,
            policy: String::new(),
            without_place: self.without_place,
            without_date: self.without_date,
            by_time: time_line(&self.days, self.first, unit),
            by_country,
            by_division,
            by_kind: counts(&self.kinds, Kind::ALL, |kind, s| OfKind { kind: *kind, events: s.events, killed: s.killed }),
            by_status: counts(&self.statuses, &STATUSES, |status, s| OfStatus {
                status: (*status).to_owned(),
                events: s.events,
                killed: s.killed,
            }),
            by_actor: self.parties(index),
            points,
            points_left_out,
            killed: self.killed,
        }
    }

    fn parties(&self, index: &Index) -> Vec<OfActor> {
        // A known actor is one, however reports call it.
        let mut by_id: FxHashMap<&str, OfActor> = FxHashMap::default();
        for (party, sum) in index.known.iter().zip(&self.parties).filter(|(_, s)| s.events > 0) {
            let own = by_id.entry(party.id.as_deref().unwrap_or(&party.name)).or_insert_with(|| OfActor {
                actor: party.id.clone(),
                name: party.name.clone(),
                events: 0,
                killed: 0,
            });
            own.events += sum.events;
            own.killed += sum.killed;
        }
        let mut out: Vec<OfActor> = by_id.into_values().collect();
        out.sort_by(|a, b| (b.events, &a.name).cmp(&(a.events, &b.name)));
        out.truncate(MOST_NAMES);
        out
    }

    fn points(&self, index: &Index) -> (Vec<Point>, usize) {
        let mut all: Vec<(usize, &Sum, u32)> =
            self.points.iter().enumerate().filter(|(_, (s, _))| s.events > 0).map(|(at, (s, n))| (at, s, *n)).collect();
        all.sort_unstable_by_key(|(at, s, _)| (std::cmp::Reverse(s.events), *at));
        let left_out = all.iter().skip(POINTS).map(|(_, s, _)| s.events).sum();
        let point = |(at, sum, n): &(usize, &Sum, u32)| {
            let (point, row) = (index.points[*at], &index.rows[*n as usize]);
            Point {
                lat: point.lat,
                lon: point.lon,
                precision: PRECISIONS.get(usize::from(point.precision)).copied().unwrap_or_default().to_owned(),
                events: sum.events,
                killed: sum.killed,
                name: index.text(row.place).map(str::to_owned),
                event: (sum.events == 1).then(|| row.name()),
            }
        };
        (all.iter().take(POINTS).map(point).collect(), left_out)
    }
}

fn counts<K, T>(sums: &[Sum], names: &[K], make: impl Fn(&K, &Sum) -> T) -> Vec<T> {
    let mut all: Vec<(&K, &Sum)> = names.iter().zip(sums).filter(|(_, s)| s.events > 0).collect();
    all.sort_by_key(|(_, s)| std::cmp::Reverse(s.events));
    all.into_iter().map(|(name, sum)| make(name, sum)).collect()
}

fn time_line(days: &[Sum], begin: i32, unit: Option<Unit>) -> TimeLine {
    let used = || days.iter().enumerate().filter(|(_, s)| s.events > 0).map(|(n, s)| (begin + n as i32, s));
    let (first, last) = (used().next().map_or(0, |(day, _)| day), used().next_back().map_or(0, |(day, _)| day));
    let unit = unit.unwrap_or(match last - first {
        length if length <= BARS => Unit::Day,
        length if length <= 7 * BARS => Unit::Week,
        length if length <= 31 * BARS => Unit::Month,
        _ => Unit::Year,
    });
    let mut bars: std::collections::BTreeMap<i32, (i32, Sum)> = std::collections::BTreeMap::new();
    let mut unit_of = (0, -1);
    for (day, sum) in used() {
        if day > unit_of.1 || day < unit_of.0 {
            unit_of = around(day, unit);
        }
        let (from, until) = unit_of;
        let bar = bars.entry(from).or_insert((until, Sum::default()));
        bar.1.events += sum.events;
        bar.1.killed += sum.killed;
    }
    let skipped = bars.len().saturating_sub(MOST_BARS);
    let earlier = bars.values().take(skipped).map(|(_, s)| s.events).sum();
    let text = |day: i32| day_of(day).unwrap_or_default();
    let bar = |(from, (until, sum)): (&i32, &(i32, Sum))| Bar {
        from: text(*from),
        until: text(*until),
        events: sum.events,
        killed: sum.killed,
    };
    TimeLine { unit, bars: bars.iter().skip(skipped).map(bar).collect(), earlier }
}

/// The first and last day of the unit that a day lies in. Weeks begin on Mondays.
fn around(day: i32, unit: Unit) -> (i32, i32) {
    let week = day - (day + 3).rem_euclid(7);
    let Some(date) = day_of(day).and_then(|d| d.parse::<Date>().ok()) else { return (day, day) };
    let number = bilan::resolve::day_number;
    match unit {
        Unit::Day => (day, day),
        Unit::Week => (week, week + 6),
        Unit::Month => (number(date.first_of_month()), number(date.last_of_month())),
        Unit::Year => (number(date.first_of_year()), number(date.last_of_year())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_begin_where_calendars_have_them() {
        let day = |text: &str| bilan::resolve::day_number(text.parse().unwrap());
        let check = |of: &str, unit: Unit, from: &str, until: &str| assert_eq!(around(day(of), unit), (day(from), day(until)));
        check("2024-02-29", Unit::Month, "2024-02-01", "2024-02-29");
        check("2024-02-29", Unit::Year, "2024-01-01", "2024-12-31");
        check("2026-11-26", Unit::Week, "2026-11-23", "2026-11-29");
        check("1969-12-31", Unit::Week, "1969-12-29", "1970-01-04");
        check("2026-11-26", Unit::Day, "2026-11-26", "2026-11-26");
    }
}
