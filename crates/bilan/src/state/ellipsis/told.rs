//! Another account of those told of: figures behind a cue of speech, in an answer, or said again by others.

use super::super::gapped;
use super::super::of_whom::of_a_side;
use super::super::opening::opening;
use super::super::untold::has_finite;
use super::{Subject, effect_of};
use crate::lexicon::{Function, PlaceWord, Sense, SenseClass, Tense};
use crate::model::{Effect, Form, Victims};
use crate::recognise::{Context, Group, GroupKind, Voice};

/// "sont soignées", "sont hébergées": whether an auxiliary follows people, and a word that no table of harm holds is what they are, or one of
/// people who are brought and kept elsewhere.
pub(super) fn has_own_predicate(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let kept = |i: usize| {
        let elsewhere = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::ElsewhereWord));
        context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| elsewhere(s))
    };
    let plain = |i: usize| {
        let known = [SenseClass::Function, SenseClass::Number, SenseClass::Victim];
        let word = context.tokens.get(i).is_some_and(|t| t.is_word() && !t.capital);
        word && !context.has_any(i, &known) && !context.is_adverb(i) && !context.is_auxiliary(i)
    };
    groups.get(at + 1).is_some_and(|g| match &g.kind {
        GroupKind::Word => context.is_auxiliary(g.start) && plain(g.end),
        GroupKind::Speech(s) => s.passive && (g.start..g.end).any(kept),
        _ => false,
    })
}

/// "en cherchent onze", "en recherche encore deux autres": whether a verb of searching with its pronoun stands right before a number.
pub(super) fn are_searched_for(context: &Context<'_>, start: usize) -> bool {
    if !context.holds_function(&[Function::Searches]) {
        return false;
    }
    let verb = (start.saturating_sub(SEARCHED_BEFORE)..start).rev().find(|i| !context.is_adverb(*i));
    verb.is_some_and(|i| i > 0 && context.is(i, Function::Searches) && context.is_any(i - 1, &[Function::In, Function::CliticOf]))
}

/// A verb of searching stands so many words before the number at most.
const SEARCHED_BEFORE: usize = 4;

/// "Le maire, lui, de quinze.": whether somebody who speaks, a comma and "of" are all that stands before a bare number that ends the sentence.
pub(super) fn told_by_another_alone(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let small =
        |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || context.is_any(g.start, &[Function::Of, Function::PronounStressed]);
    let speaks = matches!(groups[0].kind, GroupKind::Source(_));
    let of = at > 1 && context.is(groups[at - 1].start, Function::Of);
    speaks && of && groups[1..at].iter().all(small) && gapped::ends_clause(context, groups, at)
}

/// Whether a comma stands before a bare number, and right behind it, at the end of its clause, that it is the latest.
pub(super) fn comes_to_in_the_end(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let end = groups[at].end;
    let comma = at > 0 && matches!(groups[at - 1].kind, GroupKind::Mark(','));
    let behind = context.function_length(end, Function::Latest).filter(|_| comma).map(|length| end + length);
    behind.is_some_and(|behind| context.tokens.get(behind).is_none_or(|t| !t.is_word()))
}

pub(super) fn is_speech(group: &Group) -> bool {
    matches!(group.kind, GroupKind::Speech(_) | GroupKind::SpeechPreposition(_) | GroupKind::Source(_))
}

fn is_joint(context: &Context<'_>, group: &Group) -> bool {
    match group.kind {
        GroupKind::Mark(',' | '"' | '»' | '«') | GroupKind::Time(_) => true,
        GroupKind::Word => {
            context.is_any(group.start, &[Function::And, Function::Adverb, Function::DetDef]) || context.is_adverb(group.start)
        }
        _ => false,
    }
}

/// "nine according to …", "seven, says …".
fn stands_beside_speech(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    groups[at + 1..].iter().take(3).find(|g| !is_joint(context, g)).is_some_and(is_speech)
}

fn is_other(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    (groups[at].start..groups[at].end).any(|i| context.is(i, Function::Other))
}

