//! Statements that cannot all be true: the smallest sets of them, with the reason.
//!
//! Two figures for the same people that have no number in common; a part above its total; parts whose sum is above their
//! total; a joint toll that its events cannot make up; outcomes that exclude each other; a deed that a party claims and
//! denies. A set is smallest when it is none any more without one of its statements: sums leave out what they do not need.

use super::cells::Cell;
use super::figure;
use super::ledger::{Line, Reconciler};
use crate::model::{Form, Stance};
use crate::resolve::{Collection, NONE, OPEN};

/// What the statements of a contradiction are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Toll,
    Outcome,
    Responsibility,
    Date,
}

impl Subject {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Toll => "toll",
            Self::Outcome => "outcome",
            Self::Responsibility => "responsibility",
            Self::Date => "date",
        }
    }
}

/// The smallest set of statements that cannot all be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    pub about: Subject,
    /// Incident and statement number; one statement for each thing said.
    pub statements: Vec<(u32, u32)>,
    /// Further statements that say the same as one of them.
    pub also: Vec<(u32, u32)>,
    pub why: String,
}

/// More pairs of figures than this of one event are one and the same quarrel told in many ways. Only pairs are left out; how
/// many is told.
const MOST: usize = 60;

/// The contradictions of an event, and how many pairs of figures are left out of them.
pub fn contradictions(r: &Reconciler<'_>, event: usize, lines: &[Line]) -> (Vec<Contradiction>, usize) {
    let c = r.collection;
    let said = Said::of(lines);
    let mut out = Vec::new();
    said.pairs(c, &mut out);
    let left_out = out.len().saturating_sub(MOST);
    out.truncate(MOST);
    said.sums(c, &mut out);
    joint(r, event, lines, &said, &mut out);
    doubts(c, lines, &mut out);
    deeds(c, &r.events[event].members, &mut out);
    if let Some(conflict) = r.events[event].date.conflict {
        let why = "their days lie next to each other and cannot both be right".to_owned();
        out.push(Contradiction {
            about: Subject::Date,
            statements: vec![(conflict.a, 0), (conflict.b, 0)],
            also: Vec::new(),
            why,
        });
    }
    (out, left_out)
}

/// What lines say, each thing once, with the lines that say it.
pub struct Said<'l> {
    lines: &'l [Line],
    /// By cell and interval, in order; the first line of each was told first.
    things: Vec<Vec<usize>>,
}

impl<'l> Said<'l> {
    pub fn of(lines: &'l [Line]) -> Self {
        let key = |l: &Line| (l.cell, l.low, l.high, l.form == Form::About);
        let mut order: Vec<usize> = (0..lines.len()).filter(|n| lines[*n].counts()).collect();
        order.sort_by_key(|n| (key(&lines[*n]), lines[*n].told(), *n));
        let things = order.chunk_by(|a, b| key(&lines[*a]) == key(&lines[*b])).map(<[usize]>::to_vec).collect();
        Self { lines, things }
    }

    fn line(&self, thing: usize) -> &Line {
        &self.lines[self.things[thing][0]]
    }

    /// Two figures that cannot both be true.
    fn pairs(&self, c: &Collection, out: &mut Vec<Contradiction>) {
        for a in 0..self.things.len() {
            for b in a + 1..self.things.len() {
                if self.exclude(a, b) {
                    let (x, y) = (self.line(a), self.line(b));
                    let why = format!("{} against {}", figure::line(c, x), figure::line(c, y));
                    out.push(self.contradiction(&[a, b], why));
                }
            }
        }
    }

    fn exclude(&self, a: usize, b: usize) -> bool {
        let (x, y) = (self.line(a), self.line(b));
        if x.cell == y.cell {
            return apart(x, y);
        }
        let above = |part: &Line, total: &Line| {
            (part.cell.is_within(total.cell) || is_part(part, total, self.lines)) && part.low > total.high && !nearly(part, total)
        };
        above(x, y) || above(y, x)
    }

