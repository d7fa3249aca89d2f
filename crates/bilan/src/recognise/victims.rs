//! Groups of victims: a quantity with the people it counts.

use super::group::{CountGroup, GroupKind, VictimGroup};
use super::numbers::{self, Measured};
use super::{Context, actors, effects};
use crate::lexicon::{EffectRole, Function, PlaceWord, Sense, SenseClass, TimeWord};
use crate::model::{Effect, Form, Quantity, Victims};

/// The noun at the head of a group of victims.
#[derive(Clone, Copy)]
struct Head {
    length: usize,
    category: Option<Victims>,
    group: Option<&'static str>,
    effect: Option<Effect>,
    plural: bool,
    body: bool,
}

impl Head {
    fn of(category: Option<Victims>, group: Option<&'static str>, effect: Option<Effect>, plural: bool) -> Self {
        Self { length: 0, category, group, effect, plural, body: false }
    }
}

/// Whether "des blessés" here says that there were some, rather than whose something is: a verb, a mark or "and" stands before.
fn introduces(context: &Context<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    // "les proches des victimes et des blessés": the second of a list does what the first does.
    if context.is_any(before, &[Function::And, Function::Or]) {
        let first = (before.saturating_sub(5)..before).rev().find(|i| context.is(*i, Function::DetDes));
        return first.is_none_or(|first| introduces(context, first));
    }
    !context.tokens[before].is_word() || context.is(before, Function::Adverb) || context.has(before, SenseClass::Verb)
}

/// A quantity with its noun, or one person named by a noun: what starts here.
pub fn at(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    let determiner = [Function::DetDef, Function::DetDem, Function::DetPoss].into_iter().find(|f| context.is(at, *f));
    let here = at + usize::from(determiner.is_some());
    let number = numbers::quantity(context, here).filter(|q| {
        determiner.is_none() || !(q.article || q.bare_plural || q.zero || q.quantity.form == Form::Vague && q.quantity.low < 20)
    });
    // "tous des garçons": a description, not a figure.
    if at > 0 && context.is(at - 1, Function::All) {
        return None;
    }
    match number {
        Some(measured) => counted(context, at, here, measured, determiner),
        None => single(context, at, here, determiner),
    }
}

