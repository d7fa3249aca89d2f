//! Reads a data set of others: CSV of ACLED or UCDP in any vintage and order of columns, or any CSV whose columns are named.
//!
//! The file is read once, from front to back, and only what is compared is kept of it. Cells beyond the header are passed over where
//! they are empty, since extracts often end each row with a stray comma.

pub mod columns;
mod days;
mod row;

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use bilan::resolve::day_number;

use crate::error::Error;
use crate::other::Other;
use columns::{Columns, Mapping};
pub use days::Order;
use days::Written;
pub(crate) use row::own_id;

/// What a person says of a file besides its content.
#[derive(Clone, Debug, Default)]
pub struct Given {
    pub mapping: Mapping,
    pub order: Option<Order>,
}

/// A data set of others, in the order of days.
#[derive(Debug, Default)]
pub struct Others {
    pub name: String,
    pub events: Vec<Other>,
    /// Rows without a date, which nothing can be compared with.
    pub undated: usize,
    /// Names of countries that no table knows, with how many rows have them.
    pub unknown_countries: Vec<(String, usize)>,
    /// Whether deaths are told at all.
    pub counts_deaths: bool,
}

/// Reads a file.
pub fn open(path: &Path, given: &Given) -> Result<Others, Error> {
    let name = path.display().to_string();
    let file = File::open(path).map_err(|error| Error::Open { file: name.clone(), error })?;
    read(file, &name, given)
}

/// Reads what is called `name` in messages.
pub fn read(from: impl Read, name: &str, given: &Given) -> Result<Others, Error> {
    let file = || name.to_owned();
    let mut input = BufReader::with_capacity(1 << 16, from);
    let start = input.fill_buf().map_err(|error| Error::Open { file: file(), error })?;
    match start {
        [] => return Err(Error::Empty { file: file() }),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [_, 0, ..] | [0, _, ..] => return Err(Error::Utf16 { file: file() }),
        [b'P', b'K', ..] | [0x1f, 0x8b, ..] | [0xd0, 0xcf, ..] => return Err(Error::NotText { file: file() }),
        _ => {}
    }
    let delimiter = delimiter(start);
    let mut csv = csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(input);
    let failed = |error: csv::Error| failed(error, name);
    let header = csv.headers().map_err(failed)?.clone();
    if header.iter().all(|h| h.trim().is_empty()) {
        return Err(Error::Empty { file: file() });
    }
    let columns = Columns::of(&header, &given.mapping, name)?;
    let mut reading = Reading { file: name, columns, others: Others { name: file(), ..Others::default() }, days: Vec::new() };
    let mut record = csv::StringRecord::new();
    let mut any = false;
    while csv.read_record(&mut record).map_err(failed)? {
        let line = record.position().map_or(0, csv::Position::line);
        // A row of hashtags describes columns, and is no event.
        if record.iter().all(str::is_empty) || record.iter().all(|c| c.is_empty() || c.starts_with('#')) {
            continue;
        }
        any = true;
        reading.row(&record, line)?;
    }
    if !any {
        return Err(Error::NoRows { file: file() });
    }
    reading.finish(given.order)
}

struct Reading<'f> {
    file: &'f str,
    columns: Columns,
    others: Others,
    /// First and last day of each event as they are written.
    days: Vec<(Written, Option<Written>)>,
}

impl Reading<'_> {
    fn row(&mut self, record: &csv::StringRecord, line: u64) -> Result<(), Error> {
        let width = self.columns.width;
        if record.len() < width || record.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
            return Err(Error::Width { file: self.file.to_owned(), line, fields: record.len(), columns: width });
        }
        let row = row::Row { file: self.file, columns: &self.columns, record, line };
        let Some(first) = row.date("date")? else {
            self.others.undated += 1;
            return Ok(());
        };
        let last = row.date("date_end")?;
        let (other, unknown_country) = row.event()?;
        if let Some(name) = unknown_country {
            match self.others.unknown_countries.iter_mut().find(|(known, _)| *known == name) {
                Some((_, count)) => *count += 1,
                None => self.others.unknown_countries.push((name, 1)),
            }
        }
        self.others.events.push(other);
        self.days.push((first, last));
        Ok(())
    }

    /// Puts days into place once all dates of the file are known, and events into the order of days.
    fn finish(mut self, said: Option<Order>) -> Result<Others, Error> {
        let order = self.order(said)?;
        let relative = self.columns.get_precision();
        for (other, (first, last)) in self.others.events.iter_mut().zip(&self.days) {
            let day = |w: Written| w.day(order).map(day_number);
            // The order was said by a person, and this date is none in it.
            let Some(first) = day(*first) else {
                let (file, line) = (self.file.to_owned(), other.line.into());
                return Err(Error::Cell {
                    file,
                    line,
                    field: "date",
                    value: first.to_string(),
                    what: "date in the order that is said",
                });
            };
            let last = last.and_then(day).unwrap_or(first).max(first);
            let around = if relative { other.days.0 } else { 0 };
            other.days = (first - around, last + around);
        }
        self.others.counts_deaths = self.columns.has("killed");
        let mut lines: HashMap<&str, u32> = HashMap::new();
        for other in &self.others.events {
            if let Some(before) = lines.insert(&other.id, other.line) {
                let (line, before) = (u64::from(other.line.max(before)), u64::from(other.line.min(before)));
                return Err(Error::Twice { file: self.file.to_owned(), line, before, id: other.id.to_string() });
            }
        }
        self.others.events.sort_by(|a, b| (a.days, &a.id).cmp(&(b.days, &b.id)));
        Ok(self.others)
    }

    /// Whether the day or the month comes first, if any date depends on it.
    fn order(&self, said: Option<Order>) -> Result<Order, Error> {
        if let Some(said) = said {
            return Ok(said);
        }
        let dates = || {
            self.days.iter().zip(&self.others.events).flat_map(|((first, last), o)| [Some(*first), *last].map(|d| (d, o.line)))
        };
        let first = |order: Order| dates().find(|(d, _)| d.is_some_and(|d| d.shows() == Some(order))).map(|(_, line)| line);
        match (first(Order::DayFirst), first(Order::MonthFirst)) {
            (Some(day), Some(month)) => {
                Err(Error::TwoOrders { file: self.file.to_owned(), day_first: day.into(), month_first: month.into() })
            }
            (Some(_), None) => Ok(Order::DayFirst),
            (None, Some(_)) => Ok(Order::MonthFirst),
            (None, None) => match dates().find(|(d, _)| d.is_some_and(|d| !d.is_plain())) {
                Some((Some(Written::Either(a, b, year)), line)) => {
                    let example = format!("{a}/{b}/{year}");
                    Err(Error::Order { file: self.file.to_owned(), line: line.into(), example })
                }
                _ => Ok(Order::DayFirst),
            },
        }
    }
}

/// The mark between cells: the one that the header has most of.
fn delimiter(start: &[u8]) -> u8 {
    let header = start.split(|b| *b == b'\n').next().unwrap_or_default();
    let count = |mark: u8| header.iter().filter(|b| **b == mark).count();
    [b',', b';', b'\t'].into_iter().max_by_key(|mark| (count(*mark), *mark == b',')).unwrap_or(b',')
}

fn failed(error: csv::Error, file: &str) -> Error {
    let file = file.to_owned();
    match error.kind() {
        csv::ErrorKind::Utf8 { pos, .. } => Error::Encoding { file, line: pos.as_ref().map_or(1, csv::Position::line) },
        _ => Error::Csv { file, error },
    }
}
