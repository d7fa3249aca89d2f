//! What a person should look at.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use axum::Json;
use axum::extract::{RawQuery, State};
use bilan::publish::event_wire::{Event, Reason};
use bilan::reconcile::Policy;
use bilan_store::{Brief, Register};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::app::{App, View};
use crate::asked::Asked;
use crate::decisions::Decided;
use crate::index::Index;
use crate::page::{Cursors, slice};
use crate::params::Params;
use crate::problem::Problem;
use crate::short::ShortEvent;

/// Why something is to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Contradiction,
    Merge,
    Place,
    Date,
    Statement,
    Decision,
}

impl What {
    pub const ALL: [Self; 6] = [Self::Contradiction, Self::Merge, Self::Place, Self::Date, Self::Statement, Self::Decision];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Merge => "merge",
            Self::Place => "place",
            Self::Date => "date",
            Self::Statement => "statement",
            Self::Decision => "decision",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|w| w.name() == name)
    }
}

/// One thing to look at, as short as it can be kept.
#[derive(Clone, Copy, Debug)]
pub struct Todo {
    pub what: What,
    event: u64,
    /// Which of the event's: a contradiction; a refusal, or after those a join.
    nth: u16,
}

/// What is to be looked at of many events.
#[derive(Default)]
pub struct Todos {
    all: Vec<Todo>,
    /// Pairs that are there already: both events name them.
    pairs: FxHashSet<u64>,
}

impl Todos {
    pub fn add(&mut self, brief: &Brief<'_>) {
        let Ok(event) = u64::from_str_radix(brief.id, 16) else { return };
        for todo in brief.review() {
            let is_new = todo.pair.is_none_or(|pair| {
                let mut hasher = FxHasher::default();
                pair.hash(&mut hasher);
                self.pairs.insert(hasher.finish())
            });
            if is_new {
                let what = match todo.what {
                    bilan_store::What::Contradiction => What::Contradiction,
                    bilan_store::What::Merge => What::Merge,
                    bilan_store::What::Place => What::Place,
                    bilan_store::What::Date => What::Date,
                    bilan_store::What::Statement => What::Statement,
                };
                self.all.push(Todo { what, event, nth: todo.nth.min(usize::from(u16::MAX)) as u16 });
            }
        }
    }

    /// In the order of the events' days.
    pub fn finish(mut self, index: &Index) -> Vec<Todo> {
        let place: FxHashMap<u64, u32> = index.rows.iter().enumerate().map(|(n, row)| (row.id, n as u32)).collect();
        self.all.sort_by_key(|todo| (place.get(&todo.event).copied(), todo.what, todo.nth));
        self.all
    }
}

