//! An actor beside the words of its clause: what stands before and after it, and what that makes of him.

use super::Part;
use crate::gather::cues::{Cue, auxiliary_at, cues};
use crate::gather::scenes::Scene;
use crate::lexicon::{Auxiliary, Frame, Function, ResponsibilityCue, Sense};
use crate::model::{Effect, Kind};
use crate::recognise::{Context, EffectGroup, Group, GroupKind, Voice};
use crate::state::SentenceTold;

/// So many groups back those may be named who fought each other.
const FAR: usize = 24;

/// Between an actor and his verb stand at most so many commas: those of two things said of him in passing.
const MOST_ASIDES: usize = 4;

/// An actor of a scene, by his group.
pub(super) struct Look<'l, 'c> {
    pub(super) sentence: &'l SentenceTold<'c>,
    pub(super) context: &'l Context<'c>,
    pub(super) scene: &'l Scene,
    pub(super) at: usize,
}

impl Look<'_, '_> {
    pub(super) fn groups(&self) -> &[Group] {
        &self.sentence.groups
    }

    pub(super) fn before(&self) -> impl Iterator<Item = &Group> {
        self.groups()[self.scene.from..self.at].iter().rev()
    }

    pub(super) fn is_joint(&self, group: &Group) -> bool {
        matches!(group.kind, GroupKind::Word | GroupKind::Mark('«' | '"' | '“'))
            && !self.context.is_any(group.start, &[Function::By, Function::Against])
    }

    /// Whether a preposition stands before, with only small words, adjectives or nouns of membership between.
    pub(super) fn after(&self, function: Function) -> bool {
        let own = self.context.is(self.groups()[self.at].start, function);
        own || self
            .before()
            .take(5)
            .take_while(|g| match g.kind {
                GroupKind::Word | GroupKind::Mark('«' | '"' | '“') => true,
                // "by a drone of A".
                GroupKind::Weapon(_) => function == Function::By,
                _ => false,
            })
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
    pub(super) fn fights(&self) -> bool {
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
    pub(super) fn violence_before(&self) -> bool {
        self.before().take(14).take_while(|g| !matches!(g.kind, GroupKind::Mark(';' | ':'))).any(|g| match &g.kind {
            GroupKind::Effect(e) => matches!(e.voice, Voice::Passive | Voice::Participle),
            GroupKind::Incident(_) => true,
            GroupKind::EffectNoun(n) => !n.people,
            _ => false,
        })
    }

    /// "driven back by the army": who did that was attacked.
    pub(super) fn beaten_off(&self) -> bool {
        let verb = self.before().take(6).find_map(|g| match &g.kind {
            GroupKind::Effect(e) => Some(e),
            _ => None,
        });
        verb.is_some_and(EffectGroup::repels)
    }

    pub(super) fn kind_before(&self) -> Option<Kind> {
        self.before().take(6).find_map(|g| match &g.kind {
            GroupKind::Incident(i) => Some(i.kind),
            _ => None,
        })
    }

    /// "the attack of the rebels", "target of a cowardly attack of the rebels": the noun, with only "of" and adjectives between.
    pub(super) fn of_incident(&self) -> Option<Kind> {
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
                // "attacks of presumed rebels".
                GroupKind::Hedge(_) => {}
                GroupKind::Word if seen && self.is_adjective(before) => {}
                _ => return None,
            }
        }
        None
    }

    /// An idiom whose last word is a noun of violence: "to be the target of an attack".
    pub(super) fn ends_in_incident(&self, group: &Group) -> bool {
        let last = group.end - 1;
        self.context.senses(last).any(|(l, s)| l == 1 && matches!(s, Sense::IncidentNoun { .. }))
    }

    /// A plain word in lower case that is no grammatical one.
    pub(super) fn is_adjective(&self, group: &Group) -> bool {
        let token = &self.context.tokens[group.start];
        token.is_word() && !token.capital && !self.context.senses(group.start).any(|(_, s)| matches!(s, Sense::Function(_)))
    }

