//! Days as a person writes them.

use bilan::publish::event_wire;

use crate::grammar::fill;
use crate::words::Words;

/// The days left to an event.
pub fn event(date: Option<&event_wire::Date>, words: &Words) -> String {
    let Some(date) = date else { return words.date().unknown.clone() };
    match (&date.edtf, &date.latest) {
        (Some(edtf), _) => edtf_in_words(edtf, words),
        (None, Some(latest)) => fill(&words.date().by, &[("day", &edtf_in_words(latest, words))]),
        (None, None) => words.date().unknown.clone(),
    }
}

/// EDTF in words: a day, a month, a year, one of several days, from one day to another, a day in no known year.
pub fn edtf_in_words(edtf: &str, words: &Words) -> String {
    if let Some(days) = edtf.strip_prefix('[').and_then(|e| e.strip_suffix(']')) {
        let days: Vec<String> = days.split(',').map(|d| edtf_in_words(d, words)).collect();
        return match &days[..] {
            [rest @ .., last] if !rest.is_empty() => format!("{} {} {last}", rest.join(", "), words.grammar().or),
            _ => days.join(", "),
        };
    }
    if let Some((from, to)) = edtf.split_once('/') {
        let parts = [("from", edtf_in_words(from, words)), ("to", edtf_in_words(to, words))];
        return fill(&words.date().interval, &parts.each_ref().map(|(name, part)| (*name, &**part)));
    }
    let month =
        |m: &str| m.parse::<usize>().ok().and_then(|m| words.date().months.get(m.checked_sub(1)?)).cloned().unwrap_or_default();
    match edtf.split('-').collect::<Vec<_>>()[..] {
        [year, m, d] => {
            let day = match d.trim_start_matches('0') {
                "1" => words.date().first.clone(),
                day => day.to_owned(),
            };
            let template = if year.contains('X') { &words.date().day_without_year } else { &words.date().day };
            fill(template, &[("day", &day), ("month", &month(m)), ("year", year)])
        }
        [year, m] => fill(&words.date().month, &[("month", &month(m)), ("year", year)]),
        _ => edtf.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_well() {
        let fr = Words::of("fr").expect("words");
        for (edtf, text) in [
            ("2019-10-01", "1er octobre 2019"),
            ("2019-11", "novembre 2019"),
            ("[2019-11-18,2019-11-25]", "18 novembre 2019 ou 25 novembre 2019"),
            ("2022-07-26/2022-07-27", "du 26 juillet 2022 au 27 juillet 2022"),
            ("XXXX-11-24", "24 novembre, année inconnue"),
            ("2019", "2019"),
        ] {
            assert_eq!(edtf_in_words(edtf, fr), text);
        }
        assert_eq!(edtf_in_words("2019-10-01", Words::of("en").expect("words")), "1 October 2019");
    }
}
