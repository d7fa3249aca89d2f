//! Lists of exceptions: tab-separated, the last column a reason, `#` for comments. A list fails when a line of it is idle.

use std::collections::BTreeSet;

/// What a list allows, and what of it was met.
pub struct Known {
    file: &'static str,
    listed: BTreeSet<String>,
    met: BTreeSet<String>,
}

impl Known {
    /// Reads a list whose lines are a key of one or more columns, then a reason.
    pub fn read(file: &'static str, text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        let listed = lines.map(|line| {
            let (key, reason) = line.rsplit_once('\t').unwrap_or_else(|| panic!("{file}: «{line}» has no tab before its reason"));
            assert!(reason.trim().len() > 10, "{file}: «{key}» has no reason; say why it is allowed or fails");
            key.to_owned()
        });
        Self { file, listed: listed.collect(), met: BTreeSet::new() }
    }

    /// Whether this case is listed; from now on its line is not idle.
    pub fn has(&mut self, key: &[&str]) -> bool {
        let key = key.join("\t");
        let listed = self.listed.contains(&key);
        if listed {
            self.met.insert(key);
        }
        listed
    }

    /// Whether this case is listed, without meeting it.
    pub fn lists(&self, key: &[&str]) -> bool {
        self.listed.contains(&key.join("\t"))
    }

    /// One problem per line that no case met.
    pub fn idle(&self) -> impl Iterator<Item = String> {
        self.listed.difference(&self.met).map(|key| format!("{}: «{key}» is no exception any more: take the line out", self.file))
    }
}

/// Fails with all problems, one a line.
pub fn none(problems: impl IntoIterator<Item = String>) {
    let problems: Vec<String> = problems.into_iter().collect();
    assert!(problems.is_empty(), "\n{} problems\n{}\n", problems.len(), problems.join("\n"));
}
