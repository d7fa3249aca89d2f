//! Words in reports. What was found is told as text and ranges, so that nobody needs markup to show it.

use std::sync::Arc;

use axum::Json;
use axum::extract::{RawQuery, State};
use bilan::lexicon::fold;
use schemars::JsonSchema;
use serde::Serialize;

use crate::app::App;
use crate::called::{Called, called};
use crate::page::{Cursor, Cursors};
use crate::params::Params;
use crate::problem::Problem;

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Found {
    pub items: Vec<Hit>,
    pub next: Option<String>,
}

/// A report with the words.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Hit {
    pub report: String,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<String>,
    pub excerpt: Excerpt,
    pub events: Vec<String>,
    /// What the first of them are called.
    pub called: Vec<Called>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Excerpt {
    pub text: String,
    /// The words, in UTF-16 units of `text`.
    pub ranges: Vec<[usize; 2]>,
}

/// So far results are paged through; who needs more asks for other words.
const DEEPEST: usize = 10_000;

pub async fn search(State(app): State<Arc<App>>, RawQuery(query): RawQuery, mut params: Params) -> Result<Json<Found>, Problem> {
    let (cursors, after) = Cursors::of(query.as_deref(), &mut params)?;
    let words = params.text("q").ok_or_else(|| Problem::query("q", "is missing: the words to look for"))?;
    let limit = params.limit(20, app.limits.page)?;
    params.finish()?;
    let skip = after.map_or(0, |c| usize::try_from(c.key).unwrap_or_default()).min(DEEPEST);
    let wanted = words.clone();
    let (all, hits) = app
        .pool
        .ask(move |register| {
            let hits = register.search(&wanted, skip + limit + 1)?;
            let all = hits.len();
            let mut shown = Vec::with_capacity(limit);
            for hit in hits.into_iter().skip(skip).take(limit) {
                shown.push((called(register, &hit.events)?, hit));
            }
            Ok((all, shown))
        })
        .await?;
    let next = (all > skip + limit && skip + limit <= DEEPEST)
        .then(|| cursors.write(&Cursor { key: (skip + limit) as i64, id: String::new() }));
    let looked_for: Vec<String> = parts(&words).map(|(_, word)| fold(word)).collect();
    let items = hits.into_iter().map(|(called, hit)| Hit {
        report: hit.report,
        title: hit.title,
        outlet: hit.outlet,
        published: hit.published,
        excerpt: excerpt(hit.excerpt, &looked_for),
        events: hit.events,
        called,
    });
    Ok(Json(Found { items: items.collect(), next }))
}

/// Words with where they begin, in bytes: elided ones are words of their own, as in the index.
fn parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|c: char| !c.is_alphanumeric()).filter_map(move |word| {
        let start = at;
        let after = text[start + word.len()..].chars().next().map_or(0, char::len_utf8);
        at = start + word.len() + after;
        (!word.is_empty()).then_some((start, word))
    })
}

fn excerpt(text: String, looked_for: &[String]) -> Excerpt {
    let mut ranges = Vec::new();
    let (mut byte, mut unit) = (0, 0);
    for (start, word) in parts(&text) {
        unit += text[byte..start].encode_utf16().count();
        let end = unit + word.encode_utf16().count();
        if looked_for.contains(&fold(word)) {
            ranges.push([unit, end]);
        }
        (byte, unit) = (start + word.len(), end);
    }
    Excerpt { text, ranges }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_of_utf16_units() {
        let found = excerpt("😀 l’Armée, <b>l'armee</b>".to_owned(), &["armee".to_owned()]);
        assert_eq!(found.ranges, [[5, 10], [17, 22]]);
    }
}
