//! The side of a count that words beside it name: "du côté de l'armée", "pour l'armée", "aux rebelles".

use super::super::lost_behind::{lost_behind, own_losses};
use super::heading::{HEADED_BY, LISTED};
use super::{party_of, side_of, side_of_group, side_of_source};
use crate::lexicon::{Function, Sense, SenseClass};
use crate::model::{SpeakerClass, Victims};
use crate::recognise::{Context, Group, GroupKind, MOBILE, both_sides};

/// "…, du côté de l'armée": whose people a bare count is of, said later in the sentence.
pub fn side_phrase(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    if !context.holds_function(&[Function::Among]) {
        return None;
    }
    // "trois blessés dans leur camp et quatre dans les rangs de l'armée": the count has its own.
    let camps = [Function::OnTheirSide, Function::TheirRanks, Function::OurCamp, Function::OtherCamp];
    if groups.get(at + 1).is_some_and(|g| context.is_any(g.start, &camps)) {
        return None;
    }
    let cue = (at + 1..groups.len().min(at + SIDE_BEHIND)).find(|i| {
        let start = groups[*i].start;
        // "parmi lesquels huit enfants" opens parts, "de l'autre côté du fleuve" is a bank.
        matches!(groups[*i].kind, GroupKind::Word | GroupKind::SpeechPreposition(_))
            && context.is(start, Function::Among)
            && !context.is(start, Function::Including)
            // "un chez les civils": the article is itself the count.
            && (start == groups[at].end
                || !(start > 0 && context.is_any(start - 1, &[Function::Other, Function::DetIndef, Function::DetEach])))
    })?;
    let between = &groups[at + 1..cue];
    // "15 morts, dont neuf dans les rangs de l'armée": it is said of the part; "17 blessés, dont six graves, côté armée": of all.
    if let Some(part) = between.iter().position(|g| context.is(g.start, Function::Including)) {
        let closed = matches!(groups[cue - 1].kind, GroupKind::Mark(','));
        let told = |g: &Group| context.is_any(g.start, &[Function::GraveAdj, Function::Grave, Function::Light]);
        if !closed && !between[part..].iter().any(told) {
            return None;
        }
    }
    // "treize rebelles tués et, côté ami, aucune perte": so does one between commas before the next count.
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let set_off = cue > at + 1 && comma(&groups[cue - 1]);
    let closes = groups[cue + 1..].iter().take(HEADED_BY + 1).position(comma).map(|i| cue + 1 + i);
    let counts = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some() || v.quantity.high == Some(0));
    if set_off && closes.is_some_and(|i| groups.get(i + 1).is_some_and(counts)) {
        return None;
    }
    // "cinq blessés ; côté rebelles, dix morts": the side heads the next.
    if between.iter().any(|g| matches!(g.kind, GroupKind::Mark(';' | '.'))) {
        return None;
    }
    // "douze blessés, des morts aussi chez les marchands": what is said of some is not said of those with a number.
    let some = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some() && v.implicit && v.plural);
    if !matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit) && between.iter().any(some) {
        return None;
    }
    let other = |g: &Group| {
        matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_none() && !v.anaphoric) || matches!(g.kind, GroupKind::Mark(':'))
    };
    if between.iter().any(other) && between.len() > 3 {
        return None;
    }
    // "six morts : trois du côté des militaires": it is said of the part.
    let parts = |pair: &[Group]| matches!(pair[0].kind, GroupKind::Mark(':')) && matches!(pair[1].kind, GroupKind::Victims(_));
    if between.windows(2).any(parts) {
        return None;
    }
    // "six parmi les civils et un policier": not the next of the list.
    let joined = |g: &&Group| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And);
    let named = groups[cue + 1..].iter().take(4).take_while(|g| !joined(g)).find_map(|g| match &g.kind {
        GroupKind::Actor(a) => side_of(a.force, a.kind, a.country).0,
        GroupKind::Source(s) => side_of_source(context, g, s.class?),
        // "parmi elles douze lycéennes": those counted are a part.
        GroupKind::Victims(v) if v.effect.is_none() && (v.implicit || v.definite) => v.category,
        _ => None,
    });
    if both_sides(context, groups[cue].start) {
        return None;
    }
    // "…, chez les civils": with its article a plural is no group of its own; "…, côté ami".
    let noun = groups[cue].start + context.function_length(groups[cue].start, Function::Among).unwrap_or(1);
    let own = context.is(noun, Function::OwnSide).then_some(Victims::Soldiers);
    let noun = noun + usize::from(context.is_any(noun, &[Function::Of, Function::DetDu, Function::DetDes]));
    let noun = noun + usize::from(context.is_any(noun, &[Function::DetDef, Function::DetPoss]));
    // "parmi les victimes"
    let harmed = context.has(noun, SenseClass::EffectNoun);
    own.or(named).or_else(|| {
        context
            .longest_of(noun, &[SenseClass::Victim, SenseClass::Source], |s| match s {
                Sense::Victim { category, plural: true, .. } if *category != Victims::People => Some(*category),
                // "du côté de la secte", "au sein de la population"
                Sense::Source { class: SpeakerClass::ArmedGroup, .. } => Some(Victims::Militants),
                Sense::Source { class: SpeakerClass::Residents, .. } if !harmed => Some(Victims::Civilians),
                _ => None,
            })
            .map(|(_, category)| category)
            // "quatre tués au sein de l'escorte militaire"
            .or_else(|| {
                let adjective = |i: usize| {
                    context.longest_of(i, &[SenseClass::Victim], |s| match s {
                        Sense::Victim { category, plural: false, .. } if category.are_forces() => Some(*category),
                        _ => None,
                    })
                };
                let small = context.tokens.get(noun).is_some_and(|t| t.is_word() && !t.capital) && !harmed;
                // "au sein de l'école militaire": where it happened.
                let held = |s: &Sense| matches!(s, Sense::Target(what) if !MOBILE.contains(what));
                let small = small && !context.senses_of(noun, &[SenseClass::Target]).any(|(_, s)| held(s));
                Some(noun + 1).filter(|_| small).and_then(adjective).map(|(_, category)| category)
            })
            // "170 morts du côté ennemi et neuf du côté camerounais": behind a count of one side; else it may be a bank.
            .or_else(|| {
                let side = |i: usize| context.is(i, Function::Among) && !context.is(i, Function::Including);
                let bank = context.is_any(noun + 1, &[Function::Of, Function::DetDu, Function::DetDes]);
                let small = context.tokens.get(noun).is_some_and(|t| !t.capital);
                let opposed = small && !bank && (0..groups[at].start).any(side);
                (opposed && context.has(noun, SenseClass::Demonym)).then_some(Victims::Soldiers)
            })
    })
}

