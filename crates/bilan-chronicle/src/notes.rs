//! Footnotes: where each figure is said, and in which words.

use crate::grammar::capital;
use crate::voices::Voices;
use crate::{Note, Piece, dates};

/// Stands before and after the number of a note while a paragraph is put together.
const MARK: char = '\u{E000}';

/// The notes of a chronicle, numbered as they are first referred to.
pub struct Notes<'w> {
    voices: Voices<'w>,
    pub all: Vec<Note>,
}

impl<'w> Notes<'w> {
    pub fn new(voices: Voices<'w>) -> Self {
        Self { voices, all: Vec::new() }
    }

    /// Marks that lead to the notes of these statements, which are made where there are none yet.
    pub fn marks<'s>(&mut self, statements: impl Iterator<Item = &'s str>) -> String {
        let mut out = String::new();
        for statement in statements {
            let number = match self.all.iter().position(|n| n.statement == statement) {
                Some(at) => at + 1,
                None => {
                    let Some(note) = self.note(statement) else { continue };
                    self.all.push(note);
                    self.all.len()
                }
            };
            let mark = format!("{MARK}{number}{MARK}");
            if !out.contains(&mark) {
                out.push_str(&mark);
            }
        }
        out
    }

    fn note(&self, statement: &str) -> Option<Note> {
        let words = self.voices.words;
        let (reading, said) = self.voices.said(statement)?;
        let report = &reading.report;
        let published =
            report.published.as_deref().map_or_else(|| words.text("undated").to_owned(), |d| dates::edtf_in_words(d, words));
        // Without an outlet, the name of the file still tells its user which report it is.
        let file = report.file.as_deref().and_then(|path| path.rsplit(['/', '\\']).next()).filter(|name| !name.is_empty());
        let unsigned = || {
            let unknown = capital(words.text("no_outlet"));
            file.map_or_else(|| unknown.clone(), |name| format!("{unknown} ({name})"))
        };
        let outlet = report.outlet.clone().unwrap_or_else(unsigned);
        let (open, close) = &words.grammar().quotes;
        let quoted = |text: &str| format!("{open}{}{close}", text.split_whitespace().collect::<Vec<_>>().join(" "));
        let words_of_it = without_half_a_pair(&said.quote);
        let parts: Vec<String> =
            [Some(outlet), report.title.as_deref().map(quoted), Some(published)].into_iter().flatten().collect();
        Some(Note {
            statement: statement.to_owned(),
            report: parts.join(", "),
            quote: quoted(words_of_it),
            url: report.url.clone(),
        })
    }
}

/// Marks of quotation, those that open beside those that close.
const PAIRS: [(char, char); 4] = [('"', '"'), ('«', '»'), ('“', '”'), ('‘', '’')];

/// A quotation without a mark at its end whose other half lies outside.
fn without_half_a_pair(quote: &str) -> &str {
    let mut out = quote.trim();
    for (open, close) in PAIRS {
        let lone = |text: &str, c: char| match open == close {
            true => text.matches(c).count() % 2 == 1,
            false => text.matches(open).count() != text.matches(close).count(),
        };
        if let Some(rest) = out.strip_suffix(close).filter(|_| close != '’' && lone(out, close)) {
            out = rest.trim_end();
        }
        if let Some(rest) = out.strip_prefix(open).filter(|_| lone(out, open)) {
            out = rest.trim_start();
        }
    }
    out
}

/// A sentence with marks before its full stop.
pub fn noted(sentence: &str, marks: &str) -> String {
    match sentence.strip_suffix('.') {
        Some(body) => format!("{body}{marks}."),
        None => format!("{sentence}{marks}"),
    }
}

/// A paragraph in pieces: its text, and the notes between.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    for (n, part) in text.split(MARK).enumerate().filter(|(_, part)| !part.is_empty()) {
        if n % 2 == 0 {
            out.push(Piece::Text(part.to_owned()));
        } else if let Ok(number) = part.parse() {
            out.push(Piece::Note(number));
        }
    }
    out
}
