//! Which pairs of incidents are compared at all: those that stand in one block (see [`keys`](super::keys)).
//!
//! A million incidents have half a million million pairs; blocks leave some dozens for each incident. Whether a pair is compared is
//! decided by its two incidents alone, so what else is in the collection plays no part, and the order of the input even less.
//! Only in a block that is crowded an incident meets its nearest neighbours in time, so that the work stays near-linear
//! whatever the data. All that stands in such a block is tied into one group (see [`groups`](super::groups)), which is never
//! resolved in part.

use super::collection::{Collection, NONE};
use super::keys::{self, AROUND_THEN, NAMED, PASSES, dated};
use super::links::{Link, Links, Near};
use super::score::{Refusal, THRESHOLD, points};

/// Refused pairs with so many points are kept to be shown, as are pairs this close below the threshold.
const NEAR: i32 = 45;
const CLOSE_BELOW: i32 = 20;

/// When a block is crowded, and how many of it are compared then.
#[derive(Clone, Copy)]
struct Crowd {
    /// A block up to this size is compared whole, as is one with up to so many active ones.
    whole: usize,
    active: usize,
    /// So many on each side an incident of a crowded block meets.
    neighbours: usize,
}

/// Blocks of one name hold few events with many reports each, which a few pairs bring together; those of a country hold many
/// events with few.
const BY_NAME: Crowd = Crowd { whole: 48, active: 48, neighbours: 12 };
const BY_COUNTRY: Crowd = Crowd { whole: 96, active: 64, neighbours: 24 };

/// What some passes found.
#[derive(Debug, Default)]
pub struct Pairs {
    pub(super) links: Links,
    pub(super) near: Vec<Near>,
    /// Pairs that are resolved together whatever they score: neighbours of a crowded block, and reprints.
    pub(super) tied: Vec<(u32, u32)>,
}

impl Pairs {
    /// All that was found, each pair once, whichever pass found it.
    pub(super) fn together(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut out = Self::default();
        for part in parts {
            out.links.extend(part.links);
            out.near.extend(part.near);
            out.tied.extend(part.tied);
        }
        out.links.sort();
        out.near.sort_unstable();
        out.near.dedup();
        out
    }

    pub(super) fn compare(&mut self, c: &Collection, a: u32, b: u32) {
        let (a, b) = (a.min(b), a.max(b));
        match points(c, a, b) {
            Ok(points) if points >= THRESHOLD => self.links.push(Link { points, a, b }),
            Ok(points) if points >= THRESHOLD - CLOSE_BELOW => {
                self.near.push(Near { a, b, points, refusal: Refusal::Outweighed });
            }
            Err((refusal, points)) if points >= NEAR => self.near.push(Near { a, b, points, refusal }),
            _ => {}
        }
    }
}

/// The number of passes over a collection. They do not depend on each other: a caller with threads may run them at once.
pub const COUNT: usize = PASSES.len();

/// An incident in a block, with what tells at once whether a pair need not be compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) key: u64,
    pub(super) at: i32,
    /// The incident, and whether it is active.
    who: u32,
    /// The skeleton of its place's name where its days are few, else [`NONE`].
    name: u32,
    /// Source family and number in the report: reprints have the same.
    text: u64,
}

const ACTIVE: u32 = 1 << 31;

impl Entry {
    pub(super) fn is_active(&self) -> bool {
        self.who & ACTIVE != 0
    }

    pub(super) fn incident(&self) -> u32 {
        self.who & !ACTIVE
    }

    pub(super) fn may_meet(&self, other: &Self) -> bool {
        let at_no_time = self.at == i32::MAX || other.at == i32::MAX;
        (at_no_time || self.at.abs_diff(other.at) <= AROUND_THEN) && self.incident() != other.incident()
    }
}

