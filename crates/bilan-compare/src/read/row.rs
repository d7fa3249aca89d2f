//! One row: its cells as what they are.

use std::sync::OnceLock;

use bilan::lexicon::fold;
use bilan::model::{Kind, Precision};
use bilan_export::vocabulary::{actors_named, country_named, kind_of_sub_event};

use super::columns::Columns;
use super::days::Written;
use crate::error::Error;
use crate::other::{Deaths, Other, Party};

pub struct Row<'r> {
    pub file: &'r str,
    pub columns: &'r Columns,
    pub record: &'r csv::StringRecord,
    pub line: u64,
}

/// Sources are shown, not compared: so much of them is kept.
const SOURCES: usize = 160;

impl Columns {
    /// Whether a single day stands for a longer time, by a code beside it.
    pub fn get_precision(&self) -> bool {
        self.has("date_precision_acled") && !self.has("date_end")
    }
}

impl Row<'_> {
    fn get(&self, field: &str) -> &str {
        self.columns.get(self.record, field)
    }

    fn wrong(&self, field: &'static str, what: &'static str) -> Error {
        Error::Cell { file: self.file.to_owned(), line: self.line, field, value: self.get(field).to_owned(), what }
    }

    pub fn date(&self, field: &'static str) -> Result<Option<Written>, Error> {
        let cell = self.get(field);
        if cell.is_empty() {
            return Ok(None);
        }
        Written::parse(cell).map(Some).ok_or_else(|| self.wrong(field, "date such as 2024-05-31"))
    }

    fn number(&self, field: &'static str) -> Result<Option<u32>, Error> {
        let cell = self.get(field);
        if cell.is_empty() {
            return Ok(None);
        }
        let whole = cell.strip_suffix(".0").unwrap_or(cell);
        whole.parse().map(Some).map_err(|_| self.wrong(field, "whole number"))
    }

    fn degrees(&self, field: &'static str, most: f32) -> Result<Option<f32>, Error> {
        let cell = self.get(field);
        if cell.is_empty() {
            return Ok(None);
        }
        let number = cell.parse::<f32>().ok().filter(|n| n.abs() <= most);
        number.map(Some).ok_or_else(|| self.wrong(field, "number of degrees, with a point before its decimals"))
    }

    /// The event without its days, and the name of a country that is not known. Until dates are put into place, `days.0` holds how many
    /// days around its own the event may lie.
    pub fn event(&self) -> Result<(Other, Option<String>), Error> {
        let id = self.get("id");
        if id.is_empty() {
            return Err(self.wrong("id", "identifier"));
        }
        let named = [self.get("country"), self.get("country_code")];
        let country = named.into_iter().filter(|n| !n.is_empty()).find_map(country_named);
        let unknown = country.is_none().then(|| named.into_iter().find(|n| !n.is_empty())).flatten().map(str::to_owned);
        let point = self.degrees("lat", 90.0)?.zip(self.degrees("lon", 180.0)?);
        let other = Other {
            id: id.into(),
            ours: own_id(self.get("own_id")),
            line: u32::try_from(self.line).unwrap_or(u32::MAX),
            days: (self.around(), 0),
            place: bare(self.get("place")).into(),
            admin1: bare(self.get("admin1")).into(),
            country: country.unwrap_or_default(),
            point,
            precision: self.precision(),
            deaths: self.deaths()?,
            parties: self.parties(),
            kind: kind_of_sub_event(self.get("sub_event"))
                .or(Some(self.get("kind")))
                .and_then(Kind::parse)
                .unwrap_or(Kind::Other),
            sources: self.get("source").chars().take(SOURCES).collect::<String>().into(),
        };
        Ok((other, unknown))
    }

    /// ACLED puts a day into the middle of a week or month that it does not know better.
    fn around(&self) -> i32 {
        match self.get("date_precision_acled") {
            "2" => 3,
            "3" => 15,
            _ => 0,
        }
    }

    fn precision(&self) -> Precision {
        match (self.get("place_precision_ucdp"), self.get("place_precision_acled")) {
            ("1", _) | ("", "1") => Precision::Point,
            ("2", _) | ("", "2") => Precision::Near,
            ("3", _) => Precision::District,
            ("4" | "5", _) | ("", "3") => Precision::Region,
            ("6" | "7", _) => Precision::Country,
            _ => Precision::Point,
        }
    }

    fn deaths(&self) -> Result<Deaths, Error> {
        let best = self.number("killed")?;
        Ok(Deaths {
            low: self.number("killed_low")?.or(best),
            best,
            high: self.number("killed_high")?.or(best),
            civilians: self.number("killed_civilians")?,
            sides: [self.number("killed_a")?, self.number("killed_b")?],
            unknown: self.number("killed_unknown")?,
        })
    }

    fn parties(&self) -> Vec<Party> {
        let mut out: Vec<Party> = Vec::new();
        let mut add = |name: &str, number: &str| {
            if !name.is_empty() && out.iter().all(|p| &*p.name != name) {
                out.push(Party { name: name.into(), ids: actors_named(name, Some(number)) });
            }
        };
        add(self.get("actor1"), self.get("actor1_number"));
        add(self.get("actor2"), self.get("actor2_number"));
        for field in ["more_actors", "more_actors2"] {
            self.get(field).split(';').for_each(|name| add(name.trim(), ""));
        }
        out
    }
}

/// An identifier of an event of ours, alone or, as in our exports in the shape of ACLED, behind the three letters of the country.
pub fn own_id(text: &str) -> Option<u64> {
    let bare = text.strip_prefix(|c: char| c.is_ascii_uppercase()).and_then(|rest| rest.get(2..)).unwrap_or(text);
    let is_one = bare.len() == 16 && bare.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    u64::from_str_radix(bare, 16).ok().filter(|_| is_one)
}

/// A name of a place without the words that say what it is, at its end, and without what stands in brackets or behind a comma.
fn bare(name: &str) -> &str {
    static WORDS: OnceLock<Vec<&str>> = OnceLock::new();
    let words = WORDS
        .get_or_init(|| include_str!("../../data/place-words.tsv").lines().skip(1).filter(|l| !l.starts_with('#')).collect());
    let mut name = name.split([',', '(', ';']).next().unwrap_or_default().trim();
    while let Some((before, last)) = name.rsplit_once(' ') {
        if !words.contains(&fold(last).as_str()) {
            break;
        }
        name = before.trim_end();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_of_ours_are_known() {
        for (text, ours) in [
            ("00f184272bd03788", Some(0x00f1_8427_2bd0_3788)),
            ("NGA00f184272bd03788", Some(0x00f1_8427_2bd0_3788)),
            ("NGA12345", None),
            ("BEN-2023-3-15136-138", None),
            ("497710", None),
            ("", None),
            ("É0f184272bd03788", None),
        ] {
            assert_eq!(own_id(text), ours, "{text}");
        }
    }

    #[test]
    fn places_go_by_their_bare_names() {
        for (name, plain) in [
            ("Nouna town", "Nouna"),
            ("Boucle du Mouhoun region", "Boucle du Mouhoun"),
            ("Gargassa camp area", "Gargassa"),
            ("Djibo", "Djibo"),
            ("Town", "Town"),
            ("Nouna, Kossi province", "Nouna"),
        ] {
            assert_eq!(bare(name), plain);
        }
    }
}
