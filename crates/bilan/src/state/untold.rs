//! What keeps people beside a verb or noun of harm from being a figure: habits, aims, captives set free, whose things they are.

use super::matcher::PREPOSITIONS;
use super::opening::opening;
use crate::lexicon::{Auxiliary, Frame, Function, Modifier, PlaceWord, Sense, SenseClass, Tense};
use crate::model::{Effect, Form, Kind, Quantity, SpeakerClass, Victims};
use crate::recognise::{Context, EffectGroup, Group, GroupKind, Mood, TimeValue, Voice};

/// Whether people without a number stand between commas behind those counted, and no list goes on: they are the same people.
pub fn is_apposed(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let some = matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit && v.plural);
    let counted = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if !v.implicit && v.plural);
    let behind = at >= 2 && matches!(groups[at - 1].kind, GroupKind::Mark(',')) && counted(&groups[at - 2]);
    if !(some && behind) {
        return false;
    }
    let closes = groups[at + 1..].iter().take(APPOSED_SOME).position(|g| matches!(g.kind, GroupKind::Mark(',')));
    let lists = |g: &Group| context.is(g.start, Function::And) || matches!(g.kind, GroupKind::Victims(_));
    let goes_on = closes.is_none_or(|end| groups[at + 1..].iter().take(end + 2).any(lists));
    // "treize civils, des hommes uniquement."
    let stop = |g: &Group| matches!(g.kind, GroupKind::Mark('.' | ';' | '»' | '"'));
    let rest = &groups[at + 1..];
    let ends = rest.len() <= 1 + usize::from(rest.last().is_some_and(stop))
        && rest.iter().all(|g| stop(g) || matches!(g.kind, GroupKind::Word) && context.is_adverb(g.start));
    !goes_on || ends
}

/// "quatre volontaires, des civils qui se battent avec l'armée, ont été tués", "…, un groupe qui combat les rebelles": who the people
/// or the party before the comma are, told in the present. Answers where that ends.
pub fn explained(context: &Context<'_>, groups: &[Group], comma: usize) -> Option<usize> {
    let marked = matches!(groups[comma].kind, GroupKind::Mark(',')) && context.holds_function(&[Function::Who]);
    let who = groups.get(comma + 1).filter(|_| marked && comma > 0)?;
    let party = |g: &Group| {
        matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_none())
            || matches!(g.kind, GroupKind::Actor(_) | GroupKind::Source(_))
    };
    let bracket = matches!(groups[comma - 1].kind, GroupKind::Mark(')'));
    let told = comma.checked_sub(if bracket { 4 } else { 1 }).map(|i| &groups[i]).filter(|g| party(g));
    let article = [Function::DetIndef, Function::DetDes];
    let some = match &who.kind {
        // "un groupe de chasseurs qui affronte les rebelles"
        GroupKind::Victims(v) => {
            v.effect.is_none() && (v.implicit || v.quantity.form == Form::Vague && context.is_any(who.start, &article))
        }
        GroupKind::Actor(_) | GroupKind::Source(_) | GroupKind::Word => context.is_any(who.start, &article),
        _ => false,
    };
    told.filter(|_| some)?;
    let plain = |g: &Group| {
        matches!(
            g.kind,
            GroupKind::Word | GroupKind::Place(_) | GroupKind::Victims(_) | GroupKind::Target(_) | GroupKind::Actor(_)
        )
    };
    let is_who = |g: &Group| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::Who);
    let relative =
        (comma + 2..groups.len().min(comma + 2 + DESCRIBED)).take_while(|i| plain(&groups[*i])).find(|i| is_who(&groups[*i]))?;
    let verb = groups[relative + 1..].iter().take(2).find(|g| matches!(g.kind, GroupKind::Effect(_)))?;
    let habit = matches!(&verb.kind, GroupKind::Effect(e) if e.voice == Voice::Active && e.mood == Mood::Present);
    let ends = |g: &Group| matches!(g.kind, GroupKind::Mark(',' | '.' | ';' | ':' | ')' | '»'));
    let end = groups[relative + 1..].iter().position(ends).map_or(groups.len(), |n| relative + 1 + n);
    habit.then_some(end)
}

/// What some people are called between the commas has at most so many: "des civils recrutés pour lutter contre ces groupes".
const APPOSED_SOME: usize = 9;

/// Whether a group stands in what describes the people before it: the verb there tells of no incident, and nobody there did it.
pub fn is_in_description(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let people = |comma: usize| comma > 0 && matches!(groups[comma - 1].kind, GroupKind::Victims(_) | GroupKind::Mark(')'));
    let behind = |comma: usize| people(comma) && explained(context, groups, comma).is_some_and(|end| at < end);
    let from = at.saturating_sub(DESCRIPTION);
    let comma = |(_, g): &(usize, &Group)| matches!(g.kind, GroupKind::Mark(','));
    context.holds_function(&[Function::Who])
        && groups[from..at].iter().enumerate().rev().filter(comma).any(|(i, _)| behind(from + i))
}

/// A description has at most so many groups.
const DESCRIPTION: usize = 14;

/// Behind the noun that says who they are, the relative clause begins within so many groups.
const DESCRIBED: usize = 5;

/// Whether one person stands between commas right behind one of those told of before: the same one.
pub fn is_apposed_one(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let one = matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit && !v.plural && v.effect.is_none());
    let of_told = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.anaphoric && !v.plural && v.category.is_none());
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    // "un autre civil, un bouvier, est mort": a verb in the singular is of one.
    let other = |g: &Group| {
        matches!(&g.kind, GroupKind::Victims(v) if v.quantity.high == Some(1) && v.effect.is_none() && v.category.is_some_and(|c| c != Victims::People))
            && (g.start..g.end).any(|i| context.is(i, Function::Other))
    };
    let of_one =
        |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if !e.plural && matches!(e.voice, Voice::Active | Voice::Passive));
    let closes = groups.get(at + 1).is_some_and(comma) && groups.get(at + 2).is_some_and(of_one);
    // "L'agresseur, un jeune de 21 ans, a été abattu": so are two of whom the first opens the clause.
    let person = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.quantity.high == Some(1) && !v.plural && v.effect.is_none() && !v.anaphoric);
    let first =
        || at == 2 || !matches!(groups[at - 3].kind, GroupKind::Mark(',')) && !context.is(groups[at - 3].start, Function::And);
    let opens = || person(&groups[at - 2]) && first();
    if one && at >= 2 && comma(&groups[at - 1]) && closes && (other(&groups[at - 2]) || opens()) {
        return true;
    }
    one && at >= 2 && comma(&groups[at - 1]) && of_told(&groups[at - 2]) && groups[at + 1..].iter().take(APPOSED).any(comma)
}

/// What stands between the commas has at most so many groups.
const APPOSED: usize = 5;

/// "forty of the 300 engaged were killed", "sur les 300 engagés, quarante sont morts": whether people are all those of whom some
/// came to harm, and not said to have come to any themselves.
pub fn is_strength(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let start = groups[at].start;
    let out_of = start > 0 && context.is(start - 1, Function::On) && context.is(start, Function::DetDef);
    // "Des 64 rebelles incarcérés là, il ne reste personne": those of whom the sentence goes on to tell were held before.
    let held =
        |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle && e.effect == Some(Effect::Detained));
    let numbered = matches!(&groups[at].kind, GroupKind::Victims(v) if v.plural && v.quantity.high.is_some());
    if start == 1 && numbered && context.is(0, Function::DetDes) && groups.get(at + 1).is_some_and(held) {
        return true;
    }
    let harmed = groups.get(at + 1).is_some_and(|g| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle));
    // "dans les combats contre une centaine de rebelles, douze ont péri": so many were fought.
    let counted = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if !v.implicit);
    let fought = numbered && at > 0 && context.is(groups[at - 1].start, Function::Against) && !harmed;
    if fought && !groups[..at].iter().any(counted) && groups[at + 1..].iter().any(counted) {
        return true;
    }
    let some = |g: &Group| matches!(g.kind, GroupKind::Victims(_) | GroupKind::Count(_));
    out_of && !harmed && groups.iter().enumerate().any(|(n, g)| n != at && some(g))
}

