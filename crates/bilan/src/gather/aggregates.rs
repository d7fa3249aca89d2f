//! Figures over a period or a region: never the toll of an event.

use super::scenes::Scene;
use crate::model::Form;
use crate::recognise::{GroupKind, TimeValue};
use crate::state::{SentenceTold, TollFound};

/// Takes the figures that cover a period out of a scene's tolls.
pub fn set_aside(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    let period = (scene.from..scene.to).find(|at| is_period(sentence, *at));
    let plural_incidents = scene.mentions.iter().any(|m| m.noun && m.plural && m.count.is_none() && !m.definite);
    let general = general_subject(sentence, scene);
    let anchored = scene.times.iter().any(|(_, t)| t.until.is_none() && matches!(t.value, TimeValue::Calendar { day: Some(_), .. } | TimeValue::Calendar { weekday: Some(_), .. } | TimeValue::RelativeDay(_)));
    let tolls = std::mem::take(&mut scene.tolls);
    for index in tolls {
        let toll = &sentence.tolls[index];
        let large = toll.quantity.low >= 200 && toll.quantity.form == Form::Vague;
        let covers = period.is_some() && !anchored && !governs_only_time(sentence, toll)
            || (large || toll.quantity.low >= 1000) && general
            || large && plural_incidents;
        if covers {
            scene.aggregates.push(index);
        } else {
            scene.tolls.push(index);
        }
    }
    // Parts follow their totals.
    let aggregates = scene.aggregates.clone();
    scene.tolls.retain(|t| !sentence.tolls[*t].part_of.is_some_and(|total| aggregates.contains(&total)));
    let parts: Vec<usize> = (0..sentence.tolls.len())
        .filter(|t| sentence.tolls[*t].part_of.is_some_and(|total| aggregates.contains(&total)) && !aggregates.contains(t))
        .collect();
    scene.aggregates.extend(parts);
    if !scene.aggregates.is_empty() && scene.tolls.is_empty() {
        scene.general = true;
    }
}

/// A time that covers more than an event: since January, in 2019, these last months.
fn is_period(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let GroupKind::Time(time) = &sentence.groups[at].kind else { return false };
    match time.value {
        TimeValue::Historic | TimeValue::PastDays | TimeValue::ThisYear | TimeValue::PastYear | TimeValue::ThisMonth | TimeValue::PastMonth => true,
        TimeValue::Calendar { weekday: None, day: None, .. } => true,
        TimeValue::Span | TimeValue::Calendar { .. } => time.period && !time.night && !short(time),
        _ => false,
    }
}

/// Two days next to each other are no period.
fn short(time: &crate::recognise::TimeGroup) -> bool {
    match (time.value, time.until) {
        (TimeValue::Calendar { day: Some(a), month: m, .. }, Some(TimeValue::Calendar { day: Some(b), month: n, .. })) => m == n && b - a <= 7,
        (TimeValue::Calendar { weekday: Some(_), .. }, Some(TimeValue::Calendar { weekday: Some(_), .. })) => true,
        _ => false,
    }
}

fn general_subject(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    (scene.from..scene.to).any(|at| {
        let group = &sentence.groups[at];
        (group.start..group.end).any(|i| sentence.context.senses(i).any(|(_, s)| matches!(s, crate::lexicon::Sense::Conflict)))
    })
}

/// A figure that a single incident noun governs stays a toll even beside a period: "l'attaque la plus meurtrière depuis 2019".
fn governs_only_time(sentence: &SentenceTold<'_>, toll: &TollFound) -> bool {
    let incident = sentence.groups.iter().any(|g| matches!(&g.kind, GroupKind::Incident(i) if !i.plural && (i.definite || i.strong || i.other)));
    let cumulative = sentence.groups[toll.group..].iter().any(|g| matches!(&g.kind, GroupKind::Time(t) if t.period));
    incident && !cumulative
}
