//! How many letters of two keys differ, as far as a misspelling may go.

use super::keys::LONGEST;

/// Which letters a key has, a bit each; other characters share bits.
#[derive(Clone, Copy)]
pub struct Letters(u32);

impl Letters {
    pub fn of(key: &[u8]) -> Self {
        Self(key.iter().fold(0, |all, byte| all | 1 << (byte & 31)))
    }

    /// Whether keys of these letters can differ in so few: each difference takes away and adds at most one of them.
    #[inline]
    fn may_be(self, other: Self, bound: u8) -> bool {
        // Whether bits are left once so many have been taken away: the bound is one or two.
        let fewer = |left: u32| left & left.wrapping_sub(1);
        let more = |a: Self, b: Self| {
            let left = fewer(a.0 & !b.0);
            left != 0 && (bound < 2 || fewer(left) != 0)
        };
        !more(self, other) && !more(other, self)
    }
}

/// A key with which others are compared, see [`super::KeyTable::near`] for what counts as near.
pub struct Near<'k> {
    rows: Rows<'k>,
    key: &'k [u8],
    letters: Letters,
    bound: u8,
}

impl<'k> Near<'k> {
    pub fn new(key: &'k [u8], bound: u8) -> Self {
        Self { rows: Rows::new(key, bound), key, letters: Letters::of(&key[..key.len().min(LONGEST)]), bound }
    }

    /// Whether a key of these letters may be near at all.
    #[inline]
    pub fn may_be(&self, letters: Letters) -> bool {
        self.letters.may_be(letters, self.bound)
    }

    /// Whether a key that begins with the first two letters of this one may be near.
    pub fn may_begin(&self, other: &[u8]) -> bool {
        self.key.first() == other.first() && begins_alike(self.key, other, self.bound)
    }

    /// In how many letters another key differs, where they are no more than the bound.
    pub fn distance(&mut self, other: &[u8]) -> Option<u8> {
        if !self.may_begin(other) {
            return None;
        }
        self.rows.distance(other, 0).ok().filter(|distance| *distance <= self.bound)
    }
}

/// Whether the second letters allow two keys to be near. A short key is left to the comparison.
pub(super) fn begins_alike(key: &[u8], other: &[u8], bound: u8) -> bool {
    let (Some(a), Some(b)) = (key.get(1), other.get(1)) else { return true };
    let vowel = |c: &u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u');
    a == b || bound < 2 && (vowel(a) && vowel(b) || key.get(2) == Some(b))
}

/// Which letters of the key may have been reached, one set for each number of differences, as bits: bit `n` of set `k` says
/// that the first `n` letters of the key and what was read of another differ in at most `k` (Wu and Manber 1992). Keys come
/// in order, and what they share with the one before is not read again.
pub(super) struct Rows<'k> {
    key: &'k [u8],
    bound: usize,
    /// Where each letter stands in the key.
    letters: [u64; 128],
    /// The sets after each letter that was read.
    after: Vec<[u64; BOUNDS]>,
    pub(super) known: usize,
}

/// None, one or two differences.
const BOUNDS: usize = 3;

impl<'k> Rows<'k> {
    pub fn new(key: &'k [u8], bound: u8) -> Self {
        let key = &key[..key.len().min(LONGEST)];
        let mut letters = [0; 128];
        for (n, letter) in key.iter().enumerate() {
            letters[usize::from(letter & 0x7F)] |= 1 << n;
        }
        let mut after = Vec::with_capacity(1 + LONGEST);
        // Letters of the key may be missing from the start.
        after.push([0b1, 0b11, 0b111]);
        Self { key, bound: usize::from(bound).min(BOUNDS - 1), letters, after, known: 0 }
    }

    pub fn forget(&mut self) {
        self.known = 0;
    }

    /// The distance to `other`, of which `shared` letters are those of the one before; or how many of its letters are
    /// enough to be too far.
    pub fn distance(&mut self, other: &[u8], shared: usize) -> Result<u8, usize> {
        let mut at = self.known.min(shared);
        self.after.truncate(at + 1);
        while at < other.len() {
            let (before, same) = (self.after[at], self.letters[usize::from(other[at] & 0x7F)]);
            let mut next = [(before[0] & same) << 1, 0, 0];
            for k in 1..=self.bound {
                // The letter fits, is another one, is one too many, or one of the key is missing.
                next[k] = (before[k] & same) << 1 | before[k - 1] << 1 | before[k - 1] | next[k - 1] << 1;
            }
            self.after.push(next);
            at += 1;
            let within = (1_u64 << (self.key.len() + 1)) - 1;
            if next[self.bound] & within == 0 {
                self.known = at;
                return Err(at);
            }
        }
        self.known = other.len();
        let end = 1_u64 << self.key.len();
        Ok((0..=self.bound).find(|k| self.after[other.len()][*k] & end != 0).map_or(u8::MAX, |k| k as u8))
    }
}
