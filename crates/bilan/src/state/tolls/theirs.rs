//! Whom "they" means from sentence to sentence: "Des rebelles ont attaqué. Ils ont été chassés par l'armée. Deux des leurs sont morts."

use super::super::sides;
use super::figure::Figure;
use crate::lexicon::Function;
use crate::model::Victims;
use crate::recognise::{Context, Group, GroupKind};

/// A plural pronoun opens its sentence among so many words.
const OPENS_WITHIN: usize = 6;

/// "parmi eux", "chez eux" stand so many words before a count or right behind it.
const THEM_BEFORE: usize = 6;

/// What brings in people who are not whom a sentence is about.
const BROUGHT_IN: [Function; 4] = [Function::By, Function::Against, Function::With, Function::At];

/// Whom a sentence is about, so that the next may go on with "they".
#[derive(Clone, Copy)]
pub(super) struct Center {
    side: Victims,
    /// It names no others in the plural but whom "by" brings in.
    alone: bool,
}

/// Whom a sentence is about, where it may name people: who is its subject, be it a pronoun for those told of before; else the only people that it names.
pub(super) fn told_of(
    context: &Context<'_>,
    groups: &[Group],
    names: bool,
    opener: Option<Victims>,
    before: Option<Center>,
) -> Option<Center> {
    let they = opens_with_they(context);
    if !names {
        return before.filter(|_| they);
    }
    // "Douze soldats sont morts dans une embuscade des rebelles": those counted are people as well.
    let party = |g: &Group| match &g.kind {
        GroupKind::Victims(v) if v.plural && !v.implicit => v.category.filter(|c| *c != Victims::People).map(|c| (c, true)),
        _ => sides::party_of(context, g),
    };
    // "L'armée a frappé une base des rebelles. Dix d'entre eux …": whoever acts as one is not "them".
    let several = groups.iter().filter_map(|g| party(g).filter(|(_, several)| *several).map(|(side, _)| (g, side)));
    let (mut only, mut agreed) = (None, true);
    let (mut other, subject) = (None, if they { before.map(|center| center.side) } else { opener });
    for (group, side) in several {
        if !is_brought_in(context, group) {
            agreed &= only.is_none_or(|only| only == side);
            only = only.or(Some(side));
        }
        // Whom "by" brings in is nobody whom the next sentence means.
        if !(group.start.saturating_sub(1)..=group.start).any(|i| context.is(i, Function::By)) {
            let center = subject.or(only);
            other = other.or(Some(side).filter(|side| center != Some(*side)));
        }
    }
    let side = subject.or(only.filter(|_| agreed))?;
    let alone = other.is_none() && (!they || before.is_some_and(|center| center.alone));
    Some(Center { side, alone })
}

/// Whether "they" is the subject of the first clause.
fn opens_with_they(context: &Context<'_>) -> bool {
    let they = |i: usize| context.is(i, Function::PronounPlural) && context.is(i, Function::Pronoun);
    let opening = |i: &usize| !context.is_auxiliary(*i) && !context.is_mark(*i, ',');
    (0..context.len().min(OPENS_WITHIN)).take_while(opening).any(they)
}

/// Whether "by", "against" or "with" brings in people here.
fn is_brought_in(context: &Context<'_>, group: &Group) -> bool {
    (group.start.saturating_sub(2)..=group.start).any(|i| context.is_any(i, &BROUGHT_IN))
}

impl Figure<'_, '_> {
    /// "Un des leurs est mort", "Deux d'entre eux ont été tués", "On compte parmi eux huit tués": those whom the sentence before was about
    /// and nobody else, where this one names nobody before the figure.
    pub(super) fn theirs(&self) -> Option<Victims> {
        let Self { context, groups, at, before, .. } = *self;
        let names = |g: &Group| match &g.kind {
            GroupKind::Actor(_) | GroupKind::Source(_) => true,
            GroupKind::Victims(v) => v.category.is_some_and(|c| c != Victims::People),
            _ => false,
        };
        let others = groups[..at].iter().any(|g| names(g) && !is_brought_in(context, g));
        let others = others || groups[..at].iter().any(names) && !opens_with_they(context);
        before.center().filter(|center| !others && center.alone).map(|center| center.side)
    }

    /// "un des leurs", "six de leurs camarades": of more than one; not "six de ses hommes".
    pub(super) fn is_of_several(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        (groups[at].start..groups[at].end).any(|i| context.is(i, Function::OfSeveral))
    }

    /// "On compte parmi eux huit tués", "trois morts chez eux": whether a bare count is said to be of "them".
    pub(super) fn is_among_them(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let them = |i: usize| context.is_any(i, &[Function::OfThem, Function::AtTheirs]);
        let (start, end) = (groups[at].start, groups[at].end);
        // "rentrés chez eux, dix habitants": a mark parts them.
        let near = (start.saturating_sub(THEM_BEFORE)..start).rev().take_while(|i| context.tokens[*i].is_word());
        them(end) || near.into_iter().any(them)
    }
}
