//! What can go wrong with a data set, with the place and what to do next.

use thiserror::Error;

/// Why a data set cannot be compared with.
#[derive(Debug, Error)]
pub enum Error {
    #[error("cannot read {file}: {error}")]
    Open { file: String, error: std::io::Error },
    #[error("{file} is empty; name a CSV file with a header and one row for each event")]
    Empty { file: String },
    #[error("{file} has a header and no events; was it cut off, or filtered to nothing?")]
    NoRows { file: String },
    #[error("{file} is a spreadsheet or an archive and no CSV; open it and save the table as CSV in UTF-8")]
    NotText { file: String },
    #[error("{file} is in UTF-16; save it as CSV in UTF-8 (in a spreadsheet: \"CSV UTF-8\")")]
    Utf16 { file: String },
    #[error(
        "{file}, line {line}: a byte that is not UTF-8; save the file as CSV in UTF-8 (in a spreadsheet: \"CSV UTF-8\"; elsewhere: iconv -f WINDOWS-1252 -t UTF-8)"
    )]
    Encoding { file: String, line: u64 },
    #[error(
        "{file} has no column for {missing}; it has {has}. Name the right ones with --column, such as --column date=\"Day\", or in a file with --mapping"
    )]
    Columns { file: String, missing: String, has: String },
    #[error("{file} has no column {column:?}, which is named for {field}; it has {has}")]
    NoSuchColumn { file: String, field: String, column: String, has: String },
    #[error("{field:?} is nothing that is compared; what can be named is {known}")]
    NoSuchField { field: String, known: String },
    #[error("{file}: {why}; write a line such as `date = \"Day\"` for each column")]
    Mapping { file: String, why: String },
    #[error("{file}, line {line}: {fields} cells under {columns} columns; a comma in a text without quotation marks, perhaps")]
    Width { file: String, line: u64, fields: usize, columns: usize },
    #[error("{file}, line {line}, {field}: {value:?} is no {what}; mend the cell, or leave it empty where it is not known")]
    Cell { file: String, line: u64, field: &'static str, value: String, what: &'static str },
    #[error(
        "{file}: dates such as {example:?} (line {line}) may have the day or the month first, and no date in the file tells; say --dates dmy or --dates mdy"
    )]
    Order { file: String, line: u64, example: String },
    #[error(
        "{file}: line {day_first} has the day first in its date and line {month_first} the month; bring them into one form, best 2024-05-31"
    )]
    TwoOrders { file: String, day_first: u64, month_first: u64 },
    #[error("{file}, line {line}: the identifier {id:?} stands in line {before} already; one row for each event is compared")]
    Twice { file: String, line: u64, before: u64, id: String },
    #[error("{file}: {error}")]
    Csv { file: String, error: csv::Error },
}
