//! The noun at the head of a group of victims, and what stands behind it and belongs to it.

use super::bare::{is_measure, trailing_modifier};
use super::belonging::{apply, belonging};
use crate::lexicon::{EffectRole, Function, Sense, SenseClass, Tense};
use crate::model::{Effect, SpeakerClass, Victims};
use crate::recognise::group::VictimGroup;
use crate::recognise::{Context, actors, numbers};

/// The noun at the head of a group of victims.
#[derive(Clone, Copy)]
pub(super) struct Head {
    pub(super) length: usize,
    pub(super) category: Option<Victims>,
    pub(super) group: Option<&'static str>,
    pub(super) effect: Option<Effect>,
    pub(super) plural: bool,
    pub(super) body: bool,
    /// An event of one person each: killings, abductions.
    pub(super) case: bool,
}

impl Head {
    pub(super) fn of(category: Option<Victims>, group: Option<&'static str>, effect: Option<Effect>, plural: bool) -> Self {
        Self { length: 0, category, group, effect, plural, body: false, case: false }
    }

    /// An event of one person each, which in the plural may be a practice: executions.
    pub(super) fn practice(&self) -> bool {
        self.case && self.effect == Some(Effect::Killed)
    }
}

/// The classes of the nouns that may head a group of victims.
const HEADS: &[SenseClass] =
    &[SenseClass::Victim, SenseClass::Demonym, SenseClass::EffectNoun, SenseClass::Actor, SenseClass::ActorNoun];

/// The noun of people, or of what befell them, that starts here.
#[inline(always)]
pub(super) fn head(context: &Context<'_>, at: usize) -> Option<Head> {
    if context.has_any(at, HEADS) { best_head(context, at) } else { None }
}

/// Apart from [`head`], so that its one test stands where it is called.
#[inline(never)]
fn best_head(context: &Context<'_>, at: usize) -> Option<Head> {
    let (length, found) = context.longest_of(at, HEADS, |s| match s {
        Sense::Victim { category, group, plural } => Some(Head::of(Some(*category), *group, None, *plural)),
        // "la Suisse": a state, though its name is also that of one of its people.
        Sense::Demonym(_) if is_a_state(context, at) => None,
        Sense::Demonym(_) if context.tokens[at].capital && !context.tokens[at].capitals => {
            Some(Head::of(Some(Victims::People), None, None, true))
        }
        Sense::EffectNoun {
            effect,
            role: role @ (EffectRole::Victim | EffectRole::Case | EffectRole::Loss | EffectRole::Body),
            plural,
        } => Some(Head {
            body: *role == EffectRole::Body,
            case: *role == EffectRole::Case,
            ..Head::of(None, None, Some(*effect), *plural)
        }),
        // Abbreviations and names of sides, counted: "huit VDP", "trois FARDC".
        Sense::Actor(index) if context.tokens[at].capital || context.tokens[at].capitals => {
            Some(Head::of(Some(actors::members_of(&context.lexicon.actors[*index as usize])), None, None, true))
        }
        Sense::ActorNoun { index, plural: true } if !context.lexicon.actor_nouns[*index as usize].is_force() => {
            let actor = context.lexicon.actor_nouns[*index as usize].actor;
            Some(Head::of(Some(actors::fighters_of(false, actor)), None, None, true))
        }
        _ => None,
    })?;
    // "brûlés vifs" is more than "brûlés".
    let longer = context
        .senses_of(at, &[SenseClass::Verb])
        .any(|(l, s)| l > length && matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].effect.is_some()));
    // "un kidnapping de masse" is what happened, and not one of many.
    let event =
        || context.senses_of(at, &[SenseClass::IncidentNoun]).any(|(l, s)| l > length && matches!(s, Sense::IncidentNoun { .. }));
    let taken = found.case && found.effect == Some(Effect::Abducted);
    (!longer && !(taken && event())).then_some(Head { length, ..found })
}

