//! How one field of an event was derived, down to the quoted words: what `bilan why` shows, as data.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use bilan::model::CharSpan;
use bilan::publish::event_wire::{Event, Reason};
use bilan::publish::{reading, wire};
use bilan_store::register::Seen;
use schemars::JsonSchema;
use serde::Serialize;

use crate::app::App;
use crate::asked::{moment, policy};
use crate::params::Params;
use crate::problem::Problem;
use crate::units::Units;

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Why {
    pub event: String,
    pub field: String,
    pub lines: Vec<Line>,
}

/// One step of a derivation.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Line {
    /// The field itself, `because`, `evidence`, `joined`, `kept_apart` or `none`.
    pub label: String,
    pub text: String,
    pub statement: Option<String>,
    pub incident: Option<String>,
    pub report: Option<String>,
    pub quote: Option<String>,
    pub span: Option<CharSpan>,
    pub utf16: Option<[usize; 2]>,
    pub rule: Option<String>,
    pub points: Option<i32>,
    pub because: Vec<String>,
}

pub async fn why(
    State(app): State<Arc<App>>,
    Path((id, field)): Path<(String, String)>,
    mut params: Params,
) -> Result<Json<Why>, Problem> {
    let (policy, moment) = (policy(&mut params)?, moment(&mut params)?);
    params.finish()?;
    let view = app.view(&moment).await?;
    let why = app.pool.ask(move |register| {
        let event = view.event(register, &id)?.by(policy);
        let seen = register.reports(&event.reports)?;
        let mut derived = Derived { read: seen.iter().map(Read::of).collect(), event: &event, lines: Vec::new() };
        derived.field(&field)?;
        Ok(Why { lines: derived.lines, event: event.id, field })
    });
    Ok(Json(why.await?))
}

/// A report with its reading and offsets.
struct Read<'s> {
    seen: &'s Seen,
    wire: wire::Reading,
    units: Units,
}

impl<'s> Read<'s> {
    fn of(seen: &'s Seen) -> Self {
        Self { seen, wire: reading(&seen.report, &seen.reading), units: Units::of(&seen.report.text) }
    }
}

struct Derived<'e> {
    event: &'e Event,
    read: Vec<Read<'e>>,
    lines: Vec<Line>,
}

