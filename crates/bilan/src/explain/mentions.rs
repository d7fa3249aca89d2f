//! Groups as mentions, and who speaks over which of them.

use serde::Serialize;

use super::features::{self, Class};
use crate::lexicon::{Condition, Element, Lexicon};
use crate::model::{CharSpan, Offsets, Span, SpeakerClass, Stance};
use crate::recognise::Group;
use crate::state::{self, SentenceTold};

/// A stretch of a sentence that was recognised as something. Plain words and marks are none.
#[derive(Clone, Debug, Serialize)]
pub struct Mention {
    pub class: Class,
    /// What was understood of it, in words.
    pub features: Vec<String>,
    /// The elements of patterns that it fits, such as `{effect:passive}`. A rule can only find it under these.
    pub fits: Vec<String>,
    pub span: CharSpan,
}

/// A stretch of a sentence over which somebody speaks.
#[derive(Clone, Debug, Serialize)]
pub struct Voice {
    pub span: CharSpan,
    pub class: SpeakerClass,
    pub name: Option<String>,
    /// Those who relay it, nearest first.
    pub via: Vec<String>,
    pub stance: Stance,
    /// Where the text names the speaker; may lie in an earlier sentence.
    pub speaker: CharSpan,
}

pub fn mentions(sentence: &SentenceTold<'_>, lexicon: &Lexicon, offsets: &Offsets<'_>) -> Vec<Mention> {
    let mention = |group: &Group| {
        Some(Mention {
            class: Class::of(&group.kind)?,
            features: features::features(&group.kind, lexicon),
            fits: fits(group, lexicon),
            span: offsets.span(sentence.context.span(group.start, group.end)),
        })
    };
    sentence.groups.iter().filter_map(mention).collect()
}

/// The elements of the rules' own patterns that a group fits, condition by condition, each once.
fn fits(group: &Group, lexicon: &Lexicon) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for element in lexicon.rules.iter().flat_map(|r| &r.pattern) {
        let Element::Group { class, conditions, .. } = element else { continue };
        let mut fits = |written: String, conditions: &[Condition]| {
            if !out.contains(&written) && state::fits(group, *class, conditions) {
                out.push(written);
            }
        };
        fits(format!("{{{}}}", class.name()), &[]);
        for condition in conditions {
            fits(format!("{{{}:{}}}", class.name(), condition.name()), &[*condition]);
        }
    }
    out.sort_unstable();
    out
}

/// Neighbouring groups under the same speaker and stance, joined.
pub fn voices(sentence: &SentenceTold<'_>, offsets: &Offsets<'_>) -> Vec<Voice> {
    let mut out: Vec<(Span, usize)> = Vec::new();
    let voice = |at: usize| sentence.speaker(at).map(|s| (s, sentence.attribution.stance(at)));
    for (at, group) in sentence.groups.iter().enumerate() {
        if voice(at).is_none() {
            continue;
        }
        let span = sentence.context.span(group.start, group.end);
        match out.last_mut() {
            Some((run, last)) if *last + 1 == at && voice(*last) == voice(at) => (*run, *last) = (run.cover(span), at),
            _ => out.push((span, at)),
        }
    }
    let shown = |(span, at): (Span, usize)| {
        let (speaker, stance) = voice(at)?;
        Some(Voice {
            span: offsets.span(span),
            class: speaker.class,
            name: speaker.name.clone(),
            via: speaker.via.clone(),
            stance,
            speaker: offsets.span(speaker.span),
        })
    };
    out.into_iter().filter_map(shown).collect()
}
