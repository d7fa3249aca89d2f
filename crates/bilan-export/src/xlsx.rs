//! XLSX for people: a sheet of events, one of their ledgers, one of their sources, with fixed headers and filters. Texts are
//! written as texts, so none runs as a formula.
//!
//! The workbook is put together in memory. A sheet holds 1,048,576 rows and a cell 32,767 characters; an event whose rows find
//! no room is left out whole, and a longer text is cut and ends in `…`.

use std::io::Write;

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use crate::cell::{Cell, Named};
use crate::columns::{Kind, columns};
use crate::format::{Error, Writer};
use crate::{Told, flat};

const ROWS: u32 = 1_048_576;
const CHARACTERS: usize = 32_767;

pub struct Xlsx<W> {
    out: W,
    events: Sheet,
    ledger: Sheet,
    sources: Sheet,
}

impl<W: Write> Xlsx<W> {
    pub fn new(out: W) -> Result<Self, Error> {
        let sheet = |name, table| Sheet::new(name, table);
        Ok(Self {
            out,
            events: sheet("events", "event")?,
            ledger: sheet("ledger", "ledger")?,
            sources: sheet("sources", "source")?,
        })
    }
}

impl<W: Write> Writer for Xlsx<W> {
    fn event(&mut self, told: &Told) -> Result<Result<(), String>, Error> {
        let ledger: Vec<_> = flat::ledger(told).collect();
        let sources: Vec<_> = flat::sources(told).collect();
        for (sheet, more) in [(&self.events, 1), (&self.ledger, ledger.len()), (&self.sources, sources.len())] {
            if u64::from(sheet.next) + more as u64 > u64::from(ROWS) {
                return Ok(Err("a sheet of the workbook is full; export fewer events, or as csv or parquet".to_owned()));
            }
        }
        self.events.row(&flat::event(told))?;
        ledger.iter().try_for_each(|row| self.ledger.row(row))?;
        sources.iter().try_for_each(|row| self.sources.row(row))?;
        Ok(Ok(()))
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        let mut workbook = Workbook::new();
        for sheet in [self.events, self.ledger, self.sources] {
            workbook.push_worksheet(sheet.finish()?);
        }
        self.out.write_all(&workbook.save_to_buffer()?)?;
        Ok(self.out.flush()?)
    }
}

struct Sheet {
    sheet: Worksheet,
    next: u32,
    columns: u16,
}

impl Sheet {
    fn new(name: &str, table: &str) -> Result<Self, Error> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        let bold = Format::new().set_bold();
        let mut count = 0;
        for column in columns(table) {
            sheet.write_string_with_format(0, count, column.name, &bold)?;
            let width = if column.kind == Kind::Text { 18.0 } else { 10.0 };
            sheet.set_column_width(count, width)?;
            count += 1;
        }
        sheet.set_freeze_panes(1, 1)?;
        Ok(Self { sheet, next: 1, columns: count })
    }

    fn row(&mut self, row: &[Named<'_>]) -> Result<(), Error> {
        for (at, (_, cell)) in (0u16..).zip(row) {
            match cell {
                Cell::Empty => continue,
                Cell::Text(text) => self.sheet.write_string(self.next, at, fitting(text))?,
                Cell::Int(n) => self.sheet.write_number(self.next, at, *n as f64)?,
                Cell::Real(n) => self.sheet.write_number(self.next, at, *n)?,
                Cell::Bool(b) => self.sheet.write_boolean(self.next, at, *b)?,
            };
        }
        self.next += 1;
        Ok(())
    }

    fn finish(mut self) -> Result<Worksheet, Error> {
        self.sheet.autofilter(0, 0, self.next - 1, self.columns - 1)?;
        Ok(self.sheet)
    }
}

/// As much of a text as a cell holds. Spreadsheets count in units of UTF-16.
fn fitting(text: &str) -> String {
    if text.encode_utf16().count() <= CHARACTERS {
        return text.to_owned();
    }
    let mut units = 1;
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= CHARACTERS
    });
    kept.chain(['…']).collect()
}
