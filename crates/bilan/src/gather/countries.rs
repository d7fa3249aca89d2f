//! How often each country is spoken of in a report: what decides between places of one name.

use rustc_hash::FxHashMap;

use crate::lexicon::{Lexicon, SenseClass};
use crate::recognise::GroupKind;
use crate::state::SentenceTold;

/// How often each country is spoken of in a report.
#[derive(Default)]
pub struct Countries {
    counts: FxHashMap<&'static str, u32>,
    /// What of it comes from each name of a place, by the first place that bears it.
    by_name: FxHashMap<u32, u32>,
    /// Whether a country is spoken of otherwise than by its places: by its name, its people, its forces.
    called: bool,
}

impl Countries {
    pub fn of(told: &[SentenceTold<'_>], lexicon: &Lexicon) -> Self {
        let mut counts: FxHashMap<&'static str, u32> = FxHashMap::default();
        let mut by_name: FxHashMap<u32, u32> = FxHashMap::default();
        let mut called = false;
        for sentence in told {
            for group in &sentence.groups {
                match &group.kind {
                    GroupKind::Place(p) => {
                        if let Some(country) = p.country.filter(|_| p.class.is_none()) {
                            *counts.entry(lexicon.countries[country as usize].iso2).or_default() += 4;
                            called = true;
                        } else if let Some(only) = single_country(&p.candidates, lexicon) {
                            *counts.entry(only).or_default() += 3;
                            *by_name.entry(p.candidates[0]).or_default() += 3;
                        }
                    }
                    GroupKind::Actor(actor) => {
                        if let Some(country) = actor.country {
                            *counts.entry(country).or_default() += 3;
                            called = true;
                        }
                    }
                    GroupKind::Victims(v) => {
                        if let Some(country) = v.of.as_deref().and_then(|of| lexicon.country(of)) {
                            *counts.entry(country.iso2).or_default() += 2;
                            called = true;
                        }
                    }
                    _ => {}
                }
            }
            if !sentence.context.holds(SenseClass::Demonym) {
                continue;
            }
            for at in 0..sentence.context.len() {
                for (_, sense) in sentence.context.senses_of(at, &[SenseClass::Demonym]) {
                    if let crate::lexicon::Sense::Demonym(country) = sense {
                        *counts.entry(lexicon.countries[*country as usize].iso2).or_default() += 2;
                        called = true;
                    }
                }
            }
        }
        Self { counts, by_name, called }
    }

    pub fn main(&self) -> Option<&'static str> {
        self.counts.iter().max_by_key(|(country, n)| (**n, std::cmp::Reverse(**country))).map(|(country, _)| *country)
    }

    /// Whether nothing in a report that calls a country by its name speaks of this one but the name of a place itself.
    pub(super) fn only_by(&self, candidates: &[u32], country: &str) -> bool {
        let own = candidates.first().and_then(|c| self.by_name.get(c)).copied().unwrap_or(0);
        self.called && self.weight(country) <= own
    }

    pub(super) fn weight(&self, country: &str) -> u32 {
        self.counts.get(country).copied().unwrap_or(0)
    }
}

fn single_country(candidates: &[u32], lexicon: &Lexicon) -> Option<&'static str> {
    let first = lexicon.places[*candidates.first()? as usize].country;
    candidates.iter().all(|c| lexicon.places[*c as usize].country == first).then_some(first)
}
