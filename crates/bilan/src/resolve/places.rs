//! How two places stand to each other.

use super::collection::{Collection, NONE, Place, Telling};
use super::names::alike;
use super::score::Refusal;
use super::weights::Evidence;
use crate::model::Precision;

/// Kilometres up to which two settlements can be one place of an event, told by the nearer or the better known name.
const CLOSE: f32 = 15.0;
const NEAR: f32 = 40.0;
/// Kilometres beyond which two settlements are not one place, whatever else agrees.
const FAR: f32 = 75.0;

/// What the places of two incidents say.
pub fn places(c: &Collection, a: &Telling, b: &Telling, note: &mut impl FnMut(Evidence)) -> Result<(), Refusal> {
    let countries_differ = a.country != NONE && b.country != NONE && a.country != b.country;
    let (Some(p), Some(q)) = (&a.place, &b.place) else {
        if countries_differ {
            return Err(Refusal::OtherCountry);
        }
        if a.country != NONE && a.country == b.country {
            note(Evidence::SameCountry);
        }
        return Ok(());
    };
    let names = name(c, p, q);
    if countries_differ {
        // A village on a border may be told as lying on either side.
        if names.is_none() || p.precision >= Precision::Region {
            return Err(Refusal::OtherCountry);
        }
        note(Evidence::OtherCountry);
    }
    let (p_wide, q_wide) = (p.precision >= Precision::District, q.precision >= Precision::District);
    match (p_wide, q_wide) {
        (false, false) => settlements(p, q, names, note),
        (true, true) => {
            note(if names.is_some() || p.admin1 != NONE && p.admin1 == q.admin1 {
                Evidence::SameRegion
            } else {
                Evidence::OtherRegion
            });
            Ok(())
        }
        _ => {
            let (wide, narrow) = if p_wide { (p, q) } else { (q, p) };
            // Where the gazetteer holds a district and a town of one name, reports mean either.
            if names.is_some() {
                note(Evidence::SameSpelling);
            } else if wide.admin1 != NONE && narrow.admin1 != NONE {
                note(if wide.admin1 == narrow.admin1 { Evidence::ContainsPlace } else { Evidence::OtherRegion });
            }
            Ok(())
        }
    }
}

/// The evidence of two names, where they are of one place by name.
fn name(c: &Collection, p: &Place, q: &Place) -> Option<Evidence> {
    if p.gazetteer != NONE && p.gazetteer == q.gazetteer {
        return Some(Evidence::SamePlace);
    }
    if p.skeleton == q.skeleton {
        return Some(if p.name == q.name { Evidence::SamePlace } else { Evidence::SameSpelling });
    }
    let both_known = p.gazetteer != NONE && q.gazetteer != NONE;
    let near = distance(p, q).is_none_or(|km| km <= NEAR);
    (!both_known && near && alike(c.names.get(p.skeleton), c.names.get(q.skeleton))).then_some(Evidence::AlikePlace)
}

fn settlements(p: &Place, q: &Place, names: Option<Evidence>, note: &mut impl FnMut(Evidence)) -> Result<(), Refusal> {
    let km = distance(p, q);
    if let Some(evidence) = names.filter(|_| km.is_none_or(|km| km <= FAR)) {
        note(evidence);
        return Ok(());
    }
    match km {
        Some(km) if km > FAR => return Err(Refusal::FarApart),
        Some(km) if km > NEAR => note(Evidence::ApartPlace),
        Some(km) if km > CLOSE => note(Evidence::NearPlace),
        Some(_) => note(Evidence::ClosePlace),
        None => {
            note(Evidence::OtherName);
            if p.admin1 != NONE && q.admin1 != NONE && p.admin1 != q.admin1 {
                note(Evidence::OtherRegion);
            }
        }
    }
    Ok(())
}

/// Kilometres between two places; on a sphere flattened at their latitude, which is exact enough below a hundred.
fn distance(p: &Place, q: &Place) -> Option<f32> {
    let ([lat1, lon1], [lat2, lon2]) = (p.point?, q.point?);
    let x = (lon2 - lon1) * ((lat1 + lat2) * 0.5).to_radians().cos();
    let y = lat2 - lat1;
    Some((x * x + y * y).sqrt() * 111.2)
}
