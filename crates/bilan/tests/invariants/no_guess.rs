//! Nothing guessed is written as known: days that a text does not tell stay open.

use bilan::publish::wire::{Incident, Reading};

use super::corpus::{dated, open, wire};
use super::known::{Known, none};

/// The dates of all incidents, in order; `-` for none.
fn dates(reading: &Reading) -> String {
    let date = |incident: &Incident| incident.date.as_ref().map_or_else(|| "-".to_owned(), |d| d.edtf.clone());
    reading.incidents.iter().map(date).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_date_says_what_the_text_says() {
    let mut known = Known::read("tests/invariants/no_guess/known.tsv", include_str!("no_guess/known.tsv"));
    let mut problems = Vec::new();
    for line in include_str!("no_guess/cases.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [published, received, when, wanted] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("cases.tsv: «{line}» has not four columns")
        };
        let day = |cell: &'static str| (cell != "-").then_some(cell);
        let text = format!("Six soldats ont été tués {when} dans une attaque à Gao.");
        let read = dates(&wire(&dated(&text, day(published), day(received))));
        if !wanted.split('|').any(|one| one == read) && !known.has(&[published, when]) {
            problems.push(format!("«{when}» published {published}, received {received}: must be {wanted}, read {read}"));
        }
    }
    problems.extend(known.idle());
    none(problems);
}

/// A report without its lines of metadata.
fn undated(text: &str) -> String {
    let lines = text.lines().skip_while(|line| {
        let key = line.split([':', ' ']).next().unwrap_or_default();
        line.trim().is_empty()
            || ["date", "url", "title", "outlet", "source", "language", "id"].contains(&key.to_lowercase().as_str())
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn no_year_without_a_year() {
    none(open().iter().flat_map(|(name, text)| {
        let text = undated(text);
        let reading = wire(&dated(&text, None, None));
        let dates = reading.incidents.into_iter().filter_map(|i| i.date).filter(move |date| {
            let year = date.edtf.trim_start_matches('[').get(..4).unwrap_or_default().to_owned();
            year.bytes().all(|b| b.is_ascii_digit()) && !text.contains(&year)
        });
        dates
            .map(move |date| format!("{name}: {} is read from {:?} in a report that names no such year", date.edtf, date.text))
            .collect::<Vec<_>>()
    }));
}

#[test]
fn no_day_after_the_report_was_received() {
    for received in ["2026-11-21", "published"] {
        none(open().iter().flat_map(|(name, text)| {
            let published = wire(&dated(text, None, None)).report.published;
            let Some(received) =
                (if received == "published" { published.filter(|p| p.len() == 10) } else { Some(received.to_owned()) })
            else {
                return Vec::new();
            };
            let reading = wire(&dated(text, None, Some(&received)));
            let late = reading
                .incidents
                .iter()
                .filter_map(|i| i.date.as_ref())
                .filter(|d| d.earliest.as_ref().is_some_and(|e| *e > received));
            late.map(|d| format!("{name}: {} lies after {received}, when the report was received", d.edtf)).collect()
        }));
    }
}

#[test]
fn today_is_no_day_of_a_report() {
    none(open().iter().filter_map(|(name, text)| {
        let read = |received| {
            let mut reading = wire(&dated(text, None, Some(received)));
            reading.report.received = None;
            reading.report.published.is_some().then(|| serde_json::to_string(&reading).expect("a reading is JSON"))
        };
        (read("2026-11-21") != read("2030-01-07"))
            .then(|| format!("{name}: the day of receipt changes what a dated report tells"))
    }));
}
