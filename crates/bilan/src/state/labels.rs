//! Labels before a colon, as whoever keeps a list writes them under it: "Total août : 31 décès".

use super::untold::has_finite;
use crate::lexicon::{Function, Sense, SenseClass, TimeWord};
use crate::recognise::{Context, Group, GroupKind};

/// "Février : 17", "Total août (pour mémoire) : 31 décès, 8 blessés", "Semaine précédente : 9 tués": whether a figure stands behind a
/// colon before which a month or another period is named, without a day, and nothing else.
pub fn is_of_labelled_period(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let Some(colon) = groups[..at].iter().rposition(|g| matches!(g.kind, GroupKind::Mark(':'))) else { return false };
    let stop = |g: &Group| matches!(g.kind, GroupKind::Mark('.' | ';' | '!' | '?' | '–' | '-' | '•'));
    let first = groups[..colon].iter().rposition(stop).map_or(0, |i| i + 1);
    let label = &groups[first..colon];
    let plain = |g: &Group| match g.kind {
        GroupKind::Word => !has_finite(context, g),
        GroupKind::Mark('(' | ')' | '«' | '»' | '"') | GroupKind::SpeechNoun(_) | GroupKind::Time(_) => true,
        _ => false,
    };
    let words = label.first().zip(label.last()).map_or(0..0, |(first, last)| first.start..last.end);
    let day = |i: usize| context.tokens[i].number().is_some_and(|n| n < YEARS_FROM);
    let listed = |g: &Group| {
        matches!(g.kind, GroupKind::Mark(',') | GroupKind::Victims(_))
            || matches!(g.kind, GroupKind::Word) && !has_finite(context, g)
    };
    !label.is_empty()
        && words.len() <= LABEL_WORDS
        && label.iter().all(plain)
        && !words.clone().any(day)
        && words.into_iter().any(|i| names_period(context, i))
        && groups[colon + 1..at].iter().all(listed)
}

/// "tel est le bilan du mois de mars", "voilà le printemps du plateau": whether words that say that this is what a period brought begin here.
pub fn sums_up_period(context: &Context<'_>, at: usize) -> bool {
    let Some(length) = context.function_length(at, Function::SuchIs) else { return false };
    let words = at + length..context.len().min(at + length + SUMS_WITHIN);
    let mut words = words.take_while(|i| context.tokens[*i].is_word());
    let long = |i: usize| names_period(context, i) || context.is(i, Function::Season);
    let day = |i: usize| context.tokens[i].number().is_some_and(|n| n < YEARS_FROM);
    let found = words.find(|i| long(*i) || day(*i));
    found.is_some_and(|i| !day(i))
}

/// The period is named at most so many words behind.
const SUMS_WITHIN: usize = 8;

/// A month, or a unit of some days.
fn names_period(context: &Context<'_>, at: usize) -> bool {
    let long = |s: &Sense| match s {
        Sense::Time(TimeWord::Unit(days)) => *days >= WEEK,
        Sense::Time(TimeWord::Month(_) | TimeWord::PastWeek | TimeWord::PastMonth | TimeWord::ThisMonth | TimeWord::PastYear) => {
            true
        }
        _ => false,
    };
    context.senses_of(at, &[SenseClass::Time]).any(|(_, s)| long(s))
}

/// Smaller numbers in a label may be days.
const YEARS_FROM: u64 = 1900;

/// A label has at most so many words and marks.
const LABEL_WORDS: usize = 7;

/// The days of the shortest period that a list is summed up by.
const WEEK: u16 = 7;
