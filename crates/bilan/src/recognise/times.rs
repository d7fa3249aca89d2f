//! Expressions of time, as said: nothing is resolved here.

use super::group::{GroupKind, TimeGroup, TimeValue};
use super::{Context, numbers};
use crate::lexicon::{Function, Sense, SenseClass, TimeWord};
use crate::segment::TokenKind;

fn time_word(context: &Context<'_>, at: usize, pick: impl Fn(TimeWord) -> bool) -> Option<(usize, TimeWord)> {
    context.longest_of(at, &[SenseClass::Time], |s| match s {
        Sense::Time(word) if pick(*word) => Some(*word),
        _ => None,
    })
}

/// Whether a date can begin here at all: a word of time or a number stands here.
fn may_be_date(context: &Context<'_>, at: usize) -> bool {
    context.has(at, SenseClass::Time) || numbers::begins(context, at)
}

/// Whether the grammatical word that stands here can bring in a date or a period.
fn may_bring_in(context: &Context<'_>, at: usize) -> bool {
    use Function as F;
    context.is_any(at, &[F::Between, F::DetDu, F::Of, F::DetDef, F::DetDem, F::In, F::Since, F::During])
}

/// The expression of time that starts here.
pub fn at(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    if !(may_be_date(context, at) || context.has(at, SenseClass::Modifier) || may_bring_in(context, at)) {
        return None;
    }
    let (length, group) = anaphoric(context, at)
        .or_else(|| night(context, at))
        .or_else(|| ago(context, at))
        .or_else(|| calendar_range(context, at))
        .or_else(|| since(context, at))
        .or_else(|| past_units(context, at))
        .or_else(|| clock(context, at))
        .or_else(|| word(context, at))?;
    Some((length, GroupKind::Time(group)))
}

/// "that same day", "the day before", "that Monday": counted from the day told before.
fn anaphoric(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    match time_word(context, at, |w| matches!(w, TimeWord::AnaphoricDay(_)))? {
        // "two days after some fighting" counts from the fighting, which nothing has told yet.
        (length, TimeWord::AnaphoricDay(_))
            if context.is(at + length - 1, Function::After)
                && context.is_any(at + length, &[Function::DetIndef, Function::DetDes, Function::Of]) =>
        {
            Some((length, simple(TimeValue::Span)))
        }
        (length, TimeWord::AnaphoricDay(days)) => Some((length, simple(TimeValue::AnaphoricDay(days)))),
        _ => None,
    }
}

fn simple(value: TimeValue) -> TimeGroup {
    TimeGroup { value, until: None, night: false, period: false, part: false }
}

/// "dans la nuit de lundi à mardi", "dans la nuit du 12 au 13 mars", "la nuit de samedi".
fn night(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    let (length, _) = time_word(context, at, |w| w == TimeWord::NightRange)?;
    let mut here = at + length;
    if context.is(here, Function::DetDef) {
        here += 1;
    }
    let (more, first) = calendar(context, here).or_else(|| bare_day(context, here))?;
    here += more;
    let mut until = None;
    if context.is(here, Function::At) || context.is(here, Function::And) || context.is_mark(here, '-') {
        let next = here + 1 + usize::from(context.is_any(here + 1, &[Function::DetDef, Function::DetDem]));
        if let Some((more, second)) = calendar(context, next) {
            until = Some(second);
            here = next + more;
        }
    }
    let (value, until) = share(first, until);
    Some((here - at, TimeGroup { night: true, until, ..simple(value) }))
}

/// A day without its month, where a second date that has one follows: "du 12 au 13 mars".
fn bare_day(context: &Context<'_>, at: usize) -> Option<(usize, TimeValue)> {
    let (length, day) = day_of_month(context, at)?;
    let joined = context.is_any(at + length, &[Function::At, Function::And])
        || context.is_mark(at + length, '-')
        || context.is_mark(at + length, ',');
    let next = at + length + 1;
    let next = next + usize::from(context.is(next, Function::DetDef));
    let second = calendar(context, next).filter(|(_, v)| matches!(v, TimeValue::Calendar { day: Some(_), month: Some(_), .. }));
    (joined && second.is_some())
        .then_some((length, TimeValue::Calendar { weekday: None, day: Some(day), month: None, year: None }))
}

