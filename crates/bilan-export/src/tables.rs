//! The tables of this crate and the shared ones of the library, as look-ups. All knowledge of other data sets' vocabularies
//! is in `data/*.tsv`; here it is only opened.

use std::collections::HashMap;
use std::sync::OnceLock;

/// A country in the vocabularies of others.
#[derive(Clone, Debug)]
pub struct Country {
    pub iso2: &'static str,
    pub iso3: &'static str,
    pub name: &'static str,
    /// ISO 3166 number; none for a country that has none.
    pub number: Option<u16>,
    /// Number of Gleditsch and Ward, which UCDP uses.
    pub gwno: Option<u16>,
    pub acled_name: &'static str,
    pub acled_region: &'static str,
    pub ucdp_name: &'static str,
    pub ucdp_region: &'static str,
}

/// An actor of the shared table.
#[derive(Clone, Debug)]
pub struct Actor {
    pub id: &'static str,
    pub name: &'static str,
    pub kind: &'static str,
    pub countries: Vec<&'static str>,
    /// From when until when it existed, as year and month or as year; empty where open or not known.
    pub from: &'static str,
    pub until: &'static str,
    pub wikidata: &'static str,
    pub ucdp: &'static str,
    pub acled: &'static str,
    pub aliases: Vec<&'static str>,
}

/// What a type of actor is in other vocabularies; see `data/actor-types.tsv`.
#[derive(Clone, Debug)]
pub struct ActorType {
    pub at_home: u8,
    pub abroad: u8,
    pub acled_name: &'static str,
    pub side: &'static str,
    pub ftm: &'static str,
}

/// An outlet of the shared table: its country and what it is.
#[derive(Clone, Copy, Debug)]
pub struct Outlet {
    pub kind: &'static str,
    pub country: &'static str,
}

pub struct Tables {
    pub countries: HashMap<&'static str, Country>,
    pub actors: HashMap<&'static str, Actor>,
    pub types: HashMap<&'static str, ActorType>,
    pub outlets: HashMap<String, Outlet>,
    /// Kind of violence and what was attacked, to event type and sub-event type.
    pub acled_kinds: HashMap<(&'static str, &'static str), (&'static str, &'static str)>,
    /// Event type and sub-event type, to disorder type.
    pub acled_vocabulary: HashMap<(&'static str, &'static str), &'static str>,
    /// Country, to the months in which its regimes began, in order.
    pub acled_regimes: HashMap<&'static str, Vec<&'static str>>,
    /// The text of each inter code, by code.
    pub acled_inter: HashMap<u8, &'static str>,
    /// Type of target, to `armed` or `civilians`.
    pub targets: HashMap<&'static str, &'static str>,
    /// Actor, to number and name in UCDP.
    pub ucdp_sides: HashMap<&'static str, (&'static str, &'static str)>,
}

/// The tables, read once.
pub fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(Tables::load)
}

/// The rows of a table with a header line, without notes and empty lines; missing cells at the end are empty.
pub fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let width = text.lines().next().map_or(0, |header| header.split('\t').count());
    text.lines().skip(1).filter(|line| !line.trim().is_empty() && !line.starts_with('#')).map(move |line| {
        let mut cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        cells.resize(cells.len().max(width), "");
        cells
    })
}

fn shared(name: &str) -> impl Iterator<Item = Vec<&'static str>> {
    rows(bilan::lexicon::shared_table(name).unwrap_or_default())
}

