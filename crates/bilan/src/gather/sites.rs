//! Several places that one sentence tells of together: each is an incident.

use super::anchors::{Anchor, dates, is_coarse};
use super::dates::{Calendar, Resolved};
use super::incidents::Draft;
use super::measured::is_pronoun_for_another;
use super::mentions::{Mention, is_wished};
use super::places::{self, Found, Level, STRONG, is_enumerated};
use super::scenes::{OPENING, Scene};
use super::when::names_day;
use crate::lexicon::{Frame, Function, PlaceWord, Sense, SenseClass};
use crate::model::geo::distance_km;
use crate::model::{DateValue, Kind, Quantity};
use crate::recognise::{Group, GroupKind, Mood, PlaceTie, TimeGroup, TimeValue, Voice, several_sites};
use crate::state::SentenceTold;

/// One of several places told of together.
pub struct Site {
    pub anchor: Anchor,
    /// What stands there: the prison of, the checkpoint of.
    pub target: Option<&'static str>,
    /// The figure told of it alone: "five at A and nine at B".
    pub own: Option<usize>,
    /// The sentence only says which they were that were hit: "the villages hit are A and B", "the first was at A, the second at B".
    pub hit: bool,
}

/// What the report has told so far.
pub struct SoFar<'s> {
    /// The main incident told of last.
    pub current: Option<&'s Draft>,
    /// More than one main incident has been told of.
    pub several: bool,
    pub scenes: &'s [Scene],
}

/// More than so many places in a sentence are a list of something else.
const MOST: usize = 6;

/// The attacks that a list tells apart are counted at most so many sentences before.
const COUNTED_BACK: usize = 3;

/// How many sentences back the incident is looked for that a list tells apart.
const SCENES_BACK: usize = 12;

/// "A and B took in six thousand people after two incidents in the villages of C and D": as many as are counted stand behind the noun.
fn only_those_counted<'a>(scene: &Scene, distinct: Vec<&'a Found>) -> Vec<&'a Found> {
    let counted = scene.mentions.iter().filter(|m| m.noun && m.plural && m.count.is_some_and(|n| n > 1));
    let behind = |m: &Mention| distinct.iter().filter(|p| p.group > m.group).count();
    match counted.into_iter().find(|m| m.count == Some(behind(m) as u64)) {
        Some(noun) => distinct.into_iter().filter(|p| p.group > noun.group).collect(),
        None => distinct,
    }
}

