//! Names in lists: "the villages of A and of B", "three villages: A, B and C".

use super::Context;
use super::surroundings::class_of;
use crate::lexicon::{Function, Modifier, PlaceWord, Sense, SenseClass, Tense};

/// "two villages", "the localities", before what names them: a word for a settlement of which there are several.
pub fn several_settlements(context: &Context<'_>, end: usize) -> bool {
    several_of(context, end, &[PlaceWord::Settlement])
}

/// The same of what may be hit by itself: villages, and camps or posts.
pub fn several_sites(context: &Context<'_>, end: usize) -> bool {
    several_of(context, end, &[PlaceWord::Settlement, PlaceWord::Site])
}

fn several_of(context: &Context<'_>, end: usize, classes: &[PlaceWord]) -> bool {
    (end.saturating_sub(VILLAGES_BACK)..end).any(|i| {
        let mut senses = context.senses_of(i, &[SenseClass::PlaceWord]);
        let class = senses.any(|(_, s)| matches!(s, Sense::PlaceWord(word) if classes.contains(word)));
        class && (i.saturating_sub(3)..i).any(|before| is_several(context, before))
    })
}

/// Whether a plural determiner, a number above one or "several" stands here.
pub(super) fn is_several(context: &Context<'_>, at: usize) -> bool {
    let vague = |s: &Sense| matches!(s, Sense::Modifier { modifier: Modifier::Vague, .. });
    context.senses_of(at, &[SenseClass::Modifier]).any(|(_, s)| vague(s))
        || context.is(at, Function::PluralDeterminer)
        || super::numbers::number(context, at).is_some_and(|n| n.value > 1 && !n.article)
}

/// The class of what is named behind "to be": "the villages hit are A".
pub(super) fn predicate_of(context: &Context<'_>, end: usize) -> Option<PlaceWord> {
    let be = (end.saturating_sub(2)..end).find(|i| context.is(*i, Function::Copula))?;
    let words = (be.saturating_sub(4)..be).rev().take_while(|i| context.tokens[*i].is_word());
    words.into_iter().find_map(|i| {
        context.senses_of(i, &[SenseClass::PlaceWord]).find_map(|(_, s)| class_of(s)).filter(|c| *c == PlaceWord::Settlement)
    })
}

/// "A, B and C are the villages that were hit", "A and B: it is in these villages that": what is named first is said to be places.
pub(super) fn are_places(context: &Context<'_>, end: usize) -> bool {
    let name = |i: &usize| {
        let joins = context.is_mark(*i, ',') || context.is(*i, Function::And);
        context.tokens.get(*i).is_some_and(|t| joins || t.is_word() && (t.capital || t.hyphen))
    };
    let last = (end..end + LONGEST_PREDICATE).find(|i| !name(i));
    let be = last.filter(|i| context.is(*i, Function::Copula));
    let villages = |i: usize| {
        let class = context.senses_of(i, &[SenseClass::PlaceWord]).find_map(|(_, s)| class_of(s));
        class == Some(PlaceWord::Settlement) && is_several(context, i - 1)
    };
    // "A and B, two villages of the district".
    // "A and B, villages of the district".
    let class =
        |i: usize| context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| class_of(s) == Some(PlaceWord::Settlement));
    let bare = |i: usize| class(i) && (end..i).any(|and| context.is(and, Function::And));
    let apposed = || last.is_some_and(|i| context.is_mark(i - 1, ',') && (is_several(context, i) && villages(i + 1) || bare(i)));
    be.is_some_and(|be| (be + 2..be + 4).any(villages)) || apposed()
}

/// A list of names that is a subject has at most so many words.
const LONGEST_PREDICATE: usize = 16;

