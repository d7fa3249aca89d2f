//! Dates of the calendar with any of weekday, day, month and year, alone or two of them with a word between.

use super::super::group::{TimeGroup, TimeValue};
use super::super::{Context, numbers};
use super::{may_be_date, simple, time_word};
use crate::lexicon::{Function, RareTimes, SenseClass, TimeWord};
use crate::segment::{Token, TokenKind};

/// One date or two with a word between: "du 12 au 14 mars", "entre lundi et mardi", "ce mercredi 27 juillet".
pub(super) fn calendar_range(context: &Context<'_>, at: usize) -> Option<(usize, TimeGroup)> {
    let mut here = at;
    let between = context.is(here, Function::Between);
    let from = between || context.is(here, Function::DetDu) || context.is(here, Function::Of);
    // "des 11 et 12 mai": behind "des" only several days are meant.
    let of_days = context.is(here, Function::DetDes) && bare_day(context, here + 1).is_some();
    if from || of_days || context.is_any(here, &[Function::DetDef, Function::DetDem, Function::In]) {
        here += 1;
        if between && context.is(here, Function::DetDef) {
            here += 1;
        }
        // "ce même jeudi".
        if context.is(here, Function::Same) {
            here += 1;
        }
    }
    let unparted = here;
    while context.holds_time(RareTimes::PART_MONTH)
        && let Some((length, _)) = time_word(context, here, |w| w == TimeWord::PartMonth)
    {
        here += length;
    }
    if !may_be_date(&context.here(here)) {
        return None;
    }
    let part = here > unparted;
    let of_year = |year| TimeValue::Calendar { weekday: None, day: None, month: None, year: Some(year) };
    // "sous la transition (2021-2024)"
    if let (length, Some(first)) = year(context, here)
        && is_hyphened(context, here + length)
        && let (more, Some(last)) = year(context, here + length)
        && first < last
        && at > 0
        && context.is_mark(at - 1, '(')
        && context.is_mark(here + length + more, ')')
    {
        return Some((
            here + length + more - at,
            TimeGroup { until: Some(of_year(last)), period: true, ..simple(of_year(first)) },
        ));
    }
    // "entre 2015 et 2017", "de 2015 à 2017", "de fin 2017 à début 2018"
    if (between || from)
        && let (length, Some(first)) = year(context, here)
        && context.is(here + length, if between { Function::And } else { Function::At })
        && let next = here + length + 1
        && let next = next + time_word(context, next, |w| w == TimeWord::PartMonth).map_or(0, |(length, _)| length)
        && let (more, Some(last)) = year(context, next)
    {
        return Some((next + more - at, TimeGroup { until: Some(of_year(last)), period: true, ..simple(of_year(first)) }));
    }
    // Only a year: "en 2019", "fin 2011", "l'année 2019".
    let (length, only) = named_year(context, here)
        .filter(|_| !context.is(at.wrapping_sub(1), Function::Of))
        .unwrap_or_else(|| year(context, here));
    if let (Some(y), true) = (only, here > at && !from)
        && (context.is(at, Function::In) || context.is(at, Function::DetDef) || part)
    {
        return Some((here + length - at, simple(of_year(y))));
    }
    let (length, first) = match calendar(context, here) {
        Some(found) => found,
        None => {
            // "du 12 au 14 mars": a bare day first.
            // "► 24-25 mars. Gao.": it may head a line.
            let heads = at == 0 || !context.tokens[at - 1].is_word() && context.tokens[at - 1].number().is_none();
            Some(here).filter(|here| *here > at || heads).and_then(|here| bare_day(context, here))?
        }
    };
    let mut end = here + length;
    let mut until = None;
    // "between Friday evening and Saturday noon".
    // "from Monday 8 pm to Tuesday 4 am".
    let hour = |at: usize| super::spans::clock(context, at).map(|(length, _)| length);
    let of_day =
        |at: usize| time_word(context, at, |w| matches!(w, TimeWord::PartOfDay | TimeWord::Night)).map(|(length, _)| length);
    if let Some(more) = of_day(end)
        .or_else(|| if between || from { hour(end) } else { None })
        .filter(|l| between && context.is(end + l, Function::And) || from && context.is(end + l, Function::At))
    {
        end += more;
    }
    let has_day = matches!(first, TimeValue::Calendar { day, weekday, .. } if day.is_some() || weekday.is_some());
    let bare_day = is_day_alone(first);
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
    // "Saturday the 11th and Sunday 12 June": the month follows the second.
    let weekdays = pair && matches!(first, TimeValue::Calendar { weekday: Some(_), day: Some(_), month: None, .. });
    if has_day && (context.is(end, Function::At) && from || between && context.is(end, Function::And) || bare_day || weekdays) {
        let joint = end + usize::from(!is_hyphened(context, end));
        let next = joint + usize::from(context.is_any(joint, &[Function::DetDef, Function::DetDem]));
        if let Some((more, second)) = calendar(context, next) {
            until = Some(second);
            end = next + more;
            end += hour(end).unwrap_or(0);
        }
    }
    let (value, until) = share(first, until);
    // The part of the day belongs to it.
    if let Some((more, w)) = time_word(context, end, |w| matches!(w, TimeWord::PartOfDay | TimeWord::Night)) {
        end += more;
        let _ = w;
    }
    let last = until.is_none() && (here..end).any(|i| time_word(context, i, |w| w == TimeWord::Last).is_some());
    Some((end - at, TimeGroup { until, period: between || until.is_some() && !pair, part, last, ..simple(value) }))
}

