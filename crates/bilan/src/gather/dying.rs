//! Who died later of what was done before: that day and place are not those of the violence.

use super::scenes::Scene;
use crate::lexicon::{EffectRole, Frame, Function, Sense, SenseClass};
use crate::model::Effect;
use crate::recognise::{Group, GroupKind};
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
pub fn names_wounds(sentence: &SentenceTold<'_>, mut within: std::ops::Range<usize>) -> bool {
    let hurt = |s: &Sense| matches!(s, Sense::EffectNoun { effect: Effect::Wounded, role: EffectRole::Event, .. });
    within.any(|i| sentence.context.senses_of(i, &[SenseClass::EffectNoun]).any(|(_, s)| hurt(s)))
}

/// Behind the day, the wounds stand within so many groups: "as a consequence of their wounds".
const WOUNDS_WITHIN: usize = 6;

/// A day stands within so many groups of a verb of dying.
const DIES_WITHIN: usize = 4;

/// "A third died on Wednesday at B", "One of the wounded has died in the hospital of B": one more of those told of before, whose death
/// says neither when nor where they were hit.
pub fn is_of_one_more(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let groups = &sentence.groups;
    let told_of = |at: usize| match &groups[at].kind {
        GroupKind::Victims(v) => v.anaphoric || v.effect == Some(Effect::Wounded) || ordinal(sentence, &groups[at]),
        _ => false,
    };
    let one = |t: &usize| {
        let toll = &sentence.tolls[*t];
        toll.effect == Effect::Killed && toll.quantity.low == 1 && toll.quantity.high == Some(1) && told_of(toll.group)
    };
    let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() || e.effect == Some(Effect::Killed) && !dies(g));
    scene.mentions.is_empty()
        && !scene.tolls.is_empty()
        && scene.tolls.iter().all(one)
        && groups[scene.from..scene.to].iter().any(dies)
        && !groups[scene.from..scene.to].iter().any(acts)
}

/// "a third policeman", "another"
fn ordinal(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    (group.start..group.end).any(|i| sentence.context.is(i, Function::Other))
}
