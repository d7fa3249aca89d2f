//! Reaching a server, making or recognising the register there, and what went wrong in words that say what to do.

use std::error::Error as _;
use std::time::Duration;

use ::postgres::config::{Host, SslMode};
use ::postgres::error::{DbError, SqlState};
use ::postgres::{Client, Config, NoTls};
use rustc_hash::FxHashMap;

use super::Postgres;
use super::tls::Mode;
use crate::address::Address;
use crate::error::Error;
use crate::store::Tell;

/// Each step makes a register of one version into one of the next.
const STEPS: [&str; 5] = [
    include_str!("../../sql/postgres/1.sql"),
    include_str!("../../sql/postgres/2.sql"),
    include_str!("../../sql/postgres/3.sql"),
    include_str!("../../sql/postgres/4.sql"),
    include_str!("../../sql/postgres/5.sql"),
];
/// How long a server is tried.
const REACHED_WITHIN: Duration = Duration::from_secs(15);
/// The oldest version of the server, as it counts them.
const OLDEST: i32 = 150_000;
/// Where the password is looked for when the address has none, as PostgreSQL's own programs do.
const PASSWORD: &str = "PGPASSWORD";

/// How this connection works: what is acknowledged is on disk, long work is not cut off, and a client that is gone is noticed,
/// so that its lock is free again. Queries are planned for their values, and none is worth compiling.
const SETTINGS: &str = "
    SET search_path = bilan;
    SET client_min_messages = warning;
    SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0;
    SET tcp_keepalives_idle = 60; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 6;
    SET jit = off; SET plan_cache_mode = force_custom_plan;
    SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

impl Postgres {
    /// Opens the register in a database; with `make`, makes it where there is none.
    ///
    /// A schema `bilan` that holds anything else, or a register of a newer version, is an error, and is not touched.
    pub fn open(url: &str, make: bool, tell: Tell) -> Result<Self, Error> {
        let name = Address::Postgres(url.to_owned()).to_string();
        let (mode, url) = Mode::take(url).map_err(|why| Error::Server { address: name.clone(), why })?;
        let mut config = config(&url, &name)?;
        let client = reach(&mut config, &mode, &name)?;
        let mut store = Self { name, client, statements: FxHashMap::default(), inside: false, written: 0, tell };
        store.prepare(make).map_err(|error| match error {
            Error::ReadOnly { register: address, why } => {
                let why = format!("the role may not do so: {why}. Let it use the schema `bilan`, or create it in this database");
                Error::Server { address, why }
            }
            other => other,
        })?;
        Ok(store)
    }

    fn prepare(&mut self, make: bool) -> Result<(), Error> {
        self.batch(SETTINGS)?;
        let server: i32 = self.one("SELECT current_setting('server_version_num')::int")?;
        if server < OLDEST {
            let why = format!("it has version {}, bilan needs {} or later", server / 10_000, OLDEST / 10_000);
            return Err(self.refused(why));
        }
        let version = self.version()?;
        if version == 0 && !make {
            return Err(Error::Missing(self.name.clone()));
        }
        if version < STEPS.len() as i64 {
            self.upgrade()?;
        }
        Ok(())
    }

    fn one<T: for<'a> ::postgres::types::FromSql<'a>>(&mut self, sql: &str) -> Result<T, Error> {
        self.client.query_one(sql, &[]).and_then(|row| row.try_get(0)).map_err(|e| self.failed(&e))
    }

