//! What people decided, found again in the readings: which incidents a decision means, and which pairs it ties or parts.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::Ties;
use crate::model::{CharSpan, Decision, Incident, Offsets, Passage, Reading, Report, Ruling, Span};

/// The words by which a decision names an incident: where possible such as no other incident of its report stands on.
pub fn passage(report: &Report, reading: &Reading, incident: usize) -> Passage {
    let offsets = Offsets::new(&report.text);
    let told = evidence(reading, &reading.incidents[incident]);
    let own = |span: &&Span| found(&offsets, reading, offsets.span(**span)) == Some(incident);
    let span = told.iter().find(own).or(told.first()).copied().unwrap_or_default();
    Passage { report: report.id.clone(), span: offsets.span(span), quote: span.of(&report.text).to_owned() }
}

/// The incident that stands on these words today: the one that shares most characters with them.
pub fn find(passage: &Passage, report: &Report, reading: &Reading) -> Option<usize> {
    found(&Offsets::new(&report.text), reading, passage.span)
}

fn found(offsets: &Offsets<'_>, reading: &Reading, words: CharSpan) -> Option<usize> {
    let shared = |span: Span| {
        let span = offsets.span(span);
        span.end.min(words.end).saturating_sub(span.start.max(words.start))
    };
    let shared = |i: &Incident| evidence(reading, i).into_iter().map(shared).max().unwrap_or(0);
    let all = reading.incidents.iter().enumerate().map(|(n, i)| (shared(i), n));
    all.filter(|(shared, _)| *shared > 0).max_by_key(|(shared, n)| (*shared, std::cmp::Reverse(*n))).map(|(_, n)| n)
}

/// The words that an incident stands on, those that tell most of it first.
fn evidence(reading: &Reading, incident: &Incident) -> Vec<Span> {
    let said = |statement: usize| reading.statements.get(statement).map(|s| s.span);
    let mut out: Vec<Span> = incident.tolls.iter().filter_map(|t| said(t.statement)).collect();
    out.extend(incident.kind_span);
    out.extend(incident.place.as_ref().map(|p| p.span));
    out.extend(incident.date.as_ref().and_then(|d| d.span));
    out.extend(incident.outcomes.iter().filter_map(|o| said(o.statement)));
    out.extend(incident.responsibility.iter().filter_map(|r| said(r.statement)));
    out.extend(incident.materiel.iter().filter_map(|m| said(m.statement)));
    out.extend(incident.perpetrators.iter().chain(&incident.targets).map(|a| a.span));
    out
}

/// How a decision stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    InForce,
    /// Taken back by the decision with this identifier.
    Undone(String),
    /// What it is about is no longer there as it was. Why, in words.
    Open(String),
}

/// Decisions in the order in which they were made, each with the incidents it means.
#[derive(Debug, Default)]
pub struct Decided<'d> {
    pub all: Vec<(&'d Decision, Standing, [Vec<u32>; 2])>,
}

impl<'d> Decided<'d> {
    /// Finds what the decisions mean. `incident` gives the index of a passage's incident in the collection.
    pub fn of(decisions: &'d [Decision], mut incident: impl FnMut(&Passage) -> Option<u32>) -> Self {
        let mut order: Vec<&Decision> = decisions.iter().collect();
        order.sort_by(|a, b| (&a.at, &a.id).cmp(&(&b.at, &b.id)));
        order.dedup_by(|b, a| a.id == b.id);
        let undone = undone(&order);
        let all = order.into_iter().map(|d| {
            let mut means = d.ruling.incidents().map(|list| list.iter().filter_map(&mut incident).collect::<Vec<u32>>());
            means.iter_mut().for_each(|list| {
                list.sort_unstable();
                list.dedup();
            });
            let lost = d.ruling.incidents().iter().zip(&means).any(|(named, found)| !named.is_empty() && found.is_empty());
            let standing = match undone.get(&*d.id) {
                Some(by) => Standing::Undone((*by).to_owned()),
                None if lost => Standing::Open("no incident stands on its words any more".to_owned()),
                None => Standing::InForce,
            };
            (d, standing, means)
        });
        Self { all: all.collect() }
    }

    /// The pairs that decisions in force put together or tell apart; of two about one pair the later holds.
    pub fn ties(&self) -> Ties {
        let mut pairs: BTreeMap<(u32, u32), (usize, bool)> = BTreeMap::new();
        for (n, (decision, standing, [incidents, others])) in self.all.iter().enumerate() {
            if *standing != Standing::InForce {
                continue;
            }
            let together = matches!(decision.ruling, Ruling::Merge { .. });
            if !together && !matches!(decision.ruling, Ruling::Split { .. }) {
                continue;
            }
            for a in incidents {
                for b in others.iter().filter(|b| *b != a) {
                    pairs.insert((*a.min(b), *a.max(b)), (n, together));
                }
            }
        }
        let mut ties = Ties::default();
        let mut order: Vec<_> = pairs.into_iter().map(|(pair, (n, together))| (n, pair, together)).collect();
        order.sort_unstable();
        for (_, pair, together) in order {
            if together { &mut ties.together } else { &mut ties.apart }.push(pair);
        }
        ties
    }

    /// Looks at what became of the decisions once events are known. `event_of` gives the event of an incident.
    pub fn settle(&mut self, event_of: impl Fn(u32) -> usize) {
        for (decision, standing, [incidents, others]) in &mut self.all {
            if *standing != Standing::InForce {
                continue;
            }
            let events = |list: &[u32]| list.iter().map(|i| event_of(*i)).collect::<BTreeSet<usize>>();
            let (own, other) = (events(incidents), events(others));
            let why = match &decision.ruling {
                Ruling::Undo { .. } => None,
                Ruling::Merge { .. } if own.union(&other).count() > 1 => Some("another decision tells its incidents apart"),
                Ruling::Split { .. } if own.intersection(&other).next().is_some() => {
                    Some("another decision puts its incidents together")
                }
                Ruling::Merge { .. } | Ruling::Split { .. } => None,
                _ if own.len() > 1 => Some("its incidents are no longer one event"),
                _ => None,
            };
            if let Some(why) = why {
                *standing = Standing::Open(why.to_owned());
            }
        }
    }
}

/// The decisions that were taken back, each with the one that did. One that takes back is itself taken back by a later one.
fn undone<'d>(order: &[&'d Decision]) -> BTreeMap<&'d str, &'d str> {
    let mut undone: BTreeMap<&str, &str> = BTreeMap::new();
    for decision in order.iter().rev() {
        if let Ruling::Undo { decision: other } = &decision.ruling
            && !undone.contains_key(&*decision.id)
        {
            undone.insert(other, &decision.id);
        }
    }
    undone
}
