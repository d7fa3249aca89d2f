//! What a register can be asked.

/// Where a page begins: after this day and identifier.
pub type After = (i32, String);

/// How much of an event is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    #[default]
    Whole,
    /// What it is counted by, see [`tallied`](crate::register::tallied).
    Tally,
}

impl Part {
    /// The table that holds it, and its column there.
    pub(crate) const fn column(self) -> (&'static str, &'static str) {
        match self {
            Self::Whole => ("event_wire", "wire"),
            Self::Tally => ("event_tally", "tally"),
        }
    }
}

/// Which events are wanted. Every condition that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Days since 1970-01-01: events that may have happened on or after the first, on or before the second.
    pub from: Option<i32>,
    pub until: Option<i32>,
    /// ISO 3166 code.
    pub country: Option<String>,
    pub admin1: Option<String>,
    /// A place's name; spelling variants that are compared as equal are found.
    pub place: Option<String>,
    /// Identifier or name of a perpetrator, target or party that is said to be responsible.
    pub actor: Option<String>,
    pub kind: Option<String>,
    pub status: Option<String>,
    /// At least so many killed, by the policy that gives one number.
    pub killed: Option<u32>,
    /// At most so many, from the one after this place in the order of days and identifiers.
    pub limit: Option<usize>,
    pub after: Option<After>,
    pub part: Part,
}

impl Query {
    /// The page that is asked for as SQL, with the texts that stand for its parameters. `sign` is what a parameter begins with.
    ///
    /// It gives day, identifier and number of one event more than the page holds, where there is one.
    pub(crate) fn sql(&self, sign: char) -> (String, Vec<&str>) {
        let (mut all, mut values): (Vec<String>, Vec<&str>) = Default::default();
        // With an actor, the days and deaths of its events stand beside it.
        let (t, tables) =
            if self.actor.is_some() { ("a", "event_actor a JOIN event e ON e.number = a.event") } else { ("e", "event e") };
        let texts = [
            ("a.actor", &self.actor),
            ("e.country", &self.country),
            ("e.admin1", &self.admin1),
            ("e.place", &self.place),
            ("e.kind", &self.kind),
            ("e.status", &self.status),
        ];
        for (column, value) in texts {
            if let Some(value) = value {
                values.push(value);
                all.push(format!("{column} = {sign}{}", values.len()));
            }
        }
        if let Some(until) = self.until {
            all.push(format!("{t}.first_day <= {until}"));
        }
        if let Some(killed) = self.killed {
            all.push(format!("{t}.killed >= {killed}"));
        }
        if let Some((day, id)) = &self.after {
            values.push(id);
            // The day alone is what an index is entered by.
            all.push(format!("{t}.first_day >= {day} AND ({t}.first_day > {day} OR e.id > {sign}{})", values.len()));
        }
        let limit = self.limit.map_or_else(String::new, |n| format!("LIMIT {}", n.saturating_add(1)));
        let some = |and: Option<String>| {
            let which = all.iter().cloned().chain(and).collect::<Vec<_>>().join(" AND ");
            let which = if which.is_empty() { which } else { format!("WHERE {which}") };
            format!(
                "SELECT * FROM (SELECT {t}.first_day AS day, e.id AS id, e.number AS number FROM {tables} {which}
                 ORDER BY {t}.first_day, e.id {limit}) s"
            )
        };
        // Events that began earlier and may have lasted until that day are found by another index than those that began later;
        // each index is entered where its answer begins.
        let found = match self.from {
            None => some(None),
            Some(day) => {
                let began_before = format!("{t}.first_day < {day} AND {t}.first_day < {t}.last_day AND {t}.last_day >= {day}");
                let mut parts = match self.actor {
                    Some(_) => vec![some(Some(began_before))],
                    None => lasting(day).map(|span| some(Some(format!("{began_before} AND {span}")))).collect(),
                };
                parts.push(some(Some(format!("{t}.first_day >= {day} AND {t}.last_day >= {day}"))));
                parts.join(" UNION ALL ")
            }
        };
        let (table, column) = self.part.column();
        let sql = format!(
            "SELECT f.day, f.id, w.{column} FROM (SELECT * FROM ({found}) u ORDER BY day, id {limit}) f
             JOIN {table} w ON w.event = f.number ORDER BY f.day, f.id"
        );
        (sql, values)
    }

    /// The page of rows that the SQL gave.
    pub(crate) fn page(&self, mut rows: Vec<(i32, String, Vec<u8>)>) -> Page {
        let mut page = Page::default();
        if let Some(limit) = self.limit.filter(|limit| rows.len() > *limit) {
            rows.truncate(limit);
            page.next = rows.last().map(|(day, id, _)| (*day, id.clone()));
        }
        page.events = rows.into_iter().map(|(_, _, wire)| wire).collect();
        page
    }
}

/// Events may have lasted so many days at most: a week, two months, a year. Those of each span that reach to a day began at most
/// so long before it; the span is what the index on them begins with (`event_span`, which has the same numbers).
const SPANS: [i32; 3] = [7, 62, 366];
/// The span of an event, 0 where it is longer or open. The index is found by these very words.
const SPAN: &str = "CASE WHEN CAST(e.last_day AS BIGINT) - e.first_day <= 7 THEN 7 \
                    WHEN CAST(e.last_day AS BIGINT) - e.first_day <= 62 THEN 62 \
                    WHEN CAST(e.last_day AS BIGINT) - e.first_day <= 366 THEN 366 ELSE 0 END";

/// Of each span, the condition that events which may have lasted until a day are among.
fn lasting(day: i32) -> impl Iterator<Item = String> {
    let bounded = SPANS.iter().map(move |n| format!("{SPAN} = {n} AND e.first_day >= {}", day.saturating_sub(*n)));
    bounded.chain([format!("{SPAN} = 0")])
}

/// Some events in the order of their days, those without a day last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    pub events: Vec<Vec<u8>>,
    /// Where the next page begins, where there is one.
    pub next: Option<After>,
}

/// A report in which words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub report: String,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<String>,
    /// Words around the first place where they stand.
    pub excerpt: String,
    /// The events that the report tells of.
    pub events: Vec<String>,
}

/// The day of events without one, in the order of days.
pub const NO_DAY: i32 = i32::MAX;
