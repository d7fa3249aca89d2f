//! What pairs bring together.

/// Parts of a row of things, each known by its first; pairs join them.
#[derive(Clone, Debug, Default)]
pub struct Unions {
    of: Vec<u32>,
}

impl Unions {
    /// So many things, each of its own.
    pub fn new(count: usize) -> Self {
        Self { of: (0..count as u32).collect() }
    }

    /// The first of the part in which this one is.
    pub fn root(&mut self, mut n: u32) -> u32 {
        while self.of[n as usize] != n {
            self.of[n as usize] = self.of[self.of[n as usize] as usize];
            n = self.of[n as usize];
        }
        n
    }

    /// Makes one part of two.
    pub fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.of[a.max(b) as usize] = a.min(b);
    }

    /// The first of the part of each.
    pub fn roots(mut self) -> Vec<u32> {
        (0..self.of.len() as u32).map(|n| self.root(n)).collect()
    }
}
