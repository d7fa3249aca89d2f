//! From mentions to statements: what a sentence says happened to whom, and who says so.
//!
//! Every sentence is looked at on its own, with what the sentences before it leave behind: the last speaker, the last
//! victims, the persons named so far. Which incident a statement belongs to is decided by [`crate::gather`].

mod ellipsis;
mod gapped;
mod labels;
mod lately;
mod lost_behind;
mod matcher;
mod of_whom;
mod opening;
mod owners;
mod parts;
mod proposals;
mod sides;
mod speech;
mod subjects;
mod tolls;
mod untold;

pub use labels::{is_of_labelled_period, sums_up_period};
pub use matcher::{Match, Row, fits, matches};
pub use speech::Attribution;
pub use tolls::{TollFound, is_body, is_vehicle};
pub use untold::{is_in_description, is_predicate};

use crate::lexicon::Lexicon;
use crate::model::{Report, Speaker};
use crate::recognise::{self, Context, Group, Kinds};
use crate::segment::{Segmented, Sentence, Zone};

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

/// A report that was cut up, and the words of its language.
pub type Text<'c> = (&'c Report, &'c Segmented, &'c Lexicon);

/// Reads every sentence of a report that can state something, in order.
pub fn state<'c>(report: &'c Report, segmented: &'c Segmented, lexicon: &'c Lexicon) -> Vec<SentenceTold<'c>> {
    states(&[(report, segmented, lexicon)]).pop().unwrap_or_default()
}

/// As [`state`] of several reports. Each step goes over the sentences of all of them before the next begins: its code is far larger
/// than what it works on.
pub fn states<'c>(texts: &[Text<'c>]) -> Vec<Vec<SentenceTold<'c>>> {
    let tells = |sentence: &Sentence| matches!(sentence.zone, Zone::Headline | Zone::Body);
    let telling: Vec<Telling<'c>> = texts
        .iter()
        .enumerate()
        .flat_map(|(text, (_, segmented, _))| {
            let sentences = segmented.sentences.iter().enumerate().filter(move |(_, sentence)| tells(sentence));
            sentences.map(move |(index, sentence)| Telling { text, index, sentence })
        })
        .collect();
    let context = |Telling { text, sentence, .. }: &Telling<'c>| {
        let (report, segmented, lexicon) = texts[*text];
        recognise::context(&report.text, sentence, &segmented.tokens, lexicon)
    };
    let mut contexts: Vec<Context<'c>> = Vec::with_capacity(telling.len());
    let mut speeches = Vec::with_capacity(telling.len());
    let mut rows: Vec<Vec<Group>> = Vec::with_capacity(telling.len());
    for few in telling.chunks(TOGETHER) {
        contexts.extend(few.iter().map(context));
        speeches.extend(recognise::speeches(&contexts[speeches.len()..]));
        let fresh = contexts.iter().zip(&speeches).skip(rows.len());
        rows.extend(fresh.map(|(context, speech)| recognise::groups(context, speech)));
    }
    let heard: Vec<speech::Heard<'_, 'c>> = telling
        .iter()
        .zip(contexts.iter().zip(&speeches))
        .map(|(Telling { sentence, .. }, (context, speech))| speech::Heard {
            context,
            speech,
            paragraph: sentence.paragraph,
            zone: sentence.zone,
        })
        .collect();
    let mut voices = Vec::with_capacity(heard.len());
    for of_text in telling.chunk_by(|a, b| a.text == b.text) {
        voices.extend(speech::attribute(&heard[voices.len()..][..of_text.len()]));
    }
    let mut told: Vec<Vec<SentenceTold<'c>>> =
        texts.iter().map(|(_, segmented, _)| Vec::with_capacity(segmented.sentences.len())).collect();
    for ((((telling, speech), mut groups), voices), context) in
        telling.into_iter().zip(&speeches).zip(rows).zip(voices).zip(contexts)
    {
        let attribution = voices.over(&groups);
        let kinds = Kinds::of(&groups);
        if kinds.any(Kinds::TIME) {
            lately::mark(&mut groups, texts[telling.text].0);
        }
        let (zone, offices) = (telling.sentence.zone, speech.offices(&context).collect());
        let sentence = telling.index;
        told[telling.text].push(SentenceTold { sentence, zone, context, groups, kinds, tolls: Vec::new(), attribution, offices });
    }
    let counted: Vec<Vec<_>> = told.iter().map(|told| told.iter().map(tolls::counted).collect()).collect();
    for (told, counted) in told.iter_mut().zip(counted) {
        let mut before = tolls::Before::default();
        for (sentence, counted) in told.iter_mut().zip(counted) {
            sentence.tolls = tolls::tolls(sentence, counted, &mut before);
        }
        tolls::name_before(told);
        tolls::add_listed(told);
        tolls::add_opening_lists(told);
    }
    told
}

/// So many sentences are recognised together at most: what is made of a long text does not fit into any cache.
const TOGETHER: usize = 512;

/// A sentence that can state something: of which text it is, and which of its sentences.
struct Telling<'c> {
    text: usize,
    index: usize,
    sentence: &'c Sentence,
}
