//! `bilan rules`: what bilan looks for in a text, for people who code events.

mod html;
mod legend;
mod markdown;
mod page;
mod text;

use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;

use anyhow::Context as _;
use bilan::Lexicon;

use crate::Outcome;
use crate::layout::Screen;
use page::Page;

/// Shows the rules by which figures are read: what each means, its pattern, and sentences it does and does not match.
#[derive(clap::Args)]
pub struct Args {
    /// Write a page for the browser to this file instead.
    #[arg(long, value_name = "FILE", conflicts_with = "markdown")]
    html: Option<PathBuf>,
    /// Print the page of the documentation, docs/rules.md.
    #[arg(long)]
    markdown: bool,
}

pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let pages: Vec<Page> = Lexicon::LANGUAGES.iter().copied().filter_map(Page::of).collect();
    match &args.html {
        Some(file) => {
            let write = || format!("cannot write {}; check that its folder exists", file.display());
            fs::write(file, html::render(&pages)).with_context(write)?;
        }
        None => {
            let shown = if args.markdown { markdown::render(&pages) } else { text::render(Screen::of_stdout(), &pages) };
            io::stdout().write_all(shown.as_bytes())?;
        }
    }
    Ok(Outcome::AllRead)
}
