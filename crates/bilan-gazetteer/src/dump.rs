//! GeoNames dumps: 19 columns separated by tabs, no header, as the site's readme describes them; and its tables of the codes
//! of divisions, four columns: code, name, name in plain letters, id.

use bilan::lexicon::PlaceClass;

use crate::error::Reason;
use crate::place::{Division, Place, clip, country, degrees};

pub const COLUMNS: usize = 19;

/// One line of a dump.
pub fn place(line: &str) -> Result<Place<'_>, Reason> {
    let mut cells = [""; COLUMNS];
    let mut found = 0;
    for cell in line.split('\t') {
        if let Some(slot) = cells.get_mut(found) {
            *slot = cell;
        }
        found += 1;
    }
    if found != COLUMNS {
        return Err(Reason::Columns { expected: COLUMNS, found });
    }
    let [id, name, plain, more, lat, lon, class, code, cc, _, admin1, admin2, _, _, population, ..] = cells;
    let id = id.trim().parse().map_err(|_| Reason::Id(clip(id)))?;
    let point = degrees(lat, lon)?;
    // What lies in no country (a strait, an ocean) is of no use here.
    let country = country(cc)?;
    let name = if bilan::gazetteer::key(name).is_some() { name } else { plain };
    if bilan::gazetteer::key(name).is_none() {
        return Err(Reason::NoName);
    }
    let population = population.trim().parse().unwrap_or(0);
    let first = Some(admin1.trim()).filter(|a| !a.is_empty() && *a != "00");
    let admin1 = first.map(|first| Division { first, second: None, named: false });
    let second = Some(admin2.trim()).filter(|a| !a.is_empty());
    let admin2 = first.zip(second).map(|(first, second)| Division { first, second: Some(second), named: false });
    let is_division = match code {
        "ADM1" => admin1,
        "ADM2" => admin2,
        _ => None,
    };
    let aliases =
        std::iter::once(plain).chain(more.split(',')).map(str::trim).filter(|a| !a.is_empty() && a.len() < 80).collect();
    let class = place_class(class, code, population);
    Ok(Place { id, name, aliases, class, country, point, admin1, admin2, population, pcode: "", is_division })
}

/// A line of a table of codes, such as `ML.09`, a tab, and the name.
pub fn code(line: &str) -> Option<(&str, &str)> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [code, name, _, id] = cells[..] else { return None };
    let two = code.split('.').next().is_some_and(|c| c.len() == 2 && c.bytes().all(|b| b.is_ascii_uppercase()));
    (two && code.contains('.') && id.trim().bytes().all(|b| b.is_ascii_digit())).then_some((code, name))
}

/// From GeoNames' feature codes to ours; <https://www.geonames.org/export/codes.html>.
fn place_class(class: &str, code: &str, population: u64) -> PlaceClass {
    match (class, code) {
        (_, "PPLC") => PlaceClass::Capital,
        (_, "PPLX") => PlaceClass::Quarter,
        (_, "PPLA") => PlaceClass::City,
        ("P", _) if population >= 100_000 => PlaceClass::City,
        (_, "PPLA2") => PlaceClass::Town,
        ("P", _) if population >= 10_000 => PlaceClass::Town,
        ("P", _) => PlaceClass::Village,
        ("A", "ADM1" | "ADM1H") => PlaceClass::Admin1,
        ("A", "ADM2" | "ADM2H") => PlaceClass::Admin2,
        ("A", code) if code.starts_with("PCL") => PlaceClass::Country,
        ("A", _) => PlaceClass::Admin3,
        (_, "WLL" | "WLLS" | "WLLQ" | "WTRH" | "SPNG") => PlaceClass::Site,
        ("H", _) => PlaceClass::Water,
        (_, "FRST" | "FRSTF" | "RESF" | "RESN" | "PRK") => PlaceClass::Forest,
        ("L" | "V", _) | ("T", "PLN" | "PLAT" | "DSRT" | "ERG" | "MTS" | "VAL") => PlaceClass::Area,
        _ => PlaceClass::Site,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(lat: &str, lon: &str) -> String {
        format!("7\tKobé\tKobe\tKobi,قوبه\t{lat}\t{lon}\tP\tPPL\tML\t\t09\t12\t\t\t350\t\t270\tAfrica/Bamako\t2021-03-10")
    }

    #[test]
    fn a_line_becomes_a_place_or_a_reason() {
        let good = line("16.5", "-0.25");
        let place = super::place(&good).unwrap();
        assert_eq!((place.name, place.point, place.class), ("Kobé", (16.5, -0.25), PlaceClass::Village));
        assert_eq!(place.admin2, Some(Division { first: "09", second: Some("12"), named: false }));
        assert_eq!(super::place("1\ta\tb").unwrap_err(), Reason::Columns { expected: 19, found: 3 });
        assert_eq!(super::place(&line("96.5", "0")).unwrap_err(), Reason::Latitude("96.5".into()));
        assert_eq!(super::place(&line("6.5", "east")).unwrap_err(), Reason::Longitude("east".into()));
        assert_eq!(super::place(&line("NaN", "0")).unwrap_err(), Reason::Latitude("NaN".into()));
    }

    #[test]
    fn tables_of_codes_are_known() {
        assert_eq!(code("ML.09\tGao\tGao\t2457161"), Some(("ML.09", "Gao")));
        assert_eq!(code("name\tlat\tlon\tx"), None);
    }
}
