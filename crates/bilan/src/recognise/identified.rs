//! Names that a sentence gives to the place told of before: "the camp concerned is A", "it bears the name of A", "scene of the carnage:
//! A", "A, their hamlet".

use super::Context;
use super::behind::was_scene_of;
use super::group::MOBILE;
use super::surroundings::class_of;
use crate::lexicon::{Auxiliary, Function, PlaceWord, Sense, SenseClass, SpeechPreposition, Tense};
use crate::model::Kind;
use crate::segment::TokenKind;

/// Whether the words around a name say that it is that of the place told of.
pub(super) fn is_identified(context: &Context<'_>, start: usize, end: usize) -> bool {
    if !(context.holds(SenseClass::PlaceWord) || context.holds(SenseClass::Target)) {
        return false;
    }
    let here = if start > 0 && context.is_quote(start - 1) { start - 1 } else { start };
    let told = [PlaceWord::BearsName, PlaceWord::SceneOf, PlaceWord::Stricken];
    context.holds_place_word(&told) && (is_its_name(context, end) || is_borne(context, here) || is_what_it_struck(context, here))
        || is_predicate(context, here)
        || is_headed(context, here) && closes(context, end)
        || is_cleft(context, here, end)
        || is_the_one(context, here, end)
        || is_the_village(context, here, end)
        || is_their_village(context, start, end)
        || is_it(context, here, end)
}

/// "It is A, in the commune of B, where nine died": at the head of its sentence one name, with what holds it behind.
fn is_it(context: &Context<'_>, here: usize, end: usize) -> bool {
    let of = here.checked_sub(1).is_some_and(|i| context.is(i, Function::Of) || is_elided(context, i));
    let held = |i: usize| context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| class_of(s).is_some());
    context.function_length(0, Function::TheyAre) == Some(here)
        && of
        && end <= here + 1 + NAME_GOES_ON
        && (here..end).all(|i| context.tokens[i].capital || context.tokens[i].hyphen)
        && context.is_mark(end, ',')
        && context.is(end + 1, Function::In)
        && (end + 2..end + 2 + HOLDER_WITHIN).any(held)
}

/// The word for what holds a place stands among so many words behind "in".
const HOLDER_WITHIN: usize = 2;

/// "A-B in shock", "Country: A-B in mourning": what a headline says of a town; of one name alone, it may be somebody's.
pub(super) fn is_stricken_town(context: &Context<'_>, start: usize, end: usize) -> bool {
    let opens = start == 0 || context.is_mark(start - 1, ':');
    opens && is_joined(context, start) && is_stricken(context, end)
}

/// "A-B and three of its hamlets were attacked", "A-B, Tuesday, eight o'clock.": a name of two parts at the head of its sentence. "A was
/// attacked", "A was the target of a raid": one name alone, with the verb right behind, where nothing else is his.
pub(super) fn is_subject_hit(context: &Context<'_>, start: usize, end: usize) -> bool {
    let joined = start == 0 && (1..end).all(|i| context.tokens[i].hyphen) && end > 1;
    if !joined {
        let town = || end == start + 1 || is_beside_one_word(context, start, end);
        return opens_clause(context, start) && (town() && is_town_hit(context, end) || is_hit_too(context, end));
    }
    let attacks = |s: &Sense| matches!(s, Sense::Verb(form) if form.tense == Tense::PastParticiple && context.lexicon.verbs[form.verb as usize].incident.is_some());
    let hit = |i: usize| context.is_auxiliary(i - 1) && context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| attacks(s));
    let heads = context.len() <= HEADING && context.is_mark(end, ',') && context.has(end + 1, SenseClass::Time);
    heads || (end + 1..context.len().min(end + HIT_WITHIN)).any(hit)
}

/// "A, Panga B and C were attacked": a name of several words in a list with one of a single word, as those of towns are and those of people
/// are not.
fn is_beside_one_word(context: &Context<'_>, start: usize, end: usize) -> bool {
    let joins = |i: usize| context.is(i, Function::And) || context.is_mark(i, ',');
    let before = start > 1 && joins(start - 1) && is_name(context, start - 2) && !(start > 2 && is_name(context, start - 3));
    let behind = joins(end) && is_name(context, end + 1) && !is_name(context, end + 2);
    end <= start + 1 + NAME_GOES_ON && (before || behind)
}

