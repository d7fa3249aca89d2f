//! The project's own reports, and reading a text from nothing to wire form.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use bilan::model::{DateValue, Metadata, Report};
use bilan::{publish, read, read_report};

/// The day on which all reports of a test were received, unless it is about that day.
pub const RECEIVED: &str = "2026-11-21";

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Name and text of every report of the open half, in the order of their names.
pub fn open() -> &'static [(String, String)] {
    static OPEN: OnceLock<Vec<(String, String)>> = OnceLock::new();
    OPEN.get_or_init(|| texts("corpus/open/text"))
}

/// Name and text of every report of a folder of the project.
pub fn texts(folder: &str) -> Vec<(String, String)> {
    let folder = root().join(folder);
    let entries =
        std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}; the corpus is part of the project", folder.display()));
    let paths = entries.map(|entry| entry.expect("an entry of a folder").path());
    let mut out: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .map(|path| {
            let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("reports are UTF-8"))
        })
        .collect();
    out.sort();
    assert!(out.len() >= 20, "{} holds {} reports; where are the others?", folder.display(), out.len());
    out
}

/// A French report of this text.
pub fn report(text: &str) -> Report {
    dated(text, None, Some(RECEIVED))
}

/// A French report with what is known of its days besides the text.
pub fn dated(text: &str, published: Option<&str>, received: Option<&str>) -> Report {
    let value = |day: &str| DateValue::parse(day).unwrap_or_else(|| panic!("`{day}` is no date"));
    let metadata = Metadata {
        id: Some("r".to_owned()),
        language: Some("fr".to_owned()),
        published: published.map(value),
        received: received.map(|day| value(day).day().expect("received on a day")),
        ..Metadata::default()
    };
    read::report(text.to_owned(), metadata)
}

/// A report in wire form.
pub fn wire(report: &Report) -> publish::wire::Reading {
    publish::reading(report, &read_report(report))
}
