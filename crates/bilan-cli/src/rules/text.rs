//! The rules as plain text for a terminal.

use std::fmt::Write as _;

use super::page::{INTRODUCTION, Page, signs, yields};
use crate::layout::{Emphasis, Screen, columns, pad};

pub fn render(screen: Screen, pages: &[Page]) -> String {
    let mut out = String::new();
    for paragraph in INTRODUCTION {
        screen.hang(&mut out, "", &paragraph.replace('`', ""));
        out.push('\n');
    }
    let signs = signs(pages);
    let widest = signs.iter().map(|s| columns(s.written)).max().unwrap_or(0);
    for sign in signs {
        screen.hang(&mut out, &format!("  {}  ", pad(sign.written, widest)), sign.meaning);
    }
    for rule in pages.iter().flat_map(|p| &p.rules) {
        let _ = write!(out, "\n{}  rank {}\n", screen.paint(Emphasis::Strong, &rule.id), rule.rank);
        screen.hang(&mut out, "  ", &rule.meaning);
        for line in yields(&rule.yields) {
            screen.hang(&mut out, "  ", &line.replace('`', ""));
        }
        let _ = writeln!(out, "  pattern  {}", rule.source);
        for example in &rule.matches {
            screen.hang(&mut out, "  reads    ", &format!("« {} »", example.text));
            screen.hang(&mut out, "           as ", &gives(&example.gives));
        }
        for text in &rule.never {
            screen.hang(&mut out, "  not      ", &format!("« {text} »"));
        }
    }
    out
}

fn gives(figures: &[String]) -> String {
    if figures.is_empty() { "no figure".to_owned() } else { figures.join("; ") }
}
