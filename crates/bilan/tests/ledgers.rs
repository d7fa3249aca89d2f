//! Ledgers of figures made up here: what every policy must keep to, and what follows from figures.

use bilan::model::{Effect, Form, Kind, Role, SpeakerClass, Stance, Victims};
use bilan::reconcile::{Ledger, Policy, Reconciler, Row};
use bilan::resolve::{self, Builder, Collection, Days, NONE, NewFigure, NewTelling, OPEN};
use proptest::prelude::*;

/// A figure of the n-th report: low, high, form, who is counted.
#[derive(Clone, Debug)]
struct Told {
    low: u32,
    high: u32,
    form: Form,
    victims: Victims,
    group: &'static str,
    class: Option<SpeakerClass>,
    stance: Stance,
    /// The figure of the same report that it is a part of, from 1.
    part_of: u32,
}

fn told(low: u32, victims: Victims) -> Told {
    Told { low, high: low, form: Form::Exact, victims, group: "", class: None, stance: Stance::Asserted, part_of: NONE }
}

/// One event, of which each report gives some figures; published on days that follow each other.
fn ledger(reports: &[Vec<Told>]) -> (Collection, Ledger) {
    let mut b = Builder::default();
    for (n, figures) in reports.iter().enumerate() {
        // One family: the reports are of one event whatever their figures are.
        let day = 18_000 + n as i32;
        b.report(&format!("r{n:02}"), Some((day, day)), None, "r00", "");
        let voices: Vec<u32> = figures.iter().map(|f| b.voice(f.class, "", &format!("r{n}"))).collect();
        let figures = figures.iter().zip(voices).enumerate().map(|(at, (f, voice))| NewFigure {
            effect: Effect::Killed,
            victims: f.victims,
            of: "",
            group: f.group,
            low: f.low,
            high: f.high,
            form: f.form,
            stance: f.stance,
            voice,
            statement: at as u32 + 1,
            part_of: f.part_of,
            superseded: false,
            joint: &[],
            doubts: Vec::new(),
        });
        b.telling(&NewTelling {
            role: Role::Main,
            kind: Kind::Attack,
            days: Days::Span(17_999, 17_999),
            recalled: None,
            place: None,
            country: "ML",
            not_before: None,
            actors: Vec::new(),
            figures: figures.collect(),
            deeds: Vec::new(),
        });
    }
    let c = b.finish();
    let events = resolve::resolve(&c);
    let mut one = events[0].clone();
    one.members = (0..c.tellings.len() as u32).collect();
    let ledger = Reconciler::new(&c, std::slice::from_ref(&one)).ledger(0);
    (c, ledger)
}

fn rows(policy: Policy, reports: &[Vec<Told>]) -> Vec<Row> {
    let (c, ledger) = ledger(reports);
    policy.rows(&c, &ledger)
}

fn people(rows: &[Row]) -> (Option<u32>, Option<u32>, Option<u32>) {
    let row = rows.iter().find(|r| r.cell.victims == Victims::People).expect("a row for people");
    (row.low, row.best, row.high)
}

#[test]
fn fighters_are_counted_in_or_not_for_low_best_and_high_alike() {
    let first = vec![told(15, Victims::People), told(10, Victims::Soldiers), told(5, Victims::Militants)];
    let rows = rows(Policy::Ucdp, &[first, vec![told(14, Victims::People)]]);
    assert_eq!(people(&rows), (Some(15), Some(15), Some(15)));
}

#[test]
fn huge_figures_do_not_run_over() {
    let huge = 3_000_000_000;
    let mut of_them = told(huge, Victims::Soldiers);
    of_them.part_of = 1;
    let mut others = told(huge, Victims::Civilians);
    others.part_of = 1;
    let reports = [vec![told(huge, Victims::People), of_them, others], vec![told(huge, Victims::Militants)]];
    for policy in Policy::ALL {
        let rows = rows(policy, &reports);
        assert!(rows.iter().all(|r| r.low.is_none_or(|n| n >= huge)), "{rows:?}");
    }
    assert_eq!(people(&rows(Policy::Acled, &reports)).0, Some(OPEN - 1));
}

#[test]
fn what_is_left_of_a_total_is_only_known_where_its_parts_share_nobody() {
    let part = |n, victims, group| Told { group, part_of: 1, ..told(n, victims) };
    let rest = |parts: &[Told]| {
        let mut report = vec![told(16, Victims::People)];
        report.extend_from_slice(parts);
        let (_, ledger) = ledger(&[report]);
        ledger.follows.iter().find(|f| f.rest).map(|f| (f.low, f.high))
    };
    let civilians = part(10, Victims::Civilians, "");
    assert_eq!(rest(std::slice::from_ref(&civilians)), Some((6, 6)));
    assert_eq!(rest(&[civilians.clone(), part(4, Victims::Soldiers, "")]), Some((2, 2)));
    // The women may be among the civilians.
    assert_eq!(rest(&[civilians.clone(), part(4, Victims::People, "women")]), Some((2, 6)));
    for stance in [Stance::Denied, Stance::Doubted] {
        assert_eq!(rest(&[civilians.clone(), Told { stance, ..part(4, Victims::Soldiers, "") }]), Some((6, 6)));
    }
}

