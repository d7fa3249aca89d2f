//! FollowTheMoney: entities as its tools read them, one per line. An `Event` with the parties involved as `Organization` or
//! `PublicBody`, the reports as `Article`, the point as `Address`, and a `Documentation` between event and report that says which
//! statements it is from, where they stand and what they say.
//!
//! The model has no numbers for tolls and no speaker: the toll stands in words in the event's `summary`, who says what in that
//! of each `Documentation`. Parties without a name are no entities; they stand in the event's `notes`.

use std::collections::HashSet;
use std::io::Write;

use serde_json::{Map, Value, json};

use crate::format::{Error, Writer};
use crate::parties::Known;
use crate::{Told, flat, toll};

pub struct Ftm<W> {
    out: W,
    /// Actors and reports that stand in the file already.
    written: HashSet<String>,
}

impl<W: Write> Ftm<W> {
    pub fn new(out: W) -> Self {
        Self { out, written: HashSet::new() }
    }

    fn entity(&mut self, schema: &str, id: &str, properties: Properties) -> Result<(), Error> {
        serde_json::to_writer(&mut self.out, &json!({"id": id, "schema": schema, "properties": properties.0}))?;
        Ok(self.out.write_all(b"\n")?)
    }
}

/// Properties of an entity: each a list of texts, none of them empty.
#[derive(Default)]
struct Properties(Map<String, Value>);

impl Properties {
    fn with<T: AsRef<str>>(mut self, name: &str, values: impl IntoIterator<Item = T>) -> Self {
        let values: Vec<Value> =
            values.into_iter().filter(|v| !v.as_ref().trim().is_empty()).map(|v| v.as_ref().into()).collect();
        if !values.is_empty() {
            self.0.insert(name.to_owned(), Value::Array(values));
        }
        self
    }
}

impl<W: Write> Writer for Ftm<W> {
    fn event(&mut self, told: &Told) -> Result<Result<(), String>, Error> {
        let e = &told.event;
        let id = format!("bilan-event-{}", e.id);
        let involved = self.parties(told)?;
        self.reports(told, &id)?;
        let address = self.address(told)?;
        let place = e.place.as_ref();
        let around = [place.map(|p| p.name.as_str()), flat::admin2(e), flat::admin1(e), flat::country_name(e)];
        let mut around: Vec<&str> = around.into_iter().flatten().collect();
        around.dedup();
        let date = e.date.as_ref();
        let day = date.and_then(|d| d.earliest.as_ref().filter(|first| Some(*first) == d.latest.as_ref()));
        let span = date.filter(|_| day.is_none());
        let when = date.and_then(|d| d.edtf.clone()).unwrap_or_else(|| "date open".to_owned());
        let name = format!("{}, {}, {when}", toll::plain(e.kind.name()), around.first().copied().unwrap_or("place unknown"));
        let unnamed = [("by", &e.perpetrators), ("against", &e.targets)].into_iter().flat_map(|(role, parties)| {
            parties.iter().filter(|p| !is_entity(&Known::of(p))).map(move |p| format!("{role} {}", p.name))
        });
        let notes: Vec<String> = unnamed.chain(e.contradictions.iter().map(|c| c.why.clone())).collect();
        let properties = Properties::default()
            .with("name", [name])
            .with("keywords", [e.kind.name(), &e.status])
            .with("date", day)
            .with("startDate", span.and_then(|d| d.earliest.clone()))
            .with("endDate", span.and_then(|d| d.latest.clone()))
            .with("country", e.country.as_ref().map(|c| c.to_lowercase()))
            .with("location", [around.join(", ")])
            .with("addressEntity", address)
            .with("summary", [toll::text(e)])
            .with("notes", notes)
            .with("involved", involved)
            .with("proof", told.readings.iter().map(|r| report_id(&r.report.id)))
            .with("publisher", flat::outlets(told))
            .with("sourceUrl", told.readings.iter().filter_map(|r| address_of(r.report.url.as_deref())))
            .with("recordId", e.incidents.iter())
            .with("modifiedAt", e.last_reported.as_ref());
        self.entity("Event", &id, properties)?;
        Ok(Ok(()))
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        Ok(self.out.flush()?)
    }
}

