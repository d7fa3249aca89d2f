//! Speed and memory of resolving and reconciling: generated incidents, from ten thousand to a million, on two
//! cores.
//! `cargo bench --bench resolving` measures all sizes, `cargo bench --bench resolving -- 100000` one.
//!
//! The mixture is that of an archive: most events have one report, some have forty; a third of the reports are reprints;
//! one in five gives no exact day, one in six no known place; villages are spelled in more than one way; tolls grow; reports
//! recall events of weeks before.

mod used;

use std::hint::black_box;
use std::time::Instant;

use bilan::model::{Effect, Form, Kind, Precision, Recalled, RecalledFrom, Role, Span, SpeakerClass, Stance, Victims};
use bilan::reconcile::{Policy, Reconciler};
use bilan::resolve::{self, Builder, Collection, Days, NONE, NewFigure, NewPlace, NewTelling, OPEN, Sketch, by_sketch};
use used::{cpu_seconds, peak_megabytes};

/// As in the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const COUNTRIES: [&str; 20] =
    ["ML", "BF", "NE", "NG", "TD", "CM", "CF", "CD", "MZ", "SO", "SD", "SS", "ET", "KE", "BJ", "TG", "CI", "BI", "UG", "LY"];
const KINDS: [Kind; 6] = [Kind::Attack, Kind::Ambush, Kind::Ied, Kind::Massacre, Kind::Airstrike, Kind::Abduction];
/// Ten years of days, from 2015.
const DAYS: u64 = 3650;
const FIRST: i32 = 16_436;

fn main() {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![10_000, 100_000, 1_000_000] } else { asked };
    println!(
        "{:>10} {:>10} {:>10} {:>10} {:>10} {:>10} {:>10} {:>8} {:>8} {:>9}",
        "incidents", "reports", "events", "families", "resolve", "(cpu)", "ledgers", "joined P", "joined R", "memory"
    );
    for size in sizes {
        one(size);
    }
    ledger(200);
}

fn one(size: usize) {
    let (reports, sketches) = generate(size);
    let started = Instant::now();
    let families = by_sketch(&sketches, |a, b| sketches[a] == sketches[b]);
    let seconds_families = started.elapsed().as_secs_f64();
    drop(sketches);
    let (collection, truth) = build(&reports, &families);
    let count = reports.len();
    drop(reports);
    let started = Instant::now();
    let cpu = cpu_seconds();
    let events = resolve::resolve_with(&collection, |passes| two_at_once(&collection, passes));
    let (seconds, cpu) = (started.elapsed().as_secs_f64(), cpu_seconds() - cpu);
    let started = Instant::now();
    let reconciler = Reconciler::new(&collection, &events);
    for n in 0..events.len() {
        let ledger = reconciler.ledger(n);
        black_box(Policy::Range.rows(&collection, &ledger));
    }
    let seconds_ledgers = started.elapsed().as_secs_f64();
    let (precision, recall) = agreement(&events, &truth);
    println!(
        "{:>10} {:>10} {:>10} {:>8.2} s {:>8.2} s {:>8.2} s {:>8.2} s {:>8.3} {:>8.3} {:>6} MB",
        collection.tellings.len(),
        count,
        events.len(),
        seconds_families,
        seconds,
        cpu,
        seconds_ledgers,
        precision,
        recall,
        peak_megabytes()
    );
}

/// The passes on two threads, whichever is free takes the next.
fn two_at_once(collection: &Collection, passes: std::ops::Range<usize>) -> Vec<resolve::Pairs> {
    let next = std::sync::atomic::AtomicUsize::new(passes.start);
    std::thread::scope(|scope| {
        let work = || {
            let mut found = Vec::new();
            loop {
                let n = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                if n >= passes.end {
                    return found;
                }
                found.push(resolve::pass(collection, n));
            }
        };
        let other = scope.spawn(work);
        let mut found = work();
        found.extend(other.join().expect("a pass does not panic"));
        found
    })
}

