//! Whose people a bare figure is of: the side that loses, counts, heads a list or is named behind it.

use super::Attribution;
use super::lost_behind::{lost_behind, own_losses};
use super::untold::has_finite;
use crate::lexicon::{Auxiliary, Frame, Function, Sense, SenseClass, Tense};
use crate::model::{Effect, Kind, SpeakerClass, Victims};
use crate::recognise::{Context, Group, GroupKind, MOBILE, VictimGroup, Voice};

/// A side's category of victims and its country, as far as they are known.
pub type Side = (Option<Victims>, Option<String>);

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

/// The side that a group tells of, and whether by a noun in the plural: the soldiers rather than the army, the villagers.
pub fn party_of(context: &Context<'_>, group: &Group) -> Option<(Victims, bool)> {
    let plural = |at: usize| {
        let mut senses = context.senses_of(at, &[SenseClass::Victim, SenseClass::ActorNoun]);
        senses.any(|(_, s)| matches!(s, Sense::Victim { plural: true, .. } | Sense::ActorNoun { plural: true, .. }))
    };
    match &group.kind {
        GroupKind::Actor(a) => {
            // "les FACA"
            let article = || (group.start.saturating_sub(1)..=group.start).any(|i| context.is(i, Function::PluralDeterminer));
            let several = || article() || (group.start..group.end).any(plural);
            side_of(a.force, a.kind, a.country).0.map(|side| (side, several()))
        }
        GroupKind::Victims(v) if v.plural && v.implicit && v.effect.is_none() => {
            v.category.filter(|c| *c != Victims::People).map(|side| (side, true))
        }
        GroupKind::Word if group.start > 0 && context.is(group.start - 1, Function::DetDef) => context
            .longest_of(group.start, &[SenseClass::Victim], |s| match s {
                Sense::Victim { category, plural: true, .. } if *category != Victims::People => Some(*category),
                _ => None,
            })
            .map(|(_, side)| (side, true)),
        _ => None,
    }
}

pub fn side_of(force: bool, kind: &str, country: Option<&str>) -> Side {
    let category = crate::recognise::fighters_of(force, kind);
    (Some(category), country.map(str::to_owned))
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

/// What an army is called where nothing says whose it is.
const ARMY: &str = "army";

pub fn speaker_side(attribution: &Attribution, at: usize) -> Option<Side> {
    let speaker = attribution.speaker(at)?;
    // An officer without a name is of the army as well.
    let army = speaker.actor.as_deref() == Some(ARMY) && speaker.class == SpeakerClass::UnnamedSource;
    match speaker.class {
        _ if army => Some((Some(Victims::Soldiers), None)),
        SpeakerClass::Army | SpeakerClass::Government => Some((Some(Victims::Soldiers), None)),
        SpeakerClass::ArmedGroup => Some((Some(Victims::Militants), None)),
        _ => None,
    }
}

/// The verb with which a side counts its own people, right before a group.
pub fn counting_verb(context: &Context<'_>, groups: &[Group], at: usize) -> Option<usize> {
    let counts = |i: &usize| match &groups[*i].kind {
        GroupKind::Speech(s) => context.lexicon.verbs[s.verb as usize].counts_own,
        GroupKind::Effect(e) => context.lexicon.verbs[e.verb as usize].counts_own,
        _ => false,
    };
    (at.saturating_sub(4)..at).rev().find(counts).or_else(|| had(context, groups, at))
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

/// Which category those of a force are counted under, by its noun or its name.
fn own_of_force(context: &Context<'_>, actor: &str) -> Victims {
    let kind = context.lexicon.actor(actor).map_or(actor, |known| known.kind);
    crate::recognise::fighters_of(true, kind)
}

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

/// "des soldats sont tombés dans une embuscade, on compte trois morts": the force that the sentence says was attacked.
pub fn attacked(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let falls =
        |i: usize| groups[i + 1..at].iter().take(FALLS_INTO).any(|g| matches!(&g.kind, GroupKind::Incident(n) if !n.plural));
    // "ont subi une attaque": the verb also counts losses.
    let undergoes = |i: usize| groups[i + 1..at].iter().take(2).any(|g| matches!(g.kind, GroupKind::Incident(_)));
    let suffers = |verb: u16| context.lexicon.verbs[verb as usize].suffers;
    let hit = |i: &usize| match &groups[*i].kind {
        GroupKind::Effect(e) => e.incident.is_some() && suffers(e.verb) || e.frame == Frame::Fall && falls(*i),
        GroupKind::Speech(s) => suffers(s.verb) && undergoes(*i),
        _ => false,
    };
    let met = passed_by(context, groups, at);
    let Some(verb) = (0..at).rev().find(hit) else {
        return met.or_else(|| aimed_at(context, groups, at)).or_else(|| struck(context, groups, at));
    };
    // "Un convoi de civils escorté par l'armée a été attaqué": not those whom "by" brings in.
    let by = |g: &Group| (g.start.saturating_sub(1)..=g.start).any(|i| context.is(i, Function::By));
    let near = || groups[..verb].iter().rev().take(ATTACKED_BEFORE);
    // "Un véhicule militaire transportant des civils a sauté sur une mine"
    met.or_else(|| near().filter(|g| !by(g)).find_map(force).filter(|_| !near().any(are_others)))
}

/// People who belong to no side that fights.
fn are_others(group: &Group) -> bool {
    let kept = |v: &VictimGroup| matches!(v.effect, Some(Effect::Displaced | Effect::Detained));
    matches!(&group.kind, GroupKind::Victims(v) if kept(v) || v.category.is_some_and(|c| !c.are_forces() && c != Victims::Militants))
}

/// "Un engin a explosé au passage d'un véhicule de l'armée : deux morts": the forces at whose passage something went off.
fn passed_by(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    if !context.holds_function(&[Function::Passed]) {
        return None;
    }
    let passed = groups[..at].iter().rposition(|g| context.is(g.start, Function::Passed))?;
    let people = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.category.is_some_and(|c| !c.are_forces()));
    let behind = &groups[passed + 1..at.min(passed + 1 + PASSED_BEHIND)];
    // "… d'un convoi de l'armée et de bus de passagers", "… d'une patrouille dans le marché": others were near.
    let others = groups[passed + 1..at].iter().filter(|g| matches!(g.kind, GroupKind::Target(_))).count() > 1;
    behind.iter().find_map(force).filter(|_| !others && !behind.iter().any(people))
}

/// Those who pass stand so many groups behind the words that say so.
const PASSED_BEHIND: usize = 6;

/// "Des soldats ont été visés par une mine : deux morts", "Des rebelles ont attaqué des soldats : deux morts": the forces, in the plural, whom
/// the last act before a count hit; nobody else is named but whoever did it.
fn struck(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let acts = |g: &Group| match &g.kind {
        GroupKind::Effect(e)
            if e.incident.is_some_and(|(kind, _)| !matches!(kind, Kind::Clash | Kind::Operation)) && !e.negated =>
        {
            match e.voice {
                Voice::Passive => Some(true),
                Voice::Active | Voice::Unfinite => Some(false),
                _ => None,
            }
        }
        _ => None,
    };
    let (verb, passive) = (0..at).rev().find_map(|i| Some((i, acts(&groups[i])?)))?;
    let near = if passive { verb.saturating_sub(ATTACKED_BEFORE)..verb } else { verb + 1..at.min(verb + 1 + ATTACKED_BEHIND) };
    // "un groupe de soldats", "de jeunes recrues"
    let party = |i: usize| match &groups[i].kind {
        GroupKind::Victims(v) if v.plural && v.effect.is_none() => v.category.map(|side| (i, side, true)),
        _ => party_of(context, &groups[i]).map(|(side, several)| (i, side, several)),
    };
    let (hit, side, several) = near.clone().find_map(party)?;
    // "Un contingent de la Minusma a été attaqué"
    let of = groups.get(hit + 1).is_some_and(|g| context.is(g.start, Function::Of));
    let whose = groups.iter().skip(hit + 2).take(usize::from(of) * 2).find_map(force);
    let side = whose.filter(|_| side.are_forces()).unwrap_or(side);
    // "Un convoi de l'armée a été attaqué": whoever is on the move is alone, at a base, "un poste de la police", others may be near.
    let post =
        |g: &Group| matches!(g.kind, GroupKind::Target(what) if !MOVING.contains(&what) && !matches!(what, "village" | "town"));
    let moves = |i: usize| match &groups[i].kind {
        GroupKind::Target(what) => MOVING.contains(what),
        GroupKind::Incident(n) => n.kind == Kind::Operation,
        _ => false,
    };
    let owns = || groups[hit].start > 0 && context.is_any(groups[hit].start - 1, &[Function::Of, Function::DetDu]);
    // "Un bus et un véhicule militaire ont été attaqués"
    let joined = |i: usize| context.is(groups[i].start, Function::And);
    // "Le convoi que l'armée escortait", "un véhicule de police transportant des détenus": others were in it.
    let with_others = || {
        groups[..verb].iter().any(are_others)
            || near.clone().take_while(|i| *i < hit).any(|i| context.is(groups[i].start, Function::That))
    };
    let moving = passive
        && !with_others()
        && !groups[..verb].iter().any(post)
        && !near.clone().any(joined)
        && (!owns() || near.clone().any(moves));
    // "Un détachement de l'armée a été pris en embuscade": whoever is ambushed is who was near.
    let ambushed = passive && matches!(&groups[verb].kind, GroupKind::Effect(e) if matches!(e.incident, Some((Kind::Ambush, _))));
    // "Des manifestants ont attaqué des policiers : deux morts": only armed attackers leave no doubt.
    let fighters = |i: usize| party(i).is_some_and(|(_, side, _)| side == Victims::Militants);
    let attackers = if passive { verb + 1..at } else { 0..verb };
    let by = |g: &Group| (g.start.saturating_sub(1)..=g.start).any(|i| context.is(i, Function::By));
    let armed = attackers.clone().any(fighters)
        || passive
            && !attackers
                .clone()
                .any(|i| party(i).is_some() || by(&groups[i]) && !matches!(groups[i].kind, GroupKind::Incident(_)));
    // "visés devant une église : neuf morts", "ont attaqué des soldats, puis un marché": who else was near is not said.
    let site = |g: &Group| match &g.kind {
        GroupKind::Target(what) => !MILITARY.contains(what),
        GroupKind::Victims(v) => v.category.is_some_and(|c| !c.are_forces() && c != Victims::Militants),
        GroupKind::Source(_) => true,
        _ => false,
    };
    let later = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.incident.is_some() || e.outcome.is_some(),
        _ => has_finite(context, g),
    };
    let behind = hit.max(verb) + 1;
    // "près du village de A, des soldats ont été surpris": where it was.
    let near_village = |g: &Group| matches!(g.kind, GroupKind::Target("village" | "town"));
    let behind = &groups[behind.min(at)..at];
    let before = groups[..at - behind.len()].iter().any(|g| site(g) && !near_village(g));
    let more = before || behind.iter().any(|g| site(g) || later(g));
    let brought =
        (groups[hit].start.saturating_sub(1)..=groups[hit].start).any(|i| context.is_any(i, &[Function::By, Function::With]));
    ((several || ambushed || moving) && side.are_forces() && armed && !more && !brought).then_some(side)
}

