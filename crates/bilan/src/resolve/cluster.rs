//! From pairs to events: the strongest pairs are joined first, and a pair is passed over where joining it would put
//! together incidents that cannot be one event.
//!
//! Pairs are taken in an order that derives from the collection alone, so the events are the same however the input came.

use rustc_hash::{FxHashMap, FxHashSet};

use super::collection::Collection;
use super::links::{Link, Links, Near};
use super::score::{Refusal, points};

/// A pair that brought two parts of an event together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Join {
    pub a: u32,
    pub b: u32,
    pub points: i32,
}

/// A pair that looked alike and was kept apart; `a` is of this event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    pub a: u32,
    pub b: u32,
    pub points: i32,
    pub refusal: Refusal,
}

/// What people decided about pairs of incidents, as indices into the collection.
///
/// A pair never stands in both lists: which of two decisions holds is settled before. Where several pairs together would put
/// into one event what another pair tells apart, they stay apart.
#[derive(Clone, Debug, Default)]
pub struct Ties {
    /// Pairs that are one event whatever the reports say against it, in the order in which they were decided.
    pub together: Vec<(u32, u32)>,
    /// Pairs that are two events whatever speaks for one.
    pub apart: Vec<(u32, u32)>,
}

#[derive(Clone, Debug, Default)]
pub struct Cluster {
    pub members: Vec<u32>,
    pub joins: Vec<Join>,
    pub apart: Vec<Apart>,
}

/// So many incidents of each side are compared before two parts of an event are joined: those that say most.
const REPRESENTATIVES: usize = 4;
/// What these pairs must make on average.
const ON_AVERAGE: i32 = 30;
/// At most so many refusals are kept for an event: the nearest.
const APART: usize = 8;

pub fn cluster(c: &Collection, links: Links, mut near: Vec<Near>, ties: &Ties) -> Vec<Cluster> {
    let mut parts = Parts::new(c);
    let mut joined = Vec::new();
    ties.apart.iter().for_each(|(a, b)| parts.keep_apart(*a, *b));
    for (a, b) in ties.together.iter().map(|(a, b)| (*a.min(b), *a.max(b))) {
        let (x, y) = (parts.root(a), parts.root(b));
        if x != y && !parts.are_told_apart(x, y) {
            let points = points(c, a, b).unwrap_or_else(|(_, points)| points);
            parts.join(x, y);
            joined.push(Link { points, a, b });
        }
    }
    let mut refused: FxHashSet<u64> = FxHashSet::default();
    let mut told: FxHashSet<u64> = FxHashSet::default();
    for link in links.strongest_first() {
        let (a, b) = (parts.root(link.a), parts.root(link.b));
        if a == b {
            continue;
        }
        // Two parts that one report tells apart stay apart whatever joins them. What is only outweighed is asked again: the
        // parts may have grown since, and say other things.
        let both = u64::from(a.min(b)) << 32 | u64::from(a.max(b));
        if refused.contains(&both) {
            continue;
        }
        match parts.forbids(a, b, &link) {
            Some(refusal) => {
                if matches!(refusal, Refusal::SameReport | Refusal::Decided) {
                    refused.insert(both);
                }
                if told.insert(both) {
                    near.push(Near { a: link.a, b: link.b, points: link.points, refusal });
                }
            }
            None => {
                parts.join(a, b);
                joined.push(link);
            }
        }
    }
    drop(links);
    let mut number = vec![u32::MAX; c.tellings.len()];
    let mut out: Vec<Cluster> = Vec::new();
    for n in 0..c.tellings.len() as u32 {
        let root = parts.root(n) as usize;
        if number[root] == u32::MAX {
            number[root] = out.len() as u32;
            out.push(Cluster::default());
        }
        out[number[root] as usize].members.push(n);
    }
    for l in joined {
        out[number[parts.root(l.a) as usize] as usize].joins.push(Join { a: l.a, b: l.b, points: l.points });
    }
    for n in near {
        let (x, y) = (number[parts.root(n.a) as usize], number[parts.root(n.b) as usize]);
        if x != y {
            let apart = |a, b| Apart { a, b, points: n.points, refusal: n.refusal };
            out[x as usize].apart.push(apart(n.a, n.b));
            out[y as usize].apart.push(apart(n.b, n.a));
        }
    }
    for event in &mut out {
        event.apart.sort_unstable_by_key(|a| (std::cmp::Reverse(a.points), a.a, a.b));
        let mut others: FxHashSet<u32> = FxHashSet::default();
        event.apart.retain(|a| others.insert(number[parts.root(a.b) as usize]));
        event.apart.truncate(APART);
    }
    out
}

