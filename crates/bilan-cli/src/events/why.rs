//! `bilan why`: how one field of an event was derived, down to the quoted characters.

use std::io::{self, Write};

use anyhow::bail;
use bilan::publish::event_wire::Event;
use bilan::publish::{reading, wire};

use super::{By, find, show, table};
use crate::Outcome;
use crate::archive::{Archive, Contents};
use crate::data::Data;
use crate::layout::{Emphasis, Screen};
use crate::words;

/// Shows how one field of an event was derived, down to the quoted words of the reports.
#[derive(clap::Args)]
#[command(after_help = "\
FIELD is one of: date, place, kind, perpetrators, targets, responsibility, outcomes, incidents (why they are one event), \
contradictions, tolls, or one effect such as `killed`, or one effect on one category such as `killed.soldiers`.")]
pub struct Args {
    /// The event's identifier, the beginning of it, or the identifier of one of its incidents.
    #[arg(value_name = "EVENT")]
    event: String,
    #[arg(value_name = "FIELD")]
    field: String,
    #[command(flatten)]
    archive: Archive,
    #[command(flatten)]
    by: By,
}

pub fn run(args: Args, data: &Data) -> anyhow::Result<Outcome> {
    let (contents, event) = find::open(args.archive, data, &args.event, args.by.policy)?;
    let screen = Screen::of_stdout();
    let mut out = String::new();
    table::heading(screen, &mut out, &event);
    let mut why = Why { screen, out, event: &event, contents: &contents, readings: readings(&contents, &event) };
    why.field(&args.field)?;
    io::stdout().write_all(why.out.as_bytes())?;
    Ok(contents.outcome)
}

/// The wire form of the event's reports, where quotes and spans stand.
fn readings(contents: &Contents, event: &Event) -> Vec<wire::Reading> {
    let own = contents.pairs().filter(|(report, _)| event.reports.contains(&report.id));
    own.map(|(report, read)| reading(report, read)).collect()
}

/// Where a report came from: its file, or its identifier where it came in without one.
fn file(reading: &wire::Reading) -> &str {
    reading.report.file.as_deref().unwrap_or(&reading.report.id)
}

struct Why<'e> {
    screen: Screen,
    out: String,
    event: &'e Event,
    contents: &'e Contents,
    readings: Vec<wire::Reading>,
}

