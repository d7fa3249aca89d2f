//! People of a trade that no table holds, known by the ending of its name: an epidemiologist, two welders.

use super::noun::Head;
use crate::model::Victims;
use crate::recognise::Context;

/// A noun in small letters that no table knows, with an ending of names for people. Whoever asks has seen its article or number.
pub(super) fn trade(context: &Context<'_>, at: usize) -> Option<Head> {
    if !context.means_nothing(at) || !context.tokens[at].is_word() {
        return None;
    }
    let plural = context.lexicon.is_person(context.word(at))?;
    Some(Head { length: 1, ..Head::of(Some(Victims::Civilians), None, None, plural) })
}