/// What forces hold, or go in.
const MILITARY: [&str; 9] =
    ["military_base", "un_base", "gendarmerie_post", "police_station", "patrol", "convoy", "checkpoint", "vehicle", "boat"];

/// What forces go in or are when they are on the move.
const MOVING: [&str; 4] = ["patrol", "convoy", "vehicle", "boat"];

/// "Un convoi de négociants a été attaqué", "ont mitraillé un car d'élèves", "ont tiré sur les villageois": of what people those consist
/// who a sentence says were attacked, where it counts none of them.
pub fn made_up_of(context: &Context<'_>, groups: &[Group]) -> Option<Victims> {
    let attacks = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => {
            let suffers = context.lexicon.verbs[e.verb as usize].suffers || e.frame == Frame::Fall;
            ((e.incident.is_some() || suffers) && !e.negated).then_some(e.voice == Voice::Passive || suffers)
        }
        GroupKind::Speech(s) => context.lexicon.verbs[s.verb as usize].suffers.then_some(true),
        _ => None,
    };
    let (verb, hit) = groups.iter().enumerate().rev().find_map(|(i, g)| Some((i, attacks(g)?)))?;
    let near =
        if hit { verb.saturating_sub(ATTACKED_BEFORE)..verb } else { verb + 1..groups.len().min(verb + 1 + ATTACKED_BEHIND) };
    let whole = |i: usize| {
        i > 0
            && context.tokens[i - 1].is_word()
            && !context.tokens[i - 1].capital
            && !context.has_any(i - 1, &[SenseClass::Function, SenseClass::Verb])
    };
    // "ont tiré sur les villageois": they are named themselves.
    let named = || {
        let mut behind = near.clone().filter(|_| !hit);
        behind.find_map(|i| {
            let (side, several) = party_of(context, &groups[i]).filter(|_| matches!(groups[i].kind, GroupKind::Word))?;
            several.then_some(side)
        })
    };
    let of_whom = near.clone().filter(|i| context.is(groups[*i].start, Function::Of) && whole(groups[*i].start)).find_map(|of| {
        let next = groups.get(of + 1)?;
        match &next.kind {
            GroupKind::Actor(_) => party_of(context, next).filter(|(_, several)| *several).map(|(side, _)| side),
            _ => context
                .longest_of(groups[of].end, &[SenseClass::Victim], |s| match s {
                    Sense::Victim { category, plural: true, .. } if *category != Victims::People => Some(*category),
                    _ => None,
                })
                .map(|(_, side)| side),
        }
    });
    of_whom.or_else(named)
}

/// So many groups behind a verb what it attacked may stand.
const ATTACKED_BEHIND: usize = 6;

/// The force that a group names.
fn force(group: &Group) -> Option<Victims> {
    match &group.kind {
        GroupKind::Actor(a) if a.force => Some(crate::recognise::fighters_of(a.force, a.kind)),
        GroupKind::Victims(v) if v.effect.is_none() => v.category.filter(|c| c.are_forces()),
        _ => None,
    }
}

