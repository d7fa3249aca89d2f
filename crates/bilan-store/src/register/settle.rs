//! From kept reports and decisions to the events that follow from them.
//!
//! Few new reports or decisions draw up again only what they touch (`local`). Where there are many, or another reader, all
//! incidents are compared as numbers, and those events are written whose content has changed. Either way the result is that
//! of a rebuild.

use std::sync::Arc;

use bilan::model::Decision;
use bilan::publish::{Events, Readings, decided, figures_set};
use bilan::reconcile::{Policy, Reconciler};
use bilan::resolve::{Event, day_number, event_id};
use bilan::{Reading, Report};
use rustc_hash::{FxHashMap, FxHashSet};

use super::add::kept;
use super::digest::Digests;
use super::drawn::{Drawn, load};
use super::pack::Packed;
use super::{Reader, Register, local};
use crate::brief::{parties, review};
use crate::error::Error;
use crate::rows::{Derived, EventRow, LineRow, State, TollRow};
use crate::store::{Store, Which};

/// So many reports are read between two transactions.
const READ_AT_ONCE: usize = 512;
/// So many events are drawn up at once.
const WRITTEN_AT_ONCE: usize = 512;

/// What settling did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Reports that were read, because none had read them or another reader had.
    pub read: usize,
    pub events: usize,
    /// Events that were written or removed.
    pub written: usize,
    pub removed: usize,
    /// Reports whose incidents were compared: those that new reports and decisions touch, or all.
    pub compared: usize,
}

impl Register {
    /// Brings the events up to the reports and decisions that are there. Does nothing where they are.
    pub fn settle(&mut self, reader: &dyn Reader) -> Result<Settled, Error> {
        let mut out = Settled::default();
        if self.store.state()?.is_settled(reader.name()) {
            return Ok(out);
        }
        loop {
            let mut numbers = Vec::new();
            let mut reports: Vec<Report> = Vec::new();
            self.store.reports(Which::Unread(reader.name(), READ_AT_ONCE), &mut |stored| {
                numbers.push(stored.number);
                reports.push(stored.report);
                Ok(())
            })?;
            if reports.is_empty() {
                break;
            }
            out.read += reports.len();
            let readings = reader.read(&reports);
            self.store.transaction(&mut |store| {
                // From here on the readings are not all those of the reader who drew up the events.
                let state = store.state()?;
                if state.reader != reader.name() && !state.reader.is_empty() {
                    store.set_state(&State { reader: String::new(), ..state })?;
                }
                let read = numbers.iter().zip(&reports).zip(&readings);
                let new = read.map(|((number, report), reading)| kept(*number, report, reading, reader.name()));
                store.put_readings(&new.collect::<Result<Vec<_>, _>>()?)
            })?;
        }
        self.store.transaction(&mut |store| {
            let state = store.state()?;
            // Another process may have done it meanwhile, or added reports that have not been read here.
            if state.is_settled(reader.name()) || has_unread(store, reader.name())? {
                return Ok(());
            }
            let decisions = store.decisions()?;
            let some = if state.reader == reader.name() { local::settle(store, &state, &decisions)? } else { None };
            let done = match some {
                Some(done) => done,
                None => whole(store, state.reader == reader.name(), &decisions)?,
            };
            out = Settled { read: out.read, ..done };
            store.set_state(&State {
                reader: reader.name().to_owned(),
                reports: state.all_reports,
                decisions: state.all_decisions,
                events: done.events as i64,
                marked: true,
                ..state
            })
        })?;
        // What came in meanwhile is settled too.
        let state = self.store.state()?;
        if state.is_settled(reader.name()) { Ok(out) } else { self.settle(reader) }
    }
}

fn has_unread(store: &mut dyn Store, reader: &str) -> Result<bool, Error> {
    let mut any = false;
    store.reports(Which::Unread(reader, 1), &mut |_| {
        any = true;
        Ok(())
    })?;
    Ok(any)
}

/// Draws up all events, and writes those that differ from what is there; all of them where another reader wrote those.
fn whole(store: &mut dyn Store, same_reader: bool, decisions: &[Decision]) -> Result<Settled, Error> {
    let drawn = Drawn::of(store, decisions, |_| true)?;
    local::mark_all(store, &drawn)?;
    let before = store.digests()?;
    let written = write(store, &drawn, &before, |_| true, same_reader)?;
    Ok(Settled {
        read: 0,
        events: drawn.events.len(),
        written: written.changed,
        removed: written.gone,
        compared: drawn.numbers.len(),
    })
}

