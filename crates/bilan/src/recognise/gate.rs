//! A gate over bytes: a text without a word of violence is not read any further.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::lexicon::{Lexicon, Sense};

/// Finds whether a text holds any word with which violence is told. Built from the lexicon, so it never misses a word that
/// a rule could start from; it only lets through too much.
pub struct Gate {
    words: AhoCorasick,
}

impl Gate {
    pub fn new(lexicon: &Lexicon) -> Self {
        let words = lexicon.words_that(|sense| {
            matches!(sense, Sense::EffectNoun { .. } | Sense::IncidentNoun { .. })
                || matches!(sense, Sense::Verb(form) if lexicon.verbs[form.verb as usize].tells_violence())
        });
        // Only the first letters count, folded to ASCII prefixes, so that the automaton stays small and fast.
        let words = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .build(words)
            .expect("the lexicon's words fit an automaton");
        Self { words }
    }

    pub fn lets_through(&self, text: &str) -> bool {
        self.words.is_match(text)
    }
}
