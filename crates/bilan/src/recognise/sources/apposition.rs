//! What is said of somebody in apposition: ", Yaya Sangaré,", ", préfet de la Manyu,", "Ali Sow président de l'association".

use super::super::Context;
use super::super::group::SourceGroup;
use super::tail::{DEEPEST, adjectives, bracket, complement, inner, is_outlet, name, serve};
use super::{Phrase, head, lower_unknown, office, word_id};
use crate::lexicon::{Function, Sense, SenseClass, SpeechPreposition};
use crate::model::SpeakerClass;

/// ", un vigile,": whoever is told of by a civilian's trade is one of the people there.
fn trade(context: &Context<'_>, at: usize) -> Option<SpeakerClass> {
    context
        .longest_of(at, &[SenseClass::Victim], |s| {
            matches!(s, Sense::Victim { category: crate::model::Victims::Civilians, group: None, .. })
                .then_some(SpeakerClass::Residents)
        })
        .map(|(_, class)| class)
}

/// "le Front pour la Défense": "for" inside a name says on nobody's word anything.
fn is_inner_for(context: &Context<'_>, start: usize) -> bool {
    start > 1 && context.is(start - 1, Function::For) && context.tokens[start - 2].is_word()
}

/// "Joint par Le Courrier, le maire": whoever passes it on holds no office.
fn is_relayed(context: &Context<'_>, start: usize) -> bool {
    let article = || start > 0 && context.is(start - 1, Function::DetDef);
    (start.saturating_sub(RELAYED_WORDS)..start)
        .any(|at| relays(context, at, start) || article() && relays(context, at, start - 1))
}

/// Whether words such as "quoted by" stand from one token up to another.
pub(in crate::recognise) fn relays(context: &Context<'_>, at: usize, end: usize) -> bool {
    let mut prepositions = context.senses_of(at, &[SenseClass::SpeechPreposition]);
    prepositions.any(|(length, s)| at + length == end && matches!(s, Sense::SpeechPreposition(SpeechPreposition::Relayed)))
}

/// "cité par": so many words at most.
pub(in crate::recognise) const RELAYED_WORDS: usize = 4;

/// "Ali Sow président de l'association": an office behind a name without a comma.
pub fn unmarked(context: &Context<'_>, phrase: &mut Phrase, depth: usize) -> bool {
    let lower = context.tokens.get(phrase.end).is_some_and(|t| t.is_word() && !t.capital && !t.hyphen);
    if !phrase.name_only || phrase.end - phrase.start < 2 || !lower || depth >= DEEPEST {
        return false;
    }
    let singular = |h: &head::Head| !(h.proper || h.seat || h.group.plural || h.group.text) && h.group.class.is_some();
    let office = head::head(context, phrase.end).filter(singular);
    let Some(office) = office.and_then(|_| inner(context, phrase.end, depth + 1)).filter(|i| i.end > phrase.end + 1) else {
        return false;
    };
    let person = phrase.group.person.take();
    phrase.group = SourceGroup { person, ..office.group };
    phrase.name_only = false;
    phrase.end = office.end;
    true
}

/// "confirmé par Ali Sow, un élu local.", "le bilan est d'Ali Sow, le préfet.": a person by name behind "by", and what he is, where no verb goes on with it.
fn is_told_by(context: &Context<'_>, phrase: &Phrase) -> bool {
    let before = phrase.start - 1;
    let of = || before > 0 && context.is(before, Function::Of) && super::super::speech::is_be(context, before - 1);
    let named = phrase.name_only && phrase.end - phrase.start > 1 && (context.is(before, Function::By) || of());
    if !named || !context.is_any(phrase.end + 1, &[Function::DetIndef, Function::DetDef]) {
        return false;
    }
    let office = head::head(context, phrase.end + 2).filter(|h| !h.proper && !h.group.plural && h.group.class.is_some());
    office.is_some_and(|h| !(h.end..h.end + GOES_ON).any(|at| super::super::speech::finite_at(context, at)))
}

/// "Au centre de santé, le médecin-chef, lui, parle", "Proche de l'opposition, l'ONG compte": whether whoever stands behind the comma is
/// neither the house with which a sentence opens nor what is said there of the next.
fn is_other_behind(context: &Context<'_>, phrase: &Phrase) -> bool {
    let next = phrase.end + 1;
    if phrase.name_only || phrase.start > HOUSE || !context.is_any(next, &[Function::DetDef, Function::DetIndef]) {
        return false;
    }
    let Some(other) = head::head(context, next + 1).filter(|h| !(h.seat || h.name_only) && h.group.class.is_some()) else {
        return false;
    };
    let inside = phrase.start > 0 && context.is_any(phrase.start - 1, &[Function::At, Function::In]);
    let house = matches!(phrase.group.class, Some(SpeakerClass::Medical | SpeakerClass::Ngo)) && !phrase.group.office;
    let bare = phrase.start == 0 && phrase.plain && !phrase.group.office && phrase.group.class == Some(SpeakerClass::Residents);
    inside && house || bare && !other.group.office
}

