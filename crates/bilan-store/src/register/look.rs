//! Looking at a register: as it is, as it stood at a moment, or as it would be had nothing been published later.

use bilan::model::DateValue;
use bilan::publish::event_wire::Event;
use bilan::publish::{Events, Readings};
use bilan::reconcile::Policy;
use bilan::{Reading, Report};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::Register;
use super::drawn::{Drawn, load};
use super::pack::{Packed, unpack};
use super::settle::packed;
use crate::error::Error;
use crate::query::{After, Hit, Part, Query};
use crate::rows::Sighting;
use crate::store::Store;
use crate::tally::tallied;

/// From when a register is looked at. Without either, as it is.
#[derive(Clone, Debug, Default)]
pub struct Moment {
    /// As it stood then: RFC 3339 in UTC, in the form of [`stamp`].
    pub as_of: Option<String>,
    /// From what was published by this day.
    pub published_until: Option<Date>,
}

impl Moment {
    pub fn is_now(&self) -> bool {
        self.as_of.is_none() && self.published_until.is_none()
    }
}

/// A moment in the form in which times are kept: of one length, so that their order is that of their letters.
pub fn stamp(time: jiff::Timestamp) -> String {
    format!("{time:.6}")
}

/// The events of a register at a moment, in the order of their days.
#[derive(Debug, Default)]
pub struct Account {
    pub events: Vec<Packed>,
    /// So many reports they are of, copies of one text counted once.
    pub reports: usize,
    /// Reports left out because their day of publication is unknown, or lies in a month or year that the limit lies in.
    pub undated: usize,
    pub perhaps_later: usize,
}

/// A report as it is kept.
#[derive(Clone, Debug)]
pub struct Seen {
    pub report: Report,
    pub reading: Reading,
    /// When this copy was added.
    pub added: String,
    /// Other copies of the same text.
    pub copies: Vec<Sighting>,
}

impl Register {
    /// Events that are asked for, and where the next ones begin.
    pub fn find(&mut self, query: &Query, policy: Policy) -> Result<(Vec<Event>, Option<After>), Error> {
        let page = self.store.find(query)?;
        let events = page.events.iter().map(|bytes| Ok(unpack(bytes)?.by(policy))).collect::<Result<_, Error>>()?;
        Ok((events, page.next))
    }

    /// The same events as far as they are counted; what else there is of them is empty.
    pub fn find_tallied(&mut self, query: &Query, policy: Policy) -> Result<(Vec<Event>, Option<After>), Error> {
        let page = self.store.find(&Query { part: Part::Tally, ..query.clone() })?;
        let events = page.events.iter().map(|bytes| tallied(bytes, policy)).collect::<Result<_, Error>>()?;
        Ok((events, page.next))
    }

    /// The event that is meant: by identifier, its beginning, an incident, or an identifier that it once had.
    pub fn event(&mut self, wanted: &str, policy: Policy) -> Result<Event, Error> {
        let id = self.identify(wanted)?;
        let bytes = self.store.event(&id)?.ok_or_else(|| unknown(wanted))?;
        Ok(unpack(&bytes)?.by(policy))
    }

    pub(super) fn identify(&mut self, wanted: &str) -> Result<String, Error> {
        let wanted = wanted.trim();
        if wanted.is_empty() {
            return Err(Error::Decision("an event is named by its identifier or the beginning of it".to_owned()));
        }
        match &self.store.identify(wanted)?[..] {
            [one] => Ok(one.clone()),
            [] => Err(unknown(wanted)),
            _ => Err(Error::Decision(format!("several events begin with {wanted}; give more of the identifier"))),
        }
    }

    pub fn search(&mut self, words: &str, limit: usize) -> Result<Vec<Hit>, Error> {
        self.store.search(words, limit)
    }

