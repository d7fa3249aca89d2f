//! Main incidents: which of the reading is which of gold, and whether its fields are right.

use std::collections::BTreeSet;

use bilan::model::{Effect, Role, Stance};
use bilan::publish::wire;

use super::days::fits;
use super::gold::{Event, Gold};
use super::key::Key;
use super::measure::{Measure, Scores};
use super::names::{fold, same_place};
use super::words::words;

/// An incident of gold and the one that was read for it.
struct Pair<'a> {
    coded: &'a Event,
    read: &'a wire::Incident,
}

/// Pairs the main incidents and compares the fields of each pair.
pub fn compare(gold: &Gold, incidents: &[wire::Incident], scores: &mut Scores) {
    let coded: Vec<&Event> = gold.events.iter().filter(|e| e.main).collect();
    let read: Vec<&wire::Incident> = incidents.iter().filter(|i| i.role == Role::Main).collect();
    let pairs = pair(&coded, &read);
    let tally = scores.tally_mut(Measure::MainIncident);
    tally.gold += coded.len();
    tally.predicted += read.len();
    tally.matched += pairs.len();
    for (_, event) in coded.iter().enumerate().filter(|(i, _)| pairs.iter().all(|p| p.0 != *i)) {
        scores.miss(Measure::MainIncident, &gold.doc, format!("{:?}, {:?}", event.place, event.day()));
    }
    for (_, incident) in read.iter().enumerate().filter(|(j, _)| pairs.iter().all(|p| p.1 != *j)) {
        let (place, date) = (incident.place.as_ref().map(|p| &p.name), incident.date.as_ref().map(|d| &d.edtf));
        scores.extra(Measure::MainIncident, &gold.doc, format!("{place:?}, {date:?}"));
    }
    for (i, j) in pairs {
        Pair { coded: coded[i], read: read[j] }.compare(&gold.doc, scores);
    }
}

/// Pairs by likeness, the most alike first. What shares neither place, date nor figure is no pair.
///
/// Likeness is 3 for the place, 1 for the date and 2 for each figure; where two pairs are equally alike, those later in
/// the text come first.
fn pair(coded: &[&Event], read: &[&wire::Incident]) -> Vec<(usize, usize)> {
    let mut alike = Vec::new();
    for (i, event) in coded.iter().enumerate() {
        for (j, incident) in read.iter().enumerate() {
            alike.push((likeness(event, incident), i, j));
        }
    }
    alike.sort_unstable_by(|a, b| b.cmp(a));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (likeness, i, j) in alike {
        if likeness > 0 && pairs.iter().all(|p| p.0 != i && p.1 != j) {
            pairs.push((i, j));
        }
    }
    pairs
}

fn likeness(event: &Event, incident: &wire::Incident) -> usize {
    let date = event.date.as_deref().filter(|d| !d.is_empty());
    let same_date = date.is_some() && date == incident.date.as_ref().map(|d| d.edtf.as_str());
    let coded: BTreeSet<Key> = event.tolls.iter().map(Key::of_gold).collect();
    let read: BTreeSet<Key> = incident.tolls.iter().map(Key::of_read).collect();
    3 * usize::from(is_place(event, incident)) + usize::from(same_date) + 2 * coded.intersection(&read).count()
}

fn is_place(event: &Event, incident: &wire::Incident) -> bool {
    match (event.place.as_deref(), &incident.place) {
        (Some(coded), Some(read)) => same_place(coded, &read.name) || same_place(coded, &read.as_written),
        _ => false,
    }
}

