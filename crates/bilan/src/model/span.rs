//! Two kinds of offsets that must never be mixed: bytes inside, Unicode code points outside.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A stretch of a report's text in **bytes**, end exclusive. Only used inside the library, where it slices `str`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// A stretch of a report's text in **Unicode code points**, end exclusive: the unit of the wire format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(into = "[usize; 2]", from = "[usize; 2]")]
pub struct CharSpan {
    pub start: usize,
    pub end: usize,
}

impl From<CharSpan> for [usize; 2] {
    fn from(span: CharSpan) -> Self {
        [span.start, span.end]
    }
}

impl From<[usize; 2]> for CharSpan {
    fn from([start, end]: [usize; 2]) -> Self {
        Self { start, end }
    }
}

/// Translates byte offsets of one text into code points, in constant time per look-up.
pub struct Offsets<'t> {
    text: &'t [u8],
    /// Code points before each block of [`Offsets::BLOCK`] bytes; empty when the text is ASCII.
    before: Vec<usize>,
}

impl<'t> Offsets<'t> {
    const BLOCK: usize = 64;

    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut before = Vec::new();
        if !text.is_ascii() {
            before.reserve_exact(bytes.len() / Self::BLOCK + 2);
            let mut seen = 0;
            for block in bytes.chunks(Self::BLOCK) {
                before.push(seen);
                seen += starts(block);
            }
            before.push(seen);
        }
        Self { text: bytes, before }
    }

    pub fn chars(&self, byte: usize) -> usize {
        if self.before.is_empty() {
            return byte;
        }
        let block = byte / Self::BLOCK;
        self.before[block] + starts(&self.text[block * Self::BLOCK..byte])
    }

    pub fn span(&self, span: Span) -> CharSpan {
        CharSpan { start: self.chars(span.start), end: self.chars(span.end) }
    }
}

/// How many code points start in these bytes, which are of one block: so few are counted in a byte, many bytes at once.
fn starts(bytes: &[u8]) -> usize {
    usize::from(bytes.iter().map(|b| u8::from((*b & 0xC0) != 0x80)).sum::<u8>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_code_points() {
        let text = "é".repeat(400) + "fin";
        let offsets = Offsets::new(&text);
        assert_eq!(offsets.span(Span::new(800, 803)), CharSpan { start: 400, end: 403 });
        assert_eq!(Offsets::new("fin").chars(2), 2);
    }
}
