//! What an entry says as bits, worked out once: most questions are answered by them, and its senses need not be looked at.

use super::bits::Bits;
use super::roles::{Function, PlaceWord, RareTimes, SpeechPreposition, Subject};
use super::sense::{ClassSet, Sense};
use super::verbs::Verb;

/// Grammatical words, a bit each. Every word of a text has such a set, and nearly every question is one about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Functions(Bits<4>);

const _: () = assert!(Function::COUNT <= Bits::<4>::COUNT, "each grammatical word needs a bit of its own");
const _: () = assert!(PlaceWord::COUNT <= 64, "each word around names of places needs a bit of its own");
const _: () = assert!(Subject::COUNT <= 32, "each subject of reports needs a bit of its own");

impl Functions {
    #[inline(always)]
    pub const fn one(function: Function) -> Self {
        Self(Bits::one(function as usize))
    }

    #[inline(always)]
    pub fn of(functions: &[Function]) -> Self {
        functions.iter().fold(Self::default(), |all, function| all.and(Self::one(*function)))
    }

    #[must_use]
    #[inline(always)]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0.and(other.0))
    }

    /// Whether any of these is among them.
    #[inline(always)]
    pub const fn any(self, of: Self) -> bool {
        self.0.any(of.0)
    }
}

/// What all senses of an entry come to, or those of a sentence. Holds nothing that is not in the senses themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Gist {
    pub classes: ClassSet,
    pub functions: Functions,
    /// How words bring in speakers.
    brings_in: u32,
    /// Words around names of places.
    place_words: u64,
    rare_times: RareTimes,
    /// Subjects of reports.
    subjects: u32,
}

impl Gist {
    pub(super) fn of(senses: &[Sense], verbs: &[Verb]) -> Self {
        senses.iter().fold(Self::default(), |all, sense| {
            let mut gist = Self { classes: sense.classes(verbs), ..Self::default() };
            match sense {
                Sense::Function(function) => gist.functions = Functions::one(*function),
                Sense::SpeechPreposition(kind) => gist.brings_in = 1 << *kind as u32,
                Sense::PlaceWord(word) => gist.place_words = 1 << *word as u32,
                Sense::Time(word) => gist.rare_times = RareTimes::of(*word),
                Sense::Subject(subject) => gist = gist.and(Self::of_subject(*subject)),
                _ => {}
            }
            all.and(gist)
        })
    }

    /// What a word of a subject is beside its class.
    pub fn of_subject(subject: Subject) -> Self {
        Self { subjects: 1 << subject as u32, ..Self::default() }
    }

    #[must_use]
    #[inline(always)]
    pub const fn and(self, other: Self) -> Self {
        Self {
            classes: self.classes | other.classes,
            functions: self.functions.and(other.functions),
            brings_in: self.brings_in | other.brings_in,
            place_words: self.place_words | other.place_words,
            rare_times: self.rare_times.and(other.rare_times),
            subjects: self.subjects | other.subjects,
        }
    }

    /// Whether a word brings in a speaker in this way.
    #[inline(always)]
    pub const fn brings_in(self, kind: SpeechPreposition) -> bool {
        self.brings_in >> kind as u32 & 1 == 1
    }

    /// Whether one of these words around names of places is among them.
    #[inline(always)]
    pub fn holds_place_word(self, words: &[PlaceWord]) -> bool {
        self.place_words & words.iter().fold(0, |all, word| all | 1 << *word as u32) != 0
    }

    /// Whether a word of this subject is among them.
    #[inline(always)]
    pub const fn holds_subject(self, subject: Subject) -> bool {
        self.subjects >> subject as u32 & 1 == 1
    }

    /// Whether a rare word of time of one of these kinds is among them.
    #[inline(always)]
    pub const fn holds_time(self, kinds: RareTimes) -> bool {
        self.rare_times.any(kinds)
    }
}
