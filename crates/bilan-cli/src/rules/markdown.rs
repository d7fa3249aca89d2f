//! The rules as a page of the documentation.

use std::fmt::Write as _;

use super::page::{INTRODUCTION, Page, signs, yields};

pub fn render(pages: &[Page]) -> String {
    let mut out = String::from("# Rules\n\n<!-- Generated from the rule files: bilan rules --markdown > docs/rules.md -->\n");
    for paragraph in INTRODUCTION {
        let _ = write!(out, "\n{paragraph}\n");
    }
    out.push_str("\n## How patterns are written\n\n| sign | means |\n|---|---|\n");
    for sign in signs(pages) {
        let _ = writeln!(out, "| `{}` | {} |", cell(sign.written), sign.meaning);
    }
    for page in pages {
        let _ = write!(out, "\n## Language `{}`\n", page.language);
        for rule in &page.rules {
            let _ = write!(out, "\n### {}\n\n{}", rule.id, rule.meaning);
            for line in yields(&rule.yields) {
                let _ = write!(out, " {line}");
            }
            let _ = write!(out, "\n\nPattern, rank {}: `{}`\n\n| text | read as |\n|---|---|\n", rule.rank, rule.source);
            for example in &rule.matches {
                let _ = writeln!(out, "| {} | {} |", cell(&example.text), gives(&example.gives));
            }
            for text in &rule.never {
                let _ = writeln!(out, "| {} | not read by this rule |", cell(text));
            }
        }
    }
    out
}

fn gives(figures: &[String]) -> String {
    let figures: Vec<_> = figures.iter().map(|f| format!("`{}`", cell(f))).collect();
    if figures.is_empty() { "no figure".to_owned() } else { figures.join(", ") }
}

/// A bar would end the cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
