//! Several incidents that a report tells of in one sentence, and what it then says of all of them or of one.

use super::choice::NEWS_DAYS;
use super::dates::{Resolved, can_meet, days_before};
use super::incidents::{Draft, Thread};
use super::{fits, join, places, sites};
use crate::model::{DateValue, Span};
use crate::recognise::TimeValue;

impl Thread<'_, '_> {
    /// Several incidents told of together: each gets its place, the figures belong to all of them.
    pub(super) fn open_together(&mut self, index: usize, anchors: Vec<sites::Site>) {
        let scene = &self.scenes[index];
        let mut members = Vec::new();
        let known = self.current.is_some_and(|c| self.followed.drafts[c].date.is_some());
        // "The last such meeting goes back to January, after the massacres of A and B, which had killed a hundred": others than those counted.
        let of_before = scene.past_before
            && !scene.reported
            && self.current.map(|c| &self.followed.drafts[c]).is_some_and(|d| {
                self.standing().counts(d) && !scene.tolls.is_empty() && !self.standing().tells_same_figure(scene, d)
            });
        let now = !scene.recalls && !of_before && (!scene.pluperfect || scene.reported && !known);
        // "several attacks in the territory of A", which the places told now tell apart.
        let announces = |d: &Draft| {
            let several =
                |s: &usize| self.scenes[*s].tolls.is_empty() && self.scenes[*s].mentions.iter().any(|m| m.noun && m.plural);
            d.joint.is_empty() && !d.background && d.scenes.iter().all(several)
        };
        // "in two villages near A", and then these by their names.
        let unnamed = |d: &Draft| !d.settled() || d.place.as_ref().is_some_and(|p| p.near || p.holds) || announces(d);
        let first = anchors.first().and_then(|site| site.anchor.date.as_ref());
        let same_day = |d: &Draft| {
            first.zip(d.date.as_ref()).is_none_or(|((a, _), (b, _))| can_meet(&a.value, &b.value) || !d.joint.is_empty())
        };
        let apart = |d: &Draft| unnamed(d) && (same_day(d) || announces(d));
        // "Two other attacks hit B and C": beside what was told of near A.
        let others = scene.goes_on || scene.mentions.iter().any(|m| m.noun && m.other);
        let placed = |d: &Draft| d.settled() && !d.place.as_ref().is_some_and(|p| p.holds);
        let other = scene.mentions.iter().any(|m| m.noun && m.other);
        let beside = |d: &Draft| others && placed(d) && (self.standing().counts(d) || other || !unnamed(d));
        let split =
            self.current.map(|c| (c, &self.followed.drafts[c])).filter(|(_, d)| now && apart(d) && !beside(d)).map(|(c, _)| c);
        let mut inherited: Vec<(usize, usize)> = Vec::new();
        let same_day = |d: &&Draft| d.scenes.last().is_some_and(|s| self.scenes[*s].paragraph == scene.paragraph);
        let goes_on = self.current.map(|c| &self.followed.drafts[c]).filter(|_| now).filter(|d| same_day(d) || scene.goes_on);
        let mut date = self.last_day.take().or_else(|| goes_on.and_then(|d| d.date.clone()));
        // "some days ago A and B were hit as well": of no day that is known.
        if scene.times.iter().any(|(_, t)| matches!(t.value, TimeValue::Ago { vague: true, .. })) {
            date = None;
        }
        let news = self.current.and_then(|c| self.followed.drafts[c].date.as_ref()).map(|(d, _)| d.value.clone());
        // "on Tuesday and Wednesday at A and B", no night between the two.
        let several_days = first.is_some_and(|(d, _)| matches!(d.value, DateValue::Interval(..)));
        let of_days = several_days && !scene.times.iter().any(|(_, t)| t.night);
        let parts: Vec<usize> = anchors.iter().filter_map(|site| site.own).collect();
        for (order, site) in anchors.into_iter().enumerate() {
            let known = fits::position(&self.followed.drafts, |d| match (&d.place, &site.anchor.place) {
                (Some(a), Some(b)) => places::same(&a.place, &b.place),
                _ => false,
            });
            let at = match (known, split, order) {
                (Some(known), ..) => known,
                (None, Some(split), 0) => {
                    let draft = &mut self.followed.drafts[split];
                    inherited = draft.scenes.iter().flat_map(|s| self.scenes[*s].tolls.iter().map(|t| (*s, *t))).collect();
                    date = draft.date.clone().or(date);
                    draft.place = None;
                    split
                }
                _ => {
                    let near = news.as_ref().zip(site.anchor.date.as_ref()).is_some_and(|(news, (day, _))| {
                        days_before(&day.value, news).is_some_and(|days| (0..=NEWS_DAYS).contains(&days))
                    });
                    // "The villages of A and B had been attacked as well", on no day of their own: told with the news.
                    let as_well = scene.goes_on && site.anchor.date.is_none() && scene.times.is_empty();
                    // "On 21 June they had closed the offices, the day after the attack on A and B": of a day long before the news.
                    let long_before = scene.past_before
                        && news.as_ref().zip(site.anchor.date.as_ref()).is_some_and(|(news, (day, _))| {
                            news.earliest().zip(day.value.latest()).is_some_and(|(news, day)| (news - day).get_days() > NEWS_DAYS)
                        });
                    let told_before = (scene.pluperfect || of_before) && split.is_none() && !(near || now || as_well);
                    let background = scene.recalls || told_before || long_before;
                    self.followed.drafts.push(Draft { background, ..Draft::default() });
                    self.followed.drafts.len() - 1
                }
            };
            let draft = &mut self.followed.drafts[at];
            draft.scenes.push(index);
            draft.listed = true;
            draft.said_to_be_hit |= site.hit;
            draft.shares_days |= of_days && draft.date.is_none();
            draft.date = draft.date.take().or(site.anchor.date).or_else(|| date.clone());
            draft.place = draft.place.take().or(site.anchor.place);
            draft.target = draft.target.or(site.target);
            let of_it = |t: &&usize| !parts.contains(t) || site.own == Some(**t);
            draft.joint.extend(scene.tolls.iter().filter(of_it).map(|t| (index, *t)));
            members.push(at);
        }
        for member in &members {
            let draft = &mut self.followed.drafts[*member];
            draft.joint.extend(inherited.iter().copied().filter(|t| !draft.joint.contains(t)).collect::<Vec<_>>());
        }
        if let Some(main) = members.iter().find(|m| !self.followed.drafts[**m].background) {
            self.current = Some(*main);
        }
        self.focus = members;
    }

