//! `bilan show`: one event, with its ledger, who says what, what contradicts what, and how its toll grew.

use std::io::{self, Write};

use bilan::publish::event_wire::{Event, Line};
use jiff::civil::Date;

use super::{By, find, table};
use crate::Outcome;
use crate::archive::{Archive, Contents};
use crate::data::Data;
use crate::layout::{Emphasis, Screen, shorten};
use crate::words;

/// Shows one event: what is known, the ledger of its figures with who says them, contradictions, and the toll by date of
/// publication.
#[derive(clap::Args)]
pub struct Args {
    /// The event's identifier, the beginning of it, or the identifier of one of its incidents.
    #[arg(value_name = "EVENT")]
    event: String,
    #[command(flatten)]
    archive: Archive,
    #[command(flatten)]
    by: By,
}

pub fn run(args: Args, data: &Data) -> anyhow::Result<Outcome> {
    let (contents, event, grown) = find::grown(args.archive, data, &args.event, args.by.policy)?;
    let screen = Screen::of_stdout();
    let mut out = String::new();
    table::heading(screen, &mut out, &event);
    table::parties(screen, &mut out, &event);
    if let Some(date) = &event.date {
        date.because.iter().for_each(|why| table::line(screen, &mut out, "date", why));
    }
    if let Some(place) = event.place.as_ref().filter(|p| !p.also.is_empty()) {
        table::line(screen, &mut out, "also written", &place.also.join(", "));
    }
    title(screen, &mut out, &format!("Toll by the policy {}", args.by.policy.name()));
    for toll in &event.tolls {
        let figure = screen.paint(Emphasis::Strong, &table::figure(toll));
        table::line(screen, &mut out, &words::plain(toll.effect.name()), &figure);
        toll.because.iter().for_each(|why| table::line(screen, &mut out, "", &screen.paint(Emphasis::Faint, why)));
    }
    ledger(screen, &mut out, &event);
    section(screen, &mut out, "What follows", event.follows.iter().map(|f| ("", f.why.as_str())));
    section(screen, &mut out, "What adds up", event.sums.iter().map(|s| ("", s.why.as_str())));
    section(screen, &mut out, "Contradictions", event.contradictions.iter().map(|c| (c.about.as_str(), c.why.as_str())));
    if event.contradictions_left_out > 0 {
        table::line(screen, &mut out, "", &format!("and {} more pairs of figures", event.contradictions_left_out));
    }
    history(screen, &mut out, &grown);
    reports(screen, &mut out, &contents, &event);
    decisions(screen, &mut out, &event);
    apart(screen, &mut out, &event);
    io::stdout().write_all(out.as_bytes())?;
    Ok(contents.outcome)
}

pub fn title(screen: Screen, out: &mut String, text: &str) {
    out.push('\n');
    screen.hang(out, "  ", &screen.paint(Emphasis::Strong, text));
}

fn section<'a>(screen: Screen, out: &mut String, name: &str, lines: impl Iterator<Item = (&'a str, &'a str)>) {
    for (n, (label, text)) in lines.enumerate() {
        if n == 0 {
            title(screen, out, name);
        }
        table::line(screen, out, label, text);
    }
}

/// Every figure with its speaker and words, by what it counts; superseded ones too.
fn ledger(screen: Screen, out: &mut String, event: &Event) {
    title(screen, out, "Ledger");
    let mut lines: Vec<&Line> = event.ledger.iter().collect();
    lines.sort_by_key(|l| (l.effect, l.victims, l.published.clone(), l.statement.clone()));
    for l in lines {
        table::line(screen, out, &words::plain(l.effect.name()), &said(l));
    }
}

