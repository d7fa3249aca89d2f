//! A sorted table of keys in blocks with shared beginnings: look-up by exact key and by bounded edit distance.
//!
//! The table is bytes, so that one that lies in a file can be used where it lies. Every read is checked against the end of
//! the bytes: a damaged table gives too few answers and never stops the program.
//!
//! A block holds [`BLOCK`] entries. An entry is: how many bytes it shares with the key before it (none for the first of a
//! block), how many follow, those bytes, how many values, the values, each as the difference from the one before.

use super::near::{Rows, begins_alike};

/// Entries of a block.
const BLOCK: u64 = 16;
/// Keys are cut here when they are written; no name of a place is longer.
pub const LONGEST: usize = 48;
/// The most values that a look-up returns of one key.
const MOST: usize = 1024;

/// Appends a number of any size, seven bits a byte.
pub fn put(out: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

/// Reads what [`put`] wrote and moves `at` behind it.
pub fn get(bytes: &[u8], at: &mut usize) -> Option<u64> {
    let mut n = 0_u64;
    for shift in (0..64).step_by(7) {
        let byte = *bytes.get(*at)?;
        *at += 1;
        n |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(n);
        }
    }
    None
}

/// Writes keys that come in order.
#[derive(Default)]
pub struct KeyWriter {
    last: Vec<u8>,
    keys: u64,
}

impl KeyWriter {
    /// Appends one key with its values, ascending. `at` is how many bytes the table has so far; a new block's start is
    /// returned, for the list of blocks.
    pub fn push(&mut self, key: &[u8], values: &[u64], at: u64, out: &mut Vec<u8>) -> Option<u64> {
        let opens = self.keys.is_multiple_of(BLOCK);
        let shared = if opens { 0 } else { self.last.iter().zip(key).take_while(|(a, b)| a == b).count() };
        put(out, shared as u64);
        put(out, (key.len() - shared) as u64);
        out.extend_from_slice(&key[shared..]);
        put(out, values.len() as u64);
        let mut before = 0;
        for value in values {
            put(out, value - before);
            before = *value;
        }
        self.last.clear();
        self.last.extend_from_slice(key);
        self.keys += 1;
        opens.then_some(at)
    }

    pub const fn keys(&self) -> u64 {
        self.keys
    }
}

/// A table as it lies in memory.
#[derive(Clone, Copy, Debug)]
pub struct KeyTable<'b> {
    entries: &'b [u8],
    /// Where each block begins, eight bytes each, the lowest first.
    blocks: &'b [u8],
    /// See [`KeyTable::firsts`]; empty where there is no such list.
    firsts: &'b [u32],
}

/// Pairs of first letters; a digit or nothing counts as one before all letters.
const PAIRS: usize = 27 * 27;

fn pair(key: &[u8]) -> usize {
    let letter = |n: usize| key.get(n).map_or(0, |c| usize::from(c.saturating_sub(b'a' - 1).min(26)));
    // All keys that begin with a digit are one lot.
    if letter(0) == 0 { 0 } else { letter(0) * 27 + letter(1) }
}

/// Where reading stands inside a table.
struct Cursor<'b> {
    bytes: &'b [u8],
    at: usize,
    left: u64,
    key: Vec<u8>,
    shared: usize,
    values: usize,
}

impl<'b> Cursor<'b> {
    /// Moves to the next key of the block.
    fn next(&mut self) -> Option<()> {
        self.left = self.left.checked_sub(1)?;
        let shared = get(self.bytes, &mut self.at)? as usize;
        let rest = get(self.bytes, &mut self.at)? as usize;
        if shared > self.key.len() || rest > 4 * LONGEST {
            return None;
        }
        self.key.truncate(shared);
        self.key.extend_from_slice(self.bytes.get(self.at..self.at + rest)?);
        self.at += rest;
        self.shared = shared;
        self.values = self.at;
        for _ in 0..get(self.bytes, &mut self.at)? {
            get(self.bytes, &mut self.at)?;
        }
        Some(())
    }

    fn values(&self, mut each: impl FnMut(u64)) {
        let mut at = self.values;
        let Some(count) = get(self.bytes, &mut at) else { return };
        let mut value = 0_u64;
        for _ in 0..(count as usize).min(MOST) {
            let Some(step) = get(self.bytes, &mut at) else { return };
            value = value.wrapping_add(step);
            each(value);
        }
    }
}

