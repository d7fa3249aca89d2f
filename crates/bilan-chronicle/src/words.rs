//! The words of a language: one file of `lang/`, read when it is first needed.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::figures::Manner;

/// Languages in which a chronicle can be written.
pub const LANGUAGES: [&str; 2] = ["fr", "en"];

const FILES: [(&str, &str); 2] = [("fr", include_str!("../lang/fr.toml")), ("en", include_str!("../lang/en.toml"))];
/// Names of countries and parties: the tables that reading has.
const COUNTRIES: &str = include_str!("../../bilan/lang/shared/countries.tsv");
const ACTORS: &str = include_str!("../../bilan/lang/shared/actors.tsv");
const FRENCH_ACTORS: &str = include_str!("../../bilan/lang/fr/actors.tsv");
const FRENCH_COUNTRIES: &str = include_str!("../../bilan/lang/fr/countries.tsv");

/// From so many words on, a name is rarely used where there are letters for it.
const LONG_NAME: usize = 3;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("a chronicle cannot be written in `{0}` yet; known are {known}", known = LANGUAGES.join(", "))]
    Language(String),
    #[error("the words of {language} do not read: {error}")]
    Words { language: &'static str, error: toml::de::Error },
}

/// How agreement and spelling work.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grammar {
    pub contractions: Vec<(String, String)>,
    pub elide: Vec<String>,
    pub vowels: String,
    pub aspirated: Vec<String>,
    pub mute_h: Vec<String>,
    pub feminine: String,
    pub numbers: Vec<String>,
    pub one_feminine: String,
    pub thousands: String,
    pub and: String,
    pub or: String,
    pub small: Vec<String>,
    pub small_adjectives: Vec<String>,
    /// Common nouns with which names of divisions begin.
    pub divisions: Vec<String>,
    pub apostrophe: String,
    /// Stands before the verb of nobody: "aucun soldat n’a".
    pub negation: String,
    /// Whether nobody is several: "no soldiers were".
    pub none_is_plural: bool,
    pub articles: Vec<String>,
    /// Words with which a speaker's name leans on others that are not taken over: "her colleagues".
    pub leaning: Vec<String>,
    /// What a noun loses where it stands alone, as in a table.
    pub lost_alone: Vec<String>,
    pub quotes: (String, String),
    pub semicolon: String,
    pub colon: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateWords {
    pub months: Vec<String>,
    pub first: String,
    pub day: String,
    pub day_without_year: String,
    pub month: String,
    pub interval: String,
    /// What is left of a day beside another of its year.
    pub day_of_year: String,
    pub between: String,
    pub unknown: String,
    pub by: String,
    pub from: String,
}

/// Masculine and feminine of one, then of several.
pub type Forms = [String; 4];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    grammar: Grammar,
    date: DateWords,
    place: BTreeMap<String, String>,
    /// What the divisions of a country are called, by its code, where it is not the usual word.
    regions: BTreeMap<String, String>,
    figure: BTreeMap<String, String>,
    text: BTreeMap<String, String>,
    sentence: BTreeMap<String, toml::Value>,
    effects: BTreeMap<String, Forms>,
    participles: BTreeMap<String, Forms>,
    /// That there was nobody, by effect.
    nobody: BTreeMap<String, String>,
    victims: BTreeMap<String, (String, String, bool)>,
    kinds: BTreeMap<String, (String, bool, String)>,
    /// What a kind is called in a table, where its noun is long.
    kinds_short: BTreeMap<String, String>,
    speakers: BTreeMap<String, String>,
    /// Where the name of a speaker stands for several.
    speakers_several: BTreeMap<String, String>,
    plural: BTreeMap<String, Vec<String>>,
    parties: BTreeMap<String, String>,
    /// How a party is written whose name has one of these words.
    heads: BTreeMap<String, Vec<String>>,
    vague: BTreeMap<String, Vec<String>>,
    nouns: BTreeMap<String, String>,
    outcomes: BTreeMap<String, (String, String)>,
    reports: Reports,
}

