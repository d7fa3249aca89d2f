//! How an incident was carried out, from the words that name it.

use super::incidents::Draft;
use super::scenes::Scene;
use crate::model::{Kind, Span};
use crate::state::SentenceTold;

/// The kind that the words of the incident's scenes favour: the first ones count most, a specific kind more than a general.
pub fn kind(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> (Kind, Option<Span>) {
    let mut scores: Vec<(Kind, f32, Span)> = Vec::new();
    for (order, index) in draft.scenes.iter().enumerate() {
        let scene = &scenes[*index];
        let sentence = &told[scene.told];
        for mention in &scene.mentions {
            let specific = match mention.kind {
                Kind::Other => 0.2,
                Kind::Operation | Kind::Arrests => 0.8,
                Kind::Attack => 1.0,
                Kind::Clash | Kind::Explosion | Kind::Shelling => 1.2,
                Kind::Massacre => 1.1,
                Kind::Airstrike | Kind::Abduction => 1.6,
                Kind::Ambush | Kind::Ied | Kind::Suicide | Kind::Drone => 2.2,
            };
            let weight = specific * if mention.strong { 1.0 } else { 0.5 } * if mention.noun { 1.2 } else { 1.0 } / (1.0 + order as f32);
            let group = &sentence.groups[mention.group];
            let span = sentence.context.span(group.start, group.end);
            match scores.iter_mut().find(|(k, ..)| *k == mention.kind) {
                Some((_, score, _)) => *score += weight,
                None => scores.push((mention.kind, weight, span)),
            }
        }
    }
    scores.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map_or((Kind::Other, None), |(kind, _, span)| (*kind, Some(*span)))
}
