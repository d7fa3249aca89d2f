//! Whether a scene continues an incident, opens another, or recalls one from before.

use super::anchors::{Anchor, Weekdays};
use super::cues::{Cue, cues};
use super::dates::{Calendar, can_meet, days_before};
use super::fits::{LOOK_BACK, is_another_there, is_counted_near, position, within_the_day};
use super::incidents::Draft;
use super::mentions::{Mention, ends_in_incident, is_vague_many};
use super::places::{self, Found, Level, STRONG};
use super::scenes::{OPENING, Scene};
use super::signs::{
    acts_there, happened_there, hits_reinforcements, in_another_place, is_of_others, strikes_another_village,
    strikes_on_same_road,
};
use super::sites::ordinal;
use crate::lexicon::{Function, ResponsibilityCue};
use crate::model::{DateValue, Effect, Form, Kind, SpeakerClass, Victims};
use crate::recognise::{Group, GroupKind, Mood, TimeGroup, TimeValue, Voice};
use crate::state::{SentenceTold, TollFound};
use rustc_hash::FxHashSet;

pub enum Choice {
    Continue(usize),
    Open { background: bool },
    Ignore,
}

/// Incidents told in their own right within so many days of the news belong to it.
pub const NEWS_DAYS: i32 = 7;
/// No single incident lasts longer than so many days.
const LASTS: i32 = 10;
/// A day that heads a sentence stands among so many first groups.
const HEADED: usize = 2;
/// The same for what had happened (in the pluperfect), where it is told behind the opening.
pub(super) const RECALLED_DAYS: i32 = 4;
/// Bodies are found within so many days of the violence.
const FOUND_DAYS: i32 = 14;
/// What is told in the pluperfect and lies so many days before the publication is history, whatever opens the report.
pub(super) const HISTORY_DAYS: i32 = 45;

/// Where the reading of a report stands when a scene is looked at.
pub struct Standing<'s> {
    pub told: &'s [SentenceTold<'s>],
    pub scenes: &'s [Scene],
    pub drafts: &'s [Draft],
    /// The main incident told of last.
    pub current: Option<usize>,
    /// The incidents that the sentence before told of.
    pub focus: &'s [usize],
    /// Others were announced and are not told yet.
    pub others: bool,
    pub calendar: &'s Calendar,
    /// The sentence before recalled something that opened no incident: "last week two girls had set off their bombs".
    pub after_recalled: bool,
    /// The first incident of the section of a review that is being read.
    pub section_from: usize,
    /// Names that the report also gives to a district or region: the town may stand for it.
    pub wide: &'s FxHashSet<&'s str>,
}

impl Standing<'_> {
    /// Whether a scene says of the violence by name when it began.
    fn begins(&self, scene: &Scene) -> bool {
        let sentence = &self.told[scene.told];
        let range = sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
        let named = scene.mentions.iter().any(|m| m.noun && m.definite && !m.other);
        // "Fighting went on in the surroundings on Thursday": at no place of its own.
        // "They were still fighting on Monday."
        let fighting = |m: &Mention| m.kind == Kind::Clash && (m.plural || !m.noun);
        let goes_on = || scene.settlement().is_none() && scene.mentions.iter().any(fighting);
        (named || goes_on()) && sentence.context.any_is(range, Function::Began)
    }

    /// Whether a figure of the scene has been told of the incident: as many of the same effect, and more than a few.
    pub(super) fn tells_same_figure(&self, scene: &Scene, draft: &Draft) -> bool {
        let tells = |other: &Scene| self.figures(other).any(|figure| self.figures(scene).any(|own| own == figure));
        self.figures(scene).next().is_some() && self.last_scenes(draft).any(tells)
    }

    /// "This violence comes months after the attack on B. That attack left 160 dead", more or fewer than have died in the news: of the one named
    /// last.
    pub(super) fn tells_of_that_one(&self, scene: &Scene, news: &Draft) -> bool {
        let sentence = &self.told[scene.told];
        let that = |m: &Mention| {
            let start = sentence.groups[m.group].start;
            m.noun && !m.plural && m.group <= scene.from + 1 && sentence.context.is(start, Function::DetDem)
        };
        scene.harmful
            && self.figures(scene).next().is_some()
            && self.counts(news)
            && !self.tells_same_figure(scene, news)
            && scene.mentions.iter().any(that)
    }

    /// The latest of what was told of an incident, the last first.
    pub(super) fn last_scenes(&self, draft: &Draft) -> impl Iterator<Item = &Scene> {
        draft.scenes.iter().rev().take(LOOK_BACK).map(|s| &self.scenes[*s])
    }

    /// Whether one of the latest sentences told of an incident has a figure.
    pub(super) fn counts(&self, draft: &Draft) -> bool {
        self.last_scenes(draft).any(|s| !s.tolls.is_empty())
    }

    /// The figures of a scene that are no parts, and of more than a few.
    fn figures(&self, scene: &Scene) -> impl Iterator<Item = (Effect, u64)> {
        let told = self.tolls(scene).filter(|t| t.quantity.low > FEW && t.part_of.is_none());
        told.map(|t| (t.effect, t.quantity.low))
    }

    fn tolls(&self, scene: &Scene) -> impl Iterator<Item = &TollFound> {
        scene.tolls.iter().map(|t| &self.told[scene.told].tolls[*t])
    }
}

/// A quotation or the word for a toll opens a sentence within so many.
const QUOTED_WITHIN: usize = 3;

/// A word that says that it came after stands among so many first words of its sentence.
const LATER: usize = 2;

/// "plus tard dans la journée": so many words at least say that it was later on that day, and not only what came next.
const LATER_THAT_DAY: usize = 4;

/// Such a subject begins among so many first words: "as for the third".
const ORDER: usize = 4;

/// So many may by chance have been harmed at two places.
pub(super) const FEW: u64 = 2;

