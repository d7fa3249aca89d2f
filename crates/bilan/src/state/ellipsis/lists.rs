//! Lists that go on with others: who they were, who else, and who is added to them.

use super::super::gapped;
use super::super::opening::opening;
use super::super::proposals::Proposed;
use crate::lexicon::{Frame, Function, Sense, SenseClass};
use crate::model::{Effect, Form};
use crate::recognise::{Context, Group, GroupKind, Voice};

/// "Six gendarmes ont été tués et un chauffeur.": what befell one person who closes the sentence behind the verb of others, and where that
/// verb stands.
pub(super) fn torn_off(
    context: &Context<'_>,
    groups: &[Group],
    at: usize,
    proposals: &[Proposed<'_>],
) -> Option<(Effect, usize)> {
    let one = matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit && !v.plural && !v.definite && v.effect.is_none() && v.category.is_some());
    let says = |g: &Group| matches!(g.kind, GroupKind::SpeechPreposition(_) | GroupKind::Speech(_));
    let closes = || match groups.get(at + 1).map(|g| &g.kind) {
        None | Some(GroupKind::Mark('.' | ';' | '»') | GroupKind::SpeechPreposition(_)) => true,
        Some(GroupKind::Mark(',')) => groups.get(at + 2).is_some_and(says),
        _ => false,
    };
    let joint = at.checked_sub(1).filter(|i| one && context.is(groups[*i].start, Function::And) && closes())?;
    let verb = groups[..joint].iter().rposition(|g| !matches!(g.kind, GroupKind::Time(_) | GroupKind::Mark(',')))?;
    let GroupKind::Effect(effect) = &groups[verb].kind else { return None };
    let suffered = effect.voice == Voice::Passive || effect.frame == Frame::Intransitive && effect.voice == Voice::Active;
    let people = verb.checked_sub(1)?;
    let told = proposals[people].as_ref().filter(|p| suffered && !effect.negated && p.verb == Some(verb))?;
    Some((told.effect, verb))
}

