//! From mentions to statements: what a sentence says happened to whom, and who says so.
//!
//! Every sentence is looked at on its own, with what the sentences before it leave behind: the last speaker, the last
//! victims, the persons named so far. Which incident a statement belongs to is decided by [`crate::gather`].

mod ellipsis;
mod matcher;
mod parts;
mod speech;
mod tolls;

pub use speech::Attribution;
pub use tolls::TollFound;

use crate::lexicon::Lexicon;
use crate::model::{Report, Speaker};
use crate::recognise::{self, Context, Group};
use crate::segment::{Segmented, Zone};

/// A sentence with all that it states. Groups and tolls refer to each other by index.
pub struct SentenceTold<'c> {
    /// Index of the sentence in the segmented text.
    pub sentence: usize,
    pub zone: Zone,
    pub context: Context<'c>,
    pub groups: Vec<Group>,
    pub tolls: Vec<TollFound>,
    pub attribution: Attribution,
}

impl SentenceTold<'_> {
    /// Who says what stands at this group.
    pub fn speaker(&self, group: usize) -> Option<&Speaker> {
        self.attribution.speaker(group)
    }
}

/// Reads every sentence that can state something, in order.
pub fn state<'c>(report: &'c Report, segmented: &'c Segmented, lexicon: &'c Lexicon) -> Vec<SentenceTold<'c>> {
    let mut memory = speech::Memory::default();
    let mut before = tolls::Before::default();
    let mut told = Vec::new();
    for (index, sentence) in segmented.sentences.iter().enumerate() {
        if !matches!(sentence.zone, Zone::Headline | Zone::Body) {
            continue;
        }
        let context = recognise::context(&report.text, sentence, &segmented.tokens, lexicon);
        let groups = recognise::groups(&context);
        let attribution = speech::attribute(&context, &groups, sentence.paragraph, &mut memory);
        let tolls = tolls::tolls(&context, &groups, &attribution, &mut before);
        told.push(SentenceTold { sentence: index, zone: sentence.zone, context, groups, tolls, attribution });
    }
    told
}
