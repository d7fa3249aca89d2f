//! What each scene is of where a report tells of several matters: armed violence, or an accident, an illness, the weather, a game, common
//! crime told beside it.

use super::mentions::Mention;
use super::scenes::Scene;
use super::subject::strikes_here;
use super::violent::names_violence;
use crate::lexicon::{Function, Sense, SenseClass, Subject};
use crate::model::{Effect, Kind, Victims};
use crate::recognise::{Context, Group, GroupKind};
use crate::state::SentenceTold;

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
    let mut before: Option<(Matter, u32)> = None;
    let mut violence = false;
    for at in 0..scenes.len() {
        let scene = &scenes[at];
        let sentence = &told[scene.told];
        let after_violence = before.is_some_and(|(matter, paragraph)| {
            matter == Matter::Violence && (paragraph == scene.paragraph || at > 0 && scenes[at - 1].headline)
        });
        let own = of(sentence, scene).filter(|own| !(after_violence && may_be_of_the_same(sentence, scene, *own)));
        let goes_on = before.filter(|(_, paragraph)| *paragraph == scene.paragraph && !scene.headline).map(|(matter, _)| matter);
        let matter = own.or(goes_on);
        violence |= matter == Some(Matter::Violence);
        // "Ten were killed on Monday at A. The accident": it says what was told.
        if own == Some(Matter::Mishap) && !violence && names_the_told(sentence, scene) {
            scenes[..at].iter_mut().for_each(|s| leave(sentence, s, Matter::Mishap));
        }
        let scene = &mut scenes[at];
        scene.of_violence = own == Some(Matter::Violence);
        scene.accident &= !(scene.of_violence && (has_attackers(sentence, scene) || names_attack_at_a_place(scene)));
        before = matter.map(|matter| (matter, scene.paragraph));
        if let Some(matter) = matter {
            leave(sentence, scene, matter);
        }
    }
}

/// Leaves in a scene what is of violence.
fn leave(sentence: &SentenceTold<'_>, scene: &mut Scene, matter: Matter) {
    match matter {
        Matter::Mishap | Matter::Play => {
            let from = opens_mishap(sentence, scene);
            scene.accident = from == scene.from;
            scene.tolls.retain(|t| sentence.tolls[*t].group < from);
            scene.mentions.retain(|m| m.group < from);
            scene.places.retain(|p| p.group < from);
            scene.times.retain(|(at, _)| *at < from);
        }
        Matter::Crime => {
            scene.tolls.retain(|t| sentence.tolls[*t].effect != Effect::Detained);
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
    let event = |i: usize| has_subject(context, i, Subject::Event);
    (start..start + OPENS).any(|i| event(i) && definite(i))
}

fn has_subject(context: &Context<'_>, at: usize, subject: Subject) -> bool {
    context.senses_of(at, &[SenseClass::Subject]).any(|(_, s)| *s == Sense::Subject(subject))
}

/// "four herders drowned": what people die of in flight as well, told of at no other place and on no other day; so are thieves arrested.
fn may_be_of_the_same(sentence: &SentenceTold<'_>, scene: &Scene, matter: Matter) -> bool {
    let context = &sentence.context;
    let tokens = || sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
    let says = |i: usize| context.has(i, SenseClass::Accident);
    let only_dies = || tokens().all(|i| !says(i) || has_subject(context, i, Subject::Death));
    scene.settlement().is_none() && scene.times.is_empty() && (matter != Matter::Mishap || only_dies())
}

/// What a sentence goes on to tell of stands among so many of its first words.
const OPENS: usize = 4;

fn of(sentence: &SentenceTold<'_>, scene: &Scene) -> Option<Matter> {
    let groups = &sentence.groups[scene.from..scene.to];
    if is_armed(sentence, scene) {
        return Some(Matter::Violence);
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

/// A noun for violence, somebody who attacks, a weapon, people taken.
fn is_armed(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let sure = |m: &Mention| {
        m.noun || matches!(m.kind, Kind::Ambush | Kind::Massacre | Kind::Ied | Kind::Suicide) || OF_WAR.contains(&m.kind)
    };
    let deed = |m: &Mention| m.noun && matches!(m.kind, Kind::Attack | Kind::Massacre | Kind::Abduction | Kind::Ambush);
    let named = |m: &Mention| (names_violence(m) && sure(m) || m.device || deed(m)) && !is_of_either(m.kind);
    let armed = |g: &Group| matches!(&g.kind, GroupKind::Weapon(what) if !OF_ACCIDENTS.contains(what));
    let of_fighters = |t: &usize| {
        let toll = &sentence.tolls[*t];
        toll.victims == Victims::Militants && toll.effect != Effect::Detained || toll.effect == Effect::Abducted
    };
    scene.under_fire
        || scene.mentions.iter().any(named)
        || scene.tolls.iter().any(of_fighters)
        || sentence.groups[scene.from..scene.to]
            .iter()
            .any(|g| armed(g) || strikes_here(sentence, g) && !is_of_crime(sentence, g))
}

/// Somebody who may have attacked there, other than thieves and smugglers.
fn has_attackers(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    sentence.groups[scene.from..scene.to].iter().any(|g| strikes_here(sentence, g) && !is_of_crime(sentence, g))
}

/// "four teachers were killed in the attack on A, others died of illness"
fn names_attack_at_a_place(scene: &Scene) -> bool {
    let named = |m: &Mention| m.noun && m.strong && !is_of_either(m.kind);
    scene.harmful && scene.settlement().is_some() && scene.mentions.iter().any(named)
}

/// Thieves, poachers, smugglers.
fn is_of_crime(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    (group.start..group.end).any(|i| has_subject(&sentence.context, i, Subject::Crime))
}

/// Violence by weapons that nobody has for himself.
const OF_WAR: [Kind; 3] = [Kind::Airstrike, Kind::Drone, Kind::Shelling];

/// Kinds whose words tell of accidents and of the police's daily work as well.
fn is_of_either(kind: Kind) -> bool {
    matches!(kind, Kind::Other | Kind::Explosion | Kind::Operation | Kind::Arrests)
}

/// Weapons whose words name what fails, burns or is driven as well.
const OF_ACCIDENTS: [&str; 4] = ["aircraft", "fire", "poison", "armoured_vehicle"];

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
    let hits = |g: &Group, i: usize| {
        context.senses_of(i, CLASSES).filter(|(length, s)| says(g, *length, **s)).map(|(_, s)| *s).min_by_key(|s| rank(*s))
    };
    let senses = groups.iter().flat_map(|g| (g.start..g.end).filter_map(|i| hits(g, i)));
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
