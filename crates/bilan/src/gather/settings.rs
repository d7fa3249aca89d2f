//! What the sentences before lend to one that does not say it itself: the day and place of a heading or an opening, "there",
//! the day of several attacks told of together.

use super::anchors::{Anchor, best_place, is_coarse, said_on};
use super::dates::Resolved;
use super::fits::{LOOK_BACK, within_the_day};
use super::incidents::Thread;
use super::likely::ON_THE_WAY;
use super::places::{Found, Level, STRONG};
use super::scenes::Scene;
use super::signs::{
    LONGEST_HEADING, acts_there, happened_there, in_same_place, in_that_very_place, points_at_a_town, returns, same_people,
};
use crate::lexicon::{Function, Sense, SenseClass, TimeWord};
use crate::model::{DateValue, Kind, Span, Victims};
use crate::recognise::attacks;
use crate::recognise::{Group, GroupKind, Kinds, PlaceTie, TimeGroup, TimeValue, Voice};
use crate::state::{SentenceTold, is_vehicle};

/// Where people marched is told at most so many sentences before whom it cost blood.
const MARCHED: usize = 3;

impl Thread<'_, '_> {
    /// The day of the sentence that announces a list, or that told of several attacks together.
    pub(super) fn announced(&self, scene: &Scene, anchor: &Anchor) -> Option<(Resolved, Span)> {
        let listed = self.current.filter(|_| scene.lists_incident());
        if let Some(day) = listed.and_then(|c| self.followed.drafts[c].date.clone()) {
            return Some(day);
        }
        self.of_several.clone().filter(|_| anchor.is_undated())
    }

    /// Remembers the day of several attacks told of together.
    pub(super) fn announce(&mut self, scene: &Scene, anchor: &Anchor) {
        let Some((day, span)) = anchor.date.as_ref().filter(|(d, _)| !is_coarse(&d.value)) else { return };
        let several = scene.mentions.iter().any(|m| m.noun && m.plural && !m.device && m.kind != Kind::Other);
        let several = || several || attacks_several(&self.told[scene.told], scene);
        let news = !(scene.recalls
            || scene.pluperfect
            || scene.general
            || scene.tolls.is_empty() && scene.settlement().is_some_and(|p| !p.near));
        if news && several() {
            self.of_several = Some((day.clone(), *span));
        }
    }

    pub(super) fn date_told(&self) -> Option<DateValue> {
        let of = |draft: usize| self.followed.drafts[draft].date.as_ref().map(|(d, _)| d.value.clone());
        // "Besides, …, the same day", behind what was recalled: of the news again.
        let scene = &self.scenes[self.reading];
        if scene.back_to_news(self.told) {
            return self.current.and_then(of);
        }
        if let Some((Anchor { date: Some((date, _)), .. }, _)) = &self.setting {
            return Some(date.value.clone());
        }
        // Else the last day that anything was told of.
        let last = || {
            let mut drafts = self.followed.drafts.iter().rev().take(LOOK_BACK).filter(|d| !d.background);
            drafts.find_map(|d| d.date.as_ref()).map(|(d, _)| d.value.clone())
        };
        let spoken_of = || self.last_day.as_ref().map(|(d, _)| d.value.clone());
        self.focus.iter().find_map(|f| of(*f)).or_else(|| self.current.and_then(of)).or_else(spoken_of).or_else(last)
    }

