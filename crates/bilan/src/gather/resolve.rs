//! What a name means, once its candidates are weighed: a place with a stated precision, or a name and what holds it.

use super::atlas::Toponym;
use super::candidates::{Candidate, Origin};
use super::countries::Countries;
use super::divisions::Divisions;
use super::joint::Evidence;
use super::misspelling;
use super::places::Level;
use super::relative;
use crate::gazetteer::Likeness;
use crate::lexicon::{Lexicon, PlaceClass, PlaceWord, Sense, SenseClass, fold};
use crate::model::geo::Point;
use crate::model::{PlaceCandidate, PlaceRef, Precision, Span};
use crate::recognise::{GroupKind, PlaceGroup, PlaceTie, Relative};
use crate::state::SentenceTold;

/// A name with its weighed candidates and what the names beside it mean.
pub struct Choice<'c, 'a> {
    pub(super) toponym: &'c Toponym<'a>,
    pub beside: Vec<(Meant<'a>, Option<Relative>)>,
    /// The other end of a road.
    pub far_end: Option<FarEnd<'a>>,
    /// All that is known by the name lies in another country than the report's, far from whatever is named there.
    pub far_from_home: bool,
}

/// What stands at the other end of a road.
#[derive(Clone, Copy)]
pub enum FarEnd<'a> {
    Place {
        name: &'a str,
        point: Point,
    },
    /// A name that is not known, or of no place nearby.
    Unknown,
    /// No road at all: two names joined by a hyphen, of places that no road joins, are one name.
    OneName,
}

