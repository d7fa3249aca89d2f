//! JSONL: one object per line, the event's wire form with its sources and where each of its statements stands.

use std::io::Write;

use bilan::model::{CharSpan, SpeakerClass};
use bilan::publish::{event_wire, wire};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Told;
use crate::format::{Error, Writer};

/// A line of the export.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    #[serde(flatten)]
    pub event: event_wire::Event,
    /// The reports that tell of it.
    pub sources: Vec<wire::Report>,
    /// Where the statements stand that its figures, responsibility and outcomes come from.
    pub evidence: Vec<Evidence>,
}

/// Where a statement stands, and which rule read it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    pub statement: String,
    pub report: String,
    /// In code points of the stored text.
    pub span: CharSpan,
    pub rule: String,
    pub speaker: Option<SpeakerClass>,
    pub confidence: f32,
}

impl Record {
    pub fn of(told: &Told) -> Self {
        let evidence = told.statement_ids().into_iter().filter_map(|id| {
            let (reading, s) = told.statement(id)?;
            Some(Evidence {
                statement: id.to_owned(),
                report: reading.report.id.clone(),
                span: s.span,
                rule: s.rule.clone(),
                speaker: s.speaker.as_ref().map(|s| s.class),
                confidence: s.confidence,
            })
        });
        Self {
            event: told.event.clone(),
            sources: told.readings.iter().map(|r| r.report.clone()).collect(),
            evidence: evidence.collect(),
        }
    }
}

pub struct Jsonl<W>(W);

impl<W: Write> Jsonl<W> {
    pub fn new(out: W) -> Self {
        Self(out)
    }
}

impl<W: Write> Writer for Jsonl<W> {
    fn event(&mut self, told: &Told) -> Result<Result<(), String>, Error> {
        serde_json::to_writer(&mut self.0, &Record::of(told))?;
        self.0.write_all(b"\n")?;
        Ok(Ok(()))
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        Ok(self.0.flush()?)
    }
}
