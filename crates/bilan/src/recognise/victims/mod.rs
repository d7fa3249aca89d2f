//! Groups of victims: a quantity with the people it counts.

mod bare;
mod belonging;
mod named;
mod noun;
mod peoples;
mod single;
mod trade;

use bare::{
    after_change, between_number_and_noun, is_bare, is_measure, is_part_of_figure, is_year, numbers_a_name, strikes, thing,
};
pub use bare::{is_other_verb, may_be_noun, trailing_modifier};
pub use belonging::{allied as allied_to_state, both_sides};
pub(super) use named::person;
use noun::{Head, complete, head};
use single::{as_many, single, some_reported, unarticled};
use trade::{companion, trade};

use super::context::Here;
use super::group::{CountGroup, EffectGroup, GroupKind, VictimGroup, Voice};
use super::numbers::{self, Measured};
use super::{Context, effects};
use crate::lexicon::{EffectRole, Frame, Function, Modifier, PlaceWord, Sense, SenseClass, Tense};
use crate::model::{Effect, Form, Quantity, Victims};

/// Whether "des blessés" here says that there were some, rather than whose something is: a verb, a mark or "and" stands before.
fn introduces(context: &Context<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    // "les proches des victimes et des blessés": the second of a list does what the first does.
    if context.is_any(before, &[Function::And, Function::Or]) {
        let first = (before.saturating_sub(5)..before).rev().find(|i| context.is(*i, Function::DetDes));
        return first.is_none_or(|first| introduces(context, first));
    }
    // "quinze morts ainsi que des blessés", "quinze morts, avec des blessés"
    let with = || before > 0 && context.is(before, Function::With) && context.is_mark(before - 1, ',');
    if context.ends_before(at, Function::And, JOINED_BY) || with() {
        return true;
    }
    // "ce décompte des victimes": behind an article, a form of a verb is a noun.
    let noun = before > 0
        && context
            .is_any(before - 1, &[Function::DetDef, Function::DetDem, Function::DetPoss, Function::DetIndef, Function::DetDu])
        && !context.word(before - 1).ends_with(['\'', '’']);
    // "pour ce qui est des pertes"
    let equates = context.is_auxiliary(before) && before > 0 && context.is(before - 1, Function::Who);
    !context.tokens[before].is_word()
        || context.is_any(before, &[Function::Adverb, Function::Makes])
        || context.has(before, SenseClass::Verb) && !noun && !equates
}

/// "as well as": so many words at most.
const JOINED_BY: usize = 2;

/// Whether "des" here says whose the thing before it is: a noun with its article or number, and perhaps an adjective, stands before:
/// "les maisons des habitants", "des vivres des habitants", "trois motos des agents".
fn belongs(context: &Context<'_>, at: usize) -> bool {
    let noun = |i: usize| {
        context.tokens[i].is_word()
            && !context.is_adverb(i)
            && !context.has_any(
                i,
                &[SenseClass::Function, SenseClass::Verb, SenseClass::Time, SenseClass::EffectNoun, SenseClass::Number],
            )
    };
    let article =
        |i: usize| context.is_any(i, &[Function::DetDef, Function::DetPoss, Function::DetDem]) && !context.tokens[i].capital;
    let counts = |i: usize| context.is(i, Function::DetDes) || context.has_any(i, &[SenseClass::Number, SenseClass::Digits]);
    let people =
        |i: usize| context.has_any(i, &[SenseClass::Victim, SenseClass::ActorNoun, SenseClass::Actor, SenseClass::Source]);
    let words = (0..at).rev().take_while(|i| noun(*i)).take(OWNED).count();
    // "le directeur du syndicat des dockers": a body of such people.
    let body = |i: usize| context.is(i, Function::DetDu) && context.senses_of(i + 1, &[SenseClass::Source]).any(|(l, _)| l == 1);
    let first = || at - words - 1;
    let determined = || article(first()) || body(first()) || counts(first()) && !(at - words..at).any(people);
    words > 0 && at > words && determined()
}

/// Whether "for the most part" stands right before.
fn mostly(context: &Context<'_>, at: usize) -> bool {
    context.ends_before(at, Function::IncludingWeak, MOSTLY)
}

/// "pour la plupart": so many words at most.
const MOSTLY: usize = 3;

/// A noun and its adjectives are so many words at most.
const OWNED: usize = 3;

/// Mostly nobody can begin here: no determiner, no number, nor a word that brings in who is reported, here or before.
#[inline(always)]
pub(super) fn may_begin(here: &Here, before: impl Fn() -> Here) -> bool {
    let opens =
        [Function::DetDef, Function::DetDem, Function::DetPoss, Function::All, Function::Of, Function::AsMany, Function::Nobody];
    here.has_any(numbers::COUNTING)
        || here.is_any(&opens)
        || here.has(SenseClass::Victim)
        || before().is_any(&[Function::Of, Function::DetDu, Function::At])
}

/// A quantity with its noun, or one person named by a noun: what starts here.
pub fn at(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    if let Some(all) = all_of_them(context, at) {
        return Some(all);
    }
    let determiner = [Function::DetDef, Function::DetDem, Function::DetPoss].into_iter().find(|f| context.is(at, *f));
    let here = at + usize::from(determiner.is_some());
    let brought_in =
        || context.is(at, Function::Of) || at > 0 && context.is_any(at - 1, &[Function::Of, Function::DetDu, Function::At]);
    if let Some(some) = whose_death(context, at) {
        return Some(some);
    }
    if determiner.is_none()
        && !numbers::may_count(context, at)
        && !brought_in()
        && !context.is_any(at, &[Function::AsMany, Function::Nobody])
    {
        return unarticled(context, at);
    }
    if let Some(found) = nobody(context, at) {
        return Some(found);
    }
    if let Some(found) = as_many(context, at).or_else(|| are_many(context, at)) {
        return Some(found);
    }
    if is_part_of_figure(context, here) {
        return None;
    }
    // "n'ont pas subi la moindre perte": the article is of the word for none.
    if let Some(none) = determiner.and_then(|_| numbers::quantity(context, at)).filter(|q| q.zero) {
        return counted(context, at, at, none, None);
    }
    let number = numbers::quantity(context, here).filter(|q| {
        determiner.is_none() || !(q.article || q.bare_plural || q.zero || q.quantity.form == Form::Vague && q.quantity.low < 20)
    });
    // "tous des garçons": a description, not a figure.
    // "tous deux ont péri" counts them again.
    let again = |q: &Measured| !(q.bare_plural || q.article) && context.is_auxiliary(here + q.length);
    if at > 0 && context.is(at - 1, Function::All) && !number.as_ref().is_some_and(again) {
        return None;
    }
    // "Le 7, quatre gendarmes ont été abattus": a day.
    if number.as_ref().is_some_and(|n| is_day(context, at, here + n.length)) && determiner == Some(Function::DetDef) {
        return None;
    }
    // "l'un de leurs gendres"
    let one_of = |q: &Measured| q.article && !q.bare_plural && among_others(context, here + q.length).is_some();
    let one_of = determiner.and_then(|_| numbers::quantity(context, here)).filter(one_of);
    let counts_one =
        |q: &Measured| at > 0 && context.is(at - 1, Function::And) || at_least_of(context, here + q.length).is_some();
    if let Some(one) = one_of.filter(|q| determiner == Some(Function::DetDef) && counts_one(q)) {
        return counted(context, at, here, one, None);
    }
    match number {
        Some(measured) => counted(context, at, here, measured, determiner),
        None => {
            let determiner = determiner.or_else(|| behind_contracted(context, at).then_some(Function::DetDef));
            single(context, at, here, determiner).or_else(|| some_reported(context, at))
        }
    }
}

