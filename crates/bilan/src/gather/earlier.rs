//! An incident of long ago that a sentence only names, to say since when or after what something else is so.

use super::looks::is_had;
use super::places::names_class;
use super::when::names_day;
use crate::lexicon::Function;
use crate::model::Effect;
use crate::recognise::{Group, GroupKind, Mood, TimeValue};
use crate::state::SentenceTold;

/// "The army goes on with its offensive after the attack that had killed a hundred at A, six months ago": where the clause begins that
/// tells in the pluperfect, with a figure and a time long past, what was before.
pub fn after_one_that_had(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    if !context.holds_function(&[Function::After, Function::AfterOf]) || !context.holds_function(&[Function::Who]) {
        return None;
    }
    let after =
        |at: &usize| (groups[*at].start..groups[*at].end).any(|i| context.is_any(i, &[Function::After, Function::AfterOf]));
    let recalls = |at: &usize| {
        let clause = &groups[at + 1..];
        let noun = clause.iter().take(NOUN_WITHIN).position(|g| matches!(&g.kind, GroupKind::Incident(i) if !i.plural));
        let who = noun.and_then(|noun| {
            clause.iter().skip(noun + 1).take(WHO_WITHIN).position(|g| context.is(g.start, Function::Who)).map(|w| noun + 1 + w)
        });
        let Some(who) = who else { return false };
        let had = clause[who..]
            .iter()
            .take(VERB_WITHIN)
            .any(|g| is_pluperfect(g) || matches!(g.kind, GroupKind::Word) && is_had(sentence, g));
        let killed = sentence.tolls.iter().any(|t| t.group > at + 1 + who && t.effect == Effect::Killed);
        had && killed
            && clause.iter().any(is_long_past)
            && !clause.iter().any(|g| matches!(&g.kind, GroupKind::Time(t) if names_day(t)))
    };
    (1..groups.len()).filter(after).find(recalls)
}

/// "An attack killed six at A, where another had already killed twenty in March", "a town that has already been the scene of one": where the
/// relative clause begins that tells of what had befallen the place before.
pub fn had_already_befallen(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    if !context.holds_function(&[Function::Already]) {
        return None;
    }
    let town = |g: &Group| matches!(g.kind, GroupKind::Place(_)) || names_class(sentence, g);
    let opens = |at: &usize| {
        let start = groups[*at].start;
        context.is(start, Function::Where) || context.is(start, Function::Who) && town(&groups[*at - 1])
    };
    let already = |g: &Group| (g.start..g.end).any(|i| context.is(i, Function::Already));
    let told = |at: usize| sentence.tolls.iter().any(|t| t.group < at);
    let tells = |at: &usize| {
        let clause = &groups[at + 1..];
        let near = clause.iter().take(VERB_WITHIN).any(already);
        let figure = sentence.tolls.iter().any(|t| t.group > *at);
        near && figure
            && clause.iter().any(is_long_past)
            && !clause.iter().any(|g| matches!(&g.kind, GroupKind::Time(t) if names_day(t)))
    };
    (1..groups.len()).filter(opens).find(|at| told(*at) && tells(at))
}

fn is_pluperfect(group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Effect(e) if e.mood == Mood::Pluperfect)
}

/// "six months ago", "last year", "in March".
fn is_long_past(group: &Group) -> bool {
    match &group.kind {
        GroupKind::Time(t) => matches!(
            t.value,
            TimeValue::PastMonth
                | TimeValue::PastYear
                | TimeValue::Ago { .. }
                | TimeValue::Recall
                | TimeValue::Calendar { weekday: None, day: None, .. }
        ),
        _ => false,
    }
}

/// Between "after" and the noun stand at most so many groups, between the noun and the relative clause, and between that and its verb.
const NOUN_WITHIN: usize = 4;
const WHO_WITHIN: usize = 6;
const VERB_WITHIN: usize = 4;
