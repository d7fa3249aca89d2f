//! What stands behind a name and says that it is one of a place, or what happened there: "A, a village", "A, where", "A, scene of".

use super::Context;
use super::surroundings::class_of;
use crate::lexicon::{Function, PlaceWord, Sense, SenseClass, Tense};
use crate::model::Effect;

/// A class word in apposition right after a name: "Solhan, village de la région", "Gouré (département)".
pub(super) fn class_after(context: &Context<'_>, end: usize) -> Option<PlaceWord> {
    let mark = end + usize::from(context.is_quote(end));
    // "A first, a village of B".
    let mark = mark + context.function_length(mark, Function::Adverb).unwrap_or(0);
    if !(context.is_mark(mark, ',') || context.is_mark(mark, '(')) {
        return None;
    }
    let mut here = mark + 1;
    if context.is_mark(here - 1, ',') && lies_at_distance(context, here) {
        return Some(PlaceWord::Settlement);
    }
    // "A, an island off the coast": one of several such sites, that bears the name.
    let one = context.is(here, Function::DetIndef) && !context.is(here, Function::PluralDeterminer);
    if one && context.is_mark(here - 1, ',') && is_one_site(context, here + 1) {
        return Some(PlaceWord::Settlement);
    }
    here += usize::from(context.is_any(here, &[Function::DetDef, Function::DetIndef]));
    here += usize::from(context.is(here, Function::Other));
    let class = |i: usize| {
        context
            .senses_of(i, &[SenseClass::PlaceWord])
            .find_map(|(l, s)| class_of(s).map(|c| (l, c)))
            .filter(|(_, c)| matches!(c, PlaceWord::Settlement | PlaceWord::Admin1 | PlaceWord::Admin2))
    };
    // An adjective may stand before it: "petit village".
    let adjective = context.tokens.get(here).is_some_and(|t| t.is_word())
        && !context.senses(here).any(|(_, s)| matches!(s, Sense::Function(_)));
    here += usize::from(class(here).is_none() && adjective);
    let (length, found) = class(here)?;
    let of_another =
        context.is_any(here + length, &[Function::Of, Function::DetDu, Function::DetDes]) && found != PlaceWord::Settlement;
    let names_another = of_another || context.tokens.get(here + length).is_some_and(|t| t.capital);
    // "after A, the town of B was attacked": with the article, a town of its own.
    let own = context.is(here.saturating_sub(1), Function::DetDef)
        && context.is(here + length, Function::Of)
        && context.tokens.get(here + length + 1).is_some_and(|t| t.capital);
    if own && found == PlaceWord::Settlement {
        return None;
    }
    (!names_another && context.is_mark(mark, ',') || found == PlaceWord::Settlement).then_some(found)
}

/// "an island", "a mine of lithium", "a camp": no building, which may be anybody's, nor what moves.
fn is_one_site(context: &Context<'_>, at: usize) -> bool {
    let site = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::Site);
    let building = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Building | PlaceWord::Institution | PlaceWord::Street));
    let mut senses = context.senses_of(at, &[SenseClass::PlaceWord]);
    senses.any(|(_, s)| site(s)) && !context.senses_of(at, &[SenseClass::PlaceWord]).any(|(_, s)| building(s))
}

/// "A, in the north of the department of B, was attacked": behind the comma stands where it lies. At the beginning of a
/// sentence the name must be a subject, since any word there may have its capital, or head what is told: "A, region of B: five died".
pub(super) fn lies_within(context: &Context<'_>, end: usize) -> bool {
    let at = end + 1;
    let lies = (at..at + 3).any(|i| {
        context.senses_of(i, &[SenseClass::PlaceWord]).any(|(l, s)| {
            let wide = matches!(s, Sense::PlaceWord(PlaceWord::Direction | PlaceWord::Admin1 | PlaceWord::Admin2));
            wide && context.is_any(i + l, &[Function::Of, Function::DetDu, Function::DetDes])
        })
    });
    let inside = context.is(at, Function::In);
    if !(context.is_mark(end, ',') && lies && (inside || end <= 2 && context.has(at, SenseClass::PlaceWord))) {
        return false;
    }
    let close = (at..at + LONGEST_ASIDE).find(|i| context.is_mark(*i, ',') || context.is_mark(*i, ':'));
    end > 2 || close.is_some_and(|i| context.is_mark(i, ':') || context.has(i + 1, SenseClass::Verb))
}

