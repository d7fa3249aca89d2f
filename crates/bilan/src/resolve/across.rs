//! Likeness across two sides: which incidents of the one are those of the other, by the same blocks and the same score as
//! merging. Nothing is joined within a side, and no chain leads from one pair to the next.

use super::blocks::{COUNT, Entry, Pairs, sorted};
use super::collection::Collection;
use super::score::Refusal;

/// Two incidents of different sides that look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness {
    pub points: i32,
    /// Of the first side.
    pub a: u32,
    /// Of the second side.
    pub b: u32,
    /// Why they are not one, although they look alike; none where they may be.
    pub refusal: Option<Refusal>,
}

/// Up to so many pairs of a block are compared. In a larger one each incident of the side that has fewer meets its neighbours in
/// time, so many on each side, so that the work stays near-linear.
const WHOLE: usize = 96 * 96;
const NEIGHBOURS: usize = 48;

/// The pairs of incidents below `second` and from it on that may be one, and those that came near: each once, the strongest first,
/// and among equals in the order of the collection.
pub fn across(c: &Collection, second: u32) -> Vec<Likeness> {
    let mut met: Vec<(u32, u32)> = Vec::new();
    for nth in 0..COUNT {
        let entries = sorted(c, nth);
        for block in entries.chunk_by(|x, y| x.key == y.key) {
            pairs(block, second, &mut met);
        }
        met.sort_unstable();
        met.dedup();
    }
    let mut found = Pairs::default();
    met.into_iter().for_each(|(a, b)| found.compare(c, a, b));
    let mut out: Vec<Likeness> =
        found.links.strongest_first().map(|l| Likeness { points: l.points, a: l.a, b: l.b, refusal: None }).collect();
    found.near.sort_unstable_by_key(|n| (std::cmp::Reverse(n.points), n.a, n.b));
    out.extend(found.near.iter().map(|n| Likeness { points: n.points, a: n.a, b: n.b, refusal: Some(n.refusal) }));
    out
}

fn pairs(block: &[Entry], second: u32, met: &mut Vec<(u32, u32)>) {
    let (ours, theirs): (Vec<&Entry>, Vec<&Entry>) = block.iter().partition(|e| e.incident() < second);
    let meet = |met: &mut Vec<(u32, u32)>, x: &Entry, y: &Entry| {
        if (x.is_active() || y.is_active()) && x.may_meet(y) {
            met.push((x.incident().min(y.incident()), x.incident().max(y.incident())));
        }
    };
    if ours.len() * theirs.len() <= WHOLE {
        for x in &ours {
            theirs.iter().for_each(|y| meet(met, x, y));
        }
        return;
    }
    let (few, many) = if ours.len() <= theirs.len() { (ours, theirs) } else { (theirs, ours) };
    for x in few {
        let at = many.partition_point(|y| y.at < x.at);
        many[at.saturating_sub(NEIGHBOURS)..many.len().min(at + NEIGHBOURS)].iter().for_each(|y| meet(met, x, y));
    }
}
