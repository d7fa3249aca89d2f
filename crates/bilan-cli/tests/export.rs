//! `bilan export` as a person runs it. What the formats hold is tested where they are written.

mod support;

use support::{bilan, root};

const FORMATS: [&str; 9] = ["csv", "xlsx", "jsonl", "parquet", "geojson", "acled", "ucdp", "hxl", "ftm"];

fn examples() -> String {
    root().join("examples").to_str().expect("UTF-8").to_owned()
}

#[test]
fn every_format_is_written_to_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let examples = examples();
    for format in FORMATS {
        let file = folder.path().join(format);
        let run = bilan(["export", &examples, "--format", format, "--output", file.to_str().expect("UTF-8")], 0);
        assert!(run.out.is_empty() && run.err.contains(&format!("as {format}")), "{run:?}");
        assert!(std::fs::metadata(&file).expect("a file").len() > 100, "{format}");
    }
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("a folder").collect();
    assert_eq!(left.len(), FORMATS.len(), "no unfinished file is left");
}

#[test]
fn what_is_left_out_is_named_and_counted() {
    let all = bilan(["events", "--format", "jsonl", &examples()], 0).lines().len();
    let run = bilan(["export", &examples(), "--format", "acled"], 0);
    let written = run.out.lines().count() - 1;
    let left = run.err.lines().filter(|l| l.contains("left out: event ")).count();
    assert_eq!(written + left, all, "{}", run.err);
    assert!(written > 0 && left > 0, "{}", run.err);
    assert!(run.err.contains(&format!("{written} events written, {left} left out")), "{}", run.err);
}

#[test]
fn a_file_is_the_same_as_standard_output() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("events.csv");
    let out = bilan(["export", &examples(), "--format", "csv"], 0).out;
    bilan(["export", &examples(), "--format", "csv", "--output", file.to_str().expect("UTF-8")], 0);
    assert_eq!(std::fs::read_to_string(file).expect("UTF-8"), out);
}

#[test]
fn filters_and_policies_choose_what_is_exported() {
    let ids = |more: &[&str]| {
        let mut args = vec!["export".to_owned(), examples(), "--format".to_owned(), "jsonl".to_owned()];
        args.extend(more.iter().map(|m| (*m).to_owned()));
        bilan(args, 0).lines()
    };
    let all = ids(&[]);
    let mali = ids(&["--country", "MLI"]);
    assert!(!mali.is_empty() && mali.len() < all.len());
    assert!(mali.iter().all(|e| e["country"] == "ML"));
    let both = ids(&["--country", "ML", "--country", "NE", "--kind", "ambush", "--actor", "jnim", "--from", "2024-05-01"]);
    assert!(!both.is_empty() && both.iter().all(|e| e["kind"] == "ambush"));
    assert!(
        ids(&["--policy", "ucdp"]).iter().all(|e| e["tolls"].as_array().is_some_and(|t| t.iter().all(|t| t["policy"] == "ucdp")))
    );
    assert!(ids(&["--published-until", "2024-05-15"]).len() < all.len());
    let quoted = |events: &[serde_json::Value]| {
        events.iter().any(|e| e["ledger"].as_array().is_some_and(|l| l.iter().any(|l| l["quote"] != "")))
    };
    assert!(quoted(&all) && !quoted(&ids(&["--without-text"])));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let examples = examples();
    for (args, said) in [
        (&["--format", "acled", "--policy", "range"][..], "defined by the policy acled"),
        (&["--format", "ucdp", "--policy", "acled"], "defined by the policy ucdp"),
        (&["--format", "word"], "known formats are csv"),
        (&["--format", "csv", "--kind", "picnic"], "no kind is known as \"picnic\"; known kinds are"),
        (&["--format", "csv", "--country", "Malo"], "no country is known as \"Malo\"; did you mean Mali?"),
        (&["--format", "geojson", "--table", "ledger"], "--table chooses a table of csv"),
        (&["--format", "csv", "--text-codes"], "about the codes of acled"),
        (&["--format", "csv", "--from", "2024"], "write a day as"),
        (&["--format", "csv", "--output", "/there/is/no/such/folder/x.csv"], "writing /there/is/no/such/folder/x.csv"),
    ] {
        let args = ["export", &examples].into_iter().chain(args.iter().copied());
        let err = bilan(args, 2).err;
        assert!(err.contains(said), "{said}: {err}");
    }
}

/// A place from a list with P-codes carries its code into the event and every format that has a column for it.
#[test]
fn places_of_a_list_with_codes_carry_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    std::fs::write(
        path("list.csv"),
        "name,lat,lon,country,admin1,admin2,aliases,pcode\nTinfalaga,16.02,0.51,ML,Gao,Ansongo,,ML070199\n",
    )
    .expect("a file");
    std::fs::write(
        path("report.txt"),
        "date: 2024-05-07\n\nDouze soldats maliens ont été tués lundi 6 mai à Tinfalaga, dans la région de Gao, au Mali.\n",
    )
    .expect("a file");
    let data = path("data");
    bilan(["--data", &data, "gazetteer", "import", &path("list.csv")], 0);
    let run = |format: &str| bilan(["--data", &data, "export", &path("report.txt"), "--format", format], 0);
    let event = &run("jsonl").lines()[0];
    assert_eq!(
        (event["place"]["pcode"].as_str(), event["place"]["admin2"].as_str()),
        (Some("ML070199"), Some("Ansongo")),
        "{event}"
    );
    let hxl = run("hxl").out;
    let at =
        hxl.lines().nth(1).expect("hashtags").split(',').position(|tag| tag == "#loc+code+v_pcode").expect("a column of codes");
    assert_eq!(hxl.lines().nth(2).expect("a row").split(',').nth(at), Some("ML070199"), "{hxl}");
}

/// The register gives the same rows as the reports themselves; what somebody rejected is exported only when asked for.
#[test]
fn the_register_is_a_source_like_any_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data").to_str().expect("UTF-8").to_owned();
    let examples = examples();
    bilan(["--data", &data, "add", &examples], 0);
    let kept = |more: &[&str]| bilan(["--data", &data, "export"].iter().chain(more).copied(), 0).out;
    for format in ["csv", "acled", "ucdp", "hxl", "geojson", "ftm"] {
        let read = bilan(["export", &examples, "--format", format], 0).out;
        assert_eq!(kept(&["--format", format]), read, "{format}");
    }
    assert_eq!(kept(&["--format", "csv", "--published-until", "2024-05-15"]), {
        bilan(["export", &examples, "--format", "csv", "--published-until", "2024-05-15"], 0).out
    });
    let rows = kept(&["--format", "csv"]);
    let id = rows.lines().nth(1).and_then(|row| row.split(',').next()).expect("an event");
    bilan(["--data", &data, "decide", "reject", id, "--by", "tester", "--reason", "no event"], 0);
    let fewer = kept(&["--format", "csv"]);
    assert_eq!(fewer.lines().count(), rows.lines().count() - 1);
    assert!(!fewer.contains(id));
    assert!(kept(&["--format", "csv", "--status", "rejected"]).contains(id));
}
