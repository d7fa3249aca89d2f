//! Rows that are probably wrong: beside their country or division, with a turned sign, told twice, or elsewhere than the
//! core gazetteer has them.
//!
//! What is usual for a country or division is taken from its own rows: their middle, and how far nearly all of them lie
//! from it. Nothing is changed; whoever keeps the source decides.

use std::fmt;

use bilan::gazetteer::{Compiled, Row, key};
use bilan::lexicon::{Lexicon, PlaceClass};
use bilan::model::geo::{Point, distance_km};
use rustc_hash::FxHashMap;

/// What seems wrong with a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Doubt {
    /// With the sign of a coordinate turned it would lie where it should.
    Hemisphere {
        instead: Point,
    },
    OutsideCountry {
        km: f64,
    },
    OutsideDivision {
        division: String,
        km: f64,
    },
    /// The core gazetteer has the place of this name elsewhere.
    Core {
        id: String,
        km: f64,
        turned: bool,
    },
    Double {
        of: u64,
    },
    /// Where the equator meets the first meridian: what an empty value becomes.
    Zero,
}

/// A row and what seems wrong with it.
#[derive(Clone, Debug)]
pub struct Finding {
    pub id: String,
    pub name: String,
    pub country: String,
    pub point: Point,
    pub doubt: Doubt,
}

impl Doubt {
    const fn name(&self) -> &'static str {
        match self {
            Self::Hemisphere { .. } => "hemisphere",
            Self::OutsideCountry { .. } => "outside_country",
            Self::OutsideDivision { .. } => "outside_division",
            Self::Core { turned: true, .. } => "turned_sign",
            Self::Core { .. } => "elsewhere_than_core",
            Self::Double { .. } => "double",
            Self::Zero => "zero",
        }
    }
}

impl Finding {
    /// One object for programs.
    pub fn json(&self, gazetteer: &str) -> String {
        serde_json::json!({
            "gazetteer": gazetteer, "id": self.id, "name": self.name, "country": self.country,
            "lat": self.point.0, "lon": self.point.1, "doubt": self.doubt.name(), "why": self.why(),
        })
        .to_string()
    }

    fn why(&self) -> String {
        match &self.doubt {
            Doubt::Hemisphere { instead } => {
                format!(
                    "lies far outside its country; at {:.4}, {:.4} it would lie inside: wrong hemisphere",
                    instead.0, instead.1
                )
            }
            Doubt::OutsideCountry { km } => {
                format!("lies {km:.0} km from the middle of its country, farther than its other places")
            }
            Doubt::OutsideDivision { division, km } => {
                format!("lies {km:.0} km from the middle of {division}, farther than the other places of that division")
            }
            Doubt::Core { id, km, turned: true } => {
                format!("lies {km:.0} km from {id} of the core gazetteer, which is where it would lie with its sign turned")
            }
            Doubt::Core { id, km, .. } => {
                format!("lies {km:.0} km from {id} of the core gazetteer, the only place of that name there")
            }
            Doubt::Double { of } => format!("is the place of row {of} told twice: same name, within a kilometre"),
            Doubt::Zero => "lies at 0, 0, which is what a missing value becomes".to_owned(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}, {}; {:.4}, {:.4}) {}", self.name, self.id, self.country, self.point.0, self.point.1, self.why())
    }
}

/// Points that say what is usual for a country or division.
const SAMPLE: usize = 2000;
/// Fewer points say nothing.
const LEAST: usize = 12;
/// Nearly all.
const NEARLY: f64 = 0.99;
/// How far beyond the usual a row must lie.
const BEYOND: f64 = 1.6;
const BEYOND_KM: f64 = 40.0;
/// How far from the core's place of that name a row must lie to be doubted.
const CORE_KM: f64 = 25.0;
/// Degrees within which a coordinate is the other with its sign turned.
const TURNED: f64 = 0.15;
/// About a kilometre.
const CELL: f64 = 0.01;

/// Calls `each` with every row of a table that seems wrong. Reads the table twice; memory grows with the number of
/// divisions and, for doubles, with sixteen bytes a row.
pub fn table(table: &Compiled<'_>, lexicon: &Lexicon, mut each: impl FnMut(&Finding)) {
    let mut usual: FxHashMap<String, Usual> = FxHashMap::default();
    for row in table.rows() {
        usual.entry(row.country.to_owned()).or_default().add(row.point);
        if let Some(division) = row.admin1 {
            usual.entry(format!("{}|{division}", row.country)).or_default().add(row.point);
        }
    }
    usual.values_mut().for_each(Usual::settle);
    let core = core(lexicon);
    let mut seen: FxHashMap<u64, u64> = FxHashMap::default();
    for row in table.rows() {
        for doubt in
            [place_doubt(&row, &usual).or_else(|| core_doubt(&row, &core)), double(&row, &mut seen)].into_iter().flatten()
        {
            each(&Finding { id: row.id(), name: row.name.to_owned(), country: row.country.to_owned(), point: row.point, doubt });
        }
    }
}

