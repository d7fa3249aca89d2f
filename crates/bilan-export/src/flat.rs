//! Events, their ledger, tolls and sources as rows of flat tables: what CSV, HXL, XLSX, Parquet and GeoJSON share. Columns stand in
//! `data/columns.tsv`; rows here are in the same order, which a test holds.

use std::borrow::Cow;

use bilan::model::Effect;
use bilan::publish::event_wire::{Event, Line, Party, Place, Toll};
use bilan::publish::wire;

use crate::Told;
use crate::cell::{Cell, Named, Row};
use crate::tables::tables;
use crate::toll::{self, Group, Numbers};

/// Room for the cells of an event, so that its row need not grow.
const EVENT_CELLS: usize = 64;

/// One row for an event.
pub fn event(told: &Told) -> Row<'_> {
    let e = &told.event;
    let place = e.place.as_ref();
    let date = e.date.as_ref();
    let code =
        |precisions: &[&str]| place.filter(|p| precisions.contains(&p.precision.as_str())).and_then(|p| p.pcode.as_deref());
    let mut row: Row<'_> = Vec::with_capacity(EVENT_CELLS);
    row.extend([
        ("id", e.id.as_str().into()),
        ("date", date.and_then(|d| d.edtf.as_deref()).into()),
        ("date_earliest", date.and_then(|d| d.earliest.as_deref()).into()),
        ("date_latest", date.and_then(|d| d.latest.as_deref()).into()),
        ("kind", e.kind.name().into()),
        ("country", e.country.as_deref().into()),
        ("country_name", country_name(e).into()),
        ("admin1", admin1(e).into()),
        ("admin1_pcode", code(&["region"]).into()),
        ("admin2", admin2(e).into()),
        ("admin2_pcode", code(&["district"]).into()),
        ("place", place.map(|p| p.name.as_str()).into()),
        ("place_pcode", code(&["point", "near"]).into()),
        ("precision", place.map(|p| p.precision.as_str()).into()),
        ("lat", place.and_then(|p| p.lat).into()),
        ("lon", place.and_then(|p| p.lon).into()),
        ("uncertainty_km", place.and_then(|p| p.uncertainty_km).into()),
        ("gazetteer_id", place.and_then(|p| p.gazetteer_id.as_deref()).into()),
        ("perpetrators", names(&e.perpetrators)),
        ("perpetrator_ids", ids(&e.perpetrators)),
        ("targets", names(&e.targets)),
        ("target_ids", ids(&e.targets)),
        ("responsibility", responsibility(e).into()),
        ("outcomes", joined(e.outcomes.iter().map(|o| toll::plain(&o.what)), "; ")),
        ("weapons", texts(told.of_incidents(|i| &i.weapons), "; ")),
        ("target_types", texts(told.of_incidents(|i| &i.target_type), "; ")),
        ("toll", toll::text(e).into()),
    ]);
    numbers(&mut row, ["killed_total_low", "killed_total_best", "killed_total_high"], toll::total(e));
    for (effect, groups) in GROUPS {
        let rows = toll::rows(e, effect);
        groups.into_iter().for_each(|(group, names)| numbers(&mut row, names, toll::of_group(&rows, group)));
    }
    row.extend([
        ("policy", e.tolls.first().map(|t| t.policy.as_str()).into()),
        ("contradictions", (e.contradictions.len() + e.contradictions_left_out).into()),
        ("status", e.status.as_str().into()),
        ("source_families", e.source_families.into()),
        ("first_reported", e.first_reported.as_deref().into()),
        ("last_reported", e.last_reported.as_deref().into()),
        ("outlets", texts(outlets(told), "; ")),
        ("reports", texts(&e.reports, " ")),
        ("incidents", texts(&e.incidents, " ")),
        ("evidence", told.evidence().into()),
    ]);
    row
}

