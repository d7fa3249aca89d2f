//! Figures that a place, an act or a side heads or follows.

use super::super::gapped;
use super::super::proposals::Proposed;
use super::super::sides::side_heading;
use super::super::untold::has_finite;
use crate::lexicon::{Function, SenseClass};
use crate::recognise::{Context, Group, GroupKind};

/// "En face, une quinzaine.": whether words for a side and a comma are all that stands before a bare number in its clause, which it ends.
pub fn opens_with_side(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let sides = [Function::OtherCamp, Function::Among];
    if !context.holds_function(&sides) {
        return false;
    }
    let clause = groups[..at].iter().rposition(|g| matches!(g.kind, GroupKind::Mark(';' | '.'))).map_or(0, |i| i + 1);
    let start = groups[clause].start;
    let side = context.is_any(start, &sides) && !context.is(start, Function::Including);
    let comma = at > clause + 1 && matches!(groups[at - 1].kind, GroupKind::Mark(','));
    let plain = |g: &Group| match &g.kind {
        GroupKind::Word => !has_finite(context, g),
        kind => matches!(kind, GroupKind::Actor(_) | GroupKind::SpeechPreposition(_)) || uncounted(kind),
    };
    side && comma && groups[clause..at - 1].iter().all(plain) && gapped::ends_clause(context, groups, at)
}

/// People of whom no number and no harm is told.
fn uncounted(kind: &GroupKind) -> bool {
    matches!(kind, GroupKind::Victims(v) if v.implicit && v.effect.is_none())
}

/// ", un à A", "et une à B": whether a comma or "and" stands right before.
pub(super) fn joins_list(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    at > 0 && (matches!(groups[at - 1].kind, GroupKind::Mark(',')) || context.is(groups[at - 1].start, Function::And))
}

/// Whether a place where something happened follows at once.
pub(super) fn at_place(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    // '"une trentaine" à Gao': in the words of whoever is quoted.
    let next = at + 1 + usize::from(groups.get(at + 1).is_some_and(|g| context.is_quote(g.start)));
    // "… et huit lundi à Ménè"
    let next = next + usize::from(matches!(groups.get(next).map(|g| &g.kind), Some(GroupKind::Time(_))));
    // "cinq au village de Mausi", "trois à celui de Limba"
    let class = |g: &&Group| match g.kind {
        GroupKind::Target(_) => true,
        // "dans la région de Médéa", "près de la ville de Djibo"
        GroupKind::Word | GroupKind::SpeechPreposition(_) => {
            context.is_any(g.start, &[Function::Of, Function::ThatOf, Function::DetDef])
                || context.has(g.start, SenseClass::PlaceWord)
        }
        _ => false,
    };
    matches!(groups.get(next).map(|g| &g.kind), Some(GroupKind::Word))
        && context.is_any(groups[next].start, &[Function::At, Function::On, Function::In, Function::Near])
        && groups[next + 1..].iter().take(CLASS_WITHIN).find(|g| !class(g)).is_some_and(|g| matches!(g.kind, GroupKind::Place(_)))
}

/// "A en compte onze, B quatre", "A déplore onze morts, B quatre": the place that is the subject of a verb that counts so many, or stands for
/// one in a list that goes on without the verb.
pub(super) fn counted_by_place(context: &Context<'_>, groups: &[Group], figure: usize) -> Option<usize> {
    let joint = |i: usize| matches!(groups[i].kind, GroupKind::Mark(_)) || context.is(groups[i].start, Function::And);
    let opens = |place: &usize| matches!(groups[*place].kind, GroupKind::Place(_)) && (*place == 0 || joint(place - 1));
    let people = |i: usize| matches!(groups.get(i).map(|g| &g.kind), Some(GroupKind::Victims(_)));
    let verb = |figure: usize| {
        let counts =
            |i: &usize| matches!(&groups[*i].kind, GroupKind::Speech(s) if context.lexicon.verbs[s.verb as usize].counts_own);
        let verb = figure.checked_sub(1).filter(counts)?;
        let clitic = usize::from(verb > 0 && context.is_any(groups[verb - 1].start, &[Function::CliticOf, Function::In]));
        (verb - clitic).checked_sub(1).filter(opens)
    };
    let listed = |figure: usize| figure.checked_sub(1).filter(opens);
    let goes_on = || (figure + 1..groups.len()).any(|i| people(i) && listed(i).is_some());
    let begun = || (0..figure).any(|i| people(i) && verb(i).is_some());
    verb(figure).filter(|_| goes_on()).or_else(|| listed(figure).filter(|_| begun()))
}

