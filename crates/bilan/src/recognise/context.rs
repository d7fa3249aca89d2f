//! One sentence as the recognisers see it: its tokens and every entry of the lexicon that starts at each of them.

use super::group::TimeGroup;
use super::numbers::{self, Measured, Number};
use super::times;
use crate::lexicon::{
    ClassSet, EffectRole, Function, Functions, Gist, Lexicon, PlaceWord, RareTimes, Sense, SenseClass, SpeechPreposition,
    Subject, Tense,
};
use crate::model::Span;
use crate::segment::{Token, TokenKind};

/// An entry of the lexicon where it stands in the sentence.
pub(super) struct Hit<'c> {
    pub senses: &'c [Sense],
    pub length: usize,
    /// The classes of its senses, a bit each.
    pub classes: ClassSet,
}

/// What starts at a token.
///
/// Nearly every question that a recogniser asks is answered with no, and most of these answers are in the two masks.
#[derive(Clone, Copy, Default)]
pub(super) struct Here {
    /// Where the token's hits begin.
    first: u32,
    /// Where in the list of figures stands what begins here, from 1; 0 where none can.
    figure: u16,
    /// How many hits it has.
    count: u16,
    /// The classes of all senses that start here, a bit each.
    classes: ClassSet,
    /// The grammatical words that start here.
    functions: Functions,
}

impl Here {
    /// Whether an entry starts here that has a sense of this class.
    #[inline(always)]
    pub fn has(&self, class: SenseClass) -> bool {
        self.classes & class.bit() != 0
    }

    /// Whether an entry starts here that has a sense of one of these classes.
    #[inline(always)]
    pub fn has_any(&self, classes: &[SenseClass]) -> bool {
        self.classes & SenseClass::mask(classes) != 0
    }

    /// Whether a grammatical word of one of these kinds stands here.
    #[inline(always)]
    pub fn is_any(&self, functions: &[Function]) -> bool {
        self.functions.any(Functions::of(functions))
    }
}

/// What is read where a number or an expression of time can begin.
struct Figure {
    at: usize,
    number: Option<Number>,
    quantity: Option<Measured>,
    time: Option<(usize, TimeGroup)>,
}

/// So many words lie between the beginnings of figures, or more.
const FIGURES_APART: usize = 3;

/// Classes of which a sentence keeps which words it holds, besides its grammatical ones.
const GATHERED: &[SenseClass] = &[SenseClass::SpeechPreposition, SenseClass::PlaceWord, SenseClass::Time, SenseClass::Subject];

/// The bit of a mark among those that a sentence holds.
#[inline(always)]
const fn bit_of(mark: char) -> u64 {
    1 << (mark as u32 % u64::BITS)
}

pub struct Context<'c> {
    pub text: &'c str,
    pub tokens: &'c [Token],
    pub lexicon: &'c Lexicon,
    hits: Vec<Hit<'c>>,
    /// One for each token.
    here: Vec<Here>,
    /// Whoever reads times and figures asks for the same ones again and again: they are read before anything else.
    figures: Vec<Figure>,
    /// What all senses of the sentence come to.
    all: Gist,
    /// Its marks, a bit each; others may have the same bit.
    marks: u64,
}

impl<'c> Context<'c> {
    pub fn new(text: &'c str, tokens: &'c [Token], lexicon: &'c Lexicon) -> Self {
        let (mut all, mut marks) = (Gist::default(), 0);
        let mut here: Vec<Here> = Vec::with_capacity(tokens.len());
        here.extend(tokens.iter().map(|token| {
            let of_no_sense = |is: bool, class: SenseClass| if is { class.bit() } else { 0 };
            let kind = match token.kind {
                TokenKind::Word => 0,
                TokenKind::Number { .. } => SenseClass::Digits.bit(),
                TokenKind::Mark(mark) => {
                    marks |= bit_of(mark);
                    of_no_sense(matches!(mark, '«' | '»' | '"' | '“' | '”'), SenseClass::Quote)
                }
            };
            let classes = kind
                | of_no_sense(token.capital, SenseClass::Capitalised)
                | of_no_sense(lexicon.opens_idiom(token.word), SenseClass::Idiom);
            Here { classes, ..Here::default() }
        }));
        let mut hits = Vec::with_capacity(tokens.len());
        for (at, here) in here.iter_mut().enumerate() {
            here.first = hits.len() as u32;
            lexicon.entries(&tokens[at..], |length, senses, gist| {
                here.classes |= gist.classes;
                here.functions = here.functions.and(gist.functions);
                here.count += 1;
                if gist.classes & SenseClass::mask(GATHERED) != 0 {
                    all = all.and(*gist);
                }
                hits.push(Hit { length, senses, classes: gist.classes });
            });
            all.classes |= here.classes;
            all.functions = all.functions.and(here.functions);
        }
        let mut context = Self { text, tokens, lexicon, hits, here, figures: Vec::new(), all, marks };
        context.read_figures();
        context.join_parted_idioms();
        context
    }

