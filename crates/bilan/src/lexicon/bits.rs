//! Sets of up to 192 small numbers, a bit each.

/// A set of numbers below [`Bits::COUNT`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bits([u64; 3]);

impl Bits {
    pub const COUNT: usize = 192;

    #[inline(always)]
    pub const fn one(number: usize) -> Self {
        let (word, bit) = (number / 64, 1 << (number % 64));
        // Without a place in memory, so that what is asked for is known when this is compiled.
        Self([if word == 0 { bit } else { 0 }, if word == 1 { bit } else { 0 }, if word == 2 { bit } else { 0 }])
    }

    #[must_use]
    #[inline(always)]
    pub const fn and(self, other: Self) -> Self {
        let ([a, b, c], [d, e, f]) = (self.0, other.0);
        Self([a | d, b | e, c | f])
    }

    #[inline(always)]
    pub const fn holds(self, number: usize) -> bool {
        self.0[number / 64] >> (number % 64) & 1 == 1
    }

    /// Whether any of these is among them.
    #[inline(always)]
    pub const fn any(self, of: Self) -> bool {
        let ([a, b, c], [d, e, f]) = (self.0, of.0);
        a & d | b & e | c & f != 0
    }

    /// Whether all of these are among them.
    #[inline(always)]
    pub const fn all(self, of: Self) -> bool {
        let ([a, b, c], [d, e, f]) = (self.0, of.0);
        (d & !a) | (e & !b) | (f & !c) == 0
    }

    /// Calls for the numbers of a set, in order.
    #[inline]
    pub fn each(self, mut number: impl FnMut(usize)) {
        for (at, word) in self.0.into_iter().enumerate() {
            each_bit(word, |bit| number(64 * at + bit));
        }
    }
}

/// Calls for the numbers of a word's bits, in order.
#[inline]
pub fn each_bit(mut word: u64, mut number: impl FnMut(usize)) {
    while word != 0 {
        number(word.trailing_zeros() as usize);
        word &= word - 1;
    }
}
