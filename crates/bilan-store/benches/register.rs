//! Speed and memory of the register: adding generated reports, questions over many events, words over many reports, and one
//! more report beside many.
//!
//! `cargo bench -p bilan-store --bench register` measures the sizes of the goals; `-- 100000 200000` so many reports and so many
//! events and texts, `-- 100 200000 1000` another number of texts. PostgreSQL is started from Debian's package, or is the server that `BILAN_TEST_POSTGRES` names. Files go to the
//! folder for temporary ones and are removed: a million events and texts take some gigabytes.
//!
//! The reports differ in place, day, figures, speaker and words; one in three is a reprint, one in four tells again of an event
//! of the days before. The events of the questions are rows made for it, each with the content of a real event.

#[path = "../tests/support/mod.rs"]
mod support;

#[path = "../../bilan/benches/used/mod.rs"]
mod used;

use std::path::Path;
use std::time::Instant;

use bilan::reconcile::Policy;
use bilan::{Metadata, Reading, Report};
use bilan_store::register::{Reader, tallied, unpack};
use bilan_store::{Address, EventRow, NewReport, Part, Query, Register, Sqlite, Store};
use used::{cpu_seconds, peak_megabytes};

const NOW: &str = "2026-11-21T10:00:00.000000Z";
const PLACES: [(&str, &str, &str, f64, f64); 12] = [
    ("Gao", "ML", "Gao", 16.27, -0.04),
    ("Ménaka", "ML", "Ménaka", 15.92, 2.4),
    ("Hombori", "ML", "Mopti", 15.28, -1.7),
    ("Djibo", "BF", "Sahel", 14.1, -1.63),
    ("Dori", "BF", "Sahel", 14.03, -0.03),
    ("Fada N'Gourma", "BF", "Est", 12.06, 0.36),
    ("Tillabéri", "NE", "Tillabéri", 14.21, 1.45),
    ("Diffa", "NE", "Diffa", 13.32, 12.61),
    ("Bosso", "NE", "Diffa", 13.7, 13.3),
    ("Maroua", "CM", "Extrême-Nord", 10.6, 14.32),
    ("Bunia", "CD", "Ituri", 1.57, 30.25),
    ("Beni", "CD", "Nord-Kivu", 0.49, 29.47),
];
const TOLD_BY: [&str; 4] = ["l'armée", "des habitants", "une source sécuritaire", "le gouverneur de la région"];
const WORDS: [&str; 16] = [
    "récolte",
    "pirogue",
    "dispensaire",
    "barrage",
    "forage",
    "sésame",
    "transhumance",
    "marché",
    "antenne",
    "piste",
    "colline",
    "lycée",
    "mosquée",
    "pont",
    "mine",
    "gué",
];

const SYLLABLES: [&str; 12] = ["ba", "do", "ki", "lou", "me", "na", "ro", "sa", "ti", "vou", "yé", "zan"];

struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

fn main() {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    let (reports, many) = (asked.first().copied().unwrap_or(100_000), asked.get(1).copied().unwrap_or(1_000_000));
    let texts = asked.get(2).copied().unwrap_or(many);
    let folder = tempfile::tempdir().expect("a folder");
    println!("{:<64} {:>10} {:>10}", "", "time", "processor");
    adding(folder.path(), reports);
    reprints(folder.path(), reports / 5);
    let path = folder.path().join("events.db");
    let mut sqlite = Sqlite::open(&path, true, Box::new(|_| ())).expect("a store");
    questions("SQLite", &mut sqlite, many, texts);
    drop(sqlite);
    std::fs::remove_file(&path).expect("removed");
    // A server of Debian's package, or the one that BILAN_TEST_POSTGRES names.
    let server = support::server::Server::start();
    let mut store = bilan_store::Postgres::open(&server.database("bench"), true, Box::new(|_| ())).expect("a store");
    questions("PostgreSQL", &mut store, many, texts);
}

/// What took so long, in time and in time of processors.
fn report(what: &str, since: Instant, cpu: f64) {
    println!("{what:<64} {:>8.2} s {:>8.2} s", since.elapsed().as_secs_f64(), cpu_seconds() - cpu);
}

