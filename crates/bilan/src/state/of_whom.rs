//! Of whom a figure is that does not say so itself: those among whom, of whose number or as whom it is told.

use super::opening::opening;
use super::sides::side_of;
use super::untold::{has_verb_behind, is_whole};
use crate::lexicon::{Frame, Function, Sense, SenseClass};
use crate::model::{Effect, Form, Victims};
use crate::recognise::{Context, Group, GroupKind, VictimGroup, Voice, attacks, is_be};

/// The effect of those harmed, counted behind "among", of whom these people are.
pub fn among_counted(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Effect> {
    if !context.holds_function(&[Function::Among]) {
        return None;
    }
    // "deux femmes figurent parmi les neuf morts": a verb of no harm may stand between.
    // "deux femmes et un enfant figurent …": so may more of a list.
    let plain = |g: &&Group| match &g.kind {
        GroupKind::Word => !context.is_auxiliary(g.start),
        GroupKind::Victims(v) => v.effect.is_none(),
        // "comptent parmi les onze tués"
        GroupKind::Speech(s) => context.lexicon.verbs[s.verb as usize].counts_own,
        kind => matches!(kind, GroupKind::SpeechPreposition(_) | GroupKind::Mark(',')),
    };
    let among = |g: &Group| context.is(g.start, Function::Among) && !context.is(g.start, Function::Including);
    let passed = groups[at + 1..].iter().take(FIGURE_WITHIN).take_while(|g| !among(g) && plain(g)).count();
    let among = groups.get(at + 1 + passed).filter(|g| among(g))?;
    let known = groups.iter().position(|g| g.start >= among.end && !matches!(g.kind, GroupKind::Mark(_)))?;
    match &groups[known].kind {
        // "trente rebelles figurent parmi les 38 personnes tuées"
        GroupKind::Victims(v) if v.definite => v.effect.or_else(|| match groups.get(known + 1).map(|g| &g.kind) {
            Some(GroupKind::Effect(e)) if e.voice == Voice::Participle => e.effect,
            _ => None,
        }),
        GroupKind::EffectNoun(n) if n.people && n.definite => Some(n.effect),
        _ => None,
    }
}

/// "figurent également": so many groups at most.
const FIGURE_WITHIN: usize = 6;

/// "Fourteen of them …" at the head of a sentence that tells of nothing else: a part of those told of before.
pub fn of_them(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let group = &groups[at];
    at <= 1
        && (group.start..group.end).any(|i| context.is(i, Function::OfThem))
        && !groups.iter().any(|g| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() || e.outcome.is_some()))
}

/// Whether the sentence says who those told of are, and this is one of them: only members of a list stand between.
pub fn identifies(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    if !context.holds_function(&[Function::TheyAre]) {
        return false;
    }
    let Some(opens) = groups[..at].iter().rposition(|g| context.is(g.start, Function::TheyAre)) else { return false };
    let end = groups[opens].start + context.function_length(groups[opens].start, Function::TheyAre).unwrap_or(1);
    groups[opens..at].iter().filter(|g| g.start >= end).all(|g| match &g.kind {
        GroupKind::Victims(_) | GroupKind::Mark(',' | '(' | ')' | '«' | '"') => true,
        GroupKind::Count(count) => count.person,
        // "se répartissent comme suit :"
        GroupKind::Mark(':') => g.start == end,
        GroupKind::Word => context.is_any(g.start, &[Function::And, Function::Of, Function::DetDes, Function::Adverb]),
        _ => false,
    })
}

/// Whether people are said to be among those told of: a pronoun for those ends the clause.
pub fn is_among_those_told(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    if !context.holds_function(&[Function::OfThem]) {
        return false;
    }
    if counted_among_them(context, groups, at) {
        return true;
    }
    let told = groups[at + 1..].iter().take(AMONG_BEHIND).position(|g| context.is(g.start, Function::OfThem));
    told.is_some_and(|i| {
        let pronoun = groups[at + 1 + i].start;
        let end = pronoun + context.function_length(pronoun, Function::OfThem).unwrap_or(1);
        let ends = groups[at + 1 + i..]
            .iter()
            .find(|g| g.start >= end)
            .is_none_or(|g| matches!(g.kind, GroupKind::Mark('.' | ',' | ';' | '»' | '"') | GroupKind::SpeechPreposition(_)));
        ends && !groups[at + 1..at + 1 + i].iter().any(|g| {
            matches!(&g.kind, GroupKind::Mark('.' | ';' | ':')) || matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some())
        })
    })
}

