//! From text to zones, sentences and tokens. Knows characters and the lexicon's word list, no meaning.

mod capitals;
mod quotes;
mod sentences;
mod tokens;
mod zones;

pub use sentences::Sentence;
pub use tokens::{Token, TokenKind};
pub use zones::{Paragraph, Zone};

use crate::lexicon::Lexicon;
use crate::model::Span;

/// A text cut up: tokens in order, sentences over them, paragraphs with their zones.
///
/// Holds no text and no meaning; every token's span lies inside the text, in order and without overlap.
pub struct Segmented {
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
    pub paragraphs: Vec<Paragraph>,
}

/// The words, numbers and marks of a part of a text, as one line and without its surroundings.
pub fn tokens_of(text: &str, part: Span, lexicon: &Lexicon) -> Vec<Token> {
    tokens::tokenize(text, &[Paragraph { span: part, zone: Zone::Body }], lexicon).0
}

/// Cuts up a text. Linear in its length; any string is fine.
pub fn segment(text: &str, body: usize, lexicon: &Lexicon) -> Segmented {
    let mut paragraphs = zones::paragraphs(text, body);
    let (mut tokens, marks) = tokens::tokenize(text, &paragraphs, lexicon);
    quotes::mark(&mut tokens, &marks);
    capitals::quieten(text, &paragraphs, &mut tokens, lexicon);
    zones::classify(text, &mut paragraphs, &tokens, lexicon);
    let mut sentences = sentences::split(text, &paragraphs, &tokens, &marks, lexicon);
    zones::take_back(&mut paragraphs, &mut sentences);
    Segmented { tokens, sentences, paragraphs }
}