/// "a causé la mort de soldats turcs": people without an article or a number whom a verb of harm that ends in "of" takes as its object.
fn whose_death(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    let of = at.checked_sub(1).filter(|of| context.is(*of, Function::Of))?;
    let found = head(context, at).filter(|h| h.plural && h.effect.is_none() && h.category.is_some())?;
    let causes = |i: usize| match effects::verb(context, i) {
        Some((length, GroupKind::Effect(e))) => {
            i + length == at && length > 2 && e.effect == Some(Effect::Killed) && e.voice == Voice::Active && !e.negated
        }
        _ => false,
    };
    (of.saturating_sub(CAUSES_WORDS)..of).any(causes).then_some(())?;
    let mut group = VictimGroup { implicit: true, plural: true, ..VictimGroup::of(Quantity::vague(2)) };
    let end = complete(context, at, found, &mut group);
    Some((end - at, GroupKind::Victims(Box::new(group))))
}

/// Whoever did it stands so many words behind "by".
const AGENT_WORDS: usize = 3;

/// "avait également causé la mort": such a verb has so many words at most before its preposition.
const CAUSES_WORDS: usize = 6;

/// "Les victimes sont nombreuses", "les blessés seraient très nombreux": those harmed of whom it is said that they are many.
fn are_many(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    if !context.is(at, Function::DetDef) || !context.holds_function(&[Function::Copula]) {
        return None;
    }
    let harmed = |h: &Head| matches!(h.effect, Some(Effect::Killed | Effect::Wounded | Effect::Missing)) && !(h.body || h.case);
    let found = head(context, at + 1).filter(|h| h.plural && harmed(h))?;
    let copula = at + 1 + found.length;
    let many = copula + 1 + usize::from(context.is_adverb(copula + 1));
    let quantity = numbers::quantity(context, many).filter(|q| q.quantity.form == Form::Vague && q.length == 1)?;
    if !context.is(copula, Function::Copula) || quantity.bare_plural || may_be_noun(context, many + 1) {
        return None;
    }
    let mut group = VictimGroup { implicit: true, plural: true, ..VictimGroup::of(quantity.quantity) };
    complete(context, at + 1, found, &mut group);
    Some((many + 1 - at, GroupKind::Victims(Box::new(group))))
}

/// "par dizaines": how many those before it are.
fn in_such_numbers(context: &Context<'_>, at: usize) -> Option<Measured> {
    if !context.is(at, Function::By) {
        return None;
    }
    numbers::quantity(context, at).filter(|many| many.quantity.form == Form::Vague)
}

/// "personne n'a été tué", "n'ont tué personne": a pronoun for nobody before a negation, or behind a verb of harm that has one.
fn nobody(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    // "sans blesser personne", "sans tuer ni blesser personne"
    let without = || {
        let zero = |s: &Sense| matches!(s, Sense::Modifier { modifier: Modifier::Zero, .. });
        let none = |i: usize| context.senses_of(i, &[SenseClass::Modifier]).any(|(length, s)| length == 1 && zero(s));
        let verb = |i: usize| match effects::verb(context, i) {
            Some((length, GroupKind::Effect(e))) => i + length == at && e.voice == Voice::Unfinite && e.effect.is_some(),
            _ => false,
        };
        (at.saturating_sub(NEGATED_WITHIN).max(1)..at).any(|i| none(i - 1) && verb(i))
    };
    let harms = || {
        let verb = |i: usize| match effects::verb(context, i) {
            Some((length, GroupKind::Effect(e))) => i + length == at && e.negated && e.effect.is_some(),
            _ => false,
        };
        (at.saturating_sub(NEGATED_WITHIN)..at).any(|i| context.is(i, Function::Negation) && verb(i)) || without()
    };
    let length = context.function_length(at, Function::Nobody)?;
    // "nul ne le sait": who came to no harm, not who knows or does nothing.
    let suffers = |i: usize| matches!(effects::verb(context, i), Some((_, GroupKind::Effect(e))) if e.effect.is_some());
    let denied = || context.is(at + length, Function::Negation) && (at + length..at + length + NEGATED_WITHIN).any(suffers);
    // "n'a coûté aucune vie": lives are never what is meant by nobody who acts.
    if !(denied() || length > 1 && !may_be_noun(context, at + length) || harms()) {
        return None;
    }
    let group = VictimGroup { category: Some(Victims::People), ..VictimGroup::of(Quantity::exact(0)) };
    Some((length, GroupKind::Victims(Box::new(group))))
}

/// "tous les passagers": how many they were is not said.
fn all_of_them(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    let article = at + 1;
    let all =
        context.is(at, Function::All) && context.is(article, Function::DetDef) && context.is(article, Function::PluralDeterminer);
    let found =
        Some(article + 1).filter(|_| all).and_then(|noun| head(context, noun)).filter(|h| h.plural && h.effect.is_none())?;
    let mut group = VictimGroup { implicit: true, ..VictimGroup::of(Quantity::vague(2)) };
    let end = complete(context, article + 1, found, &mut group);
    Some((end - at, GroupKind::Victims(Box::new(group))))
}

/// Whether a sentence opens with an article and digits before a comma: the day of a month.
fn is_day(context: &Context<'_>, at: usize, end: usize) -> bool {
    let opens = at == 0 || context.is_mark(at - 1, ';') || context.is_mark(at - 1, '.');
    let day = context.tokens.get(at + 1).and_then(|t| t.number()).is_some_and(|n| (1..=31).contains(&n));
    opens && day && end == at + 2 && context.is_mark(end, ',') && !context.is(at, Function::PluralDeterminer)
}

/// "la mort du commandant", "a coûté la vie au maire": a person behind a preposition that holds the article, right behind a noun
/// of harm or after a verb of which those harmed are the object.
fn behind_contracted(context: &Context<'_>, at: usize) -> bool {
    let Some(article) = at.checked_sub(1) else { return false };
    let noun = || {
        (article.saturating_sub(HARM_WORDS)..article).any(|i| {
            let event = |s: &Sense| matches!(s, Sense::EffectNoun { role: EffectRole::Event | EffectRole::Case, .. });
            context.senses_of(i, &[SenseClass::EffectNoun]).any(|(length, s)| i + length == article && event(s))
        })
    };
    let costs = || {
        (article.saturating_sub(COSTS_BEFORE)..article).any(|i| {
            context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| {
                matches!(s, Sense::Verb(f) if matches!(context.lexicon.verbs[f.verb as usize].effect, Some((_, Frame::TransitiveTo))))
            })
        })
    };
    // "quant au civil tué"
    let as_for = || context.ends_before(article + 1, Function::AsFor, AS_FOR_WORDS);
    context.is(article, Function::DetDu) && noun()
        || as_for()
        || context.is(article, Function::At) && context.is(article, Function::Masculine) && costs()
}

/// "pour ce qui est du": so many words at most.
const AS_FOR_WORDS: usize = 5;

/// "la mise à mort": a noun of harm has so many words at most.
const HARM_WORDS: usize = 4;

