//! Who died later of what was done before: that day and place are not those of the violence.

use crate::lexicon::{EffectRole, Frame, Sense, SenseClass};
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
