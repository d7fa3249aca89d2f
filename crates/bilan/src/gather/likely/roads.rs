//! Names of the ends of a way.

use super::*;
use crate::recognise::MOBILE;

/// "six travellers who were going to a wedding at A": the end of a journey, with nothing told between the verb and its name; "said from
/// the town next to A".
pub(super) fn is_on_the_way(told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> bool {
    let context = &told.context;
    if !context.holds_place_word(&[PlaceWord::Going, PlaceWord::From]) {
        return false;
    }
    let start = place.name.0;
    let word = |i: usize, wanted: PlaceWord| {
        context.senses_of(i, &[SenseClass::PlaceWord]).any(|(l, s)| i + l <= start && *s == Sense::PlaceWord(wanted))
    };
    let near = (start.saturating_sub(WAY)..start).rev().take_while(|i| context.tokens[*i].is_word());
    match place.tie {
        // "which was to reach A".
        PlaceTie::None => start > 0 && word(start - 1, PlaceWord::Going),
        PlaceTie::In | PlaceTie::Of => {
            let Some(verb) = near.into_iter().find(|i| word(*i, PlaceWord::Going)) else { return false };
            let between = told.groups[..at].iter().rev().take_while(|g| g.start > verb);
            !between.into_iter().any(|g| {
                matches!(g.kind, GroupKind::Effect(_) | GroupKind::Incident(_) | GroupKind::Speech(_) | GroupKind::Place(_))
            })
        }
        PlaceTie::Near => {
            let from = near.into_iter().find(|i| word(*i, PlaceWord::From));
            from.is_some_and(|from| told.groups[..at].iter().any(|g| g.end <= from && matches!(g.kind, GroupKind::Speech(_))))
        }
        _ => false,
    }
}

/// The verb stands at most so many words before the name.
const WAY: usize = 8;

/// "in a station, route de A": behind a comma and without a preposition, a road that has its name of a place is an address in town.
pub(super) fn is_address(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let (context, start) = (&told.context, place.name.0);
    let road =
        |i: usize| context.senses_of(i, &[SenseClass::PlaceWord]).any(|(l, s)| l == 1 && *s == Sense::PlaceWord(PlaceWord::Road));
    start > 2
        && context.holds_place_word(&[PlaceWord::Road])
        && context.is_any(start - 1, &[Function::Of, Function::DetDu])
        && road(start - 2)
        && context.is_mark(start - 3, ',')
}

/// A unit, then "of", then a post with its name: the unit need not have been there. Not the post itself.
pub(super) fn of_home_base(told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> bool {
    let context = &told.context;
    if place.class != Some(PlaceWord::Site) {
        return false;
    }
    let start = place.name.0;
    let post = (start.saturating_sub(HOME_BASE)..start)
        .rev()
        .find(|i| context.senses_of(*i, &[SenseClass::PlaceWord]).any(|(_, s)| matches!(s, Sense::PlaceWord(PlaceWord::Site))));
    let Some(post) = post.filter(|p| *p > 1) else { return false };
    let of = (post.saturating_sub(2)..post).any(|i| context.is_any(i, &[Function::Of, Function::DetDu]));
    let unit = told.groups[..at].iter().rev().find(|g| g.end < post && !is_filler(told, g));
    of && unit.is_some_and(|g| {
        let moves = |i: usize| context.has_any(i, &[SenseClass::ActorNoun, SenseClass::Victim]);
        matches!(g.kind, GroupKind::Actor(_) | GroupKind::Victims(_) | GroupKind::Target("patrol" | "convoy"))
            || !matches!(g.kind, GroupKind::Target(_)) && (g.start..g.end).any(moves)
            || matches!(&g.kind, GroupKind::Incident(i) if i.kind == crate::model::Kind::Operation)
    })
}

/// The name stands at most so many words behind the post.
const HOME_BASE: usize = 3;

/// "se sont dirigés vers A": a reflexive verb of going before the name.
pub(super) fn goes_itself(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let start = place.name.0;
    // "The survivors took refuge at A."
    let fled = told.groups.iter().rev().filter(|g| g.end <= start).find_map(|g| match &g.kind {
        GroupKind::EffectNoun(noun) if noun.people => Some(true),
        GroupKind::Victims(v) => Some(v.category != Some(Victims::Militants)),
        GroupKind::Actor(_) => Some(false),
        _ => None,
    });
    fled != Some(true) && (start.saturating_sub(ITSELF_BACK)..start).any(|i| told.context.is(i, Function::Reflexive))
}

/// The pronoun stands at most so many words before the name.
const ITSELF_BACK: usize = 6;

/// "they left for A, beside B": whether a place only says where the one lies, right before it, for which somebody set out.
pub(super) fn is_beside_goal(told: &SentenceTold<'_>, at: usize) -> bool {
    let apart = [Function::And, Function::Where, Function::Who];
    let small = |g: &&Group| match g.kind {
        GroupKind::Word => !told.context.is_any(g.start, &apart),
        GroupKind::Mark(',') => true,
        _ => names_class(told, g),
    };
    let before = told.groups[..at].iter().rev().take(BESIDE_GOAL).find(|g| !small(g));
    before.is_some_and(|g| matches!(&g.kind, GroupKind::Place(p) if p.tie == PlaceTie::Toward))
}

/// A goal and what it lies beside stand at most so many groups from each other.
const BESIDE_GOAL: usize = 7;

/// "on the road A-B", "on the road A - B": whether the other end of its road stands right behind a place.
pub(super) fn is_near_end(told: &SentenceTold<'_>, at: usize) -> bool {
    let dash = matches!(told.groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Mark('-' | '–')));
    told.groups.get(at + 1 + usize::from(dash)).is_some_and(|g| g.kind.ends_road())
}

/// "between A and B, near the village of C": whether the two ends of a road stand close before, and a comma behind them.
pub(super) fn is_behind_road(told: &SentenceTold<'_>, at: usize) -> bool {
    let before = &told.groups[at.saturating_sub(BEHIND_ROAD)..at];
    let Some(end) = before.iter().rposition(|g| matches!(g.kind, GroupKind::Place(_))).filter(|i| before[*i].kind.ends_road())
    else {
        return false;
    };
    matches!(before.get(end + 1).map(|g| &g.kind), Some(GroupKind::Mark(',')))
}

/// A place on a road stands at most so many groups behind its ends.
const BEHIND_ROAD: usize = 7;

/// "from A to B", "a bus that links A with B": the second place is the end of a road.
pub(super) fn ends_road(told: &SentenceTold<'_>, at: usize) -> bool {
    let GroupKind::Place(place) = &told.groups[at].kind else { return false };
    let mut before = (at.saturating_sub(ROAD_END)..at).rev();
    let first = before.find(|i| matches!(&told.groups[*i].kind, GroupKind::Place(p) if p.name.1 + 1 == place.name.0));
    let Some((first, GroupKind::Place(from))) = first.map(|f| (f, &told.groups[f].kind)) else { return false };
    let of = told.groups[..first].iter().rev().find(|g| !is_filler(told, g));
    told.context.is_any(from.name.1, &[Function::At, Function::For, Function::Toward])
        && from.class.is_none()
        && matches!(from.tie, PlaceTie::From | PlaceTie::Of | PlaceTie::None)
        && !of.is_some_and(|g| names_violence(&g.kind))
}

/// "On the road of the mine of A, a vehicle hit a device": with these words the sentence opens, and an act follows.
pub(super) fn is_hit_on_its_road(told: &SentenceTold<'_>, at: usize) -> bool {
    let act = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && !e.negated && e.mood != Mood::Future);
    let place = |g: &Group| matches!(&g.kind, GroupKind::Place(p) if p.country.is_none());
    let opens = told.groups[..at].iter().all(|g| is_filler(told, g) || matches!(g.kind, GroupKind::Incident(_)));
    opens && told.groups[at + 1..].iter().any(act) && !told.groups[at + 1..].iter().any(place)
}

