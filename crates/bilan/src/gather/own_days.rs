//! The days that a page gives for itself: in its headline, in its first sentence, in the captions of its pictures.

use jiff::civil::{Date, Weekday};

use super::dates::name_of;
use super::when;
use crate::lexicon::{Function, Lexicon, Sense, SenseClass};
use crate::model::{DateValue, Day, Kind, Report};
use crate::recognise::{self, Context, Group, GroupKind, Kinds, Mood, TimeGroup, TimeValue};
use crate::segment::{Segmented, Zone};
use crate::state::SentenceTold;

/// What a date names of a calendar day: the weekday, the day with its month, the year.
pub type Named = (Option<Weekday>, Option<Day>, Option<i16>);

/// What the dates of a text name of a calendar day: the weekday, the day with its month, the year.
pub fn named(told: &[SentenceTold<'_>]) -> impl Iterator<Item = Named> {
    let dated = told.iter().filter(|s| s.kinds.any(Kinds::TIME));
    let times = dated.flat_map(|s| s.groups.iter()).filter_map(time);
    times.flat_map(|time| std::iter::once(time.value).chain(time.until)).filter_map(of_calendar)
}

/// The days that a text names with their weekday and month, each once, within the months or the year of its publication.
pub fn weekdays_within(told: &[SentenceTold<'_>], published: &DateValue) -> Vec<Date> {
    let Some((first, last)) = published.earliest().zip(published.latest()) else { return Vec::new() };
    let mut days: Vec<Date> = named(told)
        .filter_map(|(weekday, day, year)| {
            let (weekday, day) = (weekday?, day?);
            let date = Date::new(year.unwrap_or(last.year()), day.month, day.day).ok()?;
            (date.weekday() == weekday && first <= date && date <= last).then_some(date)
        })
        .take(NAMED)
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// So many days that a text names are looked at.
const NAMED: usize = 64;

fn time(group: &Group) -> Option<&TimeGroup> {
    match &group.kind {
        GroupKind::Time(time) => Some(time),
        _ => None,
    }
}

fn of_calendar(value: TimeValue) -> Option<Named> {
    match value {
        TimeValue::Calendar { weekday, day, month, year } => {
            Some((weekday.and_then(name_of), month.zip(day).map(|(month, day)| Day { month, day }), year))
        }
        _ => None,
    }
}

fn in_full((_, day, year): Named) -> Option<Date> {
    day.zip(year).and_then(|(d, y)| Date::new(y, d.month, d.day).ok())
}

/// The last of the days from one to another that the first sentence of the body gives in full: "a report on the operations of 25 to
/// 28 August 2024". A single day, or one since which something lasts, may be of long ago.
pub fn of_opening(told: &[SentenceTold<'_>]) -> Option<Date> {
    let first = told.iter().find(|s| s.zone == Zone::Body);
    first.into_iter().flat_map(|s| s.groups.iter()).filter_map(|g| in_full(of_calendar(time(g)?.until?)?)).max()
}

/// The latest day that is given in full in a caption that speaks of violence, or of an armed group in the year that the text names:
/// then the picture is of what the report tells.
pub fn of_captions(report: &Report, segmented: &Segmented, lexicon: &Lexicon, year: Option<i16>) -> Option<Date> {
    let captions = segmented.sentences.iter().filter(|s| s.zone == Zone::Caption);
    let days = captions.filter_map(|sentence| {
        let context = recognise::context(&report.text, sentence, &segmented.tokens, lexicon);
        // Not "soldiers on patrol".
        let act = |s: &Sense| matches!(s, Sense::IncidentNoun { kind, .. } if !matches!(kind, Kind::Operation | Kind::Other));
        let violent = (0..context.len()).any(|at| context.senses_of(at, &[SenseClass::IncidentNoun]).any(|(_, s)| act(s)));
        let group = || (0..context.len()).any(|at| recognise::actor_at(&context, at).is_some_and(|(_, actor)| !actor.force));
        let days = recognise::times(&context).map(|t| t.value).filter_map(of_calendar).filter_map(in_full);
        days.filter(|d| violent || Some(d.year()) == year && group()).max()
    });
    days.max()
}

/// The day that a page gives for itself above its text: "Published on 21/08/2019", "OUAGADOUGOU, 20 August 2019 (agency)". A line that
/// credits somebody, or one of few words without a verb, before the first sentence that has one.
pub fn of_page(report: &Report, segmented: &Segmented, lexicon: &Lexicon) -> Option<Date> {
    let above = segmented.sentences.iter().filter(|s| matches!(s.zone, Zone::Body | Zone::Credit)).take(ABOVE);
    // What is longer than a line of the page is text: it is not looked at.
    let above = above.take_while(|s| s.zone == Zone::Credit || s.tokens.len() <= SHORT);
    let lines = above.map(|s| (s.zone, recognise::context(&report.text, s, &segmented.tokens, lexicon)));
    let told = |(zone, line): &(Zone, Context<'_>)| *zone == Zone::Body && !is_short_line(line);
    let dated = |(zone, line): &(Zone, Context<'_>)| *zone == Zone::Credit || is_bare(line);
    lines.take_while(|line| !told(line)).filter(dated).find_map(|(_, line)| full_dates(&line).next())
}

/// Whether a short line speaks of nothing but its day: names, dates, marks, and what publishing says. "In memory of 11 January 2013"
/// is of another day, and so is "Gao, 3 May 2024, eight o'clock".
fn is_bare(line: &Context<'_>) -> bool {
    let times = recognise::times(line).count();
    let told = |at: usize| {
        line.tokens[at].is_word() && !line.tokens[at].capital && (line.means_nothing(at) || line.has(at, SenseClass::Subject))
    };
    times == 1 && !(0..line.len()).any(told)
}

/// So many sentences may stand above the text of a page.
const ABOVE: usize = 6;

/// "BAIDOA, 12 May 2024 (agency) -": the day of writing with which the text opens, be it without its year; and whether it opens a
/// dispatch, or is a line by itself.
pub fn of_dateline(told: &[SentenceTold<'_>]) -> Option<(Named, bool)> {
    let headline = told.first().filter(|s| s.zone == Zone::Headline);
    let body = told.iter().find(|s| s.zone == Zone::Body);
    let dated = |s: &SentenceTold<'_>| {
        let mut lines = (0..s.groups.len()).filter(|at| when::is_dateline(s, *at));
        // "The week (13 to 19 May)" is what it tells of.
        let one = |at: usize| time(&s.groups[at]).filter(|t| t.until.is_none());
        let named = |at| Some((of_calendar(one(at)?.value)?, when::is_of_dispatch(s, at)));
        lines.find_map(named).filter(|(n, _)| n.1.is_some())
    };
    body.into_iter().chain(headline).find_map(dated)
}

/// A line that only says where and when has at most so many tokens.
const SHORT: usize = 12;

fn is_short_line(line: &Context<'_>) -> bool {
    line.len() <= SHORT
        && !(0..line.len()).any(|at| {
            line.is_auxiliary(at) || line.has_any(at, &[SenseClass::Verb, SenseClass::IncidentNoun, SenseClass::EffectNoun])
        })
}

fn full_dates<'a>(line: &'a Context<'_>) -> impl Iterator<Item = Date> + 'a {
    recognise::times(line).filter(|t| t.until.is_none()).filter_map(|t| in_full(of_calendar(t.value)?))
}

/// The latest such day of the months in which the report can have been published.
pub fn within(told: &[SentenceTold<'_>], published: &DateValue) -> Option<(Weekday, Day, Option<i16>)> {
    let (from, to) = (published.earliest()?, published.latest()?);
    let of_then = |(weekday, day, year): Named| {
        let (weekday, day) = (weekday?, day?);
        let years = from.year()..=to.year();
        let mut dates =
            years.filter(|y| year.is_none_or(|year| *y == year)).filter_map(|y| Date::new(y, day.month, day.day).ok());
        let date = dates.find(|d| from <= *d && *d <= to && d.weekday() == weekday)?;
        Some((weekday, day, Some(date.year())))
    };
    named(told).chain(paired(told)).filter_map(of_then).max_by_key(|(_, day, year)| (*year, *day))
}

/// "They attacked on Thursday. «It was on 3 May», he said.": a day of the month with a weekday that the sentence itself or the one
/// before it names alone. Whether the two go together, the calendar says.
fn paired(told: &[SentenceTold<'_>]) -> impl Iterator<Item = Named> {
    let values = |s: &SentenceTold<'_>| {
        let groups = if s.kinds.any(Kinds::TIME) { &s.groups[..] } else { &[] };
        groups.iter().filter_map(time).map(|t| t.value).filter_map(of_calendar).collect::<Vec<_>>()
    };
    let of: Vec<Vec<Named>> = told.iter().map(values).collect();
    let pairs = move |at: usize| {
        let near = of[at.saturating_sub(1)..=at].concat();
        let weekdays: Vec<_> = near.iter().filter(|n| n.1.is_none()).filter_map(|n| n.0).collect();
        let days: Vec<Named> = of[at].iter().filter(|n| n.0.is_none() && n.1.is_some()).copied().collect();
        days.into_iter()
            .flat_map(move |(_, day, year)| weekdays.clone().into_iter().map(move |w| (Some(w), day, year)))
            .collect::<Vec<_>>()
    };
    (0..told.len()).flat_map(pairs)
}

/// "this Wednesday 6 May": the latest day with its weekday that a text points at, within the months of publication.
pub fn pointed_within(told: &[SentenceTold<'_>], published: &DateValue) -> Option<Date> {
    let (from, to) = (published.earliest()?, published.latest()?);
    let pointing = told.iter().filter(|s| s.kinds.any(Kinds::TIME) && s.context.holds_function(&[Function::DetDem]));
    let pointed = pointing.flat_map(|s| s.groups.iter().filter(|g| s.context.is(g.start, Function::DetDem)));
    let one = pointed.filter_map(time).filter(|t| t.until.is_none() && !t.night);
    let date = |(weekday, day, year): Named| {
        let (weekday, day) = (weekday?, day?);
        let mut years = (from.year()..=to.year()).filter(|y| year.is_none_or(|year| *y == year));
        let date = years.find_map(|y| Date::new(y, day.month, day.day).ok().filter(|d| from <= *d && *d <= to))?;
        (date.weekday() == weekday).then_some(date)
    };
    one.filter_map(|t| date(of_calendar(t.value)?)).max()
}

/// The weekdays that head the paragraphs or entries of a chronicle, in the order of one week: "Monday. … Wednesday. … Thursday. …". Two where
/// each stands alone before its mark, else three; none where one of them is told as before.
pub fn of_chronicle(told: &[SentenceTold<'_>], segmented: &Segmented) -> Vec<Weekday> {
    let mut days: Vec<Weekday> = Vec::new();
    let mut alone = true;
    let mut paragraph = None;
    for sentence in told.iter().filter(|s| s.zone == Zone::Body) {
        let own = segmented.sentences[sentence.sentence].paragraph;
        if paragraph.replace(own) == Some(own) {
            continue;
        }
        let head = sentence.groups.iter().position(|g| !matches!(g.kind, GroupKind::Mark(_)));
        let Some(head) = head.filter(|at| *at <= 1) else { continue };
        let weekday = match time(&sentence.groups[head]).filter(|t| t.until.is_none() && !t.last).map(|t| t.value) {
            Some(TimeValue::Calendar { weekday: Some(weekday), day: None, month: None, .. }) => name_of(weekday),
            _ => None,
        };
        let Some(weekday) = weekday else { continue };
        let before = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.mood == Mood::Pluperfect);
        let later = days.last().is_none_or(|last| last.to_monday_zero_offset() < weekday.to_monday_zero_offset());
        if !later || sentence.groups.iter().any(before) {
            return Vec::new();
        }
        let next = sentence.groups.get(head + 1).map(|g| &g.kind);
        alone &= matches!(next, None | Some(GroupKind::Mark('.' | ':' | '–' | '—' | '-')));
        days.push(weekday);
    }
    if days.len() >= if alone { 2 } else { 3 } { days } else { Vec::new() }
}

/// The latest day that the headline gives in full.
pub fn of_headline(told: &[SentenceTold<'_>]) -> Option<Date> {
    let headline = told.iter().filter(|s| s.zone == Zone::Headline);
    headline.flat_map(|s| s.groups.iter()).filter_map(|g| in_full(of_calendar(time(g)?.value)?)).max()
}

/// "a communiqué made public this 25 January 2019": the latest day that a text points at with its full date is its own.
pub fn pointed_at(told: &[SentenceTold<'_>]) -> Option<Date> {
    let pointing = told.iter().filter(|s| s.kinds.any(Kinds::TIME) && s.context.holds_function(&[Function::DetDem]));
    let pointed = pointing.flat_map(|s| s.groups.iter().filter(|g| time(g).is_some() && s.context.is(g.start, Function::DetDem)));
    let one = pointed.filter_map(time).filter(|t| t.until.is_none());
    one.filter_map(|t| in_full(of_calendar(t.value)?)).max()
}

/// "the deadliest since the beginning of the year 2019", "this year 2019": the latest year that a text says to be its own.
pub fn this_year(told: &[SentenceTold<'_>]) -> Option<i16> {
    let names = told.iter().filter(|s| s.context.holds_function(&[Function::ThisYear]));
    let years = names.flat_map(|s| {
        let behind = |at: usize| Some(at + s.context.function_length(at, Function::ThisYear)?);
        (0..s.context.len()).filter_map(behind).filter_map(|at| recognise::year_at(&s.context, at))
    });
    years.max()
}
