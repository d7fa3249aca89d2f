//! A report as a reader sees it: the text, and every stretch of it that means something.

use std::collections::BTreeMap;

use bilan::explain::{Explanation, Levels};
use bilan::model::CharSpan;
use bilan::publish::{reading, wire};
use bilan::{Reading, Report, explain};
use schemars::JsonSchema;
use serde::Serialize;

use crate::units::Units;

/// A report with its reading, for screens.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Shown {
    pub report: wire::Report,
    /// The stored text, whole.
    pub text: String,
    /// Where the body stands in it; before it are metadata lines.
    pub body: CharSpan,
    pub length: Length,
    /// Positions, in code points, of the characters that take two UTF-16 units.
    pub astral: Vec<usize>,
    pub reading: wire::Reading,
    pub marks: Vec<Mark>,
    /// `null` where the text is too long for it.
    pub mentions: Option<Vec<Mention>>,
    pub zones: Option<Vec<Zone>>,
    /// What becomes of each figure, by statement.
    pub figures: BTreeMap<String, Figure>,
    /// The event of each incident.
    pub events: BTreeMap<String, String>,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Length {
    pub code_points: usize,
    pub utf16: usize,
}

/// A stretch of the text that a statement or incident stands on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Mark {
    pub of: String,
    pub what: String,
    pub span: CharSpan,
    pub utf16: [usize; 2],
}

/// A stretch of the text that was recognised as something.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Mention {
    pub class: String,
    pub features: Vec<String>,
    pub span: CharSpan,
    pub utf16: [usize; 2],
}

/// A paragraph and what it is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Zone {
    pub zone: String,
    pub span: CharSpan,
    pub utf16: [usize; 2],
}

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Figure {
    /// `null` for an aggregate, which belongs to no incident.
    pub incident: Option<String>,
    pub superseded: bool,
    pub joint_with: Vec<String>,
    pub part_of: Option<String>,
    pub doubted_by: Vec<String>,
    pub aggregate: bool,
}

impl Shown {
    /// `explained`: every level of the report, where they are wanted.
    pub fn of(report: &Report, read: &Reading, explained: Option<Explanation>, events: BTreeMap<String, String>) -> Self {
        let units = Units::of(&report.text);
        let wire = reading(report, read);
        let body = report.text[..report.body].chars().count();
        let (mentions, zones) = match &explained {
            Some(explained) => (Some(mentions(&explained.levels, &units)), Some(zones(&explained.levels, &units))),
            None => (None, None),
        };
        let evidence = explain::explanation(report, None, Levels::default(), &[], read).evidence;
        let mark = |e: explain::Evidence| Mark { of: e.of, what: e.what.to_owned(), span: e.span, utf16: units.span(e.span) };
        Self {
            report: wire.report.clone(),
            text: report.text.clone(),
            body: CharSpan { start: body, end: units.code_points },
            length: Length { code_points: units.code_points, utf16: units.length() },
            marks: evidence.into_iter().map(mark).collect(),
            mentions,
            zones,
            figures: figures(&wire),
            astral: units.astral,
            reading: wire,
            events,
        }
    }
}

fn mentions(levels: &Levels, units: &Units) -> Vec<Mention> {
    let mention = |m: &explain::Mention| Mention {
        class: m.class.name().to_owned(),
        features: m.features.clone(),
        span: m.span,
        utf16: units.span(m.span),
    };
    levels.mentions.iter().map(mention).collect()
}

fn zones(levels: &Levels, units: &Units) -> Vec<Zone> {
    levels.zones.iter().map(|z| Zone { zone: z.zone.clone(), span: z.span, utf16: units.span(z.span) }).collect()
}

fn figures(read: &wire::Reading) -> BTreeMap<String, Figure> {
    let mut out = BTreeMap::new();
    for incident in &read.incidents {
        for toll in &incident.tolls {
            let figure = Figure {
                incident: Some(incident.id.clone()),
                superseded: toll.superseded,
                joint_with: toll.joint_with.clone(),
                part_of: toll.part_of.clone(),
                doubted_by: toll.doubted_by.clone(),
                aggregate: false,
            };
            out.insert(toll.statement.clone(), figure);
        }
    }
    for aggregate in &read.aggregates {
        out.entry(aggregate.statement.clone()).or_insert_with(|| Figure { aggregate: true, ..Figure::default() });
    }
    out
}
