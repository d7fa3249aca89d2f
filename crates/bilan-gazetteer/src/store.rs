//! The folder in which bilan keeps what it keeps, and the gazetteers in it.
//!
//! A gazetteer `ML` is two files in the folder `gazetteer`: `ML.gaz`, the compiled table, and `ML.json`, what it was made
//! from. Both are written under another name and moved into place, so that whoever reads meanwhile sees the old or the new
//! one. Writers hold a lock; readers need none.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use bilan::Gazetteer;
use bilan::gazetteer::format::Section;
use bilan::gazetteer::{Compiled, Damage};
use memmap2::Mmap;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::import::{self, Imported, Request, Sources};
use crate::place;

/// Tables up to this size are read through when they are opened; of longer ones only the header is looked at, and
/// `check` reads the rest.
const READ_THROUGH: usize = 64 << 20;

/// The folder for data that this system sets aside for programs, with ours in it.
pub fn data_folder() -> Result<PathBuf, Error> {
    directories::ProjectDirs::from("", "", "bilan").map(|d| d.data_dir().to_owned()).ok_or(Error::NoFolder)
}

/// What a gazetteer was made from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    pub files: Vec<PathBuf>,
    pub codes: Vec<PathBuf>,
    pub country: Option<String>,
    pub rows: u64,
    pub left_out: u64,
}

/// A gazetteer that is there, sound or not.
#[derive(Debug)]
pub struct Known {
    pub name: String,
    pub path: PathBuf,
    pub record: Option<Record>,
    /// Rows and bytes, or what is wrong with it.
    pub state: Result<(u64, u64), Error>,
}

#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// The gazetteers below a folder for data. Nothing is made or opened yet.
    pub fn new(data: &Path) -> Self {
        Self { folder: data.join("gazetteer") }
    }

    fn table(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.gaz"))
    }

    fn record_path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.json"))
    }

    fn lock(&self) -> Result<File, Error> {
        fs::create_dir_all(&self.folder).map_err(Error::file("make", &self.folder))?;
        let path = self.folder.join("lock");
        let file = File::create(&path).map_err(Error::file("write", &path))?;
        file.lock().map_err(Error::file("lock", &path))?;
        Ok(file)
    }

    /// The names of all gazetteers, sorted.
    pub fn names(&self) -> Result<Vec<String>, Error> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(Error::File { action: "read", path: self.folder.clone(), error }),
        };
        let mut names: Vec<String> = entries
            .filter_map(|e| Some(e.ok()?.path()))
            .filter(|p| p.extension().is_some_and(|e| e == "gaz"))
            .filter_map(|p| Some(p.file_stem()?.to_str()?.to_owned()))
            .collect();
        names.sort();
        Ok(names)
    }

    pub fn list(&self) -> Result<Vec<Known>, Error> {
        let known = |name: String| {
            let state = self.map(&name).and_then(|m| m.table().map(|t| (t.header().rows, t.header().length)));
            Known { path: self.table(&name), record: self.record(&name).ok(), state, name }
        };
        Ok(self.names()?.into_iter().map(known).collect())
    }

    fn record(&self, name: &str) -> Result<Record, Error> {
        let path = self.record_path(name);
        let read = fs::read(&path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        read.ok_or_else(|| Error::NoRecord { name: name.to_owned(), path })
    }

    /// Compiles files into tables. With several files and no name, each becomes its own; the first error ends it, what was
    /// finished before stays.
    pub fn import(&self, request: &Request) -> Result<Vec<Imported>, Error> {
        let _lock = self.lock()?;
        let country = request.country.as_deref().map(place::country).transpose();
        let country = country.map_err(|_| Error::Name { name: request.country.clone().unwrap_or_default() })?;
        let mut files = Vec::new();
        let mut codes = Vec::new();
        for path in &request.files {
            let path = path.canonicalize().map_err(Error::file("find", path))?;
            if import::is_codes(&path)? { codes.push(path) } else { files.push(path) }
        }
        let Some(first) = files.first() else {
            return Err(Error::Foreign { path: request.files.first().cloned().unwrap_or_default() });
        };
        let tables: Vec<(String, Vec<PathBuf>)> = match &request.name {
            Some(name) => vec![(checked(name)?, files)],
            None if files.len() == 1 => vec![(name_of(first)?, files)],
            None => files.into_iter().map(|f| Ok((name_of(&f)?, vec![f]))).collect::<Result<_, Error>>()?,
        };
        tables.into_iter().map(|(name, files)| self.compile(&name, files, codes.clone(), country)).collect()
    }

    fn compile(&self, name: &str, files: Vec<PathBuf>, codes: Vec<PathBuf>, country: Option<[u8; 2]>) -> Result<Imported, Error> {
        let sources = Sources { files: &files, codes: &codes, country };
        let done = import::compile(&sources, name, &self.folder, &self.table(name))?;
        let country = country.map(|c| String::from_utf8_lossy(&c).into_owned());
        let record = Record { files, codes, country, rows: done.rows, left_out: done.left_out };
        let path = self.record_path(name);
        let fresh = self.folder.join(format!("{name}.{}.record", std::process::id()));
        let json = serde_json::to_vec_pretty(&record).expect("a record is JSON");
        fs::write(&fresh, json).and_then(|()| fs::rename(&fresh, &path)).map_err(Error::file("write", path))?;
        Ok(done)
    }

    /// Compiles a gazetteer again from the files that it was made from.
    pub fn rebuild(&self, name: &str) -> Result<Imported, Error> {
        let _lock = self.lock()?;
        if !self.names()?.iter().any(|n| n == name) && !self.record_path(name).exists() {
            return Err(Error::Unknown { name: name.to_owned() });
        }
        let record = self.record(name)?;
        let country = record.country.as_deref().and_then(|c| place::country(c).ok());
        self.compile(name, record.files, record.codes, country)
    }

    pub fn remove(&self, name: &str) -> Result<(), Error> {
        let _lock = self.lock()?;
        if !self.names()?.iter().any(|n| n == name) {
            return Err(Error::Unknown { name: name.to_owned() });
        }
        let path = self.table(name);
        fs::remove_file(&path).map_err(Error::file("remove", path))?;
        // The record alone does no harm.
        let _ = fs::remove_file(self.record_path(name));
        Ok(())
    }

    fn map(&self, name: &str) -> Result<Mapped, Error> {
        let path = self.table(name);
        let file = File::open(&path).map_err(Error::file("open", &path))?;
        // SAFETY: a table is never changed where it lies: it is written under another name and moved into place, so that
        // the bytes that are mapped stay as they are for as long as they are mapped.
        #[expect(unsafe_code, reason = "mapping a file is unsafe because another program may change it")]
        let bytes = unsafe { Mmap::map(&file) }.map_err(Error::file("map", &path))?;
        let mapped = Mapped { name: name.to_owned(), path, bytes };
        if mapped.bytes.len() <= READ_THROUGH {
            mapped.verify()?;
        }
        Ok(mapped)
    }

    /// Maps every gazetteer. One that is damaged is an error: reading on without it would change results in silence.
    pub fn open(&self) -> Result<Opened, Error> {
        Ok(Opened { maps: self.names()?.iter().map(|name| self.map(name)).collect::<Result<_, _>>()? })
    }

    /// Maps one gazetteer after reading it through.
    pub fn open_verified(&self, name: &str) -> Result<Opened, Error> {
        if !self.names()?.iter().any(|n| n == name) {
            return Err(Error::Unknown { name: name.to_owned() });
        }
        let map = self.map(name)?;
        map.verify()?;
        Ok(Opened { maps: vec![map] })
    }
}

