//! Days: theirs beside ours, and the words that ours were read from.

use bilan::resolve::{Days, Meeting, day_of};
use bilan_export::Told;

use super::words;
use crate::other::Other;
use crate::row::{About, Difference, How, Says};
use crate::telling;

pub fn days(told: &Told, other: &Other) -> Option<Difference> {
    let ours = telling::days(&told.event);
    let (first, last) = other.days;
    let theirs = Days::Span(first, last);
    let (how, apart) = match (ours.meeting(&theirs), ours.bounds()) {
        (Meeting::Same, _) => return None,
        (Meeting::Unknown, _) => (How::OnlyTheirs, None),
        (Meeting::Meet(_), Some((a, b))) if (a, b) == (first, last) => return None,
        (Meeting::Meet(_), Some((a, b))) if b - a < last - first => (How::TheirsWider, None),
        (Meeting::Meet(_), _) => (How::OursWider, None),
        (Meeting::DayApart | Meeting::Apart, bounds) => {
            (How::Other, bounds.map(|(a, b)| f64::from((first - b).max(a - last).max(0))))
        }
    };
    let fits = |edtf: &str| {
        let days = bilan::model::DateValue::of_edtf(edtf).map_or(Days::Any, |v| Days::of(&v));
        if matches!(days.meeting(&theirs), Meeting::Same | Meeting::Meet(_)) { Says::Theirs } else { Says::Ours }
    };
    let statements = told.incidents().filter_map(|i| {
        let date = i.date.as_ref()?;
        words(told, i, date.span, date.text.as_deref()?, fits(&date.edtf))
    });
    let day = |n: i32| day_of(n).unwrap_or_default();
    let written = if first == last { day(first) } else { format!("{}/{}", day(first), day(last)) };
    Some(Difference {
        about: About::Date,
        how,
        ours: told.event.date.as_ref().and_then(|d| d.edtf.clone()),
        theirs: Some(written),
        apart,
        statements: statements.collect(),
    })
}
