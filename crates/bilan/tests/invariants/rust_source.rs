//! Rust files as far as the checks of the tree need them: code without comments and tests, and the literals in it.

use std::fs;
use std::path::Path;

/// A string or character literal, with its escapes resolved.
#[derive(Clone, Debug)]
pub struct Literal {
    /// Offset in the code, in characters.
    pub at: usize,
    pub line: usize,
    pub text: String,
    pub is_char: bool,
}

/// A file. Comments, literals and `#[cfg(test)]` items are blank in `code`, which keeps every offset and line.
pub struct Source {
    /// Relative to the workspace.
    pub path: String,
    pub code: Vec<char>,
    pub literals: Vec<Literal>,
}

impl Source {
    /// Every Rust file of a folder of the project.
    pub fn all(folder: &str) -> Vec<Self> {
        let root = super::corpus::root();
        let mut files = Vec::new();
        collect(&root.join(folder), &mut files);
        files.sort();
        assert!(!files.is_empty(), "no Rust file in {folder}; correct the folder's name in this test");
        let name = |path: &Path| path.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
        files.iter().map(|path| Self::new(name(path), &fs::read_to_string(path).expect("Rust files are UTF-8"))).collect()
    }

    pub fn new(path: String, text: &str) -> Self {
        let mut scan = Scan { text: text.chars().collect(), at: 0, line: 1, code: Vec::new(), literals: Vec::new() };
        scan.run();
        let mut source = Self { path, code: scan.code, literals: scan.literals };
        source.drop_tests();
        source
    }

    pub fn text(&self) -> String {
        self.code.iter().collect()
    }

    pub fn line_of(&self, at: usize) -> usize {
        self.code[..at].iter().filter(|c| **c == '\n').count() + 1
    }

    /// The stretches from each occurrence of `opening` to the end of the braces that follow it.
    pub fn blocks(&self, opening: &str) -> Vec<(usize, usize)> {
        let wanted: Vec<char> = opening.chars().collect();
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(found) = self.code[at..].windows(wanted.len()).position(|w| w == wanted) {
            let start = at + found;
            let end = self.end_of_item(start + wanted.len());
            out.push((start, end));
            at = end;
        }
        out
    }

    /// After the closing brace of the first block from here, or after a `;` before any block.
    fn end_of_item(&self, from: usize) -> usize {
        let mut depth = 0;
        for (offset, c) in self.code[from..].iter().enumerate() {
            match c {
                ';' if depth == 0 => return from + offset + 1,
                '{' => depth += 1,
                '}' => {
                    depth -= 1;
                    if depth <= 0 {
                        return from + offset + 1;
                    }
                }
                _ => {}
            }
        }
        self.code.len()
    }

    fn drop_tests(&mut self) {
        for (start, end) in self.blocks("#[cfg(test)]") {
            self.code[start..end].iter_mut().filter(|c| **c != '\n').for_each(|c| *c = ' ');
            self.literals.retain(|literal| !(start..end).contains(&literal.at));
        }
    }
}

