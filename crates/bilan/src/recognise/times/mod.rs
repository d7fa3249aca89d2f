//! Expressions of time, as said: nothing is resolved here.

mod calendar;
mod spans;

use super::context::Here;
use super::group::{GroupKind, TimeGroup, TimeValue};
use super::{Context, numbers};
use crate::lexicon::{Function, RareTimes, Sense, SenseClass, TimeWord};
use calendar::{bare_day, calendar, calendar_range, day_alone, is_day_alone, is_hyphened, share};
pub use spans::days_within;
use spans::{ago, clock, past_units, since};

/// The expression of time that starts here.
#[inline]
pub fn at(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    context.time(at).map(|(length, group)| (length, GroupKind::Time(group)))
}

/// The year whose number stands here.
pub fn year_at(context: &Context<'_>, at: usize) -> Option<i16> {
    calendar::year(context, at).1
}

/// The length of the expression of time that starts here.
#[inline]
pub fn length(context: &Context<'_>, at: usize) -> Option<usize> {
    context.time_length(at)
}

/// Whether an expression of time can start here: mostly none can. So many words further on the next date can begin; `modified`
/// tells whether a modifier follows at once.
#[inline]
pub(super) fn may_begin(here: &Here, next_date: usize, modified: impl Fn() -> bool) -> bool {
    may_be_date(here) || here.has(SenseClass::Modifier) || brings_in(here, next_date, modified)
}

/// Reads the expression of time that starts here, which the context then keeps.
pub(super) fn read(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    // Without a word of time and without digits only a deed can be the beginning of a period.
    if !context.holds(SenseClass::Time)
        && !context.holds(SenseClass::Digits)
        && !context.is_any(at, &[Function::Since, Function::During])
    {
        return None;
    }
    if is_mere_count(context, at) {
        return None;
    }
    anaphoric(context, at)
        .or_else(|| night(context, at))
        .or_else(|| ago(context, at))
        .or_else(|| calendar_range(context, at))
        .or_else(|| since(context, at))
        .or_else(|| past_units(context, at))
        .or_else(|| clock(context, at))
        .or_else(|| word(context, at))
}

/// Whether a number or modifier stands here that is written out, brings in no date, and has no word of time right behind it.
fn is_mere_count(context: &Context<'_>, at: usize) -> bool {
    let here = context.here(at);
    let timed = |length: usize| context.has(at + length, SenseClass::Time);
    !here.has_any(&[SenseClass::Time, SenseClass::Digits])
        && !here.is_any(BRINGING_IN)
        && !numbers::number(context, at).is_some_and(|n| timed(n.length) || context.is(at + n.length, Function::Times))
        && !numbers::quantity(context, at).is_some_and(|q| timed(q.length))
}

fn time_word(context: &Context<'_>, at: usize, pick: impl Fn(TimeWord) -> bool) -> Option<(usize, TimeWord)> {
    context.longest_of(at, &[SenseClass::Time], |s| match s {
        Sense::Time(word) if pick(*word) => Some(*word),
        _ => None,
    })
}

/// Whether a date can begin here at all: a word of time or a number stands here.
#[inline]
pub(super) fn may_be_date(here: &Here) -> bool {
    here.has_any(&[SenseClass::Time, SenseClass::Number, SenseClass::Digits])
}

/// Whether the grammatical word that stands here can bring in a date or a period. Most of these words are common: a date, or
/// for a period its number, must follow close behind.
fn brings_in(here: &Here, next_date: usize, modified: impl Fn() -> bool) -> bool {
    here.is_any(BRINGING_IN) && (next_date <= DATE_WITHIN || here.is_any(&[Function::Since, Function::During]) || modified())
}

/// Words that can bring in a date or a period.
const BRINGING_IN: &[Function] = &[
    Function::Since,
    Function::During,
    Function::Between,
    Function::DetDu,
    Function::DetDes,
    Function::Of,
    Function::DetDef,
    Function::DetDem,
    Function::In,
];

/// Behind the word that brings it in, a date begins within so many words.
const DATE_WITHIN: usize = 3;

/// "that same day", "the day before", "that Monday": counted from the day told before.
fn anaphoric(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    if !context.holds_time(RareTimes::ANAPHORIC) {
        return None;
    }
    // "la veille de Noël": a feast of its own.
    if context.holds_time(RareTimes::FEAST)
        && time_word(context, at + 1, |w| matches!(w, TimeWord::Feast(..) | TimeWord::Easter(_))).is_some()
    {
        return None;
    }
    match time_word(context, at, |w| matches!(w, TimeWord::AnaphoricDay(_) | TimeWord::AnaphoricNight(_)))? {
        // "two days after some fighting" counts from the fighting, which nothing has told yet.
        (length, TimeWord::AnaphoricDay(days))
            if context.is(at + length - 1, Function::After)
                && context.is_any(at + length, &[Function::DetIndef, Function::DetDes, Function::Of]) =>
        {
            Some((length, simple(TimeValue::DaysAfter(days))))
        }
        (length, TimeWord::AnaphoricNight(days)) => {
            let until = (days < 0).then_some(TimeValue::AnaphoricDay(days + 1));
            Some((length, TimeGroup { night: true, until, ..simple(TimeValue::AnaphoricDay(days)) }))
        }
        (length, TimeWord::AnaphoricDay(days)) => Some((length, simple(TimeValue::AnaphoricDay(days)))),
        _ => None,
    }
}

fn simple(value: TimeValue) -> TimeGroup {
    TimeGroup { value, until: None, night: false, period: false, part: false, last: false, lately: false }
}

