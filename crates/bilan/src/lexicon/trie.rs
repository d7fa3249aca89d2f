//! Entries of one or more words, found by walking along a text's words.

use std::hash::Hash;

use rustc_hash::FxHashMap;

/// What the entries say, by the words that lead to it, and the gist of what each says.
pub struct Trie<T, G> {
    /// The nodes behind first words; each has the number of its word.
    first: Vec<Node>,
    /// Those behind further words; each has its place here with [`OTHER`] for its number.
    others: Vec<Node>,
    next: Next,
    /// The words by which any entry goes on behind its first, a bit each.
    further: Vec<u64>,
    values: Vec<T>,
    /// Each once; the first is that of no values.
    gists: Vec<G>,
}

/// One word on the way along an entry. Small, so that many lie in one line of a cache: nearly every word of a text asks for one.
#[derive(Clone, Copy, Default)]
struct Node {
    /// The words by which longer entries go on from here, see [`filter`]: mostly there are none, and no look-up is needed.
    next: u64,
    /// Where its values begin, and how many they are.
    values: u32,
    count: u16,
    /// Which gist is that of all its values.
    gist: u16,
}

/// The bit of the numbers of nodes that are behind further words.
const OTHER: u32 = 1 << 31;

/// The node behind each node and word. Each lies at the first free place from that of its hash on, so that looking one up mostly touches
/// one place of memory.
#[derive(Default)]
struct Next {
    /// As many as a power of two, a third of them free: node, word, and the node behind. No entry goes on from node 0.
    places: Vec<(u32, u32, u32)>,
    held: usize,
}

impl Next {
    fn with_room(count: usize) -> Self {
        Self { places: vec![(0, 0, 0); (count * 3 / 2 + 2).next_power_of_two()], held: 0 }
    }

    /// The node behind a node and a word: a fresh one where there was none.
    fn node_behind(&mut self, node: u32, word: u32, fresh: u32) -> u32 {
        if self.held * 3 >= self.places.len() * 2 {
            let more = Self::with_room(self.held * 2);
            std::mem::replace(self, more).each(|node, word, behind| {
                self.node_behind(node, word, behind);
            });
        }
        let at = self.place(node, word);
        let place = &mut self.places[at];
        if place.0 == 0 {
            *place = (node, word, fresh);
            self.held += 1;
        }
        place.2
    }

    fn each(&self, mut visit: impl FnMut(u32, u32, u32)) {
        for (node, word, behind) in &self.places {
            if *node != 0 {
                visit(*node, *word, *behind);
            }
        }
    }

    #[inline]
    fn get(&self, node: u32, word: u32) -> Option<u32> {
        let (found, _, behind) = *self.places.get(self.place(node, word))?;
        (found != 0).then_some(behind)
    }

    /// Where a node and a word stand or would stand.
    #[inline]
    fn place(&self, node: u32, word: u32) -> usize {
        let last = self.places.len().wrapping_sub(1);
        let key = u64::from(node) << 32 | u64::from(word);
        // The highest bits of a product depend on all bits of its factors.
        let mut at = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & last;
        while let Some((other, with, _)) = self.places.get(at)
            && *other != 0
            && (*other, *with) != (node, word)
        {
            at = (at + 1) & last;
        }
        at
    }
}

/// The bit of a word in a set that may hold others too.
#[inline]
const fn filter(word: u32) -> u64 {
    1 << (word.wrapping_mul(0x9E37_79B9) >> 26)
}

/// Collects entries in any order; [`Builder::finish`] lays them out for reading.
pub struct Builder<T> {
    /// What [`Node::next`] will be, for the nodes behind first words and those behind further ones.
    first: Vec<u64>,
    others: Vec<u64>,
    next: Next,
    /// What [`Trie::further`] will be.
    further: Vec<u64>,
    /// With the number of the node that each belongs to.
    values: Vec<(u32, T)>,
}

impl<T, G: Default> Default for Trie<T, G> {
    fn default() -> Self {
        let (first, others, next, further, values) = Default::default();
        Self { first, others, next, further, values, gists: vec![G::default()] }
    }
}

impl<T> Default for Builder<T> {
    fn default() -> Self {
        let (first, others, next, further, values) = Default::default();
        Self { first, others, next, further, values }
    }
}

