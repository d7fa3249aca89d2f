//! From the spelling of a word to its number, and sets of such numbers.

use rustc_hash::FxHashMap;

use super::{AskedId, WordId};
use crate::model::Span;

/// Values of words, such as their numbers, under their spellings.
///
/// A short spelling lies in the table itself, packed into two machine words, at the first free place from that of its hash on:
/// looking it up mostly touches one place of memory, and adding it allocates nothing. Nearly all words are short.
#[derive(Default)]
pub struct Words<V> {
    /// As many as a power of two, and some of them free; none before the first word.
    short: Vec<(Packed, V)>,
    held: usize,
    long: FxHashMap<Box<str>, V>,
}

impl<V: Copy + Default> Words<V> {
    /// A table with room for so many words.
    pub fn with_room(count: usize) -> Self {
        Self { short: free(count * 3 / 2), held: 0, long: FxHashMap::default() }
    }

    pub fn len(&self) -> usize {
        self.held + self.long.len()
    }

    /// The value of a word, that of nothing where the table does not hold it.
    pub fn get(&self, word: &str) -> V {
        match packed(word.as_bytes()) {
            Some(packed) => self.find(packed),
            None => self.long.get(word).copied().unwrap_or_default(),
        }
    }

    /// As [`Self::get`], of a word that stands in a text.
    #[inline]
    pub fn get_part(&self, text: &str, part: Span) -> V {
        match packed_part(text.as_bytes(), part) {
            Some(packed) => self.find(packed),
            None => self.get(part.of(text)),
        }
    }

    /// As [`Self::get`], of a word of plain letters.
    #[inline]
    pub fn get_plain(&self, word: &[u8]) -> V {
        match packed(word) {
            Some(packed) => self.find(packed),
            None => str::from_utf8(word).map_or_else(|_| V::default(), |word| self.get(word)),
        }
    }

    /// The value of a word of a text in whatever case, where it is short and of plain letters: no copy of it is made.
    #[inline]
    pub fn get_in_small(&self, text: &str, part: Span) -> Option<V> {
        let packed = packed_part(text.as_bytes(), part).or_else(|| packed(part.of(text).as_bytes()));
        let (first, second) = packed.filter(|(first, second)| (first | second) & BEYOND_PLAIN == 0)?;
        Some(self.find((small(first), small(second))))
    }

    /// The place for the value of a word, which the table holds from now on.
    pub fn slot(&mut self, word: &str) -> &mut V {
        let Some(packed) = packed(word.as_bytes()) else { return self.long.entry(word.into()).or_default() };
        // A third of the places stays free, so that searches end soon.
        if self.held * 3 >= self.short.len() * 2 {
            let more = free(self.short.len() * 2);
            for (word, value) in std::mem::replace(&mut self.short, more).into_iter().filter(|(word, _)| *word != FREE) {
                let at = self.place(word);
                self.short[at] = (word, value);
            }
        }
        let at = self.place(packed);
        if self.short[at].0 == FREE {
            self.short[at].0 = packed;
            self.held += 1;
        }
        &mut self.short[at].1
    }

    /// Where a word stands or would stand.
    fn place(&self, word: Packed) -> usize {
        let last = self.short.len().wrapping_sub(1);
        let mut at = hash(word) & last;
        while let Some((held, _)) = self.short.get(at)
            && *held != word
            && *held != FREE
        {
            at = (at + 1) & last;
        }
        at
    }

    /// The value at the place of a word. Where it would stand and does not, that of nothing stands.
    #[inline]
    fn find(&self, word: Packed) -> V {
        let last = self.short.len().wrapping_sub(1);
        let mut at = hash(word) & last;
        loop {
            match self.short.get(at) {
                Some((held, value)) if *held == word || *held == FREE => return *value,
                Some(_) => at = (at + 1) & last,
                None => return V::default(),
            }
        }
    }
}

#[inline]
fn hash(word: Packed) -> usize {
    // The highest bits of a product depend on all bits of its factors.
    ((word.0 ^ word.1.rotate_left(25)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
}

/// At least so many places that hold nothing, as many as a power of two.
fn free<V: Copy + Default>(count: usize) -> Vec<(Packed, V)> {
    vec![(FREE, V::default()); count.next_power_of_two().max(16)]
}

/// A spelling of 1 to 15 bytes as two numbers, the second with the length in its highest byte.
type Packed = (u64, u64);

/// Stands where no word does.
const FREE: Packed = (0, 0);

/// The numbers of the words of one spelling.
#[derive(Clone, Copy, Default)]
pub struct Spelt {
    /// The word that is written so; 0 is none.
    pub word: u32,
    /// The first word that is written so without its accents.
    pub bare: u32,
    /// What the rules ask of it.
    pub asked: AskedId,
}

#[inline]
fn packed(word: &[u8]) -> Option<Packed> {
    let length = word.len();
    let eight = |at: usize| word.get(at..at + 8).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes);
    let four = |at: usize| word.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes);
    let last = (length as u64) << 56;
    match length {
        8 => Some((eight(0), last)),
        // The last eight bytes overlap the first ones; what was read already is shifted out.
        9..=15 => Some((eight(0), eight(length - 8) >> (8 * (16 - length)) | last)),
        4..8 => Some((u64::from(four(0)) | u64::from(four(length - 4)) << (8 * (length - 4)), last)),
        1..4 => Some((word.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte)), last)),
        _ => None,
    }
}

