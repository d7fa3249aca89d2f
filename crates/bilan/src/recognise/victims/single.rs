//! People without a number: one person named by a noun, and some whom a verb of speech reports.

use super::bare::{between_number_and_noun, may_be_noun};
use super::named::called_end;
use super::noun::{Head, complete, head};
use super::trade::trade;
use crate::lexicon::{Frame, Function, Sense, SenseClass, SourceRole};
use crate::model::{Effect, Form, Quantity, Victims};
use crate::recognise::group::{EffectGroup, GroupKind, VictimGroup, Voice};
use crate::recognise::{Context, effects, numbers};

/// "fait état de blessés", "parle d'un mort et de disparus": behind a verb that reports of something, those harmed without a
/// number.
pub(super) fn some_reported(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    // The verb may have its preposition with it.
    let noun = if context.is(at, Function::Of) { at + 1 } else { at };
    if noun == 0 || !context.is(noun - 1, Function::Of) {
        return None;
    }
    if let Some(same) = of_same_quantity(context, noun) {
        return Some((noun + same.0 - at, GroupKind::Victims(Box::new(same.1))))
            .filter(|_| noun > at || context.is(at, Function::Of));
    }
    let harmed = [Effect::Killed, Effect::Wounded, Effect::Missing, Effect::Abducted, Effect::Captured];
    let participle = |end: usize| match effects::verb(context, end) {
        Some((_, GroupKind::Effect(e))) => e.voice == Voice::Participle && e.effect == Some(Effect::Missing),
        _ => false,
    };
    // "fait état de blessés et de personnes portées disparues"
    let found = head(context, noun).filter(|h| {
        let told = h.effect.map_or_else(|| participle(noun + h.length), |e| harmed.contains(&e));
        h.plural && !h.body && !h.practice() && told
    })?;
    let joined = at > 0 && (context.is(at - 1, Function::And) || context.is_mark(at - 1, ','));
    let reports = |end: usize| {
        (end.saturating_sub(3)..end).find(|i| {
            context.senses_of(*i, &[SenseClass::Verb]).any(|(length, s)| {
                i + length == end
                    && matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].speech.is_some_and(|(_, frame)| frame.of))
            })
        })
    };
    let verb = if joined { (at.saturating_sub(REPORTED)..at).rev().find_map(reports) } else { reports(at) }?;
    if (verb.saturating_sub(2)..verb).any(|i| context.is(i, Function::Negation)) {
        return None;
    }
    let mut group = VictimGroup { implicit: true, ..VictimGroup::of(Quantity::vague(2)) };
    let end = complete(context, noun, found, &mut group);
    Some((end - at, GroupKind::Victims(Box::new(group))))
}

/// "des dizaines de morts et de blessés": as many as of those before the word that joins, told of with the same words.
fn of_same_quantity(context: &Context<'_>, noun: usize) -> Option<(usize, VictimGroup)> {
    let and = noun.checked_sub(2).filter(|i| context.is(*i, Function::And))?;
    let harm = |at: usize| head(context, at).filter(|h| h.plural && !h.body && h.effect.is_some());
    let first = (and.saturating_sub(HARM_WORDS)..and).find(|i| harm(*i).is_some_and(|h| i + h.length == and))?;
    let quantity = (first.saturating_sub(QUANTITY_WORDS)..first)
        .find_map(|i| numbers::quantity(context, i).filter(|q| i + q.length == first && q.quantity.form == Form::Vague))?;
    let found = harm(noun)?;
    let mut group = VictimGroup::of(quantity.quantity);
    let end = complete(context, noun, found, &mut group);
    Some((end - noun, group))
}

