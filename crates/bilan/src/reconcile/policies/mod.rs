//! Policies: named ways to compute low, best and high from a ledger. What each does, and whose practice it follows, stands in
//! docs/policies.md, one page each.
//!
//! A policy picks among figures that statements give or that follow from them; it never makes one up. Where it has to leave a
//! number open it says so.

mod acled;
mod latest_official;
mod range;
mod set;
mod total;
mod ucdp;

pub use set::Set;

use self::set::Given;
use super::cells::Cell;
use super::figure;
use super::ledger::{Ledger, Line};
use crate::model::Form;
use crate::resolve::{Collection, OPEN};

/// A named way to compute one row of numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// What all accounts leave possible; no number is preferred.
    #[default]
    Range,
    /// After the Uppsala Conflict Data Program: lowest, best and highest reliable figure of deaths.
    Ucdp,
    /// After ACLED: one conservative total of deaths.
    Acled,
    /// The last figure of an office of the state.
    LatestOfficial,
}

impl Policy {
    pub const ALL: [Self; 4] = [Self::Range, Self::Ucdp, Self::Acled, Self::LatestOfficial];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Range => "range",
            Self::Ucdp => "ucdp",
            Self::Acled => "acled",
            Self::LatestOfficial => "latest-official",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.name() == name)
    }

    /// The rows that the policy derives from a ledger, in the order of their cells; joint tolls last.
    pub fn rows(self, c: &Collection, ledger: &Ledger) -> Vec<Row> {
        self.rows_with(c, ledger, &[])
    }

    /// The rows of the event alone.
    fn alone(self, c: &Collection, given: &Given<'_>) -> Vec<Row> {
        match self {
            Self::Range => given.rows(c, range::rows),
            Self::Ucdp => ucdp::rows(c, given),
            Self::Acled => acled::rows(c, given),
            Self::LatestOfficial => given.rows(c, latest_official::rows),
        }
    }
}

/// One row of an event's toll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub cell: Cell,
    /// `None` where no figure bounds it from below.
    pub low: Option<u32>,
    pub best: Option<u32>,
    /// `None` where it is open.
    pub high: Option<u32>,
    /// How exact the numbers are: [`Form::About`] where they come from rounded figures alone or in part.
    pub form: Form,
    /// How it was derived, with the statements it rests on.
    pub because: Vec<String>,
    /// The lines it rests on.
    pub lines: Vec<usize>,
    /// The events that it counts together with this one.
    pub joint: Vec<u32>,
}

/// The form of numbers that come from different lines: what one number comes from, or the interval that several make.
fn form(low: Option<u32>, high: Option<u32>, from: impl IntoIterator<Item = Form>) -> Form {
    let from: Vec<Form> = from.into_iter().collect();
    let has = |form: Form| from.contains(&form);
    match (low, high) {
        (_, None) => Form::AtLeast,
        (low, high) if low != high => Form::Range,
        _ if has(Form::About) => Form::About,
        _ if has(Form::Vague) || has(Form::AtLeast) => Form::AtLeast,
        _ if has(Form::AtMost) => Form::AtMost,
        _ => Form::Exact,
    }
}

/// The end of an interval, `None` where open.
fn end(high: u32) -> Option<u32> {
    (high != OPEN).then_some(high)
}

/// The number that a line gives, where one number has to stand for it: "at most 11" gives 11, all others their lower end.
fn number(line: &Line) -> u32 {
    if line.form == Form::AtMost { line.high } else { line.low }
}

/// A joint toll stands with each of its events and is the toll of none of them alone. Every policy shows it, none adds it.
fn joint(policy: Policy, c: &Collection, ledger: &Ledger) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let joint = |n: &usize| ledger.lines[*n].stands() && !ledger.lines[*n].joint.is_empty();
    let deaths_only = matches!(policy, Policy::Ucdp | Policy::Acled);
    for n in (0..ledger.lines.len()).filter(joint) {
        let line = &ledger.lines[n];
        if deaths_only && line.cell.effect != crate::model::Effect::Killed {
            continue;
        }
        match rows.iter_mut().find(|r| r.cell == line.cell && r.joint == line.joint) {
            Some(row) => row.lines.push(n),
            None => rows.push(Row {
                cell: line.cell,
                low: None,
                best: None,
                high: None,
                form: Form::Exact,
                because: Vec::new(),
                lines: vec![n],
                joint: line.joint.clone(),
            }),
        }
    }
    for row in &mut rows {
        let span = range::span(&ledger.lines, &row.lines);
        (row.low, row.best, row.high, row.form) = (span.low, span.best, span.high, span.form);
        row.because = row.lines.iter().map(|n| figure::line(c, &ledger.lines[*n])).collect();
        row.because.push("of several events together, of none of them alone".to_owned());
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_found_by_its_name() {
        for policy in Policy::ALL {
            assert_eq!(Policy::parse(policy.name()), Some(policy));
        }
        assert_eq!(Policy::parse("mean"), None);
    }
}
