//! Those told of: who they were, how many, and which of them.

use super::super::gapped;
use super::super::of_whom::{described_as, identifies, named_among, of_them, opens_among};
use super::super::opening::opening;
use super::super::proposals::Proposal;
use super::super::untold::has_finite;
use super::told::VERB_BEHIND;
use super::{Subject, names_effect};
use crate::lexicon::{EffectRole, Function, Sense, SenseClass, SpeechPreposition};
use crate::model::{Effect, Form, Victims};
use crate::recognise::{Context, Group, GroupKind, VictimGroup, Voice, is_other_verb};

/// "Il s'agit de 13 militaires": so many of those told of before, as what is said of who they were.
pub(super) fn identified<'r>(
    context: &Context<'_>,
    groups: &[Group],
    at: usize,
    before: Subject,
    figure: u64,
) -> Option<Proposal<'r>> {
    let told = before.told && figure <= before.most;
    let effect = before.effect.filter(|_| told && identifies(context, groups, at))?;
    Some(Proposal { part: true, ..Proposal::unpatterned(effect, "state/of-them") })
}

/// "dix-neuf morts et vingt blessés. Parmi les premiers, onze enfants": whether a sentence opens with the first of two told of.
pub(super) fn among_the_first(context: &Context<'_>, groups: &[Group]) -> bool {
    let first = groups[opening(context, groups)].start;
    let noun = context.function_length(first, Function::Among).map(|length| first + length);
    noun.is_some_and(|at| {
        let noun = at + usize::from(context.is(at, Function::DetDef));
        context.is(noun, Function::OneOfTwo) && context.tokens.get(noun + 1).is_none_or(|t| !t.is_word())
    })
}

/// "Il y a de nombreux morts, au moins trente": where those stand whom a sentence tells of without a number, if a bare number right behind
/// their comma says how many they are.
pub(super) fn puts_a_number_to(context: &Context<'_>, groups: &[Group], at: usize) -> Option<usize> {
    let GroupKind::Victims(number) = &groups[at].kind else { return None };
    let bare = number.anaphoric && number.category.is_none() && !(number.definite || number.of_them);
    if !bare || number.quantity.form == Form::Vague {
        return None;
    }
    let doubts =
        |g: &&Group| matches!(g.kind, GroupKind::Hedge(_)) || matches!(g.kind, GroupKind::Word) && context.is_adverb(g.start);
    let comma = at.checked_sub(1 + groups[..at].iter().rev().take(DOUBTS).take_while(doubts).count())?;
    let some = comma.checked_sub(1).filter(|_| matches!(groups[comma].kind, GroupKind::Mark(',')))?;
    let harmed = |v: &VictimGroup| v.effect.is_some() && v.quantity.form == Form::Vague && !v.definite;
    let ends = groups.get(at + 1).is_none_or(|g| matches!(g.kind, GroupKind::Mark('.' | ',' | ';' | ')' | '»' | '"')));
    (ends && matches!(&groups[some].kind, GroupKind::Victims(v) if harmed(v))).then_some(some)
}

/// "peut-être même": so many groups at most.
const DOUBTS: usize = 2;

/// "L'un d'eux était gendarme": one of those of whom the sentence before told that they came to harm, with what he was.
pub(super) fn one_of_them<'r>(context: &Context<'_>, groups: &[Group], at: usize, before: Subject) -> Option<Proposal<'r>> {
    let GroupKind::Victims(victims) = &groups[at].kind else { return None };
    let one = victims.anaphoric && !victims.plural && victims.category.is_none() && before.told && before.most > 1;
    let effect = before.effect.filter(|e| one && matches!(e, Effect::Killed | Effect::Wounded | Effect::Abducted))?;
    let (fixed, group) = Some(()).filter(|()| of_them(context, groups, at)).map(|()| described_as(context, groups, at))?;
    let other = before.category.filter(|c| c.are_forces()).is_some_and(|c| fixed != Some(c));
    fixed.filter(|_| !other)?;
    Some(Proposal { fixed, group, part: true, ..Proposal::unpatterned(effect, "state/of-them") })
}