/// "On dénombre parmi elles cinq enfants.": whether a verb of counting and a pronoun for those told of stand right before people who end the
/// clause.
fn counted_among_them(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let numbered = matches!(&groups[at].kind, GroupKind::Victims(v) if !v.implicit && v.effect.is_none());
    let among = (at.saturating_sub(AMONG_BEFORE)..at).find(|i| {
        let start = groups[*i].start;
        context.function_length(start, Function::OfThem).is_some_and(|length| start + length == groups[at].start)
    });
    let verb = among.and_then(|among| among.checked_sub(1));
    let counts = |verb: usize| match &groups[verb].kind {
        GroupKind::Speech(s) => {
            !s.participle && !groups[..verb].iter().any(|g| matches!(g.kind, GroupKind::Victims(_) | GroupKind::Effect(_)))
        }
        _ => false,
    };
    let goes_on = |g: &Group| match &g.kind {
        GroupKind::Effect(_) => true,
        _ => context.is_auxiliary(g.start) || context.is(g.start, Function::Who),
    };
    numbered && verb.is_some_and(counts) && !groups.get(at + 1).is_some_and(goes_on)
}

/// "parmi eux": so many groups.
const AMONG_BEFORE: usize = 2;

/// So many groups behind people, at most, it is said that they are among those told of.
const AMONG_BEHIND: usize = 10;

/// "… were children": the category and group of those so described.
pub fn described_as(context: &Context<'_>, groups: &[Group], at: usize) -> (Option<Victims>, Option<&'static str>) {
    // "L'un d'eux était gendarme."
    let one_of_them =
        matches!(&groups[at].kind, GroupKind::Victims(v) if !v.plural && v.anaphoric) && is_of_them(context, &groups[at]);
    if !one_of_them && !context.holds_function(&[Function::Copula]) {
        return (None, None);
    }
    let was = |g: &Group| one_of_them && matches!(g.kind, GroupKind::Word) && is_be(context, g.start);
    let copula = groups[at + 1..].iter().take(6).position(|g| context.is(g.start, Function::Copula) || was(g));
    let Some(copula) = copula.map(|p| at + 1 + p) else { return (None, None) };
    // "L'une des victimes est le général": of one it is one.
    // "La personne tuée est un gendarme": so is one of whom it is only said who he was.
    let person = |v: &VictimGroup| v.implicit && v.definite && v.category == Some(Victims::People) && v.group.is_none();
    let one = matches!(&groups[at].kind, GroupKind::Victims(v) if !v.plural && v.out_of.is_none() && (v.anaphoric || person(v)));
    groups[copula + 1..]
        .iter()
        .take(2)
        .find_map(|g| match &g.kind {
            GroupKind::Victims(v) if v.implicit && (v.plural || one) => Some((v.category, v.group)),
            _ => None,
        })
        .or_else(|| trade_of_them(context, groups, at, copula))
        .unwrap_or((None, None))
}

/// "l'un d'eux", "deux d'entre elles"
fn is_of_them(context: &Context<'_>, group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Victims(v) if v.of_them) || (group.start..group.end).any(|i| context.is(i, Function::OfThem))
}

/// "L'un d'eux était gendarme", "deux d'entre elles étaient institutrices": what some of those told of were, by a noun without an article
/// right behind the copula.
fn trade_of_them(
    context: &Context<'_>,
    groups: &[Group],
    at: usize,
    copula: usize,
) -> Option<(Option<Victims>, Option<&'static str>)> {
    let GroupKind::Victims(victims) = &groups[at].kind else { return None };
    let noun = groups[copula].end;
    // "Sept étaient agriculteurs"
    let bare = victims.anaphoric && victims.category.is_none() && victims.plural;
    if !(bare || is_of_them(context, &groups[at])) || copula != at + 1 || context.tokens.get(noun)?.capital {
        return None;
    }
    let (_, what) = context.longest_of(noun, &[SenseClass::Victim], |s| match s {
        Sense::Victim { category, group, plural } if *plural == victims.plural => Some((Some(*category), *group)),
        _ => None,
    })?;
    Some(what)
}