    /// "The army said on Wednesday that ten had been killed in the morning": where no day has been told yet, that of Wednesday; "in the
    /// night": that which ended on Wednesday.
    pub(super) fn on_the_day_said(&self, scene: &Scene, anchor: &mut Anchor) {
        // "recalled on Wednesday that they had come in the night": of nobody knows when.
        let verbs = &self.told[scene.told].context.lexicon.verbs;
        let recalls = |g: &Group| matches!(&g.kind, GroupKind::Speech(s) if verbs[s.verb as usize].speech.is_some_and(|(_, frame)| frame.recalls));
        let told_before =
            scene.recalls || scene.pluperfect && !scene.reported || self.told[scene.told].groups.iter().any(recalls);
        if !within_the_day(scene, anchor) || self.date_told().is_some() || !scene.tells() || told_before {
            return;
        }
        let sentence = &self.told[scene.told];
        let Some((at, _)) = scene.times.iter().find(|(_, t)| t.value == TimeValue::PartOfDay) else { return };
        let group = &sentence.groups[*at];
        let night = (group.start..group.end)
            .any(|i| sentence.context.senses_of(i, &[SenseClass::Time]).any(|(_, s)| *s == Sense::Time(TimeWord::Night)));
        let Some(said) = said_on(sentence, self.calendar, |_| true) else { return };
        let value = if night {
            said.yesterday().ok().map(|before| DateValue::Interval(before, said))
        } else {
            Some(DateValue::Day(said))
        };
        let because = if night { "the night before the day on which it was said" } else { "the day on which it was said" };
        anchor.date =
            value.map(|value| (Resolved { value, because: because.into() }, sentence.context.span(group.start, group.end)));
    }

    /// "On 5 May, a bus had hit a mine. This attack had killed 35": of what the sentence before recalls.
    pub(super) fn on_the_day_recalled(&mut self, scene: &Scene, anchor: &mut Anchor) {
        let before = self.past.take().filter(|(told, _)| told + 1 == scene.told);
        let goes_on = (scene.pluperfect || scene.past_before) && anchor.is_undated() && scene.tells();
        if let Some((_, past)) = before.filter(|_| goes_on) {
            anchor.date = past.date;
            anchor.place = anchor.place.take().or(past.place);
        }
    }

