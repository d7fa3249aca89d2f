//! What the other places of a report say for or against a candidate: containment, distance, neighbourhood.

use super::candidates::Candidate;
use crate::lexicon::{PlaceClass, place_key};
use crate::model::geo::distance_km;

/// Points for a candidate, with the reason in words.
pub type Evidence = (i32, &'static str);

const NONE: Evidence = (0, "");
/// What speaks against a place that lies far from all others of its country in the report.
pub const FAR: Evidence = (-6, "far from all other places of the report");

/// A place that stands beside the name and says where it lies: "X, in the region of Y", "X (Y)", "X, 35 km from Y".
#[derive(Clone, Copy, Debug)]
pub struct Beside<'c, 'a> {
    pub candidates: &'c [Candidate<'a>],
    /// The country that is named, where it is one.
    pub country: Option<&'a str>,
    pub km: Option<f64>,
}

/// How a place beside the name agrees with a candidate: the best of what that place may mean.
pub fn beside(candidate: &Candidate<'_>, other: &Beside<'_, '_>) -> Evidence {
    if let Some(country) = other.country {
        return if country == candidate.country {
            (40, "in the country named beside it")
        } else {
            (-60, "not in the country named beside it")
        };
    }
    // A distance is said from a town, where the name may mean one.
    let spot = |o: &&Candidate<'_>| !o.class.is_division() && o.point.is_some();
    let from_town = other.km.is_some() && other.candidates.iter().any(|o| spot(&o));
    let others = other.candidates.iter().filter(|o| !from_town || spot(o));
    others.map(|o| pair(candidate, o, other.km)).max_by_key(|(points, _)| *points).unwrap_or(NONE)
}

fn pair(candidate: &Candidate<'_>, other: &Candidate<'_>, km: Option<f64>) -> Evidence {
    let away = candidate.point.zip(other.point).map(|(a, b)| distance_km(a, b));
    match other.class {
        class if class.is_division() && km.is_none() => contained(candidate, other, away),
        _ => distance(away, km),
    }
}

fn contained(candidate: &Candidate<'_>, division: &Candidate<'_>, away: Option<f64>) -> Evidence {
    if candidate.country != division.country {
        return (-60, "not in the country of the division named beside it");
    }
    let same = |a: Option<&str>, b: Option<&str>| a.zip(b).map(|(a, b)| a == b || place_key(a) == place_key(b));
    let region = same(candidate.admin1, division.admin1);
    if division.class == PlaceClass::Admin1 {
        return match region {
            Some(true) => (50, "in the region named beside it"),
            Some(false) => (-40, "not in the region named beside it"),
            None if away.is_some_and(|km| km < 150.0) => (20, "near the region named beside it"),
            None => (-20, "far from the region named beside it"),
        };
    }
    let near = away.is_some_and(|km| km < 60.0);
    match (same(candidate.admin2, Some(division.name)), region) {
        (Some(true), _) => (55, "in the district named beside it"),
        (_, Some(false)) => (-40, "not in the region of the district named beside it"),
        (None, Some(true)) if near => (40, "in the region of the district named beside it, and near"),
        (None, Some(true)) => (20, "in the region of the district named beside it"),
        (Some(false), _) if near => (10, "near the district named beside it"),
        (Some(false), _) => (-20, "not in the district named beside it"),
        (None, None) if near => (30, "near the district named beside it"),
        (None, None) => (-20, "far from the district named beside it"),
    }
}

fn distance(away: Option<f64>, said: Option<f64>) -> Evidence {
    match (away, said) {
        (None, _) => NONE,
        (Some(away), Some(said)) if (away - said).abs() <= 10.0 + 0.35 * said => {
            (45, "as far from the place beside it as is said")
        }
        (Some(away), Some(said)) if away > 2.0 * said + 40.0 => (-40, "farther from the place beside it than is said"),
        (Some(_), Some(_)) => NONE,
        (Some(away), None) if away < 40.0 => (35, "next to the place beside it"),
        (Some(away), None) if away < 100.0 => (15, "near the place beside it"),
        (Some(away), None) if away < 200.0 => NONE,
        (Some(_), None) => (-30, "far from the place beside it"),
    }
}

/// Places so many degrees of latitude apart are no neighbours, whatever their distance.
const NEIGHBOURING: f64 = 2.5;

/// Nearer than this, a place is next to another.
const NEAR_KM: f64 = 40.0;

/// How near a candidate lies to the other places of the report, as they are understood so far.
pub fn neighbours(candidate: &Candidate<'_>, others: &[(&str, &Candidate<'_>)], written: &str) -> Evidence {
    let (mut in_region, mut nearest, mut settlements) = (false, None::<f64>, 0);
    for (_, other) in others.iter().filter(|(name, other)| other.country == candidate.country && *name != written) {
        in_region |= other.class == PlaceClass::Admin1 && other.admin1.is_some() && other.admin1 == candidate.admin1;
        settlements += usize::from(other.class.is_settlement());
        if (other.class.is_settlement() || other.class == PlaceClass::Admin2)
            && let Some((a, b)) = candidate.point.zip(other.point)
        {
            // Once one is near, nothing is asked of how near the others are.
            let km = match nearest {
                Some(km) if km < NEAR_KM => km,
                _ if (a.0 - b.0).abs() < NEIGHBOURING => distance_km(a, b),
                _ => f64::INFINITY,
            };
            nearest = Some(nearest.map_or(km, |nearest| nearest.min(km)));
        }
    }
    let near = match nearest {
        Some(km) if km < NEAR_KM => 10,
        Some(km) if km < 100.0 => 7,
        Some(km) if km < 250.0 => 3,
        Some(_) if !in_region && settlements >= 2 => return FAR,
        _ => 0,
    };
    match (near, in_region) {
        (0, false) => NONE,
        (near, false) => (near, "near other places of the report"),
        (near, true) => (near + 8, "in a region that the report names"),
    }
}
