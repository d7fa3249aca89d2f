//! What a name may mean: places of the core gazetteer and of imported ones, side by side.

use super::countries::Countries;
use super::divisions::Divisions;
use super::misspelling::sounds_alike;
use crate::gazetteer::{Gazetteer, Hit, Likeness, Row, bound, core_near, key};
use crate::lexicon::{Place, PlaceClass, PlaceWord};
use crate::model::geo::{Point, distance_km};
use crate::recognise::PlaceGroup;

/// A place that a name may mean.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    pub name: &'a str,
    pub class: PlaceClass,
    pub country: &'a str,
    pub admin1: Option<&'a str>,
    pub admin2: Option<&'a str>,
    pub point: Option<Point>,
    pub pcode: Option<&'a str>,
    pub likeness: Likeness,
    pub origin: Origin<'a>,
}

#[derive(Clone, Copy, Debug)]
pub enum Origin<'a> {
    Core(&'a Place),
    Imported(Row<'a>),
}

/// A row so near to a place of the core gazetteer that bears its name is the same place.
const SAME_KM: f64 = 15.0;
/// Two rows so near to each other are one place told twice.
const TWICE_KM: f64 = 3.0;
/// Degrees within which a coordinate is the other one with its sign turned.
const MIRRORED: f64 = 0.15;
/// How much the core gazetteer is believed before an imported row.
const CORE: i32 = 12;
/// More candidates than these are told apart by nothing that a report says.
const MOST: usize = 60;

impl<'a> Candidate<'a> {
    pub fn of_core(place: &'a Place, likeness: Likeness) -> Self {
        Self {
            name: place.name,
            class: place.class,
            country: place.country,
            admin1: if place.class == PlaceClass::Admin1 { Some(place.name) } else { place.admin1 },
            admin2: if place.class == PlaceClass::Admin2 { Some(place.name) } else { place.admin2 },
            point: place.point,
            pcode: None,
            likeness,
            origin: Origin::Core(place),
        }
    }

    fn of_row(hit: Hit<'a>, divisions: &mut Divisions<'a>) -> Self {
        let row = hit.row;
        let admin1 = row.admin1.map(|name| divisions.named(name, &row, PlaceClass::Admin1));
        let admin2 = row.admin2.map(|name| divisions.named(name, &row, PlaceClass::Admin2));
        Self {
            name: row.name,
            class: row.class,
            country: row.country,
            admin1,
            admin2,
            point: Some(row.point),
            pcode: row.pcode,
            likeness: hit.likeness,
            origin: Origin::Imported(row),
        }
    }

    pub fn id(&self) -> String {
        match &self.origin {
            Origin::Core(place) => place.id(),
            Origin::Imported(row) => row.id(),
        }
    }

    pub const fn is_core(&self) -> bool {
        matches!(self.origin, Origin::Core(_))
    }

    /// How likely it is before anything else of the report is looked at: class, the countries that the report speaks of,
    /// and how often the place is meant at all.
    pub fn prior(&self, place: &PlaceGroup, countries: &Countries) -> i32 {
        let settlement = self.class.is_settlement();
        let class = match place.class {
            Some(PlaceWord::Admin1) => i32::from(self.class == PlaceClass::Admin1) * 60,
            Some(PlaceWord::Admin2) => match self.class {
                PlaceClass::Admin2 | PlaceClass::Admin3 => 40,
                PlaceClass::Admin1 => 10,
                _ => 0,
            },
            Some(PlaceWord::Settlement | PlaceWord::Site) => i32::from(settlement) * 60,
            _ => i32::from(settlement) * 12,
        };
        let spelling = match self.likeness {
            Likeness::Name => 0,
            Likeness::Alias => -2,
            Likeness::Letters(n) => -12 * i32::from(n),
        };
        let often = match &self.origin {
            Origin::Core(place) => i32::from(place.weight) + CORE,
            Origin::Imported(row) => match (row.class, row.population) {
                (_, 100_000..) => 6,
                (_, 10_000..) | (PlaceClass::City | PlaceClass::Capital, _) => 4,
                (_, 1_000..) | (PlaceClass::Town, _) => 2,
                (PlaceClass::Village, _) => 1,
                _ => 0,
            },
        };
        class + countries.weight(self.country).min(40) as i32 * 3 + spelling + often
    }
}

/// The places that a name, as written, may mean. Where nothing bears it, the words around it have said that it is a place:
/// then names that differ in few letters are tried too.
pub fn candidates<'a>(
    written: &str,
    place: &PlaceGroup,
    divisions: &mut Divisions<'a>,
    gazetteer: &'a Gazetteer<'a>,
    countries: &Countries,
) -> Vec<Candidate<'a>> {
    let lexicon = divisions.lexicon;
    let mut out: Vec<Candidate<'a>> =
        place.candidates.iter().map(|c| Candidate::of_core(&lexicon.places[*c as usize], Likeness::Name)).collect();
    if gazetteer.is_empty() && !out.is_empty() {
        return out;
    }
    let Some(key) = key(written) else { return out };
    if place.compound && !out.is_empty() {
        // A name of its own that begins like a known one: only a row for all of it is that place.
        let rows = named(written, divisions, gazetteer);
        return if rows.is_empty() { out } else { rows };
    }
    // A namesake of a known place counts only where the report speaks of its country.
    let unknown = out.is_empty() || countries.main().is_none();
    add(&mut out, gazetteer.exact_in(&key, |c| unknown || countries.weight(c) > 0), divisions);
    if out.is_empty() {
        misspelt(&mut out, &key, divisions, gazetteer, countries);
    }
    out
}

