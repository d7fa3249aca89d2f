//! Idioms that an expression of time, an adverb or an aside parts, their object or a negation: "ont trouvé mardi la mort",
//! "a heurté, lundi, une mine", "ont passé douze hommes par les armes", "ne répondent pas à l'appel"; and idioms of which somebody set words in quotation marks:
//! "est porté « disparu »".

use super::context::{Context, Hit};
use crate::lexicon::{ClassSet, Frame, Function, Sense, SenseClass};
use crate::model::Kind;

/// So many words of an idiom may stand behind the time.
const REST: usize = 6;

/// So many words of its object may stand within an idiom behind their number.
const OBJECT: usize = 4;

/// So many words are set in quotation marks within an idiom, and so many stand before them.
const QUOTED: usize = 2;
const BEFORE_QUOTED: usize = 3;

/// What stands between two commas within an idiom has so many words at most.
const ASIDE: usize = 9;

/// An idiom with something in it that does not belong to it.
struct Parted<'c> {
    /// Its first word, behind which that stands.
    at: usize,
    senses: &'c [Sense],
    classes: ClassSet,
    /// The words behind that which belong to it.
    rest: std::ops::Range<usize>,
}

impl<'c> Context<'c> {
    /// Gives the first word of each parted idiom the sense of the whole; what stands of it behind the time means nothing more.
    pub(super) fn join_parted_idioms(&mut self) {
        for n in 0..self.figures() {
            let Some((at, length)) = self.time_of(n) else { continue };
            if let Some(parted) = self.parted(at, at + length).filter(|parted| !self.tells_by_noun(parted)) {
                self.join(parted);
            }
        }
        if self.holds(SenseClass::Verb) {
            for at in 1..self.len() {
                let parted = self.aside(at).and_then(|(from, to)| self.parted(from, to));
                if let Some(parted) = parted.filter(|parted| !self.tells_by_noun(parted)) {
                    self.join(parted);
                }
            }
        }
        for n in 0..self.figures() {
            let object = self.quantity_of(n).and_then(|(at, length)| self.around_object(at, at + length));
            if let Some(parted) = object {
                self.join(parted);
            }
        }
        if self.holds(SenseClass::Quote) && self.holds(SenseClass::Verb) {
            for open in 1..self.len() {
                for parted in if self.is_quote(open) { self.around_quoted(open) } else { Vec::new() } {
                    let length = parted.rest.end - parted.at;
                    self.add_hit(parted.at, Hit { senses: parted.senses, length, classes: parted.classes });
                }
            }
        }
        let denials = [Function::NegationSecond, Function::NegationSecondWeak];
        if !self.holds_function(&denials) || !self.holds(SenseClass::Verb) {
            return;
        }
        for at in 1..self.len() {
            if let Some(parted) = Some(()).filter(|()| self.is_any(at, &denials)).and_then(|()| self.denied(at)) {
                let length = parted.rest.end - parted.at;
                self.add_hit(parted.at, Hit { senses: parted.senses, length, classes: parted.classes });
            }
        }
    }

    /// The first word takes the sense of the whole, and the rest means nothing more.
    fn join(&mut self, parted: Parted<'c>) {
        self.add_hit(parted.at, Hit { senses: parted.senses, length: 1, classes: parted.classes });
        for i in parted.rest {
            self.silence(i);
        }
    }

