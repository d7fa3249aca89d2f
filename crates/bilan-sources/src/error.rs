//! Why a report was not read: the action, the place and what to do about it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use bilan::read::NotText;
use thiserror::Error;

/// A file or a stream, and the line in it where that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// `None` is standard input.
    pub file: Option<PathBuf>,
    /// Counted from 1.
    pub line: Option<usize>,
}

impl Place {
    pub fn file(path: &Path) -> Self {
        Self { file: Some(path.to_owned()), line: None }
    }

    pub fn stdin() -> Self {
        Self { file: None, line: None }
    }

    #[must_use]
    pub fn at_line(&self, line: usize) -> Self {
        Self { line: Some(line), ..self.clone() }
    }
}

/// `reports/a.jsonl:12`, `standard input:3`, `a.txt`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.file {
            Some(path) => write!(f, "{}", path.display())?,
            None => f.write_str("standard input")?,
        }
        self.line.map_or(Ok(()), |line| write!(f, ":{line}"))
    }
}

/// Why a report, a file or a folder was not read.
#[derive(Debug, Error)]
pub enum SourceError {
    #[error("{place}: cannot be found: {cause}; check the path")]
    Missing { place: Place, cause: io::Error },
    #[error("{place}: cannot be read: {cause}; check its permissions and the disk, then read it again")]
    Unreadable { place: Place, cause: io::Error },
    #[error("{place}: is empty: there is no report in it")]
    Empty { place: Place },
    #[error("{place}: is no text: {cause}; convert it to plain text first")]
    NotText { place: Place, cause: NotText },
    #[error("{place}: is {format}, which is not read yet; convert it to plain text, or to JSONL with one report per line")]
    OtherFormat { place: Place, format: &'static str },
    #[error("{place}: is longer than {} MB, the most that one report may have; split it into its reports", .limit >> 20)]
    TooLong { place: Place, limit: usize },
    #[error("{place}: is no report in JSON: {cause}; each line is one object such as {{\"id\": \"7\", \"text\": \"…\"}}")]
    BadLine { place: Place, cause: serde_json::Error },
    #[error("{place}: is a link to a folder, which is not followed; give that folder's own path to read it")]
    LinkToFolder { place: Place },
    #[error("{place}: is neither a file nor a folder; give a file, a folder or `-` for standard input")]
    NeitherFileNorFolder { place: Place },
}

impl SourceError {
    /// Where it happened.
    pub fn place(&self) -> &Place {
        match self {
            Self::Missing { place, .. }
            | Self::Unreadable { place, .. }
            | Self::Empty { place }
            | Self::NotText { place, .. }
            | Self::OtherFormat { place, .. }
            | Self::TooLong { place, .. }
            | Self::BadLine { place, .. }
            | Self::LinkToFolder { place }
            | Self::NeitherFileNorFolder { place } => place,
        }
    }

    /// The error of opening or reading something there.
    pub(crate) fn io(place: Place, cause: io::Error) -> Self {
        match cause.kind() {
            io::ErrorKind::NotFound => Self::Missing { place, cause },
            _ => Self::Unreadable { place, cause },
        }
    }
}
