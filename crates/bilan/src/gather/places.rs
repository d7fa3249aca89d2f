//! Which places of a sentence are where something happened.

use std::ops::Range;
use std::rc::Rc;

use super::atlas::Atlas;
use super::likely::{is_filler, opens_road, strength};
use super::origins;
use crate::lexicon::{Function, PlaceWord, Sense, SenseClass, SpeechPreposition};
use crate::model::{Effect, Kind, PlaceRef};
use crate::recognise::{Group, GroupKind, Kinds, PlaceGroup, PlaceTie, Voice, is_of_named_house, number_at};
use crate::state::SentenceTold;

/// A place of a sentence as a candidate for where an incident happened.
#[derive(Clone, Debug)]
pub struct Found {
    pub group: usize,
    /// Shared by all that speak of it.
    pub place: Rc<PlaceRef>,
    pub level: Level,
    /// Higher is more likely to be where it happened; from [`STRONG`] on a place can open an incident.
    pub strength: u8,
    /// A further name of a list.
    pub listed: bool,
    /// A quarter or street of a town.
    pub part: bool,
    /// What a hotel, a camp or the like is called, which may stand in any town.
    pub site: bool,
    /// The country that something is said to have happened in.
    pub inside: bool,
    /// Only said to be near it, at no distance: the place itself may be named elsewhere.
    pub near: bool,
    /// So many kilometres off that it only helps to find the place meant.
    pub away: bool,
    /// One end of the road on which it was: the village itself may be named elsewhere.
    pub between: bool,
    /// Only said to hold it: "a village of A", "a quarter of A". The village itself may be named elsewhere.
    pub holds: bool,
    /// In the zone of it: the village itself may be named elsewhere.
    pub zone: bool,
}

/// A place so far off is not where it happened.
const AWAY_KM: u64 = 15;

/// The strength from which a place says by itself where something happened.
pub const STRONG: u8 = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Settlement,
    District,
    Region,
    Country,
}

/// Most sentences name so many places at most.
pub(super) const FEW: usize = 4;

/// The places of a sentence where something may have happened, in its order.
pub fn places(told: &SentenceTold<'_>, atlas: &Atlas<'_>) -> Vec<Found> {
    if !told.kinds.any(Kinds::PLACE) {
        return Vec::new();
    }
    let mut found: Vec<Found> = Vec::with_capacity(FEW);
    let mut head: Option<usize> = None;
    let mut referred: Option<usize> = None;
    for (at, group) in told.groups.iter().enumerate() {
        let GroupKind::Place(place) = &group.kind else { continue };
        let mut strength = strength(told, at, place);
        // What only says where another place lies may go on: "at A, 3 km from B, in the district of C".
        let refers = head.and_then(|h| found.get(h)).filter(|b| {
            let goes_on = referred.is_some_and(|before| is_joined_to(told, before, at, place));
            goes_on || is_reference(told, b, at, place)
        });
        let is_head = refers.is_none();
        referred = (!is_head).then_some(at);
        if let Some(before) = refers {
            let division = before.level != Level::Settlement;
            strength = strength.min(before.strength - 1).min(STRONG - 1 - u8::from(division));
        }
        if let Some(before) = found.last_mut().filter(|b| is_people_of(told, b, at, place)) {
            before.strength = STRONG;
            strength = strength.min(STRONG - 1);
        }
        if strength == 0 || is_called_after(told, place) {
            continue;
        }
        let (place_ref, level) = atlas.resolve(told, at, place);
        let around = is_around(place, &place_ref);
        // "the territory of Djugu" is wider than the town of that name.
        let level = match place.class {
            _ if around => Level::Settlement,
            Some(PlaceWord::Admin1) if !place.apposed => level.max(Level::Region),
            _ if is_wide(told, place) => level.max(Level::District),
            // "the village of A", which is also the name of a province.
            Some(PlaceWord::Settlement) if !place.apposed && level == Level::District => Level::Settlement,
            // "at A", behind the bare preposition, is a town, be nothing known by its name but the region.
            None if level == Level::Region && is_bare_at(told, place) => Level::Settlement,
            // "in the district of A and in that of B".
            None if is_said_again(told, at) && found.last().is_some_and(|f| f.level == Level::District) => {
                level.max(Level::District)
            }
            _ => level,
        };
        if is_head {
            head = Some(found.len());
        }
        found.push(Found {
            group: at,
            place: Rc::new(place_ref),
            level,
            strength,
            // What goes on with where another place lies is none of a list.
            listed: place.listed && is_head,
            part: classed(told, place, PlaceWord::Part),
            site: false,
            inside: place.tie == PlaceTie::In && place.country.is_some() && !is_behind_a_place(told, at),
            near: place.tie == PlaceTie::Near && place.distance_km.is_none(),
            away: place.distance_km.is_some_and(|km| km >= AWAY_KM),
            between: place.tie == PlaceTie::Axis || opens_road(told, at),
            holds: around || place.tie != PlaceTie::None && holds(told, place),
            zone: classed(told, place, PlaceWord::Zone),
        });
    }
    // "of the villages of A, B and C": each of them is one.
    for at in 1..found.len() {
        found[at - 1].holds &= !found[at].listed;
    }
    // "A and B, two villages of": what stands behind the last name is said of each.
    for at in (1..found.len()).rev() {
        let apposed = matches!(&told.groups[found[at].group].kind, GroupKind::Place(p) if p.apposed && p.listed);
        if apposed && found[at - 1].level == Level::Settlement && found[at - 1].strength >= 3 {
            found[at - 1].strength = found[at - 1].strength.max(found[at].strength);
        }
    }
    for at in 1..found.len() {
        let (before, rest) = found.split_at_mut(at);
        go_on_behind_bracket(told, &mut before[at - 1], &mut rest[0]);
    }
    leave_long_roads(told, &mut found, atlas);
    let near = found.iter().any(|p| p.near);
    for place in &mut found {
        // "the camp A, near B" lies outside B.
        place.site = is_name_of_site(told, place) && !(near && is_camp(told, place));
    }
    give_sites_to_towns(told, &mut found);
    raise_parts(told, &mut found);
    raise_towns(told, &mut found);
    weaken_sites(told, &mut found);
    weaken_bearings(told, &mut found);
    origins::give_way(told, &mut found);
    weaken_opening(told, &mut found);
    weaken_before_act(told, &mut found);
    weaken_before_colon(told, &mut found);
    weaken_bearing_before(told, &mut found);
    found
}