/// "parmi les tués, quatre étaient des chasseurs": some people behind "to be", of which those counted are the subject.
pub fn is_predicate(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let adverb = |g: &&Group| matches!(g.kind, GroupKind::Word) && context.is_adverb(g.start);
    let mut before = groups[..at].iter().rev().skip_while(adverb);
    let copula = before.next().is_some_and(|g| context.is(g.start, Function::Copula));
    // "Parmi les morts, 60 % sont des jeunes"
    let counted = |g: &Group| {
        matches!(&g.kind, GroupKind::Victims(v) if !v.implicit && v.plural && v.category.is_none())
            || matches!(g.kind, GroupKind::Mark('%'))
    };
    copula && before.find(|g| !adverb(g)).is_some_and(counted)
}

/// "dont l'armée dit qu'ils étaient des rebelles", "qu'il était un rebelle": whether people are what somebody says that those told of were.
pub fn is_said_of_them(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let Some(that) = at.checked_sub(3) else { return false };
    let be = |g: &Group| matches!(g.kind, GroupKind::Word) && (context.is(g.start, Function::Copula) || is_be(context, g.start));
    context.is(groups[that].start, Function::That)
        && context.is(groups[that + 1].start, Function::Pronoun)
        && be(&groups[that + 2])
        && that > 0
        && matches!(groups[that - 1].kind, GroupKind::Speech(_))
}

/// Whether a form of "to be" stands here.
fn is_be(context: &Context<'_>, at: usize) -> bool {
    let verbs = &context.lexicon.verbs;
    let be = |s: &Sense| matches!(s, Sense::Verb(f) if verbs[f.verb as usize].auxiliary == Some(Auxiliary::Be));
    context.senses_of(at, &[SenseClass::Auxiliary]).any(|(_, s)| be(s))
}

/// "le maire de D., A. B., a été tué", "l'ambassadeur A. B.": whether nothing but where the office is and a name stands between
/// a person and the verb.
pub fn is_named_between(context: &Context<'_>, groups: &[Group], at: usize, verb: usize) -> bool {
    let between = groups.get(at + 1..verb).unwrap_or_default();
    let name = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Place(_)) && context.tokens[g.start].capital;
    let of = [Function::Of, Function::DetDu, Function::DetDef, Function::DetDes, Function::NameParticle, Function::In];
    let small = |g: &Group| match g.kind {
        GroupKind::Mark(mark) => matches!(mark, ',' | '(' | ')'),
        GroupKind::Place(_) => true,
        // "le préfet de la région, A. B.,", "le chef du village, A. B.,"
        GroupKind::Target(_) => context.has(g.start, SenseClass::PlaceWord),
        GroupKind::Word => context.is_any(g.start, &of) || context.has(g.start, SenseClass::PlaceWord),
        _ => false,
    };
    let told = |i: usize| is_name_of_told(context, groups, i);
    between.len() <= NAMED_WITHIN
        && between.iter().any(name)
        && (at + 1..verb).all(|i| name(&groups[i]) || small(&groups[i]) || told(i))
}

/// An office with its town and a name with its parts have at most so many groups.
const NAMED_WITHIN: usize = 12;

/// "selon le maire, le docteur A., cinq personnes ont été tuées": whether one person behind a speaker and a comma is that speaker, by
/// his name.
pub fn is_name_of_speaker(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let one = matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit && !v.plural && v.effect.is_none());
    if !one || at < 2 || !matches!(groups[at - 1].kind, GroupKind::Mark(',')) {
        return false;
    }
    let GroupKind::Source(source) = &groups[at - 2].kind else { return false };
    let Some(person) = &source.person else { return false };
    if !matches!(&groups[at].kind, GroupKind::Victims(v) if v.definite) {
        return is_what_speaker_is(context, groups, at);
    }
    let end = groups[at].end;
    (end..context.len().min(end + NAME_WORDS))
        .any(|i| context.tokens[i].capital && crate::lexicon::fold(context.word(i)) == *person)
}

/// "selon Ali Sow, un berger, cinq personnes ont été tuées": whether one person between commas behind a speaker's name is what he is,
/// because those counted behind have the verb for themselves.
fn is_what_speaker_is(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let said = at > 2 && matches!(groups[at - 3].kind, GroupKind::SpeechPreposition(_));
    let Some(close) = (at + 1..groups.len().min(at + 1 + WHAT_HE_IS)).find(|i| comma(&groups[*i])) else { return false };
    let clause = groups[close + 1..].iter().take_while(|g| !matches!(g.kind, GroupKind::Effect(_)));
    let lists = |g: &Group| comma(g) || context.is(g.start, Function::And);
    said && !clause.clone().any(lists) && clause.count() > 0
}

/// What a speaker is has so many groups at most: "un berger du village de X".
const WHAT_HE_IS: usize = 6;

/// A name has so many words at most.
const NAME_WORDS: usize = 5;

/// "des heurts entre des bergers et des paysans": whether people are one of two parties that fought each other.
pub fn is_party_between(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let between = |i: usize| i > 0 && context.is(groups[i - 1].start, Function::Between);
    let party = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.plural && (v.implicit || v.quantity == Quantity::vague(2)),
        kind => matches!(kind, GroupKind::Actor(_) | GroupKind::Word),
    };
    let joined = || at > 1 && context.is(groups[at - 1].start, Function::And);
    let first = || (at.saturating_sub(PARTY_WORDS)..at - 1).rev().take_while(|i| party(&groups[*i])).any(between);
    between(at) || joined() && first()
}

/// The first of two parties is told of in so many groups at most.
const PARTY_WORDS: usize = 7;

/// "un prêtre, l'abbé A., a été enlevé", "deux soldats, le sergent A. et le caporal B.": whether one person behind a comma is, by a
/// name, among those told of right before it.
pub fn is_name_of_told(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let person =
        |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if !v.plural && v.implicit && v.definite && v.effect.is_none());
    let name = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Place(_)) && context.tokens[g.start].capital;
    if !person(&groups[at]) || !groups.get(at + 1).is_some_and(name) {
        return false;
    }
    if is_holder_of_office(context, groups, at) {
        return true;
    }
    // Back over those of a list who are named before it, to the comma behind the people they are.
    let mut listed = 1;
    let mut comma = None;
    for before in (0..at).rev().take(NAMED_WITHIN) {
        match &groups[before].kind {
            GroupKind::Mark(',') => comma = Some(before),
            _ if person(&groups[before]) && comma != Some(before + 1) => listed += 1,
            GroupKind::Victims(v) if comma == Some(before + 1) => {
                let whole = v.quantity.high.is_some_and(|most| most >= listed) && v.effect.is_none();
                let list = |g: &&Group| name(g) || person(g) || context.is(g.start, Function::And);
                let closes = || {
                    groups[at + 1..]
                        .iter()
                        .take(NAMED_WITHIN)
                        .find(|g| !list(g))
                        .is_none_or(|g| matches!(g.kind, GroupKind::Mark(',' | '.' | ')')))
                };
                return whole && closes();
            }
            _ if name(&groups[before]) || context.is(groups[before].start, Function::And) => {}
            _ => return false,
        }
    }
    false
}

