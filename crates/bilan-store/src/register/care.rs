//! Keeping a register sound: checking, rebuilding, copying, moving.

use std::path::Path;

use super::digest::of_primary;
use super::settle::Settled;
use super::{Reader, Register, compare};
use crate::error::Error;
use crate::rows::{NewReport, Stored};
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
    /// Looks at the files, at every report and decision against its checksum, and at every derived column against what this
    /// reader makes of the reports. It takes about as long as a rebuild, and writes nothing.
    pub fn check(&mut self, reader: &dyn Reader) -> Result<Vec<String>, Error> {
        match self.faults(reader) {
            Err(Error::Damaged(why)) => Ok(vec![why]),
            done => done,
        }
    }

    fn faults(&mut self, reader: &dyn Reader) -> Result<Vec<String>, Error> {
        let mut faults = self.store.check()?;
        if !faults.is_empty() {
            return Ok(faults);
        }
        let state = self.store.state()?;
        let settled = state.is_settled(reader.name());
        let sightings = self.store.sightings()?;
        faults.extend(compare::reports(&mut *self.store, reader, &sightings, settled)?);
        faults.extend(compare::decisions(&mut *self.store)?);
        // What follows from damaged readings says nothing of the events.
        if settled && faults.is_empty() {
            faults = compare::events(&mut *self.store, &state)?;
        }
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
