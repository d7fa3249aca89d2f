//! The wire format of a reading: one object per report. Names and shapes are fixed; fields may be added.
//!
//! Unknown is `null`, never a stand-in. Spans are `[start, end]` in Unicode code points of the stored text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{CharSpan, Effect, Form, Kind, Role, SpeakerClass, Stance, Victims};

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    pub report: Report,
    pub incidents: Vec<Incident>,
    pub aggregates: Vec<Aggregate>,
    pub statements: Vec<Statement>,
    pub notes: Vec<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    pub id: String,
    pub file: Option<String>,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub published: Option<String>,
    pub published_from: String,
    pub received: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Incident {
    pub id: String,
    pub role: Role,
    pub kind: Kind,
    pub kind_span: Option<CharSpan>,
    pub kind_rule: Option<String>,
    pub date: Option<Date>,
    pub place: Option<Place>,
    pub country: Option<String>,
    pub perpetrators: Vec<Actor>,
    pub targets: Vec<Actor>,
    pub tolls: Vec<Toll>,
    pub weapons: Vec<String>,
    pub target_type: Option<String>,
    pub materiel: Vec<Materiel>,
    pub outcomes: Vec<Outcome>,
    pub responsibility: Vec<Responsibility>,
    /// Where its kind and its perpetrators are named, and whose words these are.
    #[serde(default)]
    pub told: Vec<ToldBy>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ToldBy {
    pub speaker: Option<Speaker>,
    pub quote: String,
    pub span: CharSpan,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Date {
    pub edtf: String,
    pub earliest: Option<String>,
    pub latest: Option<String>,
    pub text: Option<String>,
    pub span: Option<CharSpan>,
    pub because: Vec<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    pub name: String,
    pub as_written: String,
    pub country: Option<String>,
    pub admin1: Option<String>,
    pub admin2: Option<String>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    /// How far the true place may lie from the point, where the point was worked out or stands for a surrounding.
    pub uncertainty_km: Option<f64>,
    pub precision: String,
    /// The report says that it was near the place, not there.
    #[serde(default)]
    pub near: bool,
    /// UCDP's code, 1 to 7, and ACLED's, 1 to 3.
    pub where_prec: u8,
    pub geo_precision: u8,
    pub gazetteer_id: Option<String>,
    /// The official code of the place, from a list that has one.
    pub pcode: Option<String>,
    pub span: CharSpan,
    pub rule: String,
    /// What decided, in words.
    pub because: Vec<String>,
    /// The places that the name may mean, the best first.
    pub candidates: Vec<PlaceCandidate>,
}

/// A place that a name may mean, with how much speaks for it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PlaceCandidate {
    pub name: String,
    pub country: String,
    pub admin1: Option<String>,
    pub class: String,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    pub gazetteer_id: String,
    pub score: i32,
    pub because: Vec<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Actor {
    pub actor: Option<String>,
    pub name: String,
    pub as_written: String,
    pub span: CharSpan,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Toll {
    pub effect: Effect,
    pub victims: Victims,
    pub of: Option<String>,
    pub group: Option<String>,
    pub low: u64,
    pub high: Option<u64>,
    pub form: Form,
    pub joint_with: Vec<String>,
    pub part_of: Option<String>,
    pub superseded: bool,
    pub statement: String,
    /// Statements that hold the figure to be too low or too high, or dispute it; their `hedge` says which.
    #[serde(default)]
    pub doubted_by: Vec<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Materiel {
    pub what: String,
    pub n: u64,
    pub effect: String,
    pub of: Option<String>,
    pub statement: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Outcome {
    pub what: String,
    pub statement: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Responsibility {
    pub actor: Option<String>,
    pub name: String,
    pub stance: Stance,
    pub statement: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Aggregate {
    pub effect: Effect,
    pub victims: Victims,
    pub low: u64,
    pub high: Option<u64>,
    pub form: Form,
    pub region: Option<String>,
    pub period: Option<String>,
    pub statement: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    pub id: String,
    pub kind: String,
    pub speaker: Option<Speaker>,
    pub stance: Stance,
    pub hedge: Vec<String>,
    pub quote: String,
    pub span: CharSpan,
    pub rule: String,
    pub confidence: f32,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Speaker {
    pub class: SpeakerClass,
    pub actor: Option<String>,
    pub name: Option<String>,
    pub as_written: String,
    pub via: Vec<String>,
}
