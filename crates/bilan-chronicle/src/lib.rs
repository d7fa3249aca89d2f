//! The sourced chronology of events: one short paragraph an event, a footnote for each figure.
//!
//! A [`Chronicle`] is made of events in wire form and of the readings they come from. What is agreed is told once; figures that
//! differ stand beside each other with whoever gives them; what was replaced is told as earlier. Nothing is weighed: of a party
//! it says what it is called by name or in plain words, never in those of its enemies.
//!
//! Sentences, words and agreement are data, one file a language in `lang/`; the same for all formats ([`write`]).

mod compose;
mod dates;
mod figures;
mod grammar;
mod names;
mod notes;
mod told;
mod voices;
mod words;
pub mod write;

use std::collections::BTreeMap;

use bilan::publish::event_wire::Event;
use bilan::publish::wire;
use schemars::JsonSchema;
use serde::Serialize;

pub use names::{kind_alone, party_alone};
pub use words::{Error, LANGUAGES, Words};

/// A chronology: what is written is the same in every format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Chronicle {
    pub language: String,
    pub title: String,
    pub intro: String,
    pub sources: String,
    pub entries: Vec<Entry>,
    /// In the order in which they are first referred to, from 1.
    pub notes: Vec<Note>,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Entry {
    /// Identifier of the event.
    pub event: String,
    pub heading: String,
    pub text: Vec<Piece>,
}

/// A stretch of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    Text(String),
    /// The number of a note.
    Note(usize),
}

/// Where something is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Note {
    /// Identifier of the statement, or of the incident where the words tell that it happened.
    pub statement: String,
    /// Outlet, title and day of the report.
    pub report: String,
    pub quote: String,
    pub url: Option<String>,
}

/// Tells of events in the order in which they are given. `readings` are those of their reports, by identifier.
pub fn chronicle(events: &[Event], readings: &BTreeMap<String, wire::Reading>, words: &Words, title: Option<&str>) -> Chronicle {
    let mut composer = compose::Composer::new(words, events, readings);
    let entries: Vec<Entry> = events.iter().map(|event| composer.entry(event)).collect();
    let mut reports: Vec<&String> = events.iter().flat_map(|e| &e.reports).collect();
    reports.sort_unstable();
    reports.dedup();
    let counted = grammar::counted("reports", reports.len(), words);
    Chronicle {
        language: words.language.to_owned(),
        title: title.unwrap_or(words.text("title")).to_owned(),
        intro: if events.is_empty() {
            words.text("nothing").to_owned()
        } else {
            grammar::spelled(&grammar::fill(words.text("intro"), &[("reports", &counted)]), words.grammar())
        },
        sources: words.text("sources").to_owned(),
        entries,
        notes: composer.notes(),
    }
}
