//! A report that comes back to an attack for what has become known of it: what it recalls of that attack is its news.

use super::anchors::is_coarse;
use super::choice::HISTORY_DAYS;
use super::incidents::{Draft, Thread};
use super::places::{self, STRONG};
use super::scenes::Scene;
use crate::lexicon::{Function, Sense, SenseClass};
use crate::model::geo::are_farther;
use crate::model::{DateValue, SpeakerClass};
use crate::recognise::{Group, GroupKind};

impl Thread<'_, '_> {
    /// "The toll of the attack has risen to 37, the army said on Tuesday. … On 26 April, gunmen had fallen upon a convoy": where the only
    /// attack that the report knows of has figures and no day, and the only one that it recalls has a day and no figure, they are one.
    pub(super) fn take_up_again(&mut self) {
        let drafts = &self.followed.drafts;
        let (mut news, mut past) = (drafts.iter().filter(|d| !d.background), drafts.iter().filter(|d| d.background));
        let (Some(now), None, Some(then), None) = (news.next(), news.next(), past.next(), past.next()) else { return };
        if !(self.is_known_already(now) && self.says_only_when(then)) || !fit(now, then) || !self.hit_alike(now, then) {
            return;
        }
        let Some(then) = drafts.iter().position(|d| d.background) else { return };
        let then = self.followed.drafts.remove(then);
        let Some(now) = self.followed.drafts.iter_mut().find(|d| !d.background) else { return };
        now.date = then.date;
        now.place = now.place.take().or(then.place);
        now.scenes.extend(then.scenes);
    }

    /// "The toll of the attack has risen to 37": its readers have heard of it, and no sentence says when it was.
    fn is_known_already(&self, news: &Draft) -> bool {
        let scenes = || news.scenes.iter().map(|s| &self.scenes[*s]);
        let known = scenes().any(|s| s.mentions.iter().any(|m| m.is_the_act() && !m.other));
        let changes = |s: &Scene| {
            let context = &self.told[s.told].context;
            let verb = |sense: &Sense| matches!(sense, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].changes);
            let changed = (0..context.len()).any(|i| context.senses_of(i, &[SenseClass::Verb]).any(|(_, sense)| verb(sense)));
            !s.tolls.is_empty() && (changed || context.holds_function(&[Function::Latest]))
        };
        known && !news.is_dated() && scenes().any(changes)
    }

    /// "this convoy", "the church": whether what stands in both is alike, where both say what was hit.
    fn hit_alike(&self, now: &Draft, then: &Draft) -> bool {
        let targets = |draft: &Draft| {
            let scenes = draft.scenes.iter().map(|s| &self.scenes[*s]);
            let groups = scenes.flat_map(|s| self.told[s.told].groups[s.from..s.to].iter());
            groups.filter_map(|g| if let GroupKind::Target(what) = g.kind { Some(what) } else { None }).collect::<Vec<_>>()
        };
        let (now, then) = (targets(now), targets(then));
        now.is_empty() || then.is_empty() || then.iter().any(|what| now.contains(what))
    }

    /// Tells in the pluperfect of one attack, by no force, on a day of the last weeks, without a figure and without a word that makes it one more.
    fn says_only_when(&self, past: &Draft) -> bool {
        let day = past.date.as_ref().map(|(d, _)| &d.value).filter(|d| !is_coarse(d)).and_then(DateValue::latest);
        let published = self.calendar.published.as_ref().and_then(DateValue::latest);
        let lately =
            day.zip(published).is_some_and(|(day, published)| (0..=HISTORY_DAYS).contains(&(published - day).get_days()));
        let tells = |s: &usize| {
            let scene = &self.scenes[*s];
            let acts = scene.mentions.iter().any(|m| m.finite && !m.continues);
            let force = |g: &Group| match &g.kind {
                GroupKind::Actor(actor) => actor.force,
                GroupKind::Source(source) => source.class == Some(SpeakerClass::Army),
                _ => false,
            };
            let by_force = self.told[scene.told].groups[scene.from..scene.to].iter().any(force);
            scene.pluperfect
                && acts
                && scene.tolls.is_empty()
                && !by_force
                && !scene.is_one_more()
                && !self.tells_of_another(scene)
        };
        lately && past.joint.is_empty() && past.scenes.iter().all(tells)
    }

    /// "another market had been hit", "had beaten off a first attack": whether a word says that it is not the one that is news.
    fn tells_of_another(&self, scene: &Scene) -> bool {
        let sentence = &self.told[scene.told];
        let range = sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
        range.into_iter().any(|i| sentence.context.is_any(i, &[Function::Other, Function::OneOfTwo, Function::First]))
    }
}

/// Whether both may have been at one place: one of them names none, or only what those hit were on their way to, near the other.
fn fit(now: &Draft, then: &Draft) -> bool {
    let (Some(now), Some(then)) = (&now.place, &then.place) else { return true };
    let near = || now.place.point.zip(then.place.point).is_none_or(|(a, b)| !are_farther(a, b, BESIDE_KM));
    places::same(&now.place, &then.place) || then.strength < STRONG && near()
}

/// What a convoy was on its way to lies at most so far from where it was hit.
const BESIDE_KM: f64 = 60.0;
