//! The register as a person uses it from the command line.

mod support;

use std::path::Path;

use support::{Run, root};

/// Runs a command on the register in this folder.
fn run(folder: &Path, args: &[&str], status: i32) -> Run {
    let register = folder.join("register.db");
    let mut all = vec!["--register".to_owned(), register.display().to_string()];
    all.extend(args.iter().map(|a| (*a).to_owned()));
    support::bilan(all, status)
}

fn examples() -> String {
    root().join("examples").display().to_string()
}

#[test]
fn from_adding_to_undoing() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let said = run(at, &["events"], 2).err;
    assert!(said.contains("no register") && said.contains("bilan add"), "{said}");
    let examples = examples();
    let added = run(at, &["add", "--received", "2026-11-21", &examples], 0).out;
    assert!(added.starts_with("5 reports added, 0 there already"), "{added}");
    assert!(run(at, &["add", "--received", "2026-11-21", &examples], 0).out.starts_with("0 reports added, 5 there already"));
    // The register tells what the files tell.
    let asked = run(at, &["events", "--format", "jsonl"], 0);
    let read = support::bilan(["events", "--format", "jsonl", "--received", "2026-11-21", &examples], 0);
    assert_eq!(asked.out, read.out);
    let events = asked.lines();
    let id = events[0]["id"].as_str().expect("an identifier");
    for (command, more) in [("show", None), ("why", Some("date"))] {
        let mut from_register = vec![command, id];
        from_register.extend(more);
        let mut from_files = from_register.clone();
        from_files.extend(["--received", "2026-11-21", &examples]);
        assert_eq!(run(at, &from_register, 0).out, support::bilan(from_files, 0).out, "{command}");
    }
    // A condition leaves those that meet it.
    let country = events[0]["country"].as_str().expect("a country");
    let some = run(at, &["events", "--format", "jsonl", "--country", country], 0).lines();
    assert_eq!(some.len(), events.iter().filter(|e| e["country"] == country).count());
    assert_eq!(run(at, &["events", "--format", "jsonl", "--limit", "1"], 0).lines().len(), 1);
    // What is decided shows, and can be taken back.
    let set = ["decide", "set", id, "killed.soldiers=3..5", "--by", "Ana", "--reason", "a list of names"];
    let decision = run(at, &set, 0).out;
    let decision = decision.split([' ', ':']).nth(1).expect("an identifier").to_owned();
    let shown = run(at, &["show", id], 0).out;
    assert!(shown.contains("3 to 5 soldiers") && shown.contains("set by Ana: a list of names"), "{shown}");
    assert!(run(at, &["history", id], 0).out.contains("a list of names"));
    run(at, &["undo", &decision[..8], "--by", "Ben", "--reason", "another attack"], 0);
    assert_eq!(run(at, &["events", "--format", "jsonl"], 0).out, asked.out);
    let listed = run(at, &["decisions", "--format", "jsonl"], 0).lines();
    assert_eq!(listed.iter().map(|d| d["state"].as_str().expect("a state")).collect::<Vec<_>>(), ["undone", "in_force"]);
    assert!(run(at, &["check"], 0).out.starts_with("no faults: 5 reports"));
}

#[test]
fn copies_are_whole_and_never_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    run(at, &["add", "--received", "2026-11-21", &examples()], 0);
    let events = run(at, &["events", "--format", "jsonl"], 0).out;
    let copy = at.join("copy.db").display().to_string();
    run(at, &["backup", &copy], 0);
    assert!(run(at, &["backup", &copy], 2).err.contains("there already"));
    let moved = at.join("moved.db").display().to_string();
    run(at, &["migrate", &copy, &format!("sqlite:{moved}")], 0);
    for register in [&copy, &moved] {
        assert_eq!(support::bilan(["--register", register, "events", "--format", "jsonl"], 0).out, events);
        assert!(support::bilan(["--register", register, "check"], 0).out.starts_with("no faults"));
    }
    assert!(run(at, &["migrate", &copy, &moved], 2).err.contains("holds a register already"));
}

#[test]
fn what_makes_no_sense_says_the_next_step() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let examples = examples();
    run(at, &["add", "--received", "2026-11-21", &examples], 0);
    for (args, says) in [
        (vec!["show", "ffff"], "bilan events"),
        (vec!["events", "--kind", "picnic", &examples], "known kinds are"),
        (vec!["events", "--as-of", "2026-11-21", &examples], "--published-until"),
        (vec!["events", "--outlet", "AFP"], "bilan add"),
        (vec!["events", "--as-of", "yesterday"], "write a day"),
        (vec!["decide", "set", "ffff", "killed=3", "--by", "a", "--reason", "b"], "fields are"),
        (vec!["undo", "ffff", "--by", "a", "--reason", "b"], "bilan decisions"),
    ] {
        let said = run(at, &args, 2).err;
        assert!(said.contains(says), "{args:?}: {said}");
    }
    assert!(support::bilan(["--register", "mysql://a/b", "events"], 2).err.contains("give a file"));
    // Another text under an identifier that is taken is named and not kept; the others are.
    let lines = at.join("reports.jsonl");
    std::fs::write(&lines, "{\"id\":\"a\",\"text\":\"Deux soldats ont été tués lundi à Gao.\"}\n{\"id\":\"a\",\"text\":\"Trois civils ont été tués.\"}\n")
        .expect("written");
    let run = run(at, &["add", &lines.display().to_string()], 1);
    assert!(run.err.contains("report a") && run.out.starts_with("1 report added"), "{run:?}");
}
