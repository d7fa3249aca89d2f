//! Keeping a register sound: checking, rebuilding, copying, moving.

use std::path::Path;

use rustc_hash::FxHashMap;

use super::digest::{Digests, of_primary};
use super::drawn::Drawn;
use super::pack::unpack;
use super::settle::Settled;
use super::{Reader, Register};
use crate::error::Error;
use crate::rows::{NewReport, Sighting, Stored, body_hash, decode};
use crate::store::{Store, Which};

/// So many reports are looked at or moved between two transactions.
const AT_ONCE: usize = 512;

impl Register {
    /// Reads every report anew and works out all events. What is there stays to be asked until the new events take its place.
    pub fn rebuild(&mut self, reader: &dyn Reader) -> Result<Settled, Error> {
        self.store.transaction(&mut |store| store.forget_readings())?;
        self.settle(reader)
    }

    /// What is wrong with the register, in sentences; empty where all is well.
    ///
    /// Looks at the files, at every report against its hash, at every reading and event, and whether the events are those
    /// that follow from reports and decisions.
    pub fn check(&mut self, reader: &dyn Reader) -> Result<Vec<String>, Error> {
        let mut faults = self.store.check()?;
        if !faults.is_empty() {
            return Ok(faults);
        }
        let sightings = self.store.sightings()?;
        let numbers: Vec<i64> = sightings.iter().map(|s| s.number).collect();
        for (some, which) in numbers.chunks(AT_ONCE).zip(sightings.chunks(AT_ONCE)) {
            let mut at = 0;
            self.store.reports(Which::Numbers(some), &mut |stored| {
                if body_hash(&stored.report) != which[at].body {
                    faults.push(format!("report {} is not what was added", stored.report.id));
                }
                at += 1;
                Ok(())
            })?;
        }
        let state = self.store.state()?;
        if !state.is_settled(reader.name()) {
            return Ok(faults);
        }
        self.store.readings(&numbers, &mut |number, _, reading| {
            if decode(reading).is_err() {
                faults.push(format!("the reading of the report with number {number} is damaged; `bilan rebuild` makes it anew"));
            }
            Ok(())
        })?;
        faults.extend(events_differ(&mut *self.store)?);
        Ok(faults)
    }

    /// A copy of everything in a new file, while others may read and write.
    pub fn backup(&mut self, to: &Path) -> Result<(), Error> {
        if to.exists() {
            return Err(Error::Decision(format!("{} is there already; name a new file for the backup", to.display())));
        }
        self.store.backup(to)
    }
}

/// Whether the events that are there are those that follow.
fn events_differ(store: &mut dyn Store) -> Result<Vec<String>, Error> {
    let mut faults = Vec::new();
    let decisions = store.decisions()?;
    let drawn = Drawn::of(store, &decisions, |_: &Sighting| true)?;
    let reconciler = drawn.reconciler();
    let by_event = drawn.decisions_by_event(&reconciler);
    let digests = Digests::new(&reconciler);
    let mut there: FxHashMap<String, Vec<u8>> = store.digests()?.into_iter().map(|d| (d.id, d.digest)).collect();
    for (n, event) in drawn.events.iter().enumerate() {
        let wanted = digests.of(n, by_event.get(&n).map_or(&[][..], Vec::as_slice));
        match there.remove(&event.id) {
            None => faults.push(format!("event {} is missing; `bilan rebuild` makes it", event.id)),
            Some(digest) if digest != wanted => {
                faults.push(format!("event {} is out of date; `bilan rebuild` makes it anew", event.id))
            }
            Some(_) => match store.event(&event.id)?.map(|bytes| unpack(&bytes)) {
                Some(Ok(packed)) if packed.event.id == event.id => {}
                _ => faults.push(format!("event {} does not read; `bilan rebuild` makes it anew", event.id)),
            },
        }
    }
    faults.extend(there.into_keys().map(|id| format!("event {id} follows from nothing; `bilan rebuild` removes it")));
    Ok(faults)
}

/// Copies everything that people gave, and every identifier that was shown, into an empty register, and settles it.
pub fn migrate(from: &mut Register, to: &mut Register, reader: &dyn Reader) -> Result<Settled, Error> {
    let state = to.store.state()?;
    if (state.all_reports, state.all_decisions) != (0, 0) {
        return Err(Error::Decision(format!("{} holds a register already; migrate into an empty one", to.store.name())));
    }
    let mut sightings = from.store.sightings()?;
    sightings.sort_by_key(|s| s.number);
    for some in sightings.chunks(AT_ONCE) {
        let numbers: Vec<i64> = some.iter().map(|s| s.number).collect();
        let mut stored: Vec<Stored> = Vec::new();
        from.store.reports(Which::Numbers(&numbers), &mut |s| {
            stored.push(s);
            Ok(())
        })?;
        to.store.transaction(&mut |store| {
            let new: Vec<NewReport<'_>> = stored.iter().map(|s| NewReport { report: &s.report, added: &s.added }).collect();
            store.append(&new).map(drop)
        })?;
    }
    let (decisions, redirects) = (from.store.decisions()?, from.store.redirects()?);
    to.store.transaction(&mut |store| {
        decisions.iter().try_for_each(|d| store.decide(d))?;
        redirects.iter().try_for_each(|(old, new)| store.redirect(old, new))
    })?;
    let settled = to.settle(reader)?;
    let primary = |store: &mut dyn Store| Ok::<_, Error>(of_primary(&store.sightings()?, &store.decisions()?));
    if primary(&mut *from.store)? != primary(&mut *to.store)? {
        return Err(Error::Damaged(format!("not everything came over to {}; the old register is as it was", to.store.name())));
    }
    Ok(settled)
}
