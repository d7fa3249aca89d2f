//! Whom people carry off is taken alive; what carries off and is no people kills.

use crate::lexicon::Function;
use crate::model::{Effect, Victims};
use crate::recognise::{Context, EffectGroup, Group, GroupKind, VictimGroup, Voice};

/// What a verb of killing means that, said of things, means looting: its people are the plunder.
const PLUNDERS: &str = "looted";

/// "Les assaillants ont emporté neuf otages", "emportés par les rebelles": whether people took people along, where a shell would have
/// killed them.
pub fn along(context: &Context<'_>, groups: &[Group], people: &VictimGroup, verb: (usize, &EffectGroup)) -> bool {
    let (at, effect) = verb;
    // The fallen are carried off by their own.
    if effect.outcome != Some(PLUNDERS) || effect.effect != Some(Effect::Killed) || people.effect == Some(Effect::Killed) {
        return false;
    }
    let captive = people.effect == Some(Effect::Abducted);
    let passive = matches!(effect.voice, Voice::Passive | Voice::Participle);
    captive
        || if passive {
            by_people(context, groups, at) || by_nobody(context, groups, at)
        } else {
            people_act(context, groups, at)
        }
}

/// Whether those whom "by" brings in behind a verb are people.
fn by_people(context: &Context<'_>, groups: &[Group], verb: usize) -> bool {
    let behind = &groups[(verb + 1).min(groups.len())..];
    let by = behind.iter().take(AGENT).position(|g| context.is(g.start, Function::By));
    by.is_some_and(|by| behind[by..].iter().take(2).any(is_people))
}

/// "Des civils ont aussi été emportés": whether nothing in the sentence says who or what did it, neither an agent nor an explosion.
fn by_nobody(context: &Context<'_>, groups: &[Group], verb: usize) -> bool {
    let passive = matches!(&groups[verb].kind, GroupKind::Effect(e) if e.voice == Voice::Passive);
    let struck = |g: &Group| matches!(g.kind, GroupKind::Incident(_) | GroupKind::Weapon(_) | GroupKind::Accident);
    let agent = || groups[verb + 1..].iter().any(|g| context.is(g.start, Function::By));
    passive && !groups.iter().any(struck) && !agent()
}

/// Whether the subject of an active verb is people: what its clause, or else the one before, names first is neither a weapon nor an
/// attack.
fn people_act(context: &Context<'_>, groups: &[Group], verb: usize) -> bool {
    let acts = |g: &Group| match &g.kind {
        GroupKind::Incident(_) | GroupKind::Weapon(_) | GroupKind::EffectNoun(_) | GroupKind::Accident => Some(false),
        _ if is_people(g) => Some(true),
        GroupKind::Word if context.is(g.start, Function::Pronoun) => Some(true),
        _ => None,
    };
    let mut clauses = groups[..verb].rsplit(|g| matches!(g.kind, GroupKind::Mark(_)));
    clauses.find_map(|clause| clause.iter().find_map(acts)).unwrap_or(false)
}

fn is_people(group: &Group) -> bool {
    let fighters = |v: &VictimGroup| v.effect.is_none() && v.category.is_some_and(|c| c.are_forces() || c == Victims::Militants);
    match &group.kind {
        GroupKind::Actor(_) => true,
        GroupKind::Victims(v) => fighters(v),
        _ => false,
    }
}

/// So many groups behind a verb its agent begins.
const AGENT: usize = 4;
