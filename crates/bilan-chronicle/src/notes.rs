//! Footnotes: where each figure is said, and in which words.

use std::collections::BTreeMap;

use bilan::publish::wire;

use crate::grammar::capital;
use crate::voices::{Passage, Voices};
use crate::{Note, Piece, dates};

/// Stands before and after the number of a note while a paragraph is put together.
const MARK: char = '\u{E000}';

/// The notes of a chronicle, numbered as they are first referred to in its text.
pub struct Notes<'w> {
    voices: Voices<'w>,
    /// As they are made: a sentence that is put together first may stand behind others.
    made: Vec<Note>,
    /// Where notes stand in `made`, by what is said and in which words.
    known: BTreeMap<(String, String), usize>,
    /// The places in `made` of those that paragraphs refer to so far, in order, and their numbers.
    order: Vec<usize>,
    numbers: BTreeMap<usize, usize>,
}

impl<'w> Notes<'w> {
    pub fn new(voices: Voices<'w>) -> Self {
        Self { voices, made: Vec::new(), known: BTreeMap::new(), order: Vec::new(), numbers: BTreeMap::new() }
    }

    /// The notes in their order.
    pub fn all(self) -> Vec<Note> {
        self.order.iter().filter_map(|at| self.made.get(*at).cloned()).collect()
    }

    /// Marks that lead to the notes of these statements, which are made where there are none yet.
    pub fn marks<'s>(&mut self, statements: impl Iterator<Item = &'s str>) -> String {
        let mut out = String::new();
        for statement in statements {
            let Some((reading, said)) = self.voices.said(statement) else { continue };
            self.mark(reading, statement, &said.quote, &mut out);
        }
        out
    }

    /// Marks that lead to the passages of reports that tell of an incident.
    pub fn marks_of(&mut self, passages: &[Passage<'_>]) -> String {
        let mut out = String::new();
        for Passage { reading, incident, telling } in passages {
            self.mark(reading, &incident.id, &telling.quote, &mut out);
        }
        out
    }

    fn mark(&mut self, reading: &wire::Reading, said: &str, quote: &str, out: &mut String) {
        let next = self.made.len();
        let at = *self.known.entry((said.to_owned(), quote.to_owned())).or_insert(next);
        if at == next {
            self.made.push(self.note(reading, said, quote));
        }
        let mark = format!("{MARK}{at}{MARK}");
        if !out.contains(&mark) {
            out.push_str(&mark);
        }
    }

    fn note(&self, reading: &wire::Reading, said: &str, quote: &str) -> Note {
        let words = self.voices.words;
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
        let words_of_it = without_half_a_pair(quote);
        let parts: Vec<String> =
            [Some(outlet), report.title.as_deref().map(quoted), Some(published)].into_iter().flatten().collect();
        Note { statement: said.to_owned(), report: parts.join(", "), quote: quoted(words_of_it), url: report.url.clone() }
    }

    /// A paragraph in pieces: its text, and the numbers of the notes between.
    pub fn pieces(&mut self, text: &str) -> Vec<Piece> {
        let mut out = Vec::new();
        for (n, part) in text.split(MARK).enumerate().filter(|(_, part)| !part.is_empty()) {
            if n % 2 == 0 {
                out.push(Piece::Text(part.to_owned()));
            } else if let Ok(made) = part.parse::<usize>() {
                let number = *self.numbers.entry(made).or_insert_with(|| {
                    self.order.push(made);
                    self.order.len()
                });
                out.push(Piece::Note(number));
            }
        }
        out
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
