//! Lines of hand-kept lists: what happened, and beside it a toll in a few words, the way people keep a list of incidents.
//!
//! `open.tsv` may be looked at while rules are written; `aside.tsv` was written by somebody who saw no rule, and only its shares
//! are told. A line holds the event, the toll, and all figures that a person reads in it, as
//! `effect victims low`, parted by `;`. A rounded figure is `~low`, an open one `low+`, a range `low-high`, an uncounted
//! one `some`; `>` stands before the parts of a total. Forces are one side, as are civilians, militants, and people of no
//! side that is told.

use bilan::model::{Form, Metadata, Victims};
use bilan::publish::reading as wire;
use bilan::publish::wire::Toll;

/// The figures that are right, those that are wanted, and what is wrong, line by line.
#[derive(Default)]
struct Share {
    right: usize,
    wanted: usize,
    wrong: String,
}

impl Share {
    /// Compares the figures of one line; those that nobody wants count as wrong too.
    fn compare(&mut self, line: usize, found: &[String], wanted: &[String]) {
        let mut rest = found.to_vec();
        for figure in wanted {
            if let Some(at) = rest.iter().position(|f| f == figure) {
                rest.swap_remove(at);
                self.right += 1;
            }
        }
        self.wanted += wanted.len() + rest.len().saturating_sub(wanted.len());
        let mut sorted = wanted.to_vec();
        sorted.sort();
        if sorted != found {
            self.wrong.push_str(&format!("line {line}: wants {sorted:?}, got {found:?}\n"));
        }
    }

    fn share(&self) -> f64 {
        self.right as f64 / self.wanted.max(1) as f64
    }
}

fn side(victims: Victims) -> &'static str {
    match victims {
        v if v.are_forces() => "forces",
        Victims::Militants | Victims::Suspects => "militants",
        Victims::Civilians => "civilians",
        _ => "people",
    }
}

fn figure(toll: &Toll) -> String {
    match (toll.form, toll.high) {
        (Form::About, _) => format!("~{}", toll.low),
        (Form::AtLeast, _) => format!("{}+", toll.low),
        (Form::Range, Some(high)) => format!("{}-{high}", toll.low),
        (Form::Vague, _) => "some".to_owned(),
        _ => toll.low.to_string(),
    }
}

fn tolls(event: &str, toll: &str) -> Vec<Toll> {
    let metadata = Metadata { language: Some("fr".to_owned()), ..Metadata::default() };
    let report = bilan::read::report(format!("date: 2023-05-17\n\n{event}\n\n{toll}\n"), metadata);
    wire(&report, &bilan::read_report(&report)).incidents.into_iter().flat_map(|i| i.tolls).collect()
}

/// Totals of a half (what is no part of another figure), then those killed by side, totals and parts.
fn measure(lines: &str) -> (Share, Share) {
    let (mut totals, mut by_side) = (Share::default(), Share::default());
    for (index, line) in lines.lines().enumerate().skip(1) {
        let mut columns = line.split('\t');
        let mut column = || columns.next().expect("three columns");
        let (event, toll, wanted) = (column(), column(), column());
        let wanted: Vec<(bool, Vec<&str>)> = wanted
            .split(';')
            .map(str::trim)
            .filter(|w| !w.is_empty())
            .map(|w| (w.starts_with('>'), w.trim_start_matches("> ").split(' ').collect()))
            .collect();
        let found = tolls(event, toll);
        let sorted = |mut figures: Vec<String>| {
            figures.sort();
            figures
        };
        let found_totals = found.iter().filter(|t| t.part_of.is_none());
        let wanted_totals = wanted.iter().filter(|(part, _)| !part);
        totals.compare(
            index + 1,
            &sorted(found_totals.map(|t| format!("{} {}", t.effect.name(), figure(t))).collect()),
            &wanted_totals.map(|(_, w)| format!("{} {}", w[0], w[2])).collect::<Vec<_>>(),
        );
        let of_side = |victims: Victims| side(victims) != "people";
        let killed = found.iter().filter(|t| t.effect.name() == "killed" && of_side(t.victims));
        let wanted_killed = wanted
            .iter()
            .map(|(_, w)| (w, Victims::parse(w[1]).unwrap_or(Victims::Police)))
            .filter(|(w, victims)| w[0] == "killed" && of_side(*victims));
        by_side.compare(
            index + 1,
            &sorted(killed.map(|t| format!("{} {}", side(t.victims), figure(t))).collect()),
            &wanted_killed.map(|(w, victims)| format!("{} {}", side(victims), w[2])).collect::<Vec<_>>(),
        );
    }
    (totals, by_side)
}

#[test]
fn lines_are_read_as_well_as_prose() {
    let (totals, killed) = measure(include_str!("open.tsv"));
    let (aside_totals, aside_killed) = measure(include_str!("aside.tsv"));
    println!("open: totals {:.3}, killed by side {:.3}", totals.share(), killed.share());
    println!("aside: totals {:.3}, killed by side {:.3}", aside_totals.share(), aside_killed.share());
    println!("open, totals:\n{}\nopen, killed by side:\n{}", totals.wrong, killed.wrong);
    if std::env::var_os("BILAN_LISTS_ASIDE").is_some() {
        println!("aside, totals:\n{}\naside, killed by side:\n{}", aside_totals.wrong, aside_killed.wrong);
    }
    // The aims are 0.99 and 0.95; what is asserted is what was reached, of those set aside without looking. When the
    // open lines learnt strokes, daggers and headings, the totals set aside rose (0.915 to 0.925) and one figure by side was lost
    // (0.917 to 0.900).
    assert!(totals.share() >= 0.98 && killed.share() >= 0.98, "open lines");
    assert!(aside_totals.share() >= 0.92 && aside_killed.share() >= 0.90, "lines set aside");
}
