//! Entries of one or more words, found by walking along a text's words.

use rustc_hash::FxHashMap;

pub struct Trie<T> {
    /// Node after each first word; 0 is none.
    first: Vec<u32>,
    next: FxHashMap<(u32, u32), u32>,
    values: Vec<Vec<T>>,
    /// Whether longer entries go on from a node: most nodes are ends, and there no look-up is needed.
    leads_on: Vec<bool>,
}

impl<T> Default for Trie<T> {
    fn default() -> Self {
        Self { first: Vec::new(), next: FxHashMap::default(), values: vec![Vec::new()], leads_on: vec![false] }
    }
}

impl<T: PartialEq> Trie<T> {
    pub fn insert(&mut self, words: &[u32], value: T) {
        let Some((first, rest)) = words.split_first() else { return };
        let slot = *first as usize;
        if self.first.len() <= slot {
            self.first.resize(slot + 1, 0);
        }
        if self.first[slot] == 0 {
            self.first[slot] = self.add_node();
        }
        let mut node = self.first[slot];
        for word in rest {
            let fresh = self.values.len() as u32;
            let next = *self.next.entry((node, *word)).or_insert(fresh);
            self.leads_on[node as usize] = true;
            if next == fresh {
                self.add_node();
            }
            node = next;
        }
        let values = &mut self.values[node as usize];
        if !values.contains(&value) {
            values.push(value);
        }
    }

    fn add_node(&mut self) -> u32 {
        self.values.push(Vec::new());
        self.leads_on.push(false);
        self.values.len() as u32 - 1
    }

    pub fn one(&self, word: u32) -> &[T] {
        if word == 0 {
            return &[];
        }
        self.first.get(word as usize).map_or(&[], |node| &self.values[*node as usize])
    }

    /// Every entry with its words, in no order.
    pub fn each(&self, mut visit: impl FnMut(&[u32], &[T])) {
        let mut before = vec![(0u32, 0u32); self.values.len()];
        for (word, node) in self.first.iter().enumerate().filter(|(_, node)| **node != 0) {
            before[*node as usize] = (0, word as u32);
        }
        for ((from, word), node) in &self.next {
            before[*node as usize] = (*from, *word);
        }
        let mut words = Vec::new();
        for (node, values) in self.values.iter().enumerate().filter(|(_, values)| !values.is_empty()) {
            words.clear();
            let mut at = node as u32;
            while at != 0 {
                let (from, word) = before[at as usize];
                words.push(word);
                at = from;
            }
            words.reverse();
            visit(&words, values);
        }
    }

    pub fn walk<'t>(&'t self, mut words: impl Iterator<Item = u32>, mut found: impl FnMut(usize, &'t [T])) {
        let Some(first) = words.next() else { return };
        if first == 0 {
            return;
        }
        let Some(mut node) = self.first.get(first as usize).copied().filter(|n| *n != 0) else { return };
        let mut length = 1;
        loop {
            let values = &self.values[node as usize];
            if !values.is_empty() {
                found(length, values);
            }
            if !self.leads_on[node as usize] {
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
