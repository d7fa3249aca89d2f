//! A file that is written whole or not at all.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

/// Writes beside the file and then puts it into its place, so that no half file ever has its name.
pub fn to_file<T>(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> anyhow::Result<T>) -> anyhow::Result<T> {
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let unfinished = PathBuf::from(unfinished);
    let written = || -> anyhow::Result<T> {
        let mut out = BufWriter::with_capacity(1 << 16, File::create(&unfinished)?);
        let done = write(&mut out)?;
        out.flush()?;
        std::fs::rename(&unfinished, path)?;
        Ok(done)
    };
    written().with_context(|| {
        // It may never have been made.
        let _ = std::fs::remove_file(&unfinished);
        format!("writing {}", path.display())
    })
}
