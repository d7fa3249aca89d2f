//! `bilan search`: words in the reports of the register.

use std::io::{self, Write};

use serde_json::json;

use crate::Outcome;
use crate::data::Data;
use crate::layout::{Emphasis, Screen};
use crate::words;

/// Finds reports of the register by their words. Accents do not matter; words in quotation marks stand together.
#[derive(clap::Args)]
pub struct Args {
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    /// At most so many, the latest added first.
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Table,
    Jsonl,
}

pub fn run(args: &Args, data: &Data) -> anyhow::Result<Outcome> {
    let mut register = super::open_settled(data)?;
    // What the shell took for one word is one phrase.
    let words: Vec<String> =
        args.words.iter().map(|w| if w.contains(' ') && !w.contains('"') { format!("\"{w}\"") } else { w.clone() }).collect();
    let hits = register.search(&words.join(" "), args.limit)?;
    let screen = Screen::of_stdout();
    let mut out = String::new();
    for hit in &hits {
        if args.format == Format::Jsonl {
            let line = json!({"report": hit.report, "title": hit.title, "outlet": hit.outlet, "published": hit.published,
                              "excerpt": hit.excerpt, "events": hit.events});
            out.push_str(&format!("{line}\n"));
            continue;
        }
        let published = hit.published.as_deref().map_or_else(|| "publication date unknown".to_owned(), words::date);
        let facts: Vec<String> = [Some(published), hit.outlet.clone(), hit.title.clone()].into_iter().flatten().collect();
        screen.hang(&mut out, &format!("{} ", screen.paint(Emphasis::Strong, &hit.report)), &facts.join(" · "));
        screen.hang(&mut out, "    ", &hit.excerpt);
        if !hit.events.is_empty() {
            screen.hang(&mut out, "    ", &screen.paint(Emphasis::Faint, &format!("events {}", hit.events.join(", "))));
        }
        out.push('\n');
    }
    if args.format == Format::Table {
        out.push_str(&format!("{} reports\n", hits.len()));
    }
    io::stdout().write_all(out.as_bytes())?;
    Ok(Outcome::AllRead)
}
