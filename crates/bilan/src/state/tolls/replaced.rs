//! Figures of an earlier account, and those that the sentence says are wrong.

use super::{Before, TollFound};
use crate::lexicon::{Function, SenseClass};
use crate::model::{Effect, Victims};
use crate::recognise::{Context, Group, GroupKind};
use crate::state::ellipsis::changed_to;
use crate::state::gapped;

/// Marks the figures of an earlier account ("un premier bilan faisait état de six morts") and those for which the sentence gives
/// others ("neuf morts et non six").
pub fn mark(context: &Context<'_>, groups: &[Group], found: &mut [TollFound], before: &Before) {
    if found.is_empty() {
        return;
    }
    rises(context, groups, found, before);
    for toll in found.iter_mut() {
        toll.outdated |= gapped::formerly(context, groups, toll.group);
    }
    if !context.holds_function(&[Function::Outdated, Function::InsteadOf]) {
        return;
    }
    let says = |i: &usize| context.is_any(*i, &[Function::Outdated, Function::InsteadOf]);
    for token in groups.iter().flat_map(|g| g.start..g.end).filter(says).take(MARKED) {
        match context.function_length(token, Function::InsteadOf) {
            Some(length) => wrong(context, groups, token + length, found),
            None => of_earlier(context, groups, token, found),
        }
    }
}

/// "Ce bilan s'est ensuite alourdi à 34 morts": the largest lesser figure told before is replaced.
fn rises(context: &Context<'_>, groups: &[Group], found: &mut [TollFound], before: &Before) {
    if !context.is(0, Function::DetDem) || !context.has(1, SenseClass::SpeechNoun) {
        return;
    }
    let changed = |t: &&mut TollFound| t.part_of.is_none() && t.replaces.is_none() && changed_to(context, groups, t.group);
    for toll in found.iter_mut().filter(changed) {
        let less = before.told.iter().filter(|(effect, _, low)| *effect == toll.effect && *low < toll.quantity.low);
        toll.replaces = less.map(|(_, _, low)| *low).max();
    }
}

/// A sentence speaks of other accounts so many times at most.
const MARKED: usize = 8;

/// The first figure of each effect and side behind the words for an earlier account, up to those for the one told now.
fn of_earlier(context: &Context<'_>, groups: &[Group], from: usize, found: &mut [TollFound]) {
    let ends = |g: &Group| {
        matches!(g.kind, GroupKind::Mark(';')) || (g.start..g.end).any(|i| i > from && context.is(i, Function::Latest))
    };
    let end = groups.iter().find(|g| g.start > from && ends(g)).map_or(usize::MAX, |g| g.start);
    let mut told: Vec<(Effect, Victims)> = Vec::new();
    for toll in found.iter_mut().filter(|t| t.part_of.is_none()) {
        let start = groups[toll.group].start;
        if (from..end).contains(&start) && !told.contains(&(toll.effect, toll.victims)) {
            told.push((toll.effect, toll.victims));
            toll.outdated = true;
        }
    }
}

/// The figure right behind "and not", where another of the same effect stands in the sentence.
fn wrong(context: &Context<'_>, groups: &[Group], from: usize, found: &mut [TollFound]) {
    let of = |g: &&Group| context.is_any(g.start, &[Function::Of, Function::At]);
    let Some(behind) = groups.iter().filter(|g| g.start >= from).find(|g| !of(g)) else { return };
    let Some(at) = found.iter().position(|t| groups[t.group].start == behind.start) else { return };
    let right = found.iter().any(|t| t.group != found[at].group && t.effect == found[at].effect && t.part_of.is_none());
    found[at].superseded |= right && found[at].part_of.is_none();
}
