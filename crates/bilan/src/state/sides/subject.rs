//! The side that a verb of loss or counting is told of: its subject, whoever "by" brings in, or a post.

use super::{Side, own_of_force, party_of, side_of, side_of_source};
use crate::lexicon::{Auxiliary, Frame, Function, Sense, SenseClass, Tense};
use crate::model::{SpeakerClass, Victims};
use crate::recognise::{Context, Group, GroupKind, Voice};

/// The side of the subject: the nearest actor before the verb. "Driven back by the army, they left ten dead": not whom "by" brings
/// in.
pub fn side_before(context: &Context<'_>, groups: &[Group], at: usize, verb: Option<usize>) -> Option<Side> {
    let end = verb.unwrap_or(at);
    let agent = |g: &Group| g.start > 0 && (g.start - 1..=g.start).any(|i| context.is(i, Function::By));
    // "a tué des rebelles, au prix de deux blessés": nor whom the subject harmed.
    let harms = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.frame == Frame::Transitive && e.effect.is_some() && matches!(e.voice, Voice::Active | Voice::Unfinite));
    let quiet =
        |g: &&Group| !matches!(g.kind, GroupKind::Mark(_) | GroupKind::Actor(_) | GroupKind::Source(_) | GroupKind::Victims(_));
    let object = |i: usize| verb.is_none() && groups[..i].iter().rev().take_while(quiet).any(harms);
    // "l'armée a, selon la police, perdu dix hommes": nor who is only said to say so.
    let cited = |i: usize| i > 0 && matches!(groups[i - 1].kind, GroupKind::SpeechPreposition(_));
    let first = |i: usize| !groups[..i].iter().any(|g| matches!(g.kind, GroupKind::Actor(_)));
    let named = groups[..end].iter().enumerate().rev().filter(|(i, g)| !agent(g) && !object(*i) && (!cited(*i) || first(*i)));
    named.map(|(_, g)| g).find_map(|g| match &g.kind {
        GroupKind::Actor(actor) => Some(side_of(actor.force, actor.kind, actor.country)),
        GroupKind::Source(source) if source.actor.is_some() || source.class == Some(SpeakerClass::Army) => Some((
            match source.class {
                Some(SpeakerClass::ArmedGroup) => Some(Victims::Militants),
                Some(SpeakerClass::Army) => Some(Victims::Soldiers),
                Some(SpeakerClass::SecurityForces) => source.actor.as_deref().map(|actor| own_of_force(context, actor)),
                _ => None,
            },
            None,
        )),
        // Whoever is counted is the object of another verb: "killed four attackers and lost two men".
        GroupKind::Victims(v) if v.implicit && v.category.is_some() && v.effect.is_none() && g.start != groups[at].start => {
            Some((v.category, v.of.clone()))
        }
        _ => None,
    })
}

/// The side of the actor that a passive names behind "by".
pub fn agent_side(context: &Context<'_>, groups: &[Group], verb: usize) -> Option<Side> {
    // "ont été arrêtés lundi à A par des hommes armés": where and when it was may stand before it.
    let setting = |g: &Group| matches!(g.kind, GroupKind::Time(_) | GroupKind::Place(_));
    let mut behind = (verb + 1..groups.len()).filter(|i| !setting(&groups[*i])).take(3);
    let by = behind.find(|i| context.is(groups[*i].start, Function::By))?;
    groups[by..].iter().take(3).find_map(|g| match &g.kind {
        GroupKind::Actor(actor) => Some(side_of(actor.force, actor.kind, actor.country)),
        GroupKind::Victims(v) if v.implicit && v.plural && v.category == Some(Victims::Militants) => Some((v.category, None)),
        _ => None,
    })
}

/// The verb with which a side counts its own people, right before a group.
pub fn counting_verb(context: &Context<'_>, groups: &[Group], at: usize) -> Option<usize> {
    let counts = |i: &usize| match &groups[*i].kind {
        GroupKind::Speech(s) => context.lexicon.verbs[s.verb as usize].counts_own,
        GroupKind::Effect(e) => context.lexicon.verbs[e.verb as usize].counts_own,
        _ => false,
    };
    // "sans compter quatre blessés": nobody counts them.
    let joins = |i: &usize| {
        let verb = groups[*i].start;
        verb > 0 && context.function_length(verb - 1, Function::And).is_some_and(|length| length > 1)
    };
    (at.saturating_sub(4)..at).rev().find(|i| counts(i) && !joins(i)).or_else(|| had(context, groups, at))
}