/// "the parish Sainte-Anne of A": behind what a house is called stands the town, which is where it was.
fn give_sites_to_towns(told: &SentenceTold<'_>, found: &mut [Found]) {
    let name = |f: &Found| match &told.groups[f.group].kind {
        GroupKind::Place(place) => Some(place.name),
        _ => None,
    };
    for at in 1..found.len() {
        let (before, behind) = found.split_at_mut(at);
        let (site, town) = (&mut before[at - 1], &mut behind[0]);
        let next = name(site).zip(name(town)).is_some_and(|(a, b)| a.1 + 1 == b.0 && is_of_named_house(&told.context, b.0));
        if next && town.level == Level::Settlement {
            town.strength = town.strength.max(site.strength);
            site.strength = site.strength.min(1);
        }
    }
}

/// "North-west of A, B was shaken by violence": what the sentence opens with only says where its subject lies.
fn weaken_bearing_before(told: &SentenceTold<'_>, found: &mut [Found]) {
    let [opening, subject, ..] = found else { return };
    let group = |f: &Found| match &told.groups[f.group].kind {
        GroupKind::Place(place) => Some(place),
        _ => None,
    };
    let bearing = group(opening).is_some_and(|p| p.tie == PlaceTie::Near && p.relative.is_some_and(|r| r.bearing.is_some()));
    let next = subject.group == opening.group + 2 && matches!(told.groups[opening.group + 1].kind, GroupKind::Mark(','));
    let named = group(subject).is_some_and(|p| p.tie == PlaceTie::None) && subject.level == Level::Settlement;
    if bearing && next && named && subject.strength >= STRONG {
        opening.strength = opening.strength.min(STRONG - 1);
    }
}

/// "At A, where the summit opens, bad news: a post was attacked at B": what stands before the colon brings in what is told behind it, with
/// its own place.
fn weaken_before_colon(told: &SentenceTold<'_>, found: &mut [Found]) {
    let groups = &told.groups;
    let Some(colon) = groups.iter().position(|g| matches!(g.kind, GroupKind::Mark(':'))) else { return };
    let act =
        |g: &Group| matches!(g.kind, GroupKind::Incident(_)) || matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some());
    let own = |p: &Found| p.group > colon && p.level == Level::Settlement && p.strength >= STRONG && !(p.near || p.between);
    let told_before = || told.tolls.iter().any(|t| t.group < colon) || groups[..colon].iter().any(act);
    // Not "At A, on Monday: gunmen attacked the camp of B", in which the words before the colon only say where and when.
    let verb =
        || groups[..colon].iter().any(|g| matches!(g.kind, GroupKind::Effect(_)) || told.context.is(g.start, Function::Where));
    if !found.iter().any(own) || told_before() || !verb() || !groups[colon..].iter().any(act) {
        return;
    }
    for place in found.iter_mut().filter(|p| p.group < colon) {
        place.strength = place.strength.min(STRONG - 1);
    }
}

/// "on the road Dakar-Bamako": between towns so far from each other it may have been anywhere.
fn leave_long_roads(told: &SentenceTold<'_>, found: &mut Vec<Found>, atlas: &Atlas<'_>) {
    let far = |pair: &[Found]| {
        let road = told.groups[pair[1].group].kind.ends_road() && pair[1].group - pair[0].group <= ROAD_END;
        road && atlas.are_far_apart(told, pair[0].group, pair[1].group, LONG_ROAD_KM)
    };
    let ends: Vec<usize> = found.windows(2).enumerate().filter(|(_, pair)| far(pair)).flat_map(|(n, _)| [n, n + 1]).collect();
    if !ends.is_empty() {
        let mut number = 0..found.len();
        found.retain(|_| number.next().is_none_or(|n| !ends.contains(&n)));
    }
}

/// A road between towns so far apart says nothing of where on it something was.
const LONG_ROAD_KM: f64 = 300.0;

/// The other end of a road stands at most so many groups behind the first.
const ROAD_END: usize = 3;

/// The settlement that a part of a sentence names, where it names no other: be it only where somebody went or spoke.
pub fn spoken_of(told: &SentenceTold<'_>, range: Range<usize>, atlas: &Atlas<'_>) -> Option<Found> {
    let from = range.start;
    let mut named = told.groups[range].iter().enumerate().filter_map(|(at, g)| match &g.kind {
        GroupKind::Place(place) if place.country.is_none() => {
            let (meant, level) = atlas.resolve(told, from + at, place);
            (level == Level::Settlement).then_some((from + at, meant, level))
        }
        _ => None,
    });
    let (group, meant, level) = named.next().filter(|_| named.next().is_none())?;
    Some(Found {
        group,
        place: Rc::new(meant),
        level,
        strength: 0,
        listed: false,
        part: false,
        site: false,
        inside: false,
        near: false,
        away: false,
        between: false,
        holds: false,
        zone: false,
    })
}

