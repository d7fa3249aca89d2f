//! Whose losses figures are: "Cent morts et cinquante prisonniers : c'est ce que les rebelles ont perdu", "l'armée chiffre ses pertes à six tués".

use super::sides::{side_of_group, subject_side};
use crate::lexicon::{Frame, Function, SpeechPreposition};
use crate::model::{Effect, Victims};
use crate::recognise::{Context, Group, GroupKind, Voice};

/// The side that words which point back at the figures of a clause say has lost them: "c'est ce que les rebelles ont perdu", "telles sont les
/// pertes de l'armée".
pub fn lost_behind(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    if !context.brings_in(SpeechPreposition::PointsBack) {
        return None;
    }
    let points = |g: &Group| matches!(g.kind, GroupKind::SpeechPreposition(SpeechPreposition::PointsBack));
    let back = at + 1 + groups[at + 1..].iter().take(POINTS_WITHIN).position(points)?;
    let tells = |g: &Group| match &g.kind {
        GroupKind::Speech(_) => true,
        GroupKind::Effect(e) => e.voice != Voice::Participle,
        _ => false,
    };
    if groups[at + 1..back].iter().any(tells) {
        return None;
    }
    let behind = &groups[back + 1..];
    let side = || behind.iter().take(LOSERS).find_map(|g| side_of_group(context, g));
    let losses = matches!(behind.first().map(|g| &g.kind), Some(GroupKind::EffectNoun(n)) if n.people && n.plural);
    let lost = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && e.frame == Frame::Own);
    if losses || behind.iter().take(LOSERS).skip(1).any(lost) { side() } else { None }
}

/// "l'armée, qui chiffre ses pertes à six tués et dix blessés": the side that puts its own losses at so many.
pub fn own_losses(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let listed = |g: &&Group| {
        matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some())
            || matches!(g.kind, GroupKind::Mark(','))
            || context.is_any(g.start, &[Function::And, Function::At])
    };
    let losses = at.checked_sub(1 + groups[..at].iter().rev().take_while(listed).count())?;
    let own = matches!(&groups[losses].kind, GroupKind::EffectNoun(n) if n.people && n.plural)
        && context.is(groups[losses].start, Function::DetPoss)
        && context.is(groups[losses + 1].start, Function::At);
    let verb = losses.checked_sub(1).filter(|verb| own && matches!(groups[*verb].kind, GroupKind::Speech(_)))?;
    subject_side(context, groups, verb)?.0
}

/// The words that point back stand at most so many groups behind a figure of the list.
const POINTS_WITHIN: usize = 9;

/// Whoever lost them, and the verb, stand among so many groups behind those words.
const LOSERS: usize = 4;
