//! One event, whole: with its toll by every policy, the words of its statements, its reports, and how its toll grew.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use bilan::publish::event_wire::{Event, Toll};
use bilan::publish::{Events, reading, wire};
use bilan::reconcile::Policy;
use bilan_store::Register;
use bilan_store::register::{Packed, Seen};
use schemars::JsonSchema;
use serde::Serialize;

use crate::app::App;
use crate::asked::{moment, policy};
use crate::params::Params;
use crate::problem::Problem;
use crate::units::Units;

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct One {
    pub event: Event,
    /// By every policy.
    pub tolls: BTreeMap<String, Vec<Toll>>,
    /// Every statement that the event names, by identifier.
    pub statements: BTreeMap<String, Said>,
    pub reports: Vec<OfReport>,
    pub families: Vec<Family>,
    pub history: Vec<Then>,
}

/// A statement with where it stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Said {
    pub report: String,
    /// The incident that its figure belongs to, where it is a figure.
    pub incident: Option<String>,
    pub statement: wire::Statement,
    pub utf16: [usize; 2],
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OfReport {
    pub report: wire::Report,
    pub added: String,
    pub copies: Vec<Copied>,
    /// The first report of its source family.
    pub family: Option<String>,
    /// Its incidents that are of this event.
    pub incidents: Vec<String>,
}

/// Another copy of the same text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Copied {
    pub id: String,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub published: Option<String>,
    pub added: String,
}

/// Reports that carry the same text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Family {
    pub id: String,
    pub reports: Vec<String>,
}

/// The toll as what was published by a day gives it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Then {
    pub published: String,
    pub tolls: Vec<Toll>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct History {
    pub event: String,
    pub tolls: Vec<Then>,
    pub reports: Vec<CameIn>,
    pub decisions: Vec<bilan::model::Decision>,
}

/// When a report came in.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CameIn {
    pub id: String,
    pub outlet: Option<String>,
    pub published: Option<String>,
    pub added: String,
    /// The report whose text it carries.
    pub copy_of: Option<String>,
}

/// What is asked for of one event.
struct Wanted {
    id: String,
    policy: Policy,
    moment: bilan_store::register::Moment,
}

impl Wanted {
    fn take(id: String, mut params: Params) -> Result<Self, Problem> {
        let wanted = Self { id, policy: policy(&mut params)?, moment: moment(&mut params)? };
        params.finish()?;
        Ok(wanted)
    }
}

pub async fn one(State(app): State<Arc<App>>, Path(id): Path<String>, params: Params) -> Result<Json<One>, Problem> {
    let wanted = Wanted::take(id, params)?;
    let view = app.view(&wanted.moment).await?;
    let made = app.pool.ask(move |register| {
        let packed = view.event(register, &wanted.id)?;
        let (own, near) = reports(register, &packed.event)?;
        Ok(made(packed, &own, &near, wanted.policy))
    });
    Ok(Json(made.await?))
}

pub async fn history(State(app): State<Arc<App>>, Path(id): Path<String>, params: Params) -> Result<Json<History>, Problem> {
    let wanted = Wanted::take(id, params)?;
    let view = app.view(&wanted.moment).await?;
    let made = app.pool.ask(move |register| {
        let event = view.event(register, &wanted.id)?.by(wanted.policy);
        let (own, near) = reports(register, &event)?;
        let mut came: Vec<CameIn> = Vec::new();
        for seen in &own {
            let meta = wire_report(seen);
            came.push(CameIn {
                id: meta.id.clone(),
                outlet: meta.outlet,
                published: meta.published,
                added: seen.added.clone(),
                copy_of: None,
            });
            came.extend(copies(seen).into_iter().map(|c| CameIn {
                id: c.id,
                outlet: c.outlet,
                published: c.published,
                added: c.added,
                copy_of: Some(meta.id.clone()),
            }));
        }
        came.sort_by(|a, b| (&a.added, &a.id).cmp(&(&b.added, &b.id)));
        Ok(History {
            tolls: tolls(&event, &own, &near, wanted.policy),
            event: event.id,
            reports: came,
            decisions: event.decisions,
        })
    });
    Ok(Json(made.await?))
}

