//! Follows a report from scene to scene and decides which incident each belongs to.

use super::dates::{Calendar, Resolved, can_meet};
use super::places::{self, Found, Level};
use super::scenes::Scene;
use crate::model::{DateValue, Span};
use crate::state::SentenceTold;

/// An incident while the report is being read.
#[derive(Debug, Default)]
pub struct Draft {
    /// Indices of the scenes that tell of it.
    pub scenes: Vec<usize>,
    pub date: Option<(Resolved, Span)>,
    pub place: Option<Found>,
    pub background: bool,
    /// Tolls that stand with several incidents together: scene, toll, and with how many.
    pub joint: Vec<(usize, usize)>,
}

/// What following gives: the incidents, and figures that wait for incidents told later.
pub struct Followed {
    pub drafts: Vec<Draft>,
    /// Joint figures told before their incidents: scene, toll, number of incidents.
    pub pending: Vec<(usize, usize, u64)>,
    pub aggregates: Vec<(usize, usize)>,
}

/// Where and when a scene happened.
struct Anchor {
    date: Option<(Resolved, Span)>,
    place: Option<Found>,
}

pub fn follow(told: &[SentenceTold<'_>], scenes: &[Scene], calendar: &Calendar) -> Followed {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut pending = Vec::new();
    let mut aggregates = Vec::new();
    let mut current: Option<usize> = None;
    for (index, scene) in scenes.iter().enumerate() {
        aggregates.extend(scene.aggregates.iter().map(|t| (index, *t)));
        if scene.headline {
            continue;
        }
        if scene.general && scene.tolls.is_empty() {
            continue;
        }
        let told_of = current.and_then(|c| drafts[c].date.as_ref()).map(|(d, _)| d.value.clone());
        let pairs = joint_anchors(told, scene, calendar, told_of.as_ref());
        if pairs.len() >= 2 {
            open_jointly(scene, index, pairs, &mut drafts);
            continue;
        }
        let anchor = anchor(told, scene, calendar, told_of.as_ref());
        if let Some(count) = scene.mentions.iter().find(|m| m.noun && m.plural && m.count.is_some_and(|n| (2..10).contains(&n))).and_then(|m| m.count)
            && !scene.tolls.is_empty()
            && anchor.place.as_ref().is_none_or(|p| p.level != Level::Settlement)
            && !scene.recalls
        {
            pending.extend(scene.tolls.iter().map(|t| (index, *t, count)));
            continue;
        }
        let weak = !scene.has_evidence();
        let choice = choose(scene, &anchor, &drafts, current);
        match choice {
            Choice::Continue(draft) => {
                join(&mut drafts[draft], index, scene, anchor, weak);
                if !drafts[draft].background {
                    current = Some(draft);
                }
            }
            Choice::Open { background } => {
                if weak && !(scene.mentions.iter().any(|m| m.noun) && anchor.place.is_some() && !background) {
                    continue;
                }
                let mut draft = Draft { background, ..Draft::default() };
                join(&mut draft, index, scene, anchor, weak);
                drafts.push(draft);
                if !background {
                    current = Some(drafts.len() - 1);
                }
            }
            Choice::Ignore => {}
        }
    }
    Followed { drafts, pending, aggregates }
}

enum Choice {
    Continue(usize),
    Open { background: bool },
    Ignore,
}

fn choose(scene: &Scene, anchor: &Anchor, drafts: &[Draft], current: Option<usize>) -> Choice {
    let Some(current) = current else {
        let recalls = scene.recalls && drafts.is_empty() && scene.mentions.iter().all(|m| !m.strong) && scene.tolls.is_empty();
        return if recalls { Choice::Ignore } else { Choice::Open { background: false } };
    };
    let date = anchor.date.as_ref().map(|(d, _)| &d.value);
    let place = anchor.place.as_ref();
    let fits_date = |d: &Draft| match (date, &d.date) {
        (Some(a), Some((b, _))) => can_meet(a, &b.value),
        _ => true,
    };
    let fits_place = |d: &Draft| match (place, &d.place) {
        (Some(a), Some(b)) => compatible(a, b),
        _ => true,
    };
    let now = &drafts[current];
    // A place that was told before: back to its incident.
    if let Some(place) = place.filter(|p| p.level == Level::Settlement) {
        let known = drafts.iter().position(|d| d.place.as_ref().is_some_and(|p| places::same(&p.place, &place.place)) && fits_date(d));
        if let Some(known) = known {
            return Choice::Continue(known);
        }
    }
    let earlier = is_earlier(date, now);
    if scene.recalls && scene.has_evidence() {
        // What was before: with a figure of its own, a day or a place, it is another incident.
        let same_day = date.is_some() && fits_date(now);
        let own = !scene.tolls.is_empty() || date.is_some() || place.is_some_and(|p| p.level == Level::Settlement);
        let other_place = !fits_place(now);
        if own && !same_day && (earlier || other_place || date.is_none() && scene.mentions.iter().any(|m| m.other || !m.definite)) {
            return Choice::Open { background: true };
        }
    }
    if !fits_date(now) {
        if !scene.has_evidence() && scene.mentions.is_empty() {
            return Choice::Ignore;
        }
        if let Some(known) = drafts.iter().position(|d| d.date.is_some() && fits_date(d) && fits_place(d)) {
            return Choice::Continue(known);
        }
        return Choice::Open { background: earlier || scene.recalls };
    }
    let another = scene.mentions.iter().any(|m| m.noun && m.other && !m.plural);
    if another && scene.has_evidence() {
        return Choice::Open { background: scene.recalls || earlier };
    }
    if !fits_place(now) && (scene.has_evidence() || scene.mentions.iter().any(|m| m.noun && !m.definite)) {
        return Choice::Open { background: scene.recalls || earlier };
    }
    Choice::Continue(current)
}

/// Whether a date lies more than a week before an incident's.
fn is_earlier(date: Option<&DateValue>, now: &Draft) -> bool {
    let (Some(date), Some((against, _))) = (date, &now.date) else { return false };
    match (date.latest(), against.value.earliest()) {
        (Some(a), Some(b)) => (b - a).get_days() > 7,
        _ => false,
    }
}

fn compatible(a: &Found, b: &Found) -> bool {
    if places::same(&a.place, &b.place) {
        return true;
    }
    if a.level == b.level && a.level == Level::Settlement {
        return false;
    }
    if a.level == Level::Region && b.level == Level::Region {
        return false;
    }
    match (&a.place.admin1, &b.place.admin1) {
        (Some(x), Some(y)) => x == y || a.level == Level::Country || b.level == Level::Country,
        _ => match (&a.place.country, &b.place.country) {
            (Some(x), Some(y)) => x == y,
            _ => true,
        },
    }
}

fn join(draft: &mut Draft, index: usize, scene: &Scene, anchor: Anchor, weak: bool) {
    draft.scenes.push(index);
    if draft.date.is_none() && (!weak || draft.scenes.len() <= 3) {
        draft.date = anchor.date;
    }
    if let Some(place) = anchor.place {
        let better = match &draft.place {
            None => place.strength >= 3 || !weak,
            Some(old) => place.level < old.level && place.strength >= 4 || place.level == old.level && place.strength > old.strength + 2 && old.strength < 3,
        };
        if better && (!weak || place.strength >= 4) {
            draft.place = Some(place);
        }
    }
    let _ = scene;
}

fn anchor(told: &[SentenceTold<'_>], scene: &Scene, calendar: &Calendar, told_of: Option<&DateValue>) -> Anchor {
    let sentence = &told[scene.told];
    let date = scene.times.iter().find_map(|(group, time)| {
        let resolved = calendar.resolve(time, told_of)?;
        let day = !matches!(resolved.value, DateValue::Month(..) | DateValue::Year(_));
        let group = &sentence.groups[*group];
        day.then(|| (resolved, sentence.context.span(group.start, group.end)))
    });
    Anchor { date, place: best_place(&scene.places) }
}

/// The most precise of the likely places.
fn best_place(places: &[Found]) -> Option<Found> {
    let most = places.iter().map(|p| p.strength).max()?;
    places
        .iter()
        .enumerate()
        .filter(|(_, p)| p.strength + 1 >= most && p.strength >= 3 || p.strength == most)
        .min_by_key(|(at, p)| (p.level, std::cmp::Reverse(p.strength), *at))
        .map(|(_, p)| p.clone())
}

/// "le 30 septembre à A et le 1er octobre à B": two days or places that stand in pairs beside one figure.
fn joint_anchors(told: &[SentenceTold<'_>], scene: &Scene, calendar: &Calendar, told_of: Option<&DateValue>) -> Vec<Anchor> {
    let plural = scene.mentions.iter().any(|m| m.noun && m.plural);
    if !plural || scene.tolls.is_empty() {
        return Vec::new();
    }
    let settlements: Vec<&Found> = scene.places.iter().filter(|p| p.level == Level::Settlement && (p.strength >= 4 || p.strength >= 1 && scene.places.iter().any(|q| q.strength >= 4))).collect();
    let mut distinct: Vec<&Found> = Vec::new();
    for place in settlements {
        if !distinct.iter().any(|d| places::same(&d.place, &place.place)) {
            distinct.push(place);
        }
    }
    if distinct.len() < 2 || distinct.len() > 6 {
        return Vec::new();
    }
    let sentence = &told[scene.told];
    let dates: Vec<(usize, Resolved, Span)> = scene
        .times
        .iter()
        .filter_map(|(at, t)| {
            let resolved = calendar.resolve(t, told_of)?;
            let group = &sentence.groups[*at];
            (!matches!(resolved.value, DateValue::Month(..) | DateValue::Year(_))).then(|| (*at, resolved, sentence.context.span(group.start, group.end)))
        })
        .collect();
    distinct
        .into_iter()
        .map(|place| {
            let date = dates.iter().rev().find(|(at, ..)| *at < place.group).or_else(|| dates.first()).map(|(_, r, s)| (r.clone(), *s));
            Anchor { date, place: Some(place.clone()) }
        })
        .collect()
}

fn open_jointly(scene: &Scene, index: usize, anchors: Vec<Anchor>, drafts: &mut Vec<Draft>) {
    for anchor in anchors {
        let place = anchor.place.as_ref();
        let known = drafts.iter().position(|d| match (&d.place, place) {
            (Some(a), Some(b)) => places::same(&a.place, &b.place),
            _ => false,
        });
        let at = known.unwrap_or_else(|| {
            drafts.push(Draft { background: scene.recalls, ..Draft::default() });
            drafts.len() - 1
        });
        let draft = &mut drafts[at];
        draft.scenes.push(index);
        draft.date = draft.date.take().or(anchor.date);
        draft.place = draft.place.take().or(anchor.place);
        draft.joint.extend(scene.tolls.iter().map(|t| (index, *t)));
    }
}
