//! What the lines of an event's ledger tell: figures that all agree on, figures that differ, earlier and joint ones.

use bilan::model::{Effect, Stance, Victims};
use bilan::publish::event_wire::{Event, Line};

use crate::figures::Count;

/// A figure with the lines that give it.
#[derive(Clone, Debug)]
pub struct Figure<'e> {
    pub effect: Effect,
    pub count: Count,
    pub lines: Vec<&'e Line>,
}

/// What is told of one effect on one category of people.
#[derive(Clone, Debug, Default)]
pub struct Cell<'e> {
    /// One where all agree, else each with those who give it, the highest last.
    pub figures: Vec<Figure<'e>>,
    /// Replaced by later ones of the same speaker.
    pub earlier: Vec<Figure<'e>>,
}

/// The cells of an event in the order of effects and categories. Parts of a total stay out; they are in the ledger.
pub fn cells(event: &Event) -> Vec<Cell<'_>> {
    let mut keys: Vec<(Effect, Victims)> = event.ledger.iter().map(|l| (l.effect, l.victims)).collect();
    keys.sort_unstable();
    keys.dedup();
    let cell = |key: (Effect, Victims)| {
        let own = || event.ledger.iter().filter(move |l| (l.effect, l.victims) == key && is_told(l) && l.joint_with.is_empty());
        let figures = distinct(own().filter(|l| !l.superseded));
        let mut earlier = distinct(own().filter(|l| l.superseded));
        earlier.retain(|e| figures.iter().all(|f| f.count != e.count));
        Cell { figures, earlier }
    };
    keys.into_iter().map(cell).filter(|c| !c.figures.is_empty() || !c.earlier.is_empty()).collect()
}

/// Figures that count several events together.
pub fn joint(event: &Event) -> Vec<Figure<'_>> {
    distinct(event.ledger.iter().filter(|l| is_told(l) && !l.superseded && !l.joint_with.is_empty()))
}

fn is_told(line: &Line) -> bool {
    !line.subset && line.group.is_none() && !matches!(line.stance, Stance::Denied | Stance::Doubted)
}

fn distinct<'e>(lines: impl Iterator<Item = &'e Line>) -> Vec<Figure<'e>> {
    let mut out: Vec<Figure<'_>> = Vec::new();
    for line in lines {
        let count = Count { victims: line.victims, low: line.low, high: line.high, form: line.form };
        match out.iter_mut().find(|f| f.effect == line.effect && f.count == count) {
            Some(known) => known.lines.push(line),
            None => out.push(Figure { effect: line.effect, count, lines: vec![line] }),
        }
    }
    out.sort_by_key(|f| (f.effect, f.count.victims, f.count.low, f.count.high.unwrap_or(u32::MAX)));
    out
}
