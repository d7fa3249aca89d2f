//! Which places of a sentence are where something happened, and which place a name means.

use rustc_hash::FxHashMap;

use crate::lexicon::{Lexicon, Place, PlaceClass, PlaceWord};
use crate::model::{PlaceRef, Precision};
use crate::recognise::{GroupKind, PlaceGroup, PlaceTie};
use crate::state::SentenceTold;

/// A place of a sentence as a candidate for where an incident happened.
#[derive(Clone, Debug)]
pub struct Found {
    pub group: usize,
    pub place: PlaceRef,
    pub level: Level,
    /// Higher is more likely to be where it happened.
    pub strength: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Settlement,
    District,
    Region,
    Country,
}

/// How often each country is spoken of in a report.
#[derive(Default)]
pub struct Countries {
    counts: FxHashMap<&'static str, u32>,
}

impl Countries {
    pub fn of(told: &[SentenceTold<'_>], lexicon: &Lexicon) -> Self {
        let mut counts: FxHashMap<&'static str, u32> = FxHashMap::default();
        for sentence in told {
            for group in &sentence.groups {
                match &group.kind {
                    GroupKind::Place(p) => {
                        if let Some(country) = p.country {
                            *counts.entry(lexicon.countries[country as usize].iso2).or_default() += 4;
                        } else if let Some(only) = single_country(&p.candidates, lexicon) {
                            *counts.entry(only).or_default() += 3;
                        }
                    }
                    GroupKind::Actor(actor) => {
                        if let Some(country) = actor.country {
                            *counts.entry(country).or_default() += 3;
                        }
                    }
                    GroupKind::Victims(v) => {
                        if let Some(country) = v.of.as_deref().and_then(|of| lexicon.countries.iter().find(|c| c.iso2 == of)) {
                            *counts.entry(country.iso2).or_default() += 2;
                        }
                    }
                    _ => {}
                }
            }
            for at in 0..sentence.context.len() {
                for (_, sense) in sentence.context.senses(at) {
                    if let crate::lexicon::Sense::Demonym(country) = sense {
                        *counts.entry(lexicon.countries[*country as usize].iso2).or_default() += 2;
                    }
                }
            }
        }
        Self { counts }
    }

    pub fn main(&self) -> Option<&'static str> {
        self.counts.iter().max_by_key(|(country, n)| (**n, std::cmp::Reverse(**country))).map(|(country, _)| *country)
    }

    fn weight(&self, country: &str) -> u32 {
        self.counts.get(country).copied().unwrap_or(0)
    }
}

fn single_country(candidates: &[u32], lexicon: &Lexicon) -> Option<&'static str> {
    let first = lexicon.places[*candidates.first()? as usize].country;
    candidates.iter().all(|c| lexicon.places[*c as usize].country == first).then_some(first)
}

/// The places of a sentence where something may have happened, best first.
pub fn places(told: &SentenceTold<'_>, countries: &Countries, lexicon: &Lexicon) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, group) in told.groups.iter().enumerate() {
        let GroupKind::Place(place) = &group.kind else { continue };
        let strength = strength(told, at, place);
        if strength == 0 {
            continue;
        }
        let (place_ref, level) = resolve(told, place, countries, lexicon);
        found.push(Found { group: at, place: place_ref, level, strength });
    }
    found
}

