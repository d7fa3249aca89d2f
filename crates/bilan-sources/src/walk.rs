//! From paths to files: folders are gone through in sorted order, one folder at a time.

use std::ffi::OsString;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};
use std::vec;

use crate::error::{Place, SourceError};

/// Something to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    Stdin,
    File(PathBuf),
    /// A pipe or a device, which has no telling name.
    Stream(PathBuf),
}

/// The names in a folder that are still to come.
struct Folder {
    path: PathBuf,
    names: vec::IntoIter<OsString>,
}

/// Goes through paths and all that is below them. Holds the names of the folders that are open, nothing more.
pub(crate) struct Walk {
    paths: vec::IntoIter<PathBuf>,
    open: Vec<Folder>,
}

impl Walk {
    pub(crate) fn new(paths: Vec<PathBuf>) -> Self {
        Self { paths: paths.into_iter(), open: Vec::new() }
    }

    /// How many entries the paths name, where that is known without opening anything.
    pub(crate) fn count(paths: &[PathBuf]) -> Option<usize> {
        paths.iter().all(|p| p.is_file()).then_some(paths.len())
    }

    fn enter(&mut self, path: PathBuf) -> Result<(), SourceError> {
        match sorted_names(&path) {
            Ok(names) => {
                self.open.push(Folder { path, names: names.into_iter() });
                Ok(())
            }
            Err(cause) => Err(SourceError::io(Place::file(&path), cause)),
        }
    }

    /// A path as the caller gave it: links are followed, and pipes are taken.
    fn given(&mut self, path: PathBuf) -> Option<Result<Entry, SourceError>> {
        if path == Path::new("-") {
            return Some(Ok(Entry::Stdin));
        }
        match fs::metadata(&path) {
            Ok(meta) if meta.is_dir() => self.enter(path).err().map(Err),
            Ok(meta) if meta.is_file() => Some(Ok(Entry::File(path))),
            Ok(_) => Some(Ok(Entry::Stream(path))),
            Err(cause) => Some(Err(SourceError::io(Place::file(&path), cause))),
        }
    }

    /// A path found in a folder: links to folders could lead in circles, and pipes could wait for ever.
    fn found(&mut self, path: PathBuf) -> Option<Result<Entry, SourceError>> {
        let place = Place::file(&path);
        match fs::symlink_metadata(&path).map(|m| m.file_type()) {
            Ok(kind) if kind.is_dir() => self.enter(path).err().map(Err),
            Ok(kind) => Some(match target(&path, kind) {
                Ok(target) if target.is_file() => Ok(Entry::File(path)),
                Ok(target) if target.is_dir() => Err(SourceError::LinkToFolder { place }),
                Ok(_) => Err(SourceError::NeitherFileNorFolder { place }),
                Err(cause) => Err(SourceError::io(place, cause)),
            }),
            Err(cause) => Some(Err(SourceError::io(place, cause))),
        }
    }
}

impl Iterator for Walk {
    type Item = Result<Entry, SourceError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let entry = if let Some(folder) = self.open.last_mut() {
                let Some(name) = folder.names.next() else {
                    self.open.pop();
                    continue;
                };
                let path = folder.path.join(name);
                self.found(path)
            } else {
                let path = self.paths.next()?;
                self.given(path)
            };
            if entry.is_some() {
                return entry;
            }
        }
    }
}

fn target(path: &Path, kind: FileType) -> io::Result<FileType> {
    if kind.is_symlink() { fs::metadata(path).map(|m| m.file_type()) } else { Ok(kind) }
}

/// The names in a folder, sorted, without hidden ones.
fn sorted_names(folder: &Path) -> io::Result<Vec<OsString>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if !name.to_string_lossy().starts_with('.') {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}