/// A sentence that is only the figure and who says it; more words may stand with it in quotation marks: "« Forty, perhaps more », says he".
pub(super) fn opens_answer(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    // "« Plutôt vingt », corrige un médecin"
    let quoted = at >= 1
        && matches!(groups[0].kind, GroupKind::Mark('«' | '"' | '“'))
        && at <= 1 + ANSWERS_WITHIN
        && groups[1..at].iter().all(|g| matches!(g.kind, GroupKind::Word | GroupKind::Hedge(_)) && !has_finite(context, g));
    let told = |g: &&Group| matches!(g.kind, GroupKind::Effect(_) | GroupKind::Victims(_) | GroupKind::Incident(_));
    // "Neuf, pas un de plus, rétorque un élu": a few words between commas may stress it.
    let comma = |at: usize| matches!(groups.get(at).map(|g| &g.kind), Some(GroupKind::Mark(',')));
    let stress = |g: &Group| matches!(g.kind, GroupKind::Word) && !has_finite(context, g);
    let stressed = if comma(at + 1) { groups[at + 2..].iter().take(ANSWER).take_while(|g| stress(g)).count() } else { 0 };
    let behind = if quoted {
        ANSWER
    } else if stressed > 0 && comma(at + 2 + stressed) {
        2 + stressed + 1
    } else {
        3
    };
    (at <= 1 || quoted) && groups[at + 1..].iter().take(behind).take_while(|g| !told(g)).any(is_speech)
}

/// "Une vingtaine de soldats, selon le maire.": whether people with a number open a sentence that tells nothing more but who counts them so.
pub(super) fn answers(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let told = |g: &Group| match &g.kind {
        GroupKind::Effect(_) | GroupKind::Incident(_) | GroupKind::EffectNoun(_) => true,
        GroupKind::Victims(v) => v.effect.is_some() && g.start > groups[at].start,
        _ => has_finite(context, g),
    };
    let ends = matches!(
        groups.get(at + 1).map(|g| &g.kind),
        None | Some(GroupKind::Mark('.' | ',' | ';') | GroupKind::SpeechPreposition(_))
    );
    at == opening(context, groups) && ends && !groups.iter().filter(|g| !is_speech(g)).any(told)
}

/// "sans doute": so many groups may stand before the number of an answer.
const ANSWERS_WITHIN: usize = 2;

/// An answer in quotation marks has at most so many groups.
const ANSWER: usize = 8;

/// "il serait de trente": a pronoun for the toll told of, "to be", and a number that ends the clause.
pub(super) fn it_is(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let start = groups[at].start;
    let of = start >= 3 && context.is(start - 1, Function::Of);
    of && context.is_auxiliary(start - 2) && context.is(start - 3, Function::Pronoun) && gapped::ends_clause(context, groups, at)
}

/// "Ils étaient sept": a pronoun for those told of, "to be", and a number that ends the clause.
pub(super) fn says_how_many(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let stop = |g: &Group| matches!(g.kind, GroupKind::Mark('.' | ',' | ';' | ')' | '»' | '"'));
    let be = at.checked_sub(1).filter(|i| context.is(groups[*i].start, Function::Copula));
    let they = be.and_then(|be| be.checked_sub(1)).is_some_and(|i| context.is(groups[i].start, Function::PronounPlural));
    they && groups.get(at + 1).is_none_or(stop)
}

/// "Selon le préfet, ils seraient onze", "le maire dit qu'ils étaient neuf": whether somebody says how many those are whom a pronoun means,
/// or whoever tells it is not sure.
pub(super) fn counts_them(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let small = |g: &&Group| {
        matches!(g.kind, GroupKind::Hedge(_))
            || matches!(g.kind, GroupKind::Word) && (context.means_nothing(g.start) || context.is_adverb(g.start))
            || context.is(g.start, Function::Latest)
            // "ils ne sont que six"
            || context.is(g.start, Function::That)
    };
    let be = at - groups[..at].iter().rev().take(RATHER).take_while(small).count();
    let Some(be) = be.checked_sub(1) else { return false };
    let only = usize::from(be > 0 && context.is(groups[be - 1].start, Function::Negation));
    let Some(they) = be.checked_sub(1 + only) else { return false };
    // "ils ne sont pas six", "ils sont que six": the one goes with the other.
    let than = groups[be + 1..at].iter().any(|g| context.is(g.start, Function::That));
    let copula = context.is(groups[be].start, Function::Copula) && (only == 1) == than;
    if !copula || !context.is(groups[they].start, Function::PronounPlural) || !gapped::ends_clause(context, groups, at) {
        return false;
    }
    // "dit qu'": written as the participle is.
    let says = |g: &Group| match &g.kind {
        GroupKind::Speech(s) => !s.participle || context.is(g.end, Function::That),
        GroupKind::SpeechPreposition(_) => true,
        _ => false,
    };
    let would = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::Conditional);
    let unsure = || context.senses_of(groups[be].start, &[SenseClass::Auxiliary, SenseClass::Verb]).any(|(_, s)| would(s));
    let harm = |g: &Group| effect_of(g).is_some() || matches!(g.kind, GroupKind::EffectNoun(_) | GroupKind::Incident(_));
    !groups.iter().any(harm) && (unsure() || groups[..they].iter().chain(&groups[at + 1..]).any(says))
}

