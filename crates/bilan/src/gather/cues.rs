//! Words that say who did it: who claims, who is accused, who denies, whom somebody belongs to.

use crate::lexicon::{Accused, Auxiliary, Function, ResponsibilityCue, Sense, SenseClass, Tense};
use crate::recognise::Context;

/// A word of responsibility in a sentence, by its tokens.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    pub start: usize,
    pub end: usize,
    pub what: ResponsibilityCue,
    /// A participle without "to have": its subject is the one that the verb is about, its author follows "by".
    pub passive: bool,
    /// Where the one accused stands; behind the cue where it does not say.
    pub accused: Option<Accused>,
}

impl Cue {
    /// Whether it is said of its subject that he did it: "is accused", "is behind the attack".
    pub fn of_subject(&self) -> bool {
        self.accused == Some(Accused::Subject) || self.accused == Some(Accused::Object) && self.passive
    }

    /// Whether somebody says, or suspects, that another did it.
    pub fn blames(&self) -> bool {
        matches!(self.what, ResponsibilityCue::Attributed | ResponsibilityCue::Suspected)
    }
}

/// The cues between two tokens, each the longest that starts there.
pub fn cues(context: &Context<'_>, from: usize, to: usize) -> Vec<Cue> {
    let mut out = Vec::new();
    if !SENSES.iter().any(|class| context.holds(*class)) {
        return out;
    }
    let next = |at: usize| (at..to).find(|at| context.has_any(*at, SENSES));
    let mut here = next(from);
    while let Some(at) = here {
        let cue = cue(context, at);
        here = next(cue.map_or(at + 1, |cue| cue.end));
        out.extend(cue);
    }
    out
}

/// Senses of words of responsibility.
const SENSES: &[SenseClass] = &[SenseClass::Responsibility, SenseClass::Accusing];

fn cue(context: &Context<'_>, at: usize) -> Option<Cue> {
    let reflexive = || before(context, at, 3).any(|i| context.is(i, Function::Reflexive));
    let (length, (what, tense, accused)) = context.longest_of(at, SENSES, |s| match s {
        // What somebody is charged with, and that it is untrue, says of nobody that he did it.
        Sense::Responsibility(ResponsibilityCue::Charge | ResponsibilityCue::Unfounded, _) => None,
        Sense::Responsibility(what, accused) => Some((*what, None, *accused)),
        Sense::Verb(form) => {
            let verb = &context.lexicon.verbs[form.verb as usize];
            let (what, accused) = verb.responsibility?;
            (verb.reflexive == reflexive()).then_some((what, Some(form.tense), accused))
        }
        _ => None,
    })?;
    let end = at + length;
    // "has however not been claimed by": whatever stands between.
    let been = at > 0 && auxiliary_at(context, at - 1) == Some(Auxiliary::Be);
    let unclaimed =
        what == ResponsibilityCue::Claimed && been && before(context, at, NEGATED).any(|i| context.is(i, Function::Negation));
    let what = if unclaimed { ResponsibilityCue::Unclaimed } else { what };
    let participle = tense == Some(Tense::PastParticiple) && !reflexive() && !after_have(context, at);
    if accused == Some(Accused::Act) && !is_of_an_act(context, at, end, participle) {
        return None;
    }
    Some(Cue { start: at, end, what, passive: participle || context.is(end - 1, Function::By), accused })
}

/// "a endossé cet assaut", "l'attentat a été assumé par", "qui l'endosse": whether what a verb is about is an act of violence, or a
/// pronoun for what was told of.
fn is_of_an_act(context: &Context<'_>, start: usize, end: usize, passive: bool) -> bool {
    let act = |i: usize| context.has(i, SenseClass::IncidentNoun);
    if passive {
        return before(context, start, ACT_WITHIN).any(act);
    }
    let verb = start - usize::from(start > 0 && auxiliary_at(context, start - 1) == Some(Auxiliary::Have));
    let pronoun = verb > 0 && context.is(verb - 1, Function::DetDef);
    pronoun || (end..end + ACT_WITHIN).take_while(|i| context.tokens.get(*i).is_some_and(|t| t.is_word())).any(act)
}