impl Derived<'_> {
    fn field(&mut self, field: &str) -> Result<(), Problem> {
        match field {
            "date" => self.date(),
            "place" => self.place(),
            "kind" => self.kind(),
            "perpetrators" | "targets" => self.parties(field == "perpetrators"),
            "responsibility" => {
                for r in &self.event.responsibility {
                    self.lines.push(Line {
                        label: field.to_owned(),
                        text: format!("{}: {}", r.stance.name(), r.name),
                        ..Line::default()
                    });
                    self.statements(&r.statements);
                }
            }
            "outcomes" => {
                for o in &self.event.outcomes {
                    self.lines.push(Line { label: field.to_owned(), text: o.what.clone(), ..Line::default() });
                    self.statements(&o.statements);
                }
            }
            "incidents" => self.merging(),
            "contradictions" => {
                for c in &self.event.contradictions {
                    self.lines.push(Line { label: c.about.clone(), text: c.why.clone(), ..Line::default() });
                    self.statements(&c.statements);
                    self.statements(&c.also);
                }
            }
            _ => self.tolls(field)?,
        }
        if self.lines.is_empty() {
            self.lines.push(Line { label: "none".to_owned(), text: "no report gives any".to_owned(), ..Line::default() });
        }
        Ok(())
    }

    /// The incidents of the event, each with the position of its report.
    fn incidents(&self) -> Vec<(usize, wire::Incident)> {
        let all = self.read.iter().enumerate().flat_map(|(n, r)| r.wire.incidents.iter().map(move |i| (n, i)));
        all.filter(|(_, i)| self.event.incidents.contains(&i.id)).map(|(n, i)| (n, i.clone())).collect()
    }

    /// Words of a report as evidence.
    fn evidence(&self, report: usize, incident: &str, text: String, span: Option<CharSpan>) -> Line {
        let read = &self.read[report];
        let quote = |s: CharSpan| read.seen.report.text.chars().skip(s.start).take(s.end.saturating_sub(s.start)).collect();
        Line {
            label: "evidence".to_owned(),
            text,
            incident: Some(incident.to_owned()),
            report: Some(read.seen.report.id.clone()),
            quote: span.map(quote),
            span,
            utf16: span.map(|s| read.units.span(s)),
            ..Line::default()
        }
    }

    fn say(&mut self, label: &str, text: impl Into<String>) {
        self.lines.push(Line { label: label.to_owned(), text: text.into(), ..Line::default() });
    }

    fn statements(&mut self, ids: &[String]) {
        for id in ids {
            let found = self.read.iter().find_map(|r| Some((r, r.wire.statements.iter().find(|s| s.id == *id)?)));
            let Some((read, s)) = found else { continue };
            let speaker = s.speaker.as_ref().map(|s| s.name.clone().unwrap_or_else(|| s.as_written.clone()));
            self.lines.push(Line {
                label: "evidence".to_owned(),
                text: [speaker, Some(s.stance.name().to_owned())].into_iter().flatten().collect::<Vec<_>>().join(", "),
                statement: Some(id.clone()),
                incident: None,
                report: Some(read.seen.report.id.clone()),
                quote: Some(s.quote.clone()),
                span: Some(s.span),
                utf16: Some(read.units.span(s.span)),
                rule: Some(s.rule.clone()),
                points: None,
                because: s.hedge.clone(),
            });
        }
    }

    fn date(&mut self) {
        if let Some(date) = &self.event.date {
            self.say("date", date.edtf.clone().or(date.latest.as_ref().map(|l| format!("by {l}"))).unwrap_or_default());
            date.because.iter().for_each(|why| self.say("because", why));
        }
        for (report, incident) in self.incidents() {
            let Some(date) = incident.date else { continue };
            let line = Line { because: date.because, ..self.evidence(report, &incident.id, date.edtf, date.span) };
            self.lines.push(line);
        }
    }

    fn place(&mut self) {
        if let Some(place) = &self.event.place {
            self.say("place", &place.name);
        }
        for (report, incident) in self.incidents() {
            let Some(place) = incident.place else { continue };
            let text = format!("{}, {}", place.name, place.precision);
            let line = self.evidence(report, &incident.id, text, Some(place.span));
            self.lines.push(Line { rule: Some(place.rule), because: place.because, ..line });
        }
    }

    fn kind(&mut self) {
        self.say("kind", self.event.kind.name());
        for (report, incident) in self.incidents() {
            let line = self.evidence(report, &incident.id, incident.kind.name().to_owned(), incident.kind_span);
            self.lines.push(Line { rule: incident.kind_rule, ..line });
        }
    }

    fn parties(&mut self, perpetrators: bool) {
        let (list, label) =
            if perpetrators { (&self.event.perpetrators, "perpetrators") } else { (&self.event.targets, "targets") };
        list.iter().for_each(|p| self.say(label, &p.name));
        for (report, incident) in self.incidents() {
            for actor in if perpetrators { &incident.perpetrators } else { &incident.targets } {
                let line = self.evidence(report, &incident.id, actor.name.clone(), Some(actor.span));
                self.lines.push(line);
            }
        }
    }

    fn merging(&mut self) {
        let reasons = |all: &[Reason]| all.iter().map(|r| format!("{:+} {}", r.points, r.meaning)).collect();
        for merge in &self.event.merges {
            let text = format!("{} and {}", merge.incidents[0], merge.incidents[1]);
            let (points, because) = (Some(merge.points), reasons(&merge.because));
            self.lines.push(Line { label: "joined".to_owned(), text, points, because, ..Line::default() });
        }
        for near in &self.event.kept_apart {
            let text = format!("{} and {} of {}: {}", near.incident, near.other, near.other_event, near.why);
            let (points, because) = (Some(near.points), reasons(&near.because));
            self.lines.push(Line { label: "kept_apart".to_owned(), text, points, because, ..Line::default() });
        }
    }

    fn tolls(&mut self, field: &str) -> Result<(), Problem> {
        let (effect, victims) = field.split_once('.').map_or((field, None), |(e, v)| (e, Some(v)));
        let wanted = |e: &str, v: &str| (effect == "tolls" || e == effect) && victims.is_none_or(|w| w == v);
        let rows: Vec<_> = self.event.tolls.iter().filter(|t| wanted(t.effect.name(), t.victims.name())).collect();
        let lines: Vec<_> = self.event.ledger.iter().filter(|l| wanted(l.effect.name(), l.victims.name())).collect();
        if rows.is_empty() && lines.is_empty() && effect != "tolls" {
            return Err(Problem::unknown("unknown_field", format!("this event has no field {field}")));
        }
        for toll in rows {
            let number = |n: Option<u32>| n.map_or_else(|| "?".to_owned(), |n| n.to_string());
            let text = format!(
                "{}.{}: {} to {}, best {}, by the policy {}",
                toll.effect.name(),
                toll.victims.name(),
                number(toll.low),
                number(toll.high),
                number(toll.best),
                toll.policy
            );
            self.say(toll.effect.name(), text);
            toll.because.iter().for_each(|why| self.say("because", why));
            self.statements(&toll.statements);
        }
        let all: Vec<String> = lines.iter().map(|l| l.statement.clone()).collect();
        let shown: Vec<String> = self.lines.iter().filter_map(|l| l.statement.clone()).collect();
        self.statements(&all.into_iter().filter(|id| !shown.contains(id)).collect::<Vec<_>>());
        Ok(())
    }
}
