//! Days of what came of the violence: burials and visits, closed schools, a new count.

use super::when::{names_violence, opens_its_sentence};
use crate::lexicon::{Frame, Function, PlaceWord, Sense, SenseClass, Tense};
use crate::model::Effect;
use crate::recognise::{Group, GroupKind, Voice, cost_lives, is_occasion, stands_apart};
use crate::state::SentenceTold;

/// "buried on Tuesday", "brought to the town in the evening": what was done with the victims afterwards.
pub(super) fn is_afterwards(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    let start = sentence.groups[at].start;
    let from = start.saturating_sub(4);
    let clause = (from..start).rev().find(|i| !context.tokens[*i].is_word()).map_or(from, |i| i + 1);
    let first = (0..clause).rev().find(|i| !context.tokens[*i].is_word()).map_or(0, |i| i + 1);
    let apart = |i: usize| is_occasion(context, i) && stands_apart(context, first..i, i + 1..start);
    // "un convoi qui regagnait A est tombé mardi dans une embuscade": the day is that of the verb right before it, and in "hospitalisés
    // après l'attaque de lundi" that of the noun.
    let acts = |i: usize| {
        let acts = |g: &Group| {
            matches!(&g.kind, GroupKind::Effect(e) if e.voice != Voice::Participle) || matches!(g.kind, GroupKind::Incident(_))
        };
        sentence.groups[..at].iter().any(|g| g.start > i && acts(g))
    };
    let went = |i: usize| {
        let elsewhere = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::ElsewhereWord));
        context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| elsewhere(s))
            && !apart(i)
            && !acts(i)
            && !cost_lives(context, i, start)
    };
    context.holds_place_word(&[PlaceWord::ElsewhereWord]) && (clause..start).any(went)
        || follows_aftermath(sentence, at)
        || has_not_come_back(sentence, at)
        || is_of_count(sentence, at)
        || stands_before_the_act(sentence, at)
        || is_of_purpose(sentence, at)
}

/// "Amnesty demanded on Thursday an inquiry into the execution of hundreds, in June", "the president mobilised on Friday the forces to
/// find the pupils kidnapped in the raid on A": the day of what was done because of the violence, of which only a clause of purpose tells,
/// in a participle or a noun.
fn is_of_purpose(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let Some(verb) = groups[at].start.checked_sub(1).filter(|i| *i > 0) else { return false };
    let done = matches!(groups[at.saturating_sub(1)].kind, GroupKind::Word)
        && context.lexicon.is_participle(&context.word(verb).to_lowercase())
        && context.is_auxiliary(verb - 1);
    let acts = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_some() || e.incident.is_some(),
        GroupKind::Incident(_) | GroupKind::EffectNoun(_) => true,
        GroupKind::Victims(v) => v.effect.is_some(),
        _ => false,
    };
    let Some(act) = groups[at + 1..].iter().position(acts).map(|n| at + 1 + n).filter(|_| done) else { return false };
    let purpose = |g: &Group| {
        let infinitive = |s: &Sense| matches!(s, Sense::Verb(form) if form.tense == Tense::Infinitive);
        let verb =
            |i: usize| context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| infinitive(s)) || context.is(i, Function::Find);
        context.is(g.start, Function::For) && (g.start + 1..g.start + 3).any(verb)
    };
    let told = |g: &Group| {
        matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle) || matches!(g.kind, GroupKind::Incident(_))
    };
    let inquiry = || {
        groups[at + 1..act].iter().any(|g| matches!(g.kind, GroupKind::SpeechNoun(_)))
            && context.is(groups[act - 1].start, Function::On)
    };
    if inquiry() && names_violence(&groups[act]) {
        return !groups[..at].iter().any(acts);
    }
    // Not "used a bike on Monday to carry out the attack": whom it was done for stands between.
    let Some(purpose) = groups[at + 1..act].iter().position(purpose).map(|n| at + 1 + n) else { return false };
    let people = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_none());
    groups[purpose..act].iter().any(people) && told(&groups[act]) && !groups[..at].iter().any(acts)
}

