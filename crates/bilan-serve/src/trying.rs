//! Reading what is handed over, and keeping nothing of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use bilan::publish::Events;
use bilan::publish::event_wire::Event;
use bilan::{Reading, Report};
use schemars::JsonSchema;
use serde::Serialize;

use crate::app::{App, Rules};
use crate::asked::policy;
use crate::limits::Limits;
use crate::params::Params;
use crate::problem::Problem;
use crate::shown::Shown;
use crate::uploads::{Refused, Uploaded};

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Tried {
    pub readings: Vec<Shown>,
    /// The events that these reports tell of together.
    pub events: Vec<Event>,
    pub errors: Vec<Refused>,
}

/// So many reports are tried at once; `POST /reports` and the command line take more.
const MOST: usize = 500;

pub async fn read(State(app): State<Arc<App>>, mut params: Params, request: Request) -> Result<Json<Tried>, Problem> {
    let policy = policy(&mut params)?;
    params.finish()?;
    let uploaded = Uploaded::of(&app, request).await?;
    if uploaded.reports.len() > MOST {
        return Err(Problem::unprocessable(format!(
            "at most {MOST} reports are tried at once; add them to the register instead"
        )));
    }
    let read = tokio::task::spawn_blocking(move || tried(app.rules, &app.limits, uploaded, policy));
    Ok(Json(read.await.map_err(Problem::internal)?))
}

fn tried(rules: &dyn Rules, limits: &Limits, uploaded: Uploaded, policy: bilan::reconcile::Policy) -> Tried {
    let (reports, notes): (Vec<Report>, Vec<Vec<String>>) = uploaded.reports.into_iter().unzip();
    let mut read: Vec<(Report, Reading)> = {
        let readings = rules.read(&reports);
        reports.into_iter().zip(readings).collect()
    };
    for ((_, reading), notes) in read.iter_mut().zip(notes) {
        reading.notes.extend(notes);
    }
    let account = bilan::account(read.iter().map(|(report, reading)| (report, reading)));
    let all = Events::new(&account.read, &account.collection, &account.events);
    let events: Vec<Event> = all.order().into_iter().map(|n| all.event(n, policy)).collect();
    let of_incident: BTreeMap<&str, &str> =
        events.iter().flat_map(|e| e.incidents.iter().map(|i| (i.as_str(), e.id.as_str()))).collect();
    let shown = |(report, reading): &(Report, Reading)| {
        let own = (1..=reading.incidents.len()).map(|n| format!("{}#{n}", report.id));
        let own = own.filter_map(|i| of_incident.get(i.as_str()).map(|e| (i, (*e).to_owned()))).collect();
        let explained = (report.text.len() <= limits.explained).then(|| rules.explain(report));
        Shown::of(report, reading, explained, own)
    };
    let mut errors = uploaded.refused;
    errors.extend(account.notes.iter().map(|note| Refused { file: None, line: None, detail: note.clone() }));
    Tried { readings: read.iter().map(shown).collect(), events, errors }
}
