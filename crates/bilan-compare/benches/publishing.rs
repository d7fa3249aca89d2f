//! Speed and memory of publishing: many events exported to Parquet, CSV and other formats, and compared with a data set of others.
//!
//! `cargo bench -p bilan-compare --bench publishing` measures the sizes of the goals; `-- 100000 30000` so many events and so many others;
//! `-- parquet csv compare` only these.
//! What is written goes nowhere, so that no disk is measured; the data set is text that is read as a file is.
//!
//! Events are those of the project's own stories and open corpus, again and again on other days and at other places, with the readings of
//! their reports. Of the others, half are such events with numbers of their own, as another programme would code them; the
//! others are on days of their own, and may yet be near enough to an event of ours to be taken for it.

#[path = "../../bilan/benches/used/mod.rs"]
mod used;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use bilan::model::{DateValue, Metadata, Report};
use bilan::reconcile::Policy;
use bilan_compare::{Comparing, Counts, Given, Matcher, read};
use bilan_export::{Error, Format, Options, Told, export};
use used::{cpu_seconds, peak_megabytes};

/// As in the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The days over which events are spread.
const DAYS: u64 = 3650;

fn main() {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    let (events, others) = (asked.first().copied().unwrap_or(1_000_000), asked.get(1).copied().unwrap_or(300_000));
    let only: Vec<String> = std::env::args().skip(1).filter(|a| a.chars().all(char::is_alphabetic)).collect();
    let wanted = |name: &str| only.is_empty() || only.iter().any(|o| o == name);
    let world = World::new(events);
    if world.told.is_empty() {
        println!("NOT MEASURED: no corpus beside the crate");
        return;
    }
    println!("{:<64} {:>10} {:>10} {:>10}", "", "time", "processor", "memory");
    let made = measure(&format!("{events} events made, which all that follows does again"), 0.0, || world.events().count());
    assert_eq!(made, events);
    let goals = [(Format::Parquet, 10.0), (Format::Csv, 15.0), (Format::Jsonl, 0.0), (Format::Acled, 0.0), (Format::Ucdp, 0.0)];
    for (format, goal) in goals.into_iter().filter(|(format, _)| wanted(format.name())) {
        let mut out = Counted(0);
        measure(&format!("{events} events as {}", format.name()), scaled(goal, events, 1_000_000), || {
            let all = world.events().map(Ok::<_, Error>);
            export(format, Options::default(), all, &mut out, |_| ()).expect("an export to nowhere")
        });
        println!("  {} MB", out.0 >> 20);
    }
    if wanted("compare") {
        compared(&world, events, others);
    }
}

fn compared(world: &World, events: usize, others: usize) {
    let csv = world.others(others);
    println!("a data set of {others} others: {} MB", csv.len() >> 20);
    measure(&format!("{events} events compared with {others} others"), scaled(60.0, events, 1_000_000), || {
        let others = read(csv.as_bytes(), "others.csv", &Given::default()).unwrap_or_else(|e| panic!("{e}"));
        let mut matcher = Matcher::new(&others);
        world.events().for_each(|told| matcher.add(told.event));
        let matching = matcher.finish();
        let comparing = Comparing { others: &others, matching: &matching };
        let mut counts = Counts::default();
        let mut out = io::sink();
        for row in world.events().map(|told| comparing.ours(&told)).chain(comparing.theirs()) {
            counts.add(&row);
            serde_json::to_writer(&mut out, &row).expect("written");
        }
        println!(
            "  {} pairs, {} only ours, {} only theirs; half of theirs are events of ours by construction, and {:.1} % of theirs are in a pair",
            counts.both,
            counts.ours,
            counts.theirs,
            100.0 * counts.both as f64 / others.events.len().max(1) as f64
        );
        assert!(counts.both + counts.theirs == others.events.len(), "each of theirs is in one row");
    });
}

/// A goal for so many, where fewer are measured.
fn scaled(goal: f64, n: usize, of: usize) -> f64 {
    goal * n as f64 / of as f64
}

fn measure<T>(what: &str, goal: f64, work: impl FnOnce() -> T) -> T {
    let (since, cpu) = (Instant::now(), cpu_seconds());
    let out = work();
    let (seconds, cpu) = (since.elapsed().as_secs_f64(), cpu_seconds() - cpu);
    let missed = if goal > 0.0 && seconds > goal { format!(" MISSED: {goal:.1} s") } else { String::new() };
    println!("{what:<64} {seconds:>8.2} s {cpu:>8.2} s {:>7} MB{missed}", peak_megabytes());
    out
}

/// Events to be made again and again.
struct World {
    told: Vec<Told>,
    count: usize,
}

