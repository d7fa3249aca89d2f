//! Parties that a sentence names for something else than the violence: who holds a town, who came too late.

use super::look::Look;
use crate::lexicon::Function;

impl Look<'_, '_> {
    /// "a town besieged by the forces", "the authorities put in place by them": what they hold or set up is told of in passing.
    pub(super) fn only_holds(&self) -> bool {
        if !self.context.holds_function(&[Function::HeldBy]) {
            return false;
        }
        let start = self.groups()[self.at].start;
        let held =
            |i: usize| self.context.function_length(i, Function::HeldBy).is_some_and(|l| i + l <= start && start - i - l <= 1);
        (start.saturating_sub(HELD_WITHIN)..start).any(held)
            || self.context.function_length(start, Function::By).is_some_and(|_| {
                (start.saturating_sub(HELD_WITHIN)..start)
                    .any(|i| self.context.function_length(i, Function::HeldBy).is_some_and(|l| i + l == start + 1))
            })
    }

    /// "reproach the army with having come too late": what it is accused of is not that it attacked.
    pub(super) fn is_blamed_for_neglect(&self) -> bool {
        let end = self.groups()[self.at].end;
        let clause = (end..self.context.len()).take(NEGLECT_WITHIN).take_while(|i| self.context.tokens[*i].is_word());
        clause.into_iter().any(|i| self.context.is(i, Function::Neglects))
    }
}

/// Words of holding begin at most so many words before whoever holds.
const HELD_WITHIN: usize = 5;

/// What is neglected is named at most so many words behind whoever is blamed.
const NEGLECT_WITHIN: usize = 7;
