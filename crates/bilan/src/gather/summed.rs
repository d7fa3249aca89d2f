//! Sentences that speak of several incidents at once: sums over a period, days that hold for all, announcements.

use super::anchors::Anchor;
use super::choice::NEWS_DAYS;
use super::dates::can_meet;
use super::incidents::{Draft, Thread};
use super::join::join;
use super::mentions::{Mention, is_of_several, is_vague_many};
use super::places::{self, Level, STRONG};
use super::recalled::unit_of;
use super::recent;
use super::scenes::{OPENING, Scene};
use super::totals::alike;
use crate::lexicon::{Function, PlaceWord, Sense, SenseClass};
use crate::model::{DateValue, Effect, Form, Kind};
use crate::recognise::{Group, GroupKind, TimeGroup, TimeValue, number_at};
use crate::state::SentenceTold;

impl Thread<'_, '_> {
    /// After the news, figures of several attacks without a day or place, or of the period that the sentence before speaks of:
    /// "some twenty policemen died in such attacks"; "a dozen attacks since January hit the mission. Twelve people died in them".
    pub(super) fn covers_period(&self, scene: &Scene, anchor: &Anchor, of_period: bool) -> bool {
        if self.counts_in_days(scene) || self.goes_on_counting(scene) || self.counts_longer(scene) {
            return true;
        }
        // "The army sums up its operations from the 9th to the 15th. … Four soldiers were killed."
        // "In March attacks killed forty in the territory. … Four women were abducted": where it all was in a month, only a place of its own
        // makes an act one by itself.
        let of_month = self.month && scene.places.is_empty();
        let bare = || {
            anchor.is_undated()
                && scene.settlement().is_none()
                && !scene.mentions.iter().any(|m| m.opens() && !of_month || m.noun && !m.plural)
        };
        // "On 19 June, fighters gathered the men at A. Witnesses carried nine bodies": of that day.
        let set = self.setting.as_ref().is_some_and(|(anchor, _)| anchor.date.is_some() && anchor.place.is_some());
        if self.bulletin && self.current.is_none() && bare() && !set && !scene.tolls.is_empty() && !scene.recalls {
            return true;
        }
        // "More than 150 were killed in March. … The toll of these operations stands at 47 fighters": of a report that only sums up.
        // "In this violence" may be the one thing told.
        let countable = |m: &Mention| !matches!(m.kind, Kind::Other | Kind::Clash);
        let sums = scene.mentions.iter().any(|m| m.sums_up() && countable(m));
        if self.current.is_none() && !self.followed.aggregates.is_empty() && sums && bare() && !scene.tolls.is_empty() {
            return true;
        }
        if self.current.is_none()
            || scene.told < OPENING
            || scene.tolls.is_empty()
            || !scene.times.is_empty()
            || anchor.date.is_some()
            || self.focus.len() > 1
        {
            return false;
        }
        let several = scene.mentions.iter().any(|m| is_of_several(&self.told[scene.told], m))
            && scene.mentions.iter().all(|m| !m.opens() && !m.definite)
            && scene.settlement().is_none();
        several || of_period && scene.mentions.is_empty() && scene.settlement().is_none()
    }

