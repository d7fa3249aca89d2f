//! A gate over bytes: a text without a word of violence is not read any further.
//!
//! An automaton over the beginnings of the words of violence runs over the bytes; only where one stands at the start of a
//! word is that word looked up. So text without violence passes at scanning speed.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use rustc_hash::FxHashSet;

use crate::lexicon::{Lexicon, Sense, WordId, fold};

/// Finds whether a text holds any word with which violence is told. Built from the lexicon, so it never misses a word that
/// an incident could start from; it only lets through too much.
pub struct Gate {
    beginnings: AhoCorasick,
    words: FxHashSet<Box<str>>,
}

/// How many letters of a word the automaton knows.
const BEGINNING: usize = 5;

impl Gate {
    pub fn new(lexicon: &Lexicon) -> Self {
        let tells = |sense: &Sense| match sense {
            Sense::EffectNoun { .. } => true,
            Sense::IncidentNoun { strong, .. } => *strong,
            Sense::Verb(form) => {
                let verb = &lexicon.verbs[form.verb as usize];
                verb.effect.is_some() || verb.incident.is_some_and(|(_, strong)| strong)
            }
            _ => false,
        };
        let violent = |sense: &Sense| matches!(sense, Sense::IncidentNoun { .. } | Sense::Weapon(_));
        let plain = |sense: &Sense| match sense {
            Sense::Verb(form) => !lexicon.verbs[form.verb as usize].tells_violence(),
            Sense::Function(_) | Sense::Number { .. } | Sense::Modifier { .. } | Sense::PlaceWord(_) | Sense::Target(_) => true,
            Sense::Source { .. } | Sense::Time(_) | Sense::SpeechNoun(_) | Sense::Victim { .. } => true,
            _ => false,
        };
        let senses = |word: &WordId| lexicon.senses(*word);
        let mut telling: FxHashSet<WordId> = FxHashSet::default();
        lexicon.each_entry(tells, |entry| {
            // Of an entry of several words the one that tells of violence by itself is its mark, else the last without a
            // peaceful sense, else the longest.
            let by_itself = entry.iter().find(|w| senses(w).any(tells));
            let mark = by_itself.or_else(|| entry.iter().rev().find(|w| senses(w).any(violent) || !senses(w).any(plain)));
            telling.extend(mark.or_else(|| entry.iter().max_by_key(|w| lexicon.spelling(**w).len())));
        });
        let words: FxHashSet<Box<str>> = telling.iter().map(|w| fold(lexicon.spelling(*w)).into()).collect();
        // The forms of a verb begin alike.
        let beginnings: FxHashSet<&str> = telling.iter().map(|w| beginning(lexicon.spelling(*w))).collect();
        let written = |b: &&str| [fold(b), b.to_uppercase(), capitalised(b), (*b).to_owned()];
        let mut beginnings: Vec<String> = beginnings.iter().flat_map(written).collect();
        beginnings.sort_unstable();
        beginnings.dedup();
        Self { beginnings: automaton(&beginnings), words }
    }

    pub fn lets_through(&self, text: &str) -> bool {
        self.first_word(text).is_some()
    }

    /// The first word of violence in a text.
    pub fn first_word<'t>(&self, text: &'t str) -> Option<&'t str> {
        let bytes = text.as_bytes();
        let mut word = String::new();
        for found in self.beginnings.find_iter(text) {
            if found.start() > 0 && is_letter(bytes[found.start() - 1]) {
                continue;
            }
            let end = bytes[found.start()..].iter().position(|b| !is_letter(*b)).map_or(bytes.len(), |n| found.start() + n);
            if end - found.start() > 64 {
                continue;
            }
            crate::lexicon::fold_into(&text[found.start()..end], &mut word);
            if self.words.contains(word.as_str()) {
                return Some(&text[found.start()..end]);
            }
        }
        None
    }
}

fn automaton(beginnings: &[String]) -> AhoCorasick {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostFirst)
        .kind(Some(AhoCorasickKind::DFA))
        .build(beginnings)
        .expect("the beginnings of the lexicon's words fit an automaton")
}

fn beginning(word: &str) -> &str {
    word.char_indices().nth(BEGINNING).map_or(word, |(end, _)| &word[..end])
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}
