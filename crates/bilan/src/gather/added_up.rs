//! "Monday's and Wednesday's attacks killed 26": a figure that adds up those of the incidents told one by one is of all of them together.

use super::incidents::Draft;
use super::scenes::Scene;
use crate::model::{Effect, Form, Victims};
use crate::state::{SentenceTold, TollFound};

/// Every figure of a few incidents is held against the others, so that a text of any length is read in linear time.
const MOST: usize = 6;
const FIGURES: usize = 12;

/// A smaller sum may be chance.
const SMALLEST: u64 = 4;

/// A figure of an incident: its scene, its place among the tolls of the sentence, and the toll.
type Told<'t> = (usize, usize, &'t TollFound);

/// Lets figures that are the sum of those of the report's main incidents stand with these together.
pub fn share(told: &[SentenceTold<'_>], scenes: &[Scene], drafts: &mut [Draft]) {
    let mains: Vec<usize> = (0..drafts.len()).filter(|d| !drafts[*d].background).take(MOST + 1).collect();
    if mains.len() < 2 || mains.len() > MOST {
        return;
    }
    let figures: Vec<Vec<Told<'_>>> = mains.iter().map(|d| own_figures(told, scenes, &drafts[*d])).collect();
    for (at, of_one) in figures.iter().enumerate() {
        for (scene, toll, sum) in of_one.iter().filter(|(_, _, t)| t.quantity.low >= SMALLEST) {
            let parts: Vec<Option<&TollFound>> = figures
                .iter()
                .enumerate()
                .map(|(other, own)| largest_below(own, sum, if other == at { Some((*scene, *toll)) } else { None }))
                .collect();
            let adds_up = parts.iter().flatten().map(|t| t.quantity.low).sum::<u64>() == sum.quantity.low;
            // The day and the place are those of one of them, of which a figure of its own is told as well.
            if adds_up && parts[at].is_some() && parts.iter().flatten().count() >= 2 {
                // The headline and a minister may tell the same sum.
                let same = |(_, _, t): &&Told<'_>| t.quantity.low == sum.quantity.low && t.victims == sum.victims;
                for (main, _) in mains.iter().zip(&parts).filter(|(_, part)| part.is_some()) {
                    drafts[*main].joint.extend(of_one.iter().filter(same).map(|(scene, toll, _)| (*scene, *toll)));
                }
                return;
            }
        }
    }
}

/// The dead of an incident that stand with no other, parts aside.
fn own_figures<'t>(told: &'t [SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> Vec<Told<'t>> {
    let figures = draft.scenes.iter().flat_map(|scene| scenes[*scene].tolls.iter().map(|t| (*scene, *t)));
    let figures = figures.filter(|key| !draft.joint.contains(key));
    let figures = figures.map(|(scene, toll)| (scene, toll, &told[scenes[scene].told].tolls[toll]));
    let sure = |t: &TollFound| t.effect == Effect::Killed && t.part_of.is_none() && !t.implicit && t.quantity.form != Form::Vague;
    figures.filter(|(_, _, t)| sure(t)).take(FIGURES).collect()
}

/// The largest figure of an incident that may be a part of a sum.
fn largest_below<'t>(figures: &[Told<'t>], sum: &TollFound, but: Option<(usize, usize)>) -> Option<&'t TollFound> {
    let may = |(scene, toll, t): &&Told<'t>| {
        but != Some((*scene, *toll))
            && t.quantity.low < sum.quantity.low
            && (sum.victims == Victims::People || sum.victims == t.victims)
    };
    figures.iter().filter(may).map(|(_, _, t)| *t).max_by_key(|t| t.quantity.low)
}
