//! A whole file or stream as one report.

use std::io::{BufRead, Read};

use bilan::Metadata;
use bilan::read::{Encoding, decode, report};

use crate::LONGEST_REPORT;
use crate::error::{Place, SourceError};
use crate::sources::Incoming;

/// Reads the report that a stream holds.
pub(crate) fn read(stream: &mut (dyn BufRead + Send), place: Place, given: &Metadata) -> Result<Incoming, SourceError> {
    let mut bytes = Vec::new();
    if let Err(cause) = stream.take(LONGEST_REPORT as u64 + 1).read_to_end(&mut bytes) {
        return Err(SourceError::io(place, cause));
    }
    if bytes.len() > LONGEST_REPORT {
        return Err(SourceError::TooLong { place, limit: LONGEST_REPORT });
    }
    let (text, encoding) = decode(bytes).map_err(|cause| SourceError::NotText { place: place.clone(), cause })?;
    let notes = note(encoding).into_iter().collect();
    let report = report(text, given.clone());
    if report.text[report.body..].trim().is_empty() {
        return Err(SourceError::Empty { place });
    }
    Ok(Incoming { report, notes })
}

/// What to say of an encoding: nothing, unless something was lost.
pub(crate) fn note(encoding: Encoding) -> Option<String> {
    match encoding {
        Encoding::DamagedUtf8 { replaced } => {
            Some(format!("the text is damaged: {replaced} broken sequences of UTF-8 stand as U+FFFD"))
        }
        _ => None,
    }
}
