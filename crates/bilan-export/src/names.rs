//! Names that conditions on events are given by people: what is known by a name, and what is nearly spelt like one that is.
//!
//! A misspelt condition would silently find nothing. So a name counts only where the tables know it, in any of the spellings that they have, or
//! where some event at hand bears it: a register may hold parties and places that no table has. Anything else is told, with the
//! names that come nearest.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::OnceLock;

use bilan::Lexicon;
use bilan::lexicon::{fold, place_key, shared_table, table_of};
use bilan::publish::event_wire::Event;

use crate::Filter;
use crate::parties::Known;
use crate::tables::{rows, tables};

/// A name that nothing bears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// What kind of condition it was given for: `actor`, `region`, `country`, `kind`.
    pub what: &'static str,
    pub name: String,
    /// Names that are nearly spelt so, the nearest first; at most three.
    pub near: Vec<String>,
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, name, near } = self;
        write!(f, "no {what} is known as {name:?}")?;
        match near.is_empty() {
            true => Ok(()),
            false => write!(f, "; did you mean {}?", near.join(" or ")),
        }
    }
}

impl std::error::Error for Unknown {}

/// What events at hand call their parties and the divisions in which they happened, by the form in which names are compared.
#[derive(Clone, Debug, Default)]
pub struct Names {
    actors: BTreeMap<String, String>,
    regions: BTreeMap<String, String>,
}

impl Names {
    pub fn add(&mut self, event: &Event) {
        let parties = event.perpetrators.iter().chain(&event.targets).map(|p| (p.actor.as_deref(), &p.name));
        for (id, name) in parties.chain(event.responsibility.iter().map(|r| (r.actor.as_deref(), &r.name))) {
            self.actor(id, name);
        }
        let Some(place) = &event.place else { return };
        let is_one = matches!(place.precision.as_str(), "region" | "district");
        let own = is_one.then_some(place.name.as_str());
        [place.admin1.as_deref(), place.admin2.as_deref(), own].into_iter().flatten().for_each(|name| self.region(name));
    }

    pub fn actor(&mut self, id: Option<&str>, name: &str) {
        for known in id.into_iter().chain([name]) {
            self.actors.entry(fold(known)).or_insert_with(|| known.to_owned());
        }
    }

    pub fn region(&mut self, name: &str) {
        self.regions.entry(place_key(name)).or_insert_with(|| name.to_owned());
    }

    /// Whether every name of some conditions is known, by the tables or by the events that were added.
    pub fn check(&self, doubts: &[Doubt]) -> Result<(), Unknown> {
        let first = doubts.iter().find(|doubt| match doubt.what {
            "actor" => !self.actors.contains_key(&fold(&doubt.name)),
            _ => !self.regions.contains_key(&place_key(&doubt.name)),
        });
        let Some(Doubt { what, name }) = first else { return Ok(()) };
        let near = match *what {
            "actor" => near(name, actors().values().map(|(shown, _)| *shown).chain(self.actors.values().map(String::as_str))),
            _ => near(name, regions().values().copied().chain(self.regions.values().map(String::as_str))),
        };
        Err(Unknown { what, name: name.clone(), near })
    }
}

/// A name of a condition that no table has; events may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    what: &'static str,
    name: String,
}

impl Doubt {
    /// Those of parties and of divisions that no table knows.
    pub fn of<'n>(actors: impl IntoIterator<Item = &'n String>, regions: impl IntoIterator<Item = &'n String>) -> Vec<Self> {
        let doubt = |what, name: &String| Self { what, name: name.clone() };
        let actors = actors.into_iter().filter(|name| !is_actor(name)).map(|name| doubt("actor", name));
        let regions = regions.into_iter().filter(|name| !self::regions().contains_key(&place_key(name)));
        actors.chain(regions.map(|name| doubt("region", name))).collect()
    }
}

impl Filter {
    /// The names that no table knows, to be checked against events.
    pub fn doubts(&self) -> Vec<Doubt> {
        Doubt::of(&self.actors, &self.regions)
    }
}

/// The identifier of the party that a name means, where the tables have it and it is one: `GSIM` is `jnim`. Anything else stays as it is.
pub fn actor_called(name: &str) -> String {
    match actors().get(&fold(name)) {
        Some((_, Some(id))) => (*id).to_owned(),
        _ => name.to_owned(),
    }
}

/// A country by its code of two or three letters, its number or its name in any of the vocabularies, as its code of two letters.
pub fn country_called(name: &str) -> Result<&'static str, Unknown> {
    let known = crate::country_code(name).or_else(|| crate::vocabulary::country_named(name));
    known.ok_or_else(|| {
        // Three letters are a code, and every code is nearly spelt like some other.
        let names = tables().countries.values().filter(|_| name.chars().count() > 3).flat_map(|c| [c.name, c.acled_name]);
        Unknown { what: "country", name: name.to_owned(), near: near(name, names) }
    })
}

/// A kind of violence by its name.
pub fn kind_called(name: &str) -> Result<bilan::model::Kind, Unknown> {
    use bilan::model::Kind;
    Kind::parse(name).ok_or_else(|| {
        let near = near(name, Kind::ALL.iter().map(|k| k.name()));
        Unknown { what: "kind", name: name.to_owned(), near }
    })
}

fn is_actor(name: &str) -> bool {
    actors().contains_key(&fold(name)) || Known::named(name, name).kind.is_some()
}

/// A name as it is shown, and the identifier of the one party that it means; none where several share it.
type Called = (&'static str, Option<&'static str>);