/// A name goes on for so many more words.
const NAME_GOES_ON: usize = 2;

/// "A was not spared": right behind a name it is said that the place was hit as well.
pub fn is_hit_too(context: &Context<'_>, end: usize) -> bool {
    context.holds_place_word(&[PlaceWord::HitToo]) && place_word(context, end, PlaceWord::HitToo).is_some()
}

/// Whether a clause begins here: at the head of the sentence, behind a mark or a day.
fn opens_clause(context: &Context<'_>, start: usize) -> bool {
    start == 0
        || matches!(context.tokens[start - 1].kind, TokenKind::Mark(',' | ':' | ';'))
        || context.has(start - 1, SenseClass::Time)
        || ends_list(context, start)
}

/// "A, B and C were attacked": the last name of a list, behind one of a single word.
fn ends_list(context: &Context<'_>, start: usize) -> bool {
    let alone = |i: usize| is_name(context, i) && i.checked_sub(1).is_none_or(|i| context.is_mark(i, ','));
    start > 1 && context.is(start - 1, Function::And) && alone(start - 2)
}

/// Whether a clause goes on from the name at its head with a verb that says that a place was hit: not one of harm to a person.
fn is_town_hit(context: &Context<'_>, end: usize) -> bool {
    let attacks = |s: &Sense| match s {
        Sense::Verb(form) => {
            let verb = &context.lexicon.verbs[form.verb as usize];
            form.tense == Tense::PastParticiple
                && verb.effect.is_none()
                && verb.incident.is_some_and(|(kind, _)| kind != Kind::Abduction)
        }
        _ => false,
    };
    // "A and B, near the border, were attacked".
    let mut at = end;
    while (context.is(at, Function::And) || context.is_mark(at, ',')) && is_name(context, at + 1) {
        at += 2;
        at += (at..at + NAME_GOES_ON).take_while(|i| is_name(context, *i)).count();
    }
    // "A (district of B) suffered an attack".
    let closes = match () {
        () if context.is_mark(at, ',') => Some(','),
        () if context.is_mark(at, '(') => Some(')'),
        () => None,
    };
    let aside = closes.and_then(|mark| (at + 1..at + ASIDE).find(|i| context.is_mark(*i, mark)));
    let at = aside.map_or(at, |close| close + 1);
    let mut words = (at + 2..context.len().min(at + TOWN_HIT)).take_while(|i| context.tokens[*i].is_word());
    // "A saw gunmen and soldiers clash": what befalls a place, in the active.
    let suffers = |s: &Sense| attacks(s) && matches!(s, Sense::Verb(form) if context.lexicon.verbs[form.verb as usize].suffers);
    // "A received as well, on Monday, the visit of gunmen"
    let small = |i: usize| context.is_adverb(i) || context.has(i, SenseClass::Time);
    let participle = at + 1 + (at + 1..at + 1 + INSERTED).take_while(|i| small(*i)).count();
    let befell = context.senses_of(participle, &[SenseClass::Verb]).any(|(_, s)| suffers(s));
    let mut hit = || {
        befell || words.any(|i| context.is_auxiliary(i - 1) && context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| attacks(s)))
    };
    // "Netflix a été pris d'assaut par ses abonnés": an attacker or a figure must stand beside it, or that it was hit as well.
    let as_well = || {
        context.brings_in(SpeechPreposition::Continues) || context.holds_function(&[Function::InTurn]) || another_act(context, at)
    };
    // "A was attacked at dawn".
    let timed = || context.holds(SenseClass::Time);
    let armed = || {
        as_well()
            || timed()
            || [SenseClass::Actor, SenseClass::ActorNoun, SenseClass::EffectNoun].iter().any(|class| context.holds(*class))
    };
    // "in its turn" is nothing of his.
    let in_turn = |i: usize| context.function_length(i - 1, Function::InTurn).is_some();
    context.is_auxiliary(at)
        && armed()
        && (hit() || was_scene_of(context, at) || is_shaken(context, at))
        && !(end..context.len()).any(|i| context.is(i, Function::DetPoss) && !in_turn(i))
}

