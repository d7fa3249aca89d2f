//! Of which time a part of a sentence tells, by its finite verbs, those that no table holds among them.

use std::ops::Range;

use super::cues::auxiliary_at;
use crate::lexicon::{Auxiliary, Function, Sense, SenseClass, Tense};
use crate::recognise::{GroupKind, Mood};
use crate::state::SentenceTold;

/// Whether some groups tell of what is past: "had left", "was sleeping", "came"; not "is disputed by", which is so now.
pub(super) fn tells_of_the_past(sentence: &SentenceTold<'_>, groups: Range<usize>) -> bool {
    let context = &sentence.context;
    let past = |at: usize| match &sentence.groups[at].kind {
        GroupKind::Effect(e) => matches!(e.mood, Mood::Past | Mood::Pluperfect | Mood::Imperfect),
        GroupKind::Speech(s) => matches!(s.mood, Mood::Past | Mood::Pluperfect | Mood::Imperfect),
        _ => false,
    };
    if groups.clone().any(past) {
        return true;
    }
    let tokens = sentence.groups[groups.start].start..sentence.groups[groups.end - 1].end;
    let simple = |s: &Sense| matches!(s, Sense::Verb(f) if matches!(f.tense, Tense::Imperfect | Tense::Past));
    let by = |from: usize| (from..tokens.end).take(PASSIVE_BY).any(|i| context.is(i, Function::By));
    let past = |i: usize| {
        let token = &context.tokens[i];
        let open = || token.is_word() && !token.capital && context.means_nothing(i);
        context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| simple(s))
            || open() && context.lexicon.ends_in_tense(context.word(i), false)
    };
    let done = |i: usize| {
        let Some(auxiliary) = auxiliary_at(context, i) else { return false };
        let form = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::PastParticiple);
        let participle = (i + 1..tokens.end).take(BEHIND_AUXILIARY).find(|j| {
            context.senses_of(*j, &[SenseClass::Verb]).any(|(_, s)| form(s))
                || !context.has(*j, SenseClass::Function) && context.lexicon.ends_as_verb(&context.word(*j).to_lowercase(), true)
        });
        // "it is held by": be makes the passive of today as well.
        participle.is_some_and(|at| !(auxiliary == Auxiliary::Be && by(at)))
    };
    tokens.clone().any(|i| past(i) || context.is_auxiliary(i) && done(i))
}

/// Whether some groups tell of what is to come: "the trial will open on Monday at A".
pub(super) fn tells_of_what_comes(sentence: &SentenceTold<'_>, groups: Range<usize>) -> bool {
    let context = &sentence.context;
    let tokens = sentence.groups[groups.start].start..sentence.groups[groups.end - 1].end;
    let future = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::Future);
    tokens.clone().any(|i| {
        let token = &context.tokens[i];
        let open = || token.is_word() && !token.capital && context.means_nothing(i);
        context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| future(s))
            || open() && context.lexicon.ends_in_tense(context.word(i), true)
    })
}

/// A participle stands at most so many words behind its auxiliary, and who did it so many behind the participle.
const BEHIND_AUXILIARY: usize = 3;
const PASSIVE_BY: usize = 3;