/// "le commandant de la base, le colonel A., a été tué": whether one person between commas is, by a name, the one right before, told
/// of by an office and where it is.
fn is_holder_of_office(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let one = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if !v.plural && v.implicit && v.definite && v.effect.is_none() && v.category != Some(Victims::People));
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let whose = |g: &Group| {
        let of = [Function::Of, Function::DetDu, Function::DetDef, Function::DetDes, Function::In, Function::At];
        matches!(g.kind, GroupKind::Place(_) | GroupKind::Target(_))
            || matches!(g.kind, GroupKind::Word)
                && (context.is_any(g.start, &of)
                    || context.has(g.start, SenseClass::PlaceWord)
                    || context.tokens[g.start].capital)
    };
    if at < 2 || !comma(&groups[at - 1]) {
        return false;
    }
    let office = groups[..at - 1].iter().rev().take(NAMED_WITHIN).find(|g| !whose(g)).is_some_and(one);
    let name = |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Place(_)) && context.tokens[g.start].capital;
    let mut behind = groups[at + 1..].iter().skip_while(name);
    let closes = behind.next().is_some_and(comma);
    // "le maire, le juge A., ont été tués": two.
    let two = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.plural,
        kind => matches!(kind, GroupKind::Victims(_)),
    };
    office && closes && !behind.next().is_some_and(two)
}

/// "Sur les six assaillants, cinq ont été abattus": whether a sentence opens with so many known people, of whom it then counts some.
pub fn is_whole(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    // "Sur vingt soldats, douze s'en sont sortis", "Des neuf gendarmes, trois …"
    let out_of = at > 0 && context.is_any(groups[at - 1].start, &[Function::On, Function::DetDes]);
    let known = matches!(&groups[at].kind, GroupKind::Victims(v) if (v.definite || out_of) && v.plural && !v.implicit && v.effect.is_none());
    if !known {
        return false;
    }
    let opens = match at.checked_sub(opening(context, groups)) {
        Some(0) => context.is(groups[at].start, Function::DetDes),
        Some(1) => context.is_any(groups[at - 1].start, &[Function::On, Function::Among, Function::DetDes]),
        _ => false,
    };
    if !opens {
        return false;
    }
    let some = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.anaphoric && v.category.is_none());
    let comma = groups[at + 1..].iter().take(WHOLE_WITHIN).position(|g| matches!(g.kind, GroupKind::Mark(',')));
    // "Sur les douze personnes tuées": they were harmed themselves.
    let harmed = groups.get(at + 1).is_some_and(|g| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle));
    !harmed && comma.is_some_and(|comma| groups.get(at + 2 + comma).is_some_and(some))
}

/// Between those known and the comma behind them stand so many groups at most.
const WHOLE_WITHIN: usize = 6;

/// "où vivent 10.000 déplacés", "un camp qui abrite 10.000 déplacés": displaced people behind a verb in the present or the imperfect
/// that tells of nothing that was done.
pub fn is_home_of(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let displaced = matches!(&groups[at].kind, GroupKind::Victims(v) if v.effect == Some(Effect::Displaced));
    let stays = |i: usize| {
        context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| {
            matches!(s, Sense::Verb(f) if matches!(f.tense, Tense::Present | Tense::Imperfect) && context.lexicon.verbs[f.verb as usize].auxiliary.is_none())
        })
    };
    let unknown = |i: usize| context.tokens[i].is_word() && !context.has_any(i, &[SenseClass::Function, SenseClass::Verb]);
    displaced
        && at >= 2
        && matches!(groups[at - 1].kind, GroupKind::Word)
        && context.is_any(groups[at - 2].start, &[Function::Where, Function::Who])
        && (stays(groups[at - 1].start) || unknown(groups[at - 1].start))
}

/// "le bilan pourrait dépasser trente morts": a figure right behind words that say what a toll may come to.
pub fn is_feared_toll(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let feared = context.holds_function(&[Function::Feared]);
    let may_rise = |g: &Group| {
        matches!(g.kind, GroupKind::Hedge(hedge) if hedge == MAY_RISE)
            || feared
                && context.ends_before(g.end, Function::Feared, FEARED_WORDS)
                && !(g.end.saturating_sub(FEARED_WORDS)..g.end).any(|i| is_unprevented(context, i))
    };
    // "redoutait « au moins vingt morts »"
    let quoted = usize::from(at > 0 && context.is_quote(groups[at - 1].start));
    let at = at - quoted;
    groups[at.saturating_sub(FEARED_BEFORE)..at].iter().any(may_rise)
        && !groups[at.saturating_sub(FEARED_BEFORE)..at].iter().any(|g| matches!(g.kind, GroupKind::Mark(_)))
}

/// "deux sont blessés, pas vingt", "et pas vingt", "Pas dix, mais vingt soldats": whether a number is denied at the head of its clause;
/// "des rebelles, et non des civils, ont été tués": or whether people without a number are.
pub fn is_denied_number(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    if matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit && v.plural && v.effect.is_none())
        && context.ends_before(groups[at].start, Function::InsteadOf, INSTEAD_WORDS)
    {
        return true;
    }
    let Some(no) = groups[at].start.checked_sub(1).filter(|no| context.is(*no, Function::NegationSecond)) else { return false };
    no.checked_sub(1).is_none_or(|before| !context.tokens[before].is_word() || context.is(before, Function::And))
}

/// "et non pas": so many words at most.
const INSTEAD_WORDS: usize = 3;

/// "tous les hommes, une vingtaine, ont été tués": whether a bare number set off right behind people says how many they are.
pub fn is_numbered_behind(groups: &[Group], at: usize) -> bool {
    let mark = |i: usize| matches!(groups.get(i).map(|g| &g.kind), Some(GroupKind::Mark(',' | '(' | ')' | '–' | '—')));
    let bare = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.anaphoric && v.category.is_none() && !v.of_them && v.quantity.low > 1);
    mark(at + 1) && groups.get(at + 2).is_some_and(bare) && mark(at + 3)
}

/// "père de six enfants": whether children are counted whose father or mother somebody is.
pub fn is_parentage(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    // "père de deux filles"
    let children =
        matches!(&groups[at].kind, GroupKind::Victims(v) if matches!(v.group, Some("children" | "women")) && v.effect.is_none());
    let start = groups[at].start;
    let kin = |s: &Sense| matches!(s, Sense::Source { class: SpeakerClass::Residents, .. });
    // "the father of six children killed on Monday": of them more is told than whose they are.
    let harmed = groups
        .get(at + 1)
        .is_some_and(|g| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() && e.voice == Voice::Participle));
    children
        && !harmed
        && start > 1
        && context.is(start - 1, Function::Of)
        && context.senses_of(start - 2, &[SenseClass::Source]).any(|(length, s)| length == 1 && kin(s))
}

/// "ce massacre de l'ennemi": whether a word for the killing of many stands before one who did it.
pub fn did_massacre(context: &Context<'_>, groups: &[Group], noun: usize, people: usize) -> bool {
    let fights = |v: Option<Victims>| v.is_none_or(|v| v == Victims::Militants || v.are_forces());
    let one = matches!(&groups[people].kind, GroupKind::Victims(v) if !v.plural && v.definite && fights(v.category));
    let many = |s: &Sense| matches!(s, Sense::IncidentNoun { kind: Kind::Massacre, .. });
    let within = |i: usize| context.senses_of(i, &[SenseClass::IncidentNoun]).any(|(_, s)| many(s));
    one && matches!(groups[noun].kind, GroupKind::EffectNoun(_)) && (groups[noun].start..groups[noun].end).any(within)
}

/// "aucune perte n'y figure": whether a text is said not to tell of any.
pub fn is_left_out(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let none = matches!(&groups[at].kind, GroupKind::Victims(v) if v.effect.is_some() && v.quantity.high == Some(0));
    let end = groups[at].end;
    // "n'y est à déplorer", "n'y a été signalé": a zero.
    let there =
        |i: usize| context.is(i, Function::Negation) && context.is(i + 1, Function::There) && !context.is_auxiliary(i + 2);
    let there = (end..end + LEFT_OUT).any(there);
    none && there && !groups[at + 1..].iter().any(|g| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some()))
}

