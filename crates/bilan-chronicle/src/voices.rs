//! Who says something: speakers by name or class, else whoever published it.

use std::collections::BTreeMap;

use bilan::model::CharSpan;
use bilan::publish::event_wire::{Event, Party};
use bilan::publish::wire;

use crate::figures::Manner;
use crate::grammar::{counted, fill};
use crate::words::Words;
use crate::{dates, names};

/// So many speakers of one figure are named.
const NAMED: usize = 4;

/// Looks up statements in the readings that they stand in.
#[derive(Clone, Copy)]
pub struct Voices<'w> {
    pub words: &'w Words,
    pub readings: &'w BTreeMap<String, wire::Reading>,
}

/// Words of a report that say that something happened, or who did it.
#[derive(Clone, Copy)]
pub struct Passage<'w> {
    pub reading: &'w wire::Reading,
    pub incident: &'w wire::Incident,
    pub telling: &'w wire::ToldBy,
}

impl<'w> Voices<'w> {
    fn reading(self, id: &str) -> Option<&'w wire::Reading> {
        self.readings.get(id.rsplit_once('#')?.0)
    }

    /// A statement with the reading that it stands in.
    pub fn said(self, statement: &str) -> Option<(&'w wire::Reading, &'w wire::Statement)> {
        let reading = self.reading(statement)?;
        Some((reading, reading.statements.iter().find(|s| s.id == statement)?))
    }

    pub fn incident(self, id: &str) -> Option<(&'w wire::Reading, &'w wire::Incident)> {
        let reading = self.reading(id)?;
        Some((reading, reading.incidents.iter().find(|i| i.id == id)?))
    }

    /// Those who say this, each once and never nobody: what no speaker is named for is said by whoever published it. Identifiers
    /// are of statements, or of incidents where nobody is known to say more.
    pub fn of<'s>(self, statements: impl Iterator<Item = &'s str> + Clone) -> Vec<String> {
        let speakers = statements.clone().filter_map(|s| self.speaker_of(s));
        self.named(speakers, statements)
    }

    /// Those who tell what passages say.
    pub fn of_passages(self, passages: &[Passage<'_>]) -> Vec<String> {
        let speakers = passages.iter().filter_map(|p| Some(self.speaker(p.telling.speaker.as_ref()?, p.reading)));
        self.named(speakers, passages.iter().map(|p| p.incident.id.as_str()))
    }

    fn named<'s>(self, speakers: impl Iterator<Item = String>, else_by: impl Iterator<Item = &'s str>) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for name in speakers {
            if !out.contains(&name) {
                out.push(name);
            }
        }
        // "the army" says nothing beside the army of a country, or beside its spokesman.
        let all = out.clone();
        let holds = |longer: &str, name: &str| {
            let rest = longer.strip_prefix(name).map(|rest| rest.starts_with(' '));
            rest.or_else(|| longer.strip_suffix(name).map(|rest| rest.ends_with(' '))).unwrap_or(false)
        };
        out.retain(|name| !all.iter().any(|other| holds(other, name)));
        if out.is_empty() {
            out = self.publishers(else_by);
        }
        if out.len() > NAMED {
            out.truncate(NAMED);
            out.push(self.words.text("others").to_owned());
        }
        out
    }

    /// What a speaker is called, by the longest of the names that the report has for him: "the army" may be that of a country.
    fn speaker(self, speaker: &wire::Speaker, reading: &wire::Reading) -> String {
        let called = |s: &wire::Speaker| names::speaker(s, reading.report.language.as_deref(), self.words);
        let name = called(speaker);
        let same = |s: &&wire::Speaker| s.actor.is_some() && (s.class, &s.actor) == (speaker.class, &speaker.actor);
        let others = reading.statements.iter().filter_map(|s| s.speaker.as_ref()).filter(same).map(called);
        let longer = others.filter(|other| other.strip_prefix(&*name).is_some_and(|rest| rest.starts_with(' ')));
        longer.max_by_key(String::len).unwrap_or(name)
    }

    /// What whoever says this is called; nothing where no speaker is named.
    pub fn speaker_of(self, statement: &str) -> Option<String> {
        let (reading, said) = self.said(statement)?;
        Some(self.speaker(said.speaker.as_ref()?, reading))
    }

    /// The passages in which these perpetrators of an event are named, one of each speaker.
    pub fn naming(self, by: &[Party]) -> Vec<Passage<'w>> {
        let parties = by.iter().flat_map(|party| {
            party.from.iter().filter_map(move |id| {
                let (reading, incident) = self.incident(id)?;
                let named = incident.perpetrators.iter().find(|p| (&p.actor, &p.name) == (&party.actor, &party.name))?;
                Some((reading, incident, named.span))
            })
        });
        self.first_of_each(parties)
    }

    /// The passages that say what happened, one of each speaker.
    pub fn saying(self, event: &Event) -> Vec<Passage<'w>> {
        let kinds = event.kind_from.iter().filter_map(|id| {
            let (reading, incident) = self.incident(id)?;
            Some((reading, incident, incident.kind_span?))
        });
        self.first_of_each(kinds)
    }

    fn first_of_each(self, spans: impl Iterator<Item = (&'w wire::Reading, &'w wire::Incident, CharSpan)>) -> Vec<Passage<'w>> {
        let mut out: Vec<(Option<String>, Passage<'w>)> = Vec::new();
        for (reading, incident, span) in spans {
            let Some(telling) = incident.told.iter().find(|t| holds(t.span, span)) else { continue };
            let speaker = telling.speaker.as_ref().map(|s| self.speaker(s, reading));
            if out.len() < NAMED && out.iter().all(|(known, _)| *known != speaker) {
                out.push((speaker, Passage { reading, incident, telling }));
            }
        }
        // Beside somebody who is named, the reports only repeat it.
        if out.iter().any(|(speaker, _)| speaker.is_some()) {
            out.retain(|(speaker, _)| speaker.is_some());
        }
        out.into_iter().map(|(_, passage)| passage).collect()
    }

    /// What reports call a party that has no name, where all say the same: a noun of the tables of words.
    pub fn called(self, party: &Party) -> Option<&'static str> {
        let mut called = party.from.iter().filter_map(|id| {
            let (reading, incident) = self.incident(id)?;
            let all = incident.perpetrators.iter().chain(&incident.targets);
            let named = all.into_iter().find(|p| (&p.actor, &p.name) == (&party.actor, &party.name))?;
            let words = Words::of(reading.report.language.as_deref()?).ok()?;
            Some(words.called(&party.name, &named.as_written))
        });
        let first = called.next()??;
        called.all(|other| other == Some(first)).then_some(first)
    }

    /// How a statement speaks of people whom it does not count.
    pub fn manner(self, statement: &str, quote: &str) -> Manner {
        let language = self.reading(statement).and_then(|r| r.report.language.as_deref());
        language.and_then(|l| Words::of(l).ok()).map_or(Manner::Several, |words| words.manner(quote))
    }

    /// Statements that hold a figure to be too low or too high, or dispute it.
    pub fn doubts<'s>(self, statements: impl Iterator<Item = &'s str>) -> Vec<&'w wire::Statement> {
        let mut out: Vec<&wire::Statement> = Vec::new();
        for statement in statements {
            let Some(reading) = self.reading(statement) else { continue };
            let tolls = reading.incidents.iter().flat_map(|i| &i.tolls).filter(|t| t.statement == statement);
            let doubts = tolls.flat_map(|t| &t.doubted_by).filter_map(|id| reading.statements.iter().find(|s| s.id == *id));
            for doubt in doubts {
                if out.iter().all(|known| known.id != doubt.id) {
                    out.push(doubt);
                }
            }
        }
        out
    }

    /// The last day that anything in these reports can have happened on: when they were received.
    pub fn received(self, event: &Event) -> Option<&'w str> {
        event.reports.iter().filter_map(|id| self.readings.get(id)?.report.received.as_deref()).min()
    }

    /// Outlets by name; reports of unknown outlets by their day, or by their number where there are several.
    fn publishers<'s>(self, statements: impl Iterator<Item = &'s str>) -> Vec<String> {
        let (mut outlets, mut unsigned): (Vec<String>, Vec<&str>) = Default::default();
        for report in statements.filter_map(|s| s.rsplit_once('#')).map(|(report, _)| report) {
            let outlet = self.readings.get(report).and_then(|r| r.report.outlet.as_deref());
            match outlet.map(|name| names::outlet(name, self.words)) {
                Some(outlet) if outlets.contains(&outlet) => {}
                Some(outlet) => outlets.push(outlet),
                None if unsigned.contains(&report) => {}
                None => unsigned.push(report),
            }
        }
        let published = |report: &str| self.readings.get(report)?.report.published.as_deref();
        match unsigned[..] {
            [] => {}
            [one] => outlets.push(match published(one) {
                Some(day) => {
                    let name = if day.len() > "2024-05".len() { "report_of_day" } else { "report_of" };
                    fill(self.words.text(name), &[("day", &dates::edtf_in_words(day, self.words))])
                }
                None => self.words.text("report_undated").to_owned(),
            }),
            ref several => outlets.push(counted("reports", several.len(), self.words)),
        }
        outlets
    }
}

fn holds(outer: CharSpan, inner: CharSpan) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
