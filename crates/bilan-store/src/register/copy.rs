//! A register as it is from one store into another, empty one, with what was worked out already.

use rustc_hash::FxHashMap;

use super::pack::unpack;
use super::settle::found_by;
use crate::error::Error;
use crate::query::Query;
use crate::rows::{Appended, EventRow, NewReading, NewReport, State, Stored};
use crate::store::{Store, Which};

/// So many rows are copied at once.
const AT_ONCE: usize = 512;

/// Copies everything. Both stores are within a transaction, so that the copy is of one moment and there as a whole.
pub fn copy(from: &mut dyn Store, to: &mut dyn Store) -> Result<(), Error> {
    let mut state = from.state()?;
    if half_read(from, &state.reader)? {
        state = State::default();
    }
    let numbers = reports(from, to, &state.reader)?;
    from.decisions()?.iter().try_for_each(|decision| to.decide(decision))?;
    from.redirects()?.iter().try_for_each(|(old, new)| to.redirect(old, new))?;
    let there = |number: &i64| numbers.get(number).copied().unwrap_or(*number);
    let compared: Vec<_> = from.compared()?.iter().map(|(a, b, same)| (there(a), there(b), *same)).collect();
    to.put_compared(&compared)?;
    events(from, to)?;
    // What new reports find others by has other numbers there, and is worked out when it is first needed.
    to.set_state(&State { marked: false, ..state })
}

/// Whether some readings are missing or of another reader than the events; then the copy is left to be read anew.
fn half_read(from: &mut dyn Store, reader: &str) -> Result<bool, Error> {
    let mut any = reader.is_empty();
    from.reports(Which::Unread(reader, 1), &mut |_| {
        any = true;
        Ok(())
    })?;
    Ok(any)
}

/// Reports with their readings, where those are of a reader. Gives the number that each has in the copy, by the one that it had.
fn reports(from: &mut dyn Store, to: &mut dyn Store, reader: &str) -> Result<FxHashMap<i64, i64>, Error> {
    let mut all: Vec<i64> = from.sightings()?.iter().map(|s| s.number).collect();
    all.sort_unstable();
    let mut numbers = FxHashMap::default();
    for some in all.chunks(AT_ONCE) {
        let mut stored: Vec<Stored> = Vec::with_capacity(some.len());
        from.reports(Which::Numbers(some), &mut |s| {
            stored.push(s);
            Ok(())
        })?;
        let new: Vec<NewReport<'_>> = stored.iter().map(|s| NewReport { report: &s.report, added: &s.added }).collect();
        for (s, became) in stored.iter().zip(to.append(&new)?) {
            let (Appended::New(number) | Appended::Known(number)) = became else {
                return Err(Error::Damaged(format!("two reports bear the identifier {}", s.report.id)));
            };
            numbers.insert(s.number, number);
        }
        if reader.is_empty() {
            continue;
        }
        let mut readings: Vec<NewReading<'_>> = Vec::with_capacity(some.len());
        from.readings(some, &mut |number, sketch, reading| {
            let number = numbers.get(&number).copied().unwrap_or(number);
            readings.push(NewReading { number, reader, sketch: sketch.to_vec(), reading: reading.to_vec() });
            Ok(())
        })?;
        to.put_readings(&readings)?;
    }
    Ok(numbers)
}

fn events(from: &mut dyn Store, to: &mut dyn Store) -> Result<(), Error> {
    let digests: FxHashMap<String, Vec<u8>> = from.digests()?.into_iter().map(|d| (d.id, d.digest)).collect();
    let mut query = Query { limit: Some(AT_ONCE), ..Query::default() };
    loop {
        let page = from.find(&query)?;
        let row = |wire: &Vec<u8>| {
            let packed = unpack(wire)?;
            let digest = digests.get(&packed.event.id).cloned().unwrap_or_default();
            // The bytes as they are, not packed anew.
            Ok(EventRow { wire: wire.clone(), ..found_by(&packed, digest)? })
        };
        to.put_events(&page.events.iter().map(row).collect::<Result<Vec<_>, Error>>()?)?;
        let Some(next) = page.next else { return Ok(()) };
        query.after = Some(next);
    }
}
