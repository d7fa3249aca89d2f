//! Whoever attacked and came to harm in his turn: "A man killed two people before he was shot by the police."

use super::super::proposals::Proposals;
use super::super::sides::party_of;
use super::super::untold::has_finite;
use super::pronoun::of;
use super::{Before, TollFound};
use crate::lexicon::{Frame, Function};
use crate::model::{Effect, Quantity, Victims};
use crate::recognise::{Context, EffectGroup, Group, GroupKind, Kinds, Mood, VictimGroup, Voice};

/// Those who are told to have attacked: one person, or several with their number or without.
#[derive(Clone, Debug)]
pub struct Attackers {
    /// Their group in the sentence, and that of what they did.
    group: usize,
    deed: usize,
    victims: Victims,
    of: Option<String>,
    quantity: Quantity,
    /// The noun by which they are called, where it says nothing of their side.
    noun: Option<String>,
    /// They killed fighters or thieves: who defends himself is none of these.
    defend: bool,
}

impl Attackers {
    const fn are_several(&self) -> bool {
        !matches!(self.quantity.high, Some(1))
    }

    /// Who they are once they are known to have attacked; a crowd of civilians stays what it is.
    pub fn side(&self) -> Victims {
        let crowd = matches!(self.victims, Victims::Civilians) && self.are_several();
        if self.victims.are_forces() || crowd || self.defend { self.victims } else { Victims::Militants }
    }

    /// "Trois kamikazes ont attaqué le poste. Deux ont été abattus": whether so many may be some of them.
    pub const fn may_hold(&self, quantity: Quantity) -> bool {
        matches!(self.quantity.high, Some(all) if all > quantity.low)
    }

    /// Whether they are several, and so many.
    pub fn are_so_many(&self, quantity: Quantity) -> bool {
        self.quantity.low > 1 && self.quantity == quantity && quantity.high.is_some()
    }

    /// Whether they stand before a group of their own sentence.
    pub const fn precede(&self, at: usize) -> bool {
        self.deed < at && self.group < at
    }

    fn toll(&self, context: &Context<'_>, groups: &[Group], effect: Effect, verb: usize) -> TollFound {
        let span = context.span(groups[verb].start, groups[verb].end);
        let toll = of(self.side(), self.of.clone(), None, self.quantity);
        TollFound { group: verb, effect, span, rule: "state/in-turn".to_owned(), ..toll }
    }
}

/// The attackers with whom a sentence opens, as the subject of its first deed.
pub fn attackers(context: &Context<'_>, groups: &[Group], kinds: Kinds) -> Option<Attackers> {
    if !kinds.any(Kinds::VICTIMS.and(Kinds::ACTOR)) || !kinds.any(Kinds::EFFECT) {
        return None;
    }
    let deed = groups.iter().position(|g| matches!(&g.kind, GroupKind::Effect(e) if is_deed(context, g, e)))?;
    let active = matches!(&groups[deed].kind, GroupKind::Effect(e) if e.voice == Voice::Active);
    // "Deux hommes ont fait irruption dans un poste, tuant trois agents"
    let finite = |i: &usize| is_finite(context, &groups[*i]);
    let main = if active { deed } else { (0..deed).find(finite)? };
    // "L'homme, qui avait purgé une peine, a tué …": a relative clause may stand between.
    let group = (0..main).rev().filter(|i| !is_brought_in(context, &groups[*i])).find(|i| names_people(&groups[*i]))?;
    if (group + 1..main).any(|i| finite(&i)) && !groups[group + 1..main].iter().any(|g| context.is(g.start, Function::Who)) {
        return None;
    }
    let harmed = groups[deed + 1..].iter().take(HARMED_WITHIN).find_map(|g| match &g.kind {
        GroupKind::Victims(v) => v.category,
        _ => None,
    });
    let defend = matches!(harmed, Some(Victims::Militants | Victims::Suspects));
    let told = |victims: Victims, of: Option<String>, quantity: Quantity, noun: Option<String>| Attackers {
        group,
        deed,
        victims,
        of,
        quantity,
        noun,
        defend,
    };
    match &groups[group].kind {
        GroupKind::Victims(v) if v.effect.is_none() && v.quantity.high != Some(0) => {
            let noun = v.noun.filter(|_| v.category == Some(Victims::People)).map(|(noun, _)| context.word(noun).to_lowercase());
            Some(told(v.category?, v.of.clone(), v.quantity, noun))
        }
        GroupKind::Actor(_) => {
            let (side, several) = party_of(context, &groups[group])?;
            several.then(|| told(side, None, Quantity::vague(2), None))
        }
        _ => None,
    }
}

/// Whom they harmed stands at most so many groups behind the verb.
const HARMED_WITHIN: usize = 3;