/// "une embuscade a été tendue aux gendarmes", "une embuscade contre une patrouille de l'armée": the force that an ambush was
/// laid for, named right behind the preposition. Other attacks hit whoever was near.
fn aimed_at(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let one = |g: &Group| matches!(&g.kind, GroupKind::Incident(n) if !n.plural && n.kind == Kind::Ambush);
    let ends = |g: &Group| matches!(g.kind, GroupKind::Mark(_));
    (0..at).rev().filter(|i| one(&groups[*i])).find_map(|incident| {
        let clause = groups[incident + 1..at].iter().take(AIMED_WITHIN).take_while(|g| !ends(g));
        let toward = clause.take_while(|g| !one(g)).position(|g| context.is_any(g.start, &[Function::At, Function::Against]))?;
        // "entre A. et B. aux gendarmes"
        let axis = groups[incident + 1..incident + 1 + toward].iter().any(|g| context.is(g.start, Function::Between));
        let told = match &groups[incident + toward].kind {
            GroupKind::Incident(_) | GroupKind::Effect(_) | GroupKind::Word => true,
            GroupKind::Place(_) => axis,
            _ => false,
        };
        let behind = groups[incident + 1 + toward..at].iter().take(AIMED_BEHIND).take_while(|g| !ends(g));
        told.then(|| behind.into_iter().find_map(force)).flatten()
    })
}

/// So many groups behind an act the preposition may stand that says at whom it was aimed, and so many behind it the force.
const AIMED_WITHIN: usize = 9;
const AIMED_BEHIND: usize = 5;

/// "le poste de police a été pris d'assaut, trois agents sont morts", "une patrouille de police a été attaquée, un agent est mort",
/// "trois agents sont morts dans l'attaque du poste de police": whose post or patrol a sentence names.
pub fn guarded(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    // A patrol, or a post behind them, is only of "agents".
    let agents = (groups[at].start..groups[at].end).any(|i| context.is(i, Function::Agents));
    let post = |g: &Group| match g.kind {
        GroupKind::Target("police_station") => Some(Victims::Police),
        GroupKind::Target("gendarmerie_post") => Some(Victims::Gendarmes),
        _ => None,
    };
    let agent = |g: &Group| g.start > 0 && (g.start - 1..=g.start).any(|i| context.is(i, Function::By));
    // "douze policiers sont morts, et des gardes": those counted for themselves are no patrol.
    let counted = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if !v.implicit);
    let patrol = |g: &Group| force(g).filter(|v| matches!(v, Victims::Police | Victims::Gendarmes) && !agent(g) && !counted(g));
    let behind =
        || groups[at + 1..].iter().take(GUARDED_WITHIN).take_while(|g| !matches!(g.kind, GroupKind::Mark('.' | ';' | ':')));
    let before = groups[..at].iter().rev().find_map(|g| post(g).or_else(|| patrol(g).filter(|_| agents)));
    before.or_else(|| Some(()).filter(|()| agents).and_then(|()| behind().find_map(post)))
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

/// The post that was attacked stands so many groups behind those who fell.
const GUARDED_WITHIN: usize = 8;

/// "tombés, lundi, dans une embuscade": the ambush stands so many groups behind the verb.
const FALLS_INTO: usize = 5;

/// How many groups before the verb those attacked may stand.
const ATTACKED_BEFORE: usize = 8;

/// "…, du côté de l'armée": whose people a bare count is of, said later in the sentence.
pub fn side_phrase(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    if !context.holds_function(&[Function::Among]) {
        return None;
    }
    // "trois blessés dans leur camp et quatre dans les rangs de l'armée": the count has its own.
    let camps = [Function::OnTheirSide, Function::TheirRanks, Function::OurCamp, Function::OtherCamp];
    if groups.get(at + 1).is_some_and(|g| context.is_any(g.start, &camps)) {
        return None;
    }
    let cue = (at + 1..groups.len().min(at + SIDE_BEHIND)).find(|i| {
        let start = groups[*i].start;
        // "parmi lesquels huit enfants" opens parts, "de l'autre côté du fleuve" is a bank.
        matches!(groups[*i].kind, GroupKind::Word | GroupKind::SpeechPreposition(_))
            && context.is(start, Function::Among)
            && !context.is(start, Function::Including)
            // "un chez les civils": the article is itself the count.
            && (start == groups[at].end
                || !(start > 0 && context.is_any(start - 1, &[Function::Other, Function::DetIndef, Function::DetEach])))
    })?;
    let between = &groups[at + 1..cue];
    // "15 morts, dont neuf dans les rangs de l'armée": it is said of the part; "17 blessés, dont six graves, côté armée": of all.
    if let Some(part) = between.iter().position(|g| context.is(g.start, Function::Including)) {
        let closed = matches!(groups[cue - 1].kind, GroupKind::Mark(','));
        let told = |g: &Group| context.is_any(g.start, &[Function::GraveAdj, Function::Grave, Function::Light]);
        if !closed && !between[part..].iter().any(told) {
            return None;
        }
    }
    // "treize rebelles tués et, côté ami, aucune perte": so does one between commas before the next count.
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let set_off = cue > at + 1 && comma(&groups[cue - 1]);
    let closes = groups[cue + 1..].iter().take(HEADED_BY + 1).position(comma).map(|i| cue + 1 + i);
    let counts = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some() || v.quantity.high == Some(0));
    if set_off && closes.is_some_and(|i| groups.get(i + 1).is_some_and(counts)) {
        return None;
    }
    // "cinq blessés ; côté rebelles, dix morts": the side heads the next.
    if between.iter().any(|g| matches!(g.kind, GroupKind::Mark(';' | '.'))) {
        return None;
    }
    // "douze blessés, des morts aussi chez les marchands": what is said of some is not said of those with a number.
    let some = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some() && v.implicit && v.plural);
    if !matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit) && between.iter().any(some) {
        return None;
    }
    let other = |g: &Group| {
        matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_none() && !v.anaphoric) || matches!(g.kind, GroupKind::Mark(':'))
    };
    if between.iter().any(other) && between.len() > 3 {
        return None;
    }
    // "six morts : trois du côté des militaires": it is said of the part.
    let parts = |pair: &[Group]| matches!(pair[0].kind, GroupKind::Mark(':')) && matches!(pair[1].kind, GroupKind::Victims(_));
    if between.windows(2).any(parts) {
        return None;
    }
    // "six parmi les civils et un policier": not the next of the list.
    let joined = |g: &&Group| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And);
    let named = groups[cue + 1..].iter().take(4).take_while(|g| !joined(g)).find_map(|g| match &g.kind {
        GroupKind::Actor(a) => side_of(a.force, a.kind, a.country).0,
        GroupKind::Source(s) => side_of_source(context, g, s.class?),
        // "parmi elles douze lycéennes": those counted are a part.
        GroupKind::Victims(v) if v.effect.is_none() && (v.implicit || v.definite) => v.category,
        _ => None,
    });
    // "…, chez les civils": with its article a plural is no group of its own; "…, côté ami".
    let noun = groups[cue].start + context.function_length(groups[cue].start, Function::Among).unwrap_or(1);
    let own = context.is(noun, Function::OwnSide).then_some(Victims::Soldiers);
    let noun = noun + usize::from(context.is_any(noun, &[Function::Of, Function::DetDu, Function::DetDes]));
    let noun = noun + usize::from(context.is_any(noun, &[Function::DetDef, Function::DetPoss]));
    // "parmi les victimes"
    let harmed = context.has(noun, SenseClass::EffectNoun);
    own.or(named).or_else(|| {
        context
            .longest_of(noun, &[SenseClass::Victim, SenseClass::Source], |s| match s {
                Sense::Victim { category, plural: true, .. } if *category != Victims::People => Some(*category),
                // "du côté de la secte", "au sein de la population"
                Sense::Source { class: SpeakerClass::ArmedGroup, .. } => Some(Victims::Militants),
                Sense::Source { class: SpeakerClass::Residents, .. } if !harmed => Some(Victims::Civilians),
                _ => None,
            })
            .map(|(_, category)| category)
            // "quatre tués au sein de l'escorte militaire"
            .or_else(|| {
                let adjective = |i: usize| {
                    context.longest_of(i, &[SenseClass::Victim], |s| match s {
                        Sense::Victim { category, plural: false, .. } if category.are_forces() => Some(*category),
                        _ => None,
                    })
                };
                let small = context.tokens.get(noun).is_some_and(|t| t.is_word() && !t.capital) && !harmed;
                // "au sein de l'école militaire": where it happened.
                let held = |s: &Sense| matches!(s, Sense::Target(what) if !MOBILE.contains(what));
                let small = small && !context.senses_of(noun, &[SenseClass::Target]).any(|(_, s)| held(s));
                Some(noun + 1).filter(|_| small).and_then(adjective).map(|(_, category)| category)
            })
            // "170 morts du côté ennemi et neuf du côté camerounais": behind a count of one side; else it may be a bank.
            .or_else(|| {
                let side = |i: usize| context.is(i, Function::Among) && !context.is(i, Function::Including);
                let bank = context.is_any(noun + 1, &[Function::Of, Function::DetDu, Function::DetDes]);
                let small = context.tokens.get(noun).is_some_and(|t| !t.capital);
                let opposed = small && !bank && (0..groups[at].start).any(side);
                (opposed && context.has(noun, SenseClass::Demonym)).then_some(Victims::Soldiers)
            })
    })
}

