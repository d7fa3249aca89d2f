//! What people decide.

use std::sync::Arc;

use axum::extract::{RawQuery, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use bilan::model::{CharSpan, DateValue, Decision, Setting};
use bilan::resolve::Standing;
use bilan_store::Register;
use bilan_store::register::{Choice, stamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::body;
use crate::guard::Who;
use crate::page::{Cursors, Page, slice};
use crate::params::Params;
use crate::problem::Problem;

/// A decision with how it stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Decided {
    #[serde(flatten)]
    pub decision: Decision,
    /// `in_force`, `undone` or `open`.
    pub state: String,
    /// Why it is not in force.
    pub why: Option<String>,
    /// The events that it is about today.
    pub events: Vec<String>,
}

impl Decided {
    pub fn of((decision, standing, events): (Decision, Standing, Vec<String>)) -> Self {
        let (state, why) = match standing {
            Standing::InForce => ("in_force", None),
            Standing::Undone(by) => ("undone", Some(format!("by decision {by}"))),
            Standing::Open(why) => ("open", Some(why)),
        };
        Self { decision, state: state.to_owned(), why, events }
    }
}

/// What somebody decides.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deciding {
    pub what: Deed,
    /// The event that it is about; for `undo` none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    pub reason: String,
    /// Who decides. With accounts the account, and nobody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// For `merge`: the other event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// For `split`: the incidents that are another event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incidents: Option<Vec<String>>,
    /// For `set`: a field and its value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setting: Option<Setting>,
    /// For `undo`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
    /// Words of a report that the decision stands on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    Confirm,
    Reject,
    Set,
    Merge,
    Split,
    Note,
    Undo,
}

#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub report: String,
    pub span: CharSpan,
}

/// What became of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Made {
    #[serde(flatten)]
    pub decided: Decided,
    /// The events that it is about, once what follows is worked out.
    pub now: Vec<String>,
}

/// A reason has so many characters at most, and so many bytes of words beside it.
const LONGEST: usize = 4000;

pub async fn list(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    mut params: Params,
) -> Result<Json<Page<Decided>>, Problem> {
    let (cursors, after) = Cursors::of(query.as_deref(), &mut params)?;
    let open = params.flag("open")? == Some(true);
    let event = params.text("event");
    let limit = params.limit(50, app.limits.page)?;
    params.finish()?;
    let known = app.known();
    let kept = |d: &&Decided| (!open || d.state == "open") && event.as_ref().is_none_or(|e| d.events.contains(e));
    let all: Vec<Decided> = known.decided.iter().rev().filter(kept).cloned().collect();
    Ok(Json(slice(all, &cursors, after.as_ref(), limit)))
}

pub async fn decide(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Who>,
    params: Params,
    request: Request,
) -> Result<Response, Problem> {
    params.finish()?;
    let deciding: Deciding = body::json(&app, request).await?;
    let by = author(&who, deciding.by.as_deref())?;
    let long = |text: &str| text.trim().is_empty() || text.chars().count() > LONGEST;
    if long(&deciding.reason) {
        return Err(Problem::body(format!("a reason has 1 to {LONGEST} characters")).about("reason"));
    }
    let own = Arc::clone(&app);
    let decision = app.pool.write(move |register| {
        let decision = keep(register, deciding, &by)?;
        // It is kept. What follows from it is worked out now; should that fail, the next one who asks does it.
        register.settle(own.rules)?;
        Ok(decision)
    });
    let decision = decision.await?;
    app.refresh().await?;
    let known = app.known();
    let decided = known.decided.iter().find(|d| d.decision.id == decision.id).cloned();
    let decided = decided.unwrap_or_else(|| Decided::of((decision, Standing::InForce, Vec::new())));
    let now = decided.events.clone();
    Ok((StatusCode::CREATED, Json(Made { decided, now })).into_response())
}

/// Who is kept as the author.
fn author(who: &Who, given: Option<&str>) -> Result<String, Problem> {
    let wrong = |detail: &str| Problem::body(detail).about("by");
    match (who.name(), given.map(str::trim).filter(|g| !g.is_empty())) {
        (Some(name), None) => Ok(name.to_owned()),
        (Some(name), Some(given)) if name == given => Ok(name.to_owned()),
        (Some(_), Some(_)) => Err(wrong("the author of a decision is the account; leave it out")),
        (None, Some(given)) if given.chars().count() <= 64 => Ok(given.to_owned()),
        (None, Some(_)) => Err(wrong("a name has at most 64 characters")),
        (None, None) => Err(wrong("who decides: without accounts a name has to be given")),
    }
}

