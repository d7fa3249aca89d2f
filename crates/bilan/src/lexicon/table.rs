//! Tab-separated tables with a header line, as `lang/README.md` describes them.

use thiserror::Error;

/// What is wrong with a table, and where.
#[derive(Debug, Error)]
#[error("lang/{file}, line {line}: {what}")]
pub struct TableError {
    pub file: String,
    pub line: usize,
    pub what: String,
}

/// One line of a table. Cells that are missing at the end are empty.
pub struct Row {
    file: &'static str,
    line: usize,
    cells: Vec<&'static str>,
}

impl Row {
    pub fn cell(&self, column: usize) -> &'static str {
        self.cells.get(column).copied().unwrap_or("")
    }

    /// The values of a cell, which `|` separates.
    pub fn values(&self, column: usize) -> impl Iterator<Item = &'static str> + use<> {
        parts(self.cell(column), b'|').filter(|v| !v.is_empty())
    }

    pub fn some(&self, column: usize) -> Option<&'static str> {
        Some(self.cell(column)).filter(|c| !c.is_empty())
    }

    pub fn error(&self, what: impl Into<String>) -> TableError {
        TableError { file: self.file.to_owned(), line: self.line, what: what.into() }
    }

    /// The cell as one of a closed list.
    pub fn parsed<T>(&self, column: usize, parse: impl Fn(&str) -> Option<T>) -> Result<T, TableError> {
        let cell = self.cell(column);
        parse(cell)
            .ok_or_else(|| self.error(format!("`{cell}` is not known here; see lang/README.md for the values of this column")))
    }
}

/// What one plain mark parts, each without the blanks around it, which mostly it has not. Parts are short: a walk over their bytes is as
/// fast as a search.
pub fn parts(text: &str, mark: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.as_bytes().iter().position(|byte| *byte == mark);
        rest = end.map(|end| &text[end + 1..]);
        let part = &text[..end.unwrap_or(text.len())];
        let plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
        let [first, last] = [part.as_bytes().first(), part.as_bytes().last()];
        Some(if plain(first) && plain(last) { part } else { part.trim() })
    })
}

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/lang.rs"));
}

/// The names of all embedded files below `lang/`.
pub fn names() -> impl Iterator<Item = &'static str> {
    embedded::FILES.iter().map(|(name, _)| *name)
}

/// An embedded file's text.
pub fn text(name: &str) -> Option<&'static str> {
    let at = embedded::FILES.binary_search_by_key(&name, |(name, _)| name).ok()?;
    Some(embedded::FILES[at].1)
}

/// The rows of an embedded table; none where there is no such table.
pub fn rows(name: &str) -> impl Iterator<Item = Row> + use<> {
    let mut lines = lines(name);
    std::iter::from_fn(move || {
        let mut row = Row { file: "", line: 0, cells: Vec::new() };
        lines(&mut row).then_some(row)
    })
}

/// Looks at each row of an embedded table. The same room serves for all of them.
pub fn each_row(name: &str, mut each: impl FnMut(&Row)) {
    let mut lines = lines(name);
    let mut row = Row { file: "", line: 0, cells: Vec::new() };
    while lines(&mut row) {
        each(&row);
    }
}

/// Cuts the next line of a table that is a row; `false` behind the last.
fn lines(name: &str) -> impl FnMut(&mut Row) -> bool + use<> {
    let at = embedded::FILES.binary_search_by_key(&name, |(name, _)| name).ok();
    let (file, text) = at.map_or(("", ""), |at| embedded::FILES[at]);
    let written = |(_, line): &(usize, &str)| !line.starts_with('#') && !line.trim_start().is_empty();
    // The first is the header.
    let mut lines = text.lines().enumerate().filter(written).skip(1);
    move |row| {
        let Some((index, line)) = lines.next() else { return false };
        (row.file, row.line) = (file, index + 1);
        row.cells.clear();
        row.cells.extend(parts(line, b'\t'));
        true
    }
}
