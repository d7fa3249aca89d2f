//! What a store keeps so that new reports find those they touch: see "How a store resolves only what new reports touch" in
//! the documentation of `bilan::resolve`.
//!
//! All of it is derived, and may say too much: a group that is larger than it need be gives the same events.

use crate::error::Error;
use crate::rows::Derived;

/// Bits of an incident's number that tell its number in the report.
const BITS: u32 = 20;

/// An incident as a number: of its report, and which it is in it, from 0. Those that a report has beyond a million share one.
pub fn incident(report: i64, n: u32) -> i64 {
    report << BITS | i64::from(n.min((1 << BITS) - 1))
}

/// The report of an incident.
pub fn report_of(incident: i64) -> i64 {
    incident >> BITS
}

/// A report as others find it.
#[derive(Clone, Debug)]
pub struct Mark {
    pub report: i64,
    /// Identifier of the first report of its source family.
    pub family: String,
    /// Numbers of eight bytes each: the runs of its sketch, in order, and the blocks of its incidents.
    pub runs: Vec<u8>,
    pub keys: Vec<u8>,
}

/// Is handed a report's number, family, runs and blocks.
pub type EachMark<'e> = dyn FnMut(i64, &str, &[u8], &[u8]) + 'e;

/// Numbers as they are kept in a mark.
pub fn packed(numbers: impl IntoIterator<Item = u64>) -> Vec<u8> {
    numbers.into_iter().flat_map(u64::to_le_bytes).collect()
}

pub fn numbers(bytes: &[u8]) -> impl Iterator<Item = u64> {
    bytes.chunks_exact(8).map(|b| u64::from_le_bytes(b.try_into().unwrap_or_default()))
}

/// The part of a store's contract by which settling stays local.
pub trait Marks {
    /// Each takes the place of what was there of its report.
    fn put_marks(&mut self, marks: &[Mark]) -> Result<(), Error>;
    /// All of them, in no order.
    fn marks(&mut self, each: &mut EachMark<'_>) -> Result<(), Error>;
    /// The family of each of these reports that has a mark.
    fn families_of(&mut self, reports: &[i64]) -> Result<Vec<(i64, String)>, Error>;
    /// The reports of one family.
    fn carriers(&mut self, family: &str) -> Result<Vec<i64>, Error>;
    /// All of the first family are of the second from now on.
    fn join_families(&mut self, from: &str, to: &str) -> Result<(), Error>;
    /// Incidents with their groups; each takes the place of what was there.
    fn put_groups(&mut self, groups: &[(i64, i64)]) -> Result<(), Error>;
    /// All of the first group are of the second from now on.
    fn join_groups(&mut self, from: i64, to: i64) -> Result<(), Error>;
    /// The incidents of these reports with their groups.
    fn groups_of(&mut self, reports: &[i64]) -> Result<Vec<(i64, i64)>, Error>;
    /// The incidents of these groups.
    fn grouped_in(&mut self, groups: &[i64]) -> Result<Vec<i64>, Error>;
    /// Pairs of incidents, given one way round.
    fn put_beside(&mut self, pairs: &[(i64, i64)]) -> Result<(), Error>;
    /// The groups beside these, which may be among them.
    fn groups_beside(&mut self, groups: &[i64]) -> Result<Vec<i64>, Error>;
    /// All pairs, both ways round.
    fn beside(&mut self) -> Result<Vec<(i64, i64)>, Error>;
    /// Forgets all of the above.
    fn forget_marks(&mut self) -> Result<(), Error>;
    /// The events that hold these incidents, which are named as in events.
    fn derived_of(&mut self, incidents: &[String]) -> Result<Vec<Derived>, Error>;
    /// The identifiers of decisions that were kept after so many.
    fn decided_after(&mut self, count: i64) -> Result<Vec<String>, Error>;
}
