//! What a toll comes to: sums, numbers of people as such, and accounts.

use super::super::proposals::Proposed;
use super::super::sides::side_of_group;
use super::super::untold::{changes, has_finite};
use super::names_effect;
use crate::lexicon::{Frame, Function, Sense, SenseClass};
use crate::model::{Effect, Form, Victims};
use crate::recognise::{Context, Group, GroupKind, VictimGroup, Voice};

/// "trois et cinq soldats": those whom the next number counts, where only "and" stands between two numbers and their noun.
pub(in crate::state) fn counted_next<'g>(context: &Context<'_>, groups: &'g [Group], at: usize) -> Option<&'g VictimGroup> {
    let joined = groups.get(at + 1).is_some_and(|g| context.is(g.start, Function::And));
    match &groups.get(at + 2).filter(|_| joined)?.kind {
        GroupKind::Victims(v) if !v.implicit && !v.anaphoric && !v.definite && v.quantity.form == Form::Exact => Some(v.as_ref()),
        _ => None,
    }
}

/// A sentence that opens with the sum: "Soit, au total, …".
pub(super) fn sums_up(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let GroupKind::Victims(victims) = &groups[at].kind else { return false };
    at <= 7
        && victims.quantity.form != Form::Vague
        && context.is(groups[0].start, Function::ThatIs)
        && groups.iter().all(|g| !matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some()))
}

/// "…, soit vingt personnes": whether words that sum up stand right before a number without a verb of its own.
pub(super) fn is_sum(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let own_verb = groups.get(at + 1).is_some_and(|g| matches!(g.kind, GroupKind::Effect(_)));
    !own_verb && behind_that_is(context, groups, at)
}

/// "onze morts chez les uns et six chez les autres, soit dix-sept": whether a figure is the sum of those before it that tell of the same
/// harm.
pub(super) fn is_sum_of(groups: &[Group], proposals: &[Proposed<'_>], last: usize, at: usize) -> bool {
    let figure = |i: usize| match &groups[i].kind {
        GroupKind::Victims(v) if !v.implicit => Some(v.quantity.low),
        _ => None,
    };
    let Some(effect) = proposals[last].as_ref().map(|p| p.effect) else { return false };
    let same = |i: &usize| proposals[*i].as_ref().is_some_and(|p| p.effect == effect);
    let members: Vec<u64> = (0..at).filter(same).filter_map(figure).collect();
    members.len() > 1 && figure(at) == Some(members.iter().sum())
}

/// "Vingt-trois jeudi, vingt-huit vendredi : le nombre de soldats tués ne cesse de croître": where a sentence opens with bare numbers, each
/// with its day, before a colon and the word for what they count: the harm, and the side where it is named.
pub(super) fn before_the_number(context: &Context<'_>, groups: &[Group], at: usize) -> Option<(Effect, Option<Victims>)> {
    if !context.may_hold_mark(':') {
        return None;
    }
    let colon =
        groups.iter().take(COUNTED_BEFORE).position(|g| matches!(g.kind, GroupKind::Mark(':'))).filter(|colon| at < *colon)?;
    let opens = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.anaphoric && v.category.is_none(),
        GroupKind::Time(_) | GroupKind::Mark(_) => true,
        GroupKind::Word => !has_finite(context, g),
        _ => false,
    };
    let days = groups[..colon].iter().filter(|g| matches!(g.kind, GroupKind::Time(_))).count();
    let behind = &groups[colon + 1..];
    let number = behind.iter().take(NUMBER_WITHIN).position(|g| (g.start..g.end).any(|i| context.is(i, Function::NumberOf)))?;
    let counted = &behind[number..];
    let effect = counted.iter().take(HARM_WITHIN).find_map(|g| match &g.kind {
        GroupKind::Effect(e) if e.voice == Voice::Participle => e.effect,
        _ => names_effect(g),
    })?;
    let side = counted.iter().take(HARM_WITHIN).find_map(|g| side_of_group(context, g));
    (days > 0 && groups[..colon].iter().all(opens)).then_some((effect, side))
}

/// The colon stands among so many groups of the sentence at most.
const COUNTED_BEFORE: usize = 12;

/// The word for a number is among so many groups behind the colon.
const NUMBER_WITHIN: usize = 3;

/// The harm is named among so many groups behind the word for a number.
const HARM_WITHIN: usize = 5;

/// Whether "that is" stands right before a number, or opens its group.
pub(in crate::state) fn behind_that_is(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    (at.saturating_sub(1)..=at).any(|i| context.is(groups[i].start, Function::ThatIs))
}

