//! Words, numbers and marks.
//!
//! A hyphen inside a word separates it (`Nord-Kivu` is two words, the second glued), so that spellings with hyphen and with
//! space meet; an apostrophe ends the word it closes (`l'` + `armée`). Digits with group separators are one number.

use super::Paragraph;
use super::capitals::is_loud;
use crate::lexicon::{AskedId, Function, Lexicon, PlaceWordId, Sense, Tense, WordId, Written, is_dagger, small_letters};
use crate::model::Span;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TokenKind {
    Word,
    /// Digits. `value` saturates; `hundredths` is the fraction that followed, if one did.
    Number {
        value: u64,
        digits: u8,
        hundredths: Option<u8>,
    },
    Mark(char),
}

#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    /// Identity in the lexicon's word list; [`WordId::NONE`] for words it does not hold.
    pub word: WordId,
    /// Identity among the words that rules ask for, marks included.
    pub asked: AskedId,
    /// Identity in the gazetteer's word list, for capitalised words only.
    pub place: PlaceWordId,
    pub capital: bool,
    /// Several letters, all capitals.
    pub capitals: bool,
    /// No white space before it.
    pub glued: bool,
    /// A hyphen joins it to the word before.
    pub hyphen: bool,
    pub quoted: bool,
    pub paragraph: u32,
}

impl Written for Token {
    fn word(&self) -> WordId {
        self.word
    }

    fn place(&self) -> PlaceWordId {
        self.place
    }
}

impl Token {
    #[inline]
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word)
    }

    #[inline]
    pub fn is_mark(&self, mark: char) -> bool {
        matches!(self.kind, TokenKind::Mark(is) if is == mark)
    }

    /// The year that four digits are.
    pub fn year(&self) -> Option<i16> {
        match self.kind {
            TokenKind::Number { value: value @ 1900..=2100, digits: 4, hundredths: None } => Some(value as i16),
            _ => None,
        }
    }

    #[inline]
    pub fn number(&self) -> Option<u64> {
        match self.kind {
            TokenKind::Number { value, hundredths: None, .. } => Some(value),
            _ => None,
        }
    }
}

/// Where the tokens of a paragraph end of which `start` is the first. Walked, not searched: all of the text lies behind it.
pub fn end_of_paragraph(tokens: &[Token], start: usize, paragraph: u32) -> usize {
    start + tokens[start..].iter().take_while(|t| t.paragraph == paragraph).count()
}

/// Words and marks are of more bytes than this on average, with the space behind them.
const SHORT_ON_AVERAGE: usize = 4;

/// Marks are of more bytes than this apart on average.
const MARKS_APART: usize = 24;

