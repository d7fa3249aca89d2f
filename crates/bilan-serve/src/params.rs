//! The query of a request, parameter by parameter. One that nobody asked for is refused, so that a misspelt filter is never passed over.

use std::str::FromStr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::civil::Date;

use crate::problem::Problem;

/// Parameters that were not taken yet.
#[derive(Clone, Debug, Default)]
pub struct Params {
    pairs: Vec<(String, String)>,
}

impl Params {
    pub fn of(query: &str) -> Result<Self, Problem> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if pairs.iter().any(|(known, _)| *known == name) {
                return Err(Problem::query(&name, "is given twice; several values are separated by commas"));
            }
            if value.contains('\0') {
                return Err(Problem::query(&name, "holds a character that no text has"));
            }
            pairs.push((name.into_owned(), value.into_owned()));
        }
        Ok(Self { pairs })
    }

    /// The value of a parameter; one that is empty counts as not given.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let at = self.pairs.iter().position(|(known, _)| known == name)?;
        Some(self.pairs.swap_remove(at).1).filter(|value| !value.trim().is_empty())
    }

    /// Whether a parameter was given.
    pub fn names(&self, name: &str) -> bool {
        self.pairs.iter().any(|(known, value)| known == name && !value.trim().is_empty())
    }

    /// Values separated by commas.
    pub fn list(&mut self, name: &str) -> Vec<String> {
        let given = self.text(name).unwrap_or_default();
        given.split(',').map(|v| v.trim().to_owned()).filter(|v| !v.is_empty()).collect()
    }

    pub fn parsed<T: FromStr>(&mut self, name: &str, what: &str) -> Result<Option<T>, Problem> {
        self.read(name, what, |text| text.parse().ok())
    }

    pub fn read<T>(&mut self, name: &str, what: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Problem> {
        let Some(text) = self.text(name) else { return Ok(None) };
        read(text.trim()).map(Some).ok_or_else(|| Problem::query(name, format!("is not {what}")))
    }

    /// Each value is one of a closed list.
    pub fn of_list<T>(&mut self, name: &str, what: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Problem> {
        let each = self.list(name).into_iter();
        each.map(|v| read(&v).ok_or_else(|| Problem::query(name, format!("{v} is not {what}")))).collect()
    }

    pub fn flag(&mut self, name: &str) -> Result<Option<bool>, Problem> {
        self.parsed(name, "true or false")
    }

    pub fn day(&mut self, name: &str) -> Result<Option<Date>, Problem> {
        self.read(name, "a day such as 2019-11-18", day)
    }

    /// A number of items, at most `most`.
    pub fn limit(&mut self, usual: usize, most: usize) -> Result<usize, Problem> {
        let read = |text: &str| text.parse().ok().filter(|n| (1..=most).contains(n));
        Ok(self.read("limit", &format!("a number from 1 to {most}"), read)?.unwrap_or(usual))
    }

    /// Refuses what nobody asked for.
    pub fn finish(self) -> Result<(), Problem> {
        match self.pairs.first() {
            Some((name, _)) => Err(Problem::query(name, "is no parameter of this path; /api/v1/docs/ lists them")),
            None => Ok(()),
        }
    }
}

/// A single day, written as `2019-11-18` and no longer.
pub fn day(text: &str) -> Option<Date> {
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

impl<S: Sync> FromRequestParts<S> for Params {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Self::of(parts.uri.query().unwrap_or_default())
    }
}
