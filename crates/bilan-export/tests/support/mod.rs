//! Events for tests: those of the project's own corpus, read as a user's reports are.
#![allow(dead_code, reason = "each test file uses its own part of this")]

#[path = "../../../bilan/tests/support/told.rs"]
mod told;

use std::path::{Path, PathBuf};

use bilan::model::{DateValue, Metadata};
use bilan::reconcile::Policy;
use bilan::{Reading, Report, account, read, read_report};
use bilan_export::{Error, Format, LeftOut, Options, Summary, Told, export};
use told::told;

/// The workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace")
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = root().join(folder);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry of a folder").path()).collect();
    files.sort();
    files
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The reports of the open corpus and of its stories, with their readings. Outlets and headlines are such as a spreadsheet
/// would run.
pub fn reports() -> Vec<(Report, Reading)> {
    let received = DateValue::parse("2026-11-21").and_then(|d| d.day());
    let mut out = Vec::new();
    let mut add = |text: String, metadata: Metadata| {
        let metadata = Metadata { language: Some("fr".to_owned()), received, ..metadata };
        let report = read::report(text, metadata);
        let reading = read_report(&report);
        out.push((report, reading));
    };
    for (n, path) in files("corpus/open/text").iter().enumerate() {
        let title = ["=HYPERLINK(\"https://example.org\")", "@SUM(A1:A9)", "Plain words, with a comma", "+1", "-2"][n % 5];
        let outlet = ["=1+1", "AFP", "-Radio \"Example\"; west", "Reuters"][n % 4];
        let file = path.file_name().map(|f| f.to_string_lossy().into_owned());
        let metadata = Metadata {
            file,
            title: Some(title.to_owned()),
            outlet: Some(outlet.to_owned()),
            url: Some(format!("https://example.org/report/{n}")),
            ..Metadata::default()
        };
        add(text(path), metadata);
    }
    for (n, path) in files("corpus/stories/open").iter().enumerate() {
        let story: toml::Table = toml::from_str(&text(path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        for (text, metadata) in told(&story, &format!("story{n}-")) {
            add(text.trim().to_owned(), metadata);
        }
    }
    out
}

/// The events of reports by a policy.
pub fn events(reports: &[(Report, Reading)], policy: Policy) -> Vec<Told> {
    let account = account(reports.iter().map(|(report, reading)| (report, reading)));
    bilan_export::told(&account, policy).collect()
}

pub fn policy(name: &str) -> Policy {
    Policy::parse(name).unwrap_or_else(|| panic!("no policy {name}"))
}

/// An export in memory, with what was left out.
pub fn exported(format: Format, options: Options, events: &[Told]) -> (Vec<u8>, Summary, Vec<LeftOut>) {
    let (mut out, mut left) = (Vec::new(), Vec::new());
    let events = events.iter().cloned().map(Ok::<_, Error>);
    let summary = export(format, options, events, &mut out, |l| left.push(l)).expect("an export into memory");
    assert_eq!(summary.left_out, left.len());
    (out, summary, left)
}
