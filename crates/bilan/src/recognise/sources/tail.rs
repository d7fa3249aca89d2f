//! What belongs to a phrase that may speak behind its head: whose spokesman, of which ministry, the person's name.

use super::super::group::SourceGroup;
use super::super::{Context, actor_at, actors, numbers, times};
use super::{Phrase, apposition, capital, head, lower_unknown, office};
use crate::lexicon::{
    EffectRole, Function, ResponsibilityCue, Sense, SenseClass, SourceRole, SpeechPreposition, Tense, VerbForm, WordId,
};
use crate::model::{Effect, SpeakerClass, Victims};

/// How deep complements of complements are followed: "le porte-parole du chef de l'état-major de l'armée".
pub(super) const DEEPEST: usize = 4;

/// Reads on behind the head. Whether anything there says who is meant.
pub fn complete(context: &Context<'_>, phrase: &mut Phrase, depth: usize) -> bool {
    let mut named = false;
    if !phrase.name_only && !is_outlet(phrase) {
        adjectives(context, phrase);
    }
    numbered(context, phrase);
    published(context, phrase);
    for _ in 0..8 {
        let before = phrase.end;
        let found = complement(context, phrase, depth)
            || name(context, phrase)
            || bracket(context, phrase)
            || office::portfolio(context, phrase)
            || office::held(context, phrase, depth)
            || apposition::apposition(context, phrase, depth)
            || apposition::unmarked(context, phrase, depth)
            || in_person(context, phrase);
        named |= found;
        if phrase.end == before {
            break;
        }
    }
    named
}

/// "le communiqué n° 12 de l'armée": a text with its number.
fn numbered(context: &Context<'_>, phrase: &mut Phrase) {
    if !phrase.text {
        return;
    }
    let is_short = |at: usize| context.tokens.get(at).is_some_and(|t| t.is_word()) && context.word(at).chars().count() <= 2;
    // Its sign may have been taken for an adjective.
    let taken = phrase.end > phrase.start + 1 && is_short(phrase.end - 1);
    let at = if taken { phrase.end - 1 } else { phrase.end };
    let short = is_short(at);
    let sign = (at + 1..at + 3).find(|i| context.tokens.get(*i).is_none_or(|t| t.is_word() || t.number().is_some()));
    let number = sign.filter(|i| context.tokens.get(*i).is_some_and(|t| t.number().is_some()));
    if let Some(number) = number.filter(|_| short) {
        phrase.end = number + 1;
    }
}

/// "un premier bilan lundi du gouvernorat": the day of a text may stand before its author.
fn published(context: &Context<'_>, phrase: &mut Phrase) {
    if !phrase.text {
        return;
    }
    let Some((length, _)) = times::at(context, phrase.end) else { return };
    let behind = phrase.end + length;
    if context.is_any(behind, &[Function::Of, Function::DetDu, Function::DetDes])
        && context.has(behind + 1 + usize::from(context.is(behind + 1, Function::DetDef)), SenseClass::Source)
    {
        phrase.end = behind;
    }
}

/// An outlet called by its name.
pub(super) fn is_outlet(phrase: &Phrase) -> bool {
    phrase.group.class == Some(SpeakerClass::Media) && phrase.group.person.is_some()
}

/// "le ministre en personne, Issa Ba": said in passing between a head and its name.
fn in_person(context: &Context<'_>, phrase: &mut Phrase) -> bool {
    let aside = super::super::speech::aside(context, phrase.end).filter(|length| context.is_mark(phrase.end + length, ','));
    phrase.end += aside.unwrap_or(0);
    false
}

