//! `bilan history`: how an event came to be what it is.

use std::io::{self, Write};

use bilan_store::register::Moment;

use crate::Outcome;
use crate::data::Data;
use crate::events::{By, show, table};
use crate::layout::Screen;
use crate::words;

/// Shows how an event of the register grew: its toll by date of publication, when its reports came in, and what people decided.
#[derive(clap::Args)]
pub struct Args {
    /// The event's identifier, the beginning of it, one that it once had, or the identifier of one of its incidents.
    #[arg(value_name = "EVENT")]
    event: String,
    #[command(flatten)]
    by: By,
}

pub fn run(args: &Args, data: &Data) -> anyhow::Result<Outcome> {
    let (_, event) = super::look::one(data, &Moment::default(), &args.event, args.by.policy)?;
    let screen = Screen::of_stdout();
    let mut out = String::new();
    table::heading(screen, &mut out, &event);
    show::history(screen, &mut out, &super::look::grown(data, &Moment::default(), &event, args.by.policy)?);
    show::title(screen, &mut out, "Reports by the time they were added");
    let mut seen = super::open(data, false)?.reports(&event.reports)?;
    let mut lines: Vec<(String, String)> = Vec::new();
    for s in seen.drain(..) {
        let outlet = s.report.metadata.outlet.clone().unwrap_or_else(|| "outlet unknown".to_owned());
        lines.push((s.added, format!("{} {outlet}", s.report.id)));
        for copy in s.copies {
            let meta = &copy.about.metadata;
            let place = meta.url.clone().or_else(|| meta.outlet.clone()).or_else(|| meta.file.clone()).unwrap_or_default();
            lines.push((copy.added, format!("{} the same text: {place}", copy.id)));
        }
    }
    lines.sort();
    for (added, what) in lines {
        screen.hang(&mut out, &format!("    {} ", words::moment(&added)), &what);
    }
    show::decisions(screen, &mut out, &event);
    io::stdout().write_all(out.as_bytes())?;
    Ok(Outcome::AllRead)
}