/// The reports of an event, and those near it that tell how its toll grew.
pub fn reports(register: &mut Register, event: &Event) -> Result<(Vec<Seen>, Vec<Seen>), Problem> {
    let own = register.reports(&event.reports)?;
    let near: BTreeSet<String> = event.kept_apart.iter().filter_map(|k| Some(k.other.rsplit_once('#')?.0.to_owned())).collect();
    let near: Vec<String> = near.into_iter().filter(|id| !event.reports.contains(id)).collect();
    Ok((own, register.reports(&near)?))
}

fn wire_report(seen: &Seen) -> wire::Report {
    reading(&seen.report, &bilan::Reading::default()).report
}

pub fn copies(seen: &Seen) -> Vec<Copied> {
    let copy = |c: &bilan_store::Sighting| Copied {
        id: c.id.clone(),
        outlet: c.about.metadata.outlet.clone(),
        url: c.about.metadata.url.clone(),
        published: c.about.metadata.published.as_ref().map(bilan::model::DateValue::edtf),
        added: c.added.clone(),
    };
    seen.copies.iter().map(copy).collect()
}

fn made(packed: Packed, own: &[Seen], near: &[Seen], policy: Policy) -> One {
    let tolls_by: BTreeMap<String, Vec<Toll>> = packed.tolls.iter().cloned().collect();
    let event = packed.by(policy);
    let named: BTreeSet<&String> = event
        .ledger
        .iter()
        .map(|l| &l.statement)
        .chain(event.contradictions.iter().flat_map(|c| c.statements.iter().chain(&c.also)))
        .chain(event.responsibility.iter().flat_map(|r| &r.statements))
        .chain(event.outcomes.iter().flat_map(|o| &o.statements))
        .chain(event.tolls.iter().flat_map(|t| &t.statements))
        .collect();
    let family_of = |report: &str| {
        let line = event.ledger.iter().find(|l| l.statement.rsplit_once("#s").is_some_and(|(r, _)| r == report));
        line.map(|l| l.source_family.clone())
    };
    let mut statements = BTreeMap::new();
    let mut of_reports = Vec::new();
    for seen in own {
        let units = Units::of(&seen.report.text);
        let read = reading(&seen.report, &seen.reading);
        let incident = |id: &str| read.incidents.iter().find(|i| i.tolls.iter().any(|t| t.statement == id)).map(|i| i.id.clone());
        for statement in read.statements.iter().filter(|s| named.contains(&s.id)) {
            let said = Said {
                report: seen.report.id.clone(),
                incident: incident(&statement.id),
                utf16: units.span(statement.span),
                statement: statement.clone(),
            };
            statements.insert(statement.id.clone(), said);
        }
        of_reports.push(OfReport {
            added: seen.added.clone(),
            copies: copies(seen),
            family: family_of(&seen.report.id),
            incidents: read.incidents.iter().map(|i| i.id.clone()).filter(|id| event.incidents.contains(id)).collect(),
            report: read.report,
        });
    }
    let mut families: Vec<Family> = Vec::new();
    for report in &of_reports {
        let id = report.family.clone().unwrap_or_else(|| report.report.id.clone());
        match families.iter_mut().find(|f| f.id == id) {
            Some(family) => family.reports.push(report.report.id.clone()),
            None => families.push(Family { id, reports: vec![report.report.id.clone()] }),
        }
    }
    let history = tolls(&event, own, near, policy);
    One { event, tolls: tolls_by, statements, reports: of_reports, families, history }
}

/// The toll as it stood on each day on which something new was published, from the second such day on.
fn tolls(event: &Event, own: &[Seen], near: &[Seen], policy: Policy) -> Vec<Then> {
    let published = |seen: &Seen| seen.report.metadata.published.as_ref().and_then(bilan::model::DateValue::latest);
    let mut days: Vec<_> = own.iter().filter_map(published).collect();
    days.sort_unstable();
    days.dedup();
    let mut out: Vec<Then> = Vec::new();
    for day in days {
        let by_then = own.iter().chain(near).filter(|seen| published(seen).is_some_and(|p| p <= day));
        let account = bilan::account(by_then.map(|seen| (&seen.report, &seen.reading)));
        let events = Events::new(&account.read, &account.collection, &account.events);
        let part =
            |n: &usize| account.events[*n].members.iter().any(|m| event.incidents.contains(&account.collection.incident_id(*m)));
        let tolls = (0..account.events.len()).filter(part).flat_map(|n| events.event(n, policy).tolls).collect();
        out.push(Then { published: day.to_string(), tolls });
    }
    out
}