/// "A, B and C (territory of D): ten died there": behind the name, or the list that it opens, a bracket says in which division it lies.
pub(super) fn lies_in_bracket(context: &Context<'_>, end: usize) -> bool {
    let name = |i: &usize| {
        let joins = context.is_mark(*i, ',') || context.is(*i, Function::And);
        context.tokens.get(*i).is_some_and(|t| joins || t.is_word() && (t.capital || t.hyphen))
    };
    let open = (end..end + LISTED).find(|i| !name(i)).filter(|i| context.is_mark(*i, '('));
    let wide = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Admin1 | PlaceWord::Admin2 | PlaceWord::Wide));
    let class =
        |open: usize| context.senses_of(open + 1, &[SenseClass::PlaceWord]).find_map(|(l, s)| wide(s).then_some(open + 1 + l));
    let of = |i: usize| context.is_any(i, &[Function::Of, Function::DetDu, Function::DetDes]);
    open.and_then(class).is_some_and(|i| of(i) && context.tokens.get(i + 1).is_some_and(|t| t.capital))
}

/// A list of names before a bracket has at most so many words.
const LISTED: usize = 12;

/// "A, where ten people died": behind the comma stands what happened or is there.
pub(super) fn where_behind(context: &Context<'_>, end: usize) -> bool {
    context.is_mark(end, ',') && context.is(end + 1, Function::Where)
}

/// "A and killed three there", "A, killing three": behind the name of where they went stands what they did there.
pub fn acts_there(context: &Context<'_>, end: usize) -> bool {
    let harms = |tense: Tense| {
        move |s: &Sense| match s {
            Sense::Verb(form) => {
                let effect = context.lexicon.verbs[form.verb as usize].effect;
                form.tense == tense && matches!(effect, Some((Effect::Killed | Effect::Abducted, _)))
            }
            _ => false,
        }
    };
    let verb = |i: usize, tense: Tense| context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| harms(tense)(s));
    // "A on Tuesday morning, killing three"
    let timed = |end: usize| (end..end + DAY_BEHIND).take_while(|i| context.has(*i, SenseClass::Time)).count();
    let killing_behind = |end: usize| {
        let mark = end + timed(end);
        // "…, killing his guard": of a man who was attacked by name.
        let his =
            context.is(mark + 2, Function::DetPoss) || context.is_adverb(mark + 2) && context.is(mark + 3, Function::DetPoss);
        context.is_mark(mark, ',') && verb(mark + 1, Tense::PresentParticiple) && !his
    };
    context.is(end, Function::And)
        && context.is(end + 1, Function::There)
        && (end + 2..end + THERE).any(|i| verb(i, Tense::PastParticiple))
        || killing_behind(end)
}

/// A day behind such a name has so many words at most: "lundi matin".
const DAY_BEHIND: usize = 2;

/// The verb stands at most so many words behind such a name.
const THERE: usize = 6;

/// "The assailants then made for A.": whether those who attacked open a sentence that tells of no violence before a name.
pub fn attackers_go(context: &Context<'_>, at: usize) -> bool {
    let Some(first) = (0..at).find(|i| context.tokens[*i].is_word()) else { return false };
    let opens = first..at.min(first + SUBJECT);
    let group = |s: &Sense| match s {
        Sense::ActorNoun { index, .. } => !context.lexicon.actor_nouns[*index as usize].is_force(),
        _ => false,
    };
    let they = context.is(first, Function::PronounPlural)
        || opens.clone().any(|i| context.senses_of(i, &[SenseClass::ActorNoun]).any(|(_, s)| group(s)));
    let violent = |s: &Sense| match s {
        Sense::Verb(form) => context.lexicon.verbs[form.verb as usize].tells_violence(),
        _ => false,
    };
    they && !(first..at).any(|i| context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| violent(s)))
}

/// Such a subject has at most so many words.
const SUBJECT: usize = 4;

/// "A: ten dead", "A: five people; B: four people", "A, ten dead; B, four dead": a line, or what stands between semicolons, that gives the
/// figure of a place.
pub fn heads_a_figure(context: &Context<'_>, start: usize, end: usize) -> bool {
    let (colon, comma) = (context.is_mark(end, ':'), context.is_mark(end, ','));
    if !(colon || comma) {
        return false;
    }
    let number = |i: usize| context.has_any(i, &[SenseClass::Number, SenseClass::Digits]);
    let noun = |classes: &'static [SenseClass]| move |i: usize| context.has_any(i, classes);
    let semicolon = |i: &usize| context.is_mark(*i, ';');
    let listed = start > 0 && semicolon(&(start - 1));
    let opens = start > 0 && comma && context.is_mark(start - 1, ':');
    let heads = start == 0 || listed || opens || start == 1 && !context.tokens[0].is_word();
    let behind = || (end + 2..end + LISTED_FIGURE).find(semicolon);
    // People of whom nothing is said are those told of, where more such places follow.
    let list =
        listed || behind().is_some_and(|i| (i + 1..i + LISTED_FIGURE).any(|i| context.is_mark(i, if colon { ':' } else { ',' })));
    let harmed = (end + 2..end + 5).any(noun(&[SenseClass::EffectNoun]))
        || colon && list && (end + 2..end + 5).any(noun(&[SenseClass::Victim]));
    heads && (end + 1..end + 3).any(number) && harmed && (colon || list)
}

/// What such a list says of one place has at most so many words.
const LISTED_FIGURE: usize = 8;

