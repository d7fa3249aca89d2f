//! bilan's register over HTTP: the API that docs/api.md describes, and the web page that the program carries.
//!
//! - [`mod@routes`] is every route on one screen, with what it takes, gives, and who may ask; the OpenAPI document follows from it.
//! - [`mod@layers`] is what every request goes through.
//! - [`mod@app`] is what requests share; of events it holds what they are found and counted by, and no more.
//!
//! The store is synchronous and stays so: what it is asked runs on threads that may wait. Nothing is fetched from elsewhere.

#![allow(clippy::result_large_err, reason = "a problem is made once for a request that fails, never in a loop")]

mod accounts;
mod adding;
mod answers;
mod app;
mod asked;
mod body;
mod called;
mod chronicles;
mod comparing;
mod decisions;
mod events;
mod exports;
mod following;
mod guard;
mod index;
mod layers;
mod limits;
mod meta;
mod one;
mod openapi;
mod overview;
mod page;
mod params;
mod pool;
mod problem;
mod progress;
mod rate;
mod reports;
mod review;
mod routes;
mod search;
mod server;
mod session;
mod sessions;
mod short;
mod shown;
mod stream;
mod summaries;
mod trying;
mod ui;
mod units;
mod uploads;
mod why;

pub use accounts::{Account, Accounts, Error as AccountsError, Role};
pub use app::Rules;
pub use layers::{Peer, router};
pub use limits::Limits;
pub use server::{Error, Options, prepared, serve};

/// The OpenAPI document of the API.
pub fn openapi() -> serde_json::Value {
    openapi::document(&routes::routes())
}