pub fn choose(scene: &Scene, anchor: &Anchor, standing: &Standing<'_>) -> Choice {
    let Standing { drafts, current, focus, calendar, .. } = *standing;
    let Some(current) = current else { return first(scene, anchor, drafts, focus, calendar) };
    let look = Look { scene, anchor, now: &drafts[current], standing };
    if let Some(listed) = look.tells_one_listed(drafts) {
        return Choice::Continue(listed);
    }
    if look.is_the_other() {
        if let Some(told) = look.is_the_other_announced(drafts) {
            return Choice::Continue(told);
        }
        return Choice::Open { background: look.recalls() };
    }
    if look.hits_those_who_came()
        || look.strikes_on_the_road()
        || look.hits_a_mine_anew() && look.fits_place(look.now) && look.fits_date(look.now)
    {
        return Choice::Open { background: false };
    }
    if look.is_harmed_in_a_march() {
        return Choice::Open { background: false };
    }
    if look.is_first_of_those_announced() {
        return Choice::Open { background: look.recalls() };
    }
    if look.is_another_there() {
        return Choice::Open { background: look.recalls() || scene.pluperfect && !look.within_the_day() };
    }
    if look.counts_from_afar() {
        return Choice::Continue(current);
    }
    if look.opens_in_another_country() || look.opens_in_another_part() {
        return Choice::Open { background: look.recalls() || scene.pluperfect && !look.within_the_day() };
    }
    if look.is_earlier_that_day() || look.is_of_a_day_before() {
        return Choice::Open { background: false };
    }
    // "The blast comes after the one that hit a lorry, on 3 May": what only says after which act it was.
    if scene.after && !scene.tells() && !scene.names() {
        return Choice::Ignore;
    }
    let of_told_day = scene.of_told_day && !drafts[current].is_dated();
    if of_told_day && look.fits_place(&drafts[current]) {
        return Choice::Continue(current);
    }
    if look.says_when_the_told_was() {
        return Choice::Continue(current);
    }
    if let Some(meant) = look.harms_those_told_of(drafts) {
        return Choice::Continue(meant);
    }
    if let Some(meant) = look.means_one_before(drafts) {
        return Choice::Continue(meant);
    }
    if let Some(known) = look.known_place(drafts) {
        return Choice::Continue(known);
    }
    if look.is_where_the_told_was() {
        return Choice::Continue(current);
    }
    if look.is_told_back_at_the_news(drafts) {
        return Choice::Continue(current);
    }
    if let Some(back) = look.back_from_aside(drafts) {
        return Choice::Continue(back);
    }
    if let Some(recalled) = look.goes_on_recalling() {
        return recalled;
    }
    if look.tells_how_they_were_taken() {
        return Choice::Continue(current);
    }
    if look.recalls_another() {
        return look.recalled(drafts);
    }
    if scene.lists_incident() || standing.others && scene.tells() && look.settlement().is_some() {
        return Choice::Open { background: look.recalls() || scene.pluperfect };
    }
    let recalls_on = focus.first().is_some_and(|f| drafts[*f].background);
    if look.is_history() && (scene.tells() || recalls_on) && !look.dates_the_named() {
        return if scene.tells() { look.recalled(drafts) } else { Choice::Ignore };
    }
    if !look.fits_date(look.now) {
        return look.other_day(drafts);
    }
    if look.is_next_blast() {
        return Choice::Continue(current);
    }
    let another = scene.mentions.iter().any(|m| m.noun && m.other && !m.plural)
        || scene.in_turn && scene.strikes()
        || look.is_another_device();
    let names_another = scene.mentions.iter().any(|m| m.other && !m.plural && !m.definite) && look.settlement().is_some();
    let elsewhere = || !scene.pluperfect && in_another_place(&standing.told[scene.told], scene);
    // "Two attacks killed 16 at A. Nine died in the second one": both were told of together.
    if another && look.is_one_of_those_counted() {
        return Choice::Continue(current);
    }
    if let Some(told) = look.is_the_other_announced(drafts).filter(|_| scene.tells() && another || names_another) {
        return Choice::Continue(told);
    }
    // "At the beginning of the month, gunmen attacked another village": of a time before, whatever day it was.
    if strikes_another_village(&standing.told[scene.told], scene) && look.is_of_another_time() {
        return Choice::Open { background: true };
    }
    if (scene.tells() && another) || names_another || elsewhere() {
        let had = scene.pluperfect && !look.within_the_day() && !look.is_added();
        return Choice::Open { background: look.recalls() || had };
    }
    if !look.fits_place(look.now) && look.brings() && !look.is_reference() {
        if look.is_told_again() || look.is_told_nearer() || look.is_act_told_nearer() || look.is_at_the_target_told() {
            return Choice::Continue(current);
        }
        return look.other_place(drafts);
    }
    if look.counts_others_in_a_village()
        || look.is_of_others_elsewhere()
        || look.is_in_another_district()
        || look.is_later_elsewhere()
    {
        return Choice::Open { background: look.recalls() };
    }
    if look.is_one_more_that_day() || look.is_another_act_within_hours() || look.is_one_more_brought_in() {
        return Choice::Open { background: look.recalls() };
    }
    if look.opens_in_another_region() || look.is_of_another_kind() {
        return Choice::Open { background: look.recalls() };
    }
    if look.counts_in_an_operation_of_days() || look.is_of_another_weapon() || look.fights_on_the_ground() {
        return Choice::Open { background: look.recalls() };
    }
    if let Some(home) = look.of_another_country(drafts) {
        return Choice::Continue(home);
    }
    // Within a paragraph, what follows a recalled incident without a day or place goes on with it.
    let recalled = focus
        .first()
        .filter(|f| !look.only_measured(&drafts[**f]))
        .filter(|f| drafts[**f].background && anchor.date.is_none() && anchor.place.as_ref().is_none_or(|p| p.strength < STRONG));
    Choice::Continue(*recalled.unwrap_or(&current))
}

/// Before any main incident has been told.
fn first(scene: &Scene, anchor: &Anchor, drafts: &[Draft], focus: &[usize], calendar: &Calendar) -> Choice {
    let history = scene.pluperfect && lies_before(anchor, calendar, HISTORY_DAYS);
    // A year that is over is not when the news was.
    let year_before = match (&anchor.date, calendar.published.as_ref().and_then(DateValue::earliest)) {
        (Some((date, _)), Some(published)) => matches!(date.value, DateValue::Year(year) if year < published.year()),
        _ => false,
    };
    // "In B, a guide had been killed": said in passing, far below what the report is about, without a day.
    let in_passing = scene.pluperfect && anchor.is_undated() && scene.told >= 2 * OPENING;
    if history || year_before || in_passing || scene.recalls && scene.tells() {
        return Choice::Open { background: true };
    }
    let same_day = |d: &Draft| match (&anchor.date, &d.date) {
        (Some((a, _)), Some((b, _))) => a.value == b.value,
        (None, _) => anchor.place.is_none(),
        _ => false,
    };
    let continues = focus.first().filter(|f| drafts[**f].background && same_day(&drafts[**f]));
    match continues {
        Some(draft) => Choice::Continue(*draft),
        None if scene.recalls => Choice::Ignore,
        None => Choice::Open { background: false },
    }
}

/// Whether a scene names the place of an incident that was only listed so far, beside a finer one.
pub(super) fn tells_listed(scene: &Scene, draft: &Draft) -> bool {
    let Some(commune) = draft.place.as_ref().filter(|_| draft.listed && !draft.detailed) else { return false };
    let beside = |p: &Found| places::same(&p.place, &commune.place);
    scene.settlement().is_some_and(|village| !beside(village)) && scene.places.iter().any(beside)
}

pub(super) fn lies_before(anchor: &Anchor, calendar: &Calendar, days: i32) -> bool {
    let told = anchor.date.as_ref().and_then(|(d, _)| d.value.latest());
    match (told, calendar.published.as_ref().and_then(DateValue::earliest)) {
        (Some(told), Some(published)) => (published - told).get_days() > days,
        _ => false,
    }
}

