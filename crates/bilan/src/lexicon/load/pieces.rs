//! How an entry of a table is cut into words.

use crate::lexicon::fold;

/// An entry's words, cut as the tokens of a text are: at spaces and hyphens, after apostrophes, between digits and letters,
/// with marks on their own.
pub fn pieces(entry: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (start, digits) = loop {
            let (start, c) = (at, letter_at(entry, at)?);
            at += c.len_utf8();
            if is_letter(c) {
                break (start, c.is_ascii_digit());
            }
            if c.is_ascii_punctuation() && c != '-' && !is_apostrophe(c) {
                return Some(&entry[start..at]);
            }
        };
        loop {
            if !digits {
                at += fold::small_letters(&entry.as_bytes()[at..]);
            }
            let Some(c) = letter_at(entry, at) else { return Some(&entry[start..]) };
            let letter = is_letter(c);
            if letter && (!digits || c.is_ascii_digit()) {
                at += c.len_utf8();
                continue;
            }
            let before = at;
            // What parts two words is none.
            at += if letter { 0 } else { c.len_utf8() };
            return Some(&entry[start..if is_apostrophe(c) { at } else { before }]);
        }
    })
}

/// Mostly it is a plain one.
#[inline]
fn letter_at(entry: &str, at: usize) -> Option<char> {
    let byte = *entry.as_bytes().get(at)?;
    if byte.is_ascii() { Some(byte.into()) } else { entry[at..].chars().next() }
}

/// Whether it is part of a word. The tables of Unicode are slow to ask, and mostly it is a Latin letter.
#[inline]
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || !c.is_ascii() && (matches!(u32::from(c), 0xE0..=0xF6) || c.is_alphanumeric() || fold::is_dagger(c))
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(entry: &str) -> Vec<&str> {
        pieces(entry).collect()
    }

    #[test]
    fn entries_are_cut_like_text() {
        assert_eq!(cut("forces de l'ordre"), ["forces", "de", "l'", "ordre"]);
        assert_eq!(cut("Ti-n-Zaouatène"), ["Ti", "n", "Zaouatène"]);
        assert_eq!(cut("400 Mawozo"), ["400", "Mawozo"]);
        assert_eq!(cut("3R"), ["3", "R"]);
        assert_eq!(cut(" -à l’est, 12è (†) de N'Djaména"), ["à", "l’", "est", "12", "è", "(", "†", "de", "N'", "Djaména"]);
    }
}
