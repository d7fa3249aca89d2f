//! Which place a name means.

use super::countries::Countries;
use super::places::Level;
use crate::lexicon::{Lexicon, Place, PlaceClass, PlaceWord, Sense, SenseClass};
use crate::model::{PlaceRef, Precision, Span};
use crate::recognise::{GroupKind, PlaceGroup, PlaceTie};
use crate::state::SentenceTold;

/// What a name means: the candidate that the text's class, the report's countries and the gazetteer's weight favour.
pub fn resolve(told: &SentenceTold<'_>, place: &PlaceGroup, countries: &Countries, lexicon: &Lexicon) -> (PlaceRef, Level) {
    let context = &told.context;
    let span = context.span(place.name.0, place.name.1);
    let written = span.of(context.text).to_owned();
    if let Some(country) = place.country {
        let country = &lexicon.countries[country as usize];
        return (
            outline(written, Some(country.iso2), Precision::Country, Some(format!("core:{}", country.iso2)), span),
            Level::Country,
        );
    }
    let of_country = country_after(told, place).filter(|_| is_direction(told, place)).map(|c| lexicon.countries[c as usize].iso2);
    if let Some(country) = of_country {
        // "the north-west of the country": a part of it, not a region of that name elsewhere.
        let known = place.candidates.iter().map(|c| &lexicon.places[*c as usize]).find(|p| p.country == country);
        return match known {
            Some(best) => of_gazetteer(place, best, written, span),
            None => (outline(written, Some(country), Precision::Region, None, span), Level::Region),
        };
    }
    let best = place.candidates.iter().map(|c| &lexicon.places[*c as usize]).max_by_key(|c| score(place, c, countries));
    // A spelling that only resembles a place of a country that the report does not speak of is another place; so is a
    // compass word.
    let alike = |best: &Place| {
        let at_home = countries.weight(best.country) > 0;
        at_home
            || countries.main().is_none()
            || crate::lexicon::fold(&written) == crate::lexicon::fold(best.name) && !is_direction(told, place)
    };
    match best.filter(|b| alike(b)) {
        Some(best) => of_gazetteer(place, best, written, span),
        None => {
            let (found, level) = unknown(place, written, span);
            // "in a village of the north-west": a part of the country, not the village.
            if is_direction(told, place) {
                (PlaceRef { precision: Precision::Region, ..found }, Level::Region)
            } else {
                (found, level)
            }
        }
    }
}

/// The country that follows a name with "of".
fn country_after(told: &SentenceTold<'_>, place: &PlaceGroup) -> Option<u16> {
    let next = told.groups.iter().skip_while(|g| g.start < place.name.1).take(4);
    next.into_iter().take_while(|g| matches!(g.kind, GroupKind::Word | GroupKind::Place(_))).find_map(|g| match &g.kind {
        GroupKind::Place(p) => p.country,
        _ => None,
    })
}

fn is_direction(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    told.context.senses_of(place.name.0, &[SenseClass::PlaceWord]).any(|(_, s)| *s == Sense::PlaceWord(PlaceWord::Direction))
}

fn outline(name: String, country: Option<&str>, precision: Precision, id: Option<String>, span: Span) -> PlaceRef {
    PlaceRef { name, country: country.map(str::to_owned), admin1: None, point: None, precision, gazetteer_id: id, span }
}

fn score(place: &PlaceGroup, candidate: &Place, countries: &Countries) -> u32 {
    let settlement = candidate.class.is_settlement();
    let class = match place.class {
        Some(PlaceWord::Admin1) => u32::from(candidate.class == PlaceClass::Admin1) * 60,
        Some(PlaceWord::Admin2) => {
            u32::from(candidate.class == PlaceClass::Admin2) * 40 + u32::from(candidate.class == PlaceClass::Admin1) * 10
        }
        Some(PlaceWord::Settlement | PlaceWord::Site) => u32::from(settlement) * 60,
        _ => u32::from(settlement) * 12,
    };
    class + countries.weight(candidate.country).min(40) * 3 + u32::from(candidate.weight)
}

/// A name that no gazetteer holds: only what the text says of it.
fn unknown(place: &PlaceGroup, written: String, span: Span) -> (PlaceRef, Level) {
    let (level, precision) = match place.class {
        Some(PlaceWord::Admin1) => (Level::Region, Precision::Region),
        Some(PlaceWord::Admin2 | PlaceWord::Area) => (Level::District, Precision::District),
        _ => (Level::Settlement, Precision::Near),
    };
    (outline(written, None, precision, None, span), level)
}

fn of_gazetteer(place: &PlaceGroup, best: &Place, written: String, span: Span) -> (PlaceRef, Level) {
    let level = match best.class {
        _ if place.compound => Level::Settlement,
        PlaceClass::Admin1 | PlaceClass::Area => Level::Region,
        PlaceClass::Admin2 | PlaceClass::Admin3 | PlaceClass::Water | PlaceClass::Forest => Level::District,
        _ => Level::Settlement,
    };
    let admin1 = if best.class == PlaceClass::Admin1 { Some(best.name) } else { best.admin1 };
    if place.compound {
        // A name of its own beside the known one: its region is known, its point is not.
        let mut found = outline(written, Some(best.country), Precision::Near, None, span);
        found.admin1 = admin1.map(str::to_owned);
        return (found, level);
    }
    let precision = match level {
        Level::Settlement if matches!(place.tie, PlaceTie::In | PlaceTie::Of | PlaceTie::None) && place.distance_km.is_none() => {
            Precision::Point
        }
        Level::Settlement => Precision::Near,
        Level::District => Precision::District,
        _ => Precision::Region,
    };
    let found = PlaceRef {
        name: best.name.to_owned(),
        country: Some(best.country.to_owned()),
        admin1: admin1.map(str::to_owned),
        // A region's middle never passes for a point.
        point: best.point.filter(|_| precision == Precision::Point),
        precision,
        gazetteer_id: Some(best.id()),
        span,
    };
    (found, level)
}
