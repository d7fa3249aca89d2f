//! Which events are asked for, and from when the register is looked at.

use bilan::lexicon::fold;
use bilan::model::Kind;
use bilan::reconcile::Policy;
use bilan::resolve::day_number;
use bilan_store::register::{Moment, stamp};
use rustc_hash::FxHashSet;

use crate::index::{Index, NO_NUMBER, Row, STATUSES};
use crate::params::{Params, day};
use crate::problem::Problem;

/// Conditions on events; all that are given must hold, and of several values of one any will do.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    pub from: Option<i32>,
    pub until: Option<i32>,
    countries: Vec<String>,
    divisions: Vec<String>,
    place: Option<String>,
    actors: Vec<String>,
    kinds: Vec<Kind>,
    statuses: Vec<String>,
    killed: Option<u32>,
    /// West, south, east, north in degrees; west of the whole is east where it crosses the date line.
    region: Option<[f32; 4]>,
    located: Option<bool>,
    dated: Option<bool>,
    pub words: Option<String>,
    pub policy: Policy,
    pub moment: Moment,
}

/// The names of the parameters that [`Asked::take`] takes, with what they mean.
pub const FILTER: [(&str, &str); 16] = [
    ("from", "day: events that may have happened on it or later"),
    ("until", "day: events that may have happened on it or earlier"),
    ("country", "codes, separated by commas"),
    ("division", "names of first divisions, as `Gao` or `ML:Gao`, separated by commas"),
    ("place", "a place's name in any spelling"),
    ("actor", "identifiers or names of parties, separated by commas"),
    ("kind", "kinds of violence, separated by commas"),
    ("status", "separated by commas; events that were rejected are only there where this asks for them"),
    ("killed", "at least so many deaths by the policy acled"),
    ("box", "west,south,east,north in degrees"),
    ("located", "true: only events with a point; false: only those without"),
    ("dated", "true: only events with a day or bounds; false: only those without"),
    ("q", "words of the reports"),
    ("policy", "how tolls are derived"),
    ("published_until", "day: as though nothing had been published later"),
    ("as_of", "day or RFC 3339 time: the register as it stood then"),
];

impl Asked {
    pub fn take(params: &mut Params) -> Result<Self, Problem> {
        let known_status = |s: &str| STATUSES.iter().find(|known| **known == s).map(|s| (*s).to_owned());
        let asked = Self {
            from: params.day("from")?.map(day_number),
            until: params.day("until")?.map(day_number),
            countries: params.list("country").iter().map(|c| c.to_uppercase()).collect(),
            divisions: params.list("division"),
            place: params.text("place").map(|p| bilan::gazetteer::key(&p).unwrap_or(p)),
            actors: params.list("actor"),
            kinds: params.of_list("kind", "a kind of violence; /api/v1/meta lists them", Kind::parse)?,
            statuses: params.of_list("status", "a status; /api/v1/meta lists them", known_status)?,
            killed: params.parsed("killed", "a number")?,
            region: params.read("box", "west,south,east,north in degrees", region)?,
            located: params.flag("located")?,
            dated: params.flag("dated")?,
            words: params.text("q"),
            policy: policy(params)?,
            moment: moment(params)?,
        };
        match (asked.from, asked.until) {
            (Some(from), Some(until)) if from > until => Err(Problem::query("until", "lies before `from`")),
            _ => Ok(asked),
        }
    }

    /// The conditions in numbers of an index, so that each row costs comparisons only.
    pub fn sieve(&self, index: &Index, with_words: Option<FxHashSet<u64>>) -> Sieve {
        let texts = |wanted: &[String]| -> Option<Vec<u32>> {
            (!wanted.is_empty()).then(|| wanted.iter().filter_map(|w| index.known_text(w)).collect())
        };
        let division = |wanted: &String| {
            let (country, name) = wanted.split_once(':').map_or((None, wanted.as_str()), |(c, n)| (Some(c.to_uppercase()), n));
            let country = country.map(|c| index.known_text(&c).unwrap_or(u32::MAX));
            Some((country, index.known_text(name)?))
        };
        let party = |wanted: &String| {
            let folded = fold(wanted);
            let meant = move |p: &crate::index::Party| p.id.as_deref() == Some(wanted.as_str()) || fold(&p.name) == folded;
            index.known.iter().enumerate().filter(move |(_, p)| meant(p)).map(|(n, _)| n as u32).collect::<Vec<_>>()
        };
        let mask = |wanted: &[usize]| if wanted.is_empty() { u32::MAX } else { wanted.iter().fold(0, |m, n| m | 1 << n) };
        let kinds: Vec<usize> = self.kinds.iter().filter_map(|k| Kind::ALL.iter().position(|known| known == k)).collect();
        let statuses: Vec<usize> =
            self.statuses.iter().filter_map(|s| STATUSES.iter().position(|known| known == s)).collect();
        Sieve {
            from: self.from,
            until: self.until,
            countries: texts(&self.countries),
            divisions: (!self.divisions.is_empty()).then(|| self.divisions.iter().filter_map(division).collect()),
            place: self.place.as_ref().map(|p| index.known_text(p).unwrap_or(u32::MAX)),
            parties: (!self.actors.is_empty()).then(|| self.actors.iter().flat_map(party).collect()),
            kinds: mask(&kinds),
            // What was rejected is no event, unless it is asked for.
            statuses: if statuses.is_empty() { u32::MAX & !(1 << (STATUSES.len() - 1)) } else { mask(&statuses) },
            killed: self.killed,
            region: self.region,
            located: self.located,
            dated: self.dated,
            with_words,
        }
    }
}

