//! One person told of by name alone: "Ali Diallo a été tué".

use super::noun::{complete, head};
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
    // "a neutralisé Abou Zeid"
    let enemy = object.filter(|verb| context.lexicon.verbs[*verb as usize].of_enemies).map(|_| Victims::Militants);
    let told = || count == 1 && (object.is_some() || is_included(context, at));
    // What he is says it: "ont tué Ali Diallo, notre chef de village", "a été tué Ali Diallo, maire de A".
    if let Some((end, group)) = apposed(context, end).filter(|_| told() && !is_told(context)) {
        let category = group.category.filter(|c| *c != Victims::People).or(enemy).or(group.category);
        return Some((end - at, GroupKind::Victims(Box::new(VictimGroup { category, ..group }))));
    }
    if object.is_none() && !(harmed && !is_of_another(context, at)) || is_told(context) {
        return None;
    }
    let plural = count > 1;
    let one = VictimGroup { definite: true, implicit: !plural, plural, ..VictimGroup::of(Quantity::exact(count)) };
    let group = VictimGroup { category: enemy, ..one };
    Some((end - at, GroupKind::Victims(Box::new(group))))
}

/// "the murder of Ali Diallo, a teacher": the one whose death or abduction a noun tells of, by what stands behind his name.
fn mourned(context: &Context<'_>, at: usize, end: usize) -> Option<VictimGroup> {
    let noun = at.checked_sub(2).filter(|_| context.is(at - 1, Function::Of))?;
    let harm = |s: &Sense| matches!(s, Sense::EffectNoun { role: EffectRole::Event | EffectRole::Case, effect, .. } if is_harm(Some(*effect)));
    // Not "le décès", of which anybody may die.
    if !context.senses_of(noun, &[SenseClass::EffectNoun]).any(|(_, s)| harm(s)) || !context.has(noun, SenseClass::IncidentNoun) {
        return None;
    }
    // "vingt ans après l'assassinat de Moussa Sow, imam de A", "depuis", "recherché pour": of another day.
    let another_day = [Function::After, Function::AfterOf, Function::Since, Function::Before, Function::For];
    if (noun.saturating_sub(AFTER)..noun).any(|i| context.is_any(i, &another_day)) {
        return None;
    }
    let (_, group) = apposed(context, end)?;
    Some(VictimGroup { of: None, ..group })
}

/// "Ali Diallo, a teacher", "Ali Diallo, dit Idi, mayor of A": the one whose name ends here, by the noun behind it and its comma, and where
/// that ends.
fn apposed(context: &Context<'_>, end: usize) -> Option<(usize, VictimGroup)> {
    let comma = called_end(context, end).unwrap_or(end);
    let determined = context.is_any(comma + 1, &[Function::DetDef, Function::DetPoss, Function::DetIndef]);
    let noun = comma + 1 + usize::from(determined);
    let found = head(context, noun).filter(|h| context.is_mark(comma, ',') && !h.plural && h.effect.is_none())?;
    let mut group = VictimGroup { definite: true, implicit: true, plural: false, ..VictimGroup::of(Quantity::exact(1)) };
    let end = complete(context, noun, found, &mut group);
    Some((end, group))
}

/// "Ali Diallo, dit « Idi »": where what somebody is called ends that a comma sets off behind his name.
pub(super) fn called_end(context: &Context<'_>, end: usize) -> Option<usize> {
    let length = context.function_length(end + 1, Function::Called).filter(|_| context.is_mark(end, ','))?;
    let name = |i: usize| context.is_quote(i) || context.tokens.get(i).is_some_and(|t| t.is_word() && (t.capital || t.glued));
    let from = end + 1 + length;
    let words = (from..from + LONGEST + QUOTES).take_while(|i| name(*i)).count();
    (words > 0 && context.is_mark(from + words, ',')).then_some(from + words)
}

/// "après le meurtre": so many words.
const AFTER: usize = 3;

/// Marks that set off what somebody is called.
const QUOTES: usize = 2;

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
    let been = || was_harmed(context, at);
    context.senses_of(verb, &[SenseClass::Verb]).find_map(|(_, s)| harms(s)).filter(|_| active && (told() || subject()) || been())
}

/// "neuf morts, dont Ali Diallo, maire de A", "Parmi les morts figure Ali Diallo, maire de A": whether somebody is said to be of those harmed
/// who stand before him, with no more than the verb between.
fn is_included(context: &Context<'_>, at: usize) -> bool {
    if let Some(including) = (at.saturating_sub(INCLUDING)..at)
        .find(|i| context.function_length(*i, Function::Including).is_some_and(|length| i + length == at))
    {
        // "deux témoins, dont Ali Diallo": not of those harmed.
        let comma = usize::from(including > 0 && context.is_mark(including - 1, ','));
        return including.checked_sub(1 + comma).is_some_and(|last| names_the_harmed(context, last));
    }
    let harmed = |from: usize| (from + 1..at).any(|i| is_noun_of_harmed(context, i));
    context.holds_function(&[Function::Among])
        && (at.saturating_sub(AMONG)..at).any(|i| context.is(i, Function::Among) && harmed(i))
        && !(at.saturating_sub(AMONG)..at).any(|i| context.is_mark(i, ',') || context.is_mark(i, ':'))
}

/// "morts", "blessés": whether a noun for those harmed starts here.
fn is_noun_of_harmed(context: &Context<'_>, at: usize) -> bool {
    let people = |s: &Sense| matches!(s, Sense::EffectNoun { role: EffectRole::Victim, .. });
    context.senses_of(at, &[SenseClass::EffectNoun]).any(|(_, s)| people(s))
}

/// "neuf morts", "ont été tuées": whether the last word names those harmed, or says that they were.
fn names_the_harmed(context: &Context<'_>, last: usize) -> bool {
    let harm = |s: &Sense| match s {
        Sense::Verb(f) => {
            f.tense == Tense::PastParticiple
                && context.lexicon.verbs[f.verb as usize].effect.is_some_and(|(e, _)| is_harm(Some(e)))
        }
        _ => false,
    };
    is_noun_of_harmed(context, last) || context.senses_of(last, &[SenseClass::Verb]).any(|(_, s)| harm(s))
}

/// "parmi lesquels": so many words.
const INCLUDING: usize = 2;

/// Those among whom somebody is said to be stand at most so many words before his name.
const AMONG: usize = 12;

/// "Y a été tué Ali Diallo": whether a verb in the passive ends here whose subject follows it.
fn was_harmed(context: &Context<'_>, at: usize) -> bool {
    (at.saturating_sub(PASSIVE)..at.saturating_sub(1)).any(|from| match effects::verb(context, from) {
        Some((length, GroupKind::Effect(e))) => from + length == at && e.voice == Voice::Passive && !e.plural && !e.negated,
        _ => false,
    })
}

/// "y aurait aussi été": a verb in the passive has so many words at most.
const PASSIVE: usize = 6;

/// Whoever did it stands at most so many words before the participle.
const SUBJECT_BACK: usize = 6;
