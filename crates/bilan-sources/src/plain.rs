//! A whole file or stream as one report.

use std::io::{BufRead, Read};

use bilan::Metadata;
use bilan::read::{Encoding, Misread, decode, misread, report};

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
    let notes = notes(&text, encoding);
    let report = report(text, given.clone());
    if report.text[report.body..].trim().is_empty() {
        return Err(SourceError::Empty { place });
    }
    Ok(Incoming { report, notes })
}

/// What to say of a text: what was lost of it or is not sure, and which of its lines of metadata are not understood.
pub(crate) fn notes(text: &str, encoding: Encoding) -> Vec<String> {
    let misread = misread(text).into_iter().map(|Misread { line, key, value }| {
        let value: String = value.chars().take(SHOWN).collect();
        format!(
            "line {line}, `{key}: {value}`, is no date that is understood and is passed over; write a day, month or year as 2019-11-18, \
             2019-11 or 2019, or `unknown`"
        )
    });
    encoding_note(encoding).into_iter().chain(misread).collect()
}

/// So much of a value is shown.
const SHOWN: usize = 60;

/// What to say of an encoding: nothing, where it is sure and nothing was lost.
pub fn encoding_note(encoding: Encoding) -> Option<String> {
    match encoding {
        Encoding::DamagedUtf8 { replaced } => {
            Some(format!("the text is damaged: {replaced} broken sequences of UTF-8 stand as U+FFFD"))
        }
        Encoding::MacRoman => Some("the text is not UTF-8; it is taken for Mac OS Roman by its accented letters".to_owned()),
        Encoding::Unsure { odd } => Some(format!(
            "the encoding of the text is not known: read as Windows-1252, {odd} of its characters stand where no word has them; save it \
             as UTF-8"
        )),
        Encoding::Utf8 | Encoding::Utf16 | Encoding::Windows1252 => None,
    }
}
