//! All reports behind paths, read and kept: what commands about events work on.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use bilan::{Reading, Report};
use bilan_sources::Sources;
use jiff::civil::Date;

use crate::Outcome;
use crate::data::Data;
use crate::given::Given;
use crate::read::parallel;
use crate::read::progress::Progress;

/// Options of every command that reads an archive.
#[derive(clap::Args)]
pub struct Archive {
    /// Files, folders, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Only what was published by this day. Reports without a publication date are left out then.
    #[arg(long, value_name = "DATE")]
    published_until: Option<Date>,
    #[command(flatten)]
    given: Given,
}

/// Reports with their readings, and how reading went.
pub struct Contents {
    pub read: Vec<(Report, Reading)>,
    pub outcome: Outcome,
}

impl Contents {
    pub fn pairs(&self) -> impl Iterator<Item = (&Report, &Reading)> {
        self.read.iter().map(|(report, reading)| (report, reading))
    }
}

impl Archive {
    /// Reads all reports; names of places are looked up in the imported gazetteers too.
    pub fn read(self, data: &Data) -> anyhow::Result<Contents> {
        let opened = data.open()?;
        let gazetteer = opened.gazetteer()?;
        let sources = Sources::new(self.paths, self.given.metadata());
        let progress = Progress::start(sources.count_known());
        let (mut read, mut not_read, mut undated) = (Vec::new(), 0, 0);
        let until = self.published_until;
        parallel::in_order(
            sources,
            |incoming| incoming.report.text.len(),
            |incoming| {
                let report = incoming.report;
                let reading = catch_unwind(AssertUnwindSafe(|| bilan::read_report_with(&report, &gazetteer)));
                (report, reading.ok())
            },
            |item| {
                progress.step();
                match item {
                    Ok((report, Some(reading))) => match until.map(|until| is_by(&report, until)) {
                        None | Some(Some(true)) => read.push((report, reading)),
                        Some(Some(false)) => {}
                        Some(None) => undated += 1,
                    },
                    Ok((report, None)) => {
                        not_read += 1;
                        let place = report.metadata.file.as_deref().unwrap_or(&report.id);
                        progress.say(&format!("bilan: not read: {place}: this text stopped the reader, which is a defect of bilan; please report it with the text"));
                    }
                    Err(error) => {
                        not_read += 1;
                        progress.say(&format!("bilan: not read: {error}"));
                    }
                }
            },
        );
        progress.finish(not_read);
        if undated > 0 {
            eprintln!("bilan: {undated} reports without a publication date left out; give one with `date:` lines or --published");
        }
        Ok(Contents { read, outcome: if not_read == 0 { Outcome::AllRead } else { Outcome::SomeNotRead } })
    }
}

/// Whether a report was published by a day for certain; `None` where its publication is unknown.
fn is_by(report: &Report, until: Date) -> Option<bool> {
    Some(report.metadata.published.as_ref()?.latest()? <= until)
}
