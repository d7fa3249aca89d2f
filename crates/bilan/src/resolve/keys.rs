//! The blocks in which an incident stands. Two incidents are compared only where they stand in one block.
//!
//! A block is known by a number that derives from the incident's own place, days and figures, whatever else is in the
//! collection: a store may keep it and look partners up by it.

use super::collection::{Collection, NONE, OPEN, Telling};
use super::days::{Days, of_year};
use crate::model::{Effect, Form, Precision, Role};

/// An incident in a block.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub key: u64,
    /// Where it stands in time within the block, in days.
    pub at: i32,
    /// An active one is compared with all, a passive one with active ones only.
    pub active: bool,
}

/// The numbers of the blocks in which an incident stands, each once.
pub fn keys(c: &Collection, telling: u32) -> Vec<u64> {
    let mut entries = Vec::new();
    PASSES.iter().for_each(|of| of(c, c.telling(telling), &mut entries));
    let mut keys: Vec<u64> = entries.into_iter().map(|e| e.key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

pub type Pass = fn(&Collection, &Telling, &mut Vec<Entry>);

/// One pass at a time, so that only the keys of one are held.
pub const PASSES: [Pass; 9] = [
    by_name,
    by_cell,
    by_ends_of_the_name,
    by_figure,
    by_country_and_day,
    by_country_and_week,
    by_day_of_the_year,
    undated,
    at_no_time,
];
/// So many passes, the first ones, are by name or place on the map.
pub const NAMED: usize = 3;

/// Days in a bucket of time.
const BUCKET: i32 = 8;
/// A set of days wider than this is looked for by other means than its days.
const WIDE: i32 = 45;
/// Edge of a cell in degrees, and how far around its point an incident looks.
const CELL: f32 = 0.25;
const AROUND: f32 = 0.14;
/// Figures from this on are rare enough to find an event by.
const TELLING_FIGURE: u32 = 10;
/// From here on they are rare enough to outweigh another name of a place.
const RARE_FIGURE: u32 = 20;
/// An undated incident is compared with those that lie within so many days of where it is looked for.
pub const AROUND_THEN: u32 = 100;
/// Days in a bucket of time for the undated.
const SEASON: i32 = 128;

fn entry(tag: u64, name: u64, rest: [i64; 2], at: i32, active: bool) -> Entry {
    let mut h = tag ^ 0x9e37_79b9_7f4a_7c15;
    for part in [name, rest[0] as u64, rest[1] as u64] {
        h = (h ^ part).wrapping_mul(0xff51_afd7_ed55_8ccd);
        h ^= h >> 32;
    }
    Entry { key: h, at, active }
}

/// First and last day with the one before, so that neighbouring days share a bucket; `None` where that is too wide.
pub fn dated(t: &Telling) -> Option<(i32, i32)> {
    let (first, last) = t.days.bounds()?;
    (last - first < WIDE).then_some((first - 1, last))
}

fn buckets(first: i32, last: i32) -> impl Iterator<Item = i64> {
    (first.div_euclid(BUCKET)..=last.div_euclid(BUCKET)).map(i64::from)
}

/// Settlements of one name in one week.
fn by_name(c: &Collection, t: &Telling, out: &mut Vec<Entry>) {
    let (Some(place), Some((first, last))) = (&t.place, dated(t)) else { return };
    let name = c.names.hash(place.skeleton);
    out.extend(buckets(first, last).map(|b| entry(1, name, [b, 0], first, true)));
}

/// Settlements on the map, near each other, in one week.
fn by_cell(_: &Collection, t: &Telling, out: &mut Vec<Entry>) {
    let (Some([lat, lon]), Some((first, last))) = (t.place.as_ref().and_then(|p| p.point), dated(t)) else { return };
    let cells = |x: f32| ((x - AROUND) / CELL).floor() as i64..=((x + AROUND) / CELL).floor() as i64;
    for bucket in buckets(first, last) {
        for y in cells(lat) {
            out.extend(cells(lon).map(|x| entry(2, bucket as u64, [y, x], first, true)));
        }
    }
}

/// Whether the place names no settlement: none at all, or a region.
fn loosely_placed(t: &Telling) -> bool {
    t.place.as_ref().is_none_or(|p| p.precision >= Precision::District)
}

/// Settlements of one country and week whose names begin or end alike: where two spellings differ in a letter, one of the
/// ends is the same.
fn by_ends_of_the_name(c: &Collection, t: &Telling, out: &mut Vec<Entry>) {
    let (Some(place), Some((first, last)), false) = (&t.place, dated(t), loosely_placed(t)) else { return };
    let name = c.names.get(place.skeleton).as_bytes();
    // Of a short name the middle letter stands in neither end.
    let letters = if name.len() < 6 { 2 } else { 3 };
    let (Some(start), Some(end)) = (name.get(..letters), name.get(name.len().saturating_sub(letters)..)) else { return };
    let country = c.names.hash(t.country);
    for bucket in buckets(first, last) {
        for (tag, ends) in [(9, start), (10, end)] {
            let ends = ends.iter().fold(0, |sum, letter| sum << 8 | i64::from(*letter));
            out.push(entry(tag, country, [ends, bucket], first, true));
        }
    }
}

/// Of one country and week, with a figure that is rare: a village may go by the name of the town beside it.
fn by_figure(c: &Collection, t: &Telling, out: &mut Vec<Entry>) {
    let Some((first, last)) = dated(t).filter(|_| t.country != NONE) else { return };
    let country = c.names.hash(t.country);
    steps(c, t, RARE_FIGURE, |step| out.extend(buckets(first, last).map(|b| entry(11, country, [step, b], first, true))));
}

/// Of one country and day; only where one of the two names no settlement.
fn by_country_and_day(c: &Collection, t: &Telling, out: &mut Vec<Entry>) {
    let Some((first, last)) = dated(t).filter(|(a, b)| b - a <= 3 && t.country != NONE) else { return };
    let country = c.names.hash(t.country);
    out.extend((first..=last).map(|d| entry(3, country, [i64::from(d), 0], first, loosely_placed(t))));
}

/// Of one country and week; only where one of the two names no settlement and has several possible days.
fn by_country_and_week(c: &Collection, t: &Telling, out: &mut Vec<Entry>) {
    let Some((first, last)) = dated(t).filter(|_| t.country != NONE) else { return };
    let country = c.names.hash(t.country);
    let active = last - first > 3 && loosely_placed(t);
    out.extend(buckets(first, last).map(|b| entry(4, country, [b, 0], first, active)));
}

/// Of one day of the year; only where one of the two has no year.
fn by_day_of_the_year(c: &Collection, t: &Telling, out: &mut Vec<Entry>) {
    let mut place = |md: u16, at: i32, active: bool| {
        if let Some(place) = &t.place {
            out.push(entry(5, c.names.hash(place.skeleton), [i64::from(md), 0], at, active));
        }
        if t.country != NONE {
            out.push(entry(6, c.names.hash(t.country), [i64::from(md), 0], at, active));
        }
    };
    match &t.days {
        // The days around it too: reports may be a day off.
        Days::Yearly(a, b) => (*a..=*b).take(4).for_each(|md| place(md, i32::MAX, true)),
        days => {
            if let Some((first, last)) = days.bounds().filter(|(a, b)| b - a <= 3) {
                (first..=last).for_each(|d| place(of_year(d), first, false));
            }
        }
    }
}

/// Of one place, or of one country with a telling figure, in one season; only where one of the two has no day.
fn undated(c: &Collection, t: &Telling, out: &mut Vec<Entry>) {
    let (Some(at), active) = looked_for(c, t) else { return };
    let around = if active { AROUND_THEN as i32 } else { 0 };
    for season in (at - around).div_euclid(SEASON)..=(at + around).div_euclid(SEASON) {
        whenever(c, t, i64::from(season), at, active, out);
    }
}

/// The same whatever the time; only where of one of the two it is not even known when it was told.
fn at_no_time(c: &Collection, t: &Telling, out: &mut Vec<Entry>) {
    match looked_for(c, t) {
        (None, _) => whenever(c, t, i64::MAX, i32::MAX, true, out),
        (Some(at), _) => whenever(c, t, i64::MAX, at, false, out),
    }
}

/// Where in time an incident is looked for, if that is known, and whether it has no day of its own.
fn looked_for(c: &Collection, t: &Telling) -> (Option<i32>, bool) {
    match t.days.bounds() {
        Some((first, last)) => (Some(first), last - first + 1 > WIDE),
        // It stands where its event is looked for: shortly before its report, or as long before as it says.
        None => {
            let before = t.recalled.map_or(if t.role == Role::Main { 0 } else { 30 }, |r| r.at_least as i32);
            (c.reports[t.report as usize].published.map(|(first, _)| first.saturating_sub(before)), true)
        }
    }
}

fn whenever(c: &Collection, t: &Telling, season: i64, at: i32, active: bool, out: &mut Vec<Entry>) {
    if let Some(place) = &t.place {
        out.push(entry(7, c.names.hash(place.skeleton), [season, 0], at, active));
    }
    if t.country != NONE {
        let country = c.names.hash(t.country);
        steps(c, t, TELLING_FIGURE, |step| out.push(entry(8, country, [step, season], at, active)));
    }
}

/// The sizes of an incident's first figures of people killed, from `least` on: steps of about four in a hundred. Each
/// figure stands in its own step and the next, so that close ones meet.
fn steps(c: &Collection, t: &Telling, least: u32, mut each: impl FnMut(i64)) {
    let figures = &c.figures[t.figures.start as usize..t.figures.end as usize];
    let mut seen = [i64::from(OPEN); 4];
    let mut count = 0;
    for f in figures.iter().filter(|f| f.effect == Effect::Killed && f.low >= least && f.form != Form::Vague) {
        let step = (f64::from(f.low).ln() * 25.0) as i64;
        if count < seen.len() && !seen.contains(&step) {
            seen[count] = step;
            count += 1;
            each(step);
            each(step + 1);
        }
    }
}