/// Between a verb that claims and the noun of the act stand so many words at most.
const ACT_WITHIN: usize = 6;

/// "claimed, if one is to believe B, by A": the preposition of whoever claims it, behind an aside between commas.
pub fn by_behind_aside(context: &Context<'_>, cue: &Cue, last: usize) -> Option<usize> {
    if cue.what != ResponsibilityCue::Claimed || !cue.passive || !context.is_mark(cue.end, ',') {
        return None;
    }
    let by = |i: &usize| context.is_mark(i - 1, ',') && context.is(*i, Function::By);
    let by = (cue.end + 2..last.min(cue.end + ASIDE_WITHIN)).find(by)?;
    // "some of their attacks have been claimed, since April, by A": of another time.
    (!(cue.end..by).any(|i| context.has(i, SenseClass::Time))).then_some(by)
}

/// Such an aside has at most so many tokens.
const ASIDE_WITHIN: usize = 20;

/// Where an accusation is spoken of: "these accusations", "any part in it".
pub fn charges(context: &Context<'_>) -> Vec<usize> {
    of(context, ResponsibilityCue::Charge).map(|(start, _)| start).collect()
}

/// Words that call an accusation untrue, by their tokens.
pub fn judgements(context: &Context<'_>) -> Vec<(usize, usize)> {
    of(context, ResponsibilityCue::Unfounded).collect()
}

fn of<'c>(context: &'c Context<'_>, cue: ResponsibilityCue) -> impl Iterator<Item = (usize, usize)> + use<'c> {
    let said = move |s: &Sense| matches!(s, Sense::Responsibility(what, _) if *what == cue);
    let len = if context.holds(SenseClass::Responsibility) { context.len() } else { 0 };
    (0..len).filter_map(move |at| {
        let (length, ()) = context.longest_of(at, &[SenseClass::Responsibility], |s| said(s).then_some(()))?;
        Some((at, at + length))
    })
}

/// The negation stands at most so many words before the participle of a passive.
const NEGATED: usize = 6;

/// Whether a participle belongs to "to have", with small words between; "has been accused" is a passive.
fn after_have(context: &Context<'_>, at: usize) -> bool {
    let auxiliary = |i| auxiliary_at(context, i);
    // "has, in the evening, claimed": what stands between commas is passed over.
    let aside = at.checked_sub(1).filter(|i| context.is_mark(*i, ','));
    let opens = aside.and_then(|end| (end.saturating_sub(9)..end).rev().find(|i| context.is_mark(*i, ',')));
    // "have denied any loss but claimed": a participle that is joined shares the auxiliary of the one before.
    let joined = at > 0 && context.is_any(at - 1, &[Function::And, Function::But]);
    let found =
        before(context, at, if joined { SHARED } else { 4 }).find_map(auxiliary).or_else(|| auxiliary(opens?.checked_sub(1)?));
    found.is_some_and(|auxiliary| auxiliary == Auxiliary::Have)
}

/// A shared auxiliary stands at most so many words before the second participle.
const SHARED: usize = 9;

/// The auxiliary that a word is a form of.
pub fn auxiliary_at(context: &Context<'_>, at: usize) -> Option<Auxiliary> {
    context.senses_of(at, &[SenseClass::Verb]).find_map(|(_, s)| match s {
        Sense::Verb(form) => context.lexicon.verbs[form.verb as usize].auxiliary,
        _ => None,
    })
}

/// The words right before a token, nearest first, up to a mark.
fn before<'c>(context: &'c Context<'_>, at: usize, most: usize) -> impl Iterator<Item = usize> + use<'c> {
    (at.saturating_sub(most)..at).rev().take_while(|i| context.tokens[*i].is_word())
}
