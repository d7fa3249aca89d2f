//! Places beside the core gazetteer: compiled tables that the user imported, asked by name.
//!
//! A table is handed over as bytes, as [`format`] lays it out; opening one costs no more than looking at its header, so that
//! twelve million rows are there at once. The core gazetteer of the [`Lexicon`](crate::Lexicon) is always asked as well. A
//! row never takes the place of a core one: both become candidates, and which is meant is decided where a report's places
//! are resolved together.

mod compiled;
mod core;
pub mod format;
mod names;
mod rows;

pub use compiled::{Compiled, Damage};
pub use core::core_near;
pub use names::{bound, key, keys};
pub use rows::{Row, RowData};

pub use crate::lexicon::KeyWriter;

/// All imported tables. Without any, every look-up is empty.
#[derive(Debug, Default)]
pub struct Gazetteer<'b> {
    tables: Vec<Compiled<'b>>,
}

/// How a name that was looked up stands to the name that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same, or the same under the transliterations of the region.
    Name,
    /// A further name of the same place.
    Alias,
    /// So many letters differ.
    Letters(u8),
}

/// A row and how its name fits.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'g> {
    pub row: Row<'g>,
    pub likeness: Likeness,
}

impl<'b> Gazetteer<'b> {
    pub const fn new(tables: Vec<Compiled<'b>>) -> Self {
        Self { tables }
    }

    pub const fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }

    pub fn tables(&self) -> &[Compiled<'b>] {
        &self.tables
    }

    /// Every row with this key, see [`key`]; each row once.
    pub fn exact(&self, key: &str) -> Vec<Hit<'_>> {
        self.exact_in(key, |_| true)
    }

    /// The same, of tables with rows in a country that `wanted` accepts.
    pub fn exact_in(&self, key: &str, wanted: impl Fn(&str) -> bool) -> Vec<Hit<'_>> {
        let mut out = Vec::new();
        for table in self.tables.iter().filter(|t| t.is_of(&wanted)) {
            table.keys().exact(key.as_bytes(), |value| {
                out.extend(table.row(value >> 1).map(|row| Hit { row, likeness: likeness(value, 0) }));
            });
        }
        out
    }

    /// Every row whose key differs in at most `bound` letters, exact ones too; each row once, with its best key. Only tables
    /// with rows in a country that `wanted` accepts are asked.
    pub fn near(&self, key: &str, bound: u8, wanted: impl Fn(&str) -> bool) -> Vec<Hit<'_>> {
        let mut out: Vec<Hit<'_>> = Vec::new();
        for table in self.tables.iter().filter(|t| t.is_of(&wanted)) {
            let mut found: Vec<(u64, Likeness)> = Vec::new();
            table.keys().near(key.as_bytes(), bound, |distance, _, value| found.push((value >> 1, likeness(value, distance))));
            found.sort_unstable();
            found.dedup_by_key(|(at, _)| *at);
            out.extend(found.into_iter().filter_map(|(at, likeness)| table.row(at).map(|row| Hit { row, likeness })));
        }
        out
    }
}

/// The lowest bit of a value says whether the key is of a further name.
const fn likeness(value: u64, distance: u8) -> Likeness {
    match (distance, value & 1) {
        (0, 0) => Likeness::Name,
        (0, _) => Likeness::Alias,
        (n, _) => Likeness::Letters(n),
    }
}
