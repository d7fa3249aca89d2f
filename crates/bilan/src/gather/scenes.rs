//! Scenes: the parts of sentences that tell of one place and time.

use super::aggregates;
use super::atlas::Atlas;
use super::clauses;
use super::earlier;
use super::lies;
use super::looks::look;
use super::matter;
use super::measured;
use super::mentions::Mention;
use super::places::{self, Found, Level, STRONG};
use super::recent;
use super::sites::ordinal;
use super::when;
use crate::lexicon::{Frame, Function, PlaceWord, Sense, SenseClass, SpeechPreposition, TimeWord};
use crate::model::{Effect, Kind};
use crate::recognise::{Group, GroupKind, Kinds, Mood, PlaceTie, TimeGroup, TimeValue, Voice, number_at, wrecks};
use crate::segment::{Segmented, Zone};
use crate::state::SentenceTold;

/// A report says in so many sentences, the headline among them, what it is about.
pub const OPENING: usize = 4;

/// A part of a sentence that tells of one place and time.
#[derive(Debug)]
pub struct Scene {
    /// Index into the sentences told.
    pub told: usize,
    pub paragraph: u32,
    pub headline: bool,
    pub tolls: Vec<usize>,
    pub aggregates: Vec<usize>,
    pub places: Vec<Found>,
    /// The only settlement that it names, where nothing can have happened by what it says itself, and the next sentence may point back.
    pub spoken_of: Option<Found>,
    /// When it happened, not when it was said.
    pub times: Vec<(usize, TimeGroup)>,
    /// Days on which somebody said what it tells.
    pub said: Vec<TimeGroup>,
    /// When somebody confirmed or told of the act: its times, where the report names no others.
    pub confirmed: Vec<(usize, TimeGroup)>,
    /// When bodies were found, where nothing says when they were killed: then these are its times as well.
    pub found: Vec<(usize, TimeGroup)>,
    pub mentions: Vec<Mention>,
    /// An expression of time says that it was before: "three weeks ago", "as a reminder".
    pub recalls: bool,
    /// It recalls only because a verb of speech says that it was announced before: "had spoken of ten dead".
    pub announced: bool,
    /// Its day is said to be that of the violence told of: "on 7 March, the day of the abduction".
    pub of_told_day: bool,
    /// Says where and when what is told of happened: "it took place at".
    pub locates: bool,
    /// Says so of "the facts" or "the attack", with no figure of its own.
    pub locates_told: bool,
    /// Says by a cleft sentence where it was: "it was at A that it happened".
    pub pinned: bool,
    /// Says which village it was that was hit: "the village targeted, A, lies".
    pub identifies: bool,
    /// It recalls only because of the word for "already": "on Sunday already, ten were killed".
    pub already: bool,
    /// Tells of people arrested for violence that it names: of what was told before.
    pub of_a_charge: bool,
    /// "also", "besides": what it tells is one more.
    pub goes_on: bool,
    /// Said to be before what the report tells of: its day is an earlier one.
    pub before: bool,
    /// Only names what the rest of its sentence came after.
    pub after: bool,
    /// A word that recalls, counted with what the sentence makes of it.
    pub recall_word: bool,
    /// Told in the pluperfect.
    pub pluperfect: bool,
    /// Its pluperfect is that of reported speech: "said that the attack had killed".
    pub reported: bool,
    /// Any verb in the pluperfect: "had claimed", "had made".
    pub past_before: bool,
    /// Tells of a habit, a period or a possibility, not of an incident.
    pub general: bool,
    /// Speaks of the attacks of a period: "since January, a dozen attacks".
    pub periodic: bool,
    /// A figure's verb is one of violence: killed rather than died.
    pub violent: bool,
    /// A figure is of people harmed, not of those who survived, fled or were caught: these may be counted far from it.
    pub harmful: bool,
    /// A verb says that people were killed, whether or not it counts them: "they had been killed on Sunday".
    pub kills: bool,
    /// Speaks of an accident or an illness.
    pub accident: bool,
    /// Of violence: by a word, somebody who attacks or a weapon of its own, or because it goes on with what is.
    pub of_violence: bool,
    /// Somebody came under fire there, whatever accident came of it.
    pub under_fire: bool,
    /// An entry of a list, behind a dash or bullet.
    pub item: bool,
    /// "in its turn": what is hit now is another target.
    pub in_turn: bool,
    /// Has no verb: a heading or an entry of a list.
    pub verbless: bool,
    /// Groups of the sentence that belong to it.
    pub from: usize,
    pub to: usize,
}

impl Scene {
    /// Whether it tells of violence in its own right: with a figure, or with a word that brings in an incident.
    pub fn tells(&self) -> bool {
        !self.tolls.is_empty() || self.mentions.iter().any(Mention::opens)
    }

    /// Whether it has a word of violence of its own, which does not speak of the incident told before: then a day or a
    /// place that is not the incident's makes it another one.
    pub fn strikes(&self) -> bool {
        self.violent || self.mentions.iter().any(|m| m.opens() && !m.continues)
    }

    /// Whether it tells of people harmed, or of an act: what is said of where and when is then said of the violence.
    pub fn is_of_harm(&self) -> bool {
        self.harmful || self.strikes() || self.names() || self.locates || self.identifies
    }

    /// Whether it tells of what was before the news: in the pluperfect, or with words that recall.
    pub fn looks_back(&self) -> bool {
        self.recalls || self.pluperfect || self.past_before
    }

    /// "the attack", "the abductions": whether a noun with its article points to an act told of before.
    pub fn names_a_known_act(&self) -> bool {
        self.mentions.iter().any(|m| m.noun && m.definite)
    }

    /// Whether its words say that it is not the incident told before: "another attack", "besides", "in turn", "already".
    pub fn is_one_more(&self) -> bool {
        self.goes_on || self.in_turn || self.already || self.mentions.iter().any(|m| m.noun && m.other)
    }

