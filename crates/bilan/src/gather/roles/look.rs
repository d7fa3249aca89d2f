//! An actor beside the words of its clause: what stands before and after it, and what that makes of him.

use super::Part;
use crate::gather::cues::{Cue, auxiliary_at, cues};
use crate::gather::likely::held_there;
use crate::gather::looks::is_calling;
use crate::gather::mentions::{ends_in_incident, is_wished};
use crate::gather::parties::is_of_forces;
use crate::gather::scenes::Scene;
use crate::gather::when::carries_out_what_is_told;
use crate::lexicon::{Accused, Auxiliary, Frame, Function, ResponsibilityCue, Sense, SenseClass, SpeechPreposition};
use crate::model::{Effect, Kind, Victims};
use crate::recognise::{ActorGroup, Context, EffectGroup, Group, GroupKind, Kinds, RECOVERED, Voice, bodies, is_preposition};
use crate::state::SentenceTold;

/// How outcomes call it that people are free again.
const FREED: &str = "freed";

/// How they call it that people or a post were brought away.
const LEFT: &str = "position_abandoned";

/// "by" stands at most so many words before whom it brings in, with that one's own article.
const BY_BACK: usize = 4;

/// What somebody did it by stands at most so many groups behind the verb.
const ATTACKS_BY: usize = 4;

/// The noun or verb of a clash stands at most so many groups before whoever fought.
const FOUGHT_WITHIN: usize = 8;

/// Words for whose help somebody had begin at most so many words before him.
const HELPED_WITHIN: usize = 6;

/// So many groups back those may be named who fought each other.
const FAR: usize = 24;

/// Between two objects of one verb stand so many groups at most.
const JOINED_OBJECT: usize = 3;

/// The verb of an object stands at most so many groups before it.
const OBJECT_WITHIN: usize = 6;

/// A verb of taking stands at most so many groups before whom it was taken from.
const TAKEN_WITHIN: usize = 16;

/// What somebody is charged with is told within so many words behind him.
const CHARGED_WITHIN: usize = 8;

/// A verb of saying stands at most so many groups before who said it.
const SAID_WITHIN: usize = 4;

/// Words of fear stand at most so many words before the noun of what is feared.
const FEARED_WITHIN: usize = 6;

/// What an attack was directed against is told within so many groups behind its author.
const ATTACKED_BEHIND: usize = 4;

/// The noun of an attack stands at most so many groups before its author.
const OF_WITHIN: usize = 6;

/// Words for who was hit stand at most so many groups before the name.
const HIT_WITHIN: usize = 8;

