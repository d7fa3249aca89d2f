//! What lists, counts and maps show of an event, and what a person should look at: one narrow row for each event.
//!
//! A pass over the rows of a million events takes about a second. Whoever answers many questions at once keeps them in memory
//! and asks the store again when its state is another.

use bilan::model::{Passage, Ruling, Setting, SpeakerClass, Stance};
use bilan::publish::event_wire::{Event, Line};
use bilan::resolve::THRESHOLD;

use crate::rows::EventRow;

/// One event as far as it is listed, counted and drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Brief<'r> {
    pub id: &'r str,
    /// Days since 1970-01-01; `None` where open.
    pub first_day: Option<i32>,
    pub last_day: Option<i32>,
    /// ISO 3166 code.
    pub country: Option<&'r str>,
    pub admin1: Option<&'r str>,
    /// The place's name in the form in which names are compared, and as it is shown.
    pub place: Option<&'r str>,
    pub name: Option<&'r str>,
    /// Latitude and longitude in degrees.
    pub point: Option<(f64, f64)>,
    pub precision: Option<&'r str>,
    pub kind: &'r str,
    pub status: &'r str,
    /// Deaths by the policy that gives one number.
    pub killed: Option<u32>,
    pub(crate) parties: &'r str,
    pub(crate) review: &'r str,
}

impl<'r> Brief<'r> {
    pub(crate) fn of(row: &'r EventRow) -> Self {
        Self {
            id: &row.id,
            first_day: row.first_day,
            last_day: row.last_day,
            country: row.country.as_deref(),
            admin1: row.admin1.as_deref(),
            place: row.place.as_deref(),
            name: row.name.as_deref(),
            point: row.point,
            precision: row.precision.as_deref(),
            kind: row.kind,
            status: &row.status,
            killed: row.killed,
            parties: &row.parties,
            review: &row.review,
        }
    }

    /// Identifier, where it is a known actor, and name of each party: perpetrators, targets, those said to be responsible.
    pub fn parties(&self) -> impl Iterator<Item = (Option<&'r str>, &'r str)> {
        let both = self.parties.lines().filter_map(|line| line.split_once('\t'));
        both.map(|(id, name)| ((!id.is_empty()).then_some(id), name))
    }

    /// What a person should look at.
    pub fn review(&self) -> impl Iterator<Item = Todo<'r>> {
        self.review.lines().filter_map(Todo::parse)
    }
}

/// Why a person should look at an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Statements cannot all be true.
    Contradiction,
    /// Two incidents came near being one event, or just became one.
    Merge,
    /// There is no place, or none with a point.
    Place,
    /// No single day is left.
    Date,
    /// Nobody with a name vouches for any of its figures.
    Statement,
}

/// One thing to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Todo<'r> {
    pub what: What,
    /// Which of the event's contradictions; or which of those kept apart, and after them of its merges.
    pub nth: usize,
    /// The two incidents of a merge, in order. Where both events of a pair are near, both name it.
    pub pair: Option<[&'r str; 2]>,
}

impl<'r> Todo<'r> {
    fn parse(line: &'r str) -> Option<Self> {
        let mut parts = line.split('\t');
        let what = match parts.next()? {
            "c" => What::Contradiction,
            "m" => What::Merge,
            "p" => What::Place,
            "d" => What::Date,
            "s" => What::Statement,
            _ => return None,
        };
        let nth = parts.next()?.parse().ok()?;
        Some(Self { what, nth, pair: parts.next().zip(parts.next()).map(|(a, b)| [a, b]) })
    }

    fn write(&self, out: &mut String) {
        out.push_str(match self.what {
            What::Contradiction => "c\t",
            What::Merge => "m\t",
            What::Place => "p\t",
            What::Date => "d\t",
            What::Statement => "s\t",
        });
        out.push_str(&self.nth.to_string());
        for incident in self.pair.iter().flatten() {
            out.push('\t');
            out.extend(incident.chars().map(plain));
        }
        out.push('\n');
    }
}

/// Pairs whose points are so near the threshold, above or below, are uncertain.
const NARROW: i32 = 25;

