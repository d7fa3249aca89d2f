//! What people decided about what bilan made of the reports.
//!
//! A decision is never changed or removed; another one takes it back. It names incidents by report and words, so that it
//! holds for the same incident after the report was read anew with better rules.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{CharSpan, Effect, Kind, Victims};

/// An incident as a decision names it: the words of a report that tell of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Passage {
    /// Identifier of the report.
    pub report: String,
    pub span: CharSpan,
    /// The words themselves, for people who read the decision later.
    pub quote: String,
}

/// One decision of one person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    /// 16 hexadecimal digits that derive from all the rest.
    pub id: String,
    /// When it was made: RFC 3339 in UTC.
    pub at: String,
    pub by: String,
    pub reason: String,
    #[serde(flatten)]
    pub ruling: Ruling,
}

impl Decision {
    /// A decision under the identifier that derives from its content. Two people deciding the same make two.
    pub fn new(at: String, by: String, reason: String, ruling: Ruling) -> Self {
        let content = serde_json::to_string(&(&at, &by, &reason, &ruling)).unwrap_or_default();
        let id = Sha256::digest(content)[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        Self { id, at, by, reason, ruling }
    }
}

/// What is decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Ruling {
    /// The event of these incidents is as it should be.
    Confirm { incidents: Vec<Passage> },
    /// These incidents are no event of armed violence.
    Reject { incidents: Vec<Passage> },
    /// A field of the event of these incidents has another value.
    Set { incidents: Vec<Passage>, setting: Setting },
    /// The incidents of both lists are one event.
    Merge { incidents: Vec<Passage>, with: Vec<Passage> },
    /// No incident of the first list is one event with any of the second.
    Split { incidents: Vec<Passage>, from: Vec<Passage> },
    /// Something to know about the event of these incidents.
    Note { incidents: Vec<Passage> },
    /// Another decision no longer holds.
    Undo { decision: String },
}

/// A field and its value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "field", rename_all = "snake_case")]
pub enum Setting {
    Kind {
        kind: Kind,
    },
    /// A day, month or year.
    Date {
        edtf: String,
    },
    Place {
        name: String,
        country: Option<String>,
        admin1: Option<String>,
        lat: Option<f64>,
        lon: Option<f64>,
        gazetteer_id: Option<String>,
    },
    /// All numbers `None`: there is no such toll.
    Toll {
        effect: Effect,
        victims: Victims,
        low: Option<u32>,
        best: Option<u32>,
        high: Option<u32>,
    },
    Perpetrator {
        actor: Option<String>,
        name: String,
    },
}

impl Ruling {
    /// The name of the kind of decision, as on the wire and on the command line.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Confirm { .. } => "confirm",
            Self::Reject { .. } => "reject",
            Self::Set { .. } => "set",
            Self::Merge { .. } => "merge",
            Self::Split { .. } => "split",
            Self::Note { .. } => "note",
            Self::Undo { .. } => "undo",
        }
    }

    /// The lists of incidents that it names.
    pub fn incidents(&self) -> [&[Passage]; 2] {
        match self {
            Self::Confirm { incidents } | Self::Reject { incidents } | Self::Set { incidents, .. } | Self::Note { incidents } => {
                [incidents, &[]]
            }
            Self::Merge { incidents, with: others } | Self::Split { incidents, from: others } => [incidents, others],
            Self::Undo { .. } => [&[], &[]],
        }
    }
}
