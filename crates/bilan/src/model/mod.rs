//! The words of bilan as types: what a report, a statement and an incident are.
//!
//! Nothing here knows a language, a file or a clock. The wire form of these types is in [`crate::publish`].

mod date;
mod decision;
mod enums;
pub mod geo;
mod incident;
mod names;
mod place;
mod quantity;
mod report;
mod span;
mod statement;

pub use date::{DateValue, Day};
pub use decision::{Decision, Passage, Ruling, Setting};
pub use enums::{Effect, Kind, Role, SpeakerClass, Stance, Victims};
pub use incident::{ActorRef, Incident, IncidentDate, Materiel, Outcome, Recalled, RecalledFrom, Responsibility, ToldBy, Toll};
pub use place::{PlaceCandidate, PlaceRef, Precision};
pub use quantity::{Form, Quantity};
pub use report::{Metadata, PublishedFrom, Reading, Report};
pub use span::{CharSpan, Offsets, Span};
pub use statement::{Aggregate, Speaker, Statement, StatementKind};
