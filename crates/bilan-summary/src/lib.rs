//! Counts and tolls of many events by time, place, party and kind: as a table, CSV, JSON, and plots in SVG and PNG.
//!
//! [`summary`] takes events in wire form, one at a time, and what they are grouped by: one or two of [`By`]. It gives a
//! [`Summary`], whose rows hold how many events there are and, for each effect, the lowest, best and highest number by the
//! policy that the events carry. It serialises to JSON as it is; [`write_csv`] and [`table`] write it for spreadsheets and
//! screens, [`svg`] and [`png`] draw it. What people read is in a language of `lang/`.
//!
//! Nothing is guessed. An event whose days do not lie in one week has no week; it is counted under "unknown". A number of which
//! some event has no upper end has none either, and there is a best number only where every event has one. A figure for several
//! events together is added nowhere, and counted as left out.
//!
//! ```
//! use bilan::publish::event_wire::Event;
//! use bilan_summary::{By, summary};
//!
//! let nothing = summary(std::iter::empty::<&Event>(), &[By::Month, By::Kind]);
//! assert_eq!(nothing.whole.events, 0);
//! assert!(nothing.rows.is_empty());
//! ```

mod by;
mod chart;
mod sum;
mod summary;
mod text;
mod words;

pub use by::{By, Key};
pub use chart::{Anchor, Drawing, escape, fitting, nice_steps, png_of, style};
pub use chart::{Error as ChartError, Measure, Theme, png, svg};
pub use sum::Sum;
pub use summary::{Counted, EFFECTS, Row, Summarizer, Summary, summary};
pub use text::{cell, table, write_csv};
pub use words::Words;
