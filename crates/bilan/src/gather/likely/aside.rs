//! Names that are no place of what is told: whoever is blamed, and what an account speaks of rather than where it is given.

use super::*;
use crate::lexicon::{Accused, ResponsibilityCue};

/// "strikes attributed to A", "an act imputed to A": behind the participle or passive of a verb of blaming stands whoever is blamed.
pub(super) fn is_blamed(told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> bool {
    let (context, groups) = (&told.context, &told.groups);
    if place.tie != PlaceTie::In || place.class.is_some() || !told.kinds.any(Kinds::SPEECH) {
        return false;
    }
    let to = place.name.0.checked_sub(1).map(|i| if context.is(i, Function::DetDef) { i.saturating_sub(1) } else { i });
    let verb = groups[..at].iter().rev().find(|g| !matches!(g.kind, GroupKind::Word));
    let blames = |verb: u16| {
        let blame = [ResponsibilityCue::Attributed, ResponsibilityCue::Suspected];
        context.lexicon.verbs[verb as usize]
            .responsibility
            .is_some_and(|(what, accused)| blame.contains(&what) && accused == Some(Accused::To))
    };
    to.is_some_and(|to| {
        context.is(to, Function::At)
            && verb.is_some_and(|g| {
                g.end == to && matches!(&g.kind, GroupKind::Speech(s) if (s.participle || s.passive) && blames(s.verb))
            })
    })
}

/// "reported by the army at A", "dispersed by the police at A": whether those named right before the place are the agent of a passive that
/// leaves the place apart from them.
pub(super) fn is_agent_before(told: &SentenceTold<'_>, source: &Group, place: &PlaceGroup) -> bool {
    let context = &told.context;
    let by = source.start.checked_sub(1).is_some_and(|i| context.is(i, Function::By));
    by && source.end + 1 == place.name.0 && context.is(source.end, Function::At)
}

/// "he said of the camp of A that", "forty dead, he said about A": what somebody speaks about is where it was.
pub(super) fn is_spoken_about(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let context = &told.context;
    if place.tie != PlaceTie::Of || place.country.is_some() || !context.holds_function(&[Function::About]) {
        return false;
    }
    let small = |i: usize| {
        context.is_any(i, &[Function::Of, Function::DetDu, Function::DetDef, Function::DetDes])
            || context.has_any(i, &[SenseClass::Target, SenseClass::PlaceWord])
    };
    let start = place.name.0;
    let from = (start.saturating_sub(ABOUT_BACK)..start).rev().find(|i| !small(*i));
    from.is_some_and(|i| {
        (i.saturating_sub(1)..=i).any(|a| context.function_length(a, Function::About).is_some_and(|l| a + l == i + 1))
    })
}

/// What is spoken about stands at most so many words behind the words that bring it in.
const ABOUT_BACK: usize = 6;
