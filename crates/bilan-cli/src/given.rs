//! What the command line says of reports besides their text.

use bilan::Metadata;
use bilan::model::DateValue;
use bilan_store::register::stamp;
use jiff::civil::Date;

/// Options that hold for every report that a command reads.
#[derive(clap::Args)]
pub struct Given {
    /// When the reports were published: a day, month or year such as 2019-11. A more precise date in a report wins.
    #[arg(long, value_name = "DATE", value_parser = edtf)]
    published: Option<DateValue>,
    /// The day on which the reports were received: no event in them is later. Today where not given.
    #[arg(long, value_name = "DATE", value_parser = day)]
    received: Option<Date>,
    /// The outlet that published the reports.
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// The language of the reports, such as `fr`. Recognised from each text where not given.
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
}

impl Given {
    /// Whether anything is given.
    pub fn is_any(&self) -> bool {
        self.published.is_some() || self.received.is_some() || self.outlet.is_some() || self.language.is_some()
    }

    pub fn metadata(self) -> Metadata {
        Metadata {
            outlet: self.outlet,
            language: self.language,
            published: self.published,
            received: Some(self.received.unwrap_or_else(today)),
            ..Metadata::default()
        }
    }
}

fn edtf(text: &str) -> Result<DateValue, String> {
    DateValue::parse(text).ok_or_else(|| "write a day, month or year as 2019-11-18, 2019-11 or 2019".to_owned())
}

/// A single day, for options that need one.
pub fn day(text: &str) -> Result<Date, String> {
    DateValue::parse(text).and_then(|d| d.day()).ok_or_else(|| "write a day as 2019-11-18".to_owned())
}

/// A time to look back to, in the form in which a register keeps times. A day means its end, where this machine is.
pub fn moment(text: &str) -> Result<String, String> {
    let end = |day: Date| day.to_zoned(jiff::tz::TimeZone::system()).and_then(|start| start.end_of_day());
    let time = match text.parse::<jiff::Timestamp>() {
        Ok(time) => Some(time),
        Err(_) => day(text).ok().and_then(|d| end(d).ok()).map(|end| end.timestamp()),
    };
    time.map(stamp).ok_or_else(|| "write a day as 2026-11-21, or a time as 2026-11-21T10:00:00Z".to_owned())
}

/// This moment, in the form in which a register keeps times.
pub fn now() -> String {
    stamp(jiff::Timestamp::now())
}

/// Today, where this machine is. The only clock that reading knows.
pub fn today() -> Date {
    jiff::Zoned::now().date()
}
