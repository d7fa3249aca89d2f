//! Markdown with footnotes.

use crate::{Chronicle, Piece};

pub fn markdown(chronicle: &Chronicle) -> String {
    let mut out = format!("# {}\n\n{}\n", escaped(&chronicle.title), escaped(&chronicle.intro));
    for entry in &chronicle.entries {
        out.push_str(&format!("\n**{}.** ", escaped(&entry.heading)));
        for piece in &entry.text {
            match piece {
                Piece::Text(text) => out.push_str(&escaped(text)),
                Piece::Note(n) => out.push_str(&format!("[^{n}]")),
            }
        }
        out.push('\n');
    }
    if !chronicle.notes.is_empty() {
        out.push('\n');
    }
    for (n, note) in chronicle.notes.iter().enumerate() {
        out.push_str(&format!("[^{}]: {}. {}", n + 1, escaped(&note.report), escaped(&note.quote)));
        if let Some(url) = &note.url {
            out.push_str(&format!(" <{}>", url.replace(['<', '>', ' ', '\n'], "")));
        }
        out.push_str(&format!(" `{}`\n", note.statement.replace('`', "")));
    }
    out
}

/// Text of a report is text, never markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
