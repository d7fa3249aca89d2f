//! Fighting and attacks of the last days or weeks that are a report's news, though their time is told as a span: "the fighting
//! that has shaken the town for two weeks has killed forty".

use super::aggregates::is_period;
use super::mentions::Mention;
use super::places::{Level, STRONG};
use super::scenes::{OPENING, Scene};
use crate::lexicon::{Function, PlaceWord, Sense, SenseClass, TimeWord};
use crate::model::{Effect, Kind};
use crate::recognise::{Group, GroupKind, PlaceTie, TimeValue, number_at};
use crate::state::SentenceTold;

/// A battle may be news for so many days; longer, it is a war.
const NEWS: u64 = 31;

/// So many days are the last days.
const LAST_DAYS: u64 = 14;

/// Days of a span counted in hours: within the day or two of an event.
const HOURS: u64 = 0;

/// Whether a scene of the opening tells of one battle in a town or district, or of raids that somebody carried out there, of the
/// last days or weeks: its figures are theirs. Attacks in the plural, over a region, are summed up.
pub fn is_news(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let nouns = || scene.mentions.iter().filter(|m| m.noun && !m.device);
    let fights = nouns().any(|m| m.kind == Kind::Clash) || scene.mentions.iter().any(|m| m.finite && m.strong);
    let periods = || sentence.groups[scene.from..scene.to].iter().filter(|g| is_period(g));
    let recent = |g: &Group| days(sentence, g).is_some_and(|days| days <= NEWS);
    (scene.told < OPENING || periods().all(|g| is_fight_of_days(sentence, scene, g)))
        && !scene.looks_back()
        && fights
        && nouns().all(|m| m.kind == Kind::Clash)
        && is_placed(sentence, scene)
        && periods().all(recent)
}

/// "Fighting has opposed the army to rebels at A for three days": a battle in a town or district that has lasted so few days is the news of them, wherever a
/// report tells it.
pub fn is_fight_of_days(sentence: &SentenceTold<'_>, scene: &Scene, group: &Group) -> bool {
    let fights = || !scene.mentions.is_empty() && scene.mentions.iter().all(|m| m.kind == Kind::Clash);
    let few = days(sentence, group).is_some_and(|days| (1..=LAST_DAYS).contains(&days));
    let placed = || scene.places.iter().any(|p| p.level <= Level::District && p.strength >= STRONG);
    few && fights() && placed() && !scene.looks_back()
}

/// Whether a scene of the opening sums up the fighting or the attacks of the last days: where a report has no other news, that
/// is it. "In ten days" counts more than one attack, and what an army did in a week's operations is no incident.
pub fn sums_up_days(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let fought = |m: &Mention| (m.noun || m.finite && m.strong) && !m.device && m.kind != Kind::Other;
    let of_police = |m: &Mention| matches!(m.kind, Kind::Operation | Kind::Arrests);
    let periods = || sentence.groups[scene.from..scene.to].iter().filter(|g| is_period(g));
    let harmed = |t: &usize| matches!(sentence.tolls[*t].effect, Effect::Killed | Effect::Wounded | Effect::KilledOrWounded);
    !scene.headline
        && scene.told < OPENING
        && !scene.looks_back()
        && scene.aggregates.iter().any(harmed)
        && scene.mentions.iter().any(fought)
        && !scene.mentions.iter().any(of_police)
        && periods().next().is_some()
        && periods().all(|g| is_of_last_days(g) && days(sentence, g).is_some_and(|days| days <= LAST_DAYS))
}

/// Whether a town or district is named: where it was, or, where nothing else is, whose fate it decided ("have left A").
fn is_placed(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let bare = |g: &Group| matches!(&g.kind, GroupKind::Place(p) if p.country.is_none() && p.tie == PlaceTie::None);
    let context = &sentence.context;
    // "in the town": the one told of.
    let town = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::Settlement);
    let told = |i: usize| {
        i > 0
            && context.is(i - 1, Function::DetDef)
            && !context.is(i - 1, Function::PluralDeterminer)
            && context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| town(s))
    };
    let words = sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
    scene.places.iter().any(|p| p.level <= Level::District)
        || scene.places.is_empty() && context.holds_place_word(&[PlaceWord::Settlement]) && words.into_iter().any(told)
        || scene.places.is_empty() && sentence.groups[scene.from..scene.to].iter().any(bare)
}

/// Whether a span is counted in hours: "in the last 24 hours", what happened is of a day or two, however often.
pub fn is_of_hours(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    unit(sentence, group) == Some(HOURS)
}

/// "these last days"
fn is_of_last_days(group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Time(t) if t.value == TimeValue::PastDays)
}

/// "since Sunday": what the week has brought is the report's news, in however many attacks.
pub fn is_since_a_weekday(group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Time(t) if t.until.is_none() && matches!(t.value, TimeValue::Calendar { weekday: Some(_), year: None, .. }))
}

/// How many days a span back from the report has.
pub fn days(sentence: &SentenceTold<'_>, group: &Group) -> Option<u64> {
    let GroupKind::Time(time) = &group.kind else { return None };
    match time.value {
        // "since Monday": within the week.
        _ if is_since_a_weekday(group) => Some(7),
        TimeValue::PastDays | TimeValue::Span => {
            let count = (group.start..group.end).find_map(|i| number_at(&sentence.context, i)).map_or(1, |n| n.value);
            Some(unit(sentence, group)?.saturating_mul(count))
        }
        _ => None,
    }
}

/// "for years", "since 2017": a span longer than news lasts, or of which only the year is told.
pub fn is_of_years(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let GroupKind::Time(time) = &group.kind else { return false };
    let spans = is_period(group) || time.period && time.until.is_none();
    spans && !super::when::names_day(time) && days(sentence, group).is_none_or(|days| days > NEWS)
}

/// "for months", "since 2017": a span of at least a month, in which no one incident falls.
pub fn is_of_months(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let GroupKind::Time(time) = &group.kind else { return false };
    let spans = (is_period(group) || time.period && time.until.is_none()) && !super::when::names_day(time);
    // "since Sunday" and "since dawn" are of the news.
    let calendar = matches!(time.value, TimeValue::Calendar { weekday: None, .. });
    spans && unit(sentence, group).map_or(calendar, |days| days >= MONTH)
}

/// "months of tension": a group that counts months or years.
pub fn has_months(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    unit(sentence, group).is_some_and(|days| days >= MONTH)
}

/// The days of a month.
const MONTH: u64 = 28;

/// "which they have attacked for seven years": such a span right behind a verb.
pub fn goes_on_for_years(sentence: &SentenceTold<'_>, verb: usize) -> bool {
    let behind = &sentence.groups[verb + 1..];
    behind.iter().take(BEHIND).take_while(|g| !matches!(g.kind, GroupKind::Mark(_))).any(|g| is_of_years(sentence, g))
}

/// So many groups may stand between a verb and the span it tells of.
const BEHIND: usize = 4;

/// The unit of a span in days.
fn unit(sentence: &SentenceTold<'_>, group: &Group) -> Option<u64> {
    let senses = (group.start..group.end).flat_map(|i| sentence.context.senses_of(i, &[SenseClass::Time]));
    senses.into_iter().find_map(|(_, s)| match s {
        Sense::Time(TimeWord::Unit(days)) => Some(u64::from(*days)),
        _ => None,
    })
}
