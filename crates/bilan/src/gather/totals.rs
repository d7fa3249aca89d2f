//! "Nineteen people were killed in two countries", and then eleven and eight: a figure at the head of a report that is the sum of
//! those of its incidents belongs to all of them together. What an opening counts is shared before, with its day, while the report is
//! followed (`summed.rs`); here it is any figure, once all incidents are known.

use super::incidents::Draft;
use super::places::{Level, STRONG};
use super::scenes::{OPENING, Scene};
use super::summed::tells_of_many;
use crate::lexicon::Function;
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
    // The figures that each of them has by itself.
    let whole = |d: &usize| -> Vec<((usize, usize), &TollFound)> {
        let keys = drafts[*d].scenes.iter().flat_map(|s| scenes[*s].tolls.iter().map(|t| (*s, *t)));
        let figures = keys.map(|(scene, toll)| ((scene, toll), &told[scenes[scene].told].tolls[toll]));
        let counts = |toll: &TollFound| is_whole(toll) || toll.part_of.is_some();
        figures.filter(|(key, toll)| counts(toll) && !drafts[*d].joint.contains(key)).collect()
    };
    let whole: Vec<_> = mains.iter().map(whole).collect();
    // What stands further down must be the very sum.
    let opens = |s: usize| (scenes[s].headline || scenes[s].told < OPENING) && scenes[s].settlement().is_none();
    // "At A, the toll has risen to eleven": of that town, whatever the sum of all.
    let of_one_town = |s: usize| {
        let towns = scenes[s].places.iter().filter(|p| p.level == Level::Settlement && p.strength >= STRONG);
        towns.count() == 1
    };
    // "In all, at least five people were killed": of whatever was told, few as they are.
    let in_all = |s: usize| {
        let groups = &told[scenes[s].told].groups[scenes[s].from..scenes[s].to];
        let bounds = groups.first().zip(groups.last()).map(|(first, last)| first.start..last.end);
        let context = &told[scenes[s].told].context;
        bounds.is_some_and(|mut tokens| {
            context.holds_function(&[Function::InAll]) && tokens.any(|i| context.is(i, Function::InAll))
        })
    };
    let may_sum = |(scene, _): (usize, usize), toll: &TollFound| {
        let sums = toll.quantity.form == Form::Exact || in_all(scene);
        toll.quantity.low > FEW && (opens(scene) || sums && !of_one_town(scene))
    };
    let mut shared: Vec<((usize, usize), Vec<usize>)> = Vec::new();
    for first in &whole {
        // "Sur 21 tués, trois l'ont été à A et dix-huit à B": a part of the very total, which the sentence goes on to count.
        let is_part = |total: (usize, usize), (scene, _): (usize, usize), toll: &TollFound| {
            toll.part_of == Some(total.1) && scenes[scene].told == scenes[total.0].told
        };
        let goes_on = |key: (usize, usize), total: &TollFound| {
            total.quantity.form == Form::Exact && first.iter().any(|(at, toll)| is_part(key, *at, toll))
        };
        let sums = |key: (usize, usize), total: &TollFound| {
            is_whole(total) && (may_sum(key, total) || total.quantity.low > FEW && goes_on(key, total))
        };
        for (key, total) in first.iter().filter(|(key, total)| sums(*key, total)) {
            let lower = |of: &[((usize, usize), &TollFound)]| {
                let counted = |t: &TollFound| t.quantity.form != Form::Vague && t.quantity.low < total.quantity.low;
                let less = |(at, t): &((usize, usize), &TollFound)| {
                    counted(t) && alike(t, total) && (is_whole(t) || is_part(*key, *at, t))
                };
                of.iter().copied().filter(less).map(|(_, t)| t.quantity.low).max()
            };
            // Mostly an incident has no figure that may be its part of the total.
            let Some(own) = lower(first) else { continue };
            let figures: Vec<(usize, u64)> =
                mains.iter().zip(&whole).filter_map(|(d, figures)| lower(figures).map(|low| (*d, low))).collect();
            let sum = figures.iter().map(|(_, low)| low).sum::<u64>();
            // Two or three more may be two or three that somebody else has not counted.
            let many = sum - own > FEW || sum > own && (tells_of_many(&scenes[key.0]) || in_all(key.0));
            if many && is_sum(total, sum) {
                shared.push((*key, figures.into_iter().map(|(d, _)| d).collect()));
            }
        }
    }
    let figure = |(scene, toll): (usize, usize)| &told[scenes[scene].told].tolls[toll];
    for (key, members) in &shared {
        // A headline that gives the same figure sums up the same.
        for d in &mains {
            let again = |k: &(usize, usize)| {
                let (own, total) = (figure(*k), figure(*key));
                scenes[k.0].headline && own.effect == total.effect && own.quantity.low == total.quantity.low
            };
            let again: Vec<_> = drafts[*d].joint.iter().copied().filter(again).collect();
            for headline in again {
                mains.iter().for_each(|m| drafts[*m].joint.retain(|k| *k != headline));
                members.iter().for_each(|m| drafts[*m].joint.push(headline));
            }
        }
    }
    for (key, members) in shared {
        for member in members {
            drafts[member].share(key);
        }
    }
}

/// A figure by itself: no part of another, no zero, nobody told of without a number.
fn is_whole(toll: &TollFound) -> bool {
    toll.part_of.is_none() && !toll.of_told && !toll.implicit && toll.quantity.high != Some(0)
}

/// Of the same effect and of people who may be among those of the total.
pub fn alike(toll: &TollFound, total: &TollFound) -> bool {
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
