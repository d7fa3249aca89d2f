//! What reading has reached stays reached: a minimum per measure of `bilan evaluate` and set of reports.
//!
//! Better rules raise the numbers of `reached.tsv`; a change that lowers a measure below its minimum fails here.

mod support;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;

use support::{beside, bilan, root};

/// F1 of every measure, and `false alarms` and `aggregates read as tolls`, which are counts.
fn evaluated(gold: &Path, reports: &Path) -> BTreeMap<String, f64> {
    let args = ["evaluate", "--format", "json", "--received", "2026-11-21", "--gold"].map(OsStr::new);
    let run = bilan(args.into_iter().chain([gold.as_os_str(), "--reports".as_ref(), reports.as_os_str()]), 0);
    let scores: serde_json::Value = serde_json::from_str(&run.out).expect("evaluate writes JSON");
    let measures = scores["measures"].as_array().expect("a list of measures");
    let mut out: BTreeMap<String, f64> =
        measures.iter().map(|m| (m["name"].as_str().expect("a name").to_owned(), m["f1"].as_f64().expect("a number"))).collect();
    out.insert("false alarms".to_owned(), scores["negatives"]["false_alarms"].as_f64().expect("a number"));
    out.insert("aggregates read as tolls".to_owned(), scores["aggregates_read_as_tolls"].as_f64().expect("a number"));
    out
}

/// Measure, whether more is better, and the limit, for one set of reports.
fn limits(set: &str) -> Vec<(&'static str, bool, f64)> {
    let mut lines = include_str!("reached.tsv").lines().filter(|line| !line.starts_with('#'));
    let header: Vec<&str> = lines.next().expect("a header line").split('\t').collect();
    let column = header.iter().position(|h| *h == set).unwrap_or_else(|| panic!("reached.tsv has no column `{set}`"));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let limit = cells
                .get(column)
                .and_then(|cell| cell.parse().ok())
                .unwrap_or_else(|| panic!("reached.tsv: «{line}» has no number for {set}"));
            (cells[0], cells[1] == "min", limit)
        })
        .collect()
}

fn check(set: &str, gold: &Path, reports: &Path) {
    let reached = evaluated(gold, reports);
    let limits = limits(set);
    let mut problems: Vec<String> = limits
        .iter()
        .filter_map(|(measure, more, limit)| {
            let Some(value) = reached.get(*measure) else {
                return Some(format!("`bilan evaluate` knows no measure `{measure}`; correct tests/reached.tsv"));
            };
            // Limits have two decimals.
            let kept = if *more { *value + 1e-9 >= *limit } else { *value <= *limit };
            (!kept)
                .then(|| format!("{measure}: {value:.3}, {} {limit}", if *more { "must be at least" } else { "must be at most" }))
        })
        .collect();
    let missing = reached.keys().filter(|name| !limits.iter().any(|(measure, ..)| measure == name));
    problems.extend(missing.map(|name| format!("{name}: has no limit in tests/reached.tsv")));
    assert!(
        problems.is_empty(),
        "\non {set}:\n{}\nSee the misses: bilan evaluate --misses --gold {} --reports {}\n",
        problems.join("\n"),
        gold.display(),
        reports.display()
    );
}

#[test]
fn on_the_reports_beside_the_project() {
    let Some(seeds) = beside("seeds") else { return };
    check("seeds", &seeds.join("gold"), &seeds);
}

#[test]
fn on_the_open_corpus() {
    let open = root().join("corpus/open");
    check("open", &open.join("gold"), &open.join("text"));
}

#[test]
fn on_the_corpus_set_aside() {
    let aside = root().join("corpus/aside");
    check("aside", &aside.join("gold"), &aside.join("text"));
}
