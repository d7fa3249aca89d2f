//! Who says a figure: cases as data, each a short report in our own words.
//!
//! `cases.tsv` holds the body of a report (paragraphs parted by `¶`), the words of one figure in it, the class of its
//! speaker (`-` for the outlet's own voice), a word of the speaker's name or actor, the stance, and those who relay it.

use bilan::model::Metadata;
use bilan::{publish, read, read_report};

struct Case<'t> {
    line: usize,
    body: &'t str,
    figure: &'t str,
    class: &'t str,
    name: &'t str,
    stance: &'t str,
    via: &'t str,
}

fn cases(table: &str) -> impl Iterator<Item = Case<'_>> {
    table.lines().enumerate().skip(1).filter(|(_, l)| !l.is_empty() && !l.starts_with('#')).map(|(index, line)| {
        let mut cells = line.split('\t');
        let mut next = || cells.next().unwrap_or("");
        Case { line: index + 1, body: next(), figure: next(), class: next(), name: next(), stance: next(), via: next() }
    })
}

/// What is wrong with a case, if anything.
fn check(case: &Case<'_>) -> Option<String> {
    let body = case.body.replace('¶', "\n\n");
    let text = format!("date: 2023-05-17\n\n{body}\n");
    let metadata = Metadata { language: Some("fr".to_owned()), ..Metadata::default() };
    let report = read::report(text, metadata);
    let reading = publish::reading(&report, &read_report(&report));
    let value = serde_json::to_value(&reading).ok()?;
    let statements = value["statements"].as_array()?.clone();
    let Some(statement) =
        statements.iter().find(|s| s["kind"] == "toll" && s["quote"].as_str().is_some_and(|q| q.contains(case.figure)))
    else {
        return Some("no toll has these words".to_owned());
    };
    let speaker = &statement["speaker"];
    let class = speaker["class"].as_str().unwrap_or("-");
    let names = format!("{} {}", speaker["name"], speaker["actor"]);
    let via = speaker["via"].to_string();
    let stance = statement["stance"].as_str().unwrap_or("");
    let wrong = class != case.class
        || !names.contains(case.name)
        || !case.stance.is_empty() && stance != case.stance
        || !via.contains(case.via);
    wrong.then(|| format!("{class} {names} {stance} via {via}"))
}

#[test]
fn every_figure_has_its_speaker() {
    let table = include_str!("cases.tsv");
    let wrong: Vec<String> = cases(table)
        .filter_map(|case| {
            check(&case)
                .map(|got| format!("line {}: `{}` wants {} {}, got {got}\n", case.line, case.figure, case.class, case.name))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn odd_texts_do_no_harm() {
    for text in [
        "« « « selon selon selon",
        "a-t-il dit, a-t-elle dit, dit",
        "selon le selon la selon les : : : « », qui qui qui",
        "l'un d'eux l'un des le premier",
        "il il il a a a dit dit dit que que",
        "en 99999999999999999999 jours, pendant 99999999999999999999 semaines",
    ] {
        let body = format!("Attaque : dix morts, {text}. ").repeat(20);
        let report = read::report(body, Metadata { language: Some("fr".to_owned()), ..Metadata::default() });
        let _ = publish::reading(&report, &read_report(&report));
    }
}
