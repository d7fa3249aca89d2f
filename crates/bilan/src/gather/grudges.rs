//! What those who act hold against others: "The militiamen, who accuse the army of a massacre, killed ten policemen", "After the massacre of
//! which they accuse the army, the militiamen struck". Neither is part of what they did.

use super::cues::cues;
use crate::lexicon::{Function, SenseClass};
use crate::model::SpeakerClass;
use crate::recognise::{Group, GroupKind, Voice, attacks};
use crate::state::SentenceTold;

/// The clause opens at most so many words before the verb.
const OPENS_BACK: usize = 3;

/// Whether a group stands in such a clause, or is the noun that it is about.
pub(super) fn is_grudge(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    if !context.holds(SenseClass::Accusing) || !context.holds_function(&[Function::Who, Function::Including]) {
        return false;
    }
    cues(context, 0, context.len()).into_iter().filter(|c| c.blames() && !c.passive).any(|cue| {
        let relative = |i: &usize| context.is_any(*i, &[Function::Who, Function::Including]);
        let Some(opens) = (cue.start.saturating_sub(OPENS_BACK)..cue.start).rev().find(relative) else { return false };
        let closes = (cue.end..context.len()).find(|i| !context.tokens[*i].is_word()).unwrap_or(context.len());
        let noun = |i: usize| context.is(opens, Function::Including) && groups[i].end == opens;
        let within = opens <= groups[at].start && groups[at].start < closes || noun(at);
        within && acts_otherwise(sentence, opens, closes)
    })
}

/// Whether those who accuse bear arms, and harm or attack somebody behind the clause.
fn acts_otherwise(sentence: &SentenceTold<'_>, opens: usize, closes: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let armed = |g: &Group| match &g.kind {
        GroupKind::Source(source) => source.class == Some(SpeakerClass::ArmedGroup),
        _ => attacks(g),
    };
    let plain = |g: &&Group| matches!(g.kind, GroupKind::Mark(_) | GroupKind::Word);
    let behind = || groups.iter().filter(|g| g.start >= closes);
    let party = match context.is(opens, Function::Who) {
        true => groups.iter().rev().filter(|g| g.end <= opens).find(|g| !plain(g)),
        false => behind().find(|g| !plain(g)),
    };
    let act = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if (e.effect.is_some() || e.incident.is_some()) && e.voice != Voice::Participle);
    // "who accuse the army of having bombed A, speak of six dead": they only say so.
    let speaks = behind().find(|g| matches!(g.kind, GroupKind::Speech(_) | GroupKind::Effect(_)));
    if speaks.is_some_and(|g| matches!(g.kind, GroupKind::Speech(_))) {
        return false;
    }
    party.is_some_and(armed) && (behind().any(act) || sentence.tolls.iter().any(|t| groups[t.group].start >= closes))
}
