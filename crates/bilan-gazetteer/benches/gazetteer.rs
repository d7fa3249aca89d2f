//! Import, opening and look-up: the dumps beside the project, and as many generated rows as `allCountries` has.
//! `cargo bench -p bilan-gazetteer`; `BILAN_BENCH_ROWS` makes the generated dump shorter.

#[path = "../../bilan/benches/used/mod.rs"]
mod used;

use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::time::Instant;

use bilan::model::Metadata;
use bilan::{Gazetteer, publish, read, read_report_with};
use bilan_gazetteer::{Request, Store};

/// What `allCountries` holds, rounded.
const ROWS: u64 = 12_000_000;

fn main() {
    let work = std::env::temp_dir().join(format!("bilan-bench-gazetteer.{}", std::process::id()));
    fs::create_dir_all(&work).expect("a folder for temporary files");
    let dumps = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/geonames");
    if dumps.is_dir() {
        three_dumps(&dumps, &work.join("three"));
    } else {
        println!("NOT MEASURED: {} is not there", dumps.display());
    }
    all_countries(&work);
    fs::remove_dir_all(&work).expect("the temporary folder can be removed");
}

fn import(store: &Store, files: Vec<PathBuf>) -> (u64, f64) {
    let started = Instant::now();
    let done = store.import(&Request { files, ..Request::default() }).expect("dumps are imported");
    (done.iter().map(|d| d.rows).sum(), started.elapsed().as_secs_f64())
}

/// The best of several tries in milliseconds.
fn opening(store: &Store) -> f64 {
    let once = |_| {
        let started = Instant::now();
        let opened = store.open().expect("tables are sound");
        black_box(opened.gazetteer().expect("tables are sound").exact("gao").len());
        started.elapsed().as_secs_f64() * 1e3
    };
    (0..5).map(once).fold(f64::INFINITY, f64::min)
}

fn three_dumps(dumps: &Path, data: &Path) {
    let store = Store::new(data);
    let files = ["ML.txt", "NE.txt", "BF.txt"].map(|f| dumps.join(f)).to_vec();
    let (rows, seconds) = import(&store, files);
    told(&format!("import of three dumps, {rows} rows"), seconds, "s", 2.0);
    told("opening them", opening(&store), "ms", 100.0);
    let opened = store.open().expect("tables are sound");
    let gazetteer = opened.gazetteer().expect("tables are sound");
    reading(&gazetteer);
}

/// The same reports with and without look-ups, in turns.
fn reading(gazetteer: &Gazetteer<'_>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/open/text");
    let mut texts: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().filter_map(|e| Some(e.ok()?.path())).collect();
    texts.sort();
    let report = |path: &PathBuf| {
        read::report(fs::read_to_string(path).ok()?, Metadata { language: Some("fr".to_owned()), ..Metadata::default() }).into()
    };
    let reports: Vec<bilan::Report> = texts.iter().filter_map(report).collect();
    if reports.is_empty() {
        return println!("NOT MEASURED: no corpus beside the crate");
    }
    let none = Gazetteer::default();
    // The best of each report by itself: what else runs on the machine then counts least.
    let mut best = vec![[f64::INFINITY; 2]; reports.len()];
    for round in 0..40 {
        for (report, best) in reports.iter().zip(&mut best) {
            // Whichever comes second finds the text in the cache.
            for which in [round % 2, 1 - round % 2] {
                let started = Instant::now();
                black_box(publish::reading(report, &read_report_with(report, [&none, gazetteer][which])));
                best[which] = best[which].min(started.elapsed().as_secs_f64());
            }
        }
    }
    let sum = |n: usize| best.iter().map(|b| b[n]).sum::<f64>();
    let (without, with) = (sum(0), sum(1));
    println!("{:50} {:8.0} µs a report", "reading without a gazetteer", without * 1e6 / reports.len() as f64);
    told("reading with look-ups in three dumps costs more by", (with / without - 1.0) * 100.0, "%", 10.0);
}

fn all_countries(work: &Path) {
    let rows = std::env::var("BILAN_BENCH_ROWS").ok().and_then(|n| n.parse().ok()).unwrap_or(ROWS);
    let dump = work.join("allCountries.txt");
    generate(&dump, rows).expect("the generated dump fits on the disk");
    let store = Store::new(&work.join("all"));
    let (taken, seconds) = import(&store, vec![dump.clone()]);
    println!("{:50} {seconds:8.1} s", format!("import of {taken} generated rows"));
    told("highest memory of this process so far", used::peak_megabytes() as f64, "MB", 2000.0);
    fs::remove_file(&dump).expect("the generated dump can be removed");
    told("opening them", opening(&store), "ms", 100.0);
    let opened = store.open().expect("the table is sound");
    let gazetteer = opened.gazetteer().expect("the table is sound");
    for (what, bound) in [("exact look-up", 0), ("look-up with one letter wrong", 1), ("with two", 2)] {
        let started = Instant::now();
        let names = ["kalimona", "tesandaru", "bogilemi", "nakosuri"];
        let found: usize = names
            .iter()
            .map(|n| if bound == 0 { gazetteer.exact(n).len() } else { gazetteer.near(n, bound, |_| true).len() })
            .sum();
        println!("{what:50} {:8.3} ms, {found} found", started.elapsed().as_secs_f64() * 1e3 / names.len() as f64);
    }
}

/// Rows with names of made-up syllables and three spellings each.
fn generate(path: &Path, rows: u64) -> std::io::Result<()> {
    const SYLLABLES: [&str; 32] = [
        "ka", "lou", "mo", "na", "te", "san", "da", "rou", "bo", "gi", "lé", "mi", "ko", "su", "ri", "ba", "dji", "gou", "ti",
        "wa", "ma", "fo", "ké", "sé", "ga", "do", "tchi", "yé", "ni", "la", "bou", "zo",
    ];
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for id in 1..=rows {
        let mut seed = random();
        let mut name = String::new();
        for _ in 0..3 + seed % 3 {
            name.push_str(SYLLABLES[(seed >> 8) as usize % SYLLABLES.len()]);
            seed = seed.rotate_right(5);
        }
        let (first, rest) = name.split_at(name.chars().next().map_or(0, char::len_utf8));
        let name = format!("{}{rest}", first.to_uppercase());
        let country = [b'A' + (id % 23) as u8, b'A' + (id / 23 % 11) as u8];
        let country = String::from_utf8_lossy(&country).into_owned();
        let (lat, lon) = (random() % 12_000, random() % 36_000);
        writeln!(
            out,
            "{id}\t{name}\t{name}\t{name} Ba,Nord {name}\t{:.4}\t{:.4}\tP\tPPL\t{country}\t\t{:02}\t{}\t\t\t{}\t\t0\tUTC\t2020-01-01",
            lat as f64 / 100.0 - 60.0,
            lon as f64 / 100.0 - 180.0,
            id % 40,
            id % 900,
            id % 3000
        )?;
    }
    out.flush()
}

fn told(what: &str, value: f64, unit: &str, goal: f64) {
    let missed = if value > goal { format!("  MISSED: {goal} {unit}") } else { String::new() };
    println!("{what:50} {value:8.1} {unit}{missed}");
}
