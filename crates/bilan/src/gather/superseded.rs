//! Which figures of an incident the report itself replaces.

use rustc_hash::{FxHashMap, FxHashSet};

use super::incidents::Draft;
use super::scenes::Scene;
use crate::model::{Effect, Incident, Toll, Victims};
use crate::state::{SentenceTold, TollFound};

/// The most that is told of each effect, by whom it befell.
type Most = FxHashMap<Effect, Vec<(Victims, u64)>>;

/// "le bilan est passé de 25 à 89": the earlier figure is superseded. So is that of "a first account", where more are told of.
pub fn supersede(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, incident: &mut Incident) {
    let own = draft.scenes.iter().flat_map(|s| scenes[*s].tolls.iter().map(|t| (*s, *t)));
    let figures = own.chain(draft.joint.iter().copied()).map(|(scene, toll)| &told[scenes[scene].told].tolls[toll]);
    let mut replacing = figures.filter(|found| found.replaces.is_some() || found.outdated).peekable();
    if replacing.peek().is_none() {
        return;
    }
    let most = most(incident);
    let own = || draft.scenes.iter().flat_map(|s| scenes[*s].tolls.iter().map(|t| (*s, *t)));
    let told_first: Vec<&TollFound> = own().take(FIRST).map(|(scene, toll)| &told[scenes[scene].told].tolls[toll]).collect();
    let replaced: FxHashSet<(Effect, u64, Victims)> = replacing
        .filter_map(|found| {
            let gone = || is_less(found, &most) || is_told_anew(found, &told_first);
            let outdated = || (found.outdated && gone()).then_some(found.quantity.low);
            Some((found.effect, found.replaces.or_else(outdated)?, side(found.victims)))
        })
        .collect();
    let counts: FxHashSet<(Effect, u64)> = replaced.iter().map(|(effect, low, _)| (*effect, *low)).collect();
    let gone = |t: &Toll| {
        let whose = |victims: Victims| replaced.contains(&(t.effect, t.quantity.low, victims));
        // "treize morts, dont dix éleveurs", "dix rebelles abattus": a part of another figure, or whoever did it, are not the ten told of.
        let people = || t.part_of.is_none() && t.victims != Victims::Militants && whose(Victims::People);
        counts.contains(&(t.effect, t.quantity.low)) && (t.victims == Victims::People || whose(side(t.victims)) || people())
    };
    for toll in incident.tolls.iter_mut().filter(|t| gone(t)) {
        toll.superseded = true;
    }
}

fn most(incident: &Incident) -> Most {
    let mut most = Most::default();
    for toll in incident.tolls.iter().filter(|t| t.part_of.is_none() && t.joint_with.is_empty()) {
        let of_effect = most.entry(toll.effect).or_default();
        match of_effect.iter_mut().find(|(victims, _)| *victims == toll.victims) {
            Some((_, low)) => *low = toll.quantity.low.max(*low),
            None => of_effect.push((toll.victims, toll.quantity.low)),
        }
    }
    most
}

/// Whether more people who may be the same are told of than a figure counts.
fn is_less(found: &TollFound, most: &Most) -> bool {
    let alike = |v: Victims| side(v) == side(found.victims) || v == Victims::People || found.victims == Victims::People;
    most.get(&found.effect).is_some_and(|told| told.iter().any(|(v, low)| *low > found.quantity.low && alike(*v)))
}

/// "Six policiers ont été blessés. … Un précédent bilan faisait état de huit policiers blessés": whether another figure for the same
/// people was told before the one that is said to be of an earlier account.
fn is_told_anew(found: &TollFound, told_first: &[&TollFound]) -> bool {
    let same = |t: &&&TollFound| {
        let whole = t.part_of.is_none() && found.part_of.is_none() && !t.outdated;
        whole && t.effect == found.effect && side(t.victims) == side(found.victims) && t.quantity != found.quantity
    };
    told_first.iter().take_while(|t| t.span.start < found.span.start).any(|t| same(&t))
}

/// An earlier account is told of behind at most so many figures.
const FIRST: usize = 12;

/// Forces are alike, whatever they are called.
fn side(victims: Victims) -> Victims {
    if victims.are_forces() { Victims::Soldiers } else { victims }
}
