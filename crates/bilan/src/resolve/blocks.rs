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

/// The pairs that may be joined, by their points: a few hundred numbers, each with a long list.
#[derive(Debug, Default)]
pub struct Links {
    /// Both incidents in one number, so that lists sort fast.
    by_points: Vec<Vec<u64>>,
}

impl Links {
    fn push(&mut self, link: Link) {
        let at = link.points as usize;
        if self.by_points.len() <= at {
            self.by_points.resize_with(at + 1, Vec::new);
        }
        self.by_points[at].push(u64::from(link.a) << 32 | u64::from(link.b));
    }

    fn extend(&mut self, other: Self) {
        if self.by_points.len() < other.by_points.len() {
            self.by_points.resize_with(other.by_points.len(), Vec::new);
        }
        for (list, more) in self.by_points.iter_mut().zip(other.by_points) {
            if list.is_empty() {
                *list = more;
            } else {
                list.extend(more);
            }
        }
    }

    fn sort(&mut self) {
        for list in &mut self.by_points {
            list.sort_unstable();
            list.dedup();
        }
    }

    /// The strongest first, and among equals in the order of the collection.
    pub fn strongest_first(&self) -> impl Iterator<Item = Link> {
        let lists = self.by_points.iter().enumerate().rev();
        lists.flat_map(|(points, list)| {
            list.iter().map(move |pair| Link { points: points as i32, a: (pair >> 32) as u32, b: *pair as u32 })
        })
    }
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
/// From here on they are rare enough to outweigh another name of a place.
const RARE_FIGURE: u32 = 20;
/// An undated incident is compared with those that lie within so many days of where it is looked for.
const AROUND_THEN: i32 = 100;
/// A block up to this size is compared whole; in a larger one an incident meets so many on each side. Blocks of one name hold
/// few events with many reports each, which a few pairs bring together; those of a country hold many events with few.
const BY_NAME: Crowd = Crowd { whole: 24, neighbours: 12 };
const BY_COUNTRY: Crowd = Crowd { whole: 96, neighbours: 24 };

/// How many of a crowded block are compared.
#[derive(Clone, Copy)]
struct Crowd {
    whole: usize,
    neighbours: usize,
}

/// What an incident is in a block: an active one is compared with all, a passive one with active ones only.
const ACTIVE: u32 = 1 << 31;

/// What some passes found.
#[derive(Debug, Default)]
pub struct Pairs {
    links: Links,
    near: Vec<Near>,
}

impl Pairs {
    /// Every pair that may be joined, and the pairs that look alike and were refused, whichever pass found them.
    pub fn together(parts: impl IntoIterator<Item = Self>) -> (Links, Vec<Near>) {
        let mut out = Self::default();
        for part in parts {
            out.links.extend(part.links);
            out.near.extend(part.near);
        }
        out.links.sort();
        out.near.sort_unstable();
        out.near.dedup();
        (out.links, out.near)
    }
}

/// The number of passes over a collection. They do not depend on each other: a caller with threads may run them at once.
pub const COUNT: usize = PASSES.len();

/// One pass: the pairs of its blocks, compared.
pub fn pass(c: &Collection, nth: usize) -> Pairs {
    let mut out = Pairs::default();
    let mut entries = Vec::new();
    for (n, telling) in c.tellings.iter().enumerate() {
        let from = entries.len();
        PASSES[nth](c, telling, n as u32, &mut entries);
        let text = u64::from(c.reports[telling.report as usize].family) << 32 | u64::from(telling.n);
        entries[from..].iter_mut().for_each(|e: &mut Entry| e.text = text);
        if let Some(place) = telling.place.as_ref().filter(|_| dated(telling).is_some()) {
            entries[from..].iter_mut().for_each(|e: &mut Entry| e.name = place.skeleton);
        }
    }
    let crowd = if nth < NAMED { BY_NAME } else { BY_COUNTRY };
    // Within a block by time, so that neighbours in time stand side by side.
    entries.sort_unstable_by_key(|e: &Entry| (e.key, e.at, e.who & !ACTIVE));
    for block in entries.chunk_by(|x, y| x.key == y.key) {
        // The first pass has compared two incidents of one name and few days already.
        let met = |x: &Entry, y: &Entry| nth > 0 && x.name != NONE && x.name == y.name;
        pairs(block, crowd, |x, y| {
            if !met(x, y) {
                compare(c, x.who & !ACTIVE, y.who & !ACTIVE, &mut out.links, &mut out.near);
            }
        });
    }
    out
}

fn compare(c: &Collection, a: u32, b: u32, links: &mut Links, near: &mut Vec<Near>) {
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
    /// The skeleton of its place's name where its days are few, else [`NONE`].
    name: u32,
    /// Source family and number in the report: reprints have the same.
    text: u64,
}

fn pairs(block: &[Entry], crowd: Crowd, mut meet: impl FnMut(&Entry, &Entry)) {
    if block.len() < 2 || block.iter().all(|e| e.who & ACTIVE == 0) {
        return;
    }
    let reach = if block.len() <= crowd.whole { crowd.whole } else { crowd.neighbours };
    for (n, x) in block.iter().enumerate() {
        let active = x.who & ACTIVE != 0;
        let mut reprint = false;
        // A passive incident looks ahead for active ones only; those in turn look ahead for anybody.
        for y in block[n + 1..].iter().take(reach).take_while(|y| y.at.saturating_sub(x.at) <= AROUND_THEN || y.at == i32::MAX) {
            if (active || y.who & ACTIVE != 0) && (x.who ^ y.who) & !ACTIVE != 0 {
                // Of many reprints each meets the next: that makes one event of them as well.
                if x.text == y.text && std::mem::replace(&mut reprint, true) {
                    continue;
                }
                meet(x, y);
            }
        }
    }
}

/// So many passes, the first ones, are by name or place on the map.
const NAMED: usize = 3;

type Pass = fn(&Collection, &Telling, u32, &mut Vec<Entry>);

/// One pass at a time, so that only the keys of one are held.
const PASSES: [Pass; 8] =
    [by_name, by_cell, by_ends_of_the_name, by_figure, by_country_and_day, by_country_and_week, by_day_of_the_year, undated];

fn entry(tag: u64, x: u64, y: i64, at: i32, who: u32) -> Entry {
    let mut h = tag ^ 0x9e37_79b9_7f4a_7c15;
    for part in [x, y as u64] {
        h = (h ^ part).wrapping_mul(0xff51_afd7_ed55_8ccd);
        h ^= h >> 32;
    }
    Entry { key: h, at, who, name: NONE, text: 0 }
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

/// Whether the place names no settlement: none at all, or a region.
fn loosely_placed(t: &Telling) -> bool {
    t.place.as_ref().is_none_or(|p| p.precision >= Precision::District)
}

/// Settlements of one country and week whose names begin or end alike: where two spellings differ in a letter, one of the
/// ends is the same.
fn by_ends_of_the_name(c: &Collection, t: &Telling, n: u32, out: &mut Vec<Entry>) {
    let (Some(place), Some((first, last)), false) = (&t.place, dated(t), loosely_placed(t)) else { return };
    let name = c.names.get(place.skeleton).as_bytes();
    // Of a short name the middle letter stands in neither end.
    let letters = if name.len() < 6 { 2 } else { 3 };
    let (Some(start), Some(end)) = (name.get(..letters), name.get(name.len().saturating_sub(letters)..)) else { return };
    for bucket in buckets(first, last) {
        for (tag, ends) in [(9, start), (10, end)] {
            let ends = ends.iter().fold(0, |sum, letter| sum << 8 | u64::from(*letter));
            out.push(entry(tag, u64::from(t.country) << 24 | ends, i64::from(bucket), first, n | ACTIVE));
        }
    }
}

/// Of one country and week, with a figure that is rare: a village may go by the name of the town beside it.
fn by_figure(c: &Collection, t: &Telling, n: u32, out: &mut Vec<Entry>) {
    let Some((first, last)) = dated(t).filter(|_| t.country != NONE) else { return };
    steps(c, t, RARE_FIGURE, |step| {
        let key = u64::from(t.country) << 16 | u64::from(step);
        out.extend(buckets(first, last).map(|b| entry(11, key, i64::from(b), first, n | ACTIVE)));
    });
}

/// Of one country and day; only where one of the two names no settlement.
fn by_country_and_day(_: &Collection, t: &Telling, n: u32, out: &mut Vec<Entry>) {
    let Some((first, last)) = dated(t).filter(|(a, b)| b - a <= 3 && t.country != NONE) else { return };
    let active = if loosely_placed(t) { ACTIVE } else { 0 };
    out.extend((first..=last).map(|d| entry(3, u64::from(t.country), i64::from(d), first, n | active)));
}

/// Of one country and week; only where one of the two names no settlement and has several possible days.
fn by_country_and_week(_: &Collection, t: &Telling, n: u32, out: &mut Vec<Entry>) {
    let Some((first, last)) = dated(t).filter(|_| t.country != NONE) else { return };
    let active = if last - first > 3 && loosely_placed(t) { ACTIVE } else { 0 };
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
    steps(c, t, TELLING_FIGURE, |step| out.push(entry(8, u64::from(t.country), i64::from(step), at, n | active)));
}

/// The sizes of an incident's first figures of people killed, from `least` on: steps of about four in a hundred. Each
/// figure stands in its own step and the next, so that close ones meet.
fn steps(c: &Collection, t: &Telling, least: u32, mut each: impl FnMut(u32)) {
    let figures = &c.figures[t.figures.start as usize..t.figures.end as usize];
    let mut seen = [OPEN; 4];
    let mut count = 0;
    for f in figures.iter().filter(|f| f.effect == Effect::Killed && f.low >= least && f.form != Form::Vague) {
        let step = (f64::from(f.low).ln() * 25.0) as u32;
        if count < seen.len() && !seen.contains(&step) {
            seen[count] = step;
            count += 1;
            each(step);
            each(step + 1);
        }
    }
}
