//! Figures over a period, a region or a conflict: never the toll of an event.

use rustc_hash::FxHashSet;

use super::dates::Calendar;
use super::mentions::{Mention, is_vague_many};
use super::own_periods;
use super::recent;
use super::scenes::Scene;
use super::signs::is_of_others;
use super::so_far::{
    before_number, had_lost_before, has_lost_so_far, has_lost_this_week, is_number_since, is_since_deed, stood_by_then,
};
use crate::lexicon::{Function, PlaceWord, Sense, SenseClass, TimeWord};
use crate::model::{Effect, Form, Kind, Victims};
use crate::recognise::{Group, GroupKind, Kinds, PlaceTie, TimeGroup, TimeValue, several_sites};
use crate::recognise::{attacks, finite_at};
use crate::state::{SentenceTold, TollFound, is_of_labelled_period};

/// Takes the figures that cover more than an event out of a scene's tolls. Parts follow their totals. `before` is the
/// scene told before it, `next` the sentence behind it.
pub fn set_aside(
    sentence: &SentenceTold<'_>,
    scene: &mut Scene,
    before: Option<(&SentenceTold<'_>, &Scene)>,
    next: Option<&SentenceTold<'_>>,
) {
    if scene.tolls.is_empty() {
        return;
    }
    let goes_on = before.is_some_and(|(told, b)| goes_on(sentence, scene, told, b));
    let room = Vec::with_capacity(scene.tolls.len());
    let tolls = std::mem::replace(&mut scene.tolls, room);
    let mut supposed = false;
    for index in tolls {
        let toll = &sentence.tolls[index];
        // "une mine, c'est souvent deux morts": of no incident, nor of a period.
        if toll.supposed {
            supposed = true;
            continue;
        }
        // "300 morts en un an, rappelle l'ONG, qui a compté six tués lundi": with a day of their own they are no more of the year.
        let of_sum = |total: usize| {
            scene.aggregates.contains(&total) && !own_periods::has_its_day(sentence, scene, &sentence.tolls[total], toll)
        };
        let with_total = toll.part_of.is_some_and(of_sum);
        // "nineteen were killed and dozens of others wounded": the count goes on.
        let with_last = !scene.tolls.is_empty() && toll.effect != Effect::Displaced && is_of_others(sentence, index);
        // "140 were killed and 33 others abducted in March": so it does of a figure that covers more.
        let with_sum = scene.tolls.is_empty() && !scene.aggregates.is_empty() && is_of_others(sentence, index);
        let apart = || own_periods::is_summed_up_behind(sentence, scene, toll, next);
        if goes_on || with_total || with_sum || !with_last && (covers_more(sentence, scene, toll) || apart()) {
            scene.aggregates.push(index);
        } else {
            scene.tolls.push(index);
        }
    }
    // "59 soldiers and thousands of insurgents": what stands beside such a figure is of the same years.
    // Thousands may flee from one attack that killed a few.
    let of_war = |toll: &TollFound| toll.effect != Effect::Displaced && thousands(toll);
    let beside = scene.aggregates.iter().any(|t| of_war(&sentence.tolls[*t]));
    if beside && !has_day(scene) && scene.settlement().is_none() && !scene.mentions.iter().any(|m| m.noun && !m.plural) {
        scene.aggregates.append(&mut scene.tolls);
    }
    // "Two rebels killed, 34 arrested in April": so is what stands beside a figure of a month.
    let of_month = !scene.aggregates.is_empty() && !scene.tolls.is_empty() && is_of_month_alone(sentence, scene);
    if of_month {
        scene.aggregates.append(&mut scene.tolls);
    }
    // "La bombe qui a explosé mardi aurait pu faire vingt morts": it went off.
    let supposed = supposed && !has_day(scene);
    if (supposed || !scene.aggregates.is_empty()) && scene.tolls.is_empty() {
        scene.general = true;
    }
}

/// Whether a month is all that a scene says of when and where it was, and it names no one act.
fn is_of_month_alone(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let month = |g: &Group| is_month(g) && !matches!(&g.kind, GroupKind::Time(t) if t.until.is_some());
    !has_day(scene)
        && scene.settlement().is_none()
        && scene.mentions.iter().all(|m| !m.noun || m.plural)
        && sentence.groups[scene.from..scene.to].iter().any(month)
}

/// Who they are: "more than 2,000 dead" over years are none of those told of before, whoever the last were.
pub fn victims(sentence: &SentenceTold<'_>, found: &TollFound) -> Victims {
    let bare = matches!(&sentence.groups[found.group].kind, GroupKind::Victims(v) if v.category.is_none());
    if bare && found.of.is_none() && found.of_group.is_none() { Victims::People } else { found.victims }
}

/// The figures of a headline that the body does not tell again, and those of the body. "Des enfants" over years are none.
pub fn told_once(told: &[SentenceTold<'_>], scenes: &[Scene], found: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let figure = |(scene, toll): (usize, usize)| {
        let toll = &told[scenes[scene].told].tolls[toll];
        (toll.effect, toll.quantity.low)
    };
    let body: FxHashSet<_> = found.iter().filter(|f| !scenes[f.0].headline).map(|f| figure(*f)).collect();
    let counts = |f: &(usize, usize)| {
        let toll = &told[scenes[f.0].told].tolls[f.1];
        !(toll.implicit && toll.quantity.form == Form::Vague)
    };
    found.into_iter().filter(counts).filter(|f| !scenes[f.0].headline || !body.contains(&figure(*f))).collect()
}

/// Whether a scene names an attack, an attacker or the conflict.
pub fn is_of_conflict(told: &[SentenceTold<'_>], scene: &Scene) -> bool {
    let sentence = &told[scene.told];
    // "les pluies qui s'abattent": a verb beside an accident is of the accident.
    scene.mentions.iter().any(|m| m.noun || !scene.accident)
        || sentence.groups[scene.from..scene.to].iter().any(|g| attacks(g) || names_conflict(sentence, g))
}

/// "Thousands" are the dead of a war.
fn thousands(toll: &TollFound) -> bool {
    toll.quantity.form == Form::Vague && toll.quantity.low >= THOUSANDS
}

/// "Several operations were led from the 1st to the 20th. In all, 50 fighters were killed": a sentence without a day, a place
/// or an incident of its own, which sums up the period told of before it.
fn goes_on(sentence: &SentenceTold<'_>, scene: &Scene, told: &SentenceTold<'_>, before: &Scene) -> bool {
    if !before.tolls.is_empty() {
        return false;
    }
    let several = before.mentions.iter().any(|m| m.noun && (m.plural || m.count.is_some()));
    let period = told.kinds.any(Kinds::TIME) && told.groups[before.from..before.to].iter().any(is_period);
    // "La guerre a éclaté en avril. Plus de 20.000 personnes y ont perdu la vie."
    let of_war =
        told.context.holds(SenseClass::Conflict) && told.groups[before.from..before.to].iter().any(|g| names_conflict(told, g));
    let covers = !before.aggregates.is_empty() || period && (several || before.mentions.is_empty()) || of_war;
    let own = has_day(scene) || scene.settlement().is_some() || scene.mentions.iter().any(|m| m.noun && !m.plural && !m.device);
    let groups = &sentence.groups[scene.from..scene.to];
    // "parmi les blessés, 30 enfants", "sur les 37 tués, 32 civils": parts of those told of before.
    let of_those = |g: &Group| match &g.kind {
        GroupKind::EffectNoun(n) => n.people && n.plural && n.definite,
        GroupKind::Victims(v) => v.effect.is_some() && v.definite && v.plural,
        _ => false,
    };
    let sums_up = || {
        groups.iter().any(of_those)
            || scene.mentions.iter().any(|m| m.noun && m.plural)
            || super::signs::happened_there(sentence, scene)
            || groups.iter().any(|g| has(sentence, g, |s| matches!(s, Sense::Sum { .. })))
    };
    // "Les attaques se succèdent depuis mars. Elles ont fait …": the attacks of that time, in the next paragraph too.
    let they = sentence.context.is(0, Function::PronounPlural) && before.mentions.iter().any(|m| m.noun && m.plural);
    // "Il faut y ajouter …": in the next paragraph, too, where a word says that it goes on.
    let adds =
        || !before.aggregates.is_empty() && groups.iter().any(|g| has(sentence, g, |s| matches!(s, Sense::Sum { mere: true })));
    let near = before.paragraph == scene.paragraph || before.paragraph + 1 == scene.paragraph && (they || adds());
    // "The crisis has cost 2,000 lives. Hundreds are missing": more of the same.
    let vague = |t: &usize| sentence.tolls[*t].quantity.form == Form::Vague && sentence.tolls[*t].quantity.low >= LARGE;
    let more = || !before.aggregates.is_empty() && before.paragraph == scene.paragraph && scene.tolls.iter().all(vague);
    // "The violence has left 85 dead in three months. «We count 85 dead, and 484 wounded»".
    let again = |t: &usize| {
        let toll = &sentence.tolls[*t];
        let same = |a: &usize| told.tolls[*a].effect == toll.effect && told.tolls[*a].quantity.low == toll.quantity.low;
        toll.quantity.low >= DOZEN && before.aggregates.iter().any(same)
    };
    if near && !own && scene.mentions.iter().all(|m| !m.noun) && scene.tolls.iter().any(again) {
        return true;
    }
    near && covers && !own && (they || sums_up() || more())
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
    // "climbed the hills on Saturday to honour those killed from April to June 1994": a span says more than a day.
    let times = || {
        sentence.groups[scene.from..scene.to].iter().filter_map(|g| match &g.kind {
            GroupKind::Time(time) => Some(time),
            _ => None,
        })
    };
    let spans = times().filter(|t| t.period && t.until.is_some());
    let period = spans.chain(times()).find_map(|time| period_of(time, calendar));
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

/// From here on, a figure is vague in thousands.
const THOUSANDS: u64 = 2_000;
/// A year is of the figure that stands so many groups before it.
const YEAR_BEHIND: usize = 8;
/// So many in a year, without a word of an incident, fell in more than one.
const MANY_A_YEAR: u64 = 100;
/// So many in a month, without a word of an incident or a town, fell in more than one.
const MANY_A_MONTH: u64 = 50;
/// "Attacks killed dozens": no incident has them alone.
const DOZENS: u64 = 20;
/// So many killed or wounded without a day are of a war, not of an event.
const OF_A_WAR: u64 = 3_000;
/// The news of a report stands in so many sentences; "attacks" later in it are those of a time or region.
const AFTER_LEAD: usize = 3;
/// So many in a month, without a word of an incident or a place, fell in more than one.
const DOZEN: u64 = 12;
/// From this size on, a figure that a whole conflict governs is no event's.
const LARGE: u64 = 200;

fn covers_more(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound) -> bool {
    if has_lost_so_far(sentence, scene, toll)
        || had_lost_before(sentence, scene, toll)
        || has_lost_this_week(sentence, scene, toll)
        || of_each(sentence, scene, toll)
        || is_number_since(sentence, scene, toll)
        || is_of_such_acts(sentence, scene)
        || is_of_acts_of_days(sentence, scene, toll)
        || of_last_week(scene)
        || is_of_acts_of_a_week(sentence, scene)
        || is_of_other_acts(sentence, scene, toll)
        || stood_by_then(sentence, scene, toll)
        || own_periods::has_its_period(sentence, scene, toll)
        || scene.mentions.is_empty()
            && !has_day(scene)
            && scene.settlement().is_none()
            && is_of_labelled_period(&sentence.context, &sentence.groups, toll.group)
    {
        return true;
    }
    let groups = &sentence.groups[scene.from..before_number(sentence, scene, toll)];
    let timed = sentence.kinds.any(Kinds::TIME);
    let single = scene.mentions.iter().any(|m| m.noun && !m.plural);
    // "the deadliest attack since the war began": what is told of one attack is no sum.
    // "at A, where they fought from the 7th to the 8th, …, says its weekly bulletin": what is told of a day and a town is no sum.
    let own = has_day(scene) && scene.settlement().is_some();
    // "In all, 23 were killed in the course of the week".
    let week = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if t.value == TimeValue::ThisWeek);
    let of_week = || {
        let sum = |g: &Group| has(sentence, g, |s| matches!(s, Sense::Sum { .. }));
        sentence.context.holds(SenseClass::Sum) && groups.iter().any(week) && groups.iter().any(sum)
    };
    let sums = !single
        && !own
        && (timed || sentence.context.holds(SenseClass::Sum))
        && (groups.iter().any(|g| has(sentence, g, |s| matches!(s, Sense::Sum { mere: false })) || is_whole_month(sentence, g))
            || of_week());
    let of_conflict = sentence.context.holds(SenseClass::Conflict) && groups.iter().any(|g| names_conflict(sentence, g));
    // "the war, which broke out on 15 April, has left 7,500 dead": its day is that on which the war began.
    let by_war = || of_conflict && !single && toll.quantity.low >= LARGE && governs(sentence, scene, toll, 2 * GOVERNED);
    if has_day(scene) && !is_of_its_year(sentence, scene, toll) && !sums && !by_war() {
        return false;
    }
    let harms_people = matches!(toll.effect, Effect::Killed | Effect::Wounded | Effect::KilledOrWounded);
    if sums
        || toll.effect == Effect::Displaced && toll.quantity.low >= MANY_DISPLACED
        || thousands(toll)
        || harms_people && toll.quantity.low >= OF_A_WAR && scene.told >= AFTER_LEAD
    {
        return true;
    }
    // "plus de 20.000 personnes y ont péri": no attack has so many dead where none, no day and no town is named,
    // unless the report opens with them.
    let nowhere = scene.settlement().is_none() && !single;
    if nowhere
        && scene.told > 0
        && toll.quantity.low >= THOUSANDS
        && matches!(toll.effect, Effect::Killed | Effect::KilledOrWounded)
    {
        return true;
    }
    // The last day or two are the time of an event where one is named: "in the clashes of the last 48 hours".
    let named = scene.mentions.iter().any(|m| m.noun);
    // "cinq soldats sont retenus depuis deux semaines": so long they are held, whoever else was killed.
    let is_held = |t: &TollFound| matches!(t.effect, Effect::Abducted | Effect::Captured | Effect::Missing);
    let held = |g: &Group| {
        let before = |t: &&TollFound| t.group >= scene.from && sentence.groups[t.group].start < g.start;
        let beside = sentence.tolls.iter().filter(before).max_by_key(|t| t.group);
        is_held(toll) || beside.is_some_and(is_held)
    };
    let so_long = |g: &Group| {
        sentence.context.is(g.start, Function::Since)
            && matches!(&g.kind, GroupKind::Time(t) if t.value == TimeValue::Span)
            && held(g)
    };
    // "the committee, which has been at work since April 2023, speaks of thirty dead".
    let of_another = |i: usize| toll.quantity.low < LARGE && is_of_another(sentence, scene.from, scene.from + i, toll);
    let period = timed
        && groups.iter().enumerate().any(|(i, g)| {
            is_period(g)
                && !is_of_speaker(sentence, scene.from + i)
                && !(named && recent::is_of_hours(sentence, g))
                && !so_long(g)
                && !is_since_then(sentence, scene.from + i, toll)
                && !was_at_that_time(sentence, scene.from + i, toll)
                && !of_another(i)
        });
    if period && recent::is_news(sentence, scene) {
        return false;
    }
    let month_or_year = timed
        && groups
            .iter()
            .enumerate()
            .any(|(i, g)| is_month_or_year(g) && !is_of_speaker(sentence, scene.from + i) && !of_another(i));
    if is_since_deed(sentence, scene, toll) {
        return true;
    }
    let many = scene.mentions.iter().any(|m| m.is_any_number());
    // "au cours des combats": those of one day are told of in the plural.
    let attacks = scene.mentions.iter().any(|m| m.is_any_number() && m.kind != Kind::Clash);
    let one = scene.mentions.iter().any(|m| m.noun && !m.plural && !m.device);
    // "En six mois, cette guerre a tué 90 personnes": a conflict is no one act that a period only measures.
    let one_act =
        scene.mentions.iter().any(|m| m.noun && !m.plural && !m.device && !names_conflict(sentence, &sentence.groups[m.group]));
    let large = toll.quantity.low >= LARGE;
    // "Le mois d'août s'est soldé par 22 morts."
    let sums_up = || groups.iter().any(|g| has(sentence, g, |s| matches!(s, Sense::Sum { .. })));
    let of_month = scene.mentions.is_empty() || !named && sums_up();
    let vague_and_large = large && toll.quantity.form == Form::Vague;
    if period && !superlative(sentence, scene, toll, one_act) {
        return true;
    }
    // "in 2018, 500 civilians": a year needs more than one incident, or none at all.
    let year = month_or_year && groups.iter().any(is_year);
    month_or_year
        && !one
        && scene.settlement().is_none()
        && !is_in_that_town(sentence, scene)
        && (year && (!scene.pluperfect || toll.quantity.low >= MANY_A_YEAR) || many)
        && !toll.recalls
        || large && of_conflict
        || toll.quantity.low >= 10
            && of_conflict
            && !one
            && scene.mentions.iter().all(|m| m.plural || !m.noun)
            && governs(sentence, scene, toll, GOVERNED)
        || vague_and_large && many
        || large && many && nowhere
        || month_or_year && toll.quantity.low >= DOZEN && of_month && scene.places.is_empty() && !scene.pluperfect
        // "En mars, 150 civils ont été tués dans le territoire": a month and no incident.
        || month_or_year && harms_people && of_month && scene.settlement().is_none() && !scene.pluperfect && toll.quantity.low >= MANY_A_MONTH
        // "Au total, neuf soldats ont été tués ce mois-ci."
        || month_or_year && harms_people && !named && sums_up() && scene.settlement().is_none() && !scene.pluperfect
        // "le mois dernier dans des villages de la région"
        || month_or_year && !named && scene.settlement().is_none() && in_several_places(sentence, scene)
        || attacks && toll.quantity.form == Form::Vague && toll.quantity.low >= DOZENS && scene.settlement().is_none() && !of_those_told(sentence, scene)
}

/// "Two attacks shook the town on Monday. These attacks have left two dead and dozens wounded": what a scene names are those told before.
fn of_those_told(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let these = |m: &Mention| m.noun && sentence.context.is(sentence.groups[m.group].start, Function::DetDem);
    let exact = |t: &usize| sentence.tolls[*t].quantity.form == Form::Exact;
    scene.mentions.iter().any(these) && scene.tolls.iter().any(exact)
}

/// "Between Wednesday and Thursday, they counted 64 dead in the various attacks across the territory": behind what a report tells of each of
/// them, those that fell in all attacks of days, at no town.
fn is_of_acts_of_days(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound) -> bool {
    let various = |m: &Mention| m.is_any_number() && m.group > toll.group && m.group - toll.group <= OF_ACTS && !m.device;
    let mentions = &scene.mentions;
    scene.told >= AFTER_LEAD
        && scene.settlement().is_none()
        && mentions.iter().any(|m| various(m) && m.kind != Kind::Clash)
        && mentions.iter().all(|m| !m.noun || m.is_any_number())
        && sentence.groups[scene.from..scene.to]
            .iter()
            .any(|g| matches!(&g.kind, GroupKind::Time(t) if t.until.is_some() && !t.night))
}

/// The acts in which so many fell are named at most so many groups behind the figure.
const OF_ACTS: usize = 3;

/// "Such attacks have killed twenty policemen in the districts of A and B": acts of a kind, without a day.
fn is_of_such_acts(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let such = |m: &Mention| {
        let start = sentence.groups[m.group].start;
        m.noun && context.any_is(start.saturating_sub(SUCH_BACK)..=start, Function::Such)
    };
    scene.mentions.iter().any(such) && !has_day(scene)
}

/// The words for it begin at most so many words before the act.
const SUCH_BACK: usize = 3;

/// Whether a period before a figure is that of something else in the sentence: of a clause between commas ("the rebels, who have held
/// the town since March, killed ten"), of a measure in force where it happened ("a curfew is in force since March in the region,
/// where ten were killed"), or of the inquiry that counted ("after an inquiry that lasted from May to July, the office counts ten").
fn is_of_another(sentence: &SentenceTold<'_>, from: usize, period: usize, toll: &TollFound) -> bool {
    if toll.group <= period {
        return false;
    }
    let context = &sentence.context;
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let (before, between) = (&sentence.groups[from..period], &sentence.groups[period + 1..toll.group]);
    // The first mark or figure behind it is the comma that ends its clause.
    let first = between.iter().find(|g| match &g.kind {
        GroupKind::Mark(_) => true,
        GroupKind::Victims(v) => !v.implicit,
        _ => false,
    });
    let closed = first.is_some_and(comma);
    let clause = &before[before.iter().rposition(comma).map_or(0, |i| i + 1)..];
    // "whose office has closed since March".
    let who = |g: &Group| context.is_any(g.start, &[Function::Who, Function::Including]);
    let relative = clause.first().is_some_and(who) && clause.len() < before.len();
    let measure = || {
        between.iter().any(|g| context.is(g.start, Function::Where))
            && before.iter().any(|g| (g.start..g.end).any(|i| context.is(i, Function::Aftermath)))
    };
    let inquiry = || clause.iter().any(|g| matches!(g.kind, GroupKind::SpeechNoun(_)));
    closed && (relative || inquiry())
        || measure()
        || closed && toll.quantity.low < MANY_A_YEAR && is_of_region(sentence, from, period)
}

/// "Dans le Nord, placé depuis juin sous état d'urgence, six soldats ont été tués": whether a period stands in an aside that says more of the
/// region before it.
fn is_of_region(sentence: &SentenceTold<'_>, from: usize, period: usize) -> bool {
    let context = &sentence.context;
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let before = &sentence.groups[from..period];
    let Some(open) = before.iter().rposition(comma).filter(|open| *open > 0) else { return false };
    let region = &before[open - 1];
    let placed = matches!(region.kind, GroupKind::Place(_)) || context.has(region.end - 1, SenseClass::PlaceWord);
    let end = sentence.groups[period..].iter().position(comma).map_or(period, |close| period + close);
    let aside = before[open + 1..].iter().chain(&sentence.groups[period + 1..end]);
    let says = |g: &Group| match g.kind {
        GroupKind::Word => !context.has(g.start, SenseClass::Function) && !context.is_adverb(g.start),
        // "(Paris, 4 May) – From June to August": a dateline says nothing of its town.
        GroupKind::Mark(_) | GroupKind::Time(_) => false,
        _ => true,
    };
    // "bombed since October": such a period is that of the figure.
    let violence = |g: &Group| match &g.kind {
        GroupKind::Incident(_) | GroupKind::Actor(_) => true,
        GroupKind::Effect(e) => e.incident.is_some() || e.effect.is_some(),
        _ => false,
    };
    let mut aside = aside.peekable();
    placed && aside.clone().any(says) && !aside.any(violence)
}

/// "The mayor, elected in 2020, speaks of ten dead", "the society, at work there since 2013, counts twelve": a time in an apposition of
/// who speaks, with a word of its own, is no time of the figure.
pub fn is_of_speaker(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let Some(open) = groups[..at].iter().rposition(comma).filter(|open| *open > 0 && open + 1 < at) else { return false };
    if is_of_inquiry(sentence, open, at) {
        return true;
    }
    let Some(close) = groups[at..].iter().position(comma).map(|behind| at + behind) else { return false };
    let tells = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_some() || e.incident.is_some(),
        GroupKind::Victims(v) => !v.implicit,
        GroupKind::Incident(_) | GroupKind::EffectNoun(_) => true,
        _ => false,
    };
    let mut before = groups[..open].iter().rev().filter(|g| !matches!(g.kind, GroupKind::Place(_) | GroupKind::Word));
    let speaker = before.next().is_some_and(|g| matches!(g.kind, GroupKind::Source(_) | GroupKind::Actor(_)));
    let according = before.next().is_some_and(|g| matches!(g.kind, GroupKind::SpeechPreposition(_)));
    let relative = context.is_any(groups[open + 1].start, &[Function::Who, Function::Where]);
    speaker && !(according || relative) && !groups[open..close].iter().any(tells)
}

/// "Douze tués, selon l'ONG, qui a enquêté du 3 au 9 mai": a time in a relative clause that says of who speaks what he did then, and
/// tells of no violence.
fn is_of_inquiry(sentence: &SentenceTold<'_>, open: usize, at: usize) -> bool {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let account = |g: &Group| matches!(g.kind, GroupKind::SpeechPreposition(_));
    let speaker = matches!(groups[open - 1].kind, GroupKind::Source(_)) || groups[..open].iter().rev().take(ACCOUNT).any(account);
    let relative = context.is_any(groups[open + 1].start, &[Function::Who, Function::Including]);
    let dated = matches!(&groups[at].kind, GroupKind::Time(_)) && !context.is(groups[at].start, Function::Since);
    let end = |g: &Group| matches!(g.kind, GroupKind::Mark(',' | ';' | ':' | '.'));
    let close = groups[at..].iter().position(end).map_or(groups.len(), |behind| at + behind);
    let inquires = groups[open..close].iter().any(|g| matches!(g.kind, GroupKind::SpeechNoun(_)));
    let tells = |g: &Group| match &g.kind {
        // "a mené son enquête"
        GroupKind::Effect(e) => e.effect.is_some() || e.incident.is_some() && !inquires,
        GroupKind::Victims(v) => !v.implicit,
        GroupKind::Speech(s) => context.lexicon.verbs[s.verb as usize].counts_own,
        GroupKind::Incident(_) | GroupKind::EffectNoun(_) | GroupKind::Count(_) => true,
        _ => false,
    };
    speaker && relative && dated && !groups[open..close].iter().any(tells)
}

/// "tel est le bilan de la préfecture": whose account it is stands so many groups behind what says so.
const ACCOUNT: usize = 4;

/// "la semaine dernière, deux attaques ont fait …": what several told of together did before, in a report that has its news.
fn of_last_week(scene: &Scene) -> bool {
    let week = || scene.times.iter().any(|(_, t)| t.value == TimeValue::PastWeek);
    let several = || scene.mentions.iter().any(|m| m.noun && m.plural && m.count.is_some());
    scene.told >= AFTER_LEAD && week() && several() && scene.settlement().is_none()
}

/// "Eleven soldiers died as well in other attacks across the country": any number of them, on no day and at no place.
fn is_of_other_acts(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound) -> bool {
    let mut nouns = scene.mentions.iter().filter(|m| m.noun).peekable();
    // Not "who drove back other attacks", nor "other strikes on the same place".
    let died_in = |m: &Mention| {
        let start = sentence.groups[m.group].start;
        let within = [Function::In, Function::During, Function::DuringOf];
        let behind = m.group > toll.group && m.group - toll.group <= OF_ACTS + 1;
        let inside = (start.saturating_sub(SUCH_BACK)..start).any(|i| sentence.context.is_any(i, &within));
        m.other && m.is_any_number() && !m.definite && !m.device && behind && inside
    };
    nouns.peek().is_some()
        && nouns.all(died_in)
        && toll.quantity.high != Some(0)
        && !has_day(scene)
        && scene.places.iter().all(|p| p.level == super::places::Level::Country)
        && scene.told > 0
}

/// "This week, some forty have died in various attacks": on no day and at no town.
fn is_of_acts_of_a_week(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let week = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if matches!(t.value, TimeValue::ThisWeek | TimeValue::PastWeek));
    let mut nouns = scene.mentions.iter().filter(|m| m.noun).peekable();
    nouns.peek().is_some()
        && nouns.all(|m| is_vague_many(sentence, m) && m.kind != Kind::Clash)
        && !has_day(scene)
        && scene.settlement().is_none()
        && sentence.groups[scene.from..scene.to].iter().any(week)
}

