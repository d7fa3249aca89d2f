//! The events of a register, drawn up from what is kept.

use std::sync::Arc;

use bilan::model::{Decision, Passage};
use bilan::reconcile::Reconciler;
use bilan::resolve::{Builder, Collection, Compared, Decided, Event, Groups, Sketch, by_sketch, find, pass, resolve_grouped};
use bilan::{Reading, Report};
use rustc_hash::FxHashMap;

use super::add::sketch;
use super::canonical::canonical;
use crate::error::Error;
use crate::rows::{Sighting, Stored, decode};
use crate::store::{Store, Which};

/// Fewer incidents than this are resolved before threads for them are started.
const FEW: usize = 4096;

/// Reports as numbers, and the events that they and the decisions make.
pub struct Drawn<'d> {
    /// Of each report in the collection: the number under which it was added, and the sketch of its text.
    pub numbers: Vec<i64>,
    pub sketches: Vec<Sketch>,
    pub collection: Collection,
    pub events: Vec<Event>,
    pub groups: Groups,
    pub decided: Decided<'d>,
}

impl<'d> Drawn<'d> {
    /// Draws up the events of the reports that count, of all that there are.
    pub fn of(store: &mut dyn Store, decisions: &'d [Decision], counts: impl Fn(&Sighting) -> bool) -> Result<Self, Error> {
        let sightings = store.sightings()?;
        Self::among(store, decisions, &sightings, counts)
    }

    /// The same for who has seen all reports already.
    pub fn among(
        store: &mut dyn Store,
        decisions: &'d [Decision],
        sightings: &[Sighting],
        counts: impl Fn(&Sighting) -> bool,
    ) -> Result<Self, Error> {
        let read = canonical(sightings, counts);
        let numbers: Vec<i64> = read.iter().map(|n| sightings[*n].number).collect();
        let mut builder = Builder::default();
        let mut sketches = Vec::with_capacity(read.len());
        let mut at = 0;
        let add = |builder: &mut Builder, at: usize, reading: &Reading| {
            let report = without_text(&sightings[read[at]]);
            builder.add(&report, reading, &report.id);
        };
        store.readings(&numbers, &mut |number, runs, reading| {
            // One without a reading is taken as one that says nothing; settling reads all before.
            while numbers[at] != number {
                add(&mut builder, at, &Reading::default());
                sketches.push(sketch(&[]));
                at += 1;
            }
            add(&mut builder, at, &decode(reading)?);
            sketches.push(sketch(runs));
            at += 1;
            Ok(())
        })?;
        for n in at..read.len() {
            add(&mut builder, n, &Reading::default());
            sketches.push(sketch(&[]));
        }
        let mut collection = builder.finish();
        let families = families(store, &sketches, &numbers)?;
        collection.set_families(families);
        let decided = meant(store, decisions, sightings, &numbers, &collection)?;
        Ok(Self { sketches, ..Self::draw(numbers, collection, decided) })
    }

    /// Draws up the events of some reports, whose families are known by their marks.
    pub fn part(store: &mut dyn Store, decisions: &'d [Decision], numbers: &[i64]) -> Result<Self, Error> {
        let (numbers, collection) = collect(store, numbers)?;
        let decided = meant_in_part(store, decisions, &numbers, &collection)?;
        Ok(Self::draw(numbers, collection, decided))
    }

    fn draw(numbers: Vec<i64>, collection: Collection, mut decided: Decided<'d>) -> Self {
        let (events, groups) = resolve_grouped(&collection, &decided.ties(), |passes| {
            let passes: Vec<usize> = passes.collect();
            let collection = &collection;
            if collection.tellings.len() < FEW {
                return passes.into_iter().map(|n| pass(collection, n)).collect();
            }
            std::thread::scope(|scope| {
                let threads: Vec<_> = passes.iter().map(|n| scope.spawn(move || pass(collection, *n))).collect();
                threads.into_iter().map(|t| t.join().unwrap_or_default()).collect()
            })
        });
        let reconciler = Reconciler::new(&collection, &events);
        decided.settle(|incident| reconciler.event_of(incident));
        Self { numbers, sketches: Vec::new(), collection, events, groups, decided }
    }

