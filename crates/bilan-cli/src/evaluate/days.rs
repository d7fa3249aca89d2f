//! When the date of a reading is the date of gold.

use bilan::publish::wire;

/// Whether a date that was read is the one coded.
///
/// The same day or set is. A day of gold also allows a night that ends or begins with it; a month or year allows any set
/// of days within it, from the last week before it on; `--MM-DD`, a day in no known year, allows that day of any year.
pub fn fits(coded: &str, read: &wire::Date) -> bool {
    if read.edtf == coded {
        return true;
    }
    if let Some(day) = coded.strip_prefix("--") {
        return read.edtf.contains(&format!("-{day}"));
    }
    let bound = |date: &Option<String>| date.as_deref().map_or("", |d| d.get(..10).unwrap_or(d)).to_owned();
    let (from, to) = (bound(&read.earliest), bound(&read.latest));
    if coded.len() == "2019-11-18".len() {
        return read.edtf.contains('/') && *from <= *coded && *coded <= *to && are_neighbours(&from, &to);
    }
    let number = |range: std::ops::Range<usize>| coded.get(range).and_then(|n| n.parse::<i32>().ok());
    let Some(year) = number(0..4) else { return false };
    let month = if coded.len() >= 7 { number(5..7) } else { Some(12) };
    let Some(month) = month else { return false };
    let before = format!("{}-{:02}-22", year - i32::from(month == 1), (month - 2).rem_euclid(12) + 1);
    !from.is_empty() && !to.is_empty() && from >= before && to <= format!("{coded}-31")
}

/// Whether two days are the same or follow one another, as far as their number in the month tells.
fn are_neighbours(from: &str, to: &str) -> bool {
    let day = |date: &str| date.get(8..).and_then(|d| d.parse::<i32>().ok()).unwrap_or(0);
    (day(to) - day(from)).rem_euclid(30) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(coded: &str, edtf: &str, earliest: &str, latest: &str, expected: bool) {
        let bound = |d: &str| Some(d.to_owned()).filter(|d| !d.is_empty());
        let (edtf, earliest, latest) = (edtf.to_owned(), bound(earliest), bound(latest));
        let read = wire::Date { edtf, earliest, latest, text: None, span: None, because: Vec::new() };
        assert_eq!(fits(coded, &read), expected, "{coded} / {read:?}");
    }

    #[test]
    fn days_months_and_nights() {
        check("2019-11-18", "2019-11-18", "2019-11-18", "2019-11-18", true);
        check("2019-11-18", "2019-11-17/2019-11-18", "2019-11-17", "2019-11-18", true);
        check("2019-11-18", "2019-11-12/2019-11-18", "2019-11-12", "2019-11-18", false);
        check("2019-11-18", "2019-11", "2019-11-01", "2019-11-30", false);
        check("2019-11", "[2019-11-04,2019-11-11]", "2019-11-04", "2019-11-11", true);
        check("2019-11", "2019-10-25", "2019-10-25", "2019-10-25", true);
        check("2020-01", "2019-12-21", "2019-12-21", "2019-12-21", false);
        check("--11-24", "XXXX-11-24", "", "", true);
        check("--11-24", "2022-11-24", "2022-11-24", "2022-11-24", true);
        check("2019-11", "XXXX-11-24", "", "", false);
    }
}