/// The sites of a scene, where it tells of several: a plural incident noun with figures, places that are together the
/// subject of an attack, or a list of targets that tells apart what the sentence before told as one.
pub fn sites(
    told: &[SentenceTold<'_>],
    scene: &Scene,
    anchor: &Anchor,
    calendar: &Calendar,
    told_of: Option<&DateValue>,
    so_far: &SoFar<'_>,
) -> Option<Vec<Site>> {
    let SoFar { current, several: told_of_several, scenes } = *so_far;
    if scene.places.len() < 2 {
        return None;
    }
    let sentence = &told[scene.told];
    let distinct = only_those_counted(scene, distinct(sentence, scene));
    if !(2..=MOST).contains(&distinct.len()) {
        return None;
    }
    let parts = parts(sentence, scene, &distinct);
    let days_apart = days_between(scene, &distinct);
    let own_days = days_apart.filter(|_| on_days_of_their_own(sentence, scene, &distinct));
    let plural = scene.mentions.iter().any(|m| m.noun && m.plural);
    let with_figures = plural && !scene.tolls.is_empty();
    // "two attacks, first between A and B, then between C and D".
    let counted = scene.mentions.iter().any(|m| m.noun && m.plural && m.count == Some(distinct.len() as u64));
    // "A and B, which were the scene of the attack": the one told of.
    let of_the_told = || scene.mentions.iter().any(Mention::is_the_act);
    let hit_together = all_listed(sentence, &distinct) && hit(sentence, distinct[distinct.len() - 1].group) && !of_the_told();
    let of_several =
        |s: &usize| scenes[*s].mentions.iter().any(|m| m.noun && m.plural) || hits_several(&told[scenes[*s].told], &scenes[*s]);
    // "launched four attacks. The villages of A, B, C and D were hit": as many as places.
    let counted_before = || {
        let many = |m: &Mention| m.noun && m.count == Some(distinct.len() as u64);
        scenes
            .iter()
            .rev()
            .filter(|s| (1..=COUNTED_BACK).contains(&(scene.told.wrapping_sub(s.told))))
            .any(|s| s.mentions.iter().any(many))
    };
    let lists = scene.tolls.is_empty() && scene.mentions.is_empty();
    let told_apart = scene.tolls.is_empty()
        && !acts_by_itself(sentence, scene)
        && match current {
            Some(d) => {
                let many = distinct.len() as u64;
                let counted = |s: &usize| {
                    scenes[*s].mentions.iter().any(|m| m.noun && m.count == Some(many))
                        || counts_villages(&told[scenes[*s].told], &scenes[*s], many)
                };
                let enough = distinct.len() >= 3 || d.scenes.iter().rev().take(SCENES_BACK).any(counted);
                enough && !d.background && !d.settled() && d.scenes.iter().rev().take(SCENES_BACK).any(of_several)
            }
            // The attacks of some days, told as a sum, and then the villages that were hit.
            None => {
                lists
                    && all_listed(sentence, &distinct)
                    && scene.told > 0
                    && (0..scenes.len().min(SCENES_BACK))
                        .any(|s| scenes[s].told < scene.told && !scenes[s].headline && of_several(&s))
            }
        };
    // "an attack on the villages of A and B" is one, "a double attack" is two.
    let one = scene.mentions.iter().any(|m| m.noun && !m.plural && !m.device && !is_twofold(sentence, m));
    // "nine were killed and six wounded at A and at B": all figures stand before the places or behind them.
    let (start, end) = (distinct[0].group, distinct[distinct.len() - 1].group);
    let before = |t: &usize| sentence.tolls[*t].group < start;
    let behind = |t: &usize| sentence.tolls[*t].group > end;
    // "twelve were killed at A and B, among them two children": parts stand behind the places as their whole does before them.
    let whole = || scene.tolls.iter().filter(|t| sentence.tolls[**t].part_of.is_none());
    let one_side = whole().all(before) || whole().all(behind);
    let with_one_figure = all_listed(sentence, &distinct)
        && scene.harmful
        && (whole().count() == 1 || !scene.tolls.is_empty() && !one && one_side && !is_period_of(sentence, scene));
    let named = is_of_several_villages(sentence, distinct[0])
        || are_villages_behind(sentence, distinct[distinct.len() - 1])
        || are_objects(sentence, &distinct)
        || are_each_within(sentence, &distinct)
        || distinct.windows(2).all(|w| one_and_other(sentence, w[0], w[1]));
    // "the violence hit the villages of A and B"; where they are told already, it only sums them up.
    let summed_up = scene.mentions.iter().any(Mention::sums_up);
    // "They launched several attacks. They struck A and B": by any verb of attack.
    let told_several =
        || current.is_some_and(|d| !d.background && d.scenes.iter().rev().take(SCENES_BACK).any(of_several)) && !told_of_several;
    let one_of_them = || scene.tolls.is_empty() && scene.mentions.iter().any(|m| m.finite) && told_several();
    let struck = scene.strikes() || summed_up && scene.mentions.iter().any(|m| m.finite && m.continues) || one_of_them();
    let attacked_together = all_listed(sentence, &distinct) && struck && !one && named && !(summed_up && told_of_several);
    // "Attacks were also reported at A, B and C", "other clashes at A and B", of the day told of.
    let goes_on = || scene.mentions.iter().any(|m| m.noun && m.plural && !m.definite && (scene.goes_on || m.other));
    // "in an attack on two villages. They are A and B."
    let of_so_many = || {
        let many = distinct.len() as u64;
        let counted = |s: &usize| counts_villages(&told[scenes[*s].told], &scenes[*s], many);
        current.is_some_and(|d| !d.background && d.scenes.iter().rev().take(SCENES_BACK).any(counted))
    };
    let said_to_be_hit =
        are_the_hit(sentence, &distinct) || super::likely::only_says_which(sentence, distinct[0].group) && of_so_many();
    // "These attacks took place at A and B", "The facts happened at A and B", of those told as one so far.
    let of_those = || summed_up && scene.mentions.iter().any(|m| m.noun && m.plural && m.definite) && told_several();
    // What opens a report is its news, whether or not the sentence names the day.
    let opens = || current.is_none() && scene.told < OPENING;
    let told_on = opens()
        || anchor.date.as_ref().is_some_and(|(d, _)| !is_coarse(&d.value))
        || current.is_some_and(Draft::is_dated) && (goes_on() || of_those());
    let facts = || {
        let each = |p: &&Found| {
            let start = sentence.groups[p.group].start;
            start > 0 && sentence.context.is(start - 1, Function::At)
        };
        let told = scene.tolls.is_empty() && scene.locates_told && sentence.context.holds_function(&[Function::Facts]);
        told && (named || distinct.iter().all(each)) && all_listed(sentence, &distinct) && told_several()
    };
    if !(attacked_together
        || parts.is_some()
        || own_days.is_some()
        || struck_both(sentence, scene, &distinct)
        || attacks_on_each(sentence, scene, told_on, &distinct)
        || facts()
        || one_then_another(sentence, scene, &distinct)
        || one_here_another_there(sentence, scene, &distinct)
        || one_at_each(sentence, scene, &distinct)
        || with_figures
        || with_one_figure
        || counted
        || hit_together
        || said_to_be_hit
        || listed_behind_colon(sentence, &distinct)
        || as_many_hit(sentence, scene, &distinct)
        || first_and_second(sentence, scene, &distinct)
        || told_apart)
        || is_one_raid(sentence, scene, &distinct)
            && !(counted
                || counted_before()
                || of_so_many()
                || parts.is_some()
                || own_days.is_some()
                || listed_behind_colon(sentence, &distinct))
    {
        return None;
    }
    let days: Vec<_> = dates(told, scene, calendar, told_of).into_iter().filter(|(_, r, _)| !is_coarse(&r.value)).collect();
    let site = |place: &Found| {
        let behind = || days.iter().find(|(at, ..)| days_apart == Some(true) && *at > place.group);
        let day = behind().or_else(|| days.iter().rev().find(|(at, ..)| *at < place.group)).or_else(|| days.first());
        let date = day.map(|(_, r, s)| (r.clone(), *s)).or_else(|| anchor.date.clone());
        Site {
            anchor: Anchor { date, place: Some(place.clone()), weekdays: anchor.weekdays, shifted: false },
            target: target(sentence, place.group),
            own: parts
                .as_ref()
                .and_then(|parts| parts.iter().find(|(group, _)| *group == place.group))
                .map(|(_, toll)| *toll)
                .or_else(|| figure_told_again(sentence, scene, place)),
            hit: said_to_be_hit || told_apart,
        }
    };
    Some(distinct.into_iter().map(site).collect())
}

/// "They attacked the villages of A, B, C and D": so many that one raid went through, with one figure at most of each harm; not where as many
/// villages are counted, or they are other ones than told of.
fn is_one_raid(sentence: &SentenceTold<'_>, scene: &Scene, distinct: &[&Found]) -> bool {
    let others = (scene.from..scene.to).any(|at| {
        let group = &sentence.groups[at];
        let village = matches!(group.kind, GroupKind::Target("village" | "town"));
        village && (group.start.saturating_sub(1)..group.start).any(|i| sentence.context.is(i, Function::Other))
    });
    !others && distinct.len() >= RAIDED && !scene.mentions.iter().any(|m| m.noun && m.plural) && !are_far_apart(distinct)
}

/// "the positions at Kayes, Nioro and Gogui": no one raid goes so far.
fn are_far_apart(places: &[&Found]) -> bool {
    let far = |w: &[&Found]| w[0].place.point.zip(w[1].place.point).is_some_and(|(a, b)| distance_km(a, b) > RAID_KM);
    places.windows(2).any(far)
}

/// From one village to the next, a raid goes so many kilometres at most.
const RAID_KM: f64 = 60.0;

/// A raid goes through so many villages.
const RAIDED: usize = 4;

/// "On the 4th and 7th of April, strikes": each day is an incident, where days that do not follow each other are joined by "and".
pub fn days(told: &[SentenceTold<'_>], scene: &Scene, anchor: &Anchor) -> Option<Vec<Site>> {
    let sentence = &told[scene.told];
    let several = scene.mentions.iter().any(|m| m.noun && m.plural && !m.device) && !scene.recalls && !scene.pluperfect;
    let (date, span) = anchor.date.as_ref().filter(|_| several)?;
    let two = |(at, time): &(usize, TimeGroup)| {
        let group = &sentence.groups[*at];
        let joined = (group.start..group.end).any(|i| sentence.context.is(i, Function::And));
        joined && !time.night && !time.period && sentence.context.span(group.start, group.end) == *span
    };
    let (first, last) = match date.value {
        DateValue::Interval(first, last) if scene.times.iter().any(two) && (last - first).get_days() >= 2 => (first, last),
        DateValue::Day(last) => (last - jiff::Span::new().days(day_before(sentence, scene)?), last),
        _ => return None,
    };
    // "on the 11th and 13th in the regions of A and B": nobody knows which was where.
    let wide = |p: &&Found| p.level > Level::Settlement && p.level < Level::Country && p.strength >= 3;
    let one = scene.places.iter().filter(wide).count() < 2;
    let site = |day| Site {
        anchor: Anchor {
            date: Some((Resolved { value: DateValue::Day(day), because: date.because.clone() }, *span)),
            place: anchor.place.clone().filter(|_| one),
            ..anchor.clone()
        },
        target: None,
        own: None,
        hit: false,
    };
    Some(vec![site(first), site(last)])
}

/// "two attacks, on Monday and Wednesday": how many days the one before lies before the last, where two weekdays stand joined and as
/// many attacks are counted or they do not follow each other.
fn day_before(sentence: &SentenceTold<'_>, scene: &Scene) -> Option<i64> {
    let [(at, first), (next, last)] = &scene.times[..] else { return None };
    let weekday = |time: &TimeGroup| match time.value {
        TimeValue::Calendar { weekday: Some(weekday), day: None, month: None, .. } if !time.night && !time.period => {
            Some(weekday)
        }
        _ => None,
    };
    let joined = *next == at + 2 && sentence.context.is(sentence.groups[at + 1].start, Function::And);
    let days = (i64::from(weekday(last)?) - i64::from(weekday(first)?)).rem_euclid(7);
    let counted = || scene.mentions.iter().any(|m| m.noun && m.count == Some(2));
    (joined && (days >= 2 || days == 1 && counted())).then_some(days)
}

/// "fourteen killed, five at A and nine at B": the part of a figure that stands with each place, by the group of the place.
fn parts(sentence: &SentenceTold<'_>, scene: &Scene, distinct: &[&Found]) -> Option<Vec<(usize, usize)>> {
    if let Some(in_order) = respectively(sentence, scene, distinct) {
        return Some(in_order);
    }
    let mut from = scene.from;
    let mut total = None;
    let mut out = Vec::new();
    for place in distinct {
        let beside =
            |t: &&usize| (from..place.group).contains(&sentence.tolls[**t].group) && sentence.tolls[**t].part_of.is_some();
        let toll = *scene.tolls.iter().rfind(beside)?;
        let whole = sentence.tolls[toll].part_of;
        if total.is_some() && total != whole {
            return None;
        }
        total = whole;
        out.push((place.group, toll));
        from = place.group;
    }
    Some(out)
}

/// "twelve were killed in the attacks on A and B, seven of them at A", "attacked A and B, killing two at B": a figure that stands with a place
/// named again behind.
fn figure_told_again(sentence: &SentenceTold<'_>, scene: &Scene, place: &Found) -> Option<usize> {
    let context = &sentence.context;
    let name = |at: usize| match sentence.groups.get(at).map(|g| &g.kind) {
        Some(GroupKind::Place(p)) => Some(context.span(p.name.0, p.name.1).of(context.text)),
        _ => None,
    };
    let there = |toll: &usize| {
        let told = &sentence.tolls[*toll];
        let at = sentence.groups.get(told.group + 1).is_some_and(|g| context.is(g.start, Function::At));
        // "killing thirty at A and at B": of both.
        let joined = |i: usize| {
            let joint =
                sentence.groups.get(i).is_some_and(|g| context.is_any(g.start, &[Function::And, Function::Or, Function::As]));
            joint && (i + 1..i + 4).any(|i| name(i).is_some())
        };
        at && told.group > place.group
            && name(told.group + 2).is_some_and(|n| name(place.group) == Some(n))
            && !joined(told.group + 3)
    };
    scene.tolls.iter().copied().find(there)
}

/// "at A and at B, killing respectively ten and four": as many figures of one effect as places, in their order.
fn respectively(sentence: &SentenceTold<'_>, scene: &Scene, distinct: &[&Found]) -> Option<Vec<(usize, usize)>> {
    if !sentence.context.holds_function(&[Function::Respectively]) {
        return None;
    }
    let effect = sentence.tolls[*scene.tolls.first()?].effect;
    let alike = scene.tolls.iter().all(|t| sentence.tolls[*t].effect == effect && sentence.tolls[*t].part_of.is_none());
    (alike && scene.tolls.len() == distinct.len())
        .then(|| distinct.iter().map(|p| p.group).zip(scene.tolls.iter().copied()).collect())
}

/// "they attacked A on Friday, B on Saturday": whether between two places stands a day each. Answers whether the days stand behind.
fn days_between(scene: &Scene, places: &[&Found]) -> Option<bool> {
    // "claimed on Wednesday the ambushes of Sunday at A and of Monday at B": the days behind the noun.
    let noun =
        scene.mentions.iter().find(|m| m.noun && m.plural && !m.device && m.group < places[0].group).map_or(0, |m| m.group);
    let days = scene.times.iter().filter(|(at, t)| names_day(t) && t.until.is_none() && *at >= noun);
    let (first, last) = (places[0].group, places[places.len() - 1].group);
    let behind = days.clone().all(|(at, _)| *at > first);
    let named: Vec<usize> = days.map(|(at, _)| *at).filter(|at| behind || *at < last).collect();
    let apart = |a: usize, b: usize| named.iter().filter(|day| (a..b).contains(day)).count() == 1;
    (named.len() == places.len() && places.windows(2).all(|w| apart(w[0].group, w[1].group))).then_some(behind)
}

/// Whether what a scene tells on days of their own are acts: "the murders at A, on 9 May, and at B, on 12 May".
fn on_days_of_their_own(sentence: &SentenceTold<'_>, scene: &Scene, places: &[&Found]) -> bool {
    let several = || scene.mentions.iter().any(|m| m.noun && m.plural && !m.device);
    // "forty were killed in two raids on A on the 7th and B on the 8th": the figure is of both.
    let counted = || scene.mentions.iter().any(|m| m.noun && m.count == Some(places.len() as u64));
    let before = |t: &usize| sentence.tolls[*t].group < places[0].group;
    // "claimed the attack of Tuesday at A and that of Monday at B".
    let that_of = || {
        let (first, last) = (sentence.groups[places[0].group].end, sentence.groups[places[places.len() - 1].group].start);
        let one = scene.mentions.iter().any(|m| m.noun && !m.device && m.group < places[0].group);
        one && sentence.context.any_is(first..last, Function::ThatOf)
    };
    (scene.strikes() || several() || that_of()) && (scene.tolls.is_empty() || counted() && scene.tolls.iter().all(before))
}

/// "they attacked A, then B": the place of each act behind the first follows a word that says that it came after.
fn one_then_another(sentence: &SentenceTold<'_>, scene: &Scene, places: &[&Found]) -> bool {
    let next = |w: &[&Found]| {
        let between = &sentence.groups[w[0].group + 1..w[1].group];
        let small =
            |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Mark(',') | GroupKind::Target(_) | GroupKind::Time(_));
        // "A was attacked, as well as B", "A was attacked, then B".
        let was = between.first().is_some_and(
            |g| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && e.voice == Voice::Passive && !e.negated),
        );
        let rest = &between[usize::from(was)..];
        let comma = was && rest.first().is_some_and(|g| matches!(g.kind, GroupKind::Mark(',')));
        let joins =
            |g: &Group| sentence.context.is(g.start, Function::Then) || comma && sentence.context.is(g.start, Function::And);
        rest.len() <= JOINED && rest.iter().all(small) && rest.iter().any(joins)
    };
    // A figure before the first place is of that alone.
    let counted = scene.tolls.iter().any(|t| sentence.tolls[*t].group < places[0].group);
    scene.strikes() && !counted && !scene.recalls && places.windows(2).all(next)
}

