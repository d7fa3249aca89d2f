//! Scenes: the parts of sentences that tell of one place and time.

use super::aggregates;
use super::places::{self, Countries, Found, Level};
use crate::lexicon::Lexicon;
use crate::model::Kind;
use crate::recognise::{GroupKind, Mood, TimeGroup, TimeValue};
use crate::segment::Zone;
use crate::state::SentenceTold;

/// A noun or verb that names an incident.
#[derive(Clone, Copy, Debug)]
pub struct Mention {
    pub group: usize,
    pub kind: Kind,
    pub strong: bool,
    pub noun: bool,
    pub definite: bool,
    pub other: bool,
    pub plural: bool,
    pub count: Option<u64>,
}

/// A part of a sentence that tells of one place and time.
#[derive(Debug)]
pub struct Scene {
    /// Index into the sentences told.
    pub told: usize,
    pub headline: bool,
    pub tolls: Vec<usize>,
    pub aggregates: Vec<usize>,
    pub places: Vec<Found>,
    /// When it happened, not when it was said.
    pub times: Vec<(usize, TimeGroup)>,
    pub mentions: Vec<Mention>,
    /// Told as something that was before: pluperfect, "three weeks ago", "as a reminder".
    pub recalls: bool,
    /// Tells of a habit, a period or a possibility, not of an incident.
    pub general: bool,
    /// Speaks of an accident or an illness.
    pub accident: bool,
    /// Groups of the sentence that belong to it.
    pub from: usize,
    pub to: usize,
}

impl Scene {
    pub fn has_evidence(&self) -> bool {
        !self.tolls.is_empty() || self.mentions.iter().any(|m| m.strong)
    }
}

pub fn scenes(told: &[SentenceTold<'_>], countries: &Countries, lexicon: &Lexicon) -> Vec<Scene> {
    let mut out = Vec::new();
    for (index, sentence) in told.iter().enumerate() {
        let places = places::places(sentence, countries, lexicon);
        let bounds = cut(sentence, &places);
        for window in bounds.windows(2) {
            let (from, to) = (window[0], window[1]);
            let inside = |group: usize| from <= group && group < to;
            let mut scene = Scene {
                told: index,
                headline: sentence.zone == Zone::Headline,
                tolls: (0..sentence.tolls.len()).filter(|t| inside(sentence.tolls[*t].group)).collect(),
                aggregates: Vec::new(),
                places: places.iter().filter(|p| inside(p.group)).cloned().collect(),
                times: Vec::new(),
                mentions: Vec::new(),
                recalls: false,
                general: false,
                accident: false,
                from,
                to,
            };
            look(sentence, &mut scene);
            aggregates::set_aside(sentence, &mut scene);
            out.push(scene);
        }
    }
    out
}

/// Where a sentence is cut: between figures that stand with places of their own.
fn cut(sentence: &SentenceTold<'_>, places: &[Found]) -> Vec<usize> {
    let end = sentence.groups.len();
    let whole = vec![0, end];
    let strong: Vec<&Found> = places.iter().filter(|p| p.level == Level::Settlement && p.strength >= 4).collect();
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
    (after + 1..group)
        .rev()
        .find(|i| matches!(sentence.groups[*i].kind, GroupKind::Mark(',' | ';') ) || sentence.context.is(sentence.groups[*i].start, crate::lexicon::Function::And))
        .unwrap_or(group)
}

fn look(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    for at in scene.from..scene.to {
        match &sentence.groups[at].kind {
            GroupKind::Time(time) => time_of(sentence, at, time, scene),
            GroupKind::Incident(incident) => scene.mentions.push(Mention {
                group: at,
                kind: incident.kind,
                strong: incident.strong,
                noun: true,
                definite: incident.definite,
                other: incident.other,
                plural: incident.plural,
                count: incident.count,
            }),
            GroupKind::Effect(effect) => {
                if let Some((kind, strong)) = effect.incident
                    && !effect.negated
                    && effect.mood != Mood::Future
                {
                    scene.mentions.push(Mention { group: at, kind, strong, noun: false, definite: false, other: false, plural: false, count: None });
                }
                if effect.mood == Mood::Pluperfect && (effect.effect.is_some() || effect.incident.is_some()) {
                    scene.recalls = true;
                }
            }
            GroupKind::EffectNoun(_) => {}
            GroupKind::Accident => scene.accident = true,
            _ => {}
        }
    }
}

fn time_of(sentence: &SentenceTold<'_>, at: usize, time: &TimeGroup, scene: &mut Scene) {
    match time.value {
        TimeValue::Recall => scene.recalls = true,
        TimeValue::Historic => scene.general = true,
        TimeValue::Ago { unit, .. } if unit >= 7 => {
            scene.recalls = true;
        }
        TimeValue::PastYear | TimeValue::PastMonth => scene.recalls = true,
        _ if time.period && matches!(time.value, TimeValue::Span | TimeValue::Calendar { day: None, .. }) => {}
        _ if is_speech_time(sentence, at) => {}
        _ => scene.times.push((at, time.clone())),
    }
}

/// Whether an expression of time says when something was said: it stands right after the verb or text of speech, or opens
/// a sentence whose first verb is one of speech.
fn is_speech_time(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let groups = &sentence.groups;
    let mut seen = 0;
    for group in groups[..at].iter().rev() {
        match &group.kind {
            GroupKind::Speech(speech) => return !speech.passive || seen == 0,
            GroupKind::SpeechNoun(_) => return true,
            GroupKind::Source(_) | GroupKind::SpeechPreposition(_) => {
                if sentence.attribution.speaker(at).is_some() && !matches!(group.kind, GroupKind::SpeechPreposition(_)) {
                    // "…, a déclaré le ministre lundi"
                    return groups[..at].iter().rev().take(seen + 4).any(|g| matches!(g.kind, GroupKind::Speech(_)));
                }
            }
            GroupKind::Word | GroupKind::Time(_) | GroupKind::Mark(',' | '(') | GroupKind::Place(_) => {}
            _ => break,
        }
        seen += 1;
        if seen > 4 {
            break;
        }
    }
    // "Lundi, l'état-major a reconnu …"
    if at <= 1 {
        for group in &groups[at + 1..] {
            match &group.kind {
                GroupKind::Speech(speech) => return !speech.participle,
                GroupKind::Effect(_) | GroupKind::Incident(_) | GroupKind::Victims(_) | GroupKind::EffectNoun(_) => return false,
                _ => {}
            }
        }
    }
    false
}
