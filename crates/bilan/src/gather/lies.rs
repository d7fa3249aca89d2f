//! Where what was hit lies: "Gunmen stormed a school on Monday. The school is situated at A."

use super::places::{Level, STRONG};
use super::scenes::Scene;
use crate::lexicon::{Function, PlaceWord, Sense, SenseClass};
use crate::recognise::{Group, GroupKind, PlaceTie};
use crate::state::SentenceTold;

/// Whether a scene tells of no violence, but where that lies which its subject points back at: "This establishment is at A", "The post
/// lies at B", of a post told of right before.
pub(super) fn is_where_it_lies(told: &[SentenceTold<'_>], scene: &Scene) -> bool {
    let sentence = &told[scene.told];
    let context = &sentence.context;
    if scene.from > 0 || !context.holds_function(&[Function::Lies]) || !(scene.tolls.is_empty() && scene.mentions.is_empty()) {
        return false;
    }
    let lies = |g: &Group| context.is(g.start, Function::Lies);
    let Some(verb) = sentence.groups[..scene.to].iter().take(SUBJECT).position(lies) else { return false };
    let named = |p: &GroupKind| matches!(p, GroupKind::Place(p) if p.tie == PlaceTie::In && p.country.is_none());
    let there = scene.places.iter().find(|p| p.group > verb);
    let there =
        there.is_some_and(|p| p.level == Level::Settlement && p.strength >= STRONG && named(&sentence.groups[p.group].kind));
    there && points_back(told, scene.told, verb)
}

/// Whether the subject before the verb is "this" something, no village, or what was named in the sentences right before.
fn points_back(told: &[SentenceTold<'_>], at: usize, verb: usize) -> bool {
    let sentence = &told[at];
    let (context, subject) = (&sentence.context, &sentence.groups[..verb]);
    let place = |i: usize| {
        let settlement = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Settlement | PlaceWord::Admin1 | PlaceWord::Admin2));
        context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| settlement(s))
    };
    let end = sentence.groups[verb].start;
    if (0..end).any(place) {
        return false;
    }
    let before = || told[..at].iter().rev().take(TOLD_BACK).flat_map(|s| s.groups.iter());
    let again = |what: &str| before().any(|g| matches!(g.kind, GroupKind::Target(told) if told == what));
    let same = |g: &Group| matches!(g.kind, GroupKind::Target(what) if again(what));
    context.is(0, Function::DetDem)
        || context.is(0, Function::DetDef) && (subject.iter().any(same) || is_named_again(told, at, end))
}

/// "They shelled a mining site. The site lies at A": whether the subject is the noun for a place of work or war that the sentences right before
/// told of, with or without what it says more closely there.
fn is_named_again(told: &[SentenceTold<'_>], at: usize, verb: usize) -> bool {
    let context = &told[at].context;
    let site = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Site) | Sense::Target(_));
    let noun = |i: &usize| context.senses_of(*i, &[SenseClass::PlaceWord, SenseClass::Target]).any(|(_, s)| site(s));
    let Some(noun) = (1..verb).find(noun) else { return false };
    let before = told[..at].iter().rev().take(TOLD_BACK);
    before.into_iter().any(|s| (0..s.context.len()).any(|i| s.context.word(i) == context.word(noun)))
}

/// The verb stands among so many first groups.
const SUBJECT: usize = 6;

/// What is pointed back at was named at most so many sentences before.
const TOLD_BACK: usize = 2;
