//! The reports of all stories and their readings, as one archive.

use std::path::Path;
use std::sync::OnceLock;

use bilan::model::{DateValue, Metadata};
use bilan::{Reading, Report, read, read_report};

/// The reports of all stories, each with an identifier of its own.
pub fn reports() -> &'static [Report] {
    static REPORTS: OnceLock<Vec<Report>> = OnceLock::new();
    REPORTS.get_or_init(|| {
        let mut out = Vec::new();
        for half in ["open", "aside"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/stories").join(half);
            for entry in std::fs::read_dir(folder).expect("stories are part of the project") {
                let path = entry.expect("an entry of a folder").path();
                let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
                let story: toml::Table = toml::from_str(&std::fs::read_to_string(&path).expect("UTF-8")).expect("TOML");
                for told in story["reports"].as_array().expect("reports") {
                    let text = |field: &str| told.get(field).and_then(|v| v.as_str()).map(str::to_owned);
                    let metadata = Metadata {
                        id: text("id").map(|id| format!("{name}{id}")),
                        outlet: text("outlet"),
                        language: Some("fr".to_owned()),
                        published: text("published").and_then(|p| DateValue::parse(&p)),
                        received: DateValue::parse("2026-11-21").and_then(|d| d.day()),
                        ..Metadata::default()
                    };
                    out.push(read::report(text("text").expect("a text"), metadata));
                }
            }
        }
        out
    })
}

pub fn readings() -> &'static [Reading] {
    static READINGS: OnceLock<Vec<Reading>> = OnceLock::new();
    READINGS.get_or_init(|| reports().iter().map(read_report).collect())
}
