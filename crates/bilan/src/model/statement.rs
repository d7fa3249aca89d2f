//! One proposition of a report: who says it, how sure, and the characters that say it.

use serde::{Deserialize, Serialize};

use super::names::{self, Name};
use super::{Effect, Quantity, Span, SpeakerClass, Stance, Victims};

/// Who is said to say something. The outlet's own voice is the absence of a speaker, never a value of this type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    pub class: SpeakerClass,
    /// Identifier of a known actor, such as `jnim` or `ml-army`.
    pub actor: Option<String>,
    /// The speaker in a normal form, for people to read.
    pub name: Option<String>,
    /// Where the text names the speaker.
    pub span: Span,
    /// Those who relay it, nearest first: an agency, a monitoring group.
    pub via: Vec<String>,
}

/// What a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StatementKind {
    Toll,
    Occurrence,
    Outcome,
    Responsibility,
    Materiel,
    Aggregate,
}

impl StatementKind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Toll => "toll",
            Self::Occurrence => "occurrence",
            Self::Outcome => "outcome",
            Self::Responsibility => "responsibility",
            Self::Materiel => "materiel",
            Self::Aggregate => "aggregate",
        }
    }
}

/// One proposition with its evidence. Never holds text of its own: the quote is the span of the report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Statement {
    pub kind: StatementKind,
    pub speaker: Option<Speaker>,
    pub stance: Stance,
    #[serde(deserialize_with = "names::all")]
    pub hedge: Vec<Name>,
    pub span: Span,
    /// The rule that found it, as `language/name`.
    pub rule: String,
    /// Between 0 and 1; an ordering, not a probability.
    pub confidence: f32,
}

/// A figure over a period or a region; never the toll of an event.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Aggregate {
    pub effect: Effect,
    pub victims: Victims,
    pub quantity: Quantity,
    pub region: Option<String>,
    pub period: Option<String>,
    pub statement: usize,
}
