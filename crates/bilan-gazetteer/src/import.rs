//! From files to a table: every row is taken, or named with the reason why it is not.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::compile::{Compiler, Finished};
use crate::csv_list::Columns;
use crate::dump;
use crate::error::{Error, Reason, Rejected};
use crate::input::{self, End, Kind, Line, Part};
use crate::place;

/// What is to be imported.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Dumps, lists and tables of codes, which name the divisions of all the others.
    pub files: Vec<PathBuf>,
    /// One table of this name; otherwise each file becomes a table with its own name.
    pub name: Option<String>,
    /// The country of a list that has no such column.
    pub country: Option<String>,
}

/// What came of one table.
#[derive(Debug)]
pub struct Imported {
    pub name: String,
    pub rows: u64,
    pub keys: u64,
    pub bytes: u64,
    /// The first of the rows that were not taken, or not as they stand.
    pub rejected: Vec<Rejected>,
    /// How many there are of them, by whether they were kept.
    pub left_out: u64,
    pub repaired: u64,
    /// A table of that name was there before.
    pub replaced: bool,
}

/// So many are named; all are counted.
const NAMED: usize = 1000;

/// What a table is made from, and how.
pub(crate) struct Sources<'s> {
    pub files: &'s [PathBuf],
    pub codes: &'s [PathBuf],
    pub country: Option<[u8; 2]>,
}

/// Whether a file is a table of codes: what its first part with places or codes is.
pub(crate) fn is_codes(path: &Path) -> Result<bool, Error> {
    Ok(input::kind_of(path)? == Kind::Codes)
}

/// Compiles one table and puts it in its place.
pub(crate) fn compile(sources: &Sources<'_>, name: &str, folder: &Path, target: &Path) -> Result<Imported, Error> {
    let failed = |action| Error::file(action, target);
    let mut import = Import {
        compiler: Compiler::new(folder, name).map_err(failed("write"))?,
        country: sources.country,
        rejected: Vec::new(),
        left_out: 0,
        repaired: 0,
        rows: 0,
        kind: None,
        countries: BTreeSet::new(),
        target,
    };
    for path in sources.codes {
        input::parts(path, |part| if part.kind == Kind::Codes { import.codes(part) } else { Ok(()) })?;
    }
    for path in sources.files {
        let mut last = (String::new(), 0);
        let before = import.left_out;
        let mut understood = false;
        let end = input::parts(path, |part| {
            let name = part.name.clone();
            let line = match part.kind {
                Kind::Dump => import.dump(part)?,
                Kind::List => import.list(part, path)?,
                Kind::Codes | Kind::Other => return Ok(()),
            };
            understood = true;
            last = (name, line);
            Ok(())
        })?;
        let cut = import.rejected.last().is_some_and(|r| matches!(r.reason, Reason::Cut(_))) && import.left_out > before;
        if let End::Cut(why) = end
            && !cut
        {
            let file = if last.0.is_empty() { path.display().to_string() } else { last.0 };
            import.reject(Rejected { file, line: last.1, reason: Reason::Cut(why) });
        } else if !understood {
            return Err(Error::Foreign { path: path.clone() });
        }
    }
    if import.rows == 0 {
        return Err(match import.rejected.into_iter().find(|r| matches!(r.reason, Reason::Cut(_))) {
            Some(Rejected { reason: Reason::Cut(why), .. }) => Error::Truncated { path: sources.files[0].clone(), why },
            _ => Error::Empty { path: sources.files[0].clone() },
        });
    }
    let about = serde_json::json!({ "source": import.kind.unwrap_or("geonames"), "countries": import.countries() }).to_string();
    let replaced = target.exists();
    let Finished { rows, keys, bytes } = import.compiler.finish(&about, target).map_err(failed("write"))?;
    let Import { rejected, left_out, repaired, .. } = import;
    Ok(Imported { name: name.to_owned(), rows, keys, bytes, rejected, left_out, repaired, replaced })
}

struct Import<'t> {
    compiler: Compiler,
    country: Option<[u8; 2]>,
    rejected: Vec<Rejected>,
    left_out: u64,
    repaired: u64,
    rows: u64,
    /// The prefix of identifiers: those of GeoNames, or of a list by its lines.
    kind: Option<&'static str>,
    countries: BTreeSet<[u8; 2]>,
    target: &'t Path,
}

