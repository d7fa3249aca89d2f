//! What decisions change of a published event. Nothing is lost: the ledger keeps every statement, and what was set says by
//! whom and why.

use super::event_wire as wire;
use crate::model::{DateValue, Decision, PlaceRef, Precision, Ruling, Setting, Span};
use crate::reconcile::Set;

/// Puts decisions that hold for an event into its wire form. They come in the order in which they were made.
pub fn decided(event: &mut wire::Event, decisions: &[&Decision]) {
    for decision in decisions {
        let why = why(decision);
        match &decision.ruling {
            Ruling::Confirm { .. } => "confirmed".clone_into(&mut event.status),
            Ruling::Reject { .. } => "rejected".clone_into(&mut event.status),
            Ruling::Set { setting, .. } => set(event, setting, why),
            Ruling::Merge { .. } | Ruling::Split { .. } | Ruling::Note { .. } | Ruling::Undo { .. } => {}
        }
        event.decisions.push((*decision).clone());
    }
}

/// The figures that decisions set, in their order.
pub fn figures_set(decisions: &[&Decision]) -> Vec<Set> {
    let figure = |d: &&Decision| match d.ruling {
        Ruling::Set { setting: Setting::Toll { effect, victims, low, best, high }, .. } => {
            Some(Set { effect, victims, low, best, high, why: why(d) })
        }
        _ => None,
    };
    decisions.iter().filter_map(figure).collect()
}

fn why(decision: &Decision) -> String {
    format!("set by {}: {} (decision {})", decision.by, decision.reason, decision.id)
}

fn set(event: &mut wire::Event, setting: &Setting, why: String) {
    match setting {
        Setting::Kind { kind } => {
            event.kind = *kind;
            event.kind_from = Vec::new();
        }
        Setting::Date { edtf } => {
            let value = DateValue::parse(edtf);
            let day = |day: Option<jiff::civil::Date>| day.map(|d| d.to_string());
            let mut because = event.date.take().map(|d| d.because).unwrap_or_default();
            because.push(why);
            event.date = Some(wire::Date {
                edtf: Some(edtf.clone()),
                earliest: day(value.as_ref().and_then(DateValue::earliest)),
                latest: day(value.as_ref().and_then(DateValue::latest)),
                because,
            });
        }
        Setting::Place { name, country, admin1, lat, lon, gazetteer_id } => {
            let mut also = event.place.take().map(|p| [vec![p.name], p.also].concat()).unwrap_or_default();
            also.retain(|other| other != name);
            let precision = if lat.is_some() { Precision::Point } else { Precision::Near };
            event.country = country.clone().or(event.country.take());
            let mut known = PlaceRef::named(name.clone(), precision, Span::default());
            (known.admin1, known.point) = (admin1.clone(), lat.zip(*lon));
            event.place = Some(wire::Place {
                name: name.clone(),
                also,
                country: event.country.clone(),
                admin1: admin1.clone(),
                admin2: None,
                lat: *lat,
                lon: *lon,
                uncertainty_km: None,
                precision: precision.name().to_owned(),
                near: false,
                where_prec: known.where_prec(),
                geo_precision: known.geo_precision(),
                gazetteer_id: gazetteer_id.clone(),
                pcode: None,
                from: Vec::new(),
            });
        }
        // Totals are made of what was set, so that the policies put it into their rows.
        Setting::Toll { .. } => {}
        Setting::Perpetrator { actor, name } => {
            event.perpetrators = vec![wire::Party { actor: actor.clone(), name: name.clone(), from: Vec::new() }];
        }
    }
}
