//! What a group of incidents becomes is decided by the group and the groups beside it: a part of an archive gives the same
//! bytes as the whole, and a register that resolves only what new reports touch is the same as one built at once.

#[path = "support/stories.rs"]
mod stories;

use std::collections::{BTreeMap, BTreeSet};

use bilan::model::{Effect, Form, Kind, Precision, Recalled, RecalledFrom, Role, Span, Stance, Victims};
use bilan::publish::Events;
use bilan::reconcile::Policy;
use bilan::resolve::{self, Builder, Collection, Days, Groups, NONE, NewFigure, NewPlace, NewTelling, Ties, families};
use bilan::{Reading, Report, account};
use proptest::prelude::*;
use stories::{readings, reports};

/// Events by the identifiers of their incidents.
type Register = BTreeMap<Vec<String>, String>;

/// The events of some reports, of which `wanted` says which are kept by an incident of theirs.
fn events(read: &[(&Report, &Reading, String)], wanted: impl Fn(&str) -> bool) -> Register {
    let read: Vec<&(&Report, &Reading, String)> = {
        let mut sorted: Vec<_> = read.iter().collect();
        sorted.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        sorted
    };
    let pairs: Vec<(&Report, &Reading)> = read.iter().map(|r| (r.0, r.1)).collect();
    let of: Vec<&str> = read.iter().map(|r| r.2.as_str()).collect();
    let collection = Collection::of(&pairs, &of);
    let resolved = resolve::resolve(&collection);
    let events = Events::new(&pairs, &collection, &resolved);
    let all = (0..resolved.len()).map(|n| events.event(n, Policy::Range));
    let kept = all.filter(|e| e.incidents.iter().any(|i| wanted(i)));
    kept.map(|e| (e.incidents.clone(), serde_json::to_string(&e).expect("plain data"))).collect()
}

fn whole() -> Register {
    let account = account(reports().iter().zip(readings()));
    let events = Events::new(&account.read, &account.collection, &account.events);
    let all = (0..account.events.len()).map(|n| events.event(n, Policy::Range));
    all.map(|e| (e.incidents.clone(), serde_json::to_string(&e).expect("plain data"))).collect()
}

/// A register on disk in small: what the page of the module `resolve` tells a store to keep and to do.
#[derive(Default)]
struct Store {
    held: Vec<usize>,
    family: BTreeMap<usize, String>,
    /// Block → reports.
    blocks: BTreeMap<u64, BTreeSet<usize>>,
    /// Incident → group, by any incident of it.
    group: BTreeMap<String, String>,
    beside: BTreeSet<(String, String)>,
    register: Register,
    /// The most reports that one step had to load.
    loaded: usize,
}

impl Store {
    fn add(&mut self, new: &[usize]) {
        self.held.extend(new);
        let texts: Vec<&Report> = self.held.iter().map(|n| &reports()[*n]).collect();
        let of: BTreeMap<usize, String> =
            self.held.iter().copied().zip(families(&texts).into_iter().map(str::to_owned)).collect();
        let touched: BTreeSet<usize> = of.iter().filter(|(n, f)| self.family.get(n) != Some(f)).map(|(n, _)| *n).collect();
        self.family = of;
        // The partners of what is new, and what ties them.
        let collection = self.collection(&touched);
        let mut partners = touched.clone();
        for telling in 0..collection.tellings.len() as u32 {
            let report = self.at(&collection.report_of(telling).id);
            for key in resolve::keys(&collection, telling) {
                let block = self.blocks.entry(key).or_default();
                block.insert(report);
                partners.extend(block.iter());
            }
        }
        let collection = self.collection(&partners);
        let groups = Groups::of(&collection, &Ties::default());
        for telling in 0..collection.tellings.len() as u32 {
            let (own, first) = (collection.incident_id(telling), collection.incident_id(groups.group(telling)));
            for id in [&own, &first] {
                self.group.entry(id.clone()).or_insert_with(|| id.clone());
            }
            let (own, first) = (self.group[&own].clone(), self.group[&first].clone());
            self.group.values_mut().filter(|g| **g == own).for_each(|g| g.clone_from(&first));
        }
        let id = |n: &u32| collection.incident_id(*n);
        self.beside.extend(groups.beside().iter().map(|(a, b)| (id(a), id(b))));
        // What is touched is drawn up again, with what stands beside it.
        let ids: BTreeSet<String> = touched.iter().map(|n| reports()[*n].id.clone()).collect();
        let of_touched = |i: &&String| i.rsplit_once('#').is_some_and(|(report, _)| ids.contains(report));
        let first: BTreeSet<String> = self.group.keys().filter(of_touched).map(|i| self.group[i].clone()).collect();
        let second = self.with_beside(&first);
        let third = self.with_beside(&second);
        let load: BTreeSet<usize> = self.group.iter().filter(|(_, g)| third.contains(*g)).map(|(i, _)| self.report(i)).collect();
        self.loaded = self.loaded.max(load.len());
        let read: Vec<_> = load.iter().map(|n| (&reports()[*n], &readings()[*n], self.family[n].clone())).collect();
        let again = |i: &str| second.contains(&self.group[i]);
        let new = events(&read, again);
        self.register.retain(|incidents, _| !incidents.iter().any(|i| second.contains(&self.group[i])));
        self.register.extend(new);
    }

