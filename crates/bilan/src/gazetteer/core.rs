//! The core gazetteer under the keys of the imported ones, so that both are asked in the same way.

use std::sync::OnceLock;

use super::{Likeness, key};
use crate::lexicon::{KeyTable, KeyWriter, Lexicon, Place};

struct Table {
    entries: Vec<u8>,
    blocks: Vec<u8>,
    firsts: Vec<u32>,
}

/// The places and their order are the same in every language.
fn table(lexicon: &Lexicon) -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut names: Vec<(String, u64)> =
            lexicon.place_names().iter().filter_map(|(name, index)| Some((key(name)?, u64::from(*index)))).collect();
        names.sort();
        names.dedup();
        let (mut entries, mut blocks, mut writer) = (Vec::new(), Vec::new(), KeyWriter::default());
        for group in names.chunk_by(|a, b| a.0 == b.0) {
            let values: Vec<u64> = group.iter().map(|(_, index)| *index).collect();
            let start = writer.push(group[0].0.as_bytes(), &values, entries.len() as u64, &mut entries);
            blocks.extend(start.into_iter().flat_map(u64::to_le_bytes));
        }
        let firsts = KeyTable::new(&entries, &blocks).firsts();
        Table { entries, blocks, firsts }
    })
}

/// Places of the core gazetteer whose key differs in at most `bound` letters; each once, with its best likeness.
pub fn core_near<'l>(lexicon: &'l Lexicon, key: &str, bound: u8) -> Vec<(&'l Place, Likeness)> {
    let table = table(lexicon);
    let mut found: Vec<(u64, Likeness)> = Vec::new();
    KeyTable::new(&table.entries, &table.blocks).with_firsts(&table.firsts).near(key.as_bytes(), bound, |distance, _, index| {
        found.push((index, if distance == 0 { Likeness::Name } else { Likeness::Letters(distance) }));
    });
    found.sort_unstable();
    found.dedup_by_key(|(index, _)| *index);
    found.into_iter().filter_map(|(index, likeness)| Some((lexicon.places.get(index as usize)?, likeness))).collect()
}
