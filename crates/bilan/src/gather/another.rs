//! What one more incident shares with the one told right before it, where its own words leave it open: "another raid" after a
//! strike from the air, "they came back on Tuesday".

use super::incidents::Draft;
use super::scenes::Scene;
use super::signs;
use crate::lexicon::Function;
use crate::model::geo::distance_km;
use crate::model::{ActorRef, Incident, Kind, PlaceRef, Precision, Reading, Role};
use crate::recognise::attacks;
use crate::recognise::{Group, GroupKind};
use crate::state::SentenceTold;

/// The kind of one more raid or attack after one from the air or with shells.
pub fn kind(scenes: &[Scene], draft: &Draft, kind: Kind, reading: &Reading) -> Kind {
    let open = matches!(kind, Kind::Attack | Kind::Explosion | Kind::Other);
    match before(reading).filter(|_| open && is_one_more(scenes, draft)) {
        Some(before) if is_from_afar(before.kind) => before.kind,
        _ => of_raids(scenes, draft, kind, reading).unwrap_or(kind),
    }
}

/// "A camp had been hit at A on Friday": what no word calls an attack, in a report that told of nothing but strikes from the air.
fn of_raids(scenes: &[Scene], draft: &Draft, kind: Kind, reading: &Reading) -> Option<Kind> {
    let from_air = |kind: Kind| matches!(kind, Kind::Airstrike | Kind::Drone);
    let mut mentions = draft.scenes.iter().flat_map(|s| scenes[*s].mentions.iter());
    let open = kind == Kind::Attack && !draft.background && mentions.all(|m| !m.strong && (!m.noun || m.kind == Kind::Other));
    let mut mains = reading.incidents.iter().filter(|i| i.role == Role::Main).take(LOOKED_AT);
    let all = mains.clone().count() >= 2 && mains.all(|i| from_air(i.kind));
    before(reading).filter(|_| open && all).map(|i| i.kind)
}

/// "Twelve fighters were killed at A and eight at B": the second part of a sentence, without a verb or noun of violence of its own.
pub fn goes_on_without_verb(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let [only] = draft.scenes[..] else { return false };
    let scene = &scenes[only];
    let acts = |g: &Group| matches!(g.kind, GroupKind::Effect(_) | GroupKind::Actor(_));
    scene.from > 0
        && !draft.background
        && !(scene.recalls || scene.pluperfect)
        && scene.mentions.is_empty()
        && !told[scene.told].groups[scene.from..scene.to].iter().any(acts)
}

/// So many incidents of a report say what it tells of.
const LOOKED_AT: usize = 8;

/// "On Tuesday shells fell on a mosque of A. On Wednesday a drone struck the hospital": where only a building is named, as one that everybody
/// knows, and the report has told of one town alone, it stands in that town.
pub fn place(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, reading: &Reading) -> Option<PlaceRef> {
    if draft.background
        || draft.place.is_some()
        || !draft.scenes.first().is_some_and(|s| hits_the_building(&told[scenes[*s].told], &scenes[*s]))
    {
        return None;
    }
    let town = before(reading)?
        .place
        .as_ref()
        .filter(|p| p.precision == Precision::Point || p.near && p.precision == Precision::Near)?;
    let beside = |p: &PlaceRef| p.point.zip(town.point).is_some_and(|(a, b)| distance_km(a, b) <= QUARTER_KM);
    let there = |i: &Incident| i.place.as_ref().is_some_and(|p| p.name == town.name || beside(p));
    let alone = reading.incidents.iter().rev().take(LOOKED_AT).filter(|i| i.role == Role::Main).all(there);
    let because = vec!["the town told of before, where the building stands".to_owned()];
    alone.then(|| PlaceRef { because, ..town.clone() })
}

/// The quarters of a town lie at most so far from each other.
const QUARTER_KM: f64 = 15.0;

/// "l'hôpital", "le marché": whether a scene names such a building and no town of it.
fn hits_the_building(told: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &told.context;
    let known =
        |at: usize| context.is_any(at, &[Function::DetDef, Function::DetDu]) && !context.is(at, Function::PluralDeterminer);
    told.groups[scene.from..scene.to].iter().any(|g| {
        matches!(g.kind, GroupKind::Target(what) if OF_A_TOWN.contains(&what))
            && g.start.checked_sub(1).is_some_and(known)
            && !context.is_any(g.end, &[Function::Of, Function::DetDu, Function::DetDes])
    })
}

/// Targets of which a town has one, or the report tells which.
const OF_A_TOWN: [&str; 4] = ["health", "market", "religious", "school"];

/// Who did it, where nobody is named: who came back, whose strikes the report goes on telling of, or, `likewise`, who killed so many
/// on the same day where no other word names the kind.
pub fn authors(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, reading: &Reading, likewise: bool) -> Vec<ActorRef> {
    let returns = || draft.scenes.first().is_some_and(|s| signs::returns(&told[scenes[*s].told], &scenes[*s]));
    match before(reading).filter(|_| !draft.background) {
        Some(before)
            if is_from_afar(before.kind) && is_one_more(scenes, draft)
                || returns()
                || likewise
                || goes_on_acting(told, scenes, draft) =>
        {
            before.perpetrators.clone()
        }
        _ => Vec::new(),
    }
}

/// "They killed six at A, before attacking B": what those went on to do of whom the sentence tells.
fn goes_on_acting(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let Some(scene) = draft.scenes.first().map(|s| &scenes[*s]).filter(|s| s.from > 0) else { return false };
    let context = &told[scene.told].context;
    let groups = &told[scene.told].groups[scene.from..scene.to];
    // "They burned houses at A and killed two women at B".
    let joined =
        context.is(groups[0].start, Function::And) && matches!(groups.get(1).map(|g| &g.kind), Some(GroupKind::Effect(_)));
    joined || groups.iter().take(2).any(|g| context.is(g.start, Function::Before) && context.is(g.start + 1, Function::Of))
}

/// "The same rebels attacked B": those who did what was told right before it.
pub fn are_the_same(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let Some(scene) = draft.scenes.first().map(|s| &scenes[*s]) else { return false };
    let context = &told[scene.told].context;
    let same = |g: &Group| {
        attacks(g)
            && g.start > 0
            && (g.start - 1..g.end)
                .any(|i| context.is(i, Function::Same) && i > 0 && context.is(i - 1, Function::PluralDeterminer))
    };
    let groups = &told[scene.told].groups[scene.from..scene.to];
    // "the army shelled the same rebels": they are who suffered.
    let subject = |at: usize| same(&groups[at]) && !groups[..at].iter().any(|g| matches!(g.kind, GroupKind::Effect(_)));
    context.holds_function(&[Function::Same]) && groups.iter().position(same).is_some_and(subject)
}

fn before(reading: &Reading) -> Option<&Incident> {
    reading.incidents.last().filter(|i| i.role == Role::Main)
}

/// Whether a noun opens it as one more: "another raid", "a second strike".
fn is_one_more(scenes: &[Scene], draft: &Draft) -> bool {
    let first = draft.scenes.first().map(|s| &scenes[*s]);
    !draft.background && first.is_some_and(|s| s.mentions.iter().any(|m| m.noun && m.other && !m.plural))
}

/// Those who strike from the air or with guns are seldom named twice.
fn is_from_afar(kind: Kind) -> bool {
    matches!(kind, Kind::Airstrike | Kind::Drone | Kind::Shelling)
}