/// The imported places that bear exactly this name.
pub fn named<'a>(written: &str, divisions: &mut Divisions<'a>, gazetteer: &'a Gazetteer<'a>) -> Vec<Candidate<'a>> {
    let mut out = Vec::new();
    if let Some(key) = key(written) {
        add(&mut out, gazetteer.exact(&key), divisions);
    }
    out
}

/// Adds rows that are none of the places already there; one that is gives its official code.
fn add<'a>(out: &mut Vec<Candidate<'a>>, hits: Vec<Hit<'a>>, divisions: &mut Divisions<'a>) {
    for hit in hits {
        if out.len() >= MOST {
            break;
        }
        let row = hit.row;
        let same = |c: &&mut Candidate<'_>| {
            c.country == row.country
                && kind(c.class) == kind(row.class)
                && c.point.is_some_and(|p| match c.origin {
                    Origin::Core(_) => distance_km(p, row.point) < SAME_KM || mirrored(p, row.point) || kind(c.class) == 2,
                    Origin::Imported(_) => distance_km(p, row.point) < TWICE_KM,
                })
        };
        if let Some(known) = out.iter_mut().find(same) {
            known.pcode = known.pcode.or(row.pcode);
        } else {
            out.push(Candidate::of_row(hit, divisions));
        }
    }
}

/// Settlements and spots, natural features, divisions.
const fn kind(class: PlaceClass) -> u8 {
    match class {
        PlaceClass::Forest | PlaceClass::Water | PlaceClass::Area => 1,
        PlaceClass::Admin1 | PlaceClass::Admin2 | PlaceClass::Admin3 | PlaceClass::Country => 2,
        _ => 0,
    }
}

/// Whether one point is the other with the sign of a coordinate turned.
fn mirrored(a: Point, b: Point) -> bool {
    let close = |x: f64, y: f64| (x - y).abs() < MIRRORED;
    close(a.0, b.0) && close(a.1, -b.1) || close(a.0, -b.0) && close(a.1, b.1)
}

/// Places whose names differ in few letters, the nearest only.
fn misspelt<'a>(
    out: &mut Vec<Candidate<'a>>,
    key: &str,
    divisions: &mut Divisions<'a>,
    gazetteer: &'a Gazetteer<'a>,
    countries: &Countries,
) {
    for bound in 1..=bound(key) {
        let settled = |class: PlaceClass| class.is_settlement() || kind(class) == 2;
        out.extend(
            core_near(divisions.lexicon, key, bound)
                .into_iter()
                .filter(|(place, _)| settled(place.class))
                .map(|(place, likeness)| Candidate::of_core(place, likeness)),
        );
        // Among the many names of a dump, one in which two letters differ is found too easily, and dearly.
        let main = countries.main().map_or(0, |c| countries.weight(c));
        let spoken_of = |c: &str| countries.weight(c) * 2 >= main;
        let rows = if bound == 1 { gazetteer.near(key, bound, spoken_of) } else { Vec::new() };
        add(out, rows.into_iter().filter(|hit| settled(hit.row.class)).collect(), divisions);
        // Those that sound alike come before those in which any letter differs.
        let mut alike: Vec<Candidate<'a>> = out.iter().filter(|c| sounds_alike(key, c.name)).copied().collect();
        if !alike.is_empty() {
            out.clear();
            out.append(&mut alike);
        }
        if !out.is_empty() {
            return;
        }
    }
}
