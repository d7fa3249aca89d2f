//! `acled`: one total of deaths, the most conservative that the accounts allow.
//!
//! After the rules that ACLED publishes for fatalities: one number for an event, no injuries, nobody attributed to a side;
//! where sources differ or are vague, the most conservative estimate; "tens" are 10, "hundreds" 100.

use super::super::cells::Cell;
use super::super::figure;
use super::super::ledger::Line;
use super::set::{Given, Set};
use super::total::total;
use super::{Row, form, number};
use crate::model::{Effect, Form, Victims};
use crate::resolve::{Collection, NONE};

/// What a vague word counts: its least by the coding manual, and what the rule puts for it.
const VAGUE: [(u32, u32); 3] = [(20, 10), (200, 100), (2000, 1000)];

pub fn rows(c: &Collection, given: &Given<'_>) -> Vec<Row> {
    if given.sets_total() {
        return given
            .set
            .iter()
            .filter(|s| s.victims == Victims::People && s.effect == Effect::Killed)
            .filter_map(Set::row)
            .collect();
    }
    let ledger = &*given.ledger;
    let mut because = Vec::new();
    let mut lines = Vec::new();
    let mut chosen: Vec<(Cell, u32)> = Vec::new();
    for cell in ledger.cells().into_iter().filter(|cell| cell.effect == Effect::Killed && cell.group == NONE) {
        let figures = ledger.figures(cell);
        let lowest = figures.iter().filter_map(|n| Some((estimate(&ledger.lines[*n])?, *n))).min();
        match lowest {
            Some((estimate, n)) => {
                let others = if figures.len() > 1 { ", the lowest of the accounts" } else { "" };
                because.push(format!("{estimate}: {}{others}", figure::line(c, &ledger.lines[n])));
                chosen.push((cell, estimate));
                lines.push(n);
            }
            None => because.extend(
                figures
                    .first()
                    .map(|n| format!("left out: {}, for which the rule gives no number", figure::line(c, &ledger.lines[*n]))),
            ),
        }
    }
    for set in given.set.iter().filter(|s| s.effect == Effect::Killed) {
        if let Some(number) = set.number() {
            because.push(format!("{number}: {}", set.why));
            chosen.push((set.cell(), number));
        }
    }
    let Some(total) = total(&chosen, given.fighters_in) else { return Vec::new() };
    because.push(total.why);
    let cell = Cell { effect: Effect::Killed, victims: Victims::People, of: NONE, group: NONE };
    let number = Some(total.number);
    let form = form(number, number, lines.iter().map(|n| ledger.lines[*n].form));
    vec![Row { cell, low: number, best: number, high: number, form, because, lines, joint: Vec::new() }]
}

/// The number that the rule puts for a figure.
fn estimate(line: &Line) -> Option<u32> {
    if line.form != Form::Vague {
        return Some(number(line));
    }
    VAGUE.iter().find(|(least, _)| *least == line.low).map(|(_, n)| *n)
}
