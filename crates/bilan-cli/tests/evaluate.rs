//! `bilan evaluate` counts what the yardstick beside the project counts.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::{beside, bilan, root};

/// The measures that both have, in the order of both.
const SHARED: usize = 10;

/// Matched, predicted and gold per measure, as `bilan evaluate` counts them.
fn evaluated(gold: &Path, reports: &Path) -> Vec<[u64; 3]> {
    let args = ["evaluate", "--format", "json", "--received", "2026-11-21", "--gold"].map(std::ffi::OsStr::new);
    let run = bilan(args.into_iter().chain([gold.as_os_str(), "--reports".as_ref(), reports.as_os_str()]), 0);
    let scores: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let count = |m: &serde_json::Value, key: &str| m[key].as_u64().unwrap();
    let measures = scores["measures"].as_array().unwrap();
    let mut rows: Vec<_> =
        measures[..SHARED].iter().map(|m| [count(m, "matched"), count(m, "predicted"), count(m, "gold")]).collect();
    let negatives = &scores["negatives"];
    rows.push([count(negatives, "false_alarms"), count(negatives, "reports"), count(&scores, "aggregates_read_as_tolls")]);
    rows
}

/// The same numbers as the yardstick counts them: `toll …   24/  24/  24   P 1.000 …` per measure, then
/// `negatives with a false incident: 0/10; aggregates leaked into tolls: 0`.
fn measured(yardstick: &Path, gold: &Path, reports: &[std::path::PathBuf]) -> Vec<[u64; 3]> {
    let read = ["read", "--format", "jsonl", "--received", "2026-11-21"].map(std::ffi::OsStr::new);
    let run = bilan(read.into_iter().chain(reports.iter().map(|p| p.as_os_str())), 0);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("read.jsonl");
    fs::write(&file, run.out).unwrap();
    let output = Command::new("python3").arg(yardstick).arg(gold).arg(file).output().expect("python3 runs the yardstick");
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{out}{}", String::from_utf8_lossy(&output.stderr));
    let numbers = |text: &str| -> Vec<u64> {
        text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).map(|n| n.parse().unwrap()).collect()
    };
    let rows = out.lines().filter_map(|line| line.split_once("   P ")).map(|(row, _)| numbers(row));
    let mut rows: Vec<[u64; 3]> = rows.map(|row| row.try_into().unwrap()).collect();
    let negatives = out.lines().find(|line| line.starts_with("negatives")).unwrap();
    rows.push(numbers(negatives).try_into().unwrap());
    rows
}

fn texts(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut texts: Vec<_> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    texts.sort();
    texts
}

fn check(gold: &Path, reports: &Path) {
    let Some(tools) = beside("tools") else { return };
    let measured = measured(&tools.join("score.py"), gold, &texts(reports));
    assert_eq!(evaluated(gold, reports), measured);
}

#[test]
fn agrees_on_the_reports_beside_the_project() {
    let Some(seeds) = beside("seeds") else { return };
    check(&seeds.join("gold"), &seeds);
}

#[test]
fn agrees_on_the_open_corpus() {
    let open = root().join("corpus/open");
    check(&open.join("gold"), &open.join("text"));
}

#[test]
fn lists_misses_and_files() {
    let open = root().join("corpus/open");
    let args =
        ["evaluate".into(), "--gold".into(), open.join("gold").into_os_string(), "--reports".into(), open.into_os_string()];
    let args: Vec<std::ffi::OsString> = args.into_iter().collect();
    let plain = bilan(&args, 0);
    let more = bilan(args.iter().cloned().chain(["--misses".into(), "--by-file".into()]), 0);
    assert!(plain.out.contains("false alarms") && more.out.starts_with(&plain.out));
    assert!(more.out.contains("F1 by report"), "{}", more.out);
}

#[test]
fn a_folder_without_gold_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().as_os_str();
    let run = bilan(["evaluate".as_ref(), "--gold".as_ref(), path, "--reports".as_ref(), path], 2);
    assert!(run.err.contains("there is no .json file in it"), "{}", run.err);
}
