//! Who may be speaking: nouns of office, witnesses, texts, governments under their capital's name, and persons.
//!
//! A [`Phrase`] is found by its words alone. Whether anybody in it speaks is decided by [`super::speech`].

mod apposition;
mod head;
mod office;
mod tail;

use super::Context;
use super::group::{ActorGroup, SourceGroup};
use crate::lexicon::{Function, ResponsibilityCue, Sense, SenseClass, SpeechPreposition, Tense, WordId};
use crate::model::SpeakerClass;
use crate::segment::Token;
pub(super) use apposition::{RELAYED_WORDS, relays};

/// A noun phrase that may name a speaker. Token indices are relative to the sentence.
#[derive(Clone, Debug)]
pub struct Phrase {
    pub start: usize,
    /// Behind all that belongs to it: complements, brackets, appositions.
    pub end: usize,
    /// Behind the words that name the speaker.
    pub core: usize,
    /// Behind its complements, for people to read.
    pub label: usize,
    /// The first and the last word of its head.
    pub noun: (WordId, WordId),
    pub group: SourceGroup,
    /// Said with a number: people who may rather be counted.
    pub counted: bool,
    /// A country or capital, which only speaks with a verb.
    pub seat: bool,
    /// Nothing but a name.
    pub name_only: bool,
    /// Its article holds a preposition: "du préfet".
    pub contracted: bool,
    /// Said without an article.
    pub plain: bool,
    /// Headed by a text, whoever its author is.
    pub text: bool,
}

impl Phrase {
    /// These words name such a speaker, and nothing else is known of them.
    pub(super) fn of(words: std::ops::Range<usize>, group: SourceGroup) -> Self {
        Self {
            start: words.start,
            end: words.end,
            core: words.end,
            label: words.end,
            noun: (WordId::NONE, WordId::NONE),
            group,
            counted: false,
            seat: false,
            name_only: false,
            contracted: false,
            plain: false,
            text: false,
        }
    }

    /// Whether its noun is one for people who may be harmed.
    pub fn names_victims(&self, context: &Context<'_>) -> bool {
        let harmed = |s: &Sense| matches!(s, Sense::Victim { .. } | Sense::EffectNoun { .. });
        [self.noun.0, self.noun.1].into_iter().any(|word| context.lexicon.senses(word).any(harmed))
    }
}

/// "le bilan est d'un gendarme tué": behind a form of "to be" with "of", and before a participle of violence, one person is an amount.
fn is_amount(context: &Context<'_>, at: usize, noun: usize) -> bool {
    let done = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::PastParticiple && context.lexicon.verbs[f.verb as usize].tells_violence());
    at > 1
        && context.is(at, Function::DetIndef)
        && context.is(at - 1, Function::Of)
        && context.is_auxiliary(at - 2)
        && context.senses_of(noun + 1, &[SenseClass::Verb]).any(|(_, s)| done(s))
}

/// Most sentences hold so many of them at most.
const FEW: usize = 3;

/// All such phrases of a sentence, in order and without overlap.
pub fn phrases(context: &Context<'_>) -> Vec<Phrase> {
    let mut found = Vec::new();
    let mut at = 0;
    let mask = SenseClass::mask(head::OPENERS) | SenseClass::SpeechPreposition.bit();
    while let Some(next) = context.next_of(at, mask, head::BEGINNINGS) {
        at = next;
        if context.has(at, SenseClass::SpeechPreposition) {
            // "qui tient l'information de": its noun is no phrase; its last word may be the article of one.
            if let Some(length) = citing(context, at) {
                at += length - 1;
            }
            // "a déclaré aux journalistes A. B.": the name behind those spoken to is not theirs.
            if let Some(length) = addressees(context, at) {
                at += length;
                continue;
            }
        }
        match phrase(context, at) {
            Some(phrase) => {
                at = phrase.end.max(at + 1);
                if found.is_empty() {
                    found.reserve(FEW);
                }
                found.push(phrase);
            }
            None => at += 1,
        }
    }
    share_complements(context, &mut found);
    join_adjectives(context, &mut found);
    if context.holds_function(&[Function::Other]) {
        others_like(context, &mut found);
    }
    found
}

