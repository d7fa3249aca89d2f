//! "Nineteen people were killed in two countries", and then eleven and eight: a figure at the head of a report that is the sum of
//! those of its incidents belongs to all of them together. What an opening counts is shared before, with its day, while the report is
//! followed (`summed.rs`); here it is any figure, once all incidents are known.

use super::incidents::Draft;
use super::scenes::{OPENING, Scene};
use crate::model::{Effect, Form, Victims};
use crate::state::{SentenceTold, TollFound};

/// So many incidents at most are summed up at the head of a report.
const MOST: usize = 6;

/// Of "at least twenty", at most so many tenths more may have been told of one by one.
const MORE_TENTHS: u64 = 2;

/// So many more or fewer make no incident of their own.
const FEW: u64 = 3;

/// Gives figures that sum up the main incidents to all of these.
pub fn share(told: &[SentenceTold<'_>], scenes: &[Scene], drafts: &mut [Draft]) {
    let mains: Vec<usize> = (0..drafts.len()).filter(|d| !drafts[*d].background).collect();
    if !(2..=MOST).contains(&mains.len()) {
        return;
    }
    let figure = |(scene, toll): (usize, usize)| &told[scenes[scene].told].tolls[toll];
    let of = |d: usize| drafts[d].scenes.iter().flat_map(|s| scenes[*s].tolls.iter().map(|t| (*s, *t)));
    // What stands further down must be the very sum.
    let opens = |s: usize| (scenes[s].headline || scenes[s].told < OPENING) && scenes[s].settlement().is_none();
    let may_sum =
        |key: (usize, usize)| figure(key).quantity.low > FEW && (opens(key.0) || figure(key).quantity.form == Form::Exact);
    let mut shared: Vec<((usize, usize), Vec<usize>)> = Vec::new();
    for first in mains.iter().copied() {
        let totals = of(first).filter(|key| may_sum(*key) && !drafts[first].joint.contains(key) && is_whole(figure(*key)));
        for key in totals {
            let total = figure(key);
            let own = |d: &usize| {
                let apart = |k: &(usize, usize)| !drafts[*d].joint.contains(k) && is_whole(figure(*k));
                let less = |t: &&TollFound| alike(t, total) && t.quantity.low < total.quantity.low;
                let lower = of(*d).filter(|k| less(&figure(*k)) && apart(k)).map(|k| figure(k).quantity.low);
                lower.max().map(|low| (*d, low))
            };
            let figures: Vec<(usize, u64)> = mains.iter().filter_map(own).collect();
            let sum = figures.iter().map(|(_, low)| low).sum();
            // Two or three more may be two or three that somebody else has not counted.
            let rest: u64 = figures.iter().filter(|(d, _)| *d != first).map(|(_, low)| low).sum();
            if rest > FEW && figures.iter().any(|(d, _)| *d == first) && is_sum(total, sum) {
                shared.push((key, figures.into_iter().map(|(d, _)| d).collect()));
            }
        }
    }
    for (key, members) in shared {
        for member in members {
            if !drafts[member].joint.contains(&key) {
                drafts[member].joint.push(key);
            }
        }
    }
}

/// A figure by itself: no part of another, no zero, nobody told of without a number.
fn is_whole(toll: &TollFound) -> bool {
    toll.part_of.is_none() && !toll.of_told && !toll.implicit && toll.quantity.high != Some(0)
}

/// Of the same effect and of people who may be among those of the total.
fn alike(toll: &TollFound, total: &TollFound) -> bool {
    let harmed = matches!(total.effect, Effect::Killed | Effect::Abducted | Effect::Wounded);
    let fighters = |v: Victims| v == Victims::Militants;
    let among = match (toll.victims, total.victims) {
        (own, Victims::People) => !fighters(own),
        (Victims::People, all) => !(all.are_forces() || fighters(all)),
        (own, all) => own == all || own.are_forces() && all.are_forces(),
    };
    toll.effect == total.effect && harmed && among
}

/// Whether figures that come to so much are those that a total counts.
fn is_sum(total: &TollFound, sum: u64) -> bool {
    let low = total.quantity.low;
    match total.quantity.form {
        Form::Exact => sum == low,
        Form::AtLeast | Form::About => low <= sum && (sum - low) * 10 <= low * MORE_TENTHS,
        _ => false,
    }
}
