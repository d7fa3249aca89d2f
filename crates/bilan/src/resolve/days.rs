//! Sets of possible days as numbers, for comparing and narrowing. The form in which they are written is [`DateValue`].

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::{DateValue, Day};

/// A set of possible days. Days are counted from 1970-01-01.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub enum Days {
    /// Nothing is known.
    #[default]
    Any,
    /// From one day to another, both included.
    Span(i32, i32),
    /// One of these, in order; never empty.
    OneOf(Box<[i32]>),
    /// From one day of the year to another, in no known year; as month × 32 + day.
    Yearly(u16, u16),
}

/// How two sets of days stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// One of them is unknown.
    Unknown,
    /// Both are the same single day, with or without its year.
    Same,
    /// They have days in common; the wider of the two spans so many days.
    Meet(i32),
    /// They lie on neighbouring days.
    DayApart,
    Apart,
}

/// A year of days open: the span that a set without a year stands for.
const ANY_YEAR: i32 = 1;

impl Days {
    pub fn of(value: &DateValue) -> Self {
        let md = |d: &Day| d.month as u16 * 32 + d.day as u16;
        match value {
            DateValue::OneOf(days) => Self::of_list(days.iter().map(|d| number(*d)).collect()),
            DateValue::OpenYear(d) => Self::Yearly(md(d), md(d)),
            DateValue::OpenYearInterval(a, b) if md(a) <= md(b) => Self::Yearly(md(a), md(b)),
            DateValue::OpenYearInterval(..) => Self::Any,
            other => match (other.earliest(), other.latest()) {
                (Some(a), Some(b)) if a <= b => Self::Span(number(a), number(b)),
                _ => Self::Any,
            },
        }
    }

    fn of_list(mut days: Vec<i32>) -> Self {
        days.sort_unstable();
        days.dedup();
        match days[..] {
            [] => Self::Any,
            [day] => Self::Span(day, day),
            _ => Self::OneOf(days.into()),
        }
    }

    /// First and last day, where the year is known.
    pub fn bounds(&self) -> Option<(i32, i32)> {
        match self {
            Self::Span(a, b) => Some((*a, *b)),
            Self::OneOf(days) => Some((days[0], days[days.len() - 1])),
            Self::Any | Self::Yearly(..) => None,
        }
    }

    /// How many days lie between the first and the last, both counted.
    pub fn width(&self) -> Option<i32> {
        self.bounds().map(|(a, b)| b - a + 1)
    }

    /// The one day that is left.
    pub fn day(&self) -> Option<i32> {
        self.bounds().filter(|(a, b)| a == b).map(|(a, _)| a)
    }

    pub fn contains(&self, day: i32) -> bool {
        match self {
            Self::Any => true,
            Self::Span(a, b) => *a <= day && day <= *b,
            Self::OneOf(days) => days.binary_search(&day).is_ok(),
            Self::Yearly(a, b) => (*a..=*b).contains(&of_year(day)),
        }
    }

    pub fn meeting(&self, other: &Self) -> Meeting {
        match (self, other) {
            (Self::Any, _) | (_, Self::Any) => Meeting::Unknown,
            (Self::Yearly(a, b), Self::Yearly(c, d)) => {
                if a == b && c == d && a == c {
                    Meeting::Same
                } else if a <= d && c <= b {
                    Meeting::Meet(ANY_YEAR)
                } else if neighbours(*b, *c) || neighbours(*d, *a) {
                    Meeting::DayApart
                } else {
                    Meeting::Apart
                }
            }
            (Self::Yearly(a, b), dated) | (dated, Self::Yearly(a, b)) => {
                let (first, last) = dated.bounds().unwrap_or_default();
                let yearly = Self::Yearly(*a, *b);
                // A span of a year or more holds every day of the year.
                if last - first >= 365 {
                    return Meeting::Meet(last - first + 1);
                }
                let holds = |from: i32, to: i32| (from..=to).any(|d| yearly.contains(d) && dated.reaches(d));
                if holds(first, last) {
                    if first == last && a == b { Meeting::Same } else { Meeting::Meet(last - first + 1) }
                } else if yearly.contains(first - 1) || yearly.contains(last + 1) {
                    Meeting::DayApart
                } else {
                    Meeting::Apart
                }
            }
            _ => {
                let ((a, b), (c, d)) = (self.bounds().unwrap_or_default(), other.bounds().unwrap_or_default());
                if a == b && c == d && a == c {
                    return Meeting::Same;
                }
                let meet = match (self, other) {
                    (Self::OneOf(days), set) | (set, Self::OneOf(days)) => days.iter().any(|day| set.contains(*day)),
                    _ => a <= d && c <= b,
                };
                if meet {
                    return Meeting::Meet((b - a).max(d - c) + 1);
                }
                let near = |x: &Self, y: &Self| match x {
                    Self::OneOf(days) => days.iter().any(|day| y.contains(day - 1) || y.contains(day + 1)),
                    _ => x.bounds().is_some_and(|(a, b)| y.contains(a - 1) || y.contains(b + 1)),
                };
                if near(self, other) { Meeting::DayApart } else { Meeting::Apart }
            }
        }
    }

    fn reaches(&self, day: i32) -> bool {
        self.contains(day)
    }

