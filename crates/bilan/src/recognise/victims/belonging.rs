//! Whose people the counted are: of the army, of a group, among the civilians.

use super::noun::{Head, head};
use crate::lexicon::{Function, ResponsibilityCue, Sense, SenseClass, SourceRole};
use crate::model::{Effect, SpeakerClass, Victims};
use crate::recognise::group::{ActorGroup, VictimGroup};
use crate::recognise::{Context, actors, numbers};

/// Whose people they are.
pub(super) struct Belonging {
    category: Option<Victims>,
    group: Option<&'static str>,
    of: Option<String>,
}

impl Belonging {
    /// Whether it says what side they are on.
    pub(super) fn names_side(&self) -> bool {
        self.of.is_some()
    }
}

/// "parmi les rebelles comme parmi les civils", "tant chez les soldats que chez les civils": not of the first side alone.
pub fn both_sides(context: &Context<'_>, at: usize) -> bool {
    let joined =
        |i: usize| context.is_any(i, &[Function::And, Function::As, Function::That]) && context.is(i + 1, Function::Among);
    let word = |i: &usize| context.tokens.get(*i).is_some_and(|t| t.is_word());
    (at + 1..at + SIDE_WORDS).take_while(word).any(joined)
}

/// The words for one of two sides.
const SIDE_WORDS: usize = 7;