/// "deux des victimes étaient des policiers": who the counted are said to be, in their own clause.
pub fn described(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    if let Some(category) = both_are(context, groups, at).or_else(|| apposed_to_all(context, groups, at)) {
        return Some(category);
    }
    if !context.holds_function(&[Function::Copula, Function::All]) {
        return None;
    }
    let within = |g: &Group| match &g.kind {
        GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Incident(_) => true,
        GroupKind::Effect(e) => e.voice == Voice::Participle,
        _ => false,
    };
    let copula = groups[at + 1..].iter().take(DESCRIBED).take_while(|g| within(g)).any(|g| context.is(g.start, Function::Copula));
    // "deux morts et un blessé à Djibo, tous des soignants"
    let all =
        groups[at + 1..].windows(2).take(ALL_BEHIND).take_while(|pair| !matches!(pair[0].kind, GroupKind::Mark('.' | ';' | ':')));
    // "Les douze victimes sont toutes des civils"
    let opens = |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::Copula);
    // "six morts, « rien que des civils »"
    // "une soixantaine, et tous des civils"
    let and = |pair: &[Group]| {
        let all = context.function_length(pair[1].start, Function::All);
        context.is(pair[0].start, Function::And) && all.is_some_and(|length| context.is(pair[1].start + length, Function::DetDes))
    };
    let all =
        all.filter(|pair| opens(&pair[0]) || and(pair)).map(|pair| pair[1].start + usize::from(context.is_quote(pair[1].start)));
    let all = all.into_iter().find_map(|at| Some((at, context.function_length(at, Function::All)?))).and_then(|(at, length)| {
        let noun = at + length + usize::from(context.is_any(at + length, &[Function::DetDes, Function::Of]));
        context.longest_of(noun, &[SenseClass::Victim], |s| match s {
            Sense::Victim { category, plural: true, .. } => Some(*category),
            _ => None,
        })
    });
    if let Some((_, category)) = all {
        return Some(category);
    }
    if let Some(category) = all_were(context, groups, at) {
        return Some(category);
    }
    // "Sept sont des civils et les trois autres des militaires", "… et un autre un policier"
    let copula_before = || groups[..at].iter().any(|g| context.is(g.start, Function::Copula));
    let other = || (groups[at].start..groups[at].end).any(|i| context.is(i, Function::Other));
    if let GroupKind::Victims(counted) = &groups[at].kind
        && counted.anaphoric
        && counted.category.is_none()
        && (counted.definite && counted.plural || other())
        && copula_before()
        && let Some(GroupKind::Victims(kind)) = groups.get(at + 1).map(|g| &g.kind)
        && kind.implicit
        && !kind.definite
        && kind.plural == counted.plural
        && kind.group.is_none()
    {
        return kind.category;
    }
    // Women and children are what those are whom they are counted among.
    let (category, group) = described_as(context, groups, at);
    category.filter(|_| copula && !matches!(group, Some("women" | "children" | "elders")))
}

/// "quatre morts et sept blessés à Djibo, des civils": whom those harmed are said to be behind the last of their list, its place and its day,
/// where the clause ends with it.
fn apposed_to_all(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let counted = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some() && v.category.is_none() && v.plural);
    if !counted(&groups[at]) {
        return None;
    }
    let setting = |g: &Group| {
        counted(g)
            || matches!(g.kind, GroupKind::Time(_) | GroupKind::Place(_))
            || matches!(g.kind, GroupKind::Word)
                && context.is_any(g.start, &[Function::And, Function::At, Function::Of, Function::In])
    };
    let comma = at + 1 + groups[at + 1..].iter().take(ALL_BEHIND).take_while(|g| setting(g)).count();
    let ends = groups.get(comma + 2).is_none_or(|g| matches!(g.kind, GroupKind::Mark(',' | '.' | ';' | ':')));
    match &groups.get(comma + 1).filter(|_| ends && matches!(groups[comma].kind, GroupKind::Mark(',')))?.kind {
        GroupKind::Victims(v) if v.implicit && v.plural && !v.definite && v.effect.is_none() && v.group.is_none() => {
            v.category.filter(|c| *c != Victims::People)
        }
        _ => None,
    }
}

