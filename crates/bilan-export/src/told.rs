//! What every format is handed: one event, with the readings of the reports that tell of it.
//!
//! This is the seam between where events come from and what they are written as. A source is any iterator of [`Told`], or of errors where it fails: the
//! reports just read ([`crate::archive`]), a register on disk, a file of events. A format sees one event at a time and never
//! knows the source.

use std::collections::HashSet;
use std::sync::Arc;

use bilan::publish::event_wire::Event;
use bilan::publish::wire::{Incident, Reading, Statement};

/// Up to so many statements are looked through one by one.
const FEW: usize = 24;

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
        let all = ledger.chain(said.map(String::as_str));
        // Most events stand on few.
        if event.ledger.len() <= FEW {
            let mut out: Vec<&str> = Vec::with_capacity(event.ledger.len() + 2);
            for id in all {
                if !out.contains(&id) {
                    out.push(id);
                }
            }
            return out;
        }
        let mut seen = HashSet::new();
        all.filter(|id| seen.insert(*id)).collect()
    }

    /// Where a statement stands: `report#s1[0-31]`, in code points of the stored text. Without its reading, the identifier alone.
    pub fn place_of(&self, id: &str) -> String {
        self.places_of([id])
    }

    /// Every statement with its span, in one cell.
    pub fn evidence(&self) -> String {
        self.places_of(self.statement_ids())
    }

    /// Where statements stand, in one cell.
    pub fn places_of<'i>(&self, ids: impl IntoIterator<Item = &'i str>) -> String {
        let mut out = String::new();
        for id in ids {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(id);
            if let Some((_, s)) = self.statement(id) {
                out.push('[');
                push_number(&mut out, s.span.start);
                out.push('-');
                push_number(&mut out, s.span.end);
                out.push(']');
            }
        }
        out
    }

    /// Things that incidents name, each once, in order.
    pub fn of_incidents<'t, T: IntoIterator<Item = &'t String>>(&'t self, of: impl Fn(&'t Incident) -> T) -> Vec<&'t str> {
        let mut out: Vec<&str> = Vec::new();
        for value in self.incidents().flat_map(of) {
            if !out.contains(&value.as_str()) {
                out.push(value);
            }
        }
        out
    }
}

/// Writes a number in decimal digits: many are written for each event, and formatting would take most of the time of a cell.
fn push_number(out: &mut String, number: usize) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}