/// "A (four dead)", "A (Monday 13 May):": behind the name stand in brackets how many were harmed there, or when.
pub(super) fn tells_in_brackets(context: &Context<'_>, end: usize) -> bool {
    let Some(close) = (end + 2..end + BRACKETED).find(|i| context.is_mark(*i, ')')).filter(|_| context.is_mark(end, '(')) else {
        return false;
    };
    let counted =
        context.has_any(end + 1, &[SenseClass::Number, SenseClass::Digits]) && context.has(close - 1, SenseClass::EffectNoun);
    counted || context.has(end + 1, SenseClass::Time) && context.is_mark(close + 1, ':')
}

/// Such brackets hold at most so many words.
const BRACKETED: usize = 7;

/// "A, scene of the attack", "A, target of a raid": behind the comma stands what happened there.
pub fn is_scene_of(context: &Context<'_>, end: usize) -> bool {
    if !context.is_mark(end, ',') {
        return false;
    }
    let at = end + 1 + usize::from(context.is(end + 1, Function::DetDef));
    let scene = || context.senses_of(at, &[SenseClass::PlaceWord]).find(|(_, s)| **s == Sense::PlaceWord(PlaceWord::SceneOf));
    let names =
        |i: usize| context.has_any(i, &[SenseClass::IncidentNoun, SenseClass::EffectNoun]) || context.is(i, Function::Facts);
    scene().is_some_and(|(l, _)| (at + l..at + l + SCENE_WITHIN).any(names)) || told_there(context, end)
}

/// "A was on Tuesday the scene of an attack", "A, in the north, was the scene of a raid".
pub fn was_scene_of(context: &Context<'_>, end: usize) -> bool {
    let aside = context.is_mark(end, ',').then(|| (end + 1..end + LONGEST_ASIDE).find(|i| context.is_mark(*i, ','))).flatten();
    let verb = aside.map_or(end, |close| close + 1);
    if !context.is_auxiliary(verb) {
        return false;
    }
    let scene = |i: usize| {
        let mut senses = context.senses_of(i, &[SenseClass::PlaceWord]);
        senses.find_map(|(l, s)| (*s == Sense::PlaceWord(PlaceWord::SceneOf)).then_some(i + l))
    };
    let words = (verb + 1..verb + WAS_WITHIN).take_while(|i| context.tokens.get(*i).is_some_and(|t| t.is_word()));
    let names = |i: usize| context.has_any(i, &[SenseClass::IncidentNoun, SenseClass::EffectNoun]);
    words.filter_map(scene).next().is_some_and(|at| (at..at + SCENE_WITHIN).any(names))
}

/// The words for a scene begin at most so many words behind the verb.
const WAS_WITHIN: usize = 9;

/// "A, where the attack took place", "A where the attack occurred", "A, a village where took place the explosion": behind the name stands the
/// act told of.
pub fn told_there(context: &Context<'_>, end: usize) -> bool {
    if !context.holds_function(&[Function::Happened]) {
        return false;
    }
    let comma = usize::from(context.is_mark(end, ','));
    let class = |i: &usize| context.has(*i, SenseClass::PlaceWord) || context.is_any(*i, &[Function::DetDef, Function::DetIndef]);
    let place = (end + 1..end + 1 + CLASS_WORDS * comma).take_while(class).count();
    let at = end + comma + place;
    // "A, there where the attack took place".
    let at = at + context.function_length(at, Function::Where).map_or(0, |length| length - 1);
    let one = |i: usize| !context.is(i, Function::PluralDeterminer) && context.has(i + 1, SenseClass::IncidentNoun);
    let act = |i: usize| context.is(i, Function::DetDef) && (one(i) || context.is(i + 1, Function::Facts));
    let happened = |from: usize| {
        (from..from + HAPPENS_WITHIN).find_map(|i| context.function_length(i, Function::Happened).map(|length| i + length))
    };
    context.is(at, Function::Where) && (act(at + 1) && happened(at + 3).is_some() || happened(at + 1).is_some_and(act))
}

/// The verb that says that it took place begins at most so many words behind it.
const HAPPENS_WITHIN: usize = 2;

/// What a place is called behind the comma has so many words at most.
const CLASS_WORDS: usize = 2;

/// What happened there is named within so many words.
const SCENE_WITHIN: usize = 4;

/// An aside that says where a place lies has at most so many words.
const LONGEST_ASIDE: usize = 14;

/// "A, at three kilometres from there", "A, situated thirty kilometres from B".
fn lies_at_distance(context: &Context<'_>, at: usize) -> bool {
    let is =
        |i: usize, word: PlaceWord| context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| *s == Sense::PlaceWord(word));
    let words = (at + 1..at + 6).take_while(|i| context.tokens.get(*i).is_some_and(|t| t.is_word()));
    is(at, PlaceWord::Located) || context.is(at, Function::At) && words.into_iter().any(|i| is(i, PlaceWord::DistanceUnit))
}
