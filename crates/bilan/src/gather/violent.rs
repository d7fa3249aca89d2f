//! Whether a report tells of armed violence at all.

use super::cues::cues;
use super::mentions::{Mention, ends_in_incident};
use super::parties::OF_FORCES;
use super::scenes::{OPENING, Scene};
use super::when::names_day;
use crate::lexicon::{Frame, Function, ResponsibilityCue, Sense, SenseClass};
use crate::model::{Effect, Kind, Victims};
use crate::recognise::{Context, Group, GroupKind, Mood, Voice, attacks, wrecks};
use crate::state::{SentenceTold, TollFound};

/// A firearm or a blade: explosives harm by accident as well.
fn is_arm(context: &Context<'_>, at: usize) -> bool {
    context.senses_of(at, &[SenseClass::Weapon]).any(|(_, s)| matches!(s, Sense::Weapon(what) if ARMS.contains(what)))
}

/// The weapons of `weapons.tsv` that somebody uses on somebody.
const ARMS: [&str; 2] = ["firearm", "bladed"];

/// "the opposition accuses the army": a party, and words that say that it did it.
fn accuses(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let groups = &sentence.groups[scene.from..scene.to];
    let (first, last) = (groups[0].start, groups[groups.len() - 1].end);
    groups.iter().any(|g| matches!(g.kind, GroupKind::Actor(_)))
        && cues(&sentence.context, first, last).iter().any(|c| c.what == ResponsibilityCue::Attributed)
}

/// "the opposition accuses the army of having killed them".
fn blames(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let killed = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && !e.negated);
    sentence.groups[scene.from..scene.to].iter().any(killed) && accuses(sentence, scene)
}

/// "the rebels claim the death of twelve soldiers".
fn claims_dead(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let groups = &sentence.groups[scene.from..scene.to];
    let (first, last) = (groups[0].start, groups[groups.len() - 1].end);
    scene.tolls.iter().any(|t| sentence.tolls[*t].effect == Effect::Killed)
        && groups.iter().any(|g| matches!(&g.kind, GroupKind::Actor(a) if !a.force))
        && cues(&sentence.context, first, last).iter().any(|c| c.what == ResponsibilityCue::Claimed && !c.passive)
}