/// "Traders who had spent the day at A were attacked at B", "masses were said at A for those killed at B", "a march at A after the
/// attack on B": the act has its place right behind it, and what stands before any violence is where those were of whom it tells.
fn weaken_before_act(told: &SentenceTold<'_>, found: &mut [Found]) {
    if found.len() < 2 {
        return;
    }
    let groups = &told.groups;
    let act = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => {
            (e.incident.is_some() || e.effect == Some(Effect::Killed)) && !e.negated && e.voice != Voice::Unfinite
        }
        GroupKind::Incident(i) => !matches!(i.kind, Kind::Operation | Kind::Other),
        GroupKind::EffectNoun(noun) => !noun.people,
        _ => false,
    };
    let dead = |effect: Effect| !matches!(effect, Effect::Displaced | Effect::Survivors);
    let harmed = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.effect.is_some_and(dead),
        GroupKind::EffectNoun(noun) => noun.people && dead(noun.effect),
        _ => false,
    };
    let first = groups.iter().position(|g| act(g) || harmed(g));
    // "the wounded of the ambush of A": of an act.
    let of_an_act =
        |at: usize| groups[at + 1..].iter().position(|g| !is_filler(told, g)).map(|n| at + 1 + n).filter(|n| act(&groups[*n]));
    let Some(first) = first.and_then(|at| if act(&groups[at]) { Some(at) } else { of_an_act(at) }) else { return };
    let tied = |p: &Found, ties: &[PlaceTie]| matches!(&groups[p.group].kind, GroupKind::Place(g) if ties.contains(&g.tie));
    let strong = |p: &Found| p.level == Level::Settlement && p.strength > STRONG && !(p.listed || p.near || p.between || p.part);
    let mut behind = found.iter().filter(|p| p.group > first && p.level == Level::Settlement && p.strength >= STRONG);
    let own = behind.next().filter(|p| strong(p) && tied(p, &[PlaceTie::In, PlaceTie::Of])).map(|p| (p.group, p.place.clone()));
    let Some((own, meant)) = own.filter(|_| behind.next().is_none()) else { return };
    let last = groups[..own].iter().rposition(act).unwrap_or(first);
    // "At A, they mourn those killed at B": what a participle tells of them, where the sentence opens with a town.
    let only_told_of = matches!(&groups[first].kind, GroupKind::Effect(e) if e.voice == Voice::Participle);
    let small = |g: &Group| {
        matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Mark(',') | GroupKind::Target(_))
            || matches!(g.kind, GroupKind::Victims(_))
    };
    let speaks = |g: &Group| matches!(g.kind, GroupKind::Speech(_) | GroupKind::Mark(';' | ':'));
    // "six were killed at A, then four at B": others.
    let joins = |g: &Group| told.context.is_any(g.start, &[Function::Then, Function::And]);
    let between = &groups[last + 1..own];
    let others = told.tolls.iter().any(|t| t.group < first) && told.tolls.iter().any(|t| (last..own).contains(&t.group));
    if others || !between.iter().all(small) || between.iter().any(joins) || groups[first..own].iter().any(speaks) {
        return;
    }
    for place in found
        .iter_mut()
        .filter(|p| p.group < first && (p.group > 1 || only_told_of) && p.level == Level::Settlement && !same(&p.place, &meant))
    {
        if tied(place, &[PlaceTie::In]) && !place.part {
            place.strength = place.strength.min(STRONG - 1);
        }
    }
}

/// "at the junction of the roads of B and of C": the second name, with the same preposition, goes on with the first.
fn is_joined_to(told: &SentenceTold<'_>, before: usize, at: usize, place: &PlaceGroup) -> bool {
    let GroupKind::Place(first) = &told.groups[before].kind else { return false };
    let between = &told.groups[before + 1..at];
    let and = |g: &Group| told.context.is(g.start, Function::And);
    let repeated = || between.iter().any(|g| told.context.is(g.start, Function::Of));
    // "half-way between A and B" is told by "of" before each.
    let both = |tie: PlaceTie| first.tie == tie && place.tie == tie;
    (both(PlaceTie::Of) || both(PlaceTie::Near) && repeated())
        && between.len() <= JOINED
        && between.first().is_some_and(and)
        && between.iter().all(|g| matches!(g.kind, GroupKind::Word))
}

/// "at A", without an article.
fn is_bare_at(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let at = |i: usize| {
        told.context.is(i, Function::At) && !told.context.is_any(i, &[Function::Masculine, Function::PluralDeterminer])
    };
    place.tie == PlaceTie::In && place.name.0.checked_sub(1).is_some_and(at)
}

/// "that of B": the class word of the place before, said again.
fn is_said_again(told: &SentenceTold<'_>, at: usize) -> bool {
    let pronoun = |g: &Group| matches!(g.kind, GroupKind::SpeechPreposition(SpeechPreposition::Opens));
    at >= 2 && pronoun(&told.groups[at - 1]) && told.context.is(told.groups[at - 2].start, Function::In)
}

