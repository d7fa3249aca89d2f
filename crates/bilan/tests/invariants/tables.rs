//! The tables are whole (that each row is understood, `lexicon::load` tests): nothing twice, nothing that refers to nothing, numbers that an independent reader reads alike.

use std::collections::{BTreeMap, BTreeSet};

use bilan::Lexicon;
use text2num::{Language, text2digits};

use super::corpus::{report, wire};
use super::known::{Known, none};
use super::table_files::{Table, tables};

/// Columns whose values are the words that a row is found by.
const FOUND_BY: [&str; 4] = ["singular", "form", "word", "lemma"];

/// Columns that hold words of a language.
const OF_WORDS: [&str; 7] = ["singular", "plural", "form", "word", "lemma", "demonyms", "aliases"];

fn table(name: &str) -> Table {
    tables().find(|t| t.name == name).unwrap_or_else(|| panic!("lang/{name} is gone; say here what took its place"))
}

#[test]
fn nothing_stands_twice_in_a_table() {
    let mut problems = Vec::new();
    for table in tables() {
        let Some(words) = FOUND_BY.iter().find_map(|name| table.column(name)) else { continue };
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for row in &table.rows {
            let meaning: Vec<&str> =
                (words + 1..table.header.len()).filter(|n| table.header[*n] != "plural").map(|n| row.cell(n)).collect();
            for word in row.values(words) {
                if let Some(line) = seen.insert(format!("{word}\t{}", meaning.join("\t")), row.line) {
                    problems.push(format!("{}: «{word}» stands in line {line} already; take one out", table.place(row)));
                }
            }
        }
    }
    none(problems);
}

#[test]
fn words_are_written_in_lower_case() {
    let mut problems = Vec::new();
    for table in tables().filter(|t| Lexicon::LANGUAGES.iter().any(|l| t.name.starts_with(&format!("{l}/")))) {
        for column in OF_WORDS.iter().filter_map(|name| table.column(name)) {
            for row in &table.rows {
                let wrong = row
                    .values(column)
                    .filter(|word| word.to_lowercase() != **word || word.contains(['\u{2019}', '\u{A0}']) || word.contains("  "));
                problems.extend(
                    wrong.map(|word| format!("{}: «{word}» must be in lower case, with ' and single spaces", table.place(row))),
                );
            }
        }
    }
    none(problems);
}

#[test]
fn actors_are_told_apart_and_their_parents_exist() {
    let table = table("shared/actors.tsv");
    let column = |name: &str| table.column(name).unwrap_or_else(|| panic!("actors.tsv has no column `{name}`"));
    let (id, parent, from, until, countries) =
        (column("id"), column("parent"), column("from"), column("until"), column("countries"));
    let known: BTreeSet<String> =
        super::tables::table("shared/countries.tsv").rows.iter().map(|row| row.cell(0).to_owned()).collect();
    let mut ids = BTreeSet::new();
    let mut problems = Vec::new();
    for row in &table.rows {
        let place = table.place(row);
        if !ids.insert(row.cell(id)) {
            problems.push(format!("{place}: a second actor with the id «{}»", row.cell(id)));
        }
        let orphan = row.values(parent).find(|p| !table.rows.iter().any(|other| other.cell(id) == *p) || *p == row.cell(id));
        problems.extend(orphan.map(|p| format!("{place}: parent «{p}» is no other actor")));
        problems.extend(row.values(countries).filter(|c| !known.contains(*c)).map(|c| format!("{place}: no country «{c}»")));
        let years: Vec<Option<u16>> = [from, until].iter().map(|n| row.cell(*n).get(..4).and_then(|y| y.parse().ok())).collect();
        if [from, until].iter().zip(&years).any(|(n, year)| year.is_none() && !row.cell(*n).is_empty()) {
            problems.push(format!("{place}: from and until begin with a year"));
        }
        if matches!(years[..], [Some(from), Some(until)] if from > until) {
            problems.push(format!("{place}: it ends before it begins"));
        }
    }
    none(problems);
}

#[test]
fn places_lie_in_their_country_and_division() {
    let boxes = boxes();
    let mut problems = Vec::new();
    for table in tables().filter(|t| t.name.starts_with("shared/places/")) {
        let column = |name: &str| table.column(name).unwrap_or_else(|| panic!("lang/{} has no column `{name}`", table.name));
        let (name, class, admin1) = (column("name"), column("class"), column("admin1"));
        let country = table.name.trim_start_matches("shared/places/").trim_end_matches(".tsv");
        let Some([south, north, west, east]) = boxes.get(country) else {
            problems.push(format!("lang/{}: no box for {country}; add it to tests/invariants/tables/boxes.tsv", table.name));
            continue;
        };
        let divisions: BTreeSet<&str> =
            table.rows.iter().filter(|row| row.cell(class) == "admin1").map(|row| row.cell(name)).collect();
        let mut seen = BTreeMap::new();
        for row in &table.rows {
            let place = table.place(row);
            let lost = row.values(admin1).find(|a| !divisions.contains(a));
            problems
                .extend(lost.map(|a| format!("{place}: «{}» lies in «{a}», which is no admin1 of this file", row.cell(name))));
            let key = (row.cell(name), row.cell(class), row.cell(admin1), row.cell(column("admin2")));
            problems.extend(seen.insert(key, row.line).map(|line| format!("{place}: {key:?} stands in line {line} already")));
            let degrees = |n: &str| row.cell(column(n)).parse::<f64>().ok();
            match (degrees("lat"), degrees("lon")) {
                (Some(lat), Some(lon)) if (*south..=*north).contains(&lat) && (*west..=*east).contains(&lon) => {}
                (None, None) if row.cell(column("lat")).is_empty() && row.cell(column("lon")).is_empty() => {}
                (lat, lon) => problems.push(format!("{place}: «{}» at {lat:?} {lon:?} lies outside {country}", row.cell(name))),
            }
        }
    }
    none(problems);
}

