//! One story, told to every store: reports come in, people decide, rules change, and nothing is lost.

mod support;

use bilan::model::{Effect, Setting, Victims};
use bilan::publish::event_wire::Event;
use bilan::reconcile::Policy;
use bilan::resolve::{Standing, day_number};
use bilan_store::register::{Choice, Moment, Reader, tallied, unpack, written};
use bilan_store::{Address, Part, Query, Register, What};
use support::server::Server;
use support::{AMBUSH, OTHER, Plain, READER, REVISED, read};

fn sqlite(folder: &tempfile::TempDir, name: &str) -> Register {
    let address = Address::File(folder.path().join(name));
    Register::open(&address, true, Box::new(|_| ())).expect("a register")
}

fn now(minute: u32) -> String {
    format!("2026-11-21T10:{minute:02}:00.000000Z")
}

#[test]
fn the_story_in_sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    story(&mut |name| sqlite(&folder, name));
}

#[test]
fn the_story_in_postgresql() {
    let server = Server::start();
    let mut databases: Vec<(String, String)> = Vec::new();
    story(&mut |name| {
        if !databases.iter().any(|(known, _)| known == name) {
            databases.push((name.to_owned(), server.database(name)));
        }
        let (_, address) = databases.iter().find(|(known, _)| known == name).expect("just made");
        Register::open(&address.parse().expect("an address"), true, Box::new(|_| ())).expect("a register")
    });
}

/// `open` gives a register of this name, an empty one where there is none yet.
fn story(open: &mut dyn FnMut(&str) -> Register) {
    let mut register = open("one");
    adding(&mut register);
    order_plays_no_part(open, &mut register);
    deciding(&mut register);
    let before = written(register.store()).expect("events");
    drop(register);
    let mut register = open("one");
    assert_eq!(written(register.store()).expect("events"), before, "what was kept is there after opening anew");
    rules_change(&mut register, &before);
    looking_back(&mut register);
    lists(&mut register);
}

fn adding(register: &mut Register) {
    let added = register.add(&read(&[AMBUSH]), &READER, &now(0)).expect("added");
    assert_eq!((added.new, added.known), (1, 0));
    let settled = register.settle(&READER).expect("settled");
    assert_eq!((settled.read, settled.events, settled.written), (0, 1, 1));
    let again = register.add(&read(&[AMBUSH]), &READER, &now(1)).expect("added");
    assert_eq!((again.new, again.known), (0, 1));
    // Another address of the same text is kept, and makes no second source.
    let elsewhere = AMBUSH.replace("https://radio.example/1", "https://aggregator.example/9").replace("2023-05-04", "2023-05-05");
    register.add(&read(&[&elsewhere]), &READER, &now(2)).expect("added");
    register.add(&read(&[REVISED, OTHER]), &READER, &now(3)).expect("added");
    let settled = register.settle(&READER).expect("settled");
    assert_eq!((settled.events, settled.written, settled.removed), (2, 2, 0), "an event that is not touched is not written");
    let (events, _) = register.find(&Query::default(), Policy::Range).expect("events");
    let ambush = &events[0];
    assert_eq!((ambush.reports.len(), ambush.source_families), (2, 2));
    let seen = register.reports(&ambush.reports).expect("reports");
    assert_eq!(seen.iter().map(|s| s.copies.len()).sum::<usize>(), 1);
    let killed = ambush.tolls.iter().find(|t| t.effect == Effect::Killed).expect("a toll");
    assert_eq!((killed.low, killed.best, killed.high), (Some(11), Some(11), Some(11)));
}

/// The same reports one by one and the other way round: the same bytes, and those of a rebuild.
fn order_plays_no_part(open: &mut dyn FnMut(&str) -> Register, register: &mut Register) {
    let elsewhere = AMBUSH.replace("https://radio.example/1", "https://aggregator.example/9").replace("2023-05-04", "2023-05-05");
    let mut other = open("other");
    for (n, text) in [OTHER, &elsewhere, REVISED, AMBUSH].into_iter().enumerate() {
        other.add(&read(&[text]), &READER, &now(n as u32)).expect("added");
        other.settle(&READER).expect("settled");
    }
    let there = written(register.store()).expect("events");
    assert_eq!(written(other.store()).expect("events"), there);
    other.rebuild(&READER).expect("rebuilt");
    assert_eq!(written(other.store()).expect("events"), there);
    assert_eq!(other.check(&READER).expect("checked"), Vec::<String>::new());
}

