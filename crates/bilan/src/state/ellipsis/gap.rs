//! People whose verb or noun is left out, and what is said of them in its place.

use super::super::gapped;
use super::super::of_whom::{
    among_a_crowd, among_assailants, among_counted, described_as, identifies, is_among_those_told, named_among, number_of,
    numbers_attackers, of_a_side, of_them, opens_among,
};
use super::super::opening::opening;
use super::super::parts::is_others;
use super::super::proposals::{Proposal, Proposed};
use super::super::untold::{is_denied_number, is_freed, is_predicate};
use super::lists::{behind_participle, listed_behind_harmed, takes_shared_verb, torn_off};
use super::places::{at_place, is_last_of_list_by_place, joins_list};
use super::sums::before_the_number;
use super::those::{
    among_the_first, counts_before, described_too, harmed_are_so_many, identified, is_wound, numbered_behind_kind, one_among,
    one_of_them, plural_before, they_are,
};
use super::told::{has_own_predicate, is_cut_off, takes_verb_from_before};
use super::{Subject, names_effect};
use crate::model::{Effect, Form, Victims};
use crate::recognise::{Context, Group, GroupKind, VictimGroup, Voice};

/// People of whom their sentence leaves out what befell them, or a number that leaves out of whom it is, with what may tell.
pub(super) struct Gap<'a, 'r> {
    pub(super) context: &'a Context<'r>,
    pub(super) groups: &'a [Group],
    /// Their group.
    pub(super) at: usize,
    pub(super) victims: &'a VictimGroup,
    pub(super) proposals: &'a [Proposed<'r>],
    pub(super) before: Subject,
    /// The nearest group before them in the sentence of which it is told what befell it.
    pub(super) earlier: Option<usize>,
    /// A number and nothing else.
    pub(super) bare: bool,
}

