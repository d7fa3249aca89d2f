//! The register in one file: SQLite inside the program.
//!
//! The file is made in one transaction, so that it is a register or empty, whenever the machine stops. Writing goes through a
//! log beside the file (WAL) that is on disk before a transaction is acknowledged; readers see what was there when they began.

mod ask;
mod care;
mod derived;
mod marks;
mod primary;

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use bilan::model::Decision;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::columns::{Table, Value as Column};
use crate::error::Error;
use crate::query::{Hit, Page, Part, Query};
use crate::rows::{Appended, Derived, EventRow, NewReading, NewReport, Sighting, State, Stored};
use crate::store::{EachBrief, EachReading, PATIENCE, SAYS_SO, Store, Tell, Which, Work};

/// Marks our files among those of SQLite: the letters `biln`.
const APPLICATION: i32 = 0x6269_6c6e;
/// Each step makes a register of one version into one of the next.
const STEPS: [&str; 5] = [
    include_str!("../../sql/sqlite/1.sql"),
    include_str!("../../sql/sqlite/2.sql"),
    include_str!("../../sql/sqlite/3.sql"),
    include_str!("../../sql/sqlite/4.sql"),
    include_str!("../../sql/sqlite/5.sql"),
];

pub struct Sqlite {
    path: PathBuf,
    connection: Connection,
    inside: bool,
    read_only: Option<String>,
    tell: Tell,
}

impl Sqlite {
    /// Opens the register in a file; with `make`, an empty or missing file becomes one.
    ///
    /// A file that cannot be written is opened for reading. A file of anything else, or of a newer version, is an error, and
    /// is not touched.
    pub fn open(path: &Path, make: bool, tell: Tell) -> Result<Self, Error> {
        let length = std::fs::metadata(path).map_or(0, |m| m.len());
        if length == 0 && !make {
            return Err(Error::Missing(path.display().to_string()));
        }
        look_at(path, length)?;
        if length == 0
            && let Some(folder) = path.parent()
        {
            std::fs::create_dir_all(folder).map_err(|error| Error::File {
                action: "make the folder",
                path: folder.to_owned(),
                error,
            })?;
        }
        if length == 0 {
            // SQLite would only say that it cannot open it.
            let made = OpenOptions::new().write(true).create(true).truncate(false).open(path);
            made.map_err(|error| Error::File { action: "make", path: path.to_owned(), error })?;
        }
        let mut read_only = writable(path).err();
        // Where nobody writes there is no log beside the file; then it is read alone, and nothing is put beside it.
        let mut alone = read_only.is_some() && !beside(path, "-wal").exists();
        let mut tell = tell;
        loop {
            let connection = connect(path, read_only.is_some(), alone).map_err(|error| failed(path, error))?;
            let mut store = Self { path: path.to_owned(), connection, inside: false, read_only: read_only.clone(), tell };
            let why = match store.prepare(make) {
                Ok(()) => return Ok(store),
                Err(Error::ReadOnly { why, .. }) if !alone => why,
                Err(Error::Sqlite { error, .. }) => return Err(failed(path, error)),
                Err(other) => return Err(other),
            };
            if std::fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0) {
                let why = format!("{why}, and its log `-wal` holds more, which is read where the folder may be written");
                return Err(Error::ReadOnly { register: path.display().to_string(), why });
            }
            read_only.get_or_insert(why);
            alone = true;
            tell = store.tell;
        }
    }

    fn prepare(&mut self, make: bool) -> Result<(), Error> {
        self.connection.set_prepared_statement_cache_capacity(64);
        self.connection.busy_timeout(Duration::from_secs(5)).map_err(|e| self.failed(e))?;
        self.batch(
            "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA mmap_size = 268435456;",
        )?;
        let version = self.version()?;
        if version > STEPS.len() as i64 {
            return Err(Error::Newer { register: self.name(), found: version, known: STEPS.len() as i64 });
        }
        if version == 0 && !make {
            // What a process that was stopped while it made the register began is undone by now.
            return Err(Error::Missing(self.name()));
        }
        if let Some(why) = &self.read_only {
            if version < STEPS.len() as i64 {
                let why = format!("it was made by an older bilan and has to be brought up to date first, but {why}");
                return Err(Error::ReadOnly { register: self.name(), why });
            }
            return Ok(());
        }
        if version < STEPS.len() as i64 {
            self.upgrade()?;
        }
        self.batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;")
    }

    fn version(&self) -> Result<i64, Error> {
        self.connection.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(|e| self.failed(e))
    }

    /// Brings an older or empty file to the version of this program, all in one transaction.
    fn upgrade(&mut self) -> Result<(), Error> {
        self.begin()?;
        let done = (|| {
            // Another process may have done it while this one waited.
            for step in STEPS.iter().skip(self.version()? as usize) {
                self.batch(step)?;
            }
            self.batch(&format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {};", STEPS.len()))
        })();
        self.end(done)
    }

    fn batch(&self, sql: &str) -> Result<(), Error> {
        self.connection.execute_batch(sql).map_err(|e| self.failed(e))
    }

    /// Becomes the only writer, waiting for another one.
    fn begin(&mut self) -> Result<(), Error> {
        if let Some(why) = &self.read_only {
            return Err(Error::ReadOnly { register: self.name(), why: why.clone() });
        }
        let started = Instant::now();
        let mut said = false;
        self.connection.busy_timeout(Duration::from_millis(50)).map_err(|e| self.failed(e))?;
        let done = loop {
            match self.connection.execute_batch("BEGIN IMMEDIATE") {
                Ok(()) => break Ok(()),
                Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                    if started.elapsed() > PATIENCE {
                        break Err(Error::Busy { register: self.name(), seconds: PATIENCE.as_secs() });
                    }
                    if started.elapsed() > SAYS_SO && !std::mem::replace(&mut said, true) {
                        (self.tell)(&format!("waiting for another process that is writing to {}", self.name()));
                    }
                    sleep(Duration::from_millis(10));
                }
                Err(error) => break Err(self.failed(error)),
            }
        };
        self.connection.busy_timeout(Duration::from_secs(5)).map_err(|e| self.failed(e))?;
        done
    }

    fn end(&mut self, done: Result<(), Error>) -> Result<(), Error> {
        let done = done.and_then(|()| self.batch("COMMIT"));
        if done.is_err() {
            // What failed may have ended the transaction already.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
        done
    }

    fn failed(&self, error: rusqlite::Error) -> Error {
        failed(&self.path, error)
    }
}

