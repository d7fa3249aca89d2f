//! What comes in (a report) and what comes out of reading it (a reading).

use serde::{Deserialize, Serialize};

use super::{Aggregate, DateValue, Incident, Statement};

/// Where a publication date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PublishedFrom {
    Metadata,
    Text,
    Unknown,
}

/// What is known of a report besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    pub id: Option<String>,
    pub file: Option<String>,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    /// A day, month or year; `None` where unknown.
    pub published: Option<DateValue>,
    /// The day on which the report was received: no event in it is later.
    pub received: Option<jiff::civil::Date>,
}

/// One text as published. Immutable once made; every span refers to `text`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    pub id: String,
    pub metadata: Metadata,
    pub published_from: PublishedFrom,
    pub text: String,
    /// Where the body starts in `text`, in bytes: before it stand metadata lines. Always on a character boundary.
    pub body: usize,
}

/// What one report tells: the output of the pipeline.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Reading {
    pub incidents: Vec<Incident>,
    pub aggregates: Vec<Aggregate>,
    pub statements: Vec<Statement>,
    /// Plain sentences about what could not be read or was left out.
    pub notes: Vec<String>,
}
