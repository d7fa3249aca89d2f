//! Paths in, reports out, in the order of the input.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use bilan::{Metadata, Report};

use crate::error::{Place, SourceError};
use crate::format::Format;
use crate::jsonl::Lines;
use crate::plain;
use crate::walk::{Entry, Walk};

/// A report as it came in.
#[derive(Clone, Debug)]
pub struct Incoming {
    pub report: Report,
    /// Plain sentences about what was lost on the way in: damaged characters, a date that is none.
    pub notes: Vec<String>,
}

/// An iterator over the reports behind paths. Holds one report at a time; see the crate's page for what is read how.
pub struct Sources {
    given: Metadata,
    count: Option<usize>,
    walk: Walk,
    lines: Option<Lines>,
}

impl Sources {
    /// Reports below these paths. What `given` holds is taken as known of each of them.
    pub fn new(paths: impl IntoIterator<Item = PathBuf>, given: Metadata) -> Self {
        let paths: Vec<_> = paths.into_iter().collect();
        let single = |p: &PathBuf| Format::by_name(p) != Format::Jsonl;
        let count = if paths.iter().all(single) { Walk::count(&paths) } else { None };
        Self { given, count, walk: Walk::new(paths), lines: None }
    }

    /// Reports in what was handed over, such as a file that came through the network. A name tells the format as that of a file
    /// does; without one it is looked into.
    pub fn in_bytes(name: Option<&Path>, bytes: Vec<u8>, given: Metadata) -> impl Iterator<Item = Result<Incoming, SourceError>> {
        let mut sources = Self::new([], given);
        let place = Place { file: name.map(Path::to_owned), line: None };
        let stream: Box<dyn BufRead + Send> = Box::new(io::Cursor::new(bytes));
        let opened = match name {
            Some(name) => Ok((place, Format::by_name(name), stream)),
            None => Format::by_start(stream).map(|(format, stream)| (place, format, stream)),
        };
        let first = match opened {
            Ok(opened) => sources.reports_of(opened),
            Err(cause) => Some(Err(SourceError::io(Place::stdin(), cause))),
        };
        first.into_iter().chain(sources)
    }

    /// How many items there will be, where that is known beforehand: files named one by one.
    pub fn count_known(&self) -> Option<usize> {
        self.count
    }

    fn open(&mut self, entry: Entry) -> Option<Result<Incoming, SourceError>> {
        match opened(entry) {
            Ok(opened) => self.reports_of(opened),
            Err(error) => Some(Err(error)),
        }
    }

    /// The one report of a stream; none where it holds many, which come next.
    fn reports_of(&mut self, (place, format, mut stream): Opened) -> Option<Result<Incoming, SourceError>> {
        match format {
            Format::Plain => {
                let file = place.file.as_ref().map(|p| p.display().to_string());
                Some(plain::read(&mut *stream, place, &Metadata { file, ..self.given.clone() }))
            }
            Format::Jsonl => {
                self.lines = Some(Lines::new(stream, place));
                None
            }
            Format::Other(format) => Some(Err(SourceError::OtherFormat { place, format })),
        }
    }
}

impl Iterator for Sources {
    type Item = Result<Incoming, SourceError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next(&self.given) {
                    Some(item) => return Some(item),
                    None => self.lines = None,
                }
            }
            match self.walk.next()? {
                Ok(entry) => {
                    if let Some(item) = self.open(entry) {
                        return Some(item);
                    }
                }
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

type Opened = (Place, Format, Box<dyn BufRead + Send>);

/// Opens an entry. A file's name tells its format; a stream has to be looked into.
fn opened(entry: Entry) -> Result<Opened, SourceError> {
    let (place, stream): (_, Box<dyn BufRead + Send>) = match entry {
        Entry::File(path) => {
            let place = Place::file(&path);
            return Ok((place.clone(), Format::by_name(&path), open_file(&path, &place)?));
        }
        Entry::Stream(path) => {
            let place = Place::file(&path);
            (place.clone(), open_file(&path, &place)?)
        }
        Entry::Stdin => (Place::stdin(), Box::new(BufReader::new(io::stdin()))),
    };
    match Format::by_start(stream) {
        Ok((format, stream)) => Ok((place, format, stream)),
        Err(cause) => Err(SourceError::io(place, cause)),
    }
}

fn open_file(path: &Path, place: &Place) -> Result<Box<dyn BufRead + Send>, SourceError> {
    let file = File::open(path).map_err(|cause| SourceError::io(place.clone(), cause))?;
    Ok(Box::new(BufReader::with_capacity(64 << 10, file)))
}