    /// "Besides, ten were killed the same day": the word at its head goes back to the news from what was recalled between.
    pub fn back_to_news(&self, told: &[SentenceTold<'_>]) -> bool {
        self.adds_news(told, 2)
    }

    /// Whether "besides" brings it in as news, among so many first groups.
    pub fn adds_news(&self, told: &[SentenceTold<'_>], within: usize) -> bool {
        let besides = |g: &Group| matches!(g.kind, GroupKind::SpeechPreposition(SpeechPreposition::Continues));
        let groups = &told[self.told].groups[self.from..self.to];
        !self.looks_back() && groups.iter().take(within).any(besides)
    }

    /// An entry of a list that brings in an incident of its own at a place of its own, or on a day that heads it.
    pub fn lists_incident(&self) -> bool {
        let placed = || self.places.iter().any(|p| p.level == Level::Settlement && p.strength >= 3);
        let headed = || self.times.iter().any(|(at, _)| *at <= 1);
        self.item && (placed() && self.mentions.iter().any(|m| m.noun && m.opens()) || headed() && self.tells())
    }

    /// Whether a noun names an incident, with or without a figure.
    pub fn names(&self) -> bool {
        self.mentions.iter().any(|m| m.noun && !m.device && !m.sums_up())
    }

    /// "An operation of the army is under way": it tells of operations and of nothing else, and counts nobody.
    pub fn only_operates(&self) -> bool {
        let operations = self.mentions.iter().all(|m| m.kind == Kind::Operation);
        self.tolls.is_empty() && !self.mentions.is_empty() && operations
    }

    /// Whether it names a settlement for certain, or a day.
    pub fn is_set(&self) -> bool {
        self.settlement().is_some() || self.times.iter().any(|(_, time)| when::names_day(time))
    }

    /// The settlement where it happened, where one is named for certain.
    pub fn settlement(&self) -> Option<&Found> {
        self.places.iter().find(|p| p.level == Level::Settlement && p.strength >= STRONG)
    }
}

/// The scenes of a report, in order. Each step goes over all of them before the next begins: its code is far larger than what it
/// works on.
pub fn scenes(told: &[SentenceTold<'_>], segmented: &Segmented, atlas: &Atlas<'_>) -> Vec<Scene> {
    let places: Vec<Vec<Found>> = told.iter().map(|sentence| places::places(sentence, atlas)).collect();
    let bounds: Vec<Bounds> = told.iter().zip(&places).map(|(sentence, places)| Bounds::of(sentence, places)).collect();
    let mut out = Vec::with_capacity(told.len());
    for (index, (sentence, (bounds, places))) in told.iter().zip(bounds.iter().zip(&places)).enumerate() {
        let paragraph = segmented.sentences[sentence.sentence].paragraph;
        for (from, to) in bounds.windows(sentence.groups.len()) {
            out.push(empty(index, paragraph, sentence.zone, from, to));
            out.last_mut().into_iter().for_each(|scene| {
                take_in(sentence, places, scene);
                if scene.places.is_empty() && told.get(index + 1).is_some_and(may_point_back) {
                    scene.spoken_of = places::spoken_of(sentence, from..to, atlas);
                }
            });
        }
    }
    // Where something lies says no more where a town has been told of.
    let mut placed = false;
    for scene in &mut out {
        look(&told[scene.told], scene);
        if !placed && lies::is_where_it_lies(told, scene) {
            (scene.locates, scene.locates_told) = (true, true);
            // "…, in a region at war for ten years": said of the region.
            (scene.recalls, scene.pluperfect, scene.general) = (false, false, false);
            scene.times.clear();
            scene.aggregates.clear();
        }
        placed |= scene.settlement().is_some();
    }
    matter::set_apart(told, &mut out);
    dated_by_speech(&mut out);
    let mut first = 0;
    for (number, (sentence, bounds)) in told.iter().zip(&bounds).enumerate() {
        let next = told.get(number + 1);
        let mut heading: Vec<(usize, TimeGroup)> = Vec::new();
        let mut counted_from: Vec<(usize, TimeGroup)> = Vec::new();
        let mut headed_by: Vec<Found> = Vec::new();
        let end = first + bounds.inner.len() + 1;
        for at in first..end {
            let (before, rest) = out.split_at_mut(at);
            let (scene, before) = (&mut rest[0], before.last());
            found_that_day(scene, before);
            bounds.recall(scene);
            if bounds.counted_from.is_some_and(|end| scene.to <= end) {
                counted_from.extend(scene.times.extract_if(.., |(_, t)| is_counted_on(t)));
            } else {
                count_on(scene, &mut counted_from);
            }
            if !bounds.inner.is_empty() {
                share_day(sentence, scene, &mut heading);
            }
            if bounds.between.is_some_and(|(_, closes)| scene.from == closes) && scene.places.is_empty() {
                scene.places.clone_from(&headed_by);
            }
            if scene.from == bounds.first {
                headed_by.clone_from(&scene.places);
            }
            aggregates::set_aside(sentence, scene, before.map(|b| (&told[b.told], b)), next);
        }
        share_last_day(sentence, &mut out[first..end]);
        first = end;
    }
    out
}

/// Whether a sentence may speak of "there", or of "this town".
fn may_point_back(sentence: &SentenceTold<'_>) -> bool {
    let context = &sentence.context;
    context.holds_function(&[Function::There, Function::InThatPlace]) || context.holds_place_word(&[PlaceWord::Settlement])
}

/// "Six were killed at A. The government confirmed the attack on Wednesday": the only day of a report dates what it tells.
fn dated_by_speech(scenes: &mut [Scene]) {
    if scenes.iter().all(|s| s.times.is_empty() && s.found.is_empty())
        && let Some(scene) = scenes.iter_mut().find(|s| !s.confirmed.is_empty())
    {
        scene.times = scene.confirmed.clone();
    }
}

/// "two days after": a day counted on from another.
fn is_counted_on(time: &TimeGroup) -> bool {
    matches!(time.value, TimeValue::AnaphoricDay(1..) | TimeValue::DaysAfter(1..))
}

/// "Two days after the attack on A, another one killed four at B": what came so many days after the place told before happened at the
/// next, where nothing else tells its day.
fn count_on(scene: &mut Scene, counted: &mut Vec<(usize, TimeGroup)>) {
    let counted = std::mem::take(counted);
    if scene.times.is_empty() {
        scene.times = counted;
        for (_, time) in &mut scene.times {
            if let TimeValue::DaysAfter(days) = time.value {
                time.value = TimeValue::AnaphoricDay(days);
            }
        }
    }
}

/// Where a sentence is cut into scenes, and which of them tell of what was before.
struct Bounds {
    /// Where the first scene begins: behind the dateline of a dispatch that a period opens.
    first: usize,
    /// Where each scene but the first begins.
    inner: Vec<usize>,
    /// From where on the sentence tells of an earlier incident.
    before: Option<usize>,
    /// From where on it only says what had befallen the place before.
    hit: Option<usize>,
    /// Up to where it tells of an earlier incident.
    earlier: Option<usize>,
    /// Up to where it only names the incident from which it counts the days.
    counted_from: Option<usize>,
    /// Where it tells, before the news, of what had befallen a place that it names.
    between: Option<(usize, usize)>,
    /// From where on it tells of what the news follows.
    follows: Option<usize>,
    /// From where on it tells of something else, unless a town is named.
    beside: Option<usize>,
}

impl Bounds {
    fn of(sentence: &SentenceTold<'_>, places: &[Found]) -> Self {
        let mut inner = cut(sentence, places);
        let day_after = measured::the_day_after(sentence);
        let hit = measured::already_hit(sentence);
        let placed = |at: usize| places.iter().any(|p| p.group > at && p.strength >= STRONG);
        let after = measured::after_another(sentence);
        // "some hours after the death of two gendarmes at B": of the same day.
        let hours = after.filter(|at| recent::is_of_hours(sentence, &sentence.groups[*at]) && placed(*at));
        let before = after
            .filter(|_| hours.is_none())
            .or_else(|| measured::comes_after(sentence))
            .or_else(|| measured::set_apart_from(sentence))
            .or_else(|| measured::after_named(sentence))
            .or_else(|| earlier::after_one_that_had(sentence))
            .or_else(|| earlier::had_already_befallen(sentence))
            .or(hit)
            .or_else(|| day_after.filter(|at| !placed(*at)));
        let counted_from = measured::opens_after_named(sentence, places);
        let earlier = measured::opens_with_earlier(sentence).or(counted_from).or_else(|| measured::first_set_apart(sentence));
        let between = measured::told_before_between(sentence);
        let beside = measured::comes_while(sentence);
        let follows = measured::follows_on(sentence).or_else(|| measured::counts_earlier(sentence));
        let apart = [
            measured::day_before(sentence),
            measured::on_another_day(sentence).or_else(|| clauses::on_days_of_their_own(sentence)),
            measured::sums_up_behind(sentence),
            measured::told_before(sentence),
            measured::after_untold(sentence),
            measured::reports_another(sentence),
            measured::scene_of_before(sentence),
            measured::then_those_who_came(sentence),
            hours,
            day_after.filter(|at| placed(*at)),
        ];
        apart.into_iter().chain([before, follows, beside, earlier]).flatten().for_each(|at| inner.push(at));
        inner.extend(between.into_iter().flat_map(|(opens, closes)| [opens, closes]));
        inner.sort_unstable();
        inner.dedup();
        let first = when::behind_dateline(sentence).unwrap_or_default();
        inner.retain(|at| *at > first);
        Self { first, inner, before, hit, earlier, counted_from, between, follows, beside }
    }

    /// Where each scene of a sentence of so many groups begins and ends.
    fn windows(&self, groups: usize) -> impl Iterator<Item = (usize, usize)> {
        let starts = std::iter::once(self.first).chain(self.inner.iter().copied());
        starts.zip(self.inner.iter().copied().chain([groups]))
    }

    /// Marks a scene that tells of what was before.
    fn recall(&self, scene: &mut Scene) {
        let begins = |bound: Option<usize>| bound.is_some_and(|bound| scene.from >= bound);
        let between = self.between.is_some_and(|(opens, closes)| scene.from >= opens && scene.to <= closes);
        let recalls = begins(self.before) || between || self.earlier.is_some_and(|end| scene.to <= end);
        let beside = begins(self.beside) && scene.settlement().is_none();
        let follows = begins(self.follows);
        scene.recalls |= recalls || follows || beside;
        scene.after = recalls && scene.from > 0;
        scene.before |= follows;
        // "a town already struck in April": without a figure, no incident that the report goes on with.
        if begins(self.hit) && scene.tolls.is_empty() {
            scene.mentions.clear();
            scene.times.clear();
        }
    }
}

/// Gives a scene the figures and places that stand in it.
fn take_in(sentence: &SentenceTold<'_>, places: &[Found], scene: &mut Scene) {
    let (from, to) = (scene.from, scene.to);
    let inside = |group: usize| from <= group && group < to;
    scene.tolls = (0..sentence.tolls.len()).filter(|t| inside(sentence.tolls[*t].group)).collect();
    scene.places = places.iter().filter(|p| inside(p.group)).cloned().collect();
    scene.violent = scene.tolls.iter().any(|t| sentence.tolls[*t].violent);
    scene.harmful = scene.tolls.iter().any(|t| harms(sentence.tolls[*t].effect));
    scene.recalls |= was_done_lately(sentence, scene);
    scene.item = ['-', '–', '—', '•', '*'].iter().any(|m| sentence.context.is_mark(0, *m));
    let first = sentence.groups[scene.from].start;
    // "a town that has already been hit": the town of the clause before.
    let town = |g: &Group| sentence.context.is(first, Function::Who) && places::names_class(sentence, g);
    if scene.from > 0 && (sentence.context.is(first, Function::Where) || town(&sentence.groups[scene.from - 1])) {
        // "at A, where forty had been killed": the clause tells of the place before it.
        let there = places.iter().rfind(|p| p.group < scene.from && p.level == Level::Settlement);
        // "at A, not far from B, where forty had been killed": of B, which only helps to find A.
        let meant = |p: &Found| Found { strength: if p.near { p.strength.max(STRONG) } else { p.strength }, ..p.clone() };
        scene.places.extend(there.filter(|_| scene.settlement().is_none()).map(meant));
    }
}

/// "Des rebelles ont récemment tué huit soldats": whether, behind the opening of a report, "lately" stands within a verb of harm that has no day
/// and no town.
fn was_done_lately(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let lately =
        |at: usize| context.senses_of(at, &[SenseClass::Time]).any(|(_, s)| matches!(s, Sense::Time(TimeWord::PastDays)));
    let done = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some()) && (g.start + 1..g.end).any(lately);
    scene.told >= OPENING
        && !scene.tolls.is_empty()
        && scene.times.is_empty()
        && scene.settlement().is_none()
        && sentence.groups[scene.from..scene.to].iter().any(done)
}

/// "Nine were killed at A and six others at B, on Monday": the only day of a sentence, behind all its figures and places, is that of
/// all of them; "nine at A and six others at B on Monday" likewise.
fn share_last_day(sentence: &SentenceTold<'_>, scenes: &mut [Scene]) {
    let Some((last, before)) = scenes.split_last_mut() else { return };
    let [(at, time)] = &last.times[..] else { return };
    // "killed seven at A and three others at B on Monday": one verb is that of both.
    let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if matches!(e.voice, Voice::Active | Voice::Passive));
    let of_one_verb = || !sentence.groups[last.from..last.to].iter().any(acts);
    // "A (three dead) and B (two dead) were attacked on Tuesday": the verb behind both is of both.
    let struck =
        |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && e.voice == Voice::Passive && e.plural);
    let of_both = || {
        let behind = last.tolls.iter().map(|t| sentence.tolls[*t].group).chain(last.places.iter().map(|p| p.group)).max();
        let from = behind.map_or(last.from, |group| group + 1);
        !sentence.groups[..from].iter().any(acts) && sentence.groups[from..last.to].iter().any(struck)
    };
    let closes = last.places.iter().all(|p| p.group < *at)
        && last.tolls.iter().all(|t| sentence.tolls[*t].group < *at)
        && (at.checked_sub(1).is_some_and(|comma| matches!(sentence.groups[comma].kind, GroupKind::Mark(',')))
            || of_one_verb()
            || of_both());
    let plain = |s: &Scene| s.times.is_empty() && !s.tolls.is_empty() && !s.recalls && !s.pluperfect;
    if closes && !last.recalls && !last.pluperfect && before.iter().all(plain) {
        before.iter_mut().for_each(|s| s.times.push((*at, time.clone())));
    }
}

