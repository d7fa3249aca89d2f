//! Our events beside a data set of others that somebody hands over: `bilan compare` over HTTP. Nothing of it is kept.

use std::io::{self, Write};
use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bilan::publish::event_wire::Event;
use bilan::reconcile::Policy;
use bilan_compare::{Comparing, Counts, Error, Found, Given, Mapping, Matcher, Order, Others, Page, Row, Words, page, read};
use bilan_export::Told;
use bilan_store::Register;
use schemars::JsonSchema;
use serde::Serialize;

use crate::app::{App, View};
use crate::asked::Asked;
use crate::body::{media, whole};
use crate::exports::{told, while_written};
use crate::params::Params;
use crate::problem::Problem;
use crate::progress::{self, Teller};
use crate::uploads::last_part;

/// So many rows of each kind are given as JSON; the other forms give all.
const MOST: usize = 1000;
/// So many events of ours are read at once.
const PAGE: usize = 500;

/// A comparison, as far as a screen shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Compared {
    pub file: String,
    /// By which our deaths are counted.
    pub policy: String,
    /// Rows without a date, which nothing can be compared with.
    pub undated: usize,
    pub unknown_countries: Vec<UnknownCountry>,
    /// Whether the file says how many were killed.
    pub counts_deaths: bool,
    pub counts: Counts,
    /// The share of theirs that we have too.
    pub share: Option<f64>,
    /// Pairs, those that differ most first; then what only we and what only they have, by days. At most a thousand of each.
    pub rows: Vec<Row>,
}

/// A name of a country that no table knows.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UnknownCountry {
    pub name: String,
    pub rows: usize,
}

/// How far it is: events of ours that were looked for among theirs, and then put beside them.
#[derive(Clone, Copy, Debug, Serialize)]
struct Progress {
    step: &'static str,
    done: usize,
    of: usize,
}

/// How a comparison is handed over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum As {
    Json,
    Jsonl,
    Html,
}

impl As {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "json" => Self::Json,
            "jsonl" => Self::Jsonl,
            "html" => Self::Html,
            _ => return None,
        })
    }
}

pub async fn compare(State(app): State<Arc<App>>, mut params: Params, request: Request) -> Result<Response, Problem> {
    let order = |text: &str| match text {
        "dmy" => Some(Order::DayFirst),
        "mdy" => Some(Order::MonthFirst),
        _ => None,
    };
    let order = params.read("dates", "dmy or mdy", order)?;
    let mapping = params.read("mapping", "an object of fields and their columns, such as {\"date\":\"Day\"}", mapping)?;
    let form = params.read("format", "json, jsonl or html", As::parse)?.unwrap_or(As::Json);
    let language = params.text("in").unwrap_or_else(|| "fr".to_owned());
    let words = Words::of(&language).ok_or_else(|| Problem::query("in", "is no language of these: fr, en"))?;
    // One that nobody names is that which counts as such data sets do.
    let named = params.names("policy");
    let mut asked = Asked::take(&mut params)?;
    params.finish()?;
    if !named {
        asked.policy = Policy::Ucdp;
    }
    // Before the body comes in: it may be large, and only so many are held at once.
    let turn = Arc::clone(&app.comparing).try_acquire_owned();
    let turn = turn.map_err(|_| Problem::unavailable("busy", "another comparison is being made; try again when it is done"))?;
    let streamed = progress::is_wanted(request.headers()) && form == As::Json;
    let (name, bytes) = uploaded(&app, request).await?;
    let given = Given { mapping: mapping.unwrap_or_default(), order };
    let work = Work { view: app.view(&asked.moment).await?, asked, name, bytes, given };
    if streamed {
        return Ok(progress::streamed(move |teller| async move {
            let _turn = turn;
            app.pool.ask(move |register| work.compared(register, &teller)).await
        }));
    }
    let teller = Teller::default();
    let _waiting = teller.waiting();
    match form {
        As::Json => {
            let compared = app.pool.ask(move |register| {
                let _turn = turn;
                work.compared(register, &teller)
            });
            Ok(Json(compared.await?).into_response())
        }
        As::Html => {
            let file = work.name.clone();
            let made = app.pool.ask(move |register| {
                let _turn = turn;
                let mut shown = Page::default();
                work.rows(register, &teller, |row| {
                    shown.add(row);
                    Ok(())
                })?;
                Ok(page(shown, &file, words))
            });
            Ok(crate::exports::attachment(made.await?.into(), "text/html; charset=utf-8", "bilan-compare.html"))
        }
        As::Jsonl => {
            // What does not read is said before anything is sent.
            let read = tokio::task::spawn_blocking(move || work.others().map(|_| ()).map(|()| work)).await;
            let work = read.map_err(Problem::internal)??;
            Ok(while_written(&app, "application/x-ndjson", "bilan-compare.jsonl", move |register, out| {
                let _turn = turn;
                let each = |row: Row| {
                    serde_json::to_writer(&mut *out, &row).map_err(io::Error::from)?;
                    out.write_all(b"\n")
                };
                work.rows(register, &Teller::default(), each).map(|_| ()).map_err(|problem| problem.detail)
            }))
        }
    }
}

