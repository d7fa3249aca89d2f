//! Order does not matter: every permutation and every batching of the same reports gives the same bytes.

#[path = "support/stories.rs"]
mod stories;

use std::sync::OnceLock;

use bilan::model::Metadata;
use bilan::publish::Events;
use bilan::reconcile::Policy;
use bilan::{Gazetteer, Reading, Report, account, publish, read, read_report, read_reports_with};
use proptest::prelude::*;
use stories::{readings, reports};

/// The bytes of `bilan events --format jsonl` for reports in this order.
fn bytes<'r>(read: impl IntoIterator<Item = (&'r Report, &'r Reading)>) -> Vec<u8> {
    let account = account(read);
    let events = Events::new(&account.read, &account.collection, &account.events);
    let mut out = Vec::new();
    for n in events.order() {
        serde_json::to_writer(&mut out, &events.event(n, Policy::Range)).expect("plain data");
        out.push(b'\n');
    }
    out
}

fn expected() -> &'static [u8] {
    static EXPECTED: OnceLock<Vec<u8>> = OnceLock::new();
    EXPECTED.get_or_init(|| bytes(reports().iter().zip(readings())))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_permutation_gives_the_same_bytes(order in Just((0..reports().len()).collect::<Vec<_>>()).prop_shuffle()) {
        prop_assert!(bytes(order.iter().map(|n| (&reports()[*n], &readings()[*n]))) == expected());
    }

    /// Reports come in batches of any size, and some of them twice.
    #[test]
    fn any_batching_gives_the_same_bytes(
        order in Just((0..reports().len()).collect::<Vec<_>>()).prop_shuffle(),
        size in 1_usize..40,
        twice in prop::collection::vec(0..reports().len(), 0..12),
    ) {
        let batches: Vec<Vec<(&Report, Reading)>> = order
            .chunks(size)
            .map(|batch| batch.iter().map(|n| (&reports()[*n], readings()[*n].clone())).collect())
            .collect();
        let again = twice.iter().map(|n| (&reports()[*n], &readings()[*n]));
        prop_assert!(bytes(batches.iter().flatten().map(|(report, reading)| (*report, reading)).chain(again)) == expected());
    }
}

/// Whatever is read beside it, among it texts that say nothing and languages that are not read, a report is read as it is alone.
#[test]
fn reports_read_together_are_read_as_each_alone() {
    let wire =
        |report: &Report, reading: &Reading| serde_json::to_string(&publish::reading(report, reading)).expect("plain data");
    let others = ["fr", "xx"].map(|language| {
        let metadata = Metadata { language: Some(language.to_owned()), ..Metadata::default() };
        read::report("Le marché a rouvert lundi.".to_owned(), metadata)
    });
    let all: Vec<&Report> = reports().chunks(3).flat_map(|few| few.iter().chain(&others)).collect();
    for (report, together) in all.iter().zip(read_reports_with(&all, &Gazetteer::default())) {
        assert_eq!(wire(report, &together), wire(report, &read_report(report)));
    }
    assert!(read_reports_with(&[], &Gazetteer::default()).is_empty());
}

#[test]
fn there_is_something_to_order() {
    assert!(reports().len() > 90);
    assert!(expected().iter().filter(|b| **b == b'\n').count() > 40);
}
