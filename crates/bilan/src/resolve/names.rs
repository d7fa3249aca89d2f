//! Names of places as they are written: when two spellings are of one name.

use crate::lexicon::fold;

/// A name with what transliteration varies taken out: doubled letters, "ou" and "w" for "u", "k" and "q" for "c", "y" for
/// "i", "ph" for "f", "z" for "s", a silent "h", and the "e" that a longer name ends with behind a consonant. Two spellings
/// with one skeleton are one name.
pub fn skeleton(name: &str) -> String {
    let folded = fold(name);
    let mut out = String::with_capacity(folded.len());
    let mut letters = folded.chars().filter(|c| c.is_alphanumeric()).peekable();
    while let Some(c) = letters.next() {
        let c = match c {
            'o' if letters.peek() == Some(&'u') => {
                letters.next();
                'u'
            }
            'p' if letters.peek() == Some(&'h') => {
                letters.next();
                'f'
            }
            'w' => 'u',
            'k' | 'q' => 'c',
            'y' => 'i',
            'z' => 's',
            'h' => continue,
            other => other,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    let stem = out.strip_suffix('e').filter(|s| s.len() >= SHORT && !s.ends_with(['a', 'e', 'i', 'o', 'u']));
    if let Some(length) = stem.map(str::len) {
        out.truncate(length);
    }
    out
}

/// Shorter names than this have to be the same.
const SHORT: usize = 5;

/// Whether two skeletons differ by so little that one name may be meant: one letter, or one in six of a
/// long name.
pub fn alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < SHORT {
        return false;
    }
    let allowed = 1.max(long.len() / 6);
    // Most pairs of names differ at both ends; then they differ in two letters at least.
    let ends = |s: &str| (s.as_bytes()[0], s.as_bytes()[s.len() - 1]);
    if allowed == 1 && ends(short).0 != ends(long).0 && ends(short).1 != ends(long).1 {
        return false;
    }
    long.len() - short.len() <= allowed && distance(short.as_bytes(), long.as_bytes(), allowed) <= allowed
}

/// Names longer than this are compared by their beginnings.
const LONG: usize = 48;

/// The number of letters to change, insert or leave out; gives up above `limit`.
fn distance(a: &[u8], b: &[u8], limit: usize) -> usize {
    let (a, b) = (&a[..a.len().min(LONG)], &b[..b.len().min(LONG)]);
    let mut row = [0_u8; LONG + 1];
    (0..=b.len()).for_each(|n| row[n] = n as u8);
    for (i, x) in a.iter().enumerate() {
        let mut before = row[0];
        row[0] = i as u8 + 1;
        let mut least = row[0];
        for (j, y) in b.iter().enumerate() {
            let changed = before + u8::from(x != y);
            before = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(before + 1);
            least = least.min(row[j + 1]);
        }
        if usize::from(least) > limit {
            return usize::from(least);
        }
    }
    usize::from(row[b.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name() {
        for (a, b) in
            [("Niafounké", "Niafunke"), ("Tinzaouatène", "Tinzawaten"), ("Boulkessi", "Boulkessy"), ("Koutougou", "Kutugu")]
        {
            let (x, y) = (skeleton(a), skeleton(b));
            assert!(x == y || alike(&x, &y), "{a} {b}: {x} {y}");
        }
        for (a, b) in [("Anoumalane", "Anomalan"), ("Sokolo", "Sonkolo"), ("Indelimane", "Indelimana")] {
            assert!(alike(&skeleton(a), &skeleton(b)), "{a} {b}");
        }
    }

    #[test]
    fn other_names() {
        for (a, b) in [("Gao", "Gaya"), ("Mopti", "Mondoro"), ("Diabaly", "Diafarabé"), ("Dori", "Douri"), ("Bama", "Gwoza")] {
            let (x, y) = (skeleton(a), skeleton(b));
            assert!(x != y && !alike(&x, &y), "{a} {b}");
        }
    }
}
