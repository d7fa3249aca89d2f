//! What an event is called where a report is listed: what happened, where and when.

use bilan::model::Kind;
use bilan_store::Register;
use bilan_store::register::unpack;
use schemars::JsonSchema;
use serde::Serialize;

use crate::problem::Problem;

/// So many events of one report are named.
const NAMED: usize = 6;

/// An event by what it is told from others by.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Called {
    pub event: String,
    pub kind: Kind,
    pub place: Option<String>,
    /// EDTF, where the days are known.
    pub date: Option<String>,
}

/// The first of these events, in their order.
pub fn called(register: &mut Register, events: &[String]) -> Result<Vec<Called>, Problem> {
    let first = &events[..events.len().min(NAMED)];
    let event = |bytes: &Vec<u8>| {
        let event = unpack(bytes)?.event;
        let date = event.date.and_then(|d| d.edtf);
        Ok(Called { event: event.id, kind: event.kind, place: event.place.map(|p| p.name), date })
    };
    register.store().events(first, bilan_store::Part::Whole)?.iter().map(event).collect()
}
