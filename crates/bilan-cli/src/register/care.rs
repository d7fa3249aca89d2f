//! `bilan rebuild`, `check`, `backup`, `migrate`: keeping a register sound.

use std::path::PathBuf;

use bilan_store::{Address, Register};

use super::reader::Rules;
use crate::Outcome;
use crate::data::Data;

/// Reads every report of the register anew and works out all events; reports and decisions stay as they are.
#[derive(clap::Args)]
pub struct Rebuild {}

/// Checks the whole register: its files, each report against its hash, and whether the events are those that follow.
#[derive(clap::Args)]
#[command(after_help = "Exit status: 0 all is well, 1 something is wrong, 2 the register could not be opened.")]
pub struct Check {}

/// Copies the register into a new file, while others may read and write it.
#[derive(clap::Args)]
pub struct Backup {
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Copies a register to another place, a file or a PostgreSQL database, without loss. The old one stays as it is.
#[derive(clap::Args)]
pub struct Migrate {
    /// Such as sqlite:register.db or postgres://user@host/database.
    #[arg(value_name = "FROM")]
    from: Address,
    #[arg(value_name = "TO")]
    to: Address,
}

pub fn rebuild(_: &Rebuild, data: &Data) -> anyhow::Result<Outcome> {
    let opened = data.open()?;
    let reader = Rules::new(&opened)?;
    let settled = super::open(data, false)?.rebuild(&reader)?;
    println!("{} reports read, {} events", settled.read, settled.events);
    Ok(Outcome::AllRead)
}

pub fn check(_: &Check, data: &Data) -> anyhow::Result<Outcome> {
    let opened = data.open()?;
    let reader = Rules::new(&opened)?;
    let mut register = super::open(data, false)?;
    let faults = register.check(&reader)?;
    let state = register.state()?;
    faults.iter().for_each(|fault| println!("{fault}"));
    let counted = format!("{} reports, {} decisions, {} events", state.all_reports, state.all_decisions, state.events);
    if !faults.is_empty() {
        println!("{} faults in {counted}", faults.len());
        return Ok(Outcome::SomeNotRead);
    }
    println!("no faults: {counted}");
    if !state.is_settled(bilan_store::register::Reader::name(&reader)) {
        println!("the events are behind the reports; the next command that asks for events brings them up to date");
    }
    Ok(Outcome::AllRead)
}

pub fn backup(args: &Backup, data: &Data) -> anyhow::Result<Outcome> {
    super::open(data, false)?.backup(&args.file)?;
    println!("copied to {}", args.file.display());
    Ok(Outcome::AllRead)
}

pub fn migrate(args: &Migrate, data: &Data) -> anyhow::Result<Outcome> {
    let opened = data.open()?;
    let reader = Rules::new(&opened)?;
    let tell = || Box::new(|line: &str| eprintln!("bilan: {line}"));
    let mut from = Register::open(&args.from, false, tell())?;
    let mut to = Register::open(&args.to, true, tell())?;
    let settled = bilan_store::register::migrate(&mut from, &mut to, &reader)?;
    let state = to.state()?;
    println!("{} reports, {} decisions, {} events copied to {}", state.all_reports, state.all_decisions, settled.events, args.to);
    Ok(Outcome::AllRead)
}