/// "Thirty died in an attack at A and in another at B": the pronoun for an incident of its own stands before the second place.
fn one_here_another_there(sentence: &SentenceTold<'_>, scene: &Scene, places: &[&Found]) -> bool {
    let [a, b] = places else { return false };
    let one = scene.mentions.iter().any(|m| m.noun && !m.definite && !m.device && m.group < a.group);
    let mut between = (a.group + 1..b.group).rev().take(PRONOUN_BACK);
    // "and another at B" is one more of the killed.
    let within = |at: usize| {
        let start = sentence.groups[at].start;
        (start.saturating_sub(PREPOSITION_BACK)..start)
            .any(|i| sentence.context.is_any(i, &[Function::In, Function::During, Function::DuringOf]))
    };
    // "One attack took place at A, another at B".
    let parted = |at: usize| {
        let mark = matches!(sentence.groups[at - 1].kind, GroupKind::Mark(','));
        mark && scene.tolls.is_empty() && sentence.context.holds_function(&[Function::Happened])
    };
    let another = |at: usize| is_pronoun_for_another(sentence, at) && (within(at) || parted(at));
    one && !scene.recalls && between.any(another) && !acts_between(sentence, a, b)
}

/// "died in the explosion of four cars, one at A, another at B and two at C": how many of what is counted in the plural there were at each.
fn one_at_each(sentence: &SentenceTold<'_>, scene: &Scene, places: &[&Found]) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let pronoun = |i: usize| context.is_any(i, &[Function::OneOfTwo, Function::Other]) || context.has(i, SenseClass::Number);
    let counted = |p: &&Found| {
        let start = match &groups[p.group].kind {
            GroupKind::Place(g) => g.name.0,
            _ => groups[p.group].start,
        };
        let at = start.checked_sub(1).filter(|i| context.is_any(*i, &[Function::At, Function::In]));
        at.is_some_and(|at| at > 0 && pronoun(at - 1))
    };
    let parted = |w: &[&Found]| {
        let between = &groups[w[0].group + 1..w[1].group];
        !between.iter().any(|g| matches!(g.kind, GroupKind::Effect(_) | GroupKind::Speech(_) | GroupKind::Mark(';' | ':')))
    };
    scene.mentions.iter().any(|m| m.noun || m.finite) && places.iter().all(counted) && places.windows(2).all(parted)
}

