//! Verbs with their auxiliaries, and nouns, that say what happened.

use super::context::Here;
use super::group::{EffectGroup, EffectNounGroup, GroupKind, IncidentGroup, Mood, SpeechGroup, Voice};
use super::{Context, numbers, surroundings, times};
use crate::lexicon::{Auxiliary, EffectRole, Frame, Function, PlaceWord, Sense, SenseClass, Tense, Verb, VerbForm};
use crate::model::{Effect, Kind};

/// The verb group that starts here: "ont été tués", "aurait fait état", "tuant".
#[inline(always)]
pub fn verb(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    if may_be_verb(&context.here(at)) { verb_group(context, at) } else { None }
}

/// Mostly neither a verb stands here nor what may stand before one.
#[inline(always)]
pub(super) fn may_be_verb(here: &Here) -> bool {
    here.has(SenseClass::Verb) || here.is_any(&[Function::Negation, Function::Reflexive, Function::Clitic])
}

/// An adverb begins at most so many words before a form that it holds.
const WITHIN_ADVERB: usize = 3;

/// "before gunmen attacked" with the particle that negates nothing there.
fn is_expletive(context: &Context<'_>, at: usize) -> bool {
    let clause = (at.saturating_sub(BEFORE_THAT)..at).rev().take_while(|i| context.tokens[*i].is_word());
    clause.into_iter().any(|i| context.is(i, Function::That) && i > 0 && context.is(i - 1, Function::Before))
}

/// Such a clause opens at most so many words before its verb.
const BEFORE_THAT: usize = 9;

/// As [`verb`], where it is known that one may begin.
#[inline(never)]
pub(super) fn verb_group(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    // A sentence opens with the noun, and "of" brings it in, not a verb that is written like it: "attack on", "plan of attack".
    if opens_noun(context, at) {
        return None;
    }
    // "la prise en otage de six agents": behind the article, a noun of several words and not the participle.
    let event = || effect_noun(context, at).filter(|(length, (_, _, people))| *length > 1 && !people);
    if at > 0 && context.is(at - 1, Function::DetDef) && event().is_some() {
        return None;
    }
    // "le nombre de tués": the people, not the verb.
    let number_of =
        at >= 2 && context.is_any(at - 1, &[Function::Of, Function::DetDes]) && context.is(at - 2, Function::NumberOf);
    if number_of && effect_noun(context, at).is_some() {
        return None;
    }
    // "the gold mine": a noun of several words for what was hit.
    let target = || context.senses_of(at, &[SenseClass::Target]).any(|(length, _)| length > 1);
    if at > 0 && context.is_any(at - 1, &[Function::DetDef, Function::DetIndef, Function::DetDu, Function::DetDes]) && target() {
        return None;
    }
    let mut here = at;
    let negation = context.is(here, Function::Negation);
    if negation {
        here += 1;
    }
    let negated = negation && !is_expletive(context, at);
    let mut reflexive = false;
    if context.is(here, Function::Reflexive) {
        reflexive = true;
        here += 1;
    }
    // "s'en prendre à": the second pronoun makes another verb of it.
    if reflexive && context.is(here, Function::CliticOf) {
        let (end, kind) = conjugated(context, here + 1, negated, Pronouns::ReflexiveOf)?;
        return matches!(kind, GroupKind::Effect(_)).then_some((end - at, kind));
    }
    // "n'en sont pas sortis vivants", "n'en reviendront pas": a denial goes on to its verb.
    while context.is(here, Function::Clitic) || negated && context.is(here, Function::CliticOf) && context.is_auxiliary(here + 1)
    {
        here += 1;
    }
    // "during" is written like "hanging".
    if context.is(here, Function::During) {
        return None;
    }
    // "à bout touchant": a form within an adverb of several words is no verb.
    let adverb = |i: usize| context.function_length(i, Function::Adverb).is_some_and(|length| i + length > here);
    if (here.saturating_sub(WITHIN_ADVERB)..here).any(adverb) {
        return None;
    }
    // "aid to the displaced": people, not what was done to them.
    if here > 0 && context.is(here - 1, Function::At) && context.is(here - 1, Function::PluralDeterminer) {
        return None;
    }
    // After an article a form is a noun: "un premier décompte".
    let article = here > 0
        && !negated
        && !reflexive
        // "dont un est décédé"
        && !context.is_auxiliary(here)
        && (context.is_any(here - 1, &[Function::DetIndef, Function::DetDem, Function::DetPoss, Function::DetDu, Function::At])
            // "à la ceinture d'explosifs": no object, where a preposition brings in the article.
            || here > 1 && context.is(here - 1, Function::DetDef) && context.is_any(here - 2, &BEFORE_ARTICLE));
    let (end, mut kind) = conjugated(context, here, negated, if reflexive { Pronouns::Reflexive } else { Pronouns::None })?;
    // "a hymn to the dead": of one as well.
    let contracted = here > 0 && context.is(here - 1, Function::At) && context.is(here - 1, Function::Masculine);
    if contracted && matches!(&kind, GroupKind::Effect(e) if e.voice == Voice::Participle) && end == here + 1 {
        return None;
    }
    let predicate = here > 1 && context.is(here - 1, Function::DetDef) && is_predicate(context, here - 1);
    if let GroupKind::Effect(e) = &mut kind
        && predicate
        && e.voice == Voice::Active
        && e.incident.is_some()
    {
        e.voice = Voice::Passive;
        e.mood = Mood::Past;
    }
    // "n'ont à déplorer qu'un blessé"
    let to_count =
        |s: &SpeechGroup| s.participle && context.is(here - 1, Function::At) && context.lexicon.verbs[s.verb as usize].counts_own;
    if article
        && !matches!(&kind, GroupKind::Effect(e) if matches!(e.voice, Voice::Participle | Voice::Unfinite))
        && !matches!(&kind, GroupKind::Speech(s) if to_count(s))
    {
        return None;
    }
    // "la cité minière de A": a participle that is a noun for a town behind its article.
    if end == at + 1 && matches!(&kind, GroupKind::Speech(s) if s.participle) && is_town_noun(context, at) {
        return None;
    }
    Some((end - at, kind))
}

