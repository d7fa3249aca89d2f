//! What a name of a place means, in words.

use bilan::publish::wire::{Place, PlaceCandidate};

use crate::words;

/// `Gao (Gao, ML), point 16.2700, -0.0400 · UCDP 1, ACLED 1`, with the reasons.
pub fn meant(place: &Place) -> String {
    let mut parts = vec![words::place(Some(place), None)];
    let point = point(place.lat, place.lon);
    let about = place.uncertainty_km.map_or_else(String::new, |km| format!(" ± {km} km"));
    parts.push(if point.is_empty() { place.precision.clone() } else { format!("{} {point}{about}", place.precision) });
    parts.push(format!("UCDP {}, ACLED {}", place.where_prec, place.geo_precision));
    parts.extend(place.pcode.iter().map(|code| format!("P-code {code}")));
    parts.extend(place.because.iter().cloned());
    parts.join(" · ")
}

/// `171 Gao, city (Gao, ML) 16.2700, -0.0400 core:ML:gao: in the region named beside it`.
pub fn candidate(candidate: &PlaceCandidate) -> String {
    let around: Vec<&str> = candidate.admin1.as_deref().into_iter().chain([candidate.country.as_str()]).collect();
    let point = point(candidate.lat, candidate.lon);
    let why = if candidate.because.is_empty() { String::new() } else { format!(": {}", candidate.because.join(", ")) };
    let (score, name, class, id) = (candidate.score, &candidate.name, &candidate.class, &candidate.gazetteer_id);
    format!("{score} {name}, {class} ({}) {point} {id}{why}", around.join(", "))
}

fn point(lat: Option<f64>, lon: Option<f64>) -> String {
    lat.zip(lon).map_or_else(String::new, |(lat, lon)| format!("{lat:.4}, {lon:.4}"))
}
