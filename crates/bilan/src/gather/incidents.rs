//! Follows a report from scene to scene and decides which incident each belongs to.

use super::accounts::goes_on_elsewhere;
use super::anchors::{Anchor, Weekdays, best_place};
use super::choice::{self, Choice, Standing};
use super::dates::{Calendar, Resolved, can_meet};
use super::draft::counts_more;
use super::fits;
use super::idle::{is_idle, is_under_way};
use super::join::{also_there, holds_it, join, lies_in, matches_place, only_holds, says_more, tells_nearer};
use super::looks::goes_on_within;
use super::mentions::Mention;
use super::places::{self, Found, Level, STRONG};
use super::quarters;
use super::retold;
use super::scenes::{OPENING, Scene};
use super::signs::{self, acts, goes_on_that_day, is_of_others, sets_scene, waits_for_several, wide};
use super::sites;
use super::tense::tells_of_what_comes;
use crate::lexicon::Function;
use crate::model::{DateValue, Effect, Kind, Span, Victims};
use crate::recognise::{Group, GroupKind, Mood, TimeValue};
use crate::state::{SentenceTold, TollFound};
use rustc_hash::FxHashSet;

/// An incident while the report is being read.
#[derive(Debug, Default)]
pub struct Draft {
    /// Indices of the scenes that tell of it.
    pub scenes: Vec<usize>,
    pub date: Option<(Resolved, Span)>,
    pub weekdays: Weekdays,
    pub place: Option<Found>,
    pub background: bool,
    /// Tolls that stand with several incidents together: scene and toll.
    pub joint: Vec<(usize, usize)>,
    /// Its day is that on which bodies were found.
    pub found: bool,
    /// It is one of several places that a sentence names as hit.
    pub listed: bool,
    /// A sentence only says that this place and others were those hit, which was told of before.
    pub said_to_be_hit: bool,
    /// A sentence of its own tells of it.
    pub detailed: bool,
    /// Its days are those of several places that a sentence names as hit: each may have been hit on one of them.
    pub shares_days: bool,
    /// What stands there, by which later sentences may mean it: the prison, the checkpoint.
    pub target: Option<&'static str>,
    /// Scenes that only say who did it, together with others or after another was told.
    pub claims: Vec<usize>,
}

impl Draft {
    /// Takes in a figure that stands with several incidents, once.
    pub fn share(&mut self, figure: (usize, usize)) {
        if !self.joint.contains(&figure) {
            self.joint.push(figure);
        }
    }

    pub fn is_dated(&self) -> bool {
        self.date.is_some() || self.weekdays.is_named()
    }

    pub fn settled(&self) -> bool {
        self.place.as_ref().is_some_and(|p| p.level == Level::Settlement)
    }
}

/// "then" stands among so many first words of what comes next.
const ONWARD: usize = 4;

/// The first and the second of two are told of within so many sentences.
const PAIR_WITHIN: usize = 4;

/// So many paragraphs headed by their days make a report a series, in which none of them is only recalled.
const SERIES: usize = 2;

/// What following gives: the incidents, and figures that wait for incidents told later.
pub struct Followed {
    pub drafts: Vec<Draft>,
    pub pending: Vec<Pending>,
    pub aggregates: Vec<(usize, usize)>,
}

/// A figure of several incidents together that are told of elsewhere.
pub struct Pending {
    pub scene: usize,
    pub toll: usize,
    /// So many incidents.
    pub count: u64,
    /// When and where they are said to have been.
    pub anchor: Anchor,
}

/// Reads the scenes in order. The headline is read last: it fills what the body leaves open, and adds no incident.
pub fn follow(told: &[SentenceTold<'_>], scenes: &[Scene], calendar: &Calendar) -> Followed {
    let mut thread = Thread {
        told,
        scenes,
        calendar,
        followed: Followed { drafts: Vec::new(), pending: Vec::new(), aggregates: Vec::new() },
        current: None,
        focus: Vec::new(),
        setting: None,
        dated_heading: false,
        setting_closes: false,
        item: false,
        paragraph: u32::MAX,
        last_day: None,
        named: None,
        others: 0,
        prelude: None,
        dated_paragraphs: 0,
        of_several: None,
        period: None,
        bulletin: false,
        month: false,
        claimed: false,
        sections: signs::sections(told),
        section: false,
        section_from: 0,
        wide: wide(scenes),
        past: None,
        list_recalls: false,
        march: None,
        recalled: None,
        pair: None,
        named_before: None,
        reading: 0,
    };
    for index in 0..scenes.len() {
        thread.read(index);
    }
    thread.share_sums();
    thread.share_counts_of_days();
    thread.leave_summaries();
    thread.take_for_news();
    thread.recall_months();
    thread.headline();
    thread.take_up_again();
    thread.followed
}

pub(super) struct Thread<'t, 'c> {
    pub(super) told: &'t [SentenceTold<'c>],
    pub(super) scenes: &'t [Scene],
    pub(super) calendar: &'t Calendar,
    pub(super) followed: Followed,
    /// The main incident told of last.
    pub(super) current: Option<usize>,
    /// The incidents that the sentence before told of; more than one where it told of several together.
    pub(super) focus: Vec<usize>,
    /// Where and when, from a heading or a sentence that only sets the scene, and its paragraph.
    pub(super) setting: Option<(Anchor, u32)>,
    /// The setting is a heading with a day: it holds for all that stands below it.
    pub(super) dated_heading: bool,
    /// The setting is a sentence of its own about something else than violence: it holds in its paragraph only.
    pub(super) setting_closes: bool,
    /// The scene read is an entry of a list.
    pub(super) item: bool,
    pub(super) paragraph: u32,
    /// The day of the sentence before in this paragraph, where it named no settlement.
    pub(super) last_day: Option<(Resolved, Span)>,
    /// The settlement that the sentence before named, which "there" means, with that sentence.
    pub(super) named: Option<(Found, usize, ToldDay)>,
    /// So many other incidents are announced: "two other attacks took place".
    pub(super) others: u64,
    /// A sentence before the first incident that tells of violence too weakly to open it.
    pub(super) prelude: Option<(usize, Anchor)>,
    /// So many paragraphs that a day of their own heads opened an incident: a bulletin, a chronicle.
    pub(super) dated_paragraphs: usize,
    /// The day of a sentence that told of several attacks together: "the attacks on Thursday in the west".
    pub(super) of_several: Option<(Resolved, Span)>,
    /// The last sentence that spoke of the attacks of a period.
    pub(super) period: Option<usize>,
    /// The report opens with the operations or attacks of a week or month.
    pub(super) bulletin: bool,
    /// It opens with what was done in a month.
    pub(super) month: bool,
    /// The report opens with several attacks that a group claims: whatever their days, they are its news.
    claimed: bool,
    /// Countries that head sections of the report, by their sentences.
    pub(super) sections: FxHashSet<usize>,
    /// A section has begun and nothing has been told in it yet.
    pub(super) section: bool,
    /// The first incident of the section.
    pub(super) section_from: usize,
    /// The day and place of a sentence that told in the pluperfect of something that opened no incident, with that sentence.
    pub(super) past: Option<(usize, Anchor)>,
    /// A heading says that the list below it recalls.
    list_recalls: bool,
    /// The day and place of a sentence that tells of people who march, whom nothing has cost blood yet, with that sentence.
    pub(super) march: Option<(usize, Anchor)>,
    /// The last sentence that recalled something without opening an incident.
    pub(super) recalled: Option<usize>,
    /// Two incidents that a sentence told of together, with that sentence.
    pub(super) pair: Option<(usize, [usize; 2])>,
    /// Where and when the act was that a sentence only named as before the news, with that sentence.
    pub(super) named_before: Option<(usize, Anchor)>,
    /// The scene that is being read.
    pub(super) reading: usize,
    /// Names that the report also gives to a district or region.
    pub(super) wide: FxHashSet<&'t str>,
}