fn pair(a: &str, b: &str) -> [String; 2] {
    if a < b { [a.to_owned(), b.to_owned()] } else { [b.to_owned(), a.to_owned()] }
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Queue {
    pub items: Vec<Item>,
    pub total: usize,
    /// How many there are of each, before `what` is looked at.
    pub counts: Counts,
    pub next: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Counts {
    pub contradiction: usize,
    pub merge: usize,
    pub place: usize,
    pub date: usize,
    pub statement: usize,
    pub decision: usize,
}

impl Counts {
    fn add(&mut self, what: What) {
        *match what {
            What::Contradiction => &mut self.contradiction,
            What::Merge => &mut self.merge,
            What::Place => &mut self.place,
            What::Date => &mut self.date,
            What::Statement => &mut self.statement,
            What::Decision => &mut self.decision,
        } += 1;
    }
}

/// One thing to look at, with what can be decided.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Item {
    /// The same for the same thing as long as it is there.
    pub id: String,
    pub what: What,
    /// Absent only where an open decision is about no event any more.
    pub event: Option<ShortEvent>,
    /// The event that this one may be one with.
    pub other: Option<ShortEvent>,
    pub incidents: Vec<String>,
    pub statements: Vec<String>,
    pub why: String,
    /// How much speaks for one event; 80 join two incidents.
    pub points: Option<i32>,
    pub because: Vec<Reason>,
    /// The open decision.
    pub decision: Option<String>,
    /// Bodies for `POST /decisions`, but for what a person has to fill in.
    pub choices: Vec<Choice>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Choice {
    pub what: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incidents: Option<Vec<String>>,
    /// Which field a `set` is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
}

impl Choice {
    fn about(what: &str, event: &str) -> Self {
        Self { what: what.to_owned(), event: Some(event.to_owned()), other: None, incidents: None, field: None, decision: None }
    }

    fn set(event: &str, field: &str) -> Self {
        Self { field: Some(field.to_owned()), ..Self::about("set", event) }
    }
}

pub async fn queue(State(app): State<Arc<App>>, RawQuery(query): RawQuery, mut params: Params) -> Result<Json<Queue>, Problem> {
    let (cursors, after) = Cursors::of(query.as_deref(), &mut params)?;
    let asked = Asked::take(&mut params)?;
    let wanted = params.of_list("what", "merge, contradiction, place, date, statement or decision", What::parse)?;
    let limit = params.limit(20, 200)?;
    params.finish()?;
    if !asked.moment.is_now() {
        return Err(Problem::query("as_of", "what is to be reviewed is so today; leave out as_of and published_until"));
    }
    let view = app.view(&asked.moment).await?;
    let policy = asked.policy;
    let queue = app.pool.ask(move |register| {
        let unfit: Vec<&Decided> = view.known.decided.iter().filter(|d| d.state == "open").collect();
        let kept: FxHashSet<u64> = view.rows(register, &asked)?.into_iter().map(|row| row.id).collect();
        let todo = view.known.todo.iter().filter(|t| kept.contains(&t.event)).map(|t| Shown::Todo(*t));
        let mut all: Vec<Shown<'_>> = unfit.into_iter().map(Shown::Decision).chain(todo).collect();
        let mut counts = Counts::default();
        all.iter().for_each(|shown| counts.add(shown.what()));
        all.retain(|shown| wanted.is_empty() || wanted.contains(&shown.what()));
        let page = slice(all, &cursors, after.as_ref(), limit);
        let items = page.items.iter().filter_map(|shown| item(register, &view, shown, policy).transpose());
        Ok(Queue { items: items.collect::<Result<_, Problem>>()?, total: page.total, counts, next: page.next })
    });
    Ok(Json(queue.await?))
}

/// What stands in the queue.
enum Shown<'d> {
    Todo(Todo),
    /// A decision that no longer fits.
    Decision(&'d Decided),
}

impl Shown<'_> {
    fn what(&self) -> What {
        match self {
            Self::Todo(todo) => todo.what,
            Self::Decision(_) => What::Decision,
        }
    }
}

fn item(register: &mut Register, view: &View, shown: &Shown<'_>, policy: Policy) -> Result<Option<Item>, Problem> {
    let mut short = |id: &String| -> Result<Option<Event>, Problem> {
        Ok(view.events(register, std::slice::from_ref(id))?.pop().map(|p| p.by(policy)))
    };
    let todo = match shown {
        Shown::Todo(todo) => todo,
        Shown::Decision(open) => {
            let id = &open.decision.id;
            let event = open.events.first().map(&mut short).transpose()?.flatten();
            let undo = Choice { decision: Some(id.clone()), event: None, ..Choice::about("undo", "") };
            return Ok(Some(Item {
                id: format!("decision:{id}"),
                what: What::Decision,
                choices: std::iter::once(undo).chain(event.as_ref().map(|e| Choice::about("note", &e.id))).collect(),
                incidents: event.as_ref().map(|e| e.incidents.clone()).unwrap_or_default(),
                event: event.map(ShortEvent::from),
                other: None,
                statements: Vec::new(),
                why: open.why.clone().unwrap_or_default(),
                points: None,
                because: Vec::new(),
                decision: Some(id.clone()),
            }));
        }
    };
    let Some(event) = short(&format!("{:016x}", todo.event))? else { return Ok(None) };
    let nth = usize::from(todo.nth);
    let mut item = Item {
        id: String::new(),
        what: todo.what,
        event: None,
        other: None,
        incidents: event.incidents.clone(),
        statements: Vec::new(),
        why: String::new(),
        points: None,
        because: Vec::new(),
        decision: None,
        choices: Vec::new(),
    };
    let id = event.id.as_str();
    match todo.what {
        What::Contradiction => {
            let Some(c) = event.contradictions.get(nth) else { return Ok(None) };
            item.id = format!("contradiction:{id}:{}", c.statements.join("+"));
            item.statements = c.statements.iter().chain(&c.also).cloned().collect();
            item.why = c.why.clone();
            let field = if c.about == "date" { "date" } else { "toll" };
            item.choices = vec![Choice::about("confirm", id), Choice::set(id, field)];
        }
        What::Merge => {
            if let Some(near) = event.kept_apart.get(nth) {
                item.id = format!("merge:{}", pair(&near.incident, &near.other).join("+"));
                item.incidents = vec![near.incident.clone(), near.other.clone()];
                (item.why, item.points, item.because) = (near.why.clone(), Some(near.points), near.because.clone());
                item.other = short(&near.other_event)?.map(ShortEvent::from);
                item.choices = vec![Choice { other: Some(near.other_event.clone()), ..Choice::about("merge", id) }];
            } else {
                let Some(merge) = event.merges.get(nth - event.kept_apart.len()) else { return Ok(None) };
                item.id = format!("merge:{}", pair(&merge.incidents[0], &merge.incidents[1]).join("+"));
                item.incidents = merge.incidents.to_vec();
                (item.points, item.because) = (Some(merge.points), merge.because.clone());
                let apart = vec![merge.incidents[1].clone()];
                item.choices =
                    vec![Choice::about("confirm", id), Choice { incidents: Some(apart), ..Choice::about("split", id) }];
            }
        }
        What::Place => {
            item.id = format!("place:{id}");
            item.why = event.place.as_ref().map(|p| p.name.clone()).unwrap_or_default();
            item.choices = vec![Choice::set(id, "place"), Choice::about("confirm", id)];
        }
        What::Date => {
            item.id = format!("date:{id}");
            item.why = event.date.as_ref().and_then(|d| d.edtf.clone()).unwrap_or_default();
            item.choices = vec![Choice::set(id, "date"), Choice::about("confirm", id)];
        }
        What::Statement => {
            item.id = format!("statement:{id}");
            item.statements = bilan_store::unsure(&event).map(|line| line.statement.clone()).collect();
            item.choices = vec![Choice::about("confirm", id), Choice::set(id, "toll")];
        }
        What::Decision => return Ok(None),
    }
    item.choices.extend([Choice::about("reject", id), Choice::about("note", id)]);
    item.event = Some(ShortEvent::from(event));
    Ok(Some(item))
}
