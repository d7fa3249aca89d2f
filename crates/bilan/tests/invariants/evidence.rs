//! What must be true of every reading in wire form, whatever the text: each value leads back to its words and its rule.

use std::collections::{BTreeMap, BTreeSet};

use bilan::Lexicon;
use bilan::model::{CharSpan, Report};
use bilan::publish::wire::{Incident, Reading, Statement};

/// Rules that are no file of their own: stages name them after themselves.
const BUILT_IN: [&str; 3] = ["gather/", "recognise/", "state/"];

/// All that is wrong with a reading.
pub fn problems(report: &Report, reading: &Reading) -> Vec<String> {
    let text: Vec<char> = report.text.chars().collect();
    let mut check = Check { text, problems: Vec::new() };
    let statements = check.statements(reading);
    let incidents: BTreeSet<&str> = reading.incidents.iter().map(|i| i.id.as_str()).collect();
    check.that(incidents.len() == reading.incidents.len(), || "two incidents have one id".to_owned());
    for (n, incident) in reading.incidents.iter().enumerate() {
        let wanted = format!("{}#{}", report.id, n + 1);
        check.that(incident.id == wanted, || format!("incident {} must be {wanted}", incident.id));
        check.incident(incident, &statements, reading);
    }
    for aggregate in &reading.aggregates {
        check.figure(aggregate.low, aggregate.high, "an aggregate");
        check.refers(&aggregate.statement, "aggregate", &statements);
    }
    let told: BTreeSet<(&str, &str)> =
        reading.incidents.iter().flat_map(|i| i.tolls.iter().map(|t| (t.statement.as_str(), i.id.as_str()))).collect();
    for aggregate in &reading.aggregates {
        check.that(!told.iter().any(|(s, _)| *s == aggregate.statement), || {
            format!("{} is an aggregate and a toll", aggregate.statement)
        });
    }
    check.problems
}

struct Check {
    text: Vec<char>,
    problems: Vec<String>,
}

impl Check {
    fn that(&mut self, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.problems.push(what());
        }
    }

    /// A span lies inside the text, is not empty and, where words are given, quotes exactly these.
    fn span(&mut self, span: CharSpan, words: Option<&str>, of: &str) {
        let inside = span.start < span.end && span.end <= self.text.len();
        self.that(inside, || format!("{of}: span {span:?} is empty or outside the text"));
        if let (true, Some(words)) = (inside, words) {
            let there: String = self.text[span.start..span.end].iter().collect();
            self.that(there == words, || format!("{of}: «{words}» is given, «{there}» stands at {span:?}"));
        }
    }

    fn statements<'r>(&mut self, reading: &'r Reading) -> BTreeMap<&'r str, &'r Statement> {
        let rules: BTreeSet<&str> = Lexicon::LANGUAGES
            .iter()
            .filter_map(|l| Lexicon::of(l))
            .flat_map(|l| l.rules.iter().map(|r| r.id.as_str()))
            .collect();
        let mut out = BTreeMap::new();
        for (n, statement) in reading.statements.iter().enumerate() {
            let id = &statement.id;
            let wanted = format!("{}#s{}", reading.report.id, n + 1);
            self.that(*id == wanted, || format!("statement {id} must be {wanted}"));
            self.that(out.insert(id.as_str(), statement).is_none(), || format!("two statements have the id {id}"));
            self.span(statement.span, Some(&statement.quote), id);
            let named = rules.contains(statement.rule.as_str())
                || BUILT_IN.iter().any(|stage| statement.rule.starts_with(stage) && statement.rule.len() > stage.len());
            self.that(named, || format!("{id}: rule «{}» is no rule file and none of a stage", statement.rule));
            self.that((0.0..=1.0).contains(&statement.confidence), || format!("{id}: confidence {}", statement.confidence));
            if let Some(speaker) = &statement.speaker {
                let written =
                    self.text.iter().collect::<String>().contains(&speaker.as_written) && !speaker.as_written.is_empty();
                self.that(written, || format!("{id}: speaker «{}» does not stand in the text", speaker.as_written));
            }
        }
        out
    }

    fn refers(&mut self, id: &str, kind: &str, statements: &BTreeMap<&str, &Statement>) {
        match statements.get(id) {
            None => self.problems.push(format!("a {kind} refers to {id}, which does not exist")),
            Some(statement) => {
                self.that(statement.kind == kind, || format!("a {kind} refers to {id}, which is of kind {}", statement.kind))
            }
        }
    }

    fn figure(&mut self, low: u64, high: Option<u64>, of: &str) {
        self.that(high.is_none_or(|high| high >= low), || format!("{of}: high {high:?} is below low {low}"));
    }

    fn incident(&mut self, incident: &Incident, statements: &BTreeMap<&str, &Statement>, reading: &Reading) {
        let id = &incident.id;
        if let Some(span) = incident.kind_span {
            self.span(span, None, &format!("{id}, kind"));
            self.that(incident.kind_rule.as_deref().is_some_and(|r| !r.is_empty()), || format!("{id}: its kind has no rule"));
        }
        if let Some(place) = &incident.place {
            self.span(place.span, Some(&place.as_written), &format!("{id}, place"));
            self.that(!place.rule.is_empty() && !place.name.is_empty(), || format!("{id}: its place has no name or no rule"));
            self.that(place.lat.is_some() == place.lon.is_some(), || format!("{id}: half a coordinate"));
        }
        if let Some(date) = &incident.date {
            self.that(!date.because.is_empty(), || format!("{id}: its date {} has no reason", date.edtf));
            self.that(date.span.is_some() == date.text.is_some(), || {
                format!("{id}: date with a text but no span, or the reverse")
            });
            if let Some(span) = date.span {
                self.span(span, date.text.as_deref(), &format!("{id}, date"));
            }
            if let (Some(earliest), Some(latest)) = (&date.earliest, &date.latest) {
                self.that(earliest <= latest, || format!("{id}: earliest {earliest} is after latest {latest}"));
            }
        }
        for actor in incident.perpetrators.iter().chain(&incident.targets) {
            self.span(actor.span, Some(&actor.as_written), &format!("{id}, actor"));
            self.that(!actor.name.is_empty(), || format!("{id}: an actor without a name"));
        }
        for toll in &incident.tolls {
            self.figure(toll.low, toll.high, &toll.statement);
            self.refers(&toll.statement, "toll", statements);
            for other in &toll.joint_with {
                let other = reading.incidents.iter().find(|i| i.id == *other && i.id != *id);
                let both =
                    other.is_some_and(|o| o.tolls.iter().any(|t| t.statement == toll.statement && t.joint_with.contains(id)));
                self.that(both, || {
                    format!("{}: shared with {:?}, which is itself or does not share it", toll.statement, toll.joint_with)
                });
            }
            if let Some(total) = &toll.part_of {
                let there = incident.tolls.iter().any(|t| t.statement == *total && t.statement != toll.statement);
                self.that(there, || format!("{}: part of {total}, which is no other toll of {id}", toll.statement));
            }
        }
        incident.outcomes.iter().for_each(|o| self.refers(&o.statement, "outcome", statements));
        incident.responsibility.iter().for_each(|r| self.refers(&r.statement, "responsibility", statements));
        incident.materiel.iter().for_each(|m| self.refers(&m.statement, "materiel", statements));
    }
}