    pub fn reconciler(&self) -> Arc<Reconciler<'_>> {
        Arc::new(Reconciler::new(&self.collection, &self.events))
    }

    /// The decisions in force about each event, in the order in which they were made.
    pub fn decisions_by_event(&self, reconciler: &Reconciler<'_>) -> FxHashMap<usize, Vec<&'d Decision>> {
        let mut out: FxHashMap<usize, Vec<&Decision>> = FxHashMap::default();
        for (decision, standing, means) in &self.decided.all {
            if *standing != bilan::resolve::Standing::InForce {
                continue;
            }
            let mut events: Vec<usize> = means.iter().flatten().map(|i| reconciler.event_of(*i)).collect();
            events.sort_unstable();
            events.dedup();
            events.into_iter().for_each(|e| out.entry(e).or_default().push(decision));
        }
        out
    }
}

/// Some reports as numbers, in the order of their identifiers, with the families that their marks tell.
pub fn collect(store: &mut dyn Store, numbers: &[i64]) -> Result<(Vec<i64>, Collection), Error> {
    let families: FxHashMap<i64, String> = store.families_of(numbers)?.into_iter().collect();
    let mut read: Vec<(i64, Report, Reading)> = Vec::with_capacity(numbers.len());
    for ((report, reading), number) in load(store, numbers)?.into_iter().zip(numbers) {
        read.push((*number, report, reading));
    }
    read.sort_unstable_by(|a, b| a.1.id.cmp(&b.1.id));
    let mut builder = Builder::default();
    for (number, report, reading) in &read {
        builder.add(report, reading, families.get(number).unwrap_or(&report.id));
    }
    Ok((read.iter().map(|r| r.0).collect(), builder.finish()))
}

/// What decisions mean in a part of the reports. Those about other reports are open there.
pub fn meant_in_part<'d>(
    store: &mut dyn Store,
    decisions: &'d [Decision],
    numbers: &[i64],
    collection: &Collection,
) -> Result<Decided<'d>, Error> {
    let named: Vec<String> = named(decisions).into_iter().cloned().collect();
    let sightings = store.sighted(&named)?;
    meant(store, decisions, &sightings, numbers, collection)
}

fn meant<'d>(
    store: &mut dyn Store,
    decisions: &'d [Decision],
    sightings: &[Sighting],
    numbers: &[i64],
    collection: &Collection,
) -> Result<Decided<'d>, Error> {
    let meant = Meant::of(store, decisions, sightings, numbers)?;
    Ok(Decided::of(decisions, |passage| meant.incident(passage, collection)))
}

/// The identifiers of all reports that decisions name, each once, in order.
pub fn named(decisions: &[Decision]) -> Vec<&String> {
    let named = decisions.iter().flat_map(|d| d.ruling.incidents()).flatten().map(|p| &p.report);
    let mut named: Vec<&String> = named.collect();
    named.sort_unstable();
    named.dedup();
    named
}

/// A report as far as its incidents are compared.
fn without_text(sighting: &Sighting) -> Report {
    Report {
        id: sighting.id.clone(),
        metadata: sighting.about.metadata.clone(),
        published_from: sighting.about.published_from,
        text: String::new(),
        body: 0,
    }
}

