//! Settling only what new reports and decisions touch, as the documentation of `bilan::resolve` tells a store to.
//!
//! What is kept for it may say too much, never too little: a group that is larger than it need be gives the same events. So
//! a decision puts all incidents that it names into one group for ever, whether it holds or not.

use bilan::model::{Decision, Ruling};
use bilan::resolve::{Collection, Compared, Decided, Groups, Sketch, Unions, keys, may_be_one};
use rustc_hash::{FxHashMap, FxHashSet};

use super::add::sketch;
use super::canonical::canonical;
use super::drawn::{Drawn, body, collect, meant_in_part, named};
use super::settle::{Settled, write};
use crate::error::Error;
use crate::marks::{Mark, incident, numbers, packed, report_of};
use crate::rows::{Sighting, State};
use crate::store::Store;

/// More new reports than this are settled with all others at once: each looks at the marks of all.
const MANY: i64 = 256;
/// So many marks are written at once.
const AT_ONCE: usize = 4096;

/// Draws up what was touched since the state, and writes it; `None` where everything has to be drawn up.
pub fn settle(store: &mut dyn Store, state: &State, decisions: &[Decision]) -> Result<Option<Settled>, Error> {
    let Some(fresh) = fresh(store, state, decisions)? else { return Ok(None) };
    let mut touched: FxHashSet<i64> = fresh.iter().map(|s| s.number).collect();
    touched.extend(decided_on(store, state, decisions)?);
    let mut marks = families(store, &fresh, &mut touched)?;
    store.put_marks(&marks)?;
    // Partners are all that stand in a block with something touched.
    let mut touched: Vec<i64> = touched.into_iter().collect();
    touched.sort_unstable();
    let (own, collection) = collect(store, &touched)?;
    let mut keys: FxHashMap<i64, Vec<u64>> = own.iter().copied().zip(keys_of(&collection)).collect();
    let wanted: FxHashSet<u64> = keys.values().flatten().copied().collect();
    for mark in &mut marks {
        mark.keys = packed(keys.remove(&mark.report).unwrap_or_default());
    }
    store.put_marks(&marks)?;
    let mut partners = touched.clone();
    store.marks(&mut |number, _, _, keys| {
        if numbers(keys).any(|key| wanted.contains(&key)) {
            partners.push(number);
        }
    })?;
    partners.sort_unstable();
    partners.dedup();
    let (partners, collection) = collect(store, &partners)?;
    let decided = meant_in_part(store, decisions, &partners, &collection)?;
    let of = regroup(store, &partners, &collection, &decided)?;
    let is_touched = |n: &u32| touched.binary_search(&partners[collection.telling(*n).report as usize]).is_ok();
    let first: FxHashSet<i64> = (0..of.len() as u32).filter(is_touched).map(|n| of[n as usize]).collect();
    let second = with_beside(store, first.into_iter().collect())?;
    let third = with_beside(store, second.clone())?;
    let again: FxHashSet<i64> = store.grouped_in(&second)?.into_iter().collect();
    let mut reports: Vec<i64> = store.grouped_in(&third)?.into_iter().map(report_of).collect();
    reports.sort_unstable();
    reports.dedup();
    let drawn = Drawn::part(store, decisions, &reports)?;
    let is_again = |n: &u32| again.contains(&number_of(&drawn.numbers, &drawn.collection, *n));
    let ids: Vec<String> =
        (0..drawn.collection.tellings.len() as u32).filter(is_again).map(|n| drawn.collection.incident_id(n)).collect();
    let before = store.derived_of(&ids)?;
    let written = write(store, &drawn, &before, |event| event.members.iter().any(is_again), true)?;
    let events = usize::try_from(state.events).unwrap_or_default() + written.new - written.gone;
    Ok(Some(Settled {
        read: 0,
        events,
        written: written.changed,
        removed: written.gone,
        compared: partners.len().max(reports.len()),
    }))
}

/// The new reports that count; `None` where something else than new reports and decisions is to be looked at.
fn fresh(store: &mut dyn Store, state: &State, decisions: &[Decision]) -> Result<Option<Vec<Sighting>>, Error> {
    let count = state.all_reports - state.reports;
    if !state.marked || count > MANY {
        return Ok(None);
    }
    let mut new = store.latest(None, usize::try_from(count).unwrap_or_default())?;
    new.retain(|s| s.number > state.reports);
    let ids: Vec<String> = new.into_iter().map(|s| s.id).collect();
    let all = store.sighted(&ids)?;
    // A report that an earlier decision names was not there when that was made.
    if named(decisions).into_iter().any(|id| ids.contains(id)) {
        return Ok(None);
    }
    let before = canonical(&all, |s| s.number <= state.reports);
    let now = canonical(&all, |_| true);
    // Another copy stands for a text than before: what was drawn up of the former has to go.
    if before.iter().any(|n| now.binary_search(n).is_err()) {
        return Ok(None);
    }
    Ok(Some(now.into_iter().filter(|n| all[*n].number > state.reports).map(|n| all[n].clone()).collect()))
}

