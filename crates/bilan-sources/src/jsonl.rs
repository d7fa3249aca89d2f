//! A stream of one report per line. A bad line costs that line only.

use std::io::{self, BufRead, Read};

use bilan::Metadata;
use bilan::read::{decode, report};

use crate::LONGEST_REPORT;
use crate::error::{Place, SourceError};
use crate::plain;
use crate::record::Record;
use crate::sources::Incoming;

/// The lines of a stream that are still to be read.
pub(crate) struct Lines {
    stream: Box<dyn BufRead + Send>,
    place: Place,
    /// The last line that was read, counted from 1.
    line: usize,
    buffer: Vec<u8>,
    reports: usize,
    ended: bool,
}

impl Lines {
    pub(crate) fn new(stream: Box<dyn BufRead + Send>, place: Place) -> Self {
        Self { stream, place, line: 0, buffer: Vec::new(), reports: 0, ended: false }
    }

    /// The next report or the reason why a line gave none; `None` after the last line.
    pub(crate) fn next(&mut self, given: &Metadata) -> Option<Result<Incoming, SourceError>> {
        while !self.ended {
            match self.read_line() {
                Ok(true) if self.buffer.trim_ascii().is_empty() => {}
                Ok(true) => {
                    self.reports += 1;
                    return Some(self.parse(given));
                }
                Ok(false) => {
                    self.ended = true;
                    if self.reports == 0 {
                        return Some(Err(SourceError::Empty { place: self.place.clone() }));
                    }
                }
                Err(error) => {
                    self.reports += 1;
                    return Some(Err(error));
                }
            }
        }
        None
    }

    fn here(&self) -> Place {
        self.place.at_line(self.line)
    }

    /// Reads a line into the buffer; false at the end of the stream.
    fn read_line(&mut self) -> Result<bool, SourceError> {
        self.buffer.clear();
        self.buffer.shrink_to(1 << 20);
        self.line += 1;
        let read = self.stream.by_ref().take(LONGEST_REPORT as u64 + 1).read_until(b'\n', &mut self.buffer);
        let read = read.map_err(|cause| self.broken(cause))?;
        if self.line == 1 && self.buffer.starts_with(b"\xEF\xBB\xBF") {
            self.buffer.drain(..3);
        }
        if read > LONGEST_REPORT && !self.buffer.ends_with(b"\n") {
            self.skip_line().map_err(|cause| self.broken(cause))?;
            return Err(SourceError::TooLong { place: self.here(), limit: LONGEST_REPORT });
        }
        Ok(read > 0)
    }

    /// Nothing after a failure of the stream itself can be trusted.
    fn broken(&mut self, cause: io::Error) -> SourceError {
        self.ended = true;
        SourceError::io(self.here(), cause)
    }

    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let seen = self.stream.fill_buf()?;
            if seen.is_empty() {
                return Ok(());
            }
            let end = seen.iter().position(|b| *b == b'\n');
            let length = end.map_or(seen.len(), |at| at + 1);
            self.stream.consume(length);
            if end.is_some() {
                return Ok(());
            }
        }
    }

    fn parse(&self, given: &Metadata) -> Result<Incoming, SourceError> {
        let place = self.here();
        let (line, encoding) = decode(&self.buffer[..]).map_err(|cause| SourceError::NotText { place: place.clone(), cause })?;
        let record: Record = serde_json::from_str(&line).map_err(|cause| SourceError::BadLine { place: place.clone(), cause })?;
        if record.text.trim().is_empty() {
            return Err(SourceError::Empty { place });
        }
        let file = place.file.is_some().then(|| place.to_string());
        let (text, metadata, mut notes) = record.into_parts(&Metadata { file, ..given.clone() });
        notes.extend(plain::notes(&text, encoding));
        Ok(Incoming { report: report(text, metadata), notes })
    }
}
