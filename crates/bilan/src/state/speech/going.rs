//! What a speaker began goes on from sentence to sentence: an account, a list, a text, what stands behind "according to X".

use super::{Attribution, Heard, is_item, memory};
use crate::lexicon::{Function, Sense, SenseClass, Tense};
use crate::model::{Speaker, SpeakerClass, Stance};
use crate::recognise::{Context, Cue, Reach, Who, finite_at};
use crate::segment::Zone;
use memory::Memory;

/// What goes on from sentence to sentence.
#[derive(Default)]
pub struct Going {
    /// An account was announced: what follows in the paragraph is this speaker's.
    pub account: Option<Speaker>,
    /// The sentence before ended with a colon: what is listed behind it is this speaker's.
    pub list: Option<(Speaker, Stance)>,
    /// The sentence before ended with a colon or a semicolon.
    pub unfinished: bool,
    /// The sentence before was about a text: "a new count was given by X".
    pub text_spoke: bool,
    /// "According to the statement", whose author nobody has named yet.
    text_of_nobody: bool,
    /// "According to X, …." opened a sentence of the paragraph: what is told behind it is X's too.
    pub fronted: Option<(Speaker, Stance)>,
    /// Its day was told before that source.
    dated: bool,
    /// The names in that sentence, where it counts people and one of the names says where.
    names: Vec<String>,
}

impl Going {
    /// Nobody's account goes on in the next paragraph.
    pub fn begin_paragraph(&mut self) {
        self.account = None;
        self.text_spoke = false;
        self.text_of_nobody = false;
        self.fronted = None;
    }

    /// "According to the statement, ten died. … The general staff adds that …": the first body that speaks wrote the text.
    pub fn whose_text(&mut self, sentence: &Heard<'_, '_>, own: &Attribution) -> Option<(Speaker, Stance)> {
        let told =
            |c: &Cue| matches!(c.who, Who::Phrase(i) if sentence.speech.phrases[i].text && sentence.speech.phrases[i].group.same);
        // "Le premier bilan parlait de trois morts": nobody wrote the sentences before an earlier account.
        let told = |c: &Cue| told(c) && !tells_of_earlier(sentence, c);
        if own.voices.is_empty() {
            self.text_of_nobody |= sentence.speech.cues.iter().any(told);
            return None;
        }
        let body = own.voices.first().filter(|(speaker, _)| self.text_of_nobody && memory::publishes(speaker));
        self.text_of_nobody = false;
        body.cloned()
    }

    pub fn note(&mut self, sentence: &Heard<'_, '_>, own: &Attribution, memory: &Memory<'_, '_>) {
        let context = sentence.context;
        self.front(sentence, own);
        let colon = context.len().checked_sub(1).is_some_and(|last| context.is_mark(last, ':'));
        if colon {
            self.list = own.owner.last().copied().flatten().map(|voice| own.voices[voice].clone());
        } else if self.list.is_some() && !(self.unfinished || is_item(sentence)) {
            self.list = None;
        }
        self.unfinished = colon || context.len().checked_sub(1).is_some_and(|last| context.is_mark(last, ';'));
        if !own.voices.is_empty() && !sentence.speech.cues.is_empty() {
            self.account = sentence.speech.opens.then(|| memory.last().cloned()).flatten();
            let first = sentence.speech.phrases.first();
            self.text_spoke = (0..3).any(|at| sentence.context.has(at, SenseClass::SpeechNoun)) && first.is_some();
        } else if own.voices.is_empty() {
            self.text_spoke = false;
        }
    }

    /// Whether a sentence goes on with the source that stood in front: "Le 12 mai, selon X, …. Le lendemain, …" is another day, of which X may
    /// have told nothing.
    pub fn tells_on(&self, sentence: &Heard<'_, '_>) -> bool {
        let another_day = || (0..2).any(|at| sentence.context.has(at, SenseClass::Time));
        let elsewhere = || !self.names.is_empty() && is_of_another_place(sentence.context, &self.names);
        tells_on(sentence) && !(self.dated && another_day()) && !elsewhere()
    }

    /// Keeps whom a sentence opens with as its source; another voice, or an outlet's, ends what he is told to say.
    fn front(&mut self, sentence: &Heard<'_, '_>, own: &Attribution) {
        if sentence.speech.cues.is_empty() {
            if self.fronted.is_some() && !self.tells_on(sentence) {
                self.fronted = None;
            }
            return;
        }
        let first = |c: &Cue| c.start <= OPENING || is_set_off_in_front(sentence.context, c);
        let opens = |c: &Cue| c.preposition && !c.cites && first(c) && c.reach != Reach::Previous;
        let alone = sentence.speech.cues.len() == 1 && sentence.speech.cues.iter().all(opens);
        let voice = own.voices.first().filter(|_| alone && own.voices.len() == 1);
        self.dated = sentence.speech.cues.first().is_some_and(|c| c.start > OPENING);
        self.fronted = voice.filter(|(speaker, _)| speaker.class != SpeakerClass::Media).cloned();
        let context = sentence.context;
        // "Selon X, des villages du B ont été attaqués. A C, dix personnes sont mortes": where nobody was counted yet, X still tells of them.
        let counted = || (0..context.len()).any(|at| context.counts(at));
        let placed = self.fronted.is_some() && counted() && (1..context.len()).any(|at| is_placed(context, at));
        self.names = if placed { names(context).map(str::to_lowercase).collect() } else { Vec::new() };
    }
}