/// "une trentaine de morts et autant de blessés": as many as of those counted before in the clause.
pub(super) fn as_many(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    let noun = at + context.function_length(at, Function::AsMany)?;
    let found = head(context, noun).filter(|h| h.plural && !h.body);
    // "douze personnes ont été tuées et autant blessées", "et autant d'autres ont été blessées"
    // "autant y ont été blessés"
    let others = noun + usize::from(context.is_any(noun, &[Function::Other, Function::Clitic]));
    let harmed = || matches!(effects::verb(context, others), Some((_, GroupKind::Effect(e))) if e.effect.is_some());
    // "huit rebelles lundi à A et autant mardi à B"
    let elsewhere = || {
        let joined =
            at > 0 && (context.is(at - 1, Function::And) || context.is_mark(at - 1, ',') || context.is_mark(at - 1, ';'));
        joined && (context.has(noun, SenseClass::Time) || context.is(noun, Function::At))
    };
    if found.is_none() && !harmed() && !elsewhere() {
        return None;
    }
    let ends = |i: usize| context.is_mark(i, ';') || context.is_mark(i, ':');
    let clause = (at.saturating_sub(AS_MANY_BEFORE)..at).rev().take_while(|i| !ends(*i));
    let counted = |i: usize| {
        let number = numbers::quantity(context, i).filter(|q| !q.bare_plural && !q.zero && !q.article)?;
        let noun = head(context, i + number.length).filter(|h| h.plural)?;
        // "une bonne vingtaine": the number may begin further back.
        let before = i
            .checked_sub(1)
            .and_then(|b| numbers::quantity(context, b).filter(|q| q.length > 1 && b + q.length == i + number.length));
        (noun.plural && i + number.length < at).then(|| before.unwrap_or(number).quantity)
    };
    let mut group = VictimGroup::of(clause.into_iter().find_map(counted)?);
    let end = match found {
        Some(found) => complete(context, noun, found, &mut group),
        None => {
            group.anaphoric = true;
            others
        }
    };
    Some((end - at, GroupKind::Victims(Box::new(group))))
}

/// From "the one" to "the other" are so many words at most.
const OTHER_WITHIN: usize = 14;

/// Those who were as many were counted so many words before.
const AS_MANY_BEFORE: usize = 20;

/// A noun of harm and a vague number have at most so many words.
const HARM_WORDS: usize = 3;
const QUANTITY_WORDS: usize = 6;

/// A list of what is reported has at most so many words before its last.
const REPORTED: usize = 16;

/// "la division des droits de l'homme": whether an article and its noun end what a body is called.
fn is_within_a_name(context: &Context<'_>, at: usize, here: usize) -> bool {
    let name = |s: &Sense| matches!(s, Sense::Source { .. }).then_some(());
    let Some(from) =
        at.checked_sub(2).filter(|from| context.is(from + 1, Function::Of) && context.has(*from, SenseClass::Source))
    else {
        return false;
    };
    context.longest_of(from, &[SenseClass::Source], name).is_some_and(|(length, ())| from + length > here)
}