/// "Attaque à B mardi : quatre.": whether a bare number is all that stands behind the colon of a heading that names an act.
pub(super) fn is_headed_by_act(groups: &[Group], at: usize) -> bool {
    let colon = at.checked_sub(1).filter(|i| matches!(groups[*i].kind, GroupKind::Mark(':')));
    let ends = groups.get(at + 1).is_none_or(|g| matches!(g.kind, GroupKind::Mark('.' | ';')));
    let plain = |g: &Group| {
        matches!(
            g.kind,
            GroupKind::Word | GroupKind::Place(_) | GroupKind::Time(_) | GroupKind::Mark(',') | GroupKind::Incident(_)
        )
    };
    let act = |g: &Group| matches!(g.kind, GroupKind::Incident(_));
    colon.is_some_and(|colon| ends && groups[..colon].iter().all(plain) && groups[..colon].iter().any(act))
}

/// "d'un côté", "de l'autre": whether a bare number is of one of two sides that nothing names.
pub(super) fn on_one_side(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let end = groups[at].end;
    context.is(end, Function::Of)
        && (context.is(end + 1, Function::DetDef) && context.is(end + 2, Function::Other)
            || context.is(end + 1, Function::DetIndef) && context.is(end + 2, Function::Among))
}

/// "; parmi les rebelles, vingt-six": whether words for a side head the clause of a bare number that ends it, with nothing else.
pub(super) fn is_headed(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let clause = groups[..at].iter().rposition(|g| matches!(g.kind, GroupKind::Mark(';' | '.'))).map_or(0, |i| i + 1);
    let verb = |g: &Group| matches!(g.kind, GroupKind::Effect(_) | GroupKind::Speech(_)) || has_finite(context, g);
    clause > 0
        && context.is(groups[clause].start, Function::Among)
        && !context.is(groups[clause].start, Function::Including)
        && !groups[clause..at].iter().any(verb)
        && side_heading(context, groups, at).is_some()
        && gapped::ends_clause(context, groups, at)
}

/// "sept à l'arme blanche", "neuf d'entre eux par balles": whether the weapon that killed some of those told of follows at once.
pub(super) fn by_weapon(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let small = |g: &&Group| {
        matches!(g.kind, GroupKind::Word) && context.is_any(g.start, &[Function::At, Function::By, Function::DetDef])
    };
    let to = groups[at + 1..].iter().take_while(small).count();
    to > 0
        && context.is_any(groups[at + 1].start, &[Function::At, Function::By])
        && groups.get(at + 1 + to).is_some_and(|g| matches!(g.kind, GroupKind::Weapon(_)))
}

/// The name of a place stands at most so many groups behind its preposition.
const CLASS_WITHIN: usize = 5;

/// "… et à B huit": behind "and", a place and then a bare number that ends the clause.
pub(super) fn behind_place(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let placed = at >= 2 && matches!(groups[at - 1].kind, GroupKind::Place(_))
        || at >= 3 && {
            matches!(groups[at - 2].kind, GroupKind::Place(_)) && matches!(groups[at - 1].kind, GroupKind::Mark(','))
        };
    let joined = (at.saturating_sub(5)..at)
        .any(|i| context.is(groups[i].start, Function::And) || matches!(groups[i].kind, GroupKind::Mark(',' | ';')));
    // "A a perdu neuf hommes, B six et C deux"
    let next = |g: &Group| {
        context.is(g.start, Function::And) && matches!(groups.get(at + 2), Some(g) if matches!(g.kind, GroupKind::Place(_)))
    };
    let ends = groups.get(at + 1).is_none_or(|g| matches!(g.kind, GroupKind::Mark('.' | ',' | ';' | '»' | '"')) || next(g));
    placed && joined && ends
}

/// One such figure alone may be anything; a list of them is a list of figures by place.
pub(super) fn by_place(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    at_place(context, groups, at)
        && (0..groups.len()).filter(|i| matches!(groups[*i].kind, GroupKind::Victims(_)) && at_place(context, groups, *i)).count()
            >= 2
}

/// Whether a sentence has nothing beside a number but where and when.
pub(super) fn only_places(groups: &[Group], at: usize) -> bool {
    let mut placed = false;
    groups.iter().enumerate().all(|(i, g)| match &g.kind {
        GroupKind::Place(_) => {
            placed = true;
            true
        }
        GroupKind::Time(_) | GroupKind::Word | GroupKind::Mark(_) => true,
        _ => i == at,
    }) && placed
}

/// "Neuf corps ont été repêchés à A, trois à B et un à C": whether one alone, with his place, closes a list of numbers that have theirs.
pub(super) fn is_last_of_list_by_place(context: &Context<'_>, groups: &[Group], at: usize, proposals: &[Proposed<'_>]) -> bool {
    let bare = |i: usize| matches!(&groups[i].kind, GroupKind::Victims(v) if v.anaphoric && v.category.is_none());
    let joined =
        at > 0 && (context.is(groups[at - 1].start, Function::And) || matches!(groups[at - 1].kind, GroupKind::Mark(',')));
    let before = (0..at).rev().find(|i| matches!(groups[*i].kind, GroupKind::Victims(_)));
    let listed = before.is_some_and(|i| bare(i) && proposals[i].is_some() && at_place(context, groups, i));
    joined && listed && bare(at) && at_place(context, groups, at)
}
