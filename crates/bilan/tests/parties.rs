//! Who did it, who claims it, who is accused and who denies, and where it happened: the cases of `tests/parties/cases.tsv`; whom it
//! was done to: those of `targets.tsv`.

use std::fmt::Write as _;

use bilan::model::Metadata;
use bilan::publish::wire;

fn read(text: &str) -> wire::Reading {
    let metadata = Metadata { received: Some(jiff::civil::date(2026, 11, 21)), ..Metadata::default() };
    let mut report = bilan::read::report(format!("date: 2022-05-20\n\n{text}"), metadata);
    report.metadata.language = Some("fr".to_owned());
    bilan::publish::reading(&report, &bilan::read_report(&report))
}

fn or_dash(names: Vec<String>) -> String {
    if names.is_empty() { "-".to_owned() } else { names.join(" ") }
}

/// The incidents of a report, `|` between them: place, perpetrators, responsibility as stance:actor.
fn told(reading: &wire::Reading) -> String {
    let one = |i: &wire::Incident| {
        let place = i.place.as_ref().map_or("-".to_owned(), |p| p.name.clone());
        let who = or_dash(i.perpetrators.iter().filter_map(|a| a.actor.clone()).collect());
        let says = or_dash(
            i.responsibility.iter().map(|r| format!("{}:{}", r.stance.name(), r.actor.as_deref().unwrap_or("?"))).collect(),
        );
        format!("{place}; {who}; {says}")
    };
    reading.incidents.iter().map(one).collect::<Vec<_>>().join(" | ")
}

/// The incidents of a report, `|` between them: perpetrators; targets.
fn sides(reading: &wire::Reading) -> String {
    let names = |actors: &[wire::Actor]| or_dash(actors.iter().filter_map(|a| a.actor.clone()).collect());
    let one = |i: &wire::Incident| format!("{}; {}", names(&i.perpetrators), names(&i.targets));
    reading.incidents.iter().map(one).collect::<Vec<_>>().join(" | ")
}

#[test]
fn who_and_where() {
    check(include_str!("parties/cases.tsv"), told);
}

#[test]
fn who_suffered() {
    check(include_str!("parties/targets.tsv"), sides);
}

fn check(cases: &str, told: impl Fn(&wire::Reading) -> String) {
    let mut wrong = String::new();
    for line in cases.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [shows, text, expected] = cells[..] else { panic!("«{line}» has not three columns") };
        let found = told(&read(&text.replace("¶", "\n\n")));
        if found != expected {
            let _ = writeln!(wrong, "{shows}\n  {text}\n  expected {expected}\n  found    {found}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