/// Whether a verb of violence, speech or time of its own parts two places.
fn acts_between(sentence: &SentenceTold<'_>, a: &Found, b: &Found) -> bool {
    let parts = |g: &Group| {
        matches!(g.kind, GroupKind::Effect(_) | GroupKind::Speech(_) | GroupKind::Time(_) | GroupKind::Mark(';' | ':' | '.'))
    };
    sentence.groups.get(a.group + 1..b.group).is_some_and(|between| between.iter().any(parts))
}

/// "in another", "in the course of another": the preposition stands at most so many words before the pronoun.
const PREPOSITION_BACK: usize = 3;

/// "another at B": the pronoun stands at most so many groups before the place.
const PRONOUN_BACK: usize = 6;

/// Figures of a longer time: "since Monday", "in a month".
fn is_period_of(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    sentence.groups[scene.from..scene.to].iter().any(super::aggregates::is_period)
}

/// The settlements of a scene that may each be a site.
fn distinct<'s>(sentence: &SentenceTold<'_>, scene: &'s Scene) -> Vec<&'s Found> {
    // "between A and B" is one place.
    let axis = |p: &Found| sentence.groups[p.group].kind.ends_road();
    let far_end = |p: &Found| p.listed && axis(p);
    let certain = scene.places.iter().any(|p| p.level == Level::Settlement && p.strength >= STRONG);
    // "in three villages of A: B, C and D": A holds them.
    let heads_list = |p: &Found| {
        let colon = matches!(sentence.groups.get(p.group + 1).map(|g| &g.kind), Some(GroupKind::Mark(':')));
        colon && scene.places.iter().any(|next| next.group == p.group + 2)
    };
    // "attacked A, then B"
    let behind_then = |p: &Found| {
        let before = &sentence.groups[p.group.saturating_sub(2)..p.group];
        before.iter().any(|g| sentence.context.is(g.start, Function::Then))
    };
    // "around A, in the villages of B and C": A only helps to find them.
    let listed = scene.places.iter().filter(|p| p.level == Level::Settlement && !p.near && p.strength >= STRONG).count() >= 2;
    // "the people of A, a village near B", "at A, between B and C"; not "at A and near B".
    let finds_last = |p: &Found| {
        let last = scene.places.iter().rev().find(|q| q.group < p.group && q.strength >= STRONG && !q.near);
        let joins = |g: &Group| sentence.context.is(g.start, Function::And);
        (p.near || axis(p)) && last.is_some_and(|q| !axis(q) && !sentence.groups[q.group + 1..p.group].iter().any(joins))
    };
    // "in the village of A and more exactly at B": B is where it was.
    let gives_way = |p: &Found| {
        let next = scene.places.iter().find(|q| q.group > p.group);
        let exactly = |q: &Found| sentence.groups[p.group + 1..q.group].iter().any(|g| places::says_exactly(sentence, g));
        sentence.context.holds_place_word(&[PlaceWord::Exactly]) && next.is_some_and(exactly)
    };
    let mut out: Vec<&Found> = Vec::new();
    for place in scene.places.iter().filter(|p| {
        p.level == Level::Settlement
            && !gives_way(p)
            && !(listed && p.near)
            && !finds_last(p)
            && !p.part
            && !heads_list(p)
            && !(p.near && p.listed)
            && (p.strength >= STRONG || certain && (p.listed || behind_then(p)))
            && !far_end(p)
    }) {
        if !out.iter().any(|d| places::same(&d.place, &place.place)) {
            out.push(place);
        }
    }
    out
}

