//! What parties, speakers and places are called in a language.

use bilan::Lexicon;
use bilan::lexicon::Actor;
use bilan::model::{Kind, SpeakerClass};
use bilan::publish::event_wire::{Event, Party, Place};
use bilan::publish::wire::Speaker;

use crate::grammar::{capital, fill, lower_first};
use crate::words::Words;

/// A party: its common noun, an army or police by its country, anybody else by its name.
pub fn party(actor: Option<&str>, name: &str, words: &Words) -> String {
    if let Some(noun) = noun(name, words) {
        return noun.to_owned();
    }
    let Some(known) = actor.and_then(known) else { return name.to_owned() };
    if let Some(force) = national(known, words) {
        return force;
    }
    let called = words.actor(known.id).unwrap_or(known.name);
    let kind = match known.kind {
        "army" | "police" | "gendarmerie" | "security_forces" => "forces",
        "un_mission" => "mission",
        "multinational_force" => "force",
        _ => "other",
    };
    fill(words.party_named(called, kind), &[("name", called)])
}

fn known(id: &str) -> Option<&'static Actor> {
    Lexicon::of("fr")?.actors.iter().find(|a| a.id == id)
}

/// Whether a party is known as a state's or an international force.
pub fn is_force(party: &Party) -> bool {
    party.actor.as_deref().and_then(known).is_some_and(Actor::is_force)
}

/// The force of a country as a whole, by the country's name where its adjective is known, or as the language has it.
fn national(actor: &Actor, words: &Words) -> Option<String> {
    let kind = Some(actor.kind).filter(|k| matches!(*k, "army" | "police" | "gendarmerie"))?;
    let [country] = actor.countries[..] else { return None };
    let is_whole = actor.parent.is_none() && Lexicon::of("fr")?.force(kind, country).is_some_and(|f| f.id == actor.id);
    let template = Some(words.party(kind)).filter(|_| is_whole)?;
    let demonym = match words.demonym(country, false, true) {
        None if template.contains("{demonym}") => return None,
        demonym => demonym.unwrap_or_default(),
    };
    let called = words.actor(actor.id).unwrap_or(actor.name);
    Some(fill(template, &[("name", called), ("demonym", demonym)]))
}

/// Whether a party goes by a common noun, and not by a name.
pub fn is_noun(name: &str, words: &Words) -> bool {
    noun(name, words).is_some()
}

/// The common noun of a party; it may carry the country that a report names beside it.
fn noun<'w>(name: &str, words: &'w Words) -> Option<&'w str> {
    words.noun(name).or_else(|| name.split_once(" (").and_then(|(noun, _)| words.noun(noun)))
}

/// Whose people somebody is, behind a noun of that number and gender: by the adjective of a country, else by its name, or by the
/// party they belong to, where it has a name: "soldiers of the army" are soldiers.
pub fn whose(of: &str, several: bool, feminine: bool, words: &Words) -> String {
    if let Some(adjective) = words.demonym(of, several, feminine) {
        return format!(" {adjective}");
    }
    match words.country(of) {
        Some(country) => fill(words.figure("of_country"), &[("country", country)]),
        None if is_noun(of, words) => String::new(),
        None => fill(words.figure("of_party"), &[("party", &party(Some(of), of, words))]),
    }
}

