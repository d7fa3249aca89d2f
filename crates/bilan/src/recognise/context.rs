//! One sentence as the recognisers see it: its tokens and every entry of the lexicon that starts at each of them.

use crate::lexicon::{Function, Lexicon, Sense};
use crate::model::Span;
use crate::segment::Token;

struct Hit<'c> {
    length: usize,
    senses: &'c [Sense],
}

pub struct Context<'c> {
    pub text: &'c str,
    pub tokens: &'c [Token],
    pub lexicon: &'c Lexicon,
    hits: Vec<Hit<'c>>,
    /// Where the hits of each token begin.
    first: Vec<u32>,
    /// Which grammatical words start at each token, a bit each.
    functions: Vec<u128>,
}

impl<'c> Context<'c> {
    pub fn new(text: &'c str, tokens: &'c [Token], lexicon: &'c Lexicon) -> Self {
        let mut hits = Vec::with_capacity(tokens.len());
        let mut first = Vec::with_capacity(tokens.len() + 1);
        let mut functions = Vec::with_capacity(tokens.len());
        for at in 0..tokens.len() {
            first.push(hits.len() as u32);
            let mut mask = 0;
            lexicon.entries(&tokens[at..], |length, senses| {
                for sense in senses {
                    if let Sense::Function(function) = sense {
                        mask |= bit(*function);
                    }
                }
                hits.push(Hit { length, senses });
            });
            functions.push(mask);
        }
        first.push(hits.len() as u32);
        Self { text, tokens, lexicon, hits, first, functions }
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    fn hits(&self, at: usize) -> &[Hit<'c>] {
        if at >= self.tokens.len() {
            return &[];
        }
        &self.hits[self.first[at] as usize..self.first[at + 1] as usize]
    }

    /// The longest entry that starts here and has a sense that `pick` wants.
    pub fn longest<T>(&self, at: usize, pick: impl Fn(&'c Sense) -> Option<T>) -> Option<(usize, T)> {
        self.hits(at).iter().rev().find_map(|hit| hit.senses.iter().find_map(&pick).map(|found| (hit.length, found)))
    }

    /// Every sense of every entry that starts here, with the entry's length.
    pub fn senses(&self, at: usize) -> impl Iterator<Item = (usize, &'c Sense)> {
        self.hits(at).iter().flat_map(|hit| hit.senses.iter().map(|s| (hit.length, s)))
    }

    /// Whether a one-word entry here is a grammatical word of this kind.
    pub fn is(&self, at: usize, function: Function) -> bool {
        self.functions.get(at).is_some_and(|mask| mask & bit(function) != 0)
    }

    pub fn function_length(&self, at: usize, function: Function) -> Option<usize> {
        if !self.is(at, function) {
            return None;
        }
        self.longest(at, |s| (*s == Sense::Function(function)).then_some(())).map(|(length, ())| length)
    }

    pub fn is_any(&self, at: usize, functions: &[Function]) -> bool {
        let wanted = functions.iter().fold(0, |mask, f| mask | bit(*f));
        self.functions.get(at).is_some_and(|mask| mask & wanted != 0)
    }

    /// Whether the word here is feminine, masculine, or does not tell.
    pub fn gender(&self, at: usize) -> Option<bool> {
        match (self.is(at, Function::Feminine), self.is(at, Function::Masculine)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is_mark(mark))
    }

    pub fn is_quote(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| matches!(t.kind, crate::segment::TokenKind::Mark('«' | '»' | '"' | '“' | '”')))
    }

    pub fn word(&self, at: usize) -> &'c str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    /// Whether the word is an adverb, by the list or by its ending.
    pub fn is_adverb(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|t| t.is_word()) else { return false };
        self.is_any(
            at,
            &[
                Function::Adverb,
                Function::Grave,
                Function::Light,
                Function::Mortal,
                Function::NegationSecond,
                Function::NegationSecondWeak,
            ],
        ) || (!token.capital && self.lexicon.is_adverb(self.word(at)))
    }

    pub fn span(&self, start: usize, end: usize) -> Span {
        if start >= end || end > self.tokens.len() {
            return Span::default();
        }
        self.tokens[start].span.cover(self.tokens[end - 1].span)
    }
}

/// The bit of a grammatical word in a mask; there are fewer than 128 of them.
const fn bit(function: Function) -> u128 {
    1 << function as u64
}
