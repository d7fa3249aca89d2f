//! Who did it, to whom, who claims it and how it ended.

use super::incidents::Draft;
use super::scenes::Scene;
use crate::lexicon::{Function, Lexicon, ResponsibilityCue};
use crate::model::{ActorRef, Stance};
use crate::recognise::{ActorGroup, GroupKind, SourceGroup, Voice};
use crate::state::SentenceTold;

/// The first year in which every actor with a lifetime that the report names existed.
pub fn first_year(told: &[SentenceTold<'_>], lexicon: &Lexicon) -> Option<i16> {
    let ids = told.iter().flat_map(|s| s.groups.iter()).filter_map(|g| match &g.kind {
        GroupKind::Actor(actor) if actor.named => Some(actor.actor.as_str()),
        GroupKind::Source(SourceGroup { actor: Some(actor), .. }) => Some(actor.as_str()),
        _ => None,
    });
    ids.filter_map(|id| lexicon.actors.iter().find(|a| a.id == id)?.from).max()
}

#[derive(Default)]
pub struct Parties {
    pub perpetrators: Vec<ActorRef>,
    pub targets: Vec<ActorRef>,
    pub responsibility: Vec<(ActorRef, Stance, usize, usize)>,
    pub outcomes: Vec<(&'static str, usize, usize)>,
}

pub fn parties(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> Parties {
    let mut out = Parties::default();
    for index in &draft.scenes {
        let scene = &scenes[*index];
        let sentence = &told[scene.told];
        for at in scene.from..scene.to {
            let span = |a: usize| sentence.context.span(sentence.groups[a].start, sentence.groups[a].end);
            match &sentence.groups[at].kind {
                GroupKind::Actor(actor) => {
                    let reference = ActorRef { actor: Some(actor.actor.clone()), name: actor.name.clone(), span: span(at) };
                    match role(sentence, scene, at, actor) {
                        Part::Perpetrator => push(&mut out.perpetrators, reference),
                        Part::Target => push(&mut out.targets, reference),
                        Part::Unknown => {}
                    }
                    if let Some(stance) = responsibility(sentence, scene, at)
                        && !actor.force
                    {
                        let reference = ActorRef { actor: Some(actor.actor.clone()), name: actor.name.clone(), span: span(at) };
                        out.responsibility.push((reference, stance, *index, at));
                    }
                }
                GroupKind::Source(source) => {
                    // A group that tells of an attack tells of its own, unless it denies it.
                    if let Some(actor) = source.actor.as_ref().filter(|_| source.named && source.class == Some(crate::model::SpeakerClass::ArmedGroup))
                        && sentence.attribution.stance(at) != Stance::Denied
                        && !(scene.mentions.is_empty() && scene.tolls.is_empty())
                    {
                        let name = sentence.context.lexicon.actors.iter().find(|a| a.id == actor).map_or(actor.as_str(), |a| a.name);
                        push(&mut out.perpetrators, ActorRef { actor: Some(actor.clone()), name: name.to_owned(), span: span(at) });
                    }
                    if let (Some(actor), Some(stance)) = (&source.actor, responsibility(sentence, scene, at))
                        && source.class == Some(crate::model::SpeakerClass::ArmedGroup)
                    {
                        let name = sentence.context.lexicon.actors.iter().find(|a| a.id == actor).map_or(actor.as_str(), |a| a.name);
                        out.responsibility.push((ActorRef { actor: Some(actor.clone()), name: name.to_owned(), span: span(at) }, stance, *index, at));
                    }
                }
                GroupKind::Effect(effect) => {
                    if let Some(what) = effect.outcome
                        && !effect.negated
                        && matches!(what, "repelled" | "position_captured" | "position_abandoned" | "withdrawn" | "freed" | "burned" | "looted" | "fled")
                    {
                        out.outcomes.push((what, *index, at));
                    }
                }
                _ => {}
            }
        }
    }
    // Named perpetrators stand before those without a name.
    let named = |a: &ActorRef| a.actor.as_deref().is_some_and(|id| told.iter().any(|s| s.context.lexicon.actors.iter().any(|x| x.id == id)));
    out.perpetrators.sort_by_key(|a| !named(a));
    out
}

enum Part {
    Perpetrator,
    Target,
    Unknown,
}

fn push(list: &mut Vec<ActorRef>, actor: ActorRef) {
    if !list.iter().any(|a| a.actor == actor.actor) {
        list.push(actor);
    }
}

fn role(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, actor: &ActorGroup) -> Part {
    let groups = &sentence.groups;
    let by = groups[..at].iter().rev().take(3).any(|g| matches!(g.kind, GroupKind::Word) && sentence.context.is(g.start, Function::By));
    let subject = groups[at + 1..scene.to.max(at + 1)].iter().take(6).find_map(|g| match &g.kind {
        GroupKind::Effect(e) if e.effect.is_some() || e.incident.is_some() => Some(matches!(e.voice, Voice::Active)),
        GroupKind::Mark(',' | ';') => None,
        _ => None,
    });
    let against = groups[..at].iter().rev().take(4).any(|g| matches!(g.kind, GroupKind::Word) && sentence.context.is(g.start, Function::Against));
    if against {
        return Part::Target;
    }
    if by || subject == Some(true) {
        return Part::Perpetrator;
    }
    if actor.force { Part::Target } else if !scene.mentions.is_empty() || !scene.tolls.is_empty() { Part::Perpetrator } else { Part::Unknown }
}

/// What a sentence says of an actor's responsibility.
fn responsibility(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> Option<Stance> {
    let context = &sentence.context;
    let cue = (scene.from..scene.to).find_map(|g| {
        let group = &sentence.groups[g];
        (group.start..group.end).find_map(|i| {
            context.longest(i, |s| match s {
                crate::lexicon::Sense::Responsibility(cue) => Some(*cue),
                _ => None,
            })
        })
    })?;
    let _ = at;
    match cue.1 {
        ResponsibilityCue::Claimed => Some(Stance::Claimed),
        ResponsibilityCue::Attributed | ResponsibilityCue::Suspected => Some(Stance::Attributed),
        ResponsibilityCue::Denied => Some(Stance::Denied),
        ResponsibilityCue::Unclaimed => None,
    }
}