fn written(n: usize, random: &mut Random) -> Report {
    // A reprint carries the text of the report before it.
    let told = if n % 3 == 2 { n - 1 } else { n };
    let mut own = Random((told as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let event = if own.below(4) == 0 { told.saturating_sub(own.below(40) as usize) } else { told };
    let mut of_event = Random((event as u64 + 1).wrapping_mul(0xff51_afd7_ed55_8ccd));
    let (place, ..) = PLACES[of_event.below(12) as usize];
    let day = jiff::civil::date(2015, 1, 1).saturating_add(jiff::Span::new().days(of_event.below(3650) as i64));
    let (dead, hurt) = (2 + of_event.below(40), 1 + of_event.below(60));
    let by = TOLD_BY[own.below(4) as usize];
    let mut text = format!(
        "Attaque près de {place}\n\n{dead} soldats ont été tués et {hurt} autres blessés le {} dans une attaque près de {place}, a annoncé {by}.\n\n",
        day.strftime("%d/%m/%Y")
    );
    // Sentences that share no runs of words with those of others, as reports of different outlets do not.
    for _ in 0..20 {
        let mut word = || {
            let parts = [own.below(12), own.below(12), own.below(12)].map(|n| SYLLABLES[n as usize]);
            parts.concat()
        };
        let others: Vec<String> = (0..14).map(|_| word()).collect();
        let (a, b) = (WORDS[own.below(16) as usize], WORDS[own.below(16) as usize]);
        text.push_str(&format!(
            "La {a} {} du secteur {} et {b} {}. ",
            others[..6].join(" "),
            own.below(100_000),
            others[6..].join(" ")
        ));
    }
    let published = bilan::model::DateValue::parse(&day.to_string());
    let metadata = Metadata {
        id: Some(format!("r{n:07}-{}", random.below(1 << 30))),
        language: Some("fr".to_owned()),
        outlet: Some(format!("journal {}", n % 40)),
        published,
        ..Metadata::default()
    };
    bilan::read::report(text, metadata)
}

struct Cores;

impl Reader for Cores {
    fn name(&self) -> &str {
        "bench"
    }

    fn read(&self, reports: &[Report]) -> Vec<Reading> {
        std::thread::scope(|scope| {
            let half = |part: &[Report]| part.iter().map(bilan::read_report).collect::<Vec<Reading>>();
            let threads: Vec<_> =
                reports.chunks(reports.len().div_ceil(2).max(1)).map(|p| scope.spawn(move || half(p))).collect();
            threads.into_iter().flat_map(|t| t.join().expect("reading does not panic")).collect()
        })
    }
}

fn adding(folder: &Path, count: usize) {
    let mut register = Register::open(&Address::File(folder.join("added.db")), true, Box::new(|_| ())).expect("a register");
    let mut random = Random(42);
    let (since, cpu) = (Instant::now(), cpu_seconds());
    for first in (0..count).step_by(512) {
        let reports: Vec<Report> = (first..count.min(first + 512)).map(|n| written(n, &mut random)).collect();
        let readings = Cores.read(&reports);
        let read: Vec<(Report, Reading)> = reports.into_iter().zip(readings).collect();
        register.add(&read, &Cores, NOW).expect("added");
    }
    report(&format!("{count} reports written, read and kept (SQLite)"), since, cpu);
    let (then, cpu_then) = (Instant::now(), cpu_seconds());
    let settled = register.settle(&Cores).expect("settled");
    report(&format!("  resolved into {} events", settled.events), then, cpu_then);
    let seconds = since.elapsed().as_secs_f64();
    let cpu = cpu_seconds() - cpu;
    println!(
        "  in all {:.0} reports a second, {:.0} a second of processor time; highest memory {} MB",
        count as f64 / seconds,
        count as f64 / cpu,
        peak_megabytes()
    );
    let (then, cpu_then) = (Instant::now(), cpu_seconds());
    for n in 0..10 {
        let one = written(count + n, &mut random);
        let reading = bilan::read_report(&one);
        register.add(&[(one, reading)], &Cores, NOW).expect("added");
        register.settle(&Cores).expect("settled");
    }
    report("  ten more reports, settled after each", then, cpu_then);
}

/// One dispatch that comes in again and again with small changes.
fn reprints(folder: &Path, count: usize) {
    let mut register = Register::open(&Address::File(folder.join("reprints.db")), true, Box::new(|_| ())).expect("a register");
    let mut random = Random(3);
    let dispatch = written(7, &mut random).text;
    let (since, cpu) = (Instant::now(), cpu_seconds());
    for first in (0..count).step_by(512) {
        let copy = |n: usize| {
            let text = dispatch.replacen("du secteur", &format!("du secteur de la note {n}"), 1);
            let metadata = Metadata { id: Some(format!("r{n:07}")), outlet: Some(format!("journal {n}")), ..Metadata::default() };
            bilan::read::report(text, metadata)
        };
        let reports: Vec<Report> = (first..count.min(first + 512)).map(copy).collect();
        let readings = Cores.read(&reports);
        register.add(&reports.into_iter().zip(readings).collect::<Vec<_>>(), &Cores, NOW).expect("added");
    }
    report(&format!("{count} reprints of one dispatch, each changed a little, kept"), since, cpu);
    let (then, cpu_then) = (Instant::now(), cpu_seconds());
    let settled = register.settle(&Cores).expect("settled");
    report(&format!("  resolved into {} events", settled.events), then, cpu_then);
}

/// A row of an event with the content of a real one.
fn row(n: usize, (wire, tally): (&[u8], &[u8]), random: &mut Random) -> EventRow {
    let (place, country, admin1, lat, lon) = PLACES[random.below(12) as usize];
    let first = 16_436 + random.below(3650) as i32;
    EventRow {
        id: format!("{:016x}", (n as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)),
        first_day: (random.below(20) > 0).then_some(first),
        last_day: (random.below(20) > 0).then_some(first + if random.below(10) == 0 { random.below(60) as i32 } else { 0 }),
        country: Some(country.to_owned()),
        admin1: Some(admin1.to_owned()),
        place: bilan::gazetteer::key(&format!("{place} {}", random.below(2000))),
        name: Some(place.to_owned()),
        point: Some((lat, lon)),
        precision: Some("point".to_owned()),
        kind: ["attack", "ambush", "ied", "clash"][random.below(4) as usize],
        status: "one_source".to_owned(),
        killed: (random.below(3) > 0).then(|| random.below(80) as u32 * random.below(3) as u32),
        actors: vec![format!("actor{}", random.below(60)), format!("armed group {}", random.below(500))],
        parties: "jnim\tJNIM\n\tarmy\n".to_owned(),
        review: "d\t0\n".to_owned(),
        incidents: vec![format!("e{n:07}#1")],
        tolls: Vec::new(),
        lines: Vec::new(),
        wire: wire.to_vec(),
        tally: tally.to_vec(),
        digest: vec![0; 16],
    }
}

fn questions(name: &str, store: &mut dyn Store, count: usize, texts: usize) {
    let wire = real();
    let tally = unpack(&wire).and_then(|packed| packed.row(Vec::new())).expect("a row").tally;
    let mut random = Random(7);
    let (since, cpu) = (Instant::now(), cpu_seconds());
    for first in (0..count).step_by(8192) {
        let rows: Vec<EventRow> = (first..count.min(first + 8192)).map(|n| row(n, (&wire, &tally), &mut random)).collect();
        store.transaction(&mut |store| store.put_events(&rows)).expect("kept");
    }
    report(&format!("{name}: {count} events kept"), since, cpu);
    let (since, cpu) = (Instant::now(), cpu_seconds());
    let (mut counted, mut next) = (0, Some(Query { part: Part::Tally, limit: Some(4000), ..Query::default() }));
    while let Some(query) = next.take() {
        let page = store.find(&query).expect("tallies");
        let dead = page.events.iter().flat_map(|bytes| tallied(bytes, Policy::Ucdp).expect("a tally").tolls);
        counted += page.events.len() + dead.filter(|t| t.low.is_none()).count();
        next = page.next.map(|after| Query { after: Some(after), ..query });
    }
    assert!(counted >= count, "{counted}");
    report(&format!("{name}: what a sum over {count} events reads"), since, cpu);
    let page = Some(50);
    type Ask = fn(&mut Random) -> Query;
    let asked: [(&str, Ask); 7] = [
        ("from a day on", |r| Query { from: Some(16_436 + r.below(3650) as i32), ..Query::default() }),
        ("of a week", |r| {
            let day = 16_436 + r.below(3650) as i32;
            Query { from: Some(day), until: Some(day + 6), ..Query::default() }
        }),
        ("of a country, killed 50 or more", |r| Query {
            country: Some(PLACES[r.below(12) as usize].1.to_owned()),
            killed: Some(50 + r.below(80) as u32),
            ..Query::default()
        }),
        ("of a place", |r| Query { place: bilan::gazetteer::key(&format!("Gao {}", r.below(2000))), ..Query::default() }),
        ("of an actor, from a day on", |r| {
            let from = Some(16_436 + r.below(3650) as i32);
            Query { actor: Some(format!("actor{}", r.below(60))), from, ..Query::default() }
        }),
        ("killed 150 or more", |r| Query { killed: Some(150 + r.below(8) as u32), ..Query::default() }),
        ("of a kind, in a division, from a day on", |r| {
            let (_, _, admin1, ..) = PLACES[r.below(12) as usize];
            let from = Some(16_436 + r.below(3650) as i32);
            Query { admin1: Some(admin1.to_owned()), kind: Some("ied".to_owned()), from, ..Query::default() }
        }),
    ];
    for (what, ask) in asked {
        let times = (0..200).map(|_| {
            let since = Instant::now();
            store.find(&Query { limit: page, ..ask(&mut random) }).expect("found");
            since.elapsed().as_secs_f64() * 1000.0
        });
        percentiles(&format!("{name}: 50 events {what}"), times.collect(), 50.0);
    }
    let (since, cpu) = (Instant::now(), cpu_seconds());
    let mut seen = 0;
    store.briefs(&mut |brief| seen += usize::from(brief.point.is_some())).expect("briefs");
    report(&format!("{name}: all {seen} events in one pass, for counts and maps"), since, cpu);
    words(name, store, texts);
}

fn words(name: &str, store: &mut dyn Store, count: usize) {
    let mut random = Random(9);
    let (since, cpu) = (Instant::now(), cpu_seconds());
    for first in (0..count).step_by(4096) {
        let reports: Vec<Report> = (first..count.min(first + 4096)).map(|n| written(n, &mut random)).collect();
        let new: Vec<NewReport<'_>> = reports.iter().map(|report| NewReport { report, added: NOW }).collect();
        store.transaction(&mut |store| store.append(&new).map(drop)).expect("kept");
    }
    report(&format!("{name}: {count} reports kept"), since, cpu);
    type Ask = fn(&mut Random) -> String;
    let asked: [(&str, Ask); 3] = [
        ("a frequent word", |_| "blessés".to_owned()),
        ("a rare number", |r| r.below(100_000).to_string()),
        ("two words", |r| format!("{} {}", WORDS[r.below(16) as usize], r.below(100_000))),
    ];
    for (what, ask) in asked {
        let times = (0..100).map(|_| {
            let words = ask(&mut random);
            let since = Instant::now();
            store.search(&words, 20).expect("found");
            since.elapsed().as_secs_f64() * 1000.0
        });
        percentiles(&format!("{name}: 20 reports with {what}"), times.collect(), 100.0);
    }
}

/// The content of an event with two reports.
fn real() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let mut register = Register::open(&Address::File(folder.path().join("one.db")), true, Box::new(|_| ())).expect("a register");
    register.add(&support::read(&[support::AMBUSH, support::REVISED]), &support::READER, NOW).expect("added");
    register.settle(&support::READER).expect("settled");
    let wire = register.store().find(&Query::default()).expect("events").events.remove(0);
    assert_eq!(unpack(&wire).expect("an event").event.reports.len(), 2);
    wire
}

fn percentiles(what: &str, mut times: Vec<f64>, goal: f64) {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    let missed = if at(0.99) > goal { format!(" MISSED: {goal} ms") } else { String::new() };
    println!("{what:<64} median {:>7.2} ms, p99 {:>8.2} ms{missed}", at(0.5), at(0.99));
}