/// "14 morts selon un témoin, 11 selon un autre", "des élus parlent de dix morts, d'autres de vingt": a pronoun for another one such
/// as stands before it, who speaks.
fn others_like(context: &Context<'_>, phrases: &mut Vec<Phrase>) {
    if let Some(others) = others_than_told(context, phrases) {
        phrases.insert(0, others);
    }
    for start in 1..context.len().saturating_sub(1) {
        let one = context.is(start, Function::DetIndef);
        if !(context.is(start + 1, Function::Other) && (one || context.is(start, Function::Of))) || !tells_apart(context, start) {
            continue;
        }
        let (index, end) = (phrases.partition_point(|p| p.end <= start), start + 2);
        let free = phrases.get(index).is_none_or(|p| p.start >= end);
        let Some(like) = index.checked_sub(1).map(|i| &phrases[i]).filter(|_| free) else { continue };
        let noun = like.group.class.is_some() && !(like.name_only || like.seat || like.text) && like.group.actor.is_none();
        if !noun || !one && !like.group.plural {
            continue;
        }
        let group = SourceGroup { person: None, alias: None, same: false, plural: !one, ..like.group.clone() };
        let phrase =
            Phrase { start, end, core: end, label: end, group, counted: false, plain: false, contracted: false, ..like.clone() };
        phrases.insert(index, phrase);
    }
}

/// "D'autres font état de vingt morts", "Un second en a vu huit": others than those who spoke before, at the head of a sentence before a
/// verb of speech.
fn others_than_told(context: &Context<'_>, phrases: &[Phrase]) -> Option<Phrase> {
    let says = |s: &Sense| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].speech.is_some());
    let one = context.is(0, Function::DetIndef);
    let opens = (one || context.is(0, Function::Of)) && context.is(1, Function::Other) && context.tokens[1].is_word();
    let verb = || super::speech::finite_at(context, 2) && context.senses_of(2, &[SenseClass::Verb]).any(|(_, s)| says(s));
    if !opens || !verb() || phrases.first().is_some_and(|p| p.start < 2) {
        return None;
    }
    // "Une deuxième parle de huit morts": another one such as spoke last.
    let like = SourceGroup { same: true, feminine: context.gender(0), ..SourceGroup::default() };
    let unnamed = SourceGroup { class: Some(SpeakerClass::UnnamedSource), plural: true, bare: true, ..SourceGroup::default() };
    Some(Phrase::of(0..2, if one { like } else { unnamed }))
}

/// Whether "another" speaks here: behind words that bring in a voice with no noun behind it, before a verb, or before a figure.
fn tells_apart(context: &Context<'_>, at: usize) -> bool {
    let end = at + 2;
    let figure = |i: usize| context.is_number(i);
    let parted = context.is_mark(at - 1, ',') || context.is_mark(at - 1, ';') || context.is(at - 1, Function::And);
    let gapped = parted && (figure(end) || figure(end + usize::from(context.is(end, Function::Of))));
    let alone = context.tokens.get(end).is_none_or(|t| !t.is_word()) && ends_speech_preposition(context, at);
    // "avance un autre chiffre": a noun that is a verb as well.
    let begins = parted || context.is_any(at - 1, &[Function::That, Function::While, Function::But]);
    alone || gapped || begins && super::speech::finite_at(context, end)
}

/// "un responsable et un médecin de l'hôpital": the office of the first is where the second's is.
fn share_complements(context: &Context<'_>, phrases: &mut [Phrase]) {
    for second in 1..phrases.len() {
        let (before, after) = phrases.split_at_mut(second);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else { continue };
        let joined = second.start == first.end + 1 && context.is(first.end, Function::And);
        let class = second.group.class.filter(|c| {
            !matches!(c, SpeakerClass::Residents | SpeakerClass::Media | SpeakerClass::UnnamedSource | SpeakerClass::Official)
        });
        let of = |at: usize| context.is_any(at, &[Function::Of, Function::DetDu, Function::DetDes]);
        let complement = (second.start + 1..second.end).any(of);
        if joined && complement && first.group.office && first.group.class == Some(SpeakerClass::Official) && class.is_some() {
            first.group.class = class;
        }
    }
}

/// "des sources locales et humanitaires": the second word says what else those sources are, and is nobody of its own.
fn join_adjectives(context: &Context<'_>, phrases: &mut Vec<Phrase>) {
    let mut second = 1;
    while second < phrases.len() {
        let (first, adjective) = (&phrases[second - 1], &phrases[second]);
        let joined = adjective.start == first.end + 1 && context.is(first.end, Function::And);
        let bare = adjective.plain && adjective.end == adjective.start + 1 && !adjective.counted && !adjective.name_only;
        if joined && bare && first.group.plural && first.group.class == Some(SpeakerClass::UnnamedSource) {
            let end = adjective.end;
            phrases.remove(second);
            phrases[second - 1].end = end;
            phrases[second - 1].core = end;
            phrases[second - 1].label = end;
        } else {
            second += 1;
        }
    }
}