/// "A was shaken by violence", "A was plunged into mourning by a raid": behind the auxiliary that begins here a participle, of whatever verb,
/// with a noun of violence as its agent.
pub fn is_shaken(context: &Context<'_>, auxiliary: usize) -> bool {
    let mut words = (auxiliary + 1..context.len().min(auxiliary + SHAKEN)).take_while(|i| context.tokens[*i].is_word());
    let participle = |i: usize| !context.tokens[i].capital && context.lexicon.is_participle(&context.word(i).to_lowercase());
    let Some(by) = words.find(|i| context.is(*i, Function::By)) else { return false };
    context.is_auxiliary(auxiliary)
        && (auxiliary + 1..by).any(participle)
        && (by + 1..by + SHAKEN_BY)
            .any(|i| context.senses_of(i, &[SenseClass::IncidentNoun]).any(|(_, s)| matches!(s, Sense::IncidentNoun { .. })))
}

/// The agent stands at most so many words behind the auxiliary, and its noun behind the preposition.
const SHAKEN: usize = 9;
const SHAKEN_BY: usize = 4;

/// "A was the scene of a second attack": another act than the one told of before.
fn another_act(context: &Context<'_>, verb: usize) -> bool {
    let other = |i: usize| context.is(i, Function::Other) && context.is_any(i - 1, &[Function::DetIndef, Function::DetDef]);
    (verb + 2..verb + ANOTHER_WITHIN).any(|i| other(i) && context.has(i + 1, SenseClass::IncidentNoun))
}

/// It is named at most so many words behind the verb.
const ANOTHER_WITHIN: usize = 9;

/// So many words may stand between an auxiliary and its participle.
const INSERTED: usize = 3;

/// Its participle stands among so many words from the first of the verb.
const TOWN_HIT: usize = 6;

/// What is said between commas of where such towns lie has at most so many words.
const ASIDE: usize = 14;

/// The verb stands at most so many words behind such a name.
const HIT_WITHIN: usize = 12;

/// "A, that is its name, had been emptied".
fn is_its_name(context: &Context<'_>, end: usize) -> bool {
    context.is_mark(end, ',') && bears_name(context, end + 1).is_some_and(|length| !is_name(context, end + 1 + length))
}

/// "A, their hamlet, lies near the border": at the head of its sentence.
fn is_their_village(context: &Context<'_>, start: usize, end: usize) -> bool {
    start == 0
        && context.is_mark(end, ',')
        && context.is(end + 1, Function::DetPoss)
        && !context.has(0, SenseClass::Capital)
        && class_at(context, end + 2)
            .is_some_and(|(length, class)| class == PlaceWord::Settlement && closes(context, end + 2 + length))
}

/// "The village, A, has three hundred people", "the camp hit on Monday, A, lies": at the head of its sentence.
fn is_the_village(context: &Context<'_>, start: usize, end: usize) -> bool {
    let Some(comma) = start.checked_sub(1).filter(|i| context.is_mark(*i, ',') && context.is_mark(end, ',')) else {
        return false;
    };
    let settlement = class_at(context, 1).is_some_and(|(length, class)| 1 + length == comma && class == PlaceWord::Settlement);
    let the = context.is_any(0, &[Function::DetDef, Function::DetDem]) && !context.is(0, Function::PluralDeterminer);
    // "First village hit, A, some kilometres west of B."
    let first = context.is_any(0, &[Function::First, Function::Other])
        && class_at(context, 1).is_some_and(|(length, class)| class == PlaceWord::Settlement && 1 + length < comma)
        && comma <= LINKS
        && is_stricken(context, comma - 1);
    (the && settlement || first || is_told_of(context, comma)) && end == start + 1 + usize::from(is_joined(context, start))
}