/// Prepositions behind which a noun has its article.
const BEFORE_ARTICLE: [Function; 6] = [Function::At, Function::In, Function::On, Function::By, Function::With, Function::Against];

/// "la cité": whether a word is a noun for a town, behind its article.
pub(super) fn is_town_noun(context: &Context<'_>, at: usize) -> bool {
    let articles = &[Function::DetDef, Function::DetIndef, Function::DetDem, Function::DetPoss];
    // "le dit" is no noun.
    let noun = |s: &Sense| matches!(s, Sense::PlaceWord(word) if *word != PlaceWord::Named);
    at > 0 && context.is_any(at - 1, articles) && context.senses_of(at, &[SenseClass::PlaceWord]).any(|(_, s)| noun(s))
}

/// "was the target on Monday of an attack", "was once more, on Monday, the target": behind "to be" and an article, what is written like the
/// verb means its object.
fn is_predicate(context: &Context<'_>, article: usize) -> bool {
    let be = |f: &VerbForm| context.lexicon.verbs[f.verb as usize].auxiliary == Some(Auxiliary::Be);
    let between = |i: &usize| {
        context.is_adverb(*i) || context.has_any(*i, &[SenseClass::Time, SenseClass::Digits]) || context.is_mark(*i, ',')
    };
    let verb = (article.saturating_sub(BETWEEN)..article).rev().find(|i| !between(i));
    verb.is_some_and(|i| form(context, i, be).is_some())
}

/// So many words with a day may stand between the verb and the article.
const BETWEEN: usize = 7;

/// Whether a noun of violence stands here that is written like a verb: at the head of a sentence, behind "of", or where no subject may
/// stand before: "Gao : attaque des rebelles", "…, attaque du Front".
fn opens_noun(context: &Context<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return incident_length(context, at).is_some() };
    let marked = |marks: &[char]| marks.iter().any(|mark| context.is_mark(before, *mark));
    let whose = |end: usize| context.is_any(end, &[Function::Of, Function::DetDu, Function::Against]);
    let noun = || incident_length(context, at);
    if context.is(before, Function::Of) || marked(&[':', '(', '–', '—', '-', '•', '·', '*', '|']) {
        return noun().is_some();
    }
    marked(&[',', ';']) && noun().is_some_and(|length| whose(at + length))
}

fn form(context: &Context<'_>, at: usize, pick: impl Fn(&VerbForm) -> bool) -> Option<(usize, VerbForm)> {
    form_of(context, at, SenseClass::Verb, pick)
}

/// A form of a verb of this class.
#[inline]
fn form_of(context: &Context<'_>, at: usize, class: SenseClass, pick: impl Fn(&VerbForm) -> bool) -> Option<(usize, VerbForm)> {
    context.longest_of(at, &[class], |s| match s {
        Sense::Verb(form) if pick(form) => Some(*form),
        _ => None,
    })
}

/// A form of a verb that takes a reflexive pronoun only where one stands, and rather than another verb of the same words: "faire
/// exploser" is not "se faire exploser".
fn suited(context: &Context<'_>, at: usize, reflexive: bool, pick: impl Fn(&VerbForm) -> bool) -> Option<(usize, VerbForm)> {
    let verbs = &context.lexicon.verbs;
    let plain = form(context, at, |f| pick(f) && !verbs[f.verb as usize].reflexive);
    let own = reflexive.then(|| form(context, at, |f| pick(f) && verbs[f.verb as usize].reflexive)).flatten();
    match (own, plain) {
        (Some(own), Some(plain)) if plain.0 > own.0 => Some(plain),
        (own, plain) => own.or(plain),
    }
}

fn skip_adverbs(context: &Context<'_>, mut at: usize) -> usize {
    let start = at;
    while at - start < 5 {
        // "ont d'abord tué"; what tells of time is a group of its own.
        let passing =
            super::speech::aside(context, at).filter(|_| !context.is_adverb(at) && times::length(context, at).is_none());
        if let Some(length) = passing {
            at += length;
        } else if context.is(at, Function::All) && context.has(at + 1, SenseClass::Verb) {
            // "ont tous péri"
            at += 1;
        } else if context.is_adverb(at) || context.is(at, Function::Pronoun) && context.tokens[at].hyphen {
            at += context.function_length(at, Function::Adverb).unwrap_or(1);
        } else {
            break;
        }
    }
    // "ont « neutralisé »": the quotation marks of a word that somebody chose.
    // "ont « froidement abattu »"
    let chosen = (at + 1..at + 3).find(|i| !context.is_adverb(*i)).filter(|i| context.has(*i, SenseClass::Verb));
    chosen.filter(|_| at > 0 && context.is_quote(at)).unwrap_or(at)
}