/// "officiel", "régional", "malien", "militaire": adjectives of the head.
pub fn adjectives(context: &Context<'_>, phrase: &mut Phrase) {
    for _ in 0..3 {
        let at = phrase.end;
        let demonym = context.longest_of(at, &[SenseClass::Demonym], |s| match s {
            Sense::Demonym(country) => Some(*country),
            _ => None,
        });
        let demonym = demonym.filter(|_| !capital(context, at));
        // Mostly no adjective follows, and that is cheap to tell.
        if demonym.is_none() && !may_be_adjective(context, at, phrase.group.text) || times::length(context, at).is_some() {
            return;
        }
        if let Some((length, country)) = demonym {
            phrase.group.country = Some(context.lexicon.countries[country as usize].iso2);
            phrase.end += length;
            phrase.core = phrase.end;
            phrase.label = phrase.end;
            continue;
        }
        if context.is_adverb(at) || super::super::speech::begins(context, at) {
            return;
        }
        if let Some(class) = of_class(context, at) {
            // "une source militaire", "un responsable rebelle": the adjective tells whose office it is.
            let publishes = !matches!(
                class,
                SpeakerClass::Residents
                    | SpeakerClass::Community
                    | SpeakerClass::Media
                    | SpeakerClass::ArmedGroup
                    | SpeakerClass::UnnamedSource
            );
            // "un sergent rescapé": what befell an officer changes nothing of his office.
            let described = class == SpeakerClass::Residents && phrase.group.class == Some(SpeakerClass::Army);
            if phrase.group.office && !described || phrase.group.text && publishes {
                // "un bilan officiel": an official figure is the government's.
                let of_state = phrase.group.text && class == SpeakerClass::Official;
                phrase.group.class = Some(if of_state { SpeakerClass::Government } else { class });
                phrase.group.office = false;
            }
        }
        phrase.end += 1;
        phrase.core = phrase.end;
        phrase.label = phrase.end;
    }
}

/// Whether the word here, in small letters, means nothing that no adjective of a head means; `text` says whether the head is a text.
fn may_be_adjective(context: &Context<'_>, at: usize, text: bool) -> bool {
    let word = context.tokens.get(at).is_some_and(|t| t.is_word() && !t.capital && !t.hyphen);
    word && !context
        .senses_of(
            at,
            &[
                SenseClass::Verb,
                SenseClass::Hedge,
                SenseClass::Function,
                SenseClass::SpeechPreposition,
                SenseClass::PlaceWord,
                SenseClass::Number,
                SenseClass::Modifier,
            ],
        )
        .any(|(_, s)| {
            matches!(s, Sense::Verb(f) if text && !revised(context, at) || f.tense != Tense::PastParticiple)
                || matches!(s, Sense::Hedge(_)) && !text
                || matches!(
                    s,
                    Sense::Function(_)
                        | Sense::SpeechPreposition(_)
                        | Sense::PlaceWord(_)
                        | Sense::Number { .. }
                        | Sense::Modifier { .. }
                )
        })
}

/// "le bilan revu du ministère": a participle that stands between a text and its author.
fn revised(context: &Context<'_>, at: usize) -> bool {
    let of = context.is_any(at + 1, &[Function::Of, Function::DetDu, Function::DetDes]);
    let author = at + 2 + usize::from(context.is(at + 2, Function::DetDef));
    of && context.has_any(author, &[SenseClass::Source, SenseClass::Actor, SenseClass::Outlet])
        && !context.has_any(author, &[SenseClass::Victim, SenseClass::EffectNoun, SenseClass::IncidentNoun])
}

fn of_class(context: &Context<'_>, at: usize) -> Option<SpeakerClass> {
    context
        .longest_of(at, &[SenseClass::Source, SenseClass::Actor], |s| match s {
            Sense::Source { class, .. } => Some(*class),
            // "un commandant shebab": a name in small letters stands there as an adjective.
            Sense::Actor(index) => {
                let fights = actors::members_of(&context.lexicon.actors[*index as usize]) == Victims::Militants;
                fights.then_some(SpeakerClass::ArmedGroup)
            }
            _ => None,
        })
        .map(|(_, class)| class)
}

