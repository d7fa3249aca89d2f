//! Where the two events of a pair differ, and which statements of ours explain it.

mod days;
mod parties;
mod places;
mod tolls;

use bilan::model::CharSpan;
use bilan::publish::wire::{Incident, Reading};
use bilan_export::Told;

use crate::other::Other;
use crate::row::{Difference, Said, Says};

/// So many statements explain one difference; the event itself has all.
const STATEMENTS: usize = 8;

/// Everything that the two sides say differently. Quotations are there as far as `told` has the readings of its reports.
pub fn differences(told: &Told, other: &Other, counts_deaths: bool) -> Vec<Difference> {
    let mut out = Vec::new();
    if counts_deaths {
        out.extend(tolls::killed(told, other));
        out.extend(tolls::civilians(told, other));
    }
    out.extend(days::days(told, other));
    out.extend(places::places(told, other));
    out.extend(parties::parties(told, other));
    for difference in &mut out {
        // What agrees with the other side comes first: it is what explains.
        difference.statements.sort_by_key(|s| s.says);
        difference.statements.dedup_by(|a, b| a.statement == b.statement && a.quote == b.quote);
        difference.statements.truncate(STATEMENTS);
    }
    out
}

/// A statement by its identifier.
fn said(told: &Told, id: &str, says: Says) -> Option<Said> {
    let (reading, s) = told.statement(id)?;
    Some(Said {
        statement: id.to_owned(),
        report: reading.report.id.clone(),
        outlet: reading.report.outlet.clone(),
        published: reading.report.published.clone(),
        span: Some(s.span),
        speaker: s.speaker.as_ref().map(|s| s.class),
        speaker_name: s.speaker.as_ref().and_then(|s| s.name.clone()),
        stance: Some(s.stance),
        quote: s.quote.clone(),
        says,
    })
}

/// Words of an incident that no statement holds: of its day or place.
fn words(told: &Told, incident: &Incident, span: Option<CharSpan>, quote: &str, says: Says) -> Option<Said> {
    let reading = reading_of(told, incident)?;
    Some(Said {
        statement: incident.id.clone(),
        report: reading.report.id.clone(),
        outlet: reading.report.outlet.clone(),
        published: reading.report.published.clone(),
        span,
        speaker: None,
        speaker_name: None,
        stance: None,
        quote: quote.to_owned(),
        says,
    })
}

fn reading_of<'t>(told: &'t Told, incident: &Incident) -> Option<&'t Reading> {
    let report = incident.id.rsplit_once('#')?.0;
    told.readings.iter().map(AsRef::as_ref).find(|r| r.report.id == report)
}
