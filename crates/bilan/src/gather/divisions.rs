//! Divisions of imported rows under the names that the core gazetteer gives them.

use rustc_hash::FxHashMap;

use crate::gazetteer::Row;
use crate::lexicon::{Lexicon, Place, PlaceClass, place_key};
use crate::model::geo::{Point, distance_km};

/// What the divisions of imported rows are called in the core gazetteer, as far as one report needs it.
pub struct Divisions<'a> {
    pub lexicon: &'a Lexicon,
    known: FxHashMap<(&'a str, &'a str, PlaceClass), &'a str>,
}

/// Core places that say in which division a point lies must be as near as this.
const AROUND_KM: f64 = 80.0;
/// So many of the nearest are asked.
const ASKED: usize = 5;

impl<'a> Divisions<'a> {
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, known: FxHashMap::default() }
    }

    /// The core gazetteer's name of a row's division; the row's own where there is none. "Gao Region" is Gao, because that
    /// name stands in it; "Nord" is "Région du Nord", because it stands in that name and the core's places around the row
    /// lie there.
    pub fn named(&mut self, name: &'a str, row: &Row<'a>, class: PlaceClass) -> &'a str {
        let lexicon = self.lexicon;
        self.known.entry((row.country, name, class)).or_insert_with(|| {
            let mut found = None;
            lexicon.places_in(name, |places| {
                let place = |p: &u32| &lexicon.places[*p as usize];
                let known = places.iter().map(place).find(|p| p.class == class && p.country == row.country);
                // The longest name comes last among those that begin at one word.
                found = known.or(found);
            });
            if found.is_none() && class == PlaceClass::Admin1 {
                let parts = |text: &str| text.split([' ', '-', '\'', '’']).map(place_key).collect::<Vec<_>>();
                let words = parts(name);
                let holds = |p: &&Place| p.admin1.is_some_and(|a| parts(a).iter().any(|w| words.first() == Some(w)));
                return nearest(lexicon, row.country, row.point).into_iter().find(holds).and_then(|p| p.admin1).unwrap_or(name);
            }
            found.map_or(name, |place| place.name)
        })
    }

    /// The region in which a point lies, where the core's places around it agree.
    pub fn around(lexicon: &'a Lexicon, country: &str, point: Point) -> Option<&'a str> {
        let near = nearest(lexicon, country, point);
        let first = near.first()?.admin1?;
        let agree = near.iter().filter(|p| p.admin1 == Some(first)).count();
        (near.len() >= 2 && agree * 4 >= near.len() * 3).then_some(first)
    }
}

/// The nearest settlements of a country in the core gazetteer, which holds its places country by country.
fn nearest<'a>(lexicon: &'a Lexicon, country: &str, point: Point) -> Vec<&'a Place> {
    let start = lexicon.places.partition_point(|p| p.country < country);
    let degrees = AROUND_KM / KM_OF_A_DEGREE;
    let mut found: Vec<(f64, &Place)> = lexicon.places[start..]
        .iter()
        .take_while(|p| p.country == country)
        .filter_map(|p| Some((p.point.filter(|at| (at.0 - point.0).abs() < degrees)?, p)))
        .filter(|(_, p)| p.class.is_settlement() && p.admin1.is_some())
        .map(|(at, p)| (distance_km(at, point), p))
        .filter(|(km, _)| *km < AROUND_KM)
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().take(ASKED).map(|(_, p)| p).collect()
}

/// From south to north.
const KM_OF_A_DEGREE: f64 = 111.0;