/// The pronouns that stand before a verb and belong to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pronouns {
    None,
    Reflexive,
    ReflexiveOf,
}

fn conjugated(context: &Context<'_>, at: usize, negated: bool, pronouns: Pronouns) -> Option<(usize, GroupKind)> {
    let verbs = &context.lexicon.verbs;
    let reflexive = pronouns != Pronouns::None;
    let with_of = pronouns == Pronouns::ReflexiveOf;
    let auxiliary = |f: &VerbForm| is_have_or_be(context, f);
    if let Some((length, aux)) = form_of(context, at, SenseClass::Auxiliary, |f| auxiliary(f) && f.tense != Tense::PastParticiple)
    {
        return compound(context, aux, at + length, negated, pronouns).or(Some((at + length, GroupKind::Word)));
    }
    if let Some(Parted { aux, negated, pronouns }) = parted(context, at, pronouns).or_else(|| set_apart(context, at, pronouns))
        && let Some(found) = compound(context, aux, at, negated, pronouns)
    {
        return Some(found);
    }
    let (length, found) = suited(context, at, reflexive, |f| {
        let verb = &verbs[f.verb as usize];
        let finite = !matches!(f.tense, Tense::PastParticiple | Tense::Infinitive | Tense::PresentParticiple);
        verb.auxiliary.is_none() && verb.with_of == with_of && harms_so(verb, negated && finite, false)
    })?;
    // "trois autres blessés en fuyant": what they did then, and not what befell them.
    let flees = matches!(verbs[found.verb as usize].effect, Some((Effect::Escaped, _)));
    if flees && found.tense == Tense::PresentParticiple && at > 0 && context.is_any(at - 1, &[Function::In, Function::CliticOf]) {
        return Some((at + length, GroupKind::Word));
    }
    let (voice, mood) = match found.tense {
        Tense::PastParticiple => (Voice::Participle, Mood::None),
        Tense::Infinitive | Tense::PresentParticiple => (Voice::Unfinite, Mood::None),
        Tense::Present | Tense::Subjunctive => (Voice::Active, Mood::Present),
        Tense::Imperfect => (Voice::Active, Mood::Imperfect),
        Tense::Past => (Voice::Active, Mood::Past),
        Tense::Future => (Voice::Active, Mood::Future),
        Tense::Conditional => (Voice::Active, Mood::Conditional),
    };
    Some(finish(context, at + length, found, voice, mood, negated, found.plural, found.first_person, reflexive))
}

/// Whether a verb says anything of people here: some do only where it is denied, in the active or in the passive.
fn harms_so(verb: &Verb, negated: bool, passive: bool) -> bool {
    match verb.effect {
        Some((_, Frame::Unless)) => negated && !passive,
        Some((_, Frame::UnlessDone)) => negated && passive,
        _ => true,
    }
}

fn is_have_or_be(context: &Context<'_>, form: &VerbForm) -> bool {
    matches!(context.lexicon.verbs[form.verb as usize].auxiliary, Some(Auxiliary::Have | Auxiliary::Be))
}

