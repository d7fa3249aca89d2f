//! What one report tells of one event.

use serde::{Deserialize, Serialize};

use super::names::{self, Name};
use super::{DateValue, Effect, Kind, PlaceRef, Quantity, Role, Span, Speaker, Stance, Victims};

/// When an incident happened, with the words that say so and the reasons that narrowed it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IncidentDate {
    pub value: DateValue,
    pub span: Option<Span>,
    pub because: Vec<String>,
}

/// An actor as a party of an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorRef {
    pub actor: Option<String>,
    pub name: String,
    pub span: Span,
}

/// One figure of people harmed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Toll {
    pub effect: Effect,
    pub victims: Victims,
    /// Country code or actor id of the side they belong to.
    pub of: Option<String>,
    #[serde(deserialize_with = "names::some")]
    pub group: Option<Name>,
    pub quantity: Quantity,
    /// Indices of the other incidents that this figure belongs to together with this one.
    pub joint_with: Vec<usize>,
    /// Index of the statement that this figure is a part of.
    pub part_of: Option<usize>,
    pub superseded: bool,
    pub statement: usize,
    /// Indices of statements that hold the figure to be too low or too high, or dispute it.
    pub doubted_by: Vec<usize>,
}

/// Who claims, denies or is said to have done it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Responsibility {
    pub actor: Option<String>,
    pub name: String,
    pub stance: Stance,
    pub statement: usize,
}

/// A passage that says that it happened or who did it, and whose words these are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldBy {
    pub speaker: Option<Speaker>,
    pub span: Span,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Outcome {
    #[serde(deserialize_with = "names::one")]
    pub what: Name,
    pub statement: usize,
}

/// Things lost, destroyed or captured.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Materiel {
    #[serde(deserialize_with = "names::one")]
    pub what: Name,
    pub quantity: Quantity,
    #[serde(deserialize_with = "names::one")]
    pub effect: Name,
    pub statement: usize,
}

/// What "some weeks ago" and "three months after" are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecalledFrom {
    /// The day of publication.
    Publication,
    /// The report's news.
    News,
}

/// How long before something recalled happened, in days; never a day itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recalled {
    pub at_least: u32,
    pub at_most: Option<u32>,
    pub from: RecalledFrom,
    /// The words that say so.
    pub span: Span,
}

/// What one report tells of one event: its statements gathered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Incident {
    pub role: Role,
    pub kind: Kind,
    /// The words that name the kind.
    pub kind_span: Option<Span>,
    pub date: Option<IncidentDate>,
    /// How long before the news it happened, where the report says that and no day.
    pub recalled: Option<Recalled>,
    pub place: Option<PlaceRef>,
    /// ISO 3166 code, known even where no place is.
    pub country: Option<String>,
    pub perpetrators: Vec<ActorRef>,
    pub targets: Vec<ActorRef>,
    pub tolls: Vec<Toll>,
    #[serde(deserialize_with = "names::all")]
    pub weapons: Vec<Name>,
    #[serde(deserialize_with = "names::some")]
    pub target_type: Option<Name>,
    pub materiel: Vec<Materiel>,
    pub outcomes: Vec<Outcome>,
    pub responsibility: Vec<Responsibility>,
    /// Where its kind and its perpetrators are named.
    pub told: Vec<ToldBy>,
}
