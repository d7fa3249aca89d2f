//! Parties: groups and forces with a name, and common nouns for those without.

use std::borrow::Cow;

use super::Context;
use super::context::Here;
use super::group::{ActorGroup, GroupKind};
use crate::lexicon::{Function, Lexicon, PlaceWord, Sense, SenseClass};
use crate::model::Victims;

/// An actor's own name or abbreviation.
pub fn named(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    let (length, group) = by_name(context, at)?;
    Some((length, GroupKind::Actor(Box::new(group))))
}

#[inline(always)]
fn by_name(context: &Context<'_>, at: usize) -> Option<(usize, ActorGroup)> {
    if context.has(at, SenseClass::Actor) { called_by_name(context, at) } else { None }
}

/// Apart from [`by_name`], so that its one test stands where it is called.
#[inline(never)]
fn called_by_name(context: &Context<'_>, at: usize) -> Option<(usize, ActorGroup)> {
    let (length, index) = context.longest_of(at, &[SenseClass::Actor], |s| match s {
        Sense::Actor(index) => Some(*index),
        _ => None,
    })?;
    if length == 1 && !context.tokens[at].capital && !is_lower_name(context, at) {
        return None;
    }
    let actor = &context.lexicon.actors[index as usize];
    let of_one = actor.is_force() && actor.countries.len() == 1 && !is_shared_name(context, at);
    let country = actor.countries.first().copied().filter(|_| of_one);
    Some((
        length,
        ActorGroup {
            actor: actor.id.into(),
            name: actor.name.into(),
            kind: actor.kind,
            force: actor.is_force(),
            country,
            named: true,
        },
    ))
}

/// Forces of several countries may bear one name: then it says of none that they are meant.
pub fn is_shared_name(context: &Context<'_>, at: usize) -> bool {
    let forces = context.senses_of(at, &[SenseClass::Actor]).filter_map(|(length, s)| match s {
        Sense::Actor(index) => Some((length, &context.lexicon.actors[*index as usize])).filter(|(_, a)| a.is_force()),
        _ => None,
    });
    let forces: Vec<_> = forces.collect();
    let longest = forces.iter().map(|(length, _)| *length).max();
    let mut longest = forces.iter().filter(|(length, _)| Some(*length) == longest).map(|(_, actor)| &actor.countries);
    longest.next().is_some_and(|first| longest.any(|other| other != first))
}

/// A shorter word in lower case is rather another word than a name.
const SHORTEST_LOWER: usize = 5;

/// "the houthis", "a taliban attack": a name that is also written without a capital, behind a determiner or a noun of people
/// or violence, where the word means nothing else.
fn is_lower_name(context: &Context<'_>, at: usize) -> bool {
    // "the « houthis »"
    let before = at - usize::from(at > 1 && context.is_quote(at - 1));
    let determined = before > 0
        && (context.is_any(
            before - 1,
            &[
                Function::DetDef,
                Function::DetIndef,
                Function::DetDes,
                Function::DetPoss,
                Function::DetDem,
                Function::Of,
                Function::PluralDeterminer,
            ],
        ) || context.has_any(before - 1, &[SenseClass::Number, SenseClass::Digits])
            || context.senses(before - 1).any(|(l, s)| {
                l == 1
                    && matches!(s, Sense::ActorNoun { .. } | Sense::Victim { .. } | Sense::IncidentNoun { .. } | Sense::Target(_))
            }));
    determined
        && context.word(at).len() >= SHORTEST_LOWER
        && context.senses(at).all(|(l, s)| l > 1 || matches!(s, Sense::Actor(_) | Sense::ActorNoun { .. } | Sense::Victim { .. }))
}

/// Whether a common noun for a side can start here, or with a determiner.
#[inline(always)]
pub(super) fn may_be_common(context: &Context<'_>, at: usize, here: &Here) -> bool {
    here.has(SenseClass::ActorNoun) || here.is_any(DETERMINERS) && context.has(at + 1, SenseClass::ActorNoun)
}

const DETERMINERS: &[Function] =
    &[Function::DetDef, Function::DetIndef, Function::DetDes, Function::DetDu, Function::DetPoss, Function::DetDem];