/// "chaque attaque faisait des dizaines de morts": what each of many did.
fn of_each(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound) -> bool {
    let each = |at: usize| {
        let group = &sentence.groups[at];
        (group.start..group.end).any(|i| sentence.context.is(i, Function::DetEach))
            && sentence.groups[at..].iter().take(2).any(|g| matches!(g.kind, GroupKind::Incident(_)))
    };
    sentence.context.holds_function(&[Function::DetEach]) && (scene.from..toll.group.clamp(scene.from, scene.to)).any(each)
}

/// "On Friday a medal was given to the families of 83 peacekeepers who died in 2019": the year beside the figure is its own.
fn is_of_its_year(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound) -> bool {
    let behind = &sentence.groups[toll.group.min(scene.to)..scene.to];
    let first = behind.iter().take(YEAR_BEHIND).find(|g| matches!(g.kind, GroupKind::Time(_)));
    let mention = scene.mentions.iter().any(|m| m.noun && !m.plural);
    !mention && scene.settlement().is_none() && first.is_some_and(|g| is_year(g) && is_month_or_year(g) && !is_period(g))
}

/// Whether villages or towns stand in a scene without a name or a number.
fn in_several_places(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    (first..last).any(|end| several_sites(&sentence.context, end))
}

/// "in March fighting had killed thirty in this town", "thirty had died there": in one told of before.
fn is_in_that_town(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let town = |i: usize| {
        let settlement = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Settlement));
        context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| settlement(s))
    };
    let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    (first + 1..last).any(|i| town(i) && context.is(i - 1, Function::DetDem) && !context.is(i - 1, Function::PluralDeterminer))
        || super::signs::happened_there(sentence, scene)
}

