//! How far from a place, and in which direction, something lies: "35 km north of".

use super::Context;
use crate::lexicon::{PlaceWord, Sense, SenseClass};

/// Distance and direction from a place that is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Relative {
    pub metres: Option<u64>,
    /// Degrees from north.
    pub bearing: Option<u16>,
}

/// How many words back a distance may stand.
const BACK: usize = 12;

/// What the words right before a name say; `None` where they give neither distance nor direction.
pub fn before(context: &Context<'_>, at: usize) -> Option<Relative> {
    let mut out = Relative::default();
    let mut here = at;
    while here > 0 && at - here < BACK && joins(context, here - 1) {
        here -= 1;
        // An entry that starts further left is the longer one: "north-east" before "east".
        if let Some(bearing) = bearing(context, here, at) {
            out.bearing = Some(bearing);
        }
        if let Some(unit) = metres(context, here)
            && let Some(number) = number_before(context, here)
        {
            out.metres = Some(number.saturating_mul(u64::from(unit)));
            break;
        }
    }
    (out != Relative::default()).then_some(out)
}

/// The number that ends right before a unit.
fn number_before(context: &Context<'_>, unit: usize) -> Option<u64> {
    (unit.saturating_sub(6)..unit).find_map(|start| {
        let number = super::numbers::number(context, start)?;
        let ends = start + number.length == unit || start + number.length + 1 == unit && !context.tokens[unit - 1].capital;
        ends.then_some(number.value)
    })
}

/// Words that may stand between distance, direction and name: none that is a name, a mark or a verb of its own.
fn joins(context: &Context<'_>, at: usize) -> bool {
    let token = &context.tokens[at];
    token.is_word() && !token.capital || context.is_quote(at)
}

fn bearing(context: &Context<'_>, start: usize, end: usize) -> Option<u16> {
    context
        .senses_of(start, &[SenseClass::PlaceWord])
        .filter(|(length, _)| start + length <= end)
        .filter_map(|(length, sense)| match sense {
            // The name follows, with an article or a class word at most.
            Sense::Bearing(degrees) if leads(context, start + length, end) => Some(*degrees),
            _ => None,
        })
        .last()
}

/// Whether nothing but grammar and words of place stand up to the name.
fn leads(context: &Context<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|i| {
        context.is_quote(i)
            || context
                .senses_of(i, &[SenseClass::Function, SenseClass::PlaceWord])
                .any(|(_, s)| matches!(s, Sense::Function(_) | Sense::PlaceWord(_)))
    })
}

/// The metres of a unit of distance that stands here.
pub(super) fn metres(context: &Context<'_>, at: usize) -> Option<u32> {
    let senses = || context.senses_of(at, &[SenseClass::PlaceWord]);
    let is_unit = senses().any(|(_, s)| *s == Sense::PlaceWord(PlaceWord::DistanceUnit));
    is_unit.then(|| senses().find_map(|(_, s)| if let Sense::Metres(m) = s { Some(*m) } else { None })).flatten()
}
