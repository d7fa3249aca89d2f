//! The lines of an event's ledger.

use rustc_hash::FxHashMap;

use super::cells::Cell;
use super::contradictions::{self, Contradiction};
use super::follows::{self, Follow, Sum};
use super::revisions;
use crate::model::{Form, SpeakerClass, Stance, Victims};
use crate::resolve::{Collection, Event, Figure, NONE, OPEN};

/// Whose losses a speaker speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// A party speaks of its own losses.
    Admission,
    /// A party speaks of the losses of the other side.
    Claim,
    /// Anybody else, or a party of people of neither side.
    Account,
}

impl Side {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Admission => "admission",
            Self::Claim => "claim",
            Self::Account => "account",
        }
    }
}

/// One toll statement of an event.
#[derive(Clone, Debug)]
pub struct Line {
    pub telling: u32,
    /// Number of its statement in its report, from 1.
    pub statement: u32,
    pub cell: Cell,
    pub low: u32,
    /// [`OPEN`] where there is no upper end.
    pub high: u32,
    pub form: Form,
    pub stance: Stance,
    pub voice: u32,
    pub class: Option<SpeakerClass>,
    pub side: Side,
    /// First and last possible day of publication.
    pub published: Option<(i32, i32)>,
    pub family: u32,
    /// The line that this one is a part of.
    pub part_of: Option<usize>,
    /// A part that counts the same cell as its total: some of them, no figure for all.
    pub subset: bool,
    /// The events that it counts together with this one, in order.
    pub joint: Vec<u32>,
    pub superseded: bool,
    /// The later figure of the same speaker that replaced it, where another report gives that.
    pub superseded_by: Option<usize>,
}

impl Line {
    /// Whether the line is a figure for its cell, as things stand.
    pub fn counts(&self) -> bool {
        !self.superseded && !self.subset && self.joint.is_empty() && !matches!(self.stance, Stance::Denied | Stance::Doubted)
    }

    /// Whether the line is a figure at all, alone or together with other events.
    pub fn stands(&self) -> bool {
        !self.superseded && !self.subset && !matches!(self.stance, Stance::Denied | Stance::Doubted)
    }

    pub fn is_exact(&self) -> bool {
        self.low == self.high && self.form != Form::About
    }

    /// The day by which the line was published, for ordering; unknown comes before all known ones.
    pub fn told(&self) -> i32 {
        self.published.map_or(i32::MIN, |(_, last)| last)
    }
}

/// What an event's figures say together.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// In the order of the reports' identifiers and their statements.
    pub lines: Vec<Line>,
    pub contradictions: Vec<Contradiction>,
    pub follows: Vec<Follow>,
    /// Totals that are the sum of other lines.
    pub sums: Vec<Sum>,
}

impl Ledger {
    /// The cells that figures stand in, in order.
    pub fn cells(&self) -> Vec<Cell> {
        let mut cells: Vec<Cell> = self.lines.iter().filter(|l| l.stands() && l.joint.is_empty()).map(|l| l.cell).collect();
        cells.sort_unstable();
        cells.dedup();
        cells
    }

    /// The lines that are figures for a cell.
    pub fn figures(&self, cell: Cell) -> Vec<usize> {
        (0..self.lines.len()).filter(|n| self.lines[*n].counts() && self.lines[*n].cell == cell).collect()
    }
}

/// Draws up ledgers, one at a time: those of a million events need not be held together.
pub struct Reconciler<'c> {
    pub collection: &'c Collection,
    pub events: &'c [Event],
    event_of: Vec<u32>,
}

impl<'c> Reconciler<'c> {
    pub fn new(collection: &'c Collection, events: &'c [Event]) -> Self {
        let mut event_of = vec![u32::MAX; collection.tellings.len()];
        for (n, event) in events.iter().enumerate() {
            event.members.iter().for_each(|m| event_of[*m as usize] = n as u32);
        }
        Self { collection, events, event_of }
    }

    /// The event that an incident belongs to.
    pub fn event_of(&self, telling: u32) -> usize {
        self.event_of[telling as usize] as usize
    }

    pub fn ledger(&self, event: usize) -> Ledger {
        let mut ledger = Ledger { lines: self.lines(event), ..Ledger::default() };
        if ledger.lines.len() > 1 || ledger.lines.iter().any(|l| !l.joint.is_empty()) {
            ledger.sums = follows::sums(&ledger.lines);
            ledger.follows = follows::follows(self, event, &ledger.lines);
        }
        ledger.contradictions = contradictions::contradictions(self, event, &ledger.lines);
        ledger
    }

