//! A report that comes back to an attack for what has become known of it: what it recalls of that attack is its news.

use super::anchors::is_coarse;
use super::choice::HISTORY_DAYS;
use super::incidents::{Draft, Thread};
use super::places;
use crate::model::DateValue;
use crate::model::geo::are_farther;

impl Thread<'_, '_> {
    /// "The toll of the attack has risen to 37, the army said on Tuesday. … On 26 April, gunmen had fallen upon a convoy": where the only
    /// attack that the report knows of has figures and no day, and the only one that it recalls has a day and no figure, they are one.
    pub(super) fn take_up_again(&mut self) {
        let drafts = &self.followed.drafts;
        let (mut news, mut past) = (drafts.iter().filter(|d| !d.background), drafts.iter().filter(|d| d.background));
        let (Some(now), None, Some(then), None) = (news.next(), news.next(), past.next(), past.next()) else { return };
        if !(self.is_known_already(now) && self.says_only_when(then)) || !fit(now, then) {
            return;
        }
        let Some(then) = drafts.iter().position(|d| d.background) else { return };
        let then = self.followed.drafts.remove(then);
        let Some(now) = self.followed.drafts.iter_mut().find(|d| !d.background) else { return };
        now.date = then.date;
        now.place = now.place.take().or(then.place);
        now.scenes.extend(then.scenes);
    }

    /// "the attack": its readers have heard of it, and no sentence says when it was.
    fn is_known_already(&self, news: &Draft) -> bool {
        let scenes = || news.scenes.iter().map(|s| &self.scenes[*s]);
        let known = scenes().any(|s| s.mentions.iter().any(|m| m.noun && m.definite && !m.plural && !m.device && !m.other));
        known && !news.is_dated() && scenes().any(|s| !s.tolls.is_empty())
    }

    /// Tells in the pluperfect of one attack on a day of the last weeks, without a figure and without a word that makes it one more.
    fn says_only_when(&self, past: &Draft) -> bool {
        let day = past.date.as_ref().map(|(d, _)| &d.value).filter(|d| !is_coarse(d)).and_then(DateValue::latest);
        let published = self.calendar.published.as_ref().and_then(DateValue::latest);
        let lately =
            day.zip(published).is_some_and(|(day, published)| (0..=HISTORY_DAYS).contains(&(published - day).get_days()));
        let tells = |s: &usize| {
            let scene = &self.scenes[*s];
            let acts = scene.mentions.iter().any(|m| m.finite && !m.continues);
            scene.pluperfect && acts && scene.tolls.is_empty() && !scene.is_one_more()
        };
        lately && past.joint.is_empty() && past.scenes.iter().all(tells)
    }
}

/// Whether both may have been at one place: one of them names none, or names it beside the other.
fn fit(now: &Draft, then: &Draft) -> bool {
    let (Some(now), Some(then)) = (&now.place, &then.place) else { return true };
    let points = now.place.point.zip(then.place.point);
    places::same(&now.place, &then.place) || points.is_none_or(|(a, b)| !are_farther(a, b, BESIDE_KM))
}

/// What a convoy was on its way to lies at most so far from where it was hit.
const BESIDE_KM: f64 = 60.0;