    /// Parts whose sum is above their total.
    fn sums(&self, c: &Collection, out: &mut Vec<Contradiction>) {
        for total in 0..self.things.len() {
            let whole = self.line(total);
            if whole.high == OPEN {
                continue;
            }
            let mut parts: Vec<usize> = Vec::new();
            for part in 0..self.things.len() {
                let line = self.line(part);
                let within = line.cell.is_within(whole.cell) && line.cell.group == NONE || is_part(line, whole, self.lines);
                if part == total || !within || line.low == 0 || self.exclude(part, total) {
                    continue;
                }
                // Of each cell the figure that asks for most.
                match parts.iter().position(|p| self.line(*p).cell == line.cell) {
                    Some(at) if self.line(parts[at]).low < line.low => parts[at] = part,
                    Some(_) => {}
                    None if parts.iter().all(|p| self.line(*p).cell.is_apart(line.cell)) => parts.push(part),
                    None => {}
                }
            }
            let sum = |parts: &[usize]| parts.iter().map(|p| u64::from(self.line(*p).low)).sum::<u64>();
            let room =
                u64::from(whole.high) + if whole.form == Form::About { u64::from(whole.high) * figure::ABOUT / 100 } else { 0 };
            if parts.len() < 2 || sum(&parts) <= room {
                continue;
            }
            // Leave out what is not needed, the smallest first.
            parts.sort_by_key(|p| (self.line(*p).low, *p));
            let mut at = 0;
            while at < parts.len() {
                let without: Vec<usize> = parts.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, p)| *p).collect();
                if sum(&without) > room {
                    parts = without;
                } else {
                    at += 1;
                }
            }
            let listed: Vec<String> = parts.iter().map(|p| figure::line(c, self.line(*p))).collect();
            let why = format!("{} together are more than {}", listed.join(" and "), figure::line(c, whole));
            let mut set = vec![total];
            set.extend(&parts);
            out.push(self.contradiction(&set, why));
        }
    }

    fn contradiction(&self, things: &[usize], why: String) -> Contradiction {
        let id = |n: &usize| (self.lines[*n].telling, self.lines[*n].statement);
        Contradiction {
            about: Subject::Toll,
            statements: things.iter().map(|t| id(&self.things[*t][0])).collect(),
            also: things.iter().flat_map(|t| self.things[*t][1..].iter().map(id)).collect(),
            why,
        }
    }
}

/// Whether a line is said to be a part of another that says this.
fn is_part(part: &Line, total: &Line, lines: &[Line]) -> bool {
    part.part_of.is_some_and(|t| lines[t].cell == total.cell && lines[t].low == total.low && lines[t].high == total.high)
}

/// Whether two figures for the same people have no number in common.
pub fn apart(x: &Line, y: &Line) -> bool {
    figure::apart(ends(x), ends(y))
}

fn nearly(x: &Line, y: &Line) -> bool {
    figure::nearly(ends(x), ends(y))
}

fn ends(l: &Line) -> (u32, u32, Form) {
    (l.low, l.high, l.form)
}

/// A joint toll that the figures of its events cannot make up: the least of each event together are more, or the most of
/// each are fewer. Figures that are not needed for that are left out.
fn joint(r: &Reconciler<'_>, event: usize, lines: &[Line], said: &Said<'_>, out: &mut Vec<Contradiction>) {
    for line in lines.iter().filter(|l| l.stands() && !l.joint.is_empty() && l.form != Form::About) {
        let mut ends = vec![Ends::of(lines, said, line.cell)];
        for other in &line.joint {
            let theirs = r.lines(*other as usize);
            ends.push(Ends::of(&theirs, &Said::of(&theirs), line.cell));
        }
        let mut least: Vec<(u64, (u32, u32))> = ends.iter().filter_map(|e| e.least).collect();
        let low: u64 = least.iter().map(|(n, _)| n).sum();
        // Of each event some figure must be the highest, or nothing is too few.
        let most: Option<Vec<(u64, (u32, u32))>> = ends.iter().map(|e| e.most).collect();
        let high = most.as_ref().map(|most| most.iter().map(|(n, _)| n).sum::<u64>());
        let (sum, set) = if line.high != OPEN && low > u64::from(line.high) {
            least.sort_unstable();
            let mut spare = low - u64::from(line.high) - 1;
            least.retain(|(n, _)| {
                let needed = *n > spare;
                spare -= if needed { 0 } else { *n };
                needed
            });
            (format!("at least {low}"), least)
        } else if let Some((high, most)) = high.zip(most).filter(|(high, _)| *high < u64::from(line.low)) {
            (format!("at most {high}"), most)
        } else {
            continue;
        };
        let mut statements = vec![(line.telling, line.statement)];
        statements.extend(set.into_iter().map(|(_, id)| id));
        let others: Vec<&str> = line.joint.iter().map(|e| r.events[*e as usize].id.as_str()).collect();
        let why = format!(
            "{} for {} and {} together, whose own figures make {sum}",
            figure::line(r.collection, line),
            r.events[event].id,
            others.join(", ")
        );
        out.push(Contradiction { about: Subject::Toll, statements, also: Vec::new(), why });
    }
}