    fn collection(&self, of: &BTreeSet<usize>) -> Collection {
        let pairs: Vec<_> = of.iter().map(|n| (&reports()[*n], &readings()[*n])).collect();
        let families: Vec<&String> = of.iter().map(|n| &self.family[n]).collect();
        Collection::of(&pairs, &families)
    }

    fn with_beside(&self, groups: &BTreeSet<String>) -> BTreeSet<String> {
        let pairs = self.beside.iter().map(|(a, b)| (&self.group[a], &self.group[b]));
        let both = pairs.filter(|(a, b)| groups.contains(*a) || groups.contains(*b));
        groups.iter().cloned().chain(both.flat_map(|(a, b)| [a.clone(), b.clone()])).collect()
    }

    fn at(&self, id: &str) -> usize {
        *self.held.iter().find(|n| reports()[**n].id == id).expect("a report that is held")
    }

    fn report(&self, incident: &str) -> usize {
        self.at(incident.rsplit_once('#').expect("an incident's identifier").0)
    }
}

/// Every group with the groups beside it, and nothing else.
#[test]
fn a_group_gives_the_same_events_alone() {
    let mut store = Store::default();
    store.add(&(0..reports().len()).collect::<Vec<_>>());
    let whole = whole();
    let groups: BTreeSet<&String> = store.group.values().collect();
    let (mut alone, mut most) = (Register::new(), 0);
    for group in &groups {
        let load = store.with_beside(&BTreeSet::from([(*group).clone()]));
        let load: BTreeSet<usize> = store.group.iter().filter(|(_, g)| load.contains(*g)).map(|(i, _)| store.report(i)).collect();
        most = most.max(load.len());
        let read: Vec<_> = load.iter().map(|n| (&reports()[*n], &readings()[*n], store.family[n].clone())).collect();
        alone.extend(events(&read, |i| store.group[i] == **group));
    }
    assert!(groups.len() > 40 && most < reports().len() / 2, "{} groups, {most} reports for one", groups.len());
    assert!(alone == whole, "events of groups alone differ from those of the whole");
}

/// An incident of a crowded archive: few places and days, so that blocks are crowded and much looks alike.
#[derive(Clone, Debug)]
struct Crowded {
    place: usize,
    day: i32,
    sort: usize,
    dead: u32,
}

fn crowded() -> impl Strategy<Value = Vec<(u32, Vec<Crowded>)>> {
    // Most reports tell of one week at one place.
    let place = prop_oneof![4 => Just(0_usize), 2 => 1_usize..12, 1 => 12_usize..40];
    let incident = (place, 0_i32..20, 0_usize..12, 1_u32..40).prop_map(|(place, day, sort, dead)| {
        let day = if place == 0 { day / 4 } else { day * 9 };
        Crowded { place, day, sort, dead }
    });
    prop::collection::vec((0_u32..40, prop::collection::vec(incident, 1..3)), 150..400)
}

