//! Each kind of sentence, in every language: the cases of `sentences.toml`.

mod support;

use bilan::model::Metadata;
use bilan_chronicle::LANGUAGES;
use serde::Deserialize;
use support::{chronicles, plain, report};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    about: String,
    reports: Vec<String>,
    /// The paragraphs with their headings, in the order of days.
    fr: Vec<String>,
    en: Vec<String>,
}

#[test]
fn events_are_told_as_a_person_would() {
    let cases: Cases = toml::from_str(include_str!("sentences.toml")).expect("cases");
    let mut wrong = String::new();
    for case in cases.case {
        let reports = case.reports.iter().map(|text| report(text, Metadata::default())).collect();
        for (chronicle, language) in chronicles(reports, LANGUAGES).iter().zip(LANGUAGES) {
            let wanted = if language == "fr" { &case.fr } else { &case.en };
            let told: Vec<String> = chronicle.entries.iter().map(plain).collect();
            if told != *wanted {
                wrong.push_str(&format!(
                    "{} ({language})\n  told:   {}\n  wanted: {}\n",
                    case.about,
                    told.join("\n          "),
                    wanted.join("\n          ")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
