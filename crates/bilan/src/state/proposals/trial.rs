//! A match of a rule, before it is believed.

use super::super::ellipsis::plural_before;
use super::super::matcher::Match;
use super::super::owners::is_counted_as_band;
use super::super::untold::only;
use super::{Proposal, is_zero};
use crate::lexicon::{Frame, Function, Rule};
use crate::model::{Effect, Victims};
use crate::recognise::{Context, EffectGroup, Group, GroupKind, VictimGroup, Voice};

/// ", tous faits prisonniers": the participle is among so many groups behind those lost.
const TAKEN_WITHIN: usize = 3;

/// Where people are taken to stands so many groups behind the verb.
const TREATED_BEHIND: usize = 3;

/// A match of a rule on trial: what the rule would say of a group of victims. It holds what is asked of again and again, and no answer: each
/// concern asks its questions in a file of its own, and the match stands where none of them refuses it.
pub struct Trial<'a, 'r> {
    pub context: &'a Context<'r>,
    pub groups: &'a [Group],
    pub rule: &'r Rule,
    /// The group of those whom it befell.
    pub victims: usize,
    /// That group, where people are counted or named in it; else it is a number of something unknown.
    pub people: Option<&'a VictimGroup>,
    /// The group that says what befell them, where the rule has one: a verb, a noun, or people who are told of by it.
    pub effect: Option<usize>,
    /// That group, where it is a verb.
    pub verb: Option<&'a EffectGroup>,
    /// How many groups stand between, of those that count.
    pub skipped: usize,
    /// What befell them by the rule itself.
    pub fixed: Option<Effect>,
    /// What befell them by the group that says it.
    pub told: Option<Effect>,
    /// What befell them by their own noun: "sept blessés".
    pub own: Option<Effect>,
}

impl<'a, 'r> Trial<'a, 'r> {
    pub fn of(context: &'a Context<'r>, groups: &'a [Group], rule: &'r Rule, found: Match) -> Self {
        let Match { victims, effect, skipped } = found;
        // "ont tué un commando de douze hommes": the twelve are the object.
        let band = effect.is_some_and(|e| e < victims) && is_counted_as_band(context, groups, victims);
        let victims = if band { victims + 2 } else { victims };
        let people = match &groups[victims].kind {
            GroupKind::Victims(people) => Some(&**people),
            _ => None,
        };
        let verb = effect.and_then(|e| match &groups[e].kind {
            GroupKind::Effect(verb) => Some(verb),
            _ => None,
        });
        let told = effect.and_then(|e| match &groups[e].kind {
            GroupKind::Effect(v) if v.negated && !is_zero(&groups[victims]) && !only(context, groups, e, victims) => None,
            GroupKind::Effect(v) => v.effect,
            GroupKind::EffectNoun(n) => Some(n.effect),
            // "parmi les sept morts"
            GroupKind::Victims(v) => v.effect,
            _ => None,
        });
        let fixed = rule.yields.effect.as_deref().and_then(Effect::parse);
        Self {
            context,
            groups,
            rule,
            victims,
            people,
            effect,
            verb,
            skipped,
            fixed,
            told,
            own: people.and_then(|people| people.effect),
        }
    }

