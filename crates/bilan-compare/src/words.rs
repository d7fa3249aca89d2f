//! The words of a comparison: one file a language in `lang/`, beside those of summaries.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use bilan::model::Stance;
use serde::Deserialize;

use crate::row::{About, How, Number};
use crate::text::number;

const FILES: [(&str, &str); 2] = [("fr", include_str!("../lang/fr.toml")), ("en", include_str!("../lang/en.toml"))];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    text: BTreeMap<String, String>,
    about: BTreeMap<About, String>,
    how: BTreeMap<How, String>,
    how_parties: BTreeMap<How, String>,
    stance: BTreeMap<Stance, String>,
    /// What speaks for a pair, by its name, and why two events are none, by what the library says; as it says it where there is none.
    #[serde(default)]
    evidence: BTreeMap<String, String>,
    #[serde(default)]
    why: BTreeMap<String, String>,
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

    pub fn stance(&self, stance: Stance) -> &str {
        self.file.stance.get(&stance).map(String::as_str).unwrap_or_default()
    }

    pub fn evidence<'t>(&'t self, name: &str, meaning: &'t str) -> &'t str {
        self.file.evidence.get(name).map_or(meaning, String::as_str)
    }

    pub fn why<'t>(&'t self, why: &'t str) -> &'t str {
        self.file.why.get(why).map_or(why, String::as_str)
    }

    /// So many killed.
    pub fn killed(&self, n: &Number) -> String {
        let one = n.best.or(n.high).is_some_and(|n| n <= 1);
        self.fill(if one { "killed_one" } else { "killed" }, &[("n", &number(n))])
    }

    /// A number with one decimal, and one without where it has none.
    pub fn decimal(&self, n: f64) -> String {
        format!("{n:.1}").replace('.', self.text("decimal"))
    }

    pub fn short(&self, n: f64) -> String {
        if n.fract() == 0.0 { self.names.number(n as u64) } else { self.decimal(n) }
    }

    /// A text with its parts put in.
    pub fn fill(&self, name: &str, parts: &[(&str, &str)]) -> String {
        parts.iter().fold(self.text(name).to_owned(), |text, (part, value)| text.replace(&format!("{{{part}}}"), value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the library says in English is said in each other language; a text that it no longer says has no place here.
    #[test]
    fn reasons_are_translated() {
        let weights = include_str!("../../bilan/src/resolve/weights.tsv").lines().filter(|l| !l.starts_with('#')).skip(1);
        // Theirs that bears an identifier of ours is found before all weighing.
        let names: Vec<&str> = weights.filter_map(|l| l.split('\t').next()).chain(["same_id"]).collect();
        let fr = Words::of("fr").expect("words");
        let known: Vec<&str> = fr.file.evidence.keys().map(String::as_str).collect();
        assert!(names.iter().all(|n| known.contains(n)), "{:?}", names.iter().filter(|n| !known.contains(n)).collect::<Vec<_>>());
        assert!(known.iter().all(|n| names.contains(n)), "{:?}", known.iter().filter(|n| !names.contains(n)).collect::<Vec<_>>());
        use bilan::resolve::Refusal::{Decided, FarApart, NotYet, OfMembers, OtherCountry, OtherDays, Outweighed, SameReport};
        let refusals =
            [SameReport, OtherDays, FarApart, OtherCountry, NotYet, OfMembers, Outweighed, Decided].map(crate::Why::Refused);
        for why in refusals.into_iter().chain([crate::Why::Taken]) {
            assert!(fr.file.why.contains_key(why.text()), "{}", why.text());
        }
    }

    #[test]
    fn languages_have_the_same_words() {
        let [fr, en] = ["fr", "en"].map(|l| Words::of(l).unwrap_or_else(|| panic!("the words of {l} do not read")));
        assert_eq!(fr.file.text.keys().collect::<Vec<_>>(), en.file.text.keys().collect::<Vec<_>>());
        for words in [fr, en] {
            for about in [About::Killed, About::KilledCivilians, About::Date, About::Place, About::Actors] {
                assert!(!words.about(about).is_empty());
            }
            assert!(Stance::ALL.iter().all(|s| !words.stance(*s).is_empty()));
            use How::{AnotherStatement, Between, Beyond, OnlyOurs, OnlyTheirs, Other, OursWider, TheirsWider};
            for how in [AnotherStatement, Between, Beyond, OnlyOurs, OnlyTheirs, Other, OursWider, TheirsWider] {
                assert!(!words.how(About::Place, how).is_empty());
            }
        }
    }
}
