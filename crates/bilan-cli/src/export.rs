//! `bilan export`: the events of many reports, or of the register, in the formats of others.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, IsTerminal};
use std::path::PathBuf;

use anyhow::{Context, bail};
use bilan::reconcile::Policy;
use bilan_export::{Error, Format, Options, Table, Told, export};

use crate::Outcome;
use crate::archive::Archive;
use crate::asked::Asked;
use crate::data::Data;
use crate::events::policy;
use crate::output::to_file;
use crate::source::{self, Wanted};

/// Writes the events that reports tell of, those that are named or those of the register, in a format of others: tables, map
/// data, the shapes of ACLED and UCDP.
#[derive(clap::Args)]
#[command(after_help = "\
Every row carries the identifiers that lead back to reports and to the characters of their text. What a format cannot hold (an \
open year in acled, an event without a country) is listed on standard error with the reason, and never guessed. docs/export.md \
describes the columns of each format.

Policies: csv, xlsx, jsonl, parquet, geojson and ftm take `range` where none is named, hxl takes `ucdp`; acled and ucdp count by \
the policy of that name only.

Exit status: 0 all was read, 1 some report was not, 2 wrong usage.")]
pub struct Args {
    #[command(flatten)]
    archive: Archive,
    /// csv, xlsx, jsonl, parquet, geojson, acled, ucdp, hxl or ftm.
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    format: Format,
    /// The file to write; without it, standard output.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How low, best and high are derived from the accounts: range, ucdp, acled or latest-official.
    #[arg(long, value_name = "NAME", value_parser = policy)]
    policy: Option<Policy>,
    /// Leaves out the wording of the reports: quotations, headlines, the words that values were read from, names of files.
    #[arg(long)]
    without_text: bool,
    /// With csv: which table is written.
    #[arg(long, value_enum, default_value_t = Sheet::Events)]
    table: Sheet,
    /// With acled: inter and interaction codes as texts, and not as numbers.
    #[arg(long)]
    text_codes: bool,
    #[command(flatten)]
    asked: Asked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Sheet {
    Events,
    Tolls,
    Ledger,
    Sources,
}

fn format(name: &str) -> Result<Format, String> {
    let names: Vec<&str> = Format::ALL.iter().map(|f| f.name()).collect();
    Format::parse(name).ok_or_else(|| format!("known formats are {}", names.join(", ")))
}

pub fn run(args: Args, data: &Data) -> anyhow::Result<Outcome> {
    let format = args.format;
    let policy = policy_for(format, args.policy)?;
    check(&args)?;
    let options = Options {
        table: match args.table {
            Sheet::Events => Table::Events,
            Sheet::Tolls => Table::Tolls,
            Sheet::Ledger => Table::Ledger,
            Sheet::Sources => Table::Sources,
        },
        text_codes: args.text_codes,
        without_text: args.without_text,
    };
    let to = To { format, options, output: args.output };
    let wanted = Wanted { asked: &args.asked, policy, readings: true, counted: false, rejected: false };
    let ((), seen) = source::events(args.archive, data, &wanted, |events| to.write(events))?;
    Ok(seen.outcome)
}

/// What is written, and where to.
struct To {
    format: Format,
    options: Options,
    output: Option<PathBuf>,
}

impl To {
    fn write(self, events: impl Iterator<Item = Result<Told, Error>>) -> anyhow::Result<()> {
        let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
        let note = |left: bilan_export::LeftOut| {
            eprintln!("bilan: left out: event {}: {}", left.event, left.reason);
            *reasons.entry(left.reason).or_default() += 1;
        };
        let summary = match &self.output {
            Some(path) => to_file(path, |out| Ok(export(self.format, self.options, events, out, note)?))?,
            None => {
                let out = BufWriter::with_capacity(1 << 16, io::stdout());
                export(self.format, self.options, events, out, note).map_err(unwrapped)?
            }
        };
        for (reason, count) in reasons {
            eprintln!("bilan: {count} left out: {reason}");
        }
        let name = self.format.name();
        eprintln!("bilan: {} events written, {} left out, as {name}", summary.written, summary.left_out);
        Ok(())
    }
}

/// The policy that is asked for, or the format's own.
fn policy_for(format: Format, asked: Option<Policy>) -> anyhow::Result<Policy> {
    let own = Policy::parse(format.policy()).context("a format names a known policy")?;
    match asked {
        Some(asked) if format.counts_by_its_own_rule() && asked != own => bail!(
            "the columns of {} are defined by the policy {}; leave out --policy, or take csv for the policy {}",
            format.name(),
            own.name(),
            asked.name()
        ),
        asked => Ok(asked.unwrap_or(own)),
    }
}

fn check(args: &Args) -> anyhow::Result<()> {
    let name = args.format.name();
    if args.table != Sheet::Events && args.format != Format::Csv {
        bail!("--table chooses a table of csv; {name} has its own shape");
    }
    if args.text_codes && args.format != Format::Acled {
        bail!("--text-codes is about the codes of acled; {name} has none");
    }
    if args.format.is_binary() && args.output.is_none() && io::stdout().is_terminal() {
        bail!("{name} is no text for a screen; name a file with --output");
    }
    Ok(())
}

/// An error of writing as itself, so that a reader who stops early is recognised.
fn unwrapped(error: Error) -> anyhow::Error {
    match error {
        Error::Io(error) => error.into(),
        Error::Json(error) if error.is_io() => io::Error::from(error).into(),
        Error::Csv(error) => {
            let said = error.to_string();
            match error.into_kind() {
                csv::ErrorKind::Io(error) => error.into(),
                _ => anyhow::anyhow!("writing a row of values: {said}"),
            }
        }
        error => error.into(),
    }
}
