//! Spans of time and what they are measured from: "three weeks ago", "since January", "in two months"; and times of day.

use super::super::group::{TimeGroup, TimeValue};
use super::super::{Context, may_be_noun, numbers};
use super::calendar::{calendar, month, named_year, year};
use super::{simple, time_word};
use crate::lexicon::{Function, RareTimes, Sense, SenseClass, TimeWord};
use crate::model::Kind;
use crate::segment::TokenKind;

/// "il y a trois semaines", "deux mois plus tôt", "quelques semaines après".
pub(super) fn ago(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    if context.holds_time(RareTimes::AGO)
        && let Some((length, TimeWord::Ago { vague })) = time_word(context, at, |w| matches!(w, TimeWord::Ago { .. }))
    {
        // "il y a exactement deux ans"
        // "il y a plus de deux ans": but not the first word of a number.
        let counts = numbers::quantity(context, at + length).is_some();
        let here = (at + length..).find(|i| counts || !context.is_adverb(*i)).unwrap_or(at + length);
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
    if context.holds_time(RareTimes::WEEKS)
        && let Some((length, word)) = time_word(context, at, |w| matches!(w, TimeWord::WeeksAfter | TimeWord::WeeksBefore))
        && !is_before_another(context, at + length)
    {
        // "some weeks after the death of": what follows is the earlier one.
        // Shortly after, or some hours, is no recollection.
        let hours = !(at..at + length).any(|i| unit(context, i).is_some_and(|(_, days)| days > 0));
        let earlier = word == TimeWord::WeeksBefore || is_determined(context, at + length);
        // "some hours later": on the same day.
        let same_day = hours
            && !is_determined(context, at + length)
            && !context.is_any(at + length, &[Function::Of, Function::DetDu, Function::DetDes]);
        let value = if earlier && !hours { TimeValue::Recall } else { TimeValue::Span };
        return Some((length, simple(if same_day { TimeValue::PartOfDay } else { value })));
    }
    // "three times twenty-four hours earlier": as many days.
    let times = numbers::number(context, at).filter(|n| !n.article && context.is(at + n.length, Function::Times));
    let from = at + times.as_ref().map_or(0, |n| n.length + 1);
    let quantity = numbers::quantity(context, from)?;
    let (unit_length, unit) = unit(context, from + quantity.length)?;
    let end = from + quantity.length + unit_length;
    let times = times.map_or(1, |n| n.value.min(100) as u32);
    let count = times * quantity.quantity.low.min(10_000) as u32;
    let vague = quantity.quantity.form != crate::model::Form::Exact;
    if let Some((length, _)) = time_word(context, end, |w| w == TimeWord::AgoTail) {
        if unit == 1 && !vague && count <= 10 {
            return Some((end + length - at, simple(TimeValue::AnaphoricDay(-(count as i8)))));
        }
        if let Some(days) = whole_days(count, unit) {
            return Some((end + length - at, simple(TimeValue::AnaphoricDay(-(days.min(10) as i8)))));
        }
        if unit == 0 {
            return Some((end + length - at, simple(TimeValue::PartOfDay)));
        }
        return Some((end + length - at, simple(TimeValue::Ago { days: count * u32::from(unit), unit, vague })));
    }
    if let Some((length, _)) = time_word(context, end, |w| w == TimeWord::AfterTail) {
        let (unit, count) = whole_days(count, unit).map_or((unit, count), |days| (1, days));
        // "five days after the raid", "a year to the day after the raid" counts from the raid.
        if context.is(end + length - 1, Function::After) && is_determined(context, end + length) {
            let value = match unit {
                7.. => TimeValue::Recall,
                1 if !vague && count <= 10 => TimeValue::DaysAfter(count as i8),
                _ => TimeValue::Span,
            };
            return Some((end + length - at, simple(value)));
        }
        let value = match unit {
            0 if count < HOURS_OF_DAY => TimeValue::PartOfDay,
            1 if !vague && count <= 10 => TimeValue::AnaphoricDay(count as i8),
            _ => TimeValue::Span,
        };
        return Some((end + length - at, simple(value)));
    }
    None
}

/// "quelques jours avant le scrutin": whether "before" ends here, and what it is before follows.
fn is_before_another(context: &Context<'_>, end: usize) -> bool {
    context.is(end - 1, Function::Before) && context.tokens.get(end).is_some_and(|t| t.is_word() && !context.is_auxiliary(end))
}

const HOURS_OF_DAY: u32 = 24;

/// Twenty-four hours are a day: so many days as the hours make, where that is all they are.
fn whole_days(count: u32, unit: u16) -> Option<u32> {
    (unit == 0 && count > 0 && count.is_multiple_of(HOURS_OF_DAY)).then_some(count / HOURS_OF_DAY)
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
pub(super) fn since(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    if let Some(found) = within(context, at) {
        return Some(found);
    }
    if !context.is(at, Function::Since) && !context.is(at, Function::During) {
        return None;
    }
    if context.is(at, Function::Since) && context.is(at + 1, Function::That) && !names_day_behind(context, at + 2) {
        return Some((2, TimeGroup { period: true, ..simple(TimeValue::Span) }));
    }
    let mut here = at + context.function_length(at, Function::During).unwrap_or(1);
    // "depuis le mois dernier", "depuis l'an passé"
    let past = time_word(context, here, |w| matches!(w, TimeWord::PastMonth | TimeWord::PastYear));
    if let Some((length, word)) = past {
        let value = if word == TimeWord::PastMonth { TimeValue::PastMonth } else { TimeValue::PastYear };
        return Some((here + length - at, TimeGroup { period: true, ..simple(value) }));
    }
    if context.is_any(here, &[Function::DetDef, Function::DetDem]) {
        here += 1;
    }
    while let Some(length) = part_of_month(context, here) {
        here += length;
    }
    if let (length, Some(y)) = named_year(context, here).unwrap_or_else(|| year(context, here)) {
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
    let (length, days) = unit(context, here + number.length)?;
    // Some hours, or a day or two, are no longer than one event.
    let short = context.is(at, Function::During) && u64::from(days).saturating_mul(number.quantity.low) <= EVENT_DAYS;
    Some((here + number.length + length - at, TimeGroup { period: !short, ..simple(TimeValue::Span) }))
}

/// "since fighting broke out on Monday": a clause of so many words that names a day tells of what began then.
fn names_day_behind(context: &Context<'_>, from: usize) -> bool {
    let day = |w: TimeWord| matches!(w, TimeWord::Weekday(_) | TimeWord::RelativeDay(_) | TimeWord::RelativeNight(_));
    // "since they attacked, last Tuesday, A": the day may stand between commas.
    let acts = |s: &Sense| matches!(s, Sense::Verb(form) if context.lexicon.verbs[form.verb as usize].incident.is_some());
    let goes_on = |i: usize| {
        let act = i > 0 && context.senses_of(i - 1, &[SenseClass::Verb]).any(|(_, s)| acts(s));
        context.is_mark(i, ',') && act && time_word(context, i + 1, day).is_some()
    };
    let clause = (from..(from + SINCE_CLAUSE).min(context.len())).take_while(|i| context.tokens[*i].is_word() || goes_on(*i));
    clause.into_iter().any(|i| time_word(context, i, day).is_some())
}

const SINCE_CLAUSE: usize = 14;

/// "fin", "la fin du mois de", "le mois de": what may stand before the name of a month.
fn part_of_month(context: &Context<'_>, at: usize) -> Option<usize> {
    let joint = |i: usize| usize::from(context.is_any(i, &[Function::Of, Function::DetDu]));
    if let Some((length, _)) = time_word(context, at, |w| w == TimeWord::PartMonth) {
        return Some(length + joint(at + length));
    }
    let month = unit(context, at).filter(|(_, days)| *days == DAYS_OF_MONTH)?.0;
    let joint = joint(at + month);
    (joint > 0).then_some(month + joint)
}

/// What the tables give as the days of a month.
const DAYS_OF_MONTH: u16 = 30;

/// An event may last so many days.
const EVENT_DAYS: u64 = 4;

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
    dated.or_else(|| since_day_of(context, at)).or(own)
}

/// "depuis le coup d'État du 1er février 2021", "depuis le cessez-le-feu d'octobre 2020": a period from the day of something else than an attack.
pub(super) fn since_day_of(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    if !context.is(at, Function::Since) {
        return None;
    }
    let words = (at + 2..at + SINCE_CLAUSE).take_while(|i| context.tokens.get(*i).is_some_and(|t| t.is_word()));
    let of = words.filter(|i| context.is_any(*i, &[Function::Of, Function::DetDu]));
    let (here, length, value) = of.into_iter().find_map(|of| {
        let (length, value) = calendar(context, of + 1).or_else(|| {
            let (length, month) = month(context, of + 1)?;
            let (more, year) = year(context, of + 1 + length);
            Some((length + more, TimeValue::Calendar { weekday: None, day: None, month: Some(month), year }))
        })?;
        Some((of + 1, length, value))
    })?;
    let dated = matches!(value, TimeValue::Calendar { year: Some(_), .. });
    let act = |s: &Sense| matches!(s, Sense::IncidentNoun { kind, .. } if *kind != Kind::Other);
    let attack = (at + 2..here).any(|i| context.senses_of(i, &[SenseClass::IncidentNoun]).any(|(_, s)| act(s)));
    (dated && !attack).then(|| (here + length - at, TimeGroup { period: true, ..simple(value) }))
}

/// "in three months", "in less than ten days": a period, where it is longer than an event.
fn within(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    let (length, unit, days) = in_so_many(context, at)?;
    let period = unit >= 7 || days > EVENT_DAYS;
    (period || days > 1).then(|| (length, TimeGroup { period, ..simple(TimeValue::Span) }))
}

/// The days of "in fifteen days", "in less than two weeks".
pub fn days_within(context: &Context<'_>, at: usize) -> Option<u64> {
    in_so_many(context, at).map(|(.., days)| days).filter(|days| *days > 0)
}

/// The words of "in less than ten days", the days of its unit, and the days of all: of a range, the most.
fn in_so_many(context: &Context<'_>, at: usize) -> Option<(usize, u16, u64)> {
    if !context.is(at, Function::In) {
        return None;
    }
    let number = numbers::quantity(context, at + 1)?;
    let (length, unit) = unit(context, at + 1 + number.length)?;
    let days = u64::from(unit).saturating_mul(number.quantity.high.unwrap_or(number.quantity.low));
    Some((1 + number.length + length, unit, days))
}

/// "the past two months", "the last three weeks", "the first six months": a period.
pub(super) fn past_units(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    // "over the first six months", "these last three months": the article would make a count of it.
    let the = usize::from(context.is_any(at, &[Function::DetDef, Function::DetDem]));
    let at = at + the;
    let is_last = |at: usize| time_word(context, at, |w| matches!(w, TimeWord::Last | TimeWord::First)).map(|(length, _)| length);
    let ahead = if the == 1 { is_last(at) } else { None };
    let number = numbers::number(context, at + ahead.unwrap_or(0)).filter(|n| !n.article)?;
    let last = ahead.or_else(|| is_last(at + number.length))?;
    let (length, unit) = unit(context, at + number.length + last)?;
    // "in these last forty-eight hours": from so many days ago to today.
    let hours = u64::from(HOURS_OF_DAY);
    if the == 1 && unit == 0 && number.value > 0 && number.value.is_multiple_of(hours) && number.value / hours <= EVENT_DAYS {
        let first = TimeValue::RelativeDay(-((number.value / hours) as i8));
        let until = Some(TimeValue::RelativeDay(0));
        return Some((the + number.length + last + length, TimeGroup { until, ..simple(first) }));
    }
    (unit >= 7).then(|| (the + number.length + last + length, TimeGroup { period: true, ..simple(TimeValue::PastDays) }))
}

/// "vers 17h30", "à 6H00", "à 05 heures": a time of day, which is no figure.
pub(super) fn clock(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    let number = numbers::number(context, at).filter(|n| n.value < 25 && !n.collective && !n.article)?;
    let behind = at + number.length;
    let length = if has_minutes(context, behind) { 1 } else { unit(context, behind).filter(|(_, days)| *days == 0)?.0 };
    let mut end = at + number.length + length;
    let glued = context.tokens.get(end).is_some_and(|t| matches!(t.kind, TokenKind::Number { .. }) && t.glued);
    let minutes = |n: numbers::Number| {
        let closed = end + 1 >= context.len() || !context.tokens[end + 1].is_word() || !may_be_noun(context, end + 1);
        n.value < 60 && unit(context, end + n.length).is_none() && n.length == 1 && closed
    };
    if glued || numbers::number(context, end).is_some_and(minutes) {
        end += 1;
    }
    // "19h51 (0h51 GMT dimanche)": the same hour as it is counted elsewhere, with its day there.
    let hour = |i: usize| has_minutes(context, i) || unit(context, i).is_some_and(|(length, days)| length == 1 && days == 0);
    if at > 1 && context.is_mark(at - 1, '(') && hour(at - 2) {
        let words = (end..context.len().min(end + ASIDE)).take_while(|i| context.tokens[*i].is_word()).count();
        end += if context.is_mark(end + words, ')') { words } else { 0 };
    }
    Some((end - at, simple(TimeValue::PartOfDay)))
}

/// "19h51": the letter for the hour and the minutes in one word behind the number.
fn has_minutes(context: &Context<'_>, at: usize) -> bool {
    if !context.tokens.get(at).is_some_and(|t| t.glued) {
        return false;
    }
    let word = context.word(at);
    let letter = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let hour = |s: &Sense| matches!(s, Sense::Time(TimeWord::Unit(0)));
    letter.len() == 1
        && word.len() == letter.len() + 2
        && context.lexicon.senses(context.lexicon.word(letter, &mut String::new())).any(hour)
}

/// What is said of an hour in parentheses has so many words at most.
const ASIDE: usize = 3;