/// "ils sont plutôt douze": so many words stand between "to be" and the number.
const RATHER: usize = 2;

/// "onze autres ont été découverts": whether it is said right behind a number of others that they were found.
pub(super) fn are_more_found(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let end = groups[at].end;
    is_other(context, groups, at)
        && context.is_auxiliary(end)
        && (end + 1..=end + PASSIVE).any(|i| context.is(i, Function::Found))
}

/// The participle of a passive stands at most so many words behind its first auxiliary.
const PASSIVE: usize = 2;

/// Some people, of whom no number is told.
pub(super) fn harmed_without_number(group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Victims(v) if v.implicit && v.plural)
}

/// "Des femmes ont été enlevées ; l'ONU évoque 200 personnes": whether a verb of speech that closes the sentence counts people of no
/// kind, and nothing is told behind those harmed but what befell them.
pub(super) fn people_spoken_of(context: &Context<'_>, groups: &[Group], harmed: usize, at: usize) -> bool {
    let GroupKind::Victims(victims) = &groups[at].kind else { return false };
    let counted = !victims.implicit && !victims.anaphoric && victims.effect.is_none() && victims.quantity.form != Form::Vague;
    // "une patrouille compte une dizaine d'hommes": a word for those of any side may be of a strength.
    let fighters = victims.noun.is_some_and(|(noun, _)| context.is(noun, Function::Comrades));
    let some = victims.category == Some(Victims::People) && victims.group.is_none() && !fighters;
    let evokes = || {
        let verb = at.checked_sub(1).map(|i| &groups[i].kind);
        matches!(verb, Some(GroupKind::Speech(s)) if !s.passive && !s.participle
            && !context.lexicon.verbs[s.verb as usize].counts_own
            && context.lexicon.verbs[s.verb as usize].speech.is_some_and(|(_, f)| f.object && !f.clause && !f.figure))
    };
    let closes = || groups.get(at + 1).is_none_or(|g| matches!(g.kind, GroupKind::Mark('.' | ';' | '»')));
    let other = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Victims(_)) && has_finite(context, g);
    counted
        && some
        && (gapped::spoken_of(context, groups, at) || evokes())
        && closes()
        && !groups[harmed + 1..at].iter().any(other)
}

/// Whether a verb of speech right before counts people of the kind that the sentence before told of, and nothing is said to have
/// happened to anybody.
pub(super) fn counts_again(context: &Context<'_>, groups: &[Group], at: usize, before: Subject) -> bool {
    let GroupKind::Victims(victims) = &groups[at].kind else { return false };
    let of = gapped::spoken_of(context, groups, at) || only_speaks_of(context, groups, at);
    let happens = |g: &Group| match &g.kind {
        GroupKind::Effect(_) | GroupKind::EffectNoun(_) | GroupKind::Incident(_) => true,
        GroupKind::Victims(v) => v.effect.is_some(),
        _ => false,
    };
    of && before.told
        && !victims.implicit
        && victims.category.is_some()
        && victims.category == before.category
        && !groups.iter().any(happens)
}

/// "La police n'évoquait que huit élèves": whether a verb of speech stands right before people, with what restricts it to them.
fn only_speaks_of(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let Some(verb) = at.checked_sub(2).filter(|_| context.is(groups[at - 1].start, Function::That)) else { return false };
    let object = |v: u16| context.lexicon.verbs[v as usize].speech.is_some_and(|(_, f)| f.object);
    let speaks = matches!(&groups[verb].kind, GroupKind::Speech(s) if !s.passive && object(s.verb));
    let only = (groups[verb].start.saturating_sub(2)..groups[verb].end).any(|i| context.is(i, Function::Negation));
    speaks && only && gapped::ends_clause(context, groups, at)
}

