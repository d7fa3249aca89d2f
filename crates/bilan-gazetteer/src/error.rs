//! What can go wrong, with the file, the line and the next step.

use std::fmt;
use std::io;
use std::path::PathBuf;

use bilan::gazetteer::Damage;
use thiserror::Error;

#[derive(Debug, Error)]
pub enum Error {
    #[error("cannot {action} {}: {error}; check that it exists and may be used", path.display())]
    File { action: &'static str, path: PathBuf, error: io::Error },
    #[error("{} holds no gazetteer: neither lines of 19 tab-separated columns nor a CSV table with the columns name, lat and lon", path.display())]
    Foreign { path: PathBuf },
    #[error("{} holds no place that can be used; nothing was imported", path.display())]
    Empty { path: PathBuf },
    #[error("{} is damaged: {damage}; compile it again with `bilan gazetteer rebuild {name}`", path.display())]
    Damaged { name: String, path: PathBuf, damage: Damage },
    #[error("there is no gazetteer `{name}`; `bilan gazetteer list` names those that are there")]
    Unknown { name: String },
    #[error("`{name}` cannot be a gazetteer's name: use letters, digits, `-` and `_`")]
    Name { name: String },
    #[error("what {name} was made from is not known: {} is missing or unreadable; import its files again", path.display())]
    NoRecord { name: String, path: PathBuf },
    #[error("no folder for data is known on this system; name one with --data or BILAN_DATA")]
    NoFolder,
    #[error("{} ends in the midst of its data ({why}); the rows before that were kept, fetch the file again for the rest", path.display())]
    Truncated { path: PathBuf, why: String },
}

impl Error {
    pub(crate) fn file(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |error| Self::File { action, path, error }
    }
}

/// Why a row was not taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    Columns {
        expected: usize,
        found: usize,
    },
    NoName,
    Latitude(String),
    Longitude(String),
    Country(String),
    Id(String),
    TooLong,
    /// The row was kept, read as Windows-1252.
    Encoding,
    /// The file's compressed data end or cannot be read on; rows before this one were kept.
    Cut(String),
}

impl Reason {
    /// Whether the row was taken nevertheless.
    pub const fn is_kept(&self) -> bool {
        matches!(self, Self::Encoding)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Columns { expected, found } => write!(f, "has {found} columns instead of {expected}"),
            Self::NoName => write!(f, "has no name in Latin letters"),
            Self::Latitude(text) => write!(f, "`{text}` is no latitude from -90 to 90"),
            Self::Longitude(text) => write!(f, "`{text}` is no longitude from -180 to 180"),
            Self::Country(text) => write!(f, "`{text}` is no country code of two letters"),
            Self::Id(text) => write!(f, "`{text}` is no number of a place"),
            Self::TooLong => write!(f, "is longer than any row can be"),
            Self::Encoding => write!(f, "is not UTF-8; kept, read as Windows-1252"),
            Self::Cut(why) => write!(f, "the data end here ({why}); the rows before were kept"),
        }
    }
}

/// A row that was not taken, or not as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    pub file: String,
    /// Counted from 1.
    pub line: u64,
    pub reason: Reason,
}

impl Rejected {
    /// Whether the data end here.
    pub const fn is_cut(&self) -> bool {
        matches!(self.reason, Reason::Cut(_))
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}: {}", self.file, self.line, self.reason)
    }
}
