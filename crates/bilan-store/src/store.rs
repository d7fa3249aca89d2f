//! What a store must do, on one screen. Each method is one step; [`Store::transaction`] makes several one.

use std::path::Path;
use std::time::Duration;

use bilan::model::Decision;

use crate::brief::Brief;
use crate::columns::{Table, Value};
use crate::error::Error;
use crate::marks::Marks;
use crate::query::{Hit, Page, Part, Query};
use crate::rows::{Appended, Derived, EventRow, NewReading, NewReport, Sighting, State, Stored};

/// Is told, in words, what takes long.
pub type Tell = Box<dyn Fn(&str) + Send>;

/// How long a writer waits for another one before it gives up.
pub const PATIENCE: Duration = Duration::from_secs(600);
/// After so long it says that it waits.
pub const SAYS_SO: Duration = Duration::from_millis(700);

/// What happens inside a transaction.
pub type Work<'w> = dyn FnMut(&mut dyn Store) -> Result<(), Error> + 'w;

/// Is handed a report's number, sketch and reading.
pub type EachReading<'e> = dyn FnMut(i64, &[u8], &[u8]) -> Result<(), Error> + 'e;

/// Is handed one event after the other.
pub type EachBrief<'e> = dyn FnMut(&Brief<'_>) + 'e;

/// Which stored reports are meant.
#[derive(Clone, Copy, Debug)]
pub enum Which<'w> {
    /// By the numbers under which they were added, in the order of the list; unknown ones are passed over.
    Numbers(&'w [i64]),
    /// Those that this reader has not read yet, at most so many, in the order in which they were added. Of those that are in the
    /// events, all were read by the reader of the state.
    Unread(&'w str, usize),
}

/// A place where rows lie. One writer at a time; readers see what was there when they began.
///
/// Reports and decisions are only ever added. Derived rows belong to the state in which they were written.
pub trait Store: Marks + Send {
    /// Runs `work` as the only writer. All of it is on disk when this returns, or nothing is where it fails. A writer that has
    /// to wait says so once.
    fn transaction(&mut self, work: &mut Work<'_>) -> Result<(), Error>;

    /// Holds less in memory, as one of so many connections of the same program. What a store does not hold itself is nothing to share.
    fn share(&mut self, _connections: usize) -> Result<(), Error> {
        Ok(())
    }

    // Primary: what people gave.
    /// What became of each, in their order.
    fn append(&mut self, reports: &[NewReport<'_>]) -> Result<Vec<Appended>, Error>;
    fn decide(&mut self, decision: &Decision) -> Result<(), Error>;
    fn decisions(&mut self) -> Result<Vec<Decision>, Error>;
    /// All reports without their texts, in the order of their identifiers.
    fn sightings(&mut self) -> Result<Vec<Sighting>, Error>;
    /// Those with these identifiers, and all copies of their texts, in the order of their identifiers.
    fn sighted(&mut self, ids: &[String]) -> Result<Vec<Sighting>, Error>;
    /// At most so many that were added before the one with this number, or at all, the latest first.
    fn latest(&mut self, before: Option<i64>, limit: usize) -> Result<Vec<Sighting>, Error>;
    fn reports(&mut self, which: Which<'_>, each: &mut dyn FnMut(Stored) -> Result<(), Error>) -> Result<(), Error>;

    // Derived: what follows.
    fn state(&mut self) -> Result<State, Error>;
    fn set_state(&mut self, state: &State) -> Result<(), Error>;
    /// Each takes the place of what was there under its number.
    fn put_readings(&mut self, readings: &[NewReading<'_>]) -> Result<(), Error>;
    /// The readings of these reports as they were put, in the order of the list.
    fn readings(&mut self, of: &[i64], each: &mut EachReading<'_>) -> Result<(), Error>;
    /// Pairs of reports whose texts were compared, by their numbers, with whether they carry the same text.
    fn compared(&mut self) -> Result<Vec<(i64, i64, bool)>, Error>;
    fn put_compared(&mut self, pairs: &[(i64, i64, bool)]) -> Result<(), Error>;
    fn digests(&mut self) -> Result<Vec<Derived>, Error>;
    /// None of them is there already.
    fn put_events(&mut self, events: &[EventRow]) -> Result<(), Error>;
    fn remove_events(&mut self, ids: &[String]) -> Result<(), Error>;
    /// From now on the first identifier leads to the second.
    fn redirect(&mut self, from: &str, to: &str) -> Result<(), Error>;
    /// Forgets all readings and comparisons. The events stay until new ones take their place, and redirects for ever.
    fn forget_readings(&mut self) -> Result<(), Error>;

    // Questions.
    fn find(&mut self, query: &Query) -> Result<Page, Error>;
    fn event(&mut self, id: &str) -> Result<Option<Vec<u8>>, Error>;
    /// Events by their identifiers, in the order of the list; unknown ones are passed over.
    fn events(&mut self, ids: &[String], part: Part) -> Result<Vec<Vec<u8>>, Error>;
    /// All events as far as they are listed, counted and drawn, in no order.
    fn briefs(&mut self, each: &mut EachBrief<'_>) -> Result<(), Error>;
    /// The events that these reports tell of, each once, in the order of their identifiers.
    fn told_in(&mut self, reports: &[i64]) -> Result<Vec<String>, Error>;
    /// Identifiers of events that begin so, or the one that an incident belongs to or an old identifier leads to.
    fn identify(&mut self, wanted: &str) -> Result<Vec<String>, Error>;
    /// The numbers of the latest reports in which the words stand, at most so many.
    fn with_words(&mut self, words: &str, limit: usize) -> Result<Vec<i64>, Error>;
    fn search(&mut self, words: &str, limit: usize) -> Result<Vec<Hit>, Error>;
    /// All redirects, in order.
    fn redirects(&mut self) -> Result<Vec<(String, String)>, Error>;

    // Care.
    /// The rows of a table that belong to these events or reports, each with the identifier of what it belongs to.
    fn columns(&mut self, table: &Table, of: &[String]) -> Result<Vec<(String, Vec<Value>)>, Error>;
    /// What the store finds wrong with its own files or tables; empty where all is well.
    fn check(&mut self) -> Result<Vec<String>, Error>;
    /// A copy of everything, while others may read and write.
    fn backup(&mut self, to: &Path) -> Result<(), Error>;
    fn name(&self) -> String;
}