/// "huit Casques bleus [tchadiens, ndlr]": how long what an outlet puts into what it quotes is, in square brackets.
fn put_in(context: &Context<'_>, at: usize, group: &VictimGroup) -> usize {
    // "sept volontaires (VDP)": what they are called for short; "deux morts (VDP)" says who they were.
    let short = context.is_mark(at, '(') && context.is_mark(at + 2, ')') && group.effect.is_none();
    if short && context.tokens[at + 1].capitals && head(context, at + 1).is_some() {
        return SHORT;
    }
    if !context.is_mark(at, '[') {
        return 0;
    }
    let close = (at + 1..context.len().min(at + PUT_IN)).find(|i| context.is_mark(*i, ']'));
    close.map_or(0, |close| close + 1 - at)
}

/// An abbreviation and its brackets.
const SHORT: usize = 3;

/// What is put into a quotation has so many words and marks at most.
const PUT_IN: usize = 8;

/// What follows the noun and belongs to it: adjectives, demonyms, the force or group they are of. Returns the end.
pub(super) fn complete(context: &Context<'_>, at: usize, mut found: Head, group: &mut VictimGroup) -> usize {
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
                // "combattants druzes", "miliciens chrétiens": what people they are of.
                let fights = found.category == Some(Victims::Militants);
                let keeps = second.category == Some(Victims::People)
                    || fights && second.category == Some(Victims::Civilians)
                    || (found.group.is_some() && second.group.is_none());
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
    // "dix soldats et gendarmes": one number for both.
    let forces = |h: &Head| h.category.is_some_and(|c| c.are_forces() && c != Victims::ForeignSoldiers);
    if forces(&found)
        && found.plural
        && group.quantity.low > 1
        && context.is(end, Function::And)
        && let Some(second) = head(context, end + 1).filter(|h| h.plural && forces(h) && h.effect.is_none())
    {
        group.category = if second.category == found.category { found.category } else { Some(Victims::Soldiers) };
        end += 1 + second.length;
    }
    if group.effect == Some(Effect::Killed) && are_taken(context, end) {
        group.effect = Some(Effect::Abducted);
    }
    // "trois victimes enlevées", "deux victimes blessées"
    if group.effect == Some(Effect::Killed)
        && !found.body
        && let Some(effect) = participle_of_harm(context, end)
    {
        group.effect = Some(effect);
    }
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
        if let Some(length) = whose_kin(context, end).filter(|_| group.effect.is_none() && are_kin(context, group)) {
            end += length;
            break;
        } else if let Some((length, country)) = demonym(context, end) {
            group.of = Some(context.lexicon.countries[country as usize].iso2.to_owned());
            end += length;
        } else if group.effect.is_some()
            && let Some(noun) = head(context, end).filter(|h| h.effect.is_none() && h.plural == found.plural)
        {
            // "25 morts civils", "30 morts civils et militaires"
            group.category = noun.category;
            group.group = noun.group;
            end += noun.length;
            let second = head(context, end + 1).filter(|h| {
                context.is(end, Function::And) && h.effect.is_none() && h.plural == found.plural && h.category != noun.category
            });
            if let Some(second) = second {
                (group.category, group.group) = (Some(Victims::People), None);
                end += 1 + second.length;
            }
        } else if group.effect.is_some_and(|e| matches!(e, Effect::Captured | Effect::Detained | Effect::Abducted))
            && let Some(noun) = head(context, end).filter(|h| h.effect == Some(Effect::Escaped) && h.plural == found.plural)
        {
            // "quarante détenus évadés"
            group.effect = noun.effect;
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
        } else if let Some((length, side)) = behind_adjective(context, end, group) {
            // "neuf cadres influents du Front"
            apply(group, side);
            end += length;
        } else {
            break;
        }
    }
    end += put_in(context, end, group);
    // "un père âgé de 58 ans et ses deux fils"
    if group.effect.is_none() {
        let length = age(context, end);
        // "une fille de 13 ans"
        if length > 0 && group.group == Some("women") && is_under_age(context, end, length) {
            group.group = Some("children");
        }
        end += length;
    }
    // "la femme d'un gendarme", "une femme, mère d'un soldat,": whose kin they are says nothing of what they are.
    if group.effect.is_none() {
        end += kin_apart(context, end);
    }
    // "56 tués, tous des civils"
    if group.category.is_none() && context.is_mark(end, ',') && context.is(end + 1, Function::All) {
        let noun = end + 2 + usize::from(context.is_any(end + 2, &[Function::DetDes, Function::Of]));
        if let Some(found) = head(context, noun).filter(|h| h.effect.is_none() && h.plural) {
            group.category = found.category;
            group.group = found.group;
            end = noun + found.length;
            // "56 tués, tous membres du groupe"
            let described = VictimGroup { category: found.category, ..VictimGroup::of(group.quantity) };
            if let Some((length, side)) = belonging(context, end, &described) {
                apply(group, side);
                end += length;
            }
        }
    }
    // "une cinquième victime, un civil, …", "un mort : un berger"
    if group.category.is_none()
        && group.effect.is_some()
        && !group.plural
        && let Some((length, found)) = apposed(context, end)
    {
        group.category = found.category;
        group.group = found.group;
        end += length;
    }
    // "4 tués (policiers)", "2 morts (VDP)"
    // "un mort (un berger)"
    let one = usize::from(!group.plural && context.is(end + 1, Function::DetIndef));
    if group.category.is_none()
        && group.effect.is_some()
        && context.is_mark(end, '(')
        && let Some(found) = head(context, end + 1 + one).filter(|h| {
            // "douze morts (gouverneur)": one person is not who they are.
            h.effect.is_none() && h.plural == group.plural && context.is_mark(end + 1 + one + h.length, ')')
        })
    {
        group.category = found.category;
        group.group = found.group;
        end += one + found.length + 2;
    }
    // "dix hommes (gendarmes et militaires)"
    if matches!(group.category, None | Some(Victims::People))
        && group.plural
        && let Some((length, forces)) = forces_in_bracket(context, end)
    {
        group.category = Some(forces);
        end += length;
    }
    // "cinq morts (côté armée)"
    if group.category.is_none()
        && context.is_mark(end, '(')
        && let Some((length, side)) = belonging(context, end + 1, group)
        && context.is_mark(end + 1 + length, ')')
    {
        apply(group, side);
        end += length + 2;
    }
    // "six volontaires (VDP) au moins": the abbreviation is a mention of its own.
    let abbreviated = context.is_mark(end, '(') && context.is_mark(end + 2, ')') && context.tokens[end + 1].capitals;
    if let Some((length, form)) = trailing_modifier(context, end) {
        group.quantity = group.quantity.with(form);
        end += length;
    } else if let Some((_, form)) = trailing_modifier(context, end + 3).filter(|_| abbreviated) {
        group.quantity = group.quantity.with(form);
    }
    // "trois hommes, membres de Boko Haram, ont été tués": whose members they were, between commas, is said of them.
    // "dix personnes, toutes membres du groupe."
    let all = usize::from(context.is_mark(end, ',') && context.is(end + 1, Function::All));
    if group.effect.is_none()
        && group.plural
        && !group.definite
        && context.is_mark(end, ',')
        && let Some(apart) = head(context, end + 1 + all).filter(|h| h.plural && h.effect.is_none())
        && let noun_end = end + 1 + all + apart.length
        && let described = (VictimGroup { category: apart.category, ..VictimGroup::of(group.quantity) })
        && let Some((length, side)) = belonging(context, noun_end, &described)
        && let closed = context.is_mark(noun_end + length, ',')
        && (closed || all > 0 && context.tokens.get(noun_end + length).is_none_or(|t| !t.is_word()))
    {
        apply(group, side);
        return noun_end + length + usize::from(closed);
    }
    // "neuf villageois, membres d'un comité de vigilance, ont péri": what they were stands apart, for forces as for any others.
    if matches!(group.category, Some(Victims::Civilians | Victims::People))
        && group.effect.is_none()
        && group.plural
        && !group.definite
        && context.is_mark(end, ',')
        && let Some(apart) = head(context, end + 1).filter(|h| h.plural && h.category.is_some_and(Victims::are_forces))
        && context.is_mark(end + 1 + apart.length, ',')
    {
        group.category = apart.category;
        group.group = None;
    }
    end
}

