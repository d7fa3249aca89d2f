//! The classes that measures compare; the table is `words.toml` beside this file.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::names::fold;

/// The vocabulary of gold annotations, brought to classes.
#[derive(Debug, Deserialize)]
pub struct Words {
    victims: BTreeMap<String, String>,
    effects: BTreeMap<String, String>,
    kinds: BTreeMap<String, String>,
    names: Names,
    nobody: Nobody,
}

#[derive(Debug, Deserialize)]
struct Names {
    rows: Vec<(String, String)>,
}

#[derive(Debug, Deserialize)]
struct Nobody {
    anywhere: Vec<String>,
    at_end: Vec<String>,
}

/// The table, read once.
pub fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: Words = toml::from_str(include_str!("words.toml")).expect("words.toml is tested");
        for (start, _) in &mut words.names.rows {
            *start = fold(start);
        }
        words
    })
}

impl Words {
    pub fn victims(&self, category: Option<&str>) -> &str {
        category.and_then(|c| self.victims.get(c)).map_or("people", String::as_str)
    }

    pub fn effect<'w>(&'w self, effect: &'w str) -> &'w str {
        self.effects.get(effect).map_or(effect, String::as_str)
    }

    pub fn kind<'w>(&'w self, kind: &'w str) -> &'w str {
        self.kinds.get(kind).map_or(kind, String::as_str)
    }

    /// The class of who is named, `None` for an empty name.
    pub fn class(&self, name: &str) -> Option<String> {
        let name = fold(name);
        let row = self.names.rows.iter().find(|(start, _)| starts_a_word(&name, start));
        match row {
            Some((_, class)) => Some(class.clone()),
            None => name.split_whitespace().next().map(str::to_owned),
        }
    }

    /// Whether a perpetrator is nobody in particular.
    pub fn is_nobody(&self, perpetrator: &str) -> bool {
        let name = fold(perpetrator);
        self.nobody.anywhere.iter().any(|w| name.contains(w.as_str()))
            || self.nobody.at_end.iter().any(|w| name.ends_with(w.as_str()))
    }
}

/// Whether `start` stands in `name` with no letter from a to z before it.
fn starts_a_word(name: &str, start: &str) -> bool {
    name.match_indices(start).any(|(at, _)| !name[..at].ends_with(|c: char| c.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_classes() {
        let words = words();
        let class = |name| words.class(name);
        assert_eq!(class("armée malienne").as_deref(), Some("army"));
        assert_eq!(class("unnamed_source").as_deref(), Some("source"));
        assert_eq!(class("Préfecture").as_deref(), Some("official"));
        assert_eq!(class("CODECO militia").as_deref(), Some("codeco"));
        assert_eq!(class(""), None);
        assert!(words.is_nobody("Unidentified armed group") && words.is_nobody("Jihadists"));
        assert!(!words.is_nobody("JNIM"));
    }
}
