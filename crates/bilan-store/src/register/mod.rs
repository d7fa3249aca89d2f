//! The register as people work with it, the same over every store.
//!
//! Adding keeps reports; [`Register::settle`] reads what was not read yet and works out the events that follow, changing only
//! those that are affected. Whatever stops between the two, the next settling completes it: a register is never in a state
//! that adding again or settling does not lead to the same events.

mod add;
mod canonical;
mod care;
mod compare;
mod copy;
mod decide;
mod digest;
mod drawn;
mod grown;
mod local;
mod look;
mod pack;
mod settle;

use bilan::{Reading, Report};

pub use add::Added;
pub use care::migrate;
pub(crate) use copy::copy;
pub use decide::{Choice, Decisions};
pub use look::{Account, Moment, Seen, stamp, written};
pub use pack::{Packed, unpack};

pub use crate::tally::tallied;
pub use settle::Settled;

use crate::address::Address;
use crate::error::Error;
use crate::postgres::Postgres;
use crate::rows::State;
use crate::sqlite::Sqlite;
use crate::store::{Store, Tell};

/// Reads reports: rules, gazetteers and threads are the caller's.
pub trait Reader {
    /// Another text wherever the same report may be read differently.
    fn name(&self) -> &str;
    /// One reading for each report, in their order.
    fn read(&self, reports: &[Report]) -> Vec<Reading>;
}

/// Reports, decisions, and the events that follow from them.
pub struct Register {
    store: Box<dyn Store>,
}

impl Register {
    /// Opens the register at an address; with `make`, makes it where there is none. `tell` is told what takes long.
    pub fn open(address: &Address, make: bool, tell: Tell) -> Result<Self, Error> {
        match address {
            Address::File(path) => Ok(Self::over(Box::new(Sqlite::open(path, make, tell)?))),
            Address::Postgres(url) => Ok(Self::over(Box::new(Postgres::open(url, make, tell)?))),
        }
    }

    /// A register over a store.
    pub fn over(store: Box<dyn Store>) -> Self {
        Self { store }
    }

    pub fn state(&mut self) -> Result<State, Error> {
        self.store.state()
    }

    /// The rows themselves, for tests and tools.
    pub fn store(&mut self) -> &mut dyn Store {
        &mut *self.store
    }
}
