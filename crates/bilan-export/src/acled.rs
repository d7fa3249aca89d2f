//! ACLED: its 31 columns in their order, with its codes. Vocabularies are in `data/acled-*.tsv` and `data/actor-types.tsv`.
//!
//! After ACLED's published codebook: one day per event with a precision, no event that is known by its country only, one total of
//! deaths, no direction between actor 1 and actor 2, `Unidentified Armed Group (Country)` where no attacker is named. Coordinates
//! of a capital that stand in for a district are not written: without a reported point the two columns are empty.

use std::io::Write;

use bilan::model::{Effect, Stance};
use bilan::publish::event_wire::Party;

use crate::acled_actors::{Actor, CIVILIANS, Scene};
use crate::cell::{Cell, Row};
use crate::csv::Sheet;
use crate::format::{Error, Writer};
use crate::parties::{Attacked, Known, Losses, losses};
use crate::tables::{Country, tables};
use crate::when::Days;
use crate::{Told, flat, toll};

pub struct Acled<W: Write> {
    text_codes: bool,
    sheet: Sheet<W>,
}

impl<W: Write> Acled<W> {
    pub fn new(text_codes: bool, out: W) -> Result<Self, Error> {
        Ok(Self { text_codes, sheet: Sheet::new("acled", out)? })
    }
}

impl<W: Write> Writer for Acled<W> {
    fn event(&mut self, told: &Told) -> Result<Result<(), String>, Error> {
        Ok(match row(told, self.text_codes) {
            Ok(row) => {
                self.sheet.row(&row)?;
                Ok(())
            }
            Err(reason) => Err(reason),
        })
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.sheet.finish()
    }
}

/// The row of an event, or why ACLED's shape cannot hold it.
pub fn row(told: &Told, text_codes: bool) -> Result<Row<'_>, String> {
    let e = &told.event;
    let country = e.country.as_deref().and_then(|c| tables().countries.get(c)).ok_or("the country is unknown")?;
    let days = Days::of(e)?;
    let (day, time_precision) = days.acled().ok_or("the date is not known to the month")?;
    let place = e.place.as_ref().filter(|p| p.precision != "country").ok_or("no place is known below the country")?;
    let fatalities = fatalities(told)?;
    let attacked = Attacked::of(told);
    let kinds = &tables().acled_kinds;
    let (event_type, sub_event_type) = *kinds
        .get(&(e.kind.name(), "any"))
        .or_else(|| kinds.get(&(e.kind.name(), attacked.name())))
        .ok_or_else(|| match attacked {
            Attacked::Unknown => "it is unknown whether an armed side or civilians were attacked".to_owned(),
            _ => format!("ACLED has no event type for the kind {}", e.kind.name()),
        })?;
    let scene = Scene::new(country, day);
    let (first, second) = actors(told, event_type, attacked, &scene)?;
    let civilian = second.as_ref().is_some_and(|a| a.inter == CIVILIANS);
    // Several parties may go by one name there.
    let further = |parties: &[Party], beside: &str| -> String {
        let mut names: Vec<String> = Vec::new();
        for name in parties.iter().skip(1).map(|p| scene.actor(&Known::of(p)).name) {
            if name != beside && !names.contains(&name) {
                names.push(name);
            }
        }
        names.join("; ")
    };
    let against = second.as_ref().filter(|_| !civilian).map(|second| further(&e.targets, &second.name)).unwrap_or_default();
    let inter = |a: Option<&Actor>| code(a.map(|a| a.inter), text_codes);
    let reported = e.last_reported.as_deref().and_then(|d| d.parse::<jiff::civil::Date>().ok());
    let epoch = jiff::civil::date(1970, 1, 1);
    let seconds = reported.map(|d| i64::from((d - epoch).get_days()) * 86_400);
    Ok(vec![
        ("event_id_cnty", format!("{}{}", country.iso3, e.id).into()),
        ("event_date", day.to_string().into()),
        ("year", Cell::Int(i64::from(day.year()))),
        ("time_precision", u32::from(time_precision).into()),
        ("disorder_type", tables().acled_vocabulary.get(&(event_type, sub_event_type)).copied().into()),
        ("event_type", event_type.into()),
        ("sub_event_type", sub_event_type.into()),
        ("actor1", first.name.clone().into()),
        ("assoc_actor_1", further(&e.perpetrators, &first.name).into()),
        ("inter1", inter(Some(&first))),
        ("actor2", second.as_ref().map(|a| a.name.clone()).into()),
        ("assoc_actor_2", against.into()),
        ("inter2", inter(second.as_ref())),
        ("interaction", interaction(first.inter, second.as_ref().map(|a| a.inter), text_codes)),
        ("civilian_targeting", if civilian { "Civilian targeting" } else { "" }.into()),
        ("iso", country.number.map(u32::from).into()),
        ("region", country.acled_region.into()),
        ("country", country.acled_name.into()),
        ("admin1", flat::admin1(e).into()),
        ("admin2", flat::admin2(e).into()),
        ("admin3", Cell::Empty),
        ("location", place.name.as_str().into()),
        ("latitude", place.lat.into()),
        ("longitude", place.lon.into()),
        ("geo_precision", u32::from(place.geo_precision).into()),
        ("source", flat::outlets(told).join("; ").into()),
        ("source_scale", source_scale(told, country).into()),
        ("notes", notes(told).into()),
        ("fatalities", fatalities.into()),
        ("tags", Cell::Empty),
        ("timestamp", seconds.map_or(Cell::Empty, Cell::Int)),
    ])
}

