//! Entries of one or more words, found by walking along a text's words.

use rustc_hash::FxHashMap;

/// What the entries say, by the words that lead to it.
pub struct Trie<T> {
    /// Node after each first word; 0 is none.
    first: Vec<u32>,
    next: FxHashMap<(u32, u32), u32>,
    nodes: Vec<Node>,
    values: Vec<T>,
}

/// One word on the way along an entry.
#[derive(Clone, Copy)]
struct Node {
    /// Where its values begin; they end where those of the next node begin.
    values: u32,
    /// The marks of all its values.
    marks: u32,
    /// Whether longer entries go on from here: most nodes are ends, and there no look-up is needed.
    leads_on: bool,
}

/// Collects entries in any order; [`Builder::finish`] lays them out for reading.
pub struct Builder<T> {
    first: Vec<u32>,
    next: FxHashMap<(u32, u32), u32>,
    leads_on: Vec<bool>,
    values: Vec<(u32, T)>,
}

impl<T> Default for Trie<T> {
    fn default() -> Self {
        Self { first: Vec::new(), next: FxHashMap::default(), nodes: Vec::new(), values: Vec::new() }
    }
}

impl<T> Default for Builder<T> {
    fn default() -> Self {
        Self { first: Vec::new(), next: FxHashMap::default(), leads_on: vec![false], values: Vec::new() }
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
            self.first[slot] = self.leads_on.len() as u32;
            self.leads_on.push(false);
        }
        let mut node = self.first[slot];
        for word in rest {
            let fresh = self.leads_on.len() as u32;
            let next = *self.next.entry((node, *word)).or_insert(fresh);
            self.leads_on[node as usize] = true;
            if next == fresh {
                self.leads_on.push(false);
            }
            node = next;
        }
        self.values.push((node, value));
    }

    /// The values of a node keep the order in which they came, each once. `mark` says as bits what a walk shall tell of them
    /// without looking at them.
    pub fn finish(mut self, mark: impl Fn(&T) -> u32) -> Trie<T> {
        self.values.sort_by_key(|(node, _)| *node);
        let mut out = Trie { first: self.first, next: self.next, nodes: Vec::new(), values: Vec::new() };
        out.nodes.reserve(self.leads_on.len() + 1);
        out.values.reserve(self.values.len());
        let mut rest = self.values.as_slice();
        for (node, leads_on) in self.leads_on.into_iter().enumerate() {
            let start = out.values.len();
            while let Some(((_, value), after)) = rest.split_first().filter(|((n, _), _)| *n as usize == node) {
                if !out.values[start..].contains(value) {
                    out.values.push(*value);
                }
                rest = after;
            }
            let marks = out.values[start..].iter().fold(0, |marks, value| marks | mark(value));
            out.nodes.push(Node { values: start as u32, marks, leads_on });
        }
        out.nodes.push(Node { values: out.values.len() as u32, marks: 0, leads_on: false });
        out
    }
}

impl<T> Trie<T> {
    #[inline]
    fn values(&self, node: u32) -> &[T] {
        let bounds = (self.nodes.get(node as usize), self.nodes.get(node as usize + 1));
        let (Some(node), Some(next)) = bounds else { return &[] };
        &self.values[node.values as usize..next.values as usize]
    }

    pub fn one(&self, word: u32) -> &[T] {
        if word == 0 {
            return &[];
        }
        self.first.get(word as usize).map_or(&[], |node| self.values(*node))
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
    pub fn walk<'t>(&'t self, mut words: impl Iterator<Item = u32>, mut found: impl FnMut(usize, &'t [T], u32)) {
        let Some(first) = words.next() else { return };
        if first == 0 {
            return;
        }
        let Some(mut node) = self.first.get(first as usize).copied().filter(|n| *n != 0) else { return };
        let mut length = 1;
        loop {
            let values = self.values(node);
            let Node { marks, leads_on, .. } = self.nodes[node as usize];
            if !values.is_empty() {
                found(length, values, marks);
            }
            if !leads_on {
                return;
            }
            let Some(word) = words.next() else { return };
            match self.next.get(&(node, word)) {
                Some(next) => node = *next,
                None => return,
            }
            length += 1;
        }
    }
}