fn values(cell: &'static str) -> Vec<&'static str> {
    cell.split('|').map(str::trim).filter(|v| !v.is_empty()).collect()
}

impl Tables {
    fn load() -> Self {
        let elsewhere: HashMap<&str, Vec<&'static str>> =
            rows(include_str!("../data/countries.tsv")).map(|row| (row[0], row)).collect();
        let countries = shared("countries.tsv").map(|row| {
            let (iso2, iso3, name) = (row[0], row[1], row[2]);
            let other = elsewhere.get(iso2).cloned().unwrap_or_else(|| vec![iso2, "", name, "", name, ""]);
            let country = Country {
                iso2,
                iso3,
                name,
                number: other[1].parse().ok(),
                gwno: row[6].parse().ok(),
                acled_name: other[2],
                acled_region: other[3],
                ucdp_name: other[4],
                ucdp_region: other[5],
            };
            (iso2, country)
        });
        let actors = shared("actors.tsv").map(|row| {
            let actor = Actor {
                id: row[0],
                name: row[1],
                kind: row[2],
                countries: values(row[3]),
                from: row[5],
                until: row[6],
                wikidata: row[7],
                ucdp: row[8],
                acled: row[9],
                aliases: values(row[10]),
            };
            (row[0], actor)
        });
        let types = rows(include_str!("../data/actor-types.tsv")).map(|row| {
            let inter = |cell: &str| cell.parse().unwrap_or_default();
            let kind = ActorType { at_home: inter(row[1]), abroad: inter(row[2]), acled_name: row[3], side: row[4], ftm: row[5] };
            (row[0], kind)
        });
        let outlets = shared("outlets.tsv").flat_map(|row| {
            let outlet = Outlet { kind: row[1], country: row[2] };
            let names = std::iter::once(row[0]).chain(values(row[4]));
            names.map(move |name| (name.to_lowercase(), outlet)).collect::<Vec<_>>()
        });
        Self {
            countries: countries.collect(),
            actors: actors.collect(),
            types: types.collect(),
            outlets: outlets.collect(),
            acled_kinds: rows(include_str!("../data/acled-kinds.tsv")).map(|r| ((r[0], r[1]), (r[2], r[3]))).collect(),
            acled_vocabulary: rows(include_str!("../data/acled-vocabulary.tsv")).map(|r| ((r[0], r[1]), r[2])).collect(),
            acled_regimes: rows(include_str!("../data/acled-regimes.tsv")).map(|r| (r[0], values(r[1]))).collect(),
            acled_inter: rows(include_str!("../data/acled-inter.tsv")).filter_map(|r| Some((r[0].parse().ok()?, r[1]))).collect(),
            targets: rows(include_str!("../data/target-types.tsv")).map(|r| (r[0], r[1])).collect(),
            ucdp_sides: rows(include_str!("../data/ucdp-sides.tsv")).map(|r| (r[0], (r[1], r[2]))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bilan::model::Kind;

    #[test]
    fn tables_know_only_what_exists() {
        let t = tables();
        for ((kind, attacked), sub_event) in &t.acled_kinds {
            assert!(Kind::parse(kind).is_some(), "{kind} is no kind");
            assert!(["armed", "civilians", "any"].contains(attacked), "{attacked}");
            assert!(t.acled_vocabulary.contains_key(sub_event), "{sub_event:?} is no pair of the published list");
        }
        // Of a mere explosion it is not known which of ACLED's sub-events it was, or whether it was an accident.
        let without: Vec<&str> =
            Kind::ALL.iter().map(|k| k.name()).filter(|kind| !t.acled_kinds.keys().any(|(k, _)| k == kind)).collect();
        assert_eq!(without, ["explosion"], "kinds without a row in acled-kinds.tsv");
        assert_eq!(t.acled_vocabulary.len(), 25);
        for actor in t.actors.values() {
            assert!(t.types.contains_key(actor.kind), "{}: the type {} is not in actor-types.tsv", actor.id, actor.kind);
            actor.countries.iter().for_each(|c| assert!(t.countries.contains_key(c), "{}: no country {c}", actor.id));
        }
        for kind in t.types.values() {
            assert!(t.acled_inter.contains_key(&kind.at_home) && t.acled_inter.contains_key(&kind.abroad));
            assert!(["state", "group", "international", "unnamed"].contains(&kind.side));
        }
        for (country, began) in &t.acled_regimes {
            assert!(t.countries.contains_key(country), "acled-regimes.tsv: no country {country}");
            let months = began.iter().all(|m| m.len() == 7 && format!("{m}-01").parse::<jiff::civil::Date>().is_ok());
            assert!(months && began.is_sorted(), "acled-regimes.tsv: {country}: {began:?}");
        }
        for actor in t.ucdp_sides.keys().filter(|a| !a.contains(':')) {
            assert!(t.actors.contains_key(actor), "ucdp-sides.tsv: no actor {actor}");
        }
        for country in t.countries.values() {
            assert!(
                !country.acled_region.is_empty() && !country.ucdp_region.is_empty(),
                "{} is not in countries.tsv",
                country.iso2
            );
        }
    }
}