impl<W: Write> Ftm<W> {
    /// Writes the parties with a name, and names their entities.
    fn parties(&mut self, told: &Told) -> Result<Vec<String>, Error> {
        let mut ids = Vec::new();
        for party in told.event.perpetrators.iter().chain(&told.event.targets) {
            let known = Known::of(party);
            let Some(kind) = known.kind.filter(|_| is_entity(&known)) else { continue };
            let id = format!("bilan-actor-{}", name(&known.id));
            if self.written.insert(id.clone()) {
                let countries: Vec<&str> =
                    known.actor.map_or_else(|| known.country.into_iter().collect(), |a| a.countries.clone());
                let properties = Properties::default()
                    .with("name", [&known.name])
                    .with("alias", known.actor.iter().flat_map(|a| a.aliases.iter().copied()).filter(|a| *a != known.name))
                    .with("country", countries.iter().map(|c| c.to_lowercase()))
                    .with("wikidataId", known.actor.map(|a| a.wikidata));
                self.entity(kind.ftm, &id, properties)?;
            }
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(ids)
    }

    fn reports(&mut self, told: &Told, event: &str) -> Result<(), Error> {
        for reading in &told.readings {
            let report = &reading.report;
            let id = report_id(&report.id);
            let title = report.title.clone().unwrap_or_else(|| format!("report {}", report.id));
            if self.written.insert(id.clone()) {
                let properties = Properties::default()
                    .with("title", [&title])
                    .with("publisher", report.outlet.as_ref())
                    .with("publishedAt", report.published.as_ref())
                    .with("sourceUrl", address_of(report.url.as_deref()))
                    .with("fileName", report.file.as_ref());
                self.entity("Article", &id, properties)?;
            }
            let own = |statement: &&str| statement.rsplit_once("#s").is_some_and(|(r, _)| r == report.id);
            let said = told.event.ledger.iter().filter(|l| own(&l.statement.as_str())).map(|l| {
                let speaker = l.speaker_name.clone().or_else(|| l.speaker.map(|s| toll::plain(s.name()).into_owned()));
                let number = if l.high == Some(l.low) { l.low.to_string() } else { format!("{} or more", l.low) };
                let people = toll::plain(l.victims.name());
                let words = if l.quote.is_empty() { String::new() } else { format!(" \"{}\"", l.quote) };
                let who = speaker.map(|s| format!(", {s}")).unwrap_or_default();
                format!("{number} {people} {} ({}{who}){words}", toll::plain(l.effect.name()), l.stance.name())
            });
            let properties = Properties::default()
                .with("document", [&id])
                .with("entity", [event])
                .with("role", ["reports"])
                .with("summary", said)
                .with("recordId", told.statement_ids().iter().filter(|s| own(s)).map(|s| told.place_of(s)))
                .with("date", report.published.as_ref());
            self.entity("Documentation", &format!("{event}-{}", name(&report.id)), properties)?;
        }
        Ok(())
    }

    /// Writes the point as an address, and names it.
    fn address(&mut self, told: &Told) -> Result<Option<String>, Error> {
        let Some((place, lat, lon)) = told.event.place.as_ref().and_then(|p| Some((p, p.lat?, p.lon?))) else { return Ok(None) };
        let id = format!("bilan-place-{}", told.event.id);
        let off = place.uncertainty_km.map(|km| format!(", {km} km")).unwrap_or_default();
        let country = told.event.country.as_ref();
        let properties = Properties::default()
            .with(
                "full",
                [[Some(place.name.as_str()), flat::country_name(&told.event)]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(", ")],
            )
            .with("country", country.map(|c| c.to_lowercase()))
            .with("latitude", [lat.to_string()])
            .with("longitude", [lon.to_string()])
            .with("remarks", [format!("{}{off}", place.precision)]);
        self.entity("Address", &id, properties)?;
        Ok(Some(id))
    }
}

fn is_entity(known: &Known) -> bool {
    known.side() != "unnamed" && known.kind.is_some()
}

fn report_id(report: &str) -> String {
    format!("bilan-report-{}", name(report))
}

/// An identifier in the characters that an entity's may have. Others are written as a full stop and their number, so that no
/// two become one.
fn name(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for c in id.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' => out.push(c),
            _ => out.push_str(&format!(".{:x}.", u32::from(c))),
        }
    }
    out
}

/// An address as far as it is one of the web.
fn address_of(url: Option<&str>) -> Option<&str> {
    url.filter(|u| u.starts_with("http://") || u.starts_with("https://"))
}
