//! One event of another data set, in the words of this project. What the data set does not say is none.

use bilan::model::{Kind, Precision};

/// A party as another data set names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    pub name: Box<str>,
    /// The actors of ours that it may be; none for governments, civilians and who is not known.
    pub ids: &'static [&'static str],
}

/// Deaths as another data set counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deaths {
    pub low: Option<u32>,
    pub best: Option<u32>,
    pub high: Option<u32>,
    pub civilians: Option<u32>,
    /// Of people under arms: the two sides, where the data set tells them apart.
    pub sides: [Option<u32>; 2],
    pub unknown: Option<u32>,
}

/// An event of another data set.
#[derive(Clone, Debug)]
pub struct Other {
    pub id: Box<str>,
    /// The identifier of ours that it bears, where it comes from an export of ours.
    pub ours: Option<u64>,
    /// Where it stands in the file; the header is line 1.
    pub line: u32,
    /// First and last day, since 1970-01-01.
    pub days: (i32, i32),
    pub place: Box<str>,
    pub admin1: Box<str>,
    /// Code of two letters; empty where unknown.
    pub country: &'static str,
    pub point: Option<(f32, f32)>,
    pub precision: Precision,
    pub deaths: Deaths,
    pub parties: Vec<Party>,
    pub kind: Kind,
    pub sources: Box<str>,
}
