//! What the groups of a scene say of it: when, whether it recalls, of which violence, whether of an accident.

use super::acted;
use super::aggregates;
use super::cues::cues;
use super::deeds;
use super::grudges;
use super::mentions::{
    Mention, incident_of, introduces, is_completed, is_device, is_feared, is_next_act, is_of_the_told, is_wished, names_the_act,
    names_what_was_hit, says_what_was_hit,
};
use super::occasion;
use super::outcomes;
use super::parties::OF_FORCES;
use super::pinned::is_pinned;
use super::places::Found;
use super::recent;
use super::scenes::{OPENING, Scene, harms};
use super::signs;
use super::when;
use crate::lexicon::{
    Auxiliary, Frame, Function, PlaceWord, RareTimes, ResponsibilityCue, Sense, SenseClass, SpeechPreposition, Subject, Tense,
    TimeWord,
};
use crate::model::{Effect, Form, Kind, SpeakerClass, Victims};
use crate::recognise::{
    Context, EffectGroup, EffectNounGroup, Group, GroupKind, IncidentGroup, Kinds, MOBILE, Mood, PlaceTie, TimeGroup, TimeValue,
    Voice, attacks, told_there,
};
use crate::segment::TokenKind;
use crate::state::{SentenceTold, is_in_description};

/// "was arrested during a demonstration": whether a noun only says that people marched, where nobody is told to have come to harm.
fn is_peaceful(sentence: &SentenceTold<'_>, scene: &Scene, noun: &Group) -> bool {
    let marched = |i: usize| occasion::speaks_at(sentence, i, Subject::Rally);
    let harmed = || sentence.tolls.iter().any(|t| (scene.from..scene.to).contains(&t.group) && harms(t.effect));
    (noun.start..=noun.start + 1).any(marched) && !harmed()
}

/// Takes in what the groups of the scene say of time and violence.
pub(super) fn look(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    let seen = take_groups(sentence, scene);
    find_where(sentence, scene);
    find_accidents_and_charges(sentence, scene);
    find_days(sentence, scene);
    find_finite(sentence, scene);
    find_collisions(sentence, scene);
    find_known(sentence, scene);
    leave_out_mentions(sentence, scene);
    leave_out_harmless(sentence, scene, &seen);
    leave_out_times(sentence, scene);
    find_periods(sentence, scene);
    find_recalls(sentence, scene, &seen);
}

/// What the groups of a scene leave to be asked when all are taken in.
#[derive(Default)]
struct Seen {
    /// A device was rendered harmless.
    defused: bool,
    /// "it had announced the loss of a convoy": a figure was announced before the news.
    announced: bool,
}

/// Takes in the groups of the scene one by one.
fn take_groups(sentence: &SentenceTold<'_>, scene: &mut Scene) -> Seen {
    let mut seen = Seen::default();
    let mut object_of_verb = None;
    for (at, group) in sentence.groups[..scene.to].iter().enumerate().skip(scene.from) {
        match &group.kind {
            GroupKind::Time(time) => {
                when::take(sentence, at, time, scene);
                scene.of_told_day |= when::is_day_of_the_told(sentence, at);
            }
            GroupKind::Incident(_)
                if object_of_verb == Some(at) || says_what_for(sentence, scene, at) || is_peaceful(sentence, scene, group) => {}
            GroupKind::Incident(incident) => take_incident(sentence, scene, at, incident),
            GroupKind::EffectNoun(noun) => take_harm(sentence, scene, at, noun),
            GroupKind::Effect(effect) => seen.defused |= take_verb(sentence, scene, at, effect),
            GroupKind::Speech(speech) => {
                scene.verbless &= speech.participle;
                if let Some((verb, object)) = suffered(sentence, scene, at, speech) {
                    scene.mentions.push(verb);
                    object_of_verb = Some(object);
                }
                // "attacks were also reported".
                scene.goes_on |= speech.passive && goes_on_within(sentence, group);
                // "had been accused of killing".
                scene.past_before |= speech.mood == Mood::Pluperfect && speech.passive;
                seen.announced |= speech.mood == Mood::Pluperfect
                    && !scene.tolls.is_empty()
                    && when::speaks(sentence, speech)
                    && !quotes_back(sentence, at);
            }
            GroupKind::Accident => scene.accident = true,
            GroupKind::SpeechPreposition(SpeechPreposition::Continues) => scene.goes_on = true,
            GroupKind::Word => {
                scene.accident |= befalls_by_accident(sentence, group);
                let had = sentence.context.is_auxiliary(group.start) && is_had(sentence, group);
                scene.past_before |= had;
                // "The guard had been strengthened at A": no heading.
                scene.verbless &= !had;
            }
            _ => {}
        }
    }
    seen
}

/// "the attack", "two other ambushes": takes in a noun for an incident.
fn take_incident(sentence: &SentenceTold<'_>, scene: &mut Scene, at: usize, incident: &IncidentGroup) {
    let group = &sentence.groups[at];
    let alike = are_alike(sentence, group, incident.plural);
    let names_the_act = names_the_act(sentence, at);
    scene.mentions.push(Mention {
        group: at,
        kind: incident.kind,
        strong: incident.strong || names_the_act,
        noun: true,
        definite: incident.definite && !introduces(sentence, group) && !alike,
        // "this second attack": the one just told of.
        other: incident.other && (incident.plural || !incident.demonstrative) || alike,
        plural: incident.plural,
        count: incident.count,
        device: is_device(sentence, group) && !names_the_act,
        finite: false,
        supported: false,
        besides: false,
        continues: false,
    });
}

/// "the killing of ten": takes in a noun of harm that names an incident.
fn take_harm(sentence: &SentenceTold<'_>, scene: &mut Scene, at: usize, noun: &EffectNounGroup) {
    let group = &sentence.groups[at];
    if let Some((kind, strong)) = incident_of(sentence, group) {
        scene.recall_word |= is_since(sentence, group);
        let blank = Mention {
            group: at,
            kind,
            strong,
            noun: true,
            definite: noun.definite && !introduces(sentence, group),
            other: false,
            plural: noun.plural,
            count: None,
            device: false,
            finite: false,
            supported: false,
            besides: false,
            continues: false,
        };
        scene.mentions.push(blank);
    }
}

/// Takes in a verb; says whether it tells that a device was rendered harmless.
fn take_verb(sentence: &SentenceTold<'_>, scene: &mut Scene, at: usize, effect: &EffectGroup) -> bool {
    let group = &sentence.groups[at];
    scene.goes_on |= goes_on_within(sentence, group);
    let of_device = disposes_of_a_device(sentence, scene, at, effect);
    let act = act_of(sentence, scene, at, effect, of_device);
    let joined = effect.voice == Voice::Participle && joins_a_passive(&sentence.context, group.start);
    let done = is_completed(sentence, group) || is_next_act(sentence, at);
    // "around a post that gunmen had attacked": told of what is told in another tense.
    let of_relative = group.start > 0 && sentence.context.is(group.start - 1, Function::That) && !scene.mentions.is_empty();
    let before = scene.pluperfect;
    verb(at, effect, act, (done, joined), scene);
    scene.pluperfect &= before || !of_relative;
    effect.outcome == Some("defused") || of_device
}

/// The kind of incident that a verb tells of, and whether for certain.
fn act_of(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, effect: &EffectGroup, of_device: bool) -> Option<(Kind, bool)> {
    let group = &sentence.groups[at];
    // Who took a post attacked it.
    let taken =
        || outcomes::captures(sentence, scene, at, effect).then(|| (outcomes::capture(sentence, scene, at, effect), false));
    let act = effect.incident.filter(|_| !of_device && !kills_beasts(sentence, scene, at, effect));
    // "pupils went back to school", "life took up its course again": nothing was taken.
    let act = act.filter(|_| !effect.captures() || taken().is_some());
    let act = act.filter(|(_, strong)| *strong || !occasion::is_of_rally(sentence, group));
    let act = act.filter(|act| !(*act == (Kind::Ambush, false) && is_check(sentence, scene, at, effect)));
    let act = act.filter(|(kind, _)| {
        !is_rioting(sentence, scene, at, effect) && !(*kind == Kind::Operation && goes_on_itself(sentence, group))
    });
    let act = act.filter(|(_, strong)| *strong || !(scene.tolls.is_empty() && is_of_play(sentence)));
    let act = act.filter(|(_, strong)| *strong || !leads_to_no_violence(sentence, scene, at, effect));
    let act = act.filter(|act| {
        !(act.0 == Kind::Operation && scene.tolls.is_empty() && at == scene.from && effect.voice == Voice::Participle)
    });
    let act = act.filter(|act| !(act.0 == Kind::Explosion && sets_off_a_noun(sentence, scene, at)));
    let act =
        act.filter(|act| !(act.0 == Kind::Clash && (is_purpose(sentence, group, effect) || is_calling(sentence, group, effect))));
    let act = act.map(|act| if burned_by_attackers(sentence, scene, at, effect) { (Kind::Attack, act.1) } else { act });
    let act = act.or_else(|| wrecked_by_attackers(sentence, scene, at, effect));
    act.map(|act| if stops_a_vehicle(sentence, scene, at, act.0) { (Kind::Ambush, act.1) } else { act }).or_else(taken)
}

/// Whether it says where and when what was told happened.
fn find_where(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    let context = &sentence.context;
    let tokens = sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
    scene.in_turn = context.any_is(tokens.clone(), Function::InTurn);
    let affirmed = |i: &usize| *i == 0 || !context.is(i - 1, Function::Negation);
    let dated = dates_the_told(sentence, scene);
    scene.locates = context.any_is(tokens.filter(affirmed), Function::Happened) || dated;
    let told = |m: &Mention| m.is_the_act() && !m.other;
    let range = sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
    // "Celle de lundi a eu lieu à".
    let that = context.is(range.start, Function::ThatOf);
    let of_told = || dated || that || scene.mentions.iter().any(told) || context.any_is(range, Function::Facts);
    let acts = sentence.kinds.any(Kinds::EFFECT);
    let hit = |at: usize| matches!(sentence.groups[at].kind, GroupKind::Effect(_)) && says_what_was_hit(sentence, at);
    // "an official of A, where the attack took place, speaks of six dead".
    let there = |p: &Found| matches!(&sentence.groups[p.group].kind, GroupKind::Place(g) if told_there(context, g.name.1));
    scene.locates_told = scene.locates && scene.tolls.is_empty() && of_told()
        || acts && (scene.from..scene.to).any(hit)
        || scene.locates && scene.places.iter().any(there);
    if is_pinned(sentence, scene) {
        (scene.locates, scene.locates_told, scene.pinned) = (true, true, true);
    }
}