/// The unit of so many days is the year.
const YEAR_DAYS: u16 = 365;

/// A date with any of weekday, day, month and year.
#[inline]
pub(super) fn calendar(context: &Context<'_>, at: usize) -> Option<(usize, TimeValue)> {
    // Of a number that is written out, a word of time must make a day.
    let number = || numbers::number(context, at).is_some_and(|n| context.has(at + n.length, SenseClass::Time));
    let may_begin = context.has_any(at, &[SenseClass::Time, SenseClass::Digits]) || number();
    if may_begin { dated(context, at) } else { None }
}

/// Apart from [`calendar`], so that its test stands where it is called.
#[inline(never)]
fn dated(context: &Context<'_>, at: usize) -> Option<(usize, TimeValue)> {
    // "le lundi de Pâques": no weekday of this week.
    if context.holds_time(RareTimes::FEAST)
        && let Some((length, TimeWord::Easter(days))) = time_word(context, at, |w| matches!(w, TimeWord::Easter(_)))
    {
        let (more, year) = year(context, at + length);
        return Some((length + more, TimeValue::Easter { days, year }));
    }
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
        // "jeudi (13.10.22)"
        if context.is_mark(here, '(')
            && let Some((inner, TimeValue::Calendar { weekday: None, day: Some(day), month: Some(month), year })) =
                dated(context, here + 1)
            && context.is_mark(here + 1 + inner, ')')
        {
            let value = TimeValue::Calendar { weekday, day: Some(day), month: Some(month), year };
            return Some((here + 2 + inner - at, value));
        }
        // "dimanche le Premier ministre": no day of a month.
        let counts = |at: usize| day_of_month(context, at).is_some_and(|(l, _)| followed_by_count_noun(context, at + l));
        if context.is(here, Function::DetDef) && day_of_month(context, here + 1).is_some() && !counts(here + 1) {
            here += 1;
        }
    }
    // "mercredi, jour de Noël", "le jour de l'An 2021"
    let comma = usize::from(weekday.is_some() && context.is_mark(here, ','));
    if context.holds_time(RareTimes::FEAST)
        && let Some((length, TimeWord::Feast(month, day))) =
            time_word(context, here + comma, |w| matches!(w, TimeWord::Feast(..)))
    {
        here += comma + length;
        let (more, year) = year(context, here);
        return Some((here + more - at, TimeValue::Calendar { weekday, day: Some(day), month: Some(month), year }));
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
            here += time_word(context, here, |w| matches!(w, TimeWord::Last | TimeWord::OfMonth)).map_or(0, |(length, _)| length);
            return Some((here - at, TimeValue::Calendar { weekday, day: Some(n), month: Some(m), year }));
        }
        // "Le 7, quatre gendarmes ont été abattus"
        let one = at > 0 && context.is(at - 1, Function::DetDef) && !context.is(at - 1, Function::PluralDeterminer);
        let opens = one && (at == 1 || !context.tokens[at - 2].is_word()) && context.is_mark(after, ',');
        // "le 18 vers 14h, un élu a été tué", "l'attaque survenue le 19 à Solhan".
        // "arrêtés le 13 près de Pama, par l'armée": digits behind the article, with a word of grammar or a mark behind, count nothing.
        let ended = |i: usize| {
            context.tokens.get(i).is_none_or(|t| !t.is_word() && t.number().is_none() && !t.glued)
                || context.has(i, SenseClass::Function) && !context.is_any(i, &[Function::Of, Function::DetDu, Function::DetDes])
        };
        // "on the morning of the 8th".
        let part = at > 1 && context.is(at - 1, Function::DetDu) && context.has(at - 2, SenseClass::Time);
        let goes_on = (one || part) && ended(after);
        if weekday.is_none() && (opens || goes_on) && context.tokens[here].number().is_some() && bare_day(context, here).is_none()
        {
            return Some((after - at, TimeValue::Calendar { weekday, day: Some(n), month: None, year: None }));
        }
        // "le 9 de ce même mois", "le 5 courant".
        if let Some((more, _)) = time_word(context, after, |w| w == TimeWord::OfMonth) {
            let value = TimeValue::Calendar { weekday, day: Some(n), month: None, year: None };
            return Some((after + more - at, value));
        }
        // "mardi 14", "le 1er et le 3 mars": the month comes later or is the report's. "mardi deux attaques" has no day of a month.
        // "de jeudi 17 heures à vendredi": the hour of the day.
        let hour = super::spans::clock(context, here).is_some();
        let counts = hour || is_number_word(context, here) || followed_by_count_noun(context, after);
        if weekday.is_some() && !counts {
            day = Some(n);
            here = after;
        }
    }
    // "Thursday of last week".
    if let Some(n) = weekday.filter(|_| day.is_none() && context.is(here, Function::Of))
        && let Some((length, _)) = time_word(context, here + 1, |w| w == TimeWord::PastWeek)
    {
        return Some((here + 1 + length - at, TimeValue::OfPastWeek(n)));
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

/// A day without its month, where a second date that has one follows: "du 12 au 13 mars".
pub(super) fn bare_day(context: &Context<'_>, at: usize) -> Option<(usize, TimeValue)> {
    let (length, day) = day_of_month(context, at)?;
    // "les 13, 14 et 15 février": the days between are left out.
    let length = length + days_between(context, at + length);
    let joined = context.is_any(at + length, &[Function::At, Function::And])
        || context.is_mark(at + length, '-')
        || context.is_mark(at + length, ',')
        || is_hyphened(context, at + length);
    if !joined {
        return None;
    }
    let next = at + length + usize::from(!is_hyphened(context, at + length));
    let next = next + usize::from(context.is(next, Function::DetDef));
    let (_, second) = calendar(context, next)?;
    matches!(second, TimeValue::Calendar { day: Some(_), month: Some(_), .. })
        .then_some((length, TimeValue::Calendar { weekday: None, day: Some(day), month: None, year: None }))
}

/// "24-25": whether a figure is joined to the one before by a hyphen, which is no token of its own.
pub(super) fn is_hyphened(context: &Context<'_>, at: usize) -> bool {
    context.tokens.get(at).is_some_and(|t| t.hyphen && t.number().is_some())
}

/// A day in figures whose month nothing names.
pub(super) fn day_alone(context: &Context<'_>, at: usize) -> Option<(usize, TimeValue)> {
    let (length, day) = day_of_month(context, at).filter(|_| context.tokens[at].number().is_some())?;
    Some((length, TimeValue::Calendar { weekday: None, day: Some(day), month: None, year: None }))
}

/// A day of the month and nothing else.
pub(super) fn is_day_alone(value: TimeValue) -> bool {
    matches!(value, TimeValue::Calendar { weekday: None, day: Some(_), month: None, .. })
}

/// The tokens of further days between the first and the last of a list.
fn days_between(context: &Context<'_>, from: usize) -> usize {
    let mut here = from;
    while context.is_mark(here, ',') {
        let Some((length, _)) = day_of_month(context, here + 1) else { break };
        let after = here + 1 + length;
        if !context.is_mark(after, ',') && !context.is(after, Function::And) {
            break;
        }
        here = after;
    }
    here - from
}

/// Of two dates, the first often leaves month and year to the second.
pub(super) fn share(first: TimeValue, second: Option<TimeValue>) -> (TimeValue, Option<TimeValue>) {
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
    if context.holds_time(RareTimes::FIRST)
        && let Some((length, _)) = time_word(context, at, |w| w == TimeWord::First)
    {
        return Some((length, 1));
    }
    let number = numbers::number(context, at).filter(|n| !n.article && !n.collective && (1..=31).contains(&n.value))?;
    Some((number.length, number.value as i8))
}

/// Written out: "deux"; not "2", nor "1er", which only days are.
fn is_number_word(context: &Context<'_>, at: usize) -> bool {
    context.tokens[at].is_word() && time_word(context, at, |w| w == TimeWord::First).is_none()
}

fn followed_by_count_noun(context: &Context<'_>, at: usize) -> bool {
    let counted = [
        SenseClass::Victim,
        SenseClass::EffectNoun,
        SenseClass::IncidentNoun,
        SenseClass::Materiel,
        SenseClass::Target,
        SenseClass::Weapon,
        SenseClass::Source,
    ];
    context.has_any(at, &counted)
}

pub(super) fn month(context: &Context<'_>, at: usize) -> Option<(usize, i8)> {
    // "4 Mai-Mai ont été tués": a longer name that begins as a month does.
    if context.names_a_group_in_words(at) {
        return None;
    }
    let dot = |after: usize| context.is_mark(after, '.') && context.tokens[after].glued;
    match time_word(context, at, |w| matches!(w, TimeWord::Month(_) | TimeWord::DottedMonth(_)))? {
        (length, TimeWord::Month(m)) => {
            let after = at + length;
            let dotted = context.len() > after + 1 && dot(after) && context.word(at).len() < 5;
            Some((length + usize::from(dotted), m))
        }
        (length, TimeWord::DottedMonth(m)) if dot(at + length) && at > 0 && context.tokens[at - 1].number().is_some() => {
            Some((length + 1, m))
        }
        _ => None,
    }
}

pub(super) fn year(context: &Context<'_>, at: usize) -> (usize, Option<i16>) {
    let year = context.tokens.get(at).and_then(Token::year);
    (usize::from(year.is_some()), year)
}

/// "année 2019".
pub(super) fn named_year(context: &Context<'_>, at: usize) -> Option<(usize, Option<i16>)> {
    let (noun, _) = time_word(context, at, |w| w == TimeWord::Unit(YEAR_DAYS))?;
    let (length, year) = year(context, at + noun);
    Some((noun + length, Some(year?)))
}

/// Day, month and, if it is said, the year.
type DayMonth = (i8, i8, Option<i16>);

/// What stands at a place with nothing before it.
fn glued_kind(context: &Context<'_>, at: usize) -> Option<TokenKind> {
    context.tokens.get(at).filter(|t| t.glued).map(|t| t.kind)
}

/// `27/07/2022`, `27.07.22`, `2022-07-27`, `12/03`.
fn numeric(context: &Context<'_>, at: usize) -> Option<(usize, DayMonth)> {
    let digits = |i: usize| match context.tokens.get(i).map(|t| (t.kind, t.glued || i == at)) {
        Some((TokenKind::Number { value, digits, hundredths: None }, true)) => Some((value, digits)),
        _ => None,
    };
    let (a, a_digits) = digits(at)?;
    // "20 10 2018" in lists of incidents.
    let plain = |i: usize| match context.tokens.get(i).map(|t| t.kind) {
        Some(TokenKind::Number { value, digits, hundredths: None }) => Some((value, digits)),
        _ => None,
    };
    if let (2, 1..=31, Some((b @ 1..=12, 2)), Some((y @ 1990..=2100, 4))) = (a_digits, a, plain(at + 1), plain(at + 2)) {
        return Some((3, (a as i8, b as i8, Some(y as i16))));
    }
    let separator = |i: usize| context.tokens.get(i).is_some_and(|t| matches!(t.kind, TokenKind::Mark('/' | '.')) && t.glued);
    // "13.10.22": month and year are read as one number with its hundredths.
    if context.is_mark(at + 1, '.')
        && separator(at + 1)
        && let Some(TokenKind::Number { value: b @ 1..=12, digits: 2, hundredths: Some(y) }) = glued_kind(context, at + 2)
        && (1..=31).contains(&a)
    {
        return Some((3, (a as i8, b as i8, Some(2000 + i16::from(y)))));
    }
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
