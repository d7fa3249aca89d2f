//! Peoples that no table holds: a number before a name with a capital, of whom a verb says that they came to harm.

use crate::lexicon::{Frame, Function, SenseClass, WordId};
use crate::model::Effect;
use crate::recognise::group::{EffectGroup, GroupKind, Voice};
use crate::recognise::{Context, effects};

/// "cinq Bafumbwe sont morts", "les rebelles ont tué six Bafumbwe": whether a number that begins at `start` stands before the name of
/// a people that no table holds: a verb behind it, or right before it, says that several people came to harm.
pub(super) fn are_a_people(context: &Context<'_>, start: usize, name: usize) -> bool {
    is_lone_name(context, name) && (suffer(context, name + 1) || are_harmed(context, start))
}

/// Whether a word with a capital stands here that no table holds, and no further name right before or behind it.
fn is_lone_name(context: &Context<'_>, at: usize) -> bool {
    let Some(token) = context.tokens.get(at) else { return false };
    let known = || context.senses(at).any(|(length, s)| length == 1 && s.class() != SenseClass::Community);
    let goes_on = context.tokens.get(at + 1).is_some_and(|t| t.is_word() && (t.capital || t.hyphen));
    token.is_word()
        && token.capital
        && !token.capitals
        && !goes_on
        && context.word(at).chars().count() >= NAME_LETTERS
        && (token.word == WordId::NONE || !known())
}

/// Whether a verb that stands behind a people, or behind others listed with it, says that several came to harm.
fn suffer(context: &Context<'_>, end: usize) -> bool {
    let suffers = |e: &EffectGroup| {
        let done = e.voice == Voice::Passive || e.frame == Frame::Intransitive && e.voice == Voice::Active;
        done && e.plural && is_harm(e)
    };
    let verb =
        |i: usize| matches!(effects::verb(context, i), Some((_, GroupKind::Effect(e))) if suffers(&e) && !of_things(context, &e));
    let listed = context.is(end, Function::And);
    let within = if listed { LISTED_WITHIN } else { 1 };
    (end..context.len().min(end + within)).take_while(|i| context.tokens[*i].is_word()).any(verb)
}

/// Whether a verb of killing or wounding with an object stands right before a number.
fn are_harmed(context: &Context<'_>, start: usize) -> bool {
    let harms =
        |e: &EffectGroup| e.voice == Voice::Active && matches!(e.frame, Frame::Transitive | Frame::TransitiveTo) && is_harm(e);
    let verb = |i: usize| matches!(effects::verb(context, i), Some((length, GroupKind::Effect(e))) if i + length == start && harms(&e) && !of_things(context, &e));
    (start.saturating_sub(VERB_WORDS)..start).any(verb)
}

/// "trois Orlan ont été abattus": whether a verb is said of machines as well.
fn of_things(context: &Context<'_>, verb: &EffectGroup) -> bool {
    context.lexicon.verbs[verb.verb as usize].downs
}

/// Whether a verb says that somebody was killed or wounded.
fn is_harm(verb: &EffectGroup) -> bool {
    // "trois Toyota ont été brûlées": such a verb may be said of machines.
    verb.outcome.is_none()
        && verb.incident.is_none()
        && verb.effect.is_some_and(|e| matches!(e, Effect::Killed | Effect::Wounded | Effect::KilledOrWounded))
}

/// The name of a people has so many letters at least.
const NAME_LETTERS: usize = 4;
/// "et un soldat de l'armée ont": the verb begins so many words behind a people at most, where others are listed with it.
const LISTED_WITHIN: usize = 8;
/// A verb of harm has so many words at most: "ont coûté la vie à".
const VERB_WORDS: usize = 5;
