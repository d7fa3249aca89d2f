//! The summary as a table for people and as comma-separated values for programs.

use std::io::Write;

use bilan::model::Effect;
use bilan_export::Cell;

use crate::summary::{Counted, EFFECTS, Row, Summary};
use crate::words::Words;

/// The header and the lines of a table for people, the whole last. Only effects of which something is told have a column. Cells
/// are plain text; the caller lays them out.
pub fn table(summary: &Summary, words: &Words) -> Vec<Vec<String>> {
    let effects = told(summary);
    let head = summary.by.iter().map(|b| words.by(*b).to_owned());
    let head = head.chain([words.measure("events").to_owned(), words.text("contested").to_owned()]);
    let mut out = vec![head.chain(effects.iter().map(|e| words.measure(e.name()).to_owned())).collect()];
    let line = |names: Vec<String>, c: &Counted| {
        let counts = [words.number(c.events as u64), words.number(c.contested as u64)];
        names.into_iter().chain(counts).chain(effects.iter().map(|e| cell(c, *e, words))).collect::<Vec<_>>()
    };
    for row in &summary.rows {
        out.push(line(names(summary, row, words), &row.counted));
    }
    let mut whole = vec![String::new(); summary.by.len()];
    if let Some(first) = whole.first_mut() {
        *first = words.text("whole").to_owned();
    }
    out.push(line(whole, &summary.whole));
    out
}

/// A toll in a cell: `12–30 (18)`, the best number in brackets where it is neither end.
pub fn cell(counted: &Counted, effect: Effect, words: &Words) -> String {
    let Some(sum) = counted.toll(effect).filter(|s| s.events > 0) else { return String::new() };
    let span = words.span(sum.low, sum.high);
    match sum.best {
        Some(best) if sum.high != Some(sum.low) => format!("{span} ({})", words.number(best)),
        _ => span,
    }
}

pub(crate) fn names(summary: &Summary, row: &Row, words: &Words) -> Vec<String> {
    summary.by.iter().zip(&row.key).map(|(by, key)| words.key(*by, key, &summary.names)).collect()
}

/// Effects of which something is told.
fn told(summary: &Summary) -> Vec<Effect> {
    EFFECTS.into_iter().filter(|e| summary.whole.toll(*e).is_some_and(|s| s.events > 0)).collect()
}

/// Writes comma-separated values in UTF-8: a row for each group, with the code of each key and its name in a language; all
/// columns always. An unknown key, a best number that some event lacks and an end that is open are empty. No cell runs as a formula.
pub fn write_csv(summary: &Summary, words: &Words, out: impl Write) -> Result<(), csv::Error> {
    let mut csv = csv::Writer::from_writer(out);
    let mut header: Vec<String> = summary.by.iter().flat_map(|b| [b.name().to_owned(), format!("{}_name", b.name())]).collect();
    header.extend(["events", "contested"].map(str::to_owned));
    for effect in EFFECTS {
        let columns = ["low", "best", "high", "events", "without_best", "joint_left_out"];
        header.extend(columns.map(|end| format!("{}_{end}", effect.name())));
    }
    header.push("policy".to_owned());
    csv.write_record(&header)?;
    for row in &summary.rows {
        let keys = row.key.iter().zip(names(summary, row, words));
        let mut cells: Vec<Cell<'_>> = keys.flat_map(|(key, name)| [Cell::from(key.clone()), Cell::from(name)]).collect();
        cells.extend([row.counted.events.into(), row.counted.contested.into()]);
        for effect in EFFECTS {
            let sum = row.counted.toll(effect).copied().unwrap_or_default();
            let any = sum.events > 0;
            cells.extend([Some(sum.low), sum.best, sum.high].map(|n| Cell::from(n.filter(|_| any))));
            cells.extend([sum.events, sum.without_best, sum.joint_left_out].map(Cell::from));
        }
        cells.push(summary.policy.clone().into());
        csv.write_record(cells.iter().map(|cell| cell.csv().into_owned()))?;
    }
    Ok(csv.flush()?)
}