fn counted(
    context: &Context<'_>,
    at: usize,
    here: usize,
    measured: Measured,
    determiner: Option<Function>,
) -> Option<(usize, GroupKind)> {
    let after = here + measured.length;
    if is_measure(context, after) {
        return Some((
            after + 1 - at,
            GroupKind::Count(CountGroup { quantity: measured.quantity, what: None, unknown_noun: false }),
        ));
    }
    let mut group = VictimGroup {
        quantity: measured.quantity,
        category: None,
        group: None,
        of: None,
        effect: None,
        anaphoric: false,
        of_them: false,
        own: false,
        definite: determiner.is_some() && determiner != Some(Function::DetPoss),
        demonstrative: determiner == Some(Function::DetDem),
        implicit: measured.article || measured.bare_plural,
        plural: measured.quantity.low != 1 || measured.quantity.high != Some(1),
        noun: None,
        replaces: measured.replaces,
    };
    // "trois des victimes", "neuf de mes garçons", "six des sept enseignants"
    if let Some((end, found)) = among_others(context, after).filter(|_| !measured.zero && !measured.bare_plural) {
        let end = complete(context, end, found, &mut group, false);
        group.anaphoric = group.category.is_none();
        group.implicit = false;
        // "onze de nos hommes": the speaker's own.
        group.own = context.is(after, Function::OfOursNoun) && matches!(group.category, None | Some(Victims::People));
        return Some((end - at, GroupKind::Victims(group)));
    }
    let mut here = after;
    // What may stand between a number and its noun: "autres", adjectives, quotation marks, "de".
    let mut others = false;
    let mut skipped = 0;
    while skipped < 3 {
        if context.is(here, Function::Other) {
            others = true;
        } else if context.is_quote(here)
            || context.is(here, Function::Of) && (context.is_quote(here + 1) || skipped > 0 && context.is_quote(here - 1))
        {
        } else if head(context, here).is_some() || !between_number_and_noun(context, here) {
            break;
        }
        here += 1;
        skipped += 1;
    }
    // "le nombre des personnes enlevées": of whom, not how many.
    if measured.bare_plural && at > 0 && context.is(at - 1, Function::NumberOf) {
        group.definite = true;
    }
    if let Some(found) = head(context, here) {
        // "des corps": no figure, only that there were some; "sans corps" is no zero.
        if found.body && (measured.bare_plural || measured.zero)
            || measured.bare_plural
                && found.effect.is_some_and(|e| !matches!(e, Effect::Killed | Effect::Wounded) || !introduces(context, at))
        {
            return None;
        }
        // A singular noun after "un", a plural after any other number; "personnel" is fine, "un morts" is not.
        let fits = found.plural == group.plural || found.effect.is_some() || !group.plural || context.tokens[here].capital;
        if fits {
            let end = complete(context, here, found, &mut group, measured.zero);
            group.anaphoric = others && group.category.is_none_or(|c| c == Victims::People);
            return Some((end - at, GroupKind::Victims(group)));
        }
    }
    let some = measured.quantity.form == Form::Vague && measured.quantity.low < 20;
    if measured.zero || measured.bare_plural || some && !is_auxiliary(context, after) {
        return None;
    }
    let here = after;
    if let Some(length) = context.function_length(here, Function::OfThem) {
        group.anaphoric = true;
        group.of_them = true;
        return Some((here + length - at, GroupKind::Victims(group)));
    }
    let own = if others { here + 1 } else { here };
    if let Some(length) = context.function_length(own, Function::OfOurs) {
        group.own = true;
        return Some((own + length - at, GroupKind::Victims(group)));
    }
    // "Parmi les agresseurs, un a été tué"
    // "…, dont un grièvement"
    let of_them = at > 0 && context.is(at - 1, Function::Including) && context.is_any(here, &[Function::Grave, Function::Light]);
    if measured.article && !others && !of_them && !(opens_among(context) && is_auxiliary(context, here)) {
        return None;
    }
    if let Some((length, what)) = thing(context, if others { here + 1 } else { here }) {
        let end = here + usize::from(others) + length;
        return Some((
            end - at,
            GroupKind::Count(CountGroup { quantity: measured.quantity, what: Some(what), unknown_noun: false }),
        ));
    }
    if others {
        if is_bare(context, here + 1) || !may_be_noun(context, here + 1) {
            group.anaphoric = true;
            group.implicit = false;
            return Some((here + 1 - at, GroupKind::Victims(group)));
        }
        return None;
    }
    let modifier = trailing_modifier(context, here);
    let end = here + modifier.map_or(0, |(length, _)| length);
    if is_year(context, here, at) {
        return None;
    }
    if is_bare(context, end) || after_change(context, at) && !may_be_noun(context, end) {
        group.anaphoric = true;
        group.quantity = modifier.map_or(group.quantity, |(_, form)| group.quantity.with(form));
        return Some((end - at, GroupKind::Victims(group)));
    }
    // "deux attaques": how many incidents there were.
    if let Some(incidents @ (_, GroupKind::Incident(_))) = effects::noun(context, at) {
        return Some(incidents);
    }
    let unknown = context.tokens.get(here).is_some_and(|t| t.is_word() && !t.capital && t.word == crate::lexicon::WordId::NONE);
    let length = here - at + usize::from(unknown);
    Some((length.max(1), GroupKind::Count(CountGroup { quantity: measured.quantity, what: None, unknown_noun: unknown })))
}

/// "des victimes", "de mes garçons", "des sept enseignants" after a number: where the noun stands, and the noun.
fn among_others(context: &Context<'_>, at: usize) -> Option<(usize, Head)> {
    let start = match context.function_length(at, Function::OfOursNoun) {
        Some(length) => at + length,
        None if context.is(at, Function::DetDes) => at + 1,
        None => return None,
    };
    let noun = start + numbers::number(context, start).map_or(0, |n| n.length);
    let found = head(context, noun)?;
    found.plural.then_some((noun, found))
}

