//! How an incident was carried out, from the words that name it.
//!
//! The words of all its scenes vote, the first ones most; what only answers it (a riposte, a sweep), what was done before,
//! and the means within it count little. See "Kind" in `docs` and the meanings in `lang/shared/kinds.tsv`.

mod operations;
mod weapons;

use super::cues::cues;
use super::incidents::Draft;
use super::mentions::Mention;
use super::roles::Part;
use super::scenes::Scene;
use super::signs::{names_the_assailants, tells_of_a_march, tells_of_an_answer};
use crate::lexicon::{Frame, Function, PlaceWord, ResponsibilityCue, Sense, SenseClass, Subject};
use crate::model::{Effect, Kind, Span, Victims};
use crate::recognise::{Group, GroupKind, Kinds, Mood, Voice};
use crate::state::{SentenceTold, TollFound};
use operations::{
    answers_what_opens, first_falls_a_fighter, forces_attacked, forces_killed_fighters, is_answer, opens_as_operation,
    opens_with_fighters, opens_with_operation,
};
use weapons::{
    OF_A_KIND, bombs_from_aircraft, by_weapon, done_with, from_the_air, is_bomb_of_an_army, is_fired_by_a_drone, is_loaded,
    may_be_from_the_air, raids_from_the_air, thrown,
};

struct Vote {
    kind: Kind,
    weight: f32,
    span: Span,
    /// A noun of the report says so: "the attack", not only that somebody attacked.
    named: bool,
}

/// The kind that the words favour, and the words that name it.
pub fn kind(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, headline: &[usize]) -> (Kind, Option<Span>) {
    let mut votes: Vec<Vote> = Vec::new();
    let order = draft.scenes.iter().enumerate().map(|(order, scene)| (order as f32, *scene));
    // A headline counts as much as the second sentence.
    let all: Vec<(f32, usize)> = order.chain(headline.iter().map(|h| (1.0, *h))).collect();
    let killed_there = any_killed(told, scenes, draft);
    let mut attacked = false;
    let harmed_first = kills_first(told, scenes, draft) && !draft.scenes.first().is_some_and(|s| fights(&scenes[*s]));
    // "The army led an operation. It killed ten."
    let named_so = draft.scenes.first().is_some_and(|s| scenes[*s].mentions.iter().any(|m| m.kind == Kind::Operation));
    for (order, index) in all {
        let scene = &scenes[index];
        for mention in &scene.mentions {
            let recalled = order > 0.0 && (scene.pluperfect || scene.recalls) && !draft.background && mention.other;
            let kind = match thrown(told, scene, mention) {
                Some(kind) => kind,
                None if let Some(kind) = done_with(told, scene, mention) => kind,
                None if is_fired_by_a_drone(told, scene, mention) => Kind::Drone,
                None if is_between_parties(told, scene, mention) => Kind::Clash,
                None if may_be_from_the_air(mention) && from_the_air(told, scene) => Kind::Airstrike,
                None if is_bomb_of_an_army(told, scene, mention) => Kind::Airstrike,
                None if raids_from_the_air(told, scene, mention) => Kind::Airstrike,
                None => mention.kind,
            };
            // "the third attack in a month" only counts.
            let named = mention.noun && !mention.device && !(mention.definite && mention.other);
            // "in the attack on a post. Two assailants died in the exchange of fire": those attacked answered.
            let answered = attacked && mention.noun && mention.definite && mention.kind == Kind::Clash;
            attacked |= mention.noun && matches!(mention.kind, Kind::Attack | Kind::Ambush) && !mention.plural;
            // "An operation of the army is under way", behind what is told.
            let begins = mention.kind == Kind::Operation && mention.noun && !mention.definite;
            let sweeps = || goes_on_sweeping(told, scene, mention);
            if order > 0.0 && !named_so && (begins || sweeps()) && scene.only_operates() {
                continue;
            }
            // "Six soldiers were killed. Shots were exchanged with the assailants", "Aircraft struck the assailants": who was attacked answered.
            let of_both = matches!(kind, Kind::Clash | Kind::Airstrike | Kind::Drone);
            if order > 0.0 && of_both && harmed_first && names_the_assailants(&told[scene.told], scene) {
                continue;
            }
            // "The army led an operation. Ten died in the fighting": what came of it.
            let within = named_so && order > 0.0 && mention.noun && mention.definite && mention.kind == Kind::Clash;
            let watched = kind == Kind::Drone && order > 0.0 && only_watches(told, scene, mention);
            // "An attack killed six. The army led air strikes in answer".
            let first = votes.iter().any(|v| !super::parties::is_of_forces(v.kind) && v.kind != Kind::Other);
            let reprisal =
                order > 0.0 && first && super::parties::is_of_forces(kind) && tells_of_an_answer(&told[scene.told], scene);
            let little = if recalled || watched || reprisal { 0.1 } else { 1.0 } * if answered || within { 0.2 } else { 1.0 };
            let weight = weight(told, scene, mention) / (1.0 + order) * little;
            if weight == 0.0 {
                continue;
            }
            let group = &told[scene.told].groups[mention.group];
            let span = told[scene.told].context.span(group.start, group.end);
            match votes.iter_mut().find(|v| v.kind == kind) {
                Some(vote) => {
                    vote.weight += weight;
                    vote.named |= named;
                }
                None => votes.push(Vote { kind, weight, span, named }),
            }
        }
        by_actor(told, scene, order, &mut votes);
        if order == 0.0 {
            by_weapon(told, scene, &mut votes);
        }
        by_effect(told, scene, order, killed_there, &mut votes);
    }
    let best = votes.iter().max_by(|a, b| a.weight.total_cmp(&b.weight));
    let (kind, span) = best.map_or((Kind::Other, None), |v| (v.kind, Some(v.span)));
    let kind = settle(told, scenes, draft, kind, &votes, killed_there);
    let kind = if kind == Kind::Explosion && is_known_device(told, scenes, draft) { Kind::Ied } else { kind };
    // "Three soldiers and five demonstrators were hurt": nobody is named who attacked.
    let marched = || draft.scenes.first().is_some_and(|s| tells_of_a_march(&told[scenes[*s].told], &scenes[*s]));
    (if kind == Kind::Other && marched() { Kind::Clash } else { kind }, span)
}

