//! One person told of by name alone: "Ali Diallo a été tué".

use super::noun::head;
use crate::lexicon::{Auxiliary, EffectRole, Frame, Function, Sense, SenseClass, Subject, Tense, TimeWord};
use crate::model::{Effect, Quantity, Victims};
use crate::recognise::group::{GroupKind, VictimGroup, Voice};
use crate::recognise::{Context, effects, numbers};

/// A name of several words, right before a verb that says that attackers killed or took somebody, or right behind one of which it is the
/// object; and others named with it: "ont tué Ali Diallo, Moussa Traoré et Issa Barry".
pub(in crate::recognise) fn person(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    // "Fatou, 12 ans, a été blessée": one name is enough where an age follows.
    let one = || Some(at + 1).filter(|end| is_name(context, at) && age_end(context, *end).is_some());
    let first = name_end(context, at).or_else(one)?;
    let (mut end, mut count) = (first, 1);
    while (context.is_mark(end, ',') || context.is(end, Function::And))
        && let Some(next) = name_end(context, end + 1)
    {
        (end, count) = (next, count + 1);
    }
    if count == 1
        && let Some(group) = mourned(context, at, first)
    {
        return Some((end - at, GroupKind::Victims(Box::new(group))));
    }
    let object = object_of(context, at);
    // "Ali Diallo, 45 ans, a été tué": whose age is told is somebody of the place.
    let age = age_end(context, end).filter(|_| count == 1 && object.is_none());
    end = age.unwrap_or(end);
    let harmed = match age {
        Some(end) => is_hurt(context, end),
        None => is_harmed(context, end, count > 1),
    };
    if object.is_none() && !(harmed && !is_of_another(context, at)) || is_told(context) {
        return None;
    }
    let category = match object {
        // "a neutralisé Abou Zeid"
        Some(verb) if context.lexicon.verbs[verb as usize].of_enemies => Some(Victims::Militants),
        // What he is says it: "ont tué Ali Diallo, notre chef de village".
        Some(_) if is_apposed(context, end) => return None,
        _ => None,
    };
    let plural = count > 1;
    let group = VictimGroup { definite: true, implicit: !plural, plural, category, ..VictimGroup::of(Quantity::exact(count)) };
    Some((end - at, GroupKind::Victims(Box::new(group))))
}

/// "the murder of Ali Diallo, a teacher": the one whose death or abduction a noun tells of, by what stands behind his name.
fn mourned(context: &Context<'_>, at: usize, end: usize) -> Option<VictimGroup> {
    let noun = at.checked_sub(2).filter(|_| context.is(at - 1, Function::Of))?;
    let harm = |s: &Sense| matches!(s, Sense::EffectNoun { role: EffectRole::Event | EffectRole::Case, effect, .. } if is_harm(Some(*effect)));
    if !context.senses_of(noun, &[SenseClass::EffectNoun]).any(|(_, s)| harm(s)) || !is_apposed(context, end) {
        return None;
    }
    let determined = context.is_any(end + 1, &[Function::DetDef, Function::DetPoss, Function::DetIndef]);
    let head = head(context, end + 1 + usize::from(determined))?;
    let one = VictimGroup::of(Quantity::exact(1));
    Some(VictimGroup { definite: true, implicit: true, category: head.category, group: head.group, ..one })
}

/// Whether the sentence tells a film's or a book's story.
fn is_told(context: &Context<'_>) -> bool {
    let fiction = |s: &Sense| *s == Sense::Subject(Subject::Fiction);
    context.holds(SenseClass::Subject)
        && (0..context.len()).any(|i| context.senses_of(i, &[SenseClass::Subject]).any(|(_, s)| fiction(s)))
}

/// Whether who attacks is named here.
fn attacks(context: &Context<'_>, at: usize) -> bool {
    context.has_any(at, &[SenseClass::Actor, SenseClass::ActorNoun])
}