/// "Parmi les morts, on compte un enfant et deux femmes", "Parmi eux, un enfant": one person, or some of a kind, in a sentence that
/// opens with those harmed and tells of nothing else.
pub(super) fn one_among(context: &Context<'_>, groups: &[Group], at: usize, before: Subject) -> bool {
    let GroupKind::Victims(victims) = &groups[at].kind else { return false };
    // "Parmi les victimes figurent des policiers et des civils"
    // "douze ont été présentés comme des rebelles": who the counted are said to be.
    let described = groups[..at].iter().any(|g| context.is(g.start, Function::As));
    let some =
        victims.plural && !victims.definite && victims.quantity.form == Form::Vague && named_among(context, groups).is_some();
    let some = some && !described;
    let one = (!victims.plural || some) && victims.category.is_some() && (some || victims.implicit) && victims.effect.is_none();
    let harmed = named_among(context, groups).or(before.effect.filter(|_| before.told));
    // "Parmi les personnes tuées figure le maire"
    let quiet = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.voice == Voice::Participle && opened_with(groups, g),
        GroupKind::SpeechPreposition(_) => g.start > groups[at].start,
        kind => !matches!(kind, GroupKind::Incident(_)),
    };
    let own_verb = || {
        groups[at + 1..].iter().take(VERB_BEHIND).any(|g| {
            matches!(g.kind, GroupKind::Speech(_))
                || context.is_any(g.start, &[Function::Who, Function::By])
                || context.is_auxiliary(g.start)
                || has_finite(context, g)
        })
    };
    one && opens_among(context, groups)
        && matches!(harmed, Some(Effect::Killed | Effect::Wounded | Effect::Abducted | Effect::Missing))
        && groups.iter().all(quiet)
        && !own_verb()
}

/// Whether a participle says what was done to those with whom the sentence opens.
fn opened_with(groups: &[Group], participle: &Group) -> bool {
    let people = groups.iter().take(OPENED_WITHIN).position(|g| g.start == participle.start).and_then(|at| at.checked_sub(1));
    people.is_some_and(|at| matches!(&groups[at].kind, GroupKind::Victims(v) if v.definite && v.plural))
}

/// "Parmi les autres personnes tuées": so many groups at most hold those with whom a sentence opens.
const OPENED_WITHIN: usize = 4;

/// "Quant aux blessés, la mairie en dénombre onze", "Côté blessés, on en compte onze": what befell those with whom the sentence opens, where a
/// pronoun before the verb means them.
pub(super) fn counted_as_for(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Effect> {
    let start = groups[at].start;
    let verb = |i: usize| context.has(i, SenseClass::SpeechVerb) || context.has(i, SenseClass::Verb);
    let of_them = |i: usize| context.is(i, Function::CliticOf) && verb(i + 1);
    let first = groups.first()?;
    let side = matches!(first.kind, GroupKind::SpeechPreposition(SpeechPreposition::Side));
    let opens = side || context.is_any(first.start, &[Function::AsFor, Function::For, Function::Among]);
    if !opens || !(start.saturating_sub(COUNTED_BY)..start).any(of_them) {
        return None;
    }
    named_among(context, groups).or_else(|| groups[..at.min(FRONTED)].iter().find_map(names_effect))
}

/// Those with whom a sentence opens stand among so many groups.
const FRONTED: usize = 4;

/// "en auraient déjà compté onze": the pronoun stands so many words before its number at most.
const COUNTED_BY: usize = 5;

/// "Les blessés sont sept", "les policiers blessés sont au moins sept": "to be" between those harmed and a number that ends the clause.
pub(super) fn harmed_are_so_many(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let ends = groups.get(at + 1).is_none_or(|g| {
        matches!(g.kind, GroupKind::Mark('.' | ',' | ';' | '»' | '"') | GroupKind::Time(_)) || context.is(g.start, Function::And)
    });
    let harmed = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.voice == Voice::Participle && e.plural && plural_before(context, g.start).is_some(),
        GroupKind::EffectNoun(n) => n.people && n.plural && n.definite,
        _ => false,
    };
    at >= 2 && ends && context.is(groups[at - 1].start, Function::Copula) && harmed(&groups[at - 2])
}

