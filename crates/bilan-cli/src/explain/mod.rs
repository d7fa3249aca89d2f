//! `bilan explain`: a text with all that was seen in it, for whoever writes rules.

mod family;
mod html;
mod places;
mod said;
mod screen;
mod source;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use bilan::explain::Explanation;
use bilan_sources::Sources;

use crate::Outcome;
use crate::data::Data;
use crate::given::Given;
use crate::layout::Screen;

/// Shows a text with every mention, rule, statement, speaker and incident marked: why bilan reads it as it does.
#[derive(clap::Args)]
#[command(after_help = "\
Levels, each built on the one before: zones (paragraphs and sentences), tokens (what the lexicon knows of each word), groups \
(mentions, their features and the patterns they fit), statements (with rule, speaker and the rules that matched without being \
taken), incidents (what each stands on, and what every name of a place may mean). Without --level, mentions, statements and incidents are shown together.

Exit status: 0 all was read, 1 some report was not, 2 wrong usage.")]
pub struct Args {
    /// A file, a folder, or `-` for standard input.
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// Show one level only; with --html, the level that the page opens with.
    #[arg(long, value_enum)]
    level: Option<Level>,
    /// Write one page for the browser, which loads nothing from elsewhere, to FILE or else to standard output.
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = "-")]
    html: Option<PathBuf>,
    #[command(flatten)]
    given: Given,
}

/// How far the cascade is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Level {
    Zones,
    Tokens,
    Groups,
    Statements,
    Incidents,
}

impl Level {
    const fn name(self) -> &'static str {
        match self {
            Self::Zones => "zones",
            Self::Tokens => "tokens",
            Self::Groups => "groups",
            Self::Statements => "statements",
            Self::Incidents => "incidents",
        }
    }
}

pub fn run(args: Args, data: &Data) -> anyhow::Result<Outcome> {
    let opened = data.open()?;
    let gazetteer = opened.gazetteer()?;
    let mut all_read = true;
    let explanations = Sources::new([args.path], args.given.metadata()).filter_map(|item| match item {
        Ok(incoming) => {
            let mut explanation = bilan::explain_report_with(&incoming.report, &gazetteer);
            explanation.reading.notes.extend(incoming.notes);
            Some(explanation)
        }
        Err(error) => {
            eprintln!("bilan: not read: {error}");
            all_read = false;
            None
        }
    });
    match &args.html {
        Some(file) => {
            let explanations: Vec<Explanation> = explanations.collect();
            // A page without a report would only hide that nothing was read.
            if !explanations.is_empty() {
                write(file, &html::page(&explanations, args.level))?;
            }
        }
        None => {
            let screen = Screen::of_stdout();
            for (n, explanation) in explanations.enumerate() {
                let between = if n == 0 { "" } else { "\n" };
                io::stdout().write_all(format!("{between}{}", screen::block(screen, &explanation, args.level)).as_bytes())?;
            }
        }
    }
    Ok(if all_read { Outcome::AllRead } else { Outcome::SomeNotRead })
}

fn write(file: &Path, page: &str) -> anyhow::Result<()> {
    if file == Path::new("-") {
        io::stdout().write_all(page.as_bytes())?;
        return Ok(());
    }
    fs::write(file, page).with_context(|| format!("cannot write {}; check that its folder exists", file.display()))
}