/// A day that a sentence tells, with the words that tell it.
type ToldDay = Option<(Resolved, Span)>;

impl Thread<'_, '_> {
    fn read(&mut self, index: usize) {
        self.reading = index;
        let scene = &self.scenes[index];
        self.followed.aggregates.extend(scene.aggregates.iter().map(|t| (index, *t)));
        if scene.headline {
            return;
        }
        self.item = scene.item;
        // What follows in the paragraph of an entry goes on with it.
        let listed = scene.item || self.list_recalls && scene.paragraph == self.paragraph;
        self.list_recalls = if listed { self.list_recalls } else { signs::heads_recalled(&self.told[scene.told], scene) };
        self.enter(scene.paragraph);
        if self.sections.contains(&scene.told) {
            self.section = true;
            self.section_from = self.followed.drafts.len();
            self.setting = None;
            return;
        }
        let of_period = self.period.take().is_some_and(|told| told + 1 == scene.told);
        self.period = scene.periodic.then_some(scene.told);
        let sums_up = scene.periodic || !scene.aggregates.is_empty() && scene.tolls.is_empty();
        self.bulletin |= sums_up && self.current.is_none() && signs::is_of_closed_period(&self.told[scene.told], scene);
        self.month |= scene.told < OPENING && self.current.is_none() && signs::is_of_whole_month(&self.told[scene.told], scene);
        self.bulletin |= self.month;
        self.claimed |= scene.told < OPENING && signs::claims_several(&self.told[scene.told], scene);
        let below = self.current.is_some() || scene.told >= OPENING;
        // "It is the third time in a month that A attacks the town": this one, too.
        if scene.general
            && signs::counts_this_one(&self.told[scene.told], scene)
            && let Some(current) = self.current
        {
            self.followed.drafts[current].claims.push(index);
        }
        if scene.general && scene.tolls.is_empty() || below && is_under_way(&self.told[scene.told], scene) {
            self.name(scene, None, None);
            return;
        }
        if scene.told < OPENING && self.tells_nothing_yet() && signs::shows_a_picture(self.told, self.scenes, index) {
            return;
        }
        let day_told = || self.day_just_named(scene).or_else(|| self.night_told(scene)).or_else(|| self.date_told());
        let told_of = if scene.times.is_empty() { None } else { day_told() };
        let mut anchor = Anchor::of(self.told, scene, self.calendar, told_of.as_ref());
        if self.item && self.calendar.is_after_publication(&anchor) {
            return;
        }
        if signs::is_line_of_a_day(&self.told[scene.told], scene)
            && self.current.is_none()
            && anchor.date.as_ref().is_some_and(|(d, _)| self.calendar.is_of_publication(&d.value))
        {
            return;
        }
        if scene.identifies {
            self.identify(scene);
        }
        self.on_the_day_said(scene, &mut anchor);
        if anchor.is_undated() && self.was_hit_as_well(scene) {
            anchor.date = self.current.and_then(|c| self.followed.drafts[c].date.clone());
        }
        self.mean_there(scene, &mut anchor);
        self.announce(scene, &anchor);
        let so_far = sites::SoFar {
            current: self.current.map(|c| &self.followed.drafts[c]),
            several: scene.places.len() > 1 && self.tells_of_several(),
            scenes: self.scenes,
        };
        if let Some(anchors) = sites::sites(self.told, scene, &anchor, self.calendar, told_of.as_ref(), &so_far) {
            return self.open_together(index, anchors);
        }
        if let Some(days) = sites::days(self.told, scene, &anchor) {
            return self.open_days(index, days);
        }
        let before = (scene.pluperfect || scene.past_before) && self.current.is_some() && anchor.date.is_some();
        if let Some(count) = waits_for_several(self.told, scene, &anchor).filter(|_| !before && !self.is_of_another_day(&anchor))
        {
            self.date_all(count, &anchor);
            let waits = |toll: &usize| Pending { scene: index, toll: *toll, count, anchor: anchor.clone() };
            self.followed.pending.extend(scene.tolls.iter().map(waits));
            return;
        }
        if self.recaps(scene, &anchor) {
            return;
        }
        if self.covers_period(scene, &anchor, of_period) {
            self.followed.aggregates.extend(scene.tolls.iter().map(|t| (index, *t)));
            return;
        }
        // In a bulletin, what stands before the first act with a day or a figure only describes.
        // "The month saw ten attacks.", "Six rocket launchers were retaken": in the account of a month.
        let many = || self.month && scene.places.is_empty() && scene.mentions.iter().all(|m| !m.noun || m.plural);
        let describes = || !scene.strikes() || many();
        if self.bulletin && self.current.is_none() && scene.tolls.is_empty() && anchor.is_undated() && describes() {
            return;
        }
        let tells = scene.tells();
        let bare = anchor.date.is_none() && anchor.place.is_none();
        if bare && signs::sums_all_up(&self.told[scene.told], scene) && self.tells_of_several() {
            self.focus = self.mains().collect();
        }
        if self.focus.len() > 1 && bare && self.together(index) {
            return;
        }
        if let Some(claimed) = self.claimed_before(scene, &anchor) {
            claimed.into_iter().for_each(|d| self.followed.drafts[d].claims.push(index));
            return;
        }
        if self.is_dateline(scene, &anchor) {
            return;
        }
        let own_setting = sets_scene(&self.told[scene.told], scene, &anchor) && !self.is_aftermath(scene, &anchor);
        let idle = self.current.is_some() && is_idle(&self.told[scene.told], scene);
        let own_setting = own_setting && !(idle && tells_of_what_comes(&self.told[scene.told], scene.from..scene.to));
        if own_setting {
            self.set(scene, &anchor);
        } else {
            self.lend(scene, &mut anchor);
        }
        let retold = self.current.filter(|c| goes_on_elsewhere(self.told, scene, &anchor, &self.followed.drafts[*c]));
        if let Some(told) = retold {
            // "There" is where the incident was told at first.
            let day = anchor.date.clone();
            self.named = self.followed.drafts[told].place.clone().map(|place| (place, scene.told, day));
            let old = &self.followed.drafts[told].place;
            anchor.place = anchor.place.filter(|p| old.as_ref().is_some_and(|old| tells_nearer(scene, p, old)));
        }
        self.on_the_day_recalled(scene, &mut anchor);
        let past = ((scene.pluperfect || scene.past_before) && anchor.date.is_some()).then(|| (scene.told, anchor.clone()));
        if let Some(before) = self.is_of_the_one_named(scene, &anchor) {
            anchor = before;
            let mut draft = Draft { background: true, ..Draft::default() };
            join(&mut draft, index, scene, anchor);
            self.followed.drafts.push(draft);
            return self.turn_to(self.followed.drafts.len() - 1);
        }
        // Its day is that of something else, and so is its place, where nothing has been told of it before.
        if idle && !own_setting {
            let told = |p: &Found| {
                let mut places = self.followed.drafts.iter().rev().take(fits::LOOK_BACK).filter_map(|d| d.place.as_ref());
                places.any(|q| places::same(&p.place, &q.place))
            };
            if !anchor.place.as_ref().is_none_or(told) {
                self.last_day = None;
                return;
            }
            (anchor.date, anchor.weekdays) = (None, Weekdays::default());
        }
        // "The group swore allegiance in March 2015": of another time, whoever it names.
        let another_time =
            !tells && self.current.is_some() && anchor.date.as_ref().is_some_and(|(d, _)| super::anchors::is_coarse(&d.value));
        if another_time && choice::lies_before(&anchor, self.calendar, choice::HISTORY_DAYS) && scene.mentions.is_empty() {
            self.last_day = None;
            return;
        }
        let paired = self.one_of_two(scene, &anchor);
        let weak = !tells;
        let settled = anchor.place.as_ref().is_some_and(|p| p.level == Level::Settlement);
        let day = anchor.date.clone().filter(|_| !settled);
        if let Some(others) = scene.mentions.iter().find(|m| m.noun && m.other && m.plural && scene.tolls.is_empty()) {
            self.others = others.count.unwrap_or(1);
        }
        if !scene.harmful && signs::tells_of_a_march(&self.told[scene.told], scene) {
            self.march = Some((scene.told, anchor.clone()));
        }
        let choice = match std::mem::take(&mut self.section) {
            true if scene.tells() => Choice::Open { background: scene.recalls },
            fresh => {
                self.section = fresh;
                retold.or(paired).map_or_else(|| choice::choose(scene, &anchor, &self.standing()), Choice::Continue)
            }
        };
        match choice {
            Choice::Continue(draft) if weak && self.recalls_in_passing(scene) && Some(draft) == self.current => {}
            Choice::Continue(draft)
                if own_setting
                    && weak
                    && !(scene.locates_told || scene.identifies)
                    && !matches_place(&self.followed.drafts[draft], &anchor) => {}
            Choice::Continue(draft) => {
                self.dated_paragraphs += usize::from(self.heads_paragraph(index, &anchor));
                self.make_finer(draft, scene, &anchor);
                self.followed.drafts[draft].detailed = true;
                if weak && signs::tells_of_two_parties(&self.told[scene.told], scene) {
                    (anchor.place, anchor.date) = (None, None);
                }
                join(&mut self.followed.drafts[draft], index, scene, anchor);
                self.turn_to(draft);
            }
            Choice::Open { background } => {
                let coarse = anchor.date.as_ref().is_some_and(|(d, _)| super::anchors::is_coarse(&d.value));
                let headed = self.heads_paragraph(index, &anchor) && !coarse;
                let of_claimed = (self.claimed || self.bulletin) && !(coarse || scene.looks_back());
                // "On 24 May, the communiqué goes on, …": a text that accounts for several days brings each of them as news.
                let of_text = headed && signs::is_told_by_text(&self.told[scene.told], scene);
                let listed_before = self.list_recalls;
                let series = headed && self.dated_paragraphs >= SERIES;
                let background = listed_before || background && !(of_claimed || of_text || series);
                self.dated_paragraphs += usize::from(headed && !background);
                // "Recent raids beyond the borders of the countries of the Sahel": any number of them, in no town and on no day.
                let anywhere = anchor.date.is_none()
                    && anchor.place.as_ref().is_some_and(|p| p.level > Level::District)
                    && scene.mentions.iter().all(Mention::is_any_number);
                let placed = scene.names() && !anywhere && anchor.place.as_ref().is_some_and(|p| p.strength >= STRONG);
                let dated = scene.mentions.iter().any(|m| m.noun && (m.strong || scene.names())) && anchor.date.is_some();
                let announced = !self.followed.pending.is_empty() && settled && acts(&self.told[scene.told], scene);
                let wide = anchor.place.as_ref().is_none_or(|p| p.level > Level::District);
                let only_period = wide && scene.tolls.is_empty() && signs::is_of_closed_period(&self.told[scene.told], scene);
                self.bulletin |= only_period && self.current.is_none();
                let in_order = settled && self.current.is_some() && sites::is_another(&self.told[scene.told], scene);
                if weak && !placed && (!dated || only_period) && !announced && !in_order {
                    self.named_before = (scene.after && scene.names()).then(|| (scene.told, anchor.clone()));
                    let says = anchor.date.is_some() || anchor.place.is_some();
                    if self.current.is_none()
                        && self.prelude.is_none()
                        && !background
                        && !choice::lies_before(&anchor, self.calendar, choice::HISTORY_DAYS)
                        && says
                        && (acts(&self.told[scene.told], scene) || signs::speaks_of(scene))
                    {
                        self.prelude = Some((index, anchor));
                    }
                    // "The night of the 4th was a black one": its day is that of what the next sentence tells.
                    self.last_day = day;
                    self.past = past;
                    self.recalls_in_passing(scene);
                    return;
                }
                if !background && signs::tells_of_a_march(&self.told[scene.told], scene) {
                    self.on_the_day_marched(scene, &mut anchor);
                }
                let now = self.current.map(|c| &self.followed.drafts[c]);
                let beside = || now.is_some_and(|d| fits::is_another_there(scene, &anchor, d));
                let counts_on = || scene.tolls.iter().any(|t| is_of_others(&self.told[scene.told], *t));
                if !background
                    && anchor.is_undated()
                    && (fits::within_the_day(scene, &anchor)
                        || beside()
                        || counts_on()
                        || signs::is_of_a_double_act(&self.told[scene.told], scene)
                        || signs::hits_reinforcements(self.told, scene)
                        || scene.mentions.iter().any(|m| super::fresh::runs_over_a_mine(&self.told[scene.told], m))
                        || goes_on_that_day(&self.told[scene.told], scene))
                {
                    anchor.date = now.and_then(|d| d.date.clone());
                }
                if !background && settled && anchor.is_undated() && self.goes_on_from(scene) {
                    anchor.date = now.and_then(|d| d.date.clone());
                }
                if !background && anchor.date.is_none() && !anchor.shifted {
                    anchor.date = self.last_day.clone().or_else(|| self.announced(scene, &anchor));
                }
                // "Gunmen attacked two villages on Monday and Tuesday": each of them on one of these days.
                let wide = anchor.place.as_ref().is_none_or(|p| p.level > Level::Settlement);
                let fights = !scene.mentions.is_empty() && scene.mentions.iter().all(|m| m.kind == Kind::Clash);
                let span = matches!(anchor.date.as_ref().map(|(d, _)| &d.value), Some(DateValue::Interval(..)));
                let of_days = wide && !background && !fights && span && !scene.times.iter().any(|(_, t)| t.night);
                let mut draft = Draft { background, shares_days: of_days, ..Draft::default() };
                self.others = self.others.saturating_sub(1);
                if !background {
                    self.begin(&mut draft, scene, &anchor);
                    self.date_the_deed_before(index, &anchor);
                }
                join(&mut draft, index, scene, anchor);
                // What opens it says best of what kind it is.
                let last = draft.scenes.len() - 1;
                draft.scenes.swap(0, last);
                self.followed.drafts.push(draft);
                self.turn_to(self.followed.drafts.len() - 1);
            }
            Choice::Ignore => {
                let named = scene.after && (scene.names() || settled);
                self.named_before = named.then_some((scene.told, anchor));
                self.past = past;
                self.recalls_in_passing(scene);
            }
        }
        self.last_day = day;
    }

