//! What follows from an event's figures without any of them saying it: rests of totals, shares of joint tolls, sums.

use super::cells::Cell;
use super::contradictions::same_people;
use super::figure;
use super::ledger::{Line, Reconciler};
use crate::model::Victims;
use crate::resolve::{Collection, NONE, OPEN};

/// Bounds of a cell that follow from statements, all of which are named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follow {
    pub cell: Cell,
    /// Whether it is for the rest of a total, beside the parts that are named.
    pub rest: bool,
    pub low: u32,
    pub high: u32,
    /// Incident and statement number.
    pub from: Vec<(u32, u32)>,
    pub why: String,
}

/// A total that other lines add up to: they confirm each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    pub total: usize,
    pub parts: Vec<usize>,
}

/// So many combinations of figures are tried for a total.
const TRIED: usize = 4096;

/// Totals that are exactly the sum of one figure each of different categories.
pub fn sums(lines: &[Line]) -> Vec<Sum> {
    let mut out: Vec<Sum> = Vec::new();
    for (n, total) in lines.iter().enumerate() {
        let whole = total.counts() && total.is_exact() && total.cell.victims == Victims::People && total.cell.group == NONE;
        let known = out.iter().any(|s| lines[s.total].cell == total.cell && lines[s.total].low == total.low);
        if !whole || total.low < 2 || known {
            continue;
        }
        // One line for each thing said; those of the total's own report first, as they were said together.
        let mut parts: Vec<usize> = (0..lines.len()).filter(|p| may_add(&lines[*p], total)).collect();
        parts.sort_by_key(|p| (lines[*p].cell, lines[*p].low, lines[*p].telling != total.telling, *p));
        parts.dedup_by_key(|p| (lines[*p].cell, lines[*p].low));
        parts.sort_by_key(|p| (lines[*p].telling != total.telling, *p));
        let mut tried = 0;
        let mut chosen = Vec::new();
        if adds_up(lines, &parts, total.low, &mut chosen, &mut tried) {
            chosen.sort_unstable();
            out.push(Sum { total: n, parts: chosen });
        }
    }
    out
}

fn may_add(part: &Line, total: &Line) -> bool {
    let cell = part.cell;
    part.counts()
        && part.is_exact()
        && part.low > 0
        && cell.effect == total.cell.effect
        && cell.victims != Victims::People
        && cell.group == NONE
        && part.low < total.low
}

fn adds_up(lines: &[Line], parts: &[usize], left: u32, chosen: &mut Vec<usize>, tried: &mut usize) -> bool {
    if left == 0 {
        return chosen.len() > 1;
    }
    for (at, p) in parts.iter().enumerate() {
        *tried += 1;
        if *tried > TRIED {
            return false;
        }
        let line = &lines[*p];
        if line.low > left || !chosen.iter().all(|c| lines[*c].cell.is_apart(line.cell)) {
            continue;
        }
        chosen.push(*p);
        if adds_up(lines, &parts[at + 1..], left - line.low, chosen, tried) {
            return true;
        }
        chosen.pop();
    }
    false
}

pub fn follows(r: &Reconciler<'_>, event: usize, lines: &[Line]) -> Vec<Follow> {
    let mut out = Vec::new();
    rests(r.collection, lines, &mut out);
    caps(r.collection, lines, &mut out);
    shares(r, event, lines, &mut out);
    out
}

/// "54 bodies, one of them a civilian": 53 others.
fn rests(c: &Collection, lines: &[Line], out: &mut Vec<Follow>) {
    for (n, total) in lines.iter().enumerate().filter(|(_, l)| l.counts() && l.is_exact()) {
        let parts: Vec<&Line> = lines.iter().filter(|p| p.part_of == Some(n) && p.is_exact() && !p.superseded).collect();
        let sum: u32 = parts.iter().map(|p| p.low).sum();
        if parts.is_empty() || sum > total.low {
            continue;
        }
        let rest = total.low - sum;
        let less: Vec<String> = parts.iter().map(|p| figure::line(c, p)).collect();
        let mut from = vec![(total.telling, total.statement)];
        from.extend(parts.iter().map(|p| (p.telling, p.statement)));
        out.push(Follow {
            cell: total.cell,
            rest: true,
            low: rest,
            high: rest,
            from,
            why: format!("{} less {} leaves {rest}", figure::line(c, total), less.join(" and ")),
        });
    }
}

/// A category whose upper end is open cannot be above its total less the other categories.
fn caps(c: &Collection, lines: &[Line], out: &mut Vec<Follow>) {
    for (n, open) in lines.iter().enumerate().filter(|(_, l)| l.counts() && l.high == OPEN) {
        if lines[..n].iter().any(|l| l.counts() && l.cell == open.cell && l.high == OPEN) {
            continue;
        }
        let totals = lines.iter().filter(|t| t.counts() && t.high != OPEN && open.cell.is_within(t.cell));
        let Some(total) = totals.min_by_key(|t| t.high) else { continue };
        let other = |l: &&Line| l.counts() && l.cell.is_within(total.cell) && l.cell.is_apart(open.cell);
        let mut others: Vec<&Line> = Vec::new();
        for line in lines.iter().filter(other) {
            if others.iter().all(|o| o.cell.is_apart(line.cell)) {
                others.push(line);
            }
        }
        let sum: u64 = others.iter().map(|o| u64::from(o.low)).sum();
        let Some(high) = u64::from(total.high).checked_sub(sum).map(|h| h as u32).filter(|h| *h >= open.low) else { continue };
        let mut from = vec![(total.telling, total.statement)];
        from.extend(others.iter().map(|o| (o.telling, o.statement)));
        let less: String = others.iter().map(|o| format!(" less {}", figure::line(c, o))).collect();
        let why = format!("{}{less} leaves at most {high}", figure::line(c, total));
        out.push(Follow { cell: open.cell, rest: false, low: open.low, high, from, why });
    }
}

/// A joint toll less what the other events have leaves this event's share.
fn shares(r: &Reconciler<'_>, event: usize, lines: &[Line], out: &mut Vec<Follow>) {
    let c = r.collection;
    for line in lines.iter().filter(|l| l.stands() && l.is_exact() && !l.joint.is_empty()) {
        let mut from = vec![(line.telling, line.statement)];
        let mut less = Vec::new();
        let mut left = Some(line.low);
        for other in &line.joint {
            let theirs = r.lines(*other as usize);
            let figure = agreed(&theirs, line.cell);
            left = left.zip(figure).and_then(|(l, n)| l.checked_sub(theirs[n].low));
            if let Some(n) = figure {
                from.push((theirs[n].telling, theirs[n].statement));
                less.push(figure::line(c, &theirs[n]));
            }
        }
        let Some(left) = left else { continue };
        let cell = Cell { of: NONE, ..line.cell };
        let why = format!(
            "{} for {} together with others, less {}, leaves {left}",
            figure::line(c, line),
            r.events[event].id,
            less.join(" and ")
        );
        out.push(Follow { cell, rest: false, low: left, high: left, from, why });
    }
}

/// The one exact figure that all accounts of an event agree on.
fn agreed(lines: &[Line], joint: Cell) -> Option<usize> {
    let mut figures = (0..lines.len()).filter(|n| lines[*n].counts() && same_people(lines[*n].cell, joint));
    let first = figures.next().filter(|n| lines[*n].is_exact())?;
    figures.all(|n| lines[n].low == lines[first].low && lines[n].is_exact()).then_some(first)
}