    /// "Then, at six, demonstrators gathered at A. Two of them were killed": when and where they marched.
    pub(super) fn on_the_day_marched(&mut self, scene: &Scene, anchor: &mut Anchor) {
        let Some((told, march)) = self.march.take().filter(|(told, _)| told + MARCHED >= scene.told) else { return };
        anchor.place = anchor.place.take().or(march.place);
        let then = || {
            let sentence = &self.told[told];
            let hour = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if t.value == TimeValue::PartOfDay);
            sentence.context.any_is(0..sentence.context.len(), Function::Then) || sentence.groups.iter().any(hour)
        };
        if anchor.is_undated() {
            let news = || self.current.and_then(|c| self.followed.drafts[c].date.clone()).filter(|_| then());
            anchor.date = march.date.or_else(news);
        }
    }

    /// "the same night": the last that was told of.
    pub(super) fn night_told(&self, scene: &Scene) -> Option<DateValue> {
        let night = scene.times.iter().any(|(_, t)| t.night && t.value == TimeValue::AnaphoricDay(0));
        let drafts = || self.followed.drafts.iter().rev().take(LOOK_BACK).filter(|_| night);
        let mut dates = drafts().filter_map(|d| d.date.as_ref()).map(|(d, _)| &d.value);
        dates.find(|d| matches!(d, DateValue::Interval(..) | DateValue::OpenYearInterval(..))).cloned()
    }

    /// "Il fait calme depuis samedi. Ce jour-là, …": the day since which the sentence right before tells of something.
    pub(super) fn day_just_named(&self, scene: &Scene) -> Option<DateValue> {
        let same = scene.times.iter().any(|(_, t)| !t.night && t.value == TimeValue::AnaphoricDay(0));
        let before = scene.told.checked_sub(1).filter(|_| same).map(|told| &self.told[told])?;
        let since = |at: usize| before.context.is(at, Function::Since);
        let named = before.groups.iter().rev().find_map(|g| match &g.kind {
            GroupKind::Time(t) if (g.start.saturating_sub(1)..=g.start).any(since) && super::when::names_day(t) => Some(t),
            _ => None,
        });
        let time = named?;
        self.calendar.resolve(&TimeGroup { period: false, until: None, ..time.clone() }, None).map(|day| day.value)
    }

    /// Remembers a sentence that only says where and when.
    pub(super) fn set(&mut self, scene: &Scene, anchor: &Anchor) {
        let old = self.setting.take().map(|(a, _)| a);
        let fresh = anchor.date.is_some() && old.as_ref().is_some_and(|o| o.date.is_some());
        let base = if fresh { None } else { old };
        let base = base.unwrap_or_default();
        let anchor = Anchor {
            date: anchor.date.clone().or(base.date),
            place: anchor.place.clone().or(base.place),
            weekdays: anchor.weekdays.or(base.weekdays),
            shifted: false,
        };
        let one_day = |d: &DateValue| d.day().is_some() || matches!(d, DateValue::OpenYear(_));
        // A verb that the lexicon does not hold leaves a long sentence without one.
        let short = self.told[scene.told].context.len() <= LONGEST_HEADING;
        self.dated_heading = scene.verbless && short && anchor.date.as_ref().is_some_and(|(d, _)| one_day(&d.value));
        // "On Wednesday, the president held a council at B", once the news is told.
        let sentence = &self.told[scene.told];
        let acts =
            |g: &Group| attacks(g) || matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() || e.effect.is_some());
        let full = sentence.context.tokens.last().is_some_and(|t| t.is_mark('.'));
        self.setting_closes = self.current.is_some()
            && full
            && scene.mentions.is_empty()
            && !sentence.groups[scene.from..scene.to].iter().any(acts);
        self.setting = Some((anchor, scene.paragraph));
    }

    /// "16 May 2024", in a line of its own behind what opens the report: the day on which it came out, when nothing need have happened.
    pub(super) fn is_dateline(&self, scene: &Scene, anchor: &Anchor) -> bool {
        let published = anchor.date.as_ref().is_some_and(|(d, _)| Some(&d.value) == self.calendar.published.as_ref());
        let sentence = &self.told[scene.told];
        let whole = |g: &Group| match &g.kind {
            GroupKind::Time(t) => matches!(t.value, TimeValue::Calendar { day: Some(_), year: Some(_), .. }),
            kind => matches!(kind, GroupKind::Mark(_)),
        };
        published && self.current.is_some() && sentence.groups.iter().all(whole)
    }

    /// "On Wednesday people marched at B", in a report of that Wednesday on what was told before: what follows does not go
    /// on there.
    pub(super) fn is_aftermath(&self, scene: &Scene, anchor: &Anchor) -> bool {
        let today = anchor.date.as_ref().is_some_and(|(d, _)| Some(&d.value) == self.calendar.published.as_ref());
        today && !scene.verbless && self.current.is_some_and(|c| self.followed.drafts[c].date != anchor.date)
    }

    /// What the setting says holds for the sentences after it, until one has a day or place of its own.
    pub(super) fn lend(&mut self, scene: &Scene, anchor: &mut Anchor) {
        let Some((setting, _)) = &self.setting else { return };
        // "On Wednesday, the shops of B were closed. The killings go on": of no day and place of their own.
        if scene.tolls.is_empty() && !scene.mentions.is_empty() && scene.mentions.iter().all(|m| m.sums_up()) {
            self.setting = None;
            return;
        }
        let same_day = anchor.date.as_ref().is_none_or(|(d, _)| setting.date.as_ref().is_some_and(|(s, _)| s.value == d.value));
        if self.dated_heading && same_day && !scene.pluperfect && !scene.recalls {
            anchor.date = anchor.date.take().or_else(|| setting.date.clone());
            if anchor.place.as_ref().is_none_or(|p| p.strength < STRONG) && setting.place.is_some() {
                anchor.place = setting.place.clone();
            }
            return;
        }
        if anchor.place.as_ref().is_some_and(|p| p.strength >= STRONG) && setting.place.is_some()
            || scene.pluperfect
            || scene.recalls
            || anchor.date.is_some() && setting.date.is_some()
        {
            self.setting = None;
            return;
        }
        if anchor.date.is_none() {
            anchor.date = setting.date.clone();
            anchor.weekdays = anchor.weekdays.or(setting.weekdays);
        }
        if anchor.place.as_ref().is_none_or(|p| p.strength < STRONG) && setting.place.is_some() {
            anchor.place = setting.place.clone();
        }
        if scene.tells() {
            self.setting = None;
        }
    }

    /// "Of the hamlet of A nothing is left. They killed ten people there": the place that the sentence before names.
    pub(super) fn mean_there(&mut self, scene: &Scene, anchor: &mut Anchor) {
        let before = self.named.take().filter(|(_, told, _)| told + 1 == scene.told);
        // What the sentence before only speaks of is meant where nothing has been told of another place.
        let placed = self.current.is_some_and(|c| self.followed.drafts[c].place.is_some());
        let meant = |place: &Found, told: usize| place.strength > 0 && !goes_there(&self.told[told], place);
        let before = before.filter(|(place, told, _)| !placed || meant(place, *told));
        let strong = anchor.place.as_ref().is_some_and(|p| p.strength >= STRONG);
        // "At the hospital of A, they wait. Six bodies are counted there": where they were brought.
        let cared = |told: &SentenceTold<'_>| told.groups.iter().any(|g| matches!(g.kind, GroupKind::Target("health")));
        let acts = || {
            self.focus.len() < 2
                && acts_there(&self.told[scene.told], scene)
                && !scene.told.checked_sub(1).is_some_and(|at| cared(&self.told[at]))
        };
        let this_town = || {
            let sentence = &self.told[scene.told];
            // What the sentence before only speaks of is meant where "this town" opens the next.
            let spoken_of = before.as_ref().is_some_and(|(place, ..)| place.strength == 0);
            scene.tells()
                && (points_at_a_town(sentence, scene, spoken_of)
                    || !spoken_of && self.current.is_none() && in_same_place(sentence, scene))
        };
        // "A and B were attacked. Six people were killed there": at both.
        let just_told = |d: &usize| {
            let last = self.followed.drafts[*d].scenes.last();
            last.is_some_and(|s| self.scenes[*s].told + 1 == scene.told)
        };
        let at_each = self.focus.len() > 1 && anchor.place.is_none() && self.focus.iter().all(just_told);
        let there = || happened_there(&self.told[scene.told], scene) && !at_each;
        if !strong && (there() || acts() || before.is_some() && this_town()) {
            // "A had been hit as well: three had died there" means the place that the sentence itself is about.
            let about = |p: &Found| p.strength >= 3 || is_about(&self.told[scene.told], scene, p);
            let own = anchor.place.clone().filter(|p| p.level == Level::Settlement && about(p));
            let told = || self.told_by_name(&self.told[scene.told], scene);
            let (named, day) = before.map_or((None, None), |(place, _, day)| (Some(place), day));
            // "The next day, death struck at A. Three people were killed there"
            anchor.date = anchor.date.take().or(day.filter(|_| !scene.pluperfect && !scene.recalls));
            let place = own.or_else(told).or(named);
            anchor.place = place.map(|p| Found { strength: STRONG, ..p }).or(anchor.place.take());
        }
        let several = || scene.mentions.iter().any(|m| m.noun && m.plural && m.count.is_some());
        let sentence = &self.told[scene.told];
        let there = || in_same_place(sentence, scene) || returns(sentence, scene) || same_people(sentence, scene);
        if anchor.place.is_none() && there() && (!several() || in_that_very_place(sentence, scene)) {
            anchor.place = self.current.and_then(|c| self.followed.drafts[c].place.clone());
        }
        let sets = scene.tolls.is_empty() && !scene.pluperfect && !scene.recalls;
        let day = anchor.date.clone().filter(|_| sets && !scene.mentions.iter().any(|m| m.noun || m.finite && m.strong));
        self.name(scene, anchor.place.clone(), day);
    }

    /// The place of an incident told before whose bare name a sentence is about.
    fn told_by_name(&self, sentence: &SentenceTold<'_>, scene: &Scene) -> Option<Found> {
        let span = sentence.context.span(sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
        let said = span.of(sentence.context.text);
        let places = self.followed.drafts.iter().rev().take(LOOK_BACK).filter_map(|d| d.place.as_ref());
        places.into_iter().find(|p| p.level == Level::Settlement && said.contains(p.place.name.as_str())).cloned()
    }

    /// Remembers the settlement that a sentence names, whether or not it tells that anything happened there, and the day where it
    /// tells of nothing else.
    pub(super) fn name(&mut self, scene: &Scene, place: Option<Found>, day: Option<(Resolved, Span)>) {
        let best = || best_place(&scene.places, Level::Settlement).cloned();
        let own = place.or_else(best).or_else(|| scene.spoken_of.clone());
        let own = own.map(|p| told_more_closely(&self.told[scene.told], scene, &p).cloned().unwrap_or(p));
        self.named = own.filter(|p| p.level == Level::Settlement).map(|p| (p, scene.told, day));
    }
}

