//! Which column of a file holds what: by the names that data sets use, or as a mapping says.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::error::Error;

/// Column names by field, as a person gives them: `date = "Day of event"`.
pub type Mapping = BTreeMap<String, String>;

/// The fields and the names under which they are known.
fn known() -> &'static [(&'static str, Vec<&'static str>)] {
    static KNOWN: OnceLock<Vec<(&str, Vec<&str>)>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let rows = include_str!("../../data/columns.tsv").lines().skip(1).filter(|l| !l.starts_with('#'));
        rows.filter_map(|l| l.split_once('\t')).map(|(field, names)| (field, names.split('|').collect())).collect()
    })
}

/// The fields that can be mapped.
pub fn fields() -> Vec<&'static str> {
    known().iter().map(|(field, _)| *field).collect()
}

/// A mapping as it stands in a file: a line of `field = "Column"` each.
pub fn mapping(text: &str, file: &str) -> Result<Mapping, Error> {
    toml::from_str(text).map_err(|e| Error::Mapping { file: file.to_owned(), why: e.message().to_owned() })
}

/// Where each field stands.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    at: BTreeMap<&'static str, usize>,
    pub width: usize,
}

impl Columns {
    /// Finds the columns of a header. What has to be there is an identifier, a date, and a country or a point.
    pub fn of(header: &csv::StringRecord, mapping: &Mapping, file: &str) -> Result<Self, Error> {
        let plain: Vec<String> = header.iter().map(plain).collect();
        let mut at = BTreeMap::new();
        for (field, names) in known() {
            let found = match mapping.get(*field) {
                Some(column) => {
                    let wanted = self::plain(column);
                    let found = plain.iter().position(|p| *p == wanted);
                    Some(found.ok_or_else(|| Error::NoSuchColumn {
                        file: file.to_owned(),
                        field: (*field).to_owned(),
                        column: column.clone(),
                        has: list(header),
                    })?)
                }
                None => names.iter().find_map(|name| plain.iter().position(|p| p == name)),
            };
            at.extend(found.map(|n| (*field, n)));
        }
        if let Some(field) = mapping.keys().find(|f| !known().iter().any(|(k, _)| k == f)) {
            return Err(Error::NoSuchField { field: field.clone(), known: fields().join(", ") });
        }
        let missing: Vec<&str> = ["id", "date"].into_iter().filter(|f| !at.contains_key(f)).collect();
        let placed = ["country", "country_code", "lat", "place"].iter().any(|f| at.contains_key(f));
        if !missing.is_empty() || !placed {
            let missing = if missing.is_empty() { vec!["country"] } else { missing };
            return Err(Error::Columns { file: file.to_owned(), missing: missing.join(", "), has: list(header) });
        }
        Ok(Self { at, width: header.len() })
    }

    /// The cell of a field, without blanks around it; empty where there is none.
    pub fn get<'r>(&self, row: &'r csv::StringRecord, field: &str) -> &'r str {
        self.at.get(field).and_then(|n| row.get(*n)).unwrap_or_default().trim()
    }

    pub fn has(&self, field: &str) -> bool {
        self.at.contains_key(field)
    }
}

/// A name of a column in small letters, with one `_` for what is no letter or digit.
fn plain(name: &str) -> String {
    let mut out = String::new();
    for c in name.trim().trim_start_matches('\u{feff}').chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with('_') {
            out.push('_');
        }
    }
    out.trim_matches('_').to_owned()
}

fn list(header: &csv::StringRecord) -> String {
    let names: Vec<&str> = header.iter().filter(|n| !n.is_empty()).take(40).collect();
    names.join(", ")
}
