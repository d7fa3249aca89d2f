//! `bilan evaluate`: how well reading agrees with what a person coded.
//!
//! Each report of a gold folder is read, and the reading compared with the gold: tolls over the whole report, then the
//! main incidents, which are paired by likeness. Both sides are first brought to the classes of `words.toml`.

mod days;
mod gold;
mod incidents;
mod key;
mod measure;
mod names;
mod show;
mod tolls;
mod words;

use std::path::{Path, PathBuf};

use anyhow::ensure;
use bilan::model::Role;
use bilan::publish::wire;
use bilan::{Gazetteer, Metadata};
use bilan_sources::Sources;
use jiff::civil::Date;

use crate::Outcome;
use crate::data::Data;
use crate::given::today;
use gold::Gold;
use measure::Scores;
use tolls::{Statements, Tolls};

/// Reads reports that a person has coded, and shows how well reading and coding agree.
#[derive(clap::Args)]
pub struct Args {
    /// The folder with one .json file per report, as a person coded it.
    #[arg(long, value_name = "DIR")]
    gold: PathBuf,
    /// The folder with the reports: `<doc>.txt` in it, or in its folder `text`.
    #[arg(long, value_name = "DIR")]
    reports: PathBuf,
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Also list what was missed, and what was read that is not there.
    #[arg(long)]
    misses: bool,
    /// Also list the figures of each report, the worst first.
    #[arg(long)]
    by_file: bool,
    /// The day on which the reports were received; today where not given.
    #[arg(long, value_name = "DATE")]
    received: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Table,
    Json,
}

/// The scores of one report.
struct File {
    doc: String,
    scores: Scores,
}

pub fn run(args: &Args, data: &Data) -> anyhow::Result<Outcome> {
    let opened = data.open()?;
    let gazetteer = opened.gazetteer()?;
    let received = args.received.unwrap_or_else(today);
    let gold = gold::load(&args.gold)?;
    let mut files = Vec::new();
    for gold in gold {
        let reading = read(&gold.doc, &args.reports, received, &gazetteer);
        files.push(File { scores: score(&gold, reading.as_ref()), doc: gold.doc });
    }
    let mut all = Scores::default();
    for file in &files {
        all.add(file.scores.clone());
    }
    ensure!(
        all.read > 0,
        "no report of the gold is in {} or in its folder `text`; each is looked for as <doc>.txt",
        args.reports.display()
    );
    let shown = match args.format {
        Format::Table => show::table(&all, &files, args),
        Format::Json => show::json(&all, &files, args)?,
    };
    show::print(&shown)?;
    Ok(if all.read == all.reports { Outcome::AllRead } else { Outcome::SomeNotRead })
}

/// Reads the report of a gold file; `None`, with a message, where it cannot be read.
fn read(doc: &str, folder: &Path, received: Date, gazetteer: &Gazetteer<'_>) -> Option<wire::Reading> {
    let name = format!("{doc}.txt");
    let places = [folder.join(&name), folder.join("text").join(&name)];
    let path = places.iter().find(|p| p.exists()).unwrap_or(&places[0]).clone();
    let given = Metadata { received: Some(received), ..Metadata::default() };
    match Sources::new([path], given).next()? {
        Ok(incoming) => Some(bilan::publish::reading(&incoming.report, &bilan::read_report_with(&incoming.report, gazetteer))),
        Err(error) => {
            eprintln!("bilan: not read: {error}");
            None
        }
    }
}

/// Compares one reading with its gold. A report that was not read has told nothing.
fn score(gold: &Gold, reading: Option<&wire::Reading>) -> Scores {
    let mut scores = Scores { reports: 1, read: usize::from(reading.is_some()), ..Scores::default() };
    let incidents = reading.map_or(&[][..], |r| &r.incidents);
    let aggregates = reading.map_or(&[][..], |r| &r.aggregates);
    let statements = Statements::new(reading.map_or(&[][..], |r| &r.statements));
    let tolls = Tolls::new(gold, incidents);
    tolls.compare(&gold.doc, &statements, &mut scores);
    tolls.speakers(&gold.doc, &statements, &mut scores);
    tolls.aggregates(gold, aggregates, &mut scores);
    incidents::compare(gold, incidents, &mut scores);
    if gold.events.is_empty() {
        let main = incidents.iter().any(|i| i.role == Role::Main);
        scores.negatives = 1;
        scores.false_alarms = usize::from(main || tolls.any_read());
    }
    scores
}
