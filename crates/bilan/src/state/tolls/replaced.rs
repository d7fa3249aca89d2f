//! Figures of an earlier account, those that the sentence says are wrong, and what the latest account replaces.

use super::{Before, TollFound};
use crate::lexicon::{Function, Sense, SenseClass, Tense};
use crate::model::{Effect, Form, Victims};
use crate::recognise::{Context, Group, GroupKind};
use crate::state::ellipsis::changed_to;
use crate::state::gapped;

/// Marks the figures of an earlier account ("un premier bilan faisait état de six morts") and those for which the sentence gives
/// others ("neuf morts et non six").
pub fn mark(context: &Context<'_>, groups: &[Group], found: &mut [TollFound], before: &Before) {
    if found.is_empty() {
        return;
    }
    risen(context, groups, found, before);
    for at in 1..found.len() {
        if found[at].replaces.is_none()
            && gapped::rises_to(context, groups, found[at].group)
            && found[at].effect == found[at - 1].effect
        {
            found[at].replaces = Some(found[at - 1].quantity.low);
        }
    }
    for toll in found.iter_mut() {
        toll.outdated |= gapped::formerly(context, groups, toll.group);
    }
    if !context.holds_function(&[Function::Outdated, Function::InsteadOf]) {
        return;
    }
    outdated(context, groups, found);
    // "X, qui avait d'abord évoqué 28 morts, a relevé ce chiffre à 43": his own earlier figure is replaced, nobody else's.
    for at in 0..found.len() {
        let own = found.iter().any(|t| t.outdated && t.effect == found[at].effect && t.group < found[at].group);
        if own && !found[at].outdated {
            found[at].replaces = None;
        }
    }
}

/// Marks the figures of an earlier account, and those that are said to be wrong.
fn outdated(context: &Context<'_>, groups: &[Group], found: &mut [TollFound]) {
    let says = |i: &usize| context.is_any(*i, &[Function::Outdated, Function::InsteadOf]);
    for token in groups.iter().flat_map(|g| g.start..g.end).filter(says).take(MARKED) {
        match context.function_length(token, Function::InsteadOf) {
            Some(length) => wrong(context, groups, token + length, found),
            None if is_told_now(context, token) => {}
            None => of_earlier(context, groups, token, found),
        }
    }
}

/// "La police parle d'un premier bilan de neuf morts": told in the present, it is the account that holds.
fn is_told_now(context: &Context<'_>, token: usize) -> bool {
    let before = (token.saturating_sub(TOLD_WITHIN)..token).rev();
    let small = |i: &usize| !context.is_any(*i, &[Function::Of, Function::DetIndef]);
    let Some(verb) = before.into_iter().find(small).filter(|i| *i + 1 < token) else { return false };
    context.senses_of(verb, &[SenseClass::SpeechVerb]).any(|(_, s)| matches!(s, Sense::Verb(f) if f.tense == Tense::Present))
}

/// Between a verb of speech and the account stand fewer words than this.
const TOLD_WITHIN: usize = 4;

/// "le bilan est passé à neuf morts", "le bilan s'élève désormais à neuf morts", "ce bilan s'est alourdi à neuf morts": an account that
/// is said to be the latest, or the one told of that changes, replaces the highest of the lower figures told of the same people.
fn risen(context: &Context<'_>, groups: &[Group], found: &mut [TollFound], before: &Before) {
    // "ce bilan s'est alourdi à neuf morts", "avant de porter ce bilan à neuf"
    let this_account = |i: usize| context.is(i, Function::DetDem) && context.has(i + 1, SenseClass::SpeechNoun);
    let of_told = context.holds(SenseClass::SpeechNoun) && (0..context.len()).any(this_account);
    if !of_told && !context.holds_function(&[Function::Latest]) {
        return;
    }
    // "s'est alourdi à douze morts, contre neuf annoncés lundi": the one that it replaces stands there.
    if found.iter().any(|t| gapped::formerly(context, groups, t.group)) {
        return;
    }
    let here: Vec<_> = found.iter().map(|t| (t.group, t.effect, t.victims, t.quantity.low)).collect();
    for toll in found.iter_mut().filter(|t| t.part_of.is_none() && t.replaces.is_none()) {
        let start = groups[toll.group].start;
        let latest = (start.saturating_sub(LATEST_WITHIN)..start).any(|i| context.is(i, Function::Latest));
        let account = |g: &Group| match &g.kind {
            GroupKind::SpeechNoun(_) => true,
            GroupKind::Source(s) => s.text,
            _ => (g.start..g.end).any(|i| context.is(i, Function::NumberOf)),
        };
        let latest = latest || of_told && changed_to(context, groups, toll.group);
        if !latest || !matches!(toll.quantity.form, Form::Exact | Form::AtLeast) || !groups[..toll.group].iter().any(account) {
            continue;
        }
        let alike = |v: Victims| v == toll.victims || v.are_forces() && toll.victims.are_forces();
        // "un communiqué parlait de neuf morts, ils sont désormais douze"
        let here = here.iter().filter(|(group, ..)| *group < toll.group).map(|(_, e, v, low)| (*e, *v, *low));
        let told = before.told.iter().copied().chain(here);
        let lower = told.filter(|(e, v, low)| *e == toll.effect && *low < toll.quantity.low && alike(*v));
        toll.replaces = lower.map(|(_, _, low)| low).max();
    }
}

/// The words for the latest account stand so many words before its figure.
const LATEST_WITHIN: usize = 6;

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