/// A party as it stands alone, in a table or beside a plot: with a capital and without an article.
pub fn party_alone(actor: Option<&str>, name: &str, words: &Words) -> String {
    if let Some(force) = actor.and_then(known).and_then(|actor| national(actor, words)) {
        return alone(&force, words);
    }
    if let Some(called) = actor.and_then(|id| words.actor(id)) {
        return alone(called, words);
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
    if let Some(short) = words.kind_short(kind.name()) {
        return capital(short);
    }
    words.kind(kind.name()).map_or_else(String::new, |(text, ..)| alone(text, words))
}

fn alone(text: &str, words: &Words) -> String {
    let article = words.grammar().lost_alone.iter().find(|a| text.starts_with(&***a));
    capital(&text[article.map_or(0, |a| a.len())..])
}

/// Whoever says something: an armed group as a party; anybody else by the name that a report gives where it is of this language and
/// reads as a noun, else as the party that is known, else by class.
pub fn speaker(speaker: &Speaker, language: Option<&str>, words: &Words) -> String {
    let actor = speaker.actor.as_deref();
    let as_party = || actor.filter(|id| is_noun(id, words) || known(id).is_some()).map(|id| party(Some(id), id, words));
    let own_name = speaker.name.as_deref().filter(|_| language == Some(words.language)).map(lower_first);
    let g = words.grammar();
    let leans = |name: &str| name.split(|c: char| !c.is_alphabetic()).any(|word| g.leaning.iter().any(|l| l == word));
    let own_name = own_name.filter(|name| g.articles.iter().any(|a| name.starts_with(&**a)) && !leans(name));
    let several =
        || language.and_then(|l| Words::of(l).ok()).is_some_and(|own| speaker.name.as_deref().is_some_and(|n| own.is_plural(n)));
    let class = || words.speaker(speaker.class.name(), several()).unwrap_or_default().to_owned();
    match speaker.class {
        SpeakerClass::ArmedGroup => as_party().or(own_name).unwrap_or_else(class),
        SpeakerClass::Army | SpeakerClass::ForeignArmy | SpeakerClass::Un => own_name.or_else(as_party).unwrap_or_else(class),
        SpeakerClass::Media => match (own_name, &speaker.name) {
            (Some(name), _) => name,
            (None, Some(name)) => fill(words.text("named_media"), &[("name", name)]),
            (None, None) => class(),
        },
        _ => own_name.unwrap_or_else(class),
    }
}

/// Who published a report: an outlet by its name, a site by its address.
pub fn outlet(name: &str, words: &Words) -> String {
    let is_site = name.contains('.') && !name.contains(' ') && name.chars().all(|c| !c.is_uppercase());
    if is_site { fill(words.text("named_site"), &[("name", name)]) } else { name.to_owned() }
}

/// Where an event happened, with the division and the country around it.
pub fn place(event: &Event, words: &Words) -> String {
    let country = event.country.as_deref().map(|code| words.country(code).unwrap_or(code));
    let Some(place) = &event.place else {
        return country.map_or_else(|| capital(words.place("unknown")), str::to_owned);
    };
    let name = named(place, words);
    let admin1 = place.admin1.as_deref().filter(|a| *a != place.name).map(|a| division(a, words));
    let country = country.map(str::to_owned);
    let around: Vec<String> = [class(place, words), admin1, country].into_iter().flatten().filter(|a| *a != name).collect();
    if around.is_empty() { name } else { format!("{name} ({})", around.join(", ")) }
}

/// Where an event happened, by the name of the place alone.
pub fn place_alone(event: &Event, words: &Words) -> String {
    match &event.place {
        Some(place) => named(place, words),
        None => place(event, words),
    }
}

/// A division in brackets: its common noun is written small.
fn division(name: &str, words: &Words) -> String {
    let small = lower_first(name);
    if words.grammar().divisions.iter().any(|d| small.starts_with(&**d)) { small } else { name.to_owned() }
}

/// What a division is, which may have the name of its chief town: a region, as its country calls it, or a part of one.
fn class(place: &Place, words: &Words) -> Option<String> {
    let small = lower_first(&place.name);
    let is_told = words.grammar().divisions.iter().any(|d| small.starts_with(&**d));
    match &*place.precision {
        "region" if !is_told => Some(words.region(place.country.as_deref()).to_owned()),
        "district" if !is_told => Some(words.place("district").to_owned()),
        _ => None,
    }
}

fn named(place: &Place, words: &Words) -> String {
    match &*place.precision {
        "country" => place.country.as_deref().and_then(|c| words.country(c)).unwrap_or(&place.name).to_owned(),
        _ if place.near => {
            // The article of a name merges with the word before it: près du Caire.
            let small = lower_first(&place.name);
            let has_article = words.grammar().contractions.iter().any(|(apart, _)| {
                apart.trim_end().rsplit(' ').next().is_some_and(|article| small.starts_with(&format!("{article} ")))
            });
            fill(words.place("near"), &[("name", if has_article { &small } else { &place.name })])
        }
        _ => place.name.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::spelled;

    /// Parties as they stand in a sentence.
    #[test]
    fn parties_have_their_articles() {
        for (language, before, actor, name, text) in [
            ("fr", "à", Some("jnim"), "JNIM", "au groupe JNIM"),
            ("fr", "à", Some("fama"), "Malian Armed Forces", "à l’armée malienne"),
            ("fr", "de", Some("fan-burkina"), "Burkinabè Armed Forces", "de l’armée burkinabè"),
            ("fr", "à", Some("minusma"), "MINUSMA", "à la mission MINUSMA"),
            ("fr", "de", Some("fla"), "Azawad Liberation Front", "du groupe FLA"),
            ("fr", "à", Some("wagner"), "Wagner Group", "au Groupe Wagner"),
            ("fr", "de", Some("barkhane"), "Operation Barkhane", "de l’Opération Barkhane"),
            ("fr", "par", Some("al-qaeda"), "Al-Qaeda", "par le groupe Al-Qaïda"),
            ("fr", "de", Some("boko-haram"), "Boko Haram", "du groupe Boko Haram"),
            ("fr", "à", Some("islamic-state"), "Islamic State", "à l’État islamique"),
            ("fr", "de", Some("m23"), "March 23 Movement", "du Mouvement du 23 mars"),
            ("fr", "à", Some("bir"), "Rapid Intervention Battalion", "aux forces BIR"),
            ("fr", "à", None, "jihadists", "à des jihadistes"),
            ("fr", "de", None, "army (Chad)", "de l’armée"),
            ("en", "by", Some("jnim"), "JNIM", "by JNIM"),
            ("en", "by", Some("fama"), "Malian Armed Forces", "by the Malian Armed Forces"),
            ("en", "by", Some("adf"), "Allied Democratic Forces", "by ADF"),
        ] {
            let words = Words::of(language).expect("words");
            assert_eq!(spelled(&format!("{before} {}", party(actor, name, words)), words.grammar()), text);
        }
        for (language, actor, name, text) in [
            ("fr", Some("fama"), "Malian Armed Forces", "Armée malienne"),
            ("fr", Some("jnim"), "JNIM", "JNIM"),
            ("fr", Some("boko-haram"), "Boko Haram", "Boko Haram"),
            ("fr", None, "jihadists", "Jihadistes"),
            ("en", Some("fama"), "Malian Armed Forces", "Malian Armed Forces"),
            ("en", Some("adf"), "Allied Democratic Forces (ISCAP)", "ADF"),
        ] {
            assert_eq!(party_alone(actor, name, Words::of(language).expect("words")), text);
        }
        assert_eq!(kind_alone(Kind::Ied, Words::of("fr").expect("words")), "Engin explosif");
    }
}