/// An error of SQLite in words that say what to do.
fn failed(path: &Path, error: rusqlite::Error) -> Error {
    let register = path.display().to_string();
    match error.sqlite_error_code() {
        // A quota or a limit on the size of files is reported as a failure to write.
        Some(ErrorCode::DiskFull) => Error::Full(register),
        Some(ErrorCode::SystemIoFailure) if cannot_write(&error) => Error::Full(register),
        Some(ErrorCode::NotADatabase) => Error::Foreign { path: path.to_owned(), why: "its content is no database".to_owned() },
        Some(ErrorCode::DatabaseCorrupt) => Error::Damaged(format!("{register}: {error}")),
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen) => {
            Error::ReadOnly { register, why: "its file or folder may not be written".to_owned() }
        }
        _ => Error::Sqlite { register, error },
    }
}

fn cannot_write(error: &rusqlite::Error) -> bool {
    use rusqlite::ffi;
    let code = error.sqlite_extended_error_code();
    code.is_some_and(|c| [ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_IOERR_TRUNCATE, ffi::SQLITE_IOERR_SHMSIZE].contains(&c))
}

/// Refuses a file that is something else, before SQLite touches it.
fn look_at(path: &Path, length: u64) -> Result<(), Error> {
    use std::io::Read;
    let foreign = |why: &str| Err(Error::Foreign { path: path.to_owned(), why: why.to_owned() });
    if path.is_dir() {
        return foreign("it is a folder");
    }
    if length == 0 {
        return Ok(());
    }
    let mut head = [0; 100];
    let read = std::fs::File::open(path).and_then(|mut file| file.read(&mut head));
    let read = read.map_err(|error| Error::File { action: "open", path: path.to_owned(), error })?;
    if read == head.len() && head.iter().all(|b| *b == 0) && is_half_made(path) {
        return Ok(());
    }
    if read < head.len() || &head[..16] != b"SQLite format 3\0" {
        return foreign("it holds something else");
    }
    // The first transaction may stand in the log beside the file only.
    let application = i32::from_be_bytes([head[68], head[69], head[70], head[71]]);
    let tables = u32::from_be_bytes([head[40], head[41], head[42], head[43]]);
    if application != APPLICATION && (application != 0 || tables != 0) {
        return foreign("it is a database of another program");
    }
    Ok(())
}

/// Whether a process was stopped while it made this file: SQLite first gives it its length, as zeros, with a journal beside it
/// by which it becomes empty again.
fn is_half_made(path: &Path) -> bool {
    const JOURNAL: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    let mut head = [0; 8];
    std::fs::File::open(beside(path, "-journal")).and_then(|mut file| std::io::Read::read_exact(&mut file, &mut head)).is_ok()
        && head == JOURNAL
}

/// Whether the file may be written, or why not.
fn writable(path: &Path) -> Result<(), String> {
    OpenOptions::new().write(true).open(path).map(drop).map_err(|error| error.to_string())
}

/// A file that SQLite keeps beside the register.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// Opens the file; `alone`, without looking beside it and without a lock, as nobody writes it.
fn connect(path: &Path, read_only: bool, alone: bool) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX
        | if read_only || alone {
            OpenFlags::SQLITE_OPEN_READ_ONLY
        } else {
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE
        };
    if !alone {
        return Connection::open_with_flags(path, flags);
    }
    let path = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    Connection::open_with_flags(format!("file:{path}?immutable=1"), flags | OpenFlags::SQLITE_OPEN_URI)
}

