//! How often each country is spoken of in a report: what decides between places of one name.

use rustc_hash::FxHashMap;

use super::places::STRONG;
use super::scenes::Scene;
use crate::lexicon::{Function, Lexicon, PlaceWord, Sense, SenseClass};
use crate::model::{SpeakerClass, Victims};
use crate::recognise::{Group, GroupKind, Kinds, PlaceGroup, PlaceTie};
use crate::segment::Zone;
use crate::state::SentenceTold;

/// How often each country is spoken of in a report.
#[derive(Default)]
pub struct Countries {
    counts: Counts<'static>,
    /// What of it comes from each name of a place, by the first place that bears it.
    by_name: FxHashMap<u32, u32>,
    /// What of it comes from those who are at home there: its places, its forces, its authorities.
    at_home: Counts<'static>,
    /// Whether a country is spoken of otherwise than by its places: by its name, its people, its forces.
    called: bool,
    /// The country that stands before the colon of the headline.
    headed: Option<&'static str>,
    /// The countries that head sections, with the sentence of each heading.
    sections: Vec<(usize, &'static str)>,
}

impl Countries {
    pub fn of(told: &[SentenceTold<'_>], lexicon: &Lexicon) -> Self {
        let mut counts = Counts::default();
        let mut by_name: FxHashMap<u32, u32> = FxHashMap::default();
        let mut at_home = Counts::default();
        let mut called = false;
        for sentence in told {
            let groups = if sentence.kinds.any(SPEAKING) { &sentence.groups[..] } else { &[] };
            for group in groups.iter().filter(|g| g.kind.bit().any(SPEAKING)) {
                if let Some((country, points)) = home_of(group, lexicon) {
                    at_home.add(country, points);
                }
                if let Some(country) = seat_of(sentence, group, lexicon) {
                    at_home.add(country, 2);
                }
                match &group.kind {
                    GroupKind::Place(p) => {
                        if let Some(country) = p.country.filter(|_| p.class.is_none()) {
                            counts.add(lexicon.countries[country as usize].iso2, 4);
                            called = true;
                        } else if let Some(only) = single_country(&p.candidates, lexicon) {
                            counts.add(only, 3);
                            *by_name.entry(p.candidates[0]).or_default() += 3;
                        }
                    }
                    GroupKind::Actor(actor) => {
                        if let Some(country) = actor.country {
                            let abroad = lexicon.country(country).is_some_and(|c| c.abroad);
                            counts.add(country, if abroad { 1 } else { 3 });
                            called |= !abroad;
                        }
                    }
                    GroupKind::Victims(v) => {
                        if let Some(country) = v.of.as_deref().and_then(|of| lexicon.country(of)) {
                            counts.add(country.iso2, if country.abroad { 1 } else { 2 });
                            called |= !country.abroad;
                        }
                    }
                    _ => {}
                }
            }
            if !sentence.context.holds(SenseClass::Demonym) {
                continue;
            }
            for at in (0..sentence.context.len()).filter(|at| sentence.context.has(*at, SenseClass::Demonym)) {
                for (_, sense) in sentence.context.senses_of(at, &[SenseClass::Demonym]) {
                    if let Sense::Demonym(country) = sense {
                        let country = &lexicon.countries[*country as usize];
                        if is_of_border(sentence, at) {
                            continue;
                        }
                        // Those whose forces fight abroad may be meant anywhere.
                        counts.add(country.iso2, if country.abroad { 1 } else { 2 });
                        called |= !country.abroad;
                        if !country.abroad && !says_whence(sentence, at) {
                            at_home.add(country.iso2, 2);
                        }
                    }
                }
            }
        }
        let section = |(sentence, country): (usize, u16)| (sentence, lexicon.countries[country as usize].iso2);
        let sections = super::signs::country_headings(told).into_iter().map(section).collect();
        Self { counts, by_name, at_home, called, headed: headed(told, lexicon), sections }
    }

    pub fn main(&self) -> Option<&'static str> {
        self.counts.most()
    }

