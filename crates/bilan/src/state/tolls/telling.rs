//! The figures that a sentence tells, one group of people after the other.

use super::super::parts::Relation;
use super::super::proposals::{Proposals, spread};
use super::super::{SentenceTold, ellipsis};
use super::figure::Figure;
use super::{
    Before, Counted, JUST, TollFound, come_to_the_same, died_with, first_done, in_turn, of_those_before, others_missing,
    parts_of, pronoun, stay_dead, stay_wounded, then_done, who_dies, whole,
};
use crate::model::{Effect, Quantity, Span, Victims};
use crate::recognise::{GroupKind, Kinds, VictimGroup};

/// A sentence that counts people, with what it has told of them so far.
pub(super) struct Telling<'a, 'c> {
    sentence: &'a SentenceTold<'c>,
    /// Where people, or things that may be people, are counted.
    pub(super) people: Vec<usize>,
    relations: Vec<Relation>,
    related: bool,
    proposals: Proposals<'c>,
    /// Those whom a pronoun means of whom a later verb tells more.
    then_harmed: Vec<(usize, pronoun::Harm)>,
    attackers: Option<&'a in_turn::Attackers>,
    before: &'a Before,
    pub(super) found: Vec<TollFound>,
    /// Each group that is read, with its figure.
    read: Vec<(usize, usize)>,
}

impl<'a, 'c> Telling<'a, 'c> {
    pub(super) fn of(
        sentence: &'a SentenceTold<'c>,
        counted: Counted<'c>,
        attackers: Option<&'a in_turn::Attackers>,
        before: &'a Before,
        found: Vec<TollFound>,
    ) -> Self {
        let Counted { people, relations, related, proposals } = counted;
        let (then_harmed, read) = (Vec::new(), Vec::new());
        Self { sentence, people, relations, related, proposals, then_harmed, attackers, before, found, read }
    }

    /// Finds what is said of those of whom no rule says anything; `subject`: what the sentences before were about.
    pub(super) fn fill(&mut self, subject: ellipsis::Subject) {
        let SentenceTold { context, groups, kinds, .. } = self.sentence;
        ellipsis::fill(context, groups, &self.people, &mut self.proposals, subject);
        come_to_the_same(&self.people, &mut self.proposals, subject);
        if kinds.any(Kinds::EFFECT) {
            self.then_harmed = pronoun::objects(context, groups, &mut self.proposals);
        }
        if self.related {
            spread(context, groups, &self.relations, &self.people, &mut self.proposals);
            stay_dead(context, groups, &self.relations, &self.people, &mut self.proposals);
        }
        stay_wounded(groups, &self.people, &mut self.proposals, self.before);
    }

    /// Reads all figures, and those of whoever attacked and came to harm in turn.
    pub(super) fn count_all(&mut self) {
        for i in 0..self.people.len() {
            self.count_whole(self.people[i]);
            self.count(self.people[i]);
        }
        let SentenceTold { context, groups, .. } = self.sentence;
        let in_turn = self.attackers.and_then(|a| in_turn::harmed_in_turn(context, groups, &self.proposals, a));
        self.found.extend(in_turn);
    }

    /// "six des sept tués": those of whom these are some.
    fn count_whole(&mut self, at: usize) {
        let SentenceTold { context, groups, attribution, .. } = self.sentence;
        let before = self.before;
        if let Some((whole, proposal)) = whole(groups, at).filter(|(w, p)| !before.has_told(p.effect, &w.quantity)) {
            let (total, parts, siblings) = (None, &[][..], &[][..]);
            let (victims, proposal) = (&whole, &proposal);
            let found = &self.found;
            let figure = Figure { context, groups, at, victims, proposal, total, attribution, before, found, parts, siblings };
            let toll = figure.toll();
            self.found.extend(toll);
        }
    }

