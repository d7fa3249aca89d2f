//! What bilan knows of a language and of the world, loaded from `lang/` into look-up structures.
//!
//! No word of a language stands in this code: tables are described in `lang/README.md`. A [`Lexicon`] is built once per
//! language, in some tens of milliseconds, and only read after that.

mod actors;
mod bits;
mod conjugation;
mod countries;
mod demands;
mod fold;
mod gist;
mod keys;
mod load;
mod near;
mod places;
mod roles;
mod rules;
mod sense;
mod table;
mod trie;
mod verbs;
mod words;

pub use actors::{Actor, ActorNoun};
pub use countries::Country;
pub use demands::{AskedId, Demand, DemandSet, Demands, Pattern, Step};
pub(crate) use fold::PlainKey;
pub use fold::{fold, fold_into, place_key, place_key_into};
pub use fold::{is_dagger, small_letters};
pub use gist::{Functions, Gist};
pub use keys::{KeyTable, KeyWriter, LONGEST as LONGEST_KEY, get, put};
pub use near::{Letters, Near};
pub use places::{Place, PlaceClass};
pub use roles::{
    BodyRole, Function, Furniture, Modifier, NumberRole, PlaceWord, RareTimes, ResponsibilityCue, SpeechPreposition, Subject,
    TimeWord,
};
pub use rules::{Condition, ConditionSet, Element, GroupClass, Rule, RuleExample, Yield};
pub use sense::{ClassSet, EffectRole, Sense, SenseClass, SourceRole};
pub use table::TableError;
pub use verbs::{Accused, Auxiliary, Frame, SpeechFrame, Tense, Verb, VerbForm};

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::Span;
use trie::Trie;
pub use words::WordSet;
use words::{Spellings, Spelt, Words};

/// Shorter words without their accents would be other words.
const SHORTEST_BARE: usize = 4;

/// The text of a table below `lang/shared`, for crates that need columns which reading has no use for: identifiers of other
/// catalogues, codes of other data sets. `None` where there is no such table.
pub fn shared_table(name: &str) -> Option<&'static str> {
    table::text(&format!("shared/{name}"))
}

/// The text of a table of one language, for crates that look names up in it. `None` where there is no such table.
pub fn table_of(language: &str, name: &str) -> Option<&'static str> {
    table::text(&format!("{language}/{name}"))
}

/// A word of the lexicon. [`WordId::NONE`] stands for every word that it does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WordId(pub(crate) u32);

impl WordId {
    pub const NONE: Self = Self(0);
}

/// A word of the gazetteer, under its transliteration key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PlaceWordId(pub(crate) u32);

impl PlaceWordId {
    pub const NONE: Self = Self(0);
}

/// A word as it stands in a text, with what it is in the lexicon. The stage that cuts up texts implements it for its tokens,
/// so that the lexicon need not know them.
pub trait Written {
    fn word(&self) -> WordId;
    /// Only for words that can be part of a name.
    fn place(&self) -> PlaceWordId;
}

/// All that is known of one language, with the shared facts in that language's words.
pub struct Lexicon {
    pub language: &'static str,
    words: Words<Spelt>,
    spellings: Spellings,
    marks: [u32; 128],
    /// What the rules ask of plain marks.
    asked_marks: [AskedId; 128],
    entries: Trie<Sense, Gist>,
    /// The first words of idioms that speak: verbs of speech of several words.
    idioms: WordSet,
    /// The first words of page furniture.
    furniture: WordSet,
    /// Those of them that are furniture by themselves, and the second words of the rest.
    furniture_alone: WordSet,
    furniture_seconds: WordSet,
    place_words: Words<u32>,
    place_entries: Trie<u32, ()>,
    place_names: Vec<(&'static str, u32)>,
    pub verbs: Vec<Verb>,
    pub actors: Vec<Actor>,
    pub actor_nouns: Vec<ActorNoun>,
    actor_index: FxHashMap<&'static str, u16>,
    pub countries: Vec<Country>,
    country_index: FxHashMap<&'static str, u16>,
    pub places: Vec<Place>,
    pub rules: Vec<Rule>,
    /// What the rules ask of groups.
    pub demands: Demands,
    /// The actor by common noun and country.
    meant: FxHashMap<(&'static str, &'static str), &'static str>,
    /// What people are called, in lower case.
    given_names: FxHashSet<&'static str>,
    adverb_suffix: Option<&'static str>,
    /// How a third person ends, and a past participle behind an auxiliary.
    finite_endings: Vec<&'static str>,
    plural_endings: Vec<&'static str>,
    past_endings: Vec<&'static str>,
    future_endings: Vec<&'static str>,
    all_participle_endings: Vec<&'static str>,
    /// Endings of nouns for people, and whether each is of a plural.
    person_suffixes: Vec<(&'static str, bool)>,
    participle_endings: Vec<&'static str>,
    acting_endings: Vec<&'static str>,
}

impl Lexicon {
    /// The lexicon of a language that is embedded, `None` for any other code.
    pub fn of(language: &str) -> Option<&'static Self> {
        static FRENCH: OnceLock<Lexicon> = OnceLock::new();
        match language {
            "fr" => Some(FRENCH.get_or_init(|| {
                let (lexicon, problems) = Self::load("fr");
                debug_assert!(problems.is_empty(), "{}", problems.iter().map(|p| format!("{p}\n")).collect::<String>());
                lexicon
            })),
            _ => None,
        }
    }

    /// The languages whose data are embedded.
    pub const LANGUAGES: &'static [&'static str] = &["fr"];

