//! The columns of every table that is exported: names, types, HXL hashtags and meanings, from `data/columns.tsv`.

use std::sync::OnceLock;

use crate::tables::rows;

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub table: &'static str,
    pub name: &'static str,
    pub kind: Kind,
    /// The HXL hashtag with its attributes; only columns of events have one.
    pub hxl: &'static str,
    pub meaning: &'static str,
}

/// What the cells of a column hold, besides nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Int,
    Float,
    Bool,
}

/// The columns of one table, in order.
pub fn columns(table: &str) -> impl Iterator<Item = &'static Column> {
    all().iter().filter(move |c| c.table == table)
}

fn all() -> &'static [Column] {
    static ALL: OnceLock<Vec<Column>> = OnceLock::new();
    ALL.get_or_init(|| {
        let column = |row: Vec<&'static str>| Column {
            table: row[0],
            name: row[1],
            kind: match row[2] {
                "int" => Kind::Int,
                "float" => Kind::Float,
                "bool" => Kind::Bool,
                _ => Kind::Text,
            },
            hxl: row[3],
            meaning: row[4],
        };
        rows(include_str!("../data/columns.tsv")).map(column).collect()
    })
}
