//! Rows as they go into a store and come out of it.

use bilan::model::{DateValue, Metadata, PublishedFrom};
use bilan::{Reading, Report};
use flate2::Crc;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::Error;

/// A report to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewReport<'r> {
    pub report: &'r Report,
    /// When it was added: RFC 3339 in UTC.
    pub added: &'r str,
}

/// What became of a report that was to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// Kept under this number.
    New(i64),
    /// It was there before, word for word and with the same identifier.
    Known(i64),
    /// Another text has its identifier. Nothing was kept.
    Clash,
}

/// A report as it was kept.
#[derive(Clone, Debug)]
pub struct Stored {
    /// The number under which it was added, from 1; the order of adding.
    pub number: i64,
    pub added: String,
    pub report: Report,
}

/// What is known of a report besides its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    pub number: i64,
    pub id: String,
    /// The same for all that carry the same body.
    pub body: String,
    pub added: String,
    pub about: About,
}

/// A report's metadata in the form in which they are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub metadata: Metadata,
    pub published_from: PublishedFrom,
    pub body: usize,
    /// A checksum of the whole report: identifier, metadata and text.
    sum: u32,
}

impl About {
    pub fn of(report: &Report) -> Self {
        // Field by field, each with its length: how a later bilan lays out or prints these types must not change the sum of what
        // was kept before.
        let mut sum = Crc::new();
        let mut field = |text: Option<&str>| {
            sum.update(&text.map_or(u64::MAX, |t| t.len() as u64).to_le_bytes());
            sum.update(text.unwrap_or_default().as_bytes());
        };
        let Metadata { id, file, title, outlet, url, language, published, received } = &report.metadata;
        field(Some(&report.id));
        [id, file, title, outlet, url, language].into_iter().for_each(|text| field(text.as_deref()));
        field(published.as_ref().map(DateValue::edtf).as_deref());
        field(received.map(|day| day.to_string()).as_deref());
        field(Some(match report.published_from {
            PublishedFrom::Metadata => "metadata",
            PublishedFrom::Text => "text",
            PublishedFrom::Unknown => "unknown",
        }));
        field(Some(&report.body.to_string()));
        field(Some(&report.text));
        Self { metadata: report.metadata.clone(), published_from: report.published_from, body: report.body, sum: sum.sum() }
    }

    pub fn parse(text: &str) -> Result<Self, Error> {
        serde_json::from_str(text).map_err(|e| Error::Damaged(format!("the metadata of a report do not read: {e}")))
    }

    pub fn written(&self) -> Result<String, Error> {
        serde_json::to_string(self).map_err(|e| Error::Damaged(e.to_string()))
    }

    pub fn report(self, id: String, text: String) -> Result<Report, Error> {
        if text.get(self.body..).is_none() {
            return Err(Error::Damaged(format!("the body of report {id} begins outside its text")));
        }
        let report = Report { id, metadata: self.metadata, published_from: self.published_from, text, body: self.body };
        if Self::of(&report).sum != self.sum {
            return Err(Error::Damaged(format!("report {} is not what was added", report.id)));
        }
        Ok(report)
    }
}

/// A hash of what a report says, without metadata lines and however it is broken into lines.
pub fn body_hash(report: &Report) -> String {
    let mut hash = Sha256::new();
    for word in report.text[report.body..].split_whitespace() {
        hash.update(word);
        hash.update(b" ");
    }
    hex(&hash.finalize()[..16])
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// A reading to be kept.
#[derive(Clone, Debug)]
pub struct NewReading<'r> {
    pub number: i64,
    /// Which rules and gazetteers it was made with.
    pub reader: &'r str,
    pub sketch: Vec<u8>,
    pub reading: Vec<u8>,
}

/// A reading as bytes, with a checksum at the end. Only ever read again by the same version of the reader.
pub fn encode(reading: &Reading) -> Result<Vec<u8>, Error> {
    let mut bytes = postcard::to_stdvec(reading).map_err(|e| Error::Damaged(format!("a reading cannot be written: {e}")))?;
    bytes.extend(sum(&bytes));
    Ok(bytes)
}

pub fn decode(bytes: &[u8]) -> Result<Reading, Error> {
    let damaged = |why: &str| Error::Damaged(format!("a reading does not read ({why}); `bilan rebuild` makes it anew"));
    let (bytes, written) = bytes.split_last_chunk::<4>().ok_or_else(|| damaged("it is cut short"))?;
    if sum(bytes) != *written {
        return Err(damaged("its checksum differs"));
    }
    postcard::from_bytes(bytes).map_err(|e| damaged(&e.to_string()))
}

fn sum(bytes: &[u8]) -> [u8; 4] {
    let mut sum = Crc::new();
    sum.update(bytes);
    sum.sum().to_le_bytes()
}

/// How far the derived rows have come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Which rules and gazetteers the readings were made with; empty before the first.
    pub reader: String,
    /// So many reports and decisions are in the events.
    pub reports: i64,
    pub decisions: i64,
    /// So many there are.
    pub all_reports: i64,
    pub all_decisions: i64,
    pub events: i64,
    /// Whether there is all by which new reports find those that they touch.
    pub marked: bool,
}

impl State {
    /// Whether the events are those of all reports and decisions, as this reader reads them.
    pub fn is_settled(&self, reader: &str) -> bool {
        self.reader == reader && self.reports == self.all_reports && self.decisions == self.all_decisions
    }
}

/// An event that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    pub id: String,
    pub digest: Vec<u8>,
    pub incidents: Vec<String>,
}

/// An event to be kept: its wire form as bytes, and what it is found by.
#[derive(Clone, Debug)]
pub struct EventRow {
    pub id: String,
    /// Days since 1970-01-01; `None` where open.
    pub first_day: Option<i32>,
    pub last_day: Option<i32>,
    pub country: Option<String>,
    pub admin1: Option<String>,
    /// The place's name in the form in which names are compared.
    pub place: Option<String>,
    /// Its name as it is shown, latitude and longitude, and how precisely it is known.
    pub name: Option<String>,
    pub point: Option<(f64, f64)>,
    pub precision: Option<String>,
    pub kind: &'static str,
    pub status: String,
    /// Deaths by the policy that gives one number.
    pub killed: Option<u32>,
    pub actors: Vec<String>,
    /// As a [`Brief`](crate::Brief) has them.
    pub parties: String,
    pub review: String,
    pub incidents: Vec<String>,
    pub tolls: Vec<TollRow>,
    pub lines: Vec<LineRow>,
    pub wire: Vec<u8>,
    /// What it is counted by.
    pub tally: Vec<u8>,
    /// What the wire form was made from; the same where that is the same.
    pub digest: Vec<u8>,
}

/// One row of an event's toll by one policy.
#[derive(Clone, Debug)]
pub struct TollRow {
    pub policy: String,
    pub effect: &'static str,
    pub victims: &'static str,
    pub of: Option<String>,
    pub low: Option<u32>,
    pub best: Option<u32>,
    pub high: Option<u32>,
    pub joint: bool,
}

/// One line of an event's ledger.
#[derive(Clone, Debug)]
pub struct LineRow {
    pub statement: String,
    pub incident: String,
    pub effect: &'static str,
    pub victims: &'static str,
    pub of: Option<String>,
    pub low: u32,
    pub high: Option<u32>,
    pub speaker: Option<&'static str>,
    pub speaker_name: Option<String>,
    pub stance: &'static str,
    pub side: String,
    pub superseded: bool,
    pub quote: String,
}