/// The words that name a side stand at most so many groups behind the count.
const SIDE_BEHIND: usize = 10;

/// "Un tué, deux blessés : tel est le bilan chez les assaillants", "neuf morts : ce sont les pertes de l'armée": the side of which an
/// account or losses are that bare counts, and a colon, stand before.
pub fn summed_side(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let counts =
        |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some() && v.category.is_none() || v.anaphoric);
    let listed = |g: &Group| counts(g) || matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And);
    let colon = at + 1 + groups[at + 1..].iter().take(LISTED).position(|g| matches!(g.kind, GroupKind::Mark(':' | '–')))?;
    if !groups[at + 1..colon].iter().all(listed) {
        return None;
    }
    let clause = groups[colon + 1..].iter().take_while(|g| !matches!(g.kind, GroupKind::Mark('.' | ';' | ':')));
    let end = colon + 1 + clause.count();
    let sum = colon + 1 + groups[colon + 1..end].iter().take(SUMMED).position(|g| is_account_or_loss(context, g))?;
    let cue = groups.get(sum + 1).filter(|_| sum + 1 < end)?;
    let loss = matches!(groups[sum].kind, GroupKind::EffectNoun(_));
    let of = context.is_any(cue.start, &[Function::Of, Function::DetDu, Function::DetDes, Function::By]);
    let camp = context.is_any(cue.start, &[Function::Among, Function::For]) && !context.is(cue.start, Function::Including);
    // "le bilan de l'armée" is told by it.
    if !(camp || loss && of) {
        return None;
    }
    groups[sum + 1..end].iter().take(HEADED_BY).find_map(|g| match &g.kind {
        GroupKind::Victims(v) if v.effect.is_none() && v.implicit && v.plural => v.category,
        GroupKind::Actor(a) => side_of(a.force, a.kind, a.country).0,
        GroupKind::Source(s) if loss => side_of_speaker(s.class?),
        _ => None,
    })
}

/// "neuf morts : ce sont les pertes des soldats": whether people without a number say whose losses those are that were counted before
/// the colon.
pub fn are_whose_losses(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let some = matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit && v.effect.is_none());
    let losses = at > 0 && matches!(&groups[at - 1].kind, GroupKind::EffectNoun(n) if n.people && n.definite);
    if !(some && losses && context.is_any(groups[at].start, &[Function::DetDes, Function::Of, Function::DetDu])) {
        return false;
    }
    let colon = groups[..at].iter().rev().take(SUMMED).position(|g| matches!(g.kind, GroupKind::Mark(':' | '–')));
    let counted = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some());
    colon.is_some_and(|back| at - 1 > back && counted(&groups[at - 2 - back]))
}

/// A word for an account, or for losses.
fn is_account_or_loss(context: &Context<'_>, group: &Group) -> bool {
    match &group.kind {
        GroupKind::SpeechNoun(_) => true,
        // "tel est le bilan"
        GroupKind::SpeechPreposition(_) => context.has(group.end - 1, SenseClass::SpeechNoun),
        GroupKind::EffectNoun(noun) => noun.people && noun.definite,
        _ => false,
    }
}

/// "tel est, d'après la même source, le bilan": the account stands within so many groups behind the colon.
const SUMMED: usize = 10;

/// "Côté ami : deux morts et neuf blessés": the side that heads a list of figures, up to the next heading or the stop.
pub fn side_heading(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    if has_own_part(context, groups, at) {
        return None;
    }
    account_for(context, groups, at).or_else(|| losses_of(context, groups, at)).or_else(|| listed_side(context, groups, at))
}

/// "Chez les rebelles, leur porte-parole parle de vingt morts, dont deux de ses hommes": whether of those counted some are told to be of
/// the side that says so: then not all of them are.
fn has_own_part(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let Some(part) = groups[at + 1..].iter().take(OWN_PART).position(|g| context.is(g.start, Function::Including)) else {
        return false;
    };
    let part = at + 1 + part;
    let opens = groups[at + 1..part].iter().all(|g| matches!(g.kind, GroupKind::Mark(',') | GroupKind::Word));
    // "y compris": of several words.
    let behind = groups[part].start + context.function_length(groups[part].start, Function::Including).unwrap_or(1);
    let Some(some) = groups[part + 1..]
        .iter()
        .find(|g| g.start >= behind)
        .filter(|g| opens && matches!(g.kind, GroupKind::Victims(_) | GroupKind::Count(_)))
    else {
        return false;
    };
    (some.start..some.end).any(|i| context.is(i, Function::OfOursNoun)) || context.is(some.end, Function::TheirRanks)
}

/// A part stands so many groups behind those of whom it is.
const OWN_PART: usize = 3;

/// "Les pertes de l'armée s'élèvent à neuf morts et six blessés": the side whose losses are the subject of the verb before the figure.
fn losses_of(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let head = (at.saturating_sub(LOSSES_OF)..at).rev().find(|i| matches!(groups[*i].kind, GroupKind::EffectNoun(_)))?;
    let last = groups[head].end - 1;
    if !context.names_losses(last..=last) {
        return None;
    }
    let of = |g: &Group| context.is_any(g.start, &[Function::Of, Function::DetDu, Function::DetDes]);
    let (party, side) = (head + 1..at).take(2).find_map(|i| Some((i, side_of_group(context, &groups[i])?)))?;
    let counts = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some());
    let quiet = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Mark(',')) || counts(g);
    (of(&groups[head + 1]) && groups[party + 1..at].iter().all(quiet)).then_some(side)
}

