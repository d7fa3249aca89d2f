//! Summaries of the project's own reports: what is counted, and what a plot holds.

use std::path::Path;

use bilan::model::{DateValue, Effect, Metadata};
use bilan::publish::event_wire::Event;
use bilan::reconcile::Policy;
use bilan::{account, read, read_report};
use bilan_summary::{By, Measure, Summary, Theme, Words, png, summary, svg, table, write_csv};

/// Reports of our own with what their events are by a policy.
fn events(reports: &[(&str, &str)], policy: Policy) -> Vec<Event> {
    let read: Vec<_> = reports
        .iter()
        .enumerate()
        .map(|(n, (published, text))| {
            let metadata = Metadata {
                id: Some(format!("r{n}")),
                language: Some("fr".to_owned()),
                published: DateValue::parse(published),
                ..Metadata::default()
            };
            let report = read::report((*text).to_owned(), metadata);
            let reading = read_report(&report);
            (report, reading)
        })
        .collect();
    let account = account(read.iter().map(|(report, reading)| (report, reading)));
    bilan_export::told(&account, policy).map(|t| t.event).collect()
}

const REPORTS: [(&str, &str); 5] = [
    ("2024-05-15", "Sept soldats ont été tués le 14 mai 2024 dans une embuscade près de Gao, au Mali, selon l'armée."),
    ("2024-05-16", "Neuf soldats ont été tués le 14 mai 2024 dans une embuscade près de Gao, au Mali, selon des habitants."),
    ("2024-07-02", "Au moins dix civils ont été tués le 1er juillet 2024 dans l'attaque d'un marché à Djibo, au Burkina Faso."),
    (
        "2024-07-20",
        "Deux gendarmes ont été tués et quatre autres blessés le 18 juillet 2024 dans une embuscade à Djibo, au Burkina Faso.",
    ),
    ("2024-09-10", "Trois civils ont été tués en septembre 2024 dans l'attaque d'un hameau près de Tillabéri, au Niger."),
];

fn row<'s>(summary: &'s Summary, key: &[Option<&str>]) -> &'s bilan_summary::Row {
    let is = |r: &&bilan_summary::Row| r.key.iter().map(Option::as_deref).eq(key.iter().copied());
    summary.rows.iter().find(is).unwrap_or_else(|| panic!("no row {key:?} in {:?}", summary.rows))
}

#[test]
fn tolls_are_added_and_what_is_open_stays_open() {
    let by_month = summary(events(&REPORTS, Policy::Range), &[By::Month]);
    let killed = |key| {
        let sum = row(&by_month, &[key]).counted.toll(Effect::Killed).copied().expect("a toll");
        (sum.low, sum.best, sum.high, sum.events)
    };
    assert_eq!(killed(Some("2024-05")), (7, None, Some(9), 1), "two accounts that differ");
    assert_eq!(killed(Some("2024-07")), (12, None, None, 2), "at least ten, and two");
    assert_eq!(killed(Some("2024-09")), (3, Some(3), Some(3), 1), "a month is known where a day is not");
    assert_eq!(by_month.whole.events, 4);
    assert_eq!(by_month.policy.as_deref(), Some("range"));
    // By week the event of an unknown day has none.
    let by_week = summary(events(&REPORTS, Policy::Ucdp), &[By::Week]);
    assert_eq!(row(&by_week, &[None]).counted.events, 1);
    let best = by_week.whole.toll(Effect::Killed).expect("deaths");
    assert_eq!(best.best, Some(7 + 10 + 2 + 3), "under a policy that gives one, every event has a best number");
    assert!(by_week.whole.toll(Effect::Wounded).is_none(), "which counts deaths only");
}

#[test]
fn an_event_stands_under_each_of_its_parties_and_once_in_the_whole() {
    let events = events(&REPORTS, Policy::Range);
    for by in By::ALL {
        let one = summary(&events, &[by]);
        let rows: usize = one.rows.iter().map(|r| r.counted.events).sum();
        assert_eq!(one.whole.events, events.len());
        assert!(rows == events.len() || by == By::Actor && rows > events.len(), "{}: {rows}", by.name());
    }
    let two = summary(&events, &[By::Country, By::Kind]);
    assert_eq!(row(&two, &[Some("BF"), Some("ambush")]).counted.toll(Effect::Wounded).map(|s| s.low), Some(4));
}