    /// Whether who is the subject of a verb of speech learns something from somebody.
    pub fn learns(&self, verb: u16) -> bool {
        self.verbs[verb as usize].speech.is_some_and(|(_, frame)| frame.learns)
    }

    /// The identity of a word as written. `buffer` is scratch space.
    pub fn word(&self, word: &str, buffer: &mut String) -> WordId {
        self.look_up(word, Span::new(0, word.len()), false, buffer).0
    }

    /// The identity of a word of a text as written, and what the rules ask of it. `buffer` is scratch space; `small` words need no
    /// folding.
    #[inline(never)]
    pub fn look_up(&self, text: &str, part: Span, small: bool, buffer: &mut String) -> (WordId, AskedId) {
        if small {
            return self.look_up_small(text, part);
        }
        if let Some(spelt) = self.words.get_in_small(text, part) {
            return meant(spelt, part.of(text).as_bytes());
        }
        fold::lower_into(part.of(text), buffer);
        meant(self.words.get(buffer), buffer.as_bytes())
    }

    /// As [`Self::look_up`] for a part of a text that needs no folding: words in small letters, which most are, and plain marks.
    #[inline(always)]
    pub fn look_up_small(&self, text: &str, part: Span) -> (WordId, AskedId) {
        meant(self.words.get_part(text, part), &text.as_bytes()[part.start..part.end])
    }

    /// The identity of a word whose accents may be missing, as in a headline in capitals.
    pub fn bare_word(&self, word: &str, buffer: &mut String) -> WordId {
        fold::fold_into(word, buffer);
        WordId(self.words.get(buffer).bare)
    }

    pub fn mark(&self, mark: char) -> WordId {
        WordId(self.marks.get(mark as usize).copied().unwrap_or(0))
    }

    /// What the rules ask of a plain mark.
    pub fn asked_of_mark(&self, mark: u8) -> AskedId {
        self.asked_marks.get(usize::from(mark)).copied().unwrap_or(AskedId::NONE)
    }

    pub fn place_word(&self, word: &str, buffer: &mut String) -> PlaceWordId {
        if let Some(key) = fold::PlainKey::of(word) {
            return PlaceWordId(self.place_words.get_plain(key.letters()));
        }
        fold::place_key_into(word, buffer);
        PlaceWordId(self.place_words.get(buffer))
    }

    /// The senses of a single word.
    pub fn senses(&self, word: WordId) -> impl Iterator<Item = &Sense> {
        self.entries.one(word.0).iter()
    }

    /// Whether an entry that begins with one word can go on with one of these.
    pub fn goes_on(&self, first: WordId, others: &[impl Written]) -> bool {
        self.entries.goes_on(first.0, others.iter().map(|t| t.word().0))
    }

    /// Whether any entry of several words begins with this one.
    #[inline]
    pub fn goes_further(&self, first: WordId) -> bool {
        self.entries.goes_further(first.0)
    }

    /// Whether a verb of speech of several words begins with this one.
    #[inline]
    pub fn opens_idiom(&self, word: WordId) -> bool {
        self.idioms.contains(word)
    }