/// "de l'armée", "du ministère de la Défense", "au sein de la police", "à Kaya". Whether it says who is meant.
pub fn complement(context: &Context<'_>, phrase: &mut Phrase, depth: usize) -> bool {
    let at = phrase.end + day_before_author(context, phrase, depth).max(aside_before_author(context, phrase, depth));
    let brings = [Function::Of, Function::DetDu, Function::DetDes, Function::At, Function::In, Function::On, Function::For];
    if !context.has(at, SenseClass::SpeechPreposition) && !context.is_any(at, &brings) {
        return false;
    }
    // "the toll of the attack of A": what was done by A is no text of A's.
    if phrase.text && (phrase.start + 1..at).any(|i| context.has(i, SenseClass::IncidentNoun)) {
        return false;
    }
    let behalf = context
        .longest_of(at, &[SenseClass::SpeechPreposition], |s| {
            matches!(s, Sense::SpeechPreposition(SpeechPreposition::OnBehalf)).then_some(())
        })
        .map(|(l, ())| l);
    let of = context.is_any(at, &[Function::Of, Function::DetDu, Function::DetDes]).then_some(1);
    // "ont dit à l'AFP des habitants", "apprend l'AFP de Jean Ba": nothing belongs to an outlet called by its name.
    let of = of.filter(|_| !is_outlet(phrase));
    // "le directeur d'une ONG pour le Sahel"
    let charged = |at: usize| {
        let name = at + 1 + usize::from(context.is(at + 1, Function::DetDef));
        context.is(at, Function::For)
            && phrase.group.class.is_some()
            && !(phrase.name_only || phrase.text)
            && capital(context, name)
    };
    // "chercheuse à Amnesty", "responsable des urgences à l'OMS": of the body that is named.
    let works_at = |at: usize| {
        let name = at + 1 + usize::from(context.is(at + 1, Function::DetDef));
        let body = |s: &Sense| match s {
            Sense::Source {
                class: SpeakerClass::Ngo | SpeakerClass::Un | SpeakerClass::Monitor,
                role: SourceRole::Plain,
                ..
            } => Some(()),
            _ => None,
        };
        context.is(at, Function::At)
            && phrase.group.office
            && capital(context, name)
            && context.longest_of(name, &[SenseClass::Source], body).is_some()
    };
    let of = of.or(works_at(at).then_some(1));
    // "attribuée par le maire au Front": to whom, not where he is mayor.
    let to = |at: usize| {
        let name = at + 1 + usize::from(context.is(at + 1, Function::DetDef));
        context.is(at, Function::At)
            && phrase.start > 0
            && context.is(phrase.start - 1, Function::By)
            && context.has(name, SenseClass::Actor)
    };
    let located = context.is_any(at, &[Function::At, Function::In, Function::On]);
    let place = (located && !to(at) && !acts_at(context, phrase, at) || charged(at)).then_some(1);
    // "une note interne à la gendarmerie"
    let inward = |at: usize| phrase.group.text && context.is(at, Function::At) && !context.has(at - 1, SenseClass::Verb);
    let of = of.or(place.filter(|_| inward(at)));
    let Some(length) = behalf.or(of).or(place) else { return false };
    // "un communiqué signé du général X, ministre de la Défense": with the office that the name holds.
    if behalf.is_some()
        && phrase.text
        && depth < DEEPEST
        && let Some(giver) = super::phrase(context, at + length).filter(|p| p.group.class.is_some() && !p.text)
    {
        serve(&mut phrase.group, &giver.group, true);
        phrase.end = giver.end;
        phrase.label = giver.label;
        return true;
    }
    // "un communiqué de Awa Ba, porte-parole de l'ONU": of a person whose office stands behind the name.
    if of.is_some()
        && phrase.text
        && depth < DEEPEST
        && capital(context, at + length)
        && let Some(author) = super::phrase(context, at + length).filter(|p| p.group.person.is_some() && p.group.class.is_some())
    {
        serve(&mut phrase.group, &author.group, true);
        phrase.group.person = phrase.group.person.take().or(author.group.person);
        phrase.end = author.end;
        phrase.label = author.label;
        return true;
    }
    // "le chef des Lendu": whoever leads a people speaks for it.
    if phrase.group.class == Some(SpeakerClass::Official) && leads_people(context, at) {
        phrase.group.class = Some(SpeakerClass::Community);
    }
    let mut here = at + length;
    // "le directeur de cette dernière", "le porte-parole de celui-ci": of the one told of last.
    if of.is_some()
        && phrase.group.office
        && !context.is(here, Function::DetIndef)
        && let Some(length) = context.function_length(here, Function::Pronoun).filter(|length| *length == 2)
    {
        phrase.group.possessive = true;
        phrase.end = here + length;
        phrase.label = phrase.end;
        return true;
    }
    if context.is_any(here, &[Function::DetDef, Function::DetIndef, Function::DetPoss, Function::DetDem]) {
        here += 1;
    }
    let quoted = context.is_quote(here) && (behalf.is_some() || of.is_some());
    here += usize::from(quoted);
    // "président de « NOM »": no state is told of in quotation marks.
    if quoted
        && phrase.group.chair
        && phrase.group.class == Some(SpeakerClass::Government)
        && !context.has(here, SenseClass::Country)
    {
        phrase.group.class = Some(SpeakerClass::Community);
    }
    // "le bilan de l'attaque du M23": violence has given no text, nor has whoever did it.
    if phrase.text && of.is_some() && is_somebodys_violence(context, here) {
        return false;
    }
    if (behalf.is_some() || of.is_some())
        && depth < DEEPEST
        && let Some(inner) = inner(context, here, depth)
    {
        if asks(context, phrase, at, here, &inner) {
            return false;
        }
        // "le bilan des victimes": those counted in a text have not written it.
        if phrase.text && behalf.is_none() && counted_in_text(context, here) {
            phrase.end = inner.end;
            return true;
        }
        // "le décompte de l'organisation": of the one told of before.
        let told = (phrase.text || phrase.group.text)
            && context.is(here - 1, Function::DetDef)
            && inner.group.anaphor
            && inner.end == here + 1;
        // "le porte-parole de cette institution": of the one told of before as well.
        let served = phrase.group.office && of.is_some() && context.is(here - 1, Function::DetDem) && inner.group.anaphor;
        let class = phrase.group.class;
        serve(&mut phrase.group, &inner.group, behalf.is_some());
        phrase.group.anaphor = told;
        if served && inner.end == here + 1 {
            phrase.group.class = class;
            phrase.group.possessive = true;
            phrase.group.office = true;
        }
        phrase.end = inner.end;
        phrase.label = inner.label.max(phrase.label);
        if !inner.seat {
            phrase.core = inner.core;
        }
        return true;
    }
    // "blamed by the army on A", "by a source on jihadists": those who bear arms are no place, nor what somebody is in charge of.
    // Not "a channel linked to A".
    let party = here + usize::from(context.is(here, Function::DetDes));
    let tied = at > 0 && context.has_any(at - 1, &[SenseClass::Verb, SenseClass::Responsibility]);
    if context.is(at, Function::At) && !tied && actor_at(context, party).is_some_and(|(_, a)| !a.force) {
        return false;
    }
    // Anything else that ends in a name: a place, a subject of office.
    let mut end = here;
    let mut words = 0;
    while words < 3 && !capital(context, end) && plain_word(context, end) {
        end += 1;
        words += 1;
    }
    let names = end;
    let mut capitals = 0;
    // "le maire d'al-Nour Ali Ba": an article that is written small begins a name as well.
    let particle = |i: usize| context.is(i, Function::NameParticle) && capital(context, i + 1);
    while capitals < 4 && (capital(context, end) || particle(end)) {
        capitals += usize::from(capital(context, end));
        end += 1;
    }
    let only_lower = end == names;
    // "the governor of twelve": a figure, of which he speaks.
    if only_lower
        && !phrase.text
        && (context.has(here, SenseClass::Number) || context.tokens.get(here).is_some_and(|t| t.number().is_some()))
    {
        return false;
    }
    if only_lower && (place.is_some() || words == 0) || place.is_some() && words > 2 {
        return false;
    }
    if only_lower {
        // "du village", "de santé": one word, and its adjective where it is no verb.
        end = here + 1;
        while end < here + 3 && context.word(end).len() > 3 && (lower_unknown(context, end) || governed(context, end)) {
            end += 1;
        }
        if phrase.group.chair && phrase.group.class == Some(SpeakerClass::Government) {
            phrase.group.class = Some(SpeakerClass::Community);
        }
    }
    // "le maire de A, où l'attaque a eu lieu": a place of its own.
    if !only_lower && of.is_some() && crate::recognise::behind::told_there(context, end) {
        return false;
    }
    phrase.end = end;
    phrase.label = end;
    !only_lower || of.is_some()
}

