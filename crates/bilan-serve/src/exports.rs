//! Events in the formats of others, written while they are read.

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use bilan::publish::{reading, wire};
use bilan::reconcile::Policy;
use bilan_export::{Error, Format, Options, Table, Told, export};
use bilan_store::Register;
use futures_util::StreamExt as _;
use schemars::JsonSchema;
use serde::Serialize;
use tokio::runtime::Handle;
use tokio::sync::mpsc;

use crate::app::{App, View};
use crate::asked::Asked;
use crate::following::{self, Followed, Progress};
use crate::params::Params;
use crate::problem::Problem;

/// So many events are read at once, with their reports.
const PAGE: usize = 200;
/// So many bytes go out at once.
const PIECE: usize = 1 << 16;
/// Whoever takes nothing for so long is given up.
const PATIENCE: Duration = Duration::from_secs(60);
/// So many events that a format cannot hold are named.
const NAMED: usize = 10_000;

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LeftOut {
    pub written: usize,
    /// How many are not written; at most the first ten thousand are named.
    pub not_written: usize,
    pub left_out: Vec<Left>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Left {
    pub event: String,
    pub reason: String,
}

/// What is to be written.
struct Wanted {
    format: Format,
    options: Options,
    policy: Policy,
    view: View,
    ids: Vec<String>,
}

impl Wanted {
    async fn take(app: &Arc<App>, mut params: Params) -> Result<Self, Problem> {
        let names: Vec<&str> = Format::ALL.iter().map(|f| f.name()).collect();
        let format = params.read("format", &format!("a format: {}", names.join(", ")), Format::parse)?;
        let format = format.ok_or_else(|| Problem::query("format", format!("is missing: {}", names.join(", "))))?;
        let table = params.read("table", "events, tolls, ledger or sources", table)?;
        let text_codes = params.flag("text_codes")?.unwrap_or_default();
        let without_text = params.flag("without_text")?.unwrap_or_default();
        // One that nobody names is the format's own.
        let named = params.text("policy");
        let named = named.map(|p| Policy::parse(&p).ok_or_else(|| Problem::query("policy", "is no policy"))).transpose()?;
        let own = Policy::parse(format.policy()).unwrap_or_default();
        let asked = Asked::take(&mut params)?;
        params.finish()?;
        if format.counts_by_its_own_rule() && named.is_some_and(|n| n != own) {
            return Err(Problem::query(
                "policy",
                format!("the columns of {} are defined by the policy {}", format.name(), own.name()),
            ));
        }
        if table.is_some_and(|t| t != Table::Events) && format != Format::Csv {
            return Err(Problem::query("table", "chooses a table of csv"));
        }
        if text_codes && format != Format::Acled {
            return Err(Problem::query("text_codes", "is about the codes of acled"));
        }
        let view = app.view(&asked.moment).await?;
        let looked_at = view.clone();
        let ids = app.pool.ask(move |register| Ok(crate::app::names(looked_at.rows(register, &asked)?))).await?;
        let options = Options { table: table.unwrap_or_default(), text_codes, without_text };
        Ok(Self { format, options, policy: named.unwrap_or(own), view, ids })
    }

    fn told(self, register: &mut Register) -> impl Iterator<Item = Result<Told, Error>> {
        let Self { policy, view, ids, .. } = self;
        let pages: Vec<Vec<String>> = ids.chunks(PAGE).map(<[String]>::to_vec).collect();
        pages.into_iter().flat_map(move |page| match told(register, &view, &page, policy) {
            Ok(all) => all.into_iter().map(Ok).collect::<Vec<_>>(),
            Err(problem) => vec![Err(Error::Source(problem.detail.into()))],
        })
    }
}

/// Events with the readings of their reports.
pub fn told(register: &mut Register, view: &View, ids: &[String], policy: Policy) -> Result<Vec<Told>, Problem> {
    let events: Vec<_> = view.events(register, ids)?.into_iter().map(|p| p.by(policy)).collect();
    let reports: BTreeSet<&String> = events.iter().flat_map(|e| &e.reports).collect();
    let reports: Vec<String> = reports.into_iter().cloned().collect();
    let seen = register.reports(&reports)?;
    let known: HashMap<String, Arc<wire::Reading>> =
        seen.into_iter().map(|s| (s.report.id.clone(), Arc::new(reading(&s.report, &s.reading)))).collect();
    let told = |event: bilan::publish::event_wire::Event| {
        let readings = event.reports.iter().filter_map(|id| known.get(id).cloned()).collect();
        Told { event, readings }
    };
    Ok(events.into_iter().map(told).collect())
}

pub async fn file(State(app): State<Arc<App>>, mut params: Params) -> Result<Response, Problem> {
    let follow = params.read("follow", "a name of 8 to 64 letters, digits and hyphens", following::name)?;
    let followed = follow.map(|name| app.following.begin(name));
    let wanted = Wanted::take(&app, params).await?;
    let turn = Arc::clone(&app.exports).try_acquire_owned();
    let turn = turn.map_err(|_| Problem::unavailable("busy", "several exports are being written; try again when one is done"))?;
    let (format, options) = (wanted.format, wanted.options);
    let name =
        format!("bilan-{}.{}", if options.table == Table::Events { format.name() } else { name(options.table) }, ending(format));
    Ok(while_written(&app, media(format), &name, move |register, out| {
        let _turn = turn;
        if let Some(followed) = &followed {
            followed.of(wanted.ids.len());
        }
        let told = wanted.told(register).inspect(|_| followed.iter().for_each(Followed::one_more));
        let summary = export(format, options, told, &mut *out, |_| {}).map_err(|e| e.to_string())?;
        // What is still on its way counts as not taken.
        out.send().map_err(|e| e.to_string())?;
        followed.iter().for_each(|f| f.done(summary.left_out));
        Ok(())
    }))
}

/// How far an export is that was asked for with `follow`.
pub async fn progress(State(app): State<Arc<App>>, Path(name): Path<String>, params: Params) -> Result<Json<Progress>, Problem> {
    params.finish()?;
    let unknown = || Problem::unknown("unknown_export", "no export that was begun lately is followed by this name");
    app.following.progress(&name).map(Json).ok_or_else(unknown)
}

/// A file that is sent while it is written. What was begun and fails breaks off, which every client notices.
pub fn while_written(
    app: &Arc<App>,
    media: &'static str,
    name: &str,
    write: impl FnOnce(&mut Register, &mut Piecewise) -> Result<(), String> + Send + 'static,
) -> Response {
    let (to, from) = mpsc::channel::<Result<Bytes, io::Error>>(4);
    let (app, here) = (Arc::clone(app), Handle::current());
    tokio::task::spawn_blocking(move || {
        let mut out = Piecewise { to: to.clone(), here: here.clone(), piece: Vec::with_capacity(PIECE) };
        let written = app.pool.take().map_err(|e| e.to_string()).and_then(|mut register| {
            write(&mut register, &mut out)?;
            out.send().map_err(|e| e.to_string())?;
            app.pool.give_back(register);
            Ok(())
        });
        if let Err(why) = written {
            let _ = here.block_on(to.send(Err(io::Error::other(why))));
        }
    });
    // What compresses the answer asks once more after its end.
    let pieces = futures_util::stream::unfold(from, |mut from| async { Some((from.recv().await?, from)) }).fuse();
    attachment(Body::from_stream(pieces), media, name)
}

pub async fn left_out(State(app): State<Arc<App>>, params: Params) -> Result<Json<LeftOut>, Problem> {
    let wanted = Wanted::take(&app, params).await?;
    let (format, options) = (wanted.format, wanted.options);
    let done = app.pool.ask(move |register| {
        let mut left_out = Vec::new();
        let note = |left: bilan_export::LeftOut| {
            if left_out.len() < NAMED {
                left_out.push(Left { event: left.event, reason: left.reason });
            }
        };
        let summary = export(format, options, wanted.told(register), io::sink(), note).map_err(Problem::internal)?;
        Ok(LeftOut { written: summary.written, not_written: summary.left_out, left_out })
    });
    Ok(Json(done.await?))
}

/// What the browser keeps as a file and never shows.
pub fn attachment(body: Body, media: &'static str, name: &str) -> Response {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    headers.insert(header::CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("attachment")));
    response
}

fn table(text: &str) -> Option<Table> {
    [Table::Events, Table::Tolls, Table::Ledger, Table::Sources].into_iter().find(|t| name(*t) == text)
}

const fn name(table: Table) -> &'static str {
    match table {
        Table::Events => "events",
        Table::Tolls => "tolls",
        Table::Ledger => "ledger",
        Table::Sources => "sources",
    }
}

const fn ending(format: Format) -> &'static str {
    match format {
        Format::Csv | Format::Acled | Format::Ucdp | Format::Hxl => "csv",
        Format::Xlsx => "xlsx",
        Format::Jsonl | Format::Ftm => "jsonl",
        Format::Parquet => "parquet",
        Format::Geojson => "geojson",
    }
}

pub const fn media(format: Format) -> &'static str {
    match format {
        Format::Csv | Format::Acled | Format::Ucdp | Format::Hxl => "text/csv; charset=utf-8",
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Format::Jsonl | Format::Ftm => "application/x-ndjson",
        Format::Parquet => "application/vnd.apache.parquet",
        Format::Geojson => "application/geo+json",
    }
}

/// Sends what is written in pieces, and waits while they are not taken.
pub struct Piecewise {
    to: mpsc::Sender<Result<Bytes, io::Error>>,
    here: Handle,
    piece: Vec<u8>,
}

impl Piecewise {
    fn send(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = Bytes::from(std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE)));
        let sent = self.here.block_on(tokio::time::timeout(PATIENCE, self.to.send(Ok(piece))));
        match sent {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(io::ErrorKind::BrokenPipe.into()),
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }
}

impl Write for Piecewise {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.send()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