/// The reports that stand for those which new decisions name, or decisions that these take back.
fn decided_on(store: &mut dyn Store, state: &State, decisions: &[Decision]) -> Result<Vec<i64>, Error> {
    let by_id: FxHashMap<&str, &Decision> = decisions.iter().map(|d| (&*d.id, d)).collect();
    let mut open = store.decided_after(state.decisions)?;
    let mut seen: FxHashSet<String> = FxHashSet::default();
    let mut ids: Vec<String> = Vec::new();
    while let Some(id) = open.pop() {
        let Some(decision) = by_id.get(&*id).filter(|_| seen.insert(id.clone())) else { continue };
        if let Ruling::Undo { decision } = &decision.ruling {
            open.push(decision.clone());
        }
        ids.extend(decision.ruling.incidents().iter().flat_map(|side| side.iter()).map(|p| p.report.clone()));
    }
    let all = store.sighted(&ids)?;
    Ok(canonical(&all, |_| true).into_iter().map(|n| all[n].number).collect())
}

/// Marks of new reports with their families and without blocks. Whose family becomes another is touched.
fn families(store: &mut dyn Store, fresh: &[Sighting], touched: &mut FxHashSet<i64>) -> Result<Vec<Mark>, Error> {
    let own: Vec<i64> = fresh.iter().map(|s| s.number).collect();
    let mut sketches: Vec<Sketch> = vec![sketch(&[]); fresh.len()];
    store.readings(&own, &mut |number, runs, _| {
        if let Some(at) = own.iter().position(|n| *n == number) {
            sketches[at] = sketch(runs);
        }
        Ok(())
    })?;
    let mut with: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (n, sketch) in sketches.iter().enumerate() {
        sketch.runs.iter().for_each(|run| with.entry(*run).or_default().push(n));
    }
    // Those of old whose texts may be one with a new one's, and all such pairs, by position: the new ones come first.
    let mut numbered = own.clone();
    let mut known: Vec<String> = fresh.iter().map(|s| s.id.clone()).collect();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut meets: Vec<usize> = Vec::new();
    store.marks(&mut |number, family, runs, _| {
        meets.clear();
        numbers(runs).for_each(|run| meets.extend(with.get(&run).into_iter().flatten()));
        meets.sort_unstable();
        meets.dedup();
        if !meets.is_empty() {
            let other = Sketch { whole: 0, runs: numbers(runs).collect() };
            let at = numbered.len();
            pairs.extend(meets.iter().filter(|n| may_be_one(&sketches[**n], &other)).map(|n| (*n, at)));
            if pairs.last().is_some_and(|(_, last)| *last == at) {
                numbered.push(number);
                known.push(family.to_owned());
            }
        }
    })?;
    for a in 0..fresh.len() {
        pairs.extend((a + 1..fresh.len()).filter(|b| may_be_one(&sketches[a], &sketches[*b])).map(|b| (a, b)));
    }
    let mut unions = Unions::new(numbered.len());
    let mut first: FxHashMap<&str, usize> = FxHashMap::default();
    for (n, family) in known.iter().enumerate().skip(fresh.len()) {
        unions.join(*first.entry(family).or_insert(n) as u32, n as u32);
    }
    let mut compared = Compared::default();
    let mut new: Vec<(i64, i64, bool)> = Vec::new();
    for (a, b) in pairs {
        if unions.root(a as u32) == unions.root(b as u32) {
            continue;
        }
        let mut bodies = Vec::new();
        for n in [a, b] {
            bodies.push((n, body(store, numbered[n])?));
        }
        let same = compared.same(a, b, |n| bodies.iter().find(|(at, _)| *at == n).map_or("", |(_, text)| text).into());
        let (x, y) = (numbered[a], numbered[b]);
        if same {
            new.push((x.min(y), x.max(y), true));
            unions.join(a as u32, b as u32);
        }
    }
    store.put_compared(&new)?;
    // A family is known by its smallest identifier.
    let roots = unions.roots();
    let mut named: FxHashMap<u32, &str> = FxHashMap::default();
    for (n, root) in roots.iter().enumerate() {
        named.entry(*root).and_modify(|id| *id = (*id).min(&known[n])).or_insert(&known[n]);
    }
    for (family, n) in first {
        let now = named[&roots[n]];
        if now != family {
            touched.extend(store.carriers(family)?);
            store.join_families(family, now)?;
        }
    }
    let mark = |(n, number): (usize, &i64)| Mark {
        report: *number,
        family: named[&roots[n]].to_owned(),
        runs: packed(sketches[n].runs.iter().copied()),
        keys: Vec::new(),
    };
    Ok(own.iter().enumerate().map(mark).collect())
}

