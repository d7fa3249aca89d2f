//! A comparison on a screen: a block of lines for each row, and what all come to.

use bilan_chronicle::party_alone;
use bilan_export::vocabulary::{actors_named, country_named};

use crate::compare::Counts;
use crate::row::{About, Difference, Found, Number, Row, Said};
use crate::words::Words;

/// The lines of a row. The first is its heading, the others say more and are indented by their depth.
pub fn lines(row: &Row, words: &Words) -> Vec<(usize, String)> {
    let mut out = vec![(0, heading(row, words))];
    if row.found == Found::Both && row.differences.is_empty() {
        out.push((1, words.text("no_difference").to_owned()));
    }
    for d in &row.differences {
        out.push((1, difference(d, words)));
        out.extend(d.statements.iter().map(|s| (2, said(s, words))));
    }
    out.extend(
        row.nearest
            .as_ref()
            .map(|n| (1, words.fill("nearest", &[("id", &n.id), ("points", &n.points.to_string()), ("why", words.why(&n.why))]))),
    );
    out
}

/// When, where, how many, and under which identifiers.
pub fn heading(row: &Row, words: &Words) -> String {
    let found = words.text(match row.found {
        Found::Both => "both",
        Found::Ours => "ours",
        Found::Theirs => "theirs",
    });
    let (day, place) = when_and_where(row, words);
    let ids: Vec<String> = [
        row.ours.as_ref().map(|o| o.id.clone()),
        row.theirs.as_ref().map(|t| format!("{} ({})", t.id, words.fill("line", &[("n", &t.line.to_string())]))),
        row.points.map(|p| words.fill("points", &[("points", &p.to_string())])),
    ]
    .into_iter()
    .flatten()
    .collect();
    format!("{found} · {day} · {place} · {}", ids.join(" · "))
}

/// Day and place of whichever side has them.
pub fn when_and_where(row: &Row, words: &Words) -> (String, String) {
    let (ours, theirs) = (row.ours.as_ref(), row.theirs.as_ref());
    let span = |t: &crate::row::Theirs| {
        if t.earliest == t.latest { t.earliest.clone() } else { format!("{}/{}", t.earliest, t.latest) }
    };
    let day = theirs.map(span).or_else(|| ours?.date.clone()).unwrap_or_else(|| words.text("day_unknown").to_owned());
    let place = ours.and_then(|o| o.place.clone()).or_else(|| theirs?.place.clone());
    let admin1 = ours.and_then(|o| o.admin1.clone()).or_else(|| theirs?.admin1.clone());
    let country = ours.and_then(|o| o.country.as_deref()).or_else(|| theirs?.country.as_deref());
    let country = country.map(|code| words.names.country(code));
    let place = place.unwrap_or_else(|| words.text("place_unknown").to_owned());
    let around: Vec<String> = [admin1, country].into_iter().flatten().filter(|a| *a != place).collect();
    (day, if around.is_empty() { place } else { format!("{place} ({})", around.join(", ")) })
}

/// What differs and how, with both sides.
pub fn difference(d: &Difference, words: &Words) -> String {
    let unknown = words.text("unknown");
    let side = |text: &Option<String>| text.clone().unwrap_or_else(|| unknown.to_owned());
    let apart = d.apart.filter(|n| *n > 0.0).map(|n| format!(" ({})", apart(d, n, words))).unwrap_or_default();
    let colon = words.text("colon");
    let ours = match d.about {
        About::Actors => {
            d.ours.as_ref().map(|names| names.split(BETWEEN).map(|n| party(n, words)).collect::<Vec<_>>().join(BETWEEN))
        }
        _ => d.ours.clone(),
    };
    format!(
        "{}{colon}{} {} / {} {}{apart} — {}",
        words.about(d.about),
        words.text("we"),
        side(&ours),
        words.text("they"),
        side(&d.theirs),
        words.how(d.about, d.how)
    )
}

/// Stands between the names of several parties.
pub const BETWEEN: &str = "; ";

