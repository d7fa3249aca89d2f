//! Which of several copies of one text stands for it.
//!
//! The same body may have come in under several addresses or dates. All are kept; one of them is read. Which one follows
//! from the copies alone, not from the order in which they came: the first published, and of those the first by identifier.

use bilan::model::DateValue;
use rustc_hash::FxHashMap;

use crate::rows::Sighting;

/// Positions of those that stand for their text, in the order of the list.
pub fn canonical(sightings: &[Sighting], counts: impl Fn(&Sighting) -> bool) -> Vec<usize> {
    let mut best: FxHashMap<&str, usize> = FxHashMap::default();
    for n in (0..sightings.len()).filter(|n| counts(&sightings[*n])) {
        best.entry(&sightings[n].body)
            .and_modify(|m| {
                if rank(&sightings[n]) < rank(&sightings[*m]) {
                    *m = n;
                }
            })
            .or_insert(n);
    }
    let mut out: Vec<usize> = best.into_values().collect();
    out.sort_unstable();
    out
}

/// Known days before unknown ones; the last day that a month or year leaves, so that a day goes before its month.
fn rank(sighting: &Sighting) -> (bool, Option<jiff::civil::Date>, &str) {
    let last = sighting.about.metadata.published.as_ref().and_then(DateValue::latest);
    (last.is_none(), last, &sighting.id)
}
