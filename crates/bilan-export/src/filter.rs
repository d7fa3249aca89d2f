//! Which events are wanted.

use bilan::model::{Effect, Kind};
use bilan::publish::event_wire::{Event, Place};

/// Conditions on events. Within one field any of its values will do; every field that is given must be met.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Days as `YYYY-MM-DD`. An event is kept when one of the days left to it lies within; one without any known bound is not.
    pub from: Option<String>,
    pub until: Option<String>,
    /// ISO 3166 codes of two or three letters, in any case.
    pub countries: Vec<String>,
    /// Names of first or second divisions, in any spelling that folds to the same.
    pub regions: Vec<String>,
    /// Names of places, in any of the ways in which reports write them.
    pub places: Vec<String>,
    /// Identifiers or names of perpetrators, targets, or those who are said to be responsible; without accents and capitals.
    pub actors: Vec<String>,
    pub kinds: Vec<Kind>,
    /// `one_source`, `several_sources`, `contested`, `confirmed`, `rejected`. Events that somebody rejected are kept only where this
    /// asks for them, or [`with_rejected`](Self::with_rejected) does.
    pub statuses: Vec<String>,
    /// At least so many killed; see [`Filter::enough_killed`].
    pub killed: Option<u32>,
    pub with_rejected: bool,
}

/// The status of what a person found to be no event.
const REJECTED: &str = "rejected";

impl Filter {
    /// Whether an event meets every condition but that on people killed, which its own policy may not count.
    pub fn keeps(&self, event: &Event) -> bool {
        self.days(event)
            && any(&self.kinds, |k| *k == event.kind)
            && any(&self.statuses, |s| *s == event.status)
            && (event.status != REJECTED || self.with_rejected || self.statuses.iter().any(|s| s == REJECTED))
            && any(&self.countries, |c| event.country.as_deref().is_some_and(|known| is_country(known, c)))
            && any(&self.regions, |r| {
                let divisions = event.place.iter().flat_map(|p| [p.admin1.as_deref(), p.admin2.as_deref(), division(p)]);
                divisions.flatten().any(|name| same(name, r))
            })
            && any(&self.places, |wanted| {
                event.place.iter().flat_map(|p| p.also.iter().chain([&p.name])).any(|name| same(name, wanted))
            })
            && any(&self.actors, |a| {
                let parties = event.perpetrators.iter().chain(&event.targets).map(|p| (p.actor.as_deref(), p.name.as_str()));
                let said = event.responsibility.iter().map(|r| (r.actor.as_deref(), r.name.as_str()));
                let wanted = bilan::lexicon::fold(a);
                parties.chain(said).any(|(id, name)| id.is_some_and(|id| id == wanted) || bilan::lexicon::fold(name) == wanted)
            })
    }

    /// Whether enough were killed, by the one number that the policy `acled` gives; asked of the event with that policy's tolls.
    pub fn enough_killed(&self, by_acled: impl FnOnce() -> Event) -> bool {
        self.killed.is_none_or(|wanted| {
            let event = by_acled();
            let deaths = event.tolls.iter().filter(|t| t.effect == Effect::Killed && t.joint_with.is_empty());
            deaths.filter_map(|t| t.best).reduce(u32::saturating_add).is_some_and(|n| n >= wanted)
        })
    }

    fn days(&self, event: &Event) -> bool {
        if self.from.is_none() && self.until.is_none() {
            return true;
        }
        let Some((earliest, latest)) = event.date.as_ref().and_then(|d| Some((d.earliest.as_ref()?, d.latest.as_ref()?))) else {
            return false;
        };
        self.from.as_ref().is_none_or(|from| latest >= from) && self.until.as_ref().is_none_or(|until| earliest <= until)
    }
}

fn any<T>(wanted: &[T], met: impl FnMut(&T) -> bool) -> bool {
    wanted.is_empty() || wanted.iter().any(met)
}

/// The place's own name, where it is a division.
fn division(place: &Place) -> Option<&str> {
    matches!(place.precision.as_str(), "region" | "district").then_some(place.name.as_str())
}

fn is_country(iso2: &str, wanted: &str) -> bool {
    country_code(wanted) == Some(iso2) || iso2.eq_ignore_ascii_case(wanted)
}

/// The code of two letters of a country that is named by its code of two or three letters, in any case.
pub fn country_code(wanted: &str) -> Option<&'static str> {
    let countries = &crate::tables::tables().countries;
    let own = countries.get(wanted.to_ascii_uppercase().as_str());
    own.or_else(|| countries.values().find(|c| c.iso3.eq_ignore_ascii_case(wanted))).map(|c| c.iso2)
}

fn same(one: &str, other: &str) -> bool {
    bilan::lexicon::place_key(one) == bilan::lexicon::place_key(other)
}
