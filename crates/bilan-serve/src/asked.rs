//! Which events are asked for, and from when the register is looked at.

use bilan::lexicon::fold;
use bilan::model::Kind;
use bilan::reconcile::Policy;
use bilan::resolve::day_number;
use bilan_export::{Doubt, Names, Unknown, actor_called, country_called, kind_called};
use bilan_store::register::{Moment, stamp};
use rustc_hash::FxHashSet;

use crate::index::{Index, NO_NUMBER, Party, Point, Row, STATUSES};
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
    region: Option<[f64; 4]>,
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
    ("country", "codes or names, separated by commas; one that is not known is refused"),
    (
        "division",
        "names of first divisions, as `Gao` or `ML:Gao`, separated by commas; one that neither bilan nor any event knows is refused",
    ),
    ("place", "a place's name in any spelling"),
    ("actor", "identifiers or names of parties, separated by commas; one that neither bilan nor any event knows is refused"),
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
            countries: named(params, "country", |c| country_called(c).map(str::to_owned))?,
            divisions: params.list("division"),
            place: params.text("place").map(|p| bilan::gazetteer::key(&p).unwrap_or(p)),
            actors: params.list("actor").iter().map(|name| actor_called(name)).collect(),
            kinds: named(params, "kind", kind_called)?,
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

    /// Refuses a party or a division that neither the tables nor any event of the index know.
    pub fn check(&self, index: &Index) -> Result<(), Problem> {
        let divisions: Vec<String> =
            self.divisions.iter().map(|d| d.split_once(':').map_or(&**d, |(_, n)| n).to_owned()).collect();
        let doubts = Doubt::of(&self.actors, &divisions);
        if doubts.is_empty() {
            return Ok(());
        }
        let mut names = Names::default();
        index.known.iter().for_each(|party| names.actor(party.id.as_deref(), &party.name));
        index.divisions.iter().filter_map(|(_, name)| index.text(*name)).for_each(|name| names.region(name));
        names.check(&doubts).map_err(|e| Problem::query(if e.what == "actor" { "actor" } else { "division" }, e.to_string()))
    }

    /// The conditions in numbers of an index, so that each row costs comparisons only.
    pub fn sieve(&self, index: &Index, with_words: Option<FxHashSet<u64>>) -> Sieve {
        let texts = |wanted: &[String]| -> Option<Vec<u32>> {
            (!wanted.is_empty()).then(|| wanted.iter().filter_map(|w| index.known_text(w)).collect())
        };
        let wanted_division = |(country, name): &(u32, u32)| {
            self.divisions.iter().any(|wanted| {
                let (of, wanted) = wanted.split_once(':').map_or((None, wanted.as_str()), |(c, n)| (Some(c), n));
                let same = |known: Option<&str>, wanted: &str| known.is_some_and(|known| known.eq_ignore_ascii_case(wanted));
                of.is_none_or(|c| same(index.text(*country), c)) && index.text(*name).is_some_and(|n| fold(n) == fold(wanted))
            })
        };
        let folded: Vec<String> = self.actors.iter().map(|a| fold(a)).collect();
        let meant = |p: &Party| p.id.as_ref().is_some_and(|id| self.actors.contains(id)) || folded.contains(&fold(&p.name));
        let mask = |wanted: &[usize]| if wanted.is_empty() { u32::MAX } else { wanted.iter().fold(0, |m, n| m | 1 << n) };
        let kinds: Vec<usize> = self.kinds.iter().filter_map(|k| Kind::ALL.iter().position(|known| known == k)).collect();
        let statuses: Vec<usize> = self.statuses.iter().filter_map(|s| STATUSES.iter().position(|known| known == s)).collect();
        Sieve {
            from: self.from,
            until: self.until,
            countries: texts(&self.countries),
            divisions: (!self.divisions.is_empty()).then(|| index.divisions.iter().map(wanted_division).collect()),
            place: self.place.as_ref().map(|p| index.known_text(p).unwrap_or(u32::MAX)),
            parties: (!self.actors.is_empty()).then(|| index.known.iter().map(meant).collect()),
            kinds: mask(&kinds),
            // What was rejected is no event, unless it is asked for.
            statuses: if statuses.is_empty() { !(1 << (STATUSES.len() - 1)) } else { mask(&statuses) },
            killed: self.killed,
            points: self.region.map(|r| index.points.iter().map(|p| inside(p, r)).collect()),
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
    /// Whether each division of the index is meant.
    divisions: Option<Vec<bool>>,
    place: Option<u32>,
    /// Whether each party of the index is meant.
    parties: Option<Vec<bool>>,
    kinds: u32,
    statuses: u32,
    killed: Option<u32>,
    /// Whether each point of the index lies within the box.
    points: Option<Vec<bool>>,
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
            && self.divisions.as_ref().is_none_or(|d| d.get(row.division as usize) == Some(&true))
            && self.place.is_none_or(|p| row.place_key == p)
            && self.killed.is_none_or(|n| row.killed != NO_NUMBER && row.killed >= n)
            && self.located.is_none_or(|l| row.is_located() == l)
            && self.dated.is_none_or(|d| row.is_dated() == d)
            && self.points.as_ref().is_none_or(|inside| row.is_located() && inside[row.point as usize])
            && self.parties.as_ref().is_none_or(|wanted| index.parties_of(row).iter().any(|p| wanted[*p as usize]))
            && self.with_words.as_ref().is_none_or(|ids| ids.contains(&row.id))
    }
}

/// Each value is a name that is known; of one that is not, those that are nearly spelt so are told.
fn named<T>(params: &mut Params, name: &str, known: impl Fn(&str) -> Result<T, Unknown>) -> Result<Vec<T>, Problem> {
    let each = params.list(name).into_iter();
    each.map(|value| known(&value).map_err(|e| Problem::query(name, format!("{e}; /api/v1/meta lists what there is")))).collect()
}

fn inside(point: &Point, [west, south, east, north]: [f64; 4]) -> bool {
    let across = if west <= east { (west..=east).contains(&point.lon) } else { point.lon >= west || point.lon <= east };
    across && (south..=north).contains(&point.lat)
}

fn region(text: &str) -> Option<[f64; 4]> {
    let numbers: Vec<f64> = text.split(',').map(|n| n.trim().parse().ok()).collect::<Option<_>>()?;
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