    /// So many numbers and expressions of time may begin in the sentence.
    pub(super) const fn figures(&self) -> usize {
        self.figures.len()
    }

    /// Where the quantity stands that one of these is, and its length.
    pub(super) fn quantity_of(&self, figure: usize) -> Option<(usize, usize)> {
        let Figure { at, quantity, time, .. } = self.figures.get(figure)?;
        quantity.as_ref().filter(|_| time.is_none()).map(|quantity| (*at, quantity.length))
    }

    /// Where the expression of time stands that one of these is, and its length.
    pub(super) fn time_of(&self, figure: usize) -> Option<(usize, usize)> {
        let Figure { at, time, .. } = self.figures.get(figure)?;
        time.as_ref().map(|(length, _)| (*at, *length))
    }

    /// One more entry that starts at a token, looked at before all others there.
    pub(super) fn add_hit(&mut self, at: usize, hit: Hit<'c>) {
        let here = &mut self.here[at];
        let end = here.first as usize + usize::from(here.count);
        here.classes |= hit.classes;
        here.count += 1;
        self.all.classes |= hit.classes;
        for sense in hit.senses {
            if let Sense::Subject(subject) = sense {
                self.all = self.all.and(Gist::of_subject(*subject));
            }
        }
        self.hits.insert(end, hit);
        self.here[at + 1..].iter_mut().for_each(|here| here.first += 1);
    }

    /// From now on no more than a grammatical word, or a quotation mark, starts at a token.
    pub(super) fn silence(&mut self, at: usize) {
        self.here[at].figure = 0;
        self.here[at].classes &= SenseClass::mask(&[SenseClass::Function, SenseClass::Quote]);
    }

    /// Reads all numbers, then the quantities that are made of them, then the expressions of time that are made of both.
    fn read_figures(&mut self) {
        // Where the next date can begin, and whether a modifier stands behind.
        let (mut date, mut modified) = (usize::MAX, false);
        for (at, here) in self.here.iter_mut().enumerate().rev() {
            if times::may_begin(here, date - at, || modified) {
                if self.figures.is_empty() {
                    self.figures.reserve(1 + at / FIGURES_APART);
                }
                self.figures.push(Figure { at, number: None, quantity: None, time: None });
                here.figure = self.figures.len() as u16;
            }
            if times::may_be_date(here) {
                date = at;
            }
            modified = here.has(SenseClass::Modifier);
        }
        for n in 0..self.figures.len() {
            if let Some(number) = numbers::read_number(self, self.figures[n].at) {
                self.figures[n].number = Some(number);
            }
        }
        for n in 0..self.figures.len() {
            if let Some(quantity) = numbers::read_quantity(self, self.figures[n].at) {
                self.figures[n].quantity = Some(quantity);
            }
        }
        for n in 0..self.figures.len() {
            if let Some(time) = times::read(self, self.figures[n].at) {
                self.figures[n].time = Some(time);
            }
        }
    }

    /// What is read here, where a number or an expression of time can begin.
    #[inline]
    fn figure(&self, at: usize) -> Option<&Figure> {
        self.figures.get(usize::from(self.here.get(at)?.figure).checked_sub(1)?)
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// What starts here; nothing where no token stands.
    #[inline(always)]
    pub(super) fn here(&self, at: usize) -> Here {
        self.here.get(at).copied().unwrap_or_default()
    }

    #[inline]
    fn hits(&self, at: usize) -> &[Hit<'c>] {
        self.here.get(at).map_or(&[], |here| self.hits_from(here))
    }

    #[inline(always)]
    fn hits_from(&self, here: &Here) -> &[Hit<'c>] {
        let first = here.first as usize;
        self.hits.get(first..first + usize::from(here.count)).unwrap_or_default()
    }

    /// The hits here that have a sense of one of the classes of a mask.
    #[inline(always)]
    fn hits_of(&self, at: usize, mask: ClassSet) -> impl DoubleEndedIterator<Item = &Hit<'c>> {
        let here = self.here.get(at).filter(|here| here.classes & mask != 0);
        let hits = here.map_or(&[][..], |here| self.hits_from(here));
        hits.iter().filter(move |hit| hit.classes & mask != 0)
    }