    /// Every entry that starts at the first of these tokens, shortest first: its length, its senses, and their gist.
    pub fn entries<'l>(&'l self, tokens: &[impl Written], found: impl FnMut(usize, &'l [Sense], &'l Gist)) {
        self.entries_along(tokens.iter().map(Written::word), found);
    }

    /// As [`Self::entries`], for words that need not stand side by side.
    pub fn entries_along<'l>(&'l self, words: impl Iterator<Item = WordId>, found: impl FnMut(usize, &'l [Sense], &'l Gist)) {
        self.entries.walk(words.map(|w| w.0), found);
    }

    /// Every gazetteer entry that starts at the first of these tokens: its length and its places.
    pub fn place_entries<'l>(&'l self, tokens: &[impl Written], mut found: impl FnMut(usize, &'l [u32])) {
        if tokens.first().is_none_or(|t| t.place() == PlaceWordId::NONE) {
            return;
        }
        self.place_entries.walk(tokens.iter().map(|t| t.place().0), |length, places, _| found(length, places));
    }

    /// Every name of every place of the gazetteer, with the place's index.
    pub fn place_names(&self) -> &[(&'static str, u32)] {
        &self.place_names
    }

    /// The places whose names stand somewhere in a short text of its own, such as the name of a division.
    pub fn places_in(&self, text: &str, mut found: impl FnMut(&[u32])) {
        let mut buffer = String::new();
        let ids: Vec<u32> = load::pieces(text).map(|p| self.place_word(p, &mut buffer).0).collect();
        for start in 0..ids.len() {
            self.place_entries.walk(ids[start..].iter().copied(), |_, places, _| found(places));
        }
    }

    /// Whether page furniture begins with this word.
    #[inline]
    pub fn opens_furniture(&self, word: WordId) -> bool {
        self.furniture.contains(word)
    }

    /// Page furniture that starts here, longest first.
    pub fn furniture(&self, tokens: &[impl Written]) -> Option<(Furniture, usize)> {
        let mut best = None;
        let first = tokens.first()?.word();
        let goes_on = || tokens.get(1).is_some_and(|t| self.furniture_seconds.contains(t.word()));
        if !self.opens_furniture(first) || !self.furniture_alone.contains(first) && !goes_on() {
            return None;
        }
        self.entries(tokens, |length, senses, gist| {
            if gist.classes & SenseClass::Furniture.bit() == 0 {
                return;
            }
            for sense in senses {
                if let Sense::Furniture(kind) = sense {
                    best = Some((*kind, length));
                }
            }
        });
        best
    }

    /// The words of every entry that has a wanted sense. It is of one of these classes.
    pub fn each_entry(&self, classes: &[SenseClass], wanted: impl Fn(&Sense) -> bool, mut visit: impl FnMut(&[WordId])) {
        let mut entry = Vec::new();
        self.entries.each(
            |gist| gist.classes & SenseClass::mask(classes) != 0,
            |senses| senses.iter().any(&wanted),
            |words, _| {
                entry.clear();
                entry.extend(words.iter().copied().map(WordId));
                visit(&entry);
            },
        );
    }

    /// A word as the tables write it, in lower case.
    pub fn spelling(&self, word: WordId) -> &str {
        self.spellings.get(word.0)
    }

    /// The actor with this identifier.
    pub fn actor(&self, id: &str) -> Option<&Actor> {
        self.actors.get(*self.actor_index.get(id)? as usize)
    }

    /// The country with this code.
    pub fn country(&self, iso2: &str) -> Option<&Country> {
        self.countries.get(*self.country_index.get(iso2)? as usize)
    }

    /// The named force of this kind and country, such as the army of Mali, where the table says which it is.
    pub fn force(&self, kind: &str, country: &str) -> Option<&Actor> {
        self.meant_in(kind, country)
    }

    /// The group that a common noun for a side stands for in a country: "separatists" in Cameroon.
    pub fn meant_in(&self, noun: &str, country: &str) -> Option<&Actor> {
        let meant: &FxHashMap<(&str, &str), &str> = &self.meant;
        self.actor(meant.get(&(noun, country))?)
    }

    /// Whether a word, however it is written, is what people are called: "Amadou".
    pub fn is_given_name(&self, word: &str) -> bool {
        self.given_names.contains(&*word.to_lowercase())
    }

    /// Whether a word of a text, in lower case, is an adverb by its ending.
    pub fn is_adverb(&self, text: &str, word: Span) -> bool {
        let ends = |suffix: &str| text.as_bytes()[..word.end].ends_with(suffix.as_bytes());
        self.adverb_suffix.is_some_and(|suffix| word.end - word.start > suffix.len() + 3 && ends(suffix))
    }

    /// Whether a word, in lower case, names people by its ending, and if so, whether several.
    pub fn is_person(&self, word: &str) -> Option<bool> {
        let ends = |suffix: &str| word.len() > suffix.len() + 3 && word.ends_with(suffix);
        self.person_suffixes.iter().find(|(suffix, _)| ends(suffix)).map(|(_, plural)| *plural)
    }

    /// Whether a word, in lower case, is a participle of the past by its ending.
    pub fn is_participle(&self, word: &str) -> bool {
        self.participle_endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    }

    /// Whether a word, in lower case, is a participle of the present by its ending.
    pub fn is_acting(&self, word: &str) -> bool {
        self.acting_endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    }

    /// Whether a word ends as the third person plural of a regular verb does.
    pub fn ends_as_plural_verb(&self, word: &str) -> bool {
        self.plural_endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    }

    /// Whether a word, in lower case, ends as the third person of a regular verb does in the future, or else in a simple tense of the past.
    pub fn ends_in_tense(&self, word: &str, future: bool) -> bool {
        let endings = if future { &self.future_endings } else { &self.past_endings };
        endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    }

    /// Whether a word that no table holds, in lower case, ends as the third person of a verb does, or, behind an auxiliary, as any past
    /// participle.
    pub fn ends_as_verb(&self, word: &str, participle: bool) -> bool {
        let endings = if participle { &self.all_participle_endings } else { &self.finite_endings };
        endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    }
}

/// Which word is meant by a spelling, whose accents may be missing where no word is written that way.
#[inline]
fn meant(spelt: Spelt, word: &[u8]) -> (WordId, AskedId) {
    let bare = spelt.word == 0 && word.len() >= SHORTEST_BARE && word.is_ascii();
    (WordId(if bare { spelt.bare } else { spelt.word }), spelt.asked)
}
