//! What a file holds: by its name where it has a telling one, else by how it begins.

use std::io::{self, BufRead, Cursor, Read};
use std::path::Path;

/// The formats that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// One report.
    Plain,
    /// One report per line.
    Jsonl,
    /// Known, and not read.
    Other(&'static str),
}

impl Format {
    /// The format that a name tells. A name without a known ending is plain text.
    pub(crate) fn by_name(path: &Path) -> Self {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        match ending.as_str() {
            "jsonl" | "ndjson" => Self::Jsonl,
            "json" => Self::Other("JSON"),
            "html" | "htm" | "xhtml" => Self::Other("HTML"),
            "xml" | "rss" | "atom" => Self::Other("XML"),
            "csv" | "tsv" => Self::Other("a table of separated values"),
            "xlsx" | "xls" | "ods" => Self::Other("a spreadsheet"),
            "parquet" => Self::Other("Parquet"),
            "warc" => Self::Other("a web archive"),
            "gz" | "zst" | "bz2" | "xz" | "zip" | "7z" | "tar" => Self::Other("compressed"),
            "pdf" => Self::Other("PDF"),
            "doc" | "docx" | "odt" | "rtf" => Self::Other("a word processor's document"),
            _ => Self::Plain,
        }
    }

    /// The format of a stream without a name, and the stream from its first byte again.
    ///
    /// It is JSONL when the first character that is no blank is `{`. At most [`LOOK_AHEAD`] bytes are looked at.
    pub(crate) fn by_start(mut stream: Box<dyn BufRead + Send>) -> io::Result<(Self, Box<dyn BufRead + Send>)> {
        let mut head = Vec::new();
        let first = loop {
            let seen = head.len();
            if stream.by_ref().take(1024).read_to_end(&mut head)? == 0 || seen > LOOK_AHEAD {
                break head.iter().copied().find(is_ink);
            }
            if let Some(byte) = head[seen..].iter().copied().find(is_ink) {
                break Some(byte);
            }
        };
        let format = if first == Some(b'{') { Self::Jsonl } else { Self::Plain };
        Ok((format, Box::new(Cursor::new(head).chain(stream))))
    }
}

/// How far blanks at the start of a stream are followed.
const LOOK_AHEAD: usize = 64 << 10;

/// Neither blank nor a byte of UTF-8's byte order mark.
fn is_ink(byte: &u8) -> bool {
    !byte.is_ascii_whitespace() && !matches!(byte, 0xEF | 0xBB | 0xBF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(stream: &'static [u8], format: Format) {
        let (found, mut again) = Format::by_start(Box::new(stream)).unwrap();
        let mut all = Vec::new();
        again.read_to_end(&mut all).unwrap();
        assert_eq!((found, all.as_slice()), (format, stream));
    }

    #[test]
    fn streams_are_told_apart_and_lose_nothing() {
        check(b"", Format::Plain);
        check(b" \n\n{\"text\":\"\"}", Format::Jsonl);
        check(b"\xEF\xBB\xBF{}", Format::Jsonl);
        check(b"Bamako {", Format::Plain);
    }

    #[test]
    fn names_are_told_apart() {
        assert_eq!(Format::by_name(Path::new("a.NDJSON")), Format::Jsonl);
        assert_eq!(Format::by_name(Path::new("a")), Format::Plain);
        assert_eq!(Format::by_name(Path::new("a.pdf")), Format::Other("PDF"));
    }
}
