//! Whether a scene continues an incident, opens another, or recalls one from before.

use super::anchors::Anchor;
use super::dates::{Calendar, can_meet, days_before};
use super::fits::{
    LOOK_BACK, compatible, goes_into_details, is_another_there, is_counted_near, only_details, position, within_the_day,
};
use super::incidents::Draft;
use super::places::{self, Found, Level, STRONG};
use super::scenes::Scene;
use crate::lexicon::{Function, PlaceWord, Sense, SenseClass};
use crate::model::{DateValue, Effect, Kind};
use crate::recognise::TimeValue;
use crate::state::SentenceTold;
use rustc_hash::FxHashSet;

pub enum Choice {
    Continue(usize),
    Open { background: bool },
    Ignore,
}

/// Incidents told in their own right within so many days of the news belong to it.
pub const NEWS_DAYS: i32 = 7;
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
    /// The first incident of the section of a review that is being read.
    pub section_from: usize,
    /// Names that the report also gives to a district or region: the town may stand for it.
    pub wide: &'s FxHashSet<&'s str>,
}

impl Standing<'_> {
    /// Whether a figure of the scene has been told of the incident: as many of the same effect, and more than a few.
    pub(super) fn tells_same_figure(&self, scene: &Scene, draft: &Draft) -> bool {
        let figures = |s: &Scene| {
            let told = s.tolls.iter().map(|t| &self.told[s.told].tolls[*t]);
            told.filter(|t| t.quantity.low > FEW && t.part_of.is_none()).map(|t| (t.effect, t.quantity.low)).collect::<Vec<_>>()
        };
        let own = figures(scene);
        let tells = |s: &Scene| figures(s).iter().any(|f| own.contains(f));
        !own.is_empty() && draft.scenes.iter().rev().take(LOOK_BACK).any(|s| tells(&self.scenes[*s]))
    }
}

/// So many may by chance have been harmed at two places.
const FEW: u64 = 2;

pub fn choose(scene: &Scene, anchor: &Anchor, standing: &Standing<'_>) -> Choice {
    let Standing { drafts, current, focus, calendar, .. } = *standing;
    let Some(current) = current else { return first(scene, anchor, drafts, focus, calendar) };
    let look = Look { scene, anchor, now: &drafts[current], standing };
    if look.is_another_there() {
        return Choice::Open { background: scene.recalls || scene.pluperfect && !look.within_the_day() };
    }
    let of_told_day = scene.of_told_day && !drafts[current].is_dated();
    if of_told_day && look.fits_place(&drafts[current]) {
        return Choice::Continue(current);
    }
    if let Some(known) = look.known_place(drafts) {
        return Choice::Continue(known);
    }
    if let Some(recalled) = look.goes_on_recalling() {
        return recalled;
    }
    if look.recalls_another() {
        return look.recalled(drafts);
    }
    if scene.lists_incident() || standing.others && scene.tells() && look.settlement().is_some() {
        return Choice::Open { background: scene.recalls || scene.pluperfect };
    }
    let recalls_on = focus.first().is_some_and(|f| drafts[*f].background);
    if look.is_history() && (scene.tells() || recalls_on) {
        return if scene.tells() { look.recalled(drafts) } else { Choice::Ignore };
    }
    if !look.fits_date(look.now) {
        return look.other_day(drafts);
    }
    let another = scene.mentions.iter().any(|m| m.noun && m.other && !m.plural) || scene.in_turn && scene.strikes();
    let names_another =
        scene.mentions.iter().any(|m| m.noun && m.other && !m.plural && !m.definite) && look.settlement().is_some();
    if (scene.tells() && another) || names_another {
        return Choice::Open { background: scene.recalls || scene.pluperfect && !look.within_the_day() };
    }
    if !look.fits_place(look.now) && look.brings() && !look.is_reference() {
        return look.other_place(drafts);
    }
    if look.is_one_more_that_day() {
        return Choice::Open { background: scene.recalls };
    }
    if look.opens_in_another_region() {
        return Choice::Open { background: scene.recalls };
    }
    if look.fights_on_the_ground() {
        return Choice::Open { background: scene.recalls };
    }
    if let Some(home) = look.of_another_country(drafts) {
        return Choice::Continue(home);
    }
    // Within a paragraph, what follows a recalled incident without a day or place goes on with it.
    let recalled = focus
        .first()
        .filter(|f| drafts[**f].background && anchor.date.is_none() && anchor.place.as_ref().is_none_or(|p| p.strength < STRONG));
    Choice::Continue(*recalled.unwrap_or(&current))
}