/// A scene beside the incident that the report was telling of.
pub(super) struct Look<'l> {
    pub(super) scene: &'l Scene,
    pub(super) anchor: &'l Anchor,
    pub(super) now: &'l Draft,
    pub(super) standing: &'l Standing<'l>,
}

impl Look<'_> {
    /// The latest of what was told of the incident, the last first.
    pub(super) fn last_scenes(&self) -> impl Iterator<Item = &Scene> {
        self.standing.last_scenes(self.now)
    }

    pub(super) fn date(&self) -> Option<&DateValue> {
        self.anchor.date.as_ref().map(|(d, _)| &d.value)
    }

    /// Whether it recalls: not "a source had told of another attack on Monday", of the days of the news.
    pub(super) fn recalls(&self) -> bool {
        let near = || {
            let news = self.now.date.as_ref().map(|(d, _)| d);
            let days = self.date().zip(news).and_then(|(date, news)| days_before(date, &news.value));
            // "The day after the abduction, she had spoken of ten": counted from what is told of.
            let groups = &self.standing.told[self.scene.told].groups[self.scene.from..self.scene.to];
            let counted = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if matches!(t.value, TimeValue::AnaphoricDay(1..) | TimeValue::DaysAfter(1..)));
            days.is_some_and(|days| days.abs() <= NEWS_DAYS) || self.anchor.is_undated() && groups.iter().any(counted)
        };
        self.scene.recalls && !(self.scene.announced && (near() || self.is_first_word_of_it())) && !self.is_of_days_before()
    }

    /// "On Sunday already, ten people were killed at A": with a day and a town of its own, some days before the news, it is told in its
    /// own right.
    fn is_of_days_before(&self) -> bool {
        let news = self.now.date.as_ref().map(|(d, _)| d);
        let days = self.date().zip(news).and_then(|(date, news)| days_before(date, &news.value));
        // "The day before, a drone had already hit the market, killing eight".
        let day_before =
            |(at, t): &(usize, TimeGroup)| *at <= self.scene.from + 1 && matches!(t.value, TimeValue::AnaphoricDay(-2..=-1));
        if self.scene.already && self.scene.harmful && self.scene.times.iter().any(day_before) && self.now.is_dated() {
            return true;
        }
        // "On Friday already, two had died at B": by the name of the day it is of the same week.
        let weekday = |(at, t): &(usize, TimeGroup)| {
            *at <= self.scene.from + 1
                && matches!(t.value, TimeValue::Calendar { weekday: Some(_), month: None, .. })
                && t.until.is_none()
        };
        self.scene.already
            && (!self.scene.pluperfect || self.now.is_dated() && self.scene.times.iter().any(weekday))
            && self.scene.harmful
            && self.settlement().is_some_and(|p| p.strength >= STRONG)
            && !self.fits_place(self.now)
            && self.date().is_some_and(|d| d.day().is_some() || matches!(d, DateValue::OneOf(_)))
            && days.is_none_or(|days| (0..=RECALLED_DAYS).contains(&days))
    }

    /// "it had first spoken of an attack that left several dead": without a day, a place or a number of its own, the earlier
    /// word of what is told of.
    fn is_first_word_of_it(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let mut figures = self.standing.tolls(self.scene).peekable();
        let open = figures.peek().is_some() && figures.all(|t| t.quantity.form == Form::Vague)
            || sentence.context.holds_function(&[Function::Outdated]);
        // "in 2019 it had announced an attack in the south": of some other time or place.
        let of_another = |g: &Group| match &g.kind {
            GroupKind::Time(t) if t.value == TimeValue::PartOfDay => false,
            GroupKind::Time(t) => !super::when::names_day(t) || matches!(t.value, TimeValue::Calendar { month: Some(_), .. }),
            GroupKind::Place(_) => true,
            _ => false,
        };
        let own = sentence.groups[self.scene.from..self.scene.to].iter().any(of_another);
        open && !own && self.anchor.is_undated() && !self.scene.mentions.iter().any(|m| m.noun && (m.plural || m.other))
    }

    /// Whether the scene may be of the day of an incident.
    pub(super) fn fits_date(&self, draft: &Draft) -> bool {
        if let (Some(a), Some((b, _))) = (self.date(), &draft.date) {
            // Bodies are found on the day of the violence or after it.
            let (violence, finding) = if draft.found { (a, &b.value) } else { (&b.value, a) };
            let found = draft.found || !self.scene.found.is_empty();
            if found && days_before(violence, finding).is_some_and(|days| (0..=FOUND_DAYS).contains(&days)) {
                return true;
            }
        }
        if self.had_befallen_others_the_day_before() || self.came_days_after_the_undated(draft) {
            return false;
        }
        // "operations from 15 March to 15 April … On the 5th, six soldiers fell": nothing lasts so long as that.
        let long = |d: &DateValue| matches!(d, DateValue::Interval(first, last) if (*last - *first).get_days() > LASTS);
        let of_a_day =
            |a: &DateValue| a.day().is_some() && self.scene.times.iter().any(|(at, _)| *at <= self.scene.from + HEADED);
        // "On the 5th, ten were killed", without a place: what came of the operation, there.
        if !self.scene.tolls.is_empty()
            && self.scene.settlement().is_some()
            && self.date().zip(draft.date.as_ref()).is_some_and(|(a, (b, _))| long(&b.value) && of_a_day(a))
        {
            return false;
        }
        match (self.date(), &draft.date) {
            // In a report dated by its month, today and yesterday are both some day of it.
            (Some(a), Some((b, _))) => {
                let coarse = super::anchors::is_coarse(a) && super::anchors::is_coarse(&b.value);
                can_meet(a, &b.value) && !(coarse && self.anchor.weekdays.clash(draft.weekdays))
            }
            _ => {
                !self.anchor.weekdays.clash(draft.weekdays)
                    && !(self.scene.pluperfect && self.is_counted_back_from(draft))
                    && !(self.anchor.shifted && self.acts() && (!self.scene.pluperfect || self.scene.from > 0))
            }
        }
    }

    /// "«They killed three at A», he said, speaking of Friday. Two days later, gunmen attacked B": what has no day of its own came before.
    fn came_days_after_the_undated(&self, draft: &Draft) -> bool {
        let scene = self.scene;
        let later = |(at, t): &(usize, TimeGroup)| {
            *at <= scene.from + 1 && matches!(t.value, TimeValue::AnaphoricDay(1..) | TimeValue::DaysAfter(1..))
        };
        let last = draft.scenes.last().map(|s| &self.standing.scenes[*s]);
        let just_told = last.is_some_and(|s| s.told + 1 == scene.told && !s.tolls.is_empty());
        draft.date.is_none() && just_told && scene.strikes() && self.settlement().is_some() && scene.times.iter().any(later)
    }

    /// "Two died last night at A. The day before, six had been killed": though a night has two days, with a figure of its own it is of another.
    fn had_befallen_others_the_day_before(&self) -> bool {
        let scene = self.scene;
        let day_before =
            |(at, t): &(usize, TimeGroup)| *at <= scene.from + 1 && matches!(t.value, TimeValue::AnaphoricDay(-2..=-1));
        let counted = self.standing.tolls(scene).any(|t| t.effect == Effect::Killed && t.part_of.is_none());
        scene.pluperfect
            && counted
            && self.now.date.is_some()
            && self.standing.counts(self.now)
            && scene.times.iter().any(day_before)
    }

    /// "The post of A was attacked. At B, the army reports six soldiers killed": where the attack told of has no figure yet, B is where the army
    /// speaks.
    fn counts_from_afar(&self) -> bool {
        let (scene, sentence) = (self.scene, &self.standing.told[self.scene.told]);
        let heads = |p: &Found| p.group <= scene.from + 1 && p.level == Level::Settlement;
        let groups = || sentence.groups[scene.from..scene.to].iter();
        let army = |g: &Group| matches!(&g.kind, GroupKind::Source(s) if matches!(s.class, Some(SpeakerClass::Army | SpeakerClass::SecurityForces)));
        let says = groups().any(|g| matches!(g.kind, GroupKind::Speech(_))) && groups().any(army);
        says && scene.harmful
            && scene.mentions.iter().all(|m| !m.opens())
            && scene.places.iter().any(heads)
            && self.now.settled()
            && !self.now.background
            && !self.standing.counts(self.now)
            && self.fits_date(self.now)
    }

    /// "the attack took place on Monday": of what was told with the day on which it was said, or on which somebody came.
    fn says_when_the_told_was(&self) -> bool {
        if !self.scene.locates_told {
            return false;
        }
        let told = self.date().zip(self.now.date.as_ref()).and_then(|(day, (now, _))| days_before(day, &now.value));
        let near = told.is_some_and(|days| (0..=NEWS_DAYS).contains(&days));
        near && !self.scene.looks_back() && self.fits_place(self.now)
    }

    /// Whether people were harmed by an act that the scene names, or by one of its own.
    fn acts(&self) -> bool {
        self.scene.strikes() || self.scene.harmful && self.scene.mentions.iter().any(|m| m.noun && m.plural)
    }

    pub(super) fn settlement(&self) -> Option<&Found> {
        self.anchor.place.as_ref().filter(|p| p.level == Level::Settlement && p.strength >= 3)
    }

    /// A time that is told and is no day of the news.
    fn is_of_another_time(&self) -> bool {
        let day =
            |t: &TimeGroup| super::when::names_day(t) || matches!(t.value, TimeValue::PartOfDay | TimeValue::AnaphoricDay(_));
        self.anchor.date.is_none() && self.scene.times.iter().any(|(_, t)| !day(t)) || self.is_earlier()
    }

    /// "Another incident, north-east of A": one more at the place and on the day that the report was telling of.
    fn is_another_there(&self) -> bool {
        is_another_there(self.scene, self.anchor, self.now)
            && self.scene.tells()
            && !self.scene.recalls
            && self.fits_date(self.now)
            && (!self.scene.pluperfect || self.within_the_day())
    }

    /// "Five died at A; a sixth man in a second clash, some kilometres off. … Another attack is reported at B": the one other that was told
    /// of no place yet.
    fn is_the_other_announced(&self, drafts: &[Draft]) -> Option<usize> {
        self.anchor.place.as_ref().filter(|p| p.strength >= STRONG && p.level < Level::Country)?;
        let other = |s: &usize| self.standing.scenes[*s].mentions.iter().any(|m| m.noun && m.other && !m.plural);
        // "in a separate clash some kilometres east of this village"
        let unnamed = |d: &Draft| d.place.is_none() || d.scenes.iter().all(|s| self.standing.scenes[*s].settlement().is_none());
        let waits = |d: &&Draft| !d.background && unnamed(d) && self.fits_date(d) && d.scenes.iter().any(other);
        let at = position(drafts, |d| waits(&d))?;
        let same = self.scene.tolls.is_empty()
            || self.standing.tolls(self.scene).all(|t| {
                let told = drafts[at].scenes.iter().map(|s| &self.standing.scenes[*s]);
                told.into_iter().any(|s| self.standing.tolls(s).any(|o| o.effect == t.effect && o.quantity.low == t.quantity.low))
            });
        same.then_some(at)
    }

    /// Whether all that a scene calls another is one of those that were counted where the incident was told, at one place.
    fn is_one_of_those_counted(&self) -> bool {
        let others = || self.scene.mentions.iter().filter(|m| m.other);
        let several = |s: &Scene| s.mentions.iter().any(|m| m.noun && m.plural && m.count.is_some());
        others().next().is_some()
            && others().all(|m| m.noun && m.definite && !m.plural)
            && self.settlement().is_none()
            && self.anchor.is_undated()
            && self.now.settled()
            && self.last_scenes().any(several)
    }

    /// "One killed two at A; the other, at B, killed seven": the second of two, at a place of its own.
    fn is_the_other(&self) -> bool {
        // "It was at B that the second attack took place", "B was the scene of the second one".
        let another = |m: &Mention| m.noun && m.other && m.definite && !(m.plural || m.device);
        let second = self.scene.mentions.iter().any(another) && !self.fits_place(self.now);
        // "Le deuxième raid a eu lieu à B".
        let told = self.scene.harmful || self.scene.strikes() || self.scene.locates || second;
        let in_order = ordinal(&self.standing.told[self.scene.told], self.scene.from) == Some(1);
        // "the second, in the region of B", where A does not lie.
        let region = || self.anchor.place.as_ref().filter(|p| in_order && p.level < Level::Country && !self.fits_place(self.now));
        let place = self.settlement().or_else(region).filter(|_| told);
        let own = place.is_some_and(|p| self.now.place.as_ref().is_some_and(|q| !places::same(&p.place, &q.place)));
        let known = |d: &Draft| d.place.as_ref().zip(place).is_some_and(|(p, q)| places::same(&p.place, &q.place));
        own && !self.scene.recalls
            && (self.fits_date(self.now) || in_order)
            && (second && !self.scene.pluperfect || in_order)
            && position(self.standing.drafts, known).is_none()
    }

    /// "It killed thirty in an operation. It tells of two incidents. The first, near A, cost thirteen soldiers their lives": after figures of something
    /// else, the first of those that the sentence before announces.
    fn is_first_of_those_announced(&self) -> bool {
        let (scene, standing) = (self.scene, self.standing);
        let (told, scenes) = (standing.told, standing.scenes);
        if !scene.harmful || scene.recalls || ordinal(&told[scene.told], scene.from) != Some(0) || !self.standing.counts(self.now)
        {
            return false;
        }
        let several = |s: &&Scene| s.tolls.is_empty() && s.mentions.iter().any(|m| m.noun && m.plural && m.count.is_some());
        let announced = scenes[..scenes.partition_point(|s| s.told < scene.told)].last().filter(several);
        let operates = |m: &Mention| m.kind == Kind::Operation;
        let mut now = self.last_scenes();
        let mut only_operates = || now.all(|s| s.mentions.iter().filter(|m| m.noun && !m.plural).all(operates));
        announced.is_some_and(|a| a.told + 1 == scene.told)
            && only_operates()
            && !self.standing.tells_same_figure(scene, self.now)
    }

    /// "The reinforcements were ambushed": one more, after the attack that called them.
    fn hits_those_who_came(&self) -> bool {
        let Standing { told, .. } = *self.standing;
        let known = || self.last_scenes().any(|s| hits_reinforcements(told, s));
        !self.now.background && self.now.is_dated() && hits_reinforcements(told, self.scene) && !known()
    }

    /// "On the same road, a bus was ambushed", after figures told of another act there.
    fn strikes_on_the_road(&self) -> bool {
        let scene = self.scene;
        let counted = || self.standing.counts(self.now);
        let past = scene.looks_back() || self.now.background;
        !past && strikes_on_same_road(&self.standing.told[scene.told], scene) && counted() && self.fits_date(self.now)
    }

    /// "A hundred pupils were set free on Sunday. They had been abducted on the 7th at A": what became of those taken is told first.
    fn tells_how_they_were_taken(&self) -> bool {
        let takes = |s: &Scene| {
            let mut tolls = self.standing.tolls(s).peekable();
            let taken = tolls.peek().is_some() && tolls.all(|t| matches!(t.effect, Effect::Abducted | Effect::Captured));
            taken || s.tolls.is_empty() && s.mentions.iter().any(|m| m.kind == Kind::Abduction)
        };
        let told = || self.last_scenes();
        let coarse = self.now.date.as_ref().is_none_or(|(d, _)| super::anchors::is_coarse(&d.value));
        (self.scene.pluperfect || self.scene.past_before)
            && !self.now.background
            && coarse
            && (takes(self.scene) || self.hits_what_is_theirs())
            && told().any(takes)
            && !told().any(|s| self.standing.tolls(s).any(|t| matches!(t.effect, Effect::Killed | Effect::Wounded)))
            && self.fits_place(self.now)
    }

    /// "Bandits had attacked their school": nobody harmed, at what is theirs who were told of.
    fn hits_what_is_theirs(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let theirs = |g: &Group| {
            let before = g.start.checked_sub(1).filter(|i| sentence.context.is(*i, Function::DetPoss));
            matches!(g.kind, GroupKind::Target(_)) && (before.is_some() || sentence.context.is(g.start, Function::DetPoss))
        };
        let acts = self.scene.mentions.iter().any(|m| m.finite);
        acts && self.scene.tolls.is_empty() && sentence.groups[self.scene.from..self.scene.to].iter().any(theirs)
    }

    /// "There are dead among the militia, whose post stands at B, where the ambush was laid", of one told of near A or at no town.
    fn is_where_the_told_was(&self) -> bool {
        let vague = |p: &Found| p.level > Level::Settlement || p.near || p.holds || p.zone || p.away;
        self.scene.locates_told
            && !(self.scene.recalls || self.scene.pluperfect || self.now.background)
            && self.settlement().is_some()
            && (self.scene.pinned || self.now.place.as_ref().is_none_or(vague))
            && self.fits_date(self.now)
            && !self.scene.mentions.iter().any(|m| m.noun && m.other)
    }

    /// "Another mine killed two": a device of its own, with its own figures of dead.
    fn is_another_device(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let other = |g: &Group| (g.start..g.end).any(|i| sentence.context.is(i, Function::Other));
        let device =
            |g: &Group| matches!(&g.kind, GroupKind::Count(count) if count.what == Some("explosive") && count.quantity.low == 1);
        let mut groups = sentence.groups[self.scene.from..self.scene.to].iter();
        // "A second bomb wounded ten who had come to help" is of the same attack.
        let own = self.scene.violent || self.settlement().is_some() || !self.anchor.is_undated();
        own && self.scene.harmful && groups.any(|g| device(g) && other(g))
    }

    /// "A second explosion followed minutes later at the gate": one more blast, of which nobody tells a day, a town or whom it harmed, is
    /// part of what was told.
    fn is_next_blast(&self) -> bool {
        let blast = |m: &Mention| matches!(m.kind, Kind::Explosion | Kind::Suicide | Kind::Ied);
        let scene = self.scene;
        let mut nouns = scene.mentions.iter().filter(|m| m.noun && (m.other || !m.definite)).peekable();
        // "A first blast shook the entrance, then a second one killed those who came to help".
        let follows_first = || scene.mentions.iter().any(|m| blast(m) && m.noun && !m.other);
        nouns.peek().is_some()
            && nouns.all(|m| blast(m) && !m.plural)
            && scene.mentions.iter().any(|m| m.other)
            && (self.standing.tolls(scene).all(|t| t.quantity.form == Form::Vague) || follows_first())
            && self.settlement().is_none()
            && self.anchor.is_undated()
            && !(self.now.background || scene.recalls || scene.goes_on)
    }

    /// Of the day told of, or of one so near to it that it belongs to the same news.
    pub(super) fn within_the_day(&self) -> bool {
        within_the_day(self.scene, self.anchor)
            || self.date().is_none() && is_counted_near(self.scene)
            || self.is_of_that_very_day()
    }

    /// "Early on Monday, another attack had hit B", after what is told of that Monday.
    fn is_of_that_very_day(&self) -> bool {
        let named = self.scene.times.iter().any(|(_, t)| super::when::names_day(t) || t.value == TimeValue::AnaphoricDay(0));
        let same = match (self.date(), self.now.date.as_ref().map(|(d, _)| &d.value)) {
            (Some(own), Some(news)) => own == news && own.day().is_some(),
            (None, None) => self.anchor.weekdays.meets(self.now.weekdays) || self.anchor.weekdays == Weekdays::default(),
            _ => false,
        };
        named && same && !self.scene.recalls
    }

    /// "Attacks in the town of A and the commune of B killed twenty. … Another one hit the village of C, in the commune of B."
    fn tells_one_listed(&self, drafts: &[Draft]) -> Option<usize> {
        self.settlement().filter(|_| self.scene.strikes() && !self.scene.recalls && !self.scene.pluperfect)?;
        position(drafts, |d| !d.background && tells_listed(self.scene, d) && self.fits_date(d))
    }

    /// "Nine were killed at A. On the 4th a convoy had been hit at B, without loss. Nine people were killed, sources say": with a
    /// figure of an incident told before, and none of the day, place or figures of the aside, the report is back at it.
    fn back_from_aside(&self, drafts: &[Draft]) -> Option<usize> {
        let aside = *self.standing.focus.first()?;
        if self.scene.tolls.is_empty() || drafts.len() < 2 {
            return None;
        }
        let placed = self.anchor.place.as_ref().is_some_and(|p| p.strength >= STRONG);
        let own = |effect: Effect| self.standing.tolls(self.scene).any(|t| t.effect == effect);
        let counted = || {
            let mut scenes = self.standing.last_scenes(&drafts[aside]);
            scenes.any(|s| self.standing.tolls(s).any(|t| own(t.effect)))
        };
        let sums_up = self.scene.mentions.iter().any(|m| m.sums_up());
        // "claimed this last attack, saying that it had killed four": the one told last, whatever another cost.
        let sentence = &self.standing.told[self.scene.told];
        let claimed = |c: &Cue| c.what == ResponsibilityCue::Claimed;
        let words = sentence.groups[self.scene.from].start..sentence.groups[self.scene.to - 1].end;
        let claims = || cues(&sentence.context, words.start, words.end).iter().any(claimed);
        let shown = |m: &Mention| {
            m.noun && !m.plural && sentence.context.is(sentence.groups[m.group].start, Function::DetDem) && claims()
        };
        if placed
            || sums_up
            || self.scene.mentions.iter().any(shown)
            || !self.anchor.is_undated()
            || self.scene.recalls
            || !counted()
        {
            return None;
        }
        let tells = |d: &Draft| self.standing.tells_same_figure(self.scene, d) || self.tells_sum_of(d);
        if tells(&drafts[aside]) {
            return None;
        }
        let from = drafts.len().saturating_sub(LOOK_BACK);
        let other = |at: usize| at != aside && !drafts[at].background && tells(&drafts[at]);
        (from..drafts.len()).find(|at| other(*at))
    }

    /// "Six soldiers and an assailant died at A. The day before, four had died at B. Besides these seven dead, …": those whom one sentence told of
    /// side by side, counted together.
    fn tells_sum_of(&self, draft: &Draft) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let killed = |t: &&TollFound| t.effect == Effect::Killed && t.part_of.is_none();
        let shown = |t: &&TollFound| {
            let start = sentence.groups[t.group].start;
            (start.saturating_sub(1)..=start).any(|i| sentence.context.is(i, Function::DetDem))
        };
        let Some(sum) = self.standing.tolls(self.scene).filter(killed).find(shown).map(|t| t.quantity.low) else { return false };
        let counted = |s: &Scene| {
            let figures = self.standing.tolls(s).filter(killed).map(|t| t.quantity.low);
            figures.fold((0, 0_u64), |(many, sum), low| (many + 1, sum.saturating_add(low)))
        };
        self.standing.last_scenes(draft).map(counted).any(|(many, all)| many > 1 && all == sum)
    }

    /// "Three died at A. On 4 May seven had died at B. «The toll is of five dead», a source said": a new figure of the same harm in
    /// words that recall nothing, of whom somebody speaks, is one of the news.
    fn is_told_back_at_the_news(&self, drafts: &[Draft]) -> bool {
        let scene = self.scene;
        let Some(aside) = self.standing.focus.first().map(|f| &drafts[*f]).filter(|d| d.background) else { return false };
        let past = scene.looks_back();
        if past || scene.tolls.is_empty() || !self.anchor.is_undated() || self.anchor.place.is_some() || aside.date.is_none() {
            return false;
        }
        let sentence = &self.standing.told[scene.told];
        let first = sentence.groups[scene.from].start;
        let quoted = (first..first + QUOTED_WITHIN).any(|i| sentence.context.tokens.get(i).is_some_and(|t| t.quoted));
        let counts =
            sentence.groups[scene.from..scene.to].iter().take(QUOTED_WITHIN).any(|g| matches!(g.kind, GroupKind::SpeechNoun(_)));
        let told = self.standing.last_scenes(aside);
        let harm = |t: &TollFound| matches!(t.effect, Effect::Killed | Effect::Wounded);
        let killed = told.into_iter().any(|s| self.standing.tolls(s).any(harm));
        (quoted || counts) && killed && self.standing.tolls(scene).any(harm) && !self.standing.tells_same_figure(scene, aside)
    }

    /// "Ten died on Tuesday, two weeks after the attack that had killed forty. Four assailants were shot": what was recalled only within
    /// a sentence about the news leaves the next one to the news, where that recalls nothing.
    fn only_measured(&self, aside: &Draft) -> bool {
        let [only] = aside.scenes[..] else { return false };
        let past = self.scene.looks_back();
        let within = &self.standing.scenes[only];
        let of_it = within.told + 1 == self.scene.told && self.standing.tells_of_that_one(self.scene, self.now);
        !past && self.scene.harmful && within.from > 0 && within.told < self.scene.told && !of_it
    }

    /// A place that was told before: back to its incident, unless the scene recalls an earlier one there.
    fn known_place(&self, drafts: &[Draft]) -> Option<usize> {
        let place = self.settlement()?;
        let long_before = |d: &Draft| self.scene.pluperfect && !d.is_dated() && self.lies_before_published();
        let stands = |d: &Draft| d.place.as_ref().is_some_and(|p| places::same(&p.place, &place.place)) && self.fits_date(d);
        // "On Tuesday sixteen died at A. On Friday a rocket had hit a mosque at A. Seventy died there": of what was told last.
        let sentence = &self.standing.told[self.scene.told];
        let there = || happened_there(sentence, self.scene) || acts_there(sentence, self.scene);
        let same_day = self.anchor.is_undated() && !(self.anchor.shifted || self.scene.recalls || self.scene.pluperfect);
        let just = self.standing.focus.first().copied().filter(|f| stands(&drafts[*f]) && same_day && there());
        let found = just.or_else(|| position(drafts, stands))?;
        let before = || self.is_of_some_day() || self.is_dated_beside_news();
        let another_time = self.scene.tells() && (self.scene.recalls || long_before(&drafts[found]) || before());
        let further = drafts[found].background && self.is_headed_by_another_time(&drafts[found]);
        (drafts[found].background && !self.is_last_before() || !another_time).then_some(found).filter(|_| !further)
    }

    fn other_day(&self, drafts: &[Draft]) -> Choice {
        if !self.scene.tells() && self.scene.mentions.is_empty() {
            return Choice::Ignore;
        }
        // "the offensive began on 4 April", "the attack had begun on Monday night": when what is told of began is no other incident.
        if self.scene.tolls.is_empty() && self.standing.begins(self.scene) {
            return Choice::Ignore;
        }
        // "The army has launched an operation on Tuesday": what came of the violence.
        let follows = |m: &Mention| matches!(m.kind, Kind::Operation | Kind::Arrests);
        // "The army launched an operation around B on Wednesday", after Tuesday's attack: though it names a town.
        let after = || {
            let news = self.now.date.as_ref().map(|(d, _)| d);
            let days = self.date().zip(news).and_then(|(date, news)| days_before(&news.value, date));
            let launched = self.scene.mentions.iter().all(|m| m.noun && !m.other && m.kind == Kind::Operation);
            launched && days.is_some_and(|days| (0..=RECALLED_DAYS).contains(&days))
        };
        let nowhere = self.settlement().is_none() || after();
        let tells_none = self.scene.tolls.is_empty() && nowhere && self.scene.mentions.iter().all(follows);
        let harmed = || self.last_scenes().any(|s| s.harmful);
        if tells_none && !self.now.background && harmed() {
            return Choice::Ignore;
        }
        // "Seven suspects, arrested on Monday, fled", "a hundred had been caught again on Thursday": whom nobody harmed, at no place.
        let caught = || {
            !self.scene.tolls.is_empty()
                && self.standing.tolls(self.scene).all(|t| matches!(t.effect, Effect::Detained | Effect::Escaped))
        };
        // Not "on Tuesday the police arrested two suspects", which is told in its own right.
        let aside = |m: &Mention| follows(m) && !m.noun && (!m.finite || self.scene.pluperfect);
        let plain = nowhere && !self.scene.mentions.is_empty() && self.scene.mentions.iter().all(aside);
        if let Some(current) = self.standing.current.filter(|_| plain && !self.now.background && harmed() && caught()) {
            return Choice::Continue(current);
        }
        // "On Thursday three men suspected of the murder were arrested".
        if let Some(current) = self.standing.current.filter(|_| self.scene.of_a_charge && self.settlement().is_none()) {
            return Choice::Continue(current);
        }
        // "On Tuesday, another attack on this hospital killed six", after what is told of Monday and, before, of Tuesday.
        let another = || self.scene.mentions.iter().any(|m| m.noun && m.other && !m.plural && !m.definite) && self.scene.harmful;
        // "Eighteen were killed on Wednesday in the zone of A. … They attacked B on Wednesday, 20 km from A; eighteen were killed".
        let wide = |d: &Draft| {
            let vague = |p: &&Found| p.near || p.zone || p.holds || p.between;
            let old = d.place.as_ref().filter(vague);
            let beside = |p: &Found| self.scene.places.iter().any(|q| q.strength < STRONG && places::same(&p.place, &q.place));
            old.is_some_and(beside) && self.standing.tells_same_figure(self.scene, d)
        };
        let same = |d: &Draft| d.is_dated() && self.fits_date(d) && (self.fits_place(d) || wide(d));
        if let Some(known) = position(drafts, same).filter(|_| !another()) {
            return Choice::Continue(known);
        }
        // "claimed the attack of A, on 2 June": by its own place and day another one.
        let named = self.settlement().is_some_and(|p| p.strength >= STRONG)
            && self.date().is_some_and(|d| !super::anchors::is_coarse(d))
            && self.scene.names();
        // "the fighting had flared up again the day before": the fighting told of.
        let fights = |s: &Scene| s.mentions.iter().any(|m| m.noun && m.plural && m.kind == Kind::Clash);
        let goes_on = |m: &Mention| m.kind == Kind::Clash && self.settlement().is_none() && self.last_scenes().any(fights);
        if !self.scene.tells()
            && !named
            && !self.scene.mentions.iter().any(|m| m.noun && (m.sums_up() && m.strong && !goes_on(m) || !m.definite))
        {
            return Choice::Ignore;
        }
        // "Two days later, a second mine killed three".
        if self.is_another_device() {
            return Choice::Open { background: self.is_earlier() || self.recalls() };
        }
        if let Some(counted) = self.standing.current.and_then(|c| self.only_counts(c)) {
            return counted;
        }
        let had = self.scene.pluperfect || self.scene.past_before;
        let before = self.date().is_none() && had && !is_counted_near(self.scene) && !self.is_of_the_same_week();
        Choice::Open { background: self.is_earlier() || self.recalls() || before }
    }

    /// A figure without a word of violence or a place of its own, on another day: bodies found, somebody of those told of
    /// before. It is the incident's; who dies later may be anybody.
    fn only_counts(&self, current: usize) -> Option<Choice> {
        let in_region = self.anchor.place.as_ref().is_some_and(|p| p.level < Level::Country && p.strength >= STRONG);
        let elsewhere = self.settlement().is_some() || in_region && !self.fits_place(self.now);
        // People are carried off by an act of its own.
        let acts = self.scene.tolls.iter().any(|t| self.standing.told[self.scene.told].tolls[*t].effect == Effect::Abducted);
        // "On Monday ten had died": people die later than the violence, not before it.
        let before = self.scene.pluperfect && self.lies_before_news();
        // "The first, on Monday night, took four lives": one of several that are told one by one.
        let one_of_them = self.is_one_of_them();
        // "two died in the fighting, and another on Wednesday of his wounds".
        let sentence = &self.standing.told[self.scene.told];
        let counts_on = self.scene.tolls.iter().any(|t| is_of_others(sentence, *t));
        let mentions = &self.scene.mentions;
        // "The day after the attack, nine more bodies were found".
        let after = |t: &TimeGroup| matches!(t.value, TimeValue::AnaphoricDay(1..) | TimeValue::DaysAfter(1..));
        let counts_on = counts_on || self.scene.times.iter().any(|(_, t)| after(t));
        let of_another = !mentions.is_empty() && !(counts_on && mentions.iter().all(|m| m.noun && m.definite));
        if acts || before || one_of_them || self.scene.strikes() || of_another || elsewhere {
            return None;
        }
        Some(Choice::Continue(current))
    }

    /// "The first, on Monday night, …", "the third killed …": a number in their order as the subject, without a noun.
    fn is_one_of_them(&self) -> bool {
        let context = &self.standing.told[self.scene.told].context;
        let first = self.standing.told[self.scene.told].groups[self.scene.from].start;
        let order = (first..first + ORDER).find(|i| context.is(*i, Function::DetDef)).map(|i| i + 1);
        order.is_some_and(|i| {
            let ordinal =
                context.is_any(i, &[Function::OneOfTwo, Function::Other]) && !context.is(i - 1, Function::PluralDeterminer);
            ordinal
                && (context.is_mark(i + 1, ',')
                    || context.is(i + 1, Function::Reflexive)
                    || super::cues::auxiliary_at(context, i + 1).is_some())
        })
    }

    /// Whether a scene can bring in an incident at another place: with people harmed there, or with an act that is not the
    /// one told before. Those who survived, fled or were caught elsewhere are of the incident told.
    fn brings(&self) -> bool {
        let scene = self.scene;
        // "a group that has laid many ambushes on the road of A": what it is known for.
        let sentence = &self.standing.told[scene.told];
        let habit = self.date().is_none() && scene.mentions.iter().all(|m| !m.noun || is_vague_many(sentence, m));
        // "an operation has been launched in the district of B", after people were harmed: what came of it.
        // "has launched an operation": one verb with its noun.
        let noun = |m: &Mention| m.noun || ends_in_incident(&sentence.context, &sentence.groups[m.group]);
        let operation = |m: &Mention| m.kind == Kind::Operation && noun(m) && !m.other;
        let harmed = || self.last_scenes().any(|s| s.harmful);
        let follows = scene.tolls.is_empty() && self.date().is_none() && scene.mentions.iter().all(operation);
        if follows && !scene.mentions.is_empty() && harmed() {
            return false;
        }
        scene.harmful || scene.strikes() || scene.names() && !habit && !scene.mentions.iter().any(|m| m.definite)
    }

    /// Whether the incident's own sentences name the place to say where theirs lies: its commune, the next town.
    fn is_reference(&self) -> bool {
        let Some(place) = self.settlement() else { return false };
        if self.is_hit_there(place) {
            return false;
        }
        let fresh = self.scene.mentions.iter().any(|m| m.noun && !m.definite && !m.device);
        let refers = |p: &Found| p.strength < STRONG && p.strength >= 3 && places::same(&p.place, &place.place);
        !fresh && self.last_scenes().any(|s| s.places.iter().any(refers))
    }

    /// "They went on to B. They killed six there": where it happened, named by the sentence before; not where those fell who had attacked.
    fn is_hit_there(&self, place: &Found) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let there = happened_there(sentence, self.scene) || acts_there(sentence, self.scene);
        let attackers = |s: &Scene| {
            let mut tolls = self.standing.tolls(s).filter(|t| t.effect == Effect::Killed).peekable();
            tolls.peek().is_some() && tolls.all(|t| matches!(t.victims, Victims::Militants | Victims::Suspects))
        };
        let others = || self.last_scenes().any(|s| !s.tolls.is_empty() && !attackers(s));
        let own = self.scene.places.iter().any(|p| places::same(&p.place, &place.place));
        there && !own && !(attackers(self.scene) && others())
    }

    /// "The group had claimed the attack on B, which killed ten", "It is accused of having massacred ten at B": what is only named as
    /// known, with its place and without a day, beside the one incident with which the report opens.
    fn is_known_from_before(&self, drafts: &[Draft]) -> bool {
        let (scene, sentence) = (self.scene, &self.standing.told[self.scene.told]);
        let alone = position(drafts, |d| !d.background) == drafts.iter().rposition(|d| !d.background);
        if !alone || !self.now.is_dated() || !self.anchor.is_undated() || scene.goes_on {
            return false;
        }
        let act = |m: &Mention| matches!(sentence.groups[m.group].kind, GroupKind::Incident(_));
        let known = |m: &Mention| m.noun && m.definite && !(m.plural || m.other || m.device) && act(m);
        let nouns = || scene.mentions.iter().filter(|m| m.noun);
        let said = |g: &Group| matches!(&g.kind, GroupKind::Speech(s) if s.mood == Mood::Pluperfect);
        let had = scene.past_before || scene.pluperfect || sentence.groups[scene.from..scene.to].iter().any(said);
        let named = nouns().next().is_some() && nouns().all(known) && had;
        let done = |m: &Mention| matches!(&sentence.groups[m.group].kind, GroupKind::Effect(e) if e.voice == Voice::Unfinite);
        let accused = nouns().next().is_none() && self.accuses() && scene.mentions.iter().all(done);
        (named || accused) && !self.opening_names(|p| self.settlement().is_some_and(|own| places::same(&own.place, &p.place)))
    }

    /// Whether the scene says of somebody that he is accused or suspected.
    fn accuses(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let (from, to) = (sentence.groups[self.scene.from].start, sentence.groups[self.scene.to - 1].end);
        // Not "witnesses accuse the soldiers of having killed six at B", which is news.
        let blames = |c: &Cue| c.passive && c.blames();
        cues(&sentence.context, from, to).iter().any(blames)
    }

    /// Whether the first sentences of the report, or its headline, name such a place or speak of several acts.
    fn opening_names(&self, place: impl Fn(&Found) -> bool) -> bool {
        let several = |m: &Mention| m.noun && m.plural && !m.device;
        let before = self.scene.told.min(OPENING - 1);
        let mut opening = self.standing.scenes.iter().take_while(|s| s.told < before);
        opening.any(|s| s.places.iter().any(&place) || s.mentions.iter().any(several))
    }

    /// "Later that day, two aid workers were abducted at B", after figures told of another act, though of no town.
    fn is_later_that_day(&self) -> bool {
        let (scene, sentence) = (self.scene, &self.standing.told[self.scene.told]);
        let first = sentence.groups[scene.from].start;
        let later = sentence.context.any_is(first..sentence.context.len().min(first + LATER), Function::Then);
        let counted = || self.standing.counts(self.now);
        let anew = || !scene.names_a_known_act() && !self.standing.tells_same_figure(scene, self.now);
        later && scene.harmful && anew() && counted()
    }

    /// The same, at a town that nothing has named, where the other act has none.
    fn is_later_elsewhere(&self) -> bool {
        let town = self.settlement().filter(|p| p.strength >= STRONG);
        let known = |p: &Found| {
            let scenes = self.last_scenes();
            scenes.into_iter().any(|s| s.places.iter().any(|q| places::same(&q.place, &p.place)))
        };
        // "later in the day"; not "then", behind which the same act goes on, nor what those who attacked did or suffered.
        let sentence = &self.standing.told[self.scene.told];
        let first = sentence.groups[self.scene.from].start;
        let hours = |i: usize| sentence.context.function_length(i, Function::Then).is_some_and(|length| length >= LATER_THAT_DAY);
        let assailants = |g: &Group| matches!(&g.kind, GroupKind::Actor(a) if a.is_assailant());
        let of_it = || sentence.groups[self.scene.from..self.scene.to].iter().any(assailants);
        self.now.place.is_none()
            && town.is_some_and(|p| !known(p))
            && (first..sentence.context.len().min(first + LATER)).any(hours)
            && !of_it()
            && self.is_later_that_day()
    }

    /// Another place: that of a main incident which has none yet, else of a new one.
    fn other_place(&self, drafts: &[Draft]) -> Choice {
        let from = self.standing.section_from.min(drafts.len());
        // "Elsewhere in the region, moreover, gunmen killed two": what goes on with more of it has been told of.
        let one_more = self.scene.goes_on && self.scene.violent || self.is_later_that_day();
        // "The day before, four had been killed in another quarter. … Shots were heard at the camp of B": the news, not what had been before.
        let before = |d: &Draft| self.standing.last_scenes(d).all(|s| s.pluperfect);
        let of_now = |d: &Draft| self.scene.pluperfect || !before(d);
        let waiting =
            |d: &Draft| !d.background && !d.settled() && !one_more && self.fits_date(d) && self.fits_place(d) && of_now(d);
        match position(&drafts[from..], waiting).map(|at| from + at) {
            Some(draft) => Choice::Continue(draft),
            None => {
                // "In mid-January fighting had broken out again north of B": no more than what went on before.
                let had = self.scene.past_before
                    && self.scene.tolls.is_empty()
                    && self.date().is_none()
                    && self.scene.mentions.iter().all(Mention::is_any_number);
                let before = self.scene.pluperfect && self.is_earlier() || self.is_known_from_before(drafts) || had;
                Choice::Open { background: self.recalls() || before }
            }
        }
    }
}