/// The source family of each report. What was found to be the same text is kept, and not compared again.
fn families(store: &mut dyn Store, sketches: &[Sketch], numbers: &[i64]) -> Result<Vec<u32>, Error> {
    let pair = |a: i64, b: i64| (a.min(b), a.max(b));
    let known: FxHashMap<(i64, i64), bool> = store.compared()?.into_iter().map(|(a, b, same)| ((a, b), same)).collect();
    let mut compared = Compared::default();
    let mut new: Vec<(i64, i64, bool)> = Vec::new();
    let mut failed = None;
    let families = by_sketch(sketches, |a, b| {
        let key = pair(numbers[a], numbers[b]);
        if let Some(same) = known.get(&key) {
            return *same;
        }
        let same = compared.same(a, b, |n| {
            body(store, numbers[n])
                .unwrap_or_else(|error| {
                    failed = Some(error);
                    String::new()
                })
                .into()
        });
        // Pairs that are not the same are many where texts share a form, and are compared again in no time.
        if same {
            new.push((key.0, key.1, true));
        }
        same
    });
    if let Some(error) = failed {
        return Err(error);
    }
    // Where only looking is allowed, they are compared again next time.
    match store.put_compared(&new) {
        Ok(()) | Err(Error::ReadOnly { .. }) => Ok(families),
        Err(error) => Err(error),
    }
}

pub fn body(store: &mut dyn Store, number: i64) -> Result<String, Error> {
    let mut out = String::new();
    store.reports(Which::Numbers(&[number]), &mut |stored| {
        out = stored.report.text[stored.report.body..].to_owned();
        Ok(())
    })?;
    Ok(out)
}

/// The reports that decisions name, with their readings.
struct Meant {
    /// By identifier of any copy: the position in the collection, and how far its body is shifted from that of the copy.
    reports: FxHashMap<String, (usize, i64)>,
    read: FxHashMap<usize, (Report, Reading)>,
}

impl Meant {
    fn of(store: &mut dyn Store, decisions: &[Decision], sightings: &[Sighting], numbers: &[i64]) -> Result<Self, Error> {
        let mut out = Self { reports: FxHashMap::default(), read: FxHashMap::default() };
        let named = named(decisions);
        if named.is_empty() {
            return Ok(out);
        }
        let at: FxHashMap<i64, usize> = numbers.iter().enumerate().map(|(at, number)| (*number, at)).collect();
        let by_body: FxHashMap<&str, (usize, i64)> =
            sightings.iter().filter_map(|s| Some((&*s.body, (*at.get(&s.number)?, s.number)))).collect();
        for id in named {
            let Ok(n) = sightings.binary_search_by(|s| s.id.cmp(id)) else { continue };
            let Some((at, number)) = by_body.get(&*sightings[n].body) else { continue };
            let own = load(store, &[sightings[n].number, *number])?;
            let [copy, canonical] = &own[..] else { continue };
            let start = |r: &Report| r.text[..r.body].chars().count() as i64;
            out.reports.insert(id.clone(), (*at, start(&canonical.0) - start(&copy.0)));
            out.read.insert(*at, canonical.clone());
        }
        Ok(out)
    }

    fn incident(&self, passage: &Passage, collection: &Collection) -> Option<u32> {
        let (at, shift) = self.reports.get(&passage.report)?;
        let (report, reading) = self.read.get(at)?;
        let mut passage = passage.clone();
        let shifted = |n: usize| usize::try_from(n as i64 + shift).unwrap_or(0);
        (passage.span.start, passage.span.end) = (shifted(passage.span.start), shifted(passage.span.end));
        let n = find(&passage, report, reading)?;
        Some(collection.reports[*at].tellings.start + n as u32)
    }
}

/// Reports with their readings, in the order of their numbers in the list.
pub fn load(store: &mut dyn Store, numbers: &[i64]) -> Result<Vec<(Report, Reading)>, Error> {
    let mut stored: Vec<Stored> = Vec::with_capacity(numbers.len());
    store.reports(Which::Numbers(numbers), &mut |s| {
        stored.push(s);
        Ok(())
    })?;
    let mut readings: FxHashMap<i64, Reading> = FxHashMap::default();
    store.readings(numbers, &mut |number, _, reading| {
        readings.insert(number, decode(reading)?);
        Ok(())
    })?;
    Ok(stored.into_iter().map(|s| (s.report, readings.get(&s.number).cloned().unwrap_or_default())).collect())
}