/// "the villages of A and B", "the posts of A and B": a word for a settlement or post in the plural stands before the first name.
fn is_of_several_villages(sentence: &SentenceTold<'_>, first: &Found) -> bool {
    matches!(&sentence.groups[first.group].kind, GroupKind::Place(p) if several_sites(&sentence.context, p.name.0))
}

/// "at A and B, two villages of the centre": what they are stands in an apposition behind the last name.
fn are_villages_behind(sentence: &SentenceTold<'_>, last: &Found) -> bool {
    let (context, comma) = (&sentence.context, sentence.groups[last.group].end);
    let village = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Settlement | PlaceWord::Site));
    let class = || context.senses_of(comma + 2, &[SenseClass::PlaceWord]).any(|(_, s)| village(s));
    let several = || context.has(comma + 1, SenseClass::Number) && !context.is(comma + 1, Function::DetIndef);
    // "at A and B, villages of the centre".
    let bare = || context.senses_of(comma + 1, &[SenseClass::PlaceWord]).any(|(_, s)| village(s));
    context.is_mark(comma, ',') && (several() && class() || bare())
}

/// "they attacked A, B and C": bare names, the first of them perhaps behind the preposition of the verb.
fn are_objects(sentence: &SentenceTold<'_>, places: &[&Found]) -> bool {
    let tied = |p: &Found, tie: PlaceTie| matches!(&sentence.groups[p.group].kind, GroupKind::Place(g) if g.tie == tie);
    let of_verb = |p: &Found| {
        let verb = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && e.voice == Voice::Active);
        let before = sentence.groups[..p.group].iter().rev().find(|g| !matches!(g.kind, GroupKind::Word | GroupKind::Time(_)));
        tied(p, PlaceTie::In) && before.is_some_and(verb)
    };
    let Some((first, rest)) = places.split_first() else { return false };
    let bare = |p: &Found| tied(p, PlaceTie::None) || p.listed;
    (tied(first, PlaceTie::None) || of_verb(first)) && rest.iter().all(|p| bare(p))
}

/// "they burned houses at A and at B": each name with a preposition of its own.
fn are_each_within(sentence: &SentenceTold<'_>, places: &[&Found]) -> bool {
    let tied = |p: &&Found| matches!(&sentence.groups[p.group].kind, GroupKind::Place(g) if g.tie == PlaceTie::In && g.name.0 > 0 && sentence.context.is_any(g.name.0 - 1, &[Function::At, Function::In]));
    places.iter().all(tied)
}

/// Whether each place after the first goes on with the list: "at A, B and C", "at A and at B".
fn all_listed(sentence: &SentenceTold<'_>, places: &[&Found]) -> bool {
    let joined = |before: &Found, place: &Found| {
        let mut between = &sentence.groups[before.group + 1..place.group];
        // "at A (east) and B (centre)".
        let mark = |at: usize, mark: char| matches!(between.get(at).map(|g| &g.kind), Some(GroupKind::Mark(m)) if *m == mark);
        if !before.between && mark(0, '(') && mark(2, ')') {
            between = &between[3..];
        }
        between.len() <= JOINED
            && between.iter().all(|g| match &g.kind {
                GroupKind::Word | GroupKind::Count(_) | GroupKind::SpeechPreposition(_) => true,
                // "A 1 and 2": the quarters of a village, read as a number.
                GroupKind::Victims(v) => v.effect.is_none() && g.end == g.start + 1,
                _ => false,
            })
            && between.iter().any(|g| sentence.context.is(g.start, Function::And))
    };
    let each = |a: &Found, b: &Found| {
        is_enumerated(sentence, a.group, b.group) || one_and_other(sentence, a, b) || each_hit(sentence, a, b)
    };
    places.windows(2).all(|w| w[1].listed || joined(w[0], w[1]) || each(w[0], w[1]))
}

