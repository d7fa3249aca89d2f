//! `bilan compare` as a person runs it. What is paired and explained is tested where it is worked out.

mod support;

use std::path::Path;

use support::{bilan, root};

/// A data set on events of the examples, by another programme: the ambush near Hombori with another number of soldiers, and two that
/// the examples do not tell of.
const OTHERS: &str = "event_id_cnty,event_date,country,admin1,location,latitude,longitude,geo_precision,actor1,actor2,fatalities
MLI1,14 May 2024,Mali,Mopti,Hombori,15.28,-1.70,1,JNIM: Group for Support of Islam and Muslims,Military Forces of Mali,30
MLI2,02 February 2021,Mali,Gao,Ansongo,15.66,0.50,1,,,4
NIR3,08 September 2024,Niger,Tillaberi,Makalondi,12.85,1.69,1,,,4
";

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().expect("a folder") };
        place.write("others.csv", OTHERS.as_bytes());
        place
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn write(&self, name: &str, bytes: &[u8]) -> String {
        std::fs::write(self.folder.path().join(name), bytes).expect("a file");
        self.path(name)
    }
}

fn examples() -> String {
    root().join("examples").display().to_string()
}

#[test]
fn a_table_tells_pairs_differences_and_what_one_side_lacks() {
    let place = Place::new();
    let run = bilan(["compare", "--with", &place.path("others.csv"), "--received", "2026-11-21", "--in", "en", &examples()], 0);
    for said in ["MLI1", "MLI2", "NIR3", "Hombori", "Makalondi", "We 21", "They 30"] {
        assert!(run.out.contains(said), "{said} is not in {}", run.out);
    }
    let french = bilan(["compare", "--with", &place.path("others.csv"), "--received", "2026-11-21", &examples()], 0).out;
    assert!(french != run.out && french.contains("MLI1"), "{french}");
}

/// What we export in the shapes of others is found again, and differs by no more than those shapes can hold.
#[test]
fn our_own_exports_are_found_again() {
    let place = Place::new();
    let corpus = root().join("corpus/open/text").display().to_string();
    for reports in [examples(), corpus] {
        for shape in ["acled", "ucdp"] {
            let (file, given) = (place.path(shape), ["--received", "2026-11-21", &reports]);
            bilan(["export", "--format", shape, "--output", &file].iter().chain(&given), 0);
            let args = ["compare", "--with", &file, "--policy", shape, "--format", "jsonl"];
            let rows = bilan(args.iter().chain(&given), 0).lines();
            let theirs: Vec<_> = rows.iter().filter(|r| r["theirs"].is_object()).collect();
            assert!(theirs.len() >= 2, "{shape}: {}", theirs.len());
            for row in theirs {
                assert_eq!(row["found"], "both", "{row}");
                for difference in row["differences"].as_array().expect("differences") {
                    let said = (difference["about"].as_str().unwrap(), difference["how"].as_str().unwrap());
                    // One day with a code stands for several in ACLED's shape; UCDP's has one party on a side, and civilians as
                    // the target stand alone.
                    let held = matches!(said, ("date", "theirs_wider") if shape == "acled")
                        || matches!(said, ("actors", "ours_wider" | "only_ours"));
                    assert!(held, "{shape}: {difference}");
                }
            }
        }
    }
}

#[test]
fn lines_of_json_hold_each_event_of_both_sides_once() {
    let place = Place::new();
    let with = place.path("others.csv");
    let run = bilan(["compare", "--with", &with, "--received", "2026-11-21", "--format", "jsonl", &examples()], 0);
    let rows = run.lines();
    let theirs: Vec<&str> = rows.iter().filter_map(|r| r["theirs"]["id"].as_str()).collect();
    assert_eq!(theirs.len(), 3, "{theirs:?}");
    let ours = bilan(["events", "--received", "2026-11-21", "--format", "jsonl", &examples()], 0).lines().len();
    assert_eq!(rows.iter().filter(|r| r["ours"].is_object()).count(), ours);
    let pair = rows.iter().find(|r| r["theirs"]["id"] == "MLI1").expect("the ambush");
    assert_eq!(pair["found"], "both", "{pair}");
    let deaths = pair["differences"].as_array().and_then(|d| d.iter().find(|d| d["about"] == "killed")).expect("deaths differ");
    let quoted = deaths["statements"].as_array().expect("statements");
    assert!(!quoted.is_empty() && quoted.iter().all(|s| s["quote"] != "" && s["statement"].is_string()), "{deaths}");
    let alone = rows.iter().find(|r| r["theirs"]["id"] == "MLI2").expect("the event that we lack");
    assert_eq!(alone["found"], "theirs");
}

#[test]
fn a_page_and_a_file_are_written() {
    let place = Place::new();
    let page = place.path("page.html");
    let with = place.path("others.csv");
    let run =
        bilan(["compare", "--with", &with, "--received", "2026-11-21", "--format", "html", "--output", &page, &examples()], 0);
    assert!(run.out.is_empty() && run.err.contains("bilan:"), "{run:?}");
    let html = std::fs::read_to_string(&page).expect("a page");
    assert!(html.starts_with("<!doctype html>") && html.contains("MLI1") && html.contains("<svg"), "{html}");
    assert!(!html.contains("<script") && html.contains("<blockquote"), "statements are quoted, and nothing runs");
}

