//! What somebody did to people on purpose, whatever word of illness or accident stands beside it.

use super::scenes::Scene;
use crate::lexicon::Function;
use crate::model::Effect;
use crate::recognise::attacks;
use crate::recognise::{EffectGroup, Group, GroupKind, Voice};
use crate::state::SentenceTold;

/// "During a vaccination campaign, a doctor was shot by gunmen", "two nurses were abducted where the plague rages": people who were
/// taken, or harmed by attackers who are the verb's subject or agent.
pub fn by_attackers(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let taken = |t: &usize| sentence.tolls[*t].effect == Effect::Abducted && sentence.tolls[*t].quantity.low > 0;
    scene.tolls.iter().any(taken) || (scene.from..scene.to).any(|at| harms(&sentence.groups[at]) && is_by(sentence, scene, at))
}

fn harms(group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Effect(e) if matches!(e.effect, Some(Effect::Killed | Effect::Wounded | Effect::KilledOrWounded)) && !e.negated)
}

fn is_by(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    let GroupKind::Effect(EffectGroup { voice, .. }) = &sentence.groups[at].kind else { return false };
    match voice {
        Voice::Passive | Voice::Participle => agent(sentence, scene, at),
        Voice::Active => subject(sentence, scene, at),
        Voice::Unfinite => false,
    }
}

/// "tués par des hommes armés"
fn agent(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    let behind = &sentence.groups[at + 1..scene.to];
    let by = behind.iter().take(AGENT).position(|g| sentence.context.is(g.start, Function::By));
    by.is_some_and(|by| behind[by + 1..].iter().take(2).any(attacks))
}

/// "des hommes armés ont tué": attackers right before the verb, but for their adjectives, a day and a place.
fn subject(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    let passes = |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_));
    let before = sentence.groups[scene.from..at].iter().rev().take(SUBJECT).find(|g| !passes(g));
    before.is_some_and(attacks)
}

/// So many groups behind a verb its agent begins, and so many before it its subject stands.
const AGENT: usize = 5;
const SUBJECT: usize = 6;
