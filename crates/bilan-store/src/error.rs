//! What can go wrong with a register, each with what to do next.

use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{path} is not a register of bilan: {why}. Name another file with --register; this one was not touched")]
    Foreign { path: PathBuf, why: String },
    #[error(
        "{register} was made by a newer bilan: it has version {found}, this bilan knows {known}. Use that bilan, or a newer one; nothing was changed"
    )]
    Newer { register: String, found: i64, known: i64 },
    #[error("there is no register {0} yet; `bilan add` makes it")]
    Missing(String),
    #[error(
        "the register is damaged: {0}. `bilan check` says what is wrong; a backup made with `bilan backup` can be used in its place"
    )]
    Damaged(String),
    #[error("{register} can only be read: {why}. Nothing was changed")]
    ReadOnly { register: String, why: String },
    #[error(
        "nothing more can be written to {0}: the disk is full, or a quota or limit is reached. What was acknowledged before is safe; make space and run the same command again"
    )]
    Full(String),
    #[error("another process has been writing to {register} for {seconds} seconds. Nothing was changed; try again later")]
    Busy { register: String, seconds: u64 },
    #[error("{0} is no address of a register: give a file, or postgres://user@host/database")]
    Address(String),
    #[error("the connection to {register} was lost: {why}. What was acknowledged before is safe; run the same command again")]
    Lost { register: String, why: String },
    #[error("{register}: PostgreSQL says: {why}")]
    Postgres { register: String, why: String },
    #[error("PostgreSQL at {address} cannot be used: {why}. Nothing was changed")]
    Server { address: String, why: String },
    #[error("cannot {action} {path}: {error}. Nothing was changed")]
    File { action: &'static str, path: PathBuf, error: std::io::Error },
    #[error("{0}")]
    Decision(String),
    #[error("{register}: {error}")]
    Sqlite { register: String, error: rusqlite::Error },
}
