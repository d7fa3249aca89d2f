//! The words of a comparison: one file a language in `lang/`, beside those of summaries.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::row::{About, How};

const FILES: [(&str, &str); 2] = [("fr", include_str!("../lang/fr.toml")), ("en", include_str!("../lang/en.toml"))];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    text: BTreeMap<String, String>,
    about: BTreeMap<About, String>,
    how: BTreeMap<How, String>,
    how_parties: BTreeMap<How, String>,
}

/// All words that a comparison needs in one language.
#[derive(Debug)]
pub struct Words {
    file: File,
    pub names: &'static bilan_summary::Words,
}

impl Words {
    /// The words of a language; none where there is no such language.
    pub fn of(language: &str) -> Option<&'static Self> {
        static ALL: [OnceLock<Option<Words>>; 2] = [const { OnceLock::new() }; 2];
        let n = FILES.iter().position(|(name, _)| *name == language)?;
        let load = || Some(Self { file: toml::from_str(FILES[n].1).ok()?, names: bilan_summary::Words::of(language)? });
        ALL[n].get_or_init(load).as_ref()
    }

    pub fn text(&self, name: &str) -> &str {
        self.file.text.get(name).map(String::as_str).unwrap_or_default()
    }

    pub fn about(&self, about: About) -> &str {
        self.file.about.get(&about).map(String::as_str).unwrap_or_default()
    }

    pub fn how(&self, about: About, how: How) -> &str {
        let of_parties = self.file.how_parties.get(&how).filter(|_| about == About::Actors);
        of_parties.or_else(|| self.file.how.get(&how)).map(String::as_str).unwrap_or_default()
    }

    /// A text with its parts put in.
    pub fn fill(&self, name: &str, parts: &[(&str, &str)]) -> String {
        parts.iter().fold(self.text(name).to_owned(), |text, (part, value)| text.replace(&format!("{{{part}}}"), value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_the_same_words() {
        let [fr, en] = ["fr", "en"].map(|l| Words::of(l).unwrap_or_else(|| panic!("the words of {l} do not read")));
        assert_eq!(fr.file.text.keys().collect::<Vec<_>>(), en.file.text.keys().collect::<Vec<_>>());
        for words in [fr, en] {
            for about in [About::Killed, About::KilledCivilians, About::Date, About::Place, About::Actors] {
                assert!(!words.about(about).is_empty());
            }
            use How::{AnotherStatement, Between, Beyond, OnlyOurs, OnlyTheirs, Other, OursWider, TheirsWider};
            for how in [AnotherStatement, Between, Beyond, OnlyOurs, OnlyTheirs, Other, OursWider, TheirsWider] {
                assert!(!words.how(About::Place, how).is_empty());
            }
        }
    }
}
