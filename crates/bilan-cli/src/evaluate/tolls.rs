//! Tolls, their speakers, and figures over periods: what is compared without asking which incident it belongs to.

use std::collections::{BTreeMap, BTreeSet};

use bilan::model::Form;
use bilan::publish::wire;

use super::gold::{self, Gold};
use super::key::{Key, Number, is_plural};
use super::measure::{Measure, Scores};
use super::names::fold;
use super::words::words;

/// The tolls of a report by key, each key with all its rows.
pub struct Tolls<'a> {
    gold: BTreeMap<Key, Vec<&'a gold::Toll>>,
    read: BTreeMap<Key, Vec<&'a wire::Toll>>,
}

impl<'a> Tolls<'a> {
    pub fn new(gold: &'a Gold, incidents: &'a [wire::Incident]) -> Self {
        let of_events = gold.events.iter().flat_map(|e| &e.tolls);
        let mut tolls = Self { gold: BTreeMap::new(), read: BTreeMap::new() };
        for toll in of_events.chain(&gold.joint).chain(&gold.joint_tolls) {
            tolls.gold.entry(Key::of_gold(toll)).or_default().push(toll);
        }
        for toll in incidents.iter().flat_map(|i| &i.tolls) {
            tolls.read.entry(Key::of_read(toll)).or_default().push(toll);
        }
        tolls
    }

    pub fn any_read(&self) -> bool {
        !self.read.is_empty()
    }

    /// Effect, victims, number; and effect and number alone.
    pub fn compare(&self, doc: &str, statements: &Statements<'_>, scores: &mut Scores) {
        let demanded = |rows: &[&gold::Toll]| !rows.iter().all(|t| t.optional);
        let tally = scores.tally_mut(Measure::Toll);
        tally.gold += self.gold.values().filter(|rows| demanded(rows)).count();
        tally.predicted += self.read.len();
        for (key, rows) in &self.read {
            match self.gold.get(key) {
                Some(gold) if demanded(gold) => scores.tally_mut(Measure::Toll).matched += 1,
                Some(_) => scores.tally_mut(Measure::Toll).allowed += 1,
                None => {
                    let quote = statements.of(&rows[0].statement).map_or("", |s| &s.quote);
                    scores.extra(Measure::Toll, doc, format!("{key}: « {quote} »"));
                }
            }
        }
        for (key, rows) in self.gold.iter().filter(|(key, rows)| demanded(rows) && !self.read.contains_key(key)) {
            let text = rows[0].text.as_deref().unwrap_or_default();
            scores.miss(Measure::Toll, doc, format!("{key}: « {text} »"));
        }

        let gold: BTreeSet<_> = self.gold.keys().map(Key::effect_and_number).collect();
        let read: BTreeSet<_> = self.read.keys().map(Key::effect_and_number).collect();
        let tally = scores.tally_mut(Measure::TollNumber);
        tally.gold += gold.len();
        tally.predicted += read.len();
        tally.matched += gold.intersection(&read).count();
    }

    /// Who says a toll that was found, where gold names somebody.
    pub fn speakers(&self, doc: &str, statements: &Statements<'_>, scores: &mut Scores) {
        for (key, gold) in &self.gold {
            let Some(wanted) = gold[0].said_by.as_deref().filter(|s| !s.is_empty()) else { continue };
            let Some(rows) = self.read.get(key) else { continue };
            let read: Vec<String> = rows.iter().filter_map(|t| statements.speaker(&t.statement)).collect();
            let wanted_class = words().class(wanted);
            let right = wanted_class.is_some_and(|class| read.iter().any(|names| says(names, &class)));
            scores.tally_mut(Measure::SpeakerOfToll).slot(true, !read.is_empty(), right);
            if !right {
                scores.miss(Measure::SpeakerOfToll, doc, format!("{key}: said by {wanted}, read {read:?}"));
            }
        }
    }

    /// Figures over a period or region: found among the aggregates, and not among the tolls.
    pub fn aggregates(&self, gold: &Gold, read: &[wire::Aggregate], scores: &mut Scores) {
        let has = |rows: &BTreeSet<Number>, value| rows.contains(&Number::From(Some(value)));
        let (in_gold, in_read): (BTreeSet<_>, BTreeSet<_>) =
            (self.gold.keys().map(|k| k.number).collect(), self.read.keys().map(|k| k.number).collect());
        for aggregate in &gold.aggregates {
            let Some(value) = aggregate.value.filter(|v| *v > 0) else { continue };
            let what = || format!("{value}: « {} »", aggregate.text.as_deref().unwrap_or_default());
            let found = read.iter().any(|a| a.low == value);
            scores.tally_mut(Measure::Aggregate).slot(true, false, false);
            if found {
                scores.tally_mut(Measure::Aggregate).matched += 1;
            } else {
                scores.miss(Measure::Aggregate, &gold.doc, what());
            }
            if has(&in_read, value) && !has(&in_gold, value) {
                let leak = super::measure::Finding { measure: "aggregate read as toll", report: gold.doc.clone(), what: what() };
                scores.leaks.push(leak);
            }
        }
        // A plural without a number is not coded in gold.
        let numbers = read.iter().filter(|a| a.low > 0 && a.form != Form::Vague && !is_plural(a.low));
        scores.tally_mut(Measure::Aggregate).predicted += numbers.count();
    }
}

/// Whether one of a speaker's names, which stand between bars, is of this class, or all of them together mention it.
fn says(names: &str, class: &str) -> bool {
    names.split(SEPARATOR).any(|name| words().class(name).as_deref() == Some(class)) || fold(names).contains(class)
}

const SEPARATOR: &str = " | ";

/// The statements of a reading by identifier.
pub struct Statements<'r>(BTreeMap<&'r str, &'r wire::Statement>);

impl<'r> Statements<'r> {
    pub fn new(statements: &'r [wire::Statement]) -> Self {
        Self(statements.iter().map(|s| (s.id.as_str(), s)).collect())
    }

    fn of(&self, id: &str) -> Option<&'r wire::Statement> {
        self.0.get(id).copied()
    }

    /// Class, actor, name and wording of a statement's speaker, between bars; `None` for the outlet's own voice.
    fn speaker(&self, id: &str) -> Option<String> {
        let speaker = self.of(id)?.speaker.as_ref()?;
        let names = [Some(speaker.class.name()), speaker.actor.as_deref(), speaker.name.as_deref(), Some(&speaker.as_written)];
        let names: Vec<_> = names.into_iter().flatten().filter(|n| !n.is_empty()).collect();
        Some(names.join(SEPARATOR)).filter(|n| !n.trim().is_empty())
    }
}