/// What was an accident, and what somebody is only charged with: their figures are none of the news.
fn find_accidents_and_charges(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    let context = &sentence.context;
    let acts = sentence.kinds.any(Kinds::EFFECT);
    // "a bus plunged into a ravine after coming under fire"
    let under_fire = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => {
            matches!(e.incident, Some((Kind::Attack | Kind::Ambush, _)))
                && !e.negated
                && context.lexicon.verbs[e.verb as usize].suffers
        }
        _ => false,
    };
    let kills = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && !e.negated);
    scene.kills = acts && sentence.groups[scene.from..scene.to].iter().any(kills);
    scene.under_fire = scene.accident && sentence.groups[scene.from..scene.to].iter().any(under_fire);
    scene.tolls.retain(|t| scene.under_fire || !is_of_accident(sentence, scene.from, sentence.tolls[*t].group));
    let (from, to) = (scene.from, scene.to);
    // "suspected of the murder, on Tuesday at A, of six": told with a day or a place of its own, it is told here.
    let nouns = sentence.kinds.any(Kinds::EFFECT_NOUN);
    let charge = if nouns { (from..to).find(|at| charges(sentence, from, *at)) } else { None };
    let own = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if when::names_day(t)) || matches!(g.kind, GroupKind::Place(_));
    let charge = charge.filter(|at| !sentence.groups[*at..to].iter().any(own));
    let of_one = |t: usize| sentence.tolls[t].quantity.low == 1 && sentence.tolls[t].effect == Effect::Killed;
    scene.tolls.retain(|t| charge.is_none() || !of_one(*t) || !is_of_a_charge(sentence, from, sentence.tolls[*t].group));
    scene.of_a_charge = charge.is_some();
}

/// The day on which bodies were found stands for one that nothing tells; what had been so is told before.
fn find_days(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    // "three teachers abducted in May were found dead on Tuesday": the day of the finding says more.
    let of_month = |t: &TimeGroup| matches!(t.value, TimeValue::Calendar { weekday: None, day: None, .. }) && t.until.is_none();
    let finer = scene.found.iter().any(|(_, t)| when::names_day(t)) && scene.times.iter().all(|(_, t)| of_month(t));
    if scene.times.is_empty() || finer {
        scene.times.clone_from(&scene.found);
    } else {
        scene.found.clear();
    }
    if scene.harmful {
        super::wounds::leave_deathbed(sentence, scene);
    }
    support(sentence, scene);
    scene.pluperfect |= scene.past_before && !scene.tolls.is_empty() && had_been_so(sentence, scene);
}

/// Which verbs tell of an act though they are not finite, and which acts came as well.
fn find_finite(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    // "- Burkina: a convoy attacked near A": an entry of a list has no other verb.
    if scene.item && scene.verbless {
        scene.mentions.iter_mut().filter(|m| !m.noun).for_each(|m| m.finite = true);
    }
    for mention in scene.mentions.iter_mut().filter(|m| m.finite && explodes_as_well(sentence, m)) {
        (mention.other, mention.strong) = (true, true);
    }
}

/// Whether vehicles only ran into each other, or it was an accident that violence explains.
fn find_collisions(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    // "A bus and a lorry ran into each other", "the village was the scene of an accident".
    if scene.mentions.iter().any(|m| collide(sentence, scene.from, m)) {
        scene.accident = true;
        scene.mentions.retain(|m| !collide(sentence, scene.from, m));
    }
    scene.mentions.retain(|m| m.noun || !befalls(sentence, m));
    // "On the day of a collision, gunmen massacred ten villagers": violence by its own name is no accident.
    let of_violence = |m: &Mention| m.strong && !matches!(m.kind, Kind::Other | Kind::Explosion | Kind::Operation);
    let violent = || scene.mentions.iter().any(of_violence) && sentence.groups[scene.from..scene.to].iter().any(attacks);
    // "a landmine, hit by a bus, killed ten".
    let before_harm = |m: &Mention| scene.harmful && scene.tolls.iter().all(|t| sentence.tolls[*t].group > m.group);
    // "a mine killed five, and three died of cholera"
    let kills_next = |m: &Mention| {
        !m.definite
            && sentence.groups.get(m.group + 1).is_some_and(
                |g| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && e.voice == Voice::Active),
            )
    };
    let mined = scene.mentions.iter().any(|m| m.noun && (m.strong || kills_next(m)) && m.kind == Kind::Ied && before_harm(m));
    scene.accident = scene.accident && !(violent() || mined) && !deeds::by_attackers(sentence, scene) && !scene.under_fire;
}

/// Which acts are those told of last, and which are done again and again.
fn find_known(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    if goes_back_to_the_last(sentence, scene) {
        scene.recall_word = true;
        scene.mentions.iter_mut().filter(|m| m.noun).for_each(|m| m.other = true);
    }
    if is_habit(sentence, scene) {
        scene.mentions.iter_mut().for_each(|m| m.finite = false);
    }
}

/// Leaves out what names no act: descriptions, charges, wishes, grudges, fears and what is only condemned.
fn leave_out_mentions(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    // "four volunteers, civilians who fight beside the army".
    let describes = |m: &Mention| is_in_description(&sentence.context, &sentence.groups, m.group);
    scene.mentions.retain(|m| match m.noun {
        true => !is_charge(sentence, &sentence.groups[m.group]),
        false => !is_wished(sentence, &sentence.groups[m.group]) && !describes(m),
    });
    scene.mentions.retain(|m| !grudges::is_grudge(sentence, m.group));
    // "warns of risks of attacks or abductions"
    let harmless = scene.tolls.is_empty() && sentence.context.holds_function(&[Function::Feared]);
    // "the legitimacy of the fight waged by": a participle goes with its noun.
    let feared = |m: &Mention| match m.noun {
        true => is_feared(sentence, &sentence.groups[m.group]),
        false => {
            let noun = m.group.checked_sub(1).map(|at| &sentence.groups[at]).filter(|_| !m.finite);
            noun.is_some_and(|g| matches!(g.kind, GroupKind::Incident(_)) && is_feared(sentence, g))
        }
    };
    scene
        .mentions
        .retain(|m| !(harmless && feared(m)) && !(m.device && (is_workplace(sentence, m) || is_only_stocked(sentence, m))));
    for mention in scene.mentions.iter_mut().filter(|m| !m.noun) {
        mention.continues = is_of_the_told(sentence, scene.from, mention.group);
    }
    if scene.tolls.is_empty() {
        scene.mentions.retain(|m| {
            !only_condemned(sentence, m)
                && !only_measures(sentence, m)
                && !only_suffered(sentence, m)
                && !is_circumstance(sentence, (scene.from, scene.to), m)
        });
    }
}

/// Leaves out devices that harmed nobody: rendered harmless, or only found.
fn leave_out_harmless(sentence: &SentenceTold<'_>, scene: &mut Scene, seen: &Seen) {
    let unharmed = scene.tolls.iter().all(|t| sentence.tolls[*t].quantity.high == Some(0));
    if unharmed && (seen.defused || scene.mentions.iter().any(|m| m.device) && is_only_found(sentence, scene)) {
        scene.mentions.retain(|m| !m.device && !matches!(m.kind, Kind::Ied | Kind::Explosion));
    }
}

/// Leaves out the figures of mourning, and times that are those of something else.
fn leave_out_times(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    if mourns(sentence, scene) {
        scene.tolls.clear();
        scene.general = true;
    }
    if only_claims(sentence, scene) {
        let claimed = std::mem::take(&mut scene.times);
        scene.said.extend(claimed.into_iter().map(|(_, time)| time));
    }
    if only_brings(sentence, scene) || only_dates_a_war(sentence, scene) {
        scene.times.clear();
    }
}

/// Whether it tells of a period, of what lasts, or of a campaign, and so of no incident.
fn find_periods(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    // "the army has waged an offensive on them for months": a campaign is no incident.
    let campaign = scene.tolls.is_empty()
        && scene.mentions.iter().any(|m| m.noun)
        && scene.mentions.iter().all(|m| matches!(m.kind, Kind::Operation | Kind::Clash) || !m.noun && !m.strong)
        && sentence.kinds.any(Kinds::TIME)
        && lasts_for_months(sentence, scene);
    let open = |g: &Group| {
        let span = matches!(&g.kind, GroupKind::Time(t) if t.period && t.until.is_none()) || aggregates::is_period(g);
        let fights = || scene.mentions.iter().all(|m| m.kind == Kind::Clash);
        let of_the_news = || scene.told < OPENING && (!scene.tolls.is_empty() || fights()) && recent::is_since_a_weekday(g);
        span && !recent::is_of_hours(sentence, g) && !of_the_news() && !recent::is_fight_of_days(sentence, scene, g)
    };
    let own = |at: usize| {
        open(&sentence.groups[at]) && !measures_an_apposition(sentence, at) && !is_of_fronted_participle(sentence, scene, at)
    };
    let periodic = || sentence.kinds.any(Kinds::TIME) && (scene.from..scene.to).any(own);
    let several = scene.mentions.iter().any(|m| m.noun && m.plural);
    // "the group has held the port of X since August": what lasts is no incident, nor where one was.
    let lasts = scene.tolls.is_empty() && scene.mentions.is_empty() && periodic();
    // "a village that fighters have encircled for a month": in the present tense no act either.
    let now = |m: &Mention| matches!(&sentence.groups[m.group].kind, GroupKind::Effect(e) if e.mood == Mood::Present);
    let lasting = |g: &Group| open(g) && !recent::is_since_a_weekday(g);
    let lasts = lasts
        || scene.tolls.is_empty()
            && !scene.mentions.is_empty()
            && scene.mentions.iter().all(|m| !m.noun && now(m))
            && sentence.groups[scene.from..scene.to].iter().any(lasting);
    scene.periodic = several && periodic() && !(!scene.tolls.is_empty() && recent::is_news(sentence, scene));
    scene.general |= scene.periodic || lasts || campaign || is_plight(sentence, scene);
    if campaign {
        scene.mentions.clear();
    }
}

/// Whether it recalls what was before the news.
fn find_recalls(sentence: &SentenceTold<'_>, scene: &mut Scene, seen: &Seen) {
    scene.reported = scene.pluperfect && is_reported(sentence, scene);
    scene.recalls |= scene.recall_word || since_that_of(sentence, scene) || is_of_anniversary(sentence, scene);
    // "last week, fifteen fishermen had been killed", "last week the army had said that it had killed six fighters".
    let past_week = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if t.value == TimeValue::PastWeek);
    scene.recalls |= (scene.pluperfect || scene.past_before) && sentence.groups[scene.from..scene.to].iter().any(past_week);
    // "it had announced the loss of a convoy": what was announced before the news is no news, unless it is an earlier count
    // of what is told: "had spoken of ten dead in this attack".
    let announced = seen.announced && scene.mentions.iter().any(|m| m.noun && !m.definite && !m.device);
    scene.announced = announced && !scene.recalls;
    scene.recalls |= announced;
    scene.recalls |= happened_lately(sentence, scene);
    // "the assailants, who had already killed three some hours before": of the day told of.
    let hours_before = !scene.times.is_empty() && scene.times.iter().all(|(_, t)| t.value == TimeValue::PartOfDay);
    let had_already = scene.pluperfect
        && !hours_before
        && (scene.from..scene.to)
            .any(|at| says_already(sentence, &sentence.groups[at]) && !only_tells_who_they_are(sentence, scene, at));
    let had_already = had_already || month_has_already(sentence, scene);
    scene.already = !scene.recalls && (opens_with_already(sentence, scene) || had_already);
    scene.recalls |= scene.already;
    scene.identifies = names_what_was_hit(sentence, scene);
}

/// "s'est écrasé", said of what no act of violence is told beside: not "four drones crashed after the attack".
fn befalls_by_accident(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let context = &sentence.context;
    let accident = |i: usize| context.senses_of(i, &[SenseClass::Accident]).any(|(_, s)| *s == Sense::Accident);
    let told = |g: &Group| {
        matches!(g.kind, GroupKind::Incident(_)) || attacks(g) || matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some())
    };
    context.holds(SenseClass::Accident)
        && context.is(group.start, Function::Reflexive)
        && accident(group.start)
        && !sentence.groups.iter().any(told)
}

