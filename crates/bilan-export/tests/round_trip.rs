//! Exported files are read back by the tools of the people who use them: pandas and pyarrow, openpyxl, libhxl, followthemoney, a
//! validator of GeoJSON. `scripts/check_exports.py` compares what they hold with the events.

mod support;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use bilan_export::{Format, Options, Table};
use support::{events, exported, policy, reports, root};

#[test]
fn exported_files_are_read_back_by_their_own_tools() {
    let folder = tempfile::tempdir().expect("a folder");
    write_all(folder.path());
    let python = tool();
    let script = root().join("scripts/check_exports.py");
    let schemas = root().join("docs/schemas");
    let run = Command::new(python).arg(script).arg(folder.path()).arg(schemas).output().expect("the script runs");
    let said = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{said}");
    assert_eq!(said.lines().filter(|line| line.ends_with(": as it should be")).count(), 12, "{said}");
}

/// The python that has the tools; they are installed once where they are missing.
fn tool() -> String {
    let run = Command::new("bash").arg(root().join("scripts/test-tools.sh")).output().expect("bash is there");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8_lossy(&run.stdout).trim().to_owned()
}

fn write_all(folder: &Path) {
    let reports = reports();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).expect("a file in a folder of ours");
    let mut left_out = BTreeMap::new();
    std::fs::create_dir(folder.join("without-text")).expect("a folder in ours");
    for (format, name) in [
        (Format::Csv, "events.csv"),
        (Format::Xlsx, "events.xlsx"),
        (Format::Jsonl, "range.jsonl"),
        (Format::Parquet, "events.parquet"),
        (Format::Geojson, "events.geojson"),
        (Format::Acled, "acled.csv"),
        (Format::Ucdp, "ucdp.csv"),
        (Format::Hxl, "hxl.csv"),
        (Format::Ftm, "events.ftm"),
    ] {
        let events = events(&reports, policy(format.policy()));
        let (bytes, _, left) = exported(format, Options::default(), &events);
        write(name, &bytes);
        let without_text = Options { without_text: true, ..Options::default() };
        write(&format!("without-text/{name}"), &exported(format, without_text, &events).0);
        let left: Vec<_> = left.iter().map(|l| BTreeMap::from([("event", &l.event), ("reason", &l.reason)])).collect();
        left_out.insert(format.name(), serde_json::to_value(left).expect("texts"));
    }
    write("left-out.json", &serde_json::to_vec(&left_out).expect("texts"));
    for name in ["ucdp", "acled"] {
        let events = events(&reports, policy(name));
        write(&format!("{name}.jsonl"), &exported(Format::Jsonl, Options::default(), &events).0);
    }
    let texts = Options { text_codes: true, ..Options::default() };
    write("acled-text.csv", &exported(Format::Acled, texts, &events(&reports, policy("acled"))).0);
    let range = events(&reports, policy("range"));
    for (table, name) in [(Table::Tolls, "tolls.csv"), (Table::Ledger, "ledger.csv"), (Table::Sources, "sources.csv")] {
        write(name, &exported(Format::Csv, Options { table, ..Options::default() }, &range).0);
    }
    let texts: Vec<&str> = reports.iter().map(|(report, _)| report.text.as_str()).collect();
    write("texts.json", &serde_json::to_vec(&texts).expect("texts"));
    let mut readings = Vec::new();
    for (report, reading) in &reports {
        serde_json::to_writer(&mut readings, &bilan::publish::reading(report, reading)).expect("a reading");
        readings.push(b'\n');
    }
    write("readings.jsonl", &readings);
}
