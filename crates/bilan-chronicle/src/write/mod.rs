//! A chronicle as Markdown, HTML or a Word document.

mod docx;
mod html;
mod markdown;

use std::io::{self, Write};

use crate::Chronicle;

/// What a chronicle is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Markdown,
    Html,
    Docx,
}

/// Writes a chronicle. Errors are those of the writer.
pub fn write(chronicle: &Chronicle, format: Format, to: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Markdown => to.write_all(markdown::markdown(chronicle).as_bytes()),
        Format::Html => to.write_all(html::html(chronicle).as_bytes()),
        Format::Docx => docx::docx(chronicle, to),
    }
}