/// South, north, west and east of each country, generously.
fn boxes() -> BTreeMap<String, [f64; 4]> {
    let lines = include_str!("tables/boxes.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let (country, sides) = line.split_once('\t').expect("a country and its four sides");
            let sides: Vec<f64> = sides.split('\t').map(|side| side.parse().expect("degrees")).collect();
            (country.to_owned(), sides.try_into().expect("four sides"))
        })
        .collect()
}

const UNITS: [&str; 20] = [
    "", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze",
    "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
];
const TENS: [&str; 9] = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt"];

fn below_hundred(n: usize) -> String {
    let (tens, units) = match n {
        0..20 => return UNITS[n].to_owned(),
        60..80 => (6, n - 60),
        80..100 => (8, n - 80),
        _ => (n / 10, n % 10),
    };
    match (tens, units) {
        (8, 0) => "quatre-vingts".to_owned(),
        (_, 0) => TENS[tens].to_owned(),
        (8, _) => format!("quatre-vingt-{}", UNITS[units]),
        (_, 1 | 11) => format!("{} et {}", TENS[tens], UNITS[units]),
        _ => format!("{}-{}", TENS[tens], UNITS[units]),
    }
}

/// A number in words, as they were written before 1990.
fn in_words(n: usize) -> String {
    if n == 0 {
        return "zéro".to_owned();
    }
    let (thousands, hundreds, rest) = (n / 1000, n / 100 % 10, n % 100);
    let mut words = Vec::new();
    match thousands {
        0 => {}
        1 => words.push("mille".to_owned()),
        _ => words.push(format!("{} mille", UNITS[thousands])),
    }
    match (hundreds, rest) {
        (0, _) => {}
        (1, _) => words.push("cent".to_owned()),
        (_, 0) => words.push(format!("{} cents", UNITS[hundreds])),
        _ => words.push(format!("{} cent", UNITS[hundreds])),
    }
    words.extend((rest > 0).then(|| below_hundred(rest)));
    words.join(" ")
}

/// The figure of people killed that is read in a sentence.
fn killed(count: &str) -> Option<u64> {
    let reading = wire(&report(&format!("Selon l'armée, {count} civils ont été tués.")));
    match &reading.incidents.iter().flat_map(|i| &i.tolls).collect::<Vec<_>>()[..] {
        [toll] if toll.high == Some(toll.low) => Some(toll.low),
        _ => None,
    }
}

/// Spellings of one number: after 1990 (hyphens throughout), with spaces only, and as before 1990.
fn spellings(n: usize) -> [String; 3] {
    let words = in_words(n);
    [words.replace(' ', "-"), words.replace('-', " "), words]
}

#[test]
fn numbers_in_words_are_read_as_another_reader_does() {
    let french = Language::french();
    let mut known = Known::read("tests/invariants/tables/numbers.tsv", include_str!("tables/numbers.tsv"));
    let mut problems = Vec::new();
    for n in 2..=9999 {
        for words in spellings(n) {
            let (wanted, other, ours) =
                (Some(n as u64), text2digits(&words, &french).ok().and_then(|d| d.parse().ok()), killed(&words));
            for (who, read) in [("text2num", other), ("bilan", ours)] {
                if read != wanted && !known.has(&[who, &words]) {
                    problems.push(format!("«{words}» is {n}, {who} reads {read:?}; correct lang/fr/numbers.tsv, or list it in tests/invariants/tables/numbers.tsv"));
                }
            }
        }
    }
    problems.extend(known.idle());
    none(problems);
}

#[test]
fn numbers_in_digits_are_read_however_they_are_grouped() {
    let mut problems = Vec::new();
    for n in [2, 8, 17, 100, 999, 1000, 1001, 1234, 9999, 10_000, 12_345, 100_000, 123_456, 999_999] {
        let mut forms = vec![n.to_string()];
        if n >= 1000 {
            forms.extend(
                [".", " ", "\u{A0}", "\u{202F}", "\u{2009}"].iter().map(|mark| format!("{}{mark}{:03}", n / 1000, n % 1000)),
            );
        } else {
            forms.push(format!("0{n}"));
        }
        problems.extend(
            forms
                .into_iter()
                .filter(|form| killed(form) != Some(n))
                .map(|form| format!("«{form}» is {n}, read as {:?}", killed(&form))),
        );
    }
    none(problems);
}
