//! What part an actor plays in a sentence: who acts, who suffers, who is accused or claims.

mod said;

use super::cues::{Cue, auxiliary_at, cues};
use super::scenes::Scene;
use crate::lexicon::{Auxiliary, Frame, Function, ResponsibilityCue, Sense, SenseClass};
use crate::model::{Effect, Kind, Stance, Victims};
use crate::recognise::{ActorGroup, Context, EffectGroup, Group, GroupKind, Voice, actor_at, force_of};
use crate::state::SentenceTold;

/// How sure a sentence is that an actor did it; a higher value wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Unknown,
    /// Named in a sentence of the incident that tells no violence: counts where nobody else is named.
    Mentioned,
    Target,
    /// Named beside the violence, without a grammatical tie to it.
    Near,
    /// Named as those whom the attackers belong to.
    Belongs,
    /// Accused or suspected.
    Accused,
    /// Subject of the violence, or introduced by "by".
    Agent,
    /// Says that he did it.
    Claimant,
}

/// An actor of a group: a name or common noun, a speaker that is a side, people who bear arms.
pub fn actor(sentence: &SentenceTold<'_>, at: usize) -> Option<ActorGroup> {
    let group = &sentence.groups[at];
    // A name goes before a common noun, and may reach further than the group: "fighters of the front".
    let inside = || {
        let mut found = (group.start..group.end)
            .filter_map(|i| actor_at(&sentence.context, i).filter(|(l, a)| a.named || i + l <= group.end))
            .map(|(_, a)| a);
        let first = found.next()?;
        if first.named { Some(first) } else { found.find(|a| a.named).or(Some(first)) }
    };
    match &group.kind {
        GroupKind::Actor(actor) => Some(actor.clone()),
        GroupKind::Word => community(&sentence.context, group),
        GroupKind::Source(_) => inside(),
        GroupKind::Victims(victims) => {
            let counted = sentence.tolls.iter().any(|t| t.group == at);
            if let Some(people) = community(&sentence.context, group).filter(|_| !counted) {
                return Some(people);
            }
            let armed = victims.category.is_some_and(|v| v == Victims::Militants || v.are_forces());
            if counted || !armed { None } else { inside() }
        }
        _ => None,
    }
}

/// So many groups back those may be named who fought each other.
const FAR: usize = 24;

/// What people are called who are a party only where they fight: herders, farmers.
const COMMUNITY: &str = "community";

fn community(context: &Context<'_>, group: &Group) -> Option<ActorGroup> {
    let called = (group.start..group.end).find_map(|i| {
        context.longest_of(i, &[SenseClass::Community], |s| match s {
            Sense::Community(who) => Some(*who),
            _ => None,
        })
    });
    let (_, who) = called?;
    Some(ActorGroup { actor: who.into(), name: who.into(), kind: COMMUNITY, force: false, country: None, named: false })
}

/// The part of an actor in a scene: that of its own clause, or of the one that it only describes in apposition: "armed men,
/// bandits for the people there".
pub fn part(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, actor: &ActorGroup) -> Part {
    let own = part_alone(sentence, scene, at, actor);
    if actor.kind == COMMUNITY {
        return if own >= Part::Accused { own } else { Part::Unknown };
    }
    if own != Part::Near {
        return own;
    }
    let described = apposed_to(sentence, scene, at)
        .and_then(|before| Some((before, self::actor(sentence, before)?)))
        .filter(|(_, other)| other.force == actor.force);
    described.map_or(own, |(before, other)| own.max(part_alone(sentence, scene, before, &other)))
}