/// What a text does not tell of stands so many words before its verb.
const LEFT_OUT: usize = 4;

/// "dit pouvoir accueillir cent blessés": whether an infinitive that something makes possible stands right before people.
pub fn is_possible(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let infinitive = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::Infinitive);
    let Some(before) = at.checked_sub(1).map(|i| groups[i].start).filter(|_| context.holds_function(&[Function::Means])) else {
        return false;
    };
    // "on pouvait voir dix cadavres", "dit pouvoir confirmer six morts": what is seen, counted or said is there.
    let told = matches!(&groups[at].kind, GroupKind::Victims(v) if v.effect.is_some_and(|e| e != Effect::Wounded));
    let verb = context.senses_of(before, &[SenseClass::Verb]).any(|(_, s)| infinitive(s)) || context.means_nothing(before);
    verb && !told && context.ends_before(before, Function::Means, MEANT)
}

/// "des pertes humaines ont été évitées", "a évité de nombreux morts": whether harm to people without a number is said not to have come.
pub fn is_avoided(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let vague = matches!(&groups[at].kind, GroupKind::Victims(v) if v.effect.is_some() && v.quantity.form == Form::Vague);
    if !vague || !context.holds_function(&[Function::Feared]) {
        return false;
    }
    let (start, end) = (groups[at].start, groups[at].end);
    let feared = |i: usize| context.is(i, Function::Feared) && i > 0 && context.is_auxiliary(i - 1);
    let within = groups[at + 1..].iter().take(AVOIDED_WITHIN).take_while(|g| matches!(g.kind, GroupKind::Word)).last();
    within.is_some_and(|last| (end + 1..last.end).any(feared)) || context.ends_before(start, Function::Feared, FEARED_WORDS)
}

/// "ont ainsi pu être": so many groups stand between people and the participle that says that they came to no harm.
const AVOIDED_WITHIN: usize = 5;

/// "tué devant sa femme et ses enfants", "sous les yeux de deux voisins": whether people stand, or are listed, behind a word for where
/// somebody else was harmed: they saw it.
pub fn is_witness(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    if !context.holds_function(&[Function::Near]) {
        return false;
    }
    let people = |i: usize| matches!(&groups[i].kind, GroupKind::Victims(v) if v.effect.is_none());
    let joins = |i: usize| context.is(groups[i].start, Function::And) || matches!(groups[i].kind, GroupKind::Mark(','));
    // "devant six gendarmes, qui ont péri": what befell them is told of them.
    let comma = usize::from(matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Mark(','))));
    if groups.get(at + 1 + comma).is_some_and(|g| context.is(g.start, Function::Who)) {
        let befalls = |g: &Group| {
            matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() && !e.negated
                && (e.voice == Voice::Passive || e.frame == Frame::Intransitive))
        };
        let relative = groups[at + 2 + comma..].iter().take_while(|g| !matches!(g.kind, GroupKind::Mark(_)));
        if relative.into_iter().any(befalls) {
            return false;
        }
    }
    let mut first = at;
    while first >= 2 && people(first) && joins(first - 1) && people(first - 2) {
        first -= 2;
    }
    let start = groups[first].start;
    // "sous les yeux des habitants": the article of the people ends the phrase.
    let ends = |end: usize| context.ends_before(end, Function::Near, WITNESS_WORDS);
    people(first) && (ends(start) || context.is(start, Function::DetDes) && ends(start + 1))
}

/// "au nez et à la barbe de": so many words at most.
const WITNESS_WORDS: usize = 8;

/// What the table of hedges calls words that say that a toll may rise, and how many groups before a figure they may stand.
const MAY_RISE: &str = "may_rise";
const FEARED_BEFORE: usize = 2;
/// "risque de": words of fear are so many at most.
const FEARED_WORDS: usize = 3;

/// Whether a verb is one with which tolls change, in the active, and the sentence speaks of a number or a toll: "a atteint".
pub fn came_to(context: &Context<'_>, groups: &[Group], verb: usize) -> bool {
    let toll = |g: &Group| {
        matches!(g.kind, GroupKind::SpeechNoun(_))
            || matches!(&g.kind, GroupKind::Source(s) if s.text)
            || (g.start..g.end).any(|i| context.is(i, Function::NumberOf))
    };
    changes(context, &groups[verb]) && groups[..verb].iter().any(toll)
}

/// Whether a group is a verb with which tolls change, in the active: "a atteint".
pub fn changes(context: &Context<'_>, group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Effect(e) if e.voice == Voice::Active && context.lexicon.verbs[e.verb as usize].changes)
}

/// Whether a word or phrase for "whether" ends right before.
pub fn is_asked(context: &Context<'_>, at: usize) -> bool {
    context.holds_function(&[Function::If]) && context.ends_before(at, Function::If, ASKED)
}

/// "sans savoir si le tir a fait des victimes", "Y a-t-il des disparus ?": whether people without a number stand in a clause or sentence that asks
/// for them or supposes them; not where it but grants something: "même si".
pub fn is_in_question(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let vague =
        matches!(&groups[at].kind, GroupKind::Victims(v) if v.quantity.form == Form::Vague && v.quantity.low < QUESTIONED);
    if !vague {
        return false;
    }
    let asked = |g: &Group| matches!(g.kind, GroupKind::Mark('?'));
    let closes = groups[at + 1..].iter().find(|g| matches!(g.kind, GroupKind::Mark('?' | '.' | ';' | ':' | '!')));
    if closes.is_some_and(asked) {
        return true;
    }
    if !context.holds_function(&[Function::If]) {
        return false;
    }
    let start = groups[at].start;
    let words = (start.saturating_sub(IN_QUESTION)..start).rev().take_while(|i| context.tokens[*i].is_word());
    let asks = words.into_iter().find(|i| context.is(*i, Function::If));
    let grants = |i: usize| {
        i > 0
            && [Function::While, Function::But]
                .iter()
                .any(|f| context.function_length(i - 1, *f).is_some_and(|length| length > 1))
    };
    asks.is_some_and(|i| i > 0 && !grants(i))
}

/// So many words stand between "whether" and people at most, and a vague number as large as this is told of.
const IN_QUESTION: usize = 9;
const QUESTIONED: u64 = 20;

/// "voulaient faire des victimes", "cherchaient à faire de nombreux morts": whether people without a number are only those whom somebody
/// means to harm.
pub fn is_meant_to_make(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let vague = matches!(&groups[at].kind, GroupKind::Victims(v) if v.effect.is_some() && v.quantity.form == Form::Vague);
    let Some(makes) = at.checked_sub(1).map(|i| groups[i].start).filter(|i| vague && context.is(*i, Function::Makes)) else {
        return false;
    };
    let Some(before) = makes.checked_sub(1) else { return false };
    let unfinite = |t: Tense| matches!(t, Tense::Infinitive | Tense::PastParticiple | Tense::PresentParticiple);
    let finite = |s: &Sense| matches!(s, Sense::Verb(f) if !unfinite(f.tense));
    let nouns = [
        SenseClass::IncidentNoun,
        SenseClass::EffectNoun,
        SenseClass::Weapon,
        SenseClass::Victim,
        SenseClass::Target,
        SenseClass::ActorNoun,
        SenseClass::Source,
    ];
    let verb = context.is(before, Function::Predicate)
        || context.senses_of(before, &[SenseClass::Verb]).any(|(_, s)| finite(s)) && !context.has_any(before, &nouns)
        || context.means_nothing(before) && context.lexicon.ends_as_plural_verb(context.word(before));
    context.is_any(before, &[Function::For, Function::At]) || verb && !context.is_auxiliary(before)
}

