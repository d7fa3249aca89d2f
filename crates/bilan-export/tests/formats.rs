//! What holds for every format: columns as they are described, no wording where none is wanted, numbers that agree with the
//! events, and what a person expects of single rows.

mod support;

use std::collections::{HashMap, HashSet};

use bilan::model::{Effect, Form, Victims};
use bilan::publish::event_wire::Toll;
use bilan_export::columns::columns;
use bilan_export::{Filter, Format, Options, Table, Told};
use proptest::prelude::*;
use support::{events, exported, policy, reports, root};

/// A table as a header and rows by the names of their columns.
fn table(bytes: &[u8]) -> Vec<HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().expect("a header").clone();
    let rows = reader.records().map(|row| row.expect("a row as wide as the header"));
    rows.map(|row| header.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect()).collect()
}

#[test]
fn rows_have_the_columns_that_are_described() {
    let reports = reports();
    for (format, options, name) in [
        (Format::Csv, Table::Events, "event"),
        (Format::Csv, Table::Tolls, "toll"),
        (Format::Csv, Table::Ledger, "ledger"),
        (Format::Csv, Table::Sources, "source"),
        (Format::Acled, Table::Events, "acled"),
        (Format::Ucdp, Table::Events, "ucdp"),
        (Format::Hxl, Table::Events, "event"),
    ] {
        let options = Options { table: options, ..Options::default() };
        let (bytes, ..) = exported(format, options, &events(&reports, policy(format.policy())));
        let described: Vec<&str> = columns(name).map(|c| c.name).collect();
        // Also that each row is as wide as the header.
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        assert_eq!(reader.headers().expect("a header").iter().collect::<Vec<_>>(), described, "{name}");
        assert!(reader.records().inspect(|r| assert!(r.is_ok(), "{name}: {r:?}")).count() > 10, "{name}");
    }
}

#[test]
fn the_documentation_names_every_column_and_format() {
    let page = std::fs::read_to_string(root().join("docs/export.md")).expect("docs/export.md");
    for name in ["event", "toll", "ledger", "source", "acled", "ucdp"] {
        for column in columns(name) {
            let hxl = if column.hxl.is_empty() { String::new() } else { format!(" `{}` |", column.hxl) };
            let line = format!("| `{}` |{hxl} {} |", column.name, column.meaning);
            assert!(page.contains(&line), "docs/export.md lacks the line\n{line}");
        }
    }
    Format::ALL.iter().for_each(|f| assert!(page.contains(&format!("`{}`", f.name())), "{}", f.name()));
}

/// No four words in a row of any report. Names of places and divisions may be that long, so they are taken out first.
#[test]
fn nothing_of_the_wording_is_left_without_text() {
    let reports = reports();
    for format in [Format::Csv, Format::Jsonl, Format::Geojson, Format::Acled, Format::Ucdp, Format::Hxl, Format::Ftm] {
        let told = events(&reports, policy(format.policy()));
        let names = |p: &bilan::publish::event_wire::Place| [Some(p.name.clone()), p.admin1.clone(), p.admin2.clone()];
        let places: HashSet<String> = told.iter().filter_map(|t| t.event.place.as_ref()).flat_map(names).flatten().collect();
        for table in [Table::Events, Table::Ledger, Table::Sources, Table::Tolls] {
            if table != Table::Events && format != Format::Csv {
                continue;
            }
            let with = |without_text| {
                let options = Options { table, without_text, ..Options::default() };
                let out = String::from_utf8(exported(format, options, &told).0).expect("UTF-8");
                places.iter().fold(out, |out, place| out.replace(place.as_str(), " 0 "))
            };
            let worded = |out: &str| {
                let there = phrases(out);
                reports.iter().find_map(|(report, _)| phrases(&report.text).intersection(&there).next().cloned())
            };
            let out = with(true);
            assert_eq!(worded(&out), None, "{}", format.name());
            assert!(!out.contains("HYPERLINK"), "{}: a headline", format.name());
            assert!(out.contains('#'), "{}: no identifier is left", format.name());
            if matches!(format, Format::Jsonl | Format::Ftm) {
                assert!(worded(&with(false)).is_some(), "{}: the check finds nothing in what has wording", format.name());
            }
        }
    }
}

/// All runs of four words of a text, without marks and numbers between them.
fn phrases(text: &str) -> HashSet<String> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let worded = |four: &&[&str]| four.iter().all(|w| w.chars().all(char::is_alphabetic));
    words.windows(4).filter(worded).map(|four| four.join(" ")).collect()
}