/// "Les morts étaient des bergers : quatorze en tout", "les blessés, dit le maire, sont des élèves, une dizaine": the harm of those of whom "to
/// be" says what they were, and what they were, where a bare number stands behind that.
pub(super) fn numbered_behind_kind(context: &Context<'_>, groups: &[Group], at: usize) -> Option<(Effect, Victims)> {
    let mark = at.checked_sub(1).filter(|i| matches!(groups[*i].kind, GroupKind::Mark(':' | ',')))?;
    let kind = groups[..mark].iter().rposition(|g| matches!(g.kind, GroupKind::Victims(_)))?;
    let GroupKind::Victims(people) = &groups[kind].kind else { return None };
    let some = people.plural && people.quantity.form == Form::Vague && !people.definite && people.effect.is_none();
    let category = people.category.filter(|_| some)?;
    let small = |g: &&Group| {
        matches!(g.kind, GroupKind::Word)
            && (context.is_adverb(g.start) || context.is_any(g.start, &[Function::All, Function::Of]))
    };
    let be = kind - groups[..kind].iter().rev().take_while(small).count();
    let be = be.checked_sub(1).filter(|be| context.is(groups[*be].start, Function::Copula))?;
    let close = mark - kind <= KIND_BEFORE && !groups[kind + 1..mark].iter().any(|g| has_finite(context, g));
    let harmed = |g: &Group| match &g.kind {
        GroupKind::EffectNoun(n) if n.people && n.plural && n.definite => Some(n.effect),
        // "Les victimes": who might speak.
        GroupKind::Source(_) => (g.start..g.end).find_map(|i| named_harm(context, i)),
        _ => None,
    };
    let effect = groups[..be].iter().rev().find_map(harmed).filter(|_| close)?;
    Some((effect, category))
}

/// The harm that a plural noun for people names.
fn named_harm(context: &Context<'_>, at: usize) -> Option<Effect> {
    let harm = |s: &Sense| match s {
        Sense::EffectNoun { effect, role: EffectRole::Victim, plural: true, .. } => Some(*effect),
        _ => None,
    };
    context.longest_of(at, &[SenseClass::EffectNoun], harm).map(|(_, effect)| effect)
}

/// From what people are said to have been to the mark before their number are so many groups at most.
const KIND_BEFORE: usize = 4;

/// Of whom the plural noun is that ends right before a token.
pub(in crate::state) fn plural_before(context: &Context<'_>, at: usize) -> Option<Victims> {
    (at.saturating_sub(NOUN_WORDS)..at).find_map(|i| {
        context.senses_of(i, &[SenseClass::Victim]).find_map(|(length, s)| match s {
            Sense::Victim { category, plural: true, .. } if i + length == at => Some(*category),
            _ => None,
        })
    })
}

/// A noun for people has so many words at most.
const NOUN_WORDS: usize = 4;

/// "Sept venaient du camp": whether a verb that harms nobody is right behind a number, and no harm is told of.
pub(super) fn told_of_before(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let harm = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_some(),
        GroupKind::EffectNoun(_) => true,
        GroupKind::Victims(v) => v.effect.is_some(),
        _ => false,
    };
    let clause = groups[at + 1..].iter().take_while(|g| !matches!(g.kind, GroupKind::Mark(';' | '.')));
    is_other_verb(context, groups[at].end) && !clause.into_iter().any(harm)
}

/// "Onze des morts étaient des pêcheurs, six des éleveurs": whether a number with "des" and a noun ends a clause that leaves out what it
/// shares with the one before: some of the harmed, and "to be".
pub(super) fn described_too(context: &Context<'_>, groups: &[Group], before: usize, at: usize) -> bool {
    let GroupKind::Victims(victims) = &groups[at].kind else { return false };
    let counted = !victims.implicit && victims.effect.is_none() && victims.category.is_some();
    let some = (groups[at].start + 1..groups[at].end).any(|i| context.is(i, Function::DetDes));
    // "sept étaient agriculteurs et trois éleveurs"
    let trade = || groups.get(before + 1).is_some_and(|g| context.has(g.end, SenseClass::Victim));
    let some = some || groups.get(before + 1).is_some_and(|g| context.is(g.start, Function::Copula)) && trade();
    let joined = context.is(groups[at - 1].start, Function::And) || matches!(groups[at - 1].kind, GroupKind::Mark(',' | ';'));
    let harmed = matches!(&groups[before].kind, GroupKind::Victims(v) if v.effect.is_some() || v.anaphoric);
    let told = groups.get(before + 1).is_some_and(|g| context.is(g.start, Function::Copula));
    // "… et un autre un policier"
    let other = victims.anaphoric && (groups[at].start..groups[at].end).any(|i| context.is(i, Function::Other));
    let kind = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.implicit && !v.definite && v.plural == victims.plural && v.effect.is_none());
    let described = other && groups.get(at + 1).is_some_and(kind) && gapped::ends_clause(context, groups, at + 1);
    joined && harmed && told && (counted && some && gapped::ends_clause(context, groups, at) || described)
}

