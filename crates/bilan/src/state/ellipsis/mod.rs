//! Figures whose noun or verb stands elsewhere: "14 dead according to the prefect, nine according to the governor".

mod answers;
mod gap;
mod lists;
mod places;
mod sums;
mod those;
mod told;

pub(super) use lists::adds;
pub use places::opens_with_side;
pub(super) use sums::{behind_that_is, counted_next};
pub use sums::{changed_to, died_of};
pub(super) use those::plural_before;

use super::proposals::{Proposal, Proposed};
use crate::model::{Effect, Victims};
use crate::recognise::{Context, Group, GroupKind};
use gap::{Gap, category_of};
use lists::is_breakdown;
use those::{identified, puts_a_number_to};

/// What the sentence before was about, for figures that leave it out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Subject {
    pub effect: Option<Effect>,
    /// The last sentence that spoke of people gave a figure.
    pub told: bool,
    /// The largest figure of that sentence.
    pub most: u64,
    /// Whom its first figure was of.
    pub category: Option<Victims>,
    /// What befell those of its first figure, where some died and others came to other harm.
    pub first: Option<Effect>,
    /// The first figure of that sentence and its last.
    pub bounds: (u64, u64),
    /// What befell those of its largest figure.
    pub of_most: Option<(Effect, Victims)>,
    /// That sentence told of others who attacked, of whom the next may go on to tell.
    pub foes: bool,
    /// The sentence right before said that some people came to harm, without a number, and nothing else, or asked how many did.
    pub some: bool,
    /// The largest number of people who are told to have died.
    pub dead: u64,
    /// The sentence right before asked how many came to harm.
    pub asked: bool,
    /// The last sentence that spoke of people counted bodies.
    pub bodies: bool,
}

impl Subject {
    /// "neuf morts et douze blessés. Il a revu ce chiffre à onze": which harm a figure that is put up is of, that whose figure is the
    /// nearest below it.
    fn revised(&self, figure: u64) -> Option<Effect> {
        let (first, last) = self.bounds;
        // "Une frappe a tué 90 personnes. Trente blessés sont soignés. La radio s'en tient à 88": about as many as died.
        let near = |told: u64| figure.abs_diff(told) * NEAR <= told;
        if self.effect == Some(Effect::Wounded) && self.first.is_none() && near(self.dead) && !near(last) {
            return Some(Effect::Killed);
        }
        let of_last = last < figure && last > first;
        self.first.filter(|_| !of_last).or(self.effect)
    }
}

/// A figure is near another that it differs from by such a part of it at most.
const NEAR: u64 = 5;

/// Gives a bare number the effect that it leaves out, where what stands around it says that it is such a figure.
pub fn fill<'r>(context: &Context<'r>, groups: &[Group], people: &[usize], proposals: &mut [Proposed<'r>], before: Subject) {
    if let Some((effect, of)) =
        before.of_most.filter(|_| before.told && is_breakdown(context, groups, people, proposals, before.most))
    {
        for at in people.iter().copied() {
            let part = Proposal { part: true, fixed: Some(of), ..Proposal::unpatterned(effect, "state/of-them") };
            proposals[at] = Some(Box::new(part));
        }
        return;
    }
    for at in people.iter().copied() {
        let found = match &groups[at].kind {
            GroupKind::Victims(victims) => {
                // "Il y a des morts, peut-être plus de cent, et des cases brûlées."
                if let Some(some) = puts_a_number_to(context, groups, at)
                    && let Some(told) = proposals[some].take()
                {
                    let fixed = told.fixed.or(category_of(&groups[some]));
                    proposals[at] = Some(Box::new(Proposal { fixed, ..Proposal::unpatterned(told.effect, "state/ellipsis") }));
                }
                if proposals[at].is_some() {
                    continue;
                }
                Gap::of(context, groups, at, victims, proposals, before).filled()
            }
            // "Il s'agit de treize enquêteurs et de deux chauffeurs.": people by a noun that no table holds.
            GroupKind::Count(count) if count.person && proposals[at].is_none() => {
                identified(context, groups, at, before, count.quantity.low)
            }
            _ => None,
        };
        if let Some(found) = found {
            proposals[at] = Some(Box::new(found));
        }
    }
}

fn effect_of(group: &Group) -> Option<Effect> {
    match &group.kind {
        GroupKind::Effect(e) => e.effect,
        _ => None,
    }
}

/// "Pertes ennemies : quarante-deux": what befell those of whom a label right before a colon is, with an adjective at most.
fn labelled(groups: &[Group], at: usize) -> Option<Effect> {
    let colon = at.checked_sub(1).filter(|i| matches!(groups[*i].kind, GroupKind::Mark(':')))?;
    let opens = |i: usize| i == 0 || matches!(groups[i - 1].kind, GroupKind::Mark('.' | ';' | ',' | '-' | '–' | '•'));
    let ends = groups.get(at + 1).is_none_or(|g| matches!(g.kind, GroupKind::Mark('.' | ';' | ',')));
    (colon.saturating_sub(2)..colon).rev().find_map(|i| match &groups[i].kind {
        GroupKind::EffectNoun(n) if n.people && n.plural && opens(i) && ends => Some(n.effect),
        _ => None,
    })
}

fn names_effect(group: &Group) -> Option<Effect> {
    match &group.kind {
        GroupKind::EffectNoun(n) => Some(n.effect),
        GroupKind::Victims(v) => v.effect,
        GroupKind::Effect(e) => e.effect,
        _ => None,
    }
}
