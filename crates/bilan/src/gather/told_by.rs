//! Who tells that an incident happened, and who names those who did it: the words of the kind and of each perpetrator, with their
//! speakers, as figures have theirs.

use super::scenes::Scene;
use crate::model::{Reading, Span, ToldBy};
use crate::state::SentenceTold;

/// So many passages of an incident are kept.
const MOST: usize = 4;

/// Adds to each incident the passages that name its kind and its perpetrators, each once, the kind's first.
pub fn told_by(told: &[SentenceTold<'_>], scenes: &[Scene], reading: &mut Reading) {
    for incident in &mut reading.incidents {
        let named = incident.kind_span.into_iter().chain(incident.perpetrators.iter().map(|p| p.span));
        for span in named.take(MOST) {
            if incident.told.iter().any(|t| t.span.contains(span)) {
                continue;
            }
            // Sentences stand in the order of the text.
            let Some(n) = told.partition_point(|s| whole(s).start <= span.start).checked_sub(1) else { continue };
            let sentence = &told[n];
            let of = |g: &crate::recognise::Group| sentence.context.span(g.start, g.end);
            let Some(group) = sentence.groups.iter().position(|g| of(g).end > span.start) else { continue };
            let speaker = sentence.speaker(group).cloned();
            incident.told.push(ToldBy { speaker, span: passage(sentence, scenes, n, group) });
        }
    }
}

fn whole(sentence: &SentenceTold<'_>) -> Span {
    sentence.context.span(0, sentence.context.len())
}

/// The scene that a group stands in, or else its sentence.
fn passage(sentence: &SentenceTold<'_>, scenes: &[Scene], told: usize, group: usize) -> Span {
    let first = scenes.partition_point(|s| s.told < told);
    let own = scenes[first..].iter().take_while(|s| s.told == told).find(|s| (s.from..s.to).contains(&group));
    let ends = own.and_then(|s| Some((sentence.groups.get(s.from)?.start, sentence.groups.get(s.to.checked_sub(1)?)?.end)));
    ends.map_or_else(|| whole(sentence), |(from, to)| sentence.context.span(from, to))
}
