//! The side that a sentence says was attacked, where it counts people without saying whose they are.

use super::struck::struck;
use super::{ATTACKED_BEFORE, ATTACKED_BEHIND, are_others, force, party_of};
use crate::lexicon::{Frame, Function, Sense, SenseClass};
use crate::model::{Kind, Victims};
use crate::recognise::{Context, Group, GroupKind, Voice};

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

/// The post that was attacked stands so many groups behind those who fell.
const GUARDED_WITHIN: usize = 8;

/// "tombés, lundi, dans une embuscade": the ambush stands so many groups behind the verb.
const FALLS_INTO: usize = 5;