/// Words of reports in this language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reports {
    /// Of people whom nobody counts: that they are many, or several.
    many: Vec<String>,
    several: Vec<String>,
    /// By the noun of a party: words of a report for it, the longer first, and the noun by which they are told.
    called: BTreeMap<String, Vec<(String, String)>>,
}

/// All that writing in one language needs.
#[derive(Debug)]
pub struct Words {
    pub language: &'static str,
    file: File,
    /// By code: the name, and the adjective where one is known: masculine and feminine of one, then of several.
    countries: BTreeMap<&'static str, (String, Option<[&'static str; 4]>)>,
    /// What parties with a name are called, by identifier, where that is another name than the usual one.
    actors: BTreeMap<&'static str, String>,
}

impl Words {
    pub fn of(language: &str) -> Result<&'static Self, Error> {
        static ALL: [OnceLock<Result<Words, Error>>; 2] = [const { OnceLock::new() }; 2];
        let known = FILES.iter().position(|(name, _)| *name == language);
        let Some(n) = known else { return Err(Error::Language(language.to_owned())) };
        ALL[n].get_or_init(|| Self::load(FILES[n].0, FILES[n].1)).as_ref().map_err(|e| match e {
            Error::Words { language, error } => Error::Words { language, error: error.clone() },
            Error::Language(name) => Error::Language(name.clone()),
        })
    }

    fn load(language: &'static str, text: &str) -> Result<Self, Error> {
        let file: File = toml::from_str(text).map_err(|error| Error::Words { language, error })?;
        let rows = |table: &'static str| {
            table.lines().filter(|l| !l.starts_with('#')).skip(1).map(|l| l.split('\t').collect::<Vec<_>>())
        };
        let mut countries = BTreeMap::new();
        let mut actors = BTreeMap::new();
        if language == "fr" {
            for row in rows(FRENCH_COUNTRIES).filter(|r| r.len() > 2) {
                let name = super::grammar::title_case(row[1], &file.grammar);
                countries.insert(row[0], (name, adjective(row[2])));
            }
            for row in rows(FRENCH_ACTORS).filter(|r| r.len() > 1) {
                let first = row[1].split('|').next().unwrap_or_default();
                actors.insert(row[0], super::grammar::title_case(first, &file.grammar));
            }
        } else {
            for row in rows(COUNTRIES).filter(|r| r.len() > 2) {
                countries.insert(row[0], (row[2].to_owned(), None));
            }
        }
        // Letters by which a party is known go before its name: before a long one any, in a language whose names are in a table of
        // its own, else only those of the name itself.
        for row in rows(ACTORS).filter(|r| r.len() > 10) {
            let name = row[1].split(" (").next().unwrap_or_default();
            let is_short = actors.get(row[0]).is_some_and(|name| name.split_whitespace().count() < LONG_NAME);
            let own = |letters: &str| {
                if language == "fr" { !is_short } else { name.chars().filter(|c| c.is_uppercase()).eq(letters.chars()) }
            };
            let mut known = std::iter::once(row[1]).chain(row[10].split('|'));
            match known.find(|n| is_letters(n) && own(n)) {
                Some(letters) => drop(actors.insert(row[0], letters.to_owned())),
                None => drop(actors.entry(row[0]).or_insert_with(|| name.to_owned())),
            }
        }
        Ok(Self { language, file, countries, actors })
    }

    pub fn grammar(&self) -> &Grammar {
        &self.file.grammar
    }

    pub fn date(&self) -> &DateWords {
        &self.file.date
    }

    pub fn place(&self, name: &str) -> &str {
        one(&self.file.place, name)
    }

    pub fn figure(&self, name: &str) -> &str {
        one(&self.file.figure, name)
    }

    pub fn text(&self, name: &str) -> &str {
        one(&self.file.text, name)
    }

    pub fn sentence(&self, name: &str) -> &str {
        self.for_number(name, false)
    }

    /// A sentence that has two forms: that for one or for several subjects.
    pub fn for_number(&self, name: &str, several: bool) -> &str {
        match self.file.sentence.get(name) {
            Some(toml::Value::String(text)) => text,
            Some(toml::Value::Array(forms)) => forms.get(usize::from(several)).and_then(toml::Value::as_str).unwrap_or_default(),
            _ => "",
        }
    }

    /// That there was nobody on whom an effect was.
    pub fn nobody(&self, effect: &str) -> &str {
        one(&self.file.nobody, effect)
    }

    pub fn effect(&self, name: &str) -> Option<&Forms> {
        self.file.effects.get(name)
    }

    pub fn participle(&self, name: &str) -> Option<&Forms> {
        self.file.participles.get(name)
    }

    /// One, several, and whether the word is feminine.
    pub fn victims(&self, name: &str) -> Option<(&str, &str, bool)> {
        self.file.victims.get(name).map(|(one, many, feminine)| (&**one, &**many, *feminine))
    }

    /// The noun with its article, whether it is feminine, and the participle with which it is somebody's deed.
    pub fn kind(&self, name: &str) -> Option<(&str, bool, &str)> {
        self.file.kinds.get(name).map(|(text, feminine, done)| (&**text, *feminine, &**done))
    }

    /// What a division of the first level is called in a country.
    pub fn region(&self, country: Option<&str>) -> &str {
        country.and_then(|c| self.file.regions.get(c)).map_or_else(|| self.place("region"), String::as_str)
    }

    /// The noun by which words of a report in this language for a party are told, where it is not the usual one of the party.
    pub fn called(&self, party: &str, written: &str) -> Option<&str> {
        let written = written.to_lowercase();
        let all = self.file.reports.called.get(party)?;
        all.iter().find(|(words, _)| written.contains(&**words)).map(|(_, noun)| &**noun)
    }

    /// How words of a report in this language speak of people whom they do not count.
    pub fn manner(&self, quote: &str) -> Manner {
        let quote = quote.to_lowercase();
        let any = |words: &[String]| words.iter().any(|word| quote.contains(&**word));
        match &self.file.reports {
            reports if any(&reports.many) => Manner::Many,
            reports if any(&reports.several) => Manner::Several,
            _ => Manner::Some,
        }
    }

    pub fn kind_short(&self, name: &str) -> Option<&str> {
        self.file.kinds_short.get(name).map(String::as_str)
    }

    pub fn speaker(&self, class: &str, several: bool) -> Option<&str> {
        let many = self.file.speakers_several.get(class).filter(|_| several);
        many.or_else(|| self.file.speakers.get(class)).map(String::as_str)
    }

    pub fn noun(&self, name: &str) -> Option<&str> {
        self.file.nouns.get(name).map(String::as_str)
    }

    /// Whether a noun tells the least of who somebody is.
    pub fn is_vague(&self, noun: &str) -> bool {
        self.file.vague.values().flatten().any(|n| n == noun)
    }

    pub fn party(&self, kind: &str) -> &str {
        one(&self.file.parties, kind)
    }

    /// The template for a party with this name: as its first telling word says, else that of letters, else that of its kind.
    pub fn party_named(&self, name: &str, kind: &str) -> &str {
        let known = |word: &str| self.file.heads.iter().find(|(_, words)| words.iter().any(|w| *w == word));
        let head = name.split([' ', '-', '\'', '’']).find_map(|word| Some(known(&word.to_lowercase())?.0));
        match head {
            Some(template) => template,
            None if kind == "other" && is_letters(name) => self.party("letters"),
            None => self.party(kind),
        }
    }

    /// What something befell, and what befell it.
    pub fn outcome(&self, name: &str) -> Option<(&str, &str)> {
        self.file.outcomes.get(name).map(|(thing, fate)| (&**thing, &**fate))
    }

    /// Whether a name stands for several.
    pub fn is_plural(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        let any = |list: &str, fits: fn(&str, &str) -> bool| {
            self.file.plural.get(list).is_some_and(|all| all.iter().any(|part| fits(&name, part)))
        };
        any("begin", |name, part| name.starts_with(part)) || any("end", |name, part| name.ends_with(part))
    }

    pub fn country(&self, code: &str) -> Option<&str> {
        self.countries.get(code).map(|(name, _)| &**name)
    }

    pub fn actor(&self, id: &str) -> Option<&str> {
        self.actors.get(id).map(String::as_str)
    }

    /// The adjective of a country, of that number and gender.
    pub fn demonym(&self, code: &str, several: bool, feminine: bool) -> Option<&'static str> {
        let forms = self.countries.get(code)?.1?;
        Some(forms[usize::from(several) * 2 + usize::from(feminine)])
    }
}

