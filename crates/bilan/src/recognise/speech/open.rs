//! Verbs of any kind that speak by where they stand: "« … », tempère le préfet", "X a établi que dix", "X se flatte d'avoir tué".
//!
//! Press French puts nearly any verb behind a quotation. No table can hold them: a word that means nothing else, ends as a verb does
//! and has whoever speaks right behind it, is one.

use super::super::sources::Phrase;
use super::super::{Context, times};
use super::subject::{self, finite_at, may_be_subject};
use super::verbs::{self, Joined, SpeechVerb};
use crate::lexicon::{Auxiliary, Function, Sense, SenseClass, SpeechFrame, Tense, VerbForm};
use crate::model::{SpeakerClass, Stance};
use crate::segment::TokenKind;

/// Adds such verbs to those of speech that a sentence holds.
pub fn add(context: &Context<'_>, phrases: &[Phrase], verbs: &mut Vec<SpeechVerb>) {
    let known = verbs.len();
    let free = |verbs: &[SpeechVerb], new: &SpeechVerb| verbs[..known].iter().all(|v| v.end <= new.start || v.start >= new.end);
    let spoken = !phrases.is_empty() && (context.holds_function(&[Function::That]) || context.holds(SenseClass::Auxiliary));
    for (at, before) in (1..context.len()).zip(context.tokens) {
        let found = match before.kind {
            TokenKind::Mark(mark) if mark == ',' || closes_quotation(context, at - 1) => incise(context, phrases, at),
            _ if !spoken => continue,
            _ if context.is(at, Function::That) => that_clause(context, phrases, at),
            _ if context.is_auxiliary(at) => perfect(context, phrases, at),
            _ => continue,
        };
        if let Some(new) = found.filter(|new| free(verbs, new)) {
            verbs.push(new);
        }
    }
    if verbs.len() > known {
        verbs.sort_by_key(|v| v.start);
    }
}

/// Whether the mark with which a quotation ends stands here.
fn closes_quotation(context: &Context<'_>, at: usize) -> bool {
    context.is_quote(at) && at > 0 && context.tokens[at - 1].quoted && !context.tokens[at].quoted
}

/// "« … », enrage le maire", "…, s'étrangle-t-il", "« … », a tonné l'imam": the verb between what is said and who says it.
fn incise(context: &Context<'_>, phrases: &[Phrase], start: usize) -> Option<SpeechVerb> {
    let mut at = start;
    while context.is_any(at, &[Function::Reflexive, Function::Clitic, Function::Negation, Function::There, Function::CliticOf])
        && at < start + CLITICS
    {
        at += 1;
    }
    let quotation = closes_quotation(context, start - 1) || start > 1 && closes_quotation(context, start - 2);
    let reflexive = (start..at).any(|i| context.is(i, Function::Reflexive));
    let named = || quotation && phrases.iter().any(|p| p.start == at + 1 && !p.plain && !p.contracted);
    let found = finite(context, at, reflexive).or_else(|| compound(context, at, reflexive));
    let (end, joined) = found.or_else(|| Some((at + 1, None)).filter(|_| named() && sounds_like_verb(context, at)))?;
    let verb = SpeechVerb { joined, inside: context.tokens[start].quoted, incise: true, ..bare(start, end) };
    if !quotation && !is_said(context, start - 1) {
        return None;
    }
    if joined.is_some() {
        return Some(verb);
    }
    let index = subject::behind(context, phrases, &verb)?;
    let phrase = &phrases[index];
    // "« dix civils, surtout des femmes »": some of those counted.
    let some = phrase.group.plural && context.is(phrase.start, Function::DetDes) && phrase.names_victims(context);
    if finite_at(context, phrase.end) || (phrase.counted || some) && !quotation {
        return None;
    }
    if quotation {
        return (phrase.start <= end + OBJECT).then_some(verb);
    }
    // "Peu après, surgissent des assaillants": whoever fights and has no name does not speak in passing.
    let fights = phrase.group.class == Some(SpeakerClass::ArmedGroup) && !phrase.group.named && phrase.group.person.is_none();
    let mut near = end;
    while let Some(length) = verbs::passing(context, near).or_else(|| subject::addressed(context, near)) {
        near += length;
    }
    let ends = context.tokens.get(phrase.end).is_none_or(|t| !t.is_word() && t.number().is_none());
    (ends && !fights && phrase.start == near && !(phrase.seat || phrase.name_only && phrase.end - phrase.start < 2))
        .then_some(verb)
}

