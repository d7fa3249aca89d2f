//! `bilan decisions`: all that was decided, and how it stands.

use std::io::{self, Write};

use bilan::resolve::Standing;
use serde_json::json;

use crate::Outcome;
use crate::data::Data;
use crate::layout::{Emphasis, Screen};
use crate::words;

/// Lists all decisions of the register: those in force, those taken back, and those that no longer fit.
#[derive(clap::Args)]
pub struct Args {
    /// Only those that no longer fit what the reports are read as.
    #[arg(long)]
    open: bool,
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Table,
    Jsonl,
}

pub fn run(args: &Args, data: &Data) -> anyhow::Result<Outcome> {
    let mut register = super::super::open_settled(data)?;
    let screen = Screen::of_stdout();
    let mut out = String::new();
    let mut listed = 0;
    for (decision, standing, events) in register.decisions()? {
        let (state, why) = match &standing {
            Standing::InForce => ("in_force", None),
            Standing::Undone(by) => ("undone", Some(format!("by decision {by}"))),
            Standing::Open(why) => ("open", Some(why.clone())),
        };
        if args.open && state != "open" {
            continue;
        }
        listed += 1;
        if args.format == Format::Jsonl {
            let mut line = serde_json::to_value(&decision)?;
            line["state"] = json!(state);
            line["why"] = json!(why);
            line["events"] = json!(events);
            out.push_str(&format!("{line}\n"));
            continue;
        }
        let mut text = format!(
            "{} {} by {}: {}",
            screen.paint(Emphasis::Strong, decision.ruling.name()),
            words::moment(&decision.at),
            decision.by,
            decision.reason
        );
        if let Some(why) = &why {
            text = format!("{text} — {}: {why}", words::plain(state));
        }
        if !events.is_empty() {
            text = format!("{text} — {}", events.join(", "));
        }
        screen.hang(&mut out, &format!("{} ", decision.id), &text);
    }
    if args.format == Format::Table {
        out.push_str(&format!("{listed} decisions\n"));
    }
    io::stdout().write_all(out.as_bytes())?;
    Ok(Outcome::AllRead)
}