/// What a person should look at in an event, a line for each.
///
/// An event that was confirmed or rejected is looked at no more; nor is a pair that was merged or split, nor a field that was set.
pub(crate) fn review(event: &Event) -> String {
    let mut out = String::new();
    if ["confirmed", "rejected"].contains(&event.status.as_str()) {
        return out;
    }
    let mut add = |what, nth, pair| Todo { what, nth, pair }.write(&mut out);
    let set = |field: fn(&Setting) -> bool| {
        event.decisions.iter().any(|d| matches!(&d.ruling, Ruling::Set { setting, .. } if field(setting)))
    };
    if !set(|s| matches!(s, Setting::Toll { .. })) {
        (0..event.contradictions.len()).for_each(|nth| add(What::Contradiction, nth, None));
    }
    for (nth, near) in event.kept_apart.iter().enumerate() {
        if near.points >= THRESHOLD - NARROW && !decided(event, &near.incident, &near.other) {
            add(What::Merge, nth, Some(pair(&near.incident, &near.other)));
        }
    }
    for (nth, merge) in event.merges.iter().enumerate() {
        let [a, b] = &merge.incidents;
        if merge.points < THRESHOLD + NARROW && !decided(event, a, b) {
            add(What::Merge, event.kept_apart.len() + nth, Some(pair(a, b)));
        }
    }
    if event.place.as_ref().is_none_or(|p| p.lat.is_none()) && !set(|s| matches!(s, Setting::Place { .. })) {
        add(What::Place, 0, None);
    }
    let dated = event.date.as_ref().is_some_and(|d| d.earliest.is_some() && d.earliest == d.latest);
    if !dated && !set(|s| matches!(s, Setting::Date { .. })) {
        add(What::Date, 0, None);
    }
    if unsure(event).next().is_some() && !set(|s| matches!(s, Setting::Toll { .. })) {
        add(What::Statement, 0, None);
    }
    out
}

/// The figures of an event that rests on uncertain ones alone: each comes from a source without a name, or is doubted or said not to
/// be verified. None where any figure is better founded.
pub fn unsure(event: &Event) -> impl Iterator<Item = &Line> {
    let stands = || event.ledger.iter().filter(|l| !l.superseded && l.stance != Stance::Denied);
    let is_unsure =
        |l: &Line| l.speaker == Some(SpeakerClass::UnnamedSource) || matches!(l.stance, Stance::Doubted | Stance::Unverified);
    let all = stands().all(is_unsure);
    stands().filter(move |_| all)
}

/// Lines and tabs part what is written.
fn plain(c: char) -> char {
    if c.is_control() { ' ' } else { c }
}

fn pair<'e>(a: &'e str, b: &'e str) -> [&'e str; 2] {
    if a < b { [a, b] } else { [b, a] }
}

/// Whether a person decided about the reports of this pair of incidents already.
fn decided(event: &Event, a: &str, b: &str) -> bool {
    let report = |incident: &str| incident.rsplit_once('#').map_or(incident, |(report, _)| report).to_owned();
    let (a, b) = (report(a), report(b));
    let names = |side: &[Passage], report: &str| side.iter().any(|p| p.report == report);
    event.decisions.iter().any(|d| match &d.ruling {
        Ruling::Merge { incidents: one, with: other } | Ruling::Split { incidents: one, from: other } => {
            names(one, &a) && names(other, &b) || names(one, &b) && names(other, &a)
        }
        _ => false,
    })
}

/// Each party of an event once, a line for each.
pub(crate) fn parties(event: &Event) -> String {
    let named = event.perpetrators.iter().chain(&event.targets).map(|p| (&p.actor, &p.name));
    let named = named.chain(event.responsibility.iter().map(|r| (&r.actor, &r.name)));
    let mut known: Vec<String> = Vec::new();
    let mut out = String::new();
    for (id, name) in named {
        let key = id.clone().unwrap_or_else(|| format!("\t{}", bilan::lexicon::fold(name)));
        if !known.contains(&key) {
            out.push_str(id.as_deref().unwrap_or_default());
            out.push('\t');
            out.extend(name.chars().map(plain));
            out.push('\n');
            known.push(key);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let all = [
            Todo { what: What::Contradiction, nth: 3, pair: None },
            Todo { what: What::Merge, nth: 0, pair: Some(["a#1", "b#2"]) },
            Todo { what: What::Place, nth: 0, pair: None },
            Todo { what: What::Date, nth: 0, pair: None },
        ];
        let mut out = String::new();
        all.iter().for_each(|todo| todo.write(&mut out));
        assert_eq!(out.lines().filter_map(Todo::parse).collect::<Vec<_>>(), all);
        assert_eq!(Todo::parse("x\t1"), None);
    }
}