fn build(reports: &[(u32, Vec<Crowded>)], which: &BTreeSet<usize>) -> Collection {
    let mut builder = Builder::default();
    let voice = builder.voice(None, "", "");
    for n in which {
        let (copied, incidents) = &reports[*n];
        let id = |n: usize| format!("{n:04}");
        let published = 18_020 + incidents[0].day;
        // Some carry the text of an earlier one, whether that is in the collection or not.
        let family = if *copied < 10 { n - n % 7 } else { *n };
        builder.report(&id(*n), (copied % 9 > 0).then_some((published, published)), None, &id(family), "");
        for (at, told) in incidents.iter().enumerate() {
            let day = 18_000 + told.day;
            let (days, recalled) = match told.sort {
                0..7 => (Days::Span(day, day), None),
                7 => (Days::Span(day - 3, day + 3), None),
                8 => (Days::Any, None),
                9 => (Days::Yearly(4 * 32 + 14, 4 * 32 + 16), None),
                10 => (Days::OneOf([day - 7, day].into()), None),
                _ => {
                    let recalled = Recalled { at_least: 12, at_most: None, from: RecalledFrom::News, span: Span::default() };
                    (Days::Span(day - 20, day + 20), Some(recalled))
                }
            };
            let figure = NewFigure {
                effect: Effect::Killed,
                victims: Victims::Civilians,
                of: "",
                group: "",
                low: told.dead,
                high: told.dead,
                form: Form::Exact,
                stance: Stance::Asserted,
                voice,
                statement: at as u32 + 1,
                part_of: NONE,
                superseded: false,
                joint: if told.sort == 3 && incidents.len() == 2 { if at == 0 { &[1] } else { &[0] } } else { &[] },
                doubts: Vec::new(),
            };
            let name = format!("Place{}", char::from(b'a' + told.place as u8 % 26));
            builder.telling(&NewTelling {
                role: if at == 0 { Role::Main } else { Role::Background },
                kind: if told.dead % 5 == 0 { Kind::Ambush } else { Kind::Attack },
                days,
                recalled: recalled.filter(|_| at > 0),
                place: (told.sort != 5).then_some(NewPlace {
                    name: &name,
                    gazetteer: &name,
                    admin1: "",
                    point: Some((10.0 + told.place as f64 / 9.0, 1.0)),
                    precision: Precision::Point,
                }),
                country: "ML",
                not_before: None,
                actors: Vec::new(),
                figures: vec![figure],
                deeds: Vec::new(),
            });
        }
    }
    builder.finish()
}

/// The events of a collection with all that decides them, those of the incidents that are wanted.
fn resolved(c: &Collection, wanted: &dyn Fn(&str) -> bool) -> BTreeSet<String> {
    let id = |n: u32| c.incident_id(n);
    let all = resolve::resolve(c).into_iter().filter(|e| e.members.iter().any(|m| wanted(&id(*m))));
    let joins = |e: &resolve::Event| e.joins.iter().map(|j| format!("{} {} {}", id(j.a), id(j.b), j.points)).collect::<Vec<_>>();
    let apart =
        |e: &resolve::Event| e.apart.iter().map(|a| format!("{} {} {:?}", id(a.a), id(a.b), a.refusal)).collect::<Vec<_>>();
    all.map(|e| {
        let members: Vec<String> = e.members.iter().map(|m| id(*m)).collect();
        format!("{} {members:?} {:?} {:?} {:?} {:?}", e.id, joins(&e), apart(&e), e.date.days, e.date.because)
    })
    .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    /// The same of an archive whose blocks are crowded.
    #[test]
    fn groups_of_a_crowded_archive_give_the_same_events_alone(reports in crowded()) {
        let whole = build(&reports, &(0..reports.len()).collect());
        let groups = Groups::of(&whole, &Ties::default());
        let all = 0..whole.tellings.len() as u32;
        let of: BTreeMap<String, u32> = all.clone().map(|n| (whole.incident_id(n), groups.group(n))).collect();
        let mut alone = BTreeSet::new();
        for group in of.values().copied().collect::<BTreeSet<u32>>() {
            let pairs = groups.beside().iter().map(|(a, b)| (groups.group(*a), groups.group(*b)));
            let both = pairs.filter(|(a, b)| *a == group || *b == group);
            let load: BTreeSet<u32> = both.flat_map(|(a, b)| [a, b]).chain([group]).collect();
            let reports_of = all.clone().filter(|n| load.contains(&groups.group(*n))).map(|n| whole.telling(n).report as usize);
            alone.extend(resolved(&build(&reports, &reports_of.collect()), &|i| of[i] == group));
        }
        let whole = resolved(&whole, &|_| true);
        let differ: Vec<&String> = alone.symmetric_difference(&whole).collect();
        prop_assert!(differ.is_empty(), "{differ:#?}");
    }

    /// Reports come in batches of any size; each batch draws up again only what it touches.
    #[test]
    fn what_is_resolved_bit_by_bit_is_the_whole(
        order in Just((0..reports().len()).collect::<Vec<_>>()).prop_shuffle(),
        size in 1_usize..30,
    ) {
        let mut store = Store::default();
        order.chunks(size).for_each(|batch| store.add(batch));
        prop_assert!(store.register == whole());
    }
}
