//! From readings to a collection: names are numbered, days counted, speakers told apart.

use rustc_hash::FxHashMap;

use super::collection::{Collection, Deed, Figure, NONE, OPEN, Place, Recalled, ReportFacts, Telling, Voice};
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
#[derive(Default)]
pub struct Builder {
    pub collection: Collection,
    voices: FxHashMap<(Option<SpeakerClass>, u32, u32), u32>,
    skeletons: FxHashMap<u32, u32>,
}

impl Builder {
    /// The number of a speaker. One who is named by office or name is another than one who is not; forces and governments
    /// of which only the class is known speak with one voice.
    pub fn voice(&mut self, class: Option<SpeakerClass>, actor: &str, name: &str) -> u32 {
        let one_voice = matches!(class, Some(SpeakerClass::Army | SpeakerClass::SecurityForces | SpeakerClass::Government));
        let actor = self.collection.names.number(actor);
        let name = if one_voice { NONE } else { self.collection.names.number(name) };
        // The army of a report about Mali is the army, with or without its name; two armed groups are two.
        let actor = if one_voice { NONE } else { actor };
        let name = if actor != NONE && class == Some(SpeakerClass::ArmedGroup) { NONE } else { name };
        let voices = &mut self.collection.voices;
        *self.voices.entry((class, actor, name)).or_insert_with(|| {
            voices.push(Voice { class, actor, name });
            voices.len() as u32 - 1
        })
    }

    pub fn report(&mut self, id: &str, published: Option<(i32, i32)>, received: Option<i32>, family: u32, outlet: &str) {
        let outlet = self.collection.names.number(outlet);
        let start = self.collection.tellings.len() as u32;
        debug_assert!(self.collection.reports.last().is_none_or(|r| *r.id < *id), "reports come in the order of their ids");
        self.collection.reports.push(ReportFacts { id: id.into(), published, received, family, outlet, tellings: start..start });
    }

    /// Adds an incident of the report that was added last.
    pub fn telling(&mut self, new: &NewTelling<'_>) {
        let out = &mut self.collection;
        let report = out.reports.last_mut().expect("a report comes before its incidents");
        let first = report.tellings.start;
        let n = report.tellings.end - first;
        report.tellings.end += 1;
        let place = new.place.map(|p| {
            let name = out.names.number(p.name);
            let names = &mut out.names;
            let skeleton = *self.skeletons.entry(name).or_insert_with(|| names.number(&skeleton(p.name)));
            Place {
                name,
                skeleton,
                gazetteer: out.names.number(p.gazetteer),
                admin1: out.names.number(p.admin1),
                point: p.point.map(|(lat, lon)| [lat as f32, lon as f32]),
                precision: p.precision,
            }
        });
        let figures = out.figures.len() as u32;
        for f in &new.figures {
            let (of, group) = (out.names.number(f.of), out.names.number(f.group));
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
            });
        }
        let actors = out.actors.len() as u32;
        for (actor, named) in &new.actors {
            let number = out.names.number(actor);
            if *named && !out.is_named_actor(number) {
                out.named.resize(out.named.len().max(number as usize + 1), false);
                out.named[number as usize] = true;
            }
            if !out.actors[actors as usize..].contains(&number) {
                out.actors.push(number);
            }
        }
        let deeds = out.deeds.len() as u32;
        for d in &new.deeds {
            let (outcome, actor) = (out.names.number(d.outcome), out.names.number(d.actor));
            out.deeds.push(Deed { outcome, actor, stance: d.stance, voice: d.voice, statement: d.statement });
        }
        out.tellings.push(Telling {
            report: out.reports.len() as u32 - 1,
            n,
            role: new.role,
            kind: new.kind,
            days: new.days.clone(),
            recalled: new.recalled,
            place,
            country: out.names.number(new.country),
            not_before: new.not_before,
            actors: actors..out.actors.len() as u32,
            figures: figures..out.figures.len() as u32,
            deeds: deeds..out.deeds.len() as u32,
        });
    }

    /// Adds a report with its incidents.
    pub fn add(&mut self, report: &Report, reading: &Reading, family: u32) {
        let meta = &report.metadata;
        let published = meta.published.as_ref().and_then(|d| Some((number(d.earliest()?), number(d.latest()?))));
        let outlet = meta.outlet.as_deref().unwrap_or_default();
        self.report(&report.id, published, meta.received.map(number), family, &fold(outlet));
        let lexicon = meta.language.as_deref().and_then(Lexicon::of);
        let voices: Vec<u32> = reading.statements.iter().map(|s| self.speaker(s.speaker.as_ref(), report)).collect();
        for incident in &reading.incidents {
            let joint: Vec<Vec<u32>> = incident.tolls.iter().map(|t| t.joint_with.iter().map(|n| *n as u32).collect()).collect();
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
