//! An event for a person: when, where, who, its toll by the chosen policy, and who contradicts whom.

use std::fmt::Write;

use bilan::publish::event_wire::{Event, Toll};

use crate::layout::{Emphasis, Screen, pad};
use crate::words;

const LABEL: usize = 11;
/// So many contradictions are printed in a list of events; `bilan show` prints all.
const CONTRADICTIONS: usize = 3;

pub fn block(screen: Screen, event: &Event) -> String {
    let mut out = String::new();
    heading(screen, &mut out, event);
    parties(screen, &mut out, event);
    for toll in &event.tolls {
        line(screen, &mut out, &words::plain(toll.effect.name()), &screen.paint(Emphasis::Strong, &figure(toll)));
    }
    for contradiction in event.contradictions.iter().take(CONTRADICTIONS) {
        line(screen, &mut out, "contested", &contradiction.why);
    }
    if event.contradictions.len() > CONTRADICTIONS {
        line(screen, &mut out, "", &format!("and {} more", event.contradictions.len() - CONTRADICTIONS));
    }
    out.push('\n');
    out
}

pub fn heading(screen: Screen, out: &mut String, event: &Event) {
    let when = match &event.date {
        Some(date) => match (&date.edtf, &date.latest) {
            (Some(edtf), _) => words::date(edtf),
            (None, Some(latest)) => format!("by {latest}"),
            (None, None) => "date unknown".to_owned(),
        },
        None => "date unknown".to_owned(),
    };
    let place = match (&event.place, &event.country) {
        (Some(place), _) => {
            let around: Vec<&str> =
                [place.admin1.as_deref(), event.country.as_deref()].into_iter().flatten().filter(|a| *a != place.name).collect();
            if around.is_empty() { place.name.clone() } else { format!("{} ({})", place.name, around.join(", ")) }
        }
        (None, Some(country)) => format!("place unknown, {country}"),
        (None, None) => "place unknown".to_owned(),
    };
    let text =
        format!("{} · {} · {}", screen.paint(Emphasis::Strong, &when), event.kind.name(), screen.paint(Emphasis::Strong, &place));
    screen.hang(out, "● ", &text);
    let counted = |n: usize, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
    let sources = format!(
        "{} · {} in {} · {}",
        event.id,
        counted(event.reports.len(), "report"),
        if event.source_families == 1 {
            "1 source family".to_owned()
        } else {
            format!("{} source families", event.source_families)
        },
        words::plain(&event.status)
    );
    screen.hang(out, "  ", &screen.paint(Emphasis::Faint, &sources));
}

pub fn parties(screen: Screen, out: &mut String, event: &Event) {
    let names = |list: &[bilan::publish::event_wire::Party]| list.iter().map(|p| p.name.clone()).collect::<Vec<_>>().join(", ");
    for (label, list) in [("by", &event.perpetrators), ("against", &event.targets)] {
        if !list.is_empty() {
            line(screen, out, label, &names(list));
        }
    }
    for r in &event.responsibility {
        line(screen, out, "author", &words::responsibility(r.stance, &r.name));
    }
    for o in &event.outcomes {
        line(screen, out, "outcome", &words::plain(&o.what));
    }
}

/// `24 soldiers`, `11 to 30 soldiers, best 13 (range)`.
pub fn figure(toll: &Toll) -> String {
    let number = match (toll.low, toll.high) {
        (Some(low), Some(high)) if low == high => low.to_string(),
        (Some(0), Some(high)) => format!("at most {high}"),
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (Some(low), None) => format!("at least {low}"),
        (None, Some(high)) => format!("at most {high}"),
        (None, None) => "unknown".to_owned(),
    };
    let mut text = format!("{number} {}", words::plain(toll.victims.name()));
    if let Some(group) = &toll.group {
        let _ = write!(text, ", {}", words::plain(group));
    }
    if let Some(side) = &toll.of {
        let _ = write!(text, " ({side})");
    }
    if let Some(best) = toll.best.filter(|_| toll.low != toll.high) {
        let _ = write!(text, ", best {best}");
    }
    if !toll.joint_with.is_empty() {
        let _ = write!(text, ", together with {}", toll.joint_with.join(" and "));
    }
    text
}

pub fn line(screen: Screen, out: &mut String, label: &str, text: &str) {
    screen.hang(out, &format!("    {} ", pad(label, LABEL)), text);
}