/// An auxiliary with the participle that stands from `behind` on: "ont été tués", "a perdu".
fn compound(
    context: &Context<'_>,
    aux: VerbForm,
    behind: usize,
    negated: bool,
    pronouns: Pronouns,
) -> Option<(usize, GroupKind)> {
    let verbs = &context.lexicon.verbs;
    let auxiliary = |f: &VerbForm| is_have_or_be(context, f);
    let reflexive = pronouns != Pronouns::None;
    let with_of = pronouns == Pronouns::ReflexiveOf;
    let is_have = verbs[aux.verb as usize].auxiliary == Some(Auxiliary::Have);
    let mut here = skip_adverbs(context, behind);
    // "n'est que blessé": so much and no more.
    let only = negated && context.is(here, Function::That) && context.has(here + 1, SenseClass::Verb);
    let negated = negated && !only;
    here += usize::from(only);
    let mut passive = !is_have;
    if let Some((length, idiom)) = idiom_of_being(context, here).filter(|_| is_have) {
        let mood = if aux.tense == Tense::Imperfect { Mood::Pluperfect } else { Mood::Past };
        let mood = if aux.tense == Tense::Conditional { Mood::Conditional } else { mood };
        let end = here + length;
        return Some(finish(context, end, idiom, Voice::Active, mood, negated, aux.plural, aux.first_person, reflexive));
    }
    if let Some((more, _)) = form_of(context, here, SenseClass::Auxiliary, |f| {
        verbs[f.verb as usize].auxiliary == Some(Auxiliary::Be) && f.tense == Tense::PastParticiple
    }) {
        passive = true;
        here = skip_adverbs(context, here + more);
    } else if let Some((more, _)) =
        form_of(context, here, SenseClass::Auxiliary, |f| auxiliary(f) && f.tense == Tense::Infinitive)
    {
        here = skip_adverbs(context, here + more);
    }
    let been = passive && is_have;
    let found = suited(context, here, reflexive, |f| {
        let verb = &verbs[f.verb as usize];
        f.tense == Tense::PastParticiple && verb.auxiliary.is_none() && verb.with_of == with_of && harms_so(verb, negated, been)
    });
    // "se sont fait égorger": done to them, whoever made them.
    let caused = Some(here).filter(|_| reflexive && !is_have && found.is_none_or(|(length, _)| length == 1));
    if let Some((end, form)) = caused.and_then(|made| let_be_done(context, made)) {
        let mood = match aux.tense {
            Tense::Imperfect => Mood::Pluperfect,
            Tense::Conditional => Mood::Conditional,
            _ => Mood::Past,
        };
        return Some(finish(context, end, form, Voice::Passive, mood, negated, aux.plural, aux.first_person, false));
    }
    let (length, participle) = found?;
    let mood = match aux.tense {
        Tense::Present | Tense::Past | Tense::Subjunctive => Mood::Past,
        Tense::Imperfect => {
            // "s'était attaqué à", "étaient tombés dans une embuscade": no passive either.
            if is_have || reflexive || verbs[participle.verb as usize].suffers || !passive_of(context, participle, true) {
                Mood::Pluperfect
            } else {
                Mood::Imperfect
            }
        }
        Tense::Conditional => Mood::Conditional,
        // "auront péri": the future perfect sums up what is past.
        Tense::Future if is_have => Mood::Past,
        Tense::Future => Mood::Future,
        _ => Mood::None,
    };
    // "sont tombés dans une embuscade": the past of a verb whose subject suffers; "s'en sont pris à": of one who acts.
    let suffers = verbs[participle.verb as usize].suffers;
    let is_done = passive && !is_have && !reflexive && passive_of(context, participle, true) && !suffers;
    let mood = if is_done && aux.tense == Tense::Present { Mood::Present } else { mood };
    let voice = if matches!(aux.tense, Tense::Infinitive | Tense::PresentParticiple) && !passive {
        Voice::Unfinite
    } else if passive && !reflexive && passive_of(context, participle, !is_have) {
        Voice::Passive
    } else {
        Voice::Active
    };
    let end = here + length;
    let (end, mut kind) = finish(context, end, participle, voice, mood, negated, aux.plural, aux.first_person, reflexive);
    // "a été mortellement atteint"
    if let GroupKind::Effect(e) = &mut kind
        && e.effect == Some(Effect::Wounded)
        && (behind..here).any(|i| context.is(i, Function::Mortal))
    {
        e.effect = Some(Effect::Killed);
    }
    Some((end, kind))
}

/// "se sont fait égorger", "se sont fait surprendre et abattre": the infinitive of a verb of harm behind "made", be it the second of two
/// that a word joins, and where it ends; not where it has others for its object.
fn let_be_done(context: &Context<'_>, made: usize) -> Option<(usize, VerbForm)> {
    if !context.is(made, Function::Makes) {
        return None;
    }
    let verbs = &context.lexicon.verbs;
    let infinitive =
        |at: usize| form(context, at, |f| f.tense == Tense::Infinitive && verbs[f.verb as usize].auxiliary.is_none());
    let harms = |f: &VerbForm| matches!(verbs[f.verb as usize].effect, Some((_, Frame::Transitive)));
    let object = |end: usize| {
        numbers::begins(context, end)
            || context.is_any(end, &[Function::DetDef, Function::DetPoss, Function::DetDes, Function::DetIndef])
    };
    let first = skip_adverbs(context, made + 1);
    let (length, found) = infinitive(first)?;
    let joins = [Function::And, Function::Then];
    let second = (first + length..first + length + JOINT).find(|i| context.is_any(*i, &joins)).and_then(|joint| {
        let at = skip_adverbs(context, joint + 1);
        infinitive(at).filter(|(_, second)| harms(second)).map(|(length, second)| (at + length, second))
    });
    let first = (first + length, found);
    second.or(Some(first).filter(|(_, found)| harms(found))).filter(|(end, _)| !object(*end))
}

/// "surprendre lundi, puis": between two infinitives the word that joins them is among so many.
const JOINT: usize = 3;

/// "(has) been the target of an attack": an idiom of violence that begins with "been". Where a bare "of" ends it, what follows must be
/// violence or those who did it.
fn idiom_of_being(context: &Context<'_>, at: usize) -> Option<(usize, VerbForm)> {
    let verbs = &context.lexicon.verbs;
    let being = |f: &VerbForm| verbs[f.verb as usize].auxiliary == Some(Auxiliary::Be) && f.tense == Tense::PastParticiple;
    let (been, _) = form_of(context, at, SenseClass::Auxiliary, being)?;
    let violent = |f: &VerbForm| f.tense == Tense::PastParticiple && verbs[f.verb as usize].incident.is_some();
    // "(has not) been fatal to", "(have) been victims of a kidnapping".
    let harms = |f: &VerbForm| {
        let effect = verbs[f.verb as usize].effect;
        let told = matches!(effect, Some((Effect::Killed, Frame::TransitiveTo) | (_, Frame::Intransitive)));
        f.tense == Tense::PastParticiple && told
    };
    if let Some(found) = form(context, at, harms).filter(|(length, _)| *length > been) {
        return Some(found);
    }
    let (length, idiom) = form(context, at, violent).filter(|(length, _)| *length > been)?;
    let end = at + length;
    let told =
        |i: usize| context.has_any(i, &[SenseClass::IncidentNoun, SenseClass::ActorNoun, SenseClass::Actor, SenseClass::Weapon]);
    let open = context.is_any(end - 1, &[Function::Of, Function::DetDu, Function::DetDes]);
    // "of an attack on its computers".
    if (end..end + WHAT_BEFELL).any(|i| context.is(i, Function::Figurative)) {
        return None;
    }
    (!open || (end..end + WHAT_BEFELL).any(told)).then_some((length, idiom))
}

