//! Whose losses the figures before were: "Cent morts et cinquante prisonniers : c'est ce que les rebelles ont perdu".

use super::sides::side_of_group;
use crate::lexicon::{Frame, SpeechPreposition};
use crate::model::{Effect, Victims};
use crate::recognise::{Context, Group, GroupKind};

/// The side that words which point back at the figures of a clause say has lost them: "c'est ce que les rebelles ont perdu", "telles sont les
/// pertes de l'armée".
pub fn lost_behind(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    if !context.brings_in(SpeechPreposition::PointsBack) {
        return None;
    }
    let points = |g: &Group| matches!(g.kind, GroupKind::SpeechPreposition(SpeechPreposition::PointsBack));
    let back = at + 1 + groups[at + 1..].iter().take(POINTS_WITHIN).position(points)?;
    let tells = |g: &Group| matches!(&g.kind, GroupKind::Speech(_) | GroupKind::Effect(_)) && !is_participle(g);
    if groups[at + 1..back].iter().any(tells) {
        return None;
    }
    let behind = &groups[back + 1..];
    let side = || behind.iter().take(LOSERS).find_map(|g| side_of_group(context, g));
    let losses = matches!(behind.first().map(|g| &g.kind), Some(GroupKind::EffectNoun(n)) if n.people && n.plural);
    let lost = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && e.frame == Frame::Own);
    if losses || behind.iter().take(LOSERS).skip(1).any(lost) { side() } else { None }
}

fn is_participle(group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Effect(e) if e.voice == crate::recognise::Voice::Participle)
}

/// The words that point back stand at most so many groups behind a figure of the list.
const POINTS_WITHIN: usize = 9;

/// Whoever lost them, and the verb, stand among so many groups behind those words.
const LOSERS: usize = 4;