/// The losses of a side stand so many groups before their figure at most.
const LOSSES_OF: usize = 12;

/// "Le bilan est lourd pour l'armée : neuf morts", "Le bilan pour l'armée est de neuf morts": the side for which an account is told to
/// be, right before its figure.
fn account_for(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    if !context.holds_function(&[Function::For]) {
        return None;
    }
    let account = groups[..at].iter().take(ACCOUNT_OPENS).position(|g| matches!(g.kind, GroupKind::SpeechNoun(_)))?;
    let cue = (account + 1..at.min(account + ACCOUNT_WITHIN)).find(|i| context.is(groups[*i].start, Function::For))?;
    let (side, party) =
        groups[cue + 1..at].iter().enumerate().take(2).find_map(|(i, g)| Some((cue + 1 + i, side_of_group(context, g)?)))?;
    let between = &groups[side + 1..at];
    let told = |g: &Group| matches!(g.kind, GroupKind::Mark(':')) || context.is_auxiliary(g.start);
    let quiet = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Mark(':'));
    (between.len() <= ACCOUNT_WITHIN && between.iter().any(told) && between.iter().all(quiet)).then_some(party)
}

/// An account opens its sentence, and the side for which it is stands so many groups behind it.
const ACCOUNT_OPENS: usize = 2;
const ACCOUNT_WITHIN: usize = 6;

fn listed_side(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let stop = groups[..at].iter().rposition(|g| matches!(g.kind, GroupKind::Mark('.' | ';'))).map_or(0, |i| i + 1);
    let among = |g: &Group| context.is(g.start, Function::Among) && !context.is(g.start, Function::Including);
    let heads = |g: &Group| among(g) || matches!(&g.kind, GroupKind::EffectNoun(n) if n.people);
    // "Bilan ennemi : sept tués"
    let account = |i: usize| {
        matches!(groups[i].kind, GroupKind::SpeechNoun(_))
            && matches!(groups.get(i + 2).map(|g| &g.kind), Some(GroupKind::Mark(':')))
    };
    let head = (stop..at)
        .rev()
        .find(|i| heads(&groups[*i]) || account(*i))
        .or_else(|| (alone(context, groups, stop)).then_some(stop))?;
    let closed = (head + 1..at.min(head + 6)).find(|i| matches!(groups[*i].kind, GroupKind::Mark(':' | ',')));
    // "tandis que du côté des rebelles dix morts sont signalés": the side right before the count needs no mark.
    let named = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.implicit && v.plural,
        GroupKind::Actor(_) | GroupKind::Source(_) => true,
        _ => matches!(g.kind, GroupKind::Word) && context.is_any(g.start, &[Function::DetDef, Function::DetDes, Function::Of]),
    };
    let between = &groups[head + 1..at];
    let beside = among(&groups[head]) && (1..=HEADED_BY).contains(&between.len()) && between.iter().all(named);
    // "Chez les villageois on compte douze blessés"
    let counted = || (head + 1..at.min(head + 6)).find(|i| context.is(groups[*i].start, Function::PronounOne));
    // "Le bilan côté armée est de trois morts"
    let told_of = head > stop && matches!(groups[head - 1].kind, GroupKind::SpeechNoun(_)) && among(&groups[head]);
    let is = || (head + 1..at.min(head + HEADED_BY + 2)).find(|i| context.is_auxiliary(groups[*i].start)).filter(|_| told_of);
    let closed =
        closed.or_else(is).or(beside.then_some(at)).or_else(|| counted().filter(|_| head == stop && among(&groups[head])))?;
    // "Pertes côté armée et chez les rebelles : …": both sides head nothing. "5 morts (côté armée), 9 blessés": what a bracket
    // says is of the count before it.
    let both = head >= stop + 2 && context.is(groups[head - 1].start, Function::And) && groups[stop..head - 1].iter().any(among);
    let bracketed = head > stop && matches!(groups[head - 1].kind, GroupKind::Mark('('));
    if both || bracketed {
        return None;
    }
    // "Au sein du mouvement, un cadre parle de trois soldats tués": where the speaker belongs, not those with a noun of their own.
    let named = matches!(&groups[at].kind, GroupKind::Victims(v) if v.category.is_some());
    if named && matches!(groups.get(closed + 1).map(|g| &g.kind), Some(GroupKind::Source(_))) {
        return None;
    }
    // What is counted before the mark is of itself, as in "among the dead five soldiers, …".
    if groups[head..closed].iter().any(|g| matches!(&g.kind, GroupKind::Victims(v) if !v.implicit)) {
        return None;
    }
    // "Rebelles : trois disparus dans une attaque": what a headline is about, where an attack follows, is who made it.
    let armed = matches!(&groups[head].kind, GroupKind::Actor(a) if !a.force);
    let attack = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if matches!(i.kind, Kind::Attack | Kind::Ambush | Kind::Massacre | Kind::Abduction));
    if head == stop && armed && !among(&groups[head]) && groups[at + 1..].iter().any(attack) {
        return None;
    }
    let nouns = &context.lexicon.actor_nouns;
    (groups[head].start..groups[closed].start).find_map(|token| {
        context.senses(token).find_map(|(_, sense)| match sense {
            Sense::Function(Function::OwnSide) => Some(Victims::Soldiers),
            Sense::Actor(index) => {
                let actor = &context.lexicon.actors[*index as usize];
                side_of(actor.is_force(), actor.kind, None).0
            }
            Sense::ActorNoun { index, .. } => {
                let noun = &nouns[*index as usize];
                side_of(noun.is_force(), noun.actor, None).0
            }
            Sense::Victim { category, .. } if *category != Victims::People => Some(*category),
            // "côté population, douze morts"
            Sense::Source { class: SpeakerClass::Residents, .. } if !context.has(token, SenseClass::EffectNoun) => {
                Some(Victims::Civilians)
            }
            _ => None,
        })
    })
}

/// A list of counts goes on for so many groups at most.
const LISTED: usize = 12;

/// The side right before a count is of so many groups at most.
const HEADED_BY: usize = 3;

/// "quatre morts et six blessés pour l'armée": the side that bare counts are said to be losses for, behind the last of their list.
pub fn losses_for(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    if let Some(side) = lost_behind(context, groups, at).or_else(|| own_losses(context, groups, at)) {
        return Some(side);
    }
    if !context.holds_function(&[Function::For]) {
        return None;
    }
    let counts = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some() || v.anaphoric);
    let joined = |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And);
    let mut last = at;
    while last < at + LISTED && groups.get(last + 1).is_some_and(joined) && groups.get(last + 2).is_some_and(counts) {
        last += 2;
    }
    let cue = groups.get(last + 1).filter(|g| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::For))?;
    let article = |g: &&Group| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::DetDef);
    let behind = groups[last + 2..].iter().find(|g| g.start >= cue.end && !article(g))?;
    side_of_group(context, behind)
}