/// What a place or a convoy was the target of is named within so many words.
const WHAT_BEFELL: usize = 3;

/// The auxiliary of a participle from which an aside between commas parts it.
struct Parted {
    aux: VerbForm,
    negated: bool,
    pronouns: Pronouns,
}

/// "ont, selon le préfet, été tués", "ont, dans leur fuite, abattu": the auxiliary before the aside that ends right before here.
fn parted(context: &Context<'_>, at: usize, pronouns: Pronouns) -> Option<Parted> {
    let comma = |at: usize| context.is_mark(at, ',');
    let closing = (1..=at).map(|back| at - back).find(|i| !context.is_adverb(*i)).filter(|i| comma(*i))?;
    let participle = |f: &VerbForm| f.tense == Tense::PastParticiple;
    if pronouns != Pronouns::None || form(context, at, participle).is_none() {
        return None;
    }
    let finite = |f: &VerbForm| {
        is_have_or_be(context, f) && !matches!(f.tense, Tense::PastParticiple | Tense::Infinitive | Tense::PresentParticiple)
    };
    let within = closing.saturating_sub(ASIDE_WITHIN).max(1)..closing;
    let inside = |i: &usize| context.tokens[*i].is_word() || context.tokens[*i].number().is_some() || comma(*i);
    let opening = within.rev().take_while(inside).filter(|i| comma(*i));
    let auxiliary = |comma: usize| {
        let before = (0..comma).rev().find(|i| !context.is_adverb(*i))?;
        Some((before, form_of(context, before, SenseClass::Auxiliary, finite)?.1))
    };
    let (before, aux) = opening.filter_map(auxiliary).next()?;
    let behind = |at: usize, function: Function| at > 0 && context.is(at - 1, function);
    let reflexive = behind(before, Function::Reflexive);
    Some(Parted {
        aux,
        negated: behind(before - usize::from(reflexive), Function::Negation),
        pronouns: if reflexive { Pronouns::Reflexive } else { Pronouns::None },
    })
}

/// "ont ce jour-là péri", "a désormais tué": the auxiliary from which only words for time part a participle.
fn set_apart(context: &Context<'_>, at: usize, pronouns: Pronouns) -> Option<Parted> {
    let participle = |f: &VerbForm| f.tense == Tense::PastParticiple;
    if pronouns != Pronouns::None || at < 2 || context.is_auxiliary(at - 1) || form(context, at, participle).is_none() {
        return None;
    }
    let step = |i: usize| {
        let now = NOW.iter().find_map(|f| context.function_length(i, *f));
        now.or_else(|| times::length(context, i)).or_else(|| context.is_adverb(i).then_some(1)).unwrap_or(0)
    };
    let finite = |f: &VerbForm| is_have_or_be(context, f) && !matches!(f.tense, Tense::PastParticiple | Tense::PresentParticiple);
    (at.saturating_sub(SET_APART)..at - 1).rev().find_map(|before| {
        let (length, aux) = form_of(context, before, SenseClass::Auxiliary, finite)?;
        let mut here = before + length;
        while here < at {
            match step(here) {
                0 => break,
                words => here += words,
            }
        }
        let negated = before > 0 && context.is(before - 1, Function::Negation);
        (here == at).then_some(Parted { aux, negated, pronouns: Pronouns::None })
    })
}

/// Words for a time that are no date.
const NOW: [Function; 4] = [Function::Latest, Function::Formerly, Function::Already, Function::InAll];

/// Such words are so many at most.
const SET_APART: usize = 5;

/// An aside between an auxiliary and its participle is of so many words at most.
const ASIDE_WITHIN: usize = 12;

/// Whether "to be" with this participle is a passive: not with verbs whose victims are their subject.
fn passive_of(context: &Context<'_>, participle: VerbForm, with_be: bool) -> bool {
    let verb = &context.lexicon.verbs[participle.verb as usize];
    !(with_be
        && (verb.takes_be || matches!(verb.effect, Some((_, Frame::Intransitive | Frame::Fall | Frame::Unless | Frame::Goes)))))
}