/// The tokens of some paragraphs, and the places of all marks among them.
pub fn tokenize(text: &str, paragraphs: &[Paragraph], lexicon: &Lexicon) -> (Vec<Token>, Vec<usize>) {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / SHORT_ON_AVERAGE);
    let mut marks = Vec::with_capacity(text.len() / MARKS_APART);
    let mut buffer = String::new();
    // Whether the token before is a word of a name.
    let mut in_name = false;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let mut scanner = Scanner::new(text, paragraph.span);
        let mut glued = false;
        let mut hyphen = false;
        let first = tokens.len();
        let (mut loud, mut letter) = (false, false);
        loop {
            if scanner.skip_blanks() {
                (glued, hyphen) = (false, false);
            }
            let start = scanner.at;
            // Most tokens are words of small letters that a blank, a plain mark or an apostrophe ends.
            if scanner.small_word() {
                let span = Span::new(start, scanner.at);
                let (word, asked) = lexicon.look_up_small(text, span);
                let mut place = PlaceWordId::NONE;
                // "Mocímboa da Praia": small words go on with a name, never open one.
                if hyphen || in_name {
                    place = lexicon.place_word(span.of(text), &mut buffer);
                }
                in_name = place != PlaceWordId::NONE;
                let (kind, paragraph) = (TokenKind::Word, index as u32);
                tokens.push(Token {
                    span,
                    kind,
                    word,
                    asked,
                    place,
                    capital: false,
                    capitals: false,
                    glued,
                    hyphen,
                    quoted: false,
                    paragraph,
                });
                (glued, hyphen) = (true, false);
                continue;
            }
            // Small letters and plain marks need no folding.
            let small;
            let kind = match scanner.begins() {
                None => break,
                Some(Begins::Space) => {
                    scanner.bump_space();
                    (glued, hyphen) = (false, false);
                    continue;
                }
                Some(Begins::Word) => {
                    (scanner.at, small) = scanner.word();
                    TokenKind::Word
                }
                Some(Begins::Number) => {
                    small = false;
                    let number;
                    (scanner.at, number) = scanner.number();
                    number
                }
                Some(Begins::Mark(c)) => {
                    scanner.at += c.len_utf8();
                    if is_hyphen(c) && glued && scanner.peek().is_some_and(is_alphanumeric) && !tokens.is_empty() {
                        hyphen = true;
                        continue;
                    }
                    // "a score of (...) rebels": what a quotation leaves out is no part of what it says.
                    if let Some(end) = omission(c, &text[scanner.at..paragraph.span.end]) {
                        scanner.at += end;
                        continue;
                    }
                    // "24 militaires #FAMa": what makes a word a label is no part of it.
                    if c == '#' && !glued && scanner.peek().is_some_and(char::is_alphabetic) {
                        continue;
                    }
                    small = c.is_ascii();
                    match c {
                        // "<< … >>": as some write quotation marks.
                        '<' | '>' if scanner.peek() == Some(c) => {
                            scanner.at += c.len_utf8();
                            TokenKind::Mark(if c == '<' { '«' } else { '»' })
                        }
                        '/' if !glued && scanner.parts_figures(start) => TokenKind::Mark(';'),
                        _ if is_dagger(c) => TokenKind::Word,
                        _ => TokenKind::Mark(normal_mark(c)),
                    }
                }
            };
            let span = Span::new(start, scanner.at);
            let (mut word, asked) = match kind {
                TokenKind::Mark(_) if small && scanner.at == start + 1 => {
                    (WordId::NONE, lexicon.asked_of_mark(text.as_bytes()[start]))
                }
                _ => lexicon.look_up(text, span, small, &mut buffer),
            };
            let (mut place, mut capital, mut capitals) = (PlaceWordId::NONE, false, false);
            match kind {
                TokenKind::Mark(mark) => {
                    word = lexicon.mark(mark);
                    marks.push(tokens.len());
                }
                TokenKind::Word if !small => (capital, capitals) = capitals_of(span.of(text)),
                _ => {}
            }
            if (capital || hyphen || in_name) && !matches!(kind, TokenKind::Mark(_)) {
                place = lexicon.place_word(span.of(text), &mut buffer);
            }
            in_name = place != PlaceWordId::NONE;
            loud |= capitals;
            letter |= capital && span.end == start + 1;
            let paragraph = index as u32;
            tokens.push(Token { span, kind, word, asked, place, capital, capitals, glued, hyphen, quoted: false, paragraph });
            (glued, hyphen) = (true, false);
        }
        if loud {
            correct_capitals(text, &mut tokens[first..], lexicon, &mut buffer);
        }
        if letter {
            correct_first_letters(text, &mut tokens[first..], lexicon, &mut buffer);
        }
    }
    (tokens, marks)
}

/// Whether a word begins with a capital, and whether it is of several letters, all capitals.
#[inline(never)]
fn capitals_of(word: &str) -> (bool, bool) {
    if let [first, rest @ ..] = word.as_bytes()
        && word.is_ascii()
    {
        let capital = first.is_ascii_uppercase();
        return (capital, capital && !rest.is_empty() && !rest.iter().any(u8::is_ascii_lowercase));
    }
    let capital = word.starts_with(char::is_uppercase);
    (capital, capital && word.chars().nth(1).is_some() && !word.chars().any(char::is_lowercase))
}

