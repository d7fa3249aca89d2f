//! What a client has to know before it asks: words, names, limits.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use axum::Json;
use axum::extract::State;
use bilan::Lexicon;
use bilan::model::{Effect, Kind, SpeakerClass, Stance, Victims};
use bilan::reconcile::Policy;
use bilan_chronicle::{Words, party_alone};
use bilan_export::Format;
use schemars::JsonSchema;
use serde::Serialize;

use crate::app::App;
use crate::index::{PRECISIONS, STATUSES};
use crate::params::Params;
use crate::problem::Problem;

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Meta {
    pub version: String,
    pub register: String,
    pub counts: Counts,
    /// Whether the events are those of all reports and decisions.
    pub settled: bool,
    pub languages: Languages,
    pub kinds: Vec<String>,
    pub effects: Vec<String>,
    pub victims: Vec<String>,
    pub stances: Vec<String>,
    pub speakers: Vec<String>,
    pub statuses: Vec<String>,
    pub precisions: Vec<String>,
    pub policies: Vec<String>,
    pub formats: Vec<String>,
    /// All that bilan knows by name.
    pub actors: &'static [Actor],
    /// Those of the register's events.
    pub countries: Vec<String>,
    pub limits: Sizes,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Counts {
    pub reports: i64,
    pub events: usize,
    pub decisions: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Languages {
    pub read: Vec<String>,
    pub shown: Vec<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Actor {
    pub id: String,
    pub name: String,
    /// What it is called in each language in which things are shown.
    pub names: BTreeMap<String, String>,
}

/// What one request may have, in bytes, items and seconds.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Sizes {
    pub body: usize,
    pub upload: usize,
    pub page: usize,
    pub seconds: u64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Health {
    pub status: String,
}

pub async fn meta(State(app): State<Arc<App>>, params: Params) -> Result<Json<Meta>, Problem> {
    params.finish()?;
    let known = app.known();
    let mut countries: Vec<String> = known.index.countries().map(str::to_owned).collect();
    countries.sort_unstable();
    let read: Vec<String> = Lexicon::LANGUAGES.iter().map(|l| (*l).to_owned()).collect();
    let names = |all: &[&str]| all.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    Ok(Json(Meta {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        register: app.pool.name(),
        counts: Counts { reports: known.reports, events: known.index.rows.len(), decisions: known.decisions },
        settled: known.settled,
        languages: Languages { read, shown: names(&bilan_chronicle::LANGUAGES) },
        kinds: Kind::ALL.iter().map(|k| k.name().to_owned()).collect(),
        effects: Effect::ALL.iter().map(|k| k.name().to_owned()).collect(),
        victims: Victims::ALL.iter().map(|k| k.name().to_owned()).collect(),
        stances: Stance::ALL.iter().map(|k| k.name().to_owned()).collect(),
        speakers: SpeakerClass::ALL.iter().map(|k| k.name().to_owned()).collect(),
        statuses: names(&STATUSES),
        precisions: names(&PRECISIONS),
        policies: Policy::ALL.iter().map(|p| p.name().to_owned()).collect(),
        formats: Format::ALL.iter().map(|f| f.name().to_owned()).collect(),
        actors: actors(),
        countries,
        limits: Sizes {
            body: app.limits.body,
            upload: app.limits.upload,
            page: app.limits.page,
            seconds: app.limits.time.as_secs(),
        },
    }))
}

/// Every party that has a name of its own, with what it is called. They stand in the program, so they are drawn up once.
fn actors() -> &'static [Actor] {
    static ALL: OnceLock<Vec<Actor>> = OnceLock::new();
    ALL.get_or_init(|| {
        let shown: Vec<(&str, &Words)> =
            bilan_chronicle::LANGUAGES.iter().filter_map(|l| Some((*l, Words::of(l).ok()?))).collect();
        let mut actors: Vec<Actor> = Vec::new();
        for lexicon in Lexicon::LANGUAGES.iter().filter_map(|l| Lexicon::of(l)) {
            actors.extend(lexicon.actors.iter().map(|a| Actor {
                id: a.id.to_owned(),
                name: a.name.to_owned(),
                names: shown.iter().map(|(l, words)| ((*l).to_owned(), party_alone(Some(a.id), a.name, words))).collect(),
            }));
        }
        actors.sort_by(|a, b| a.id.cmp(&b.id));
        actors.dedup_by(|a, b| a.id == b.id);
        actors
    })
}

pub async fn health(State(app): State<Arc<App>>, params: Params) -> Result<Json<Health>, Problem> {
    params.finish()?;
    app.pool.ask(|register| Ok(register.state().map(drop)?)).await?;
    Ok(Json(Health { status: "ok".to_owned() }))
}
