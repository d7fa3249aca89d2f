//! From readings to a collection: names are numbered, days counted, speakers told apart.

use rustc_hash::FxHashMap;

use super::collection::{Collection, Deed, Doubt, Figure, NONE, Names, OPEN, Place, Recalled, ReportFacts, Telling, Voice};
use super::days::{Days, number};
use super::names::skeleton;
use crate::lexicon::{Lexicon, fold};
use crate::model::{self, Effect, Form, Kind, Precision, Reading, Report, Role, Speaker, SpeakerClass, Stance, Victims};

/// A figure before its names are numbered.
#[derive(Clone, Debug)]
pub struct NewFigure<'a> {
    pub effect: Effect,
    pub victims: Victims,
    pub of: &'a str,
    pub group: &'a str,
    pub low: u32,
    pub high: u32,
    pub form: Form,
    pub stance: Stance,
    pub voice: u32,
    pub statement: u32,
    pub part_of: u32,
    pub superseded: bool,
    /// Numbers in the report of the other incidents it counts, from 0.
    pub joint: &'a [u32],
    pub doubts: Vec<NewDoubt<'a>>,
}

/// A doubt before its name is numbered.
#[derive(Clone, Copy, Debug)]
pub struct NewDoubt<'a> {
    pub voice: u32,
    pub statement: u32,
    pub how: &'a str,
}

/// A place before its names are numbered.
#[derive(Clone, Copy, Debug)]
pub struct NewPlace<'a> {
    pub name: &'a str,
    pub gazetteer: &'a str,
    pub admin1: &'a str,
    pub point: Option<(f64, f64)>,
    pub precision: Precision,
}

/// An incident before its names are numbered.
#[derive(Clone, Debug)]
pub struct NewTelling<'a> {
    pub role: Role,
    pub kind: Kind,
    pub days: Days,
    pub recalled: Option<Recalled>,
    pub place: Option<NewPlace<'a>>,
    pub country: &'a str,
    pub not_before: Option<i16>,
    /// Each with whether it is a party known by name.
    pub actors: Vec<(&'a str, bool)>,
    pub figures: Vec<NewFigure<'a>>,
    pub deeds: Vec<NewDeed<'a>>,
}

/// A deed before its names are numbered.
#[derive(Clone, Copy, Debug)]
pub struct NewDeed<'a> {
    pub outcome: &'a str,
    pub actor: &'a str,
    pub stance: Stance,
    pub voice: u32,
    pub statement: u32,
}

/// Builds a collection report by report. Reports must come in the order of their identifiers.
pub struct Builder {
    collection: Collection,
    /// In the order in which they were met; the first is the empty name.
    names: Vec<Box<str>>,
    numbers: FxHashMap<Box<str>, u32>,
    voices: FxHashMap<(Option<SpeakerClass>, u32, u32), u32>,
    skeletons: FxHashMap<u32, u32>,
    outside: FxHashMap<Box<str>, u32>,
}

impl Default for Builder {
    fn default() -> Self {
        let collection = Collection::default();
        let names = vec!["".into()];
        let (numbers, voices, skeletons, outside) = Default::default();
        Self { collection, names, numbers, voices, skeletons, outside }
    }
}

impl Builder {
    fn name(&mut self, name: &str) -> u32 {
        if name.is_empty() {
            return NONE;
        }
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.names.push(name.into());
        self.numbers.insert(name.into(), number);
        number
    }

    /// The collection, its names numbered in their order.
    pub fn finish(self) -> Collection {
        let mut order: Vec<u32> = (0..self.names.len() as u32).collect();
        order.sort_unstable_by(|a, b| self.names[*a as usize].cmp(&self.names[*b as usize]));
        let mut new = vec![NONE; order.len()];
        order.iter().enumerate().for_each(|(n, old)| new[*old as usize] = n as u32);
        let mut c = self.collection;
        c.named.resize(new.len(), false);
        c.named = order.iter().map(|old| c.named[*old as usize]).collect();
        let mut names = self.names;
        c.names = Names::of(order.iter().map(|old| std::mem::take(&mut names[*old as usize])).collect());
        let renumber = |n: &mut u32| *n = new[*n as usize];
        c.reports.iter_mut().for_each(|r| renumber(&mut r.outlet));
        for t in &mut c.tellings {
            renumber(&mut t.country);
            if let Some(p) = &mut t.place {
                [&mut p.name, &mut p.skeleton, &mut p.gazetteer, &mut p.admin1].into_iter().for_each(renumber);
            }
        }
        c.figures.iter_mut().for_each(|f| {
            [&mut f.of, &mut f.group].into_iter().chain(f.doubts.iter_mut().map(|d| &mut d.how)).for_each(renumber)
        });
        c.actors.iter_mut().for_each(renumber);
        c.voices.iter_mut().for_each(|v| [&mut v.actor, &mut v.name].into_iter().for_each(renumber));
        c.deeds.iter_mut().for_each(|d| [&mut d.outcome, &mut d.actor].into_iter().for_each(renumber));
        c
    }