/// The register is a source as the reports are.
#[test]
fn the_register_is_compared_alike() {
    let place = Place::new();
    let (data, with) = (place.path("data"), place.path("others.csv"));
    bilan(["--data", &data, "add", "--received", "2026-11-21", &examples()], 0);
    let kept = bilan(["--data", &data, "compare", "--with", &with, "--format", "jsonl"], 0).out;
    assert_eq!(kept, bilan(["compare", "--with", &with, "--received", "2026-11-21", "--format", "jsonl", &examples()], 0).out);
    let mali = bilan(["--data", &data, "compare", "--with", &with, "--format", "jsonl", "--country", "ML"], 0).lines();
    assert!(mali.iter().filter(|r| r["ours"].is_object()).all(|r| r["ours"]["country"] == "ML"));
}

#[test]
fn other_columns_are_named_on_the_command_line_or_in_a_file() {
    let place = Place::new();
    let with = place.write("own.csv", b"Ref;When;Where;State;Dead\nA1;14/05/2024;Hombori;Mali;12\n");
    let columns = ["id=Ref", "date=When", "place=Where", "country=State", "killed=Dead"];
    let mut args = vec!["compare".to_owned(), "--with".to_owned(), with.clone(), "--format".to_owned(), "jsonl".to_owned()];
    columns.iter().for_each(|c| args.extend(["--column".to_owned(), (*c).to_owned()]));
    args.extend(["--received".to_owned(), "2026-11-21".to_owned(), examples()]);
    let named = bilan(args, 0);
    assert!(named.lines().iter().any(|r| r["theirs"]["id"] == "A1" && r["found"] == "both"), "{}", named.out);
    let lines: String =
        columns.iter().filter_map(|c| c.split_once('=')).map(|(field, column)| format!("{field} = \"{column}\"\n")).collect();
    let mapping = place.write("mapping.toml", lines.as_bytes());
    let mapped = bilan(
        ["compare", "--with", &with, "--format", "jsonl", "--mapping", &mapping, "--received", "2026-11-21", &examples()],
        0,
    );
    assert_eq!(mapped.out, named.out);
}

#[test]
fn what_cannot_be_read_is_named_with_the_next_step() {
    let place = Place::new();
    for (name, bytes, more, said) in [
        ("empty.csv", &b""[..], &[][..], &["empty.csv is empty", "name a CSV file"][..]),
        ("no-rows.csv", b"event_id_cnty,event_date,country\n", &[], &["a header and no events"]),
        ("columns.csv", b"a,b,c\n1,2,3\n", &[], &["no column for id, date", "it has a, b, c", "--column"]),
        ("latin.csv", b"id,date,country,place\n1,2024-01-01,Mali,K\xe9nieba\n", &[], &["line 2", "not UTF-8", "iconv"]),
        ("utf16.csv", b"\xff\xfei\x00d\x00", &[], &["UTF-16"]),
        ("book.csv", b"PK\x03\x04", &[], &["no CSV"]),
        ("order.csv", b"id,date,country\n1,03/04/2024,Mali\n", &[], &["--dates dmy"]),
        (
            "field.csv",
            b"id,date,country\n1,2024-01-01,Mali\n",
            &["--column", "colour=id"],
            &["\"colour\" is nothing that is compared"],
        ),
        (
            "column.csv",
            b"id,date,country\n1,2024-01-01,Mali\n",
            &["--column", "killed=Dead"],
            &["no column \"Dead\"", "it has id"],
        ),
        ("pair.csv", b"id,date,country\n1,2024-01-01,Mali\n", &["--column", "killed"], &["a field and its column"]),
        ("words.csv", b"id,date,country\n1,2024-01-01,Mali\n", &["--in", "xx"], &["known languages are fr, en"]),
    ] {
        let with = place.write(name, bytes);
        let examples = examples();
        let args = ["compare", "--with", &with].into_iter().chain(more.iter().copied()).chain([examples.as_str()]);
        let run = bilan(args, 2);
        said.iter().for_each(|said| assert!(run.err.contains(said), "{name}: {said:?} is not in {}", run.err));
        assert!(run.out.is_empty(), "{name}: {}", run.out);
    }
    let none = place.path("none.csv");
    let run = bilan(["compare", "--with", &none, &examples()], 2);
    assert!(run.err.contains("none.csv") && !Path::new(&none).exists(), "{}", run.err);
    // What is only odd is said, and the rest is compared.
    let odd = place.write("odd.csv", b"id,date,country\n1,2024-01-01,Atlantis\n2,,Mali\n3,2024-05-14,Mali\n");
    let run = bilan(["compare", "--with", &odd, "--format", "jsonl", &examples()], 0);
    for said in ["1 rows without a date left out", "no country is known as \"Atlantis\"", "no column for people killed"] {
        assert!(run.err.contains(said), "{said}: {}", run.err);
    }
}
