//! Countries, parties and places.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{Loader, pieces};
use crate::lexicon::places::{Place, PlaceClass};
use crate::lexicon::table::{Row, names, rows};
use crate::lexicon::{Actor, ActorNoun, Country, Sense, fold};

/// Capital and its point.
type CountryFacts = (Option<&'static str>, Option<(f64, f64)>, bool);

impl Loader {
    pub(super) fn countries(&mut self) {
        let mut facts: FxHashMap<&'static str, CountryFacts> = FxHashMap::default();
        for row in rows("shared/countries.tsv") {
            facts.insert(row.cell(0), (row.some(3), point(&row, 4), row.some(7).is_some()));
        }
        self.table("countries.tsv", |this, row| {
            let index = this.lexicon.countries.len() as u16;
            let (capital, point, abroad) = facts.get(row.cell(0)).copied().unwrap_or_default();
            this.lexicon.country_index.entry(row.cell(0)).or_insert(index);
            this.lexicon.countries.push(Country { iso2: row.cell(0), name: row.cell(1), capital, point, abroad });
            for name in row.values(1).chain(row.values(3)) {
                this.add(name, Sense::Country(index));
            }
            for demonym in row.values(2) {
                this.add(demonym, Sense::Demonym(index));
            }
            Ok(())
        });
    }

    /// What capitals are called in the language. Their countries must be known already.
    pub(super) fn capitals(&mut self) {
        self.table("capitals.tsv", |this, row| {
            let country = this.lexicon.country_index.get(row.cell(1)).copied();
            let country = country.ok_or_else(|| row.error(format!("no country `{}`", row.cell(1))))?;
            for name in row.values(0) {
                this.add(name, Sense::Capital(country));
            }
            Ok(())
        });
    }

    pub(super) fn actors(&mut self) {
        self.table("shared/actors.tsv", |this, row| {
            let index = this.lexicon.actors.len() as u16;
            let year = |column| row.cell(column).get(..4).and_then(|y| y.parse().ok());
            this.lexicon.actors.push(Actor {
                id: row.cell(0),
                name: row.cell(1),
                kind: row.cell(2),
                countries: row.values(3).collect(),
                parent: row.some(4),
                from: year(5),
                until: year(6),
            });
            this.lexicon.actor_index.entry(row.cell(0)).or_insert(index);
            for alias in row.values(1).chain(row.values(10)) {
                this.add(alias, Sense::Actor(index));
            }
            Ok(())
        });
        self.table("actors.tsv", |this, row| {
            let index = *this
                .lexicon
                .actor_index
                .get(row.cell(0))
                .ok_or_else(|| row.error(format!("no actor `{}` in shared/actors.tsv", row.cell(0))))?;
            for alias in row.values(1) {
                this.add(alias, Sense::Actor(index));
            }
            Ok(())
        });
        self.table("shared/meant-in.tsv", |this, row| {
            let known = this.lexicon.actor_index.contains_key(row.cell(2));
            if !known {
                return Err(row.error(format!("no actor `{}`", row.cell(2))));
            }
            this.lexicon.meant.entry((row.cell(0), row.cell(1))).or_insert(row.cell(2));
            Ok(())
        });
        self.table("given-names.tsv", |this, row| {
            this.lexicon.given_names.extend(row.values(0));
            Ok(())
        });
        self.table("actor-nouns.tsv", |this, row| {
            let index = this.lexicon.actor_nouns.len() as u16;
            this.lexicon.actor_nouns.push(ActorNoun { actor: row.cell(2), kind: row.cell(3) });
            this.noun(row, |plural| Sense::ActorNoun { index, plural });
            Ok(())
        });
    }

    pub(super) fn places(&mut self) {
        let files: Vec<&'static str> = names().filter(|n| n.starts_with("shared/places/")).collect();
        for file in files {
            let country = file.rsplit('/').next().and_then(|f| f.get(..2)).unwrap_or("");
            self.table(file, |this, row| {
                let place = Place {
                    name: row.cell(0),
                    class: row.parsed(1, PlaceClass::parse)?,
                    country,
                    admin1: row.some(2),
                    admin2: row.some(3),
                    point: point(row, 4),
                    weight: row.cell(6).parse().unwrap_or(2),
                    id: OnceLock::new(),
                };
                let index = this.lexicon.places.len() as u32;
                for name in row.values(0).chain(row.values(7)) {
                    this.place_name(name, index);
                }
                this.lexicon.places.push(place);
                Ok(())
            });
        }
    }

    fn place_name(&mut self, name: &'static str, index: u32) {
        let words = &mut self.lexicon.place_words;
        self.lexicon.place_names.push((name, index));
        let mut id = |piece| {
            fold::place_key_into(piece, &mut self.key);
            let fresh = words.len() as u32 + 1;
            let slot = words.slot(&self.key);
            if *slot == 0 {
                *slot = fresh;
            }
            *slot
        };
        let ids: Vec<u32> = pieces(name).map(&mut id).collect();
        self.place_entries.insert(&ids, index);
    }
}

fn point(row: &Row, column: usize) -> Option<(f64, f64)> {
    Some((row.cell(column).parse().ok()?, row.cell(column + 1).parse().ok()?))
}