/// "de l'armée", "des FDS", "de Boko Haram", "dans les rangs de l'armée", "parmi les civils", "côté ennemi".
pub(super) fn belonging(context: &Context<'_>, at: usize, group: &VictimGroup) -> Option<(usize, Belonging)> {
    let mut here = at;
    let among = context.function_length(at, Function::Among);
    if let Some(length) = among {
        if both_sides(context, at) {
            return None;
        }
        here += length;
        // "un blessé côté ami"
        if context.is(here, Function::OwnSide) {
            return Some((here + 1 - at, Belonging { category: Some(Victims::Soldiers), group: None, of: None }));
        }
    } else if context.is_any(here, &[Function::Of, Function::DetDes, Function::DetDu]) {
        here += 1;
    } else {
        return within(context, at, group).or_else(|| beside(context, at, group)).or_else(|| fighters_allied(context, at, group));
    }
    // "trois morts côté malien": the forces of a country, unless it is a bank or a border.
    if among.is_some()
        && let Some((length, country)) = super::noun::demonym(context, here)
        && !context.is_any(here + length, &[Function::Of, Function::DetDu, Function::DetDes])
    {
        let of = Some(context.lexicon.countries[country as usize].iso2.to_owned());
        // "1.200 personnes côté israélien": people of that country, whoever they were.
        let anybody = group.effect.is_none() && group.category == Some(Victims::People) && !is_of_any_side(context, group);
        let category = Some(Victims::Soldiers).filter(|_| !anybody);
        return Some((here + length - at, Belonging { category, group: None, of }));
    }
    // "quelques blessés parmi ses hommes": of whom the sentence or the one before told.
    if among.is_some() && context.is(here, Function::DetPoss) && context.is(here + 1, Function::Comrades) {
        return None;
    }
    let mut determined = false;
    // "dans le camp des éleveurs"
    if among.is_some() && context.is_any(here, &[Function::DetDes, Function::DetDu, Function::Of]) {
        here += 1;
        determined = true;
    }
    // "dix-huit membres de ces gangs"
    if context.is_any(here, &[Function::DetDef, Function::DetPoss, Function::DetDem]) {
        here += 1;
        determined = true;
    }
    // People with a category: "25 morts parmi les civils", "un groupe de soldats".
    let held = among.is_none() && matches!(group.effect, Some(Effect::Abducted | Effect::Captured));
    let captors = |category: Option<Victims>| held && category == Some(Victims::Militants);
    let weak = group.effect.is_some() || matches!(group.category, Some(Victims::People | Victims::Soldiers));
    if (among.is_some() || group.effect.is_some())
        && let Some(noun) = head(context, here)
            .filter(|h| h.effect.is_none() && (h.plural || among.is_some()))
            .map(|noun| with_people(context, here, noun))
    {
        let quantity_follows = numbers::quantity(context, here).is_some_and(|q| !q.bare_plural);
        if !quantity_follows
            && (among.is_some() || determined || context.is(at, Function::Of) || context.is(at, Function::DetDes))
        {
            // "24 morts parmi les habitants et les soldats": of both, so of none.
            let end = here + noun.length;
            let second = end + 1 + usize::from(context.is_any(end + 1, &[Function::DetDef, Function::DetPoss]));
            let both = |second: super::noun::Head| {
                let force = |c: Option<Victims>| c.is_some_and(Victims::are_forces);
                second.plural
                    && second.effect.is_none()
                    && second.category.is_some()
                    && force(second.category) != force(noun.category)
            };
            // "six policiers parmi les personnes tuées": those among whom they are told of say nothing of them.
            if among.is_some() && group.effect.is_none() && noun.category == Some(Victims::People) && group.category.is_some() {
                return None;
            }
            // "quatre otages des rebelles": who holds them, not whose people they are.
            if captors(noun.category) {
                return Some((end - at, Belonging { category: None, group: None, of: None }));
            }
            if among.is_some() && context.is(end, Function::And) && second > end + 1 && head(context, second).is_some_and(both) {
                return Some((end - at, Belonging { category: Some(Victims::People), group: None, of: None }));
            }
            return Some((end - at, Belonging { category: noun.category, group: noun.group, of: None }));
        }
    }
    // "quatre morts au sein de la population"
    let residents = |at: usize| {
        context.longest_of(at, &[SenseClass::Source], |s| match s {
            Sense::Source { class: crate::model::SpeakerClass::Residents, .. } => Some(()),
            _ => None,
        })
    };
    if among.is_some()
        && group.effect.is_some()
        && let Some((length, ())) = residents(here)
    {
        return Some((here + length - at, Belonging { category: Some(Victims::Civilians), group: None, of: None }));
    }
    // "deux hommes du village": of those who live there.
    let settled = |i: usize| context.is_settlement(i);
    let indefinite = usize::from(context.is(here, Function::DetIndef));
    let article = determined || indefinite > 0 || context.is(at, Function::DetDu);
    let people = among.is_none() && group.effect.is_none() && group.category == Some(Victims::People);
    if people && article && settled(here + indefinite) {
        return Some((here + indefinite + 1 - at, Belonging { category: Some(Victims::Civilians), group: None, of: None }));
    }
    if let Some(found) = of_group_told(context, here, group).filter(|_| determined && among.is_none()) {
        return Some((here + found.0 - at, found.1));
    }
    if !weak && group.category != Some(Victims::Militants) {
        return None;
    }
    // "membres d'un groupe séparatiste"
    let here = here + if among.is_none() { indefinite } else { 0 };
    if let Some((length, actor)) = called(context, here).or_else(|| actors::any(context, here)) {
        let category = match (actor.force, actor.kind) {
            (true, kind) => Some(actors::fighters_of(true, kind)),
            // "six éléments des groupes terroristes": a noun for those of any side; soldiers stay what they are.
            (false, _) if group.category == Some(Victims::Soldiers) && !actor.named && !is_of_any_side(context, group) => None,
            (false, kind) => Some(actors::fighters_of(false, kind)),
        };
        if captors(category) {
            return Some((here + length - at, Belonging { category: None, group: None, of: None }));
        }
        // "combattants d'une milice alliée du gouvernement"
        if matches!(category, Some(Victims::Militants | Victims::Volunteers))
            && let Some(more) = allied_to_state(context, here + length)
        {
            return Some((here + length + more - at, Belonging { category: Some(Victims::Volunteers), group: None, of: None }));
        }
        return Some((here + length - at, Belonging { category, group: None, of: side_named(context, here, actor) }));
    }
    if among.is_none() && matches!(group.category, Some(Victims::People)) {
        if let Some(noun) = head(context, here).filter(|h| h.effect.is_none() && h.plural && h.category != Some(Victims::People))
        {
            return Some((here + noun.length - at, Belonging { category: noun.category, group: noun.group, of: None }));
        }
        if context.is_any(at, &[Function::Of, Function::DetDes, Function::DetDu])
            && let Some((length, aid)) = aid_organisation(context, here)
            && aid
        {
            return Some((
                here + length - at,
                Belonging { category: Some(Victims::Civilians), group: Some("aid_workers"), of: None },
            ));
        }
    }
    None
}

/// "éléments", "gardes": whether the noun of a group names people of whatever side stands behind it.
fn is_of_any_side(context: &Context<'_>, group: &VictimGroup) -> bool {
    group.noun.is_some_and(|(noun, _)| context.is(noun, Function::Comrades))
}