/// "du côté de l'ennemi, 40 tués", "l'adversaire a été neutralisé": whether what reads as one person is the other side as a whole.
pub fn is_whole_side(context: &Context<'_>, group: &Group) -> bool {
    let one = matches!(&group.kind, GroupKind::Victims(v) if v.implicit && v.definite && !v.plural);
    // "l'ennemi public numéro un", "le soldat ennemi" is one man.
    one && context.is(group.end - 1, Function::Foe)
        && group.end - group.start <= 2
        && context.tokens.get(group.end).is_none_or(|t| !t.is_word() || !context.means_nothing(group.end))
}

/// "fouillent les environs afin de retrouver d'autres corps", "cherchent à retrouver d'éventuelles victimes": whether people without a number
/// are only looked for: behind the infinitive of finding, and a word of purpose or a verb of looking before it.
pub fn is_sought(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let vague =
        matches!(&groups[at].kind, GroupKind::Victims(v) if v.quantity.form == Form::Vague && v.quantity.low < QUESTIONED);
    let Some(find) = groups[at].start.checked_sub(1).filter(|i| vague && context.is(*i, Function::Find)) else { return false };
    let adverb = |i: usize| context.is_adverb(i);
    let (near, apart) = (find.saturating_sub(1), find.saturating_sub(2));
    // "cherchent encore à retrouver"
    let seeks = || apart > 0 && context.is(near, Function::At) && adverb(apart) && context.is(apart - 1, Function::Seeks);
    find > 0 && (context.is(near, Function::For) || context.ends_before(find, Function::Means, MEANT) || seeks())
}

/// "s'il y avait eu": so many words at most.
const ASKED: usize = 5;

/// Whether a verb tells in the present, in a sentence that names no day. Who is missing is so still.
pub fn is_habit(groups: &[Group], verb: usize) -> bool {
    let present = matches!(&groups[verb].kind, GroupKind::Effect(e) if e.mood == Mood::Present && e.voice == Voice::Active && e.effect != Some(Effect::Missing));
    let day = |g: &Group| match &g.kind {
        GroupKind::Time(t) if t.period => false,
        GroupKind::Time(t) => matches!(
            t.value,
            TimeValue::Calendar { .. } | TimeValue::RelativeDay(_) | TimeValue::AnaphoricDay(_) | TimeValue::PartOfDay
        ),
        _ => false,
    };
    present && !groups.iter().any(day)
}

/// "s'ils attrapent un voleur": what is only supposed to be done, on no day.
pub fn is_supposed(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let start = groups[at].start;
    context.holds_function(&[Function::If])
        && is_habit(groups, at)
        && (start.saturating_sub(SUPPOSED)..start).any(|i| context.is(i, Function::If))
}

/// The word for "if" stands at most so many words before such a verb.
const SUPPOSED: usize = 3;

/// "880 maîtres sont touchés par la fermeture des écoles", "par la sécheresse": what befell people is no violence.
pub fn is_befallen(context: &Context<'_>, groups: &[Group], verb: usize) -> bool {
    let struck = |e: &EffectGroup| matches!(e.voice, Voice::Passive | Voice::Participle) && e.effect == Some(Effect::Wounded);
    let GroupKind::Effect(effect) = &groups[verb].kind else { return false };
    let Some(by) = groups.get(verb + 1).filter(|g| struck(effect) && context.is(g.start, Function::By)) else { return false };
    context.holds_function(&[Function::Befalls]) && (by.end..by.end + BEFALLEN).any(|i| context.is(i, Function::Befalls))
}

/// What befell people is named within so many words.
const BEFALLEN: usize = 3;

/// "la moitié des douze passagers": so many words at most.
const SHARE_WORDS: usize = 5;

/// "une hausse de 12 % des morts", "60 pour cent des blessés", "la moitié des douze passagers": a share of people, whose number nobody says.
pub fn is_share(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let whole = matches!(&groups[at].kind, GroupKind::Victims(v) if v.effect.is_none() && v.plural && !v.implicit);
    // "la plupart des dix soldats tués mardi": how many were harmed is told.
    let harmed = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle && e.effect.is_some());
    if whole && !groups.get(at + 1).is_some_and(harmed) && context.ends_before(groups[at].start, Function::ShareOf, SHARE_WORDS) {
        return true;
    }
    let vague = matches!(&groups[at].kind, GroupKind::Victims(v) if v.quantity.form == Form::Vague);
    vague && at > 0 && matches!(groups[at - 1].kind, GroupKind::Mark('%'))
}

/// "une victime d'agression", "des victimes de violences": what kind of violence people suffered, named without an article, tells of
/// no dead, where nobody counts them.
pub fn is_victim_of(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let suffered = matches!(&groups[at].kind, GroupKind::Victims(v) if v.effect == Some(Effect::Killed) && (!v.plural || v.quantity.form == Form::Vague));
    let last = groups[at].end - 1;
    let noun = context.has(last, SenseClass::EffectNoun) && !context.has(last, SenseClass::Verb);
    let [of, act, ..] = groups.get(at + 1..).unwrap_or_default() else { return false };
    let bare =
        matches!(&act.kind, GroupKind::Incident(i) if !i.definite && i.count.is_none()) && !context.is_any(act.start, ARTICLES);
    suffered && noun && context.is(of.start, Function::Of) && of.end == act.start && bare
}

/// Articles, which tell of an act rather than of its kind.
const ARTICLES: &[Function] = &[Function::DetDef, Function::DetIndef, Function::DetDem, Function::DetDes, Function::DetPoss];

/// "ils continuent de tuer des gens", "venus pour tuer des civils": what is done or meant without being told of as done.
pub fn is_aim(context: &Context<'_>, verb: &Group) -> bool {
    let infinitive = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::Infinitive && context.lexicon.verbs[f.verb as usize].auxiliary.is_none());
    // "essaient de se réfugier": the pronoun stands before it.
    matches!(&verb.kind, GroupKind::Effect(e) if e.voice == Voice::Unfinite)
        && (verb.start..verb.end)
            .take_while(|i| *i == verb.start || context.is(i - 1, Function::Reflexive))
            .any(|i| context.senses_of(i, &[SenseClass::Verb]).any(|(length, s)| i + length == verb.end && infinitive(s)))
}

/// Whether words that say that something is only meant or trained for stand right before an infinitive or the noun for a deed.
pub fn is_meant(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let verb = &groups[at];
    // "pourrait avoir tué dix rebelles": what may have been done is told of.
    let done = || {
        let have =
            |s: &Sense| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].auxiliary == Some(Auxiliary::Have));
        context.senses_of(verb.start, &[SenseClass::Auxiliary]).any(|(_, s)| have(s))
    };
    // "ont failli être tués"
    let be = |e: &EffectGroup| e.voice == Voice::Passive && e.mood == Mood::None;
    let to = matches!(&verb.kind, GroupKind::Effect(e) if e.voice == Voice::Unfinite || be(e));
    // "une tentative d'enlèvement de deux élus"
    let noun = matches!(verb.kind, GroupKind::EffectNoun(_) | GroupKind::Incident(_));
    let meant = || context.ends_before(verb.start, Function::Means, MEANT);
    // "a ordonné le massacre de dix civils": a deed that has a name came about.
    let ordered = || context.stands_before(verb.start + 1, Function::Orders, ORDERED);
    noun && (meant() && !ordered() || is_kept_from(context, groups, at) || is_foiled_behind(context, groups, at))
        || to && (meant() && !done() || is_kept_from(context, groups, at))
}

/// "ordonné le": so many words at most.
const ORDERED: usize = 3;