/// Whether a report tells of armed violence at all: an attacker, a named kind of violence, or a verb that only violence has.
pub fn is_violent(told: &[SentenceTold<'_>], scenes: &[Scene]) -> bool {
    // "Carnage on the road": what the opening calls an accident is one, however many it killed, where it tells of nothing else.
    let opening = || scenes.iter().filter(|s| s.told < OPENING);
    let mishap = opening().any(|s| told[s.told].context.holds(SenseClass::Accident))
        && (!opening().any(|s| !s.headline && !s.accident && s.harmful));
    // "was the target of an attack": the noun within an idiom.
    let noun = |s: &Scene, m: &Mention| m.noun || ends_in_noun(&told[s.told], m);
    let of_violence = |m: &Mention| !matches!(m.kind, Kind::Other | Kind::Operation | Kind::Arrests);
    let mild = |m: &Mention| mishap && m.kind == Kind::Massacre && !m.strong;
    let attacked = |s: &Scene| !s.accident && s.mentions.iter().any(|m| of_violence(m) && !mild(m) && noun(s, m));
    let opens_with_attack = scenes.iter().any(|s| s.told < OPENING && attacked(s));
    // "Twelve bodies were found at Y. The people there accuse the army."
    let killed =
        |s: &Scene| s.tolls.iter().any(|t| told[s.told].tolls[*t].effect == Effect::Killed && !told[s.told].tolls[*t].implicit);
    if scenes
        .windows(2)
        .any(|pair| killed(&pair[0]) && !pair[0].accident && !pair[1].accident && accuses(&told[pair[1].told], &pair[1]))
    {
        return true;
    }
    if !mishap && bear_marks(told, scenes) {
        return true;
    }
    // "A lorry overturned near A. Six soldiers died, on their way back from an operation against the jihadists."
    if !mishap && (0..scenes.len()).any(|at| is_killing(told, scenes, at)) {
        return true;
    }
    scenes.iter().any(|scene| {
        let sentence = &told[scene.told];
        // "Le préfet a péri dans l'attaque": one person without a number, beside the word itself.
        // "Un gendarme a été blessé dans l'attaque"
        // "L'attaque de mardi a blessé un berger", not "l'attaque du député a blessé le ministre".
        let set = |m: &Mention| {
            let behind = sentence.groups[m.group + 1..].iter().take(SET_WITHIN);
            behind.into_iter().any(|g| matches!(g.kind, GroupKind::Time(_) | GroupKind::Place(_)))
        };
        let of_a_day = || scene.mentions.iter().any(|m| m.noun && set(m));
        let by_beast = || scene.mentions.iter().any(|m| m.noun && is_of_something(sentence, m));
        let harmed = |toll: &TollFound| {
            toll.effect == Effect::Killed || toll.victims.are_forces() || toll.effect == Effect::Wounded && of_a_day() && !by_beast()
        };
        let counts = |t: &usize| !sentence.tolls[*t].implicit || attacked(scene) && harmed(&sentence.tolls[*t]);
        if opens_with_attack && !scene.general && !scene.accident && scene.tolls.iter().any(counts) {
            return true;
        }
        let mere = |m: &Mention| mishap && m.noun && m.kind == Kind::Massacre && !m.strong || only_wrecks(sentence, m);
        let strong = scene.mentions.iter().any(|m| names_violence(m) && !mere(m));
        let fighters = |at: usize| attacks(&sentence.groups[at]) && !sentence.tolls.iter().any(|t| t.group == at);
        let attacker = !scene.tolls.is_empty() && (0..sentence.groups.len()).any(fighters);
        let escapes = |g: &Group| match &g.kind {
            GroupKind::Effect(e) => e.effect == Some(Effect::Escaped),
            GroupKind::EffectNoun(n) => n.effect == Effect::Escaped,
            _ => false,
        };
        let escape = sentence.groups.iter().any(escapes);
        // Fighters fall by violence.
        let by_violence = |toll: &TollFound| {
            toll.violent
                || toll.effect == Effect::KilledOrWounded
                || toll.victims == Victims::Militants && matches!(toll.effect, Effect::Killed | Effect::Captured)
                // Soldiers are captured by those whom they fight, unless they ran away.
                || toll.victims == Victims::Soldiers && toll.effect == Effect::Captured && !toll.implicit && !escape
        };
        let some = |toll: &TollFound| toll.quantity.high != Some(0);
        // "The army lost twelve soldiers on Tuesday": what a force loses men to, where nothing else is said.
        let loses = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.frame == Frame::Own && e.effect == Some(Effect::Killed) && !e.negated);
        let lost = || sentence.groups[scene.from..scene.to].iter().any(loses);
        let fell = |toll: &TollFound| toll.effect == Effect::Killed && toll.victims.are_forces() && toll.quantity.low > 1;
        // "mourning after the death of seven soldiers on Tuesday at A": several on one day, of whom nothing tells an accident.
        let struck = || scene.mentions.iter().any(|m| m.kind == Kind::Other);
        let dated = || scene.times.iter().any(|(_, t)| names_day(t));
        // "seven soldiers died on Tuesday at A"
        let death = |g: &Group| match &g.kind {
            GroupKind::EffectNoun(noun) => noun.effect == Effect::Killed && !noun.people,
            GroupKind::Effect(e) => e.effect == Some(Effect::Killed) && e.frame == Frame::Intransitive && !e.negated,
            _ => false,
        };
        // "… en chutant de leur moto", "… d'une fièvre": nothing may tell how it came.
        let setting = |g: &Group| match g.kind {
            // "ten soldiers, among them a captain, died on Monday at A"
            GroupKind::Word => sentence.context.is_any(g.start, &[Function::At, Function::In, Function::DetDef, Function::Including]),
            GroupKind::EffectNoun(_) | GroupKind::Effect(_) | GroupKind::Victims(_) | GroupKind::Place(_) | GroupKind::Time(_) => true,
            GroupKind::SpeechPreposition(_) | GroupKind::Source(_) | GroupKind::Speech(_) | GroupKind::Mark(_) => true,
            _ => false,
        };
        let bare = || sentence.groups[scene.from..scene.to].iter().all(setting);
        let named = |g: &Group| matches!(g.kind, GroupKind::EffectNoun(_));
        let death = || sentence.groups[scene.from..scene.to].iter().any(|g| death(g) && (named(g) || bare()));
        let lately = !mishap && scene.told < OPENING && !scene.recalls && dated() && !struck();
        let fallen = death() && lately;
        // "deux Casques bleus ont été blessés mercredi à A": several of a force, on one day at a town.
        let hurt = |toll: &TollFound| {
            matches!(toll.effect, Effect::Killed | Effect::Wounded) && toll.victims.are_forces() && toll.quantity.low > 1 && !toll.implicit
        };
        let hurt = lately && scene.settlement().is_some() && bare() && scene.tolls.iter().any(|t| hurt(&sentence.tolls[*t]));
        // "Eight hostages gave their captors the slip": somebody had taken them.
        let hostage = |toll: &TollFound| {
            matches!(&sentence.groups[toll.group].kind, GroupKind::Victims(v) if v.effect == Some(Effect::Abducted) && !v.implicit)
        };
        let violent = hurt
            || lately && scene.tolls.iter().any(|t| hostage(&sentence.tolls[*t]))
            || scene.tolls.iter().any(|t| fell(&sentence.tolls[*t])) && (fallen || lost())
            || scene.tolls.iter().any(|t| some(&sentence.tolls[*t]) && by_violence(&sentence.tolls[*t]));
        // "trois blessés par balles", "cinq suspects interpellés, deux fusils saisis"
        // "un gendarme a reçu une balle"
        let hit = |toll: &TollFound| !toll.implicit || toll.victims.are_forces();
        let armed = scene.tolls.iter().any(|t| hit(&sentence.tolls[*t]))
            && sentence.context.holds(SenseClass::Weapon)
            && (0..sentence.context.len()).any(|i| is_arm(&sentence.context, i));
        !scene.general
            && (strong || attacker || violent || armed || blames(sentence, scene) || claims_dead(sentence, scene))
            && !scene.accident
    })
}

