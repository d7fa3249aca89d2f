//! An incident from before that a sentence only measures its own by: "two weeks after the attack that killed ten".

use crate::lexicon::{Function, SenseClass};
use crate::recognise::{Group, GroupKind, TimeValue, Voice};
use crate::state::SentenceTold;

use super::mentions::is_completed;

/// Between the span of time and "after" stand at most so many groups: "hardly", "only".
const BETWEEN: usize = 3;

/// Where the clause begins that tells of an earlier incident: at the span of time before "after".
pub fn after_another(sentence: &SentenceTold<'_>) -> Option<usize> {
    let groups = &sentence.groups;
    let violent = groups.iter().position(|g| names_violence(sentence, g))?;
    let spans = (violent + 1..groups.len()).filter(|at| names_violence(sentence, &groups[*at]));
    spans.filter_map(|at| span_before(sentence, at)).find(|span| *span > violent)
}

fn names_violence(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    match &group.kind {
        GroupKind::Incident(_) => true,
        GroupKind::EffectNoun(noun) => !noun.people,
        GroupKind::Effect(e) => e.voice != Voice::Unfinite || is_completed(sentence, group),
        _ => false,
    }
}

/// "hardly two days after" right before a group: the group of the span.
fn span_before(sentence: &SentenceTold<'_>, at: usize) -> Option<usize> {
    let context = &sentence.context;
    let before = &sentence.groups[at - 1];
    let after = |i: usize| context.is(i, Function::After) || context.is(i, Function::AfterOf);
    if !(before.start..before.end).any(after) {
        return None;
    }
    let from = (at - 1).saturating_sub(BETWEEN);
    let unmarked = |i: &usize| !matches!(sentence.groups[*i].kind, GroupKind::Mark(_));
    (from..at).rev().take_while(unmarked).find(|i| {
        let g = &sentence.groups[*i];
        let counted = match &g.kind {
            // A day is no span.
            GroupKind::Time(time) => !matches!(time.value, TimeValue::Calendar { .. } | TimeValue::RelativeDay(_)),
            GroupKind::Count(_) => true,
            _ => false,
        };
        counted && g.end - g.start > 1 && (g.start..g.end).any(|i| context.has(i, SenseClass::Time))
    })
}

/// "Six were killed at A, while the day before two had been killed at B": where the clause begins whose day is counted back
/// from that of what stands before it.
pub fn day_before(sentence: &SentenceTold<'_>) -> Option<usize> {
    let groups = &sentence.groups;
    let context = &sentence.context;
    let counted = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if matches!(t.value, TimeValue::AnaphoricDay(n) if n < 0));
    let time = groups.iter().position(counted)?;
    let opens = |at: &usize| context.is_any(groups[*at].start, &[Function::While, Function::After]);
    let clause = (time.saturating_sub(BETWEEN)..time).rev().find(opens)?;
    let told = |part: &[Group]| part.iter().any(|g| names_violence(sentence, g));
    (told(&groups[..clause]) && told(&groups[time..])).then_some(clause)
}