/// "n'a pas empêché les bandits de tuer", "n'a pu être empêché", "sans pouvoir empêcher": whether a word for preventing stands here and is denied.
fn is_unprevented(context: &Context<'_>, at: usize) -> bool {
    let zero = |s: &Sense| matches!(s, Sense::Modifier { modifier: Modifier::Zero, .. });
    let denies =
        |i: usize| context.is(i, Function::Negation) || context.senses_of(i, &[SenseClass::Modifier]).any(|(_, s)| zero(s));
    let clause = (at.saturating_sub(DENIED)..at).rev().take_while(|i| context.tokens[*i].is_word());
    context.is(at, Function::Prevents) && clause.into_iter().any(denies)
}

/// "n'a pas pu être": so many words at most.
const DENIED: usize = 6;

/// "a déjoué mardi l'enlèvement de deux élus", "a tenté mardi de tuer deux policiers", "a empêché les rebelles de tuer deux civils": whether a
/// word for what was tried, ordered or did not come about stands before a deed, and between them nothing but when and where, a preposition
/// and whoever was to do it.
fn is_kept_from(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    if !context.holds_function(&[Function::Means]) || at == 0 {
        return false;
    }
    let to = matches!(groups[at].kind, GroupKind::Effect(_));
    if to && !context.is_any(groups[at].start - 1, &[Function::Of, Function::At]) {
        return false;
    }
    let small = [Function::Of, Function::At, Function::In, Function::On, Function::DetDef, Function::DetPoss, Function::DetDes];
    let between = |g: &&Group| match g.kind {
        GroupKind::Time(_) | GroupKind::Place(_) => true,
        GroupKind::Mark(mark) => to && mark == ',',
        GroupKind::Victims(_) | GroupKind::Actor(_) | GroupKind::Source(_) => to,
        // "à ses partisans de tuer"
        GroupKind::Word => {
            context.is_any(g.start, &small)
                || to && g.start > 0 && context.is_any(g.start - 1, &small[4..]) && !has_finite(context, g)
        }
        _ => false,
    };
    let kept = groups[..at].iter().rev().take(TRIED_WITHIN).find(|g| !between(g));
    kept.is_some_and(|g| {
        context.function_length(g.end - 1, Function::Means) == Some(1)
            && (to || !context.is(g.end - 1, Function::Orders))
            && !is_unprevented(context, g.end - 1)
    })
}

/// "la mort de deux civils a été évitée", "l'enlèvement de deux élus a pu être déjoué": whether a passive behind a noun for a deed and those whom
/// it was to befall says that it did not come about.
fn is_foiled_behind(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    if !context.holds_function(&[Function::Feared]) {
        return false;
    }
    let whom = |g: &&Group| match g.kind {
        GroupKind::Victims(_) | GroupKind::Place(_) | GroupKind::Time(_) => true,
        GroupKind::Word => !context.is_auxiliary(g.start),
        _ => false,
    };
    let behind = groups[at + 1..].iter().take(TRIED_WITHIN).find(|g| !whom(g));
    let Some(have) = behind.filter(|g| context.is_auxiliary(g.start)).map(|g| g.start) else { return false };
    let foiled = |i: usize| context.function_length(i, Function::Feared) == Some(1);
    let verbs = (have..have + FOILED_WORDS).take_while(|i| context.tokens.get(*i).is_some_and(|t| t.is_word()));
    // "a évité": who avoided it is told of.
    // "aurait pu être évitée": it was not.
    let of = |i: usize, tense: Tense| {
        let verb = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == tense);
        context.senses_of(i, &[SenseClass::Verb, SenseClass::Auxiliary]).any(|(_, s)| verb(s))
    };
    let might = |i: usize| of(have, Tense::Conditional) && of(i - 1, Tense::Infinitive);
    let passive = |i: usize| is_be(context, i - 1) && !might(i);
    verbs.into_iter().skip(1).any(|i| foiled(i) && passive(i) && !is_unprevented(context, i))
}

/// "a finalement pu être évitée": so many words at most.
const FOILED_WORDS: usize = 6;

/// A day, a place and whoever was to do it have at most so many groups.
const TRIED_WITHIN: usize = 7;

/// "ignore si deux civils ont été tués": whether "whether" stands right before some people, behind a word that asks and not at the head of a
/// clause, where it grants: "si deux civils ont été tués, …".
pub fn is_asked_of(context: &Context<'_>, groups: &[Group], at: usize, verb: usize) -> bool {
    let Some(whether) = groups[at].start.checked_sub(1) else { return false };
    // "n'a pas dit si les deux civils tués lundi étaient armés": nobody asks whether they were killed.
    let known = matches!(&groups[at].kind, GroupKind::Victims(v) if v.definite)
        || context.is_any(whether, &[Function::DetDef, Function::DetPoss]);
    if known && verb == at + 1 && matches!(&groups[verb].kind, GroupKind::Effect(e) if e.voice == Voice::Participle) {
        return false;
    }
    let article = usize::from(whether > 0 && context.is_any(whether, &[Function::DetDef, Function::DetPoss]));
    let Some(before) = (whether - article).checked_sub(1) else { return false };
    let grants = [Function::And, Function::But, Function::That, Function::While, Function::Adverb];
    context.is(whether - article, Function::If)
        && context.tokens[before].is_word()
        && !context.is_any(before, &grants)
        && !context.is_adverb(before)
        && context.function_length(before, Function::While).is_none()
}

/// "soupçonnés de vouloir": so many words at most.
const MEANT: usize = 4;

/// "Neuf enlevées à Diffa, six autres à Bosso": a count of people taken that a place, a day or the stop follows, where no
/// verb says anything else of them.
pub fn is_headline_of_taken(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let taken = matches!(&groups[at].kind, GroupKind::Victims(v) if !v.implicit && !v.definite
        && matches!(v.effect, Some(Effect::Abducted | Effect::Captured)));
    let participle = (groups[at].start..groups[at].end).any(|i| context.has(i, SenseClass::Verb));
    let ends = |g: &Group| matches!(g.kind, GroupKind::Mark(_));
    let clause = groups[at + 1..].iter().take_while(|g| !ends(g));
    let verbless = clause.clone().all(|g| !has_finite(context, g) && !matches!(g.kind, GroupKind::Effect(_)));
    let placed = clause.clone().any(|g| matches!(g.kind, GroupKind::Place(_) | GroupKind::Time(_))) || clause.count() == 0;
    let opens = groups[..at].iter().rev().take_while(|g| !ends(g)).all(|g| !has_finite(context, g));
    // "Prise d'otages à Y : cinq otages, deux libérés": a list has them with nothing else.
    let listed = || groups[..at].iter().all(|g| matches!(g.kind, GroupKind::Mark(_) | GroupKind::Victims(_)));
    taken && (participle || listed()) && verbless && placed && opens
}

/// "coûté la vie à huit policiers et à un berger": whether people stand behind the preposition of a verb before them.
pub fn is_given(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let costs = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.frame == Frame::TransitiveTo);
    at > 1 && context.is(groups[at - 1].start, Function::At) && groups[..at - 1].iter().any(costs)
}