/// "They are A, B and C.": a sentence that only names several, one of which the gazetteer holds or none of which has two names, as people do.
pub(super) fn are_they(context: &Context<'_>, at: usize) -> bool {
    let Some(end) = context.function_length(0, Function::TheyAre).filter(|end| *end == at) else { return false };
    let name = |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word() && t.capital);
    let Some(names) = names_of_list(context, end) else { return false };
    let last =
        (end..end + LONGEST_PREDICATE).take_while(|i| name(*i) || context.is(*i, Function::And) || context.is_mark(*i, ','));
    let words: Vec<usize> = last.filter(|i| name(*i)).collect();
    let known = |i: &usize| {
        let mut found = false;
        context.lexicon.place_entries(&context.tokens[*i..], |_, _| found = true);
        found
    };
    names >= 2 && (words.len() as u64 == names || words.iter().any(known))
}

/// The class of what is named behind a colon: "three villages that were hit: A"; in brackets or between commas: "three villages, A, B and C".
pub(super) fn announced_by(context: &Context<'_>, end: usize) -> Option<PlaceWord> {
    // "several villages, among them A, were hit".
    let among = end.checked_sub(2).filter(|i| context.is(i + 1, Function::Including) && context.is_mark(*i, ','));
    if among.is_some_and(|comma| several_settlements(context, comma)) {
        return Some(PlaceWord::Settlement);
    }
    // "two villages were hit, namely A and B".
    let named =
        (end.saturating_sub(NAMELY)..end).find(|i| context.function_length(*i, Function::ThatIs).is_some_and(|l| i + l == end));
    let here = named.unwrap_or(end);
    let mark =
        here.checked_sub(1).filter(|i| context.is_mark(*i, ':') || context.is_mark(*i, '(') || context.is_mark(*i, ','))?;
    let (bracket, comma) = (context.is_mark(mark, '('), context.is_mark(mark, ','));
    let names = if bracket || comma { names_of_list(context, end) } else { None };
    if comma && names.is_none() {
        return None;
    }
    // "three villages of the district of A that were hit on Monday: B and C": so far off, only a list is announced.
    let far = match () {
        // "two villages close to each other, A and B".
        () if comma => ANNOUNCED_BESIDE,
        () if bracket && names.is_none() || !opens_list(context, end) => ANNOUNCED,
        () => ANNOUNCED_LIST,
    };
    let word = |i: usize| context.tokens[i].is_word() || context.tokens[i].number().is_some();
    let clause = |i: &usize| word(*i) || context.is_mark(*i, ',') && !comma;
    let words = (mark.saturating_sub(far)..mark).rev().take_while(clause);
    words.into_iter().find_map(|i| {
        let class = context.senses_of(i, &[SenseClass::PlaceWord]).find_map(|(_, s)| class_of(s));
        let class = class.filter(|c| *c == PlaceWord::Settlement && several_settlements(context, i + 1))?;
        // "three villages were attacked by gunmen (A, B and C)": so far off, as many names as villages are counted.
        let counted = || {
            let number = |at: usize| super::numbers::number(context, at).filter(|n| !n.article);
            (i.saturating_sub(COUNT_BACK)..i).find_map(number).is_some_and(|n| Some(n.value) == names)
        };
        let near = i + BRACKETED >= mark;
        (!(bracket || comma) || near || counted()).then_some(class)
    })
}

/// Words that say which they were have so many parts at most.
const NAMELY: usize = 4;

/// "three neighbouring villages": the number stands at most so many words before the noun.
const COUNT_BACK: usize = 2;

/// How many names a list has that starts here and ends in "and" and the last: "A, B and C".
fn names_of_list(context: &Context<'_>, at: usize) -> Option<u64> {
    let name = |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word() && (t.capital || t.hyphen));
    let (mut here, mut names) = (at, 1);
    let mut last = false;
    loop {
        let end = (here..here + LONGEST_LIST).find(|i| !name(*i)).filter(|end| *end > here)?;
        if last {
            return Some(names);
        }
        last = context.is(end, Function::And);
        if !(last || context.is_mark(end, ',')) || names == LONGEST_LIST as u64 {
            return None;
        }
        // "and of C": the preposition may be said again.
        here = end + 1 + usize::from(context.is_any(end + 1, REPEATED));
        names += 1;
    }
}