/// So many words before the article the verb may stand that has the person for its object.
const COSTS_BEFORE: usize = 12;

fn counted(
    context: &Context<'_>,
    at: usize,
    here: usize,
    measured: Measured,
    determiner: Option<Function>,
) -> Option<(usize, GroupKind)> {
    // "n'a pas eu un seul mort": none.
    let single = context.function_length(here, Function::Single).filter(|_| is_denied(context, at));
    let measured = single.map_or(measured, |length| Measured {
        length,
        quantity: Quantity::exact(0),
        article: false,
        zero: true,
        ..measured
    });
    let mut after = here + measured.length;
    // "dont un seul grave"
    if at > 0 && context.is(at - 1, Function::Including) && context.is(after, Function::Only) {
        after += 1;
    }
    // "une quarantaine d'entre eux": the preposition belongs to the pronoun.
    // "pas un de ses hommes", "une dizaine de ses hommes": so does that before whose they are.
    let pronoun = context.is_any(after - 1, &[Function::OfThem, Function::OfOurs]) || context.is(after - 1, Function::OfOursNoun);
    // "neuf d'un côté, une trentaine de l'autre"
    let other = context.is(after, Function::DetDef) && context.is(after + 1, Function::Other) && is_bare(context, after + 2);
    if measured.length > 1 && context.is(after - 1, Function::Of) && (pronoun || other) {
        after -= 1;
    }
    // "un seul des siens", "une seule de ses recrues"
    let whose = [Function::OfOurs, Function::OfOursNoun, Function::DetDes, Function::OfThem];
    if context.is(after, Function::Alone) && context.is_any(after + 1, &whose) {
        after += 1;
    }
    if is_measure(context, after) || bare::shares_measure(context, after) {
        return Some((
            after + usize::from(is_measure(context, after)) - at,
            GroupKind::Count(Box::new(CountGroup {
                quantity: measured.quantity,
                what: None,
                unknown_noun: false,
                person: false,
            })),
        ));
    }
    let mut group = VictimGroup {
        definite: determiner.is_some() && determiner != Some(Function::DetPoss),
        demonstrative: determiner == Some(Function::DetDem),
        // "au moins un soldat" is a figure, and takes the singular.
        // "un couple" is a figure as well.
        implicit: measured.article && measured.quantity == Quantity::exact(1) || measured.bare_plural,
        plural: measured.quantity.low != 1 || measured.quantity.high.is_some_and(|high| high != 1),
        replaces: measured.replaces,
        ..VictimGroup::of(measured.quantity)
    };
    // "trois des victimes", "neuf de mes garçons", "six des sept enseignants"
    if let Some((end, found, whole)) = among_others(context, after).filter(|_| !measured.bare_plural) {
        // "l'un des cadavres", "l'un des enlèvements": nothing is counted.
        if (found.body || found.case) && (group.implicit || measured.zero) {
            return None;
        }
        group.out_of = whole;
        // "deux au moins des assaillants"
        if at_least_of(context, after).is_some() {
            group.quantity = group.quantity.with(Form::AtLeast);
        }
        let end = complete(context, end, found, &mut group);
        group.anaphoric = group.category.is_none();
        group.implicit = false;
        // "onze de nos hommes", "trois de leurs camarades": the speaker's own, or of the side told of; kin may be anybody.
        let comrades = || group.noun.is_some_and(|(start, _)| context.is(start, Function::Comrades));
        let (open, people) = (group.category.is_none(), group.category == Some(Victims::People));
        let soldiers = group.category == Some(Victims::Soldiers);
        // "neuf de nos combattants": whoever says so counts his own.
        let ours = group.category == Some(Victims::Militants) && context.is_any(after + 1, &[Function::DetOurs]);
        // "quatre de ces blessés": of those told of, whoever they were.
        let told = context.is(after + 1, Function::DetDem);
        group.own = context.is(after, Function::OfOursNoun) && !told && (open || (people || soldiers || ours) && comrades());
        // "deux de ces hommes": whoever they are was told before.
        if told && people && group.group.is_none() && group.effect.is_none() && comrades() {
            (group.category, group.anaphoric, group.of_them) = (None, true, true);
        }
        if group.own && ours {
            group.category = None;
        }
        return Some((end - at, GroupKind::Victims(Box::new(group))));
    }
    // "l'un des sept est mort", "deux des sept": of those told of, so many in all.
    if let Some((length, whole)) = out_of_so_many(context, after).filter(|_| !measured.bare_plural) {
        group.out_of = Some(whole);
        (group.anaphoric, group.implicit) = (true, false);
        return Some((after + length - at, GroupKind::Victims(Box::new(group))));
    }
    // "quatre soldats américains et cinq nigériens": of the same, of another country.
    let listed = at > 0
        && (context.is_any(at - 1, &[Function::And, Function::Including])
            || context.is_mark(at - 1, ',')
            || context.is_mark(at - 1, '('));
    if let Some((length, country)) =
        noun::demonym(context, after).filter(|_| listed && !context.tokens[after].capital && head(context, after).is_none())
    {
        group.anaphoric = true;
        group.of = Some(context.lexicon.countries[country as usize].iso2.to_owned());
        return Some((after + length - at, GroupKind::Victims(Box::new(group))));
    }
    let mut here = after;
    // What may stand between a number and its noun: "autres", adjectives, quotation marks, "de".
    let mut others = false;
    let mut skipped = 0;
    // What is found where the search stops; nothing where it did not look.
    let mut noun = None;
    while skipped < 3 {
        if context.is(here, Function::Other) {
            others = true;
        } else if determiner.is_some() && context.is(here, Function::TheRest) && ends_subject(context, here + 1) {
            // "les quatre derniers n'ont jamais reparu"
            others = true;
        } else if let Some(length) = further(context, here).filter(|_| !measured.article) {
            // "douze de plus"
            (others, here) = (true, here + length - 1);
        } else if context.is_quote(here)
            || context.is(here, Function::Of) && (context.is_quote(here + 1) || skipped > 0 && context.is_quote(here - 1))
        {
            // "des tenues militaires": behind "des" no adjective stands before its noun.
        } else if measured.article && context.has(here, SenseClass::Number) && is_joined_ordinal(context, here) {
            // "une dix-septième victime"
            (others, here) = (true, here + 1);
        } else {
            noun = head(context, here);
            if noun.is_some() || measured.bare_plural || !between_number_and_noun(context, here, measured.article) {
                break;
            }
        }
        here += 1;
        skipped += 1;
    }
    // "le nombre des personnes enlevées", "les armes des soldats": of whom, not how many.
    if measured.bare_plural && (at > 0 && context.is(at - 1, Function::NumberOf) || belongs(context, at) && !mostly(context, at))
    {
        group.definite = true;
    }
    // "« Neuf (villageois) ont été tués »", "« neuf [villageois] … »": the noun that an outlet puts into what it quotes.
    let closes =
        |close: char| head(context, here + 1).is_some_and(|h| h.effect.is_none() && context.is_mark(here + 1 + h.length, close));
    let put_in = context.is_mark(here, '(') && closes(')') || context.is_mark(here, '[') && closes(']');
    let bracket = usize::from(!measured.bare_plural && put_in);
    let here = here + bracket;
    if let Some(found) = noun.filter(|_| bracket == 0).or_else(|| head(context, here)).or_else(|| trade(context, here)) {
        // "des corps", "des exécutions sommaires": no figure, only that there were some; "sans corps" is no zero.
        if found.body && (measured.bare_plural || measured.zero)
            || found.practice() && measured.bare_plural
            || measured.bare_plural
                && found.effect.is_some_and(|e| {
                    // "ont fait des prisonniers"
                    let made = || at > 0 && e == Effect::Captured && context.is(at - 1, Function::Makes);
                    !matches!(e, Effect::Killed | Effect::Wounded | Effect::Missing) && !made() || !introduces(context, at)
                })
        {
            return None;
        }
        let one = measured.article && measured.quantity == Quantity::exact(1);
        // "un mort est un mort de trop": nobody is counted.
        if one && is_one_too_many(context, here + found.length) {
            return None;
        }
        // "une déplacée": she was one before.
        let found = if one && found.effect == Some(Effect::Displaced) {
            Head { length: found.length, ..Head::of(Some(Victims::Civilians), None, None, found.plural) }
        } else {
            found
        };
        // "venu reconnaître un corps": nobody counts one that somebody looks at.
        let infinitive = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::Infinitive && context.lexicon.verbs[f.verb as usize].counts_own);
        if found.body && measured.article && at > 0 && context.senses_of(at - 1, &[SenseClass::Verb]).any(|(_, s)| infinitive(s))
        {
            return None;
        }
        // "sans autre victime": there were some; "à déplorer de nombreux blessés": so were there.
        let many = || (after..here).any(|i| context.has(i, SenseClass::Modifier));
        if measured.zero && (others || many()) {
            return None;
        }
        // "identifier d'autres victimes", "n'a eu d'autres morts que": whether there are any is not said.
        if found.effect.is_some() && (!found.body && is_open(context, at, &measured) || is_sought(context, at, &measured)) {
            return None;
        }
        // A singular noun after "un", a plural after any other number; "personnel" is fine, "un morts" is not. None takes either:
        // "aucun soldat".
        let fits = found.plural == group.plural
            || found.effect.is_some()
            || !group.plural
            || measured.zero
            || context.tokens[here].capital;
        if fits {
            let mut end = complete(context, here, found, &mut group);
            // "des morts par dizaines"
            if let Some(many) = Some(end).filter(|_| measured.bare_plural).and_then(|end| in_such_numbers(context, end)) {
                (group.quantity, group.implicit) = (many.quantity, false);
                end += many.length;
            }
            if is_loss(context, here) && is_material(context, end) {
                return None;
            }
            // "une lourde perte", "une perte colossale": no loss of one.
            if measured.article && measured.quantity == Quantity::exact(1) && is_loss(context, here) {
                // "c'est une lourde perte", "une perte de temps": nobody is counted.
                let equates = at > 0 && context.is_auxiliary(at - 1);
                let of_things =
                    || context.is(end, Function::Of) && !numbers::begins(context, end + 1) && head(context, end + 1).is_none();
                if equates || of_things() {
                    return None;
                }
                if here > after && !others
                    || may_be_noun(context, end) && !context.is_adverb(end) && !context.has(end, SenseClass::Verb)
                {
                    group.quantity = Quantity::vague(2);
                }
            }
            // "pour la plupart des éleveurs", "des éleveurs pour la plupart": who they are; women and children are told of as
            // parts.
            let described = mostly(context, at) || context.is(end, Function::IncludingWeak);
            group.definite |= measured.bare_plural && group.group.is_none() && described;
            // "une partie des blessés", "la plupart des victimes": some of those told of.
            group.definite |= some_of(context, at, &measured) && group.effect.is_some();
            group.anaphoric = others && group.category.is_none_or(|c| c == Victims::People);
            return Some((end + bracket - at, GroupKind::Victims(Box::new(group))));
        }
    }
    let some = measured.quantity.form == Form::Vague && measured.quantity.low < 20;
    // "trente blessés, dont certains grièvement"
    let badly =
        context.is_any(after, &[Function::Grave, Function::GraveAdj]) && at > 0 && context.is(at - 1, Function::Including);
    // "certains ayant été capturés": not those of whom it is said how they died.
    let taken = || {
        let held = |e: Effect| matches!(e, Effect::Captured | Effect::Abducted | Effect::Missing);
        matches!(effects::verb(context, after), Some((_, GroupKind::Effect(e))) if e.effect.is_some_and(held) && e.voice == Voice::Passive && !e.negated)
    };
    // "en a tué certains", "en a déjà arrêté certains et tué d'autres"
    let some_of_them = || (is_bare(context, after) || context.is(after, Function::And)) && counted_by_pronoun(context, at);
    let taken = measured.bare_plural && (taken() || some_of_them());
    group.implicit &= !taken;
    // "neuf morts à A, deux à B, aucun à C"
    let none_there = measured.zero && {
        let joined =
            at > 0 && (context.is(at - 1, Function::And) || context.is_mark(at - 1, ',') || context.is_mark(at - 1, ';'));
        let name = context.tokens.get(after + 1).is_some_and(|t| t.capital);
        joined && context.is(after, Function::At) && name && (0..at).any(|i| context.is(i, Function::At))
    };
    if measured.zero && !none_there || measured.bare_plural && !badly && !taken {
        return None;
    }
    // "« plusieurs » d'entre eux", "« deux » des leurs"
    let whose = [Function::OfThem, Function::OfOurs];
    let here = after + usize::from(context.is_quote(after) && context.is_any(after + 1, &whose));
    // "neuf au moins d'entre eux", "neuf d'entre eux au moins"
    let least = at_least(context, here).unwrap_or(0);
    if let Some(length) = context.function_length(here + least, Function::OfThem) {
        let end = here + least + length;
        let behind = trailing_modifier(context, end);
        let form = behind.map(|(_, form)| form).or((least > 0).then_some(Form::AtLeast));
        (group.anaphoric, group.of_them) = (true, true);
        group.quantity = form.map_or(group.quantity, |form| group.quantity.with(form));
        return Some((end + behind.map_or(0, |(length, _)| length) - at, GroupKind::Victims(Box::new(group))));
    }
    // "vingt blessés, dont plusieurs graves"
    // "dont plusieurs dans un état critique"
    let critical = || {
        let wounded = |e: &EffectGroup| e.effect == Some(Effect::Wounded) && e.voice == Voice::Participle;
        context.is(after, Function::In) && matches!(effects::verb(context, after), Some((_, GroupKind::Effect(e))) if wounded(&e))
    };
    let gravely = at > 0
        && context.is(at - 1, Function::Including)
        && (context.is_any(after, &[Function::Grave, Function::GraveAdj, Function::Light, Function::Mortal]) || critical());
    // "onze bergers tués et plusieurs autres emmenés"
    let carried_off = || {
        let gone = |e: Effect| matches!(e, Effect::Killed | Effect::Abducted | Effect::Captured | Effect::Missing);
        let done = |e: &EffectGroup| e.voice == Voice::Participle && e.effect.is_some_and(gone);
        let behind = if others { here + 1 } else { after };
        // "des blindés détruits et plusieurs autres emmenés", "emmenés par leurs parents", "par la police"
        let people = (0..at).any(|i| context.has(i, SenseClass::Victim));
        let band = |i: usize| {
            let fights = |s: &Sense| matches!(s, Sense::ActorNoun { index, .. } if !context.lexicon.actor_nouns[*index as usize].is_force());
            context.has(i, SenseClass::Actor) || context.senses_of(i, &[SenseClass::ActorNoun]).any(|(_, s)| fights(s))
        };
        let by_others = |end: usize| context.is(end, Function::By) && !(end + 1..end + 1 + AGENT_WORDS).any(band);
        context.is(behind - 1, Function::Other)
            && people
            && match effects::verb(context, behind) {
                Some((length, GroupKind::Effect(e))) => done(&e) && !by_others(behind + length),
                _ => false,
            }
    };
    let ours = context.is(if others { here + 1 } else { here }, Function::OfOurs);
    if some
        && !gravely
        && !carried_off()
        && !ours
        && !taken
        && !context.is_auxiliary(after)
        && !of_those_told(context, at, after)
        && !dies(context, after)
        && !harmed_behind_aside(context, at, after)
    {
        return None;
    }
    let own = if others { here + 1 } else { here };
    if let Some(length) = context.function_length(own, Function::OfOurs) {
        group.own = true;
        return Some((own + length - at, GroupKind::Victims(Box::new(group))));
    }
    // "Parmi les agresseurs, un a été tué"
    // "…, dont un grièvement"
    let of_them = at > 0
        && context.is(at - 1, Function::Including)
        && (context.is_any(here, &[Function::Grave, Function::Light, Function::Mortal])
            // "dont un seul grave", "dont un grave."; not "dont un grave incident".
            || context.is(here, Function::GraveAdj) && !context.tokens.get(here + 1).is_some_and(|t| t.is_word())
            // "sept blessés, dont un est décédé"
            || matches!(effects::verb(context, here), Some((_, GroupKind::Effect(e))) if e.effect.is_some()));
    // "trois morts chez les civils, un chez les soldats"
    let of_side = measured.quantity.high == Some(1)
        && (at == 0 || context.is(at - 1, Function::And) || context.is_mark(at - 1, ','))
        && context.is(after, Function::Among);
    if of_side {
        (group.anaphoric, group.implicit) = (true, false);
        return Some((after - at, GroupKind::Victims(Box::new(group))));
    }
    // "un parmi les agresseurs a été tué"
    let among = context.function_length(here, Function::Among).map(|length| here + length);
    let of_those = among.is_some_and(|noun| context.is(noun, Function::DetDef) && context.is(noun, Function::PluralDeterminer));
    // "dix personnes ont été tuées et une grièvement blessée", "… et une a été blessée"
    // "sept soldats sont morts, un est blessé et deux ont disparu"
    let listed_one = || {
        let suffers = |e: &super::group::EffectGroup| {
            e.effect.is_some_and(|e| matches!(e, Effect::Killed | Effect::Wounded | Effect::Missing))
                && (e.voice == Voice::Passive || e.frame == Frame::Intransitive && e.voice == Voice::Active)
        };
        at > 0
            && (context.is_mark(at - 1, ',') || context.is(at - 1, Function::And))
            && context.is_auxiliary(here)
            && (0..at - 1).any(|i| context.has_any(i, &[SenseClass::Number, SenseClass::Digits]))
            && matches!(effects::verb(context, here), Some((_, GroupKind::Effect(e))) if suffers(&e))
    };
    let and_one = || {
        at > 0 && context.is(at - 1, Function::And) && {
            let verb = here + usize::from(context.is_any(here, &[Function::Grave, Function::Light, Function::Mortal]));
            let harmed = |e: &super::group::EffectGroup| e.effect.is_some() && (verb > here || e.voice == Voice::Passive);
            matches!(effects::verb(context, verb), Some((_, GroupKind::Effect(e))) if harmed(&e))
        }
    };
    // "deux manquent tandis qu'un est gravement blessé"
    let while_one = context.is_auxiliary(here)
        && context.ends_before(at, Function::While, 2)
        && matches!(effects::verb(context, here), Some((_, GroupKind::Effect(e))) if e.effect.is_some());
    // "ont tué trois passants, en ont blessé une"
    let one_of_those = measured.article && !others && of_those_told(context, at, after);
    group.implicit &= !one_of_those;
    if measured.article
        && !others
        && let Some(end) = one_there(context, at, here)
    {
        (group.anaphoric, group.implicit) = (true, false);
        return Some((end - at, GroupKind::Victims(Box::new(group))));
    }
    if measured.article
        && !others
        && !of_them
        && !of_those
        && !while_one
        && !and_one()
        && !listed_one()
        && !one_of_those
        && !(opens_among(context) && context.is_auxiliary(here))
    {
        // "quatre soldats et une déléguée de la commune ont été tués"
        return companion(context, at, after).map(|found| {
            let end = complete(context, after, found, &mut group);
            (end - at, GroupKind::Victims(Box::new(group)))
        });
    }
    let noun = here + usize::from(others);
    // "moto-taximen": no motorbikes.
    if let Some((length, what)) = thing(context, noun).filter(|(length, _)| !ends_as_people(context, noun + length - 1)) {
        if strikes(context, noun, noun + length) {
            return None;
        }
        let end = noun + length;
        return Some((
            end - at,
            GroupKind::Count(Box::new(CountGroup {
                quantity: measured.quantity,
                what: Some(what),
                unknown_noun: false,
                person: false,
            })),
        ));
    }
    if others {
        // "quatre personnes d'une autre": of another family.
        if measured.article && at > 0 && context.is(at - 1, Function::Of) {
            return None;
        }
        // "dans trois autres villages"
        let here = here + further(context, here).map_or(0, |length| length - 1);
        let village = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Settlement));
        if context.senses_of(here + 1, &[SenseClass::PlaceWord]).any(|(_, s)| village(s)) {
            let count = CountGroup { quantity: measured.quantity, what: None, unknown_noun: false, person: false };
            return Some((here + 2 - at, GroupKind::Count(Box::new(count))));
        }
        if is_bare(context, here + 1) || !may_be_noun(context, here + 1) || is_other_verb(context, here + 1) {
            group.anaphoric = true;
            group.implicit = false;
            // "trois autres au moins"
            let modifier = trailing_modifier(context, here + 1);
            group.quantity = modifier.map_or(group.quantity, |(_, form)| group.quantity.with(form));
            let end = here + 1 + modifier.map_or(0, |(length, _)| length);
            return Some((end - at, GroupKind::Victims(Box::new(group))));
        }
        return None;
    }
    // "cinq Bafumbwe sont morts"
    if peoples::are_a_people(context, at, here) {
        group.category = Some(Victims::People);
        return Some((here + 1 - at, GroupKind::Victims(Box::new(group))));
    }
    if numbers_a_name(context, at) {
        return None;
    }
    let modifier = trailing_modifier(context, here);
    let end = here + modifier.map_or(0, |(length, _)| length);
    if is_year(context, here, at) {
        return None;
    }
    // "la somme de 3 millions": nobody counts so many people without saying who they are.
    // "les déplacés sont plus d'un million"
    let of_harmed = || at > 1 && context.is(at - 1, Function::Copula) && context.has(at - 2, SenseClass::EffectNoun);
    if measured.quantity.low >= A_SUM && !of_harmed() {
        let count = CountGroup { quantity: measured.quantity, what: None, unknown_noun: false, person: false };
        return Some((end - at, GroupKind::Count(Box::new(count))));
    }
    // "six écoliers sur douze": of how many those counted before are.
    if at > 1
        && context.is(at - 1, Function::On)
        && is_people(context, at - 2)
        && (context.is_auxiliary(end) || is_bare(context, end))
    {
        let count = CountGroup { quantity: measured.quantity, what: None, unknown_noun: false, person: false };
        return Some((end - at, GroupKind::Count(Box::new(count))));
    }
    // "68 ans dont 30 au pouvoir": of the years.
    let of_measure = at > 1
        && context.is(at - 1, Function::Including)
        && (at.saturating_sub(MEASURED_BEFORE)..at - 1).any(|i| is_measure(context, i) && numbers::begins(context, i.max(1) - 1));
    if of_measure {
        let count = CountGroup { quantity: measured.quantity, what: None, unknown_noun: false, person: false };
        return Some((end - at, GroupKind::Count(Box::new(count))));
    }
    if names_on_a_list(context, at, end) {
        (group.anaphoric, group.implicit) = (true, false);
        return Some((end + 1 - at, GroupKind::Victims(Box::new(group))));
    }
    // "on estime à une trentaine les policiers tués"
    if let Some(end) = estimated(context, at, end, &mut group) {
        return Some((end - at, GroupKind::Victims(Box::new(group))));
    }
    // "treize morts : six de la police et sept de l'armée"
    let opens = at == 0
        || context.is_any(at - 1, &[Function::And, Function::Including])
        || [',', ':', '(', ';', '–', '—'].iter().any(|mark| context.is_mark(at - 1, *mark));
    if let Some(end) = Some(()).filter(|()| opens).and_then(|()| belonging::of_force(context, end, &mut group)) {
        return Some((end - at, GroupKind::Victims(Box::new(group))));
    }
    // "dont six d'une même famille", "dont deux à Gao"
    let of_told = at > 0
        && context.ends_before(at, Function::Including, INCLUDING_WORDS)
        && context.is_any(end, &[Function::Of, Function::In, Function::On, Function::At, Function::DetDu])
        && context.tokens.get(end + 1).is_some_and(|t| t.is_word());
    // "en avait tué sept l'an dernier"
    let of_pronoun = || !may_be_noun(context, end) && counted_by_pronoun(context, at);
    if is_bare(context, end)
        || of_told
        || described_part(context, at, end)
        || after_change(context, at) && !may_be_noun(context, end)
        || of_pronoun()
    {
        // "un couple a été enlevé": the word of number is of people itself.
        let people = context.has(after - 1, SenseClass::Victim);
        (group.anaphoric, group.category) = (!people, people.then_some(Victims::People));
        group.quantity = modifier.map_or(group.quantity, |(_, form)| group.quantity.with(form));
        return Some((end - at, GroupKind::Victims(Box::new(group))));
    }
    // "deux attaques": how many incidents there were.
    if let Some(incidents @ (_, GroupKind::Incident(_))) = effects::noun(context, at) {
        return Some(incidents);
    }
    let noun = here + compound(context, here);
    // "trois grévistes": a word that says of people what they think or do elsewhere.
    let of_people = || {
        let classes = [SenseClass::Source, SenseClass::Subject, SenseClass::Accident, SenseClass::Demonym, SenseClass::Community];
        let mut senses = context.senses(here).map(|(_, s)| classes.contains(&s.class())).peekable();
        senses.peek().is_some() && senses.all(|of| of)
    };
    let strange = |i: usize| context.tokens.get(i).is_some_and(|t| t.word == crate::lexicon::WordId::NONE);
    // "moto-taximen", not "coups-francs": the last of them says what they are.
    let joined = ends_as_people(context, here);
    let unknown = context.tokens.get(here).is_some_and(|t| t.is_word() && !t.capital && (strange(here) || joined || of_people()));
    let person = unknown && (joined || of_people() || context.lexicon.is_person(context.word(here)).is_some());
    let length = if unknown { noun + 1 } else { here } - at;
    Some((
        length.max(1),
        GroupKind::Count(Box::new(CountGroup { quantity: measured.quantity, what: None, unknown_noun: unknown, person })),
    ))
}