/// "At A, north-west of B, five fell": where A is that of a region in which B does not lie, B only helps to find it.
fn weaken_bearings(told: &SentenceTold<'_>, found: &mut [Found]) {
    for at in 1..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let (region, town) = (&before[at - 1], &mut rest[0]);
        let group = |f: &Found| match &told.groups[f.group].kind {
            GroupKind::Place(place) => Some(place),
            _ => None,
        };
        let (Some(own), Some(beside)) = (group(region), group(town)) else { continue };
        let wide =
            matches!(region.level, Level::District | Level::Region) && own.tie == PlaceTie::In && region.strength >= STRONG;
        let off =
            beside.tie == PlaceTie::Near && beside.distance_km.is_none() && beside.relative.is_some_and(|r| r.bearing.is_some());
        let close = told.context.is_mark(own.name.1, ',') && beside.name.0 <= own.name.1 + BEARING;
        let lies_in = |a: &str| region.place.admin1.as_deref() == Some(a) || region.place.name == a;
        let outside = town.place.admin1.as_deref().is_some_and(|a| !lies_in(a));
        if wide && off && close && outside {
            town.strength = town.strength.min(2);
        }
    }
}

/// "A, au nord-ouest de B": the other name stands at most so many words behind.
const BEARING: usize = 8;

/// "At A, in the region of B, gunmen killed a farmer in the village of C": behind the people harmed stands where it was, and what the
/// sentence opens with only says in which parts.
fn weaken_opening(told: &SentenceTold<'_>, found: &mut [Found]) {
    let Some((opening, rest)) = found.split_first_mut() else { return };
    let town = |p: &Found| p.level == Level::Settlement && p.strength > STRONG && !(p.listed || p.near || p.between || p.part);
    let opens = opening.group <= 1
        && town(opening)
        && matches!(told.groups.get(opening.group + 1).map(|g| &g.kind), Some(GroupKind::Mark(',')));
    let mut later = rest.iter().filter(|p| p.level == Level::Settlement && p.strength >= STRONG);
    let (Some(last), None) = (later.next().filter(|p| opens && town(p)), later.next()) else { return };
    let within = opening.group + 1..last.group;
    // Of one act alone: no figure behind the second place, no second verb or noun of violence before it but what killed.
    let attacked = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && !e.negated);
    let told_of = !told.tolls.is_empty() || told.groups[within.clone()].iter().any(attacked);
    let figures = told.tolls.iter().all(|t| within.contains(&t.group)) && told_of;
    let acts = |g: &&Group| {
        matches!(&g.kind, GroupKind::Effect(e) if e.voice != Voice::Participle)
            || matches!(&g.kind, GroupKind::Incident(i) if !matches!(i.kind, Kind::Ied | Kind::Explosion | Kind::Operation))
    };
    let apart = |g: &Group| {
        matches!(g.kind, GroupKind::Mark(';' | ':') | GroupKind::Speech(_))
            || told.context.is_any(g.start, &[Function::Then, Function::After])
    };
    let between = &told.groups[within];
    // "six were killed and nine others at B": those at B are others.
    let effect = |g: &Group| matches!(g.kind, GroupKind::Effect(_));
    let last_verb = told.groups[..last.group].iter().rposition(effect).unwrap_or(0);
    let others = told.tolls.iter().any(|t| t.group > last_verb) && told.tolls.iter().any(|t| t.group < last_verb);
    // "two bandits wanted at B", "at the exit of the station of B": what is said of them, not where it was.
    let small = |g: &&Group| super::likely::is_filler(told, g) || names_class(told, g);
    let before = told.groups[..last.group].iter().rev().find(|g| !small(g));
    let plain = !before.is_some_and(|g| {
        matches!(
            g.kind,
            GroupKind::Mark(',') | GroupKind::Time(_) | GroupKind::Effect(_) | GroupKind::Victims(_) | GroupKind::Incident(_)
        )
    });
    // "the mayor, elected in 2021 at B"
    let comma = told.groups[..last.group].iter().rposition(|g| matches!(g.kind, GroupKind::Mark(','))).unwrap_or(last.group);
    let described = comma > last_verb && told.groups[comma.min(last.group)..last.group].iter().skip(1).any(|g| !small(&g));
    let tied = |tie: PlaceTie| matches!(&told.groups[last.group].kind, GroupKind::Place(p) if p.tie == tie);
    if figures
        && !others
        && !(plain || described)
        && tied(PlaceTie::In)
        && between.iter().filter(acts).count() == 1
        && !between.iter().any(apart)
    {
        opening.strength = STRONG - 1;
    }
}

/// "the region of A (province of B)": a name that no gazetteer holds, of something smaller than a province.
fn is_around(place: &PlaceGroup, meant: &PlaceRef) -> bool {
    place.class == Some(PlaceWord::Admin1)
        && place.candidates.is_empty()
        && meant.gazetteer_id.is_none()
        && meant.admin1.is_some()
}

/// "at A, in Niger": the country says where A is, which need not be where it happened.
fn is_behind_a_place(told: &SentenceTold<'_>, at: usize) -> bool {
    let before = told.groups[..at].iter().rev();
    let mut before = before.skip_while(|g| matches!(g.kind, GroupKind::Mark(',' | '(')) || is_filler(told, g));
    before.next().is_some_and(|g| matches!(g.kind, GroupKind::Place(_)))
}