/// In a line that is all capitals, accents are often missing: its words are looked up without them.
fn correct_capitals(text: &str, tokens: &mut [Token], lexicon: &Lexicon, buffer: &mut String) {
    let accents = |t: &Token| t.is_word() && !t.span.of(text).is_ascii();
    if !is_loud(tokens) || tokens.iter().any(accents) {
        return;
    }
    for token in tokens.iter_mut().filter(|t| t.capitals) {
        token.word = lexicon.bare_word(token.span.of(text), buffer);
    }
}

/// A capital that opens a sentence is often written without its accent: where a word follows that is no participle, a letter alone is the
/// preposition.
fn correct_first_letters(text: &str, tokens: &mut [Token], lexicon: &Lexicon, buffer: &mut String) {
    let participle = |s: &Sense| matches!(s, Sense::Verb(form) if form.tense == Tense::PastParticiple);
    for at in 0..tokens.len() {
        let token = &tokens[at];
        if !(token.capital && token.is_word() && token.span.end == token.span.start + 1) || at > 0 && tokens[at - 1].is_word() {
            continue;
        }
        let follows = |t: &Token| t.is_word() && !t.hyphen && (t.capital || !lexicon.senses(t.word).any(participle));
        let bare = lexicon.bare_word(token.span.of(text), buffer);
        if tokens.get(at + 1).is_some_and(follows) && lexicon.senses(bare).any(|s| *s == Sense::Function(Function::At)) {
            tokens[at].word = bare;
        }
    }
}

/// Where the mark of an omission ends, "(...)" or "[…]", of which the opening bracket was read. Before a capital the text goes on with another
/// sentence.
fn omission(bracket: char, rest: &str) -> Option<usize> {
    let close = match bracket {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    let dots = rest.trim_start();
    let behind = dots.strip_prefix("...").or_else(|| dots.strip_prefix('…'))?;
    let behind = behind.trim_start().strip_prefix(close)?;
    let goes_on = behind.trim_start().chars().next().is_none_or(|c| !c.is_uppercase());
    goes_on.then(|| rest.len() - behind.len())
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether it is a letter or a digit. The tables of Unicode are slow to ask, and mostly it is a Latin letter or a mark of print.
fn is_alphanumeric(c: char) -> bool {
    match u32::from(c) {
        0xC0..=0xD6 | 0xD8..=0xF6 | 0xF8..=0xFF => true,
        0x2000..=0x206F => false,
        _ => c.is_alphanumeric(),
    }
}

/// Soft hyphens, zero-width characters and bidirectional controls: no token and no word boundary of their own.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Typographic variants of a mark become one.
fn normal_mark(c: char) -> char {
    match c {
        '\u{2019}' | '\u{2018}' | '\u{02BC}' | '`' | '´' => '\'',
        '\u{2013}' | '\u{2014}' | '\u{2212}' | '\u{2010}' | '\u{2011}' => '-',
        '≈' => '~',
        '\u{2026}' => '…',
        other => other,
    }
}

/// What a byte is, at the beginning of a token and inside a word.
#[derive(Clone, Copy, PartialEq)]
enum Byte {
    Small,
    Capital,
    Digit,
    /// The first of a Latin letter with an accent, or of a sign.
    Latin,
    /// It may close a word.
    Apostrophe,
    Space,
    /// Another plain mark: a word is at its end.
    Mark,
    Other,
}

static BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Other; 256];
    let mut at = 0;
    while at < bytes.len() {
        bytes[at] = match at as u8 {
            b'a'..=b'z' => Byte::Small,
            b'A'..=b'Z' => Byte::Capital,
            b'0'..=b'9' => Byte::Digit,
            b'\'' | b'`' => Byte::Apostrophe,
            b' ' | b'\t'..=b'\r' => Byte::Space,
            0..0x80 => Byte::Mark,
            0xC3 => Byte::Latin,
            _ => Byte::Other,
        };
        at += 1;
    }
    bytes
};

