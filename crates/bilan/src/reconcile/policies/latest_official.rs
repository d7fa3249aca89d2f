//! `latest-official`: the last figure that an office of the state gave, whatever others say.

use super::super::ledger::{Ledger, Line};
use super::{Row, range};
use crate::model::{SpeakerClass, Victims};
use crate::resolve::Collection;

pub fn rows(c: &Collection, ledger: &Ledger) -> Vec<Row> {
    ledger.cells().into_iter().filter_map(|cell| row(c, ledger, &ledger.figures(cell))).collect()
}

fn row(c: &Collection, ledger: &Ledger, lines: &[usize]) -> Option<Row> {
    let official: Vec<usize> = lines.iter().copied().filter(|n| is_official(&ledger.lines[*n])).collect();
    let last = official.iter().map(|n| ledger.lines[*n].told()).max()?;
    let latest: Vec<usize> = official.iter().copied().filter(|n| ledger.lines[*n].told() == last).collect();
    let mut row = range::of_lines(c, ledger, &latest)?;
    let earlier = official.len() - latest.len();
    if earlier > 0 {
        row.because.push(format!("{earlier} earlier official figures left out"));
    }
    Some(row)
}

/// Offices of the state, and a mission for its own people.
fn is_official(line: &Line) -> bool {
    use SpeakerClass::{Army, ForeignArmy, ForeignGovernment, Government, Official, Rescue, SecurityForces, Un};
    match line.class {
        Some(Army | SecurityForces | Government | Official | Rescue | ForeignArmy | ForeignGovernment) => true,
        Some(Un) => line.cell.victims == Victims::Peacekeepers,
        _ => false,
    }
}
