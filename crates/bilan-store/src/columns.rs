//! Rows column by column, to compare a register with what follows from its reports and decisions.

use bilan::Report;

use crate::query::NO_DAY;
use crate::rows::{EventRow, LineRow, NewReading, TollRow, body_hash};

/// What a column holds. Numbers and truth values of a store are integers.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
pub enum Value {
    Null,
    Integer(i64),
    Real(f64),
    Text(String),
    Bytes(Vec<u8>),
}

impl From<Option<Value>> for Value {
    fn from(value: Option<Value>) -> Self {
        value.unwrap_or(Self::Null)
    }
}

/// A text as both stores hold it: PostgreSQL's columns cannot hold the character that no text of a report should have.
fn text(value: &str) -> Value {
    Value::Text(value.replace('\0', "\u{FFFD}"))
}

fn perhaps(value: Option<&str>) -> Value {
    value.map(text).into()
}

fn number(value: Option<u32>) -> Value {
    value.map(|n| Value::Integer(i64::from(n))).into()
}

fn day(value: Option<i32>) -> Value {
    Value::Integer(i64::from(value.unwrap_or(NO_DAY)))
}

/// A table whose rows belong to an event or a report.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    pub name: &'static str,
    /// The table of what its rows belong to, and the column that holds its number.
    pub of: &'static str,
    pub by: &'static str,
    pub columns: &'static [&'static str],
}

impl Table {
    /// The rows of one thing, or of those that a condition names by their identifiers, as SQL: the identifier, then each column.
    pub(crate) fn sql(&self, condition: &str) -> String {
        let Self { name, of, by, columns } = self;
        let columns: Vec<String> = columns.iter().map(|c| format!("t.{c}")).collect();
        format!("SELECT o.id, {} FROM {of} o JOIN {name} t ON t.{by} = o.number WHERE o.id {condition}", columns.join(", "))
    }
}

/// What a store keeps of a report besides the text, whose checksum stands in `about`.
pub const REPORT: Table = Table { name: "report", of: "report", by: "number", columns: &["title", "body"] };
pub const READING: Table = Table { name: "reading", of: "report", by: "number", columns: &["reader", "sketch", "reading"] };
pub const MARK: Table = Table { name: "mark", of: "report", by: "report", columns: &["family", "runs", "keys"] };
pub const WIRE: Table = Table { name: "event_wire", of: "event", by: "event", columns: &["wire"] };
/// What events are found by. The order of the tables is that of [`of_event`].
pub const OF_EVENT: [Table; 6] = [
    Table {
        name: "event",
        of: "event",
        by: "number",
        columns: &[
            "first_day",
            "last_day",
            "country",
            "admin1",
            "place",
            "kind",
            "status",
            "killed",
            "name",
            "lat",
            "lon",
            "precision",
            "parties",
            "review",
        ],
    },
    Table { name: "event_actor", of: "event", by: "event", columns: &["actor", "first_day", "last_day", "killed"] },
    Table { name: "incident", of: "event", by: "event", columns: &["id"] },
    Table {
        name: "toll",
        of: "event",
        by: "event",
        columns: &["policy", "effect", "victims", "side", "low", "best", "high", "joint"],
    },
    Table {
        name: "line",
        of: "event",
        by: "event",
        columns: &[
            "statement",
            "incident",
            "effect",
            "victims",
            "side",
            "low",
            "high",
            "speaker",
            "speaker_name",
            "stance",
            "losses",
            "superseded",
            "quote",
        ],
    },
    Table { name: "event_tally", of: "event", by: "event", columns: &["tally"] },
];

/// The rows that an event should have in each table.
pub fn of_event(e: &EventRow) -> [Vec<Vec<Value>>; 6] {
    let own = vec![
        day(e.first_day),
        day(e.last_day),
        perhaps(e.country.as_deref()),
        perhaps(e.admin1.as_deref()),
        perhaps(e.place.as_deref()),
        text(e.kind),
        text(&e.status),
        number(e.killed),
        perhaps(e.name.as_deref()),
        e.point.map(|p| Value::Real(p.0)).into(),
        e.point.map(|p| Value::Real(p.1)).into(),
        perhaps(e.precision.as_deref()),
        text(&e.parties),
        text(&e.review),
    ];
    let actor = |name: &String| vec![text(name), day(e.first_day), day(e.last_day), number(e.killed)];
    [
        vec![own],
        e.actors.iter().map(actor).collect(),
        e.incidents.iter().map(|id| vec![text(id)]).collect(),
        e.tolls.iter().map(toll).collect(),
        e.lines.iter().map(line).collect(),
        vec![vec![Value::Bytes(e.tally.clone())]],
    ]
}

fn toll(t: &TollRow) -> Vec<Value> {
    let (low, best, high) = (number(t.low), number(t.best), number(t.high));
    let joint = Value::Integer(i64::from(t.joint));
    vec![text(&t.policy), text(t.effect), text(t.victims), perhaps(t.of.as_deref()), low, best, high, joint]
}

fn line(l: &LineRow) -> Vec<Value> {
    vec![
        text(&l.statement),
        text(&l.incident),
        text(l.effect),
        text(l.victims),
        perhaps(l.of.as_deref()),
        number(Some(l.low)),
        number(l.high),
        perhaps(l.speaker),
        perhaps(l.speaker_name.as_deref()),
        text(l.stance),
        text(&l.side),
        Value::Integer(i64::from(l.superseded)),
        text(&l.quote),
    ]
}

pub fn of_report(report: &Report) -> Vec<Value> {
    vec![perhaps(report.metadata.title.as_deref()), text(&body_hash(report))]
}

pub fn of_reading(reading: &NewReading<'_>) -> Vec<Value> {
    vec![text(reading.reader), Value::Bytes(reading.sketch.clone()), Value::Bytes(reading.reading.clone())]
}

/// The first column in which rows differ; `None` where they are the same, in whatever order.
pub fn differ(table: &Table, mut there: Vec<Vec<Value>>, mut wanted: Vec<Vec<Value>>) -> Option<String> {
    let order = |a: &Vec<Value>, b: &Vec<Value>| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal);
    there.sort_by(order);
    wanted.sort_by(order);
    if there.len() != wanted.len() {
        return Some(format!("table {} has {} rows where {} follow", table.name, there.len(), wanted.len()));
    }
    let (a, b) = there.iter().zip(&wanted).find(|(a, b)| a != b)?;
    let at = a.iter().zip(b).position(|(a, b)| a != b)?;
    Some(format!("column {} of table {} is not what follows", table.columns[at], table.name))
}