    /// "est porté « disparu »", "passés « par les armes »": the idioms of harm whose last words, and no others, stand between these
    /// quotation marks.
    fn around_quoted(&self, open: usize) -> Vec<Parted<'c>> {
        let mut found = Vec::new();
        let is_word = |i: usize| self.tokens[i].is_word();
        let close = (open + 2..open + 2 + QUOTED).find(|i| self.is_quote(*i));
        let Some(close) = close.filter(|close| (open + 1..*close).all(is_word)) else { return found };
        let harms = |s: &Sense| matches!(s, Sense::Verb(form) if self.lexicon.verbs[form.verb as usize].effect.is_some());
        let starts = (open.saturating_sub(BEFORE_QUOTED)..open).rev().take_while(|i| is_word(*i));
        for at in starts {
            let whole = close - at - 1;
            let words = (at..open).chain(open + 1..close).map(|i| self.tokens[i].word);
            self.lexicon.entries_along(words, |length, senses, gist| {
                if length == whole && senses.iter().any(harms) {
                    found.push(Parted { at, senses, classes: gist.classes, rest: open..close + 1 });
                }
            });
        }
        found
    }

    /// The idiom of harm, said only where it is denied, that begins right before the second word of a negation and ends behind it.
    fn denied(&self, second: usize) -> Option<Parted<'c>> {
        let (at, behind) = (second - 1, second + 1);
        let words = std::iter::once(&self.tokens[at]).chain(self.tokens.get(behind..)?.iter().take(REST)).map(|t| t.word);
        let unless = |s: &Sense| {
            let Sense::Verb(form) = s else { return false };
            matches!(self.lexicon.verbs[form.verb as usize].effect, Some((_, Frame::Unless)))
        };
        let mut found = None;
        self.lexicon.entries_along(words, |length, senses, gist| {
            if length > 1 && senses.iter().any(unless) {
                found = Some(Parted { at, senses, classes: gist.classes, rest: behind..behind + length - 1 });
            }
        });
        found
    }

    /// "passé douze habitants par les armes": the idiom of harm whose object, people with a number, stands behind its first word and
    /// before the others.
    fn around_object(&self, from: usize, to: usize) -> Option<Parted<'c>> {
        let article = |i: usize| self.is_any(i, &[Function::DetDef, Function::DetPoss]);
        let at = from.checked_sub(1).and_then(|i| if article(i) { i.checked_sub(1) } else { Some(i) })?;
        if !self.tokens[at].is_word() || !self.lexicon.goes_further(self.tokens[at].word) {
            return None;
        }
        let people = |i: usize| self.has_any(i, &[SenseClass::Victim, SenseClass::ActorNoun, SenseClass::EffectNoun]);
        let nouns = (to..self.len().min(to + OBJECT)).take_while(|i| self.tokens[*i].is_word());
        let mut known = false;
        nouns.into_iter().find_map(|noun| {
            known |= people(noun);
            let behind = noun + 1;
            let rest = self.tokens.get(behind..).filter(|_| known)?;
            let words = std::iter::once(&self.tokens[at]).chain(rest.iter().take(REST)).map(|t| t.word);
            let mut found = None;
            self.lexicon.entries_along(words, |length, senses, gist| {
                let harms = |s: &Sense| {
                    matches!(s, Sense::Verb(f) if matches!(self.lexicon.verbs[f.verb as usize].effect, Some((_, Frame::Transitive))))
                };
                // "a pris trois élus avec lui": not against their will.
                if length > 1 && senses.iter().any(harms) && !self.says_as_much(at, senses) && !self.is(behind, Function::With) {
                    found = Some(Parted { at, senses, classes: gist.classes, rest: behind..behind + length - 1 });
                }
            });
            found
        })
    }

    /// "ont trouvé également la mort", "ont trouvé, selon le préfet, la mort": where an adverb, or what stands between two commas, begins and
    /// ends right behind a word with which an idiom begins.
    fn aside(&self, at: usize) -> Option<(usize, usize)> {
        if !(self.is_mark(at, ',') || self.is(at, Function::Adverb)) {
            return None;
        }
        if !self.tokens[at - 1].is_word() || !self.lexicon.goes_further(self.tokens[at - 1].word) {
            return None;
        }
        // "conduites de force": the words are an idiom of their own.
        if self.senses(at - 1).any(|(length, _)| length > 1) {
            return None;
        }
        if self.is_mark(at, ',') {
            let inside = |i: &usize| self.tokens[*i].is_word();
            let close = (at + 1..self.len().min(at + ASIDE)).find(|i| !inside(i))?;
            return (close > at + 1 && self.is_mark(close, ',')).then_some((at + 1, close));
        }
        self.function_length(at, Function::Adverb).map(|length| (at, at + length))
    }

    /// Whether a word alone is a verb that says of people what the idiom does.
    fn says_as_much(&self, at: usize, idiom: &[Sense]) -> bool {
        let effect = |s: &Sense| match s {
            Sense::Verb(form) => self.lexicon.verbs[form.verb as usize].effect,
            _ => None,
        };
        let whole = idiom.iter().find_map(effect);
        // "s'en tirer" is another verb than "tirer".
        let plain = |s: &Sense| matches!(s, Sense::Verb(form) if !self.lexicon.verbs[form.verb as usize].reflexive);
        let mut alone = self.senses_of(at, &[SenseClass::Verb]).filter(|(length, s)| *length == 1 && plain(s));
        let alone = alone.find_map(|(_, s)| effect(s));
        alone.is_some_and(|alone| whole.is_none_or(|whole| whole == alone))
    }

    /// Whether these are senses of a verb of violence, which names it by itself or whose first word alone is no verb that bilan knows.
    fn is_violent(&self, at: usize, senses: &[Sense]) -> bool {
        let alone = || self.senses_of(at, &[SenseClass::Verb]).any(|(length, _)| length == 1);
        let strong = |s: &Sense| match s {
            Sense::Verb(f) => self.lexicon.verbs[f.verb as usize].incident.is_some_and(|(_, strong)| strong || !alone()),
            _ => false,
        };
        senses.iter().any(strong)
    }

    /// "est tombée mardi dans une embuscade": the noun tells of it by itself; of a mine it does not.
    fn tells_by_noun(&self, parted: &Parted<'_>) -> bool {
        let deed = |s: &Sense| matches!(s, Sense::IncidentNoun { kind, .. } if *kind != Kind::Ied);
        parted.rest.clone().any(|i| self.senses_of(i, &[SenseClass::IncidentNoun]).any(|(_, s)| deed(s)))
    }

    /// The longest idiom that begins right before a time and ends behind it; commas may set the time apart.
    fn parted(&self, from: usize, to: usize) -> Option<Parted<'c>> {
        let comma = from > 0 && self.is_mark(from - 1, ',');
        if comma != self.is_mark(to, ',') {
            return None;
        }
        let (at, behind) = (from.checked_sub(1 + usize::from(comma))?, to + usize::from(comma));
        let rest = self.tokens.get(behind..)?;
        let words = std::iter::once(&self.tokens[at]).chain(rest.iter().take(REST)).map(|t| t.word);
        let mut found = None;
        self.lexicon.entries_along(words, |length, senses, gist| {
            let rest = behind..behind + length - 1;
            // "se sont emparés mardi de A": a preposition alone goes with what follows.
            let more = rest.clone().any(|i| !self.has(i, SenseClass::Function));
            // "ont tiré mardi sur la foule": yet the verb is one of violence.
            let rest = if !more && length > 1 && self.is_violent(at, senses) { behind..behind } else { rest };
            // "a annoncé mardi la perte de": the day is that of the announcement.
            let says = self.has(at, SenseClass::SpeechVerb) || gist.classes & SenseClass::SpeechVerb.bit() != 0;
            // "ont brûlé lundi le village de A", "a été blessé mardi par balles": the verb tells of it without the rest.
            let by_itself = self.says_as_much(at, senses) || rest.clone().any(|i| self.is_settlement(i));
            // "ont reçu lundi la visite de bandits": but the whole is a deed, not a word.
            let deed = |s: &Sense| matches!(s, Sense::Verb(f) if self.lexicon.verbs[f.verb as usize].incident.is_some());
            let says = says && !senses.iter().all(deed);
            if (rest.is_empty() || more && !says) && !by_itself && senses.iter().all(|s| matches!(s, Sense::Verb(_))) {
                found = Some(Parted { at, senses, classes: gist.classes, rest });
            }
        });
        found
    }
}
