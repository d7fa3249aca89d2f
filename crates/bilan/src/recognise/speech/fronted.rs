//! Figures first, whoever gives them behind a colon: "Six morts, douze blessés : le ministre a livré jeudi le bilan".

use super::super::{Context, times};
use super::subject::finite_at;
use crate::lexicon::{Function, SenseClass};

/// Between a colon and whoever speaks behind it stand at most so many words.
const BEHIND: usize = 10;

/// Whether a speaker who begins at `start`, and whose verb ends at `end`, only says who gave the figures before a colon.
pub fn gives(context: &Context<'_>, start: usize, end: usize) -> bool {
    // "le bilan de l'explosion d'une mine": an article counts nobody.
    let figure = |at: usize| {
        context.tokens[at].number().is_some()
            || context.has_any(at, &[SenseClass::Number, SenseClass::Modifier]) && !context.is(at, Function::DetIndef)
    };
    // "…, alors que des élus parlent de soixante morts": another account.
    if start > 0 && context.is(start - 1, Function::That) && super::joins_clauses(context, start - 1) {
        return false;
    }
    let Some(colon) = (start.saturating_sub(BEHIND)..start).rev().find(|at| context.is_mark(*at, ':')) else { return false };
    let clause = (colon + 1..start).any(|at| finite_at(context, at));
    // What he says himself stands behind: another figure, a quotation, a second colon.
    let mut says = false;
    let mut at = end;
    while at < context.len() && !says {
        let day = times::length(context, at);
        says = day.is_none() && (context.is_mark(at, ':') || context.is_quote(at) || figure(at));
        at += day.unwrap_or(1).max(1);
    }
    !(clause || says || context.tokens[start].quoted) && (0..colon).any(figure)
}

/// "Ce bilan, la police l'a donné mardi": whether an account that was told before heads the sentence, with whoever speaks behind its comma.
pub fn account_before(context: &Context<'_>, start: usize) -> bool {
    let comma = start.checked_sub(1).filter(|at| *at <= ACCOUNT && context.is_mark(*at, ','));
    let account = |comma: usize| (1..comma).any(|i| context.has(i, SenseClass::SpeechNoun));
    context.is(0, Function::DetDem) && comma.is_some_and(account)
}

/// The comma behind such an account is one of so many first words: "ce tout dernier bilan de l'attaque,".
const ACCOUNT: usize = 8;
