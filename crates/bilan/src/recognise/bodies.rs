//! Armed organisations that no table holds, by their names: "the Patriotic Front of A (PFA)", "the group A".

use super::Context;
use crate::lexicon::{BodyRole, Function, Sense, SenseClass};
use crate::segment::Token;

/// Such a name has at most so many words.
const LONGEST: usize = 12;

/// A proper name behind its noun has at most so many.
const LONGEST_PROPER: usize = 5;

/// The tokens of an organisation's name that begins here, without the abbreviation in brackets behind it: from the first word of the
/// name itself to its end.
pub fn at(context: &Context<'_>, at: usize) -> Option<(usize, usize)> {
    if !context.has(at, SenseClass::Body) || super::actor_at(context, at).is_some_and(|(_, actor)| actor.named) {
        return None;
    }
    if let Some(length) = role(context, at, BodyRole::Band).filter(|_| !context.tokens[at].capital) {
        let start = at + length;
        if let Some(found) = self_styled(context, start) {
            return Some(found);
        }
        let end = proper(context, start)?;
        return (!context.tokens[start].glued).then_some((start, end));
    }
    role(context, at, BodyRole::Head).filter(|_| context.tokens[at].capital)?;
    let end = end_of_name(context, at);
    let armed = || (at + 1..end).any(|i| role(context, i, BodyRole::Arms).is_some());
    (end > at + 1 && (abbreviation(context, end).is_some() || armed())).then_some((at, end))
}

/// The end of a name in capitals that no table holds but as one of a place, with the particles between its words: "Jaish al-Fursan".
pub fn proper(context: &Context<'_>, start: usize) -> Option<usize> {
    let particle = |i: usize| i > start && context.is(i, Function::NameParticle) && is_proper(context, i + 1);
    let last = context.len().min(start + LONGEST_PROPER);
    let end = (start..last).find(|i| !is_proper(context, *i) && !particle(*i)).unwrap_or(last);
    (end > start).then_some(end)
}

/// "men who call themselves « the Guardians of A »": the name that stands behind such words, which no table holds.
pub fn self_styled(context: &Context<'_>, at: usize) -> Option<(usize, usize)> {
    let mut start = at + role(context, at, BodyRole::Calls)?;
    let small = |i: usize| context.is_any(i, &[Function::Of, Function::DetDef, Function::DetDu, Function::DetDes]);
    let quoted = |i: usize| context.is_quote(i);
    while start < at + LONGEST && (small(start) && !context.tokens[start].capital || quoted(start)) {
        start += 1;
    }
    if super::actor_at(context, start).is_some() || !context.tokens.get(start).is_some_and(|t| t.is_word() && t.capital) {
        return None;
    }
    let closing = (start..context.len().min(start + LONGEST)).find(|i| quoted(*i)).filter(|_| quoted(start - 1));
    let end = closing.or_else(|| (start..context.len().min(start + LONGEST_PROPER)).find(|i| !is_proper(context, *i)));
    // "men who invoke Islam": a name in no quotation is one of a body by its words.
    let of_body = |end: usize| (start..end).any(|i| context.has(i, SenseClass::Body));
    end.filter(|end| *end > start && (closing.is_some() || of_body(*end))).map(|end| (start, end))
}

/// The end of an abbreviation in brackets right behind a name.
pub fn abbreviation(context: &Context<'_>, end: usize) -> Option<usize> {
    let short = context.tokens.get(end + 1).is_some_and(|t| t.capitals);
    (context.is_mark(end, '(') && short && context.is_mark(end + 2, ')')).then_some(end + 3)
}

/// How many words here are of this role in the name of a body.
fn role(context: &Context<'_>, at: usize, role: BodyRole) -> Option<usize> {
    context.longest_of(at, &[SenseClass::Body], |s| (*s == Sense::Body(role)).then_some(())).map(|(length, ())| length)
}

/// A word in a capital that begins no name of the tables but those of places.
fn is_proper(context: &Context<'_>, at: usize) -> bool {
    const KNOWN: &[SenseClass] =
        &[SenseClass::Actor, SenseClass::Country, SenseClass::Demonym, SenseClass::Outlet, SenseClass::Body];
    context.tokens.get(at).is_some_and(|t| t.is_word() && t.capital) && !context.has_any(at, KNOWN)
}

/// Where the name ends: adjectives, and what "of", "for" and "and" join to it.
fn end_of_name(context: &Context<'_>, head: usize) -> usize {
    const JOINS: &[Function] = &[Function::Of, Function::DetDu, Function::DetDes, Function::For, Function::And];
    const SMALL: &[Function] = &[Function::DetDef, Function::Of, Function::DetDu, Function::DetDes];
    let word = |i: usize| context.tokens.get(i).is_some_and(Token::is_word);
    let content = |i: usize| {
        let finite = context.has(i, SenseClass::Verb) && !context.tokens[i].capital && !context.has_any(i, NOUNS);
        word(i) && !finite && !context.has_any(i, &[SenseClass::Time, SenseClass::Function, SenseClass::Number])
    };
    let mut end = head + 1;
    while end < head + LONGEST {
        let joined = (end..end + 3).take_while(|i| word(*i) && context.is_any(*i, if *i == end { JOINS } else { SMALL })).count();
        let next = end + joined;
        // "the Front of A and the army".
        let other =
            |i: usize| context.has_any(i, &[SenseClass::Actor, SenseClass::ActorNoun, SenseClass::Body, SenseClass::Country]);
        if context.is(end, Function::And) && other(next) {
            break;
        }
        // Right behind a noun stands an adjective, else a word in a capital.
        if !content(next) || joined == 0 && context.tokens[next].capital && !context.tokens[end - 1].capital {
            break;
        }
        end = next + 1;
    }
    end
}

/// What tells a noun or an adjective from a verb of the same form.
const NOUNS: &[SenseClass] =
    &[SenseClass::EffectNoun, SenseClass::IncidentNoun, SenseClass::Body, SenseClass::Victim, SenseClass::ActorNoun];