/// Share of joined pairs that are of one generated event, and of such pairs that were joined.
fn agreement(events: &[resolve::Event], truth: &[u32]) -> (f64, f64) {
    let pairs = |n: u64| n * n.saturating_sub(1) / 2;
    let (mut joined, mut right) = (0, 0);
    let mut sizes = vec![0_u64; truth.iter().max().map_or(0, |m| *m as usize + 1)];
    truth.iter().for_each(|t| sizes[*t as usize] += 1);
    for event in events {
        joined += pairs(event.members.len() as u64);
        let mut of: Vec<u32> = event.members.iter().map(|m| truth[*m as usize]).collect();
        of.sort_unstable();
        right += of.chunk_by(|a, b| a == b).map(|same| pairs(same.len() as u64)).sum::<u64>();
    }
    let wanted: u64 = sizes.iter().map(|n| pairs(*n)).sum();
    (right as f64 / joined.max(1) as f64, right as f64 / wanted.max(1) as f64)
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

struct World {
    name: String,
    country: usize,
    admin1: String,
    point: Option<(f64, f64)>,
}

struct Happened {
    place: usize,
    day: i32,
    kind: Kind,
    dead: u32,
    lost: u32,
    actor: usize,
}

struct Told {
    event: u32,
    role: Role,
    days: Days,
    recalled: Option<Recalled>,
    place: Option<String>,
    region_only: bool,
    dead: u32,
    army: bool,
}

struct Written {
    id: String,
    published: i32,
    told: Vec<Told>,
    world: std::rc::Rc<(Vec<World>, Vec<Happened>)>,
}

fn syllables(random: &mut Random, count: u64) -> String {
    const FIRSTS: [&str; 16] = ["b", "d", "f", "g", "k", "l", "m", "n", "s", "t", "z", "dj", "ng", "r", "p", "w"];
    const VOWELS: [&str; 7] = ["a", "e", "i", "o", "ou", "an", "in"];
    (0..count).map(|_| format!("{}{}", FIRSTS[random.below(16) as usize], VOWELS[random.below(7) as usize])).collect()
}

fn generate(size: usize) -> (Vec<Written>, Vec<Sketch>) {
    let mut random = Random(0x5eed_b11a_u64);
    // Half of the events are in towns, whose number does not grow with the archive; villages do.
    let places: Vec<World> = (0..3000 + size / 12)
        .map(|n| {
            let country = random.below(20) as usize;
            let (lat, lon) = ((country as f64 / 5.0).floor() * 8.0 - 10.0, (country % 5) as f64 * 9.0);
            let point = (lat + random.below(700) as f64 / 100.0, lon + random.below(800) as f64 / 100.0);
            let region = (point.0 / 2.0).floor() as i64 * 100 + (point.1 / 2.0).floor() as i64;
            World {
                name: syllables(&mut random, 4),
                country,
                admin1: format!("region {country} {region}"),
                point: (n < 3000).then_some(point),
            }
        })
        .collect();
    let mut happened: Vec<Happened> = Vec::new();
    let mut plan: Vec<(u32, u64)> = Vec::new();
    let mut incidents = 0;
    while incidents < size {
        let place = if random.one_in(2) { random.below(3000) } else { 3000 + random.below((places.len() - 3000) as u64) };
        let dead = match random.below(10) {
            0..5 => 1 + random.below(5),
            5..8 => 5 + random.below(12),
            _ => 15 + random.below(60),
        } as u32;
        happened.push(Happened {
            place: place as usize,
            day: FIRST + random.below(DAYS) as i32,
            kind: KINDS[random.below(6) as usize],
            dead,
            lost: random.below(12) as u32,
            actor: random.below(6) as usize,
        });
        let reports = match random.below(100) {
            0..50 => 1,
            50..72 => 2 + random.below(2),
            72..90 => 4 + random.below(5),
            90..98 => 9 + random.below(12),
            _ => 40,
        };
        incidents += reports as usize;
        plan.push((happened.len() as u32 - 1, reports));
    }
    let world = std::rc::Rc::new((places, happened));
    let mut reports: Vec<(Written, Sketch)> = Vec::new();
    for (event, count) in plan {
        let mut dispatch: Option<Box<[u64]>> = None;
        for _ in 0..count {
            let reprint = random.one_in(3);
            let runs: Box<[u64]> = match (&dispatch, reprint) {
                (Some(runs), true) => runs.clone(),
                _ => {
                    let mut runs: Vec<u64> = (0..15).map(|_| random.next()).collect();
                    runs.sort_unstable();
                    runs.into()
                }
            };
            dispatch.get_or_insert_with(|| runs.clone());
            let published = world.1[event as usize].day + 1 + random.below(4) as i32;
            let mut told = vec![tell(&mut random, &world, event, published, Role::Main)];
            if event > 0 && random.one_in(7) {
                let earlier = random.below(u64::from(event)) as u32;
                let before = published - world.1[earlier as usize].day;
                if (14..120).contains(&before) {
                    told.push(tell(&mut random, &world, earlier, published, Role::Background));
                }
            }
            let id = format!("{:016x}", random.next());
            reports.push((Written { id, published, told, world: world.clone() }, Sketch { whole: runs[0], runs }));
        }
    }
    reports.sort_by(|a, b| a.0.id.cmp(&b.0.id));
    reports.into_iter().unzip()
}

fn tell(random: &mut Random, world: &(Vec<World>, Vec<Happened>), event: u32, published: i32, role: Role) -> Told {
    let happened = &world.1[event as usize];
    let place = &world.0[happened.place];
    let day = happened.day;
    let mut recalled = None;
    let days = match random.below(100) {
        _ if role == Role::Background && random.one_in(2) => {
            let at_least = ((published - day) as u32 / 7 * 7).saturating_sub(3);
            recalled =
                Some(Recalled { at_least, at_most: Some(at_least + 10), from: RecalledFrom::Publication, span: Span::default() });
            Days::Any
        }
        0..80 => Days::Span(day, day),
        80..85 => Days::OneOf([day - 7, day, day + 7].into()),
        85..90 => Days::Span(day - 10, day + 20),
        90..98 => Days::Any,
        _ => Days::Span(day, day + 1),
    };
    let name = match random.below(100) {
        0..84 => Some(place.name.clone()),
        // Another spelling.
        84..90 => Some(format!("{}h", place.name.replace("ou", "u").replace('k', "c"))),
        90..94 => Some(String::new()),
        _ => None,
    };
    Told {
        event,
        role,
        days,
        recalled,
        region_only: name.as_deref() == Some(""),
        place: name,
        dead: if random.one_in(4) { happened.dead + happened.dead / 4 + 1 } else { happened.dead },
        army: random.one_in(3),
    }
}

fn build(reports: &[Written], families: &[u32]) -> (Collection, Vec<u32>) {
    let mut builder = Builder::default();
    let army = builder.voice(Some(SpeakerClass::Army), "", "");
    let residents = builder.voice(Some(SpeakerClass::Residents), "", "inhabitants");
    let mut truth = Vec::new();
    const ACTORS: [&str; 6] = ["jnim", "eigs", "iswap", "adf", "al-shabaab", "codeco"];
    for (written, family) in reports.iter().zip(families) {
        builder.report(&written.id, Some((written.published, written.published)), None, &reports[*family as usize].id, "");
        for told in &written.told {
            let (places, happened) = &*written.world;
            let event = &happened[told.event as usize];
            let place = &places[event.place];
            let figure = |effect, victims, n: u32, voice, statement| NewFigure {
                effect,
                victims,
                of: "",
                group: "",
                low: n,
                high: if n.is_multiple_of(7) { OPEN } else { n },
                form: if n.is_multiple_of(7) { Form::AtLeast } else { Form::Exact },
                stance: Stance::Asserted,
                voice,
                statement,
                part_of: NONE,
                superseded: false,
                joint: &[],
                doubts: Vec::new(),
            };
            let voice = if told.army { army } else { residents };
            let mut figures = vec![figure(Effect::Killed, Victims::Civilians, told.dead, voice, 1)];
            if event.lost > 0 && told.role == Role::Main {
                figures.push(figure(Effect::Killed, Victims::Militants, event.lost, army, 2));
                figures.push(figure(Effect::Wounded, Victims::Civilians, event.dead + event.lost, voice, 3));
            }
            let name = told.place.as_deref();
            let region = told.region_only;
            builder.telling(&NewTelling {
                role: told.role,
                kind: event.kind,
                days: told.days.clone(),
                recalled: told.recalled,
                place: name.map(|name| NewPlace {
                    name: if region { &place.admin1 } else { name },
                    gazetteer: if region || place.point.is_none() { "" } else { &place.name },
                    admin1: &place.admin1,
                    point: place.point.filter(|_| !region),
                    precision: if region { Precision::Region } else { Precision::Point },
                }),
                country: COUNTRIES[place.country],
                not_before: None,
                actors: vec![(ACTORS[event.actor], true), ("civilians", false)],
                figures,
                deeds: Vec::new(),
            });
            truth.push(told.event);
        }
    }
    (builder.finish(), truth)
}

/// One event with so many statements, of which many contradict each other.
fn ledger(statements: u32) {
    let mut builder = Builder::default();
    let mut random = Random(7);
    let voices: Vec<u32> = (0..12)
        .map(|n| builder.voice(Some(SpeakerClass::ALL[n % SpeakerClass::ALL.len()]), "", &format!("speaker {n}")))
        .collect();
    let categories = [Victims::People, Victims::Soldiers, Victims::Civilians, Victims::Militants, Victims::Gendarmes];
    for report in 0..statements / 5 {
        let (id, published) = (format!("{report:04}"), FIRST + report as i32 / 4);
        builder.report(&id, Some((published, published)), None, &id, "");
        let figures = (0..5)
            .map(|n| NewFigure {
                effect: Effect::Killed,
                victims: categories[n],
                of: "",
                group: "",
                low: 10 + random.below(40) as u32,
                high: OPEN,
                form: Form::AtLeast,
                stance: Stance::Asserted,
                voice: voices[random.below(12) as usize],
                statement: n as u32 + 1,
                part_of: NONE,
                superseded: false,
                joint: &[],
                doubts: Vec::new(),
            })
            .map(|f| if f.low.is_multiple_of(5) { f } else { NewFigure { high: f.low, form: Form::Exact, ..f } })
            .collect();
        builder.telling(&NewTelling {
            role: Role::Main,
            kind: Kind::Attack,
            days: Days::Span(FIRST, FIRST),
            recalled: None,
            place: Some(NewPlace { name: "Barga", gazetteer: "", admin1: "", point: None, precision: Precision::Point }),
            country: "BF",
            not_before: None,
            actors: Vec::new(),
            figures,
            deeds: Vec::new(),
        });
    }
    let collection = builder.finish();
    let events = resolve::resolve(&collection);
    assert_eq!(events.len(), 1, "all reports tell of one event");
    let started = Instant::now();
    let ledger = Reconciler::new(&collection, &events).ledger(0);
    for policy in Policy::ALL {
        black_box(policy.rows(&collection, &ledger));
    }
    let ms = started.elapsed().as_secs_f64() * 1e3;
    println!(
        "ledger of {} statements, {} contradictions kept, all policies: {ms:.2} ms",
        ledger.lines.len(),
        ledger.contradictions.len()
    );
}
