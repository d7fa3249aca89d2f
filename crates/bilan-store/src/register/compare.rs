//! Whether every derived row is the one that follows from reports and decisions.

use bilan::Report;
use bilan::model::Decision;
use bilan::resolve::Compared;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Reader;
use super::add::kept;
use super::digest::Digests;
use super::drawn::{Drawn, body};
use super::local::{keys_of, number_of, together};
use super::pack::unpack;
use super::settle::{Loaded, rows};
use crate::columns::{MARK, OF_EVENT, READING, REPORT, Table, Value, WIRE, differ, of_event, of_reading, of_report};
use crate::error::Error;
use crate::marks::{packed, report_of};
use crate::rows::{EventRow, Sighting, State};
use crate::store::{Store, Which};

/// So many reports or events are looked at at once.
const AT_ONCE: usize = 512;
/// An identifier may have changed so many times.
const STEPS: usize = 64;

/// Rows by the identifier of what they belong to.
type Rows = FxHashMap<String, Vec<Vec<Value>>>;

fn rows_of(store: &mut dyn Store, table: &Table, ids: &[String]) -> Result<Rows, Error> {
    let mut out = Rows::default();
    for (id, row) in store.columns(table, ids)? {
        out.entry(id).or_default().push(row);
    }
    Ok(out)
}

/// Each report against the checksums that were kept with it, and its reading against what this reader reads.
pub fn reports(store: &mut dyn Store, reader: &dyn Reader, sightings: &[Sighting], settled: bool) -> Result<Vec<String>, Error> {
    let mut faults = Vec::new();
    for some in sightings.chunks(AT_ONCE) {
        let numbers: Vec<i64> = some.iter().map(|s| s.number).collect();
        let ids: Vec<String> = some.iter().map(|s| s.id.clone()).collect();
        let mut reports: Vec<Report> = Vec::with_capacity(some.len());
        store.reports(Which::Numbers(&numbers), &mut |stored| {
            reports.push(stored.report);
            Ok(())
        })?;
        let mut there = rows_of(store, &REPORT, &ids)?;
        for report in &reports {
            if there.remove(&report.id) != Some(vec![of_report(report)]) {
                faults.push(format!("report {} is not what was added", report.id));
            }
        }
        let mut there = rows_of(store, &READING, &ids)?;
        let wanted = reader.read(&reports);
        for ((report, reading), number) in reports.iter().zip(&wanted).zip(&numbers) {
            let new = kept(*number, report, reading, reader.name())?;
            let there = there.remove(&report.id).unwrap_or_default();
            let other = there.first().is_none_or(|row| row[0] != Value::Text(reader.name().to_owned()));
            // What has not been read yet, or by another reader, is read before it is needed.
            if other && !settled {
                continue;
            }
            if let Some(why) = differ(&READING, there, vec![of_reading(&new)]) {
                faults.push(format!("the reading of report {} is damaged: {why}; `bilan rebuild` makes it anew", report.id));
            }
        }
    }
    Ok(faults)
}

/// Each decision against its identifier, which derives from its content.
pub fn decisions(store: &mut dyn Store) -> Result<Vec<String>, Error> {
    let same = |d: &Decision| Decision::new(d.at.clone(), d.by.clone(), d.reason.clone(), d.ruling.clone()).id == d.id;
    let other = store.decisions()?.into_iter().filter(|d| !same(d));
    Ok(other.map(|d| format!("decision {} is not what was decided", d.id)).collect())
}

