//! A compiled table as bytes.

use thiserror::Error;

use super::format::{Extent, HEADER, Header, MAGIC, Section, VERSION, fnv};
use super::rows::{self, Row};
use crate::lexicon::KeyTable;

/// Why bytes are no table that can be used.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Damage {
    #[error("it is no compiled gazetteer")]
    Foreign,
    #[error("it was compiled in version {found} of the format; this program reads version {VERSION}")]
    Version { found: u64 },
    #[error("its header does not agree with its own checksum")]
    Header,
    #[error("it should have {expected} bytes and has {found}")]
    Length { expected: u64, found: u64 },
    #[error("its part `{}` does not agree with its checksum", part.name())]
    Part { part: Section },
    #[error("its part `{}` cannot be read", part.name())]
    Content { part: Section },
}

/// A table whose header was found sound. Its sections are read where they lie, each read checked against its end.
#[derive(Debug)]
pub struct Compiled<'b> {
    bytes: &'b [u8],
    header: Header,
    source: String,
    about: &'b str,
    countries: Vec<String>,
    firsts: Vec<u32>,
}

impl<'b> Compiled<'b> {
    /// Looks at the header only: magic, version, its checksum, and that the length is what it says.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Damage> {
        if bytes.get(..MAGIC.len()) != Some(&MAGIC) {
            return Err(Damage::Foreign);
        }
        let head = bytes.get(..HEADER).ok_or(Damage::Length { expected: HEADER as u64, found: bytes.len() as u64 })?;
        let number = |n: usize| u64::from_le_bytes(head[n * 8..n * 8 + 8].try_into().expect("eight bytes"));
        if number(1) != VERSION {
            return Err(Damage::Version { found: number(1) });
        }
        if fnv(&head[..HEADER - 8]) != number(HEADER / 8 - 1) {
            return Err(Damage::Header);
        }
        let (length, found) = (number(2), bytes.len() as u64);
        if length != found {
            return Err(Damage::Length { expected: length, found });
        }
        let mut header = Header { length, rows: number(3), keys: number(4), ..Header::default() };
        for (n, section) in header.sections.iter_mut().enumerate() {
            *section = Extent { start: number(5 + n * 3), length: number(6 + n * 3), crc: number(7 + n * 3) as u32 };
            if section.start.checked_add(section.length).is_none_or(|end| end > length) {
                return Err(Damage::Header);
            }
        }
        let mut out = Self { bytes, header, source: String::new(), about: "", countries: Vec::new(), firsts: Vec::new() };
        let damage = Damage::Content { part: Section::About };
        out.about = std::str::from_utf8(out.section(Section::About)).map_err(|_| damage.clone())?;
        let about: serde_json::Value = serde_json::from_str(out.about).map_err(|_| damage.clone())?;
        out.source = about["source"].as_str().ok_or(damage)?.to_owned();
        let countries = about["countries"].as_array().into_iter().flatten();
        out.countries = countries.filter_map(|c| c.as_str().map(str::to_owned)).collect();
        out.firsts = out.keys().firsts();
        Ok(out)
    }

    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// What the importer kept about the table, a JSON object.
    pub const fn about(&self) -> &'b str {
        self.about
    }

    /// The countries that its rows lie in; empty where that is not known.
    pub fn countries(&self) -> &[String] {
        &self.countries
    }

    /// Whether it has rows in a country that `wanted` accepts, as far as its countries are known.
    pub fn is_of(&self, wanted: impl Fn(&str) -> bool) -> bool {
        self.countries.is_empty() || self.countries.iter().any(|c| wanted(c))
    }

    pub fn section(&self, section: Section) -> &'b [u8] {
        let extent = self.header.sections[section as usize];
        // The header was checked: every section lies inside.
        &self.bytes[extent.start as usize..(extent.start + extent.length) as usize]
    }

    pub fn keys(&self) -> KeyTable<'_> {
        KeyTable::new(self.section(Section::Keys), self.section(Section::Blocks)).with_firsts(&self.firsts)
    }

    /// The row that begins there.
    pub fn row(&self, at: u64) -> Option<Row<'_>> {
        self.row_at(at as usize).map(|(row, _)| row)
    }

    /// Every row in the order of the table; ends where a row cannot be read.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let (row, end) = self.row_at(at)?;
            at = end;
            Some(row)
        })
    }

    fn row_at(&self, at: usize) -> Option<(Row<'_>, usize)> {
        let raw = rows::read(self.section(Section::Rows), &self.source, at)?;
        let name = |n: Option<u32>| n.and_then(|n| self.division(n)).filter(|name| !name.is_empty());
        Some((Row { admin1: name(raw.admin1), admin2: name(raw.admin2), ..raw.row }, raw.end))
    }

    fn division(&self, n: u32) -> Option<&'b str> {
        let starts = self.section(Section::DivisionStarts);
        let start = |n: usize| Some(u32::from_le_bytes(starts.get(n * 4..n * 4 + 4)?.try_into().ok()?) as usize);
        let bytes = self.section(Section::Divisions).get(start(n as usize)?..start(n as usize + 1)?)?;
        std::str::from_utf8(bytes).ok()
    }
}