    /// The country of what happened where its own place tells none: that of the places around it in its scenes, else the one that heads its
    /// section or the headline. Where victims, guests or troops from abroad come from says nothing.
    pub fn home(&self, told: &[SentenceTold<'_>], scenes: &[Scene], own: &[usize]) -> Option<String> {
        of_places(told, own.iter().map(|s| &scenes[*s]), 2)
            .or_else(|| own.first().and_then(|s| self.section_of(scenes[*s].told)))
            .or_else(|| self.headed.map(str::to_owned))
    }

    /// The country of a report as a whole: that of its places, else of the forces and authorities that are at home somewhere.
    pub fn of_report(&self, told: &[SentenceTold<'_>], scenes: &[Scene]) -> Option<String> {
        // "they have turned to A" at the end of a report says less of where its people are at home than what they are called.
        // "near the A border" says less than whose soldiers fell there.
        of_places(told, scenes.iter(), u32::from(STRONG)).or_else(|| self.at_home.most().map(str::to_owned))
    }

    /// The country of the heading below which a sentence stands.
    fn section_of(&self, sentence: usize) -> Option<String> {
        let below = self.sections.partition_point(|(heading, _)| *heading <= sentence);
        below.checked_sub(1).map(|n| self.sections[n].1.to_owned())
    }

    /// Whether nothing in a report that speaks of other countries, by their names or their places, speaks of this one but the
    /// name of a place itself.
    pub(super) fn only_by(&self, candidates: &[u32], country: &str) -> bool {
        let own = candidates.first().and_then(|c| self.by_name.get(c)).copied().unwrap_or(0);
        let elsewhere = || self.counts.0.iter().any(|(other, n)| *other != country && *n >= own.max(1));
        (self.called || elsewhere()) && self.weight(country) <= own
    }

    pub(super) fn weight(&self, country: &str) -> u32 {
        self.counts.of(country)
    }
}

/// Groups that may speak of a country.
const SPEAKING: Kinds = Kinds::PLACE.and(Kinds::ACTOR).and(Kinds::VICTIMS).and(Kinds::SOURCE);

/// "Somalia: ten killed": the country before the colon of the headline.
fn headed(told: &[SentenceTold<'_>], lexicon: &Lexicon) -> Option<&'static str> {
    let headline = told.iter().find(|t| t.zone == Zone::Headline)?;
    let [first, colon, ..] = &headline.groups[..] else { return None };
    match (&first.kind, &colon.kind) {
        (GroupKind::Place(p), GroupKind::Mark(':')) => p.country.map(|c| lexicon.countries[c as usize].iso2),
        _ => None,
    }
}

fn single_country(candidates: &[u32], lexicon: &Lexicon) -> Option<&'static str> {
    let first = lexicon.places[*candidates.first()? as usize].country;
    candidates.iter().all(|c| lexicon.places[*c as usize].country == first).then_some(first)
}

/// The country in which most of the places of scenes lie, where they weigh enough.
fn of_places<'s>(told: &[SentenceTold<'_>], scenes: impl Iterator<Item = &'s Scene>, least: u32) -> Option<String> {
    let mut counts = Counts::default();
    for scene in scenes {
        for found in &scene.places {
            let GroupKind::Place(named) = &told[scene.told].groups[found.group].kind else { continue };
            let Some(country) = &found.place.country else { continue };
            let points = match (named.country, named.class) {
                (Some(_), None) => of_name(named),
                // "the lake of A", which several countries share.
                (Some(_), Some(_)) => 0,
                _ => u32::from(found.strength),
            };
            counts.add(country, points);
        }
    }
    counts.most().filter(|country| counts.of(country) >= least).map(str::to_owned)
}

/// How often each of a few countries counts.
#[derive(Default)]
struct Counts<'c>(Vec<(&'c str, u32)>);