/// "going from A to B", "left A for B": where those hit were going, which is told beside where they came from. The ends of
/// a road that is named may stand for it.
pub(super) fn ends_journey(told: &SentenceTold<'_>, at: usize) -> bool {
    let GroupKind::Place(place) = &told.groups[at].kind else { return false };
    let first = (at.saturating_sub(JOURNEY)..at).rev().find(|i| matches!(told.groups[*i].kind, GroupKind::Place(_)));
    let Some(GroupKind::Place(from)) = first.map(|f| &told.groups[f].kind) else { return false };
    let joined = place.name.0 == from.name.1 + 1
        && told.context.is_any(from.name.1, &[Function::At, Function::For, Function::Toward, Function::And]);
    let site = |i: usize| {
        told.context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| matches!(s, Sense::PlaceWord(PlaceWord::Site)))
    };
    let road = |i: usize| site(i) && i > 0 && told.context.is(i - 1, Function::DetDef);
    from.tie == PlaceTie::From
        && (joined || place.tie == PlaceTie::Toward)
        && !(from.name.0.saturating_sub(NOUN_BACK)..from.name.0).any(road)
}

/// "a bus that took them from A to B": where a journey began; not the attack, or the road, of A.
pub(super) fn starts_journey(told: &SentenceTold<'_>, at: usize) -> bool {
    let GroupKind::Place(place) = &told.groups[at].kind else { return false };
    let end = told.groups[at + 1..].iter().take(ROAD_END).any(|g| {
        matches!(&g.kind, GroupKind::Place(p) if p.name.0 == place.name.1 + 1 && matches!(p.tie, PlaceTie::In | PlaceTie::Toward))
    });
    let of = || told.groups[..at].iter().rev().find(|g| !is_filler(told, g));
    // "in a convoy from A to B".
    let people = |g: &Group| {
        let mobile = matches!(&g.kind, GroupKind::Target(what) if MOBILE.contains(what));
        mobile || matches!(g.kind, GroupKind::Victims(_) | GroupKind::Word) && !names_class(told, g)
    };
    end && place.class.is_none() && of().is_none_or(people)
}