/// "Besieged for a year by A, the town has suffered their shelling": a time in a participle with which the sentence opens, before the comma
/// behind which the violence is told.
fn is_of_fronted_participle(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    let groups = &sentence.groups;
    let opens = matches!(groups.first().map(|g| &g.kind), Some(GroupKind::Effect(e)) if e.voice == Voice::Participle);
    let comma = || groups[at..].iter().position(|g| matches!(g.kind, GroupKind::Mark(','))).map(|behind| at + behind);
    opens && comma().is_some_and(|comma| scene.mentions.iter().all(|m| !m.noun || m.group > comma))
}

/// "claimed both attacks, the heaviest setback of the army in years": behind a comma and nouns alone, a span is that of what they say.
fn measures_an_apposition(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let groups = &sentence.groups;
    let Some(comma) = groups[..at].iter().rposition(|g| matches!(g.kind, GroupKind::Mark(','))) else { return false };
    let noun = |g: &Group| {
        matches!(
            g.kind,
            GroupKind::Word | GroupKind::Actor(_) | GroupKind::Place(_) | GroupKind::Target(_) | GroupKind::Source(_)
        ) && !sentence.context.is_auxiliary(g.start)
            && !occasion::finite(sentence, g)
    };
    let closes = groups.get(at + 1).is_none_or(|g| matches!(g.kind, GroupKind::Mark(_)));
    at > comma + 2 && closes && groups[comma + 1..at].iter().all(noun)
}

/// "un hélicoptère de liaison et d'assaut": a noun without an article behind a weapon says what that is for.
fn says_what_for(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    let (context, group) = (&sentence.context, &sentence.groups[at]);
    if group.start == 0 || !context.is(group.start - 1, Function::Of) {
        return false;
    }
    if is_use_of_things(sentence, scene, at) {
        return true;
    }
    if !sentence.kinds.any(Kinds::WEAPON) {
        return false;
    }
    let word = |g: &&Group| matches!(g.kind, GroupKind::Word);
    let before = sentence.groups[scene.from..at].iter().rev().take(WHAT_FOR).find(|g| !word(g));
    let bare = matches!(&group.kind, GroupKind::Incident(i) if !i.definite && !i.plural && !i.demonstrative && i.count.is_none());
    bare && before.is_some_and(|g| matches!(g.kind, GroupKind::Weapon(_)))
}

/// "matériel de combat", "du matériel de logistique et de combat": a noun of fighting without an article, one word behind a noun that is no
/// time, says what things are used for; "une journée de combat" tells of a fight.
fn is_use_of_things(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    let (context, group) = (&sentence.context, &sentence.groups[at]);
    let bare = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if i.kind == Kind::Clash && !i.definite && !i.plural && !i.demonstrative && i.count.is_none());
    let before = at.checked_sub(1).filter(|before| *before >= scene.from).map(|before| &sentence.groups[before]);
    let noun = |g: &Group| {
        let time = |i: usize| context.senses_of(i, &[SenseClass::Time]).next().is_some() || context.is_number(i);
        matches!(g.kind, GroupKind::Word) && !(g.start.saturating_sub(2)..g.end).any(time)
    };
    bare(group) && group.end - group.start == 1 && scene.tolls.is_empty() && before.is_some_and(noun)
}

/// What a weapon is for stands at most so many groups behind it.
const WHAT_FOR: usize = 5;

/// "has waged an offensive for months": of the noun itself, on no day, not "on Monday an offensive on A, held by the rebels since 2013".
fn lasts_for_months(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let groups = &sentence.groups;
    let on_a_day = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if !t.period && when::names_day(t));
    let ends = |g: &Group| {
        matches!(g.kind, GroupKind::Mark(_))
            || sentence.context.is_any(g.start, &[Function::Where, Function::Who, Function::That])
    };
    let same_clause = |at: usize| {
        let nouns = || scene.mentions.iter().filter(|m| m.noun);
        nouns().any(|m| at < m.group || !groups[m.group..at].iter().any(ends))
    };
    !groups[scene.from..scene.to].iter().any(on_a_day)
        && (scene.from..scene.to).any(|at| recent::is_of_months(sentence, &groups[at]) && same_clause(at))
}

/// "the country is faced with attacks of groups close to A", "they are often accused of abuses": what goes on, without a figure, a day
/// or a single act.
fn is_plight(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let dated = || scene.times.iter().any(|(_, t)| when::names_day(t));
    let one = || scene.mentions.iter().any(|m| m.noun && !m.plural);
    if !scene.tolls.is_empty() || dated() || one() {
        return false;
    }
    // "A has spread terror in the north-east since 2009": verbs of the present alone, of no killing, for years.
    let always_so = |m: &Mention| matches!(&groups[m.group].kind, GroupKind::Effect(e) if e.effect.is_none() && e.mood == Mood::Present && e.voice == Voice::Active);
    let since = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if t.period && t.until.is_none());
    let spoken = !scene.mentions.is_empty() && scene.mentions.iter().all(always_so);
    if spoken
        && scene.settlement().is_none()
        && groups[scene.from..scene.to].iter().any(|g| since(g) && recent::is_of_years(sentence, g))
    {
        return true;
    }
    if scene.told >= OPENING && is_practice(sentence, scene) {
        return true;
    }
    // "because of the rocket fire that hit the runway": an act told in the past.
    let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && e.mood == Mood::Past && !e.negated && e.voice != Voice::Participle);
    let relative = |at: usize| at > 0 && context.is(groups[at - 1].start, Function::Who);
    if sentence.kinds.any(Kinds::EFFECT) && (scene.from..scene.to).any(|at| acts(&groups[at]) && relative(at)) {
        return false;
    }
    let always = |i: usize| context.senses_of(i, &[SenseClass::Time]).any(|(_, s)| *s == Sense::Time(TimeWord::Historic));
    let within = |g: &Group| !matches!(g.kind, GroupKind::Time(_)) && (g.start..g.end).any(always);
    context.any_is(groups[scene.from].start..groups[scene.to - 1].end, Function::Plight)
        || context.holds_time(RareTimes::HISTORIC) && groups[scene.from..scene.to].iter().any(within)
}

/// "the separatists multiply abductions and murder those whom they suspect": what they do, in verbs of the present, to any number, nowhere
/// and on no day.
fn is_practice(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups[scene.from..scene.to]);
    let present = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::Present);
    let does = |g: &Group| {
        let verb = g.start.checked_sub(1);
        verb.is_some_and(|v| {
            !context.is_auxiliary(v)
                && (context.senses_of(v, &[SenseClass::Verb]).any(|(_, s)| present(s))
                    || context.lexicon.ends_as_verb(&context.word(v).to_lowercase(), false))
        })
    };
    let told = |m: &Mention| match &sentence.groups[m.group].kind {
        GroupKind::Effect(e) => !matches!(e.mood, Mood::Present | Mood::None),
        _ => !m.is_any_number(),
    };
    let past =
        |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if matches!(e.mood, Mood::Past | Mood::Pluperfect | Mood::Imperfect));
    scene.times.is_empty()
        && !scene.mentions.iter().any(told)
        && !groups.iter().any(past)
        && scene.mentions.iter().any(|m| m.is_any_number() && does(&sentence.groups[m.group]))
}

/// "The spokesman said that the attack of 5 May had killed": the tense is that of what is reported.
fn is_reported(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let groups = &sentence.groups;
    let had = |at: &usize| matches!(&groups[*at].kind, GroupKind::Effect(e) if e.mood == Mood::Pluperfect);
    let Some(verb) = (scene.from..scene.to).find(had) else { return false };
    let that = |to: usize| groups[..to].iter().rposition(|g| sentence.context.is(g.start, Function::That));
    let Some(last) = that(verb) else { return false };
    // "said that ten had been killed at A and that six had died at B": both are what was said.
    let joined = |at: usize| at > 0 && sentence.context.is(groups[at].start.wrapping_sub(1), Function::And);
    let that = if joined(last) { that(last).unwrap_or(last) } else { last };
    // "said on Monday in a communiqué that": when, where and in what it was said.
    let small = |g: &&Group| {
        matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Source(_) | GroupKind::Place(_) | GroupKind::Mark(','))
            || matches!(g.kind, GroupKind::SpeechPreposition(_) | GroupKind::SpeechNoun(_))
    };
    let verb = groups[..that].iter().rev().take(SAID_BACK).find(|g| !small(g));
    verb.is_some_and(
        |g| matches!(&g.kind, GroupKind::Speech(s) if !s.participle && s.mood != Mood::Pluperfect && when::speaks(sentence, s)),
    )
}

/// The verb of speech stands at most so many groups before the conjunction.
const SAID_BACK: usize = 10;

/// "on the eve of the anniversary of a bombing that had killed five hundred at A": what is remembered, told in the pluperfect.
fn is_of_anniversary(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let past = |s: &Sense| *s == Sense::Subject(Subject::Past);
    let first = scene.mentions.iter().filter(|m| m.noun && !m.definite).map(|m| sentence.groups[m.group].start).next();
    let Some(act) =
        first.filter(|_| !scene.headline && (scene.pluperfect || scene.past_before) && context.holds(SenseClass::Subject))
    else {
        return false;
    };
    (act.saturating_sub(REMEMBERED)..act).any(|i| context.senses_of(i, &[SenseClass::Subject]).any(|(_, s)| past(s)))
}

/// The word for an anniversary stands at most so many words before what it is of.
const REMEMBERED: usize = 4;

/// "The last attack goes back to 3 May", "The last attack of such a size, at A, had killed forty": the last one before what is told.
fn goes_back_to_the_last(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let had = scene.pluperfect || scene.past_before;
    if !context.holds_function(&[Function::GoesBack]) && !(had && context.holds(SenseClass::Time)) {
        return false;
    }
    let last = |m: &Mention| {
        let group = &sentence.groups[m.group];
        let word = |i: usize| context.senses_of(i, &[SenseClass::Time]).any(|(_, s)| matches!(s, Sense::Time(TimeWord::Last)));
        m.noun && m.definite && !m.plural && (group.start..=group.end).any(word)
    };
    let end = sentence.groups[scene.to - 1].end;
    scene.mentions.iter().find(|m| last(m)).is_some_and(|m| {
        if had && m.group <= scene.from + 1 {
            return true;
        }
        let from = sentence.groups[m.group].end;
        (from..end.min(from + GOES_BACK)).any(|i| context.is(i, Function::GoesBack))
    }) || goes_back_to_a_year(sentence, scene)
}

/// "The worst attack goes back to 1998": to a year, and nothing closer.
fn goes_back_to_a_year(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    let act = scene.mentions.iter().any(Mention::is_the_act);
    let verb = context.first_is(first..last, Function::GoesBack).filter(|_| act);
    verb.is_some_and(|verb| context.is(verb + 1, Function::At) && crate::recognise::year_at(context, verb + 2).is_some())
}

