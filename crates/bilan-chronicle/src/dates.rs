//! Days as a person writes them.

use bilan::publish::event_wire;

use crate::grammar::fill;
use crate::words::Words;

/// The days left to an event. That it was not after the day on which the reports were `received` goes without saying.
pub fn event(date: Option<&event_wire::Date>, received: Option<&str>, words: &Words) -> String {
    let forms = words.date();
    let Some(date) = date else { return forms.unknown.clone() };
    let one = |template: &str, day: &str| fill(template, &[("day", &edtf_in_words(day, words))]);
    let latest = date.latest.as_ref().filter(|latest| received.is_none_or(|received| latest.as_str() < received));
    match (&date.edtf, &date.earliest, &latest) {
        (Some(edtf), ..) => edtf_in_words(edtf, words),
        (None, Some(earliest), Some(latest)) => span(&forms.between, earliest, latest, words),
        (None, None, Some(latest)) => one(&forms.by, latest),
        (None, Some(earliest), None) => one(&forms.from, earliest),
        (None, None, None) => forms.unknown.clone(),
    }
}

/// EDTF in words: a day, a month, a year, one of several days, from one day to another, a day in no known year. What several days
/// share is said once: "18 ou 25 novembre 2019".
pub fn edtf_in_words(edtf: &str, words: &Words) -> String {
    if let Some(days) = edtf.strip_prefix('[').and_then(|e| e.strip_suffix(']')) {
        let days = shared(&days.split(',').collect::<Vec<_>>(), words);
        return match &days[..] {
            [rest @ .., last] if !rest.is_empty() => format!("{} {} {last}", rest.join(", "), words.grammar().or),
            _ => days.join(", "),
        };
    }
    match edtf.split_once('/') {
        Some((from, to)) => span(&words.date().interval, from, to, words),
        None => Written::of(edtf).whole(words),
    }
}

fn span(template: &str, from: &str, to: &str, words: &Words) -> String {
    match &shared(&[from, to], words)[..] {
        [from, to] => fill(template, &[("from", from), ("to", to)]),
        _ => String::new(),
    }
}

/// Dates that are read together: of each but the last, only what the last does not say.
fn shared(dates: &[&str], words: &Words) -> Vec<String> {
    let dates: Vec<Written<'_>> = dates.iter().map(|d| Written::of(d)).collect();
    let Some((last, before)) = dates.split_last() else { return Vec::new() };
    let of_year = dates.iter().all(|d| d.year == last.year && d.day.is_some());
    let of_month = of_year && dates.iter().all(|d| d.month == last.month);
    let short = |d: &Written<'_>| match d.day {
        Some(_) if of_month => d.day_in_words(words),
        Some(_) if of_year => d.with(&words.date().day_of_year, words),
        _ => d.whole(words),
    };
    before.iter().map(short).chain([last.whole(words)]).collect()
}

/// A day, month or year in parts.
struct Written<'d> {
    year: &'d str,
    month: Option<&'d str>,
    day: Option<&'d str>,
}

impl<'d> Written<'d> {
    fn of(edtf: &'d str) -> Self {
        let mut parts = edtf.split('-');
        Self { year: parts.next().unwrap_or_default(), month: parts.next(), day: parts.next() }
    }

    fn whole(&self, words: &Words) -> String {
        let forms = words.date();
        match (self.month, self.day) {
            (Some(_), Some(_)) if self.year.contains('X') => self.with(&forms.day_without_year, words),
            (Some(_), Some(_)) => self.with(&forms.day, words),
            (Some(_), None) => self.with(&forms.month, words),
            _ => self.year.to_owned(),
        }
    }

    fn with(&self, template: &str, words: &Words) -> String {
        let month = self.month.and_then(|m| words.date().months.get(m.parse::<usize>().ok()?.checked_sub(1)?));
        let month = month.map(String::as_str).unwrap_or_default();
        fill(template, &[("day", &self.day_in_words(words)), ("month", month), ("year", self.year)])
    }

    fn day_in_words(&self, words: &Words) -> String {
        match self.day.unwrap_or_default().trim_start_matches('0') {
            "1" => words.date().first.clone(),
            day => day.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_well() {
        for (edtf, fr, en) in [
            ("2019-10-01", "1er octobre 2019", "1 October 2019"),
            ("2019-11", "novembre 2019", "November 2019"),
            ("2019", "2019", "2019"),
            ("[2019-11-18,2019-11-25]", "18 ou 25 novembre 2019", "18 or 25 November 2019"),
            ("[2019-11-01,2019-11-08,2019-11-15]", "1er, 8 ou 15 novembre 2019", "1, 8 or 15 November 2019"),
            ("[2019-10-28,2019-11-04]", "28 octobre ou 4 novembre 2019", "28 October or 4 November 2019"),
            ("[2019-12-30,2020-01-06]", "30 décembre 2019 ou 6 janvier 2020", "30 December 2019 or 6 January 2020"),
            ("2022-07-26/2022-07-27", "du 26 au 27 juillet 2022", "26 to 27 July 2022"),
            ("2022-07-31/2022-08-01", "du 31 juillet au 1er août 2022", "31 July to 1 August 2022"),
            ("2021-12-31/2022-01-01", "du 31 décembre 2021 au 1er janvier 2022", "31 December 2021 to 1 January 2022"),
            ("XXXX-11-24", "24 novembre, année inconnue", "24 November, year unknown"),
            ("XXXX-11-24/XXXX-11-25", "du 24 au 25 novembre, année inconnue", "24 to 25 November, year unknown"),
        ] {
            assert_eq!(edtf_in_words(edtf, Words::of("fr").expect("words")), fr);
            assert_eq!(edtf_in_words(edtf, Words::of("en").expect("words")), en);
        }
    }

    #[test]
    fn bounds_read_well() {
        let words = Words::of("fr").expect("words");
        let date = |earliest: Option<&str>, latest: Option<&str>| event_wire::Date {
            edtf: None,
            earliest: earliest.map(str::to_owned),
            latest: latest.map(str::to_owned),
            because: Vec::new(),
        };
        for (earliest, latest, received, text) in [
            (None, Some("2024-05-15"), None, "au plus tard le 15 mai 2024"),
            (None, Some("2024-05-15"), Some("2024-06-01"), "au plus tard le 15 mai 2024"),
            (None, Some("2024-05-15"), Some("2024-05-15"), "date inconnue"),
            (Some("2024-05-01"), Some("2024-05-15"), None, "entre le 1er et le 15 mai 2024"),
            (Some("2024-05-01"), Some("2024-05-15"), Some("2024-05-15"), "au plus tôt le 1er mai 2024"),
            (Some("2024-05-01"), None, None, "au plus tôt le 1er mai 2024"),
            (None, None, None, "date inconnue"),
        ] {
            assert_eq!(event(Some(&date(earliest, latest)), received, words), text);
        }
    }
}