/// How many events came, changed, and went.
pub struct Written {
    pub new: usize,
    /// With those that are new.
    pub changed: usize,
    pub gone: usize,
}

/// Writes those of the events that are `wanted` and differ from those before them, and removes the ones that are no more.
pub fn write(
    store: &mut dyn Store,
    drawn: &Drawn<'_>,
    before: &[Derived],
    wanted: impl Fn(&Event) -> bool,
    same_reader: bool,
) -> Result<Written, Error> {
    let reconciler = drawn.reconciler();
    let by_event = drawn.decisions_by_event(&reconciler);
    let decided_on = |n: usize| by_event.get(&n).map_or(&[][..], Vec::as_slice);
    let digests = Digests::new(&reconciler);
    let there: FxHashMap<&str, &[u8]> = before.iter().map(|d| (&*d.id, &*d.digest)).collect();
    let wanted: Vec<usize> = (0..drawn.events.len()).filter(|n| wanted(&drawn.events[*n])).collect();
    let ids: FxHashSet<&str> = wanted.iter().map(|n| &*drawn.events[*n].id).collect();
    let stays = |n: usize, digest: &[u8]| same_reader && there.get(&*drawn.events[n].id).is_some_and(|d| *d == digest);
    let now = wanted.iter().map(|n| (*n, digests.of(*n, decided_on(*n))));
    let changed: Vec<(usize, Vec<u8>)> = now.filter(|(n, digest)| !stays(*n, digest)).collect();
    let mut removed: Vec<String> = before.iter().filter(|d| !ids.contains(&*d.id)).map(|d| d.id.clone()).collect();
    lead_on(store, drawn, &reconciler, before.iter().filter(|d| !ids.contains(&*d.id)))?;
    let gone = removed.len();
    removed.extend(changed.iter().map(|(n, _)| drawn.events[*n].id.clone()).filter(|id| there.contains_key(&**id)));
    let new = changed.len() - (removed.len() - gone);
    store.remove_events(&removed)?;
    for some in changed.chunks(WRITTEN_AT_ONCE) {
        let loaded = Loaded::of(store, drawn, some.iter().map(|(n, _)| *n))?;
        let rows = rows(&loaded, &reconciler, some, &decided_on);
        store.put_events(&rows.into_iter().collect::<Result<Vec<_>, _>>()?)?;
    }
    Ok(Written { new, changed: changed.len(), gone })
}

/// Events as rows, drawn up by all cores.
pub fn rows<'d>(
    loaded: &Loaded,
    reconciler: &Arc<Reconciler<'_>>,
    some: &[(usize, Vec<u8>)],
    decided_on: &(impl Fn(usize) -> &'d [&'d Decision] + Sync),
) -> Vec<Result<EventRow, Error>> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = some.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let work = |part: &[(usize, Vec<u8>)]| {
            let events = Events::over(Arc::clone(reconciler), loaded);
            part.iter().map(|(n, digest)| row(&events, *n, decided_on(*n), digest.clone())).collect::<Vec<_>>()
        };
        let running: Vec<_> = some.chunks(share).map(|part| scope.spawn(move || work(part))).collect();
        running.into_iter().flat_map(|t| t.join().unwrap_or_default()).collect()
    })
}

/// The reports of some events, by their position in the collection.
pub struct Loaded(FxHashMap<u32, (Report, Reading)>);

impl Loaded {
    pub fn of(store: &mut dyn Store, drawn: &Drawn<'_>, events: impl Iterator<Item = usize>) -> Result<Self, Error> {
        let members = events.flat_map(|n| drawn.events[n].members.iter().map(|m| drawn.collection.telling(*m).report));
        let mut reports: Vec<u32> = members.collect();
        reports.sort_unstable();
        reports.dedup();
        let numbers: Vec<i64> = reports.iter().map(|r| drawn.numbers[*r as usize]).collect();
        Ok(Self(reports.into_iter().zip(load(store, &numbers)?).collect()))
    }
}

impl Readings for Loaded {
    fn at(&self, report: u32) -> (&Report, &Reading) {
        let (report, reading) = &self.0[&report];
        (report, reading)
    }
}

/// Puts decisions into an event and its toll by every policy.
pub fn packed<R: Readings>(events: &Events<'_, R>, n: usize, decisions: &[&Decision]) -> Packed {
    let mut event = events.event(n, Policy::default());
    let tolls = events.tolls(n, &figures_set(decisions));
    let tolls = tolls.into_iter().map(|(policy, rows)| (policy.name().to_owned(), rows)).collect();
    decided(&mut event, decisions);
    event.tolls.clear();
    Packed { event, tolls }
}

