//! The summary itself: groups of events with their counts and tolls.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

use bilan::model::Effect;
use bilan::publish::event_wire::Event;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::by::{By, Key};
use crate::sum::Sum;

/// The effects that are added up. The same people may be told of under several, so effects are never added to each other.
pub const EFFECTS: [Effect; 5] = [Effect::Killed, Effect::Wounded, Effect::Captured, Effect::Abducted, Effect::Missing];

/// How many events there are, and what their tolls come to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Counted {
    pub events: usize,
    /// Of them, those whose accounts contradict each other.
    pub contested: usize,
    /// By effect; one of which nothing is told is missing.
    pub tolls: BTreeMap<String, Sum>,
}

impl Counted {
    fn add(&mut self, event: &Event, tolls: &[Harm]) {
        self.events += 1;
        self.contested += usize::from(event.status == "contested");
        for harm in tolls {
            self.tolls.entry(harm.effect.name().to_owned()).or_default().add(harm.numbers, harm.joint);
        }
    }

    /// What is told of an effect.
    pub fn toll(&self, effect: Effect) -> Option<&Sum> {
        self.tolls.get(effect.name())
    }
}

/// One group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Row {
    /// One for each of [`Summary::by`], in the same order; `null` where it is unknown.
    pub key: Vec<Key>,
    #[serde(flatten)]
    pub counted: Counted,
}

/// Events by one or two things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    pub by: Vec<By>,
    /// The policy that the numbers come from; `null` where no event has any.
    pub policy: Option<String>,
    /// All events, each once. Rows may come to more, where an event stands in several.
    pub whole: Counted,
    /// In the order of their keys; what is unknown comes last.
    pub rows: Vec<Row>,
    /// What parties without identifier, and those with one, are called in reports.
    pub names: BTreeMap<String, String>,
}

/// What an event says of one effect.
struct Harm {
    effect: Effect,
    numbers: Option<bilan_export::Numbers>,
    joint: usize,
}

/// Takes events one at a time, and keeps only groups.
#[derive(Clone, Debug)]
pub struct Summarizer {
    by: Vec<By>,
    policies: BTreeSet<String>,
    whole: Counted,
    /// Unknown is the last of the order.
    rows: BTreeMap<Vec<(bool, Key)>, Counted>,
    names: BTreeMap<String, String>,
}

impl Summarizer {
    pub fn new(by: &[By]) -> Self {
        let (policies, whole, rows, names) = Default::default();
        Self { by: by.to_vec(), policies, whole, rows, names }
    }

    /// Counts an event. What somebody rejected is none of the events, and is passed over.
    pub fn add(&mut self, event: &Event) {
        if event.status == "rejected" {
            return;
        }
        let tolls: Vec<Harm> = EFFECTS.into_iter().filter_map(|effect| harm(event, effect)).collect();
        self.whole.add(event, &tolls);
        if let Some(toll) = event.tolls.iter().find(|t| !self.policies.contains(&t.policy)) {
            self.policies.insert(toll.policy.clone());
        }
        let mut keys: Vec<Vec<(bool, Key)>> = vec![Vec::new()];
        if self.by.contains(&By::Actor) {
            self.name(event);
        }
        for by in &self.by {
            let own = by.keys(event);
            let with = |key: &Vec<(bool, Key)>| {
                own.iter().map(|o| key.iter().cloned().chain([(o.is_none(), o.clone())]).collect()).collect::<Vec<_>>()
            };
            keys = keys.iter().flat_map(with).collect();
        }
        keys.into_iter().for_each(|key| self.rows.entry(key).or_default().add(event, &tolls));
    }

    fn name(&mut self, event: &Event) {
        let parties = event.perpetrators.iter().chain(&event.targets).map(|p| (p.actor.as_ref(), &p.name));
        for (id, name) in parties.chain(event.responsibility.iter().map(|r| (r.actor.as_ref(), &r.name))) {
            self.names.entry(id.unwrap_or(name).clone()).or_insert_with(|| name.clone());
        }
    }

    pub fn finish(self) -> Summary {
        let row = |(key, counted): (Vec<(bool, Key)>, Counted)| Row { key: key.into_iter().map(|(_, k)| k).collect(), counted };
        Summary {
            policy: (!self.policies.is_empty()).then(|| self.policies.into_iter().collect::<Vec<_>>().join("+")),
            by: self.by,
            whole: self.whole,
            rows: self.rows.into_iter().map(row).collect(),
            names: self.names,
        }
    }
}

fn harm(event: &Event, effect: Effect) -> Option<Harm> {
    let numbers = bilan_export::harmed(event, effect);
    let joint = event.tolls.iter().filter(|t| t.effect == effect && !t.joint_with.is_empty()).count();
    (numbers.is_some() || joint > 0).then_some(Harm { effect, numbers, joint })
}

/// The summary of some events by one or two things; without any, their whole.
pub fn summary<E: Borrow<Event>>(events: impl IntoIterator<Item = E>, by: &[By]) -> Summary {
    let mut summarizer = Summarizer::new(by);
    events.into_iter().for_each(|event| summarizer.add(event.borrow()));
    summarizer.finish()
}
