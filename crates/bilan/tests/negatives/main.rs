//! Reports of something else, and figures over a period: cases as data, each a short report in our own words.
//!
//! `cases.tsv` holds the day of publication, the body of a report (paragraphs parted by `¶`), the figures of its main
//! incidents as `effect low` parted by `;` (`-` where no main incident may be found), and its aggregates in the same way,
//! with their period behind them where the text says one.

use bilan::model::{Metadata, Quantity, Role};

fn listed(mut figures: Vec<String>) -> String {
    figures.sort();
    figures.join("; ")
}

fn figure(effect: &str, quantity: Quantity) -> String {
    format!("{effect} {}", quantity.low)
}

/// The figures of the main incidents and the aggregates of a report, as the table writes them.
fn found(published: &str, body: &str) -> (String, String) {
    let metadata = Metadata { received: Some(jiff::civil::date(2026, 11, 21)), ..Metadata::default() };
    let mut report = bilan::read::report(format!("date: {published}\n\n{}\n", body.replace('¶', "\n\n")), metadata);
    report.metadata.language = Some("fr".to_owned());
    let reading = bilan::read_report(&report);
    let mains: Vec<_> = reading.incidents.iter().filter(|i| i.role == Role::Main).collect();
    let tolls = mains.iter().flat_map(|i| &i.tolls).map(|t| figure(t.effect.name(), t.quantity)).collect();
    let tolls = if mains.is_empty() { "-".to_owned() } else { listed(tolls) };
    let aggregates = reading.aggregates.iter().map(|a| {
        let period = a.period.as_ref().map(|p| format!(" {p}")).unwrap_or_default();
        format!("{}{period}", figure(a.effect.name(), a.quantity))
    });
    (tolls, listed(aggregates.collect()))
}

#[test]
fn every_report_gives_its_incidents_and_aggregates() {
    let mut wrong = String::new();
    for (index, line) in include_str!("cases.tsv").lines().enumerate().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [published, body, tolls, aggregates] = cells[..] else { continue };
        let sorted = |cell: &str| listed(cell.split(';').map(|f| f.trim().to_owned()).filter(|f| !f.is_empty()).collect());
        let got = found(published, body);
        if got != (sorted(tolls), sorted(aggregates)) {
            wrong.push_str(&format!("line {}: wants {tolls:?} {aggregates:?}, got {got:?}\n  {body}\n", index + 1));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
