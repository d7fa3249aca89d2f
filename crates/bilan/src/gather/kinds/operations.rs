//! Operations: forces that take the initiative.

use super::*;
use crate::gather::roles;

/// "neutralised" says that the other side was killed, not that an operation was under way.
pub(super) fn is_answer(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> bool {
    matches!(&told[scene.told].groups[mention.group].kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed))
}

/// Whether an operation is only told of behind people whom others harmed, in sentences that count nobody: what came of it. Where the
/// first sentence does not say who did it, they may have fallen in the operation.
pub(super) fn answers_what_opens(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let mut own = draft.scenes.iter().map(|s| &scenes[*s]);
    let Some(first) = own.next() else { return false };
    let sentence = &told[first.told];
    let operates = |s: &Scene| s.mentions.iter().any(|m| matches!(m.kind, Kind::Operation | Kind::Arrests));
    let tolls = || first.tolls.iter().map(|t| &sentence.tolls[*t]);
    let counted = |at: usize| sentence.tolls.iter().any(|t| t.group == at);
    let other = |at: usize| crate::gather::roles::actor(sentence, at).is_some_and(|a| !a.force && a.kind != "community");
    let by_others = (first.from..first.to).any(|at| !counted(at) && other(at));
    let harmed = tolls().any(|t| matches!(t.effect, Effect::Killed | Effect::Wounded) && t.quantity.high != Some(0));
    let fighters = |s: &Scene| s.tolls.iter().any(|t| is_fighter(told[s.told].tolls[*t].victims));
    // "has launched an operation to find the assailants": others had attacked.
    let seeks = |s: &Scene| {
        let sentence = &told[s.told];
        operates(s) && (s.from..s.to).any(|at| crate::gather::roles::actor(sentence, at).is_some_and(|a| a.is_assailant()))
    };
    let by_others = by_others || draft.scenes.iter().any(|s| seeks(&scenes[*s]));
    harmed && by_others && !operates(first) && !fighters(first) && own.all(|s| s.tolls.is_empty() || !operates(s) && !fighters(s))
}

/// Whether the first whom it tells to have been killed were fighters.
pub(super) fn first_falls_a_fighter(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let Some(scene) = draft.scenes.first().map(|s| &scenes[*s]) else { return false };
    let tolls = scene.tolls.iter().map(|t| &told[scene.told].tolls[*t]);
    tolls.min_by_key(|t| t.group).is_some_and(|t| t.effect == Effect::Killed && is_fighter(t.victims))
}

/// "Twelve rebels were killed by the army": all who fell were fighters, and in the first sentence a force did it and nobody else.
pub(super) fn forces_killed_fighters(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let fell = dead(told, scenes, draft);
    if fell.is_empty() || !fell.iter().all(|t| is_fighter(t.victims)) || harms_others(told, scenes, draft) {
        return false;
    }
    let Some(scene) = draft.scenes.first().map(|s| &scenes[*s]) else { return false };
    let parts = parts_played(&told[scene.told], scene);
    let forces = parts.iter().any(|(_, force, part)| *force && *part == Part::Agent);
    forces && !parts.iter().any(|(_, force, part)| !force && *part >= Part::Belongs) && !scene.recalls
}

/// Where a scene names a party of which no figure tells, whether it is a force, and what it does.
fn parts_played(sentence: &SentenceTold<'_>, scene: &Scene) -> Vec<(usize, bool, Part)> {
    let counted = |at: usize| sentence.tolls.iter().any(|t| t.group == at);
    let parts = (scene.from..scene.to).filter(|at| !counted(*at)).filter_map(|at| {
        let actor = roles::actor(sentence, at)?;
        Some((at, actor.force, roles::part(sentence, scene, at, &actor, None)))
    });
    parts.collect()
}

/// "the army stormed a hideout; twelve jihadists died": all who fell were fighters, and in the first sentence a force attacks and nobody
/// else does.
pub(super) fn forces_attacked(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let fell = dead(told, scenes, draft);
    if fell.is_empty() || !fell.iter().all(|t| is_fighter(t.victims)) || harms_others(told, scenes, draft) {
        return false;
    }
    let Some(scene) = draft.scenes.first().map(|s| &scenes[*s]) else { return false };
    let sentence = &told[scene.told];
    let parts = parts_played(sentence, scene);
    let force = parts.iter().find(|(_, force, part)| *force && *part == Part::Agent).map(|(at, ..)| *at);
    let others = parts.iter().any(|(_, force, part)| !force && *part >= Part::Belongs);
    // "The army killed three during the attack on a post": others attacked.
    let theirs = |m: &Mention| m.kind == Kind::Attack && (!m.noun || !m.definite && force.is_some_and(|force| m.group < force));
    let attacks = |m: &&Mention| m.kind == Kind::Attack;
    let own = scene.mentions.iter().any(&theirs) && scene.mentions.iter().filter(attacks).all(theirs);
    let repels = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.repels());
    force.is_some() && !others && own && !sentence.groups[scene.from..scene.to].iter().any(repels)
}

/// Whether the first sentence tells of an operation and of no attack, and only fighters fell.
pub(super) fn opens_as_operation(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let Some(scene) = draft.scenes.first().map(|s| &scenes[*s]) else { return false };
    let operation = scene.mentions.iter().any(|m| m.noun && m.kind == Kind::Operation);
    let fell = dead(told, scenes, draft);
    let fighters = !fell.is_empty() && fell.iter().all(|t| is_fighter(t.victims)) && !harms_others(told, scenes, draft);
    operation && fighters && scene.mentions.iter().all(|m| m.kind == Kind::Operation) && !scene.tolls.is_empty()
}

/// Whether anybody but fighters was harmed.
fn harms_others(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let harm = |e: Effect| matches!(e, Effect::Killed | Effect::Wounded | Effect::KilledOrWounded | Effect::Abducted);
    tolls(told, scenes, draft).any(|t| harm(t.effect) && !is_fighter(t.victims) && t.quantity.high != Some(0))
}

/// Whether the first sentence calls it an operation.
pub(super) fn opens_with_operation(scenes: &[Scene], draft: &Draft) -> bool {
    let first = draft.scenes.first().map(|s| &scenes[*s]);
    first.is_some_and(|s| s.mentions.iter().any(|m| m.noun && m.kind == Kind::Operation))
}

/// "the army shot a leader of the rebels": the first sentence tells of nobody but fighters who were killed, and names the force that did it.
pub(super) fn opens_with_fighters(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let Some(scene) = draft.scenes.first().map(|s| &scenes[*s]) else { return false };
    let sentence = &told[scene.told];
    let mut dead = scene.tolls.iter().map(|t| &sentence.tolls[*t]).peekable();
    let force = |at: usize| {
        let counted = sentence.tolls.iter().any(|t| t.group == at);
        !counted && crate::gather::roles::actor(sentence, at).is_some_and(|a| a.force)
    };
    dead.peek().is_some()
        && dead.all(|t| t.effect == Effect::Killed && is_fighter(t.victims))
        && (scene.from..scene.to).any(force)
}
