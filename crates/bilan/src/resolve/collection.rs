//! Many readings as numbers: what comparing needs of each incident, and what the ledger needs of each figure.
//!
//! A collection never holds text of a report. Names are numbered, days counted, figures plain integers, so that a million
//! incidents fit into memory and two of them are compared without allocating. It is sorted by the identifiers of its
//! reports: an index into it is the same whatever order the reports came in.

use std::ops::Range;

use super::builder::Builder;
use super::days::Days;
use super::shingles::hash;
use crate::model::{Effect, Form, Kind, Precision, Reading, Report, Role, SpeakerClass, Stance, Victims};

/// The number of no name, no statement, no line.
pub const NONE: u32 = 0;
/// An end that is open.
pub const OPEN: u32 = u32::MAX;

/// Names by number. The order of the numbers is that of the names, so that a part of a collection orders them as the whole
/// does.
#[derive(Clone, Debug)]
pub struct Names {
    list: Vec<Box<str>>,
    hashes: Vec<u64>,
}

impl Default for Names {
    fn default() -> Self {
        Self::of(vec!["".into()])
    }
}

impl Names {
    /// The names of a list that begins with the empty name and is in order.
    pub(super) fn of(list: Vec<Box<str>>) -> Self {
        let hashes = list.iter().map(|name| hash(name.bytes().map(u64::from))).collect();
        Self { list, hashes }
    }

    pub fn get(&self, number: u32) -> &str {
        &self.list[number as usize]
    }

    /// A number that derives from the name alone.
    pub(super) fn hash(&self, number: u32) -> u64 {
        self.hashes[number as usize]
    }

    pub fn known(&self, number: u32) -> Option<&str> {
        (number != NONE).then(|| self.get(number))
    }
}

/// A report as far as its incidents are compared.
#[derive(Clone, Debug)]
pub struct ReportFacts {
    pub id: Box<str>,
    /// First and last possible day of publication.
    pub published: Option<(i32, i32)>,
    pub received: Option<i32>,
    /// The number of its source family, the same for reports of one family.
    pub family: u32,
    pub outlet: u32,
    pub tellings: Range<u32>,
}

/// Where an incident happened.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub name: u32,
    pub skeleton: u32,
    pub gazetteer: u32,
    pub admin1: u32,
    pub point: Option<[f32; 2]>,
    pub precision: Precision,
}

/// How long before the news or its publication something recalled happened, in days.
pub use crate::model::Recalled;

/// One incident as one report tells it.
#[derive(Clone, Debug)]
pub struct Telling {
    pub report: u32,
    /// The source family of its report, told here as well so that a pair is weighed without looking at its reports.
    pub family: u32,
    /// Its number in the report, from 0.
    pub n: u32,
    pub role: Role,
    pub kind: Kind,
    pub days: Days,
    pub recalled: Option<Recalled>,
    pub place: Option<Place>,
    pub country: u32,
    /// First year in which all its named perpetrators existed.
    pub not_before: Option<i16>,
    pub actors: Range<u32>,
    pub figures: Range<u32>,
    pub deeds: Range<u32>,
}

/// Something besides figures that reports can contradict each other in: an outcome, or who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// The outcome, or [`NONE`] for responsibility.
    pub outcome: u32,
    /// The party whose responsibility it is.
    pub actor: u32,
    pub stance: Stance,
    pub voice: u32,
    pub statement: u32,
}

/// Whoever speaks, in all reports: the same number for the same speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// `None` for the own voice of an outlet.
    pub class: Option<SpeakerClass>,
    pub actor: u32,
    pub name: u32,
}

