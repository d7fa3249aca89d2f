//! From the tables of `lang/` to a [`Lexicon`]. A row that cannot be understood is left out and reported.

mod nouns;
mod pieces;
mod verbs;
mod world;

use rustc_hash::FxHashMap;

use super::conjugation::Conjugation;
use super::table::{Row, TableError, each_row, names, text};
use super::trie::{Builder, Trie};
use super::words::{Spellings, WordSet, Words};
use super::{AskedId, Demands, Gist, Lexicon, Rule, Sense, WordId, fold};
pub use pieces::pieces;

impl Lexicon {
    /// Loads one language. What is wrong with a table comes back beside the lexicon; a test keeps that list empty.
    pub fn load(language: &'static str) -> (Self, Vec<TableError>) {
        let mut loader = Loader::new(language);
        loader.functions();
        loader.verbs();
        loader.nouns();
        loader.quantities();
        loader.time();
        loader.surroundings();
        loader.countries();
        loader.capitals();
        loader.actors();
        loader.places();
        loader.rules();
        loader.finish()
    }
}

/// Room for the words of a language, so that the table need not grow while it is filled.
const WORDS: usize = 50_000;
/// As much for its entries.
const ENTRIES: usize = 150_000;

struct Loader {
    /// Its entries are empty until the end.
    lexicon: Lexicon,
    entries: Builder<Sense>,
    place_entries: Builder<u32>,
    /// Scratch space for spellings and entries.
    key: String,
    bare: String,
    ids: Vec<u32>,
    problems: Vec<TableError>,
    conjugation: Conjugation,
    lemmas: FxHashMap<&'static str, u16>,
    /// The first words of verbs of several words, with the verb.
    idioms: Vec<(WordId, u16)>,
    reflexive: Vec<u32>,
    clitic_of: Vec<u32>,
}

type Checked = Result<(), TableError>;

impl Loader {
    fn new(language: &'static str) -> Self {
        let conjugation = Conjugation::load(language);
        let lexicon = Lexicon {
            language,
            words: Words::with_room(WORDS),
            spellings: Spellings::default(),
            marks: [0; 128],
            asked_marks: [AskedId::NONE; 128],
            entries: Trie::default(),
            idioms: WordSet::default(),
            furniture: WordSet::default(),
            furniture_alone: WordSet::default(),
            furniture_seconds: WordSet::default(),
            place_words: Words::default(),
            place_entries: Trie::default(),
            place_names: Vec::new(),
            verbs: Vec::new(),
            actors: Vec::new(),
            actor_nouns: Vec::new(),
            actor_index: FxHashMap::default(),
            countries: Vec::new(),
            country_index: FxHashMap::default(),
            places: Vec::new(),
            rules: Vec::new(),
            demands: Demands::default(),
            meant: FxHashMap::default(),
            given_names: Default::default(),
            adverb_suffix: None,
            finite_endings: conjugation.endings(false),
            plural_endings: conjugation.plural_endings(),
            past_endings: conjugation.endings_in(&[super::Tense::Imperfect, super::Tense::Past]),
            future_endings: conjugation.endings_in(&[super::Tense::Future]),
            all_participle_endings: conjugation.endings(true),
            person_suffixes: Vec::new(),
            participle_endings: conjugation.participle_endings(),
            acting_endings: conjugation.acting_endings(),
        };
        Self {
            lexicon,
            entries: Builder::with_room(WORDS, ENTRIES),
            place_entries: Builder::default(),
            key: String::new(),
            bare: String::new(),
            ids: Vec::new(),
            problems: Vec::new(),
            conjugation,
            lemmas: FxHashMap::default(),
            idioms: Vec::new(),
            reflexive: Vec::new(),
            clitic_of: Vec::new(),
        }
    }

    fn finish(mut self) -> (Lexicon, Vec<TableError>) {
        for (first, verb) in self.idioms {
            if self.lexicon.verbs[verb as usize].speech.is_some() {
                self.lexicon.idioms.insert(first);
            }
        }
        self.lexicon.entries = self.entries.finish(|senses| Gist::of(senses, &self.lexicon.verbs));
        self.lexicon.place_entries = self.place_entries.finish(|_| ());
        (self.lexicon, self.problems)
    }

    /// Runs `each` over a table of the language, keeping what is wrong.
    fn table(&mut self, name: &str, mut each: impl FnMut(&mut Self, &Row) -> Checked) {
        let path = if name.contains('/') { name.to_owned() } else { format!("{}/{name}", self.lexicon.language) };
        each_row(&path, |row| {
            if let Err(problem) = each(self, row) {
                self.problems.push(problem);
            }
        });
    }