/// A conflict governs a figure that stands so many groups behind it; a large one, from further off.
const GOVERNED: usize = 6;

/// A conflict noun as the subject that the figure belongs to: "the war has killed", "the dead of the conflict".
fn governs(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound, within: usize) -> bool {
    let before = &sentence.groups[scene.from..toll.group.max(scene.from)];
    let comma = before.iter().rposition(|g| matches!(g.kind, GroupKind::Mark(',')));
    // "in a region spared by the violence, forty were killed": whom or what it befalls, between commas.
    let befalls = |at: usize| {
        let words = before[at].start.saturating_sub(BEFALLS)..before[at].start;
        [Function::By, Function::Plight].into_iter().any(|f| sentence.context.any_is(words.clone(), f))
    };
    // "the committee, which counts the victims of the war, speaks of thirty dead".
    let relative = |at: usize| {
        let open = before[..at].iter().rposition(|g| matches!(g.kind, GroupKind::Mark(',')));
        let speaker = |open: usize| before[..open].iter().rev().take(SPEAKER).any(|g| matches!(g.kind, GroupKind::Source(_)));
        let who = |open: usize| sentence.context.is_any(before[open + 1].start, &[Function::Who, Function::Including]);
        open.is_some_and(|open| who(open) && speaker(open))
    };
    let aside = |at: usize| comma.is_some_and(|comma| at < comma) && (befalls(at) || relative(at));
    let near = before.len().saturating_sub(within)..before.len();
    near.into_iter().any(|at| names_conflict(sentence, &before[at]) && !aside(at))
        && scene.places.iter().all(|p| p.level != super::places::Level::Settlement)
}

