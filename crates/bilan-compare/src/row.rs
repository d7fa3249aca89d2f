//! What a comparison says of one pair, or of one event that the other side lacks: the wire form, one object per line in JSONL.

use bilan::model::{CharSpan, Kind, SpeakerClass, Stance};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A line of a comparison.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Row {
    /// Who has it.
    pub found: Found,
    pub ours: Option<Ours>,
    pub theirs: Option<Theirs>,
    /// What speaks for the pair, in points of `docs/merging.md`; and each piece of it.
    pub points: Option<i32>,
    pub because: Vec<Reason>,
    /// Where the two sides of a pair say other things.
    pub differences: Vec<Difference>,
    /// What came nearest to an event that is in no pair.
    pub nearest: Option<Nearest>,
}

impl Row {
    /// How much the two sides of a pair differ, to put those first that differ most: people killed before all else.
    pub fn weight(&self) -> (u64, usize) {
        let deaths = self.differences.iter().filter(|d| matches!(d.about, About::Killed | About::KilledCivilians));
        (deaths.map(|d| d.apart.unwrap_or(1.0) as u64 + 1).max().unwrap_or(0), self.differences.len())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Found {
    Both,
    Ours,
    Theirs,
}

/// An event of ours, as far as it is compared.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Ours {
    pub id: String,
    pub kind: Kind,
    pub date: Option<String>,
    pub earliest: Option<String>,
    pub latest: Option<String>,
    pub place: Option<String>,
    pub admin1: Option<String>,
    pub country: Option<String>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    pub actors: Vec<String>,
    pub killed: Option<Number>,
    /// The policy that `killed` is by.
    pub policy: Option<String>,
    pub reports: usize,
    pub contested: bool,
}

/// An event of the other data set.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Theirs {
    pub id: String,
    /// Where it stands in the file.
    pub line: u32,
    pub earliest: String,
    pub latest: String,
    pub place: Option<String>,
    pub admin1: Option<String>,
    pub country: Option<String>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    pub actors: Vec<String>,
    pub killed: Option<Number>,
    pub source: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Number {
    pub low: Option<u32>,
    pub best: Option<u32>,
    pub high: Option<u32>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Reason {
    pub evidence: String,
    pub points: i32,
    pub meaning: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum About {
    Killed,
    KilledCivilians,
    Date,
    Place,
    Actors,
}

/// How the two sides stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Their number is that of a statement of ours which the policy does not take.
    AnotherStatement,
    /// Their number lies between what our accounts say, and no statement gives it.
    Between,
    /// Their number is beyond everything that our reports say.
    Beyond,
    /// Only one side says anything.
    OnlyTheirs,
    OnlyOurs,
    /// The one is within the other, which is less exact.
    TheirsWider,
    OursWider,
    /// They have nothing in common.
    Other,
}

/// One thing that the two sides say differently, with the statements of ours that explain it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Difference {
    pub about: About,
    pub how: How,
    pub ours: Option<String>,
    pub theirs: Option<String>,
    /// Kilometres between two places, days between two dates, people between two numbers.
    pub apart: Option<f64>,
    pub statements: Vec<Said>,
}

/// What a report says that bears on a difference.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Said {
    /// A statement, or the incident whose words are quoted.
    pub statement: String,
    pub report: String,
    pub outlet: Option<String>,
    pub published: Option<String>,
    /// In code points of the stored text.
    pub span: Option<CharSpan>,
    pub speaker: Option<SpeakerClass>,
    pub speaker_name: Option<String>,
    pub stance: Option<Stance>,
    pub quote: String,
    /// Which side says the same.
    pub says: Says,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Says {
    Theirs,
    Ours,
    Neither,
}

/// The event of the other side that came nearest, and why they are no pair.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Nearest {
    pub id: String,
    pub points: i32,
    pub why: String,
}
