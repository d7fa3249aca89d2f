//! Which rules matched where, and which of them was taken.

use serde::Serialize;

use crate::lexicon::Lexicon;
use crate::model::{CharSpan, Offsets};
use crate::state::{self, SentenceTold};

/// A match of a rule: the victims whose figure it would read, and the effect it would say of them.
#[derive(Clone, Debug, Serialize)]
pub struct Candidate {
    /// The rule, as `language/name`.
    pub rule: String,
    /// Higher wins where two rules claim the same figure.
    pub rank: i32,
    /// Groups passed over between the elements of the pattern; they weaken the match.
    pub skipped: usize,
    pub victims: CharSpan,
    /// `None` where the victims themselves say what happened.
    pub effect: Option<CharSpan>,
    /// Whether the figure was read by this rule.
    pub taken: bool,
}

/// The matches of all rules in a sentence, by the place of their victims, the taken one first. A rule that matches the same
/// victims in several ways stands here once, with its nearest match.
pub fn candidates(sentence: &SentenceTold<'_>, lexicon: &Lexicon, offsets: &Offsets<'_>) -> Vec<Candidate> {
    let groups = &sentence.groups;
    let span = |at: usize| offsets.span(sentence.context.span(groups[at].start, groups[at].end));
    let row = state::Row::new(&sentence.context, groups);
    let mut out: Vec<Candidate> = Vec::new();
    for rule in &lexicon.rules {
        let first = out.len();
        for found in state::matches(rule, &sentence.context, &row) {
            let victims = span(found.victims);
            let taken = sentence.tolls.iter().any(|t| t.group == found.victims && t.rule == rule.id);
            let candidate = Candidate {
                rule: rule.id.clone(),
                rank: rule.rank,
                skipped: found.skipped,
                victims,
                effect: found.effect.map(span),
                taken,
            };
            match out[first..].iter_mut().find(|c| c.victims == victims) {
                Some(known) if known.skipped <= candidate.skipped => {}
                Some(known) => *known = candidate,
                None => out.push(candidate),
            }
        }
    }
    out.sort_by(|a, b| (a.victims.start, b.taken, b.rank, &a.rule).cmp(&(b.victims.start, a.taken, a.rank, &b.rule)));
    out
}