#[allow(clippy::too_many_arguments)]
fn finish(
    context: &Context<'_>,
    mut end: usize,
    form: VerbForm,
    voice: Voice,
    mood: Mood,
    negated: bool,
    plural: bool,
    first_person: bool,
    reflexive: bool,
) -> (usize, GroupKind) {
    let verb = &context.lexicon.verbs[form.verb as usize];
    // "s'arrêter" arrests nobody: what one does to oneself is another verb.
    let oneself = reflexive && !verb.reflexive && matches!(verb.effect, Some((_, Frame::Transitive)));
    let mut effect = verb.effect.map(|(e, _)| e).filter(|_| !oneself);
    // "tués ou blessés", "tué et blessé": one figure for both.
    let both = context.is(end, Function::And);
    if let (Some(first), true) = (effect, both || context.is(end, Function::Or)) {
        let next = skip_adverbs(context, end + 1);
        if let Some((length, second)) = self::form(context, next, |f| f.tense == form.tense && (!both || f.plural == form.plural))
        {
            let next_verb = &context.lexicon.verbs[second.verb as usize];
            let second = next_verb.effect.map(|(e, _)| e);
            let harm = second.map(|second| joined(first, second));
            // "poignardés et tués": a wound that names an act says how they died.
            let manner = |effect: Option<Effect>, act: bool| effect == Some(Effect::Wounded) && act;
            let stabbed = manner(Some(first), verb.incident.is_some()) || manner(second, next_verb.incident.is_some());
            // "tuées par balles ou brûlées": how they died.
            let died = first == Effect::Killed && verb.lemma.contains(' ');
            if let Some(harm) = harm.filter(|harm| !both || *harm == Effect::KilledOrWounded) {
                let killed = stabbed && harm == Effect::KilledOrWounded;
                effect = Some(if killed {
                    Effect::Killed
                } else if died {
                    first
                } else {
                    harm
                });
                end = next + length;
            }
        }
    }
    // "qui relève de la commune de A": it only says what a place belongs to.
    let tells_nothing = verb.effect.is_none() && verb.incident.is_none() && verb.outcome.is_none();
    if tells_nothing
        && voice == Voice::Active
        && verb.speech.is_some_and(|(_, f)| !f.of)
        && super::speech::is_of_place(context, end)
    {
        return (end, GroupKind::Word);
    }
    if verb.effect.is_none() && verb.incident.is_none() && verb.outcome.is_none() || verb.counts_own && verb.effect.is_none() {
        // "To this is added", "is explained by": done to itself, the verb says nothing.
        let speech = verb.speech.filter(|_| !reflexive || verb.reflexive);
        if let Some((stance, _)) = speech.or(verb.counts_own.then(|| (crate::model::Stance::Asserted, Default::default()))) {
            let speech = SpeechGroup {
                stance,
                mood,
                negated,
                passive: voice == Voice::Passive,
                participle: matches!(voice, Voice::Participle | Voice::Unfinite),
                plural,
                verb: form.verb,
            };
            return (end, GroupKind::Speech(speech));
        }
        return (end, GroupKind::Word);
    }
    // "n'ont pas survécu", "n'ont pu être sauvés"
    let perished = effect == Some(Effect::Survivors) && (negated || voice == Voice::Passive && could_not(context, end));
    let (effect, negated) = if perished { (Some(Effect::Killed), false) } else { (effect, negated) };
    // "ne répondent pas à l'appel", "n'ont pas été retrouvés"
    let (frame, negated) = match verb.effect {
        Some((_, Frame::Unless)) => (Frame::Intransitive, false),
        Some((_, Frame::UnlessDone)) => (Frame::Transitive, false),
        Some((_, Frame::Goes)) => (Frame::Intransitive, negated),
        told => (told.map_or(Frame::Transitive, |(_, frame)| frame), negated),
    };
    let group = EffectGroup {
        verb: form.verb,
        effect,
        reflexive,
        frame,
        voice,
        mood,
        negated,
        plural: if voice == Voice::Participle { form.plural } else { plural },
        first_person,
        incident: verb.incident,
        outcome: verb.outcome,
    };
    (end, GroupKind::Effect(group))
}

/// "n'ont pas pu être sauvés": whether the infinitive of "to be" stands before the participle that ends here, and a denied verb before
/// that.
fn could_not(context: &Context<'_>, end: usize) -> bool {
    let infinitive = |f: &VerbForm| is_have_or_be(context, f) && f.tense == Tense::Infinitive;
    let be = (end.saturating_sub(BE_BEFORE)..end).find(|i| form_of(context, *i, SenseClass::Auxiliary, infinitive).is_some());
    let denied = |be: usize| (be.saturating_sub(DENIED_BEFORE)..be).any(|i| context.is(i, Function::Negation));
    be.is_some_and(denied)
}

/// "être" stands so many words before the end of its participle, and a negation so many before it.
const BE_BEFORE: usize = 4;
const DENIED_BEFORE: usize = 5;

pub fn joined(first: Effect, second: Effect) -> Effect {
    match (first, second) {
        (Effect::Killed, Effect::Wounded) | (Effect::Wounded, Effect::Killed) => Effect::KilledOrWounded,
        (first, _) => first,
    }
}

/// A noun of effect or of incident, with its determiner: "la mort de", "une autre attaque", "deux embuscades".
#[inline(always)]
pub fn noun(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    if may_open_noun(context, at, &context.here(at)) { noun_group(context, at) } else { None }
}

/// Whether a word stands here with which a noun of violence can begin: itself, what may stand before any noun, a number, or, right
/// before a noun of an incident, any adjective.
#[inline(always)]
pub(super) fn may_open_noun(context: &Context<'_>, at: usize, here: &Here) -> bool {
    let before_noun = [
        Function::DetDef,
        Function::DetDem,
        Function::DetPoss,
        Function::DetIndef,
        Function::DetDes,
        Function::DetDu,
        Function::Other,
        Function::Twofold,
    ];
    (context.holds(SenseClass::EffectNoun) || context.holds(SenseClass::IncidentNoun))
        && (here.has_any(&[SenseClass::EffectNoun, SenseClass::IncidentNoun, SenseClass::Number, SenseClass::Digits])
            || here.is_any(&before_noun)
            || context.has(at + 1, SenseClass::IncidentNoun)
            || context.is_quote(at))
}

