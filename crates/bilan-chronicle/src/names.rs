//! What parties, speakers and places are called in a language.

use bilan::Lexicon;
use bilan::model::{Kind, SpeakerClass};
use bilan::publish::event_wire::{Event, Place};

use crate::grammar::{capital, fill};
use crate::words::Words;

/// A party: its common noun, an army or police by its country, anybody else by its name.
pub fn party(actor: Option<&str>, name: &str, words: &Words) -> String {
    if let Some(noun) = words.noun(name) {
        return noun.to_owned();
    }
    // A noun may carry the country that a report names beside it.
    if let Some(noun) = name.split_once(" (").and_then(|(noun, _)| words.noun(noun)) {
        return noun.to_owned();
    }
    let known = actor.and_then(|id| Lexicon::of("fr")?.actors.iter().find(|a| a.id == id));
    let Some(known) = known else { return name.to_owned() };
    let called = words.actor(known.id).unwrap_or(known.name);
    let kind = match known.kind {
        "army" | "police" | "gendarmerie" => known.kind,
        "un_mission" => "mission",
        "multinational_force" => "force",
        _ => "other",
    };
    // Only the force of a country as a whole goes by the country's name.
    let national = known.countries.len() == 1
        && known.parent.is_none()
        && Lexicon::of("fr").and_then(|l| l.force(kind, known.countries[0])).is_some_and(|f| f.id == known.id);
    let template = words.party(if matches!(kind, "army" | "police" | "gendarmerie") && !national { "other" } else { kind });
    let demonym = known.countries.first().and_then(|c| words.demonym(c));
    if template.contains("{demonym}") && demonym.is_none() {
        return fill(words.party("other"), &[("name", called)]);
    }
    fill(template, &[("name", called), ("demonym", demonym.unwrap_or_default())])
}

/// A party as it stands alone, in a table or beside a plot: with a capital and without an article.
pub fn party_alone(actor: Option<&str>, name: &str, words: &Words) -> String {
    if let Some(known) = actor.and_then(|id| words.actor(id)) {
        return alone(known, words);
    }
    // The force of a country is known by both: its identifier begins with the country's code.
    let (noun, of) = name.split_once(" (").map_or((name, None), |(noun, of)| (noun, Some(of.trim_end_matches(')'))));
    let code = actor.and_then(|id| id.split_once('-')).map(|(code, _)| code.to_uppercase());
    let country = code.as_deref().and_then(|code| words.country(code)).or(of);
    match (words.noun(noun), country) {
        (Some(noun), Some(country)) => format!("{} ({country})", alone(noun, words)),
        (Some(noun), None) => alone(noun, words),
        (None, _) => name.replace('_', " "),
    }
}

/// A kind of violence as it stands alone.
pub fn kind_alone(kind: Kind, words: &Words) -> String {
    words.kind(kind.name()).map_or_else(String::new, |(text, _)| alone(text, words))
}

fn alone(text: &str, words: &Words) -> String {
    let article = words.grammar().lost_alone.iter().find(|a| text.starts_with(&***a));
    capital(&text[article.map_or(0, |a| a.len())..])
}

/// Whoever says something: by the name that a report gives where it is of this language, else by class.
pub fn speaker(class: SpeakerClass, actor: Option<&str>, name: Option<&str>, language: Option<&str>, words: &Words) -> String {
    if class == SpeakerClass::ArmedGroup
        && let Some(id) = actor
    {
        return party(Some(id), name.unwrap_or(id), words);
    }
    let class = words.speaker(class.name()).unwrap_or_default();
    let Some(name) = name.filter(|_| language == Some(words.language)) else { return class.to_owned() };
    let small = lower_first(name);
    if words.grammar().articles.iter().any(|a| small.starts_with(&**a)) { small } else { class.to_owned() }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// Where an event happened, with the division and the country around it.
pub fn place(event: &Event, words: &Words) -> String {
    let country = event.country.as_deref().map(|code| words.country(code).unwrap_or(code));
    let Some(place) = &event.place else {
        return country.map_or_else(|| capital(words.place("unknown")), str::to_owned);
    };
    let name = named(place, words);
    let around: Vec<&str> = [place.admin1.as_deref(), country].into_iter().flatten().filter(|a| *a != place.name).collect();
    if around.is_empty() { name } else { format!("{name} ({})", around.join(", ")) }
}

fn named(place: &Place, words: &Words) -> String {
    if place.precision == "country" {
        return place.country.as_deref().and_then(|c| words.country(c)).unwrap_or(&place.name).to_owned();
    }
    if place.precision == "near" { fill(words.place("near"), &[("name", &place.name)]) } else { place.name.clone() }
}