/// "They marched on A, in the sector of B", "towards A, not far from B": behind its comma, B only says where A lies.
fn told_more_closely<'a>(sentence: &SentenceTold<'_>, scene: &'a Scene, best: &Found) -> Option<&'a Found> {
    let named = |p: &&Found| {
        let lies = p.group < best.group && best.group - p.group <= LIES_WITHIN;
        lies && p.level == Level::Settlement && matches!(sentence.groups[p.group + 1].kind, GroupKind::Mark(','))
    };
    let vague = best.zone || best.near || best.away;
    let here = || scene.places.iter().any(|p| p.group == best.group);
    if vague && here() { scene.places.iter().find(named) } else { None }
}

/// Behind the comma after a name, what it is near, or the zone in which it lies, is named within so many groups.
const LIES_WITHIN: usize = 6;

/// "A was not spared: six were killed there": the bare name with which a scene opens, where nobody speaks behind it.
fn is_about(sentence: &SentenceTold<'_>, scene: &Scene, place: &Found) -> bool {
    let GroupKind::Place(named) = &sentence.groups[place.group].kind else { return false };
    let speaks = |g: &Group| matches!(g.kind, GroupKind::Speech(_) | GroupKind::Source(_) | GroupKind::SpeechNoun(_));
    named.tie == PlaceTie::None
        && place.group <= scene.from + 1
        && place.group >= scene.from
        && !sentence.groups[place.group..scene.to].iter().any(speaks)
}

/// "Two villages were attacked on Monday night": several settlements, none of them named yet.
fn attacks_several(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    if !(sentence.kinds.any(Kinds::EFFECT) && sentence.context.holds(SenseClass::PlaceWord)) {
        return false;
    }
    let groups = &sentence.groups[scene.from..scene.to];
    let suffers =
        |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && e.plural && e.voice == Voice::Passive);
    let Some(verb) = groups.iter().position(suffers) else { return false };
    groups[..verb].windows(2).any(|w| {
        let several = matches!(w[0].kind, GroupKind::Count(_)) || sentence.context.is(w[0].start, Function::PluralDeterminer);
        several && super::places::names_class(sentence, &w[1])
    })
}

/// "The bus was going to B. Two pupils lost their lives there": whether a place is but where a vehicle or its
/// passengers were going.
fn goes_there(sentence: &SentenceTold<'_>, place: &Found) -> bool {
    let travels = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.effect.is_none() && v.category == Some(Victims::Civilians),
        _ => is_vehicle(g),
    };
    let before = || sentence.groups.iter().take(place.group);
    place.strength <= ON_THE_WAY && before().any(travels) && !before().any(|g| matches!(g.kind, GroupKind::Actor(_)))
}
