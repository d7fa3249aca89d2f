//! How an incident ended, as somebody says: driven back, taken, given up, burnt.

use rustc_hash::FxHashSet;

use super::scenes::Scene;
use crate::model::Span;
use crate::recognise::{GroupKind, TimeValue, Voice};
use crate::state::SentenceTold;

/// The outcomes that a scene tells, with the group of the verb. Each is taken once from each speaker, whose place in the
/// text is in `seen`.
pub fn outcomes(
    sentence: &SentenceTold<'_>,
    scene: &Scene,
    seen: &mut FxHashSet<(&'static str, Option<Span>)>,
) -> Vec<(&'static str, usize)> {
    let over_time = sentence.groups[scene.from..scene.to]
        .iter()
        .any(|g| matches!(&g.kind, GroupKind::Time(t) if t.period || t.value == TimeValue::PastDays));
    if scene.general || scene.recalls || over_time {
        return Vec::new();
    }
    let mut out = Vec::new();
    for at in scene.from..scene.to {
        let GroupKind::Effect(effect) = &sentence.groups[at].kind else { continue };
        let Some(what) =
            effect.outcome.filter(|what| !effect.negated && effect.voice != Voice::Unfinite && holds(sentence, scene, at, what))
        else {
            continue;
        };
        let speaker = sentence.speaker(at).map(|s| s.span);
        if seen.insert((what, speaker)) {
            out.push((what, at));
        }
    }
    out
}

/// Whether a verb says it of the incident: a place was taken, an attack was driven back.
fn holds(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, what: &str) -> bool {
    let near = |wanted: fn(&GroupKind) -> bool| {
        sentence.groups[at.saturating_sub(8).max(scene.from)..scene.to.min(at + 9)].iter().any(|g| wanted(&g.kind))
    };
    match what {
        "position_captured" | "position_abandoned" => {
            near(|g| matches!(g, GroupKind::Target(_)) || matches!(g, GroupKind::Place(p) if p.country.is_none()))
        }
        "repelled" => near(|g| matches!(g, GroupKind::Incident(_)) || matches!(g, GroupKind::Actor(a) if !a.force)),
        "withdrawn" | "fled" => near(|g| matches!(g, GroupKind::Actor(_) | GroupKind::Victims(_))) && sentence.tolls.is_empty(),
        "freed" => true,
        "burned" | "looted" => near(|g| matches!(g, GroupKind::Target(_) | GroupKind::Count(_) | GroupKind::Word)),
        _ => false,
    }
}