    /// Incidents of several days told of together, those among them that were told before included.
    pub(super) fn open_days(&mut self, index: usize, days: Vec<sites::Site>) {
        let mut members = Vec::new();
        for day in days {
            let from = self.section_from.min(self.followed.drafts.len());
            let known = fits::position(&self.followed.drafts[from..], |d| {
                let same_day = |(a, b): (&(Resolved, Span), &(Resolved, Span))| a.0.value == b.0.value;
                d.date.as_ref().zip(day.anchor.date.as_ref()).is_some_and(same_day) && join::matches_place(d, &day.anchor)
            });
            let at = known.map_or(self.followed.drafts.len(), |at| from + at);
            if known.is_none() {
                self.followed.drafts.push(Draft { date: day.anchor.date, place: day.anchor.place, ..Draft::default() });
            }
            let draft = &mut self.followed.drafts[at];
            draft.scenes.push(index);
            draft.joint.extend(self.scenes[index].tolls.iter().map(|t| (index, *t)));
            members.push(at);
        }
        self.current = members.first().copied().or(self.current);
        self.pair = members.as_slice().try_into().ok().map(|pair| (self.scenes[index].told, pair));
        self.focus = members;
    }

    /// A sentence without a day or place after several incidents: of the one whose target it names, else of all.
    pub(super) fn together(&mut self, index: usize) -> bool {
        let scene = &self.scenes[index];
        let sentence = &self.told[scene.told];
        if let Some(meant) = sites::meant(sentence, scene, &self.followed.drafts, &self.focus) {
            self.followed.drafts[meant].scenes.push(index);
            return true;
        }
        if scene.tolls.is_empty() {
            return false;
        }
        for member in self.focus.clone() {
            let draft = &mut self.followed.drafts[member];
            draft.scenes.push(index);
            draft.joint.extend(scene.tolls.iter().map(|t| (index, *t)));
        }
        true
    }
}