/// Whether a name that starts here is the first of a list: "A, B and C".
fn opens_list(context: &Context<'_>, at: usize) -> bool {
    let name = |i: &usize| context.tokens.get(*i).is_some_and(|t| t.is_word() && (t.capital || t.hyphen));
    let end = (at..at + LONGEST_LIST).find(|i| !name(i)).unwrap_or(at);
    (context.is_mark(end, ',') || context.is(end, Function::And)) && name(&(end + 1))
}

/// The class word stands right before a bracket but for an adjective.
const BRACKETED: usize = 2;

/// The same before the colon of a list.
const ANNOUNCED_LIST: usize = 20;

/// The same before a comma, where as many names follow as places are counted.
const ANNOUNCED_BESIDE: usize = 9;

/// The class word stands at most so many words before the colon.
const ANNOUNCED: usize = 5;

/// What stands in brackets behind a name of a list has at most so many words.
const ASIDE: usize = 8;

/// A name is joined to at most so many before it.
const LONGEST_LIST: usize = 7;

/// "Gao, Ménaka et Kidal", "les villages de A et de B": where the first name of the list starts, `at` itself where there is
/// none; and whether the preposition is said again before a name.
pub(super) fn first_of_list(context: &Context<'_>, at: usize) -> (usize, bool) {
    // "Between A and B,": the preposition with which a sentence opens has a capital too.
    let opens = |i: usize| i == 0 && context.is_any(i, &[Function::Between, Function::At, Function::In, Function::Near]);
    let name = |i: usize| {
        let token = &context.tokens[i];
        token.is_word() && (token.capital || token.hyphen) && !opens(i)
    };
    let joins = |i: usize| context.is_any(i, &[Function::And, Function::Or]) || context.is_mark(i, ',');
    let (mut here, mut repeated) = (at, false);
    // "In the region of A, B was attacked": behind the comma the subject of a verb begins.
    let ends = |i: &usize| !context.tokens.get(*i).is_some_and(|t| t.is_word() && (t.capital || t.hyphen));
    let end = || (at..at + LONGEST_LIST).find(ends);
    if at > 0 && context.is_mark(at - 1, ',') && end().is_some_and(|end| end > at && is_singular_auxiliary(context, end)) {
        return (at, false);
    }
    // Where the name before a joint ends: "A (three dead), B (two) and C".
    let before = |joint: usize| {
        let last = joint.checked_sub(1)?;
        let opens = |i: &usize| context.is_mark(*i, '(');
        let bracket = || (last.saturating_sub(ASIDE)..last).rev().find(opens)?.checked_sub(1);
        let told = |open: usize| (open + 1..last).any(|i| context.has_any(i, &[SenseClass::EffectNoun, SenseClass::Verb]));
        let last = if context.is_mark(last, ')') { bracket().filter(|name| told(name + 1))? } else { last };
        name(last).then_some(last)
    };
    for _ in 0..LONGEST_LIST {
        let again = here >= 3 && context.is_any(here - 1, REPEATED) && joins(here - 2);
        let joint = here.checked_sub(if again { 2 } else { 1 }).filter(|i| joins(*i));
        let Some(last) = joint.and_then(before) else { break };
        repeated |= again;
        here = last;
        while here > 0 && name(here - 1) {
            here -= 1;
        }
    }
    (here, repeated)
}

/// "a été": an auxiliary of one subject.
fn is_singular_auxiliary(context: &Context<'_>, at: usize) -> bool {
    let finite = |s: &Sense| matches!(s, Sense::Verb(form) if !form.plural && form.tense != Tense::PastParticiple);
    context.is_auxiliary(at)
        && !context.is(at, Function::At)
        && context.senses_of(at, &[SenseClass::Verb]).any(|(_, s)| finite(s))
}

/// Prepositions that are said again before each name of a list.
const REPEATED: &[Function] = &[Function::Of, Function::DetDu];

/// The word for the villages stands at most so many words before the first name, or the class word of what they lie in.
const VILLAGES_BACK: usize = 8;
