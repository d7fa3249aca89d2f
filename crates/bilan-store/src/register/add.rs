//! Keeping reports.

use bilan::resolve::Sketch;
use bilan::{Reading, Report};

use super::{Reader, Register};
use crate::error::Error;
use crate::rows::{Appended, NewReading, NewReport, encode};

/// What adding did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Reports that were not there before.
    pub new: usize,
    /// Reports that were there already, word for word.
    pub known: usize,
    /// Identifiers under which another text is there. These reports were not kept.
    pub clashes: Vec<String>,
}

impl Register {
    /// Keeps reports with their readings. They are on disk when this returns, all of them or, where it fails, none.
    ///
    /// The same report twice is kept once. `now` is the time of adding: RFC 3339 in UTC.
    pub fn add(&mut self, read: &[(Report, Reading)], reader: &dyn Reader, now: &str) -> Result<Added, Error> {
        let mut added = Added::default();
        self.store.transaction(&mut |store| {
            added = Added::default();
            let reports: Vec<NewReport<'_>> = read.iter().map(|(report, _)| NewReport { report, added: now }).collect();
            let mut readings = Vec::new();
            for ((report, reading), became) in read.iter().zip(store.append(&reports)?) {
                match became {
                    Appended::New(number) => {
                        added.new += 1;
                        readings.push(kept(number, report, reading, reader.name())?);
                    }
                    Appended::Known(_) => added.known += 1,
                    Appended::Clash => added.clashes.push(report.id.clone()),
                }
            }
            store.put_readings(&readings)
        })?;
        Ok(added)
    }
}

/// A reading in the form in which it is kept, with the sketch by which texts are compared.
pub fn kept<'r>(number: i64, report: &Report, reading: &Reading, reader: &'r str) -> Result<NewReading<'r>, Error> {
    let sketch = Sketch::of(&report.text[report.body..]);
    let sketch = [sketch.whole].iter().chain(&sketch.runs).flat_map(|number| number.to_le_bytes()).collect();
    Ok(NewReading { number, reader, sketch, reading: encode(reading)? })
}

/// A sketch as it was kept.
pub fn sketch(bytes: &[u8]) -> Sketch {
    let mut numbers = bytes.chunks_exact(8).map(|b| u64::from_le_bytes(b.try_into().unwrap_or_default()));
    Sketch { whole: numbers.next().unwrap_or_default(), runs: numbers.collect() }
}
