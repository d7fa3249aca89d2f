//! bilan's events in the formats that people already use: tables, map data, and the shapes of the data sets they trust.
//!
//! A format is a [`Writer`]: it is handed one event after the other as [`Told`], writes what it can hold, and says why it left an
//! event out. Where events come from is not its business. What a target cannot hold is never guessed: an event without a day has
//! no row in ACLED's shape, an event without a point no geometry in GeoJSON. Every row carries identifiers that lead back to
//! reports and spans. Columns, codes and names of other data sets are tables in `data`.
//!
//! ```
//! use bilan_export::{Format, Options, export};
//!
//! let mut out = Vec::new();
//! let summary = export(Format::Csv, Options::default(), std::iter::empty(), &mut out, |_| {})?;
//! assert_eq!(summary.written, 0);
//! assert!(String::from_utf8_lossy(&out).starts_with("id,date,"));
//! # Ok::<(), bilan_export::Error>(())
//! ```

mod acled;
mod acled_actors;
mod archive;
mod cell;
pub mod columns;
mod csv;
mod filter;
mod flat;
mod format;
mod ftm;
mod geojson;
mod hxl;
mod jsonl;
mod names;
mod parquet;
mod parties;
mod tables;
mod told;
mod toll;
mod ucdp;
pub mod vocabulary;
mod when;
mod without_text;
mod xlsx;

pub use archive::{told, told_of};
pub use cell::Cell;
pub use filter::{Filter, country_code};
pub use format::{Error, Format, LeftOut, Options, Summary, Table, export};
pub use jsonl::Record;
pub use names::{Doubt, Names, Unknown, actor_called, country_called, kind_called};
pub use told::Told;
pub use toll::{Numbers, harmed};
pub use without_text::without_text;
