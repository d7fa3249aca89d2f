//! Stories: several reports of invented events, with the events and ledgers that a person expects of them.
//!
//! `corpus/stories/open` may be looked at while weights and policies are worked on; `corpus/stories/aside` is only measured.
//! `cargo test -p bilan --test stories -- --nocapture` prints the figures.

use std::collections::BTreeSet;
use std::path::Path;

use bilan::model::{DateValue, Metadata};
use bilan::publish::Events;
use bilan::publish::event_wire::{Event, Toll};
use bilan::reconcile::Policy;
use bilan::{Reading, Report, account, read, read_report};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    about: String,
    reports: Vec<Told>,
    events: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    id: String,
    published: Option<String>,
    outlet: Option<String>,
    text: String,
}

/// An event as a person expects it. Tolls are written `effect victims low best high`, with `-` for an open number. Every
/// row of people killed must be listed; of other effects, those that the story is about.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Expected {
    incidents: Vec<String>,
    date: String,
    families: Option<usize>,
    contested: Option<bool>,
    range: Vec<String>,
    ucdp: Vec<String>,
    acled: Vec<String>,
    latest_official: Vec<String>,
}

impl Expected {
    fn tolls(&self, policy: Policy) -> &[String] {
        match policy {
            Policy::Range => &self.range,
            Policy::Ucdp => &self.ucdp,
            Policy::Acled => &self.acled,
            Policy::LatestOfficial => &self.latest_official,
        }
    }
}

/// Right, found, wanted.
#[derive(Default)]
struct Count {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Count {
    fn f1(&self) -> f64 {
        if self.found + self.wanted == 0 { 1.0 } else { 2.0 * self.right as f64 / (self.found + self.wanted) as f64 }
    }
}

#[derive(Default)]
struct Scores {
    pairs: Count,
    dates: Count,
    tolls: [Count; 4],
    other: Count,
    misses: Vec<String>,
}

fn stories(half: &str) -> Vec<(String, Story)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/stories").join(half);
    let entries =
        std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}; stories are part of the project", folder.display()));
    let mut out: Vec<(String, Story)> = entries
        .map(|entry| entry.expect("an entry of a folder").path())
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("stories are UTF-8");
            let story = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            (path.file_stem().expect("a file has a name").to_string_lossy().into_owned(), story)
        })
        .collect();
    out.sort_by(|a, b| a.0.cmp(&b.0));
    out
}

fn readings(story: &Story) -> Vec<(Report, Reading)> {
    let report = |told: &Told| {
        let metadata = Metadata {
            id: Some(told.id.clone()),
            outlet: told.outlet.clone(),
            language: Some("fr".to_owned()),
            published: told.published.as_deref().map(|p| DateValue::parse(p).unwrap_or_else(|| panic!("`{p}` is no date"))),
            received: DateValue::parse("2026-11-21").and_then(|d| d.day()),
            ..Metadata::default()
        };
        read::report(told.text.trim().to_owned(), metadata)
    };
    story.reports.iter().map(|told| (report(told), read_report(&report(told)))).collect()
}

fn measure(half: &str) -> Scores {
    let mut scores = Scores::default();
    for (name, story) in stories(half) {
        let read = readings(&story);
        let account = account(read.iter().map(|(report, reading)| (report, reading)));
        let events = Events::new(&account.read, &account.collection, &account.events);
        let all: Vec<Vec<Event>> =
            Policy::ALL.iter().map(|p| events.order().into_iter().map(|n| events.event(n, *p)).collect()).collect();
        evidence(&name, &account.read, &all);
        scores.story(&format!("{name} ({})", story.about), &story, &all);
    }
    scores
}

/// Every number of an event leads back to statements that its reports hold, and says how.
fn evidence(name: &str, read: &[(&Report, &Reading)], all: &[Vec<Event>]) {
    let known: BTreeSet<String> = read
        .iter()
        .flat_map(|(report, reading)| (1..=reading.statements.len()).map(|n| format!("{}#s{n}", report.id)))
        .chain(read.iter().flat_map(|(report, reading)| (1..=reading.incidents.len()).map(|n| format!("{}#{n}", report.id))))
        .collect();
    for event in all.iter().flatten() {
        for toll in &event.tolls {
            assert!(!toll.because.is_empty() && !toll.statements.is_empty(), "{name}: {toll:?}");
            assert!(toll.statements.iter().all(|s| known.contains(s)), "{name}: {toll:?}");
        }
        let said = event.contradictions.iter().flat_map(|c| c.statements.iter().chain(&c.also));
        let followed = event.follows.iter().flat_map(|f| &f.statements).chain(event.ledger.iter().map(|l| &l.statement));
        assert!(said.chain(followed).all(|s| known.contains(s)), "{name}: {:?}", event.contradictions);
        assert!(event.date.as_ref().is_none_or(|d| !d.because.is_empty() || d.edtf.is_none()), "{name}: {:?}", event.date);
    }
}

