//! Scenes: the parts of sentences that tell of one place and time.

use super::aggregates;
use super::atlas::Atlas;
use super::mentions::{Mention, incident_of, introduces, is_completed, is_device, is_of_the_told};
use super::places::{self, Found, Level, STRONG};
use super::{measured, when};
use crate::lexicon::{Auxiliary, Function, Sense, SenseClass, Tense, TimeWord};
use crate::model::{Effect, Form, Kind, Victims};
use crate::recognise::{EffectGroup, Group, GroupKind, Mood, PlaceTie, TimeGroup, TimeValue, Voice};
use crate::segment::{Segmented, Zone};
use crate::state::SentenceTold;

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
    /// When it happened, not when it was said.
    pub times: Vec<(usize, TimeGroup)>,
    /// When bodies were found, where nothing says when they were killed: then these are its times as well.
    pub found: Vec<(usize, TimeGroup)>,
    pub mentions: Vec<Mention>,
    /// An expression of time says that it was before: "three weeks ago", "as a reminder".
    pub recalls: bool,
    /// A word that recalls, counted with what the sentence makes of it.
    pub recall_word: bool,
    /// Told in the pluperfect.
    pub pluperfect: bool,
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
    /// Speaks of an accident or an illness.
    pub accident: bool,
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
        self.harmful || self.strikes() || self.names()
    }

    /// An entry of a list that brings in an incident of its own at a place of its own, or on a day that heads it.
    pub fn lists_incident(&self) -> bool {
        let placed = self.places.iter().any(|p| p.level == Level::Settlement && p.strength >= 3);
        let headed = self.times.iter().any(|(at, _)| *at <= 1);
        self.item && (placed && self.mentions.iter().any(|m| m.noun && m.opens()) || headed && self.tells())
    }

    /// Whether a noun names an incident, with or without a figure.
    pub fn names(&self) -> bool {
        self.mentions.iter().any(|m| m.noun && !m.device && !m.sums_up())
    }

    /// The settlement where it happened, where one is named for certain.
    pub fn settlement(&self) -> Option<&Found> {
        self.places.iter().find(|p| p.level == Level::Settlement && p.strength >= STRONG)
    }
}

