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

/// What was known by each day is what `--published-until` with that day tells, decisions and reports beside the event included.
#[test]
fn the_history_of_a_toll_is_what_was_known_then() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let texts = at.join("texts");
    std::fs::create_dir(&texts).expect("a folder");
    let report = |n: usize, day: &str, text: &str| {
        let text = format!("url: https://journal.example/{n}\ndate: {day}\n\n{text}\n");
        std::fs::write(texts.join(format!("{n}.txt")), text).expect("written");
    };
    report(
        1,
        "2023-05-04",
        "Embuscade près de Djibo\n\nHuit soldats burkinabè ont été tués mercredi dans une embuscade près de Djibo, a annoncé l'armée. Douze autres ont été blessés.",
    );
    report(
        2,
        "2023-05-06",
        "Le bilan s'alourdit\n\nLe bilan de l'embuscade tendue mercredi 3 mai près de Djibo est passé à onze soldats tués, selon l'armée burkinabè.",
    );
    report(
        3,
        "2023-05-09",
        "Djibo : une revendication\n\nLe JNIM a revendiqué lundi l'embuscade du 3 mai près de Djibo, au Burkina Faso, et affirme avoir tué trente soldats.",
    );
    report(
        4,
        "2023-05-05",
        "Attaque d'un village\n\nDes hommes armés ont attaqué jeudi le village de Gotheye, au Niger. Quatre civils ont été tués, selon des habitants.",
    );
    report(
        5,
        "2023-05",
        "Note du mois\n\nQuatorze soldats burkinabè ont été tués le 3 mai dans une embuscade près de Djibo, selon une source de sécurité.",
    );
    let files = texts.display().to_string();
    run(at, &["add", &files], 0);
    let events = run(at, &["events", "--format", "jsonl"], 0).lines();
    let id = events.iter().find(|e| e["country"] == "BF").expect("the ambush")["id"].as_str().expect("an identifier").to_owned();
    let set = ["decide", "set", &id, "wounded.soldiers=13", "--by", "Ana", "--reason", "a list"];
    for (decided, policy) in [(false, "range"), (false, "ucdp"), (true, "range")] {
        if decided {
            run(at, &set, 0);
        }
        for more in [vec![], vec![files.as_str()]].into_iter().take(if decided { 1 } else { 2 }) {
            let show = |until: Option<&str>| {
                let mut args = vec!["show", &id[..], "--policy", policy];
                args.extend(until.into_iter().flat_map(|day| ["--published-until", day]));
                args.extend(&more);
                run(at, &args, 0).out
            };
            let rows = history(&show(None));
            let days: Vec<&str> = rows.iter().map(|(day, _)| day.as_str()).collect();
            assert!(days.starts_with(&["2023-05-04", "2023-05-06", "2023-05-09"]), "{rows:?}");
            for (day, told) in &rows {
                assert_eq!(*told, toll(&show(Some(day))), "{day} by {policy}, decided: {decided}, {more:?}");
            }
        }
    }
    assert!(history(&run(at, &["history", &id], 0).out).iter().all(|(_, told)| told.contains("13 soldiers wounded")));
}

/// The days and tolls of the section on the history.
fn history(shown: &str) -> Vec<(String, String)> {
    section(shown, "The toll by date of publication").into_iter().collect()
}

/// The toll that is shown, as the history writes it.
fn toll(shown: &str) -> String {
    let rows = section(shown, "Toll by the policy");
    rows.into_iter().map(|(effect, figure)| format!("{figure} {effect}")).collect::<Vec<_>>().join("; ")
}

/// The lines of a section that bear a label; what goes on below a line is left out.
fn section(shown: &str, title: &str) -> Vec<(String, String)> {
    let lines = shown.lines().skip_while(|l| !l.trim_start().starts_with(title)).skip(1).take_while(|l| !l.is_empty());
    let labelled = lines.filter(|l| l.starts_with("    ") && !l.starts_with("     "));
    labelled.filter_map(|l| l.trim_start().split_once("  ")).map(|(a, b)| (a.to_owned(), b.trim().to_owned())).collect()
}

/// What a person set is what events are found by, and what every total says.
#[test]
fn a_toll_that_is_set_is_found_and_added_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let report = at.join("report.txt");
    std::fs::write(&report, "date: 2023-05-05\n\nDes hommes armés ont attaqué jeudi le village de Gotheye, au Niger. Neuf civils ont été tués, selon des habitants.\n")
        .expect("written");
    run(at, &["add", &report.display().to_string()], 0);
    let count = |killed: &str| run(at, &["events", "--format", "jsonl", "--killed", killed], 0).lines().len();
    assert_eq!((count("9"), count("10")), (1, 0));
    let id = run(at, &["events", "--format", "jsonl"], 0).lines()[0]["id"].as_str().expect("an identifier").to_owned();
    run(at, &["decide", "set", &id, "killed.civilians=5", "--by", "Ana", "--reason", "a list of names"], 0);
    for (policy, victims) in [("range", "civilians"), ("ucdp", "civilians"), ("acled", "people")] {
        let event = run(at, &["events", "--format", "jsonl", "--policy", policy], 0).lines().remove(0);
        let tolls: Vec<_> = event["tolls"].as_array().expect("tolls").iter().map(|t| (&t["victims"], &t["best"])).collect();
        assert_eq!(tolls, [(&victims.into(), &5.into())], "{policy}");
        assert!(event["tolls"][0]["because"].to_string().contains("set by Ana: a list of names"), "{policy}");
    }
    assert_eq!((count("5"), count("6")), (1, 0));
    assert!(run(at, &["check"], 0).out.starts_with("no faults"));
}
