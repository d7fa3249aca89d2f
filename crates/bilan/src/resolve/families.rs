//! Source families: reports that carry the same text. A dispatch and its forty reprints are one source.
//!
//! Two reports are of one family when so much of the shorter text stands in the longer, and a family is all that such pairs
//! bring together. A reprint may be cut short, or have a paragraph of its own put before it. A pair is looked at only where
//! sketches of both texts agree enough; that, too, the two texts alone decide. So a further report never parts a family: it
//! joins one, or makes one of several.

use std::borrow::Cow;
use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::candidates::join;
use super::shingles::{Sketch, common, runs, shared};
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

/// Compares bodies on all their runs; those of many are kept at a time, as loading a text costs more than comparing two.
#[derive(Debug, Default)]
pub struct Compared {
    kept: FxHashMap<usize, Box<[u32]>>,
    runs: usize,
}

/// So many runs are kept, of four bytes each: those of some fifty thousand reports of usual length.
const KEPT: usize = 20_000_000;

impl Compared {
    /// Whether two bodies carry the same text. `body` gives one by its position.
    pub fn same<'b>(&mut self, a: usize, b: usize, mut body: impl FnMut(usize) -> Cow<'b, str>) -> bool {
        if self.runs > KEPT {
            self.kept.clear();
            self.runs = 0;
        }
        for n in [a, b] {
            self.runs += match self.kept.entry(n) {
                Entry::Occupied(_) => 0,
                Entry::Vacant(entry) => entry.insert(runs(&body(n))).len(),
            };
        }
        let (a, b) = (&self.kept[&a], &self.kept[&b]);
        a.len().min(b.len()) >= SHORT && shared(a, b) >= SHARED
    }
}

/// Whether two sketches agree so much that their texts may be of one source family.
pub fn may_be_one(a: &Sketch, b: &Sketch) -> bool {
    let both = common(&a.runs, &b.runs);
    both > 0 && both >= needed(a.runs.len().min(b.runs.len()))
}

/// How many runs of a shorter sketch of so many must stand in the other: two in five, two at least, one of one.
pub(super) fn needed(runs: usize) -> usize {
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
    join(sketches, &texts, &mut family, &mut may_be_one, &mut same);
    family.roots()
}