fn deciding(register: &mut Register) {
    let (events, _) = register.find(&Query::default(), Policy::Range).expect("events");
    let (ambush, village) = (events[0].id.clone(), events[1].id.clone());
    let setting =
        Setting::Toll { effect: Effect::Killed, victims: Victims::Civilians, low: Some(5), best: Some(5), high: Some(6) };
    register.decide(&village, Choice::Set(setting), "ana", "list of the town hall", &now(10)).expect("decided");
    register.decide(&village, Choice::Confirm, "ana", "two witnesses", &now(11)).expect("decided");
    register.decide(&ambush, Choice::Merge(village.clone()), "ben", "a mistake", &now(12)).expect("decided");
    register.settle(&READER).expect("settled");
    let merged = register.find(&Query::default(), Policy::Range).expect("events").0;
    assert_eq!(merged.len(), 1);
    assert_eq!(merged[0].decisions.len(), 3);
    // Either identifier leads to the one event.
    for id in [&ambush, &village] {
        assert_eq!(register.event(id, Policy::Range).expect("an event").id, merged[0].id);
    }
    let mistake = register.decisions().expect("decisions").into_iter().find(|(d, ..)| d.by == "ben").expect("ben's").0;
    register.undo(&mistake.id, "ben", "other country", &now(13)).expect("undone");
    register.settle(&READER).expect("settled");
    let events = register.find(&Query::default(), Policy::Ucdp).expect("events").0;
    assert_eq!(events.iter().map(|e| &*e.id).collect::<Vec<_>>(), [&*ambush, &*village]);
    assert_eq!((events[1].status.as_str(), events[1].tolls[0].best), ("confirmed", Some(5)));
    assert!(events[1].tolls[0].because[0].contains("town hall"), "{:?}", events[1].tolls[0].because);
    // One of the reports of the ambush is told apart, and finds no way back.
    let one = events[0].incidents[0].clone();
    let split = register.decide(&ambush, Choice::Split(vec![one]), "ana", "two ambushes", &now(14)).expect("decided");
    register.settle(&READER).expect("settled");
    assert_eq!(register.find(&Query::default(), Policy::Range).expect("events").0.len(), 3);
    register.undo(&split.id, "ana", "one after all", &now(15)).expect("undone");
    register.settle(&READER).expect("settled");
    assert_eq!(register.find(&Query::default(), Policy::Range).expect("events").0.len(), 2);
    let standings: Vec<bool> = register.decisions().expect("all").iter().map(|(_, s, _)| *s == Standing::InForce).collect();
    assert_eq!(standings, [true, true, false, true, false, true]);
    // What makes no sense is refused, and changes nothing.
    for wrong in [
        register.decide(&village, Choice::Confirm, "", "x", &now(16)),
        register.decide(&village, Choice::Confirm, "ana", " ", &now(16)),
        register.decide(&village, Choice::Merge(village.clone()), "ana", "x", &now(16)),
        register.decide(&village, Choice::Split(vec!["nothing#1".to_owned()]), "ana", "x", &now(16)),
        register.decide("ffffffffffffffff", Choice::Note, "ana", "x", &now(16)),
        register.undo("nothing", "ana", "x", &now(16)),
    ] {
        wrong.expect_err("refused");
    }
    assert_eq!(register.decisions().expect("all").len(), 6);
}

/// Rules that read nothing any more leave decisions open, and rules that read as before bring everything back.
fn rules_change(register: &mut Register, before: &str) {
    struct Blind;
    impl Reader for Blind {
        fn name(&self) -> &str {
            "blind"
        }
        fn read(&self, reports: &[bilan::Report]) -> Vec<bilan::Reading> {
            reports.iter().map(|_| bilan::Reading::default()).collect()
        }
    }
    register.settle(&Blind).expect("settled");
    assert_eq!(register.state().expect("state").events, 0);
    let open = register.decisions().expect("decisions").iter().filter(|(_, s, _)| matches!(s, Standing::Open(_))).count();
    assert_eq!(open, 2, "what is in force no more is open, never dropped");
    register.settle(&Plain("better")).expect("settled");
    assert_eq!(written(register.store()).expect("events"), before);
    assert_eq!(register.check(&Plain("better")).expect("checked"), Vec::<String>::new());
    register.settle(&READER).expect("settled");
}

fn looking_back(register: &mut Register) {
    let count = |register: &mut Register, moment: Moment| register.account(&moment).expect("an account").events.len();
    assert_eq!(count(register, Moment::default()), 2);
    assert_eq!(count(register, Moment { as_of: Some(now(2)), ..Moment::default() }), 1);
    assert_eq!(count(register, Moment { as_of: Some(now(12)), ..Moment::default() }), 1, "then they were merged");
    let until = |day: &str| Moment { published_until: Some(day.parse().expect("a day")), ..Moment::default() };
    assert_eq!(count(register, until("2023-05-03")), 0);
    assert_eq!(count(register, until("2023-05-04")), 1);
    let hits = register.search("blesses \"l'armée\"", 10).expect("found");
    assert_eq!(hits.len(), 2, "{hits:?}");
    assert!(hits.iter().any(|h| !h.events.is_empty()));
}