    /// The version of the register that is there; 0 where there is none.
    fn version(&mut self) -> Result<i64, Error> {
        let foreign = |what: &str| format!("its schema `bilan` {what}; name another database with --register");
        let tables: i64 = self.one(
            "SELECT count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = 'bilan'",
        )?;
        if tables == 0 {
            return Ok(0);
        }
        let ours: bool = self.one(
            "SELECT count(*) = 3 FROM pg_catalog.pg_attribute
             WHERE attrelid = to_regclass('bilan.about') AND attname IN ('one', 'program', 'version') AND NOT attisdropped",
        )?;
        if !ours {
            return Err(self.refused(foreign("belongs to something else")));
        }
        let rows = self
            .client
            .query("SELECT version::bigint FROM bilan.about WHERE program::text = 'bilan'", &[])
            .map_err(|e| self.failed(&e))?;
        let Some(version) = rows.first().map(|row| row.get::<_, i64>(0)) else {
            return Err(self.refused(foreign("does not say that it is a register: the row in `bilan.about` is missing")));
        };
        if version > STEPS.len() as i64 {
            return Err(Error::Newer { register: self.name.clone(), found: version, known: STEPS.len() as i64 });
        }
        if version < STEPS.len() as i64 {
            return Ok(version);
        }
        let missing = self
            .client
            .query("SELECT t FROM unnest($1::text[]) t WHERE to_regclass('bilan.' || t) IS NULL", &[&TABLES.as_slice()])
            .map_err(|e| self.failed(&e))?;
        if let Some(row) = missing.first() {
            return Err(Error::Damaged(format!("{} has no table {}", self.name, row.get::<_, String>(0))));
        }
        Ok(version)
    }

    /// Brings an older or empty schema to the version of this program, all in one transaction.
    fn upgrade(&mut self) -> Result<(), Error> {
        self.begin()?;
        let done = (|| {
            // Another process may have done it while this one waited.
            let from = self.version()?;
            if from == 0 && !self.one::<bool>("SELECT to_regnamespace('bilan') IS NOT NULL")? {
                self.batch("CREATE SCHEMA bilan")?;
            }
            for step in STEPS.iter().skip(from as usize) {
                self.batch(step)?;
            }
            self.batch(&format!("UPDATE about SET version = {} WHERE one = 1", STEPS.len()))
        })();
        self.end(done)
    }

    fn refused(&self, why: String) -> Error {
        Error::Server { address: self.name.clone(), why }
    }
}

/// Without any of these, a register has lost something.
const TABLES: [&str; 17] = [
    "mark",
    "grouped",
    "beside",
    "report",
    "decision",
    "report_text",
    "reading",
    "compared",
    "event",
    "event_wire",
    "event_tally",
    "event_actor",
    "incident",
    "toll",
    "line",
    "redirect",
    "state",
];

fn config(url: &str, name: &str) -> Result<Config, Error> {
    // What the parser says of an address may quote it.
    let mut config: Config = url.parse().map_err(|_| Error::Address(name.to_owned()))?;
    if config.get_hosts().is_empty() {
        let folder = ["/var/run/postgresql", "/tmp"].into_iter().find(|f| std::path::Path::new(f).is_dir());
        config.host_path(folder.unwrap_or("/tmp"));
    }
    if config.get_password().is_none()
        && let Some(password) = std::env::var_os(PASSWORD)
    {
        config.password(password.to_string_lossy().as_bytes());
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(REACHED_WITHIN);
    }
    if config.get_application_name().is_none() {
        config.application_name("bilan");
    }
    Ok(config)
}

/// A connection as the mode asks for. A socket of this machine is never encrypted.
fn reach(config: &mut Config, mode: &Mode, name: &str) -> Result<Client, Error> {
    let local = config.get_hosts().iter().all(|host| matches!(host, Host::Unix(_)));
    if local || *mode == Mode::Disable {
        config.ssl_mode(SslMode::Disable);
        return config.connect(NoTls).map_err(|e| unreachable(name, config, &e));
    }
    config.ssl_mode(if *mode == Mode::Prefer { SslMode::Prefer } else { SslMode::Require });
    let tls = mode.connector().map_err(|why| Error::Server { address: name.to_owned(), why })?;
    config.connect(tls).or_else(|error| {
        // Who only prefers it does without where the two do not agree on how to speak it.
        if *mode != Mode::Prefer || !is_of_tls(&error) {
            return Err(unreachable(name, config, &error));
        }
        config.ssl_mode(SslMode::Disable);
        config.connect(NoTls).map_err(|e| unreachable(name, config, &e))
    })
}

