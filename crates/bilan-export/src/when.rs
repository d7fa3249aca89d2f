//! An event's date as data sets with one day, or a first and a last one, and a code for precision can hold it.

use bilan::publish::event_wire::Event;
use jiff::civil::Date;

/// The days between which an event happened, both known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days {
    pub first: Date,
    pub last: Date,
    /// The single days that are left, where they are a set.
    one_of: Vec<Date>,
}

impl Days {
    /// The first and last day of an event, or why there are none.
    pub fn of(event: &Event) -> Result<Self, &'static str> {
        let date = event.date.as_ref().ok_or("no report gives a date")?;
        let edtf = date.edtf.as_deref().ok_or("the date is only bounded")?;
        if edtf.contains('X') {
            return Err("the year is open");
        }
        let day = |text: &Option<String>| text.as_deref().and_then(|t| t.parse::<Date>().ok());
        let (first, last) = day(&date.earliest).zip(day(&date.latest)).ok_or("the date has no first and last day")?;
        let list = edtf.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or_default();
        Ok(Self { first, last, one_of: list.split(',').filter_map(|d| d.parse().ok()).collect() })
    }

    /// How many days lie from the first to the last, both included.
    pub fn count(&self) -> i32 {
        (self.last - self.first).get_days() + 1
    }

    /// ACLED's day and `time_precision`: 1 the day, 2 within a week, 3 within a month; the middle of the period stands for it,
    /// or the one of several days that lies nearest. None beyond a month.
    pub fn acled(&self) -> Option<(Date, u8)> {
        let precision = match self.count() {
            1 => 1,
            2..=7 => 2,
            8..=31 => 3,
            _ => return None,
        };
        let middle = self.first.saturating_add(jiff::Span::new().days((self.count() - 1) / 2));
        let away = |day: &Date| (*day - middle).get_days().abs();
        Some((self.one_of.iter().copied().min_by_key(away).unwrap_or(middle), precision))
    }

    /// UCDP's `date_prec`: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 a year. None beyond a year.
    pub fn ucdp(&self) -> Option<u8> {
        Some(match self.count() {
            1 => 1,
            2..=6 => 2,
            7 => 3,
            8..=31 => 4,
            32..=366 => 5,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(first: &str, last: &str, one_of: &[&str]) -> Days {
        let day = |text: &str| text.parse().expect("a day");
        Days { first: day(first), last: day(last), one_of: one_of.iter().map(|d| day(d)).collect() }
    }

    #[test]
    fn codes_follow_the_number_of_days() {
        for (first, last, one_of, acled, ucdp) in [
            ("2024-05-14", "2024-05-14", &[][..], Some(("2024-05-14", 1)), Some(1)),
            ("2024-05-14", "2024-05-15", &[], Some(("2024-05-14", 2)), Some(2)),
            ("2024-05-13", "2024-05-19", &[], Some(("2024-05-16", 2)), Some(3)),
            ("2019-11-01", "2019-11-30", &[], Some(("2019-11-15", 3)), Some(4)),
            ("2019-11-18", "2019-11-25", &["2019-11-18", "2019-11-25"], Some(("2019-11-18", 3)), Some(4)),
            ("2019-11-01", "2019-11-08", &["2019-11-01", "2019-11-08"], Some(("2019-11-01", 3)), Some(4)),
            ("2019-01-01", "2019-12-31", &[], None, Some(5)),
            ("2019-01-01", "2021-12-31", &[], None, None),
        ] {
            let days = days(first, last, one_of);
            let told = days.acled().map(|(day, precision)| (day.to_string(), precision));
            assert_eq!(told.as_ref().map(|(d, p)| (d.as_str(), *p)), acled, "{first} {last}");
            assert_eq!(days.ucdp(), ucdp, "{first} {last}");
        }
    }
}