/// "les neuf victimes de l'enlèvement": whether people were victims of being taken, as one word behind them says.
fn are_taken(context: &Context<'_>, at: usize) -> bool {
    let contracted = context.is(at, Function::DetDu);
    if !contracted && !context.is(at, Function::Of) {
        return false;
    }
    let article = context.is_any(at + 1, &[Function::DetDef, Function::DetDem, Function::DetIndef]);
    let noun = at + 1 + usize::from(article && !contracted);
    let taken =
        |s: &Sense| matches!(s, Sense::EffectNoun { effect: Effect::Abducted, role: EffectRole::Event | EffectRole::Case, .. });
    context.senses_of(noun, &[SenseClass::EffectNoun]).any(|(length, s)| length == 1 && taken(s))
}

/// What a participle right behind a noun says that befell people who are still alive.
fn participle_of_harm(context: &Context<'_>, at: usize) -> Option<Effect> {
    let alive = [Effect::Abducted, Effect::Wounded, Effect::Missing];
    context.senses_of(at, &[SenseClass::Verb]).find_map(|(length, s)| match s {
        Sense::Verb(form) if length == 1 && form.tense == Tense::PastParticiple => {
            context.lexicon.verbs[form.verb as usize].effect.map(|(effect, _)| effect).filter(|effect| alive.contains(effect))
        }
        _ => None,
    })
}

