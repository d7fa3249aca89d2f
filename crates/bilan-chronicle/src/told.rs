//! What the lines of an event's ledger tell: figures that agree, figures that differ, earlier and joint ones.

use bilan::model::{Effect, Form, Stance, Victims};
use bilan::publish::event_wire::{Event, Line};

use crate::figures::Count;
use crate::voices::Voices;

/// A figure with the lines that give it.
#[derive(Clone, Debug)]
pub struct Figure<'e> {
    pub effect: Effect,
    pub count: Count,
    /// Whose people they are, where the event counts those of several.
    pub of: Option<&'e str>,
    pub lines: Vec<&'e Line>,
    /// The report of each line, and what its speaker is called there.
    said: Vec<(&'e str, Option<String>)>,
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

    /// Whether the speakers of this figure say the other as well; a report's own words sum up what it quotes.
    fn is_said_beside(&self, other: &Self) -> bool {
        self.said.iter().all(|(report, speaker)| {
            let same = |by: &Option<String>| speaker.is_none() || speaker == by;
            other.said.iter().any(|(other, by)| report == other && same(by))
        })
    }

    /// Takes over the lines of a figure that says the same.
    fn take(&mut self, other: Self) {
        self.lines.extend(other.lines);
        self.said.extend(other.said);
    }

    /// Whether both cannot be true.
    pub fn is_apart(&self, other: &Self) -> bool {
        self.count.is_apart(other.count)
    }
}

/// What is told of one effect on one category of people; on those of one side, where reports count several.
#[derive(Clone, Debug, Default)]
pub struct Cell<'e> {
    /// Figures that no other one of the cell excludes.
    pub agreed: Vec<Figure<'e>>,
    /// Figures that exclude each other, the highest last.
    pub differing: Vec<Figure<'e>>,
    /// Replaced by later ones of the same speaker.
    pub earlier: Vec<Figure<'e>>,
}

/// The cells of an event in the order of effects and categories. Parts of a total stay out; they are in the ledger.
pub fn cells<'e>(event: &'e Event, voices: Voices<'_>) -> Vec<Cell<'e>> {
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
            out.push(cell(own(), None, voices));
            continue;
        }
        // Losses of two sides are no accounts of one thing; those of nobody's side stand beside them.
        for side in [None].into_iter().chain(sides.into_iter().map(Some)) {
            out.push(cell(own().filter(|l| l.of.as_deref() == side), side, voices));
        }
    }
    fold_people(&mut out);
    out.retain(|c| !(c.agreed.is_empty() && c.differing.is_empty() && c.earlier.is_empty()));
    out
}

fn cell<'e>(lines: impl Iterator<Item = &'e Line> + Clone, of: Option<&'e str>, voices: Voices<'_>) -> Cell<'e> {
    let mut figures = distinct(lines.clone().filter(|l| !l.superseded), of, voices);
    fold(&mut figures);
    let mut earlier = distinct(lines.filter(|l| l.superseded), of, voices);
    earlier.retain(|e| figures.iter().all(|f| f.count != e.count));
    let excluded: Vec<bool> = figures.iter().map(|f| figures.iter().any(|other| f.is_apart(other))).collect();
    let mut cell = Cell { earlier, ..Cell::default() };
    for (figure, excluded) in figures.into_iter().zip(excluded) {
        if excluded { cell.differing.push(figure) } else { cell.agreed.push(figure) }
    }
    cell
}

/// What somebody tells in round figures and exactly is told once, exactly.
fn fold(figures: &mut Vec<Figure<'_>>) {
    let mut at = 0;
    while at < figures.len() {
        let loose = &figures[at];
        let better = |f: &Figure<'_>| f.shared_with() == loose.shared_with() && f.count.is_closer_than(loose.count);
        match figures.iter().position(|f| better(f) && loose.is_said_beside(f)) {
            Some(exact) => {
                let loose = figures.remove(at);
                figures[exact - usize::from(exact > at)].take(loose);
                at = 0;
            }
            None => at += 1,
        }
    }
}

/// People of whom no more is said are those whom the same speakers call by what they are, where they count just as many or do
/// not count them.
fn fold_people(cells: &mut [Cell<'_>]) {
    for at in 0..cells.len() {
        let mut kept = Vec::new();
        for people in std::mem::take(&mut cells[at].agreed) {
            let same = |f: &Figure<'_>| {
                let counted = people.count.form == Form::Vague || people.count.ends() == f.count.ends();
                f.effect == people.effect && f.count.victims != Victims::People && counted && people.is_said_beside(f)
            };
            let is_people = people.count.victims == Victims::People && !people.count.is_none();
            let named =
                cells.iter_mut().filter(|_| is_people).flat_map(|c| &mut c.agreed).find(|f| same(f) && !f.count.is_none());
            match named {
                Some(named) => named.take(people),
                None => kept.push(people),
            }
        }
        cells[at].agreed = kept;
    }
}

/// Figures that count several events together.
pub fn joint<'e>(event: &'e Event, voices: Voices<'_>) -> Vec<Figure<'e>> {
    let lines = event.ledger.iter().filter(|l| is_told(l) && !l.superseded && !l.joint_with.is_empty());
    let mut keys: Vec<(Effect, Victims)> = lines.clone().map(|l| (l.effect, l.victims)).collect();
    keys.sort_unstable();
    keys.dedup();
    let of_key = |key: (Effect, Victims)| {
        let mut figures = distinct(lines.clone().filter(|l| (l.effect, l.victims) == key), None, voices);
        fold(&mut figures);
        figures
    };
    keys.into_iter().flat_map(of_key).collect()
}

fn is_told(line: &Line) -> bool {
    // "At least none" says nothing.
    let says = line.low > 0 || line.high.is_some();
    says && !line.subset && line.group.is_none() && !matches!(line.stance, Stance::Denied | Stance::Doubted)
}

fn distinct<'e>(lines: impl Iterator<Item = &'e Line>, of: Option<&'e str>, voices: Voices<'_>) -> Vec<Figure<'e>> {
    let mut out: Vec<Figure<'_>> = Vec::new();
    for line in lines {
        let manner = voices.manner(&line.statement, &line.quote);
        let count = Count { victims: line.victims, low: line.low, high: line.high, form: line.form, manner };
        let same = |f: &&mut Figure<'_>| f.effect == line.effect && f.count == count && f.shared_with() == line.joint_with;
        let said = (&*line.source_family, voices.speaker_of(&line.statement));
        match out.iter_mut().find(same) {
            Some(known) => {
                known.lines.push(line);
                known.said.push(said);
            }
            None => out.push(Figure { effect: line.effect, count, of, lines: vec![line], said: vec![said] }),
        }
    }
    out.sort_by_key(|f| (f.effect, f.count.victims, f.count.low, f.count.high.unwrap_or(u32::MAX)));
    out
}