/// A line of the ledger with who says it and in which words.
pub fn said(l: &Line) -> String {
    let mut text = words::figure(u64::from(l.low), l.high.map(u64::from), l.form, l.victims);
    if let Some(group) = &l.group {
        text = format!("{text}, {}", words::plain(group));
    }
    if l.part_of.is_some() {
        text = format!("of them {text}");
    } else if l.subset {
        text = format!("some of them: {text}");
    }
    if !l.joint_with.is_empty() {
        text = format!("{text}, together with {}", l.joint_with.join(" and "));
    }
    let speaker = match (l.speaker, &l.speaker_name) {
        (Some(class), name) => words::named(class, name.as_deref(), &[]),
        (None, _) => "no speaker".to_owned(),
    };
    let mut notes = vec![speaker];
    notes.extend((l.side != "account").then(|| l.side.clone()));
    notes.extend(words::stance(l.stance).map(str::to_owned));
    notes.extend(l.published.clone());
    notes.extend(match (&l.superseded_by, l.superseded) {
        (Some(by), _) => Some(format!("superseded by {by}")),
        (None, true) => Some("superseded in the same report".to_owned()),
        _ => None,
    });
    format!("{text} — {} — {} {}", notes.join(", "), words::quoted(&shorten(&l.quote, 70)), l.statement)
}

/// What was known of an event by some days: the events that its incidents made then, which are several where a later report
/// brought them together.
pub type Grown = Vec<(Date, Vec<Event>)>;

/// The toll by each day on which something new was published, where it is another than the day before: what
/// `--published-until` with that day tells.
pub fn history(screen: Screen, out: &mut String, grown: &Grown) {
    if grown.len() < 2 {
        return;
    }
    title(screen, out, "The toll by date of publication");
    let mut last = String::new();
    for (day, events) in grown {
        let toll = |event: &Event| {
            let rows = event.tolls.iter().map(|t| format!("{} {}", table::figure(t), words::plain(t.effect.name())));
            let rows: Vec<String> = rows.collect();
            if rows.is_empty() { "no figure".to_owned() } else { rows.join("; ") }
        };
        let tolls: Vec<String> = events.iter().map(toll).collect();
        let now = match &tolls[..] {
            [] => "not told yet".to_owned(),
            [one] => one.clone(),
            several => format!("{} events then: {}", several.len(), several.join(" | ")),
        };
        if now != last {
            table::line(screen, out, &day.to_string(), &now);
        }
        last = now;
    }
}

fn reports(screen: Screen, out: &mut String, contents: &Contents, event: &Event) {
    title(screen, out, "Reports");
    for (report, _) in contents.pairs().filter(|(r, _)| event.reports.contains(&r.id)) {
        let meta = &report.metadata;
        let published = meta.published.as_ref().map_or_else(|| "publication date unknown".to_owned(), |d| words::date(&d.edtf()));
        let facts = [Some(published), meta.outlet.clone(), meta.title.clone(), meta.file.clone()];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        screen.hang(out, &format!("    {} ", report.id), &facts.join(" · "));
    }
}

/// What people decided about the event.
pub fn decisions(screen: Screen, out: &mut String, event: &Event) {
    for (n, d) in event.decisions.iter().enumerate() {
        if n == 0 {
            title(screen, out, "Decisions");
        }
        table::line(screen, out, d.ruling.name(), &format!("{} by {}: {} ({})", words::moment(&d.at), d.by, d.reason, d.id));
    }
}

fn apart(screen: Screen, out: &mut String, event: &Event) {
    for (n, merge) in event.merges.iter().enumerate() {
        if n == 0 {
            title(screen, out, "Joined because");
        }
        let why: Vec<String> = merge.because.iter().map(|r| format!("{} ({:+})", r.meaning, r.points)).collect();
        let text = format!("{} and {}: {} points: {}", merge.incidents[0], merge.incidents[1], merge.points, why.join("; "));
        table::line(screen, out, "", &text);
    }
    for (n, near) in event.kept_apart.iter().enumerate() {
        if n == 0 {
            title(screen, out, "Alike, but kept apart");
        }
        table::line(screen, out, "", &format!("{} and {} of {}: {}", near.incident, near.other, near.other_event, near.why));
    }
}