/// A bare number that says again what was said before it, of others or by others: "nine according to the governor", "and
/// twenty-three others", "three on the army's side", "the villagers of twenty".
pub(super) fn repeats(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    stands_beside_speech(context, groups, at)
        || is_other(context, groups, at)
        || of_a_side(context, groups, at)
        || of_a_source(context, groups, at)
        || behind_source(context, groups, at)
        || behind_according(context, groups, at)
}

/// "…; selon l'armée, onze.": whether a clause without a verb is but a figure behind whoever it is according to.
pub(super) fn behind_according(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let Some(opens) = at.checked_sub(3) else { return false };
    let according = matches!(groups[opens].kind, GroupKind::SpeechPreposition(_))
        && matches!(groups[opens + 1].kind, GroupKind::Source(_))
        && matches!(groups[opens + 2].kind, GroupKind::Mark(','));
    let begins = opens.checked_sub(1).is_none_or(|i| {
        matches!(groups[i].kind, GroupKind::Mark(',' | ';' | ':'))
            || context.is_any(groups[i].start, &[Function::And, Function::But, Function::While])
    });
    according && begins && gapped::ends_clause(context, groups, at)
}

/// "le maire évoque six morts, la police quatre": whether whoever speaks in a clause without a verb stands right before its figure.
fn behind_source(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    // "et l'armée de onze"
    let of = usize::from(at > 1 && context.is(groups[at - 1].start, Function::Of));
    let Some(source) = at.checked_sub(1 + of).filter(|i| matches!(groups[*i].kind, GroupKind::Source(_))) else { return false };
    let opens = |i: usize| {
        matches!(groups[i].kind, GroupKind::Mark(',' | ';'))
            || context.is_any(groups[i].start, &[Function::And, Function::But, Function::While])
    };
    source.checked_sub(1).is_some_and(opens) && gapped::ends_clause(context, groups, at)
}

/// "deux autres sont recherchés", "on en cherche deux autres": whether another verb, which harms nobody, is said of them.
pub(super) fn has_own_verb(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let harmless = |g: &Group| match &g.kind {
        GroupKind::Word => true,
        GroupKind::Effect(e) => e.effect.is_none(),
        _ => false,
    };
    let plain = |token: usize| groups.iter().any(|g| g.start <= token && token < g.end && harmless(g));
    let end = groups[at].end;
    // "vingt autres se sont rendus"
    // "trois autres y sont encore soignés", "les quatre autres n'ont eu que des dégâts"
    let particle = [Function::Reflexive, Function::Clitic, Function::There, Function::Negation];
    let passed = |i: usize| context.is_adverb(i) || context.is_any(i, &particle);
    let next = (end..end + VERB_BEHIND).find(|i| !passed(*i)).unwrap_or(end);
    let start = groups[at].start;
    let pronoun = (start.saturating_sub(VERB_BEHIND + 1)..start).rev().find(|i| context.is(*i, Function::CliticOf));
    let governed = pronoun.is_some_and(|pronoun| {
        // "on en a repris deux autres"
        let mut words = (pronoun + 1..start).filter(|i| !context.is_adverb(*i) && !context.is_auxiliary(*i));
        words.next().is_some_and(plain) && words.next().is_none()
    });
    // "deux autres se sont fait sauter": what they did, with no harm named.
    let acted = || matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Effect(e)) if e.effect.is_none() && e.reflexive);
    // "d'autres ont pris la fuite": what they did is no harm, or it would have been read.
    let harmless = || matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Effect(e)) if e.voice == Voice::Active && e.effect == Some(Effect::Escaped));
    // "trois autres font l'objet de recherches"
    let verb = (context.is_auxiliary(next) || context.is(next, Function::Makes)) && plain(next);
    // "ont tué six hommes et épargné deux autres": the object of another participle.
    let spared = || {
        let participle = (start.saturating_sub(VERB_BEHIND)..start).rev().find(|i| !context.is_adverb(*i));
        let ends = |i: usize| context.lexicon.ends_as_verb(&context.word(i).to_lowercase(), true) && plain(i);
        participle.is_some_and(|i| i > 0 && context.is(i - 1, Function::And) && ends(i))
    };
    verb || governed || acted() || harmless() || spared()
}