/// "at A, against a post, at B, against a patrol, and at C": each place with what was hit there.
fn each_hit(sentence: &SentenceTold<'_>, a: &Found, b: &Found) -> bool {
    let between = &sentence.groups[a.group + 1..b.group];
    let against = |g: &Group| sentence.context.is(g.start, Function::Against);
    let small = |g: &Group| match &g.kind {
        GroupKind::Word | GroupKind::Mark(',') | GroupKind::Target(_) | GroupKind::Actor(_) | GroupKind::Source(_) => true,
        GroupKind::Victims(v) => v.effect.is_none(),
        // A patrol.
        GroupKind::Incident(i) => i.kind == Kind::Operation && !i.plural,
        _ => false,
    };
    let opens = between.first().is_some_and(|g| matches!(g.kind, GroupKind::Mark(',')));
    let at = matches!(&sentence.groups[b.group].kind, GroupKind::Place(p) if p.tie == PlaceTie::In);
    opens && at && between.len() <= TARGET_WORDS && between.iter().any(against) && between.iter().all(small)
}

/// What was hit at a place of a list is of at most so many groups.
const TARGET_WORDS: usize = 16;

/// "two camps, one at A, the other at B".
fn one_and_other(sentence: &SentenceTold<'_>, one: &Found, other: &Found) -> bool {
    let context = &sentence.context;
    let between = &sentence.groups[one.group + 1..other.group];
    let small = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Mark(',')) || context.is(g.start, Function::And);
    let named = |i: usize| context.is_any(i, &[Function::OneOfTwo, Function::DetIndef]);
    let before = sentence.groups[..one.group].iter().rev().take(ONE_BACK).any(|g| (g.start..g.end).any(named));
    between.len() <= JOINED && between.iter().all(small) && before && between.iter().any(|g| context.is(g.start, Function::Other))
}

/// "one" stands at most so many groups before its place: "one of them at".
const ONE_BACK: usize = 4;

/// "they attacked the camp of A and the post of B": the objects of one verb of attack, each with a place of its own.
fn struck_both(sentence: &SentenceTold<'_>, scene: &Scene, places: &[&Found]) -> bool {
    let attacks = |g: &Group| {
        matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && e.voice == Voice::Active) && !is_wished(sentence, g)
    };
    let clause = |g: &&Group| !matches!(g.kind, GroupKind::Mark(';' | '.'));
    let before = &sentence.groups[scene.from..places[0].group];
    let object = before.iter().rev().take(OBJECT_BACK).take_while(clause).any(attacks);
    // "struck in three places: the camp of A, the prison of B, a patrol at C".
    let colon = before.iter().rev().take(TARGET_BACK).any(|g| matches!(g.kind, GroupKind::Mark(':')));
    let joined = |a: &Found, b: &Found, last: bool| {
        let between = &sentence.groups[a.group + 1..b.group];
        let and = between.iter().any(|g| sentence.context.is(g.start, Function::And));
        // "the post of A, 30 km from B, and the camp of C".
        let aside = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
        between.len() <= TARGET_WORDS
            && (and || !last || colon && places.len() > 2)
            && (target(sentence, b.group).is_some() || colon && is_patrol(sentence, b.group))
            && !between.iter().any(|g| match &g.kind {
                GroupKind::Mark(_) => !aside(g),
                GroupKind::Incident(i) => !(colon && i.kind == Kind::Operation),
                GroupKind::Effect(_) | GroupKind::Speech(_) => true,
                _ => false,
            })
    };
    // "the site of the displaced at A".
    let post = |p: &Found| {
        let start = sentence.groups[p.group].start;
        let site = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::Site);
        (start.saturating_sub(POST_BACK)..start)
            .any(|i| sentence.context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| site(s)))
    };
    let last = places.len() - 1;
    object
        && !places.iter().any(|p| p.between || p.near)
        && (target(sentence, places[0].group).is_some() || post(places[0]))
        && (1..places.len()).all(|i| joined(places[i - 1], places[i], i == last))
}

/// "a patrol at C": what was hit, which elsewhere names an operation.
fn is_patrol(sentence: &SentenceTold<'_>, place: usize) -> bool {
    let before = sentence.groups[..place].iter().rev().take(TARGET_BACK);
    before.into_iter().any(|g| matches!(&g.kind, GroupKind::Incident(i) if i.kind == Kind::Operation && !i.definite))
}

/// The target stands at most so many groups before its place, and the colon before the first target.
const TARGET_BACK: usize = 4;

/// "claimed Monday's attacks on the camps of A and B", "the double attack at A and B": of one day, with the list of places behind
/// the noun and nothing of violence between.
fn attacks_on_each(sentence: &SentenceTold<'_>, scene: &Scene, day: bool, places: &[&Found]) -> bool {
    let several = |m: &Mention| m.noun && !m.device && (m.plural || is_twofold(sentence, m));
    let told = scene.looks_back();
    let before = |m: &&Mention| m.group < places[0].group && m.noun;
    let noun = scene.mentions.iter().rfind(before).filter(|m| several(m));
    let only_small = |noun: &Mention| {
        let between = &sentence.groups[noun.group + 1..places[0].group];
        // "attacks that had hit A and B were driven back": those are not told of here.
        let of_told = !between.iter().any(|g| sentence.context.is(g.start, Function::Who));
        let announced = between.last().is_some_and(|g| matches!(g.kind, GroupKind::Mark(':')));
        let small = |g: &Group| match g.kind {
            GroupKind::Word
            | GroupKind::Target(_)
            | GroupKind::Actor(_)
            | GroupKind::Time(_)
            | GroupKind::Count(_)
            | GroupKind::SpeechPreposition(_) => true,
            // "the positions of the army".
            GroupKind::Victims(ref v) => v.effect.is_none(),
            GroupKind::Speech(ref speech) => speech.passive,
            // "the attacks hit A and B", "were carried out at A and B"; not "drove back the attacks that aimed at A and B".
            GroupKind::Effect(ref e) => {
                let done = e.mood == Mood::Past || e.voice == Voice::Participle;
                e.frame == Frame::Transitive && !e.negated && done && of_told
            }
            // "in three villages: A, B and C", "three villages (A, B and C)".
            GroupKind::Mark(mark) => matches!(mark, ':' | '(') || announced,
            GroupKind::Place(_) => announced,
            _ => false,
        };
        between.len() <= LIST_BEHIND && between.iter().all(small)
    };
    let listed = all_listed(sentence, places);
    day && !told && scene.tolls.is_empty() && listed && noun.is_some_and(only_small)
}

