//! Which pairs of incidents are compared at all: those that share a key of place and time, or of country and figure.
//!
//! A million incidents have half a million million pairs; blocks leave some dozens for each incident. In a block that is
//! crowded an incident meets its nearest neighbours in time only, so the work stays near-linear whatever the data. Both are
//! functions of the whole collection: the order of the input plays no part.

use super::collection::{Collection, NONE, OPEN, Telling};
use super::days::{Days, of_year};
use super::score::{Refusal, THRESHOLD, points};
use crate::model::{Effect, Form, Precision, Role};

/// A pair that may be joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    pub points: i32,
    pub a: u32,
    pub b: u32,
}

/// A pair that looks alike and cannot be joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Near {
    pub a: u32,
    pub b: u32,
    pub points: i32,
    pub refusal: Refusal,
}

/// Refused pairs with so many points are kept to be shown, as are pairs this close below the threshold.
const NEAR: i32 = 45;
const CLOSE_BELOW: i32 = 20;

/// Days in a bucket of time.
const BUCKET: i32 = 8;
/// A set of days wider than this is looked for by other means than its days.
const WIDE: i32 = 45;
/// Edge of a cell in degrees, and how far around its point an incident looks.
const CELL: f32 = 0.25;
const AROUND: f32 = 0.14;
/// Figures from this on are rare enough to find an event by.
const TELLING_FIGURE: u32 = 10;
/// A block up to this size is compared whole.
const WHOLE: usize = 96;
/// In a larger one an incident meets so many on each side.
const NEIGHBOURS: usize = 24;

/// What an incident is in a block: an active one is compared with all, a passive one with active ones only.
const ACTIVE: u32 = 1 << 31;

/// Every pair that may be joined, strongest first, and the pairs that look alike and were refused.
pub fn links(c: &Collection) -> (Vec<Link>, Vec<Near>) {
    let mut links = Vec::new();
    let mut near = Vec::new();
    let mut entries = Vec::new();
    for pass in PASSES {
        entries.clear();
        for (n, telling) in c.tellings.iter().enumerate() {
            pass(c, telling, n as u32, &mut entries);
        }
        // Within a block by time, so that neighbours in time stand side by side.
        entries.sort_unstable_by_key(|e: &Entry| (e.key, e.at, e.who & !ACTIVE));
        for block in entries.chunk_by(|x, y| x.key == y.key) {
            pairs(block, |a, b| compare(c, a, b, &mut links, &mut near));
        }
    }
    links.sort_unstable_by(|x, y| (y.points, x.a, x.b).cmp(&(x.points, y.a, y.b)));
    links.dedup();
    near.sort_unstable();
    near.dedup();
    (links, near)
}

fn compare(c: &Collection, a: u32, b: u32, links: &mut Vec<Link>, near: &mut Vec<Near>) {
    let (a, b) = (a.min(b), a.max(b));
    match points(c, a, b) {
        Ok(points) if points >= THRESHOLD => links.push(Link { points, a, b }),
        Ok(points) if points >= THRESHOLD - CLOSE_BELOW => near.push(Near { a, b, points, refusal: Refusal::Outweighed }),
        Err((refusal, points)) if points >= NEAR => near.push(Near { a, b, points, refusal }),
        _ => {}
    }
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    key: u64,
    at: i32,
    who: u32,
}

fn pairs(block: &[Entry], mut meet: impl FnMut(u32, u32)) {
    if block.len() < 2 || block.iter().all(|e| e.who & ACTIVE == 0) {
        return;
    }
    let reach = if block.len() <= WHOLE { WHOLE } else { NEIGHBOURS };
    for (n, x) in block.iter().enumerate() {
        let active = x.who & ACTIVE != 0;
        // A passive incident looks ahead for active ones only; those in turn look ahead for anybody.
        for y in block[n + 1..].iter().take(reach) {
            if (active || y.who & ACTIVE != 0) && (x.who ^ y.who) & !ACTIVE != 0 {
                meet(x.who & !ACTIVE, y.who & !ACTIVE);
            }
        }
    }
}

type Pass = fn(&Collection, &Telling, u32, &mut Vec<Entry>);

/// One pass at a time, so that only the keys of one are held.
const PASSES: [Pass; 6] = [by_name, by_cell, by_country_and_day, by_country_and_week, by_day_of_the_year, undated];

fn entry(tag: u64, x: u64, y: i64, at: i32, who: u32) -> Entry {
    let mut h = tag ^ 0x9e37_79b9_7f4a_7c15;
    for part in [x, y as u64] {
        h = (h ^ part).wrapping_mul(0xff51_afd7_ed55_8ccd);
        h ^= h >> 32;
    }
    Entry { key: h, at, who }
}

/// First and last day with the one before, so that neighbouring days share a bucket; `None` where that is too wide.
fn dated(t: &Telling) -> Option<(i32, i32)> {
    let (first, last) = t.days.bounds()?;
    (last - first < WIDE).then_some((first - 1, last))
}