/// The party right before, with a mark and small words between.
fn apposed_to(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> Option<usize> {
    let mut marked = false;
    for before in (scene.from..at).rev().take(5) {
        let group = &sentence.groups[before];
        match &group.kind {
            GroupKind::Actor(_) | GroupKind::Victims(_) => return marked.then_some(before),
            GroupKind::Mark(',' | '(') => marked = true,
            GroupKind::Mark('«' | '"' | '“') | GroupKind::Hedge(_) => {}
            GroupKind::Word if sentence.context.is_any(group.start, DETERMINERS) => {}
            _ => return None,
        }
    }
    None
}

/// The part that the grammar of its clause gives to an actor.
fn part_alone(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, actor: &ActorGroup) -> Part {
    let look = Look { sentence, context: &sentence.context, scene, at };
    if look.belongs_to_another() {
        return Part::Unknown;
    }
    let said = look.cue_says();
    if said == Some(Part::Claimant) || look.says_own_deed() {
        return Part::Claimant;
    }
    if look.after(Function::Against) {
        return if look.kind_before().is_some_and(is_of_forces) && !actor.force { Part::Near } else { Part::Target };
    }
    if look.fights() {
        return Part::Agent;
    }
    if look.after(Function::By) && look.violence_before() {
        return Part::Agent;
    }
    if let Some(kind) = look.of_incident() {
        return if actor.force && !is_of_forces(kind) { Part::Target } else { Part::Agent };
    }
    if let Some(part) = said {
        return part;
    }
    if !actor.force && look.is_what_attackers_were() {
        return Part::Belongs;
    }
    if let Some(part) = look.as_subject() {
        return part;
    }
    if look.as_object().is_some_and(|verb| look.context.lexicon.verbs[verb as usize].suffers) {
        // "the village saw armed men appear": the object of what the subject suffers did it.
        return Part::Agent;
    }
    if look.as_object().is_some() || look.holds_target() {
        return Part::Target;
    }
    match scene.tells() || scene.names() {
        true => Part::Near,
        false if !actor.force && !scene.general && !scene.recalls => Part::Mentioned,
        false => Part::Unknown,
    }
}

fn is_of_forces(kind: Kind) -> bool {
    matches!(kind, Kind::Operation | Kind::Airstrike | Kind::Drone | Kind::Arrests)
}

const DETERMINERS: &[Function] = &[Function::DetDef, Function::DetIndef, Function::DetDes, Function::DetDu, Function::Of];

struct Look<'l, 'c> {
    sentence: &'l SentenceTold<'c>,
    context: &'l Context<'c>,
    scene: &'l Scene,
    at: usize,
}

impl Look<'_, '_> {
    fn groups(&self) -> &[Group] {
        &self.sentence.groups
    }

    fn before(&self) -> impl Iterator<Item = &Group> {
        self.groups()[self.scene.from..self.at].iter().rev()
    }

    fn is_joint(&self, group: &Group) -> bool {
        matches!(group.kind, GroupKind::Word | GroupKind::Mark('«' | '"' | '“'))
            && !self.context.is_any(group.start, &[Function::By, Function::Against])
    }

    /// Whether a preposition stands before, with only small words, adjectives or nouns of membership between.
    fn after(&self, function: Function) -> bool {
        let own = self.context.is(self.groups()[self.at].start, function);
        own || self
            .before()
            .take(5)
            .take_while(|g| matches!(g.kind, GroupKind::Word | GroupKind::Mark('«' | '"' | '“')))
            .any(|g| self.context.is(g.start, function))
            || self
                .before()
                .take(6)
                .take_while(|g| {
                    matches!(
                        g.kind,
                        GroupKind::Word
                            | GroupKind::Mark('«' | '"' | ',' | '“')
                            | GroupKind::Victims(_)
                            | GroupKind::Actor(_)
                            | GroupKind::Responsibility(_)
                            | GroupKind::Hedge(_)
                    )
                })
                .any(|g| self.context.is(g.start, function))
                && self.before().take(6).any(|g| matches!(g.kind, GroupKind::Victims(_) | GroupKind::Actor(_)))
    }

    /// "fighting between A and B", "clashes that opposed A and B": all who are named there fought.
    fn fights(&self) -> bool {
        let groups = &self.groups()[self.scene.from.max(self.at.saturating_sub(FAR))..self.at];
        let clash = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if i.kind == Kind::Clash);
        let Some(noun) = groups.iter().rposition(clash) else { return false };
        let behind = &groups[noun + 1..];
        let between = |g: &Group| {
            self.context.is(g.start, Function::Between)
                || cues(self.context, g.start, g.end).iter().any(|c| c.what == ResponsibilityCue::Fought)
        };
        behind.iter().any(between)
            && !behind.iter().any(|g| {
                matches!(g.kind, GroupKind::Mark(';' | ':' | '.') | GroupKind::Place(_) | GroupKind::Time(_))
                    || matches!(&g.kind, GroupKind::Effect(e) if !between(g) && e.effect.is_some())
            })
    }

    /// A passive or participle of violence, or its noun, before the preposition.
    fn violence_before(&self) -> bool {
        self.before().take(14).take_while(|g| !matches!(g.kind, GroupKind::Mark(';' | ':'))).any(|g| match &g.kind {
            GroupKind::Effect(e) => matches!(e.voice, Voice::Passive | Voice::Participle),
            GroupKind::Incident(_) => true,
            GroupKind::EffectNoun(n) => !n.people,
            _ => false,
        })
    }

    fn kind_before(&self) -> Option<Kind> {
        self.before().take(6).find_map(|g| match &g.kind {
            GroupKind::Incident(i) => Some(i.kind),
            _ => None,
        })
    }

    /// "the attack of the rebels", "target of a cowardly attack of the rebels": the noun, with only "of" and adjectives between.
    fn of_incident(&self) -> Option<Kind> {
        let group = &self.groups()[self.at];
        let mut seen = self.context.is_any(group.start, &[Function::DetDes, Function::DetDu]);
        for before in self.before().take(5) {
            match &before.kind {
                GroupKind::Incident(i) if seen => return Some(i.kind),
                GroupKind::Effect(e) if seen && matches!(e.voice, Voice::Passive | Voice::Participle) => {
                    return e.incident.filter(|_| self.ends_in_incident(before)).map(|(kind, _)| kind);
                }
                GroupKind::Word if self.context.is_any(before.start, &[Function::Of, Function::DetDes, Function::DetDu]) => {
                    seen = true
                }
                GroupKind::Word if self.context.is(before.start, Function::DetDef) => {}
                GroupKind::Word if seen && self.is_adjective(before) => {}
                _ => return None,
            }
        }
        None
    }

    /// An idiom whose last word is a noun of violence: "to be the target of an attack".
    fn ends_in_incident(&self, group: &Group) -> bool {
        let last = group.end - 1;
        self.context.senses(last).any(|(l, s)| l == 1 && matches!(s, Sense::IncidentNoun { .. }))
    }

    /// A plain word in lower case that is no grammatical one.
    fn is_adjective(&self, group: &Group) -> bool {
        let token = &self.context.tokens[group.start];
        token.is_word() && !token.capital && !self.context.senses(group.start).any(|(_, s)| matches!(s, Sense::Function(_)))
    }

    /// "the base of the rebels": whose it is that was hit.
    fn holds_target(&self) -> bool {
        self.before()
            .take(3)
            .take_while(|g| matches!(g.kind, GroupKind::Word | GroupKind::Target(_)))
            .any(|g| matches!(g.kind, GroupKind::Target(_)))
    }

    /// No other possible subject stands between the actor and the cue.
    fn is_subject_of(&self, cue: usize) -> bool {
        let between = self.groups()[self.at + 1..self.scene.to].iter().take_while(|g| g.start < cue);
        let mut bracket = false;
        !between.into_iter().any(|g| {
            match g.kind {
                GroupKind::Mark('(') => bracket = true,
                GroupKind::Mark(')') => bracket = false,
                _ => {}
            }
            !bracket
                && matches!(
                    g.kind,
                    GroupKind::Effect(EffectGroup { voice: Voice::Active | Voice::Passive, .. }) | GroupKind::Mark(';' | ':')
                )
        })
    }

    /// The verb that the actor is the subject of, and what it makes of him.
    fn as_subject(&self) -> Option<Part> {
        let mut speaks = false;
        let mut commas = 0;
        for group in self.groups()[self.at + 1..self.scene.to].iter().take(16) {
            match &group.kind {
                GroupKind::Effect(e) if speaks && e.voice == Voice::Unfinite => return self.of_verb(e),
                GroupKind::Effect(_) if speaks => return None,
                GroupKind::Effect(e) if self.shares_auxiliary(group, e) => {
                    return self.of_verb(&EffectGroup { voice: Voice::Active, ..e.clone() });
                }
                GroupKind::Effect(e) if e.voice == Voice::Participle && e.effect.is_none() && e.incident.is_none() => {}
                GroupKind::Effect(e) => return self.of_verb(e),
                _ if self.carries_out(group) => return Some(Part::Agent),
                GroupKind::Speech(s) if !s.participle => speaks = true,
                GroupKind::Mark(',') => {
                    commas += 1;
                    if commas > 2 {
                        return None;
                    }
                }
                GroupKind::Mark(';' | ':' | '.') => return None,
                GroupKind::Word if self.context.is_any(group.start, &[Function::That, Function::While]) => return None,
                GroupKind::Incident(_) | GroupKind::Actor(_) if speaks => return None,
                _ => {}
            }
        }
        None
    }

    /// "they have entered and killed": the second participle shares the auxiliary of the first.
    fn shares_auxiliary(&self, group: &Group, e: &EffectGroup) -> bool {
        let start = group.start;
        let joined = start > 0 && (self.context.is(start - 1, Function::And) || self.context.is_mark(start - 1, ','));
        e.voice == Voice::Participle
            && !e.plural
            && joined
            && (self.groups()[self.at].end..start).any(|i| auxiliary_at(self.context, i) == Some(Auxiliary::Have))
    }

    /// "they launched an offensive": a verb of carrying out in the active, with a noun of violence right behind it.
    fn carries_out(&self, group: &Group) -> bool {
        let done = |cue: &Cue| cue.what == ResponsibilityCue::Done && !cue.passive;
        let violence = |g: &Group| matches!(g.kind, GroupKind::Incident(_));
        matches!(group.kind, GroupKind::Word | GroupKind::Speech(_))
            && cues(self.context, group.start, group.end).iter().any(done)
            && self.groups().iter().skip_while(|g| g.start < group.end).take(3).any(violence)
    }

    fn of_verb(&self, e: &EffectGroup) -> Option<Part> {
        let violent = matches!(
            e.effect,
            Some(
                Effect::Killed
                    | Effect::Wounded
                    | Effect::KilledOrWounded
                    | Effect::Abducted
                    | Effect::Captured
                    | Effect::Detained
            )
        ) || e.incident.is_some();
        let suffers = self.context.lexicon.verbs[e.verb as usize].suffers
            || matches!(e.frame, Frame::Own | Frame::Intransitive) && e.effect.is_some();
        match e.voice {
            _ if !violent || e.negated => None,
            // Who arrested somebody for it is not known to have done it.
            Voice::Active | Voice::Unfinite if e.effect == Some(Effect::Detained) => Some(Part::Near),
            _ if suffers || e.outcome == Some("repelled") => Some(Part::Target),
            Voice::Active => Some(Part::Agent),
            // "they managed to kill", "they came to attack": the infinitive's subject is the verb's.
            Voice::Unfinite => Some(Part::Agent),
            Voice::Passive | Voice::Participle => Some(Part::Target),
        }
    }

    /// The attack verb right before, of which it is the object.
    fn as_object(&self) -> Option<u16> {
        let near = self.before().take(4);
        let mut near = near.take_while(|g| self.is_joint(g) || matches!(g.kind, GroupKind::Effect(_) | GroupKind::Target(_)));
        near.find_map(|g| match &g.kind {
            GroupKind::Effect(e) if e.incident.is_some() && matches!(e.voice, Voice::Active | Voice::Unfinite) => Some(e.verb),
            _ => None,
        })
    }
}