/// "in the provinces of A (3 dead) and of B (6 dead)": behind the bracket the list goes on, with the same preposition.
fn go_on_behind_bracket(told: &SentenceTold<'_>, before: &mut Found, place: &mut Found) {
    let between = &told.groups[before.group + 1..place.group];
    let opens = between.first().is_some_and(|g| matches!(g.kind, GroupKind::Mark('(')));
    let Some(close) = between.iter().position(|g| matches!(g.kind, GroupKind::Mark(')'))).filter(|_| opens) else { return };
    let joins = |g: &Group| {
        matches!(g.kind, GroupKind::Word | GroupKind::Mark(',')) && (is_filler(told, g) || matches!(g.kind, GroupKind::Mark(_)))
    };
    let of = |group: usize| matches!(&told.groups[group].kind, GroupKind::Place(p) if matches!(p.tie, PlaceTie::Of | PlaceTie::None | PlaceTie::In));
    if between[close + 1..].iter().all(joins) && between.len() - close <= JOINED && of(place.group) {
        // "at A (east) and B (centre)", "of A (Monday, four dead) and of B (Tuesday, seven)": another name, with its own bracket.
        let bracket = matches!(told.groups.get(place.group + 1).map(|g| &g.kind), Some(GroupKind::Mark('(')));
        let and = between[close + 1..].iter().any(|g| told.context.is(g.start, Function::And));
        // "A (ten dead), B (four dead) and C (two dead)": where so many were harmed.
        let harmed =
            |open: usize| matches!(told.groups.get(open + 1).map(|g| &g.kind), Some(GroupKind::Victims(v)) if v.effect.is_some());
        let counted = bracket && harmed(before.group + 1) && harmed(place.group + 1);
        let town = before.level == Level::Settlement && place.level == Level::Settlement && bracket && (and || counted);
        if town && counted {
            before.strength = before.strength.max(STRONG);
        }
        if before.level > Level::Settlement || town {
            place.strength = place.strength.max(before.strength);
            place.level = place.level.max(before.level);
            place.listed |= town;
        }
    }
}

/// Between the bracket and the next name stand at most so many groups.
const JOINED: usize = 4;

/// "the hotel A of B", "in the quarter A, at B": behind what no gazetteer holds stands the town in which it lies.
fn raise_towns(told: &SentenceTold<'_>, found: &mut [Found]) {
    for at in 1..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let (part, town) = (&mut before[at - 1], &mut rest[0]);
        let unknown = part.place.gazetteer_id.is_none() && part.site;
        if unknown && town.place.gazetteer_id.is_some() && town.level <= Level::District && stands_behind(told, part, town) {
            town.strength = town.strength.max(part.strength);
            town.holds = false;
            part.strength = part.strength.min(STRONG - 1);
        }
    }
}

/// "the camp A": a site where people live or stand, and no building.
fn is_camp(told: &SentenceTold<'_>, part: &Found) -> bool {
    let before = told.groups[..part.group].iter().rev().find(|g| !is_filler(told, g));
    before.is_some_and(|g| matches!(g.kind, GroupKind::Target("idp_camp" | "military_base" | "mine_site")))
}

/// "at A, in the quarter of B", "at A, on Monday, ten died at the market of B": behind the town stands where in it.
fn raise_parts(told: &SentenceTold<'_>, found: &mut [Found]) {
    for at in 1..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let (town, part) = (&mut before[at - 1], &mut rest[0]);
        let group = |f: &Found| match &told.groups[f.group].kind {
            GroupKind::Place(place) => Some(place),
            _ => None,
        };
        let (Some(whole), Some(inner)) = (group(town), group(part)) else { continue };
        let lies_in = part.place.admin1.is_none() || part.place.admin1 == town.place.admin1;
        let known =
            town.level == Level::Settlement && town.place.gazetteer_id.is_some() && !(town.part || town.listed || town.site);
        let within = inner.tie == PlaceTie::In && !part.listed && (part.part || stands_in_town(told, part));
        // "at the western exit of A, in the quarter B".
        let there = matches!(whole.tie, PlaceTie::In | PlaceTie::Near) && whole.distance_km.is_none() && town.strength >= STRONG;
        let between = &told.groups[town.group + 1..part.group];
        let small = |g: &Group| {
            matches!(g.kind, GroupKind::Word | GroupKind::Mark(','))
                || is_filler(told, g)
                || names_class(told, g)
                || matches!(g.kind, GroupKind::Target(_))
        };
        let opens = town.group <= 1
            && between.len() <= QUARTER_BEHIND
            && !between.iter().any(|g| matches!(g.kind, GroupKind::Mark(';' | ':' | '.')));
        let close = between.len() <= QUARTER
            && between.first().is_some_and(|g| matches!(g.kind, GroupKind::Mark(',')))
            && between.iter().all(small);
        if known && within && there && lies_in && part.level == Level::Settlement && (close || opens) {
            part.strength = part.strength.max(town.strength).max(STRONG);
            town.strength = town.strength.min(STRONG - 1);
        }
    }
}

/// "the market of B", "the camp of B": a site of a name of its own, not what a building is called.
fn stands_in_town(told: &SentenceTold<'_>, part: &Found) -> bool {
    let GroupKind::Place(place) = &told.groups[part.group].kind else { return false };
    let target = |g: &Group| {
        matches!(
            g.kind,
            GroupKind::Target("market" | "idp_camp" | "checkpoint" | "military_base" | "mine_site" | "port" | "town")
        )
    };
    let near = told.groups[..part.group].iter().rev().find(|g| !is_filler(told, g));
    place.class == Some(PlaceWord::Site) && near.is_some_and(target) && !is_name_of_site(told, part)
}

/// Where in the town stands at most so many groups behind it; or behind what happened, where the sentence opens with the town.
const QUARTER: usize = 8;
const QUARTER_BEHIND: usize = 16;

/// "A of B", "A, at B": nothing stands between but a preposition, and a comma before it.
fn stands_behind(told: &SentenceTold<'_>, part: &Found, town: &Found) -> bool {
    let name = |found: &Found| match &told.groups[found.group].kind {
        GroupKind::Place(place) => Some((place.name, place.tie, place.class)),
        _ => None,
    };
    let (Some(((_, end), ..)), Some(((start, _), tie, None))) = (name(part), name(town)) else { return false };
    // "in the quarter of A» at B".
    let end = end + usize::from(told.context.is_quote(end));
    let comma = usize::from(told.context.is_mark(end, ','));
    start == end + comma + 1 && (tie == PlaceTie::Of && comma == 0 || tie == PlaceTie::In)
}

