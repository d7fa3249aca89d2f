//! Pairs of texts that may be of one source family, found so that a dispatch with thousands of reprints costs a little for
//! each of them, not for each pair.
//!
//! All pairs whose sketches agree enough and that are not in one family yet are looked at; those that are need not be. So the
//! families are those of all pairs, whichever are looked at first.

use super::families::needed;
use super::shingles::Sketch;
use super::unions::Unions;

/// Texts of one run are compared with their neighbours first where at least so many bear it.
const LONG: usize = 32;
/// So many of a text's runs are tried so.
const TRIED: usize = 8;

/// Runs with the texts that bear them.
struct Postings {
    all: Vec<(u64, u32)>,
    /// Runs are spread evenly: where a run stands follows from its first bits.
    starts: Vec<u32>,
    bits: u32,
}

impl Postings {
    fn of(sketches: &[Sketch], texts: &[u32], often: &Counted) -> Self {
        let runs = |n: u32| sketches[n as usize].runs.iter().copied().filter(|run| often.count(*run) > 1);
        let mut all: Vec<(u64, u32)> = texts.iter().flat_map(|n| runs(*n).map(move |run| (run, *n))).collect();
        all.sort_unstable();
        let bits = all.len().max(2).ilog2();
        let mut starts = vec![0_u32; (1 << bits) + 1];
        all.iter().for_each(|(run, _)| starts[(run >> (64 - bits)) as usize + 1] += 1);
        (1..starts.len()).for_each(|n| starts[n] += starts[n - 1]);
        Self { all, starts, bits }
    }

    /// The first posting of a run that is there.
    fn first(&self, run: u64) -> usize {
        let from = self.starts[(run >> (64 - self.bits)) as usize] as usize;
        from + self.all[from..].iter().take_while(|p| p.0 < run).count()
    }
}

/// Joins all that pairs bring together: `alike` says whether two sketches agree enough, `same` whether the texts do.
///
/// Of a sketch that must share so many runs with another, all but so many less one lead to it; the rarest are followed. A
/// phrase that everybody uses so leads nowhere, though it is in no way left out.
pub fn join(
    sketches: &[Sketch],
    texts: &[u32],
    family: &mut Unions,
    alike: &mut dyn FnMut(&Sketch, &Sketch) -> bool,
    same: &mut dyn FnMut(usize, usize) -> bool,
) {
    let often = Counted::of(texts.iter().flat_map(|n| sketches[*n as usize].runs.iter().copied()));
    let mut postings = Postings::of(sketches, texts, &often);
    let mut look = |family: &mut Unions, a: u32, b: u32| {
        let one = alike(&sketches[a as usize], &sketches[b as usize]) && same(a.min(b) as usize, a.max(b) as usize);
        if one {
            family.join(a, b);
        }
        one
    };
    let mut rare: Vec<(u16, u64)> = Vec::new();
    // What leads to a great many leads to reprints, whose neighbours bring nearly all of them together.
    for a in texts.iter().copied() {
        rarest(&sketches[a as usize], &often, &mut rare);
        for (_, run) in rare.iter().filter(|(count, _)| usize::from(*count) >= LONG).take(TRIED) {
            let at = postings.all.partition_point(|p| *p < (*run, a));
            if let Some((_, b)) = at.checked_sub(1).map(|n| postings.all[n]).filter(|p| p.0 == *run)
                && family.root(a) != family.root(b)
            {
                look(family, a, b);
            }
        }
    }
    // The texts of one run that are of one family by now stand together, and are passed over together.
    let roots: Vec<u32> = (0..sketches.len() as u32).map(|n| family.root(n)).collect();
    let part = |n: u32| roots[n as usize];
    postings.all.sort_unstable_by_key(|(run, n)| (*run, part(*n), *n));
    let ends = ends(&postings.all, part);
    let mut met: Vec<u32> = vec![u32::MAX; sketches.len()];
    for a in texts.iter().copied() {
        let sketch = &sketches[a as usize];
        rarest(sketch, &often, &mut rare);
        for (_, run) in rare.iter().filter(|(count, _)| *count > 1) {
            let mut at = postings.first(*run);
            while let Some((_, b)) = postings.all.get(at).filter(|p| p.0 == *run) {
                let other = &sketches[*b as usize];
                // The shorter leads to the longer.
                let leads = (sketch.runs.len(), a) < (other.runs.len(), *b);
                let joined = family.root(a) == family.root(*b)
                    || leads && std::mem::replace(&mut met[*b as usize], a) != a && look(family, a, *b);
                at = if joined { ends[at] as usize } else { at + 1 };
            }
        }
    }
}

