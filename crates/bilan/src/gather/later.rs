//! Days of the news of which a text allows several: those after what it recalls.

use jiff::civil::Date;

use super::aggregates::is_period;
use super::dates::Resolved;
use super::incidents::Draft;
use crate::lexicon::Function;
use crate::model::DateValue;
use crate::recognise::{Kinds, days_within};
use crate::state::SentenceTold;

/// "On Saturday …" in a report dated by its month, which recalls an attack of the 14th: a Saturday after the 14th. "The second in
/// fifteen days": the last one that lies within them.
pub fn narrow(told: &[SentenceTold<'_>], drafts: &mut [Draft]) {
    let open = |d: &Draft| !d.background && matches!(value(d), Some(DateValue::OneOf(_)));
    if !drafts.iter().any(open) {
        return;
    }
    let recalled = drafts.iter().filter(|d| d.background).filter_map(|d| value(d)?.day()).collect::<Vec<_>>();
    for draft in drafts.iter_mut().filter(|d| open(d)) {
        let Some((found, _)) = &mut draft.date else { continue };
        let DateValue::OneOf(days) = &found.value else { continue };
        // What is recalled of an earlier month tells nothing of these days.
        let Some(before) = recalled.iter().copied().filter(|day| days.first() <= Some(day) && Some(day) < days.last()).max()
        else {
            continue;
        };
        let later: Vec<Date> = days.iter().copied().filter(|day| *day > before).collect();
        let nearly = |day: &&Date, all: u64| u64::try_from((**day - before).get_days()).is_ok_and(|n| n <= all && all < n + WEEK);
        let within = periods(told).find_map(|all| later.iter().find(|day| nearly(day, all)));
        let left = within.map_or_else(|| later.clone(), |day| vec![*day]);
        if let Some(value) = DateValue::one_of(left) {
            *found = Resolved { value, because: "after the day of what the text recalls".into() };
        }
    }
}

fn value(draft: &Draft) -> Option<&DateValue> {
    draft.date.as_ref().map(|(found, _)| &found.value)
}

/// Weekdays of one name lie so many days apart.
const WEEK: u64 = 7;

/// The days of the periods in which the text counts incidents: "the third attack in ten days".
fn periods(told: &[SentenceTold<'_>]) -> impl Iterator<Item = u64> {
    let timed =
        told.iter().filter(|s| s.kinds.any(Kinds::TIME) && s.context.holds_function(&[Function::Other, Function::OneOfTwo]));
    let in_order = |s: &SentenceTold<'_>, at: usize| {
        (at.saturating_sub(COUNTED_BACK)..at).any(|i| s.context.is_any(i, &[Function::Other, Function::OneOfTwo]))
    };
    timed.flat_map(move |s| {
        s.groups.iter().filter(move |g| is_period(g) && in_order(s, g.start)).filter_map(|g| days_within(&s.context, g.start))
    })
}

/// The word for which of them it is stands at most so many words before the period.
const COUNTED_BACK: usize = 8;
