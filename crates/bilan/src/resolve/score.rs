//! Compares two incidents: what forbids that they are one event, and what speaks for it.
//!
//! The score is a sum of whole points, so it is the same on every machine; the weights stand in `weights.tsv`.

use super::collection::{Collection, NONE, Telling};
use super::days::{Days, Meeting};
use super::figures::figures;
use super::places::places;
use super::weights::Evidence;
use crate::model::{Kind, Role};

/// Points from which on two incidents are joined.
pub const THRESHOLD: i32 = 80;

/// Days within which news of something undated is told.
const NEWS: i32 = 7;
const OLD_NEWS: i32 = 45;
/// Days before its report within which something recalled without any day is looked for.
const RECALLED: i32 = 400;

/// Why two incidents cannot be one event, however much agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Refusal {
    /// One report tells of them as of two.
    SameReport,
    /// They have no day in common, nor neighbouring days.
    OtherDays,
    FarApart,
    OtherCountry,
    /// One was published before the other happened.
    NotYet,
    /// They would put incidents together that cannot be one.
    OfMembers,
    /// What speaks for them is outweighed by the other incidents of both sides.
    Outweighed,
    /// A person told them apart.
    Decided,
}

impl Refusal {
    pub const fn why(self) -> &'static str {
        match self {
            Self::SameReport => "one report tells of them as of two incidents",
            Self::OtherDays => "they have no day in common",
            Self::FarApart => "their places lie more than 75 km apart",
            Self::OtherCountry => "they happened in different countries",
            Self::NotYet => "one was published before the other can have happened",
            Self::OfMembers => "joining them would put together incidents that cannot be one",
            Self::Outweighed => "the other incidents of both sides speak against it",
            Self::Decided => "a person decided that they are two events",
        }
    }
}

/// What comparing two incidents gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub points: i32,
    pub refusal: Option<Refusal>,
    pub evidence: Vec<Evidence>,
}

/// Compares two incidents and keeps all evidence.
pub fn compare(c: &Collection, a: u32, b: u32) -> Comparison {
    let mut evidence = Vec::new();
    let refusal = weigh(c, a, b, &mut |e| evidence.push(e)).err();
    Comparison { points: evidence.iter().map(|e| e.points()).sum(), refusal, evidence }
}

/// The points of two incidents, or why they are refused together with the points up to there.
pub fn points(c: &Collection, a: u32, b: u32) -> Result<i32, (Refusal, i32)> {
    let mut sum = 0;
    match weigh(c, a, b, &mut |e| sum += e.points()) {
        Ok(()) => Ok(sum),
        Err(refusal) => Err((refusal, sum)),
    }
}

/// Places first: they tell most pairs of a block apart.
fn weigh(c: &Collection, a: u32, b: u32, note: &mut impl FnMut(Evidence)) -> Result<(), Refusal> {
    let (x, y) = (c.telling(a), c.telling(b));
    places(c, x, y, note)?;
    time(c, x, y, note)?;
    if x.report == y.report && !tells_twice(c, x, y) {
        return Err(Refusal::SameReport);
    }
    kinds(x.kind, y.kind, note);
    if let Some(evidence) = parties(c, a, b) {
        note(evidence);
    }
    figures(c.figures_of(a), c.figures_of(b), note);
    if x.report != y.report && x.family == y.family && x.role == y.role {
        note(Evidence::SameText);
    }
    Ok(())
}

/// Whether one report tells of the same event as news and as background: at one place, on one day.
fn tells_twice(c: &Collection, x: &Telling, y: &Telling) -> bool {
    let place = x.place.as_ref().zip(y.place.as_ref()).is_some_and(|(p, q)| p.skeleton == q.skeleton);
    let figure = |t: &Telling| c.figures[t.figures.start as usize..t.figures.end as usize].iter().map(|f| f.low).max();
    x.role != y.role
        && place
        && x.days.day().is_some()
        && x.days == y.days
        && figure(x).is_none_or(|n| figure(y).is_none_or(|m| m == n))
}

