//! Sorting more keys than memory should hold: sorted runs on disk, merged at the end.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;

/// Bytes of keys that are held before a run is written.
const HELD: usize = 160 << 20;

/// Keys with a value each, in no order.
pub struct Sorter {
    folder: PathBuf,
    name: String,
    held: usize,
    bytes: Vec<u8>,
    /// Start and length of a key in `bytes`, and its value.
    entries: Vec<(u32, u16, u64)>,
    runs: Vec<PathBuf>,
}

impl Sorter {
    /// Runs, where there are any, are written to `folder` under names that begin with `name`.
    pub fn new(folder: PathBuf, name: String) -> Self {
        Self { folder, name, held: HELD, bytes: Vec::new(), entries: Vec::new(), runs: Vec::new() }
    }

    pub fn push(&mut self, key: &[u8], value: u64) -> io::Result<()> {
        self.entries.push((self.bytes.len() as u32, key.len() as u16, value));
        self.bytes.extend_from_slice(key);
        if self.bytes.len() + self.entries.len() * size_of::<(u32, u16, u64)>() > self.held {
            self.write_run()?;
        }
        Ok(())
    }

    fn order(&mut self) {
        let bytes = &self.bytes;
        let key = |e: &(u32, u16, u64)| &bytes[e.0 as usize..e.0 as usize + usize::from(e.1)];
        self.entries.sort_unstable_by(|a, b| key(a).cmp(key(b)).then(a.2.cmp(&b.2)));
    }

    fn write_run(&mut self) -> io::Result<()> {
        self.order();
        let path = self.folder.join(format!("{}.run{}", self.name, self.runs.len()));
        let file = File::create(&path)?;
        self.runs.push(path);
        let mut out = BufWriter::with_capacity(1 << 18, file);
        for (start, length, value) in &self.entries {
            out.write_all(&length.to_le_bytes())?;
            out.write_all(&value.to_le_bytes())?;
            out.write_all(&self.bytes[*start as usize..*start as usize + usize::from(*length)])?;
        }
        out.flush()?;
        self.bytes.clear();
        self.entries.clear();
        Ok(())
    }

    /// Calls `each` with every key in order and its values, ascending.
    pub fn finish(mut self, mut each: impl FnMut(&[u8], &[u64]) -> io::Result<()>) -> io::Result<()> {
        let mut group = Group::default();
        if self.runs.is_empty() {
            self.order();
            for (start, length, value) in &self.entries {
                group.add(&self.bytes[*start as usize..*start as usize + usize::from(*length)], *value, &mut each)?;
            }
            return group.end(&mut each);
        }
        self.write_run()?;
        self.bytes = Vec::new();
        self.entries = Vec::new();
        let mut runs = Vec::new();
        for path in &self.runs {
            runs.push(BufReader::with_capacity(1 << 18, File::open(path)?));
        }
        let mut heap = BinaryHeap::new();
        for (n, run) in runs.iter_mut().enumerate() {
            heap.extend(next(run)?.map(|(key, value)| Reverse((key, value, n))));
        }
        while let Some(Reverse((key, value, n))) = heap.pop() {
            group.add(&key, value, &mut each)?;
            heap.extend(next(&mut runs[n])?.map(|(key, value)| Reverse((key, value, n))));
        }
        group.end(&mut each)
    }
}

impl Drop for Sorter {
    fn drop(&mut self) {
        for run in &self.runs {
            // A run that cannot be removed is only in the way.
            let _ = fs::remove_file(run);
        }
    }
}

fn next(run: &mut impl Read) -> io::Result<Option<(Vec<u8>, u64)>> {
    let mut head = [0; 10];
    match run.read_exact(&mut head) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let mut key = vec![0; usize::from(u16::from_le_bytes([head[0], head[1]]))];
    run.read_exact(&mut key)?;
    Ok(Some((key, u64::from_le_bytes(head[2..].try_into().expect("eight bytes")))))
}

/// Values of one key, until the next key comes.
#[derive(Default)]
struct Group {
    key: Vec<u8>,
    values: Vec<u64>,
}

impl Group {
    fn add(&mut self, key: &[u8], value: u64, each: &mut impl FnMut(&[u8], &[u64]) -> io::Result<()>) -> io::Result<()> {
        if self.key != key {
            self.end(each)?;
            self.key.clear();
            self.key.extend_from_slice(key);
        }
        if self.values.last() != Some(&value) {
            self.values.push(value);
        }
        Ok(())
    }

    fn end(&mut self, each: &mut impl FnMut(&[u8], &[u64]) -> io::Result<()>) -> io::Result<()> {
        if !self.values.is_empty() {
            each(&self.key, &self.values)?;
            self.values.clear();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_merge_to_what_sorting_in_memory_gives() {
        let folder = tempfile::tempdir().unwrap();
        let all = |held: usize| {
            let mut sorter = Sorter::new(folder.path().to_owned(), format!("t{held}"));
            sorter.held = held;
            for n in 0..5000_u64 {
                sorter.push(format!("k{}", n.wrapping_mul(7919) % 611).as_bytes(), n).unwrap();
            }
            let mut out = Vec::new();
            sorter
                .finish(|key, values| {
                    out.push((key.to_vec(), values.to_vec()));
                    Ok(())
                })
                .unwrap();
            out
        };
        let (one, many) = (all(1 << 30), all(4000));
        assert_eq!(one.len(), 611);
        assert_eq!(one, many);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