/// "à Bourasso", "dans Bagdad", "près de Djibo": a name behind a preposition of place, or of whose it is.
fn is_placed(context: &Context<'_>, at: usize) -> bool {
    let places = [Function::At, Function::In, Function::Near, Function::Of, Function::On, Function::Against];
    is_name(context, at) && context.is_any(at - 1, &places)
}

/// The names of a sentence, behind its first word.
fn names<'c>(context: &'c Context<'_>) -> impl Iterator<Item = &'c str> {
    (1..context.len()).filter(|at| is_name(context, *at)).map(|at| context.word(at))
}

fn is_name(context: &Context<'_>, at: usize) -> bool {
    context.tokens.get(at).is_some_and(|t| t.is_word() && t.capital)
}

/// "A Moukdadiyah, …", "L'attaque de Namissiguima a fait …", "…, trois mois après celle d'Ogossagou": whether a sentence says at its head, or
/// of another deed, that it is of a place that the one with the source did not name.
fn is_of_another_place(context: &Context<'_>, known: &[String]) -> bool {
    let new = |at: usize| is_name(context, at) && !known.contains(&context.word(at).to_lowercase());
    // In capitals the preposition has no accent.
    let bare = context.tokens.first().is_some_and(|t| t.is_word() && t.capital) && context.word(0).chars().count() == 1;
    let preposition = bare || context.is_any(0, &[Function::At, Function::In, Function::Near, Function::On]);
    let head = (1..context.len().min(HEAD)).find(|at| context.is_mark(*at, ','));
    let house = |at: usize| context.has_any(at, &[SenseClass::Target, SenseClass::Source, SenseClass::Actor]);
    let headed = head.filter(|comma| preposition && !(1..*comma).any(house));
    let of = [Function::Of, Function::Against, Function::At, Function::On];
    let deed = |at: usize| context.has(at, SenseClass::IncidentNoun) || context.is(at, Function::ThatOf);
    let of_deed = |at: usize| at > 1 && new(at) && context.is_any(at - 1, &of) && deed(at - 2);
    headed.is_some_and(|comma| (1..comma).any(new)) || (2..context.len()).any(of_deed)
}

/// A place at the head of a sentence has so many words at most.
const HEAD: usize = 8;

/// "Le premier bilan": whether the text that speaks is called an earlier account.
fn tells_of_earlier(sentence: &Heard<'_, '_>, cue: &Cue) -> bool {
    let Who::Phrase(index) = cue.who else { return false };
    sentence.speech.phrases.get(index).is_some_and(|p| (p.start..p.end).any(|i| sentence.context.is(i, Function::Outdated)))
}

/// "Le 12 février, toujours selon X, …": a source between commas before which nothing is told but when or where.
fn is_set_off_in_front(context: &Context<'_>, cue: &Cue) -> bool {
    let comma = |at: usize| context.is_mark(at, ',');
    // "toujours selon X"
    let start = (0..=cue.start).rev().find(|at| *at == 0 || !context.is_adverb(at - 1)).unwrap_or(0);
    let set_off = cue.start <= FRONT && start > 0 && comma(start - 1) && comma(cue.end);
    let time = context.has(0, SenseClass::Time)
        || context.has(1, SenseClass::Time)
        || context.is(0, Function::DetDef) && context.is_number(1);
    let tells = |at: usize| finite_at(context, at) || context.has_any(at, &[SenseClass::EffectNoun, SenseClass::Victim]);
    set_off && time && !(0..cue.start).any(tells)
}

/// What stands before such a source has so many words at most.
const FRONT: usize = 12;

/// "Toujours selon X": within so many words a source that opens its sentence stands.
const OPENING: usize = 2;

/// Whether a sentence that nobody speaks in goes on with the account before it: it does not recall what
/// had been before.
fn tells_on(sentence: &Heard<'_, '_>) -> bool {
    let context = sentence.context;
    if sentence.zone != Zone::Body || !sentence.speech.cues.is_empty() || sentence.speech.own {
        return false;
    }
    let relative = |at: usize| at > 0 && context.is_any(at - 1, &[Function::Who, Function::That, Function::Where]);
    let verb = (0..context.len()).find(|at| finite_at(context, *at) && !relative(*at));
    let recalls = verb.is_some_and(|at| {
        context.senses_of(at, &[SenseClass::Auxiliary]).any(|(_, s)| matches!(s, Sense::Verb(f) if f.tense == Tense::Imperfect))
    });
    !recalls
}