/// "a appris le journal de sources sanitaires", "a appris la radio auprès d'un élu": whether those behind an outlet's noun, who are told of for the
/// first time, are whom it has it from.
fn asks(context: &Context<'_>, phrase: &Phrase, of: usize, noun: usize, inner: &Phrase) -> bool {
    use SpeakerClass as Class;
    let class = inner.group.class.filter(|_| phrase.group.class == Some(Class::Media) && !phrase.text);
    let person = matches!(
        class,
        Some(
            Class::UnnamedSource | Class::Medical | Class::Official | Class::Residents | Class::Community | Class::SecurityForces
        )
    );
    let learnt = (phrase.start.saturating_sub(LEARNT)..phrase.start).any(|i| learns(context, i));
    let new = noun == of + 1 && !context.is(of, Function::DetDu) || context.is(noun - 1, Function::DetIndef);
    person && learnt && (new || noun > of + 2)
}

/// A verb of learning begins at most so many words before the outlet's noun.
const LEARNT: usize = 3;

fn learns(context: &Context<'_>, at: usize) -> bool {
    context.senses_of(at, &[SenseClass::SpeechVerb]).any(|(_, s)| matches!(s, Sense::Verb(f) if context.lexicon.learns(f.verb)))
}

/// "dispersed on Monday by the police at A", "an attack was reported by the army at A": behind the agent of a verb that tells of no words stands
/// where it was done.
fn acts_at(context: &Context<'_>, phrase: &Phrase, at: usize) -> bool {
    let Some(by) = phrase.start.checked_sub(1).filter(|i| context.is(*i, Function::By) && context.is(at, Function::At)) else {
        return false;
    };
    let timed = |i: &usize| context.has_any(*i, &[SenseClass::Time, SenseClass::Digits]);
    let first = (by.saturating_sub(DAY_WORDS)..by).rev().take_while(timed).last().unwrap_or(by);
    let Some(verb) = first.checked_sub(1) else { return false };
    let acts = |s: &Sense| match s {
        Sense::Verb(form) => {
            let verb = &context.lexicon.verbs[form.verb as usize];
            let registers = verb.speech.is_some_and(|(_, frame)| frame.registers);
            form.tense == Tense::PastParticiple && (verb.incident.is_some() || verb.effect.is_some() || registers)
        }
        _ => false,
    };
    let unknown = || {
        !context.has_any(verb, &[SenseClass::Verb, SenseClass::Function])
            && context.lexicon.is_participle(&context.word(verb).to_lowercase())
    };
    capital(context, at + 1) && (unknown() || context.senses_of(verb, &[SenseClass::Verb]).any(|(_, s)| acts(s)))
}