impl Import<'_> {
    fn countries(&self) -> Vec<String> {
        self.countries.iter().map(|c| String::from_utf8_lossy(c).into_owned()).collect()
    }

    fn reject(&mut self, rejected: Rejected) {
        if rejected.reason.is_kept() {
            self.repaired += 1;
        } else {
            self.left_out += 1;
        }
        // The end of the data is named however many rows were before it.
        if self.rejected.len() < NAMED || matches!(rejected.reason, Reason::Cut(_)) {
            self.rejected.push(rejected);
        }
    }

    fn codes(&mut self, part: Part<'_>) -> Result<(), Error> {
        let mut buffer = Vec::new();
        while let Ok(Line::Text { text, .. }) = input::line(part.data, &mut buffer) {
            if let Some((code, name)) = dump::code(&text) {
                self.compiler.name_division(code, name);
            }
        }
        Ok(())
    }

    fn add(&mut self, place: &place::Place<'_>) -> Result<(), Error> {
        self.rows += 1;
        self.countries.insert(place.country);
        self.compiler.add(place).map_err(Error::file("write", self.target))
    }

    /// Reads a dump; how many lines it has.
    fn dump(&mut self, part: Part<'_>) -> Result<u64, Error> {
        self.kind = Some("geonames");
        let mut buffer = Vec::new();
        let mut line = 0;
        loop {
            line += 1;
            let reject = |reason| Rejected { file: part.name.clone(), line, reason };
            match input::line(part.data, &mut buffer) {
                Ok(Line::End) => return Ok(line - 1),
                Ok(Line::TooLong) => self.reject(reject(Reason::TooLong)),
                Ok(Line::Text { text, utf8 }) => {
                    if text.trim().is_empty() {
                        continue;
                    }
                    match dump::place(text.trim_start_matches('\u{FEFF}')) {
                        Ok(place) => {
                            if !utf8 {
                                self.reject(reject(Reason::Encoding));
                            }
                            self.add(&place)?;
                        }
                        Err(reason) => self.reject(reject(reason)),
                    }
                }
                Err(error) => {
                    self.reject(reject(Reason::Cut(error.to_string())));
                    return Ok(line);
                }
            }
        }
    }

    /// Reads a list; how many lines it has.
    fn list(&mut self, part: Part<'_>, path: &Path) -> Result<u64, Error> {
        self.kind = Some("list");
        let start = part.data.fill_buf().map_err(Error::file("read", path))?;
        let first = start.split(|b| *b == b'\n').next().unwrap_or_default();
        let delimiter = [b'\t', b';', b','].into_iter().max_by_key(|d| first.iter().filter(|b| *b == d).count());
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b','))
            .has_headers(false)
            .flexible(true)
            .from_reader(part.data);
        let mut record = csv::ByteRecord::new();
        let mut columns: Option<Columns> = None;
        let mut line = 0;
        loop {
            let reject = |line, reason| Rejected { file: part.name.clone(), line, reason };
            match reader.read_byte_record(&mut record) {
                Ok(true) => {}
                Ok(false) => return Ok(line),
                Err(error) => {
                    self.reject(reject(line + 1, Reason::Cut(error.to_string())));
                    return Ok(line);
                }
            }
            line = record.position().map_or(line + 1, csv::Position::line);
            let mut utf8 = true;
            let text: csv::StringRecord = record
                .iter()
                .map(|cell| {
                    let (text, is) = input::decoded(cell);
                    utf8 &= is;
                    text.into_owned()
                })
                .collect();
            let Some(columns) = &columns else {
                columns = Some(Columns::of(&text).ok_or_else(|| Error::Foreign { path: path.to_owned() })?);
                continue;
            };
            match columns.place(&text, line, self.country) {
                Ok(place) => {
                    if !utf8 {
                        self.reject(reject(line, Reason::Encoding));
                    }
                    self.add(&place)?;
                }
                Err(reason) => self.reject(reject(line, reason)),
            }
        }
    }
}