/// The events, with what they are found by, and what new reports find others by.
pub fn events(store: &mut dyn Store, state: &State) -> Result<Vec<String>, Error> {
    let decisions = store.decisions()?;
    let drawn = Drawn::of(store, &decisions, |_: &Sighting| true)?;
    let mut faults = compared(store)?;
    if state.marked {
        faults.extend(marks(store, &drawn)?);
    }
    let reconciler = drawn.reconciler();
    let by_event = drawn.decisions_by_event(&reconciler);
    let decided_on = |n: usize| by_event.get(&n).map_or(&[][..], Vec::as_slice);
    let digests = Digests::new(&reconciler);
    let mut there: FxHashMap<String, Vec<u8>> = store.digests()?.into_iter().map(|d| (d.id, d.digest)).collect();
    if i64::try_from(there.len()) != Ok(state.events) {
        faults.push(format!("table state counts {} events where there are {}", state.events, there.len()));
    }
    let wanted: Vec<(usize, Vec<u8>)> = (0..drawn.events.len()).map(|n| (n, digests.of(n, decided_on(n)))).collect();
    for some in wanted.chunks(AT_ONCE) {
        let mut present: Vec<(usize, Vec<u8>)> = Vec::with_capacity(some.len());
        for (n, wanted) in some {
            let id = &drawn.events[*n].id;
            match there.remove(id) {
                None => faults.push(format!("event {id} is missing; `bilan rebuild` makes it")),
                Some(digest) if digest != *wanted => {
                    faults
                        .push(format!("event {id} is out of date: column digest of table event; `bilan rebuild` makes it anew"));
                }
                Some(_) => present.push((*n, wanted.clone())),
            }
        }
        let loaded = Loaded::of(store, &drawn, present.iter().map(|(n, _)| *n))?;
        let rows = rows(&loaded, &reconciler, &present, &decided_on);
        faults.extend(rows_differ(store, &rows.into_iter().collect::<Result<Vec<_>, _>>()?)?);
    }
    faults.extend(there.into_keys().map(|id| format!("event {id} follows from nothing; `bilan rebuild` removes it")));
    faults.extend(redirects(store)?);
    Ok(faults)
}

/// Where rows of these events are not the ones that follow, named by table and column.
fn rows_differ(store: &mut dyn Store, wanted: &[EventRow]) -> Result<Vec<String>, Error> {
    let ids: Vec<String> = wanted.iter().map(|row| row.id.clone()).collect();
    let mut faults = Vec::new();
    let mut fault = |id: &str, why: &str| faults.push(format!("event {id}: {why}; `bilan rebuild` makes it anew"));
    let mut wires = rows_of(store, &WIRE, &ids)?;
    for row in wanted {
        let there = wires.remove(&row.id).unwrap_or_default();
        if let Some(why) = differ(&WIRE, there.clone(), vec![vec![Value::Bytes(row.wire.clone())]])
            && !same_content(&there, &row.wire)
        {
            fault(&row.id, &why);
        }
    }
    let all: Vec<[Vec<Vec<Value>>; 6]> = wanted.iter().map(of_event).collect();
    for (at, table) in OF_EVENT.iter().enumerate() {
        let mut there = rows_of(store, table, &ids)?;
        for (row, wanted) in wanted.iter().zip(&all) {
            if let Some(why) = differ(table, there.remove(&row.id).unwrap_or_default(), wanted[at].clone()) {
                fault(&row.id, &why);
            }
        }
    }
    Ok(faults)
}

/// The same content may have been packed in another way by an earlier bilan.
fn same_content(there: &[Vec<Value>], wanted: &[u8]) -> bool {
    let [row] = there else { return false };
    let [Value::Bytes(bytes)] = &row[..] else { return false };
    let text = |bytes: &[u8]| unpack(bytes).ok().and_then(|packed| serde_json::to_string(&packed).ok());
    text(bytes).is_some_and(|there| Some(there) == text(wanted))
}

/// Comparisons of texts against the texts.
fn compared(store: &mut dyn Store) -> Result<Vec<String>, Error> {
    let mut faults = Vec::new();
    let mut compared = Compared::default();
    let reports: FxHashSet<i64> = store.sightings()?.into_iter().map(|s| s.number).collect();
    for (a, b, kept) in store.compared()? {
        if !reports.contains(&a) || !reports.contains(&b) {
            faults.push(format!("table compared names a report that is not there: {a}, {b}"));
            continue;
        }
        let bodies = [(a, body(store, a)?), (b, body(store, b)?)];
        let text = |n: usize| bodies.iter().find(|(at, _)| *at == n as i64).map_or("", |(_, text)| text).into();
        if compared.same(a as usize, b as usize, text) != kept {
            faults.push(format!("table compared is wrong about reports {a} and {b}; `bilan rebuild` compares them anew"));
        }
    }
    Ok(faults)
}

