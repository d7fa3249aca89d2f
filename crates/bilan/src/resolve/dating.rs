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
    let gaps = gaps(c, &event_of);
    // Each round only takes days away, so the order of the gaps does not change where it ends.
    for _ in 0..4 {
        let mut changed = false;
        for gap in &gaps {
            changed |= gap.narrow(c, &mut dates);
        }
        if !changed {
            break;
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
fn narrow(out: &mut Dated, from: i32, to: i32, why: &str) -> bool {
    let Some(days) = out.days.within(from.max(-1_000_000), to.min(1_000_000)) else { return false };
    if days == out.days {
        return false;
    }
    out.because.push(format!("{why}, which leaves {}", written(&days)));
    out.days = days;
    true
}

/// "Some weeks after": the event of one incident lies at least so many days before that of another.
struct Gap {
    earlier: u32,
    later: u32,
    days: i32,
    by: u32,
}

fn gaps(c: &Collection, event_of: &[u32]) -> Vec<Gap> {
    let mut out = Vec::new();
    for (n, t) in c.tellings.iter().enumerate() {
        let Some(recalled) = t.recalled.filter(|r| r.from == RecalledFrom::News) else { continue };
        let report = &c.reports[t.report as usize];
        let mains = |m: &u32| c.telling(*m).role == Role::Main;
        let mut mains = (report.tellings.start..report.tellings.end).filter(mains);
        // With several incidents as news it is open from which of them is counted.
        let (Some(news), None) = (mains.next(), mains.next()) else { continue };
        let (earlier, later) = (event_of[n], event_of[news as usize]);
        if earlier != later {
            out.push(Gap { earlier, later, days: recalled.at_least as i32, by: n as u32 });
        }
    }
    out
}

impl Gap {
    fn narrow(&self, c: &Collection, dates: &mut [Dated]) -> bool {
        let by = c.incident_id(self.by);
        let (earlier, later) = (self.earlier as usize, self.later as usize);
        let mut changed = false;
        if let Some((first, _)) = dates[earlier].days.bounds() {
            let mut why = String::new();
            let _ = write!(why, "{by} recalls an event of {} or after, at least {} days before", day(first), self.days);
            changed |= narrow(&mut dates[later], first + self.days, i32::MAX, &why);
        }
        if let Some((_, last)) = dates[later].days.bounds() {
            let mut why = String::new();
            let _ = write!(why, "{by} recalls it at least {} days before an event of {} or before", self.days, day(last));
            changed |= narrow(&mut dates[earlier], i32::MIN, last - self.days, &why);
        }
        changed
    }
}

fn day(number: i32) -> String {
    civil(number).map(|d| d.to_string()).unwrap_or_default()
}

fn written(days: &Days) -> String {
    days.value().map_or_else(|| "no day".to_owned(), |v| v.edtf())
}