/// "cinq éléments de la secte": those for whom there is a word of any side, of a group told of before by what it is.
fn of_group_told(context: &Context<'_>, at: usize, group: &VictimGroup) -> Option<(usize, Belonging)> {
    let open = group.effect.is_none() && group.category == Some(Victims::Soldiers) && is_of_any_side(context, group);
    let (length, ()) = context.longest_of(at, &[SenseClass::Source], |s| {
        matches!(s, Sense::Source { class: SpeakerClass::ArmedGroup, role: SourceRole::Anaphor, .. }).then_some(())
    })?;
    let end = at + length;
    let named = context.tokens.get(end).is_some_and(|t| t.capital) || context.is_quote(end);
    let goes_on = context.is_any(end, &[Function::Of, Function::DetDu, Function::DetDes]);
    (open && !named && !goes_on).then_some((length, Belonging { category: Some(Victims::Militants), group: None, of: None }))
}

/// "du groupe Abou Sayyaf", "de la coalition CODECO": a noun for a party right before its name, which is what it is.
fn called(context: &Context<'_>, at: usize) -> Option<(usize, ActorGroup)> {
    let party = |s: &Sense| {
        let group = matches!(s, Sense::Source { class: crate::model::SpeakerClass::ArmedGroup, .. });
        (group || matches!(s, Sense::ActorNoun { .. })).then_some(())
    };
    let (noun, ()) = context.longest_of(at, &[SenseClass::Source, SenseClass::ActorNoun], party)?;
    let name = at + noun;
    let (length, actor) = actors::any(context, name).filter(|(_, a)| a.named && context.tokens[name].capital)?;
    Some((noun + length, actor))
}

/// "douze morts dans l'armée", "dans la population": in a force or among the people, not in the building of a town.
fn within(context: &Context<'_>, at: usize, group: &VictimGroup) -> Option<(usize, Belonging)> {
    let here = at + 2;
    let inside = context.is(at, Function::In) && context.is(at + 1, Function::DetDef) && group.effect.is_some();
    if !inside || group.category.is_some() || context.is(at + 1, Function::PluralDeterminer) {
        return None;
    }
    let of_place = |end: usize| context.is_any(end, &[Function::Of, Function::DetDu, Function::DetDes]);
    if let Some((length, actor)) = actors::any(context, here).filter(|(length, a)| a.force && !of_place(here + length)) {
        let category = Some(actors::fighters_of(true, actor.kind));
        return Some((here + length - at, Belonging { category, group: None, of: side_named(context, here, actor) }));
    }
    let residents = context.longest_of(here, &[SenseClass::Source], |s| match s {
        Sense::Source { class: crate::model::SpeakerClass::Residents, .. } => Some(()),
        _ => None,
    });
    residents.map(|(length, ())| (here + length - at, Belonging { category: Some(Victims::Civilians), group: None, of: None }))
}

/// "vingt personnels FAMa", "trois éléments M23", "dix éléments Boko Haram": the abbreviation or the name of a side right behind
/// those who are of it.
fn beside(context: &Context<'_>, at: usize, group: &VictimGroup) -> Option<(usize, Belonging)> {
    // "des prisonniers FAMa"
    let captive = group.effect == Some(Effect::Captured) && group.category.is_none();
    let fighters = || is_of_any_side(context, group);
    // "six combattants FAMa": of the side by whose name they are called.
    let of_side = || group.category == Some(Victims::Militants) && fighters();
    let open =
        captive || group.effect.is_none() && (matches!(group.category, Some(Victims::People | Victims::Soldiers)) || of_side());
    let called = || is_abbreviation(context, at) || fighters() && context.tokens.get(at).is_some_and(|t| t.capital);
    let (length, actor) = actors::any(context, at).filter(|(_, a)| open && a.named && called())?;
    let category = Some(actors::fighters_of(actor.force, actor.kind));
    Some((length, Belonging { category, group: None, of: side_named(context, at, actor) }))
}

/// "sept miliciens alliés au gouvernement": fighters of whom it is said that they stand beside the state.
fn fighters_allied(context: &Context<'_>, at: usize, group: &VictimGroup) -> Option<(usize, Belonging)> {
    let fighters = group.category == Some(Victims::Militants) && group.effect.is_none() && group.of.is_none();
    // The adjective may have been taken with its noun.
    let told = |start: usize| allied_to_state(context, start).map(|length| start + length - at);
    let length = (at.saturating_sub(1)..=at).rev().filter(|_| fighters).find_map(told)?;
    Some((length, Belonging { category: Some(Victims::Volunteers), group: None, of: None }))
}

