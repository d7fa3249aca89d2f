//! Parties as ACLED names them: `Military Forces of Mali (2021-)`, `Unidentified Armed Group (Mali)`, and the code of their type.
//!
//! After ACLED's codebook: who is known by a name keeps it, the forces of a state go by the regime of the day with its years, and
//! who has no name by a general one with the country. Templates stand in `data/actor-types.tsv` and the shared table of actors,
//! regimes in `data/acled-regimes.tsv`. An identifier of ours is never a name.

use jiff::civil::Date;

use crate::parties::Known;
use crate::tables::{ActorType, Country, tables};

/// An actor as ACLED writes it: its name and the code of its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub name: String,
    pub inter: u8,
}

pub const CIVILIANS: u8 = 7;
const POLITICAL_MILITIA: u8 = 3;
/// Forces of a state that nobody names.
const FORCES: &str = "Unidentified Military Forces";

/// Where and when an event happened: names of states' forces, and which mission of the United Nations is meant, depend on it.
#[derive(Clone, Debug)]
pub struct Scene {
    pub here: &'static Country,
    /// Year and month, `2024-05`.
    month: String,
}

impl Scene {
    pub fn new(here: &'static Country, day: Date) -> Self {
        Self { here, month: format!("{:04}-{:02}", day.year(), day.month()) }
    }

    pub fn civilians(&self) -> Actor {
        Actor { name: format!("Civilians ({})", self.here.acled_name), inter: CIVILIANS }
    }

    pub fn unidentified(&self) -> Actor {
        Actor { name: format!("Unidentified Armed Group ({})", self.here.acled_name), inter: POLITICAL_MILITIA }
    }

    /// A party's name and type.
    pub fn actor(&self, known: &Known) -> Actor {
        let Some(kind) = known.kind else {
            // Somebody gave it this name; of what type it is nobody says.
            return Actor { name: known.name.clone(), inter: POLITICAL_MILITIA };
        };
        let own = self.country_of(known);
        let inter = if own.is_none_or(|own| own.iso2 == self.here.iso2) { kind.at_home } else { kind.abroad };
        let template = match known.actor {
            Some(actor) if !actor.acled.is_empty() => actor.acled,
            // What is neither a force of a state nor all of a sort goes by its own name.
            Some(actor) if actor.id != actor.kind && !kind.acled_name.contains("{state}") => actor.name,
            _ => self.mission(kind, own).unwrap_or(kind.acled_name),
        };
        Actor { name: self.filled(template, own.or((kind.side == "unnamed").then_some(self.here))), inter }
    }