impl Scores {
    fn story(&mut self, name: &str, story: &Story, all: &[Vec<Event>]) {
        let pairs = |list: &[String]| -> BTreeSet<(String, String)> {
            let ordered = |a: &String, b: &String| if a < b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
            list.iter().enumerate().flat_map(|(n, a)| list[n + 1..].iter().map(move |b| ordered(a, b))).collect()
        };
        let known: BTreeSet<&String> = story.events.iter().flat_map(|e| &e.incidents).collect();
        let wanted: BTreeSet<_> = story.events.iter().flat_map(|e| pairs(&e.incidents)).collect();
        let found: BTreeSet<_> = all[0].iter().flat_map(|e| pairs(&e.incidents)).collect();
        self.count(|s| &mut s.pairs, &found, &wanted, &format!("{name}: joined"));
        let read: BTreeSet<&String> = all[0].iter().flat_map(|e| &e.incidents).collect();
        for extra in read.difference(&known) {
            self.misses.push(format!("{name}: incident {extra} was read and is in no expected event"));
        }
        for expected in &story.events {
            let at = all[0].iter().position(|e| e.incidents.iter().any(|i| expected.incidents.contains(i)));
            let Some(at) = at else {
                self.misses.push(format!("{name}: nothing found of {:?}", expected.incidents));
                Policy::ALL.iter().enumerate().for_each(|(p, policy)| self.tolls[p].wanted += expected.tolls(*policy).len());
                self.dates.wanted += 1;
                continue;
            };
            let event = &all[0][at];
            let date = event.date.iter().filter_map(|d| d.edtf.clone()).collect();
            self.count(|s| &mut s.dates, &date, &BTreeSet::from([expected.date.clone()]), &format!("{name}: date"));
            let mut facts: BTreeSet<String> = BTreeSet::new();
            let mut said: BTreeSet<String> = BTreeSet::new();
            if let Some(families) = expected.families {
                facts.insert(format!("{families} families"));
                said.insert(format!("{} families", event.source_families));
            }
            if let Some(contested) = expected.contested {
                facts.insert(format!("contested {contested}"));
                said.insert(format!("contested {}", event.status == "contested"));
            }
            self.count(|s| &mut s.other, &said, &facts, &format!("{name}: {:?}", expected.incidents));
            for (p, policy) in Policy::ALL.iter().enumerate() {
                let wanted: BTreeSet<String> = expected.tolls(*policy).iter().cloned().collect();
                let alone = all[p][at].tolls.iter().filter(|t| t.joint_with.is_empty() && t.group.is_none());
                let asked = |t: &&Toll| t.effect.name() == "killed" || wanted.iter().any(|w| w.starts_with(t.effect.name()));
                let found: BTreeSet<String> = alone.filter(asked).map(row).collect();
                let label = format!("{name}: {} of {:?}", policy.name(), expected.incidents);
                self.count(|s| &mut s.tolls[p], &found, &wanted, &label);
            }
        }
    }

    fn count<T: Ord + std::fmt::Debug>(
        &mut self,
        of: impl FnOnce(&mut Self) -> &mut Count,
        found: &BTreeSet<T>,
        wanted: &BTreeSet<T>,
        label: &str,
    ) {
        let count = of(self);
        count.right += found.intersection(wanted).count();
        count.found += found.len();
        count.wanted += wanted.len();
        let missed: Vec<&T> = wanted.difference(found).collect();
        let extra: Vec<&T> = found.difference(wanted).collect();
        if !missed.is_empty() || !extra.is_empty() {
            self.misses.push(format!("{label}: missed {missed:?}, found {extra:?}"));
        }
    }
}

fn row(toll: &Toll) -> String {
    let number = |n: Option<u32>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
    let (effect, victims) = (toll.effect.name(), toll.victims.name());
    format!("{effect} {victims} {} {} {}", number(toll.low), number(toll.best), number(toll.high))
}

fn check(half: &str) {
    let scores = measure(half);
    let shown = |name: &str, c: &Count| format!("{name:24} {:4}/{:4}/{:4} F1 {:.3}\n", c.right, c.found, c.wanted, c.f1());
    let mut table = format!("{half}: right, found, wanted\n");
    table += &shown("same event, pairwise", &scores.pairs);
    table += &shown("dates", &scores.dates);
    for (p, policy) in Policy::ALL.iter().enumerate() {
        table += &shown(&format!("tolls by {}", policy.name()), &scores.tolls[p]);
    }
    table += &shown("families, contested", &scores.other);
    println!("{table}");
    let all = [&scores.pairs, &scores.dates, &scores.other].into_iter().chain(&scores.tolls);
    // What is set aside is measured, not looked at.
    let misses = if half == "aside" { String::new() } else { scores.misses.join("\n") };
    assert!(all.into_iter().all(|c| c.f1() >= 0.95), "\n{table}{misses}\n");
    println!("{misses}");
}

#[test]
fn open_stories() {
    check("open");
}

#[test]
fn stories_set_aside() {
    check("aside");
}
