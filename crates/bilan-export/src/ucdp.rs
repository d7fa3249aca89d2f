//! UCDP's Georeferenced Event Dataset: its 49 fields, written by name, since releases order them differently.
//!
//! After UCDP's published definitions: an event has at least one death in its best, low or high estimate and an organised actor
//! that is known; `best` is the sum of the deaths of side a, of side b, of civilians and of unknown people. What only a coder
//! of the whole conflict can say (conflict, dyad, whether it was active) is left empty.

use std::io::Write;

use bilan::model::Effect;
use bilan::publish::event_wire::{Event, Party, Toll};

use crate::cell::{Cell, Row};
use crate::csv::Sheet;
use crate::format::{Error, Writer};
use crate::parties::{Attacked, Known, Losses, losses};
use crate::tables::{Country, tables};
use crate::toll::{self, Group};
use crate::when::Days;
use crate::{Told, flat};

pub struct Ucdp<W: Write>(Sheet<W>);

impl<W: Write> Ucdp<W> {
    pub fn new(out: W) -> Result<Self, Error> {
        Ok(Self(Sheet::new("ucdp", out)?))
    }
}

impl<W: Write> Writer for Ucdp<W> {
    fn event(&mut self, told: &Told) -> Result<Result<(), String>, Error> {
        Ok(match row(told) {
            Ok(row) => {
                self.0.row(&row)?;
                Ok(())
            }
            Err(reason) => Err(reason),
        })
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.0.finish()
    }
}

/// A side of an event in UCDP's terms.
#[derive(Clone, Debug)]
struct Side {
    name: String,
    number: Option<&'static str>,
    /// Identifier of the actor, to tell whose dead are whose.
    actor: Option<String>,
    /// The country that it is the government of.
    state: Option<&'static Country>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Violence {
    StateBased = 1,
    NonState = 2,
    OneSided = 3,
}

pub fn row(told: &Told) -> Result<Row<'_>, String> {
    let e = &told.event;
    let total = match toll::total(e) {
        Some(total) if total.high.or(total.best).or(total.low).is_some_and(|n| n > 0) => total,
        _ if toll::is_settled_in_part(e) => return Err(toll::SETTLED_IN_PART.to_owned()),
        _ if toll::has_joint_deaths(e) => {
            return Err("its deaths are only counted together with those of other events".to_owned());
        }
        _ => return Err("no death is counted, and UCDP has no event without one".to_owned()),
    };
    let country = e.country.as_deref().and_then(|c| tables().countries.get(c)).ok_or("the country is unknown")?;
    let days = Days::of(e)?;
    let date_prec = days.ucdp().ok_or("the date is not known to the year")?;
    let (violence, a, b) = sides(told)?;
    let best = total.best.ok_or("there is no best figure of deaths")?;
    let deaths = Deaths::of(e, violence, &a, &b, best)?;
    let place = e.place.as_ref().filter(|p| p.precision != "country");
    let where_prec = place.map_or(6, |p| p.where_prec);
    let point = place.and_then(|p| Some((p.lat?, p.lon?)));
    let divisions = [place.map(|p| p.name.as_str()), flat::admin2(e), flat::admin1(e)];
    let mut description: Vec<&str> = divisions.into_iter().flatten().collect();
    description.dedup();
    let clear = date_prec <= 3 && where_prec <= 4;
    let reports = || told.readings.iter().map(|r| &r.report);
    let joined = |of: fn(&bilan::publish::wire::Report) -> Option<&String>| -> Cell<'_> {
        reports().map(|r| of(r).map(String::as_str).unwrap_or_default()).collect::<Vec<_>>().join(";").into()
    };
    let article = |r: &bilan::publish::wire::Report| {
        let said = told.statement_ids().into_iter().filter(|s| s.rsplit_once("#s").is_some_and(|(report, _)| report == r.id));
        let said = said.map(|s| told.place_of(s)).collect::<Vec<_>>().join(" ");
        let parts = [r.outlet.as_deref(), r.published.as_deref(), r.title.as_deref(), Some(said.as_str())];
        let parts = parts.map(|part| part.unwrap_or_default().replace('"', "'"));
        format!("\"{}\"", parts.join(","))
    };
    Ok(vec![
        ("id", number_of(&e.id).map_or(Cell::Empty, Cell::Int)),
        ("relid", e.id.as_str().into()),
        ("year", Cell::Int(i64::from(days.first.year()))),
        ("active_year", Cell::Empty),
        ("code_status", Cell::Empty),
        ("type_of_violence", (violence as u32).into()),
        ("conflict_dset_id", Cell::Empty),
        ("conflict_new_id", Cell::Empty),
        ("conflict_name", Cell::Empty),
        ("dyad_dset_id", Cell::Empty),
        ("dyad_new_id", Cell::Empty),
        ("dyad_name", format!("{} - {}", a.name, b.name).into()),
        ("side_a_dset_id", a.number.into()),
        ("side_a_new_id", a.number.into()),
        ("side_a", a.name.clone().into()),
        ("side_b_dset_id", b.number.into()),
        ("side_b_new_id", if b.number == Some(CIVILIANS) { Some("1") } else { b.number }.into()),
        ("side_b", b.name.clone().into()),
        ("number_of_sources", e.source_families.into()),
        ("source_article", reports().map(article).collect::<Vec<_>>().join(";").into()),
        ("source_office", joined(|r| r.outlet.as_ref())),
        ("source_date", joined(|r| r.published.as_ref())),
        ("source_headline", joined(|r| r.title.as_ref())),
        ("source_original", speakers(told).join("; ").into()),
        ("where_prec", u32::from(where_prec).into()),
        ("where_coordinates", place.map_or(country.ucdp_name, |p| p.name.as_str()).into()),
        ("where_description", description.join(", ").into()),
        ("adm_1", flat::admin1(e).into()),
        ("adm_2", flat::admin2(e).into()),
        ("latitude", point.map(|p| p.0).into()),
        ("longitude", point.map(|p| p.1).into()),
        ("geom_wkt", point.map(|(lat, lon)| format!("POINT ({lon} {lat})")).into()),
        ("priogrid_gid", point.map(priogrid).map_or(Cell::Empty, Cell::Int)),
        ("country", country.ucdp_name.into()),
        ("country_id", country.gwno.map(u32::from).into()),
        ("region", country.ucdp_region.into()),
        ("event_clarity", if clear { 1u32 } else { 2 }.into()),
        ("date_prec", u32::from(date_prec).into()),
        ("date_start", days.first.to_string().into()),
        ("date_end", days.last.to_string().into()),
        ("deaths_a", deaths.a.into()),
        ("deaths_b", deaths.b.into()),
        ("deaths_civilians", deaths.civilians.into()),
        ("deaths_unknown", deaths.unknown.into()),
        ("best", best.into()),
        ("high", total.high.into()),
        ("low", total.low.into()),
        ("gwnoa", a.state.and_then(|c| c.gwno).map(u32::from).into()),
        ("gwnob", b.state.and_then(|c| c.gwno).map(u32::from).into()),
    ])
}

