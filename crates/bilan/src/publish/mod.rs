//! The last stage: what leaves bilan. The one place that turns readings into wire form.

mod reading;
pub mod wire;

pub use reading::{places, reading};
