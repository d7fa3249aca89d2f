//! Adding reports to the register.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bilan_store::Register;
use bilan_store::register::stamp;
use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::Serialize;

use crate::app::{App, Rules};
use crate::params::Params;
use crate::problem::Problem;
use crate::progress;
use crate::uploads::{Refused, Uploaded};

/// What became of the reports of a request.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Added {
    pub added: Vec<String>,
    /// They were there before, word for word.
    pub known: Vec<String>,
    /// Identifiers under which another text is there; these were not kept.
    pub clashes: Vec<String>,
    pub errors: Vec<Refused>,
    /// Reports of which something was lost or not understood on the way in.
    pub notes: Vec<Noted>,
    pub events: Settled,
}

/// What is to be said of a report that was taken.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Noted {
    pub report: String,
    pub notes: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
pub struct Settled {
    pub total: i64,
    pub written: usize,
    pub removed: usize,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Progress {
    /// On disk.
    kept: usize,
    of: usize,
}

/// So many reports are read and made durable at once.
const AT_ONCE: usize = 64;

pub async fn add(State(app): State<Arc<App>>, params: Params, request: Request) -> Result<Response, Problem> {
    params.finish()?;
    let streamed = progress::is_wanted(request.headers());
    let uploaded = Uploaded::of(&app, request).await?;
    if streamed {
        return Ok(progress::streamed(|teller| keep_all(app, uploaded, move |now| teller.tell(&now))));
    }
    let added = keep_all(app, uploaded, |_| ()).await?;
    let status = if added.added.is_empty() { StatusCode::OK } else { StatusCode::CREATED };
    Ok((status, Json(added)).into_response())
}

async fn keep_all(app: Arc<App>, uploaded: Uploaded, tell: impl Fn(Progress) + Send + 'static) -> Result<Added, Problem> {
    let own = Arc::clone(&app);
    let added = app.pool.write(move |register| keep(register, own.rules, uploaded, &tell)).await?;
    app.refresh().await?;
    Ok(added)
}

fn keep(register: &mut Register, rules: &dyn Rules, uploaded: Uploaded, tell: &dyn Fn(Progress)) -> Result<Added, Problem> {
    let mut known: FxHashSet<String> = register.store().sightings()?.into_iter().map(|s| s.id).collect();
    let mut out = Added { errors: uploaded.refused, ..Added::default() };
    let noted = uploaded.reports.iter().filter(|(_, notes)| !notes.is_empty());
    out.notes = noted.map(|(report, notes)| Noted { report: report.id.clone(), notes: notes.clone() }).collect();
    let of = uploaded.reports.len();
    let mut kept = 0;
    let mut coming = uploaded.reports.into_iter().map(|(report, _)| report).peekable();
    while coming.peek().is_some() {
        let some: Vec<bilan::Report> = coming.by_ref().take(AT_ONCE).collect();
        let readings = rules.read(&some);
        let read: Vec<_> = some.into_iter().zip(readings).collect();
        let added = register.add(&read, rules, &stamp(jiff::Timestamp::now()))?;
        for (report, _) in &read {
            if added.clashes.contains(&report.id) {
                continue;
            }
            let is_new = known.insert(report.id.clone());
            if is_new { &mut out.added } else { &mut out.known }.push(report.id.clone());
        }
        out.clashes.extend(added.clashes);
        kept += read.len();
        tell(Progress { kept, of });
    }
    let settled = register.settle(rules)?;
    out.events = Settled { total: register.state()?.events, written: settled.written, removed: settled.removed };
    Ok(out)
}
