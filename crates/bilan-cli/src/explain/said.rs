//! What statements and incidents say, in words, whatever they are then written in.

use std::collections::HashMap;

use bilan::explain::{Evidence, Explanation, Voice};
use bilan::model::Stance;
use bilan::publish::wire;

use crate::words;

/// A statement of a report with what it says and which incidents it belongs to.
pub struct Said<'e> {
    pub statement: &'e wire::Statement,
    /// `s1`.
    pub short: &'e str,
    /// `killed: 11 soldiers (ML)`.
    pub what: String,
    /// `#1`, `#2`.
    pub incidents: Vec<&'e str>,
    /// Where the speaker is named.
    pub speaker: Option<&'e Evidence>,
}

/// The statements of a report, in their order.
pub fn said(explanation: &Explanation) -> Vec<Said<'_>> {
    let reading = &explanation.reading;
    let mut whats: HashMap<&str, (String, Vec<&str>)> = HashMap::new();
    for incident in &reading.incidents {
        for (statement, what) in stated(incident) {
            whats.entry(statement).or_insert((what, Vec::new())).1.push(number(&incident.id));
        }
    }
    for aggregate in &reading.aggregates {
        let figure = words::figure(aggregate.low, aggregate.high, aggregate.form, aggregate.victims);
        let what = format!("{}: {figure}, over a period or region", words::plain(aggregate.effect.name()));
        whats.entry(&aggregate.statement).or_insert((what, Vec::new()));
    }
    let speakers: HashMap<&str, &Evidence> =
        explanation.evidence.iter().filter(|e| e.what == "speaker").map(|e| (e.of.as_str(), e)).collect();
    reading
        .statements
        .iter()
        .map(|statement| {
            let (what, incidents) = whats.remove(statement.id.as_str()).unwrap_or_default();
            let short = statement.id.rsplit('#').next().unwrap_or(&statement.id);
            Said { statement, short, what, incidents, speaker: speakers.get(statement.id.as_str()).copied() }
        })
        .collect()
}

impl Said<'_> {
    /// Who says it and how: `army, confirmed, provisional`; the outlet itself where nobody else does.
    pub fn voice(&self) -> String {
        let mut parts = vec![self.statement.speaker.as_ref().map_or_else(|| "the outlet itself".to_owned(), words::speaker)];
        if self.statement.stance != Stance::Asserted || self.statement.speaker.is_some() {
            parts.push(self.statement.stance.name().to_owned());
        }
        parts.extend(self.statement.hedge.iter().map(|h| words::plain(h)));
        parts.join(", ")
    }
}

/// Who speaks over a stretch, and how.
pub fn voice(voice: &Voice) -> String {
    format!("{}, {}", words::named(voice.class, voice.name.as_deref(), &voice.via), voice.stance.name())
}

/// What an incident's statements say of it: identifier of the statement and words.
fn stated(incident: &wire::Incident) -> Vec<(&str, String)> {
    let tolls = incident.tolls.iter().map(|t| (&t.statement, format!("{}: {}", words::plain(t.effect.name()), words::toll(t))));
    let outcomes = incident.outcomes.iter().map(|o| (&o.statement, words::plain(&o.what)));
    let by = |r: &wire::Responsibility| words::responsibility(r.stance, &r.name);
    let responsibility = incident.responsibility.iter().map(|r| (&r.statement, by(r)));
    let lost = |m: &wire::Materiel| format!("{} {} {}", m.n, words::plain(&m.what), m.effect);
    let materiel = incident.materiel.iter().map(|m| (&m.statement, lost(m)));
    tolls.chain(outcomes).chain(responsibility).chain(materiel).map(|(id, what)| (id.as_str(), what)).collect()
}

/// `#1`, the number of an incident in its report.
pub fn number(id: &str) -> &str {
    id.rfind('#').map_or(id, |at| &id[at..])
}

/// `main · ambush · 2024-05-14 · Hombori (Mopti, ML)`.
pub fn incident(incident: &wire::Incident) -> String {
    let place = words::place(incident.place.as_ref(), incident.country.as_deref());
    let date = incident.date.as_ref().map_or_else(|| "date unknown".to_owned(), |d| words::date(&d.edtf));
    format!("{} · {} · {date} · {place}", incident.role.name(), incident.kind.name())
}

/// What an incident takes from a stretch of the text: the value that the evidence is for.
pub fn value(incident: &wire::Incident, evidence: &Evidence, reading: &wire::Reading) -> String {
    let named =
        |actors: &[wire::Actor]| actors.iter().find(|a| a.span == evidence.span).map(|a| a.name.clone()).unwrap_or_default();
    match evidence.what {
        "kind" => incident.kind.name().to_owned(),
        "date" => incident.date.as_ref().map_or_else(String::new, |d| {
            let mut parts = vec![words::date(&d.edtf)];
            parts.extend(d.because.iter().cloned());
            parts.join("; ")
        }),
        "place" => words::place(incident.place.as_ref(), incident.country.as_deref()),
        "perpetrator" => named(&incident.perpetrators),
        "target" => named(&incident.targets),
        _ => {
            let here = |id: &str| reading.statements.iter().any(|s| s.id == id && s.span == evidence.span);
            stated(incident).into_iter().find(|(id, _)| here(id)).map(|(_, what)| what).unwrap_or_default()
        }
    }
}

/// A heading for the report: title or first words, and what is known of it.
pub fn heading(explanation: &Explanation) -> (String, Vec<String>) {
    let report = &explanation.reading.report;
    let source = super::source::Source::new(&explanation.text);
    let headline = explanation.levels.zones.first().map(|z| source.of(z.span));
    let title = report.title.as_deref().or(headline).unwrap_or(&report.id);
    let published = report.published.as_deref().map_or_else(|| "publication date unknown".to_owned(), words::date);
    let facts = [Some(published), report.outlet.clone(), report.language.clone(), Some(report.id.clone()), report.file.clone()];
    let mut facts: Vec<String> = facts.into_iter().flatten().collect();
    facts.dedup();
    (title.split_whitespace().collect::<Vec<_>>().join(" "), facts)
}

/// Remarks on the reading as a whole.
pub fn remarks(explanation: &Explanation) -> Vec<String> {
    let mut out = explanation.reading.notes.clone();
    if explanation.gate == Some(false) {
        out.push("the gate stops this text: it holds no word with which violence is told, so nothing is read in it".to_owned());
    }
    if explanation.reading.report.language.is_none() {
        out.push("the language was not recognised; name it with --language".to_owned());
    }
    out
}
