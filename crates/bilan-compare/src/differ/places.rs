//! Places: theirs beside ours, how far they lie apart, and the words that ours were read from.

use bilan::lexicon::place_key;
use bilan::model::Precision;
use bilan_export::Told;
use bilan_export::vocabulary::country_named;

use super::words;
use crate::other::Other;
use crate::row::{About, Difference, How, Says};

/// Kilometres up to which two points are one place: gazetteers differ by so much about a town.
const ONE_PLACE: f64 = 5.0;

pub fn places(told: &Told, other: &Other) -> Option<Difference> {
    let ours = told.event.place.as_ref();
    // A data set that knows no more than the country puts its name where the place stands.
    let no_more = other.precision == Precision::Country && country_named(&other.place).is_some();
    let theirs = match (no_more, other.place.is_empty()) {
        (true, _) => "",
        (false, true) => &*other.admin1,
        (false, false) => &*other.place,
    };
    let wide = |precision: &str| matches!(precision, "district" | "region" | "country");
    let apart = ours.and_then(|p| p.lat.zip(p.lon)).zip(other.point).map(|(a, (lat, lon))| km(a, (lat.into(), lon.into())));
    // Hyphens and blanks inside a name are spelling: "Ti-n-Akof", "Tin Akof".
    let letters = |name: &str| place_key(name).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let named = |name: &str| letters(name) == letters(theirs);
    let how = match ours {
        None if theirs.is_empty() && other.point.is_none() => return None,
        None => How::OnlyTheirs,
        Some(_) if theirs.is_empty() && other.point.is_none() => How::OnlyOurs,
        Some(p) if named(&p.name) || p.also.iter().any(|n| named(n)) => return None,
        Some(p) => match (wide(&p.precision), other.precision >= Precision::District) {
            (true, false) => How::OursWider,
            (false, true) => How::TheirsWider,
            _ if apart.is_some_and(|km| km <= ONE_PLACE) => return None,
            _ => How::Other,
        },
    };
    let statements = told.incidents().filter_map(|i| {
        let place = i.place.as_ref()?;
        let says = if named(&place.name) || named(&place.as_written) { Says::Theirs } else { Says::Ours };
        words(told, i, Some(place.span), &place.as_written, says)
    });
    let point_only = theirs.is_empty().then_some(other.point).flatten().map(|(lat, lon)| format!("{lat:.2}, {lon:.2}"));
    Some(Difference {
        about: About::Place,
        how,
        ours: ours.map(|p| p.name.clone()),
        theirs: point_only.or_else(|| (!theirs.is_empty()).then(|| theirs.to_string())),
        apart: apart.map(|km| (km * 10.0).round() / 10.0),
        statements: statements.collect(),
    })
}

/// Kilometres on a sphere.
fn km((lat1, lon1): (f64, f64), (lat2, lon2): (f64, f64)) -> f64 {
    let (a, b) = (lat1.to_radians(), lat2.to_radians());
    let (dlat, dlon) = (b - a, (lon2 - lon1).to_radians());
    let h = (dlat / 2.0).sin().powi(2) + a.cos() * b.cos() * (dlon / 2.0).sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}