/// As [`packed`], of a part behind which so many bytes of the text stand that it is read at one go: what is too much is cleared.
#[inline]
fn packed_part(text: &[u8], part: Span) -> Option<Packed> {
    let length = part.end - part.start;
    let (first, rest) = text.get(part.start..)?.split_first_chunk()?;
    let (first, second) = (u64::from_le_bytes(*first), u64::from_le_bytes(*rest.first_chunk()?));
    let (of_first, of_second) = KEPT.get(length).filter(|_| length > 0)?;
    Some((first & of_first, second & of_second | (length as u64) << 56))
}

/// What is kept of sixteen bytes that begin with a word of so many, as two masks.
static KEPT: [Packed; 16] = {
    let mut kept = [(0, 0); 16];
    let mut length = 0;
    while length < kept.len() {
        let all = (1u128 << (8 * length)) - 1;
        kept[length] = (all as u64, (all >> 64) as u64);
        length += 1;
    }
    kept
};

/// The bits that only letters which are no plain ones have.
const BEYOND_PLAIN: u64 = 0x8080_8080_8080_8080;

/// Eight plain bytes with their capital letters made small; lengths are no letters.
#[inline]
const fn small(eight: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // The highest bit of each byte tells whether it is not before "A", and whether it is behind "Z".
    let from_a = eight.wrapping_add(EACH * (0x80 - b'A' as u64));
    let behind_z = eight.wrapping_add(EACH * (0x7F - b'Z' as u64));
    eight | (from_a & !behind_z & (EACH * 0x80)) >> 2
}

/// The spellings of all words by their numbers, one behind the other; that of number 0, which is no word's, is empty.
pub struct Spellings {
    letters: String,
    ends: Vec<u32>,
}

impl Default for Spellings {
    fn default() -> Self {
        Self { letters: String::new(), ends: vec![0] }
    }
}

impl Spellings {
    /// The number that the next word gets.
    pub const fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    pub fn push(&mut self, word: &str) {
        self.letters.push_str(word);
        self.ends.push(self.letters.len() as u32);
    }

    /// Empty where no word has this number.
    pub fn get(&self, word: u32) -> &str {
        let end = |word: u32| self.ends.get(word as usize).map(|end| *end as usize);
        let start = word.checked_sub(1).and_then(end).unwrap_or(0);
        end(word).and_then(|end| self.letters.get(start..end)).unwrap_or("")
    }
}

/// A set of words, a bit each.
#[derive(Default)]
pub struct WordSet {
    bits: Vec<u64>,
}

impl WordSet {
    pub fn insert(&mut self, word: WordId) {
        let at = word.0 as usize / 64;
        if self.bits.len() <= at {
            self.bits.resize(at + 1, 0);
        }
        self.bits[at] |= 1 << (word.0 % 64);
    }

    /// All of them, in the order of their numbers.
    pub fn each(&self) -> impl Iterator<Item = WordId> {
        let words = |(at, bits): (usize, &u64)| {
            let bits = *bits;
            (0..64).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| WordId(at as u32 * 64 + bit))
        };
        self.bits.iter().enumerate().filter(|(_, bits)| **bits != 0).flat_map(words)
    }

    #[inline]
    pub fn contains(&self, word: WordId) -> bool {
        self.bits.get(word.0 as usize / 64).is_some_and(|bits| bits >> (word.0 % 64) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_is_told_apart() {
        let all = "aaaaaaaaaaaaaaaaaaaaé\0\0\0bcdefghijklmnopqrstuvwxyz";
        let parts: Vec<&str> =
            (0..all.len()).flat_map(|a| (a..all.len()).filter_map(move |b| all.get(a..b))).filter(|p| p.len() < 20).collect();
        let mut words: Words<u32> = Words::default();
        let mut spellings: Vec<&str> = Vec::new();
        for part in parts {
            let fresh = spellings.len() as u32 + 1;
            let slot = words.slot(part);
            if *slot == 0 {
                *slot = fresh;
                spellings.push(part);
            }
            assert_eq!(spellings[words.get(part) as usize - 1], part);
        }
        assert_eq!(words.len(), spellings.len());
        assert_eq!(words.get("zzz"), 0);
    }

    #[test]
    fn capitals_need_no_copy() {
        let mut words: Words<u32> = Words::default();
        for (n, word) in ["@az[`{", "selon", "agence france", "n'djamena-est", "zz-zz9zz"].into_iter().enumerate() {
            *words.slot(word) = n as u32 + 1;
            for behind in ["", ", et bien plus encore"] {
                let text = word.to_ascii_uppercase() + behind;
                assert_eq!(words.get_in_small(&text, Span::new(0, word.len())), Some(n as u32 + 1), "{word}");
                assert_eq!(words.get_part(&(word.to_owned() + behind), Span::new(0, word.len())), n as u32 + 1, "{word}");
            }
        }
        let all = |word: &str| words.get_in_small(word, Span::new(0, word.len()));
        assert_eq!((all("AUTRE"), all("Évêché"), all("Gouvernementales")), (Some(0), None, None));
    }

    #[test]
    fn sets_hold_what_was_put_in() {
        let mut set = WordSet::default();
        for n in [0, 63, 64, 1000] {
            set.insert(WordId(n));
        }
        let held: Vec<u32> = (0..2000).filter(|n| set.contains(WordId(*n))).collect();
        assert_eq!(held, [0, 63, 64, 1000]);
        assert!(set.each().map(|word| word.0).eq(held));
    }
}
