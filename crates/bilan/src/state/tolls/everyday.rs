//! Figures of people whom no violence harmed, though a verb of harm is said of them: they lack water, live on, get help, are hit by a rise of
//! prices, were laid off, dropped from a list, or fell ill.

use super::figure::Figure;
use super::taken::carries_on;
use crate::lexicon::{Frame, Function, Sense, SenseClass, Subject, TimeWord};
use crate::model::{Effect, Victims};
use crate::recognise::{EffectGroup, Group, GroupKind, Mood, Voice, attacks};

/// More people than these are touched by a crisis, not hit.
const AT_ONCE: u64 = 1000;

/// A year has at least so many days.
const YEAR: u16 = 360;

/// How old somebody was is said so many words behind the verb.
const AGE_WITHIN: usize = 6;

/// So many groups before a verb stands whoever lost people with it.
const SUBJECT_BACK: usize = 4;

/// Words of accidents, and of what stands around them.
const SUBJECTS: &[SenseClass] = &[SenseClass::Subject, SenseClass::Accident];

impl Figure<'_, '_> {
    /// Whether nothing of violence befell those counted.
    pub(super) fn is_of_daily_life(&self, effect: Effect) -> bool {
        match effect {
            Effect::Missing => self.lack_something(),
            Effect::Survivors => self.live_on(),
            Effect::Displaced => self.are_helped(),
            Effect::Wounded => self.are_touched() || self.are_ill(),
            Effect::Killed => {
                self.are_things()
                    || self.were_swept_away()
                    || self.are_struck_off()
                    || self.left_an_employer()
                    || self.died_at_an_age()
            }
            _ => false,
        }
    }

    /// "12 000 personnes manquent de nourriture", "manquent les cours": a verb that says that people are missing has an object.
    fn lack_something(&self) -> bool {
        let object = [Function::Of, Function::DetDef, Function::DetDu, Function::DetDes, Function::DetPoss];
        self.says(|verb| verb.frame == Frame::Intransitive && verb.voice == Voice::Active)
            && self.proposal.verb.is_some_and(|verb| verb > self.at && self.context.is_any(self.groups[verb].end, &object))
    }

    /// "300 000 habitants survivent grâce à l'aide": how they live, not what they lived through.
    fn live_on(&self) -> bool {
        self.says(|verb| verb.mood == Mood::Present && verb.frame == Frame::Intransitive && !verb.negated)
            && self.proposal.verb.is_some_and(|verb| !self.context.is(self.groups[verb].end, Function::At))
    }

    /// "des vivres pour 12 000 déplacés"
    fn are_helped(&self) -> bool {
        let before = self.groups[self.at].start.checked_sub(1);
        self.victims.effect == Some(Effect::Displaced) && before.is_some_and(|i| self.context.is(i, Function::For))
    }

    /// "60 000 producteurs touchés"
    fn are_touched(&self) -> bool {
        self.victims.quantity.low >= AT_ONCE && self.victims.effect.is_none() && !self.context.holds(SenseClass::Weapon)
    }

    /// "230 patients atteints de peste", "hospitalisé pour un malaise"
    fn are_ill(&self) -> bool {
        let Some(verb) = self.proposal.verb else { return false };
        let of = [Function::Of, Function::For, Function::DetDu];
        let behind = self.groups.get(verb + 1).filter(|g| self.context.is_any(g.start, &of)).is_some();
        behind && self.groups[verb + 1..].iter().take(3).any(|g| self.tells_of_accident(g))
    }

