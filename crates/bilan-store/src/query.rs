//! What a register can be asked.

/// Where a page begins: after this day and identifier.
pub type After = (i32, String);

/// Which events are wanted. Every condition that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Days since 1970-01-01: events that may have happened on or after the first, on or before the second.
    pub from: Option<i32>,
    pub until: Option<i32>,
    /// ISO 3166 code.
    pub country: Option<String>,
    pub admin1: Option<String>,
    /// A place's name; spelling variants that are compared as equal are found.
    pub place: Option<String>,
    /// Identifier or name of a perpetrator, target or party that is said to be responsible.
    pub actor: Option<String>,
    pub kind: Option<String>,
    pub status: Option<String>,
    /// At least so many killed, by the policy that gives one number.
    pub killed: Option<u32>,
    /// At most so many, from the one after this place in the order of days and identifiers.
    pub limit: Option<usize>,
    pub after: Option<After>,
}

/// Some events in the order of their days, those without a day last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    pub events: Vec<Vec<u8>>,
    /// Where the next page begins, where there is one.
    pub next: Option<After>,
}

/// A report in which words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub report: String,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<String>,
    /// Words around the first place where they stand.
    pub excerpt: String,
    /// The events that the report tells of.
    pub events: Vec<String>,
}

/// The day of events without one, in the order of days.
pub const NO_DAY: i32 = i32::MAX;