    /// Reports by their identifiers, with their readings.
    pub fn reports(&mut self, ids: &[String]) -> Result<Vec<Seen>, Error> {
        let sightings = self.store.sighted(ids)?;
        let of_id = |id: &String| sightings.binary_search_by(|s| s.id.cmp(id)).ok().map(|at| &sightings[at]);
        let numbers: Vec<i64> = ids.iter().filter_map(of_id).map(|own| own.number).collect();
        let mut loaded: FxHashMap<String, (Report, Reading)> = FxHashMap::default();
        for (report, reading) in load(&mut *self.store, &numbers)? {
            loaded.insert(report.id.clone(), (report, reading));
        }
        let mut out = Vec::with_capacity(numbers.len());
        for own in ids.iter().filter_map(of_id) {
            let Some((report, reading)) = loaded.remove(&own.id) else { continue };
            let copies = sightings.iter().filter(|s| s.body == own.body && s.id != own.id).cloned().collect();
            out.push(Seen { report, reading, added: own.added.clone(), copies });
        }
        Ok(out)
    }

    /// The events as they stood or would stand at a moment, read with today's rules.
    pub fn account(&mut self, moment: &Moment) -> Result<Account, Error> {
        let then = |time: &str| moment.as_of.as_deref().is_none_or(|t| time <= t);
        let mut decisions = self.store.decisions()?;
        decisions.retain(|d| then(&d.at));
        let (mut undated, mut perhaps_later) = (0, 0);
        for s in self.store.sightings()?.iter().filter(|s| then(&s.added)) {
            match published(s, moment.published_until) {
                Published::Unknown => undated += 1,
                Published::Perhaps => perhaps_later += 1,
                Published::By | Published::Later => {}
            }
        }
        let counts = |s: &Sighting| then(&s.added) && published(s, moment.published_until) == Published::By;
        let drawn = Drawn::of(&mut *self.store, &decisions, counts)?;
        let reports = drawn.numbers.len();
        Ok(Account { events: all_packed(&mut *self.store, &drawn, |_| true)?, reports, undated, perhaps_later })
    }
}

/// Those of the events that are wanted, in the order of their days.
pub fn all_packed(store: &mut dyn Store, drawn: &Drawn<'_>, wanted: impl Fn(usize) -> bool) -> Result<Vec<Packed>, Error> {
    let reconciler = drawn.reconciler();
    let by_event = drawn.decisions_by_event(&reconciler);
    let loaded = All(load(store, &drawn.numbers)?);
    let events = Events::over(reconciler, &loaded);
    let pack = |n: usize| packed(&events, n, by_event.get(&n).map_or(&[][..], Vec::as_slice));
    Ok(events.order().into_iter().filter(|n| wanted(*n)).map(pack).collect())
}

fn unknown(wanted: &str) -> Error {
    Error::Decision(format!("no event {wanted} in the register; `bilan events` lists the identifiers"))
}

/// All reports of a collection, in its order.
struct All(Vec<(Report, Reading)>);

impl Readings for All {
    fn at(&self, report: u32) -> (&Report, &Reading) {
        let (report, reading) = &self.0[report as usize];
        (report, reading)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Published {
    By,
    Later,
    Perhaps,
    Unknown,
}

pub fn published(sighting: &Sighting, until: Option<Date>) -> Published {
    let Some(until) = until else { return Published::By };
    let Some(day) = &sighting.about.metadata.published else { return Published::Unknown };
    match (DateValue::earliest(day), DateValue::latest(day)) {
        (_, Some(latest)) if latest <= until => Published::By,
        (Some(earliest), _) if earliest > until => Published::Later,
        (Some(_), Some(_)) => Published::Perhaps,
        _ => Published::Unknown,
    }
}

/// All rows that follow from a register's reports and decisions, in one text, to compare two registers byte by byte.
pub fn written(store: &mut dyn Store) -> Result<String, Error> {
    let mut out = String::new();
    for bytes in store.find(&Query::default())?.events {
        let packed = unpack(&bytes)?;
        out.push_str(&serde_json::to_string(&packed).map_err(|e| Error::Damaged(e.to_string()))?);
        out.push('\n');
    }
    Ok(out)
}
