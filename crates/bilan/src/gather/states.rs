//! States called by the name of their country or capital, where they act: "bombed by Russia", "the strikes of Damascus".

use super::cues::cues;
use super::roles::{self, Part};
use super::scenes::Scene;
use crate::lexicon::{Accused, Function, PlaceWord, ResponsibilityCue, Sense, SenseClass};
use crate::model::Kind;
use crate::recognise::{ActorGroup, Group, GroupKind, PlaceTie, force_of};
use crate::state::SentenceTold;

/// The army of a state that a sentence says did it, is accused of it or claims it. Where something happens in a country, or to
/// it, its name is no party.
pub fn acting(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, here: Option<&str>) -> Option<(ActorGroup, Part)> {
    let context = &sentence.context;
    let lexicon = context.lexicon;
    if matches!(sentence.groups[at].kind, GroupKind::Word) {
        let actor = army_of(sentence, nationals(sentence, scene, at)?);
        return (roles::part(sentence, scene, at, &actor, here) == Part::Agent).then_some((actor, Part::Agent));
    }
    let GroupKind::Place(place) = &sentence.groups[at].kind else {
        // "Moscow said that it had killed ten".
        let speaks = matches!(&sentence.groups[at].kind, GroupKind::Source(s) if s.person.is_none());
        let country = if speaks { country_of(sentence, at)? } else { return None };
        let actor = army_of(sentence, country);
        let part = roles::part(sentence, scene, at, &actor, here);
        return (part == Part::Claimant).then_some((actor, part));
    };
    let country = match place.country.filter(|_| place.class.is_none()) {
        Some(country) => lexicon.countries[country as usize].iso2,
        None => capital_of(sentence, at).filter(|_| place.tie == PlaceTie::None || is_government(sentence, at))?,
    };
    // "A - massacre at B": a heading.
    if sentence
        .groups
        .get(at + 1)
        .is_some_and(|g| matches!(g.kind, GroupKind::Mark(mark) if !matches!(mark, ',' | '.' | '!' | '?')))
    {
        return None;
    }
    let told = match place.tie {
        PlaceTie::None => None,
        PlaceTie::Of if is_of_strikes(sentence, at) => Some(Part::Agent),
        PlaceTie::Axis if !is_of_border(sentence, at) => None,
        PlaceTie::In if is_blamed(sentence, scene, at) => Some(Part::Accused),
        _ => return None,
    };
    let actor = army_of(sentence, country);
    let part = told.unwrap_or_else(|| roles::part(sentence, scene, at, &actor, here));
    if part == Part::Claimant && is_land_claimed(sentence, scene, at) {
        return None;
    }
    matches!(part, Part::Agent | Part::Accused | Part::Claimant).then_some((actor, part))
}

/// "The Russians shelled A", "bombed by the Russians": a people, by a capital behind the plural article, stands for its army where a verb tells
/// of what only armies do.
fn nationals(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> Option<&'static str> {
    let context = &sentence.context;
    let start = sentence.groups[at].start;
    let called = start > 0 && context.tokens[start].capital && context.is(start - 1, Function::PluralDeterminer);
    if !called
        || !context.has(start, SenseClass::Demonym)
        || context.tokens.get(start + 1).is_some_and(|t| t.is_word() && t.capital)
        // "les Russes de Wagner": of whom they are is said.
        || context.is(start + 1, Function::Of)
    {
        return None;
    }
    // "Les Palestiniens ont tiré des roquettes": whoever fires rockets may be anybody of that people.
    let rocket = |s: &Sense| matches!(s, Sense::Weapon("rocket"));
    if (start..context.len()).any(|i| context.senses_of(i, &[SenseClass::Weapon]).any(|(_, s)| rocket(s))) {
        return None;
    }
    let from_afar = |kind: Kind| matches!(kind, Kind::Airstrike | Kind::Drone | Kind::Shelling);
    let shells =
        |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if !e.negated && e.incident.is_some_and(|(kind, _)| from_afar(kind)));
    let armies = sentence.groups[scene.from..scene.to].iter().any(shells);
    let country = context.senses_of(start, &[SenseClass::Demonym]).find_map(|(length, s)| match s {
        Sense::Demonym(country) if length == 1 => Some(context.lexicon.countries[*country as usize].iso2),
        _ => None,
    });
    country.filter(|_| armies)
}

