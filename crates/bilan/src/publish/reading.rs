//! From a reading to its wire form: byte spans become code points, indices become identifiers.

use super::wire;
use crate::model::{self, Offsets, PublishedFrom, Report, Span};

/// The wire form of what was read in one report.
pub fn reading(report: &Report, reading: &model::Reading) -> wire::Reading {
    let out = Out { report, offsets: Offsets::new(&report.text) };
    wire::Reading {
        report: out.report(),
        incidents: (0..reading.incidents.len()).map(|n| out.incident(reading, n)).collect(),
        aggregates: reading.aggregates.iter().map(|a| out.aggregate(a)).collect(),
        statements: (0..reading.statements.len()).map(|n| out.statement(reading, n)).collect(),
        notes: reading.notes.clone(),
    }
}

/// The wire form of places of a report.
pub fn places(report: &Report, places: &[model::PlaceRef]) -> Vec<wire::Place> {
    let out = Out { report, offsets: Offsets::new(&report.text) };
    places.iter().map(|p| out.place(p)).collect()
}

struct Out<'r> {
    report: &'r Report,
    offsets: Offsets<'r>,
}

impl Out<'_> {
    fn quote(&self, span: Span) -> String {
        span.of(&self.report.text).to_owned()
    }

    fn incident_id(&self, n: usize) -> String {
        self.within("#", n)
    }

    fn statement_id(&self, n: usize) -> String {
        self.within("#s", n)
    }

    /// The identifier of something in the report, by its number.
    fn within(&self, what: &str, n: usize) -> String {
        let mut id = String::with_capacity(self.report.id.len() + what.len() + FEW_DIGITS);
        id.push_str(&self.report.id);
        id.push_str(what);
        push_number(&mut id, n + 1);
        id
    }

    fn report(&self) -> wire::Report {
        let meta = &self.report.metadata;
        wire::Report {
            id: self.report.id.clone(),
            file: meta.file.clone(),
            title: meta.title.clone(),
            outlet: meta.outlet.clone(),
            url: meta.url.clone(),
            language: meta.language.clone(),
            published: meta.published.as_ref().map(model::DateValue::edtf),
            published_from: match self.report.published_from {
                PublishedFrom::Metadata => "metadata",
                PublishedFrom::Text => "text",
                PublishedFrom::Unknown => "unknown",
            }
            .to_owned(),
            received: meta.received.map(|d| d.to_string()),
        }
    }

    fn incident(&self, reading: &model::Reading, n: usize) -> wire::Incident {
        let incident = &reading.incidents[n];
        wire::Incident {
            id: self.incident_id(n),
            role: incident.role,
            kind: incident.kind,
            kind_span: incident.kind_span.map(|s| self.offsets.span(s)),
            kind_rule: incident.kind_span.map(|_| "gather/kind".to_owned()),
            date: incident.date.as_ref().map(|d| self.date(d)),
            place: incident.place.as_ref().map(|p| self.place(p)),
            country: incident.country.clone(),
            perpetrators: incident.perpetrators.iter().map(|a| self.actor(a)).collect(),
            targets: incident.targets.iter().map(|a| self.actor(a)).collect(),
            tolls: incident.tolls.iter().map(|t| self.toll(t)).collect(),
            weapons: incident.weapons.iter().map(ToString::to_string).collect(),
            target_type: incident.target_type.map(str::to_owned),
            materiel: incident
                .materiel
                .iter()
                .map(|m| wire::Materiel {
                    what: m.what.to_owned(),
                    n: m.quantity.low,
                    effect: m.effect.to_owned(),
                    of: None,
                    statement: self.statement_id(m.statement),
                })
                .collect(),
            outcomes: incident
                .outcomes
                .iter()
                .map(|o| wire::Outcome { what: o.what.to_owned(), statement: self.statement_id(o.statement) })
                .collect(),
            responsibility: incident
                .responsibility
                .iter()
                .map(|r| wire::Responsibility {
                    actor: r.actor.clone(),
                    name: r.name.clone(),
                    stance: r.stance,
                    statement: self.statement_id(r.statement),
                })
                .collect(),
            told: incident.told.iter().map(|t| self.told_by(t)).collect(),
        }
    }

    fn told_by(&self, told: &model::ToldBy) -> wire::ToldBy {
        wire::ToldBy {
            speaker: told.speaker.as_ref().map(|s| self.speaker(s)),
            quote: self.quote(told.span),
            span: self.offsets.span(told.span),
        }
    }

    fn date(&self, date: &model::IncidentDate) -> wire::Date {
        wire::Date {
            edtf: date.value.edtf(),
            earliest: date.value.earliest().map(|d| d.to_string()),
            latest: date.value.latest().map(|d| d.to_string()),
            text: date.span.map(|s| self.quote(s)),
            span: date.span.map(|s| self.offsets.span(s)),
            because: date.because.clone(),
        }
    }

    fn place(&self, place: &model::PlaceRef) -> wire::Place {
        wire::Place {
            name: place.name.clone(),
            as_written: self.quote(place.span),
            country: place.country.clone(),
            admin1: place.admin1.clone(),
            admin2: place.admin2.clone(),
            lat: place.point.map(|p| p.0),
            lon: place.point.map(|p| p.1),
            uncertainty_km: place.uncertainty_km,
            precision: place.precision.name().to_owned(),
            near: place.near,
            where_prec: place.where_prec(),
            geo_precision: place.geo_precision(),
            gazetteer_id: place.gazetteer_id.clone(),
            pcode: place.pcode.clone(),
            span: self.offsets.span(place.span),
            rule: "gather/place".to_owned(),
            because: place.because.clone(),
            candidates: place.candidates.iter().map(candidate).collect(),
        }
    }

    fn actor(&self, actor: &model::ActorRef) -> wire::Actor {
        wire::Actor {
            actor: actor.actor.clone(),
            name: actor.name.clone(),
            as_written: self.quote(actor.span),
            span: self.offsets.span(actor.span),
        }
    }

    fn toll(&self, toll: &model::Toll) -> wire::Toll {
        wire::Toll {
            effect: toll.effect,
            victims: toll.victims,
            of: toll.of.clone(),
            group: toll.group.map(str::to_owned),
            low: toll.quantity.low,
            high: toll.quantity.high,
            form: toll.quantity.form,
            joint_with: toll.joint_with.iter().map(|n| self.incident_id(*n)).collect(),
            part_of: toll.part_of.map(|n| self.statement_id(n)),
            superseded: toll.superseded,
            statement: self.statement_id(toll.statement),
            doubted_by: toll.doubted_by.iter().map(|n| self.statement_id(*n)).collect(),
        }
    }

    fn aggregate(&self, aggregate: &model::Aggregate) -> wire::Aggregate {
        wire::Aggregate {
            effect: aggregate.effect,
            victims: aggregate.victims,
            low: aggregate.quantity.low,
            high: aggregate.quantity.high,
            form: aggregate.quantity.form,
            region: aggregate.region.clone(),
            period: aggregate.period.clone(),
            statement: self.statement_id(aggregate.statement),
        }
    }

    fn speaker(&self, speaker: &model::Speaker) -> wire::Speaker {
        wire::Speaker {
            class: speaker.class,
            actor: speaker.actor.clone(),
            name: speaker.name.clone(),
            as_written: self.quote(speaker.span),
            via: speaker.via.clone(),
        }
    }

    fn statement(&self, reading: &model::Reading, n: usize) -> wire::Statement {
        let statement = &reading.statements[n];
        wire::Statement {
            id: self.statement_id(n),
            kind: statement.kind.name().to_owned(),
            speaker: statement.speaker.as_ref().map(|s| self.speaker(s)),
            stance: statement.stance,
            hedge: statement.hedge.iter().map(ToString::to_string).collect(),
            quote: self.quote(statement.span),
            span: self.offsets.span(statement.span),
            rule: statement.rule.clone(),
            confidence: statement.confidence,
        }
    }
}

/// Numbers within a report mostly have no more digits.
const FEW_DIGITS: usize = 3;

fn push_number(out: &mut String, n: usize) {
    if n >= 10 {
        push_number(out, n / 10);
    }
    out.push(char::from(b'0' + (n % 10) as u8));
}

fn candidate(candidate: &model::PlaceCandidate) -> wire::PlaceCandidate {
    wire::PlaceCandidate {
        name: candidate.name.clone(),
        country: candidate.country.clone(),
        admin1: candidate.admin1.clone(),
        class: candidate.class.to_owned(),
        lat: candidate.point.map(|p| p.0),
        lon: candidate.point.map(|p| p.1),
        gazetteer_id: candidate.id.clone(),
        score: candidate.score,
        because: candidate.because.iter().map(ToString::to_string).collect(),
    }
}
