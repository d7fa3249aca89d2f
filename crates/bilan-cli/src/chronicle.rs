//! `bilan chronicle`: the sourced chronology of events.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;

use anyhow::{Context, bail};
use bilan::publish::event_wire::Event;
use bilan::publish::{Events, reading, wire};
use bilan::reconcile::Policy;
use bilan_chronicle::write::{Format, write};
use bilan_chronicle::{Words, chronicle};

use crate::Outcome;
use crate::archive::Archive;
use crate::data::Data;
use crate::events::asked::Asked;
use crate::register;

/// Writes the chronology of events: a paragraph an event, what is agreed, who claims what, what contradicts what, and a footnote
/// for each figure.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    archive: Archive,
    /// The language it is written in: fr or en.
    #[arg(long = "in", value_name = "LANGUAGE", default_value = "fr")]
    written_in: String,
    #[arg(long, value_enum, default_value_t = As::Markdown)]
    format: As,
    /// A file; standard output where not given.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Instead of the usual title.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    #[command(flatten)]
    asked: Asked,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum As {
    Markdown,
    Html,
    Docx,
}

pub fn run(args: Args, data: &Data) -> anyhow::Result<Outcome> {
    let words = Words::of(&args.written_in)?;
    let format = match args.format {
        As::Markdown => Format::Markdown,
        As::Html => Format::Html,
        As::Docx => Format::Docx,
    };
    if format == Format::Docx && args.output.is_none() && io::stdout().is_terminal() {
        bail!("a Word document is nothing for a terminal; name a file with --output");
    }
    let (events, readings, outcome) = told(args.archive, args.asked, data)?;
    let chronicle = chronicle(&events, &readings, words, args.title.as_deref());
    match &args.output {
        Some(path) => {
            let mut file = BufWriter::new(File::create(path).with_context(|| format!("cannot write {}", path.display()))?);
            write(&chronicle, format, &mut file)?;
            file.flush().with_context(|| format!("cannot write {}", path.display()))?;
        }
        None => write(&chronicle, format, &mut io::stdout().lock())?,
    }
    Ok(outcome)
}

type Told = (Vec<Event>, BTreeMap<String, wire::Reading>, Outcome);

/// Events in the order of their days, and the readings of their reports.
fn told(archive: Archive, asked: Asked, data: &Data) -> anyhow::Result<Told> {
    let policy = Policy::default();
    let mut events = Vec::new();
    if let Some(moment) = archive.moment()? {
        register::look::each(data, &moment, asked, policy, &mut |event| {
            events.push(event);
            Ok(())
        })?;
        let readings = register::look::readings(data, &events)?;
        return Ok((events, readings, Outcome::AllRead));
    }
    asked.refuse()?;
    let contents = archive.read(data)?;
    let account = bilan::account(contents.pairs());
    account.notes.iter().for_each(|note| eprintln!("bilan: {note}"));
    let all = Events::new(&account.read, &account.collection, &account.events);
    events.extend(all.order().into_iter().map(|n| all.event(n, policy)));
    let readings = contents.pairs().map(|(report, read)| (report.id.clone(), reading(report, read))).collect();
    Ok((events, readings, contents.outcome))
}
