//! What the figures of two incidents say: numbers that agree are rarely chance, numbers that differ are often revisions.

use super::collection::{Figure, OPEN};
use super::weights::Evidence;
use crate::model::{Effect, Form, Victims};

/// At most so many agreements count: further ones follow from the first, such as a total from its parts.
const AGREEMENTS: usize = 3;
/// Only so many figures of an incident are compared; long reports repeat themselves.
const FIGURES: usize = 24;

pub fn figures(a: &[Figure], b: &[Figure], note: &mut impl FnMut(Evidence)) {
    let (a, b) = (&a[..a.len().min(FIGURES)], &b[..b.len().min(FIGURES)]);
    let mut agreed: [(Effect, u32); AGREEMENTS] = [(Effect::Killed, OPEN); AGREEMENTS];
    let mut count = 0;
    let (mut nearly, mut close, mut wide, mut bounded) = (0, 0, false, false);
    let mut differ = 0.0_f32;
    for x in a {
        for y in b.iter().filter(|y| same_effect(x.effect, y.effect) && compatible(x.victims, y.victims)) {
            if x.form == Form::Vague || y.form == Form::Vague || x.low == 0 || y.low == 0 {
                continue;
            }
            if x.low == y.low {
                let known = agreed[..count].iter().any(|(e, n)| *e == x.effect && *n == x.low);
                if !known && count < AGREEMENTS {
                    agreed[count] = (x.effect, x.low);
                    count += 1;
                }
                continue;
            }
            let (low, high) = (x.low.min(y.low), x.low.max(y.low));
            if low >= 25 && (high - low) * 40 <= high {
                nearly = nearly.max(low);
            } else if low >= 10 && (high - low) * 10 <= high {
                close = close.max(low);
            } else if low >= 10 && (high - low) * 4 <= high {
                wide = true;
            } else if x.low <= y.high && y.low <= x.high {
                bounded = true;
            } else if x.victims == y.victims {
                differ = differ.max(high as f32 / low as f32);
            }
        }
    }
    for (_, n) in &agreed[..count] {
        note(match n {
            0..=1 => Evidence::Agree1,
            2..=4 => Evidence::Agree2,
            5..=9 => Evidence::Agree5,
            10..=19 => Evidence::Agree10,
            20..=49 => Evidence::Agree20,
            _ => Evidence::Agree50,
        });
    }
    // Beside small figures that agree, a large one that nearly does says more than they.
    let most = agreed[..count].iter().map(|(_, n)| *n).max().unwrap_or(0);
    if nearly > most {
        note(Evidence::NearlyFigures);
    } else if close > most {
        note(Evidence::CloseFigures);
    } else if most >= 5 {
        // What agrees says more than what only comes close or differs.
    } else if wide {
        note(Evidence::WideFigures);
    } else if bounded {
        note(Evidence::BoundedFigures);
    } else if differ >= 5.0 {
        note(Evidence::DifferFivefold);
    } else if differ >= 2.0 {
        note(Evidence::DifferTwofold);
    } else if differ > 1.0 && count == 0 {
        note(Evidence::DifferFigures);
    }
}

/// Captured, abducted and detained people are often the same, told by another side.
fn same_effect(a: Effect, b: Effect) -> bool {
    let held = |e: Effect| matches!(e, Effect::Captured | Effect::Abducted | Effect::Detained);
    a == b || held(a) && held(b)
}

/// Whether a figure for the one can be a figure for the other: people may be anybody, forces are told apart loosely.
fn compatible(a: Victims, b: Victims) -> bool {
    a == b || a == Victims::People || b == Victims::People || a.are_forces() && b.are_forces()
}