impl<T: PartialEq + Copy> Builder<T> {
    /// One that need not grow before it holds so many words and entries.
    pub fn with_room(words: usize, entries: usize) -> Self {
        let (first, others, values) = (Vec::with_capacity(words), Vec::with_capacity(entries), Vec::with_capacity(entries));
        Self { first, others, next: Next::with_room(entries), further: Vec::new(), values }
    }

    pub fn insert(&mut self, words: &[u32], value: T) {
        let Some((first, rest)) = words.split_first() else { return };
        if self.first.len() <= *first as usize {
            self.first.resize(*first as usize + 1, 0);
        }
        let mut node = *first;
        for word in rest {
            let fresh = OTHER | self.others.len() as u32;
            let behind = self.next.node_behind(node, *word, fresh);
            let (nodes, at) = if node & OTHER == 0 { (&mut self.first, node) } else { (&mut self.others, node & !OTHER) };
            nodes[at as usize] |= filter(*word);
            if behind == fresh {
                self.others.push(0);
                let at = *word as usize / 64;
                if self.further.len() <= at {
                    self.further.resize(at + 1, 0);
                }
                self.further[at] |= 1 << (word % 64);
            }
            node = behind;
        }
        self.values.push((node, value));
    }

    /// The values of a node keep the order in which they came, each once. `gist` says what a walk shall tell of them without looking
    /// at them.
    pub fn finish<G: Copy + Default + Eq + Hash>(self, gist: impl Fn(&[T]) -> G) -> Trie<T, G> {
        let first = self.first.len();
        let mut out = Trie { next: self.next, further: self.further, ..Trie::default() };
        out.values.reserve(self.values.len());
        let mut known: FxHashMap<G, u16> = FxHashMap::default();
        // The nodes behind further words come after all others. Where the values of each begin, once they lie in that order:
        let place = |node: u32| if node & OTHER == 0 { node as usize } else { first + (node & !OTHER) as usize };
        let mut starts = vec![0; first + self.others.len() + 1];
        self.values.iter().for_each(|(node, _)| starts[place(*node) + 1] += 1);
        for node in 1..starts.len() {
            starts[node] += starts[node - 1];
        }
        let mut order = vec![0; self.values.len()];
        for (at, (node, _)) in self.values.iter().enumerate() {
            let start = &mut starts[place(*node)];
            order[*start] = at;
            *start += 1;
        }
        // Now each start has moved to the end.
        let (mut read, mut told) = (0, 0);
        out.first.reserve(first);
        out.others.reserve(self.others.len());
        for (node, next) in self.first.into_iter().chain(self.others).enumerate() {
            let start = out.values.len();
            for at in &order[read..starts[node]] {
                let value = self.values[*at].1;
                if !out.values[start..].contains(&value) {
                    out.values.push(value);
                }
            }
            read = starts[node];
            let count = out.values.len() - start;
            if count > 0 {
                let gist = gist(&out.values[start..]);
                // Mostly it is that of the node before.
                if out.gists[usize::from(told)] != gist {
                    told = *known.entry(gist).or_insert_with(|| {
                        out.gists.push(gist);
                        out.gists.len() as u16 - 1
                    });
                }
            }
            debug_assert!(count < usize::from(u16::MAX) && out.gists.len() < usize::from(u16::MAX), "more than a node can tell");
            let gist = if count > 0 { told } else { 0 };
            let nodes = if node < first { &mut out.first } else { &mut out.others };
            nodes.push(Node { next, values: start as u32, count: count as u16, gist });
        }
        out
    }
}

impl<T, G> Trie<T, G> {
    #[inline]
    fn values(&self, node: &Node) -> &[T] {
        &self.values[node.values as usize..][..usize::from(node.count)]
    }

    /// The node behind a first word; 0 is no word.
    #[inline]
    fn first(&self, word: u32) -> Option<&Node> {
        self.first.get(word as usize).filter(|_| word != 0)
    }

    pub fn one(&self, word: u32) -> &[T] {
        self.first(word).map_or(&[], |node| self.values(node))
    }

    /// Whether an entry that begins with one word can go on with one of others.
    pub fn goes_on(&self, first: u32, mut others: impl Iterator<Item = u32>) -> bool {
        let known = self.first(first).map_or(0, |node| node.next);
        known != 0 && others.any(|word| known & filter(word) != 0 && self.next.get(first, word).is_some())
    }

