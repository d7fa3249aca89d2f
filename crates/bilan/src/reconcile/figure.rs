//! Figures beside each other, and a line in words, for explanations.

use super::cells::Cell;
use super::ledger::{Line, Side, interval};
use crate::model::{Form, Victims};
use crate::resolve::{Collection, NONE};

/// "About" a number agrees with figures that differ by so many in a hundred: nobody who says it means the unit.
pub const ABOUT: u64 = 15;

/// Whether two figures for the same people have no number in common; each by its lower end, its upper end ([`u32::MAX`] where that
/// is open) and its form.
pub fn apart(a: (u32, u32, Form), b: (u32, u32, Form)) -> bool {
    (a.0 > b.1 || b.0 > a.1) && !nearly(a, b)
}

pub fn nearly(a: (u32, u32, Form), b: (u32, u32, Form)) -> bool {
    let (low, high) = (u64::from(a.0.min(b.0)), u64::from(a.0.max(b.0)));
    (a.2 == Form::About || b.2 == Form::About) && (high - low) * 100 <= high * ABOUT
}

/// `at least 20 soldiers killed`, without who says it.
pub fn said(c: &Collection, cell: Cell, low: u32, high: u32, form: Form) -> String {
    let number = match form {
        Form::About => format!("about {low}"),
        _ => interval(low, high),
    };
    let side = c.names.known(cell.of).map(|of| format!(" ({of})")).unwrap_or_default();
    let group = if cell.group == NONE { String::new() } else { format!(", {}", plain(c.names.get(cell.group))) };
    let who = if (low, high) == (1, 1) { one(cell.victims) } else { plain(cell.victims.name()) };
    format!("{number} {who}{side}{group} {}", plain(cell.effect.name()))
}

/// A line with who says it and where.
pub fn line(c: &Collection, l: &Line) -> String {
    format!("{} ({})", said(c, l.cell, l.low, l.high, l.form), speaker(c, l))
}

/// `army, admission, 9d7d#s2`.
pub fn speaker(c: &Collection, l: &Line) -> String {
    let who = l.class.map_or_else(|| "no speaker".to_owned(), |class| plain(class.name()));
    let side = if l.side == Side::Account { String::new() } else { format!(", {}", l.side.name()) };
    format!("{who}{side}, {}", c.statement_id(l.telling, l.statement))
}

fn one(victims: Victims) -> String {
    match victims {
        Victims::People => "person".to_owned(),
        Victims::Police => "member of the police".to_owned(),
        other => plain(other.name().trim_end_matches('s')),
    }
}

fn plain(term: &str) -> String {
    term.replace('_', " ")
}