/// The rows in UCDP's shape of one text of ours.
fn in_ucdps_shape(text: &str) -> Vec<HashMap<String, String>> {
    let given = bilan::Metadata { language: Some("fr".to_owned()), ..bilan::Metadata::default() };
    let report = bilan::read::report(text.to_owned(), given);
    let reading = bilan::read_report(&report);
    table(&exported(Format::Ucdp, Options::default(), &events(&[(report, reading)], policy("ucdp"))).0)
}

/// Only who gives the figures of a row is their source: not who gives one that it does not take, nor who counts several events together.
#[test]
fn sources_are_those_who_give_the_figures() {
    for (text, figures, sources) in [
        (
            "date: 2021-05-14\n\nQuatorze civils ont été tués mercredi par des combattants du Jnim dans le village de Boni, au Mali, a \
             affirmé le maire de la commune.\n\nLe préfet parle, lui, de trois morts à Boni.",
            ["14", "14", "14"],
            "le maire de la commune",
        ),
        (
            "date: 2021-05-14\n\nQuatorze civils ont été tués mercredi par des combattants du Jnim dans le village de Boni, au Mali.",
            ["14", "14", "14"],
            "",
        ),
        // A word that is no number leaves the highest figure open.
        (
            "date: 2021-05-14\n\nUn nombre important de soldats maliens ont été tués mercredi par des combattants du Jnim dans une attaque \
             contre le camp de Boni, a déclaré l'état-major.",
            ["2", "2", ""],
            "l'état-major",
        ),
        (
            "date: 2021-05-14\n\nUne dizaine de soldats maliens et plusieurs civils ont été tués mercredi par des combattants du Jnim dans \
             une attaque contre le camp de Boni, a déclaré l'état-major.",
            ["12", "12", ""],
            "l'état-major",
        ),
    ] {
        let rows = in_ucdps_shape(text);
        assert_eq!(rows.len(), 1, "{text}");
        let row = &rows[0];
        assert_eq!(["low", "best", "high"].map(|end| row[end].as_str()), figures, "{text}");
        assert_eq!(row["source_original"], sources, "{text}");
    }
}

#[test]
fn filters_keep_what_they_say() {
    let told = events(&reports(), policy("range"));
    let count = |filter: Filter| told.iter().filter(|t| filter.keeps(&t.event)).count();
    let texts = |values: &[&str]| values.iter().map(|v| (*v).to_owned()).collect::<Vec<_>>();
    let by = |country: &str| told.iter().filter(|t| t.event.country.as_deref() == Some(country)).count();
    assert_eq!(count(Filter::default()), told.len());
    assert_eq!(count(Filter { countries: texts(&["ML"]), ..Filter::default() }), by("ML"));
    assert_eq!(count(Filter { countries: texts(&["mli", "NE"]), ..Filter::default() }), by("ML") + by("NE"));
    for (filter, keeps) in [
        (Filter { kinds: vec![bilan::model::Kind::Ambush], ..Filter::default() }, "ambush"),
        (Filter { statuses: texts(&["contested"]), ..Filter::default() }, "contested"),
        (Filter { actors: texts(&["JNIM"]), ..Filter::default() }, "\"jnim\""),
        (Filter { regions: texts(&["tillaberi"]), ..Filter::default() }, "Tillabéri"),
        (Filter { from: Some("2024-01-01".to_owned()), until: Some("2024-12-31".to_owned()), ..Filter::default() }, "2024"),
    ] {
        let kept: Vec<&Told> = told.iter().filter(|t| filter.keeps(&t.event)).collect();
        assert!(!kept.is_empty() && kept.len() < told.len(), "{keeps}: {}", kept.len());
        for t in kept {
            let event = serde_json::to_string(&t.event).expect("an event");
            assert!(event.contains(keeps), "{keeps}: {event}");
        }
    }
    assert_eq!(count(Filter { from: Some("2031-01-01".to_owned()), ..Filter::default() }), 0);
}

#[test]
fn an_empty_export_is_a_whole_file() {
    for format in Format::ALL {
        let (bytes, summary, _) = exported(format, Options::default(), &[]);
        assert_eq!(summary.written, 0);
        assert_eq!(bytes.is_empty(), matches!(format, Format::Jsonl | Format::Ftm), "{}", format.name());
    }
}

#[test]
fn the_same_events_give_the_same_bytes() {
    let reports = reports();
    for format in Format::ALL.into_iter().filter(|f| *f != Format::Xlsx) {
        let told = events(&reports, policy(format.policy()));
        let run = || exported(format, Options::default(), &told).0;
        assert!(run() == run(), "{}", format.name());
    }
}

