//! The side of a count that the sentence names elsewhere: right before "of whom", or in a row that goes with a row of counts.

use super::{side_of, side_of_group};
use crate::lexicon::{Function, Sense, SenseClass};
use crate::model::Victims;
use crate::recognise::{Context, Group, GroupKind};

/// The people named right before an "of whom" that this figure follows, which `verb` says was harmed; not whoever did it: "tués par des
/// rebelles, dont douze dans la mosquée".
pub fn just_named(context: &Context<'_>, groups: &[Group], at: usize, verb: Option<usize>) -> Option<Victims> {
    // "les tireurs – trois ont été abattus": what a dash sets off counts them too.
    let set_off = |g: &Group| matches!(g.kind, GroupKind::Mark('-' | '–' | '—' | '('));
    // "parmi lesquels": the phrase may be of several words.
    let including = |i: usize| {
        let start = groups[i].start;
        context.function_length(start, Function::Including).is_some_and(|length| start + length == groups[at].start)
    };
    let cue = (at.saturating_sub(INCLUDING)..at).rev().find(|i| including(*i));
    // "cinq civils et les assaillants : trois ont été abattus"
    let told = |i: usize| {
        let known = |g: &Group| {
            (g.start.saturating_sub(1)..=g.start)
                .any(|t| context.is(t, Function::DetDef) && context.is(t, Function::PluralDeterminer))
        };
        matches!(groups[i].kind, GroupKind::Mark(':')) && i > 0 && known(&groups[i - 1])
    };
    let cue = cue.or_else(|| at.checked_sub(1).filter(|i| set_off(&groups[*i]) || told(*i)))?;
    let before =
        cue.checked_sub(1).map(|i| if matches!(groups[i].kind, GroupKind::Mark(',')) { i.saturating_sub(1) } else { i })?;
    let start = groups[before].start;
    let agent = (start.saturating_sub(AGENT)..=start).any(|i| context.is(i, Function::By));
    if agent && verb.is_none_or(|verb| verb < before) {
        return None;
    }
    match &groups[before].kind {
        GroupKind::Actor(a) => side_of(a.force, a.kind, a.country).0,
        GroupKind::Victims(v) if v.implicit && v.plural && v.effect.is_none() => v.category,
        // "ont visé les villageois, dont dix sont morts"
        GroupKind::Word => named_as_some(context, groups[before].start),
        _ => None,
    }
}

/// "les villageois", "aux villageois": the category of people whom a noun in the plural with its article names.
fn named_as_some(context: &Context<'_>, noun: usize) -> Option<Victims> {
    let article = noun.checked_sub(1)?;
    let determined = context.is_any(article, &[Function::DetDef, Function::DetDes, Function::At]);
    let people = context.longest_of(noun, &[SenseClass::Victim], |s| match s {
        Sense::Victim { category, plural: true, .. } if *category != Victims::People => Some(*category),
        _ => None,
    });
    people.filter(|_| determined && context.is(article, Function::PluralDeterminer)).map(|(_, category)| category)
}

/// The word for by whom stands so many words before them, an article or a number among these.
const AGENT: usize = 2;

/// "parmi lesquels": so many groups at most.
const INCLUDING: usize = 3;

/// "l'armée et les rebelles ont perdu respectivement six et onze hommes": the side that a sentence gives to this figure, where it names as
/// many sides in a row as it counts people in another, and says that they go together in that order.
pub fn respective(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    if !context.holds_function(&[Function::Respectively]) {
        return None;
    }
    let joint = |g: &Group| {
        matches!(g.kind, GroupKind::Mark(','))
            || context.is_any(g.start, &[Function::And, Function::Of, Function::DetDef, Function::DetDu, Function::DetDes])
    };
    let row = |fits: &dyn Fn(&Group) -> bool, from: usize| {
        let mut found = vec![from];
        while let Some(last) = found.last().copied() {
            let joints = groups[last + 1..].iter().take(JOINED_WITHIN).take_while(|g| joint(g) && !fits(g)).count();
            match groups.get(last + 1 + joints).filter(|g| joints > 0 && fits(g)) {
                Some(_) => found.push(last + 1 + joints),
                None => break,
            }
        }
        found
    };
    let counts = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if !v.implicit && matches!(v.category, None | Some(Victims::People | Victims::Soldiers | Victims::Militants)));
    let first = groups.iter().position(counts)?;
    let figures = row(&counts, first);
    let place = figures.iter().position(|i| *i == at)?;
    let party = |g: &Group| side_of_group(context, g).is_some() && !counts(g);
    let named = (0..first).chain(figures.last()? + 1..groups.len()).find(|i| party(&groups[*i]))?;
    let sides = row(&party, named);
    (figures.len() > 1 && sides.len() == figures.len()).then(|| side_of_group(context, &groups[sides[place]]))?
}

/// From one of a row to the next so many groups join them at most.
const JOINED_WITHIN: usize = 3;
