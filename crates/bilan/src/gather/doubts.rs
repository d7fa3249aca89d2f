//! Who holds a figure that the report gives to be too low or too high, or disputes it: a stance towards that figure, never a
//! figure of its own.

use crate::model::{Effect, Reading, Span, Stance, Statement, StatementKind};
use crate::recognise::{GroupKind, Kinds};
use crate::segment::Zone;
use crate::state::SentenceTold;

/// Words that judge a count, as the table of hedges names them.
const JUDGEMENTS: [&str; 3] = ["too_low", "too_high", DISPUTED];
const DISPUTED: &str = "disputed";

/// Ties each judgement of a count to the figure that it is about, as one more statement.
pub fn doubts(told: &[SentenceTold<'_>], reading: &mut Reading) {
    for sentence in told.iter().filter(|s| s.zone == Zone::Body && s.kinds.any(Kinds::SPEECH_NOUN)) {
        let judged = sentence.groups.iter().enumerate().find_map(|(n, g)| match g.kind {
            GroupKind::Hedge(how) if JUDGEMENTS.contains(&how) => Some((n, how)),
            // "A count disputed by X".
            GroupKind::Speech(ref said) if matches!(said.stance, Stance::Denied | Stance::Doubted) => Some((n, DISPUTED)),
            _ => None,
        });
        let count = sentence.groups.iter().position(|g| matches!(g.kind, GroupKind::SpeechNoun(Stance::Asserted)));
        let (Some((at, how)), Some(count)) = (judged, count) else { continue };
        let speaker = sentence.speaker(at).cloned();
        let span = |n: usize| sentence.context.span(sentence.groups[n].start, sentence.groups[n].end);
        let Some(statement) = judged_figure(sentence, reading, span(at)) else { continue };
        let same =
            |of: &Statement| of.speaker.as_ref().map(|s| (s.class, &s.name)) == speaker.as_ref().map(|s| (s.class, &s.name));
        // Who corrects himself only says that more may come.
        if same(&reading.statements[statement]) {
            continue;
        }
        let span = Span { start: span(at.min(count)).start, end: span(at.max(count)).end };
        let doubt = reading.statements.len();
        reading.statements.push(Statement {
            kind: StatementKind::Toll,
            speaker,
            stance: Stance::Doubted,
            hedge: vec![how],
            span,
            rule: "gather/doubt".to_owned(),
            confidence: 0.9,
        });
        let tolls = reading.incidents.iter_mut().flat_map(|i| &mut i.tolls);
        tolls.filter(|t| t.statement == statement).for_each(|t| t.doubted_by.push(doubt));
    }
}

/// The figure of people killed before the judgement: one that the sentence names again, or else the last that was given.
fn judged_figure(sentence: &SentenceTold<'_>, reading: &Reading, judgement: Span) -> Option<usize> {
    let named = |low: u64| {
        let numbers = sentence.groups.iter().filter_map(|g| match &g.kind {
            GroupKind::Victims(v) => Some(v.quantity.low),
            _ => None,
        });
        numbers.into_iter().any(|n| n == low)
    };
    let tolls = reading.incidents.iter().flat_map(|i| &i.tolls);
    let before = tolls.filter(|t| {
        let whole = t.effect == Effect::Killed && t.part_of.is_none() && !t.superseded;
        whole && reading.statements[t.statement].span.start < judgement.start
    });
    before.max_by_key(|t| (named(t.quantity.low), reading.statements[t.statement].span.start)).map(|t| t.statement)
}
