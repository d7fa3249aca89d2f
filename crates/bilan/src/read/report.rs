//! What the caller knows of a text and what the text says of itself, joined into a report.

use super::address::host;
use super::header::{Header, header};
use super::identity::identifier;
use super::language::{code, language};
use crate::model::{DateValue, Metadata, PublishedFrom, Report};

/// Makes a report of a text.
///
/// What is given wins over what metadata lines say, except for a publication date: there the more precise one wins, a day
/// over a month over a year. Outlet, language and identifier are derived where neither side knows them. Cannot fail; an
/// empty text gives a report with an empty body.
pub fn report(text: String, given: Metadata) -> Report {
    let Header { found, body, .. } = header(&text);
    let mut metadata = Metadata {
        id: given.id.or(found.id),
        file: given.file,
        title: given.title.or(found.title),
        outlet: given.outlet.or(found.outlet),
        url: given.url.or(found.url),
        language: given.language.or(found.language).as_deref().and_then(code),
        published: more_precise(given.published, found.published),
        received: given.received,
    };
    let id = metadata.id.clone().unwrap_or_else(|| identifier(&metadata, &text));
    if metadata.outlet.is_none() {
        metadata.outlet = metadata.url.as_deref().and_then(host);
    }
    if metadata.language.is_none() {
        metadata.language = language(&text[body..]).map(str::to_owned);
    }
    let published_from = if metadata.published.is_some() { PublishedFrom::Metadata } else { PublishedFrom::Unknown };
    Report { id, metadata, published_from, text, body }
}

/// The more precise of two dates; the first where they are equally so.
pub fn more_precise(given: Option<DateValue>, found: Option<DateValue>) -> Option<DateValue> {
    match (given, found) {
        (Some(given), Some(found)) if vagueness(&found) < vagueness(&given) => Some(found),
        (given, found) => given.or(found),
    }
}

fn vagueness(date: &DateValue) -> u8 {
    match date {
        DateValue::Day(_) => 0,
        DateValue::OneOf(_) | DateValue::Interval(..) => 1,
        DateValue::Month(..) => 2,
        DateValue::Year(_) => 3,
        DateValue::OpenYear(_) | DateValue::OpenYearInterval(..) => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(text: &str, given: Option<&str>) -> Option<String> {
        let given = Metadata { published: given.and_then(DateValue::parse), ..Metadata::default() };
        report(text.to_owned(), given).metadata.published.map(|d| d.edtf())
    }

    #[test]
    fn the_more_precise_date_wins() {
        assert_eq!(published("date 2019-11 Texte.", None).as_deref(), Some("2019-11"));
        assert_eq!(published("date 2019-11 Texte.", Some("2019-11-18")).as_deref(), Some("2019-11-18"));
        assert_eq!(published("date: 2019-11-18\nTexte.", Some("2019-11")).as_deref(), Some("2019-11-18"));
        assert_eq!(published("date: 2019-11-18\nTexte.", Some("2019-11-19")).as_deref(), Some("2019-11-19"));
        assert_eq!(published("date: unknown\nTexte.", None), None);
    }

    #[test]
    fn what_is_given_wins_and_the_text_stays_whole() {
        let text = "url: https://www.a.example/1\nlanguage: FR\n\nTexte.";
        let given = Metadata { id: Some("7".into()), language: Some("en".into()), ..Metadata::default() };
        let report = report(text.to_owned(), given);
        assert_eq!(report.text, text);
        assert_eq!(report.id, "7");
        assert_eq!(report.metadata.outlet.as_deref(), Some("a.example"));
        assert_eq!(report.metadata.language.as_deref(), Some("en"));
        assert_eq!(report.text[report.body..].trim(), "Texte.");
    }
}