/// What a party of ours is called in the language that is written. Rows carry names as the register has them.
pub fn party(name: &str, words: &Words) -> String {
    if let [id] = actors_named(name, None) {
        return party_alone(Some(id), name, words.names.names());
    }
    // The force of a country that no table names: "army (Chad)" is known by the country's code.
    let composed = name.split_once(" (").and_then(|(force, of)| Some((force, country_named(of.trim_end_matches(')'))?)));
    let id = composed.map(|(force, country)| format!("{}-{force}", country.to_lowercase()));
    party_alone(id.as_deref(), name, words.names.names())
}

fn apart(d: &Difference, n: f64, words: &Words) -> String {
    use crate::row::About::{Actors, Date, Killed, KilledCivilians, Place};
    let name = match d.about {
        Killed | KilledCivilians => "apart_killed",
        Date => "apart_date",
        Place => "apart_place",
        Actors => return String::new(),
    };
    words.fill(name, &[("n", &words.short(n))])
}

/// Who says it, how, where, and in which words.
pub fn said(s: &Said, words: &Words) -> String {
    let who = speaker(s, words);
    let stance = s.stance.map(|s| words.stance(s));
    let source: Vec<&str> =
        [Some(who.as_str()), stance, s.outlet.as_deref(), s.published.as_deref()].into_iter().flatten().collect();
    let quote: Vec<&str> = s.quote.split_whitespace().collect();
    format!("{} — {} [{}]", words.fill("quote", &[("text", &quote.join(" "))]), source.join(", "), s.statement)
}

/// Whoever says it; the outlet where nobody is named.
pub fn speaker(s: &Said, words: &Words) -> String {
    match (&s.speaker_name, s.speaker) {
        (Some(name), _) => name.clone(),
        (None, Some(class)) => {
            let named = words.names.names().speaker(class.name(), false).map(str::to_owned);
            named.filter(|n| !n.is_empty()).unwrap_or_else(|| class.name().replace('_', " "))
        }
        (None, None) => words.text("own_voice").to_owned(),
    }
}

/// A number with its ends.
pub fn number(n: &Number) -> String {
    match (n.low, n.best, n.high) {
        (Some(low), _, Some(high)) if low == high => low.to_string(),
        (Some(low), Some(best), Some(high)) => format!("{best} ({low}–{high})"),
        (Some(low), None, Some(high)) => format!("{low}–{high}"),
        (Some(low), Some(best), None) if best > low => format!("{best} (≥ {low})"),
        (Some(low), _, None) => format!("≥ {low}"),
        (None, Some(best), Some(high)) if high > best => format!("{best} (≤ {high})"),
        (None, Some(best), _) => best.to_string(),
        (None, None, Some(high)) => format!("≤ {high}"),
        _ => String::new(),
    }
}

/// What all rows come to.
pub fn whole(counts: &Counts, words: &Words) -> Vec<String> {
    let parts =
        [("both", counts.both), ("ours", counts.ours), ("theirs", counts.theirs)].map(|(n, c)| (n, words.names.number(c as u64)));
    let parts: Vec<(&str, &str)> = parts.iter().map(|(n, c)| (*n, c.as_str())).collect();
    let mut out = vec![words.fill("intro", &parts)];
    if let Some(share) = counts.share() {
        out.push(words.fill("share", &[("share", &words.decimal(share * 100.0))]));
    }
    for (about, ways) in &counts.differences {
        let each: Vec<String> = ways.iter().map(|(how, n)| format!("{n} × {}", words.how(*about, *how))).collect();
        out.push(format!("{}{}{}", words.about(*about), words.text("colon"), each.join(", ")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parties_are_called_in_the_language_that_is_written() {
        for (language, name, called) in [
            ("fr", "Malian Armed Forces", "Armée malienne"),
            ("fr", "JNIM", "JNIM"),
            ("fr", "jihadists", "Jihadistes"),
            ("fr", "army (Chad)", "Armée (Tchad)"),
            ("fr", "The Union of Nobody", "The Union of Nobody"),
            ("en", "army (Chad)", "Army (Chad)"),
            ("en", "jihadists", "Jihadists"),
        ] {
            assert_eq!(party(name, Words::of(language).expect("words")), called, "{language}: {name}");
        }
    }
}
