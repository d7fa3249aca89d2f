//! No word of a language that is read stands in Rust: language is data.

use std::collections::{BTreeMap, BTreeSet};

use bilan::Lexicon;
use bilan::lexicon::{Sense, WordId};
use bilan::model::{Effect, Kind, Victims};

use super::corpus::root;
use super::known::{Known, none};
use super::rust_source::{Literal, Source};
use super::table_files::tables;

/// Where texts are read.
const READING: [&str; 2] = ["crates/bilan/src", "crates/bilan-sources/src"];

/// Names for people what the stages have found, in the words of the project; looks at no word of a text itself.
const SHOWING: &str = "crates/bilan/src/explain/";

/// Lists that define the names of the wire format and of the tables' columns.
const CLOSED_LISTS: [&str; 2] = ["closed_list! {", "roles! {"];

/// How spellings meet: accents and their letters are what this file is about.
const SPELLING: &str = "crates/bilan/src/lexicon/fold.rs";

/// Messages for people are in this language, so only its single words are looked at.
const OF_MESSAGES: &str = "en";

#[test]
fn no_word_of_a_report_stands_in_rust() {
    let mut allowed = Known::read("tests/invariants/language/allowed.tsv", include_str!("language/allowed.tsv"));
    let mut problems = Vec::new();
    for language in Lexicon::LANGUAGES {
        let lexicon = Lexicon::of(language).expect("a language that is listed is embedded");
        let names = names(language, lexicon);
        for source in READING.iter().flat_map(|folder| Source::all(folder)).filter(|s| !s.path.starts_with(SHOWING)) {
            let lists: Vec<_> = CLOSED_LISTS.iter().flat_map(|opening| source.blocks(opening)).collect();
            for literal in source.literals.iter().filter(|l| !lists.iter().any(|(start, end)| (*start..*end).contains(&l.at))) {
                let words = words_of(literal, lexicon, &names);
                if !words.is_empty() && !allowed.has(&[&source.path, &literal.text]) {
                    problems.push(format!(
                        "{}:{}: {:?} holds {words:?} of lang/{language}; put it into a table, or if it is no word of a report, list it in tests/invariants/language/allowed.tsv",
                        source.path, literal.line, literal.text
                    ));
                }
            }
        }
    }
    problems.extend(allowed.idle());
    none(problems);
}

#[test]
fn no_letter_with_an_accent_stands_in_rust() {
    let letters = |text: &str| text.chars().any(|c| !c.is_ascii() && (c.is_lowercase() || c.is_uppercase()));
    let sources = READING.iter().flat_map(|folder| Source::all(folder)).filter(|source| source.path != SPELLING);
    none(sources.flat_map(|source| {
        let path = source.path;
        let found = source.literals.into_iter().filter(|l| letters(&l.text));
        found.map(|l| format!("{path}:{}: {:?} belongs into a table of lang/", l.line, l.text)).collect::<Vec<_>>()
    }));
}

/// The words of a literal that can be words of a report. A literal of several words is a message for people unless most of
/// its words mean something in the language.
fn words_of(literal: &Literal, lexicon: &Lexicon, names: &BTreeSet<String>) -> Vec<String> {
    let text = literal.text.as_str();
    let message = text.contains(char::is_whitespace);
    let identifier = !message && (text.contains(['_', '/']) || text.ends_with(".tsv"));
    if literal.is_char || identifier || names.contains(text) || (message && lexicon.language == OF_MESSAGES) {
        return Vec::new();
    }
    let text = without_code(text);
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'').map(|w| w.trim_start_matches('\''));
    let words: Vec<&str> = words.filter(|w| w.chars().count() > 1 && w.contains(char::is_alphabetic)).collect();
    let mut buffer = String::new();
    let mut known = |word: &&str| {
        let id = lexicon.word(word, &mut buffer);
        if message { lexicon.senses(id).next().is_some() } else { id != WordId::NONE }
    };
    let found: Vec<String> = words.iter().copied().filter(|word| known(word)).map(str::to_owned).collect();
    if message && found.len() * 2 <= words.len() { Vec::new() } else { found }
}

/// Without what stands between braces (names of variables) and grave accents (names of code).
fn without_code(text: &str) -> String {
    let mut out = String::new();
    let (mut depth, mut code) = (0, false);
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            '`' => code = !code,
            c if depth == 0 && !code => out.push(c),
            _ => {}
        }
    }
    out
}

/// Columns that hold words of a language; all others hold names of closed lists.
const OF_WORDS: [&str; 9] = ["singular", "plural", "form", "word", "lemma", "name", "demonyms", "aliases", "paradigm"];

/// Names of the wire format, of closed lists and of patterns that also are words. Grammatical words are no names.
fn names(language: &str, lexicon: &Lexicon) -> BTreeSet<String> {
    let mut out: BTreeSet<String> = BTreeSet::new();
    for table in tables().filter(|t| t.name.starts_with(language) || t.name.starts_with("shared/")) {
        let open: Vec<usize> = (0..table.header.len()).filter(|n| !OF_WORDS.contains(&table.header[*n].as_str())).collect();
        out.extend(table.rows.iter().flat_map(|row| open.iter().flat_map(|n| row.values(*n))).map(str::to_owned));
    }
    for rule in &lexicon.rules {
        let groups = rule.source.split('{').skip(1).filter_map(|rest| rest.split('}').next());
        out.extend(groups.flat_map(|group| group.split([':', ','])).map(str::to_owned));
    }
    let mut buffer = String::new();
    out.retain(|name| !lexicon.senses(lexicon.word(name, &mut buffer)).any(|sense| matches!(sense, Sense::Function(_))));
    let wire = Effect::ALL
        .iter()
        .map(|v| v.name())
        .chain(Victims::ALL.iter().map(|v| v.name()))
        .chain(Kind::ALL.iter().map(|v| v.name()));
    out.extend(wire.map(str::to_owned));
    out
}

#[test]
fn every_language_has_the_same_files() {
    let mut files: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for language in Lexicon::LANGUAGES {
        let folder = root().join("crates/bilan/lang").join(language);
        let names = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        let names = names.map(|entry| entry.expect("an entry of a folder").file_name().to_string_lossy().into_owned());
        files.insert((*language).to_owned(), names.collect());
    }
    let all: BTreeSet<&String> = files.values().flatten().collect();
    none(files.iter().flat_map(|(language, names)| {
        all.iter().filter(|name| !names.contains(**name)).map(move |name| {
            format!(
                "lang/{language}/{name} is missing; every language has the same files, an empty one says that there is nothing"
            )
        })
    }));
}