/// "the attack on four villages", "two villages were attacked": one act, of several places.
pub fn hits_several(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let several = |g: &Group| matches!(g.kind, GroupKind::Target("village" | "town")) && several_sites(&sentence.context, g.end);
    scene.mentions.iter().any(|m| !m.device) && sentence.groups[scene.from..scene.to].iter().any(several)
}

/// "The first hit a post at A, the second a convoy at B": two that were announced, each with its place.
fn first_and_second(sentence: &SentenceTold<'_>, scene: &Scene, places: &[&Found]) -> bool {
    let [a, b] = places else { return false };
    let mark = |at: &usize| {
        matches!(sentence.groups[at - 1].kind, GroupKind::Mark(',' | ';'))
            || sentence.context.is(sentence.groups[at - 1].start, Function::And)
    };
    (scene.strikes() || scene.locates_told || sentence.context.holds_function(&[Function::Happened]))
        && scene.tolls.is_empty()
        && ordinal(sentence, scene.from) == Some(0)
        && (a.group + 1..b.group).filter(mark).any(|at| ordinal(sentence, at) == Some(1))
}

/// "the attack on two villages": whether as many are counted.
fn counts_villages(sentence: &SentenceTold<'_>, scene: &Scene, many: u64) -> bool {
    let counted = |at: usize| matches!(&sentence.groups[at].kind, GroupKind::Count(n) if n.quantity == Quantity::exact(many));
    let village = |at: usize| matches!(sentence.groups[at].kind, GroupKind::Target("village" | "town"));
    hits_several(sentence, scene) && (scene.from + 1..scene.to).any(|at| village(at) && counted(at - 1))
}

/// "The villages attacked are A, B and C", "A, B and C are the villages attacked": a list said to be what was hit.
fn are_the_hit(sentence: &SentenceTold<'_>, places: &[&Found]) -> bool {
    let (first, last) = (places[0].group, places[places.len() - 1].group);
    let groups = &sentence.groups;
    let attacked =
        |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && e.voice == Voice::Participle && e.plural);
    // "the villages concerned".
    let stricken = |at: usize| {
        let mut senses = sentence.context.senses_of(groups[at].end, &[SenseClass::PlaceWord]);
        senses.any(|(_, s)| *s == Sense::PlaceWord(PlaceWord::Stricken))
    };
    let villages = |at: usize| {
        let hit = || groups[at + 1..].iter().take(1).any(attacked) || stricken(at);
        matches!(groups[at].kind, GroupKind::Target(_)) && several_sites(&sentence.context, groups[at].end) && hit()
    };
    let copula = |range: std::ops::Range<usize>| {
        groups[range].iter().any(|g| (g.start..g.end).any(|i| sentence.context.is(i, Function::Copula)))
    };
    let before = || (first.saturating_sub(PREDICATE)..first).find(|at| villages(*at)).is_some_and(|at| copula(at..first));
    let behind = || (last + 1..groups.len()).take(PREDICATE).find(|at| villages(*at)).is_some_and(|at| copula(last..at));
    all_listed(sentence, places) && (before() || behind())
}

/// "Two villages of the commune were attacked on Monday: A and B", "were attacked, namely A and B": behind the mark stand the names of what was attacked.
fn listed_behind_colon(sentence: &SentenceTold<'_>, places: &[&Found]) -> bool {
    let groups = &sentence.groups;
    let colon = |at: &usize| matches!(groups[*at].kind, GroupKind::Mark(':' | ',' | '('));
    let Some(colon) = (0..places[0].group).rev().take(COLON_BACK).find(colon) else { return false };
    let attacked = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && e.plural && e.voice == Voice::Passive && !e.negated);
    let villages = |g: &Group| matches!(g.kind, GroupKind::Target("village" | "town")) && several_sites(&sentence.context, g.end);
    let hit = groups[..colon].iter().position(attacked);
    let counted =
        |at: usize| matches!(&groups[at].kind, GroupKind::Count(n) if n.quantity == Quantity::exact(places.len() as u64));
    let named = |at: usize| villages(&groups[at]) && (at > 0 && counted(at - 1) || counted(at));
    // "were attacked: A in the afternoon, then B at nightfall".
    let timed = |w: &[&Found]| {
        let between = &groups[w[0].group + 1..w[1].group];
        let small = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Mark(','));
        between.len() <= JOINED
            && between.iter().all(small)
            && between.iter().any(|g| sentence.context.is(g.start, Function::Then))
    };
    let listed = || all_listed(sentence, places) || places.windows(2).all(timed);
    hit.is_some_and(|hit| (0..hit).any(named)) && listed()
}

