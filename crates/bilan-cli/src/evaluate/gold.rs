//! Gold: what a person coded in a report, as one JSON file per report.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use serde::Deserialize;

/// One report as a person coded it. Fields that no measure uses are passed over.
#[derive(Debug, Deserialize)]
pub struct Gold {
    pub doc: String,
    #[serde(default)]
    pub events: Vec<Event>,
    /// Figures for several incidents together.
    #[serde(default)]
    pub joint_tolls: Vec<Toll>,
    #[serde(default)]
    pub joint: Vec<Toll>,
    #[serde(default)]
    pub aggregates: Vec<Aggregate>,
}

/// An incident.
#[derive(Debug, Deserialize)]
pub struct Event {
    #[serde(default)]
    pub main: bool,
    pub kind: Option<String>,
    /// A day, a month, a year or an interval.
    pub date: Option<String>,
    /// `MM-DD` where no year is known.
    pub date_partial: Option<String>,
    pub place: Option<String>,
    pub perpetrator: Option<String>,
    pub claimed_by: Option<String>,
    #[serde(default)]
    pub tolls: Vec<Toll>,
}

/// One figure of people harmed.
#[derive(Debug, Deserialize)]
pub struct Toll {
    pub effect: String,
    pub who: Option<String>,
    pub victims: Option<String>,
    pub low: Option<u64>,
    pub high: Option<u64>,
    pub exact: Option<bool>,
    pub form: Option<String>,
    #[serde(default)]
    pub vague: bool,
    /// Right if read, not missed if not.
    #[serde(default)]
    pub optional: bool,
    pub said_by: Option<String>,
    pub text: Option<String>,
    #[serde(default)]
    pub joint_with: Vec<String>,
}

/// A figure over a period or a region.
#[derive(Debug, Deserialize)]
pub struct Aggregate {
    /// `None` where the text gives no number.
    pub value: Option<u64>,
    pub text: Option<String>,
}

impl Event {
    /// The date as coded; `--MM-DD` for a day in no known year.
    pub fn day(&self) -> Option<String> {
        let partial = || self.date_partial.as_ref().map(|d| format!("--{d}"));
        self.date.clone().filter(|d| !d.is_empty()).or_else(partial)
    }

    /// Who did it, as far as the report goes: who claims it before who is named.
    pub fn author(&self) -> Option<&str> {
        let named = |name: &Option<String>| name.clone().filter(|n| !n.is_empty()).is_some();
        if named(&self.claimed_by) { self.claimed_by.as_deref() } else { self.perpetrator.as_deref().filter(|p| !p.is_empty()) }
    }
}

/// All gold in a folder, by file name.
///
/// # Errors
/// The folder cannot be listed, holds no gold, or a file in it is no gold: which one, and where in it.
pub fn load(folder: &Path) -> anyhow::Result<Vec<Gold>> {
    let list = || format!("cannot list the gold in {}; give a folder of .json files", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(list)? {
        let path = entry.with_context(list)?.path();
        if path.extension().is_some_and(|e| e == "json") {
            files.push(path);
        }
    }
    files.sort();
    anyhow::ensure!(!files.is_empty(), "no gold in {}: there is no .json file in it", folder.display());
    files
        .iter()
        .map(|path| {
            let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
            serde_json::from_str(&text)
                .with_context(|| format!("{} is no gold; compare it with another file there", path.display()))
        })
        .collect()
}