/// The words that name a side stand at most so many groups behind the count.
const SIDE_BEHIND: usize = 10;

/// "quatre morts et six blessés pour l'armée": the side that bare counts are said to be losses for, behind the last of their list.
pub fn losses_for(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    if let Some(side) = lost_behind(context, groups, at).or_else(|| own_losses(context, groups, at)) {
        return Some(side);
    }
    if !context.holds_function(&[Function::For]) {
        return None;
    }
    let counts = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some() || v.anaphoric);
    let joined = |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And);
    let mut last = at;
    while last < at + LISTED && groups.get(last + 1).is_some_and(joined) && groups.get(last + 2).is_some_and(counts) {
        last += 2;
    }
    let cue = groups.get(last + 1).filter(|g| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::For))?;
    let article = |g: &&Group| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::DetDef);
    let behind = groups[last + 2..].iter().find(|g| g.start >= cue.end && !article(g))?;
    side_of_group(context, behind)
}

/// "le décompte donne aux rebelles douze morts": the side that a bare count is said to be dealt to, right before it.
pub fn dealt_to(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let quote = |g: &Group| matches!(g.kind, GroupKind::Mark('«' | '"' | '“'));
    let quoted = at > 0 && quote(&groups[at - 1]);
    let between = |g: &&Group| quote(g) || quoted && matches!(g.kind, GroupKind::Mark(','));
    let mut before = groups[..at].iter().rev().skip_while(between);
    let (side, _) = party_of(context, before.next()?)?;
    before.next().filter(|g| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::At)).map(|_| side)
}

/// "infligé vingt morts aux rebelles", "coûté onze hommes à l'armée": the side that a count is said to be dealt to, right behind it, and
/// where it stands.
pub fn dealt_at_once(context: &Context<'_>, groups: &[Group], at: usize) -> Option<(usize, Victims)> {
    // "coûté six tués et onze blessés au bataillon": behind the last of a list.
    let counts = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some() && v.category.is_none());
    let joined = |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And);
    let mut at = at;
    let first = at;
    while at < first + LISTED
        && counts(&groups[at])
        && groups.get(at + 1).is_some_and(joined)
        && groups.get(at + 2).is_some_and(counts)
    {
        at += 2;
    }
    let to = groups.get(at + 1).filter(|g| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::At))?;
    let article = |g: &Group| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::DetDef);
    let side = at + 2 + usize::from(groups.get(at + 2).is_some_and(article));
    let next = groups.get(side).filter(|g| g.start >= to.end)?;
    party_of(context, next).map(|(category, _)| (side, category))
}

/// "dix morts, deux disparus et trois blessés parmi les soldats": what the last of a list says of whose people they are holds
/// for all.
pub fn shared_side(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let joined = |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And);
    let mut last = at;
    loop {
        let joints = groups[last + 1..].iter().take(3).take_while(|g| joined(g)).count();
        // "douze morts et d'une bonne trentaine de blessés parmi les soldats"
        let of = usize::from(
            joints > 0
                && groups
                    .get(last + 1 + joints)
                    .is_some_and(|g| context.is(g.start, Function::Of) && matches!(g.kind, GroupKind::Word)),
        );
        let joints = joints + of;
        // "ni mort ni blessé chez les soldats"
        let nor = |g: &Group| context.is(g.start, Function::Nor);
        let next = groups.get(last + 1 + joints).filter(|g| joints > 0 || nor(g))?;
        let GroupKind::Victims(victims) = &next.kind else { return None };
        // "douze blessés et des morts parmi les marchands": what is said of some is not said of those with a number.
        let numbered = !matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit);
        let none = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.quantity.high == Some(0));
        if victims.effect.is_none() || none(next) && !none(&groups[at]) || numbered && victims.implicit && victims.plural {
            return None;
        }
        let said = (next.start..next.end)
            .any(|i| context.is_any(i, &[Function::Among, Function::OwnSide, Function::All]) || context.is_mark(i, '('));
        if said || victims.category.is_some() {
            return victims.category.filter(|_| said);
        }
        last += 1 + joints;
    }
}

/// "cinq morts côté ennemi et deux du côté camerounais": the forces of a country named right behind a bare count as its side, unless
/// it is a bank or a border.
pub fn side_of_country(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let among = groups[at].end;
    let noun = among + context.function_length(among, Function::Among).filter(|_| !context.is(among, Function::Including))?;
    let demonym = |s: &Sense| matches!(s, Sense::Demonym(_)).then_some(());
    let (length, ()) = context.longest_of(noun, &[SenseClass::Demonym], demonym)?;
    let bank = context.is_any(noun + length, &[Function::Of, Function::DetDu, Function::DetDes]);
    (!bank && !context.tokens[noun].capital).then_some(Victims::Soldiers)
}