/// What a sum needs of an event is in its tally as it is in the event, by every policy and whichever way it is asked for.
fn tallies(register: &mut Register) {
    // All that is no part of a tally, left out of the whole event as well.
    let bare = |event: Event| {
        let mut told = serde_json::to_value(event).expect("an event");
        let empty = serde_json::json!([]);
        for list in [
            "outcomes",
            "ledger",
            "follows",
            "sums",
            "contradictions",
            "incidents",
            "reports",
            "merges",
            "kept_apart",
            "kind_from",
        ] {
            told[list] = empty.clone();
        }
        for (list, fields) in [
            ("perpetrators", &["from"][..]),
            ("targets", &["from"]),
            ("responsibility", &["statements"]),
            ("tolls", &["because", "statements", "form"]),
        ] {
            for one in told[list].as_array_mut().expect("a list") {
                fields.iter().for_each(|field| one[*field] = empty.clone());
                if let Some(others) = one.get_mut("joint_with").and_then(|j| j.as_array_mut()) {
                    others.iter_mut().for_each(|id| *id = serde_json::json!("another"));
                }
            }
        }
        let at = |told: &mut serde_json::Value, name: &str, fields: &[&str]| {
            if told[name].is_object() {
                fields.iter().for_each(|field| told[name][*field] = empty.clone());
            }
        };
        at(&mut told, "date", &["because"]);
        let of_place = ["country", "lat", "lon", "uncertainty_km", "where_prec", "geo_precision", "pcode", "from"];
        at(&mut told, "place", &of_place);
        for field in ["contradictions_left_out", "source_families", "first_reported", "last_reported"] {
            told[field] = empty.clone();
        }
        told
    };
    for policy in Policy::ALL {
        let (whole, _) = register.find(&Query::default(), policy).expect("events");
        let (counted, _) = register.find_tallied(&Query::default(), policy).expect("tallies");
        assert!(whole.len() == 2 && whole.iter().any(|e| !e.decisions.is_empty()));
        assert!(counted.iter().all(|e| e.ledger.is_empty() && !e.tolls.is_empty()), "{policy:?}");
        let ids: Vec<String> = whole.iter().map(|e| e.id.clone()).collect();
        let named = register.store().events(&ids, Part::Tally).expect("tallies");
        let named = named.iter().map(|bytes| tallied(bytes, policy).expect("a tally"));
        for ((whole, counted), named) in whole.into_iter().zip(counted).zip(named) {
            let whole = bare(whole);
            assert_eq!(bare(counted), whole, "{policy:?}");
            assert_eq!(bare(named), whole, "{policy:?}");
        }
    }
}

/// What a server or a program over many events asks for.
fn lists(register: &mut Register) {
    tallies(register);
    let (events, _) = register.find(&Query::default(), Policy::Range).expect("events");
    assert_eq!(register.state().expect("state").events, 2, "counted without counting");
    let store = register.store();
    let ids: Vec<String> = events.iter().rev().map(|e| e.id.clone()).chain(["0123".to_owned()]).collect();
    let packed = store.events(&ids, Part::Whole).expect("events");
    let named: Vec<String> = packed.iter().map(|bytes| unpack(bytes).expect("an event").event.id).collect();
    assert_eq!(named, ids[..2], "in the order of the list");
    let mut briefs: Vec<String> = Vec::new();
    store
        .briefs(&mut |b| {
            let parties: Vec<_> = b.parties().map(|(id, _)| id.unwrap_or("?").to_owned()).collect();
            let review: Vec<What> = b.review().map(|t| t.what).collect();
            briefs.push(format!("{} {:?} {:?} {parties:?} {review:?}", b.country.unwrap_or("-"), b.name, b.status));
        })
        .expect("briefs");
    briefs.sort();
    assert_eq!(
        briefs,
        [
            r#"BF Some("Djibo") "several_sources" ["fan-burkina"] []"#,
            r#"NE Some("Gothèye") "confirmed" ["unidentified armed group"] []"#
        ]
    );
    let all = store.latest(None, 10).expect("reports");
    assert_eq!(all.iter().map(|s| s.number).collect::<Vec<_>>(), [4, 3, 2, 1]);
    assert_eq!(store.latest(Some(3), 1).expect("reports"), all[2..3]);
    // The other copy of the same text comes with it, and nothing else.
    let copies = store.sighted(&[all[3].id.clone(), "unknown".to_owned()]).expect("reports");
    assert_eq!(copies.len(), 2);
    assert!(copies.iter().all(|s| s.body == all[3].body) && copies[0].id < copies[1].id);
    let found = store.with_words("Djibo", 10).expect("found");
    assert_eq!(found, [3, 2, 1]);
    assert_eq!(store.with_words("Djibo", 1).expect("found"), [3]);
    assert_eq!(store.told_in(&found).expect("events"), [events[0].id.clone()]);
    let mut page = |query: Query| register.find(&query, Policy::Range).expect("events").0.len();
    let day = events[1].date.as_ref().and_then(|d| d.earliest.as_ref()).map(|d| day_number(d.parse().expect("a day")));
    assert_eq!(page(Query { from: day, ..Query::default() }), 1);
    assert_eq!(page(Query { until: day, ..Query::default() }), 2);
    assert_eq!(page(Query { from: day.map(|d| d + 1), ..Query::default() }), 0);
    assert_eq!(page(Query { actor: events[0].targets[0].actor.clone(), killed: Some(11), from: Some(0), ..Query::default() }), 1);
}