/// One person or people without a number: "le maire", "le chef du village".
pub(super) fn single(context: &Context<'_>, at: usize, here: usize, determiner: Option<Function>) -> Option<(usize, GroupKind)> {
    let determiner = determiner?;
    // "en l'attaquant": what somebody did, and to what.
    if determiner == Function::DetDef && here > at && at > 0 && context.is(at - 1, Function::CliticOf) {
        return None;
    }
    if let Some(author) = author(context, at, here) {
        return Some(author);
    }
    if is_within_a_name(context, at, here) {
        return None;
    }
    // "l'un d'eux"
    // "des rescapés parlent de morts, et l'un d'eux, de six voisins": who says so.
    let speaks = |end: usize| context.is_mark(end, ',') && context.is(end + 1, Function::Of);
    if let Some(number) = numbers::number(context, here).filter(|n| n.article)
        && let Some(length) = context.function_length(here + number.length, Function::OfThem)
        && !speaks(here + number.length + length)
    {
        let one = VictimGroup { anaphoric: true, plural: false, ..VictimGroup::of(Quantity::exact(1)) };
        return Some((here + number.length + length - at, GroupKind::Victims(Box::new(one))));
    }
    // "dont l'un est décédé"
    // "l'un a été tué, l'autre enlevé"
    let other = || (here + 2..here + OTHER_WITHIN).any(|i| context.is(i, Function::Other) && context.is(i - 1, Function::DetDef));
    // "trois femmes ont été touchées. L'une est morte": of those told of in the sentence before.
    let opens = || at == 0 || context.is_mark(at - 1, ';') || context.is_mark(at - 1, '(');
    let included = opens() || context.is(at - 1, Function::Including) || !context.tokens[at - 1].is_word() && other();
    // "dont l'un n'a pas survécu"
    let survives_not = |end: usize| {
        let dies = |e: &EffectGroup| e.effect == Some(Effect::Killed) && e.frame == Frame::Intransitive;
        context.is(end, Function::Negation) && matches!(effects::verb(context, end), Some((_, GroupKind::Effect(e))) if dies(&e))
    };
    if let Some(number) = numbers::number(context, here).filter(|n| n.article && included)
        && (context.is_auxiliary(here + number.length) || survives_not(here + number.length))
    {
        let one = VictimGroup { anaphoric: true, plural: false, ..VictimGroup::of(Quantity::exact(1)) };
        return Some((here + number.length - at, GroupKind::Victims(Box::new(one))));
    }
    if context.is(at, Function::PluralDeterminer) {
        return with_it(context, at, here, determiner).or_else(|| aboard(context, at, here));
    }
    // "le quatrième reste porté disparu", "l'autre a été tué": one of those told of before.
    // "ils ont tué le premier et emmené le second"
    let object = || {
        at > 0
            && context.is(here, Function::OneOfTwo)
            && context
                .senses_of(at - 1, &[SenseClass::Verb])
                .any(|(_, s)| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].effect.is_some()))
            && !may_be_noun(context, here + 1)
            && !suffered_first(context, at)
    };
    // "the second attack": the noun is meant, whatever verb is written alike.
    let of_attack = || context.has(here + 1, SenseClass::IncidentNoun);
    // "sept soldats de l'autre ont péri": of the other side.
    let of_other = at > 0 && context.is(at - 1, Function::Of) && context.is(here, Function::Other);
    if determiner == Function::DetDef
        && !of_other
        && context.is_any(here, &[Function::Other, Function::OneOfTwo])
        && (context.has(here + 1, SenseClass::Verb) && !of_attack() || object() || died_where_taken(context, at, here + 1))
    {
        let one = VictimGroup { anaphoric: true, plural: false, ..VictimGroup::of(Quantity::exact(1)) };
        return Some((here + 1 - at, GroupKind::Victims(Box::new(one))));
    }
    let mut here = here;
    // "mon propre cousin", "leur propre chef"
    let own = determiner == Function::DetPoss && context.is(here, Function::OwnKin);
    if context.is_quote(here) || context.is(here, Function::Other) || own {
        here += 1;
    }
    // "l'ancien maire": he who held the office.
    let former = head(context, here).is_none() && between_number_and_noun(context, here, true);
    here += usize::from(former && head(context, here + 1).is_some_and(|h| h.group == Some("officials")));
    let found = head(context, here).or_else(|| trade(context, here))?;
    // "dans l'Amhara": the region of those people.
    let region = context.tokens[here].capital && context.tokens[here].place != crate::lexicon::PlaceWordId::NONE;
    if region && at > 0 && context.is_any(at - 1, &[Function::In, Function::Of]) {
        return None;
    }
    // "l'UPC": a party is no person.
    let party = context.longest_of(here, &[SenseClass::Actor], |s| matches!(s, Sense::Actor(_)).then_some(()));
    // "la garde nationale": a force whose name begins with a word for one person.
    let force = context.longest_of(here, &[SenseClass::ActorNoun], |s| matches!(s, Sense::ActorNoun { .. }).then_some(()));
    let named = called(context, here + found.length);
    // "l'otage a été tué": what befell a captive.
    let held = matches!(found.effect, Some(Effect::Abducted | Effect::Captured | Effect::Detained))
        && is_killed(context, at, here + found.length);
    if found.effect.is_some() && !held
        || force.is_some_and(|(length, ())| length > found.length)
        // "le commando retranché a été neutralisé": a band, of nobody knows how many; not "le soldat Ali Diallo".
        || force.is_some_and(|(length, ())| length == found.length)
            && found.category == Some(Victims::Soldiers)
            && named.is_none()
        || party.is_some_and(|(length, ())| length == found.length) && context.tokens[here].capital
        || found.category == Some(Victims::Civilians) && context.tokens[here].capital && !is_dignity(context, here, found)
        || after_according(context, at)
    {
        return None;
    }
    // Common nouns of sides ("l'armée") are no persons; sources are told apart by what stands around them.
    let mut group = VictimGroup {
        definite: true,
        demonstrative: determiner == Function::DetDem,
        implicit: true,
        plural: false,
        ..VictimGroup::of(Quantity::exact(1))
    };
    let end = complete(context, here, found, &mut group);
    // Other ranks are told apart from whoever speaks by the name behind them.
    let serves = force.is_some_and(|(length, ())| length == found.length) && found.category == Some(Victims::Soldiers);
    let end = named.filter(|_| serves).map_or(end, |name| name.max(end));
    if held {
        group.effect = None;
        // Who is taken from among civilians; forces hold whom they fought.
        group.category = group.category.or((found.effect == Some(Effect::Abducted)).then_some(Victims::Civilians));
    }
    Some((end - at, GroupKind::Victims(Box::new(group))))
}