pub fn scenes(told: &[SentenceTold<'_>], segmented: &Segmented, atlas: &Atlas<'_>) -> Vec<Scene> {
    let mut out = Vec::new();
    for (index, sentence) in told.iter().enumerate() {
        let places = places::places(sentence, atlas);
        let mut bounds = cut(sentence, &places);
        let before = measured::after_another(sentence);
        if let Some(before) = before {
            bounds.push(before);
            bounds.sort_unstable();
            bounds.dedup();
        }
        let mut heading: Vec<(usize, TimeGroup)> = Vec::new();
        for window in bounds.windows(2) {
            let mut scene = empty(index, segmented.sentences[sentence.sentence].paragraph, sentence.zone, window[0], window[1]);
            let inside = |group: usize| window[0] <= group && group < window[1];
            scene.tolls.extend((0..sentence.tolls.len()).filter(|t| inside(sentence.tolls[*t].group)));
            scene.places.extend(places.iter().filter(|p| inside(p.group)).cloned());
            scene.violent = scene.tolls.iter().any(|t| sentence.tolls[*t].violent);
            scene.harmful = scene.tolls.iter().any(|t| harms(sentence.tolls[*t].effect));
            scene.item = ['-', '–', '—', '•', '*'].iter().any(|m| sentence.context.is_mark(0, *m));
            look(sentence, &mut scene);
            found_that_day(&mut scene, out.last());
            scene.recalls |= before.is_some_and(|before| window[0] >= before);
            share_day(sentence, &mut scene, &mut heading);
            aggregates::set_aside(sentence, &mut scene);
            out.push(scene);
        }
    }
    out
}

fn harms(effect: Effect) -> bool {
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
        times: Vec::new(),
        found: Vec::new(),
        mentions: Vec::new(),
        recalls: false,
        recall_word: false,
        pluperfect: false,
        past_before: false,
        general: false,
        periodic: false,
        violent: false,
        harmful: false,
        accident: false,
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
    let first_figure = sentence.tolls.iter().map(|t| t.group).min().unwrap_or(usize::MAX);
    if scene.from == 0 {
        heading.extend(scene.times.iter().filter(|(at, _)| *at < first_figure).cloned());
    } else if scene.times.is_empty() && !scene.recalls {
        scene.times.clone_from(heading);
    }
}

/// Where a sentence is cut: between figures that stand with places of their own.
fn cut(sentence: &SentenceTold<'_>, places: &[Found]) -> Vec<usize> {
    let end = sentence.groups.len();
    let whole = vec![0, end];
    let strong: Vec<&Found> = places.iter().filter(|p| p.level == Level::Settlement && p.strength >= STRONG).collect();
    let heads: Vec<usize> = sentence.tolls.iter().filter(|t| t.part_of.is_none()).map(|t| t.group).collect();
    if strong.len() < 2 || heads.len() < 2 {
        return whole;
    }
    let mut bounds = vec![0];
    let place_first = strong[0].group < heads[0];
    for window in strong.windows(2) {
        let (a, b) = (window[0].group, window[1].group);
        if places::same(&window[0].place, &window[1].place) {
            continue;
        }
        if place_first {
            // place … figure … | place … figure
            if heads.iter().any(|h| a < *h && *h < b) && heads.iter().any(|h| *h > b) {
                bounds.push(boundary_before(sentence, b, a));
            }
        } else if let Some(next) = heads.iter().find(|h| a < **h && **h < b) {
            // figure … place | figure … place
            bounds.push(boundary_before(sentence, *next, a));
        }
    }
    bounds.push(end);
    bounds.dedup();
    bounds
}

/// The mark or conjunction before a group at which the sentence may be cut.
fn boundary_before(sentence: &SentenceTold<'_>, group: usize, after: usize) -> usize {
    let breaks = |g: &Group| matches!(g.kind, GroupKind::Mark(',' | ';')) || sentence.context.is(g.start, Function::And);
    (after + 1..group).rev().find(|i| breaks(&sentence.groups[*i])).unwrap_or(group)
}

/// Takes in what the groups of the scene say of time and violence.
fn look(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    let mut already = false;
    let mut opens_with_already = false;
    let mut defused = false;
    let mut announced_before = false;
    for at in scene.from..scene.to {
        let group = &sentence.groups[at];
        let said = says_already(sentence, group);
        already |= said;
        opens_with_already |= said && at <= 1;
        match &group.kind {
            GroupKind::Time(time) => when::take(sentence, at, time, scene),
            GroupKind::Incident(incident) => scene.mentions.push(Mention {
                group: at,
                kind: incident.kind,
                strong: incident.strong,
                noun: true,
                definite: incident.definite && !introduces(sentence, group),
                other: incident.other,
                plural: incident.plural,
                count: incident.count,
                device: is_device(sentence, group),
                finite: false,
                supported: false,
                continues: false,
            }),
            GroupKind::EffectNoun(noun) => {
                if let Some((kind, strong)) = incident_of(sentence, group) {
                    let blank = Mention {
                        group: at,
                        kind,
                        strong,
                        noun: true,
                        definite: noun.definite && !introduces(sentence, group),
                        other: false,
                        plural: noun.plural,
                        count: None,
                        device: false,
                        finite: false,
                        supported: false,
                        continues: false,
                    };
                    scene.mentions.push(blank);
                }
            }
            GroupKind::Effect(effect) => {
                defused |= effect.outcome == Some("defused");
                verb(at, effect, is_completed(sentence, group), scene);
            }
            GroupKind::Speech(speech) => {
                scene.verbless &= speech.participle;
                announced_before |= speech.mood == Mood::Pluperfect
                    && !scene.tolls.is_empty()
                    && when::speaks(sentence, speech)
                    && !quotes_back(sentence, at);
            }
            GroupKind::Accident => scene.accident = true,
            GroupKind::Word => {
                scene.past_before |= is_had(sentence, group);
                scene.in_turn |= sentence.context.is(group.start, Function::InTurn);
            }
            _ => {}
        }
    }
    if scene.times.is_empty() {
        scene.times.clone_from(&scene.found);
    } else {
        scene.found.clear();
    }
    support(sentence, scene);
    if is_habit(sentence, scene) {
        scene.mentions.iter_mut().for_each(|m| m.finite = false);
    }
    for mention in scene.mentions.iter_mut().filter(|m| !m.noun) {
        mention.continues = is_of_the_told(sentence, scene.from, mention.group);
    }
    if defused && scene.tolls.is_empty() {
        scene.mentions.retain(|m| !matches!(m.kind, Kind::Ied | Kind::Explosion));
    }
    if mourns(sentence, scene) {
        scene.tolls.clear();
        scene.general = true;
    }
    if only_brings(sentence, scene) {
        scene.times.clear();
    }
    let open = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if t.period && t.until.is_none()) || aggregates::is_period(g);
    let periodic = sentence.groups[scene.from..scene.to].iter().any(open);
    scene.periodic = periodic && scene.mentions.iter().any(|m| m.noun && m.plural);
    scene.general |= scene.periodic;
    scene.recalls |= scene.recall_word;
    // "last week, fifteen fishermen had been killed".
    scene.recalls |= scene.pluperfect && scene.times.iter().any(|(_, t)| t.value == TimeValue::PastWeek);
    // "it had announced the loss of a convoy": what was announced before the news is no news, unless it is an earlier count
    // of what is told: "had spoken of ten dead in this attack".
    scene.recalls |= announced_before && scene.mentions.iter().any(|m| m.noun && !m.definite && !m.device);
    scene.recalls |= already && (scene.pluperfect || opens_with_already);
}

