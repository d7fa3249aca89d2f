//! Any string yields a reading, and every reading keeps what `evidence` demands.
//!
//! The cases are the same on every run. `PROPTEST_CASES=100000 cargo test -p bilan --test invariants any_text` tries others.

use bilan::model::{DateValue, Metadata};
use bilan::read;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

use super::corpus::{dated, open, report, wire};
use super::evidence::problems;
use super::known::{Known, none};

/// Days of publication that make every way of solving a date run.
const PUBLISHED: [Option<&str>; 5] = [None, Some("2019-11-18"), Some("2019-11"), Some("2019"), Some("2024-02-29")];

fn cases(usual: u32) -> ProptestConfig {
    let wide = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig::default();
    let (cases, rng_seed) = if wide { (default.cases, RngSeed::Random) } else { (usual, RngSeed::Fixed(2019)) };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..default }
}

fn check(text: &str, published: Option<&str>) -> Result<(), TestCaseError> {
    let report = dated(text, published, Some("2026-11-21"));
    let reading = wire(&report);
    let wrong = problems(&report, &reading);
    prop_assert!(wrong.is_empty(), "{wrong:#?}\nin {text:?}, published {published:?}");
    let twice = |reading| serde_json::to_vec(reading).expect("a reading is JSON");
    prop_assert!(twice(&reading) == twice(&wire(&report)), "read twice, it is not the same: {text:?}");
    Ok(())
}

/// Runs `check` over what a strategy makes.
fn run(usual: u32, texts: impl Strategy<Value = String>) {
    let inputs = (texts, prop::sample::select(&PUBLISHED[..]));
    if let Err(error) = TestRunner::new(cases(usual)).run(&inputs, |(text, published)| check(&text, published)) {
        panic!("{error}");
    }
}

#[test]
fn any_text_random_unicode() {
    run(800, any::<String>());
    run(400, prop::collection::vec(any::<char>(), 0..300).prop_map(String::from_iter));
}

#[test]
fn any_text_random_bytes() {
    let bytes = prop::collection::vec(any::<u8>(), 0..400);
    let mostly_latin = prop::collection::vec(prop_oneof![6 => b' '..=b'z', 1 => 0xC0..=0xFFu8, 1 => any::<u8>()], 0..400);
    run(
        800,
        prop_oneof![bytes, mostly_latin].prop_map(|bytes| match read::decode(bytes) {
            Ok((text, _)) => text,
            Err(_) => String::new(),
        }),
    );
}

/// What is done to a stretch of a report.
#[derive(Clone, Debug)]
enum Change {
    Keep,
    Repeat(usize),
    Capitals,
    Lower,
    /// All white space becomes this.
    Space(&'static str),
    /// Every so many characters one is replaced.
    Replace(usize, char),
    Drop(usize),
    Reverse,
}

const MARKS: &[&str] = &[
    "«",
    "»",
    "\"",
    "“",
    "”",
    "(",
    ")",
    ".",
    ",",
    ";",
    ":",
    "…",
    "-",
    "’",
    "'",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\u{A0}",
    "\u{202F}",
    "\u{AD}",
    "\u{FEFF}",
    "\u{301}",
    "😀",
    "0",
    "1.500",
    "08",
    "99999999999999999999",
    "%",
    "date: 2019-11-31\n",
    "İ",
    "ß",
    "ﬁ",
    "Ǆ",
    "",
    "\0",
];

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => Just(Change::Keep),
        1 => (2..5usize).prop_map(Change::Repeat),
        1 => Just(Change::Capitals),
        1 => Just(Change::Lower),
        1 => prop::sample::select(&["\n", "\u{A0}", "\u{202F}", "  ", "\n\n", "\u{200B}", "-", "\t"][..]).prop_map(Change::Space),
        2 => (1..40usize, any::<char>()).prop_map(|(every, c)| Change::Replace(every, c)),
        1 => (1..12usize).prop_map(Change::Drop),
        1 => Just(Change::Reverse),
    ]
}

fn changed(words: &str, change: &Change) -> String {
    match change {
        Change::Keep => words.to_owned(),
        Change::Repeat(n) => words.repeat(*n),
        Change::Capitals => words.to_uppercase(),
        Change::Lower => words.to_lowercase(),
        Change::Space(with) => words.split_whitespace().collect::<Vec<_>>().join(with),
        Change::Replace(every, with) => {
            words.chars().enumerate().map(|(n, c)| if n % every == every - 1 { *with } else { c }).collect()
        }
        Change::Drop(every) => words.chars().enumerate().filter(|(n, _)| n % (every + 1) != *every).map(|(_, c)| c).collect(),
        Change::Reverse => words.split(' ').rev().collect::<Vec<_>>().join(" "),
    }
}

/// Stretches of the corpus, cut anywhere between characters, changed and put together.
fn spliced() -> impl Strategy<Value = String> {
    let piece = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1..400usize, change(), prop::sample::select(MARKS));
    prop::collection::vec(piece, 1..7).prop_map(|pieces| {
        let mut out = String::new();
        for (report, start, length, change, mark) in pieces {
            let text = &report.get(open()).1;
            let words: String = text.chars().skip(start.index(text.len())).take(length).collect();
            out += &changed(&words, &change);
            out += mark;
        }
        out
    })
}

#[test]
fn any_text_spliced_from_reports() {
    run(1500, spliced());
}

#[test]
fn any_text_cut_short() {
    let cut = (any::<prop::sample::Index>(), any::<prop::sample::Index>()).prop_map(|(report, at)| {
        let text = &report.get(open()).1;
        text.chars().take(at.index(text.len())).collect()
    });
    run(400, cut);
}

#[test]
fn whole_reports_keep_their_evidence() {
    none(open().iter().flat_map(|(name, text)| {
        let report = dated(text, None, Some("2026-11-21"));
        problems(&report, &wire(&report)).into_iter().map(move |problem| format!("{name}: {problem}"))
    }));
}

/// The smallest text of each reason why a kind may stand without the words that it comes from.
const KINDS: [&str; 3] = [
    "Six soldats ont été tués lundi à Gao.",
    "Douze civils ont été tués lundi à Gao.",
    "Six soldats ont été tués lundi à Gao dans une attaque.",
];

#[test]
fn every_kind_leads_back_to_words_and_rule() {
    let mut known = Known::read("tests/invariants/any_text/kinds.tsv", include_str!("any_text/kinds.tsv"));
    let mut problems = Vec::new();
    for text in KINDS {
        for incident in wire(&report(text)).incidents {
            let traced = incident.kind_span.is_some() && incident.kind_rule.is_some();
            if !traced && !known.has(&[text]) {
                problems.push(format!("«{text}»: nothing says why {} is of kind {}", incident.id, incident.kind.name()));
            }
        }
    }
    problems.extend(known.idle());
    none(problems);
}

#[test]
fn a_reading_needs_no_metadata() {
    for published in PUBLISHED {
        let metadata = Metadata { published: published.and_then(DateValue::parse), ..Metadata::default() };
        let report = read::report("Six soldats ont été tués lundi à Gao.".to_owned(), metadata);
        none(problems(&report, &wire(&report)));
    }
}
