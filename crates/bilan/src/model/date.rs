//! Dates as sets of possible days, written in EDTF (ISO 8601-2).
//!
//! A date of a report is a set of constraints, not a guess: a weekday of a known month is one of four or five days, a day
//! and month without a year stays open. See "Dates" in ARCHITECTURE.md.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

/// A month and a day in no known year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Day {
    pub month: i8,
    pub day: i8,
}

/// A set of possible days.
///
/// Valid: `2019-11-18`, `2019-11`, `XXXX-11-24`, `[2019-11-04,2019-11-11]`, `2022-07-26/2022-07-27`.
/// Invalid, and refused by [`DateValue::parse`]: `2019-13`, `18/11/2019`, `lundi`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DateValue {
    Day(Date),
    Month(i16, i8),
    Year(i16),
    /// One of these days, in order.
    OneOf(Vec<Date>),
    /// From one day to another, both included; also the night between two days.
    Interval(Date, Date),
    OpenYear(Day),
    OpenYearInterval(Day, Day),
}

impl DateValue {
    pub fn edtf(&self) -> String {
        match self {
            Self::Day(d) => d.to_string(),
            Self::Month(y, m) => format!("{y:04}-{m:02}"),
            Self::Year(y) => format!("{y:04}"),
            Self::OneOf(days) => {
                let list: Vec<String> = days.iter().map(Date::to_string).collect();
                format!("[{}]", list.join(","))
            }
            Self::Interval(a, b) => format!("{a}/{b}"),
            Self::OpenYear(d) => format!("XXXX-{:02}-{:02}", d.month, d.day),
            Self::OpenYearInterval(a, b) => {
                format!("XXXX-{:02}-{:02}/XXXX-{:02}-{:02}", a.month, a.day, b.month, b.day)
            }
        }
    }

    /// A day, month or year as metadata give it: `2019-11-18`, `2019-11`, `2019`. A time of day after it is ignored.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let day = text.get(..10).unwrap_or(text);
        let parts: Vec<&str> = day.split('-').collect();
        let number = |s: &str| (!s.is_empty() && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse::<i16>().ok()).flatten();
        match parts[..] {
            [y] if y.len() == 4 => Some(Self::Year(number(y)?)),
            [y, m] if y.len() == 4 => {
                let m = i8::try_from(number(m)?).ok()?;
                (1..=12).contains(&m).then_some(Self::Month(number(y)?, m))
            }
            [y, m, d] if y.len() == 4 => {
                Date::new(number(y)?, i8::try_from(number(m)?).ok()?, i8::try_from(number(d)?).ok()?).ok().map(Self::Day)
            }
            _ => None,
        }
    }

    /// A date as [`edtf`](Self::edtf) writes it, with sets, intervals and open years; none for anything else.
    ///
    /// Valid: `[2019-11-04,2019-11-11]`, `2022-07-26/2022-07-27`, `XXXX-11-24`. Invalid: `2019-11-18T10:00`, `2019~`.
    pub fn of_edtf(text: &str) -> Option<Self> {
        let yearless = |text: &str| {
            let (month, day) = text.strip_prefix("XXXX-")?.split_once('-')?;
            // A leap year has every day that any year has.
            let date = Date::new(2000, month.parse().ok()?, day.parse().ok()?).ok()?;
            Some(Day { month: date.month(), day: date.day() })
        };
        let value = if let Some(days) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Self::one_of(days.split(',').map(|day| day.parse().ok()).collect::<Option<_>>()?)?
        } else if let Some((first, last)) = text.split_once('/') {
            match yearless(first).zip(yearless(last)) {
                Some((first, last)) => Self::OpenYearInterval(first, last),
                None => Self::Interval(first.parse().ok()?, last.parse().ok()?),
            }
        } else if let Some(day) = yearless(text) {
            Self::OpenYear(day)
        } else {
            Self::parse(text)?
        };
        (value.edtf() == text).then_some(value)
    }

    pub fn earliest(&self) -> Option<Date> {
        match self {
            Self::Day(d) | Self::Interval(d, _) => Some(*d),
            Self::Month(y, m) => Date::new(*y, *m, 1).ok(),
            Self::Year(y) => Date::new(*y, 1, 1).ok(),
            Self::OneOf(days) => days.first().copied(),
            Self::OpenYear(_) | Self::OpenYearInterval(..) => None,
        }
    }

    pub fn latest(&self) -> Option<Date> {
        match self {
            Self::Day(d) | Self::Interval(_, d) => Some(*d),
            Self::Month(y, m) => Date::new(*y, *m, 1).ok().map(Date::last_of_month),
            Self::Year(y) => Date::new(*y, 12, 31).ok(),
            Self::OneOf(days) => days.last().copied(),
            Self::OpenYear(_) | Self::OpenYearInterval(..) => None,
        }
    }

    /// The single day that is left, if there is one.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::Day(d) => Some(*d),
            Self::OneOf(days) if days.len() == 1 => days.first().copied(),
            _ => None,
        }
    }

    /// The days of a set in their shortest form.
    pub fn one_of(mut days: Vec<Date>) -> Option<Self> {
        days.sort_unstable();
        days.dedup();
        match days[..] {
            [] => None,
            [day] => Some(Self::Day(day)),
            _ => Some(Self::OneOf(days)),
        }
    }

    /// The days with this name within the value's bounds; at most the days of one month, so that a set stays readable.
    pub fn weekdays(&self, weekday: Weekday) -> Option<Self> {
        let (from, to) = (self.earliest()?, self.latest()?);
        let mut day = from;
        let mut days = Vec::new();
        while day <= to && days.len() < 6 {
            if day.weekday() == weekday {
                days.push(day);
            }
            day = day.checked_add(1.day()).ok()?;
        }
        if days.len() > 5 { None } else { Self::one_of(days) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["2019-13", "18/11/2019", "lundi", "", "2019-02-30", "20191118"] {
            assert_eq!(DateValue::parse(text), None, "{text}");
        }
        assert_eq!(DateValue::parse("2019-11-18T10:00:00Z").unwrap().edtf(), "2019-11-18");
    }

    #[test]
    fn what_is_written_is_read_again() {
        for text in [
            "2019-11-18",
            "2019-11",
            "2019",
            "[2019-11-04,2019-11-11]",
            "2022-07-26/2022-07-27",
            "XXXX-11-24",
            "XXXX-12-31/XXXX-01-01",
        ] {
            assert_eq!(DateValue::of_edtf(text).map(|d| d.edtf()).as_deref(), Some(text));
        }
        for text in ["", "[]", "[2019-11-04", "2019-11-18T10:00", "XXXX-13-01", "2019-11-18/", "[2019-11-11,2019-11-04]", "lundi"]
        {
            assert_eq!(DateValue::of_edtf(text), None, "{text}");
        }
    }

    #[test]
    fn mondays_of_a_month() {
        let set = DateValue::parse("2019-11").unwrap().weekdays(Weekday::Monday).unwrap();
        assert_eq!(set.edtf(), "[2019-11-04,2019-11-11,2019-11-18,2019-11-25]");
    }
}