pub(super) fn harms(effect: Effect) -> bool {
    !matches!(effect, Effect::Survivors | Effect::Escaped | Effect::Displaced | Effect::Detained)
}

fn empty(told: usize, paragraph: u32, zone: Zone, from: usize, to: usize) -> Scene {
    Scene {
        told,
        paragraph,
        headline: zone == Zone::Headline,
        tolls: Vec::new(),
        aggregates: Vec::new(),
        places: Vec::new(),
        spoken_of: None,
        times: Vec::new(),
        said: Vec::new(),
        confirmed: Vec::new(),
        found: Vec::new(),
        mentions: Vec::new(),
        recalls: false,
        announced: false,
        of_told_day: false,
        locates: false,
        locates_told: false,
        pinned: false,
        identifies: false,
        already: false,
        of_a_charge: false,
        goes_on: false,
        before: false,
        after: false,
        recall_word: false,
        pluperfect: false,
        reported: false,
        past_before: false,
        general: false,
        periodic: false,
        violent: false,
        harmful: false,
        kills: false,
        accident: false,
        of_violence: false,
        under_fire: false,
        item: false,
        in_turn: false,
        verbless: true,
        from,
        to,
    }
}

/// "Six bodies were found on Thursday at A and two on that day at B": both were found.
fn found_that_day(scene: &mut Scene, before: Option<&Scene>) {
    let found = before.is_some_and(|b| b.told == scene.told && !b.found.is_empty());
    if found && scene.times.iter().any(|(_, t)| t.value == TimeValue::AnaphoricDay(0)) {
        scene.found.clone_from(&scene.times);
    }
}

