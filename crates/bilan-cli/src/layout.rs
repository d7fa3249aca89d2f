//! Text on a screen: width, wrapping, emphasis.

use std::io::IsTerminal;

use unicode_width::UnicodeWidthStr;

/// How wide lines may be, and whether emphasis is shown.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub width: usize,
    pub colour: bool,
}

/// What a stretch of text is to the reader.
#[derive(Clone, Copy, Debug)]
pub enum Emphasis {
    Strong,
    Faint,
    /// A colour or attribute by its number in the terminal's own language.
    Code(&'static str),
}

impl Screen {
    /// Lines shorter than this cannot be laid out well; longer ones cannot be read well.
    const WIDTHS: (usize, usize) = (60, 120);

    /// The terminal behind standard output; 100 columns without emphasis where it is none.
    pub fn of_stdout() -> Self {
        let terminal = std::io::stdout().is_terminal();
        let width = terminal_size::terminal_size().filter(|_| terminal).map_or(100, |(w, _)| usize::from(w.0));
        let colour = terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        Self { width: width.clamp(Self::WIDTHS.0, Self::WIDTHS.1), colour }
    }

    pub fn paint(&self, emphasis: Emphasis, text: &str) -> String {
        let code = match emphasis {
            Emphasis::Strong => "1",
            Emphasis::Faint => "2",
            Emphasis::Code(code) => code,
        };
        if self.colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    /// Writes `text` after `head`; what does not fit on the line goes below, under where `text` began.
    pub fn hang(&self, out: &mut String, head: &str, text: &str) {
        let indent = columns(head);
        for (n, line) in wrap(text, self.width.saturating_sub(indent).max(20)).into_iter().enumerate() {
            if n == 0 {
                out.push_str(head);
            } else {
                out.extend(std::iter::repeat_n(' ', indent));
            }
            out.push_str(&line);
            out.push('\n');
        }
    }
}

/// How many columns a text takes, without its escape sequences.
pub fn columns(text: &str) -> usize {
    let mut width = 0;
    for (n, part) in text.split('\x1b').enumerate() {
        let visible = if n == 0 { part } else { part.split_once('m').map_or("", |(_, rest)| rest) };
        width += visible.width();
    }
    width
}

/// Breaks a text at blanks into lines of at most `width` columns; a longer word stands alone. Never returns no line.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split([' ', '\n', '\t', '\r']).filter(|w| !w.is_empty()) {
        let wide = columns(word);
        if used > 0 && used + 1 + wide > width {
            lines.push(String::new());
            used = 0;
        }
        let line = lines.last_mut().expect("there is always a line");
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += wide;
    }
    lines
}

/// The beginning of a text in at most `width` columns, on one line, cut at a word.
pub fn shorten(text: &str, width: usize) -> String {
    let mut lines = wrap(text, width.saturating_sub(2)).into_iter();
    let first = lines.next().unwrap_or_default();
    let mut cut: String = first.chars().take(width.saturating_sub(2)).collect();
    if lines.next().is_some() || cut.len() < first.len() {
        cut.push_str(" …");
    }
    cut
}

/// `text` and as many blanks as fill `width` columns.
pub fn pad(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(columns(text));
    format!("{text}{}", " ".repeat(blanks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_not_bytes() {
        assert_eq!(columns("tués"), 4);
        assert_eq!(columns("\x1b[1mtués\x1b[0m x"), 6);
    }

    #[test]
    fn lines_hang_below_their_beginning() {
        let screen = Screen { width: 26, colour: false };
        let mut out = String::new();
        screen.hang(&mut out, "  a ", "six soldats ont été tués lundi");
        assert_eq!(out, "  a six soldats ont été\n    tués lundi\n");
        assert_eq!(shorten("six soldats ont été tués", 16), "six soldats …");
        assert_eq!(shorten("six", 16), "six");
        assert_eq!(wrap("", 10), [""]);
    }
}