/// What one event has of those whom a joint toll counts: the lowest and the highest number, with their statements.
struct Ends {
    least: Option<(u64, (u32, u32))>,
    /// `None` where a figure is open above, or none is given.
    most: Option<(u64, (u32, u32))>,
}

impl Ends {
    fn of(lines: &[Line], said: &Said<'_>, joint: Cell) -> Self {
        let own = || said.things.iter().map(|t| &lines[t[0]]).filter(|l| same_people(l.cell, joint));
        let id = |l: &Line| (l.telling, l.statement);
        Self {
            least: own().min_by_key(|l| l.low).map(|l| (u64::from(l.low), id(l))),
            most: own().max_by_key(|l| l.high).filter(|l| l.high != OPEN).map(|l| (u64::from(l.high), id(l))),
        }
    }
}

/// Whether a figure is for the people that a joint figure counts, whichever side is named.
pub fn same_people(own: Cell, joint: Cell) -> bool {
    own.effect == joint.effect && own.victims == joint.victims && own.group == joint.group
}

/// Figures that somebody else holds to be wrong.
fn doubts(c: &Collection, lines: &[Line], out: &mut Vec<Contradiction>) {
    for line in lines.iter().filter(|l| l.stands()) {
        let figure = c.figures_of(line.telling).iter().find(|f| f.statement == line.statement);
        for doubt in figure.iter().flat_map(|f| &f.doubts) {
            let who =
                c.voices[doubt.voice as usize].class.map_or("no speaker", crate::model::SpeakerClass::name).replace('_', " ");
            let (how, told) = (c.names.get(doubt.how).replace('_', " "), c.statement_id(line.telling, doubt.statement));
            out.push(Contradiction {
                about: Subject::Toll,
                statements: vec![(line.telling, line.statement), (line.telling, doubt.statement)],
                also: Vec::new(),
                why: format!("{} is called {how} ({who}, {told})", figure::line(c, line)),
            });
        }
    }
}

/// Outcomes that exclude each other, and deeds that a party both claims and denies.
fn deeds(c: &Collection, members: &[u32], out: &mut Vec<Contradiction>) {
    let all: Vec<_> = members.iter().flat_map(|m| c.deeds_of(*m).iter().map(move |d| (*m, d))).collect();
    let mut seen = Vec::new();
    for (n, (a, x)) in all.iter().enumerate() {
        for (b, y) in &all[n + 1..] {
            let outcome = x.outcome != NONE && y.outcome != NONE && excludes(c.names.get(x.outcome), c.names.get(y.outcome));
            let (claimed, denied) = (Stance::Claimed, Stance::Denied);
            let author = x.outcome == NONE
                && y.outcome == NONE
                && x.actor == y.actor
                && (x.stance == claimed && y.stance == denied || x.stance == denied && y.stance == claimed);
            let key = (x.outcome.min(y.outcome), x.outcome.max(y.outcome), x.actor);
            if !(outcome || author) || seen.contains(&key) {
                continue;
            }
            seen.push(key);
            let speaker = |voice: u32| {
                c.voices[voice as usize].class.map_or("no speaker", crate::model::SpeakerClass::name).replace('_', " ")
            };
            let told = |incident: u32, d: &crate::resolve::Deed| {
                let what = match c.names.known(d.outcome) {
                    Some(outcome) => outcome.replace('_', " "),
                    None => format!("responsibility of {} {}", c.names.get(d.actor), d.stance.name()),
                };
                format!("{what} ({}, {})", speaker(d.voice), c.statement_id(incident, d.statement))
            };
            out.push(Contradiction {
                about: if outcome { Subject::Outcome } else { Subject::Responsibility },
                statements: vec![(*a, x.statement), (*b, y.statement)],
                also: Vec::new(),
                why: format!("{} against {}", told(*a, x), told(*b, y)),
            });
        }
    }
}

/// Who drives an attack back has not lost the place.
fn excludes(a: &str, b: &str) -> bool {
    matches!((a, b), ("repelled", "position_captured") | ("position_captured", "repelled"))
}
