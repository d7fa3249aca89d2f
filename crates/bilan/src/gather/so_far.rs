//! Figures of all that has come together so far: "had already lost 160 men", "which brings to seven the number of those killed this
//! year", "by 3 May, ninety had been killed since March".

use super::aggregates::{is_period, names_conflict};
use super::scenes::Scene;
use crate::lexicon::{Frame, Function, SenseClass};
use crate::model::{Kind, SpeakerClass, Victims};
use crate::recognise::{Group, GroupKind, Kinds, PlaceTie, TimeValue};
use crate::state::{SentenceTold, TollFound};

/// "la mission avait déjà perdu 160 hommes": all that a side has lost, where no incident is named.
pub fn has_lost_so_far(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound) -> bool {
    if toll.quantity.low < 10 {
        return false;
    }
    let mut before = sentence.groups[scene.from..toll.group.max(scene.from)].iter().rev().take(LOSES_BEFORE);
    let loses = |g: &&Group| matches!(&g.kind, GroupKind::Effect(e) if e.frame == Frame::Own && e.effect.is_some());
    let already = |g: &Group| (g.start..g.end).any(|i| sentence.context.is(i, Function::Already));
    before.find(loses).is_some_and(already) && !scene.mentions.iter().any(|m| m.noun && !m.plural)
}

/// "elle déplorait déjà, avant dimanche, la mort de 160 hommes", "avant cette attaque, la force comptait 60 tués": what a side had lost
/// before what is told, where no other incident and no other day is named.
pub fn had_lost_before(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound) -> bool {
    let context = &sentence.context;
    if toll.quantity.low < MANY_IN_A_TOWN
        || !(toll.victims.are_forces() || toll.victims == Victims::People && is_of_force(sentence, scene, toll))
        || !context.holds_function(&[Function::Before, Function::Already, Function::Formerly])
    {
        return false;
    }
    let groups = &sentence.groups;
    let counts = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.frame == Frame::Own && e.effect.is_some() || context.lexicon.verbs[e.verb as usize].counts_own,
        GroupKind::Speech(s) => context.lexicon.verbs[s.verb as usize].counts_own,
        _ => false,
    };
    let end = toll.group.clamp(scene.from, scene.to);
    let verb = (end.saturating_sub(COUNTS_BEFORE).max(scene.from)..end).rev().find(|at| counts(&groups[*at]));
    let measured = |at: usize| at > scene.from && context.is(groups[at - 1].start, Function::Before);
    let already = |verb: usize| {
        let words = groups[verb].start..groups[(verb + 1).min(end)].end;
        context.any_is(words, Function::Already)
    };
    let mut days =
        scene.times.iter().map(|(at, _)| *at).chain(scene.mentions.iter().filter(|m| m.noun && !m.plural).map(|m| m.group));
    let before =
        (scene.from..scene.to).any(|at| measured(at) && matches!(groups[at].kind, GroupKind::Time(_) | GroupKind::Incident(_)));
    // "Jusque-là, la force avait perdu 60 hommes."
    let formerly = context.is(groups[scene.from].start, Function::Formerly);
    verb.is_some_and(|verb| before || formerly || already(verb)) && days.all(measured)
}

/// "l'armée déplorait la mort de 160 hommes": whether a force is named before the figure.
fn is_of_force(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound) -> bool {
    let force = |g: &Group| match &g.kind {
        GroupKind::Actor(actor) => actor.force,
        GroupKind::Source(source) => matches!(source.class, Some(SpeakerClass::Army | SpeakerClass::SecurityForces)),
        _ => false,
    };
    sentence.groups[scene.from..toll.group.clamp(scene.from, scene.to)].iter().any(force)
}

/// The same where an aside may stand between: "déplorait déjà, avant ce dimanche, la mort de".
const COUNTS_BEFORE: usize = 12;

/// How many groups before a figure the verb stands that tells of a loss.
const LOSES_BEFORE: usize = 6;

/// "our ranks have lost twenty this week": a side's own losses of the week, where no incident and no town is named.
pub fn has_lost_this_week(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound) -> bool {
    let groups = &sentence.groups[scene.from..scene.to];
    let week = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if t.value == TimeValue::ThisWeek);
    let loses = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.frame == Frame::Own && e.effect == Some(toll.effect));
    let nowhere = || scene.settlement().is_none() && !scene.mentions.iter().any(|m| m.noun);
    sentence.kinds.any(Kinds::TIME) && nowhere() && groups.iter().any(week) && groups.iter().any(loses)
}

/// "by 3 May, ninety had been killed since March": what had come together by a day, since another.
pub fn stood_by_then(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound) -> bool {
    if !scene.pluperfect {
        return false;
    }
    let headed = scene.times.iter().any(|(at, _)| *at <= scene.from + HEADED);
    let behind = sentence.groups[toll.group.clamp(scene.from, scene.to)..scene.to].iter();
    let mut clause = behind.take_while(|g| !matches!(g.kind, GroupKind::Mark(_) | GroupKind::Incident(_)));
    let since = |g: &Group| is_period(g) && matches!(&g.kind, GroupKind::Time(t) if t.until.is_none());
    let nowhere = scene.settlement().is_none() || toll.quantity.low >= MANY_IN_A_TOWN;
    headed && nowhere && clause.any(since)
}