/// The blocks of each report of a collection.
pub fn keys_of(c: &Collection) -> impl Iterator<Item = Vec<u64>> {
    c.reports.iter().map(|report| {
        let mut all: Vec<u64> = report.tellings.clone().flat_map(|n| keys(c, n)).collect();
        all.sort_unstable();
        all.dedup();
        all
    })
}

/// An incident of a collection as it is numbered in the store.
pub fn number_of(numbers: &[i64], c: &Collection, n: u32) -> i64 {
    let telling = c.telling(n);
    incident(numbers[telling.report as usize], telling.n)
}

/// The group of each incident by its first, with what decisions name taken together.
pub fn together(c: &Collection, groups: &Groups, decided: &Decided<'_>) -> Vec<u32> {
    let mut unions = Unions::new(c.tellings.len());
    (0..c.tellings.len() as u32).for_each(|n| unions.join(n, groups.group(n)));
    for (.., means) in &decided.all {
        let mut named = means.iter().flatten();
        if let Some(first) = named.next() {
            named.for_each(|n| unions.join(*first, *n));
        }
    }
    unions.roots()
}

/// Joins the groups that are kept as those of these reports are joined. Gives the group of each incident.
fn regroup(store: &mut dyn Store, own: &[i64], c: &Collection, decided: &Decided<'_>) -> Result<Vec<i64>, Error> {
    let groups = Groups::of(c, &decided.ties());
    let kept: FxHashMap<i64, i64> = store.groups_of(own)?.into_iter().collect();
    let all: Vec<i64> = (0..c.tellings.len() as u32).map(|n| number_of(own, c, n)).collect();
    let label = |n: usize| kept.get(&all[n]).copied().unwrap_or(all[n]);
    let mut labels: Vec<i64> = (0..all.len()).map(label).collect();
    labels.sort_unstable();
    labels.dedup();
    let at = |n: usize| labels.binary_search(&label(n)).unwrap_or_default() as u32;
    let mut unions = Unions::new(labels.len());
    for (n, first) in together(c, &groups, decided).into_iter().enumerate() {
        unions.join(at(n), at(first as usize));
    }
    let roots = unions.roots();
    let of: Vec<i64> = (0..all.len()).map(|n| labels[roots[at(n) as usize] as usize]).collect();
    for (n, root) in roots.iter().enumerate().filter(|(n, root)| *n != **root as usize) {
        store.join_groups(labels[n], labels[*root as usize])?;
    }
    let new = (0..all.len()).filter(|n| !kept.contains_key(&all[*n]));
    store.put_groups(&new.map(|n| (all[n], of[n])).collect::<Vec<_>>())?;
    let beside = groups.beside().iter().map(|(a, b)| (all[*a as usize], all[*b as usize]));
    store.put_beside(&beside.collect::<Vec<_>>())?;
    Ok(of)
}

/// The groups with those beside them.
pub fn with_beside(store: &mut dyn Store, mut groups: Vec<i64>) -> Result<Vec<i64>, Error> {
    groups.extend(store.groups_beside(&groups)?);
    groups.sort_unstable();
    groups.dedup();
    Ok(groups)
}

/// Keeps by what new reports will find all that were drawn up.
pub fn mark_all(store: &mut dyn Store, drawn: &Drawn<'_>) -> Result<(), Error> {
    let c = &drawn.collection;
    store.forget_marks()?;
    let mut marks: Vec<Mark> = Vec::new();
    for (n, keys) in keys_of(c).enumerate() {
        marks.push(Mark {
            report: drawn.numbers[n],
            family: c.family_id(c.reports[n].family).to_owned(),
            runs: packed(drawn.sketches[n].runs.iter().copied()),
            keys: packed(keys),
        });
        if marks.len() == AT_ONCE {
            store.put_marks(&marks)?;
            marks.clear();
        }
    }
    store.put_marks(&marks)?;
    let number = |n: u32| number_of(&drawn.numbers, c, n);
    let of = together(c, &drawn.groups, &drawn.decided);
    let mut groups: Vec<(i64, i64)> = of.iter().enumerate().map(|(n, first)| (number(n as u32), number(*first))).collect();
    groups.sort_unstable();
    store.put_groups(&groups)?;
    let mut beside: Vec<(i64, i64)> = drawn.groups.beside().iter().map(|(a, b)| (number(*a), number(*b))).collect();
    beside.sort_unstable();
    store.put_beside(&beside)
}
