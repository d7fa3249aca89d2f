//! What a figure counts: the cell of the ledger that it stands in, and which cells hold which.

use crate::model::{Effect, Victims};
use crate::resolve::NONE;

/// One effect on one category of people of one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell {
    pub effect: Effect,
    pub victims: Victims,
    /// The side, or [`NONE`] for all of the category.
    pub of: u32,
    /// The group of victims within the category (women, children), or [`NONE`].
    pub group: u32,
}

impl Cell {
    /// Whether whoever this cell counts is counted in the other as well.
    ///
    /// "People" hold forces and civilians. They do not hold the fighters of armed groups: when a report says "twenty dead"
    /// it mostly means those who were attacked, and gives the attackers' dead apart. Where a text does count them in ("54
    /// people, 6 of them soldiers" beside 48 militants), the statements themselves say so.
    pub fn is_within(self, other: Self) -> bool {
        if self.effect != other.effect || self == other || (other.group != NONE && other.group != self.group) {
            return false;
        }
        let side = other.of == NONE || other.of == self.of;
        let category = self.victims == other.victims
            || other.victims == Victims::People
                && other.of == NONE
                && (self.victims.are_forces() || self.victims == Victims::Civilians);
        side && category
    }

    /// Whether two cells count different people.
    pub fn is_apart(self, other: Self) -> bool {
        self.effect == other.effect
            && self.group == NONE
            && other.group == NONE
            && (self.victims != other.victims && self.victims != Victims::People && other.victims != Victims::People
                || self.victims == other.victims && self.of != other.of && self.of != NONE && other.of != NONE)
    }

    pub fn is_of_fighters(self) -> bool {
        matches!(self.victims, Victims::Militants | Victims::Suspects)
    }
}
