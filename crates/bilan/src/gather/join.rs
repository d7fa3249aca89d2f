//! What a scene adds to the incident that it joins, and what a headline adds to the one that a report is about.

use super::anchors::{Anchor, is_coarse, join_date};
use super::fits;
use super::incidents::Draft;
use super::places::{self, Found, Level, STRONG};
use super::scenes::Scene;
use crate::lexicon::place_key;
use crate::model::{DateValue, Form, Victims};
use crate::recognise::{TimeGroup, TimeValue};
use crate::state::{SentenceTold, TollFound};

/// When and where it was, sentences that tell of no harm say among so many first ones, the headline among them; those below tell of what
/// came of it and of other days.
const SAYS_WHEN: usize = 5;
const SAYS_WHERE: usize = 7;

pub fn join(draft: &mut Draft, index: usize, scene: &Scene, anchor: Anchor) {
    draft.scenes.push(index);
    let weak = !scene.is_of_harm();
    let first = draft.scenes.len() == 1;
    // In a report dated by its month, "today" is a day of which only the month is known.
    let of_a_day = scene.times.iter().any(|(_, t)| matches!(t.value, TimeValue::RelativeDay(_)));
    // The same of a report of which only the year is known, with a weekday as well.
    let weekday = |t: &TimeGroup| matches!(t.value, TimeValue::Calendar { weekday: Some(_), day: None, .. });
    let in_year = of_a_day || first && scene.times.iter().any(|(_, t)| weekday(t));
    // What opens further down is told by the next sentence as well.
    let opened = draft.scenes.first().copied().unwrap_or(index);
    let late = |told: usize| weak && scene.told >= told && index > opened + 1;
    let date = anchor.date.filter(|_| !late(SAYS_WHEN)).filter(|(d, _)| match d.value {
        DateValue::Year(_) => draft.background || in_year,
        _ => draft.background || first || of_a_day || !is_coarse(&d.value),
    });
    if date.is_some() && scene.found.is_empty() && draft.found && (!weak || scene.kills) {
        draft.date = None;
    }
    // "The attack took place on Monday": the day of the violence, whatever day was told before.
    let says_when = scene.locates_told && !(scene.pluperfect || scene.recalls);
    if says_when && date.as_ref().is_some_and(|(d, _)| d.value.day().is_some()) {
        draft.date = None;
    }
    // "killed on Monday 23 October", and then "an attack in the night of Monday to Tuesday".
    let night = scene.times.iter().any(|(_, t)| t.night) && !(scene.pluperfect || scene.recalls);
    let of_that_night = |day: &DateValue, night: &DateValue| match (day, night) {
        (DateValue::Day(day), DateValue::Interval(first, last)) => {
            (*last - *first).get_days() == 1 && (first..=last).contains(&day)
        }
        _ => false,
    };
    if night && !weak && draft.date.as_ref().zip(date.as_ref()).is_some_and(|((a, _), (b, _))| of_that_night(&a.value, &b.value))
    {
        draft.date = None;
    }
    if draft.shares_days && !weak && is_one_of_its_days(draft, date.as_ref().map(|(d, _)| &d.value)) {
        draft.date = None;
        draft.shares_days = false;
    }
    let undated = draft.date.is_none();
    join_date(&mut draft.date, date, draft.scenes.len(), weak);
    if undated {
        draft.found = draft.date.is_some() && !scene.found.is_empty();
    }
    if !weak || draft.scenes.len() == 1 {
        draft.weekdays = draft.weekdays.joined(anchor.weekdays);
    }
    let Some(place) = anchor.place.filter(|_| !late(SAYS_WHERE) || draft.place.is_some()) else { return };
    let better = match &draft.place {
        None => place.strength >= 3 || place.strength > 1 && !weak,
        // "The facts took place at A": said of what is told of, which other words led to another place.
        Some(old) if scene.locates_told && !places::same(&old.place, &place.place) => {
            place.strength >= STRONG && (place.level == Level::Settlement || place.level < old.level)
        }
        // "in a restaurant of A", and then what it is called.
        Some(old) if place.site && !old.site && old.level == Level::Settlement && old.place.gazetteer_id.is_some() => false,
        // "in the quarter A", which no gazetteer holds, and then the town.
        Some(old) if old.part && !place.part && old.place.gazetteer_id.is_none() && place.place.gazetteer_id.is_some() => {
            place.level == Level::Settlement && place.strength >= STRONG && !weak
        }
        // "in a village of A", and then the village by its name; "the hotel B", and then the town where it stands.
        Some(old)
            if (old.holds && !place.holds || old.site && !place.site)
                && place.level == Level::Settlement
                && !places::same(&old.place, &place.place) =>
        {
            place.strength >= STRONG && !weak
        }
        // "at A", and then "at B, in the region of A", "at B, near A": A only helps to find it.
        Some(old) if place.level == Level::Settlement && tells_nearer(scene, &place, old) => !weak || scene.strikes(),
        // "in the south-east of the country", and then so many kilometres from a village.
        Some(old) if old.level == Level::Region && old.place.gazetteer_id.is_none() && place.level < old.level => {
            place.strength >= 3 && !weak
        }
        Some(old) if place.level < old.level => {
            place.strength >= STRONG && (old.strength < STRONG || !weak || place.level == Level::Settlement)
        }
        Some(old) => !weak && place.level == old.level && old.strength < STRONG && place.strength > old.strength,
    };
    if better && (!weak || first && place.strength >= 3 || place.strength >= STRONG) {
        draft.place = Some(place);
    }
}

