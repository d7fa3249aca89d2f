//! What the weapon says of the kind: what comes from the air, and what else kills.

use super::*;

/// Shells and bombs are told alike, and so is what an air force hits or engages.
pub(super) fn may_be_from_the_air(mention: &Mention) -> bool {
    mention.kind == Kind::Shelling
        || !mention.noun && !mention.strong && matches!(mention.kind, Kind::Attack | Kind::Operation)
        || mention.noun && !mention.strong && mention.kind == Kind::Explosion
}

/// "drones struck the town", "shells hit the market": what hits, as the subject of a verb of attack, names the kind.
pub(super) fn thrown(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> Option<Kind> {
    if mention.noun || !matches!(mention.kind, Kind::Attack | Kind::Shelling | Kind::Airstrike) {
        return None;
    }
    let sentence = &told[scene.told];
    let before = sentence.groups[scene.from..mention.group].iter().rev().take(SUBJECT_BACK);
    before.take_while(|g| !matches!(g.kind, GroupKind::Mark(';' | ':') | GroupKind::Effect(_))).find_map(|g| match &g.kind {
        GroupKind::Weapon("drone") => Some(Kind::Drone),
        GroupKind::Weapon("rocket" | "mortar" | "artillery" | "missile") => Some(Kind::Shelling),
        // "the heavy artillery hit the town".
        GroupKind::Actor(actor) if actor.force && is_of_guns(sentence, g) => Some(Kind::Shelling),
        // Some of them are nouns of violence as well.
        GroupKind::Incident(i) if matches!(i.kind, Kind::Drone | Kind::Shelling) && !i.strong => Some(i.kind),
        _ => None,
    })
}

/// "attacked on Monday with mortars", "hit by a drone", "an attack led by means of drones", "an attack carried out with a car bomb": the arms
/// behind the word for it name the kind, where no others are told of.
pub(super) fn done_with(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> Option<Kind> {
    let sentence = &told[scene.told];
    let context = &sentence.context;
    let by_drone = mention.kind == Kind::Shelling && !mention.noun;
    if !(mention.kind == Kind::Attack || by_drone) || mention.plural || !context.holds(SenseClass::Weapon) {
        return None;
    }
    let done = |verb: u16| matches!(context.lexicon.verbs[verb as usize].responsibility, Some((ResponsibilityCue::Done, _)));
    let passed = |g: &&Group| match &g.kind {
        GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Target(_) => {
            !context.is_any(g.start, &[Function::And, Function::Who, Function::Where, Function::While])
        }
        GroupKind::Speech(s) => s.participle && done(s.verb),
        GroupKind::Effect(e) => matches!(e.voice, Voice::Participle) && done(e.verb),
        _ => false,
    };
    let behind = &sentence.groups[mention.group + 1..scene.to];
    let at = behind.iter().take(DONE_WITH_WITHIN).take_while(passed).count();
    let arms = behind.get(at)?;
    let kind = match &arms.kind {
        GroupKind::Weapon("drone") => Kind::Drone,
        GroupKind::Weapon("rocket" | "mortar" | "artillery" | "missile") => Kind::Shelling,
        GroupKind::Weapon("vehicle_bomb") => Kind::Explosion,
        GroupKind::Incident(i) if matches!(i.kind, Kind::Drone | Kind::Shelling) => i.kind,
        GroupKind::Incident(_) if is_loaded(sentence, arms) => Kind::Explosion,
        _ => return None,
    };
    // Rockets by which a place was hit, or with which people came, may be a means among others; "with rockets" as an adverb names the kind.
    const BY: &[Function] = &[Function::At, Function::By, Function::With];
    let brings = if kind == Kind::Shelling { &BY[..1] } else { BY };
    let near = (arms.start.saturating_sub(2)..=arms.start).any(|i| context.is_any(i, brings));
    // "c'est à un marché que s'en est pris un drone": its subject stands right behind the verb.
    let verb = &sentence.groups[mention.group];
    let subject =
        !mention.noun && arms.start == verb.end && verb.start.checked_sub(1).is_some_and(|at| context.is(at, Function::That));
    let near = near || subject;
    let with = near
        || kind != Kind::Shelling
            && (0..=1).any(|back| context.ends_before(arms.start.saturating_sub(back), Function::With, WITH));
    let others = |g: &Group| matches!(g.kind, GroupKind::Weapon(what) if !OF_A_KIND.contains(&what));
    // "beat off the attack with drones": of those attacked.
    let repels = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.repels());
    let alone = !sentence.groups[scene.from..scene.to].iter().any(|g| others(g) || repels(g));
    (with && alone && (!by_drone || kind == Kind::Drone)).then_some(kind)
}

/// Whether a vehicle with a charge is meant.
pub(super) fn is_loaded(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let context = &sentence.context;
    let loaded = |i: usize| context.senses_of(i, &[SenseClass::Weapon]).any(|(_, s)| *s == Sense::Weapon("vehicle_bomb"));
    context.holds(SenseClass::Weapon) && (group.start..group.end).any(loaded)
}

/// Arms that name a kind by themselves: beside firearms they are a means among others.
pub(super) const OF_A_KIND: [&str; 6] = ["drone", "rocket", "mortar", "artillery", "missile", "vehicle_bomb"];

/// Words for "by means of" have at most so many parts.
const WITH: usize = 4;

/// The arms stand at most so many groups behind the word for the attack.
const DONE_WITH_WITHIN: usize = 10;

/// Whether a party is called by its guns.
fn is_of_guns(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let guns = |i: usize| sentence.context.senses_of(i, &[SenseClass::Weapon]).any(|(_, s)| *s == Sense::Weapon("artillery"));
    sentence.context.holds(SenseClass::Weapon) && (group.start..group.end).any(guns)
}

/// "a missile fired by a drone": what fired it names the kind.
pub(super) fn is_fired_by_a_drone(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> bool {
    if !mention.noun || mention.kind != Kind::Shelling {
        return false;
    }
    let sentence = &told[scene.told];
    let mut behind = sentence.groups[mention.group + 1..scene.to].iter().take(FIRED_WITHIN);
    let drone = |g: &Group| {
        matches!(g.kind, GroupKind::Weapon("drone")) || matches!(&g.kind, GroupKind::Incident(i) if i.kind == Kind::Drone)
    };
    let small =
        |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Effect(_)) && !sentence.context.is(g.start, Function::And);
    // "fired by a drone", "fired from a drone"; not "fired at a drone".
    let from = |g: &Group| {
        (g.start.saturating_sub(2)..=g.start).any(|i| sentence.context.is_any(i, &[Function::By, Function::Since, Function::Of]))
    };
    behind.find(|g| !small(g)).is_some_and(|g| drone(g) && from(g))
}

/// What fired a missile stands at most so many groups behind it.
const FIRED_WITHIN: usize = 5;

/// The subject of a verb of attack is looked for among so many groups before it.
const SUBJECT_BACK: usize = 5;

/// "the air force killed ten", "killed by the air force": whoever kills from an aircraft names the kind, in the first sentence, and so does
/// the weapon that kills.
pub(super) fn by_weapon(told: &[SentenceTold<'_>], scene: &Scene, votes: &mut Vec<Vote>) {
    let sentence = &told[scene.told];
    let context = &sentence.context;
    let may_name = context.holds(SenseClass::Weapon) || context.holds(SenseClass::ActorNoun);
    // "The attack was beaten off with helicopters that killed ten": those attacked answered.
    let attacked = scene.mentions.iter().any(|m| m.noun && matches!(m.kind, Kind::Attack | Kind::Ambush));
    let repelled = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.outcome == Some("repelled"));
    if attacked && sentence.groups[scene.from..scene.to].iter().any(repelled) {
        return;
    }
    if scene.recalls || !may_name || !scene.tolls.iter().any(|t| sentence.tolls[*t].effect == Effect::Killed) {
        return;
    }
    let groups = &sentence.groups[scene.from..scene.to];
    let kills = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Active && e.effect == Some(Effect::Killed) && e.frame == Frame::Transitive);
    let ends = |g: &Group| matches!(g.kind, GroupKind::Mark(_) | GroupKind::Speech(_));
    let author = |at: usize, group: &Group| {
        let before = group.start.saturating_sub(2)..=group.start;
        let agent = before.into_iter().any(|i| context.is_any(i, &[Function::By]))
            || at > 0 && context.is(groups[at - 1].start, Function::By);
        // "an operation backed by the air force": of no act of its own.
        let backed = || {
            let by = groups[..at].iter().rev().find(|g| !matches!(g.kind, GroupKind::Word));
            by.is_some_and(|g| matches!(&g.kind, GroupKind::Speech(s) if s.participle))
        };
        agent && !backed() || groups[at + 1..].iter().take(SUBJECT_BACK).take_while(|g| !ends(g)).any(kills)
    };
    // "les morts des avions de chasse"
    let of_victims = |at: usize| {
        let harmed = |g: &Group| matches!(&g.kind, GroupKind::EffectNoun(n) if n.people);
        groups[at.saturating_sub(SUBJECT_BACK)..at].iter().rev().take_while(|g| !ends(g)).any(harmed)
    };
    // "men come by helicopter killed six".
    let carries = |g: &Group| (g.start.saturating_sub(2)..=g.start).any(|i| context.is(i, Function::In));
    let found = (0..groups.len()).find(|at| {
        is_air_force(sentence, &groups[*at]) && (author(*at, &groups[*at]) || of_victims(*at))
            || is_aircraft(sentence, &groups[*at]) && author(*at, &groups[*at]) && !carries(&groups[*at])
    });
    // "hit by rockets", "killed by the artillery", "by a hidden charge".
    let of_weapon = |g: &Group| match &g.kind {
        GroupKind::Weapon("rocket" | "mortar" | "missile" | "artillery") => Some(Kind::Shelling),
        GroupKind::Weapon("ied") => Some(Kind::Ied),
        GroupKind::Actor(actor) if actor.force && is_of_guns(sentence, g) => Some(Kind::Shelling),
        _ => None,
    };
    let by = |g: &Group| (g.start.saturating_sub(2)..=g.start).any(|i| context.is(i, Function::By));
    let struck = || {
        (0..groups.len()).find_map(|at| {
            let group = &groups[at];
            let kind = of_weapon(group).filter(|kind| *kind != Kind::Shelling || by(group))?;
            author(at, group).then_some((at, kind))
        })
    };
    let found = found.map(|at| (at, Kind::Airstrike)).or_else(struck);
    // "Drones killed six, and two others fell to the artillery": what came first.
    let first = votes.iter().any(|v| matches!(v.kind, Kind::Drone | Kind::Airstrike));
    let Some((at, kind)) = found.filter(|(_, kind)| !(first && *kind == Kind::Shelling)) else { return };
    let weight = 1.6;
    match votes.iter_mut().find(|v| v.kind == kind) {
        Some(vote) => vote.weight += weight,
        None => {
            let span = context.span(groups[at].start, groups[at].end);
            votes.push(Vote { kind, weight, span, named: false });
        }
    }
}