/// Whether the sentence opens with those of whom it goes on to count some: "among the attackers".
fn opens_among(context: &Context<'_>) -> bool {
    (0..2).any(|at| context.is(at, Function::Among))
}

/// One person or people without a number: "le maire", "le chef du village".
fn single(context: &Context<'_>, at: usize, here: usize, determiner: Option<Function>) -> Option<(usize, GroupKind)> {
    let determiner = determiner?;
    // "l'un d'eux"
    if let Some(number) = numbers::number(context, here).filter(|n| n.article)
        && let Some(length) = context.function_length(here + number.length, Function::OfThem)
    {
        let mut group = VictimGroup::of_unknown(Quantity::exact(1));
        group.category = None;
        group.anaphoric = true;
        group.plural = false;
        return Some((here + number.length + length - at, GroupKind::Victims(group)));
    }
    if context.is(at, Function::PluralDeterminer) {
        return None;
    }
    let mut here = here;
    if context.is_quote(here) || context.is(here, Function::Other) {
        here += 1;
    }
    let found = head(context, here)?;
    if found.effect.is_some()
        || found.category == Some(Victims::Civilians) && context.tokens[here].capital
        || after_according(context, at)
    {
        return None;
    }
    // Common nouns of sides ("l'armée") are no persons; sources are told apart by what stands around them.
    let mut group = VictimGroup {
        quantity: Quantity::exact(1),
        category: None,
        group: None,
        of: None,
        effect: None,
        anaphoric: false,
        of_them: false,
        own: false,
        definite: true,
        demonstrative: determiner == Function::DetDem,
        implicit: true,
        plural: false,
        noun: None,
        replaces: None,
    };
    let end = complete(context, here, found, &mut group, false);
    Some((end - at, GroupKind::Victims(group)))
}

/// Whether "according to" stands right before: then a person is a source.
fn after_according(context: &Context<'_>, at: usize) -> bool {
    (at.saturating_sub(5)..at).any(|start| {
        context.senses_of(start, &[SenseClass::SpeechPreposition]).any(|(length, s)| {
            matches!(s, Sense::SpeechPreposition(crate::lexicon::SpeechPreposition::According))
                && start + length == at
                && !context.is(start, Function::For)
        })
    })
}

fn head(context: &Context<'_>, at: usize) -> Option<Head> {
    let (length, found) = context.longest_of(
        at,
        &[SenseClass::Victim, SenseClass::Demonym, SenseClass::EffectNoun, SenseClass::Actor, SenseClass::ActorNoun],
        |s| match s {
            Sense::Victim { category, group, plural } => Some(Head::of(Some(*category), *group, None, *plural)),
            Sense::Demonym(_) if context.tokens[at].capital && !context.tokens[at].capitals => {
                Some(Head::of(Some(Victims::People), None, None, true))
            }
            Sense::EffectNoun {
                effect,
                role: role @ (EffectRole::Victim | EffectRole::Case | EffectRole::Loss | EffectRole::Body),
                plural,
            } => Some(Head { body: *role == EffectRole::Body, ..Head::of(None, None, Some(*effect), *plural) }),
            // Abbreviations and names of sides, counted: "huit VDP", "trois FARDC".
            Sense::Actor(index) if context.tokens[at].capital || context.tokens[at].capitals => {
                Some(Head::of(Some(actors::members_of(&context.lexicon.actors[*index as usize])), None, None, true))
            }
            Sense::ActorNoun { index, plural: true } if !context.lexicon.actor_nouns[*index as usize].is_force() => {
                Some(Head::of(Some(Victims::Militants), None, None, true))
            }
            _ => None,
        },
    )?;
    // "brûlés vifs" is more than "brûlés".
    let longer = context
        .senses_of(at, &[SenseClass::Verb])
        .any(|(l, s)| l > length && matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].effect.is_some()));
    (!longer).then_some(Head { length, ..found })
}