/// "dans la nuit de lundi à mardi", "dans la nuit du 12 au 13 mars", "la nuit de samedi".
fn night(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    if !context.holds_time(RareTimes::NIGHT_RANGE) {
        return None;
    }
    let (length, _) = time_word(context, at, |w| w == TimeWord::NightRange)?;
    let mut here = at + length;
    if context.is(here, Function::DetDef) {
        here += 1;
    }
    // "from yesterday to today".
    let counted = |at: usize| match time_word(context, at, |w| matches!(w, TimeWord::RelativeDay(_)))? {
        (length, TimeWord::RelativeDay(days)) => Some((length, TimeValue::RelativeDay(days))),
        _ => None,
    };
    let (more, first) = calendar(context, here)
        .or_else(|| bare_day(context, here))
        .or_else(|| counted(here))
        .or_else(|| day_alone(context, here).filter(|(length, day)| to_the_next(context, here + length, *day)))?;
    here += more;
    let mut until = None;
    let hyphened = is_hyphened(context, here);
    if context.is_any(here, &[Function::At, Function::And, Function::Of]) || context.is_mark(here, '-') || hyphened {
        let joint = here + usize::from(!hyphened);
        let next = joint + usize::from(context.is_any(joint, &[Function::DetDef, Function::DetDem]));
        if let Some((more, second)) = calendar(context, next)
            .or_else(|| counted(next))
            .or_else(|| day_alone(context, next).filter(|_| to_the_next(context, here, first)))
        {
            until = Some(second);
            here = next + more;
        }
    }
    let (value, until) = share(first, until);
    Some((here - at, TimeGroup { night: true, until, ..simple(value) }))
}

/// "the 12th to the 13th": behind a day without its month, the next one.
fn to_the_next(context: &Context<'_>, at: usize, day: TimeValue) -> bool {
    let number = |value| {
        if is_day_alone(value)
            && let TimeValue::Calendar { day, .. } = value
        {
            day
        } else {
            None
        }
    };
    let next = at + 1 + usize::from(context.is(at + 1, Function::DetDef));
    let days = || number(day).zip(day_alone(context, next).and_then(|(_, second)| number(second)));
    context.is(at, Function::At) && days().is_some_and(|(first, second)| second == first + 1 || second == 1 && first >= SHORTEST)
}

/// A month has at least so many days.
const SHORTEST: i8 = 28;

/// "hier (lundi)", "hier lundi 3 mai", "ce matin du jeudi 4 avril", "ce jour, le 14 mai": the day that a word counts back to, by
/// its name, which says more.
fn named_behind(context: &Context<'_>, at: usize) -> Option<(usize, TimeValue)> {
    let bracket = usize::from(context.is_mark(at, '('));
    let comma = usize::from(context.is_mark(at, ','));
    let from = at + bracket + comma;
    let article =
        usize::from(context.is_any(from, &[Function::DetDu, Function::DetDef]) && !context.is(from, Function::PluralDeterminer));
    let (length, value) = calendar(context, from + article)?;
    let TimeValue::Calendar { weekday, day, month, .. } = value else { return None };
    // Behind a mark or an article a mere weekday may be another one.
    let plain = comma + article == 0 && weekday.is_some();
    let named = plain || day.is_some() && (weekday.is_some() || month.is_some());
    let closes = bracket == 0 || context.is_mark(from + article + length, ')');
    (named && closes).then_some((length + 2 * bracket + comma + article, value))
}

/// Single words and phrases of time.
fn word(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    let (length, word) = time_word(context, at, |w| {
        !matches!(
            w,
            TimeWord::Unit(_)
                | TimeWord::Month(_)
                | TimeWord::Last
                | TimeWord::Next
                | TimeWord::First
                | TimeWord::PartMonth
                | TimeWord::OfMonth
                | TimeWord::AgoTail
                | TimeWord::AfterTail
                | TimeWord::Since
                | TimeWord::Feast(..)
                | TimeWord::Easter(_)
        )
    })?;
    if matches!(word, TimeWord::RelativeDay(n) if n <= 0)
        && let Some((more, value)) = named_behind(context, at + length)
    {
        return Some((length + more, simple(value)));
    }
    // "depuis le coup d'État du 1er février 2021"
    if word == TimeWord::Historic
        && let Some(dated) = spans::since_day_of(context, at).filter(|(more, _)| *more > length)
    {
        return Some(dated);
    }
    if let TimeWord::RelativeNight(n) = word {
        let until = Some(TimeValue::RelativeDay(n + 1));
        return Some((length, TimeGroup { night: true, until, ..simple(TimeValue::RelativeDay(n)) }));
    }
    let value = match word {
        TimeWord::RelativeDay(n) => TimeValue::RelativeDay(n),
        TimeWord::AnaphoricDay(n) => TimeValue::AnaphoricDay(n),
        TimeWord::PastWeek => TimeValue::PastWeek,
        TimeWord::ThisWeek => TimeValue::ThisWeek,
        TimeWord::PastMonth => TimeValue::PastMonth,
        TimeWord::ThisMonth => TimeValue::ThisMonth,
        TimeWord::PastYear => TimeValue::PastYear,
        TimeWord::ThisYear => TimeValue::ThisYear,
        TimeWord::Weekend => TimeValue::Weekend,
        TimeWord::PastDays => TimeValue::PastDays,
        TimeWord::PartOfDay | TimeWord::Night => TimeValue::PartOfDay,
        TimeWord::Recall => TimeValue::Recall,
        TimeWord::Historic => TimeValue::Historic,
        TimeWord::SoFar => TimeValue::Span,
        TimeWord::Weekday(n) => TimeValue::Calendar { weekday: Some(n), day: None, month: None, year: None },
        _ => return None,
    };
    Some((length, simple(value)))
}
