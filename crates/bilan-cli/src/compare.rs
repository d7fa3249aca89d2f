//! `bilan compare`: our events beside those of another data set.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use anyhow::Context;
use bilan::reconcile::Policy;
use bilan_compare::{
    Comparing, Counts, Found, Given, Mapping, Matcher, Order, Others, Page, Row, Words, lines, open, page, whole,
};

use crate::Outcome;
use crate::archive::Archive;
use crate::asked::Asked;
use crate::data::Data;
use crate::events::policy;
use crate::layout::{Emphasis, Screen};
use crate::output::to_file;
use crate::source::{Source, Wanted};

/// Compares our events, those of the reports that are named or of the register, with a data set: what both have, what one side
/// lacks, where tolls, days, places and parties differ, and which statements explain it.
#[derive(clap::Args)]
#[command(after_help = "\
Events are paired one to one by the model that merges reports (docs/merging.md). A data set is CSV in UTF-8: ACLED or UCDP in any \
vintage and order of columns, or any other whose columns are named with --column or --mapping. docs/compare.md says more.

Exit status: 0 all was read, 1 some report was not, 2 wrong usage, or a data set that cannot be read.")]
pub struct Args {
    #[command(flatten)]
    archive: Archive,
    /// The data set: a CSV file.
    #[arg(long, value_name = "FILE")]
    with: PathBuf,
    /// Which column holds what, where names differ from those of ACLED and UCDP: date=\"Day\". May be given several times.
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = column)]
    column: Vec<(String, String)>,
    /// A file with such lines: date = \"Day\".
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// Whether dates such as 03/04/2021 have the day or the month first, where the file does not tell.
    #[arg(long, value_enum, value_name = "ORDER")]
    dates: Option<Dates>,
    #[arg(long, value_enum, default_value_t = As::Table)]
    format: As,
    /// The language of headings: fr or en.
    #[arg(long = "in", value_name = "LANGUAGE", default_value = "fr", value_parser = words)]
    written_in: &'static Words,
    /// The file to write; without it, standard output.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How our low, best and high are derived: range, ucdp, acled or latest-official.
    #[arg(long, value_name = "NAME", value_parser = policy, default_value = "ucdp")]
    policy: Policy,
    #[command(flatten)]
    asked: Asked,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum As {
    Table,
    Html,
    Jsonl,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Dates {
    Dmy,
    Mdy,
}

fn column(text: &str) -> Result<(String, String), String> {
    let (field, column) = text.split_once('=').ok_or("write a field and its column as date=\"Day\"")?;
    Ok((field.trim().to_owned(), column.trim().to_owned()))
}

fn words(language: &str) -> Result<&'static Words, String> {
    Words::of(language).ok_or_else(|| format!("known languages are {}", bilan_summary::Words::LANGUAGES.join(", ")))
}

pub fn run(args: Args, data: &Data) -> anyhow::Result<Outcome> {
    let others = others(&args)?;
    let source = Source::open(args.archive, data)?;
    let wanted = Wanted { asked: &args.asked, policy: args.policy, readings: false, counted: false, rejected: false };
    let mut matcher = Matcher::new(&others);
    source.events(&wanted, |events| {
        for told in events {
            matcher.add(told?.event);
        }
        Ok(())
    })?;
    let matching = matcher.finish();
    let comparing = Comparing { others: &others, matching: &matching };
    let mut counts = Counts::default();
    let mut write = |out: &mut dyn Write| -> anyhow::Result<Outcome> {
        let mut to = To {
            format: args.format,
            words: args.written_in,
            screen: Screen::of_stdout(),
            counts: &mut counts,
            page: Page::default(),
            out,
        };
        // Quotations come from the readings of the reports, which the first pass had no need of.
        let wanted = Wanted { readings: true, counted: false, ..wanted };
        let ((), seen) = source.events(&wanted, |events| {
            for told in events {
                to.row(comparing.ours(&told?))?;
            }
            Ok(())
        })?;
        comparing.theirs().try_for_each(|row| to.row(row))?;
        to.finish(&others.name)?;
        Ok(seen.outcome)
    };
    let outcome = match &args.output {
        Some(path) => to_file(path, |out| write(out))?,
        None => {
            let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
            let outcome = write(&mut out)?;
            out.flush()?;
            outcome
        }
    };
    whole(&counts, args.written_in).iter().for_each(|line| eprintln!("bilan: {line}"));
    Ok(outcome)
}

/// The data set, and what is to be said of it.
fn others(args: &Args) -> anyhow::Result<Others> {
    let mut mapping = Mapping::new();
    if let Some(path) = &args.mapping {
        let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        mapping = bilan_compare::mapping(&text, &path.display().to_string())?;
    }
    mapping.extend(args.column.iter().cloned());
    let order = args.dates.map(|d| if d == Dates::Dmy { Order::DayFirst } else { Order::MonthFirst });
    let others = open(&args.with, &Given { mapping, order })?;
    if others.undated > 0 {
        eprintln!("bilan: {}: {} rows without a date left out", others.name, others.undated);
    }
    for (name, rows) in &others.unknown_countries {
        eprintln!("bilan: {}: no country is known as {name:?} ({rows} rows); they are compared without one", others.name);
    }
    if !others.counts_deaths {
        eprintln!(
            "bilan: {}: no column for people killed; deaths are not compared (name it with --column killed=COLUMN)",
            others.name
        );
    }
    Ok(others)
}

/// Where rows go.
struct To<'t> {
    format: As,
    words: &'t Words,
    screen: Screen,
    counts: &'t mut Counts,
    page: Page,
    out: &'t mut dyn Write,
}

impl To<'_> {
    fn row(&mut self, row: Row) -> anyhow::Result<()> {
        self.counts.add(&row);
        match self.format {
            As::Jsonl => {
                serde_json::to_writer(&mut *self.out, &row).map_err(io::Error::from)?;
                self.out.write_all(b"\n")?;
            }
            As::Html => self.page.add(row),
            As::Table => {
                let mut text = String::new();
                for (depth, line) in lines(&row, self.words) {
                    match depth {
                        0 => {
                            let line = if row.found == Found::Both { self.screen.paint(Emphasis::Strong, &line) } else { line };
                            self.screen.hang(&mut text, "", &line);
                        }
                        depth => self.screen.hang(&mut text, &"  ".repeat(depth), &line),
                    }
                }
                self.out.write_all(text.as_bytes())?;
            }
        }
        Ok(())
    }

    fn finish(self, file: &str) -> anyhow::Result<()> {
        match self.format {
            As::Html => self.out.write_all(page(self.page, file, self.words).as_bytes())?,
            As::Table => {
                for line in whole(self.counts, self.words) {
                    writeln!(self.out, "{line}")?;
                }
            }
            As::Jsonl => {}
        }
        Ok(())
    }
}