/// As [`noun`], where it is known that one may begin.
#[inline(never)]
pub(super) fn noun_group(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    // Mostly none follows in reach: an article, two adjectives and a quotation mark may stand before it, and a number of any length.
    let noun = |at: usize| context.has_any(at, &[SenseClass::EffectNoun, SenseClass::IncidentNoun]);
    if !(at..at + NOUN_WITHIN).any(noun) && !numbers::begins(context, at) && !numbers::begins(context, at + 1) {
        return None;
    }
    let mut here = at;
    let definite = context.is_any(here, &[Function::DetDef, Function::DetDem, Function::DetPoss]);
    let demonstrative = context.is(here, Function::DetDem);
    // "la mort" as an entry of its own comes before its article is taken away.
    if let Some((length, (effect, plural, people))) = effect_noun(context, here) {
        return Some((length, GroupKind::EffectNoun(EffectNounGroup { effect, plural, people, definite })));
    }
    let determined = definite || context.is_any(here, &[Function::DetIndef, Function::DetDes, Function::DetDu]);
    // "les dépouilles des neuf otages": those are counted, whatever stands before them.
    // "Des dix tués, sept étaient des civils"
    // "les obsèques des dix victimes"
    if context.is(at, Function::DetDes)
        && numbers::begins(context, at + 1)
        && effect_noun(context, at + 2).is_some_and(|(_, n)| n.2)
    {
        return None;
    }
    if determined {
        here += 1;
    }
    let mut count = None;
    if (!context.is(at, Function::DetIndef) || context.is(here, Function::Other))
        && let Some(number) = numbers::number(context, here).filter(|n| !n.article || here == at)
    {
        count = Some(number.value);
        here += number.length;
    }
    let mut other = false;
    for _ in 0..2 {
        if context.is(here, Function::Other) {
            other = true;
            here += 1;
        } else if context.is(here, Function::Twofold)
            || count.is_none() && context.is(here, Function::First)
            || adjective_before_noun(context, here)
        {
            here += 1;
        } else {
            break;
        }
    }
    if context.is_quote(here) {
        // "cinquante civils « portés disparus »": behind no article, the marks stand around a participle.
        if here == at && context.has(here + 1, SenseClass::Verb) {
            return None;
        }
        here += 1;
    }
    // "the taking hostage of six guards": of several words, and counted.
    let counted = |end: usize| context.is_any(end, &[Function::Of]) && numbers::begins(context, end + 1);
    let of_people = |length: usize| incident_length(context, here).is_none_or(|l| l < 2 || l == length && counted(here + l));
    if let Some((length, (effect, plural, people))) = effect_noun(context, here).filter(|(length, _)| of_people(*length)) {
        return Some((here + length - at, GroupKind::EffectNoun(EffectNounGroup { effect, plural, people, definite })));
    }
    let (length, (kind, strong, quarrel, plural)) = context.longest_of(here, &[SenseClass::IncidentNoun], |s| match s {
        Sense::IncidentNoun { kind, strong, quarrel, plural } => Some((*kind, *strong, *quarrel, *plural)),
        _ => None,
    })?;
    if surroundings::is_rally(context, here) && !is_harmful_march(context, here, length) {
        return None;
    }
    let fought = quarrel && (between_groups(context, here + length) || plural && made_dead(context, here + length));
    let (strong, kind) = if fought { (true, Kind::Clash) } else { (strong, kind) };
    // "a gold mine" is a place that is hit, no device; "an attack strikes the capital": a verb without an article is no noun.
    let target = context.longest_of(here, &[SenseClass::Target], |s| matches!(s, Sense::Target(_)).then_some(()));
    let verb = here == at
        && at > 0
        && length == 1
        && context.senses(here).any(|(l, s)| l == 1 && matches!(s, Sense::Verb(f) if f.tense == Tense::Present))
        && !context.is_any(at - 1, &[Function::Of, Function::By, Function::In, Function::At, Function::With, Function::After])
        && context.tokens[at - 1].is_word();
    // "dans une mine": where people dig.
    let pit = kind == Kind::Ied && !strong && at > 0 && context.is(at - 1, Function::In);
    if verb || pit || target.is_some_and(|(l, ())| l > length) {
        return None;
    }
    // "a political ambush".
    if context.is(here + length, Function::Figurative) {
        return None;
    }
    // A noun that has one form for both numbers takes that of its article.
    let one = definite && !context.is_any(at, &[Function::PluralDeterminer, Function::DetPoss]) && !other && count.is_none();
    let plural = plural && !one && !context.is(at, Function::DetIndef) || is_of_a_kind(context, here, length);
    // "a separate clash".
    let apart = !plural && !definite && context.is(here + length, Function::Apart);
    let (length, other) = (length + usize::from(apart), other || apart);
    let group = IncidentGroup { kind, strong, plural, definite, demonstrative, other, count };
    Some((here + length - at, GroupKind::Incident(group)))
}

