//! The wire format of events: one object per event. Names and shapes are fixed; fields may be added.
//!
//! Unknown is `null`, never a stand-in. Statements and incidents are named by their identifiers, under which the wire form of
//! the readings holds their words and spans.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{Decision, Effect, Form, Kind, SpeakerClass, Stance, Victims};

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    pub id: String,
    pub kind: Kind,
    /// The incidents whose reports name this kind.
    pub kind_from: Vec<String>,
    pub date: Option<Date>,
    pub place: Option<Place>,
    pub country: Option<String>,
    pub perpetrators: Vec<Party>,
    pub targets: Vec<Party>,
    pub responsibility: Vec<Responsibility>,
    pub outcomes: Vec<Outcome>,
    pub tolls: Vec<Toll>,
    pub ledger: Vec<Line>,
    pub follows: Vec<Follow>,
    pub sums: Vec<Sum>,
    pub contradictions: Vec<Contradiction>,
    /// So many further pairs of figures that cannot both be true are not listed.
    pub contradictions_left_out: usize,
    pub incidents: Vec<String>,
    pub reports: Vec<String>,
    pub source_families: usize,
    pub first_reported: Option<String>,
    pub last_reported: Option<String>,
    /// `one_source`, `several_sources`, or `contested` where statements contradict each other; `confirmed` or `rejected`
    /// where a person decided that.
    pub status: String,
    /// What people decided about it, in the order in which they did.
    pub decisions: Vec<Decision>,
    pub merges: Vec<Merge>,
    pub kept_apart: Vec<KeptApart>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Date {
    /// `null` where the days are only bounded.
    pub edtf: Option<String>,
    pub earliest: Option<String>,
    pub latest: Option<String>,
    pub because: Vec<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    pub name: String,
    /// Every way in which reports write it, and other names that they give.
    pub also: Vec<String>,
    pub country: Option<String>,
    pub admin1: Option<String>,
    pub admin2: Option<String>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    /// How far the true place may lie from the point, where the point was worked out or stands for a surrounding.
    pub uncertainty_km: Option<f64>,
    pub precision: String,
    /// The reports say that it was near the place, not there.
    #[serde(default)]
    pub near: bool,
    /// UCDP's code, 1 to 7, and ACLED's, 1 to 3.
    pub where_prec: u8,
    pub geo_precision: u8,
    pub gazetteer_id: Option<String>,
    /// The official code of the place, from a list that has one.
    pub pcode: Option<String>,
    pub from: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Party {
    pub actor: Option<String>,
    pub name: String,
    /// The incidents that name it.
    pub from: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Responsibility {
    pub actor: Option<String>,
    pub name: String,
    pub stance: Stance,
    pub statements: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Outcome {
    pub what: String,
    pub statements: Vec<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Toll {
    pub effect: Effect,
    pub victims: Victims,
    pub of: Option<String>,
    pub group: Option<String>,
    pub low: Option<u32>,
    pub best: Option<u32>,
    pub high: Option<u32>,
    /// `about` where the numbers come from rounded figures, `at_least` where more is not excluded.
    pub form: Form,
    pub policy: String,
    pub because: Vec<String>,
    pub statements: Vec<String>,
    /// Other events that this figure counts together with this one.
    pub joint_with: Vec<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Line {
    pub statement: String,
    pub incident: String,
    pub effect: Effect,
    pub victims: Victims,
    pub of: Option<String>,
    pub group: Option<String>,
    pub low: u32,
    pub high: Option<u32>,
    pub form: Form,
    pub speaker: Option<SpeakerClass>,
    pub speaker_name: Option<String>,
    pub stance: Stance,
    /// `admission`, `claim` or `account`.
    pub side: String,
    pub published: Option<String>,
    /// The first report of its source family, by identifier.
    pub source_family: String,
    pub part_of: Option<String>,
    pub joint_with: Vec<String>,
    /// Some of those whom another figure of the same report counts: no figure for all of them.
    pub subset: bool,
    pub superseded: bool,
    pub superseded_by: Option<String>,
    pub quote: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Follow {
    pub effect: Effect,
    pub victims: Victims,
    /// What is left of a total beside its parts.
    pub rest: bool,
    pub low: u32,
    pub high: Option<u32>,
    pub statements: Vec<String>,
    pub why: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Sum {
    pub total: String,
    pub parts: Vec<String>,
    pub why: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Contradiction {
    /// `toll`, `outcome`, `responsibility` or `date`.
    pub about: String,
    /// The smallest set; for dates, incidents.
    pub statements: Vec<String>,
    /// Further statements that say the same as one of them.
    pub also: Vec<String>,
    pub why: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Merge {
    pub incidents: [String; 2],
    pub points: i32,
    pub because: Vec<Reason>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Reason {
    pub evidence: String,
    pub points: i32,
    pub meaning: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct KeptApart {
    pub incident: String,
    pub other: String,
    pub other_event: String,
    pub points: i32,
    pub why: String,
    pub because: Vec<Reason>,
}