#[test]
fn what_was_rejected_is_not_counted() {
    let mut events = events(&REPORTS, Policy::Range);
    events[0].status = "rejected".to_owned();
    assert_eq!(summary(&events, &[By::Month]).whole.events, 3);
}

#[test]
fn tables_and_csv_hold_the_same_rows_and_no_formula() {
    let mut events = events(&REPORTS, Policy::Range);
    events[0].perpetrators.push(bilan::publish::event_wire::Party { actor: None, name: "=cmd()".to_owned(), from: Vec::new() });
    let by_actor = summary(&events, &[By::Actor]);
    for language in Words::LANGUAGES {
        let words = Words::of(language).expect("a language");
        let mut out = Vec::new();
        write_csv(&by_actor, words, &mut out).expect("CSV in memory");
        let text = String::from_utf8(out).expect("UTF-8");
        assert_eq!(text.lines().count(), by_actor.rows.len() + 1);
        assert!(text.lines().any(|l| l.starts_with("'=cmd()")) && !text.contains("\n="), "{text}");
        let lines = table(&by_actor, words);
        assert_eq!(lines.len(), by_actor.rows.len() + 2, "a header, rows, and the whole");
        assert!(lines.iter().all(|l| l.len() == lines[0].len()));
    }
}

#[test]
fn plots_are_drawn_for_everything_and_load_nothing() {
    let events = events(&REPORTS, Policy::Range);
    let words = Words::of("fr").expect("French");
    for one in By::ALL {
        for two in By::ALL.into_iter().map(Some).chain([None]).filter(|two| *two != Some(one)) {
            let by: Vec<By> = [Some(one), two].into_iter().flatten().collect();
            let summary = summary(&events, &by);
            for measure in [Measure::Events, Measure::Toll(Effect::Killed)] {
                let drawn = svg(&summary, measure, words, Theme::Screen).expect("a plot");
                let links = drawn.replace("http://www.w3.org/2000/svg", "");
                assert!(!links.contains("http") && !links.contains("url("), "a plot loads nothing");
                assert!(drawn.contains("prefers-color-scheme:dark") && drawn.ends_with("</svg>"));
            }
        }
    }
    svg(&summary(&events, &[]), Measure::Events, words, Theme::Light).expect_err("nothing to draw by");
    let image = png(&summary(&events, &[By::Month]), Measure::Toll(Effect::Killed), words).expect("an image");
    assert!(image.starts_with(b"\x89PNG") && image.len() > 10_000, "letters and columns take room");
    let empty = png(&summary(Vec::<Event>::new(), &[By::Kind, By::Month]), Measure::Events, words).expect("an image");
    assert!(empty.starts_with(b"\x89PNG"), "nothing to show is said in a picture too");
}

/// A group of which the measure tells nothing is no nought, and where only that would be said of it, it is left out.
#[test]
fn nothing_told_is_not_drawn_as_nought() {
    let reports = [
        REPORTS[0],
        ("2024-09-10", "Trois civils ont été enlevés par des hommes armés dans un hameau près de Tillabéri, au Niger."),
    ];
    let events = events(&reports, Policy::Range);
    let words = Words::of("fr").expect("French");
    let unknown = words.text("unknown");
    for (by, shows) in [(vec![By::Month], false), (vec![By::Kind, By::Month], false), (vec![By::Country], true)] {
        let drawn = svg(&summary(&events, &by), Measure::Toll(Effect::Killed), words, Theme::Light).expect("a plot");
        assert!(!drawn.contains(unknown), "{by:?}: {drawn}");
        assert_eq!(drawn.contains(">–<"), shows, "{by:?}: {drawn}");
    }
    let drawn = svg(&summary(&events, &[By::Month]), Measure::Toll(Effect::Abducted), words, Theme::Light).expect("a plot");
    assert!(drawn.contains(&format!("{unknown} : 3")), "{drawn}");
}

/// The schema under docs is that of the type.
#[test]
fn the_schema_is_true() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schemas/summary.json");
    let schema = schemars::schema_for!(Summary);
    let text = format!("{}\n", serde_json::to_string_pretty(&schema).expect("JSON"));
    if std::env::var_os("BILAN_WRITE_SCHEMAS").is_some() {
        std::fs::write(&path, &text).expect("the schema");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(kept, text, "docs/schemas/summary.json is stale; `make schemas` writes it");
}
