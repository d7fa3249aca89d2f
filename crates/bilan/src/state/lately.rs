//! Dates since which something goes on, as near to the day of the report as a weekday is.

use crate::model::{DateValue, Report};
use crate::recognise::{Group, GroupKind, TimeValue};
use jiff::civil::Date;

/// So many days before the report begins what is told of as its news.
const WEEK: i32 = 7;

/// "Depuis le 10 mai, les combats ont fait douze morts", in a report of 12 May: marks such dates.
pub fn mark(groups: &mut [Group], report: &Report) {
    let Some(published) = report.metadata.published.as_ref().and_then(DateValue::day) else { return };
    for group in groups {
        if let GroupKind::Time(time) = &mut group.kind
            && time.period
            && time.until.is_none()
            && let TimeValue::Calendar { day: Some(day), month: Some(month), year, .. } = time.value
        {
            let of_year = |year| Date::new(year, month, day).ok();
            let before = |year| of_year(year).is_some_and(|date| (0..WEEK).contains(&(published - date).get_days()));
            time.lately = year.map_or_else(|| before(published.year()) || before(published.year() - 1), before);
        }
    }
}
