//! A place as it comes from a source, before it is compiled.

use bilan::lexicon::PlaceClass;

use crate::error::Reason;

#[derive(Clone, Debug)]
pub struct Place<'l> {
    pub id: u64,
    pub name: &'l str,
    /// Further names, the same name in plain letters among them.
    pub aliases: Vec<&'l str>,
    pub class: PlaceClass,
    pub country: [u8; 2],
    pub point: (f64, f64),
    pub admin1: Option<Division<'l>>,
    pub admin2: Option<Division<'l>>,
    pub population: u64,
    pub pcode: &'l str,
    /// The row is this division itself: its name is the division's.
    pub is_division: Option<Division<'l>>,
}

/// A division of a country by the path of its codes (`09`, `09` and `8631539`), or by its name where the source has no codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Division<'l> {
    pub first: &'l str,
    pub second: Option<&'l str>,
    /// The codes are the names.
    pub named: bool,
}

pub fn degrees(latitude: &str, longitude: &str) -> Result<(f64, f64), Reason> {
    let parse = |text: &str, limit: f64| text.trim().parse::<f64>().ok().filter(|d| d.is_finite() && d.abs() <= limit);
    let lat = parse(latitude, 90.0).ok_or_else(|| Reason::Latitude(clip(latitude)))?;
    let lon = parse(longitude, 180.0).ok_or_else(|| Reason::Longitude(clip(longitude)))?;
    Ok((lat, lon))
}

pub fn country(code: &str) -> Result<[u8; 2], Reason> {
    match code.trim().as_bytes() {
        [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => Ok([a.to_ascii_uppercase(), b.to_ascii_uppercase()]),
        _ => Err(Reason::Country(clip(code))),
    }
}

/// So much of a wrong value as helps to find it.
pub fn clip(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}
