//! How long ago an incident without a day is said to have happened: "il y a trois mois", "quelques semaines après".
//!
//! Such words give no day, but they bound it; what other reports tell of the same event is measured against them.

use super::incidents::Draft;
use super::scenes::Scene;
use crate::lexicon::{Sense, TimeWord};
use crate::model::{Recalled, RecalledFrom};
use crate::recognise::{Group, GroupKind, TimeGroup, TimeValue};
use crate::state::SentenceTold;

/// "Some weeks" are at least two, to half a week; and no more than a dozen.
const SOME: (u32, u32) = (2, 12);

pub fn recalled(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> Option<Recalled> {
    if !draft.background {
        return None;
    }
    draft.scenes.iter().find_map(|index| {
        let scene = &scenes[*index];
        let sentence = &told[scene.told];
        sentence.groups[scene.from..scene.to].iter().find_map(|group| of_group(sentence, group))
    })
}

fn of_group(sentence: &SentenceTold<'_>, group: &Group) -> Option<Recalled> {
    let GroupKind::Time(TimeGroup { value, .. }) = &group.kind else { return None };
    let (count, unit, vague, from) = match *value {
        TimeValue::Ago { days, unit, vague } if unit > 1 => {
            (days / u32::from(unit), u32::from(unit), vague, RecalledFrom::Publication)
        }
        TimeValue::Recall => (SOME.0, unit_of(sentence, group)?, true, RecalledFrom::News),
        _ => return None,
    };
    // A count of units may be rounded either way.
    let at_least = (count * unit).saturating_sub(unit / 2);
    let at_most = if vague { SOME.1.max(count) * unit } else { count * unit + unit / 2 + 1 };
    Some(Recalled { at_least, at_most: Some(at_most), from, span: sentence.context.span(group.start, group.end) })
}

/// The unit of time among the words of a group, in days.
pub(super) fn unit_of(sentence: &SentenceTold<'_>, group: &Group) -> Option<u32> {
    let mut units =
        (group.start..group.end).flat_map(|token| sentence.context.senses(token)).filter_map(|(_, sense)| match sense {
            Sense::Time(TimeWord::Unit(days)) if *days > 1 => Some(u32::from(*days)),
            _ => None,
        });
    units.next()
}
