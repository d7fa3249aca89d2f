//! Which harm can have befallen whom: what people are told of by already, and what a verb makes of that.

use super::super::gapped::counted_by_speech;
use super::super::opening::opening;
use super::super::subjects::is_uncounted_survivor;
use super::super::untold::{beside_harm, did_massacre, is_freed, is_headline_of_taken, is_made};
use super::FEW;
use super::trial::Trial;
use crate::lexicon::{Frame, Function};
use crate::model::{Effect, Form};
use crate::recognise::{Group, GroupKind, Mood, Voice};

/// A verb stands at most so many groups before those whom it governs.
const GOVERNED: usize = 3;

impl Trial<'_, '_> {
    /// Whether this cannot have befallen them, or is none of what befell them on that day.
    pub fn cannot_have_befallen(&self, befell: Effect) -> bool {
        let Self { context, groups, victims, .. } = *self;
        self.is_against_their_noun()
            || self.effect.is_none() && self.is_no_figure_alone()
            // "ce massacre de l'ennemi": who did it.
            || self.effect.is_some_and(|e| did_massacre(context, groups, e, victims))
            || self.is_flight()
            || self.behind().is_some_and(|e| self.is_fleeing(e))
            // "l'armée garde dix soldats en réserve": only who bears arms against a state holds people without a word more.
            || self.effect.is_none() && self.own.is_none() && self.fixed == Some(Effect::Abducted) && self.are_held_by_force()
            || self.are_bodies_taken_away()
            // "déplacement de deux ministres": nobody drove them away.
            || self.told == Some(Effect::Displaced) && self.are(|v| v.group == Some("officials"))
            || befell == Effect::Survivors && is_uncounted_survivor(context, groups, victims, self.effect)
            || self.fixed == Some(Effect::Survivors) && (self.were_harmed() || self.are_bodies())
    }

    /// Whether a verb says of those whom a noun of effect counts that something else befell them. Captives can be killed, the wounded can die.
    fn is_against_their_noun(&self) -> bool {
        let (Some(own), Some(verb)) = (self.own, self.verb) else { return false };
        matches!(own, Effect::Killed | Effect::Wounded | Effect::KilledOrWounded)
            && verb.effect != Some(own)
            && !(own == Effect::Wounded && (self.do_they_die() || self.were_finished()))
    }

    /// Whether a verb says of the wounded that they died.
    fn do_they_die(&self) -> bool {
        let Some(effect) = self.effect.filter(|_| self.verb.is_some_and(|v| v.frame == Frame::Intransitive)) else {
            return false;
        };
        let Self { context, groups, victims, .. } = *self;
        let between = &groups[victims.min(effect) + 1..effect.max(victims)];
        // "dix-huit blessés, dont deux sont morts": those named last die.
        let others = || between.iter().any(|g| matches!(g.kind, GroupKind::Victims(_)));
        // "Sur les 23 blessés, certains ont succombé": of them some.
        let of_them = || {
            let first = opening(context, groups);
            self.mark(victims + 1, ',')
                && victims <= first + 2
                && context.is_any(groups[first].start, &[Function::On, Function::Among])
        };
        // "trente blessés, dont l'un est décédé": the verb is said of some of them.
        let some_named = || effect > victims && between.iter().any(|g| context.is(g.start, Function::Including));
        !others() && !of_them() && !some_named()
    }

    /// "ont achevé des blessés": killed after all.
    fn were_finished(&self) -> bool {
        let Some(effect) = self.before() else { return false };
        let kills = self.verb.is_some_and(|v| {
            v.effect == Some(Effect::Killed) && v.frame == Frame::Transitive && matches!(v.voice, Voice::Active | Voice::Unfinite)
        });
        kills && self.groups[effect + 1..self.victims].iter().all(|g| self.context.is_quote(g.start))
    }

    /// Whether the noun that counts people is no figure of harm where nothing else says what befell them.
    fn is_no_figure_alone(&self) -> bool {
        let Some(own) = self.own else { return false };
        let vague = self.are(|v| v.quantity.form == Form::Vague);
        // Captives are told of in many ways: a number of them is a figure only beside other harm or with a verb.
        let captives = matches!(own, Effect::Abducted | Effect::Captured | Effect::Detained);
        // "jeté au milieu d'un groupe de paysans": people who were there.
        let there = own == Effect::Displaced && vague && self.are(|v| v.quantity.low < FEW) && self.behind_word(Function::Of);
        // "une partie des blessés a été évacuée": some of those told of.
        let some_of = vague && self.are(|v| v.definite);
        there || some_of || captives && (self.are_captives_alone(own) || is_freed(self.groups, self.victims))
    }

