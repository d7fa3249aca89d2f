//! Sentences that tell nothing of the violence: that life goes on, what a country lives of, who governs it.

use super::cues::{Cue, cues};
use super::mentions::Mention;
use super::scenes::Scene;
use super::signs::{has_a_verb, tells_of_a_march};
use super::tense::{tells_of_the_past, tells_of_what_comes};
use crate::lexicon::Function;
use crate::model::{Kind, Victims};
use crate::recognise::{Group, GroupKind, TimeGroup, TimeValue, attacks};
use crate::segment::Zone;
use crate::state::SentenceTold;

/// Whether a sentence of the body names no violence, nobody who bears arms and nothing of theirs, and does not point back at what was told
/// ("it was on Monday"): then its day and its place are those of something else.
pub(super) fn is_idle(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let tells = scene.tells() || !scene.mentions.is_empty() || !scene.aggregates.is_empty() || !scene.found.is_empty();
    let points = scene.locates || scene.identifies || scene.of_told_day;
    if tells || points || scene.from > 0 || sentence.zone != Zone::Body || !says(sentence, scene) {
        return false;
    }
    let context = &sentence.context;
    let word = |g: &&Group| !matches!(g.kind, GroupKind::Mark(_));
    let Some(first) = sentence.groups[scene.from..scene.to].iter().find(word).map(|g| g.start) else { return false };
    // "it controlled the cars there", "it was on Monday".
    let pronoun = (first..first + OPENS).any(|i| context.is_any(i, &[Function::Pronoun]));
    let it = context.is(first, Function::DetDem) || context.word(first).ends_with(['\'', '’']);
    if pronoun || it && context.is_auxiliary(first + 1) || tells_of_a_march(sentence, scene) {
        return false;
    }
    let armed = |v: Option<Victims>| v.is_some_and(|v| v.are_forces() || v == Victims::Militants);
    let of_violence = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_some() || e.outcome.is_some() && !e.captures(),
        GroupKind::EffectNoun(_) | GroupKind::Incident(_) | GroupKind::Weapon(_) | GroupKind::Actor(_) => true,
        // "stands by this toll".
        GroupKind::Responsibility(_) | GroupKind::SpeechNoun(_) => true,
        GroupKind::Victims(v) => v.effect.is_some() || armed(v.category),
        _ => attacks(g),
    };
    !sentence.groups[scene.from..scene.to].iter().any(of_violence)
}

/// "The forces are combing the area", "an operation is under way", "ambushes are frequent on this road", "the fighting is concentrated today
/// on A": operations, or acts of any number, in the present, on no day and at no town of their own, or the fighting, as it goes on nowadays:
/// what came of what is told, or what often happens, of which they say nothing more.
pub(super) fn is_under_way(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let often = || scene.tolls.is_empty() && !scene.mentions.is_empty() && scene.mentions.iter().all(Mention::is_any_number);
    let of_them = || scene.mentions.iter().all(|m| m.is_any_number() && !m.definite);
    let blamed = |c: &Cue| c.blames() && of_them();
    // "les embuscades se multiplient".
    let range = sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
    let reflexive = || sentence.context.any_is(range.clone(), Function::Reflexive);
    let fighting = |m: &Mention| m.is_any_number() && m.definite && m.kind == Kind::Clash;
    let today = |(_, t): &(usize, TimeGroup)| t.value == TimeValue::RelativeDay(0);
    let fights_nowadays =
        || scene.mentions.iter().all(fighting) && !scene.times.is_empty() && scene.times.iter().all(today) && reflexive();
    (scene.only_operates() || often())
        && (scene.times.is_empty() && scene.settlement().is_none() || fights_nowadays())
        && scene.aggregates.is_empty()
        && (says(sentence, scene) || reflexive())
        && !tells_of_the_past(sentence, scene.from..scene.to)
        // "shows arms and claims the operation"; not "accuse the soldiers of abuses".
        && cues(&sentence.context, range.start, range.end).iter().all(blamed)
}

/// Whether it has a verb, be it one that no table holds.
fn says(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    !scene.verbless || has_a_verb(sentence, scene) || tells_of_what_comes(sentence, scene.from..scene.to)
}

/// The subject of a sentence begins among so many first words.
const OPENS: usize = 4;