    /// "Since Saturday, the fighting between A and B has moreover killed ninety", after what is told of one act.
    fn goes_on_counting(&self, scene: &Scene) -> bool {
        let groups = &self.told[scene.told].groups;
        let since = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if t.period);
        let told =
            || self.current.is_some_and(|c| self.followed.drafts[c].scenes.iter().any(|s| !self.scenes[*s].tolls.is_empty()));
        let several = !scene.mentions.is_empty() && scene.mentions.iter().all(Mention::is_any_number);
        scene.goes_on
            && several
            && !scene.tolls.is_empty()
            && groups[scene.from..scene.to].iter().take(PERIOD_WITHIN).any(since)
            && scene.settlement().is_none()
            && told()
    }

    /// "In two days, three were killed in the region", "counts 58 dead in three days in the territory", after what is told of one day.
    pub(super) fn counts_in_days(&self, scene: &Scene) -> bool {
        let context = &self.told[scene.told].context;
        let counts = |(at, t): &(usize, TimeGroup)| {
            let start = self.told[scene.told].groups[*at].start;
            let end = self.told[scene.told].groups[*at].end;
            let wide = [PlaceWord::Admin1, PlaceWord::Admin2, PlaceWord::Area];
            let region = |i: usize| {
                let senses = || context.senses_of(i, &[SenseClass::PlaceWord]);
                senses().any(|(_, s)| matches!(s, Sense::PlaceWord(word) if wide.contains(word)))
            };
            let counted = || scene.tolls.iter().any(|toll| self.told[scene.told].tolls[*toll].group + 1 == *at);
            let told = |s: &usize| !self.scenes[*s].tolls.is_empty();
            let another = || self.current.is_some_and(|c| self.followed.drafts[c].scenes.iter().any(told));
            // One attack may kill for two days.
            let several = || {
                let units = unit_of(&self.told[scene.told], &self.told[scene.told].groups[*at]).is_some();
                units || (start..end).any(|i| number_at(context, i).is_some_and(|n| n.value >= SEVERAL_DAYS))
            };
            let behind = || counted() && another() && several() && (end..end + REGION_WITHIN).any(region);
            (*at <= scene.from + 1 || behind()) && t.value == TimeValue::Span && !t.period && context.is(start, Function::In)
        };
        let of_a_day =
            || self.current.is_some_and(|c| self.followed.drafts[c].date.as_ref().is_some_and(|(d, _)| d.value.day().is_some()));
        scene.mentions.is_empty()
            && !scene.tolls.is_empty()
            && scene.settlement().is_none()
            && scene.times.first().is_some_and(counts)
            && of_a_day()
    }

    /// "The society has counted 58 dead in three days in the district", "23 were killed in the course of the week", after what is told of
    /// one day: more than any of it, over a time that holds it.
    fn counts_longer(&self, scene: &Scene) -> bool {
        let sentence = &self.told[scene.told];
        let Some(current) = self.current.map(|c| &self.followed.drafts[c]) else { return false };
        let Some(day) = current.date.as_ref().and_then(|(d, _)| d.value.day()) else { return false };
        // Fighting may last.
        let one = scene.mentions.iter().any(|m| m.noun && !m.device && (!m.plural || m.kind == Kind::Clash));
        if scene.tolls.is_empty() || scene.settlement().is_some() || one || scene.recalls || !scene.found.is_empty() {
            return false;
        }
        // "in all ten dead in two days", after what is told of Sunday and of Monday: those two.
        let one_day = || {
            let mut days = self.mains().filter_map(|d| self.followed.drafts[d].date.as_ref());
            days.all(|(d, _)| d.value.day() == Some(day))
        };
        let longer = |g: &Group| match &g.kind {
            GroupKind::Time(t) if t.value == TimeValue::Span => {
                let long = recent::days(sentence, g).is_some_and(|days| days >= SEVERAL_DAYS);
                !t.period && long && sentence.context.is(g.start, Function::In) && one_day()
            }
            GroupKind::Time(t) if t.value == TimeValue::ThisWeek => {
                let within = [Function::In, Function::During, Function::DuringOf, Function::On, Function::For];
                sentence.context.is_any(g.start, &within)
            }
            _ => false,
        };
        let figure = |s: usize, t: usize| &self.told[self.scenes[s].told].tolls[t];
        let most = |effect: Effect| {
            let told = self.mains().flat_map(|d| self.followed.drafts[d].scenes.iter());
            let told = told.flat_map(|s| self.scenes[*s].tolls.iter().map(move |t| figure(*s, *t)));
            told.filter(|t| t.effect == effect).map(|t| t.quantity.low).max().unwrap_or(0)
        };
        let more = |t: &usize| sentence.tolls[*t].quantity.low > most(sentence.tolls[*t].effect);
        sentence.groups[scene.from..scene.to].iter().any(longer) && scene.tolls.iter().all(more)
    }

    /// "The attacks", with a day: it holds for all incidents told that have none. Places named there are theirs.
    pub(super) fn recaps(&mut self, scene: &Scene, anchor: &Anchor) -> bool {
        if !scene.tolls.is_empty() || anchor.date.is_none() && !scene.locates {
            return false;
        }
        let sentence = &self.told[scene.told];
        let start = sentence.groups[scene.from].start;
        // "Both took place on Sunday."
        let end = sentence.groups[scene.to - 1].end;
        // "It was from the 1st to the 4th that all of it happened."
        let all_of_it = || sentence.context.any_is(start..end, Function::AllOfIt);
        let both = scene.locates
            && (sentence.context.any_is(start..sentence.context.len().min(start + 2), Function::Both) || all_of_it());
        let many = self.mains().count() as u64;
        let all = |m: &Mention| m.sums_up() || m.noun && m.plural && m.definite && m.count == Some(many);
        let sums_up = both || scene.mentions.iter().any(all) || self.names_the_places(scene);
        if !sums_up || !self.tells_of_several() {
            return false;
        }
        if anchor.date.is_none() {
            return self.place_mains(anchor);
        }
        self.date_mains(anchor);
        true
    }

    /// "The three attacks took place in the district of A": where those were of which no place is told.
    fn place_mains(&mut self, anchor: &Anchor) -> bool {
        let Some(place) = anchor.place.as_ref().filter(|p| p.strength >= STRONG && p.level < Level::Country) else {
            return false;
        };
        for main in self.mains().collect::<Vec<_>>() {
            self.followed.drafts[main].place.get_or_insert_with(|| place.clone());
        }
        true
    }

    /// "The two villages were attacked on Monday": the places told of, by their number and no name.
    fn names_the_places(&self, scene: &Scene) -> bool {
        let sentence = &self.told[scene.told];
        let [count, target, ..] = &sentence.groups[scene.from..scene.to] else { return false };
        let told = sentence.context.is(count.start, Function::DetDef) || sentence.context.is(count.start, Function::DetDem);
        let all = matches!(&count.kind, GroupKind::Count(n) if n.quantity.low == self.mains().count() as u64);
        told && all
            && matches!(target.kind, GroupKind::Target(_))
            && scene.places.is_empty()
            && scene.mentions.iter().any(|m| !m.noun)
    }

    /// "Monday's two attacks have killed thirty", after both have been told without a day.
    pub(super) fn date_all(&mut self, count: u64, anchor: &Anchor) {
        if anchor.date.is_some() && self.mains().count() as u64 == count {
            self.date_mains(anchor);
        }
    }

    /// Gives the day of a sentence to the latest main incidents that have none.
    fn date_mains(&mut self, anchor: &Anchor) {
        for main in self.mains().collect::<Vec<_>>() {
            let date = &mut self.followed.drafts[main].date;
            if date.is_none() {
                date.clone_from(&anchor.date);
            }
        }
    }

    /// "Nineteen were killed in A and B. In A, eight died at C. In B, eleven died at D": what the opening counts without a place is the sum
    /// of what is then told one by one, and its day is theirs. Other sums are found when all is told (`totals.rs`).
    pub(super) fn share_sums(&mut self) {
        let mains: Vec<usize> = self.mains().collect();
        let Some(first) = mains.first().copied().filter(|_| (2..=SUMMED).contains(&mains.len())) else { return };
        let opening = |s: &usize| {
            let scene = &self.scenes[*s];
            scene.told < OPENING && scene.settlement().is_none() && !(scene.recalls || scene.pluperfect)
        };
        let openings: Vec<usize> = self.followed.drafts[first].scenes.iter().copied().filter(opening).collect();
        for index in openings {
            let mut of_several = Vec::new();
            for toll in self.scenes[index].tolls.clone() {
                let scene = &self.scenes[index];
                let large = self.told[scene.told].tolls[toll].quantity.low >= LARGE;
                if !large && !tells_of_many(scene) {
                    continue;
                }
                let mut members = self.sums_to(&mains, index, toll);
                let at_large = || scene.settlement().is_none() && scene.mentions.iter().all(|m| !m.noun);
                if members.is_empty() && (is_of_any_number(&self.told[scene.told], scene) || at_large()) {
                    members = self.counted_among(&mains, index, toll);
                }
                let date = self.followed.drafts[first].date.clone().filter(|_| !self.scenes[index].times.is_empty());
                for member in &members {
                    let draft = &mut self.followed.drafts[*member];
                    draft.date = draft.date.take().or_else(|| date.clone());
                    draft.share((index, toll));
                }
                if !members.is_empty() {
                    of_several = members;
                }
            }
            self.share_what_stands_beside(index, &of_several);
        }
    }

    /// "Twelve civilians and eleven soldiers were killed in a series of attacks": where the soldiers are the sum of what is then told one by one,
    /// so are the civilians, of whom nobody tells again.
    fn share_what_stands_beside(&mut self, index: usize, members: &[usize]) {
        let [first, ..] = members else { return };
        let (scenes, told) = (self.scenes, self.told);
        let figure = |s: usize, t: usize| &told[scenes[s].told].tolls[t];
        if !scenes[index].mentions.iter().any(|m| m.noun && m.plural && !m.device) {
            return;
        }
        for toll in scenes[index].tolls.iter().copied() {
            let found = figure(index, toll);
            let again = |s: &usize| {
                scenes[*s].tolls.iter().any(|t| alike(figure(*s, *t), found) && figure(*s, *t).victims == found.victims)
            };
            let told_again = self.followed.drafts[*first].scenes.iter().any(|s| *s > index && again(s));
            if found.part_of.is_some() || told_again {
                continue;
            }
            for member in members {
                self.followed.drafts[*member].share((index, toll));
            }
        }
    }

    /// "Gunmen attacked three villages in a week, killing nine", and then three at A and six at B: what an opening counts over the days of
    /// the incidents that are then told one by one is theirs.
    pub(super) fn share_counts_of_days(&mut self) {
        let mains: Vec<usize> = self.mains().collect();
        if !(2..=SUMMED).contains(&mains.len()) {
            return;
        }
        let of_days = |(index, _): &(usize, usize)| {
            let (scene, sentence) = (&self.scenes[*index], &self.told[self.scenes[*index].told]);
            let long = |g: &Group| recent::is_of_months(sentence, g) || recent::is_of_years(sentence, g);
            let past = scene.looks_back();
            scene.told < OPENING && !scene.headline && !past && !sentence.groups[scene.from..scene.to].iter().any(long)
        };
        let opening: Vec<(usize, usize)> = self.followed.aggregates.iter().copied().filter(of_days).collect();
        for (index, toll) in opening {
            let members = self.sums_to(&mains, index, toll);
            if members.is_empty() {
                continue;
            }
            self.followed.aggregates.retain(|other| *other != (index, toll));
            members.into_iter().for_each(|member| self.followed.drafts[member].joint.push((index, toll)));
        }
    }

    /// The incidents whose own first figures, told behind a scene, add up to a figure of it; none where they do not.
    pub(super) fn sums_to(&self, mains: &[usize], index: usize, toll: usize) -> Vec<usize> {
        let found = |s: usize, t: usize| &self.told[self.scenes[s].told].tolls[t];
        let total = found(index, toll);
        if total.part_of.is_some()
            || total.effect != Effect::Killed
            || !matches!(total.quantity.form, Form::Exact | Form::AtLeast | Form::About)
        {
            return Vec::new();
        }
        let own = |draft: usize| {
            let behind = self.followed.drafts[draft].scenes.iter().filter(|s| **s > index);
            let mut figures = behind.flat_map(|s| self.scenes[*s].tolls.iter().map(|t| found(*s, *t)));
            let first = figures.find(|t| t.effect == Effect::Killed && t.part_of.is_none());
            first.filter(|t| t.quantity.form != Form::Vague).map(|t| t.quantity.low)
        };
        let figures: Vec<(usize, u64)> =
            mains.iter().filter(|m| self.may_lie_in(index, **m)).filter_map(|m| Some((*m, own(*m)?))).collect();
        let sum = figures.iter().map(|(_, low)| low).sum::<u64>();
        // Small numbers add up by chance, but where as many attacks are told of in the plural.
        let large = total.quantity.low >= LARGE && tells_of_many(&self.scenes[index]);
        let each = large || figures.iter().all(|(_, low)| *low > 1);
        match figures.len() >= 2 && each && sum == total.quantity.low {
            true => figures.into_iter().map(|(m, _)| m).collect(),
            false => Vec::new(),
        }
    }

    /// The first of several incidents whose figures add up to one of a headline, whatever is told behind them.
    pub(super) fn sums_up_first(&self, mains: &[usize], index: usize, toll: usize) -> Option<Vec<usize>> {
        let sum = |many: usize| Some(self.sums_to(&mains[..many], index, toll)).filter(|members| !members.is_empty());
        (2..=mains.len()).rev().find_map(sum)
    }

    /// "Thirteen were killed in the east of Chad", and then an ambush in Mali: whether an incident may lie in a country that a scene names.
    fn may_lie_in(&self, index: usize, draft: usize) -> bool {
        let countries = |s: usize| self.scenes[s].places.iter().filter_map(|p| p.place.country.as_deref());
        let there = || self.followed.drafts[draft].scenes.iter().filter(|s| **s != index).flat_map(|s| countries(*s));
        countries(index).next().is_none() || there().next().is_none() || there().any(|c| countries(index).any(|own| own == c))
    }

    /// "24 were killed in several raids. Five fell at A. At B, …": the incidents told behind it, each with a figure of its own, which
    /// are among those that it counts, though not all of them are told of.
    fn counted_among(&self, mains: &[usize], index: usize, toll: usize) -> Vec<usize> {
        let found = |s: usize, t: usize| &self.told[self.scenes[s].told].tolls[t];
        let total = found(index, toll);
        let own = |d: usize| {
            let behind = self.followed.drafts[d].scenes.iter().filter(|s| **s > index);
            let mut figures = behind.flat_map(|s| self.scenes[*s].tolls.iter().map(|t| found(*s, *t)));
            let first = figures.find(|t| alike(t, total) && t.part_of.is_none());
            first.filter(|t| t.quantity.form != Form::Vague).map(|t| t.quantity.low)
        };
        let day = |d: usize| self.followed.drafts[d].date.as_ref().map(|(d, _)| &d.value);
        let first = mains.first().and_then(|d| day(*d));
        let same_day = |d: usize| first.zip(day(d)).is_none_or(|(a, b)| can_meet(a, b));
        let may_be = |d: &&usize| same_day(**d) && self.may_lie_in(index, **d);
        let figures: Vec<(usize, u64)> = mains.iter().filter(may_be).filter_map(|d| Some((*d, own(*d)?))).collect();
        let among = figures.iter().map(|(_, low)| low).sum::<u64>() <= total.quantity.low;
        let all = total.part_of.is_none() && among && figures.len() >= 2;
        if all { figures.into_iter().map(|(d, _)| d).collect() } else { Vec::new() }
    }

    /// "The army led several operations in the east and in the north": what only announces, without a figure or a settlement, the incidents that the report goes on to tell one by one is no incident beside them.
    pub(super) fn leave_summaries(&mut self) {
        let drafts = &self.followed.drafts;
        let later = |at: usize| drafts[at + 1..].iter().filter(|d| !d.background).count();
        let announces = |at: usize| {
            let scenes = || drafts[at].scenes.iter().map(|s| &self.scenes[*s]);
            let mut nouns = scenes().flat_map(|s| s.mentions.iter()).filter(|m| m.noun && !m.device).peekable();
            let several = nouns.peek().is_some() && nouns.all(|m| m.plural);
            several && scenes().all(|s| s.tolls.is_empty() && s.settlement().is_none())
        };
        if let Some(first) = (0..drafts.len()).find(|at| !drafts[*at].background).filter(|at| announces(*at) && later(*at) > 0) {
            self.followed.drafts.remove(first);
        }
        self.leave_districts();
    }

    /// "Two raids, one at A and the other at B", and then the villages of both by their names: the district of a village that is told of
    /// is no incident beside it.
    fn leave_districts(&mut self) {
        let drafts = &self.followed.drafts;
        let only_named = |d: &Draft| d.listed && !d.detailed && !d.background && !d.is_dated() && d.joint.is_empty();
        let holds = |at: usize| {
            let Some(district) = drafts[at].place.as_ref().filter(|_| only_named(&drafts[at])) else { return false };
            let named = |s: &Scene| s.places.iter().any(|p| places::same(&p.place, &district.place));
            let told_of = |d: &Draft| {
                let other =
                    d.place.as_ref().is_some_and(|p| p.level == Level::Settlement && !places::same(&p.place, &district.place));
                other && d.is_dated() && d.scenes.iter().any(|s| !drafts[at].scenes.contains(s) && named(&self.scenes[*s]))
            };
            let within = drafts[at + 1..].iter().take(SUMMED).any(|d| !d.background && told_of(d));
            within && drafts[at].scenes.iter().all(|s| self.scenes[*s].tolls.is_empty())
        };
        if let Some(district) = (0..drafts.len().min(SUMMED)).find(|at| holds(*at)) {
            self.followed.drafts.remove(district);
        }
    }

    /// Where nothing told is news, what sums up the last days is, else what is told again because more is known of it.
    pub(super) fn take_for_news(&mut self) {
        let any = |thread: &Self| thread.followed.drafts.iter().any(|d| !d.background);
        if !any(self) {
            self.take_sum_for_news();
        }
        if !any(self) {
            self.take_recalled_for_news();
        }
    }

    /// "Clashes have killed 150 in the region these last days": where the report has no other news, these figures are its incident's.
    fn take_sum_for_news(&mut self) {
        let sums_up = |index: &usize| {
            let scene = &self.scenes[*index];
            recent::sums_up_days(&self.told[scene.told], scene)
        };
        let Some(index) = (0..self.scenes.len()).take_while(|i| self.scenes[*i].told < OPENING).find(sums_up) else { return };
        let scene = &self.scenes[index];
        let mut draft = Draft::default();
        join(&mut draft, index, scene, Anchor::of(self.told, scene, self.calendar, None));
        let (own, others) = std::mem::take(&mut self.followed.aggregates).into_iter().partition(|(s, _)| *s == index);
        (draft.joint, self.followed.aggregates) = (own, others);
        self.followed.drafts.push(draft);
    }

    /// "A week after the attack on A, sixty are known to have died": where the report has no other news, the count of what some days
    /// or weeks have passed since is its news.
    fn take_recalled_for_news(&mut self) {
        let counts_now = |index: &usize| {
            let scene = &self.scenes[*index];
            let sentence = &self.told[scene.told];
            let days_after = |g: &Group| {
                let span = matches!(&g.kind, GroupKind::Time(t) if t.value == TimeValue::Recall);
                let after = (g.start..g.end).any(|i| sentence.context.is_any(i, &[Function::After, Function::AfterOf]));
                span && after && unit_of(sentence, g).is_some_and(|days| days <= MONTH)
            };
            let news = scene.told < OPENING && !scene.tolls.is_empty() && !scene.pluperfect && !scene.past_before;
            // "has revised the toll upwards and now speaks of 154": what is counted anew.
            let range = sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
            let anew = || sentence.context.any_is(range, Function::Latest);
            news && (sentence.groups[scene.from..scene.to].iter().any(days_after) || anew())
        };
        // "The last massacre goes back to Tuesday": of the last days, and told in no pluperfect.
        let of_days = |d: &Draft| {
            let published = self.calendar.published.as_ref().and_then(DateValue::earliest);
            let day = d.date.as_ref().and_then(|(day, _)| day.value.latest());
            day.zip(published).is_some_and(|(day, published)| (0..=NEWS_DAYS).contains(&(published - day).get_days()))
        };
        let goes_back = |index: &usize| {
            let (scene, sentence) = (&self.scenes[*index], &self.told[self.scenes[*index].told]);
            let range = sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
            !(scene.pluperfect || scene.past_before) && sentence.context.any_is(range, Function::GoesBack)
        };
        let drafts = &self.followed.drafts;
        let news = |d: &Draft| d.scenes.iter().any(counts_now) || of_days(d) && d.scenes.iter().any(goes_back);
        // "Pupils marched at A. The day before, two of theirs had been killed at B": what happened so lately is news, however it is told.
        let dated_harm = |d: &Draft| d.is_dated() && d.scenes.iter().any(|s| self.scenes[*s].harmful);
        let lately = || drafts.iter().position(|d| of_days(d) && dated_harm(d));
        // "A hundred prisoners got away during Monday's attack on the prison of A": nor need what it counts be harm.
        let counted = |d: &Draft| d.is_dated() && d.scenes.iter().any(|s| !self.scenes[*s].tolls.is_empty());
        let at_all = || drafts.iter().position(|d| of_days(d) && counted(d));
        if let Some(found) = drafts.iter().position(news).or_else(lately).or_else(at_all) {
            self.followed.drafts[found].background = false;
        }
    }
}

/// Whether a scene speaks of several places, or of attacks in the plural.
pub fn tells_of_many(scene: &Scene) -> bool {
    scene.places.len() > 1 || scene.mentions.iter().any(|m| m.noun && m.plural && !m.device)
}

/// "in three days in the territory": the word for it stands among so many behind the time.
const REGION_WITHIN: usize = 3;
/// "in several attacks": whether a noun names any number of them.
fn is_of_any_number(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    scene.mentions.iter().any(|m| m.noun && !m.device && is_vague_many(sentence, m))
}

/// So many days at least are those of several attacks: what one cost may be counted over two.
const SEVERAL_DAYS: u64 = 3;

/// The period stands among so many first groups.
const PERIOD_WITHIN: usize = 2;

/// From so many on, figures hardly add up by chance.
const LARGE: u64 = 10;

/// An opening sums up so many incidents at most.
const SUMMED: usize = 8;

/// Years after it, a report commemorates.
const MONTH: u32 = 31;