/// "the attack of Tuesday", "the attack on A": so many groups behind an act stands when or where it was.
const SET_WITHIN: usize = 2;

/// "Four bodies were found on Sunday near A. They bore the marks of bullets", "They had been bound": bodies, and within a few sentences what
/// only violence leaves on them.
fn bear_marks(told: &[SentenceTold<'_>], scenes: &[Scene]) -> bool {
    let bodies = |s: &Scene| {
        let sentence = &told[s.told];
        let groups = &sentence.groups[s.from..s.to];
        let found_dead = || {
            let idiom = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && e.frame == Frame::Passive && !e.negated);
            groups.iter().any(idiom)
        };
        // Groups lie behind each other.
        let words = groups[0].start..groups[groups.len() - 1].end;
        !s.recalls && !s.accident && (sentence.context.names_bodies(words) || found_dead())
    };
    // "These people were killed elsewhere": by somebody.
    let killed = |g: &Group| {
        matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && e.frame == Frame::Transitive && !e.negated
            && matches!(e.voice, Voice::Passive | Voice::Participle))
    };
    // "They had been arrested the day before by soldiers".
    let taken = |s: &SentenceTold<'_>| {
        let verb = |g: &Group, effect: Effect| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(effect) && e.mood == Mood::Pluperfect && e.voice == Voice::Passive && !e.negated);
        let behind = |effect: Effect| s.groups.iter().position(|g| verb(g, effect)).map(|at| &s.groups[at + 1..]);
        let soldiers = |g: &Group| match &g.kind {
            GroupKind::Actor(a) => a.kind == "army",
            GroupKind::Victims(v) => v.category == Some(Victims::Soldiers),
            _ => false,
        };
        // Police arrest people who then die in many ways.
        behind(Effect::Detained).is_some_and(|groups| groups.iter().any(soldiers))
            || behind(Effect::Abducted).is_some_and(|groups| groups.iter().any(|g| attacks(g) || soldiers(g)))
    };
    let marked =
        |s: &SentenceTold<'_>| s.context.any_is(0..s.context.len(), Function::Marks) || s.groups.iter().any(killed) || taken(s);
    scenes.iter().any(|s| bodies(s) && told[s.told..].iter().take(MARKS_WITHIN).any(marked))
}

/// What the bodies bear is told within so many sentences.
const MARKS_WITHIN: usize = 5;

/// "the attack of a dog": whether a noun of violence is said to be that of something, which is neither a party, a place nor a time.
fn is_of_something(sentence: &SentenceTold<'_>, mention: &Mention) -> bool {
    let groups = &sentence.groups;
    let of = groups.get(mention.group + 1).is_some_and(|g| {
        matches!(g.kind, GroupKind::Word) && sentence.context.is_any(g.start, &[Function::Of, Function::DetDu, Function::DetDes])
    });
    of && groups.get(mention.group + 2).is_some_and(|g| matches!(g.kind, GroupKind::Word | GroupKind::Count(_)))
}

