//! Order does not matter: every permutation and every batching of the same reports gives the same bytes.

#[path = "support/stories.rs"]
mod stories;

use std::sync::OnceLock;

use bilan::publish::Events;
use bilan::reconcile::Policy;
use bilan::{Reading, Report, account};
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

#[test]
fn there_is_something_to_order() {
    assert!(reports().len() > 90);
    assert!(expected().iter().filter(|b| **b == b'\n').count() > 40);
}