/// A common noun for a side, with the country that a demonym or name beside it gives: "l'armée malienne", "des jihadistes".
pub fn common(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    let determined = context.is_any(at, DETERMINERS);
    let here = at + usize::from(determined);
    // "en l'attaquant": what somebody did, and to what.
    if context.is(at, Function::DetDef) && at > 0 && context.is(at - 1, Function::CliticOf) {
        return None;
    }
    let noun = by_noun(context, here)?;
    if !determined && says_whose_area(context, here) {
        return None;
    }
    // "shelled with artillery": a means, of nobody who is named.
    if context.has(here, SenseClass::Weapon) && at > 0 && context.is(at - 1, Function::At) && !noun.1.named {
        return None;
    }
    // "the militia X": a name may begin with the noun.
    let named = Some(here).filter(|_| determined).and_then(|here| by_name(context, here)).filter(|(l, _)| *l >= noun.0);
    let (length, group) = named.unwrap_or(noun);
    Some((here + length - at, GroupKind::Actor(Box::new(group))))
}

/// "at A, military sector of B": whether the word only says, between the word for an area and its name, of what kind that area is.
fn says_whose_area(context: &Context<'_>, at: usize) -> bool {
    let area =
        |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Zone | PlaceWord::Area | PlaceWord::Admin1 | PlaceWord::Admin2));
    at > 0
        && context.is_any(at + 1, &[Function::Of, Function::DetDu])
        && context.senses_of(at - 1, &[SenseClass::PlaceWord]).any(|(length, s)| length == 1 && area(s))
}

/// A common noun for a side, without its determiner.
#[inline(always)]
pub fn by_noun(context: &Context<'_>, at: usize) -> Option<(usize, ActorGroup)> {
    if context.has(at, SenseClass::ActorNoun) { called_by_noun(context, at) } else { None }
}

/// What the common noun for a coalition means, where nothing says of whom it is.
const COALITION: &str = "multinational force";

/// Apart from [`by_noun`], so that its one test stands where it is called.
#[inline(never)]
fn called_by_noun(context: &Context<'_>, at: usize) -> Option<(usize, ActorGroup)> {
    let (length, index) = context.longest_of(at, &[SenseClass::ActorNoun], |s| match s {
        Sense::ActorNoun { index, .. } => Some(*index),
        _ => None,
    })?;
    let noun = &context.lexicon.actor_nouns[index as usize];
    // "nos commandos": whoever says so is no attacker.
    if !noun.is_force() && at > 0 && context.is(at - 1, Function::DetOurs) && context.has(at, SenseClass::Victim) {
        return None;
    }
    let mut end = at + length;
    let mut country = None;
    for _ in 0..2 {
        if let Some((length, found)) = demonym(context, end) {
            country = Some(found);
            end += length;
        } else if let Some((length, found)) = of_country(context, end).filter(|_| noun.is_force()) {
            country = Some(found);
            end += length;
        } else {
            break;
        }
    }
    if noun.needs_country() && country.is_none() {
        return None;
    }
    // "the coalition A and B": of the armed groups named right behind it.
    if noun.actor == COALITION
        && country.is_none()
        && let Some((end, party)) = allied_in(context, end)
    {
        return Some((end - at, party));
    }
    let country = country.map(|index| context.lexicon.countries[index as usize].iso2);
    let force = noun.is_force();
    let kind = force_kind(noun.actor);
    let (actor, name) = match (force, country) {
        (true, Some(country)) => force_of(context.lexicon, kind, country),
        _ => (noun.actor.into(), noun.actor.into()),
    };
    if !force && let Some(group) = apposed_name(context, at, end) {
        return Some((end - at, group));
    }
    let kind = match noun.is_assailant() {
        true => ActorGroup::ASSAILANT,
        false if force => kind,
        false => noun.actor,
    };
    Some((end - at, ActorGroup { actor, name, kind, force, country, named: false }))
}

/// Identifier and name of a country's force: the table's own where it has one (`fama`), composed otherwise (`ne-army`).
pub fn force_of(lexicon: &Lexicon, kind: &str, country: &str) -> (Cow<'static, str>, Cow<'static, str>) {
    match lexicon.force(kind, country) {
        Some(actor) => (actor.id.into(), actor.name.into()),
        None => {
            let name = lexicon.country(country).map_or(country, |c| c.name);
            let id = [&country.to_lowercase(), "-", &kind.replace(' ', "-")].concat();
            (id.into(), [&kind.replace('_', " "), " (", name, ")"].concat().into())
        }
    }
}