/// "sept tués et « une dizaine » de blessés, tous militaires", "six tués et dix blessés, des militaires": who those counted are by what the
/// next in the list, in quotation marks or not, ends with.
fn both_are(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    // "Six personnes tuées, deux autres blessées, toutes des civiles": what befell the first may stand behind them.
    let people =
        matches!(&groups[at].kind, GroupKind::Victims(v) if v.category == Some(Victims::People) && v.plural && v.group.is_none());
    let suffers = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() && e.voice != Voice::Active);
    let joint = |g: &Group| {
        matches!(g.kind, GroupKind::Mark('«' | '"' | '“'))
            || context.is(g.start, Function::And)
            || people && (suffers(g) || matches!(g.kind, GroupKind::Mark(',')))
    };
    let next = at + 1 + groups[at + 1..].iter().take_while(|g| joint(g)).count();
    let GroupKind::Victims(second) = &groups.get(next).filter(|_| next > at + 1)?.kind else { return None };
    let counted = people || matches!(&groups[at].kind, GroupKind::Victims(v) if v.effect.is_some() && v.category.is_none());
    let all = (groups[next].start..groups[next].end)
        .any(|i| i > 0 && context.is_mark(i - 1, ',') && context.is_any(i, &[Function::All, Function::DetDes]));
    second.category.filter(|_| counted && all && second.plural && second.effect.is_some())
}

/// "quatre morts mardi à Djibo, et tous étaient des policiers": who all of those are, in a clause of its own behind the only figure.
fn all_were(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let counted = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if !v.implicit);
    let behind = groups.get(at + 1..)?.iter().take(ALL_WERE).take_while(|g| !counted(g));
    let opens = |g: &&Group| {
        let before = g.start.checked_sub(1);
        let parted = before.is_some_and(|i| context.is_mark(i, ',') || context.is_mark(i, ';') || context.is(i, Function::And));
        parted && context.is(g.start, Function::All)
    };
    let all = behind.into_iter().find(opens)?.start;
    let copula = all + context.function_length(all, Function::All)?;
    let noun = copula + 1 + usize::from(context.is_any(copula + 1, &[Function::DetDes, Function::Of]));
    let people = context.longest_of(noun, &[SenseClass::Victim], |s| match s {
        Sense::Victim { category, plural: true, group: None } => Some(*category),
        _ => None,
    });
    people.map(|(_, category)| category).filter(|_| context.is(copula, Function::Copula))
}

/// So many groups behind those counted it is said at most what all of them were.
const ALL_WERE: usize = 10;

/// "cinq blessés, des militaires": who those counted are, where a kind of people without a number is all that stands between a comma
/// and the end of the clause.
pub fn apposed_kind(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let comma = matches!(groups.get(at + 1)?.kind, GroupKind::Mark(','));
    let GroupKind::Victims(kind) = &groups.get(at + 2).filter(|_| comma)?.kind else { return None };
    let ends = groups.get(at + 3).is_none_or(|g| {
        let closes = matches!(g.kind, GroupKind::Mark('.' | ',' | ';' | ')' | '»' | '"') | GroupKind::SpeechPreposition(_));
        // "neuf morts, des militaires pour l'essentiel": then not all of them are.
        closes && !context.is(g.start, Function::IncludingWeak)
    });
    let counted = matches!(&groups[at].kind, GroupKind::Victims(v) if !v.implicit && v.plural);
    let plain = kind.implicit && kind.plural && kind.effect.is_none() && kind.group.is_none();
    // "dix blessés, des soldats, des civils": a list goes on.
    let listed = matches!(groups.get(at + 4).map(|g| &g.kind), Some(GroupKind::Victims(_)));
    kind.category.filter(|_| counted && plain && ends && !listed)
}

