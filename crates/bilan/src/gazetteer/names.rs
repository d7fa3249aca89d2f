//! The keys under which names meet, whatever their spelling.

use crate::lexicon::place_key_into;

/// Keys shorter than this are no names; longer ones are cut.
const LENGTHS: (usize, usize) = (2, crate::lexicon::LONGEST_KEY);

/// The key of a name: its letters and digits, folded and with the transliterations of the region taken away word by word
/// (`ou` and `u`, `k`, `c` and `qu`, `y` and `i`, doubled consonants), without blanks, hyphens and apostrophes, so that
/// "I-n-Déliman", "In Deliman" and "Indelimane" have one key. `None` for a name that has no Latin letter.
pub fn key(name: &str) -> Option<String> {
    let mut out = String::with_capacity(name.len());
    key_into(name, &mut out, &mut String::with_capacity(2 * name.len())).then_some(out)
}

/// [`key`] into a string of the caller's; `word` is scratch space. Whether the name has one.
pub fn key_into(name: &str, out: &mut String, word: &mut String) -> bool {
    out.clear();
    let mut last = '\0';
    for part in name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        place_key_into(part, word);
        for c in word.chars() {
            if !c.is_ascii_alphanumeric() {
                return false;
            }
            // What a space kept apart may be doubled now: "In Nazaz".
            if out.len() < LENGTHS.1 && (last != c || is_vowel(c) || c.is_ascii_digit()) {
                out.push(c);
                last = c;
            }
        }
    }
    out.len() >= LENGTHS.0 && out.bytes().any(|b| b.is_ascii_alphabetic())
}

/// The keys of a place's name and of its further names, each once, with whether it is a further name.
pub fn keys<'n>(name: &'n str, aliases: impl Iterator<Item = &'n str>) -> Vec<(String, bool)> {
    let mut out: Vec<(String, bool)> = key(name).map(|k| (k, false)).into_iter().collect();
    for alias in aliases {
        if let Some(key) = key(alias)
            && !out.iter().any(|(k, _)| *k == key)
        {
            out.push((key, true));
        }
    }
    out
}

/// How many letters of a key may differ for a misspelling: none in a short one, two in a long one.
pub const fn bound(key: &str) -> u8 {
    match key.len() {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    }
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_meet_however_they_are_cut() {
        for (a, b) in [
            ("I-n-Déliman", "Indelimane"),
            ("In Delimane", "I-n-Délimane"),
            ("Ti-n-Zaouâtene", "Tin Zaouatène"),
            ("Konna", "Kona"),
            ("Niafunké", "Niafounke"),
            ("Kalumba", "Kaloumba"),
            ("Bankilaré", "Banquilare"),
        ] {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
        assert_eq!(key("أدرار"), None);
        assert_eq!(key("3"), None);
    }
}
