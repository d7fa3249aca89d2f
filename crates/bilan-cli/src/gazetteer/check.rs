//! `bilan gazetteer check`: rows that are probably wrong.

use bilan::Lexicon;
use bilan_gazetteer::{Store, check};

use crate::Outcome;

#[derive(clap::Args)]
#[command(after_help = "Exit status: 0 nothing is suspicious, 1 something is, 2 a gazetteer is damaged or not there.")]
pub struct Args {
    /// The gazetteers to check; all where none is named.
    names: Vec<String>,
    /// `table` for people, `jsonl` for programs.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Table,
    Jsonl,
}

pub fn run(args: &Args, store: &Store) -> anyhow::Result<Outcome> {
    let names = if args.names.is_empty() { store.names()? } else { args.names.clone() };
    let lexicon = Lexicon::of(Lexicon::LANGUAGES[0]).expect("an embedded language");
    let mut suspicious = 0;
    for name in names {
        let opened = store.open_verified(&name)?;
        let gazetteer = opened.gazetteer()?;
        for table in gazetteer.tables() {
            check::table(table, lexicon, |finding| {
                suspicious += 1;
                match args.format {
                    Format::Table => println!("{name}: {finding}"),
                    Format::Jsonl => println!("{}", finding.json(&name)),
                }
            });
        }
        eprintln!("bilan: {name} is read through; its checksums agree");
    }
    Ok(if suspicious == 0 { Outcome::AllRead } else { Outcome::SomeNotRead })
}