/// "at the hotel A, in B", "the hotel A was attacked in B": A is what the hotel is called, B where it stands. What a building is called
/// gives way to a town that another sentence names as well.
fn weaken_sites(told: &SentenceTold<'_>, found: &mut [Found]) {
    let is_town = |f: &Found| f.level <= Level::District && f.strength >= STRONG && !is_name_of_site(told, f);
    let beside = found.iter().any(is_town);
    for site in found.iter_mut().filter(|f| f.site) {
        if beside || is_called(told, site) {
            site.strength = site.strength.min(STRONG - 1);
        }
    }
}

/// "the hotel A", "the general hospital A": right behind the word for a building, or one adjective, stands what it is called.
fn is_called(told: &SentenceTold<'_>, found: &Found) -> bool {
    let GroupKind::Place(site) = &told.groups[found.group].kind else { return false };
    if !told.context.holds_place_word(&[PlaceWord::Building]) {
        return false;
    }
    let building = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::Building);
    let before = site.name.0.saturating_sub(BUILDING_BACK)..site.name.0;
    before.into_iter().any(|i| told.context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| building(s)))
}

/// "the hotel Timbuktu": right behind the word for a building, with nothing between, what it is called after, be it a known town.
fn is_called_after(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let end = place.name.0;
    let building = |(length, s): (usize, &Sense), at: usize| at + length == end && *s == Sense::PlaceWord(PlaceWord::Building);
    let named = |at: usize| told.context.senses_of(at, &[SenseClass::PlaceWord]).any(|found| building(found, at));
    // "the hospital A" may stand at A, where no other place is named; what a hotel is called says nothing.
    let elsewhere =
        |g: &Group| matches!(&g.kind, GroupKind::Place(p) if p.country.is_none() && p.name.0 != end && p.tie != PlaceTie::None);
    let hotel = |g: &Group| g.end <= end && end - g.end <= 1 && matches!(g.kind, GroupKind::Target("hotel"));
    !place.candidates.is_empty()
        && place.class == Some(PlaceWord::Site)
        && (end.saturating_sub(BUILDING_BACK)..end).any(named)
        && told.groups.iter().any(|g| elsewhere(g) || hotel(g))
}

/// The word for a building begins at most so many words before what it is called.
const BUILDING_BACK: usize = 3;

/// Whether a place only says where the one before it lies: "at A, near B", "A, in the commune of B", "A (B)".
fn is_reference(told: &SentenceTold<'_>, before: &Found, at: usize, place: &PlaceGroup) -> bool {
    // "in A, a region east of B".
    let apposed = || {
        place.tie == PlaceTie::Near
            && (before.level == Level::Region && place.distance_km.is_some()
                || matches!(before.level, Level::District | Level::Region)
                    && (told.groups[before.group + 1..at].iter().any(|g| names_division(told, g))
                        || is_small_division(told, before, at)
                        || is_beside_its_commune(told, before, at)))
    };
    if before.level != Level::Settlement && !apposed()
        || before.strength < 3
        || place.listed
        || place.tie == PlaceTie::In && is_name_of_site(told, before)
    {
        return false;
    }
    let between = &told.groups[before.group + 1..at];
    // "killed four at A, before going to B, where they killed seven": where somebody went then is a place of its own.
    let then = |g: &Group| told.context.is_any(g.start, &[Function::Before, Function::Then]);
    if matches!(place.tie, PlaceTie::Elsewhere | PlaceTie::Toward) && between.iter().any(then) {
        return false;
    }
    // "after the attack at A, the town of B was hit": with the article, a town of its own.
    let article = between.first().filter(|g| matches!(g.kind, GroupKind::Mark(','))).map(|g| g.end);
    let settlement = |i: usize| told.context.is_settlement(i);
    if place.tie == PlaceTie::Of && article.is_some_and(|i| told.context.is(i, Function::DetDef) && settlement(i + 1)) {
        return false;
    }
    // "north of A, more exactly at B".
    if told.context.holds_place_word(&[PlaceWord::Exactly]) && between.iter().any(|g| says_exactly(told, g)) {
        return false;
    }
    // "some ten kilometres from A, in the village of B": B is where it was.
    let off =
        matches!(&told.groups[before.group].kind, GroupKind::Place(p) if p.tie == PlaceTie::Near && p.distance_km.is_some());
    let bare = || place.name.0.checked_sub(1).is_some_and(|i| told.context.is(i, Function::At));
    let settled = place.class == Some(PlaceWord::Settlement) || place.class.is_none() && bare();
    let inside = place.tie == PlaceTie::In && place.country.is_none() && settled;
    // "at the western exit of A, at B".
    let beside = matches!(&told.groups[before.group].kind, GroupKind::Place(p) if p.tie == PlaceTie::Near && p.distance_km.is_none() && !p.candidates.is_empty());
    let comma_alone = matches!(between, [mark, _] if matches!(mark.kind, GroupKind::Mark(',')));
    let village = || {
        place.class == Some(PlaceWord::Settlement)
            && between.len() <= INSIDE
            && between.first().is_some_and(|g| matches!(g.kind, GroupKind::Mark(',')))
    };
    if beside && inside && (bare() && comma_alone || village()) {
        return false;
    }
    // "thirty kilometres from A, near B".
    let near = place.tie == PlaceTie::Near
        && place.country.is_none()
        && place.distance_km.is_none()
        && place.relative.is_none_or(|r| r.bearing.is_none());
    if off && (inside || near) && between.len() <= INSIDE && between.iter().any(|g| matches!(g.kind, GroupKind::Mark(','))) {
        return false;
    }
    // "on the road A-B, level with C", "on the road from A to B, near the village of C": C says where on it.
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let of_road = told.groups[before.group].kind.ends_road() && between.first().is_some_and(comma);
    if of_road || before.between && between.last().is_some_and(|g| !comma(g)) && between.iter().any(comma) && !is_bare_end(place)
    {
        return false;
    }
    let near =
        |i: usize| told.context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| *s == Sense::PlaceWord(PlaceWord::Near));
    let is_beside_it = |g: &Group| (g.start.saturating_sub(BESIDE)..g.start).any(near);
    let joined = between.len() <= 12
        && between.iter().all(|g| match &g.kind {
            GroupKind::Mark(mark) => !matches!(mark, ';' | ':' | '.'),
            // Another thing that was hit is another place: "the post of A, the prison of B"; not "at A, near the bridge of B".
            GroupKind::Target(_) => names_class(told, g) || is_beside_it(g),
            GroupKind::Victims(v) => v.effect.is_none() && names_class(told, g),
            GroupKind::Word | GroupKind::Count(_) | GroupKind::Place(_) => true,
            _ => false,
        });
    // "one at A, the other at B".
    let other = |g: &Group| told.context.is_any(g.start, &[Function::And, Function::Other]);
    let coordinated = between.iter().any(other) || is_enumerated(told, before.group, at);
    joined && !coordinated && !matches!(place.tie, PlaceTie::Axis)
}