/// UCDP's number of civilians as a side.
const CIVILIANS: &str = "9999";

/// A number that a column of numbers can hold exactly: the first 52 bits of the identifier.
fn number_of(id: &str) -> Option<i64> {
    i64::from_str_radix(id.get(..13)?, 16).ok()
}

/// The cell of the PRIO grid, half a degree wide, counted from the south-west.
fn priogrid((lat, lon): (f64, f64)) -> i64 {
    let (row, column) = (((lat + 90.0) * 2.0).floor(), ((lon + 180.0) * 2.0).floor());
    row as i64 * 720 + column as i64 + 1
}

fn side(known: &Known) -> Result<Side, String> {
    match known.side() {
        "state" => {
            let country = known.country.and_then(|c| tables().countries.get(c));
            let country = country.ok_or_else(|| format!("no report says of which state {} is", known.name))?;
            let number = tables().ucdp_sides.get(format!("government:{}", country.iso2).as_str()).map(|(n, _)| *n);
            let name = format!("Government of {}", country.ucdp_name);
            Ok(Side { name, number, actor: Some(known.id.clone()), state: Some(country) })
        }
        "group" => {
            let other = known.actor.and_then(|a| tables().ucdp_sides.get(a.id));
            let number = other.map(|(n, _)| *n).or(known.actor.map(|a| a.ucdp).filter(|n| !n.is_empty()));
            let name = other.map_or_else(|| known.name.clone(), |(_, name)| (*name).to_owned());
            Ok(Side { name, number, actor: Some(known.id.clone()), state: None })
        }
        "international" => Err(format!("to which side {} counts is for a coder to say", known.name)),
        _ => Err(format!("no organised actor is named, only \"{}\"", known.name)),
    }
}

/// Both sides and the type of violence. Of a state and a group the state is side a; of an attack on civilians who made it.
fn sides(told: &Told) -> Result<(Violence, Side, Side), String> {
    let e = &told.event;
    let first = |parties: &[Party]| -> Option<Result<Side, String>> {
        let tried: Vec<_> = parties.iter().map(|p| side(&Known::of(p))).collect();
        tried.iter().find(|s| s.is_ok()).or(tried.first()).cloned()
    };
    let attacker = first(&e.perpetrators);
    let one_sided = matches!(e.kind, bilan::model::Kind::Massacre) || Attacked::of(told) == Attacked::Civilians;
    if one_sided {
        let a = attacker.ok_or("nobody is named who attacked civilians")??;
        let civilians = Side { name: "Civilians".to_owned(), number: Some(CIVILIANS), actor: None, state: None };
        return Ok((Violence::OneSided, a, civilians));
    }
    if Attacked::of(told) == Attacked::Unknown {
        return Err("it is unknown whether an armed side or civilians were attacked".to_owned());
    }
    let attacker = attacker.ok_or("no attacker is named")??;
    let attacked = match first(&e.targets) {
        Some(target) => target?,
        None => match losses(told) {
            Losses::Force(force) => side(&force)?,
            Losses::ForceOfNobodyKnown => return Err("forces were attacked, but no report says whose".to_owned()),
            Losses::Fighters => return Err("the armed group that was attacked is not named".to_owned()),
            Losses::None => return Err("the side that was attacked is not named".to_owned()),
        },
    };
    if attacker.name == attacked.name {
        return Err("both sides are the same in UCDP's terms".to_owned());
    }
    Ok(match (attacker.state, attacked.state) {
        (None, None) => (Violence::NonState, attacker, attacked),
        (None, Some(_)) => (Violence::StateBased, attacked, attacker),
        (Some(_), _) => (Violence::StateBased, attacker, attacked),
    })
}

