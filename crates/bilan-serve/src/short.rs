//! An event as lists show it: the wire form without its ledger.

use bilan::model::Kind;
use bilan::publish::event_wire::{Date, Event, Party, Place, Toll};
use schemars::JsonSchema;
use serde::Serialize;

/// An event whose statements, reports and decisions are counted instead of listed. Its fields are those of an event.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ShortEvent {
    pub id: String,
    pub kind: Kind,
    pub date: Option<Date>,
    pub place: Option<Place>,
    pub country: Option<String>,
    pub perpetrators: Vec<Party>,
    pub targets: Vec<Party>,
    pub tolls: Vec<Toll>,
    pub contradictions: usize,
    pub reports: usize,
    pub source_families: usize,
    pub first_reported: Option<String>,
    pub last_reported: Option<String>,
    pub status: String,
    pub decisions: usize,
}

impl From<Event> for ShortEvent {
    fn from(event: Event) -> Self {
        Self {
            contradictions: event.contradictions.len() + event.contradictions_left_out,
            reports: event.reports.len(),
            decisions: event.decisions.len(),
            id: event.id,
            kind: event.kind,
            date: event.date,
            place: event.place,
            country: event.country,
            perpetrators: event.perpetrators,
            targets: event.targets,
            tolls: event.tolls,
            source_families: event.source_families,
            first_reported: event.first_reported,
            last_reported: event.last_reported,
            status: event.status,
        }
    }
}