impl<'a, 'r> Gap<'a, 'r> {
    pub(super) fn of(
        context: &'a Context<'r>,
        groups: &'a [Group],
        at: usize,
        victims: &'a VictimGroup,
        proposals: &'a [Proposed<'r>],
        before: Subject,
    ) -> Self {
        let earlier = (0..at).rev().find(|i| proposals[*i].is_some());
        Self { context, groups, at, victims, proposals, before, earlier, bare: victims.anaphoric && victims.category.is_none() }
    }

    /// What is said of them, as far as anything tells.
    pub(super) fn filled(&self) -> Option<Proposal<'r>> {
        // "… et un berger mardi à B."
        let one = || Some(()).filter(|()| gapped::is_one(self.victims)).and_then(|()| self.with_shared_verb());
        if let found @ Some(_) = self.torn_off().or_else(one) {
            return found;
        }
        if self.is_told_of_otherwise() {
            return None;
        }
        if let found @ Some(_) = self.as_those_told() {
            return found;
        }
        let among = self.among();
        if among.is_none() && (self.are_uncounted() || self.is_one_uncounted()) {
            return None;
        }
        self.of_the_other_side().or_else(|| self.of_the_second()).or_else(|| self.with_shared_verb()).or_else(|| {
            match self.effect(among) {
                Some(effect) => Some(self.left_out(effect)),
                None => self.as_part_of_those_told(),
            }
        })
    }

    /// "Six gendarmes ont été tués et un chauffeur."
    fn torn_off(&self) -> Option<Proposal<'r>> {
        let (effect, verb) = torn_off(self.context, self.groups, self.at, self.proposals)?;
        Some(Proposal { verb: Some(verb), ..Proposal::unpatterned(effect, "state/torn-off") })
    }

    /// "… et quatre soldats mardi dans une embuscade à B."
    fn with_shared_verb(&self) -> Option<Proposal<'r>> {
        let (effect, verb) = takes_shared_verb(self.context, self.groups, self.at, self.proposals)?;
        Some(Proposal { verb: Some(verb), ..Proposal::unpatterned(effect, gapped::SHARED) })
    }

    /// Whether the sentence tells something else of them.
    fn is_told_of_otherwise(&self) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        // "deux sont blessés, pas vingt"
        victims.anaphoric && is_denied_number(context, groups, at)
            // "Sur les dix otages, trois ont été libérés": of them nothing else is told.
            || victims.anaphoric && is_freed(&groups[..groups.len().min(at + 2)], at)
            // "Dix personnes ont été tuées. Trente autres sont soignées": they have a verb of their own.
            || is_others(context, &groups[at]) && has_own_predicate(context, groups, at)
            // "Les ravisseurs, au nombre de six, …"
            || victims.anaphoric && numbers_attackers(context, groups, at)
    }

    /// Whether those told of are said to be these, or one of those told of is said to be this one.
    fn as_those_told(&self) -> Option<Proposal<'r>> {
        let Self { context, groups, at, before, .. } = *self;
        // "Les cinq morts sont deux femmes et trois enfants"
        let effect = self.earlier.and_then(|i| they_are(context, groups, i, at));
        effect
            .map(|effect| Proposal { part: true, ..Proposal::unpatterned(effect, "state/they-are") })
            // "L'un d'eux était gendarme."
            .or_else(|| one_of_them(context, groups, at, before))
    }

    /// "treize femmes parmi les 22 victimes": what befell those among whom they are counted.
    fn among(&self) -> Option<Effect> {
        let victims = self.victims;
        let kind = !victims.implicit || if victims.plural { victims.group.is_some() } else { !victims.definite };
        let unharmed = victims.effect.is_none() && kind;
        Some(()).filter(|()| unharmed).and_then(|()| among_counted(self.context, self.groups, self.at))
    }

    /// Whether some are told of whom nothing here counts.
    fn are_uncounted(&self) -> bool {
        let Self { context, groups, at, victims, before, .. } = *self;
        victims.quantity.form == Form::Vague
            && !(victims.plural && victims.group.is_some() || is_wound(context, groups, at))
            && !one_among(context, groups, at, before)
            && !counts_before(context, groups, at)
    }

    /// Whether one is told of whom nothing here counts: any person may be called so.
    fn is_one_uncounted(&self) -> bool {
        let Self { context, groups, at, victims, proposals, before, .. } = *self;
        victims.quantity.high == Some(1)
            && !is_among_those_told(context, groups, at)
            && !self.is_among_identified()
            && !of_a_side(context, groups, at)
            && !one_among(context, groups, at, before)
            && !behind_participle(context, groups, at)
            && listed_behind_harmed(context, groups, at).is_none()
            && !takes_verb_from_before(context, groups, at)
            && !is_last_of_list_by_place(context, groups, at, proposals)
            && !self.earlier.is_some_and(|i| described_too(context, groups, i, at))
            && !(self.earlier.is_some() && victims.anaphoric && joins_list(context, groups, at) && at_place(context, groups, at))
            && !gapped::one_of_a_side(context, groups, at)
    }

    /// "Il s'agit de deux soldats et d'un civil."
    fn is_among_identified(&self) -> bool {
        let people = |g: &&Group| matches!(g.kind, GroupKind::Victims(_));
        identifies(self.context, self.groups, self.at) && self.groups.iter().filter(people).count() > 1
    }

    /// "… et les rebelles vingt", "… contre vingt pour les rebelles", "Trois soldats ont péri …, contre vingt-deux assaillants"
    fn of_the_other_side(&self) -> Option<Proposal<'r>> {
        let Self { context, groups, at, victims, proposals, .. } = *self;
        // "… et les rebelles vingt des leurs"
        let of_own = self.bare || victims.own && victims.category.is_none() && !victims.implicit;
        let lost = || {
            gapped::lost_by_other(context, groups, at, proposals)
                .or_else(|| gapped::cost_other(context, groups, at, proposals))
                .or_else(|| Some(()).filter(|()| self.bare).and_then(|()| gapped::against_other(context, groups, at, proposals)))
        };
        if let Some((effect, side)) = Some(()).filter(|()| of_own).and_then(|()| lost()) {
            return Some(Proposal { fixed: Some(side), ..Proposal::unpatterned(effect, gapped::OTHER_SIDE) });
        }
        let effect = self.earlier.and_then(|i| gapped::of_other_side_against(context, groups, i, at, proposals))?;
        Some(Proposal::unpatterned(effect, gapped::OTHER_SIDE))
    }

    /// "La première a tué trois personnes, la seconde cinq."
    fn of_the_second(&self) -> Option<Proposal<'r>> {
        let victims = self.victims;
        let counted =
            self.bare || victims.effect.is_none() && victims.category.is_some() && !(victims.definite || victims.implicit);
        let first = self.earlier.filter(|i| counted && gapped::of_the_second(self.context, self.groups, *i, self.at))?;
        let told = self.proposals[first].as_ref()?;
        let fixed = told.fixed.or(category_of(&self.groups[first])).filter(|_| self.bare);
        Some(Proposal { fixed, ..Proposal::unpatterned(told.effect, gapped::SECOND) })
    }

    /// Where nothing else tells: some of those told of before.
    fn as_part_of_those_told(&self) -> Option<Proposal<'r>> {
        let Self { context, groups, at, victims, before, .. } = *self;
        let one = !victims.plural && !victims.definite && self.is_among_identified();
        let kind_of_people =
            !victims.implicit || one || one_among(context, groups, at, before) || victims.plural && victims.group.is_some();
        // "Il s'agit de 13 militaires et 20 supplétifs."
        let identified = || identified(context, groups, at, before, victims.quantity.low);
        if let found @ Some(_) = Some(()).filter(|()| kind_of_people).and_then(|()| identified()) {
            return found;
        }
        // "Un ancien député figure parmi eux.", "Dix-sept enfants sont du nombre."
        if before.told
            && let Some(effect) = before.effect.filter(|_| is_among_those_told(context, groups, at))
        {
            return Some(Proposal { part: true, ..Proposal::unpatterned(effect, "state/among-them") });
        }
        // "Among the victims: three policemen": parts of those told of before.
        if kind_of_people && let Some(effect) = self.opened_among() {
            let (fixed, group) = if victims.category.is_none() { described_as(context, groups, at) } else { (None, None) };
            return Some(Proposal { fixed, group, part: true, ..Proposal::unpatterned(effect, "state/among-them") });
        }
        let effect = before.effect.filter(|_| of_them(context, groups, at))?;
        let (fixed, group) = described_as(context, groups, at);
        Some(Proposal { fixed, group, part: true, ..Proposal::unpatterned(effect, "state/of-them") })
    }

    /// What befell them where the sentence opens with those among whom they are.
    fn opened_among(&self) -> Option<Effect> {
        let Self { context, groups, at, victims, before, .. } = *self;
        let effect = named_among(context, groups)
            .or_else(|| before.first.filter(|_| among_the_first(context, groups)))
            .or(before.effect)
            .filter(|_| opens_among(context, groups))?;
        let militants = victims.category == Some(Victims::Militants);
        // "Parmi les 14 voyageurs, …": all of them are no part.
        let people = |g: &Group| matches!(g.kind, GroupKind::Victims(_));
        let all = || victims.definite && at <= opening(context, groups) + 1 && groups[at + 1..].iter().any(people);
        if is_predicate(context, groups, at)
            || militants && among_a_crowd(context, groups)
            || !(victims.implicit || militants) && among_assailants(context, groups)
            || all()
        {
            return None;
        }
        // "…, cinq sont saufs": those have come to no harm.
        let safe = |g: &Group| names_effect(g).filter(|e| *e == Effect::Survivors);
        Some(groups[at + 1..].iter().take(SAFE).find_map(safe).unwrap_or(effect))
    }

    /// What is said of people of whom their sentence left it out.
    fn left_out(&self, effect: Effect) -> Proposal<'r> {
        let Self { context, groups, at, before, .. } = *self;
        let numbered = number_of(context, groups, at);
        let of_harmed = || {
            let of_harmed = harmed_are_so_many(context, groups, at);
            of_harmed.then(|| plural_before(context, groups[at - 2].start)).flatten()
        };
        // Another account, cut off behind its number, may be of all those told of.
        let of_all = || is_cut_off(groups, at) && !before.category.is_some_and(Victims::are_forces);
        let fixed = numbered
            .or_else(of_harmed)
            .or_else(|| numbered_behind_kind(context, groups, at).map(|(_, kind)| kind))
            .or_else(|| gapped::losses_of(context, groups, at))
            .or_else(|| before_the_number(context, groups, at).and_then(|(_, side)| side))
            .or_else(|| of_all().then_some(Victims::People));
        // "le nombre de soldats tués s'élève à neuf": who died was killed.
        let participle =
            |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(effect) && e.voice == Voice::Participle);
        let verb = numbered.and_then(|_| groups[..at].iter().rposition(participle));
        Proposal { fixed, verb, ..Proposal::unpatterned(effect, "state/ellipsis") }
    }
}

pub(super) fn category_of(group: &Group) -> Option<Victims> {
    match &group.kind {
        GroupKind::Victims(victims) => victims.category,
        _ => None,
    }
}

/// "sept sont des rescapés": so many groups behind a number it may be told that those are safe.
const SAFE: usize = 3;
