//! The ledger: what the figures of an event say together.
//!
//! Every toll statement of an event's incidents is a line. A line is never changed, and none is dropped: later figures of
//! the same speaker supersede earlier ones ([`revisions`]), figures that cannot all be true are named as the smallest sets of
//! them ([`contradictions`]), and what follows from totals, parts and joint tolls is written down with what it follows from
//! ([`follows`]). One number per row is only ever computed by a named policy ([`policies`]), which says from what.
//!
//! Arithmetic is on whole numbers. Nothing here estimates: a figure that no statement gives and none implies does not appear.

mod cells;
mod contradictions;
mod figure;
mod follows;
mod ledger;
pub mod policies;
mod revisions;

pub use cells::Cell;
pub use contradictions::{Contradiction, Subject};
pub use figure::{apart, said as figure_said};
pub use follows::{Follow, Sum};
pub use ledger::{Ledger, Line, Reconciler, Side};
pub use policies::{Policy, Row, Set};