    /// The number of a speaker. One who is named by office or name is another than one who is not; forces and governments
    /// of which only the class is known speak with one voice.
    pub fn voice(&mut self, class: Option<SpeakerClass>, actor: &str, name: &str) -> u32 {
        let one_voice = matches!(class, Some(SpeakerClass::Army | SpeakerClass::SecurityForces | SpeakerClass::Government));
        let actor = self.name(actor);
        let name = if one_voice { NONE } else { self.name(name) };
        // The army of a report about Mali is the army, with or without its name; two armed groups are two.
        let actor = if one_voice { NONE } else { actor };
        let name = if actor != NONE && class == Some(SpeakerClass::ArmedGroup) { NONE } else { name };
        let voices = &mut self.collection.voices;
        *self.voices.entry((class, actor, name)).or_insert_with(|| {
            voices.push(Voice { class, actor, name });
            voices.len() as u32 - 1
        })
    }

    /// Adds a report; `family` is the identifier of the first report that carries its text.
    pub fn report(&mut self, id: &str, published: Option<(i32, i32)>, received: Option<i32>, family: &str, outlet: &str) {
        let outlet = self.name(outlet);
        let family = self.family(id, family);
        let start = self.collection.tellings.len() as u32;
        debug_assert!(self.collection.reports.last().is_none_or(|r| *r.id < *id), "reports come in the order of their ids");
        self.collection.reports.push(ReportFacts { id: id.into(), published, received, family, outlet, tellings: start..start });
    }

    /// The position of a family's first report, which comes before the others; where that is in no report of this collection, a
    /// number of its own.
    fn family(&mut self, id: &str, family: &str) -> u32 {
        let out = &mut self.collection;
        if family == id {
            return out.reports.len() as u32;
        }
        if let Ok(at) = out.reports.binary_search_by(|r| (*r.id).cmp(family)) {
            return at as u32;
        }
        *self.outside.entry(family.into()).or_insert_with(|| {
            out.outside.push(family.into());
            u32::MAX - (out.outside.len() as u32 - 1)
        })
    }

    /// Adds an incident of the report that was added last.
    pub fn telling(&mut self, new: &NewTelling<'_>) {
        let place = new.place.map(|p| {
            let name = self.name(p.name);
            let known = self.skeletons.get(&name).copied();
            let skeleton = known.unwrap_or_else(|| self.name(&skeleton(p.name)));
            self.skeletons.insert(name, skeleton);
            Place {
                name,
                skeleton,
                gazetteer: self.name(p.gazetteer),
                admin1: self.name(p.admin1),
                point: p.point.map(|(lat, lon)| [lat as f32, lon as f32]),
                precision: p.precision,
            }
        });
        let doubt =
            |builder: &mut Self, d: &NewDoubt<'_>| Doubt { voice: d.voice, statement: d.statement, how: builder.name(d.how) };
        let doubted: Vec<Box<[Doubt]>> = new.figures.iter().map(|f| f.doubts.iter().map(|d| doubt(self, d)).collect()).collect();
        let named: Vec<[u32; 2]> = new.figures.iter().map(|f| [self.name(f.of), self.name(f.group)]).collect();
        let parties: Vec<(u32, bool)> = new.actors.iter().map(|(actor, known)| (self.name(actor), *known)).collect();
        let done: Vec<[u32; 2]> = new.deeds.iter().map(|d| [self.name(d.outcome), self.name(d.actor)]).collect();
        let country = self.name(new.country);
        let out = &mut self.collection;
        let report = out.reports.last_mut().expect("a report comes before its incidents");
        let (first, family) = (report.tellings.start, report.family);
        let n = report.tellings.end - first;
        report.tellings.end += 1;
        let figures = out.figures.len() as u32;
        for ((f, [of, group]), doubts) in new.figures.iter().zip(named).zip(doubted) {
            out.figures.push(Figure {
                effect: f.effect,
                victims: f.victims,
                of,
                group,
                low: f.low,
                high: f.high,
                form: f.form,
                stance: f.stance,
                voice: f.voice,
                statement: f.statement,
                part_of: f.part_of,
                superseded: f.superseded,
                joint: f.joint.iter().map(|n| first + n).collect(),
                doubts,
            });
        }
        let actors = out.actors.len() as u32;
        for (number, known) in parties {
            if known && !out.is_named_actor(number) {
                out.named.resize(out.named.len().max(number as usize + 1), false);
                out.named[number as usize] = true;
            }
            if !out.actors[actors as usize..].contains(&number) {
                out.actors.push(number);
            }
        }
        let deeds = out.deeds.len() as u32;
        for (d, [outcome, actor]) in new.deeds.iter().zip(done) {
            out.deeds.push(Deed { outcome, actor, stance: d.stance, voice: d.voice, statement: d.statement });
        }
        out.tellings.push(Telling {
            report: out.reports.len() as u32 - 1,
            family,
            n,
            role: new.role,
            kind: new.kind,
            days: new.days.clone(),
            recalled: new.recalled,
            place,
            country,
            not_before: new.not_before,
            actors: actors..out.actors.len() as u32,
            figures: figures..out.figures.len() as u32,
            deeds: deeds..out.deeds.len() as u32,
        });
    }

