//! The command `bilan`: reads press reports of armed violence and shows what they say, who says it, and in which words.
//!
//! Data goes to standard output, everything else to standard error. The exit status is 0 when all was read, 1 when some
//! report was not, 2 when the command could not be carried out as it was given.

mod accounts;
mod archive;
mod asked;
mod chronicle;
mod data;
mod evaluate;
mod events;
mod explain;
mod export;
mod gazetteer;
mod given;
mod layout;
mod markup;
mod output;
mod read;
mod register;
mod rules;
mod serve;
mod source;
mod summary;
mod words;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Reading makes many short-lived values on many threads; the system's own allocator takes a tenth longer over them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Reads press reports of armed violence and keeps the account: what happened, where, when, to whom, and who says so.
#[derive(Parser)]
#[command(
    name = "bilan",
    version,
    after_help = "Exit status: 0 all was read, 1 some report was not, 2 the command could not be carried out as given."
)]
struct Cli {
    #[command(flatten)]
    data: data::Data,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Read(read::Args),
    Events(events::Args),
    Show(events::show::Args),
    Why(events::why::Args),
    Chronicle(chronicle::Args),
    Export(export::Args),
    Summary(summary::Args),
    Add(register::add::Args),
    Search(register::search::Args),
    History(register::history::Args),
    #[command(subcommand)]
    Decide(register::decide::Command),
    Decisions(register::decide::list::Args),
    Undo(register::decide::Undo),
    Rebuild(register::care::Rebuild),
    Check(register::care::Check),
    Backup(register::care::Backup),
    Migrate(register::care::Migrate),
    Serve(serve::Args),
    #[command(subcommand)]
    Accounts(accounts::Command),
    Explain(explain::Args),
    Evaluate(evaluate::Args),
    Rules(rules::Args),
    Gazetteer(gazetteer::Args),
}

/// How a command ended.
enum Outcome {
    AllRead,
    SomeNotRead,
}

fn main() -> ExitCode {
    let Cli { data, command } = Cli::parse();
    let done = match command {
        Command::Read(args) => read::run(args, &data),
        Command::Events(args) => events::run(args, &data),
        Command::Show(args) => events::show::run(args, &data),
        Command::Why(args) => events::why::run(args, &data),
        Command::Chronicle(args) => chronicle::run(args, &data),
        Command::Export(args) => export::run(args, &data),
        Command::Summary(args) => summary::run(args, &data),
        Command::Add(args) => register::add::run(args, &data),
        Command::Search(args) => register::search::run(&args, &data),
        Command::History(args) => register::history::run(&args, &data),
        Command::Decide(command) => register::decide::run(command, &data),
        Command::Decisions(args) => register::decide::list::run(&args, &data),
        Command::Undo(args) => register::decide::undo(&args, &data),
        Command::Rebuild(args) => register::care::rebuild(&args, &data),
        Command::Check(args) => register::care::check(&args, &data),
        Command::Backup(args) => register::care::backup(&args, &data),
        Command::Migrate(args) => register::care::migrate(&args, &data),
        Command::Serve(args) => serve::run(args, &data),
        Command::Accounts(command) => accounts::run(command, &data),
        Command::Explain(args) => explain::run(args, &data),
        Command::Evaluate(args) => evaluate::run(&args, &data),
        Command::Rules(args) => rules::run(&args),
        Command::Gazetteer(args) => gazetteer::run(args, &data),
    };
    match done {
        Ok(Outcome::AllRead) => ExitCode::SUCCESS,
        Ok(Outcome::SomeNotRead) => ExitCode::from(1),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bilan: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Whoever reads our output may stop when they have enough; that is no error.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}