/// Any tolls that a policy may give.
fn tolls(policy: &'static str) -> impl Strategy<Value = Vec<Toll>> {
    let effect = prop::sample::select(vec![Effect::Killed, Effect::Killed, Effect::Wounded, Effect::Abducted]);
    let victims = prop::sample::select(Victims::ALL.to_vec());
    let numbers = (0u32..500, 0u32..500, 0u32..500, any::<[bool; 3]>());
    let row = (effect, victims, numbers, prop::option::of(Just("ML".to_owned())), prop::bool::weighted(0.2)).prop_map(
        move |(effect, victims, (a, b, c, open), of, joint)| {
            let mut ends = [a, b, c];
            ends.sort_unstable();
            let end = |n: usize| (!open[n] || policy != "range").then_some(ends[n]);
            Toll {
                effect,
                victims,
                of,
                group: None,
                low: end(0),
                best: end(1),
                high: end(2),
                form: Form::Range,
                policy: policy.to_owned(),
                because: vec!["made up".to_owned()],
                statements: Vec::new(),
                joint_with: joint.then(|| "another".to_owned()).into_iter().collect(),
            }
        },
    );
    prop::collection::vec(row, 0..12).prop_map(|mut rows| {
        let mut seen = HashSet::new();
        rows.retain(|t| seen.insert((t.effect, t.victims, t.of.clone(), t.joint_with.is_empty())));
        rows
    })
}

/// An event of the corpus with a day, a place and both sides named.
fn whole() -> Told {
    let told = events(&reports(), policy("ucdp"));
    let (bytes, ..) = exported(Format::Ucdp, Options::default(), &told);
    let rows = table(&bytes);
    let state_based = rows.iter().find(|r| r["type_of_violence"] == "1" && !r["side_b"].is_empty()).expect("a state-based event");
    told.into_iter().find(|t| t.event.id == state_based["relid"]).expect("the event of a row")
}

fn sum<'t>(rows: impl Iterator<Item = &'t Toll>, of: fn(&Toll) -> Option<u32>) -> String {
    let mut any = false;
    let sum = rows.inspect(|_| any = true).try_fold(0u32, |sum, t| Some(sum + of(t)?));
    sum.filter(|_| any).map(|n| n.to_string()).unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn numbers_agree_with_the_tolls(tolls in tolls("range")) {
        let told = Told { event: bilan::publish::event_wire::Event { tolls: tolls.clone(), ..WHOLE.with(|w| w.event.clone()) }, readings: Vec::new() };
        let row = &table(&exported(Format::Csv, Options::default(), &[told]).0)[0];
        for (effect, name) in [(Effect::Killed, "killed"), (Effect::Wounded, "wounded")] {
            let whole = |v: Victims| tolls.iter().any(|t| t.effect == effect && t.victims == v && t.of.is_none() && t.joint_with.is_empty());
            let added = |group: fn(Victims) -> bool| {
                tolls.iter().filter(move |t| t.effect == effect && group(t.victims) && t.joint_with.is_empty())
                    .filter(|t| t.of.is_none() || !whole(t.victims)).collect::<Vec<_>>()
            };
            for (group, rows) in [
                ("forces", added(Victims::are_forces)),
                ("civilians", added(|v| v == Victims::Civilians)),
                ("fighters", added(|v| matches!(v, Victims::Militants | Victims::Suspects))),
                ("people", added(|v| v == Victims::People)),
            ] {
                prop_assert_eq!(&row[&format!("{name}_{group}_low")], &sum(rows.iter().copied(), |t| t.low));
                prop_assert_eq!(&row[&format!("{name}_{group}_best")], &sum(rows.iter().copied(), |t| t.best));
                prop_assert_eq!(&row[&format!("{name}_{group}_high")], &sum(rows.iter().copied(), |t| t.high));
            }
        }
    }

    #[test]
    fn deaths_by_side_add_up_to_the_best_figure(tolls in tolls("ucdp")) {
        let event = bilan::publish::event_wire::Event { tolls, ..WHOLE.with(|w| w.event.clone()) };
        let told = Told { event, readings: WHOLE.with(|w| w.readings.clone()) };
        let (bytes, summary, _) = exported(Format::Ucdp, Options::default(), std::slice::from_ref(&told));
        let rows = table(&bytes);
        prop_assert_eq!(rows.len(), summary.written);
        for row in &rows {
            let n = |name: &str| row[name].parse::<u32>().unwrap_or_else(|e| panic!("{name}: {e}"));
            prop_assert_eq!(n("deaths_a") + n("deaths_b") + n("deaths_civilians") + n("deaths_unknown"), n("best"));
            prop_assert!(n("high") > 0);
        }
    }
}

thread_local! {
    static WHOLE: Told = whole();
}