fn force_kind(actor: &'static str) -> &'static str {
    match actor {
        "police" | "gendarmerie" | "security forces" | "customs" | "national guard" | "forest rangers" => actor,
        "un peacekeepers" => "un_mission",
        "multinational force" | "regional forces" | "allied forces" | "foreign forces" => "multinational_force",
        "pro-government militia" => actor,
        _ => "army",
    }
}

/// "un groupe armé basé au Kivu, les A,", "un mouvement rebelle (A)": one group told of by its kind goes by the name that stands in apposition
/// behind it, where nothing but participles and places lies between.
fn apposed_name(context: &Context<'_>, noun: usize, end: usize) -> Option<ActorGroup> {
    if noun == 0 || !context.is(noun - 1, Function::DetIndef) || !context.holds(SenseClass::Actor) {
        return None;
    }
    let opens = |at: &usize| context.is_mark(*at, ',') || context.is_mark(*at, '(');
    let stays = |at: &usize| context.tokens.get(*at).is_some_and(|t| t.is_word()) && !super::speech::finite_at(context, *at);
    let mark = end + (end..end + APPOSED_WITHIN).take_while(stays).count();
    let name = mark + 1 + usize::from(context.is(mark + 1, Function::DetDef));
    let (length, group) = by_name(context, name).filter(|(_, group)| opens(&mark) && !group.force)?;
    let closes = context.tokens.get(name + length).is_none_or(|t| !t.is_word());
    closes.then_some(ActorGroup { named: false, ..group })
}

/// What tells of a group between its kind and its name is so many words at most: "lié à la nébuleuse X et actif dans la province".
const APPOSED_WITHIN: usize = 10;

/// "the coalition A and B", "the coalition A-B", where no table holds A: the first armed group of a coalition that is known, and where its
/// name ends.
fn allied_in(context: &Context<'_>, at: usize) -> Option<(usize, ActorGroup)> {
    let armed = |at: usize| by_name(context, at).filter(|(_, party)| !party.force).map(|(length, party)| (at + length, party));
    let hyphened = context.tokens.get(at).is_some_and(|t| t.capital) && context.tokens.get(at + 1).is_some_and(|t| t.hyphen);
    armed(at).or_else(|| armed(at + 1).filter(|_| hyphened))
}

/// An actor by name or by noun, without its determiner.
pub fn any(context: &Context<'_>, at: usize) -> Option<(usize, ActorGroup)> {
    by_name(context, at).or_else(|| by_noun(context, at))
}

/// Which category people of a force are counted under.
pub fn victims_of(kind: &str) -> Victims {
    match kind {
        "police" | "customs" => Victims::Police,
        "gendarmerie" => Victims::Gendarmes,
        "un_mission" | "multinational_force" => Victims::Peacekeepers,
        "pro_government" | "pro-government militia" => Victims::Volunteers,
        // Those who guard a park or a forest are of no such force.
        "forest rangers" => Victims::People,
        _ => Victims::Soldiers,
    }
}

/// Which category the fighters of a party are counted under: of a force as it is, of who guards their own or is hired as
/// such, of any other as militants.
pub fn fighters_of(force: bool, kind: &str) -> Victims {
    match kind {
        "self-defence group" | "self_defence" | "pro-government militia" => Victims::Volunteers,
        "pmc" => Victims::ForeignSoldiers,
        _ if force => victims_of(kind),
        _ => Victims::Militants,
    }
}

/// An adjective after a noun of people: its length, and whether it makes them one side's fighters.
pub fn adjective(context: &Context<'_>, at: usize) -> Option<(usize, bool)> {
    if context.tokens.get(at).is_some_and(|t| t.capital && !t.capitals) {
        return None;
    }
    context.longest_of(at, &[SenseClass::ActorNoun, SenseClass::Hedge], |s| match s {
        Sense::ActorNoun { index, .. } if !context.lexicon.actor_nouns[*index as usize].is_force() => Some(true),
        Sense::Hedge("presumed") => Some(false),
        _ => None,
    })
}

fn demonym(context: &Context<'_>, at: usize) -> Option<(usize, u16)> {
    context.longest_of(at, &[SenseClass::Demonym], |s| match s {
        Sense::Demonym(country) => Some(*country),
        _ => None,
    })
}

fn of_country(context: &Context<'_>, at: usize) -> Option<(usize, u16)> {
    if !context.is_any(at, &[Function::Of, Function::DetDu, Function::DetDes]) {
        return None;
    }
    let here = at + 1 + usize::from(context.is(at + 1, Function::DetDef));
    let (length, country) = context.longest_of(here, &[SenseClass::Country], |s| match s {
        Sense::Country(country) => Some(*country),
        _ => None,
    })?;
    context.tokens[here].capital.then_some((here + length - at, country))
}

/// Which category members of a named party are counted under.
pub fn members_of(actor: &crate::lexicon::Actor) -> Victims {
    fighters_of(actor.is_force(), actor.kind)
}