/// "n'a eu que deux morts", "dit avoir eu six tués": where a side is told to have had them, the first group of that verb; "il y a eu" is of
/// nobody.
fn had(context: &Context<'_>, groups: &[Group], at: usize) -> Option<usize> {
    let participle = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::PastParticiple && context.lexicon.verbs[f.verb as usize].auxiliary == Some(Auxiliary::Have));
    let had = |i: &usize| {
        matches!(groups[*i].kind, GroupKind::Word)
            && context.senses_of(groups[*i].start, &[SenseClass::Verb]).any(|(_, s)| participle(s))
    };
    let eu = (at.saturating_sub(HAD_BEFORE)..at).rev().find(had)?;
    let of_it = |i: &usize| {
        let start = groups[*i].start;
        context.is_auxiliary(start) || context.is_adverb(start) || context.is(start, Function::Negation)
    };
    let start = (0..eu).rev().take_while(of_it).last()?;
    let there = start > 0 && context.is(groups[start - 1].start, Function::There);
    (!there).then_some(start)
}

/// So many groups at most stand between such a verb and those it counts, those before them in a list among them.
const HAD_BEFORE: usize = 4;

/// The side of a verb's subject, where an actor stands right before it; not where people of no side do: "après le raid des rebelles, les habitants
/// ont compté dix corps".
pub fn subject_side(context: &Context<'_>, groups: &[Group], verb: usize) -> Option<Side> {
    let of_none = |g: &Group| matches!(&g.kind, GroupKind::Source(s) if matches!(s.class, Some(SpeakerClass::Residents | SpeakerClass::Medical)));
    if verb.checked_sub(1).is_some_and(|i| of_none(&groups[i])) {
        return None;
    }
    groups[..verb].iter().rev().take(4).find_map(|g| match &g.kind {
        GroupKind::Actor(actor) => Some(side_of(actor.force, actor.kind, actor.country)),
        GroupKind::Source(source) => match source.class {
            Some(SpeakerClass::ArmedGroup) => Some((Some(Victims::Militants), None)),
            Some(SpeakerClass::Army) => Some((Some(Victims::Soldiers), None)),
            // "les forces de sécurité", rather than the police, which counts whoever was killed.
            // "la garde nationale déplore": nor do guards count others.
            Some(SpeakerClass::SecurityForces)
                if source.plural || source.actor.as_deref().is_some_and(|a| GUARDS.contains(&a)) =>
            {
                let own = source.actor.as_deref().map(|actor| own_of_force(context, actor));
                Some((own.or(Some(Victims::Soldiers)), None))
            }
            _ => None,
        },
        // "l'ennemi, lui, aurait laissé …"
        // "des combattants du Front ont raflé"
        GroupKind::Victims(v)
            if v.implicit && v.effect.is_none() && (v.definite || v.plural && v.category == Some(Victims::Militants)) =>
        {
            v.category.map(|c| (Some(c), v.of.clone()))
        }
        _ => None,
    })
}

/// What guards are called who fight as soldiers do.
const GUARDS: [&str; 3] = ["national guard", "republican guard", "presidential guard"];

/// "l'armée a repris la ville, ne déplorant que deux blessés": the side that the sentence of a participle names first.
pub fn subject_of_participle(context: &Context<'_>, groups: &[Group], verb: usize) -> Option<Side> {
    let participle = matches!(&groups[verb].kind, GroupKind::Speech(s) if s.participle);
    groups[..verb].iter().take_while(|_| participle).find_map(|g| match &g.kind {
        GroupKind::Actor(actor) => Some(side_of(actor.force, actor.kind, actor.country)),
        GroupKind::Source(source) => Some((Some(side_of_source(context, g, source.class?)?), None)),
        _ => None,
    })
}

/// "attaqué par des rebelles, qui ont perdu six hommes": those right before the relative clause in which they lose people.
pub fn loses_in_relative(context: &Context<'_>, groups: &[Group], verb: usize) -> Option<Victims> {
    let who = verb.checked_sub(1).filter(|i| context.is(groups[*i].start, Function::Who))?;
    let comma = usize::from(who > 0 && matches!(groups[who - 1].kind, GroupKind::Mark(',')));
    let party = who.checked_sub(1 + comma)?;
    party_of(context, &groups[party]).map(|(side, _)| side)
}

/// "Le camp de A a perdu dix hommes": whose men a post of the forces loses, where it is told of before the verb.
pub fn lost_by_post(context: &Context<'_>, groups: &[Group], verb: usize) -> Option<Victims> {
    let governs = [
        Function::By,
        Function::Against,
        Function::At,
        Function::In,
        Function::Near,
        Function::Of,
        Function::DetDu,
        Function::On,
    ];
    let post = |g: &Group| match g.kind {
        GroupKind::Target("military_base" | "checkpoint") => Some(Victims::Soldiers),
        GroupKind::Target("police_station") => Some(Victims::Police),
        GroupKind::Target("gendarmerie_post") => Some(Victims::Gendarmes),
        _ => None,
    };
    let governed = |g: &Group| (g.start.saturating_sub(2)..=g.start).any(|i| context.is_any(i, &governs));
    groups[..verb].iter().rev().take(POST_BEFORE).find_map(|g| post(g).filter(|_| !governed(g)))
}

/// A post stands so many groups at most before the verb that tells what it lost.
const POST_BEFORE: usize = 10;