/// "et six enfants sont devenus orphelins", ", deux ont depuis regagné le village", ", deux se remettent": whether a word or a mark that
/// joins stands before people, and a verb that harms nobody behind them. "Dix sont blessés, vingt autres attendent leur tour": others
/// beside the wounded are wounded too, whatever else they do.
pub fn has_verb_behind(context: &Context<'_>, groups: &[Group], at: usize, told: Option<Effect>) -> bool {
    let wounded = matches!(told, Some(Effect::Wounded | Effect::KilledOrWounded));
    let particle = [Function::Reflexive, Function::Clitic, Function::CliticOf, Function::There, Function::Negation];
    let passed = |g: &&Group| {
        matches!(g.kind, GroupKind::Word)
            && g.end == g.start + 1
            && (context.is_any(g.start, &particle) || context.is_adverb(g.start))
    };
    let behind = at + 1 + groups[at + 1..].iter().take(PARTICLES).take_while(passed).count();
    // "et dix autres attendent leur évacuation": of others, any verb by its ending.
    let others = !wounded && matches!(&groups[at].kind, GroupKind::Victims(v) if v.anaphoric && v.plural && v.category.is_none());
    let behind = if wounded { at + 1 } else { behind };
    let unknown = |g: &Group| {
        let word = context.tokens[g.start].is_word() && !context.tokens[g.start].capital && context.means_nothing(g.start);
        others && word && context.lexicon.ends_as_plural_verb(context.word(g.start))
    };
    let verb = |g: &Group| match &g.kind {
        GroupKind::Word => {
            let verb = |i: usize| context.is_auxiliary(i) || !wounded && context.is(i, Function::Predicate);
            has_finite(context, g) || (g.start..g.end).any(verb) || context.is(g.start, Function::Makes) || unknown(g)
        }
        GroupKind::Effect(e) => matches!(e.voice, Voice::Active | Voice::Passive),
        // "et neuf autres en portent les marques"
        GroupKind::Speech(s) => others && !s.participle,
        _ => false,
    };
    // "a été tué et les 180 élèves mis à l'abri"
    let known = matches!(&groups[at].kind, GroupKind::Victims(v) if v.definite && v.plural && v.effect.is_none());
    let participle = |g: &Group| {
        matches!(g.kind, GroupKind::Word)
            && context.tokens[g.start].is_word()
            && !context.tokens[g.start].capital
            && context.lexicon.ends_as_verb(context.word(g.start), true)
    };
    let verb = |g: &Group| verb(g) || known && participle(g);
    let and = at > 0 && context.is(groups[at - 1].start, Function::And);
    let mark = at > 0 && others && matches!(groups[at - 1].kind, GroupKind::Mark(',' | ';'));
    (and || mark) && groups.get(behind).is_some_and(verb)
}

/// Before its verb stand so many small words.
const PARTICLES: usize = 3;

/// "des maisons ont été brûlées et deux femmes violées": whether things are the subject of the verb before people whom a word that
/// joins brings in.
pub fn is_of_things(context: &Context<'_>, groups: &[Group], verb: usize, at: usize) -> bool {
    let things = |i: usize| {
        matches!(&groups[i].kind, GroupKind::Count(c) if c.what.is_some())
            || matches!(groups[i].kind, GroupKind::Word) && context.has(groups[i].start, SenseClass::Materiel)
    };
    verb < at && context.is(groups[at - 1].start, Function::And) && verb.checked_sub(1).is_some_and(things)
}

/// "le pilote d'un avion abattu": whether a participle is of a thing right before it rather than of the people further off.
pub fn is_of_thing_between(context: &Context<'_>, groups: &[Group], at: usize, participle: usize) -> bool {
    let (GroupKind::Victims(people), GroupKind::Effect(verb)) = (&groups[at].kind, &groups[participle].kind) else {
        return false;
    };
    let thing = groups[at + 1..participle].last().is_some_and(|g| {
        (g.start..g.end).any(|i| context.has(i, SenseClass::Materiel)) && !matches!(g.kind, GroupKind::Victims(_))
    });
    // "trois soldats d'un convoi tués lundi": the number tells.
    thing && !(people.plural && verb.plural)
}

/// "ont fait 14 prisonniers": whether a verb that has captives for its object stands right before.
pub fn is_made(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    at > 0 && (groups[at - 1].start..groups[at - 1].end).any(|i| context.is(i, Function::Makes))
}

/// "les morts se comptent par dizaines dans le bétail", "dans le troupeau, on compte six morts": whether those dead, whom no noun calls people,
/// are beasts.
pub fn are_beasts(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    if !context.holds(SenseClass::Materiel) || !matches!(&groups[at].kind, GroupKind::Victims(v) if v.category.is_none()) {
        return false;
    }
    let beast = |i: usize| context.senses_of(i, &[SenseClass::Materiel]).any(|(_, s)| *s == Sense::Materiel("livestock"));
    let among = |i: usize| {
        let length = context.function_length(i, Function::Among).or_else(|| context.function_length(i, Function::In));
        let article =
            |i| usize::from(context.is_any(i, &[Function::DetDef, Function::DetPoss, Function::DetDem, Function::DetDu]));
        length.is_some_and(|length| beast(i + length + article(i + length)))
    };
    let behind = groups[at].end;
    let clause = (behind..context.len()).take(BEASTS_WITHIN).take_while(|i| context.tokens[*i].is_word());
    // "dans le troupeau on compte six morts"
    let before = (0..groups[at].start).rev().take(BEASTS_WITHIN).take_while(|i| context.tokens[*i].is_word());
    among(0) || clause.chain(before).any(among)
}

/// The beasts are named at most so many words from the number of their dead.
const BEASTS_WITHIN: usize = 6;

/// "deux policiers qui protégeaient des médecins ont été tués", "quatre soldats escortant des ouvriers": whether people are but the object of
/// what those told of before were about, who are the ones of whom the verb behind tells.
pub fn is_object_of_their_act(context: &Context<'_>, groups: &[Group], at: usize, verb: usize) -> bool {
    let finite = matches!(&groups[verb].kind, GroupKind::Effect(e) if e.effect.is_some() && !matches!(e.voice, Voice::Participle | Voice::Unfinite));
    if !finite
        || verb < at
        || groups[at + 1..verb].iter().any(|g| matches!(g.kind, GroupKind::Mark(_)) || context.is(g.start, Function::Who))
    {
        return false;
    }
    let people = |i: usize| matches!(&groups[i].kind, GroupKind::Victims(v) if v.effect.is_none());
    let act = |i: usize| {
        let g = &groups[i];
        matches!(g.kind, GroupKind::Word)
            && g.end == g.start + 1
            && context.tokens[g.start].is_word()
            && !context.tokens[g.start].capital
    };
    let present = |i: usize| {
        let start = groups[i].start;
        context.is_present_participle(start) || context.means_nothing(start) && context.lexicon.is_acting(context.word(start))
    };
    let Some(before) = at.checked_sub(1).filter(|i| act(*i) && *i > 0) else { return false };
    let relative = before > 1
        && context.is(groups[before - 1].start, Function::Who)
        && people(before - 2)
        && !context.is_any(groups[before].start, &[Function::Clitic, Function::Reflexive, Function::Negation])
        && !context.is_auxiliary(groups[before].start);
    relative || present(before) && people(before - 1)
}

/// Whether a finite verb stands in a group.
pub fn has_finite(context: &Context<'_>, group: &Group) -> bool {
    (group.start..group.end).any(|i| crate::recognise::finite_at(context, i))
}

/// Whether displaced people, survivors or captives are the subject of a verb that tells of something else.
pub fn is_subject(context: &Context<'_>, groups: &[Group], at: usize, own: Option<Effect>) -> bool {
    let next = groups[at + 1..].iter().find(|g| !matches!(g.kind, GroupKind::Time(_) | GroupKind::Mark('»' | '"')));
    let finite = |g: &Group| {
        let counts = (g.start..g.end).any(|i| context.is_auxiliary(i));
        let unknown = context.tokens[g.start].word == crate::lexicon::WordId::NONE && !context.tokens[g.start].capital;
        !counts && (unknown || has_finite(context, g))
    };
    match own {
        // "un groupe de déplacés a été attaqué": nor does a verb of violence count them.
        Some(Effect::Displaced) => next.is_some_and(|g| match &g.kind {
            GroupKind::Word => finite(g),
            GroupKind::Effect(e) => e.voice == Voice::Passive && e.effect.is_none(),
            _ => false,
        }),
        Some(Effect::Survivors) => next.is_some_and(|g| matches!(g.kind, GroupKind::Speech(_))),
        // "une des victimes a pu s'échapper": whoever gets away or is set free is alive.
        Some(Effect::Killed) => {
            let verb = groups[at + 1..].iter().take(LIVES).take_while(|g| !matches!(g.kind, GroupKind::Mark(_)));
            let mut verbs = verb.filter(|g| matches!(g.kind, GroupKind::Effect(_)));
            // "was set free, then killed"
            let dies = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && !e.negated);
            !groups[at + 1..].iter().any(dies) && verbs.next().is_some_and(|g| {
                let lives = |e: &EffectGroup| {
                    e.effect == Some(Effect::Escaped) || e.frees()
                };
                matches!(&g.kind, GroupKind::Effect(e) if e.voice != Voice::Participle && !e.negated && lives(e))
            })
        }
        // "quatre détenus ont tué deux gardiens": whoever is held may do harm himself.
        Some(Effect::Detained | Effect::Captured | Effect::Abducted) => next.is_some_and(|g| {
            matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Active && e.frame == Frame::Transitive && !e.reflexive)
        }),
        _ => false,
    }
}

