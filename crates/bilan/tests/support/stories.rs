//! The reports of all stories and their readings, as one archive.

#[path = "told.rs"]
mod told;

use std::path::Path;
use std::sync::OnceLock;

use bilan::model::{DateValue, Metadata};
use bilan::{Reading, Report, read, read_report};
use told::told;

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
                for (text, metadata) in told(&story, &name) {
                    let received = DateValue::parse("2026-11-21").and_then(|d| d.day());
                    let metadata = Metadata { language: Some("fr".to_owned()), received, ..metadata };
                    out.push(read::report(text, metadata));
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
