//! What all events are found, counted and drawn by, held in memory: some sixty bytes an event.
//!
//! A register changes seldom and is looked at often, by any mix of conditions at once. A pass over a million such rows takes a
//! few milliseconds, which no index of a database gives for every mix. The events themselves stay in the store.

use bilan::model::Kind;
use bilan_store::Brief;
use rustc_hash::FxHashMap;

/// The day of events whose days are open, as in the store.
pub const NO_DAY: i32 = i32::MAX;
/// An event whose deaths nobody gives.
pub const NO_NUMBER: u32 = u32::MAX;
/// The point of an event without one.
pub const NOWHERE: u32 = u32::MAX;
/// A text that is not there.
pub const NONE: u32 = 0;

pub const STATUSES: [&str; 5] = ["one_source", "several_sources", "contested", "confirmed", "rejected"];
pub const PRECISIONS: [&str; 5] = ["point", "near", "district", "region", "country"];

/// One event. Texts are numbers of [`Index::text`].
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub id: u64,
    pub first: i32,
    pub last: i32,
    pub killed: u32,
    pub country: u32,
    /// One of [`Index::divisions`]; [`NOWHERE`] where it has none.
    pub division: u32,
    pub place: u32,
    /// The place's name in the form in which names are compared.
    pub place_key: u32,
    /// One of [`Index::points`]; [`NOWHERE`] where it has none.
    pub point: u32,
    /// Where its parties begin in [`Index::parties`], and how many they are.
    pub parties: u32,
    pub parties_n: u16,
    pub kind: u8,
    pub status: u8,
}

/// Coordinates in degrees with how precisely they are known, the position of that in [`PRECISIONS`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub lat: f64,
    pub lon: f64,
    pub precision: u8,
}

impl Row {
    pub fn is_located(&self) -> bool {
        self.point != NOWHERE
    }

    pub fn is_dated(&self) -> bool {
        self.first != NO_DAY || self.last != NO_DAY
    }

    pub fn is_rejected(&self) -> bool {
        STATUSES.get(self.status as usize) == Some(&"rejected")
    }

    pub fn name(&self) -> String {
        format!("{:016x}", self.id)
    }
}

/// A party of events: identifier where it is a known actor, and name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Party {
    pub id: Option<String>,
    pub name: String,
}

/// All events in the order of their days, those without a day last.
#[derive(Default)]
pub struct Index {
    pub rows: Vec<Row>,
    pub parties: Vec<u32>,
    pub known: Vec<Party>,
    /// Each once, however many events lie there.
    pub points: Vec<Point>,
    /// First divisions as country and name.
    pub divisions: Vec<(u32, u32)>,
    texts: Vec<String>,
    numbers: FxHashMap<String, u32>,
    of_party: FxHashMap<(u32, u32), u32>,
    of_point: FxHashMap<(u64, u64, u8), u32>,
    of_division: FxHashMap<(u32, u32), u32>,
}

impl Index {
    pub fn new() -> Self {
        let mut index = Self::default();
        index.number(Some(""));
        index
    }

    pub fn text(&self, number: u32) -> Option<&str> {
        (number != NONE).then(|| self.texts[number as usize].as_str())
    }

    /// The number of a text, where any event has it.
    pub fn known_text(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    pub fn parties_of(&self, row: &Row) -> &[u32] {
        &self.parties[row.parties as usize..row.parties as usize + usize::from(row.parties_n)]
    }

    /// So many different texts there are.
    pub fn texts(&self) -> usize {
        self.texts.len()
    }

    /// The countries of events, each once.
    pub fn countries(&self) -> impl Iterator<Item = &str> {
        let mut seen = vec![false; self.texts.len()];
        let numbers = self.rows.iter().map(|r| r.country).filter(move |c| !std::mem::replace(&mut seen[*c as usize], true));
        numbers.filter_map(|c| self.text(c))
    }

    fn number(&mut self, text: Option<&str>) -> u32 {
        let Some(text) = text else { return NONE };
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.texts.len() as u32;
        self.texts.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        number
    }

    fn party(&mut self, id: Option<&str>, name: &str) -> u32 {
        let key = (self.number(id), self.number(Some(name)));
        let next = self.known.len() as u32;
        let number = *self.of_party.entry(key).or_insert(next);
        if number == next {
            self.known.push(Party { id: id.map(str::to_owned), name: name.to_owned() });
        }
        number
    }

    fn point(&mut self, brief: &Brief<'_>) -> u32 {
        let Some((lat, lon)) = brief.point else { return NOWHERE };
        let precision = brief.precision.and_then(|p| PRECISIONS.iter().position(|k| *k == p)).unwrap_or_default() as u8;
        let next = self.points.len() as u32;
        let number = *self.of_point.entry((lat.to_bits(), lon.to_bits(), precision)).or_insert(next);
        if number == next {
            self.points.push(Point { lat, lon, precision });
        }
        number
    }

    fn division(&mut self, country: u32, name: Option<&str>) -> u32 {
        let name = self.number(name);
        if name == NONE {
            return NOWHERE;
        }
        let next = self.divisions.len() as u32;
        let number = *self.of_division.entry((country, name)).or_insert(next);
        if number == next {
            self.divisions.push((country, name));
        }
        number
    }

    pub fn add(&mut self, brief: &Brief<'_>) {
        let Ok(id) = u64::from_str_radix(brief.id, 16) else { return };
        let parties = self.parties.len() as u32;
        for (id, name) in brief.parties().take(usize::from(u16::MAX)) {
            let party = self.party(id, name);
            self.parties.push(party);
        }
        let country = self.number(brief.country);
        let row = Row {
            id,
            first: brief.first_day.unwrap_or(NO_DAY),
            last: brief.last_day.unwrap_or(NO_DAY),
            killed: brief.killed.unwrap_or(NO_NUMBER),
            country,
            division: self.division(country, brief.admin1),
            place: self.number(brief.name),
            place_key: self.number(brief.place),
            point: self.point(brief),
            parties,
            parties_n: (self.parties.len() as u32 - parties) as u16,
            kind: Kind::ALL.iter().position(|k| k.name() == brief.kind).unwrap_or_default() as u8,
            status: STATUSES.iter().position(|s| *s == brief.status).unwrap_or_default() as u8,
        };
        self.rows.push(row);
    }

    /// Puts the events into their order, once all are there.
    pub fn finish(mut self) -> Self {
        self.rows.sort_unstable_by_key(|r| (r.first, r.id));
        self.rows.dedup_by_key(|r| r.id);
        (self.of_party, self.of_point, self.of_division) = Default::default();
        self.rows.shrink_to_fit();
        self.parties.shrink_to_fit();
        self
    }
}