/// [`Asked`] in the numbers of one index.
pub struct Sieve {
    from: Option<i32>,
    until: Option<i32>,
    countries: Option<Vec<u32>>,
    divisions: Option<Vec<(Option<u32>, u32)>>,
    place: Option<u32>,
    parties: Option<Vec<u32>>,
    kinds: u32,
    statuses: u32,
    killed: Option<u32>,
    region: Option<[f32; 4]>,
    located: Option<bool>,
    dated: Option<bool>,
    with_words: Option<FxHashSet<u64>>,
}

impl Sieve {
    pub fn keeps(&self, index: &Index, row: &Row) -> bool {
        self.kinds >> row.kind & 1 == 1
            && self.statuses >> row.status & 1 == 1
            // As in the store: an open end lies after every day.
            && self.from.is_none_or(|from| row.last >= from)
            && self.until.is_none_or(|until| row.first <= until)
            && self.countries.as_ref().is_none_or(|c| c.contains(&row.country))
            && self.divisions.as_ref().is_none_or(|d| d.iter().any(|(c, n)| row.division == *n && c.is_none_or(|c| c == row.country)))
            && self.place.is_none_or(|p| row.place_key == p)
            && self.killed.is_none_or(|n| row.killed != NO_NUMBER && row.killed >= n)
            && self.located.is_none_or(|l| row.is_located() == l)
            && self.dated.is_none_or(|d| row.is_dated() == d)
            && self.region.is_none_or(|r| row.is_located() && inside(row, r))
            && self.parties.as_ref().is_none_or(|wanted| index.parties_of(row).iter().any(|p| wanted.contains(p)))
            && self.with_words.as_ref().is_none_or(|ids| ids.contains(&row.id))
    }
}

fn inside(row: &Row, [west, south, east, north]: [f32; 4]) -> bool {
    let across = if west <= east { (west..=east).contains(&row.lon) } else { row.lon >= west || row.lon <= east };
    across && (south..=north).contains(&row.lat)
}

fn region(text: &str) -> Option<[f32; 4]> {
    let numbers: Vec<f32> = text.split(',').map(|n| n.trim().parse().ok()).collect::<Option<_>>()?;
    let [west, south, east, north] = numbers[..] else { return None };
    let sound = west.abs() <= 180.0 && east.abs() <= 180.0 && south.abs() <= 90.0 && north.abs() <= 90.0 && south <= north;
    sound.then_some([west, south, east, north])
}

/// The policy that is asked for.
pub fn policy(params: &mut Params) -> Result<Policy, Problem> {
    let names: Vec<&str> = Policy::ALL.iter().map(|p| p.name()).collect();
    Ok(params.read("policy", &format!("a policy: {}", names.join(", ")), Policy::parse)?.unwrap_or_default())
}

/// From when the register is looked at.
pub fn moment(params: &mut Params) -> Result<Moment, Problem> {
    Ok(Moment {
        as_of: params.read("as_of", "a day such as 2026-11-21 or a time such as 2026-11-21T10:00:00Z", time)?,
        published_until: params.day("published_until")?,
    })
}

/// A moment in the form in which a register keeps times. A day means its end, where this machine is.
fn time(text: &str) -> Option<String> {
    if let Ok(time) = text.parse::<jiff::Timestamp>() {
        return Some(stamp(time));
    }
    let start = day(text)?.to_zoned(jiff::tz::TimeZone::system()).ok()?;
    Some(stamp(start.end_of_day().ok()?.timestamp()))
}