/// What follows the noun and belongs to it: adjectives, demonyms, the force or group they are of. Returns the end.
fn complete(context: &Context<'_>, at: usize, mut found: Head, group: &mut VictimGroup, _zero: bool) -> usize {
    let mut here = at;
    // "jeunes soldats", "élèves gendarmes": the last noun that tells more wins.
    loop {
        let next = here + found.length;
        match head(context, next) {
            Some(second)
                if second.effect.is_none()
                    && second.plural == found.plural
                    && found.effect.is_none()
                    && !context.tokens[next].capital =>
            {
                let keeps = second.category == Some(Victims::People) || (found.group.is_some() && second.group.is_none());
                here = next;
                found = if keeps {
                    Head { length: second.length, ..found }
                } else {
                    Head { group: second.group.or(found.group), ..second }
                };
            }
            _ => break,
        }
    }
    group.category = found.category;
    group.group = found.group;
    group.effect = found.effect;
    let mut end = here + found.length;
    group.noun = Some((here, end));
    let glued = context.is_quote(end) && context.tokens[end].span.start == context.tokens[end - 1].span.end;
    if glued || context.is_mark(end, '»') {
        end += 1;
    }
    // "morts ou blessés": one figure for both.
    if let (Some(first), true) = (group.effect, context.is(end, Function::Or))
        && let Some(second) = head(context, end + 1)
        && let Some(effect) = second.effect
    {
        group.effect = Some(super::effects::joined(first, effect));
        end += 1 + second.length;
    }
    for _ in 0..4 {
        if let Some((length, country)) = demonym(context, end) {
            group.of = Some(context.lexicon.countries[country as usize].iso2.to_owned());
            end += length;
        } else if group.effect.is_some()
            && let Some(noun) = head(context, end).filter(|h| h.effect.is_none() && h.plural == found.plural)
        {
            // "25 morts civils"
            group.category = noun.category;
            group.group = noun.group;
            end += noun.length;
        } else if group.effect.is_some() && context.is(end, Function::OwnSide) {
            // "quatre blessés amis"
            group.category = Some(Victims::Soldiers);
            end += 1;
        } else if let Some((length, noun)) = actors::adjective(context, end) {
            // "membres présumés", "hommes armés"
            if noun && group.category == Some(Victims::People) {
                group.category = Some(Victims::Militants);
            }
            end += length;
        } else if let Some((length, belonging)) = belonging(context, end, group) {
            apply(group, belonging);
            end += length;
        } else {
            break;
        }
    }
    // "56 tués, tous des civils"
    if group.category.is_none() && context.is_mark(end, ',') && context.is(end + 1, Function::All) {
        let noun = end + 2 + usize::from(context.is_any(end + 2, &[Function::DetDes, Function::Of]));
        if let Some(found) = head(context, noun).filter(|h| h.effect.is_none() && h.plural) {
            group.category = found.category;
            group.group = found.group;
            end = noun + found.length;
        }
    }
    if let Some((length, form)) = trailing_modifier(context, end) {
        group.quantity = group.quantity.with(form);
        end += length;
    }
    end
}

fn demonym(context: &Context<'_>, at: usize) -> Option<(usize, u16)> {
    context.longest_of(at, &[SenseClass::Demonym], |s| match s {
        Sense::Demonym(country) => Some(*country),
        _ => None,
    })
}

/// Whose people they are.
struct Belonging {
    category: Option<Victims>,
    group: Option<&'static str>,
    of: Option<String>,
}