/// "the bandits who kidnap for ransom": a relative clause in the present, without a figure, a day or a place, tells of no
/// incident.
fn is_habit(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let habitual = |m: &Mention| {
        let group = &sentence.groups[m.group];
        let present = matches!(&group.kind, GroupKind::Effect(e) if e.mood == Mood::Present && e.voice == Voice::Active);
        !m.noun && present && (group.start.saturating_sub(HABIT_BACK)..group.start).any(|i| sentence.context.is(i, Function::Who))
    };
    let dated = scene.times.iter().any(|(_, t)| !matches!(t.value, TimeValue::Calendar { day: None, weekday: None, .. }));
    !scene.mentions.is_empty() && scene.mentions.iter().all(habitual) && !dated && scene.settlement().is_none()
}

/// The relative pronoun stands at most so many words before such a verb: "who spread fear and kidnap".
const HABIT_BACK: usize = 6;

fn verb(at: usize, effect: &EffectGroup, completed: bool, scene: &mut Scene) {
    let finite = matches!(effect.voice, Voice::Active | Voice::Passive) || effect.voice == Voice::Unfinite && completed;
    scene.verbless &= !finite;
    if let Some((kind, strong)) = effect.incident
        && !effect.negated
        && effect.mood != Mood::Future
    {
        let blank = Mention {
            group: at,
            kind,
            strong,
            noun: false,
            definite: false,
            other: false,
            plural: false,
            count: None,
            device: false,
            finite,
            supported: false,
            continues: false,
        };
        scene.mentions.push(blank);
    }
    if effect.mood == Mood::Pluperfect && (effect.effect.is_some() || effect.incident.is_some()) {
        scene.pluperfect = true;
    }
}

/// The imperfect of "to have", as in the pluperfect of a verb that the lexicon does not hold.
fn is_had(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let lexicon = sentence.context.lexicon;
    sentence.context.senses_of(group.start, &[SenseClass::Verb]).any(|(_, s)| matches!(s, Sense::Verb(f) if f.tense == Tense::Imperfect && lexicon.verbs[f.verb as usize].auxiliary == Some(Auxiliary::Have)))
}

/// Words of incidents that are not of violence alone count where their sentence says when or where, and what was hit.
fn support(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    let anchored = !scene.times.is_empty() || scene.settlement().is_some();
    let target = sentence.groups[scene.from..scene.to].iter().any(|g| {
        matches!(&g.kind, GroupKind::Target(_) | GroupKind::Weapon(_))
            || matches!(&g.kind, GroupKind::Actor(_))
            || matches!(&g.kind, GroupKind::Victims(v) if v.category == Some(Victims::Militants))
    });
    for mention in scene.mentions.iter_mut().filter(|m| !m.strong) {
        mention.supported = anchored && target;
    }
}

/// "Wives of soldiers fallen in various attacks marched": people harmed some time, in no incident of their own.
fn mourns(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let vague = !scene.tolls.is_empty() && scene.tolls.iter().all(|t| sentence.tolls[*t].quantity.form == Form::Vague);
    let various =
        !scene.mentions.is_empty() && scene.mentions.iter().all(|m| m.noun && m.plural && !m.definite && m.count.is_none());
    let happened = sentence.groups[scene.from..scene.to].iter().any(
        |g| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() && matches!(e.voice, Voice::Active | Voice::Passive)),
    );
    vague && various && !happened && !scene.headline
}

/// "The wounded were flown to the capital on Friday": the day is that of the transport.
fn only_brings(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let groups = &sentence.groups[scene.from..scene.to];
    let elsewhere = groups.iter().any(|g| matches!(&g.kind, GroupKind::Place(p) if p.tie == PlaceTie::Elsewhere));
    let harmed =
        groups.iter().any(|g| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() && e.voice != Voice::Participle));
    elsewhere && !harmed && scene.mentions.is_empty()
}

/// "already": with the pluperfect, something told before the report's news.
fn says_already(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    sentence.context.holds(SenseClass::Time)
        && (group.start..group.end)
            .any(|i| sentence.context.senses_of(i, &[SenseClass::Time]).any(|(_, s)| *s == Sense::Time(TimeWord::Already)))
}

/// "…, he had said": a verb of speech that only closes a quotation.
fn quotes_back(sentence: &SentenceTold<'_>, at: usize) -> bool {
    sentence.groups[..at].iter().any(|g| matches!(g.kind, GroupKind::Victims(_) | GroupKind::Effect(_)))
}
