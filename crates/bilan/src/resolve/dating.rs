//! The days left to an event: what each of its reports allows, narrowed by the others.
//!
//! Days are only ever taken away, each time for a reason that is kept. A year that no report gives stays open.

use std::fmt::Write;

use super::cluster::Cluster;
use super::collection::Collection;
use super::days::{Days, Meeting, date as civil, number};
use crate::model::{RecalledFrom, Role};

/// When an event happened.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Dated {
    pub days: Days,
    /// Bounds from elsewhere: no day before the first, none after the second.
    pub not_before: Option<i32>,
    pub not_after: Option<i32>,
    pub because: Vec<String>,
    /// Reports that differ by a day.
    pub conflict: Option<DayConflict>,
}

/// Two incidents whose days do not meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayConflict {
    pub a: u32,
    pub b: u32,
}

/// The dates of all events, in their order.
pub fn date(c: &Collection, clusters: &[Cluster]) -> Vec<Dated> {
    let mut dates: Vec<Dated> = clusters.iter().map(|cluster| alone(c, cluster)).collect();
    let mut event_of = vec![u32::MAX; c.tellings.len()];
    for (n, cluster) in clusters.iter().enumerate() {
        cluster.members.iter().for_each(|m| event_of[*m as usize] = n as u32);
    }
    // What an event's own reports say narrows the others; what was narrowed by one event does not narrow a third. So a date
    // depends on the events beside it and no further.
    let own: Vec<Days> = dates.iter().map(|d| d.days.clone()).collect();
    for (recalled, news) in recalls(c) {
        let (earlier, later) = (event_of[recalled as usize], event_of[news as usize]);
        if earlier != later {
            gap(c, recalled, [earlier as usize, later as usize], &own, &mut dates);
        }
    }
    dates
}

/// What the reports of one event say, without what they say of other events.
fn alone(c: &Collection, cluster: &Cluster) -> Dated {
    let mut out = Dated::default();
    // From the narrowest to the widest, so that the reasons read from what decides to what only agrees.
    let mut members = cluster.members.clone();
    members.sort_by_key(|m| (rank(&c.telling(*m).days), *m));
    let mut decided_by: Option<u32> = None;
    for m in members {
        let t = c.telling(m);
        if t.days == Days::Any {
            continue;
        }
        let Some(first) = decided_by else {
            out.days = t.days.clone();
            out.because.push(format!("{} gives {}", c.incident_id(m), written(&t.days)));
            decided_by = Some(m);
            continue;
        };
        match out.days.intersect(&t.days) {
            Some(days) if days == out.days => {}
            Some(days) => {
                out.because.push(format!("{} gives {}; both leave {}", c.incident_id(m), written(&t.days), written(&days)));
                out.days = days;
            }
            // The narrower reports go before, so what differs is about as precise.
            None if out.conflict.is_none() && out.days.meeting(&t.days) == Meeting::DayApart => {
                out.conflict = Some(DayConflict { a: first, b: m });
                out.because.push(format!("{} gives {}: the reports differ by a day", c.incident_id(m), written(&t.days)));
                out.days = out.days.either(&t.days);
            }
            None => {}
        }
    }
    bounds(c, cluster, &mut out);
    out
}

/// Narrow sets first, then sets without a year, then wide ones.
fn rank(days: &Days) -> i32 {
    match days {
        Days::Any => i32::MAX,
        Days::Yearly(..) => 200,
        _ => days.width().unwrap_or(i32::MAX),
    }
}

/// Nothing happened after a report told it, after a report was received, or before its perpetrators existed.
fn bounds(c: &Collection, cluster: &Cluster, out: &mut Dated) {
    let facts = |m: &u32| (c.report_of(*m), c.telling(*m));
    let told = cluster.members.iter().filter_map(|m| facts(m).0.published.map(|(_, last)| (last, *m))).min();
    let received = cluster.members.iter().filter_map(|m| facts(m).0.received).min();
    if let Some((last, m)) = told {
        out.not_after = Some(last);
        let why = format!("{} was published by {}", c.report_of(m).id, day(last));
        narrow(out, i32::MIN, last, &why);
    }
    if let Some(received) = received.filter(|r| out.not_after.is_none_or(|n| n > *r)) {
        out.not_after = Some(received);
        narrow(out, i32::MIN, received, &format!("its reports were received by {}", day(received)));
    }
    if let Days::Yearly(from, to) = out.days {
        let founded = cluster.members.iter().filter_map(|m| facts(m).1.not_before).max();
        let Some(year) = founded else { return };
        // The first and the last such day that remain; where they are one, that is the date.
        let year_of = |y: i16, md: u16| jiff::civil::Date::new(y, (md / 32) as i8, (md % 32) as i8).ok().map(number);
        out.not_before = year_of(year, from);
        out.because.push(format!("not before {year}, when a perpetrator named here began"));
        let Some(until) = out.not_after.and_then(civil) else { return };
        let last =
            [until.year(), until.year() - 1].into_iter().find_map(|y| year_of(y, to).filter(|d| Some(*d) <= out.not_after));
        out.not_after = last.or(out.not_after);
        if from == to && out.not_before.is_some() && out.not_before == last {
            let left = last.unwrap_or_default();
            out.days = Days::Span(left, left);
            out.because.push(format!("the only such day between is {}", day(left)));
        }
    }
}

/// Takes away what lies outside; keeps what is there where nothing would be left.
fn narrow(out: &mut Dated, from: i32, to: i32, why: &str) {
    let Some(days) = out.days.within(from.max(-1_000_000), to.min(1_000_000)) else { return };
    if days != out.days {
        out.because.push(format!("{why}, which leaves {}", written(&days)));
        out.days = days;
    }
}

/// Incidents that one report recalls as some time before its news, with the incident that is the news. With several
/// incidents as news it is open from which of them is counted.
pub fn recalls(c: &Collection) -> impl Iterator<Item = (u32, u32)> + '_ {
    let before_news = |n: &u32| c.telling(*n).recalled.is_some_and(|r| r.from == RecalledFrom::News);
    (0..c.tellings.len() as u32).filter(before_news).filter_map(|n| {
        let mut mains = c.report_of(n).tellings.clone().filter(|m| c.telling(*m).role == Role::Main);
        let news = mains.next().filter(|_| mains.next().is_none())?;
        Some((n, news))
    })
}

/// "Some weeks after": of two events the earlier lies at least so many days before the later.
fn gap(c: &Collection, by: u32, [earlier, later]: [usize; 2], own: &[Days], dates: &mut [Dated]) {
    let Some(days) = c.telling(by).recalled.map(|r| r.at_least as i32) else { return };
    let by = c.incident_id(by);
    if let Some((first, _)) = own[earlier].bounds() {
        let mut why = String::new();
        let _ = write!(why, "{by} recalls an event of {} or after, at least {days} days before", day(first));
        narrow(&mut dates[later], first + days, i32::MAX, &why);
    }
    if let Some((_, last)) = own[later].bounds() {
        let mut why = String::new();
        let _ = write!(why, "{by} recalls it at least {days} days before an event of {} or before", day(last));
        narrow(&mut dates[earlier], i32::MIN, last - days, &why);
    }
}

fn day(number: i32) -> String {
    civil(number).map(|d| d.to_string()).unwrap_or_default()
}

fn written(days: &Days) -> String {
    days.value().map_or_else(|| "no day".to_owned(), |v| v.edtf())
}
