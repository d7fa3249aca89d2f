//! Offices told behind a name in other ways than by a plain noun: "qui préside le collectif", "lui-même élu et chef de site".

use super::super::Context;
use super::super::group::SourceGroup;
use super::super::speech::finite_at;
use super::Phrase;
use super::{apposition, tail};
use crate::lexicon::{Function, PlaceWord, Sense, SenseClass, SpeechPreposition};
use crate::model::SpeakerClass;

/// A clause that says whom somebody leads or stands for. Whether it says who is meant.
///
/// Who leads a body speaks for it, who leads a place is an official, and who leads anything else speaks for its people.
pub fn held(context: &Context<'_>, phrase: &mut Phrase, depth: usize) -> bool {
    // "le major X, qui dirige la police": whom an officer leads says more than his rank.
    let ranked = phrase.group.office && phrase.group.person.is_some() && phrase.group.class.is_some();
    if !ranked && (!phrase.name_only || phrase.group.class.is_some()) {
        return false;
    }
    let at = phrase.end + usize::from(context.is_mark(phrase.end, ','));
    let heads = context.longest_of(at, &[SenseClass::SpeechPreposition], |s| match s {
        Sense::SpeechPreposition(
            kind @ (SpeechPreposition::Heads | SpeechPreposition::HeadsTold | SpeechPreposition::Belongs),
        ) => Some(*kind),
        _ => None,
    });
    let Some((length, kind)) = heads else { return false };
    let mut here = at + length;
    if kind == SpeechPreposition::HeadsTold {
        lead_told(phrase, here);
        return true;
    }
    here = over_place(context, here);
    if context.is_any(here, &[Function::DetDef, Function::DetIndef, Function::DetPoss, Function::DetDem]) {
        here += 1;
    }
    let inner = tail::inner(context, here, depth);
    let told = |i: &Phrase| i.group.anaphor && context.is(here - 1, Function::DetDem);
    if let Some(end) = inner.as_ref().filter(|i| told(i)).map(|i| i.end) {
        lead_told(phrase, end);
        return true;
    }
    let inner = inner.or_else(|| tail::of_body(context, here, depth));
    let body = inner.as_ref().and_then(|i| i.group.class).filter(|_| inner.as_ref().is_some_and(|i| !i.seat));
    // Nobody is an official for working in a town, nor an officer for leading men there.
    if body.is_none() && (ranked || kind == SpeechPreposition::Belongs) {
        return false;
    }
    let place = context.tokens.get(here).is_some_and(|t| t.capital)
        || context.senses_of(here, &[SenseClass::PlaceWord]).any(|(_, s)| {
            matches!(s, Sense::PlaceWord(PlaceWord::Admin1 | PlaceWord::Admin2 | PlaceWord::Settlement | PlaceWord::Area))
        });
    let class = match body {
        // "qui représente les jeunes", but "qui fait partie des rescapés".
        Some(SpeakerClass::Residents) if kind == SpeechPreposition::Heads => SpeakerClass::Community,
        Some(class) => class,
        None if place => SpeakerClass::Official,
        None => SpeakerClass::Community,
    };
    phrase.group.class = Some(class);
    phrase.group.actor = inner.as_ref().and_then(|i| i.group.actor.clone());
    phrase.name_only = false;
    phrase.end = inner.map_or((here + 1).min(context.len()), |i| i.end);
    true
}

/// "celui qui gouverne la province", "celle qui parle pour l'armée": nobody who is named otherwise than by what he leads.
pub fn whoever(context: &Context<'_>, at: usize) -> Option<Phrase> {
    let group = SourceGroup { feminine: context.gender(at), ..SourceGroup::default() };
    let mut phrase = Phrase { name_only: true, ..Phrase::of(at..at + 1, group) };
    if !held(context, &mut phrase, 0) || phrase.name_only {
        return None;
    }
    phrase.core = phrase.end;
    phrase.label = phrase.end;
    // "celui qui représente les jeunes, Ali Sow"
    phrase.group.office = true;
    apposition::apposition(context, &mut phrase, 0);
    phrase.group.office = phrase.group.possessive;
    Some(phrase)
}

/// Behind where somebody leads whom he leads: "qui dirige dans la région le bureau", "qui coordonne à Kaya le projet".
pub fn over_place(context: &Context<'_>, at: usize) -> usize {
    if !context.is_any(at, &[Function::At, Function::In, Function::On]) {
        return at;
    }
    let article = |i: &usize| context.is_any(*i, &[Function::DetDef, Function::DetIndef]);
    let words = |i: &usize| context.tokens.get(*i).is_some_and(|t| t.is_word());
    (at + 2..at + PLACE).take_while(words).find(article).unwrap_or(at)
}

/// Where somebody leads others is told in fewer words than this.
const PLACE: usize = 7;

/// "Awa Sow, qui préside cette organisation", "Awa Sow, qui la dirige": whoever leads a body that was told of before.
fn lead_told(phrase: &mut Phrase, end: usize) {
    phrase.group.class = Some(SpeakerClass::Official);
    phrase.group.office = true;
    phrase.group.possessive = true;
    phrase.name_only = false;
    phrase.end = end;
}

/// "ministre de la Sécurité et de la Protection civile": the second of two things that a minister is charged with.
pub fn portfolio(context: &Context<'_>, phrase: &mut Phrase) -> bool {
    let of = |at: usize| context.is_any(at, &[Function::Of, Function::DetDu, Function::DetDes]);
    let at = phrase.end + 1;
    if phrase.group.class != Some(SpeakerClass::Government) || !context.is(phrase.end, Function::And) || !of(at) {
        return false;
    }
    let capital = |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word() && t.capital);
    let lower = |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word() && !t.capital) && !finite_at(context, i);
    let here = at + 1 + usize::from(context.is(at + 1, Function::DetDef));
    if !capital(here) {
        return false;
    }
    let mut end = here + 1;
    while end < here + PORTFOLIO && (capital(end) || of(end) || lower(end)) {
        end += 1;
    }
    let mark = context.tokens.get(end).is_none_or(|t| !t.is_word() && t.number().is_none());
    phrase.end = if mark { end } else { phrase.end };
    mark
}

/// What a minister is charged with has at most so many words.
const PORTFOLIO: usize = 6;

/// Behind "himself" before an office in apposition.
pub fn himself(context: &Context<'_>, at: usize) -> usize {
    let joined =
        context.tokens.get(at + 1).is_some_and(|t| t.hyphen) && context.is_any(at, &[Function::Pronoun, Function::Clitic]);
    if joined { at + 2 } else { at }
}

/// The second of two offices, where the first only describes the person: "déplacé et président du site".
pub fn second(context: &Context<'_>, first: &Phrase, depth: usize) -> Option<Phrase> {
    if !context.is(first.end, Function::And) {
        return None;
    }
    let describes = matches!(first.group.class, Some(SpeakerClass::Residents) | None);
    let mut here = first.end + 1;
    if context.is_any(here, &[Function::DetDef, Function::DetIndef]) {
        here += 1;
    }
    let found = tail::inner(context, here, depth)?;
    // Two offices of one kind are both held: "ministre d'État et ministre de la Défense".
    let held =
        if describes { found.group.class != Some(SpeakerClass::Residents) } else { found.group.class == first.group.class };
    (held && found.group.class.is_some()).then_some(Phrase { start: first.start, ..found })
}
