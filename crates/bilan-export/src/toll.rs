//! An event's toll as far as flat tables can hold it: numbers by effect for four groups of people, and one total of deaths.
//!
//! Categories of victims do not overlap, except `people`, who may be of any of them. So the categories of a group are added
//! up; `people` stand beside them and are never added. A joint toll is in no number, since it belongs to several events
//! together; the text of the toll names it. An end that one of the added rows leaves open stays open.

use std::borrow::Cow;
use std::fmt::Write as _;

use bilan::model::{Effect, Form, Ruling, Setting, Victims};
use bilan::publish::event_wire::{Event, Toll};

/// Lowest, best and highest number; none where it is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    pub low: Option<u32>,
    pub best: Option<u32>,
    pub high: Option<u32>,
}

/// Who was harmed, in the four groups of the flat tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// All who bear arms for a state or an international force.
    Forces,
    /// Members of armed groups, and people suspected to be.
    Fighters,
    Civilians,
    /// People of no known category.
    People,
}

impl Group {
    pub fn of(victims: Victims) -> Self {
        match victims {
            v if v.are_forces() => Self::Forces,
            Victims::Militants | Victims::Suspects => Self::Fighters,
            Victims::Civilians => Self::Civilians,
            _ => Self::People,
        }
    }
}

/// Why an event has no total of deaths although its parts are known.
pub const SETTLED_IN_PART: &str = "the deaths of one category were settled by a decision, and no total was";

/// Policies that add their rows up to one total of deaths, which they give as the row of `people`.
const TOTAL: [&str; 2] = ["ucdp", "acled"];

/// The rows of one effect that can be added up: not joint, not of a group such as children, and not one side's share of a
/// category that has a row of its own.
pub fn rows(event: &Event, effect: Effect) -> Vec<&Toll> {
    let own = |t: &&Toll| t.effect == effect && t.joint_with.is_empty() && t.group.is_none();
    let whole = |victims: Victims| event.tolls.iter().filter(own).any(|t| t.victims == victims && t.of.is_none());
    event.tolls.iter().filter(own).filter(|t| t.of.is_none() || !whole(t.victims)).collect()
}

/// The numbers of one group of the rows of an effect; none where no row has any.
pub fn of_group(rows: &[&Toll], group: Group) -> Option<Numbers> {
    if group == Group::People && rows.iter().any(|t| TOTAL.contains(&t.policy.as_str())) {
        return None;
    }
    let own = || rows.iter().filter(|t| Group::of(t.victims) == group);
    own().next()?;
    let sum = |of: fn(&Toll) -> Option<u32>| own().map(|t| of(t)).try_fold(0u32, |sum, n| Some(sum.saturating_add(n?)));
    Some(Numbers { low: sum(|t| t.low), best: sum(|t| t.best), high: sum(|t| t.high) })
}

/// All deaths by a policy that adds them up; none under one that does not, where no death is counted, or where part of them
/// was settled by hand.
pub fn total(event: &Event) -> Option<Numbers> {
    if is_settled_in_part(event) {
        return None;
    }
    let rows: Vec<&Toll> = rows(event, Effect::Killed).into_iter().filter(|t| TOTAL.contains(&t.policy.as_str())).collect();
    let total = rows.iter().find(|t| t.victims == Victims::People && t.of.is_none()).or(match rows[..] {
        [_] => rows.first(),
        _ => None,
    })?;
    Some(Numbers { low: total.low, best: total.best, high: total.high })
}

