//! Figures over a period, a region or a conflict: never the toll of an event.

use super::dates::Calendar;
use super::scenes::Scene;
use crate::lexicon::SenseClass;
use crate::model::{Effect, Form};
use crate::recognise::{Group, GroupKind, PlaceTie, TimeGroup, TimeValue};
use crate::state::{SentenceTold, TollFound};

/// Takes the figures that cover more than an event out of a scene's tolls. Parts follow their totals.
pub fn set_aside(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    let tolls = std::mem::take(&mut scene.tolls);
    for index in tolls {
        let toll = &sentence.tolls[index];
        let with_total = toll.part_of.is_some_and(|total| scene.aggregates.contains(&total));
        if with_total || covers_more(sentence, scene, toll) {
            scene.aggregates.push(index);
        } else {
            scene.tolls.push(index);
        }
    }
    if !scene.aggregates.is_empty() && scene.tolls.is_empty() {
        scene.general = true;
    }
}

/// So many displaced people are a country's or a crisis', not one event's.
const MANY_DISPLACED: u64 = 20_000;

/// The region and the period that a figure covers, as far as its sentence says. The period is EDTF, open towards the
/// report where the text only says since when.
pub fn bounds(told: &[SentenceTold<'_>], scene: &Scene, calendar: &Calendar) -> (Option<String>, Option<String>) {
    let sentence = &told[scene.told];
    let names: Vec<String> = sentence.groups[scene.from..scene.to]
        .iter()
        .filter_map(|g| match &g.kind {
            GroupKind::Place(place) if place.tie != PlaceTie::Elsewhere => {
                Some(sentence.context.span(place.name.0, place.name.1).of(sentence.context.text).to_owned())
            }
            _ => None,
        })
        .collect();
    let period = sentence.groups[scene.from..scene.to].iter().find_map(|g| match &g.kind {
        GroupKind::Time(time) => period_of(time, calendar),
        _ => None,
    });
    ((!names.is_empty()).then(|| names.join(", ")), period)
}

fn period_of(time: &TimeGroup, calendar: &Calendar) -> Option<String> {
    let TimeValue::Calendar { .. } = time.value else { return None };
    let from = calendar.resolve(&TimeGroup { until: None, ..time.clone() }, None)?.value;
    match time.until.and_then(|until| calendar.resolve(&TimeGroup { value: until, until: None, ..time.clone() }, None)) {
        Some(until) => Some(format!("{}/{}", from.edtf(), until.value.edtf())),
        None if time.period => Some(format!("{}/..", from.edtf())),
        None => Some(from.edtf()),
    }
}

/// From this size on, a figure that a whole conflict governs is no event's.
const LARGE: u64 = 200;

fn covers_more(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound) -> bool {
    if has_day(scene) {
        return false;
    }
    let groups = &sentence.groups[scene.from..scene.to];
    if groups.iter().any(|g| says(sentence, g, SenseClass::Sum))
        || toll.effect == Effect::Displaced && toll.quantity.low >= MANY_DISPLACED
    {
        return true;
    }
    let period = groups.iter().any(is_period);
    let month_or_year = groups.iter().any(is_month_or_year);
    let of_conflict = groups.iter().any(|g| names_conflict(sentence, g));
    let many = scene.mentions.iter().any(|m| m.noun && m.plural && m.count.is_none());
    let one = scene.mentions.iter().any(|m| m.noun && !m.plural && !m.device);
    let large = toll.quantity.low >= LARGE;
    let vague_and_large = large && toll.quantity.form == Form::Vague;
    if period && !superlative(sentence, scene, toll, one) {
        return true;
    }
    // "in 2018, 500 civilians": a year needs more than one incident, or none at all.
    let year = groups.iter().any(is_year);
    month_or_year && !one && scene.settlement().is_none() && (year && !scene.pluperfect || many) && !toll.recalls
        || large && of_conflict
        || toll.quantity.low >= 10
            && of_conflict
            && !one
            && scene.mentions.iter().all(|m| m.plural || !m.noun)
            && governs(sentence, scene, toll)
        || vague_and_large && many
}

/// A conflict noun as the subject that the figure belongs to: "the war has killed", "the dead of the conflict".
fn governs(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound) -> bool {
    let before = &sentence.groups[scene.from..toll.group.max(scene.from)];
    before.iter().rev().take(6).any(|g| names_conflict(sentence, g))
        && scene.places.iter().all(|p| p.level != super::places::Level::Settlement)
}

fn has_day(scene: &Scene) -> bool {
    scene.times.iter().any(|(_, t)| {
        let day = match t.value {
            TimeValue::Calendar { day, weekday, .. } => day.is_some() || weekday.is_some(),
            TimeValue::RelativeDay(_) | TimeValue::AnaphoricDay(_) => true,
            _ => false,
        };
        day && (t.until.is_none() || is_short(t) || t.night)
    })
}

/// "the deadliest attack since": the period measures the incident, the figure is the incident's.
fn superlative(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound, one: bool) -> bool {
    let after = sentence.groups[toll.group..scene.to.max(toll.group)].iter().any(is_period);
    one && !after
}

/// A time that covers more than an event: since January, these last months, in ten years.
pub fn is_period(group: &Group) -> bool {
    let GroupKind::Time(time) = &group.kind else { return false };
    match time.value {
        TimeValue::Historic | TimeValue::PastDays | TimeValue::ThisYear => true,
        TimeValue::PastYear | TimeValue::ThisMonth => time.period,
        TimeValue::Span => time.period,
        TimeValue::Calendar { .. } => time.period && !time.night && !is_short(time),
        _ => false,
    }
}

fn is_month_or_year(group: &Group) -> bool {
    matches!(
        &group.kind,
        GroupKind::Time(TimeGroup {
            value: TimeValue::Calendar { weekday: None, day: None, .. }
                | TimeValue::PastYear
                | TimeValue::ThisMonth
                | TimeValue::PastMonth,
            part: false,
            ..
        })
    )
}

fn is_year(group: &Group) -> bool {
    matches!(
        &group.kind,
        GroupKind::Time(TimeGroup {
            value: TimeValue::Calendar { month: None, day: None, weekday: None, .. } | TimeValue::PastYear,
            ..
        })
    )
}

/// A few days next to each other are no period.
fn is_short(time: &TimeGroup) -> bool {
    match (time.value, time.until) {
        (TimeValue::Calendar { day: Some(a), month: m, .. }, Some(TimeValue::Calendar { day: Some(b), month: n, .. })) => {
            m == n && b - a <= 10 || m != n && a - b > 20
        }
        (TimeValue::Calendar { weekday: Some(_), .. }, Some(TimeValue::Calendar { weekday: Some(_), .. })) => true,
        _ => false,
    }
}

fn names_conflict(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    says(sentence, group, SenseClass::Conflict)
}

fn says(sentence: &SentenceTold<'_>, group: &Group, class: SenseClass) -> bool {
    sentence.context.holds(class) && (group.start..group.end).any(|i| sentence.context.has(i, class))
}