/// Every name that the tables have for parties, those of French with them, and the common nouns for who has no name.
fn actors() -> &'static HashMap<String, Called> {
    static ACTORS: OnceLock<HashMap<String, Called>> = OnceLock::new();
    ACTORS.get_or_init(|| {
        let mut out: HashMap<String, Called> = HashMap::new();
        let mut add = |name: &'static str, id: &'static str| {
            let called = out.entry(fold(name)).or_insert((name, Some(id)));
            if called.1 != Some(id) {
                called.1 = None;
            }
        };
        // Identifiers first: nothing else takes theirs.
        tables().actors.values().for_each(|actor| add(actor.id, actor.id));
        for actor in tables().actors.values() {
            actor.aliases.iter().copied().chain([actor.name]).for_each(|name| add(name, actor.id));
        }
        for language in Lexicon::LANGUAGES {
            let table = |name| rows(table_of(language, name).unwrap_or_default());
            for row in table("actors.tsv") {
                row[1].split('|').map(str::trim).filter(|alias| !alias.is_empty()).for_each(|alias| add(alias, row[0]));
            }
            table("actor-nouns.tsv").for_each(|row| add(row[2], row[2]));
        }
        out
    })
}

/// The divisions of the embedded gazetteer.
fn regions() -> &'static HashMap<String, &'static str> {
    static REGIONS: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    REGIONS.get_or_init(|| {
        let places = tables().countries.keys().filter_map(|iso2| shared_table(&format!("places/{iso2}.tsv"))).flat_map(rows);
        let names = places.flat_map(|row| {
            let own = matches!(row[1], "admin1" | "admin2").then_some(row[0]);
            [own, Some(row[2]), Some(row[3])].into_iter().flatten().filter(|name| !name.is_empty()).collect::<Vec<_>>()
        });
        names.map(|name| (place_key(name), name)).collect()
    })
}

/// So many names are proposed.
const PROPOSED: usize = 3;

/// The names that are nearly spelt as one is: with at most one letter in three another, missing, too many or changed with its neighbour.
fn near<'n>(wanted: &str, known: impl Iterator<Item = &'n str>) -> Vec<String> {
    let wanted: Vec<char> = fold(wanted).chars().collect();
    let most = (wanted.len() / 3).max(1);
    let mut found: Vec<(usize, &str)> = known
        .filter_map(|name| {
            let letters: Vec<char> = fold(name).chars().collect();
            let apart = (letters.len().abs_diff(wanted.len()) <= most).then(|| distance(&wanted, &letters))?;
            (apart <= most && apart < letters.len()).then_some((apart, name))
        })
        .collect();
    found.sort_unstable();
    let mut out: Vec<String> = Vec::new();
    for (_, name) in found {
        if out.iter().all(|known| fold(known) != fold(name)) {
            out.push(name.to_owned());
        }
    }
    out.truncate(PROPOSED);
    out
}

/// How many letters have to be changed, left out, put in, or changed with their neighbour to make one word of the other.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *y && *x == b[j - 1] {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nearly_spelt_so_is_proposed() {
        let names = Names::default();
        let check = |actors: &[&str], regions: &[&str]| {
            let own = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
            names.check(&Doubt::of(&own(actors), &own(regions))).map_err(|e| e.to_string())
        };
        for known in
            ["jnim", "JNIM", "GSIM", "Groupe de soutien à l'islam et aux musulmans", "jihadists", "ne-army", "ml-gendarmerie"]
        {
            assert_eq!(check(&[known], &[]), Ok(()), "{known}");
        }
        for known in ["Gao", "tombouctou", "Boucle du Mouhoun"] {
            assert_eq!(check(&[], &[known]), Ok(()), "{known}");
        }
        let actor = check(&["jnmi"], &[]).unwrap_err();
        assert!(actor.starts_with("no actor is known as \"jnmi\"; did you mean ") && actor.contains("jnim"), "{actor}");
        assert_eq!(check(&["zzzzzzzz"], &[]), Err("no actor is known as \"zzzzzzzz\"".to_owned()));
        let region = check(&[], &["Mopsi"]).unwrap_err();
        assert!(region.contains("did you mean Mopti"), "{region}");
        assert_eq!(country_called("mli"), Ok("ML"));
        assert!(country_called("Malli").unwrap_err().to_string().contains("did you mean Mali"));
        assert!(kind_called("ambsh").unwrap_err().to_string().ends_with("did you mean ambush?"));
    }

    #[test]
    fn a_party_that_only_events_know_is_known() {
        let mut names = Names::default();
        names.actor(None, "Front de la Plaine");
        names.region("Haute-Plaine");
        let own = |name: &str| vec![name.to_owned()];
        assert_eq!(names.check(&Doubt::of(&own("front de la plaine"), &own("haute-plaine"))), Ok(()));
        let near = names.check(&Doubt::of(&own("front de la pleine"), &[])).unwrap_err().near;
        assert_eq!(near, ["Front de la Plaine"]);
    }

    #[test]
    fn names_lead_to_identifiers() {
        assert_eq!(actor_called("GSIM"), "jnim");
        assert_eq!(actor_called("Jnim"), "jnim");
        assert_eq!(actor_called("Front de la Plaine"), "Front de la Plaine");
        assert_eq!(actor_called("RSP"), "rsp");
    }

    #[test]
    fn neighbours_that_change_places_are_one_step() {
        let apart = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        for (a, b, n) in [("jnmi", "jnim", 1), ("", "gao", 3), ("gao", "gao", 0), ("goa", "gao", 1)] {
            assert_eq!(apart(a, b), n, "{a} {b}");
        }
    }
}