    /// Reads the figure of a group, and what is told of the same people behind it.
    fn count(&mut self, at: usize) {
        let SentenceTold { context, groups, attribution, .. } = self.sentence;
        let Some(proposal) = &self.proposals[at] else { return };
        let implied;
        let victims = match &groups[at].kind {
            GroupKind::Victims(victims) => victims,
            GroupKind::Count(count) => {
                implied = VictimGroup::of_unknown(count.quantity);
                &implied
            }
            _ => return,
        };
        let part_of = match self.relations.get(at) {
            Some(Relation::PartOf(total)) => self.read.iter().find(|(group, _)| group == total).map(|(_, figure)| *figure),
            // "Dix soldats ont été blessés, trois d'entre eux grièvement"
            _ if victims.of_them => of_those_before(&self.found, victims, proposal.effect),
            _ => None,
        };
        let parts_of = |total: usize| parts_of(groups, &self.relations, &self.people, total);
        let parts = if self.related { parts_of(at) } else { Vec::new() };
        let total = part_of.map(|i| &self.found[i]);
        let siblings = total.map_or_else(Vec::new, |t| parts_of(t.group));
        let figure = Figure {
            context,
            groups,
            at,
            victims,
            proposal,
            total,
            attribution,
            before: self.before,
            found: &self.found,
            parts: &parts,
            siblings: &siblings,
        };
        let Some(mut toll) = figure.toll() else { return };
        let told = self.before.attacked_within(JUST);
        let who = self.attackers.filter(|a| a.precede(at)).or(told);
        if let Some(who) = who.filter(|who| in_turn::are_attackers(context, victims, who)) {
            toll.victims = who.side();
        } else if toll.victims == Victims::People && in_turn::did_it(context, groups, at) {
            toll.victims = Victims::Militants;
        }
        if self.related {
            self.read.push((at, self.found.len()));
        }
        // "onze morts (quatorze selon l'ONU)": another's count is no part.
        let bare = victims.anaphoric && !victims.of_them && victims.category.is_none();
        let rivals = bare && total.is_some_and(|t| attribution.speaker(t.group) != attribution.speaker(at));
        let of_another = |total: &TollFound| {
            // "35 civils, dont 31 femmes, et sept militaires": soldiers are no part of civilians.
            victims.of_them && total.victims.is_of_another_side(toll.victims)
                || total.victims == Victims::Civilians && toll.victims.are_forces()
        };
        // "dont trois policiers, et six autres blessés": other harm is no part of the total either.
        let is_part = |total: &TollFound| total.effect == toll.effect && !rivals && !of_another(total);
        let part_of = part_of.filter(|total| is_part(&self.found[*total]));
        self.found.push(TollFound { part_of, ..toll });
        self.tell_more(at);
    }

    /// What else befell those whose figure was read last, by the words around it.
    fn tell_more(&mut self, at: usize) {
        let SentenceTold { context, groups, .. } = self.sentence;
        let (Some(proposal), Some(told)) = (&self.proposals[at], self.found.last()) else { return };
        let (replaces, effect) = (told.replaces, told.effect);
        // "un soldat blessé, qui a succombé"
        let dies = || who_dies(context, groups, at, effect);
        let again = self.then_harmed.iter().find(|(people, _)| *people == at).map(|(_, harm)| *harm);
        let then = again.or_else(|| proposal.verb.and_then(|verb| then_done(context, groups, verb))).or_else(dies);
        let first = proposal.verb.and_then(|verb| first_done(groups, at, verb));
        let missing = proposal.verb.and_then(|verb| others_missing(context, groups, at, verb));
        let with = died_with(context, groups, &self.proposals, (at, proposal));
        let from_group = |verb: usize| context.span(groups[at].start, groups[verb].end);
        let of_verb = |verb: usize| context.span(groups[verb].start, groups[verb].end);
        if let Some((effect, verb)) = then {
            self.repeat("state/then-done", effect, |span| span.cover(of_verb(verb)));
        }
        if let Some((effect, verb)) = first {
            self.repeat("state/first-done", effect, |_| from_group(verb));
        }
        if let Some((effect, verb)) = missing {
            self.repeat("state/others-missing", effect, |span| span.cover(of_verb(verb)));
        }
        if let Some((effect, verb)) = with {
            self.repeat("state/died-with", effect, |_| from_group(verb)).pluperfect = false;
        }
        if let Some(old) = replaces {
            let new = self.found[self.found.len() - 1].clone();
            self.found.push(TollFound { quantity: Quantity::exact(old), replaces: None, superseded: true, ..new });
        }
    }

    /// The figure read last, of other harm.
    fn repeat(&mut self, rule: &str, effect: Effect, span: impl FnOnce(Span) -> Span) -> &mut TollFound {
        let at = self.found.len();
        let last = self.found[at - 1].clone();
        let span = span(last.span);
        self.found.push(TollFound { effect, span, replaces: None, rule: rule.to_owned(), ..last });
        &mut self.found[at]
    }
}
