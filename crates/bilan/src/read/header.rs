//! Lines of metadata at the start of a text: `date: 2021-03-14`, `url: …`, `title: …`.
//!
//! They come one after another, before the first blank line that follows one of them. A date or an address may also stand
//! before the first words of the body, on the same line: `date 2019-11 Copyright …`. The keys are words of the format,
//! the same for every language.

use crate::model::{DateValue, Metadata};

/// What the text says of itself, and where its body starts.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    pub found: Metadata,
    /// Byte offset of the body, on a character boundary.
    pub body: usize,
    pub misread: Vec<Misread>,
}

/// A line of metadata whose value is none of those that are understood. It is no part of the body, and tells nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// From 1, in the text.
    pub line: usize,
    /// As the text has it: `date`, `published`.
    pub key: String,
    pub value: String,
}

/// The lines of metadata of a text that are not understood.
///
/// Valid: `date: 2019-11-18`, `date: 2019-11`, `date: unknown`. Invalid: `date: 18/11/2019`, `date: 2019-15-99`.
pub fn misread(text: &str) -> Vec<Misread> {
    header(text).misread
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Date,
    Url,
    Title,
    Outlet,
    Language,
    Id,
}

/// What stands for "not known" as a value.
const UNKNOWN: &str = "unknown";

pub(super) fn header(text: &str) -> Header {
    let mut header = Header::default();
    let mut seen: Vec<Key> = Vec::new();
    let mut at = 0;
    for (n, line) in text.split_inclusive('\n').enumerate() {
        let end = at + line.len();
        if line.trim().is_empty() {
            if !seen.is_empty() {
                break;
            }
            at = end;
            continue;
        }
        let Some((key, value)) = key_and_value(line) else { break };
        if seen.contains(&key) {
            break;
        }
        seen.push(key);
        let (rest, understood) = header.take(key, value);
        if !understood {
            let word = line.trim().trim_start_matches('\u{FEFF}').split(|c: char| !c.is_ascii_alphabetic()).next();
            let key = word.unwrap_or_default().to_owned();
            header.misread.push(Misread { line: n + 1, key, value: value.trim().to_owned() });
        }
        if rest.is_empty() {
            header.body = end;
            at = end;
        } else {
            header.body = at + offset_in(line, rest);
            break;
        }
    }
    header
}

impl Header {
    /// Keeps the value. Returns what follows it on the line and belongs to the body, and whether the value was understood.
    fn take<'t>(&mut self, key: Key, value: &'t str) -> (&'t str, bool) {
        let (first, rest) = match key {
            Key::Date | Key::Url => value.split_once(char::is_whitespace).unwrap_or((value, "")),
            _ => (value, ""),
        };
        let known = (!first.is_empty() && !first.eq_ignore_ascii_case(UNKNOWN)).then(|| first.to_owned());
        match key {
            Key::Date => {
                self.found.published = date(first);
                // A date in words is not understood here; it is no part of the body either.
                let understood = self.found.published.is_some() || known.is_none();
                return if understood { (after_time(rest), true) } else { ("", false) };
            }
            Key::Url => self.found.url = known,
            Key::Title => self.found.title = known,
            Key::Outlet => self.found.outlet = known,
            Key::Language => self.found.language = known,
            Key::Id => self.found.id = known,
        }
        (rest.trim(), true)
    }
}

/// The key and the value of a line; a date and an address need no colon.
fn key_and_value(line: &str) -> Option<(Key, &str)> {
    let line = line.trim().trim_start_matches('\u{FEFF}');
    let end = line.find(|c: char| !c.is_ascii_alphabetic())?;
    let key = match line[..end].to_ascii_lowercase().as_str() {
        "date" | "published" => Key::Date,
        "url" => Key::Url,
        "title" => Key::Title,
        "outlet" | "source" => Key::Outlet,
        "language" => Key::Language,
        "id" => Key::Id,
        _ => return None,
    };
    let rest = line[end..].trim_start();
    if let Some(value) = rest.strip_prefix(':') {
        return Some((key, value.trim()));
    }
    let first = rest.split_whitespace().next()?;
    let plain = match key {
        Key::Date => date(first).is_some() || first == UNKNOWN,
        Key::Url => first.contains("://"),
        _ => false,
    };
    plain.then_some((key, rest))
}