/// Parts of events while they grow: without a list of their own, so that joining a million incidents allocates nothing.
struct Parts<'c> {
    c: &'c Collection,
    parent: Vec<u32>,
    /// The next member of the same part, in a ring.
    next: Vec<u32>,
    /// Of each root: how many members its part has, and those that say most.
    size: Vec<u32>,
    representatives: Vec<[u32; REPRESENTATIVES]>,
    /// Of incidents that people told apart from others: those others.
    apart: FxHashMap<u32, Vec<u32>>,
}

/// No incident.
const NOBODY: u32 = u32::MAX;

impl<'c> Parts<'c> {
    fn new(c: &'c Collection) -> Self {
        let all = 0..c.tellings.len() as u32;
        let alone = |n: u32| {
            let mut of = [NOBODY; REPRESENTATIVES];
            of[0] = n;
            of
        };
        Self {
            c,
            parent: all.clone().collect(),
            next: all.clone().collect(),
            size: vec![1; c.tellings.len()],
            representatives: all.map(alone).collect(),
            apart: FxHashMap::default(),
        }
    }

    fn root(&mut self, mut n: u32) -> u32 {
        while self.parent[n as usize] != n {
            self.parent[n as usize] = self.parent[self.parent[n as usize] as usize];
            n = self.parent[n as usize];
        }
        n
    }

    fn representatives(&self, root: u32) -> impl Iterator<Item = u32> + '_ {
        self.representatives[root as usize].iter().copied().filter(|n| *n != NOBODY)
    }

    fn keep_apart(&mut self, a: u32, b: u32) {
        self.apart.entry(a).or_default().push(b);
        self.apart.entry(b).or_default().push(a);
    }

    /// Whether a person decided that something in one part is another event than something in the other.
    fn are_told_apart(&mut self, a: u32, b: u32) -> bool {
        if self.apart.is_empty() {
            return false;
        }
        let (few, many) = if self.size[a as usize] <= self.size[b as usize] { (a, b) } else { (b, a) };
        let mut n = few;
        loop {
            let others = self.apart.get(&n).cloned().unwrap_or_default();
            if others.into_iter().any(|m| self.root(m) == many) {
                return true;
            }
            n = self.next[n as usize];
            if n == few {
                return false;
            }
        }
    }

    /// Why two parts cannot be one event.
    fn forbids(&mut self, a: u32, b: u32, link: &Link) -> Option<Refusal> {
        if self.are_told_apart(a, b) {
            return Some(Refusal::Decided);
        }
        if self.size[a as usize] == 1 && self.size[b as usize] == 1 {
            return None;
        }
        if self.share_a_report(a, b) {
            return Some(Refusal::SameReport);
        }
        let (mut sum, mut count) = (link.points, 1);
        for x in self.representatives(a) {
            for y in self.representatives(b) {
                let pair = (x.min(y), x.max(y));
                if pair == (link.a, link.b) {
                    continue;
                }
                match points(self.c, pair.0, pair.1) {
                    Ok(points) => {
                        sum += points.min(link.points);
                        count += 1;
                    }
                    // An incident with many possible days may bring together two that have none in common.
                    Err(_) => return Some(Refusal::OfMembers),
                }
            }
        }
        (sum < ON_AVERAGE * count).then_some(Refusal::Outweighed)
    }

    /// Whether both have an incident of one report, which tells of them as of two.
    fn share_a_report(&mut self, a: u32, b: u32) -> bool {
        let (few, many) = if self.size[a as usize] <= self.size[b as usize] { (a, b) } else { (b, a) };
        let mut n = few;
        loop {
            let others = self.c.report_of(n).tellings.clone();
            for m in others.filter(|m| *m != n) {
                if self.root(m) == many && points(self.c, n.min(m), n.max(m)).is_err() {
                    return true;
                }
            }
            n = self.next[n as usize];
            if n == few {
                return false;
            }
        }
    }

    fn join(&mut self, a: u32, b: u32) {
        let (root, child) = (a.min(b), a.max(b));
        let mut both = [NOBODY; 2 * REPRESENTATIVES];
        let mut count = 0;
        for n in self.representatives(root).chain(self.representatives(child)) {
            both[count] = n;
            count += 1;
        }
        both[..count].sort_unstable_by_key(|n| (std::cmp::Reverse(self.says(*n)), *n));
        self.representatives[root as usize].copy_from_slice(&both[..REPRESENTATIVES]);
        self.parent[child as usize] = root;
        self.size[root as usize] += self.size[child as usize];
        // Exchanging successors makes one ring of two.
        self.next.swap(root as usize, child as usize);
    }

    /// How much an incident says that others can contradict.
    fn says(&self, n: u32) -> u32 {
        let t = self.c.telling(n);
        let day = if t.days.day().is_some() { 8 } else { u32::from(t.days.bounds().is_some()) * 4 };
        let place = t.place.as_ref().map_or(0, |p| if p.point.is_some() { 4 } else { 2 });
        day + place + (t.figures.end - t.figures.start).min(3)
    }
}
