//! Pages: where the next one begins, in a form that only fits the question it came with.

use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::params::Params;
use crate::problem::Problem;

/// Some items of a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// How many there are in all.
    pub total: usize,
    /// The `cursor` of the next page; `null` at the end.
    pub next: Option<String>,
}

/// A place in a list: the sort key and identifier of the last item that was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub key: i64,
    pub id: String,
}

/// Reads and writes the cursors of one question.
pub struct Cursors {
    question: String,
}

impl Cursors {
    /// Takes `cursor` from the parameters. All others make the question.
    pub fn of(query: Option<&str>, params: &mut Params) -> Result<(Self, Option<Cursor>), Problem> {
        let mut asked: Vec<(String, String)> =
            form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned().collect();
        asked.retain(|(name, _)| !["cursor", "limit"].contains(&name.as_str()));
        asked.sort();
        let question: String = Sha256::digest(format!("{asked:?}"))[..4].iter().map(|b| format!("{b:02x}")).collect();
        let cursors = Self { question };
        let at = match params.text("cursor") {
            None => None,
            Some(text) => Some(cursors.read(&text).ok_or_else(|| {
                let detail = "is no cursor of this list; a cursor fits the filter and order that it came with";
                Problem::new(axum::http::StatusCode::BAD_REQUEST, "bad_cursor", detail).about("cursor")
            })?),
        };
        Ok((cursors, at))
    }

    pub fn write(&self, cursor: &Cursor) -> String {
        format!("{}.{}.{}", self.question, cursor.key, cursor.id.bytes().map(|b| format!("{b:02x}")).collect::<String>())
    }

    fn read(&self, text: &str) -> Option<Cursor> {
        let mut parts = text.splitn(3, '.');
        let (question, key, id) = (parts.next()?, parts.next()?, parts.next()?);
        let bytes =
            (0..id.len()).step_by(2).map(|n| u8::from_str_radix(id.get(n..n + 2)?, 16).ok()).collect::<Option<Vec<u8>>>()?;
        (question == self.question).then_some(Cursor { key: key.parse().ok()?, id: String::from_utf8(bytes).ok()? })
    }
}

/// The page of a list that lies in memory whole, after so many items. The cursor counts them.
pub fn slice<T>(all: Vec<T>, cursors: &Cursors, after: Option<&Cursor>, limit: usize) -> Page<T> {
    let total = all.len();
    let skip = after.map_or(0, |c| usize::try_from(c.key).unwrap_or_default());
    let next =
        (skip.saturating_add(limit) < total).then(|| cursors.write(&Cursor { key: (skip + limit) as i64, id: String::new() }));
    Page { items: all.into_iter().skip(skip).take(limit).collect(), total, next }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_fit_their_question_only() {
        let of = |query: &str| Cursors::of(Some(query), &mut Params::of(query).unwrap());
        let (cursors, none) = of("country=ML&limit=5").unwrap();
        assert_eq!(none, None);
        let cursor = Cursor { key: -3, id: "é#1".to_owned() };
        let written = cursors.write(&cursor);
        assert_eq!(of(&format!("limit=9&country=ML&cursor={written}")).unwrap().1, Some(cursor));
        for wrong in
            [format!("country=BF&cursor={written}"), "country=ML&cursor=x".to_owned(), "country=ML&cursor=a.1.zz".to_owned()]
        {
            assert!(of(&wrong).is_err(), "{wrong}");
        }
    }
}