/// "The facts go back to the night of Monday": what says when what is told of happened.
fn dates_the_told(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    let goes_back = context.first_is(first..last, Function::GoesBack);
    let told = |m: &Mention| m.noun && m.definite && !m.device;
    goes_back.is_some_and(|verb| {
        let near = verb.saturating_sub(FACTS_BACK).max(first)..verb;
        let named = scene.mentions.iter().any(|m| told(m) && near.contains(&sentence.groups[m.group].start));
        (named || context.any_is(near, Function::Facts)) && !goes_back_to_the_last(sentence, scene)
    })
}

/// The facts stand at most so many words before the verb that says when they were.
const FACTS_BACK: usize = 4;

/// The verb stands at most so many words behind the noun.
const GOES_BACK: usize = 10;

/// "had not seen such a carnage since that of A": an earlier one, without a figure of its own.
fn since_that_of(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let range = sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
    let since = |i: usize| context.is(i, Function::Since) && context.is(i + 1, Function::ThatOf);
    scene.tolls.is_empty() && context.holds_function(&[Function::ThatOf]) && range.into_iter().any(since)
}

/// "since the murder of the president in July": what is counted from was told of elsewhere.
fn is_since(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let context = &sentence.context;
    (group.start.saturating_sub(1)..=group.start).any(|i| context.is(i, Function::Since))
}

/// "followed by an earthquake in August, which took 2,200 lives": the subject of the figure's verb is an accident.
fn is_of_accident(sentence: &SentenceTold<'_>, from: usize, toll: usize) -> bool {
    let mut before = sentence.groups[from..toll].iter().rev().skip_while(|g| matches!(g.kind, GroupKind::Word));
    // "killing six": what the accident did, behind its verb.
    let took = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if matches!(e.voice, Voice::Active | Voice::Unfinite));
    let aside = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Mark(','));
    // "they shot at a bus after an accident, killing six"
    let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some()) || attacks(g);
    before.next().is_some_and(took)
        && before.find(|g| !aside(g)).is_some_and(|g| matches!(g.kind, GroupKind::Accident))
        && !before.any(acts)
}

/// "arrested men suspected of the murder of the mayor": the dead are those of what somebody is charged with.
fn is_of_a_charge(sentence: &SentenceTold<'_>, from: usize, toll: usize) -> bool {
    let mut near = (from.max(toll.saturating_sub(CHARGE))..toll).rev();
    sentence.kinds.any(Kinds::EFFECT_NOUN) && near.any(|at| charges(sentence, from, at))
}

/// Whether a group names violence of which people arrested before it are suspected.
fn charges(sentence: &SentenceTold<'_>, from: usize, at: usize) -> bool {
    let groups = &sentence.groups;
    let known = |g: &Group| (g.start.saturating_sub(1)..=g.start).any(|i| sentence.context.is(i, Function::DetDu));
    if !matches!(&groups[at].kind, GroupKind::EffectNoun(n) if !n.people && (n.definite || known(&groups[at]))) {
        return false;
    }
    let arrested = groups[from.max(at.saturating_sub(ARRESTED_BACK))..at]
        .iter()
        .any(|g| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Detained)));
    let suspected = |c: &super::cues::Cue| matches!(c.what, ResponsibilityCue::Suspected | ResponsibilityCue::Attributed);
    arrested && cues(&sentence.context, groups[at.saturating_sub(CHARGE).max(from)].start, groups[at].start).iter().any(suspected)
}

/// The arrest is told at most so many groups before the violence.
const ARRESTED_BACK: usize = 20;

/// Those whom somebody is charged with killing stand at most so many groups behind the words of suspicion or the noun.
const CHARGE: usize = 8;

/// "an inquiry for abduction", "wanted for murder": a noun without an article behind "for" is what somebody is charged with.
fn is_charge(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let noun = matches!(&group.kind, GroupKind::Incident(i) if !i.plural && !i.definite && i.count.is_none())
        || matches!(&group.kind, GroupKind::EffectNoun(n) if !n.people && !n.definite);
    noun && group.start > 0
        && !sentence.context.is(group.start, Function::DetIndef)
        && sentence.context.is(group.start - 1, Function::For)
}

/// "condemn the massacre", without a day or place of its own: told of elsewhere.
fn only_condemned(sentence: &SentenceTold<'_>, mention: &Mention) -> bool {
    let context = &sentence.context;
    if !context.holds_function(&[Function::Condemns]) {
        return false;
    }
    let group = &sentence.groups[mention.group];
    let condemned = (group.start.saturating_sub(CONDEMNED_BACK)..group.start)
        .rev()
        .take_while(|i| !matches!(context.tokens[*i].kind, TokenKind::Mark(_)))
        .any(|i| context.is(i, Function::Condemns));
    let behind =
        sentence.groups[mention.group + 1..].iter().take(ANCHORED_WITHIN).take_while(|g| !context.is(g.start, Function::And));
    mention.noun && condemned && !behind.into_iter().any(|g| matches!(g.kind, GroupKind::Place(_) | GroupKind::Time(_)))
}

/// "extended on Tuesday the state of emergency at A, prey to the attacks of the group": what a place suffers from, whatever was done there on a
/// day.
fn only_suffered(sentence: &SentenceTold<'_>, mention: &Mention) -> bool {
    let context = &sentence.context;
    if !(mention.noun && mention.plural && mention.count.is_none() && context.holds_function(&[Function::Plight])) {
        return false;
    }
    let group = &sentence.groups[mention.group];
    let reaches = |i: usize| {
        context
            .function_length(i, Function::Plight)
            .is_some_and(|l| (group.start..=group.end).contains(&(i + l + 1)) || (group.start..=group.end).contains(&(i + l)))
    };
    let named = (group.start.saturating_sub(PLIGHT_BACK)..=group.start).any(reaches);
    let behind =
        sentence.groups[mention.group + 1..].iter().take(DATED_WITHIN).take_while(|g| !matches!(g.kind, GroupKind::Mark(_)));
    // "was on Monday prey to fighting between A and B": of that day, where nothing parts the day from it.
    let day = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if when::names_day(t));
    let clause = sentence.groups[..mention.group].iter().rev().take_while(|g| !matches!(g.kind, GroupKind::Mark(_)));
    named && !behind.into_iter().any(day) && !clause.into_iter().any(day)
}

/// "was visited on Tuesday by the minister, a town faced with attacks", "arrived on Thursday at B, where clashes are on the rise": attacks in
/// the plural that only describe, where the day is that of another verb before them.
fn is_circumstance(sentence: &SentenceTold<'_>, (from, to): (usize, usize), mention: &Mention) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let at = mention.group;
    if !(mention.noun && mention.plural && mention.count.is_none() && !mention.device) {
        return false;
    }
    let day =
        |g: &Group| matches!(&g.kind, GroupKind::Time(t) if when::names_day(t) || matches!(t.value, TimeValue::RelativeDay(_)));
    let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if (e.incident.is_some() || e.effect.is_some_and(harms)) && e.mood != Mood::Present && matches!(e.voice, Voice::Active | Voice::Passive));
    let town =
        |g: &Group| matches!(&g.kind, GroupKind::Place(p) if p.tie == PlaceTie::In && p.class.is_none() && p.country.is_none());
    let verb = |g: &Group| match &g.kind {
        GroupKind::Word => context.is_auxiliary(g.start) && !context.is(g.start, Function::At) || occasion::finite(sentence, g),
        GroupKind::Effect(e) => matches!(e.voice, Voice::Active | Voice::Passive),
        _ => false,
    };
    let (before, behind) = (&groups[from..at], &groups[at + 1..to]);
    // "driven out by fighting between A and B": who fights is told, and so it is news.
    let party = |g: &Group| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Source(_));
    if behind.iter().any(party) {
        return false;
    }
    if groups[from..to].iter().any(acts)
        || behind.iter().any(|g| day(g) || town(g))
        || !before.iter().any(verb)
        || !before.iter().any(day)
    {
        return false;
    }
    let start = groups[at].start;
    let article = |i: usize| context.is_any(i, &[Function::DetDef, Function::DetDes, Function::DetIndef]);
    let head = if start > 0 && !article(start) && article(start - 1) && !context.is(start - 1, Function::Of) {
        start - 1
    } else {
        start
    };
    let Some(preposition) = head.checked_sub(1) else { return false };
    // "hit by the shelling", "driven out by fighting": that was done, and does not only last.
    let done = |i: usize| {
        let harms = |s: &Sense| match s {
            Sense::Verb(form) => {
                let verb = &context.lexicon.verbs[form.verb as usize];
                verb.incident.is_some() || verb.effect.is_some()
            }
            _ => false,
        };
        context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| harms(s))
    };
    let participle = |i: usize| {
        let form = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::PastParticiple);
        !done(i)
            && (context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| form(s))
                || context.lexicon.is_participle(&context.word(i).to_lowercase()))
    };
    let apposed = |i: usize| i > 0 && participle(i - 1) && !(i > 1 && context.is_auxiliary(i - 2));
    // "confrontée à des attaques", "secoué par des violences"
    if context.is_any(preposition, &[Function::At, Function::By]) && apposed(preposition) {
        return true;
    }
    // ", théâtre d'attaques récurrentes", ", cible régulière d'exactions"
    let comma = |i: usize| i > 1 && (i - 2..i).any(|c| context.is_mark(c, ','));
    if context.is(preposition, Function::Of) && preposition > 0 && comma(preposition) {
        return true;
    }
    // "où des combats opposent", "où les affrontements se multiplient"
    let present = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.mood == Mood::Present,
        GroupKind::Word => {
            let form = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::Present);
            context.is(g.start, Function::Reflexive) || context.senses_of(g.start, &[SenseClass::Verb]).any(|(_, s)| form(s))
        }
        _ => false,
    };
    let past = |g: &Group| matches!(g.kind, GroupKind::Word) && context.is_auxiliary(g.start);
    context.is(preposition, Function::Where)
        && behind.iter().take(PRESENT_WITHIN).any(present)
        && !behind.iter().take(PRESENT_WITHIN).any(past)
}

/// The verb of such a clause stands at most so many groups behind its noun.
const PRESENT_WITHIN: usize = 4;

/// Words of plight begin at most so many words before what is suffered.
const PLIGHT_BACK: usize = 5;
/// The day of what is named stands at most so many groups behind it.
const DATED_WITHIN: usize = 4;

/// "since the army took the capital back, …": an act that only says since when something else is so; and "an offensive is
/// announced", "the UN fears a massacre", which have not come yet.
fn only_measures(sentence: &SentenceTold<'_>, mention: &Mention) -> bool {
    let context = &sentence.context;
    if !context.holds_function(&[Function::Planned, Function::Feared, Function::If, Function::Since]) {
        return false;
    }
    let group = &sentence.groups[mention.group];
    let same_clause = |i: &usize| !matches!(context.tokens[*i].kind, TokenKind::Mark(_));
    let mut before = (group.start.saturating_sub(MEASURED_BACK)..group.start).rev().take_while(same_clause);
    let to_come = mention.noun
        && (group.end..context.len()).take(PLANNED_WITHIN).take_while(same_clause).any(|i| context.is(i, Function::Planned));
    let feared = || {
        (group.start.saturating_sub(FEARED_BACK)..group.start).any(|i| {
            // Up to its article, nothing stands between.
            let ends = context.function_length(i, Function::Feared).map(|length| i + length);
            ends.is_some_and(|end| end <= group.start && group.start - end <= 2 && (end..group.start).all(|w| same_clause(&w)))
        })
    };
    // "a bloodbath if the town were attacked"
    let supposed = !mention.noun && before.clone().take(SUPPOSED_BACK).any(|i| context.is(i, Function::If));
    to_come
        || supposed
        || mention.noun && feared()
        || before.any(|i| context.is(i, Function::Since) && context.is(i + 1, Function::That))
}