    /// Whether any entry of the sentence has a sense of this class.
    #[inline]
    pub fn holds(&self, class: SenseClass) -> bool {
        self.all.classes & class.bit() != 0
    }

    /// Whether a word that brings in a speaker in this way stands in the sentence.
    #[inline]
    pub fn brings_in(&self, kind: SpeechPreposition) -> bool {
        self.all.brings_in(kind)
    }

    /// Whether one of these words around names of places stands in the sentence.
    #[inline(always)]
    pub fn holds_place_word(&self, words: &[PlaceWord]) -> bool {
        self.all.holds_place_word(words)
    }

    /// Whether a rare word of time of one of these kinds stands in the sentence.
    #[inline(always)]
    pub fn holds_time(&self, kinds: RareTimes) -> bool {
        self.all.holds_time(kinds)
    }

    /// Whether this mark may stand in the sentence: mostly it does not.
    #[inline(always)]
    pub fn may_hold_mark(&self, mark: char) -> bool {
        self.marks & bit_of(mark) != 0
    }

    /// The senses of entries that have one of these classes and reach from one place to another.
    #[inline]
    pub fn senses_between(&self, start: usize, end: usize, classes: &[SenseClass]) -> impl Iterator<Item = &'c Sense> {
        let hits = self.hits_of(start, SenseClass::mask(classes)).filter(move |hit| start + hit.length == end);
        hits.flat_map(|hit| hit.senses.iter())
    }

    /// The number that starts here.
    #[inline]
    pub(super) fn number(&self, at: usize) -> Option<Number> {
        self.figure(at)?.number
    }

    /// The quantity that starts here.
    #[inline]
    pub(super) fn quantity(&self, at: usize) -> Option<Measured> {
        self.figure(at)?.quantity
    }

    /// The expression of time that starts here, with its length.
    #[inline]
    pub(super) fn time(&self, at: usize) -> Option<(usize, TimeGroup)> {
        self.figure(at)?.time.clone()
    }

    /// The length of the expression of time that starts here.
    #[inline]
    pub(super) fn time_length(&self, at: usize) -> Option<usize> {
        self.figure(at)?.time.as_ref().map(|(length, _)| *length)
    }

    /// Whether an entry starts here that has a sense of this class.
    #[inline(always)]
    pub fn has(&self, at: usize, class: SenseClass) -> bool {
        self.here.get(at).is_some_and(|here| here.classes & class.bit() != 0)
    }

    /// Whether an entry starts here that has a sense of one of these classes.
    #[inline(always)]
    pub fn has_any(&self, at: usize, classes: &[SenseClass]) -> bool {
        self.here.get(at).is_some_and(|here| here.classes & SenseClass::mask(classes) != 0)
    }

    /// The first place from here on where an entry starts that has a sense of one of the classes of a mask, or where a grammatical
    /// word of one of these kinds stands.
    #[inline(always)]
    pub fn next_of(&self, from: usize, mask: ClassSet, functions: &[Function]) -> Option<usize> {
        let wanted = Functions::of(functions);
        let found = self.here.get(from..)?.iter().position(|here| here.classes & mask != 0 || here.functions.any(wanted));
        found.map(|behind| from + behind)
    }

    /// Whether a word of this subject stands in the sentence: mostly none does.
    #[inline(always)]
    pub fn holds_subject(&self, subject: Subject) -> bool {
        self.all.holds_subject(subject)
    }

    /// The first place from here on where a word of this subject stands. Mostly none stands in the sentence.
    pub fn first_of_subject(&self, from: usize, subject: Subject) -> Option<usize> {
        if !self.holds_subject(subject) {
            return None;
        }
        let speaks =
            |at: usize| self.senses_of(at, &[SenseClass::Subject]).any(|(_, s)| matches!(s, Sense::Subject(s) if *s == subject));
        let next = |from: usize| self.next_of(from, SenseClass::Subject.bit(), &[]);
        std::iter::successors(next(from), |at| next(at + 1)).find(|at| speaks(*at))
    }

    /// Whether this is a word in small letters, or a mark but for quotation marks, with which no entry starts.
    #[inline]
    pub fn means_nothing(&self, at: usize) -> bool {
        self.here.get(at).is_some_and(|here| here.classes & !SenseClass::Idiom.bit() == 0)
    }

    /// "Mai-Mai": whether the name of a group of more than one word starts here.
    pub fn names_a_group_in_words(&self, at: usize) -> bool {
        self.longest_of(at, &[SenseClass::Actor], |_| Some(())).is_some_and(|(length, ())| length > 1)
    }

    /// Whether a verb that makes tenses starts here: to have, to be.
    pub fn is_auxiliary(&self, at: usize) -> bool {
        self.has(at, SenseClass::Auxiliary)
    }

    /// The longest entry that starts here and has a sense that `pick` wants.
    pub fn longest<T>(&self, at: usize, pick: impl Fn(&'c Sense) -> Option<T>) -> Option<(usize, T)> {
        self.hits(at).iter().rev().find_map(|hit| hit.senses.iter().find_map(&pick).map(|found| (hit.length, found)))
    }

    /// As [`Self::longest`], where `pick` wants nothing but senses of these classes: nothing else is looked at.
    #[inline(always)]
    pub fn longest_of<T>(&self, at: usize, classes: &[SenseClass], pick: impl Fn(&'c Sense) -> Option<T>) -> Option<(usize, T)> {
        let here = self.here.get(at).filter(|here| here.has_any(classes))?;
        self.longest_in(here, SenseClass::mask(classes), pick)
    }

    /// Apart from [`Self::longest_of`], so that its one test stands where it is called.
    fn longest_in<T>(&self, here: &Here, mask: ClassSet, pick: impl Fn(&'c Sense) -> Option<T>) -> Option<(usize, T)> {
        for hit in self.hits_from(here).iter().rev().filter(|hit| hit.classes & mask != 0) {
            if let Some(found) = hit.senses.iter().find_map(&pick) {
                return Some((hit.length, found));
            }
        }
        None
    }

    /// Every sense of every entry that starts here, with the entry's length.
    pub fn senses(&self, at: usize) -> impl Iterator<Item = (usize, &'c Sense)> {
        self.hits(at).iter().flat_map(|hit| hit.senses.iter().map(|s| (hit.length, s)))
    }

    /// As [`Self::senses`], but only of entries that have a sense of one of these classes.
    #[inline]
    pub fn senses_of(&self, at: usize, classes: &[SenseClass]) -> impl Iterator<Item = (usize, &'c Sense)> {
        self.hits_of(at, SenseClass::mask(classes)).flat_map(|hit| hit.senses.iter().map(|s| (hit.length, s)))
    }

    /// Whether a one-word entry here is a grammatical word of this kind.
    #[inline(always)]
    pub fn is(&self, at: usize, function: Function) -> bool {
        self.here.get(at).is_some_and(|here| here.functions.any(Functions::one(function)))
    }

    /// Whether a grammatical word of this kind stands at any of these places. Mostly none stands in the sentence.
    #[inline]
    pub fn any_is(&self, places: impl Iterator<Item = usize>, function: Function) -> bool {
        self.first_is(places, function).is_some()
    }

    /// Whether a word for a village or town, behind which its name stands, begins here.
    pub fn is_settlement(&self, at: usize) -> bool {
        let mut words = self.senses_of(at, &[SenseClass::PlaceWord]);
        words.any(|(_, s)| *s == Sense::PlaceWord(PlaceWord::Settlement))
    }

    /// Whether a noun for the bodies of the dead stands at one of these places.
    pub fn names_bodies(&self, places: impl Iterator<Item = usize>) -> bool {
        self.names_effect(places, EffectRole::Body)
    }

    /// Whether a noun for the losses of a side stands at one of these places.
    pub fn names_losses(&self, places: impl Iterator<Item = usize>) -> bool {
        self.names_effect(places, EffectRole::Loss)
    }

    fn names_effect(&self, mut places: impl Iterator<Item = usize>, wanted: EffectRole) -> bool {
        let class = SenseClass::EffectNoun;
        let named = |s: &Sense| matches!(s, Sense::EffectNoun { role, .. } if *role == wanted);
        self.holds(class) && places.any(|at| self.senses_of(at, &[class]).any(|(_, s)| named(s)))
    }

    /// Whether a grammatical word of one of these kinds stands anywhere in the sentence.
    #[inline(always)]
    pub fn holds_function(&self, functions: &[Function]) -> bool {
        self.all.functions.any(Functions::of(functions))
    }

    /// The first of these places at which a grammatical word of this kind stands. Mostly none stands in the sentence.
    #[inline]
    pub fn first_is(&self, mut places: impl Iterator<Item = usize>, function: Function) -> Option<usize> {
        if self.holds_function(&[function]) { places.find(|at| self.is(*at, function)) } else { None }
    }

    /// Whether a word or phrase of this kind, of so many words at most, ends right before a place.
    pub fn ends_before(&self, at: usize, function: Function, longest: usize) -> bool {
        let ends = |i: usize| self.function_length(i, function) == Some(at - i);
        self.holds_function(&[function]) && (at.saturating_sub(longest)..at).any(ends)
    }

    /// Whether a word or phrase of this kind begins at most so many words before a place, and ends there or before.
    pub fn stands_before(&self, at: usize, function: Function, within: usize) -> bool {
        let stands = |i: usize| self.function_length(i, function).is_some_and(|length| i + length <= at);
        self.holds_function(&[function]) && (at.saturating_sub(within)..at).any(stands)
    }

    /// The length of the longest grammatical word or phrase of this kind that starts here.
    #[inline(always)]
    pub fn function_length(&self, at: usize, function: Function) -> Option<usize> {
        if self.is(at, function) { self.length_of_function(at, function) } else { None }
    }

    /// "ce dernier", "celui-ci", "un autre": a pronoun of two words starts here.
    pub fn is_pronoun_of_two_words(&self, at: usize) -> bool {
        self.function_length(at, Function::Pronoun) == Some(2)
    }

    /// Apart from [`Self::function_length`], so that its one test stands where it is called.
    #[inline(never)]
    fn length_of_function(&self, at: usize, function: Function) -> Option<usize> {
        let found =
            self.longest_of(at, &[SenseClass::Function], |s| matches!(s, Sense::Function(f) if *f == function).then_some(()));
        found.map(|(length, ())| length)
    }

    #[inline(always)]
    pub fn is_any(&self, at: usize, functions: &[Function]) -> bool {
        self.here.get(at).is_some_and(|here| here.functions.any(Functions::of(functions)))
    }

    /// Whether the word here is feminine, masculine, or does not tell.
    pub fn gender(&self, at: usize) -> Option<bool> {
        match (self.is(at, Function::Feminine), self.is(at, Function::Masculine)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    #[inline]
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.may_hold_mark(mark) && self.tokens.get(at).is_some_and(|t| t.is_mark(mark))
    }

    /// "the assailants": whether a noun that says nothing of people but that they attacked starts here.
    pub fn names_assailants(&self, at: usize) -> bool {
        let nouns = &self.lexicon.actor_nouns;
        let assailants = |s: &Sense| matches!(s, Sense::ActorNoun { index, .. } if nouns[*index as usize].is_assailant());
        self.senses_of(at, &[SenseClass::ActorNoun]).any(|(_, s)| assailants(s))
    }

    /// Whether a number stands here, in digits or in a word.
    pub fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.number().is_some()) || self.has(at, SenseClass::Number)
    }

    /// "carrying": whether a present participle stands here.
    pub fn is_present_participle(&self, at: usize) -> bool {
        let participle = |s: &Sense| matches!(s, Sense::Verb(form) if form.tense == Tense::PresentParticiple);
        self.senses_of(at, &[SenseClass::Verb]).any(|(_, s)| participle(s))
    }

    /// Whether a number that counts stands here: "one" may be no more than an article.
    pub fn counts(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.number().is_some())
            || self.has(at, SenseClass::Number) && !self.is(at, Function::DetIndef)
    }

    #[inline(always)]
    pub fn is_quote(&self, at: usize) -> bool {
        self.has(at, SenseClass::Quote)
    }

    pub fn word(&self, at: usize) -> &'c str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    /// Whether the word is an adverb, by the list or by its ending.
    pub fn is_adverb(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|t| t.is_word()) else { return false };
        self.is_any(
            at,
            &[
                Function::Adverb,
                Function::Grave,
                Function::Light,
                Function::Mortal,
                Function::NegationSecond,
                Function::NegationSecondWeak,
            ],
        ) || (!token.capital && self.lexicon.is_adverb(self.text, token.span))
    }

    pub fn span(&self, start: usize, end: usize) -> Span {
        if start >= end || end > self.tokens.len() {
            return Span::default();
        }
        self.tokens[start].span.cover(self.tokens[end - 1].span)
    }
}