/// One figure of one incident.
#[derive(Clone, Debug)]
pub struct Figure {
    pub effect: Effect,
    pub victims: Victims,
    pub of: u32,
    pub group: u32,
    pub low: u32,
    /// [`OPEN`] where there is no upper end.
    pub high: u32,
    pub form: Form,
    pub stance: Stance,
    pub voice: u32,
    /// Number of its statement in the report, from 1.
    pub statement: u32,
    /// Number of the statement that this is a part of, or [`NONE`].
    pub part_of: u32,
    /// Replaced in its own report.
    pub superseded: bool,
    /// The other incidents that it counts together with this one, as indices into the collection.
    pub joint: Box<[u32]>,
    pub doubts: Box<[Doubt]>,
}

/// Somebody holds a figure to be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    pub voice: u32,
    /// Number of the statement in the figure's report, from 1.
    pub statement: u32,
    /// The name of what is wrong with it, such as `too_low`.
    pub how: u32,
}

impl Figure {
    pub fn is_exact(&self) -> bool {
        self.low == self.high
    }
}

/// The incidents of many reports.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    pub names: Names,
    pub reports: Vec<ReportFacts>,
    pub tellings: Vec<Telling>,
    pub figures: Vec<Figure>,
    /// Actors of tellings: their names, perpetrators and targets alike.
    pub actors: Vec<u32>,
    pub voices: Vec<Voice>,
    pub deeds: Vec<Deed>,
    /// Which names are those of a party known by name, not of a sort of party such as "army".
    pub named: Vec<bool>,
    /// Identifiers of families whose first report is not in the collection, numbered from the highest number down.
    pub(super) outside: Vec<Box<str>>,
}

impl Collection {
    pub fn is_named_actor(&self, name: u32) -> bool {
        self.named.get(name as usize).copied().unwrap_or(false)
    }

    /// The collection of these readings, with the source family of each report (see [`families`](super::families)). Reports
    /// are taken in the order of their identifiers, whatever the order in which they are given.
    pub fn of(read: &[(&Report, &Reading)], families: &[impl AsRef<str>]) -> Self {
        let mut order: Vec<usize> = (0..read.len()).collect();
        order.sort_by(|a, b| read[*a].0.id.cmp(&read[*b].0.id));
        let mut builder = Builder::default();
        for at in order {
            builder.add(read[at].0, read[at].1, families[at].as_ref());
        }
        builder.finish()
    }

    /// Gives the reports the families that were found after they were added.
    pub fn set_families(&mut self, families: impl IntoIterator<Item = u32>) {
        for (report, family) in self.reports.iter_mut().zip(families) {
            report.family = family;
            self.tellings[report.tellings.start as usize..report.tellings.end as usize]
                .iter_mut()
                .for_each(|t| t.family = family);
        }
    }

    /// The identifier of a source family: that of its first report.
    pub fn family_id(&self, family: u32) -> &str {
        match self.reports.get(family as usize) {
            Some(report) => &report.id,
            None => self.outside.get((u32::MAX - family) as usize).map_or("", |id| id),
        }
    }

    pub fn incident_id(&self, telling: u32) -> String {
        let telling = &self.tellings[telling as usize];
        format!("{}#{}", self.reports[telling.report as usize].id, telling.n + 1)
    }

    pub fn statement_id(&self, telling: u32, statement: u32) -> String {
        format!("{}#s{statement}", self.report_of(telling).id)
    }

    pub fn telling(&self, telling: u32) -> &Telling {
        &self.tellings[telling as usize]
    }

    pub fn report_of(&self, telling: u32) -> &ReportFacts {
        &self.reports[self.tellings[telling as usize].report as usize]
    }

    pub fn figures_of(&self, telling: u32) -> &[Figure] {
        let range = &self.tellings[telling as usize].figures;
        &self.figures[range.start as usize..range.end as usize]
    }

    pub fn deeds_of(&self, telling: u32) -> &[Deed] {
        let range = &self.tellings[telling as usize].deeds;
        &self.deeds[range.start as usize..range.end as usize]
    }

    pub fn actors_of(&self, telling: u32) -> &[u32] {
        let range = &self.tellings[telling as usize].actors;
        &self.actors[range.start as usize..range.end as usize]
    }
}