fn time(c: &Collection, x: &Telling, y: &Telling, note: &mut impl FnMut(Evidence)) -> Result<(), Refusal> {
    match x.days.meeting(&y.days) {
        Meeting::Same => note(Evidence::SameDay),
        // The days of one name in a month that is the width of the set: not many are left.
        Meeting::Meet(width) if width <= 7 || narrow(&x.days) && narrow(&y.days) => note(Evidence::SameWeekSet),
        Meeting::Meet(width) if width <= 45 => note(Evidence::SameMonth),
        Meeting::Meet(_) => note(Evidence::SameYear),
        Meeting::DayApart => note(Evidence::DayApart),
        Meeting::Apart => return Err(Refusal::OtherDays),
        Meeting::Unknown => return undated(c, x, y, note),
    }
    Ok(())
}

/// Few days are possible, wherever they lie.
fn narrow(days: &Days) -> bool {
    matches!(days, Days::OneOf(_)) || days.width().is_some_and(|w| w <= 7)
}

/// At least one of the two has no day of its own: what is known is when it was told.
fn undated(c: &Collection, x: &Telling, y: &Telling, note: &mut impl FnMut(Evidence)) -> Result<(), Refusal> {
    let (x, y) = if x.days == Days::Any { (x, y) } else { (y, x) };
    let published = |t: &Telling| c.reports[t.report as usize].published;
    let Some((told_first, told_last)) = published(x) else { return Ok(()) };
    let Some((first, last)) = y.days.bounds() else {
        let (Some((from, to)), Role::Main, Role::Main) = (published(y), x.role, y.role) else { return Ok(()) };
        let apart = (from - told_last).max(told_first - to);
        if y.days == Days::Any {
            if apart <= NEWS {
                note(Evidence::PublishedTogether);
            } else if apart > OLD_NEWS {
                note(Evidence::PublishedApart);
            }
        }
        return Ok(());
    };
    if first > told_last {
        return Err(Refusal::NotYet);
    }
    match (x.role, x.recalled) {
        (_, Some(recalled)) => {
            let from = told_first - recalled.at_most.map_or(RECALLED, |d| d as i32);
            let to = told_last - recalled.at_least as i32;
            if last < from || first > to {
                return Err(Refusal::OtherDays);
            }
            note(Evidence::RecalledThen);
        }
        (Role::Background, None) => {
            if last >= told_first - RECALLED {
                note(Evidence::RecalledBefore);
            }
        }
        (Role::Main, None) => {
            let ago = told_first - last;
            note(if ago <= NEWS {
                Evidence::NewsOfThen
            } else if ago <= OLD_NEWS {
                Evidence::NewsOfAboutThen
            } else {
                Evidence::OldNews
            });
        }
    }
    Ok(())
}

fn kinds(a: Kind, b: Kind, note: &mut impl FnMut(Evidence)) {
    if a == b {
        note(Evidence::SameKind);
    } else if kin(a, b) || kin(b, a) {
        note(Evidence::KinKind);
    } else if a != Kind::Other && b != Kind::Other {
        note(Evidence::OtherKind);
    }
}

/// Kinds that reports take for each other: one is a way of the other, or the other side's word for it.
fn kin(a: Kind, b: Kind) -> bool {
    use Kind::{
        Abduction, Airstrike, Ambush, Arrests, Attack, Clash, Drone, Explosion, Ied, Massacre, Operation, Shelling, Suicide,
    };
    match a {
        Attack => matches!(b, Ambush | Clash | Massacre | Suicide | Explosion | Shelling | Abduction | Operation | Drone | Ied),
        Clash => matches!(b, Ambush | Operation | Massacre),
        Ambush => matches!(b, Ied | Operation),
        Explosion => matches!(b, Ied | Suicide | Shelling | Drone | Airstrike),
        Suicide => matches!(b, Ied),
        Airstrike => matches!(b, Drone | Operation | Massacre),
        Drone => matches!(b, Operation | Massacre),
        Operation => matches!(b, Arrests | Massacre),
        _ => false,
    }
}

fn parties(c: &Collection, a: u32, b: u32) -> Option<Evidence> {
    let (x, y) = (c.actors_of(a), c.actors_of(b));
    let shared: Option<u32> = x.iter().filter(|n| y.contains(n)).copied().max_by_key(|n| c.is_named_actor(*n));
    shared.filter(|n| *n != NONE).map(|n| if c.is_named_actor(n) { Evidence::SameActor } else { Evidence::SameSide })
}
