//! Lists of events.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bilan::publish::event_wire::Event;

use crate::app::App;
use crate::asked::Asked;
use crate::index::{NO_NUMBER, Row};
use crate::page::{Cursor, Cursors, Page};
use crate::params::Params;
use crate::problem::Problem;
use crate::short::ShortEvent;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Days,
    DaysBack,
    Killed,
}

impl Order {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "date" => Self::Days,
            "-date" => Self::DaysBack,
            "-killed" => Self::Killed,
            _ => return None,
        })
    }

    /// Smaller ones come first; those without a day or number always last.
    fn key(self, row: &Row) -> (i64, u64) {
        let day = i64::from(row.first);
        match self {
            Self::Days => (day, row.id),
            Self::DaysBack if row.first == crate::index::NO_DAY => (i64::from(i32::MAX), row.id),
            Self::DaysBack => (-day, row.id),
            Self::Killed if row.killed == NO_NUMBER => (1, row.id),
            Self::Killed => (-i64::from(row.killed), row.id),
        }
    }
}

pub async fn list(State(app): State<Arc<App>>, RawQuery(query): RawQuery, mut params: Params) -> Result<Response, Problem> {
    let (cursors, after) = Cursors::of(query.as_deref(), &mut params)?;
    let asked = Asked::take(&mut params)?;
    let limit = params.limit(50, app.limits.page)?;
    let order = params.read("order", "date, -date or -killed", Order::parse)?.unwrap_or(Order::Days);
    let full = params.read("form", "short or full", |f| ["short", "full"].iter().position(|k| *k == f))? == Some(1);
    params.finish()?;
    let view = app.view(&asked.moment).await?;
    let policy = asked.policy;
    // Most look at the same first page; unpacking its events is what takes time.
    let key = format!("events {} {}", view.known.version, query.unwrap_or_default());
    let listed = app.lists.get(key, || {
        app.pool.ask(move |register| {
            let rows = view.rows(register, &asked)?;
            let (total, ids, next) = some(rows, order, after.as_ref(), limit);
            let events = view.events(register, &ids)?.into_iter().map(|packed| packed.by(policy));
            let next = next.map(|c| cursors.write(&c));
            let written = if full {
                serde_json::to_vec(&Page::<Event> { items: events.collect(), total, next })
            } else {
                serde_json::to_vec(&Page::<ShortEvent> { items: events.map(ShortEvent::from).collect(), total, next })
            };
            written.map(Bytes::from).map_err(Problem::internal)
        })
    });
    Ok(([(header::CONTENT_TYPE, "application/json")], listed.await?).into_response())
}

/// How many rows there are, the identifiers of a page of them, and where the next begins.
fn some(mut rows: Vec<&Row>, order: Order, after: Option<&Cursor>, limit: usize) -> (usize, Vec<String>, Option<Cursor>) {
    let total = rows.len();
    let key = |row: &&Row| order.key(row);
    if let Some(after) = after.and_then(|c| Some((c.key, u64::from_str_radix(&c.id, 16).ok()?))) {
        rows.retain(|row| key(row) > after);
    }
    let more = rows.len() > limit;
    if order != Order::Days && more {
        rows.select_nth_unstable_by_key(limit, key);
    }
    rows.truncate(limit);
    if order != Order::Days {
        rows.sort_unstable_by_key(key);
    }
    let next = rows.last().filter(|_| more).map(|row| {
        let (key, id) = key(row);
        Cursor { key, id: format!("{id:016x}") }
    });
    (total, crate::app::names(rows), next)
}