/// Of two dates, the first often leaves month and year to the second.
fn share(first: TimeValue, second: Option<TimeValue>) -> (TimeValue, Option<TimeValue>) {
    if let (
        TimeValue::Calendar { weekday, day, month, year },
        Some(TimeValue::Calendar { month: second_month, year: second_year, .. }),
    ) = (first, second)
    {
        let value =
            TimeValue::Calendar { weekday, day, month: month.or(day.and(second_month)), year: year.or(day.and(second_year)) };
        return (value, second);
    }
    (first, second)
}

/// A date with any of weekday, day, month and year.
fn calendar(context: &Context<'_>, at: usize) -> Option<(usize, TimeValue)> {
    let mut here = at;
    let mut weekday = None;
    if let Some((length, TimeWord::Weekday(n))) = time_word(context, here, |w| matches!(w, TimeWord::Weekday(_))) {
        weekday = Some(n);
        here += length;
        let comma = usize::from(context.is_mark(here, ','));
        if comma == 1
            && day_of_month(context, here + 1 + usize::from(context.is(here + 1, Function::DetDef))).is_some_and(|(l, _)| {
                month(context, here + 1 + usize::from(context.is(here + 1, Function::DetDef)) + l).is_some()
            })
        {
            here += 1;
        }
        if context.is(here, Function::DetDef) && day_of_month(context, here + 1).is_some() {
            here += 1;
        }
    }
    if let Some((length, (day, month, year))) = numeric(context, here) {
        return Some((here + length - at, TimeValue::Calendar { weekday, day: Some(day), month: Some(month), year }));
    }
    let mut day = None;
    if let Some((length, n)) = day_of_month(context, here) {
        let after = here + length;
        if let Some((more, m)) = month(context, after) {
            here = after + more;
            let (y_length, year) = year(context, here);
            here += y_length;
            here += time_word(context, here, |w| w == TimeWord::Last).map_or(0, |(length, _)| length);
            return Some((here - at, TimeValue::Calendar { weekday, day: Some(n), month: Some(m), year }));
        }
        // "mardi 14", "le 1er et le 3 mars": the month comes later or is the report's.
        if weekday.is_some() && !followed_by_count_noun(context, after) {
            day = Some(n);
            here = after;
        }
    }
    if weekday.is_some() {
        let mut value = TimeValue::Calendar { weekday, day, month: None, year: None };
        if let Some((length, _)) = time_word(context, here, |w| w == TimeWord::Last) {
            here += length;
        } else if time_word(context, here, |w| w == TimeWord::Next).is_some() {
            value = TimeValue::Span;
            here += 1;
        }
        return Some((here - at, value));
    }
    // A month: with a year, or after a preposition ("en mars", "début janvier 2020").
    let (length, m) = month(context, here)?;
    let (y_length, year) = year(context, here + length);
    if let Some((more, _)) = time_word(context, here + length + y_length, |w| w == TimeWord::Last) {
        return Some((
            here + length + y_length + more - at,
            TimeValue::Calendar { weekday: None, day: None, month: Some(m), year },
        ));
    }
    let introduced = year.is_some()
        || at > 0
            && (context.is_any(at - 1, &[Function::In, Function::Since, Function::Of, Function::DetDef, Function::Between])
                || time_word(context, at - 1, |w| matches!(w, TimeWord::PartMonth | TimeWord::Unit(_))).is_some());
    introduced.then_some((here + length + y_length - at, TimeValue::Calendar { weekday: None, day: None, month: Some(m), year }))
}

fn followed_by_count_noun(context: &Context<'_>, at: usize) -> bool {
    context.has_any(at, &[SenseClass::Victim, SenseClass::EffectNoun, SenseClass::Materiel])
}

fn day_of_month(context: &Context<'_>, at: usize) -> Option<(usize, i8)> {
    let token = context.tokens.get(at)?;
    if let TokenKind::Number { value, digits, hundredths: None } = token.kind {
        if digits <= 2 && (1..=31).contains(&value) {
            // "1er": the ending is glued to the digit.
            let ordinal = context
                .tokens
                .get(at + 1)
                .is_some_and(|t| t.glued && t.is_word() && t.span.end - t.span.start <= 4 && value == 1);
            return Some((1 + usize::from(ordinal), value as i8));
        }
        return None;
    }
    if let Some((length, _)) = time_word(context, at, |w| w == TimeWord::First) {
        return Some((length, 1));
    }
    let number = numbers::number(context, at).filter(|n| !n.article && !n.collective && (1..=31).contains(&n.value))?;
    Some((number.length, number.value as i8))
}

