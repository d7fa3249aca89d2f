//! The last stage: what leaves bilan. The one place that turns readings and events into wire form.

mod account;
mod decided;
pub mod event_wire;
mod events;
mod reading;
pub mod wire;

pub use account::{Events, Readings};
pub use decided::{decided, figures_set};
pub use reading::{places, reading};