    /// The country that a party belongs to. An army belongs to the first of the countries in which the table has it; what
    /// exists in several is that of the country where the event happened.
    fn country_of(&self, known: &Known) -> Option<&'static Country> {
        let of_actor = || {
            let actor = known.actor?;
            let first = actor.countries.first().copied().filter(|_| actor.kind == "army");
            first.or_else(|| actor.countries.iter().copied().find(|c| *c == self.here.iso2))
        };
        tables().countries.get(known.country.or_else(of_actor)?)
    }

    /// Peacekeepers without a name are the one mission that was in the country then.
    fn mission(&self, kind: &ActorType, own: Option<&Country>) -> Option<&'static str> {
        let t = tables();
        t.types.get("un_mission").filter(|un| un.acled_name == kind.acled_name)?;
        let country = own.unwrap_or(self.here).iso2;
        let mut there = t.actors.values().filter(|a| {
            let ended = !a.until.is_empty() && self.month.get(..a.until.len()).is_some_and(|month| month > a.until);
            let then = a.from <= &*self.month && !ended;
            then && a.kind == "un_mission" && !a.acled.is_empty() && a.countries.contains(&country)
        });
        there.next().filter(|_| there.next().is_none()).map(|a| a.acled)
    }

    /// A template of the tables with names of countries in it.
    fn filled(&self, template: &str, own: Option<&Country>) -> String {
        if template.is_empty() {
            return self.unidentified().name;
        }
        match own {
            None if template.contains("{state}") => FORCES.to_owned(),
            own => {
                let country = own.unwrap_or(self.here);
                template.replace("{state}", &self.state(country)).replace("{country}", country.acled_name)
            }
        }
    }

    /// A state with the years of its regime, as far as the table has them: `Mali (2021-)`.
    fn state(&self, country: &Country) -> String {
        let began = tables().acled_regimes.get(country.iso2).map_or(&[][..], Vec::as_slice);
        let until = began.partition_point(|month| *month <= &*self.month);
        let year = |month: &&'static str| month.get(..4).unwrap_or_default();
        match until.checked_sub(1).and_then(|n| began.get(n)) {
            Some(from) => {
                format!("{} ({}-{})", country.acled_name, year(from), began.get(until).map(year).unwrap_or_default())
            }
            None => country.acled_name.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a party is called in a country on a day, and its type.
    fn check(id: &str, here: &str, day: &str, name: &str, inter: u8) {
        let scene = Scene::new(&tables().countries[here], day.parse().expect("a day"));
        let told = scene.actor(&Known::named(id, id));
        assert_eq!((told.name.as_str(), told.inter), (name, inter), "{id} in {here} on {day}");
    }

    #[test]
    fn actors_have_acleds_names_and_types() {
        for (id, here, day, name, inter) in [
            ("jnim", "ML", "2024-05-14", "JNIM: Group for Support of Islam and Muslims", 2),
            ("fama", "ML", "2024-05-14", "Military Forces of Mali (2021-)", 1),
            ("fama", "ML", "2021-05-02", "Military Forces of Mali (2021-)", 1),
            ("fama", "ML", "2021-04-30", "Military Forces of Mali (2020-2021)", 1),
            ("fama", "BF", "2019-11-01", "Military Forces of Mali (2013-2020)", 8),
            ("fama", "ML", "1991-01-01", "Military Forces of Mali", 1),
            ("ne-army", "ML", "2018-01-01", "Military Forces of Niger (2011-2021)", 8),
            ("rdf", "CD", "2024-05-14", "Military Forces of Rwanda", 8),
            ("barkhane", "ML", "2019-11-01", "Military Forces of France (2017-)", 8),
            ("ml-gendarmerie", "ML", "2024-05-14", "Police Forces of Mali (2021-) Gendarmerie", 1),
            ("ne-special-forces", "NE", "2024-05-14", "Military Forces of Niger (2023-) Special Forces", 1),
            ("fds", "BF", "2023-01-01", "Military Forces of Burkina Faso (2022-)", 1),
            ("army", "ML", "2024-05-14", "Unidentified Military Forces", 1),
            ("minusma", "ML", "2019-11-01", MINUSMA, 8),
            ("ml-un_mission", "ML", "2019-11-01", MINUSMA, 8),
            ("un peacekeepers", "ML", "2019-11-01", MINUSMA, 8),
            ("un peacekeepers", "ML", "2011-11-01", "UN: United Nations", 8),
            ("multinational force", "ML", "2019-11-01", "Unidentified Military Forces", 8),
            ("vdp", "BF", "2023-01-01", "Volunteers for the Defence of the Homeland", 3),
            ("pro-government militia", "BF", "2023-01-01", "Pro-Government Militia (Burkina Faso)", 3),
            ("milices-peules", "BF", "2023-01-01", "Fulani Ethnic Militia (Burkina Faso)", 3),
            ("hunters", "ML", "2019-11-01", "Unidentified Communal Militia (Mali)", 4),
            ("mutineers", "BF", "2022-01-23", "Mutiny of Military Forces of Burkina Faso (2022-)", 1),
            ("terrorists", "ML", "2019-11-01", "Unidentified Armed Group (Mali)", 3),
            ("unidentified armed group", "ML", "2019-11-01", "Unidentified Armed Group (Mali)", 3),
            ("bandits", "ML", "2019-11-01", "Unidentified Armed Group (Mali)", 3),
            ("rioters", "GN", "2019-11-01", "Rioters (Guinea)", 5),
        ] {
            check(id, here, day, name, inter);
        }
    }

    const MINUSMA: &str = "MINUSMA: United Nations Multidimensional Integrated Stabilization Mission in Mali (2013-2023)";

    /// Every party that reports can name: by the table, by a noun alone, or by a noun with a country.
    #[test]
    fn no_identifier_is_ever_a_name() {
        let t = tables();
        let scene = Scene::new(&t.countries["ML"], jiff::civil::date(2019, 11, 1));
        let nouns = [include_str!("../../bilan/lang/fr/actor-nouns.tsv"), include_str!("../../bilan/lang/fr/communities.tsv")];
        let nouns: Vec<&str> = nouns.into_iter().flat_map(crate::tables::rows).map(|row| row[2]).collect();
        assert!(nouns.len() > 300, "{}", nouns.len());
        for noun in &nouns {
            assert!(t.types.contains_key(noun), "actor-types.tsv does not have {noun}");
        }
        let forces = t.types.keys().filter(|k| t.types[*k].side == "state" || t.types[*k].side == "international");
        let composed = forces.map(|kind| format!("ml-{}", kind.replace(' ', "-")));
        let all = t.actors.keys().chain(&nouns).map(|id| (*id).to_owned()).chain(composed);
        for id in all {
            // The name that a party without a name of its own has is its identifier, or that with a country.
            let name = scene.actor(&Known::named(&id, t.actors.get(id.as_str()).map_or(&id, |a| a.name))).name;
            let plain = name.starts_with(|c: char| c.is_uppercase() || c == '\'' || c.is_ascii_digit());
            assert!(plain && !name.contains(['_', '{']), "{id} is called {name}");
        }
    }
}
