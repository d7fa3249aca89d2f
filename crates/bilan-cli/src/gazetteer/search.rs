//! `bilan gazetteer search`: every place that bears a name or one like it.

use std::cmp::Reverse;

use anyhow::ensure;
use bilan::gazetteer::{Hit, Likeness, bound, core_near, key};
use bilan::lexicon::{Lexicon, Place};
use serde::Serialize;

use crate::Outcome;
use crate::data::Data;
use crate::layout::{Screen, pad, shorten};

#[derive(clap::Args)]
pub struct Args {
    /// A name, in whatever spelling.
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// `table` for people, `jsonl` for programs.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Only places of this country, such as `ML`.
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    /// At most so many places.
    #[arg(long, default_value_t = 20)]
    limit: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Table,
    Jsonl,
}

/// A place as it is found.
#[derive(Debug, Serialize)]
struct Found {
    name: String,
    lat: Option<f64>,
    lon: Option<f64>,
    country: String,
    admin1: Option<String>,
    admin2: Option<String>,
    class: &'static str,
    id: String,
    pcode: Option<String>,
    /// 1 for the name itself, less the more letters differ.
    score: f64,
    #[serde(skip)]
    population: u64,
}

pub fn run(args: &Args, data: &Data) -> anyhow::Result<Outcome> {
    let name = args.name.join(" ");
    let Some(key) = key(&name) else { anyhow::bail!("`{name}` is no name in Latin letters") };
    let opened = data.open()?;
    let gazetteer = opened.gazetteer()?;
    let lexicon = Lexicon::of(Lexicon::LANGUAGES[0]).expect("an embedded language");
    let bound = bound(&key).max(u8::from(key.len() >= 4));
    let score = |likeness| score(&key, likeness);
    let mut found: Vec<Found> = core_near(lexicon, &key, bound).into_iter().map(|(p, l)| of_core(p, score(l))).collect();
    found.extend(gazetteer.near(&key, bound, |_| true).iter().map(|hit| of_hit(hit, score(hit.likeness))));
    if let Some(country) = &args.country {
        ensure!(country.len() == 2, "write a country as two letters, such as ML");
        found.retain(|f| f.country.eq_ignore_ascii_case(country));
    }
    // Of places that are as alike, the larger comes first; then any order that is always the same.
    found.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then_with(|| (Reverse(a.population), &a.country, &a.id).cmp(&(Reverse(b.population), &b.country, &b.id)))
    });
    found.truncate(args.limit);
    match args.format {
        Format::Jsonl => {
            for place in &found {
                println!("{}", serde_json::to_string(place)?);
            }
        }
        Format::Table => table(&found),
    }
    if found.is_empty() {
        eprintln!("bilan: no place is known by this name or one like it");
    }
    Ok(Outcome::AllRead)
}

fn score(key: &str, likeness: Likeness) -> f64 {
    let raw = match likeness {
        Likeness::Name => 1.0,
        Likeness::Alias => 0.98,
        Likeness::Letters(n) => 0.95 - f64::from(n) / key.len() as f64,
    };
    (raw * 100.0).round() / 100.0
}

fn of_core(place: &Place, score: f64) -> Found {
    Found {
        name: place.name.to_owned(),
        lat: place.point.map(|p| p.0),
        lon: place.point.map(|p| p.1),
        country: place.country.to_owned(),
        admin1: place.admin1.map(str::to_owned),
        admin2: place.admin2.map(str::to_owned),
        class: place.class.name(),
        id: place.id(),
        pcode: None,
        score,
        // What the core holds is what reports speak of.
        population: u64::MAX - 9 + u64::from(place.weight),
    }
}

fn of_hit(hit: &Hit<'_>, score: f64) -> Found {
    let row = hit.row;
    Found {
        name: row.name.to_owned(),
        lat: Some(row.point.0),
        lon: Some(row.point.1),
        country: row.country.to_owned(),
        admin1: row.admin1.map(str::to_owned),
        admin2: row.admin2.map(str::to_owned),
        class: row.class.name(),
        id: row.id(),
        pcode: row.pcode.map(str::to_owned),
        score,
        population: row.population,
    }
}

fn table(found: &[Found]) {
    let screen = Screen::of_stdout();
    let around = |f: &Found| [f.admin2.as_deref(), f.admin1.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let degrees = |d: Option<f64>| d.map_or("-".to_owned(), |d| format!("{d:.4}"));
    let wide = (screen.width.saturating_sub(72) / 2).max(18);
    for f in found {
        println!(
            "{} {:>9} {:>9}  {}  {} {} {} {:.2}",
            pad(&shorten(&f.name, wide), wide),
            degrees(f.lat),
            degrees(f.lon),
            f.country,
            pad(&shorten(&around(f), wide), wide),
            pad(f.class, 8),
            pad(&f.id, 22),
            f.score
        );
    }
}