/// One total of deaths. None reported is zero; reported without a number that follows by the rule is no zero.
fn fatalities(told: &Told) -> Result<u32, &'static str> {
    if let Some(total) = toll::total(&told.event) {
        return total.best.ok_or("deaths are reported, but no number follows by ACLED's rule");
    }
    if toll::is_settled_in_part(&told.event) {
        return Err(toll::SETTLED_IN_PART);
    }
    if toll::has_joint_deaths(&told.event) {
        return Err("its deaths are only counted together with those of other events");
    }
    let told_of_deaths = |l: &bilan::publish::event_wire::Line| {
        l.effect == Effect::Killed && !l.superseded && l.high != Some(0) && !matches!(l.stance, Stance::Denied | Stance::Doubted)
    };
    if told.event.ledger.iter().any(told_of_deaths) {
        return Err("deaths are reported, but no number follows by ACLED's rule");
    }
    Ok(0)
}

fn actors(told: &Told, event_type: &str, attacked: Attacked, scene: &Scene) -> Result<(Actor, Option<Actor>), String> {
    let e = &told.event;
    let named = |parties: &[Party]| parties.first().map(|p| scene.actor(&Known::of(p)));
    let (perpetrator, target) = (named(&e.perpetrators), named(&e.targets));
    if e.kind == bilan::model::Kind::Arrests {
        return Ok((perpetrator.ok_or("nobody is named who made the arrests")?, target));
    }
    let nobody_named = perpetrator.is_none();
    let first = perpetrator.unwrap_or_else(|| scene.unidentified());
    let second = match (event_type, target) {
        ("Violence against civilians", _) => Some(scene.civilians()),
        (_, Some(target)) => Some(target),
        (kind, None) => match losses(told) {
            // A force known by the people it lost only.
            Losses::Force(force) => Some(scene.actor(&force)),
            Losses::ForceOfNobodyKnown => return Err("forces were attacked, but no report says whose".to_owned()),
            Losses::Fighters if kind == "Battles" && nobody_named => return Err("neither side is named".to_owned()),
            Losses::Fighters => Some(scene.unidentified()),
            Losses::None if kind == "Battles" => return Err("only one side of the fighting is known".to_owned()),
            Losses::None => (attacked == Attacked::Civilians).then(|| scene.civilians()),
        },
    };
    Ok((first, second))
}

/// A number, 0 where there is no actor; or its text, empty where there is none.
fn code(inter: Option<u8>, text: bool) -> Cell<'static> {
    match (inter, text) {
        (inter, false) => u32::from(inter.unwrap_or(0)).into(),
        (Some(inter), true) => tables().acled_inter.get(&inter).copied().into(),
        (None, true) => Cell::Empty,
    }
}

/// Both types, the lower first: 12, 10 for one actor alone; or `State forces-Rebel group`, `State forces only`. The texts name
/// external forces before civilians.
fn interaction(first: u8, second: Option<u8>, text: bool) -> Cell<'static> {
    let (low, high) = second.map_or((first, None), |second| (first.min(second), Some(first.max(second))));
    if !text {
        return match high {
            Some(high) => u32::from(low * 10 + high).into(),
            None => u32::from(low * 10).into(),
        };
    }
    let name = |inter: u8| tables().acled_inter.get(&inter).copied().unwrap_or_default();
    match high {
        None => format!("{} only", name(low)).into(),
        Some(high) if low == CIVILIANS && high > low => format!("{}-{}", name(high), name(low)).into(),
        Some(high) => format!("{}-{}", name(low), name(high)).into(),
    }
}

/// Where the outlets stand to the country: `National`, `International`, `Other` for those that are no press; two at most.
fn source_scale(told: &Told, country: &Country) -> String {
    let known: Vec<_> =
        flat::outlets(told).iter().filter_map(|name| tables().outlets.get(name.to_lowercase().as_str())).collect();
    let scale = |outlet: &crate::tables::Outlet| match outlet.kind {
        "un" | "ngo" | "monitor" => "Other",
        _ if outlet.country == country.iso2 => "National",
        _ => "International",
    };
    let there = |name: &&str| known.iter().any(|outlet| scale(outlet) == *name);
    let mut scales: Vec<&str> = ["Other", "National", "International"].into_iter().filter(there).collect();
    if scales.len() > 2 {
        scales.remove(0);
    }
    scales.join("-")
}

/// What has no column: the toll by category, how it was derived, contradictions, and the way back to the reports.
fn notes(told: &Told) -> String {
    let e = &told.event;
    let toll = toll::text(e);
    let mut parts = Vec::new();
    if !toll.is_empty() {
        parts.push(format!("{toll}."));
    }
    let because: Vec<&str> = e.tolls.iter().flat_map(|t| &t.because).map(String::as_str).collect();
    if !because.is_empty() {
        parts.push(format!("Derived: {}.", because.join("; ")));
    }
    let whys: Vec<&str> = e.contradictions.iter().map(|c| c.why.as_str()).filter(|why| !why.is_empty()).collect();
    if !whys.is_empty() {
        parts.push(format!("Contradictions: {}.", whys.join("; ")));
    }
    parts.push(format!("Event {}; reports {}; statements {}.", e.id, e.reports.join(" "), told.evidence()));
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interaction_is_the_two_codes_the_lower_first() {
        let text = |a, b| interaction(a, b, true).csv().into_owned();
        assert_eq!(interaction(2, Some(1), false), Cell::Int(12));
        assert_eq!(interaction(1, None, false), Cell::Int(10));
        assert_eq!(text(3, Some(1)), "State forces-Political militia");
        assert_eq!(text(7, Some(8)), "External/Other forces-Civilians");
        assert_eq!(text(2, None), "Rebel group only");
        assert_eq!((code(None, false), code(None, true)), (Cell::Int(0), Cell::Empty));
    }
}