/// Several people to whom something is said, where a name, or some who may speak, follow at once.
fn addressees(context: &Context<'_>, at: usize) -> Option<usize> {
    let (length, kind) = context.longest_of(at, &[SenseClass::SpeechPreposition], |s| match s {
        Sense::SpeechPreposition(kind @ (SpeechPreposition::Addressed | SpeechPreposition::AddressedAll)) => Some(*kind),
        _ => None,
    })?;
    let plural = (at..at + 2).any(|i| context.is(i, Function::PluralDeterminer));
    let several = plural || kind == SpeechPreposition::AddressedAll;
    let named = context.tokens.get(at + length).is_some_and(|t| t.is_word() && t.capital);
    // "ont déclaré à la presse des sources locales"
    let some = || {
        let noun = head::head(context, at + length + 1).filter(|_| context.is(at + length, Function::DetDes));
        noun.is_some_and(|h| h.group.class.is_some_and(|class| class != SpeakerClass::Media))
    };
    (several && (named || some())).then_some(length)
}

/// So many words bring in whom another cites.
fn citing(context: &Context<'_>, at: usize) -> Option<usize> {
    let found = context.longest_of(at, &[SenseClass::SpeechPreposition], |s| {
        matches!(s, Sense::SpeechPreposition(SpeechPreposition::Quoted)).then_some(())
    });
    found.map(|(length, ())| length)
}

/// The phrase that starts here.
#[inline(always)]
pub fn phrase(context: &Context<'_>, at: usize) -> Option<Phrase> {
    let word = |t: &Token| (t.is_word() || t.number().is_some()) && !t.hyphen;
    let may_begin = head::may_open(context, at) && context.tokens.get(at).is_some_and(word) && !head::leads_nowhere(context, at);
    if may_begin { read_phrase(context, at) } else { None }
}

