//! A stage never imports a later one, and the core touches nothing outside.

use super::known::none;
use super::rust_source::Source;

/// The way of the data. What comes first is known to all that follow.
const ORDER: [&str; 11] =
    ["model", "lexicon", "gazetteer", "read", "segment", "recognise", "state", "gather", "resolve", "reconcile", "publish"];

/// What may know all stages, and what none of them knows: the sequence itself, what shows each stage's work, the list of modules.
const ABOVE: [&str; 3] = ["pipeline", "explain", "lib"];

/// What the core must not touch: files, network, clock, surroundings, threads, the screen.
const OUTSIDE: [&str; 14] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::io",
    "std::path",
    "SystemTime",
    "Instant",
    "Zoned::now",
    "println!",
    "eprintln!",
    "print!",
    "dbg!",
];

#[test]
fn a_stage_never_imports_a_later_one() {
    none(Source::all("crates/bilan/src").iter().flat_map(check));
}

#[test]
fn the_core_touches_nothing_outside() {
    let sources = Source::all("crates/bilan/src");
    none(sources.iter().flat_map(|source| {
        let code = source.text().replace("std::{", "std::{ std::").split_whitespace().collect::<Vec<_>>().join(" ");
        let uses = OUTSIDE.into_iter().filter(move |name| holds(&code, name));
        uses.map(|name| format!("{}: uses {name}; the core is handed bytes, days and data by the outer crates", source.path))
    }));
}

/// Whether a name stands in the code, not as the end of a longer one.
fn holds(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
            && !code[at + name.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
    })
}

fn check(source: &Source) -> Vec<String> {
    let inside = source.path.trim_start_matches("crates/bilan/src/");
    let stage = inside.split(['/', '.']).next().unwrap_or_default();
    if ABOVE.contains(&stage) {
        return Vec::new();
    }
    let Some(own) = ORDER.iter().position(|s| *s == stage) else {
        return vec![format!("{}: `{stage}` is no stage; put the file into one, or name the new stage in ORDER", source.path)];
    };
    let mut problems = Vec::new();
    for (at, name) in imports(source) {
        let place = format!("{}:{}", source.path, source.line_of(at));
        match ORDER.iter().position(|s| *s == name) {
            Some(other) if other <= own => {}
            Some(_) => problems.push(format!("{place}: {stage} imports {name}, which comes later; hand it over in the pipeline")),
            None => problems.push(format!("{place}: imports crate::{name}; name the stage that it stands in")),
        }
    }
    problems
}

/// Every module that a path from the crate's root names: `crate::x::…`, `crate::{x, y::z}`, `super::super::x` where that
/// climbs to the root.
fn imports(source: &Source) -> Vec<(usize, String)> {
    let code = source.text();
    let climb = "super::".repeat(depth(&source.path));
    let mut out = Vec::new();
    for (byte, found) in code.match_indices("crate::").chain(code.match_indices(&climb)) {
        let at = code[..byte].chars().count();
        let rest = code[byte + found.len()..].trim_start();
        match rest.strip_prefix('{') {
            Some(list) => out.extend(first_names(list).into_iter().map(|name| (at, name))),
            None => out.push((at, name_at(rest))),
        }
    }
    out
}

/// How many modules a file stands below the crate's root.
fn depth(path: &str) -> usize {
    let inside = path.trim_start_matches("crates/bilan/src/");
    inside.split('/').count() - usize::from(inside.ends_with("/mod.rs"))
}

fn name_at(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first name of each member of a list in braces, whose opening brace is already taken.
fn first_names(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut names = vec![name_at(list)];
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(name_at(&list[at + 1..])),
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

#[test]
fn a_later_stage_is_found_however_it_is_written() {
    let wrong = [
        "use crate::gather::Told;",
        "use crate::{model::{A, B}, gather::Told};",
        "fn f() -> crate::gather::Told { todo() }",
        "use crate::Reading;",
        "use super::super::gather::Told;",
    ];
    for code in wrong {
        let source = Source::new("crates/bilan/src/segment/x.rs".to_owned(), code);
        assert_eq!(check(&source).len(), 1, "{code}");
    }
    let right =
        Source::new("crates/bilan/src/segment/x.rs".to_owned(), "//! [`crate::gather`]\nuse crate::{lexicon::Lexicon, model};");
    assert_eq!(check(&right), Vec::<String>::new());
}
