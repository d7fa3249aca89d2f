//! `bilan events`: many reports in, the events they tell of out; and one event looked at closely.

mod find;
pub mod show;
mod table;
pub mod why;

use std::io::{self, BufWriter, Write};

use bilan::publish::Events;
use bilan::reconcile::Policy;

use crate::Outcome;
use crate::archive::Archive;
use crate::data::Data;
use crate::layout::Screen;

/// Reads reports and prints the events that they tell of together, each with its toll, its sources and its contradictions.
#[derive(clap::Args)]
#[command(after_help = "\
Reports of the same event are joined by place, day, kind, parties and figures; reports that carry the same text are one \
source. `bilan show` and `bilan why` say how. The result does not depend on the order of the reports.

Policies: `range` spans all accounts and prefers none; `ucdp` gives low, best and high deaths by side; `acled` one \
conservative total of deaths; `latest-official` the last figure of an office of the state.

Exit status: 0 all was read, 1 some report was not, 2 wrong usage.")]
pub struct Args {
    #[command(flatten)]
    archive: Archive,
    /// `table` for people, `jsonl` (one object per line) and `json` (one array) for programs.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    by: By,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Table,
    Json,
    Jsonl,
}

/// The policy by which tolls are derived.
#[derive(clap::Args)]
pub struct By {
    /// How low, best and high are derived from the accounts: range, ucdp, acled or latest-official.
    #[arg(long, value_name = "NAME", default_value = "range", value_parser = policy)]
    pub policy: Policy,
}

pub fn policy(name: &str) -> Result<Policy, String> {
    let names: Vec<&str> = Policy::ALL.iter().map(|p| p.name()).collect();
    Policy::parse(name).ok_or_else(|| format!("known policies are {}", names.join(", ")))
}

pub fn run(args: Args, data: &Data) -> anyhow::Result<Outcome> {
    let contents = args.archive.read(data)?;
    let account = bilan::account(contents.pairs());
    account.notes.iter().for_each(|note| eprintln!("bilan: {note}"));
    let events = Events::new(&account.read, &account.collection, &account.events);
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let screen = Screen::of_stdout();
    for (at, n) in events.order().into_iter().enumerate() {
        let event = events.event(n, args.by.policy);
        match args.format {
            Format::Table => out.write_all(table::block(screen, &event).as_bytes())?,
            Format::Json => {
                out.write_all(if at == 0 { b"[\n" } else { b",\n" })?;
                serde_json::to_writer_pretty(&mut out, &event)?;
            }
            Format::Jsonl => {
                serde_json::to_writer(&mut out, &event)?;
                out.write_all(b"\n")?;
            }
        }
    }
    match (args.format, account.events.len()) {
        (Format::Json, 0) => out.write_all(b"[]\n")?,
        (Format::Json, _) => out.write_all(b"\n]\n")?,
        (Format::Table, n) => writeln!(out, "{n} events of {} reports", account.read.len())?,
        (Format::Jsonl, _) => {}
    }
    out.flush()?;
    Ok(contents.outcome)
}
