//! One page that loads nothing from elsewhere.

use crate::{Chronicle, Piece};

const STYLE: &str = include_str!("page.css");

pub fn html(chronicle: &Chronicle) -> String {
    let title = escaped(&chronicle.title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n<h1>{title}</h1>\n<p class=\"intro\">{}</p>\n",
        chronicle.language,
        escaped(&chronicle.intro)
    );
    let mut referred: Vec<bool> = vec![false; chronicle.notes.len()];
    for entry in &chronicle.entries {
        out.push_str(&format!("<p id=\"{}\"><b>{}.</b> ", escaped(&entry.event), escaped(&entry.heading)));
        for (at, piece) in entry.text.iter().enumerate() {
            match piece {
                Piece::Text(text) => out.push_str(&escaped(text)),
                Piece::Note(n) => {
                    if at > 0 && matches!(entry.text[at - 1], Piece::Note(_)) {
                        out.push_str("<sup>,</sup>");
                    }
                    // The note leads back to where it is first referred to.
                    let first = referred.get_mut(n - 1).is_some_and(|r| !std::mem::replace(r, true));
                    let id = if first { format!(" id=\"r{n}\"") } else { String::new() };
                    out.push_str(&format!("<sup><a{id} href=\"#n{n}\">{n}</a></sup>"));
                }
            }
        }
        out.push_str("</p>\n");
    }
    if !chronicle.notes.is_empty() {
        out.push_str(&format!("<h2>{}</h2>\n<ol>\n", escaped(&chronicle.sources)));
    }
    for (n, note) in chronicle.notes.iter().enumerate() {
        let n = n + 1;
        out.push_str(&format!("<li id=\"n{n}\">{}. {} ", escaped(&note.report), escaped(&note.quote)));
        if let Some(url) = note.url.as_ref().filter(|u| u.starts_with("http://") || u.starts_with("https://")) {
            out.push_str(&format!("<a href=\"{0}\" rel=\"noreferrer\">{0}</a> ", escaped(url)));
        }
        out.push_str(&format!("<code>{}</code> <a href=\"#r{n}\">↑</a></li>\n", escaped(&note.statement)));
    }
    if !chronicle.notes.is_empty() {
        out.push_str("</ol>\n");
    }
    out.push_str("</html>\n");
    out
}

/// Text of a report is text, never markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