impl Pair<'_> {
    fn compare(&self, doc: &str, scores: &mut Scores) {
        self.date(doc, scores);
        self.place(doc, scores);
        self.kind(doc, scores);
        self.perpetrator(doc, scores);
        self.responsibility(doc, scores);
        self.killed(scores);
    }

    fn date(&self, doc: &str, scores: &mut Scores) {
        let Some(coded) = self.coded.day() else { return };
        let read = self.read.date.as_ref();
        let right = read.is_some_and(|read| fits(&coded, read));
        let edtf = read.map(|d| d.edtf.as_str());
        slot(scores, Measure::Date, doc, (true, edtf.is_some(), right), || format!("{coded}, read {edtf:?}"));
    }

    fn place(&self, doc: &str, scores: &mut Scores) {
        let Some(coded) = self.coded.place.as_deref().filter(|p| !p.is_empty()) else { return };
        let read = self.read.place.as_ref().map(|p| p.name.as_str()).filter(|n| !n.is_empty());
        let right = is_place(self.coded, self.read);
        slot(scores, Measure::Place, doc, (true, read.is_some(), right), || format!("{coded}, read {read:?}"));
    }

    fn kind(&self, doc: &str, scores: &mut Scores) {
        let coded = self.coded.kind.as_deref().filter(|k| !k.is_empty());
        let read = self.read.kind.name();
        let right = coded.is_some_and(|coded| words().kind(coded) == words().kind(read));
        slot(scores, Measure::Kind, doc, (coded.is_some(), true, right), || format!("{coded:?}, read {read}"));
    }

    /// Who did it, where gold names somebody in particular: among those named and those said to be responsible.
    fn perpetrator(&self, doc: &str, scores: &mut Scores) {
        let Some(coded) = self.coded.author().filter(|a| !words().is_nobody(a)) else { return };
        let named = self.read.perpetrators.iter().flat_map(|a| [a.actor.as_deref(), Some(&a.name), Some(&a.as_written)]);
        let responsible = self.read.responsibility.iter().flat_map(|r| [r.actor.as_deref(), Some(&r.name)]);
        let read: Vec<String> = named.chain(responsible).flatten().filter(|n| !n.is_empty()).map(fold).collect();
        let right = read.iter().any(|name| is_name(coded, name));
        slot(scores, Measure::Perpetrator, doc, (true, !read.is_empty(), right), || format!("{coded}, read {read:?}"));
    }

    fn responsibility(&self, doc: &str, scores: &mut Scores) {
        let coded = self.coded.claimed_by.as_deref().filter(|c| !c.is_empty());
        let claims = self.read.responsibility.iter().filter(|r| r.stance == Stance::Claimed);
        let read: Vec<String> = claims.flat_map(|r| [r.actor.as_deref(), Some(&r.name)]).flatten().map(fold).collect();
        let right = coded.is_some_and(|coded| read.iter().any(|name| is_name(coded, name)));
        let what = || format!("{coded:?}, read {read:?}");
        if coded.is_none() && !read.is_empty() {
            scores.extra(Measure::Responsibility, doc, what());
        }
        slot(scores, Measure::Responsibility, doc, (coded.is_some(), !read.is_empty(), right), what);
    }

    /// Figures of people killed that stand at this incident alone.
    fn killed(&self, scores: &mut Scores) {
        let killed = Effect::Killed;
        let coded = self.coded.tolls.iter().filter(|t| t.effect == killed.name());
        let allowed: BTreeSet<Key> = coded.clone().map(Key::of_gold).collect();
        let optional: BTreeSet<Key> = self.coded.tolls.iter().filter(|t| t.optional).map(Key::of_gold).collect();
        let demanded: BTreeSet<Key> = coded.filter(|t| t.joint_with.is_empty()).map(Key::of_gold).collect();
        let demanded: BTreeSet<Key> = demanded.difference(&optional).cloned().collect();
        let alone = self.read.tolls.iter().filter(|t| t.effect == killed && t.joint_with.is_empty());
        let read: BTreeSet<Key> = alone.map(Key::of_read).collect();
        let tally = scores.tally_mut(Measure::KilledInMain);
        tally.gold += demanded.len();
        tally.predicted += read.len();
        tally.matched += demanded.intersection(&read).count();
        tally.allowed += read.iter().filter(|key| allowed.contains(key) && !demanded.contains(key)).count();
    }
}

/// Whether a folded name means who is coded: the same class, or the name mentions it.
fn is_name(coded: &str, name: &str) -> bool {
    words().class(coded) == words().class(name) || name.contains(&fold(coded))
}

/// Counts a field; `(in gold, in the reading, right)`.
fn slot(scores: &mut Scores, measure: Measure, doc: &str, (coded, read, right): (bool, bool, bool), what: impl Fn() -> String) {
    scores.tally_mut(measure).slot(coded, read, right);
    if coded && !right {
        scores.miss(measure, doc, what());
    }
}