/// "plus de 750 soldats ont été tués depuis que les rebelles ont pris la région": what has come together since something else happened,
/// where no incident and no day is named.
pub fn is_since_deed(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound) -> bool {
    let context = &sentence.context;
    if toll.quantity.low < MANY_IN_A_TOWN
        || !context.holds_function(&[Function::Since])
        || scene.mentions.iter().any(|m| m.noun && m.kind != Kind::Clash)
    {
        return false;
    }
    let behind = sentence.groups[toll.group.clamp(scene.from, scene.to)..scene.to].iter();
    let mut clause = behind.take_while(|g| !matches!(g.kind, GroupKind::Mark(_)));
    clause.any(|g| context.is(g.start, Function::Since) && context.is(g.end, Function::That))
}

/// So many since a day have come together in a town, too.
const MANY_IN_A_TOWN: u64 = 20;

/// A day that heads a sentence stands among so many first groups.
const HEADED: usize = 2;

/// "cette attaque porte à dix le nombre des soldats tués depuis le début du mois": a number of people told of over a period,
/// which stands behind it without an incident of its own between them.
/// "portent à trente le nombre de soldats tués par des mines dans le pays": those of a whole country are as many attacks'.
pub fn is_number_since(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound) -> bool {
    let groups = &sentence.groups;
    let Some(number) = numbers(sentence, scene) else { return false };
    if before_number(sentence, scene, toll) < scene.to {
        return false;
    }
    let device = |g: &Group| scene.mentions.iter().any(|m| m.device && groups[m.group].start == g.start);
    let war = |g: &Group| {
        names_conflict(sentence, g) && g.start > 0 && (g.start - 1..=g.start).any(|i| sentence.context.is(i, Function::DetDem))
    };
    let ends = |g: &&Group| matches!(g.kind, GroupKind::Incident(_) | GroupKind::Mark(_)) && !device(g) && !war(g);
    let behind = groups[number + 1..scene.to].iter().take_while(|g| !ends(g));
    let end = number + 1 + behind.clone().count();
    let in_country = |g: &Group| matches!(&g.kind, GroupKind::Place(p) if p.country.is_some() && p.tie == PlaceTie::In);
    let nearest = scene.tolls.iter().chain(&scene.aggregates).map(|t| sentence.tolls[*t].group).filter(|g| *g < number).max();
    let raised = nearest.is_none_or(|last| last <= toll.group) && toll.group < number;
    // "since the beginning of the week".
    let week = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if t.value == TimeValue::ThisWeek);
    let since = |g: &Group| week(g) && sentence.context.is(g.start, Function::Since);
    // "dans ce conflit": as many as a whole war has cost.
    let of_more = |g: &Group| is_period(g) || since(g) || (in_country(g) || war(g)) && raised;
    let near = toll.group.abs_diff(number) <= end - number + COUNTED_BESIDE;
    // "the number of those shot in the region in two days": of more than one act.
    let at_large = |g: &Group| match &g.kind {
        GroupKind::Time(t) => !super::when::names_day(t),
        GroupKind::Place(p) => p.tie == PlaceTie::In,
        _ => sentence.context.has(g.start, SenseClass::PlaceWord),
    };
    let wide = || behind.clone().any(at_large);
    near && (behind.clone().any(of_more) || raised && wide() && is_raised_by_others(sentence, scene, toll, end))
}

/// "Two soldiers were killed at A, which brings to three the number of those shot": those two with others killed elsewhere. Not where a wounded
/// man died or a body was found, nor where the number is said to be that of one attack.
fn is_raised_by_others(sentence: &SentenceTold<'_>, scene: &Scene, total: &TollFound, end: usize) -> bool {
    let fewer = |t: &&TollFound| {
        (scene.from..total.group).contains(&t.group)
            && t.effect == total.effect
            && t.quantity.low < total.quantity.low
            && t.part_of.is_none()
    };
    let of_one = matches!(sentence.groups.get(end).map(|g| &g.kind), Some(GroupKind::Incident(i)) if !i.plural);
    let kills =
        |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(total.effect) && e.frame == Frame::Transitive);
    let killed = sentence.groups[scene.from..total.group].iter().any(kills);
    // "Monday's ambush has killed a fifth policeman, which brings to five the number of the dead": those of one act.
    let of_one = of_one || scene.mentions.iter().any(|m| m.noun && m.definite && !m.plural);
    let died_later = sentence.context.holds_function(&[Function::Found]) || !scene.found.is_empty();
    killed
        && !of_one
        && !died_later
        && scene.tolls.iter().chain(&scene.aggregates).map(|t| &sentence.tolls[*t]).any(|t| fewer(&t))
}

/// Where the clause begins that goes on to number people over a period, for a figure before it: "trois soldats ont été tués, ce qui
/// porte à sept le nombre de tués cette année". For any other figure, the end of the scene.
pub fn before_number(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound) -> usize {
    let Some(number) = numbers(sentence, scene) else { return scene.to };
    let comma = (scene.from..number).rev().find(|i| matches!(sentence.groups[*i].kind, GroupKind::Mark(',' | ';')));
    comma.filter(|comma| toll.group < *comma).unwrap_or(scene.to)
}

/// The group of a scene that numbers people: "the number of".
fn numbers(sentence: &SentenceTold<'_>, scene: &Scene) -> Option<usize> {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let counts = |i: &usize| (groups[*i].start..groups[*i].end).any(|t| context.is(t, Function::NumberOf));
    if context.holds_function(&[Function::NumberOf]) { (scene.from..scene.to).find(counts) } else { None }
}

/// So many groups from the clause that numbers people over a period the figure stands at most.
const COUNTED_BESIDE: usize = 4;
