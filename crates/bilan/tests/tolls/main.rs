//! Which figures a text gives: cases as data, each a short text in our own words.
//!
//! `cases.tsv` holds the body of a report (paragraphs parted by `¶`), and all figures that it gives and no others, as
//! `effect category low` parted by `;`. A figure that may be open or rounded is written `low+` or `~low`.

use bilan::model::{Form, Metadata, Quantity};
use bilan::{Lexicon, read, segment, state};

fn written(quantity: &Quantity) -> String {
    match quantity.form {
        Form::Exact | Form::Range => quantity.low.to_string(),
        Form::AtLeast => format!("{}+", quantity.low),
        Form::About => format!("~{}", quantity.low),
        Form::AtMost => format!("-{}", quantity.high.unwrap_or_default()),
        Form::Vague => "some".to_owned(),
    }
}

/// The figures of a text, sorted; a figure that the text replaces stands behind `was`, one of an earlier account behind `earlier`.
fn figures(body: &str) -> Vec<String> {
    let lexicon = Lexicon::of("fr").expect("French is embedded");
    let metadata = Metadata { language: Some("fr".to_owned()), ..Metadata::default() };
    let report = read::report(format!("date: 2023-05-17\n\n{}\n", body.replace('¶', "\n\n")), metadata);
    let segmented = segment::segment(&report.text, report.body, lexicon);
    let told = state::state(&report, &segmented, lexicon);
    let mut figures: Vec<String> = told
        .iter()
        .flat_map(|sentence| &sentence.tolls)
        .map(|t| {
            let was = match (t.superseded, t.outdated) {
                (true, _) => "was ",
                (_, true) => "earlier ",
                _ => "",
            };
            format!("{was}{} {} {}", t.effect.name(), t.victims.name(), written(&t.quantity))
        })
        .collect();
    figures.sort();
    figures
}

#[test]
fn every_text_gives_its_figures() {
    let mut wrong = String::new();
    for (index, line) in include_str!("cases.tsv").lines().enumerate().skip(1) {
        let Some((body, wanted)) = line.split_once('\t').filter(|_| !line.starts_with('#')) else { continue };
        let mut wanted: Vec<&str> = wanted.split(';').map(str::trim).filter(|w| !w.is_empty()).collect();
        wanted.sort_unstable();
        let found = figures(body);
        if found != wanted {
            wrong.push_str(&format!("line {}: wants {wanted:?}, got {found:?}\n  {body}\n", index + 1));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
