//! `bilan gazetteer`: places beside the core ones.

mod check;
mod search;

use std::path::PathBuf;

use anyhow::Context as _;
use bilan_gazetteer::{Imported, Request, Store};

use crate::Outcome;
use crate::data::Data;

/// Imports lists of places, and searches and checks what is known of places.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand)]
enum Action {
    /// Compiles files into gazetteers that reading asks from then on.
    #[command(after_help = "\
A file is a GeoNames dump (ML.txt, allCountries.txt: 19 columns separated by tabs), a table of the codes of divisions \
(admin1CodesASCII.txt, admin2Codes.txt: it names the divisions of the other files), or a CSV list with a header line and the \
columns name, lat, lon and where known country, admin1, admin2, aliases (separated by `|`), pcode, class, population. Each \
may be inside a zip. Every file becomes a gazetteer with its name; with --name they become one.

A row that cannot be used is named on standard error, with its line and the reason; the others are kept.

Exit status: 0 every row was taken, 1 some were not, 2 nothing was imported.")]
    Import {
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// One gazetteer of this name from all files.
        #[arg(long)]
        name: Option<String>,
        /// The country of a list that does not say it, such as `ML`.
        #[arg(long, value_name = "CODE")]
        country: Option<String>,
    },
    /// Names the gazetteers that are there.
    List,
    /// Removes a gazetteer; the files that it was made from stay where they are.
    Remove { name: String },
    /// Compiles gazetteers again from the files that they were made from: those that are named, else the damaged ones.
    Rebuild { names: Vec<String> },
    /// Looks a name up, in whatever spelling.
    Search(search::Args),
    /// Reads gazetteers through and reports rows that are probably wrong.
    Check(check::Args),
}

pub fn run(args: Args, data: &Data) -> anyhow::Result<Outcome> {
    let store = data.store()?;
    match args.action {
        Action::Import { files, name, country } => {
            let done = store.import(&Request { files, name, country })?;
            Ok(told(&done))
        }
        Action::List => list(&store),
        Action::Remove { name } => {
            store.remove(&name)?;
            eprintln!("bilan: {name} is removed");
            Ok(Outcome::AllRead)
        }
        Action::Rebuild { names } => rebuild(&store, names),
        Action::Search(args) => search::run(&args, data),
        Action::Check(args) => check::run(&args, &store),
    }
}

/// Rows that are named on the screen; all of them are counted.
const SHOWN: usize = 20;

/// Says what came of an import.
fn told(done: &[Imported]) -> Outcome {
    let mut outcome = Outcome::AllRead;
    for table in done {
        for rejected in table.rejected.iter().take(SHOWN).chain(table.rejected.iter().skip(SHOWN).filter(|r| r.is_cut())) {
            eprintln!("bilan: {rejected}");
        }
        let Imported { name, rows, keys, bytes, left_out, repaired, replaced, .. } = table;
        let verb = if *replaced { "replaced" } else { "imported" };
        let mut line = format!("{name} {verb}: {rows} places under {keys} spellings, {:.1} MB", *bytes as f64 / 1e6);
        if *left_out > 0 {
            line += &format!("; {left_out} rows were left out");
            outcome = Outcome::SomeNotRead;
        }
        if *repaired > 0 {
            line += &format!("; {repaired} were kept as Windows-1252");
        }
        println!("{line}");
    }
    outcome
}

fn list(store: &Store) -> anyhow::Result<Outcome> {
    let known = store.list()?;
    if known.is_empty() {
        eprintln!("bilan: no gazetteer is imported; the core one is always there");
    }
    let mut outcome = Outcome::AllRead;
    for gazetteer in known {
        let from = gazetteer.record.map_or_else(
            || "made from unknown files".to_owned(),
            |r| r.files.iter().chain(&r.codes).map(|f| f.display().to_string()).collect::<Vec<_>>().join(", "),
        );
        match gazetteer.state {
            Ok((rows, bytes)) => println!("{}\t{rows} places\t{:.1} MB\t{from}", gazetteer.name, bytes as f64 / 1e6),
            Err(error) => {
                println!("{}\tdamaged\t-\t{from}", gazetteer.name);
                eprintln!("bilan: {error}");
                outcome = Outcome::SomeNotRead;
            }
        }
    }
    Ok(outcome)
}

fn rebuild(store: &Store, names: Vec<String>) -> anyhow::Result<Outcome> {
    let names =
        if names.is_empty() { store.list()?.into_iter().filter(|g| g.state.is_err()).map(|g| g.name).collect() } else { names };
    if names.is_empty() {
        eprintln!("bilan: no gazetteer is damaged; name the one that is to be compiled again");
    }
    let mut done = Vec::new();
    for name in names {
        done.push(store.rebuild(&name).with_context(|| format!("cannot rebuild {name}"))?);
    }
    Ok(told(&done))
}