/// A day between a verb and its agent has at most so many words.
const DAY_WORDS: usize = 4;

/// "un bilan mardi des autorités": the length of the day that stands between a text and whose it is.
fn day_before_author(context: &Context<'_>, phrase: &Phrase, depth: usize) -> usize {
    if !phrase.text || depth >= DEEPEST {
        return 0;
    }
    let of = |at: usize| context.is_any(at, &[Function::Of, Function::DetDu, Function::DetDes]);
    let Some((day, _)) = times::at(context, phrase.end).filter(|(day, _)| of(phrase.end + day)) else { return 0 };
    if author_behind(context, phrase.end + day, depth).is_some() { day } else { 0 }
}

/// "le bilan, encore provisoire, du gouvernement": the length of what is said between commas of a text, or of those to whom it was given,
/// before whose it is.
fn aside_before_author(context: &Context<'_>, phrase: &Phrase, depth: usize) -> usize {
    if !phrase.text || depth >= DEEPEST {
        return 0;
    }
    let of = |at: usize| context.is_any(at, &[Function::Of, Function::DetDu, Function::DetDes]);
    let author = |of: usize| author_behind(context, of, depth).is_some_and(|author| !author.seat);
    // "les déclarations à la presse d'un témoin"
    let addressed = super::super::speech::addressed(context, phrase.end).map(|length| phrase.end + length).filter(|end| of(*end));
    if let Some(end) = addressed {
        return if author(end) { end - phrase.end } else { 0 };
    }
    if !context.is_mark(phrase.end, ',') {
        return 0;
    }
    let aside = phrase.end + 1..context.len().min(phrase.end + ASIDE);
    let Some(close) = aside.into_iter().find(|i| context.is_mark(*i, ',')) else { return 0 };
    let plain = |i: usize| {
        let noun = [SenseClass::Source, SenseClass::SpeechNoun, SenseClass::SpeechPreposition, SenseClass::Number];
        context.tokens[i].is_word() && !context.tokens[i].capital && !context.has_any(i, &noun)
    };
    let said_of_it = (phrase.end + 1..close).all(|i| plain(i) && !super::super::speech::finite_at(context, i));
    if of(close + 1) && said_of_it && author(close + 1) { close + 1 - phrase.end } else { 0 }
}

/// "du gouvernement", "d'un témoin": whoever is named behind such a preposition, if he is known to speak.
fn author_behind(context: &Context<'_>, of: usize, depth: usize) -> Option<Phrase> {
    let noun = of + 1 + usize::from(context.is_any(of + 1, &[Function::DetDef, Function::DetIndef]));
    inner(context, noun, depth).filter(|author| author.group.class.is_some())
}

/// Between commas so many words at most are said of a text.
const ASIDE: usize = 6;