/// One pass: the pairs of its blocks, compared.
pub fn pass(c: &Collection, nth: usize) -> Pairs {
    let mut out = Pairs::default();
    let entries = sorted(c, nth);
    let crowd = if nth < NAMED { BY_NAME } else { BY_COUNTRY };
    for block in entries.chunk_by(|x, y| x.key == y.key) {
        // The first pass has compared two incidents of one name and few days already.
        let met = |x: &Entry, y: &Entry| nth > 0 && x.name != NONE && x.name == y.name;
        pairs(block, crowd, |x, y, meeting| {
            if meeting != Meeting::Compared {
                out.tied.push((x.incident(), y.incident()));
            }
            if meeting != Meeting::Tied && !met(x, y) {
                out.compare(c, x.incident(), y.incident());
            }
        });
    }
    out
}

/// The entries of one pass, block by block; within a block by time, so that neighbours in time stand side by side.
pub(super) fn sorted(c: &Collection, nth: usize) -> Vec<Entry> {
    let mut entries = entries(c, nth);
    entries.sort_unstable_by_key(|e| (e.key, e.at, e.incident()));
    entries
}

/// The entries of one pass: active ones, and passive ones of blocks in which there is an active one.
fn entries(c: &Collection, nth: usize) -> Vec<Entry> {
    let mut out = Vec::new();
    let mut of_one: Vec<keys::Entry> = Vec::new();
    let mut passive = false;
    let mut each = |out: &mut Vec<Entry>, wanted: &dyn Fn(&keys::Entry) -> bool| {
        for (n, telling) in c.tellings.iter().enumerate() {
            of_one.clear();
            PASSES[nth](c, telling, &mut of_one);
            for e in of_one.iter() {
                passive |= !e.active;
                if wanted(e) {
                    let text = u64::from(telling.family) << 32 | u64::from(telling.n);
                    let name = telling.place.as_ref().filter(|_| dated(telling).is_some()).map_or(NONE, |p| p.skeleton);
                    let who = n as u32 | if e.active { ACTIVE } else { 0 };
                    out.push(Entry { key: e.key, at: e.at, who, name, text });
                }
            }
        }
        passive
    };
    if !each(&mut out, &|e| e.active) || out.is_empty() {
        return out;
    }
    // A bit for each key, about one in sixteen of them set.
    let words = (out.len() / 4).next_power_of_two();
    let mut active = vec![0_u64; words];
    let place = |key: u64| ((key >> 6) as usize & (words - 1), key % 64);
    out.iter().map(|e| place(e.key)).for_each(|(word, bit)| active[word] |= 1 << bit);
    each(&mut out, &|e| {
        let (word, bit) = place(e.key);
        !e.active && active[word] >> bit & 1 == 1
    });
    out
}

/// What becomes of two entries of a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meeting {
    Compared,
    Tied,
    Both,
}

fn pairs(block: &[Entry], crowd: Crowd, mut meet: impl FnMut(&Entry, &Entry, Meeting)) {
    let active = block.iter().filter(|e| e.is_active()).count();
    if block.len() < 2 || active == 0 {
        return;
    }
    let crowded = block.len() > crowd.whole && active > crowd.active;
    let reach = if crowded { crowd.neighbours } else { block.len() };
    if crowded {
        block.windows(2).for_each(|two| meet(&two[0], &two[1], Meeting::Tied));
    }
    for (n, x) in block.iter().enumerate().filter(|(_, x)| x.is_active()) {
        let before = block[..n].iter().rev().take(reach).filter(|y| !y.is_active());
        before.filter(|y| x.may_meet(y)).for_each(|y| meet(y, x, Meeting::Compared));
        let mut reprint = false;
        for y in block[n + 1..].iter().take(reach).filter(|y| x.may_meet(y)) {
            // Of many reprints each meets the next: that makes one event of them as well. Two passive ones do not meet, so
            // what is active meets each of them.
            if x.text != y.text || !y.is_active() {
                meet(x, y, Meeting::Compared);
            } else if !std::mem::replace(&mut reprint, true) {
                meet(x, y, Meeting::Both);
            }
        }
    }
}
