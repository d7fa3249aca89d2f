//! The chronology of events, to be shown or as a file.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use bilan::reconcile::Policy;
use bilan_chronicle::write::{Format, write};
use bilan_chronicle::{LANGUAGES, Words, chronicle};

use crate::app::App;
use crate::asked::Asked;
use crate::exports::{self, attachment};
use crate::following;
use crate::params::Params;
use crate::problem::Problem;

/// So many events are told at once.
const MOST: usize = 2000;
/// So many events are read at once, with their reports.
const PAGE: usize = 50;

pub async fn tell(State(app): State<Arc<App>>, mut params: Params) -> Result<Response, Problem> {
    let language = params.text("in").unwrap_or_else(|| "fr".to_owned());
    let words =
        Words::of(&language).map_err(|_| Problem::query("in", format!("is no language of these: {}", LANGUAGES.join(", "))))?;
    let format = params.read("format", "json, markdown, html or docx", format)?.flatten();
    let title = params.text("title");
    let follow = params.read("follow", "a name of 8 to 64 letters, digits and hyphens", following::name)?;
    let followed = follow.map(|name| app.following.begin(name));
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
        if let Some(followed) = &followed {
            followed.of(ids.len());
        }
        let mut told = Vec::with_capacity(ids.len());
        for page in ids.chunks(PAGE) {
            told.extend(exports::told(register, &view, page, Policy::default())?);
            followed.iter().for_each(|f| f.more(page.len()));
        }
        let readings: BTreeMap<String, bilan::publish::wire::Reading> =
            told.iter().flat_map(|t| &t.readings).map(|r| (r.report.id.clone(), (**r).clone())).collect();
        let events: Vec<_> = told.into_iter().map(|t| t.event).collect();
        let chronicle = chronicle(&events, &readings, words, title.as_deref());
        followed.iter().for_each(|f| f.done(0));
        let Some((format, media, ending)) = format else { return Ok(Json(chronicle).into_response()) };
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
