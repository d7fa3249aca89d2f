//! What the incidents of an event say besides figures: kind, place, parties, outcomes, each with the incidents it is from.

use std::collections::BTreeMap;

use super::event_wire as wire;
use crate::model::{Incident, Kind, Precision, Reading, Report, Role, Stance};

/// An incident with its report and identifiers.
#[derive(Clone, Copy)]
pub struct Member<'r> {
    pub report: &'r Report,
    pub reading: &'r Reading,
    pub incident: &'r Incident,
    pub n: u32,
    pub family: u32,
}

impl Member<'_> {
    pub fn id(&self) -> String {
        format!("{}#{}", self.report.id, self.n + 1)
    }

    pub fn statement(&self, n: usize) -> String {
        format!("{}#s{}", self.report.id, n + 1)
    }
}

/// The kind that most sources name; those that report it as news before those that recall it, a particular kind before
/// "attack", which every kind is.
pub fn kind(members: &[Member<'_>]) -> (Kind, Vec<String>) {
    let news = members.iter().any(|m| m.incident.role == Role::Main);
    let mut votes: BTreeMap<Kind, Vec<&Member<'_>>> = BTreeMap::new();
    for m in members.iter().filter(|m| !news || m.incident.role == Role::Main) {
        votes.entry(m.incident.kind).or_default().push(m);
    }
    let families = |of: &[&Member<'_>]| {
        let mut families: Vec<u32> = of.iter().map(|m| m.family).collect();
        families.sort_unstable();
        families.dedup();
        families.len()
    };
    let plain = |k: Kind| matches!(k, Kind::Attack | Kind::Other | Kind::Explosion);
    let best = votes.iter().max_by_key(|(kind, of)| (families(of), !plain(**kind), std::cmp::Reverse(**kind)));
    best.map_or((Kind::Other, Vec::new()), |(kind, of)| (*kind, of.iter().map(|m| m.id()).collect()))
}

/// The most precise place, and among those the one that most sources name.
pub fn place(members: &[Member<'_>]) -> Option<wire::Place> {
    let placed: Vec<_> = members.iter().filter_map(|m| Some((m, m.incident.place.as_ref()?))).collect();
    let named = |name: &str| {
        let mut families: Vec<u32> = placed.iter().filter(|(_, p)| p.name == name).map(|(m, _)| m.family).collect();
        families.sort_unstable();
        families.dedup();
        families.len()
    };
    let settlement = |p: Precision| p <= Precision::Near;
    let (_, best) = placed.iter().max_by_key(|(_, p)| {
        let level = if settlement(p.precision) { Precision::Point } else { p.precision };
        (
            std::cmp::Reverse(level),
            named(&p.name),
            p.gazetteer_id.is_some(),
            std::cmp::Reverse(p.precision),
            std::cmp::Reverse(&p.name),
        )
    })?;
    let mut also: Vec<String> = placed.iter().flat_map(|(m, p)| [p.name.clone(), p.span.of(&m.report.text).to_owned()]).collect();
    also.sort();
    also.dedup();
    also.retain(|name| *name != best.name);
    Some(wire::Place {
        name: best.name.clone(),
        also,
        country: best.country.clone(),
        admin1: best.admin1.clone(),
        admin2: best.admin2.clone(),
        lat: best.point.map(|p| p.0),
        lon: best.point.map(|p| p.1),
        uncertainty_km: best.uncertainty_km,
        precision: best.precision.name().to_owned(),
        near: best.near,
        where_prec: best.where_prec(),
        geo_precision: best.geo_precision(),
        gazetteer_id: best.gazetteer_id.clone(),
        pcode: best.pcode.clone(),
        from: placed.iter().filter(|(_, p)| p.name == best.name).map(|(m, _)| m.id()).collect(),
    })
}

/// The country that most incidents name.
pub fn country(members: &[Member<'_>], place: Option<&wire::Place>) -> Option<String> {
    if let Some(country) = place.and_then(|p| p.country.clone()) {
        return Some(country);
    }
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    members.iter().filter_map(|m| m.incident.country.as_deref()).for_each(|c| *votes.entry(c).or_default() += 1);
    votes.iter().max_by_key(|(name, n)| (**n, std::cmp::Reverse(**name))).map(|(name, _)| (*name).to_owned())
}

/// Perpetrators or targets of all incidents, those that most incidents name first.
pub fn parties(members: &[Member<'_>], of: fn(&Incident) -> &[crate::model::ActorRef]) -> Vec<wire::Party> {
    let mut out: BTreeMap<(Option<&str>, &str), Vec<String>> = BTreeMap::new();
    for m in members {
        for actor in of(m.incident) {
            out.entry((actor.actor.as_deref(), &actor.name)).or_default().push(m.id());
        }
    }
    let mut out: Vec<wire::Party> = out
        .into_iter()
        .map(|((actor, name), mut from)| {
            from.dedup();
            wire::Party { actor: actor.map(str::to_owned), name: name.to_owned(), from }
        })
        .collect();
    out.sort_by_key(|p| std::cmp::Reverse(p.from.len()));
    out
}

pub fn responsibility(members: &[Member<'_>]) -> Vec<wire::Responsibility> {
    let mut out: BTreeMap<(&str, &'static str), wire::Responsibility> = BTreeMap::new();
    let order = |s: Stance| s.name();
    for m in members {
        for r in &m.incident.responsibility {
            let known = out.entry((r.actor.as_deref().unwrap_or(&r.name), order(r.stance))).or_insert_with(|| {
                wire::Responsibility { actor: r.actor.clone(), name: r.name.clone(), stance: r.stance, statements: Vec::new() }
            });
            known.statements.push(m.statement(r.statement));
        }
    }
    out.into_values().collect()
}

pub fn outcomes(members: &[Member<'_>]) -> Vec<wire::Outcome> {
    let mut out: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for m in members {
        m.incident.outcomes.iter().for_each(|o| out.entry(o.what).or_default().push(m.statement(o.statement)));
    }
    out.into_iter().map(|(what, statements)| wire::Outcome { what: what.to_owned(), statements }).collect()
}