fn mapping(text: &str) -> Option<Mapping> {
    serde_json::from_str(text).ok()
}

/// The data set with its name: the body itself, or the one file of a form.
async fn uploaded(app: &App, request: Request) -> Result<(String, Bytes), Problem> {
    match media(request.headers()).as_str() {
        "text/csv" | "text/plain" | "text/tab-separated-values" => {
            Ok(("data.csv".to_owned(), whole(app, request.into_body(), app.limits.upload).await?))
        }
        "multipart/form-data" => {
            let failed = |e: axum::extract::multipart::MultipartError| match e.status() {
                StatusCode::PAYLOAD_TOO_LARGE => Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE),
                _ => Problem::body(format!("the file did not come in whole: {}", e.body_text())),
            };
            let receive = async {
                let mut parts = Multipart::from_request(request, &()).await.map_err(|e| Problem::body(e.body_text()))?;
                let part = parts.next_field().await.map_err(failed)?;
                let part = part.ok_or_else(|| Problem::unprocessable("there is no file in the body"))?;
                let name = part.file_name().map_or_else(|| "data.csv".to_owned(), last_part);
                Ok((name, part.bytes().await.map_err(failed)?))
            };
            let slow = || Problem::new(StatusCode::REQUEST_TIMEOUT, "timeout", "the body took too long to come in");
            tokio::time::timeout(app.limits.receiving, receive).await.map_err(|_| slow())?
        }
        _ => Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported_media_type",
            "send the data set as text/csv or multipart/form-data",
        )),
    }
}

/// What is to be compared.
struct Work {
    view: View,
    asked: Asked,
    name: String,
    bytes: Bytes,
    given: Given,
}

impl Work {
    fn others(&self) -> Result<Others, Problem> {
        read(&*self.bytes, &self.name, &self.given).map_err(|error| refused(&error))
    }

    fn compared(&self, register: &mut Register, teller: &Teller) -> Result<Compared, Problem> {
        let mut counts = Counts::default();
        let mut rows: [Vec<Row>; 3] = Default::default();
        let others = self.rows(register, teller, |row| {
            counts.add(&row);
            let kept = match row.found {
                Found::Both => &mut rows[0],
                Found::Ours => &mut rows[1],
                Found::Theirs => &mut rows[2],
            };
            kept.push(row);
            if kept.len() >= 2 * MOST {
                shorten(kept);
            }
            Ok(())
        })?;
        rows.iter_mut().for_each(shorten);
        Ok(Compared {
            file: others.name,
            policy: self.asked.policy.name().to_owned(),
            undated: others.undated,
            unknown_countries: others.unknown_countries.into_iter().map(|(name, rows)| UnknownCountry { name, rows }).collect(),
            counts_deaths: others.counts_deaths,
            share: counts.share(),
            counts,
            rows: rows.into_iter().flatten().collect(),
        })
    }

