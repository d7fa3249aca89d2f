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

/// A name that nothing bears would find nothing without a word.
#[test]
fn names_that_nothing_bears_are_refused() {
    for (condition, said) in [
        (["--actor", "jnimm"], "no actor is known as \"jnimm\"; did you mean"),
        (["--actor", "zzzz"], "no actor is known as \"zzzz\""),
        (["--region", "Mopsi"], "did you mean Mopti"),
        (["--country", "Malli"], "did you mean Mali"),
        (["--kind", "ambsh"], "did you mean ambush?"),
    ] {
        for command in ["events", "summary", "export", "chronicle"] {
            let examples = examples();
            let mut all = vec![command, &examples];
            all.extend(condition);
            all.extend(if command == "export" { &["--format", "csv"][..] } else { &[] });
            let run = bilan(all, 2);
            assert!(run.err.contains(said), "{command} {condition:?}: {}", run.err);
        }
    }
    let counted = |actor: &str| {
        let run = bilan(["summary", "--by", "kind", "--format", "json", "--actor", actor, &examples()], 0);
        serde_json::from_str::<serde_json::Value>(&run.out).expect("JSON")["whole"]["events"].clone()
    };
    assert_eq!(counted("JNIM"), counted("GSIM"), "any name of a party means it");
    assert_eq!(counted("m23"), 0, "a party that is known and does nothing here");
}

/// A register is summed up from less than its events; the sums are those of the events themselves.
#[test]
fn a_register_is_summed_up_as_its_reports_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_str().expect("UTF-8");
    let corpus = root().join("corpus/open/text");
    let corpus = corpus.to_str().expect("UTF-8");
    bilan(["--data", data, "add", "--received", "2026-11-21", corpus], 0);
    for (by, policy) in [("month,actor", "range"), ("district", "ucdp"), ("kind", "acled"), ("week", "latest-official")] {
        let summed = |more: &[&str]| {
            let args = ["--data", data, "summary", "--by", by, "--policy", policy, "--format", "json"];
            bilan(args.iter().chain(more), 0).out
        };
        let (register, reports) = (summed(&[]), summed(&["--received", "2026-11-21", corpus]));
        assert!(register.contains("\"events\"") && register == reports, "{by} {policy}: {register} and {reports}");
        let conditions = ["--country", "ML", "--from", "2018-01-01"];
        let files: Vec<&str> = conditions.iter().copied().chain(["--received", "2026-11-21", corpus]).collect();
        assert_eq!(summed(&conditions), summed(&files), "{by} {policy}");
    }
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
