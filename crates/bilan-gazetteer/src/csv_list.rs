//! Lists of localities as CSV with a header line: `name`, `lat`, `lon`, and where known `country`, `admin1`, `admin2`,
//! `aliases` (separated by `|` or `;`), `pcode`, `class`, `population`. Columns may stand in any order; others are ignored.

use bilan::lexicon::PlaceClass;
use csv::StringRecord;

use crate::error::Reason;
use crate::place::{Division, Place, country, degrees};

/// Where the columns of a list stand.
#[derive(Clone, Debug)]
pub struct Columns {
    count: usize,
    name: usize,
    lat: usize,
    lon: usize,
    country: Option<usize>,
    admin1: Option<usize>,
    admin2: Option<usize>,
    aliases: Option<usize>,
    pcode: Option<usize>,
    class: Option<usize>,
    population: Option<usize>,
}

impl Columns {
    /// `None` where the line is no header of such a list.
    pub fn of(header: &StringRecord) -> Option<Self> {
        let at = |names: &[&str]| {
            header
                .iter()
                .position(|cell| names.iter().any(|n| cell.trim_start_matches('\u{FEFF}').trim().eq_ignore_ascii_case(n)))
        };
        Some(Self {
            count: header.len(),
            name: at(&["name"])?,
            lat: at(&["lat", "latitude"])?,
            lon: at(&["lon", "lng", "longitude"])?,
            country: at(&["country", "iso2"]),
            admin1: at(&["admin1"]),
            admin2: at(&["admin2"]),
            aliases: at(&["aliases"]),
            pcode: at(&["pcode", "p-code"]),
            class: at(&["class"]),
            population: at(&["population"]),
        })
    }

    /// One row of the list. `line` becomes its number; `default` is the country of a list that does not say it.
    pub fn place<'l>(&self, row: &'l StringRecord, line: u64, default: Option<[u8; 2]>) -> Result<Place<'l>, Reason> {
        if row.len() != self.count {
            return Err(Reason::Columns { expected: self.count, found: row.len() });
        }
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).map_or("", str::trim);
        let name = cell(Some(self.name));
        if bilan::gazetteer::key(name).is_none() {
            return Err(Reason::NoName);
        }
        let point = degrees(cell(Some(self.lat)), cell(Some(self.lon)))?;
        let code = cell(self.country);
        let country = match default {
            Some(default) if code.is_empty() => default,
            _ => country(code)?,
        };
        let (first, second) = (cell(self.admin1), cell(self.admin2));
        let admin1 = (!first.is_empty()).then_some(Division { first, second: None, named: true });
        let admin2 = (!second.is_empty()).then_some(Division { first, second: Some(second), named: true });
        Ok(Place {
            id: line,
            name,
            aliases: cell(self.aliases).split(['|', ';']).map(str::trim).filter(|a| !a.is_empty()).collect(),
            class: PlaceClass::parse(cell(self.class)).unwrap_or(PlaceClass::Village),
            country,
            point,
            admin1,
            admin2,
            population: cell(self.population).parse().unwrap_or(0),
            pcode: cell(self.pcode),
            is_division: None,
        })
    }
}