/// A group of people with the names of its columns: lowest, best, highest.
type Columns = (Group, [&'static str; 3]);

const GROUPS: [(Effect, [Columns; 4]); 2] = [
    (
        Effect::Killed,
        [
            (Group::Forces, ["killed_forces_low", "killed_forces_best", "killed_forces_high"]),
            (Group::Fighters, ["killed_fighters_low", "killed_fighters_best", "killed_fighters_high"]),
            (Group::Civilians, ["killed_civilians_low", "killed_civilians_best", "killed_civilians_high"]),
            (Group::People, ["killed_people_low", "killed_people_best", "killed_people_high"]),
        ],
    ),
    (
        Effect::Wounded,
        [
            (Group::Forces, ["wounded_forces_low", "wounded_forces_best", "wounded_forces_high"]),
            (Group::Fighters, ["wounded_fighters_low", "wounded_fighters_best", "wounded_fighters_high"]),
            (Group::Civilians, ["wounded_civilians_low", "wounded_civilians_best", "wounded_civilians_high"]),
            (Group::People, ["wounded_people_low", "wounded_people_best", "wounded_people_high"]),
        ],
    ),
];

fn numbers(row: &mut Row<'_>, [low, best, high]: [&'static str; 3], numbers: Option<Numbers>) {
    let n = numbers.unwrap_or_default();
    row.extend([(low, n.low.into()), (best, n.best.into()), (high, n.high.into())]);
}

/// One row for each figure of the ledger.
pub fn ledger(told: &Told) -> impl Iterator<Item = [Named<'_>; 27]> {
    told.event.ledger.iter().map(|line| ledger_row(told, line))
}

fn ledger_row<'t>(told: &'t Told, l: &'t Line) -> [Named<'t>; 27] {
    let read = told.statement(&l.statement);
    let report = l.statement.rsplit_once("#s").map(|(report, _)| report);
    [
        ("event", told.event.id.as_str().into()),
        ("statement", l.statement.as_str().into()),
        ("report", report.into()),
        ("span_start", read.map(|(_, s)| s.span.start).into()),
        ("span_end", read.map(|(_, s)| s.span.end).into()),
        ("incident", l.incident.as_str().into()),
        ("effect", l.effect.name().into()),
        ("victims", l.victims.name().into()),
        ("of", l.of.as_deref().into()),
        ("group", l.group.as_deref().into()),
        ("low", l.low.into()),
        ("high", l.high.into()),
        ("form", form(l.form)),
        ("speaker_class", l.speaker.map(|s| s.name()).into()),
        ("speaker", l.speaker_name.as_deref().into()),
        ("stance", l.stance.name().into()),
        ("side", l.side.as_str().into()),
        ("published", l.published.as_deref().into()),
        ("outlet", read.and_then(|(r, _)| r.report.outlet.as_deref()).into()),
        ("source_family", l.source_family.as_str().into()),
        ("part_of", l.part_of.as_deref().into()),
        ("joint_with", texts(&l.joint_with, " ")),
        ("subset", l.subset.into()),
        ("superseded", l.superseded.into()),
        ("superseded_by", l.superseded_by.as_deref().into()),
        ("rule", read.map(|(_, s)| s.rule.as_str()).into()),
        ("quote", l.quote.as_str().into()),
    ]
}

/// One row for each number that the policy derives.
pub fn tolls(told: &Told) -> impl Iterator<Item = [Named<'_>; 13]> {
    told.event.tolls.iter().map(|toll| toll_row(told, toll))
}

fn toll_row<'t>(told: &'t Told, t: &'t Toll) -> [Named<'t>; 13] {
    [
        ("event", told.event.id.as_str().into()),
        ("effect", t.effect.name().into()),
        ("victims", t.victims.name().into()),
        ("of", t.of.as_deref().into()),
        ("group", t.group.as_deref().into()),
        ("low", t.low.into()),
        ("best", t.best.into()),
        ("high", t.high.into()),
        ("form", form(t.form)),
        ("policy", t.policy.as_str().into()),
        ("joint_with", texts(&t.joint_with, " ")),
        ("because", texts(&t.because, "; ")),
        ("statements", told.places_of(t.statements.iter().map(String::as_str)).into()),
    ]
}

