//! Things lost, destroyed or captured, with their number.

use super::scenes::Scene;
use crate::lexicon::{Sense, SenseClass};
use crate::model::Quantity;
use crate::recognise::{Group, GroupKind, Kinds, Voice};
use crate::state::SentenceTold;

/// Things of a scene: what, how many, what became of them, and the group that counts them.
pub struct Loss {
    pub what: &'static str,
    pub quantity: Quantity,
    pub effect: &'static str,
    pub group: usize,
    /// The verb that says what became of them.
    pub verb: usize,
}

/// How many groups may stand between a number of things and its verb.
const NEAR: usize = 8;

/// A number of things beside a verb that says that they were destroyed, burnt or seized. "70 of them" counts the things
/// named before it.
pub fn losses(sentence: &SentenceTold<'_>, scene: &Scene) -> Vec<Loss> {
    let mut named: Option<&'static str> = None;
    let mut out: Vec<Loss> = Vec::new();
    let counts = |g: &Group| match &g.kind {
        GroupKind::Count(count) => count.what.is_some(),
        GroupKind::Victims(v) => v.anaphoric && v.category.is_none(),
        _ => false,
    };
    let counted = || sentence.groups[scene.from..scene.to].iter().any(counts);
    if !(sentence.kinds.any(Kinds::COUNT.and(Kinds::VICTIMS)) && sentence.kinds.any(Kinds::EFFECT) && counted()) {
        return out;
    }
    for at in scene.from..scene.to {
        let (what, quantity) = match &sentence.groups[at].kind {
            GroupKind::Count(count) => match count.what {
                Some(what) => (what, count.quantity),
                None => continue,
            },
            GroupKind::Victims(v) if v.anaphoric && v.category.is_none() => match named {
                Some(what) => (what, v.quantity),
                None => continue,
            },
            _ => {
                named = thing(sentence, at).or(named);
                continue;
            }
        };
        named = Some(what);
        if let Some((verb, effect)) = fate(sentence, scene, at)
            && !sentence.tolls.iter().any(|t| t.group == at)
        {
            out.push(Loss { what, quantity, effect, group: at, verb });
        }
    }
    out
}

/// A thing named without a number.
fn thing(sentence: &SentenceTold<'_>, at: usize) -> Option<&'static str> {
    if !sentence.context.holds(SenseClass::Materiel) {
        return None;
    }
    let group = &sentence.groups[at];
    (group.start..group.end).find_map(|i| {
        sentence.context.senses_of(i, &[SenseClass::Materiel]).find_map(|(_, s)| match s {
            Sense::Materiel(what) => Some(*what),
            _ => None,
        })
    })
}

/// What the nearest verb says: of what stands before it in the passive or as a participle, after it in the active.
fn fate(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> Option<(usize, &'static str)> {
    let says = |i: usize, before: bool| match &sentence.groups[i].kind {
        GroupKind::Effect(e) if !e.negated => {
            let suffered = matches!(e.voice, Voice::Passive | Voice::Participle);
            e.outcome
                .and_then(effect_of)
                .filter(|_| suffered == before || e.outcome == Some("burned") && before)
                .map(|effect| (i, effect))
        }
        _ => None,
    };
    let ends = |i: &usize| !matches!(sentence.groups[*i].kind, GroupKind::Mark(';' | ':' | '.'));
    let after = (at + 1..scene.to.min(at + 1 + NEAR)).take_while(ends).find_map(|i| says(i, true));
    after.or_else(|| (scene.from.max(at.saturating_sub(NEAR))..at).rev().take_while(ends).find_map(|i| says(i, false)))
}

fn effect_of(outcome: &'static str) -> Option<&'static str> {
    match outcome {
        "destroyed" | "burned" => Some("destroyed"),
        "recovered" => Some("captured"),
        "looted" => Some("lost"),
        _ => None,
    }
}
