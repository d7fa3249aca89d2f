//! `bilan chronicle`: the sourced chronology of events.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::bail;
use bilan::publish::wire;
use bilan::reconcile::Policy;
use bilan_chronicle::write::{Format, write};
use bilan_chronicle::{Words, chronicle};

use crate::Outcome;
use crate::archive::Archive;
use crate::asked::Asked;
use crate::data::Data;
use crate::output::to_file;
use crate::source::{self, Wanted};

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
    let wanted = Wanted { asked: &args.asked, policy: Policy::default(), readings: true, counted: false, rejected: false };
    let (mut events, mut readings) = (Vec::new(), BTreeMap::new());
    let ((), seen) = source::events(args.archive, data, &wanted, |told| {
        for told in told {
            let told = told?;
            readings.extend(told.readings.into_iter().map(|r| (r.report.id.clone(), r)));
            events.push(told.event);
        }
        Ok(())
    })?;
    let readings: BTreeMap<String, wire::Reading> = readings.into_iter().map(|(id, r)| (id, Arc::unwrap_or_clone(r))).collect();
    let chronicle = chronicle(&events, &readings, words, args.title.as_deref());
    match &args.output {
        Some(path) => to_file(path, |out| Ok(write(&chronicle, format, out)?))?,
        None => write(&chronicle, format, &mut io::stdout().lock())?,
    }
    Ok(seen.outcome)
}