/// "neuf à Dori et une seule à Arbinda": one more of those counted by their towns. Returns the end.
fn one_there(context: &Context<'_>, at: usize, here: usize) -> Option<usize> {
    let end = here + usize::from(context.is(here, Function::Sole));
    let town =
        |i: usize| context.is_any(i, &[Function::At, Function::In]) && context.tokens.get(i + 1).is_some_and(|t| t.capital);
    let joined = |at: usize| at > 0 && (context.is(at - 1, Function::And) || context.is_mark(at - 1, ','));
    let listed = |i: usize| numbers::number(context, i).is_some_and(|n| !n.article && town(i + n.length));
    // "Trois personnes ont été tuées à Gao, une à Ber et une à Dori": the first are counted by their noun, with their town right before.
    let harmed = |i: usize| {
        let harm = |s: &Sense| match s {
            Sense::EffectNoun { .. } => true,
            Sense::Verb(f) => context.lexicon.verbs[f.verb as usize].effect.is_some(),
            _ => false,
        };
        context.senses_of(i, &[SenseClass::EffectNoun, SenseClass::Verb]).any(|(_, s)| harm(s))
    };
    let counted = |at: usize| {
        let before = at.saturating_sub(THERE_BEFORE)..at;
        let number = before.clone().find(|i| numbers::number(context, *i).is_some_and(|n| !n.article));
        number.is_some_and(|number| (number..at).any(harmed)) && ends_in_town(context, at - 1)
    };
    // What stands before this one, one more of the list or the first.
    let one_before = |i: &usize| numbers::number(context, *i).is_some_and(|n| n.article && town(i + n.length)) && joined(*i);
    let first = (at.saturating_sub(THERE_BEFORE)..at).find(one_before).unwrap_or(at);
    let told = (at.saturating_sub(THERE_BEFORE)..at).any(listed) || joined(at) && counted(first);
    (joined(at) && town(end) && told).then_some(end)
}

