//! Who the people were whom the sentence before counted without saying so: "Cinq personnes sont mortes. Il s'agit de bergers."

use super::TollFound;
use crate::lexicon::{Function, Sense, SenseClass};
use crate::model::{Effect, Form, Victims};
use crate::recognise::{Context, Group, GroupKind, attacks};
use crate::segment::Zone;
use crate::state::SentenceTold;

/// Gives the one figure of a sentence the category that the next one says its people were of, or all of them where it says so of all.
pub fn name_before(told: &mut [SentenceTold<'_>]) {
    for next in 1..told.len() {
        let [before, after] = &mut told[next - 1..=next] else { continue };
        let may_say = after.context.holds(SenseClass::Victim) && after.zone == Zone::Body && before.zone == Zone::Body;
        // "Les victimes de lundi sont des civils" counts nobody of its own.
        let counts = after.tolls.iter().any(|t| t.quantity.form != Form::Vague || !t.implicit);
        if !may_say || before.tolls.is_empty() || counts {
            continue;
        }
        let Some(category) = they_were(&after.context, &after.groups) else { continue };
        after.tolls.clear();
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
fn they_were(context: &Context<'_>, groups: &[Group]) -> Option<Victims> {
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
            let copula = groups[first + 1..].iter().find(|g| !within(g)).map(|g| g.start)?;
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
    // "Ce sont des bergers, tués par des bandits."
    let lists = groups.iter().any(|g| g.start >= noun + length && matches!(g.kind, GroupKind::Victims(_)) && !attacks(g));
    // "Ce sont des miliciens, pense le maire, qui ont tiré."
    let cleft = (end..context.len()).any(|i| context.is(i, Function::Who));
    Some(category).filter(|c| ends && !lists && !cleft && *c != Victims::People)
}

/// "quatre tués et sept blessés": so many figures at most are one account of the same people.
const DEAD_AND_WOUNDED: usize = 2;

/// "toutes des": so many words at most stand before the noun.
const PASSED: usize = 3;
