//! Words, numbers and marks, with what the lexicon knows of them.

use serde::Serialize;

use super::senses;
use crate::lexicon::{Lexicon, PlaceWordId, fold};
use crate::model::{CharSpan, Offsets};
use crate::segment::{self, Segmented, TokenKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenClass {
    Word,
    Number,
    Mark,
}

#[derive(Clone, Debug, Serialize)]
pub struct Token {
    pub span: CharSpan,
    pub class: TokenClass,
    /// Without case and accents.
    pub folded: String,
    /// Stands in quotation marks.
    pub quoted: bool,
    /// The gazetteer holds a name with this word.
    pub in_gazetteer: bool,
    /// Entries of the lexicon that start here, shortest first.
    pub entries: Vec<Entry>,
}

/// An entry of the lexicon: of how many tokens, and what it can mean.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    pub tokens: usize,
    pub senses: Vec<String>,
}

/// All tokens of a text, in order.
pub fn tokens(text: &str, segmented: &Segmented, lexicon: &Lexicon, offsets: &Offsets<'_>) -> Vec<Token> {
    let mut out = Vec::with_capacity(segmented.tokens.len());
    for sentence in &segmented.sentences {
        for at in sentence.tokens.clone() {
            out.push(token(text, &segmented.tokens[at..sentence.tokens.end], lexicon, offsets));
        }
    }
    out
}

/// The first of these tokens; the others may continue its entries.
fn token(text: &str, tokens: &[segment::Token], lexicon: &Lexicon, offsets: &Offsets<'_>) -> Token {
    let token = &tokens[0];
    let mut entries = Vec::new();
    lexicon.entries(tokens, |length, found, _| {
        entries.push(Entry { tokens: length, senses: found.iter().map(|s| senses::sense(s, lexicon)).collect() });
    });
    Token {
        span: offsets.span(token.span),
        class: match token.kind {
            TokenKind::Word => TokenClass::Word,
            TokenKind::Number { .. } => TokenClass::Number,
            TokenKind::Mark(_) => TokenClass::Mark,
        },
        folded: fold(token.span.of(text)),
        quoted: token.quoted,
        in_gazetteer: token.place != PlaceWordId::NONE,
        entries,
    }
}
