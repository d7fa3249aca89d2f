//! Who the people were whom the sentence before counted without saying so: "Cinq personnes sont mortes. Il s'agit de bergers."

use super::TollFound;
use crate::lexicon::{Function, Sense, SenseClass};
use crate::model::{Effect, Form, Victims};
use crate::recognise::{Context, Group, GroupKind, Voice, attacks};
use crate::segment::Zone;
use crate::state::SentenceTold;

/// Gives the one figure of a sentence the category that the next one says its people were of, or all of them where it says so of all.
pub fn name_before(told: &mut [SentenceTold<'_>]) {
    for next in 1..told.len() {
        let [before, after] = &mut told[next - 1..=next] else { continue };
        let may_say = after.context.holds(SenseClass::Victim) && after.zone == Zone::Body && before.zone == Zone::Body;
        if !may_say || before.tolls.is_empty() {
            continue;
        }
        let Some((category, noun)) = they_were(&after.context, &after.groups) else { continue };
        // "Les victimes de lundi sont des civils" counts nobody of its own; "…, tués par des bandits qui ont enlevé deux femmes" does, but later.
        let counts = |t: &TollFound| t.quantity.form != Form::Vague || !t.implicit;
        if after.tolls.iter().any(|t| counts(t) && after.groups[t.group].start <= noun) {
            continue;
        }
        after.tolls.retain(counts);
        let harmed = |t: &&mut TollFound| t.part_of.is_none() && matches!(t.effect, Effect::Killed | Effect::Wounded);
        let open = |toll: &TollFound| toll.victims == Victims::People && toll.of_group.is_none() && toll.quantity.low > 1;
        // "Six tués, dix blessés. Toutes les victimes sont des soldats."
        let all = after.context.is(0, Function::All);
        if !all && before.tolls.iter_mut().filter(harmed).count() > DEAD_AND_WOUNDED {
            continue;
        }
        before.tolls.iter_mut().filter(harmed).filter(|toll| open(toll)).for_each(|toll| toll.victims = category);
    }
}

/// "Il s'agit de bergers, surpris aux champs.", "Les victimes sont toutes des civils.": a kind of people and nothing else said of them.
/// With the token of its noun.
fn they_were(context: &Context<'_>, groups: &[Group]) -> Option<(Victims, usize)> {
    if let Some(named) = these_people(context, groups) {
        return Some(named);
    }
    let harmed = |g: &Group| matches!(&g.kind, GroupKind::EffectNoun(n) if n.people && n.plural && n.definite);
    let from = match context.function_length(0, Function::TheyAre) {
        Some(length) => length,
        None => {
            // "Les victimes de l'explosion de lundi sont des civils."
            let within = |g: &Group| match g.kind {
                GroupKind::Word => context.is_any(g.start, &[Function::Of, Function::DetDu, Function::DetDes]),
                GroupKind::Incident(_) | GroupKind::Time(_) | GroupKind::Place(_) => true,
                _ => false,
            };
            let first = groups.iter().position(|g| !(matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::All)))?;
            groups.get(first).filter(|g| harmed(g))?;
            let copula =
                behind_clause(context, groups, groups[first + 1..].iter().position(|g| !within(g)).map(|i| first + 1 + i)?)?;
            Some(copula + 1).filter(|_| context.is(copula, Function::Copula))?
        }
    };
    let passed = [Function::All, Function::Of, Function::DetDes];
    let noun = (from..from + PASSED).find(|i| !context.is_any(*i, &passed))?;
    let (length, category) = context.longest_of(noun, &[SenseClass::Victim], |s| match s {
        Sense::Victim { category, group: None, plural: true } => Some(*category),
        _ => None,
    })?;
    // "d'habitants du bourg"
    let whose = [Function::Of, Function::DetDu, Function::In, Function::At];
    let end = noun + length;
    let ends = context.tokens.get(end).is_none_or(|t| !t.is_word()) || context.is_any(end, &whose);
    // "Ce sont des bergers, tués par des bandits qui ont enlevé deux femmes.": others are named behind a verb of their own.
    let behind = groups.iter().filter(|g| g.start >= end).take_while(|g| !matches!(g.kind, GroupKind::Effect(_)));
    let lists = behind.into_iter().any(|g| matches!(g.kind, GroupKind::Victims(_)) && !attacks(g));
    // "Ce sont des miliciens, pense le maire, qui ont tiré."
    let suffered = |g: &&Group| {
        g.start >= end && matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle && e.effect.is_some())
    };
    let told = groups.iter().find(suffered).map_or(context.len(), |g| g.start);
    let cleft = (end..told).any(|i| context.is(i, Function::Who));
    Some((category, noun)).filter(|(c, _)| ends && !lists && !cleft && *c != Victims::People)
}

/// "Ces bergers ont été pris pour cible aux champs.": whom a sentence goes on to tell of that opens with "these" and a kind of people whom
/// something befell.
fn these_people(context: &Context<'_>, groups: &[Group]) -> Option<(Victims, usize)> {
    let these = context.is(0, Function::DetDem) && context.is(0, Function::PluralDeterminer);
    let (length, category) = context.longest_of(1, &[SenseClass::Victim], |s| match s {
        Sense::Victim { category, group: None, plural: true } => Some(*category),
        _ => None,
    })?;
    let suffers = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Passive && !e.negated);
    let next = groups.iter().find(|g| g.start > length)?;
    (these && category == Victims::Civilians && suffers(next)).then_some((category, 1))
}

/// "Les victimes du raid, qui visait un marché, sont des civils": the token at which the main clause goes on, behind a relative clause set off by
/// commas where one stands there.
fn behind_clause(context: &Context<'_>, groups: &[Group], at: usize) -> Option<usize> {
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let relative = comma(&groups[at]) && groups.get(at + 1).is_some_and(|g| context.is(g.start, Function::Who));
    if !relative {
        return Some(groups[at].start);
    }
    let close = groups[at + 1..].iter().take(CLAUSE).position(comma)?;
    groups.get(at + 2 + close).map(|g| g.start)
}

/// A relative clause between those harmed and who they were has so many groups at most.
const CLAUSE: usize = 12;

/// "quatre tués et sept blessés": so many figures at most are one account of the same people.
const DEAD_AND_WOUNDED: usize = 2;

/// "toutes des": so many words at most stand before the noun.
const PASSED: usize = 3;
