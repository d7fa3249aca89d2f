//! What armed men did in a town, in words that are not of violence alone.

use super::places::Level;
use super::scenes::Scene;
use super::when;
use crate::lexicon::{Auxiliary, Function, Sense, SenseClass, Tense};
use crate::model::Victims;
use crate::recognise::{Context, Group, GroupKind, TimeValue};
use crate::state::SentenceTold;

/// "On 5 May, at A, gunmen took a girl", "bandits made the guards of a shop run away": what armed men of whom nothing was said before did on a
/// day of its own, in a town, by the group behind them; not where they fled, laid down their arms or said something.
pub(super) fn armed_men_acted(sentence: &SentenceTold<'_>, scene: &Scene) -> Option<usize> {
    let towns = scene.places.iter().filter(|p| p.level <= Level::District && p.strength > 1).count();
    if !(scene.mentions.is_empty() && scene.tolls.is_empty()) || towns != 1 || !names_a_day(scene) {
        return None;
    }
    let who = (scene.from..scene.to).find(|at| are_new(&sentence.groups[*at]))?;
    let behind = who + 1..scene.to.min(who + 1 + VERB_WITHIN);
    let verb = behind.clone().find(|at| is_their_verb(&sentence.context, &sentence.groups[*at]))?;
    // "have taken a girl": people, not part in talks.
    let takes = matches!(sentence.groups[verb].kind, GroupKind::Effect(_));
    if takes && !matches!(sentence.groups.get(verb + 1).map(|g| &g.kind), Some(GroupKind::Victims(_))) {
        return None;
    }
    let between = |at: usize| matches!(sentence.groups[at].kind, GroupKind::Word | GroupKind::Target(_) | GroupKind::Weapon(_));
    let turned = |at: usize| {
        sentence.context.is_any(
            sentence.groups[at].start,
            &[Function::Who, Function::That, Function::Reflexive, Function::Clitic, Function::Negation, Function::And],
        )
    };
    (behind.start..verb).all(|at| between(at) && !turned(at)).then_some(verb)
}

/// Whether a scene tells of an act in words that are not of violence alone.
pub(super) fn is_told(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    scene.mentions.iter().any(|m| m.strong && m.finite && matches!(sentence.groups[m.group].kind, GroupKind::Word))
}

/// The verb stands at most so many groups behind those who act.
const VERB_WITHIN: usize = 6;

/// A day by its date, its name or its distance from another.
fn names_a_day(scene: &Scene) -> bool {
    let day = |t: &crate::recognise::TimeGroup| {
        when::names_day(t) || matches!(t.value, TimeValue::RelativeDay(_) | TimeValue::AnaphoricDay(_)) && !t.period
    };
    scene.times.iter().any(|(_, t)| day(t))
}

/// "armed men", "suspected members of A", "bandits": with an article that brings them in.
fn are_new(group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Victims(v) if v.category == Some(Victims::Militants) && !v.definite && v.effect.is_none())
}

/// "have taken", "came to fetch": in the perfect, by a verb of which nothing says that nobody was wronged.
fn is_their_verb(context: &Context<'_>, group: &Group) -> bool {
    match &group.kind {
        GroupKind::Effect(e) => {
            e.captures() && !e.negated && is_perfect(context, group.start) && !context.is(group.start, Function::Harmless)
        }
        GroupKind::Word if context.is(group.start, Function::Entered) => true,
        GroupKind::Word if context.is(group.start, Function::CameTo) => {
            let to = group.start + context.function_length(group.start, Function::CameTo).unwrap_or(1);
            context.senses_of(to, &[SenseClass::Verb]).any(|(_, s)| matches!(s, Sense::Verb(f) if f.tense == Tense::Infinitive))
        }
        GroupKind::Word => is_perfect(context, group.start) && !context.is(group.start, Function::Harmless),
        _ => false,
    }
}

/// "have", "would have", right before a participle that is not that of "to be" or "to have".
fn is_perfect(context: &Context<'_>, at: usize) -> bool {
    let verbs = &context.lexicon.verbs;
    let auxiliary = |i: usize, wanted: &dyn Fn(Auxiliary, Tense) -> bool| {
        context
            .senses_of(i, &[SenseClass::Auxiliary])
            .any(|(_, s)| matches!(s, Sense::Verb(f) if verbs[f.verb as usize].auxiliary.is_some_and(|a| wanted(a, f.tense))))
    };
    let has = |a: Auxiliary, t: Tense| a == Auxiliary::Have && matches!(t, Tense::Present | Tense::Conditional);
    auxiliary(at, &has) && !auxiliary(at + 1, &|_, t| t == Tense::PastParticiple)
}
