//! Groups: the parts of a collection that can be resolved without the rest.

use super::blocks::{COUNT, Pairs, pass};
use super::cluster::Ties;
use super::collection::Collection;
use super::dating;
use super::unions::Unions;

/// The groups of a collection's incidents, and which of them touch.
///
/// Two incidents are of one group when their comparison reaches the threshold, when they stand in one crowded block, or when they
/// are one incident in two reprints that stand in one block; and so are all that such pairs bring together. Whether two
/// incidents are such a pair, they alone decide, or the block in which both stand. So a group of a part of a collection lies within
/// one group of the whole, and further reports make groups larger or join them, never smaller.
///
/// The incidents of an event are of one group. What else the event shows of others, such as incidents that look alike and
/// were kept apart, is of groups beside its own.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    of: Vec<u32>,
    beside: Vec<(u32, u32)>,
}

impl Groups {
    /// The groups under what people decided about pairs: what they put together is one group.
    pub fn of(c: &Collection, ties: &Ties) -> Self {
        Self::from(c, ties, &Pairs::together((0..COUNT).map(|n| pass(c, n))))
    }

    pub(super) fn from(c: &Collection, ties: &Ties, pairs: &Pairs) -> Self {
        let mut of = Unions::new(c.tellings.len());
        let links = pairs.links.strongest_first().map(|l| (l.a, l.b));
        for (a, b) in links.chain(pairs.tied.iter().chain(&ties.together).copied()) {
            of.join(a, b);
        }
        let of = of.roots();
        let near = pairs.near.iter().map(|n| (n.a, n.b));
        let joint =
            (0..of.len() as u32).flat_map(|n| c.figures_of(n).iter().flat_map(move |f| f.joint.iter().map(move |m| (n, *m))));
        let all = near.chain(joint).chain(dating::recalls(c));
        let mut beside: Vec<(u32, u32)> =
            all.filter(|(a, b)| of[*a as usize] != of[*b as usize]).map(|(a, b)| (a.min(b), a.max(b))).collect();
        beside.sort_unstable();
        beside.dedup();
        Self { of, beside }
    }

    /// The group of an incident, by the first incident of the group.
    pub fn group(&self, telling: u32) -> u32 {
        self.of[telling as usize]
    }

    /// Pairs of incidents of different groups, each in order and once, of which the events of the one need the events of the
    /// other.
    pub fn beside(&self) -> &[(u32, u32)] {
        &self.beside
    }
}