/// Whether a noun for people stands behind the name and its comma.
fn is_apposed(context: &Context<'_>, end: usize) -> bool {
    let determined = context.is_any(end + 1, &[Function::DetDef, Function::DetPoss, Function::DetIndef]);
    let noun = end + 1 + usize::from(determined);
    context.is_mark(end, ',') && head(context, noun).is_some_and(|h| !h.plural && h.effect.is_none())
}

/// "the emir Abou Zeid", "the mayor of Djibo Ali Diallo": told of by what he is.
fn is_of_another(context: &Context<'_>, at: usize) -> bool {
    let is = [SenseClass::Victim, SenseClass::Source, SenseClass::ActorNoun, SenseClass::EffectNoun];
    at > 0 && (context.is_any(at - 1, &[Function::Of, Function::DetDu]) || context.has_any(at - 1, &is))
}

/// Whether one capital word stands here that means nothing else.
fn is_name(context: &Context<'_>, at: usize) -> bool {
    let capital = |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word() && t.capital && !t.capitals);
    capital(at) && !(at > 0 && capital(at - 1)) && !context.has_any(at, MEANINGS)
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

/// Killed or taken.
fn is_harm(effect: Option<Effect>) -> bool {
    matches!(effect, Some(Effect::Killed | Effect::Abducted))
}

/// Whether a verb right behind says that they were harmed by attackers, or in an attack.
fn is_harmed(context: &Context<'_>, end: usize, several: bool) -> bool {
    let Some((length, GroupKind::Effect(e))) = effects::verb(context, end) else { return false };
    // "a été éliminé" may be of a tournament.
    let played = context.lexicon.verbs[e.verb as usize].of_enemies;
    let done = e.voice == Voice::Passive && is_harm(e.effect) && e.plural == several && !e.negated && !played;
    let mut behind = end + length..context.len();
    let by = behind.clone().find(|i| context.is(*i, Function::By));
    let attackers = by.is_some_and(|by| (by + 1..by + AGENT_WITHIN).any(|i| attacks(context, i)));
    done && (attackers || by.is_none() && behind.any(|i| context.has(i, SenseClass::IncidentNoun)))
}

/// An attacker stands within so many words behind "par".
const AGENT_WITHIN: usize = 4;

/// Where an age ends that commas set off behind a name: ", 45 ans,".
fn age_end(context: &Context<'_>, end: usize) -> Option<usize> {
    let number = numbers::number(context, end + 1).filter(|n| context.is_mark(end, ',') && !n.article)?;
    let unit = end + 1 + number.length;
    let of_time = |s: &Sense| matches!(s, Sense::Time(TimeWord::Unit(_)));
    let aged = context.senses_of(unit, &[SenseClass::Time]).any(|(_, s)| of_time(s));
    (aged && context.is_mark(unit + 1, ',')).then_some(unit + 2)
}

/// Whether a verb right behind says that one person was killed, taken or wounded.
fn is_hurt(context: &Context<'_>, end: usize) -> bool {
    let Some((_, GroupKind::Effect(e))) = effects::verb(context, end) else { return false };
    let harm = is_harm(e.effect) || e.effect == Some(Effect::Wounded);
    e.voice == Voice::Passive && harm && !e.plural && !e.negated && !context.lexicon.verbs[e.verb as usize].of_enemies
}

/// The verb of harm whose participle stands right before, with the auxiliary of the active voice and attackers, or some who were told of,
/// before it.
fn object_of(context: &Context<'_>, at: usize) -> Option<u16> {
    let verb = at.checked_sub(1).filter(|verb| *verb > 1)?;
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
    let told = || context.is_any(verb - 2, &[Function::PronounPlural, Function::PronounWe]);
    let subject = || (verb.saturating_sub(SUBJECT_BACK)..verb - 1).any(|i| attacks(context, i));
    context.senses_of(verb, &[SenseClass::Verb]).find_map(|(_, s)| harms(s)).filter(|_| active && (told() || subject()))
}

/// Whoever did it stands at most so many words before the participle.
const SUBJECT_BACK: usize = 6;