/// "à Gao", "à Khan Younès": whether the name of a town ends right before a token.
fn ends_in_town(context: &Context<'_>, end: usize) -> bool {
    let name = (0..end).rev().take(TOWN_WORDS).take_while(|i| context.tokens[*i].is_word() && context.tokens[*i].capital).last();
    name.is_some_and(|start| start > 0 && context.is_any(start - 1, &[Function::At, Function::In]))
}

/// The name of a town has at most so many words.
const TOWN_WORDS: usize = 4;

/// The count before stands so many words back at most.
const THERE_BEFORE: usize = 12;

/// Whether what people are called ends here: a verb, its negation or a mark follows.
fn ends_subject(context: &Context<'_>, at: usize) -> bool {
    context.is_any(at, &[Function::Negation, Function::Reflexive, Function::Clitic, Function::There])
        || context.is_auxiliary(at)
        || context.tokens.get(at).is_none_or(|t| !t.is_word())
}

/// "un mort est un mort de trop", "un blessé, c'est déjà trop": whether words behind say that one would be too many.
fn is_one_too_many(context: &Context<'_>, end: usize) -> bool {
    context.holds_function(&[Function::TooMany]) && (end..end + TOO_MANY_BEHIND).any(|i| context.is(i, Function::TooMany))
}