/// The day that heads a sentence holds for all its scenes: "that day, six people were killed at A and two at B".
fn share_day(sentence: &SentenceTold<'_>, scene: &mut Scene, heading: &mut Vec<(usize, TimeGroup)>) {
    let first_figure = || sentence.tolls.iter().map(|t| t.group).min().unwrap_or(usize::MAX);
    if scene.from == 0 {
        heading.extend(scene.times.iter().filter(|(at, _)| *at < first_figure()).cloned());
    } else if scene.times.is_empty() && !scene.recalls {
        scene.times.clone_from(heading);
    }
}

/// Where a sentence is cut: between figures that stand with places of their own.
fn cut(sentence: &SentenceTold<'_>, places: &[Found]) -> Vec<usize> {
    let heads = || sentence.tolls.iter().filter(|t| t.part_of.is_none()).map(|t| t.group);
    // "nine were killed in two raids, at A (3 dead) and at B (6 dead)": what stands in brackets is of the place before.
    // "at A (Monday, three dead) and at B (Tuesday, six)".
    let bracketed = |p: &&Found| {
        let small = |g: &Group| matches!(g.kind, GroupKind::Time(_) | GroupKind::Mark(','));
        let behind = sentence.groups.get(p.group + 2..).unwrap_or_default();
        let count = p.group + 2 + behind.iter().take(BRACKETED).take_while(|g| small(g)).count();
        matches!(sentence.groups.get(p.group + 1).map(|g| &g.kind), Some(GroupKind::Mark('('))) && heads().any(|h| h == count)
    };
    let wide = |p: &&Found| p.level < Level::Country && p.strength >= 3 && bracketed(p);
    // "twelve were killed in the district of A and eight in that of B".
    let settled = places.iter().any(|p| p.level == Level::Settlement && p.strength >= STRONG);
    let district = |p: &&Found| !settled && p.level == Level::District && p.strength >= STRONG && !p.near;
    let elsewhere = |p: &&Found| settled && is_set_beside(sentence, places, p);
    let town = |p: &&Found| p.level == Level::Settlement && p.strength >= STRONG;
    let strong = || places.iter().filter(|p| town(p) || wide(p) || district(p) || elsewhere(p));
    let two = second_of_two(sentence)
        .or_else(|| after_having(sentence, places))
        .or_else(|| those_who_had(sentence, places))
        .or_else(|| while_they_had(sentence, places));
    if let Some(second) = two {
        return vec![second];
    }
    if let Some(second) = acts_each_with_a_toll(sentence, places) {
        return vec![second];
    }
    if strong().nth(1).is_none() {
        let elsewhere = |only: &Found| act_elsewhere(sentence, only, heads()).or_else(|| there_at_first(sentence, only, heads()));
        return strong().next().and_then(elsewhere).into_iter().collect();
    }
    if heads().next().is_none() {
        let strong = strong().collect::<Vec<_>>();
        return act_meanwhile(sentence, &strong).or_else(|| acts_joined(sentence, &strong)).into_iter().collect();
    }
    let (strong, heads): (Vec<&Found>, Vec<usize>) = (strong().collect(), heads().collect());
    if heads.len() < 2 {
        let act = act_before(sentence, &strong, heads[0]).or_else(|| act_behind(sentence, &strong, heads[0]));
        let act = act.or_else(|| acts_each_on_its_day(sentence, &strong)).or_else(|| acts_joined(sentence, &strong));
        return act.into_iter().collect();
    }
    let mut bounds = Vec::new();
    for (at, window) in strong.windows(2).enumerate() {
        let (a, b) = (window[0].group, window[1].group);
        if places::same(&window[0].place, &window[1].place) {
            continue;
        }
        let before = bounds.len();
        let from = bounds.last().copied().unwrap_or_default();
        let place_first = heads.iter().find(|h| **h >= from).is_none_or(|h| a < *h) || bracketed(&strong[0]);
        if let Some(mark) = clauses::between_semicolons(sentence, &heads, a, b) {
            bounds.push(mark);
        } else if place_first {
            // place … figure … | place … figure
            if heads.iter().any(|h| a < *h && *h < b) && heads.iter().any(|h| *h > b) {
                bounds.push(boundary_before(sentence, b, a));
            } else if let Some(next) = figure_of_another(sentence, &heads, a, b) {
                bounds.push(boundary_before(sentence, next, a));
            }
        } else if let Some(next) = heads.iter().find(|h| a < **h && **h < b) {
            // figure … place | figure … place
            bounds.push(boundary_before(sentence, *next, a));
        } else if heads.iter().any(|h| *h > b) {
            // "killed six at A, before attacking B, where three were killed": the figure stands behind the second place.
            let turns = (a + 1..b).find(|at| turns_to_another(sentence, *at));
            let turns = turns.or_else(|| acts_next_day(sentence, a, b));
            bounds.extend(turns.or_else(|| goes_on_to_strike(sentence, a, b)));
        }
        if bounds.len() == before {
            let to = strong.get(at + 2).map_or(sentence.groups.len(), |p| p.group);
            bounds.extend(clauses::between_verbs(sentence, &heads, [from, to], [a, b]));
        }
    }
    bounds.extend(sum_behind(sentence, strong[strong.len() - 1].group));
    bounds
}