    /// What would be said of them where it befell them so.
    pub fn proposal(&self, effect: Effect) -> Proposal<'r> {
        let yields = &self.rule.yields;
        Proposal {
            effect,
            rule: &self.rule.id,
            rank: self.rule.rank,
            skipped: self.skipped,
            verb: self.effect,
            fixed: yields.victims.as_deref().and_then(Victims::parse).map(|said| {
                // "Civils tués : 4"
                let noun = self.effect.and_then(|e| plural_before(self.context, self.groups[e].start));
                noun.unwrap_or(said)
            }),
            group: None,
            own_side: yields.own_side,
            part: yields.part,
            more: yields.more,
        }
    }

    /// What befell them: by the rule, else by the group that says it, or by their own noun where the rule has no such group.
    pub fn befell(&self) -> Option<Effect> {
        self.fixed.or_else(|| match self.effect {
            Some(effect) => self.lost_as_captives(effect).or_else(|| self.told_in_full(effect)),
            None => self.own,
        })
    }

    /// What the group that says it tells, and what their noun or the words behind it make of that.
    fn told_in_full(&self, effect: usize) -> Option<Effect> {
        let said = match (self.told, self.own) {
            // "détenir sept prisonniers": the noun says more than the verb.
            (Some(Effect::Detained), Some(Effect::Captured | Effect::Abducted)) => self.own,
            // "vingt mille déplacés ont fui"
            (Some(Effect::Escaped), Some(Effect::Displaced)) => self.own,
            (told, _) => told,
        };
        if said == Some(Effect::Abducted) && self.is_treated(effect) { Some(Effect::Wounded) } else { said }
    }

    /// "ont été emmenés dans des hôpitaux": not by captors.
    fn is_treated(&self, effect: usize) -> bool {
        let behind = || self.groups[effect + 1..].iter().take(TREATED_BEHIND);
        behind().any(|g| matches!(g.kind, GroupKind::Target("health")))
            && self.verb.is_some_and(|v| v.voice == Voice::Passive)
            && !behind().any(|g| self.context.is(g.start, Function::By))
    }

    /// "a perdu dix hommes, tous faits prisonniers": what befell those whom a side loses, where a participle right behind says that they were
    /// taken.
    fn lost_as_captives(&self, effect: usize) -> Option<Effect> {
        let loses = self.verb.is_some_and(|v| v.frame == Frame::Own && v.voice != Voice::Passive);
        if !loses || effect > self.victims {
            return None;
        }
        let context = self.context;
        let between = |g: &&Group| {
            matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::All) || context.is_adverb(g.start)
        };
        let behind = self.groups[self.victims + 1..].iter().take(TAKEN_WITHIN).find(|g| !between(g))?;
        match &behind.kind {
            GroupKind::Effect(e) if e.voice == Voice::Participle => e.effect,
            _ => None,
        }
        .filter(|effect| matches!(effect, Effect::Captured | Effect::Abducted | Effect::Detained))
    }

    /// The group that says what befell them, where it stands before them.
    pub fn before(&self) -> Option<usize> {
        self.effect.filter(|e| *e < self.victims)
    }

    /// The group that says what befell them, where it stands behind them.
    pub fn behind(&self) -> Option<usize> {
        self.effect.filter(|e| *e > self.victims)
    }

    /// Where they begin.
    pub fn start(&self) -> usize {
        self.groups[self.victims].start
    }

    /// Whether a participle says what befell them.
    pub fn participle(&self) -> bool {
        self.verb.is_some_and(|v| v.voice == Voice::Participle)
    }

    pub fn are(&self, test: impl FnOnce(&VictimGroup) -> bool) -> bool {
        self.people.is_some_and(test)
    }

    /// "le maire", "des soldats": people without a number.
    pub fn implicit(&self) -> bool {
        self.are(|v| v.implicit)
    }

    /// "des pêcheurs massacrés": some, told of as a kind of people rather than counted.
    pub fn some(&self) -> bool {
        self.are(|v| v.implicit && v.plural && v.effect.is_none())
    }

    /// "le maire", "un soldat": one person.
    pub fn one(&self) -> bool {
        self.are(|v| !v.plural)
    }

    /// Whether the mark stands at a group.
    pub fn mark(&self, at: usize, mark: char) -> bool {
        matches!(self.groups.get(at).map(|g| &g.kind), Some(GroupKind::Mark(m)) if *m == mark)
    }

    /// Whether the word right before people has the function, as a group of its own.
    pub fn behind_word(&self, function: Function) -> bool {
        self.victims > 0 && self.context.is(self.groups[self.victims - 1].start, function)
    }
}
