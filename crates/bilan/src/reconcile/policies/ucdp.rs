//! `ucdp`: deaths by side, with the lowest, the best and the highest figure, after the practice of the Uppsala Conflict Data
//! Program: what a party says of the other side's losses may set the highest figure but not the best one, as long as anybody
//! else gives one.

use super::super::cells::Cell;
use super::super::figure;
use super::super::ledger::{Ledger, Line, Side};
use super::set::{Given, Set};
use super::total::{Total, total};
use super::{Row, form, number};
use crate::model::{Effect, Form, SpeakerClass, Victims};
use crate::resolve::{Collection, NONE, OPEN};

pub fn rows(c: &Collection, given: &Given<'_>) -> Vec<Row> {
    let ledger = &*given.ledger;
    let mut rows: Vec<Row> = Vec::new();
    for cell in ledger.cells().into_iter().filter(|cell| cell.effect == Effect::Killed && cell.group == NONE) {
        rows.extend(row(c, ledger, cell));
    }
    rows.extend(given.set.iter().filter(|s| s.effect == Effect::Killed).filter_map(Set::row));
    let fighters_in = given.fighters_in;
    let sum = |of: fn(&Row) -> Option<u32>| {
        let chosen: Vec<(Cell, u32)> = rows.iter().filter_map(|r| Some((r.cell, of(r)?))).collect();
        total(&chosen, fighters_in)
    };
    let (low, best) = (sum(|r| r.low), sum(|r| r.best));
    let all = Cell { effect: Effect::Killed, victims: Victims::People, of: NONE, group: NONE };
    // What is open of one category is open of the total, unless a figure for all together counts that category in.
    let in_all = |r: &Row| fighters_in || !r.cell.is_of_fighters();
    let is_bounded = rows.iter().any(|r| r.cell == all && r.high.is_some());
    let bounds = |t: &Total| best.as_ref().is_none_or(|b| t.number >= b.number);
    let high = sum(|r| r.high).filter(|t| rows.iter().all(|r| r.high.is_some() || (is_bounded && in_all(r) && bounds(t))));
    // One category alone is its own total.
    if rows.len() < 2 || given.sets_total() {
        return rows;
    }
    let other = |t: &&Total| best.as_ref().is_none_or(|b| b.number != t.number);
    let ends = [("low", low.as_ref().filter(other)), ("best", best.as_ref()), ("high", high.as_ref().filter(other))];
    let because = ends.into_iter().filter_map(|(end, t)| Some(format!("{end}: {}", t?.why))).collect();
    let lines = rows.iter().flat_map(|r| r.lines.clone()).collect();
    let number = |t: Option<Total>| t.map(|t| t.number);
    let (low, best, high) = (number(low), number(best), number(high));
    let form = form(low, high, rows.iter().map(|r| r.form));
    let total = Row { cell: all, low, best, high, form, because, lines, joint: Vec::new() };
    // People of no category stay a row of the total's making.
    rows.retain(|r| r.cell != all);
    rows.push(total);
    rows
}

fn row(c: &Collection, ledger: &Ledger, cell: Cell) -> Option<Row> {
    let figures = ledger.figures(cell);
    let lines = &ledger.lines;
    // A word such as "several" counts only where nobody gives a number.
    let counted: Vec<usize> = figures.iter().copied().filter(|n| lines[*n].form != Form::Vague).collect();
    let is_open = counted.is_empty() && figures.iter().any(|n| lines[*n].high == OPEN);
    let figures = if counted.is_empty() { figures } else { counted };
    let reliable: Vec<usize> = figures.iter().copied().filter(|n| lines[*n].side != Side::Claim).collect();
    let claims_only = reliable.is_empty();
    let from = if claims_only { &figures } else { &reliable };
    let best =
        *from.iter().min_by_key(|n| (rank(&lines[**n]), std::cmp::Reverse(lines[**n].told()), number(&lines[**n]), **n))?;
    let lowest = *from.iter().min_by_key(|n| (number(&lines[**n]), **n))?;
    let highest = *figures.iter().max_by_key(|n| (top(&lines[**n]), std::cmp::Reverse(**n)))?;
    let mut because = vec![format!("best: {}, {}", figure::line(c, &lines[best]), standing(&lines[best]))];
    if lowest != best {
        because.push(format!("low: {}", figure::line(c, &lines[lowest])));
    }
    if is_open {
        because.push("high: open, as words such as \"several\" have no upper end".to_owned());
    } else if top(&lines[highest]) != number(&lines[best]) {
        because.push(format!("high: {}", figure::line(c, &lines[highest])));
    }
    if claims_only {
        because.push("only a party speaks of the losses of the other".to_owned());
    }
    let mut used = vec![best, lowest, highest];
    used.sort_unstable();
    used.dedup();
    let (low, high) = (Some(number(&lines[lowest])), (!is_open).then(|| top(&lines[highest])));
    Some(Row {
        cell,
        low,
        best: Some(number(&lines[best])),
        high,
        form: form(low, high, [lines[best].form]),
        because,
        lines: used,
        joint: Vec::new(),
    })
}

/// The highest number that a line gives; "at least 20" gives none above 20.
fn top(line: &Line) -> u32 {
    if line.high == OPEN { line.low } else { line.high }
}

/// Who is believed before whom: those without a side, then what a party owns to and offices say, then people on the spot
/// and reports that name nobody, then sources without a name.
fn rank(line: &Line) -> u8 {
    use SpeakerClass::{Community, Media, Medical, Monitor, Ngo, Rescue, Residents, Un, UnnamedSource};
    match line.class {
        Some(Un | Monitor | Ngo | Medical | Rescue) => 0,
        Some(Residents | Community | Media) | None => 2,
        Some(UnnamedSource) => 3,
        Some(_) => 1,
    }
}

fn standing(line: &Line) -> &'static str {
    match rank(line) {
        _ if line.side == Side::Claim => "the last claim",
        0 => "the last of those without a side",
        1 => "the last of what offices say and parties own to",
        2 => "the last of those on the spot and of reports that name nobody",
        _ => "of a source without a name, as there is no other",
    }
}