fn month(context: &Context<'_>, at: usize) -> Option<(usize, i8)> {
    match time_word(context, at, |w| matches!(w, TimeWord::Month(_)))? {
        (length, TimeWord::Month(m)) => Some((
            length
                + usize::from(
                    context.is_mark(at + length, '.')
                        && context.tokens[at + length].glued
                        && context.len() > at + length + 1
                        && context.word(at).len() < 5,
                ),
            m,
        )),
        _ => None,
    }
}

fn year(context: &Context<'_>, at: usize) -> (usize, Option<i16>) {
    match context.tokens.get(at).map(|t| t.kind) {
        Some(TokenKind::Number { value, digits: 4, hundredths: None }) if (1900..=2100).contains(&value) => {
            (1, Some(value as i16))
        }
        _ => (0, None),
    }
}

/// Day, month and, if it is said, the year.
type DayMonth = (i8, i8, Option<i16>);

/// `27/07/2022`, `27.07.22`, `2022-07-27`, `12/03`.
fn numeric(context: &Context<'_>, at: usize) -> Option<(usize, DayMonth)> {
    let digits = |i: usize| match context.tokens.get(i).map(|t| (t.kind, t.glued || i == at)) {
        Some((TokenKind::Number { value, digits, hundredths: None }, true)) => Some((value, digits)),
        _ => None,
    };
    let (a, a_digits) = digits(at)?;
    let separator = |i: usize| context.tokens.get(i).is_some_and(|t| matches!(t.kind, TokenKind::Mark('/' | '.')) && t.glued);
    if separator(at + 1) {
        let (b, b_digits) = digits(at + 2)?;
        let third = separator(at + 3).then(|| digits(at + 4)).flatten();
        if a_digits <= 2 && b_digits <= 2 && (1..=31).contains(&a) && (1..=12).contains(&b) {
            return match third {
                Some((y, 4)) => Some((5, (a as i8, b as i8, Some(y as i16)))),
                Some((y, 2)) => Some((5, (a as i8, b as i8, Some(2000 + y as i16)))),
                _ if b_digits == 2 && context.is_mark(at + 1, '/') => Some((3, (a as i8, b as i8, None))),
                _ => None,
            };
        }
        return None;
    }
    // ISO: hyphens between digits are no marks of their own.
    if a_digits == 4 && (1900..=2100).contains(&a) {
        let hyphen = |i: usize| context.tokens.get(i).is_some_and(|t| t.hyphen);
        if hyphen(at + 1) && hyphen(at + 2) {
            let (b, c) = (digits(at + 1)?.0, digits(at + 2)?.0);
            if (1..=12).contains(&b) && (1..=31).contains(&c) {
                return Some((3, (c as i8, b as i8, Some(a as i16))));
            }
        }
    }
    None
}

/// One date or two with a word between: "du 12 au 14 mars", "entre lundi et mardi", "ce mercredi 27 juillet".
fn calendar_range(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    let mut here = at;
    let between = context.is(here, Function::Between);
    let from = between || context.is(here, Function::DetDu) || context.is(here, Function::Of);
    if from || context.is_any(here, &[Function::DetDef, Function::DetDem, Function::In]) {
        here += 1;
        if between && context.is(here, Function::DetDef) {
            here += 1;
        }
    }
    let unparted = here;
    while let Some((length, _)) = time_word(context, here, |w| w == TimeWord::PartMonth) {
        here += length;
    }
    if !may_be_date(context, here) {
        return None;
    }
    let part = here > unparted;
    // Only a year: "en 2019".
    let (length, only) = year(context, here);
    if let (Some(y), true) = (only, here > at && !from)
        && (context.is(at, Function::In) || context.is(at, Function::DetDef))
    {
        let value = TimeValue::Calendar { weekday: None, day: None, month: None, year: Some(y) };
        return Some((here + length - at, simple(value)));
    }
    let (length, first) = match calendar(context, here) {
        Some(found) => found,
        None => {
            // "du 12 au 14 mars": a bare day first.
            bare_day(context, here).filter(|_| here > at)?
        }
    };
    let mut end = here + length;
    let mut until = None;
    // "between Friday evening and Saturday noon".
    if let Some((more, _)) = time_word(context, end, |w| matches!(w, TimeWord::PartOfDay | TimeWord::Night))
        .filter(|(l, _)| between && context.is(end + l, Function::And))
    {
        end += more;
    }
    let has_day = matches!(first, TimeValue::Calendar { day, weekday, .. } if day.is_some() || weekday.is_some());
    let bare_day = matches!(first, TimeValue::Calendar { weekday: None, month: None, day: Some(_), .. });
    let months = (from || between)
        && matches!(first, TimeValue::Calendar { weekday: None, day: None, month: Some(_), .. })
        && month(context, end + 1).is_some();
    if months && context.is(end, if between { Function::And } else { Function::At }) {
        let (length, second) = month(context, end + 1)?;
        let (more, year) = year(context, end + 1 + length);
        let first = share(first, None).0;
        let first = match first {
            TimeValue::Calendar { weekday, day, month, year: None } => TimeValue::Calendar { weekday, day, month, year },
            other => other,
        };
        let until = TimeValue::Calendar { weekday: None, day: None, month: Some(second), year };
        return Some((end + 1 + length + more - at, TimeGroup { until: Some(until), period: true, ..simple(first) }));
    }
    // "the 9th and the 14th": two days, and nothing between them.
    let pair = !between && context.is(end, Function::And);
    if has_day && (context.is(end, Function::At) && from || between && context.is(end, Function::And) || bare_day) {
        let next = end + 1 + usize::from(context.is(end + 1, Function::DetDef));
        if let Some((more, second)) = calendar(context, next) {
            until = Some(second);
            end = next + more;
        }
    }
    let (value, until) = share(first, until);
    // The part of the day belongs to it.
    if let Some((more, w)) = time_word(context, end, |w| matches!(w, TimeWord::PartOfDay | TimeWord::Night)) {
        end += more;
        let _ = w;
    }
    Some((end - at, TimeGroup { until, period: between || until.is_some() && !pair, part, ..simple(value) }))
}

