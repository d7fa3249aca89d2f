//! From tokens to mentions: quantities, groups of victims, effects, actors, places, times and cues of speech.
//!
//! A sentence becomes a row of [`Group`]s. Each recogniser looks at one position and says what starts there; the order in
//! which they are asked is the list in [`groups`]. None of them knows what a mention means for an incident.

mod actors;
mod behind;
pub mod bodies;
mod context;
mod coordinated;
mod effects;
mod gate;
mod group;
mod identified;
mod idioms;
mod lists;
mod numbers;
mod places;
mod relative;
mod sources;
mod speech;
mod surroundings;
mod times;
mod victims;

pub use actors::{any as actor_at, by_noun as common_at, fighters_of, force_of};
pub use behind::{attackers_go, heads_a_figure, is_scene_of as scene_behind, told_there, was_scene_of};
pub use context::Context;
use context::Here;
pub use gate::Gate;
pub use group::{
    ActorGroup, CAPTURED, CountGroup, EffectGroup, EffectNounGroup, Group, GroupKind, IncidentGroup, Kinds, MOBILE, Mood,
    PlaceGroup, PlaceTie, RECOVERED, SourceGroup, SpeechGroup, TimeGroup, TimeValue, VictimGroup, Voice, attacks, wrecks,
};
pub use identified::{is_hit_too, is_shaken};
pub use lists::several_sites;
pub use numbers::{counts, number as number_at};
pub use relative::Relative;
pub use sources::Phrase;
pub use speech::{
    Agreement, Cue, Reach, Speech, Who, finite_at, giver, is_be, is_preposition, is_quoted_name, joins_clauses, read as speeches,
};
pub use surroundings::{cost_lives, is_occasion, is_of_named_house, lives_there, stands_apart};
pub use times::{days_within, year_at};
pub use victims::{allied_to_state, both_sides, is_other_verb, may_be_noun, trailing_modifier};

use crate::lexicon::{Function, ResponsibilityCue, Sense, SenseClass, Subject};
use crate::model::Kind;
use crate::segment::{Sentence, TokenKind};

/// The groups of a sentence, in order, covering all of its tokens.
/// `speech` says which phrases speak: they are read as sources before anything else.
pub fn groups(context: &Context<'_>, speech: &Speech) -> Vec<Group> {
    let mut groups = Vec::with_capacity(context.len());
    let mut at = 0;
    while at < context.len() {
        let found = if context.means_nothing(at) { unknown(context, at) } else { known(context, speech, at, context.here(at)) };
        let Some((length, kind)) = found else {
            groups.push(Group { start: at, end: at + 1, kind: plain(context, at) });
            at += 1;
            continue;
        };
        groups.push(Group { start: at, end: at + length.max(1), kind });
        at += length.max(1);
    }
    coordinated::share_auxiliaries(context, &mut groups);
    groups
}

/// What starts at a token with which an entry of the lexicon or a name may begin. Whether a recogniser can find anything at all is
/// asked before it is called: mostly it cannot.
#[inline(always)]
fn known(context: &Context<'_>, speech: &Speech, at: usize, here: Here) -> Option<(usize, GroupKind)> {
    if let time @ Some(_) = times::at(context, at) {
        return time;
    }
    if let source @ Some(_) = source(context, speech, at) {
        return source;
    }
    if here.has(SenseClass::Actor)
        && let actor @ Some(_) = actors::named(context, at)
            .filter(|(length, _)| !places::is_longer(context, at, *length) && !places::goes_on_as_name(context, at, *length))
    {
        return actor;
    }
    if here.has(SenseClass::SpeechPreposition)
        && let preposition @ Some(_) = preposition(context, speech, at)
    {
        return preposition;
    }
    if victims::may_begin(&here, || context.here(at.wrapping_sub(1)))
        && let victims @ Some(_) = victims::at(context, at)
    {
        return victims;
    }
    if effects::may_be_verb(&here)
        && let verb @ Some(_) = effects::verb_group(context, at).filter(|_| !places::is_behind_its_preposition(context, at))
    {
        return verb;
    }
    if effects::may_open_noun(context, at, &here)
        && let noun @ Some(_) = effects::noun_group(context, at)
    {
        return noun;
    }
    if places::may_begin(context, at)
        && let named @ Some(_) = victims::person(context, at).or_else(|| places::at(context, at))
    {
        return named;
    }
    if here.has(SenseClass::PlaceWord)
        && let seat @ Some(_) = places::seat_of_state(context, at)
    {
        return seat;
    }
    if actors::may_be_common(context, at, &here)
        && let actor @ Some(_) = actors::common(context, at)
    {
        return actor;
    }
    if here.has_any(CUES) { cue(context, at) } else { None }
}

/// What starts at any other: an adjective before its noun, a particle of a name.
#[inline(always)]
fn unknown(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    if context.has(at + 1, SenseClass::IncidentNoun)
        && let noun @ Some(_) = effects::noun_group(context, at)
    {
        return noun;
    }
    if places::may_begin(context, at) { victims::person(context, at).or_else(|| places::at(context, at)) } else { None }
}

/// The expressions of time of a sentence, and nothing else of it.
pub fn times(context: &Context<'_>) -> impl Iterator<Item = TimeGroup> {
    (0..context.len()).filter_map(|at| context.time(at)).map(|(_, time)| time)
}

/// A phrase that speaks.
fn source(context: &Context<'_>, speech: &Speech, at: usize) -> Option<(usize, GroupKind)> {
    // "in the community of A": a place, not who speaks for it.
    let phrase = speech.source_at(at).filter(|p| !surroundings::names_place(context, p.start))?;
    let whole = phrase.core.max(phrase.label) - phrase.start;
    // "the toll of the attack on A": what a text tells of is read for itself.
    let told = (2..whole).find(|l| phrase.group.text && effects::noun(context, at + l).is_some());
    Some((told.unwrap_or(whole), GroupKind::Source(Box::new(phrase.group.clone()))))
}