/// The runs of a sketch that lead to others: all but so many less one as must be shared, the rarest first.
fn rarest(sketch: &Sketch, often: &Counted, out: &mut Vec<(u16, u64)>) {
    out.clear();
    out.extend(sketch.runs.iter().map(|run| (often.count(*run), *run)));
    out.sort_unstable();
    out.truncate((out.len() + 1).saturating_sub(needed(out.len())));
}

/// Where the texts of the same run and family as each posting end.
fn ends(all: &[(u64, u32)], part: impl Fn(u32) -> u32) -> Vec<u32> {
    let mut out = Vec::with_capacity(all.len());
    for of_part in all.chunk_by(|a, b| a.0 == b.0 && part(a.1) == part(b.1)) {
        let end = (out.len() + of_part.len()) as u32;
        out.extend(of_part.iter().map(|_| end));
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

#[cfg(test)]
mod tests {
    use super::super::families::may_be_one;
    use super::*;

    /// Numbers that are no runs of the others.
    fn random(seed: u64) -> impl FnMut() -> u64 {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.wrapping_mul(0xff51_afd7_ed55_8ccd)
        }
    }

    fn sketch(n: usize, runs: impl Iterator<Item = u64>) -> Sketch {
        let mut runs: Vec<u64> = runs.collect();
        runs.sort_unstable();
        runs.dedup();
        Sketch { runs: runs.into(), whole: n as u64 }
    }

    /// Copies of some dispatches, each with a few runs of its own in place of others; they come mixed.
    fn reprints(dispatches: usize, copies: usize) -> Vec<Sketch> {
        let texts: Vec<Vec<u64>> =
            (0..dispatches).map(|d| std::iter::repeat_with(random(d as u64 + 1)).take(50).collect()).collect();
        let copy = |n: usize| {
            let mut own = random(n as u64 + 1000);
            let changed = [own() % 50, own() % 50, own() % 50].map(|at| at as usize);
            let runs: Vec<u64> = texts[n % dispatches]
                .iter()
                .enumerate()
                .map(|(at, run)| if changed.contains(&at) { own() } else { *run })
                .collect();
            sketch(n, runs.into_iter())
        };
        (0..dispatches * copies).map(copy).collect()
    }

    /// The families, and how many pairs of sketches and of texts were compared for them.
    fn families(sketches: &[Sketch]) -> (Vec<u32>, usize, usize) {
        let (mut alike, mut same) = (0, 0);
        let mut family = Unions::new(sketches.len());
        let texts: Vec<u32> = (0..sketches.len() as u32).collect();
        join(
            sketches,
            &texts,
            &mut family,
            &mut |a, b| {
                alike += 1;
                may_be_one(a, b)
            },
            &mut |a, b| {
                same += 1;
                let shared = sketches[a].runs.iter().filter(|run| sketches[b].runs.binary_search(run).is_ok()).count();
                shared * 10 >= sketches[a].runs.len() * 7
            },
        );
        (family.roots(), alike, same)
    }

    #[test]
    fn reprints_cost_a_little_each() {
        for (dispatches, copies) in [(1, 5_000), (1, 20_000), (40, 500)] {
            let sketches = reprints(dispatches, copies);
            let (families, alike, same) = families(&sketches);
            assert!(families.iter().enumerate().all(|(n, family)| *family as usize == n % dispatches));
            let all = dispatches * copies;
            assert!(alike <= 2 * all && same <= 2 * all, "{all} texts: {alike} sketches and {same} texts compared");
        }
    }

    #[test]
    fn the_families_are_those_of_all_pairs() {
        // Texts that share more and less with their neighbours, so that some pairs hold and others do not.
        let mut next = random(7);
        let pool: Vec<u64> = std::iter::repeat_with(random(3)).take(400).collect();
        let sketches: Vec<Sketch> = (0..300)
            .map(|n| {
                let from = (next() % 380) as usize;
                let length = 5 + (next() % 60) as usize;
                sketch(n, pool.iter().copied().skip(from).take(length).chain([next(), pool[0]]))
            })
            .collect();
        let mut all = Unions::new(sketches.len());
        for a in 0..sketches.len() {
            for b in a + 1..sketches.len() {
                let shared = sketches[a].runs.iter().filter(|run| sketches[b].runs.binary_search(run).is_ok()).count();
                if may_be_one(&sketches[a], &sketches[b]) && shared * 10 >= sketches[a].runs.len() * 7 {
                    all.join(a as u32, b as u32);
                }
            }
        }
        assert_eq!(families(&sketches).0, all.roots());
    }
}
