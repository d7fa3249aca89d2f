//! The register: reports and decisions, append-only, and the events that follow from them.
//!
//! - [`Store`] is the contract of what keeps rows: SQLite inside the program, or a team's PostgreSQL. It knows nothing of
//!   violence; it keeps what it is given and never changes a report or a decision.
//! - [`Register`] is what people work with: adding, settling, asking, deciding, looking back. It is the same over every store.
//!
//! Reports and decisions are primary: once adding returns, they are on disk. Everything else is derived from them and can be
//! thrown away and made again, with the same bytes as a result ([`Register::rebuild`]).

mod address;
mod brief;
pub mod columns;
mod error;
mod marks;
mod postgres;
mod query;
pub mod register;
mod rows;
mod sqlite;
mod store;
mod tally;

pub use address::Address;
pub use brief::{Brief, Todo, What, unsure};
pub use error::Error;
pub use marks::{EachMark, Mark, Marks};
pub use postgres::Postgres;
pub use query::{After, Hit, Page, Part, Query};
pub use register::Register;
pub use rows::{Appended, Derived, EventRow, NewReading, NewReport, Sighting, State, Stored};
pub use sqlite::Sqlite;
pub use store::{EachBrief, EachReading, Store, Tell, Which, Work};