/// Whoever speaks is named at most so many groups before the clause that tells what he does.
const SPEAKER: usize = 3;

/// What it befalls is said by words that begin so many before it.
const BEFALLS: usize = 4;

fn has_day(scene: &Scene) -> bool {
    scene.times.iter().any(|(_, t)| {
        let day = match t.value {
            TimeValue::Calendar { day, weekday, .. } => day.is_some() || weekday.is_some(),
            TimeValue::RelativeDay(_) | TimeValue::AnaphoricDay(_) => true,
            _ => false,
        };
        day && (t.until.is_none() || !t.period || is_short(t) || t.night)
    })
}

/// "never since April had it been hit so hard: sixteen men had fallen then", "the hardest blow since April, when sixteen had been killed":
/// whether what had happened before is told of one time, behind the period since.
fn was_at_that_time(sentence: &SentenceTold<'_>, period: usize, toll: &TollFound) -> bool {
    let context = &sentence.context;
    let told = sentence.groups[toll.group].end + TOLD_WITHIN;
    // Behind the figure it closes its clause: "when the army withdrew" is the time of something else.
    let falls = |i: usize| context.has(i, SenseClass::Verb) && !finite_at(context, i);
    let closes = |i: usize| context.tokens.get(i + 1).is_none_or(|t| !t.is_word()) || falls(i + 1);
    let at_that_time = |i: usize| context.is(i, Function::AtThatTime) && (i < sentence.groups[toll.group].start || closes(i));
    toll.pluperfect
        && context.holds_function(&[Function::AtThatTime])
        && period < toll.group
        && (sentence.groups[period].end..told.min(context.len())).any(at_that_time)
}

