//! What each scene is of where a report tells of several matters: armed violence, or an accident, an illness, the weather, a game, common
//! crime told beside it.

use super::cues::cues;
use super::deeds;
use super::mentions::Mention;
use super::occasion::speaks_at;
use super::places::Level;
use super::scenes::Scene;
use super::subject::{LEAD, OF_ACCIDENTS, OF_WAR, strikes_here};
use super::violent::names_violence;
use super::when::names_day;
use crate::lexicon::{Function, ResponsibilityCue, Sense, SenseClass, Subject, Tense};
use crate::model::{Effect, Kind, Victims};
use crate::recognise::{Group, GroupKind, Kinds, Mood, Voice, is_denied_outright};
use crate::segment::Zone;
use crate::state::SentenceTold;
use std::ops::Range;

/// What a scene says that it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Matter {
    Violence,
    /// An accident, an illness, the weather.
    Mishap,
    /// A game, a race.
    Play,
    /// Theft, fraud, smuggling.
    Crime,
}

/// Takes figures, acts, places and days from what is told of another matter: "A boat capsized on Sunday at A. Six bodies were found": the
/// scenes that say so, and those around them that say nothing of violence. Of thieves and smugglers only arrests go.
pub(super) fn set_apart(told: &[SentenceTold<'_>], scenes: &mut [Scene]) {
    let jailed = told.iter().any(|t| speaks_of(t, 0..t.context.len(), Subject::Jailed));
    for scene in scenes.iter_mut() {
        scene.mentions.retain(|m| !is_of_a_beast(&told[scene.told], m));
        leave_figures_of_speech(&told[scene.told], scene);
        count_shares_once(&told[scene.told], scene);
        leave_the_returned(&told[scene.told], scene);
        leave_the_sentenced(&told[scene.told], scene);
        if jailed {
            leave_the_jailed(&told[scene.told], scene);
        }
    }
    let matters = matters(told, scenes);
    for (at, matter) in matters.iter().enumerate() {
        let left = match matter {
            Some(Matter::Mishap | Matter::Play) => setting_of_the_next(scenes, &matters, at),
            _ => Left::default(),
        };
        if let Some(matter) = *matter {
            leave(&told[scenes[at].told], &mut scenes[at], matter, left);
        }
    }
}

/// What each scene is of.
fn matters(told: &[SentenceTold<'_>], scenes: &mut [Scene]) -> Vec<Option<Matter>> {
    let mut matters: Vec<Option<Matter>> = Vec::with_capacity(scenes.len());
    let mut violence = false;
    let called = opens_with_an_accident(told, scenes);
    let whole = is_all_an_accident(told, scenes);
    // Up to here scenes are known to be of an accident that a later one named.
    let mut named = 0;
    for at in 0..scenes.len() {
        let scene = &scenes[at];
        let sentence = &told[scene.told];
        let before = at.checked_sub(1).and_then(|before| matters[before].map(|matter| (matter, &scenes[before])));
        let after_violence = before.is_some_and(|(matter, before)| {
            matter == Matter::Violence && (before.paragraph == scene.paragraph || before.headline)
        });
        let said = match whole && !(is_told_before(scene) && is_act(sentence, scene)) {
            true => Some(Matter::Mishap),
            false => of(sentence, scene, called).filter(|_| !is_habit(sentence, scene)),
        };
        // "The attackers set a church on fire. The blaze killed twenty."
        let of_the_same = after_violence
            && said.is_some_and(|own| {
                own != Matter::Violence && (names_the_told(sentence, scene) || may_be_of_the_same(sentence, scene, own))
            });
        let own = said.filter(|_| !of_the_same);
        let goes_on =
            before.filter(|(_, before)| before.paragraph == scene.paragraph && !scene.headline).map(|(matter, _)| matter);
        // "Ten were killed on Monday at A. The accident": it says what was told.
        if own == Some(Matter::Mishap) && !violence && names_the_told(sentence, scene) {
            matters[named..].fill(Some(Matter::Mishap));
            named = at;
        }
        let matter = own.or_else(|| {
            let matter = goes_on?;
            match goes_back(told, &scenes[..=at], &matters, matter) {
                true => Some(Matter::Violence),
                false => Some(matter).filter(|_| !opens_another(sentence, scene, matter)),
            }
        });
        violence |= matter == Some(Matter::Violence);
        matters.push(matter);
        let scene = &mut scenes[at];
        scene.of_violence = matter == Some(Matter::Violence);
        scene.accident &= !of_the_same
            && !(own == Some(Matter::Violence)
                && (has_attackers(sentence, scene)
                    || names_attack_at_a_place(scene)
                    || is_consequence(sentence, scene)
                    || is_apportioned(sentence, scene)));
    }
    matters
}

/// What of the setting of a scene is that of the next one as well.
#[derive(Clone, Copy, Debug, Default)]
struct Left {
    places: bool,
    times: bool,
}

/// "Famine looms at A. On Tuesday fourteen were killed by shells": where violence behind an everyday sentence says no place or no day, it
/// has that of the sentence.
fn setting_of_the_next(scenes: &[Scene], matters: &[Option<Matter>], at: usize) -> Left {
    let same = |next: &&Scene| next.paragraph == scenes[at].paragraph && matters[at + 1] == Some(Matter::Violence);
    let next = scenes.get(at + 1).filter(same);
    // "The same day": of the day told before.
    let undated = |next: &Scene| !next.times.iter().any(|(_, time)| names_day(time));
    Left { places: next.is_some_and(|next| next.places.is_empty()), times: next.is_some_and(undated) }
}

/// Leaves in a scene what is of violence.
fn leave(sentence: &SentenceTold<'_>, scene: &mut Scene, matter: Matter, left: Left) {
    match matter {
        Matter::Mishap | Matter::Play => {
            let from = opens_mishap(sentence, scene);
            scene.accident = from == scene.from;
            scene.tolls.retain(|t| sentence.tolls[*t].group < from);
            scene.mentions.retain(|m| m.group < from);
            let mut settlements = scene.places.iter().filter(|p| p.level == Level::Settlement);
            // "The earthquake had ravaged A. On Tuesday, a gunman killed four there": the next sentence may point back.
            if let (Some(one), None) = (settlements.next(), settlements.next()) {
                scene.spoken_of = Some(one.clone());
            }
            scene.places.retain(|p| left.places || p.group < from);
            scene.times.retain(|(at, _)| left.times || *at < from);
        }
        Matter::Crime => {
            // "the army killed four who dug without leave and arrested twenty"
            let beside = scene.violent;
            scene.tolls.retain(|t| beside || sentence.tolls[*t].effect != Effect::Detained);
            scene.mentions.retain(|m| m.kind != Kind::Arrests);
        }
        Matter::Violence => {}
    }
}

/// "the accident", "this shipwreck": a word of what happened, behind a definite article, with which the sentence opens.
fn names_the_told(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let start = sentence.groups[scene.from].start;
    let definite = |i: usize| i > start && context.is_any(i - 1, &[Function::DetDef, Function::DetDem]);
    let event = |i: usize| speaks_at(sentence, i, Subject::Event);
    (start..start + OPENS).any(|i| event(i) && definite(i))
}

/// "A raid hit the hospital of A. It was the last that took in cholera patients. Seventy were killed": whether the last scene is of violence
/// again, behind those that only spoke of another matter and counted nobody.
fn goes_back(told: &[SentenceTold<'_>], scenes: &[Scene], matters: &[Option<Matter>], matter: Matter) -> bool {
    let Some((scene, before)) = scenes.split_last().filter(|_| matter != Matter::Violence) else { return false };
    let aside = |(before, of): (&Scene, &Option<Matter>)| *of == Some(matter) && before.tolls.is_empty();
    let asides = before.iter().zip(matters).rev().take(ASIDES).take_while(|pair| aside(*pair)).count();
    let (told_before, asides) = before.split_at(before.len() - asides);
    let last = told_before.len().checked_sub(1);
    let of_violence =
        last.is_some_and(|at| matters[at] == Some(Matter::Violence) && told_before[at].paragraph == scene.paragraph);
    // "Cholera rages there", "The day before, a storm had torn off the roofs": where it tells of nothing at a place or on a day of its own.
    let apart = |s: &Scene| !(s.pluperfect || s.past_before) && s.is_set();
    let mut tolls = scene.tolls.iter().map(|t| &told[scene.told].tolls[*t]);
    let killed = tolls.any(|t| t.violent || t.victims.are_forces());
    of_violence && (killed || scene.harmful && (matter != Matter::Mishap || !asides.iter().any(apart)))
}

/// So many scenes at most speak of something else before the figures of the violence are told.
const ASIDES: usize = 6;

/// "Four pupils drowned on Monday. The day after, three soldiers were killed at A": killed, or of the forces, on a day or at a place of their
/// own; whoever came to harm behind a game or an arrest was harmed otherwise.
fn opens_another(sentence: &SentenceTold<'_>, scene: &Scene, matter: Matter) -> bool {
    let killed = |t: &usize| sentence.tolls[*t].violent || sentence.tolls[*t].victims.are_forces();
    match matter {
        Matter::Violence => false,
        Matter::Mishap => scene.tolls.iter().any(killed) && scene.is_set(),
        Matter::Play | Matter::Crime => scene.harmful && (scene.tolls.iter().any(killed) || scene.is_set()),
    }
}

/// "four herders drowned", "a fire broke out": what comes of violence as well, told of at no other place and on no other day; so do arrests of
/// thieves.
fn may_be_of_the_same(sentence: &SentenceTold<'_>, scene: &Scene, matter: Matter) -> bool {
    scene.settlement().is_none() && scene.times.is_empty() && (matter != Matter::Mishap || is_consequence(sentence, scene))
}

/// Whether all that speaks of an accident may come of violence as well.
fn is_consequence(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    tokens(sentence, scene).all(|i| !context.has(i, SenseClass::Accident) || speaks_at(sentence, i, Subject::EitherCause))
}

/// What a sentence goes on to tell of stands among so many of its first words.
const OPENS: usize = 4;

/// What a scene says by its own words that it is of: attackers and weapons outweigh an accident, an accident a verb that may be said of other
/// things.
fn of(sentence: &SentenceTold<'_>, scene: &Scene, called: bool) -> Option<Matter> {
    let groups = &sentence.groups[scene.from..scene.to];
    let here = is_called_accident(sentence, tokens(sentence, scene));
    match (here || called) && !is_act(sentence, scene) {
        true if here => return Some(Matter::Mishap),
        false if is_armed(sentence, scene) => return Some(Matter::Violence),
        _ => {}
    }
    let verb = |m: &Mention| names_violence(m) && !m.noun && !is_of_either(m.kind);
    match spoken_of(sentence, groups) {
        Some(Sense::Accident) => Some(Matter::Mishap),
        _ if scene.mentions.iter().any(verb) => Some(Matter::Violence),
        Some(Sense::Subject(Subject::Play)) => Some(Matter::Play),
        Some(Sense::Subject(Subject::Crime)) => Some(Matter::Crime),
        _ => None,
    }
}

/// "an accidental explosion", "went off by accident": a word that says outright that it was an accident, whatever it was that exploded.
fn is_called_accident(sentence: &SentenceTold<'_>, mut tokens: Range<usize>) -> bool {
    let context = &sentence.context;
    let outright = |i: usize| speaks_at(sentence, i, Subject::Outright) && !is_denied_outright(context, i);
    context.holds(SenseClass::Subject) && tokens.any(outright)
}

/// Whether the headline or the first sentence says outright that it was an accident, and nobody in the report attacks.
fn opens_with_an_accident(told: &[SentenceTold<'_>], scenes: &[Scene]) -> bool {
    let mut lead = told.iter().take(LEAD);
    lead.any(|t| is_called_accident(t, 0..t.context.len()))
        && !scenes.iter().any(|s| has_attackers(&told[s.told], s) || s.under_fire)
}

/// "The region suffers the attacks of armed groups": what goes on there, of which nothing is told but that it does.
fn is_habit(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let known = |m: &Mention| m.noun && m.definite && m.plural && m.count.is_none();
    let goes_on = |m: &Mention| matches!(&sentence.groups[m.group].kind, GroupKind::Effect(e) if e.mood == Mood::Present);
    let present = |i: usize| {
        let now = |s: &Sense| matches!(s, Sense::Verb(form) if form.tense == Tense::Present);
        sentence.context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| now(s))
    };
    let told = |i: usize| sentence.context.is_auxiliary(i);
    let all = || tokens(sentence, scene);
    scene.tolls.is_empty()
        && scene.times.is_empty()
        && !scene.headline
        && scene.mentions.iter().any(known)
        && scene.mentions.iter().all(|m| known(m) || goes_on(m))
        && all().any(present)
        && !all().any(told)
}

/// "A blast killed seven on Monday at A. A gas bottle is thought to be the cause", "The police have ruled out an attack": whether one of the
/// first sentences says that it was an accident, or what it was that exploded, and the report brings nobody's act as news.
fn is_all_an_accident(told: &[SentenceTold<'_>], scenes: &[Scene]) -> bool {
    let first = || told.iter().take(SAID_WITHIN);
    let outright = first().any(|t| is_called_accident(t, 0..t.context.len()));
    let exploded = |s: &Scene| s.mentions.iter().any(|m| m.kind == Kind::Explosion || m.device);
    let blast = || first().any(|t| speaks_of(t, 0..t.context.len(), Subject::Blast)) && scenes.iter().any(exploded);
    let stored = |s: &Scene| speaks_of(&told[s.told], tokens(&told[s.told], s), Subject::Blast);
    let weapon = |s: &Scene, what: &str| !OF_ACCIDENTS.contains(&what) && !(OF_STORES.contains(&what) && stored(s));
    // "A shell fell on a market. Gas bottles went off."
    let fell = |m: &Mention| OF_WAR.contains(&m.kind) && (m.kind != Kind::Explosion || m.strong);
    let armed = |s: &Scene| {
        let weapon = |g: &Group| matches!(&g.kind, GroupKind::Weapon(what) if weapon(s, what));
        // "the explosion of a booby-trapped tanker"
        let trapped = |m: &Mention| m.kind == Kind::Ied && !m.noun;
        let fell = |m: &Mention| fell(m) && (!stored(s) || trapped(m));
        told[s.told].groups[s.from..s.to].iter().any(weapon) || s.mentions.iter().any(fell)
    };
    // "The Taliban have denied any attack": they speak.
    let news = |s: &Scene| match is_called_accident(&told[s.told], tokens(&told[s.told], s)) {
        true => does(&told[s.told], s),
        false => is_act(&told[s.told], s) || armed(s),
    };
    (outright || blast())
        && !told.iter().any(is_claimed)
        && !scenes.iter().any(|s| !is_told_before(s) && !asks(&told[s.told]) && news(s))
}

/// "claimed responsibility for it"
fn is_claimed(sentence: &SentenceTold<'_>) -> bool {
    cues(&sentence.context, 0, sentence.context.len()).iter().any(|c| c.what == ResponsibilityCue::Claimed)
}

/// What somebody says of how it came is said in so many first sentences.
const SAID_WITHIN: usize = 6;

/// Weapons whose words name what is stored, found and handled as well.
const OF_STORES: [&str; 3] = ["bomb", "grenade", "artillery"];

/// Whether a scene tells of what had been before.
fn is_told_before(scene: &Scene) -> bool {
    scene.looks_back()
}

/// "A priest murdered at A?": a headline that asks tells of nobody's act.
fn asks(sentence: &SentenceTold<'_>) -> bool {
    let context = &sentence.context;
    sentence.zone == Zone::Headline && !context.is_empty() && context.is_mark(context.len() - 1, '?')
}

fn speaks_of(sentence: &SentenceTold<'_>, mut tokens: Range<usize>, subject: Subject) -> bool {
    sentence.context.holds(SenseClass::Subject) && tokens.any(|i| speaks_at(sentence, i, subject))
}

/// "an elephant attacks a village", "the assault of the animal", "a heart attack": a noun of violence within words for an accident that violence
/// brings about in no case.
fn is_of_a_beast(sentence: &SentenceTold<'_>, mention: &Mention) -> bool {
    let (context, group) = (&sentence.context, &sentence.groups[mention.group]);
    let either = |i: usize| speaks_at(sentence, i, Subject::EitherCause) || speaks_at(sentence, i, Subject::Outright);
    let accident = |i: usize| context.senses_of(i, &[SenseClass::Accident]).any(|(length, _)| length > 1) && !either(i);
    let attack = mention.noun && mention.kind == Kind::Attack;
    attack && context.holds(SenseClass::Accident) && (group.start..group.end).any(accident)
}

/// "The bodies of ninety fighters were given back": who is handed over, dug up or buried anew was counted when he fell or was taken. Not
/// "the bodies of six who were killed on Monday in an attack".
fn leave_the_returned(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    if scene.tolls.is_empty() || !speaks_of(sentence, tokens(sentence, scene), Subject::Returned) {
        return;
    }
    let bodies = sentence.context.names_bodies(tokens(sentence, scene));
    let taken = |t: &usize| match sentence.tolls[*t].effect {
        Effect::Killed => bodies,
        effect => effect == Effect::Captured,
    };
    let fell = |g: &Group| {
        let harmed = |effect| matches!(effect, Some(Effect::Killed | Effect::Captured));
        matches!(&g.kind, GroupKind::Effect(e) if harmed(e.effect) && e.mood == Mood::None)
    };
    if scene.mentions.is_empty()
        && scene.tolls.iter().any(taken)
        && !sentence.groups[scene.from..scene.to].iter().any(fell)
        && !sentence.groups[scene.from..scene.to].iter().any(|g| strikes_here(sentence, g) && is_agent(sentence, g))
    {
        scene.tolls.retain(|t| !taken(t));
        (scene.violent, scene.harmful, scene.kills) = (false, false, false);
    }
}

/// "by rebels"
fn is_agent(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    sentence.context.is(group.start.wrapping_sub(1), Function::By)
}

/// "Seven who had been sentenced were beheaded on Tuesday": whom a state puts to death by a court's word, nobody has attacked; not "rebels
/// shot ten soldiers whom they had sentenced".
fn leave_the_sentenced(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    let speaks = |subject: Subject| speaks_of(sentence, tokens(sentence, scene), subject);
    if speaks(Subject::Executed) && speaks(Subject::Court) && !deeds::by_attackers(sentence, scene) {
        scene.tolls.clear();
        scene.mentions.clear();
        (scene.violent, scene.harmful, scene.kills, scene.accident) = (false, false, false, true);
    }
}

/// "Five robbers were put out of action. They were brought before the prosecutor": whoever is brought there was not killed.
fn leave_the_jailed(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    if speaks_of(sentence, tokens(sentence, scene), Subject::Harmless) {
        let kills = |g: &&Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed));
        let alone = sentence.groups[scene.from..scene.to].iter().filter(kills).count() == 1;
        let caught = |t: &usize| {
            let victims = sentence.tolls[*t].victims;
            victims == Victims::Militants || alone && !victims.are_forces()
        };
        scene.tolls.retain(|t| sentence.tolls[*t].effect != Effect::Killed || !caught(t));
    }
}

/// An act of somebody's, by a noun or verb of its own or by who attacks: not what explodes by itself, nor the shell that does.
fn is_act(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    scene.under_fire || has_attackers(sentence, scene) || does(sentence, scene)
}

/// Whether a noun or verb of a scene tells of an act of somebody's.
fn does(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    // "aircraft bombed a village by accident": whatever they meant to hit.
    let bombs = |m: &Mention| m.finite && matches!(m.kind, Kind::Airstrike | Kind::Drone | Kind::Shelling);
    // "the explosion of a lorry razed a village"
    let exploded = |m: &Mention| scene.mentions.iter().any(|of| of.kind == Kind::Explosion && of.noun && of.group < m.group);
    let wrecks = |m: &Mention| m.finite && m.kind == Kind::Attack && exploded(m);
    let act = |m: &Mention| !m.device && (!is_of_either(m.kind) || bombs(m)) && names_violence(m) && !wrecks(m);
    scene.mentions.iter().any(|m| !is_ruled_out(sentence, m) && (act(m) || was_attacked(sentence, scene, m)))
}

/// "have ruled out an attack": the noun within words that say that there was none.
fn is_ruled_out(sentence: &SentenceTold<'_>, mention: &Mention) -> bool {
    let start = sentence.groups[mention.group].start;
    let outright = |s: &Sense| *s == Sense::Subject(Subject::Outright);
    let holds = |i: usize| {
        let mut senses = sentence.context.senses_of(i, &[SenseClass::Subject]);
        senses.any(|(length, s)| outright(s) && i + length > start) && !is_denied_outright(&sentence.context, i)
    };
    sentence.context.holds(SenseClass::Subject) && (start.saturating_sub(RULED_OUT_BACK)..=start).any(holds)
}

/// Words that rule something out begin at most so many words before its noun.
const RULED_OUT_BACK: usize = 6;

/// "eleven died, six in the attack and five of typhoid"
fn is_apportioned(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    scene.tolls.iter().any(|t| sentence.tolls[*t].apportioned)
}

/// "eleven died, six killed in the attack and five of typhoid": the six are those whom the figure counts already.
fn count_shares_once(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    let whole = scene.tolls.iter().map(|t| &sentence.tolls[*t]).find(|toll| toll.apportioned);
    if let Some(whole) = whole {
        let (group, effect, quantity) = (whole.group, whole.effect, whole.quantity);
        scene.tolls.retain(|t| {
            let toll = &sentence.tolls[*t];
            toll.group <= group || toll.effect != effect || toll.quantity != quantity
        });
    }
}

fn tokens(sentence: &SentenceTold<'_>, scene: &Scene) -> Range<usize> {
    sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end
}

/// "the members mowed the minister down with questions", "a massacre on the stock exchange": words of violence beside those that say what is
/// really told of, where nobody who attacks stands, nor a weapon, and no number of people is said to have come to harm.
fn leave_figures_of_speech(sentence: &SentenceTold<'_>, scene: &mut Scene) {
    let context = &sentence.context;
    let figure = |i: usize| speaks_at(sentence, i, Subject::Figure);
    if scene.mentions.is_empty() && scene.tolls.is_empty() || !context.holds(SenseClass::Subject) {
        return;
    }
    let armed = |g: &Group| matches!(g.kind, GroupKind::Weapon(_)) || strikes_here(sentence, g);
    let counted = scene.tolls.iter().any(|t| !sentence.tolls[*t].implicit && sentence.tolls[*t].quantity.low > 0);
    if !counted && tokens(sentence, scene).any(figure) && !sentence.groups[scene.from..scene.to].iter().any(armed) {
        scene.mentions.clear();
        scene.tolls.clear();
        (scene.violent, scene.harmful, scene.kills) = (false, false, false);
    }
}

/// A noun for violence, somebody who attacks, a weapon, people taken.
fn is_armed(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let sure = |m: &Mention| m.noun || matches!(m.kind, Kind::Ambush | Kind::Massacre) || OF_WAR.contains(&m.kind);
    let deed = |m: &Mention| m.noun && matches!(m.kind, Kind::Attack | Kind::Massacre | Kind::Abduction | Kind::Ambush);
    let named = |m: &Mention| (names_violence(m) && sure(m) || m.device || deed(m)) && !is_of_either(m.kind);
    // "tués par balles", "l'explosion d'une bombe"; the word for a landmine is also that of a pit.
    let armed = |g: &Group| {
        let told = match g.kind {
            GroupKind::Weapon(_) => true,
            GroupKind::Incident(_) | GroupKind::Effect(_) => false,
            _ => return false,
        };
        let weapon = |s: &Sense| matches!(s, Sense::Weapon(what) if !OF_ACCIDENTS.contains(what) && (told || *what != MINE));
        // "l'explosion d'une bonbonne de gaz"
        let accident = || (g.start..g.end).any(|i| sentence.context.has(i, SenseClass::Accident));
        (g.start..g.end).any(|i| sentence.context.senses_of(i, &[SenseClass::Weapon]).any(|(_, s)| weapon(s))) && !accident()
    };
    let of_fighters = |t: &usize| {
        let toll = &sentence.tolls[*t];
        toll.victims == Victims::Militants && toll.effect != Effect::Detained || toll.effect == Effect::Abducted
    };
    scene.under_fire
        || scene.mentions.iter().any(|m| named(m) || was_attacked(sentence, scene, m))
        || scene.tolls.iter().any(of_fighters)
        || sentence.groups[scene.from..scene.to].iter().any(armed)
        || has_attackers(sentence, scene)
}

/// "The fuel depot of A was attacked": not "was attacked by a lion".
fn was_attacked(sentence: &SentenceTold<'_>, scene: &Scene, mention: &Mention) -> bool {
    let passive = matches!(&sentence.groups[mention.group].kind, GroupKind::Effect(e) if e.voice == Voice::Passive);
    let behind = sentence.groups[mention.group].end..sentence.groups[scene.to - 1].end;
    mention.strong
        && mention.kind == Kind::Attack
        && passive
        && !behind.into_iter().any(|i| sentence.context.has(i, SenseClass::Accident))
}

/// Somebody who may have attacked there, other than thieves and smugglers.
fn has_attackers(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    sentence.kinds.any(Kinds::ACTOR.and(Kinds::VICTIMS))
        && sentence.groups[scene.from..scene.to].iter().any(|g| strikes_here(sentence, g) && !is_of_crime(sentence, g))
}

/// "four teachers were killed in the attack on A, others died of illness"
fn names_attack_at_a_place(scene: &Scene) -> bool {
    let named = |m: &Mention| m.noun && m.strong && !is_of_either(m.kind);
    scene.harmful && scene.settlement().is_some() && scene.mentions.iter().any(named)
}

/// Thieves, poachers, smugglers.
fn is_of_crime(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    (group.start..group.end).any(|i| speaks_at(sentence, i, Subject::Crime))
}

/// Kinds whose words tell of accidents and of the police's daily work as well.
pub(super) fn is_of_either(kind: Kind) -> bool {
    matches!(kind, Kind::Other | Kind::Explosion | Kind::Operation | Kind::Arrests)
}

/// A weapon whose word is also that of a pit.
const MINE: &str = "landmine";

/// "seven soldiers were killed; five others had died in a road accident": where, behind a semicolon, the part begins that has the word.
fn opens_mishap(sentence: &SentenceTold<'_>, scene: &Scene) -> usize {
    let semicolon = |at: &usize| matches!(sentence.groups[*at].kind, GroupKind::Mark(';'));
    let mut parts = (scene.from..scene.to).filter(semicolon);
    let named = |from: usize, to: usize| matches!(spoken_of(sentence, &sentence.groups[from..to]), Some(Sense::Accident));
    match parts.next() {
        Some(first) if !named(scene.from, first) && named(first, scene.to) => first,
        _ => scene.from,
    }
}

/// "an epidemic", "a boat capsized", "drowned", "the match": not who comes to help, nor whom an accident may befall as well.
fn spoken_of(sentence: &SentenceTold<'_>, groups: &[Group]) -> Option<Sense> {
    let context = &sentence.context;
    if !CLASSES.iter().any(|class| context.holds(*class)) {
        return None;
    }
    let who =
        |g: &Group| matches!(g.kind, GroupKind::Source(_)) || matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_none());
    let says = |g: &Group, length: usize, s: Sense| s != Sense::Accident || length > 1 || !who(g);
    let hits = |g: &Group| {
        let at = |i: usize| {
            let senses = context.senses_of(i, CLASSES).filter(|(length, s)| says(g, *length, **s)).map(|(_, s)| *s);
            senses.filter(move |s| *s != Sense::Accident || !is_denied_outright(context, i))
        };
        (g.start..g.end).flat_map(at).min_by_key(|s| rank(*s))
    };
    // "the hospital, where cholera patients are treated as well, took in 38 wounded": what an aside says of somebody.
    let relative = |at: usize| {
        matches!(groups[at].kind, GroupKind::Mark(','))
            && groups.get(at + 1).is_some_and(|g| context.is_any(g.start, &[Function::Where, Function::Who, Function::That]))
    };
    let mut aside = false;
    let told = |at: &usize| {
        aside = relative(*at) || aside && !matches!(groups[*at].kind, GroupKind::Mark(','));
        !aside
    };
    // Most groups hold no such word.
    let speaks = |g: &&Group| (g.start..g.end).any(|i| context.has_any(i, CLASSES));
    let senses = (0..groups.len()).filter(told).map(|at| &groups[at]).filter(speaks).filter_map(hits);
    senses.filter(|s| rank(*s) < 3).min_by_key(|s| rank(*s))
}

/// What a scene is of first of all, where its words speak of several matters.
fn rank(sense: Sense) -> u8 {
    match sense {
        Sense::Accident => 0,
        Sense::Subject(Subject::Crime) => 1,
        Sense::Subject(Subject::Play) => 2,
        _ => 3,
    }
}

const CLASSES: &[SenseClass] = &[SenseClass::Accident, SenseClass::Subject];