/// "Two were killed in the region of A and three at B", which lies in another one: a place of its own, and not the region that holds the town.
fn is_set_beside(sentence: &SentenceTold<'_>, places: &[Found], wide: &Found) -> bool {
    let within = matches!(&sentence.groups[wide.group].kind, GroupKind::Place(g) if g.tie == PlaceTie::In && !g.listed);
    let region = wide.place.admin1.as_ref().unwrap_or(&wide.place.name);
    let outside = |p: &Found| p.place.admin1.as_ref().is_some_and(|admin1| admin1 != region);
    let counted = |p: &Found| sentence.tolls.iter().any(|t| t.part_of.is_none() && t.group.abs_diff(p.group) <= SET_BESIDE);
    let mut towns = places.iter().filter(|p| p.level == Level::Settlement && p.strength >= STRONG).peekable();
    matches!(wide.level, Level::District | Level::Region)
        && wide.strength >= STRONG
        && within
        && !(wide.near || wide.between)
        && counted(wide)
        && towns.peek().is_some()
        && towns.all(outside)
}

/// The figure of such a region stands within so many groups.
const SET_BESIDE: usize = 4;

/// The day of what stands in brackets, and a comma behind it.
const BRACKETED: usize = 2;

/// "after the attack on A, which killed six on Monday, another attack had killed four at B": the figure that stands before its place,
/// behind that of the place before, where a noun brings in another incident.
fn figure_of_another(sentence: &SentenceTold<'_>, heads: &[usize], a: usize, b: usize) -> Option<usize> {
    let mut between = heads.iter().copied().filter(|h| a < *h && *h < b);
    let (first, last) = (between.next()?, between.next_back()?);
    let another = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if i.other && !i.definite && !i.plural);
    let turned = (first + 1..last).find(|at| another(&sentence.groups[*at]) || turns_to_another(sentence, *at));
    turned
        .or_else(|| verb_of_others(sentence, first, last))
        .or_else(|| act_of_its_own(sentence, first, last))
        .or_else(|| main_clause(sentence, first, last))
}

/// "the ambush at A on Tuesday (two killed) and the abduction of eight women at B": the noun of an act right before those whom it befell,
/// behind a comma or "and".
fn act_of_its_own(sentence: &SentenceTold<'_>, first: usize, last: usize) -> Option<usize> {
    let groups = &sentence.groups;
    let joins =
        |at: usize| matches!(groups[at].kind, GroupKind::Mark(',' | ';')) || sentence.context.is(groups[at].start, Function::And);
    let noun = |at: &usize| {
        let act = matches!(&groups[*at].kind, GroupKind::EffectNoun(n) if !n.people);
        act && super::mentions::incident_of(sentence, &groups[*at]).is_some()
    };
    let noun = (first + 1..=last).rev().take(BETWEEN_VERB + 1).find(noun)?;
    (noun.saturating_sub(ARTICLE_BACK)..noun).any(|at| at > first && joins(at)).then_some(noun)
}

/// The article stands before the noun of an act.
const ARTICLE_BACK: usize = 2;

/// "While some attacked A, killing two, others shot five at B": where the main clause begins, behind the one that says what went on beside.
fn main_clause(sentence: &SentenceTold<'_>, first: usize, last: usize) -> Option<usize> {
    let groups = &sentence.groups;
    if !sentence.context.is(groups[0].start, Function::While) {
        return None;
    }
    let acts = |at: usize| matches!(&groups[at].kind, GroupKind::Effect(e) if matches!(e.voice, Voice::Active | Voice::Passive) && (e.effect.is_some() || e.incident.is_some()));
    let verb = (first + 1..groups.len()).find(|at| acts(*at)).filter(|verb| *verb <= last + BETWEEN_VERB)?;
    (first + 1..verb.min(last)).rfind(|at| matches!(groups[*at].kind, GroupKind::Mark(','))).map(|comma| comma + 1)
}

/// "they killed thirty and, on their way back, shot four others at B": the verb of those counted on, behind "and".
fn verb_of_others(sentence: &SentenceTold<'_>, first: usize, last: usize) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let others = (groups[last].start..groups[last].end).any(|i| context.is(i, Function::Other));
    let and = (first + 1..last).find(|at| context.is(groups[*at].start, Function::And)).filter(|_| others)?;
    let verb = |at: &usize| matches!(&groups[*at].kind, GroupKind::Effect(e) if e.voice == Voice::Active && e.effect.is_some());
    (and + 1..last).rev().take(BETWEEN_VERB).find(verb)
}