/// "in the region of A, claimed by B": what is claimed is a place.
fn is_land_claimed(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    let (first, start) = (sentence.groups[scene.from].start, sentence.groups[at].start);
    let claims = cues(&sentence.context, first, start);
    let Some(claim) = claims.iter().rev().find(|c| c.what == ResponsibilityCue::Claimed && c.passive) else { return false };
    let land =
        |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Admin1 | PlaceWord::Admin2 | PlaceWord::Area | PlaceWord::Zone));
    let word = |i: usize| sentence.context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| land(s));
    let mut before = sentence.groups.iter().rev().filter(|g| g.end <= claim.start);
    before.find_map(|g| match &g.kind {
        GroupKind::Incident(_) | GroupKind::Effect(_) | GroupKind::EffectNoun(_) => Some(false),
        GroupKind::Place(_) => Some(true),
        GroupKind::Word if word(g.start) => Some(true),
        _ => None,
    }) == Some(true)
}

fn army_of(sentence: &SentenceTold<'_>, country: &'static str) -> ActorGroup {
    let (actor, name) = force_of(sentence.context.lexicon, "army", country);
    ActorGroup { actor, name, kind: "army", force: true, country: Some(country), named: true }
}

/// The country that is all that a group names, by its own name or its capital's.
pub fn country_of(sentence: &SentenceTold<'_>, at: usize) -> Option<&'static str> {
    let group = &sentence.groups[at];
    let lexicon = sentence.context.lexicon;
    let called = sentence.context.senses_of(group.start, &[SenseClass::Country]).find_map(|(length, s)| match s {
        Sense::Country(country) if group.start + length == group.end => Some(lexicon.countries[*country as usize].iso2),
        _ => None,
    });
    called.or_else(|| capital_of(sentence, at))
}

/// A capital that stands for its government: whose strikes hit another place.
pub fn is_government(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let elsewhere = |g: &Group| matches!(&g.kind, GroupKind::Place(p) if p.country.is_none() && matches!(p.tie, PlaceTie::In | PlaceTie::Near));
    let of = matches!(&sentence.groups[at].kind, GroupKind::Place(p) if p.tie == PlaceTie::Of);
    // "killed at B by the drones of A".
    let by = || sentence.groups[..at].iter().any(elsewhere) && is_agent_of_strikes(sentence, at);
    of && capital_of(sentence, at).is_some()
        && (is_of_strikes(sentence, at) && sentence.groups[at + 1..].iter().any(elsewhere) || by())
}

/// "by the strikes of A", "by aircraft of A": what does harm from afar, behind the preposition of an agent.
fn is_agent_of_strikes(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let from_afar = |g: &Group| match &g.kind {
        GroupKind::Incident(i) => matches!(i.kind, Kind::Airstrike | Kind::Drone | Kind::Shelling),
        GroupKind::Weapon(_) => true,
        _ => false,
    };
    let before = sentence.groups[..at].iter().rposition(|g| !is_small(sentence, g)).filter(|i| from_afar(&sentence.groups[*i]));
    before.is_some_and(|i| {
        let start = sentence.groups[i].start;
        (start.saturating_sub(BY_BACK)..=start).any(|i| sentence.context.is(i, Function::By))
    })
}

/// The preposition stands at most so many words before what does harm.
const BY_BACK: usize = 2;

/// A small word: an article, a preposition.
fn is_small(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    matches!(group.kind, GroupKind::Word) && sentence.context.has(group.start, SenseClass::Function)
}

fn capital_of(sentence: &SentenceTold<'_>, at: usize) -> Option<&'static str> {
    let group = &sentence.groups[at];
    let lexicon = sentence.context.lexicon;
    sentence.context.senses_of(group.start, &[SenseClass::Capital]).find_map(|(length, s)| match s {
        Sense::Capital(country) if group.start + length == group.end => Some(lexicon.countries[*country as usize].iso2),
        _ => None,
    })
}

/// "the strikes of A": what only armies do, with nothing but small words between.
fn is_of_strikes(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let before = sentence.groups[..at].iter().rev().find(|g| !is_small(sentence, g));
    let strikes =
        |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if matches!(i.kind, Kind::Airstrike | Kind::Drone | Kind::Shelling));
    before.is_some_and(strikes) || is_agent_of_strikes(sentence, at)
}

/// "raids put down to Russia": the words of blame stand right before the preposition.
fn is_blamed(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    let (first, start) = (sentence.groups[scene.from].start, sentence.groups[at].start);
    cues(&sentence.context, first, start)
        .iter()
        .any(|cue| cue.blames() && matches!(cue.accused, Some(Accused::To) | None) && start - cue.end <= BLAMED)
}

/// Between words of blame and the state stand at most so many: a preposition and an article.
const BLAMED: usize = 2;

/// "a clash at the border between A and B".
fn is_of_border(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let start = sentence.groups[at].start;
    let border = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Site | PlaceWord::Zone | PlaceWord::Near | PlaceWord::In));
    (start.saturating_sub(BORDER)..start).any(|i| {
        sentence.context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| border(s))
            && !sentence.context.is(i, Function::Between)
    })
}

/// A word for a border stands at most so many words before the states that it parts.
const BORDER: usize = 6;
