//! What the lines of an event's ledger tell: figures that all agree on, figures that differ, earlier and joint ones.

use bilan::model::{Effect, Stance, Victims};
use bilan::publish::event_wire::{Event, Line};

use crate::figures::Count;

/// A figure with the lines that give it.
#[derive(Clone, Debug)]
pub struct Figure<'e> {
    pub effect: Effect,
    pub count: Count,
    /// Whose people they are, where the event counts those of several.
    pub of: Option<&'e str>,
    pub lines: Vec<&'e Line>,
}

impl<'e> Figure<'e> {
    /// The other events that it counts together with this one.
    pub fn shared_with(&self) -> &'e [String] {
        self.lines.first().map_or(&[], |l| &l.joint_with)
    }

    /// The statements that give it.
    pub fn statements(&self) -> impl Iterator<Item = &'e str> + Clone + use<'e, '_> {
        self.lines.iter().map(|l| l.statement.as_str())
    }
}

/// What is told of one effect on one category of people; on those of one side, where reports count several.
#[derive(Clone, Debug, Default)]
pub struct Cell<'e> {
    /// One where all agree, else each with those who give it, the highest last.
    pub figures: Vec<Figure<'e>>,
    /// Replaced by later ones of the same speaker.
    pub earlier: Vec<Figure<'e>>,
}

/// The cells of an event in the order of effects and categories. Parts of a total stay out; they are in the ledger.
pub fn cells(event: &Event) -> Vec<Cell<'_>> {
    let told = || event.ledger.iter().filter(|l| is_told(l) && l.joint_with.is_empty());
    let mut keys: Vec<(Effect, Victims)> = told().map(|l| (l.effect, l.victims)).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut out = Vec::new();
    for key in keys {
        let own = || told().filter(move |l| (l.effect, l.victims) == key);
        let mut sides: Vec<&str> = own().filter_map(|l| l.of.as_deref()).collect();
        sides.sort_unstable();
        sides.dedup();
        if sides.len() < 2 {
            out.push(cell(own(), None));
            continue;
        }
        // Losses of two sides are no accounts of one thing; those of nobody's side stand beside them.
        for side in [None].into_iter().chain(sides.into_iter().map(Some)) {
            out.push(cell(own().filter(|l| l.of.as_deref() == side), side));
        }
    }
    out.retain(|c| !c.figures.is_empty() || !c.earlier.is_empty());
    out
}

fn cell<'e>(lines: impl Iterator<Item = &'e Line> + Clone, of: Option<&'e str>) -> Cell<'e> {
    let mut figures = distinct(lines.clone().filter(|l| !l.superseded), of);
    fold(&mut figures);
    let mut earlier = distinct(lines.filter(|l| l.superseded), of);
    earlier.retain(|e| figures.iter().all(|f| f.count != e.count));
    Cell { figures, earlier }
}

/// What somebody tells in round figures and exactly is told once, exactly.
fn fold(figures: &mut Vec<Figure<'_>>) {
    let speakers = |f: &Figure<'_>| {
        let mut all: Vec<_> = f.lines.iter().map(|l| (l.speaker, l.speaker_name.clone(), l.source_family.clone())).collect();
        all.sort();
        all.dedup();
        all
    };
    let holds = |wide: &Count, exact: &Count| {
        wide != exact && wide.low <= exact.low && wide.high.is_none_or(|w| exact.high.is_some_and(|e| e <= w)) && exact.low > 0
    };
    let mut at = 0;
    while at < figures.len() {
        let said = speakers(&figures[at]);
        let exact =
            figures.iter().position(|f| holds(&figures[at].count, &f.count) && said.iter().all(|s| speakers(f).contains(s)));
        match exact {
            Some(exact) => {
                let lines = std::mem::take(&mut figures[at].lines);
                figures[exact].lines.extend(lines);
                figures.remove(at);
            }
            None => at += 1,
        }
    }
}

/// Figures that count several events together.
pub fn joint(event: &Event) -> Vec<Figure<'_>> {
    distinct(event.ledger.iter().filter(|l| is_told(l) && !l.superseded && !l.joint_with.is_empty()), None)
}

fn is_told(line: &Line) -> bool {
    // "At least none" says nothing.
    let says = line.low > 0 || line.high.is_some();
    says && !line.subset && line.group.is_none() && !matches!(line.stance, Stance::Denied | Stance::Doubted)
}

fn distinct<'e>(lines: impl Iterator<Item = &'e Line>, of: Option<&'e str>) -> Vec<Figure<'e>> {
    let mut out: Vec<Figure<'_>> = Vec::new();
    for line in lines {
        let count = Count { victims: line.victims, low: line.low, high: line.high, form: line.form };
        match out.iter_mut().find(|f| f.effect == line.effect && f.count == count) {
            Some(known) => known.lines.push(line),
            None => out.push(Figure { effect: line.effect, count, of, lines: vec![line] }),
        }
    }
    out.sort_by_key(|f| (f.effect, f.count.victims, f.count.low, f.count.high.unwrap_or(u32::MAX)));
    out
}