/// The verb with its adverb ends at most so many words behind those harmed.
const TOLD_WITHIN: usize = 4;

/// "the deadliest attack since", "the third attack in a month": the period measures the incident, the figure is the
/// incident's. A period behind the figure is the figure's, unless the incident stands between them.
fn superlative(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound, one: bool) -> bool {
    let one_between = |from: usize, to: usize| {
        scene
            .mentions
            .iter()
            .rfind(|m| m.noun && !m.device && m.kind != Kind::Operation && from < m.group && m.group < to)
            .is_some_and(|m| !m.plural)
    };
    let mut periods = (scene.from..scene.to).filter(|i| is_period(&sentence.groups[*i]));
    let several_before = |period: usize| scene.mentions.iter().any(|m| m.sums_up() && period < m.group && m.group < toll.group);
    one && periods.all(|p| if p > toll.group { one_between(toll.group, p) } else { !several_before(p) })
}

/// "closed since gunmen killed twelve of them": what was done when it began is no sum of what has been since.
fn is_since_then(sentence: &SentenceTold<'_>, period: usize, toll: &TollFound) -> bool {
    let start = sentence.groups[period].start;
    let clause = sentence.context.is(start, Function::Since) && sentence.context.is(start + 1, Function::That);
    clause && toll.group > period && !sentence.groups[period..toll.group].iter().any(|g| matches!(g.kind, GroupKind::Mark(',')))
}

