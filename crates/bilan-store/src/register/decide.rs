//! What people decide.

use bilan::model::{Decision, Passage, Ruling, Setting};
use bilan::resolve::{Standing, passage};

use super::Register;
use super::drawn::{Drawn, load};
use crate::error::Error;
use crate::rows::Sighting;

/// What is decided about an event.
#[derive(Clone, Debug)]
pub enum Choice {
    Confirm,
    Reject,
    Set(Setting),
    /// It is one with this other event.
    Merge(String),
    /// These of its incidents are another event.
    Split(Vec<String>),
    Note,
}

/// A decision as it stands, with the events that it is about today.
pub type Decisions = Vec<(Decision, Standing, Vec<String>)>;

impl Register {
    /// Keeps a decision about the event that is meant. `at` is in the form of [`super::look::stamp`].
    pub fn decide(&mut self, event: &str, choice: Choice, by: &str, reason: &str, at: &str) -> Result<Decision, Error> {
        said(by, "who decides: give a name with --by")?;
        said(reason, "why: give a reason with --reason")?;
        let own = self.event(event, bilan::reconcile::Policy::default())?;
        let ruling = match choice {
            Choice::Confirm => Ruling::Confirm { incidents: self.passages(&own.incidents)? },
            Choice::Reject => Ruling::Reject { incidents: self.passages(&own.incidents)? },
            Choice::Note => Ruling::Note { incidents: self.passages(&own.incidents)? },
            Choice::Set(setting) => Ruling::Set { incidents: self.passages(&own.incidents)?, setting },
            Choice::Merge(other) => {
                let other = self.event(&other, bilan::reconcile::Policy::default())?;
                if other.id == own.id {
                    return Err(Error::Decision(format!("{event} is one event with itself already; name two")));
                }
                Ruling::Merge { incidents: self.passages(&own.incidents)?, with: self.passages(&other.incidents)? }
            }
            Choice::Split(incidents) => {
                if let Some(foreign) = incidents.iter().find(|i| !own.incidents.contains(i)) {
                    return Err(Error::Decision(format!(
                        "{foreign} is no incident of event {}; its incidents are {}",
                        own.id,
                        own.incidents.join(", ")
                    )));
                }
                let rest: Vec<String> = own.incidents.iter().filter(|i| !incidents.contains(i)).cloned().collect();
                if rest.is_empty() || incidents.is_empty() {
                    return Err(Error::Decision("a split leaves some incidents on either side; name some, not all".to_owned()));
                }
                Ruling::Split { incidents: self.passages(&incidents)?, from: self.passages(&rest)? }
            }
        };
        self.keep(Decision::new(at.to_owned(), by.to_owned(), reason.to_owned(), ruling))
    }

    /// Takes a decision back, by a further one.
    pub fn undo(&mut self, decision: &str, by: &str, reason: &str, at: &str) -> Result<Decision, Error> {
        said(by, "who decides: give a name with --by")?;
        said(reason, "why: give a reason with --reason")?;
        let all = self.store.decisions()?;
        let found: Vec<&Decision> = all.iter().filter(|d| !decision.is_empty() && d.id.starts_with(decision)).collect();
        let [one] = found[..] else {
            let which = if found.is_empty() { "no decision" } else { "several decisions" };
            return Err(Error::Decision(format!("{which} begin with {decision}; `bilan decisions` lists them")));
        };
        self.keep(Decision::new(at.to_owned(), by.to_owned(), reason.to_owned(), Ruling::Undo { decision: one.id.clone() }))
    }

    fn keep(&mut self, decision: Decision) -> Result<Decision, Error> {
        self.store.transaction(&mut |store| store.decide(&decision))?;
        Ok(decision)
    }

    /// All decisions in the order in which they were made, each with how it stands today.
    pub fn decisions(&mut self) -> Result<Decisions, Error> {
        let decisions = self.store.decisions()?;
        let drawn = Drawn::of(&mut *self.store, &decisions, |_: &Sighting| true)?;
        let reconciler = drawn.reconciler();
        let about = |means: &[Vec<u32>; 2]| {
            let mut ids: Vec<String> = means.iter().flatten().map(|i| drawn.events[reconciler.event_of(*i)].id.clone()).collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        };
        Ok(drawn.decided.all.iter().map(|(d, standing, means)| ((*d).clone(), standing.clone(), about(means))).collect())
    }

    /// The words by which these incidents are found again.
    fn passages(&mut self, incidents: &[String]) -> Result<Vec<Passage>, Error> {
        let named = incidents.iter().filter_map(|i| Some(i.rsplit_once('#')?.0.to_owned()));
        let sightings = self.store.sighted(&named.collect::<Vec<_>>())?;
        let mut out = Vec::new();
        for incident in incidents {
            let gone = || Error::Damaged(format!("incident {incident} of an event is in no report"));
            let (report, n) = incident.rsplit_once('#').ok_or_else(gone)?;
            let n: usize = n.parse().map_err(|_| gone())?;
            let at = sightings.binary_search_by(|s| s.id.as_str().cmp(report)).map_err(|_| gone())?;
            let loaded = load(&mut *self.store, &[sightings[at].number])?;
            let (report, reading) = loaded.first().ok_or_else(gone)?;
            if n == 0 || n > reading.incidents.len() {
                return Err(gone());
            }
            out.push(passage(report, reading, n - 1));
        }
        Ok(out)
    }
}

fn said(text: &str, what: &str) -> Result<(), Error> {
    if text.trim().is_empty() { Err(Error::Decision(format!("a decision says {what}"))) } else { Ok(()) }
}