fn row<R: Readings>(events: &Events<'_, R>, n: usize, decisions: &[&Decision], digest: Vec<u8>) -> Result<EventRow, Error> {
    found_by(&packed(events, n, decisions), digest)
}

/// An event as a row, with what it is found by.
pub fn found_by(packed: &Packed, digest: Vec<u8>) -> Result<EventRow, Error> {
    let event = &packed.event;
    let day = |text: &Option<String>| text.as_deref().and_then(|t| t.parse().ok()).map(day_number);
    let (first, last) = event.date.as_ref().map_or((None, None), |d| (day(&d.earliest), day(&d.latest)));
    let named = event.perpetrators.iter().chain(&event.targets).map(|p| (&p.actor, &p.name));
    let named = named.chain(event.responsibility.iter().map(|r| (&r.actor, &r.name)));
    let mut actors: Vec<String> = named.flat_map(|(id, name)| id.iter().cloned().chain([bilan::lexicon::fold(name)])).collect();
    actors.sort_unstable();
    actors.dedup();
    let tolls: Vec<TollRow> = packed.tolls.iter().flat_map(|(policy, rows)| rows.iter().map(|t| toll(policy, t))).collect();
    let one_number = tolls.iter().filter(|t| t.policy == Policy::Acled.name() && t.effect == "killed" && !t.joint);
    Ok(EventRow {
        id: event.id.clone(),
        first_day: first,
        last_day: last,
        country: event.country.clone(),
        admin1: event.place.as_ref().and_then(|p| p.admin1.clone()),
        place: event.place.as_ref().and_then(|p| bilan::gazetteer::key(&p.name)),
        kind: event.kind.name(),
        status: event.status.clone(),
        name: event.place.as_ref().map(|p| p.name.clone()),
        point: event.place.as_ref().and_then(|p| p.lat.zip(p.lon)),
        precision: event.place.as_ref().map(|p| p.precision.clone()),
        parties: parties(event),
        review: review(event),
        killed: one_number.filter_map(|t| t.best).reduce(u32::saturating_add),
        actors,
        incidents: event.incidents.clone(),
        lines: event.ledger.iter().map(line).collect(),
        tolls,
        wire: packed.pack()?,
        tally: crate::tally::written(packed)?,
        digest,
    })
}

fn toll(policy: &str, t: &bilan::publish::event_wire::Toll) -> TollRow {
    TollRow {
        policy: policy.to_owned(),
        effect: t.effect.name(),
        victims: t.victims.name(),
        of: t.of.clone(),
        low: t.low,
        best: t.best,
        high: t.high,
        joint: !t.joint_with.is_empty(),
    }
}

fn line(l: &bilan::publish::event_wire::Line) -> LineRow {
    LineRow {
        statement: l.statement.clone(),
        incident: l.incident.clone(),
        effect: l.effect.name(),
        victims: l.victims.name(),
        of: l.of.clone(),
        low: l.low,
        high: l.high,
        speaker: l.speaker.map(|s| s.name()),
        speaker_name: l.speaker_name.clone(),
        stance: l.stance.name(),
        side: l.side.clone(),
        superseded: l.superseded,
        quote: l.quote.clone(),
    }
}

/// Identifiers that no event has any more lead to the event that has the incident they were made from, or else to one that
/// has another of their incidents.
fn lead_on<'b>(
    store: &mut dyn Store,
    drawn: &Drawn<'_>,
    reconciler: &Reconciler<'_>,
    gone: impl Iterator<Item = &'b Derived>,
) -> Result<(), Error> {
    let c = &drawn.collection;
    let event_of = |incident: &str| {
        let (report, n) = incident.rsplit_once('#')?;
        let at = c.reports.binary_search_by(|r| (*r.id).cmp(report)).ok()?;
        let telling = c.reports[at].tellings.start + n.parse::<u32>().ok()?.checked_sub(1)?;
        (telling < c.reports[at].tellings.end).then(|| &*drawn.events[reconciler.event_of(telling)].id)
    };
    for old in gone {
        let made_from = old.incidents.iter().find(|i| {
            i.rsplit_once('#')
                .and_then(|(r, n)| Some((r, n.parse::<u32>().ok()?.checked_sub(1)?)))
                .is_some_and(|one| event_id([one].into_iter()) == old.id)
        });
        let becomes = made_from.and_then(|i| event_of(i)).or_else(|| old.incidents.iter().find_map(|i| event_of(i)));
        store.redirect(&old.id, becomes.unwrap_or_default())?;
    }
    Ok(())
}
