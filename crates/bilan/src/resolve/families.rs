//! Source families: reports that carry the same text. A dispatch and its forty reprints are one source.
//!
//! Two reports are of one family when so much of the shorter text stands in the longer, and a family is all that such pairs
//! bring together. A reprint may be cut short, or have a paragraph of its own put before it. A pair is looked at only where
//! sketches of both texts agree enough; that, too, the two texts alone decide. So a further report never parts a family: it
//! joins one, or makes one of several.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::shingles::{Sketch, runs, shared};
use super::unions::Unions;
use crate::model::Report;

/// So much of the shorter text must stand in the longer.
const SHARED: f64 = 0.7;
/// Texts with fewer runs are too short to tell.
const SHORT: usize = 20;
/// Of the shorter sketch so many runs in five must stand in the other for a pair to be checked; some fall out by chance.
const CANDIDATE: usize = 2;

/// The source family of each report: the identifier of its first report in the order of identifiers.
pub fn families<'r>(reports: &[&'r Report]) -> Vec<&'r str> {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by(|a, b| reports[*a].id.cmp(&reports[*b].id));
    let body = |n: usize| &reports[order[n]].text[reports[order[n]].body..];
    let sketches: Vec<Sketch> = (0..order.len()).map(|n| Sketch::of(body(n))).collect();
    let mut compared = Compared::default();
    let by_order = by_sketch(&sketches, |a, b| compared.same(a, b, |n| body(n).into()));
    let mut out = vec![""; reports.len()];
    for (n, family) in by_order.iter().enumerate() {
        out[order[n]] = &reports[order[*family as usize]].id;
    }
    out
}

/// Compares bodies on all their runs; those of a few are kept at a time.
#[derive(Debug, Default)]
pub struct Compared {
    kept: FxHashMap<usize, FxHashSet<u64>>,
}

/// So many bodies' runs are kept.
const KEPT: usize = 512;

impl Compared {
    /// Whether two bodies carry the same text. `body` gives one by its position.
    pub fn same<'b>(&mut self, a: usize, b: usize, mut body: impl FnMut(usize) -> Cow<'b, str>) -> bool {
        if self.kept.len() > KEPT {
            self.kept.clear();
        }
        for n in [a, b] {
            self.kept.entry(n).or_insert_with(|| runs(&body(n)));
        }
        let (a, b) = (&self.kept[&a], &self.kept[&b]);
        a.len().min(b.len()) >= SHORT && shared(a, b) >= SHARED
    }
}

/// Whether two sketches agree so much that their texts may be of one source family.
pub fn may_be_one(a: &Sketch, b: &Sketch) -> bool {
    let (mut x, mut y) = (a.runs.iter().peekable(), b.runs.iter().peekable());
    let mut both = 0;
    while let (Some(p), Some(q)) = (x.peek(), y.peek()) {
        both += usize::from(p == q);
        let (p_goes, q_goes) = (p <= q, q <= p);
        x.next_if(|_| p_goes);
        y.next_if(|_| q_goes);
    }
    both > 0 && both >= needed(a.runs.len().min(b.runs.len()))
}

/// How many runs of a shorter sketch of so many must stand in the other: two in five, two at least, one of one.
fn needed(runs: usize) -> usize {
    (runs * CANDIDATE).div_ceil(5).max(runs.min(2))
}

/// Families of sketches, each by the position of its first: `same` decides about pairs whose sketches agree enough.
pub fn by_sketch(sketches: &[Sketch], mut same: impl FnMut(usize, usize) -> bool) -> Vec<u32> {
    let mut family = Unions::new(sketches.len());
    // Of equal texts one is compared with the others.
    let mut order: Vec<u32> = (0..sketches.len() as u32).collect();
    order.sort_unstable_by_key(|n| (sketches[*n as usize].whole, *n));
    let mut texts: Vec<u32> = Vec::new();
    for equal in order.chunk_by(|a, b| sketches[*a as usize].whole == sketches[*b as usize].whole) {
        texts.push(equal[0]);
        if equal.len() > 1
            && may_be_one(&sketches[equal[0] as usize], &sketches[equal[1] as usize])
            && same(equal[0] as usize, equal[1] as usize)
        {
            equal.iter().for_each(|n| family.join(*n, equal[0]));
        }
    }
    texts.sort_unstable();
    for (a, b) in candidates(sketches, &texts) {
        if family.root(a) != family.root(b) && same(a.min(b) as usize, a.max(b) as usize) {
            family.join(a, b);
        }
    }
    family.roots()
}

/// All pairs whose sketches agree enough.
///
/// Of a sketch that must share so many runs with another, all but so many less one lead to it; the rarest are followed. A
/// phrase that everybody uses so leads nowhere, though it is in no way left out.
fn candidates(sketches: &[Sketch], texts: &[u32]) -> Vec<(u32, u32)> {
    let often = Counted::of(texts.iter().flat_map(|n| sketches[*n as usize].runs.iter().copied()));
    let runs = |n: u32| sketches[n as usize].runs.iter().copied().filter(|run| often.count(*run) > 1);
    let mut postings: Vec<(u64, u32)> = texts.iter().flat_map(|n| runs(*n).map(move |run| (run, *n))).collect();
    postings.sort_unstable();
    // Runs are spread evenly: where a run stands follows from its first bits.
    let bits = postings.len().max(2).ilog2();
    let mut starts = vec![0_u32; (1 << bits) + 1];
    postings.iter().for_each(|(run, _)| starts[(run >> (64 - bits)) as usize + 1] += 1);
    (1..starts.len()).for_each(|n| starts[n] += starts[n - 1]);
    let mut out = Vec::new();
    let mut met: Vec<u32> = vec![u32::MAX; sketches.len()];
    let mut rare: Vec<(u16, u64)> = Vec::new();
    for a in texts.iter().copied() {
        let sketch = &sketches[a as usize];
        rare.clear();
        rare.extend(sketch.runs.iter().map(|run| (often.count(*run), *run)));
        rare.sort_unstable();
        rare.truncate((rare.len() + 1).saturating_sub(needed(rare.len())));
        for (_, run) in rare.iter().filter(|(count, _)| *count > 1) {
            let from = starts[(run >> (64 - bits)) as usize] as usize;
            for (_, b) in postings[from..].iter().skip_while(|p| p.0 < *run).take_while(|p| p.0 == *run) {
                let other = &sketches[*b as usize];
                // The shorter leads to the longer.
                let leads = (sketch.runs.len(), a) < (other.runs.len(), *b);
                if leads && std::mem::replace(&mut met[*b as usize], a) != a && may_be_one(sketch, other) {
                    out.push((a, *b));
                }
            }
        }
    }
    out
}

/// How often runs occur, never too low: runs that fall into one place are counted together. What everybody uses must be told
/// from what a few hundred reprints share, or each would lead to all.
struct Counted {
    counts: Vec<u16>,
}

impl Counted {
    fn of(runs: impl Iterator<Item = u64> + Clone) -> Self {
        let places = (runs.clone().count() * 2).next_power_of_two().clamp(1 << 10, 1 << 25);
        let mut counts = vec![0_u16; places];
        for run in runs {
            let at = Self::place(run, places);
            counts[at] = counts[at].saturating_add(1);
        }
        Self { counts }
    }

    /// Runs of a sketch have their last bits in common.
    fn place(run: u64, places: usize) -> usize {
        (run >> 8) as usize & (places - 1)
    }

    fn count(&self, run: u64) -> u16 {
        self.counts[Self::place(run, self.counts.len())]
    }
}