    /// Whether a number of captives stands alone: beside no other harm, in no headline, made or counted by no verb.
    fn are_captives_alone(&self, own: Effect) -> bool {
        let Self { context, groups, victims, .. } = *self;
        self.rule.pattern.len() == 1
            && !beside_harm(context, groups, victims)
            && !is_headline_of_taken(context, groups, victims)
            && !is_made(context, groups, victims)
            && !(own == Effect::Abducted && counted_by_speech(context, groups, victims))
    }

    /// "des habitants ont pris la fuite": whether a few people, without a number, ran away or moved on, and were nobody's captives.
    fn is_flight(&self) -> bool {
        matches!(self.told, Some(Effect::Escaped | Effect::Displaced))
            && self.are(|v| v.quantity.form == Form::Vague && v.quantity.low < FEW && v.effect.is_none())
    }

    /// "douze civils qui fuyaient": what they were about when harm came to them. "tuant quinze déplacés qui s'y étaient réfugiés", "deux
    /// gendarmes qui tentaient de fuir ont été abattus": what a relative clause tells of them gives way to the verb that governs them.
    fn is_fleeing(&self, at: usize) -> bool {
        let Some(verb) = self.verb else { return false };
        let Self { context, groups, victims, .. } = *self;
        let moves = matches!(verb.effect, Some(Effect::Escaped | Effect::Displaced));
        let relative = |g: &Group| context.is(g.start, Function::Who);
        if !(moves || verb.mood == Mood::Pluperfect) || !groups[victims + 1..at].iter().any(relative) {
            return false;
        }
        let harms = |g: &Group| match &g.kind {
            GroupKind::Effect(e) => {
                e.voice != Voice::Passive
                    && !e.negated
                    && matches!(e.effect, Some(Effect::Killed | Effect::Wounded | Effect::Abducted))
            }
            GroupKind::EffectNoun(n) => n.effect == Effect::Killed,
            _ => false,
        };
        let governed = || groups[victims.saturating_sub(GOVERNED)..victims].iter().any(harms);
        // "ten who got away are sought and two were killed": the verb of the others is not theirs.
        let theirs = |g: &&Group| {
            !matches!(g.kind, GroupKind::Mark(';' | ':') | GroupKind::Victims(_)) && !context.is(g.start, Function::And)
        };
        let tells = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() && matches!(e.voice, Voice::Active | Voice::Passive) && e.mood != Mood::Pluperfect);
        let main = || groups[at + 1..].iter().take_while(theirs).any(tells);
        // "quatre bergers, qui avaient été enlevés, sont morts": between commas a clause tells of something else as well.
        let apart = self.mark(victims + 1, ',');
        moves && verb.mood == Mood::Imperfect || governed() || !apart && main()
    }

    /// Whether the only party that the sentence names is a force.
    fn are_held_by_force(&self) -> bool {
        let party = |g: &Group| match &g.kind {
            GroupKind::Actor(actor) => Some(actor.force),
            _ => None,
        };
        let before = self.groups[..self.victims].iter().rev().find_map(party);
        before.or_else(|| self.groups[self.victims + 1..].iter().find_map(party)).unwrap_or(false)
    }

    /// "l'enlèvement des deux corps": the dead are taken to their graves.
    fn are_bodies_taken_away(&self) -> bool {
        self.told == Some(Effect::Abducted)
            && self.own == Some(Effect::Killed)
            && self.effect.is_some_and(|e| matches!(&self.groups[e].kind, GroupKind::EffectNoun(_)))
    }

    /// "neuf enfants, égorgés, ont été retrouvés": those who were killed were found dead.
    fn were_harmed(&self) -> bool {
        self.verb.is_some_and(|v| matches!(v.effect, Some(Effect::Killed | Effect::Wounded)))
    }

    /// "the bodies of nine civilians who had been taken were found"
    fn are_bodies(&self) -> bool {
        let bodies = |g: &Group| matches!(&g.kind, GroupKind::EffectNoun(n) if n.effect == Effect::Killed && n.people);
        self.groups[..self.victims].iter().rev().take(2).any(bodies)
    }
}