/// "attaque du", "raid des": a noun of violence, and whose it was or on whom.
fn is_somebodys_violence(context: &Context<'_>, at: usize) -> bool {
    let violence = |s: &Sense| matches!(s, Sense::IncidentNoun { .. }).then_some(());
    let noun = context.longest_of(at, &[SenseClass::IncidentNoun], violence).filter(|_| !context.tokens[at].capital);
    noun.is_some_and(|(length, ())| context.is_any(at + length, &[Function::Of, Function::DetDu, Function::DetDes]))
}

/// Whether people are named here by nothing but what befell them.
fn counted_in_text(context: &Context<'_>, at: usize) -> bool {
    let harmed = |effect: Effect| matches!(effect, Effect::Killed | Effect::Wounded | Effect::Missing);
    let role = |s: &Sense| match s {
        Sense::EffectNoun { role: EffectRole::Victim, effect, .. } => harmed(*effect).then_some(()),
        _ => None,
    };
    let done = |f: &VerbForm| f.tense == Tense::PastParticiple && context.lexicon.verbs[f.verb as usize].tells_violence();
    let participle = context.longest_of(at + 1, &[SenseClass::Verb], |s| matches!(s, Sense::Verb(f) if done(f)).then_some(()));
    let people = context.has(at, SenseClass::Victim) && participle.is_some();
    let named = || context.longest_of(at, &[SenseClass::EffectNoun], role).is_some();
    context.is(at.saturating_sub(1), Function::DetDes) && (people || named())
}

/// "la direction des affaires publiques des armées": an adjective behind which the next complement follows at once.
fn governed(context: &Context<'_>, at: usize) -> bool {
    let lower = context.tokens.get(at).is_some_and(|t| !t.capital && !t.hyphen);
    let of = context.is_any(at + 1, &[Function::Of, Function::DetDu, Function::DetDes]);
    // "la filiale régionale d'Al-Qaïda" is not what it is a branch of.
    let branch = |s: &Sense| matches!(s, Sense::Responsibility(ResponsibilityCue::Branch, _)).then_some(());
    let branch = context.longest_of(at - 1, &[SenseClass::Responsibility], branch).is_some();
    lower && of && !branch && plain_word(context, at) && !context.has_any(at, &[SenseClass::Verb, SenseClass::Number])
}

fn plain_word(context: &Context<'_>, at: usize) -> bool {
    context.tokens.get(at).is_some_and(|t| t.is_word())
        && times::length(context, at).is_none()
        && !context.senses_of(at, &[SenseClass::SpeechPreposition, SenseClass::Function, SenseClass::Verb]).any(|(_, s)| {
            matches!(s, Sense::SpeechPreposition(_) | Sense::Function(_))
                || matches!(s, Sense::Verb(f) if is_auxiliary(context, f.verb))
        })
}

fn is_auxiliary(context: &Context<'_>, verb: u16) -> bool {
    context.lexicon.verbs[verb as usize].auxiliary.is_some()
}

/// A phrase inside another, without its article.
pub fn inner(context: &Context<'_>, at: usize, depth: usize) -> Option<Phrase> {
    // "de plusieurs sources locales", "de deux ONG": as long as nobody is counted who may be a victim.
    let mut here = numbers::quantity(context, at).map_or(at, |q| at + q.length);
    if here > at && (head::head(context, here).is_none() || context.has_any(here, &[SenseClass::Victim, SenseClass::EffectNoun]))
    {
        here = at;
    }
    // "d'un haut responsable"
    for _ in 0..2 {
        let describes = head::describes(context, here);
        let before_noun = describes || lower_unknown(context, here) || context.is(here, Function::Other);
        if !before_noun || !describes && head::head(context, here).is_some_and(|h| !h.name_only) {
            break;
        }
        here += 1;
    }
    let head = head::head(context, here)?;
    if head.name_only || head.group.text {
        return None;
    }
    let noun = (context.tokens[here].word, context.tokens[head.end - 1].word);
    let mut phrase = Phrase { noun, seat: head.seat, ..Phrase::of(at..head.end, head.group) };
    // A name in apposition belongs to the outer head.
    adjectives(context, &mut phrase);
    for _ in 0..3 {
        let before = phrase.end;
        complement(context, &mut phrase, depth + 1);
        if phrase.end == before {
            break;
        }
    }
    Some(phrase)
}