/// Whether a word stands here that brings in a closer place: "more exactly".
pub fn says_exactly(told: &SentenceTold<'_>, group: &Group) -> bool {
    let exactly = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::Exactly);
    (group.start..group.end).any(|i| told.context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| exactly(s)))
}

/// What a place is near to stands at most so many words behind the word for it.
const BESIDE: usize = 5;

/// A village stands at most so many groups behind the distance from a town.
const INSIDE: usize = 7;

/// "from A to B": the name behind the preposition alone, as the other end of a road has it.
fn is_bare_end(place: &PlaceGroup) -> bool {
    place.tie == PlaceTie::In && place.class.is_none()
}

/// "at A, at B and at C": the preposition is repeated before each of several places.
pub(super) fn is_enumerated(told: &SentenceTold<'_>, before: usize, at: usize) -> bool {
    let context = &told.context;
    let bare_at = |group: usize| matches!(&told.groups[group].kind, GroupKind::Place(p) if p.tie == PlaceTie::In && p.class.is_none() && p.name.0 > 0 && context.is(p.name.0 - 1, Function::At));
    let comma = at == before + 3 && matches!(told.groups[before + 1].kind, GroupKind::Mark(','));
    let mut behind =
        told.groups[at + 1..].iter().enumerate().take(ENUMERATED).filter(|(_, g)| matches!(g.kind, GroupKind::Place(_)));
    comma
        && bare_at(before)
        && bare_at(at)
        && behind.any(|(next, g)| bare_at(at + 1 + next) && g.start >= 2 && context.is(g.start - 2, Function::And))
}

/// The last place of such a list stands at most so many groups behind another.
const ENUMERATED: usize = 8;

/// "in the commune of A, near the town of B": a commune is called after its own village.
fn is_beside_its_commune(told: &SentenceTold<'_>, before: &Found, at: usize) -> bool {
    let GroupKind::Place(commune) = &told.groups[before.group].kind else { return false };
    let between = &told.groups[before.group + 1..at];
    commune.class == Some(PlaceWord::Settlement)
        && classed(told, commune, PlaceWord::Wide)
        && between.first().is_some_and(|g| matches!(g.kind, GroupKind::Mark(',')))
        && between[1..].iter().all(|g| matches!(g.kind, GroupKind::Word | GroupKind::Count(_)) || names_class(told, g))
}

/// "in the district of A, near B": a division that no gazetteer holds, right before what only helps to find it.
fn is_small_division(told: &SentenceTold<'_>, before: &Found, at: usize) -> bool {
    let between = &told.groups[before.group + 1..at];
    before.level == Level::District
        && before.place.gazetteer_id.is_none()
        && between.first().is_some_and(|g| matches!(g.kind, GroupKind::Mark(',')))
        && between[1..].iter().all(|g| matches!(g.kind, GroupKind::Word | GroupKind::Count(_)) || names_class(told, g))
}

/// "the hotel A", which may stand anywhere; "the hotel of A" stands at A.
fn is_name_of_site(told: &SentenceTold<'_>, found: &Found) -> bool {
    let GroupKind::Place(site) = &told.groups[found.group].kind else { return false };
    let before = site.name.0.saturating_sub(1);
    let of = told.context.is_any(before, &[Function::Of, Function::DetDu, Function::DetDes]);
    // "the crossroads Mile 2": a name that only begins like a known one.
    let unknown = site.candidates.is_empty() || site.compound && found.place.gazetteer_id.is_none();
    site.class == Some(PlaceWord::Site) && unknown && !of
}

/// "the people of A, in the district of B": A is told of as a place.
fn is_people_of(told: &SentenceTold<'_>, before: &Found, at: usize, place: &PlaceGroup) -> bool {
    let between = &told.groups[before.group + 1..at];
    before.level == Level::Settlement
        && matches!(before.strength, 1 | 2)
        && place.tie == PlaceTie::In
        && matches!(place.class, Some(PlaceWord::Admin1 | PlaceWord::Admin2))
        && between.len() <= 6
        && between.iter().all(|g| matches!(g.kind, GroupKind::Word | GroupKind::Mark(',' | '»' | '"')))
}

