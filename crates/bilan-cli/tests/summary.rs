//! `bilan summary` as a person runs it. What is counted is tested where it is counted.

mod support;

use support::{bilan, root};

fn examples() -> String {
    root().join("examples").to_str().expect("UTF-8").to_owned()
}

#[test]
fn every_format_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    for (format, begins) in
        [("table", &b"Mois"[..]), ("csv", b"month,month_name,events"), ("json", b"{"), ("svg", b"<svg"), ("png", b"\x89PNG")]
    {
        let file = folder.path().join(format);
        let run =
            bilan(["summary", &examples(), "--by", "month", "--format", format, "--output", file.to_str().expect("UTF-8")], 0);
        assert!(run.out.is_empty(), "{run:?}");
        assert!(std::fs::read(&file).expect("a file").starts_with(begins), "{format}");
    }
    let english = bilan(["summary", &examples(), "--by", "kind,country", "--in", "en"], 0).out;
    assert!(english.starts_with("Kind") && english.contains("Ambush") && english.contains("Mali"), "{english}");
}

/// The same conditions choose the same events for every command.
#[test]
fn conditions_are_the_same_everywhere() {
    let conditions = ["--country", "MLI", "--kind", "ambush", "--kind", "attack", "--killed", "3"];
    let with = |command: &[&str]| {
        let args: Vec<String> = command.iter().chain(&conditions).map(|a| (*a).to_owned()).collect();
        bilan(args, 0)
    };
    let events = with(&["events", "--format", "jsonl", &examples()]).lines();
    let exported = with(&["export", "--format", "jsonl", &examples()]).lines();
    let id = |e: &serde_json::Value| e["id"].clone();
    assert!(!events.is_empty());
    assert_eq!(events.iter().map(id).collect::<Vec<_>>(), exported.iter().map(id).collect::<Vec<_>>());
    let summary: serde_json::Value =
        serde_json::from_str(&with(&["summary", "--by", "kind", "--format", "json", &examples()]).out).expect("JSON");
    assert_eq!(summary["whole"]["events"], events.len());
    let headings = with(&["chronicle", &examples()]).out.lines().filter(|l| l.starts_with("**")).count();
    assert_eq!(headings, events.len(), "a paragraph for each event");
}

#[test]
fn what_makes_no_sense_is_refused() {
    for (args, said) in [
        (&["--by", "colour"][..], "events are grouped by week"),
        (&["--by", "kind,kind"], "the same thing twice"),
        (&["--by", "kind,month,actor"], "no more than two"),
        (&["--measure", "joy"], "what can be drawn is events"),
        (&["--in", "xx"], "known languages are fr, en"),
    ] {
        let examples = examples();
        let mut all = vec!["summary", examples.as_str()];
        all.extend(args);
        let run = bilan(all, 2);
        assert!(run.err.contains(said), "{args:?}: {}", run.err);
    }
}
