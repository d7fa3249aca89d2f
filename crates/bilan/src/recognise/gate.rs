//! A gate over bytes: a text without a word of violence is not read any further.
//!
//! An automaton over the beginnings of the words of violence runs over the bytes; only where one stands at the start of a
//! word is that word looked up. So text without violence passes at scanning speed. A word that tells of violence only in
//! the company of others ("remis aux autorités judiciaires") is looked up with them.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use rustc_hash::FxHashSet;

use crate::lexicon::{Lexicon, Sense, SenseClass, WordId, WordSet, fold};
use crate::model::{Kind, Span};
use crate::segment;

/// Finds whether a text holds any word with which violence is told. Built from the lexicon, so it never misses a word that
/// an incident could start from; it only lets through too much.
pub struct Gate {
    lexicon: &'static Lexicon,
    beginnings: AhoCorasick,
    /// The words that tell of violence by themselves.
    telling: WordSet,
    /// The words by which entries of several words are found, each with one that stands beside it in such an entry.
    marks: WordSet,
    beside: FxHashSet<(WordId, WordId)>,
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
        let mut beside: FxHashSet<(WordId, WordId)> = FxHashSet::default();
        let mut company: Vec<WordId> = Vec::new();
        let mut ends: Vec<usize> = Vec::new();
        lexicon.each_entry(TELLING, tells, |entry| match entry {
            [word] => telling.insert(*word),
            several => {
                company.extend_from_slice(several);
                ends.push(company.len());
            }
        });
        let mut start = 0;
        for end in ends {
            let entry = &company[std::mem::replace(&mut start, end)..end];
            // Of an entry of several words the one that tells of violence by itself is its mark, else the last without a
            // peaceful sense, else the longest.
            if entry.iter().any(|w| telling.contains(*w)) {
                continue;
            }
            let mark = entry.iter().rev().find(|w| senses(w).any(violent) || !senses(w).any(plain));
            let Some(mark) = mark.or_else(|| entry.iter().max_by_key(|w| lexicon.spelling(**w).len())) else { continue };
            marks.insert(*mark);
            let is_word = |w: &WordId| lexicon.spelling(*w).starts_with(char::is_alphanumeric);
            // Beside a mark of punctuation anything may stand.
            let pair = entry.windows(2).find(|pair| pair.contains(mark)).filter(|pair| pair.iter().all(is_word));
            beside.insert(pair.map_or((*mark, WordId::NONE), |pair| (pair[0], pair[1])));
        }
        // The forms of a verb begin alike.
        let mut plain: Vec<&str> = telling.each().chain(marks.each()).map(|w| beginning(lexicon.spelling(w))).collect();
        plain.sort_unstable();
        plain.dedup();
        // The automaton runs over plain small letters, which makes it half as large.
        let written = |b: &str| [fold(b), b.to_uppercase(), capitalised(b)].map(|b| b.to_ascii_lowercase());
        let mut beginnings: Vec<String> = plain.iter().filter(|b| !b.is_ascii()).flat_map(|b| written(b)).collect();
        beginnings.extend(plain.into_iter().map(str::to_owned));
        beginnings.sort_unstable();
        beginnings.dedup();
        Self { lexicon, beginnings: automaton(&beginnings), telling, marks, beside }
    }

    /// Whether a text holds a word of violence.
    pub fn lets_through(&self, text: &str) -> bool {
        let (mut small, mut buffer) = (String::new(), String::new());
        let mut end = 0;
        // No word goes on in the next line.
        text.split_inclusive('\n').any(|line| {
            let start = end;
            end += line.len();
            small.clear();
            small.push_str(line);
            small.make_ascii_lowercase();
            self.beginnings.find_iter(&small).any(|found| self.tells_at(text, start + found.start(), &mut buffer))
        })
    }

    /// Whether a word of violence begins at a place of a text.
    fn tells_at(&self, text: &str, start: usize, buffer: &mut String) -> bool {
        if text[..start].chars().next_back().is_some_and(is_letter) {
            return false;
        }
        let word = first_word(&text[start..]);
        let read = self.read(word, buffer);
        read.iter().any(|w| self.telling.contains(*w))
            || read.iter().any(|w| self.marks.contains(*w) && self.may_be_in_company(text, start..start + word.len(), *w))
                && self.in_company(text, start)
    }

    /// What a word can be; in a line that is all capitals, accents may be missing.
    fn read(&self, word: &str, buffer: &mut String) -> [WordId; 2] {
        [self.lexicon.word(word, buffer), self.lexicon.bare_word(word, buffer)]
    }

    /// Whether right before or behind a mark a word stands that does so in an entry.
    fn may_be_in_company(&self, text: &str, at: Range<usize>, mark: WordId) -> bool {
        let mut buffer = String::new();
        let before = self.read(last_word(&text[..at.start]), &mut buffer);
        let behind = self.read(first_word(text[at.end..].trim_start_matches(|c| !is_letter(c))), &mut buffer);
        self.beside.contains(&(mark, WordId::NONE))
            || before.iter().any(|w| self.beside.contains(&(*w, mark)))
            || behind.iter().any(|w| self.beside.contains(&(mark, *w)))
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

/// The classes of the senses that an incident can start from.
const TELLING: &[SenseClass] = &[SenseClass::EffectNoun, SenseClass::IncidentNoun, SenseClass::Verb];

/// Whether a sense is one that an incident can start from.
fn tells(lexicon: &Lexicon, sense: &Sense) -> bool {
    match sense {
        Sense::EffectNoun { .. } => true,
        // "attacks hit three villages"
        Sense::IncidentNoun { strong, kind, .. } => *strong || *kind == Kind::Attack,
        Sense::Verb(form) => {
            let verb = &lexicon.verbs[form.verb as usize];
            // "gunmen burned a school", "looted the market": by what they did to things.
            let of_things = matches!(verb.incident, Some((Kind::Attack | Kind::Other, _))) && super::wrecks(verb.outcome);
            // "they seized on Monday the town of A": nothing but its object says what was taken.
            let seizes = verb.reflexive && verb.outcome == Some(super::CAPTURED);
            verb.effect.is_some() || verb.incident.is_some_and(|(_, strong)| strong) || of_things || seizes
        }
        _ => false,
    }
}

fn automaton(beginnings: &[String]) -> AhoCorasick {
    AhoCorasick::builder()
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

/// The word with which a text begins, with the apostrophe that may close it; no word is longer than what is looked at.
fn first_word(text: &str) -> &str {
    let letters = text.chars().take(LONGEST).take_while(|c| is_letter(*c)).map(char::len_utf8).sum();
    let closed = text[letters..].chars().next().filter(|c| is_apostrophe(*c)).map_or(0, char::len_utf8);
    &text[..letters + closed]
}

/// The word with which a text ends, what stands behind it left aside.
fn last_word(text: &str) -> &str {
    let text = text.trim_end_matches(|c| !is_letter(c) && !is_apostrophe(c));
    let closed = text.chars().next_back().filter(|c| is_apostrophe(*c)).map_or(0, char::len_utf8);
    let letters: usize =
        text[..text.len() - closed].chars().rev().take(LONGEST).take_while(|c| is_letter(*c)).map(char::len_utf8).sum();
    &text[text.len() - closed - letters..]
}

/// So many letters of a word are looked at.
const LONGEST: usize = 64;

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '´')
}
