//! One person told of by name alone: "Ali Diallo a été tué".

use super::noun::head;
use crate::lexicon::{Auxiliary, Frame, Function, Sense, SenseClass, Tense};
use crate::model::{Effect, Quantity, Victims};
use crate::recognise::group::{GroupKind, VictimGroup, Voice};
use crate::recognise::{Context, effects};

/// A name of several words, right before a verb that says that somebody was killed, wounded or taken, or right behind one of which it is
/// the object.
pub(in crate::recognise) fn person(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    let end = name_end(context, at)?;
    // "Marie Durand a été tuée par son mari": of a crime tells whoever names no party, weapon or attack.
    let taken = || matches!(effects::verb(context, end), Some((_, GroupKind::Effect(e))) if e.effect == Some(Effect::Abducted));
    if !VIOLENCE.iter().any(|class| context.holds(*class)) && !taken() {
        return None;
    }
    let object = object_of(context, at);
    if object.is_none() && !(is_harmed(context, end) && !is_of_another(context, at)) {
        return None;
    }
    let category = match object {
        // "a neutralisé Abou Zeid"
        Some(verb) if context.lexicon.verbs[verb as usize].of_enemies => Some(Victims::Militants),
        Some(_) => apposed(context, end),
        None => None,
    };
    let group = VictimGroup { definite: true, implicit: true, plural: false, category, ..VictimGroup::of(Quantity::exact(1)) };
    Some((end - at, GroupKind::Victims(Box::new(group))))
}

/// What makes the harm to somebody who is told of by name alone one of armed violence.
const VIOLENCE: &[SenseClass] = &[SenseClass::Actor, SenseClass::ActorNoun, SenseClass::Weapon, SenseClass::IncidentNoun];

/// "ont tué Ali Diallo, notre chef de village": what he is.
fn apposed(context: &Context<'_>, end: usize) -> Option<Victims> {
    let determined = context.is_any(end + 1, &[Function::DetDef, Function::DetPoss, Function::DetIndef]);
    let noun = end + 1 + usize::from(determined);
    let found = Some(noun).filter(|_| context.is_mark(end, ',')).and_then(|noun| head(context, noun));
    found.filter(|h| !h.plural && h.effect.is_none()).and_then(|h| h.category)
}

/// "the emir Abou Zeid", "the mayor of Djibo Ali Diallo": told of by what he is.
fn is_of_another(context: &Context<'_>, at: usize) -> bool {
    let is = [SenseClass::Victim, SenseClass::Source, SenseClass::ActorNoun, SenseClass::EffectNoun];
    at > 0 && (context.is_any(at - 1, &[Function::Of, Function::DetDu]) || context.has_any(at - 1, &is))
}

/// Where a person's name ends that begins here: at least two capital words that mean nothing else.
fn name_end(context: &Context<'_>, at: usize) -> Option<usize> {
    let capital = |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word() && t.capital && !t.capitals);
    if !capital(at) || at > 0 && capital(at - 1) {
        return None;
    }
    let name = |i: usize| capital(i) && !context.has_any(i, MEANINGS) || context.is(i, Function::NameParticle) && capital(i + 1);
    let words = (at..at + LONGEST).take_while(|i| name(*i)).count();
    (words > 1).then_some(at + words)
}

/// A name has at most so many words.
const LONGEST: usize = 5;

/// What a word of such a name may not mean.
const MEANINGS: &[SenseClass] = &[
    SenseClass::Actor,
    SenseClass::ActorNoun,
    SenseClass::Body,
    SenseClass::Capital,
    SenseClass::Community,
    SenseClass::Country,
    SenseClass::EffectNoun,
    SenseClass::Function,
    SenseClass::IncidentNoun,
    SenseClass::Outlet,
    SenseClass::PlaceWord,
    SenseClass::Source,
    SenseClass::SpeechPreposition,
    SenseClass::Target,
    SenseClass::Time,
    SenseClass::Victim,
];

/// Killed, wounded or taken.
fn is_harm(effect: Option<Effect>) -> bool {
    matches!(effect, Some(Effect::Killed | Effect::Wounded | Effect::Abducted))
}

/// Whether a verb right behind says that one person was harmed by somebody.
fn is_harmed(context: &Context<'_>, end: usize) -> bool {
    match effects::verb(context, end) {
        // "a été éliminé" may be of a tournament.
        Some((_, GroupKind::Effect(e))) => {
            let played = context.lexicon.verbs[e.verb as usize].of_enemies;
            e.voice == Voice::Passive && is_harm(e.effect) && !e.plural && !e.negated && !played
        }
        _ => false,
    }
}

/// The verb of harm whose participle stands right before, with the auxiliary of the active voice.
fn object_of(context: &Context<'_>, at: usize) -> Option<u16> {
    let verb = at.checked_sub(1).filter(|verb| *verb > 0)?;
    let verbs = &context.lexicon.verbs;
    let harms = |s: &Sense| match s {
        Sense::Verb(f) => {
            let transitive = |(e, frame)| is_harm(Some(e)) && frame == Frame::Transitive;
            (f.tense == Tense::PastParticiple && verbs[f.verb as usize].effect.is_some_and(transitive)).then_some(f.verb)
        }
        _ => None,
    };
    let have = |s: &Sense| matches!(s, Sense::Verb(f) if verbs[f.verb as usize].auxiliary == Some(Auxiliary::Have));
    let active = context.senses_of(verb - 1, &[SenseClass::Verb]).any(|(_, s)| have(s));
    context.senses_of(verb, &[SenseClass::Verb]).find_map(|(_, s)| harms(s)).filter(|_| active)
}
