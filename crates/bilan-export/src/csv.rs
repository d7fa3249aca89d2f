//! CSV: one flat table in UTF-8, with a header; no cell runs as a formula.

use std::io::Write;

use crate::cell::Named;
use crate::columns::columns;
use crate::format::{Error, Table, Writer};
use crate::{Told, flat};

pub struct Csv<W: Write> {
    table: Table,
    sheet: Sheet<W>,
}

impl<W: Write> Csv<W> {
    pub fn new(table: Table, out: W) -> Result<Self, Error> {
        let name = match table {
            Table::Events => "event",
            Table::Tolls => "toll",
            Table::Ledger => "ledger",
            Table::Sources => "source",
        };
        Ok(Self { table, sheet: Sheet::new(name, out)? })
    }
}

impl<W: Write> Writer for Csv<W> {
    fn event(&mut self, told: &Told) -> Result<Result<(), String>, Error> {
        match self.table {
            Table::Events => self.sheet.row(&flat::event(told))?,
            Table::Tolls => flat::tolls(told).try_for_each(|row| self.sheet.row(&row))?,
            Table::Ledger => flat::ledger(told).try_for_each(|row| self.sheet.row(&row))?,
            Table::Sources => flat::sources(told).try_for_each(|row| self.sheet.row(&row))?,
        }
        Ok(Ok(()))
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.sheet.finish()
    }
}

/// A table that is being written, for every format that is comma-separated.
pub struct Sheet<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> Sheet<W> {
    /// Begins with the header of a table of `data/columns.tsv`.
    pub fn new(table: &str, out: W) -> Result<Self, Error> {
        let mut sheet = Self { out: csv::Writer::from_writer(out) };
        sheet.header(columns(table).map(|c| c.name))?;
        Ok(sheet)
    }

    /// A row that is written as it stands: names of columns, hashtags.
    pub fn header<'c>(&mut self, cells: impl Iterator<Item = &'c str>) -> Result<(), Error> {
        Ok(self.out.write_record(cells)?)
    }

    pub fn row(&mut self, row: &[Named<'_>]) -> Result<(), Error> {
        for (_, cell) in row {
            self.out.write_field(cell.csv().as_bytes())?;
        }
        Ok(self.out.write_record(None::<&[u8]>)?)
    }

    pub fn finish(mut self) -> Result<(), Error> {
        Ok(self.out.flush()?)
    }
}
