//! Entries of one or more words, found by walking along a text's words.

use rustc_hash::FxHashMap;

/// What the entries say, by the words that lead to it.
pub struct Trie<T> {
    /// Node after each first word; 0 is none.
    first: Vec<u32>,
    next: FxHashMap<(u32, u32), u32>,
    /// The words by which any entry goes on behind its first, a bit each.
    further: Vec<u64>,
    nodes: Vec<Node>,
    values: Vec<T>,
}

/// One word on the way along an entry.
struct Node {
    /// Where its values begin and end.
    values: (u32, u32),
    /// The marks of all its values.
    marks: u64,
    /// The words by which longer entries go on from here, see [`filter`]: mostly there are none, and no look-up is needed.
    next: u64,
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

impl<T> Default for Trie<T> {
    fn default() -> Self {
        Self { first: Vec::new(), next: FxHashMap::default(), further: Vec::new(), nodes: Vec::new(), values: Vec::new() }
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

    /// The values of a node keep the order in which they came, each once. `mark` says as bits what a walk shall tell of them
    /// without looking at them.
    pub fn finish(self, mark: impl Fn(&T) -> u64) -> Trie<T> {
        let mut further = vec![0; self.next.keys().map(|(_, word)| *word as usize / 64 + 1).max().unwrap_or(0)];
        self.next.keys().for_each(|(_, word)| further[*word as usize / 64] |= 1 << (word % 64));
        let mut out = Trie { first: self.first, next: self.next, further, nodes: Vec::new(), values: Vec::new() };
        out.nodes.reserve(self.filters.len());
        out.values.reserve(self.values.len());
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
        let mut read = 0;
        for (node, next) in self.filters.into_iter().enumerate() {
            let start = out.values.len();
            for at in &order[read..starts[node]] {
                let value = self.values[*at].1;
                if !out.values[start..].contains(&value) {
                    out.values.push(value);
                }
            }
            read = starts[node];
            let marks = out.values[start..].iter().fold(0, |marks, value| marks | mark(value));
            out.nodes.push(Node { values: (start as u32, out.values.len() as u32), marks, next });
        }
        out
    }
}

impl<T> Trie<T> {
    #[inline]
    fn values(&self, node: u32) -> &[T] {
        self.node(node).1
    }

    /// A node with its values.
    #[inline]
    fn node(&self, node: u32) -> (&Node, &[T]) {
        const NOWHERE: Node = Node { values: (0, 0), marks: 0, next: 0 };
        let node = self.nodes.get(node as usize).unwrap_or(&NOWHERE);
        (node, &self.values[node.values.0 as usize..node.values.1 as usize])
    }

    pub fn one(&self, word: u32) -> &[T] {
        if word == 0 {
            return &[];
        }
        self.first.get(word as usize).map_or(&[], |node| self.values(*node))
    }

    /// Whether an entry that begins with one word can go on with one of others.
    pub fn goes_on(&self, first: u32, mut others: impl Iterator<Item = u32>) -> bool {
        let Some(node) = self.first.get(first as usize).copied().filter(|node| *node != 0) else { return false };
        let known = self.nodes[node as usize].next;
        known != 0 && others.any(|word| known & filter(word) != 0 && self.next.contains_key(&(node, word)))
    }

    /// Whether any entry goes on by this word.
    #[inline]
    fn is_further(&self, word: u32) -> bool {
        self.further.get(word as usize / 64).is_some_and(|bits| bits >> (word % 64) & 1 == 1)
    }

    /// Every entry with its words, in no order.
    pub fn each(&self, mut visit: impl FnMut(&[u32], &[T])) {
        let mut before = vec![(0u32, 0u32); self.nodes.len()];
        for (word, node) in self.first.iter().enumerate().filter(|(_, node)| **node != 0) {
            before[*node as usize] = (0, word as u32);
        }
        for ((from, word), node) in &self.next {
            before[*node as usize] = (*from, *word);
        }
        let mut words = Vec::new();
        for node in (0..self.nodes.len() as u32).filter(|node| !self.values(*node).is_empty()) {
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

    /// Every entry along these words, shortest first: its length, its values and their marks.
    pub fn walk<'t>(&'t self, mut words: impl Iterator<Item = u32>, mut found: impl FnMut(usize, &'t [T], u64)) {
        let Some(first) = words.next() else { return };
        if first == 0 {
            return;
        }
        let Some(mut node) = self.first.get(first as usize).copied().filter(|n| *n != 0) else { return };
        let mut length = 1;
        loop {
            let (Node { marks, next, .. }, values) = self.node(node);
            if !values.is_empty() {
                found(length, values, *marks);
            }
            if *next == 0 {
                return;
            }
            let Some(word) = words.next().filter(|word| *next & filter(*word) != 0 && self.is_further(*word)) else { return };
            match self.next.get(&(node, word)) {
                Some(next) => node = *next,
                None => return,
            }
            length += 1;
        }
    }
}
