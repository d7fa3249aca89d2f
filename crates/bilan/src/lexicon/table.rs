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
        self.cell(column).split('|').map(str::trim).filter(|v| !v.is_empty())
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
    let at = embedded::FILES.binary_search_by_key(&name, |(name, _)| name).ok();
    let (file, text) = at.map_or(("", ""), |at| embedded::FILES[at]);
    let mut header = true;
    text.lines().enumerate().filter_map(move |(index, line)| {
        if line.trim().is_empty() || line.starts_with('#') {
            return None;
        }
        if std::mem::take(&mut header) {
            return None;
        }
        Some(Row { file, line: index + 1, cells: line.split('\t').map(str::trim).collect() })
    })
}
