//! An incident from before that a sentence only measures its own by: "two weeks after the attack that killed ten".

use crate::lexicon::{Function, SenseClass};
use crate::recognise::{Group, GroupKind, Voice};
use crate::state::SentenceTold;

use super::mentions::is_completed;

/// Between the span of time and "after" stand at most so many groups: "hardly", "only".
const BETWEEN: usize = 3;

/// Where the clause begins that tells of an earlier incident, behind a span of time and "after".
pub fn after_another(sentence: &SentenceTold<'_>) -> Option<usize> {
    let groups = &sentence.groups;
    let violent = groups.iter().position(|g| names_violence(sentence, g))?;
    let at = (violent + 1..groups.len()).find(|at| names_violence(sentence, &groups[*at]) && follows_span(sentence, *at))?;
    Some(at)
}

fn names_violence(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    match &group.kind {
        GroupKind::Incident(_) => true,
        GroupKind::EffectNoun(noun) => !noun.people,
        GroupKind::Effect(e) => e.voice != Voice::Unfinite || is_completed(sentence, group),
        _ => false,
    }
}

/// "hardly two days after" right before a group.
fn follows_span(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    let before = &sentence.groups[at - 1];
    let after = |i: usize| context.is(i, Function::After) || context.is(i, Function::AfterOf);
    if !(before.start..before.end).any(after) {
        return false;
    }
    let from = (at - 1).saturating_sub(BETWEEN);
    sentence.groups[from..at].iter().any(|g| {
        let counted = matches!(g.kind, GroupKind::Time(_) | GroupKind::Count(_));
        counted && g.end - g.start > 1 && (g.start..g.end).any(|i| context.has(i, SenseClass::Time))
    })
}
