//! Pairs of incidents that were compared: those that may be joined, and those that look alike and are kept apart.

use super::score::Refusal;

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
    pub fn push(&mut self, link: Link) {
        let at = link.points as usize;
        if self.by_points.len() <= at {
            self.by_points.resize_with(at + 1, Vec::new);
        }
        self.by_points[at].push(u64::from(link.a) << 32 | u64::from(link.b));
    }

    pub fn extend(&mut self, other: Self) {
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

    pub fn sort(&mut self) {
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
