//! Chronicles of reports, read as a user's are.
#![allow(dead_code, reason = "each test file uses its own part of this")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bilan::model::{DateValue, Metadata, Report};
use bilan::publish::{Events, reading, wire};
use bilan::reconcile::Policy;
use bilan_chronicle::{Chronicle, Entry, Piece, Words, chronicle};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace")
}

/// A report of which more is known than its text tells.
pub fn report(text: &str, metadata: Metadata) -> Report {
    let received = DateValue::parse("2026-11-21").and_then(|d| d.day());
    bilan::read::report(text.to_owned(), Metadata { received, ..metadata })
}

/// The chronicles of the same reports in these languages.
pub fn chronicles<'l>(reports: Vec<Report>, languages: impl IntoIterator<Item = &'l str>) -> Vec<Chronicle> {
    let read: Vec<(Report, bilan::Reading)> = reports.into_iter().map(|r| (r.clone(), bilan::read_report(&r))).collect();
    let account = bilan::account(read.iter().map(|(report, reading)| (report, reading)));
    let all = Events::new(&account.read, &account.collection, &account.events);
    let events: Vec<_> = all.order().into_iter().map(|n| all.event(n, Policy::Range)).collect();
    let readings: BTreeMap<String, wire::Reading> = read.iter().map(|(r, x)| (r.id.clone(), reading(r, x))).collect();
    languages.into_iter().map(|l| chronicle(&events, &readings, Words::of(l).expect("words"), None)).collect()
}

/// A paragraph with its notes in brackets.
pub fn text(entry: &Entry) -> String {
    let piece = |p: &Piece| match p {
        Piece::Text(text) => text.clone(),
        Piece::Note(n) => format!("[{n}]"),
    };
    entry.text.iter().map(piece).collect()
}

/// A paragraph without its notes, behind its heading.
pub fn plain(entry: &Entry) -> String {
    let piece = |p: &Piece| if let Piece::Text(text) = p { text.clone() } else { String::new() };
    format!("{}. {}", entry.heading, entry.text.iter().map(piece).collect::<String>())
}