/// "il y a trois semaines", "deux mois plus tôt", "quelques semaines après".
fn ago(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    if let Some((length, TimeWord::Ago { vague })) = time_word(context, at, |w| matches!(w, TimeWord::Ago { .. })) {
        let here = at + length;
        let (number, count, loose) = match numbers::quantity(context, here) {
            Some(q) => (
                q.length,
                q.quantity.low.min(10_000) as u32,
                q.quantity.high != Some(q.quantity.low) || q.quantity.form != crate::model::Form::Exact,
            ),
            None if vague => (0, 2, true),
            None => return None,
        };
        let (unit_length, unit) = unit(context, here + number)?;
        if context.is(at, Function::Since) {
            return Some((here + number + unit_length - at, TimeGroup { period: true, ..simple(TimeValue::Span) }));
        }
        let value = TimeValue::Ago { days: count * u32::from(unit), unit, vague: vague || loose };
        return Some((here + number + unit_length - at, simple(value)));
    }
    if let Some((length, word)) = time_word(context, at, |w| matches!(w, TimeWord::WeeksAfter | TimeWord::WeeksBefore)) {
        // "some weeks after the death of": what follows is the earlier one.
        let hours = (at..at + length).any(|i| unit(context, i).is_some_and(|(_, days)| days == 0));
        let earlier = word == TimeWord::WeeksBefore || is_determined(context, at + length);
        return Some((length, simple(if earlier && !hours { TimeValue::Recall } else { TimeValue::Span })));
    }
    let quantity = numbers::quantity(context, at)?;
    let (unit_length, unit) = unit(context, at + quantity.length)?;
    let end = at + quantity.length + unit_length;
    let count = quantity.quantity.low.min(10_000) as u32;
    let vague = quantity.quantity.form != crate::model::Form::Exact;
    if let Some((length, _)) = time_word(context, end, |w| w == TimeWord::AgoTail) {
        if unit == 1 && !vague && count <= 10 {
            return Some((end + length - at, simple(TimeValue::AnaphoricDay(-(count as i8)))));
        }
        return Some((end + length - at, simple(TimeValue::Ago { days: count * u32::from(unit), unit, vague })));
    }
    if let Some((length, _)) = time_word(context, end, |w| w == TimeWord::AfterTail) {
        // "five days after the raid" counts from the raid.
        if context.is(end, Function::After) && is_determined(context, end + length) {
            return Some((end + length - at, simple(if unit >= 7 { TimeValue::Recall } else { TimeValue::Span })));
        }
        let value = if unit == 1 && !vague && count <= 10 { TimeValue::AnaphoricDay(count as i8) } else { TimeValue::Span };
        return Some((end + length - at, simple(value)));
    }
    None
}

fn is_determined(context: &Context<'_>, at: usize) -> bool {
    context.is_any(at, &[Function::DetDef, Function::DetIndef, Function::DetDem, Function::DetPoss])
}

