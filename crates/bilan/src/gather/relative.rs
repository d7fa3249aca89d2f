//! Places that are told by others: near, so far from, between; and names that only what holds them is known of.

use super::candidates::Candidate;
use super::resolve::{Choice, FarEnd, Meant};
use crate::lexicon::PlaceClass;
use crate::model::PlaceRef;
use crate::model::geo::{Point, destination, distance_km, middle};
use crate::recognise::{PlaceGroup, PlaceTie, Relative};

/// How far "near" reaches where no distance is said.
const NEAR_KM: f64 = 25.0;
/// A direction is one of eight: the true one may lie so many degrees to either side.
const TURN: f64 = 22.5;
/// A distance in a report is rounded, and may be by road or as the crow flies.
const ROUNDED: f64 = 0.15;

/// The point of "35 km north of A", "near A", "between A and B", with how far off it may be.
pub fn near(found: PlaceRef, place: &PlaceGroup, best: &Candidate<'_>, choice: &Choice<'_, '_>) -> PlaceRef {
    let Some(point) = best.point else { return found };
    match choice.far_end {
        Some(FarEnd::Place { point: other, name }) => {
            let apart = distance_km(point, other);
            return PlaceRef {
                point: Some(rounded(middle(point, other))),
                uncertainty_km: Some((apart / 2.0).ceil()),
                fuzzy: true,
                because: vec![format!("half-way between {} and {name}", best.name)],
                ..found
            };
        }
        // Between a known place and an unknown one: how far along is anybody's guess.
        Some(_) => return PlaceRef { fuzzy: true, ..found },
        None => {}
    }
    if !matches!(place.tie, PlaceTie::Near | PlaceTie::Axis | PlaceTie::In | PlaceTie::Of) {
        return found;
    }
    match place.relative {
        Some(Relative { metres: Some(metres), bearing: Some(bearing) }) => from(found, best.name, point, metres, bearing),
        relative => {
            let km = relative.and_then(|r| r.metres).map(|m| m as f64 / 1000.0);
            let km = km.or(place.distance_km.map(|km| km as f64)).map(|km| (km * (1.0 + ROUNDED)).ceil());
            let because = vec![format!("around {}", best.name)];
            PlaceRef { point: Some(point), uncertainty_km: Some(km.unwrap_or(NEAR_KM)), because, ..found }
        }
    }
}

/// So far away in a direction.
fn from(found: PlaceRef, name: &str, point: Point, metres: u64, bearing: u16) -> PlaceRef {
    let km = metres as f64 / 1000.0;
    let mut because = found.because;
    because.push(format!("{km} km from {name} in direction {bearing}°"));
    let point = rounded(destination(point, f64::from(bearing), km));
    PlaceRef { point: Some(point), uncertainty_km: Some(uncertainty(km)), because, ..found }
}

/// Across, by the turn of a direction; along, by the rounding of a distance.
fn uncertainty(km: f64) -> f64 {
    (km * TURN.to_radians().sin()).hypot(km * ROUNDED).max(1.0).ceil()
}

/// Two decimals: what is worked out from rounded values is not known better.
fn rounded((lat, lon): (f64, f64)) -> (f64, f64) {
    ((lat * 100.0).round() / 100.0, (lon * 100.0).round() / 100.0)
}

/// A name that no gazetteer holds, with the division or country that the words beside it name, and the point where they
/// give distance and direction from a place that is known.
pub fn held(found: PlaceRef, choice: &Choice<'_, '_>) -> PlaceRef {
    let mut out = found;
    for (meant, relative) in &choice.beside {
        match meant {
            Meant::Country(country) => {
                out.country.get_or_insert_with(|| (*country).to_owned());
            }
            Meant::Place(place) if place.class.is_division() => {
                // The nearest division is named first; a later one must hold it.
                if out.country.as_deref().is_none_or(|c| c == place.country) {
                    out.country.get_or_insert_with(|| place.country.to_owned());
                    if out.admin1.is_none() {
                        out.admin1 = place.admin1.map(str::to_owned);
                    }
                    if out.admin2.is_none() && place.class == PlaceClass::Admin2 {
                        out.admin2 = Some(place.name.to_owned());
                    }
                    out.because.push(format!("said to lie in {}", place.name));
                }
            }
            Meant::Place(place) => {
                if let (Some(point), Some(Relative { metres: Some(metres), bearing: Some(bearing) }), None) =
                    (place.point, relative, out.point)
                {
                    out = from(out, place.name, point, *metres, *bearing);
                    out.country.get_or_insert_with(|| place.country.to_owned());
                }
            }
        }
    }
    out
}
