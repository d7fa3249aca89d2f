//! Figures that change: a later figure of the same speaker supersedes the earlier one.
//!
//! Only where the order of publication is certain, and only for the same people. A figure that the same speaker gave before
//! and replaced is not brought back by a report that repeats it late, and "several" does not replace a number.

use rustc_hash::FxHashMap;

use super::cells::Cell;
use super::ledger::Line;
use crate::model::Form;

pub fn mark(lines: &mut [Line]) {
    let mut by_speaker: FxHashMap<(Cell, u32), Vec<usize>> = FxHashMap::default();
    for (n, line) in lines.iter().enumerate() {
        if line.counts() && line.published.is_some() {
            by_speaker.entry((line.cell, line.voice)).or_default().push(n);
        }
    }
    let mut spoken: Vec<Vec<usize>> = by_speaker.into_values().filter(|of| of.len() > 1).collect();
    spoken.sort_unstable();
    for mut of in spoken {
        of.sort_by_key(|n| (lines[*n].told(), *n));
        of_one_speaker(lines, &of);
    }
}

/// The lines of one speaker for one cell, in the order of publication.
fn of_one_speaker(lines: &mut [Line], of: &[usize]) {
    let mut current: Vec<usize> = vec![of[0]];
    for n in &of[1..] {
        let new = &lines[*n];
        if current.iter().any(|c| same(&lines[*c], new)) {
            current.push(*n);
            continue;
        }
        // An earlier figure of this speaker, told again when it had been replaced.
        let replaced = of.iter().take_while(|m| *m != n).find(|m| lines[**m].superseded && same(&lines[**m], new));
        if let Some(by) = replaced.map(|m| lines[*m].superseded_by) {
            lines[*n].superseded = true;
            lines[*n].superseded_by = by;
            continue;
        }
        let later = current.iter().all(|c| is_later(new, &lines[*c]));
        let says_less = new.form == Form::Vague || current.iter().any(|c| new.low <= lines[*c].low && lines[*c].high <= new.high);
        if later && !says_less {
            for c in current.drain(..) {
                lines[c].superseded = true;
                lines[c].superseded_by = Some(*n);
            }
        }
        current.push(*n);
    }
}

fn same(a: &Line, b: &Line) -> bool {
    a.low == b.low && a.high == b.high
}

/// Whether one was published on a later day for certain.
fn is_later(new: &Line, old: &Line) -> bool {
    new.published.zip(old.published).is_some_and(|((first, _), (_, last))| first > last)
}
