//! The chronology of events, to be shown or as a file.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use bilan::reconcile::Policy;
use bilan_chronicle::write::{Format, write};
use bilan_chronicle::{Chronicle, LANGUAGES, Piece, Words, chronicle};
use schemars::JsonSchema;
use serde::Serialize;

use crate::app::App;
use crate::asked::Asked;
use crate::exports::{attachment, told};
use crate::params::Params;
use crate::problem::Problem;

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Told {
    pub language: String,
    pub title: String,
    pub intro: String,
    pub sources: String,
    pub entries: Vec<Entry>,
    pub notes: Vec<Note>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Entry {
    pub event: String,
    pub heading: String,
    pub text: Vec<Part>,
}

/// A stretch of a paragraph: words, or the number of a note.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Text(String),
    Note(usize),
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Note {
    pub statement: String,
    pub report: String,
    pub quote: String,
    pub url: Option<String>,
}

/// So many events are told at once.
const MOST: usize = 2000;

pub async fn tell(State(app): State<Arc<App>>, mut params: Params) -> Result<Response, Problem> {
    let language = params.text("in").unwrap_or_else(|| "fr".to_owned());
    let words =
        Words::of(&language).map_err(|_| Problem::query("in", format!("is no language of these: {}", LANGUAGES.join(", "))))?;
    let format = params.read("format", "json, markdown, html or docx", format)?.flatten();
    let title = params.text("title");
    let asked = Asked::take(&mut params)?;
    params.finish()?;
    let view = app.view(&asked.moment).await?;
    let made = app.pool.ask(move |register| {
        let ids = crate::app::names(view.rows(register, &asked)?);
        if ids.len() > MOST {
            return Err(Problem::unprocessable(format!(
                "{} events are too many for one chronology; ask for at most {MOST}",
                ids.len()
            )));
        }
        let told = told(register, &view, &ids, Policy::default())?;
        let readings: BTreeMap<String, bilan::publish::wire::Reading> =
            told.iter().flat_map(|t| &t.readings).map(|r| (r.report.id.clone(), (**r).clone())).collect();
        let events: Vec<_> = told.into_iter().map(|t| t.event).collect();
        let chronicle = chronicle(&events, &readings, words, title.as_deref());
        let Some((format, media, ending)) = format else { return Ok(Json(shown(chronicle)).into_response()) };
        let mut bytes = std::io::Cursor::new(Vec::new());
        write(&chronicle, format, &mut bytes).map_err(Problem::internal)?;
        Ok(attachment(Body::from(bytes.into_inner()), media, &format!("bilan-chronicle.{ending}")))
    });
    made.await
}

/// `None` for the form that is shown.
fn format(text: &str) -> Option<Option<(Format, &'static str, &'static str)>> {
    Some(match text {
        "json" => None,
        "markdown" => Some((Format::Markdown, "text/markdown; charset=utf-8", "md")),
        "html" => Some((Format::Html, "text/html; charset=utf-8", "html")),
        "docx" => Some((Format::Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx")),
        _ => return None,
    })
}

fn shown(chronicle: Chronicle) -> Told {
    let part = |piece: Piece| match piece {
        Piece::Text(text) => Part::Text(text),
        Piece::Note(n) => Part::Note(n),
    };
    let entry =
        |e: bilan_chronicle::Entry| Entry { event: e.event, heading: e.heading, text: e.text.into_iter().map(part).collect() };
    let note = |n: bilan_chronicle::Note| Note { statement: n.statement, report: n.report, quote: n.quote, url: n.url };
    Told {
        language: chronicle.language,
        title: chronicle.title,
        intro: chronicle.intro,
        sources: chronicle.sources,
        entries: chronicle.entries.into_iter().map(entry).collect(),
        notes: chronicle.notes.into_iter().map(note).collect(),
    }
}