    /// Hands over every row, and gives back what was compared with.
    fn rows(
        &self,
        register: &mut Register,
        teller: &Teller,
        mut each: impl FnMut(Row) -> io::Result<()>,
    ) -> Result<Others, Problem> {
        let others = self.others()?;
        let ids = crate::app::names(self.view.rows(register, &self.asked)?);
        let tell = |step, done| teller.tell(&Progress { step, done, of: ids.len() });
        let mut done = 0;
        let mut matcher = Matcher::new(&others);
        for page in ids.chunks(PAGE) {
            self.events(register, page, teller)?.into_iter().for_each(|event| matcher.add(event));
            done += page.len();
            tell("match", done);
        }
        let matching = matcher.finish();
        let comparing = Comparing { others: &others, matching: &matching };
        let given = |row: Row, each: &mut dyn FnMut(Row) -> io::Result<()>| each(row).map_err(Problem::internal);
        done = 0;
        for page in ids.chunks(PAGE) {
            let events = self.events(register, page, teller)?;
            // Only pairs need the words of their reports.
            let (mut rows, mut pairs) = (Vec::new(), Vec::new());
            for event in events {
                let bare = Told { event, readings: Vec::new() };
                let row = comparing.ours(&bare);
                if row.found == Found::Both { pairs.push(bare.event.id) } else { rows.push(row) }
            }
            let read = told(register, &self.view, &pairs, self.asked.policy)?;
            for row in read.iter().map(|told| comparing.ours(told)).chain(rows) {
                given(row, &mut each)?;
            }
            done += page.len();
            tell("explain", done);
        }
        for row in comparing.theirs() {
            given(row, &mut each)?;
        }
        Ok(others)
    }

    /// A page of events; none where nobody waits any more.
    fn events(&self, register: &mut Register, ids: &[String], teller: &Teller) -> Result<Vec<Event>, Problem> {
        if teller.is_given_up() {
            return Err(Problem::unavailable("timeout", "nobody waits for the comparison any more"));
        }
        Ok(self.view.events(register, ids)?.into_iter().map(|packed| packed.by(self.asked.policy)).collect())
    }
}

/// Keeps the pairs that differ most; of what one side lacks, the first by days.
fn shorten(rows: &mut Vec<Row>) {
    rows.sort_by_key(|row| std::cmp::Reverse(row.weight()));
    rows.truncate(MOST);
}

/// A data set that does not read, with what is wrong in a form that can be said in any language.
fn refused(error: &Error) -> Problem {
    let number = |n: &u64| n.to_string();
    let (code, values): (&str, Vec<(&'static str, String)>) = match error {
        Error::Open { .. } => ("open", vec![]),
        Error::Empty { .. } => ("empty", vec![]),
        Error::NoRows { .. } => ("no_rows", vec![]),
        Error::NotText { .. } => ("not_text", vec![]),
        Error::Utf16 { .. } => ("utf16", vec![]),
        Error::Encoding { line, .. } => ("encoding", vec![("line", number(line))]),
        Error::Columns { missing, has, .. } => ("columns", vec![("missing", missing.clone()), ("has", has.clone())]),
        Error::NoSuchColumn { field, column, has, .. } => {
            ("no_such_column", vec![("field", field.clone()), ("column", column.clone()), ("has", has.clone())])
        }
        Error::NoSuchField { field, known } => ("no_such_field", vec![("field", field.clone()), ("known", known.clone())]),
        Error::Mapping { why, .. } => ("mapping", vec![("why", why.clone())]),
        Error::Width { line, fields, columns, .. } => {
            ("width", vec![("line", number(line)), ("fields", fields.to_string()), ("columns", columns.to_string())])
        }
        Error::Cell { line, field, value, .. } => {
            ("cell", vec![("line", number(line)), ("field", (*field).to_owned()), ("value", value.clone())])
        }
        Error::Order { line, example, .. } => ("order", vec![("line", number(line)), ("example", example.clone())]),
        Error::TwoOrders { day_first, month_first, .. } => {
            ("two_orders", vec![("day_first", number(day_first)), ("month_first", number(month_first))])
        }
        Error::Twice { line, before, id, .. } => {
            ("twice", vec![("line", number(line)), ("before", number(before)), ("id", id.clone())])
        }
        Error::Csv { .. } => ("csv", vec![]),
    };
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "unreadable_data", error.to_string()).because(code, values)
}