impl Store for Sqlite {
    fn share(&mut self, connections: usize) -> Result<(), Error> {
        let of = connections.max(1);
        // Kibibytes of pages and bytes of the file: what `prepare` gives to one alone.
        self.batch(&format!("PRAGMA cache_size = -{}; PRAGMA mmap_size = {};", 65_536 / of, 268_435_456 / of))
    }

    fn transaction(&mut self, work: &mut Work<'_>) -> Result<(), Error> {
        if self.inside {
            return work(self);
        }
        self.begin()?;
        self.inside = true;
        let done = work(self);
        self.inside = false;
        self.end(done)
    }

    fn append(&mut self, reports: &[NewReport<'_>]) -> Result<Vec<Appended>, Error> {
        reports.iter().map(|report| self.append_report(report)).collect()
    }

    fn decide(&mut self, decision: &Decision) -> Result<(), Error> {
        self.append_decision(decision)
    }

    fn decisions(&mut self) -> Result<Vec<Decision>, Error> {
        self.all_decisions()
    }

    fn sightings(&mut self) -> Result<Vec<Sighting>, Error> {
        self.all_sightings()
    }

    fn sighted(&mut self, ids: &[String]) -> Result<Vec<Sighting>, Error> {
        self.sightings_of(ids)
    }

    fn latest(&mut self, before: Option<i64>, limit: usize) -> Result<Vec<Sighting>, Error> {
        self.latest_sightings(before, limit)
    }

    fn reports(&mut self, which: Which<'_>, each: &mut dyn FnMut(Stored) -> Result<(), Error>) -> Result<(), Error> {
        self.some_reports(which, each)
    }

    fn state(&mut self) -> Result<State, Error> {
        self.how_far()
    }

    fn set_state(&mut self, state: &State) -> Result<(), Error> {
        self.come_so_far(state)
    }

    fn put_readings(&mut self, readings: &[NewReading<'_>]) -> Result<(), Error> {
        self.keep_readings(readings)
    }

    fn readings(&mut self, of: &[i64], each: &mut EachReading<'_>) -> Result<(), Error> {
        self.some_readings(of, each)
    }

    fn compared(&mut self) -> Result<Vec<(i64, i64, bool)>, Error> {
        self.all_compared()
    }

    fn put_compared(&mut self, pairs: &[(i64, i64, bool)]) -> Result<(), Error> {
        self.keep_compared(pairs)
    }

    fn digests(&mut self) -> Result<Vec<Derived>, Error> {
        self.all_digests()
    }

    fn put_events(&mut self, events: &[EventRow]) -> Result<(), Error> {
        events.iter().try_for_each(|event| self.keep_event(event))
    }

    fn remove_events(&mut self, ids: &[String]) -> Result<(), Error> {
        self.drop_events(ids)
    }

    fn redirect(&mut self, from: &str, to: &str) -> Result<(), Error> {
        self.keep_redirect(from, to)
    }

    fn forget_readings(&mut self) -> Result<(), Error> {
        self.batch(
            "DELETE FROM reading; DELETE FROM compared; UPDATE state SET reader = '', reports = 0, decisions = 0, marked = 0 WHERE only = 1;",
        )
    }

    fn find(&mut self, query: &Query) -> Result<Page, Error> {
        self.page(query)
    }

    fn event(&mut self, id: &str) -> Result<Option<Vec<u8>>, Error> {
        self.one_event(id)
    }

    fn events(&mut self, ids: &[String], part: Part) -> Result<Vec<Vec<u8>>, Error> {
        self.some_events(ids, part)
    }

    fn briefs(&mut self, each: &mut EachBrief<'_>) -> Result<(), Error> {
        self.all_briefs(each)
    }

    fn told_in(&mut self, reports: &[i64]) -> Result<Vec<String>, Error> {
        self.events_told_in(reports)
    }

    fn identify(&mut self, wanted: &str) -> Result<Vec<String>, Error> {
        self.identifiers(wanted)
    }

    fn with_words(&mut self, words: &str, limit: usize) -> Result<Vec<i64>, Error> {
        self.numbers_with_words(words, limit)
    }

    fn search(&mut self, words: &str, limit: usize) -> Result<Vec<Hit>, Error> {
        self.full_text(words, limit)
    }

    fn redirects(&mut self) -> Result<Vec<(String, String)>, Error> {
        self.all_redirects()
    }

    fn columns(&mut self, table: &Table, of: &[String]) -> Result<Vec<(String, Vec<Column>)>, Error> {
        self.some_columns(table, of)
    }

    fn check(&mut self) -> Result<Vec<String>, Error> {
        self.faults()
    }

    fn backup(&mut self, to: &Path) -> Result<(), Error> {
        self.copy(to)
    }

    fn name(&self) -> String {
        self.path.display().to_string()
    }
}