    /// The days in both; `None` where there are none.
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Any, x) | (x, Self::Any) => Some(x.clone()),
            (Self::Span(a, b), Self::Span(c, d)) => {
                let (from, to) = ((*a).max(*c), (*b).min(*d));
                (from <= to).then_some(Self::Span(from, to))
            }
            (Self::OneOf(days), set) | (set, Self::OneOf(days)) => {
                let left: Vec<i32> = days.iter().copied().filter(|d| set.contains(*d)).collect();
                (!left.is_empty()).then(|| Self::of_list(left))
            }
            (Self::Yearly(a, b), Self::Yearly(c, d)) => {
                let (from, to) = ((*a).max(*c), (*b).min(*d));
                (from <= to).then_some(Self::Yearly(from, to))
            }
            (yearly @ Self::Yearly(..), Self::Span(a, b)) | (Self::Span(a, b), yearly @ Self::Yearly(..)) => {
                if b - a > 10 * 366 {
                    return Some(yearly.clone());
                }
                let left: Vec<i32> = (*a..=*b).filter(|d| yearly.contains(*d)).collect();
                // A long list is no date that anybody reads; the day without its year says as much.
                if left.is_empty() { None } else { Some(if left.len() > 6 { yearly.clone() } else { Self::of_list(left) }) }
            }
        }
    }

    /// What is left when nothing before `from` and nothing after `to` is possible.
    pub fn within(&self, from: i32, to: i32) -> Option<Self> {
        match self {
            Self::Any => Some(Self::Any),
            _ => self.intersect(&Self::Span(from, to)),
        }
    }

    /// The smallest set that holds both, for reports that differ by a day.
    pub fn either(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Yearly(a, b), Self::Yearly(c, d)) => Self::Yearly((*a).min(*c), (*b).max(*d)),
            (Self::Span(a, b), Self::Span(c, d)) if a == b && c == d => Self::of_list(vec![*a, *c]),
            _ => match (self.bounds(), other.bounds()) {
                (Some((a, b)), Some((c, d))) => Self::Span(a.min(c), b.max(d)),
                _ => Self::Any,
            },
        }
    }

    /// How these days are written.
    pub fn value(&self) -> Option<DateValue> {
        let day = |md: u16| Day { month: (md / 32) as i8, day: (md % 32) as i8 };
        match self {
            Self::Any => None,
            Self::OneOf(days) => DateValue::one_of(days.iter().filter_map(|d| date(*d)).collect()),
            Self::Yearly(a, b) if a == b => Some(DateValue::OpenYear(day(*a))),
            Self::Yearly(a, b) => Some(DateValue::OpenYearInterval(day(*a), day(*b))),
            Self::Span(a, b) => {
                let (from, to) = (date(*a)?, date(*b)?);
                if from == to {
                    return Some(DateValue::Day(from));
                }
                let month = DateValue::Month(from.year(), from.month());
                let year = DateValue::Year(from.year());
                let is = |v: &DateValue| v.earliest() == Some(from) && v.latest() == Some(to);
                Some([month, year].into_iter().find(is).unwrap_or(DateValue::Interval(from, to)))
            }
        }
    }
}

/// Days from 1970-01-01 to a date.
pub fn number(date: Date) -> i32 {
    (date - Date::constant(1970, 1, 1)).get_days()
}

pub fn date(number: i32) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(i64::from(number).days()).ok()
}

/// A day as it is written.
pub fn day_of(number: i32) -> Option<String> {
    date(number).map(|d| d.to_string())
}

/// Month × 32 + day of a day: Hinnant's `civil_from_days`, which every pair of incidents may need.
pub fn of_year(number: i32) -> u16 {
    let z = i64::from(number) + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let _ = era;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = doy - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    (month * 32 + day) as u16
}

/// Whether one day of the year follows another.
fn neighbours(a: u16, b: u16) -> bool {
    let number = |md: u16| Date::new(2000, (md / 32) as i8, (md % 32) as i8).ok().map(number);
    number(a).zip(number(b)).is_some_and(|(a, b)| b - a == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(edtf: &str) -> Days {
        Days::of(&DateValue::parse(edtf).unwrap())
    }

    #[test]
    fn days_of_the_year() {
        for text in ["1970-01-01", "2000-02-29", "2019-11-24", "2024-12-31", "1969-12-31"] {
            let date: Date = text.parse().unwrap();
            assert_eq!(of_year(number(date)), date.month() as u16 * 32 + date.day() as u16, "{text}");
        }
    }

    #[test]
    fn sets_meet_or_do_not() {
        let open = Days::Yearly(11 * 32 + 24, 11 * 32 + 24);
        for (a, b, expected) in [
            (days("2019-11-18"), days("2019-11-18"), Meeting::Same),
            (days("2019-11-18"), days("2019-11"), Meeting::Meet(30)),
            (days("2019-11-18"), days("2019-11-19"), Meeting::DayApart),
            (days("2019-11-18"), days("2019-11-21"), Meeting::Apart),
            (days("2019-11-24"), open.clone(), Meeting::Same),
            (days("2019-11-25"), open.clone(), Meeting::DayApart),
            (days("2019-10"), open.clone(), Meeting::Apart),
            (days("2019"), open, Meeting::Meet(365)),
        ] {
            assert_eq!(a.meeting(&b), expected, "{a:?} {b:?}");
            assert_eq!(b.meeting(&a), expected, "{b:?} {a:?}");
        }
    }

    #[test]
    fn what_is_left() {
        let open = Days::Yearly(11 * 32 + 24, 11 * 32 + 24);
        let left = open.intersect(&days("2024-11")).unwrap();
        assert_eq!(left.value().unwrap().edtf(), "2024-11-24");
        assert_eq!(days("2019-11").value().unwrap().edtf(), "2019-11");
        assert_eq!(days("2019-11-04").either(&days("2019-11-05")).value().unwrap().edtf(), "[2019-11-04,2019-11-05]");
    }
}
