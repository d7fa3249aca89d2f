//! Where bilan's reports come from: files, folders and streams.
//!
//! [`Sources`] goes through paths in their order and yields one report after another, so that an archive never has to fit
//! into memory. What cannot be read is a [`SourceError`] in the place of the report; the reports after it are still read.
//!
//! | input | what it is |
//! |---|---|
//! | a file that ends in `.jsonl` or `.ndjson`, or a stream whose first character is `{` | one report per line, see [`Record`] |
//! | any other file or stream | one report, as plain text |
//! | a folder | all files below it, sorted by name, without hidden ones |
//! | `-` | standard input |
//!
//! Text may be UTF-8, UTF-16 with a byte order mark, Windows-1252 or Latin-1, or Mac OS Roman. What is not sure of it is told in the
//! notes of [`Incoming`].

mod error;
mod format;
mod jsonl;
mod plain;
mod record;
mod sources;
mod walk;

pub use error::{Place, SourceError};
pub use plain::encoding_note;
pub use record::Record;
pub use sources::{Incoming, Sources};

/// The longest report that is read, in bytes. A press report has a few thousand; what is longer than this is an archive
/// that lost its line breaks, and would cost the memory that a stream of reports must not need.
pub const LONGEST_REPORT: usize = 64 << 20;
