//! What events can be grouped by, and the group or groups of an event.

use bilan::model::Stance;
use bilan::publish::event_wire::{Event, Place};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What events are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// Week of ISO 8601, from Monday: `2024-W20`.
    Week,
    /// `2024-05`.
    Month,
    /// `2024`.
    Year,
    /// ISO 3166 code of two letters.
    Country,
    /// First division with its country: `ML/Gao`.
    Division,
    /// Second division with its country and first division: `ML/Gao/Ansongo`.
    District,
    /// Perpetrators, targets, and those who are said to be responsible or say so themselves. An event stands under each of them.
    Actor,
    Kind,
}

/// A group: what it is called in data, and whether that is known. `None` is what is unknown.
pub type Key = Option<String>;

impl By {
    pub const ALL: [Self; 8] =
        [Self::Week, Self::Month, Self::Year, Self::Country, Self::Division, Self::District, Self::Actor, Self::Kind];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
            Self::Country => "country",
            Self::Division => "division",
            Self::District => "district",
            Self::Actor => "actor",
            Self::Kind => "kind",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|b| b.name() == name)
    }

    /// Whether groups follow each other in time.
    pub const fn is_time(self) -> bool {
        matches!(self, Self::Week | Self::Month | Self::Year)
    }

    /// The groups of an event, each once; never none.
    pub fn keys(self, event: &Event) -> Vec<Key> {
        let one = match self {
            Self::Week | Self::Month | Self::Year => self.period(event),
            Self::Country => event.country.clone(),
            Self::Kind => Some(event.kind.name().to_owned()),
            Self::Division => within(event)
                .and_then(|(country, place)| Some(format!("{country}/{}", level(place, place.admin1.as_deref(), "region")?))),
            Self::District => within(event).and_then(|(country, place)| {
                let first = level(place, place.admin1.as_deref(), "region").unwrap_or_default();
                Some(format!("{country}/{first}/{}", level(place, place.admin2.as_deref(), "district")?))
            }),
            Self::Actor => return actors(event),
        };
        vec![one]
    }

    /// The period in which all days lie that are left to an event.
    fn period(self, event: &Event) -> Key {
        let date = event.date.as_ref()?;
        // A date that is only bounded, or whose year is open, lies in no period for certain.
        date.edtf.as_ref().filter(|edtf| !edtf.contains('X'))?;
        let day = |text: &Option<String>| text.as_deref()?.parse::<Date>().ok();
        let (first, last) = (self.of_day(day(&date.earliest)?), self.of_day(day(&date.latest)?));
        (first == last).then_some(first)
    }

    /// The period of a day.
    pub(crate) fn of_day(self, day: Date) -> String {
        match self {
            Self::Week => {
                let week = day.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Self::Month => format!("{:04}-{:02}", day.year(), day.month()),
            _ => format!("{:04}", day.year()),
        }
    }

    /// The first day of a period.
    pub(crate) fn first_day(self, key: &str) -> Option<Date> {
        match self {
            Self::Week => {
                let (year, week) = key.split_once("-W")?;
                let week = jiff::civil::ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, jiff::civil::Weekday::Monday);
                Some(week.ok()?.date())
            }
            Self::Month => format!("{key}-01").parse().ok(),
            Self::Year => format!("{key}-01-01").parse().ok(),
            _ => None,
        }
    }

    /// Every period from the first to the last of some, with the empty ones between; at most `most`, else only those given.
    pub(crate) fn filled(self, known: &[&str], most: usize) -> Vec<String> {
        let as_given = || known.iter().map(|k| (*k).to_owned()).collect::<Vec<_>>();
        let (Some(mut day), Some(last)) =
            (known.first().and_then(|k| self.first_day(k)), known.last().and_then(|k| self.first_day(k)))
        else {
            return as_given();
        };
        let step = match self {
            Self::Week => jiff::Span::new().weeks(1),
            Self::Month => jiff::Span::new().months(1),
            _ => jiff::Span::new().years(1),
        };
        let mut out = Vec::new();
        while day <= last {
            out.push(self.of_day(day));
            let Ok(next) = day.checked_add(step) else { break };
            if out.len() > most {
                return as_given();
            }
            day = next;
        }
        out
    }
}

fn within(event: &Event) -> Option<(&str, &Place)> {
    Some((event.country.as_deref()?, event.place.as_ref()?))
}

/// The division of a level, or the place itself where it is one.
fn level<'p>(place: &'p Place, division: Option<&'p str>, precision: &str) -> Option<&'p str> {
    division.or_else(|| (place.precision == precision && place.gazetteer_id.is_some()).then_some(place.name.as_str()))
}

/// Identifiers of parties, or their names where they have none.
fn actors(event: &Event) -> Vec<Key> {
    let parties = event.perpetrators.iter().chain(&event.targets).map(|p| (p.actor.as_ref(), &p.name));
    let said = event.responsibility.iter().filter(|r| r.stance != Stance::Denied).map(|r| (r.actor.as_ref(), &r.name));
    let mut out: Vec<Key> = parties.chain(said).map(|(id, name)| Some(id.unwrap_or(name).clone())).collect();
    out.sort();
    out.dedup();
    if out.is_empty() { vec![None] } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_follow_each_other() {
        let day = |text: &str| text.parse::<Date>().expect("a day");
        assert_eq!(By::Week.of_day(day("2024-12-30")), "2025-W01");
        assert_eq!(By::Week.first_day("2025-W01"), Some(day("2024-12-30")));
        assert_eq!(By::Month.filled(&["2023-11", "2024-02"], 100), ["2023-11", "2023-12", "2024-01", "2024-02"]);
        assert_eq!(By::Week.filled(&["2024-W51", "2025-W02"], 100), ["2024-W51", "2024-W52", "2025-W01", "2025-W02"]);
        assert_eq!(By::Year.filled(&["1990", "2020"], 10), ["1990", "2020"], "too many to be filled");
        assert_eq!(By::Kind.filled(&["ambush", "ied"], 10), ["ambush", "ied"]);
    }

    #[test]
    fn names_are_found_again() {
        for by in By::ALL {
            assert_eq!(By::parse(by.name()), Some(by));
        }
        assert_eq!(By::parse("colour"), None);
    }
}