/// "it bears the name of A", "The camp, known by the name of A,": its subject is a pronoun, or a noun for a place.
fn is_borne(context: &Context<'_>, end: usize) -> bool {
    // "the name of the village is A", "name of the village: A".
    let linked = end.checked_sub(1).is_some_and(|i| context.is_mark(i, ':') || is_be(context, i));
    let end = if linked { end - 1 } else { end };
    let starts = end.saturating_sub(LONGEST_ENTRY)..end;
    let Some(verb) = starts.into_iter().find(|i| bears_name(context, *i).is_some_and(|length| i + length == end)) else {
        return false;
    };
    // "porte le nom de" behind its pronoun, not the name of somebody.
    let pronoun = verb > 0 && context.is(verb - 1, Function::Pronoun);
    let located = || context.holds_place_word(&[PlaceWord::Located]);
    // "the camp, known by the name of A"; not "the chief of the village is called A".
    let comma = verb.checked_sub(1).filter(|i| context.is_mark(*i, ','));
    let place = || {
        let first = clause(context, comma.unwrap_or(verb), SUBJECT).last();
        first.is_some_and(|i| context.is_any(i, &[Function::DetDef, Function::DetDem]) && is_spot(context, i + 1))
    };
    if linked {
        return true;
    }
    if pronoun { located() } else { place() }
}

/// "The camp concerned is A", "the village hit was that of A", "the scene of the attack is none other than A".
fn is_predicate(context: &Context<'_>, end: usize) -> bool {
    let mut here = end;
    let small = [Function::Of, Function::DetDef, Function::DetDu, Function::ThatOf, Function::That, Function::Other];
    while here > 0 && end - here < LINKS && (context.is_any(here - 1, &small) || class_at(context, here - 1).is_some()) {
        here -= 1;
    }
    let be = here.checked_sub(1).filter(|i| is_be(context, *i));
    be.is_some_and(|be| is_told_of(context, be))
}

/// "in a village of the district of B, A.", "in a village of B: A", "in a village of B (A)": which one it was. Not what only says in which
/// region it lies.
fn is_the_one(context: &Context<'_>, here: usize, end: usize) -> bool {
    let Some(mark) = here.checked_sub(1).filter(|i| [',', ':', '('].iter().any(|m| context.is_mark(*i, *m))) else {
        return false;
    };
    let closed = if context.is_mark(mark, '(') { context.is_mark(end, ')') } else { closes(context, end) };
    let name = end - here <= NAME && (here..end).all(|i| context.tokens[i].capital || context.tokens[i].hyphen);
    if !(closed && name) {
        return false;
    }
    let village = |i: usize| {
        let settlement = class_at(context, i).is_some_and(|(_, class)| class == PlaceWord::Settlement);
        let one = |i: usize| context.is(i, Function::DetIndef) && !context.is(i, Function::PluralDeterminer);
        settlement && (one(i.saturating_sub(1)) || one(i.saturating_sub(2)))
    };
    let Some(at) = clause(context, mark, HELD).find(|i| village(*i)) else { return false };
    // "in a village, by the men of a chief, A": somebody is told of in between.
    let people = [SenseClass::Victim, SenseClass::Actor, SenseClass::ActorNoun, SenseClass::Source];
    if (at + 1..mark).any(|i| context.is(i, Function::By) || context.has_any(i, &people)) {
        return false;
    }
    let mut wide = false;
    context.lexicon.place_entries(&context.tokens[here..], |_, places| {
        wide = places.iter().any(|p| !context.lexicon.places[*p as usize].class.is_settlement());
    });
    !wide && !context.has_any(here, &[SenseClass::Country, SenseClass::Actor, SenseClass::Outlet])
}

/// The name of the one has at most so many words.
const NAME: usize = 3;

/// Its noun stands at most so many words before it, with the name of what holds it.
const HELD: usize = 9;