/// "les blessés, une vingtaine, …", "les morts de l'attaque (une douzaine)": a bare number set off right behind those it counts.
pub(super) fn counts_before(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let opens = |g: &Group| matches!(g.kind, GroupKind::Mark(',' | '(' | '–' | '—' | '-'));
    // "les blessés, « plusieurs dizaines », ont été évacués"
    let quoted = usize::from(at >= 3 && matches!(groups[at - 1].kind, GroupKind::Mark('«' | '"' | '“')));
    // "une vingtaine au total, …"
    let in_all = |g: &&Group| matches!(g.kind, GroupKind::Word) && !has_finite(context, g) && !context.is(g.start, Function::Who);
    let at_end =
        at + usize::from(quoted > 0 && groups.get(at + 1).is_some_and(|g| matches!(g.kind, GroupKind::Mark('»' | '"' | '”'))));
    let short = groups[at_end + 1..].iter().take(IN_ALL).take_while(in_all).count();
    let closes = groups.get(at_end + 1 + short).is_none_or(|g| matches!(g.kind, GroupKind::Mark(',' | ')' | '–' | '—' | '-')));
    at >= 2 && opens(&groups[at - 1 - quoted]) && closes && nearest_before(groups, at - quoted).is_some()
}

/// What befell those told of right before, or with only which attack, when and where between.
pub(super) fn nearest_before(groups: &[Group], at: usize) -> Option<Effect> {
    let between =
        |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Incident(_) | GroupKind::Time(_) | GroupKind::Place(_));
    let mut before = groups[..at.checked_sub(1)?].iter().rev().take(COUNTED_WITHIN);
    match &before.find(|g| !between(g))?.kind {
        GroupKind::EffectNoun(n) if n.people && n.plural => Some(n.effect),
        _ => None,
    }
}

/// "au total": so many groups at most stand between a number and the mark that closes what is set off.
const IN_ALL: usize = 2;

/// From those harmed to the comma behind them are so many groups at most.
const COUNTED_WITHIN: usize = 9;

/// "Les cinq morts sont deux femmes et trois enfants": the harm of those whom "to be" says these are, listed behind it.
pub(super) fn they_are(context: &Context<'_>, groups: &[Group], told: usize, at: usize) -> Option<Effect> {
    // "un gendarme et sept civils"
    let number = |v: &VictimGroup| !v.implicit || !v.plural && !v.definite;
    let counted = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if number(v) && v.effect.is_none() && v.category.is_some());
    let effect = match &groups[told].kind {
        GroupKind::Victims(v) if v.definite && v.plural && !v.implicit => v.effect,
        // "…, trois enfants": of the same list.
        GroupKind::Victims(_) if counted(&groups[told]) => {
            let before = groups[..told].iter().rposition(|g| context.is(g.start, Function::Copula))?;
            let harmed = groups[..before].iter().rposition(|g| matches!(g.kind, GroupKind::Victims(_)))?;
            return they_are(context, groups, harmed, at);
        }
        _ => None,
    };
    // "Les huit morts, précise le préfet, sont …"
    let copula = told + 1 + said_between(groups, told + 1);
    let first = copula + 1;
    let copula = groups.get(copula).is_some_and(|g| context.is(g.start, Function::Copula));
    // "sept civils, soit trois enfants et quatre femmes"
    let joins = |g: &Group| context.is_any(g.start, &[Function::And, Function::ThatIs]);
    let list = |g: &Group| counted(g) || matches!(g.kind, GroupKind::Mark(',' | '«' | '"' | '“')) || joins(g);
    effect.filter(|_| copula && counted(&groups[at]) && groups.get(first..at).is_some_and(|g| g.iter().all(list)))
}

/// ", précise le préfet,": how many groups here say in passing, between commas, who speaks.
fn said_between(groups: &[Group], at: usize) -> usize {
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let speaks = |g: &Group| matches!(&g.kind, GroupKind::Speech(_) | GroupKind::SpeechPreposition(_));
    let opens = groups.get(at).is_some_and(comma) && groups.get(at + 1).is_some_and(speaks);
    let close = groups.iter().skip(at + 1).take(SAID_BETWEEN).position(comma).filter(|_| opens);
    close.map_or(0, |close| close + 2)
}

/// Who speaks is said in so many groups at most.
const SAID_BETWEEN: usize = 10;

/// Whether an adjective of wounds follows at once: "seven serious".
pub(super) fn is_wound(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let very = usize::from(groups.get(at + 1).is_some_and(|g| context.is(g.start, Function::Adverb)));
    groups.get(at + 1 + very).is_some_and(|g| context.is_any(g.start, &[Function::GraveAdj, Function::Grave, Function::Light]))
}
