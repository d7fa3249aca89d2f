//! What every format is handed: one event, with the readings of the reports that tell of it.
//!
//! This is the seam between where events come from and what they are written as. A source is any iterator of [`Told`], or of errors where it fails: the
//! reports just read ([`crate::archive`]), a register on disk, a file of events. A format sees one event at a time and never
//! knows the source.

use std::collections::HashSet;
use std::sync::Arc;

use bilan::publish::event_wire::Event;
use bilan::publish::wire::{Incident, Reading, Statement};

/// An event and the readings that its identifiers lead to, in the order of `event.reports`. A reading that the source no
/// longer has may be missing; what would come from it is then left empty.
#[derive(Clone, Debug)]
pub struct Told {
    pub event: Event,
    pub readings: Vec<Arc<Reading>>,
}

impl Told {
    fn reading(&self, report: &str) -> Option<&Reading> {
        self.readings.iter().map(Arc::as_ref).find(|r| r.report.id == report)
    }

    /// A statement with the reading that it stands in.
    pub fn statement(&self, id: &str) -> Option<(&Reading, &Statement)> {
        let (report, n) = id.rsplit_once("#s")?;
        let reading = self.reading(report)?;
        let at = n.parse::<usize>().ok()?.checked_sub(1)?;
        let there = reading.statements.get(at).filter(|s| s.id == id);
        Some((reading, there.or_else(|| reading.statements.iter().find(|s| s.id == id))?))
    }

    /// The event's incidents, as far as their readings are here.
    pub fn incidents(&self) -> impl Iterator<Item = &Incident> {
        self.event.incidents.iter().filter_map(|id| {
            let (report, n) = id.rsplit_once('#')?;
            let incidents = &self.reading(report)?.incidents;
            let at = n.parse::<usize>().ok()?.checked_sub(1)?;
            incidents.get(at).filter(|i| i.id == *id).or_else(|| incidents.iter().find(|i| i.id == *id))
        })
    }

    /// The identifiers of all statements that the event stands on, each once, those of the ledger first.
    pub fn statement_ids(&self) -> Vec<&str> {
        let event = &self.event;
        let ledger = event.ledger.iter().map(|l| l.statement.as_str());
        let said =
            event.responsibility.iter().flat_map(|r| &r.statements).chain(event.outcomes.iter().flat_map(|o| &o.statements));
        let mut seen = HashSet::new();
        ledger.chain(said.map(String::as_str)).filter(|id| seen.insert(*id)).collect()
    }

    /// Where a statement stands: `report#s1[0-31]`, in code points of the stored text. Without its reading, the identifier alone.
    pub fn place_of(&self, id: &str) -> String {
        match self.statement(id) {
            Some((_, s)) => format!("{id}[{}-{}]", s.span.start, s.span.end),
            None => id.to_owned(),
        }
    }

    /// Every statement with its span, in one cell.
    pub fn evidence(&self) -> String {
        self.statement_ids().into_iter().map(|id| self.place_of(id)).collect::<Vec<_>>().join(" ")
    }

    /// Things that incidents name, each once, in order.
    pub fn of_incidents<'t>(&'t self, of: impl Fn(&'t Incident) -> Vec<&'t str>) -> Vec<&'t str> {
        let mut out: Vec<&str> = Vec::new();
        for value in self.incidents().flat_map(of) {
            if !out.contains(&value) {
                out.push(value);
            }
        }
        out
    }
}
