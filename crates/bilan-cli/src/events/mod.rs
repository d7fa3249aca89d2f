//! `bilan events`: many reports in, or those of the register, the events they tell of out; and one event looked at closely.

mod find;
pub mod show;
pub mod table;
pub mod why;

use std::io::{self, BufWriter, Write};

use bilan::publish::event_wire::Event;
use bilan::reconcile::Policy;

use crate::Outcome;
use crate::archive::Archive;
use crate::asked::Asked;
use crate::data::Data;
use crate::layout::Screen;
use crate::source::{self, Wanted};

/// Prints the events that reports tell of together, those that are named or those of the register, each with its toll, its sources and its contradictions.
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
    #[command(flatten)]
    asked: Asked,
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
    let mut out = Output { to: BufWriter::with_capacity(1 << 16, io::stdout().lock()), format: args.format, events: 0 };
    let policy = args.by.policy;
    let wanted = Wanted { asked: &args.asked, policy, readings: false, counted: false, rejected: true };
    let ((), seen) = source::events(args.archive, data, &wanted, |events| {
        for told in events {
            out.event(&told?.event)?;
        }
        Ok(())
    })?;
    out.end(seen.reports)?;
    Ok(seen.outcome)
}

/// Standard output, with what a format needs around and between events.
struct Output<'o> {
    to: BufWriter<io::StdoutLock<'o>>,
    format: Format,
    events: usize,
}

impl Output<'_> {
    fn event(&mut self, event: &Event) -> anyhow::Result<()> {
        match self.format {
            Format::Table => self.to.write_all(table::block(Screen::of_stdout(), event).as_bytes())?,
            Format::Json => {
                self.to.write_all(if self.events == 0 { b"[\n" } else { b",\n" })?;
                serde_json::to_writer_pretty(&mut self.to, event)?;
            }
            Format::Jsonl => {
                serde_json::to_writer(&mut self.to, event)?;
                self.to.write_all(b"\n")?;
            }
        }
        self.events += 1;
        Ok(())
    }

    fn end(&mut self, reports: usize) -> anyhow::Result<()> {
        match (self.format, self.events) {
            (Format::Json, 0) => self.to.write_all(b"[]\n")?,
            (Format::Json, _) => self.to.write_all(b"\n]\n")?,
            (Format::Table, n) => writeln!(self.to, "{n} events of {reports} reports")?,
            (Format::Jsonl, _) => {}
        }
        Ok(self.to.flush()?)
    }
}
