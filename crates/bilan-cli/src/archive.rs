//! All reports behind paths, read and kept: what commands about events work on.

use std::path::PathBuf;

use anyhow::bail;
use bilan::{Reading, Report};
use bilan_sources::Sources;
use bilan_store::register::Moment;
use jiff::civil::Date;

use crate::Outcome;
use crate::data::Data;
use crate::given::{Given, day, moment};
use crate::read::progress::Progress;
use crate::read::{parallel, readings};

/// Options of every command that reads an archive.
#[derive(clap::Args)]
pub struct Archive {
    /// Files, folders, or `-` for standard input. Without any, the register is asked.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Only what was published by this day. Reports without a publication date, or that may
    /// have been published later, are left out then and counted.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub published_until: Option<Date>,
    /// The register as it stood then: a day, or a time such as 2026-11-21T10:00:00Z.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    as_of: Option<String>,
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
    /// Whether the register is meant, and from when; an error where options do not go together.
    pub fn moment(&self) -> anyhow::Result<Option<Moment>> {
        match (self.paths.is_empty(), &self.as_of) {
            (true, _) if self.given.is_any() => {
                bail!(
                    "--published, --received, --outlet and --language describe reports that are read; name their files, or add them with `bilan add`"
                )
            }
            (true, as_of) => Ok(Some(Moment { as_of: as_of.clone(), published_until: self.published_until })),
            (false, Some(_)) => bail!("--as-of looks back in a register; leave out the files, or use --published-until"),
            (false, None) => Ok(None),
        }
    }

    /// Reads all reports; names of places are looked up in the imported gazetteers too.
    pub fn read(self, data: &Data) -> anyhow::Result<Contents> {
        let opened = data.open()?;
        let gazetteer = opened.gazetteer()?;
        let sources = Sources::new(self.paths, self.given.metadata());
        let progress = Progress::start(sources.count_known());
        let (mut read, mut not_read, mut undated, mut maybe_later) = (Vec::new(), 0, 0, 0);
        let until = self.published_until;
        parallel::in_order(
            sources,
            |incoming| incoming.report.text.len(),
            |few| {
                let reports: Vec<&Report> = few.iter().map(|incoming| &incoming.report).collect();
                let readings = readings(&reports, &gazetteer);
                few.into_iter().zip(readings).map(|(incoming, reading)| (incoming.report, reading, incoming.notes)).collect()
            },
            |item| {
                progress.step();
                if let Ok((report, _, notes)) = &item {
                    progress.notes(report, notes);
                }
                match item {
                    Ok((report, Some(reading), _)) => match until.map(|until| Published::by(&report, until)) {
                        None | Some(Published::By) => read.push((report, reading)),
                        Some(Published::Later) => {}
                        Some(Published::PerhapsLater) => maybe_later += 1,
                        Some(Published::Unknown) => undated += 1,
                    },
                    Ok((report, None, _)) => {
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
        if let Some(until) = until.filter(|_| maybe_later > 0) {
            eprintln!(
                "bilan: {maybe_later} {} that may have been published after {until} left out; their publication is known by \
                 month or year only, give the day with `date:` lines",
                if maybe_later == 1 { "report" } else { "reports" }
            );
        }
        Ok(Contents { read, outcome: if not_read == 0 { Outcome::AllRead } else { Outcome::SomeNotRead } })
    }
}

/// How a report's publication stands to a day.
enum Published {
    By,
    Later,
    /// It was in a month or year that the day lies in.
    PerhapsLater,
    Unknown,
}

impl Published {
    fn by(report: &Report, until: Date) -> Self {
        let Some(published) = &report.metadata.published else { return Self::Unknown };
        match (published.earliest(), published.latest()) {
            (_, Some(latest)) if latest <= until => Self::By,
            (Some(earliest), _) if earliest > until => Self::Later,
            (Some(_), Some(_)) => Self::PerhapsLater,
            _ => Self::Unknown,
        }
    }
}
