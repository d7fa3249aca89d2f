//! A Word document with footnotes.

use std::io::{self, Cursor, Write};

use docx_rs::{Docx, Footnote, Paragraph, Run, RunFonts, RunProperty, Style, StyleType, VertAlignType, XMLDocx};

use crate::{Chronicle, Piece};

/// The style that word processors give to the numbers of notes.
const NUMBER: &str = "FootnoteReference";

/// Stands in a note where its number comes, which the library of documents cannot write.
const MARK: &str = "\u{E000}";

pub fn docx(chronicle: &Chronicle, to: &mut dyn Write) -> io::Result<()> {
    let mut bytes = Cursor::new(Vec::new());
    document(chronicle).pack(&mut bytes).map_err(io::Error::other)?;
    to.write_all(bytes.get_ref())
}

/// The parts of the document.
fn document(chronicle: &Chronicle) -> XMLDocx {
    let mut number = Style::new(NUMBER, StyleType::Character).name("footnote reference");
    number.run_property = RunProperty::new().vert_align(VertAlignType::SuperScript);
    // Sizes are half points.
    let mut docx = Docx::new()
        .default_fonts(RunFonts::new().ascii("Georgia").hi_ansi("Georgia"))
        .default_size(22)
        .add_style(number)
        .add_paragraph(Paragraph::new().add_run(Run::new().add_text(&chronicle.title).bold().size(36)))
        .add_paragraph(Paragraph::new().add_run(Run::new().add_text(&chronicle.intro).italic().size(20)));
    for entry in &chronicle.entries {
        let mut paragraph = Paragraph::new().add_run(Run::new().add_text(format!("{}. ", entry.heading)).bold());
        for (at, piece) in entry.text.iter().enumerate() {
            match piece {
                Piece::Text(text) => paragraph = paragraph.add_run(Run::new().add_text(text)),
                Piece::Note(n) => {
                    let Some(note) = chronicle.notes.get(n - 1) else { continue };
                    let url = note.url.as_deref().unwrap_or_default();
                    let told =
                        [&*note.report, ". ", &note.quote, " ", url, if url.is_empty() { "" } else { " " }, &note.statement];
                    // Two marks side by side would read as one number.
                    if at > 0 && matches!(entry.text[at - 1], Piece::Note(_)) {
                        let mut comma = Run::new().add_text(",");
                        comma.run_property = RunProperty::new().vert_align(VertAlignType::SuperScript);
                        paragraph = paragraph.add_run(comma);
                    }
                    let mark = Run::new().style(NUMBER).add_text(MARK);
                    let text = Run::new().add_text(format!(" {}", told.concat())).size(18);
                    let own = Paragraph::new().add_run(mark).add_run(text);
                    paragraph = paragraph.add_run(Run::new().add_footnote_reference(Footnote::new().add_content(own)));
                }
            }
        }
        docx = docx.add_paragraph(Paragraph::new()).add_paragraph(paragraph);
    }
    let mut parts = docx.build();
    let text = |mark: &str| format!("<w:t xml:space=\"preserve\">{mark}</w:t>");
    parts.footnotes = String::from_utf8_lossy(&parts.footnotes).replace(&text(MARK), "<w:footnoteRef />").into_bytes();
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entry, Note};

    /// A word processor shows the number of a note only where the note asks for it.
    #[test]
    fn notes_have_their_numbers() {
        let note =
            Note { statement: "r#s1".into(), report: "Journal".into(), quote: "«\u{a0}deux morts\u{a0}»".into(), url: None };
        let text = vec![Piece::Text("Deux morts".into()), Piece::Note(1), Piece::Note(1), Piece::Text(".".into())];
        let entry = Entry { event: "e".into(), heading: "Lundi, Gao".into(), text };
        let chronicle = Chronicle {
            language: "fr".into(),
            title: "Chronologie".into(),
            intro: String::new(),
            sources: String::new(),
            entries: vec![entry],
            notes: vec![note],
        };
        let parts = document(&chronicle);
        let [notes, styles] = [&parts.footnotes, &parts.styles].map(|part| String::from_utf8_lossy(part).into_owned());
        assert_eq!(notes.matches("<w:footnoteRef />").count(), 2, "{notes}");
        assert!(notes.contains("> Journal. «\u{a0}deux morts\u{a0}» r#s1<") && !notes.contains(MARK), "{notes}");
        assert!(styles.contains(NUMBER), "{styles}");
    }
}