impl World {
    fn new(count: usize) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
        let read: Vec<_> = reports(&root).into_iter().map(|r| (r.clone(), bilan::read_report(&r))).collect();
        let account = bilan::account(read.iter().map(|(report, reading)| (report, reading)));
        Self { told: bilan_export::told(&account, Policy::Ucdp).collect(), count }
    }

    /// The nth event: one of the templates at another place, on a day of its own. They come in the order of days, as from a register;
    /// those beyond the last are on any day.
    fn event(&self, n: usize) -> Told {
        let mut told = self.told[n % self.told.len()].clone();
        let event = &mut told.event;
        let hash = scattered(n as u64);
        event.id = format!("{hash:016x}");
        let day = day(if n < self.count { n as u64 * DAYS / self.count as u64 } else { (hash >> 8) % DAYS });
        if let Some(date) = event.date.as_mut() {
            if date.edtf.is_some() {
                date.edtf = Some(day.clone());
            }
            (date.earliest, date.latest) = (Some(day.clone()), Some(day.clone()));
        }
        (event.first_reported, event.last_reported) = (Some(day.clone()), Some(day));
        if let Some(place) = event.place.as_mut() {
            let near = hash >> 40 & 0xff;
            place.name.push_str(&format!(" {near}"));
            place.also.clear();
            place.gazetteer_id = place.gazetteer_id.as_ref().map(|id| format!("{id}-{near}"));
            place.lat = place.lat.map(|lat| lat + near as f64 / 100.0);
        }
        told
    }

    fn events(&self) -> impl Iterator<Item = Told> {
        (0..self.count).map(|n| self.event(n))
    }

    /// A data set: every second row an event of ours with a number of its own, the others their own events.
    fn others(&self, count: usize) -> String {
        let events = self.count;
        let mut out =
            String::from("event_id_cnty,event_date,country,admin1,location,latitude,longitude,geo_precision,actor1,fatalities\n");
        for n in 0..count {
            let is_ours = n % 2 == 0;
            let which = if is_ours { (n / 2 * (events / (count / 2).max(1)).max(1)) % events } else { events + n };
            let event = self.event(which).event;
            let place = event.place.as_ref();
            let date =
                event.date.as_ref().and_then(|d| d.earliest.clone()).unwrap_or_else(|| day(scattered(which as u64) % DAYS));
            let point = |of: fn(&bilan::publish::event_wire::Place) -> Option<f64>| {
                place.and_then(of).map(|n| format!("{n:.4}")).unwrap_or_default()
            };
            let killed = bilan_export::harmed(&event, bilan::model::Effect::Killed).and_then(|n| n.best).unwrap_or(0);
            out.push_str(&format!(
                "O{n},{date},{},\"{}\",\"{}\",{},{},1,\"{}\",{}\n",
                event.country.as_deref().unwrap_or("ML"),
                place.and_then(|p| p.admin1.as_deref()).unwrap_or_default(),
                place.map_or("", |p| p.name.as_str()),
                point(|p| p.lat),
                point(|p| p.lon),
                event.perpetrators.first().map_or("", |p| p.name.as_str()),
                if n % 3 == 0 { killed + 1 } else { killed },
            ));
        }
        out
    }
}

/// The reports of the stories and of the open corpus.
fn reports(corpus: &Path) -> Vec<Report> {
    let files = |folder: &str| {
        let entries = std::fs::read_dir(corpus.join(folder)).into_iter().flatten().flatten();
        let mut files: Vec<PathBuf> = entries.map(|e| e.path()).collect();
        files.sort();
        files
    };
    let received = DateValue::parse("2026-11-21").and_then(|d| d.day());
    let known = Metadata { received, language: Some("fr".to_owned()), ..Metadata::default() };
    let mut out = Vec::new();
    for path in files("open/text") {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        out.push(bilan::read::report(text, known.clone()));
    }
    for (n, path) in files("stories/open").iter().enumerate() {
        let story: toml::Table = toml::from_str(&std::fs::read_to_string(path).unwrap_or_default()).unwrap_or_default();
        for told in story.get("reports").and_then(|r| r.as_array()).into_iter().flatten() {
            let field = |name: &str| told.get(name).and_then(|v| v.as_str()).map(str::to_owned);
            let metadata = Metadata {
                id: field("id").map(|id| format!("story{n}-{id}")),
                outlet: field("outlet"),
                published: field("published").and_then(|p| DateValue::parse(&p)),
                ..known.clone()
            };
            out.push(bilan::read::report(field("text").unwrap_or_default(), metadata));
        }
    }
    out
}

/// A number that looks like none of its neighbours.
fn scattered(n: u64) -> u64 {
    let n = (n + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (n ^ (n >> 31)).wrapping_mul(0xff51_afd7_ed55_8ccd)
}

fn day(n: u64) -> String {
    jiff::civil::date(2015, 1, 1).saturating_add(jiff::Span::new().days(n as i64)).to_string()
}

/// Counts what is written.
struct Counted(u64);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
