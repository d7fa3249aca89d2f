//! A reading for a person: a heading, the incidents with their figures, the figures over periods, the notes.

use std::collections::HashMap;
use std::fmt::Write as _;

use bilan::Report;
use bilan::model::Role;
use bilan::publish::wire;

use crate::layout::{Emphasis, Screen, pad, shorten};
use crate::words;

/// Columns before the labels.
const INDENT: usize = 4;
/// Columns for the labels; in a block with a longer one, all give way to it.
const LABEL: usize = 10;
/// A line of fewer words is rarely what the report is about.
const WORDS_OF_A_TITLE: usize = 6;
/// So much of a quotation is shown; all of it stands in the other formats.
const QUOTE: usize = 160;

/// All that is shown of one report. Ends with a line break.
pub fn block(screen: Screen, report: &Report, reading: &wire::Reading) -> String {
    let effects = reading.incidents.iter().flat_map(|i| &i.tolls).map(|t| t.effect.name().len());
    let statements = reading.statements.iter().map(|s| (s.id.as_str(), s)).collect();
    let block = Block { screen, reading, statements, label: effects.max().unwrap_or(0).max(LABEL) };
    let mut out = String::new();
    block.heading(&mut out, report);
    for (n, incident) in reading.incidents.iter().enumerate() {
        block.incident(&mut out, n, incident);
    }
    if !reading.aggregates.is_empty() {
        out.push_str("\n  over a period or region\n");
        for aggregate in &reading.aggregates {
            block.aggregate(&mut out, aggregate);
        }
    }
    if reading.incidents.is_empty() {
        out.push_str("\n  no incident\n");
    }
    for note in &reading.notes {
        screen.hang(&mut out, "  note: ", note);
    }
    out
}

struct Block<'r> {
    screen: Screen,
    reading: &'r wire::Reading,
    statements: HashMap<&'r str, &'r wire::Statement>,
    /// Columns for the labels.
    label: usize,
}

impl Block<'_> {
    fn heading(&self, out: &mut String, report: &Report) {
        let meta = &self.reading.report;
        let title = meta.title.as_deref().unwrap_or_else(|| first_words(&report.text[report.body..]));
        let title = shorten(title, self.screen.width);
        let _ = writeln!(out, "{}", self.screen.paint(Emphasis::Strong, &title));
        let published = meta.published.as_deref().map_or_else(|| "publication date unknown".to_owned(), words::date);
        let facts = [Some(published), meta.outlet.clone(), meta.language.clone(), Some(meta.id.clone()), meta.file.clone()];
        let facts: Vec<_> = facts.into_iter().flatten().collect();
        let _ = writeln!(out, "{}", self.screen.paint(Emphasis::Faint, &facts.join(" · ")));
        let _ = writeln!(out, "{}", self.screen.paint(Emphasis::Faint, &"─".repeat(self.screen.width)));
    }

    fn incident(&self, out: &mut String, n: usize, incident: &wire::Incident) {
        let mark = if incident.role == Role::Main { '●' } else { '○' };
        let place = words::place(incident.place.as_ref(), incident.country.as_deref());
        let line = format!(
            "{} · {} · {} · {}",
            incident.role.name(),
            self.screen.paint(Emphasis::Strong, incident.kind.name()),
            words::incident_date(incident.date.as_ref()),
            self.screen.paint(Emphasis::Strong, &place),
        );
        out.push('\n');
        self.screen.hang(out, &format!("{mark} #{} ", n + 1), &line);
        self.names(out, "by", incident.perpetrators.iter().map(|a| a.name.clone()));
        self.names(out, "against", incident.targets.iter().map(|a| a.name.clone()));
        self.names(out, "with", incident.weapons.iter().map(|w| words::plain(w)));
        for toll in &incident.tolls {
            let figure = words::toll(toll);
            self.said(out, &words::plain(toll.effect.name()), &figure, &toll.statement);
        }
        for responsibility in &incident.responsibility {
            let text = words::responsibility(responsibility.stance, &responsibility.name);
            self.said(out, "author", &text, &responsibility.statement);
        }
        for outcome in &incident.outcomes {
            self.said(out, "outcome", &words::plain(&outcome.what), &outcome.statement);
        }
        for materiel in &incident.materiel {
            let text = format!("{} {} {}", materiel.n, words::plain(&materiel.what), materiel.effect);
            self.said(out, "materiel", &text, &materiel.statement);
        }
    }

    fn aggregate(&self, out: &mut String, aggregate: &wire::Aggregate) {
        let mut text = words::figure(aggregate.low, aggregate.high, aggregate.form, aggregate.victims);
        for part in [&aggregate.region, &aggregate.period].into_iter().flatten() {
            let _ = write!(text, ", {part}");
        }
        self.said(out, &words::plain(aggregate.effect.name()), &text, &aggregate.statement);
    }

    fn names(&self, out: &mut String, label: &str, names: impl Iterator<Item = String>) {
        let names: Vec<_> = names.collect();
        if !names.is_empty() {
            self.labelled(out, label, &names.join(", "));
        }
    }

    /// A line with who says it and in which words.
    fn said(&self, out: &mut String, label: &str, text: &str, statement: &str) {
        let mut line = self.screen.paint(Emphasis::Strong, text);
        if let Some(statement) = self.statements.get(statement) {
            line.push_str(" — ");
            if let Some(speaker) = &statement.speaker {
                let _ = write!(line, "{}: ", words::speaker(speaker));
            }
            if let Some(stance) = words::stance(statement.stance) {
                let _ = write!(line, "({stance}) ");
            }
            let quote = words::quoted(&shorten(&statement.quote, QUOTE));
            // Each word is painted alone, so that emphasis survives the breaking of lines.
            let quote: Vec<_> = quote.split(' ').map(|w| self.screen.paint(Emphasis::Faint, w)).collect();
            line.push_str(&quote.join(" "));
        }
        self.labelled(out, label, &line);
    }

    fn labelled(&self, out: &mut String, label: &str, text: &str) {
        let head = format!("{}{} ", " ".repeat(INDENT), pad(label, self.label));
        self.screen.hang(out, &head, text);
    }
}

/// The first line that says something, else the first line.
fn first_words(body: &str) -> &str {
    let mut lines = body.lines().map(str::trim).filter(|l| !l.is_empty());
    let first = lines.clone().next().unwrap_or_default();
    lines.find(|l| l.split_whitespace().nth(WORDS_OF_A_TITLE - 1).is_some()).unwrap_or(first)
}
