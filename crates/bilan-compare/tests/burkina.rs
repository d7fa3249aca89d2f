//! Our reports on events of a real data set, compared with it as it is: UCDP's Georeferenced Event Dataset for Burkina Faso, in an
//! extract with other names of columns, dates as in the United States, and a stray comma at the end of each row.
//!
//! The data set is no part of the project. Where it does not lie beside it, nothing is tested, and that is said.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use bilan::model::{DateValue, Metadata};
use bilan::reconcile::Policy;
use bilan_compare::{About, Comparing, Found, Given, How, Matcher, Page, Row, Says, Words, open, page};
use bilan_export::Told;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace")
}

/// The data set, where it is there.
fn data() -> Option<PathBuf> {
    let path = root().join("../shared/data/ucdp/ged_burkina_faso_2016_2023.csv");
    if path.is_file() {
        return Some(path);
    }
    // Standard error as it is: a test's own is only shown where it fails.
    let _ = writeln!(std::io::stderr(), "\n*** NOT RUN: {} is not there, so nothing was compared with it ***\n", path.display());
    None
}

/// The reports of corpus/compare by their names, with the event that each tells of.
fn expected() -> BTreeMap<String, String> {
    let table = std::fs::read_to_string(root().join("corpus/compare/pairs.tsv")).expect("pairs.tsv");
    let rows = table.lines().skip(1).filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
    rows.map(|(report, event)| (report.to_owned(), event.to_owned())).collect()
}

fn events() -> Vec<Told> {
    let mut read = Vec::new();
    for name in expected().keys() {
        let path = root().join("corpus/compare/reports").join(format!("{name}.txt"));
        let metadata = Metadata { received: DateValue::parse("2026-11-21").and_then(|d| d.day()), ..Metadata::default() };
        for incoming in bilan_sources::Sources::new(vec![path], metadata) {
            let mut report = incoming.expect("a report").report;
            report.id = name.clone();
            let reading = bilan::read_report(&report);
            read.push((report, reading));
        }
    }
    let account = bilan::account(read.iter().map(|(report, reading)| (report, reading)));
    bilan_export::told(&account, Policy::Ucdp).collect()
}

fn rows(data: &Path) -> Vec<Row> {
    let others = open(data, &Given::default()).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!((others.events.len(), others.undated), (1504, 0), "every row is an event");
    assert!(others.unknown_countries.is_empty(), "{:?}", others.unknown_countries);
    let events = events();
    let mut matcher = Matcher::new(&others);
    events.iter().for_each(|told| matcher.add(told.event.clone()));
    let matching = matcher.finish();
    let comparing = Comparing { others: &others, matching: &matching };
    events.iter().map(|told| comparing.ours(told)).chain(comparing.theirs()).collect()
}

#[test]
fn our_reports_find_their_events() {
    let Some(data) = data() else { return };
    let rows = rows(&data);
    let expected = expected();
    let mut right = BTreeSet::new();
    let mut wrong = Vec::new();
    for told in events() {
        let row = rows.iter().find(|r| r.ours.as_ref().is_some_and(|o| o.id == told.event.id)).expect("a row for each event");
        let theirs = row.theirs.as_ref().map(|t| t.id.clone());
        for report in &told.event.reports {
            if theirs.as_ref() == expected.get(report) {
                right.insert(report.clone());
            } else if theirs.is_some() {
                wrong.push(format!("{report}: paired with {theirs:?}"));
            }
        }
    }
    let missed: Vec<_> = expected.keys().filter(|r| !right.contains(*r)).collect();
    let share = right.len() as f64 / expected.len() as f64;
    assert!(expected.len() >= 15 && share >= 0.9, "{share:.2} of the reports found their event; missed: {missed:?}; {wrong:?}");
    assert!(wrong.is_empty(), "{wrong:?}");
    let mut seen = BTreeSet::new();
    let twice = rows.iter().filter_map(|r| r.theirs.as_ref()).find(|t| !seen.insert(&t.id));
    assert!(twice.is_none() && seen.len() == 1504, "each of theirs stands in one row: {twice:?}");
}

#[test]
fn differences_in_deaths_are_explained_by_who_says_what() {
    let Some(data) = data() else { return };
    let rows = rows(&data);
    let pairs: Vec<&Row> = rows.iter().filter(|r| r.found == Found::Both).collect();
    let deaths: Vec<_> =
        pairs.iter().flat_map(|r| &r.differences).filter(|d| matches!(d.about, About::Killed | About::KilledCivilians)).collect();
    assert!(deaths.len() >= 4, "{} differences in deaths", deaths.len());
    for d in &deaths {
        assert!(!d.statements.is_empty(), "{d:?}");
        for s in &d.statements {
            assert!(!s.quote.is_empty() && s.span.is_some() && s.stance.is_some(), "{s:?}");
        }
        // Where it is said that another statement gives their number, one does.
        assert_eq!(d.how == How::AnotherStatement, d.statements.iter().any(|s| s.says == Says::Theirs), "{d:?}");
    }
    assert!(deaths.iter().any(|d| d.how == How::AnotherStatement), "some source of ours says what they took");
    for pair in &pairs {
        assert_eq!(pair.points, Some(pair.because.iter().map(|r| r.points).sum()), "the evidence adds up");
    }
    // What is alone says what came nearest, where anything did.
    assert!(rows.iter().filter(|r| r.found != Found::Both).all(|r| r.differences.is_empty() && r.points.is_none()));
}

#[test]
fn the_page_is_whole_and_loads_nothing() {
    let Some(data) = data() else { return };
    let rows = rows(&data);
    for language in ["fr", "en"] {
        let words = Words::of(language).expect("a language");
        let mut shown = Page::default();
        rows.iter().for_each(|row| shown.add(row.clone()));
        let html = page(shown, "ged.csv", words);
        let own = html.replace("http://www.w3.org/2000/svg", "");
        for word in ["http:", "https:", "url(", "<script", "<link", "@import", "src="] {
            assert!(!own.contains(word), "the page has {word}");
        }
        assert!(html.contains("prefers-color-scheme:dark") && html.contains("width=device-width"));
        assert_eq!(html.matches("<svg").count(), html.matches("</svg>").count());
        assert!(html.matches("<svg").count() >= 4, "months, differences, deaths and a map");
        assert!(html.contains("Solhan") && html.matches("<blockquote").count() >= 10);
    }
}
