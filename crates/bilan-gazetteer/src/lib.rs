//! Gazetteers on disk. What bilan keeps lies in one folder ([`Store`]); a dump or list of localities is compiled once into a
//! table that is mapped into memory and asked where it lies. The library proper is handed bytes and knows nothing of files.
//!
//! - [`Store::import`] reads GeoNames dumps and CSV lists, plain or inside a zip, row by row: memory stays bounded however
//!   long they are. Good rows are kept, every other one is named with its line and reason ([`Rejected`]).
//! - [`Store::open`] maps what was imported; a damaged table is refused by name and can be compiled again
//!   ([`Store::rebuild`]) from where it came.
//! - [`check`] reports rows that are probably wrong.

pub mod check;
mod compile;
mod csv_list;
mod dump;
mod error;
mod import;
mod input;
mod place;
mod sort;
mod store;
mod zip;

pub use error::{Error, Reason, Rejected};
pub use import::{Imported, Request};
pub use store::{Known, Opened, Store, data_folder};
