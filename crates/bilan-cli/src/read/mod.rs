//! `bilan read`: reports in, what they say out.

pub mod parallel;
pub mod progress;
mod render;
mod table;
mod window;

use std::io::{self, IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process;

use bilan::{Gazetteer, Reading, Report};
use bilan_sources::{Incoming, Sources};

use crate::Outcome;
use crate::data::Data;
use crate::given::Given;
use progress::Progress;
use render::{Format, Renderer};

/// Reads reports and prints the incidents they tell of, with every figure, who says it and in which words.
#[derive(clap::Args)]
#[command(after_help = "\
A file that ends in .jsonl or .ndjson, or a stream that begins with `{`, holds one report per line: \
{\"id\", \"title\", \"text\", \"published\", \"outlet\", \"url\", \"language\"}, of which only `text` must be there. \
Any other file is one report as plain text (UTF-8, UTF-16, Windows-1252 or Latin-1); lines such as `date: 2021-03-14`, \
`url: …`, `title: …`, `outlet: …` at its start are not part of the body.

Exit status: 0 all was read, 1 some report was not, 2 wrong usage.")]
pub struct Args {
    /// Files, folders, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// `table` for people, `jsonl` (one object per line) and `json` (one array) for programs.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    given: Given,
}

/// What became of one report.
enum Done {
    Read(Vec<u8>),
    /// A defect of bilan: the reader stopped on this text.
    Stopped(String),
}

pub fn run(args: Args, data: &Data) -> anyhow::Result<Outcome> {
    let opened = data.open()?;
    let gazetteer = opened.gazetteer()?;
    let sources = Sources::new(args.paths, args.given.metadata());
    let progress = Progress::start(sources.count_known());
    let renderer = Renderer::new(args.format);
    let mut output = Output::new(args.format);
    let mut not_read = 0_usize;
    parallel::in_order(
        sources,
        |incoming| incoming.report.text.len(),
        |few| read(&renderer, &gazetteer, few),
        |item| {
            progress.step();
            match item {
                Ok(Done::Read(bytes)) => return output.item(&bytes),
                Ok(Done::Stopped(message)) => progress.say(&message),
                Err(error) => progress.say(&format!("bilan: not read: {error}")),
            }
            not_read += 1;
        },
    );
    output.end();
    progress.finish(not_read);
    Ok(if not_read == 0 { Outcome::AllRead } else { Outcome::SomeNotRead })
}

/// Reads reports and writes down what they say.
fn read(renderer: &Renderer, gazetteer: &Gazetteer<'_>, few: Vec<Incoming>) -> Vec<Done> {
    let reports: Vec<&Report> = few.iter().map(|incoming| &incoming.report).collect();
    let readings = readings(&reports, gazetteer);
    few.into_iter().zip(readings).map(|(incoming, reading)| written(renderer, incoming, reading)).collect()
}

fn written(renderer: &Renderer, incoming: Incoming, reading: Option<Reading>) -> Done {
    let Incoming { report, notes } = incoming;
    let written = reading.and_then(|reading| {
        let write = || {
            let mut wire = bilan::publish::reading(&report, &reading);
            wire.notes.extend(notes);
            renderer.render(&report, &wire)
        };
        catch_unwind(AssertUnwindSafe(write)).ok()
    });
    written.map_or_else(
        || {
            let place = report.metadata.file.as_deref().unwrap_or(&report.id);
            Done::Stopped(format!("bilan: not read: {place}: this text stopped the reader, which is a defect of bilan; please report it with the text"))
        },
        Done::Read,
    )
}

/// Reads reports, `None` for one that stops the reader. The library promises not to panic on text; should it break that promise, the
/// other reports are still read.
pub fn readings(reports: &[&Report], gazetteer: &Gazetteer<'_>) -> Vec<Option<Reading>> {
    let read = |reports: &[&Report]| catch_unwind(AssertUnwindSafe(|| bilan::read_reports_with(reports, gazetteer))).ok();
    match read(reports) {
        Some(readings) => readings.into_iter().map(Some).collect(),
        None => reports.iter().map(|report| read(&[report])?.pop()).collect(),
    }
}

/// Standard output, with what a format needs around and between its items.
struct Output {
    to: io::BufWriter<io::Stdout>,
    format: Format,
    items: usize,
}

impl Output {
    fn new(format: Format) -> Self {
        Self { to: io::BufWriter::with_capacity(1 << 16, io::stdout()), format, items: 0 }
    }

    fn item(&mut self, bytes: &[u8]) {
        let between: &[u8] = match (self.format, self.items) {
            (Format::Json, 0) => b"[\n",
            (Format::Json, _) => b",\n",
            (Format::Table, 1..) => b"\n",
            _ => b"",
        };
        self.items += 1;
        let written = self.to.write_all(between).and_then(|()| self.to.write_all(bytes));
        // A person who looks on, or pipes a slow stream, sees each report when it is read.
        let shown = if io::stdout().is_terminal() { written.and_then(|()| self.to.flush()) } else { written };
        or_leave(shown);
    }

    fn end(&mut self) {
        let after: &[u8] = match (self.format, self.items) {
            (Format::Json, 0) => b"[]\n",
            (Format::Json, _) => b"\n]\n",
            _ => b"",
        };
        or_leave(self.to.write_all(after).and_then(|()| self.to.flush()));
    }
}

/// Leaves at once when nothing more can be written: the threads that read may be waiting for input that never comes.
fn or_leave(written: io::Result<()>) {
    match written {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => process::exit(0),
        Err(error) => {
            eprintln!("bilan: cannot write to standard output: {error}; check the disk or the program behind the pipe");
            process::exit(2);
        }
    }
}