/// Whether a group is a class word of settlements: village, town, quarter.
pub(super) fn names_class(told: &SentenceTold<'_>, group: &Group) -> bool {
    told.context.holds_place_word(&[PlaceWord::Settlement]) && (group.start..group.end).any(|i| told.context.is_settlement(i))
}

/// Whether a group is a class word of divisions: region, district.
fn names_division(told: &SentenceTold<'_>, group: &Group) -> bool {
    let division = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Admin1 | PlaceWord::Admin2 | PlaceWord::Area));
    told.context.senses_of(group.start, &[SenseClass::PlaceWord]).any(|(_, s)| division(s))
}

/// Whether the text says that a name is meant as that of a district or commune: "in the commune of B"; not where it says of
/// a town that it is one: "B, a rural commune".
fn is_wide(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let commune = || place.class == Some(PlaceWord::Settlement) && classed(told, place, PlaceWord::Wide);
    !place.apposed && (matches!(place.class, Some(PlaceWord::Admin1 | PlaceWord::Admin2)) || commune())
}

/// "in a village of A", "another quarter of A", "two villages near A": some place there, which is not named.
fn holds(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let context = &told.context;
    let start = place.name.0;
    // A farm of A is A's; a village of A has a name of its own.
    let part = |s: &Sense| matches!(s, Sense::Target("village" | "town") | Sense::PlaceWord(PlaceWord::Part));
    let class = (start.saturating_sub(HELD)..start)
        .rev()
        .find(|i| context.senses_of(*i, &[SenseClass::PlaceWord, SenseClass::Target]).any(|(_, s)| part(s)));
    let Some(class) = class else { return false };
    // "another village, that of A" is A.
    let named = (class + 1..start).any(|i| context.is(i, Function::ThatOf));
    let of = !named && (class + 1..start).any(|i| context.is_any(i, &[Function::Of, Function::DetDu]));
    let some = |i: usize| {
        context.is_any(i, &[Function::DetIndef, Function::PluralDeterminer]) || number_at(context, i).is_some_and(|n| n.value > 1)
    };
    of && class.checked_sub(1).is_some_and(|i| some(i) || i > 0 && some(i - 1))
}

/// The class word stands at most so many words before the name of what holds the place.
const HELD: usize = 4;

/// Whether a word of such a class stands close before a name: "in the commune of", "in the quarter".
fn classed(told: &SentenceTold<'_>, place: &PlaceGroup, class: PlaceWord) -> bool {
    let before = place.name.0.saturating_sub(4)..place.name.0;
    told.context.holds_place_word(&[class])
        && before.into_iter().any(|i| {
            told.context
                .senses_of(i, &[SenseClass::PlaceWord])
                .any(|(_, s)| matches!(s, Sense::PlaceWord(word) if *word == class))
        })
}

/// Whether two names are spellings of one place.
pub fn same(a: &PlaceRef, b: &PlaceRef) -> bool {
    if a.gazetteer_id.is_some() && a.gazetteer_id == b.gazetteer_id {
        return true;
    }
    if a.name == b.name {
        return true;
    }
    if is_short_for(a, b) || is_short_for(b, a) {
        return true;
    }
    if begin_otherwise(&a.name, &b.name) {
        return false;
    }
    let (x, y) = (key(&a.name), key(&b.name));
    x == y || (x.len() >= 5 && y.len() >= 5 && x.as_bytes()[0] == y.as_bytes()[0] && distance_at_most_one(&x, &y))
}

/// Whether the keys of two names cannot have the same first letter: mostly it is so, and they need not be made.
fn begin_otherwise(a: &str, b: &str) -> bool {
    let sound = |name: &str| match name.bytes().next().filter(u8::is_ascii_alphabetic).map(|b| b.to_ascii_lowercase()) {
        Some(b'c' | b'q') => Some(b'k'),
        Some(b'y') => Some(b'i'),
        Some(b'o' | b'w') => Some(b'u'),
        other => other,
    };
    sound(a).zip(sound(b)).is_some_and(|(a, b)| a != b)
}

/// "Mount A" and then "A": a name that no gazetteer holds, and the last word of it.
fn is_short_for(short: &PlaceRef, long: &PlaceRef) -> bool {
    let unknown = short.gazetteer_id.is_none() && long.gazetteer_id.is_none();
    let means = |last: &str| {
        !begin_otherwise(last, &short.name) && short.name.chars().count() >= SHORT_NAME && key(last) == key(&short.name)
    };
    unknown && long.name.rsplit_once(' ').is_some_and(|(_, last)| means(last))
}

/// A shorter name may by chance be part of another.
const SHORT_NAME: usize = 4;

fn key(name: &str) -> String {
    let mut key = crate::lexicon::place_key(name);
    key.retain(char::is_alphanumeric);
    key
}

/// Whether a place lies in a region of this name, or may: nobody knows where it is.
pub fn lies_in(place: &PlaceRef, wide: &PlaceRef) -> bool {
    let within = |division: &Option<String>| division.as_deref() == Some(&*wide.name);
    within(&place.admin1) || place.gazetteer_id.is_none() && place.admin1.is_none()
}

fn distance_at_most_one(a: &str, b: &str) -> bool {
    let (n, m) = (a.chars().count(), b.chars().count());
    let (short, long) = if n <= m { (a, b) } else { (b, a) };
    if n.abs_diff(m) > 1 {
        return false;
    }
    let start = short.chars().zip(long.chars()).take_while(|(x, y)| x == y).count();
    short.chars().skip(start + usize::from(n == m)).eq(long.chars().skip(start + 1))
}
