//! Sources inside a relative clause or an apposition, who say that clause and nothing around it.

use crate::lexicon::{Function, SenseClass};
use crate::recognise::{Context, Cue, Reach, finite_at, is_be};
use std::ops::Range;

/// Between the relative pronoun and the source of its clause stand at most so many words.
const CLAUSE: usize = 8;

/// The clause that a source says where it stands inside one: "a camp that, according to X, held drones", "the town, the largest of the
/// region according to X, was attacked".
pub fn of(context: &Context<'_>, cue: &Cue) -> Option<Range<usize>> {
    if !cue.preposition || cue.cites || cue.reach != Reach::Around || cue.start < 2 {
        return None;
    }
    relative(context, cue).or_else(|| apposition(context, cue))
}

/// "the attack, which X says it drove back, killed ten": the relative clause between two commas in which somebody speaks, where the main clause
/// goes on behind it.
pub fn clause_of(context: &Context<'_>, cue: &Cue) -> Option<Range<usize>> {
    if !context.may_hold_mark(',') || !cue.preposition && cue.reach != Reach::Forward {
        return None;
    }
    let opens = |at: &usize| context.is_mark(*at, ',');
    // "the attack, which, according to X, aimed at a camp, killed ten"
    let set_off = cue.preposition && context.is_mark(cue.start.checked_sub(1)?, ',') && context.is_mark(cue.end, ',');
    let (before, behind) = (cue.start - usize::from(set_off), cue.end + usize::from(set_off));
    let open = (before.saturating_sub(CLAUSE)..before).rev().find(opens)?;
    let relative = if cue.preposition {
        open + 2 == before && context.is(open + 1, Function::Who)
    } else {
        context.is_any(open + 1, &[Function::That, Function::Including]) && !context.is(open + 1, Function::Who)
    };
    let word = |at: usize| context.tokens[at].is_word() || context.tokens[at].number().is_some();
    let close = (behind..context.len()).find(|at| !word(*at)).filter(opens)?;
    // "…, killed ten", "…, did not kill anybody"
    let small =
        |at: &usize| context.is_any(*at, &[Function::Negation, Function::Clitic, Function::CliticOf, Function::Reflexive]);
    let verb = close + 1 + (close + 1..context.len()).take_while(small).count();
    (relative && finite_at(context, verb)).then_some(open..close)
}

/// "a camp that, according to X, held drones", "a site that is a base according to X".
fn relative(context: &Context<'_>, cue: &Cue) -> Option<Range<usize>> {
    let who = |at: &usize| context.is(*at, Function::Who);
    let set_off = context.is_mark(cue.start - 1, ',');
    let to = cue.start - usize::from(set_off);
    let start = (to.saturating_sub(CLAUSE)..to).rev().find(who)?;
    let at_once = set_off && start + 1 == to;
    // "a raid that killed ten, according to X": all of it.
    let is = || is_be(context, start + 1) && (start + 1..to).all(|at| context.tokens[at].is_word());
    let closes = || !set_off || context.is_mark(cue.end, ',');
    // What stands before it has to hold what somebody else says.
    let tells = || (0..start).any(|at| finite_at(context, at)) || (0..start).any(|at| context.is_number(at));
    if !(at_once || is() && closes()) || !tells() && !goes_on(context, cue) {
        return None;
    }
    // "…, killed ten": the main clause goes on behind a comma.
    let behind = |at: &usize| context.is_mark(*at, ',') && finite_at(context, *at + 1);
    let end = (cue.end + usize::from(set_off)..context.len()).find(behind).unwrap_or(context.len());
    Some(start..end)
}

/// "the attackers, deserters according to X, killed ten", "killed ten in a house, a refuge according to X".
fn apposition(context: &Context<'_>, cue: &Cue) -> Option<Range<usize>> {
    let open = (0..cue.start).rev().find(|at| !context.tokens[*at].is_word())?;
    let article = [Function::DetIndef, Function::DetDes, Function::DetDef];
    if !context.is_mark(open, ',') || open + 3 > cue.start || !context.is_any(open + 1, &article) {
        return None;
    }
    let told = [SenseClass::SpeechNoun, SenseClass::EffectNoun, SenseClass::IncidentNoun, SenseClass::Number, SenseClass::Digits];
    let tells = |at: usize| context.has_any(at, &told) || finite_at(context, at);
    if (open + 2..cue.start).any(tells) {
        return None;
    }
    let told_before = (0..open).any(|at| finite_at(context, at));
    let named_before = context.is_any(0, &article) || context.is_number(0);
    let last = context.tokens.get(cue.end).is_none_or(|t| t.is_mark('.'));
    let inside = told_before && last || !told_before && named_before && goes_on(context, cue);
    inside.then_some(open..cue.end)
}

/// Whether the main clause goes on with its verb behind a source and a comma.
fn goes_on(context: &Context<'_>, cue: &Cue) -> bool {
    context.is_mark(cue.end, ',') && finite_at(context, cue.end + 1)
}