/// A deed of violence that somebody is told to have done.
fn is_deed(context: &Context<'_>, group: &Group, verb: &EffectGroup) -> bool {
    let harms = verb.frame == Frame::Transitive
        && matches!(verb.effect, Some(Effect::Killed | Effect::Wounded | Effect::KilledOrWounded | Effect::Abducted));
    let attacks = verb.incident.is_some() && !context.lexicon.verbs[verb.verb as usize].suffers;
    let past = matches!(verb.mood, Mood::Past | Mood::Pluperfect | Mood::Present | Mood::Conditional);
    let done = match verb.voice {
        Voice::Active => past,
        Voice::Unfinite => context.is_present_participle(group.end - 1) || context.is_present_participle(group.start),
        _ => false,
    };
    (harms || attacks) && done && !verb.negated && !verb.reflexive
}

fn is_finite(context: &Context<'_>, group: &Group) -> bool {
    match &group.kind {
        GroupKind::Effect(e) => matches!(e.voice, Voice::Active | Voice::Passive),
        GroupKind::Speech(s) => !s.participle,
        _ => has_finite(context, group),
    }
}

fn names_people(group: &Group) -> bool {
    matches!(group.kind, GroupKind::Victims(_) | GroupKind::Actor(_) | GroupKind::Source(_))
}

/// Whether a preposition stands right before: whoever it brings in is no subject.
fn is_brought_in(context: &Context<'_>, group: &Group) -> bool {
    let brings = [Function::Against, Function::Of, Function::By, Function::With, Function::At, Function::DetDu, Function::On];
    let own = [Function::Of, Function::DetDu];
    group.start.checked_sub(1).is_some_and(|i| context.is_any(i, &brings)) || context.is_any(group.start, &own)
}

/// What befell, in the same sentence, those with whom it opens: "… before he was shot", "…, then was shot", "… ; he was shot".
pub fn harmed_in_turn(
    context: &Context<'_>,
    groups: &[Group],
    proposals: &Proposals<'_>,
    attackers: &Attackers,
) -> Option<TollFound> {
    let taken = |verb: usize| proposals.iter().flatten().any(|p| p.verb == Some(verb));
    let verbs = attackers.deed + 1..groups.len();
    verbs.filter(|verb| !taken(*verb)).find_map(|verb| {
        let GroupKind::Effect(harm) = &groups[verb].kind else { return None };
        let effect = harm.effect.filter(|e| matches!(e, Effect::Killed | Effect::Wounded))?;
        let suffered = harm.voice == Voice::Passive && !harm.negated && agrees(attackers, harm);
        (suffered && is_said_of(context, groups, attackers, verb)).then(|| attackers.toll(context, groups, effect, verb))
    })
}

/// An infinitive tells no number.
fn agrees(attackers: &Attackers, harm: &EffectGroup) -> bool {
    harm.mood == Mood::None || harm.plural == attackers.are_several()
}

/// Whether a verb in the passive has those who attacked for its subject.
fn is_said_of(context: &Context<'_>, groups: &[Group], attackers: &Attackers, verb: usize) -> bool {
    let small = |g: &&Group| {
        let of = context.is_any(g.start, &[Function::Of, Function::Clitic, Function::Adverb, Function::InTurn]);
        matches!(g.kind, GroupKind::Word) && (of || context.is_adverb(g.start))
    };
    let Some(back) = groups[..verb].iter().rev().take(LINKED_WITHIN).position(|g| !small(&g)) else { return false };
    let link = verb - 1 - back;
    if link <= attackers.deed {
        return false;
    }
    let start = groups[link].start;
    let between = &groups[attackers.deed + 1..link];
    if context.is(start, Function::Before) {
        return !is_of_another(context, between, attackers);
    }
    let subjects = || between.iter().any(|g| is_finite(context, g));
    // "a tué deux passants, puis a été abattu"
    if context.is_any(start, &[Function::Then, Function::And]) {
        return !subjects();
    }
    // "a tué deux passants ; il a été abattu"
    let pronoun = context.is(start, Function::Pronoun) && !context.is_any(start, &[Function::PronounOne, Function::PronounWe]);
    let joint = |i: usize| {
        matches!(groups[i].kind, GroupKind::Mark(',' | ';' | ':'))
            || context.is_any(groups[i].start, &[Function::And, Function::Before, Function::But])
    };
    let opens = link.checked_sub(1).is_some_and(|i| i > attackers.deed && (joint(i) || i > 0 && joint(i - 1)));
    pronoun && opens && !subjects() && (is_done_by(context, groups, verb) || !leaves_open(between, attackers))
}

/// The words that link a harm to those who came to it stand so many groups before it.
const LINKED_WITHIN: usize = 5;

