//! Source families: reports that carry the same text. A dispatch and its forty reprints are one source.
//!
//! Candidates share several runs of their sketches; each pair is then checked on all runs of both texts. A reprint may be cut
//! short, or have a paragraph of its own put before it, so what counts is how much of the shorter text stands in the longer.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::shingles::{Sketch, runs, shared};
use crate::model::Report;

/// So much of the shorter text must stand in the longer.
const SHARED: f64 = 0.7;
/// Texts with fewer runs are too short to tell.
const SHORT: usize = 20;
/// A run in more texts than this is a phrase that everybody uses; it leads from each text to its neighbours only.
const COMMON: usize = 40;
/// So many runs of the sketches must agree for a pair to be checked.
const CANDIDATE: u32 = 2;

/// The number of each report's source family: that of its first report in the order of identifiers.
pub fn families(reports: &[&Report]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by(|a, b| reports[*a].id.cmp(&reports[*b].id));
    let body = |n: usize| &reports[order[n]].text[reports[order[n]].body..];
    let sketches: Vec<Sketch> = (0..order.len()).map(|n| Sketch::of(body(n))).collect();
    let mut compared = Compared::default();
    let by_order = by_sketch(&sketches, |a, b| compared.same(a, b, |n| body(n).into()));
    let mut out = vec![0; reports.len()];
    for (n, family) in by_order.iter().enumerate() {
        out[order[n]] = *family;
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

/// Families of sketches: candidates are found by shared runs, `same` decides.
pub fn by_sketch(sketches: &[Sketch], mut same: impl FnMut(usize, usize) -> bool) -> Vec<u32> {
    let mut postings: Vec<(u64, u32)> =
        sketches.iter().enumerate().flat_map(|(n, s)| s.runs.iter().map(move |run| (*run, n as u32))).collect();
    postings.sort_unstable();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for same_run in postings.chunk_by(|a, b| a.0 == b.0) {
        let reach = if same_run.len() > COMMON { 1 } else { COMMON };
        for (at, (_, a)) in same_run.iter().enumerate() {
            pairs.extend(same_run[at + 1..].iter().take(reach).map(|(_, b)| (*a, *b)));
        }
    }
    pairs.sort_unstable();
    let mut family: Vec<u32> = (0..sketches.len() as u32).collect();
    for pair in pairs.chunk_by(|a, b| a == b) {
        let (a, b) = (pair[0].0, pair[0].1);
        let least = sketches[a as usize].runs.len().min(sketches[b as usize].runs.len()) as u32;
        if (pair.len() as u32) < CANDIDATE.min(least) {
            continue;
        }
        let (x, y) = (root(&mut family, a), root(&mut family, b));
        if x != y && same(a as usize, b as usize) {
            family[x.max(y) as usize] = x.min(y);
        }
    }
    (0..sketches.len() as u32).map(|n| root(&mut family, n)).collect()
}

fn root(family: &mut [u32], mut n: u32) -> u32 {
    while family[n as usize] != n {
        family[n as usize] = family[family[n as usize] as usize];
        n = family[n as usize];
    }
    n
}
