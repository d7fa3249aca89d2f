//! The rules as one page for the browser, which loads nothing from elsewhere.

use std::fmt::Write as _;

use crate::markup::escaped;

use super::page::{INTRODUCTION, Page, signs, yields};

const HEAD: &str = r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Rules of bilan</title>
<style>
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h2 { margin-top: 2.5rem } h3 { margin-bottom: 0; font-family: ui-monospace, monospace; font-size: 1rem }
code { background: color-mix(in srgb, currentColor 9%, transparent); padding: .1em .3em; border-radius: .2em }
table { border-collapse: collapse } td, th { text-align: left; padding: .2rem 1rem .2rem 0; vertical-align: top }
section { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding-top: 1rem; margin-top: 1.5rem }
.not { opacity: .7 }
</style>
<h1>Rules of bilan</h1>
"#;

pub fn render(pages: &[Page]) -> String {
    let mut out = HEAD.to_owned();
    for paragraph in INTRODUCTION {
        let _ = writeln!(out, "<p>{}</p>", marked(paragraph));
    }
    out.push_str("<h2>How patterns are written</h2>\n<table>\n");
    for sign in signs(pages) {
        let _ = writeln!(out, "<tr><td><code>{}</code><td>{}", escaped(sign.written), escaped(sign.meaning));
    }
    out.push_str("</table>\n");
    for page in pages {
        let _ = writeln!(out, "<h2>Language {}</h2>", page.language);
        for rule in &page.rules {
            let _ = writeln!(out, "<section id=\"{0}\">\n<h3><a href=\"#{0}\">{0}</a></h3>", escaped(&rule.id));
            let _ = write!(out, "<p>{}", escaped(&rule.meaning));
            for line in yields(&rule.yields) {
                let _ = write!(out, " {}", marked(&line));
            }
            let _ = write!(out, "</p>\n<p>Pattern, rank {}: <code>{}</code></p>\n<table>\n", rule.rank, escaped(&rule.source));
            for example in &rule.matches {
                let gives = if example.gives.is_empty() { "no figure".to_owned() } else { example.gives.join("; ") };
                let _ = writeln!(out, "<tr><td lang=\"{}\">{}<td>{}", page.language, escaped(&example.text), escaped(&gives));
            }
            for text in &rule.never {
                let _ =
                    writeln!(out, "<tr class=\"not\"><td lang=\"{}\">{}<td>not read by this rule", page.language, escaped(text));
            }
            out.push_str("</table>\n</section>\n");
        }
    }
    out
}

/// Text in which backticks mark code.
fn marked(text: &str) -> String {
    let mut out = String::new();
    for (n, part) in escaped(text).split('`').enumerate() {
        if n > 0 {
            out.push_str(if n % 2 == 1 { "<code>" } else { "</code>" });
        }
        out.push_str(part);
    }
    out
}
