//! Where the first clause of a sentence begins, behind what leads into it.

use super::untold::has_finite;
use crate::lexicon::Function;
use crate::recognise::{Context, Group, GroupKind};

/// "Selon le préfet, parmi les morts …", "La police précise que sur les dix tués …": the first group behind sources, adverbs and days set
/// off by a comma, and behind a verb of speech with its "that".
pub fn opening(context: &Context<'_>, groups: &[Group]) -> usize {
    let mut at = 0;
    while let Some(next) = behind_lead_in(context, groups, at) {
        at = next;
    }
    at
}

fn behind_lead_in(context: &Context<'_>, groups: &[Group], at: usize) -> Option<usize> {
    let first = groups.get(at)?;
    if context.is_quote(first.start) {
        return Some(at + 1);
    }
    let within = groups.iter().enumerate().skip(at).take(LEAD_IN);
    let told = |g: &Group| {
        matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some()) || matches!(&g.kind, GroupKind::Victims(v) if !v.implicit)
    };
    let quiet = within.take_while(|(_, g)| !told(g));
    let set_off = matches!(first.kind, GroupKind::SpeechPreposition(_) | GroupKind::Time(_)) || context.is_adverb(first.start);
    if set_off {
        let comma = quiet.clone().take_while(|(_, g)| !has_finite(context, g));
        return comma.into_iter().find(|(_, g)| matches!(g.kind, GroupKind::Mark(','))).map(|(i, _)| i + 1);
    }
    if !context.holds_function(&[Function::That]) {
        return None;
    }
    let mut speech = quiet.clone().skip_while(|(_, g)| !matches!(g.kind, GroupKind::Speech(_)));
    speech.next()?;
    speech.take(THAT_WITHIN).find(|(_, g)| context.is(g.start, Function::That)).map(|(i, _)| i + 1)
}

/// What leads into a sentence is of so many groups at most.
const LEAD_IN: usize = 16;

/// "that" stands so many groups behind a verb of speech.
const THAT_WITHIN: usize = 3;