pub fn changed_to(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let start = groups[at].start;
    start >= 2
        && context.is(start - 1, Function::At)
        && (start.saturating_sub(9)..start).any(|i| {
            context
                .senses_of(i, &[SenseClass::Verb])
                .any(|(_, s)| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].changes))
        })
}

/// Whether a sentence says of a number of people that it is, or has come to be, this bare figure.
pub(super) fn is_the_number(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let start = groups[at].start;
    let is = start >= 2 && context.is(start - 1, Function::Of) && context.is_auxiliary(start - 2)
        // "le nombre de morts confirmé est 25"
        || start >= 1 && context.is_auxiliary(start - 1)
        || start >= 2 && context.is(start - 1, Function::Latest) && context.is_auxiliary(start - 2)
        // "le nombre de soldats tués est désormais de 25"
        || start >= 3 && context.is(start - 1, Function::Of) && {
            let words = (start.saturating_sub(IS_WITHIN)..start - 1).rev().take_while(|i| context.tokens[*i].is_word());
            words.into_iter().take_while(|i| !context.is(*i, Function::NumberOf)).any(|i| context.is_auxiliary(i))
        };
    // "le nombre de morts dépasse 90": the verb may be the first word of the figure.
    let comes_to = at > 0 && changes(context, &groups[at - 1]) || changes(context, &groups[at]);
    (is || comes_to) && groups[..at].iter().any(|g| (g.start..g.end).any(|i| context.is(i, Function::NumberOf)))
}

/// "est désormais de", "est à ce jour de": so many words before a number the verb stands.
const IS_WITHIN: usize = 5;

/// The effect named nearest to a figure, after it or before.
pub(super) fn nearest_effect(groups: &[Group], at: usize) -> Option<Effect> {
    let before = || (0..at).rev().filter(|i| !died_of(groups, *i)).find_map(|i| names_effect(&groups[i]));
    groups[at + 1..].iter().take(5).find_map(names_effect).or_else(before)
}

/// "ont succombé samedi à leurs blessures": whether wounds are named that somebody died of.
pub fn died_of(groups: &[Group], at: usize) -> bool {
    let wounds = matches!(&groups[at].kind, GroupKind::EffectNoun(n) if n.effect == Effect::Wounded && !n.people);
    let dies = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && e.frame == Frame::Intransitive && !e.negated);
    let between =
        |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Target(_));
    wounds && groups[..at].iter().rev().take(DIED_OF).find(|g| !between(g)).is_some_and(dies)
}

/// What somebody died of stands so many groups behind the verb.
const DIED_OF: usize = 9;

/// Whether the sentence names a toll as such.
pub(super) fn speaks_of_toll(groups: &[Group]) -> bool {
    groups.iter().any(|g| matches!(g.kind, GroupKind::SpeechNoun(_)) || matches!(&g.kind, GroupKind::Source(s) if s.same))
}

/// "les pertes de l'armée s'élèvent à": whether those harmed are told of, without a number, before a figure.
pub(super) fn harmed_before(groups: &[Group], at: usize) -> bool {
    groups[..at].iter().any(|g| matches!(&g.kind, GroupKind::EffectNoun(n) if n.people && n.plural))
}

/// "un décompte mené à l'hôpital : onze femmes, vingt enfants": whether an account is named before a colon, and nothing but a list of
/// people stands behind it.
pub(super) fn listed_by_account(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let Some(colon) = groups[..at].iter().rposition(|g| matches!(g.kind, GroupKind::Mark(':'))) else { return false };
    let counted =
        |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_none() && v.category.is_some() && !v.definite);
    let account = groups[..colon].iter().any(|g| match &g.kind {
        GroupKind::SpeechNoun(_) => true,
        GroupKind::Source(s) => s.text,
        _ => false,
    });
    let quiet = !groups[..colon].iter().any(|g| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some()));
    account
        && quiet
        && groups[colon + 1..].iter().all(|g| {
            counted(g) || matches!(g.kind, GroupKind::Mark(',' | '.' | '«' | '»' | '"')) || context.is(g.start, Function::And)
        })
}

/// "le chiffre de 24", "un total de 24": a bare number that an account is said to give.
pub(super) fn of_account(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let counts = |g: &Group| {
        // "le chiffre de": a noun, whatever verb has the same form.
        let noun = matches!(g.kind, GroupKind::Word) || g.start > 0 && context.is(g.start - 1, Function::DetDef);
        matches!(g.kind, GroupKind::SpeechNoun(_)) || context.is(g.start, Function::NumberOf) && noun
    };
    at >= 2 && context.is(groups[at - 1].start, Function::Of) && counts(&groups[at - 2])
}