/// That somebody counted as a victim got away is said among so many groups behind.
const LIVES: usize = 4;

/// "ont libéré six otages", "six otages ont été libérés": those whom a verb sets free right beside them.
pub fn is_freed(groups: &[Group], at: usize) -> bool {
    let frees = |g: &Group, before: bool| {
        matches!(&g.kind, GroupKind::Effect(e) if e.frees()
            && if before { e.voice != Voice::Passive } else { matches!(e.voice, Voice::Passive | Voice::Participle) })
    };
    // "onze otages, dont quatre enfants, libérés": the parts stand between.
    let behind = groups[at + 1..].iter().take(FREED_BEHIND).take_while(|g| !matches!(g.kind, GroupKind::Mark('.' | ';' | ':')));
    let verb = behind.clone().find(|g| matches!(g.kind, GroupKind::Effect(_)));
    groups[..at].iter().rev().take(2).any(|g| frees(g, true)) || verb.is_some_and(|g| frees(g, false))
}

/// So many groups behind captives the verb may stand that sets them free.
const FREED_BEHIND: usize = 9;

/// Whether people without a number stand behind a noun that is itself the object of the verb.
pub fn owns_object(context: &Context<'_>, groups: &[Group], verb: usize, victims: usize) -> bool {
    let some = matches!(&groups[victims].kind, GroupKind::Victims(v) if v.implicit && v.plural && v.effect.is_none());
    let object = groups.get(verb + 1).filter(|g| matches!(g.kind, GroupKind::Word)).map(|g| g.start);
    // "ont criblé de balles le camion d'un groupe de voyageurs"
    let of_vehicle = || {
        let vehicle = |g: &Group| context.has_any(g.start, &[SenseClass::Materiel, SenseClass::Target]);
        context.is(groups[victims - 1].start, Function::Of) && groups[verb + 1..victims].iter().any(vehicle)
    };
    let grouped =
        || matches!(&groups[victims].kind, GroupKind::Victims(v) if v.quantity.form == Form::Vague && v.effect.is_none());
    (some || victims > 0 && grouped() && of_vehicle())
        && victims > verb + 2
        && !(verb + 1..victims).any(|i| context.is(groups[i].start, Function::NumberOf))
        && (context.is(groups[victims].start, Function::DetDes) || of_vehicle())
        && object.is_some_and(|at| context.is_any(at, &[Function::DetDef, Function::DetPoss, Function::DetIndef]))
        && groups[verb + 2..victims].iter().all(|g| match &g.kind {
            GroupKind::Word | GroupKind::Weapon(_) | GroupKind::Target(_) => true,
            GroupKind::Count(count) => count.what.is_some(),
            _ => false,
        })
}

/// Whether a number of captives stands in a sentence that counts the dead or wounded, or is an event of its own.
pub fn beside_harm(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let case = (groups[at].start..groups[at].end)
        .any(|i| context.senses(i).any(|(_, s)| matches!(s, Sense::EffectNoun { role: crate::lexicon::EffectRole::Case, .. })));
    case || groups.iter().any(|g| {
        matches!(&g.kind, GroupKind::Victims(v) if matches!(v.effect, Some(Effect::Killed | Effect::Wounded | Effect::Missing)))
            || matches!(&g.kind, GroupKind::Effect(e) if matches!(e.effect, Some(Effect::Killed | Effect::Wounded)))
    })
}

/// "n'avoir perdu qu'un combattant": the negation only restricts.
pub fn only(context: &Context<'_>, groups: &[Group], verb: usize, victims: usize) -> bool {
    verb < victims && groups[verb + 1..victims].iter().any(|g| context.is(g.start, Function::That))
}

/// "un car, qui menait vingt élèves au village, a été attaqué": whether people are named in a relative clause between commas, behind its
/// verb, and the verb of harm stands outside.
pub fn stays_in_clause(context: &Context<'_>, groups: &[Group], victims: usize, verb: usize) -> bool {
    let finite = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if matches!(e.voice, Voice::Passive | Voice::Active));
    verb > victims
        && finite(&groups[verb])
        && relative_of(context, groups, victims).is_some()
        && (victims + 1..verb).find(|i| is_comma(&groups[*i])).is_some_and(|comma| !opens_aside(context, groups, comma))
}

/// "à A, qui compte 900 habitants, six soldats ont été tués": whether a relative clause that tells of no harm ends with the people named
/// in it, so that whoever stands behind its comma is no more of their list.
pub fn closes_clause(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let harms = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some());
    groups.get(at + 1).is_some_and(is_comma)
        && !opens_aside(context, groups, at + 1)
        && relative_of(context, groups, at).is_some_and(|who| !groups[who..at].iter().any(harms))
}

/// Where the relative clause between commas begins in which people stand behind its verb.
fn relative_of(context: &Context<'_>, groups: &[Group], at: usize) -> Option<usize> {
    if !context.holds_function(&[Function::Who]) {
        return None;
    }
    let who = groups[..at].iter().rposition(is_comma).map(|comma| comma + 1)?;
    // "qui ajoute que huit personnes …", "qui évoque huit morts", "qui a duré cinq heures et au cours de laquelle vingt rebelles …": what
    // somebody says, or another clause within. What a place "counts" nobody says.
    let of_place = who > 1 && matches!(groups[who - 2].kind, GroupKind::Place(_));
    let another = |g: &Group| {
        !of_place && matches!(g.kind, GroupKind::Speech(_))
            || context.is_any(g.start, &[Function::That, Function::Where, Function::During, Function::DuringOf])
    };
    // ", sur qui des bandits avaient tiré, …"
    let behind = || {
        let word = matches!(groups[who].kind, GroupKind::Word);
        word && context.is_any(groups[who].start, &PREPOSITIONS) && context.is(groups[who].end, Function::Who)
    };
    let clause =
        who + 1 < at && (context.is(groups[who].start, Function::Who) || behind()) && !groups[who + 1..at].iter().any(another);
    clause.then_some(who)
}

/// ", dont deux enfants,", ", selon l'armée,": whether a comma opens what only stands beside.
fn opens_aside(context: &Context<'_>, groups: &[Group], comma: usize) -> bool {
    groups.get(comma + 1).is_some_and(|g| {
        matches!(g.kind, GroupKind::SpeechPreposition(_))
            || context.is_any(g.start, &[Function::Including, Function::IncludingWeak, Function::Among])
    })
}

fn is_comma(group: &Group) -> bool {
    matches!(group.kind, GroupKind::Mark(','))
}

/// "une ville de 9000 habitants": whether people are counted as those who live in a place.
pub fn is_population(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let start = groups[at].start;
    let settlement = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Settlement));
    let counted = matches!(&groups[at].kind, GroupKind::Victims(v) if v.plural && !v.implicit && v.effect.is_none());
    counted
        && start > 1
        && context.is(start - 1, Function::Of)
        && context.senses_of(start - 2, &[SenseClass::PlaceWord]).any(|(_, s)| settlement(s))
}