/// "le décompte donne aux rebelles douze morts": the side that a bare count is said to be dealt to, right before it.
pub fn dealt_to(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let quote = |g: &Group| matches!(g.kind, GroupKind::Mark('«' | '"' | '“'));
    let quoted = at > 0 && quote(&groups[at - 1]);
    let between = |g: &&Group| quote(g) || quoted && matches!(g.kind, GroupKind::Mark(','));
    let mut before = groups[..at].iter().rev().skip_while(between);
    let (side, _) = party_of(context, before.next()?)?;
    before.next().filter(|g| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::At)).map(|_| side)
}

/// "infligé vingt morts aux rebelles", "coûté onze hommes à l'armée": the side that a count is said to be dealt to, right behind it, and
/// where it stands.
pub fn dealt_at_once(context: &Context<'_>, groups: &[Group], at: usize) -> Option<(usize, Victims)> {
    // "coûté six tués et onze blessés au bataillon": behind the last of a list.
    let counts = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some() && v.category.is_none());
    let joined = |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And);
    let mut at = at;
    let first = at;
    while at < first + LISTED
        && counts(&groups[at])
        && groups.get(at + 1).is_some_and(joined)
        && groups.get(at + 2).is_some_and(counts)
    {
        at += 2;
    }
    let to = groups.get(at + 1).filter(|g| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::At))?;
    let article = |g: &Group| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::DetDef);
    let side = at + 2 + usize::from(groups.get(at + 2).is_some_and(article));
    let next = groups.get(side).filter(|g| g.start >= to.end)?;
    party_of(context, next).map(|(category, _)| (side, category))
}

/// "cinq morts de notre côté", "en face, on compte onze morts": the camp that the words around a bare count name, as seen by
/// who speaks, or else by the forces told of before.
/// `forces`: whether forces were told of as harmed, and whether they were named at all.
pub fn camp(
    context: &Context<'_>,
    groups: &[Group],
    at: usize,
    speaker: Option<Victims>,
    (forces, foes): (bool, bool),
) -> Option<Victims> {
    if !context.holds_function(&[Function::OurCamp, Function::OtherCamp]) {
        return None;
    }
    let ends = |g: &Group| matches!(g.kind, GroupKind::Mark('.' | ';' | ':'));
    let counts = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some() || v.anaphoric);
    let named = |g: &Group| {
        // "en face du camp": where it was.
        let of = [Function::Of, Function::DetDu, Function::DetDes];
        // "vingt de l'autre": no noun behind it.
        let whole = |i: usize, f: Function| {
            let ends = |end: usize| !context.is(end - 1, Function::Other) || context.tokens.get(end).is_none_or(|t| !t.is_word());
            context.function_length(i, f).is_some_and(|l| !context.is_any(i + l, &of) && ends(i + l))
        };
        (g.start..g.end).find_map(|i| [Function::OurCamp, Function::OtherCamp].into_iter().find(|f| whole(i, *f)))
    };
    // "de notre côté, cinq morts, et en face, une quinzaine": what stands before another count is of that.
    let next = groups[at + 1..].iter().take(CAMP_BEHIND + CAMP_HEADS).take_while(|g| !ends(g)).position(counts);
    let joint = next.and_then(|next| groups[at + 1..at + 1 + next].iter().position(|g| context.is(g.start, Function::And)));
    let reach = joint.map_or(CAMP_BEHIND, |joint| CAMP_BEHIND.min(joint + 1));
    let behind = groups[at..].iter().take(reach).take_while(|g| !ends(g) && (g.start == groups[at].start || !counts(g)));
    // "15 morts, 19 blessés dans nos rangs": said of the last, it holds for the list.
    let joined = |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And);
    let mut last = at;
    while groups.get(last + 1).is_some_and(joined) && groups.get(last + 2).is_some_and(counts) {
        last += 2;
    }
    let listed = groups[last..].iter().take(if last > at { CAMP_BEHIND } else { 0 }).take_while(|g| !ends(g));
    let before = groups[..at].iter().rev().take(CAMP_BEFORE).take_while(|g| !ends(g));
    let camp = behind.chain(listed).chain(before).find_map(named)?;
    // Whoever says "our ranks" without being named is of the forces: armed groups are named where they speak.
    let own = speaker.or((forces || camp == Function::OurCamp).then_some(Victims::Soldiers))?;
    Some(match camp {
        Function::OtherCamp if own == Victims::Militants && foes => Victims::Soldiers,
        Function::OtherCamp => Victims::Militants,
        _ => own,
    })
}

/// "« nous avons perdu six personnes et eux onze »", "« …, et du leur, onze »": whether a bare count in the words of somebody who says "we"
/// is of "them".
pub fn is_theirs(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let ours = [Function::PronounWe, Function::PronounOne, Function::DetOurs, Function::OurCamp];
    let them = [Function::PronounStressed, Function::OnTheirSide];
    if !context.holds_function(&them) || !context.holds_function(&ours) {
        return false;
    }
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let before = at - usize::from(at > 0 && comma(&groups[at - 1]));
    // The words of a phrase may be groups of their own.
    let Some(phrase) = (before.saturating_sub(THEIRS_WORDS)..before).rev().find(|i| context.is_any(groups[*i].start, &them))
    else {
        return false;
    };
    let start = groups[phrase].start;
    let length = them.iter().find_map(|f| context.function_length(start, *f)).unwrap_or(1);
    let ends = groups[before - 1].end <= start + length;
    // "parmi eux, six": some of ours.
    let joins = |i: usize| !context.tokens[i].is_word() || context.is_any(i, &[Function::And, Function::But, Function::While]);
    let opens = start.checked_sub(1).is_none_or(joins);
    let quoted = context.tokens[groups[at].start].quoted;
    quoted && ends && opens && (0..start).any(|i| context.tokens[i].quoted && context.is_any(i, &ours))
}

/// "de leur côté": so many groups at most.
const THEIRS_WORDS: usize = 3;

