//! The formats, what can be chosen about them, and the one loop that writes events.

use std::io::Write;

use thiserror::Error;

use crate::Told;

/// A format in which events are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values, one table: events, or what [`Options::table`] says.
    Csv,
    /// A workbook with sheets of events, ledger and sources.
    Xlsx,
    /// One object per line: the event's wire form with its sources and the place of each statement.
    Jsonl,
    /// One row per event with its tolls, ledger and sources nested.
    Parquet,
    /// A collection of features, points where known and null geometry elsewhere.
    Geojson,
    /// The 31 columns of ACLED.
    Acled,
    /// The 49 fields of UCDP's Georeferenced Event Dataset.
    Ucdp,
    /// The table of events with a row of HXL hashtags.
    Hxl,
    /// Entities of FollowTheMoney, one per line.
    Ftm,
}

impl Format {
    pub const ALL: [Self; 9] =
        [Self::Csv, Self::Xlsx, Self::Jsonl, Self::Parquet, Self::Geojson, Self::Acled, Self::Ucdp, Self::Hxl, Self::Ftm];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Jsonl => "jsonl",
            Self::Parquet => "parquet",
            Self::Geojson => "geojson",
            Self::Acled => "acled",
            Self::Ucdp => "ucdp",
            Self::Hxl => "hxl",
            Self::Ftm => "ftm",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.name() == name)
    }

    /// The policy whose numbers the format is made for. Those of [`Format::counts_by_its_own_rule`] take no other.
    pub const fn policy(self) -> &'static str {
        match self {
            Self::Acled => "acled",
            Self::Ucdp | Self::Hxl => "ucdp",
            _ => "range",
        }
    }

    /// Whether the format's numbers are defined by one policy, so that another would put wrong numbers under right names.
    pub const fn counts_by_its_own_rule(self) -> bool {
        matches!(self, Self::Acled | Self::Ucdp)
    }

    /// Whether it is no text, and so no use on a screen.
    pub const fn is_binary(self) -> bool {
        matches!(self, Self::Xlsx | Self::Parquet)
    }
}

/// Which table is written as CSV.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Table {
    #[default]
    Events,
    Tolls,
    Ledger,
    Sources,
}

/// What can be chosen about an export.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    pub table: Table,
    /// ACLED's inter and interaction codes as texts, as its service gives them today, and not as numbers.
    pub text_codes: bool,
    /// Leaves out the wording of reports; see [`crate::without_text`].
    pub without_text: bool,
}

/// An event that a format could not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub event: String,
    pub reason: String,
}

/// How many events were written, and how many were not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub written: usize,
    pub left_out: usize,
}

/// Why an export stopped. What was written until then is not a whole file.
#[derive(Debug, Error)]
pub enum Error {
    #[error("reading events: {0}")]
    Source(Box<dyn std::error::Error + Send + Sync>),
    #[error("writing the export: {0}")]
    Io(#[from] std::io::Error),
    #[error("writing a row of values: {0}")]
    Csv(#[from] ::csv::Error),
    #[error("writing an object: {0}")]
    Json(#[from] serde_json::Error),
    #[error("writing the workbook: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    #[error("writing Parquet: {0}")]
    Parquet(#[from] ::parquet::errors::ParquetError),
    #[error("putting events into columns: {0}")]
    Arrow(#[from] arrow_schema::ArrowError),
}

/// What one format makes of events.
pub(crate) trait Writer {
    /// Writes an event, or says why the format cannot hold it.
    fn event(&mut self, told: &Told) -> Result<Result<(), String>, Error>;

    /// The same of an event that is nobody else's: a format that gathers events keeps it.
    fn take(&mut self, told: Told) -> Result<Result<(), LeftOut>, Error> {
        let written = self.event(&told)?;
        Ok(written.map_err(|reason| LeftOut { event: told.event.id, reason }))
    }

    /// Writes what stands at the end.
    fn finish(self: Box<Self>) -> Result<(), Error>;
}

/// Writes events in a format, as a source yields them; a source that fails says so with [`Error::Source`]. Each event that the format cannot hold is handed to `left_out` with the reason.
///
/// Events are held one at a time, in Parquet some thousands, and in XLSX all, since a workbook is put together in memory.
pub fn export<'w>(
    format: Format,
    options: Options,
    events: impl IntoIterator<Item = Result<Told, Error>>,
    out: impl Write + Send + 'w,
    mut left_out: impl FnMut(LeftOut),
) -> Result<Summary, Error> {
    let mut writer = writer(format, options, out)?;
    let mut summary = Summary::default();
    for told in events {
        let told = told?;
        let told = if options.without_text { crate::without_text(told) } else { told };
        match writer.take(told)? {
            Ok(()) => summary.written += 1,
            Err(left) => {
                summary.left_out += 1;
                left_out(left);
            }
        }
    }
    writer.finish()?;
    Ok(summary)
}

fn writer<'w>(format: Format, options: Options, out: impl Write + Send + 'w) -> Result<Box<dyn Writer + 'w>, Error> {
    Ok(match format {
        Format::Csv => Box::new(crate::csv::Csv::new(options.table, out)?),
        Format::Xlsx => Box::new(crate::xlsx::Xlsx::new(out)?),
        Format::Jsonl => Box::new(crate::jsonl::Jsonl::new(out)),
        Format::Parquet => Box::new(crate::parquet::Parquet::new(out)?),
        Format::Geojson => Box::new(crate::geojson::Geojson::new(out)?),
        Format::Acled => Box::new(crate::acled::Acled::new(options.text_codes, out)?),
        Format::Ucdp => Box::new(crate::ucdp::Ucdp::new(out)?),
        Format::Hxl => Box::new(crate::hxl::Hxl::new(out)?),
        Format::Ftm => Box::new(crate::ftm::Ftm::new(out)),
    })
}
