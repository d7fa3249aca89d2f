//! What an event's published form is made from, as a short number: the same where that is the same.

use bilan::model::Decision;
use bilan::reconcile::Reconciler;
use bilan::resolve::Event;
use sha2::{Digest, Sha256};

use crate::rows::Sighting;

/// Digests of all events.
pub struct Digests<'a> {
    reconciler: &'a Reconciler<'a>,
    own: Vec<[u8; 16]>,
}

impl<'a> Digests<'a> {
    pub fn new(reconciler: &'a Reconciler<'a>) -> Self {
        let own = reconciler.events.iter().map(|e| own(reconciler, e)).collect();
        Self { reconciler, own }
    }

    /// The digest of one event with those that share a toll with it.
    pub fn of(&self, n: usize, decisions: &[&Decision]) -> Vec<u8> {
        let c = self.reconciler.collection;
        let mut hash = Sha256::new();
        hash.update(self.own[n]);
        let joint = |m: &u32| c.figures_of(*m).iter().flat_map(|f| f.joint.iter().copied()).collect::<Vec<u32>>();
        let mut others: Vec<usize> =
            self.reconciler.events[n].members.iter().flat_map(joint).map(|t| self.reconciler.event_of(t)).collect();
        others.sort_unstable();
        others.dedup();
        // Of others an event shows who they are and their figures, not what they in turn were kept apart from.
        for other in others.into_iter().filter(|e| *e != n).map(|e| &self.reconciler.events[e]) {
            other.members.iter().for_each(|m| member(self.reconciler, *m, &mut hash));
        }
        decisions.iter().for_each(|d| hash.update(&d.id));
        hash.finalize()[..16].to_vec()
    }
}

fn own(reconciler: &Reconciler<'_>, event: &Event) -> [u8; 16] {
    let c = reconciler.collection;
    let mut hash = Sha256::new();
    let mut text = |parts: &[&str]| {
        for part in parts {
            hash.update((part.len() as u32).to_le_bytes());
            hash.update(part);
        }
    };
    text(&[&event.id]);
    for m in &event.members {
        text(&[&c.incident_id(*m), c.family_id(c.report_of(*m).family)]);
    }
    for j in &event.joins {
        text(&[&c.incident_id(j.a), &c.incident_id(j.b), &j.points.to_string()]);
    }
    for a in &event.apart {
        let other = &reconciler.events[reconciler.event_of(a.b)].id;
        text(&[&c.incident_id(a.a), &c.incident_id(a.b), &a.points.to_string(), a.refusal.why(), other]);
    }
    let date = &event.date;
    text(&[&format!("{:?} {:?} {:?} {:?}", date.days, date.not_before, date.not_after, date.conflict.is_some())]);
    date.because.iter().for_each(|why| text(&[why]));
    let mut out = [0; 16];
    out.copy_from_slice(&hash.finalize()[..16]);
    out
}

/// An incident with its source family.
fn member(reconciler: &Reconciler<'_>, m: u32, hash: &mut Sha256) {
    let c = reconciler.collection;
    hash.update(c.incident_id(m));
    hash.update([0]);
    hash.update(c.family_id(c.report_of(m).family));
    hash.update([0]);
}

/// A digest of a register's primary rows and of nothing else, to compare two registers.
pub fn of_primary(sightings: &[Sighting], decisions: &[Decision]) -> String {
    let mut hash = Sha256::new();
    for s in sightings {
        hash.update(&s.id);
        hash.update(&s.body);
        hash.update(&s.added);
    }
    decisions.iter().for_each(|d| hash.update(&d.id));
    crate::rows::hex(&hash.finalize()[..16])
}