    /// The lines of an event, revisions marked.
    pub fn lines(&self, event: usize) -> Vec<Line> {
        let c = self.collection;
        let mut lines: Vec<Line> = Vec::new();
        let members = &self.events[event].members;
        for m in members {
            for figure in c.figures_of(*m) {
                let line = self.line(event, *m, figure);
                // One statement that stands with two incidents of one event is one line.
                let twice = |l: &Line| c.telling(l.telling).report == c.telling(*m).report && l.statement == line.statement;
                if figure.joint.is_empty() || !lines.iter().any(twice) {
                    lines.push(line);
                }
            }
        }
        one_side(&mut lines);
        parts(c, &mut lines);
        revisions::mark(&mut lines);
        lines
    }

    fn line(&self, event: usize, telling: u32, f: &Figure) -> Line {
        let c = self.collection;
        let report = c.report_of(telling);
        let voice = &c.voices[f.voice as usize];
        let mut joint: Vec<u32> = f.joint.iter().map(|t| self.event_of[*t as usize]).filter(|e| *e != event as u32).collect();
        joint.sort_unstable();
        joint.dedup();
        Line {
            telling,
            statement: f.statement,
            cell: Cell { effect: f.effect, victims: f.victims, of: f.of, group: f.group },
            low: f.low,
            high: f.high,
            form: f.form,
            stance: f.stance,
            voice: f.voice,
            class: voice.class,
            side: side(voice.class, f.victims),
            published: report.published,
            family: report.family,
            part_of: None,
            subset: false,
            joint,
            superseded: f.superseded,
            superseded_by: None,
        }
    }
}

/// A party's figure for its own losses is an admission, its figure for the other side's a claim.
fn side(class: Option<SpeakerClass>, victims: Victims) -> Side {
    use SpeakerClass::{ArmedGroup, Army, ForeignArmy, ForeignGovernment, Government, SecurityForces, Un};
    let fighters = matches!(victims, Victims::Militants | Victims::Suspects);
    match class {
        Some(Army | SecurityForces | Government | ForeignArmy | ForeignGovernment) if fighters => Side::Claim,
        Some(Army | SecurityForces | Government | ForeignArmy | ForeignGovernment) if victims.are_forces() => Side::Admission,
        Some(ArmedGroup) if fighters => Side::Admission,
        Some(ArmedGroup) if victims.are_forces() => Side::Claim,
        Some(Un) if victims == Victims::Peacekeepers => Side::Admission,
        _ => Side::Account,
    }
}

/// Where all figures of a category name one side or none, they are of that side.
fn one_side(lines: &mut [Line]) {
    let mut sides: FxHashMap<(crate::model::Effect, Victims), Vec<u32>> = FxHashMap::default();
    for line in lines.iter().filter(|l| l.cell.of != NONE) {
        let known = sides.entry((line.cell.effect, line.cell.victims)).or_default();
        if !known.contains(&line.cell.of) {
            known.push(line.cell.of);
        }
    }
    for line in lines.iter_mut() {
        if let Some([only]) = sides.get(&(line.cell.effect, line.cell.victims)).map(Vec::as_slice) {
            line.cell.of = *only;
        }
    }
}

/// Ties parts to their totals.
fn parts(c: &Collection, lines: &mut [Line]) {
    let key = |l: &Line| (c.telling(l.telling).report, l.telling, l.statement);
    let at: FxHashMap<_, usize> = lines.iter().enumerate().map(|(n, l)| (key(l), n)).collect();
    for n in 0..lines.len() {
        let (telling, statement) = (lines[n].telling, lines[n].statement);
        let figure = c.figures_of(telling).iter().find(|f| f.statement == statement && f.part_of != NONE);
        let Some(figure) = figure else { continue };
        let total = at.get(&(c.telling(telling).report, telling, figure.part_of)).copied();
        if let Some(total) = total.filter(|t| *t != n) {
            lines[n].part_of = Some(total);
            lines[n].subset = lines[n].cell == lines[total].cell;
        }
    }
}

/// The interval of a line in words: `24`, `at least 20`.
pub fn interval(low: u32, high: u32) -> String {
    match (low, high) {
        (low, OPEN) => format!("at least {low}"),
        (low, high) if low == high => low.to_string(),
        (0, high) => format!("at most {high}"),
        (low, high) => format!("{low} to {high}"),
    }
}