/// "douze personnes, des bergers, ont été tuées", "deux hommes, des infirmiers, sont morts": who people are by a kind without a number that
/// stands between them and the verb that says what befell them.
pub fn apposed_between(groups: &[Group], at: usize) -> Option<(Victims, Option<&'static str>)> {
    let people = |v: &VictimGroup| v.category == Some(Victims::People) && v.group.is_none() && v.plural && !v.implicit;
    let comma = |i: usize| matches!(groups.get(i).map(|g| &g.kind), Some(GroupKind::Mark(',')));
    let GroupKind::Victims(counted) = &groups[at].kind else { return None };
    if !(people(counted) && comma(at + 1) && comma(at + 3)) {
        return None;
    }
    let suffers = match &groups.get(at + 4)?.kind {
        GroupKind::Effect(e) => e.effect.is_some() && !e.negated && (e.voice == Voice::Passive || e.frame == Frame::Intransitive),
        _ => false,
    };
    match &groups[at + 2].kind {
        GroupKind::Victims(kind) if suffers && kind.implicit && kind.plural && !kind.definite && kind.effect.is_none() => {
            kind.category.filter(|c| *c != Victims::People).map(|category| (category, kind.group))
        }
        _ => None,
    }
}

/// "six morts, et deux autres civils ont été blessés": who those counted are by the others of a kind that are counted next.
pub fn by_others_next(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let ends = |g: &Group| matches!(g.kind, GroupKind::Mark('.' | ';' | ':'));
    let behind = groups[at + 1..].iter().take(OTHERS_NEXT).take_while(|g| !ends(g));
    let next = behind.into_iter().find(|g| matches!(g.kind, GroupKind::Victims(_) | GroupKind::Actor(_)))?;
    let GroupKind::Victims(others) = &next.kind else { return None };
    let other = (next.start..next.end).any(|i| context.is(i, Function::Other));
    let counted = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.category.is_some());
    let kind = others.category.filter(|c| *c != Victims::People && others.group.is_none());
    kind.filter(|_| other && !others.implicit && others.plural && !groups[..at].iter().any(counted))
}

/// Others of a kind are counted so many groups behind those who are of it as well.
const OTHERS_NEXT: usize = 8;

/// "six corps, ceux de soldats", "« neuf cadavres », ceux des bergers": whose bodies they are, where nothing but that is told behind a comma.
pub fn bodies_of(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    if !context.holds_function(&[Function::ThatOf]) {
        return None;
    }
    let comma = groups[at].end + usize::from(context.is_quote(groups[at].end));
    let that = comma + 1;
    let of = that + 1;
    let told = context.is_mark(comma, ',')
        && context.is(that, Function::ThatOf)
        && context.is_any(of, &[Function::Of, Function::DetDes]);
    let article = || of + 1 + usize::from(context.is_any(of + 1, &[Function::DetDef, Function::DetDem]));
    let noun = Some(()).filter(|()| told).and_then(|()| {
        context.longest_of(article(), &[SenseClass::Victim], |s| match s {
            Sense::Victim { category, plural: true, .. } => Some(*category),
            _ => None,
        })
    });
    noun.map(|(_, category)| category)
}

/// "all of them" stands so many groups behind those counted.
const ALL_BEHIND: usize = 14;

/// "are" stands so many groups behind those whom the clause goes on to describe.
const DESCRIBED: usize = 6;