    /// "They burned houses at A and killed two women at B, on Saturday": the day behind the second deed is that of the first as well.
    fn date_the_deed_before(&mut self, index: usize, anchor: &Anchor) {
        let scene = &self.scenes[index];
        let sentence = &self.told[scene.told];
        let joined = scene.from > 0 && sentence.context.is(sentence.groups[scene.from].start, Function::And);
        let Some(draft) = self.current.map(|c| &mut self.followed.drafts[c]).filter(|_| joined && !anchor.shifted) else {
            return;
        };
        let only = index.checked_sub(1).is_some_and(|before| draft.scenes == [before] && self.scenes[before].told == scene.told);
        if only && !draft.is_dated() {
            draft.date.clone_from(&anchor.date);
        }
    }

    /// "Forty were killed on Monday in two attacks", after what is told of Wednesday: of none that was told, nor of any told later.
    fn is_of_another_day(&self, anchor: &Anchor) -> bool {
        let news = self.current.and_then(|c| self.followed.drafts[c].date.as_ref());
        let clashes = |(day, _): &(Resolved, Span)| news.is_some_and(|(news, _)| !can_meet(&day.value, &news.value));
        self.mains().count() == 1 && anchor.date.as_ref().is_some_and(clashes)
    }

    /// "In March eight died at A, in April fourteen at B, and on Wednesday twenty-one at C": beside news told by its day, a month that was
    /// over is recalled, though it is told first.
    fn recall_months(&mut self) {
        if self.bulletin || self.claimed || self.dated_paragraphs >= SERIES {
            return;
        }
        let exact =
            |d: &Draft| d.date.as_ref().map(|(d, _)| &d.value).filter(|d| d.day().is_some()).and_then(DateValue::earliest);
        let news = self.mains().filter_map(|d| exact(&self.followed.drafts[d])).max();
        let Some(news) = news else { return };
        // Not "an inquiry shows that soldiers killed two hundred in March", which is told in its own right.
        let told = |s: &usize| {
            let scene = &self.scenes[*s];
            let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.mood == Mood::Past && (e.effect.is_some() || e.incident.is_some()));
            !scene.headline && !scene.pluperfect && self.told[scene.told].groups[scene.from..scene.to].iter().any(acts)
        };
        for draft in self.followed.drafts.iter_mut().rev().take(fits::LOOK_BACK).filter(|d| !d.background) {
            let month = draft.date.as_ref().map(|(d, _)| &d.value).filter(|d| super::anchors::is_coarse(d));
            let over = month.and_then(DateValue::latest).is_some_and(|latest| latest < news);
            draft.background |= over && !draft.scenes.iter().any(told);
        }
    }

    /// A day at the head of the first sentence of a paragraph, told in no pluperfect.
    fn heads_paragraph(&self, index: usize, anchor: &Anchor) -> bool {
        let scene = &self.scenes[index];
        let first = index.checked_sub(1).is_none_or(|before| self.scenes[before].paragraph != scene.paragraph);
        let headed = scene.times.iter().any(|(at, _)| *at <= 2) && anchor.date.is_some();
        first && headed && !scene.looks_back()
    }

    /// Whether no figure and no day has been told of anything yet.
    fn tells_nothing_yet(&self) -> bool {
        let bare = |d: &Draft| !d.is_dated() && d.joint.is_empty() && d.scenes.iter().all(|s| self.scenes[*s].tolls.is_empty());
        self.followed.drafts.iter().all(bare)
    }

    /// "Six died at A and two at B. At C, another was killed": whether the paragraph has told of the incident told of last.
    fn goes_on_from(&self, scene: &Scene) -> bool {
        let here = |s: &usize| self.scenes[*s].paragraph == scene.paragraph;
        let tells = self.current.is_some_and(|c| self.followed.drafts[c].scenes.iter().rev().take(fits::LOOK_BACK).any(here));
        tells && !scene.looks_back()
    }

    /// "The village of B was attacked as well": within the verb the word says that it was so when what was told of was.
    fn was_hit_as_well(&self, scene: &Scene) -> bool {
        let sentence = &self.told[scene.told];
        let groups = &sentence.groups[scene.from..scene.to];
        let timed = || groups.iter().any(|g| matches!(g.kind, GroupKind::Time(_)));
        let as_well = || !timed() && groups.iter().any(|g| goes_on_within(sentence, g));
        let hit = || scene.mentions.iter().any(|m| m.finite && !m.continues) && scene.settlement().is_some();
        // "At B, three were killed as well".
        let killed = || {
            let harmed = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some()) && goes_on_within(sentence, g);
            scene.harmful && scene.settlement().is_some() && groups.iter().any(harmed)
        };
        let told = if scene.tolls.is_empty() { hit() } else { killed() };
        !scene.looks_back() && told && as_well()
    }

    /// In a new paragraph the report is back at its main incident.
    fn enter(&mut self, paragraph: u32) {
        if paragraph == self.paragraph {
            return;
        }
        self.paragraph = paragraph;
        self.last_day = None;
        let drafts = &self.followed.drafts;
        if self.current.is_some() && self.focus.iter().any(|f| drafts[*f].background) {
            self.focus = self.current.into_iter().collect();
        }
        self.leave_aside();
        // A day as a heading holds for the entries of a list below it.
        let listed = self.dated_heading && self.item;
        let holds = u32::from(!self.setting_closes);
        if !listed && self.setting.as_ref().is_some_and(|(_, of)| paragraph > of + holds) {
            self.setting = None;
        }
    }

    /// "A base was attacked at A on Monday. On Sunday a bomb had killed nine at B": the next paragraph goes on with the news, of which no
    /// figure has been told yet. Behind an aside without a figure it does so where it has as many dead as the news.
    fn leave_aside(&mut self) {
        let Some(current) = self.current else { return };
        let (drafts, scenes) = (&self.followed.drafts, self.scenes);
        let told = |d: &Draft| !d.joint.is_empty() || d.scenes.iter().any(|s| !scenes[*s].tolls.is_empty());
        let past = |s: &usize| scenes[*s].pluperfect || scenes[*s].past_before;
        let counted = told(&drafts[current]);
        if !drafts[current].scenes.iter().all(past) {
            return;
        }
        let [news, last] = self.mains().collect::<Vec<_>>()[..] else { return };
        let scene = &scenes[self.reading];
        if last != current || !drafts[news].is_dated() || !(counted || self.tells_nearly_as_many(scene, &drafts[news])) {
            return;
        }
        // "killed in the attack": of the kind of the news, not of that of what stands beside it.
        let kinds = |d: &Draft, kind: Kind| d.scenes.iter().any(|s| scenes[*s].mentions.iter().any(|m| m.kind == kind));
        let of = |d: &Draft, other: &Draft| {
            let mut named = scene.mentions.iter().filter(|m| m.noun && !m.device);
            named.any(|m| kinds(d, m.kind) && !kinds(other, m.kind))
        };
        let silent = !told(&drafts[news]) && of(&drafts[news], &drafts[current]);
        // Figures and acts that nothing says to be of what had been.
        let past = scene.looks_back();
        let tells = !scene.tolls.is_empty() || !scene.mentions.is_empty();
        let of_aside = of(&drafts[current], &drafts[news]) || self.standing().tells_same_figure(scene, &drafts[current]);
        // "Ten more policemen were wounded", after civilians killed and, the day before, policemen.
        let armed = |v: Victims| v.are_forces() || v == Victims::Militants;
        let fighters = |s: &Scene| {
            let sentence = &self.told[s.told];
            let named = |at: usize| matches!(&sentence.groups[at].kind, GroupKind::Victims(v) if v.category.is_some_and(armed));
            (s.from..s.to).any(named) || s.tolls.iter().any(|t| armed(sentence.tolls[*t].victims))
        };
        let fell = |d: &Draft| d.scenes.iter().any(|s| fighters(&scenes[*s]));
        let of_aside = of_aside || fighters(scene) && fell(&drafts[current]) && !fell(&drafts[news]);
        let sentence = &self.told[scene.told];
        let goes_on = || sentence.groups[scene.from..scene.to].iter().any(|g| goes_on_within(sentence, g));
        if silent || !past && tells && told(&drafts[news]) && !of_aside && !goes_on() {
            self.current = Some(news);
            self.focus = vec![news];
        }
    }

    /// "Some thirty died at A. The day before, B had been attacked. … «We have 29 dead»": as many as the news has, give or take a tenth.
    fn tells_nearly_as_many(&self, scene: &Scene, news: &Draft) -> bool {
        let killed = |s: &Scene| {
            let tolls = s.tolls.iter().map(|t| &self.told[s.told].tolls[*t]);
            tolls.filter(|t| t.effect == Effect::Killed).map(|t| t.quantity.low).max()
        };
        let told = news.scenes.iter().rev().take(fits::LOOK_BACK).filter_map(|s| killed(&self.scenes[*s])).max();
        killed(scene).zip(told).is_some_and(|(own, told)| own > choice::FEW && own.abs_diff(told) <= told / 10)
    }

    /// A village in what was called by the name of its district takes the place of that.
    fn make_finer(&mut self, draft: usize, scene: &Scene, anchor: &Anchor) {
        let village = anchor.place.as_ref().filter(|p| p.level == Level::Settlement);
        let (Some(village), Some(old)) = (village, &self.followed.drafts[draft].place) else { return };
        // "15 km from A", in the region of A: of a region or a district it is the finer place all the same.
        let acts = scene.locates || scene.tolls.is_empty() && scene.mentions.iter().any(|m| m.finite);
        let wide = old.level > Level::Settlement && village.strength + 1 >= STRONG;
        let off = || acts && wide && places::lies_in(&village.place, &old.place);
        if village.strength < STRONG && !off() {
            return;
        }
        // "at B", and then "between A and B".
        if village.between && !old.between && scene.places.iter().any(|p| places::same(&p.place, &old.place)) {
            return;
        }
        let vague = old.near || old.between || old.zone;
        // "between A and B", and then "near C, not far from A".
        let exact = !(village.near && !old.between || village.between || village.zone && old.zone);
        let beside = scene.places.iter().any(|p| p.strength < STRONG && places::same(&p.place, &old.place));
        let told_again = vague && self.standing().tells_same_figure(scene, &self.followed.drafts[draft]);
        // "a bomb in a mosque of A", and then "the mosque of B": a quarter that only the report knows.
        // A place that was lent stands in another sentence.
        let own = scene.places.iter().any(|p| p.group == village.group && places::same(&p.place, &village.place));
        let before = || self.told[scene.told].groups[..village.group].iter().rev().take(2);
        let of_building = own && before().any(|g| matches!(g.kind, GroupKind::Target(_)));
        let quarter = exact && of_building && village.place.gazetteer_id.is_none() && old.place.gazetteer_id.is_some() && {
            let standing = self.standing();
            choice::Look { scene, anchor, now: &self.followed.drafts[draft], standing: &standing }.is_at_the_target_told()
        };
        let told_apart = choice::tells_listed(scene, &self.followed.drafts[draft]);
        let village_of = retold::names_its_village(scene, anchor, &self.followed.drafts[draft]);
        let draft = &mut self.followed.drafts[draft];
        let wide = |p: &Found| self.wide.contains(p.place.name.as_str());
        let finer = |old: &Found| scene.is_of_harm() && wide(old) && !wide(village);
        // "near A", and then the village itself.
        let last = draft.scenes.last().map(|s| &self.scenes[*s]);
        let next = vague && last.is_some_and(|s| s.paragraph == scene.paragraph || s.told + 1 == scene.told);
        let details = next && fits::goes_into_details(&self.told[scene.told], scene);
        // Not "a curfew is in force at B after the attack".
        let acts = scene.mentions.iter().any(|m| !m.noun) || fits::happened_at(&self.told[scene.told], scene, village.group);
        // "On Tuesday at five, gunmen stormed B", told of that Tuesday.
        let same_day =
            anchor.date.as_ref().is_some_and(|(d, _)| draft.date.as_ref().is_some_and(|(told, _)| told.value == d.value));
        let at_once = scene.times.iter().any(|(_, t)| t.value == TimeValue::AnaphoricDay(0));
        let plain = scene.tolls.is_empty() && !(scene.goes_on || scene.recalls || scene.pluperfect || scene.in_turn || at_once);
        let retold = same_day && plain && scene.mentions.iter().all(|m| !m.noun || m.definite || m.device);
        // "They then shot at people in B": where it went on.
        let (told, first) = (&self.told[scene.told], self.told[scene.told].groups[scene.from].start);
        let onward = told.context.any_is(first..told.context.len().min(first + ONWARD), Function::Then);
        let told_again = told_again || next && acts && !onward && (retold || fits::only_details(scene));
        let holds = |old: &Found| told_apart && !places::same(&village.place, &old.place);
        let of_the_told = plain && scene.mentions.iter().all(|m| !m.noun || m.definite || m.device);
        let told_again = told_again || vague && beside && of_the_told && (anchor.is_undated() || same_day);
        let told_again = told_again || vague && fits::is_of_the_attack_there(&self.told[scene.told], scene, village.group);
        let nearer = |old: &Found| exact && vague && (told_again || details) && !places::same(&village.place, &old.place);
        let vague = |old: &Found| old.near || old.between || old.zone || old.away || old.holds || old.level != Level::Settlement;
        // "in a separate clash east of this village", and then by its own name.
        let lent = draft.scenes.iter().all(|s| self.scenes[*s].settlement().is_none());
        let named = |old: &Found| {
            let own = scene.mentions.iter().any(|m| m.noun && m.other && !m.plural) && village.strength >= STRONG;
            lent && own && !places::same(&village.place, &old.place)
        };
        let identified = |old: &Found| scene.identifies && vague(old) && !places::same(&village.place, &old.place);
        if draft
            .place
            .as_ref()
            .is_some_and(|old| village_of || quarter || named(old) || identified(old) || finer(old) || nearer(old) || holds(old))
        {
            draft.place = None;
        }
    }

    /// "A, that is its name, had been emptied before": the place of the incident told last, which was only told by what holds it. What else
    /// the sentence tells may be of another time.
    fn identify(&mut self, scene: &Scene) {
        let sentence = &self.told[scene.told];
        let named = |p: &&Found| matches!(&sentence.groups[p.group].kind, GroupKind::Place(g) if g.identified && (p.group == 0 || !scene.recalls));
        let Some(place) = scene.places.iter().find(named) else { return };
        // "The villages hit are A, B and C": each of them is one.
        if scene.places.iter().any(|p| p.listed && p.group > place.group && p.level == Level::Settlement) {
            return;
        }
        let Some(draft) = self.current.map(|c| &mut self.followed.drafts[c]) else { return };
        let wider = |old: &Found| (old.level > Level::Settlement || old.holds || old.near) && old.level < Level::Country;
        if draft.place.as_ref().is_none_or(wider) {
            draft.place = Some(place.clone());
        }
    }

    /// What a weaker sentence before told already: it belongs to the first incident that opens right after it.
    fn begin(&mut self, draft: &mut Draft, scene: &Scene, anchor: &Anchor) {
        let Some((index, mut before)) = self.prelude.take() else { return };
        // "bandits abduct people, before a vote in February": a month beside a weak word of violence is hardly its own.
        before.date = before.date.filter(|(d, _)| !super::anchors::is_coarse(&d.value));
        let same_place = before.place.as_ref().is_none_or(|p| fits::compatible(p, anchor.place.as_ref()));
        let same_day = match (&before.date, &anchor.date) {
            (Some((a, _)), Some((b, _))) => can_meet(&a.value, &b.value),
            _ => true,
        };
        if same_place && same_day && scene.paragraph <= self.scenes[index].paragraph + 1 {
            join(draft, index, &self.scenes[index], before);
        }
    }

    /// "The first took place at A", "the second assault hit B": which of two that were told of together, at no place of their own.
    fn one_of_two(&mut self, scene: &Scene, anchor: &Anchor) -> Option<usize> {
        let (_, pair) = self.pair.filter(|(told, _)| (1..=PAIR_WITHIN).contains(&(scene.told - told)))?;
        let order = sites::ordinal(&self.told[scene.told], scene.from)?;
        let told = *pair.get(order)?;
        let draft = &mut self.followed.drafts[told];
        if !anchor.is_undated() || scene.recalls || draft.settled() {
            return None;
        }
        draft.place = draft.place.take().filter(|_| anchor.place.is_none());
        Some(told)
    }

    /// What a sentence says of the act that the sentence before only named as before the news.
    fn is_of_the_one_named(&mut self, scene: &Scene, anchor: &Anchor) -> Option<Anchor> {
        let (_, before) = self.named_before.take().filter(|(told, _)| told + 1 == scene.told)?;
        let now = &self.followed.drafts[self.current?];
        let bare = anchor.is_undated() && anchor.place.is_none() && !scene.recalls;
        let known = before.place.is_some() || before.date.is_some();
        (bare && known && self.standing().tells_of_that_one(scene, now)).then_some(before)
    }

    fn turn_to(&mut self, draft: usize) {
        if !self.followed.drafts[draft].background {
            self.current = Some(draft);
        }
        self.focus.clear();
        self.focus.push(draft);
    }

    pub(super) fn standing(&self) -> Standing<'_> {
        Standing {
            told: self.told,
            scenes: self.scenes,
            drafts: &self.followed.drafts,
            current: self.current,
            focus: &self.focus,
            others: self.others > 0,
            calendar: self.calendar,
            after_recalled: self.recalled.is_some_and(|told| told + 1 == self.scenes[self.reading].told),
            section_from: self.section_from,
            wide: &self.wide,
        }
    }

    /// Notes a sentence that recalls something without a figure or a word that would open an incident.
    fn recalls_in_passing(&mut self, scene: &Scene) -> bool {
        // "a town already struck last week by two bombs".
        let past = scene.pluperfect || scene.past_before || scene.verbless && scene.from > 0;
        let recalls = scene.recalls && past && scene.tolls.is_empty();
        if recalls {
            self.recalled = Some(scene.told);
        }
        recalls
    }

    /// The latest main incidents.
    pub(super) fn mains(&self) -> impl Iterator<Item = usize> {
        let drafts = &self.followed.drafts;
        (drafts.len().saturating_sub(fits::LOOK_BACK)..drafts.len()).filter(|d| !drafts[*d].background)
    }

    /// Whether more than one main incident has been told of.
    pub(super) fn tells_of_several(&self) -> bool {
        self.followed.drafts.iter().rev().take(fits::LOOK_BACK).filter(|d| !d.background).take(2).count() == 2
    }

    /// Fills the day and place that the body leaves open; where there are several incidents nobody knows whose they are.
    fn headline(&mut self) {
        let mains: Vec<usize> = (0..self.followed.drafts.len()).filter(|d| !self.followed.drafts[*d].background).collect();
        if self.bulletin && mains.is_empty() {
            let headlines = self.scenes.iter().enumerate().filter(|(_, s)| s.headline);
            self.followed.aggregates.extend(headlines.flat_map(|(at, s)| s.tolls.iter().map(move |t| (at, *t))));
        }
        let [only] = mains[..] else { return self.headline_of_several(&mains) };
        for index in (0..self.scenes.len()).filter(|s| self.scenes[*s].headline) {
            let anchor = Anchor::of(self.told, &self.scenes[index], self.calendar, None);
            let taken = |p: &Found| {
                self.followed.drafts.iter().any(|d| d.place.as_ref().is_some_and(|q| places::same(&p.place, &q.place)))
            };
            let place = best_place(&self.scenes[index].places, Level::Settlement).filter(|p| !taken(p)).cloned();
            let draft = &mut self.followed.drafts[only];
            if let Some(named) = place.as_ref().filter(|p| {
                p.strength > STRONG
                    && !p.holds
                    && also_there(self.scenes, draft, p)
                    && !lies_in(draft, p)
                    && !only_holds(self.scenes, draft, p)
            }) {
                draft.place = Some(named.clone());
            }
            let unsettled = !draft.settled() || draft.place.as_ref().is_some_and(|p| p.site);
            if unsettled && place.as_ref().is_some_and(|p| fits::compatible(p, draft.place.as_ref()) && !holds_it(draft, p)) {
                draft.place = place;
            }
            if draft.date.is_none() {
                draft.date = anchor.date;
            }
            if says_more(self.told, self.scenes, draft, index) {
                draft.scenes.push(index);
            }
        }
        let draft = &mut self.followed.drafts[only];
        draft.place = quarters::of_town(self.told, draft, self.scenes).or_else(|| draft.place.take());
    }

    /// The figures of a headline over several incidents: of the one that is named by the same place or told of with the same figure,
    /// else of all together.
    fn headline_of_several(&mut self, mains: &[usize]) {
        if !(2..=ANNOUNCED).contains(&mains.len()) {
            return;
        }
        self.town_of_headline(mains);
        for index in (0..self.scenes.len()).filter(|s| self.scenes[*s].headline && !self.scenes[*s].general) {
            let scene = &self.scenes[index];
            let named = |d: &Draft| {
                let same = |p: &Found| d.place.as_ref().is_some_and(|q| places::same(&p.place, &q.place));
                scene.places.iter().any(same)
            };
            for toll in &scene.tolls {
                let found = &self.told[scene.told].tolls[*toll];
                // "Two weeks of violence, 57 dead", which the body tells of these weeks.
                let of_period = self.followed.aggregates.iter().any(|(s, t)| {
                    let t = &self.told[self.scenes[*s].told].tolls[*t];
                    t.effect == found.effect && t.quantity == found.quantity
                });
                if of_period && mains.len() == ANNOUNCED {
                    continue;
                }
                let alike = |(s, t): (usize, usize)| {
                    let t = &self.told[self.scenes[s].told].tolls[t];
                    t.effect == found.effect && t.quantity.low == found.quantity.low
                };
                let tells = |d: &Draft| {
                    let mut own = d.scenes.iter().flat_map(|s| self.scenes[*s].tolls.iter().map(|t| (*s, *t)));
                    own.any(alike) || d.joint.iter().any(|joint| alike(*joint))
                };
                let drafts = &self.followed.drafts;
                let of = |is: &dyn Fn(&Draft) -> bool| mains.iter().copied().filter(|d| is(&drafts[*d])).collect::<Vec<_>>();
                let same = of(&tells);
                // What several share one figure for is told of them; the same number of each by itself may be chance.
                let shared = same.len() == 1 || of(&|d: &Draft| d.joint.iter().any(|joint| alike(*joint))) == same;
                let summed = || self.sums_up_first(mains, index, *toll);
                let there = || of(&named);
                // "Three peacekeepers killed in an attack": of the one with which the report opens.
                let one = || {
                    scene.mentions.iter().any(|m| m.noun && !m.plural && !m.device)
                        && !super::summed::tells_of_many(scene)
                        && mains.first().is_some_and(|first| !drafts[*first].listed)
                };
                let members = match () {
                    () if !same.is_empty() && shared => same,
                    () if let Some(summed) = summed() => summed,
                    () if !there().is_empty() => there(),
                    () if one() => mains[..1].to_vec(),
                    () => self.may_be_of(mains, index, found),
                };
                members.into_iter().for_each(|d| self.followed.drafts[d].joint.push((index, *toll)));
            }
        }
    }
}