fn one<'w>(table: &'w BTreeMap<String, String>, name: &str) -> &'w str {
    table.get(name).map(String::as_str).unwrap_or_default()
}

/// Whether a name is letters that stand for words: JNIM, CSP-DPA.
fn is_letters(name: &str) -> bool {
    name.len() > 2 && name.chars().all(|c| c.is_ascii_uppercase() || c == '-')
}

/// The forms of the first adjective of a list: it begins with the masculine of one, and other forms are those that add endings to it.
/// Adjectives whose feminine is the masculine list two forms, those that end in s three, the others four.
fn adjective(list: &'static str) -> Option<[&'static str; 4]> {
    let forms: Vec<&str> = list.split('|').collect();
    let one = *forms.first().filter(|f| !f.is_empty())?;
    let feminine = |text: &str, plural: bool| text.ends_with(if plural { "es" } else { "e" });
    Some(match forms[..] {
        [_, a, b, c, ..] if feminine(a, false) && !feminine(one, false) && feminine(c, true) && b.ends_with(['s', 'x']) => {
            [one, a, b, c]
        }
        [_, a, b, ..] if feminine(a, false) && one.ends_with(['s', 'x']) && feminine(b, true) => [one, a, one, b],
        [_, a, ..] if feminine(one, false) && feminine(a, true) => [one, one, a, a],
        _ => [one; 4],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use bilan::model::{Effect, Kind, SpeakerClass, Victims};

    #[test]
    fn every_language_has_a_word_for_everything() {
        for language in LANGUAGES {
            let words = Words::of(language).expect("words");
            let missing: Vec<&str> = Effect::ALL
                .iter()
                .map(|e| e.name())
                .filter(|e| words.effect(e).is_none() || words.participle(e).is_none() || words.nobody(e).is_empty())
                .chain(Victims::ALL.iter().map(|v| v.name()).filter(|v| words.victims(v).is_none()))
                .chain(Kind::ALL.iter().map(|k| k.name()).filter(|k| words.kind(k).is_none()))
                .chain(SpeakerClass::ALL.iter().map(|s| s.name()).filter(|s| words.speaker(s, false).is_none()))
                .collect();
            assert_eq!(missing, Vec::<&str>::new(), "{language}");
            assert_eq!(words.date().months.len(), 12);
            assert!(words.country("ML").is_some());
            // Every party that reading names by a noun only.
            for party in include_str!("../../bilan/lang/fr/actor-nouns.tsv").lines().skip(1).filter(|l| !l.starts_with('#')) {
                let name = party.split('\t').nth(2).unwrap_or_default();
                assert!(words.noun(name).is_some() || words.actor(name).is_some(), "{language}: {name}");
            }
        }
        assert_eq!(Words::of("fr").expect("words").country("CI"), Some("Côte d'Ivoire"));
        for (code, forms) in [
            ("ML", ["malien", "malienne", "maliens", "maliennes"]),
            ("FR", ["français", "française", "français", "françaises"]),
            ("RU", ["russe", "russe", "russes", "russes"]),
            ("GR", ["grec", "grecque", "grecs", "grecques"]),
            ("BF", ["burkinabè"; 4]),
        ] {
            let fr = Words::of("fr").expect("words");
            let all = [(false, false), (false, true), (true, false), (true, true)];
            assert_eq!(all.map(|(several, feminine)| fr.demonym(code, several, feminine).expect("an adjective")), forms);
        }
        Words::of("xx").expect_err("no such language");
    }

    /// The languages have the same sentences, with the same parts to put in.
    #[test]
    fn languages_have_the_same_sentences() {
        let [fr, en] = LANGUAGES.map(|l| Words::of(l).expect("words"));
        let keys =
            |w: &Words| w.file.sentence.keys().chain(w.file.text.keys()).chain(w.file.figure.keys()).cloned().collect::<Vec<_>>();
        assert_eq!(keys(fr), keys(en));
    }
}