/// "on the road from A to B": what happened there was between the two.
pub(in crate::gather) fn opens_road(told: &SentenceTold<'_>, at: usize) -> bool {
    let GroupKind::Place(place) = &told.groups[at].kind else { return false };
    let context = &told.context;
    let joined = context.is_any(place.name.1, &[Function::At, Function::And]);
    let next = told.groups[at + 1..]
        .iter()
        .take(ROAD_END)
        .any(|g| matches!(&g.kind, GroupKind::Place(p) if p.name.0 == place.name.1 + 1 && p.country.is_none()));
    let road = |i: usize| {
        let site = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Site));
        i > 0
            && context.is(i - 1, Function::DetDef)
            && context.senses_of(i, &[SenseClass::PlaceWord]).any(|(l, s)| l == 1 && site(s))
    };
    matches!(place.tie, PlaceTie::Toward | PlaceTie::From)
        && place.country.is_none()
        && joined
        && next
        && (place.name.0.saturating_sub(NOUN_BACK)..place.name.0).any(road)
}

/// The other end of such a road.
pub(super) fn closes_road(told: &SentenceTold<'_>, at: usize) -> bool {
    (at.saturating_sub(ROAD_END)..at).any(|before| {
        let ends = |a: &Group| matches!((&a.kind, &told.groups[at].kind), (GroupKind::Place(a), GroupKind::Place(b)) if a.name.1 + 1 == b.name.0);
        ends(&told.groups[before]) && opens_road(told, before)
    })
}

/// The end of a journey stands at most so many groups behind its start.
const JOURNEY: usize = 5;

/// The other end stands at most so many groups before.
const ROAD_END: usize = 3;