#[test]
fn a_total_caps_a_category_by_the_least_that_the_others_have() {
    let open = Told { high: OPEN, form: Form::AtLeast, ..told(5, Victims::Soldiers) };
    let cap = |reports: &[Vec<Told>]| ledger(reports).1.follows.iter().find(|f| !f.rest).map(|f| f.high);
    let one = vec![told(30, Victims::People), open];
    assert_eq!(cap(&[one.clone(), vec![told(20, Victims::Civilians)], vec![told(8, Victims::Civilians)]]), Some(22));
    assert_eq!(cap(&[one.clone(), vec![told(8, Victims::Civilians)], vec![told(20, Victims::Civilians)]]), Some(22));
    // Of two totals that cannot both be true neither is taken.
    assert_eq!(cap(&[one, vec![told(20, Victims::People)]]), None);
}

#[test]
fn a_rounded_figure_is_not_shown_as_exact() {
    let about = |n| Told { form: Form::About, ..told(n, Victims::People) };
    for policy in [Policy::Range, Policy::Ucdp, Policy::Acled] {
        let alone = rows(policy, &[vec![about(20)]]);
        assert_eq!((alone[0].low, alone[0].high, alone[0].form), (Some(20), Some(20), Form::About), "{}", policy.name());
        assert!(!alone[0].because.iter().any(|why| why.contains("agree on one number")), "{alone:?}");
    }
    let known = rows(Policy::Range, &[vec![about(20)], vec![told(19, Victims::People)]]);
    assert_eq!((known[0].best, known[0].form), (Some(19), Form::Exact));
}

#[test]
fn a_smaller_figure_of_one_speaker_in_one_report_is_of_some_of_them() {
    let report = vec![told(13, Victims::Soldiers), told(2, Victims::Soldiers)];
    let (_, of_one) = ledger(std::slice::from_ref(&report));
    assert!(of_one.contradictions.is_empty() && of_one.lines[1].subset);
    assert_eq!(rows(Policy::Range, &[report])[0].best, Some(13));
    // Another speaker's, another report's and a zero are rivals.
    let army = Told { class: Some(SpeakerClass::Army), ..told(2, Victims::Soldiers) };
    for reports in [
        vec![vec![told(13, Victims::Soldiers), army]],
        vec![vec![told(13, Victims::Soldiers)], vec![told(2, Victims::Soldiers)]],
        vec![vec![told(13, Victims::Soldiers), told(0, Victims::Soldiers)]],
    ] {
        assert_eq!(ledger(&reports).1.contradictions.len(), 1, "{reports:?}");
    }
}

#[test]
fn pairs_of_figures_that_are_not_listed_are_counted() {
    let reports: Vec<Vec<Told>> = (0..20).map(|n| vec![told(10 + 10 * n, Victims::People)]).collect();
    let (_, ledger) = ledger(&reports);
    assert_eq!(ledger.contradictions.len() + ledger.contradictions_left_out, 20 * 19 / 2);
    assert!(ledger.contradictions_left_out > 0);
}

fn any_figure() -> impl Strategy<Value = Told> {
    let number = prop_oneof![8 => 0_u32..60, 1 => 2_999_999_990_u32..OPEN];
    let victims =
        prop::sample::select(vec![Victims::People, Victims::Soldiers, Victims::Civilians, Victims::Militants, Victims::Police]);
    let form =
        prop::sample::select(vec![Form::Exact, Form::Exact, Form::About, Form::AtLeast, Form::AtMost, Form::Range, Form::Vague]);
    let class =
        prop::sample::select(vec![None, Some(SpeakerClass::Army), Some(SpeakerClass::ArmedGroup), Some(SpeakerClass::Un)]);
    (number, 0_u32..20, form, victims, class, 0_u32..6).prop_map(|(low, more, form, victims, class, part_of)| {
        let (low, high) = match form {
            Form::Exact | Form::About => (low, low),
            Form::AtLeast => (low, OPEN),
            Form::AtMost => (0, low),
            Form::Range => (low, low.saturating_add(more).min(OPEN - 1)),
            Form::Vague => (2, OPEN),
        };
        Told { low, high, form, victims, class, part_of, ..told(0, victims) }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn low_is_not_above_best_nor_best_above_high(
        reports in prop::collection::vec(prop::collection::vec(any_figure(), 1..5), 1..4)
    ) {
        let (c, ledger) = ledger(&reports);
        for policy in Policy::ALL {
            for row in policy.rows(&c, &ledger) {
                let ordered = |a: Option<u32>, b: Option<u32>| a.zip(b).is_none_or(|(a, b)| a <= b);
                prop_assert!(
                    ordered(row.low, row.best) && ordered(row.best, row.high) && ordered(row.low, row.high),
                    "{}: {row:?}", policy.name()
                );
            }
        }
        for follow in &ledger.follows {
            prop_assert!(follow.low <= follow.high, "{follow:?}");
        }
    }
}
