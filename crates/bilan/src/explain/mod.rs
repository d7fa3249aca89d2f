//! Every level of a reading at once, for whoever writes rules: what each stage made of a text, and which rules had a say.
//!
//! Nothing is worked out here. [`levels`] takes down what the stages left in their own types, [`explanation`] adds what
//! came out at the end; [`crate::pipeline::explain_report`] calls both. Spans are code points, as on the wire.

mod candidates;
mod features;
mod mentions;
mod senses;
mod tokens;

use serde::Serialize;

pub use candidates::Candidate;
pub use features::Class;
pub use mentions::{Mention, Voice};
pub use tokens::{Entry, Token, TokenClass};

use crate::lexicon::Lexicon;
use crate::model::{CharSpan, Offsets, PlaceRef, Reading, Report};
use crate::publish::{self, wire};
use crate::segment::{self, Segmented};
use crate::state::SentenceTold;

/// One report and all that was seen in it, level by level.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation {
    /// The stored text, with its metadata lines. Every span of this type refers to it.
    pub text: String,
    /// Whether the gate let the text through; where it did not, the levels are there and the reading is empty. `None` for a
    /// language that is not read.
    pub gate: Option<bool>,
    pub levels: Levels,
    /// What every name of a place means, with the places that it may mean, wherever it stands in a sentence.
    pub places: Vec<wire::Place>,
    /// What the report tells in the end: the same as without explaining.
    pub reading: wire::Reading,
    /// The stretches of the text that the parts of the reading stand on.
    pub evidence: Vec<Evidence>,
}

/// What the stages made of a text before its statements were gathered into incidents. Empty for a language that is not read.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Levels {
    pub zones: Vec<Zone>,
    pub sentences: Vec<Sentence>,
    pub tokens: Vec<Token>,
    /// Of sentences that can state something, in order, without overlap.
    pub mentions: Vec<Mention>,
    /// Who speaks where; the outlet's own voice is left out.
    pub voices: Vec<Voice>,
    /// Every match of a rule, taken or not.
    pub candidates: Vec<Candidate>,
}

/// A paragraph and what it is.
#[derive(Clone, Debug, Serialize)]
pub struct Zone {
    /// `headline`, `body`, or the kind of furniture.
    pub zone: String,
    pub span: CharSpan,
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct Sentence {
    /// Index of its zone.
    pub zone: usize,
    pub span: CharSpan,
}

/// A stretch of the text that a statement or an incident stands on.
#[derive(Clone, Debug, Serialize)]
pub struct Evidence {
    /// Identifier of the statement or incident.
    pub of: String,
    /// What it is to it: `statement`, `speaker`, `kind`, `date`, `place`, `perpetrator`, `target`, `toll` …
    pub what: &'static str,
    pub span: CharSpan,
}

/// Takes down what the stages up to *state* made of a report. Linear in the length of the text, as they are.
pub fn levels(report: &Report, segmented: &Segmented, told: &[SentenceTold<'_>], lexicon: &Lexicon) -> Levels {
    let offsets = Offsets::new(&report.text);
    let zone = |p: &segment::Paragraph| Zone { zone: features::snake(&format!("{:?}", p.zone)), span: offsets.span(p.span) };
    let sentence = |s: &segment::Sentence| Sentence {
        zone: s.paragraph as usize,
        span: offsets.span(segmented.tokens[s.tokens.start].span.cover(segmented.tokens[s.tokens.end - 1].span)),
    };
    Levels {
        zones: segmented.paragraphs.iter().map(zone).collect(),
        sentences: segmented.sentences.iter().filter(|s| !s.tokens.is_empty()).map(sentence).collect(),
        tokens: tokens::tokens(&report.text, segmented, lexicon, &offsets),
        mentions: told.iter().flat_map(|s| mentions::mentions(s, lexicon, &offsets)).collect(),
        voices: told.iter().flat_map(|s| mentions::voices(s, &offsets)).collect(),
        candidates: told.iter().flat_map(|s| candidates::candidates(s, lexicon, &offsets)).collect(),
    }
}

/// Joins the levels of a report with its reading.
pub fn explanation(report: &Report, gate: Option<bool>, levels: Levels, places: &[PlaceRef], reading: &Reading) -> Explanation {
    let offsets = Offsets::new(&report.text);
    let wire = publish::reading(report, reading);
    let mut evidence = Vec::new();
    for (statement, shown) in reading.statements.iter().zip(&wire.statements) {
        let mut add = |what, span| evidence.push(Evidence { of: shown.id.clone(), what, span });
        add("statement", shown.span);
        if let Some(speaker) = &statement.speaker {
            add("speaker", offsets.span(speaker.span));
        }
    }
    for incident in &wire.incidents {
        evidence.extend(of_incident(incident, &wire).map(|(what, span)| Evidence { of: incident.id.clone(), what, span }));
    }
    let places = publish::places(report, places);
    Explanation { text: report.text.clone(), gate, levels, places, reading: wire, evidence }
}

fn of_incident<'w>(
    incident: &'w wire::Incident,
    reading: &'w wire::Reading,
) -> impl Iterator<Item = (&'static str, CharSpan)> + 'w {
    let named = [
        incident.kind_span.map(|span| ("kind", span)),
        incident.date.as_ref().and_then(|d| d.span).map(|span| ("date", span)),
        incident.place.as_ref().map(|p| ("place", p.span)),
    ];
    let parties = incident.perpetrators.iter().map(|a| ("perpetrator", a.span));
    let targets = incident.targets.iter().map(|a| ("target", a.span));
    let stated = incident.tolls.iter().map(|t| ("toll", &t.statement));
    let stated = stated.chain(incident.outcomes.iter().map(|o| ("outcome", &o.statement)));
    let stated = stated.chain(incident.responsibility.iter().map(|r| ("responsibility", &r.statement)));
    let stated = stated.chain(incident.materiel.iter().map(|m| ("materiel", &m.statement)));
    // Statements are numbered in their order.
    let nth = |id: &String| id.rsplit_once("#s")?.1.parse::<usize>().ok()?.checked_sub(1);
    let span_of = move |id: &String| nth(id).and_then(|n| reading.statements.get(n)).map(|s| s.span);
    let stated = stated.filter_map(move |(what, id)| span_of(id).map(|span| (what, span)));
    named.into_iter().flatten().chain(parties).chain(targets).chain(stated)
}