/// Whether a scene names the place told of before only behind its own, as what holds it or lies beside it.
pub fn tells_nearer(scene: &Scene, place: &Found, old: &Found) -> bool {
    let exact = |p: &Found| p.strength >= STRONG && !(p.near || p.away || p.between || p.holds || p.zone);
    let called = |p: &Found| place_key(&p.place.name) == place_key(&old.place.name);
    let beside = |p: &Found| {
        p.group > place.group && (p.level > Level::Settlement && called(p) || places::same(&p.place, &old.place) && !exact(p))
    };
    exact(place) && !places::same(&place.place, &old.place) && !called(place) && scene.places.iter().any(beside)
}

/// "killed on Tuesday and Wednesday at A and B. … On Tuesday, eight were killed at A": the day on which this place was hit.
fn is_one_of_its_days(draft: &Draft, day: Option<&DateValue>) -> bool {
    let days = draft.date.as_ref().map(|(d, _)| &d.value);
    matches!((days, day), (Some(DateValue::Interval(from, to)), Some(DateValue::Day(day))) if from <= day && day <= to)
}

/// Whether a headline gives a figure that the incident's own sentences do not.
pub fn says_more(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, headline: usize) -> bool {
    let figures = |scene: usize| scenes[scene].tolls.iter().map(move |t| &told[scenes[scene].told].tolls[*t]);
    // "136 civilians killed" says more than the "136 bodies" of the body.
    let same = |h: &TollFound, t: &TollFound| {
        // "a score killed" says more than the "score of inhabitants" of the body, not than its "score of soldiers".
        let bare = h.victims == Victims::People && (t.victims.are_forces() || h.quantity.form == Form::Vague);
        t.effect == h.effect && t.quantity == h.quantity && (h.victims == t.victims || bare)
    };
    // "A raid kills civilians", where the body counts them.
    let counted = |h: &TollFound| draft.scenes.iter().flat_map(|s| figures(*s)).any(|t| t.effect == h.effect && !t.implicit);
    let vaguer = |h: &TollFound| h.implicit && h.quantity.form == Form::Vague && counted(h);
    figures(headline).filter(|h| !vaguer(h)).any(|h| !draft.scenes.iter().flat_map(|s| figures(*s)).any(|t| same(h, t)))
}

/// Whether the incident's own sentences name the place beside the one they chose, as on "the road from A to B".
pub fn also_there(scenes: &[Scene], draft: &Draft, place: &Found) -> bool {
    // "at A, near B": B only helps to find A.
    let beside = |p: &Found| p.near && draft.place.as_ref().is_some_and(|own| !own.near && !own.between);
    draft.scenes.iter().any(|s| {
        scenes[*s].places.iter().any(|p| {
            p.strength >= 3 && !p.away && !beside(p) && p.level == Level::Settlement && places::same(&p.place, &place.place)
        })
    })
}

/// "at B, a village of A": whether the incident's own sentences name a place only to say where its own one lies.
pub fn only_holds(scenes: &[Scene], draft: &Draft, place: &Found) -> bool {
    let Some(own) = draft.place.as_ref().filter(|d| !places::same(&d.place, &place.place)) else { return false };
    draft.scenes.iter().any(|s| {
        let there = |p: &Found| p.strength >= STRONG && !(p.near || p.between) && places::same(&p.place, &own.place);
        let beside = |p: &Found| p.strength < STRONG && !p.between && places::same(&p.place, &place.place);
        scenes[*s].places.iter().any(there) && scenes[*s].places.iter().any(beside)
    })
}

/// Whether the name is also that of the region in which the incident's place lies: then it says less.
pub fn lies_in(draft: &Draft, place: &Found) -> bool {
    let own = draft.place.as_ref().filter(|d| !places::same(&d.place, &place.place));
    own.and_then(|d| d.place.admin1.as_deref())
        .is_some_and(|region| crate::lexicon::place_key(region) == crate::lexicon::place_key(&place.place.name))
}

/// Whether a place that a headline names is that of the region of a finer one: "an attack at A", in the commune of B.
pub fn holds_it(draft: &Draft, place: &Found) -> bool {
    lies_in(draft, place) && draft.place.as_ref().is_some_and(|own| own.level == Level::District && own.strength >= STRONG)
}

pub fn matches_place(draft: &Draft, anchor: &Anchor) -> bool {
    anchor.place.as_ref().is_none_or(|p| fits::compatible(p, draft.place.as_ref()))
}
