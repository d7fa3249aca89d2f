//! People of a trade that no table holds, known by the ending of its name: an epidemiologist, two welders.

use super::noun::{Head, head};
use crate::lexicon::{Frame, Function, Sense, SenseClass, Tense};
use crate::model::{Effect, Victims};
use crate::recognise::group::{EffectGroup, GroupKind, Voice};
use crate::recognise::{Context, effects, finite_at};

/// A noun in small letters that no table knows, with an ending of names for people. Whoever asks has seen its article or number.
pub(super) fn trade(context: &Context<'_>, at: usize) -> Option<Head> {
    if !context.means_nothing(at) || !context.tokens[at].is_word() {
        return None;
    }
    let plural = context.lexicon.is_person(context.word(at))?;
    Some(Head { length: 1, ..Head::of(Some(Victims::Civilians), None, None, plural) })
}

/// "quatre soldats et une déléguée de la commune ont été tués", "tuant trois soldats et une déléguée": the last of a list of people whom
/// a verb of harm takes together is a person too, where a participle names that person: walls, sums and cattle end lists as well.
pub(super) fn companion(context: &Context<'_>, at: usize, noun: usize) -> Option<Head> {
    let named = |i: usize| context.lexicon.is_participle(&context.word(i).to_lowercase());
    if !joins(context, at) || !may_be_person(context, noun) || !named(noun) {
        return None;
    }
    let people = |i: usize| head(context, i).is_some_and(|h| h.effect.is_none() && i + h.length <= at);
    let listed = (at.saturating_sub(LISTED)..at).rev().take_while(|i| !context.is_mark(*i, '.')).any(people);
    (listed && (befalls_both(context, noun + 1) || done_to_both(context, at, noun + 1)))
        .then(|| Head { length: 1, ..Head::of(Some(Victims::Civilians), None, None, false) })
}

/// Whether "and" stands right before.
fn joins(context: &Context<'_>, at: usize) -> bool {
    at > 0 && context.function_length(at - 1, Function::And) == Some(1)
}

/// A noun in small letters that is nothing else; a participle may be one.
fn may_be_person(context: &Context<'_>, at: usize) -> bool {
    const OTHER: [SenseClass; 14] = [
        SenseClass::Function,
        SenseClass::Materiel,
        SenseClass::Target,
        SenseClass::Weapon,
        SenseClass::IncidentNoun,
        SenseClass::EffectNoun,
        SenseClass::PlaceWord,
        SenseClass::Time,
        SenseClass::SpeechNoun,
        SenseClass::Number,
        SenseClass::Actor,
        SenseClass::ActorNoun,
        SenseClass::Accident,
        SenseClass::Modifier,
    ];
    let token = context.tokens.get(at).filter(|t| t.is_word() && !t.capital && !t.hyphen);
    let participle = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::PastParticiple);
    let verbs = || context.senses_of(at, &[SenseClass::Verb]).all(|(_, s)| participle(s));
    token.is_some() && !context.has_any(at, &OTHER) && verbs()
}

fn takes(e: &EffectGroup) -> bool {
    !e.negated && matches!(e.effect, Some(Effect::Killed | Effect::Wounded | Effect::Abducted | Effect::Missing))
}

/// Whether a verb in the plural follows in the clause that tells what befell people.
fn befalls_both(context: &Context<'_>, from: usize) -> bool {
    let clause = (from..context.len().min(from + VERB_WITHIN)).take_while(|i| context.tokens[*i].is_word());
    let verb = clause.into_iter().find(|i| context.is_auxiliary(*i) || finite_at(context, *i)).unwrap_or(from);
    match effects::verb(context, verb) {
        Some((_, GroupKind::Effect(e))) => takes(&e) && e.plural && (e.voice == Voice::Passive || e.frame == Frame::Intransitive),
        _ => false,
    }
}

/// Whether a verb of harm stands before the list of which these are the last, and none of their own behind them.
fn done_to_both(context: &Context<'_>, at: usize, behind: usize) -> bool {
    let verb = |i: usize| match effects::verb(context, i) {
        Some((length, GroupKind::Effect(e))) if takes(&e) && e.frame == Frame::Transitive => {
            matches!(e.voice, Voice::Active | Voice::Unfinite).then_some(i + length)
        }
        _ => None,
    };
    let before = (at.saturating_sub(VERB_BEFORE)..at).rev().find_map(verb);
    let between = |from: usize| !(from..at).any(|i| context.is_auxiliary(i) || finite_at(context, i) || context.is_mark(i, ';'));
    let clause = (behind..context.len().min(behind + VERB_WITHIN)).take_while(|i| context.tokens[*i].is_word());
    before.is_some_and(between) && !clause.into_iter().any(|i| context.is_auxiliary(i) || finite_at(context, i))
}

/// Those with whom somebody is listed stand so many words before.
const LISTED: usize = 8;

/// The verb of a list stands so many words behind it, or before its last.
const VERB_WITHIN: usize = 10;
const VERB_BEFORE: usize = 14;