/// All people whom one effect befell, by whatever policy the event's numbers come from: its own total where it makes one, else
/// what the categories leave possible together. People of no known category may be those of the other categories or further
/// ones, so their number is a lowest one beside the others' sum, never added to it; dead fighters may not be counted in it, so
/// they are added to the highest. There is a best number only where that makes no difference. None where nothing is counted.
pub fn harmed(event: &Event, effect: Effect) -> Option<Numbers> {
    if effect == Effect::Killed && event.tolls.iter().any(|t| TOTAL.contains(&t.policy.as_str())) {
        return total(event);
    }
    let rows = rows(event, effect);
    if rows.is_empty() {
        return None;
    }
    let sum = |of: fn(&Toll) -> Option<u32>, groups: &[Group]| {
        let own = rows.iter().filter(|t| groups.contains(&Group::of(t.victims)));
        own.map(|t| of(t)).try_fold(0u32, |sum, n| Some(sum.saturating_add(n?)))
    };
    let (people, attacked, fighters) = (&[Group::People][..], &[Group::Forces, Group::Civilians][..], &[Group::Fighters][..]);
    let known = [Group::Forces, Group::Civilians, Group::Fighters];
    let lowest = rows.iter().filter(|t| known.contains(&Group::of(t.victims))).map(|t| t.low.unwrap_or(0));
    let low = lowest.fold(0u32, u32::saturating_add).max(sum(|t| t.low, people).unwrap_or(0));
    let high = |of: fn(&Toll) -> Option<u32>| Some(sum(of, people)?.max(sum(of, attacked)?).saturating_add(sum(of, fighters)?));
    let has = |group: Group| rows.iter().any(|t| Group::of(t.victims) == group);
    let told_twice = has(Group::People) && has(Group::Fighters);
    Some(Numbers { low: Some(low), best: high(|t| t.best).filter(|_| !told_twice), high: high(|t| t.high) })
}

/// Whether somebody settled the deaths of one category. A total that a policy made of all of them no longer holds then, and
/// nobody settled another.
pub fn is_settled_in_part(event: &Event) -> bool {
    event.decisions.iter().any(|d| match &d.ruling {
        Ruling::Set { setting: Setting::Toll { effect, victims, .. }, .. } => {
            *effect == Effect::Killed && *victims != Victims::People
        }
        _ => false,
    })
}

/// Whether deaths are counted for this event and others together.
pub fn has_joint_deaths(event: &Event) -> bool {
    event.tolls.iter().any(|t| t.effect == Effect::Killed && !t.joint_with.is_empty())
}

/// The whole toll in words: `killed: 53 to 54 soldiers (ML); 1 civilians. wounded: …`.
pub fn text(event: &Event) -> String {
    let mut out = String::new();
    for effect in Effect::ALL {
        let rows = event.tolls.iter().filter(|t| t.effect == *effect);
        for (n, toll) in rows.enumerate() {
            match n {
                0 if out.is_empty() => {}
                0 => out.push_str(". "),
                _ => out.push_str("; "),
            }
            if n == 0 {
                out.push_str(&plain(effect.name()));
                out.push_str(": ");
            }
            row(toll, &mut out);
        }
    }
    out
}

fn row(toll: &Toll, out: &mut String) {
    // What is written to a text cannot fail.
    let _ = match (toll.low, toll.high) {
        (Some(low), Some(high)) if low == high && toll.form == Form::About => write!(out, "about {low}"),
        (Some(low), Some(high)) if low == high && matches!(toll.form, Form::AtLeast | Form::Vague) => {
            write!(out, "at least {low}")
        }
        (Some(low), Some(high)) if low == high => write!(out, "{low}"),
        (Some(low), Some(high)) => write!(out, "{low} to {high}"),
        (Some(low), None) => write!(out, "at least {low}"),
        (None, Some(high)) => write!(out, "at most {high}"),
        (None, None) => write!(out, "unknown number of"),
    };
    out.push(' ');
    out.push_str(&plain(toll.victims.name()));
    let _ = match (toll.group.as_deref().map(plain), toll.of.as_deref()) {
        (Some(group), Some(of)) => write!(out, " ({group}, {of})"),
        (Some(group), None) => write!(out, " ({group})"),
        (None, Some(of)) => write!(out, " ({of})"),
        (None, None) => Ok(()),
    };
    if let Some(best) = toll.best.filter(|_| toll.low != toll.high) {
        let _ = write!(out, ", best {best}");
    }
    if !toll.joint_with.is_empty() {
        let _ = write!(out, ", together with {}", toll.joint_with.join(" and "));
    }
}

/// A name of the wire form as words.
pub fn plain(name: &str) -> Cow<'_, str> {
    if name.contains('_') { Cow::Owned(name.replace('_', " ")) } else { Cow::Borrowed(name) }
}
