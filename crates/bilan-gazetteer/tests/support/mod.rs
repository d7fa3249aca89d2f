//! What lies beside the project, and stores to try things in.
#![allow(dead_code, reason = "each test file uses its own part of this")]

use std::io::Write as _;
use std::path::{Path, PathBuf};

use bilan_gazetteer::{Opened, Request, Store};
use tempfile::TempDir;

/// What lies beside the project, or a message that nobody can overlook.
pub fn beside(folder: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(folder);
    if path.is_dir() {
        return Some(path);
    }
    // Written past the test harness, which keeps the output of a passing test to itself.
    let _ = writeln!(std::io::stderr(), "\n*** NOT RUN: {} is not there, so nothing was tested on it ***\n", path.display());
    None
}

/// The dumps of a folder, each a gazetteer of its own.
pub fn imported(dumps: &Path) -> (TempDir, Opened) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    let files = ["ML.txt", "NE.txt", "BF.txt"].map(|name| dumps.join(name)).to_vec();
    store.import(&Request { files, ..Request::default() }).unwrap();
    let opened = store.open().unwrap();
    (folder, opened)
}