/// "Not content with having killed five at A on Monday, they attacked B the next day, where two died": the mark between two places, where a
/// verb of violence and a later day follow it.
fn acts_next_day(sentence: &SentenceTold<'_>, a: usize, b: usize) -> Option<usize> {
    let groups = &sentence.groups;
    let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && !e.negated && matches!(e.voice, Voice::Active | Voice::Passive));
    let later = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if is_counted_on(t) || when::names_day(t));
    let mark = (a + 1..b).find(|at| matches!(groups[*at].kind, GroupKind::Mark(',' | ';')))?;
    (groups[mark..b].iter().any(acts) && groups[mark..b].iter().any(later)).then_some(mark)
}

/// "killed four at A, before going to B, where they killed seven", "then went to B where they killed seven": where the clause begins that tells
/// of the way to a second place, behind which a clause or a participle tells of violence there.
fn goes_on_to_strike(sentence: &SentenceTold<'_>, a: usize, b: usize) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let before = |start: usize| context.is(start, Function::Before) && context.is(start + 1, Function::Of);
    let turns = |at: &usize| before(groups[*at].start) || context.is(groups[*at].start, Function::Then);
    let turn = (a + 1..b).find(turns)?;
    let comma = usize::from(matches!(groups.get(b + 1).map(|g| &g.kind), Some(GroupKind::Mark(','))));
    let clause = groups.get(b + 1 + comma).is_some_and(|g| context.is(g.start, Function::Where));
    let killing = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some_and(harms) && !e.negated && (clause || e.voice == Voice::Unfinite));
    let behind = groups.get(b + 1 + comma..)?;
    let strikes =
        if clause { behind.iter().take(STRIKES_WITHIN).any(killing) } else { comma > 0 && behind.first().is_some_and(killing) };
    strikes.then_some(turn)
}

/// "where they then killed": the verb stands at most so many groups behind the place.
const STRIKES_WITHIN: usize = 5;

/// The verb stands at most so many groups before those whom it counts.
const BETWEEN_VERB: usize = 2;

/// "while others were killed at B", "before killing six at B": where a clause begins that tells of a second act.
fn turns_to_another(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let start = sentence.groups[at].start;
    let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Unfinite && (e.effect.is_some() || e.incident.is_some() || e.outcome == Some("looted")));
    let before = sentence.context.is(start, Function::Before) && sentence.context.is(start + 1, Function::Of);
    sentence.context.is(start, Function::While) || before && sentence.groups[at + 1..].iter().take(ACT_WITHIN).any(acts)
}

/// "before killing": the verb stands at most so many groups behind.
const ACT_WITHIN: usize = 3;

/// "The first killed six, the second four": where the part about the second begins.
fn second_of_two(sentence: &SentenceTold<'_>) -> Option<usize> {
    let first = || sentence.context.holds_function(&[Function::First]) && ordinal(sentence, 0) == Some(0);
    if sentence.tolls.len() < 2 || !(first() || opens_with_one(sentence)) {
        return None;
    }
    let parted = |at: usize| {
        let before = &sentence.groups[at - 1];
        matches!(before.kind, GroupKind::Mark(',' | ';')) || sentence.context.is(before.start, Function::And)
    };
    let second = (2..sentence.groups.len()).filter(|at| parted(*at)).find(|at| ordinal(sentence, *at) == Some(1))?;
    let counted = |range: std::ops::Range<usize>| sentence.tolls.iter().any(|t| range.contains(&t.group));
    (counted(0..second) && counted(second..sentence.groups.len())).then_some(second)
}

/// "The one hit A (ten dead), the other B": a sentence whose subject is one of two.
fn opens_with_one(sentence: &SentenceTold<'_>) -> bool {
    let context = &sentence.context;
    let number = number_at(context, 1).filter(|n| n.article && n.value == 1);
    let verb = |i: usize| context.is_auxiliary(i) || context.has(i, SenseClass::Verb) || context.is_mark(i, ',');
    context.is(0, Function::DetDef) && number.is_some_and(|n| verb(1 + n.length))
}

/// "At A, an assault was driven back, and at B two were killed": where the second place and its only figure begin, behind an act told
/// with its verb.
fn act_before(sentence: &SentenceTold<'_>, strong: &[&Found], head: usize) -> Option<usize> {
    let [a, b] = strong else { return None };
    let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if (e.incident.is_some() || e.outcome.is_some()) && matches!(e.voice, Voice::Active | Voice::Passive));
    let comma = |i: &usize| matches!(sentence.groups[*i].kind, GroupKind::Mark(',' | ';'));
    let bound = (a.group + 1..b.group).rev().find(comma)?;
    let short = b.group - bound <= BEHIND_COMMA;
    (a.group < bound && head > b.group && short && sentence.groups[..bound].iter().any(acts)).then_some(bound)
}

/// "They attacked A on Monday, while others stormed B": where the clause begins that tells of what was done at another place.
fn act_meanwhile(sentence: &SentenceTold<'_>, strong: &[&Found]) -> Option<usize> {
    let (first, last) = (strong.first()?, strong.last()?);
    let acts = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => (e.incident.is_some() || e.outcome == Some("looted")) && e.voice != Voice::Participle,
        GroupKind::Incident(i) => !i.definite,
        _ => false,
    };
    let bound = (first.group + 1..last.group).find(|at| turns_to_another(sentence, *at))?;
    let both = sentence.groups[..bound].iter().any(acts) && sentence.groups[bound..last.group].iter().any(acts);
    (both && !places::same(&first.place, &last.place)).then_some(bound)
}

/// "Six were killed at A at the moment when gunmen launched an assault on B", "they killed six at A before attacking B": where the second
/// act and its place begin.
fn act_behind(sentence: &SentenceTold<'_>, strong: &[&Found], head: usize) -> Option<usize> {
    let [a, b] = strong else { return None };
    let bound = (a.group + 1..b.group).find(|i| turns_to_another(sentence, *i))?;
    let meanwhile = sentence.context.is(sentence.groups[bound].start, Function::While);
    let act = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if !i.definite && !i.plural && i.kind != Kind::Operation);
    let told = !meanwhile || sentence.groups[bound..b.group].iter().any(act);
    // "they attacked A on Monday before killing three at B": the first is told with its verb alone.
    let attacks =
        |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && e.voice == Voice::Active && !e.negated);
    let first = head < bound || !meanwhile && sentence.groups[..bound].iter().any(attacks);
    (first && told && !places::same(&a.place, &b.place)).then_some(bound)
}

