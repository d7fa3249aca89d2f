//! From places, one by one, to a compiled table. Rows go to the file as they come; keys are sorted beside it.

use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use bilan::gazetteer::format::{Extent, HEADER, Header, Section};
use bilan::gazetteer::{KeyWriter, RowData, keys};
use rustc_hash::FxHashMap;

use crate::place::{Division, Place};
use crate::sort::Sorter;

/// A table being written to a file of its own, which is removed unless the table is finished.
pub struct Compiler {
    out: Output,
    path: PathBuf,
    done: bool,
    sorter: Sorter,
    divisions: Divisions,
    rows: u64,
    row: Vec<u8>,
}

/// What a finished table holds.
pub struct Finished {
    pub rows: u64,
    pub keys: u64,
    pub bytes: u64,
}

impl Compiler {
    pub fn new(folder: &Path, name: &str) -> io::Result<Self> {
        let unique = format!("{name}.{}", std::process::id());
        let path = folder.join(format!("{unique}.building"));
        let mut out = Output::new(File::create(&path)?);
        out.write(&[0; HEADER])?;
        out.begin(Section::Rows);
        Ok(Self {
            out,
            path,
            done: false,
            sorter: Sorter::new(folder.to_owned(), unique),
            divisions: Divisions::default(),
            rows: 0,
            row: Vec::new(),
        })
    }

    /// A name for a division, from a table of codes: `ML.09`.
    pub fn name_division(&mut self, code: &str, name: &str) {
        let at = self.divisions.of_code(code);
        self.divisions.certain[at as usize] = true;
        self.divisions.names[at as usize] = name.into();
    }

    pub fn add(&mut self, place: &Place<'_>) -> io::Result<()> {
        if let Some(division) = &place.is_division {
            let at = self.divisions.of(place.country, division);
            if !self.divisions.certain[at as usize] {
                self.divisions.names[at as usize] = place.name.into();
            }
        }
        let mut division = |d: &Option<Division<'_>>| d.as_ref().map(|d| self.divisions.of(place.country, d));
        let (admin1, admin2) = (division(&place.admin1), division(&place.admin2));
        let row = RowData {
            id: place.id,
            name: place.name,
            class: place.class,
            country: place.country,
            point: place.point,
            admin1,
            admin2,
            population: place.population,
            pcode: place.pcode,
        };
        let at = self.out.length();
        for (key, further) in keys(place.name, place.aliases.iter().copied()) {
            self.sorter.push(key.as_bytes(), at << 1 | u64::from(further))?;
        }
        self.row.clear();
        row.put(&mut self.row);
        self.rows += 1;
        self.out.write(&self.row)
    }

    /// Writes keys, divisions and what is to be kept about the table, and moves the file to `target` in one step.
    pub fn finish(mut self, about: &str, target: &Path) -> io::Result<Finished> {
        self.out.begin(Section::Keys);
        let sorter = std::mem::replace(&mut self.sorter, Sorter::new(PathBuf::new(), String::new()));
        let (mut writer, mut blocks, mut entry) = (KeyWriter::default(), Vec::new(), Vec::new());
        sorter.finish(|key, values| {
            entry.clear();
            let start = writer.push(key, values, self.out.length(), &mut entry);
            blocks.extend(start.into_iter().flat_map(u64::to_le_bytes));
            self.out.write(&entry)
        })?;
        self.out.begin(Section::Blocks);
        self.out.write(&blocks)?;
        let (starts, names) = self.divisions.sections();
        for (section, bytes) in
            [(Section::DivisionStarts, &starts), (Section::Divisions, &names), (Section::About, &about.as_bytes().to_vec())]
        {
            self.out.begin(section);
            self.out.write(bytes)?;
        }
        let bytes = self.out.finish(self.rows, writer.keys())?;
        fs::rename(&self.path, target)?;
        self.done = true;
        Ok(Finished { rows: self.rows, keys: writer.keys(), bytes })
    }
}

impl Drop for Compiler {
    fn drop(&mut self) {
        if !self.done {
            // What cannot be removed is only in the way.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// The file, with the extent and checksum of the section that is being written.
struct Output {
    to: BufWriter<File>,
    at: u64,
    open: Option<Section>,
    crc: crc32fast::Hasher,
    sections: [Extent; Section::ALL.len()],
}

impl Output {
    fn new(file: File) -> Self {
        let to = BufWriter::with_capacity(1 << 18, file);
        Self { to, at: 0, open: None, crc: crc32fast::Hasher::new(), sections: Default::default() }
    }

    /// How long the open section is.
    fn length(&self) -> u64 {
        self.open.map_or(self.at, |open| self.at - self.sections[open as usize].start)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.crc.update(bytes);
        self.at += bytes.len() as u64;
        self.to.write_all(bytes)
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            let section = &mut self.sections[open as usize];
            section.length = self.at - section.start;
            section.crc = std::mem::take(&mut self.crc).finalize();
        }
    }

    fn begin(&mut self, section: Section) {
        self.close();
        self.crc = crc32fast::Hasher::new();
        self.sections[section as usize].start = self.at;
        self.open = Some(section);
    }

    fn finish(&mut self, rows: u64, keys: u64) -> io::Result<u64> {
        self.close();
        let header = Header { length: self.at, rows, keys, sections: self.sections };
        self.to.seek(SeekFrom::Start(0))?;
        self.to.write_all(&header.write())?;
        self.to.flush()?;
        self.to.get_ref().sync_all()?;
        Ok(self.at)
    }
}

/// Divisions by code, with their names as far as they are known so far.
#[derive(Default)]
struct Divisions {
    index: FxHashMap<Box<str>, u32>,
    names: Vec<Box<str>>,
    /// The name comes from a table of codes.
    certain: Vec<bool>,
    code: String,
}

impl Divisions {
    fn of(&mut self, country: [u8; 2], division: &Division<'_>) -> u32 {
        let mut code = std::mem::take(&mut self.code);
        code.clear();
        // A name may be a code elsewhere: names have a mark that no code has.
        code.extend(country.map(char::from));
        code.push(if division.named { '|' } else { '.' });
        code.push_str(division.first);
        if let Some(second) = division.second {
            code.push(if division.named { '|' } else { '.' });
            code.push_str(second);
        }
        let at = self.of_code(&code);
        if division.named {
            self.names[at as usize] = division.second.unwrap_or(division.first).into();
        }
        self.code = code;
        at
    }

    fn of_code(&mut self, code: &str) -> u32 {
        if let Some(at) = self.index.get(code) {
            return *at;
        }
        let at = self.names.len() as u32;
        self.index.insert(code.into(), at);
        self.names.push("".into());
        self.certain.push(false);
        at
    }

    fn sections(&self) -> (Vec<u8>, Vec<u8>) {
        let (mut starts, mut names) = (Vec::new(), Vec::new());
        for name in &self.names {
            starts.extend((names.len() as u32).to_le_bytes());
            names.extend_from_slice(name.as_bytes());
        }
        starts.extend((names.len() as u32).to_le_bytes());
        (starts, names)
    }
}
