//! Where sentences end.

use std::ops::Range;

use super::tokens::end_of_paragraph;
use super::{Paragraph, Token, TokenKind, Zone};
use crate::lexicon::{Function, Lexicon, PlaceWord, Sense};

#[derive(Clone, Debug)]
pub struct Sentence {
    pub tokens: Range<usize>,
    pub zone: Zone,
    pub paragraph: u32,
}

/// Sentences of at most this many tokens: what is longer is cut, so that no later stage meets an endless one.
const LONGEST: usize = 400;

/// `marks` are the places of all marks.
pub fn split(text: &str, paragraphs: &[Paragraph], tokens: &[Token], marks: &[usize], lexicon: &Lexicon) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut marks = marks.iter().copied().peekable();
    while let Some(Token { paragraph, .. }) = tokens.get(start).copied() {
        let zone = paragraphs[paragraph as usize].zone;
        let end = end_of_paragraph(tokens, start, paragraph);
        while start < end {
            let stop = |at: &usize| may_end(&tokens[*at]) && *at + 1 < end && ends(text, tokens, *at, lexicon);
            let longest = end.min(start + LONGEST);
            let behind = std::iter::from_fn(|| marks.next_if(|at| *at < longest)).find(stop).map_or(longest, |at| at + 1);
            sentences.push(Sentence { tokens: start..behind, zone, paragraph });
            start = behind;
        }
    }
    sentences
}

/// Whether a sentence can end with this token at all: with a stop, or with what closes behind one.
#[inline]
fn may_end(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Mark('.' | '!' | '?' | '…' | '»' | '”' | '"' | ')' | ']'))
}

/// Whether a sentence ends with this token. Closing quotation marks and brackets belong to the sentence they close.
fn ends(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let closing = |t: &Token| matches!(t.kind, TokenKind::Mark('»' | '”' | ')' | ']')) || (t.is_mark('"') && !t.quoted);
    let next = &tokens[at + 1];
    if closing(next) {
        return false;
    }
    // Back over closing marks to the stop itself.
    let mut stop = at;
    while stop > 0 && closing(&tokens[stop]) {
        stop -= 1;
    }
    let TokenKind::Mark(mark) = tokens[stop].kind else { return false };
    let opens =
        next.capital || matches!(next.kind, TokenKind::Mark('«' | '“' | '"' | '-' | '•' | '(') | TokenKind::Number { .. });
    match mark {
        '!' | '?' | '…' => opens,
        '.' => {
            if !opens || stop == 0 {
                return false;
            }
            if next.glued && stop == at {
                // "…au Niger.Les assaillants": a missing space; but not "www.site.Com" or "J.-C."
                let word = |t: &Token| t.capital && !t.capitals && t.is_word();
                // "…au Niger.« Les assaillants", "… « le maire ».Les assaillants": before and behind a quotation as well.
                let quotation = matches!(next.kind, TokenKind::Mark('«' | '“' | '"'))
                    && tokens.get(at + 2).is_some_and(|t| word(t) && t.paragraph == next.paragraph);
                let before = &tokens[stop - 1];
                return (word(next) || quotation) && (before.span.end - before.span.start > 3 || closing(before));
            }
            let before = &tokens[stop - 1];
            if !before.is_word() || !before.glued && before.paragraph != tokens[stop].paragraph {
                return true;
            }
            // "les 3R": behind a number a letter is no initial.
            let numbered = before.glued && stop > 1 && tokens[stop - 2].number().is_some();
            let single_letter = before.capital
                && before.span.of(text).chars().count() == 1
                && !(numbered || names_place(tokens, stop - 1, lexicon));
            // "env. 15 blessés"
            let rounds = || lexicon.senses(before.word).any(|s| matches!(s, Sense::Modifier { .. }));
            // "le 28 déc. 2020"
            let abbreviation = lexicon.senses(before.word).any(|s| matches!(s, Sense::Abbreviation))
                && (next.is_word() || next.year().is_some() || rounds());
            // "en a blessé sept.": the month only behind its day.
            let number = || lexicon.senses(before.word).any(|s| matches!(s, Sense::Number { .. }));
            let day = || stop > 1 && tokens[stop - 2].number().is_some();
            !(single_letter || abbreviation && (day() || !number()))
        }
        _ => false,
    }
}

/// "in the park A.", "in the park of the A.": behind the word for a place, a single letter is its name and no initial.
fn names_place(tokens: &[Token], letter: usize, lexicon: &Lexicon) -> bool {
    let class = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Site | PlaceWord::Area | PlaceWord::Zone));
    let place = |t: &Token| !t.capital && lexicon.senses(t.word).any(class);
    let behind = |back: usize| letter.checked_sub(back).is_some_and(|at| place(&tokens[at]));
    let of = letter > 0 && lexicon.senses(tokens[letter - 1].word).any(|s| *s == Sense::Function(Function::DetDu));
    behind(1) || of && behind(2)
}
