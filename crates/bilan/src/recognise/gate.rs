//! A gate over bytes: a text without a word of violence is not read any further.
//!
//! An automaton over the beginnings of the words of violence runs over the bytes; only where one stands at the start of a
//! word is that word looked up. So text without violence passes at scanning speed. A word that tells of violence only in
//! the company of others ("remis aux autorités judiciaires") is looked up with them.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use rustc_hash::FxHashSet;

use crate::lexicon::{Lexicon, Sense, WordId, WordSet, fold};
use crate::model::Span;
use crate::segment;

/// Finds whether a text holds any word with which violence is told. Built from the lexicon, so it never misses a word that
/// an incident could start from; it only lets through too much.
pub struct Gate {
    lexicon: &'static Lexicon,
    beginnings: AhoCorasick,
    /// The words that tell of violence by themselves.
    telling: WordSet,
    /// The words by which entries of several words are found.
    marks: WordSet,
}

/// How many letters of a word the automaton knows.
const BEGINNING: usize = 5;

/// An entry of several words lies within so many bytes of each of them.
const COMPANY: usize = 160;

impl Gate {
    pub fn new(lexicon: &'static Lexicon) -> Self {
        let violent = |sense: &Sense| matches!(sense, Sense::IncidentNoun { .. } | Sense::Weapon(_));
        let plain = |sense: &Sense| match sense {
            Sense::Verb(form) => !lexicon.verbs[form.verb as usize].tells_violence(),
            Sense::Function(_) | Sense::Number { .. } | Sense::Modifier { .. } | Sense::PlaceWord(_) | Sense::Target(_) => true,
            Sense::Source { .. } | Sense::Time(_) | Sense::SpeechNoun(_) | Sense::Victim { .. } => true,
            _ => false,
        };
        let tells = |sense: &Sense| tells(lexicon, sense);
        let senses = |word: &WordId| lexicon.senses(*word);
        let (mut telling, mut marks) = (WordSet::default(), WordSet::default());
        let mut words: FxHashSet<WordId> = FxHashSet::default();
        lexicon.each_entry(tells, |entry| {
            // Of an entry of several words the one that tells of violence by itself is its mark, else the last without a
            // peaceful sense, else the longest.
            let by_itself = entry.iter().find(|w| senses(w).any(tells));
            let mark = by_itself.or_else(|| entry.iter().rev().find(|w| senses(w).any(violent) || !senses(w).any(plain)));
            let Some(mark) = mark.or_else(|| entry.iter().max_by_key(|w| lexicon.spelling(**w).len())) else { return };
            if by_itself.is_some() { &mut telling } else { &mut marks }.insert(*mark);
            words.insert(*mark);
        });
        // The forms of a verb begin alike.
        let beginnings: FxHashSet<&str> = words.iter().map(|w| beginning(lexicon.spelling(*w))).collect();
        let written = |b: &&str| [fold(b), b.to_uppercase(), capitalised(b), (*b).to_owned()];
        let mut beginnings: Vec<String> = beginnings.iter().flat_map(written).collect();
        beginnings.sort_unstable();
        beginnings.dedup();
        Self { lexicon, beginnings: automaton(&beginnings), telling, marks }
    }

    /// Whether a text holds a word of violence.
    pub fn lets_through(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut buffer = String::new();
        self.beginnings.find_iter(text).any(|found| {
            let start = found.start();
            if start > 0 && is_letter(bytes[start - 1]) {
                return false;
            }
            let end = bytes[start..].iter().position(|b| !is_letter(*b)).map_or(bytes.len(), |n| start + n);
            if end - start > 64 {
                return false;
            }
            let word = &text[start..end];
            // In a line that is all capitals, accents may be missing.
            let read = [self.lexicon.word(word, &mut buffer), self.lexicon.bare_word(word, &mut buffer)];
            read.iter().any(|w| self.telling.contains(*w))
                || read.iter().any(|w| self.marks.contains(*w)) && self.in_company(text, start)
        })
    }

    /// Whether an entry that tells of violence stands around a place of a text.
    fn in_company(&self, text: &str, at: usize) -> bool {
        let edge = |mut edge: usize| {
            while !text.is_char_boundary(edge) {
                edge -= 1;
            }
            edge
        };
        let around = Span::new(edge(at.saturating_sub(COMPANY)), edge((at + COMPANY).min(text.len())));
        let mut tokens = segment::tokens_of(text, around, self.lexicon);
        let found = |tokens: &[segment::Token]| {
            (0..tokens.len()).any(|at| {
                let mut found = false;
                self.lexicon.entries(&tokens[at..], |_, senses, _| found |= senses.iter().any(|s| tells(self.lexicon, s)));
                found
            })
        };
        if found(&tokens) {
            return true;
        }
        let mut buffer = String::new();
        let capitals = tokens.iter_mut().filter(|t| t.capitals);
        capitals.for_each(|t| t.word = self.lexicon.bare_word(t.span.of(text), &mut buffer));
        found(&tokens)
    }
}

/// Whether a sense is one that an incident can start from.
fn tells(lexicon: &Lexicon, sense: &Sense) -> bool {
    match sense {
        Sense::EffectNoun { .. } => true,
        Sense::IncidentNoun { strong, .. } => *strong,
        Sense::Verb(form) => {
            let verb = &lexicon.verbs[form.verb as usize];
            verb.effect.is_some() || verb.incident.is_some_and(|(_, strong)| strong)
        }
        _ => false,
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