/// "A clash 20 km from A cost thirteen soldiers their lives and an attack near B killed eleven": where the second act begins, each with its
/// noun as the subject, a place that may only be near and a figure behind its verb.
fn acts_each_with_a_toll(sentence: &SentenceTold<'_>, places: &[Found]) -> Option<usize> {
    let groups = &sentence.groups;
    if places.len() < 2 || sentence.tolls.len() < 2 || !sentence.kinds.any(Kinds::INCIDENT) {
        return None;
    }
    let act = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if !(i.plural || i.definite) && i.kind != Kind::Operation);
    let joins = |at: &usize| sentence.context.is(groups[*at].start, Function::And) && groups.get(at + 1).is_some_and(act);
    let verb = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some_and(harms) && e.voice == Voice::Active && !e.negated);
    let tells = |range: std::ops::Range<usize>| {
        let noun = groups[range.clone()].iter().position(act).map(|at| range.start + at);
        let verb = groups[range.clone()].iter().position(verb).map(|at| range.start + at);
        let place = places.iter().find(|p| range.contains(&p.group) && p.level < Level::Country);
        let figure = sentence.tolls.iter().any(|t| range.contains(&t.group) && t.part_of.is_none());
        figure && noun.zip(verb).is_some_and(|(noun, verb)| noun < verb && verb - noun <= NOUN_TO_VERB) && place.is_some()
    };
    (1..groups.len()).filter(joins).find(|at| tells(0..*at) && tells(at + 1..groups.len()))
}

/// Between the noun of an act and its verb stand so many groups at most.
const NOUN_TO_VERB: usize = 8;

/// "They killed nine before attacking B": where what was done begins of which alone a place is told.
fn act_elsewhere(sentence: &SentenceTold<'_>, place: &Found, mut heads: impl Iterator<Item = usize>) -> Option<usize> {
    let first = heads.next().filter(|head| *head < place.group)?;
    let before = |at: &usize| {
        sentence.context.is(sentence.groups[*at].start, Function::Before)
            && turns_to_another(sentence, *at)
            && (*at..place.group).any(|i| super::mentions::is_next_act(sentence, i))
    };
    (first + 1..place.group).find(before)
}

/// "They burned houses at A and killed two women at B": where the second of two deeds of the same people begins, each with a place of its own.
fn acts_joined(sentence: &SentenceTold<'_>, strong: &[&Found]) -> Option<usize> {
    let [a, b] = strong else { return None };
    let (groups, context) = (&sentence.groups, &sentence.context);
    let within = |p: &Found| matches!(&groups[p.group].kind, GroupKind::Place(g) if matches!(g.tie, PlaceTie::In | PlaceTie::Of) && !g.listed);
    let deed = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => {
            let harm = e.effect.is_some_and(harms) && e.frame == Frame::Transitive;
            (harm || e.incident.is_some() || wrecks(e.outcome)) && !e.negated && e.mood != Mood::Future
        }
        _ => false,
    };
    let aside = |g: &Group| {
        matches!(g.kind, GroupKind::Mark(';' | ':' | '.'))
            || context.is_any(g.start, &[Function::Where, Function::Who, Function::That])
    };
    let and = (a.group + 1..b.group).find(|at| context.is(groups[*at].start, Function::And))?;
    let first = groups[..a.group].iter().rev().take(DEED_WITHIN).any(deed);
    let next = groups.get(and + 1).is_some_and(deed);
    let clear = !groups[..b.group].iter().any(aside) && !groups[a.group + 1..and].iter().any(deed);
    let apart = within(a) && within(b) && !places::same(&a.place, &b.place) && !(a.near || b.near || a.between || b.between);
    (first && next && clear && apart).then_some(and)
}

/// A deed stands at most so many groups before its place.
const DEED_WITHIN: usize = 6;

/// "Six soldiers died there; there were three at B": where those begin of whom alone a place is told, behind those who fell "there".
fn there_at_first(sentence: &SentenceTold<'_>, place: &Found, mut heads: impl Iterator<Item = usize>) -> Option<usize> {
    let (first, second) = (heads.next()?, heads.next()?);
    let mark = (first + 1..second).find(|at| matches!(sentence.groups[*at].kind, GroupKind::Mark(';')))?;
    let mut clause = sentence.groups[first].end..sentence.groups[mark].start;
    (place.group > second && clause.any(|i| sentence.context.is(i, Function::There))).then_some(mark)
}

/// "It went on on Monday with the attack on A (eight dead) and ended on Wednesday with an ambush at B": where the second act begins, each with
/// a day before it.
fn acts_each_on_its_day(sentence: &SentenceTold<'_>, strong: &[&Found]) -> Option<usize> {
    let [a, b] = strong else { return None };
    let groups = &sentence.groups;
    let day = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if when::names_day(t) && !t.period && t.until.is_none());
    let act = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.incident.is_some() && !e.negated && matches!(e.voice, Voice::Active | Voice::Passive),
        GroupKind::Incident(i) => !i.plural && i.kind != Kind::Operation,
        _ => false,
    };
    let joins = |at: &usize| {
        matches!(groups[*at].kind, GroupKind::Mark(',' | ';')) || sentence.context.is(groups[*at].start, Function::And)
    };
    let each = |at: &usize| {
        let (first, second) = (&groups[..*at], &groups[*at..b.group]);
        let own = |part: &[Group]| part.iter().filter(|g| day(g)).count() == 1 && part.iter().any(act);
        own(first) && own(second)
    };
    (a.group + 1..b.group).rev().filter(joins).find(each).filter(|_| !places::same(&a.place, &b.place))
}

