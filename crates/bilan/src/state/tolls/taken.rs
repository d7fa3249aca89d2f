//! Whom people carry off is taken alive; what carries off and is no people kills.

use super::whose::is_body;
use crate::lexicon::Function;
use crate::model::{Effect, Kind, Victims};
use crate::recognise::{Context, EffectGroup, Group, GroupKind, Mood, VictimGroup, Voice, attacks};

/// What a verb of killing means that, said of things, means looting: its people are the plunder.
const PLUNDERS: &str = "looted";

/// "Les assaillants ont emporté neuf otages", "emportés par les rebelles": whether people took people along, where a shell would have
/// killed them.
pub fn along(context: &Context<'_>, groups: &[Group], people: &VictimGroup, verb: (usize, &EffectGroup)) -> bool {
    let (at, effect) = verb;
    // The fallen are carried off by their own.
    // "dix vies ont été emportées"
    let lives = || people.noun.is_some_and(|(start, _)| context.is(start, Function::Lives));
    if !carries_on(effect) || people.effect == Some(Effect::Killed) || lives() {
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

/// "Ils ont laissé douze corps, d'autres ont été emportés": whether others that were carried off are bodies, as those counted before them.
pub fn are_bodies(context: &Context<'_>, groups: &[Group], at: usize, verb: &EffectGroup) -> bool {
    let GroupKind::Victims(others) = &groups[at].kind else { return false };
    let open = others.anaphoric
        && others.category.is_none()
        && (groups[at].start..groups[at].end).any(|i| context.is(i, Function::Other));
    let body = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if is_body(context, v));
    let people = |g: &&Group| matches!(g.kind, GroupKind::Victims(_));
    open && carries_on(verb) && groups[..at].iter().rev().find(people).is_some_and(body)
}

/// "A bus that was taking pupils to school", "a boat carrying twenty passengers": whether the subject of a verb that of people means they
/// carried others off is a vehicle on its way.
pub fn conveyed(context: &Context<'_>, groups: &[Group], verb: usize) -> bool {
    let GroupKind::Effect(effect) = &groups[verb].kind else { return false };
    let takes = effect.effect == Some(Effect::Abducted) || carries_on(effect);
    let carrying =
        effect.voice == Voice::Unfinite && (groups[verb].start..groups[verb].end).any(|i| context.is_present_participle(i));
    let goes_on = carrying || effect.voice == Voice::Active && matches!(effect.mood, Mood::Imperfect | Mood::Present);
    if !takes || !goes_on {
        return false;
    }
    // "five buses escorted by soldiers, which was taking": whoever stands behind "by" is no subject.
    let by = |g: &Group| g.start > 0 && (g.start - 1..=g.start).any(|i| context.is(i, Function::By));
    let small = |g: &Group| {
        context.is_quote(g.start)
            || matches!(g.kind, GroupKind::Mark(',') | GroupKind::Time(_) | GroupKind::Word)
                && !context.is(g.start, Function::Pronoun)
            || matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle)
            || by(g)
    };
    let end = before_aside(context, groups, verb);
    let from = end.saturating_sub(SUBJECT);
    let Some(subject) = groups[from..end].iter().rposition(|g| !small(g)).map(|i| from + i) else { return false };
    // "Gunmen stop a bus and abduct", "gunmen aboard a lorry": whoever does it stands before.
    let goes_on_to = groups[subject + 1..verb].iter().any(|g| context.is_any(g.start, &[Function::And, Function::Then]));
    let does = |g: &Group| {
        attacks(g) || matches!(g.kind, GroupKind::Actor(_) | GroupKind::Incident(_) | GroupKind::Source(_) | GroupKind::Weapon(_))
    };
    let relative = || context.is(groups[verb].start.saturating_sub(1), Function::Who);
    is_vehicle(&groups[subject]) && !goes_on_to && (carrying || relative() || !groups[..subject].iter().any(does))
}

/// "The bus, this source said, was taking pupils", "The car, painted in the colours of the mission, was taking two": where the words begin that
/// commas set off right before a verb, those of a speaker or behind a vehicle, or the verb.
fn before_aside(context: &Context<'_>, groups: &[Group], verb: usize) -> usize {
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let speech = |g: &Group| matches!(g.kind, GroupKind::Speech(_) | GroupKind::Source(_));
    let quote = usize::from(verb > 0 && context.is_quote(groups[verb - 1].start));
    let Some(close) = verb.checked_sub(1 + quote).filter(|i| comma(&groups[*i])) else { return verb };
    let open = groups[close.saturating_sub(SPEECH)..close].iter().rposition(comma).map(|i| close.saturating_sub(SPEECH) + i);
    let described = |open: usize| open > 0 && is_vehicle(&groups[open - 1]);
    open.filter(|open| described(*open) || groups[open + 1..close].iter().any(speech)).unwrap_or(verb)
}

/// What stands between these commas has at most so many groups.
const SPEECH: usize = 8;

/// What people travel in, as targets and as things.
const VEHICLES: [&str; 5] = ["vehicle", "convoy", "boat", "truck", "pickup"];

/// "a bus", "two lorries": whether people may travel in what is named.
pub fn is_vehicle(group: &Group) -> bool {
    match &group.kind {
        GroupKind::Target(what) => VEHICLES.contains(what),
        GroupKind::Count(count) => count.what.is_some_and(|what| VEHICLES.contains(&what)),
        _ => false,
    }
}

/// The subject of a verb of conveying stands so many groups before it.
const SUBJECT: usize = 10;

/// Whether a verb says that people or things were carried off, which of people alone reads as killing: "emportés".
pub fn carries_on(verb: &EffectGroup) -> bool {
    verb.outcome == Some(PLUNDERS) && verb.effect == Some(Effect::Killed)
}

/// "deux femmes ont été emportées lors du raid": whether nothing is named that carried them off, and nothing blew up.
fn by_nobody(context: &Context<'_>, groups: &[Group], verb: usize) -> bool {
    let behind = &groups[(verb + 1).min(groups.len())..];
    // "lors du raid mené par les pillards": who made the raid.
    let ends = |g: &Group| matches!(g.kind, GroupKind::Mark('.' | ';' | ':') | GroupKind::Incident(_));
    let clause = behind.iter().take_while(|g| !ends(g));
    let named = |g: &Group| context.is(g.start, Function::By);
    let blast = |g: &Group| match &g.kind {
        GroupKind::Incident(i) => {
            matches!(i.kind, Kind::Explosion | Kind::Ied | Kind::Suicide | Kind::Shelling | Kind::Airstrike | Kind::Drone)
        }
        GroupKind::Weapon(_) | GroupKind::Accident => true,
        _ => false,
    };
    !clause.into_iter().any(named) && !groups[verb.saturating_sub(BLAST)..].iter().take(2 * BLAST).any(blast)
}

/// Whether those whom "by" brings in behind a verb are people.
fn by_people(context: &Context<'_>, groups: &[Group], verb: usize) -> bool {
    let behind = &groups[(verb + 1).min(groups.len())..];
    let by = behind.iter().take(AGENT).position(|g| context.is(g.start, Function::By));
    by.is_some_and(|by| behind[by..].iter().take(2).any(is_people))
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

/// What blew up stands so many groups from the verb.
const BLAST: usize = 12;

/// So many groups behind a verb its agent begins.
const AGENT: usize = 4;