/// A day, month or year in digits, with or without a time of day after `T`.
fn date(word: &str) -> Option<DateValue> {
    let day = word.split_once('T').map_or(word, |(day, _)| day);
    if day.len() > "2019-11-18".len() { None } else { DateValue::parse(day) }
}

/// What follows the time of day that may stand after a date: `10:00`, `10:00:00 +0100`, `10:00 UTC`.
fn after_time(mut rest: &str) -> &str {
    loop {
        rest = rest.trim();
        let word = rest.split_whitespace().next().unwrap_or_default();
        let clock = word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(':');
        let zone = matches!(word, "UTC" | "GMT")
            || (word.starts_with(['+', '-']) && word[1..].starts_with(|c: char| c.is_ascii_digit()));
        if !clock && !zone {
            return rest;
        }
        rest = &rest[word.len()..];
    }
}

/// Where `part`, a slice of `whole`, starts in it.
fn offset_in(whole: &str, part: &str) -> usize {
    part.as_ptr().addr() - whole.as_ptr().addr()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the published date and the body of a text.
    fn check(text: &str, published: Option<&str>, body: &str) -> Metadata {
        let Header { found, body: at, .. } = header(text);
        assert_eq!(found.published.as_ref().map(DateValue::edtf).as_deref(), published, "{text}");
        assert_eq!(&text[at..], body, "{text}");
        found
    }

    #[test]
    fn lines_before_the_body() {
        let found =
            check("url: https://a.example/x\ndate: 2021-06-09\n\nTitre\n\nTexte.", Some("2021-06-09"), "\nTitre\n\nTexte.");
        assert_eq!(found.url.as_deref(), Some("https://a.example/x"));
        let found = check("\n Title : Un titre\nSource : AFP\ndate: unknown\nTexte.", None, "Texte.");
        assert_eq!((found.title.as_deref(), found.outlet.as_deref()), (Some("Un titre"), Some("AFP")));
    }

    #[test]
    fn a_prefix_of_the_first_line() {
        check(" date 2019-11 Copyright Agence\n\nTexte.", Some("2019-11"), "Copyright Agence\n\nTexte.");
        check("date: 2019-11-18 10:30 UTC Texte.", Some("2019-11-18"), "Texte.");
        check("date: 2019-11-18T10:30:00Z\nTexte.", Some("2019-11-18"), "Texte.");
        check("date unknown Texte.", None, "Texte.");
    }

    #[test]
    fn what_is_no_metadata_stays_body() {
        check("Date à retenir\nTexte.", None, "Date à retenir\nTexte.");
        check("date 2019-13 Texte.", None, "date 2019-13 Texte.");
        check("Texte.\ndate: 2019", None, "Texte.\ndate: 2019");
        check("date: 2019\ndate: 2020\n", Some("2019"), "date: 2020\n");
        check("", None, "");
        check("date:", None, "");
        check("date 2019 ", Some("2019"), "");
    }

    #[test]
    fn a_date_in_words_is_left_open() {
        check("date: 3 mars 2021\nTexte.", None, "Texte.");
    }

    #[test]
    fn what_is_not_understood_is_named_with_its_line() {
        for (text, named) in [
            ("\ntitle: Un titre\npublished : 3 mars 2021\nTexte.", Some((3, "published", "3 mars 2021"))),
            ("date: 2024-15-99\n\nTexte.", Some((1, "date", "2024-15-99"))),
            ("date: 2024-05\nlanguage: FR\nTexte.", None),
            ("date: unknown\nTexte.", None),
            ("date:\nTexte.", None),
            ("Texte.\ndate: demain", None),
        ] {
            let found = misread(text);
            let found: Vec<_> = found.iter().map(|m| (m.line, m.key.as_str(), m.value.as_str())).collect();
            assert_eq!(found, Vec::from_iter(named), "{text}");
        }
    }
}
