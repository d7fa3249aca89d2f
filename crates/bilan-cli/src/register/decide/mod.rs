//! `bilan decide`, `bilan undo`: what people settle about the account.

pub mod list;
mod setting;

use bilan::model::Decision;
use bilan_store::register::Choice;

use super::reader::{Rules, settle};
use crate::Outcome;
use crate::data::Data;
use crate::given::now;

/// Decides about an event: nothing is overwritten, every decision is kept with its author and reason, and can be undone.
#[derive(clap::Subcommand)]
pub enum Command {
    /// The event is as it should be.
    Confirm(OfEvent),
    /// It is no event of armed violence.
    Reject(OfEvent),
    /// A field has another value.
    Set(Set),
    /// Two events are one.
    Merge(Merge),
    /// Some incidents of an event are another event.
    Split(Split),
    /// Something to know about the event.
    Note(OfEvent),
}

/// Who decides, and why.
#[derive(clap::Args)]
pub struct Said {
    /// Why.
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// Who decides.
    #[arg(long, value_name = "NAME")]
    by: String,
}

#[derive(clap::Args)]
pub struct OfEvent {
    /// The event's identifier, the beginning of it, or one of its incidents.
    #[arg(value_name = "EVENT")]
    event: String,
    #[command(flatten)]
    said: Said,
}

#[derive(clap::Args)]
#[command(after_help = "\
FIELD=VALUE is one of: kind=ambush; date=2019-11-18, a month or a year; place=NAME or place=NAME@LAT,LON; \
perpetrator=IDENTIFIER or a name; or a toll such as killed.soldiers=24, killed.civilians=20..30, wounded.people=none.")]
pub struct Set {
    #[arg(value_name = "EVENT")]
    event: String,
    #[arg(value_name = "FIELD=VALUE", value_parser = setting::parse)]
    setting: bilan::model::Setting,
    #[command(flatten)]
    said: Said,
}

#[derive(clap::Args)]
pub struct Merge {
    #[arg(value_name = "EVENT")]
    event: String,
    #[arg(value_name = "OTHER")]
    other: String,
    #[command(flatten)]
    said: Said,
}

#[derive(clap::Args)]
pub struct Split {
    #[arg(value_name = "EVENT")]
    event: String,
    /// Those of its incidents that are another event.
    #[arg(required = true, value_name = "INCIDENT")]
    incidents: Vec<String>,
    #[command(flatten)]
    said: Said,
}

/// Takes a decision back, by a further one.
#[derive(clap::Args)]
pub struct Undo {
    /// The decision's identifier or the beginning of it.
    #[arg(value_name = "DECISION")]
    decision: String,
    #[command(flatten)]
    said: Said,
}

pub fn run(command: Command, data: &Data) -> anyhow::Result<Outcome> {
    let (event, choice, said) = match command {
        Command::Confirm(args) => (args.event, Choice::Confirm, args.said),
        Command::Reject(args) => (args.event, Choice::Reject, args.said),
        Command::Note(args) => (args.event, Choice::Note, args.said),
        Command::Set(args) => (args.event, Choice::Set(args.setting), args.said),
        Command::Merge(args) => (args.event, Choice::Merge(args.other), args.said),
        Command::Split(args) => (args.event, Choice::Split(args.incidents), args.said),
    };
    decided(data, |register| register.decide(&event, choice, &said.by, &said.reason, &now()))
}

pub fn undo(args: &Undo, data: &Data) -> anyhow::Result<Outcome> {
    decided(data, |register| register.undo(&args.decision, &args.said.by, &args.said.reason, &now()))
}

fn decided(
    data: &Data,
    decide: impl FnOnce(&mut bilan_store::Register) -> Result<Decision, bilan_store::Error>,
) -> anyhow::Result<Outcome> {
    let mut register = super::open_settled(data)?;
    let decision = decide(&mut register)?;
    // The decision is kept; what follows from it is worked out now, or by the next command.
    println!("decision {}: {}", decision.id, decision.ruling.name());
    let opened = data.open()?;
    settle(&mut register, &Rules::new(&opened)?)?;
    Ok(Outcome::AllRead)
}