/// "The army goes on combing the area", "is combing": what forces are at while it is told, by a verb in the present or an infinitive.
fn goes_on_sweeping(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> bool {
    let now = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.mood == Mood::Present || e.voice == Voice::Unfinite);
    mention.kind == Kind::Operation && !mention.noun && now(&told[scene.told].groups[mention.group])
}

/// Whether a scene tells of fighting or of an operation.
fn fights(scene: &Scene) -> bool {
    scene.mentions.iter().any(|m| m.kind == Kind::Clash || super::parties::is_of_forces(m.kind))
}

/// "a drone followed them", "thanks to a drone": in its sentence nobody is harmed, and nothing else tells of violence.
fn only_watches(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> bool {
    let sentence = &told[scene.told];
    let other = |m: &Mention| m.group != mention.group && m.kind != Kind::Operation;
    let harms = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() || e.outcome.is_some());
    mention.noun
        && !mention.strong
        && scene.tolls.is_empty()
        && !scene.mentions.iter().any(other)
        && !sentence.groups[scene.from..scene.to].iter().any(harms)
}

/// How much a mention says of the kind of the whole.
fn weight(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> f32 {
    let specific = match mention.kind {
        Kind::Other => 0.1,
        Kind::Arrests => 0.5,
        Kind::Operation => 0.6,
        Kind::Attack => 1.0,
        Kind::Clash | Kind::Explosion => 1.1,
        Kind::Massacre => 1.2,
        Kind::Shelling => 1.4,
        Kind::Airstrike | Kind::Abduction | Kind::Ambush | Kind::Ied | Kind::Suicide | Kind::Drone => 2.0,
    };
    let named = if mention.noun { 1.2 } else { 1.0 };
    let sure = if mention.strong { 1.0 } else { 0.4 };
    // "with mines and car bombs": means of an attack that is named as such.
    let finite = |m: &Mention| m.finite && mention.kind == Kind::Suicide;
    let means = mention.device && scene.mentions.iter().any(|m| (m.noun || finite(m)) && !m.device && m.kind == Kind::Attack);
    let several = mention.noun && mention.plural && mention.count.is_none() && !mention.definite;
    let aside = mention.noun && mention.plural && mention.definite && is_aside(told, scene, mention);
    if aside && scene.tolls.iter().any(|t| told[scene.told].tolls[*t].group < mention.group) {
        return 0.0;
    }
    if carries_out_a_noun(told, scene, mention) {
        return 0.0;
    }
    let mine = mention.noun && mention.kind == Kind::Ied;
    if mine && is_a_pit(told, scene, mention) {
        return 0.0;
    }
    let struck = mine && was_attacked(told, scene, mention);
    let answer = mention.kind == Kind::Operation && (mention.definite || is_answer(told, scene, mention));
    specific
        * named
        * sure
        * if means { 0.2 } else { 1.0 }
        * if several { 0.5 } else { 1.0 }
        * if aside || struck { 0.1 } else { 1.0 }
        * if answer { 0.2 } else { 1.0 }
}

/// "led on Tuesday an operation": the verb says nothing, the noun behind it does.
fn carries_out_a_noun(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> bool {
    let sentence = &told[scene.told];
    let group = &sentence.groups[mention.group];
    let noun = |m: &Mention| m.noun && m.group > mention.group && m.group - mention.group <= CARRIED_OUT_WITHIN;
    !mention.noun
        && !mention.strong
        && scene.mentions.iter().any(noun)
        && cues(&sentence.context, group.start, group.end).iter().any(|c| c.what == ResponsibilityCue::Done && !c.passive)
}

/// The noun of what is carried out stands at most so many groups behind its verb.
const CARRIED_OUT_WITHIN: usize = 5;

/// "the attack on a mine": where people dig, not what went off.
fn was_attacked(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> bool {
    let context = &told[scene.told].context;
    let before = || told[scene.told].groups[scene.from..mention.group].iter().rev();
    let joins = |g: &&Group| {
        matches!(g.kind, GroupKind::Word)
            && context.is_any(g.start, &[Function::Of, Function::Against, Function::DetIndef, Function::DetDef, Function::DetDes])
    };
    let joined = before().take_while(joins).count();
    let attack = before().nth(joined);
    joined > 0
        && attack.is_some_and(|g| match &g.kind {
            GroupKind::Incident(i) => i.kind == Kind::Attack,
            // A headline's noun, read as a form of the verb.
            GroupKind::Effect(e) => e.incident.is_some_and(|(kind, _)| kind == Kind::Attack),
            _ => false,
        })
}

/// "killed at the mine of A", "in a mine", "on the site of a mine", "diggers were shot on a mine near A": where people dig.
fn is_a_pit(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> bool {
    let sentence = &told[scene.told];
    let context = &sentence.context;
    let group = &sentence.groups[mention.group];
    // Not "in the explosion of a mine".
    let alone = !mention.plural && group.end - group.start <= 2;
    let Some(before) = group.start.checked_sub(1).filter(|_| alone) else { return false };
    let site = |i: usize| {
        context
            .senses_of(i, &[SenseClass::PlaceWord])
            .any(|(_, s)| matches!(s, Sense::PlaceWord(PlaceWord::Site | PlaceWord::Settlement)))
    };
    let within = context.is(before, Function::In) || context.is(before, Function::At) && mention.definite;
    let of_site = context.is(before, Function::Of) && before > 0 && site(before - 1);
    // "their motorbike jumped on a mine": what goes off has a verb of its own.
    let goes_off = || scene.mentions.iter().any(|m| !m.noun && matches!(m.kind, Kind::Ied | Kind::Explosion));
    let dig = |s: &Sense| matches!(s, Sense::Subject(Subject::Quarry) | Sense::Community("gold miners"));
    let words = [SenseClass::Subject, SenseClass::Community];
    let diggers = || (0..context.len()).any(|i| context.senses_of(i, &words).any(|(_, s)| dig(s)));
    within || of_site || context.is(before, Function::On) && !goes_off() && diggers()
}

/// "in the region of A, where most of the fighting takes place": what a place is known for.
fn is_aside(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> bool {
    let sentence = &told[scene.told];
    let before = sentence.groups[scene.from..mention.group].iter().rev().take(ASIDE);
    before.take_while(|g| !matches!(g.kind, GroupKind::Mark(_))).any(|g| sentence.context.is(g.start, Function::Where))
}

/// Such a clause opens at most so many groups before the noun.
const ASIDE: usize = 5;

/// "a shoot-out between soldiers and policemen": those who follow fought each other.
fn is_between_parties(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> bool {
    let sentence = &told[scene.told];
    if !mention.noun || mention.kind != Kind::Attack || !sentence.context.holds_function(&[Function::Between]) {
        return false;
    }
    // "a shoot-out broke out on Tuesday at A between soldiers and policemen".
    let passed = |g: &&Group| {
        matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Mark(','))
            || matches!(&g.kind, GroupKind::Effect(e) if matches!(e.incident, Some((Kind::Clash, false))))
    };
    let behind = &sentence.groups[mention.group + 1..scene.to];
    let small = behind.iter().take(BETWEEN_WITHIN).take_while(passed).count();
    let between = behind[..small].iter().rposition(|g| sentence.context.is(g.start, Function::Between));
    let party = |g: &Group| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Victims(_) | GroupKind::Source(_));
    between.is_some_and(|at| {
        let mut named = behind[at + 1..].iter().filter(|g| !matches!(g.kind, GroupKind::Word));
        !behind[at + 1..small].iter().any(|g| matches!(g.kind, GroupKind::Place(_) | GroupKind::Time(_)))
            && named.next().is_some_and(party)
    })
}

/// Those who shot at each other are named within so many groups behind the noun.
const BETWEEN_WITHIN: usize = 10;

/// Whoever blows himself up names the kind, whatever else the report calls it.
fn by_actor(told: &[SentenceTold<'_>], scene: &Scene, order: f32, votes: &mut Vec<Vote>) {
    let sentence = &told[scene.told];
    let named = sentence.context.holds(SenseClass::ActorNoun) && sentence.kinds.any(Kinds::VICTIMS.and(Kinds::ACTOR));
    if scene.recalls || scene.pluperfect || !named {
        return;
    }
    let nouns = &sentence.context.lexicon.actor_nouns;
    let bomber = sentence.groups[scene.from..scene.to].iter().find(|g| {
        matches!(g.kind, GroupKind::Victims(_) | GroupKind::Actor(_))
            && (g.start..g.end).any(|i| {
                sentence
                    .context
                    .senses_of(i, &[SenseClass::ActorNoun])
                    .any(|(_, s)| matches!(s, Sense::ActorNoun { index, .. } if nouns[*index as usize].actor == "suicide bomber"))
            })
            // "with two suicide vehicles": a means among others.
            && !(g.start.saturating_sub(MEANS_BACK)..g.start).any(|i| sentence.context.is(i, Function::With))
    });
    let Some(group) = bomber else { return };
    let weight = 1.6 / (1.0 + order);
    match votes.iter_mut().find(|v| v.kind == Kind::Suicide) {
        Some(vote) => vote.weight += weight,
        None => {
            let span = sentence.context.span(group.start, group.end);
            votes.push(Vote { kind: Kind::Suicide, weight, span, named: false });
        }
    }
}

/// The preposition of a means stands at most so many words before it.
const MEANS_BACK: usize = 4;

/// People abducted or detained name the kind where no word does.
fn by_effect(told: &[SentenceTold<'_>], scene: &Scene, order: f32, killed_there: bool, votes: &mut Vec<Vote>) {
    let killed = scene
        .tolls
        .iter()
        .map(|t| &told[scene.told].tolls[*t])
        .filter(|t| t.effect == Effect::Killed)
        .map(|t| t.quantity.low)
        .max()
        .unwrap_or(0);
    for toll in scene.tolls.iter().map(|t| &told[scene.told].tolls[*t]) {
        let kind = match toll.effect {
            Effect::Abducted => Kind::Abduction,
            Effect::Detained if !matches!(toll.victims, Victims::People) => Kind::Arrests,
            _ => continue,
        };
        if toll.quantity.low < killed {
            continue;
        }
        let weight = if killed_there { 0.6 } else { 1.6 } / (1.0 + order);
        match votes.iter_mut().find(|v| v.kind == kind) {
            Some(vote) => vote.weight += weight,
            None => votes.push(Vote { kind, weight, span: toll.span, named: false }),
        }
    }
}

/// Whether the first sentence of an incident tells of people killed and of none arrested.
fn kills_first(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let Some(scene) = draft.scenes.first().map(|s| &scenes[*s]) else { return false };
    let harms = |effect: Effect| scene.tolls.iter().any(|t| told[scene.told].tolls[*t].effect == effect);
    harms(Effect::Killed) && !harms(Effect::Detained)
}

/// Whether the first figure of an incident is of forces who were killed, or of unarmed people, before a later sentence tells whom forces
/// killed; not where somebody led an operation.
fn others_fall_first(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let first = draft
        .scenes
        .iter()
        .find_map(|s| scenes[*s].tolls.iter().map(|t| &told[scenes[*s].told].tolls[*t]).min_by_key(|t| t.group));
    let names = |s: &Scene| s.mentions.iter().any(|m| m.kind == Kind::Operation && !is_answer(told, s, m));
    let opens = || draft.scenes.first().is_some_and(|s| scenes[*s].mentions.iter().any(|m| m.kind == Kind::Operation));
    let leads = || opens() || draft.scenes.iter().any(|s| names(&scenes[*s]));
    let unarmed = |t: &TollFound| matches!(t.victims, Victims::Civilians | Victims::People) && !leads();
    first.is_some_and(|t| t.effect == Effect::Killed && (t.is_of_forces() || unarmed(t)) && t.quantity.high != Some(0))
}

/// Whether it tells of people killed and of none carried off.
fn opens_with_dead(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let Some(scene) = draft.scenes.first().map(|s| &scenes[*s]) else { return false };
    let harms = |effect: Effect| scene.tolls.iter().any(|t| told[scene.told].tolls[*t].effect == effect);
    harms(Effect::Killed) && !harms(Effect::Abducted)
}

/// Unarmed people killed from this number on, with nobody armed on their side: a massacre, where the report speaks of one.
const MANY: u64 = 5;
/// The same where it does not, for people whom it calls civilians: with fewer, reports tell of an attack.
const MANY_CIVILIANS: u64 = 13;

/// The same whatever the report calls it.
const VERY_MANY: u64 = 20;

/// Such a share of the votes for an attack has how it was done, where a later sentence tells so.
const TOLD_LATER: f32 = 0.3;

/// Such a share of the votes for an attack makes a massacre of it.
const NAMED_MASSACRE: f32 = 0.3;

/// Where so many times fewer were killed than abducted, it stays an abduction.
const FEW_KILLED: u64 = 15;

/// So many times more captives than dead.
const CAPTIVES: u64 = 2;

/// What the figures and the other words make of the kind that the words favour.
fn settle(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, kind: Kind, votes: &[Vote], killed: bool) -> Kind {
    let named = |kind: Kind| votes.iter().any(|v| v.kind == kind && v.named);
    let most =
        |effect: Effect| tolls(told, scenes, draft).filter(|t| t.effect == effect).map(|t| t.quantity.low).max().unwrap_or(0);
    let voted = |kind: Kind| votes.iter().find(|v| v.kind == kind).map_or(0.0, |v| v.weight);
    // Abductors who are shot in pursuit make no attack of what they did, where no word calls it one.
    let attacked = voted(Kind::Attack) + voted(Kind::Ambush) > 0.0;
    let slain = || {
        let slain = tolls(told, scenes, draft).filter(|t| t.effect == Effect::Killed && (attacked || !is_fighter(t.victims)));
        slain.map(|t| t.quantity.low).max().unwrap_or(0)
    };
    // Where no noun calls it an attack, more captives than dead make an abduction of it.
    let for_captives = || {
        !named(Kind::Attack)
            && !opens_with_dead(told, scenes, draft)
            && most(Effect::Abducted) >= slain().max(1).saturating_mul(CAPTIVES)
    };
    match kind {
        // "an ambush, in which the first vehicle hit a mine", "hit a mine and then came under fire": the device is a means of it.
        Kind::Ied if voted(Kind::Ambush) >= MEANS_OF_AMBUSH * voted(Kind::Ied) => Kind::Ambush,
        Kind::Ied if came_under_fire(told, scenes, draft) => match first_target(told, scenes, draft) {
            Some("convoy" | "patrol" | "vehicle") => Kind::Ambush,
            _ => Kind::Attack,
        },
        // "The assault, in which two bombers blew themselves up at the gate", "the attack began with a car bomb".
        Kind::Suicide | Kind::Explosion | Kind::Ied
            if opens_with_assault(told, scenes, draft) || named(Kind::Attack) && begins_with_it(told, scenes, draft) =>
        {
            Kind::Attack
        }
        // "They slit the throats of fifteen villagers; a bomb hidden there killed two more": what they did with their hands.
        Kind::Ied if device_kills_fewer(told, scenes, draft) => {
            if many_unarmed(told, scenes, draft) {
                Kind::Massacre
            } else {
                Kind::Attack
            }
        }
        // "during an operation, the troops killed four; a device killed two of them".
        Kind::Ied if opens_with_operation(scenes, draft) && first_falls_a_fighter(told, scenes, draft) => Kind::Operation,
        // "The operation, launched on Tuesday, killed ten jihadists", whatever attack it answers.
        Kind::Attack if opens_as_operation(told, scenes, draft) => Kind::Operation,
        // "twelve rebels were killed on Monday by the army", with no word of how.
        Kind::Attack | Kind::Other
            if voted(Kind::Attack) + voted(Kind::Ambush) + voted(Kind::Clash) == 0.0
                && forces_killed_fighters(told, scenes, draft) =>
        {
            Kind::Operation
        }
        // Fighters taken alive by forces, and soldiers or others taken by whoever fights them, where nothing else happened.
        Kind::Other if !killed && any_of(told, scenes, draft, Effect::Captured, is_fighter) => Kind::Arrests,
        Kind::Other if !killed && any_of(told, scenes, draft, Effect::Captured, |_| true) => Kind::Abduction,
        // "a raid of the special forces killed twelve fighters".
        Kind::Attack if forces_attacked(told, scenes, draft) => Kind::Operation,
        // "carnage in the attack on the camp and the town": where those who bore arms fell too, it was an attack.
        Kind::Massacre if named(Kind::Attack) && armed(told, scenes, draft) => Kind::Attack,
        // How it was done goes before how many died.
        Kind::Massacre => [Kind::Airstrike, Kind::Drone, Kind::Suicide, Kind::Shelling, Kind::Ied]
            .into_iter()
            .find(|k| voted(*k) >= 0.5 * voted(Kind::Massacre))
            .unwrap_or(kind),
        // "a car bomb went off, then gunmen stormed the hotel".
        // "two of the attackers were taken alive": so are those who outlived the blast.
        Kind::Explosion | Kind::Suicide
            if named(Kind::Attack)
                && (shoots(told, scenes, draft) || any_of(told, scenes, draft, Effect::Captured, is_fighter)) =>
        {
            Kind::Attack
        }
        Kind::Explosion if voted(Kind::Suicide) > 0.0 => Kind::Suicide,
        Kind::Explosion if voted(Kind::Ied) > 0.0 => Kind::Ied,
        Kind::Airstrike if voted(Kind::Drone) > 0.0 => Kind::Drone,
        // "the town was bombed … by aircraft", without a shell or a rocket.
        Kind::Shelling if bombs_from_aircraft(told, scenes, draft) => Kind::Airstrike,
        // Who is taken in an attack that kills is taken in an attack; of many hostages one may be killed.
        Kind::Abduction
            if slain() > 0 && voted(Kind::Attack) + voted(Kind::Ambush) >= 0.4 * voted(Kind::Abduction) && !for_captives() =>
        {
            if slaughters(told, scenes, draft) {
                Kind::Massacre
            } else {
                Kind::Attack
            }
        }
        Kind::Abduction if slain().saturating_mul(FEW_KILLED) >= most(Effect::Abducted).max(1) && !for_captives() => {
            if slaughters(told, scenes, draft) { Kind::Massacre } else { Kind::Attack }
        }
        // Suspects are taken in operations that kill fighters as well; "they stopped the buses and shot fourteen" arrests nobody.
        Kind::Arrests if killed && any_of(told, scenes, draft, Effect::Killed, is_fighter) => Kind::Operation,
        Kind::Arrests if killed && !any_of(told, scenes, draft, Effect::Detained, |_| true) => Kind::Attack,
        // "five soldiers were killed; the army says that it neutralised thirty": it answered those who attacked.
        Kind::Operation if !named(Kind::Operation) && others_fall_first(told, scenes, draft) => {
            if many_unarmed(told, scenes, draft) { Kind::Massacre } else { Kind::Attack }
        }
        // "unknown men killed six; the army has launched an operation": so it did.
        Kind::Operation if answers_what_opens(told, scenes, draft) => {
            if many_unarmed(told, scenes, draft) {
                Kind::Massacre
            } else {
                Kind::Attack
            }
        }
        // "a herder was killed; a suspect has been arrested": what the report opens with.
        Kind::Arrests if kills_first(told, scenes, draft) => Kind::Attack,
        Kind::Arrests if voted(Kind::Operation) > 0.0 && !any_of(told, scenes, draft, Effect::Detained, |_| true) => {
            Kind::Operation
        }
        // Where people are carried off and nobody is hurt, the attack was for them.
        Kind::Attack if most(Effect::Abducted) > 0 && !harms_any(told, scenes, draft) => Kind::Abduction,
        // "shot a leader of the rebels in an operation".
        Kind::Attack if named(Kind::Operation) && !named(Kind::Attack) && opens_with_fighters(told, scenes, draft) => {
            Kind::Operation
        }
        // "the troops killed twenty fighters; three soldiers fell to explosive devices": by what means some fell on the way.
        Kind::Ied if !named(Kind::Ied) && opens_with_operation(scenes, draft) && opens_with_fighters(told, scenes, draft) => {
            Kind::Operation
        }
        // "gunmen attacked a convoy on the road": whoever was hit was on the move.
        Kind::Attack if voted(Kind::Explosion) + voted(Kind::Ied) == 0.0 && hits_what_moves(told, scenes, draft) => Kind::Ambush,
        // "An attack killed six. A man set off his belt": how it was done, where nobody else came with him.
        Kind::Attack
            if voted(Kind::Suicide) >= TOLD_LATER * voted(Kind::Attack)
                && !shoots(told, scenes, draft)
                && !came_in_numbers(told, scenes, draft) =>
        {
            Kind::Suicide
        }
        // "An attack killed six. They fell into an ambush", "clashes broke out behind an ambush": so does whoever lies in wait.
        Kind::Attack if voted(Kind::Ambush) >= TOLD_LATER * voted(Kind::Attack) && tells_of_one(scenes, draft, Kind::Ambush) => {
            Kind::Ambush
        }
        // "The attacks cost ten lives. A drone hit the hospital", "An attack killed six. Mortars were fired at the camp".
        Kind::Attack if let Some(kind) = told_later(told, scenes, draft, &voted) => kind,
        Kind::Clash if named(Kind::Ambush) && tells_of_one(scenes, draft, Kind::Ambush) => Kind::Ambush,
        // An attack that the report also calls a massacre is one where it killed many.
        Kind::Attack if voted(Kind::Massacre) >= NAMED_MASSACRE * voted(Kind::Attack) && many_unarmed(told, scenes, draft) => {
            Kind::Massacre
        }
        Kind::Attack | Kind::Other if !names_one(scenes, draft, Kind::Attack) && slaughters(told, scenes, draft) => {
            Kind::Massacre
        }
        // "seven bodies were found, their hands tied": nobody fought there.
        Kind::Attack | Kind::Abduction | Kind::Other
            if !names_one(scenes, draft, Kind::Attack) && were_put_to_death(told, scenes, draft) =>
        {
            Kind::Massacre
        }
        // What the report calls an attack is one, though it killed many.
        Kind::Attack | Kind::Abduction if !named(Kind::Attack) && many_unarmed(told, scenes, draft) => Kind::Massacre,
        Kind::Other
            if killed && many_unarmed(told, scenes, draft) && any_of(told, scenes, draft, Effect::Killed, is_civilian) =>
        {
            Kind::Massacre
        }
        Kind::Other if killed => Kind::Attack,
        other => other,
    }
}

/// The scenes of an incident that recall nothing.
fn told_now<'s>(scenes: &'s [Scene], draft: &'s Draft) -> impl Iterator<Item = &'s Scene> {
    draft.scenes.iter().map(|s| &scenes[*s]).filter(|s| !(s.recalls || s.pluperfect))
}

/// Whether what exploded is told to be a vehicle with a charge, or to have gone off as somebody passed.
fn is_known_device(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    told_now(scenes, draft).any(|scene| {
        let sentence = &told[scene.told];
        let context = &sentence.context;
        let passed = |g: &Group| (g.start..g.end).any(|i| context.is(i, Function::Passed));
        let goes_off = || scene.mentions.iter().any(|m| m.kind == Kind::Explosion);
        let groups = &sentence.groups[scene.from..scene.to];
        groups.iter().any(|g| is_loaded(sentence, g))
            || context.holds_function(&[Function::Passed]) && goes_off() && groups.iter().any(passed)
    })
}

/// Such a share of the votes for a device makes a means of it, where the report speaks of an ambush.
const MEANS_OF_AMBUSH: f32 = 0.2;

/// Whether those who hit a device are told to have been fired at besides.
fn came_under_fire(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    told_now(scenes, draft).any(|scene| {
        let sentence = &told[scene.told];
        let fire = |g: &Group| match &g.kind {
            GroupKind::Effect(e) => {
                e.incident.is_some_and(|(kind, _)| kind == Kind::Attack)
                    && !e.negated
                    && sentence.context.lexicon.verbs[e.verb as usize].suffers
            }
            _ => false,
        };
        sentence.groups[scene.from..scene.to].iter().any(fire)
    })
}

/// Whether a noun that means an assault by itself is told before anybody blows himself up.
fn opens_with_assault(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let mut mentions =
        draft.scenes.iter().map(|s| &scenes[*s]).filter(|s| !s.recalls).flat_map(|s| s.mentions.iter().map(move |m| (s, m)));
    let assault = |(scene, m): &(&Scene, &Mention)| {
        m.noun && m.kind == Kind::Attack && m.strong && !m.plural && !is_between_parties(told, scene, m)
    };
    let blast = |(_, m): &(&Scene, &Mention)| matches!(m.kind, Kind::Suicide | Kind::Explosion | Kind::Ied);
    mentions.find(|m| assault(m) || blast(m)).is_some_and(|m| assault(&m)) && came_in_numbers(told, scenes, draft)
}

/// Whether several are told to have attacked: one who blows himself up alone makes no assault.
fn came_in_numbers(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let several = |sentence: &SentenceTold<'_>, g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.plural && v.category == Some(Victims::Militants),
        GroupKind::Actor(actor) => {
            let plural = |s: &Sense| matches!(s, Sense::ActorNoun { plural: true, .. });
            let named = |i: usize| sentence.context.senses_of(i, &[SenseClass::ActorNoun]).any(|(_, s)| plural(s));
            actor.is_assailant() && (g.start..g.end).any(named)
        }
        _ => false,
    };
    draft.scenes.iter().any(|s| {
        let sentence = &told[scenes[*s].told];
        sentence.groups[scenes[*s].from..scenes[*s].to].iter().any(|g| several(sentence, g))
    })
}

/// Whether a noun that recalls nothing names one act of a kind.
fn names_one(scenes: &[Scene], draft: &Draft, kind: Kind) -> bool {
    told_now(scenes, draft).any(|s| s.mentions.iter().any(|m| m.kind == kind && m.noun && !m.device && !m.plural))
}

/// Whether words that recall nothing tell of one act of a kind.
fn tells_of_one(scenes: &[Scene], draft: &Draft, kind: Kind) -> bool {
    told_now(scenes, draft).any(|s| s.mentions.iter().any(|m| m.kind == kind && !m.device && !(m.noun && m.plural)))
}

/// By which arms an attack was carried out, where a later sentence tells so, and none that anybody came with others, fought or came in numbers.
fn told_later(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, voted: &impl Fn(Kind) -> f32) -> Option<Kind> {
    let own = || draft.scenes.iter().map(|s| &scenes[*s]).filter(|s| !s.recalls);
    let one = |kind: Kind| own().any(|s| s.mentions.iter().any(|m| m.kind == kind && !m.device && !(m.noun && m.definite)));
    let by = |kind: &Kind| voted(*kind) >= TOLD_LATER * voted(Kind::Attack) && one(*kind);
    let loaded = || is_known_device(told, scenes, draft);
    let blast = || [Kind::Explosion, Kind::Ied].into_iter().find(by).filter(|_| loaded() && !shoots(told, scenes, draft));
    let kind = [Kind::Drone, Kind::Shelling].into_iter().find(by).or_else(blast)?;
    // "The bombing killed four. A loaded van went off": it fell to nothing else.
    let of_blast = matches!(kind, Kind::Explosion | Kind::Ied);
    let fought =
        [Kind::Clash, Kind::Suicide, Kind::Explosion].into_iter().any(|k| voted(k) > 0.0 && !(of_blast && k == Kind::Explosion));
    let groups = || draft.scenes.iter().flat_map(|s| told[scenes[*s].told].groups[scenes[*s].from..scenes[*s].to].iter());
    let others = || groups().any(|g| matches!(g.kind, GroupKind::Weapon(what) if !OF_A_KIND.contains(&what)));
    (!fought && !others() && !came_in_numbers(told, scenes, draft)).then_some(kind)
}

/// "the attack began with": how it began is a part of it.
fn begins_with_it(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    draft.scenes.iter().map(|s| &scenes[*s]).any(|scene| {
        let sentence = &told[scene.told];
        let began = |m: &Mention| {
            let head = sentence.groups[m.group].end;
            m.noun && !m.plural && m.kind == Kind::Attack && sentence.context.any_is(head..head + BEGAN_WITHIN, Function::Began)
        };
        let within = |m: &Mention| !sentence.groups[..m.group].iter().any(|g| sentence.context.is(g.start, Function::On));
        sentence.context.holds_function(&[Function::Began]) && scene.mentions.iter().any(|m| began(m) && within(m))
    })
}

/// Its verb stands at most so many words behind the attack.
const BEGAN_WITHIN: usize = 8;

/// Whether people are told to have been killed or wounded.
fn harms_any(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let harm = |e: Effect| matches!(e, Effect::Killed | Effect::Wounded | Effect::KilledOrWounded);
    tolls(told, scenes, draft).any(|t| harm(t.effect) && t.quantity.high != Some(0))
}

/// Whether a sentence of the incident tells of firearms.
fn shoots(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let mut groups = draft.scenes.iter().flat_map(|s| told[scenes[*s].told].groups[scenes[*s].from..scenes[*s].to].iter());
    groups.any(|g| matches!(g.kind, GroupKind::Weapon("firearm")))
}

/// Whether the report names a massacre anywhere: in its headline, of this incident or of another.
fn names_massacre(scenes: &[Scene]) -> bool {
    // What somebody did over years, or another time, says nothing of the incidents told of.
    let of_them = |s: &&Scene| !s.general && (s.headline || !(s.recalls || s.pluperfect));
    // "abuses": any number of them, where nobody is counted.
    let single = |s: &Scene, m: &Mention| !(m.is_any_number() && !m.definite && s.tolls.is_empty());
    scenes.iter().filter(of_them).any(|s| s.mentions.iter().any(|m| m.kind == Kind::Massacre && (s.headline || single(s, m))))
}

fn tolls<'t>(
    told: &'t [SentenceTold<'_>],
    scenes: &'t [Scene],
    draft: &'t Draft,
) -> impl Iterator<Item = &'t crate::state::TollFound> {
    let own = draft.scenes.iter().flat_map(|s| scenes[*s].tolls.iter().map(|t| (*s, *t)));
    own.chain(draft.joint.iter().copied()).map(|(s, t)| &told[scenes[s].told].tolls[t])
}

/// The figures of people killed; those of several incidents together only where it has none of its own.
fn dead<'t>(told: &'t [SentenceTold<'_>], scenes: &'t [Scene], draft: &'t Draft) -> Vec<&'t TollFound> {
    let own = draft.scenes.iter().flat_map(|s| scenes[*s].tolls.iter().map(|t| (*s, *t)));
    let own = own.filter(|at| !draft.joint.contains(at));
    let found = |(s, t): (usize, usize)| &told[scenes[s].told].tolls[t];
    let killed = |t: &&TollFound| t.effect == Effect::Killed && t.quantity.high != Some(0);
    let own: Vec<&TollFound> = own.map(found).filter(killed).collect();
    if own.is_empty() { draft.joint.iter().copied().map(found).filter(killed).collect() } else { own }
}

fn any_killed(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    tolls(told, scenes, draft).any(|t| t.effect == Effect::Killed && t.quantity.high != Some(0))
}

/// Whether a figure of some effect is of such victims.
fn any_of(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, effect: Effect, of: impl Fn(Victims) -> bool) -> bool {
    tolls(told, scenes, draft).any(|t| t.effect == effect && of(t.victims) && t.quantity.high != Some(0))
}

fn is_civilian(victims: Victims) -> bool {
    victims == Victims::Civilians
}

fn is_fighter(victims: Victims) -> bool {
    matches!(victims, Victims::Militants | Victims::Suspects)
}

/// Whether the first thing that is told to have been attacked moves: "a convoy was attacked", "attacked a bus", "the attack on a patrol".
fn hits_what_moves(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let moving = |sentence: &SentenceTold<'_>, i: usize| {
        let mut senses = sentence.context.senses_of(i, &[SenseClass::Target]);
        senses.any(|(_, s)| matches!(s, Sense::Target("convoy" | "patrol")))
    };
    let ends = |g: &Group| matches!(g.kind, GroupKind::Mark(';' | ':' | '.'));
    let hit = |scene: &Scene, mention: &Mention| {
        let groups = &told[scene.told].groups;
        let context = &told[scene.told].context;
        let moves = |g: &Group| match &g.kind {
            GroupKind::Target(what) => matches!(*what, "convoy" | "patrol" | "vehicle"),
            GroupKind::Count(count) => matches!(count.what, Some("vehicle" | "truck")),
            // "a military convoy"
            GroupKind::Victims(v) => v.effect.is_none() && (g.start..g.end).any(|i| moving(&told[scene.told], i)),
            _ => false,
        };
        let behind = || groups[mention.group + 1..scene.to].iter().take(MOVES_WITHIN).take_while(|g| !ends(g));
        let before = || groups[scene.from..mention.group].iter().rev().take(MOVES_BACK).take_while(|g| !ends(g));
        let small = |g: &&Group| {
            matches!(
                g.kind,
                GroupKind::Word | GroupKind::Time(_) | GroupKind::Count(_) | GroupKind::Place(_) | GroupKind::Mark(',')
            )
        };
        // "with a vehicle": means of those who attacked.
        let means = |g: &Group| {
            (g.start.saturating_sub(2)..=g.start)
                .any(|i| context.is_any(i, &[Function::With, Function::In, Function::By, Function::Near, Function::For]))
        };
        // "attacked a depot of lorries"; in "attacked lorries" the article goes with the object itself.
        let of_it = |g: &Group| {
            let thing = || g.start > 1 && context.means_nothing(g.start - 2);
            g.start > 0
                && (context.is(g.start - 1, Function::Of)
                    || context.is_any(g.start - 1, &[Function::DetDes, Function::DetDu]) && thing())
        };
        let object = || behind().find(|g| !small(g) || moves(g)).is_some_and(|g| moves(g) && !means(g) && !of_it(g));
        let subject = || {
            let mut targets = before().filter(|g| matches!(g.kind, GroupKind::Target(_)) || moves(g));
            targets.next().is_some_and(|g| moves(g) && !means(g))
        };
        match &groups[mention.group].kind {
            GroupKind::Effect(e) if matches!(e.voice, Voice::Passive | Voice::Participle) => subject(),
            GroupKind::Effect(_) => object(),
            GroupKind::Incident(_) => {
                // "the attack launched at the end of September on a convoy".
                let passed =
                    |g: &&Group| matches!(g.kind, GroupKind::Time(_)) || matches!(&g.kind, GroupKind::Speech(s) if s.participle);
                let next = behind().find(|g| !passed(g));
                let on = next.is_some_and(|g| {
                    context.is_any(g.start, &[Function::Against, Function::Of, Function::DetDes, Function::DetDu])
                });
                let target = behind().filter(|g| !passed(g)).find(|g| !small(g) || moves(g));
                on && target.is_some_and(|g| moves(g) && !means(g))
            }
            _ => false,
        }
    };
    let attacks = |s: &&Scene| s.mentions.iter().any(|m| m.kind == Kind::Attack);
    told_now(scenes, draft).find(attacks).is_some_and(|s| s.mentions.iter().filter(|m| m.kind == Kind::Attack).any(|m| hit(s, m)))
}

/// What was attacked stands within so many groups behind the verb or noun, or so many before its passive.
const MOVES_WITHIN: usize = 5;
const MOVES_BACK: usize = 10;

fn first_target(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> Option<&'static str> {
    let mut groups = draft.scenes.iter().flat_map(|s| told[scenes[*s].told].groups[scenes[*s].from..scenes[*s].to].iter());
    groups.find_map(|g| match &g.kind {
        GroupKind::Target(what) => Some(*what),
        _ => None,
    })
}

/// Whether the first target named is one of armed forces.
fn hits_forces(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    first_target(told, scenes, draft) == Some("military_base")
}

/// Whether villagers or civilians were killed in numbers, and nobody armed on their side.
fn slaughters(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let found = |(s, t): (usize, usize)| &told[scenes[s].told].tolls[t];
    let of = |victims: Victims| {
        let killed = |at: &(usize, usize)| found(*at).effect == Effect::Killed && found(*at).victims == victims;
        let all = draft.scenes.iter().flat_map(|s| scenes[*s].tolls.iter().map(|t| (*s, *t)));
        let own = all.filter(|at| !draft.joint.contains(at)).filter(killed).map(|at| found(at).quantity.low).max();
        // What several incidents cost together, one of them alone did not; civilians are massacred in several villages as in one.
        let shared = |low: u64| if victims == Victims::Civilians { low } else { low / 2 };
        let joint = || draft.joint.iter().copied().filter(killed).map(|at| shared(found(at).quantity.low)).max();
        own.max(joint()).unwrap_or(0)
    };
    let village = || matches!(first_target(told, scenes, draft), Some("village" | "farm" | "religious"));
    (of(Victims::Civilians) >= VERY_MANY || of(Victims::People) >= VERY_MANY && village()) && !armed(told, scenes, draft)
}

/// Whether people are first told to have killed, and only then a device to have killed others, fewer than they did.
fn device_kills_fewer(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let device = |s: &Scene| s.mentions.iter().any(|m| m.kind == Kind::Ied);
    let deaths = |s: &Scene| {
        let tolls = s.tolls.iter().map(|t| &told[s.told].tolls[*t]);
        tolls.filter(|t| t.effect == Effect::Killed).map(|t| t.quantity.low).max().unwrap_or(0)
    };
    let deadly = || draft.scenes.iter().map(|s| &scenes[*s]).filter(|s| deaths(s) > 0);
    let kill =
        |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && e.voice == Voice::Active);
    let by_hand = |s: &&Scene| !device(s) && told[s.told].groups[s.from..s.to].iter().any(kill);
    let Some(first) = deadly().next().filter(by_hand) else { return false };
    let later = || deadly().skip(1).filter(|s| device(s));
    later().next().is_some() && later().all(|s| deaths(s) < deaths(first))
}

fn many_unarmed(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let killed = || dead(told, scenes, draft).into_iter();
    let many = killed().any(|t| match t.victims {
        Victims::Civilians => t.quantity.low >= MANY_CIVILIANS || t.quantity.low >= MANY && names_massacre(scenes),
        Victims::People => t.quantity.low >= MANY && names_massacre(scenes),
        _ => false,
    });
    // Of whom nothing is told but that they fell in a military camp, they bore arms.
    let civil = || killed().any(|t| t.victims == Victims::Civilians) || !hits_forces(told, scenes, draft);
    many && !armed(told, scenes, draft) && civil()
}

/// Whether several people who bore no arms are told of as found dead with marks that only those leave who had them in their hands.
fn were_put_to_death(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let marked = |s: &Scene| {
        let (context, groups) = (&told[s.told].context, &told[s.told].groups);
        context.holds_function(&[Function::Bound]) && context.any_is(groups[s.from].start..groups[s.to - 1].end, Function::Bound)
    };
    let several = |t: &TollFound| {
        t.effect == Effect::Killed && t.quantity.low >= PUT_TO_DEATH && matches!(t.victims, Victims::Civilians | Victims::People)
    };
    let found = |s: &Scene| marked(s) && s.tolls.iter().any(|t| several(&told[s.told].tolls[*t]));
    draft.scenes.iter().map(|s| &scenes[*s]).any(found) && !armed(told, scenes, draft)
}

/// So many who were put to death are a massacre.
const PUT_TO_DEATH: u64 = 5;

/// Whether forces were harmed as well.
fn armed(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    tolls(told, scenes, draft).any(|t| t.is_of_forces() && t.quantity.high != Some(0))
}