/// So many small words stand before a verb.
const CLITICS: usize = 3;

/// Behind a quotation so many words may belong to the verb: "tape du poing sur la table".
const OBJECT: usize = 6;

/// Whether a word that means something else ends as a verb does: behind a quotation and before whoever speaks nothing else stands.
fn sounds_like_verb(context: &Context<'_>, at: usize) -> bool {
    let grammar = [SenseClass::Function, SenseClass::SpeechPreposition, SenseClass::Source, SenseClass::Time];
    let word = context.tokens.get(at).filter(|t| t.is_word() && !t.hyphen && !t.capital && !t.quoted);
    word.is_some_and(|t| context.lexicon.ends_as_verb(t.span.of(context.text), false))
        && !context.has_any(at, &grammar)
        && !context.is_adverb(at)
}

/// Whether something that can be said stands before a comma: a clause, or a figure that is no day.
fn is_said(context: &Context<'_>, comma: usize) -> bool {
    let day = |at: usize| (at.saturating_sub(2)..=at).any(|from| times::length(context, from).is_some_and(|l| from + l > at));
    let figure = |at: usize| context.is_number(at) && !day(at);
    (0..comma).any(|at| finite_at(context, at) || figure(at))
}

/// Whether a form stands here that `wanted` asks for, and that does not only make tenses, nor tells of violence: none that is
/// reflexive does (s'étrangler).
fn form(context: &Context<'_>, at: usize, reflexive: bool, wanted: impl Fn(&VerbForm) -> bool) -> bool {
    let quiet = |f: &VerbForm| {
        let verb = &context.lexicon.verbs[f.verb as usize];
        (reflexive || !verb.tells_violence()) && verb.auxiliary.is_none() && wanted(f)
    };
    context.senses_of(at, &[SenseClass::Verb]).any(|(length, s)| length == 1 && matches!(s, Sense::Verb(f) if quiet(f)))
}

const fn is_finite(tense: Tense) -> bool {
    !matches!(tense, Tense::Infinitive | Tense::PastParticiple | Tense::PresentParticiple)
}

/// The third person of a verb of any kind, and a pronoun joined to it; behind a reflexive pronoun, which only a verb follows, whatever
/// its ending.
fn finite(context: &Context<'_>, at: usize, reflexive: bool) -> Option<(usize, Option<Joined>)> {
    let token = context.tokens.get(at).filter(|t| t.is_word() && !t.hyphen && !t.capital)?;
    let unknown = || {
        context.means_nothing(at)
            && (reflexive || context.lexicon.ends_as_verb(token.span.of(context.text), false))
            && !context.is_adverb(at)
    };
    let known = context.is(at, Function::Predicate) || form(context, at, reflexive, |f| is_finite(f.tense) && !f.first_person);
    if !(known || unknown()) {
        return None;
    }
    let (end, joined) = verbs::joined(context, at + 1).map_or((at + 1, None), |(end, who)| (end, Some(who)));
    Some((end, joined))
}

/// "a tonné", "s'est-il ému".
fn compound(context: &Context<'_>, at: usize, reflexive: bool) -> Option<(usize, Option<Joined>)> {
    if !context.is_auxiliary(at) || !finite_at(context, at) {
        return None;
    }
    let (behind, joined) = verbs::joined(context, at + 1).map_or((at + 1, None), |(end, who)| (end, Some(who)));
    let here = verbs::skip_adverbs(context, behind);
    participle(context, here, reflexive).then_some((here + 1, joined))
}

fn participle(context: &Context<'_>, at: usize, reflexive: bool) -> bool {
    let Some(token) = context.tokens.get(at).filter(|t| t.is_word() && !t.hyphen && !t.capital) else { return false };
    form(context, at, reflexive, |f| f.tense == Tense::PastParticiple)
        || context.means_nothing(at) && context.lexicon.ends_as_verb(token.span.of(context.text), true)
}

