//! Present participles that speak: "the police claiming to have killed ten", "…, adding that two were hurt".

use super::super::sources::Phrase;
use super::Context;
use super::subject::{Subject, finite_at, may_be_subject};
use super::verbs::SpeechVerb;
use crate::lexicon::{Function, Sense, SenseClass, Tense};
use crate::model::SpeakerClass;

/// "La police affirmant que …", "L'armée s'est retirée, précisant que …": whoever stands right before, else whom the clause is about.
pub fn subject(context: &Context<'_>, phrases: &[Phrase], verb: &SpeechVerb) -> Option<Subject> {
    let may = |p: &Phrase| may_be_subject(context, p) && !(p.counted || p.text || p.plain) && p.group.class.is_some();
    let found = |index: usize| Some(Subject::Phrase { index, behind: false });
    if let Some(index) = phrases.iter().position(|p| p.end == verb.start && may(p)) {
        return found(index).filter(|_| says_a_clause(context, verb) || opens_clause(context, &phrases[index]));
    }
    if !says_a_clause(context, verb) {
        return None;
    }
    if !verb.start.checked_sub(1).is_some_and(|b| context.is_mark(b, ',')) {
        return None;
    }
    // Whoever attacks and shouts something has told no figure.
    let acts = |p: &Phrase| {
        if p.group.class == Some(SpeakerClass::Residents) {
            return false;
        }
        let end = if context.is_mark(p.end, ',') { p.end + 1 } else { p.end };
        (end..end + 4).any(|i| finite_at(context, i))
    };
    phrases.iter().rposition(|p| p.end < verb.start && may(p) && acts(p)).and_then(found)
}

/// "Déplorant dix morts, le préfet a confirmé l'attaque": the phrase that speaks, where a participle opens the sentence and what is said ends
/// with the comma before it.
pub fn fronted(context: &Context<'_>, phrases: &[Phrase], verb: &SpeechVerb) -> Option<usize> {
    if !verb.gerund || verb.start > 1 || says_a_clause(context, verb) {
        return None;
    }
    let acts = |p: &Phrase| (p.end..p.end + 4).any(|i| finite_at(context, i));
    let may = |p: &Phrase| may_be_subject(context, p) && !(p.counted || p.text || p.plain) && p.group.class.is_some();
    let subject = |p: &Phrase| context.is_mark(p.start - 1, ',') && may(p) && acts(p);
    let index = phrases.iter().position(|p| p.start > verb.end && subject(p))?;
    let told = !(verb.end..phrases[index].start).any(|i| finite_at(context, i));
    told.then_some(index)
}

/// "X a annoncé trois morts, un élu évoquant cinq tués": whether whoever stands right before the participle, behind a comma, speaks
/// beside another who spoke.
pub fn has_own_subject(context: &Context<'_>, phrases: &[Phrase], verb: &SpeechVerb) -> bool {
    let own = |p: &&Phrase| {
        p.end == verb.start && may_be_subject(context, p) && !(p.counted || p.text || p.plain) && p.group.class.is_some()
    };
    phrases.iter().find(own).is_some_and(|p| opens_clause(context, p))
}

/// Whether more than a figure stands behind the participle: "affirmant que", "affirmant avoir tué".
fn says_a_clause(context: &Context<'_>, verb: &SpeechVerb) -> bool {
    let infinitive = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::Infinitive);
    context.is(verb.end, Function::That)
        || context.is_mark(verb.end, ':')
        || context.senses_of(verb.end, &[SenseClass::Verb]).any(|(_, s)| infinitive(s))
}

/// "…, un élu évoquant cinq tués": whether a comma sets whoever speaks apart from what another says.
fn opens_clause(context: &Context<'_>, phrase: &Phrase) -> bool {
    phrase.start.checked_sub(1).is_some_and(|before| context.is_mark(before, ','))
}

/// "Un groupe affirmant que la ville est à lui a tué dix civils": where the clause goes on behind what is said.
pub fn end(context: &Context<'_>, phrase: &Phrase, verb: &SpeechVerb) -> Option<usize> {
    let finite = |i: &usize| finite_at(context, *i);
    if !verb.gerund || phrase.end != verb.start || (0..phrase.start).any(|i| finite(&i)) {
        return None;
    }
    let own = usize::from(context.is(verb.end, Function::That));
    (verb.end..context.len()).filter(finite).nth(own)
}
