//! Words as the index of full text holds them.
//!
//! A word is a run of letters and digits in lower case without accents; what is elided is a word of its own. The index is
//! given words and their places, so that the server's own idea of words, which differs from text to text, plays no part.

use std::fmt::Write;

use bilan::lexicon::fold_into;
use rustc_hash::FxHashMap;

/// The server knows no later place than this one; words behind it stand at it.
const LAST_PLACE: usize = 16_383;
/// The server keeps no more places of one word.
const PLACES: usize = 255;
/// A longer word is found by so many of its first letters.
const LONGEST: usize = 255;
/// The server takes a little over a million bytes for one text; words that first stand behind that are not found.
const MOST: usize = 900_000;
/// So many reports, one after the other by number, bear the same mark.
pub const RANGE: i64 = 4096;

/// The words of a report with their places, as the server reads a `tsvector`.
pub fn indexed(number: i64, title: &str, text: &str) -> String {
    let mut places: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let (mut folded, mut bytes) = (String::new(), 0);
    // The title stands apart from the text: no phrase goes over from one to the other.
    let title = words(title);
    let apart = if title.is_empty() { 0 } else { title.len() + 1 };
    let placed = title.into_iter().enumerate().chain(words(text).into_iter().enumerate().map(|(n, w)| (n + apart, w)));
    for (n, word) in placed {
        key(word, &mut folded);
        let place = (n + 1).min(LAST_PLACE);
        if let Some(known) = places.get_mut(&folded) {
            if known.len() < PLACES && bytes < MOST && known.last() != Some(&place) {
                known.push(place);
                bytes += 2;
            }
        } else if !folded.is_empty() && bytes + folded.len() + 8 < MOST {
            bytes += folded.len() + 8;
            places.insert(folded.clone(), vec![place]);
        }
    }
    let mut out = format!("'{}'", mark(number));
    for (word, places) in places {
        let places: Vec<String> = places.iter().map(ToString::to_string).collect();
        // Writing to a string cannot fail.
        let _ = write!(out, " '{word}':{}", places.join(","));
    }
    out
}

/// The mark of the reports whose numbers lie near this one. No word looks like it.
fn mark(number: i64) -> String {
    format!("~{}", number / RANGE)
}

/// Reports in the ranges from the first number to the last, as a condition of the server.
pub fn in_ranges(first: i64, last: i64) -> String {
    let marks: Vec<String> = (first / RANGE..=last / RANGE).map(|n| format!("'{}'", mark(n * RANGE))).collect();
    format!("({})", marks.join(" | "))
}

/// Words and phrases in quotation marks as a condition of the server: all of them must be there. Empty where none is named.
pub fn condition(asked: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut folded = String::new();
    for (n, piece) in asked.split('"').enumerate() {
        let phrases: Vec<&str> = if n % 2 == 1 { vec![piece] } else { piece.split_whitespace().collect() };
        for phrase in phrases {
            let mut phrase: Vec<String> = words(phrase)
                .into_iter()
                .map(|word| {
                    key(word, &mut folded);
                    format!("'{folded}'")
                })
                .collect();
            phrase.retain(|word| word.len() > 2);
            if !phrase.is_empty() {
                parts.push(format!("({})", phrase.join(" <-> ")));
            }
        }
    }
    parts.join(" & ")
}

/// Runs of letters and digits. A mark that combines with a letter belongs to it.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !belongs(c)).filter(|word| !word.is_empty()).collect()
}

fn belongs(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(&c)
}

fn key(word: &str, out: &mut String) {
    fold_into(word, out);
    // What is left of a letter in another script may be a mark.
    out.retain(char::is_alphanumeric);
    let mut end = LONGEST.min(out.len());
    while !out.is_char_boundary(end) {
        end -= 1;
    }
    out.truncate(end);
}

/// Some words around the first place where one of those asked for stands.
pub fn excerpt(text: &str, asked: &str, most: usize) -> String {
    let mut folded = String::new();
    let mut folded_key = |word: &str| {
        key(word, &mut folded);
        folded.clone()
    };
    let asked: Vec<String> = words(asked).into_iter().map(&mut folded_key).collect();
    let all: Vec<&str> = text.split_whitespace().collect();
    let wanted = |piece: &&str| words(piece).into_iter().any(|word| asked.contains(&folded_key(word)));
    let at = all.iter().position(wanted).unwrap_or(0);
    let first = at.saturating_sub(most / 3).min(all.len().saturating_sub(most));
    let last = (first + most).min(all.len());
    let mut out = all[first..last].join(" ");
    if first > 0 {
        out.insert_str(0, "… ");
    }
    if last < all.len() {
        out.push_str(" …");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_do_not_matter_and_elided_words_are_words() {
        let mut words: Vec<String> = indexed(5000, "L'Été", "À l’école, e\u{301}té").split(' ').map(str::to_owned).collect();
        words.sort();
        assert_eq!(words, ["'a':4", "'ecole':6", "'ete':2,7", "'l':1,5", "'~1'"]);
        assert_eq!(condition("blessés \"l'Armée\" - "), "('blesses') & ('l' <-> 'armee')");
        assert_eq!(condition(" \" ' "), "");
        assert_eq!(in_ranges(4000, 8192), "('~0' | '~1' | '~2')");
    }

    #[test]
    fn an_excerpt_stands_around_the_words() {
        let text = "un deux trois quatre cinq six sept huit";
        assert_eq!(excerpt(text, "SIX", 3), "… cinq six sept …");
        assert_eq!(excerpt(text, "absent", 3), "un deux trois …");
        assert_eq!(excerpt("court", "court", 3), "court");
    }
}
