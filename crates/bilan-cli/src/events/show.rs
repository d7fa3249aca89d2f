//! `bilan show`: one event, with its ledger, who says what, what contradicts what, and how its toll grew.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use bilan::publish::Events;
use bilan::publish::event_wire::{Event, Line};
use bilan::reconcile::Policy;

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
    let (contents, event) = find::open(args.archive, data, &args.event, args.by.policy)?;
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
    history(screen, &mut out, &contents, &event, args.by.policy);
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

/// The toll as it stood on each day on which something new was published.
pub fn history(screen: Screen, out: &mut String, contents: &Contents, event: &Event, policy: Policy) {
    let own = contents.pairs().filter(|(report, _)| event.reports.contains(&report.id));
    let mut days: Vec<_> = own.filter_map(|(r, _)| r.metadata.published.as_ref()?.latest()).collect();
    days.sort_unstable();
    days.dedup();
    if days.len() < 2 {
        return;
    }
    title(screen, out, "The toll by date of publication");
    // Reports that are nowhere near it never change it; an archive need not be resolved again for each day.
    let near: BTreeSet<&str> = event.kept_apart.iter().filter_map(|k| Some(k.other.rsplit_once('#')?.0)).collect();
    let concerns = |id: &String| event.reports.contains(id) || near.contains(id.as_str());
    let concerned: Vec<_> = contents.pairs().filter(|(report, _)| concerns(&report.id)).collect();
    let mut last: BTreeMap<String, String> = BTreeMap::new();
    for day in days {
        let by_then = concerned
            .iter()
            .copied()
            .filter(|(r, _)| r.metadata.published.as_ref().and_then(|p| p.latest()).is_some_and(|p| p <= day));
        let account = bilan::account(by_then);
        let events = Events::new(&account.read, &account.collection, &account.events);
        let part =
            |n: &usize| account.events[*n].members.iter().any(|m| event.incidents.contains(&account.collection.incident_id(*m)));
        let mut now: BTreeMap<String, String> = BTreeMap::new();
        for n in (0..account.events.len()).filter(part) {
            for toll in events.event(n, policy).tolls {
                let what = format!("{} {}", toll.effect.name(), toll.victims.name());
                now.insert(what, format!("{} {}", table::figure(&toll), words::plain(toll.effect.name())));
            }
        }
        let changed: Vec<String> =
            now.iter().filter(|(what, text)| last.get(*what) != Some(text)).map(|(_, t)| t.clone()).collect();
        if !changed.is_empty() {
            table::line(screen, out, &day.to_string(), &changed.join("; "));
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