/// "pupils burned the school", "thieves looted a shop": things alone were harmed, and nobody is named who bears arms.
fn only_wrecks(sentence: &SentenceTold<'_>, mention: &Mention) -> bool {
    let of_things =
        matches!(&sentence.groups[mention.group].kind, GroupKind::Effect(e) if wrecks(e.outcome) && e.effect.is_none());
    // A whole village burns by somebody's hand, and so does a post of the police.
    let village =
        |g: &Group| matches!(&g.kind, GroupKind::Target(what) if matches!(*what, "village" | "town") || OF_FORCES.contains(what));
    of_things
        && !mention.strong
        && !sentence.groups.iter().any(|g| attacks(g) || village(g))
        && !sentence.context.holds(SenseClass::Weapon)
}

/// Whether what was told ends in a noun of violence: "to be the target of an attack"; not "of a heart attack", "of an attack by a lion".
fn ends_in_noun(sentence: &SentenceTold<'_>, mention: &Mention) -> bool {
    let (context, group) = (&sentence.context, &sentence.groups[mention.group]);
    let unknown = context.tokens.get(group.end).is_some_and(|t| t.is_word()) && context.means_nothing(group.end);
    let goes_on = context.is(group.end, Function::Of) || unknown;
    group.end - group.start > 1 && !goes_on && ends_in_incident(context, group)
}

/// "Four woodcutters were found, their throats cut", "A lived through the nightmare of the ADF again. Nine people lost their lives": whether
/// the opening counts dead with a verb that nothing but violence has, or attackers stand in their sentence, or in one beside it that tells of
/// harm or of a day.
fn is_killing(told: &[SentenceTold<'_>], scenes: &[Scene], at: usize) -> bool {
    let scene = &scenes[at];
    let plain = |s: &Scene| !(s.accident || s.general || s.recalls || told[s.told].context.holds(SenseClass::Accident));
    let dead = |s: &Scene| {
        let killed = |t: &usize| {
            let toll = &told[s.told].tolls[*t];
            // "Un imam a été retrouvé égorgé": one person without a number, of whom the verb itself says that he was killed.
            let murdered = || told[s.told].groups[s.from..s.to].iter().any(|g| kills(&told[s.told], g));
            toll.effect == Effect::Killed && (!toll.implicit || murdered()) && toll.quantity.low > 0
        };
        s.tolls.iter().any(killed)
    };
    if scene.told > OPENING || scene.headline || !plain(scene) || !dead(scene) {
        return false;
    }
    let groups = |s: &Scene| &told[s.told].groups[s.from..s.to];
    let beside = |s: &&Scene| !s.headline && s.told.abs_diff(scene.told) <= 1 && plain(s);
    let mut near = scenes[at.saturating_sub(2)..].iter().take(NEAR).filter(beside);
    let harm = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_some(),
        GroupKind::EffectNoun(_) => true,
        _ => false,
    };
    let found = told[scene.told].context.holds_function(&[Function::Found]);
    let strikes =
        |s: &Scene| found || s.told == scene.told || !s.mentions.is_empty() || !s.times.is_empty() || groups(s).iter().any(harm);
    near.any(|s| groups(s).iter().any(|g| kills(&told[s.told], g) || attacks(g) && strikes(s)))
}

/// So many scenes are looked at around one that counts dead.
const NEAR: usize = 5;

/// A verb that says that people were killed, be it within an idiom: not one of fire, which kills by accident as well.
fn kills(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let GroupKind::Effect(effect) = &group.kind else { return false };
    let verbs = &sentence.context.lexicon.verbs;
    let murders = |s: &Sense| match s {
        Sense::Verb(form) => {
            let verb = &verbs[form.verb as usize];
            verb.effect == Some((Effect::Killed, Frame::Transitive)) && !matches!(verb.incident, Some((Kind::Other, _)))
        }
        _ => false,
    };
    effect.effect == Some(Effect::Killed)
        && !effect.negated
        && (group.start..group.end).any(|i| sentence.context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| murders(s)))
}

/// A word that names violence by itself, or beside what was hit. A patrol or a pursuit does not.
pub fn names_violence(mention: &Mention) -> bool {
    let weakly = mention.supported && !(mention.noun && mention.kind == Kind::Operation);
    (mention.strong || weakly) && mention.kind != Kind::Other
}