/// Apart from [`phrase`], so that its one test stands where it is called.
#[inline(never)]
fn read_phrase(context: &Context<'_>, at: usize) -> Option<Phrase> {
    if context.is(at, Function::ThatOf) && context.is(at + 1, Function::Who) {
        return office::whoever(context, at);
    }
    let found =
        Some(()).filter(|()| tells_of_before(context)).and_then(|()| the_same(context, at).or_else(|| one_of_them(context, at)));
    if let Some((length, plural)) = found {
        let group = SourceGroup {
            same: true,
            plural,
            feminine: (at..at + 2).find_map(|i| context.gender(i)),
            anaphor: context.is(at + 1, Function::Same),
            ..SourceGroup::default()
        };
        return Some(Phrase::of(at..at + length, group));
    }
    // "ont annoncé dans la soirée trois élus": the article is of the time.
    let time = |start: usize| super::times::length(context, start).is_some_and(|length| length > 2);
    if at > 0 && context.is(at - 1, Function::In) && context.is(at, Function::DetDef) && time(at - 1) {
        return None;
    }
    let opening = if head::begins_with_article(context, at) {
        head::Opening { end: at, ..Default::default() }
    } else {
        head::opening(context, at)
    };
    let head = head::head(context, opening.end)?;
    // "côté assaillants": whose dead they are.
    let side = |s: &Sense| matches!(s, Sense::SpeechPreposition(SpeechPreposition::Side));
    let beside = at > 0
        && context.senses_between(at - 1, at, &[SenseClass::SpeechPreposition]).any(side)
        // "indiquent de leur côté des habitants": those who speak in their turn.
        && !context.ends_before(at, Function::OnTheirSide, IN_THEIR_TURN);
    if beside && matches!(head.group.class, None | Some(SpeakerClass::ArmedGroup | SpeakerClass::Residents)) {
        return None;
    }
    // A bare noun is no phrase of its own in the middle of another: "le chef d'état-major général adjoint".
    // "affirme Amnesty International": a name needs no article.
    // "tandis que Médecins sans frontières compte": nor does it behind a conjunction.
    let conjunction = |at: usize| context.is_any(at, &[Function::That, Function::While, Function::But, Function::Where]);
    // "a annoncé jeudi soir Amnesty International".
    let verb = |at: usize| {
        // "a annoncé dans la soirée Amnesty International".
        let time = (at.saturating_sub(SAID_BACK)..at).find(|i| super::times::length(context, *i) == Some(at - i));
        let until = time.unwrap_or(at);
        let before = (until.saturating_sub(SAID_BACK)..until).rev().find(|i| !context.has(*i, SenseClass::Time));
        // "a fait savoir lundi Amnesty International".
        let idiom = |i: usize| context.senses_of(i, &[SenseClass::SpeechVerb]).any(|(length, _)| length == 2);
        before.is_some_and(|i| context.has(i, SenseClass::Verb) || i > 0 && idiom(i - 1))
    };
    // "a indiqué à l'AFP Human Rights Watch".
    let told_to = |at: usize| {
        let from = at.saturating_sub(ADDRESSEE)..at;
        let to =
            |s: &Sense| matches!(s, Sense::SpeechPreposition(SpeechPreposition::Addressed | SpeechPreposition::AddressedAll));
        let addressee = |i: usize| context.senses_between(i, at, &[SenseClass::SpeechPreposition]).any(to);
        from.into_iter().find(|i| addressee(*i)).is_some_and(|i| i > 0 && context.has(i - 1, SenseClass::Verb))
    };
    let named = at > 0 && capital(context, at) && (verb(at) || conjunction(at - 1) || told_to(at));
    if opening.end == at && !opening.counted && !head.proper && !named && !stands_alone(context, at) {
        return None;
    }
    // "Proche de l'opposition, l'ONG compte dix morts": what is said of her before she is named.
    let tie = |s: &Sense| matches!(s, Sense::Responsibility(ResponsibilityCue::Affiliated, _));
    if at == 0 && opening.end == at && context.senses_of(at, &[SenseClass::Responsibility]).any(|(_, s)| tie(s)) {
        return None;
    }
    let is_text = head.group.text;
    if is_text && opening.end == at && says_in_passing(context, at) {
        return None;
    }
    // "according to our information": what an outlet says of itself is its own voice.
    if is_text && context.is(at, Function::DetOurs) && !context.tokens[at].quoted {
        return None;
    }
    let rank = head.group.office && head.group.class == Some(SpeakerClass::Army);
    let mut phrase = Phrase {
        start: at,
        end: head.end,
        core: head.end,
        label: head.end,
        noun: (word_id(context, opening.end), word_id(context, head.end.saturating_sub(1))),
        counted: opening.counted || is_amount(context, at, opening.end),
        seat: head.seat,
        name_only: head.name_only,
        contracted: opening.contracted,
        plain: opening.end == at && !named,
        group: SourceGroup {
            same: opening.same || head.group.same,
            possessive: opening.possessive,
            // The article tells the number, as many nouns have one form for both.
            plural: if opening.end > at { opening.counted || opening.plural && !opening.one } else { head.group.plural },
            feminine: (at..opening.end).find_map(|i| context.gender(i)),
            ..head.group
        },
        text: is_text,
    };
    // "un rapport": a text not told of before, whose author must be said.
    if phrase.group.text && opening.end > at && !opening.definite && !opening.possessive && !opening.same && !opening.adjective {
        phrase.group.same = false;
    }
    let named = tail::complete(context, &mut phrase, 0);
    // "Porte-parole de la police, Ali Sow affirme": what one person is called, by a noun that has one form for several as well.
    let of_one = at == 0 && phrase.plain && context.is_mark(phrase.end, ',') && capital(context, phrase.end + 1);
    phrase.group.plural &= !of_one;
    // "un gradé": an officer whom nobody names.
    let rank = rank && !opening.definite && !opening.possessive && opening.end > at;
    if rank && phrase.group.person.is_none() && phrase.group.class == Some(SpeakerClass::Army) {
        phrase.group.class = Some(SpeakerClass::UnnamedSource);
    }
    // "le décompte de l'organisation": as bare as the body that made it.
    let told = phrase.group.anaphor && phrase.group.class.is_some();
    phrase.group.bare = opening.definite && (!named || told) && !phrase.name_only && phrase.group.actor.is_none();
    if phrase.group.text && (phrase.group.class.is_some() || phrase.group.person.is_some()) {
        phrase.group.text = false;
        phrase.group.same = opening.same;
    }
    Some(phrase)
}

/// "…, annonce Awa Sow": a verb of speech of the same form as a text, behind a mark, with the name of whoever speaks behind it.
fn says_in_passing(context: &Context<'_>, at: usize) -> bool {
    let mark = at > 0 && !context.tokens[at - 1].is_word() && context.tokens[at - 1].number().is_none();
    mark && !context.tokens[at].capital && capital(context, at + 1) && super::speech::begins(context, at)
}

/// "de leur côté": so many words.
const IN_THEIR_TURN: usize = 3;

/// "à l'AFP": so many words at most.
const ADDRESSEE: usize = 4;

/// Between a verb of speech and the name of who speaks stand so many words of time at most.
const SAID_BACK: usize = 4;

/// Whether a word stands in the sentence by which one told before may be meant.
#[inline(always)]
fn tells_of_before(context: &Context<'_>) -> bool {
    context.holds_function(&[Function::Same, Function::OneOfTwo, Function::OfThem])
}

