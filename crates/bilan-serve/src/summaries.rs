//! Counts and tolls of the events that are asked for, in groups: `bilan summary` over HTTP.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bilan_summary::{By, Measure, Summarizer, Summary, Theme, Words, png, svg, write_csv};

use crate::app::App;
use crate::asked::Asked;
use crate::exports::attachment;
use crate::params::Params;
use crate::problem::Problem;

/// So many events are read at once: few, so that their memory is used again.
const PAGE: usize = 1000;

/// How a summary is handed over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum As {
    Json,
    Csv,
    Svg,
    Png,
}

impl As {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "json" => Self::Json,
            "csv" => Self::Csv,
            "svg" => Self::Svg,
            "png" => Self::Png,
            _ => return None,
        })
    }
}

pub async fn summary(State(app): State<Arc<App>>, RawQuery(query): RawQuery, mut params: Params) -> Result<Response, Problem> {
    let names: Vec<&str> = By::ALL.iter().map(|b| b.name()).collect();
    let by = params.of_list("by", &format!("one of {}", names.join(", ")), By::parse)?;
    if !(1..=2).contains(&by.len()) || (by.len() == 2 && by[0] == by[1]) {
        return Err(Problem::query("by", format!("takes one or two different things of {}", names.join(", "))));
    }
    let form = params.read("format", "json, csv, svg or png", As::parse)?.unwrap_or(As::Json);
    let measures: Vec<&str> = Measure::all().map(Measure::name).collect();
    let measure = params.read("measure", &format!("one of {}", measures.join(", ")), Measure::parse)?;
    let language = params.text("in").unwrap_or_else(|| Words::LANGUAGES[0].to_owned());
    let unknown = || Problem::query("in", format!("is no language of these: {}", Words::LANGUAGES.join(", ")));
    let words = Words::of(&language).ok_or_else(unknown)?;
    let asked = Asked::take(&mut params)?;
    params.finish()?;
    let view = app.view(&asked.moment).await?;
    // Going through all events takes a while; what was counted once is kept while the register is the same.
    let key = format!("summary {} {}", view.known.version, query.unwrap_or_default());
    let counted = app.answers.get(key, || {
        app.pool.ask(move |register| {
            let ids = crate::app::names(view.rows(register, &asked)?);
            let mut summarizer = Summarizer::new(&by);
            for page in ids.chunks(PAGE) {
                view.tallied(register, page, asked.policy)?.iter().for_each(|event| summarizer.add(event));
            }
            written(&summarizer.finish(), form, measure.unwrap_or(Measure::Toll(bilan::model::Effect::Killed)), words)
        })
    });
    let bytes = counted.await?;
    let file = |media, ending: &str| attachment(Body::from(bytes.clone()), media, &format!("bilan-summary.{ending}"));
    Ok(match form {
        As::Json => ([(header::CONTENT_TYPE, "application/json")], bytes).into_response(),
        As::Csv => file("text/csv; charset=utf-8", "csv"),
        As::Svg => file("image/svg+xml", "svg"),
        As::Png => file("image/png", "png"),
    })
}

fn written(summary: &Summary, form: As, measure: Measure, words: &Words) -> Result<Bytes, Problem> {
    Ok(match form {
        As::Json => serde_json::to_vec(summary).map_err(Problem::internal)?.into(),
        As::Csv => {
            let mut out = Vec::new();
            write_csv(summary, words, &mut out).map_err(Problem::internal)?;
            out.into()
        }
        As::Svg => svg(summary, measure, words, Theme::Screen).map_err(Problem::internal)?.into(),
        As::Png => png(summary, measure, words).map_err(Problem::internal)?.into(),
    })
}