/// Best estimates of deaths by side; they add up to the best total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Deaths {
    a: u32,
    b: u32,
    civilians: u32,
    unknown: u32,
}

impl Deaths {
    fn of(event: &Event, violence: Violence, a: &Side, b: &Side, best: u32) -> Result<Self, String> {
        let mut deaths = Self::default();
        for toll in toll::rows(event, Effect::Killed) {
            let n = toll.best.unwrap_or_default();
            let column = match Group::of(toll.victims) {
                Group::Civilians => &mut deaths.civilians,
                Group::People => continue,
                _ if belongs(toll, a, b) => &mut deaths.a,
                _ if violence != Violence::OneSided && belongs(toll, b, a) => &mut deaths.b,
                _ => continue,
            };
            *column += n;
        }
        let known = deaths.a + deaths.b + deaths.civilians;
        deaths.unknown = best.checked_sub(known).ok_or("the deaths of its sides are more than its total")?;
        Ok(deaths)
    }
}

/// Whether the dead are of a side: by name where they have one, else people under arms for a state are those of the only state,
/// fighters those of the only group. Suspects are nobody's.
fn belongs(toll: &Toll, side: &Side, other: &Side) -> bool {
    if let Some(of) = &toll.of {
        let own = |s: &Side| s.actor.as_deref() == Some(of) || s.state.is_some_and(|c| c.iso2 == of);
        if own(side) || own(other) {
            return own(side);
        }
        return false;
    }
    match Group::of(toll.victims) {
        Group::Forces => side.state.is_some() && other.state.is_none(),
        Group::Fighters if toll.victims == bilan::model::Victims::Suspects => false,
        Group::Fighters => side.state.is_none() && side.actor.is_some() && (other.state.is_some() || other.actor.is_none()),
        _ => false,
    }
}

/// Who gives the figures of the row, each once. Who only speaks of several events together, or gives a figure that the row does
/// not take, is none of them; where nobody is named for any, there is none.
fn speakers(told: &Told) -> Vec<String> {
    let e = &told.event;
    let mut out: Vec<String> = Vec::new();
    let rows = toll::rows(e, Effect::Killed);
    let fighters = toll::of_group(&rows, Group::Fighters).unwrap_or_default();
    let total = toll::total(e).unwrap_or_default();
    // A figure for all the dead together may be the whole total, or that without the fighters, who are added to it.
    let ends = [(total.low, fighters.low), (total.best, fighters.best), (total.high, fighters.high)];
    let without = |all: Option<u32>, fighters: Option<u32>| all?.checked_sub(fighters?);
    let all: Vec<u32> = ends.into_iter().flat_map(|(all, fighters)| [all, without(all, fighters)]).flatten().collect();
    for line in e.ledger.iter().filter(|l| l.effect == Effect::Killed && l.joint_with.is_empty()) {
        let in_row = |t: &&&Toll| t.statements.contains(&line.statement);
        let is_total = |t: &&Toll| t.victims == bilan::model::Victims::People && rows.len() > 1;
        let gives_total = || all.contains(&line.low) || line.high.is_some_and(|high| all.contains(&high));
        if rows.iter().filter(in_row).any(|t| !is_total(t) || (t.victims == line.victims && gives_total())) {
            let name = line.speaker_name.clone().or_else(|| line.speaker.map(|class| toll::plain(class.name()).into_owned()));
            out.extend(name.filter(|name| !out.contains(name)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cell and its centre as PRIO-GRID publishes them.
    #[test]
    fn a_point_lies_in_its_cell_of_the_grid() {
        assert_eq!(priogrid((12.729_39, -3.863_05)), 147_953);
        assert_eq!(priogrid((14.744_37, -0.649_19)), 150_839);
    }

    #[test]
    fn an_identifier_becomes_a_number_that_a_float_holds() {
        let n = number_of("268bddcc5972d713").expect("hexadecimal");
        assert_eq!(format!("{n:013x}"), "268bddcc5972d");
        assert_eq!(n as f64 as i64, n);
    }
}