/// "le projet de MSF", "les opérations de la Croix-Rouge": the body to which what no table holds belongs.
pub(super) fn of_body(context: &Context<'_>, at: usize, depth: usize) -> Option<Phrase> {
    let of = |i: usize| context.is_any(i, &[Function::Of, Function::DetDu, Function::DetDes]);
    let lower = |i: usize| {
        context.tokens.get(i).is_some_and(|t| t.is_word() && !t.capital) && !super::super::speech::finite_at(context, i)
    };
    let of = (at + 1..at + UNKNOWN).take_while(|i| lower(i - 1)).find(|i| of(*i))?;
    let body = inner(context, of + 1 + usize::from(context.is(of + 1, Function::DetDef)), depth + 1)?;
    let known = !body.seat && body.group.class.is_some_and(|class| class != SpeakerClass::Residents);
    known.then_some(body)
}

/// What belongs to a body has fewer words than this.
const UNKNOWN: usize = 4;

/// Whether a chief stands right before, and a people of which he is one behind: "chef des Lendu", "chef des A" where no table holds A.
fn leads_people(context: &Context<'_>, of: usize) -> bool {
    let unknown = |at: usize| context.tokens.get(at).is_some_and(|t| t.word == WordId::NONE);
    of > 0
        && context.is(of - 1, Function::ChiefOf)
        && context.is(of, Function::DetDes)
        && capital(context, of + 1)
        && (context.has(of + 1, SenseClass::Community) || unknown(of + 1))
}

/// What a head takes from whom it serves.
pub(super) fn serve(group: &mut SourceGroup, inner: &SourceGroup, behalf: bool) {
    // "le chef militaire des rebelles": an officer of a group speaks for it.
    let of_group = group.class == Some(SpeakerClass::Army) && inner.class == Some(SpeakerClass::ArmedGroup);
    // "le réseau de la société civile": whose it is says more than that it is one.
    let theirs = group.anaphor && inner.class == Some(SpeakerClass::Community);
    // "une source sécuritaire de la mission": the mission's, though nobody is named.
    let of_mission = group.class == Some(SpeakerClass::UnnamedSource) && inner.class == Some(SpeakerClass::Un);
    // "une militante de l'association": no fighter.
    let campaigns = group.class == Some(SpeakerClass::ArmedGroup)
        && !group.named
        && matches!(inner.class, Some(SpeakerClass::Ngo | SpeakerClass::Community | SpeakerClass::Monitor));
    if campaigns {
        group.actor = None;
    }
    if behalf || group.office || group.class.is_none() || of_group || theirs || of_mission || campaigns {
        if inner.class.is_some() {
            // Who speaks for inhabitants is their community's.
            // "le témoignage d'un habitant" is his own.
            let residents = Some(SpeakerClass::Residents);
            let for_people = group.office && group.class != residents && !behalf && inner.class == residents;
            group.class = if for_people { Some(SpeakerClass::Community) } else { inner.class };
        }
        group.named = inner.named || group.named;
        group.actor = inner.actor.clone().or(group.actor.take());
        group.office = inner.office && !behalf;
        group.voice = inner.voice && inner.class.is_none();
    }
    group.country = inner.country.or(group.country);
    group.anaphor = false;
    if inner.class.is_some() {
        group.same = false;
        group.text = false;
    }
}

