//! The reports that a story of the corpus tells. Other crates take this file in by its path.

use bilan::model::{DateValue, Metadata};

/// Each report of a story with its text; an identifier gets `prefix` before it, as stories use the same ones.
pub fn told(story: &toml::Table, prefix: &str) -> Vec<(String, Metadata)> {
    let reports = story["reports"].as_array().expect("reports");
    let report = |told: &toml::Value| {
        let field = |name: &str| told.get(name).and_then(|v| v.as_str()).map(str::to_owned);
        let metadata = Metadata {
            id: field("id").map(|id| format!("{prefix}{id}")),
            outlet: field("outlet"),
            published: field("published").and_then(|p| DateValue::parse(&p)),
            ..Metadata::default()
        };
        (field("text").expect("a text"), metadata)
    };
    reports.iter().map(report).collect()
}
