//! Participles that share the auxiliary of a verb before them: "ont attaqué le poste et, lundi soir, tué six soldats".

use super::group::{EffectGroup, Group, GroupKind, Mood, Voice};
use super::{Context, finite_at};
use crate::lexicon::{Auxiliary, Frame, Function, Sense, SenseClass, Tense};

/// What a participle behind "and" takes over from a verb that was told with "to have".
#[derive(Clone, Copy)]
struct Shared {
    voice: Voice,
    mood: Mood,
    plural: bool,
    first_person: bool,
}

/// Makes verbs of their own of the participles that go on from a verb in the active: those that agree with nobody, behind a
/// word that joins.
pub fn share_auxiliaries(context: &Context<'_>, groups: &mut [Group]) {
    let shares = |(at, g): (usize, &Group)| matches!(&g.kind, GroupKind::Effect(verb) if is_shared(context, g.start, verb) || governs_number(context, groups, at));
    if !groups.iter().enumerate().any(shares) {
        return;
    }
    let mut shared: Option<Shared> = None;
    let mut bracket = false;
    for at in 0..groups.len() {
        let group = &groups[at];
        // "a visé le camp (nord) et tué dix soldats": what stands in brackets is passed over.
        bracket = match group.kind {
            GroupKind::Mark('(') => true,
            GroupKind::Mark(')' | '.' | ';' | ':') => false,
            _ => bracket,
        };
        if let GroupKind::Mark('.' | ';' | ':') = group.kind {
            shared = None;
        }
        if bracket || matches!(group.kind, GroupKind::Mark('.' | ';' | ':' | ')')) {
            continue;
        }
        if let Some(found) = active_compound(context, group) {
            shared = Some(found);
            continue;
        }
        if (group.start..group.end).any(|i| finite_at(context, i)) || context.is_any(group.start, &[Function::Who, Function::By])
        {
            shared = None;
            continue;
        }
        let Some(from) = shared else { continue };
        let goes_on = is_joined(context, groups, at);
        let governs = governs_number(context, groups, at);
        let start = groups[at].start;
        if let GroupKind::Effect(verb) = &mut groups[at].kind
            && (is_shared(context, start, verb) || governs && verb.voice == Voice::Participle)
            && goes_on
        {
            *verb =
                EffectGroup { voice: from.voice, mood: from.mood, plural: from.plural, first_person: from.first_person, ..*verb };
        }
    }
}

/// A participle of a verb that does something to others, agreeing with nobody. Some have one form for both numbers: "pris".
fn is_shared(context: &Context<'_>, start: usize, verb: &EffectGroup) -> bool {
    let one = |s: &Sense| matches!(s, Sense::Verb(f) if f.verb == verb.verb && f.tense == Tense::PastParticiple && !f.plural);
    let singular = || context.senses_of(start, &[SenseClass::Verb]).any(|(_, s)| one(s));
    verb.voice == Voice::Participle && verb.frame == Frame::Transitive && (!verb.plural || singular())
}

/// "tué 60 soldats et capturés 5 autres": whether a participle that agrees, as careless spelling has it, stands between a word
/// that joins it to people and a number of people.
fn governs_number(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let counted = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if !v.implicit && !v.definite && v.effect.is_none());
    let transitive =
        matches!(&groups[at].kind, GroupKind::Effect(e) if e.voice == Voice::Participle && e.frame == Frame::Transitive);
    transitive
        && at >= 2
        && context.is(groups[at - 1].start, Function::And)
        && counted(&groups[at - 2])
        && groups.get(at + 1).is_some_and(counted)
}

/// Whether a word that joins stands right before a group, but for what says when.
fn is_joined(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let passing =
        |g: &Group| matches!(g.kind, GroupKind::Mark(',' | '«' | '»' | '"') | GroupKind::Time(_)) || context.is_adverb(g.start);
    let joins = |g: &Group| context.is_any(g.start, &[Function::And, Function::Then, Function::But]);
    let before = groups[..at].iter().rev().take(PASSING).find(|g| !passing(g));
    before.is_some_and(joins) || is_listed(context, groups, at)
}

/// "ont riposté, tué cinq assaillants et mis les autres en fuite": behind a comma, where a word that joins and another participle
/// close the list. One person right before the comma may be whom it is said of.
fn is_listed(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let quote = |i: &usize| matches!(groups[*i].kind, GroupKind::Mark('«' | '"'));
    let Some(comma) = (0..at).rev().find(|i| !quote(i)).filter(|i| matches!(groups[*i].kind, GroupKind::Mark(','))) else {
        return false;
    };
    let one = comma > 0 && matches!(&groups[comma - 1].kind, GroupKind::Victims(v) if !v.plural);
    let participle = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle);
    // "et semé la panique", of a verb that bilan does not know.
    let object = [Function::DetDef, Function::DetIndef, Function::DetPoss, Function::DetDes];
    let unknown = |g: &Group| {
        matches!(g.kind, GroupKind::Word)
            && context.means_nothing(g.start)
            && context.lexicon.is_participle(context.word(g.start))
            && context.is_any(g.end, &object)
    };
    let joins = |i: usize| context.is_any(groups[i].start, &[Function::And, Function::Then]);
    let closes = |i: usize| joins(i) && groups[i + 1..].iter().take(2).any(|g| participle(g) || unknown(g));
    !one && (at + 1..groups.len().min(at + LISTED)).any(closes)
}

/// The last of a list of deeds stands so many groups behind one of them.
const LISTED: usize = 10;

/// Between the word that joins and the participle so many groups may say when.
const PASSING: usize = 5;

/// What a group of "to have" with a participle shares with those that go on from it.
fn active_compound(context: &Context<'_>, group: &Group) -> Option<Shared> {
    let verbs = &context.lexicon.verbs;
    let have = (group.start..group.end).find_map(|i| {
        context.senses_of(i, &[SenseClass::Verb]).find_map(|(_, s)| match s {
            Sense::Verb(f) if verbs[f.verb as usize].auxiliary == Some(Auxiliary::Have) && f.tense != Tense::PastParticiple => {
                Some((i, f))
            }
            _ => None,
        })
    });
    let (have, form) = have?;
    match &group.kind {
        GroupKind::Effect(verb) => matches!(verb.voice, Voice::Active | Voice::Unfinite).then_some(Shared {
            voice: verb.voice,
            mood: verb.mood,
            plural: verb.plural,
            first_person: verb.first_person,
        }),
        // A verb that tells of no harm, and one that bilan does not know: "ont pillé", "ont dynamité".
        GroupKind::Word | GroupKind::Speech(_) => {
            let voice = match form.tense {
                Tense::Infinitive | Tense::PresentParticiple => Voice::Unfinite,
                _ => Voice::Active,
            };
            let mood = match form.tense {
                Tense::Imperfect => Mood::Pluperfect,
                Tense::Conditional => Mood::Conditional,
                _ => Mood::Past,
            };
            let by_itself = have + 1 == group.end && context.is(have + 1, Function::DetIndef);
            // "a été repéré et abattu": it was done to the subject.
            let passive = context.senses_of(have + 1, &[SenseClass::Auxiliary]).any(|(_, s)| {
                matches!(s, Sense::Verb(f) if verbs[f.verb as usize].auxiliary == Some(Auxiliary::Be) && f.tense == Tense::PastParticiple)
            });
            (!by_itself && !passive).then_some(Shared { voice, mood, plural: form.plural, first_person: form.first_person })
        }
        _ => None,
    }
}
