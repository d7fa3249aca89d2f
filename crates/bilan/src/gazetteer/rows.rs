//! One place of a compiled table.

use crate::lexicon::{PlaceClass, get, put};

/// A place as it is written into a table.
#[derive(Clone, Debug)]
pub struct RowData<'n> {
    /// A number in the numbering of the table's source.
    pub id: u64,
    pub name: &'n str,
    pub class: PlaceClass,
    /// ISO 3166, two letters.
    pub country: [u8; 2],
    /// Degrees north and east, WGS 84.
    pub point: (f64, f64),
    /// Indices into the table's divisions.
    pub admin1: Option<u32>,
    pub admin2: Option<u32>,
    pub population: u64,
    /// The official code of the place; empty where there is none.
    pub pcode: &'n str,
}

/// A place of a table, where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Row<'b> {
    /// The table's source, such as `geonames`.
    pub source: &'b str,
    pub id: u64,
    pub name: &'b str,
    pub class: PlaceClass,
    pub country: &'b str,
    pub point: (f64, f64),
    /// As the source names them; a code where it does not.
    pub admin1: Option<&'b str>,
    pub admin2: Option<&'b str>,
    pub population: u64,
    pub pcode: Option<&'b str>,
}

impl Row<'_> {
    /// `geonames:2453514`.
    pub fn id(&self) -> String {
        format!("{}:{}", self.source, self.id)
    }
}

/// A hundred-thousandth of a degree is about a metre.
const UNITS: f64 = 1e5;

impl RowData<'_> {
    /// Appends the row.
    pub fn put(&self, out: &mut Vec<u8>) {
        put(out, self.id);
        out.push(self.class as u8);
        out.extend_from_slice(&self.country);
        for degrees in [self.point.0, self.point.1] {
            out.extend(((degrees * UNITS).round() as i32).to_le_bytes());
        }
        put(out, self.admin1.map_or(0, |n| u64::from(n) + 1));
        put(out, self.admin2.map_or(0, |n| u64::from(n) + 1));
        put(out, self.population);
        for text in [self.name, self.pcode] {
            put(out, text.len() as u64);
            out.extend_from_slice(text.as_bytes());
        }
    }
}

/// A row as it lies, with divisions by index, and where the next one begins.
pub(super) struct Raw<'b> {
    pub row: Row<'b>,
    pub admin1: Option<u32>,
    pub admin2: Option<u32>,
    pub end: usize,
}

/// Reads what [`RowData::put`] wrote; `None` where it is not a row.
pub(super) fn read<'b>(bytes: &'b [u8], source: &'b str, mut at: usize) -> Option<Raw<'b>> {
    let id = get(bytes, &mut at)?;
    let class = PlaceClass::ALL.get(usize::from(*bytes.get(at)?)).copied()?;
    let country = std::str::from_utf8(bytes.get(at + 1..at + 3)?).ok()?;
    let degrees = |at: usize| {
        let four = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(f64::from(i32::from_le_bytes(four)) / UNITS)
    };
    let point = (degrees(at + 3)?, degrees(at + 7)?);
    at += 11;
    let mut division = || get(bytes, &mut at).map(|n| n.checked_sub(1).and_then(|n| u32::try_from(n).ok()));
    let (admin1, admin2) = (division()?, division()?);
    let population = get(bytes, &mut at)?;
    let mut text = || {
        let length = get(bytes, &mut at)? as usize;
        let found = bytes.get(at..at.checked_add(length)?)?;
        at += length;
        std::str::from_utf8(found).ok()
    };
    let (name, pcode) = (text()?, text()?);
    let pcode = Some(pcode).filter(|p| !p.is_empty());
    let row = Row { source, id, name, class, country, point, admin1: None, admin2: None, population, pcode };
    Some(Raw { row, admin1, admin2, end: at })
}