/// A name right behind: "le colonel Souleymane Dembele".
pub(super) fn name(context: &Context<'_>, phrase: &mut Phrase) -> bool {
    // "l'ONG Acled", "l'organisation Amnesty": a body of its own, which the tables hold.
    if !phrase.group.office
        && phrase.group.person.is_none()
        && capital(context, phrase.end)
        && let Some((length, class)) = context.longest_of(phrase.end, &[SenseClass::Source], |s| match s {
            Sense::Source { class, role: SourceRole::Plain, .. } => Some(*class),
            _ => None,
        })
        && matches!(class, SpeakerClass::Monitor | SpeakerClass::Ngo | SpeakerClass::Un | SpeakerClass::ArmedGroup)
    {
        phrase.group.class = Some(class);
        phrase.group.anaphor = false;
        phrase.end += length;
        phrase.core = phrase.end;
        phrase.label = phrase.end;
        return true;
    }
    // "un chef Fano": whose chief he is.
    if phrase.group.office
        && phrase.group.person.is_none()
        && capital(context, phrase.end)
        && let Some((length, group)) = actors::any(context, phrase.end).filter(|(_, a)| a.named && !a.force)
    {
        phrase.group.class = super::of_actor(&group).class;
        phrase.group.actor = Some(group.actor);
        phrase.group.office = false;
        phrase.end += length;
        phrase.core = phrase.end;
        phrase.label = phrase.end;
        return true;
    }
    // "le journal La Nouvelle": the article belongs to the title.
    let title = usize::from(
        phrase.group.class == Some(SpeakerClass::Media)
            && phrase.group.person.is_none()
            && context.is(phrase.end, Function::DetDef)
            && capital(context, phrase.end)
            && capital(context, phrase.end + 1),
    );
    let from = phrase.end + title;
    let Some(end) = capital(context, from).then(|| head::name_end(context, from)).flatten() else { return false };
    let last = context.word(end - 1);
    if phrase.group.person.is_some() || ends_outlet(context, phrase.end) {
        return false;
    }
    // "annonce dans un communiqué Ali Sow": whoever speaks through a text that was not told of before is not its name.
    if phrase.text && (!phrase.group.same || phrase.group.possessive) && phrase.group.class.is_none() {
        return false;
    }
    phrase.group.person = Some(crate::lexicon::fold(last));
    phrase.end = end;
    phrase.core = end;
    phrase.label = end;
    true
}

/// "a dit à un correspondant de l'AFP X": whose name stands behind an outlet's own is not the correspondent's.
fn ends_outlet(context: &Context<'_>, end: usize) -> bool {
    (end.saturating_sub(5)..end).filter(|start| capital(context, *start)).any(|start| {
        let mut outlets = context.senses_of(start, &[SenseClass::Outlet]);
        outlets.any(|(length, s)| start + length == end && matches!(s, Sense::Outlet(..)))
    })
}

/// Whether a name stands behind a preposition that brings in no speaker: "à Djibo", "par les rebelles".
fn places_before(context: &Context<'_>, phrase: &Phrase) -> bool {
    let before = phrase.start.checked_sub(1);
    let named = phrase.name_only || phrase.seat || phrase.group.actor.is_some();
    named
        && !super::ends_speech_preposition(context, phrase.start)
        && before.is_some_and(|i| super::super::speech::is_preposition(context, i) || context.is(i, Function::By))
}

/// "Douze morts à Djibo (société civile)": whether nothing but a speaker stands in a bracket with which the sentence ends.
fn is_voice_in_bracket(context: &Context<'_>, open: usize, close: usize) -> bool {
    let ends = context.tokens.get(close + 1).is_none_or(|t| !t.is_word() && close + 2 >= context.len());
    let voice = head::head(context, open + 1).filter(|h| h.group.class.is_some() && !h.seat && !h.name_only);
    let adjective = |i: usize| context.tokens[i].is_word() && !context.tokens[i].capital;
    ends && voice.is_some_and(|h| h.end <= close && (h.end..close).all(adjective))
}

/// "(GSIM ou JNIM)", "(ouest)": closed within a few words; an abbreviation in it is a name.
pub(super) fn bracket(context: &Context<'_>, phrase: &mut Phrase) -> bool {
    let at = phrase.end;
    if !context.is_mark(at, '(') {
        return false;
    }
    let Some(close) = (at + 1..(at + 14).min(context.len())).find(|i| context.is_mark(*i, ')')) else { return false };
    // "said the mayor (twelve according to the Red Cross)": another's voice.
    let voice = |i: usize| super::super::speech::brings_in(context, i);
    let figure = |i: usize| context.is_number(i);
    if (at + 1..close).any(figure) && (at + 1..close).any(voice) {
        return false;
    }
    // "Huit soldats tués (source : état-major)": nor is it those who are counted.
    let labelled =
        || (at + 1..close).any(|i| context.is_mark(i, ':')) && (at + 1..close).any(|i| context.has(i, SenseClass::Source));
    if phrase.counted && labelled() {
        return false;
    }
    if places_before(context, phrase) && is_voice_in_bracket(context, at, close) {
        return false;
    }
    let short = (at + 1..close).find(|i| context.tokens[*i].capitals);
    if let Some(short) = short {
        phrase.group.alias = Some(crate::lexicon::fold(context.word(short)));
        if phrase.group.class.is_none() {
            phrase.group.actor = None;
        }
    }
    if short.is_some() && phrase.label == at {
        phrase.label = close + 1;
    }
    phrase.end = close + 1;
    short.is_some()
}