/// One row for each report that tells of the event.
pub fn sources(told: &Told) -> impl Iterator<Item = [Named<'_>; 11]> {
    told.event.reports.iter().map(|id| {
        let report = told.readings.iter().map(|r| &r.report).find(|r| r.id == *id);
        let own = told.event.incidents.iter().filter(|i| of_report(i, id));
        let text = |of: fn(&wire::Report) -> Option<&String>| Cell::from(report.and_then(of).map(String::as_str));
        [
            ("report", id.as_str().into()),
            ("event", told.event.id.as_str().into()),
            ("outlet", text(|r| r.outlet.as_ref())),
            ("title", text(|r| r.title.as_ref())),
            ("url", text(|r| r.url.as_ref())),
            ("published", text(|r| r.published.as_ref())),
            ("published_from", text(|r| Some(&r.published_from))),
            ("received", text(|r| r.received.as_ref())),
            ("language", text(|r| r.language.as_ref())),
            ("file", text(|r| r.file.as_ref())),
            ("incidents", texts(own, " ")),
        ]
    })
}

fn of_report(incident: &str, report: &str) -> bool {
    incident.rsplit_once('#').is_some_and(|(own, _)| own == report)
}

fn form(form: bilan::model::Form) -> Cell<'static> {
    form.name().into()
}

pub fn country_name(event: &Event) -> Option<&'static str> {
    event.country.as_deref().and_then(|c| tables().countries.get(c)).map(|c| c.name)
}

/// The first division, or the place itself where it is one.
pub fn admin1(event: &Event) -> Option<&str> {
    let place = event.place.as_ref()?;
    place.admin1.as_deref().or_else(|| itself(place, "region"))
}

/// The second division, or the place itself where it is one.
pub fn admin2(event: &Event) -> Option<&str> {
    let place = event.place.as_ref()?;
    place.admin2.as_deref().or_else(|| itself(place, "district"))
}

fn itself<'p>(place: &'p Place, precision: &str) -> Option<&'p str> {
    (place.precision == precision && place.gazetteer_id.is_some()).then_some(place.name.as_str())
}

fn names(parties: &[Party]) -> Cell<'_> {
    texts(parties.iter().map(|p| &p.name), "; ")
}

fn ids(parties: &[Party]) -> Cell<'_> {
    texts(parties.iter().map(|p| p.actor.as_deref().unwrap_or_default()), "; ")
}

/// Texts in one cell.
fn texts<'t, T: AsRef<str> + ?Sized + 't>(texts: impl IntoIterator<Item = &'t T>, between: &str) -> Cell<'t> {
    joined(texts.into_iter().map(|t| Cow::Borrowed(t.as_ref())), between)
}

/// Several texts in one cell. Most often there is one, which is taken as it is.
fn joined<'t>(texts: impl IntoIterator<Item = Cow<'t, str>>, between: &str) -> Cell<'t> {
    let mut texts = texts.into_iter();
    let Some(mut out) = texts.next() else { return Cell::Empty };
    for text in texts {
        let out = out.to_mut();
        out.push_str(between);
        out.push_str(&text);
    }
    out.into()
}

fn responsibility(event: &Event) -> String {
    event.responsibility.iter().map(|r| format!("{}: {}", r.stance.name(), r.name)).collect::<Vec<_>>().join("; ")
}

/// Who published the event's reports, each once.
pub fn outlets(told: &Told) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    for outlet in told.readings.iter().filter_map(|r| r.report.outlet.as_deref()) {
        if !out.contains(&outlet) {
            out.push(outlet);
        }
    }
    out
}
