//! Who died of wounds from before, far from where they were inflicted, or is buried: neither the place nor the day of that is the violence's.

use super::scenes::Scene;
use crate::lexicon::{EffectRole, Frame, Function, PlaceWord, Sense, SenseClass};
use crate::model::Effect;
use crate::recognise::{EffectGroup, Group, GroupKind, Kinds, PlaceTie, Voice};
use crate::state::SentenceTold;

/// A verb of dying, which does not say that anybody killed.
fn dies(group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && e.frame == Frame::Intransitive && !e.negated)
}

/// "died on Wednesday of his wounds": he was hit on that day or before.
pub fn is_of_dying(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let groups = &sentence.groups;
    let Some(verb) = groups[..at].iter().rposition(dies).filter(|verb| at - verb <= DIES_WITHIN) else { return false };
    let end = groups.get(at + WOUNDS_WITHIN).map_or(sentence.context.len(), |g| g.start);
    names_wounds(sentence, groups[verb].start..end)
}

/// "his wounds", among some words.
fn names_wounds(sentence: &SentenceTold<'_>, mut within: std::ops::Range<usize>) -> bool {
    let hurt = |s: &Sense| matches!(s, Sense::EffectNoun { effect: Effect::Wounded, role: EffectRole::Event, .. });
    within.any(|i| sentence.context.senses_of(i, &[SenseClass::EffectNoun]).any(|(_, s)| hurt(s)))
}

/// Behind the day, the wounds stand within so many groups: "as a consequence of their wounds".
const WOUNDS_WITHIN: usize = 6;

/// A day stands within so many groups of a verb of dying.
const DIES_WITHIN: usize = 4;

/// The word for bringing somebody to where he died stands at most so many words behind "where".
const BROUGHT_WITHIN: usize = 8;

/// "died at the hospital of A": so many groups behind the verb.
const CARED_WITHIN: usize = 3;

/// "A fourth one died of his wounds on Tuesday at A", "two of the wounded died at A", "died at A, where he had been taken": leaves a scene
/// that tells of no act the day and the place of the wounds alone.
pub(super) fn leave_deathbed(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    if !sentence.kinds.any(Kinds::EFFECT) && !sentence.context.holds_function(&[Function::Coffins]) {
        return;
    }
    if buries_only(sentence, scene) {
        scene.times.clear();
        scene.found.clear();
        scene.places.clear();
        return;
    }
    let died = |e: &EffectGroup| e.effect == Some(Effect::Killed) && e.incident.is_none() && !e.negated && died_by_itself(e);
    let groups = &sentence.groups;
    let verbs = |at: &usize| matches!(&groups[*at].kind, GroupKind::Effect(e) if died(e));
    let Some(verb) = (scene.from..scene.to).find(verbs) else { return };
    if scene.violent || scene.mentions.iter().any(|m| !m.noun || !m.definite) {
        return;
    }
    let wounded = (scene.from..verb).find(|at| is_of_the_wounded(&groups[*at]));
    let cared_for = |at: usize| matches!(groups.get(at).map(|g| &g.kind), Some(GroupKind::Target("health")));
    let of_wounds = names_wounds(sentence, groups[verb].start..groups[scene.to - 1].end)
        || (verb + 1..scene.to).take(CARED_WITHIN).any(cared_for);
    if !of_wounds && wounded.is_none() && !were_brought_there(sentence, scene, verb) {
        return;
    }
    // "died on Wednesday, after Tuesday's attack on A".
    let act = scene.mentions.iter().map(|m| m.group).find(|at| *at > verb);
    let of_the_wounds = |at: usize| wounded.is_some_and(|first| first < at) && at < verb || act.is_some_and(|act| act < at);
    let later = scene.times.extract_if(.., |(at, _)| !of_the_wounds(*at)).collect::<Vec<_>>();
    scene.confirmed.extend(later);
    scene.found.retain(|(at, _)| of_the_wounds(*at));
    let brought =
        |at: usize| matches!(&groups[at].kind, GroupKind::Place(p) if matches!(p.tie, PlaceTie::Elsewhere | PlaceTie::Toward));
    scene.places.retain(|p| (p.group < verb || of_the_wounds(p.group)) && !brought(p.group));
}

/// "At A, on Tuesday, nine guards were buried": a burial, and no word of what they died of.
fn buries_only(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let buries = |e: &EffectGroup| {
        e.effect == Some(Effect::Killed) && e.incident.is_none() && sentence.context.lexicon.verbs[e.verb as usize].counts_own
    };
    let mut acts = sentence.groups[scene.from..scene.to].iter().filter_map(|g| match &g.kind {
        GroupKind::Effect(e) if e.effect.is_some() || e.incident.is_some() => {
            Some(buries(e) && matches!(e.voice, Voice::Passive) && !e.negated)
        }
        GroupKind::Incident(_) => Some(false),
        GroupKind::EffectNoun(_) => Some(false),
        // "Nineteen coffins were lined up on Thursday at A."
        GroupKind::Victims(v) if v.effect.is_some() => {
            Some(v.noun.is_some_and(|(noun, _)| sentence.context.is(noun, Function::Coffins)))
        }
        _ => None,
    });
    acts.next() == Some(true) && acts.all(|only| only)
}

/// To die, in a tense of its own or as a participle: not to be killed.
fn died_by_itself(effect: &EffectGroup) -> bool {
    effect.frame == Frame::Intransitive && effect.voice != Voice::Unfinite
}

/// "two wounded", "an inspector, wounded in the chest".
fn is_of_the_wounded(group: &Group) -> bool {
    match &group.kind {
        GroupKind::Victims(v) => v.effect == Some(Effect::Wounded),
        GroupKind::EffectNoun(noun) => noun.people && noun.effect == Effect::Wounded,
        GroupKind::Effect(e) => e.voice == Voice::Participle && e.effect == Some(Effect::Wounded),
        _ => false,
    }
}

/// "died at A, where he had been taken", "brought to A, died there".
fn were_brought_there(sentence: &SentenceTold<'_>, scene: &Scene, verb: usize) -> bool {
    let (groups, context) = (&sentence.groups, &sentence.context);
    if !context.holds_place_word(&[PlaceWord::ElsewhereWord]) {
        return false;
    }
    let brought = |i: usize| {
        let elsewhere = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::ElsewhereWord));
        context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| elsewhere(s))
    };
    let end = groups[scene.to - 1].end;
    let behind = context.first_is(groups[verb].end..end, Function::Where);
    let there = |i: usize| context.is(i, Function::There);
    let before = || {
        let verb = &groups[verb];
        (verb.start.saturating_sub(1)..verb.end).any(there) && (groups[scene.from].start..verb.start).any(brought)
    };
    behind.is_some_and(|i| (i..end.min(i + BROUGHT_WITHIN)).any(brought)) || before()
}