/// That one is too many is said among so many words behind.
const TOO_MANY_BEHIND: usize = 6;

/// "une liste de quarante noms", "quarante noms y sont gravés": whether what is counted are the names of people on a list of those told
/// of; not "quarante noms de suspects", of whom it is said who they are.
fn names_on_a_list(context: &Context<'_>, at: usize, noun: usize) -> bool {
    let of = [Function::Of, Function::DetDes, Function::DetDu];
    let lists = |i: usize| context.is(i, Function::ListOf);
    context.is(noun, Function::Names)
        && !context.is_any(noun + 1, &of)
        && ((at.saturating_sub(LISTED_BEFORE)..at).any(lists) || (noun + 1..noun + 1 + LISTED_BEHIND).any(lists))
}

/// A word for a list stands so many words before the number of names at most.
const LISTED_BEFORE: usize = 10;

/// A verb that says names stand on a list stands so many words behind them at most.
const LISTED_BEHIND: usize = 6;

/// Whether a noun for people ends here.
fn is_people(context: &Context<'_>, at: usize) -> bool {
    context.has_any(at, &[SenseClass::Victim, SenseClass::EffectNoun])
}

/// "douze de plus": how many words say that those counted are more than were told of; not "douze de plus que la veille".
fn further(context: &Context<'_>, at: usize) -> Option<usize> {
    let length = context.function_length(at, Function::Further)?;
    (!context.is_any(at + length, &[Function::That, Function::Of])).then_some(length)
}