/// An adverb or two may stand between others and their verb.
pub(super) const VERB_BEHIND: usize = 3;

/// "une enquête selon laquelle au moins 131": whether a bare number behind a cue of speech is the last that there is.
pub(super) fn is_cut_off(groups: &[Group], at: usize) -> bool {
    let bare = matches!(&groups[at].kind, GroupKind::Victims(v) if v.anaphoric && v.category.is_none());
    bare && at > 0 && at + 1 == groups.len() && is_speech(&groups[at - 1])
}

/// "douze morts ou quinze ?": whether a bare number that ends the clause is another possible count of those before "or".
pub(super) fn is_alternative(context: &Context<'_>, groups: &[Group], before: usize, at: usize) -> bool {
    let or = at.checked_sub(1).filter(|or| context.is(groups[*or].start, Function::Or));
    let beside = or.is_some_and(|or| {
        let comma = usize::from(or > 0 && matches!(groups[or - 1].kind, GroupKind::Mark(',')));
        or == before + 1 + comma
    });
    beside && groups.get(at + 1).is_none_or(|g| matches!(g.kind, GroupKind::Mark(_)))
}

/// "; huit marchands, rétorquent des habitants": whether a clause without a verb of its own is but people counted, and who says so,
/// behind one for which somebody else speaks; not "; quarante assaillants, selon le maire", who did it.
pub(super) fn is_rival_count(context: &Context<'_>, groups: &[Group], first: usize, at: usize) -> bool {
    let militants = |i: usize| matches!(&groups[i].kind, GroupKind::Victims(v) if v.category == Some(Victims::Militants));
    if militants(at) && !militants(first) || !groups[..at].iter().any(is_speech) {
        return false;
    }
    let counted = matches!(&groups[at].kind, GroupKind::Victims(v) if !v.implicit && !v.definite && v.category.is_some());
    let opens = at > 0 && matches!(groups[at - 1].kind, GroupKind::Mark(';'));
    let comma = usize::from(matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Mark(','))));
    let says =
        |g: &Group| matches!(g.kind, GroupKind::SpeechPreposition(_)) || comma > 0 && matches!(g.kind, GroupKind::Speech(_));
    let behind = || groups[at + 1 + comma..].iter().take_while(|g| !matches!(g.kind, GroupKind::Mark('.' | ';')));
    let quiet = |g: &Group| {
        let verb = matches!(g.kind, GroupKind::Word) && has_finite(context, g);
        !matches!(g.kind, GroupKind::Effect(_) | GroupKind::Victims(_)) && !context.is(g.start, Function::And) && !verb
    };
    counted && opens && behind().next().is_some_and(says) && behind().all(quiet)
}

/// "la mort de six rebelles et la reddition de huit autres": whether another noun that harms nobody stands before others.
pub(super) fn is_of_another_noun(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let Some(noun) = at.checked_sub(2).filter(|_| is_other(context, groups, at)).map(|i| &groups[i]) else { return false };
    let plain = matches!(noun.kind, GroupKind::Word) && context.means_nothing(noun.start) && !context.tokens[noun.start].capital;
    let article = noun.start > 0 && context.is(noun.start - 1, Function::DetDef);
    plain && article && context.is(groups[at - 1].start, Function::Of)
}

fn of_a_source(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let Some(of) = at.checked_sub(1).filter(|i| context.is(groups[*i].start, Function::Of)) else { return false };
    let named = of.checked_sub(1).is_some_and(|i| match &groups[i].kind {
        GroupKind::Source(_) | GroupKind::Actor(_) => true,
        GroupKind::Victims(v) => v.implicit || v.definite,
        _ => false,
    });
    named || of >= 2 && context.is(groups[of - 2].start, Function::DetDef)
}

/// "l'ont été", "le sont grièvement": a pronoun and an auxiliary stand for the verb told before.
pub(super) fn takes_verb_from_before(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let end = groups[at].end;
    let state = |i: usize| context.is_any(i, &[Function::Grave, Function::Light]);
    context.is(end, Function::DetDef) && context.is_auxiliary(end + 1) && (context.is_auxiliary(end + 2) || state(end + 2))
}