/// "le soldat Ali Diallo", "le soldat français Jean Roux": where a name of two words or more ends that stands right behind, or behind one
/// word.
fn called(context: &Context<'_>, end: usize) -> Option<usize> {
    let name = |i: usize| {
        let token = context.tokens.get(i);
        token.is_some_and(|t| t.is_word() && t.capital && !t.capitals) && !context.has(i, SenseClass::Actor)
    };
    let word = context.tokens.get(end).is_some_and(|t| t.is_word()) && !name(end);
    let first = end + usize::from(word);
    let words = (first..first + LONGEST_NAME).take_while(|i| name(*i)).count();
    (words > 1).then_some(first + words)
}

/// A person's name has at most so many words.
const LONGEST_NAME: usize = 5;

/// "dont l'auteur a été abattu", "ses auteurs ont été tués": whoever did what was told of, where a verb of harm in the passive follows.
fn author(context: &Context<'_>, at: usize, here: usize) -> Option<(usize, GroupKind)> {
    if !context.is(here, Function::Author) {
        return None;
    }
    let harm = |e: Effect| matches!(e, Effect::Killed | Effect::Wounded);
    let suffers = match effects::verb(context, here + 1) {
        Some((_, GroupKind::Effect(e))) => e.voice == Voice::Passive && !e.negated && e.effect.is_some_and(harm),
        _ => false,
    };
    let plural = context.is(at, Function::PluralDeterminer);
    let quantity = if plural { Quantity::vague(2) } else { Quantity::exact(1) };
    let group =
        VictimGroup { category: Some(Victims::Militants), definite: true, implicit: true, plural, ..VictimGroup::of(quantity) };
    suffers.then(|| (here + 1 - at, GroupKind::Victims(Box::new(group))))
}

/// "le village a été touché le premier": whether a verb in the passive ends here, of which "the first" is no object.
fn suffered_first(context: &Context<'_>, at: usize) -> bool {
    let passive = |i: usize| match effects::verb(context, i) {
        Some((length, GroupKind::Effect(e))) => i + length == at && e.voice == Voice::Passive,
        _ => false,
    };
    (at.saturating_sub(PASSIVE_WORDS)..at.saturating_sub(1)).any(passive)
}

/// "n'aurait pas été touché": a verb in the passive has so many words at most.
const PASSIVE_WORDS: usize = 5;

/// "l'otage a été tué", "ils ont abattu l'otage": whether a verb says that a person was killed or wounded, right behind or before.
fn is_killed(context: &Context<'_>, start: usize, end: usize) -> bool {
    let harm = |e: &Option<Effect>| matches!(e, Some(Effect::Killed | Effect::Wounded));
    let behind = match effects::verb(context, end) {
        Some((_, GroupKind::Effect(e))) => {
            harm(&e.effect) && !e.negated && (e.voice == Voice::Passive || e.frame == Frame::Intransitive)
        }
        _ => false,
    };
    let transitive = |s: &Sense| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].effect.is_some_and(|(e, frame)| harm(&Some(e)) && frame == Frame::Transitive));
    behind || start > 0 && context.senses_of(start - 1, &[SenseClass::Verb]).any(|(_, s)| transitive(s))
}

