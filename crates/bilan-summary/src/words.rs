//! The words of tables and plots: one file a language in `lang/`, beside those of the chronicle, which names countries, parties
//! and kinds.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use bilan::model::Kind;
use serde::Deserialize;

use crate::by::{By, Key};

const FILES: [(&str, &str); 2] = [("fr", include_str!("../lang/fr.toml")), ("en", include_str!("../lang/en.toml"))];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    by: BTreeMap<String, String>,
    per: BTreeMap<String, String>,
    measure: BTreeMap<String, String>,
    text: BTreeMap<String, String>,
    months: BTreeMap<String, Vec<String>>,
}

/// All words that a table or a plot needs in one language.
#[derive(Debug)]
pub struct Words {
    pub language: &'static str,
    file: File,
    names: &'static bilan_chronicle::Words,
}

impl Words {
    pub const LANGUAGES: [&str; 2] = ["fr", "en"];

    /// The words of a language; none where there is no such language.
    pub fn of(language: &str) -> Option<&'static Self> {
        static ALL: [OnceLock<Option<Words>>; 2] = [const { OnceLock::new() }; 2];
        let n = FILES.iter().position(|(name, _)| *name == language)?;
        ALL[n].get_or_init(|| Self::load(FILES[n].0, FILES[n].1).ok()).as_ref()
    }

    fn load(language: &'static str, text: &str) -> Result<Self, String> {
        let file = toml::from_str(text).map_err(|e| e.to_string())?;
        Ok(Self { language, file, names: bilan_chronicle::Words::of(language).map_err(|e| e.to_string())? })
    }

    pub fn text(&self, name: &str) -> &str {
        one(&self.file.text, name)
    }

    pub fn by(&self, by: By) -> &str {
        one(&self.file.by, by.name())
    }

    pub fn per(&self, by: By) -> &str {
        one(&self.file.per, by.name())
    }

    pub fn measure(&self, name: &str) -> &str {
        one(&self.file.measure, name)
    }

    /// Names of countries, parties and kinds in this language.
    pub fn names(&self) -> &'static bilan_chronicle::Words {
        self.names
    }

    /// What a group is called. `known` are the names of parties that reports gave.
    pub fn key(&self, by: By, key: &Key, known: &BTreeMap<String, String>) -> String {
        let Some(key) = key else { return self.text("unknown").to_owned() };
        match by {
            By::Week | By::Month => self.period(by, key),
            By::Year => key.clone(),
            By::Country => self.country(key),
            By::Division | By::District => {
                let mut parts = key.split('/');
                let country = parts.next().map(|code| self.country(code)).unwrap_or_default();
                let name = parts.next_back().unwrap_or_default();
                format!("{name} ({country})")
            }
            By::Kind => Kind::parse(key).map_or_else(|| key.clone(), |kind| bilan_chronicle::kind_alone(kind, self.names)),
            By::Actor => {
                let name = known.get(key).unwrap_or(key);
                bilan_chronicle::party_alone(Some(key).filter(|k| *k != name).map(String::as_str), name, self.names)
            }
        }
    }

    pub fn country(&self, code: &str) -> String {
        self.names.country(code).unwrap_or(code).to_owned()
    }

    /// A week by its first day, a month by its name.
    pub(crate) fn period(&self, by: By, key: &str) -> String {
        let Some(day) = by.first_day(key) else { return key.to_owned() };
        if by == By::Year {
            return key.to_owned();
        }
        let months = self.file.months.get("short").map(Vec::as_slice).unwrap_or_default();
        let month = months.get(day.month() as usize - 1).map_or("", String::as_str);
        let (number, year) = (day.day().to_string(), day.year().to_string());
        fill(self.text(by.name()), &[("day", &number), ("month", month), ("year", &year)])
    }

    /// A number with its thousands set apart.
    pub fn number(&self, n: u64) -> String {
        let digits = n.to_string();
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(&self.names.grammar().thousands);
            }
            out.push(digit);
        }
        out
    }

    /// `12`, `12–30`, `≥ 12`.
    pub fn span(&self, low: u64, high: Option<u64>) -> String {
        match high {
            Some(high) if high == low => self.number(low),
            Some(high) => format!("{}{}{}", self.number(low), self.text("to"), self.number(high)),
            None => fill(self.text("at_least"), &[("n", &self.number(low))]),
        }
    }
}

/// Puts parts into a template.
pub fn fill(template: &str, parts: &[(&str, &str)]) -> String {
    parts.iter().fold(template.to_owned(), |text, (name, part)| text.replace(&format!("{{{name}}}"), part))
}

fn one<'w>(table: &'w BTreeMap<String, String>, name: &str) -> &'w str {
    table.get(name).map(String::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::EFFECTS;

    #[test]
    fn languages_have_the_same_words() {
        let all =
            Words::LANGUAGES.map(|l| Words::load(l, FILES.iter().find(|(n, _)| *n == l).expect("a file").1).expect("words"));
        let keys = |w: &Words| {
            let tables = [&w.file.by, &w.file.per, &w.file.measure, &w.file.text];
            tables.into_iter().flat_map(|t| t.keys().cloned()).collect::<Vec<_>>()
        };
        assert_eq!(keys(&all[0]), keys(&all[1]));
        for words in &all {
            assert!(By::ALL.iter().all(|b| !words.by(*b).is_empty() && !words.per(*b).is_empty()));
            assert!(EFFECTS.iter().all(|e| !words.measure(e.name()).is_empty()));
            assert_eq!(words.file.months["short"].len(), 12);
        }
        assert!(Words::of("xx").is_none());
    }

    #[test]
    fn groups_are_called_in_each_language() {
        let known = BTreeMap::from([("jnim".to_owned(), "Support Group".to_owned())]);
        let key = |text: &str| Some(text.to_owned());
        for (by, code, fr, en) in [
            (By::Month, "2024-08", "août 2024", "Aug 2024"),
            (By::Week, "2025-W01", "sem. du 30 déc. 2024", "week of 30 Dec 2024"),
            (By::Country, "CI", "Côte d'Ivoire", "Ivory Coast"),
            (By::Division, "BF/Sahel", "Sahel (Burkina Faso)", "Sahel (Burkina Faso)"),
            (By::Kind, "ambush", "Embuscade", "Ambush"),
        ] {
            assert_eq!(Words::of("fr").expect("French").key(by, &key(code), &known), fr);
            let english = Words::of("en").expect("English").key(by, &key(code), &known);
            assert!(english == en || by == By::Country, "{english}");
        }
        let fr = Words::of("fr").expect("French");
        assert_eq!(fr.key(By::Kind, &None, &known), "Inconnu");
        assert_eq!(fr.span(1200, Some(3400)), "1\u{202f}200–3\u{202f}400");
        assert_eq!(fr.span(12, None), "≥ 12");
    }
}
