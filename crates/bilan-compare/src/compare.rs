//! The comparison itself: rows of pairs and of what one side lacks, and what they come to.

use std::collections::BTreeMap;

use bilan::model::Effect;
use bilan::publish::event_wire::Event;
use bilan::resolve::day_of;
use bilan_export::{Told, harmed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::differ::differences;
use crate::matching::Matching;
use crate::other::Other;
use crate::read::{Others, own_id};
use crate::row::{About, Found, How, Nearest, Number, Ours, Reason, Row, Theirs};
use crate::telling;

/// Says what the two sides have and lack. `matching` must come from the same events and the same data set.
pub struct Comparing<'c> {
    pub others: &'c Others,
    pub matching: &'c Matching,
}

impl Comparing<'_> {
    /// The row of an event of ours.
    pub fn ours(&self, told: &Told) -> Row {
        let id = told.event.id.as_str();
        let Some((at, points)) = self.matching.ours.get(id) else {
            let nearest = self.matching.near.get(id).map(|(at, points, why)| Nearest {
                id: self.others.events[*at as usize].id.to_string(),
                points: *points,
                why: why.text().to_owned(),
            });
            return Row { nearest, ..row(Found::Ours, Some(ours(&told.event)), None) };
        };
        let other = &self.others.events[*at as usize];
        let compared = telling::explained(&told.event, other);
        let because = compared.evidence.iter().map(|e| Reason {
            evidence: e.name().to_owned(),
            points: e.points(),
            meaning: e.meaning().to_owned(),
        });
        Row {
            points: Some(*points),
            because: same_id(&told.event, other).into_iter().chain(because).collect(),
            differences: differences(told, other, self.others.counts_deaths),
            ..row(Found::Both, Some(ours(&told.event)), Some(theirs(other)))
        }
    }

    /// The rows of what they have and we lack, in the order of days.
    pub fn theirs(&self) -> impl Iterator<Item = Row> {
        let lacking = (0..self.others.events.len()).filter(|n| self.matching.theirs[*n].is_none());
        lacking.map(|n| {
            let nearest = self.matching.near_theirs.get(&(n as u32)).map(|(id, points, why)| Nearest {
                id: id.to_string(),
                points: *points,
                why: why.text().to_owned(),
            });
            Row { nearest, ..row(Found::Theirs, None, Some(theirs(&self.others.events[n]))) }
        })
    }
}

/// What comes before all points: theirs is an event of ours that was exported.
fn same_id(event: &Event, other: &Other) -> Option<Reason> {
    let is_same = other.ours.is_some() && own_id(&event.id) == other.ours;
    is_same.then(|| Reason {
        evidence: "same_id".to_owned(),
        points: 0,
        meaning: "theirs bears the identifier of ours".to_owned(),
    })
}

fn row(found: Found, ours: Option<Ours>, theirs: Option<Theirs>) -> Row {
    Row { found, ours, theirs, points: None, because: Vec::new(), differences: Vec::new(), nearest: None }
}

fn ours(event: &Event) -> Ours {
    let (date, place) = (event.date.as_ref(), event.place.as_ref());
    let mut actors: Vec<String> = event.perpetrators.iter().chain(&event.targets).map(|p| p.name.clone()).collect();
    for r in &event.responsibility {
        if !actors.contains(&r.name) {
            actors.push(r.name.clone());
        }
    }
    Ours {
        id: event.id.clone(),
        kind: event.kind,
        date: date.and_then(|d| d.edtf.clone()),
        earliest: date.and_then(|d| d.earliest.clone()),
        latest: date.and_then(|d| d.latest.clone()),
        place: place.map(|p| p.name.clone()),
        admin1: place.and_then(|p| p.admin1.clone()),
        country: event.country.clone(),
        lat: place.and_then(|p| p.lat),
        lon: place.and_then(|p| p.lon),
        actors,
        killed: harmed(event, Effect::Killed).map(|n| Number { low: n.low, best: n.best, high: n.high }),
        policy: event.tolls.first().map(|t| t.policy.clone()),
        reports: event.reports.len(),
        contested: event.status == "contested",
    }
}

fn theirs(other: &Other) -> Theirs {
    let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    // A single precision number would show digits that the file does not have.
    let degrees = |n: f32| n.to_string().parse().ok();
    let d = other.deaths;
    Theirs {
        id: other.id.to_string(),
        line: other.line,
        earliest: day_of(other.days.0).unwrap_or_default(),
        latest: day_of(other.days.1).unwrap_or_default(),
        place: known(&other.place),
        admin1: known(&other.admin1),
        country: known(other.country),
        lat: other.point.and_then(|p| degrees(p.0)),
        lon: other.point.and_then(|p| degrees(p.1)),
        actors: other.parties.iter().map(|p| p.name.to_string()).collect(),
        killed: d.best.map(|_| Number { low: d.low, best: d.best, high: d.high }),
        source: known(&other.sources),
    }
}

/// What all rows come to.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    pub both: usize,
    pub ours: usize,
    pub theirs: usize,
    /// Pairs without any difference.
    pub agree: usize,
    /// Differences by what they are about and how the sides stand, such as `killed`, `beyond`.
    pub differences: BTreeMap<About, BTreeMap<How, usize>>,
    /// Pairs by month of theirs, then what only we and only they have.
    pub months: BTreeMap<String, [usize; 3]>,
}

impl Counts {
    pub fn add(&mut self, row: &Row) {
        let (count, at) = match row.found {
            Found::Both => (&mut self.both, 0),
            Found::Ours => (&mut self.ours, 1),
            Found::Theirs => (&mut self.theirs, 2),
        };
        *count += 1;
        self.agree += usize::from(row.found == Found::Both && row.differences.is_empty());
        for d in &row.differences {
            *self.differences.entry(d.about).or_default().entry(d.how).or_default() += 1;
        }
        let month = |day: &str| day.get(..7).map(str::to_owned);
        let theirs = row.theirs.as_ref().and_then(|t| month(&t.earliest));
        let ours = || row.ours.as_ref().and_then(|o| Some((month(o.earliest.as_ref()?)?, month(o.latest.as_ref()?)?)));
        let month = theirs.or_else(|| ours().filter(|(a, b)| a == b).map(|(a, _)| a));
        if let Some(month) = month {
            self.months.entry(month).or_default()[at] += 1;
        }
    }

    /// The share of theirs that we have too.
    pub fn share(&self) -> Option<f64> {
        let all = self.both + self.theirs;
        (all > 0).then(|| self.both as f64 / all as f64)
    }
}