fn place_doubt(row: &Row<'_>, usual: &FxHashMap<String, Usual>) -> Option<Doubt> {
    if row.point.0 == 0.0 && row.point.1 == 0.0 {
        return Some(Doubt::Zero);
    }
    // Rivers and divisions have their point where they end or in their middle.
    if matches!(row.class, PlaceClass::Water | PlaceClass::Admin1 | PlaceClass::Country | PlaceClass::Area) {
        return None;
    }
    let country = usual.get(row.country)?;
    if let Some(km) = country.beyond(row.point) {
        let (lat, lon) = row.point;
        let turned = [(lat, -lon), (-lat, lon), (-lat, -lon)].into_iter().find(|p| country.is_inside(*p));
        return Some(turned.map_or(Doubt::OutsideCountry { km }, |instead| Doubt::Hemisphere { instead }));
    }
    let division = row.admin1?;
    let km = usual.get(&format!("{}|{division}", row.country))?.beyond(row.point)?;
    Some(Doubt::OutsideDivision { division: division.to_owned(), km })
}

/// By key and country: id, point and weight; none where several places there bear the name.
type CorePlaces<'l> = FxHashMap<(String, &'l str), Option<(String, Point, u8)>>;

/// Settlements of the core gazetteer by key and country, where only one there bears the name.
fn core(lexicon: &Lexicon) -> CorePlaces<'_> {
    let mut out: CorePlaces<'_> = FxHashMap::default();
    for place in lexicon.places.iter().filter(|p| p.class.is_settlement()) {
        let (Some(key), Some(point)) = (key(place.name), place.point) else { continue };
        out.entry((key, place.country))
            .and_modify(|known| *known = None)
            .or_insert_with(|| Some((place.id(), point, place.weight)));
    }
    out
}

/// How often the core's place must be meant for another one of its name to be doubted.
const WELL_KNOWN: u8 = 6;

fn core_doubt(row: &Row<'_>, core: &CorePlaces<'_>) -> Option<Doubt> {
    if !row.class.is_settlement() {
        return None;
    }
    let (id, point, weight) = core.get(&(key(row.name)?, row.country))?.as_ref()?;
    let km = distance_km(*point, row.point);
    let close = |a: f64, b: f64| (a - b).abs() < TURNED;
    let turned = close(row.point.0, point.0) && close(row.point.1, -point.1)
        || close(row.point.0, -point.0) && close(row.point.1, point.1);
    // Villages of one name are many; a larger place of it elsewhere is doubted.
    let larger = *weight >= WELL_KNOWN && (row.population >= 10_000 || row.class > PlaceClass::Village);
    (km > CORE_KM && (turned || larger)).then(|| Doubt::Core { id: id.clone(), km, turned })
}

/// Whether a row of the same name and kind was seen within about a kilometre.
fn double(row: &Row<'_>, seen: &mut FxHashMap<u64, u64>) -> Option<Doubt> {
    use std::hash::BuildHasher as _;
    let key = key(row.name)?;
    let cell = |shift: (i64, i64)| {
        let (lat, lon) = ((row.point.0 / CELL).round() as i64 + shift.0, (row.point.1 / CELL).round() as i64 + shift.1);
        rustc_hash::FxBuildHasher.hash_one((&key, row.country, row.class, lat, lon))
    };
    let around = (-1..=1).flat_map(|a| (-1..=1).map(move |b| (a, b)));
    let of = around.map(cell).find_map(|c| seen.get(&c).copied());
    seen.insert(cell((0, 0)), row.id);
    of.map(|of| Doubt::Double { of })
}

/// What is usual for the points of a country or division.
#[derive(Default)]
struct Usual {
    sample: Vec<Point>,
    seen: u64,
    middle: Point,
    reach: f64,
}

impl Usual {
    /// Keeps a sample that every part of the table has its share in.
    fn add(&mut self, point: Point) {
        self.seen += 1;
        if self.sample.len() < SAMPLE {
            self.sample.push(point);
        } else {
            // A fixed sequence instead of chance: the same table always gives the same findings.
            let at = (self.seen.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20) % self.seen;
            if let Some(slot) = self.sample.get_mut(at as usize) {
                *slot = point;
            }
        }
    }

    fn settle(&mut self) {
        if self.sample.len() < LEAST {
            self.reach = f64::INFINITY;
            return;
        }
        let median = |f: fn(&Point) -> f64, sample: &[Point]| {
            let mut values: Vec<f64> = sample.iter().map(f).collect();
            values.sort_by(f64::total_cmp);
            values[values.len() / 2]
        };
        self.middle = (median(|p| p.0, &self.sample), median(|p| p.1, &self.sample));
        let mut away: Vec<f64> = self.sample.iter().map(|p| distance_km(*p, self.middle)).collect();
        away.sort_by(f64::total_cmp);
        self.reach = away[((away.len() - 1) as f64 * NEARLY) as usize];
        self.sample = Vec::new();
    }

    fn is_inside(&self, point: Point) -> bool {
        distance_km(point, self.middle) <= self.reach
    }

    /// The distance from the middle, where it is more than usual.
    fn beyond(&self, point: Point) -> Option<f64> {
        let km = distance_km(point, self.middle);
        (km > self.reach * BEYOND + BEYOND_KM).then_some(km)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_far_from_the_others_is_beyond() {
        let mut usual = Usual::default();
        for n in 0..200 {
            usual.add((16.0 + f64::from(n % 20) / 10.0, 1.0 + f64::from(n / 20) / 10.0));
        }
        usual.settle();
        assert_eq!(usual.beyond((16.5, 1.2)), None);
        assert!(usual.beyond((16.5, 4.9)).is_some());
    }
}
