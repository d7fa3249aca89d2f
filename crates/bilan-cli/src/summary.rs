//! `bilan summary`: how many events there are, and what their tolls come to, by one or two things.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;

use anyhow::{Context, bail};
use bilan_summary::{By, Measure, Summarizer, Summary, Theme, Words, png, svg, table, write_csv};

use crate::Outcome;
use crate::archive::Archive;
use crate::asked::Asked;
use crate::data::Data;
use crate::events;
use crate::layout::{Emphasis, Screen, columns, pad};
use crate::output::to_file;
use crate::source::{self, Wanted};

/// Counts events and adds up their tolls by one or two things: time, place, party, kind. As a table, CSV, JSON, or a plot.
#[derive(clap::Args)]
#[command(after_help = "\
low, best and high are sums over the events of a group, by the policy; where some event has no best or no highest number, the \
sum has none either. `range` counts every effect; `ucdp` and `acled` count deaths only, each with a best number. An event whose \
days do not lie in one period, and a figure for several events together, are set apart and never spread. docs/summary.md says more.

Exit status: 0 all was read, 1 some report was not, 2 wrong usage.")]
pub struct Args {
    #[command(flatten)]
    archive: Archive,
    /// What events are grouped by, one or two of: week, month, year, country, division, district, actor, kind.
    #[arg(long, value_name = "WHAT[,WHAT]", value_delimiter = ',', value_parser = by, default_value = "month")]
    by: Vec<By>,
    #[arg(long, value_enum, default_value_t = As::Table)]
    format: As,
    /// With svg and png: what is drawn; events, killed, wounded, captured, abducted or missing.
    #[arg(long, value_name = "WHAT", value_parser = measure, default_value = "killed")]
    measure: Measure,
    /// The language of headings and names: fr or en.
    #[arg(long = "in", value_name = "LANGUAGE", default_value = "fr", value_parser = words)]
    written_in: &'static Words,
    /// The file to write; without it, standard output.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    policy: events::By,
    #[command(flatten)]
    asked: Asked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum As {
    Table,
    Csv,
    Json,
    Svg,
    Png,
}

fn by(name: &str) -> Result<By, String> {
    let names: Vec<&str> = By::ALL.iter().map(|b| b.name()).collect();
    By::parse(name).ok_or_else(|| format!("events are grouped by {}", names.join(", ")))
}

fn measure(name: &str) -> Result<Measure, String> {
    let names: Vec<&str> = Measure::all().map(Measure::name).collect();
    Measure::parse(name).ok_or_else(|| format!("what can be drawn is {}", names.join(", ")))
}

pub fn words(language: &str) -> Result<&'static Words, String> {
    Words::of(language).ok_or_else(|| format!("known languages are {}", Words::LANGUAGES.join(", ")))
}

pub fn run(args: Args, data: &Data) -> anyhow::Result<Outcome> {
    match args.by[..] {
        [_] => {}
        [one, two] if one != two => {}
        [_, _] => bail!("--by names the same thing twice"),
        _ => bail!("--by takes one or two things; name no more than two"),
    }
    if args.format == As::Png && args.output.is_none() && io::stdout().is_terminal() {
        bail!("an image is nothing for a terminal; name a file with --output");
    }
    let wanted = Wanted { asked: &args.asked, policy: args.policy.policy, readings: false, counted: true, rejected: false };
    let mut summarizer = Summarizer::new(&args.by);
    let ((), seen) = source::events(args.archive, data, &wanted, |events| {
        for told in events {
            summarizer.add(&told?.event);
        }
        Ok(())
    })?;
    let summary = summarizer.finish();
    let write = |out: &mut dyn Write| write(&summary, args.format, args.measure, args.written_in, args.output.is_none(), out);
    match &args.output {
        Some(path) => to_file(path, |out| write(out))?,
        None => {
            let mut out = BufWriter::new(io::stdout().lock());
            write(&mut out)?;
            out.flush()?;
        }
    }
    Ok(seen.outcome)
}

fn write(
    summary: &Summary,
    format: As,
    measure: Measure,
    words: &Words,
    to_screen: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    match format {
        As::Table => out.write_all(laid_out(&table(summary, words), summary.by.len(), to_screen).as_bytes())?,
        As::Csv => write_csv(summary, words, out).map_err(|error| {
            let said = error.to_string();
            match error.into_kind() {
                csv::ErrorKind::Io(error) => anyhow::Error::from(error),
                _ => anyhow::anyhow!("writing a row of values: {said}"),
            }
        })?,
        As::Json => {
            serde_json::to_writer_pretty(&mut *out, summary).map_err(io::Error::from)?;
            out.write_all(b"\n")?;
        }
        As::Svg => out.write_all(svg(summary, measure, words, Theme::Screen)?.as_bytes())?,
        As::Png => out.write_all(&png(summary, measure, words).context("drawing the plot")?)?,
    }
    Ok(())
}

/// Columns side by side: names to the left, numbers to the right of theirs.
fn laid_out(lines: &[Vec<String>], names: usize, to_screen: bool) -> String {
    let screen = Screen { colour: to_screen && Screen::of_stdout().colour, ..Screen::of_stdout() };
    let widths: Vec<usize> = (0..lines[0].len()).map(|n| lines.iter().map(|line| columns(&line[n])).max().unwrap_or(0)).collect();
    let mut out = String::new();
    for (n, line) in lines.iter().enumerate() {
        let cells: Vec<String> = line
            .iter()
            .zip(&widths)
            .enumerate()
            .map(
                |(at, (cell, width))| {
                    if at < names { pad(cell, *width) } else { format!("{}{cell}", " ".repeat(width - columns(cell))) }
                },
            )
            .collect();
        let text = cells.join("  ");
        let strong = n == 0 || n + 1 == lines.len();
        out.push_str(&if strong { screen.paint(Emphasis::Strong, text.trim_end()) } else { text.trim_end().to_owned() });
        out.push('\n');
    }
    out
}