/// How likely a name is where something happened, 0 for not at all.
fn strength(told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> u8 {
    let before = &told.groups[..at];
    let near = |kind: fn(&GroupKind) -> bool| before.iter().rev().take(2).any(|g| kind(&g.kind));
    // "the attack of Solhan"
    let of_incident = place.tie == PlaceTie::Of && near(|k| matches!(k, GroupKind::Incident(_)));
    let of_people = place.tie == PlaceTie::Of && near(|k| matches!(k, GroupKind::Victims(_) | GroupKind::Source(_) | GroupKind::Actor(_)));
    // "a déclaré à Bamako", "basé à Paris"
    let told_there = before.iter().rev().take(2).any(|g| matches!(&g.kind, GroupKind::Speech(_) | GroupKind::SpeechNoun(_)));
    if told_there && place.class.is_none() {
        return 0;
    }
    match place.tie {
        PlaceTie::Elsewhere | PlaceTie::From => 0,
        PlaceTie::In | PlaceTie::Near | PlaceTie::Axis if place.country.is_some() => 1,
        PlaceTie::In if place.distance_km.is_none() => 5,
        PlaceTie::In | PlaceTie::Near | PlaceTie::Axis => 4,
        PlaceTie::Of if of_incident => 4,
        PlaceTie::Of if place.class.is_some() && !of_people => 3,
        PlaceTie::Border => 1,
        PlaceTie::Of if of_people => 1,
        PlaceTie::Of | PlaceTie::None => u8::from(place.country.is_none()),
    }
}

/// What a name means: the candidate that the text's class, the report's countries and the gazetteer's weight favour.
fn resolve(told: &SentenceTold<'_>, place: &PlaceGroup, countries: &Countries, lexicon: &Lexicon) -> (PlaceRef, Level) {
    let context = &told.context;
    let span = context.span(place.name.0, place.name.1);
    let written = span.of(context.text).to_owned();
    if let Some(country) = place.country {
        let country = &lexicon.countries[country as usize];
        let place = PlaceRef {
            name: written,
            country: Some(country.iso2.to_owned()),
            admin1: None,
            point: None,
            precision: Precision::Country,
            gazetteer_id: Some(format!("core:{}", country.iso2)),
            span,
        };
        return (place, Level::Country);
    }
    let score = |candidate: &Place| {
        let class = match place.class {
            Some(PlaceWord::Admin1) => u32::from(candidate.class == PlaceClass::Admin1) * 60,
            Some(PlaceWord::Admin2) => u32::from(candidate.class == PlaceClass::Admin2) * 40 + u32::from(candidate.class == PlaceClass::Admin1) * 10,
            Some(PlaceWord::Settlement | PlaceWord::Site) => u32::from(candidate.class.is_settlement()) * 60,
            _ => u32::from(candidate.class.is_settlement()) * 12,
        };
        class + countries.weight(candidate.country).min(40) * 3 + u32::from(candidate.weight)
    };
    let best = place.candidates.iter().map(|c| &lexicon.places[*c as usize]).max_by_key(|c| score(c));
    let Some(best) = best else {
        let level = match place.class {
            Some(PlaceWord::Admin1) => Level::Region,
            Some(PlaceWord::Admin2 | PlaceWord::Area) => Level::District,
            _ => Level::Settlement,
        };
        let precision = match level {
            Level::Region => Precision::Region,
            Level::District => Precision::District,
            _ => Precision::Near,
        };
        let place = PlaceRef { name: written, country: None, admin1: None, point: None, precision, gazetteer_id: None, span };
        return (place, level);
    };
    let level = match best.class {
        PlaceClass::Admin1 | PlaceClass::Area => Level::Region,
        PlaceClass::Admin2 | PlaceClass::Admin3 | PlaceClass::Water | PlaceClass::Forest => Level::District,
        _ => Level::Settlement,
    };
    let precision = match level {
        Level::Settlement if place.tie == PlaceTie::In || place.tie == PlaceTie::Of => Precision::Point,
        Level::Settlement => Precision::Near,
        Level::District => Precision::District,
        _ => Precision::Region,
    };
    let admin1 = if best.class == PlaceClass::Admin1 { Some(best.name) } else { best.admin1 };
    let place = PlaceRef {
        name: best.name.to_owned(),
        country: Some(best.country.to_owned()),
        admin1: admin1.map(str::to_owned),
        // A region's middle never passes for a point.
        point: best.point.filter(|_| level == Level::Settlement && precision == Precision::Point),
        precision,
        gazetteer_id: Some(best.id()),
        span,
    };
    (place, level)
}

/// Whether two names are spellings of one place.
pub fn same(a: &PlaceRef, b: &PlaceRef) -> bool {
    if a.gazetteer_id.is_some() && a.gazetteer_id == b.gazetteer_id {
        return true;
    }
    let (x, y) = (key(&a.name), key(&b.name));
    x == y || (x.len() >= 5 && y.len() >= 5 && x.as_bytes()[0] == y.as_bytes()[0] && distance_at_most_one(&x, &y))
}

fn key(name: &str) -> String {
    crate::lexicon::place_key(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn distance_at_most_one(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let start = short.iter().zip(long.iter()).take_while(|(x, y)| x == y).count();
    if short.len() == long.len() { short[start..].iter().skip(1).eq(long[start..].iter().skip(1)) } else { short[start..] == long[start + 1..] }
}
