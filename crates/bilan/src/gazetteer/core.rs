//! The core gazetteer under the keys of the imported ones, so that both are asked in the same way.

use std::ops::Range;
use std::sync::OnceLock;

use super::{Likeness, names};
use crate::lexicon::{Letters, Lexicon, Near, Place};

/// The keys of all names, in lots of one length and the same first letters: keys that differ in few letters have the same first
/// letter, nearly the same length, and mostly the same second letter. The keys of a lot lie one behind the other and are compared
/// as they lie.
struct Table {
    keys: Vec<u8>,
    /// The index of the place that bears each name, and the letters of its key.
    places: Vec<(u32, Letters)>,
    lots: Vec<Lot>,
}

struct Lot {
    first: u8,
    length: usize,
    /// Where its keys begin.
    keys: usize,
    /// Its places, as many as keys.
    places: Range<usize>,
}

/// The places and their order are the same in every language.
fn table(lexicon: &Lexicon) -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let (mut all, mut key) = (Vec::new(), Vec::new());
        // What makes up a lot, packed into one number, and where the key lies.
        let mut names: Vec<(u32, usize, u32)> = Vec::with_capacity(lexicon.place_names().len());
        for (name, place) in lexicon.place_names() {
            if names::key_into(name, &mut key)
                && let [first, second, ..] = key[..]
            {
                names.push((u32::from_be_bytes([0, first, key.len() as u8, second]), all.len(), *place));
                all.extend_from_slice(&key);
            }
        }
        names.sort_unstable();
        let mut table = Table { keys: Vec::with_capacity(all.len()), places: Vec::with_capacity(names.len()), lots: Vec::new() };
        for lot in names.chunk_by(|a, b| a.0 == b.0) {
            let [_, first, length, _] = lot[0].0.to_be_bytes();
            let (length, keys, start) = (usize::from(length), table.keys.len(), table.places.len());
            for (_, at, place) in lot {
                table.keys.extend_from_slice(&all[*at..at + length]);
                table.places.push((*place, Letters::of(&all[*at..at + length])));
            }
            table.lots.push(Lot { first, length, keys, places: start..table.places.len() });
        }
        table
    })
}

/// Places of the core gazetteer whose key differs in at most `bound` letters; each once, with its best likeness.
pub fn core_near<'l>(lexicon: &'l Lexicon, key: &str, bound: u8) -> Vec<(&'l Place, Likeness)> {
    let Some(first) = key.as_bytes().first().copied() else { return Vec::new() };
    let table = table(lexicon);
    let shortest = key.len().saturating_sub(bound.into());
    let start = table.lots.partition_point(|lot| (lot.first, lot.length) < (first, shortest));
    let lots = table.lots[start..].iter().take_while(|lot| lot.first == first && lot.length <= key.len() + usize::from(bound));
    let mut near = Near::new(key.as_bytes(), bound);
    let mut found: Vec<(u32, Likeness)> = Vec::new();
    for lot in lots {
        if !near.may_begin(&table.keys[lot.keys..][..lot.length]) {
            continue;
        }
        for (n, (place, letters)) in table.places[lot.places.clone()].iter().enumerate() {
            // Most names have other letters.
            if !near.may_be(*letters) {
                continue;
            }
            if let Some(distance) = near.distance(&table.keys[lot.keys + n * lot.length..][..lot.length]) {
                found.push((*place, if distance == 0 { Likeness::Name } else { Likeness::Letters(distance) }));
            }
        }
    }
    found.sort_unstable();
    found.dedup_by_key(|(place, _)| *place);
    found.into_iter().filter_map(|(place, likeness)| Some((lexicon.places.get(place as usize)?, likeness))).collect()
}
