//! Runs of words of a text as numbers, to find texts that carry the same words.

use crate::lexicon::fold;

/// Words in a run. Five in a row are rarely the same by chance.
const RUN: usize = 5;
/// One run in so many is kept in a sketch, chosen by its value, so that the same runs are chosen in every text.
const KEPT: u64 = 8;

/// A sample of a text's runs, by which candidates for one source are found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    /// In order, each once.
    pub runs: Box<[u64]>,
    /// Derives from all runs: equal texts have the same.
    pub whole: u64,
}

impl Sketch {
    pub fn of(text: &str) -> Self {
        let mut runs: Vec<u64> = all(text).collect();
        runs.sort_unstable();
        runs.dedup();
        let whole = hash(runs.iter().copied());
        Self { runs: runs.into_iter().filter(|run| run % KEPT == 0).collect(), whole }
    }
}

/// Every run of a text, in order and each once, by its first bits: enough to tell the runs of two texts apart.
pub fn runs(text: &str) -> Box<[u32]> {
    let mut runs: Vec<u32> = all(text).map(|run| (run >> 32) as u32).collect();
    runs.sort_unstable();
    runs.dedup();
    runs.into()
}

fn all(text: &str) -> impl Iterator<Item = u64> {
    let words: Vec<u64> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(|w| hash(fold(w).bytes().map(u64::from)))
        .collect();
    (0..(words.len() + 1).saturating_sub(RUN)).map(move |n| hash(words[n..n + RUN].iter().copied()))
}

/// FNV-1a with a final mix: the same on every machine and in every version.
pub(super) fn hash(parts: impl Iterator<Item = u64>) -> u64 {
    let mut h = parts.fold(0xcbf2_9ce4_8422_2325_u64, |h, p| (h ^ p).wrapping_mul(0x0000_0100_0000_01b3));
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^ (h >> 29)
}

/// The share of the shorter text's runs that stand in the other.
pub fn shared(a: &[u32], b: &[u32]) -> f64 {
    let short = a.len().min(b.len());
    if short == 0 { 0.0 } else { common(a, b) as f64 / short as f64 }
}

/// How many runs two texts have in common; both are in order.
pub fn common<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut x, mut y, mut both) = (0, 0, 0);
    while let (Some(p), Some(q)) = (a.get(x), b.get(y)) {
        let order = p.cmp(q);
        both += usize::from(order.is_eq());
        x += usize::from(order.is_le());
        y += usize::from(order.is_ge());
    }
    both
}