impl Thread<'_, '_> {
    /// Those of several main incidents that a figure of a headline over them can be of: as many of the first as it counts attacks, none told
    /// as before the others, none with figures of another harm alone, none that counts more.
    fn may_be_of(&self, mains: &[usize], index: usize, total: &TollFound) -> Vec<usize> {
        let (drafts, scenes) = (&self.followed.drafts, self.scenes);
        let count = scenes[index].mentions.iter().filter(|m| m.noun && m.plural).find_map(|m| m.count);
        let first = count.map_or(mains.len(), |n| mains.len().min(usize::try_from(n).unwrap_or(usize::MAX).max(1)));
        let before = |d: &Draft| d.scenes.iter().all(|s| scenes[*s].pluperfect || scenes[*s].past_before);
        let tolls = |d: &Draft| {
            let own = d.scenes.iter().flat_map(|s| scenes[*s].tolls.iter().map(|t| (*s, *t)));
            own.chain(d.joint.iter().copied()).map(|(s, t)| self.told[scenes[s].told].tolls[t].effect).collect::<Vec<_>>()
        };
        let other = |d: &Draft| {
            let told = tolls(d);
            total.effect == Effect::Killed && !told.is_empty() && told.iter().all(|e| *e == Effect::Abducted)
        };
        let more = |d: &Draft| counts_more(self.told, scenes, d, total);
        let may_be = mains[..first]
            .iter()
            .copied()
            .filter(|d| !before(&drafts[*d]) && !other(&drafts[*d]) && !more(&drafts[*d]))
            .collect::<Vec<_>>();
        if may_be.is_empty() { mains.to_vec() } else { may_be }
    }

    /// "A shelled" over a body that only says "the town": A is where the first incident was.
    fn town_of_headline(&mut self, mains: &[usize]) {
        let tells = |s: &&Scene| s.headline && (s.tells() || s.mentions.iter().any(|m| !m.plural));
        let headlines = self.scenes.iter().filter(tells);
        let Some(town) = headlines.filter_map(|s| best_place(&s.places, Level::Settlement)).next().cloned() else { return };
        let drafts = &mut self.followed.drafts;
        let taken = |d: &Draft| d.place.as_ref().is_some_and(|p| places::same(&p.place, &town.place));
        if town.strength < STRONG || town.level != Level::Settlement || drafts.iter().any(taken) {
            return;
        }
        let Some(first) = mains.first().map(|d| &mut drafts[*d]) else { return };
        first.place.get_or_insert(town);
    }
}

/// A headline may tell of so many incidents together.
const ANNOUNCED: usize = 4;