/// A time that covers more than an event: since January, these last months, in ten years.
pub fn is_period(group: &Group) -> bool {
    let GroupKind::Time(time) = &group.kind else { return false };
    match time.value {
        TimeValue::Historic | TimeValue::PastDays | TimeValue::ThisYear => true,
        TimeValue::PastYear | TimeValue::PastMonth | TimeValue::ThisMonth => time.period,
        TimeValue::Span => time.period,
        TimeValue::Calendar { .. } => time.period && !time.night && !is_short(time),
        _ => false,
    }
}

/// A month or a year without a day.
pub fn is_month_or_year(group: &Group) -> bool {
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

/// A month without a day.
pub fn is_month(group: &Group) -> bool {
    is_month_or_year(group) && !is_year(group)
}

/// "le mois d'août s'est soldé par": a month told of as such, from its first day to its last.
fn is_whole_month(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let context = &sentence.context;
    let month = |i: usize| {
        context
            .senses_of(i, &[SenseClass::Time])
            .any(|(_, s)| matches!(s, Sense::Time(TimeWord::Unit(days)) if i64::from(*days) == i64::from(MONTH_DAYS)))
    };
    // As the subject: "between the month of May and that of June", "in the month of May" tell when.
    let opens = |i: usize| i == 0 || !context.tokens[i - 1].is_word() || context.is(i - 1, Function::That);
    let named = || {
        (group.start.saturating_sub(2)..group.end)
            .any(|i| month(i) && i > 0 && context.is(i - 1, Function::DetDef) && opens(i - 1))
    };
    let calendar = matches!(&group.kind, GroupKind::Time(time) if matches!(time.value, TimeValue::Calendar { .. }));
    calendar && is_month_or_year(group) && named()
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

/// An event lasts so many days at most; what is told of more is a sum, unless one operation is named that lasted them.
const EVENT_DAYS: i16 = 4;
/// The days of a month, roughly: enough to tell a few days over its end from weeks.
const MONTH_DAYS: i16 = 30;

/// A few days next to each other are no period.
fn is_short(time: &TimeGroup) -> bool {
    match (time.value, time.until) {
        (TimeValue::Calendar { day: Some(a), month: m, .. }, Some(TimeValue::Calendar { day: Some(b), month: n, .. })) => {
            let months = m.zip(n).map_or(0, |(m, n)| i16::from(n - m).rem_euclid(12));
            i16::from(b) - i16::from(a) + MONTH_DAYS * months <= EVENT_DAYS
        }
        (TimeValue::Calendar { weekday: Some(_), .. }, Some(TimeValue::Calendar { weekday: Some(_), .. })) => true,
        // "since Sunday": within the week.
        (TimeValue::Calendar { weekday: Some(_), year: None, .. }, None) => true,
        (TimeValue::Calendar { .. }, None) => time.lately,
        _ => false,
    }
}

pub(super) fn names_conflict(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let context = &sentence.context;
    context.holds(SenseClass::Conflict)
        && (group.start..group.end).any(|i| context.has(i, SenseClass::Conflict) && !only_says_of_what_kind(sentence, i))
}

/// "a camp of those displaced by war", "a warlord", "weapons of war", "a war crime": whether a word for a conflict stands without an
/// article behind "of" and people, weapons or a site, of which it only says what kind they are.
fn only_says_of_what_kind(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    let kinds = [
        SenseClass::Victim,
        SenseClass::EffectNoun,
        SenseClass::Source,
        SenseClass::ActorNoun,
        SenseClass::Weapon,
        SenseClass::Materiel,
        SenseClass::PlaceWord,
        SenseClass::Target,
    ];
    at > 1 && context.is(at - 1, Function::Of) && context.has_any(at - 2, &kinds) && !context.has(at - 2, SenseClass::Time)
}

fn says(sentence: &SentenceTold<'_>, group: &Group, class: SenseClass) -> bool {
    sentence.context.holds(class) && (group.start..group.end).any(|i| sentence.context.has(i, class))
}

fn has(sentence: &SentenceTold<'_>, group: &Group, wanted: impl Fn(&Sense) -> bool) -> bool {
    let sum = [SenseClass::Sum];
    says(sentence, group, SenseClass::Sum)
        && (group.start..group.end).any(|i| sentence.context.senses_of(i, &sum).any(|(_, s)| wanted(s)))
}
