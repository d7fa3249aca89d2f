//! What a sentence says of a side only to tell the reader who they are: "volunteers, civilians who fight beside the army".

use crate::lexicon::{Function, Sense, SenseClass, Tense};
use crate::recognise::{Group, GroupKind, Kinds, Mood, Voice};
use crate::state::SentenceTold;
use std::ops::Range;

/// "Nine were killed, four of them volunteers, civilians who fight beside the army": where a clause in the present stands beside
/// people named, with a noun of its own or without, and tells no figure and no day, it tells of no violence. Answers its groups.
pub fn those_harmed(sentence: &SentenceTold<'_>) -> Option<Range<usize>> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    if sentence.tolls.is_empty() && !sentence.kinds.any(Kinds::VICTIMS) || !context.holds_function(&[Function::Who]) {
        return None;
    }
    let who = |at: &usize| context.is(groups[*at].start, Function::Who) && is_present(sentence, *at);
    (1..groups.len()).filter(who).find_map(|who| beside_people(sentence, who))
}

/// Whether the verb of a relative clause is in the present.
fn is_present(sentence: &SentenceTold<'_>, who: usize) -> bool {
    let context = &sentence.context;
    let present = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => Some(e.mood == Mood::Present && e.voice == Voice::Active),
        GroupKind::Word => {
            let form = |s: &Sense| matches!(s, Sense::Verb(form) if form.tense == Tense::Present);
            context.senses_of(g.start, &[SenseClass::Verb]).any(|(_, s)| form(s)).then_some(true)
        }
        _ => Some(false),
    };
    sentence.groups[who + 1..].iter().take(VERB_WITHIN).find_map(present) == Some(true)
}

/// The apposition that a relative clause belongs to, where people named stand before its comma.
fn beside_people(sentence: &SentenceTold<'_>, who: usize) -> Option<Range<usize>> {
    let groups = &sentence.groups;
    let mark = |at: usize, marks: &[char]| matches!(groups[at].kind, GroupKind::Mark(m) if marks.contains(&m));
    let comma = (who.saturating_sub(APPOSED)..who).rev().find(|at| mark(*at, &[',', '(']))?;
    let mut before = comma.checked_sub(1)?;
    if mark(before, &[')']) {
        before = (before.saturating_sub(APPOSED)..before).rev().find(|at| mark(*at, &['(']))?.checked_sub(1)?;
    }
    let people = matches!(&groups[before].kind, GroupKind::Victims(v) if v.effect.is_none());
    let end = (who..groups.len()).find(|at| mark(*at, &[',', ';', ':', '.', ')'])).unwrap_or(groups.len());
    let aside = comma..end;
    let told = sentence.tolls.iter().any(|t| who < t.group && t.group < end);
    let dated = groups[who..end].iter().any(|g| matches!(&g.kind, GroupKind::Time(t) if super::when::names_day(t)));
    (people && !told && !dated).then_some(aside)
}

/// The verb of such a clause is one of so many groups behind its pronoun.
const VERB_WITHIN: usize = 3;

/// A noun set beside people has at most so many groups.
const APPOSED: usize = 6;