fn unit(context: &Context<'_>, at: usize) -> Option<(usize, u16)> {
    match time_word(context, at, |w| matches!(w, TimeWord::Unit(_)))? {
        (length, TimeWord::Unit(days)) => Some((length, days)),
        _ => None,
    }
}

/// "depuis janvier", "depuis 2012", "depuis dix ans": a period.
fn since(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    if let Some(found) = within(context, at) {
        return Some(found);
    }
    if !context.is(at, Function::Since) && !context.is(at, Function::During) {
        return None;
    }
    let mut here = at + 1;
    if context.is(here, Function::DetDef) {
        here += 1;
    }
    while let Some((length, _)) = time_word(context, here, |w| w == TimeWord::PartMonth) {
        here += length;
    }
    if let (length, Some(y)) = year(context, here) {
        let value = TimeValue::Calendar { weekday: None, day: None, month: None, year: Some(y) };
        return Some((here + length - at, TimeGroup { period: true, ..simple(value) }));
    }
    if let Some((length, m)) = month(context, here) {
        let (more, year) = year(context, here + length);
        let value = TimeValue::Calendar { weekday: None, day: None, month: Some(m), year };
        return Some((here + length + more - at, TimeGroup { period: true, ..simple(value) }));
    }
    if let Some((length, value)) = calendar(context, here) {
        return Some((here + length - at, TimeGroup { period: true, ..simple(value) }));
    }
    if let Some(found) = since_deed(context, at) {
        return Some(found);
    }
    let number = numbers::quantity(context, here)?;
    let (length, _) = unit(context, here + number.length)?;
    Some((here + number.length + length - at, TimeGroup { period: true, ..simple(TimeValue::Span) }))
}

/// "in three months", "in less than a year": a period, where it has weeks and more.
fn within(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    if !context.is(at, Function::In) {
        return None;
    }
    let number = numbers::quantity(context, at + 1)?;
    let (length, unit) = unit(context, at + 1 + number.length)?;
    (unit >= 7).then(|| (1 + number.length + length, TimeGroup { period: true, ..simple(TimeValue::Span) }))
}

/// "the past two months", "the last three weeks", "the first six months": a period.
fn past_units(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    let number = numbers::number(context, at).filter(|n| !n.article)?;
    let (last, _) = time_word(context, at + number.length, |w| matches!(w, TimeWord::Last | TimeWord::First))?;
    let (length, unit) = unit(context, at + number.length + last)?;
    (unit >= 7).then(|| (number.length + last + length, TimeGroup { period: true, ..simple(TimeValue::PastDays) }))
}

/// "depuis son déploiement en 2013": a period from the year of what is named; "depuis sa création": from some time on.
fn since_deed(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    if !context.is(at, Function::Since) || !is_determined(context, at + 1) {
        return None;
    }
    let mut words = (at + 2..at + 8).take_while(|i| context.tokens.get(*i).is_some_and(|t| t.is_word()));
    let dated = words.find(|i| context.is(*i, Function::In)).and_then(|within| {
        let month = month(context, within + 1);
        let here = within + 1 + month.map_or(0, |(length, _)| length);
        let (length, year) = year(context, here);
        let value = TimeValue::Calendar { weekday: None, day: None, month: month.map(|(_, m)| m), year: Some(year?) };
        Some((here + length - at, TimeGroup { period: true, ..simple(value) }))
    });
    let own = context.is(at + 1, Function::DetPoss).then(|| (2, TimeGroup { period: true, ..simple(TimeValue::Span) }));
    dated.or(own)
}

/// "vers 17h30", "à 6H00", "à 05 heures": a time of day, which is no figure.
fn clock(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    let number = numbers::number(context, at).filter(|n| n.value < 25 && !n.collective && !n.article)?;
    let (length, days) = unit(context, at + number.length)?;
    if days != 0 {
        return None;
    }
    let mut end = at + number.length + length;
    let glued = context.tokens.get(end).is_some_and(|t| matches!(t.kind, TokenKind::Number { .. }) && t.glued);
    let minutes = |n: numbers::Number| {
        n.value < 60 && unit(context, end + n.length).is_none() && n.length == 1 && context.is_mark(end + 1, '.')
    };
    if glued || numbers::number(context, end).is_some_and(minutes) {
        end += 1;
    }
    Some((end - at, simple(TimeValue::PartOfDay)))
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
                | TimeWord::AgoTail
                | TimeWord::AfterTail
                | TimeWord::Since
        )
    })?;
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