#[derive(Debug)]
struct Mapped {
    name: String,
    path: PathBuf,
    bytes: Mmap,
}

impl Mapped {
    fn damaged(&self, damage: Damage) -> Error {
        Error::Damaged { name: self.name.clone(), path: self.path.clone(), damage }
    }

    fn table(&self) -> Result<Compiled<'_>, Error> {
        Compiled::open(&self.bytes).map_err(|damage| self.damaged(damage))
    }

    /// Reads every part and compares it with its checksum.
    fn verify(&self) -> Result<(), Error> {
        let table = self.table()?;
        for part in Section::ALL {
            if crc32fast::hash(table.section(part)) != table.header().sections[part as usize].crc {
                return Err(self.damaged(Damage::Part { part }));
            }
        }
        Ok(())
    }
}

/// Mapped gazetteers.
#[derive(Debug, Default)]
pub struct Opened {
    maps: Vec<Mapped>,
}

impl Opened {
    /// What the library asks; borrows the mapped bytes.
    pub fn gazetteer(&self) -> Result<Gazetteer<'_>, Error> {
        Ok(Gazetteer::new(self.maps.iter().map(Mapped::table).collect::<Result<_, _>>()?))
    }

    /// Names what is in them: another text wherever a place differs, empty without any.
    pub fn identity(&self) -> Result<String, Error> {
        let mut out = String::new();
        for map in &self.maps {
            out.push_str(&map.name);
            let table = map.table()?;
            Section::ALL
                .into_iter()
                .for_each(|part| out.push_str(&format!(" {:08x}", table.header().sections[part as usize].crc)));
            out.push('\n');
        }
        Ok(out)
    }
}

/// A file's name without its ending, as a gazetteer's name.
fn name_of(path: &Path) -> Result<String, Error> {
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let name: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' }).collect();
    checked(&name)
}

fn checked(name: &str) -> Result<String, Error> {
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if plain && !name.is_empty() && name.len() <= 100 { Ok(name.to_owned()) } else { Err(Error::Name { name: name.to_owned() }) }
}
