//! The reports of the register.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use bilan::model::{DateValue, Decision};
use bilan::publish::{reading, wire};
use bilan_store::{Register, Sighting};
use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::Serialize;

use crate::app::App;
use crate::called::{Called, called};
use crate::one::{Copied, copies};
use crate::page::{Cursor, Cursors, Page, slice};
use crate::params::Params;
use crate::problem::Problem;
use crate::shown::Shown;

/// A report in a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Listed {
    pub report: wire::Report,
    pub added: String,
    /// The events that it tells of.
    pub events: Vec<String>,
    /// What the first of them are called.
    pub called: Vec<Called>,
}

/// A report as it is kept.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Kept {
    #[serde(flatten)]
    pub shown: Shown,
    pub added: String,
    pub copies: Vec<Copied>,
    /// Those whose passages lie in this report.
    pub decisions: Vec<Decision>,
}

pub async fn list(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    mut params: Params,
) -> Result<Json<Page<Listed>>, Problem> {
    let (cursors, after) = Cursors::of(query.as_deref(), &mut params)?;
    let words = params.text("q");
    let outlet = params.text("outlet").map(|o| bilan::lexicon::fold(&o));
    let (from, until) = (params.day("from")?, params.day("until")?);
    let limit = params.limit(50, app.limits.page)?;
    params.finish()?;
    let page = app.pool.ask(move |register| {
        if words.is_none() && outlet.is_none() && from.is_none() && until.is_none() {
            let total = register.state()?.all_reports as usize;
            let mut some = register.store().latest(after.map(|c| c.key), limit + 1)?;
            let more = some.len() > limit;
            some.truncate(limit);
            let next = some.last().filter(|_| more).map(|s| cursors.write(&Cursor { key: s.number, id: String::new() }));
            let items = some.into_iter().map(|s| listed(register, s)).collect::<Result<Vec<_>, Problem>>()?;
            return Ok(Page { items, total, next });
        }
        let with_words = match &words {
            Some(words) => Some(register.store().with_words(words, 20_000)?.into_iter().collect::<FxHashSet<i64>>()),
            None => None,
        };
        let mut all = register.store().sightings()?;
        all.retain(|s| {
            let meta = &s.about.metadata;
            let day = |pick: fn(&DateValue) -> Option<jiff::civil::Date>| meta.published.as_ref().and_then(pick);
            with_words.as_ref().is_none_or(|numbers| numbers.contains(&s.number))
                && outlet
                    .as_ref()
                    .is_none_or(|o| meta.outlet.as_deref().is_some_and(|known| bilan::lexicon::fold(known).contains(o)))
                && from.is_none_or(|from| day(DateValue::latest).is_some_and(|d| d >= from))
                && until.is_none_or(|until| day(DateValue::earliest).is_some_and(|d| d <= until))
        });
        all.sort_unstable_by_key(|s| std::cmp::Reverse(s.number));
        let page = slice(all, &cursors, after.as_ref(), limit);
        let items = page.items.into_iter().map(|s| listed(register, s)).collect::<Result<Vec<_>, Problem>>()?;
        Ok(Page { items, total: page.total, next: page.next })
    });
    Ok(Json(page.await?))
}

fn listed(register: &mut Register, s: Sighting) -> Result<Listed, Problem> {
    let events = register.store().told_in(&[s.number])?;
    let report = bilan::Report {
        id: s.id,
        metadata: s.about.metadata,
        published_from: s.about.published_from,
        text: String::new(),
        body: 0,
    };
    let called = called(register, &events)?;
    Ok(Listed { report: reading(&report, &bilan::Reading::default()).report, added: s.added, events, called })
}

pub async fn one(State(app): State<Arc<App>>, Path(id): Path<String>, params: Params) -> Result<Json<Kept>, Problem> {
    params.finish()?;
    let own = Arc::clone(&app);
    let kept = app.pool.ask(move |register| {
        let seen = register.reports(std::slice::from_ref(&id))?.pop();
        let seen = seen.ok_or_else(|| Problem::unknown("unknown_report", format!("no report {id} in the register")))?;
        let mut events = BTreeMap::new();
        for n in 1..=seen.reading.incidents.len() {
            let incident = format!("{id}#{n}");
            if let Some(event) = register.store().identify(&incident)?.pop() {
                events.insert(incident, event);
            }
        }
        let explained = (seen.report.text.len() <= own.limits.explained).then(|| own.rules.explain(&seen.report));
        let mut decisions = register.store().decisions()?;
        decisions.retain(|d| d.ruling.incidents().iter().any(|side| side.iter().any(|p| p.report == id)));
        Ok(Kept {
            shown: Shown::of(&seen.report, &seen.reading, explained, events),
            added: seen.added.clone(),
            copies: copies(&seen),
            decisions,
        })
    });
    Ok(Json(kept.await?))
}