/// Whether the noun of a group says whose kin people may be: women, children, brothers.
fn are_kin(context: &Context<'_>, group: &VictimGroup) -> bool {
    matches!(group.group, Some("women" | "children")) || group.noun.is_some_and(|(noun, _)| is_kin(context, noun))
}

/// Whether a noun for people who live somewhere or with somebody stands here.
fn is_kin(context: &Context<'_>, at: usize) -> bool {
    let residents = |s: &Sense| matches!(s, Sense::Source { class: SpeakerClass::Residents, .. });
    context.senses_of(at, &[SenseClass::Source]).any(|(length, s)| length == 1 && residents(s))
}

/// "d'un gendarme", "de deux soldats", "des policiers", "d'un infirmier": how many words say whose kin people are.
fn whose_kin(context: &Context<'_>, at: usize) -> Option<usize> {
    if !context.is_any(at, &[Function::Of, Function::DetDu, Function::DetDes]) {
        return None;
    }
    let number = numbers::number(context, at + 1).map_or(0, |n| n.length);
    let article = usize::from(number == 0 && context.is_any(at + 1, &[Function::DetDef, Function::DetIndef, Function::DetPoss]));
    let noun = at + 1 + number + article;
    let (length, (category, plural)) = context.longest_of(noun, &[SenseClass::Victim], |s| match s {
        Sense::Victim { category, plural, .. } => Some((*category, *plural)),
        _ => None,
    })?;
    // "les deux fils d'un infirmier", but "trois femmes de commerçants": civilians may be who those counted are.
    let indefinite = || numbers::number(context, at + 1).is_some_and(|n| n.article);
    // "trois des fils de leur chef", "les fils du maire": nor is the one whose kin they are.
    let definite = || !plural && number == 0 && (article > 0 || context.is(at, Function::DetDu));
    let one = category == Victims::Civilians && (indefinite() || definite());
    (category.are_forces() || category == Victims::Militants || one).then_some(noun + length - at)
}

/// ", mère d'un soldat,": how many words between commas, the second among them, say whose kin people are.
fn kin_apart(context: &Context<'_>, at: usize) -> usize {
    let kin = context.is_mark(at, ',') && is_kin(context, at + 1);
    let whose = Some(at + 2).filter(|_| kin).and_then(|of| whose_kin(context, of).map(|length| of + length));
    whose.filter(|end| context.is_mark(*end, ',')).map_or(0, |end| end + 1 - at)
}