/// "les gendarmes ont perdu deux hommes et compté six blessés dans leurs rangs": of those named last before, or told of before.
pub fn their_ranks(context: &Context<'_>, groups: &[Group], at: usize, told: Option<Victims>) -> Option<Victims> {
    if !context.holds_function(&[Function::TheirRanks, Function::OnTheirSide]) {
        return None;
    }
    let ends = |g: &Group| matches!(g.kind, GroupKind::Mark('.' | ';' | ':'));
    if has_own_part(context, groups, at) {
        return None;
    }
    // "trois morts parmi eux." is of those told of; "dix morts, parmi eux trois enfants" opens parts.
    let next = groups[at].end;
    let closes = |length: usize| {
        context.tokens.get(next + length).is_none_or(|t| !t.is_word()) || context.is(next + length, Function::And)
    };
    let parts = |start: usize| {
        let length = || context.function_length(start, Function::TheirRanks).unwrap_or(1);
        context.is_any(start, &[Function::Including, Function::BreaksDown]) && !(start == next && closes(length()))
    };
    let ranks = |g: &Group| context.is(g.start, Function::TheirRanks) && !parts(g.start);
    // "Dans leurs rangs, il y a des morts", "Dans leurs rangs, les gendarmes font état de six blessés"
    let heads = groups[..at].iter().rev().take(RANKS_BEFORE).position(|g| ranks(g) && g.start < groups[at].start);
    if let Some(back) = heads {
        let subject = groups[at - back..at].iter().find_map(|g| side_of_group(context, g));
        return subject.or(told);
    }
    let told_of = |g: &Group| ranks(g) || context.is(g.start, Function::OnTheirSide);
    // "en avoir blessé onze, et ne reconnaît que trois blessés dans ses rangs": of the next count.
    let another = |g: &Group| g.start > groups[at].start && matches!(&g.kind, GroupKind::Victims(v) if !v.implicit);
    let own_verb = |g: &Group| {
        matches!(&g.kind, GroupKind::Speech(s) if !s.participle)
            || matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Active)
    };
    let behind = groups[at..].iter().take(RANKS_BEHIND).take_while(|g| !ends(g));
    let until = groups[at + 1..].iter().position(own_verb).map_or(usize::MAX, |i| groups[at + 1 + i].start);
    let parted = |g: &Group| g.start > until && groups.iter().any(|b| b.start > until && b.start < g.start && another(b));
    behind.clone().find(|g| told_of(g) && !parted(g))?;
    // "L'armée a souffert : l'assaut des rebelles a fait dix morts dans ses rangs": whose act it was are others.
    let doers = |i: usize| {
        let of = |i: usize| context.is_any(groups[i].start, &[Function::Of, Function::DetDu, Function::DetDes]);
        let act = |i: usize| matches!(&groups[i].kind, GroupKind::Incident(n) if n.kind != Kind::Clash);
        let others = || groups[..i].iter().any(|g| side_of_group(context, g).is_some());
        // "Les gendarmes ont répondu aux tirs des rebelles, faisant trois morts dans leurs rangs"
        !context.holds_function(&[Function::OfSeveral])
            && (i >= 2 && of(i - 1) && act(i - 2) || i >= 1 && of(i) && act(i - 1))
            && others()
    };
    let named = groups[..at].iter().enumerate().rev().filter(|(i, _)| !doers(*i)).find_map(|(_, g)| match &g.kind {
        GroupKind::Actor(a) => side_of(a.force, a.kind, a.country).0,
        // "le Tchad annonce six morts dans son contingent": whoever governs has soldiers.
        GroupKind::Source(s) if matches!(s.class?, SpeakerClass::Government | SpeakerClass::ForeignGovernment) => {
            Some(Victims::Soldiers)
        }
        // "la mission déplore un mort dans ses rangs"
        GroupKind::Source(s) if s.class == Some(SpeakerClass::Un) && s.actor.is_some() => Some(Victims::Peacekeepers),
        GroupKind::Source(s) => side_of_source(context, g, s.class?),
        GroupKind::Victims(v) if v.implicit && v.plural => v.category.filter(|c| *c != Victims::People),
        _ => None,
    });
    // "neuf rebelles tués et six blessés dans leurs rangs": of those counted last before, with nobody named since.
    let party = |g: &Group| match &g.kind {
        GroupKind::Actor(_) | GroupKind::Source(_) => true,
        GroupKind::Victims(v) => v.category.is_some_and(|c| c != Victims::People),
        _ => false,
    };
    let last = groups[..at].iter().rposition(party).filter(|i| at - i <= COUNTED_LAST);
    let fighters = |i: usize| matches!(&groups[i].kind, GroupKind::Victims(v) if v.plural && !v.implicit && v.category == Some(Victims::Militants));
    let told_so =
        |i: usize| matches!(groups.get(i + 1).map(|g| &g.kind), Some(GroupKind::Effect(e)) if e.voice == Voice::Participle);
    let goes_on = |i: usize| groups[i + 2..at].iter().any(|g| has_finite(context, g));
    if counting_verb(context, groups, at).is_none() && last.is_some_and(|i| fighters(i) && told_so(i) && !goes_on(i)) {
        return Some(Victims::Militants);
    }
    let counted = || {
        groups[..at].iter().rev().find_map(|g| match &g.kind {
            GroupKind::Victims(v) if v.plural && v.effect.is_none() => v.category.filter(|c| *c != Victims::People),
            _ => None,
        })
    };
    named.or(told).or_else(counted)
}

/// Those counted last stand at most so many groups before.
const COUNTED_LAST: usize = 14;
/// So many groups behind a count its ranks may be named.
const RANKS_BEHIND: usize = 8;
/// So many groups before a count its ranks may be named.
const RANKS_BEFORE: usize = 8;

/// How many groups behind a count its camp may stand, and how many before.
const CAMP_BEHIND: usize = 4;
const CAMP_BEFORE: usize = 12;
/// A camp stands so many groups at most before the count that it heads.
const CAMP_HEADS: usize = 3;

/// "Civils : 5 morts": whether a clause opens with a side's name and nothing else before a colon.
fn alone(context: &Context<'_>, groups: &[Group], start: usize) -> bool {
    let Some(colon) = (start + 1..groups.len().min(start + 4)).find(|i| matches!(groups[*i].kind, GroupKind::Mark(':'))) else {
        return false;
    };
    let (from, to) = (groups[start].start, groups[colon].start);
    // "NOM : trois disparus dans une attaque": what a headline is about is not whose people they are.
    let deed = groups[colon..].iter().any(|g| matches!(g.kind, GroupKind::Incident(_)));
    context.senses(from).any(|(length, s)| {
        let side = matches!(s, Sense::ActorNoun { .. } | Sense::Victim { plural: true, .. } | Sense::Function(Function::OwnSide));
        from + length == to && (side || matches!(s, Sense::Actor(_)) && !deed)
    })
}

/// "dix morts, deux disparus et trois blessés parmi les soldats": what the last of a list says of whose people they are holds
/// for all.
pub fn shared_side(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let joined = |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And);
    let mut last = at;
    loop {
        let joints = groups[last + 1..].iter().take(3).take_while(|g| joined(g)).count();
        // "douze morts et d'une bonne trentaine de blessés parmi les soldats"
        let of = usize::from(
            joints > 0
                && groups
                    .get(last + 1 + joints)
                    .is_some_and(|g| context.is(g.start, Function::Of) && matches!(g.kind, GroupKind::Word)),
        );
        let joints = joints + of;
        // "ni mort ni blessé chez les soldats"
        let nor = |g: &Group| context.is(g.start, Function::Nor);
        let next = groups.get(last + 1 + joints).filter(|g| joints > 0 || nor(g))?;
        let GroupKind::Victims(victims) = &next.kind else { return None };
        // "douze blessés et des morts parmi les marchands": what is said of some is not said of those with a number.
        let numbered = !matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit);
        let none = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.quantity.high == Some(0));
        if victims.effect.is_none() || none(next) && !none(&groups[at]) || numbered && victims.implicit && victims.plural {
            return None;
        }
        let said = (next.start..next.end)
            .any(|i| context.is_any(i, &[Function::Among, Function::OwnSide, Function::All]) || context.is_mark(i, '('));
        if said || victims.category.is_some() {
            return victims.category.filter(|_| said);
        }
        last += 1 + joints;
    }
}