/// A place with which a sentence opens stands among so many first groups.
const OPENS: usize = 5;

/// Before any main incident has been told.
fn first(scene: &Scene, anchor: &Anchor, drafts: &[Draft], focus: &[usize], calendar: &Calendar) -> Choice {
    let history = scene.pluperfect && lies_before(anchor, calendar, HISTORY_DAYS);
    // A year that is over is not when the news was.
    let year_before = match (&anchor.date, calendar.published.as_ref().and_then(DateValue::earliest)) {
        (Some((date, _)), Some(published)) => matches!(date.value, DateValue::Year(year) if year < published.year()),
        _ => false,
    };
    if history || year_before || scene.recalls && scene.tells() {
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
    pub(super) fn date(&self) -> Option<&DateValue> {
        self.anchor.date.as_ref().map(|(d, _)| &d.value)
    }

    pub(super) fn fits_date(&self, draft: &Draft) -> bool {
        if let (Some(a), Some((b, _))) = (self.date(), &draft.date) {
            // Bodies are found on the day of the violence or after it.
            let (violence, finding) = if draft.found { (a, &b.value) } else { (&b.value, a) };
            let found = draft.found || !self.scene.found.is_empty();
            if found && days_before(violence, finding).is_some_and(|days| (0..=FOUND_DAYS).contains(&days)) {
                return true;
            }
        }
        match (self.date(), &draft.date) {
            // In a report dated by its month, today and yesterday are both some day of it.
            (Some(a), Some((b, _))) => {
                let coarse = super::anchors::is_coarse(a) && super::anchors::is_coarse(&b.value);
                can_meet(a, &b.value) && !(coarse && self.anchor.weekdays.clash(draft.weekdays))
            }
            _ => {
                !self.anchor.weekdays.clash(draft.weekdays)
                    && !(self.anchor.shifted && self.acts() && (!self.scene.pluperfect || self.scene.from > 0))
            }
        }
    }

    /// Whether people were harmed by an act that the scene names, or by one of its own.
    fn acts(&self) -> bool {
        self.scene.strikes() || self.scene.harmful && self.scene.mentions.iter().any(|m| m.noun && m.plural)
    }

    pub(super) fn fits_place(&self, draft: &Draft) -> bool {
        if draft.place.as_ref().is_some_and(|region| self.names_another_region(region)) {
            return false;
        }
        let lies_there = |region: &Found| {
            region.level > Level::Settlement
                && region.level < Level::Country
                && self.scene.places.iter().any(|p| places::same(&p.place, &region.place))
        };
        self.anchor.place.as_ref().is_none_or(|p| compatible(p, draft.place.as_ref()))
            || self.tells_how_it_began()
            // "A, B and C, in the district": the district of the incident told.
            || draft.place.as_ref().is_some_and(lies_there)
            || draft.place.as_ref().is_some_and(|town| self.may_lie_in(town) || self.is_quarter_of(town, draft))
            || draft.place.as_ref().is_some_and(|town| self.lies_near(town, draft) || self.may_stand_in(town))
    }

    /// "one died in the region of A … a woman was killed at B, in the region of C".
    fn names_another_region(&self, region: &Found) -> bool {
        let within = |p: &Found| {
            p.place.admin1.as_deref().is_some_and(|a| a == region.place.name || Some(a) == region.place.admin1.as_deref())
        };
        let of_region = |p: &Found| p.level == Level::Region && !places::same(&p.place, &region.place) && !within(p);
        let own = self.scene.places.iter().any(|p| p.level == Level::Region && places::same(&p.place, &region.place));
        region.level == Level::Region && self.settlement().is_some() && !own && self.scene.places.iter().any(of_region)
    }

    /// "a bus was ambushed near A … the bus was hit in the sector of B": where the same figure is told again, B is where it was.
    fn lies_near(&self, town: &Found, draft: &Draft) -> bool {
        let last = draft.scenes.last().map(|s| &self.standing.scenes[*s]);
        let next = last.is_some_and(|s| s.paragraph == self.scene.paragraph || s.told + 1 == self.scene.told);
        town.near && (self.standing.tells_same_figure(self.scene, draft) || next && only_details(self.scene))
            || town.between && next && goes_into_details(&self.standing.told[self.scene.told], self.scene)
    }

    /// "the violence began with an assault on the camp of B": B is where what was told of began.
    fn tells_how_it_began(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let range = sentence.groups[self.scene.from].start..sentence.groups[self.scene.to - 1].end;
        sentence.context.any_is(range, Function::Began) && self.scene.tolls.is_empty() && self.scene.times.is_empty()
    }

    /// "a hotel of A … at the hotel B": what is called B may stand in A, where no figure is told on a day of its own.
    fn may_stand_in(&self, town: &Found) -> bool {
        let own = !self.scene.tolls.is_empty() && !self.scene.times.is_empty() || self.scene.mentions.iter().any(|m| m.other);
        let named = |site: &Found, town: &Found| site.site && !town.site && town.place.gazetteer_id.is_some();
        let here = self.anchor.place.as_ref();
        !own && town.level == Level::Settlement
            && here.is_some_and(|p| p.level == Level::Settlement && (named(p, town) || named(town, p)))
    }

    /// "at A … in the quarter B": a quarter lies in the town told of, where its sentence names no other and counts no more
    /// people, unless the report tells of several attacks there.
    fn is_quarter_of(&self, town: &Found, draft: &Draft) -> bool {
        let Some(quarter) = self.anchor.place.as_ref().filter(|p| p.part && !town.part) else { return false };
        let scenes = || draft.scenes.iter().rev().take(LOOK_BACK).map(|s| &self.standing.scenes[*s]);
        let series = scenes().any(|s| s.mentions.iter().any(|m| m.noun && m.plural && !m.device));
        let known = |p: &Found| places::same(&p.place, &town.place) || places::same(&p.place, &quarter.place);
        let only = self.scene.places.iter().all(|p| p.level > Level::Settlement || p.part || p.site || known(p));
        let lies = quarter.place.admin1.is_none() || quarter.place.admin1 == town.place.admin1;
        let most = |s: &Scene| s.tolls.iter().map(|t| self.standing.told[s.told].tolls[*t].quantity.low).max().unwrap_or(0);
        let counted = most(self.scene) <= scenes().map(most).max().unwrap_or(0);
        let another = self.scene.mentions.iter().any(|m| m.other) || self.scene.in_turn;
        !another && !series && only && lies && counted && town.place.gazetteer_id.is_some() && self.fits_date(draft)
    }

    /// "at A … the attack of B … a village of the territory of A": B may lie in what was called A, where it is no new incident.
    fn may_lie_in(&self, town: &Found) -> bool {
        let fresh = self.scene.mentions.iter().any(|m| m.opens() || m.other);
        let here = self.anchor.place.as_ref().map(|p| &p.place);
        let same_region = here.is_some_and(|p| p.admin1.is_none() || p.admin1 == town.place.admin1);
        !fresh && same_region && town.level == Level::Settlement && self.standing.wide.contains(town.place.name.as_str())
    }

    pub(super) fn settlement(&self) -> Option<&Found> {
        self.anchor.place.as_ref().filter(|p| p.level == Level::Settlement && p.strength >= 3)
    }

    /// "Another incident, north-east of A": one more at the place and on the day that the report was telling of.
    fn is_another_there(&self) -> bool {
        is_another_there(self.scene, self.anchor, self.now)
            && self.scene.tells()
            && !self.scene.recalls
            && self.fits_date(self.now)
            && (!self.scene.pluperfect || self.within_the_day())
    }

    /// Of the day told of, or of one so near to it that it belongs to the same news.
    pub(super) fn within_the_day(&self) -> bool {
        within_the_day(self.scene, self.anchor) || self.date().is_none() && is_counted_near(self.scene)
    }

    /// A place that was told before: back to its incident, unless the scene recalls an earlier one there.
    fn known_place(&self, drafts: &[Draft]) -> Option<usize> {
        let place = self.settlement()?;
        let long_before = |d: &Draft| self.scene.pluperfect && !d.is_dated() && self.lies_before_published();
        let found =
            position(drafts, |d| d.place.as_ref().is_some_and(|p| places::same(&p.place, &place.place)) && self.fits_date(d))?;
        let another_time = self.scene.tells() && (self.scene.recalls || long_before(&drafts[found]) || self.is_of_some_day());
        (drafts[found].background && !self.is_last_before() || !another_time).then_some(found)
    }

    /// "the army owned to losses in the fighting", after strikes from the air: those who fell on the ground fell elsewhere.
    fn fights_on_the_ground(&self) -> bool {
        let from_the_air = |k: Kind| matches!(k, Kind::Airstrike | Kind::Drone);
        let on_the_ground = |k: Kind| !from_the_air(k) && !matches!(k, Kind::Other | Kind::Operation);
        let mentions = |s: &Scene, test: &dyn Fn(Kind) -> bool| s.mentions.iter().any(|m| m.noun && test(m.kind));
        let now = || self.now.scenes.iter().map(|s| &self.standing.scenes[*s]);
        let sentence = &self.standing.told[self.scene.told];
        let forces_fell = self.scene.tolls.iter().any(|t| {
            let toll = &sentence.tolls[*t];
            toll.effect == Effect::Killed && toll.victims.are_forces()
        });
        forces_fell
            && mentions(self.scene, &|k| matches!(k, Kind::Clash | Kind::Ambush))
            && !mentions(self.scene, &from_the_air)
            && now().any(|s| s.mentions.iter().any(|m| from_the_air(m.kind)))
            && !now().any(|s| !s.tolls.is_empty() || s.mentions.iter().any(|m| m.noun && m.strong && on_the_ground(m.kind)))
    }

    /// "The same day, …": a sentence that opens so.
    fn opens_that_day(&self) -> bool {
        self.scene.times.iter().any(|(at, t)| *at <= self.scene.from + 1 && t.value == TimeValue::AnaphoricDay(0))
    }

    /// "The same day, gunmen attacked a post, killing two": an act with figures of its own, after figures told of another.
    fn is_one_more_that_day(&self) -> bool {
        let counted = || self.now.scenes.iter().rev().take(LOOK_BACK).any(|s| !self.standing.scenes[*s].tolls.is_empty());
        let sentence = &self.standing.told[self.scene.told];
        // "in the north of the country".
        let directed = sentence.context.holds(SenseClass::PlaceWord)
            && (sentence.groups[self.scene.from].start..sentence.groups[self.scene.to - 1].end).any(|i| {
                let direction = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::Direction);
                sentence.context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| direction(s))
            });
        let fresh = directed
            || self.scene.mentions.iter().any(|m| m.opens() && !m.continues)
                && self.scene.mentions.iter().all(|m| !(m.noun && m.definite));
        self.opens_that_day()
            && fresh
            && self.scene.harmful
            && !self.scene.pluperfect
            && !self.standing.tells_same_figure(self.scene, self.now)
            && counted()
    }

    /// "In the region of S., a dozen fighters were killed", "Besides, three civilians were killed in the north of H.": harm told of a
    /// region that a sentence opens with, or that a word brings in as one more thing, and that nothing before has named.
    fn opens_in_another_region(&self) -> bool {
        let Some(now) = self.now.place.as_ref() else { return false };
        let scenes = || self.now.scenes.iter().rev().take(LOOK_BACK).flat_map(|s| self.standing.scenes[*s].places.iter());
        let opens = |p: &Found| p.group <= self.scene.from + OPENS || self.scene.goes_on || self.opens_that_day();
        let other = |p: &Found| {
            matches!(p.level, Level::District | Level::Region)
                && p.strength >= 3
                && !places::same(&p.place, &now.place)
                && now.place.admin1.as_deref().is_none_or(|a| Some(a) != p.place.admin1.as_deref() && a != p.place.name)
                && !scenes().any(|q| places::same(&q.place, &p.place))
        };
        let fresh = self.scene.mentions.iter().all(|m| !m.noun || !m.definite);
        self.scene.harmful
            && fresh
            && !self.scene.pluperfect
            && self.settlement().is_none()
            && now.level == Level::Settlement
            && self.scene.places.iter().any(|p| opens(p) && other(p))
    }

    /// The army of one country speaks or acts, after what happened in another: back to what happened in its own.
    fn of_another_country(&self, drafts: &[Draft]) -> Option<usize> {
        let place = self.anchor.place.as_ref().filter(|p| p.strength >= STRONG);
        if place.is_some() || self.date().is_some() {
            return None;
        }
        let sentence = &self.standing.told[self.scene.told];
        let mut own: Option<&'static str> = None;
        for country in (self.scene.from..self.scene.to).filter_map(|at| super::roles::actor(sentence, at)?.country) {
            if own.replace(country).is_some_and(|other| other != country) {
                return None;
            }
        }
        let own = own?;
        let is_of = |d: &Draft, test: fn(&str, &str) -> bool| {
            d.place.as_ref().and_then(|p| p.place.country.as_deref()).is_some_and(|c| test(c, own))
        };
        if !is_of(self.now, |a, b| a != b) {
            return None;
        }
        let from = drafts.len().saturating_sub(LOOK_BACK);
        drafts[from..].iter().rposition(|d| !d.background && is_of(d, |a, b| a == b)).map(|at| from + at)
    }

    fn other_day(&self, drafts: &[Draft]) -> Choice {
        if !self.scene.tells() && self.scene.mentions.is_empty() {
            return Choice::Ignore;
        }
        let same = |d: &Draft| d.is_dated() && self.fits_date(d) && self.fits_place(d);
        if let Some(known) = position(drafts, same) {
            return Choice::Continue(known);
        }
        if !self.scene.tells() && !self.scene.mentions.iter().any(|m| m.noun && (m.sums_up() && m.strong || !m.definite)) {
            return Choice::Ignore;
        }
        if let Some(counted) = self.standing.current.and_then(|c| self.only_counts(c)) {
            return counted;
        }
        let before = self.date().is_none() && (self.scene.pluperfect || self.scene.past_before) && !is_counted_near(self.scene);
        Choice::Open { background: self.is_earlier() || self.scene.recalls || before }
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
        if acts || before || self.scene.strikes() || !self.scene.mentions.is_empty() || elsewhere {
            return None;
        }
        Some(Choice::Continue(current))
    }

    /// Whether a scene can bring in an incident at another place: with people harmed there, or with an act that is not the
    /// one told before. Those who survived, fled or were caught elsewhere are of the incident told.
    fn brings(&self) -> bool {
        let scene = self.scene;
        scene.harmful || scene.strikes() || scene.names() && !scene.mentions.iter().any(|m| m.definite)
    }

    /// Whether the incident's own sentences name the place to say where theirs lies: its commune, the next town.
    fn is_reference(&self) -> bool {
        let Some(place) = self.settlement() else { return false };
        let fresh = self.scene.mentions.iter().any(|m| m.noun && !m.definite && !m.device);
        let refers = |p: &Found| p.strength < STRONG && p.strength >= 3 && places::same(&p.place, &place.place);
        !fresh && self.now.scenes.iter().rev().take(LOOK_BACK).any(|s| self.standing.scenes[*s].places.iter().any(refers))
    }

    /// Another place: that of a main incident which has none yet, else of a new one.
    fn other_place(&self, drafts: &[Draft]) -> Choice {
        let from = self.standing.section_from.min(drafts.len());
        // "Elsewhere in the region, moreover, gunmen killed two": what goes on with more of it has been told of.
        let one_more = self.scene.goes_on && self.scene.violent;
        let waiting = |d: &Draft| !d.background && !d.settled() && !one_more && self.fits_date(d) && self.fits_place(d);
        match position(&drafts[from..], waiting).map(|at| from + at) {
            Some(draft) => Choice::Continue(draft),
            None => Choice::Open { background: self.scene.recalls || self.scene.pluperfect && self.is_earlier() },
        }
    }
}