/// "de l'armée", "des FDS", "de Boko Haram", "dans les rangs de l'armée", "parmi les civils", "côté ennemi".
fn belonging(context: &Context<'_>, at: usize, group: &VictimGroup) -> Option<(usize, Belonging)> {
    let mut here = at;
    let among = context.longest_of(at, &[SenseClass::Function], |s| (*s == Sense::Function(Function::Among)).then_some(()));
    if let Some((length, ())) = among {
        here += length;
    } else if context.is_any(here, &[Function::Of, Function::DetDes, Function::DetDu]) {
        here += 1;
    } else {
        return None;
    }
    let mut determined = false;
    if context.is_any(here, &[Function::DetDef, Function::DetPoss]) {
        here += 1;
        determined = true;
    }
    // People with a category: "25 morts parmi les civils", "un groupe de soldats".
    let weak = group.effect.is_some() || matches!(group.category, Some(Victims::People | Victims::Soldiers));
    if (among.is_some() || group.effect.is_some())
        && let Some(noun) = head(context, here).filter(|h| h.effect.is_none() && (h.plural || among.is_some()))
    {
        let quantity_follows = numbers::quantity(context, here).is_some_and(|q| !q.bare_plural);
        if !quantity_follows
            && (among.is_some() || determined || context.is(at, Function::Of) || context.is(at, Function::DetDes))
        {
            return Some((here + noun.length - at, Belonging { category: noun.category, group: noun.group, of: None }));
        }
    }
    if !weak && group.category != Some(Victims::Militants) {
        return None;
    }
    if let Some((length, actor)) = actors::any(context, here) {
        let category = match (actor.force, actor.kind) {
            (true, kind) => Some(actors::victims_of(kind)),
            (false, _) if group.category == Some(Victims::Soldiers) && !actor.named => None,
            (false, _) => Some(Victims::Militants),
        };
        return Some((
            here + length - at,
            Belonging { category, group: None, of: Some(actor.country.map_or_else(|| actor.actor.into_owned(), str::to_owned)) },
        ));
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

fn aid_organisation(context: &Context<'_>, at: usize) -> Option<(usize, bool)> {
    context.longest_of(at, &[SenseClass::Source], |s| match s {
        Sense::Source { class: crate::model::SpeakerClass::Ngo, .. } => Some(true),
        _ => None,
    })
}

fn apply(group: &mut VictimGroup, belonging: Belonging) {
    if let Some(category) = belonging.category {
        group.category = Some(category);
        group.group = belonging.group.or(group.group);
    }
    if belonging.of.is_some() {
        group.of = belonging.of;
    }
}

/// "six morts au moins", "une vingtaine de blessés environ".
fn trailing_modifier(context: &Context<'_>, at: usize) -> Option<(usize, Form)> {
    use crate::lexicon::Modifier;
    let (length, ()) = context.longest_of(at, &[SenseClass::Modifier], |s| {
        matches!(s, Sense::Modifier { modifier: Modifier::AtLeast, .. }).then_some(())
    })?;
    // It belongs to what follows where a number follows.
    if numbers::number(context, at + length).is_some()
        || numbers::quantity(context, at + length).is_some()
        || context.is_any(at + length, &[Function::Of])
        || context.is(at + length - 1, Function::Of)
    {
        return None;
    }
    Some((length, Form::AtLeast))
}

/// A word that may stand between a number and its noun without being a noun of something else.
fn between_number_and_noun(context: &Context<'_>, at: usize) -> bool {
    let Some(token) = context.tokens.get(at) else { return false };
    if !token.is_word() || token.capital && !token.capitals {
        return false;
    }
    // An adjective: the noun must follow at once.
    if context.is(at, Function::GraveAdj) {
        return head(context, at + 1).is_some();
    }
    head(context, at + 1).is_some()
        && !context
            .senses_of(
                at,
                &[SenseClass::Function, SenseClass::Verb, SenseClass::Materiel, SenseClass::IncidentNoun, SenseClass::Time],
            )
            .any(|(_, s)| {
                matches!(
                    s,
                    Sense::Function(_) | Sense::Verb(_) | Sense::Materiel(_) | Sense::IncidentNoun { .. } | Sense::Time(_)
                )
            })
}

/// Whether the number stands alone: a verb, a participle, a mark or the end follows, or "who", "of which".
fn is_bare(context: &Context<'_>, at: usize) -> bool {
    let Some(token) = context.tokens.get(at) else { return true };
    if let crate::segment::TokenKind::Mark(mark) = token.kind {
        // Behind a quotation mark that opens, a noun may be meant: « barbus ».
        let opens = matches!(mark, '«' | '“') || mark == '"' && token.quoted;
        return if opens {
            context.tokens.get(at + 1).is_some_and(|t| t.is_word()) && is_bare(context, at + 1)
        } else {
            matches!(mark, '.' | ',' | ';' | ')' | ':' | '-' | '"' | '»' | '”')
        };
    }
    // "seize l'ont été aussitôt"
    if context.is(at, Function::DetDef) && is_auxiliary(context, at + 1) {
        return true;
    }
    // "une trentaine à avoir péri", "deux à Ménaka"
    let infinitive = |i: usize| {
        context
            .senses_of(i, &[SenseClass::Verb])
            .any(|(_, s)| matches!(s, Sense::Verb(f) if f.tense == crate::lexicon::Tense::Infinitive))
    };
    if context.is(at, Function::At) && (infinitive(at + 1) || context.tokens.get(at + 1).is_some_and(|t| t.capital)) {
        return true;
    }
    if context.is_any(
        at,
        &[
            Function::Who,
            Function::Including,
            Function::And,
            Function::Negation,
            Function::Grave,
            Function::Light,
            Function::Adverb,
            Function::Among,
            Function::Reflexive,
            Function::In,
            Function::By,
            Function::GraveAdj,
        ],
    ) {
        return true;
    }
    context.senses_of(at, &[SenseClass::Verb, SenseClass::EffectNoun, SenseClass::SpeechPreposition]).any(|(_, s)| match s {
        Sense::Verb(form) => {
            let verb = &context.lexicon.verbs[form.verb as usize];
            verb.auxiliary.is_some() || verb.effect.is_some()
        }
        Sense::EffectNoun { .. } => true,
        Sense::SpeechPreposition(_) => !context.is(at, Function::For),
        _ => false,
    }) || context.is_adverb(at)
}

/// "l'accord de 2016": four bare digits behind "of" or "in" are a year.
fn is_year(context: &Context<'_>, end: usize, at: usize) -> bool {
    let digits =
        end == at + 1 && context.word(at).len() == 4 && context.tokens[at].number().is_some_and(|n| (1900..2100).contains(&n));
    digits && at > 0 && context.is_any(at - 1, &[Function::Of, Function::In, Function::Since])
}

/// Whether the word here may be the noun that "so many other" counts: neither a grammatical word, a time nor a name.
fn may_be_noun(context: &Context<'_>, at: usize) -> bool {
    context.tokens.get(at).is_some_and(|t| t.is_word() && !t.capital)
        && !context.senses(at).any(|(_, s)| {
            matches!(
                s,
                Sense::Function(_)
                    | Sense::Time(_)
                    | Sense::SpeechPreposition(_)
                    | Sense::PlaceWord(PlaceWord::In | PlaceWord::Near)
            )
        })
}

/// "porte à sept le nombre de": a figure after a verb with which tolls change.
fn after_change(context: &Context<'_>, at: usize) -> bool {
    at >= 2
        && context.is(at - 1, Function::At)
        && (at.saturating_sub(5)..at).any(|i| {
            context
                .senses_of(i, &[SenseClass::Verb])
                .any(|(_, s)| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].changes))
        })
}

/// Units, hours, ages, years, money: no people.
fn is_measure(context: &Context<'_>, at: usize) -> bool {
    if context.tokens.get(at).is_some_and(|t| matches!(t.kind, crate::segment::TokenKind::Mark('%' | '€' | '$' | '°'))) {
        return true;
    }
    context.senses_of(at, &[SenseClass::PlaceWord, SenseClass::Time]).any(|(_, s)| {
        matches!(s, Sense::PlaceWord(PlaceWord::DistanceUnit) | Sense::Time(TimeWord::Unit(_) | TimeWord::Month(_)))
    })
}

fn thing(context: &Context<'_>, at: usize) -> Option<(usize, &'static str)> {
    context.longest_of(at, &[SenseClass::Materiel], |s| match s {
        Sense::Materiel(what) => Some(*what),
        _ => None,
    })
}

fn is_auxiliary(context: &Context<'_>, at: usize) -> bool {
    context
        .senses_of(at, &[SenseClass::Verb])
        .any(|(_, s)| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].auxiliary.is_some()))
}
