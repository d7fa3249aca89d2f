//! From mentions to statements: what a sentence says happened to whom, and who says so.
//!
//! Every sentence is looked at on its own, with what the sentences before it leave behind: the last speaker, the last
//! victims, the persons named so far. Which incident a statement belongs to is decided by [`crate::gather`].

mod ellipsis;
mod gapped;
mod matcher;
mod of_whom;
mod opening;
mod parts;
mod proposals;
mod sides;
mod speech;
mod tolls;
mod untold;

pub use matcher::{Match, Row, fits, matches};
pub use speech::Attribution;
pub use tolls::TollFound;
pub use untold::{is_in_description, is_predicate};

use crate::lexicon::Lexicon;
use crate::model::{Report, Speaker};
use crate::recognise::{self, Context, Group, Kinds};
use crate::segment::{Segmented, Zone};

/// A sentence with all that it states. Groups and tolls refer to each other by index.
pub struct SentenceTold<'c> {
    /// Index of the sentence in the segmented text.
    pub sentence: usize,
    pub zone: Zone,
    pub context: Context<'c>,
    pub groups: Vec<Group>,
    /// The kinds of its groups.
    pub kinds: Kinds,
    pub tolls: Vec<TollFound>,
    pub attribution: Attribution,
    /// Tokens of the phrases that name its speakers, with their offices: what stands there is theirs, not the event's.
    pub offices: Vec<std::ops::Range<usize>>,
}

impl SentenceTold<'_> {
    /// Whether a token belongs to the words that name a speaker.
    pub fn in_office(&self, token: usize) -> bool {
        self.offices.iter().any(|office| office.contains(&token))
    }

    /// Who says what stands at this group.
    pub fn speaker(&self, group: usize) -> Option<&Speaker> {
        self.attribution.speaker(group)
    }
}

/// Reads every sentence that can state something, in order. Each step goes over all of them before the next begins: its code is
/// far larger than what it works on.
pub fn state<'c>(report: &'c Report, segmented: &'c Segmented, lexicon: &'c Lexicon) -> Vec<SentenceTold<'c>> {
    let telling: Vec<usize> =
        (0..segmented.sentences.len()).filter(|i| matches!(segmented.sentences[*i].zone, Zone::Headline | Zone::Body)).collect();
    let contexts: Vec<Context<'c>> =
        telling.iter().map(|i| recognise::context(&report.text, &segmented.sentences[*i], &segmented.tokens, lexicon)).collect();
    let speeches = recognise::speeches(&contexts);
    let heard: Vec<speech::Heard<'_, 'c>> = telling
        .iter()
        .zip(contexts.iter().zip(&speeches))
        .map(|(i, (context, speech))| {
            let sentence = &segmented.sentences[*i];
            speech::Heard { context, speech, paragraph: sentence.paragraph, zone: sentence.zone }
        })
        .collect();
    let voices = speech::attribute(&heard);
    let rows: Vec<Vec<Group>> = contexts.iter().zip(&speeches).map(|(c, speech)| recognise::groups(c, speech)).collect();
    let mut told = Vec::with_capacity(telling.len());
    for ((((index, speech), groups), voices), context) in telling.into_iter().zip(&speeches).zip(rows).zip(voices).zip(contexts) {
        let attribution = voices.over(&groups);
        let kinds = Kinds::of(&groups);
        let (zone, offices) = (segmented.sentences[index].zone, speech.offices(&context).collect());
        told.push(SentenceTold { sentence: index, zone, context, groups, kinds, tolls: Vec::new(), attribution, offices });
    }
    let counted: Vec<_> = told.iter().map(tolls::counted).collect();
    let mut before = tolls::Before::default();
    for (sentence, counted) in told.iter_mut().zip(counted) {
        sentence.tolls = tolls::tolls(sentence, counted, &mut before);
    }
    told
}