/// "had not come back on Wednesday at noon": a day on which somebody was still waited for, right behind the verb that denies it.
fn has_not_come_back(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let lexicon = sentence.context.lexicon;
    at > 0
        && matches!(&sentence.groups[at - 1].kind, GroupKind::Effect(e)
            if e.effect == Some(Effect::Missing) && matches!(lexicon.verbs[e.verb as usize].effect, Some((_, Frame::Unless))))
}

/// "the minister revised on Friday the toll upwards", "the toll of the attack rose on Monday to": when people were counted.
fn is_of_count(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    let start = sentence.groups[at].start;
    let changes = |i: usize| {
        context
            .senses_of(i, &[SenseClass::Verb])
            .any(|(l, s)| i + l <= start && matches!(s, Sense::Verb(form) if context.lexicon.verbs[form.verb as usize].changes))
    };
    let near = at.saturating_sub(COUNT_WITHIN)..(at + COUNT_WITHIN).min(sentence.groups.len());
    let counts = |g: &Group| matches!(g.kind, GroupKind::SpeechNoun(_));
    // "the number of the dead rose on Thursday to twenty".
    let up_to = || {
        let count = |g: &Group| matches!(g.kind, GroupKind::Victims(_) | GroupKind::Count(_));
        context.is(sentence.groups[at].end, Function::At) && sentence.groups[at + 1..].iter().take(2).any(count)
    };
    (start.saturating_sub(CHANGED_BACK)..start).any(changes) && (sentence.groups[near].iter().any(counts) || up_to())
}

/// A verb of counting begins at most so many words before the day of the count.
const CHANGED_BACK: usize = 3;

/// The toll is named at most so many groups from there.
const COUNT_WITHIN: usize = 10;

/// "schools were closed on Monday after the attack": where nobody is harmed before it, the day of what came after the violence.
fn stands_before_the_act(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    let end = sentence.groups[at].end;
    if at <= 2 || !context.is_any(end, &[Function::After, Function::AfterOf]) {
        return false;
    }
    let act = sentence.groups[at + 1..]
        .iter()
        .take(ACT_WITHIN)
        .any(|g| matches!(&g.kind, GroupKind::Incident(i) if i.strong || i.definite));
    let harms = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_some() || e.incident.is_some(),
        GroupKind::Victims(v) => v.effect.is_some(),
        GroupKind::EffectNoun(_) | GroupKind::Incident(_) => true,
        _ => false,
    };
    act && !sentence.groups[..at].iter().any(harms)
}

/// "a curfew was imposed on Monday", "the toll was put up last night": what came of the violence, close before in the clause.
fn follows_aftermath(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    if !context.holds_function(&[Function::Aftermath]) {
        return false;
    }
    let start = sentence.groups[at].start;
    // "On Tuesday, three days of mourning were decreed for the dead".
    let harms = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_some() || e.incident.is_some(),
        GroupKind::Victims(v) => v.effect.is_some(),
        _ => names_violence(g),
    };
    let mut behind = sentence.groups[at + 1..].iter().take(AFTERMATH_BACK).take_while(|g| !harms(g));
    if opens_its_sentence(sentence, at) && behind.any(|g| (g.start..g.end).any(|i| context.is(i, Function::Aftermath))) {
        return true;
    }
    // "their release, the day before, was".
    let comma = at > 0 && matches!(sentence.groups[at - 1].kind, GroupKind::Mark(','));
    let clause = sentence.groups[..at - usize::from(comma)].iter().rev().take_while(|g| {
        start - g.start <= AFTERMATH_BACK
            && !names_violence(g)
            && !matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some())
            && !matches!(g.kind, GroupKind::Mark(_))
            && (!context.is_any(g.start, &[Function::After, Function::AfterOf, Function::Where, Function::Who])
                || context.is(g.start, Function::Aftermath))
    });
    clause.into_iter().any(|g| (g.start..g.end).any(|i| context.is(i, Function::Aftermath)))
}

/// What came of the violence is told at most so many words before its day, or groups behind it.
const AFTERMATH_BACK: usize = 8;

/// The act that something follows is named at most so many groups behind its day.
const ACT_WITHIN: usize = 3;