/// Forces that a bracket names without a number, of one kind or of two: whoever was counted right before.
fn forces_in_bracket(context: &Context<'_>, at: usize) -> Option<(usize, Victims)> {
    if !context.is_mark(at, '(') {
        return None;
    }
    let force = |i: usize| {
        let found = head(context, i).filter(|h| h.plural && h.effect.is_none())?;
        found.category.filter(|c| c.are_forces()).map(|category| (i + found.length, category))
    };
    let (end, first) = force(at + 1)?;
    let second = force(end + 1).filter(|_| context.is(end, Function::And));
    let (end, category) = match second {
        Some((end, other)) if other == first => (end, first),
        Some((end, _)) => (end, Victims::Soldiers),
        None => (end, first),
    };
    context.is_mark(end, ')').then_some((end + 1 - at, category))
}

/// "de 58 ans", "âgé de 58 ans": how many words behind people say how old they are.
fn age(context: &Context<'_>, at: usize) -> usize {
    let adjective =
        usize::from(context.tokens.get(at).is_some_and(|t| t.is_word() && !t.capital) && context.is(at + 1, Function::Of));
    let of = at + adjective;
    let years =
        numbers::number(context, of + 1).filter(|n| context.is(of, Function::Of) && is_measure(context, of + 1 + n.length));
    let ends = years.map(|n| of + n.length + 2).filter(|end| {
        context.tokens.get(*end).is_none_or(|t| !t.is_word())
            || context.is_any(*end, &[Function::And, Function::Who])
            || context.is_auxiliary(*end)
    });
    ends.map_or(0, |end| end - at)
}

/// Whether an age of so many words, which begins here, is that of a child.
fn is_under_age(context: &Context<'_>, at: usize, length: usize) -> bool {
    (at..at + length).find_map(|i| numbers::number(context, i)).is_some_and(|n| n.value < OF_AGE)
}

/// Whoever is younger is a child.
const OF_AGE: u64 = 18;

/// Whose people those are whom an adjective that bilan does not know tells more of.
fn behind_adjective(context: &Context<'_>, at: usize, group: &VictimGroup) -> Option<(usize, super::belonging::Belonging)> {
    let open = group.effect.is_none() && group.category == Some(Victims::People);
    let adjective = open && context.means_nothing(at) && context.tokens[at].is_word();
    let (length, side) = belonging(context, at + 1, group).filter(|_| adjective)?;
    side.names_side().then_some((length + 1, side))
}

/// One person behind a comma or colon who closes the clause: whoever was counted right before.
fn apposed(context: &Context<'_>, at: usize) -> Option<(usize, Head)> {
    if !(context.is_mark(at, ',') || context.is_mark(at, ':')) {
        return None;
    }
    let here = at + 1 + usize::from(context.is_quote(at + 1));
    let noun = here + usize::from(context.is(here, Function::DetIndef));
    let found = head(context, noun).filter(|h| noun > here && h.effect.is_none() && !h.plural)?;
    let end = noun + found.length;
    // "un adolescent de quinze ans"
    let age =
        numbers::number(context, end + 1).filter(|n| context.is(end, Function::Of) && is_measure(context, end + 1 + n.length));
    let end = end + age.map_or(0, |n| n.length + 2);
    let closes = context.is_quote(end) || [',', '.', ';', ')', '–', '—'].iter().any(|mark| context.is_mark(end, *mark));
    (closes || end >= context.len()).then_some((end - at, found))
}

/// Whether the name of a country stands here behind its article.
fn is_a_state(context: &Context<'_>, at: usize) -> bool {
    at > 0 && context.has(at, SenseClass::Country) && context.is(at - 1, Function::DetDef)
}

pub(super) fn demonym(context: &Context<'_>, at: usize) -> Option<(usize, u16)> {
    context.longest_of(at, &[SenseClass::Demonym], |s| match s {
        Sense::Demonym(country) => Some(*country),
        _ => None,
    })
}