    /// Whether any entry of more words begins with this one.
    #[inline]
    pub fn goes_further(&self, first: u32) -> bool {
        self.first(first).is_some_and(|node| node.next != 0)
    }

    /// Whether any entry goes on by this word.
    #[inline]
    fn is_further(&self, word: u32) -> bool {
        self.further.get(word as usize / 64).is_some_and(|bits| bits >> (word % 64) & 1 == 1)
    }

    /// The words of every entry with wanted values, in no order. `perhaps` says by their gist whether they may be.
    pub fn each(&self, perhaps: impl Fn(&G) -> bool, wanted: impl Fn(&[T]) -> bool, mut visit: impl FnMut(&[u32], &[T])) {
        let mut before = vec![(0, 0); self.others.len()];
        self.next.each(|from, word, node| before[(node & !OTHER) as usize] = (from, word));
        let mut words = Vec::new();
        let perhaps: Vec<bool> = self.gists.iter().map(perhaps).collect();
        let nodes = (0..).zip(&self.first).chain((OTHER..).zip(&self.others));
        for (number, node) in nodes.filter(|(_, node)| node.count > 0 && perhaps[usize::from(node.gist)]) {
            let values = self.values(node);
            if !wanted(values) {
                continue;
            }
            words.clear();
            let mut at = number;
            while at & OTHER != 0 {
                let (from, word) = before[(at & !OTHER) as usize];
                words.push(word);
                at = from;
            }
            words.push(at);
            words.reverse();
            visit(&words, values);
        }
    }

    /// Every entry along these words, shortest first: its length, its values and their gist.
    pub fn walk<'t>(&'t self, mut words: impl Iterator<Item = u32>, mut found: impl FnMut(usize, &'t [T], &'t G)) {
        let Some(mut number) = words.next() else { return };
        let Some(mut node) = self.first(number) else { return };
        let mut length = 1;
        loop {
            if node.count > 0 {
                found(length, self.values(node), &self.gists[usize::from(node.gist)]);
            }
            if node.next == 0 {
                return;
            }
            let goes_on = |word: &u32| node.next & filter(*word) != 0 && self.is_further(*word);
            let Some(word) = words.next().filter(goes_on) else { return };
            let Some(behind) = self.next.get(number, word) else { return };
            (number, node) = (behind, &self.others[(behind & !OTHER) as usize]);
            length += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_along_their_words() {
        let entries: Vec<(Vec<u32>, u32)> = (1..=40u32)
            .flat_map(|a| [(vec![a], a), (vec![a, a + 1], 100 + a), (vec![a, a + 1, 7], 200 + a), (vec![90, a, 91], 300 + a)])
            .chain([(vec![5], 5), (vec![5], 500)])
            .collect();
        let mut builder = Builder::default();
        entries.iter().for_each(|(words, value)| builder.insert(words, *value));
        let trie = builder.finish(|values: &[u32]| values.len());
        let walked = |words: &[u32]| {
            let mut found = Vec::new();
            trie.walk(words.iter().copied(), |length, values, gist| found.push((length, values.to_vec(), *gist)));
            found
        };
        assert_eq!(walked(&[5, 6, 7]), [(1, vec![5, 500], 2), (2, vec![105], 1), (3, vec![205], 1)]);
        assert_eq!(walked(&[90, 40, 91]), [(3, vec![340], 1)]);
        assert!([&[][..], &[0], &[41, 42], &[90, 41, 91], &[1000]].into_iter().all(|words| walked(words).is_empty()));
        assert_eq!((trie.one(5), trie.one(0), trie.one(90), trie.one(1000)), (&[5, 500][..], &[][..], &[][..], &[][..]));
        assert!(
            trie.goes_on(90, [50, 40].into_iter()) && !trie.goes_on(90, [50].into_iter()) && !trie.goes_on(0, [1].into_iter())
        );
        let mut seen = Vec::new();
        trie.each(|_| true, |_| true, |words, values| seen.extend(values.iter().map(|value| (words.to_vec(), *value))));
        seen.sort();
        let mut all = entries;
        all.sort();
        all.dedup();
        assert_eq!(seen, all);
    }
}