pub fn opens_among(context: &Context<'_>, groups: &[Group]) -> bool {
    if !context.holds_function(&[Function::Among, Function::On, Function::DetDes, Function::AsFor]) {
        return false;
    }
    let groups = &groups[opening(context, groups)..];
    // "Sur les quinze tués, douze sont des civils"
    let out_of = || {
        let counted = |g: &Group| match &g.kind {
            GroupKind::Victims(v) => v.definite && v.effect.is_some() && v.plural,
            // "Sur ces victimes, six venaient d'une famille"
            GroupKind::EffectNoun(n) => n.people && n.plural,
            _ => false,
        };
        // "Sur les sept passagers tués, il y avait …"
        let harmed = |pair: &[Group]| {
            let people = matches!(&pair[0].kind, GroupKind::Victims(v) if v.definite && v.plural);
            people && matches!(&pair[1].kind, GroupKind::Effect(e) if e.voice == Voice::Participle && e.effect.is_some())
        };
        let whole = || groups[1..].iter().take(2).any(counted) || groups[1..].windows(2).take(2).any(harmed);
        // "Des seize militaires tués, onze appartenaient à la garde"
        let numbered = || matches!(groups.get(1).map(|g| &g.kind), Some(GroupKind::Victims(v)) if !v.implicit && v.quantity.form != Form::Vague);
        groups.first().is_some_and(|g| context.is(g.start, Function::On) || context.is(g.start, Function::DetDes) && numbered())
            && whole()
    };
    // "Quant aux neuf blessés, on y trouve quatre soldats"
    let as_for = || {
        let counted = |g: &Group| match &g.kind {
            GroupKind::Victims(v) => v.effect.is_some() && v.plural,
            GroupKind::EffectNoun(n) => n.people && n.plural,
            _ => false,
        };
        let opens = groups.first().is_some_and(|g| context.is(g.start, Function::AsFor));
        opens && context.holds_function(&[Function::There]) && groups.iter().take(AS_FOR_WITHIN).any(counted)
    };
    // "Il y a parmi eux des enfants"
    let among_them = || {
        let told = groups.iter().take(AMONG_THEM).take_while(|g| matches!(g.kind, GroupKind::Word));
        told.into_iter().any(|g| context.is(g.start, Function::Among) && context.is(g.start, Function::OfThem))
    };
    groups.iter().take(2).any(|g| context.is_any(g.start, &[Function::Among])) || out_of() || as_for() || among_them()
}

/// "pour ce qui est des neuf blessés": those harmed are among so many groups.
const AS_FOR_WITHIN: usize = 7;

/// "Parmi les assaillants, les survivants ont reconnu deux policiers": whether the sentence opens with those who did it, and not with those of
/// them who were harmed.
pub fn among_assailants(context: &Context<'_>, groups: &[Group]) -> bool {
    let groups = &groups[opening(context, groups)..];
    let Some(at) = groups.iter().take(2).position(|g| context.is(g.start, Function::Among)) else { return false };
    let did = matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Actor(a)) if !a.force);
    did && !groups.get(at + 2).is_some_and(|g| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle))
}

/// "Parmi les convives se trouvaient trois rebelles": whether it opens with people of whom nothing is said but that they were there.
pub fn among_a_crowd(context: &Context<'_>, groups: &[Group]) -> bool {
    let opened = &groups[opening(context, groups)..];
    let Some(at) = opened.iter().take(2).position(|g| context.is(g.start, Function::Among)) else { return false };
    let pronoun = context.is_any(opened[at].start, &[Function::Including, Function::OfThem, Function::TheirRanks]);
    let people = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.effect.is_none() && !v.demonstrative && v.category.is_none_or(|c| !c.are_forces()),
        GroupKind::Word => {
            context.is(g.start, Function::DetDef) && context.has(g.start + 1, SenseClass::Victim) || is_named(context, g)
        }
        _ => false,
    };
    !pronoun && opened.get(at + 1).is_some_and(people) && named_among(context, groups).is_none()
}

/// "la foule": an article before a noun that no table holds.
fn is_named(context: &Context<'_>, article: &Group) -> bool {
    let noun = article.end;
    context.is(article.start, Function::DetDef)
        && context.tokens.get(noun).is_some_and(|t| t.is_word())
        && !context.has_any(noun, &[SenseClass::Function, SenseClass::Number, SenseClass::EffectNoun, SenseClass::Verb])
}

/// "Parmi les personnes tuées, dix étaient …": whether the sentence opens with those harmed, of whom it goes on to count some.
pub fn among_harmed(context: &Context<'_>, groups: &[Group]) -> bool {
    opens_among(context, groups) && named_among(context, groups).is_some()
}

/// ", deux se remettent": whether a verb tells of others something else than what befell those before, and not who they were: "Des dix
/// tués, sept revenaient du marché et trois étaient des militaires".
pub fn does_otherwise(context: &Context<'_>, groups: &[Group], at: usize, told: Option<Effect>) -> bool {
    has_verb_behind(context, groups, at, told) && !among_harmed(context, groups) && described_as(context, groups, at).0.is_none()
}