/// "it is A that they attacked": behind the name stands who attacked it, with the verb.
fn is_cleft(context: &Context<'_>, here: usize, end: usize) -> bool {
    // The elided pronoun is no entry of the lexicon.
    let it = |i: usize| {
        i > 0 && (context.is(i - 1, Function::DetDem) || is_elided(context, i - 1) && context.word(i - 1).len() <= ELIDED)
    };
    let attacks = |s: &Sense| match s {
        Sense::Verb(form) => {
            let verb = &context.lexicon.verbs[form.verb as usize];
            verb.incident.is_some() && verb.effect.is_none()
        }
        _ => false,
    };
    let hit = |i: usize| context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| attacks(s));
    // "it was then A that was attacked".
    let adverb = |i: &usize| context.is_any(*i, &[Function::Adverb, Function::Then, Function::AfterOf]);
    let be = here.checked_sub(1).map(|i| if adverb(&i) { i.saturating_sub(1) } else { i });
    // "it is A, in the commune of B, that was attacked"
    let aside = context.is_mark(end, ',') && context.is_any(end + 1, &[Function::In, Function::At]);
    let close = (end + 1..end + ASIDE).find(|i| context.is_mark(*i, ',')).filter(|_| aside);
    let end = close.map_or(end, |close| close + 1);
    be.is_some_and(|i| is_be(context, i) && it(i))
        && context.is_any(end, &[Function::That, Function::Who])
        && (end + 1..end + CLEFT).take_while(|i| context.tokens.get(*i).is_some_and(|t| t.is_word())).any(hit)
}

/// "c'", "l'": a word that ends with an apostrophe.
pub(super) fn is_elided(context: &Context<'_>, at: usize) -> bool {
    context.word(at).ends_with(['\'', '’'])
}

/// "at N'goumao", "the village of M'Boura": a capital letter with its apostrophe behind another word begins a name.
pub(super) fn begins_elided_name(context: &Context<'_>, at: usize) -> bool {
    let joined = |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word() && t.glued);
    at > 0
        && context.tokens[at].capital
        && is_elided(context, at)
        && context.word(at).len() <= ELIDED
        && context.tokens[at - 1].is_word()
        && joined(at + 1)
}

/// A letter and its apostrophe, which may be typographic.
const ELIDED: usize = 4;

/// The verb of such a clause stands at most so many words behind the name.
const CLEFT: usize = 8;

/// "Scene of the carnage: A", "Village concerned: A".
fn is_headed(context: &Context<'_>, end: usize) -> bool {
    let Some(colon) = end.checked_sub(1).filter(|i| context.is_mark(*i, ':')) else { return false };
    let first = usize::from(context.is_any(0, &[Function::DetDef]));
    // "target of the assailants: A".
    let who = |i: usize| names_violence(context, i) || context.has(i, SenseClass::ActorNoun);
    let scene = |i: usize| scene_of(context, i).is_some_and(|length| (i + length..colon).any(who));
    // "Place: A."
    let alone = || colon == first + 1 && class_at(context, first).is_some_and(|(_, c)| c != PlaceWord::Site);
    colon <= HEADING
        && (scene(first) || alone() || is_spot(context, first) && (first + 1..colon).any(|i| is_stricken(context, i)))
}

/// "The incursion concerned A": the act told of, and where it struck.
fn is_what_it_struck(context: &Context<'_>, end: usize) -> bool {
    let verb = end.checked_sub(1).filter(|i| *i >= 3 && is_stricken(context, *i) && context.is_auxiliary(*i - 1));
    verb.is_some_and(|verb| {
        let subject = context.is_any(0, &[Function::DetDef, Function::DetDem]) && !context.is(0, Function::PluralDeterminer);
        let act = |i: usize| context.has(i, SenseClass::IncidentNoun);
        subject
            && (1..verb - 1).take(ACT_WITHIN).any(act)
            && !clause(context, verb - 1, SUBJECT).any(|i| i > 0 && is_name(context, i))
    })
}

/// Whether the subject of a verb, at the head of its sentence, is the place told of: "the village hit on Monday", "the scene of the attack".
fn is_told_of(context: &Context<'_>, verb: usize) -> bool {
    // "Their target was A"
    if context.is(0, Function::DetPoss) && scene_of(context, 0) == Some(verb) {
        return true;
    }
    if verb > LONGEST_SUBJECT || !context.is_any(0, &[Function::DetDef, Function::DetDem, Function::First]) {
        return false;
    }
    let Some(place) = (1..verb.min(NOUN_WITHIN)).find(|i| is_spot(context, *i) || scene_of(context, *i).is_some()) else {
        return false;
    };
    (place + 1..verb).any(|i| is_stricken(context, i))
        || scene_of(context, place).is_some() && (place..verb).any(|i| names_violence(context, i))
}

