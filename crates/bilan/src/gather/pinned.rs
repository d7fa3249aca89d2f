//! "It was at A that it happened": a cleft sentence that says where what the report has told of was.

use super::cues::auxiliary_at;
use super::places::{Level, STRONG};
use super::scenes::Scene;
use super::when::names_day;
use crate::lexicon::{Auxiliary, Function};
use crate::model::{Kind, Victims};
use crate::recognise::{Group, GroupKind, PlaceTie, Voice};
use crate::state::SentenceTold;

/// Whether a scene without a figure, another act or a day of its own says by a cleft sentence where it was: "It was at A that it happened",
/// "It was beside a checkpoint, at A, that the bomb went off", "It was at A that they struck". Not "It was at A that gunmen struck" nor "It was
/// at A that another bomb went off", which may be one more.
pub(super) fn is_pinned(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    if !scene.tolls.is_empty() || scene.is_one_more() || !context.holds_function(&[Function::That]) {
        return false;
    }
    let first = groups[scene.from].start;
    // "C'est", "Ce fut".
    let it_was = |i: &usize| {
        let it = context.word(*i).ends_with(['\'', '’']) || context.is(*i, Function::DetDem);
        it && auxiliary_at(context, i + 1) == Some(Auxiliary::Be)
    };
    let Some(opening) = (first..first + OPENS_WITHIN).find(it_was).map(|i| i + 2) else { return false };
    let named = |p: &GroupKind| matches!(p, GroupKind::Place(p) if p.tie == PlaceTie::In && p.country.is_none());
    let there = scene.places.iter().find(|p| groups[p.group].start >= opening && named(&groups[p.group].kind));
    let Some(there) = there.filter(|p| p.level == Level::Settlement && p.strength >= STRONG) else { return false };
    let end = groups[there.group].end;
    let Some(that) = (end..end + THAT_BEHIND).find(|i| context.is(*i, Function::That)) else { return false };
    // "It was then that, at A, they …", "It was on Monday, at A, that".
    let small = |g: &&Group| {
        let day = matches!(&g.kind, GroupKind::Time(t) if names_day(t));
        matches!(g.kind, GroupKind::Effect(_) | GroupKind::Speech(_) | GroupKind::Incident(_)) || day
    };
    let inside = |g: &&Group| (opening..that).contains(&g.start);
    !groups[scene.from..scene.to].iter().filter(inside).any(|g| small(&g)) && tells_the_told(sentence, scene, that + 1)
}

/// Whether the clause is of what was told: "it happened", "the bomb went off", "they struck", "the post was hit"; not "the ceremony took place",
/// "the attackers were stopped".
fn tells_the_told(sentence: &SentenceTold<'_>, scene: &Scene, from: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let clause = || groups[scene.from..scene.to].iter().filter(|g| g.start >= from).take(CLAUSE);
    let happened = |g: &Group| context.is(g.start, Function::Happened);
    let acts = |g: &Group| match &g.kind {
        // "It was at B that they took them": where they were led.
        GroupKind::Effect(e) => {
            let struck = e.incident.is_some_and(|(kind, _)| kind != Kind::Abduction);
            struck && !e.negated && matches!(e.voice, Voice::Active | Voice::Passive)
        }
        _ => happened(g),
    };
    let Some(verb) = clause().find(|g| acts(g)) else { return false };
    let subject = || clause().take_while(|g| g.start < verb.start);
    if happened(verb) {
        // "cela", "elle", "l'attaque", "les faits"
        let told = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if !i.plural) || context.is(g.start, Function::Facts);
        let noun =
            |g: &Group| context.is_any(g.start, &[Function::DetDef, Function::DetIndef, Function::DetPoss, Function::DetDes]);
        return subject().any(told) || !subject().any(noun);
    }
    let attackers = |g: &Group| match &g.kind {
        GroupKind::Actor(actor) => !actor.force,
        GroupKind::Victims(v) => v.category == Some(Victims::Militants),
        _ => false,
    };
    // "it was at B that the army struck the attackers", "that they struck most often".
    let answered = groups[scene.from..scene.to].iter().any(|g| g.start > verb.start && attackers(g));
    let habit = (verb.end..context.len()).any(|i| context.is(i, Function::InGeneral));
    if answered || habit {
        return false;
    }
    let passive = matches!(&verb.kind, GroupKind::Effect(e) if e.voice == Voice::Passive);
    let known = [Function::DetDef, Function::DetDem, Function::DetPoss, Function::Clitic, Function::Facts];
    !(passive && subject().any(attackers)) && (from..verb.start.max(from + 1)).any(|i| context.is_any(i, &known))
}

/// The words that open it stand among so many first ones, behind a quotation mark or "According to him".
const OPENS_WITHIN: usize = 2;

/// The conjunction stands at most so many words behind the place.
const THAT_BEHIND: usize = 2;

/// The verb stands among so many groups behind the conjunction.
const CLAUSE: usize = 4;
