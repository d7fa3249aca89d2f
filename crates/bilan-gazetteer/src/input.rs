//! What a file holds: a dump, a table of codes, a list; plain or inside a zip.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::Path;

use crate::error::Error;
use crate::{csv_list, dump, zip};

/// A stretch of tabular data: the file, or a member of an archive.
pub struct Part<'r> {
    /// As it is named to the user: `ML.zip/ML.txt`.
    pub name: String,
    pub kind: Kind,
    pub data: &'r mut dyn BufRead,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Dump,
    Codes,
    List,
    /// A readme, or something else without places.
    Other,
}

/// No row of a gazetteer is longer.
const LONGEST_LINE: u64 = 1 << 20;
/// How much of a file is looked at to see what it is.
const LOOK: usize = 1 << 16;

/// How an archive or file ended.
pub enum End {
    Whole,
    Cut(String),
}

/// Calls `each` with every part of a file.
pub fn parts(path: &Path, mut each: impl FnMut(Part<'_>) -> Result<(), Error>) -> Result<End, Error> {
    let file = File::open(path).map_err(Error::file("open", path))?;
    let mut input = BufReader::with_capacity(LOOK, file);
    let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    let start = input.fill_buf().map_err(Error::file("read", path))?;
    if !start.starts_with(&zip::MAGIC) {
        let kind = kind(start);
        each(Part { name, kind, data: &mut input })?;
        return Ok(End::Whole);
    }
    let done = zip::members(input, |member, data| {
        if member.ends_with('/') {
            return Ok(());
        }
        let kind = data.fill_buf().map_or(Kind::Other, kind);
        each(Part { name: format!("{name}/{member}"), kind, data }).map_err(Stopped::Import)
    });
    match done {
        Ok(()) => Ok(End::Whole),
        Err(Stopped::Archive(error)) => Ok(End::Cut(error.to_string())),
        Err(Stopped::Import(error)) => Err(error),
    }
}

/// What a file is: the kind of its first part that holds places or codes. Reads no further than that.
pub fn kind_of(path: &Path) -> Result<Kind, Error> {
    let mut found = Kind::Other;
    let looked = parts(path, |part| {
        found = part.kind;
        // An error ends the walk through an archive; it is not passed on.
        if found == Kind::Other { Ok(()) } else { Err(Error::Foreign { path: path.to_owned() }) }
    });
    if found == Kind::Other { looked.map(|_| found) } else { Ok(found) }
}

/// Why going through an archive ended early.
enum Stopped {
    Archive(io::Error),
    Import(Error),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Archive(error)
    }
}

/// What the first lines say: most of them decide, so that one broken line misleads nobody.
fn kind(start: &[u8]) -> Kind {
    let cut = start.len() == LOOK;
    let text = String::from_utf8_lossy(start);
    let mut lines: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).take(40).collect();
    if cut && lines.len() < 40 {
        lines.pop();
    }
    let count = |is: &dyn Fn(&str) -> bool| lines.iter().filter(|l| is(l)).count();
    if count(&|l| l.split('\t').count() == dump::COLUMNS) * 2 > lines.len() {
        Kind::Dump
    } else if count(&|l| dump::code(l).is_some()) * 2 > lines.len() {
        Kind::Codes
    } else if lines
        .first()
        .is_some_and(|l| csv_list::Columns::of(&l.split([',', ';', '\t']).map(|c| c.trim_matches('"')).collect()).is_some())
    {
        Kind::List
    } else {
        Kind::Other
    }
}

/// How one line was read.
pub enum Line<'l> {
    Text { text: Cow<'l, str>, utf8: bool },
    TooLong,
    End,
}

/// The next line without its end.
pub fn line<'l>(data: &mut dyn BufRead, buffer: &'l mut Vec<u8>) -> io::Result<Line<'l>> {
    buffer.clear();
    if data.take(LONGEST_LINE).read_until(b'\n', buffer)? == 0 {
        return Ok(Line::End);
    }
    if buffer.len() as u64 == LONGEST_LINE && buffer.last() != Some(&b'\n') {
        data.skip_until(b'\n')?;
        return Ok(Line::TooLong);
    }
    let end = buffer.iter().rposition(|b| !matches!(b, b'\n' | b'\r')).map_or(0, |at| at + 1);
    let (text, utf8) = decoded(&buffer[..end]);
    Ok(Line::Text { text, utf8 })
}

/// UTF-8, or what the bytes are as Windows-1252.
pub fn decoded(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), true),
        Err(_) => (encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0, false),
    }
}
