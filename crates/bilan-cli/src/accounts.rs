//! `bilan accounts`: who may use a register that is served to other machines.

use std::io::{self, BufRead, IsTerminal, Write};

use anyhow::{Context, bail};
use bilan_serve::Role;

use crate::Outcome;
use crate::data::Data;

/// Adds, lists and removes accounts of a register that is served. Passwords are read from standard input, one line.
#[derive(clap::Subcommand)]
pub enum Command {
    /// Adds an account. Its name is the author of its decisions.
    Add {
        name: String,
        /// reader looks, exports and tries texts; reviewer also decides and adds reports; admin may do everything.
        #[arg(long, value_name = "ROLE", value_parser = role, default_value = "reader")]
        role: Role,
    },
    /// Lists names and roles.
    List,
    /// Removes an account. Its sessions end, its decisions stay.
    Remove { name: String },
    /// Gives an account another password. Its sessions end.
    Passwd { name: String },
}

fn role(name: &str) -> Result<Role, String> {
    let names: Vec<&str> = Role::ALL.iter().map(|r| r.name()).collect();
    Role::parse(name).ok_or_else(|| format!("roles are {}", names.join(", ")))
}

pub fn run(command: Command, data: &Data) -> anyhow::Result<Outcome> {
    let accounts = data.accounts()?;
    match command {
        Command::Add { name, role } => {
            accounts.add(&name, role, &password()?)?;
            println!("added {name} as {} in {}", role.name(), accounts.path().display());
        }
        Command::List => {
            for account in accounts.all()? {
                println!("{}\t{}", account.name, account.role.name());
            }
        }
        Command::Remove { name } => {
            accounts.remove(&name)?;
            println!("removed {name}");
        }
        Command::Passwd { name } => {
            accounts.set_password(&name, &password()?)?;
            println!("{name} has another password");
        }
    }
    Ok(Outcome::AllRead)
}

/// One line of standard input. On a terminal it is seen while it is typed, which is said before.
fn password() -> anyhow::Result<String> {
    if io::stdin().is_terminal() {
        eprint!("password (at least 12 characters; it is shown while you type): ");
        io::stderr().flush()?;
    }
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).context("reading the password")?;
    let password = line.trim_end_matches(['\r', '\n']);
    if password.is_empty() {
        bail!("no password was given; write it to standard input");
    }
    Ok(password.to_owned())
}
