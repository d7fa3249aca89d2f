//! How an entry of a table is cut into words.

use crate::lexicon::fold;

/// An entry's words, cut as the tokens of a text are: at spaces and hyphens, after apostrophes, between digits and letters,
/// with marks on their own.
pub fn pieces(entry: &str) -> impl Iterator<Item = &str> {
    let mut chars = entry.char_indices();
    let mut start = None;
    let mut digits = false;
    std::iter::from_fn(move || {
        for (at, c) in chars.by_ref() {
            let is_apostrophe = matches!(c, '\'' | '\u{2019}');
            let letter = c.is_alphanumeric() || fold::is_dagger(c);
            let joins = letter && (!digits || c.is_ascii_digit());
            match start {
                Some(from) if !joins => {
                    let end = if is_apostrophe { at + c.len_utf8() } else { at };
                    start = letter.then_some(at);
                    digits = false;
                    return Some(&entry[from..end]);
                }
                None if letter => {
                    start = Some(at);
                    digits = c.is_ascii_digit();
                }
                None if c.is_ascii_punctuation() && c != '-' && !is_apostrophe => return Some(&entry[at..at + 1]),
                _ => {}
            }
        }
        start.take().map(|from| &entry[from..])
    })
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
    }
}
