//! Small questions that tell scenes and incidents apart: of the same day, at the same place, one more there.

use super::anchors::Anchor;
use super::incidents::Draft;
use super::mentions::Mention;
use super::places::{self, Found, Level, STRONG};
use super::scenes::Scene;
use crate::lexicon::Function;
use crate::recognise::attacks;
use crate::recognise::{Group, GroupKind, TimeValue};
use crate::state::SentenceTold;

/// "in the morning", "some hours before": of the day told of, where no other is named.
pub fn within_the_day(scene: &Scene, anchor: &Anchor) -> bool {
    let part = scene.times.iter().any(|(_, t)| t.value == TimeValue::PartOfDay);
    part && anchor.is_undated()
}

/// "the day before", "yesterday": a day that lies at most so near to that of the news, which no calendar tells.
pub fn is_counted_near(scene: &Scene) -> bool {
    !scene.recalls
        && scene.times.iter().any(|(_, t)| {
            matches!(t.value, TimeValue::AnaphoricDay(-2..=-1) | TimeValue::RelativeDay(-7..=0)) && t.until.is_none()
        })
}

/// Whether a scene only tells how it went: with verbs of violence, without figures or days of its own.
pub fn only_details(scene: &Scene) -> bool {
    let told = !scene.mentions.is_empty() && scene.mentions.iter().all(|m| !m.noun || m.definite || m.device);
    let same_day = scene.times.iter().all(|(_, t)| t.value == TimeValue::PartOfDay);
    told && same_day && !scene.goes_on && scene.tolls.is_empty() && !scene.recalls && !scene.pluperfect
}

/// Whether a sentence only tells how it went: what those did who attacked, by their article those told of, or how it began.
pub fn goes_into_details(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let plain = scene.tolls.is_empty() && !(scene.goes_on || scene.recalls || scene.pluperfect);
    let same_day = scene.times.iter().all(|(_, t)| t.value == TimeValue::PartOfDay);
    let context = &sentence.context;
    let subject = sentence.groups[scene.from..scene.to].iter().find(|g| !matches!(g.kind, GroupKind::Word | GroupKind::Mark(_)));
    let known = subject.is_some_and(|g| are_known_attackers(sentence, g));
    let range = sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
    plain && same_day && (known || context.any_is(range, Function::Began))
}

/// "the attackers": those who attack, by their article told of before.
pub fn are_known_attackers(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    attacks(group) && (group.start.saturating_sub(1)..=group.start).any(|i| sentence.context.is(i, Function::DetDef))
}

/// "It took place at A": a verb that says that something took place, with a place behind it in the same clause.
pub fn happened_at(sentence: &SentenceTold<'_>, scene: &Scene, place: usize) -> bool {
    let (groups, context) = (&sentence.groups, &sentence.context);
    // A place may have been lent by another sentence.
    if !scene.places.iter().any(|p| p.group == place) {
        return false;
    }
    let happened = |at: &usize| (groups[*at].start..groups[*at].end).any(|i| context.is(i, Function::Happened));
    let Some(verb) = (scene.from..place.max(scene.from)).rev().find(happened) else { return false };
    let turns = [Function::Where, Function::While, Function::That, Function::Who];
    !(groups[verb].end..groups[place].start).any(|i| context.is_any(i, &turns))
}

/// "The attack on A lasted two hours", "the attack hit A": whether what was told of is said with its place.
pub fn is_of_the_attack_there(sentence: &SentenceTold<'_>, scene: &Scene, place: usize) -> bool {
    if scene.recalls || scene.pluperfect || scene.goes_on || !scene.places.iter().any(|p| p.group == place) {
        return false;
    }
    // Not "the heaviest toll since the attack on A".
    let since = |m: &Mention| {
        let start = sentence.groups[m.group].start;
        let before = [Function::Since, Function::After, Function::AfterOf];
        (start.saturating_sub(2)..start).any(|i| sentence.context.is_any(i, &before))
    };
    let told = |m: &Mention| m.noun && m.definite && !(m.plural || m.other || m.device) && !since(m);
    let small = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Target(_));
    let joined =
        |m: &Mention| m.group < place && sentence.groups[m.group + 1..place].iter().all(small) && place - m.group <= JOINED;
    scene.mentions.iter().any(|m| (told(m) || m.continues) && joined(m))
}

/// The place of an attack stands at most so many groups behind its noun.
const JOINED: usize = 5;

/// Whether a scene speaks of another incident at the place of one.
pub fn is_another_there(scene: &Scene, anchor: &Anchor, draft: &Draft) -> bool {
    let another = scene.mentions.iter().any(|m| m.noun && m.other && !m.plural && !m.definite);
    let place = anchor.place.as_ref().filter(|p| p.level == Level::Settlement && p.strength >= 3);
    another && place.zip(draft.place.as_ref()).is_some_and(|(a, b)| places::same(&a.place, &b.place))
}

/// A report is compared with so many of its latest incidents, so that a text of any length is read in linear time.
pub const LOOK_BACK: usize = 48;

/// The first of the latest incidents that fits.
pub fn position(drafts: &[Draft], fits: impl FnMut(&Draft) -> bool) -> Option<usize> {
    let from = drafts.len().saturating_sub(LOOK_BACK);
    drafts[from..].iter().position(fits).map(|at| from + at)
}

/// Whether two places can be the same: a village and its region can, two quarters can, two villages cannot.
pub fn compatible(a: &Found, b: Option<&Found>) -> bool {
    let Some(b) = b else { return true };
    // "in A" of a country is said of what happens there.
    let within = |f: &Found| f.inside;
    if (within(a) || within(b)) && a.place.country.is_some() && b.place.country.is_some() {
        return a.place.country == b.place.country;
    }
    if places::same(&a.place, &b.place) || a.strength < STRONG || b.strength < 3 || a.part && b.part {
        return true;
    }
    // "on the road from A to B … on the stretch A-B".
    if (a.between || b.between) && (is_end_of(a, b) || is_end_of(b, a)) {
        return true;
    }
    if a.level == b.level && matches!(a.level, Level::Settlement | Level::Region) && !(a.holds || b.holds) {
        return false;
    }
    if a.level == Level::Country || b.level == Level::Country {
        return true;
    }
    match (&a.place.admin1, &b.place.admin1) {
        (Some(x), Some(y)) => x == y,
        _ => match (&a.place.country, &b.place.country) {
            (Some(x), Some(y)) => x == y,
            _ => true,
        },
    }
}

/// Whether a place is one of the two ends by which a stretch of road is called.
fn is_end_of(end: &Found, road: &Found) -> bool {
    let ends = road.place.name.split_once('-').filter(|_| road.place.gazetteer_id.is_none());
    ends.is_some_and(|(first, last)| [first, last].contains(&&*end.place.name))
}
