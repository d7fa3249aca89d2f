//! `bilan add`: reports into the register.

use std::io::{self, Write};
use std::path::PathBuf;

use bilan::{Reading, Report};
use bilan_sources::Sources;
use bilan_store::Register;
use serde_json::json;

use super::reader::{Rules, settle};
use crate::Outcome;
use crate::data::Data;
use crate::given::{Given, now};
use crate::read::parallel;
use crate::read::progress::Progress;

/// Reads reports and keeps them in the register, which is made where there is none yet.
#[derive(clap::Args)]
#[command(after_help = "\
Reports are safe on disk when they are acknowledged: with --format jsonl, when their line is printed. Adding the same report \
again changes nothing; another address of the same text is noted. Whatever stops, the same command completes it.

Exit status: 0 all was added, 1 some report was not, 2 wrong usage or no register.")]
pub struct Args {
    /// Files, folders, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// `text` sums up at the end; `jsonl` prints a line for each report when it is on disk.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    given: Given,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Jsonl,
}

/// So many reports, or bytes of text, are made durable at once.
const AT_ONCE: (usize, usize) = (512, 4 << 20);

pub fn run(args: Args, data: &Data) -> anyhow::Result<Outcome> {
    let opened = data.open()?;
    let reader = Rules::new(&opened)?;
    let mut register = super::open(data, true)?;
    let sources = Sources::new(args.paths, args.given.metadata());
    let progress = Progress::start(sources.count_known());
    let mut batch = Batch { read: Vec::new(), bytes: 0, new: 0, known: 0, format: args.format };
    let mut not_added = 0;
    let mut failed: Option<anyhow::Error> = None;
    parallel::in_order(
        sources,
        |incoming| incoming.report.text.len(),
        |few| {
            let reports: Vec<&Report> = few.iter().map(|incoming| &incoming.report).collect();
            let readings = reader.several(&reports);
            few.into_iter().zip(readings).map(|(incoming, reading)| (incoming.report, reading, incoming.notes)).collect()
        },
        |item| {
            progress.step();
            match item {
                _ if failed.is_some() => {}
                Ok((report, reading, notes)) => {
                    progress.notes(&report, &notes);
                    batch.bytes += report.text.len();
                    batch.read.push((report, reading));
                    if batch.read.len() >= AT_ONCE.0 || batch.bytes >= AT_ONCE.1 {
                        match batch.keep(&mut register, &reader, &progress) {
                            Ok(clashes) => not_added += clashes,
                            Err(error) => failed = Some(error),
                        }
                    }
                }
                Err(error) => {
                    not_added += 1;
                    progress.say(&format!("bilan: not added: {error}"));
                }
            }
        },
    );
    if failed.is_none() {
        match batch.keep(&mut register, &reader, &progress) {
            Ok(clashes) => not_added += clashes,
            Err(error) => failed = Some(error),
        }
    }
    progress.finish(not_added);
    if let Some(error) = failed {
        return Err(error);
    }
    let settled = settle(&mut register, &reader)?;
    if args.format == Format::Text {
        let counted = |n: usize, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
        println!(
            "{} added, {} there already; {}, {} of them new or changed",
            counted(batch.new, "report"),
            batch.known,
            counted(register.state()?.events as usize, "event"),
            settled.written
        );
    }
    Ok(if not_added == 0 { Outcome::AllRead } else { Outcome::SomeNotRead })
}

/// Reports that are read and not yet kept.
struct Batch {
    read: Vec<(Report, Reading)>,
    bytes: usize,
    new: usize,
    known: usize,
    format: Format,
}

impl Batch {
    /// Keeps them, and gives how many could not be.
    fn keep(&mut self, register: &mut Register, reader: &Rules<'_>, progress: &Progress) -> anyhow::Result<usize> {
        let added = register.add(&self.read, reader, &now())?;
        self.new += added.new;
        self.known += added.known;
        for id in &added.clashes {
            progress.say(&format!("bilan: not added: report {id}: another text has this identifier; give each report its own"));
        }
        if self.format == Format::Jsonl {
            let mut out = io::stdout().lock();
            for (report, _) in self.read.iter().filter(|(r, _)| !added.clashes.contains(&r.id)) {
                writeln!(out, "{}", json!({"report": report.id, "file": report.metadata.file}))?;
            }
            out.flush()?;
        }
        self.read.clear();
        self.bytes = 0;
        Ok(added.clashes.len())
    }
}
