//! One report as a line of JSONL.

use bilan::Metadata;
use bilan::model::DateValue;
use bilan::read::more_precise;
use serde::Deserialize;

/// The fields of a line. Only `text` must be there; fields that are not named here are passed over.
///
/// Valid: `{"id": 7, "text": "…", "published": "2019-11"}`. Invalid: `{"id": 7}`, `["…"]`, an object over two lines.
#[derive(Debug, Deserialize)]
pub struct Record {
    pub text: String,
    pub id: Option<Scalar>,
    pub title: Option<String>,
    /// A day, month or year: `2019-11-18`, `2019-11`, `2019`. A time of day after it is passed over.
    pub published: Option<Scalar>,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
}

/// A text, or a number that is taken as it is written.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Scalar {
    Text(String),
    Number(serde_json::Number),
}

impl Scalar {
    fn into_text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
        }
    }
}

impl Record {
    /// The text, what is known of it, and notes on fields that were not understood. What `given` holds wins, but the more
    /// precise publication date does.
    pub(crate) fn into_parts(self, given: &Metadata) -> (String, Metadata, Vec<String>) {
        let mut notes = Vec::new();
        let published = known(self.published.map(Scalar::into_text)).and_then(|written| {
            let date = DateValue::parse(&written);
            if date.is_none() && written != "unknown" {
                notes.push(format!("`published` is `{written}`, which is no date such as 2019-11-18; it is left open"));
            }
            date
        });
        let metadata = Metadata {
            id: given.id.clone().or(known(self.id.map(Scalar::into_text))),
            file: given.file.clone(),
            title: given.title.clone().or(known(self.title)),
            outlet: given.outlet.clone().or(known(self.outlet)),
            url: given.url.clone().or(known(self.url)),
            language: given.language.clone().or(known(self.language)),
            published: more_precise(given.published.clone(), published),
            received: given.received,
        };
        (self.text, metadata, notes)
    }
}

/// A field that is there and not blank.
fn known(field: Option<String>) -> Option<String> {
    field.map(|f| f.trim().to_owned()).filter(|f| !f.is_empty())
}
