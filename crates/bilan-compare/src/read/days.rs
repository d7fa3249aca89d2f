//! Dates as data sets write them: ISO, with the month as a word, or as three numbers whose order the whole file tells.

use std::fmt;
use std::sync::OnceLock;

use bilan::lexicon::fold;
use jiff::civil::Date;

/// Which number of three comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    MonthFirst,
}

/// A date as far as its cell alone tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Day(Date),
    /// Two numbers before the year; either may be the day.
    Either(i8, i8, i16),
}

impl Written {
    /// Reads a cell; none where it is no date. A time of day behind the date is passed over.
    pub fn parse(cell: &str) -> Option<Self> {
        let cell = cell.trim();
        let date = |y: i16, m: i8, d: i8| Date::new(y, m, d).ok().map(Self::Day);
        let parts: Vec<&str> = cell.split(['-', '/', '.', ' ', ',', 'T']).filter(|p| !p.is_empty()).collect();
        let [a, b, c, ..] = parts[..] else { return None };
        let rest = &parts[3..];
        if !rest.iter().all(|r| r.contains(':') || r.chars().all(|c| c.is_ascii_digit()) || is_noon(r)) {
            return None;
        }
        if a.len() == 4 {
            return date(a.parse().ok()?, b.parse().ok().or_else(|| month(b))?, c.parse().ok()?);
        }
        let year = |text: &str| text.parse::<i16>().ok().filter(|_| text.len() == 4);
        if let Some(month) = month(b) {
            return date(year(c)?, month, a.parse().ok()?);
        }
        if let Some(month) = month(a) {
            return date(year(c)?, month, b.parse().ok()?);
        }
        let (first, second, year): (i8, i8, i16) = (a.parse().ok()?, b.parse().ok()?, year(c)?);
        // It is no date in either order.
        Date::new(year, first, second).or_else(|_| Date::new(year, second, first)).ok()?;
        Some(Self::Either(first, second, year))
    }

    /// The order that this date alone shows.
    pub fn shows(self) -> Option<Order> {
        match self {
            Self::Either(first, _, _) if first > 12 => Some(Order::DayFirst),
            Self::Either(_, second, _) if second > 12 => Some(Order::MonthFirst),
            _ => None,
        }
    }

    /// Whether the order makes no difference.
    pub fn is_plain(self) -> bool {
        !matches!(self, Self::Either(first, second, _) if first != second)
    }

    pub fn day(self, order: Order) -> Option<Date> {
        match (self, order) {
            (Self::Day(day), _) => Some(day),
            (Self::Either(day, month, year), Order::DayFirst) | (Self::Either(month, day, year), Order::MonthFirst) => {
                Date::new(year, month, day).ok()
            }
        }
    }
}

/// As a person writes it; what may be read in two ways as the file has it.
impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Either(first, second, year) => write!(f, "{first}/{second}/{year}"),
        }
    }
}

fn is_noon(text: &str) -> bool {
    matches!(text, "AM" | "PM" | "am" | "pm") || text.ends_with('Z') || text.starts_with("00")
}

fn month(word: &str) -> Option<i8> {
    static MONTHS: OnceLock<Vec<(i8, Vec<&str>)>> = OnceLock::new();
    let months = MONTHS.get_or_init(|| {
        let rows = include_str!("../../data/months.tsv").lines().skip(1).filter_map(|l| l.split_once('\t'));
        rows.filter_map(|(n, names)| Some((n.parse().ok()?, names.split('|').collect()))).collect()
    });
    let word = fold(word);
    months.iter().find(|(_, names)| names.contains(&word.as_str())).map(|(n, _)| *n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_all_vintages() {
        for (cell, day, shows) in [
            ("2021-03-04", "2021-03-04", None),
            ("2021-03-04 00:00:00.000", "2021-03-04", None),
            ("2021-03-04T00:00:00Z", "2021-03-04", None),
            ("04 March 2021", "2021-03-04", None),
            ("4-Mar-2021", "2021-03-04", None),
            ("March 4, 2021", "2021-03-04", None),
            ("1 août 2021", "2021-08-01", None),
            ("03/17/2020 00:00:00", "2020-03-17", Some(Order::MonthFirst)),
            ("17.03.2020", "2020-03-17", Some(Order::DayFirst)),
            ("3/17/2020 12:00:00 AM", "2020-03-17", Some(Order::MonthFirst)),
        ] {
            let written = Written::parse(cell).unwrap_or_else(|| panic!("{cell}"));
            assert_eq!(written.shows(), shows, "{cell}");
            assert_eq!(written.day(shows.unwrap_or(Order::DayFirst)).map(|d| d.to_string()).as_deref(), Some(day), "{cell}");
        }
        for cell in ["", "2021", "13/13/2021", "31/02/2021", "soon", "12/2021", "2021-13-01"] {
            assert_eq!(Written::parse(cell), None, "{cell}");
        }
        assert!(!Written::parse("03/04/2021").expect("a date").is_plain());
    }
}
