//! Which events a command is about: the same conditions whether they come from a register or straight from reports.

use bilan::model::Kind;
use bilan::resolve::day_number;
use bilan_export::{Filter, actor_called, country_called, kind_called};
use bilan_store::Query;
use jiff::civil::Date;

use crate::given::day;

/// Conditions on events: within one of them any of its values will do, and every condition that is given must be met.
#[derive(clap::Args, Debug)]
#[command(next_help_heading = "Which events (those that take a name or code may be given several times)")]
pub struct Asked {
    /// Events that may have happened on this day or later.
    #[arg(long, value_name = "DATE", value_parser = day)]
    from: Option<Date>,
    /// Events that may have happened on this day or before.
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<Date>,
    /// ISO code of the country, two or three letters.
    #[arg(long, value_name = "CODE", value_parser = country)]
    country: Vec<String>,
    /// Name of a first or second division.
    #[arg(long, value_name = "NAME")]
    region: Vec<String>,
    /// Name of the place, in any of its spellings.
    #[arg(long, value_name = "NAME")]
    place: Vec<String>,
    /// Identifier or name of a party, or of who is said to be responsible, in any spelling that bilan knows.
    #[arg(long, value_name = "NAME")]
    actor: Vec<String>,
    /// Kind of violence, such as ambush.
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Vec<Kind>,
    /// one_source, several_sources, contested, confirmed or rejected.
    #[arg(long, value_name = "STATUS", value_parser = ["one_source", "several_sources", "contested", "confirmed", "rejected"])]
    status: Vec<String>,
    /// With at least so many killed, by the policy `acled`.
    #[arg(long, value_name = "N")]
    killed: Option<u32>,
    /// At most so many events.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

/// A code that no country has would silently find nothing.
fn country(code: &str) -> Result<String, String> {
    let unknown = |e| format!("{e}; write its code of two or three letters, such as ML or MLI, or its name");
    country_called(code).map(str::to_owned).map_err(unknown)
}

fn kind(name: &str) -> Result<Kind, String> {
    let names: Vec<&str> = Kind::ALL.iter().map(|k| k.name()).collect();
    kind_called(name).map_err(|e| format!("{e}; known kinds are {}", names.join(", ")))
}

impl Asked {
    /// The conditions. What somebody rejected is left out unless the status asks for it.
    pub fn filter(&self) -> Filter {
        Filter {
            from: self.from.map(|d| d.to_string()),
            until: self.until.map(|d| d.to_string()),
            countries: self.country.clone(),
            regions: self.region.clone(),
            places: self.place.clone(),
            actors: self.actor.iter().map(|name| actor_called(name)).collect(),
            kinds: self.kind.clone(),
            statuses: self.status.clone(),
            killed: self.killed,
            with_rejected: false,
        }
    }

    /// What a register can leave out by itself. It never leaves out what the filter keeps, which decides.
    pub fn query(&self) -> Query {
        Query {
            from: self.from.map(day_number),
            until: self.until.map(day_number),
            country: only(&self.country).and_then(|code| bilan_export::country_code(code)).map(str::to_owned),
            actor: only(&self.actor).map(|name| bilan::lexicon::fold(&actor_called(name))),
            kind: only(&self.kind).map(|k| k.name().to_owned()),
            status: only(&self.status).cloned(),
            killed: self.killed,
            ..Query::default()
        }
    }
}

/// The one value, where there is one: a register is asked for one at a time.
fn only<T>(values: &[T]) -> Option<&T> {
    match values {
        [one] => Some(one),
        _ => None,
    }
}