/// Words that go back from a place, up to a mark.
fn clause<'c>(context: &'c Context<'_>, end: usize, most: usize) -> impl Iterator<Item = usize> + use<'c> {
    (end.saturating_sub(most)..end).rev().take_while(|i| !matches!(context.tokens[*i].kind, TokenKind::Mark(_)))
}

/// A noun for a place that is told of: a village, a post, a spot.
fn is_spot(context: &Context<'_>, at: usize) -> bool {
    let target = |s: &Sense| matches!(s, Sense::Target(what) if !MOBILE.contains(what));
    class_at(context, at).is_some() || context.senses_of(at, &[SenseClass::Target]).any(|(_, s)| target(s))
}

fn class_at(context: &Context<'_>, at: usize) -> Option<(usize, PlaceWord)> {
    context.senses_of(at, &[SenseClass::PlaceWord]).find_map(|(length, s)| {
        let class = class_of(s).filter(|c| matches!(c, PlaceWord::Settlement | PlaceWord::Site | PlaceWord::Zone));
        class.map(|class| (length, class))
    })
}

/// "concerned", "hit": whether a word says of a place that it is where the violence was.
fn is_stricken(context: &Context<'_>, at: usize) -> bool {
    context.senses_of(at, &[SenseClass::PlaceWord, SenseClass::Verb]).any(|(_, s)| match s {
        Sense::PlaceWord(word) => *word == PlaceWord::Stricken,
        Sense::Verb(form) => form.tense == Tense::PastParticiple && context.lexicon.verbs[form.verb as usize].incident.is_some(),
        _ => false,
    })
}

fn bears_name(context: &Context<'_>, at: usize) -> Option<usize> {
    place_word(context, at, PlaceWord::BearsName)
}

fn scene_of(context: &Context<'_>, at: usize) -> Option<usize> {
    place_word(context, at, PlaceWord::SceneOf)
}

fn place_word(context: &Context<'_>, at: usize, word: PlaceWord) -> Option<usize> {
    context.senses_of(at, &[SenseClass::PlaceWord]).find(|(_, s)| **s == Sense::PlaceWord(word)).map(|(length, _)| length)
}

fn names_violence(context: &Context<'_>, at: usize) -> bool {
    context.has_any(at, &[SenseClass::IncidentNoun, SenseClass::EffectNoun]) || context.is(at, Function::Facts)
}

fn is_be(context: &Context<'_>, at: usize) -> bool {
    let be =
        |s: &Sense| matches!(s, Sense::Verb(form) if context.lexicon.verbs[form.verb as usize].auxiliary == Some(Auxiliary::Be));
    context.senses_of(at, &[SenseClass::Verb]).any(|(_, s)| be(s))
}

fn is_name(context: &Context<'_>, at: usize) -> bool {
    context.tokens.get(at).is_some_and(|t| t.is_word() && t.capital)
}

/// A name of two parts that a hyphen joins.
fn is_joined(context: &Context<'_>, at: usize) -> bool {
    context.tokens.get(at + 1).is_some_and(|t| t.hyphen && t.capital)
}

/// Whether a clause or sentence ends here.
fn closes(context: &Context<'_>, at: usize) -> bool {
    context.tokens.get(at).is_none_or(|t| matches!(t.kind, TokenKind::Mark(_)))
}

/// The words for bearing a name are so many at most.
const LONGEST_ENTRY: usize = 7;

/// The subject of such a verb stands at most so many words before it.
const SUBJECT: usize = 8;

/// "none other than the village of" are so many words.
const LINKS: usize = 5;

/// A heading is so short.
const HEADING: usize = 8;

/// The act stands at most so many words from the head of its sentence.
const ACT_WITHIN: usize = 3;

/// So long is the subject of a verb that says which place it was.
const LONGEST_SUBJECT: usize = 16;

/// Its noun stands among so many first words.
const NOUN_WITHIN: usize = 4;