fn buckets(first: i32, last: i32) -> impl Iterator<Item = i32> {
    first.div_euclid(BUCKET)..=last.div_euclid(BUCKET)
}

/// Settlements of one name in one week.
fn by_name(_: &Collection, t: &Telling, n: u32, out: &mut Vec<Entry>) {
    let (Some(place), Some((first, last))) = (&t.place, dated(t)) else { return };
    out.extend(buckets(first, last).map(|b| entry(1, u64::from(place.skeleton), i64::from(b), first, n | ACTIVE)));
}

/// Settlements on the map, near each other, in one week.
fn by_cell(_: &Collection, t: &Telling, n: u32, out: &mut Vec<Entry>) {
    let (Some([lat, lon]), Some((first, last))) = (t.place.as_ref().and_then(|p| p.point), dated(t)) else { return };
    let cells = |x: f32| ((x - AROUND) / CELL).floor() as i64..=((x + AROUND) / CELL).floor() as i64;
    for bucket in buckets(first, last) {
        for y in cells(lat) {
            out.extend(cells(lon).map(|x| entry(2, bucket as u64, y * 4096 + x, first, n | ACTIVE)));
        }
    }
}

/// Whether the place leaves open where exactly: no settlement that the map knows.
fn loosely_placed(t: &Telling) -> bool {
    t.place.as_ref().is_none_or(|p| p.point.is_none() || p.precision >= Precision::District)
}

/// Of one country and day; only where one of the two has no place on the map.
fn by_country_and_day(_: &Collection, t: &Telling, n: u32, out: &mut Vec<Entry>) {
    let Some((first, last)) = dated(t).filter(|(a, b)| b - a <= 3 && t.country != NONE) else { return };
    let active = if loosely_placed(t) { ACTIVE } else { 0 };
    out.extend((first..=last).map(|d| entry(3, u64::from(t.country), i64::from(d), first, n | active)));
}

/// Of one country and week; only where one of the two has several possible days.
fn by_country_and_week(_: &Collection, t: &Telling, n: u32, out: &mut Vec<Entry>) {
    let Some((first, last)) = dated(t).filter(|_| t.country != NONE) else { return };
    let active = if last - first > 3 { ACTIVE } else { 0 };
    out.extend(buckets(first, last).map(|b| entry(4, u64::from(t.country), i64::from(b), first, n | active)));
}

/// Of one day of the year; only where one of the two has no year.
fn by_day_of_the_year(_: &Collection, t: &Telling, n: u32, out: &mut Vec<Entry>) {
    let place = |out: &mut Vec<Entry>, md: u16, at: i32, flag: u32| {
        if let Some(place) = &t.place {
            out.push(entry(5, u64::from(place.skeleton), i64::from(md), at, n | flag));
        }
        if t.country != NONE {
            out.push(entry(6, u64::from(t.country), i64::from(md), at, n | flag));
        }
    };
    match &t.days {
        // The days around it too: reports may be a day off.
        Days::Yearly(a, b) => (*a..=*b).take(4).for_each(|md| place(out, md, 0, ACTIVE)),
        days => {
            if let Some((first, last)) = days.bounds().filter(|(a, b)| b - a <= 3) {
                (first..=last).for_each(|d| place(out, of_year(d), first, 0));
            }
        }
    }
}

/// Of one place, or of one country with a telling figure; only where one of the two has no day.
fn undated(c: &Collection, t: &Telling, n: u32, out: &mut Vec<Entry>) {
    let told = c.reports[t.report as usize].published;
    let wide = t.days.width().is_some_and(|w| w > WIDE);
    let (at, active) = match (&t.days, t.days.bounds()) {
        (_, Some((first, _))) if !wide => (first, 0),
        (_, Some((first, _))) => (first, ACTIVE),
        // It stands where its event is looked for: shortly before its report, or as long before as it says.
        _ => {
            let before = t.recalled.map_or(if t.role == Role::Main { 0 } else { 30 }, |r| r.at_least as i32);
            (told.map_or(i32::MAX, |(first, _)| first - before), ACTIVE)
        }
    };
    if let Some(place) = &t.place {
        out.push(entry(7, u64::from(place.skeleton), 0, at, n | active));
    }
    if t.country == NONE {
        return;
    }
    let figures = &c.figures[t.figures.start as usize..t.figures.end as usize];
    let mut seen = [OPEN; 4];
    let mut count = 0;
    for f in figures.iter().filter(|f| f.effect == Effect::Killed && f.low >= TELLING_FIGURE && f.form != Form::Vague) {
        // Steps of about four in a hundred; each figure stands in its own and the next, so that close ones meet.
        let step = (f64::from(f.low).ln() * 25.0) as u32;
        if count < seen.len() && !seen.contains(&step) {
            seen[count] = step;
            count += 1;
            for s in [step, step + 1] {
                out.push(entry(8, u64::from(t.country), i64::from(s), at, n | active));
            }
        }
    }
}