impl Why<'_> {
    fn field(&mut self, field: &str) -> anyhow::Result<()> {
        match field {
            "date" => self.date(),
            "place" => self.place(),
            "kind" => {
                self.say("kind", &format!("{}, which most sources name", self.event.kind.name()));
                for (id, incident) in self.incidents() {
                    let words = incident.kind_span.and_then(|s| self.quoted(&id, s));
                    let words = words.unwrap_or_else(|| "no report names it in words".to_owned());
                    self.say("", &format!("{id}: {} {words}", incident.kind.name()));
                }
            }
            "perpetrators" | "targets" => self.parties(field == "perpetrators"),
            "responsibility" => {
                self.none_where(self.event.responsibility.is_empty(), field);
                for r in &self.event.responsibility {
                    self.say("author", &words::responsibility(r.stance, &r.name));
                    self.statements(&r.statements);
                }
            }
            "outcomes" => {
                self.none_where(self.event.outcomes.is_empty(), field);
                for o in &self.event.outcomes {
                    self.say("outcome", &words::plain(&o.what));
                    self.statements(&o.statements);
                }
            }
            "incidents" => self.merging(),
            "contradictions" => {
                if self.event.contradictions.is_empty() {
                    self.say(field, "none: what the reports say can all be true");
                }
                for c in &self.event.contradictions {
                    self.say(&c.about, &c.why);
                    self.statements(&c.statements);
                    self.statements(&c.also);
                }
                if self.event.contradictions_left_out > 0 {
                    self.say("", &format!("and {} more pairs of figures", self.event.contradictions_left_out));
                }
            }
            _ => self.tolls(field)?,
        }
        Ok(())
    }

    fn say(&mut self, label: &str, text: &str) {
        table::line(self.screen, &mut self.out, label, text);
    }

    fn none_where(&mut self, empty: bool, field: &str) {
        if empty {
            self.say(field, "no report gives any");
        }
    }

    fn incidents(&self) -> Vec<(String, wire::Incident)> {
        let all = self.readings.iter().flat_map(|r| r.incidents.iter());
        all.filter(|i| self.event.incidents.contains(&i.id)).map(|i| (i.id.clone(), i.clone())).collect()
    }

    fn statements(&mut self, ids: &[String]) {
        for id in ids {
            let found = self.readings.iter().find_map(|r| Some((r, r.statements.iter().find(|s| s.id == *id)?)));
            let Some((reading, s)) = found else { continue };
            let speaker = s.speaker.as_ref().map_or_else(|| "no speaker".to_owned(), words::speaker);
            let stance = words::stance(s.stance).map(|w| format!(" ({w})")).unwrap_or_default();
            let text = format!(
                "{id} {speaker}{stance}: {} at [{},{}] of {}, rule {}",
                words::quoted(&s.quote.split_whitespace().collect::<Vec<_>>().join(" ")),
                s.span.start,
                s.span.end,
                file(reading),
                s.rule
            );
            let text = self.screen.paint(Emphasis::Faint, &text);
            self.say("", &text);
        }
    }

    /// The characters of a span of an incident's report, with where they stand.
    fn words(&self, incident: &str, span: bilan::model::CharSpan) -> Option<String> {
        let reading = self.readings.iter().find(|r| r.incidents.iter().any(|i| i.id == incident))?;
        Some(format!("at [{},{}] of {}", span.start, span.end, file(reading)))
    }

    /// The same with the characters themselves.
    fn quoted(&self, incident: &str, span: bilan::model::CharSpan) -> Option<String> {
        let at = self.words(incident, span)?;
        let (report, _) = self.contents.pairs().find(|(r, _)| incident.rsplit_once('#').is_some_and(|(id, _)| id == r.id))?;
        let characters: String = report.text.chars().skip(span.start).take(span.end - span.start).collect();
        Some(format!("{} {at}", words::quoted(&characters.split_whitespace().collect::<Vec<_>>().join(" "))))
    }

    fn date(&mut self) {
        let Some(date) = &self.event.date else {
            self.say("date", "no report gives a day");
            return;
        };
        self.say("date", date.edtf.as_deref().unwrap_or("open"));
        date.because.iter().for_each(|why| table::line(self.screen, &mut self.out, "because", why));
        for (id, incident) in self.incidents() {
            let Some(date) = incident.date else { continue };
            let words = date.text.as_deref().map(words::quoted).unwrap_or_default();
            let place = date.span.and_then(|s| self.words(&id, s)).unwrap_or_default();
            self.say("", &format!("{id}: {} {words} {place}: {}", date.edtf, date.because.join("; ")));
        }
    }

    fn place(&mut self) {
        match &self.event.place {
            Some(place) => self.say("place", &place.name),
            None => self.say("place", "no report names a place"),
        }
        for (id, incident) in self.incidents() {
            let Some(place) = incident.place else { continue };
            let at = self.words(&id, place.span).unwrap_or_default();
            self.say("", &format!("{id}: {}, {} {} {at}", place.name, place.precision, words::quoted(&place.as_written)));
        }
    }

    fn parties(&mut self, perpetrators: bool) {
        let (list, field) =
            if perpetrators { (&self.event.perpetrators, "perpetrators") } else { (&self.event.targets, "targets") };
        self.none_where(list.is_empty(), field);
        for (id, incident) in self.incidents() {
            for actor in if perpetrators { incident.perpetrators } else { incident.targets } {
                let at = self.words(&id, actor.span).unwrap_or_default();
                self.say("", &format!("{id}: {} {} {at}", actor.name, words::quoted(&actor.as_written)));
            }
        }
    }

    fn merging(&mut self) {
        if self.event.merges.is_empty() {
            self.say("alone", "no other incident was found to be of this event");
        }
        for merge in &self.event.merges {
            self.say("joined", &format!("{} and {}: {} points", merge.incidents[0], merge.incidents[1], merge.points));
            merge
                .because
                .iter()
                .for_each(|r| table::line(self.screen, &mut self.out, "", &format!("{:+} {}", r.points, r.meaning)));
        }
        for near in &self.event.kept_apart {
            self.say("kept apart", &format!("{} and {} of {}: {}", near.incident, near.other, near.other_event, near.why));
            near.because
                .iter()
                .for_each(|r| table::line(self.screen, &mut self.out, "", &format!("{:+} {}", r.points, r.meaning)));
        }
    }

    fn tolls(&mut self, field: &str) -> anyhow::Result<()> {
        let (effect, victims) = field.split_once('.').map_or((field, None), |(e, v)| (e, Some(v)));
        let wanted = |e: &str, v: &str| (effect == "tolls" || e == effect) && victims.is_none_or(|w| w == v);
        let rows: Vec<_> = self.event.tolls.iter().filter(|t| wanted(t.effect.name(), t.victims.name())).cloned().collect();
        let lines: Vec<_> = self.event.ledger.iter().filter(|l| wanted(l.effect.name(), l.victims.name())).cloned().collect();
        if rows.is_empty() && lines.is_empty() {
            bail!("this event has no field {field}; `bilan why --help` lists the fields");
        }
        for toll in rows {
            self.say(&words::plain(toll.effect.name()), &format!("{} by the policy {}", table::figure(&toll), toll.policy));
            toll.because.iter().for_each(|why| table::line(self.screen, &mut self.out, "because", why));
            self.statements(&toll.statements);
        }
        show::title(self.screen, &mut self.out, "All figures for it");
        for l in lines {
            self.say(&words::plain(l.effect.name()), &show::said(&l));
        }
        Ok(())
    }
}
