//! How reports of a register are read: with the rules of this program and the gazetteers that were imported, on all cores.

use std::num::NonZero;
use std::thread;

use bilan::explain::Explanation;
use bilan::{Gazetteer, Reading, Report};
use bilan_gazetteer::Opened;
use bilan_store::register::{Reader, Settled};
use bilan_store::{Error, Register};
use sha2::{Digest, Sha256};

use crate::read::readings;

/// The rules of this program with some gazetteers.
pub struct Rules<'o> {
    name: String,
    gazetteer: Gazetteer<'o>,
}

impl<'o> Rules<'o> {
    pub fn new(opened: &'o Opened) -> anyhow::Result<Self> {
        let places = Sha256::digest(opened.identity()?);
        let places: String = places[..4].iter().map(|b| format!("{b:02x}")).collect();
        Ok(Self { name: format!("{} {places}", bilan::READER), gazetteer: opened.gazetteer()? })
    }

    /// Reads one report, see [`Self::several`].
    pub fn one(&self, report: &Report) -> Reading {
        self.several(&[report]).pop().unwrap_or_default()
    }

    /// Reads reports; one that stops the reader is kept with nothing read, so that it is not lost.
    pub fn several(&self, reports: &[&Report]) -> Vec<Reading> {
        let stopped = || Reading {
            notes: vec!["this text stopped the reader, which is a defect of bilan".to_owned()],
            ..Reading::default()
        };
        readings(reports, &self.gazetteer).into_iter().map(|reading| reading.unwrap_or_else(stopped)).collect()
    }

    /// Every level of a report, for its mentions.
    pub fn explain(&self, report: &Report) -> Explanation {
        bilan::explain_report_with(report, &self.gazetteer)
    }
}

impl Reader for Rules<'_> {
    fn name(&self) -> &str {
        &self.name
    }

    fn read(&self, reports: &[Report]) -> Vec<Reading> {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let share = reports.len().div_ceil(threads).max(1);
        thread::scope(|scope| {
            let parts = reports.chunks(share);
            let running: Vec<_> = parts.map(|part| scope.spawn(move || self.several(&part.iter().collect::<Vec<_>>()))).collect();
            running.into_iter().flat_map(|t| t.join().unwrap_or_default()).collect()
        })
    }
}

/// Brings the events up to date, and says so where that takes reading everything anew.
pub fn settle(register: &mut Register, reader: &Rules<'_>) -> Result<Settled, Error> {
    let state = register.state()?;
    if !state.reader.is_empty() && state.reader != reader.name() && state.all_reports > 0 {
        eprintln!("bilan: the rules or gazetteers are others than before; reading {} reports anew", state.all_reports);
    }
    register.settle(reader)
}