fn keep(register: &mut Register, deciding: Deciding, by: &str) -> Result<Decision, Problem> {
    let missing = |field: &str| Problem::body(format!("`{field}` is missing")).about(field);
    let mut reason = deciding.reason.trim().to_owned();
    if let Some(words) = &deciding.words {
        reason = format!("{reason} [{}]", quoted(register, words)?);
    }
    let at = stamp(jiff::Timestamp::now());
    if deciding.what == Deed::Undo {
        let wanted = deciding.decision.ok_or_else(|| missing("decision"))?;
        let known = register.store().decisions()?.iter().any(|d| !wanted.is_empty() && d.id.starts_with(&wanted));
        if !known {
            return Err(Problem::unknown("unknown_decision", format!("no decision {wanted}")));
        }
        return Ok(register.undo(&wanted, by, &reason, &at)?);
    }
    let event = deciding.event.ok_or_else(|| missing("event"))?;
    let choice = match deciding.what {
        Deed::Confirm => Choice::Confirm,
        Deed::Reject => Choice::Reject,
        Deed::Note => Choice::Note,
        Deed::Set => Choice::Set(sound(deciding.setting.ok_or_else(|| missing("setting"))?)?),
        Deed::Merge => {
            let other = deciding.other.ok_or_else(|| missing("other"))?;
            there(register, &other)?;
            Choice::Merge(other)
        }
        Deed::Split => Choice::Split(deciding.incidents.ok_or_else(|| missing("incidents"))?),
        Deed::Undo => return Err(missing("decision")),
    };
    there(register, &event)?;
    Ok(register.decide(&event, choice, by, &reason, &at)?)
}

fn there(register: &mut Register, event: &str) -> Result<(), Problem> {
    let found = if event.trim().is_empty() { Vec::new() } else { register.store().identify(event)? };
    match found.len() {
        0 => Err(Problem::unknown("unknown_event", format!("no event {event} in the register"))),
        1 => Ok(()),
        _ => Err(Problem::conflict(format!("several events begin with {event}; give more of the identifier"))),
    }
}

/// Words of a report with where they stand, as they are kept with a reason.
fn quoted(register: &mut Register, words: &Words) -> Result<String, Problem> {
    let seen = register.reports(std::slice::from_ref(&words.report))?.pop();
    let seen = seen.ok_or_else(|| Problem::unknown("unknown_report", format!("no report {} in the register", words.report)))?;
    let CharSpan { start, end } = words.span;
    let quote: String = seen.report.text.chars().skip(start).take(end.saturating_sub(start)).collect();
    if quote.trim().is_empty() || start + quote.chars().count() != end || quote.len() > LONGEST {
        return Err(Problem::body("`span` names no words of that report, or too many").about("words"));
    }
    Ok(format!("{} {start}-{end}: «{}»", words.report, quote.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// Refuses values that no event can have.
fn sound(setting: Setting) -> Result<Setting, Problem> {
    let wrong = |detail: &str| Err(Problem::body(detail).about("setting"));
    match &setting {
        Setting::Date { edtf } if DateValue::parse(edtf).is_none_or(|d| d.edtf() != *edtf) => {
            return wrong("write a day, month or year as 2019-11-18, 2019-11 or 2019");
        }
        Setting::Place { name, lat, lon, .. } => {
            let degrees = |d: &Option<f64>, most: f64| d.is_none_or(|d| d.is_finite() && d.abs() <= most);
            if name.trim().is_empty() || !degrees(lat, 90.0) || !degrees(lon, 180.0) || lat.is_some() != lon.is_some() {
                return wrong("a place has a name, and both coordinates or none, in degrees north and east");
            }
        }
        Setting::Toll { low, best, high, .. } => {
            let known: Vec<u32> = [*low, *best, *high].into_iter().flatten().collect();
            if !known.is_sorted() {
                return wrong("low is not more than best, nor best than high");
            }
        }
        Setting::Perpetrator { name, .. } if name.trim().is_empty() => return wrong("a perpetrator has a name"),
        Setting::Kind { .. } | Setting::Date { .. } | Setting::Perpetrator { .. } => {}
    }
    Ok(setting)
}