/// A noun of violence stands among so many words from its article on.
const NOUN_WITHIN: usize = 5;

/// "un conflit foncier entre éleveurs et agriculteurs": whether those who quarrel follow.
fn between_groups(context: &Context<'_>, at: usize) -> bool {
    let fights = |s: &Sense| match s {
        Sense::Verb(form) => matches!(context.lexicon.verbs[form.verb as usize].incident, Some((Kind::Clash, _))),
        _ => false,
    };
    let between =
        |i: &usize| context.is(*i, Function::Between) || context.senses_of(*i, &[SenseClass::Verb]).any(|(_, s)| fights(s));
    let word = |i: &usize| context.tokens.get(*i).is_some_and(|t| t.is_word());
    let people = |i: usize| context.has(i, SenseClass::Community) || context.is(i, Function::Peoples);
    let mut named = (at..at + BETWEEN_WITHIN).take_while(word).filter(between);
    named.any(|between| (between + 1..between + 1 + QUALIFIED).any(people))
}

/// "were shot during the demonstrations", "the toll of the demonstrations", "the demonstrations left five dead": whether what is told of people
/// who marched is that some came to harm.
fn is_harmful_march(context: &Context<'_>, noun: usize, length: usize) -> bool {
    let before = || (noun.saturating_sub(DURING)..noun).rev().take_while(|i| context.tokens[*i].is_word());
    let during = |i: usize| context.is_any(i, &[Function::During, Function::DuringOf]) || context.has(i, SenseClass::SpeechNoun);
    before().any(during) || made_dead(context, noun + length)
}

/// The word for during, or that for a toll, stands at most so many words before the noun.
const DURING: usize = 5;

/// "the violence of Monday at A has left ten dead": a verb of making, and behind it a number of dead or wounded.
fn made_dead(context: &Context<'_>, at: usize) -> bool {
    let numbers = [SenseClass::Number, SenseClass::Digits, SenseClass::Modifier];
    // "broke out at A, leaving ten dead".
    let leaving = |i: usize| context.is_mark(i, ',') && context.is(i + 1, Function::Makes);
    // "domestic violence", "violence on the roads" is another: nothing but where and when, and that it broke out, may stand between.
    let known = [SenseClass::Function, SenseClass::Time, SenseClass::PlaceWord, SenseClass::Verb, SenseClass::Auxiliary];
    let small = |i: usize| context.tokens[i].capital || context.has_any(i, &known);
    let word =
        |i: &usize| context.tokens.get(*i).is_some_and(|t| t.is_word() && small(*i) || t.number().is_some() || leaving(*i));
    let made = context.holds_function(&[Function::Makes]).then(|| (at..at + MADE_WITHIN).take_while(word)).into_iter().flatten();
    let Some(verb) = made.into_iter().find(|i| context.is(*i, Function::Makes)) else { return false };
    context.has_any(verb + 1, &numbers) && (verb + 2..verb + DEAD_WITHIN).any(|i| context.has(i, SenseClass::EffectNoun))
}

/// The verb stands among so many words behind the noun, the dead among so many behind the verb.
const MADE_WITHIN: usize = 12;
const DEAD_WITHIN: usize = 7;

/// "violence broke out on Monday at A between herders and farmers": "between" stands among so many words.
const BETWEEN_WITHIN: usize = 8;

/// So many words may stand before those who follow "between".
const QUALIFIED: usize = 3;

/// "ce genre d'incident": one of a kind stands for all of them.
fn is_of_a_kind(context: &Context<'_>, noun: usize, length: usize) -> bool {
    let whole = |from: usize| context.senses_between(from, noun + length, &[SenseClass::Sum]).next().is_some();
    context.holds(SenseClass::Sum) && (noun.saturating_sub(KIND_WORDS)..noun).any(whole)
}

/// "ce genre d'": so many words before the noun.
const KIND_WORDS: usize = 3;

fn incident_length(context: &Context<'_>, at: usize) -> Option<usize> {
    context
        .longest_of(at, &[SenseClass::IncidentNoun], |s| matches!(s, Sense::IncidentNoun { .. }).then_some(()))
        .map(|(l, ())| l)
}

fn effect_noun(context: &Context<'_>, at: usize) -> Option<(usize, (Effect, bool, bool))> {
    context.longest_of(at, &[SenseClass::EffectNoun], |s| match s {
        Sense::EffectNoun { effect, role, plural } => {
            Some((*effect, *plural, matches!(role, EffectRole::Victim | EffectRole::Loss | EffectRole::Body)))
        }
        _ => None,
    })
}

/// "nouvelle attaque", "violents combats": an unknown or adjectival word right before the noun.
fn adjective_before_noun(context: &Context<'_>, at: usize) -> bool {
    let Some(token) = context.tokens.get(at) else { return false };
    token.is_word()
        && !token.capital
        && !context
            .senses_of(
                at,
                &[SenseClass::Function, SenseClass::Verb, SenseClass::IncidentNoun, SenseClass::EffectNoun, SenseClass::Victim],
            )
            .any(|(_, s)| {
                matches!(
                    s,
                    Sense::Function(_)
                        | Sense::Verb(_)
                        | Sense::IncidentNoun { .. }
                        | Sense::EffectNoun { .. }
                        | Sense::Victim { .. }
                )
            })
        && incident_length(context, at + 1).is_some()
}
