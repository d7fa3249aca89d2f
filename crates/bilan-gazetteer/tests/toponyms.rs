//! Names of places in short contexts, with the core gazetteer alone and with the dumps that lie beside the project.
//!
//! `cargo test -p bilan-gazetteer --test toponyms -- --nocapture` prints the figures of docs/accuracy.md.

mod support;

use std::collections::BTreeMap;

use bilan::model::geo::distance_km;
use bilan::model::{DateValue, Metadata};
use bilan::publish::wire::Place;
use bilan::{Gazetteer, explain_report_with, read};
use support::{beside, imported};

struct Case {
    line: usize,
    kind: &'static str,
    name: &'static str,
    country: &'static str,
    admin1: &'static str,
    point: Option<(f64, f64)>,
    km: f64,
    text: &'static str,
    /// Not looked at while working on resolution.
    aside: bool,
}

fn cases() -> Vec<Case> {
    let lines = include_str!("toponyms.tsv").lines().enumerate().filter(|(_, l)| !l.starts_with('#')).skip(1);
    lines
        .enumerate()
        .map(|(n, (line, text))| {
            let cells: Vec<&'static str> = text.split('\t').collect();
            let [kind, name, country, admin1, lat, lon, km, text] = cells[..] else { panic!("line {}: eight columns", line + 1) };
            let point = lat.parse().ok().zip(lon.parse().ok());
            Case { line: line + 1, kind, name, country, admin1, point, km: km.parse().unwrap(), text, aside: n % 3 == 2 }
        })
        .collect()
}

/// What became of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Right,
    /// Not found, or without what was to be known of it.
    Open,
    Wrong,
    WrongCountry,
}

fn meant(case: &Case, gazetteer: &Gazetteer<'_>) -> Option<Place> {
    let metadata = Metadata { language: Some("fr".to_owned()), published: DateValue::parse("2023-06-15"), ..Metadata::default() };
    let report = read::report(case.text.to_owned(), metadata);
    explain_report_with(&report, gazetteer).places.into_iter().find(|p| p.as_written == case.name)
}

fn verdict(case: &Case, place: Option<&Place>) -> Verdict {
    let Some(place) = place else { return Verdict::Open };
    if place.country.as_deref().is_some_and(|c| c != case.country) {
        return Verdict::WrongCountry;
    }
    let held = place.country.as_deref() == Some(case.country) && place.admin1.as_deref() == Some(case.admin1);
    match (place.lat.zip(place.lon), case.point) {
        (Some(read), Some(point)) if held && distance_km(read, point) <= case.km => Verdict::Right,
        (Some(_), _) => Verdict::Wrong,
        (None, None) if held => Verdict::Right,
        (None, _) if place.admin1.as_deref().is_some_and(|a| a != case.admin1) => Verdict::Wrong,
        (None, _) => Verdict::Open,
    }
}

/// Share of right names and names in a wrong country, of the cases that are worked with and of those set aside.
struct Figures {
    open: (usize, usize),
    aside: (usize, usize),
    wrong_country: usize,
}

impl Figures {
    fn share(&self) -> f64 {
        (self.open.0 + self.aside.0) as f64 / (self.open.1 + self.aside.1) as f64
    }
}

/// Measures and prints. Without a dump, a place that only a dump holds is right when nothing wrong is said of it.
fn measure(title: &str, gazetteer: &Gazetteer<'_>, show_aside: bool) -> Figures {
    let mut out = Figures { open: (0, 0), aside: (0, 0), wrong_country: 0 };
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for case in cases() {
        let place = meant(&case, gazetteer);
        let verdict = verdict(&case, place.as_ref());
        let right = verdict == Verdict::Right || gazetteer.is_empty() && case.kind == "dump" && verdict == Verdict::Open;
        let sum = if case.aside { &mut out.aside } else { &mut out.open };
        *sum = (sum.0 + usize::from(right), sum.1 + 1);
        let kind = kinds.entry(case.kind).or_default();
        *kind = (kind.0 + usize::from(right), kind.1 + 1);
        out.wrong_country += usize::from(verdict == Verdict::WrongCountry);
        if !right && (!case.aside || show_aside) {
            let read = place.map(|p| (p.name, p.country, p.admin1, p.lat, p.lon, p.precision, p.gazetteer_id));
            println!("{verdict:?}, line {}: {} {read:?}", case.line, case.text);
        }
    }
    println!(
        "{title}: {:.3} right ({} of {}), set aside {} of {}, in the wrong country {}",
        out.share(),
        out.open.0 + out.aside.0,
        out.open.1 + out.aside.1,
        out.aside.0,
        out.aside.1,
        out.wrong_country
    );
    println!("  {}", kinds.iter().map(|(k, (a, b))| format!("{k} {a}/{b}")).collect::<Vec<_>>().join(", "));
    out
}

/// What docs/accuracy.md promises.
const RIGHT: f64 = 0.95;

fn check(figures: &Figures) {
    assert!(figures.share() >= RIGHT, "{:.3}", figures.share());
    assert_eq!(figures.wrong_country, 0);
}

#[test]
fn the_set_is_large_enough() {
    let cases = cases();
    assert!(cases.len() >= 200);
    assert!(cases.iter().filter(|c| c.kind == "homonym").count() >= 60);
    assert!(cases.iter().filter(|c| c.aside).count() * 3 >= cases.len() - 2);
}

#[test]
fn with_the_core_gazetteer_alone() {
    let figures = measure("core gazetteer alone", &Gazetteer::default(), std::env::var_os("BILAN_SHOW_ASIDE").is_some());
    check(&figures);
}

#[test]
fn with_the_dumps_beside_the_project() {
    let Some(dumps) = beside("data/geonames") else { return };
    let (_folder, opened) = imported(&dumps);
    let gazetteer = opened.gazetteer().unwrap();
    let figures = measure("with three dumps", &gazetteer, std::env::var_os("BILAN_SHOW_ASIDE").is_some());
    check(&figures);
}