    /// Adds a report with its incidents.
    pub fn add(&mut self, report: &Report, reading: &Reading, family: &str) {
        let meta = &report.metadata;
        let published = meta.published.as_ref().and_then(|d| Some((number(d.earliest()?), number(d.latest()?))));
        let outlet = meta.outlet.as_deref().unwrap_or_default();
        self.report(&report.id, published, meta.received.map(number), family, &fold(outlet));
        let lexicon = meta.language.as_deref().and_then(Lexicon::of);
        let voices: Vec<u32> = reading.statements.iter().map(|s| self.speaker(s.speaker.as_ref(), report)).collect();
        for incident in &reading.incidents {
            let joint: Vec<Vec<u32>> = incident.tolls.iter().map(|t| t.joint_with.iter().map(|n| *n as u32).collect()).collect();
            let doubt = |n: usize| NewDoubt {
                voice: voices[n],
                statement: n as u32 + 1,
                how: reading.statements[n].hedge.first().copied().unwrap_or_default(),
            };
            let figures = incident.tolls.iter().zip(&joint).map(|(toll, joint)| {
                let said = &reading.statements[toll.statement];
                NewFigure {
                    effect: toll.effect,
                    victims: toll.victims,
                    of: toll.of.as_deref().unwrap_or_default(),
                    group: toll.group.unwrap_or_default(),
                    low: small(toll.quantity.low),
                    high: toll.quantity.high.map_or(OPEN, small),
                    form: toll.quantity.form,
                    stance: said.stance,
                    voice: voices[toll.statement],
                    statement: toll.statement as u32 + 1,
                    part_of: toll.part_of.map_or(NONE, |s| s as u32 + 1),
                    superseded: toll.superseded,
                    joint,
                    doubts: toll.doubted_by.iter().map(|n| doubt(*n)).collect(),
                }
            });
            self.telling(&NewTelling {
                role: incident.role,
                kind: incident.kind,
                days: incident.date.as_ref().map_or(Days::Any, |d| Days::of(&d.value)),
                recalled: incident.recalled,
                place: incident.place.as_ref().map(place),
                country: incident.country.as_deref().unwrap_or_default(),
                not_before: lexicon.and_then(|l| founded(incident, l)),
                actors: actors(incident, lexicon),
                figures: figures.collect(),
                deeds: deeds(incident, reading, &voices),
            });
        }
    }

    /// The voice of a statement; where nobody is named, the outlet's own, or the report's where no outlet is known.
    fn speaker(&mut self, speaker: Option<&Speaker>, report: &Report) -> u32 {
        let Some(speaker) = speaker else {
            let own = report.metadata.outlet.as_deref().map_or_else(|| report.id.clone(), fold);
            return self.voice(None, "", &own);
        };
        let name = speaker.name.as_deref().map(fold).unwrap_or_default();
        self.voice(Some(speaker.class), speaker.actor.as_deref().unwrap_or_default(), &name)
    }
}

fn deeds<'i>(incident: &'i model::Incident, reading: &Reading, voices: &[u32]) -> Vec<NewDeed<'i>> {
    let said = |statement: usize| (reading.statements[statement].stance, voices[statement], statement as u32 + 1);
    let outcomes = incident.outcomes.iter().map(|o| {
        let (stance, voice, statement) = said(o.statement);
        NewDeed { outcome: o.what, actor: "", stance, voice, statement }
    });
    let authors = incident.responsibility.iter().map(|r| {
        let (_, voice, statement) = said(r.statement);
        let actor = r.actor.as_deref().unwrap_or(&r.name);
        NewDeed { outcome: "", actor, stance: r.stance, voice, statement }
    });
    outcomes.chain(authors).collect()
}

/// Figures beyond four thousand million are no tolls; they count as that many.
fn small(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(OPEN - 1).min(OPEN - 1)
}

fn place(place: &model::PlaceRef) -> NewPlace<'_> {
    NewPlace {
        name: &place.name,
        gazetteer: place.gazetteer_id.as_deref().unwrap_or_default(),
        admin1: place.admin1.as_deref().unwrap_or_default(),
        point: place.point,
        precision: place.precision,
    }
}

fn actors<'i>(incident: &'i model::Incident, lexicon: Option<&Lexicon>) -> Vec<(&'i str, bool)> {
    let named = |id: &str| lexicon.is_some_and(|l| l.actors.iter().any(|a| a.id == id));
    let parties = incident.perpetrators.iter().chain(&incident.targets);
    parties.map(|a| a.actor.as_deref().unwrap_or(&a.name)).map(|id| (id, named(id))).collect()
}

/// The first year in which all named perpetrators existed, by the table of actors.
fn founded(incident: &model::Incident, lexicon: &Lexicon) -> Option<i16> {
    let known = |id: &str| lexicon.actors.iter().find(|a| a.id == id).and_then(|a| a.from);
    let perpetrators = incident.perpetrators.iter().filter_map(|a| a.actor.as_deref());
    let claimants = incident.responsibility.iter().filter(|r| r.stance == Stance::Claimed).filter_map(|r| r.actor.as_deref());
    perpetrators.chain(claimants).filter_map(known).max()
}
