//! Where those come from who were hit elsewhere: "the mayor of A was killed in an ambush near B".

use super::likely::is_filler;
use super::places::{Found, Level};
use crate::lexicon::{Function, PlaceWord, SenseClass};
use crate::model::Kind;
use crate::recognise::{Group, GroupKind, PlaceGroup, PlaceTie};
use crate::state::SentenceTold;

/// What is left of a place that only says where people come from.
const HOME: u8 = 2;

/// Weakens the homes of people whom the same clause tells to have been hit at another place.
pub(super) fn give_way(told: &SentenceTold<'_>, found: &mut [Found]) {
    for at in 0..found.len().saturating_sub(1) {
        let (before, behind) = found.split_at_mut(at + 1);
        let home = &mut before[at];
        if home.level > Level::District || !is_home(told, home) {
            continue;
        }
        // "on the road of B", which is weak itself: the home is weaker still.
        if let Some(place) = behind.iter().find(|place| is_where_they_were(told, home, place)) {
            home.strength = home.strength.min(HOME).min(place.strength.saturating_sub(1));
        }
    }
}

/// "three teachers of A", "six soldiers of the post of A", "a patrol of the gendarmerie of A": people who may have left it.
fn is_home(told: &SentenceTold<'_>, found: &Found) -> bool {
    let of = matches!(&told.groups[found.group].kind, GroupKind::Place(p) if p.tie == PlaceTie::Of && !p.listed);
    let mut before = told.groups[..found.group].iter().rev().filter(|g| !is_filler(told, g));
    let serves = |g: &Group| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Target(_));
    let moves = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.effect.is_none(),
        GroupKind::Source(source) => !source.text,
        GroupKind::Target(what) => matches!(*what, "patrol" | "convoy"),
        GroupKind::Incident(incident) => incident.kind == Kind::Operation && !incident.definite,
        _ => false,
    };
    let of_people = match before.next() {
        Some(g) if moves(g) => true,
        Some(g) if serves(g) => before.next().is_some_and(moves),
        _ => false,
    };
    of && of_people
}

/// "… in an ambush near B": behind an act, with no comma, nobody who speaks and no other clause between.
fn is_where_they_were(told: &SentenceTold<'_>, home: &Found, place: &Found) -> bool {
    let GroupKind::Place(group) = &told.groups[place.group].kind else { return false };
    let between = &told.groups[home.group + 1..place.group];
    let whole = |g: &Group| match &g.kind {
        GroupKind::Mark(mark) => !matches!(mark, ';' | ':' | '.'),
        GroupKind::Speech(_) => false,
        _ => true,
    };
    let act = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => !e.negated && (e.effect.is_some() || e.incident.is_some()),
        GroupKind::Incident(_) => true,
        _ => false,
    };
    if names_their_village(told, between) {
        return false;
    }
    let Some(last) = between.iter().rposition(act) else {
        return stands_behind_object(told, home, place) && is_site(group);
    };
    let small = |g: &Group| match g.kind {
        GroupKind::Word => !told.context.has(g.start, SenseClass::Verb) || is_filler(told, g),
        GroupKind::Time(_) | GroupKind::Actor(_) | GroupKind::Target(_) | GroupKind::Count(_) | GroupKind::Victims(_) => true,
        _ => false,
    };
    let site = is_site(group) && place.level <= Level::District || lies_elsewhere(home, place, group);
    site && between.iter().all(whole) && between[last + 1..].iter().all(small)
}

/// "a trader of A was killed in the territory of B": A is known to lie in another one.
fn lies_elsewhere(home: &Found, place: &Found, group: &PlaceGroup) -> bool {
    let named = |division: &str| division.contains(&*place.place.name) || place.place.name.contains(division);
    let divisions = [home.place.admin1.as_deref(), home.place.admin2.as_deref()];
    let known = match place.level {
        Level::District => divisions[1].is_some(),
        Level::Region => divisions[0].is_some(),
        _ => false,
    };
    let within = divisions.into_iter().flatten().any(named) || named(&home.place.name);
    group.tie == PlaceTie::In && known && !within
}

/// "in the attack on their village near B": that village is their home.
fn names_their_village(told: &SentenceTold<'_>, between: &[Group]) -> bool {
    let context = &told.context;
    let settled = |i: usize| context.is_settlement(i);
    let (Some(first), Some(last)) = (between.first(), between.last()) else { return false };
    (first.start..last.end).any(|i| context.is(i, Function::DetPoss) && settled(i + 1))
}

/// "gunmen killed three people of A near B": right behind the object of the verb.
fn stands_behind_object(told: &SentenceTold<'_>, home: &Found, place: &Found) -> bool {
    let object = told.tolls.iter().any(|t| t.group < home.group && home.group - t.group <= OBJECT_BACK && t.violent);
    object && told.groups[home.group + 1..place.group].iter().all(|g| is_filler(told, g) || matches!(g.kind, GroupKind::Time(_)))
}

/// The people stand at most so many groups before their home.
const OBJECT_BACK: usize = 4;

/// A place that says where something was: near a town, in it, on its road.
fn is_site(place: &PlaceGroup) -> bool {
    let wide = matches!(place.class, Some(PlaceWord::Admin1 | PlaceWord::Admin2 | PlaceWord::Area));
    let road = place.class == Some(PlaceWord::Site) && matches!(place.tie, PlaceTie::Of | PlaceTie::Toward);
    !wide && place.country.is_none() && (road || matches!(place.tie, PlaceTie::In | PlaceTie::Near))
}