fn collect(folder: &Path, into: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.expect("an entry of a folder").path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

struct Scan {
    text: Vec<char>,
    at: usize,
    line: usize,
    code: Vec<char>,
    literals: Vec<Literal>,
}

impl Scan {
    fn peek(&self, ahead: usize) -> char {
        self.text.get(self.at + ahead).copied().unwrap_or('\0')
    }

    /// Takes one character; it stays in the code, or leaves a blank there.
    fn take(&mut self, keep: bool) -> char {
        let c = self.text[self.at];
        self.at += 1;
        self.line += usize::from(c == '\n');
        self.code.push(if keep || c == '\n' { c } else { ' ' });
        c
    }

    fn run(&mut self) {
        while self.at < self.text.len() {
            match (self.peek(0), self.peek(1)) {
                ('/', '/') => self.line_comment(),
                ('/', '*') => self.block_comment(),
                ('"', _) => self.string(),
                ('\'', '\\') => self.character(),
                ('\'', _) if self.peek(2) == '\'' => self.character(),
                ('r', '"' | '#') if self.raw_hashes().is_some() => self.raw_string(),
                _ => {
                    self.take(true);
                }
            }
        }
    }

    fn line_comment(&mut self) {
        while self.at < self.text.len() && self.peek(0) != '\n' {
            self.take(false);
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.text.len() {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => depth += 1,
                ('*', '/') => depth -= 1,
                _ => {
                    self.take(false);
                    continue;
                }
            }
            self.take(false);
            self.take(false);
            if depth == 0 {
                return;
            }
        }
    }

    fn literal(&mut self, is_char: bool, body: impl FnOnce(&mut Self) -> String) {
        let (at, line) = (self.at, self.line);
        let text = body(self);
        self.literals.push(Literal { at, line, text, is_char });
    }

    fn string(&mut self) {
        self.literal(false, |scan| scan.quoted('"'));
    }

    fn character(&mut self) {
        self.literal(true, |scan| scan.quoted('\''));
    }

    fn quoted(&mut self, end: char) -> String {
        let mut out = String::new();
        self.take(false);
        while self.at < self.text.len() {
            match self.take(false) {
                c if c == end => break,
                '\\' => self.escape(&mut out),
                c => out.push(c),
            }
        }
        out
    }

    fn escape(&mut self, out: &mut String) {
        match self.take(false) {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' | '0' => out.push(' '),
            'x' => {
                self.take(false);
                self.take(false);
            }
            'u' => {
                let mut hex = String::new();
                while self.peek(0) != '}' {
                    hex.push(self.take(false));
                }
                self.take(false);
                let code = u32::from_str_radix(hex.trim_start_matches('{'), 16).ok().and_then(char::from_u32);
                out.push(code.unwrap_or('?'));
            }
            '\n' => {
                while self.peek(0).is_whitespace() {
                    self.take(false);
                }
            }
            c => out.push(c),
        }
    }

    /// How many `#` stand between `r` and the quotation mark, where a raw string begins here.
    fn raw_hashes(&self) -> Option<usize> {
        let before = self.at.checked_sub(1).map(|b| self.text[b]);
        if before.is_some_and(|c| c != 'b' && (c.is_alphanumeric() || c == '_')) {
            return None;
        }
        let hashes = self.text[self.at + 1..].iter().take_while(|c| **c == '#').count();
        (self.peek(1 + hashes) == '"').then_some(hashes)
    }

    fn raw_string(&mut self) {
        let hashes = self.raw_hashes().unwrap_or(0);
        self.literal(false, |scan| {
            (0..hashes + 2).for_each(|_| {
                scan.take(false);
            });
            let mut out = String::new();
            while scan.at < scan.text.len() {
                let c = scan.take(false);
                if c == '"' && (0..hashes).all(|n| scan.peek(n) == '#') {
                    (0..hashes).for_each(|_| {
                        scan.take(false);
                    });
                    break;
                }
                out.push(c);
            }
            out
        });
    }
}

#[test]
fn comments_tests_and_literals_are_told_apart() {
    let source = Source::new(
        "x.rs".to_owned(),
        "// \"no\"\nfn f<'a>() { g(\"un\\u{e9}\", 'é', r#\"de\"ux\"#) } /* \"no\" /* 'n' */ */\n#[cfg(test)]\nmod tests { const A: &str = \"no\"; }\nfn h() {}",
    );
    let found: Vec<(&str, usize)> = source.literals.iter().map(|l| (l.text.as_str(), l.line)).collect();
    assert_eq!(found, [("uné", 2), ("é", 2), ("de\"ux", 2)]);
    let code = source.text();
    assert!(code.contains("fn f<'a>()") && code.contains("fn h() {}") && !code.contains("tests"), "{code}");
}
