//! The values of the wire format in words for the screen.

use bilan::model::{Form, SpeakerClass, Stance, Victims};
use bilan::publish::wire;

/// A term of the wire format without its underscores.
pub fn plain(term: &str) -> String {
    term.replace('_', " ")
}

/// An EDTF date as a person writes it down: `2019-11-04 or 2019-11-11`, `2022-07-26 to 2022-07-27`.
pub fn date(edtf: &str) -> String {
    let shown = match edtf.strip_prefix('[').and_then(|e| e.strip_suffix(']')) {
        Some(days) => days.replace(',', " or "),
        None => edtf.replace('/', " to "),
    };
    if edtf.contains("XXXX") { format!("{} (year open)", shown.replace("XXXX-", "")) } else { shown }
}

pub fn incident_date(date: Option<&wire::Date>) -> String {
    let Some(date) = date else { return "date unknown".to_owned() };
    match &date.text {
        Some(text) => {
            let text: Vec<_> = text.split_whitespace().collect();
            format!("{} ({})", self::date(&date.edtf), quoted(&text.join(" ")))
        }
        None => self::date(&date.edtf),
    }
}

/// A quotation whose marks are not left alone when lines are broken.
pub fn quoted(text: &str) -> String {
    format!("«\u{A0}{text}\u{A0}»")
}

pub fn place(place: Option<&wire::Place>, country: Option<&str>) -> String {
    let Some(place) = place else {
        return country.map_or_else(|| "place unknown".to_owned(), |c| format!("place unknown, {c}"));
    };
    let near = if place.precision == "near" { "near " } else { "" };
    let around: Vec<_> = [place.admin1.as_deref(), place.country.as_deref().or(country)]
        .into_iter()
        .flatten()
        .filter(|a| *a != place.name)
        .collect();
    if around.is_empty() { format!("{near}{}", place.name) } else { format!("{near}{} ({})", place.name, around.join(", ")) }
}

/// `24 soldiers (ML)`, `about 100 people, with #2`.
pub fn toll(toll: &wire::Toll) -> String {
    let mut text = figure(toll.low, toll.high, toll.form, toll.victims);
    if let Some(group) = &toll.group {
        text = format!("{text}, {}", plain(group));
    }
    if let Some(side) = &toll.of {
        text = format!("{text} ({side})");
    }
    if toll.part_of.is_some() {
        text = format!("of them {text}");
    }
    if !toll.joint_with.is_empty() {
        let others: Vec<_> = toll.joint_with.iter().map(|id| format!("#{}", id.rsplit('#').next().unwrap_or(id))).collect();
        text = format!("{text}, together with {}", others.join(" and "));
    }
    if toll.superseded { format!("{text}, superseded") } else { text }
}

pub fn figure(low: u64, high: Option<u64>, form: Form, victims: Victims) -> String {
    let who = if high == Some(1) { one(victims) } else { plain(victims.name()) };
    match (form, high) {
        (Form::Exact, _) => format!("{low} {who}"),
        (Form::About, _) => format!("about {low} {who}"),
        (Form::AtLeast, _) => format!("at least {low} {who}"),
        (Form::AtMost, high) => format!("at most {} {who}", high.unwrap_or(low)),
        (Form::Range, Some(high)) => format!("{low} to {high} {who}"),
        (Form::Range, None) => format!("{low} or more {who}"),
        (Form::Vague, _) => format!("{} {who}", vague(low)),
    }
}

fn vague(low: u64) -> String {
    match low {
        0..20 => "several".to_owned(),
        20 => "dozens of".to_owned(),
        200 => "hundreds of".to_owned(),
        2000 => "thousands of".to_owned(),
        other => format!("{other} or more"),
    }
}

fn one(victims: Victims) -> String {
    match victims {
        Victims::People => "person".to_owned(),
        Victims::Police => "police officer".to_owned(),
        other => plain(other.name().trim_end_matches('s')),
    }
}

pub fn speaker(speaker: &wire::Speaker) -> String {
    named(speaker.class, speaker.name.as_deref(), &speaker.via)
}

/// `army`, `JNIM (armed group) via SITE`.
pub fn named(class: SpeakerClass, name: Option<&str>, via: &[String]) -> String {
    let class = plain(class.name());
    let mut text = match name {
        Some(name) if !name.eq_ignore_ascii_case(&class) => format!("{name} ({class})"),
        _ => class,
    };
    if !via.is_empty() {
        text = format!("{text} via {}", via.join(", "));
    }
    text
}

/// `claimed by JNIM`, `attributed to JNIM`: how a party stands to having done it.
pub fn responsibility(stance: Stance, party: &str) -> String {
    let tie = if stance == Stance::Attributed { "to" } else { "by" };
    format!("{} {tie} {party}", stance.name())
}

/// A stance that says more than that something is said.
pub fn stance(stance: Stance) -> Option<&'static str> {
    (stance != Stance::Asserted).then(|| stance.name())
}

/// A time of a register to the second: `2026-11-21 10:00:00 UTC`.
pub fn moment(stamp: &str) -> String {
    let seconds = stamp.split(['.', 'Z']).next().unwrap_or(stamp);
    format!("{} UTC", seconds.replace('T', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_well() {
        assert_eq!(figure(1, Some(1), Form::Exact, Victims::People), "1 person");
        assert_eq!(figure(24, Some(24), Form::Exact, Victims::ForeignSoldiers), "24 foreign soldiers");
        assert_eq!(figure(20, None, Form::Vague, Victims::Civilians), "dozens of civilians");
        assert_eq!(figure(5, Some(8), Form::Range, Victims::Police), "5 to 8 police");
    }

    #[test]
    fn dates_read_well() {
        assert_eq!(date("[2019-11-04,2019-11-11]"), "2019-11-04 or 2019-11-11");
        assert_eq!(date("XXXX-11-24"), "11-24 (year open)");
        assert_eq!(date("2022-07-26/2022-07-27"), "2022-07-26 to 2022-07-27");
    }
}
