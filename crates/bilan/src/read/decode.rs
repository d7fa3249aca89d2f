//! From bytes to text: which encoding it is, and whether it is text at all.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
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
/// UTF-8 and Windows-1252 the sequences speak for. The byte order mark is no part of the text.
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
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        return Err(NotText::Nul { at });
    }
    let count = bytes.iter().filter(|b| matches!(b, 1..=8 | 14..=31 | 127)).count();
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
        (WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), Encoding::Windows1252)
    }
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