    /// "the base of the rebels": whose it is that was hit.
    pub(super) fn holds_target(&self) -> bool {
        let of = &[Function::Of, Function::DetDu, Function::DetDes];
        let start = self.groups()[self.at].start;
        let owned = self.context.is_any(start, of) || start > 0 && self.context.is_any(start - 1, of);
        owned
            && self
                .before()
                .take(3)
                .take_while(|g| matches!(g.kind, GroupKind::Word | GroupKind::Target(_)))
                .any(|g| matches!(g.kind, GroupKind::Target(_)))
    }

    /// No other possible subject stands between the actor and the cue.
    pub(super) fn is_subject_of(&self, cue: usize) -> bool {
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
    pub(super) fn as_subject(&self) -> Option<Part> {
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
                    if commas > MOST_ASIDES {
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

    /// "a patrol fell, on Sunday, upon fighters": a verb of falling with "on" behind it.
    pub(super) fn falls_upon(&self) -> bool {
        let behind = &self.groups()[self.at + 1..self.scene.to];
        let falls = behind.iter().position(|g| matches!(&g.kind, GroupKind::Effect(e) if e.frame == Frame::Fall));
        let aside = |g: &&Group| {
            matches!(g.kind, GroupKind::Time(_) | GroupKind::Mark(','))
                || matches!(g.kind, GroupKind::Word) && !self.context.is_any(g.start, &[Function::On, Function::In])
        };
        falls.and_then(|f| behind[f + 1..].iter().find(|g| !aside(g))).is_some_and(|g| self.context.is(g.start, Function::On))
    }

    /// "they have entered and killed": the second participle shares the auxiliary of the first.
    pub(super) fn shares_auxiliary(&self, group: &Group, e: &EffectGroup) -> bool {
        let start = group.start;
        let joined = start > 0 && (self.context.is(start - 1, Function::And) || self.context.is_mark(start - 1, ','));
        e.voice == Voice::Participle
            && !e.plural
            && joined
            && (self.groups()[self.at].end..start).any(|i| auxiliary_at(self.context, i) == Some(Auxiliary::Have))
    }

    /// "they launched an offensive": a verb of carrying out in the active, with a noun of violence right behind it.
    pub(super) fn carries_out(&self, group: &Group) -> bool {
        let done = |cue: &Cue| cue.what == ResponsibilityCue::Done && !cue.passive;
        let violence = |g: &Group| match &g.kind {
            GroupKind::Incident(_) => true,
            GroupKind::EffectNoun(noun) => !noun.people,
            _ => false,
        };
        matches!(group.kind, GroupKind::Word | GroupKind::Speech(_))
            && cues(self.context, group.start, group.end).iter().any(done)
            && self.groups().iter().skip_while(|g| g.start < group.end).take(3).any(violence)
    }

    pub(super) fn of_verb(&self, e: &EffectGroup) -> Option<Part> {
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
            || matches!(e.frame, Frame::Own | Frame::Intransitive | Frame::Fall) && e.effect.is_some();
        match e.voice {
            _ if !violent || e.negated => None,
            // Who arrested somebody for it is not known to have done it.
            Voice::Active | Voice::Unfinite if e.effect == Some(Effect::Detained) => Some(Part::Near),
            _ if suffers || e.repels() => Some(Part::Target),
            // Who guards, sweeps or pursues is there, and has attacked nobody yet.
            Voice::Active | Voice::Unfinite if e.effect.is_none() && e.incident == Some((Kind::Operation, false)) => {
                Some(Part::Near)
            }
            Voice::Active => Some(Part::Agent),
            // "they managed to kill", "they came to attack": the infinitive's subject is the verb's.
            Voice::Unfinite => Some(Part::Agent),
            Voice::Passive | Voice::Participle => Some(Part::Target),
        }
    }

    /// The attack verb right before, of which it is the object.
    pub(super) fn as_object(&self) -> Option<u16> {
        let near = self.before().take(4);
        let mut near = near.take_while(|g| self.is_joint(g) || matches!(g.kind, GroupKind::Effect(_) | GroupKind::Target(_)));
        near.find_map(|g| match &g.kind {
            GroupKind::Effect(e) if e.incident.is_some() && matches!(e.voice, Voice::Active | Voice::Unfinite) => Some(e.verb),
            _ => None,
        })
    }
}
