//! What is new, as it comes.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;

use crate::app::{App, Known};
use crate::params::Params;
use crate::problem::Problem;
use crate::progress::event;

/// How far the register is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Standing {
    pub version: String,
    pub reports: i64,
    pub events: usize,
    pub decisions: i64,
}

impl Standing {
    fn of(known: &Known) -> Self {
        Self {
            version: known.version.clone(),
            reports: known.reports,
            events: known.index.rows.len(),
            decisions: known.decisions,
        }
    }
}

pub async fn stream(State(app): State<Arc<App>>, params: Params) -> Result<Response, Problem> {
    params.finish()?;
    let mut changes = app.changes();
    changes.mark_changed();
    let events = futures_util::stream::unfold((changes, "hello"), |(mut changes, name)| async move {
        changes.changed().await.ok()?;
        let state = Standing::of(&changes.borrow_and_update());
        Some((Ok::<Event, Infallible>(event(name, &state)), (changes, "change")))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response())
}