    /// "le concours a éliminé 600 candidats", "neutralisé 14 escrocs": said of whoever is fought, where a vote, a game or common crime is told of.
    fn are_struck_off(&self) -> bool {
        let verbs = &self.context.lexicon.verbs;
        // "a éliminé 45 000 électeurs, dont 8 000 morts": a part of those struck off.
        let behind = || {
            let verb = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if verbs[e.verb as usize].of_enemies);
            self.proposal.verb.is_none() && self.victims.effect == Some(Effect::Killed) && self.groups[..self.at].iter().any(verb)
        };
        let fights = |kind: &GroupKind| matches!(kind, GroupKind::Victims(v) if v.category.is_some_and(|c| c == Victims::Militants || c.are_forces()));
        (self.says(|verb| verbs[verb.verb as usize].of_enemies) || behind())
            && !self.context.holds(SenseClass::Weapon)
            && !fights(&self.groups[self.at].kind)
            && !self.groups.iter().any(attacks)
            && (0..self.context.len()).any(|i| self.context.senses_of(i, &[SenseClass::Subject]).any(|(_, s)| is_peaceful(*s)))
    }

    /// "supprime 96 postes sur 210": a number of things out of which so many are taken, not of people whom the verb kills.
    fn are_things(&self) -> bool {
        let Some(verb) = self.proposal.verb.filter(|verb| *verb < self.at) else { return false };
        let before = self.groups[self.at].start.checked_sub(1);
        let counted = |g: &Group| matches!(g.kind, GroupKind::Count(_));
        self.victims.anaphoric
            && self.victims.category.is_none()
            && before.is_some_and(|i| self.context.is(i, Function::On))
            && self.groups[verb + 1..self.at].iter().any(counted)
    }

    /// "la rivière a emporté trente habitants": water, which stands before the verb in its clause.
    fn were_swept_away(&self) -> bool {
        let water = |s: &Sense| matches!(s, Sense::Subject(Subject::Mishap) | Sense::Accident);
        let wet = |g: &Group| (g.start..g.end).any(|i| self.context.senses_of(i, SUBJECTS).any(|(_, s)| water(s)));
        let ends = |g: &Group| matches!(g.kind, GroupKind::Mark(_)) || attacks(g);
        self.says(|verb| carries_on(verb) && verb.voice == Voice::Active)
            && self
                .proposal
                .verb
                .filter(|verb| *verb < self.at)
                .is_some_and(|verb| self.groups[..verb].iter().rev().take(SUBJECT_BACK).take_while(|g| !ends(g)).any(wet))
    }

    /// "l'usine a perdu 200 ouvriers": whoever only employs people loses none to violence, unless
    /// the sentence names it.
    fn left_an_employer(&self) -> bool {
        let Some(verb) = self.proposal.verb.filter(|verb| *verb < self.at) else { return false };
        let employer = |s: &Sense| *s == Sense::Subject(Subject::Employer);
        let employs =
            |g: &Group| (g.start..g.end).any(|i| self.context.senses_of(i, &[SenseClass::Subject]).any(|(_, s)| employer(s)));
        self.says(|verb| verb.frame == Frame::Own)
            && self.groups[..verb]
                .iter()
                .rev()
                .take(SUBJECT_BACK)
                .take_while(|g| !matches!(g.kind, GroupKind::Mark(_)))
                .any(employs)
            && !self.groups.iter().any(|g| matches!(g.kind, GroupKind::Incident(_) | GroupKind::Weapon(_)) || attacks(g))
    }

    /// "le ministre est décédé à Paris à 71 ans": one who died, at an age, of nothing that the sentence tells of.
    fn died_at_an_age(&self) -> bool {
        let Some(verb) = self.proposal.verb.filter(|verb| *verb > self.at) else { return false };
        let years = |i: usize| {
            let mut senses = self.context.senses_of(i, &[SenseClass::Time]);
            senses.any(|(_, s)| matches!(s, Sense::Time(TimeWord::Unit(days)) if *days >= YEAR))
        };
        let behind = self.groups[verb].end;
        let aged = |i: usize| self.context.is(i, Function::At) && self.context.is_number(i + 1) && years(i + 2);
        let violence = |g: &Group| matches!(g.kind, GroupKind::Incident(_) | GroupKind::Weapon(_) | GroupKind::Actor(_));
        self.victims.implicit
            && !self.victims.plural
            && self.says(|verb| verb.frame == Frame::Intransitive)
            && (behind..behind + AGE_WITHIN).any(aged)
            && !self.groups.iter().any(violence)
    }

    fn says(&self, of: impl Fn(&EffectGroup) -> bool) -> bool {
        let verbs = &self.context.lexicon.verbs;
        self.verb().is_some_and(|verb| !verbs[verb.verb as usize].lemma.contains(' ') && of(verb))
    }

    /// Whether a word of an accident or an illness stands in a group, other than those who come to help.
    pub(super) fn tells_of_accident(&self, group: &Group) -> bool {
        let accident = |i: usize| {
            self.context.has(i, SenseClass::Accident) && !self.context.has_any(i, &[SenseClass::Source, SenseClass::Victim])
        };
        self.context.holds(SenseClass::Accident)
            && (matches!(group.kind, GroupKind::Accident)
                || matches!(group.kind, GroupKind::Word) && (group.start..group.end).any(accident))
    }
}

/// Votes, contests, games and common crime.
fn is_peaceful(sense: Sense) -> bool {
    matches!(sense, Sense::Subject(Subject::Civic | Subject::Play | Subject::PerhapsPlay | Subject::Crime))
}
