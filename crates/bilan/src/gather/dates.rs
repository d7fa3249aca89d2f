//! From expressions of time to sets of possible days.
//!
//! Nothing is guessed: a weekday needs a publication date, a day and month without a year stay open unless only one year
//! is possible. The reasons are kept with the value.

use std::borrow::Cow;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::own_days::{self, Named};
use crate::lexicon::Lexicon;
use crate::model::{DateValue, Day, Report};
use crate::recognise::{TimeGroup, TimeValue};
use crate::segment::Segmented;
use crate::state::SentenceTold;

/// What a date is resolved against.
pub struct Calendar {
    pub published: Option<DateValue>,
    /// No event is later than this day.
    pub received: Option<Date>,
    /// First year in which all actors named with a lifetime existed.
    pub not_before: Option<i16>,
    /// A weekday with its date that the text gives for itself, where no day of publication is known.
    pub text_day: Option<(Weekday, Day, Option<i16>)>,
    /// The day of publication, where the text is headed by the day of its writing.
    pub written: Option<Date>,
    /// The latest year that the text names, and no later than the report was received: it was written in that year or after.
    pub text_year: Option<i16>,
    /// The weekdays that head the parts of a chronicle, in the order of one week.
    pub chronicle: Vec<Weekday>,
    /// In a report dated by its month, the day that it points at: "this Wednesday 6 May".
    pub today: Option<Date>,
    /// In a report dated by its month or year, the days that it names with their weekday.
    pub named: Vec<Date>,
}

/// A resolved date and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    pub value: DateValue,
    pub because: Cow<'static, str>,
}

/// Why a week-end is the days that it is.
const OF_WEEKEND: &str = "the last week-end by the day of publication";
/// Why a day is no more than the year that it lies in.
const OF_YEAR: &str = "some day of the year of publication";
/// Why a week is the one that it is.
const OF_PAST_WEEK: &str = "the week before that of publication";

impl Resolved {
    /// Whether these are days of a week or week-end within which another, told later, names the day or night.
    pub fn is_finer_within(&self, other: &Self, weak: bool) -> bool {
        let DateValue::Interval(from, to) = self.value else { return false };
        let counted = |why: &str| self.because == why;
        let within = |a: Date, b: Date| from <= a && b <= to && (b - a).get_days() < (to - from).get_days();
        (counted(OF_PAST_WEEK) || !weak && counted(OF_WEEKEND))
            && match other.value {
                DateValue::Day(day) => within(day, day),
                DateValue::Interval(a, b) => (b - a).get_days() <= 1 && within(a, b),
                _ => false,
            }
    }
}

/// A dispatch is taken over at most so many days after it was written.
const REPRINTED: i32 = 45;
/// The same, where only the day and month say when that was.
const TAKEN_OVER: i32 = 10;