/// "among them" stands so many groups behind the beginning of a sentence.
const AMONG_THEM: usize = 5;

/// "Among the attackers, one was killed": of whom a figure is that the sentence opens with.
pub fn among_whom(context: &Context<'_>, groups: &[Group]) -> Option<Victims> {
    let first = opening(context, groups);
    let opened = groups.iter().skip(first).take(2).position(|g| context.is(g.start, Function::Among));
    // "Sur les six assaillants, cinq ont été abattus"
    let opened =
        opened.map(|i| first + i + 1).or_else(|| (first..groups.len().min(first + 2)).find(|i| is_whole(context, groups, *i)))?;
    groups[opened..].iter().take(3).find_map(|g| match &g.kind {
        GroupKind::Actor(actor) => side_of(actor.force, actor.kind, None).0,
        GroupKind::Victims(victims) if victims.effect.is_none() => victims.category,
        _ => None,
    })
}

pub fn named_among(context: &Context<'_>, groups: &[Group]) -> Option<Effect> {
    let groups = &groups[opening(context, groups)..];
    // "quant aux neuf blessés": the article stands in the preposition.
    let as_for = groups.first().is_some_and(|g| context.is(g.start, Function::AsFor));
    let known = |g: Option<&Group>| match g.map(|g| &g.kind) {
        Some(GroupKind::Victims(v)) => v.definite,
        kind => matches!(kind, Some(GroupKind::Actor(_))),
    };
    groups.iter().enumerate().take(4).find_map(|(at, g)| match &g.kind {
        GroupKind::EffectNoun(n) if n.people => Some(n.effect),
        // "Parmi les personnes tuées, quatre étaient des enfants"
        GroupKind::Effect(e) if e.voice == Voice::Participle && known(at.checked_sub(1).map(|i| &groups[i])) => e.effect,
        // "Parmi les quinze tués figurent trois femmes"
        GroupKind::Victims(v) if v.definite || as_for => v.effect,
        _ => None,
    })
}

/// "les ravisseurs, au nombre de six": how many did it.
pub fn numbers_attackers(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let of = groups[at].start.checked_sub(2).filter(|n| context.is(*n, Function::NumberOf) && context.is(n + 1, Function::Of));
    let whose = |g: &Group| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Victims(_) | GroupKind::EffectNoun(_));
    let people = groups[..at].iter().rposition(whose).filter(|people| at - people <= NUMBERED && attacks(&groups[*people]));
    // "la mort des assaillants, au nombre de huit"
    let died =
        |people: usize| groups[people.saturating_sub(DIED)..people].iter().any(|g| matches!(g.kind, GroupKind::EffectNoun(_)));
    of.is_some() && people.is_some_and(|people| !died(people))
}

/// "la mort de tous": so many groups before whoever died.
const DIED: usize = 3;

/// Those whose number is told stand at most so many groups before it.
const NUMBERED: usize = 8;

/// "porte à douze le nombre des otages …": of whom a changed figure is.
pub fn number_of(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    // "le bilan des soldats tués est monté à douze"
    let account = |g: &Group| matches!(g.kind, GroupKind::SpeechNoun(_)) && context.is(g.end, Function::DetDes);
    if !context.holds_function(&[Function::NumberOf]) && !groups.iter().any(account) {
        return None;
    }
    // A figure that replaces one may stand at the end of a long sentence that began with its noun.
    let replaces = matches!(&groups[at].kind, GroupKind::Victims(v) if v.replaces.is_some());
    let from = if replaces { 0 } else { at.saturating_sub(NUMBER_BEFORE) };
    let counts = |g: &Group| (g.start..g.end).any(|i| context.is(i, Function::NumberOf));
    // "…, celui des soldats blessés est de dix": that of others.
    let that = (from..at).rev().find(|i| context.is(groups[*i].start, Function::ThatOf) && *i > 0);
    let noun = that.or_else(|| (from..groups.len().min(at + 5)).find(|i| counts(&groups[*i]) || account(&groups[*i])))?;
    let after = groups[noun].end;
    let noun = after + usize::from(context.is_any(after, &[Function::Of, Function::DetDes]));
    let people = context.longest_of(noun, &[SenseClass::Victim], |s| match s {
        Sense::Victim { category, plural: true, .. } => Some(*category),
        _ => None,
    });
    people.map(|(_, category)| category).or_else(|| harmed_of(groups, noun)).or_else(|| harmed_before(context, groups, at))
}