/// Armies named only by the country of what they did: "a Russian strike", "Israeli shelling".
pub fn by_nationality(sentence: &SentenceTold<'_>, scene: &Scene) -> Vec<(usize, ActorGroup)> {
    let context = &sentence.context;
    let army = |at: usize| {
        let group = &sentence.groups[at];
        let GroupKind::Incident(incident) = &group.kind else { return None };
        if !(is_of_forces(incident.kind) || incident.kind == Kind::Shelling) {
            return None;
        }
        let country = context.senses_of(group.end, &[SenseClass::Demonym]).find_map(|(_, s)| match s {
            Sense::Demonym(country) => Some(context.lexicon.countries[*country as usize].iso2),
            _ => None,
        })?;
        let (actor, name) = force_of(context.lexicon, "army", country);
        Some((at, ActorGroup { actor, name, kind: "army", force: true, country: Some(country), named: true }))
    };
    (scene.from..scene.to).filter_map(army).collect()
}

/// The stance of an actor towards having done it, for those who claim, deny or are accused in a scene.
pub fn stance(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, part: Part) -> Option<Stance> {
    match part {
        Part::Claimant => return Some(Stance::Claimed),
        Part::Accused => return Some(Stance::Attributed),
        _ => {}
    }
    let group = &sentence.groups[at];
    let last = sentence.groups[scene.to - 1].end;
    let denies = cues(&sentence.context, group.end, last)
        .first()
        .is_some_and(|cue| cue.what == ResponsibilityCue::Denied && !cue.passive && cue.start - group.end <= 8);
    denies.then_some(Stance::Denied)
}
