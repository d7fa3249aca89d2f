//! Who the people were whom the sentence before counted without saying so: "Cinq personnes sont mortes. Il s'agit de bergers."

use super::TollFound;
use crate::lexicon::{Function, Sense, SenseClass};
use crate::model::{Effect, Victims};
use crate::recognise::{Context, Group, GroupKind};
use crate::segment::Zone;
use crate::state::SentenceTold;

/// Gives the one figure of a sentence the category that the next one says its people were of.
pub fn name_before(told: &mut [SentenceTold<'_>]) {
    for next in 1..told.len() {
        let [before, after] = &mut told[next - 1..=next] else { continue };
        let may_say = after.context.holds(SenseClass::Victim) && after.zone == Zone::Body && before.zone == Zone::Body;
        if !may_say || before.tolls.is_empty() || !after.tolls.is_empty() {
            continue;
        }
        let Some(category) = they_were(&after.context, &after.groups) else { continue };
        let harmed = |t: &&mut TollFound| t.part_of.is_none() && matches!(t.effect, Effect::Killed | Effect::Wounded);
        let mut whole = before.tolls.iter_mut().filter(harmed);
        let (Some(toll), None) = (whole.next(), whole.next()) else { continue };
        if toll.victims == Victims::People && toll.of_group.is_none() && toll.quantity.low > 1 {
            toll.victims = category;
        }
    }
}

/// "Il s'agit de bergers, surpris aux champs.", "Les victimes sont toutes des civils.": a kind of people and nothing else said of them.
fn they_were(context: &Context<'_>, groups: &[Group]) -> Option<Victims> {
    let harmed = |g: &Group| matches!(&g.kind, GroupKind::EffectNoun(n) if n.people && n.plural && n.definite);
    let from = match context.function_length(0, Function::TheyAre) {
        Some(length) => length,
        None => {
            let subject = groups.first().filter(|g| harmed(g))?;
            Some(subject.end + 1).filter(|_| context.is(subject.end, Function::Copula))?
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
    let lists = groups.iter().any(|g| g.start >= noun + length && matches!(g.kind, GroupKind::Victims(_)));
    Some(category).filter(|c| ends && !lists && *c != Victims::People)
}

/// "toutes des": so many words at most stand before the noun.
const PASSED: usize = 3;