/// Words that say of a noun of violence that it is yet to come stand at most so many words behind it.
const PLANNED_WITHIN: usize = 3;

/// Words that say that violence is feared or prevented begin at most so many words before it.
const FEARED_BACK: usize = 6;

/// The word for "if" stands at most so many words before the verb.
const SUPPOSED_BACK: usize = 6;

/// Such a clause begins at most so many words before the act.
const MEASURED_BACK: usize = 12;

/// What is condemned stands at most so many words behind the verb.
const CONDEMNED_BACK: usize = 8;
/// Its day or place stands at most so many groups behind it.
const ANCHORED_WITHIN: usize = 10;

/// "the bandits who kidnap for ransom": a relative clause in the present, without a figure, a day or a place, tells of no
/// incident.
fn is_habit(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let habitual = |m: &Mention| {
        let group = &sentence.groups[m.group];
        let present = matches!(&group.kind, GroupKind::Effect(e) if e.mood == Mood::Present && e.voice == Voice::Active);
        !m.noun && present && (group.start.saturating_sub(HABIT_BACK)..group.start).any(|i| sentence.context.is(i, Function::Who))
    };
    let dated = scene.times.iter().any(|(_, t)| !matches!(t.value, TimeValue::Calendar { day: None, weekday: None, .. }));
    !scene.mentions.is_empty() && scene.mentions.iter().all(habitual) && !dated && scene.settlement().is_none()
}

/// The relative pronoun stands at most so many words before such a verb: "who spread fear and kidnap".
const HABIT_BACK: usize = 6;

/// "the same fighting": of the kind told of, at another place.
fn are_alike(sentence: &SentenceTold<'_>, group: &Group, plural: bool) -> bool {
    plural && (group.start.saturating_sub(1)..group.end).any(|i| sentence.context.is(i, Function::Same))
}

/// Takes in a verb; `done`: as an infinitive it tells of what was done, `joined`: as a participle it goes on with a passive.
fn verb(at: usize, effect: &EffectGroup, incident: Option<(Kind, bool)>, (done, joined): (bool, bool), scene: &mut Scene) {
    let finite = matches!(effect.voice, Voice::Active | Voice::Passive) || effect.voice == Voice::Unfinite && done || joined;
    scene.verbless &= !finite;
    if let Some((kind, strong)) = incident
        && !effect.negated
        && effect.mood != Mood::Future
    {
        scene.mentions.push(Mention::of_verb(at, kind, strong, finite));
    }
    if effect.mood == Mood::Pluperfect && (effect.effect.is_some() || effect.incident.is_some()) {
        scene.pluperfect = true;
    }
}

/// "had been stopped at a barrier, then machine-gunned", "were searched and looted": a participle that goes on with a passive.
fn joins_a_passive(context: &Context<'_>, at: usize) -> bool {
    let Some(join) = at.checked_sub(1).filter(|i| context.is_any(*i, &[Function::And, Function::Then])) else { return false };
    let verbs = &context.lexicon.verbs;
    let be = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::PastParticiple && verbs[f.verb as usize].auxiliary == Some(Auxiliary::Be));
    let been = |i: usize| i > 0 && context.is_auxiliary(i - 1) && context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| be(s));
    let clause =
        (join.saturating_sub(PASSIVE_BACK)..join).rev().take_while(|i| !matches!(context.tokens[*i].kind, TokenKind::Mark(_)));
    clause.into_iter().any(been)
}

/// The passive stands at most so many words before what goes on with it.
const PASSIVE_BACK: usize = 9;

/// "is deployed there to fight the armed groups": what somebody is there for is no fight of that day.
fn is_purpose(sentence: &SentenceTold<'_>, group: &Group, effect: &EffectGroup) -> bool {
    let before = group.start.checked_sub(1);
    effect.voice == Voice::Unfinite
        && before.is_some_and(|i| sentence.context.is(i, Function::For))
        && !is_completed(sentence, group)
}

/// "gunmen burned the town hall", "was burned by gunmen", "they also burned houses": a fire that may be an accident is none where they lit it.
fn burned_by_attackers(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, effect: &EffectGroup) -> bool {
    let fire = matches!(effect.incident, Some((Kind::Other, _))) && effect.outcome == Some("burned");
    let near = |g: &&Group| !matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_));
    let before = || sentence.groups[scene.from..at].iter().rev().find(near);
    let behind = || sentence.groups[at + 1..scene.to].iter().find(near);
    fire && match effect.voice {
        Voice::Passive if signs::told_elsewhere(sentence, scene) => true,
        Voice::Passive => behind().is_some_and(|g| attacks(g) && sentence.context.is(g.start.saturating_sub(1), Function::By)),
        Voice::Active if burned_by_them(sentence, scene.from, at) || strangers_burn_a_post(sentence, scene, at) => true,
        _ => before().is_some_and(attacks),
    }
}

/// "Robbers stopped a bus": with a verb that elsewhere is said of the police, attackers of what drives.
fn stops_a_vehicle(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, kind: Kind) -> bool {
    if kind != Kind::Arrests {
        return false;
    }
    let near = |g: &&Group| !matches!(g.kind, GroupKind::Word | GroupKind::Time(_));
    let subject = sentence.groups[scene.from..at].iter().rev().find(near);
    let object = sentence.groups[at + 1..scene.to].iter().find(near);
    let mobile = |g: &Group| matches!(&g.kind, GroupKind::Target(what) if MOBILE.contains(what));
    let robbers = |g: &Group| attacks(g) && !matches!(&g.kind, GroupKind::Actor(a) if a.force);
    subject.is_some_and(robbers) && object.is_some_and(mobile)
}

/// "Strangers set fire to the police station of A": people of whom nothing is known, and what is of armed forces.
fn strangers_burn_a_post(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    let near = |g: &&Group| !matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_));
    let subject = sentence.groups[scene.from..at].iter().rev().find(near);
    let strangers = subject.is_some_and(|g| match &g.kind {
        GroupKind::Victims(v) => v.effect.is_none() && matches!(v.category, None | Some(Victims::People)) && !v.definite,
        _ => false,
    });
    let mut object = sentence.groups[at + 1..scene.to].iter().take(WRECKED_WITHIN);
    strangers && object.any(|g| matches!(&g.kind, GroupKind::Target(what) if OF_FORCES.contains(what)))
}

/// "Bandits demolished on Tuesday the police station of A", "the army destroyed two bases of terrorists": what those who bear arms destroy of
/// what others hold, by a verb that is said of accidents as well.
fn wrecked_by_attackers(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, effect: &EffectGroup) -> Option<(Kind, bool)> {
    let plain = effect.incident.is_none() && effect.effect.is_none() && !effect.negated;
    let done = effect.voice == Voice::Active && effect.mood == Mood::Past || is_completed(sentence, &sentence.groups[at]);
    if !plain || effect.outcome != Some("destroyed") || !done {
        return None;
    }
    let near = |g: &&Group| {
        let aside = matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Mark(_));
        !(aside || matches!(g.kind, GroupKind::Speech(_) | GroupKind::SpeechPreposition(_)))
    };
    let subject = sentence.groups[scene.from..at].iter().rev().find(near)?;
    let behind =
        || sentence.groups[at + 1..scene.to].iter().take(WRECKED_WITHIN).take_while(|g| !matches!(g.kind, GroupKind::Mark(_)));
    let target = |g: &Group| matches!(g.kind, GroupKind::Target(_));
    let base = |g: &Group| match &g.kind {
        GroupKind::Target(what) => *what == "military_base",
        GroupKind::Count(_) => sentence.context.has(g.end - 1, SenseClass::Target),
        _ => false,
    };
    let enemy = |g: &Group| attacks(g) || (g.start..=g.end).any(|i| sentence.context.has(i, SenseClass::ActorNoun));
    let force = match &subject.kind {
        GroupKind::Actor(a) => a.force,
        GroupKind::Source(s) => s.class == Some(SpeakerClass::Army),
        _ => false,
    };
    match () {
        () if attacks(subject) && behind().any(target) => Some((Kind::Attack, false)),
        () if force && behind().any(base) && behind().any(enemy) => Some((Kind::Operation, false)),
        () => None,
    }
}

/// What is destroyed stands at most so many groups behind its verb.
const WRECKED_WITHIN: usize = 8;

/// "They also burned houses at A": several who are known from before are the subject of a verb of burning or looting.
fn burned_by_them(sentence: &SentenceTold<'_>, from: usize, at: usize) -> bool {
    let wrecked = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if matches!(e.outcome, Some("burned" | "looted")) && e.plural && !e.negated && e.mood == Mood::Past);
    // "they came back and burned the barns".
    let aside = |g: &&Group| matches!(g.kind, GroupKind::Word) && !sentence.context.is(g.start, Function::PronounPlural);
    let they = |g: &Group| (g.start..g.end).any(|i| sentence.context.is(i, Function::PronounPlural));
    let before = || sentence.groups[from..at].iter().rev().take(THEY_BACK).find(|g| !aside(g));
    wrecked(&sentence.groups[at]) && before().is_some_and(they)
}

/// The pronoun stands at most so many groups before what they did.
const THEY_BACK: usize = 5;

/// "civilians who fight at the side of the army": in the present, what those named do at all times.
pub(super) fn is_calling(sentence: &SentenceTold<'_>, group: &Group, effect: &EffectGroup) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let who = |i: usize| context.is(i, Function::Who);
    let present = effect.voice == Voice::Active && effect.mood == Mood::Present;
    if !present || !(group.start.saturating_sub(CALLING_BACK)..=group.start).any(who) {
        return false;
    }
    let clause = || {
        let behind = groups.iter().skip_while(|g| g.start < group.end).take(CALLING_TOLD);
        behind.take_while(|g| !matches!(g.kind, GroupKind::Mark(_) | GroupKind::Effect(_)))
    };
    // "two communities who fight each other", "who have been fighting since Tuesday": that is the news.
    let reflexive = effect.reflexive || context.lexicon.verbs[effect.verb as usize].reflexive;
    let each_other = reflexive && !clause().any(|g| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Source(_)));
    !each_other && !clause().any(|g| matches!(g.kind, GroupKind::Time(_)))
}

/// Whom they fight, and since when, stands among so many groups behind the verb.
const CALLING_TOLD: usize = 8;

/// The relative pronoun stands at most so many words before such a verb: "who still fight".
const CALLING_BACK: usize = 3;

/// "the operation, launched on Tuesday": what is set off is named beside the verb, and is no device.
fn sets_off_a_noun(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    let act =
        |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if !matches!(i.kind, Kind::Explosion | Kind::Ied | Kind::Suicide));
    let near = |g: &&Group| !matches!(g.kind, GroupKind::Word | GroupKind::Mark(_) | GroupKind::Time(_));
    let before = sentence.groups[scene.from..at].iter().rev().take(SET_OFF_NEAR).find(near);
    let behind = sentence.groups[at + 1..scene.to].iter().take(SET_OFF_NEAR).find(near);
    before.is_some_and(act) || behind.is_some_and(act)
}