/// "After they had killed three gendarmes at A on Sunday, gunmen attacked on Monday the village of B, where they executed five": where the main
/// clause begins, behind an infinitive of the past with a figure and a place of its own.
fn after_having(sentence: &SentenceTold<'_>, places: &[Found]) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    if !context.holds_function(&[Function::After, Function::AfterOf]) {
        return None;
    }
    let after = groups.iter().take(2).any(|g| context.is_any(g.start, &[Function::After, Function::AfterOf]));
    let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if (e.effect.is_some_and(harms) || e.incident.is_some()) && !e.negated);
    let having = |g: &Group| acts(g) && when::has_infinitive_auxiliary(sentence, g);
    if !after || !groups.iter().take(HAVING_WITHIN).any(having) {
        return None;
    }
    let comma = groups.iter().position(|g| matches!(g.kind, GroupKind::Mark(',')))?;
    let settled = |p: &Found| p.level == Level::Settlement && p.strength >= 3;
    let before = places.iter().find(|p| p.group < comma && settled(p))?;
    let behind = places.iter().find(|p| p.group > comma && p.strength >= STRONG)?;
    let told = sentence.tolls.iter().any(|t| t.group < comma && harms(t.effect));
    let done =
        |g: &Group| acts(g) && matches!(&g.kind, GroupKind::Effect(e) if matches!(e.voice, Voice::Active | Voice::Passive));
    let goes_on = groups[comma..].iter().any(done);
    (told && goes_on && !places::same(&before.place, &behind.place)).then_some(comma + 1)
}

/// "The group that had killed five at A on Sunday attacked on Tuesday a post at B": where the main clause begins, behind the relative clause of
/// its subject, which tells with a day and a place of its own what they had done.
fn those_who_had(sentence: &SentenceTold<'_>, places: &[Found]) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    if !context.holds_function(&[Function::Who]) || !sentence.kinds.any(Kinds::EFFECT) {
        return None;
    }
    let who = groups.iter().take(WHO_WITHIN).position(|g| context.is(g.start, Function::Who))?;
    let had = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.mood == Mood::Pluperfect && e.voice == Voice::Active && !e.negated && e.effect.is_some_and(harms));
    let verb = who + 1 + groups[who + 1..].iter().take(HAD_WITHIN).position(had)?;
    let [a, b] = places.iter().filter(|p| p.level == Level::Settlement && p.strength >= STRONG).take(2).collect::<Vec<_>>()[..]
    else {
        return None;
    };
    let day = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if when::names_day(t));
    // The first word behind the place, or behind the day that goes with it, which is no mark: the verb of the main clause.
    let ends = a.group + 1;
    let before = &groups[who..ends];
    let turns = |g: &Group| {
        let finite = match &g.kind {
            GroupKind::Effect(e) => e.mood == Mood::Past && e.voice == Voice::Active,
            GroupKind::Word => context.is_auxiliary(g.start) || super::occasion::finite(sentence, g),
            _ => false,
        };
        finite && !context.is(g.start, Function::At)
    };
    let main = ends + groups[ends..b.group].iter().take(HAD_WITHIN).position(turns)?;
    let small = |g: &Group| matches!(g.kind, GroupKind::Time(_) | GroupKind::Mark(','));
    let told = sentence.tolls.iter().any(|t| (verb..main).contains(&t.group));
    let own = groups[ends..main].iter().all(small) && before.iter().chain(&groups[ends..main]).any(day);
    let later = groups[main..].iter().any(day) && a.group > verb;
    (told && own && later && !places::same(&a.place, &b.place)).then_some(main)
}

/// "Seven others are wounded, while in March ten had been killed at A": where what is recalled begins, with a day and a place of its own, behind
/// a figure that has neither.
fn while_they_had(sentence: &SentenceTold<'_>, places: &[Found]) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    if !context.holds_function(&[Function::While]) || !sentence.kinds.any(Kinds::TIME) {
        return None;
    }
    let parted = |i: &usize| matches!(groups[*i - 1].kind, GroupKind::Mark(','));
    let turn = (1..groups.len()).find(|i| context.is(groups[*i].start, Function::While) && parted(i))?;
    let anchored = |g: &Group| matches!(g.kind, GroupKind::Time(_) | GroupKind::Incident(_));
    let had = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.mood == Mood::Pluperfect && !e.negated && e.effect.is_some_and(harms));
    let told = sentence.tolls.iter().any(|t| t.group < turn && harms(t.effect));
    let own = !groups[..turn].iter().any(|g| anchored(g) || had(g)) && !places.iter().any(|p| p.group < turn);
    let recalled = groups[turn..].iter().any(had) && groups[turn..].iter().any(|g| matches!(g.kind, GroupKind::Time(_)));
    let elsewhere = places.iter().any(|p| p.group > turn && p.level == Level::Settlement && p.strength >= STRONG);
    (told && own && recalled && elsewhere).then_some(turn)
}

/// The relative pronoun is one of so many first groups, and the verbs of both clauses stand so many groups behind.
const WHO_WITHIN: usize = 4;
const HAD_WITHIN: usize = 6;

/// "after having killed": the verb is one of so many first groups.
const HAVING_WITHIN: usize = 4;

/// The second place stands at most so many groups behind the comma.
const BEHIND_COMMA: usize = 4;

/// "Twenty dead at A and ten at B: Monday's two attacks have killed thirty": where the sum begins.
fn sum_behind(sentence: &SentenceTold<'_>, last: usize) -> Option<usize> {
    let colon = (last + 1..sentence.groups.len()).find(|i| matches!(sentence.groups[*i].kind, GroupKind::Mark(':')))?;
    let several = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if i.plural);
    let sums = sentence.groups[colon..].iter().any(several) && sentence.tolls.iter().any(|t| t.group > colon);
    sums.then_some(colon)
}

/// The mark or conjunction before a group at which the sentence may be cut.
fn boundary_before(sentence: &SentenceTold<'_>, group: usize, after: usize) -> usize {
    let breaks = |g: &Group| matches!(g.kind, GroupKind::Mark(',' | ';')) || sentence.context.is(g.start, Function::And);
    let divides = |i: &usize| matches!(sentence.groups[*i].kind, GroupKind::Mark(';'));
    let mut between = after + 1..group;
    let bound = between.clone().rev().find(divides).or_else(|| between.rfind(|i| breaks(&sentence.groups[*i]))).unwrap_or(group);
    // "six died on Monday at A and on Tuesday, ten were killed at B": a day before the comma opens the second part.
    let day = |i: usize| {
        let named = |t: &TimeGroup| when::names_day(t) || matches!(t.value, TimeValue::AnaphoricDay(_));
        matches!(&sentence.groups[i].kind, GroupKind::Time(t) if named(t))
    };
    let Some(time) = bound.checked_sub(1).filter(|i| *i > after && day(*i)) else { return bound };
    let opens = (time - 1 > after).then_some(time - 1).filter(|i| breaks(&sentence.groups[*i]));
    opens.filter(|opens| (0..*opens).any(day)).unwrap_or(bound)
}