    fn word_id(&mut self, word: &str) -> u32 {
        // As most are.
        if is_small(word) {
            return self.small_id(word);
        }
        let mut key = std::mem::take(&mut self.key);
        fold::lower_into(word, &mut key);
        let id = self.small_id(&key);
        self.key = key;
        id
    }

    /// As [`Self::word_id`], of a word in small letters or a mark.
    fn small_id(&mut self, word: &str) -> u32 {
        let Lexicon { words, spellings, marks, .. } = &mut self.lexicon;
        let slot = words.slot(word);
        if slot.word != 0 {
            return slot.word;
        }
        let fresh = spellings.len();
        slot.word = fresh;
        spellings.push(word);
        // Where several words fold to one, the first table to bring it wins: forms of verbs come early.
        let slot = if word.is_ascii() {
            slot
        } else {
            fold::fold_into(word, &mut self.bare);
            words.slot(&self.bare)
        };
        if slot.bare == 0 {
            slot.bare = fresh;
        }
        if let [mark] = word.as_bytes()
            && mark.is_ascii_punctuation()
        {
            marks[usize::from(*mark)] = fresh;
        }
        fresh
    }

    fn add(&mut self, entry: &str, sense: Sense) {
        self.add_before(entry, "", &mut Vec::new(), sense);
    }

    /// Adds an entry that goes on with the same words as others. Their numbers are kept in `known`, so that the many forms of
    /// an idiom's verb need not look them up each.
    fn add_before(&mut self, entry: &str, rest: &str, known: &mut Vec<u32>, sense: Sense) {
        let mut ids = std::mem::take(&mut self.ids);
        ids.clear();
        if is_small(entry) {
            // Most forms of verbs: nothing to cut.
            ids.push(self.small_id(entry));
        } else {
            ids.extend(pieces(entry).map(|piece| self.word_id(piece)));
        }
        if known.is_empty() && !rest.is_empty() {
            known.extend(pieces(rest).map(|piece| self.word_id(piece)));
        }
        ids.extend_from_slice(known);
        if let [first, rest @ ..] = ids.as_slice() {
            match sense {
                Sense::Verb(form) if !rest.is_empty() => self.idioms.push((WordId(*first), form.verb)),
                Sense::Furniture(_) => {
                    self.lexicon.furniture.insert(WordId(*first));
                    match rest.first() {
                        Some(second) => self.lexicon.furniture_seconds.insert(WordId(*second)),
                        None => self.lexicon.furniture_alone.insert(WordId(*first)),
                    }
                }
                _ => {}
            }
        }
        self.entries.insert(&ids, sense);
        self.ids = ids;
    }

    fn rules(&mut self) {
        let language = self.lexicon.language;
        let folder = format!("{language}/rules/");
        for name in names().filter(|n| n.starts_with(&folder) && n.ends_with(".toml")) {
            let ready = Rule::parse(language, name, text(name).unwrap_or("")).and_then(|mut rule| {
                let made = self.lexicon.demands.compile(&mut rule);
                made.map(|()| rule).map_err(|what| TableError { file: name.to_owned(), line: 1, what })
            });
            match ready {
                Ok(rule) => self.lexicon.rules.push(rule),
                Err(problem) => self.problems.push(problem),
            }
        }
        let Lexicon { words, demands, rules, asked_marks, .. } = &mut self.lexicon;
        if let Err(what) = demands.lay_out(rules) {
            self.problems.push(TableError { file: folder, line: 1, what });
        }
        for (word, asked) in demands.words() {
            words.slot(word).asked = asked;
            if let [mark @ 0..128] = word.as_bytes() {
                asked_marks[usize::from(*mark)] = asked;
            }
        }
    }
}

/// Whether a word is of small letters alone, plain ones or Latin ones with an accent, which stay as they are in lower case.
fn is_small(word: &str) -> bool {
    let mut rest = word.as_bytes();
    loop {
        rest = &rest[fold::small_letters(rest)..];
        match rest {
            [] => return true,
            // The sign of division stands among these letters.
            [0xC3, 0xA0..=0xB6 | 0xB8..=0xBF, behind @ ..] => rest = behind,
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_understood() {
        for language in Lexicon::LANGUAGES {
            let (_, problems) = Lexicon::load(language);
            assert!(problems.is_empty(), "{}", problems.iter().map(|p| format!("{p}\n")).collect::<String>());
        }
    }
}