/// "Three camps of the army were attacked at A, B and C": as many targets as places are named behind the verb.
fn as_many_hit(sentence: &SentenceTold<'_>, scene: &Scene, places: &[&Found]) -> bool {
    let groups = &sentence.groups[..places[0].group];
    let attacked = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && e.plural && e.voice == Voice::Passive && !e.negated);
    let Some(verb) = (scene.from..groups.len()).find(|at| attacked(&groups[*at])) else { return false };
    let many = Quantity::exact(places.len() as u64);
    let counted = |at: usize| matches!(&groups[at].kind, GroupKind::Count(n) if n.quantity == many);
    let target = |at: usize| matches!(groups.get(at).map(|g| &g.kind), Some(GroupKind::Target(_)));
    let subject = |at: usize| counted(at) && (target(at) || target(at + 1));
    let small = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Mark(','));
    let inside = |p: &&Found| matches!(&sentence.groups[p.group].kind, GroupKind::Place(g) if g.tie == PlaceTie::In);
    all_listed(sentence, places)
        && places.first().is_some_and(inside)
        && groups[verb + 1..].iter().all(small)
        && (scene.from..verb).take(PREDICATE).any(subject)
}

/// The colon stands at most so many groups before the first name.
const COLON_BACK: usize = 3;

/// The villages said to be those of a list stand at most so many groups before or behind it.
const PREDICATE: usize = 6;

/// The list of places that attacks hit stands at most so many groups behind their noun.
const LIST_BEHIND: usize = 14;

/// "a double attack".
fn is_twofold(sentence: &SentenceTold<'_>, mention: &Mention) -> bool {
    let group = &sentence.groups[mention.group];
    (group.start..group.end).any(|i| sentence.context.is(i, Function::Twofold))
}

/// A post stands at most so many words before the name of its place.
const POST_BACK: usize = 5;

/// What is attacked stands at most so many groups behind the verb.
const OBJECT_BACK: usize = 10;

/// "and at", "and in the village of" between two names of a list.
const JOINED: usize = 7;

/// "the villages of A, B and C have emptied": a verb of what the places did by themselves.
fn acts_by_itself(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let reflexive = |g: &Group| (g.start.saturating_sub(1)..g.end).any(|i| sentence.context.is(i, Function::Reflexive));
    let own = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_none()) && reflexive(g);
    sentence.groups[scene.from..scene.to].iter().any(own)
}

/// "A and B, in the south-east of the country, near the border, were attacked": the verb stands at most so many groups behind.
const HIT_WITHIN: usize = 16;

/// Whether the places before it are the subject of a verb that says they were attacked.
fn hit(sentence: &SentenceTold<'_>, last: usize) -> bool {
    sentence.groups[last + 1..].iter().take(HIT_WITHIN).any(|g| {
        let suffers = |verb: u16| sentence.context.lexicon.verbs[verb as usize].suffers;
        match &g.kind {
            GroupKind::Effect(e) => e.incident.is_some() && (e.plural && e.voice == Voice::Passive || suffers(e.verb)),
            // "the camps of A and B suffered attacks", "were the victims of attacks".
            GroupKind::Speech(s) => suffers(s.verb),
            _ => false,
        }
    })
}

fn target(sentence: &SentenceTold<'_>, place: usize) -> Option<&'static str> {
    let near = sentence.groups[..place]
        .iter()
        .rev()
        .take(6)
        .take_while(|g| !matches!(g.kind, GroupKind::Place(_) | GroupKind::Mark(',')));
    near.into_iter().find_map(|g| match &g.kind {
        GroupKind::Target(what) => Some(*what),
        _ => None,
    })
}

/// "The first killed six", "the second attack killed four": which of several a part of a sentence that begins here is about, in the
/// order in which they were told.
pub fn ordinal(sentence: &SentenceTold<'_>, from: usize) -> Option<usize> {
    let context = &sentence.context;
    let opens = |i: usize| context.is(i, Function::DetDef) && !context.is(i, Function::PluralDeterminer);
    let start = sentence.groups[from].start;
    // "in the first, ten died".
    let within = [Function::In, Function::During, Function::DuringOf].into_iter().find_map(|f| context.function_length(start, f));
    let start = start + within.unwrap_or(0);
    let article = (start..start + ORDINAL_WITHIN).find(|i| opens(*i))?;
    let small = (start..article).all(|i| !context.tokens[i].is_word() || context.is_any(i, &[Function::And, Function::But]));
    if !small || !context.holds_function(&[Function::First, Function::OneOfTwo, Function::Other]) {
        return None;
    }
    match article + 1 {
        next if context.is(next, Function::First) => Some(0),
        next if context.is_any(next, &[Function::OneOfTwo, Function::Other]) => Some(1),
        _ => None,
    }
}

/// The article stands among so many first words.
const ORDINAL_WITHIN: usize = 3;

/// "The second took place at A", "Une autre s'est produite à A": a number in their order, or "another", as a subject without a noun, of which
/// the sentence says where it was or what it hit.
pub fn is_another(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let first = sentence.groups[scene.from].start;
    let one = |i: usize| context.is_any(i, &[Function::DetDef, Function::DetIndef]) && !context.is(i, Function::PluralDeterminer);
    let next = (first..first + ORDINAL_WITHIN).find(|i| one(*i)).map(|i| i + 1);
    let verb = |i: usize| {
        context.is(i, Function::Reflexive) || super::cues::auxiliary_at(context, i).is_some() || context.has(i, SenseClass::Verb)
    };
    let alone = |i: usize| context.is_any(i, &[Function::OneOfTwo, Function::Other]) && verb(i + 1);
    next.is_some_and(alone) && (scene.locates || scene.mentions.iter().any(|m| m.finite))
}

/// The one of several incidents whose target a sentence names, or its number in their order.
pub fn meant(sentence: &SentenceTold<'_>, scene: &Scene, drafts: &[Draft], focus: &[usize]) -> Option<usize> {
    let counted = ordinal(sentence, scene.from).filter(|order| *order == 0 || focus.len() == 2);
    if let Some(order) = counted {
        return focus.get(order).copied();
    }
    let named: Vec<&str> = sentence.groups[scene.from..scene.to]
        .iter()
        .filter_map(|g| match &g.kind {
            GroupKind::Target(what) => Some(*what),
            _ => None,
        })
        .collect();
    let mut meant = focus.iter().copied().filter(|f| drafts[*f].target.is_some_and(|t| named.contains(&t)));
    let first = meant.next()?;
    meant.next().is_none().then_some(first)
}
