//! `range`: what the accounts leave possible. Where they agree it is their number; where they do not, it spans them and
//! prefers none.

use super::super::contradictions::apart;
use super::super::figure;
use super::super::ledger::{Ledger, Line};
use super::{Row, end};
use crate::model::Form;
use crate::resolve::{Collection, OPEN};

pub fn rows(c: &Collection, ledger: &Ledger) -> Vec<Row> {
    ledger.cells().into_iter().filter_map(|cell| of_lines(c, ledger, &ledger.figures(cell))).collect()
}

/// The row of some lines of one cell.
pub fn of_lines(c: &Collection, ledger: &Ledger, lines: &[usize]) -> Option<Row> {
    let cell = ledger.lines[*lines.first()?].cell;
    let span = span(&ledger.lines, lines);
    let mut because = Vec::new();
    let mut seen: Vec<(u32, u32, Form)> = Vec::new();
    for n in lines {
        let line = &ledger.lines[*n];
        let thing = (line.low, line.high, line.form);
        if seen.contains(&thing) {
            continue;
        }
        seen.push(thing);
        because.push(figure::line(c, line));
    }
    because.push(span.why.to_owned());
    let mut row =
        Row { cell, low: span.low, best: span.best, high: span.high, because, lines: lines.to_vec(), joint: Vec::new() };
    cap(ledger, &mut row);
    Some(row)
}

/// An open end may be closed by a total.
fn cap(ledger: &Ledger, row: &mut Row) {
    let follow = ledger.follows.iter().find(|f| !f.rest && f.cell == row.cell && f.high != OPEN && row.high.is_none());
    if let Some(follow) = follow.filter(|f| row.low.is_some_and(|low| low <= f.high)) {
        row.high = Some(follow.high);
        row.best = row.best.or(row.low.filter(|low| *low == follow.high));
        row.because.push(follow.why.clone());
    }
}

/// What lines say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub low: Option<u32>,
    pub best: Option<u32>,
    pub high: Option<u32>,
    pub why: &'static str,
}

/// The numbers that some lines of one cell leave possible.
pub fn span(all: &[Line], lines: &[usize]) -> Span {
    let exact: Vec<&Line> = lines.iter().map(|n| &all[*n]).filter(|l| l.is_exact()).collect();
    // "About sixty" says nothing against 58, and adds nothing to it.
    let rounded = |l: &Line| l.form == Form::About && exact.iter().any(|e| !apart(e, l));
    let said: Vec<&Line> = lines.iter().map(|n| &all[*n]).filter(|l| !rounded(l)).collect();
    let low = said.iter().map(|l| l.low).max();
    let high = said.iter().map(|l| l.high).min();
    if let (Some(low), Some(high)) = (low, high)
        && low <= high
    {
        let best = (low == high).then_some(low);
        let why = match (best, high) {
            (Some(_), _) => "the accounts agree on one number",
            (None, OPEN) => "the accounts agree, and none of them gives an upper end",
            (None, _) => "the accounts agree on this interval and no number in it",
        };
        return Span { low: Some(low), best, high: end(high), why };
    }
    // They cannot all be true: from the lowest to the highest that anybody gives. "Several" and "at most" give no lowest.
    let counted: Vec<&&Line> = said.iter().filter(|l| !matches!(l.form, Form::Vague | Form::AtMost)).collect();
    let low = counted.iter().map(|l| l.low).min().or_else(|| said.iter().map(|l| l.low).min());
    let top = said.iter().filter_map(|l| end(l.high)).max().unwrap_or(0);
    let open = said.iter().any(|l| l.high == OPEN && l.low > top);
    let high = if open { None } else { Some(top) };
    Span { low, best: None, high, why: "the accounts contradict each other; the range spans them and prefers none" }
}
