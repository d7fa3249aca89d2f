//! The incident told before as another party tells it: at another place, with figures of its own. It stays the same, where it was told
//! at first.

use super::anchors::Anchor;
use super::dates::Resolved;
use super::incidents::Draft;
use super::likely::is_filler;
use super::mentions::Mention;
use super::places::{self, Found, Level, STRONG};
use super::scenes::Scene;
use crate::lexicon::{Function, PlaceWord, Sense, SenseClass};
use crate::model::{Kind, Span, Victims};
use crate::recognise::{Group, GroupKind, Kinds, TimeValue};
use crate::state::SentenceTold;

/// A place stands at most so many words behind the verb that says that what was told was there.
const PLACED_WITHIN: usize = 9;

/// Whether a scene that names another place goes on with the incident told of: told by another party, or as what came of it.
pub fn goes_on_elsewhere(told: &[SentenceTold<'_>], scene: &Scene, anchor: &Anchor, now: &Draft) -> bool {
    let Some(place) = anchor.place.as_ref().filter(|p| p.level == Level::Settlement && p.strength > 1) else { return false };
    let elsewhere = now.place.as_ref().is_some_and(|p| p.level == Level::Settlement && !places::same(&p.place, &place.place));
    let past = scene.looks_back() || scene.goes_on || scene.in_turn;
    let another = || scene.mentions.iter().any(|m| m.other || m.noun && m.count.is_some());
    // A place may have been lent by another sentence.
    let own = || scene.places.iter().any(|p| p.group == place.group);
    if now.background || !now.is_dated() || !elsewhere || past || !own() || another() {
        return false;
    }
    let sentence = &told[scene.told];
    if says_its_day_again(scene, anchor, now) {
        return true;
    }
    anchor.is_undated() && is_another_account(told, scene, place) || pursues(sentence, scene, anchor, now)
}

/// "On Sunday 21 June, at eight, they attacked a patrol at B, 8 km from A", after what is told of that Sunday at A: its day by its name
/// again, and its place beside another.
fn says_its_day_again(scene: &Scene, anchor: &Anchor, now: &Draft) -> bool {
    let named = scene.times.iter().any(|(_, t)| matches!(t.value, TimeValue::Calendar { .. }));
    let same = anchor.date.as_ref().zip(now.date.as_ref()).is_some_and(|((a, _), (b, _))| a.value == b.value);
    let old = now.place.as_ref().filter(|p| !(p.near || p.away || p.holds || p.between || p.zone));
    let beside = |p: &Found| scene.places.iter().any(|q| q.strength < STRONG && places::same(&p.place, &q.place));
    named && same && old.is_some_and(beside)
}

/// "The group places the fighting at B", "the group, which mentions B, speaks of ten dead", "residents say that the ambush took place at
/// B", "by their account it was at B that the patrol was hit", "the army has another version".
fn is_another_account(told: &[SentenceTold<'_>], scene: &Scene, place: &Found) -> bool {
    let sentence = &told[scene.told];
    let said =
        || scene.tolls.iter().map(|t| sentence.tolls[*t].group).chain([place.group]).any(|at| sentence.speaker(at).is_some());
    let before = || scene.told.checked_sub(1).is_some_and(|before| announces(&told[before], told[before].context.len()));
    is_placed(sentence, scene, place)
        || is_said_to_be_of(sentence, place)
        || said()
            && (is_subject_of_place(sentence, scene, place)
                || announces(sentence, sentence.groups[place.group].start)
                || before())
}

/// "the operation was carried out at B", "the facts took place at B": a verb stands between what was told and the place.
fn is_subject_of_place(sentence: &SentenceTold<'_>, scene: &Scene, place: &Found) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let acts = |from: usize| {
        let auxiliary = (from..groups[place.group].start).any(|i| context.is_auxiliary(i));
        let turns = [Function::Where, Function::Who, Function::While];
        auxiliary && !(from..groups[place.group].start).any(|i| context.is_any(i, &turns))
    };
    let known = |m: &&Mention| m.noun && m.definite && !m.device && (!m.plural || m.kind == Kind::Clash);
    let noun = scene.mentions.iter().find(known).filter(|m| m.group < place.group).map(|m| groups[m.group].end);
    let range = groups[scene.from].start..groups[place.group].start;
    let noun = noun.or_else(|| context.first_is(range, Function::Facts).map(|i| i + 1));
    noun.is_some_and(acts)
}

/// The words that say where somebody places what was told: how many they are, where they stand here.
fn placed(sentence: &SentenceTold<'_>, i: usize) -> Option<usize> {
    let mut senses = sentence.context.senses_of(i, &[SenseClass::PlaceWord]);
    senses.find_map(|(length, s)| (*s == Sense::PlaceWord(PlaceWord::Placed)).then_some(length))
}

/// "it was at", which opens with its elided pronoun.
fn opens_cleft(sentence: &SentenceTold<'_>, i: usize) -> bool {
    sentence.context.word(i).ends_with(['\'', '’'])
}

/// Whether words before the end say that another account of what was told follows: "has another version".
fn announces(sentence: &SentenceTold<'_>, end: usize) -> bool {
    let may_be = sentence.context.holds_place_word(&[PlaceWord::Placed]);
    may_be && (0..end).any(|i| placed(sentence, i).is_some_and(|length| length > 1 && !opens_cleft(sentence, i)))
}

/// "The army pursued the attackers as far as B, where it killed ten", "the sweep at B allowed ten fighters to be neutralised": on no other
/// day, with those it cost among the other side, what came of the attack.
fn pursues(sentence: &SentenceTold<'_>, scene: &Scene, anchor: &Anchor, now: &Draft) -> bool {
    let day = |d: &Option<(Resolved, Span)>| d.as_ref().map(|(d, _)| d.value.clone());
    let that_day = anchor.is_undated() || anchor.date.is_some() && day(&anchor.date) == day(&now.date);
    let groups = &sentence.groups;
    // "the attackers", "those who attacked", right behind the verb.
    let attackers = |at: usize| {
        let object = groups[at + 1..scene.to].iter().find(|g| !is_filler(sentence, g));
        object.is_some_and(|g| {
            let known =
                (g.start.saturating_sub(1)..=g.start).any(|i| sentence.context.is_any(i, &[Function::DetDef, Function::DetDem]));
            known && matches!(&g.kind, GroupKind::Actor(a) if a.is_assailant())
        })
    };
    let enemies = || scene.tolls.iter().all(|t| sentence.tolls[*t].victims == Victims::Militants);
    let follows = |m: &Mention| {
        let known = || m.definite && !m.plural && !scene.tolls.is_empty() && enemies();
        m.kind == Kind::Operation && if m.noun { known() } else { attackers(m.group) }
    };
    that_day && scene.mentions.iter().any(follows)
}

/// "places the fighting at B", "places it at B", "gives B as the place of the strike", "it was at B that the patrol was hit".
fn is_placed(sentence: &SentenceTold<'_>, scene: &Scene, place: &Found) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    if !context.holds_place_word(&[PlaceWord::Placed]) {
        return false;
    }
    let name = groups[place.group].start;
    let known = |i: usize| context.is_any(i, &[Function::DetDef, Function::DetDem, Function::DetPoss]);
    let verb = |i: usize, length: usize| {
        let reflexive = i > 0 && context.is(i - 1, Function::Reflexive);
        let it = i > 0 && (known(i - 1) || context.is(i - 1, Function::Clitic));
        length > 1
            || !reflexive
                && if it { context.has(i + 1, SenseClass::PlaceWord) } else { (i + 1..name.min(i + 1 + KNOWN_BEHIND)).any(known) }
    };
    // "it was at B that the patrol was hit"; not "it was at B that gunmen killed ten".
    let cleft = |i: usize| {
        let behind = groups[place.group].end;
        let told =
            |g: &Group| matches!(g.kind, GroupKind::Target(_) | GroupKind::Incident(_)) || context.is(g.start, Function::Facts);
        let hit = |g: &&Group| told(g) && g.start <= behind + HIT_BEHIND;
        let subject = || groups[place.group + 1..].iter().find(hit).is_some_and(|g| (g.start - 1..=g.start).any(known));
        !opens_cleft(sentence, i) || context.is(behind, Function::That) && subject() && sentence.speaker(place.group).is_some()
    };
    let first = groups[scene.from].start.max(name.saturating_sub(PLACED_WITHIN));
    let ends = |i: usize| [';', '.', ':'].iter().any(|mark| context.is_mark(i, *mark));
    let stands = |i: usize| placed(sentence, i).is_some_and(|length| verb(i, length) && cleft(i) && !(i..name).any(ends));
    (first..name).any(stands)
}

/// What somebody places stands at most so many words behind the verb.
const KNOWN_BEHIND: usize = 5;

/// What was hit stands at most so many words behind the place where it is said to have been.
const HIT_BEHIND: usize = 3;

/// "The group, which mentions the island of B": the place itself is what somebody speaks of.
fn is_said_to_be_of(sentence: &SentenceTold<'_>, place: &Found) -> bool {
    if !sentence.kinds.any(Kinds::SPEECH) {
        return false;
    }
    let context = &sentence.context;
    let name = sentence.groups[place.group].start;
    let small =
        |i: usize| context.is_any(i, &[Function::DetDef, Function::Of, Function::DetDu]) || context.has(i, SenseClass::PlaceWord);
    let spoken = |g: &Group| matches!(&g.kind, GroupKind::Speech(s) if !s.passive) && g.end <= name && (g.end..name).all(small);
    let before = sentence.groups[..place.group].iter().rev().find(|g| matches!(g.kind, GroupKind::Speech(_)));
    let here = |i: usize| context.is_any(i, &[Function::At, Function::In]);
    before.is_some_and(|g| g.end < name && spoken(g) && !(g.end..name).any(here))
}
