//! From bytes to text: which encoding it is, and whether it is text at all.

use std::borrow::Cow;

use encoding_rs::{Encoding as Table, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};
use thiserror::Error;

/// How the bytes of a text were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    /// UTF-8 of which some sequences are broken; each of them stands as one or more U+FFFD in the text.
    DamagedUtf8 {
        replaced: usize,
    },
    Utf16,
    /// Windows-1252, of which Latin-1 is a part.
    Windows1252,
    /// Mac OS Roman, for which only its accented letters speak.
    MacRoman,
    /// Taken for Windows-1252 as no other fits better: so many of its characters stand where no text has them, such as a capital or
    /// a sign inside a word.
    Unsure {
        odd: usize,
    },
}

/// Why bytes were not taken for text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotText {
    #[error("byte {at} is NUL, which no text holds")]
    Nul { at: usize },
    #[error("{count} of its {of} bytes are control characters")]
    Controls { count: usize, of: usize },
}

/// A text may hold stray control characters, up to one in this many bytes.
const BYTES_PER_CONTROL: usize = 50;

/// Reads bytes as text. A byte order mark decides where there is one; else valid UTF-8 is UTF-8; else whichever of damaged
/// UTF-8 and an encoding of one byte a character the sequences speak for, and of these Windows-1252 unless Mac OS Roman makes better
/// words. The byte order mark is no part of the text.
///
/// Valid: `b"Bamako"`, `b"tu\xE9s"` (Windows-1252). Invalid: `b"\x00\x01"`.
///
/// # Errors
/// [`NotText`] where bytes are no text in any of these encodings.
pub fn decode<'b>(bytes: impl Into<Cow<'b, [u8]>>) -> Result<(String, Encoding), NotText> {
    let bytes = bytes.into();
    for (mark, encoding) in [(&b"\xFF\xFE"[..], UTF_16LE), (b"\xFE\xFF", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let text = encoding.decode_without_bom_handling(rest).0.into_owned();
            is_text(text.as_bytes())?;
            return Ok((text, Encoding::Utf16));
        }
    }
    is_text(&bytes)?;
    let bytes = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => Cow::Owned(rest.to_vec()),
        None => bytes,
    };
    match String::from_utf8(bytes.into_owned()) {
        Ok(text) => Ok((text, Encoding::Utf8)),
        Err(error) => Ok(not_utf8(error.as_bytes())),
    }
}

fn is_text(bytes: &[u8]) -> Result<(), NotText> {
    if let Some(at) = memchr::memchr(0, bytes) {
        return Err(NotText::Nul { at });
    }
    // Counted in lots of as many as a byte can tell: many bytes at once are looked at so.
    let controls = |lot: &[u8]| lot.iter().map(|b| u8::from(matches!(b, 1..=8 | 14..=31 | 127))).sum::<u8>();
    let count = bytes.chunks(usize::from(u8::MAX)).map(|lot| usize::from(controls(lot))).sum();
    if count > bytes.len() / BYTES_PER_CONTROL { Err(NotText::Controls { count, of: bytes.len() }) } else { Ok(()) }
}

/// A text in Windows-1252 hardly ever holds two bytes that happen to form a sequence of UTF-8; a damaged UTF-8 text holds
/// many. What there is more of decides.
fn not_utf8(bytes: &[u8]) -> (String, Encoding) {
    let (mut sequences, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sequences += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if sequences > broken {
        (String::from_utf8_lossy(bytes).into_owned(), Encoding::DamagedUtf8 { replaced: broken })
    } else {
        one_byte_each(bytes)
    }
}

/// Which of the encodings of one byte a character makes words of the bytes. In the wrong one, accented letters become signs and capitals
/// inside words.
fn one_byte_each(bytes: &[u8]) -> (String, Encoding) {
    let read = |table: &'static Table| {
        let text = table.decode_without_bom_handling(bytes).0.into_owned();
        let odd = odd(&text);
        (text, odd)
    };
    let (text, odd) = read(WINDOWS_1252);
    if odd == 0 {
        return (text, Encoding::Windows1252);
    }
    match read(MACINTOSH) {
        (text, 0) => (text, Encoding::MacRoman),
        _ => (text, Encoding::Unsure { odd }),
    }
}

/// How many characters beyond ASCII stand where no text has them.
fn odd(text: &str) -> usize {
    // Marks that do stand between letters: apostrophes, dashes, the dot of "tué·e·s".
    const BETWEEN: [char; 6] = ['\u{2019}', '\u{2018}', '\u{2013}', '\u{2014}', '\u{b7}', '\u{2011}'];
    let (mut count, mut before) = (0, ' ');
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let inside = before.is_alphabetic() && rest.peek().is_some_and(|next| next.is_alphabetic());
        let is_odd = match c {
            _ if c.is_ascii() => false,
            '\u{80}'..='\u{9f}' => true,
            _ if c.is_uppercase() => before.is_lowercase(),
            _ => inside && !c.is_alphabetic() && !BETWEEN.contains(&c),
        };
        count += usize::from(is_odd);
        before = c;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, encoding: Encoding) {
        assert_eq!(decode(bytes), Ok((text.to_owned(), encoding)));
    }

    #[test]
    fn encodings_are_told_apart() {
        check("six tués".as_bytes(), "six tués", Encoding::Utf8);
        check(b"\xEF\xBB\xBFsix tu\xC3\xA9s", "six tués", Encoding::Utf8);
        check(b"six tu\xE9s, \x93 dit-il \x94", "six tués, “ dit-il ”", Encoding::Windows1252);
        check(b"L\x92arm\xE9e, \xC9TAT-MAJOR, c\x9Cur", "L’armée, ÉTAT-MAJOR, cœur", Encoding::Windows1252);
        check(b"six tu\x8Es \x88 l\xD5est", "six tués à l’est", Encoding::MacRoman);
        // Letters of DOS: neither makes words of them.
        let (text, encoding) = decode(&b"six tu\x82s, bless\x82s"[..]).expect("a text");
        assert_eq!((text.as_str(), encoding), ("six tu‚s, bless‚s", Encoding::Unsure { odd: 2 }));
        check(b"\xFF\xFEs\0i\0x\0", "six", Encoding::Utf16);
        check(b"\xFE\xFF\0s\0i\0x", "six", Encoding::Utf16);
        check(b"", "", Encoding::Utf8);
    }

    #[test]
    fn a_text_cut_inside_a_character_stays_utf8() {
        check(b"tu\xC3\xA9s, bless\xC3\xA9s, enlev\xC3", "tués, blessés, enlev\u{FFFD}", Encoding::DamagedUtf8 { replaced: 1 });
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(&b"PK\x03\x04\0\0"[..]), Err(NotText::Nul { at: 4 }));
        assert!(matches!(decode(&b"\x01\x02\x03\x04 abc"[..]), Err(NotText::Controls { count: 4, .. })));
    }
}
