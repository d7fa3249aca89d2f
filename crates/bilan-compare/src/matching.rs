//! Which events of ours are which of theirs, one to one.
//!
//! Ours come one after the other and are held a page at a time; of theirs only those that a page can meet in time are put beside it.
//! What is kept of all pages are pairs that look alike. In the end the strongest pair is taken first, and an event that has found
//! its other is in no further pair. An event of theirs that bears the identifier of one of ours, as in what we exported, is that one
//! before all else.

use std::collections::HashMap;

use bilan::publish::event_wire::Event;
use bilan::resolve::{Likeness, Refusal, across};

use crate::other::Other;
use crate::read::{Others, own_id};
use crate::telling;

/// So many events are compared at once.
const PAGE: usize = 4096;
/// An event without a day is looked for so many days before it was told, as when merging.
const RECALLED: i32 = 400;
/// Theirs of more days than this are put beside every page.
const LONG: i32 = 62;

/// Two events that look alike: an event of ours by its number, one of theirs by its position.
#[derive(Clone, Copy, Debug)]
struct Alike {
    points: i32,
    ours: u32,
    theirs: u32,
    refusal: Option<Refusal>,
    /// They bear the same identifier.
    is_same: bool,
}

/// Takes events of ours one at a time.
#[derive(Debug)]
pub struct Matcher<'o> {
    others: &'o Others,
    /// Positions of theirs that last long.
    long: Vec<u32>,
    dated: Vec<Event>,
    /// Events without a known day are compared apart: they may meet many.
    loose: Vec<Event>,
    found: Vec<Alike>,
    /// Positions of theirs by the identifier of ours that they bear.
    same: HashMap<u64, u32>,
    /// Identifiers of ours that look like any of theirs.
    ids: Vec<Box<str>>,
}

impl<'o> Matcher<'o> {
    pub fn new(others: &'o Others) -> Self {
        let is_long = |o: &Other| o.days.1 - o.days.0 > LONG;
        let long = (0..others.events.len()).filter(|n| is_long(&others.events[*n])).map(|n| n as u32).collect();
        let same = others.events.iter().zip(0..).filter_map(|(o, n)| Some((o.ours?, n))).collect();
        Self { others, long, dated: Vec::new(), loose: Vec::new(), found: Vec::new(), same, ids: Vec::new() }
    }

    /// Looks for an event of ours among theirs.
    pub fn add(&mut self, event: Event) {
        if let Some(theirs) = own_id(&event.id).and_then(|id| self.same.get(&id)).copied() {
            let points = telling::explained(&event, &self.others.events[theirs as usize]).points;
            self.ids.push(event.id.into());
            let ours = self.ids.len() as u32 - 1;
            self.found.push(Alike { points, ours, theirs, refusal: None, is_same: true });
            return;
        }
        let page = if telling::days(&event).bounds().is_some() { &mut self.dated } else { &mut self.loose };
        page.push(event);
        if self.dated.len() == PAGE {
            let page = std::mem::take(&mut self.dated);
            self.compare(&page);
        }
        if self.loose.len() == PAGE {
            let page = std::mem::take(&mut self.loose);
            self.compare(&page);
        }
    }

    fn compare(&mut self, page: &[Event]) {
        let beside = self.beside(page);
        if page.is_empty() || beside.is_empty() {
            return;
        }
        let theirs = beside.iter().map(|n| &self.others.events[*n as usize]);
        let collection = telling::collection(page.iter(), theirs);
        let mut numbers: HashMap<u32, u32> = HashMap::new();
        for Likeness { points, a, b, refusal } in across(&collection, page.len() as u32) {
            let ours = *numbers.entry(a).or_insert_with(|| {
                self.ids.push(page[a as usize].id.as_str().into());
                self.ids.len() as u32 - 1
            });
            self.found.push(Alike { points, ours, theirs: beside[b as usize - page.len()], refusal, is_same: false });
        }
    }

    /// Theirs that some event of a page can meet, in their order.
    fn beside(&self, page: &[Event]) -> Vec<u32> {
        let mut span: Option<(i32, i32)> = None;
        for event in page {
            let bounds = telling::days(event).bounds();
            let Some((first, last)) = bounds.or_else(|| telling::told(event).map(|(a, b)| (a - RECALLED, b))) else {
                // Of this one no time is known at all.
                return (0..self.others.events.len() as u32).collect();
            };
            span = Some(span.map_or((first, last), |(a, b)| (a.min(first), b.max(last))));
        }
        let Some((first, last)) = span else { return Vec::new() };
        let events = &self.others.events;
        let from = events.partition_point(|o| o.days.0 < first - 1 - LONG);
        let to = events.partition_point(|o| o.days.0 <= last + 1);
        let mut out: Vec<u32> =
            (from..to).filter(|n| events[*n].days.1 >= first - 1).map(|n| n as u32).chain(self.long.iter().copied()).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// The pairs, once all of ours were added.
    pub fn finish(mut self) -> Matching {
        for page in [std::mem::take(&mut self.dated), std::mem::take(&mut self.loose)] {
            self.compare(&page);
        }
        let (ids, others) = (&self.ids, &self.others.events);
        self.found
            .sort_by_key(|f| (!f.is_same, std::cmp::Reverse(f.points), &ids[f.ours as usize], &others[f.theirs as usize].id));
        let mut out = Matching {
            ours: HashMap::new(),
            theirs: vec![None; others.len()],
            near: HashMap::new(),
            near_theirs: HashMap::new(),
        };
        for f in self.found.iter().filter(|f| f.refusal.is_none()) {
            let id = &ids[f.ours as usize];
            if out.theirs[f.theirs as usize].is_none() && !out.ours.contains_key(id) {
                out.ours.insert(id.clone(), (f.theirs, f.points));
                out.theirs[f.theirs as usize] = Some(id.clone());
            }
        }
        for f in &self.found {
            let id = &ids[f.ours as usize];
            let why = f.refusal.map_or(Why::Taken, Why::Refused);
            if !out.ours.contains_key(id) {
                out.near.entry(id.clone()).or_insert((f.theirs, f.points, why));
            }
            if out.theirs[f.theirs as usize].is_none() {
                out.near_theirs.entry(f.theirs).or_insert_with(|| (id.clone(), f.points, why));
            }
        }
        out
    }
}

/// Why two events that look alike are no pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Refused(Refusal),
    /// One of them is more like another event.
    Taken,
}

impl Why {
    pub fn text(self) -> &'static str {
        match self {
            // Two events are compared alone here: what is outweighed is only not enough.
            Self::Refused(Refusal::Outweighed) => "too little speaks for their being one event",
            Self::Refused(refusal) => refusal.why(),
            Self::Taken => "one of them is more like another event",
        }
    }
}

/// Which events are pairs.
#[derive(Clone, Debug, Default)]
pub struct Matching {
    /// By identifier of ours: position of theirs and points.
    pub(crate) ours: HashMap<Box<str>, (u32, i32)>,
    /// By position of theirs: identifier of ours.
    pub(crate) theirs: Vec<Option<Box<str>>>,
    /// What came nearest to events that are in no pair.
    pub(crate) near: HashMap<Box<str>, (u32, i32, Why)>,
    pub(crate) near_theirs: HashMap<u32, (Box<str>, i32, Why)>,
}

impl Matching {
    /// How many pairs there are.
    pub fn pairs(&self) -> usize {
        self.ours.len()
    }
}
