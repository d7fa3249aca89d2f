//! The day told of, or one beside it: what else happened on it.

use super::super::choice::Look;
use super::super::dates::can_meet;
use super::super::mentions::Mention;
use super::super::places::{self, Found, Level, STRONG};
use super::super::scenes::Scene;
use super::super::when::names_day;
use crate::lexicon::Function;
use crate::model::{Effect, Kind};
use crate::recognise::{Group, GroupKind, TimeGroup, TimeValue, attacks};

/// A day with which a sentence opens stands among so many first groups.
const THAT_DAY: usize = 3;

/// Behind a part of the day, a comma and "still" are so many groups.
const STILL: usize = 2;

impl Look<'_> {
    /// "The same day, …", "On Tuesday again, …": a sentence that opens with the day told of, said to be that day.
    pub(super) fn opens_that_day(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let (context, groups) = (&sentence.context, &sentence.groups);
        let again = |at: usize| {
            let beside = at.checked_sub(1).into_iter().chain([at + 1]).filter_map(|i| groups.get(i));
            let adverb = |g: &Group| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::Adverb);
            beside.into_iter().any(adverb) || (groups[at].start..groups[at].end).any(|i| context.is(i, Function::Same))
        };
        let known = || {
            self.anchor.date.as_ref().zip(self.now.date.as_ref()).is_some_and(|((a, _), (b, _))| can_meet(&a.value, &b.value))
                || self.anchor.weekdays.is_named() && self.anchor.weekdays == self.now.weekdays
        };
        // "In the afternoon, still in the north".
        let still = |at: usize| {
            let near = groups[at + 1..self.scene.to].iter().take(STILL);
            near.into_iter().any(|g| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::Adverb))
        };
        // "Further north, the same day": behind nothing but where it was.
        let heads = |at: usize| {
            let before = &groups[self.scene.from..at.max(self.scene.from)];
            before.iter().all(|g| matches!(g.kind, GroupKind::Word | GroupKind::Mark(_) | GroupKind::Place(_)))
                && self.heads_with_a_direction()
        };
        self.scene.times.iter().any(|(at, t)| {
            (*at <= self.scene.from + 1 || heads(*at)) && t.value == TimeValue::AnaphoricDay(0)
                || *at <= self.scene.from + 1 && t.value == TimeValue::PartOfDay && self.anchor.is_undated() && still(*at)
                || *at <= self.scene.from + THAT_DAY && names_day(t) && again(*at) && known()
        })
    }

    /// "The same day, gunmen attacked a post, killing two": an act with figures of its own, after figures told of another.
    pub(in crate::gather) fn is_one_more_that_day(&self) -> bool {
        let counted = || self.standing.counts(self.now);
        let sentence = &self.standing.told[self.scene.told];
        let directed = || self.is_directed();
        let opens = self.scene.mentions.iter().any(|m| m.opens() && !m.continues);
        let plain = || !self.scene.names_a_known_act();
        // "On Sunday again, sixteen were killed in a church".
        let new = |g: &Group| {
            matches!(g.kind, GroupKind::Target(_)) && g.start > 0 && sentence.context.is(g.start - 1, Function::DetIndef)
        };
        let target = || self.scene.harmful && sentence.groups[self.scene.from..self.scene.to].iter().any(new);
        // "The same Thursday, in the evening, gunmen shot a man in his home": whom nothing has told of before.
        let newcomers = || {
            let groups = &sentence.groups[self.scene.from..self.scene.to];
            let subject = groups.iter().find(|g| !matches!(g.kind, GroupKind::Word | GroupKind::Mark(_) | GroupKind::Time(_)));
            let some = |g: &Group| sentence.context.is_any(g.start, &[Function::DetDes, Function::DetIndef]);
            self.scene.harmful && subject.is_some_and(|g| attacks(g) && some(g))
        };
        let fresh = || directed() || (opens || target() || newcomers()) && plain();
        (self.scene.harmful || opens)
            && !self.scene.pluperfect
            && self.opens_that_day()
            && fresh()
            && !self.standing.tells_same_figure(self.scene, self.now)
            && (counted() || self.names_a_new_place())
    }

    /// "A suicide bomber killed five at A. Some hours later, a bomb killed two soldiers": under its own hour, an act of its own as the subject, with
    /// figures of its own, after an act that was brought in the same way.
    pub(in crate::gather) fn is_another_act_within_hours(&self) -> bool {
        let scene = self.scene;
        let sentence = &self.standing.told[scene.told];
        let groups = &sentence.groups[scene.from..scene.to];
        let heads = |(at, t): &(usize, TimeGroup)| t.value == TimeValue::PartOfDay && *at <= scene.from + 1;
        let subject = groups.iter().position(|g| !matches!(g.kind, GroupKind::Word | GroupKind::Mark(_) | GroupKind::Time(_)));
        let new = |at: usize| {
            let start = sentence.groups[at].start;
            (start.saturating_sub(1)..=start).any(|i| sentence.context.is_any(i, &[Function::DetIndef, Function::DetDes]))
        };
        let act = |at: usize| scene.mentions.iter().any(|m| m.noun && m.group == at && !m.definite) && new(at);
        let own = |s: &Scene| s.mentions.iter().any(|m| m.noun && !m.definite && (!m.plural || m.device));
        let now = || self.last_scenes();
        let counted = |s: &Scene| s.tolls.iter().any(|t| self.standing.told[s.told].tolls[*t].effect == Effect::Killed);
        scene.harmful
            && scene.times.iter().any(heads)
            && subject.is_some_and(|at| act(scene.from + at))
            && !scene.names_a_known_act()
            && !(scene.recalls || self.now.background)
            && now().any(|s| own(s) && counted(s))
            && self.settlement().is_none()
            && !self.standing.tells_same_figure(scene, self.now)
    }

    /// Whether it names for certain a district or town that nothing of what was told of has named.
    fn names_a_new_place(&self) -> bool {
        let told = || self.last_scenes().flat_map(|s| s.places.iter());
        let fresh =
            |p: &Found| p.level <= Level::District && p.strength >= STRONG && !told().any(|q| places::same(&q.place, &p.place));
        self.now.settled() && self.scene.places.iter().any(fresh)
    }

    /// "Twelve were killed at A. A day earlier, in the same town, a centre had been attacked: four dead": of the day before one of which the
    /// report gives no day.
    pub(in crate::gather) fn is_of_a_day_before(&self) -> bool {
        let scene = self.scene;
        let earlier =
            |(at, t): &(usize, TimeGroup)| matches!(t.value, TimeValue::AnaphoricDay(..=-1)) && *at <= scene.from + THAT_DAY;
        scene.pluperfect
            && scene.harmful
            && scene.times.iter().any(earlier)
            && !scene.times.iter().any(|(_, t)| names_day(t))
            && !self.now.is_dated()
            && !self.now.background
            && self.standing.counts(self.now)
            && !self.standing.tells_same_figure(scene, self.now)
    }

    /// "Earlier in the morning two people had already been wounded in an explosion in the quarter B": one more of that day, with figures of its own.
    pub(in crate::gather) fn is_earlier_that_day(&self) -> bool {
        let scene = self.scene;
        let sentence = &self.standing.told[scene.told];
        let heads = |(at, t): &(usize, TimeGroup)| t.value == TimeValue::PartOfDay && *at <= scene.from + THAT_DAY;
        let noun = |m: &Mention| m.noun && !(m.definite || m.plural || m.device) && m.kind != Kind::Operation;
        let already = |at: usize| {
            let group = &sentence.groups[at];
            matches!(group.kind, GroupKind::Effect(_)) && sentence.context.any_is(group.start..group.end, Function::Already)
        };
        scene.pluperfect
            && scene.harmful
            && (scene.from..scene.to).any(already)
            && scene.times.iter().all(heads)
            && !scene.times.is_empty()
            && scene.mentions.iter().any(noun)
            && !self.now.background
            && self.standing.counts(self.now)
            && !self.standing.tells_same_figure(scene, self.now)
    }
}
