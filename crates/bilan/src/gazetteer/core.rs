//! The core gazetteer under the keys of the imported ones, so that both are asked in the same way.

use std::sync::OnceLock;

use super::{Likeness, key};
use crate::lexicon::{Lexicon, Near, Place};

/// The keys of all names with the indices of their places, in lots of one first letter and one length, which lie in order.
struct Table {
    names: Vec<(String, u32)>,
}

/// The lot of a key: keys that differ in few letters have the same first letter and nearly the same length.
fn lot(key: &str) -> (Option<&u8>, usize) {
    (key.as_bytes().first(), key.len())
}

/// The places and their order are the same in every language.
fn table(lexicon: &Lexicon) -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let names = lexicon.place_names().iter().filter_map(|(name, index)| Some((key(name)?, *index)));
        let mut names: Vec<(String, u32)> = names.collect();
        names.sort_unstable_by(|a, b| lot(&a.0).cmp(&lot(&b.0)).then_with(|| a.cmp(b)));
        names.dedup();
        Table { names }
    })
}

/// Places of the core gazetteer whose key differs in at most `bound` letters; each once, with its best likeness.
pub fn core_near<'l>(lexicon: &'l Lexicon, key: &str, bound: u8) -> Vec<(&'l Place, Likeness)> {
    let names = &table(lexicon).names;
    let (first, length) = lot(key);
    let lots = (first, length.saturating_sub(bound.into()))..=(first, length + usize::from(bound));
    let start = names.partition_point(|(name, _)| lot(name) < *lots.start());
    let mut near = Near::new(key.as_bytes(), bound);
    let mut found: Vec<(u32, Likeness)> = Vec::new();
    for (name, index) in names[start..].iter().take_while(|(name, _)| lot(name) <= *lots.end()) {
        if let Some(distance) = near.distance(name.as_bytes()) {
            found.push((*index, if distance == 0 { Likeness::Name } else { Likeness::Letters(distance) }));
        }
    }
    found.sort_unstable();
    found.dedup_by_key(|(index, _)| *index);
    found.into_iter().filter_map(|(index, likeness)| Some((lexicon.places.get(index as usize)?, likeness))).collect()
}