/// "le Maire de la ville", "le Père Jean": an office that is written as a name, or a title before one.
fn is_dignity(context: &Context<'_>, here: usize, found: Head) -> bool {
    let end = here + found.length;
    let titled = || {
        let title = |s: &Sense| matches!(s, Sense::Source { role: SourceRole::Title, .. });
        let name = context.tokens.get(end).is_some_and(|t| t.capital && t.is_word());
        name && context.senses_of(here, &[SenseClass::Source]).any(|(length, s)| length == found.length && title(s))
    };
    matches!(found.group, Some("officials" | "clergy")) || titled()
}

/// "le camion a été brûlé et ses occupants tués": those who belong to what was hit first, told of in the same breath.
fn with_it(context: &Context<'_>, at: usize, here: usize, determiner: Function) -> Option<(usize, GroupKind)> {
    let joined = determiner == Function::DetPoss && at > 0 && context.is(at - 1, Function::And);
    let found = Some(()).filter(|()| joined).and_then(|()| head(context, here)).filter(|h| h.plural && h.effect.is_none())?;
    let mut group = VictimGroup { implicit: true, ..VictimGroup::of(Quantity::vague(2)) };
    let end = complete(context, here, found, &mut group);
    let harmed = match effects::verb(context, end) {
        Some((_, GroupKind::Effect(e))) => {
            e.voice == Voice::Participle && matches!(e.effect, Some(Effect::Killed | Effect::Wounded))
        }
        _ => false,
    };
    harmed.then(|| (end - at, GroupKind::Victims(Box::new(group))))
}

