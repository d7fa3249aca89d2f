//! Which events of a register are asked for.

use anyhow::bail;
use bilan::resolve::day_number;
use bilan_store::Query;
use jiff::civil::Date;

use crate::given::day;

/// Conditions on the events of a register; all that are given must hold.
#[derive(clap::Args)]
pub struct Asked {
    /// Events of the register that may have happened on this day or later.
    #[arg(long, value_name = "DATE", value_parser = day)]
    from: Option<Date>,
    /// Events of the register that may have happened on this day or earlier.
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<Date>,
    /// In this country: its code, such as ML.
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    /// In this first division, by its name.
    #[arg(long, value_name = "NAME")]
    region: Option<String>,
    /// At this place, in any of its spellings.
    #[arg(long, value_name = "NAME")]
    place: Option<String>,
    /// With this party, by identifier or name.
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// one_source, several_sources, contested, confirmed or rejected.
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// With at least so many killed, by the policy `acled`.
    #[arg(long, value_name = "N")]
    killed: Option<u32>,
    /// At most so many events.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

impl Asked {
    pub fn query(self) -> Query {
        Query {
            from: self.from.map(day_number),
            until: self.until.map(day_number),
            country: self.country.map(|c| c.to_uppercase()),
            admin1: self.region,
            place: self.place.map(|p| bilan::gazetteer::key(&p).unwrap_or(p)),
            // Identifiers are written as they are; names are compared without accents and capitals.
            actor: self.actor.map(|a| bilan::lexicon::fold(&a)),
            kind: self.kind,
            status: self.status,
            killed: self.killed,
            limit: self.limit,
            after: None,
        }
    }

    /// Says that only a register as it is now can be asked so.
    pub fn refuse(&self) -> anyhow::Result<()> {
        let any = self.from.is_some() || self.until.is_some() || self.killed.is_some() || self.limit.is_some();
        let texts = [&self.country, &self.region, &self.place, &self.actor, &self.kind, &self.status];
        if any || texts.into_iter().any(Option::is_some) {
            bail!("conditions such as --country are for the register as it is; add the reports with `bilan add` and ask there");
        }
        Ok(())
    }
}
