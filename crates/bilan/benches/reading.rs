//! Speed of reading on one core: reports of violence, reports without, and one long text. `cargo bench --bench reading`
//! measures all of them, `cargo bench --bench reading -- 'reports of'` those whose name contains what is given.
//!
//! Inputs are the project's own corpus, repeated; goals are those of docs/accuracy.md.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use bilan::model::{Metadata, Report};
use bilan::{Gazetteer, publish, read, read_report, read_reports_with};

/// As in the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const PEACEFUL: &str = "La campagne de reboisement a repris lundi dans la commune, avec l'appui des associations et du service technique. \
    Le maire a remis trois cents plants aux chefs de quartier et promis un forage avant la saison chaude. Les commerçants du \
    grand marché se plaignent du prix du carburant, passé de 700 à 850 francs le litre en six semaines.\n\n";

fn main() {
    let corpus = corpus();
    if corpus.is_empty() {
        println!("NOT MEASURED: no corpus beside the crate");
        return;
    }
    let started = Instant::now();
    black_box(read_report(&report("Six soldats ont été tués.")));
    println!("{:34} {:8.1} ms", "first report, with loading", started.elapsed().as_secs_f64() * 1e3);
    measure("reports of violence, 2.5 kB", || (0..4000).map(|n| sized(&corpus, n, 2500)).collect());
    let peaceful = |n: usize| report(&PEACEFUL.repeat(2500 / PEACEFUL.len() + n % 2));
    measure("reports without violence, 2.5 kB", || (0..4000).map(peaceful).collect());
    for megabytes in [1, 10, 50] {
        measure(&format!("one text of {megabytes} MB"), || vec![long(&corpus, megabytes << 20)]);
    }
}

/// So many reports are handed over together, as the command does.
const AT_ONCE: usize = 16;

fn measure(name: &str, reports: impl FnOnce() -> Vec<Report>) {
    if !asked(name) {
        return;
    }
    let reports = reports();
    let bytes: usize = reports.iter().map(|r| r.text.len()).sum();
    let reports: Vec<&Report> = reports.iter().collect();
    let started = Instant::now();
    for few in reports.chunks(AT_ONCE) {
        for (report, reading) in few.iter().zip(read_reports_with(few, &Gazetteer::default())) {
            black_box(publish::reading(report, &reading));
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    println!("{name:34} {:8.1} MB/s  {:9.0} reports/s", bytes as f64 / 1e6 / seconds, reports.len() as f64 / seconds);
}

/// Whether an argument is part of the name, or none is given. What cargo itself passes begins with a dash.
fn asked(name: &str) -> bool {
    let mut arguments = std::env::args().skip(1).filter(|a| !a.starts_with('-')).peekable();
    arguments.peek().is_none() || arguments.any(|a| name.contains(&a))
}

fn report(text: &str) -> Report {
    read::report(text.to_owned(), Metadata { language: Some("fr".to_owned()), ..Metadata::default() })
}

/// A report of about so many bytes, from whole texts of the corpus.
fn sized(corpus: &[String], start: usize, bytes: usize) -> Report {
    let mut text = String::new();
    for n in start.. {
        text.push_str(&corpus[n % corpus.len()]);
        if text.len() >= bytes {
            break;
        }
    }
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
    report(&text)
}

/// A report of the texts of the corpus one after the other, as many as this many bytes hold; none with comments of readers, for
/// nothing behind those is read.
fn long(corpus: &[String], bytes: usize) -> Report {
    let mut text = String::new();
    for next in corpus.iter().filter(|text| !text.contains("ommentaire")).cycle() {
        if text.len() + next.len() >= bytes {
            break;
        }
        text.push_str(next);
    }
    report(&text)
}

fn corpus() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/open/text");
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.sort();
    let body = |text: String| text.split_once("\n\n").map_or(text.clone(), |(_, body)| format!("{body}\n\n"));
    paths.iter().filter_map(|p| std::fs::read_to_string(p).ok()).map(body).collect()
}
