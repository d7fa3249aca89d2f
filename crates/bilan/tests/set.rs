//! A person sets a figure of a story: every policy takes it, and makes its totals of it anew.

use bilan::model::{Effect, Metadata, Victims};
use bilan::publish::Events;
use bilan::reconcile::{Policy, Set};

/// The toll of the one event of a text by a policy, each row as `victims low best high`.
fn tolls(text: &str, set: &[Set]) -> Vec<(Policy, Vec<String>)> {
    let report = bilan::read::report(text.to_owned(), Metadata::default());
    let reading = bilan::read_report(&report);
    let account = bilan::account([(&report, &reading)]);
    let events = Events::new(&account.read, &account.collection, &account.events);
    assert_eq!(account.events.len(), 1, "one event in: {text}");
    let end = |n: Option<u32>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
    let tolls = events.tolls(0, set).into_iter();
    tolls
        .map(|(policy, rows)| {
            let killed = rows.iter().filter(|t| t.effect == Effect::Killed);
            let row = |t: &bilan::publish::event_wire::Toll| {
                assert!(!t.because.is_empty());
                format!("{} {} {} {}", t.victims.name(), end(t.low), end(t.best), end(t.high))
            };
            (policy, killed.map(row).collect())
        })
        .collect()
}

fn set(victims: Victims, n: Option<u32>) -> Set {
    Set { effect: Effect::Killed, victims, low: n, best: n, high: n, why: "set by Ana: a list of names".to_owned() }
}

const VILLAGE: &str = "date: 2023-05-05\n\nAttaque d'un village\n\nDes hommes armés ont attaqué jeudi le village de Gotheye, au Niger. Neuf civils ont été tués, selon le gouverneur.";
const CAMP: &str = "date: 2023-05-05\n\nAttaque d'un camp\n\nDes hommes armés ont attaqué jeudi le camp militaire de Djibo, au Burkina Faso. Quatorze personnes ont été tuées, dont six soldats et huit civils, a annoncé l'armée.";

fn check(text: &str, set: &[Set], wanted: [(Policy, &[&str]); 4]) {
    let found = tolls(text, set);
    for ((policy, rows), (of, wanted)) in found.iter().zip(wanted) {
        assert_eq!((policy, rows.as_slice()), (&of, wanted.map(str::to_owned).as_slice()), "{set:?}");
    }
}

trait Owned {
    fn map(&self, f: fn(&str) -> String) -> Vec<String>;
}

impl Owned for &[&str] {
    fn map(&self, f: fn(&str) -> String) -> Vec<String> {
        self.iter().map(|s| f(s)).collect()
    }
}

#[test]
fn a_figure_that_is_set_is_in_the_totals_of_every_policy() {
    use Policy::{Acled, LatestOfficial, Range, Ucdp};
    let five: &[&str] = &["civilians 5 5 5"];
    let total: &[&str] = &["people 5 5 5"];
    check(VILLAGE, &[set(Victims::Civilians, Some(5))], [(Range, five), (Ucdp, five), (Acled, total), (LatestOfficial, five)]);
    // Of two, the later one holds.
    let twice = [set(Victims::Civilians, Some(3)), set(Victims::Civilians, Some(5))];
    check(VILLAGE, &twice, [(Range, five), (Ucdp, five), (Acled, total), (LatestOfficial, five)]);
    // There is no such toll.
    check(VILLAGE, &[set(Victims::Civilians, None)], [(Range, &[]), (Ucdp, &[]), (Acled, &[]), (LatestOfficial, &[])]);
    // Another category is added.
    let both: &[&str] = &["soldiers 2 2 2", "civilians 9 9 9"];
    let all: &[&str] = &["soldiers 2 2 2", "civilians 9 9 9", "people 11 11 11"];
    let found = [(Range, both), (Ucdp, all), (Acled, &["people 11 11 11"] as &[&str]), (LatestOfficial, both)];
    check(VILLAGE, &[set(Victims::Soldiers, Some(2))], found);
}

#[test]
fn a_total_that_was_told_gives_way_where_its_parts_were_set() {
    use Policy::{Acled, LatestOfficial, Range, Ucdp};
    let told: &[&str] = &["soldiers 6 6 6", "civilians 8 8 8", "people 14 14 14"];
    check(CAMP, &[], [(Range, told), (Ucdp, told), (Acled, &["people 14 14 14"]), (LatestOfficial, told)]);
    let now: &[&str] = &["soldiers 6 6 6", "civilians 5 5 5", "people 11 11 11"];
    let found = [(Range, now), (Ucdp, now), (Acled, &["people 11 11 11"] as &[&str]), (LatestOfficial, now)];
    check(CAMP, &[set(Victims::Civilians, Some(5))], found);
    // A total that is set holds, whatever its parts add up to.
    let whole: &[&str] = &["soldiers 6 6 6", "civilians 8 8 8", "people 20 20 20"];
    let found = [(Range, whole), (Ucdp, whole), (Acled, &["people 20 20 20"] as &[&str]), (LatestOfficial, whole)];
    check(CAMP, &[set(Victims::People, Some(20))], found);
}