/// An aircraft or an air force beside them makes a strike from the air.
pub(super) fn from_the_air(told: &[SentenceTold<'_>], scene: &Scene) -> bool {
    let sentence = &told[scene.told];
    if !sentence.context.holds(SenseClass::Weapon) && !sentence.context.holds(SenseClass::ActorNoun) {
        return false;
    }
    let groups = &sentence.groups[scene.from..scene.to];
    let acts =
        |at: usize| is_air_force(sentence, &groups[at]) || is_aircraft(sentence, &groups[at]) && !is_hit(sentence, groups, at);
    (0..groups.len()).any(acts)
}

/// "a helicopter was the target of shots", "a plane was shot down": what flies is told to have been hit.
fn is_hit(sentence: &SentenceTold<'_>, groups: &[Group], at: usize) -> bool {
    let ends = |g: &&Group| !matches!(g.kind, GroupKind::Mark(';' | ':' | '.'));
    let suffers = |verb: u16| sentence.context.lexicon.verbs[verb as usize].suffers;
    let verb = groups[at + 1..].iter().take(HIT_WITHIN).take_while(ends).find_map(|g| match &g.kind {
        GroupKind::Effect(e) => {
            let harm = e.incident.is_some() || e.outcome.is_some() || e.effect.is_some();
            Some(harm && (suffers(e.verb) || matches!(e.voice, Voice::Passive | Voice::Participle)))
        }
        GroupKind::Speech(s) => Some(suffers(s.verb)),
        _ => None,
    });
    verb == Some(true)
}

/// The verb of what befell an aircraft stands at most so many groups behind it.
const HIT_WITHIN: usize = 8;

/// "an Israeli bomb fell on the camp": a bomb that bears the name of a country came from the air.
pub(super) fn is_bomb_of_an_army(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> bool {
    let sentence = &told[scene.told];
    mention.noun
        && mention.kind == Kind::Explosion
        && sentence.context.holds(SenseClass::Demonym)
        && crate::gather::roles::arms_of_a_country(&sentence.context, &sentence.groups[mention.group]).is_some()
}

fn is_aircraft(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let aircraft = |i: usize| {
        let mut weapons = sentence.context.senses_of(i, &[SenseClass::Weapon]);
        weapons.any(|(_, s)| *s == Sense::Weapon("aircraft"))
    };
    sentence.context.holds(SenseClass::Weapon) && (group.start..group.end).any(aircraft)
}

fn is_air_force(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let nouns = &sentence.context.lexicon.actor_nouns;
    let air = |s: &Sense| matches!(s, Sense::ActorNoun { index, .. } if nouns[*index as usize].actor == "air force");
    sentence.context.holds(SenseClass::ActorNoun)
        && (group.start..group.end).any(|i| sentence.context.senses_of(i, &[SenseClass::ActorNoun]).any(|(_, s)| air(s)))
}

/// "the air force carried out a raid", "planes have made some thirty raids": it is the subject of the verb of attack, or of the verb whose
/// object is an attack.
pub(super) fn raids_from_the_air(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> bool {
    let sentence = &told[scene.told];
    let mut before = sentence.groups[scene.from..mention.group].iter().rev().take(SUBJECT_BACK);
    if !mention.noun {
        let ends = |g: &Group| matches!(g.kind, GroupKind::Mark(_) | GroupKind::Effect(_) | GroupKind::Speech(_));
        let active = || matches!(&sentence.groups[mention.group].kind, GroupKind::Effect(e) if e.voice == Voice::Active);
        let flies = |g: &Group| is_aircraft(sentence, g) && !brought(sentence, g);
        return mention.kind == Kind::Attack
            && (before.clone().any(|g| is_air_force(sentence, g)) || active() && before.take_while(|g| !ends(g)).any(flies));
    }
    // "Aircraft carried out raids near A": the noun is the object of a verb of doing.
    let done = |g: &Group| {
        let verb = |verb: u16| sentence.context.lexicon.verbs[verb as usize].responsibility;
        let does = |verb_of: u16| verb(verb_of).is_some_and(|(what, _)| what == ResponsibilityCue::Done);
        match &g.kind {
            GroupKind::Speech(s) => does(s.verb) && !s.passive,
            GroupKind::Effect(e) => does(e.verb) && e.voice == Voice::Active,
            _ => false,
        }
    };
    let doing = mention.kind == Kind::Attack && !mention.strong && !mention.definite && before.by_ref().any(done);
    doing
        && before
            .find(|g| !matches!(g.kind, GroupKind::Word))
            .is_some_and(|g| (is_air_force(sentence, g) || is_aircraft(sentence, g)) && !brought(sentence, g))
}

/// "men come by helicopter", "backed by aircraft", "men in a helicopter".
fn brought(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    const MEANS: &[Function] = &[Function::Of, Function::By, Function::In, Function::With];
    (group.start.saturating_sub(2)..=group.start).any(|i| sentence.context.is_any(i, MEANS))
}

/// Whether a sentence of the incident names aircraft as what acted, and none names guns or what they fire.
pub(super) fn bombs_from_aircraft(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let own = || draft.scenes.iter().map(|s| &scenes[*s]).filter(|s| !s.recalls).map(|s| (&told[s.told], s));
    let guns = |s: &Sense| matches!(s, Sense::Weapon("artillery" | "mortar" | "rocket" | "missile"));
    let fires = |(sentence, scene): (&SentenceTold<'_>, &Scene)| {
        let context = &sentence.context;
        let range = sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
        context.holds(SenseClass::Weapon)
            && range.into_iter().any(|i| context.senses_of(i, &[SenseClass::Weapon]).any(|(_, s)| guns(s)))
    };
    // "bombs dropped by the bombers": the author of what fell.
    let by_air = |(sentence, scene): (&SentenceTold<'_>, &Scene)| {
        let groups = &sentence.groups[scene.from..scene.to];
        let bombs = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if matches!(i.kind, Kind::Explosion | Kind::Shelling | Kind::Airstrike));
        groups.iter().any(bombs)
            && groups.iter().any(|g| {
                let by = (g.start.saturating_sub(MEANS_BACK)..=g.start).any(|i| sentence.context.is(i, Function::By));
                by && (is_aircraft(sentence, g) || is_air_force(sentence, g))
            })
    };
    own().any(by_air) && !own().any(fires)
}