/// "a visé un chef qui avait été enlevé avant d'être tué": whether a clause in the passive, or about others of the same number, stands
/// between.
fn is_of_another(context: &Context<'_>, between: &[Group], attackers: &Attackers) -> bool {
    let passive = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Passive);
    let last = between.iter().rev().find(|g| is_finite(context, g));
    let relative = between.iter().rposition(|g| context.is(g.start, Function::Who));
    let alike = |i: usize| match between[..i].iter().rev().find(|g| names_people(g)).map(|g| &g.kind) {
        Some(GroupKind::Victims(v)) => v.plural == attackers.are_several(),
        _ => true,
    };
    last.is_some_and(passive) || relative.is_some_and(alike)
}

/// "a blessé un agent, il a été tué": whether those harmed between may be meant as well: of the same number, and alive.
fn leaves_open(between: &[Group], attackers: &Attackers) -> bool {
    let wounds = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some_and(|e| e != Effect::Killed));
    let alike = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.plural == attackers.are_several());
    let last = between.iter().rev().find(|g| names_people(g));
    last.is_some_and(alike) && (between.iter().any(wounds) || !between.iter().any(|g| matches!(g.kind, GroupKind::Effect(_))))
}

/// Whether it is told by whom a harm in the passive was done.
fn is_done_by(context: &Context<'_>, groups: &[Group], verb: usize) -> bool {
    let behind = groups[verb + 1..].iter().take(BY_WITHIN);
    behind.take_while(|g| !matches!(g.kind, GroupKind::Mark(_))).any(|g| context.is(g.start, Function::By))
}

/// By whom a harm was done stands so many groups behind it.
const BY_WITHIN: usize = 4;

/// What befell, in the sentence behind, those who attacked in the one before: "Il a été abattu par la police."
pub fn harmed_next(context: &Context<'_>, groups: &[Group], before: &Before) -> Option<TollFound> {
    let attackers = before.attacked_within(1)?;
    let opens = context.is(0, Function::Pronoun) && !context.is_any(0, &[Function::PronounOne, Function::PronounWe]);
    let verb = groups.iter().position(|g| is_finite(context, g)).filter(|_| opens)?;
    let GroupKind::Effect(harm) = &groups[verb].kind else { return None };
    let effect = harm.effect.filter(|e| matches!(e, Effect::Killed | Effect::Wounded))?;
    let suffered = harm.voice == Voice::Passive && !harm.negated && agrees(attackers, harm);
    let near = groups[verb].start <= PRONOUN_WITHIN;
    // "Un homme a blessé un agent. Il a été tué."
    let others = before.people.as_ref().filter(|(when, told)| {
        before.sentence - when == 1 && told.effect != Effect::Killed && (told.quantity.high != Some(1)) == attackers.are_several()
    });
    let told = others.is_none() || is_done_by(context, groups, verb);
    (suffered && near && told).then(|| attackers.toll(context, groups, effect, verb))
}

/// "il a ensuite été abattu": so many words before the verb the pronoun stands.
const PRONOUN_WITHIN: usize = 3;

/// "L'homme a été abattu", "les deux hommes ont été tués": whether people known from before, by the noun they had there or by one for
/// anybody, are those who attacked.
pub fn are_attackers(context: &Context<'_>, victims: &VictimGroup, attackers: &Attackers) -> bool {
    let named = |noun: usize| {
        attackers.noun.as_ref().is_some_and(|told| *told == context.word(noun).to_lowercase())
            || victims.plural && context.is(noun, Function::Comrades) && !context.is(noun, Function::Agents)
    };
    let alike = victims.quantity.low == attackers.quantity.low && victims.quantity.high == attackers.quantity.high;
    let known = victims.definite && victims.category == Some(Victims::People) && victims.group.is_none() && victims.of.is_none();
    known && alike && attackers.quantity.high.is_some() && victims.noun.is_some_and(|(noun, end)| end == noun + 1 && named(noun))
}

/// "a été blessé par un homme, qui a été abattu": whether "by" brings in people as those who harmed somebody.
pub fn did_it(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let by = groups[at].start.checked_sub(1).is_some_and(|i| context.is(i, Function::By));
    let harms = |e: &EffectGroup| {
        matches!(e.effect, Some(Effect::Killed | Effect::Wounded))
            && matches!(e.voice, Voice::Passive | Voice::Participle)
            && !e.negated
    };
    let between =
        |g: &&Group| matches!(g.kind, GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Word | GroupKind::Weapon(_));
    let verb = groups[..at].iter().rev().take(DEED_WITHIN).find(|g| !between(g));
    by && verb.is_some_and(|g| matches!(&g.kind, GroupKind::Effect(e) if harms(e)))
}

/// Those who did it stand so many groups behind what they did.
const DEED_WITHIN: usize = 6;