/// What is kept for new reports may say too much, never too little.
fn marks(store: &mut dyn Store, drawn: &Drawn<'_>) -> Result<Vec<String>, Error> {
    let c = &drawn.collection;
    let mut faults = Vec::new();
    let wrong = |why: &str, of: &str| format!("{why}, {of}; `bilan rebuild` makes it anew");
    let keys: Vec<Vec<u64>> = keys_of(c).collect();
    let all: Vec<usize> = (0..drawn.numbers.len()).collect();
    for some in all.chunks(AT_ONCE) {
        let ids: Vec<String> = some.iter().map(|n| c.reports[*n].id.to_string()).collect();
        let mut there = rows_of(store, &MARK, &ids)?;
        for (n, id) in some.iter().zip(&ids) {
            let family = Value::Text(c.family_id(c.reports[*n].family).to_owned());
            let runs = Value::Bytes(packed(drawn.sketches[*n].runs.iter().copied()));
            let wanted = vec![family, runs, Value::Bytes(packed(keys[*n].iter().copied()))];
            if let Some(why) = differ(&MARK, there.remove(id).unwrap_or_default(), vec![wanted]) {
                faults.push(wrong(&why, &format!("report {id}")));
            }
        }
    }
    let known: FxHashSet<i64> = drawn.numbers.iter().copied().collect();
    let (mut strangers, mut groups) = (0, FxHashMap::default());
    store.marks(&mut |number, _, _, _| strangers += usize::from(!known.contains(&number)))?;
    for (incident, group) in store.groups_of(&drawn.numbers)? {
        groups.insert(incident, group);
        strangers += usize::from(!known.contains(&report_of(incident)));
    }
    if strangers > 0 {
        faults.push(wrong("table mark or grouped names what is not there", &format!("{strangers} times")));
    }
    let of = together(c, &drawn.groups, &drawn.decided);
    let group = |n: u32| groups.get(&number_of(&drawn.numbers, c, n)).copied();
    for (n, first) in of.iter().enumerate().map(|(n, first)| (n as u32, *first)) {
        if group(n).is_none() || group(n) != group(first) {
            faults.push(wrong("column grp of table grouped is not what follows", &format!("incident {}", c.incident_id(n))));
        }
    }
    let beside: FxHashSet<(i64, i64)> = store.beside()?.into_iter().collect();
    let linked: FxHashSet<(Option<i64>, Option<i64>)> =
        beside.iter().map(|(a, b)| (groups.get(a).copied(), groups.get(b).copied())).collect();
    if beside.iter().any(|(a, b)| !groups.contains_key(a) || !groups.contains_key(b) || !beside.contains(&(*b, *a))) {
        faults.push(wrong("table beside names what is not there, or a pair one way round only", "once or more"));
    }
    for (a, b) in drawn.groups.beside().iter().copied() {
        if group(a) != group(b) && !linked.contains(&(group(a), group(b))) {
            let of = format!("incidents {} and {}", c.incident_id(a), c.incident_id(b));
            faults.push(wrong("table beside misses a pair", &of));
        }
    }
    Ok(faults)
}

/// An identifier that was shown once leads to an event, or to nothing where no report tells of it any more.
fn redirects(store: &mut dyn Store) -> Result<Vec<String>, Error> {
    let all: FxHashMap<String, String> = store.redirects()?.into_iter().collect();
    let events: FxHashSet<String> = store.digests()?.into_iter().map(|d| d.id).collect();
    let lost = all.iter().filter(|(_, to)| !to.is_empty() && !events.contains(*to) && !all.contains_key(*to));
    let mut faults: Vec<String> = lost.map(|(from, to)| format!("identifier {from} leads to {to}, which is no event")).collect();
    // Longer than it is followed: it goes round, most likely.
    let next = |id: &&String| all.get(*id).filter(|to| !events.contains(*to) && !to.is_empty());
    let round = |from: &&String| std::iter::successors(Some(*from), |id| next(id)).nth(STEPS).is_some();
    faults.extend(
        all.keys().filter(round).map(|from| format!("identifier {from} leads on more than {STEPS} times, or round to itself")),
    );
    faults.sort();
    Ok(faults)
}