/// The second bytes of the Latin letters with accents: À to ÿ without the signs of multiplication and division.
const fn is_latin(second: u8) -> bool {
    !matches!(second, 0x97 | 0xB7)
}

/// The second byte of the first small Latin letter with an accent; those of capitals come before it.
const FIRST_SMALL: u8 = 0xA0;

/// A word of so many small letters that digits close lacks its space; shorter ones are names ("ak47").
const WORD_BEFORE_DIGITS: usize = 4;

/// The digits of a figure in a list stand at most so many bytes from the stroke that parts it from the next.
const FIGURE_NEAR: usize = 40;

/// Whether digits stand here, and a space behind them.
fn digits_end_here(bytes: &[u8]) -> bool {
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    digits > 0 && bytes.get(digits).is_some_and(u8::is_ascii_whitespace)
}

#[derive(Clone, Copy)]
struct Scanner<'t> {
    text: &'t str,
    /// Those up to the end of what is scanned.
    bytes: &'t [u8],
    at: usize,
}

/// What begins at a place of a text.
enum Begins {
    Space,
    Word,
    Number,
    Mark(char),
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str, part: Span) -> Self {
        Self { text, bytes: &text.as_bytes()[..part.end], at: part.start }
    }

    /// What begins here, `None` at the end.
    #[inline]
    fn begins(self) -> Option<Begins> {
        let byte = *self.bytes.get(self.at)?;
        Some(match BYTES[usize::from(byte)] {
            Byte::Small | Byte::Capital => Begins::Word,
            Byte::Space => Begins::Space,
            Byte::Digit => Begins::Number,
            Byte::Apostrophe | Byte::Mark => Begins::Mark(byte as char),
            Byte::Latin if self.bytes.get(self.at + 1).is_some_and(|second| is_latin(*second)) => Begins::Word,
            Byte::Latin | Byte::Other => self.begins_beyond(),
        })
    }

    /// Passes over plain blanks. Whether there were any.
    #[inline]
    fn skip_blanks(&mut self) -> bool {
        let start = self.at;
        while self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        self.at > start
    }

    /// Passes over a word of small letters, plain or Latin, with an apostrophe that closes it, behind which nothing unusual stands.
    /// Whether there was one.
    #[inline]
    fn small_word(&mut self) -> bool {
        let mut end = self.at;
        loop {
            end += small_letters(&self.bytes[end..]);
            let Some(byte) = self.bytes.get(end) else { break };
            match (BYTES[usize::from(*byte)], self.bytes.get(end + 1)) {
                (Byte::Space | Byte::Mark, _) => break,
                (Byte::Latin, Some(second)) if *second >= FIRST_SMALL && is_latin(*second) => end += 2,
                (Byte::Apostrophe, Some(next)) if end > self.at && next.is_ascii_alphabetic() => {
                    end += 1;
                    break;
                }
                _ => return false,
            }
        }
        let found = end > self.at;
        self.at = end;
        found
    }

    /// As [`Self::begins`], of a letter or sign that is no plain one.
    #[inline(never)]
    fn begins_beyond(self) -> Begins {
        match self.peek() {
            Some(c) if c.is_whitespace() || is_invisible(c) => Begins::Space,
            Some(c) if is_alphanumeric(c) => Begins::Word,
            c => Begins::Mark(c.unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }

    /// "3 morts / 2 blessés": whether a stroke between spaces parts what a list tells, with digits near on either side.
    fn parts_figures(&self, stroke: usize) -> bool {
        let digits = |near: &[u8]| near.iter().any(u8::is_ascii_digit);
        let (before, behind) = (&self.bytes[stroke.saturating_sub(FIGURE_NEAR)..stroke], &self.bytes[self.at..]);
        behind.first().is_some_and(u8::is_ascii_whitespace) && digits(before) && digits(&behind[..behind.len().min(FIGURE_NEAR)])
    }

    /// Passes over one space, of whatever width.
    #[inline]
    fn bump_space(&mut self) {
        self.at += self.peek().map_or(1, char::len_utf8);
    }

    #[inline]
    fn peek(self) -> Option<char> {
        let byte = *self.bytes.get(self.at)?;
        if byte < 0x80 { Some(byte as char) } else { self.text[self.at..].chars().next() }
    }

    fn bump(&mut self, c: char) {
        self.at += c.len_utf8();
    }

    /// Letters and digits, combining marks, and an apostrophe that closes them: where they end, and whether they are small letters
    /// that need no folding.
    #[inline(never)]
    fn word(mut self) -> (usize, bool) {
        let (start, mut small) = (self.at, true);
        loop {
            // Most letters are plain ones or Latin ones with accents, and those need no table of Unicode.
            loop {
                self.at += small_letters(&self.bytes[self.at..]);
                let Some(byte) = self.bytes.get(self.at) else { return (self.at, small) };
                match BYTES[usize::from(*byte)] {
                    Byte::Space | Byte::Mark => return (self.at, small),
                    // "fait12 morts": a space was forgotten.
                    Byte::Digit if small && self.at >= start + WORD_BEFORE_DIGITS && digits_end_here(&self.bytes[self.at..]) => {
                        return (self.at, small);
                    }
                    Byte::Capital | Byte::Digit => {
                        small = false;
                        self.at += 1;
                    }
                    Byte::Latin if let Some(second) = self.bytes.get(self.at + 1).filter(|second| is_latin(**second)) => {
                        small &= *second >= FIRST_SMALL;
                        self.at += 2;
                    }
                    _ => break,
                }
            }
            let Some(c) = self.peek() else { return (self.at, small) };
            if is_alphanumeric(c) || matches!(c, '\u{300}'..='\u{36F}') {
                small = false;
                self.bump(c);
                continue;
            }
            if normal_mark(c) == '\'' {
                let next = self.text[self.at + c.len_utf8()..self.bytes.len()].chars().next();
                if next.is_some_and(is_alphanumeric) {
                    small &= c.is_ascii();
                    self.bump(c);
                }
            }
            return (self.at, small);
        }
    }

    /// `1500`, `1.500`, `1 500`, `08`; `1,5` is decimal. Where it ends comes with it.
    #[inline(never)]
    fn number(mut self) -> (usize, TokenKind) {
        let mut value: u64 = 0;
        let mut digits = 0u8;
        let mut hundredths = None;
        let run = |s: &mut Self, value: &mut u64| -> u8 {
            let mut n = 0u8;
            while let Some(c) = s.peek().filter(char::is_ascii_digit) {
                *value = value.saturating_mul(10).saturating_add(u64::from(c as u8 - b'0'));
                n = n.saturating_add(1);
                s.bump(c);
            }
            n
        };
        digits += run(&mut self, &mut value);
        let mut leading = digits;
        while leading <= 3 {
            let Some(c) = self.peek() else { break };
            let is_group = matches!(c, '.' | ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | ',' | '\'' | '\u{2019}');
            if !is_group || value == 0 {
                break;
            }
            let rest = &self.bytes[self.at + c.len_utf8()..];
            let following = rest.iter().take_while(|b| b.is_ascii_digit()).count();
            if following != 3 {
                break;
            }
            self.bump(c);
            digits = digits.saturating_add(run(&mut self, &mut value));
            leading = 3;
        }
        if self.peek() == Some(',') || self.peek() == Some('.') {
            let rest = &self.bytes[self.at + 1..];
            let following = rest.iter().take_while(|b| b.is_ascii_digit()).count();
            let date_like = rest.get(following) == Some(&b'.')
                || (self.peek() == Some('.') && following == 2 && digits <= 2 && rest.get(following) == Some(&b'.'));
            if (1..=2).contains(&following) && !date_like {
                let fraction = rest[..following].iter().fold(0u8, |n, b| n * 10 + (b - b'0'));
                hundredths = Some(if following == 1 { fraction * 10 } else { fraction });
                self.at += 1 + following;
            }
        }
        (self.at, TokenKind::Number { value, digits, hundredths })
    }
}