/// "moto-taximen": how many words behind a word are joined to it by hyphens.
fn compound(context: &Context<'_>, at: usize) -> usize {
    let word = context.tokens.get(at).is_some_and(|t| t.is_word() && !context.word(at).ends_with(['\'', '’']));
    let behind = context.tokens.get(at + 1..).filter(|_| word).unwrap_or_default();
    behind.iter().take_while(|t| t.is_word() && t.glued && !t.capital).count()
}

/// "pousse-pousseurs": whether words are joined to this one, the last of which is one for people; not "avions-cargos".
fn ends_as_people(context: &Context<'_>, at: usize) -> bool {
    let last = at + compound(context, at);
    last > at && (context.has(last, SenseClass::Victim) || context.lexicon.is_person(context.word(last)).is_some())
}

/// "parmi lesquelles": so many words at most.
const INCLUDING_WORDS: usize = 3;

/// Whether a noun of losses stands here.
fn is_loss(context: &Context<'_>, at: usize) -> bool {
    context.names_losses(at..=at)
}

/// "pertes matérielles", "de lourdes pertes en bétail": whether nothing but things are said to be lost; "matérielles et humaines" is more.
fn is_material(context: &Context<'_>, end: usize) -> bool {
    let Some(length) = context.function_length(end, Function::Material) else { return false };
    let next = end + length;
    let joined = context.is(next, Function::And) && context.tokens.get(next + 1).is_some_and(|t| t.is_word());
    let noun = context.is_any(next + 1, &[Function::DetDef, Function::DetDes, Function::DetPoss, Function::DetIndef]);
    !joined || noun || context.is(next + 1, Function::Material)
}

/// Whether a number and a word that a hyphen joins to it stand here, before a noun for people.
fn is_joined_ordinal(context: &Context<'_>, at: usize) -> bool {
    let ordinal = |i: usize| context.means_nothing(i) || context.is(i, Function::Other);
    let joined = context.tokens.get(at + 1).is_some_and(|t| t.is_word() && t.hyphen) && ordinal(at + 1);
    joined && head(context, at + 2).is_some_and(|h| !h.plural)
}

/// "trois femmes, dont deux enceintes": whether a number counts some of the people named right before by what is said of them in one
/// word, which ends the clause.
fn described_part(context: &Context<'_>, at: usize, end: usize) -> bool {
    let Some(including) = at.checked_sub(1).filter(|i| context.is(*i, Function::Including)) else { return false };
    let comma = including.checked_sub(1).filter(|i| context.is_mark(*i, ','));
    let people = comma.unwrap_or(including);
    let noun = (people.saturating_sub(HARM_WORDS)..people)
        .any(|i| head(context, i).is_some_and(|h| i + h.length == people && h.effect.is_none() && h.plural));
    let ends = |i: usize| context.tokens.get(i).is_none_or(|t| !t.is_word()) || context.is(i, Function::And);
    noun && may_be_noun(context, end) && ends(end + 1)
}

/// "identifier d'autres victimes": whether those whom a vague word counts are but looked for or feared: behind an infinitive that
/// makes nobody a victim, or a negation.
fn is_open(context: &Context<'_>, at: usize, measured: &Measured) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let others = (at..at + measured.length).any(|i| context.is(i, Function::Other));
    let negated = || (at.saturating_sub(NEGATED_WITHIN)..at).any(|i| context.is(i, Function::Negation));
    // "fait état de douze morts et de plusieurs autres blessés"
    let and_of = || at > 1 && context.is(before, Function::Of) && context.is(before - 1, Function::And);
    let told = || (introduces(context, at) || and_of()) && !negated();
    measured.quantity.form == Form::Vague && (seeks(context, before) || others && measured.quantity.low < 20 && !told())
}

/// "pour trouver d'autres corps": whether somebody but looks for those whom a vague word counts.
fn is_sought(context: &Context<'_>, at: usize, measured: &Measured) -> bool {
    let others = (at..at + measured.length).any(|i| context.is(i, Function::Other));
    measured.quantity.form == Form::Vague
        && others
        && at > 1
        && context.is(at - 2, Function::For)
        && context.tokens[at - 1].is_word()
}

/// Whether a verb stands here in the infinitive that neither harms nor tells.
fn seeks(context: &Context<'_>, at: usize) -> bool {
    let infinitive = |s: &Sense| {
        let Sense::Verb(form) = s else { return false };
        let verb = &context.lexicon.verbs[form.verb as usize];
        form.tense == Tense::Infinitive && verb.effect.is_none() && verb.speech.is_none()
    };
    !context.is(at, Function::Makes) && context.senses_of(at, &[SenseClass::Verb]).any(|(_, s)| infinitive(s))
}

/// A negation stands so many words before those whom it leaves open.
const NEGATED_WITHIN: usize = 6;

/// A bare number as large as this is of money.
const A_SUM: u64 = 1_000_000;

/// What is measured stands so many words before a part of it.
const MEASURED_BEFORE: usize = 3;

/// "estime à une trentaine environ les policiers": those whom a number behind "to" is of, with their article. Returns the end.
fn estimated(context: &Context<'_>, at: usize, end: usize, group: &mut VictimGroup) -> Option<usize> {
    let rounds = context.longest_of(end, &[SenseClass::Modifier], |s| {
        matches!(s, Sense::Modifier { modifier: Modifier::About, .. }).then_some(())
    });
    let article = end + rounds.map_or(0, |(length, ())| length);
    let to = at > 0 && context.is(at - 1, Function::At);
    // "porté de cinq à neuf le nombre de ses soldats morts"
    if group.replaces.is_some() && context.is(article, Function::DetDef) && context.is(article + 1, Function::NumberOf) {
        let noun = numbered(context, article + 2)?;
        let found = head(context, noun).filter(|h| h.plural)?;
        return Some(complete(context, noun, found, group));
    }
    let determined = context.is(article, Function::DetDef) && context.is(article, Function::PluralDeterminer);
    let found = head(context, article + 1).filter(|h| to && determined && h.plural)?;
    Some(complete(context, article + 1, found, group))
}

