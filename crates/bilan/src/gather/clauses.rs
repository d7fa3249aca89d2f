//! Clauses side by side in a sentence, each with an act, a figure and a place of its own.

use super::scenes::harms;
use super::when;
use crate::lexicon::Function;
use crate::model::Kind;
use crate::recognise::{Group, GroupKind, Mood, Voice};
use crate::state::SentenceTold;

/// "Six were killed at A; at B, a mine killed four; eight were carried off at C": the semicolon between two clauses, each with a place and a
/// figure of its own, in whatever order.
pub fn between_semicolons(sentence: &SentenceTold<'_>, heads: &[usize], a: usize, b: usize) -> Option<usize> {
    let semicolon = |at: &usize| matches!(sentence.groups[*at].kind, GroupKind::Mark(';'));
    let mark = (a + 1..b).find(semicolon)?;
    let opens = (0..a).rfind(semicolon).unwrap_or(0);
    let last = (a + 1..b).rfind(semicolon)?;
    let ends = (b + 1..sentence.groups.len()).find(semicolon).unwrap_or(sentence.groups.len());
    let counted = |range: std::ops::Range<usize>| heads.iter().any(|h| range.contains(h));
    (counted(opens..mark) && counted(last..ends)).then_some(last)
}

/// "Six were killed at A and a mine near B killed four", "At A, an ambush cost six lives and four were carried off at B": the comma or "and"
/// between two places at which a clause begins that brings in a subject of its own, where both clauses have a finite verb and a figure. The
/// first begins behind `from`, a third at `to`.
pub fn between_verbs(sentence: &SentenceTold<'_>, heads: &[usize], [from, to]: [usize; 2], [a, b]: [usize; 2]) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let joins = |at: &usize| {
        matches!(groups[*at].kind, GroupKind::Mark(',')) || context.is_any(groups[*at].start, &[Function::And, Function::While])
    };
    let acts = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => {
            let harm = e.effect.is_some_and(harms) || e.incident.is_some();
            harm && !e.negated && matches!(e.voice, Voice::Active | Voice::Passive) && e.mood == Mood::Past
        }
        _ => false,
    };
    let verb = |range: std::ops::Range<usize>| groups[range].iter().position(acts);
    let counted = |range: std::ops::Range<usize>| heads.iter().any(|h| range.contains(h));
    // Not "and three others were wounded at B", nor "and the assailants burnt down B".
    let others = |g: &Group| (g.start..g.end).any(|i| context.is(i, Function::Other));
    let brings = |g: &Group| match &g.kind {
        GroupKind::Incident(i) => !(i.definite || i.plural || i.other),
        GroupKind::Victims(v) => !(v.definite || v.implicit || others(g)),
        GroupKind::Actor(a) => !a.is_assailant() && !others(g),
        GroupKind::Target(_) => {
            context.is(g.start, Function::DetIndef) || context.is(g.start.saturating_sub(1), Function::DetIndef)
        }
        _ => false,
    };
    let relative = |g: &Group| context.is_any(g.start, &[Function::Who, Function::Where, Function::That]);
    let parts = |mark: &usize| {
        let Some(second) = verb(*mark..to).map(|at| mark + at) else { return false };
        let subject = groups[*mark + 1..second].iter().find(|g| brings(g) || relative(g)).is_some_and(|g| !relative(g));
        subject && verb(from..*mark).is_some() && counted(from..*mark) && counted(*mark..to)
    };
    (a + 1..b).filter(joins).find(parts)
}

/// "Eight were killed in a raid on Monday, then four others on Tuesday in a second one": the comma or word that joins two clauses, each with a
/// figure and a day of its own, where the second names another act.
pub fn on_days_of_their_own(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let mut heads = sentence.tolls.iter().filter(|t| t.part_of.is_none() && harms(t.effect)).map(|t| t.group);
    let first = heads.next()?;
    let last = heads.next_back().filter(|last| first < *last)?;
    let day = |at: usize| match &groups[at].kind {
        GroupKind::Time(t) if when::names_day(t) && t.until.is_none() && !t.period => Some(t.value),
        _ => None,
    };
    let told = |at: &usize| day(*at).is_some() && !when::is_speech_time(sentence, *at);
    let another = |g: &Group| match &g.kind {
        GroupKind::Incident(i) => !(i.definite || i.plural || matches!(i.kind, Kind::Operation | Kind::Other)),
        _ => (g.start..g.end).any(|i| context.is(i, Function::OneOfTwo)),
    };
    let joins = |at: &usize| {
        matches!(groups[*at].kind, GroupKind::Mark(',')) || context.is_any(groups[*at].start, &[Function::And, Function::Then])
    };
    let counted = |range: std::ops::Range<usize>| sentence.tolls.iter().any(|t| range.contains(&t.group) && harms(t.effect));
    let parts = |mark: &usize| {
        let (before, behind) = ((0..*mark).rfind(told), (*mark..groups.len()).find(told));
        let apart = before.zip(behind).is_some_and(|(a, b)| day(a) != day(b));
        apart && counted(0..*mark) && counted(*mark..groups.len()) && groups[*mark + 1..].iter().any(another)
    };
    (first + 1..=last).rev().filter(joins).find(parts)
}
