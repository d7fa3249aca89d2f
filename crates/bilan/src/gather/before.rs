//! Whether a scene tells of something from before the report's news: by its tense, by its day, or as a paragraph goes on
//! recalling.

use super::anchors::Weekdays;
use super::choice::{Choice, HISTORY_DAYS, Look, NEWS_DAYS, RECALLED_DAYS, lies_before};
use super::dates::days_before;
use super::fits::{LOOK_BACK, position};
use super::incidents::Draft;
use super::mentions::Mention;
use super::places::STRONG;
use super::scenes::{OPENING, Scene};
use crate::lexicon::{Function, Sense, SenseClass, TimeWord};
use crate::model::DateValue;
use crate::recognise::{Group, GroupKind, Mood, TimeGroup, TimeValue, Voice, number_at};

impl Look<'_> {
    /// Whether the scene tells of something from before the report's news.
    pub(super) fn recalls_another(&self) -> bool {
        let scene = self.scene;
        // "said that the attack of 5 May had killed ten", where the report has told of an attack without a day.
        let the_told = || scene.mentions.iter().any(|m| m.is_the_act() && !m.other);
        if scene.reported && the_told() && !scene.recalls && self.now.date.is_none() && !self.now.settled() {
            return false;
        }
        if scene.reported && !scene.recalls && self.anchor.is_undated() && self.is_told_of_ones_own() {
            return false;
        }
        let retold = scene.announced && self.standing.tells_same_figure(scene, self.now);
        if self.recalls() && !retold && (scene.tells() || scene.names()) {
            return self.date().is_none() || !self.fits_date(self.now) || self.now.date.is_none();
        }
        if scene.tells() && !the_told() && !self.standing.tells_same_figure(scene, self.now) && self.was_said_before() {
            return true;
        }
        if self.is_month_before() && (scene.tells() || scene.past_before && scene.mentions.iter().any(|m| m.noun)) {
            return true;
        }
        if (scene.pluperfect || scene.past_before) && scene.tells() && (self.is_of_some_month() || self.is_of_some_day()) {
            return true;
        }
        if scene.tells() && self.is_of_named_year() && (scene.pluperfect || scene.past_before || self.had_seen()) {
            return true;
        }
        if (scene.pluperfect || scene.past_before) && scene.tells() && self.counts_those_before() {
            return true;
        }
        // "Last week two girls had set off their bombs. They had killed eight."
        if self.standing.after_recalled && scene.pluperfect && scene.tells() && self.anchor.is_undated() {
            return true;
        }
        // "On 10 October A had been the scene of an attack", long before a report that names no day of its news.
        let told_before = scene.pluperfect || scene.past_before;
        if told_before && scene.tells() && !self.now.is_dated() && self.lies_before_published() && !self.dates_the_named() {
            return true;
        }
        if self.is_day_of_a_month_before() || self.is_dated_beside_news() {
            return true;
        }
        // "Three days earlier, a mine had killed six at B": of these days, with a place of its own.
        let placed = scene.harmful && self.settlement().is_some_and(|p| p.strength >= STRONG);
        let near = if placed { -RECALLED_DAYS } else { -2_i32 };
        let days_before =
            || scene.times.iter().any(|(_, t)| matches!(t.value, TimeValue::AnaphoricDay(n) if i32::from(n) < near));
        if scene.pluperfect && scene.tells() && days_before() && !self.fits_place(self.now) {
            return true;
        }
        if scene.tells() && self.adds_to_undated() {
            return true;
        }
        if !scene.pluperfect || !scene.tells() || self.within_news() {
            return false;
        }
        if self.within_the_day() {
            return false;
        }
        let other_day = self.date().is_some()
            && (!self.fits_date(self.now)
                || self.now.date.is_none()
                    && (self.is_month_before() || self.is_earlier() || !self.now.is_dated() && self.lies_before_published()));
        if !other_day && self.is_added() {
            return false;
        }
        let undated = self.date().is_none() || self.now.date.is_none();
        let other_place = undated && self.settlement().is_some() && !self.fits_place(self.now);
        other_day || other_place || self.date().is_none() && scene.mentions.iter().any(|m| m.other)
    }

    /// "added that nine people had been killed by a second bomb at B", "said that ten had been killed at A and that six had died at B": what
    /// somebody said, in the tense of what is reported and without a time, is news as what was told before; not "says that his son had died".
    pub(super) fn is_added(&self) -> bool {
        let (scene, sentence) = (self.scene, &self.standing.told[self.scene.told]);
        let frame = |verb: u16| sentence.context.lexicon.verbs[verb as usize].speech.map(|(_, frame)| frame);
        // "recalled that ten had died at B": before the news.
        let said = |g: &Group| match &g.kind {
            GroupKind::Speech(s) => {
                frame(s.verb).is_some_and(|frame| frame.adds || s.mood == Mood::Past && !frame.recalls && !self.now.background)
            }
            _ => false,
        };
        scene.reported
            && !(scene.recalls || scene.recall_word)
            && scene.times.is_empty()
            && sentence.groups[..scene.to].iter().any(said)
    }

    /// "A made known that its army had killed ten at B": what a side announces of its own people is news, though no day is told.
    fn is_told_of_ones_own(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let (context, groups) = (&sentence.context, &sentence.groups);
        let had = |at: &usize| matches!(&groups[*at].kind, GroupKind::Effect(e) if e.mood == Mood::Pluperfect && e.voice == Voice::Active && !e.negated);
        let Some(verb) = (self.scene.from..self.scene.to).find(had) else { return false };
        let Some(that) = groups[..verb].iter().rposition(|g| context.is(g.start, Function::That)) else { return false };
        // "recalled that its army had": of long ago.
        !self.scene.recall_word && !self.scene.recalls && context.is(groups[that].end, Function::DetPoss)
    }

    /// "Six died on Friday at A. … On 25 January last, twenty were killed at B", in a report of which no day is known: news told by the name of
    /// its day needs no date, and what has one, or is said to be of a month, was before.
    fn is_day_of_a_month_before(&self) -> bool {
        let scene = self.scene;
        // "Mid-March, 23 were killed at B".
        let of_month = |(at, t): &(usize, TimeGroup)| {
            let calendar = matches!(t.value, TimeValue::Calendar { weekday: None, month: Some(_), .. });
            let whole = matches!(t.value, TimeValue::Calendar { day: None, .. });
            calendar && *at <= scene.from + 1 && t.until.is_none() && !t.night && (whole || scene.told >= OPENING)
        };
        self.standing.calendar.published.is_none()
            && !self.now.background
            && self.now.date.is_none()
            && self.now.weekdays.is_named()
            && scene.tells()
            && !scene.tolls.is_empty()
            && scene.times.iter().any(of_month)
            && !self.fits_place(self.now)
    }

    /// "Seven died on Friday at A. On 6 November 2019 an ambush there had killed 38", in a report of which no day is known: news needs no date,
    /// and what stands beside it with a day, a month or a year of its own, and with other figures, was before. The same where only the news
    /// is of no known day.
    pub(super) fn is_dated_beside_news(&self) -> bool {
        let (scene, sentence) = (self.scene, &self.standing.told[self.scene.told]);
        let undated = matches!(self.standing.calendar.published, None | Some(DateValue::Year(_)));
        let open = || undated || !self.now.is_dated() && self.lies_before_published();
        if self.now.background || scene.times.is_empty() || scene.locates_told || scene.of_told_day || !open() {
            return false;
        }
        let Some(month) = self.month_of_news() else { return false };
        let own = |t: &TimeGroup| match t.value {
            TimeValue::Calendar { weekday: None, month: own, year, .. } => {
                year.is_some() || own.is_some() && (month.is_none() || own != month)
            }
            TimeValue::PastMonth | TimeValue::PastYear => true,
            _ => false,
        };
        let mut times = scene.times.iter().map(|(_, t)| t).filter(|t| !t.period && own(t)).peekable();
        if times.peek().is_none() {
            return false;
        }
        // "the deadliest attack after the one of 7 March 2016": of that one.
        let range = sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
        let another = sentence.context.any_is(range, Function::ThatOf);
        let the_told = !another && scene.mentions.iter().any(|m| m.is_the_act() && !m.other);
        let had = scene.looks_back();
        // News told by a weekday is of a week, and a bare month is no day of it.
        let weekday = self.now.weekdays.is_named();
        let bare_month = |t: &TimeGroup| matches!(t.value, TimeValue::Calendar { day: None, .. }) && weekday;
        if scene.tolls.is_empty() {
            return (had || times.any(bare_month))
                && !the_told
                && (scene.tells() || scene.names())
                && self.settlement().is_some()
                && !self.fits_place(self.now);
        }
        // Where no day at all is told of the news, a full date may be its own.
        let of_no_day = undated && !another && self.now.weekdays == Weekdays::default();
        let long_ago = |t: &TimeGroup| match t.value {
            _ if t.last || bare_month(t) => true,
            TimeValue::Calendar { year, day, .. } => year.is_some() && !(of_no_day && day.is_some()),
            _ => true,
        };
        let of_year = |(_, t): &(usize, TimeGroup)| matches!(t.value, TimeValue::Calendar { year: Some(_), .. });
        let acts = scene.strikes() || !scene.mentions.is_empty() || had || scene.times.iter().any(of_year);
        (had || times.any(long_ago))
            && scene.harmful
            && acts
            && !the_told
            && self.standing.counts(self.now)
            && !self.standing.tells_same_figure(scene, self.now)
    }

    /// The month of news told by its day without a year, no month of news without a day, nothing where its day is known.
    fn month_of_news(&self) -> Option<Option<i8>> {
        match self.now.date.as_ref().map(|(d, _)| &d.value) {
            None | Some(DateValue::Year(_)) => Some(None),
            Some(DateValue::OpenYear(day) | DateValue::OpenYearInterval(day, _)) => Some(Some(day.month)),
            Some(_) => None,
        }
    }

    /// "He visited those wounded in the attack on A. The attack, which took place on 27 October, had killed forty": of the one that was only
    /// named so far.
    pub(super) fn dates_the_named(&self) -> bool {
        let scene = self.scene;
        let opens = |m: &Mention| m.noun && m.definite && !(m.plural || m.other || m.device) && m.group <= scene.from + 1;
        let only_named = |told: &Scene| told.tolls.is_empty() && told.mentions.iter().all(|m| m.noun && m.definite || m.device);
        scene.mentions.first().is_some_and(opens) && self.settlement().is_none() && self.last_scenes().all(only_named)
    }

    /// "It is the third attack of the month: the first two had killed nine", "The one before had killed nine": those before the only one that
    /// the report has told of.
    fn counts_those_before(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let context = &sentence.context;
        let range = sentence.groups[self.scene.from].start..sentence.groups[self.scene.to - 1].end;
        let last = |i: usize| context.senses_of(i, &[SenseClass::Time]).any(|(_, s)| *s == Sense::Time(TimeWord::Last));
        // "the first two attacks had", "those before had": the verb stands right behind, or behind the noun.
        let noun = |i: usize| context.has(i, SenseClass::IncidentNoun);
        let those = |i: usize| {
            let next = i + 1 + usize::from(number_at(context, i + 1).is_some());
            let next = next + usize::from(noun(next));
            let before = context.is(i, Function::DetDef) && (context.is(next, Function::First) || last(next));
            let behind = next + 1 + usize::from(noun(next + 1));
            let behind = behind + usize::from(context.is(behind, Function::There));
            before && super::cues::auxiliary_at(context, behind).is_some()
        };
        let drafts = self.standing.drafts;
        // "The first had been killed at home": one of the people.
        let befell = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Passive && e.effect.is_some());
        let suffered = sentence.groups[self.scene.from..self.scene.to].iter().any(befell);
        let alone = drafts.iter().rev().take(LOOK_BACK).filter(|d| !d.background).count() == 1;
        // "Two attacks killed ten. The first had killed six", not more than both.
        let most = |s: &Scene| s.tolls.iter().map(|t| self.standing.told[s.told].tolls[*t].quantity.low).max();
        let counted = |two: &Scene| {
            let next = two.told + 1 == self.scene.told && two.mentions.iter().any(|m| m.noun && m.plural && m.count.is_some());
            next && most(two).is_none_or(|both| most(self.scene).is_none_or(|own| own <= both))
        };
        alone
            && !suffered
            && !self.last_scenes().any(counted)
            && !self.standing.others
            && self.anchor.is_undated()
            && self.settlement().is_none()
            && range.into_iter().any(those)
    }

    /// "Last week they killed one man", "On Saturday eleven others had been killed", after news with figures whose day nothing told: of
    /// another incident.
    fn adds_to_undated(&self) -> bool {
        let (scene, sentence) = (self.scene, &self.standing.told[self.scene.told]);
        let counts = |d: &Draft| d.scenes.iter().any(|s| !self.standing.scenes[*s].tolls.is_empty());
        // "were wounded in this attack", "the ten civilians": of what was told.
        let the_told = scene.mentions.iter().any(Mention::is_the_act);
        if self.now.is_dated()
            || self.date().is_none()
            || !counts(self.now)
            || the_told
            || self.standing.tells_same_figure(scene, self.now)
        {
            return false;
        }
        let opens = |(at, t): &(usize, TimeGroup)| *at <= scene.from + 1 && t.value == TimeValue::PastWeek;
        let others = |t: &usize| {
            let group = &sentence.groups[sentence.tolls[*t].group];
            sentence.context.any_is(group.start..group.end, Function::Other)
        };
        scene.times.iter().any(opens) || scene.pluperfect && scene.tolls.iter().any(others)
    }

    /// "the one of 2019, which had seen nine men killed": a verb that only brings in what happened, in the pluperfect.
    fn had_seen(&self) -> bool {
        let groups = &self.standing.told[self.scene.told].groups[self.scene.from..self.scene.to];
        groups.iter().any(|g| matches!(&g.kind, GroupKind::Speech(s) if s.mood == Mood::Pluperfect))
    }

    /// "In November 2019, … had been", after news whose own year nobody needs to name.
    fn is_of_named_year(&self) -> bool {
        let named = |t: &TimeGroup| matches!(t.value, TimeValue::Calendar { year: Some(_), .. });
        let open = self
            .now
            .date
            .as_ref()
            .is_none_or(|(d, _)| matches!(d.value, DateValue::OpenYear(_) | DateValue::OpenYearInterval(..)));
        open && self.scene.times.iter().any(|(_, t)| named(t)) && !(self.now.date.is_some() && self.fits_date(self.now))
    }

    /// "At the beginning of October, … had been": a month without a day, which is before news that is told by its day.
    fn is_of_some_month(&self) -> bool {
        let dated = self.now.date.as_ref().is_some_and(|(d, _)| !super::anchors::is_coarse(&d.value));
        let of_month = |t: &TimeGroup| {
            let month =
                matches!(t.value, TimeValue::Calendar { weekday: None, day: None, month: Some(_), .. } | TimeValue::ThisMonth);
            month && !t.period && t.until.is_none()
        };
        let times = &self.scene.times;
        (dated || self.now.weekdays != Weekdays::default()) && !times.is_empty() && times.iter().all(|(_, t)| of_month(t))
    }

    /// A day too long before the publication to be that of news whose day nothing has told.
    pub(super) fn lies_before_published(&self) -> bool {
        lies_before(self.anchor, self.standing.calendar, NEWS_DAYS)
    }

    /// "the last attack goes back to": one more that is recalled.
    pub(super) fn is_last_before(&self) -> bool {
        self.scene.recalls && self.scene.mentions.iter().any(|m| m.noun && m.other && !m.plural)
    }

    /// A month or year that was over before the news, or before the report appeared.
    fn is_month_before(&self) -> bool {
        let told = self.date().filter(|d| super::anchors::is_coarse(d)).and_then(DateValue::latest);
        let news = self.now.date.as_ref().map(|(d, _)| &d.value).or(self.standing.calendar.published.as_ref());
        told.zip(news.and_then(DateValue::earliest)).is_some_and(|(told, news)| told < news)
    }

    /// "On 3 May the army said that it had killed twenty": what somebody told of days before the news is none of it.
    fn was_said_before(&self) -> bool {
        let news = self.now.date.as_ref().map(|(d, _)| &d.value).filter(|d| d.day().is_some());
        let said = |t: &TimeGroup| self.standing.calendar.resolve(t, None).map(|r| r.value);
        let before = |t: &TimeGroup| {
            said(t).zip(news).and_then(|(said, news)| days_before(&said, news)).is_some_and(|days| days > RECALLED_DAYS)
        };
        self.scene.times.is_empty() && !self.scene.said.is_empty() && self.scene.said.iter().all(before)
    }

    /// After an incident that was recalled, the paragraph goes on recalling: it, where nothing says otherwise, or another
    /// one, where a day or place fits neither it nor the news.
    pub(super) fn goes_on_recalling(&self) -> Option<Choice> {
        let drafts = self.standing.drafts;
        let last = *self.standing.focus.first().filter(|f| drafts[**f].background)?;
        let fits = |d: &Draft| self.fits_date(d) && self.fits_place(d);
        // "three days later" counts from what was recalled.
        let of_news = self.scene.back_to_news(self.standing.told);
        let counted = !of_news && self.scene.times.iter().any(|(_, t)| matches!(t.value, TimeValue::AnaphoricDay(_)));
        // "on Wednesday already, … On Sunday, … had been killed as well": on its way back.
        let further_back = self.scene.pluperfect && self.lies_before_news();
        if self.within_news() && !counted && !further_back {
            return None;
        }
        // "At A, an engineer abducted last month was found dead. At B, a bomb wounded ten": under its own town, in no pluperfect.
        if self.is_news_under_its_town(&drafts[last]) {
            return None;
        }
        if self.counts_further_back() && drafts[last].is_dated() || self.is_headed_by_another_time(&drafts[last]) {
            return Some(Choice::Open { background: true });
        }
        if (self.scene.pluperfect || self.scene.past_before) && fits(&drafts[last]) && !self.is_last_before() {
            return Some(Choice::Continue(last));
        }
        // News without a day, then days of the month: "on the 9th, … on the 12th, …" go on with what was before.
        let undated = self.now.date.is_none() && !self.now.weekdays.is_named() && !drafts[last].weekdays.is_named();
        let by_day = self.scene.times.iter().any(|(at, t)| *at <= self.scene.from + 2 && super::when::names_day(t));
        if undated && by_day && self.scene.tells() && self.date().is_some() {
            return Some(self.recalled(drafts));
        }
        // "on Saturday, four soldiers were killed at B" is news again.
        let news = self.anchor.weekdays.is_named() && !self.scene.pluperfect && !self.scene.past_before;
        (self.scene.tells() && !news && !fits(self.now)).then(|| self.recalled(drafts))
    }

    /// Whether a scene opens with a town of its own and tells, in no pluperfect and on no day, of people harmed, behind what was recalled the same way.
    fn is_news_under_its_town(&self, aside: &Draft) -> bool {
        let scene = self.scene;
        let heads = |s: &Scene| s.settlement().is_some_and(|p| p.group <= s.from + 1 && p.strength >= STRONG);
        let past = scene.looks_back();
        let scenes = || aside.scenes.iter().map(|s| &self.standing.scenes[*s]);
        // "Before that, four had been killed near A. At B, three died": of the last days, told in another tense.
        let lately = || {
            aside.date.as_ref().is_none_or(|(d, _)| {
                self.news().and_then(|news| days_before(&d.value, news)).is_some_and(|days| days <= NEWS_DAYS)
            })
        };
        let beside =
            || scenes().all(|s| heads(s) && !s.pluperfect) || lately() && scenes().all(|s| s.pluperfect && s.to - s.from > 1);
        scene.harmful
            && !past
            && scene.times.is_empty()
            && heads(scene)
            && !self.fits_place(aside)
            && self.standing.counts(aside)
            && beside()
    }

    /// "This comes days after the blast that had killed five. In October 2022, a hundred had died at A": behind what was only measured from the
    /// news, of which nothing tells the day, a figure of its own under its own time.
    pub(super) fn is_headed_by_another_time(&self, aside: &Draft) -> bool {
        let scene = self.scene;
        let headed = |(at, t): &(usize, TimeGroup)| {
            let calendar =
                matches!(t.value, TimeValue::Calendar { month: Some(_), .. } | TimeValue::PastMonth | TimeValue::PastYear);
            calendar && *at <= scene.from + 1 && t.until.is_none()
        };
        let measured = |s: &usize| self.standing.scenes[*s].from > 0 && self.standing.scenes[*s].told + 1 == scene.told;
        !aside.is_dated()
            && aside.scenes.iter().all(measured)
            && self.standing.counts(aside)
            && scene.harmful
            && !scene.mentions.iter().any(|m| m.noun && m.definite && !m.plural)
            && scene.times.iter().any(headed)
            && !self.standing.tells_same_figure(scene, aside)
    }

    /// "Five months before, eighteen had been killed there": what opens so, with a figure, is one more.
    fn counts_further_back(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let opening = self.scene.from..self.scene.to.min(self.scene.from + 2);
        let counted = sentence.groups[opening].iter().any(|g| {
            matches!(&g.kind, GroupKind::Time(t) if t.until.is_none() && matches!(t.value, TimeValue::Recall | TimeValue::Ago { .. }))
                && super::recalled::unit_of(sentence, g).is_some()
        });
        counted && self.scene.harmful && self.scene.recalls && !self.scene.names_a_known_act()
    }

    /// A day long over when the report appeared is not that of news whose day nothing has told.
    pub(super) fn is_history(&self) -> bool {
        self.now.date.is_none() && !self.now.scenes.is_empty() && lies_before(self.anchor, self.standing.calendar, HISTORY_DAYS)
    }

    pub(super) fn lies_before_news(&self) -> bool {
        let news = self.now.date.as_ref().map(|(d, _)| d);
        self.date().zip(news).and_then(|(date, news)| days_before(date, &news.value)).is_some_and(|days| days > 0)
    }

    /// Beside news told by the name of its day, what had happened on a day of a month was before.
    pub(super) fn is_of_some_day(&self) -> bool {
        let of_month = |t: &TimeValue| matches!(t, TimeValue::Calendar { weekday: None, day: Some(_), month: Some(_), .. });
        let named = self.now.weekdays != Weekdays::default();
        let open = self.now.date.as_ref().is_none_or(|(d, _)| d.value.day().is_none());
        open && named && self.scene.pluperfect && self.scene.times.iter().any(|(_, t)| of_month(&t.value))
    }

    /// "On Monday four had been killed at B", "the day before, eight others had been killed", beside what is told of Tuesday: of the same week,
    /// whatever week that was.
    pub(super) fn is_of_the_same_week(&self) -> bool {
        // Not "one Friday of 2015".
        let of_year = |(_, t): &(usize, TimeGroup)| matches!(t.value, TimeValue::Calendar { year: Some(_), .. });
        let week = self.anchor.weekdays.is_named() && !self.scene.times.iter().any(of_year);
        let near = week && self.now.weekdays.is_named() || self.is_counted_back_from(self.now);
        near && self.date().is_none() && self.now.date.is_none() && self.scene.harmful && !self.scene.recalls
    }

    /// "the day before, eight others had been killed", beside what is told of a weekday.
    pub(super) fn is_counted_back_from(&self, draft: &Draft) -> bool {
        let day_before = |(_, t): &(usize, TimeGroup)| matches!(t.value, TimeValue::AnaphoricDay(-2..=-1));
        self.anchor.shifted && self.scene.tells() && draft.weekdays.is_named() && self.scene.times.iter().any(day_before)
    }

    /// A day of its own, near the day of the news. Beside news told by the name of its day, what had happened on a day of
    /// a month was before.
    fn within_news(&self) -> bool {
        let before = self.is_of_some_day();
        if self.is_of_the_same_week() {
            return true;
        }
        !before && self.now.date.is_some() && self.date().is_some_and(|d| !super::anchors::is_coarse(d)) && !self.is_earlier()
    }

    pub(super) fn recalled(&self, drafts: &[Draft]) -> Choice {
        let same =
            |d: &Draft| d.background && self.fits_date(d) && self.fits_place(d) && d.date.is_some() && self.date().is_some();
        position(drafts, same).map_or(Choice::Open { background: true }, Choice::Continue)
    }

    /// The day of the incident told of now, else of the last one that has a day.
    fn news(&self) -> Option<&DateValue> {
        let dated = || self.standing.drafts.iter().rev().take(LOOK_BACK).filter(|d| !d.background).find_map(|d| d.date.as_ref());
        self.now.date.as_ref().or_else(dated).map(|(d, _)| &d.value)
    }

    /// Whether the scene's day lies more than a week before the incident's; a few days, where it had happened before.
    pub(super) fn is_earlier(&self) -> bool {
        let (Some(date), Some(news)) = (self.date(), self.news()) else { return false };
        let recalled = self.scene.pluperfect && self.scene.told >= OPENING;
        let near = if recalled { RECALLED_DAYS } else { NEWS_DAYS };
        days_before(date, news).is_some_and(|days| days > near)
    }
}
