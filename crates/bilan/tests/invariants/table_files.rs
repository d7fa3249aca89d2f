//! The tables of `lang/` as they stand on disk, with nothing made of them.

use std::fs;
use std::path::Path;

pub struct Row {
    pub line: usize,
    cells: Vec<String>,
}

impl Row {
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The values of a cell, which `|` separates.
    pub fn values(&self, column: usize) -> impl Iterator<Item = &str> {
        self.cell(column).split('|').map(str::trim).filter(|value| !value.is_empty())
    }
}

pub struct Table {
    /// Below `lang/`.
    pub name: String,
    pub header: Vec<String>,
    pub rows: Vec<Row>,
}

impl Table {
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    pub fn place(&self, row: &Row) -> String {
        format!("lang/{}:{}", self.name, row.line)
    }
}

/// Every table, in the order of their names.
pub fn tables() -> impl Iterator<Item = Table> {
    let root = super::corpus::root().join("crates/bilan/lang");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    assert!(files.len() > 30, "only {} tables below lang/; where are the others?", files.len());
    files.into_iter().map(move |path| {
        let name = path.strip_prefix(&root).expect("below lang/").to_string_lossy().replace('\\', "/");
        read(name, &fs::read_to_string(&path).expect("tables are UTF-8"))
    })
}

fn collect(folder: &Path, into: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.expect("an entry of a folder").path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|e| e == "tsv") {
            into.push(path);
        }
    }
}

fn read(name: String, text: &str) -> Table {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let mut rows =
        lines.map(|(n, line)| Row { line: n + 1, cells: line.split('\t').map(|cell| cell.trim().to_owned()).collect() });
    let header = rows.next().unwrap_or_else(|| panic!("lang/{name} has no header line")).cells;
    Table { name, header, rows: rows.collect() }
}
