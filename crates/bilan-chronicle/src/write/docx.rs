//! A Word document with footnotes.

use std::io::{self, Cursor, Write};

use docx_rs::{Docx, Footnote, Paragraph, Run, RunFonts, RunProperty, VertAlignType};

use crate::{Chronicle, Piece};

pub fn docx(chronicle: &Chronicle, to: &mut dyn Write) -> io::Result<()> {
    // Sizes are half points.
    let mut docx = Docx::new()
        .default_fonts(RunFonts::new().ascii("Georgia").hi_ansi("Georgia"))
        .default_size(22)
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
                    let text = format!("{}. {} {url} {}", note.report, note.quote, note.statement);
                    // Two marks side by side would read as one number.
                    if at > 0 && matches!(entry.text[at - 1], Piece::Note(_)) {
                        let mut comma = Run::new().add_text(",");
                        comma.run_property = RunProperty::new().vert_align(VertAlignType::SuperScript);
                        paragraph = paragraph.add_run(comma);
                    }
                    let own = Paragraph::new().add_run(Run::new().add_text(text).size(18));
                    paragraph = paragraph.add_run(Run::new().add_footnote_reference(Footnote::new().add_content(own)));
                }
            }
        }
        docx = docx.add_paragraph(Paragraph::new()).add_paragraph(paragraph);
    }
    let mut bytes = Cursor::new(Vec::new());
    docx.build().pack(&mut bytes).map_err(io::Error::other)?;
    to.write_all(bytes.get_ref())
}
