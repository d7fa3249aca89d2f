//! Entries of one or more words, found by walking along a text's words.

use std::hash::Hash;

use rustc_hash::FxHashMap;

/// What the entries say, by the words that lead to it, and the gist of what each says.
pub struct Trie<T, G> {
    /// The node after a first word has the word's own number; those of further words stand behind.
    nodes: Vec<Node>,
    /// How many of them are of first words.
    first: usize,
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

/// The node behind each node and word. Each lies at the first free place from that of its hash on, so that looking one up mostly touches
/// one place of memory.
#[derive(Default)]
struct Next {
    /// As many as a power of two, half of them free: node, word, and the node behind. No entry goes on from node 0.
    places: Vec<(u32, u32, u32)>,
}

impl Next {
    fn with_room(count: usize) -> Self {
        Self { places: vec![(0, 0, 0); (2 * count).next_power_of_two()] }
    }

    fn insert(&mut self, node: u32, word: u32, behind: u32) {
        let at = self.place(node, word);
        self.places[at] = (node, word, behind);
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
    first: Vec<u32>,
    next: FxHashMap<(u32, u32), u32>,
    /// What [`Node::next`] will be, for each node.
    filters: Vec<u64>,
    values: Vec<(u32, T)>,
}

impl<T, G: Default> Default for Trie<T, G> {
    fn default() -> Self {
        let (nodes, first, next, further, values) = Default::default();
        Self { nodes, first, next, further, values, gists: vec![G::default()] }
    }
}

impl<T> Default for Builder<T> {
    fn default() -> Self {
        Self { first: Vec::new(), next: FxHashMap::default(), filters: vec![0], values: Vec::new() }
    }
}

impl<T: PartialEq + Copy> Builder<T> {
    pub fn insert(&mut self, words: &[u32], value: T) {
        let Some((first, rest)) = words.split_first() else { return };
        let slot = *first as usize;
        if self.first.len() <= slot {
            self.first.resize(slot + 1, 0);
        }
        if self.first[slot] == 0 {
            self.first[slot] = self.filters.len() as u32;
            self.filters.push(0);
        }
        let mut node = self.first[slot];
        for word in rest {
            let fresh = self.filters.len() as u32;
            let next = *self.next.entry((node, *word)).or_insert(fresh);
            self.filters[node as usize] |= filter(*word);
            if next == fresh {
                self.filters.push(0);
            }
            node = next;
        }
        self.values.push((node, value));
    }

    /// The values of a node keep the order in which they came, each once. `gist` says what a walk shall tell of them without looking
    /// at them.
    pub fn finish<G: Copy + Default + Eq + Hash>(self, gist: impl Fn(&[T]) -> G) -> Trie<T, G> {
        let mut further = vec![0; self.next.keys().map(|(_, word)| *word as usize / 64 + 1).max().unwrap_or(0)];
        self.next.keys().for_each(|(_, word)| further[*word as usize / 64] |= 1 << (word % 64));
        let mut out = Trie { first: self.first.len(), further, ..Trie::default() };
        let mut known: FxHashMap<G, u16> = FxHashMap::default();
        // A first word's node gets the word's number, the others those behind.
        let mut numbers = vec![0; self.filters.len()];
        (0..).zip(&self.first).for_each(|(word, node)| numbers[*node as usize] = word);
        numbers[0] = 0;
        let others = numbers[1..].iter_mut().filter(|number| **number == 0);
        (out.first as u32..).zip(others).for_each(|(fresh, number)| *number = fresh);
        let last = numbers.iter().copied().max().unwrap_or(0) as usize;
        out.nodes = vec![Node::default(); out.first.max(last + 1)];
        out.next = Next::with_room(self.next.len());
        for ((node, word), behind) in &self.next {
            out.next.insert(numbers[*node as usize], *word, numbers[*behind as usize]);
        }
        // Where the values of each node begin, once they lie in the order of the nodes.
        let mut starts = vec![0; self.filters.len() + 1];
        self.values.iter().for_each(|(node, _)| starts[*node as usize + 1] += 1);
        for node in 1..starts.len() {
            starts[node] += starts[node - 1];
        }
        let mut order = vec![0; self.values.len()];
        for (at, (node, _)) in self.values.iter().enumerate() {
            order[starts[*node as usize]] = at;
            starts[*node as usize] += 1;
        }
        // Now each start has moved to the end.
        let (mut read, mut told) = (0, 0);
        for (node, next) in self.filters.into_iter().enumerate() {
            let start = out.values.len();
            for at in &order[read..starts[node]] {
                let value = self.values[*at].1;
                if !out.values[start..].contains(&value) {
                    out.values.push(value);
                }
            }
            read = starts[node];
            let gist = if out.values.len() > start { gist(&out.values[start..]) } else { G::default() };
            // Mostly it is that of the node before.
            if out.gists[usize::from(told)] != gist {
                told = *known.entry(gist).or_insert_with(|| {
                    out.gists.push(gist);
                    out.gists.len() as u16 - 1
                });
            }
            let count = out.values.len() - start;
            debug_assert!(count < usize::from(u16::MAX) && out.gists.len() < usize::from(u16::MAX), "more than a node can tell");
            out.nodes[numbers[node] as usize] = Node { next, values: start as u32, count: count as u16, gist: told };
        }
        out
    }
}

impl<T, G> Trie<T, G> {
    #[inline]
    fn values(&self, node: u32) -> &[T] {
        let Node { values, count, .. } = self.nodes.get(node as usize).copied().unwrap_or_default();
        &self.values[values as usize..][..usize::from(count)]
    }