/// Words that bring in a speaker without a verb. Those that also mean other things count only where a cue begins.
fn preposition(context: &Context<'_>, speech: &Speech, at: usize) -> Option<(usize, GroupKind)> {
    let (length, kind) = context.longest_of(at, &[SenseClass::SpeechPreposition], |s| match s {
        // "le chef, qui appartient au groupe, a été tué": what a man is said to belong to brings in no voice.
        Sense::SpeechPreposition(kind) => Some(*kind).filter(|kind| *kind != crate::lexicon::SpeechPreposition::Belongs),
        _ => None,
    })?;
    // "de même que": a longer word that joins.
    if context.function_length(at, crate::lexicon::Function::And).is_some_and(|joins| joins > length) {
        return None;
    }
    if kind == crate::lexicon::SpeechPreposition::Opens && speech::stands_for_number(context, at) {
        return None;
    }
    let ambiguous = context.is(at, crate::lexicon::Function::For) || kind == crate::lexicon::SpeechPreposition::Side;
    if ambiguous && !speech.cues.iter().any(|c| c.start == at) {
        return None;
    }
    // A phrase that speaks inside the entry is kept for itself.
    let length = (1..length).find(|l| speech.source_at(at + l).is_some()).unwrap_or(length);
    Some((length, GroupKind::SpeechPreposition(kind)))
}

/// The senses of single cues that need no grammar of their own.
const CUES: &[SenseClass] = &[
    SenseClass::SpeechNoun,
    SenseClass::Weapon,
    SenseClass::Target,
    SenseClass::Hedge,
    SenseClass::Responsibility,
    SenseClass::Accident,
];

/// Whether a noun that may be a place to be hit closes words for those who fight each other: what they do to each other, or nothing of
/// them, stands behind it.
fn names_sides(context: &Context<'_>, at: usize) -> bool {
    use crate::lexicon::Function::{Reflexive, Sides};
    let goes_on = || context.is(at + 1, Reflexive) || context.tokens.get(at + 1).is_none_or(|t| !t.is_word());
    (1..SIDES_BACK).any(|back| at >= back && context.is(at - back, Sides)) && goes_on()
}

/// Words for those who fight each other begin less than so many words before their noun.
const SIDES_BACK: usize = 3;

fn cue(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    context.longest_of(at, CUES, |sense| match sense {
        // "nouvelle attaque": right before a noun an adjective.
        Sense::SpeechNoun(_) if context.has(at + 1, SenseClass::IncidentNoun) => None,
        // "une nouvelle fois": within an adverb of several words.
        Sense::SpeechNoun(_) if at > 0 && context.function_length(at - 1, crate::lexicon::Function::Adverb) > Some(1) => None,
        Sense::SpeechNoun(stance) => Some(GroupKind::SpeechNoun(*stance)),
        Sense::Weapon(what) => Some(GroupKind::Weapon(what)),
        // "les deux camps s'affrontent", "entre les deux camps, …": sides, and no camp.
        Sense::Target(_) if names_sides(context, at) => None,
        Sense::Target(what) => Some(GroupKind::Target(what)),
        Sense::Hedge(what) => Some(GroupKind::Hedge(what)),
        // A noun for a part of a group is a plain word, but for whom it is of; so are words of helping, but for whom.
        Sense::Responsibility(
            ResponsibilityCue::Branch | ResponsibilityCue::Helped | ResponsibilityCue::Charge | ResponsibilityCue::Unfounded,
            _,
        ) => None,
        Sense::Responsibility(stance, _) => Some(GroupKind::Responsibility(*stance)),
        // "n'avait rien d'accidentel"
        Sense::Accident if is_denied_outright(context, at) => None,
        Sense::Accident => Some(GroupKind::Accident),
        _ => None,
    })
}

/// Whether a word that says outright that something was an accident stands here, behind a negation or before another account: "the army speaks
/// of an accident, the people of murder", "of an accidental shot, but they accuse the soldiers".
pub fn is_denied_outright(context: &Context<'_>, at: usize) -> bool {
    let act = |s: &Sense| match s {
        Sense::IncidentNoun { kind, .. } => matches!(kind, Kind::Attack | Kind::Massacre | Kind::Ambush | Kind::Clash),
        Sense::Responsibility(..) => true,
        _ => false,
    };
    let told_otherwise = |i: usize| {
        let mut senses = context.senses_of(i, &[SenseClass::IncidentNoun, SenseClass::Responsibility]);
        context.is(i, Function::But) || senses.any(|(_, s)| act(s))
    };
    let outright = |s: &Sense| (*s == Sense::Subject(Subject::Outright)).then_some(());
    let said = context.longest_of(at, &[SenseClass::Subject], outright);
    said.is_some_and(|(length, ())| {
        context.stands_before(at, Function::Negation, DENIED_WITHIN) || (at + length..context.len()).any(told_otherwise)
    })
}

/// What is denied stands at most so many words behind the negation.
const DENIED_WITHIN: usize = 6;

fn plain(context: &Context<'_>, at: usize) -> GroupKind {
    let token = &context.tokens[at];
    match token.kind {
        TokenKind::Mark(mark) => GroupKind::Mark(mark),
        _ => GroupKind::Word,
    }
}

/// The context in which a sentence is looked at.
pub fn context<'c>(
    text: &'c str,
    sentence: &Sentence,
    tokens: &'c [crate::segment::Token],
    lexicon: &'c crate::lexicon::Lexicon,
) -> Context<'c> {
    Context::new(text, &tokens[sentence.tokens.clone()], lexicon)
}
