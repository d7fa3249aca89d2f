//! Figures that a person set: they take the place of what the accounts give, and every total is made of them anew.

use std::borrow::Cow;

use rustc_hash::FxHashSet;

use super::super::cells::Cell;
use super::super::ledger::Ledger;
use super::total::counts_fighters_in;
use super::{Policy, Row};
use crate::model::{Effect, Form, Victims};
use crate::resolve::{Collection, NONE};

/// What a person set for one effect on one category of people. All numbers `None`: there is no such toll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    pub effect: Effect,
    pub victims: Victims,
    pub low: Option<u32>,
    pub best: Option<u32>,
    pub high: Option<u32>,
    /// By whom and why.
    pub why: String,
}

impl Set {
    pub fn takes(&self, cell: Cell) -> bool {
        (self.effect, self.victims) == (cell.effect, cell.victims)
    }

    pub fn cell(&self) -> Cell {
        Cell { effect: self.effect, victims: self.victims, of: NONE, group: NONE }
    }

    /// The one number that it gives.
    pub fn number(&self) -> Option<u32> {
        self.best.or(self.low).or(self.high)
    }

    pub fn row(&self) -> Option<Row> {
        self.number()?;
        let form = if self.low == self.high { Form::Exact } else { Form::Range };
        let (low, best, high) = (self.low, self.best, self.high);
        Some(Row {
            cell: self.cell(),
            low,
            best,
            high,
            form,
            because: vec![self.why.clone()],
            lines: Vec::new(),
            joint: Vec::new(),
        })
    }
}

/// A ledger as far as a policy may use it, with what a person set.
pub struct Given<'s> {
    /// Without the figures whose place a set one takes, and without totals that count such a figure.
    pub ledger: Cow<'s, Ledger>,
    pub set: &'s [Set],
    /// Whether the event's figure for people without category counts its dead fighters in.
    pub fighters_in: bool,
    /// Totals that were left out, each as the cell of the total and those of its parts.
    stale: Vec<(Cell, Vec<Cell>)>,
}

impl<'s> Given<'s> {
    pub fn of(ledger: &'s Ledger, set: &'s [Set]) -> Self {
        let mut out = Self { ledger: Cow::Borrowed(ledger), set, fighters_in: counts_fighters_in(ledger), stale: Vec::new() };
        if set.is_empty() {
            return out;
        }
        let taken = |n: usize| {
            let line = &ledger.lines[n];
            line.joint.is_empty() && set.iter().any(|s| s.takes(line.cell))
        };
        let mut gone: FxHashSet<usize> = (0..ledger.lines.len()).filter(|n| taken(*n)).collect();
        for sum in ledger.sums.iter().filter(|s| !taken(s.total) && s.parts.iter().any(|p| taken(*p))) {
            let (cell, number) = (ledger.lines[sum.total].cell, ledger.lines[sum.total].low);
            // Whoever gives the same total counts the same people.
            let same = |n: &usize| ledger.lines[*n].cell == cell && ledger.lines[*n].is_exact() && ledger.lines[*n].low == number;
            gone.extend((0..ledger.lines.len()).filter(same));
            out.stale.push((cell, sum.parts.iter().map(|p| ledger.lines[*p].cell).collect()));
        }
        let left = out.ledger.to_mut();
        gone.iter().for_each(|n| left.lines[*n].superseded = true);
        let said: FxHashSet<(u32, u32)> = gone.iter().map(|n| (ledger.lines[*n].telling, ledger.lines[*n].statement)).collect();
        left.follows.retain(|f| !f.from.iter().any(|said_in| said.contains(said_in)));
        left.sums.retain(|s| !gone.contains(&s.total) && !s.parts.iter().any(|p| gone.contains(p)));
        out
    }

    /// Whether a person set the total of deaths itself.
    pub fn sets_total(&self) -> bool {
        self.set.iter().any(|s| (s.effect, s.victims) == (Effect::Killed, Victims::People) && s.number().is_some())
    }

    /// The rows of a policy that gives every category, with what was set and the totals that follow.
    pub fn rows(&self, c: &Collection, policy: fn(&Collection, &Ledger) -> Vec<Row>) -> Vec<Row> {
        let mut rows = policy(c, &self.ledger);
        rows.extend(self.set.iter().filter_map(Set::row));
        for (cell, parts) in &self.stale {
            if !rows.iter().any(|r| r.cell == *cell) {
                rows.extend(self.added(*cell, parts, &rows));
            }
        }
        rows
    }

    /// A total made of the rows of its parts: one of which a person said that there is none adds nothing, and without the row of
    /// another there is no total.
    fn added(&self, cell: Cell, parts: &[Cell], rows: &[Row]) -> Option<Row> {
        let mut of: Vec<&Row> = Vec::new();
        for part in parts {
            let whole = Cell { of: NONE, group: NONE, ..*part };
            let found = [*part, whole].iter().find_map(|cell| rows.iter().find(|r| r.cell == *cell));
            if found.is_none() && self.set.iter().any(|s| s.takes(*part) && s.number().is_none()) {
                continue;
            }
            let row = found?;
            if !of.iter().any(|known| known.cell == row.cell) {
                of.push(row);
            }
        }
        let sum = |end: fn(&Row) -> Option<u32>| of.iter().map(|r| end(r)).try_fold(0_u32, |all, n| Some(all.saturating_add(n?)));
        let (low, best, high) = (sum(|r| r.low), sum(|r| r.best), sum(|r| r.high));
        let listed: Vec<String> = of.iter().filter_map(|r| Some(r.best.or(r.low)?.to_string())).collect();
        let why = format!("{}, as a category of the total that is told was set", listed.join(" + "));
        let lines = of.iter().flat_map(|r| r.lines.clone()).collect();
        let form = super::form(low, high, of.iter().map(|r| r.form));
        Some(Row { cell, low, best, high, form, because: vec![why], lines, joint: Vec::new() })
    }
}

impl Policy {
    /// The rows that the policy derives where a person set some of them. Of two that are set for the same people the last holds.
    pub fn rows_with(self, c: &Collection, ledger: &Ledger, set: &[Set]) -> Vec<Row> {
        let last = |n: usize| !set[n + 1..].iter().any(|later| later.takes(set[n].cell()));
        let set: Vec<Set> = (0..set.len()).filter(|n| last(*n)).map(|n| set[n].clone()).collect();
        let given = Given::of(ledger, &set);
        let mut rows = self.alone(c, &given);
        if !set.is_empty() {
            rows.sort_by_key(|r| (r.cell.effect, r.cell.victims));
        }
        rows.extend(super::joint(self, c, ledger));
        rows
    }
}