/// "les bergers tués mardi par des bandits sont au nombre de huit": the noun right before the participle that says what befell them.
fn harmed_before(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let harmed = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle && e.effect.is_some());
    let verb = groups[at.saturating_sub(NUMBER_BEFORE)..at].iter().find(|g| harmed(g))?;
    (verb.start.saturating_sub(NOUN)..verb.start).find_map(|i| {
        context
            .longest_of(i, &[SenseClass::Victim], |s| match s {
                Sense::Victim { category, plural: true, .. } => Some(*category),
                _ => None,
            })
            .filter(|(length, _)| i + length == verb.start && i > 0 && context.is(i - 1, Function::PluralDeterminer))
            .map(|(_, category)| category)
    })
}

/// A noun for people has at most so many words.
const NOUN: usize = 4;

/// "le nombre de morts de l'armée": the side named right behind those harmed.
fn harmed_of(groups: &[Group], noun: usize) -> Option<Victims> {
    let at = groups.iter().position(|g| g.start <= noun && noun < g.end)?;
    let harmed = |g: &Group| match &g.kind {
        GroupKind::EffectNoun(n) => n.people,
        GroupKind::Victims(v) => v.effect.is_some() && v.category.is_none(),
        _ => false,
    };
    let of = usize::from(matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Word)));
    match groups.get(at + 1 + of).filter(|_| harmed(&groups[at])).map(|g| &g.kind) {
        Some(GroupKind::Actor(a)) => side_of(a.force, a.kind, a.country).0,
        _ => None,
    }
}

/// "le nombre de soldats tués mardi dans le raid s'élève à neuf": so many groups before its figure a number is told of.
const NUMBER_BEFORE: usize = 16;

/// "ce qui porte à trois le nombre des engins": whether a changed figure is of things.
pub fn numbers_things(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let noun = groups[at + 1..].iter().take(3).find(|g| (g.start..g.end).any(|i| context.is(i, Function::NumberOf)));
    noun.is_some_and(|number| {
        let of = number.end + usize::from(context.is_any(number.end, &[Function::Of, Function::DetDes]));
        let noun = of + usize::from(context.is(of, Function::DetDef));
        let people = [SenseClass::Victim, SenseClass::EffectNoun, SenseClass::Verb, SenseClass::ActorNoun, SenseClass::Actor];
        of > number.end && !context.has_any(noun, &people) && !(noun..noun + 2).any(|i| context.has(i, SenseClass::Victim))
    })
}

/// "trois côté armée": whose people follows at once.
pub fn of_a_side(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let names = [Function::Among, Function::OurCamp, Function::OtherCamp];
    groups.get(at + 1).is_some_and(|g| context.is_any(g.start, &names))
}

/// Whether what was counted last before a bare number are things.
pub fn of_things(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    // "Sur les 31 drones envoyés sur cinq régions, 23 ont été abattus"
    let first = opening(context, groups).min(at);
    let heads = context.is_any(groups[first].start, &[Function::On, Function::Among])
        && groups[first..at].iter().take(3).any(|g| matches!(&g.kind, GroupKind::Count(c) if c.what.is_some()));
    heads
        || groups[..at].iter().rev().find_map(|g| match &g.kind {
            // "ont été évacués en quatre ambulances et dix autres attendent": those carried in them are counted.
            // "étaient une trentaine, sur sept pirogues, et on en a tué deux": so are those who sat on them.
            GroupKind::Count(_) if g.start > 0 && context.is_any(g.start - 1, &[Function::In, Function::On]) => None,
            GroupKind::Count(count) => Some(count.what.is_some()),
            // "ten houses burnt, six here and four there": a bare number is of what was counted before.
            GroupKind::Victims(v) if v.anaphoric && v.category.is_none() && v.effect.is_none() => None,
            GroupKind::Victims(_) => Some(false),
            _ => None,
        }) == Some(true)
}