/// "… et quatre soldats mardi dans une embuscade à B": what befell people who share the verb of those told of last, and where that verb stands.
pub(super) fn takes_shared_verb(
    context: &Context<'_>,
    groups: &[Group],
    at: usize,
    proposals: &[Proposed<'_>],
) -> Option<(Effect, usize)> {
    let told = (0..at).rev().find_map(|i| proposals[i].as_ref())?;
    told.verb.filter(|verb| gapped::shares_verb(context, groups, *verb, at)).map(|verb| (told.effect, verb))
}

/// "Treize hommes, trois femmes et quatre enfants, précise la mission.", "Cinq personnes à A, quatre à B et une à C", "A : cinq personnes ; B :
/// quatre": whether a sentence is nothing but a list of people, where they were, and who says so, that add up to the figure of the
/// sentence before.
pub(super) fn is_breakdown(
    context: &Context<'_>,
    groups: &[Group],
    people: &[usize],
    proposals: &[Proposed<'_>],
    most: u64,
) -> bool {
    let [first, .., last] = people else { return false };
    let count = |at: &usize| match &groups[*at].kind {
        GroupKind::Victims(v) if v.effect.is_none() && !v.definite && v.quantity.form == Form::Exact => v.quantity.high,
        _ => None,
    };
    let place = |g: &Group| matches!(g.kind, GroupKind::Place(_));
    let placed = groups[..*last].iter().filter(|g| place(g)).count() + 1 >= people.len();
    let list = |g: &Group| match &g.kind {
        GroupKind::Victims(_) | GroupKind::Mark(',' | '«' | '"' | '“') => true,
        GroupKind::Place(_) | GroupKind::Mark(':' | ';' | '(' | ')' | '-' | '–') => placed,
        GroupKind::Word => {
            context.is(g.start, Function::And)
                || placed && (context.is(g.start, Function::In) || context.has(g.start, SenseClass::PlaceWord))
        }
        GroupKind::Target(_) => placed,
        _ => false,
    };
    let told = |g: &Group| {
        matches!(g.kind, GroupKind::Effect(_) | GroupKind::EffectNoun(_) | GroupKind::Incident(_) | GroupKind::Actor(_))
    };
    let known = |at: &usize| placed || matches!(&groups[*at].kind, GroupKind::Victims(v) if v.category.is_some());
    let sum = people.iter().try_fold(0_u64, |sum, at| sum.checked_add(count(at)?));
    (*first <= opening(context, groups) + 1 || placed && groups[..*first].iter().all(list))
        && sum == Some(most)
        && people.iter().all(known)
        && groups[*first..*last].iter().all(list)
        && !groups.iter().any(told)
        && people.iter().all(|at| proposals[*at].is_none())
        && (placed || gapped::ends_clause(context, groups, *last))
}

/// Whether people stand right behind a participle and a comma or what joins ("six soldats tués et deux guides"), and end the clause or
/// go on with the list.
pub(super) fn behind_participle(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let GroupKind::Victims(victims) = &groups[at].kind else { return false };
    let adds = at >= 2 && context.is(groups[at - 1].start, Function::And);
    let plain = victims.effect.is_none() && victims.category.is_some() && !victims.definite && (adds || !victims.plural);
    let joined = adds || at >= 2 && matches!(groups[at - 1].kind, GroupKind::Mark(','));
    let participle = || matches!(&groups[at - 2].kind, GroupKind::Effect(e) if e.voice == Voice::Participle);
    let ends = groups.get(at + 1).is_none_or(|g| {
        matches!(g.kind, GroupKind::Mark('.' | ',' | ';' | ')' | '»' | '"')) || context.is(g.start, Function::And)
    });
    plain && joined && participle() && ends
}

/// "neuf tués rebelles, trois soldats et un civil", "douze tués, aucun civil": the harm of those with whom a list opens, where others stand
/// behind them who are of another side, or none.
pub(super) fn listed_behind_harmed(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Effect> {
    let plain = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_none() && v.category.is_some() && !(v.definite || v.anaphoric));
    let ends =
        |g: &Group| matches!(g.kind, GroupKind::Mark('.' | ',' | ';' | ')' | '»' | '"')) || context.is(g.start, Function::And);
    if !plain(&groups[at]) || !groups.get(at + 1).is_none_or(ends) {
        return None;
    }
    let GroupKind::Victims(one) = &groups[at].kind else { return None };
    let none = one.quantity.high == Some(0);
    let mut here = at;
    loop {
        let before = here.checked_sub(2)?;
        if !(matches!(groups[here - 1].kind, GroupKind::Mark(',')) || context.is(groups[here - 1].start, Function::And)) {
            return None;
        }
        match &groups[before].kind {
            GroupKind::Victims(v) if v.effect.is_some() => {
                let other = v.category.is_some_and(|side| one.category.is_some_and(|own| own != side));
                return v.effect.filter(|_| !v.implicit && (other || none && here == at));
            }
            _ if plain(&groups[before]) && !none => here = before,
            _ => return None,
        }
    }
}

/// "; quatre miliciens aussi": whether people counted and an adverb are all that a clause has.
pub(super) fn befell_too(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let counted = matches!(&groups[at].kind, GroupKind::Victims(v) if !v.implicit && !v.definite && v.effect.is_none() && v.category.is_some());
    let opens = at > 0 && matches!(groups[at - 1].kind, GroupKind::Mark(';'));
    let word = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::SpeechPreposition(_));
    let too = groups.get(at + 1).is_some_and(|g| word(g) && context.is_adverb(g.start));
    counted && opens && too && groups.get(at + 2).is_none_or(|g| matches!(g.kind, GroupKind::Mark('.' | ',' | ';' | '»')))
}

/// "Aux quatre morts annoncés par l'armée, un élu ajoute deux enseignants": whether people stand right behind a verb of adding, and
/// those harmed to whom they are added behind a preposition.
pub(super) fn is_added(context: &Context<'_>, groups: &[Group], to: usize, at: usize) -> bool {
    let counted = matches!(&groups[at].kind, GroupKind::Victims(v) if !v.implicit && v.effect.is_none() && v.category.is_some());
    let harmed = matches!(&groups[to].kind, GroupKind::Victims(v) if v.effect.is_some() && v.plural);
    let start = groups[to].start;
    let behind = start > 0 && (start - 1..=start).any(|i| context.is(i, Function::At));
    counted && harmed && behind && at > 0 && adds(context, &groups[at - 1])
}

/// Whether a verb of adding stands in a group: done to itself, "s'ajoutent", it says nothing, and adds all the same.
pub fn adds(context: &Context<'_>, group: &Group) -> bool {
    let adding = |verb: u16| context.lexicon.verbs[verb as usize].speech.is_some_and(|(_, frame)| frame.adds);
    let by_itself =
        |i: usize| context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| matches!(s, Sense::Verb(f) if adding(f.verb)));
    match &group.kind {
        GroupKind::Speech(speech) => adding(speech.verb),
        GroupKind::Word => (group.start..group.end).any(by_itself),
        _ => false,
    }
}

/// "auxquels s'ajoutent deux bergers", "S'y ajoutent deux bergers": whether people stand right behind such a verb, and a pronoun for those
/// told of right before it.
pub(super) fn is_added_to_those(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let counted = matches!(&groups[at].kind, GroupKind::Victims(v) if !v.implicit && v.effect.is_none() && v.category.is_some());
    let adverb = |g: &Group| matches!(g.kind, GroupKind::Word) && context.is_adverb(g.start);
    let Some(verb) = groups[..at].iter().rposition(|g| !adverb(g)).filter(|verb| counted && adds(context, &groups[*verb])) else {
        return false;
    };
    let (start, end) = (groups[verb].start, groups[verb].end);
    let around = start.saturating_sub(2)..end;
    // "L'armée y a ajouté dix gendarmes": whom somebody adds has come to no harm.
    let itself = around.clone().any(|i| context.is(i, Function::Reflexive));
    itself && around.into_iter().any(|i| context.is_any(i, &[Function::ToWhom, Function::There]))
}
