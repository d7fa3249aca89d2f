//! Sets of small numbers, a bit each.

/// A set of numbers below [`Bits::COUNT`], in so many machine words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bits<const WORDS: usize>([u64; WORDS]);

impl<const WORDS: usize> Default for Bits<WORDS> {
    #[inline(always)]
    fn default() -> Self {
        Self([0; WORDS])
    }
}

impl<const WORDS: usize> Bits<WORDS> {
    pub const COUNT: usize = 64 * WORDS;

    #[inline(always)]
    pub const fn one(number: usize) -> Self {
        let mut words = [0; WORDS];
        let mut at = 0;
        // Word by word, so that what is asked for is known when this is compiled.
        while at < WORDS {
            words[at] = if at == number / 64 { 1 << (number % 64) } else { 0 };
            at += 1;
        }
        Self(words)
    }

    #[must_use]
    #[inline(always)]
    pub const fn and(mut self, other: Self) -> Self {
        let mut at = 0;
        while at < WORDS {
            self.0[at] |= other.0[at];
            at += 1;
        }
        self
    }

    #[inline(always)]
    pub const fn holds(self, number: usize) -> bool {
        self.0[number / 64] >> (number % 64) & 1 == 1
    }

    /// Whether any of these is among them.
    #[inline(always)]
    pub const fn any(self, of: Self) -> bool {
        let (mut found, mut at) = (0, 0);
        while at < WORDS {
            found |= self.0[at] & of.0[at];
            at += 1;
        }
        found != 0
    }

    /// Whether all of these are among them.
    #[inline(always)]
    pub const fn all(self, of: Self) -> bool {
        let (mut missing, mut at) = (0, 0);
        while at < WORDS {
            missing |= of.0[at] & !self.0[at];
            at += 1;
        }
        missing == 0
    }

    /// Calls for the numbers of a set, in order.
    #[inline]
    pub fn each(self, mut number: impl FnMut(usize)) {
        for (at, word) in self.0.into_iter().enumerate() {
            each_bit(word, |bit| number(64 * at + bit));
        }
    }
}

impl<const WORDS: usize> IntoIterator for Bits<WORDS> {
    type Item = usize;
    type IntoIter = Numbers<WORDS>;

    fn into_iter(self) -> Numbers<WORDS> {
        Numbers { left: self, at: 0 }
    }
}

/// The numbers of a set, in order.
pub struct Numbers<const WORDS: usize> {
    left: Bits<WORDS>,
    /// The word that is looked at.
    at: usize,
}

impl<const WORDS: usize> Iterator for Numbers<WORDS> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.left.0.get(self.at) == Some(&0) {
            self.at += 1;
        }
        let word = self.left.0.get_mut(self.at)?;
        let bit = word.trailing_zeros() as usize;
        *word &= *word - 1;
        Some(64 * self.at + bit)
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