/// A house with which a sentence opens stands among so many words.
const HOUSE: usize = 2;

/// So many words behind an office its verb stands.
const GOES_ON: usize = 4;

/// ", Yaya Sangaré,", ", préfet de la Manyu,", ", qui est l'un des élus de la ville,": set off by commas, or at the end.
pub fn apposition(context: &Context<'_>, phrase: &mut Phrase, depth: usize) -> bool {
    let at = phrase.end;
    // "les chiffres officiels, ceux de la police": whose they are, said more closely.
    let of = |at: usize| context.is_any(at, &[Function::Of, Function::DetDu, Function::DetDes]);
    if phrase.text && context.is_mark(at, ',') && context.is(at + 1, Function::ThatOf) && of(at + 2) && depth < DEEPEST {
        let owner = inner(context, at + 3 + usize::from(context.is(at + 3, Function::DetDef)), depth + 1);
        if let Some(owner) = owner.filter(|owner| owner.group.class.is_some() && !owner.seat) {
            serve(&mut phrase.group, &owner.group, true);
            phrase.end = owner.end;
            return true;
        }
    }
    // "Dans un communiqué, la mission annonce": behind a text comes who writes it, as the subject.
    // "la version du général X, chef d'état-major de A": but a person who gives it holds his office.
    if !context.is_mark(at, ',')
        || depth >= DEEPEST
        || phrase.text && (phrase.group.person.is_none() || phrase.group.class.is_none())
    {
        return false;
    }
    // "Répondant à la presse, le capitaine X salue": nor do those who ask.
    if phrase.group.class == Some(SpeakerClass::Media)
        && phrase.group.person.is_none()
        && head::head(context, at + 1 + usize::from(context.is(at + 1, Function::DetDef))).is_some_and(|h| {
            h.group.class.is_some_and(|class| class != SpeakerClass::Media) && context.is(at + 1, Function::DetDef)
        })
    {
        return false;
    }
    // "sur les réseaux sociaux, le gouverneur, Ali Sow, affirme": nor is a channel whoever speaks there.
    if phrase.group.class == Some(SpeakerClass::Media) && phrase.start > 0 && context.is(phrase.start - 1, Function::On) {
        return false;
    }
    // "À Kaya, un habitant", "dans le nord du Tchad, Ali Sy": a place, and somebody new.
    let placed = (phrase.name_only || phrase.seat)
        && phrase.start > 0
        && (!super::ends_speech_preposition(context, phrase.start)
            || is_inner_for(context, phrase.start)
            || is_relayed(context, phrase.start))
        && (phrase.contracted
            || phrase.seat
            || super::super::speech::is_preposition(context, phrase.start - 1)
            || context.tokens[phrase.start - 1].is_word() && context.word(phrase.start - 1).len() == 1);
    // "apprend la radio de Jean Valjean, maire de Gao": an office without an article is a person's.
    let holds_office =
        || phrase.name_only && head::head(context, at + 1).is_some_and(|h| !h.proper && (!h.group.plural || h.group.voice));
    if placed && !holds_office() && !is_told_by(context, phrase) {
        return false;
    }
    if is_other_behind(context, phrase) {
        return false;
    }
    let behalf = context
        .longest_of(at + 1, &[SenseClass::SpeechPreposition], |s| {
            matches!(s, Sense::SpeechPreposition(SpeechPreposition::OnBehalf)).then_some(())
        })
        .is_some();
    if behalf {
        phrase.end += 1;
        if complement(context, phrase, depth) {
            // Whoever speaks for a body is known by his name behind it.
            phrase.name_only &= phrase.group.class.is_none();
            return true;
        }
        phrase.end = at;
        return false;
    }
    // "a dit Mohamed Ali, de la police": whom a person belongs to.
    let person = phrase.name_only || phrase.group.office && phrase.group.person.is_some();
    if person && context.is_any(at + 1, &[Function::Of, Function::DetDu, Function::DetDes]) {
        let from = at + 2 + usize::from(context.is(at + 2, Function::DetDef));
        // "ce responsable, Ali Sow, de la Croix-Rouge": what nobody is told to serve yet.
        let open = phrase.group.class == Some(SpeakerClass::Official);
        let known = |i: &Phrase| {
            let body = || i.group.actor.is_some() || open && !i.group.office && i.group.class != Some(SpeakerClass::Residents);
            !i.seat && i.group.class.is_some() && (phrase.name_only || body())
        };
        // "de l'hôpital Saint-Luc de Kaya": with the name of the house.
        let house = |mut i: Phrase| {
            let class = i.group.class;
            if class == Some(SpeakerClass::Medical) && name(context, &mut i) {
                complement(context, &mut i, depth + 1);
            }
            i.group.class = class;
            i
        };
        let body = inner(context, from, depth + 1).filter(known).map(house);
        let ends = |i: &Phrase| context.tokens.get(i.end).is_none_or(|t| !t.is_word() && t.number().is_none());
        if let Some(body) = body.filter(ends) {
            serve(&mut phrase.group, &body.group, true);
            phrase.name_only = false;
            phrase.end = body.end;
            return true;
        }
    }
    let relative = phrase.name_only && context.is(at + 1, Function::Who) && super::super::speech::is_be(context, at + 2);
    // "qui était alors préfet"
    let adverb = usize::from(relative && context.is_adverb(at + 3));
    // "qui est dans la région le porte-parole militaire"
    let mut start = if relative { office::over_place(context, at + 3 + adverb) } else { office::himself(context, at + 1) };
    let mut possessive = false;
    if head::one_of(context, start).is_some() {
        let opening = head::opening(context, start);
        // "Awa Sow, l'un de ses membres,": of the body told of before.
        possessive = opening.possessive;
        start = opening.end;
    } else if context.is_any(start, &[Function::DetDef, Function::DetIndef, Function::DetPoss]) {
        possessive = context.is(start, Function::DetPoss);
        start += 1;
        // "Ali Sow, un autre milicien,".
        start += usize::from(context.is(start, Function::Other));
    }
    for _ in 0..2 {
        if head::describes(context, start) || lower_unknown(context, start) && head::head(context, start).is_none() {
            start += 1;
        }
    }
    let unknown_office = !relative && start > at + 1 && head::head(context, start).is_none();
    let mut inner = match head::head(context, start) {
        Some(head) => Phrase { seat: head.seat, name_only: head.name_only, ..Phrase::of(at + 1..head.end, head.group) },
        // ", modérateur de l'Église": an office that the table does not hold.
        None if unknown_office && phrase.name_only => {
            Phrase::of(at + 1..start, SourceGroup { office: true, class: trade(context, start), ..SourceGroup::default() })
        }
        None => return false,
    };
    // "de dix blessés, Awa Keita, le préfet, parle": one name is not that of several.
    if inner.seat || inner.group.text || phrase.counted && inner.name_only {
        return false;
    }
    let noun = (word_id(context, start), word_id(context, inner.end - 1));
    adjectives(context, &mut inner);
    for _ in 0..4 {
        let before = inner.end;
        let _ = complement(context, &mut inner, depth + 1) || name(context, &mut inner) || bracket(context, &mut inner);
        if inner.end == before {
            break;
        }
    }
    office::portfolio(context, &mut inner);
    if let Some(second) = office::second(context, &inner, depth) {
        inner = second;
    }
    // "a dit à l'AFP, vendredi, le préfet", "à l'agence X, le préfet": an outlet holds no office.
    if is_outlet(phrase) && inner.group.class != Some(SpeakerClass::Media) {
        return false;
    }
    // "Acled, l'ONG qui suit ces violences,": what a body that the tables hold is.
    let bodies =
        |g: &SourceGroup| matches!(g.class, Some(SpeakerClass::Ngo | SpeakerClass::Monitor | SpeakerClass::Un)) && !g.office;
    let body = || phrase.plain && bodies(&phrase.group) && bodies(&inner.group) && context.is(inner.end, Function::Who);
    let closed = context.tokens.get(inner.end).is_none_or(|t| !t.is_word() && t.number().is_none())
        || body()
        || phrase.name_only && inner.group.class.is_some();
    // "selon Ali Sow, l'armée a retrouvé six corps": the army has a verb of its own.
    let own_verb = || context.is_auxiliary(inner.end) || super::super::speech::finite_at(context, inner.end);
    let sourced = super::ends_speech_preposition(context, phrase.start);
    let told = sourced && context.is(at + 1, Function::DetDef);
    // "d'après ce responsable, Ali Sow, général de brigade, a été tué": so has he.
    let falls = || {
        let close = (inner.end + 1..inner.end + GOES_ON * 2).find(|i| context.is_mark(*i, ','));
        let behind = close.filter(|_| context.is_mark(inner.end, ',')).map_or(inner.end, |comma| comma + 1);
        context.is_auxiliary(behind)
    };
    if !closed || told && own_verb() || sourced && inner.name_only && falls() {
        return false;
    }
    if phrase.name_only || phrase.group.class.is_none() && inner.group.class.is_some() {
        let person = phrase.group.person.take();
        phrase.group = SourceGroup { person, plural: phrase.group.plural, possessive, ..inner.group };
        // "Awa Sow, la directrice, raconte": who is called so afterwards.
        if phrase.name_only && !inner.name_only {
            phrase.noun = noun;
        }
        phrase.name_only = false;
    } else {
        if inner.group.class.is_some()
            && inner.group.actor.is_none()
            && inner.group.person.is_none()
            && !(phrase.group.office || phrase.group.anaphor)
        {
            // ", père de deux élèves": describes, but does not change whose voice it is.
        } else if possessive && inner.group.voice && phrase.group.office {
            // "le général X, son porte-parole": of the body told of before, and an officer where that is not known.
            phrase.group.possessive = true;
        } else if (phrase.group.office || phrase.group.anaphor) && inner.group.class.is_some() {
            phrase.group.class = inner.group.class;
            phrase.group.actor = inner.group.actor.clone();
        }
        phrase.group.person = phrase.group.person.take().or(inner.group.person);
    }
    phrase.end = inner.end;
    true
}