/// "de ses soldats", "des soldats" behind a word for their number: where the noun stands.
fn numbered(context: &Context<'_>, at: usize) -> Option<usize> {
    if let Some(length) = context.function_length(at, Function::OfOursNoun) {
        return Some(at + length);
    }
    let of = context.is_any(at, &[Function::Of, Function::DetDes]);
    of.then(|| at + 1 + usize::from(context.is(at + 1, Function::DetPoss)))
}

/// "une partie des": whether a vague quantity is one of those known from before.
fn some_of(context: &Context<'_>, at: usize, measured: &Measured) -> bool {
    measured.quantity.form == Form::Vague && measured.length > 1 && context.is(at + measured.length - 1, Function::DetDes)
}

/// "des victimes", "de mes garçons", "des sept enseignants" after a number: where the noun stands, the noun, and how many
/// there are in all.
fn among_others(context: &Context<'_>, at: usize) -> Option<(usize, Head, Option<u64>)> {
    let at = at + at_least_of(context, at).unwrap_or(0);
    let start = match context.function_length(at, Function::OfOursNoun) {
        Some(length) => at + length,
        None if context.is(at, Function::DetDes) => at + 1,
        None => return None,
    };
    // "l'un des « cinq ou six » assaillants"
    let quoted = usize::from(context.is_quote(start));
    let whole = numbers::number(context, start + quoted);
    let range = numbers::quantity(context, start + quoted).filter(|_| quoted > 0).map(|q| q.length);
    let length = range.or_else(|| whole.map(|n| n.length)).unwrap_or(0);
    let closes = usize::from(quoted > 0 && context.is_quote(start + quoted + length));
    let noun = start + quoted + length + closes;
    // "deux de ses vaillants soldats"
    let noun = noun + usize::from(head(context, noun).is_none() && between_number_and_noun(context, noun, false));
    let found = head(context, noun)?;
    found.plural.then_some((noun, found, whole.map(|n| n.value)))
}

/// "des sept est", "des sept.": a number behind "of the", of more than one, and no noun behind it: how many words, and how many they are.
fn out_of_so_many(context: &Context<'_>, at: usize) -> Option<(usize, u64)> {
    let whole = numbers::number(context, at + 1).filter(|n| context.is(at, Function::DetDes) && !n.article && n.value > 1)?;
    let end = at + 1 + whole.length;
    let ends = context.tokens.get(end).is_none_or(|t| !t.is_word())
        || effects::verb(context, end).is_some()
        || super::finite_at(context, end);
    ends.then_some((1 + whole.length, whole.value))
}

/// "deux au moins des assaillants": how many words behind a number say that it may be more, before those among whom they are.
fn at_least_of(context: &Context<'_>, at: usize) -> Option<usize> {
    let length = at_least(context, at)?;
    context.is_any(at + length, &[Function::DetDes, Function::OfOursNoun]).then_some(length)
}

/// Whether the verb of which people are the object is denied: the second word of a negation stands close before them.
fn is_denied(context: &Context<'_>, at: usize) -> bool {
    let clause = (at.saturating_sub(DENIED_BEFORE)..at).rev().take_while(|i| context.tokens[*i].is_word());
    clause.into_iter().any(|i| context.is(i, Function::NegationSecond))
}

/// It stands at most so many words before them: "n'a pas eu".
const DENIED_BEFORE: usize = 3;

/// The length of words for "at least" here.
fn at_least(context: &Context<'_>, at: usize) -> Option<usize> {
    let longest = context.longest_of(at, &[SenseClass::Modifier], |s| match s {
        Sense::Modifier { modifier: Modifier::AtLeast, .. } => Some(()),
        _ => None,
    });
    longest.map(|(length, ())| length)
}

/// "d'autres manquent encore à l'appel": a verb of which those harmed are the subject.
fn dies(context: &Context<'_>, at: usize) -> bool {
    let verb = effects::verb(context, at);
    matches!(verb, Some((_, GroupKind::Effect(e))) if e.effect.is_some() && e.frame == Frame::Intransitive)
}

/// "et plusieurs autres, dont des enfants, ont été blessés": whether others come to harm behind what a clause between commas says of some
/// of them.
fn harmed_behind_aside(context: &Context<'_>, at: usize, end: usize) -> bool {
    let other = [end, end.saturating_sub(1)].into_iter().find(|i| *i >= at && context.is(*i, Function::Other));
    let Some(comma) = other.map(|i| i + 1).filter(|i| context.is_mark(*i, ',') && context.is(i + 1, Function::Including)) else {
        return false;
    };
    let within = comma + 2..context.len().min(comma + ASIDE_WORDS);
    let close =
        within.take_while(|i| context.tokens[*i].is_word() || context.is_mark(*i, ',')).find(|i| context.is_mark(*i, ','));
    let verb = close.and_then(|close| effects::verb(context, close + 1));
    let harms = |e: &EffectGroup| {
        e.effect.is_some() && (matches!(e.voice, Voice::Passive | Voice::Participle) || e.frame == Frame::Intransitive)
    };
    matches!(verb, Some((_, GroupKind::Effect(e))) if harms(&e))
}

/// What is said of some, between commas, has so many words at most.
const ASIDE_WORDS: usize = 16;

/// "en a blessé plusieurs autres": some of whom the pronoun before the verb stands for, with nothing behind them.
fn of_those_told(context: &Context<'_>, at: usize, end: usize) -> bool {
    let ends = context.tokens.get(end).is_none_or(|t| !t.is_word()) || context.is(end, Function::And);
    // "tué six ennemis et blessé légèrement plusieurs autres dans l'accrochage": others right behind a verb of harm.
    let other = [end, end.saturating_sub(1)].into_iter().find(|i| *i > at && context.is(*i, Function::Other));
    let state = |i: usize| context.is_adverb(i) || context.is_any(i, &[Function::Light, Function::Grave]);
    let verb = at.checked_sub(1).map(|last| if last > 0 && state(last) { last - 1 } else { last });
    let harms = |s: &Sense| matches!(s, Sense::Verb(f) if matches!(context.lexicon.verbs[f.verb as usize].effect, Some((_, Frame::Transitive))));
    let others = other.is_some_and(|other| !may_be_noun(context, other + 1))
        && verb.is_some_and(|verb| context.senses_of(verb, &[SenseClass::Verb]).any(|(length, s)| length == 1 && harms(s)));
    others || ends && counted_by_pronoun(context, at)
}

/// "en a tué": whether a pronoun stands for those counted here, and a verb of effect follows it at once.
fn counted_by_pronoun(context: &Context<'_>, at: usize) -> bool {
    let harms = |i: usize| match effects::verb(context, i) {
        Some((length, GroupKind::Effect(e))) => e.effect.is_some() && i + length == at,
        _ => false,
    };
    (at.saturating_sub(PRONOUN_BEFORE)..at).any(|i| context.is(i, Function::CliticOf) && harms(i + 1))
}

/// So many words before a number the pronoun may stand that it counts.
const PRONOUN_BEFORE: usize = 6;

/// Whether the sentence opens with those of whom it goes on to count some: "among the attackers".
fn opens_among(context: &Context<'_>) -> bool {
    (0..2).any(|at| context.is(at, Function::Among))
}