/// The library has no code of its own for it.
fn is_of_tls(error: &::postgres::Error) -> bool {
    error.to_string().starts_with("error performing TLS handshake")
}

/// Why TLS could not be spoken.
fn no_tls(error: &::postgres::Error) -> String {
    let why = causes(error);
    if why.contains("does not support TLS") {
        return "it speaks no TLS, which sslmode asks for. Set `ssl = on` in its postgresql.conf; or reach it through a tunnel, such \
                as `ssh -L 5433:localhost:5432 host`, and name that end of it"
            .to_owned();
    }
    let why = why.trim_start_matches("invalid peer certificate: ");
    format!(
        "its certificate does not hold ({why}). Name those who may sign it with sslrootcert=FILE, and the host by the name in the \
         certificate; sslmode=require encrypts without looking at it"
    )
}

/// Why no connection came about.
fn unreachable(name: &str, config: &Config, error: &::postgres::Error) -> Error {
    let user = config.get_user().unwrap_or("this user");
    let database = config.get_dbname().or(config.get_user()).unwrap_or_default();
    let why = match error.as_db_error() {
        Some(db) if *db.code() == SqlState::INVALID_PASSWORD => {
            format!("the password of {user} is not right. Give it in the address (user:password@host) or in {PASSWORD}")
        }
        Some(db) if *db.code() == SqlState::INVALID_AUTHORIZATION_SPECIFICATION => {
            format!("{user} is not let in ({}). Make the role with `createuser {user}`, or allow it in pg_hba.conf", db.message())
        }
        Some(db) if *db.code() == SqlState::INVALID_CATALOG_NAME => {
            format!("there is no database {database}. Make it with `createdb {database}` on that server, or name another one")
        }
        Some(db) => said(db),
        None if is_of_tls(error) => no_tls(error),
        None if asks_for_password(error) => {
            format!("it asks for a password of {user}. Give it in the address (user:password@host) or in {PASSWORD}")
        }
        None => {
            let port = config.get_ports().first().copied().unwrap_or(5432);
            let at = config.get_hosts().iter().map(|host| match host {
                Host::Tcp(host) => format!("{host}, port {port}"),
                Host::Unix(folder) => format!("the socket in {}, port {port}", folder.display()),
            });
            let at = at.collect::<Vec<_>>().join(" or ");
            format!("no server answers at {at} ({}). Check host and port, and whether the server runs", causes(error))
        }
    };
    Error::Server { address: name.to_owned(), why }
}

/// The library has no code of its own for it.
fn asks_for_password(error: &::postgres::Error) -> bool {
    causes(error).contains("password missing")
}

/// What happened below, from the innermost cause, which names it best.
fn causes(error: &::postgres::Error) -> String {
    let mut innermost = error.to_string();
    let mut next = error.source();
    while let Some(error) = next {
        innermost = error.to_string();
        next = error.source();
    }
    innermost
}

fn said(error: &DbError) -> String {
    error.detail().map_or_else(|| error.message().to_owned(), |detail| format!("{} ({detail})", error.message()))
}

/// An error of a server that was reached.
pub fn failed(name: &str, error: &::postgres::Error) -> Error {
    let register = name.to_owned();
    let Some(db) = error.as_db_error() else {
        let why = causes(error);
        let lost = error.is_closed() || error.source().is_some_and(<dyn std::error::Error>::is::<std::io::Error>);
        return if lost { Error::Lost { register, why } } else { Error::Postgres { register, why } };
    };
    let code = db.code();
    match code {
        c if *c == SqlState::DISK_FULL => Error::Full(register),
        c if *c == SqlState::INSUFFICIENT_PRIVILEGE || *c == SqlState::READ_ONLY_SQL_TRANSACTION => {
            Error::ReadOnly { register, why: said(db) }
        }
        c if c.code().starts_with("57P") || c.code().starts_with("08") => Error::Lost { register, why: said(db) },
        c if c.code().starts_with("XX") => Error::Damaged(format!("{register}: {}", said(db))),
        _ => Error::Postgres { register, why: said(db) },
    }
}