impl Calendar {
    /// What a report's dates are resolved against.
    pub fn of(
        report: &Report,
        segmented: &Segmented,
        told: &[SentenceTold<'_>],
        lexicon: &Lexicon,
        not_before: Option<i16>,
    ) -> Self {
        let received = report.metadata.received;
        let published = Self::day_of_writing(report, segmented, told, lexicon);
        let written = published.as_ref().and_then(DateValue::day).filter(|_| own_days::of_dateline(told).is_some());
        let years = || own_days::named(told).filter_map(|(_, _, year)| year);
        let text_year = received.and_then(|r| years().filter(|y| *y <= r.year()).max());
        let chronicle = own_days::of_chronicle(told, segmented);
        let named = Vec::new();
        let mut calendar =
            Self { published, received, not_before, text_day: None, text_year, today: None, written, chronicle, named };
        calendar.text_day = match &calendar.published {
            None => calendar.own_day(told, || own_days::of_captions(report, segmented, lexicon, text_year)),
            Some(published) if published.day().is_none() => own_days::within(told, published),
            Some(_) => None,
        };
        let of_month = calendar.published.as_ref().filter(|p| p.day().is_none());
        calendar.today = of_month.and_then(|p| own_days::pointed_within(told, p));
        calendar.named = of_month.map(|p| own_days::weekdays_within(told, p)).unwrap_or_default();
        // A full date in the headline is the report's own.
        let day = || own_days::of_headline(told).or_else(|| own_days::pointed_at(told)).map(DateValue::Day);
        calendar.published = calendar.published.or_else(day).or_else(|| own_days::this_year(told).map(DateValue::Year));
        calendar
    }

    /// When the report was published, as given with it; or the day that the page gives for itself, where that is more precise; or that of
    /// its dateline, where it was written some days before.
    fn day_of_writing(report: &Report, segmented: &Segmented, told: &[SentenceTold<'_>], lexicon: &Lexicon) -> Option<DateValue> {
        let published = report.metadata.published.clone();
        let line = || own_days::of_dateline(told);
        let day = published.as_ref().and_then(DateValue::day);
        let Some(day) = day else {
            let full = |(_, day, year): Named| Date::new(year?, day?.month, day?.day).ok();
            let own = own_days::of_page(report, segmented, lexicon).or_else(|| line().and_then(|(named, _)| full(named)));
            let known = report.metadata.received.is_none_or(|r| own.is_some_and(|o| o <= r));
            let fits = own
                .filter(|own| known && published.as_ref().is_none_or(|p| p.earliest() <= Some(*own) && Some(*own) <= p.latest()));
            return fits.map(DateValue::Day).or(published);
        };
        let written = line().and_then(|((weekday, on, year), dispatch)| {
            let on = on?;
            let years = [day.year(), day.year() - 1];
            let days = years
                .into_iter()
                .filter(|y| year.is_none_or(|year| year == *y))
                .filter_map(|y| Date::new(y, on.month, on.day).ok());
            // In a line without its year or weekday a day of some weeks ago may as well be that of what is told.
            let reprinted = if dispatch || year.is_some() || weekday.is_some() { REPRINTED } else { TAKEN_OVER };
            let before = |d: &Date| (0..=reprinted).contains(&(day - *d).get_days());
            days.into_iter().find(|d| before(d) && weekday.is_none_or(|w| d.weekday() == w))
        });
        written.map(DateValue::Day).or(published)
    }

    /// The latest weekday with its day and month that a text names, with its year where that is known; or else a day that it gives
    /// in full where pages give their own.
    fn own_day(&self, told: &[SentenceTold<'_>], captions: impl Fn() -> Option<Date>) -> Option<(Weekday, Day, Option<i16>)> {
        let days = own_days::named(told).filter_map(|(weekday, day, year)| Some((weekday?, day?, year)));
        let named = days.max_by_key(|(_, day, year)| (*year, *day));
        let (weekday, day, year) = named.or_else(|| {
            let own = own_days::of_opening(told).or_else(captions).filter(|d| self.text_year.is_none_or(|y| y <= d.year()))?;
            Some((own.weekday(), Day { month: own.month(), day: own.day() }, Some(own.year())))
        })?;
        let only = || self.only_year(weekday, day).map(|d| d.year());
        Some((weekday, day, year.or_else(only)))
    }

    /// The day in the only year that is possible: since an actor named here began and the latest year named, up to when the
    /// report was received.
    fn only_year(&self, weekday: Weekday, day: Day) -> Option<Date> {
        let received = self.received?;
        let from = self.not_before.max(self.text_year).unwrap_or(1900);
        let days = (from..=received.year()).filter_map(|y| Date::new(y, day.month, day.day).ok());
        let mut possible = days.filter(|d| d.weekday() == weekday && *d <= received);
        possible.next().filter(|_| possible.next().is_none())
    }

    /// Whether this is the day on which the report was published.
    pub fn is_of_publication(&self, value: &DateValue) -> bool {
        value.day().is_some() && value.day() == self.day_published()
    }

    /// An entry of a list with a day after the publication is a line of the page that was put there later.
    pub fn is_after_publication(&self, anchor: &super::anchors::Anchor) -> bool {
        let told = anchor.date.as_ref().and_then(|(d, _)| d.value.earliest());
        told.zip(self.published.as_ref().and_then(DateValue::latest)).is_some_and(|(told, published)| told > published)
    }

    fn day_published(&self) -> Option<Date> {
        self.published.as_ref().and_then(DateValue::day)
    }

    /// The days that an expression can mean; `told` is the day told of before it.
    pub fn resolve(&self, time: &TimeGroup, told: Option<&DateValue>) -> Option<Resolved> {
        let mut first = self.single(time.value, told)?;
        if time.last && is_weekday(time.value) && self.is_of_publication(&first.value) {
            first.value = DateValue::Day(first.value.day()?.checked_sub(7.days()).ok()?);
        }
        if let Some(until) = time.until {
            let second = self.single(until, told)?;
            if let (Some(a), Some(b)) = (first.value.day(), second.value.day()) {
                if a < b {
                    return Some(Resolved { value: DateValue::Interval(a, b), because: first.because });
                }
                // "de dimanche à lundi" read on a Sunday: the first day is so many before the second. Where only a day in the text
                // dates it, that day may be the first.
                let days = apart(time.value, until).days();
                let (a, b) = match self.published {
                    Some(_) => (b.checked_sub(days).ok()?, b),
                    None => (a, a.checked_add(days).ok()?),
                };
                return Some(Resolved { value: DateValue::Interval(a, b), because: first.because });
            }
            // "the night of Monday to Tuesday 11 February": the Monday before.
            if let (TimeValue::Calendar { weekday: Some(weekday), day: None, .. }, Some(b)) = (time.value, second.value.day()) {
                let weekday = name_of(weekday)?;
                let a = days_back(b, 7).find(|d| d.weekday() == weekday && *d < b)?;
                return Some(Resolved { value: DateValue::Interval(a, b), because: second.because });
            }
            if let (DateValue::OpenYear(a), DateValue::OpenYear(b)) = (&first.value, &second.value) {
                // Two weekdays counted from a day of the text: so many days lie between. Dates may lie on both sides of the new year.
                let b = if is_weekday(until) { shifted(*a, apart(time.value, until)) } else { Some(*b) };
                let Some(b) = b else { return Some(first) };
                return Some(Resolved { value: DateValue::OpenYearInterval(*a, b), because: first.because });
            }
        }
        Some(first)
    }

    fn single(&self, value: TimeValue, told: Option<&DateValue>) -> Option<Resolved> {
        let found = |value: DateValue, why: &'static str| Some(Resolved { value, because: why.into() });
        match value {
            TimeValue::Calendar { weekday, day: Some(day), month: Some(month), year: Some(year) } => {
                let date = Date::new(year, month, day).ok()?;
                if let Some(meant) = weekday.and_then(|weekday| self.of_weekday(weekday, date)) {
                    return found(DateValue::Day(meant), "the year in which the day of that month has this name");
                }
                found(DateValue::Day(date), "full date in the text")
            }
            TimeValue::Calendar { weekday, day: Some(day), month: Some(month), year: None } => {
                self.without_year(weekday, day, month, told)
            }
            TimeValue::Calendar { weekday: Some(weekday), day: Some(day), month: None, .. } => {
                let published = self.published.as_ref()?.latest()?;
                let weekday = name_of(weekday)?;
                let date = days_back(published, 62).find(|d| d.day() == day && d.weekday() == weekday)?;
                found(DateValue::Day(date), "weekday and day of the month before publication")
            }
            TimeValue::Calendar { weekday: Some(weekday), day: None, month: None, .. } => self.weekday(name_of(weekday)?),
            TimeValue::Calendar { weekday: None, day: None, month: Some(month), year: Some(year) } => {
                found(DateValue::Month(year, month), "month and year in the text")
            }
            TimeValue::Calendar { weekday: None, day: None, month: Some(month), year: None } => {
                let published = self.published.as_ref()?.latest()?;
                let year = if month <= published.month() { published.year() } else { published.year() - 1 };
                found(DateValue::Month(year, month), "month before publication")
            }
            TimeValue::Calendar { weekday: None, day: None, month: None, year: Some(year) } => {
                found(DateValue::Year(year), "year in the text")
            }
            TimeValue::Calendar { day: Some(day), month: None, weekday: None, .. } => {
                // "the 9th of the same month": that of the day told before.
                let same = told.and_then(DateValue::earliest).and_then(|t| Date::new(t.year(), t.month(), day).ok());
                if let Some(date) = same.filter(|d| self.published.as_ref().and_then(DateValue::latest).is_none_or(|p| *d <= p)) {
                    return found(DateValue::Day(date), "day of the month told before");
                }
                if let Some(DateValue::OpenYear(told)) = told {
                    return found(DateValue::OpenYear(Day { month: told.month, day }), "day of the month told before");
                }
                let published =
                    self.published.as_ref().filter(|p| matches!(p, DateValue::Day(_) | DateValue::Month(..)))?.latest()?;
                let date = days_back(published, 31).find(|d| d.day() == day)?;
                found(DateValue::Day(date), "day of the month before publication")
            }
            TimeValue::Easter { days, year: Some(year) } => {
                found(DateValue::Day(from_easter(year, days)?), "counted from Easter of the year in the text")
            }
            TimeValue::Easter { days, year: None } => {
                let published = self.published.as_ref()?.latest()?;
                let year = published.year();
                let date = [year, year - 1].into_iter().filter_map(|y| from_easter(y, days)).find(|d| *d <= published)?;
                found(DateValue::Day(date), "counted from the last Easter before publication")
            }
            TimeValue::RelativeDay(0) if self.today.is_some() => {
                found(DateValue::Day(self.today?), "the day that the text points at")
            }
            // "yesterday" in a report dated by its month or year is some day of that.
            TimeValue::RelativeDay(offset) if offset <= 0 && matches!(self.published, Some(DateValue::Month(..))) => {
                found(self.published.clone()?, "counted from a day in the month of publication")
            }
            TimeValue::RelativeDay(offset) if offset <= 0 && matches!(self.published, Some(DateValue::Year(..))) => {
                found(self.published.clone()?, OF_YEAR)
            }
            TimeValue::RelativeDay(offset) => {
                let date = self.day_published()?.checked_add(i64::from(offset).days()).ok()?;
                (offset <= 0)
                    .then(|| Resolved { value: DateValue::Day(date), because: "counted from the day of publication".into() })
            }
            TimeValue::AnaphoricDay(offset) => {
                let told = told?;
                if offset == 0 {
                    return found(told.clone(), "the same day as told before");
                }
                if let DateValue::OpenYear(day) = told {
                    return found(DateValue::OpenYear(shifted(*day, i64::from(offset))?), "counted from the day told before");
                }
                if let DateValue::OneOf(days) = told {
                    let days = days.iter().filter_map(|d| d.checked_add(i64::from(offset).days()).ok()).collect();
                    return found(DateValue::one_of(days)?, "counted from the day told before");
                }
                let day = told.latest().filter(|_| told.day().is_some() || matches!(told, DateValue::Interval(..)))?;
                let date = day.checked_add(i64::from(offset).days()).ok()?;
                found(DateValue::Day(date), "counted from the day told before")
            }
            TimeValue::Weekend => {
                let published = self.day_published()?;
                let saturday = days_back(published, 7).find(|d| d.weekday() == Weekday::Saturday)?;
                let sunday = saturday.checked_add(1.day()).ok()?;
                let value = if sunday <= published { DateValue::Interval(saturday, sunday) } else { DateValue::Day(saturday) };
                found(value, OF_WEEKEND)
            }
            TimeValue::PastWeek => {
                let monday = self.monday()?;
                let (from, to) = (monday.checked_sub(7.days()).ok()?, monday.checked_sub(1.day()).ok()?);
                found(DateValue::Interval(from, to), OF_PAST_WEEK)
            }
            TimeValue::OfPastWeek(weekday) => {
                let date = self.monday()?.checked_add(i64::from(weekday - 8).days()).ok()?;
                found(DateValue::Day(date), OF_PAST_WEEK)
            }
            TimeValue::PastMonth => {
                let first = self.published.as_ref()?.earliest()?.first_of_month();
                let month = first.checked_sub(1.day()).ok()?;
                found(DateValue::Month(month.year(), month.month()), "the month before publication")
            }
            TimeValue::Ago { days, unit: 1, vague: false } | TimeValue::Ago { days: days @ 7, unit: 7, vague: false } => {
                let date = self.day_published()?.checked_sub(i64::from(days).days()).ok()?;
                found(DateValue::Day(date), "counted back from the day of publication")
            }
            _ => None,
        }
    }

    /// The day on which the week of publication began.
    fn monday(&self) -> Option<Date> {
        days_back(self.day_published()?, 7).find(|d| d.weekday() == Weekday::Monday)
    }

    /// "Monday 13 May 2023" in a report of the next year, in which 13 May is a Monday: a date with the old or the new year by mistake, around
    /// the turn of which it is often made.
    fn of_weekday(&self, weekday: i8, written: Date) -> Option<Date> {
        let weekday = name_of(weekday)?;
        let published = self.day_published()?;
        let years = [published.year(), published.year() - 1].into_iter();
        let mut days = years.filter_map(|year| Date::new(year, written.month(), written.day()).ok());
        let recent = |d: &Date| (0..=SAME_NEWS_DAYS).contains(&(published - *d).get_days());
        days.find(|d| recent(d) && d.weekday() == weekday).filter(|_| written.weekday() != weekday)
    }

    fn weekday(&self, weekday: Weekday) -> Option<Resolved> {
        if self.published.is_none() {
            return self.weekday_of_text(weekday);
        }
        match self.published.as_ref()? {
            DateValue::Day(published) => {
                let last = |by: Date, weekday: Weekday| days_back(by, 7).find(|d| d.weekday() == weekday);
                // "Monday. … Wednesday. …", published on a Monday: the one before that Wednesday.
                let by = match self.chronicle.last().filter(|_| self.chronicle.contains(&weekday)) {
                    Some(closes) => last(*published, *closes)?,
                    None => *published,
                };
                let date = last(by, weekday)?;
                Some(Resolved {
                    value: DateValue::Day(date),
                    because: format!("the last such weekday by the day of publication, {published}").into(),
                })
            }
            year @ DateValue::Year(_) if self.text_day.is_none() => {
                Some(Resolved { value: year.clone(), because: OF_YEAR.into() })
            }
            month => {
                // "on Monday 9 May … on Saturday 14 May … on that Monday": the Monday that the text names.
                if let [only] = self.named.iter().filter(|d| d.weekday() == weekday).collect::<Vec<_>>()[..] {
                    let because = "the day of that name in the text".into();
                    return Some(Resolved { value: DateValue::Day(*only), because });
                }
                if let Some(day) = self.weekday_of_text(weekday).filter(|_| self.back_to(weekday).is_some_and(|b| b <= NEAR_DAYS))
                {
                    return Some(day);
                }
                if let Some(day) = self.weekday_after_text(weekday, month) {
                    return Some(day);
                }
                let mut value = month.weekdays(weekday)?;
                if let (DateValue::OneOf(days), Some(received)) = (&value, self.received) {
                    value = DateValue::one_of(days.iter().copied().filter(|d| *d <= received).collect())?;
                }
                Some(Resolved { value, because: format!("a day of that name in {}", month.edtf()).into() })
            }
        }
    }

    /// A weekday beside a date that the text gives with its weekday: the last one by that date, in no known year.
    fn weekday_of_text(&self, weekday: Weekday) -> Option<Resolved> {
        let (_, day, year) = self.text_day?;
        let back = self.back_to(weekday)?;
        let why = "the last such weekday by a date that the text gives with its weekday";
        if let Some(year) = year {
            let date = Date::new(year, day.month, day.day).ok()?.checked_sub(back.days()).ok()?;
            return Some(Resolved { value: DateValue::Day(date), because: why.into() });
        }
        Some(Resolved { value: DateValue::OpenYear(shifted(day, -back)?), because: why.into() })
    }

    /// The same right after such a date: "on Thursday 3 May … on Friday", within the months of publication.
    fn weekday_after_text(&self, weekday: Weekday, published: &DateValue) -> Option<Resolved> {
        let (_, day, year) = self.text_day?;
        let on = 7 - self.back_to(weekday)?;
        let date = Date::new(year?, day.month, day.day).ok()?.checked_add(on.days()).ok()?;
        let possible = on <= RIGHT_AFTER
            && published.latest().is_some_and(|last| date <= last)
            && self.received.is_none_or(|received| date <= received);
        let because = "the next such weekday after a date that the text gives with its weekday".into();
        possible.then_some(Resolved { value: DateValue::Day(date), because })
    }

    /// So many days before the day that the text gives for itself was the weekday.
    fn back_to(&self, weekday: Weekday) -> Option<i64> {
        let (name, ..) = self.text_day?;
        Some(i64::from((name.to_monday_zero_offset() - weekday.to_monday_zero_offset()).rem_euclid(7)))
    }

    /// A day and month: the last one by the publication, or near the day told before, or open, or the only year that fits.
    fn without_year(&self, weekday: Option<i8>, day: i8, month: i8, told: Option<&DateValue>) -> Option<Resolved> {
        if let Some(published) = self.published.as_ref() {
            let latest = published.latest()?.checked_add(1.day()).ok()?;
            let years = (latest.year() - 1)..=latest.year();
            let dates = years.rev().filter_map(|y| Date::new(y, month, day).ok()).filter(|d| *d <= latest);
            let date = dates.into_iter().next()?;
            return Some(Resolved { value: DateValue::Day(date), because: "the last such day by the publication".into() });
        }
        let weekday = weekday.and_then(name_of);
        let told = told.and_then(|t| t.day().or_else(|| t.earliest().filter(|_| matches!(t, DateValue::Interval(..)))));
        let own = self.text_day.and_then(|(_, day, year)| Date::new(year?, day.month, day.day).ok());
        let beside = told.map(|t| (t, "the year of the day told before")).into_iter();
        let beside = beside.chain(own.map(|o| (o, "the year of a day that the text gives for itself")));
        let near =
            beside.flat_map(|(t, why)| (t.year() - 1..=t.year() + 1).map(move |y| (t, y, why))).find_map(|(t, year, why)| {
                let date = Date::new(year, month, day).ok()?;
                let named = weekday.is_none_or(|w| date.weekday() == w);
                (named && (date - t).get_days().abs() <= SAME_NEWS_DAYS).then_some((date, why))
            });
        if let Some((date, why)) = near {
            return Some(Resolved { value: DateValue::Day(date), because: why.into() });
        }
        let open = DateValue::OpenYear(Day { month, day });
        let mut because: Cow<'static, str> = "no year in the text and no publication date".into();
        Date::new(2000, month, day).ok()?;
        if let Some(only) = weekday.and_then(|w| self.only_year(w, Day { month, day })) {
            let since = match (self.not_before.max(self.text_year), self.text_year) {
                (None, _) => "in all years".to_owned(),
                (Some(from), year) if Some(from) == year => format!("from {from}, the latest year named"),
                (Some(from), _) => format!("from {from}, when an actor named here began"),
            };
            because = format!("the only such weekday {since}, until the report was received").into();
            return Some(Resolved { value: DateValue::Day(only), because });
        }
        Some(Resolved { value: open, because })
    }
}

/// A day so many days later, in no known year. Around the end of February the leap year decides: then nothing is known.
fn shifted(day: Day, days: i64) -> Option<Day> {
    let in_year = |year| Date::new(year, day.month, day.day).ok()?.checked_add(days.days()).ok();
    let (common, leap) = (in_year(2001)?, in_year(2004)?);
    let same = (common.month(), common.day()) == (leap.month(), leap.day());
    same.then(|| Day { month: common.month(), day: common.day() })
}

/// A weekday is counted from a day of the text at most so many days back where the months of publication are known: with the days
/// between, the report may as well mean a week later.
const NEAR_DAYS: i64 = 3;

/// A weekday is counted on from such a day for so many days at most.
const RIGHT_AFTER: i64 = 2;

/// What a report tells of within so many days of another day is of the same year.
const SAME_NEWS_DAYS: i32 = 62;

fn is_weekday(value: TimeValue) -> bool {
    matches!(value, TimeValue::Calendar { weekday: Some(_), day: None, .. })
}

/// By how many days one weekday comes after another; one where they are no weekdays.
fn apart(first: TimeValue, second: TimeValue) -> i64 {
    match (first, second) {
        (TimeValue::Calendar { weekday: Some(a), .. }, TimeValue::Calendar { weekday: Some(b), .. }) => {
            i64::from((b - a).rem_euclid(7)).max(1)
        }
        _ => 1,
    }
}

pub(super) fn name_of(weekday: i8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(weekday).ok()
}

/// The day so many days from Easter Sunday, which the Gregorian computus gives for every year.
fn from_easter(year: i16, days: i8) -> Option<Date> {
    let y = i32::from(year);
    let (moon, century, rest) = (y % 19, y / 100, y % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let full = (19 * moon + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - full - rest % 4) % 7;
    let late = (moon + 11 * full + 22 * weekday) / 451;
    let march = full + weekday - 7 * late + 114;
    let sunday = Date::new(year, i8::try_from(march / 31).ok()?, i8::try_from(march % 31 + 1).ok()?).ok()?;
    sunday.checked_add(i64::from(days).days()).ok()
}

/// The day itself and the days before it, so many in all.
fn days_back(from: Date, count: i32) -> impl Iterator<Item = Date> {
    (0..count).filter_map(move |n| from.checked_sub(i64::from(n).days()).ok())
}

/// By how many days at least one date lies before another. Two days of one unknown year are counted within a year.
pub fn days_before(a: &DateValue, b: &DateValue) -> Option<i32> {
    if let (Some((_, a)), Some((b, _))) = (in_some_year(a), in_some_year(b)) {
        return Some((b - a).get_days());
    }
    // "on Friday … on Saturday", in a report dated by its month: those next to each other.
    if let (DateValue::OneOf(first), DateValue::OneOf(second)) = (a, b) {
        let apart = first.iter().flat_map(|a| second.iter().map(move |b| (*b - *a).get_days()));
        return apart.min_by_key(|days| days.abs());
    }
    Some((b.earliest()? - a.latest()?).get_days())
}

/// The first and last of days without a year, in one common year. A span over the turn of the year has none.
fn in_some_year(value: &DateValue) -> Option<(Date, Date)> {
    let in_year = |d: &Day| Date::new(2001, d.month, d.day).ok();
    match value {
        DateValue::OpenYear(day) => Some((in_year(day)?, in_year(day)?)),
        DateValue::OpenYearInterval(a, b) => Some((in_year(a)?, in_year(b)?)).filter(|(a, b)| a <= b),
        _ => None,
    }
}

/// Whether a day without a year can be the same as a day, month or span of a year that is known.
fn can_meet_in(open: (Date, Date), known: &DateValue) -> bool {
    let (Some(earliest), Some(latest)) = (known.earliest(), known.latest()) else { return true };
    let in_year = |year: i16, d: Date| Date::new(year, d.month(), d.day()).ok();
    (earliest.year()..=latest.year().min(earliest.year() + 1)).any(|year| {
        let (Some(a), Some(b)) = (in_year(year, open.0), in_year(year, open.1)) else { return true };
        a <= latest && earliest <= b
    })
}

/// Whether two dates can be the same day.
pub fn can_meet(a: &DateValue, b: &DateValue) -> bool {
    if let (Some(a1), Some(a2), Some(b1), Some(b2)) = (a.earliest(), a.latest(), b.earliest(), b.latest()) {
        match (a, b) {
            (DateValue::OneOf(x), DateValue::OneOf(y)) => return x.iter().any(|d| y.contains(d)),
            (DateValue::OneOf(x), _) => return x.iter().any(|d| b1 <= *d && *d <= b2),
            (_, DateValue::OneOf(y)) => return y.iter().any(|d| a1 <= *d && *d <= a2),
            _ => {}
        }
        return a1 <= b2 && b1 <= a2;
    }
    match (in_some_year(a), in_some_year(b)) {
        (Some(x), Some(y)) => x.0 <= y.1 && y.0 <= x.1,
        (Some(open), None) => can_meet_in(open, b),
        (None, Some(open)) => can_meet_in(open, a),
        _ => true,
    }
}