/// The side that a group names: a party, fighters told of as such, or whoever speaks for one.
pub fn side_of_group(context: &Context<'_>, group: &Group) -> Option<Victims> {
    match &group.kind {
        GroupKind::Source(s) => side_of_source(context, group, s.class?),
        _ => party_of(context, group).map(|(side, _)| side),
    }
}

/// "l'armée et les rebelles ont perdu respectivement six et onze hommes": the side that a sentence gives to this figure, where it names as
/// many sides in a row as it counts people in another, and says that they go together in that order.
pub fn respective(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    if !context.holds_function(&[Function::Respectively]) {
        return None;
    }
    let joint = |g: &Group| {
        matches!(g.kind, GroupKind::Mark(','))
            || context.is_any(g.start, &[Function::And, Function::Of, Function::DetDef, Function::DetDu, Function::DetDes])
    };
    let row = |fits: &dyn Fn(&Group) -> bool, from: usize| {
        let mut found = vec![from];
        while let Some(last) = found.last().copied() {
            let joints = groups[last + 1..].iter().take(JOINED_WITHIN).take_while(|g| joint(g) && !fits(g)).count();
            match groups.get(last + 1 + joints).filter(|g| joints > 0 && fits(g)) {
                Some(_) => found.push(last + 1 + joints),
                None => break,
            }
        }
        found
    };
    let counts = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if !v.implicit && matches!(v.category, None | Some(Victims::People | Victims::Soldiers | Victims::Militants)));
    let first = groups.iter().position(counts)?;
    let figures = row(&counts, first);
    let place = figures.iter().position(|i| *i == at)?;
    let party = |g: &Group| side_of_group(context, g).is_some() && !counts(g);
    let named = (0..first).chain(figures.last()? + 1..groups.len()).find(|i| party(&groups[*i]))?;
    let sides = row(&party, named);
    (figures.len() > 1 && sides.len() == figures.len()).then(|| side_of_group(context, &groups[sides[place]]))?
}

/// From one of a row to the next so many groups join them at most.
const JOINED_WITHIN: usize = 3;

/// The same, or a side told of as one: "l'ennemi".
pub fn side_in_sum(context: &Context<'_>, group: &Group) -> Option<Victims> {
    side_of_group(context, group).or_else(|| match &group.kind {
        GroupKind::Victims(v) if v.implicit && v.definite && (group.start..group.end).any(|i| context.is(i, Function::Foe)) => {
            v.category
        }
        _ => None,
    })
}

/// As [`side_of_speaker`]; the police and the gendarmerie count their own.
pub fn side_of_source(context: &Context<'_>, group: &Group, class: SpeakerClass) -> Option<Victims> {
    let force = |s: &Sense| match s {
        Sense::ActorNoun { index, .. } => {
            let noun = &context.lexicon.actor_nouns[*index as usize];
            noun.is_force().then(|| crate::recognise::fighters_of(true, noun.actor))
        }
        _ => None,
    };
    let own =
        || (group.start..group.end).find_map(|i| context.senses_of(i, &[SenseClass::ActorNoun]).find_map(|(_, s)| force(s)));
    Some(side_of_speaker(class)?).map(|side| if class == SpeakerClass::SecurityForces { own().unwrap_or(side) } else { side })
}

pub fn side_of_speaker(class: SpeakerClass) -> Option<Victims> {
    match class {
        SpeakerClass::Army | SpeakerClass::SecurityForces => Some(Victims::Soldiers),
        SpeakerClass::ArmedGroup => Some(Victims::Militants),
        _ => None,
    }
}

/// The people named right before an "of whom" that this figure follows, which `verb` says was harmed; not whoever did it: "tués par des
/// rebelles, dont douze dans la mosquée".
pub fn just_named(context: &Context<'_>, groups: &[Group], at: usize, verb: Option<usize>) -> Option<Victims> {
    // "les tireurs – trois ont été abattus": what a dash sets off counts them too.
    let set_off = |g: &Group| matches!(g.kind, GroupKind::Mark('-' | '–' | '—' | '('));
    // "parmi lesquels": the phrase may be of several words.
    let including = |i: usize| {
        let start = groups[i].start;
        context.function_length(start, Function::Including).is_some_and(|length| start + length == groups[at].start)
    };
    let cue = (at.saturating_sub(INCLUDING)..at).rev().find(|i| including(*i));
    // "cinq civils et les assaillants : trois ont été abattus"
    let told = |i: usize| {
        let known = |g: &Group| {
            (g.start.saturating_sub(1)..=g.start)
                .any(|t| context.is(t, Function::DetDef) && context.is(t, Function::PluralDeterminer))
        };
        matches!(groups[i].kind, GroupKind::Mark(':')) && i > 0 && known(&groups[i - 1])
    };
    let cue = cue.or_else(|| at.checked_sub(1).filter(|i| set_off(&groups[*i]) || told(*i)))?;
    let before =
        cue.checked_sub(1).map(|i| if matches!(groups[i].kind, GroupKind::Mark(',')) { i.saturating_sub(1) } else { i })?;
    let start = groups[before].start;
    let agent = (start.saturating_sub(AGENT)..=start).any(|i| context.is(i, Function::By));
    if agent && verb.is_none_or(|verb| verb < before) {
        return None;
    }
    match &groups[before].kind {
        GroupKind::Actor(a) => side_of(a.force, a.kind, a.country).0,
        GroupKind::Victims(v) if v.implicit && v.plural && v.effect.is_none() => v.category,
        // "ont visé les villageois, dont dix sont morts"
        GroupKind::Word => named_as_some(context, groups[before].start),
        _ => None,
    }
}

/// "les villageois", "aux villageois": the category of people whom a noun in the plural with its article names.
fn named_as_some(context: &Context<'_>, noun: usize) -> Option<Victims> {
    let article = noun.checked_sub(1)?;
    let determined = context.is_any(article, &[Function::DetDef, Function::DetDes, Function::At]);
    let people = context.longest_of(noun, &[SenseClass::Victim], |s| match s {
        Sense::Victim { category, plural: true, .. } if *category != Victims::People => Some(*category),
        _ => None,
    });
    people.filter(|_| determined && context.is(article, Function::PluralDeterminer)).map(|(_, category)| category)
}

/// The word for by whom stands so many words before them, an article or a number among these.
const AGENT: usize = 2;

/// "parmi lesquels": so many groups at most.
const INCLUDING: usize = 3;

/// "cinq morts côté ennemi et deux du côté camerounais": the forces of a country named right behind a bare count as its side, unless
/// it is a bank or a border.
pub fn side_of_country(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let among = groups[at].end;
    let noun = among + context.function_length(among, Function::Among).filter(|_| !context.is(among, Function::Including))?;
    let demonym = |s: &Sense| matches!(s, Sense::Demonym(_)).then_some(());
    let (length, ()) = context.longest_of(noun, &[SenseClass::Demonym], demonym)?;
    let bank = context.is_any(noun + length, &[Function::Of, Function::DetDu, Function::DetDes]);
    (!bank && !context.tokens[noun].capital).then_some(Victims::Soldiers)
}

/// Whether words that say on whose side end right before.
pub fn names_side(context: &Context<'_>, at: usize) -> bool {
    context.ends_before(at, Function::Among, SIDE_WORDS)
}

/// "dans les rangs": so many words at most.
const SIDE_WORDS: usize = 3;
