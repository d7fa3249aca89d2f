//! HXL: the table of events with a row of hashtags below the header, as the Humanitarian Exchange Language has it.
//!
//! Deaths and injuries have the standard tags. For the lowest and highest number the standard has no attribute; `+min` and `+max` are ours,
//! which it allows. Dates that are not one day stand in EDTF under `#meta`, since a `#date` has to be a date; their bounds are dates.

use std::io::Write;

use crate::columns::columns;
use crate::csv::Sheet;
use crate::format::{Error, Writer};
use crate::{Told, flat};

pub struct Hxl<W: Write>(Sheet<W>);

impl<W: Write> Hxl<W> {
    pub fn new(out: W) -> Result<Self, Error> {
        let mut sheet = Sheet::new("event", out)?;
        sheet.header(columns("event").map(|c| c.hxl))?;
        Ok(Self(sheet))
    }
}

impl<W: Write> Writer for Hxl<W> {
    fn event(&mut self, told: &Told) -> Result<Result<(), String>, Error> {
        self.0.row(&flat::event(told))?;
        Ok(Ok(()))
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.0.finish()
    }
}
