//! How a compiled table is laid out: a header of fixed length, then sections in any order.
//!
//! ```text
//! magic           8   "bilangaz"
//! version         8
//! length          8   of the whole file
//! rows            8
//! keys            8
//! sections       24   each: where it begins, its length, its CRC-32; see [`Section`]
//! check           8   FNV-1a of all bytes before
//! ```
//!
//! Numbers are little-endian, eight bytes. The header's own check is looked at when a table is opened; the sections' are for
//! whoever opens files, because that costs reading them.

pub const MAGIC: [u8; 8] = *b"bilangaz";
/// Goes up whenever a table of before would be misread.
pub const VERSION: u64 = 1;

/// The parts of a table, in the order of the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// A JSON object: `source`, `countries`, and whatever else the importer wants to keep.
    About,
    /// Where each division's name begins and, last, ends: four bytes each.
    DivisionStarts,
    /// The names of divisions, one behind the other.
    Divisions,
    /// Rows, one behind the other.
    Rows,
    /// Blocks of keys, see [`crate::lexicon::KeyTable`]. A value is twice where the row begins, and one more where the key is of
    /// a further name.
    Keys,
    /// Where each block of keys begins.
    Blocks,
}

impl Section {
    pub const ALL: [Self; 6] = [Self::About, Self::DivisionStarts, Self::Divisions, Self::Rows, Self::Keys, Self::Blocks];

    pub const fn name(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::DivisionStarts => "starts of divisions",
            Self::Divisions => "divisions",
            Self::Rows => "rows",
            Self::Keys => "keys",
            Self::Blocks => "blocks of keys",
        }
    }
}

pub const HEADER: usize = 8 * 5 + Section::ALL.len() * 24 + 8;

/// Where a section lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    pub start: u64,
    pub length: u64,
    pub crc: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    pub length: u64,
    pub rows: u64,
    pub keys: u64,
    pub sections: [Extent; Section::ALL.len()],
}

impl Header {
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(HEADER);
        out.extend(MAGIC);
        for n in [VERSION, self.length, self.rows, self.keys] {
            out.extend(n.to_le_bytes());
        }
        for section in &self.sections {
            for n in [section.start, section.length, u64::from(section.crc)] {
                out.extend(n.to_le_bytes());
            }
        }
        out.extend(fnv(&out).to_le_bytes());
        out
    }
}

/// FNV-1a, 64 bits.
pub fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3))
}