/// What a name beside another means.
#[derive(Clone, Copy)]
#[expect(clippy::large_enum_variant, reason = "a handful at a time, each used once")]
pub enum Meant<'a> {
    Country(&'a str),
    Place(Candidate<'a>),
}

/// Two imported places whose scores are as close as this cannot be told apart.
const CLOSE: i32 = 3;
/// Unless they lie so near to each other that it does not matter.
const TOGETHER_KM: f64 = 20.0;
/// Candidates that are kept for those who look on.
const KEPT: usize = 6;

pub fn resolve(
    told: &SentenceTold<'_>,
    place: &PlaceGroup,
    choice: Option<Choice<'_, '_>>,
    countries: &Countries,
    lexicon: &Lexicon,
) -> (PlaceRef, Level) {
    let context = &told.context;
    let end = choice.as_ref().map_or(place.name.1, |c| c.toponym.end);
    let span = context.span(place.name.0, end);
    let written = span.of(context.text);
    let named = |precision| PlaceRef::named(written.to_owned(), precision, span);
    if let Some(country) = place.country {
        let iso2 = lexicon.countries[country as usize].iso2;
        let found = named(Precision::Country);
        return (
            PlaceRef { country: Some(iso2.to_owned()), gazetteer_id: Some(format!("core:{iso2}")), ..found },
            Level::Country,
        );
    }
    let Some(choice) = choice else { return unknown(place, written, span) };
    let it = choice.toponym;
    let of_country = part_of_country(told, place).map(|c| lexicon.countries[c as usize].iso2);
    if let Some(country) = of_country {
        // "the north-west of the country": a part of it, not a region of that name elsewhere.
        return match it.candidates.iter().find(|p| p.country == country) {
            Some(best) => of_candidate(place, best, &choice, lexicon, written, span),
            None => (PlaceRef { country: Some(country.to_owned()), fuzzy: true, ..named(Precision::Region) }, Level::Region),
        };
    }
    let best = it.best.filter(|b| is_meant(told, place, &it.candidates[*b], &choice, countries, written));
    match best {
        Some(best) if is_ambiguous(it, best) => {
            let (found, level) = unknown(place, written, span);
            let best = &it.candidates[best];
            let shared = |f: fn(&Candidate<'_>) -> Option<String>| {
                f(best).filter(|v| rivals(it).all(|c| f(c).as_deref() == Some(v.as_str())))
            };
            let country = shared(|c| Some(c.country.to_owned()));
            let admin1 = country.as_ref().and_then(|_| shared(|c| c.admin1.map(str::to_owned)));
            let because = vec!["several places bear the name, and the report does not tell them apart".to_owned()];
            (PlaceRef { country, admin1, because, ..found }, level)
        }
        Some(best) => of_candidate(place, &it.candidates[best], &choice, lexicon, written, span),
        None => {
            let (found, level) = unknown(place, written, span);
            // "in a village of the north-west": a part of the country, not the village.
            if is_direction(told, place) {
                (PlaceRef { precision: Precision::Region, fuzzy: true, ..found }, Level::Region)
            } else {
                (relative::held(found, &choice), level)
            }
        }
    }
}

/// A spelling that only resembles a place of a country that the report does not speak of is another place; so is a compass
/// word. An imported place is only meant where the report speaks of its country, or of none and no other bears the name.
fn is_meant(
    told: &SentenceTold<'_>,
    place: &PlaceGroup,
    best: &Candidate<'_>,
    choice: &Choice<'_, '_>,
    countries: &Countries,
    written: &str,
) -> bool {
    let supported = choice.beside.iter().any(|(m, _)| match m {
        Meant::Country(country) => *country == best.country,
        Meant::Place(other) => other.country == best.country,
    });
    let at_home = countries.weight(best.country) > 0 || supported;
    let weighed = &choice.toponym.scores[choice.toponym.best.unwrap_or(0)];
    match (&best.origin, best.likeness) {
        (_, Likeness::Letters(letters)) => {
            let main = countries.main().is_none_or(|c| c == best.country);
            let only = choice
                .toponym
                .candidates
                .iter()
                .all(|c| c.country != best.country || std::ptr::eq(c, best) || c.id() == best.id());
            (main || supported) && misspelling::is_likely(written, best.name, letters, weighed, only)
        }
        // Told to lie elsewhere than the place that is known, in another country: a namesake.
        (Origin::Core(_), _) if !supported && weighed.beside <= REFUTED => false,
        // A village of that name in a country that the report, which speaks of others, does not name: another village.
        (Origin::Core(_), _)
            if !supported
                && !is_of_two_parts(written, best)
                && (best.class.is_small()
                    || place.compound
                    || is_village(told, place)
                    || choice.far_from_home && is_of_few_reports(best))
                && countries.only_by(&place.candidates, best.country) =>
        {
            false
        }
        (Origin::Core(_), _) => {
            at_home || countries.main().is_none() || fold(written) == fold(best.name) && !is_direction(told, place)
        }
        (Origin::Imported(_), _) => {
            let only = choice.toponym.candidates.iter().all(|c| c.country == best.country);
            let refuted = weighed.beside <= REFUTED / 2 || weighed.beside <= 0 && weighed.around < 0;
            !refuted && (at_home || countries.main().is_none() && only)
        }
    }
}

/// "Grand-Bassam": a name of several words, written as it is, is hardly borne by another village in another country.
fn is_of_two_parts(written: &str, best: &Candidate<'_>) -> bool {
    best.name.contains(['-', ' ']) && fold(written) == fold(best.name)
}

/// Neither a capital nor a city of many reports, which are named from afar.
const fn is_of_few_reports(best: &Candidate<'_>) -> bool {
    let known = match &best.origin {
        Origin::Core(place) => place.weight,
        Origin::Imported(_) => 0,
    };
    known < OFTEN_NAMED && !matches!(best.class, PlaceClass::Capital)
}

/// From this weight on a place is named in many reports.
const OFTEN_NAMED: u8 = 5;

/// "in the village of A": no city of that name.
fn is_village(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let before = place.name.0.saturating_sub(VILLAGE_BACK)..place.name.0;
    let village = |s: &Sense| matches!(s, Sense::Target("village"));
    before.into_iter().any(|i| told.context.senses_of(i, &[SenseClass::Target]).any(|(_, s)| village(s)))
}

/// The class word stands at most so many words before the name, or before the first of two.
const VILLAGE_BACK: usize = 4;

/// What stands beside a name says that it is not there.
const REFUTED: i32 = -40;

/// Candidates that are as likely as the best one.
fn rivals<'t, 'a>(it: &'t Toponym<'a>) -> impl Iterator<Item = &'t Candidate<'a>> {
    let top = it.best.map_or(i32::MAX, |best| it.scores[best].score);
    it.candidates.iter().zip(&it.scores).filter(move |(_, w)| top - w.score < CLOSE).map(|(c, _)| c)
}

/// Whether an imported place is chosen among others of its name that are as likely and lie elsewhere.
fn is_ambiguous(it: &Toponym<'_>, best: usize) -> bool {
    let best = &it.candidates[best];
    !best.is_core()
        && rivals(it).any(|c| {
            c.country != best.country
                || c.point.zip(best.point).is_none_or(|(a, b)| crate::model::geo::are_farther(a, b, TOGETHER_KM))
        })
}

/// The candidates of a name, the best first; `around` is what has not been weighed yet.
pub(super) fn kept(it: &Toponym<'_>, around: Option<Evidence>) -> std::sync::Arc<[PlaceCandidate]> {
    let mut order: Vec<usize> = (0..it.candidates.len()).collect();
    order.sort_by_key(|n| (std::cmp::Reverse(it.scores[*n].score), Some(*n) != it.best));
    let candidate = |n: usize| {
        let (c, weighed) = (&it.candidates[n], &it.scores[n]);
        PlaceCandidate {
            name: c.name.to_owned(),
            country: c.country.to_owned(),
            admin1: c.admin1.map(str::to_owned),
            class: c.class.name(),
            point: c.point,
            id: c.id(),
            score: weighed.score + around.map_or(0, |(points, _)| points),
            because: weighed
                .because
                .iter()
                .copied()
                .chain(around.filter(|(points, _)| *points != 0).map(|(_, why)| why))
                .collect(),
        }
    };
    order.into_iter().take(KEPT).map(candidate).collect()
}

/// "the south-east of A": the country of which a part is meant, not a region by that name.
pub(super) fn part_of_country(told: &SentenceTold<'_>, place: &PlaceGroup) -> Option<u16> {
    if is_direction(told, place) { country_after(told, place) } else { None }
}

/// The country that follows a name with "of".
fn country_after(told: &SentenceTold<'_>, place: &PlaceGroup) -> Option<u16> {
    let next = told.groups.iter().skip_while(|g| g.start < place.name.1).take(4);
    next.into_iter().take_while(|g| matches!(g.kind, GroupKind::Word | GroupKind::Place(_))).find_map(|g| match &g.kind {
        GroupKind::Place(p) => p.country,
        _ => None,
    })
}

pub(super) fn is_direction(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    names_direction(told, place.name.0)
}

fn names_direction(told: &SentenceTold<'_>, at: usize) -> bool {
    told.context.senses_of(at, &[SenseClass::PlaceWord]).any(|(_, s)| *s == Sense::PlaceWord(PlaceWord::Direction))
}

/// Whether a point of the compass stands in the name of a place: "the region of the North".
pub(super) fn holds_direction(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    (place.name.0..place.name.1).any(|at| names_direction(told, at))
}

/// A name that no gazetteer holds: only what the text says of it.
fn unknown(place: &PlaceGroup, written: &str, span: Span) -> (PlaceRef, Level) {
    let (level, precision) = match place.class {
        Some(PlaceWord::Admin1) => (Level::Region, Precision::Region),
        Some(PlaceWord::Admin2 | PlaceWord::Area) => (Level::District, Precision::District),
        _ => (Level::Settlement, Precision::Near),
    };
    (PlaceRef { near: is_near(place), ..PlaceRef::named(written.to_owned(), precision, span) }, level)
}

/// "near A", "20 km from A", "on the road of A": not at A.
fn is_near(place: &PlaceGroup) -> bool {
    !matches!(place.tie, PlaceTie::In | PlaceTie::Of | PlaceTie::None) || place.distance_km.is_some() || place.relative.is_some()
}

fn of_candidate(
    place: &PlaceGroup,
    best: &Candidate<'_>,
    choice: &Choice<'_, '_>,
    lexicon: &Lexicon,
    written: &str,
    span: Span,
) -> (PlaceRef, Level) {
    let compound = place.compound && best.is_core() || matches!(choice.far_end, Some(FarEnd::OneName));
    let level = match best.class {
        _ if compound => Level::Settlement,
        PlaceClass::Admin1 | PlaceClass::Area => Level::Region,
        PlaceClass::Admin2 | PlaceClass::Admin3 | PlaceClass::Water | PlaceClass::Forest => Level::District,
        PlaceClass::Country => Level::Country,
        _ => Level::Settlement,
    };
    let around = || best.point.filter(|_| !best.is_core()).and_then(|p| Divisions::around(lexicon, best.country, p));
    let admin1 = best.admin1.or_else(around);
    let near = is_near(place) || matches!(choice.far_end, Some(FarEnd::Place { .. } | FarEnd::Unknown));
    // A name of its own beside the known one: its region is known, its point is not.
    let itself = Some(best).filter(|_| !compound);
    let wide = place.class.filter(|_| !place.apposed && best.class.is_settlement());
    let precision = match level {
        _ if compound => Precision::Near,
        // "in the region of X": what the text names is wider than the town that the gazetteer knows.
        _ if wide == Some(PlaceWord::Admin1) => Precision::Region,
        _ if wide == Some(PlaceWord::Admin2) => Precision::District,
        Level::Settlement if !near => Precision::Point,
        Level::Settlement => Precision::Near,
        Level::District => Precision::District,
        Level::Region => Precision::Region,
        Level::Country => Precision::Country,
    };
    let found = PlaceRef {
        near: near && level == Level::Settlement,
        country: Some(best.country.to_owned()),
        admin1: admin1.map(str::to_owned),
        admin2: itself.and_then(|best| best.admin2).map(str::to_owned),
        // A region's middle never passes for a point.
        point: itself.and_then(|best| best.point).filter(|_| precision == Precision::Point),
        fuzzy: itself.is_some_and(|best| matches!(best.class, PlaceClass::Water | PlaceClass::Forest | PlaceClass::Area)),
        gazetteer_id: itself.map(Candidate::id),
        pcode: itself.and_then(|best| best.pcode).map(str::to_owned),
        ..PlaceRef::named(itself.map_or(written, |best| best.name).to_owned(), precision, span)
    };
    let found = if precision == Precision::Near && !compound { relative::near(found, place, best, choice) } else { found };
    (found, level)
}
