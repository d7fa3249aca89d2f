//! The keys under which names meet, whatever their spelling.

use crate::lexicon::{PlainKey, place_key};

/// Keys shorter than this are no names; longer ones are cut.
const LENGTHS: (usize, usize) = (2, crate::lexicon::LONGEST_KEY);

/// The key of a name: its letters and digits, folded and with the transliterations of the region taken away word by word
/// (`ou` and `u`, `k`, `c` and `qu`, `y` and `i`, doubled consonants), without blanks, hyphens and apostrophes, so that
/// "I-n-Déliman", "In Deliman" and "Indelimane" have one key. `None` for a name that has no Latin letter.
pub fn key(name: &str) -> Option<String> {
    let mut out = Vec::with_capacity(name.len());
    key_into(name, &mut out).then(|| String::from_utf8(out).ok()).flatten()
}

/// [`key`] as plain letters, into a list of the caller's. Whether the name has one.
pub fn key_into(name: &str, out: &mut Vec<u8>) -> bool {
    out.clear();
    let mut rest = name;
    while let Some(start) = rest.find(is_letter) {
        let (part, behind) = rest[start..].split_at(letters(&rest[start..]));
        rest = behind;
        // Nearly every part is of plain and Latin letters, whose keys are plain.
        if let Some(key) = PlainKey::of(part) {
            add(key.letters(), out);
            continue;
        }
        let key = place_key(part);
        if !key.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return false;
        }
        add(key.as_bytes(), out);
    }
    out.truncate(LENGTHS.1);
    out.len() >= LENGTHS.0 && out.iter().any(u8::is_ascii_alphabetic)
}

/// Adds the key of a part. What a space kept apart may be doubled now: "In Nazaz".
fn add(part: &[u8], key: &mut Vec<u8>) {
    let doubles = |first: &u8| key.last() == Some(first) && !is_vowel(*first) && !first.is_ascii_digit();
    let doubled = part.first().is_some_and(doubles);
    key.extend_from_slice(&part[usize::from(doubled)..]);
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

/// A letter or a digit.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
}

/// The length of the letters and digits with which a text begins. The tables of Unicode are slow to ask: nearly all are plain ones, or
/// Latin ones with an accent, the second bytes of which are not those of the signs of multiplication and division.
fn letters(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        match bytes[at..] {
            [plain, ..] if plain.is_ascii_alphanumeric() => at += 1,
            [0xC3, second, ..] if !matches!(second, 0x97 | 0xB7) => at += 2,
            _ => match text[at..].chars().next().filter(|c| is_letter(*c)) {
                Some(c) => at += c.len_utf8(),
                None => return at,
            },
        }
    }
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
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
