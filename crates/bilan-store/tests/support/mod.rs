//! Reports in our own words, and a reader of them.
#![allow(dead_code, reason = "each test file uses its own part of this")]

pub mod server;

use bilan::{Metadata, Reading, Report};
use bilan_store::register::Reader;

/// Reads as the library does, under a name of the test's choice.
pub struct Plain(pub &'static str);

impl Reader for Plain {
    fn name(&self) -> &str {
        self.0
    }

    fn read(&self, reports: &[Report]) -> Vec<Reading> {
        reports.iter().map(bilan::read_report).collect()
    }
}

pub const READER: Plain = Plain("test");

pub fn report(text: &str) -> Report {
    let received = Some("2026-11-21".parse().expect("a day"));
    bilan::read::report(text.to_owned(), Metadata { received, ..Metadata::default() })
}

pub fn read(texts: &[&str]) -> Vec<(Report, Reading)> {
    texts.iter().map(|t| report(t)).map(|r| (r.clone(), bilan::read_report(&r))).collect()
}

/// Two reports of one ambush, a third of another attack.
pub const AMBUSH: &str = "url: https://radio.example/1\ndate: 2023-05-04\n\nEmbuscade près de Djibo\n\nHuit soldats burkinabè ont été tués mercredi dans une embuscade près de Djibo, a annoncé l'armée. Douze autres ont été blessés.";
pub const REVISED: &str = "url: https://journal.example/2\ndate: 2023-05-06\n\nLe bilan de l'embuscade de Djibo s'alourdit\n\nLe bilan de l'embuscade tendue mercredi 3 mai près de Djibo est passé à onze soldats tués, selon l'état-major de l'armée burkinabè.";
pub const OTHER: &str = "url: https://radio.example/3\ndate: 2023-05-05\n\nAttaque d'un village\n\nDes hommes armés ont attaqué jeudi le village de Gotheye, au Niger. Quatre civils ont été tués, selon des habitants.";
