//! Whom a figure is of in the end: what is left open is of people, of a total or of no one force.

use super::super::TollFound;
use super::super::figure::Figure;
use crate::lexicon::{Function, Sense, SenseClass};
use crate::model::{Effect, Victims};
use crate::recognise::{Group, GroupKind, Mood};
use crate::state::ellipsis::opens_with_side;
use crate::state::of_whom::{among_counted, described, of_a_side};
use crate::state::sides::side_heading;

/// Women and children who are told of as civilians stand so many groups behind the comma.
const CIVILIANS_BEFORE: usize = 5;

/// Forces that may be soldiers, police or gendarmes.
const MIXED_FORCES: &str = "security forces";

/// People of a list are told of beside so many others at most.
const LISTED_BESIDE: usize = 4;

impl Figure<'_, '_> {
    /// "quatre éléments des forces de sécurité", "dans les rangs des forces de sécurité, huit tués": whether they are of forces of
    /// which nothing says whether they are soldiers, police or gendarmes; not where the report has told of soldiers, whom it may go on
    /// to mean.
    pub fn of_no_one_force(&self, category: Victims) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        if category != Victims::Soldiers {
            return false;
        }
        let nouns = &context.lexicon.actor_nouns;
        // An abbreviation is read as the name of an army is.
        let written = |from: usize, length: usize| !(from..from + length).any(|i| context.tokens[i].capitals);
        let mixed = |token: usize| {
            let mut senses = context.senses_of(token, &[SenseClass::ActorNoun]);
            senses.any(|(length, s)| {
                matches!(s, Sense::ActorNoun { index, .. } if nouns[*index as usize].actor == MIXED_FORCES)
                    && written(token, length)
            })
        };
        let open = || victims.category.is_none_or(|c| c == Victims::People);
        let soldiers = |low: Option<u64>| {
            let mut told = self.before.told.iter();
            told.any(|(_, v, n)| *v == Victims::Soldiers && low.is_none_or(|low| low == *n))
        };
        match victims.noun {
            Some((noun, end)) if (noun..end).any(mixed) => !soldiers(Some(victims.quantity.low)),
            _ if soldiers(None) || !open() || self.total.is_some_and(|t| t.victims == Victims::Soldiers) => false,
            _ => {
                let army = |g: &Group| match &g.kind {
                    GroupKind::Actor(a) => a.force && a.kind != MIXED_FORCES,
                    GroupKind::Victims(v) => v.category.is_some_and(Victims::are_forces),
                    _ => false,
                };
                let party = |g: &Group| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Source(_));
                let named = |g: &Group| party(g) && (g.start..g.end).any(mixed);
                groups[..at].iter().chain(&groups[at + 1..]).any(named) && !groups.iter().any(army)
            }
        }
    }

    /// "Une soixantaine, et tous des civils": who those of a bare figure are said to be, all of them, or of which side.
    pub(super) fn all_of_one_kind(&self) -> Option<Victims> {
        let Self { context, groups, at, .. } = *self;
        let all = context.holds_function(&[Function::All]) && !self.victims.of_them;
        // "En face, une quinzaine."
        let heading = || {
            let opens = self.victims.category.is_none() && opens_with_side(context, groups, at);
            Some(()).filter(|()| opens).and_then(|()| side_heading(context, groups, at).or_else(|| self.camp()))
        };
        Some(()).filter(|()| all).and_then(|()| described(context, groups, at)).or_else(heading)
    }

    /// "dont douze soldats, les autres étant des civils, surtout des femmes et des enfants": whether civilians are named right before
    /// the comma behind which women and children are told of.
    pub(super) fn of_civilians_named(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let civilians = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.implicit && v.plural && v.group.is_none() && v.category == Some(Victims::Civilians));
        let joins = [Function::And, Function::Including, Function::IncludingWeak];
        let passed = |g: &Group| match &g.kind {
            GroupKind::Victims(v) => v.implicit && v.group.is_some(),
            GroupKind::Word => context.is_adverb(g.start) || context.is_any(g.start, &joins),
            _ => false,
        };
        let before = groups[..at].iter().rev().take(CIVILIANS_BEFORE).position(|g| !passed(g));
        before
            .map(|back| at - 1 - back)
            .is_some_and(|i| i > 0 && matches!(groups[i].kind, GroupKind::Mark(',')) && civilians(&groups[i - 1]))
    }

    /// The category once effect and total are weighed.
    pub fn settled(&self, mut category: Victims, effect: Effect) -> Victims {
        let victims = self.victims;
        // Women, children, teachers and others of a group are what their total is, unless it names forces beside them, or was
        // told of before as one of civilians.
        let as_civilians = |t: &TollFound| self.before.told.contains(&(effect, Victims::Civilians, t.quantity.low));
        let civilians = self.total.is_some_and(as_civilians) || self.of_civilians_named();
        if !civilians && category == Victims::Civilians && victims.group.is_some() {
            let kin = matches!(victims.group, Some("women" | "children" | "elders"));
            // "vingt soldats tués, dont un médecin": with the forces and with those who fight them, they are of those.
            let fights = |v: Victims| v.are_forces() || v == Victims::Militants;
            let one_side = self
                .total
                .filter(|t| fights(t.victims) && self.siblings.iter().all(|v| fights(*v) || !v.is_of_another_side(category)));
            let total = self.total.filter(|_| !self.siblings.iter().any(|v| v.are_forces())).or(one_side).map(|t| t.victims);
            let total = total.filter(|v| kin || *v == Victims::People || fights(*v) && victims.group != Some("officials"));
            // "deux femmes figurent parmi les neuf morts": of whom those are.
            let counted = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.definite && v.effect.is_some());
            let of_number = || self.groups[self.at + 1..].iter().any(counted);
            let among = || {
                if !kin {
                    return None;
                }
                let effect = among_counted(self.context, self.groups, self.at).filter(|_| of_number());
                effect.map(|_| Victims::People)
            };
            let beside = || kin && self.total.is_none() && self.beside_people();
            let listed = || beside().then_some(Victims::People);
            let of_told = self.proposal.fixed.filter(|_| kin);
            category = total.or(of_told).or_else(|| self.total_told(effect)).or_else(among).or_else(listed).unwrap_or(category);
        }
        // "29 rebelles, dont 12 recrues": those of a side are of no other.
        let own_side = of_a_side(self.context, self.groups, self.at);
        // "23 combattants, dont huit soldats syriens": unless it is said of which country they are.
        let of_a_state = victims.of.is_some() && victims.category == Some(category);
        if category.are_forces() && !own_side && !of_a_state && self.total.is_some_and(|t| t.victims == Victims::Militants) {
            return Victims::Militants;
        }
        // "dix-sept policiers, dont quatre officiers": officers are of the force that they are a part of.
        let corps = |v: Victims| matches!(v, Victims::Police | Victims::Gendarmes | Victims::Peacekeepers);
        if let Some(total) = self.total.filter(|t| category == Victims::Soldiers && !own_side && corps(t.victims)) {
            return total.victims;
        }
        if category != Victims::People {
            return category;
        }
        if self.is_guard_beside_forces() {
            return Victims::Soldiers;
        }
        // Who is arrested without any other word is a suspect.
        if effect == Effect::Detained && victims.effect.is_none_or(|e| e == Effect::Detained) {
            return Victims::Suspects;
        }
        // Hostages and the displaced who were killed were civilians.
        if matches!(victims.effect, Some(Effect::Abducted | Effect::Displaced)) && victims.effect != Some(effect) {
            return Victims::Civilians;
        }
        self.proposal.fixed.unwrap_or(category)
    }

    /// "un homme et ses deux fils", "trois femmes et deux hommes": whether people of no category are told of right beside them.
    pub(super) fn beside_people(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let joint = |i: usize| {
            groups.get(i).is_some_and(|g| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And))
        };
        // "quatre femmes, un enfant et trois hommes": over others of the list.
        let listed = |i: usize| match groups.get(i).map(|g| &g.kind) {
            Some(GroupKind::Victims(v)) if v.effect.is_none() && !v.anaphoric => {
                let of_none = v.category == Some(Victims::People) && v.group.is_none();
                (of_none || v.group.is_some()).then_some(of_none)
            }
            _ => None,
        };
        let found = |mut steps: &mut dyn Iterator<Item = (usize, usize)>| {
            let list = (&mut steps).take(LISTED_BESIDE).map_while(|(mark, next)| listed(next).filter(|_| joint(mark)));
            list.into_iter().any(|of_none| of_none)
        };
        let before = &mut (1..=at / 2).map(|n| (at + 1 - 2 * n, at - 2 * n));
        let behind = &mut (1..).map(|n| (at + 2 * n - 1, at + 2 * n));
        found(before) || found(behind)
    }

    /// "un policier, un garde et deux gendarmes": a guard right beside police, gendarmes or soldiers is one of the national guard.
    pub(super) fn is_guard_beside_forces(&self) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        let joint = |i: usize| {
            groups.get(i).is_some_and(|g| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And))
        };
        let forces = |i: usize| matches!(groups.get(i).map(|g| &g.kind), Some(GroupKind::Victims(v)) if v.category.is_some_and(Victims::are_forces));
        let other = |i: usize| matches!(groups.get(i).map(|g| &g.kind), Some(GroupKind::Victims(_))) && !forces(i);
        let guard = victims.noun.is_some_and(|(start, end)| end == start + 1 && context.is(start, Function::Guard));
        let (before, behind) = (at > 1 && joint(at - 1), joint(at + 1));
        // "guards of the prison", "private guards": called so by what stands behind them.
        let end = groups[at].end;
        let called = context.tokens.get(end).is_some_and(|t| t.is_word()) && context.means_nothing(end);
        let guard = guard && !called && !context.is_any(end, &[Function::Of, Function::DetDu, Function::DetDes]);
        guard && (before && forces(at - 2) || behind && forces(at + 2)) && !(before && other(at - 2) || behind && other(at + 2))
    }

    /// "quinze morts. … Douze enfants ont péri": women, children and the old without a total of their own are people, where all
    /// more than they that were told of before, but for forces and those who fought them, were of no category.
    pub(super) fn total_told(&self, effect: Effect) -> Option<Victims> {
        if self.total.is_some() || !matches!(self.victims.group, Some("women" | "children" | "elders")) {
            return None;
        }
        // "En décembre, quarante lycéens avaient été enlevés": they are none of those told of now.
        let timed = self.groups[..self.at].iter().any(|g| matches!(g.kind, GroupKind::Time(_)));
        if timed && self.verb().is_some_and(|v| v.mood == Mood::Pluperfect) {
            return None;
        }
        let here = self.found.iter().filter(|t| t.part_of.is_none()).map(|t| (t.effect, t.victims, t.quantity.low));
        let told = self.before.told.iter().copied().chain(here);
        let fights = |v: Victims| v.are_forces() || v == Victims::Militants;
        let mut larger =
            told.filter(|(e, v, n)| *e == effect && *n > self.victims.quantity.low && !fights(*v)).map(|(_, v, _)| v).peekable();
        larger.peek()?;
        larger.all(|v| v == Victims::People).then_some(Victims::People)
    }
}