/// "le même fait état de …": who spoke last. Whether those are several.
fn the_same(context: &Context<'_>, at: usize) -> Option<(usize, bool)> {
    let same = context.is(at, Function::DetDef) && context.is(at + 1, Function::Same);
    let plural = || context.is(at, Function::PluralDeterminer);
    // "…, ajoute le même bonhomme.": whatever he is called.
    let closes = || context.tokens.get(at + 3).is_none_or(|t| !t.is_word() && t.number().is_none());
    let said_by = || at > 0 && context.has(at - 1, SenseClass::SpeechVerb) && lower_unknown(context, at + 2) && closes();
    if same && said_by() {
        return Some((3, plural()));
    }
    // "D'après la même, dix habitants …"
    let alone = || context.is_mark(at + 2, ',') && ends_speech_preposition(context, at);
    (same && (super::speech::finite_at(context, at + 2) || alone())).then(|| (2, plural()))
}

/// "l'un d'eux", "le premier": one of those told before. Whether those are several.
fn one_of_them(context: &Context<'_>, at: usize) -> Option<(usize, bool)> {
    if context.is(at, Function::DetDef) && context.is(at + 1, Function::OneOfTwo) && super::speech::finite_at(context, at + 2) {
        return Some((2, false));
    }
    let one = at + usize::from(context.is(at, Function::DetDef));
    let length = context.is(one, Function::DetIndef).then(|| context.function_length(one + 1, Function::OfThem)).flatten()?;
    Some((one + 1 + length - at, false))
}

/// Where a chain of complements ends that goes on behind a phrase: "… of the village next to A".
pub fn complements_end(context: &Context<'_>, end: usize) -> usize {
    let of = |i: usize| context.is_any(i, &[Function::Of, Function::DetDu, Function::DetDes]);
    let lower = |i: usize| {
        context.tokens.get(i).is_some_and(|t| t.is_word() && !t.capital)
            && !of(i)
            && !context.is_any(i, &[Function::Who, Function::That, Function::And])
            && !super::speech::finite_at(context, i)
    };
    let mut here = end;
    loop {
        let Some(start) = (here..here + 3).take_while(|i| *i == here || lower(i - 1)).find(|i| of(*i)) else { return here };
        let named = (start + 1..start + 5).find(|i| !lower(*i)).unwrap_or(start + 5);
        let next = (named..named + 4).find(|i| !capital(context, *i)).unwrap_or(named + 4);
        if next == start + 1 {
            return here;
        }
        here = next;
    }
}

/// Whether a noun without an article may begin a phrase here: after "of", a mark, or "according to".
fn stands_alone(context: &Context<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    // "à 16 victimes": behind digits stand those who are counted.
    !context.tokens[before].is_word() && context.tokens[before].number().is_none()
        || context.is_any(before, &[Function::Of, Function::And, Function::By, Function::At])
        || ends_speech_preposition(context, at)
}

fn ends_speech_preposition(context: &Context<'_>, at: usize) -> bool {
    (at.saturating_sub(5)..at).any(|start| {
        let mut senses = context.senses_between(start, at, &[SenseClass::SpeechPreposition]);
        senses.any(|s| matches!(s, Sense::SpeechPreposition(_)))
    })
}

/// The speaker that an actor makes.
pub fn of_actor(actor: &ActorGroup) -> SourceGroup {
    let class = match actor.kind {
        "army" | "national guard" => SpeakerClass::Army,
        // Militias of volunteers who fight beside the army.
        "pro_government"
        | "pro-government militia"
        | "police"
        | "gendarmerie"
        | "security forces"
        | "security_forces"
        | "customs" => SpeakerClass::SecurityForces,
        "un_mission" => SpeakerClass::Un,
        "multinational_force" => SpeakerClass::ForeignArmy,
        "government" => SpeakerClass::Government,
        _ => SpeakerClass::ArmedGroup,
    };
    SourceGroup { class: Some(class), actor: Some(actor.actor.clone()), country: actor.country, ..SourceGroup::default() }
}

/// A word in lower case that the lexicon does not hold: an adjective, as far as grammar goes.
fn lower_unknown(context: &Context<'_>, at: usize) -> bool {
    context.tokens.get(at).is_some_and(|t| t.is_word() && !t.capital && t.word == WordId::NONE)
}

fn word_id(context: &Context<'_>, at: usize) -> WordId {
    context.tokens.get(at).map_or(WordId::NONE, |t| t.word)
}

fn capital(context: &Context<'_>, at: usize) -> bool {
    context.has(at, SenseClass::Capitalised)
}