/// "Le maire calcule que dix", "la mission a établi que dix": who puts a figure into a clause of his own says it.
fn that_clause(context: &Context<'_>, phrases: &[Phrase], that: usize) -> Option<SpeechVerb> {
    let figure = |at: usize| context.is_number(at);
    let start = told_by_subject(context, phrases, that)?;
    (that + 1..context.len()).any(figure).then(|| bare(start, that))
}

/// "Le groupe se flatte d'avoir tué dix soldats": who tells what he did says it.
fn perfect(context: &Context<'_>, phrases: &[Phrase], have: usize) -> Option<SpeechVerb> {
    let infinitive = |s: &Sense| {
        matches!(s, Sense::Verb(f) if f.tense == Tense::Infinitive
            && context.lexicon.verbs[f.verb as usize].auxiliary == Some(Auxiliary::Have))
    };
    let harmed = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::PastParticiple && context.lexicon.verbs[f.verb as usize].effect.is_some());
    if !context.senses_of(have, &[SenseClass::Auxiliary]).any(|(_, s)| infinitive(s)) {
        return None;
    }
    let done = verbs::skip_adverbs(context, have + 1);
    if !context.senses_of(done, &[SenseClass::Verb]).any(|(_, s)| harmed(s)) {
        return None;
    }
    let there = usize::from(have > 0 && context.is_any(have - 1, &[Function::There, Function::CliticOf]));
    let end = have - there - usize::from(have > there && context.is(have - there - 1, Function::Of));
    told_by_subject(context, phrases, end).map(|start| bare(start, end))
}

/// Where a verb of any kind begins that ends here and has a speaker for its subject right before it.
fn told_by_subject(context: &Context<'_>, phrases: &[Phrase], end: usize) -> Option<usize> {
    let last = end.checked_sub(1)?;
    let mut start = if finite(context, last, false).is_some_and(|(_, joined)| joined.is_none()) {
        last
    } else if participle(context, last, false) {
        let aux = (last.saturating_sub(TENSE_WITHIN)..last).rev().find(|i| context.is_auxiliary(*i) && finite_at(context, *i))?;
        let be =
            |s: &Sense| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].auxiliary == Some(Auxiliary::Be));
        let reflexive = aux > 0 && context.is(aux - 1, Function::Reflexive);
        // "est accusé d'avoir tué": others say it.
        let passive = !reflexive && context.senses_of(aux, &[SenseClass::Auxiliary]).any(|(_, s)| be(s));
        if passive || verbs::skip_adverbs(context, aux + 1) != last {
            return None;
        }
        aux
    } else {
        return None;
    };
    let body = start;
    while start > 0
        && body - start < CLITICS
        && context.is_any(start - 1, &[Function::Reflexive, Function::Clitic, Function::CliticOf])
    {
        start -= 1;
    }
    let before = (0..=start).rev().find(|i| *i == 0 || !context.is_adverb(*i - 1))?;
    let set_off = before > 0 && context.is_mark(before - 1, ',');
    let speaks = |p: &Phrase| {
        (p.end == before || set_off && p.end == before - 1)
            && (p.group.class.is_some() || p.name_only && p.end - p.start > 1)
            && !(p.counted || p.seat)
            && may_be_subject(context, p)
            && !context.tokens[p.start].quoted
    };
    phrases.iter().any(speaks).then_some(start)
}

/// Between an auxiliary and its participle stand so many words.
const TENSE_WITHIN: usize = 6;

/// A verb of speech with a clause for what is said, and nothing else told of it.
const fn bare(start: usize, end: usize) -> SpeechVerb {
    SpeechVerb {
        start,
        end,
        stance: Stance::Asserted,
        frame: SpeechFrame {
            clause: true,
            of: false,
            object: false,
            figure: false,
            handles: false,
            with_be: false,
            adds: false,
            learns: false,
            registers: false,
            recalls: false,
        },
        negated: false,
        passive: false,
        participle: false,
        shares: false,
        plural: true,
        joined: None,
        inside: false,
        object: false,
        there: false,
        gerund: false,
        counts_own: false,
        incise: false,
    }
}
