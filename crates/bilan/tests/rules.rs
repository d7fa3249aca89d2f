//! Every rule is tested by its own examples: what it must give, and what it must never match.

use bilan::lexicon::Rule;
use bilan::model::Metadata;
use bilan::{Lexicon, read, segment, state};

/// The figures read in a text, as `effect category low` (or `effect category low-high`), each with the rule that found it.
fn figures(lexicon: &'static Lexicon, text: &str) -> Vec<(String, String)> {
    let metadata = Metadata { language: Some(lexicon.language.to_owned()), ..Metadata::default() };
    let report = read::report(text.to_owned(), metadata);
    let segmented = segment::segment(&report.text, report.body, lexicon);
    let told = state::state(&report, &segmented, lexicon);
    told.iter()
        .flat_map(|sentence| &sentence.tolls)
        .map(|toll| (format!("{} {} {}", toll.effect.name(), toll.victims.name(), toll.quantity.low), toll.rule.clone()))
        .collect()
}

fn check(lexicon: &'static Lexicon, rule: &Rule) -> Vec<String> {
    let mut problems = Vec::new();
    for example in &rule.matches {
        let found = figures(lexicon, &example.text);
        for wanted in &example.gives {
            if !found.iter().any(|(figure, _)| figure == wanted) {
                problems.push(format!("{}: «{}» must give `{wanted}`, gave {found:?}", rule.id, example.text));
            }
        }
        if !example.gives.is_empty() && !found.iter().any(|(_, by)| *by == rule.id) {
            problems.push(format!("{}: «{}» is read by other rules only: {found:?}", rule.id, example.text));
        }
    }
    for text in &rule.never {
        let found = figures(lexicon, text);
        if found.iter().any(|(_, by)| *by == rule.id) {
            problems.push(format!("{}: «{text}» must not be matched, gave {found:?}", rule.id));
        }
    }
    problems
}

#[test]
fn rules_read_their_own_examples() {
    let mut problems = Vec::new();
    for language in Lexicon::LANGUAGES {
        let lexicon = Lexicon::of(language).expect("a language that is listed is embedded");
        assert!(!lexicon.rules.is_empty(), "no rules for {language}");
        for rule in &lexicon.rules {
            problems.extend(check(lexicon, rule));
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}