/// "alliée du gouvernement", "alliés à l'armée": how many words say that somebody stands beside the forces or the government of a state.
fn allied_to_state(context: &Context<'_>, at: usize) -> Option<usize> {
    // "une milice clanique alliée de l'armée": an adjective before it.
    let adjective = usize::from(context.means_nothing(at) && context.tokens.get(at).is_some_and(|t| t.is_word() && !t.capital));
    allied(context, at + adjective).map(|length| length + adjective)
}

/// The same without an adjective before it.
pub fn allied(context: &Context<'_>, at: usize) -> Option<usize> {
    let affiliated = |s: &Sense| matches!(s, Sense::Responsibility(ResponsibilityCue::Affiliated, _)).then_some(());
    // "une milice soutenue par le gouvernement"
    let backed = context.function_length(at, Function::BackedBy);
    let length = match context.longest_of(at, &[SenseClass::Responsibility], affiliated) {
        Some((length, ())) => length,
        None => backed?,
    };
    let here = at + length + usize::from(context.is(at + length, Function::DetDef));
    let government =
        |s: &Sense| matches!(s, Sense::Source { class: SpeakerClass::Government, role: SourceRole::Plain, .. }).then_some(());
    let force = actors::any(context, here).filter(|(_, a)| a.force && a.country.is_none()).map(|(length, _)| length);
    let (end, ()) = force.map(|length| (length, ())).or_else(|| context.longest_of(here, &[SenseClass::Source], government))?;
    // "alliés à l'armée rwandaise", "à l'armée de Haftar": of another state, or of a side.
    let behind = here + end;
    let named = context.is(behind, Function::Of) && context.tokens.get(behind + 1).is_some_and(|t| t.capital);
    (!named && !context.has(behind, SenseClass::Demonym)).then_some(behind - at)
}

/// The country or id of a side; none where forces of several countries bear its name.
fn side_named(context: &Context<'_>, at: usize, actor: ActorGroup) -> Option<String> {
    let one = actor.country.is_some() || !actor.force || !actor.named || !actors::is_shared_name(context, at);
    one.then(|| actor.country.map_or_else(|| actor.actor.into_owned(), str::to_owned))
}

/// More than one capital in a word: "FDS", "FAMa", "M23".
fn is_abbreviation(context: &Context<'_>, at: usize) -> bool {
    context.tokens.get(at).is_some_and(|t| t.capitals) || context.word(at).chars().filter(|c| c.is_uppercase()).count() > 1
}

fn aid_organisation(context: &Context<'_>, at: usize) -> Option<(usize, bool)> {
    context.longest_of(at, &[SenseClass::Source], |s| match s {
        Sense::Source { class: crate::model::SpeakerClass::Ngo, .. } => Some(true),
        _ => None,
    })
}

pub(super) fn apply(group: &mut VictimGroup, belonging: Belonging) {
    if let Some(category) = belonging.category {
        group.category = Some(category);
        group.group = belonging.group.or(group.group);
    }
    if belonging.of.is_some() {
        group.of = belonging.of;
    }
}

/// "six de la police et sept de l'armée": a bare number is of those of a force or group that "of" names right behind it. Returns the
/// end.
pub(super) fn of_force(context: &Context<'_>, end: usize, group: &mut VictimGroup) -> Option<usize> {
    if !context.is_any(end, &[Function::Of, Function::DetDu, Function::DetDes]) {
        return None;
    }
    // "douze corps, dont trois de militaires et deux d'enfants"
    if let Some(noun) = head(context, end + 1).filter(|h| h.plural && h.effect.is_none() && context.is(end, Function::Of)) {
        (group.category, group.group) = (noun.category, noun.group);
        return Some(end + 1 + noun.length);
    }
    let here = end + 1 + usize::from(context.is(end, Function::Of) && context.is(end + 1, Function::DetDef));
    let (length, actor) = actors::any(context, here).filter(|(_, a)| a.force || a.named)?;
    group.category = Some(actors::fighters_of(actor.force, actor.kind));
    group.of = side_named(context, here, actor);
    Some(here + length)
}

/// "les éleveurs peuls", "les bergers arabes": a noun for people together with the adjective behind it that says what people they are of.
fn with_people(context: &Context<'_>, at: usize, noun: Head) -> Head {
    let end = at + noun.length;
    let of_people = |h: &Head| h.plural == noun.plural && h.effect.is_none() && h.category == Some(Victims::People);
    let small = context.tokens.get(end).is_some_and(|t| t.is_word() && !t.capital);
    let adjective = head(context, end).filter(|h| small && of_people(h));
    let length = adjective.map_or(noun.length, |h| noun.length + h.length);
    Head { length, ..noun }
}