    /// Whether the node of this number is that of a first word; 0 is no word.
    #[inline]
    const fn is_first(&self, word: u32) -> bool {
        word != 0 && (word as usize) < self.first
    }

    pub fn one(&self, word: u32) -> &[T] {
        if self.is_first(word) { self.values(word) } else { &[] }
    }

    /// Whether an entry that begins with one word can go on with one of others.
    pub fn goes_on(&self, first: u32, mut others: impl Iterator<Item = u32>) -> bool {
        let known = self.nodes.get(first as usize).filter(|_| self.is_first(first)).map_or(0, |node| node.next);
        known != 0 && others.any(|word| known & filter(word) != 0 && self.next.get(first, word).is_some())
    }

    /// Whether any entry of more words begins with this one.
    #[inline]
    pub fn goes_further(&self, first: u32) -> bool {
        self.is_first(first) && self.nodes.get(first as usize).is_some_and(|node| node.next != 0)
    }

    /// Whether any entry goes on by this word.
    #[inline]
    fn is_further(&self, word: u32) -> bool {
        self.further.get(word as usize / 64).is_some_and(|bits| bits >> (word % 64) & 1 == 1)
    }

    /// The words of every entry with wanted values, in no order.
    pub fn each(&self, wanted: impl Fn(&[T]) -> bool, mut visit: impl FnMut(&[u32], &[T])) {
        let mut before: Vec<(u32, u32)> = (0..self.nodes.len() as u32).map(|word| (0, word)).collect();
        for (from, word, node) in self.next.places.iter().filter(|(from, ..)| *from != 0) {
            before[*node as usize] = (*from, *word);
        }
        let mut words = Vec::new();
        let holds = |node: &u32| !self.values(*node).is_empty() && wanted(self.values(*node));
        for node in (0..self.nodes.len() as u32).filter(holds) {
            words.clear();
            let mut at = node;
            while at != 0 {
                let (from, word) = before[at as usize];
                words.push(word);
                at = from;
            }
            words.reverse();
            visit(&words, self.values(node));
        }
    }

    /// Every entry along these words, shortest first: its length, its values and their gist.
    pub fn walk<'t>(&'t self, mut words: impl Iterator<Item = u32>, mut found: impl FnMut(usize, &'t [T], &'t G)) {
        let Some(mut node) = words.next().filter(|first| self.is_first(*first)) else { return };
        let mut length = 1;
        loop {
            let here = &self.nodes[node as usize];
            if here.count > 0 {
                let values = &self.values[here.values as usize..][..usize::from(here.count)];
                found(length, values, &self.gists[usize::from(here.gist)]);
            }
            if here.next == 0 {
                return;
            }
            let goes_on = |word: &u32| here.next & filter(*word) != 0 && self.is_further(*word);
            let Some(word) = words.next().filter(goes_on) else { return };
            match self.next.get(node, word) {
                Some(behind) => node = behind,
                None => return,
            }
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
        trie.each(|_| true, |words, values| seen.extend(values.iter().map(|value| (words.to_vec(), *value))));
        seen.sort();
        let mut all = entries;
        all.sort();
        all.dedup();
        assert_eq!(seen, all);
    }
}
