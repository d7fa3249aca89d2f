//! Of which time a part of a sentence tells, by its finite verbs, those that no table holds among them.

use std::ops::Range;

use super::cues::auxiliary_at;
use crate::lexicon::{Auxiliary, Function, Sense, SenseClass, Tense};
use crate::recognise::{Context, GroupKind, Mood};
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
    let by = |from: usize| (from..tokens.end).take(PASSIVE_BY).any(|i| context.is(i, Function::By));
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
    let simple = |tense: Tense| matches!(tense, Tense::Imperfect | Tense::Past);
    any_verb(context, tokens.clone(), simple, false) || tokens.clone().any(|i| context.is_auxiliary(i) && done(i))
}

/// Whether some groups tell of what is to come: "the trial will open on Monday at A".
pub(super) fn tells_of_what_comes(sentence: &SentenceTold<'_>, groups: Range<usize>) -> bool {
    let context = &sentence.context;
    let tokens = sentence.groups[groups.start].start..sentence.groups[groups.end - 1].end;
    any_verb(context, tokens, |tense| tense == Tense::Future, true)
}

/// Whether a verb of some tenses stands among these words, or one that no table holds, with an ending of the future or of a simple past.
fn any_verb(context: &Context<'_>, mut tokens: Range<usize>, wanted: impl Fn(Tense) -> bool, future: bool) -> bool {
    let told = |s: &Sense| matches!(s, Sense::Verb(f) if wanted(f.tense));
    let open = |i: usize| context.tokens[i].is_word() && !context.tokens[i].capital && context.means_nothing(i);
    tokens.any(|i| {
        context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| told(s))
            || open(i) && context.lexicon.ends_in_tense(context.word(i), future)
    })
}

/// A participle stands at most so many words behind its auxiliary, and who did it so many behind the participle.
const BEHIND_AUXILIARY: usize = 3;
const PASSIVE_BY: usize = 3;