/// What is set off is named at most so many groups from its verb.
const SET_OFF_NEAR: usize = 6;

/// "the team was beaten two goals to one": a sentence with a sure word of sport, film or books, or two that may be of them.
fn is_of_play(sentence: &SentenceTold<'_>) -> bool {
    let context = &sentence.context;
    let classes = [SenseClass::Subject, SenseClass::Accident];
    if !classes.iter().any(|class| context.holds(*class)) {
        return false;
    }
    let weight = |i: usize| {
        let of = |s: &Sense| match s {
            Sense::Subject(Subject::Play | Subject::Fiction) => 2,
            Sense::Subject(Subject::PerhapsPlay) => 1,
            _ => 0,
        };
        context.senses_of(i, &classes).map(|(_, s)| of(s)).max().unwrap_or(0)
    };
    (0..context.len()).map(weight).sum::<usize>() > 1
}

/// "the killings go on": a verb of pursuit that is said of itself.
fn goes_on_itself(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    (group.start.saturating_sub(1)..group.end).any(|i| sentence.context.is(i, Function::Reflexive))
}

/// "Demonstrators set fire to the town hall", and nobody is harmed: what people did in anger at what is told.
fn is_rioting(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, effect: &EffectGroup) -> bool {
    let context = &sentence.context;
    if !(scene.tolls.is_empty() && matches!(effect.outcome, Some("burned" | "looted")) && context.holds(SenseClass::Community)) {
        return false;
    }
    let march = |s: &Sense| matches!(s, Sense::Community(who) if *who == DEMONSTRATORS);
    let subject = sentence.groups[scene.from].start..sentence.groups[at].start;
    subject.into_iter().any(|i| context.senses_of(i, &[SenseClass::Community]).any(|(_, s)| march(s)))
}

/// Whether a scene tells of people who march and burn things: whatever they did is of no other incident.
pub(super) fn tells_of_a_riot(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let riots = |at: usize| matches!(&sentence.groups[at].kind, GroupKind::Effect(e) if is_rioting(sentence, scene, at, e));
    sentence.context.holds(SenseClass::Community) && (scene.from..scene.to).any(riots)
}

/// What people who march are called.
pub(super) const DEMONSTRATORS: &str = "demonstrators";

/// "the agency led a mission": a verb of doing, in the active, without an act of violence for its object.
fn leads_to_no_violence(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, effect: &EffectGroup) -> bool {
    let verb = &sentence.context.lexicon.verbs[effect.verb as usize];
    let does = verb.responsibility.is_some_and(|(what, _)| what == ResponsibilityCue::Done);
    let near = scene.from.max(at.saturating_sub(LED_NEAR))..scene.to.min(at + LED_NEAR);
    does && effect.voice == Voice::Active && !sentence.groups[near].iter().any(when::names_violence)
}

/// What is led is named at most so many groups from its verb.
const LED_NEAR: usize = 8;

/// "customs officers intercept a lorry", and nobody is harmed: whom forces stop they search.
fn is_check(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, effect: &EffectGroup) -> bool {
    let small = |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_));
    let subject = sentence.groups[scene.from..at].iter().rev().find(|g| !small(g));
    let force = |g: &Group| match &g.kind {
        GroupKind::Actor(actor) => actor.force,
        GroupKind::Victims(people) => people.category.is_some_and(Victims::are_forces),
        _ => false,
    };
    // "intercepted jihadists": whom they fight.
    let fought = sentence.groups[at + 1..scene.to].iter().take(CHECKED_WITHIN).any(attacks);
    let harms = || scene.tolls.iter().any(|t| harms(sentence.tolls[*t].effect));
    effect.voice == Voice::Active && subject.is_some_and(force) && !fought && !harms()
}

/// What is searched is named at most so many groups behind the verb.
const CHECKED_WITHIN: usize = 5;

/// "a site where mines were made", "a store of bombs": what is only made or kept somewhere does not go off.
fn is_only_stocked(sentence: &SentenceTold<'_>, mention: &Mention) -> bool {
    sentence.context.stands_before(sentence.groups[mention.group].start, Function::Stocked, STOCKED_BACK)
}

/// The word for making or keeping it stands so many words before a device at most.
const STOCKED_BACK: usize = 4;

/// "attacked a mine at A", "inside a mine", said by a word that also names a device: what somebody attacks, or is in, does not go off.
fn is_workplace(sentence: &SentenceTold<'_>, mention: &Mention) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let device = mention.group;
    let start = groups[device].start;
    if mention.strong && !(start..groups[device].end).any(|i| context.has(i, SenseClass::PlaceWord)) {
        return false;
    }
    // Soldiers die of one that goes off.
    let forces = || sentence.tolls.iter().any(|t| t.victims.are_forces());
    let within = start > 0 && context.is(start - 1, Function::In) && !context.is(start - 1, Function::At) && !forces();
    let small = |g: &Group| {
        matches!(g.kind, GroupKind::Word | GroupKind::Time(_))
            && !context.is_any(g.start, &[Function::With, Function::By, Function::At])
    };
    let verb = groups[..device].iter().rev().take(ATTACKED_BACK).find(|g| !small(g));
    let attacks = verb.is_some_and(|g| {
        matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Active && e.frame == Frame::Transitive
            && e.incident.is_some_and(|(kind, strong)| kind == Kind::Attack && strong) && e.effect.is_none())
    });
    // "a mine went off as they attacked": of what explodes, its sentence says so.
    let blast = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some_and(|(kind, _)| matches!(kind, Kind::Ied | Kind::Explosion)));
    // "in the explosion of a mine"
    let of = (start..groups[device].end).any(|i| context.is(i, Function::Of));
    (within || attacks) && !of && !groups.iter().any(blast)
}

/// What is attacked stands at most so many groups behind the verb.
const ATTACKED_BACK: usize = 4;

/// "an explosive device was spotted near A": what has not gone off.
fn is_only_found(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let groups = &sentence.groups[scene.from..scene.to];
    let goes_off = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() || e.effect.is_some());
    let range = groups[0].start..groups[groups.len() - 1].end;
    sentence.context.any_is(range, Function::Found) && !groups.iter().any(goes_off)
}

/// "a shell was neutralised", "a car bomb was seized": what was done to a device, where nobody was harmed.
fn disposes_of_a_device(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, effect: &EffectGroup) -> bool {
    let seized = effect.recovers();
    let suffers = matches!(effect.voice, Voice::Passive | Voice::Participle) && (effect.effect == Some(Effect::Killed) || seized);
    let aside = |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_));
    let subject = || sentence.groups[scene.from..at].iter().rev().find(|g| !aside(g));
    let loaded = |kind: Kind| seized && matches!(kind, Kind::Ied | Kind::Explosion);
    suffers
        && scene.tolls.is_empty()
        && subject().is_some_and(|g| matches!(&g.kind, GroupKind::Incident(i) if is_device(sentence, g) || loaded(i.kind)))
}

/// "thousands of sheep were slaughtered", "the floods have decimated herds": only beasts or things die, and nobody attacks.
fn kills_beasts(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, effect: &EffectGroup) -> bool {
    let things = |g: &Group| matches!(&g.kind, GroupKind::Count(c) if c.what.is_some());
    let groups = &sentence.groups;
    let beside = at.checked_sub(1).is_some_and(|before| things(&groups[before])) || groups.get(at + 1).is_some_and(things);
    effect.effect == Some(Effect::Killed)
        && beside
        && !groups[scene.from..scene.to].iter().any(|g| attacks(g) || matches!(g.kind, GroupKind::Actor(_)))
}

/// "have besides killed": what goes on stands within the verb.
pub(super) fn goes_on_within(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let context = &sentence.context;
    let continues = |s: &Sense| *s == Sense::SpeechPreposition(SpeechPreposition::Continues);
    context.brings_in(SpeechPreposition::Continues)
        && (group.start..group.end).any(|i| context.senses_of(i, &[SenseClass::SpeechPreposition]).any(|(_, s)| continues(s)))
}

/// The imperfect of "to have", as in the pluperfect of a verb that the lexicon does not hold.
pub(super) fn is_had(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let lexicon = sentence.context.lexicon;
    sentence.context.is_auxiliary(group.start)
        && sentence.context.senses_of(group.start, &[SenseClass::Verb]).any(|(_, s)| matches!(s, Sense::Verb(f) if f.tense == Tense::Imperfect && lexicon.verbs[f.verb as usize].auxiliary == Some(Auxiliary::Have)))
}

/// Whether vehicles, and nobody who fights, are the subject of a verb that elsewhere tells of a clash.
fn collide(sentence: &SentenceTold<'_>, from: usize, mention: &Mention) -> bool {
    let subject = &sentence.groups[from..mention.group.max(from)];
    let vehicle = |g: &Group| match g.kind {
        GroupKind::Target(what) => matches!(what, "vehicle" | "boat"),
        // "two coaches"
        GroupKind::Count(_) => {
            let counted = |s: &Sense| matches!(s, Sense::Target("vehicle" | "boat"));
            (g.start..g.end).any(|i| sentence.context.senses_of(i, &[SenseClass::Target]).any(|(_, s)| counted(s)))
        }
        _ => false,
    };
    let fights = |g: &Group| match &g.kind {
        GroupKind::Actor(_) => true,
        GroupKind::Victims(v) => v.category.is_some_and(|c| c.are_forces() || c == Victims::Militants),
        GroupKind::Target(what) => matches!(*what, "convoy" | "patrol"),
        _ => attacks(g),
    };
    mention.kind == Kind::Clash && !mention.noun && subject.iter().any(vehicle) && !subject.iter().any(fights)
}

/// "was the scene of an accident": what befell the subject of such a verb is no violence.
fn befalls(sentence: &SentenceTold<'_>, mention: &Mention) -> bool {
    // "an accident that hit 74 people"
    let before = sentence.groups[..mention.group].iter().rev().take(BEFALLS_WITHIN).find(|g| !matches!(g.kind, GroupKind::Word));
    if before.is_some_and(|g| matches!(g.kind, GroupKind::Accident)) {
        return true;
    }
    let next = sentence.groups[mention.group + 1..].iter().take(BEFALLS_WITHIN).find(|g| !matches!(g.kind, GroupKind::Word));
    let of = sentence.context.word(sentence.groups[mention.group].end - 1).ends_with(['\'', '’'])
        || sentence.context.is_any(sentence.groups[mention.group].end - 1, &[Function::Of, Function::DetDu]);
    of && next.is_some_and(|g| matches!(g.kind, GroupKind::Accident))
}

/// What befell somebody stands at most so many groups behind the verb.
const BEFALLS_WITHIN: usize = 3;

/// "on Wednesday, 49 had been": the verb of the sentence before, in the pluperfect, by the pronoun for it alone.
fn had_been_so(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let been = |i: usize| {
        context.senses_of(i, &[SenseClass::Auxiliary]).any(|(_, s)| {
            matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].auxiliary == Some(Auxiliary::Be) && f.tense == Tense::PastParticiple)
        })
    };
    let so = |i: usize| context.is_any(i, &[Function::DetDef, Function::Clitic]) && context.word(i).ends_with(['\'', '’']);
    let had = |g: &Group| is_had(sentence, g) && g.start > 0 && so(g.start - 1) && been(g.start + 1);
    sentence.groups[scene.from..scene.to].iter().any(had)
}