/// "abducted the passengers of a bus", "of three buses": all that were in a vehicle told of for the first time.
fn aboard(context: &Context<'_>, at: usize, here: usize) -> Option<(usize, GroupKind)> {
    let of = |i: usize| context.is(i, Function::Of);
    let found = head(context, here).filter(|h| h.plural && h.effect.is_none() && of(here + h.length))?;
    let article = here + found.length + 1;
    let counted = numbers::quantity(context, article)?;
    let vehicle = |s: &Sense| matches!(s, Sense::Target("vehicle" | "boat" | "convoy"));
    context.senses_of(article + counted.length, &[SenseClass::Target]).any(|(_, s)| vehicle(s)).then_some(())?;
    let mut group = VictimGroup { implicit: true, ..VictimGroup::of(Quantity::vague(2)) };
    let end = complete(context, here, found, &mut group);
    Some((end - at, GroupKind::Victims(Box::new(group))))
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

/// "Maire de X enlevé", "imam tué, trois fidèles blessés": as headlines and lists have it, one person without an article opens a
/// clause, and a participle says what was done to him.
pub(super) fn unarticled(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    if let Some(some) = some_included(context, at) {
        return Some(some);
    }
    let before = at.checked_sub(1);
    let opens =
        before.is_none_or(|i| [',', ':', ';', '('].iter().any(|mark| context.is_mark(i, *mark)) || context.is(i, Function::And));
    if !opens || !context.has(at, SenseClass::Victim) {
        return None;
    }
    let found = head(context, at).filter(|h| !h.plural && h.effect.is_none())?;
    let mut group = VictimGroup { implicit: true, plural: false, ..VictimGroup::of(Quantity::exact(1)) };
    let end = complete(context, at, found, &mut group);
    let named =
        (end..end + NAMED_BY).take_while(|i| context.is(*i, Function::Of) || context.tokens.get(*i).is_some_and(|t| t.capital));
    let behind = end + named.count();
    let harmed = match effects::verb(context, behind) {
        Some((_, GroupKind::Effect(e))) => e.voice == Voice::Participle && !e.plural && e.effect.is_some() && !e.negated,
        _ => false,
    };
    if harmed {
        return Some((end - at, GroupKind::Victims(Box::new(group))));
    }
    let close = named_before(context, at).then(|| closes_office(context, end)).flatten()?;
    Some((close + 1 - at, GroupKind::Victims(Box::new(group))))
}

/// "trente morts, femmes et enfants compris", "dont femmes et enfants": some without an article, in a list that a word behind or before
/// it says is of those counted.
fn some_included(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    if !context.has(at, SenseClass::Victim) || !context.holds_function(&[Function::IncludedBehind, Function::Including]) {
        return None;
    }
    let some = |i: usize| head(context, i).filter(|h| h.plural && h.effect.is_none() && h.group.is_some());
    let found = some(at)?;
    let joins = |i: usize| context.is(i, Function::And) || context.is_mark(i, ',');
    let mut end = at + found.length;
    while let Some(next) = some(end + 1).filter(|_| joins(end)) {
        end += 1 + next.length;
    }
    // Back over the nouns and joints before it.
    let listed = |i: &usize| joins(*i) || context.has(*i, SenseClass::Victim);
    let head_of_list = at - (0..at).rev().take(LISTED_BEFORE).take_while(listed).count();
    let including = head_of_list > 0 && context.is(head_of_list - 1, Function::Including);
    if !(including || context.is(end, Function::IncludedBehind)) {
        return None;
    }
    let mut group = VictimGroup { implicit: true, ..VictimGroup::of(Quantity::vague(2)) };
    let end = complete(context, at, found, &mut group);
    Some((end - at, GroupKind::Victims(Box::new(group))))
}

/// "femmes, enfants et": so many words at most.
const LISTED_BEFORE: usize = 6;

/// "Ali Diallo, maire de la commune, a été tué": whether a comma and a bare name stand before an office without an article.
fn named_before(context: &Context<'_>, at: usize) -> bool {
    let Some(comma) = at.checked_sub(1).filter(|i| context.is_mark(*i, ',')) else { return false };
    // "Ali Diallo, dit Idi, maire de la commune,"
    let called = |i: &usize| called_end(context, *i) == Some(comma);
    let comma = (comma.saturating_sub(CALLED)..comma).find(called).unwrap_or(comma);
    let name = |i: usize| context.tokens[i].is_word() && context.tokens[i].capital;
    let words = (0..comma).rev().take(NAMED_BY).take_while(|i| name(*i)).count();
    // "le colonel Ali Diallo, commandant de la base,": he is told of by what stands before his name.
    let told = [SenseClass::Victim, SenseClass::Source, SenseClass::Actor, SenseClass::ActorNoun, SenseClass::EffectNoun];
    let first = comma - words;
    // "the brother of Ali Diallo", "according to Ali Diallo": somebody else.
    let of = first > 0
        && (context.is_any(first - 1, &[Function::Of, Function::DetDu, Function::By])
            || context.has(first - 1, SenseClass::SpeechPreposition));
    words >= 2 && !of && !(first.saturating_sub(1)..comma).any(|i| context.has_any(i, &told))
}

/// What somebody is called is set off in so many words and marks.
const CALLED: usize = 9;

/// Where the comma stands that ends what an office is of, if harm done to one person follows it.
fn closes_office(context: &Context<'_>, end: usize) -> Option<usize> {
    let close = (end..context.len().min(end + OFFICE_WITHIN)).find(|i| !context.tokens[*i].is_word())?;
    let harmed = match effects::verb(context, close + 1) {
        Some((_, GroupKind::Effect(e))) => {
            let done = e.voice == Voice::Passive || e.frame == Frame::Intransitive && e.voice == Voice::Active;
            done && !e.plural && e.effect.is_some() && !e.negated
        }
        _ => false,
    };
    (harmed && context.is_mark(close, ',')).then_some(close)
}

/// What an office is of has so many words at most.
const OFFICE_WITHIN: usize = 9;

/// The name of a place or a person behind an office has so many words at most.
const NAMED_BY: usize = 4;

/// "l'un est mort sur place, l'autre à l'hôpital": whether the second of two stands behind a comma before where he was taken, and of
/// the first it is said that he died on the spot.
fn died_where_taken(context: &Context<'_>, at: usize, end: usize) -> bool {
    let house = end + 1 + usize::from(context.is(end + 1, Function::DetDef));
    let treated = |s: &Sense| matches!(s, Sense::Target("health"));
    let taken = context.is(end, Function::At) && context.senses_of(house, &[SenseClass::Target]).any(|(_, s)| treated(s));
    let joined = at > 0 && (context.is_mark(at - 1, ',') || context.is(at - 1, Function::And));
    let on_the_spot = |i: usize| context.is(i, Function::On) && context.is_adverb(i);
    taken && joined && (0..at).any(on_the_spot)
}