impl<'c> Counts<'c> {
    fn add(&mut self, country: &'c str, points: u32) {
        match self.0.iter_mut().find(|(known, _)| *known == country) {
            Some((_, n)) => *n += points,
            None => self.0.push((country, points)),
        }
    }

    fn of(&self, country: &str) -> u32 {
        self.0.iter().find(|(known, _)| *known == country).map_or(0, |(_, n)| *n)
    }

    /// The one that counts most; of several, the first by its letters.
    fn most(&self) -> Option<&'c str> {
        let counted = self.0.iter().filter(|(_, n)| *n > 0);
        counted.max_by_key(|(country, n)| (*n, std::cmp::Reverse(*country))).map(|(country, _)| *country)
    }
}

/// How much the name of a country says of where something happened, by what ties it to the sentence.
const fn of_name(place: &PlaceGroup) -> u32 {
    match place.tie {
        // "near A": on this side of its border; "north of A" is in it, as a rule.
        PlaceTie::Near if place.relative.is_none() => 1,
        PlaceTie::In | PlaceTie::Near => 4,
        PlaceTie::Of => 2,
        PlaceTie::Border | PlaceTie::Toward | PlaceTie::Axis => 1,
        PlaceTie::From | PlaceTie::Elsewhere | PlaceTie::None => 0,
    }
}

/// The country in which those are at home who are named in a group.
fn home_of(group: &Group, lexicon: &Lexicon) -> Option<(&'static str, u32)> {
    let stays = |country: &str| lexicon.country(country).is_some_and(|c| !c.abroad);
    match &group.kind {
        GroupKind::Place(p) => match p.country.filter(|_| p.class.is_none()) {
            Some(country) => Some((lexicon.countries[country as usize].iso2, of_name(p))),
            // A name that only begins like a known one may be borne anywhere.
            None if p.compound => None,
            None => single_country(&p.candidates, lexicon).map(|c| (c, 3)),
        },
        GroupKind::Actor(actor) => actor.country.filter(|c| stays(c)).map(|c| (c, 3)),
        GroupKind::Victims(v) => {
            let own =
                v.category.is_some_and(|c| c.are_forces() && !matches!(c, Victims::Peacekeepers | Victims::ForeignSoldiers));
            let country = v.of.as_deref().filter(|_| own).and_then(|of| lexicon.country(of));
            country.filter(|c| !c.abroad).map(|c| (c.iso2, 3))
        }
        _ => None,
    }
}

/// "the mission in A said": the country that a speaker's own words name as where he is.
fn seat_of(sentence: &SentenceTold<'_>, group: &Group, lexicon: &Lexicon) -> Option<&'static str> {
    let GroupKind::Source(source) = &group.kind else { return None };
    let context = &sentence.context;
    let within = |at: usize| at > group.start && context.is_any(at - 1, &[Function::In, Function::At]);
    let named = (group.start..group.end).filter(|at| within(*at)).find_map(|at| {
        context.senses_of(at, &[SenseClass::Country]).find_map(|(_, s)| match s {
            Sense::Country(country) => Some(lexicon.countries[*country as usize].iso2),
            _ => None,
        })
    });
    let mission = || source.country.filter(|_| source.class == Some(SpeakerClass::Un));
    named.or_else(mission)
}

/// "near the A border": what happened there happened on either side of it.
fn is_of_border(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let border = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::Border);
    let near = |i: usize| sentence.context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| border(s));
    sentence.context.holds_place_word(&[PlaceWord::Border]) && (at.saturating_sub(BORDER_BACK)..at).any(near)
}

/// The word for a border stands at most so many words before the nationality.
const BORDER_BACK: usize = 3;

/// Whether a word of nationality only says where people come from: it stands with those who are counted or harmed.
fn says_whence(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let people = |g: &Group| matches!(g.kind, GroupKind::Victims(_)) && g.start <= at && at <= g.end;
    sentence.groups.iter().any(people)
}