/// Words of incidents that are not of violence alone count where their sentence says when or where, and what was hit.
fn support(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    let anchored = !scene.times.is_empty() || scene.settlement().is_some();
    let target = || {
        sentence.groups[scene.from..scene.to].iter().any(|g| {
            matches!(&g.kind, GroupKind::Target(_) | GroupKind::Weapon(_))
                || matches!(&g.kind, GroupKind::Actor(_))
                || matches!(&g.kind, GroupKind::Victims(v) if v.category == Some(Victims::Militants))
                // "another village was burned": a count of what may be hit.
                || matches!(&g.kind, GroupKind::Count(_)) && sentence.context.has(g.end - 1, SenseClass::Target)
        })
    };
    let supported = anchored && scene.mentions.iter().any(|m| !m.strong) && (target() || burns_that_day(sentence, scene));
    let scene_from = scene.from;
    for mention in &mut scene.mentions {
        if !mention.noun && !mention.strong && is_by_nobody(sentence, mention.group) {
            continue;
        }
        if mention.device && went_off(sentence, scene_from, mention.group) {
            (mention.device, mention.strong) = (false, true);
        }
        // What people burn of whom only a pronoun speaks is an act of violence beside others.
        let by_them = burned_by_them(sentence, scene_from, mention.group);
        mention.supported |= supported && !mention.strong && !by_them;
        mention.besides |= supported && by_them;
    }
    if sentence.kinds.any(Kinds::PLACE) {
        for at in 0..scene.mentions.len() {
            let wrecked = is_wrecked_there(sentence, scene, &scene.mentions[at]);
            if wrecked && scene.mentions[at].kind == Kind::Other {
                scene.mentions[at].kind = Kind::Attack;
            }
            scene.mentions[at].besides |= wrecked || is_of_a_town(sentence, scene, &scene.mentions[at]);
        }
        // Each of these is asked only where nothing else is mentioned.
        let act = entered_a_town(sentence, scene).or_else(|| is_hit_as_well(sentence, scene));
        let act = act.or_else(|| kills_uncounted(sentence, scene));
        if let Some(act) = acted::armed_men_acted(sentence, scene).filter(|_| act.is_none()) {
            scene.mentions.push(Mention::of_verb(act, Kind::Attack, true, true));
        }
        if let Some(act) = act {
            scene.mentions.push(Mention { besides: true, ..Mention::of_verb(act, Kind::Attack, false, true) });
        }
    }
}

/// "At A, houses were searched and looted", "besides, two schools were burned at B": what was burned or looted in a town that heads the
/// sentence, or that ends it.
fn is_wrecked_there(sentence: &SentenceTold<'_>, scene: &Scene, mention: &Mention) -> bool {
    let passive =
        |e: &EffectGroup| matches!(e.voice, Voice::Passive | Voice::Participle) && matches!(e.outcome, Some("burned" | "looted"));
    let wrecked = matches!(&sentence.groups[mention.group].kind, GroupKind::Effect(e) if passive(e) && !e.negated);
    let heads = || scene.settlement().is_some_and(|p| p.group <= scene.from + 1);
    let done =
        matches!(&sentence.groups[mention.group].kind, GroupKind::Effect(e) if e.voice == Voice::Passive && e.mood == Mood::Past);
    let ends = || done && scene.settlement().is_some_and(|p| (mention.group + 1..mention.group + ENDS_WITHIN).contains(&p.group));
    wrecked
        && mention.finite
        && !mention.strong
        && !scene.accident
        && (heads() || ends())
        && !is_by_nobody(sentence, mention.group)
}

/// Where things were burned stands at most so many groups behind the verb.
const ENDS_WITHIN: usize = 5;

/// "burned by the forest fires", "struck by the floods as well": whether a passive names an agent that is nobody who fights.
fn is_by_nobody(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let by = groups[at + 1..].iter().take(2).position(|g| context.is(g.start, Function::By)).map(|i| at + 1 + i);
    let somebody = |g: &Group| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Victims(_) | GroupKind::Weapon(_)) || attacks(g);
    let violence = |g: &Group| matches!(g.kind, GroupKind::Incident(_) | GroupKind::EffectNoun(_));
    by.is_some_and(|by| !groups[by..].iter().take(4).any(|g| somebody(g) || violence(g)))
}

/// "On Friday, the militia A entered B", "they came into the village of B": where attackers entered a place, by the group of the verb.
fn entered_a_town(sentence: &SentenceTold<'_>, scene: &Scene) -> Option<usize> {
    let (context, groups) = (&sentence.context, &sentence.groups);
    if !context.holds_function(&[Function::Entered]) || !scene.mentions.is_empty() || scene.settlement().is_none() {
        return None;
    }
    let at = (scene.from + 1..scene.to).find(|at| context.is(groups[*at].start, Function::Entered))?;
    let they = |g: &Group| match &g.kind {
        GroupKind::Actor(a) if a.force => false,
        _ => attacks(g),
    };
    let before = groups[scene.from..at].iter().rev().find(|g| !matches!(g.kind, GroupKind::Word | GroupKind::Time(_)))?;
    let place = groups[at + 1..scene.to].iter().take(ENTERED_WITHIN).any(|g| matches!(g.kind, GroupKind::Place(_)));
    (they(before) && place).then_some(at)
}

/// The place that was entered stands at most so many groups behind the verb.
const ENTERED_WITHIN: usize = 5;

/// "The camp of A was struck as well": of a place that its sentence names, by a verb that elsewhere is said of people.
fn is_hit_as_well(sentence: &SentenceTold<'_>, scene: &Scene) -> Option<usize> {
    let groups = &sentence.groups;
    if !(scene.mentions.is_empty() && scene.tolls.is_empty() && scene.goes_on) || scene.settlement().is_none() {
        return None;
    }
    let struck = |at: &usize| matches!(&groups[*at].kind, GroupKind::Effect(e) if e.effect == Some(Effect::Wounded) && e.frame == Frame::Transitive && e.voice == Voice::Passive && !e.negated);
    let at = (scene.from + 1..scene.to).find(struck).filter(|at| goes_on_within(sentence, &groups[*at]))?;
    let aside = |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Mark(_));
    let subject = groups[scene.from..at].iter().rev().find(|g| !aside(g))?;
    (matches!(subject.kind, GroupKind::Place(_) | GroupKind::Target(_)) && !is_by_nobody(sentence, at)).then_some(at)
}

/// "They made the travellers get out at A and killed those who had papers": a verb of killing whose victims nobody counts, in a town of its own.
fn kills_uncounted(sentence: &SentenceTold<'_>, scene: &Scene) -> Option<usize> {
    if !(scene.kills && scene.tolls.is_empty() && scene.mentions.is_empty())
        || scene.settlement().is_none()
        || scene.times.is_empty()
    {
        return None;
    }
    let kills = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && e.frame == Frame::Transitive && e.voice == Voice::Active && !e.negated && e.mood == Mood::Past);
    let by_attackers = sentence.groups[scene.from..scene.to].iter().any(attacks);
    (scene.from..scene.to).find(|at| by_attackers && kills(&sentence.groups[*at]))
}

/// "The group also struck A", "that of B was targeted as well", "they had seized C": whether a town is what a weak verb of attack hits.
fn is_of_a_town(sentence: &SentenceTold<'_>, scene: &Scene, mention: &Mention) -> bool {
    let (groups, at) = (&sentence.groups, mention.group);
    let GroupKind::Effect(effect) = &groups[at].kind else { return false };
    let attack = matches!(mention.kind, Kind::Attack | Kind::Explosion | Kind::Airstrike | Kind::Drone | Kind::Shelling);
    if mention.strong || !mention.finite || !attack || effect.negated {
        return false;
    }
    let town = |g: &Group| matches!(&g.kind, GroupKind::Place(p) if p.country.is_none());
    let suffers = effect.voice == Voice::Passive || sentence.context.lexicon.verbs[effect.verb as usize].suffers;
    if suffers {
        let aside =
            |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Mark(',') | GroupKind::Time(_) | GroupKind::Count(_));
        let subject = groups[scene.from..at].iter().rposition(|g| !aside(&g)).map(|i| scene.from + i);
        return subject.is_some_and(|i| town(&groups[i]) && is_named_itself(sentence, i));
    }
    // "its drones aimed at those who held a barrier, at A".
    let from_afar =
        |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if matches!(i.kind, Kind::Drone | Kind::Airstrike | Kind::Shelling));
    let subject = groups[scene.from..at]
        .iter()
        .rev()
        .find(|g| !matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Actor(_)));
    if subject.is_some_and(from_afar) && scene.settlement().is_some() {
        return true;
    }
    let behind = groups[at + 1..scene.to].iter().find(|g| !matches!(g.kind, GroupKind::Time(_)));
    behind.is_some_and(|g| matches!(&g.kind, GroupKind::Place(p) if p.tie == PlaceTie::None || effect.captures()) && town(g))
}

/// "A was hit", "that of A was hit": no preposition but that leads to the name of a town.
fn is_named_itself(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let GroupKind::Place(place) = &sentence.groups[at].kind else { return false };
    let before = at.checked_sub(1).map(|before| &sentence.groups[before]);
    place.tie == PlaceTie::None || before.is_some_and(|g| sentence.context.is(g.start, Function::ThatOf))
}

/// "came, as he left the mosque, under the shots of strangers": the act that somebody is told to have suffered, by a verb that may also tell
/// of losses, and the noun for it, which brings in nothing beside the verb.
fn suffered(
    sentence: &SentenceTold<'_>,
    scene: &Scene,
    at: usize,
    speech: &crate::recognise::SpeechGroup,
) -> Option<(Mention, usize)> {
    let verb = &sentence.context.lexicon.verbs[speech.verb as usize];
    let (kind, _) = verb.incident.filter(|_| verb.suffers && !(speech.negated || speech.passive || speech.participle))?;
    // "essuyer une embuscade": such a noun says it better than the verb.
    let act = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if i.kind == kind && i.definite && !i.strong);
    let behind = sentence.groups[at + 1..scene.to].iter().take(SUFFERED_WITHIN);
    let object = behind.take_while(|g| !matches!(g.kind, GroupKind::Effect(_) | GroupKind::Speech(_))).position(act)?;
    Some((Mention::of_verb(at, kind, true, true), at + 1 + object))
}

/// What is suffered stands at most so many groups behind its verb.
const SUFFERED_WITHIN: usize = 9;

/// "The same night, another band burned houses at A", "They also burned houses at A": what is burned or looted on the day told of, or by
/// those told of, in a town of its own.
fn burns_that_day(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let burns = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if matches!(e.outcome, Some("burned" | "looted")) && e.incident.is_some() && matches!(e.voice, Voice::Active | Voice::Passive) && !e.negated);
    let that_day = |(at, t): &(usize, TimeGroup)| t.value == TimeValue::AnaphoricDay(0) && *at <= scene.from + 1;
    let by_them = || (scene.from..scene.to).any(|at| burned_by_them(sentence, scene.from, at));
    let dated = || scene.times.iter().any(|(_, t)| when::names_day(t));
    if dated() && by_them() {
        return true;
    }
    let that_day = || scene.times.iter().any(that_day) || signs::told_elsewhere(sentence, scene);
    scene.settlement().is_some() && (that_day() && sentence.groups[scene.from..scene.to].iter().any(burns) || by_them())
}

