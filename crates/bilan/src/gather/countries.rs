//! How often each country is spoken of in a report: what decides between places of one name.

use rustc_hash::FxHashMap;

use crate::lexicon::{Lexicon, SenseClass};
use crate::recognise::GroupKind;
use crate::state::SentenceTold;

/// How often each country is spoken of in a report.
#[derive(Default)]
pub struct Countries {
    counts: FxHashMap<&'static str, u32>,
}

impl Countries {
    pub fn of(told: &[SentenceTold<'_>], lexicon: &Lexicon) -> Self {
        let mut counts: FxHashMap<&'static str, u32> = FxHashMap::default();
        for sentence in told {
            for group in &sentence.groups {
                match &group.kind {
                    GroupKind::Place(p) => {
                        if let Some(country) = p.country {
                            *counts.entry(lexicon.countries[country as usize].iso2).or_default() += 4;
                        } else if let Some(only) = single_country(&p.candidates, lexicon) {
                            *counts.entry(only).or_default() += 3;
                        }
                    }
                    GroupKind::Actor(actor) => {
                        if let Some(country) = actor.country {
                            *counts.entry(country).or_default() += 3;
                        }
                    }
                    GroupKind::Victims(v) => {
                        if let Some(country) = v.of.as_deref().and_then(|of| lexicon.country(of)) {
                            *counts.entry(country.iso2).or_default() += 2;
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
                    }
                }
            }
        }
        Self { counts }
    }

    pub fn main(&self) -> Option<&'static str> {
        self.counts.iter().max_by_key(|(country, n)| (**n, std::cmp::Reverse(**country))).map(|(country, _)| *country)
    }

    pub(super) fn weight(&self, country: &str) -> u32 {
        self.counts.get(country).copied().unwrap_or(0)
    }
}

fn single_country(candidates: &[u32], lexicon: &Lexicon) -> Option<&'static str> {
    let first = lexicon.places[*candidates.first()? as usize].country;
    candidates.iter().all(|c| lexicon.places[*c as usize].country == first).then_some(first)
}