impl<'b> KeyTable<'b> {
    pub const fn new(entries: &'b [u8], blocks: &'b [u8]) -> Self {
        Self { entries, blocks, firsts: &[] }
    }

    /// For each pair of first letters the last block that begins before all keys with that pair: where a search may begin.
    pub fn firsts(&self) -> Vec<u32> {
        let smallest = |n: usize| {
            let n = if (1..27).contains(&n) { 27 } else { n };
            let letters = [n / 27, n % 27].into_iter().take_while(|l| *l > 0);
            letters.map(|l| b'a' - 1 + l as u8).collect::<Vec<u8>>()
        };
        (0..PAIRS).map(|n| self.block_of(&smallest(n), 0) as u32).collect()
    }

    /// The table with such a list, which makes searches short.
    pub const fn with_firsts(self, firsts: &'b [u32]) -> Self {
        Self { firsts, ..self }
    }

    fn count(&self) -> usize {
        self.blocks.len() / 8
    }

    fn cursor(&self, block: usize) -> Option<Cursor<'b>> {
        let start = self.blocks.get(block * 8..block * 8 + 8)?;
        let at = u64::from_le_bytes(start.try_into().ok()?) as usize;
        Some(Cursor { bytes: self.entries, at, left: BLOCK, key: Vec::with_capacity(LONGEST), shared: 0, values: 0 })
    }

    /// The first key of a block, where it lies.
    fn head(&self, block: usize) -> Option<&'b [u8]> {
        let start = self.blocks.get(block * 8..block * 8 + 8)?;
        let mut at = u64::from_le_bytes(start.try_into().ok()?) as usize;
        get(self.entries, &mut at)?;
        let length = get(self.entries, &mut at)? as usize;
        self.entries.get(at..at.checked_add(length)?)
    }

    /// The last block that begins with `key` or before it, from `from` on.
    fn block_of(&self, key: &[u8], from: usize) -> usize {
        let reached = |block: usize| self.head(block).is_some_and(|head| head <= key);
        let pair = pair(key);
        let (mut low, mut high) = match self.firsts.get(pair) {
            Some(first) => {
                let next = self.firsts.get(pair + 1).map_or(self.count(), |next| *next as usize + 1);
                (from.max(*first as usize), next.min(self.count()).max(from + 1))
            }
            None => (from, self.count()),
        };
        while high - low > 1 {
            let middle = usize::midpoint(low, high);
            if reached(middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The values of exactly this key.
    pub fn exact(&self, key: &[u8], each: impl FnMut(u64)) {
        if self.count() == 0 {
            return;
        }
        let Some(mut cursor) = self.cursor(self.block_of(key, 0)) else { return };
        while cursor.next().is_some() {
            if cursor.key.as_slice() >= key {
                if cursor.key == key {
                    cursor.values(each);
                }
                return;
            }
        }
    }

    /// The values of every key that differs in at most `bound` letters (one more, one less or another one), with the number
    /// of differences. The first letter is the same, and so is the second, save that with one difference it may be another
    /// vowel or be missing. Keys that cannot come near are skipped block by block.
    pub fn near(&self, key: &[u8], bound: u8, mut each: impl FnMut(u8, &[u8], u64)) {
        let Some(first) = key.first().copied().filter(|_| self.count() > 0) else { return };
        let mut rows = Rows::new(key, bound);
        let mut block = self.block_of(&[first], 0);
        let Some(mut cursor) = self.cursor(block) else { return };
        // The longest beginning of the current key that is known to lead nowhere.
        let mut dead = usize::MAX;
        loop {
            if cursor.next().is_none() {
                block += 1;
                if dead != usize::MAX
                    && let Some(beyond) = successor(&cursor.key[..dead.min(cursor.key.len())])
                {
                    // Everything up to there begins in the way that leads nowhere.
                    block = self.block_of(&beyond, block - 1).max(block);
                }
                match self.cursor(block).filter(|_| block < self.count()) {
                    Some(next) => cursor = next,
                    None => return,
                }
                rows.forget();
                dead = usize::MAX;
                continue;
            }
            match cursor.key.first().copied() {
                Some(c) if c < first => continue,
                Some(c) if c > first => return,
                _ => {}
            }
            if cursor.shared >= dead {
                continue;
            }
            if !begins_alike(key, &cursor.key, bound) {
                // Nothing of it was read: the rows know as much of it as before.
                rows.known = rows.known.min(cursor.shared);
                dead = 2;
                continue;
            }
            match rows.distance(&cursor.key, cursor.shared) {
                Ok(distance) => {
                    dead = usize::MAX;
                    if distance <= bound {
                        cursor.values(|value| each(distance, &cursor.key, value));
                    }
                }
                Err(length) => dead = length,
            }
        }
    }
}

/// The first key after all that begin with `start`.
fn successor(start: &[u8]) -> Option<Vec<u8>> {
    let mut out = start.to_vec();
    while let Some(last) = out.pop() {
        if last < u8::MAX {
            out.push(last + 1);
            return Some(out);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(keys: &[String]) -> (Vec<u8>, Vec<u8>) {
        let (mut entries, mut blocks, mut writer) = (Vec::new(), Vec::new(), KeyWriter::default());
        for (n, key) in keys.iter().enumerate() {
            let at = entries.len() as u64;
            if let Some(start) = writer.push(key.as_bytes(), &[n as u64, n as u64 + 7], at, &mut entries) {
                blocks.extend(start.to_le_bytes());
            }
        }
        (entries, blocks)
    }

    fn plain(a: &[u8], b: &[u8]) -> usize {
        let mut row: Vec<usize> = (0..=b.len()).collect();
        for (i, x) in a.iter().enumerate() {
            let mut next = vec![i + 1];
            for (j, y) in b.iter().enumerate() {
                next.push((row[j] + usize::from(x != y)).min(row[j + 1] + 1).min(next[j] + 1));
            }
            row = next;
        }
        row[b.len()]
    }

    #[test]
    fn near_finds_what_comparing_with_all_finds() {
        let mut keys: Vec<String> = (0..3000_u64)
            .map(|n| {
                (0..4 + n % 5)
                    .map(|i| b"aegiklmnostu"[(n.wrapping_mul(2_654_435_761) >> (i * 5)) as usize % 12] as char)
                    .collect()
            })
            .collect();
        keys.extend((0..200).map(|n| format!("{}k{n}", n % 10)));
        keys.push("7k".to_owned());
        keys.sort();
        keys.dedup();
        let (entries, blocks) = table(&keys);
        let firsts = KeyTable::new(&entries, &blocks).firsts();
        let table = KeyTable::new(&entries, &blocks).with_firsts(&firsts);
        for wanted in keys.iter().step_by(37).chain([&"gaoooo".to_owned(), &"m".to_owned(), &"7k".to_owned()]) {
            let mut exact = Vec::new();
            table.exact(wanted.as_bytes(), |v| exact.push(v));
            assert_eq!(exact.len(), if keys.contains(wanted) { 2 } else { 0 }, "{wanted}");
            for bound in [1, 2] {
                let mut found = Vec::new();
                table.near(wanted.as_bytes(), bound, |_, key, _| found.push(String::from_utf8(key.to_vec()).unwrap()));
                found.dedup();
                let same = |k: &&String| k.as_bytes()[0] == wanted.as_bytes()[0];
                let all: Vec<_> = keys
                    .iter()
                    .filter(same)
                    .filter(|k| begins_alike(wanted.as_bytes(), k.as_bytes(), bound))
                    .filter(|k| plain(k.as_bytes(), wanted.as_bytes()) <= bound as usize)
                    .cloned()
                    .collect();
                assert_eq!(found, all, "{wanted} {bound}");
            }
        }
    }

    #[test]
    fn damage_ends_a_look_up_and_nothing_else() {
        let keys: Vec<String> = (100..400).map(|n| format!("key{n}")).collect();
        let (entries, blocks) = table(&keys);
        for at in 0..entries.len() {
            let mut broken = entries.clone();
            broken[at] ^= 0xFF;
            let table = KeyTable::new(&broken, &blocks);
            table.exact(b"key250", |_| {});
            table.near(b"key250", 2, |_, _, _| {});
        }
        KeyTable::new(&entries[..entries.len() / 2], &blocks).near(b"key399", 1, |_, _, _| {});
        KeyTable::new(&[], &[]).exact(b"a", |_| {});
    }
}