/// An ambush is laid within so many groups before those it is meant for, or named within so many behind.
const LAID_WITHIN: usize = 8;
const LAID_BEHIND: usize = 3;

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
        if !self.context.holds_function(&[function]) {
            return false;
        }
        let own = self.context.is(self.groups()[self.at].start, function);
        own || self
            .before()
            .take(5)
            .take_while(|g| match g.kind {
                // "against the 14th regiment".
                GroupKind::Word | GroupKind::Mark('«' | '"' | '“') | GroupKind::Count(_) => true,
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
        if !self.sentence.kinds.any(Kinds::INCIDENT) {
            return false;
        }
        let groups = &self.groups()[self.scene.from.max(self.at.saturating_sub(FAR))..self.at];
        // "a shoot-out between A and B".
        let between_them = self.context.holds_function(&[Function::Between]);
        let clash = |g: &Group| {
            let kind = |kind: Kind| kind == Kind::Clash || kind == Kind::Attack && between_them;
            matches!(&g.kind, GroupKind::Incident(i) if kind(i.kind))
        };
        let Some(noun) = groups.iter().rposition(clash) else { return false };
        let behind = &groups[noun + 1..];
        let between = |g: &Group| {
            self.context.is(g.start, Function::Between)
                || cues(self.context, g.start, g.end).iter().any(|c| c.what == ResponsibilityCue::Fought)
        };
        // "opposed on Monday at A the army to rebels": the day and place may stand before the first of them.
        // "fighting, say the sources of the police, broke out between A and B": nor is who speaks in passing one of them.
        let says_so = |at: usize| at > 0 && matches!(behind[at - 1].kind, GroupKind::Speech(_));
        let first = (0..behind.len()).find(|at| match behind[*at].kind {
            GroupKind::Actor(_) | GroupKind::Victims(_) => true,
            GroupKind::Source(_) => !says_so(*at),
            _ => false,
        });
        let told = first.map_or(&[][..], |first| &behind[first..]);
        // "between A and B, according to C": who says so is none of them.
        let says = |g: &Group| matches!(g.kind, GroupKind::SpeechPreposition(SpeechPreposition::According));
        let speaker = behind.iter().rev().take_while(|g| !matches!(g.kind, GroupKind::Mark(','))).any(says);
        !speaker
            && behind.iter().any(between)
            && !told.iter().any(|g| matches!(g.kind, GroupKind::Place(_) | GroupKind::Time(_)))
            && !behind.iter().any(|g| {
                matches!(g.kind, GroupKind::Mark(';' | ':' | '.'))
                    || matches!(&g.kind, GroupKind::Effect(e) if !between(g) && e.effect.is_some())
            })
    }

    /// "clashes with the army", "A faced B", "where A and B confront each other": whoever is named beside a clash fought in it.
    pub(super) fn fought(&self) -> bool {
        self.clashed_with() || self.faced() || self.confront_each_other()
    }

    /// "clashes on Monday with the army": nothing stands between "with" and the party.
    fn clashed_with(&self) -> bool {
        if !self.context.holds_function(&[Function::With]) {
            return false;
        }
        let start = self.groups()[self.at].start;
        let small = |i: &usize| self.context.is_any(*i, &[Function::DetDef, Function::DetIndef, Function::DetDes]);
        let with = (start.saturating_sub(2)..start).rev().find(|i| !small(i)).filter(|i| self.context.is(*i, Function::With));
        let Some(with) = with else { return false };
        let passed = |g: &&Group| matches!(g.kind, GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Word);
        let mut before = self.before().skip_while(|g| g.start >= with).take(FOUGHT_WITHIN).skip_while(passed);
        before.next().is_some_and(|g| matches!(&g.kind, GroupKind::Incident(i) if i.kind == Kind::Clash && i.strong))
    }

    /// "The army faced the rebels", "ran into rebels": right behind a verb of clash; not "who fight beside the army".
    fn faced(&self) -> bool {
        let start = self.groups()[self.at].start;
        let passed = |g: &&Group| match &g.kind {
            GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Actor(_) | GroupKind::Hedge(_) => true,
            GroupKind::Victims(v) => v.effect.is_none() && v.implicit,
            GroupKind::Word => !self.context.is(g.start, Function::At) || g.end + 1 >= start,
            _ => false,
        };
        let verb = self.before().take(FOUGHT_WITHIN).find(|g| !passed(g));
        let describes = |g: &Group| (g.start.saturating_sub(2)..g.start).any(|i| self.context.is(i, Function::Who));
        let clash = |g: &Group| match &g.kind {
            GroupKind::Effect(e) => {
                matches!(e.incident, Some((Kind::Clash, strong)) if strong || e.reflexive)
                    && matches!(e.voice, Voice::Active | Voice::Unfinite)
                    && !(e.negated || e.repels() || describes(g))
            }
            _ => false,
        };
        verb.is_some_and(clash) && (self.as_object().is_some() || self.after(Function::At))
    }

    /// "where A and B confront each other", with the verb before them.
    fn confront_each_other(&self) -> bool {
        let joined = |g: &&Group| {
            self.is_joint(g)
                || matches!(g.kind, GroupKind::Time(_) | GroupKind::Actor(_) | GroupKind::Source(_))
                || matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_none())
        };
        let verb = self.before().take(FOUGHT_WITHIN).find(|g| !joined(g));
        let each_other = |e: &EffectGroup| e.reflexive && !e.negated && matches!(e.incident, Some((Kind::Clash, true)));
        let and = (self.at.saturating_sub(2)..(self.at + 3).min(self.scene.to))
            .any(|i| self.context.is(self.groups()[i].start, Function::And));
        and && verb.is_some_and(|g| matches!(&g.kind, GroupKind::Effect(e) if each_other(e)))
    }

    /// "with the support of the army", "in coordination with it": it only helped whoever acted.
    pub(super) fn only_helps(&self) -> bool {
        let start = self.groups()[self.at].start;
        let helps = |i: usize| {
            self.context.function_length(i, Function::HelpedBy).is_some_and(|l| i + l <= start + 1 && start <= i + l + 1)
        };
        self.context.holds_function(&[Function::HelpedBy]) && (start.saturating_sub(HELPED_WITHIN)..start).any(helps)
    }

    /// "au passage d'un convoi de la mission", "un car escorté par l'armée": who passed, guards or holds what was hit.
    pub(super) fn is_what_was_hit(&self) -> bool {
        if !self.context.holds_function(&[Function::Passed, Function::GuardedBy, Function::Held]) {
            return false;
        }
        let start = self.groups()[self.at].start;
        // "three positions held at A by the army"
        let place = self.groups()[..self.at].iter().rposition(|g| matches!(g.kind, GroupKind::Place(_)));
        if place.is_some_and(|place| self.groups()[place].end + 1 == start && held_there(self.sentence, place)) {
            return true;
        }
        let guards =
            |i: usize| self.context.function_length(i, Function::GuardedBy).is_some_and(|l| i + l <= start && start - i - l <= 2);
        // "escorted by the army and the mercenaries".
        let joined = |i: usize| {
            let guard = self.context.function_length(i, Function::GuardedBy).map(|l| i + l).filter(|end| *end < start);
            guard.is_some_and(|end| {
                let between = self.groups()[..self.at].iter().filter(|g| g.start >= end && g.end <= start);
                let small = |g: &Group| {
                    matches!(g.kind, GroupKind::Word | GroupKind::Actor(_) | GroupKind::Source(_))
                        || matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_none())
                };
                self.context.any_is(end..start, Function::And) && between.into_iter().all(small)
            })
        };
        let near = self.before().take(HIT_WITHIN);
        let passing = near.take_while(|g| {
            matches!(
                g.kind,
                GroupKind::Word | GroupKind::Target(_) | GroupKind::Victims(_) | GroupKind::Incident(_) | GroupKind::Effect(_)
            )
        });
        passing.into_iter().any(|g| (g.start..g.end).any(|i| self.context.is(i, Function::Passed)))
            || (start.saturating_sub(HIT_WITHIN)..start).any(|i| guards(i) || joined(i))
    }

    /// "laid an ambush for the rebels", "laid the rebels an ambush": behind "to" and a verb of carrying out, those for whom it was meant.
    pub(super) fn is_laid_for(&self) -> bool {
        let start = self.groups()[self.at].start;
        let small = |i: usize| self.context.is_any(i, &[Function::DetDef, Function::DetDes, Function::DetIndef]);
        let own = usize::from(start > 0 && small(start - 1) && !self.context.is(start - 1, Function::At));
        let to = self.context.is(start, Function::At) || start > own && self.context.is(start - own - 1, Function::At);
        if !to || !self.sentence.kinds.any(Kinds::INCIDENT.and(Kinds::EFFECT)) {
            return false;
        }
        let ambush = |g: &Group| match &g.kind {
            GroupKind::Incident(i) => i.kind == Kind::Ambush,
            GroupKind::Effect(e) => matches!(e.incident, Some((Kind::Ambush, _))),
            _ => false,
        };
        let done = |g: &Group| cues(self.context, g.start, g.end).iter().any(|c| c.what == ResponsibilityCue::Done);
        let ends = |g: &Group| matches!(g.kind, GroupKind::Mark(';' | ':' | '.'));
        let before = || self.before().take(LAID_WITHIN).take_while(|g| !ends(g));
        let laid = before().any(done);
        let behind = || self.groups()[self.at + 1..self.scene.to].iter().take(LAID_BEHIND).any(ambush);
        laid && (before().any(ambush) || behind())
            || before().next().is_some_and(|g| matches!(g.kind, GroupKind::Effect(_)) && ambush(g))
    }

    /// A passive or participle of violence, or its noun, before the preposition.
    pub(super) fn violence_before(&self) -> bool {
        if self.is_said_by() {
            return false;
        }
        self.before().take(14).take_while(|g| !matches!(g.kind, GroupKind::Mark(';' | ':'))).any(|g| match &g.kind {
            GroupKind::Effect(e) => matches!(e.voice, Voice::Passive | Voice::Participle),
            GroupKind::Incident(_) => true,
            GroupKind::EffectNoun(n) => !n.people,
            _ => false,
        }) && !self.is_rescuer()
    }

    /// "three of them were freed by the police", "the wounded were brought away by the army": whoever saved people did not attack them.
    fn is_rescuer(&self) -> bool {
        let saved = |e: &EffectGroup| {
            e.outcome == Some(FREED) || e.outcome == Some(LEFT) && e.incident.is_none() || e.effect == Some(Effect::Survivors)
        };
        self.verb_before(SUFFERED_WITHIN).is_some_and(saved)
    }

    /// "43 bodies were found by the soldiers", "two cars were recovered by the army": what a passive right before "by" tells of no harm,
    /// whose subject is no act, was not done by whoever attacked.
    pub(super) fn only_comes_upon(&self) -> bool {
        let by = (0..=self.groups()[self.at].start).rev().take(BY_BACK).find(|i| self.context.is(*i, Function::By));
        let Some(participle) = by.and_then(|by| (0..by).rev().find(|i| !self.context.is_adverb(*i))) else { return false };
        let passive = (participle.saturating_sub(2)..participle).any(|i| self.context.is_auxiliary(i));
        let harmless = |g: &Group| match &g.kind {
            GroupKind::Word => true,
            GroupKind::Outcome(what) => *what == RECOVERED,
            GroupKind::Effect(e) => {
                e.incident.is_none()
                    && (e.effect.is_none() && (e.outcome.is_none() || e.recovers()) || e.frame == Frame::UnlessDone)
            }
            _ => false,
        };
        let verb = self.groups().iter().find(|g| g.start <= participle && g.end > participle);
        let mut nouns = self.before().filter(|g| g.end <= participle).map_while(|g| match &g.kind {
            GroupKind::Mark(';' | ':') => None,
            GroupKind::Incident(_) => Some(Some(true)),
            GroupKind::EffectNoun(noun) => Some(Some(!noun.people)),
            GroupKind::Victims(_) | GroupKind::Count(_) | GroupKind::Weapon(_) => Some(Some(false)),
            // "the village was taken back by the army"
            GroupKind::Target(_) | GroupKind::Place(_) => Some(Some(true)),
            _ => Some(None),
        });
        // "…, by the soldiers, who killed six rebels", "…, six of the kidnappers were killed": they fought.
        let end = self.groups()[self.at].end;
        let acts = (end..end + 2).any(|i| self.context.is(i, Function::Who));
        let fought = || self.scene.tolls.iter().any(|t| self.sentence.tolls[*t].victims == Victims::Militants);
        passive && verb.is_some_and(harmless) && nouns.find_map(|act| act) == Some(false) && !acts && !fought()
    }

    /// The verb of harm or attack nearest before, among so many groups.
    fn verb_before(&self, within: usize) -> Option<&EffectGroup> {
        self.before().take(within).find_map(|g| match &g.kind {
            GroupKind::Effect(e) => Some(e),
            _ => None,
        })
    }

    /// The effect of the passive verb nearest before.
    pub(super) fn suffered_before(&self) -> Option<Effect> {
        self.verb_before(SUFFERED_WITHIN).filter(|e| matches!(e.voice, Voice::Passive | Voice::Participle)).and_then(|e| e.effect)
    }

    /// "twelve men killed were announced by the army": a passive of speech stands nearest before.
    fn is_said_by(&self) -> bool {
        let verb = self.before().take(SAID_WITHIN).find_map(|g| match &g.kind {
            GroupKind::Speech(speech) => Some(Some(speech)),
            GroupKind::Effect(_) | GroupKind::Incident(_) | GroupKind::EffectNoun(_) | GroupKind::Responsibility(_) => Some(None),
            _ => None,
        });
        let responsible = |verb: u16| self.context.lexicon.verbs[verb as usize].responsibility.is_some();
        verb.flatten().is_some_and(|s| (s.passive || s.participle) && !responsible(s.verb))
    }

    /// "Pursued by the police,": the participle nearest before, at the head of its sentence, tells of no harm.
    pub(super) fn only_pursues(&self) -> bool {
        let verb = self.before().take(6).find_map(|g| match &g.kind {
            GroupKind::Effect(e) => Some((g, e)),
            _ => None,
        });
        let first = &self.groups()[self.scene.from];
        // "Pursued by the police, three were shot": by whoever pursued them.
        let killed = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() && e.voice == Voice::Passive);
        let killed = self.groups()[self.scene.from..self.scene.to].iter().any(killed);
        !killed
            && verb.is_some_and(|(g, e)| {
                g.start == first.start
                    && e.voice == Voice::Participle
                    && e.effect.is_none()
                    && matches!(e.incident, Some((Kind::Operation, _)))
            })
    }

    /// "driven back by the army": who did that was attacked; "the ground lost by the rebels" is told of those who suffered.
    pub(super) fn beaten_off(&self) -> bool {
        self.verb_before(BEATEN_WITHIN).is_some_and(|e| e.repels() || e.frame == Frame::Own)
    }

    pub(super) fn kind_before(&self) -> Option<Kind> {
        self.before().take(6).find_map(|g| match &g.kind {
            GroupKind::Incident(i) => Some(i.kind),
            _ => None,
        })
    }

    /// "…, by bandits": whether "by" and another party stand right behind.
    pub(super) fn is_followed_by_author(&self) -> bool {
        let by = self.at + 1;
        let opens = by < self.scene.to && self.context.is(self.groups()[by].start, Function::By);
        let author = (by..self.scene.to.min(by + AUTHOR_WITHIN)).find_map(|i| super::actor(self.sentence, i));
        opens && author.is_some_and(|a| super::actor(self.sentence, self.at).is_none_or(|own| own.actor != a.actor))
    }

    /// "the attack of the rebels", "target of a cowardly attack of the rebels": the noun, with only "of" and adjectives between.
    pub(super) fn of_incident(&self) -> Option<Kind> {
        if !self.sentence.kinds.any(Kinds::INCIDENT.and(Kinds::EFFECT)) {
            return None;
        }
        let group = &self.groups()[self.at];
        let mut seen = self.context.is_any(group.start, &[Function::DetDes, Function::DetDu]);
        // "a sweep of the army and of its allies".
        let mut joined = false;
        for before in self.before().take(5) {
            match &before.kind {
                GroupKind::Word if seen && self.context.is(before.start, Function::And) => joined = true,
                GroupKind::Word if self.context.is(before.start, Function::DetPoss) => {}
                GroupKind::Actor(a) if joined && a.force => {}
                GroupKind::Victims(v) if joined && v.effect.is_none() && v.category.is_some_and(Victims::are_forces) => {}
                GroupKind::Incident(i) if seen => return Some(i.kind),
                GroupKind::Effect(e) if seen && matches!(e.voice, Voice::Passive | Voice::Participle) => {
                    return e.incident.filter(|_| ends_in_incident(self.context, before)).map(|(kind, _)| kind);
                }
                GroupKind::Word if self.context.is_any(before.start, &[Function::Of, Function::DetDes, Function::DetDu]) => {
                    seen = true
                }
                GroupKind::Word if self.context.is(before.start, Function::DetDef) => {}
                // "the attack of the detachment of gendarmerie": a noun for a unit of the force.
                GroupKind::Actor(a) if seen && a.force && !a.named => {}
                // "attacks of presumed rebels".
                GroupKind::Hedge(_) => {}
                GroupKind::Word if seen && self.is_adjective(before) => {}
                _ => return None,
            }
        }
        None
    }

    /// "an attack of the army on the village": what it was directed against stands right behind.
    pub(super) fn attacks_what_follows(&self) -> bool {
        let behind = self.groups()[self.at + 1..self.scene.to].iter().take(ATTACKED_BEHIND);
        let mut small = behind.skip_while(|g| matches!(g.kind, GroupKind::Time(_) | GroupKind::Mark(',' | '(' | ')')));
        small.next().is_some_and(|g| self.context.is(g.start, Function::Against))
    }

    /// "was killed by a shot of the police": the act itself did it, and whose it is.
    pub(super) fn is_suffered(&self) -> bool {
        let Some(act) = self.before().take(OF_WITHIN).find(|g| matches!(g.kind, GroupKind::Incident(_))) else { return false };
        let by = (act.start.saturating_sub(1)..=act.start).any(|i| self.context.is(i, Function::By));
        let verb = self.before().filter(|g| g.end <= act.start).take(SUFFERED_WITHIN).find_map(|g| match &g.kind {
            GroupKind::Effect(e) => Some(e),
            _ => None,
        });
        by && verb.is_some_and(|e| e.effect.is_some() && matches!(e.voice, Voice::Passive | Voice::Participle))
    }

    /// "an attack of the army cost six civilians their lives": an act not told of before, of soldiers, in which none of theirs fell.
    pub(super) fn is_a_deed_of_the_army(&self, actor: &ActorGroup) -> bool {
        let noun = self.before().take(OF_WITHIN).find_map(|g| match &g.kind {
            GroupKind::Incident(i) => Some(!i.definite),
            _ => None,
        });
        let tolls = || self.scene.tolls.iter().map(|t| &self.sentence.tolls[*t]);
        let killed = || tolls().filter(|t| t.effect == Effect::Killed);
        let others = || killed().next().is_some() && !killed().any(|t| t.is_of_forces());
        matches!(actor.kind, "army" | "multinational_force") && noun == Some(true) && others()
    }

    /// "the rumour of an attack of the rebels", "they fear an attack of theirs": nothing was done yet.
    pub(super) fn is_feared(&self) -> bool {
        self.of_incident().is_some() && self.is_behind_a_plan()
    }

    /// "were preparing an attack on them": the violence named before was only feared or planned.
    pub(super) fn is_behind_a_plan(&self) -> bool {
        let noun = self.before().take(FAR).find(|g| matches!(g.kind, GroupKind::Incident(_)));
        noun.is_some_and(|g| {
            (g.start.saturating_sub(FEARED_WITHIN)..g.start).any(|i| {
                self.context
                    .function_length(i, Function::Feared)
                    .is_some_and(|length| i + length <= g.start && g.start - i - length <= 2)
            })
        })
    }

    /// A plain word in lower case that is no grammatical one.
    pub(super) fn is_adjective(&self, group: &Group) -> bool {
        let token = &self.context.tokens[group.start];
        token.is_word() && !token.capital && !self.context.senses(group.start).any(|(_, s)| matches!(s, Sense::Function(_)))
    }

    /// "the base of the rebels": whose it is that was hit.
    pub(super) fn holds_target(&self) -> bool {
        if !self.sentence.kinds.any(Kinds::TARGET) {
            return false;
        }
        let of = &[Function::Of, Function::DetDu, Function::DetDes];
        let start = self.groups()[self.at].start;
        let behind = |back: usize| start.checked_sub(back).is_some_and(|at| self.context.is_any(at, of));
        let article = start > 0 && self.context.is(start - 1, Function::DetDef);
        // "two separatist camps": right behind the noun, without an article.
        let adjective = self.at > self.scene.from
            && matches!(self.groups()[self.at - 1].kind, GroupKind::Target("military_base"))
            && self.groups()[self.at - 1].end == start
            && !self.context.has(start, SenseClass::Function);
        let owned = behind(0) || behind(1) || article && behind(2) || adjective;
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
        // "according to the police, ten were killed": who is brought in so does nothing and suffers nothing.
        let brought_in = self.before().take_while(|g| matches!(g.kind, GroupKind::Word | GroupKind::SpeechPreposition(_)));
        if brought_in.into_iter().any(|g| matches!(g.kind, GroupKind::SpeechPreposition(SpeechPreposition::According))) {
            return None;
        }
        let mut speaks = false;
        // "destroyed a base and killed ten": a verb that harms nobody leaves the subject to one that is joined to it.
        let mut harmless = false;
        let mut commas = 0;
        for group in self.groups()[self.at + 1..self.scene.to].iter().take(16) {
            match &group.kind {
                GroupKind::Effect(e) if speaks && e.voice == Voice::Unfinite => return self.of_verb(e),
                GroupKind::Effect(_) if speaks => return None,
                GroupKind::Effect(e) if harmless => {
                    return if self.is_joined(group) && e.voice == Voice::Active { self.of_verb(e) } else { None };
                }
                GroupKind::Effect(e) if self.shares_auxiliary(group, e) => {
                    return self.of_verb(&EffectGroup { voice: Voice::Active, ..e.clone() });
                }
                GroupKind::Effect(e) if e.voice == Voice::Participle && e.effect.is_none() && e.incident.is_none() => {}
                // "he spoke, without counting the soldiers killed": the participle is that of the people before it.
                GroupKind::Effect(e) if e.voice == Voice::Participle && self.has_people_right_before(group) => {}
                // "took the town back from the rebels, at the cost of six dead".
                GroupKind::Effect(e) if e.voice == Voice::Active && e.captures() && !self.scene.tolls.is_empty() => {
                    return Some(Part::Agent);
                }
                GroupKind::Effect(e) if e.voice == Voice::Active && e.effect.is_none() && e.incident.is_none() => harmless = true,
                // "struck back by attacking the village": what they did so says what they were.
                GroupKind::Effect(e) if e.repels() && self.attacks_by(group) => return Some(Part::Agent),
                // "mercenaries who fight beside the army": what they do at all times.
                GroupKind::Effect(e) if matches!(e.incident, Some((Kind::Clash, _))) && is_calling(self.sentence, group, e) => {
                    return None;
                }
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
                GroupKind::Word if self.context.is_any(group.start, &[Function::That, Function::While, Function::Where]) => {
                    return None;
                }
                GroupKind::Incident(_) | GroupKind::Actor(_) if speaks => return None,
                _ => {}
            }
        }
        None
    }

    /// Other people than the actor stand right before a group.
    fn has_people_right_before(&self, group: &Group) -> bool {
        let others = self.groups()[self.at + 1..self.scene.to].iter();
        others.take_while(|g| g.start < group.start).last().is_some_and(|g| match &g.kind {
            GroupKind::Victims(_) => true,
            GroupKind::Actor(a) => !a.named,
            _ => false,
        })
    }

    /// "they have entered and killed": the second participle shares the auxiliary of the first.
    pub(super) fn shares_auxiliary(&self, group: &Group, e: &EffectGroup) -> bool {
        e.voice == Voice::Participle
            && !e.plural
            && self.is_joined(group)
            && (self.groups()[self.at].end..group.start).any(|i| auxiliary_at(self.context, i) == Some(Auxiliary::Have))
    }

    /// Whether "and" or a comma stands right before.
    fn is_joined(&self, group: &Group) -> bool {
        group.start.checked_sub(1).is_some_and(|at| self.context.is(at, Function::And) || self.context.is_mark(at, ','))
    }

    /// The verb that follows, up to a mark that ends the clause.
    fn verb_behind(&self) -> Option<&EffectGroup> {
        let behind = self.groups()[self.at + 1..self.scene.to].iter().take(16);
        behind.take_while(|g| !matches!(g.kind, GroupKind::Mark(';' | ':' | '.'))).find_map(|g| match &g.kind {
            GroupKind::Effect(e) => Some(e),
            _ => None,
        })
    }

    /// "has not reacted", "did not claim it": what is told of him is that he has not done it.
    pub(super) fn has_not(&self) -> bool {
        let behind = self.groups()[self.at + 1..self.scene.to].iter().take(8);
        let mut clause = behind.take_while(|g| {
            !matches!(g.kind, GroupKind::Mark(';' | ':' | '.'))
                && !self.context.is_any(g.start, &[Function::That, Function::While, Function::Where, Function::Who])
        });
        let mut negated = false;
        clause.any(|g| {
            negated |= (g.start..g.end).any(|i| self.context.is(i, Function::Negation));
            let claims = || cues(self.context, g.start, g.end).iter().any(|c| c.what == ResponsibilityCue::Claimed);
            // A verb that says something, not one that counts: "do not mean to be forgotten".
            let says = |verb: u16| self.context.lexicon.verbs[verb as usize].speech.is_some_and(|(_, frame)| frame.clause);
            matches!(&g.kind, GroupKind::Speech(s) if (s.negated || negated) && says(s.verb)) || negated && claims()
        })
    }

    /// "said it had killed twenty of them": the first verb of violence behind is of harm to people, not of an attack.
    pub(super) fn kills_or_takes(&self) -> bool {
        let behind = self.groups()[self.at + 1..self.scene.to].iter().take(16);
        let mut verbs = behind.filter_map(|g| match &g.kind {
            // "took the camp back by killing fifteen assailants"
            GroupKind::Effect(e) if e.captures() && e.effect.is_none() => None,
            GroupKind::Effect(e) if e.effect.is_some() || e.incident.is_some() => Some(e),
            _ => None,
        });
        verbs.next().is_some_and(|e| e.effect.is_some() && e.incident.is_none_or(|(kind, _)| kind == Kind::Operation))
    }

    /// "a convoy of the army shelled": what acts from afar is the army's, and nothing before it is the subject.
    pub(super) fn acts_with_it(&self) -> bool {
        let other = |g: &Group| matches!(g.kind, GroupKind::Incident(_) | GroupKind::EffectNoun(_) | GroupKind::Effect(_));
        let from_afar = |e: &EffectGroup| {
            e.voice == Voice::Active && matches!(e.incident, Some((Kind::Shelling | Kind::Airstrike | Kind::Drone, _)))
        };
        !self.before().any(other) && self.verb_behind().is_some_and(from_afar) && self.as_subject() == Some(Part::Agent)
    }

    /// "a patrol of the army was attacked", "fell into an ambush": the operation itself was hit; not where it met somebody.
    pub(super) fn is_hit(&self) -> bool {
        let of_hiding = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if matches!(i.kind, Kind::Ambush | Kind::Ied));
        let hit = |e: &EffectGroup| match e.incident {
            Some((kind, _)) => kind != Kind::Clash,
            None => e.voice == Voice::Passive || self.groups()[self.at..self.scene.to].iter().any(of_hiding),
        };
        self.verb_behind().is_some_and(hit) && self.as_subject() == Some(Part::Target) || self.holds_what_was_hit()
    }

    /// "the attack hit a patrol of the army": the operation is the object of an active verb of attack right before it.
    fn holds_what_was_hit(&self) -> bool {
        let noun = |g: &Group| matches!(g.kind, GroupKind::Incident(_));
        let small = |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Time(_));
        let mut before = self.before().skip_while(|g| !noun(g)).skip(1).skip_while(small);
        let hits = |e: &EffectGroup| {
            e.voice == Voice::Active && e.incident.is_some_and(|(kind, _)| kind != Kind::Clash && !is_of_forces(kind))
        };
        before.next().is_some_and(|g| matches!(&g.kind, GroupKind::Effect(e) if hits(e)))
    }

    /// "they launched an offensive": a verb of carrying out in the active, with a noun of violence right behind it.
    pub(super) fn carries_out(&self, group: &Group) -> bool {
        let done = |cue: &Cue| cue.what == ResponsibilityCue::Done && !cue.passive;
        let violence = |g: &Group| match &g.kind {
            GroupKind::Incident(_) => true,
            GroupKind::EffectNoun(noun) => !noun.people,
            _ => false,
        };
        // "the attack that they launched".
        let said_of_it = || {
            let at = self.groups().partition_point(|g| g.start < group.start);
            carries_out_what_is_told(self.sentence, at)
        };
        matches!(group.kind, GroupKind::Word | GroupKind::Speech(_))
            && cues(self.context, group.start, group.end).iter().any(done)
            && (said_of_it() || self.groups().iter().skip_while(|g| g.start < group.end).take(3).any(violence))
    }

    /// "they launched an operation": the first violence named behind.
    pub(super) fn leads_operation(&self) -> bool {
        let mut behind = self.groups()[self.at + 1..self.scene.to].iter();
        let named = behind.find_map(|g| match &g.kind {
            GroupKind::Incident(i) => Some(i.kind),
            GroupKind::Effect(EffectGroup { incident: Some((kind, _)), .. }) => Some(*kind),
            _ => None,
        });
        named == Some(Kind::Operation)
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
        // Whoever blows himself up attacks, though he dies of it.
        let blows_up = e.reflexive && matches!(e.incident, Some((Kind::Suicide, _)));
        let suffers = self.context.lexicon.verbs[e.verb as usize].suffers
            || matches!(e.frame, Frame::Own | Frame::Intransitive | Frame::Fall) && e.effect.is_some() && !blows_up;
        match e.voice {
            // "says it lost only two men", "lost nobody": a side counts its own.
            _ if e.frame == Frame::Own && e.effect.is_some() => Some(Part::Target),
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

    /// "by attacking": behind a verb, within a word or two, a participle of attack that tells how.
    fn attacks_by(&self, verb: &Group) -> bool {
        let behind = self.groups().iter().filter(|g| g.start >= verb.end).take(ATTACKS_BY);
        let by = |g: &Group| g.start > 0 && self.context.is(g.start - 1, Function::In);
        behind.into_iter().any(|g| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Unfinite && !e.repels() && e.incident.is_some() && by(g)))
    }

    /// "opened fire, before being shot by the police": what whoever acted suffered in the end.
    pub(super) fn ends_it(&self) -> bool {
        let verb = self.before().take(SUFFERED_WITHIN).find(|g| matches!(g.kind, GroupKind::Effect(_)));
        // "were arrested before being shot by the police": who is told of acted nowhere.
        let acted = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Active && !e.negated && self.of_verb(e) == Some(Part::Agent));
        self.after(Function::By)
            && self.before().any(acted)
            && verb.is_some_and(|g| {
                let passive = matches!(&g.kind, GroupKind::Effect(e) if matches!(e.voice, Voice::Passive | Voice::Participle | Voice::Unfinite));
                passive && (g.start.saturating_sub(ENDED_WITHIN)..g.start).any(|i| self.context.is(i, Function::Before))
            })
    }

    /// Behind a preposition that names no author: "in the crowd", "of the herders", but for those who fought each other and those of whose
    /// attack it tells.
    pub(super) fn stands_in_a_phrase(&self) -> bool {
        const SMALL: &[Function] = &[Function::DetDef, Function::DetIndef];
        let start = self.groups()[self.at].start;
        let own = self.context.is_any(start, SMALL);
        let before = (0..start).rev().find(|i| own || !self.context.is_any(*i, SMALL));
        let preposition =
            |i: usize| !self.context.is(i, Function::By) && (is_preposition(self.context, i) || self.context.is(i, Function::Of));
        before.is_some_and(preposition) && !self.fights() && self.of_incident().is_none() && self.cue_says().is_none()
    }

    /// "accuses the herders of complicity with the rebels": they are not charged with the attack.
    pub(super) fn is_charged_with_help(&self) -> bool {
        let (end, last) = (self.groups()[self.at].end, self.groups()[self.scene.to - 1].end);
        let near = last.min(end + CHARGED_WITHIN);
        cues(self.context, end, near.max(end)).iter().any(|c| c.what == ResponsibilityCue::Helped)
    }

    /// "the organisation has accused the army": the verb right behind has it for its subject.
    pub(super) fn accuses_others(&self) -> bool {
        let (group, last) = (&self.groups()[self.at], self.groups()[self.scene.to - 1].end);
        let name = (group.start..group.end).find_map(|i| bodies::at(self.context, i)).map_or(group.end, |(_, end)| end);
        let end = bodies::abbreviation(self.context, name).unwrap_or(name);
        let near = last.min(end + CHARGED_WITHIN);
        let first = cues(self.context, end, near.max(end)).into_iter().next();
        first.is_some_and(|c| {
            c.blames()
                && !c.passive
                && c.accused == Some(Accused::Object)
                && !(end..c.start).any(|i| self.context.is_mark(i, ','))
        })
    }

    /// "took back the town from the rebels": behind a verb of taking, whom it was taken from follows "to".
    pub(super) fn is_taken_from(&self) -> bool {
        let start = self.groups()[self.at].start;
        let to = |i: usize| self.context.is(i, Function::At);
        if !(to(start) || start > 0 && to(start - 1)) {
            return false;
        }
        let near = self.before().take(TAKEN_WITHIN);
        let takes = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.captures() && e.voice != Voice::Passive);
        // "took on Monday A, in the north, from the rebels".
        let between = |g: &&Group| {
            matches!(
                g.kind,
                GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Target(_) | GroupKind::Mark(',')
            ) || takes(g)
        };
        near.take_while(between).any(takes)
    }

    /// The attack verb right before, of which it is the object.
    pub(super) fn as_object(&self) -> Option<u16> {
        // "attacked the army and some hunters": the second of two objects.
        let small =
            |g: &Group| matches!(g.kind, GroupKind::Word) && !self.context.is_any(g.start, &[Function::By, Function::Against]);
        let joined = self.before().take(JOINED_OBJECT).take_while(|g| small(g)).count();
        let own = &self.groups()[self.at - joined..self.at];
        let and = |g: &Group| self.context.is(g.start, Function::And);
        let first = self.at.checked_sub(joined + 1).filter(|first| *first >= self.scene.from && own.iter().any(and));
        let party = |at: usize| match &self.groups()[at].kind {
            GroupKind::Actor(_) => true,
            GroupKind::Victims(v) => v.effect.is_none() && v.implicit,
            _ => false,
        };
        if let Some(first) = first.filter(|first| party(*first)) {
            return Look { at: first, ..*self }.as_object();
        }
        // "attacked the rebels", "attacked on Monday at A the rebels": when and where may stand between.
        let near = self.before().take(OBJECT_WITHIN);
        let mut near = near.take_while(|g| {
            // "struck the terrorist group A": the noun and the name are one.
            let noun = matches!(&g.kind, GroupKind::Actor(a) if !a.named && !a.force);
            self.is_joint(g)
                || noun
                || matches!(g.kind, GroupKind::Effect(_) | GroupKind::Target(_) | GroupKind::Time(_) | GroupKind::Place(_))
        });
        near.find_map(|g| match &g.kind {
            // "whom the rebels attacked", with the subject behind the verb.
            GroupKind::Effect(_) if g.start > 0 && self.context.is(g.start - 1, Function::That) => None,
            // "were about to attack the garrison".
            GroupKind::Effect(_) if is_wished(self.sentence, g) => None,
            // "destroyed a camp of the rebels".
            GroupKind::Effect(e)
                if (e.incident.is_some() || e.outcome == Some("destroyed"))
                    && matches!(e.voice, Voice::Active | Voice::Unfinite) =>
            {
                Some(e.verb)
            }
            _ => None,
        })
    }
}

/// "Before" stands at most so many words before its infinitive.
const ENDED_WITHIN: usize = 3;

/// The verb of what is done by somebody stands at most so many groups before him.
const SUFFERED_WITHIN: usize = 8;

/// The verb of which somebody was beaten off stands at most so many groups before whoever did it.
const BEATEN_WITHIN: usize = 6;

/// Whoever did it stands at most so many groups behind "by".
const AUTHOR_WITHIN: usize = 4;