/// "another vehicle exploded at B": one more of those that blew up.
fn explodes_as_well(sentence: &SentenceTold<'_>, mention: &Mention) -> bool {
    let blast = matches!(mention.kind, Kind::Explosion | Kind::Suicide | Kind::Ied);
    let Some(subject) = mention.group.checked_sub(1).map(|at| &sentence.groups[at]).filter(|_| blast) else { return false };
    let other = (subject.start..subject.end).any(|i| sentence.context.is(i, Function::Other));
    other && matches!(&subject.kind, GroupKind::Count(count) if count.quantity.low == 1 && count.what.is_some())
}

/// "a lorry was destroyed by a mine", "a mine destroyed a lorry", "a drone touched a mosque", "shells fell on a quarter": a device that
/// destroys or hits has gone off.
fn went_off(sentence: &SentenceTold<'_>, from: usize, device: usize) -> bool {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let destroys = |g: &Group, voices: &[Voice]| matches!(&g.kind, GroupKind::Effect(e) if e.outcome == Some("destroyed") && !e.negated && voices.contains(&e.voice));
    let near = |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_));
    let start = groups[device].start;
    let agent = context.is(start, Function::By) || start > 0 && context.is(start - 1, Function::By);
    match agent {
        true => {
            let verb = groups[from..device].iter().rev().find(|g| !near(g));
            verb.is_some_and(|g| destroys(g, &[Voice::Passive, Voice::Participle]))
        }
        false => {
            let behind = |at: usize| groups[at..].iter().position(|g| !near(&g)).map(|next| at + next);
            // "a drone of the army", "a drone of the rebels".
            let whose = |g: &Group| match &g.kind {
                GroupKind::Actor(_) => true,
                GroupKind::Victims(v) => v.category == Some(Victims::Militants) && v.effect.is_none() && v.definite,
                _ => false,
            };
            let hits = |at: usize| {
                let target = |i: usize| matches!(groups[i].kind, GroupKind::Target(_));
                let wounds = matches!(&groups[at].kind, GroupKind::Effect(e) if e.effect == Some(Effect::Wounded) && e.voice == Voice::Active && !e.negated);
                wounds && behind(at + 1).is_some_and(target)
            };
            let falls = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident == Some((Kind::Attack, false)) && e.voice == Voice::Active && !e.negated);
            let shells = matches!(&groups[device].kind, GroupKind::Incident(i) if i.kind == Kind::Shelling);
            let weapon = |at: usize| shells && matches!(groups[at].kind, GroupKind::Weapon(_));
            let verb = behind(device + 1).and_then(|at| if whose(&groups[at]) || weapon(at) { behind(at + 1) } else { Some(at) });
            verb.is_some_and(|at| destroys(&groups[at], &[Voice::Active]) || hits(at) || shells && falls(&groups[at]))
        }
    }
}

/// "Wives of soldiers fallen in various attacks marched", "gathered in memory of victims": people harmed some time, in no
/// incident of their own.
fn mourns(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let vague = !scene.tolls.is_empty() && scene.tolls.iter().all(|t| sentence.tolls[*t].quantity.form == Form::Vague);
    let various = !scene.mentions.is_empty() && scene.mentions.iter().all(|m| m.is_any_number() && !m.definite);
    let happened = || {
        let finite = |g: &Group, voice| matches!(voice, Voice::Active | Voice::Passive) || is_completed(sentence, g);
        sentence.groups[scene.from..scene.to]
            .iter()
            .any(|g| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() && finite(g, e.voice)))
    };
    // "Des combats ont fait plusieurs morts": they did so, whatever their number.
    let made = || {
        let before = |t: &usize| sentence.tolls[*t].group.checked_sub(1).map(|i| &sentence.groups[i]);
        let makes = |g: &Group| (g.start..g.end).any(|i| sentence.context.is(i, Function::Makes));
        scene.tolls.iter().filter_map(before).any(makes)
    };
    let remembers = || {
        let subject = [SenseClass::Subject];
        let past = |s: &Sense| matches!(s, Sense::Subject(Subject::Past | Subject::Memory));
        sentence.context.holds(SenseClass::Subject)
            && (0..sentence.context.len()).any(|i| sentence.context.senses_of(i, &subject).any(|(_, s)| past(s)))
    };
    vague && !scene.headline && !happened() && !made() && (various || scene.mentions.is_empty() && remembers())
}

/// "The wounded were flown to the capital on Friday": the day is that of the transport.
fn only_brings(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let groups = &sentence.groups[scene.from..scene.to];
    let elsewhere = |g: &Group| matches!(&g.kind, GroupKind::Place(p) if p.tie == PlaceTie::Elsewhere);
    let harms = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() && e.voice != Voice::Participle);
    // "the bodies of the four killed on Tuesday at A were flown to B": the day of the killing.
    let killed = |w: &[Group]| {
        matches!(&w[0].kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && e.voice == Voice::Participle)
            && matches!(&w[1].kind, GroupKind::Time(t) if when::names_day(t))
    };
    scene.mentions.is_empty()
        && sentence.kinds.any(Kinds::PLACE)
        && groups.iter().any(elsewhere)
        && !groups.iter().any(harms)
        && !groups.windows(2).any(killed)
}

/// "The group took responsibility for it on Wednesday": the day on which somebody claims what was told.
fn only_claims(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let bare = scene.mentions.is_empty() && scene.tolls.is_empty() && scene.places.is_empty();
    // "a revendiqué l'attaque : c'était lundi": behind a colon the day is of what was claimed.
    let colon = |g: &Group| matches!(g.kind, GroupKind::Mark(':'));
    let apart = |(at, _): &(usize, TimeGroup)| sentence.groups[scene.from..*at].iter().any(colon);
    if scene.times.len() != 1 || !bare || scene.times.iter().any(apart) {
        return false;
    }
    let (from, to) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    let claims = |c: &super::cues::Cue| matches!(c.what, ResponsibilityCue::Claimed | ResponsibilityCue::Denied);
    cues(&sentence.context, from, to).iter().any(claims)
}

/// "since the first months of the war, which broke out on 2 June": the day of the whole conflict.
fn only_dates_a_war(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let of_war = |(at, time): &(usize, TimeGroup)| {
        let dated = matches!(time.value, TimeValue::Calendar { year: Some(_), .. });
        let told = |i: usize| scene.mentions.iter().any(|m| m.group == i && (m.noun || m.finite));
        let back = (scene.from..*at).rev().take(WAR_BACK).take_while(|i| !told(*i));
        dated && back.into_iter().any(|i| aggregates::names_conflict(sentence, &sentence.groups[i]))
    };
    scene.tolls.is_empty() && !scene.times.is_empty() && scene.times.iter().all(of_war)
}

/// A conflict stands at most so many groups before the day on which it began.
const WAR_BACK: usize = 8;

/// "where eight soldiers were recently killed", once the news is told: within the verb the word says that it was before.
fn happened_lately(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let lately = |g: &Group| {
        let within =
            |i: usize| sentence.context.senses_of(i, &[SenseClass::Time]).any(|(_, s)| *s == Sense::Time(TimeWord::PastDays));
        matches!(g.kind, GroupKind::Effect(_)) && (g.start..g.end).any(within)
    };
    // "in the same region": as what was told before.
    let context = &sentence.context;
    let area = |i: usize| {
        context
            .senses_of(i, &[SenseClass::PlaceWord])
            .any(|(_, s)| matches!(s, Sense::PlaceWord(PlaceWord::Admin1 | PlaceWord::Admin2 | PlaceWord::Area)))
    };
    let in_the_same =
        || context.holds_function(&[Function::Same]) && (1..context.len()).any(|i| context.is(i - 1, Function::Same) && area(i));
    !scene.headline
        && !scene.tolls.is_empty()
        && context.holds_time(RareTimes::PAST_DAYS)
        && (scene.told >= OPENING || in_the_same())
        && sentence.groups[scene.from..scene.to].iter().any(lately)
}

/// "already": with the pluperfect, something told before the report's news.
fn says_already(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    sentence.context.holds_time(RareTimes::ALREADY)
        && (group.start..group.end)
            .any(|i| sentence.context.senses_of(i, &[SenseClass::Time]).any(|(_, s)| matches!(s, Sense::Time(TimeWord::Already))))
}

/// "On Friday clashes at A opposed the army to fighters, who had already attacked it in June": whether a verb stands in a relative clause
/// without a figure, in a scene that tells of another act.
fn only_tells_who_they_are(sentence: &SentenceTold<'_>, scene: &Scene, verb: usize) -> bool {
    let context = &sentence.context;
    let small = |g: &&Group| {
        matches!(g.kind, GroupKind::Word) && context.is_any(g.start, &[Function::Reflexive, Function::Clitic, Function::Negation])
            || matches!(g.kind, GroupKind::Actor(_))
            || matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::DetDef)
    };
    let before = sentence.groups[scene.from..verb].iter().rev();
    let relative = before.clone().position(|g| !small(&g)).map(|back| verb - 1 - back);
    let Some(relative) = relative.filter(|i| context.is_any(sentence.groups[*i].start, &[Function::Who, Function::That])) else {
        return false;
    };
    let pluperfect = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.mood == Mood::Pluperfect);
    let clause = sentence.groups[verb + 1..scene.to].iter().take_while(|g| !matches!(g.kind, GroupKind::Mark(_))).count();
    let within = |at: usize| at > relative && at <= verb + clause;
    let act = |m: &Mention| !within(m.group) && !pluperfect(&sentence.groups[m.group]);
    relative > scene.from && !scene.tolls.iter().any(|t| within(sentence.tolls[*t].group)) && scene.mentions.iter().any(act)
}

/// "The month of May has already seen an attack on A": what a month is said to have had before is not the news.
fn month_has_already(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let month = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if matches!(t.value, TimeValue::ThisMonth | TimeValue::ThisYear | TimeValue::Calendar { weekday: None, day: None, .. }) && !t.period);
    let groups = &sentence.groups[scene.from..scene.to];
    let Some(subject) = groups.iter().take(MONTH_WITHIN).position(month) else { return false };
    sentence.context.holds_time(RareTimes::ALREADY)
        && groups[subject + 1..].iter().take(2).any(|g| says_already(sentence, g))
        && scene.mentions.iter().any(|m| m.noun && !m.definite && !m.device)
}

/// "The month of May": the month is one of so many first groups.
const MONTH_WITHIN: usize = 3;

/// "Already in May, …", in the first words of a sentence; in "already ten dead" the word measures the figure, and recalls nothing.
fn opens_with_already(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let counts = |g: &Group| matches!(g.kind, GroupKind::Victims(_) | GroupKind::Count(_));
    sentence.context.holds_time(RareTimes::ALREADY)
        && (scene.from..scene.to.min(2))
            .any(|at| says_already(sentence, &sentence.groups[at]) && !sentence.groups.get(at + 1).is_some_and(counts))
}

/// "…, he had said": a verb of speech that only closes a quotation.
fn quotes_back(sentence: &SentenceTold<'_>, at: usize) -> bool {
    sentence.groups[..at].iter().any(|g| matches!(g.kind, GroupKind::Victims(_) | GroupKind::Effect(_)))
}
