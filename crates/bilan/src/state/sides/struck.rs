//! The forces that the last act before a count hit, where nobody else was near.

use super::{ATTACKED_BEFORE, ATTACKED_BEHIND, are_others, force, party_of};
use crate::lexicon::Function;
use crate::model::{Kind, Victims};
use crate::recognise::{Context, Group, GroupKind, MOBILE, Voice};
use crate::state::untold::has_finite;
use std::ops::Range;

/// What forces hold, or go in.
const MILITARY: [&str; 9] =
    ["military_base", "un_base", "gendarmerie_post", "police_station", "patrol", "convoy", "checkpoint", "vehicle", "boat"];

/// "Des soldats ont été visés par une mine : deux morts", "Des rebelles ont attaqué des soldats : deux morts": the forces, in the plural, whom
/// the last act before a count hit; nobody else is named but whoever did it.
pub(super) fn struck(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let act = Act::last_before(context, groups, at)?;
    let hit = act.hit()?;
    let forces = hit.side.are_forces() && (hit.several || act.is_ambush() || act.is_of_those_on_the_move(&hit));
    (forces && act.is_by_armed() && !act.may_hit_others(&hit) && !act.brings_in(&hit)).then_some(hit.side)
}

/// The last act that is told of before a count.
struct Act<'a, 'c> {
    context: &'a Context<'c>,
    groups: &'a [Group],
    /// The group of the count.
    count: usize,
    /// The group of its verb.
    verb: usize,
    /// Whether its subject suffers it.
    passive: bool,
}

/// Whom an act hit.
struct Hit {
    /// The group that names them.
    at: usize,
    side: Victims,
    /// "les soldats", rather than "l'armée".
    several: bool,
}

impl<'a, 'c> Act<'a, 'c> {
    fn last_before(context: &'a Context<'c>, groups: &'a [Group], count: usize) -> Option<Self> {
        let passive = |g: &Group| match &g.kind {
            GroupKind::Effect(e)
                if e.incident.is_some_and(|(kind, _)| !matches!(kind, Kind::Clash | Kind::Operation)) && !e.negated =>
            {
                match e.voice {
                    Voice::Passive => Some(true),
                    Voice::Active | Voice::Unfinite => Some(false),
                    _ => None,
                }
            }
            _ => None,
        };
        let (verb, passive) = (0..count).rev().find_map(|i| Some((i, passive(&groups[i])?)))?;
        Some(Self { context, groups, count, verb, passive })
    }

    /// Where those stand whom it hit.
    fn near(&self) -> Range<usize> {
        match self.passive {
            true => self.verb.saturating_sub(ATTACKED_BEFORE)..self.verb,
            false => self.verb + 1..self.count.min(self.verb + 1 + ATTACKED_BEHIND),
        }
    }

    /// The side that a group names, and whether by a noun in the plural: "un groupe de soldats", "de jeunes recrues".
    fn party(&self, at: usize) -> Option<(Victims, bool)> {
        match &self.groups[at].kind {
            GroupKind::Victims(v) if v.plural && v.effect.is_none() => v.category.map(|side| (side, true)),
            _ => party_of(self.context, &self.groups[at]),
        }
    }

    fn hit(&self) -> Option<Hit> {
        let (at, (side, several)) = self.near().find_map(|i| Some((i, self.party(i)?)))?;
        // "Un contingent de la Minusma a été attaqué"
        let of = self.groups.get(at + 1).is_some_and(|g| self.context.is(g.start, Function::Of));
        let whose = self.groups.iter().skip(at + 2).take(usize::from(of) * 2).find_map(force);
        Some(Hit { at, side: whose.filter(|_| side.are_forces()).unwrap_or(side), several })
    }

    /// "Un détachement de l'armée a été pris en embuscade": whoever is ambushed is who was near.
    fn is_ambush(&self) -> bool {
        self.passive
            && matches!(&self.groups[self.verb].kind, GroupKind::Effect(e) if matches!(e.incident, Some((Kind::Ambush, _))))
    }

    /// "Un convoi de l'armée a été attaqué": whoever is on the move is alone; at a base, "un poste de la police", others may be near.
    fn is_of_those_on_the_move(&self, hit: &Hit) -> bool {
        let (context, groups) = (self.context, self.groups);
        let before = &groups[..self.verb];
        let post = |g: &Group| matches!(g.kind, GroupKind::Target(what) if !MOBILE.contains(&what) && !matches!(what, "village" | "town"));
        let moves = |i: usize| match &groups[i].kind {
            GroupKind::Target(what) => MOBILE.contains(what),
            GroupKind::Incident(n) => n.kind == Kind::Operation,
            _ => false,
        };
        let owns = || {
            let start = groups[hit.at].start;
            start > 0 && context.is_any(start - 1, &[Function::Of, Function::DetDu])
        };
        // "Un bus et un véhicule militaire ont été attaqués"
        let joined = |i: usize| context.is(groups[i].start, Function::And);
        // "Le convoi que l'armée escortait", "un véhicule de police transportant des détenus": others were in it.
        let escorted = |i: usize| context.is(groups[i].start, Function::That);
        let with_others = || before.iter().any(are_others) || self.near().take_while(|i| *i < hit.at).any(escorted);
        self.passive
            && !with_others()
            && !before.iter().any(post)
            && !self.near().any(joined)
            && (!owns() || self.near().any(moves))
    }

    /// "Des manifestants ont attaqué des policiers : deux morts": only armed attackers leave no doubt, or nobody who is named.
    fn is_by_armed(&self) -> bool {
        let mut attackers = if self.passive { self.verb + 1..self.count } else { 0..self.verb };
        let fighters = |i: usize| self.party(i).is_some_and(|(side, _)| side == Victims::Militants);
        let others = |i: usize| {
            let group = &self.groups[i];
            self.party(i).is_some() || self.says_beside(group, &[Function::By]) && !matches!(group.kind, GroupKind::Incident(_))
        };
        attackers.clone().any(fighters) || self.passive && !attackers.any(others)
    }

    /// "visés devant une église : neuf morts", "ont attaqué des soldats, puis un marché": who else was near is not said.
    fn may_hit_others(&self, hit: &Hit) -> bool {
        let site = |g: &Group| match &g.kind {
            GroupKind::Target(what) => !MILITARY.contains(what),
            GroupKind::Victims(v) => v.category.is_some_and(|c| !c.are_forces() && c != Victims::Militants),
            GroupKind::Source(_) => true,
            _ => false,
        };
        let later = |g: &Group| match &g.kind {
            GroupKind::Effect(e) => e.incident.is_some() || e.outcome.is_some(),
            _ => has_finite(self.context, g),
        };
        // "près du village de A, des soldats ont été surpris": where it was.
        let village = |g: &Group| matches!(g.kind, GroupKind::Target("village" | "town"));
        let (before, behind) = self.groups[..self.count].split_at((hit.at.max(self.verb) + 1).min(self.count));
        before.iter().any(|g| site(g) && !village(g)) || behind.iter().any(|g| site(g) || later(g))
    }

    /// Whether a preposition names those who were hit as whoever did it or was there.
    fn brings_in(&self, hit: &Hit) -> bool {
        self.says_beside(&self.groups[hit.at], &[Function::By, Function::With])
    }

    /// Whether a group begins with such a word, or right behind it.
    fn says_beside(&self, group: &Group, functions: &[Function]) -> bool {
        (group.start.saturating_sub(1)..=group.start).any(|i| self.context.is_any(i, functions))
    }
}
