//! Who says something: speakers by name or class, else whoever published it.

use std::collections::BTreeMap;

use bilan::publish::wire;

use crate::grammar::{counted, fill};
use crate::words::Words;
use crate::{dates, names};

/// So many speakers of one figure are named.
const NAMED: usize = 4;

/// Looks up statements in the readings that they stand in.
#[derive(Clone, Copy)]
pub struct Voices<'w> {
    pub words: &'w Words,
    pub readings: &'w BTreeMap<String, wire::Reading>,
}

impl<'w> Voices<'w> {
    /// A statement with the reading that it stands in.
    pub fn said(self, statement: &str) -> Option<(&'w wire::Reading, &'w wire::Statement)> {
        let (report, _) = statement.rsplit_once('#')?;
        let reading = self.readings.get(report)?;
        Some((reading, reading.statements.iter().find(|s| s.id == statement)?))
    }

    /// Those who say this, each once and never nobody: what no speaker is named for is said by whoever published it.
    pub fn of<'s>(self, statements: impl Iterator<Item = &'s str> + Clone) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for name in statements.clone().filter_map(|s| self.speaker(s)) {
            if !out.contains(&name) {
                out.push(name);
            }
        }
        if out.is_empty() {
            out = self.publishers(statements);
        }
        if out.len() > NAMED {
            out.truncate(NAMED);
            out.push(self.words.text("others").to_owned());
        }
        out
    }

    fn speaker(self, statement: &str) -> Option<String> {
        let (reading, said) = self.said(statement)?;
        Some(names::speaker(said.speaker.as_ref()?, reading.report.language.as_deref(), self.words))
    }

    /// Outlets by name; reports of unknown outlets by their day, or by their number where there are several.
    fn publishers<'s>(self, statements: impl Iterator<Item = &'s str>) -> Vec<String> {
        let (mut outlets, mut unsigned): (Vec<String>, Vec<&str>) = Default::default();
        for report in statements.filter_map(|s| s.rsplit_once('#')).map(|(report, _)| report) {
            let outlet = self.readings.get(report).and_then(|r| r.report.outlet.as_deref());
            match outlet.map(|name| names::outlet(name, self.words)) {
                Some(outlet) if outlets.contains(&outlet) => {}
                Some(outlet) => outlets.push(outlet),
                None if unsigned.contains(&report) => {}
                None => unsigned.push(report),
            }
        }
        let published = |report: &str| self.readings.get(report)?.report.published.as_deref();
        match unsigned[..] {
            [] => {}
            [one] => outlets.push(match published(one) {
                Some(day) => {
                    let name = if day.len() > "2024-05".len() { "report_of_day" } else { "report_of" };
                    fill(self.words.text(name), &[("day", &dates::edtf_in_words(day, self.words))])
                }
                None => self.words.text("report_undated").to_owned(),
            }),
            ref several => outlets.push(counted("reports", several.len(), self.words)),
        }
        outlets
    }
}
