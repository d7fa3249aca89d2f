//! What `bilan read` makes of good input.

mod support;

use std::fmt::Write as _;
use std::fs;

use support::{bilan, bilan_with};

const TEXT: &str = "Six soldats ont été tués lundi dans une embuscade près de Gao, a déclaré l'armée malienne.";

#[test]
fn what_is_given_and_what_the_text_says() {
    let text = format!("date: 2019-11-20\nurl: https://www.a.example/1\n\n{TEXT}");
    let args = ["read", "-", "--format", "jsonl", "--published", "2019-11", "--received", "2020-01-02", "--outlet", "AFP"];
    let run = bilan_with(args, text.as_bytes(), 0);
    let report = &run.lines()[0]["report"];
    assert_eq!(report["published"], "2019-11-20");
    assert_eq!(report["published_from"], "metadata");
    assert_eq!(report["received"], "2020-01-02");
    assert_eq!(report["outlet"], "AFP");
    assert_eq!(report["url"], "https://www.a.example/1");
    assert_eq!(report["language"], "fr");
    assert!(report["file"].is_null() && report["title"].is_null());
    assert_eq!(report["id"].as_str().unwrap().len(), 16);
}

#[test]
fn quotes_are_the_characters_of_the_stored_text() {
    let text = format!("date 2019-11 Copyright\n\n{TEXT}");
    let run = bilan_with(["read", "-", "--format", "jsonl"], text.as_bytes(), 0);
    let characters: Vec<char> = text.chars().collect();
    let lines = run.lines();
    let statements = lines[0]["statements"].as_array().unwrap();
    assert!(!statements.is_empty());
    for statement in statements {
        let bound = |n: usize| usize::try_from(statement["span"][n].as_u64().unwrap()).unwrap();
        let quote: String = characters[bound(0)..bound(1)].iter().collect();
        assert_eq!(statement["quote"], quote);
    }
}

#[test]
fn another_language_is_noted() {
    let run = bilan_with(["read", "-", "--format", "jsonl"], b"Six soldiers were killed on Monday in an ambush near Gao.", 0);
    let reading = &run.lines()[0];
    assert_eq!(reading["report"]["language"], "en");
    assert!(reading["notes"].to_string().contains("not read yet"), "{reading}");
}

#[test]
fn the_order_of_the_input_is_kept() {
    let mut lines = String::new();
    for n in 0..500 {
        // Reports of very different length, so that later ones are done first.
        let text = TEXT.repeat(if n % 50 == 0 { 300 } else { 1 });
        writeln!(lines, "{{\"id\":{n},\"text\":\"{text}\"}}").unwrap();
    }
    let run = bilan_with(["read", "-", "--format", "jsonl"], lines.as_bytes(), 0);
    assert_eq!(run.ids(), (0..500).map(|n| n.to_string()).collect::<Vec<_>>());
}

#[test]
fn folders_are_read_in_sorted_order_without_hidden_files() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("b")).unwrap();
    for name in ["c.txt", "a.txt", "b/b.txt", ".hidden.txt"] {
        fs::write(folder.path().join(name), format!("{TEXT} {name}")).unwrap();
    }
    let run = bilan(["read".as_ref(), folder.path().as_os_str(), "--format".as_ref(), "jsonl".as_ref()], 0);
    let files: Vec<_> = run.lines().iter().map(|r| r["report"]["file"].as_str().unwrap().to_owned()).collect();
    let expected: Vec<_> = ["a.txt", "b/b.txt", "c.txt"].iter().map(|f| folder.path().join(f).display().to_string()).collect();
    assert_eq!(files, expected);
}

#[test]
fn jsonl_knows_the_line_that_a_report_comes_from() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl");
    fs::write(&path, format!("\n{{\"id\":\"x\",\"title\":\"Titre\",\"text\":\"{TEXT}\",\"published\":\"2019\"}}\n")).unwrap();
    let run = bilan(["read".as_ref(), path.as_os_str(), "--format".as_ref(), "jsonl".as_ref()], 0);
    let report = &run.lines()[0]["report"];
    assert_eq!(report["file"], format!("{}:2", path.display()));
    assert_eq!(report["title"], "Titre");
    assert_eq!(report["published"], "2019");
}

#[test]
fn json_is_one_array_and_may_be_empty() {
    let one = format!("{{\"text\":\"{TEXT}\"}}\n");
    for (input, items, status) in [(one.repeat(3), 3, 0), ("{}\n".to_owned(), 0, 1)] {
        let run = bilan_with(["read", "-", "--format", "json"], input.as_bytes(), status);
        let all: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(all.as_array().unwrap().len(), items);
    }
}

#[test]
fn the_table_fits_the_page_and_shows_the_evidence() {
    let run = bilan_with(["read", "-"], TEXT.as_bytes(), 0);
    assert!(run.out.contains("6 soldiers"), "{}", run.out);
    assert!(run.out.contains("« Six soldats") || run.out.contains("«\u{A0}Six soldats"), "{}", run.out);
    assert!(run.out.lines().all(|line| line.chars().count() <= 100), "{}", run.out);
    assert!(!run.out.contains('\x1b'), "no colours outside a terminal");
}
